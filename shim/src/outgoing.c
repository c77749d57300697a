/* What goes by the bulk streams.
 *
 * An object lies where the program has it for as long as it may: it is sent from there, without a lock but for each
 * system call, and what the server has not reported by the time that its caller returns is copied. A session begins
 * with one bulk stream; when a socket stays full for a while, which is when the link is long and not just busy, three
 * more are connected, and each object goes by one that has room.
 */
#include "outgoing.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "channel.h"
#include "connect.h"
#include "link_mend.h"
#include "managed.h"
#include "thread.h"

#define MOST_OBJECTS 512
#define MOST_KEPT ((uint64_t)32 << 20) /* bytes of a stream that the server has not reported */
#define WIDEN_MILLISECONDS 5           /* for which a socket stays full before more are connected */
#define OBJECT_HEADER 16
#define STACK (256 << 10)

typedef struct object {
    uint64_t header[2]; /* id, length */
    const unsigned char *bytes;
    unsigned char *copy; /* `bytes` when it is ours */
    const void *lender;  /* whose memory it is, else NULL */
    uint64_t end;        /* position of its end in the stream */
} object;

struct outgoing {
    size_t first, count;
    int busy; /* a thread sends an object by it; bulk_lock */
    object objects[MOST_OBJECTS];
};

int outgoing_make(link_stream *stream)
{
    stream->outgoing = calloc(1, sizeof *stream->outgoing);
    return stream->outgoing ? 0 : -1;
}

static object *object_at(struct outgoing *queue, size_t index)
{
    return &queue->objects[(queue->first + index) % MOST_OBJECTS];
}

/* ---- copies: two sizes of block, used again while they are warm; guarded by bulk_lock ---- */

static size_t block_size(uint64_t length) { return length > 1u << 20 ? BULK_LIMIT : 1u << 20; }

static unsigned char *block_take(gtap_session *session, uint64_t length)
{
    size_t size = block_size(length);
    unsigned char **list = &session->bulk_blocks[size == BULK_LIMIT];
    pthread_mutex_lock(&session->bulk_lock);
    unsigned char *block = *list;
    if (block) {
        memcpy(list, block, sizeof block);
        session->bulk_spare -= size;
    }
    pthread_mutex_unlock(&session->bulk_lock);
    if (block)
        return block;
    block = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (block == MAP_FAILED)
        return NULL;
    madvise(block, size, MADV_DONTDUMP);
    madvise(block, size, MADV_DONTFORK);
    return block;
}

static void block_give(gtap_session *session, unsigned char *block, uint64_t length)
{
    size_t size = block_size(length);
    unsigned char **list = &session->bulk_blocks[size == BULK_LIMIT];
    pthread_mutex_lock(&session->bulk_lock);
    int keeps = session->bulk_spare + size <= MOST_KEPT;
    if (keeps) {
        memcpy(block, list, sizeof block);
        *list = block;
        session->bulk_spare += size;
    }
    pthread_mutex_unlock(&session->bulk_lock);
    if (!keeps)
        munmap(block, size);
}

/* ---- the queue: with the stream's `sending` held ---- */

void outgoing_free(gtap_session *session, link_stream *stream)
{
    struct outgoing *queue = stream->outgoing;
    while (queue && queue->count && object_at(queue, 0)->end <= stream->freed) {
        object *done = object_at(queue, 0);
        if (done->copy)
            block_give(session, done->copy, done->header[1]);
        queue->first = (queue->first + 1) % MOST_OBJECTS;
        queue->count--;
    }
}

/* Put an object behind the others. 0, or -1: there is no room. */
static int put(gtap_session *session, link_stream *stream, object *fresh)
{
    struct outgoing *queue = stream->outgoing;
    uint64_t size = OBJECT_HEADER + fresh->header[1], held = stream->kept - stream->freed;
    if (queue->count == MOST_OBJECTS || (held && held + size > MOST_KEPT))
        return -1;
    pthread_mutex_lock(&session->bulk_lock);
    fresh->header[0] = ++session->bulk_sent;
    pthread_mutex_unlock(&session->bulk_lock);
    fresh->end = stream->kept += size;
    *object_at(queue, queue->count++) = *fresh;
    return 0;
}

static object *first_unsent(link_stream *stream)
{
    struct outgoing *queue = stream->outgoing;
    size_t index = queue->count;
    while (index && object_at(queue, index - 1)->end > stream->sent)
        index--;
    return object_at(queue, index);
}

/* Whether its memory may be gone or locked up: not while the caller who has it waits for us, but where devices see it. */
static int is_uncertain(const object *next)
{
    return !next->copy && (!next->lender || next->lender != thread_self() || managed_has(next->bytes, next->header[1]));
}

