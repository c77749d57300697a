/* Every stream of a session outlives its connection: both ends count what they have received, keep what they have sent
 * until the other reports it, and after a reconnect go on where the other is. Frames know nothing of it.
 *
 * Whoever finds a connection broken marks the stream lost, with the lock under which it found that held, so that a new
 * connection, which is put in place with both locks, is never taken for the old one. The link thread then reconnects.
 * It dup3()s onto the old descriptor: the numbers stay. It never reads a stream: reading may wait for another to be mended.
 */
#include "link_layer.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "channel.h"
#include "connect.h"
#include "helper.h"
#include "session.h"
#include "side.h"
#include "stats.h"
#include "thread.h"

#define PIECE (256u << 10)       /* copied and sent at a time, while it is in the cache */
#define RESERVE 4096             /* of the side stream's ring, for reports */
#define FULL_MILLISECONDS 10
#define FIRST_PAUSE 50           /* milliseconds between attempts to reconnect */
#define LONGEST_PAUSE 500
#define LAST_WORDS_MILLISECONDS 200
#define LONGEST_STEP 10000       /* milliseconds that one step of an attempt may take: to connect, to be answered */

static const uint64_t ring_size[STREAM_COUNT] = {4u << 20, 256u << 10, 32u << 20};
static const uint64_t report_after[STREAM_COUNT] = {256u << 10, 16u << 10, 1u << 20};
static const enum connection_kind kind_of[STREAM_COUNT] = {CONNECT_CHANNEL, CONNECT_SIDE, CONNECT_BULK};

static int64_t now_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static enum stream_name name_of(const gtap_session *session, const link_stream *stream)
{
    return (enum stream_name)(stream - session->link.streams);
}

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
    for (int i = 0; i < STREAM_COUNT; i++)
        session->link.streams[i].fd = -1;
    make_locks(&session->link);
}

static int make_rings(link_state *link)
{
    size_t size = 0;
    for (int i = 0; i < STREAM_COUNT; i++)
        size += ring_size[i];
    unsigned char *rings = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (rings == MAP_FAILED)
        return -1;
    madvise(rings, size, MADV_DONTDUMP);
    madvise(rings, size, MADV_DONTFORK);
    for (int i = 0; i < STREAM_COUNT; rings += ring_size[i++])
        link->streams[i].ring = rings;
    return 0;
}

int link_open(gtap_session *session)
{
    link_state *link = &session->link;
    if (make_rings(link) < 0)
        return -1;
    for (int i = 0; i < STREAM_COUNT; i++)
        if ((link->streams[i].fd = connect_stream(session, kind_of[i])) < 0)
            return -1;
    return 0;
}

/* ---- loss ---- */

/* With the lock held under which it was found. */
static void mark_lost(gtap_session *session, link_stream *stream)
{
    pthread_mutex_lock(&session->link.lock);
    if (!stream->lost) {
        stream->lost_at = now_milliseconds();
        stream->lost = 1;
        shutdown(stream->fd, SHUT_RDWR); /* whoever waits in recv or poll returns */
    }
    pthread_mutex_unlock(&session->link.lock);
}

static void *mend(void *argument);

/* With no lock held: a stream was found lost. */
static void on_loss(gtap_session *session)
{
    link_state *link = &session->link;
    if (session->state == SESSION_LOST)
        return;
    if (!link->grace || link->ended) {
        session_lose(session, "the connection to the server has ended");
        return;
    }
    pthread_mutex_lock(&link->lock);
    int failed = !link->mending && thread_start(mend, session, 256 << 10) != 0;
    link->mending |= !failed;
    pthread_mutex_unlock(&link->lock);
    if (failed)
        session_lose(session, "the link was lost and no thread could be started to mend it");
}

static void wake(gtap_session *session)
{
    pthread_mutex_lock(&session->link.lock);
    pthread_cond_broadcast(&session->link.changed);
    pthread_mutex_unlock(&session->link.lock);
}

/* With link.lock held. */
static void wait_locked(link_state *link, int milliseconds)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += milliseconds / 1000;
    until.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_cond_timedwait(&link->changed, &link->lock, &until);
}

void link_wait(gtap_session *session, int milliseconds)
{
    pthread_mutex_lock(&session->link.lock);
    wait_locked(&session->link, milliseconds);
    pthread_mutex_unlock(&session->link.lock);
}

