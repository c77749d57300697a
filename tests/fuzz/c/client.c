/* A session whose server is the input; built from the runtime's own files, for what only they can make and end. */
#include "client.h"

#include "callback.c"
#define is_over launch_is_over /* callback.c has one of its own */
#include "marks.c"
#undef is_over
#include "session.c"
#if __has_include("link_layer.h")
#define push link_push /* callback.c has one of its own */
#include "link_layer.c"
#undef push
#define FD(session, name) ((session)->link.streams[STREAM_##name].fd)
#else
#define FD(session, name) ((session)->FD_##name)
#define FD_CHANNEL channel
#define FD_SIDE side
#define FD_BULK bulk
#endif

#include "deferred.h"

#define CALLS 8
#define OUTPUTS 4
#define OUTPUT_BYTES 4096
#define FUNCTIONS 4
#define MARKS 4

static unsigned char outputs[OUTPUTS][OUTPUT_BYTES];
static mark asked[MARKS];

gtap_session *client_make(int server[3])
{
    gtap_session *session = session_make();
    int *mine[3] = {&FD(session, CHANNEL), &FD(session, SIDE), &FD(session, BULK)};
    for (int i = 0; i < 3; i++) {
        int pair[2], bytes = 4 << 20;
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
            abort();
        *mine[i] = pair[0];
        server[i] = pair[1];
        setsockopt(pair[1], SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
    }
#if __has_include("link_layer.h")
    if (make_rings(&session->link) < 0)
        abort();
#endif
    session->url = strdup("unix:///fuzz");
    session->kick = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    session->callbacks->running = 1; /* the target is the thread */
    if (command_buffer_make(session) < 0 || session->kick < 0)
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

void client_free(gtap_session *session, const int server[3])
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
    unsigned char *buffers[] = {session->filling.bytes, session->going.bytes};
    munmap(buffers[buffers[0] > buffers[1]], 2 * BUFFER_SIZE);
#if __has_include("link_layer.h")
    munmap(session->link.streams[0].ring, ring_size[0] + ring_size[1] + ring_size[2]);
#endif
    int mine[] = {FD(session, CHANNEL), FD(session, SIDE), FD(session, BULK), session->kick};
    for (int i = 0; i < 4; i++)
        close(mine[i]);
    for (int i = 0; i < 3; i++)
        close(server[i]);
    free(session);
}

void client_feed(int fd, const uint8_t *data, size_t size)
{
    if (size && send(fd, data, size, MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
        size = 0;
    shutdown(fd, SHUT_WR);
}