static ssize_t send_some(const link_stream *stream, object *next)
{
    uint64_t skipped = stream->sent - (next->end - OBJECT_HEADER - next->header[1]);
    uint64_t head = skipped < OBJECT_HEADER ? OBJECT_HEADER - skipped : 0, at = skipped + head - OBJECT_HEADER;
    struct iovec parts[2] = {{(unsigned char *)next->header + OBJECT_HEADER - head, head},
                             {(unsigned char *)(uintptr_t)next->bytes + at, next->header[1] - at}};
    return connection_send(stream->fd, stream->tls, parts, 2, stream->tls && is_uncertain(next));
}

/* The program has taken the memory away: nobody will look at the bytes, but they are counted. */
static int blank(gtap_session *session, object *gone)
{
    if (!gone->copy && !(gone->copy = block_take(session, gone->header[1])))
        return -1;
    memset(gone->copy, 0, gone->header[1]);
    gone->bytes = gone->copy;
    gone->lender = NULL;
    return 0;
}

uint64_t outgoing_push(gtap_session *session, link_stream *stream)
{
    while (stream->sent < stream->kept && !stream->lost) {
        object *next = first_unsent(stream);
        ssize_t sent = send_some(stream, next);
        if (sent > 0) {
            stream->sent += (uint64_t)sent;
            link_sent(session, stream);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            break;
        } else if (errno != EINTR && (errno != EFAULT || blank(session, next) < 0)) {
            link_mark_lost(session, stream);
        }
    }
    if (session->state == SESSION_OPEN && !session->link.grace) {
        stream->freed = stream->sent; /* nobody will ask for it again */
        outgoing_free(session, stream);
    }
    return stream->kept - stream->sent;
}

/* Copy what of an object the server has not reported. 0, or -1: no memory. */
static int copy_rest(gtap_session *session, const link_stream *stream, object *lent)
{
    uint64_t start = lent->end - lent->header[1], had = stream->freed > start ? stream->freed - start : 0;
    lent->copy = block_take(session, lent->header[1]);
    if (!lent->copy)
        return -1;
    memcpy(lent->copy + had, lent->bytes + had, lent->header[1] - had);
    lent->bytes = lent->copy;
    return 0;
}

static int secure(gtap_session *session, link_stream *stream, const void *lender, int stays)
{
    struct outgoing *queue = stream->outgoing;
    int result = 0;
    pthread_mutex_lock(&stream->sending);
    for (size_t i = 0; i < queue->count && result == 0; i++) {
        object *lent = object_at(queue, i);
        if (lent->lender != lender)
            continue;
        result = stays ? 0 : copy_rest(session, stream, lent);
        lent->lender = NULL;
    }
    pthread_mutex_unlock(&stream->sending);
    return result;
}

void outgoing_secure(gtap_session *session, const void *lender, int stays)
{
    if (!stays)
        channel_poll(session); /* the newest report may spare it */
    for (int i = STREAM_BULK; i < STREAM_COUNT; i++) {
        link_stream *stream = &session->link.streams[i];
        if (stream->outgoing && secure(session, stream, lender, stays) < 0)
            session_lose(session, "memory is exhausted");
    }
}

/* Whether it is sent from where the program has it, in that memory. */
static int lies_in(const object *lent, const unsigned char *start, uint64_t size)
{
    return !lent->copy && lent->bytes < start + size && start < lent->bytes + lent->header[1];
}

static int release(gtap_session *session, link_stream *stream, const void *start, uint64_t size)
{
    struct outgoing *queue = stream->outgoing;
    int result = 0;
    pthread_mutex_lock(&stream->sending);
    for (size_t i = 0; i < queue->count && result == 0; i++) {
        object *lent = object_at(queue, i);
        if (!lies_in(lent, start, size))
            continue;
        result = copy_rest(session, stream, lent);
        lent->lender = NULL;
    }
    pthread_mutex_unlock(&stream->sending);
    return result;
}

void outgoing_release(const void *start, uint64_t size)
{
    for (gtap_session *session = sessions_first(); session; session = session->next) {
        if (!session->bulk_sent || !session_is_open(session))
            continue;
        channel_poll(session); /* the newest report may spare it */
        for (int i = STREAM_BULK; i < STREAM_COUNT; i++)
            if (release(session, &session->link.streams[i], start, size) < 0)
                session_lose(session, "memory is exhausted");
    }
}

/* ---- more streams ---- */

