/* How a session's streams get over the loss of their connections.
 *
 * Whoever finds a connection broken marks the stream lost, with the lock under which it found that held, so that a new
 * connection, which is put in place with both locks, is never taken for the old one. The link thread then reconnects.
 * It dup3()s onto the old descriptor: the numbers stay. It never reads a stream: reading may wait for another to be mended.
 */
#include "link_mend.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "channel.h"
#include "connect.h"
#include "helper.h"
#include "outgoing.h"
#include "session.h"
#include "thread.h"

#define POLL_MILLISECONDS 10
#define FIRST_PAUSE 50 /* milliseconds between attempts to reconnect */
#define LONGEST_PAUSE 500
#define LAST_WORDS_MILLISECONDS 200
#define LONGEST_STEP 10000 /* milliseconds that one step of an attempt may take: to connect, to be answered */

int64_t link_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- waiting ---- */

void link_wake(gtap_session *session)
{
    pthread_mutex_lock(&session->link.lock);
    pthread_cond_broadcast(&session->link.changed);
    pthread_mutex_unlock(&session->link.lock);
}

void link_wait(gtap_session *session, int milliseconds)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += milliseconds / 1000;
    until.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&session->link.lock);
    pthread_cond_timedwait(&session->link.changed, &session->link.lock, &until);
    pthread_mutex_unlock(&session->link.lock);
}

void link_await_mended(gtap_session *session, const link_stream *stream)
{
    link_state *link = &session->link;
    pthread_mutex_lock(&link->lock);
    while (stream->lost && session->state != SESSION_LOST)
        pthread_cond_wait(&link->changed, &link->lock);
    pthread_mutex_unlock(&link->lock);
}

/* ---- mending ---- */

/* Milliseconds for which the server keeps the session; the loss may have been seen there earlier. */
static int64_t left_of_grace(gtap_session *session, const link_stream *stream)
{
    pthread_mutex_lock(&session->link.lock);
    int64_t since = stream->lost_at;
    pthread_mutex_unlock(&session->link.lock);
    return since + (int64_t)session->link.grace * 1000 - link_now();
}

/* Both ends say how much they have received. 0 with the server's number, or -1. */
static int shake_hands(const connection *fresh, uint64_t received, uint64_t *theirs, int milliseconds)
{
    return connect_write(fresh, &received, sizeof received) == 0 &&
                   connect_read(fresh, theirs, sizeof *theirs, milliseconds) == sizeof *theirs
               ? 0
               : -1;
}

/* Put a new connection in the old one's place, from the server's number on. 0, or -1 when that cannot be. */
static int replace(gtap_session *session, link_stream *stream, connection *fresh, uint64_t theirs)
{
    struct gtap_tls *old = stream->tls;
    pthread_mutex_lock(&stream->receiving);
    pthread_mutex_lock(&stream->sending);
    int possible = theirs >= stream->freed && theirs <= stream->sent && dup3(fresh->fd, stream->fd, O_CLOEXEC) >= 0;
    if (possible) {
        stream->sent = stream->freed = theirs;
        outgoing_free(session, stream);
        stream->tls = fresh->tls;
        fresh->tls = old; /* to be closed with the number that is not needed */
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
    enum stream_name name = link_name(session, stream);
    connection fresh = connect_again(session, link_kind(name), link_index(name), patience, &final);
    int result = -1;
    if (final)
        session_lose(session, final);
    if (fresh.fd < 0)
        return -1;
    session->link.fresh = fresh.fd;
    if (shake_hands(&fresh, received, &theirs, patience) == 0) {
        result = replace(session, stream, &fresh, theirs);
        if (result < 0)
            session_lose(session, "the server went on elsewhere than the link was lost");
    }
    session->link.fresh = -1;
    connection_close(&fresh);
    if (result == 0) {
        link_wake(session);
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
        uint64_t mine = link_push_some(session, stream);
        polls[i] = (struct pollfd){.fd = mine && !stream->lost ? stream->fd : -1, .events = POLLOUT};
        left += mine;
    }
    session->link.pushing = left > 0;
    if (left) {
        want_reader(session);
        poll(polls, STREAM_COUNT, POLL_MILLISECONDS);
    }
    return left;
}

/* One connection is lost: so, as a rule, are the others, which may not show it for long. */
static void lose_others(gtap_session *session)
{
    for (int i = 0; i < STREAM_COUNT; i++) {
        link_stream *stream = &session->link.streams[i];
        pthread_mutex_lock(&stream->sending);
        link_mark_lost(session, stream);
        pthread_mutex_unlock(&stream->sending);
    }
}

/* What the server said last may be why the connection has ended: have it read before a new one replaces it. */
static void read_to_end(gtap_session *session)
{
    const link_stream *channel = &session->link.streams[STREAM_CHANNEL];
    int64_t until = link_now() + LAST_WORDS_MILLISECONDS;
    if (!channel->over)
        want_reader(session);
    while (!channel->over && session->state != SESSION_LOST && link_now() < until)
        link_wait(session, POLL_MILLISECONDS);
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

/* ---- loss ---- */

void link_mark_lost(gtap_session *session, link_stream *stream)
{
    pthread_mutex_lock(&session->link.lock);
    if (!stream->lost && stream->fd >= 0) {
        stream->lost_at = link_now();
        stream->lost = 1;
        shutdown(stream->fd, SHUT_RDWR); /* whoever waits in recv or poll returns */
    }
    pthread_mutex_unlock(&session->link.lock);
}

void link_on_loss(gtap_session *session)
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

void link_look(gtap_session *session)
{
    int found = 0;
    for (int i = 0; i < STREAM_COUNT; i++) {
        link_stream *stream = &session->link.streams[i];
        struct pollfd polled = {.fd = stream->fd, .events = POLLRDHUP};
        pthread_mutex_lock(&stream->sending);
        int ended = !stream->lost && poll(&polled, 1, 0) > 0;
        if (ended)
            link_mark_lost(session, stream);
        pthread_mutex_unlock(&stream->sending);
        found |= ended;
    }
    if (found)
        link_on_loss(session);
}
