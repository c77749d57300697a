/* Objects that come: a thread per connection receives them into staging memory; frames name, take and drop them.
 *
 * The state of a stream (a part of a header, an object that is half there) outlives its connection. Bytes are counted
 * when they have been taken from the kernel. The lock is not held while a thread waits for bytes.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "bulk_store.h"
#include "connection_io.h"

#define STACK ((size_t)128 << 10)
#define MOST_OBJECTS 65536 /* whatever their size */
#define MOMENT 2000000     /* nanoseconds that a frame waits for its object before it is handed over */
#define MISSES 32          /* frames that do not, after one that has waited for nothing */

/* ---- the store ---- */

bulk_store *bulk_make(int wake, const bulk_limits *limits)
{
    bulk_store *store = calloc(1, sizeof *store);
    if (!store)
        return NULL;
    store->wake = wake;
    store->limits = *limits;
    pthread_mutex_init(&store->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&store->came, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_cond_init(&store->freed, NULL);
    pthread_mutex_init(&store->order, NULL);
    pthread_cond_init(&store->out.changed, NULL);
    for (int i = 0; i < BULK_STREAMS; i++)
        store->streams[i].fd = -1;
    store->out.fd = -1;
    return store;
}

void bulk_tell(bulk_store *store, uint32_t news)
{
    uint64_t one = 1;
    int quiet = store->news == 0;
    store->news |= news;
    if (quiet && write(store->wake, &one, sizeof one) < 0)
        return; /* it is full: whoever reads it is woken already */
}

uint32_t bulk_news(bulk_store *store)
{
    pthread_mutex_lock(&store->lock);
    uint32_t news = store->news;
    store->news = 0;
    pthread_mutex_unlock(&store->lock);
    return news;
}

const char *bulk_fault(bulk_store *store)
{
    pthread_mutex_lock(&store->lock);
    const char *text = *store->fault ? store->fault : NULL;
    pthread_mutex_unlock(&store->lock);
    return text;
}

/* With the lock held; the first one is what is said. */
__attribute__((format(printf, 2, 3))) static int fault(bulk_store *store, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (!*store->fault)
        vsnprintf(store->fault, sizeof store->fault, format, arguments);
    va_end(arguments);
    bulk_tell(store, BULK_FAULT);
    return -1;
}

/* ---- the table: with the lock held ---- */

static bulk_object **place_of(bulk_store *store, uint64_t id)
{
    bulk_object **at = &store->objects[id % BULK_BUCKETS];
    while (*at && (*at)->id != id)
        at = &(*at)->next;
    return at;
}

static bulk_object *find_or_make(bulk_store *store, uint64_t id)
{
    bulk_object **at = place_of(store, id), *object = *at;
    if (object)
        return object;
    object = store->spare;
    if (object)
        store->spare = object->next;
    else if (!(object = malloc(sizeof *object)))
        return NULL;
    *object = (bulk_object){.id = id};
    return *at = object;
}

static int check(bulk_store *store, const bulk_object *object)
{
    return object->unnamed >= 0 ? 0 : fault(store, "frames name more bytes of bulk object %" PRIu64 " than it has", object->id);
}

static void recycle(bulk_store *store, bulk_object *object)
{
    bulk_buffer_back(&store->pool, object->bytes, object->length);
    object->next = store->spare;
    store->spare = object;
}

static void forget_if_done(bulk_store *store, uint64_t id)
{
    bulk_object **at = place_of(store, id), *object = *at;
    if (!object->length || object->unnamed || object->uses)
        return;
    store->staged -= object->length;
    store->count--;
    *at = object->next;
    object->done = 1;
    if (!object->views)
        recycle(store, object);
    pthread_cond_broadcast(&store->freed);
}

/* ---- frames ---- */

int bulk_name(bulk_store *store, uint64_t id, uint64_t length)
{
    int result = -1;
    pthread_mutex_lock(&store->lock);
    bulk_object *object = find_or_make(store, id);
    if (!object) {
        fault(store, "the session has used up the memory that a session may have");
    } else {
        result = object->length != 0;
        object->unnamed -= (int64_t)length;
        store->releasable += result && !object->uses;
        object->uses++;
        store->awaited += !result;
        if (result && check(store, object) < 0)
            result = -1;
        if (!result)
            pthread_cond_broadcast(&store->freed);
    }
    pthread_mutex_unlock(&store->lock);
    return result;
}

int bulk_there(bulk_store *store, uint64_t id)
{
    pthread_mutex_lock(&store->lock);
    const bulk_object *object = *place_of(store, id);
    int there = object && object->length;
    pthread_mutex_unlock(&store->lock);
    return there;
}

const void *bulk_take(bulk_store *store, uint64_t id, uint64_t offset, uint64_t length, uint64_t *size)
{
    pthread_mutex_lock(&store->lock);
    const bulk_object *object = *place_of(store, id);
    *size = object ? object->length : 0;
    int inside = object && object->length && offset <= object->length && length <= object->length - offset;
    const void *bytes = inside ? object->bytes + offset : NULL;
    pthread_mutex_unlock(&store->lock);
    return bytes;
}

void *bulk_view(bulk_store *store, uint64_t id)
{
    pthread_mutex_lock(&store->lock);
    bulk_object *object = *place_of(store, id);
    object->views++;
    pthread_mutex_unlock(&store->lock);
    return object;
}

void bulk_unview(bulk_store *store, void *view)
{
    bulk_object *object = view;
    pthread_mutex_lock(&store->lock);
    if (!--object->views && object->done)
        recycle(store, object);
    pthread_mutex_unlock(&store->lock);
}

int bulk_inside(bulk_store *store, uint32_t index)
{
    pthread_mutex_lock(&store->lock);
    int inside = store->streams[index].header_fill != 0;
    pthread_mutex_unlock(&store->lock);
    return inside;
}

void bulk_drop(bulk_store *store, uint64_t id)
{
    pthread_mutex_lock(&store->lock);
    bulk_object *object = *place_of(store, id);
    if (object && object->uses) {
        object->uses--;
        if (!object->length)
            store->awaited--;
        else
            store->releasable -= !object->uses;
        forget_if_done(store, id);
    }
    pthread_mutex_unlock(&store->lock);
}

/* With the lock held: the object, when it is there within a moment. Where that was for nothing, it is not tried again for
 * a while: on a long way there are better things to do. */
static bulk_object *wait_for(bulk_store *store, uint64_t id)
{
    struct timespec until;
    bulk_object *object = *place_of(store, id);
    if ((object && object->length) || (store->missed && store->missed++ < MISSES))
        return object && object->length ? object : NULL;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += MOMENT;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    store->waits = 1;
    while (!((object = *place_of(store, id)) && object->length))
        if (pthread_cond_timedwait(&store->came, &store->lock, &until) != 0)
            break;
    store->waits = 0;
    store->missed = !(object && object->length);
    return store->missed ? NULL : object;
}

const void *bulk_use(bulk_store *store, uint64_t id, uint64_t offset, uint64_t length)
{
    pthread_mutex_lock(&store->lock);
    bulk_object *object = wait_for(store, id);
    int possible = object && object->unnamed >= (int64_t)length && offset <= object->length &&
                   length <= object->length - offset;
    if (possible) {
        object->unnamed -= (int64_t)length;
        store->releasable += !object->uses;
        object->uses++;
    }
    const void *bytes = possible ? object->bytes + offset : NULL;
    pthread_mutex_unlock(&store->lock);
    return bytes;
}

void bulk_unname(bulk_store *store, uint64_t id, uint64_t length)
{
    pthread_mutex_lock(&store->lock);
    bulk_object *object = *place_of(store, id);
    object->unnamed += (int64_t)length;
    object->uses--;
    store->releasable -= !object->uses;
    pthread_mutex_unlock(&store->lock);
}

void bulk_press(bulk_store *store, int pressed)
{
    pthread_mutex_lock(&store->lock);
    store->pressed = pressed;
    pthread_cond_broadcast(&store->freed);
    pthread_mutex_unlock(&store->lock);
}

uint64_t bulk_staged(bulk_store *store)
{
    pthread_mutex_lock(&store->lock);
    uint64_t staged = store->staged;
    pthread_mutex_unlock(&store->lock);
    return staged;
}

uint64_t bulk_received(bulk_store *store, uint32_t index)
{
    pthread_mutex_lock(&store->lock);
    uint64_t received = store->streams[index].told = store->streams[index].received;
    pthread_mutex_unlock(&store->lock);
    return received;
}

/* ---- a stream's thread ---- */

/* With the lock held: wait until the object that has begun may be staged. -1: not by this connection, or never. */
static int find_room(bulk_store *store, bulk_stream *stream, uint64_t length)
{
    while (store->staged + length > store->limits.staged || store->count >= MOST_OBJECTS) {
        uint64_t most = store->awaited || store->pressed ? store->limits.awaited : 0;
        if (store->staged + length <= most && store->count < MOST_OBJECTS)
            break;
        if (store->awaited && !store->releasable)
            return fault(store, "%" PRIu64 " MiB of bulk objects came before one that a call waits for",
                         store->limits.awaited >> 20);
        if (stream->stopping)
            return -1;
        pthread_cond_wait(&store->freed, &store->lock);
    }
    stream->bytes = bulk_buffer(&store->pool, length);
    if (!stream->bytes)
        return fault(store, "the session has used up the memory that a session may have");
    store->staged += length;
    store->count++;
    stream->fill = 0;
    return 0;
}

/* With the lock held: the object is all there. */
static int complete(bulk_store *store, bulk_stream *stream, uint64_t id, uint64_t length)
{
    bulk_object *object = find_or_make(store, id);
    if (!object)
        return fault(store, "the session has used up the memory that a session may have");
    if (object->length)
        return fault(store, "the bulk object %" PRIu64 " came twice", id);
    object->bytes = stream->bytes;
    object->length = length;
    object->unnamed += (int64_t)length;
    store->awaited -= object->uses;
    store->releasable += object->uses != 0;
    stream->bytes = NULL;
    stream->header_fill = 0;
    if (check(store, object) < 0)
        return -1;
    if (object->uses)
        bulk_tell(store, BULK_ARRIVED);
    if (store->waits)
        pthread_cond_signal(&store->came);
    forget_if_done(store, id);
    return 0;
}

/* With the lock held: what the newest bytes have made complete. -1: this thread ends. */
static int go_on(bulk_store *store, bulk_stream *stream)
{
    uint64_t header[2];
    if (stream->header_fill < BULK_HEADER)
        return 0;
    memcpy(header, stream->header, sizeof header);
    if (!header[0] || !header[1] || header[1] > BULK_OBJECT)
        return fault(store, "a bulk object %" PRIu64 " of %" PRIu64 " bytes; objects have 1 to %u", header[0], header[1],
                     BULK_OBJECT);
    if (!stream->bytes)
        return find_room(store, stream, header[1]);
    return stream->fill == header[1] ? complete(store, stream, header[0], header[1]) : 0;
}

/* Wait for the next bytes, of which `left` are sure to come. Not in recv: there a thread is woken also whenever the client
 * has taken what the thread that sends has put in the socket. Whatever goes wrong, recv says it. */
static void await_bytes(bulk_stream *stream, size_t left)
{
    struct pollfd polls = {.fd = stream->fd, .events = POLLIN};
    if (connection_holds(stream->tls))
        return;
    if (stream->tls)
        connection_await(stream->fd, &stream->least, left);
    poll(&polls, 1, -1);
}

/* As recv with MSG_WAITALL, of `left` bytes that are to come. */
static ssize_t receive_all(bulk_stream *stream, unsigned char *to, size_t size, size_t left)
{
    size_t all = 0;
    ssize_t got = 0;
    if (!stream->tls)
        return recv(stream->fd, to, size, MSG_WAITALL);
    while (all < size) {
        got = connection_receive(stream->fd, stream->tls, to + all, size - all);
        if (got > 0)
            all += (size_t)got;
        else if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            await_bytes(stream, left - all);
        else
            break;
    }
    return all ? (ssize_t)all : got;
}

/* With the lock held: take bytes, without it. -1: the connection has ended or this thread is to end. */
static int take_bytes(bulk_store *store, bulk_stream *stream)
{
    uint64_t header[2], left;
    memcpy(header, stream->header, sizeof header);
    int body = stream->header_fill == BULK_HEADER;
    unsigned char *to = body ? stream->bytes + stream->fill : stream->header + stream->header_fill;
    left = body ? header[1] - stream->fill : BULK_HEADER - stream->header_fill;
    pthread_mutex_unlock(&store->lock);
    if (!stream->header_fill)
        await_bytes(stream, BULK_HEADER);
    ssize_t got;
    do
        got = receive_all(stream, to, left < BULK_PIECE ? left : BULK_PIECE, left);
    while (got < 0 && errno == EINTR);
    pthread_mutex_lock(&store->lock);
    if (got <= 0)
        return -1;
    if (body)
        stream->fill += (uint64_t)got;
    else
        stream->header_fill += (size_t)got;
    stream->received += (uint64_t)got;
    if (!store->out.forgets && stream->received - stream->told >= store->limits.report) {
        stream->told = stream->received;
        bulk_tell(store, BULK_RECEIVED);
    }
    return 0;
}

typedef struct start {
    bulk_store *store;
    uint32_t index;
} start;

static void *receive(void *argument)
{
    start given = *(start *)argument;
    bulk_store *store = given.store;
    bulk_stream *stream = &store->streams[given.index];
    free(argument);
    pthread_mutex_lock(&store->lock);
    while (!stream->stopping && go_on(store, stream) == 0 && take_bytes(store, stream) == 0)
        continue;
    if (!*store->fault) /* else the session ends, its connection is not lost */
        bulk_tell(store, BULK_ENDED << given.index);
    pthread_mutex_unlock(&store->lock);
    return NULL;
}

/* ---- connections ---- */

int bulk_own(int fd)
{
    int own = fcntl(fd, F_DUPFD_CLOEXEC, 3), flags = own < 0 ? -1 : fcntl(own, F_GETFL);
    if (flags >= 0)
        fcntl(own, F_SETFL, flags & ~O_NONBLOCK);
    return own;
}

int bulk_connect(bulk_store *store, uint32_t index, int fd, struct gtap_tls *tls)
{
    bulk_stream *stream = &store->streams[index];
    start *given = malloc(sizeof *given);
    pthread_attr_t small;
    if (!given)
        return -1;
    *given = (start){store, index};
    stream->fd = bulk_own(fd);
    connection_keep(&stream->tls, tls);
    stream->least = 1;
    stream->stopping = 0;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, STACK);
    int failed = stream->fd < 0 || pthread_create(&stream->thread, &small, receive, given) != 0;
    pthread_attr_destroy(&small);
    if (failed) {
        free(given);
        if (stream->fd >= 0)
            close(stream->fd);
        stream->fd = -1;
        connection_keep(&stream->tls, NULL);
        return -1;
    }
    if (index == 0 && bulk_output_connect(store, fd, tls) < 0) {
        bulk_disconnect(store, 0);
        return -1;
    }
    return 0;
}

