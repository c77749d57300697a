/* The channel: leader-follower waiting.
 *
 * An answer that is near is not slept for: to be woken takes longer than it does to come. Who looks for it does not give
 * the processor away meanwhile: among others that are busy it would come back milliseconds later.
 *
 * At most one thread reads the stream at a time: a waiting caller (the leader), a writer whose socket is full, or the
 * helper. The others sleep until their reply has come or the reading is free again. Nothing here holds a lock while it
 * reads; `reply_lock` guards the list of waiters and the ring of deferred outputs only.
 */
#include "channel.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "brief.h"
#include "deferred.h"
#include "frames.h"
#include "reply.h"

#define RECEIVE_SIZE (FRAME_LIMIT + (64u << 10))
#define FULL_SOCKET_MILLISECONDS 10
#define EXIT_SECONDS 1
#define NEAR_NANOSECONDS 50000 /* an answer that comes later is slept for */
#define MOST_SLEEPS 63         /* after answers that were not near */
#define MUCH 4096              /* bytes that others post meanwhile: then it is slept for, too */
#define FEW_PROCESSORS 2       /* fewer than one that posts, the server and one that waits need */
#define HOLD_NANOSECONDS 60000 /* as long as it takes one that posts much to fill half of what is sent */

static int broken(gtap_session *session, const char *what)
{
    session_lose(session, what);
    return -1;
}

void channel_expect(gtap_session *session, waiter *w, uint64_t number)
{
    w->number = number;
    brief_lock(&session->reply_lock);
    w->next = session->waiters;
    session->waiters = w;
    pthread_mutex_unlock(&session->reply_lock);
}

/* With reply_lock held. */
static void unlink_waiter(gtap_session *session, waiter *w)
{
    waiter **at = &session->waiters;
    while (*at && *at != w)
        at = &(*at)->next;
    if (*at)
        *at = w->next;
}

waiter *channel_find_waiter(gtap_session *session, uint64_t number)
{
    brief_lock(&session->reply_lock);
    waiter *w = session->waiters;
    while (w && w->number != number)
        w = w->next;
    pthread_mutex_unlock(&session->reply_lock);
    return w;
}

/* Handle every complete frame that has been received. */
static int on_bytes(gtap_session *session)
{
    while (session->received_end - session->received_start >= FRAME_HEADER) {
        server_header header;
        const unsigned char *frame = session->received + session->received_start;
        memcpy(&header, frame, sizeof header);
        if (header.size < FRAME_HEADER || header.size > FRAME_LIMIT || header.size % 8)
            return broken(session, "the server sent a frame of an impossible size");
        if (session->received_end - session->received_start < header.size)
            break;
        if (frame_take(session, &header, frame + FRAME_HEADER, header.size - FRAME_HEADER) < 0)
            return -1;
        session->received_start += header.size;
    }
    memmove(session->received, session->received + session->received_start,
            session->received_end - session->received_start);
    session->received_end -= session->received_start;
    session->received_start = 0;
    return 0;
}

/* As the reader: take what has come, waiting for the first byte when `block` is set. 1 if bytes came, 0 if not, -1 when
 * the link is lost. */
static int receive(gtap_session *session, int block)
{
    if (!session->received) {
        session->received = malloc(RECEIVE_SIZE);
        if (!session->received)
            return broken(session, "memory is exhausted");
    }
    ssize_t got = link_receive(session, STREAM_CHANNEL, session->received + session->received_end,
                               RECEIVE_SIZE - session->received_end, block ? 0 : MSG_DONTWAIT);
    if (got <= 0)
        return (int)got;
    session->received_end += (size_t)got;
    return on_bytes(session) < 0 ? -1 : 1;
}

/* ---- who reads ---- */

void channel_kick_helper(gtap_session *session)
{
    uint64_t one = 1;
    if (write(session->kick, &one, sizeof one) < 0)
        return; /* it is full: kicked already */
}

/* With reply_lock held: nobody reads any more; let one of those who wait do it. */
static void pass_reading(gtap_session *session)
{
    session->reading = READER_NONE;
    for (waiter *w = session->waiters; w; w = w->next)
        if (!w->done) {
            pthread_cond_signal(&w->wake);
            if (session->state != SESSION_LOST)
                return;
        }
    if (session->reading_wanted) {
        session->reading_wanted = 0;
        channel_kick_helper(session);
    }
}

/* ---- answers that are near ---- */

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Whether to look for an answer before sleeping, until `look_ends`: not for a while after it was not worth it, and not
 * where nobody else would have a processor. */