static void await_mended(gtap_session *session, const link_stream *stream)
{
    link_state *link = &session->link;
    pthread_mutex_lock(&link->lock);
    while (stream->lost && session->state != SESSION_LOST)
        pthread_cond_wait(&link->changed, &link->lock);
    pthread_mutex_unlock(&link->lock);
}

int link_poll_fd(const gtap_session *session, enum stream_name name)
{
    const link_stream *stream = &session->link.streams[name];
    return stream->over ? -1 : stream->fd;
}

int link_watch_fd(const gtap_session *session, enum stream_name name)
{
    const link_stream *stream = &session->link.streams[name];
    return stream->lost ? -1 : stream->fd;
}

void link_look(gtap_session *session)
{
    int found = 0;
    for (int i = 0; i < STREAM_COUNT; i++) {
        link_stream *stream = &session->link.streams[i];
        struct pollfd polled = {.fd = stream->fd, .events = POLLRDHUP};
        pthread_mutex_lock(&stream->sending);
        int ended = !stream->lost && poll(&polled, 1, 0) > 0;
        if (ended)
            mark_lost(session, stream);
        pthread_mutex_unlock(&stream->sending);
        found |= ended;
    }
    if (found)
        on_loss(session);
}

void link_end(gtap_session *session)
{
    for (int i = 0; i < STREAM_COUNT; i++)
        shutdown(session->link.streams[i].fd, SHUT_RDWR);
    wake(session);
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
    enum stream_name name = name_of(session, stream);
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

/* With `sending` held: send what the socket takes. Bytes that have not been sent. */
static uint64_t push(gtap_session *session, link_stream *stream)
{
    uint64_t size = ring_size[name_of(session, stream)];
    while (stream->sent < stream->kept && !stream->lost) {
        uint64_t at = stream->sent % size, left = stream->kept - stream->sent;
        ssize_t sent = send(stream->fd, stream->ring + at, left < size - at ? left : size - at,
                            MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            stats_bytes((uint64_t)sent, 0);
            stream->sent += (uint64_t)sent;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            break;
        } else if (errno != EINTR) {
            mark_lost(session, stream);
        }
    }
    if (session->state == SESSION_OPEN && !session->link.grace)
        stream->freed = stream->sent; /* nobody will ask for it again */
    return stream->kept - stream->sent;
}

/* A server that does not read any more, or a link that is lost, holds up no exit. */
static int is_too_late(const gtap_session *session)
{
    return session->exit_by && now_milliseconds() / 1000 >= session->exit_by;
}

int link_send(gtap_session *session, enum stream_name name, const void *data, size_t size)
{
    link_stream *stream = &session->link.streams[name];
    const unsigned char *at = data;
    for (;;) {
        if (session->state == SESSION_LOST || is_too_late(session))
            return -1;
        pthread_mutex_lock(&stream->sending);
        size_t taken = keep(session, stream, at, size, name == STREAM_SIDE ? RESERVE : 0);
        uint64_t left = push(session, stream);
        int lost = stream->lost;
        pthread_mutex_unlock(&stream->sending);
        at += taken;
        size -= taken;
        if (lost)
            on_loss(session);
        if (!size && (!left || lost))
            return session->state == SESSION_LOST ? -1 : 0;
        if (left && !lost)
            channel_wait_room(session, stream->fd);
        else if (!taken)
            channel_wait_room(session, -1); /* for a report, or for the link to be mended */
    }
}

/* Send what the socket takes. Bytes that have not been sent. */
static uint64_t push_some(gtap_session *session, link_stream *stream)
{
    pthread_mutex_lock(&stream->sending);
    uint64_t left = push(session, stream);
    pthread_mutex_unlock(&stream->sending);
    return left;
}

void link_settle(gtap_session *session)
{
    for (int i = 0; i < STREAM_COUNT; i++) {
        link_stream *stream = &session->link.streams[i];
        while (push_some(session, stream) && session->state != SESSION_LOST && !is_too_late(session))
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
    uint64_t due = report_after[name_of(session, stream)];
    if (!session->link.grace || stream->received - stream->told < due)
        return;
    pthread_mutex_lock(&side->sending);
    if (stream->received - stream->told >= due)
        report(session);
    session->link.behind = push(session, side) > 0;
    int lost = side->lost;
    pthread_mutex_unlock(&side->sending);
    if (lost)
        on_loss(session);
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
        }
        pthread_mutex_unlock(&stream->sending);
    }
    wake(session);
    return possible && !counts[3] && !counts[4] && !counts[5] ? 0 : -1;
}

