/* Objects that go: one thread sends them from where they lie; they are kept, by reference, until the client reports
 * them as received, so that a connection that is resumed goes on from there.
 */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "bulk_store.h"
#include "connection_io.h"

#define STACK ((size_t)128 << 10)
#define SOCKET_BYTES (1 << 20) /* as the shim's */
#define TOLD_AFTER ((uint64_t)16 << 20) /* bytes sent after which Python is woken while there is more */

static bulk_item *item_at(bulk_output *out, size_t index) { return &out->items[(out->first + index) % out->capacity]; }

static int grow(bulk_output *out)
{
    size_t capacity = out->capacity ? 2 * out->capacity : 64;
    bulk_item *items = malloc(capacity * sizeof *items);
    if (!items)
        return -1;
    for (size_t i = 0; i < out->count; i++)
        items[i] = *item_at(out, i);
    free(out->items);
    out->items = items;
    out->capacity = capacity;
    out->first = 0;
    return 0;
}

/* With the lock held: drop what has arrived. It has been sent, so the thread does not read it just now. */
static void let_go(bulk_output *out)
{
    while (out->count && item_at(out, 0)->end <= out->received) {
        out->first = (out->first + 1) % out->capacity;
        out->count--;
        out->freed_items++;
    }
}

uint64_t bulk_put(bulk_store *store, const void *bytes, uint64_t size, int heard)
{
    bulk_output *out = &store->out;
    uint64_t id = 0;
    pthread_mutex_lock(&store->lock);
    if (out->count < out->capacity || grow(out) == 0) {
        id = ++out->made;
        out->end += BULK_HEADER + size;
        if (heard && out->heard < out->end)
            out->heard = out->end;
        *item_at(out, out->count++) = (bulk_item){{id, size}, bytes, out->end};
        pthread_cond_signal(&out->changed);
    }
    pthread_mutex_unlock(&store->lock);
    return id;
}

void bulk_hear(bulk_store *store)
{
    pthread_mutex_lock(&store->lock);
    store->out.heard = UINT64_MAX;
    pthread_mutex_unlock(&store->lock);
}

void bulk_order(bulk_store *store) { pthread_mutex_lock(&store->order); }

void bulk_ordered(bulk_store *store) { pthread_mutex_unlock(&store->order); }

void bulk_on_sent(bulk_store *store, void (*told)(void *argument), void *argument)
{
    store->on_sent = told;
    store->on_sent_argument = argument;
}

/* ---- sending ---- */

/* With the lock held: the first item that is not all sent. */
static const bulk_item *next_item(bulk_output *out)
{
    size_t index = (size_t)(out->sent_items - out->freed_items);
    return index < out->count ? item_at(out, index) : NULL;
}

static int may_send(const bulk_store *store)
{
    const bulk_output *out = &store->out;
    return out->sent < out->end && out->sent - out->received <= store->limits.kept;
}

/* The bytes of an item from `skipped` on, header included, that are sent at once: where they are. How many. */
static uint64_t next_bytes(bulk_item *item, uint64_t skipped, struct iovec parts[2])
{
    uint64_t at = skipped > BULK_HEADER ? skipped - BULK_HEADER : 0, left = item->header[1] - at;
    uint64_t head = skipped < BULK_HEADER ? BULK_HEADER - skipped : 0, body = left < 2 * BULK_PIECE ? left : 2 * BULK_PIECE;
    parts[0] = (struct iovec){(unsigned char *)item->header + (BULK_HEADER - head), head};
    parts[1] = (struct iovec){(unsigned char *)(uintptr_t)item->bytes + at, body};
    return head + body;
}

