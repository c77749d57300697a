/* The channel's receiving half: leader-follower waiting, and what the server's frames do.
 *
 * At most one thread reads the socket at a time: a waiting caller (the leader), a writer whose socket is full, or the
 * helper. The others sleep until their reply has come or the reading is free again. Nothing here holds a lock while it
 * reads; `reply_lock` guards the list of waiters and the ring of deferred outputs only.
 */
#include "channel.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bulk.h"
#include "failure.h"
#include "rows.h"
#include "stats.h"
#include "thread.h"

#define RECEIVE_SIZE (FRAME_LIMIT + (64u << 10))
#define OUTPUT_LIMIT 128     /* outputs of one call */
#define SPARE_BODY (64u << 10) /* a waiter keeps a body buffer of this size */
#define FULL_SOCKET_MILLISECONDS 10
#define HELPER_MILLISECONDS 1

typedef struct deferred {
    uint64_t number;
    unsigned char *destination; /* NULL once delivered */
    uint64_t length;
} deferred;

typedef struct server_header {
    uint32_t size;
    uint8_t kind, flags;
    uint16_t zero;
    uint64_t number;
} server_header;

_Static_assert(sizeof(server_header) == FRAME_HEADER, "frame header of wire version 1");

/* ---- waiters ---- */

waiter *waiter_take(void)
{
    thread *t = thread_self();
    waiter *w = t ? t->spare : NULL;
    if (w) {
        t->spare = w->next;
    } else {
        w = calloc(1, sizeof *w);
        if (!w)
            return NULL;
        pthread_cond_init(&w->wake, NULL);
    }
    w->done = 0;
    w->size = 0;
    w->outputs = w->taken = 0;
    return w;
}

static void blobs_free(waiter *w)
{
    while (w->blobs) {
        blob *next = w->blobs->next;
        free(w->blobs);
        w->blobs = next;
    }
}

static void waiter_free(waiter *w)
{
    blobs_free(w);
    pthread_cond_destroy(&w->wake);
    free(w->body);
    free(w);
}

void waiter_give(waiter *used)
{
    thread *t = thread_self();
    blobs_free(used);
    if (used->capacity > SPARE_BODY) {
        free(used->body);
        used->body = NULL;
        used->capacity = 0;
    }
    if (!t) {
        waiter_free(used);
        return;
    }
    used->next = t->spare;
    t->spare = used;
}

void waiters_free(waiter *list)
{
    while (list) {
        waiter *next = list->next;
        waiter_free(list);
        list = next;
    }
}

void channel_expect(gtap_session *session, waiter *w, uint64_t number)
{
    w->number = number;
    pthread_mutex_lock(&session->reply_lock);
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

static waiter *find_waiter(gtap_session *session, uint64_t number)
{
    pthread_mutex_lock(&session->reply_lock);
    waiter *w = session->waiters;
    while (w && w->number != number)
        w = w->next;
    pthread_mutex_unlock(&session->reply_lock);
    return w;
}

/* ---- deferred outputs ---- */

static deferred *deferred_at(gtap_session *session, size_t index)
{
    return &session->deferred[(session->deferred_first + index) % session->deferred_capacity];
}

static int grow_deferred(gtap_session *session)
{
    size_t capacity = session->deferred_capacity ? session->deferred_capacity * 2 : 256;
    deferred *ring = malloc(capacity * sizeof *ring);
    if (!ring)
        return -1;
    for (size_t i = 0; i < session->deferred_count; i++)
        ring[i] = *deferred_at(session, i);
    free(session->deferred);
    session->deferred = ring;
    session->deferred_first = 0;
    session->deferred_capacity = capacity;
    return 0;
}

int channel_defer(gtap_session *session, uint64_t number, void *destination, uint64_t length)
{
    int result = 0;
    pthread_mutex_lock(&session->reply_lock);
    if (session->deferred_count == session->deferred_capacity)
        result = grow_deferred(session);
    if (result == 0) {
        *deferred_at(session, session->deferred_count++) = (deferred){number, destination, length};
        session->undelivered++;
    }
    pthread_mutex_unlock(&session->reply_lock);
    return result;
}

/* With reply_lock held: the entry of a call, NULL if none is expected. Numbers in the ring increase. */
static deferred *find_deferred(gtap_session *session, uint64_t number)
{
    size_t low = 0, high = session->deferred_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (deferred_at(session, middle)->number < number)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == session->deferred_count)
        return NULL;
    deferred *found = deferred_at(session, low);
    return found->number == number && found->destination ? found : NULL;
}