/* ---- receiving ---- */

/* Before waiting for bytes: the server may wait for a report that its socket has not taken yet. */
static void await_bytes(gtap_session *session, const link_stream *stream)
{
    link_stream *side = &session->link.streams[STREAM_SIDE];
    while (session->link.behind && !stream->lost) {
        struct pollfd polls[2] = {{.fd = side->fd, .events = POLLOUT}, {.fd = stream->fd, .events = POLLIN}};
        poll(polls, 2, FULL_MILLISECONDS);
        session->link.behind = push_some(session, side) && !side->lost;
        if (polls[1].revents)
            return;
    }
}

/* Once: bytes, 0 for none; *broke when the stream is lost. */
static ssize_t receive_once(gtap_session *session, link_stream *stream, void *bytes, size_t size, int flags, int *broke)
{
    pthread_mutex_lock(&stream->receiving);
    ssize_t got = stream->over ? 0 : recv(stream->fd, bytes, size, flags);
    int nothing = got < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK);
    *broke = got <= 0 && !nothing;
    if (*broke && !stream->over) {
        stream->over = 1;
        mark_lost(session, stream);
        wake(session);
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
            stats_bytes(0, (uint64_t)got);
            report_if_due(session, stream);
            return got;
        }
        if (broke)
            on_loss(session);
        else if (!(flags & MSG_DONTWAIT))
            link_look(session); /* nothing has come for a while: what is waited for may hang on another stream */
        if (session->state == SESSION_LOST)
            return -1;
        if (broke && !(flags & MSG_DONTWAIT))
            await_mended(session, stream);
    } while (!(flags & MSG_DONTWAIT));
    return 0;
}

/* ---- mending ---- */

/* Milliseconds for which the server keeps the session; the loss may have been seen there earlier. */
static int64_t left_of_grace(gtap_session *session, const link_stream *stream)
{
    pthread_mutex_lock(&session->link.lock);
    int64_t since = stream->lost_at;
    pthread_mutex_unlock(&session->link.lock);
    return since + (int64_t)session->link.grace * 1000 - now_milliseconds();
}

/* Both ends say how much they have received. 0 with the server's number, or -1. */
static int shake_hands(int fd, uint64_t received, uint64_t *theirs, int milliseconds)
{
    return connect_write(fd, &received, sizeof received) == 0 &&
                   connect_read(fd, theirs, sizeof *theirs, milliseconds) == sizeof *theirs
               ? 0
               : -1;
}

/* Put a new connection in the old one's place, from the server's number on. 0, or -1 when that cannot be. */
static int replace(gtap_session *session, link_stream *stream, int fresh, uint64_t theirs)
{
    pthread_mutex_lock(&stream->receiving);
    pthread_mutex_lock(&stream->sending);
    int possible = theirs >= stream->freed && theirs <= stream->sent && dup3(fresh, stream->fd, O_CLOEXEC) >= 0;
    if (possible) {
        stream->sent = stream->freed = theirs;
        stream->lost = stream->over = 0;
        if (session->state == SESSION_LOST) /* its end did not see this connection */
            shutdown(stream->fd, SHUT_RDWR);
    }
    pthread_mutex_unlock(&stream->sending);
    pthread_mutex_unlock(&stream->receiving);
    return possible ? 0 : -1;
}

/* Try once to reconnect a lost stream. 0, or -1 when it is still lost. */
static int reconnect(gtap_session *session, link_stream *stream)
{
    uint64_t theirs;
    const char *final = NULL;
    int64_t left = left_of_grace(session, stream);
    int patience = left < 1 ? 1 : left < LONGEST_STEP ? (int)left : LONGEST_STEP;
    pthread_mutex_lock(&stream->receiving); /* nobody takes a byte of the old connection from here on */
    stream->over = 1;
    uint64_t received = stream->received;
    pthread_mutex_unlock(&stream->receiving);
    int fd = connect_again(session, kind_of[name_of(session, stream)], patience, &final), result = -1;
    if (final)
        session_lose(session, final);
    if (fd < 0)
        return -1;
    session->link.fresh = fd;
    if (shake_hands(fd, received, &theirs, patience) == 0) {
        result = replace(session, stream, fd, theirs);
        if (result < 0)
            session_lose(session, "the server went on elsewhere than the link was lost");
    }
    session->link.fresh = -1;
    close(fd);
    if (result == 0) {
        wake(session);
        channel_kick_helper(session);
    }
    return result;
}

