/* Bytes are counted, sent by whoever puts them, and kept in a ring until the client reports them: a link that is resumed
 * goes on from there. It is session/outgoing.py in C; its rules and checks are the same.
 *
 * Where nothing is kept, what the socket takes is never copied. The ring is mapped, doubles while it is too small, and
 * goes back to its first size when nothing is in it. */
#include "outlet.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "connection_io.h"
#include "inside.h"

enum { FIRST_RING = 64 << 10, MOST_PIECES = 4 };
static const uint64_t MOST_KEPT = 8 << 20;   /* sent and not reported, beyond which no more is sent */
static const uint64_t MOST_HELD = 64 << 20;
static const uint64_t MOST_IDLE_RING = 1 << 20;

static uint64_t at(const _Atomic uint64_t *position) { return atomic_load_explicit(position, memory_order_relaxed); }

static void set(_Atomic uint64_t *position, uint64_t value)
{
    atomic_store_explicit(position, value, memory_order_relaxed);
}

static unsigned char *map_ring(uint64_t size)
{
    void *ring = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return ring == MAP_FAILED ? NULL : ring;
}

int outlet_make(lane_outlet *out, lane *lane)
{
    *out = (lane_outlet){.lane = lane, .fd = -1, .keeps = 1, .capacity = FIRST_RING, .most = MOST_HELD};
    pthread_mutex_init(&out->lock, NULL);
    out->ring = map_ring(FIRST_RING);
    return out->ring ? 0 : -1;
}

void outlet_free(lane_outlet *out)
{
    if (out->ring)
        munmap(out->ring, out->capacity);
    connection_keep(&out->tls, NULL);
    pthread_mutex_destroy(&out->lock);
}

/* How many bytes from a position on lie in one piece of the ring, up to another. */
static uint64_t run_of(const lane_outlet *out, uint64_t from, uint64_t to)
{
    uint64_t left = out->capacity - (from & (out->capacity - 1));
    return to - from < left ? to - from : left;
}

static void copy_in(lane_outlet *out, uint64_t position, const unsigned char *bytes, uint64_t size)
{
    while (size) {
        uint64_t run = run_of(out, position, position + size);
        memcpy(out->ring + (position & (out->capacity - 1)), bytes, run);
        position += run, bytes += run, size -= run;
    }
}

static int resize(lane_outlet *out, uint64_t capacity)
{
    lane_outlet old = {.ring = out->ring, .capacity = out->capacity};
    unsigned char *ring = map_ring(capacity);
    if (!ring)
        return -1;
    out->ring = ring;
    out->capacity = capacity;
    for (uint64_t position = at(&out->received), end = at(&out->end); position < end;) {
        uint64_t run = run_of(&old, position, end);
        copy_in(out, position, old.ring + (position & (old.capacity - 1)), run);
        position += run;
    }
    munmap(old.ring, old.capacity);
    return 0;
}

static int reserve(lane_outlet *out, uint64_t size)
{
    uint64_t needed = outlet_queued(out) + size, capacity = out->capacity;
    if (needed > out->most)
        return -1;
    while (capacity < needed)
        capacity *= 2;
    return capacity == out->capacity ? 0 : resize(out, capacity);
}

static void arrived(lane_outlet *out, uint64_t position)
{
    set(&out->received, position);
    if (position == at(&out->end) && out->capacity > MOST_IDLE_RING)
        resize(out, FIRST_RING);
}

static void note_given(lane_outlet *out, uint64_t size)
{
    set(&out->given, at(&out->given) + size);
    if (!out->keeps)
        arrived(out, at(&out->given));
}

static int may_send(const lane_outlet *out)
{
    return out->fd >= 0 && !out->full && at(&out->given) - at(&out->received) <= MOST_KEPT;
}

/* What the socket took of the pieces. */
static uint64_t send_pieces(lane_outlet *out, struct iovec *pieces, int count)
{
    ssize_t sent;
    do
        sent = connection_send(out->fd, out->tls, pieces, count, 0);
    while (sent < 0 && errno == EINTR);
    if (sent >= 0)
        return (uint64_t)sent;
    if (errno == EAGAIN || errno == EWOULDBLOCK)
        out->full = 1;
    else
        out->fd = -1, out->lost = 1;
    return 0;
}

/* With the lock held: send what goes. */
static int push(lane_outlet *out)
{
    while (outlet_unsent(out) && may_send(out)) {
        uint64_t given = at(&out->given);
        struct iovec piece = {out->ring + (given & (out->capacity - 1)), run_of(out, given, at(&out->end))};
        note_given(out, send_pieces(out, &piece, 1));
    }
    if (out->lost)
        return -1;
    return !outlet_unsent(out) ? 0 : out->full ? 1 : 2;
}

