/* Every stream of a session outlives its connection: both ends count what they have received, keep what they have sent
 * until the other reports it, and after a reconnect go on where the other is. Frames know nothing of it.
 */
#include "link_layer.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "channel.h"
#include "connect.h"
#include "link_mend.h"
#include "outgoing.h"
#include "ring.h"
#include "session.h"
#include "side.h"

#define PIECE (256u << 10)       /* copied and sent at a time, while it is in the cache */
#define RESERVE 4096             /* of the side stream's ring, for reports */
#define FULL_MILLISECONDS 10

static const uint64_t ring_size[STREAM_BULK] = {CHANNEL_RING, 256u << 10};
static const uint64_t report_after[STREAM_BULK + 1] = {256u << 10, 16u << 10, 1u << 20}; /* the last: of each bulk stream */

static void make_locks(link_state *link)
{
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&link->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&link->lock, NULL);
    for (int i = 0; i < STREAM_COUNT; i++) {
        pthread_mutex_init(&link->streams[i].receiving, NULL);
        pthread_mutex_init(&link->streams[i].sending, NULL);
    }
}

void link_init(gtap_session *session)
{
    session->link.fresh = -1;
    for (int i = 0; i < STREAM_COUNT; i++) {
        session->link.streams[i].session = session;
        session->link.streams[i].fd = -1;
    }
    make_locks(&session->link);
}

static int make_rings(link_state *link)
{
    size_t size = 0;
    link->streams[STREAM_CHANNEL].ring = ring_make(CHANNEL_RING);
    if (!link->streams[STREAM_CHANNEL].ring)
        return -1;
    for (int i = STREAM_SIDE; i < STREAM_BULK; i++)
        size += ring_size[i];
    unsigned char *rings = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (rings == MAP_FAILED)
        return -1;
    madvise(rings, size, MADV_DONTDUMP);
    madvise(rings, size, MADV_DONTFORK);
    for (int i = STREAM_SIDE; i < STREAM_BULK; rings += ring_size[i++])
        link->streams[i].ring = rings;
    for (int i = STREAM_BULK; i < STREAM_COUNT; i++)
        if (outgoing_make(&link->streams[i]) < 0)
            return -1;
    return 0;
}

int link_open(gtap_session *session)
{
    link_state *link = &session->link;
    if (make_rings(link) < 0)
        return -1;
    for (int i = 0; i <= STREAM_BULK; i++) {
        connection made = connect_stream(session, link_kind((enum stream_name)i));
        if (made.fd < 0)
            return -1;
        link->streams[i].tls = made.tls;
        link->streams[i].fd = made.fd;
    }
    return 0;
}

/* ---- the connections ---- */

int link_poll_fd(const gtap_session *session, enum stream_name name)
{
    const link_stream *stream = &session->link.streams[name];
    return stream->over ? -1 : stream->fd;
}

int link_holds(gtap_session *session, enum stream_name name)
{
    link_stream *stream = &session->link.streams[name];
    if (!stream->tls)
        return 0;
    pthread_mutex_lock(&stream->receiving);
    int holds = !stream->over && connection_holds(stream->tls);
    pthread_mutex_unlock(&stream->receiving);
    return holds;
}

int link_watch_fd(const gtap_session *session, enum stream_name name)
{
    const link_stream *stream = &session->link.streams[name];
    return stream->lost ? -1 : stream->fd;
}

void link_end(gtap_session *session)
{
    for (int i = 0; i < STREAM_COUNT; i++)
        shutdown(session->link.streams[i].fd, SHUT_RDWR);
    link_wake(session);
}

void link_orphan(gtap_session *session)
{
    for (int i = 0; i < STREAM_COUNT; i++)
        if (session->link.streams[i].fd >= 0)
            close(session->link.streams[i].fd);
    if (session->link.fresh >= 0)
        close(session->link.fresh);
}

/* ---- sending ---- */

/* With `sending` held: copy into the ring what has room. Frames of the side stream go whole, so that reports of other
 * threads may come between them. */
static size_t keep(gtap_session *session, link_stream *stream, const void *data, size_t size, size_t reserve)
{
    enum stream_name name = link_name(session, stream);
    uint64_t room = ring_size[name] - (stream->kept - stream->freed), at = stream->kept % ring_size[name];
    room = room > reserve ? room - reserve : 0;
    if (name == STREAM_SIDE && size > room)
        return 0;
    size_t taken = size < room ? size : room;
    taken = taken < PIECE ? taken : PIECE;
    size_t first = taken < ring_size[name] - at ? taken : ring_size[name] - at;
    memcpy(stream->ring + at, data, first);
    memcpy(stream->ring, (const unsigned char *)data + first, taken - first);
    stream->kept += taken;
    return taken;
}