static int out_of_grace(gtap_session *session, const link_stream *stream)
{
    char text[64];
    if (left_of_grace(session, stream) > 0)
        return 0;
    snprintf(text, sizeof text, "the link was lost for %u s", session->link.grace);
    session_lose(session, text);
    return 1;
}

/* Every lost stream once. How many are still lost. */
static int reconnect_all(gtap_session *session)
{
    int lost = 0;
    for (int i = 0; i < STREAM_COUNT && session->state != SESSION_LOST; i++) {
        link_stream *stream = &session->link.streams[i];
        if (stream->lost && reconnect(session, stream) < 0)
            lost += !out_of_grace(session, stream);
    }
    return lost;
}

/* Have the helper read the channel if nobody else does. */
static void want_reader(gtap_session *session)
{
    session->link.pushing = 1;
    pthread_mutex_lock(&session->lock);
    helper_notice(session);
    pthread_mutex_unlock(&session->lock);
    channel_kick_helper(session);
}

/* Send what was kept. Bytes that the sockets do not take yet. */
static uint64_t push_all(gtap_session *session)
{
    uint64_t left = 0;
    struct pollfd polls[STREAM_COUNT];
    for (int i = 0; i < STREAM_COUNT; i++) {
        link_stream *stream = &session->link.streams[i];
        uint64_t mine = push_some(session, stream);
        polls[i] = (struct pollfd){.fd = mine && !stream->lost ? stream->fd : -1, .events = POLLOUT};
        left += mine;
    }
    session->link.pushing = left > 0;
    if (left) {
        want_reader(session);
        poll(polls, STREAM_COUNT, FULL_MILLISECONDS);
    }
    return left;
}

/* One connection is lost: so, as a rule, are the others, which may not show it for long. */
static void lose_others(gtap_session *session)
{
    for (int i = 0; i < STREAM_COUNT; i++) {
        link_stream *stream = &session->link.streams[i];
        pthread_mutex_lock(&stream->sending);
        mark_lost(session, stream);
        pthread_mutex_unlock(&stream->sending);
    }
}

/* What the server said last may be why the connection has ended: have it read before a new one replaces it. */
static void read_to_end(gtap_session *session)
{
    const link_stream *channel = &session->link.streams[STREAM_CHANNEL];
    int64_t until = now_milliseconds() + LAST_WORDS_MILLISECONDS;
    if (!channel->over)
        want_reader(session);
    while (!channel->over && session->state != SESSION_LOST && now_milliseconds() < until)
        link_wait(session, FULL_MILLISECONDS);
}

/* With link.lock held: whether nothing is lost any more, so that the thread may end. */
static int is_mended(const link_state *link)
{
    for (int i = 0; i < STREAM_COUNT; i++)
        if (link->streams[i].lost)
            return 0;
    return 1;
}

/* Whether the link thread has nothing more to do; it may not look again. */
static int may_end(gtap_session *session)
{
    link_state *link = &session->link;
    pthread_mutex_lock(&link->lock);
    int ends = session->state == SESSION_LOST || is_mended(link);
    if (ends)
        link->mending = 0;
    pthread_mutex_unlock(&link->lock);
    return ends;
}

static void *mend(void *argument)
{
    gtap_session *session = argument;
    int pause = FIRST_PAUSE;
    lose_others(session);
    read_to_end(session);
    for (;;) {
        int lost = reconnect_all(session);
        if (session->state != SESSION_LOST && lost) {
            link_wait(session, pause);
            pause = 2 * pause < LONGEST_PAUSE ? 2 * pause : LONGEST_PAUSE;
            continue;
        }
        pause = FIRST_PAUSE;
        if (session->state != SESSION_LOST && push_all(session))
            continue;
        if (may_end(session))
            return NULL;
    }
}