/* A stream is connected: others may use it from here on. */
static void begin(gtap_session *session, link_stream *stream, connection made)
{
    pthread_mutex_lock(&stream->receiving);
    pthread_mutex_lock(&stream->sending);
    stream->tls = made.tls;
    stream->fd = made.fd;
    if (session->state == SESSION_LOST) /* its end did not see this connection */
        shutdown(made.fd, SHUT_RDWR);
    pthread_mutex_unlock(&stream->sending);
    pthread_mutex_unlock(&stream->receiving);
    pthread_mutex_lock(&session->bulk_lock);
    pthread_cond_broadcast(&session->bulk_idle);
    pthread_mutex_unlock(&session->bulk_lock);
}

static void *connect_more(void *argument)
{
    link_stream *stream = argument;
    gtap_session *session = stream->session;
    connection made = connect_further(session, link_index(link_name(session, stream)));
    if (made.fd >= 0)
        begin(session, stream, made);
    return NULL;
}

/* Once: have more streams connected, each by a thread of its own, as the link is long. */
static void widen(gtap_session *session)
{
    pthread_mutex_lock(&session->bulk_lock);
    int first = !session->bulk_wide;
    session->bulk_wide = 1;
    pthread_mutex_unlock(&session->bulk_lock);
    for (int i = STREAM_BULK + 1; first && i < STREAM_COUNT; i++)
        if (thread_start(connect_more, &session->link.streams[i], STACK) != 0)
            return; /* then it goes by fewer */
}

/* ---- sending an object ---- */

static int has_room(const link_stream *stream)
{
    struct pollfd polled = {.fd = stream->fd, .events = POLLOUT};
    return !stream->lost && poll(&polled, 1, 0) > 0 && polled.revents & POLLOUT;
}

/* With bulk_lock held: a stream that no thread uses, if possible one with room. */
static link_stream *find_stream(gtap_session *session)
{
    link_stream *found = NULL;
    for (unsigned i = 0; i < BULK_STREAMS; i++) {
        link_stream *stream = &session->link.streams[STREAM_BULK + (session->bulk_turn + i) % BULK_STREAMS];
        if (stream->fd < 0 || stream->outgoing->busy)
            continue;
        if (!found || found->lost)
            found = stream;
        if (!session->bulk_wide || has_room(stream)) {
            found = stream;
            break;
        }
    }
    return found;
}

static link_stream *take_stream(gtap_session *session)
{
    link_stream *found;
    pthread_mutex_lock(&session->bulk_lock);
    while (!(found = find_stream(session)))
        pthread_cond_wait(&session->bulk_idle, &session->bulk_lock);
    found->outgoing->busy = 1;
    session->bulk_turn = (unsigned)(link_name(session, found) - STREAM_BULK + 1) % BULK_STREAMS;
    pthread_mutex_unlock(&session->bulk_lock);
    return found;
}

static void give_stream(gtap_session *session, link_stream *stream)
{
    pthread_mutex_lock(&session->bulk_lock);
    stream->outgoing->busy = 0;
    pthread_cond_signal(&session->bulk_idle);
    pthread_mutex_unlock(&session->bulk_lock);
}

static int is_over(const gtap_session *session) { return session->state == SESSION_LOST || link_is_too_late(session); }

static int put_when_there_is_room(gtap_session *session, link_stream *stream, object *fresh)
{
    while (!is_over(session)) {
        pthread_mutex_lock(&stream->sending);
        int put_now = put(session, stream, fresh);
        pthread_mutex_unlock(&stream->sending);
        if (put_now == 0)
            return 0;
        channel_wait_room(session, -1); /* for a report, or for the link to be mended */
    }
    return -1;
}

/* Send all of a stream; what a lost one cannot take is kept. */
static int send_all(gtap_session *session, link_stream *stream)
{
    uint64_t before = 0;
    int64_t since = 0;
    while (!is_over(session)) {
        pthread_mutex_lock(&stream->sending);
        uint64_t left = outgoing_push(session, stream);
        int lost = stream->lost;
        pthread_mutex_unlock(&stream->sending);
        if (lost)
            link_on_loss(session);
        if (!left || lost)
            return session->state == SESSION_LOST ? -1 : 0;
        if (left != before)
            since = link_now();
        else if (!session->bulk_wide && link_now() - since >= WIDEN_MILLISECONDS)
            widen(session);
        before = left;
        channel_wait_room(session, stream->fd);
    }
    return -1;
}

uint64_t outgoing_send(gtap_session *session, const void *data, uint64_t length, const void *lender)
{
    object fresh = {.header = {0, length}, .bytes = data, .lender = lender};
    link_stream *stream = take_stream(session);
    int sent = put_when_there_is_room(session, stream, &fresh);
    if (sent == 0)
        sent = send_all(session, stream);
    give_stream(session, stream);
    return sent == 0 ? fresh.header[0] : 0;
}