void channel_end_deferred(gtap_session *session, uint64_t number)
{
    pthread_mutex_lock(&session->reply_lock);
    deferred *entry = find_deferred(session, number);
    void *ended = entry ? entry->destination : NULL;
    if (entry) {
        entry->destination = NULL;
        session->undelivered--;
    }
    while (session->deferred_count && !deferred_at(session, 0)->destination) {
        session->deferred_first = (session->deferred_first + 1) % session->deferred_capacity;
        session->deferred_count--;
    }
    pthread_mutex_unlock(&session->reply_lock);
    gtap_rows_cancel(ended); /* a box that will not come */
}

static int overlaps_deferred(gtap_session *session, const unsigned char *start, uint64_t length)
{
    for (size_t i = 0; i < session->deferred_count; i++) {
        const deferred *entry = deferred_at(session, i);
        if (entry->destination && entry->destination < start + length && start < entry->destination + entry->length)
            return 1;
    }
    return rows_overlap(session, start, length);
}

int channel_has_deferred(gtap_session *session, const void *start, uint64_t length)
{
    if (!session->undelivered)
        return 0;
    pthread_mutex_lock(&session->reply_lock);
    int found = overlaps_deferred(session, start, length);
    pthread_mutex_unlock(&session->reply_lock);
    return found;
}

/* ---- frames ---- */

static int broken(gtap_session *session, const char *what)
{
    session_lose(session, what);
    return -1;
}

/* Bytes that an output takes in the body. */
static uint64_t part_size(uint64_t descriptor)
{
    uint64_t length = descriptor & 0xffffffffffffu;
    return descriptor >> 48 == 0 ? align_up(length, 8) : descriptor >> 48 == 2 ? 24 : 0;
}

/* How many descriptors lead the parts: the one number that makes the sizes add up. -1 if none does. */
static int count_outputs(const unsigned char *outputs, uint64_t size)
{
    uint64_t total = 0;
    for (int n = 0; n <= OUTPUT_LIMIT; n++) {
        uint64_t descriptor;
        if (total == size)
            return n;
        if (total > size || 8 * (uint64_t)n + 8 > size)
            return -1;
        memcpy(&descriptor, outputs + 8 * (size_t)n, 8);
        total += 8 + part_size(descriptor);
    }
    return -1;
}

/* Fetch the bulk object that a 24-byte part names. */
static int take_bulk(gtap_session *session, const unsigned char *part, uint64_t descriptor, unsigned char *destination)
{
    uint64_t named[3], length = descriptor & 0xffffffffffffu;
    memcpy(named, part, sizeof named);
    if (named[1] != 0 || named[2] != length)
        return broken(session, "the server named a bulk object wrongly");
    return bulk_receive(session, named[0], destination, length);
}

static int fetch_blobs(gtap_session *session, waiter *w)
{
    const unsigned char *outputs = w->body + 8, *part = outputs + 8 * (size_t)w->outputs;
    blob **tail = &w->blobs;
    for (uint32_t i = 0; i < w->outputs; i++) {
        uint64_t descriptor;
        memcpy(&descriptor, outputs + 8 * (size_t)i, 8);
        if (descriptor >> 48 == 2) {
            uint64_t length = descriptor & 0xffffffffffffu;
            blob *received = length <= BULK_LIMIT ? malloc(sizeof *received + length) : NULL;
            if (!received)
                return broken(session, "a reply's bulk output is too large");
            *received = (blob){.length = length};
            *tail = received;
            tail = &received->next;
            if (take_bulk(session, part, descriptor, received->bytes) < 0)
                return -1;
        }
        part += part_size(descriptor);
    }
    return 0;
}