static int look_begins(gtap_session *session)
{
    if (session->sleeps != 0) {
        session->sleeps--;
        return 0;
    }
    if (atomic_fetch_add(&session->looking, 1) + 1 < session->processors)
        return 1;
    atomic_fetch_sub(&session->looking, 1);
    return 0;
}

static void look_ends(gtap_session *session) { atomic_fetch_sub(&session->looking, 1); }

/* It did (not) come while it was looked for. */
static void learn_near(gtap_session *session, int came)
{
    int penalty = session->penalty;
    session->penalty = came ? 0 : 2 * penalty < MOST_SLEEPS ? 2 * penalty + 1 : MOST_SLEEPS;
    session->sleeps = session->penalty;
}

/* Everything that was sent or is to be: it grows while others post, who need the processor more than who looks does. */
static uint64_t posted(const gtap_session *session)
{
    return atomic_load_explicit(&session->link.streams[STREAM_CHANNEL].kept, memory_order_relaxed);
}

/* What was posted by others during a wait. One that lacks a processor because somebody looks posts nothing meanwhile, and
 * would not be noticed by the next look. */
static void learn_crowded(gtap_session *session, const waiter *w)
{
    uint64_t bytes = posted(session) - w->posted, times = (uint64_t)(now() - w->since) / NEAR_NANOSECONDS;
    int much = bytes >= MUCH && bytes / MUCH >= times;
    if (much)
        session->sleeps = MOST_SLEEPS;
    session->crowded = much && session->processors <= FEW_PROCESSORS;
}

/* As the reader: take what comes soon. 0 if nothing did. */
static int receive_soon(gtap_session *session)
{
    int64_t until = now() + NEAR_NANOSECONDS;
    uint64_t before = posted(session);
    int got;
    while ((got = receive(session, 0)) == 0 && now() < until && posted(session) - before < MUCH)
        brief_pause();
    return got;
}

/* As one who does not read: until the answer has come or the reading is free, if that is soon. */
static void wait_soon(const gtap_session *session, const waiter *w)
{
    int64_t until = now() + NEAR_NANOSECONDS;
    uint64_t before = posted(session);
    while (!w->done && session->reading != READER_NONE && now() < until && posted(session) - before < MUCH)
        brief_pause();
}

/* With reply_lock held. On a lost link a waiter stays until the reader, which may be writing to it, has left. */
static int must_stay(gtap_session *session) { return session->state != SESSION_LOST || session->reading != READER_NONE; }

static void read_here(gtap_session *session)
{
    if (look_begins(session)) {
        int came = receive_soon(session);
        look_ends(session);
        learn_near(session, came != 0);
        if (came)
            return;
    }
    receive(session, 1);
}

/* With reply_lock held, as a caller that is not done: read, or sleep until something changes. */
static void read_or_sleep(gtap_session *session, waiter *w)
{
    if (session->reading == READER_NONE) {
        session->reading = READER_CALLER;
        pthread_mutex_unlock(&session->reply_lock);
        read_here(session);
        brief_lock(&session->reply_lock);
        session->reading = READER_NONE;
        return;
    }
    if (session->reading == READER_HELPER)
        channel_kick_helper(session);
    if (look_begins(session)) {
        pthread_mutex_unlock(&session->reply_lock);
        wait_soon(session, w);
        look_ends(session);
        brief_lock(&session->reply_lock);
        if (w->done || session->reading == READER_NONE)
            return;
    }
    pthread_cond_wait(&w->wake, &session->reply_lock);
}

/* A call whose link ended because another thread ends the process: that goes on meanwhile, and an error here could make
 * the program say or return something else. Not for ever: the exit may wait for this thread. */
static void linger(const gtap_session *session)
{
    struct timespec moment = {.tv_sec = EXIT_SECONDS};
    if (session->exit_by)
        nanosleep(&moment, NULL);
}

void channel_hold_back(gtap_session *session, waiter *w)
{
    struct timespec moment = {.tv_nsec = HOLD_NANOSECONDS};
    w->since = now();
    w->posted = posted(session);
    if (!session->crowded)
        return;
    pthread_mutex_unlock(&session->lock);
    nanosleep(&moment, NULL);
    brief_lock(&session->lock);
}

int channel_await(gtap_session *session, waiter *w)
{
    brief_lock(&session->reply_lock);
    while (!w->done && must_stay(session))
        read_or_sleep(session, w);
    learn_crowded(session, w);
    unlink_waiter(session, w);
    if (session->reading == READER_NONE)
        pass_reading(session);
    int done = w->done;
    pthread_mutex_unlock(&session->reply_lock);
    if (!done)
        linger(session);
    return done ? 0 : -1;
}