static int troubled(const lane_outlet *out) { return out->full || out->lost; }

/* With the lock held: Python is to see to what the socket does not take, unless it has been told. */
static void unlock(lane_outlet *out, int was_troubled)
{
    if (!was_troubled && troubled(out))
        lane_tell(out->lane, LANE_FULL);
    pthread_mutex_unlock(&out->lock);
}

/* With the lock held: put pieces in the ring, without the first `skipped` bytes. */
static void store(lane_outlet *out, const struct iovec *pieces, int count, uint64_t skipped)
{
    uint64_t position = at(&out->end);
    for (int i = 0; i < count; i++) {
        uint64_t size = pieces[i].iov_len, skip = skipped < size ? skipped : size;
        copy_in(out, position + skip, (const unsigned char *)pieces[i].iov_base + skip, size - skip);
        position += size, skipped -= skip;
    }
    set(&out->end, position);
}

int outlet_add(lane_outlet *out, const struct iovec *pieces, int count, int urgent)
{
    struct iovec copies[MOST_PIECES];
    uint64_t size = 0, sent = 0;
    for (int i = 0; i < count; i++)
        size += (copies[i] = pieces[i]).iov_len;
    pthread_mutex_lock(&out->lock);
    int was_troubled = troubled(out);
    if (reserve(out, size) < 0) {
        lane_tell(out->lane, LANE_BROKEN);
        pthread_mutex_unlock(&out->lock);
        return -1;
    }
    if (urgent && !outlet_unsent(out) && may_send(out))
        sent = send_pieces(out, copies, count);
    store(out, pieces, count, out->keeps ? 0 : sent);
    note_given(out, sent);
    if (urgent)
        push(out);
    unlock(out, was_troubled);
    return 0;
}

void outlet_flush(lane_outlet *out)
{
    if (!outlet_unsent(out))
        return;
    pthread_mutex_lock(&out->lock);
    int was_troubled = troubled(out);
    push(out);
    unlock(out, was_troubled);
}

int outlet_put(lane_outlet *out, const void *bytes, uint64_t size)
{
    struct iovec piece = {(void *)bytes, size};
    return outlet_add(out, &piece, 1, 1);
}

void outlet_bound(lane_outlet *out, uint64_t most)
{
    pthread_mutex_lock(&out->lock);
    out->most = most;
    pthread_mutex_unlock(&out->lock);
}

void outlet_connect(lane_outlet *out, int fd, struct gtap_tls *tls)
{
    pthread_mutex_lock(&out->lock);
    out->fd = fd;
    connection_keep(&out->tls, tls);
    out->full = out->lost = 0;
    if (fd >= 0)
        out->was_connected = 1;
    push(out);
    unlock(out, 0);
    lane_eased(out->lane);
}

int outlet_push(lane_outlet *out)
{
    pthread_mutex_lock(&out->lock);
    out->full = 0;
    int left = push(out);
    pthread_mutex_unlock(&out->lock);
    lane_eased(out->lane);
    return left;
}

uint64_t outlet_queued(const lane_outlet *out) { return at(&out->end) - at(&out->received); }

uint64_t outlet_unsent(const lane_outlet *out) { return at(&out->end) - at(&out->given); }

uint64_t outlet_end(const lane_outlet *out) { return at(&out->end); }

uint64_t outlet_given(const lane_outlet *out) { return at(&out->given); }

int outlet_report(lane_outlet *out, uint64_t position)
{
    pthread_mutex_lock(&out->lock);
    int was_troubled = troubled(out);
    int possible = out->reported <= position && position <= at(&out->given);
    if (possible) {
        out->reported = position;
        if (position > at(&out->received))
            arrived(out, position);
        push(out);
    }
    unlock(out, was_troubled);
    lane_eased(out->lane);
    return possible ? 0 : -1;
}

int outlet_rewind(lane_outlet *out, uint64_t position)
{
    pthread_mutex_lock(&out->lock);
    int possible = at(&out->received) <= position && position <= at(&out->given);
    if (possible) {
        set(&out->given, position);
        arrived(out, position);
    }
    pthread_mutex_unlock(&out->lock);
    lane_eased(out->lane);
    return possible ? 0 : -1;
}

void outlet_forget(lane_outlet *out)
{
    pthread_mutex_lock(&out->lock);
    out->keeps = 0;
    arrived(out, at(&out->given));
    pthread_mutex_unlock(&out->lock);
    lane_eased(out->lane);
}