static int keep_body(waiter *w, const unsigned char *body, size_t size)
{
    if (size > w->capacity) {
        unsigned char *larger = realloc(w->body, size);
        if (!larger)
            return -1;
        w->body = larger;
        w->capacity = size;
    }
    memcpy(w->body, body, size);
    w->size = size;
    return 0;
}

static int on_reply(gtap_session *session, uint64_t number, const unsigned char *body, size_t size)
{
    waiter *w = find_waiter(session, number);
    int outputs = size < 8 ? -1 : w && w->plain ? 0 : count_outputs(body + 8, size - 8);
    if (!w || w->done || outputs < 0)
        return broken(session, "the server sent a reply that cannot be");
    if (keep_body(w, body, size) < 0)
        return broken(session, "memory is exhausted");
    w->outputs = (uint32_t)outputs;
    if (fetch_blobs(session, w) < 0)
        return -1;
    pthread_mutex_lock(&session->reply_lock);
    w->done = 1;
    pthread_cond_signal(&w->wake);
    pthread_mutex_unlock(&session->reply_lock);
    return 0;
}

static int on_push(gtap_session *session, uint64_t number, const unsigned char *body, size_t size)
{
    uint64_t descriptor, length;
    if (size < 8)
        return broken(session, "the server sent an output that cannot be");
    memcpy(&descriptor, body, 8);
    length = descriptor & 0xffffffffffffu;
    pthread_mutex_lock(&session->reply_lock);
    deferred *entry = find_deferred(session, number);
    unsigned char *destination = entry && length <= entry->length ? entry->destination : NULL;
    pthread_mutex_unlock(&session->reply_lock);
    if (!destination || size - 8 != part_size(descriptor) || (descriptor >> 48 != 0 && descriptor >> 48 != 2))
        return broken(session, "the server sent an output that nobody expects");
    if (descriptor >> 48 == 0)
        memcpy(destination, body + 8, length);
    else if (take_bulk(session, body + 8, descriptor, destination) < 0)
        return -1;
    rows_delivered(destination);
    channel_end_deferred(session, number);
    return 0;
}

static int on_failed(gtap_session *session, uint64_t number, uint8_t flags, const unsigned char *body, size_t size)
{
    uint32_t thread_number;
    int32_t status;
    char text[512];
    if (size < 8)
        return broken(session, "the server sent a failure that cannot be");
    memcpy(&thread_number, body, 4);
    memcpy(&status, body + 4, 4);
    failure_add(session, thread_number, status, flags & 1);
    channel_end_deferred(session, number);
    snprintf(text, sizeof text, "%.*s", (int)(size - 8 < sizeof text ? size - 8 : sizeof text - 1), (const char *)body + 8);
    if (*text)
        gtap_say_once(text, "%s", text);
    return 0;
}

/* Device printf and assert: through stdio, as the real driver does, so that the order with the program's own stays. */
static int on_text(gtap_session *session, uint64_t fd, const unsigned char *body, size_t size)
{
    uint64_t length = 0;
    if (size >= 8)
        memcpy(&length, body, 8);
    if (size < 8 || length > size - 8 || (fd != 1 && fd != 2))
        return broken(session, "the server sent text that cannot be");
    fwrite(body + 8, 1, length, fd == 1 ? stdout : stderr);
    return 0;
}

static int on_fault(gtap_session *session, const unsigned char *body, size_t size)
{
    uint32_t length = 0;
    char text[512];
    if (size >= 8)
        memcpy(&length, body + 4, 4);
    if (size < 8 || length > size - 8)
        return broken(session, "the server ended the session without a reason");
    snprintf(text, sizeof text, "%.*s", (int)(length < sizeof text ? length : sizeof text - 1), (const char *)body + 8);
    return broken(session, text);
}