void channel_await_deferred(gtap_session *session, const void *start, uint64_t length)
{
    waiter *w = session->undelivered ? waiter_take() : NULL;
    if (!w)
        return;
    channel_expect(session, w, 0); /* no call has number 0: woken only to read */
    brief_lock(&session->reply_lock);
    while (deferred_overlaps_locked(session, start, length) && must_stay(session))
        read_or_sleep(session, w);
    unlink_waiter(session, w);
    if (session->reading == READER_NONE)
        pass_reading(session);
    pthread_mutex_unlock(&session->reply_lock);
    waiter_give(w);
}

/* Become the reader if nobody is; 1 if so. */
static int start_reading(gtap_session *session)
{
    brief_lock(&session->reply_lock);
    int free = session->reading == READER_NONE;
    if (free)
        session->reading = READER_CALLER;
    pthread_mutex_unlock(&session->reply_lock);
    return free;
}

static void stop_reading(gtap_session *session)
{
    brief_lock(&session->reply_lock);
    pass_reading(session);
    pthread_mutex_unlock(&session->reply_lock);
}

/* Meanwhile the server may be waiting for us to read: read, if nobody does. The timeout is for the reader that leaves
 * just after we looked. */
void channel_wait_room(gtap_session *session, int fd)
{
    int reader = start_reading(session), holds = reader && link_holds(session, STREAM_CHANNEL);
    struct pollfd polls[2] = {{.fd = fd, .events = POLLOUT},
                              {.fd = link_poll_fd(session, STREAM_CHANNEL), .events = POLLIN}};
    if (reader || fd >= 0)
        poll(polls, reader ? 2 : 1, holds ? 0 : FULL_SOCKET_MILLISECONDS);
    else
        link_wait(session, FULL_SOCKET_MILLISECONDS);
    if (reader && (holds || polls[1].revents))
        receive(session, 0);
    if (reader)
        stop_reading(session);
}

void channel_poll(gtap_session *session)
{
    if (start_reading(session)) {
        receive(session, 0);
        stop_reading(session);
    }
}

int channel_wants_reader(const gtap_session *session)
{
    return session->undelivered || session->armed || session->link.pushing;
}

/* The helper becomes the reader, or when it goes to sleep wants to be told that the reading is free. */
static int helper_reads(gtap_session *session, int sleeps)
{
    brief_lock(&session->reply_lock);
    int wanted = channel_wants_reader(session), reads = wanted && session->reading == READER_NONE;
    if (reads)
        session->reading = READER_HELPER;
    session->reading_wanted = wanted && !reads && sleeps;
    pthread_mutex_unlock(&session->reply_lock);
    return reads;
}

enum helper_woken channel_helper_wait(gtap_session *session, int milliseconds)
{
    int reader = helper_reads(session, milliseconds != 0), holds = reader && link_holds(session, STREAM_CHANNEL);
    struct pollfd polls[STREAM_COUNT + 1] = {{.fd = session->kick, .events = POLLIN}};
    struct pollfd *channel = &polls[STREAM_COUNT];
    for (int i = STREAM_SIDE; i < STREAM_COUNT; i++)
        polls[i] = (struct pollfd){.fd = link_watch_fd(session, (enum stream_name)i), .events = POLLRDHUP};
    *channel = (struct pollfd){.fd = link_poll_fd(session, STREAM_CHANNEL), .events = POLLIN};
    uint64_t kicks;
    int ready = poll(polls, STREAM_COUNT + (reader != 0), holds ? 0 : milliseconds);
    for (int i = STREAM_SIDE; i < STREAM_COUNT; i++)
        if (polls[i].revents) {
            link_look(session);
            break;
        }
    if (reader && (holds || channel->revents))
        receive(session, 0);
    if (reader)
        stop_reading(session);
    if (polls[0].revents && read(session->kick, &kicks, sizeof kicks) > 0)
        return HELPER_KICKED;
    return ready > 0 || holds ? HELPER_READ : HELPER_TIMED_OUT;
}

void channel_finish(gtap_session *session)
{
    int fd = session->link.streams[STREAM_CHANNEL].fd;
    shutdown(fd, SHUT_WR);
    if (start_reading(session)) {
        unsigned char rest[4096];
        while (recv(fd, rest, sizeof rest, MSG_DONTWAIT) > 0)
            continue;
        stop_reading(session);
    }
}
