/* Bulk streams (wire/README.md section 5): objects that come are received by a thread per connection straight into
 * staging memory; objects that go are sent by one, from where they lie. The rules are those of session/staging.py and
 * session/outgoing.py. Every function may be called from any thread; none blocks but where it says so. */
#ifndef GTAP_LANE_BULK_H
#define GTAP_LANE_BULK_H

#include <stdint.h>

#define BULK_STREAMS 4

#pragma GCC visibility push(default)

typedef struct bulk_store bulk_store;
struct gtap_tls;

/* Why Python was woken; bulk_news gives and clears them.  */
enum bulk_news_bits {
    BULK_ARRIVED = 1, /* an object that a frame has named is there */
    BULK_RECEIVED = 2, /* enough has come to tell the client */
    BULK_SENT = 4,     /* of what is heard of, all has left, or much */
    BULK_FAULT = 8,    /* bulk_fault says what the client has done */
    BULK_ENDED = 1 << 8,  /* << index: nothing more comes by its connection */
    BULK_BROKEN = 1 << 16 /* nothing more goes by the connection of stream 0 */
};

typedef struct bulk_limits {
    uint64_t staged;  /* bytes of objects that came and were not used */
    uint64_t awaited; /* the same while a frame waits for one */
    uint64_t kept;    /* bytes sent that the client has not reported, beyond which no more are sent */
    uint64_t report;  /* bytes of a stream after which the client is told */
} bulk_limits;

/* `wake` is an eventfd, which stays the caller's. NULL: no memory. */
bulk_store *bulk_make(int wake, const bulk_limits *limits);
/* Stop every thread and free everything. Blocks until they have ended (microseconds). */
void bulk_free(bulk_store *store);
uint32_t bulk_news(bulk_store *store);
/* What ends the session, or NULL; it stays valid. */
const char *bulk_fault(bulk_store *store);

/* ---- connections ---- */
/* Receive from a connection, and for index 0 send on it. The descriptor is copied and made blocking, its TLS, or NULL,
 * held. -1: no thread. */
int bulk_connect(bulk_store *store, uint32_t index, int fd, struct gtap_tls *tls);
/* Blocks until nothing uses the connection. Whoever waits for its end first shuts it down. */
void bulk_disconnect(bulk_store *store, uint32_t index);
uint64_t bulk_received(bulk_store *store, uint32_t index); /* bytes since the first connection */
int bulk_inside(bulk_store *store, uint32_t index);        /* 1: an object has begun and is not all there */

/* ---- objects that come ---- */
/* A frame names `length` bytes of an object. 1 when it is there, 0 when not yet, -1: more than it has (bulk_fault). */
int bulk_name(bulk_store *store, uint64_t id, uint64_t length);
int bulk_there(bulk_store *store, uint64_t id);
/* The bytes of an object that is there, until bulk_drop. NULL: the range is outside of it; *size is its length then. */
const void *bulk_take(bulk_store *store, uint64_t id, uint64_t offset, uint64_t length, uint64_t *size);
/* Of an object that was taken just now: its bytes stay until bulk_unview as well. They are not counted as staged
 * longer than until bulk_drop. */
void *bulk_view(bulk_store *store, uint64_t id);
void bulk_unview(bulk_store *store, void *view);
/* The bytes that one frame has named have been used, or never will be. */
void bulk_drop(bulk_store *store, uint64_t id);
/* Whether payloads may wait for a host function, and its own payload comes behind them. */
void bulk_press(bulk_store *store, int pressed);
uint64_t bulk_staged(bulk_store *store);
/* Name and take a range at once, waiting for the object for a moment: bulk_drop it, or bulk_unname it as if it had not been
 * named. NULL: it is not there, or the range is not one that may be named; nothing has been named. */
const void *bulk_use(bulk_store *store, uint64_t id, uint64_t offset, uint64_t length);
void bulk_unname(bulk_store *store, uint64_t id, uint64_t length);

/* ---- objects that go, by stream 0 ---- */
/* Queue an object; its bytes stay as they are until bulk_let_go says so. Its id, 0: no memory. heard: BULK_SENT is told of
 * it; after bulk_hear, of all. */
uint64_t bulk_put(bulk_store *store, const void *bytes, uint64_t size, int heard);
void bulk_hear(bulk_store *store);
/* Around bulk_put and putting the frame that names the object: both streams have one order. */
void bulk_order(bulk_store *store);
void bulk_ordered(bulk_store *store);
/* Called by the thread that sends when bytes have left; `told` must not block. Before the first connection. */
void bulk_on_sent(bulk_store *store, void (*told)(void *argument), void *argument);
uint64_t bulk_sent(bulk_store *store);   /* objects that the kernel has had, counted from the first */
uint64_t bulk_let_go(bulk_store *store); /* objects whose bytes nobody needs any more */
uint64_t bulk_unsent(bulk_store *store); /* bytes */
uint64_t bulk_position(bulk_store *store); /* of all that was sent */
/* The client has received everything up to a position; `resumed`: it goes on from there. -1: it cannot have. */
int bulk_report(bulk_store *store, uint64_t position, int resumed);
/* The client does not come back: keep nothing that is sent, and tell nobody what has come. */
void bulk_forget(bulk_store *store);

#pragma GCC visibility pop
#endif