static int on_frame(gtap_session *session, const server_header *header, const unsigned char *body, size_t size)
{
    switch (header->kind) {
    case KIND_REPLY:
        return on_reply(session, header->number, body, size);
    case KIND_PUSH:
        return on_push(session, header->number, body, size);
    case KIND_FAILED:
        return on_failed(session, header->number, header->flags, body, size);
    case KIND_TEXT:
        return on_text(session, header->number, body, size);
    case KIND_FAULT:
        return on_fault(session, body, size);
    case KIND_MARK:
        return 0; /* no caller asks yet */
    default:
        return broken(session, "the server sent a frame of an unknown kind");
    }
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
        if (on_frame(session, &header, frame + FRAME_HEADER, header.size - FRAME_HEADER) < 0)
            return -1;
        session->received_start += header.size;
    }
    memmove(session->received, session->received + session->received_start,
            session->received_end - session->received_start);
    session->received_end -= session->received_start;
    session->received_start = 0;
    return 0;
}

/* As the reader: take what has come, waiting for the first byte when `block` is set. -1 when the link is lost. */
static int receive(gtap_session *session, int block)
{
    ssize_t got;
    if (!session->received) {
        session->received = malloc(RECEIVE_SIZE);
        if (!session->received)
            return broken(session, "memory is exhausted");
    }
    do
        got = recv(session->channel, session->received + session->received_end, RECEIVE_SIZE - session->received_end,
                   block ? 0 : MSG_DONTWAIT);
    while (got < 0 && errno == EINTR);
    if (got < 0 && !block && (errno == EAGAIN || errno == EWOULDBLOCK))
        return 0;
    if (got <= 0)
        return broken(session, "the connection to the server has ended");
    stats_bytes(0, (uint64_t)got);
    session->received_end += (size_t)got;
    return on_bytes(session);
}

/* ---- who reads ---- */

static void kick_helper(gtap_session *session)
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
}

/* With reply_lock held. On a lost link a waiter stays until the reader, which may be writing to it, has left. */
static int must_stay(gtap_session *session) { return session->state != SESSION_LOST || session->reading != READER_NONE; }

/* With reply_lock held, as a caller that is not done: read, or sleep until something changes. */
static void read_or_sleep(gtap_session *session, waiter *w)
{
    if (session->reading == READER_NONE) {
        session->reading = READER_CALLER;
        pthread_mutex_unlock(&session->reply_lock);
        receive(session, 1);
        pthread_mutex_lock(&session->reply_lock);
        session->reading = READER_NONE;
        return;
    }
    if (session->reading == READER_HELPER)
        kick_helper(session);
    pthread_cond_wait(&w->wake, &session->reply_lock);
}

int channel_await(gtap_session *session, waiter *w)
{
    pthread_mutex_lock(&session->reply_lock);
    while (!w->done && must_stay(session))
        read_or_sleep(session, w);
    unlink_waiter(session, w);
    if (session->reading == READER_NONE)
        pass_reading(session);
    int done = w->done;
    pthread_mutex_unlock(&session->reply_lock);
    return done ? 0 : -1;
}

void channel_await_deferred(gtap_session *session, const void *start, uint64_t length)
{
    waiter *w = session->undelivered ? waiter_take() : NULL;
    if (!w)
        return;
    channel_expect(session, w, 0); /* no call has number 0: woken only to read */
    pthread_mutex_lock(&session->reply_lock);
    while (overlaps_deferred(session, start, length) && must_stay(session))
        read_or_sleep(session, w);
    unlink_waiter(session, w);
    if (session->reading == READER_NONE)
        pass_reading(session);
    pthread_mutex_unlock(&session->reply_lock);
    waiter_give(w);
}

