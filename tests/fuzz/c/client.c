/* A session whose server is the input; built from the runtime's own files, for what only they can make and end. */
#include "client.h"

#include "callback.c"
#define is_over launch_is_over /* callback.c has one of its own */
#include "marks.c"
#undef is_over
#include "session.c"
#define push link_push /* callback.c has one of its own */
#include "link_layer.c"
#include "link_mend.c"
#undef push

#include "deferred.h"
#include "outgoing.h"

#define CALLS 8
#define OUTPUTS 4
#define OUTPUT_BYTES 4096
#define FUNCTIONS 4
#define MARKS 4

static unsigned char outputs[OUTPUTS][OUTPUT_BYTES];
static mark asked[MARKS];

gtap_session *client_make(int server[STREAM_COUNT])
{
    gtap_session *session = session_make();
    for (int i = 0; i < STREAM_COUNT; i++) {
        int pair[2], bytes = 4 << 20;
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
            abort();
        session->link.streams[i].fd = pair[0];
        server[i] = pair[1];
        setsockopt(pair[1], SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    }
    if (make_rings(&session->link) < 0)
        abort();
    session->bulk_wide = 1; /* all are connected */
    session->url = strdup("unix:///fuzz");
    session->kick = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    session->callbacks->running = 1; /* the target is the thread */
    if (session->kick < 0)
        abort();
    session->state = SESSION_OPEN;
    return session;
}

static void run(void *data, int32_t status)
{
    (void)data;
    (void)status;
}

void client_expects(gtap_session *session)
{
    static const char *const names[] = {NULL, "one", NULL, "three"};
    static const gtap_library library = {.ordinals = 3, .names = names, .name = "toy", .soname = "libtoy.so.1"};
    session->links[0] = (library_link){.library = &library, .ordinals = 3, .index = 1, .untracked = 1};
    session->link_count = 1;
    session->count = CALLS + OUTPUTS;
    for (uint64_t i = 1; i <= CALLS; i++) {
        waiter *w = waiter_take();
        w->plain = i == CALLS;
        channel_expect(session, w, i);
    }
    for (uint64_t i = 0; i < OUTPUTS; i++)
        deferred_expect(session, CALLS + 1 + i, outputs[i], (uint64_t)OUTPUT_BYTES >> 2 * i);
    for (unsigned i = 0; i < FUNCTIONS; i++) {
        obligation *o = calloc(1, sizeof *o);
        o->run = run;
        o->flags = i % 2 ? GTAP_OBLIGATION_ARMED : 0;
        add(session, o);
    }
    for (uint64_t i = 0; i < MARKS; i++) {
        mark_reset(&asked[i], i);
        asked[i].question = 0;
        keep_question(session, &asked[i], i + 1);
    }
}

static void take_reply(gtap_session *session, waiter *w)
{
    unsigned char into[OUTPUT_BYTES];
    gtap_reply reply = {.owner = NULL};
    if (w->done && !w->plain) {
        reply.owner = w;
        reply.body = w->body + 8;
        reply.size = (uint32_t)w->size - 8;
        reply.cursor = reply.body + 8 * (size_t)w->outputs;
        for (uint32_t i = 0; i <= w->outputs; i++)
            gtap_get(&reply, i % 3 == 2 ? NULL : into, i % 3 == 1 ? 16 : sizeof into);
    }
    (void)session;
    waiter_give(w);
}

void client_takes(gtap_session *session)
{
    callback_book *book = session->callbacks;
    while (session->waiters) {
        waiter *w = session->waiters;
        session->waiters = w->next;
        take_reply(session, w);
    }
    for (int arrivals = 0; book->first && arrivals < 64; arrivals++) {
        arrival *a = book->first;
        book->first = a->next;
        if (!book->first)
            book->last = &book->first;
        book->count--;
        perform(session, book, a);
        free(a);
    }
}

static void free_obligations(obligation *o)
{
    while (o) {
        obligation *next = o->next;
        free(o);
        o = next;
    }
}

static void free_book(callback_book *book)
{
    for (arrival *a = book->first; a;) {
        arrival *next = a->next;
        if (!(a->of->flags & GTAP_OBLIGATION_ARMED))
            free(a->of);
        free(a);
        a = next;
    }
    free_obligations(book->once.first);
    free_obligations(book->armed.first);
    free(book);
}

/* What the bulk streams keep, and the memory that they would use again. */
static void free_outgoing(gtap_session *session)
{
    static const size_t size[2] = {1u << 20, BULK_LIMIT};
    for (int i = STREAM_BULK; i < STREAM_COUNT; i++) {
        link_stream *stream = &session->link.streams[i];
        stream->freed = stream->kept;
        outgoing_free(session, stream);
        free(stream->outgoing);
    }
    for (int i = 0; i < 2; i++)
        for (unsigned char *block = session->bulk_blocks[i], *next; block; block = next) {
            memcpy(&next, block, sizeof next);
            munmap(block, size[i]);
        }
}

void client_free(gtap_session *session, const int server[STREAM_COUNT])
{
    for (question *q = session->questions; q;) {
        question *next = q->next;
        free(q);
        q = next;
    }
    free_book(session->callbacks);
    free(session->url);
    free(session->received);
    free(session->deferred);
    free(session->devices);
    free(session->patterns);
    munmap(session->link.streams[STREAM_CHANNEL].ring, 2 * ring_size[STREAM_CHANNEL]);
    munmap(session->link.streams[STREAM_SIDE].ring, ring_size[STREAM_SIDE]);
    free_outgoing(session);
    close(session->kick);
    for (int i = 0; i < STREAM_COUNT; i++) {
        close(session->link.streams[i].fd);
        if (server[i] >= 0)
            close(server[i]);
    }
    free(session);
}

void client_feed(int fd, const uint8_t *data, size_t size)
{
    if (size && send(fd, data, size, MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
        size = 0;
    shutdown(fd, SHUT_WR);
}

/* ---- its link, without the link thread ---- */

void client_comes_back(gtap_session *session)
{
    session->link.grace = 30;
    session->link.mending = 1; /* the target is the thread */
    for (int i = 0; i < STREAM_COUNT; i++) { /* long ago */
        link_stream *stream = &session->link.streams[i];
        uint64_t size = i < STREAM_BULK ? ring_size[i] : CHANNEL_RING; /* a bulk stream has no ring */
        stream->kept = stream->sent = stream->freed = stream->reported = size - CLIENT_TO_THE_END;
    }
    session->flushed = session->link.streams[STREAM_CHANNEL].kept;
}

void client_loses(gtap_session *session, int stream)
{
    link_stream *lost = &session->link.streams[stream];
    pthread_mutex_lock(&lost->sending);
    link_mark_lost(session, lost);
    pthread_mutex_unlock(&lost->sending);
}

int client_mend(gtap_session *session, int stream, int fresh, uint64_t theirs, uint64_t *received)
{
    link_stream *lost = &session->link.streams[stream];
    pthread_mutex_lock(&lost->receiving);
    lost->over = 1;
    *received = lost->received;
    pthread_mutex_unlock(&lost->receiving);
    connection plain = {fresh, NULL};
    return replace(session, lost, &plain, theirs);
}

uint64_t client_pushes(gtap_session *session, int stream) { return link_push_some(session, &session->link.streams[stream]); }

client_positions client_at(const gtap_session *session, int stream)
{
    const link_stream *at = &session->link.streams[stream];
    return (client_positions){at->kept, at->sent, at->freed, at->lost};
}
