/* The thread and the turn; see README.md.
 *
 * The turn is nobody's while the thread waits: for bytes, for room, for a connection. It reads only when there is no whole
 * frame, so that whoever takes the turn meanwhile finds none, and bytes that come go behind what is there. Between two
 * frames the thread compares one number (`limit`); everything that it has to see to lowers that. */
#include "lane.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "connection_io.h"
#include "inside.h"

enum { READ = 64 << 10 };
static const uint64_t REPORT_EVERY = 256 << 10; /* bytes of the channel */
static const uint64_t EXECUTED_EVERY = 4096;    /* frames */
static const int QUIET = 5;                     /* milliseconds without a byte before EXECUTED is sent */

void lane_tell(lane *lane, uint32_t news)
{
    uint64_t one = 1;
    if (atomic_fetch_or(&lane->news, news) == 0 && write(lane->wake, &one, sizeof one) < 0)
        return; /* the eventfd counts far enough, or is gone with the session */
}

uint32_t lane_news(lane *lane) { return atomic_exchange(&lane->news, 0); }

/* ---- frames ---- */

static const frame_header *next_frame(const lane *lane) { return (const frame_header *)(lane->bytes + lane->start); }

static const frame_header *frame_of(lane *lane)
{
    return pattern_whole(lane, (frame_header *)(lane->bytes + lane->start));
}

int lane_whole(const lane *lane)
{
    uint32_t held = lane->end - lane->start;
    if (held < sizeof(uint32_t))
        return 0;
    uint32_t size = next_frame(lane)->size;
    if (size % 8 || size < FRAME_HEADER || size > MOST_FRAME)
        return -1;
    return held >= size;
}

static void pass(lane *lane, uint32_t size)
{
    uint64_t answered = lane_answered(lane) + (next_frame(lane)->flags & WANTS_ANSWER);
    lane->start += size;
    atomic_store_explicit(&lane->answered, answered, memory_order_relaxed);
    atomic_store_explicit(&lane->executed, lane_executed(lane) + 1, memory_order_relaxed);
}

uint64_t lane_executed(const lane *lane) { return atomic_load_explicit(&lane->executed, memory_order_relaxed); }

uint64_t lane_answered(const lane *lane) { return atomic_load_explicit(&lane->answered, memory_order_relaxed); }

enum stop { STOP_EMPTY, STOP_LIMIT, STOP_FULL, STOP_HANDED };

/* With the turn, without the lock: execute frames until there is a reason to stop. */
static enum stop execute(lane *lane)
{
    for (;;) {
        if (lane_executed(lane) >= atomic_load_explicit(&lane->limit, memory_order_relaxed))
            return STOP_LIMIT;
        int whole = lane_whole(lane);
        if (whole <= 0)
            return whole ? STOP_HANDED : STOP_EMPTY;
        enum outcome outcome = operation_run(lane, frame_of(lane), lane_executed(lane) + 1);
        if (outcome != EXECUTED)
            return outcome == FULL ? STOP_FULL : STOP_HANDED;
        pass(lane, next_frame(lane)->size);
    }
}

/* ---- what the thread sees to, with the lock held ---- */

static void set_limit(lane *lane)
{
    uint64_t limit = lane->reported + EXECUTED_EVERY;
    if (lane->tell_at && lane->tell_at < limit)
        limit = lane->tell_at;
    if (lane->seizing || lane->ending)
        limit = 0;
    atomic_store(&lane->limit, limit);
}

static void tell_passed(lane *lane)
{
    if (lane->tell_at && lane_executed(lane) >= lane->tell_at) {
        lane->tell_at = 0;
        set_limit(lane);
        lane_tell(lane, LANE_PASSED);
    }
}

static int report_executed(lane *lane, uint64_t number)
{
    if (number <= lane->reported)
        return 0;
    lane->reported = number;
    set_limit(lane);
    return lane->outlets[1].was_connected ? answer_executed(lane, number) : 0;
}

static void look_up(lane *lane)
{
    tell_passed(lane);
    if (lane_executed(lane) - lane->reported >= EXECUTED_EVERY)
        report_executed(lane, lane_executed(lane));
}

static void make_room(lane *lane)
{
    uint32_t held = lane->end - lane->start;
    if (held && lane->start)
        memmove(lane->bytes, lane->bytes + lane->start, held);
    lane->start = 0;
    lane->end = held;
}