void bulk_disconnect(bulk_store *store, uint32_t index)
{
    bulk_stream *stream = &store->streams[index];
    if (stream->fd < 0)
        return;
    shutdown(stream->fd, SHUT_RDWR);
    pthread_mutex_lock(&store->lock);
    stream->stopping = 1;
    pthread_cond_broadcast(&store->freed);
    pthread_mutex_unlock(&store->lock);
    pthread_join(stream->thread, NULL);
    close(stream->fd);
    stream->fd = -1;
    connection_keep(&stream->tls, NULL);
    pthread_mutex_lock(&store->lock);
    store->news &= ~((uint32_t)BULK_ENDED << index); /* of the old connection */
    pthread_mutex_unlock(&store->lock);
    if (index == 0)
        bulk_output_disconnect(store);
}

static void free_chain(bulk_store *store, bulk_object *object)
{
    while (object) {
        bulk_object *next = object->next;
        if (object->length)
            bulk_buffer_back(&store->pool, object->bytes, object->length);
        free(object);
        object = next;
    }
}

void bulk_free(bulk_store *store)
{
    uint64_t header[2];
    for (uint32_t i = 0; i < BULK_STREAMS; i++) {
        bulk_stream *stream = &store->streams[i];
        bulk_disconnect(store, i);
        memcpy(header, stream->header, sizeof header);
        if (stream->bytes)
            bulk_buffer_back(&store->pool, stream->bytes, header[1]);
    }
    for (size_t i = 0; i < BULK_BUCKETS; i++)
        free_chain(store, store->objects[i]);
    while (store->spare) {
        bulk_object *next = store->spare->next;
        free(store->spare);
        store->spare = next;
    }
    bulk_pool_free(&store->pool);
    free(store->out.items);
    free(store);
}