/* Become the reader if nobody is; 1 if so. */
static int start_reading(gtap_session *session, enum reader who)
{
    pthread_mutex_lock(&session->reply_lock);
    int free = session->reading == READER_NONE;
    if (free)
        session->reading = who;
    pthread_mutex_unlock(&session->reply_lock);
    return free;
}

static void stop_reading(gtap_session *session)
{
    pthread_mutex_lock(&session->reply_lock);
    pass_reading(session);
    pthread_mutex_unlock(&session->reply_lock);
}

/* Wait until fd takes bytes again. Meanwhile the server may be waiting for us to read: read, if nobody does. The
 * timeout is for the reader that leaves just after we looked. */
static void wait_writable(gtap_session *session, int fd)
{
    int reader = start_reading(session, READER_CALLER);
    struct pollfd polls[2] = {{.fd = fd, .events = POLLOUT}, {.fd = session->channel, .events = POLLIN}};
    poll(polls, reader ? 2 : 1, FULL_SOCKET_MILLISECONDS);
    if (reader && polls[1].revents)
        receive(session, 0);
    if (reader)
        stop_reading(session);
}

int channel_send(gtap_session *session, int fd, const void *data, size_t size)
{
    const unsigned char *at = data;
    while (size) {
        if (session->state == SESSION_LOST)
            return -1;
        ssize_t sent = send(fd, at, size, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            stats_bytes((uint64_t)sent, 0);
            at += sent;
            size -= (size_t)sent;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            wait_writable(session, fd);
        } else if (errno != EINTR) {
            return broken(session, "the connection to the server has ended");
        }
    }
    return 0;
}

void channel_helper_read(gtap_session *session)
{
    if (!start_reading(session, READER_HELPER))
        return;
    struct pollfd polls[2] = {{.fd = session->channel, .events = POLLIN}, {.fd = session->kick, .events = POLLIN}};
    uint64_t kicks;
    poll(polls, 2, HELPER_MILLISECONDS);
    if (polls[0].revents)
        receive(session, 0);
    if (polls[1].revents && read(session->kick, &kicks, sizeof kicks) < 0)
        session->kick = -1; /* poll ignores it from here on */
    stop_reading(session);
}

void channel_finish(gtap_session *session)
{
    shutdown(session->channel, SHUT_WR);
    if (start_reading(session, READER_CALLER)) {
        unsigned char rest[4096];
        while (recv(session->channel, rest, sizeof rest, MSG_DONTWAIT) > 0)
            continue;
        stop_reading(session);
    }
}

/* ---- taking a reply apart ---- */

static void copy_out(void *destination, const unsigned char *bytes, uint64_t length)
{
    if (length)
        memcpy(destination, bytes, length);
}

uint64_t gtap_get(gtap_reply *reply, void *destination, uint64_t capacity)
{
    waiter *w = reply->owner;
    uint64_t descriptor, length;
    if (!w || !reply->body || w->taken == w->outputs)
        return 0;
    memcpy(&descriptor, reply->body + 8 * (size_t)w->taken++, 8);
    const unsigned char *part = reply->cursor;
    reply->cursor += part_size(descriptor);
    length = descriptor & 0xffffffffffffu;
    if (length > capacity || !destination)
        length = destination ? capacity : 0;
    if (descriptor >> 48 == 0) {
        copy_out(destination, part, length);
        return length;
    }
    blob *received = w->blobs;
    if (descriptor >> 48 != 2 || !received)
        return 0;
    copy_out(destination, received->bytes, length);
    w->blobs = received->next;
    free(received);
    return length;
}

void gtap_done(gtap_reply *reply)
{
    if (reply->owner)
        waiter_give(reply->owner);
    reply->owner = NULL;
    reply->body = NULL;
}

uint64_t gtap_want(const void *destination, uint64_t capacity)
{
    return destination ? capacity & 0xffffffffffffu : (uint64_t)1 << 48;
}