/* By TLS: as sendmsg where it waits for room. */
static ssize_t send_secure(const bulk_output *out, struct iovec parts[2])
{
    for (;;) {
        struct pollfd polls = {.fd = out->fd, .events = POLLOUT};
        ssize_t sent = connection_send(out->fd, out->tls, parts, 2, 0);
        if (sent >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
            return sent;
        poll(&polls, 1, -1);
    }
}

static ssize_t send_parts(const bulk_output *out, struct iovec parts[2])
{
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
    ssize_t sent;
    do
        sent = out->tls ? send_secure(out, parts) : sendmsg(out->fd, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent;
}

/* With the lock held: whether bytes have left that Python waits for, all of them or much. */
static int is_news(const bulk_output *out)
{
    return out->told < out->heard &&
           (out->sent == out->end || out->sent >= out->heard || out->sent - out->told >= TOLD_AFTER);
}

/* With the lock held: bytes have left. */
static void note_sent(bulk_store *store, uint64_t size, uint64_t end)
{
    bulk_output *out = &store->out;
    out->sent += size;
    if (out->sent == end)
        out->sent_items++;
    if (out->forgets)
        out->received = out->sent;
    else if (out->reported > out->received) /* the report was here before us */
        out->received = out->reported < out->sent ? out->reported : out->sent;
    let_go(out);
    if (store->on_sent)
        store->on_sent(store->on_sent_argument);
    if (is_news(out)) {
        out->told = out->sent;
        bulk_tell(store, BULK_SENT);
    }
}

static void *send_all(void *argument)
{
    bulk_store *store = argument;
    bulk_output *out = &store->out;
    pthread_mutex_lock(&store->lock);
    while (!out->stopping) {
        const bulk_item *found = may_send(store) ? next_item(out) : NULL;
        if (!found) {
            pthread_cond_wait(&out->changed, &store->lock);
            continue;
        }
        bulk_item item = *found;
        struct iovec parts[2];
        out->going = next_bytes(&item, out->sent - (item.end - BULK_HEADER - item.header[1]), parts);
        pthread_mutex_unlock(&store->lock);
        ssize_t sent = send_parts(out, parts);
        pthread_mutex_lock(&store->lock);
        out->going = 0;
        if (sent < 0)
            break;
        note_sent(store, (uint64_t)sent, item.end);
    }
    bulk_tell(store, BULK_BROKEN);
    pthread_mutex_unlock(&store->lock);
    return NULL;
}

/* So that both ends work at a time. The system lets buffers of TCP grow as the route needs, unless they are set. */
static void widen(int fd)
{
    int domain = 0, bytes = SOCKET_BYTES;
    socklen_t size = sizeof domain;
    if (getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 && domain == AF_UNIX)
        setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
}

int bulk_output_connect(bulk_store *store, int fd, struct gtap_tls *tls)
{
    bulk_output *out = &store->out;
    pthread_attr_t small;
    out->stopping = 0;
    out->fd = bulk_own(fd);
    connection_keep(&out->tls, tls);
    widen(out->fd);
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, STACK);
    int failed = out->fd < 0 || pthread_create(&out->thread, &small, send_all, store) != 0;
    pthread_attr_destroy(&small);
    if (failed && out->fd >= 0)
        close(out->fd);
    if (failed) {
        out->fd = -1;
        connection_keep(&out->tls, NULL);
    }
    return failed ? -1 : 0;
}

void bulk_output_disconnect(bulk_store *store)
{
    bulk_output *out = &store->out;
    if (out->fd < 0)
        return;
    pthread_mutex_lock(&store->lock);
    out->stopping = 1;
    pthread_cond_signal(&out->changed);
    pthread_mutex_unlock(&store->lock);
    pthread_join(out->thread, NULL);
    close(out->fd);
    out->fd = -1;
    connection_keep(&out->tls, NULL);
    pthread_mutex_lock(&store->lock);
    store->news &= ~(uint32_t)BULK_BROKEN; /* of the old connection */
    pthread_mutex_unlock(&store->lock);
}

/* ---- what the client has ---- */

/* With the lock held. */
static void arrived(bulk_output *out, uint64_t position)
{
    out->received = position;
    let_go(out);
    pthread_cond_signal(&out->changed);
}

int bulk_report(bulk_store *store, uint64_t position, int resumed)
{
    bulk_output *out = &store->out;
    pthread_mutex_lock(&store->lock);
    int possible = position >= (resumed ? out->received : out->reported) && position <= out->sent + out->going;
    if (possible && resumed) {
        out->sent = position;
        out->told = out->told < position ? out->told : position;
        arrived(out, position);
        out->sent_items = out->freed_items; /* what is left is sent again, the first of it in part */
    } else if (possible) {
        out->reported = position;
        if (position > out->received)
            arrived(out, position < out->sent ? position : out->sent);
    }
    pthread_mutex_unlock(&store->lock);
    return possible ? 0 : -1;
}

void bulk_forget(bulk_store *store)
{
    bulk_output *out = &store->out;
    pthread_mutex_lock(&store->lock);
    out->forgets = 1;
    arrived(out, out->sent);
    pthread_mutex_unlock(&store->lock);
}

static uint64_t read_count(bulk_store *store, const uint64_t *count)
{
    pthread_mutex_lock(&store->lock);
    uint64_t value = *count;
    pthread_mutex_unlock(&store->lock);
    return value;
}

uint64_t bulk_sent(bulk_store *store) { return read_count(store, &store->out.sent_items); }
uint64_t bulk_let_go(bulk_store *store) { return read_count(store, &store->out.freed_items); }
uint64_t bulk_position(bulk_store *store) { return read_count(store, &store->out.sent); }

uint64_t bulk_unsent(bulk_store *store)
{
    pthread_mutex_lock(&store->lock);
    uint64_t left = store->out.end - store->out.sent;
    pthread_mutex_unlock(&store->lock);
    return left;
}