/* Milliseconds that a read may take, or -1: until something that is executed and not reported has been so for some time. */
static int patience(const lane *lane)
{
    int timed = lane->outlets[1].was_connected && lane_executed(lane) > lane->reported && lane->turn != TURN_PYTHON;
    return timed ? QUIET : -1;
}

/* As recv. Not asleep in that: on a Unix socket it is woken for each answer that the client takes, too. */
static ssize_t take(int fd, struct gtap_tls *tls, void *bytes, size_t size, int milliseconds)
{
    struct pollfd polled = {.fd = fd, .events = POLLIN};
    ssize_t got = connection_receive(fd, tls, bytes, size);
    if (got >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
        return got;
    if (poll(&polled, 1, milliseconds) < 0)
        return -1;
    return connection_receive(fd, tls, bytes, size);
}

static int report_received(lane *lane)
{
    lane->counts[0] = lane_received(lane);
    return answer_received(lane);
}

static void received(lane *lane, ssize_t got, int error)
{
    if (got > 0) {
        lane->end += (uint32_t)got;
        uint64_t all = lane_received(lane) + (uint64_t)got;
        atomic_store_explicit(&lane->received, all, memory_order_relaxed);
        if (lane->reports && all - lane->counts[0] >= REPORT_EVERY)
            report_received(lane);
        return;
    }
    if (got < 0 && (error == EAGAIN || error == EWOULDBLOCK)) {
        if (lane->turn != TURN_PYTHON)
            report_executed(lane, lane_executed(lane));
    } else if (got == 0 || error != EINTR) {
        lane->lost = 1;
        lane_tell(lane, LANE_LOST);
    }
}

/* Read once, without the lock and without the turn. */
static void receive(lane *lane)
{
    if (lane->fd < 0 || lane->lost) {
        pthread_cond_wait(&lane->moved, &lane->lock);
        return;
    }
    make_room(lane);
    uint32_t room = BUFFER - lane->end;
    int milliseconds = patience(lane);
    lane->reading = 1;
    pthread_mutex_unlock(&lane->lock);
    outlet_flush(&lane->outlets[0]);
    uint32_t size = lane->end < READ && room > READ ? READ : room;
    ssize_t got = take(lane->fd, lane->tls, lane->bytes + lane->end, size, milliseconds);
    int error = errno;
    pthread_mutex_lock(&lane->lock);
    lane->reading = 0;
    received(lane, got, error);
    pthread_cond_broadcast(&lane->free);
}

/* With the lock held: until an operation that found no room may find some. Python may take its frame meanwhile. */
static void wait_for_room(lane *lane, uint64_t seen)
{
    uint64_t queued = outlet_queued(&lane->outlets[0]);
    outlet_flush(&lane->outlets[0]);
    if (outlet_queued(&lane->outlets[0]) < queued)
        return; /* nobody else would say that this has made room */
    atomic_store(&lane->blocked, 1);
    while (lane->turn == TURN_NONE && !lane->seizing && !lane->ending && atomic_load(&lane->eased) == seen)
        pthread_cond_wait(&lane->moved, &lane->lock);
    atomic_store(&lane->blocked, 0);
}

void lane_eased(lane *lane)
{
    atomic_fetch_add(&lane->eased, 1);
    if (atomic_load(&lane->blocked)) {
        pthread_mutex_lock(&lane->lock);
        pthread_cond_signal(&lane->moved);
        pthread_mutex_unlock(&lane->lock);
    }
}

void lane_stuck(lane *lane) { lane_tell(lane, LANE_STUCK); }

/* Take the turn and execute what has been received. */
static void go_on(lane *lane)
{
    uint64_t seen = atomic_load(&lane->eased);
    lane->turn = TURN_LANE;
    pthread_mutex_unlock(&lane->lock);
    enum stop stop = execute(lane);
    pthread_mutex_lock(&lane->lock);
    lane->turn = TURN_NONE;
    look_up(lane);
    if (stop == STOP_HANDED) {
        lane->turn = TURN_PYTHON;
        lane_tell(lane, LANE_TURN);
    }
    if (stop == STOP_HANDED || lane->seizing)
        outlet_flush(&lane->outlets[0]); /* Python may have the turn for long */
    pthread_cond_broadcast(&lane->free);
    if (stop == STOP_FULL)
        wait_for_room(lane, seen);
}

static void *run(void *argument)
{
    lane *lane = argument;
    pthread_mutex_lock(&lane->lock);
    while (!lane->ending) {
        int whole = lane_whole(lane);
        if (lane->turn == TURN_PYTHON && lane->asked && whole) {
            lane->asked = 0;
            lane_tell(lane, LANE_MORE);
        } else if (lane->seizing || (lane->turn == TURN_PYTHON && !lane->asked))
            pthread_cond_wait(&lane->moved, &lane->lock);
        else if (lane->turn == TURN_NONE && whole)
            go_on(lane);
        else
            receive(lane);
    }
    pthread_mutex_unlock(&lane->lock);
    return NULL;
}

/* ---- what Python calls ---- */

static void *map_buffer(void)
{
    void *bytes = mmap(NULL, BUFFER, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return bytes == MAP_FAILED ? NULL : bytes;
}

lane *lane_make(lane_provider *provider, int wake)
{
    lane *made = calloc(1, sizeof *made);
    if (!made)
        return NULL;
    made->provider = provider;
    if (provider)
        provider->lane = made;
    made->wake = wake;
    made->fd = -1;
    made->turn = TURN_PYTHON;
    made->generation = made->base = 1;
    made->fence_device = -1;
    made->bytes = map_buffer();
    pthread_mutex_init(&made->lock, NULL);
    pthread_cond_init(&made->moved, NULL);
    pthread_cond_init(&made->free, NULL);
    completion_init(made);
    set_limit(made);
    int failed = outlet_make(&made->outlets[0], made) | outlet_make(&made->outlets[1], made);
    if (failed || !made->bytes) {
        lane_end(made);
        return NULL;
    }
    return made;
}

static void eased(void *lane) { lane_eased(lane); }

void lane_bulk(lane *lane, struct bulk_store *store)
{
    lane->bulk = store;
    bulk_on_sent(store, eased, lane);
}

int lane_start(lane *lane)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    lane->started = pthread_create(&lane->thread, NULL, run, lane) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return lane->started ? 0 : -1;
}

/* With the lock held: let a read return at once. */
static void stop_reading(lane *lane)
{
    if (lane->fd >= 0 && lane->reading)
        shutdown(lane->fd, SHUT_RD);
    pthread_cond_broadcast(&lane->moved);
}

static void stop_provider(lane *lane)
{
    if (lane->provider && lane->provider->stop)
        lane->provider->stop(lane->provider);
}

void lane_end(lane *lane)
{
    pthread_mutex_lock(&lane->lock);
    lane->ending = 1;
    set_limit(lane);
    stop_reading(lane);
    pthread_mutex_unlock(&lane->lock);
    if (lane->started)
        pthread_join(lane->thread, NULL);
    stop_provider(lane);
    for (int i = 0; i < 2; i++)
        outlet_free(&lane->outlets[i]);
    connection_keep(&lane->tls, NULL);
    known_free(lane);
    pthread_cond_destroy(&lane->free);
    pthread_cond_destroy(&lane->moved);
    pthread_mutex_destroy(&lane->lock);
    if (lane->bytes)
        munmap(lane->bytes, BUFFER);
    free(lane);
}

lane_outlet *lane_out(lane *lane, uint32_t which) { return which < 2 ? &lane->outlets[which] : NULL; }

void lane_connect(lane *lane, int fd, struct gtap_tls *tls)
{
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
    pthread_mutex_lock(&lane->lock);
    lane->fd = fd;
    connection_keep(&lane->tls, tls);
    lane->lost = 0;
    pthread_cond_broadcast(&lane->moved);
    pthread_mutex_unlock(&lane->lock);
}

void lane_disconnect(lane *lane)
{
    pthread_mutex_lock(&lane->lock);
    stop_reading(lane);
    while (lane->reading)
        pthread_cond_wait(&lane->free, &lane->lock);
    lane->fd = -1;
    connection_keep(&lane->tls, NULL);
    pthread_mutex_unlock(&lane->lock);
}

uint64_t lane_received(const lane *lane) { return atomic_load_explicit(&lane->received, memory_order_relaxed); }

uint64_t lane_left(lane *lane)
{
    int borrowed = lane_borrow(lane);
    uint64_t left = lane->end - lane->start;
    lane_return(lane, borrowed);
    return left;
}

int lane_report(lane *lane, const uint64_t counts[6], int now)
{
    pthread_mutex_lock(&lane->lock);
    memcpy(lane->counts + 1, counts + 1, sizeof lane->counts - sizeof *counts);
    lane->reports = 1;
    int failed = now ? report_received(lane) : 0;
    pthread_mutex_unlock(&lane->lock);
    return failed;
}

int lane_take(lane *lane, lane_frame *frame)
{
    pthread_mutex_lock(&lane->lock);
    int whole = lane->turn == TURN_PYTHON ? lane_whole(lane) : 0;
    lane->asked = lane->turn == TURN_PYTHON && !whole;
    if (whole > 0) {
        const frame_header *next = frame_of(lane);
        *frame = (lane_frame){lane_executed(lane) + 1,
                              (const unsigned char *)(next + 1),
                              next->size - FRAME_HEADER,
                              next->library,
                              next->ordinal,
                              next->thread,
                              next->flags,
                              next->zero,
                              next->context,
                              lane->status};
        lane->status = 0;
        pass(lane, next_frame(lane)->size);
        tell_passed(lane);
    } else if (whole < 0)
        frame->size = next_frame(lane)->size;
    else
        pthread_cond_broadcast(&lane->moved);
    pthread_mutex_unlock(&lane->lock);
    return whole;
}

/* With the lock held: Python has the turn afterwards. */
static void seize(lane *lane)
{
    lane->seizing = 1;
    set_limit(lane);
    while (lane->turn == TURN_LANE)
        pthread_cond_wait(&lane->free, &lane->lock);
    lane->seizing = 0;
    set_limit(lane);
    lane->turn = TURN_PYTHON;
    pthread_cond_broadcast(&lane->moved);
}

void lane_seize(lane *lane)
{
    pthread_mutex_lock(&lane->lock);
    if (lane->turn != TURN_PYTHON)
        seize(lane);
    pthread_mutex_unlock(&lane->lock);
}

void lane_stop(lane *lane)
{
    lane_seize(lane);
    stop_provider(lane);
}

static void yield_turn(lane *lane)
{
    lane->turn = TURN_NONE;
    lane->asked = 0;
    lane->status = 0;
    pthread_cond_broadcast(&lane->moved);
}

void lane_yield(lane *lane)
{
    pthread_mutex_lock(&lane->lock);
    if (lane->turn == TURN_PYTHON)
        yield_turn(lane);
    pthread_mutex_unlock(&lane->lock);
}

int lane_borrow(lane *lane)
{
    pthread_mutex_lock(&lane->lock);
    int borrowed = lane->turn != TURN_PYTHON;
    if (borrowed)
        seize(lane);
    return borrowed;
}

void lane_return(lane *lane, int borrowed)
{
    if (borrowed)
        yield_turn(lane);
    pthread_mutex_unlock(&lane->lock);
}

int lane_its(lane *lane)
{
    pthread_mutex_lock(&lane->lock);
    int its = lane->turn == TURN_PYTHON && lane_whole(lane) > 0 && operation_of(lane, next_frame(lane)) != LANE_NONE;
    pthread_mutex_unlock(&lane->lock);
    return its;
}

int lane_idle(lane *lane)
{
    pthread_mutex_lock(&lane->lock);
    int whole = lane->turn != TURN_LANE && lane_whole(lane) != 0;
    int idle = lane->turn == TURN_PYTHON ? !(lane->asked && whole) : lane->turn == TURN_NONE && !whole;
    if (idle && lane->turn == TURN_PYTHON && !lane->asked && !lane->reading)
        idle = 2;
    pthread_mutex_unlock(&lane->lock);
    return idle;
}

void lane_tell_at(lane *lane, uint64_t number)
{
    pthread_mutex_lock(&lane->lock);
    lane->tell_at = number;
    set_limit(lane);
    tell_passed(lane);
    pthread_mutex_unlock(&lane->lock);
}

int lane_report_executed(lane *lane, uint64_t number)
{
    pthread_mutex_lock(&lane->lock);
    int failed = report_executed(lane, number);
    pthread_mutex_unlock(&lane->lock);
    return failed;
}