/* Of `left` bytes from `at` on, those that lie together. */
static uint64_t together(enum stream_name name, uint64_t at, uint64_t left)
{
    return name == STREAM_CHANNEL || left < ring_size[name] - at ? left : ring_size[name] - at;
}

/* With `sending` held: send what the socket takes up to there. Bytes that have not been sent. */
static uint64_t push(gtap_session *session, link_stream *stream, uint64_t until)
{
    enum stream_name name = link_name(session, stream);
    if (name >= STREAM_BULK)
        return outgoing_push(session, stream);
    while (stream->sent < until && !stream->lost) {
        uint64_t at = stream->sent % ring_size[name], left = until - stream->sent;
        struct iovec part = {stream->ring + at, together(name, at, left)};
        ssize_t sent = connection_send(stream->fd, stream->tls, &part, 1, 0);
        if (sent > 0) {
            stream->sent += (uint64_t)sent;
            link_sent(session, stream);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            break;
        } else if (errno != EINTR) {
            link_mark_lost(session, stream);
        }
    }
    if (session->state == SESSION_OPEN && !session->link.grace)
        stream->freed = stream->sent; /* nobody will ask for it again */
    return stream->sent < until ? until - stream->sent : 0;
}

int link_is_too_late(const gtap_session *session)
{
    return session->exit_by && link_now() / 1000 >= session->exit_by;
}

int link_send(gtap_session *session, enum stream_name name, const void *data, size_t size)
{
    link_stream *stream = &session->link.streams[name];
    const unsigned char *at = data;
    for (;;) {
        if (session->state == SESSION_LOST || link_is_too_late(session))
            return -1;
        pthread_mutex_lock(&stream->sending);
        size_t taken = keep(session, stream, at, size, name == STREAM_SIDE ? RESERVE : 0);
        uint64_t left = push(session, stream, stream->kept);
        int lost = stream->lost;
        pthread_mutex_unlock(&stream->sending);
        at += taken;
        size -= taken;
        if (lost)
            link_on_loss(session);
        if (!size && (!left || lost))
            return session->state == SESSION_LOST ? -1 : 0;
        if (left && !lost)
            channel_wait_room(session, stream->fd);
        else if (!taken)
            channel_wait_room(session, -1); /* for a report, or for the link to be mended */
    }
}

int link_send_kept(gtap_session *session, uint64_t until)
{
    link_stream *stream = &session->link.streams[STREAM_CHANNEL];
    for (;;) {
        if (session->state == SESSION_LOST || link_is_too_late(session))
            return -1;
        pthread_mutex_lock(&stream->sending);
        uint64_t left = push(session, stream, until);
        int lost = stream->lost;
        pthread_mutex_unlock(&stream->sending);
        if (lost)
            link_on_loss(session);
        if (!left || lost)
            return session->state == SESSION_LOST ? -1 : 0;
        channel_wait_room(session, stream->fd);
    }
}

uint64_t link_push_some(gtap_session *session, link_stream *stream)
{
    pthread_mutex_lock(&stream->sending);
    uint64_t left = push(session, stream, stream->kept);
    pthread_mutex_unlock(&stream->sending);
    return left;
}

void link_settle(gtap_session *session)
{
    for (int i = 0; i < STREAM_COUNT; i++) {
        link_stream *stream = &session->link.streams[i];
        while (link_push_some(session, stream) && session->state != SESSION_LOST && !link_is_too_late(session))
            channel_wait_room(session, stream->lost ? -1 : stream->fd);
    }
}

/* ---- reports ---- */

/* With the side stream's `sending` held. */
static void report(gtap_session *session)
{
    link_stream *streams = session->link.streams;
    unsigned char frame[SIDE_REPORT];
    uint64_t counts[LINK_COUNTS] = {0};
    for (int i = 0; i < STREAM_COUNT; i++)
        counts[i] = streams[i].received;
    side_write_report(frame, counts);
    if (!keep(session, &streams[STREAM_SIDE], frame, sizeof frame, 0))
        return;
    for (int i = 0; i < STREAM_COUNT; i++)
        streams[i].told = counts[i];
}

/* Tell the server what has come, when that is much. Never waits: it is called by readers. */
static void report_if_due(gtap_session *session, const link_stream *stream)
{
    link_stream *side = &session->link.streams[STREAM_SIDE];
    enum stream_name name = link_name(session, stream);
    uint64_t due = report_after[name < STREAM_BULK ? name : STREAM_BULK];
    if (!session->link.grace || stream->received - stream->told < due)
        return;
    pthread_mutex_lock(&side->sending);
    if (stream->received - stream->told >= due)
        report(session);
    session->link.behind = push(session, side, side->kept) > 0;
    int lost = side->lost;
    pthread_mutex_unlock(&side->sending);
    if (lost)
        link_on_loss(session);
}

int link_report_arrived(gtap_session *session, const unsigned char *body, size_t size)
{
    uint64_t counts[LINK_COUNTS];
    int possible = 1;
    if (size != sizeof counts)
        return -1;
    memcpy(counts, body, sizeof counts);
    for (int i = 0; i < STREAM_COUNT; i++) {
        link_stream *stream = &session->link.streams[i];
        pthread_mutex_lock(&stream->sending);
        if (counts[i] < stream->reported || counts[i] > stream->sent) {
            possible = 0;
        } else {
            stream->reported = counts[i];
            stream->freed = counts[i] > stream->freed ? counts[i] : stream->freed;
            outgoing_free(session, stream);
        }
        pthread_mutex_unlock(&stream->sending);
    }
    link_wake(session);
    return possible ? 0 : -1;
}

/* ---- receiving ---- */

/* Before waiting for bytes: the server may wait for a report that its socket has not taken yet. */
static void await_bytes(gtap_session *session, const link_stream *stream)
{
    link_stream *side = &session->link.streams[STREAM_SIDE];
    while (session->link.behind && !stream->lost && !link_holds(session, link_name(session, stream))) {
        struct pollfd polls[2] = {{.fd = side->fd, .events = POLLOUT}, {.fd = stream->fd, .events = POLLIN}};
        poll(polls, 2, FULL_MILLISECONDS);
        session->link.behind = link_push_some(session, side) && !side->lost;
        if (polls[1].revents)
            return;
    }
}

/* Sleep until bytes are there, or a while has passed; how to take them then. Not in recv: on a Unix socket that is woken
 * for each piece that the other end takes, too, and so all the time while others post. */
static int sleep_for_bytes(int fd)
{
    struct pollfd polled = {.fd = fd, .events = POLLIN};
    poll(&polled, 1, LOOK_MILLISECONDS);
    return MSG_DONTWAIT;
}

/* As receive_into, by TLS. */
static ssize_t receive_secure(const link_stream *stream, void *bytes, size_t size, int flags)
{
    if (!(flags & MSG_DONTWAIT) && !connection_holds(stream->tls))
        sleep_for_bytes(stream->fd);
    return connection_receive(stream->fd, stream->tls, bytes, size);
}

/* As recv. Memory that the program's own handler of faults makes writable is nothing to the kernel: a few bytes come by
 * way of ours, and the fault happens here. */
static ssize_t receive_into(int fd, void *bytes, size_t size, int flags)
{
    unsigned char few[4096];
    ssize_t got = recv(fd, bytes, size, flags);
    if (got >= 0 || errno != EFAULT)
        return got;
    got = recv(fd, few, size < sizeof few ? size : sizeof few, flags);
    if (got > 0)
        memcpy(bytes, few, (size_t)got);
    return got;
}

/* Once: bytes, 0 for none; *broke when the stream is lost. */
static ssize_t receive_once(gtap_session *session, link_stream *stream, void *bytes, size_t size, int flags, int *broke)
{
    pthread_mutex_lock(&stream->receiving);
    if (!flags && !stream->over && !stream->tls)
        flags = sleep_for_bytes(stream->fd);
    ssize_t got = stream->over  ? 0
                  : stream->tls ? receive_secure(stream, bytes, size, flags)
                                : receive_into(stream->fd, bytes, size, flags);
    int nothing = got < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK);
    *broke = got <= 0 && !nothing;
    if (*broke && !stream->over) {
        stream->over = 1;
        link_mark_lost(session, stream);
        link_wake(session);
    }
    if (got > 0)
        stream->received += (uint64_t)got;
    pthread_mutex_unlock(&stream->receiving);
    return got > 0 ? got : 0;
}

ssize_t link_receive(gtap_session *session, enum stream_name name, void *bytes, size_t size, int flags)
{
    link_stream *stream = &session->link.streams[name];
    int broke;
    do {
        if (!(flags & MSG_DONTWAIT))
            await_bytes(session, stream);
        ssize_t got = receive_once(session, stream, bytes, size, flags, &broke);
        if (got > 0) {
            link_received(session, (uint64_t)got);
            report_if_due(session, stream);
            return got;
        }
        if (broke)
            link_on_loss(session);
        else if (!(flags & MSG_DONTWAIT))
            link_look(session); /* nothing has come for a while: what is waited for may hang on another stream */
        if (session->state == SESSION_LOST)
            return -1;
        if (broke && !(flags & MSG_DONTWAIT))
            link_await_mended(session, stream);
    } while (!(flags & MSG_DONTWAIT));
    return 0;
}
