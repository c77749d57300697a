/* What bulk_in.c and bulk_out.c share. */
#ifndef GTAP_LANE_BULK_STORE_H
#define GTAP_LANE_BULK_STORE_H

#include <pthread.h>
#include <stddef.h>

#include "bulk.h"

#define BULK_HEADER 16
#define BULK_OBJECT (4u << 20) /* bytes of one object at most */
#define BULK_PIECE (256u << 10) /* bytes given to the kernel at once, after which counts are told */

/* One object by its id: arrived or awaited. */
typedef struct bulk_object {
    uint64_t id, length;   /* 0: it has not arrived */
    int64_t unnamed;       /* bytes of it that no frame has named yet */
    uint64_t uses;         /* frames that have named it and not dropped it */
    unsigned views;        /* who looks at the bytes, also beyond the last use */
    int done;              /* it has been used and forgotten, but for its bytes */
    unsigned char *bytes;
    struct bulk_object *next;
} bulk_object;

typedef struct bulk_stream {
    int fd; /* -1: no thread uses it */
    struct gtap_tls *tls;
    int least; /* bytes for which poll wakes, where there is TLS */
    int stopping;
    pthread_t thread;
    uint64_t received, told;
    unsigned char header[BULK_HEADER];
    size_t header_fill;
    unsigned char *bytes; /* of the object that comes; NULL: no room yet */
    uint64_t fill;
} bulk_stream;

typedef struct bulk_item {
    uint64_t header[2]; /* id, length */
    const unsigned char *bytes;
    uint64_t end; /* position of its end in the stream */
} bulk_item;

typedef struct bulk_output {
    bulk_item *items; /* a ring: [first, first + count), of which `sent` are with the kernel */
    size_t first, count, capacity;
    uint64_t made, sent_items, freed_items; /* objects so far */
    uint64_t end, sent, received, reported;  /* positions, as in outgoing.py */
    uint64_t told, heard; /* until where Python has been told what is sent, and wants to be */
    uint64_t going;       /* bytes that the thread is giving to the kernel */
    int forgets, stopping;
    int fd;
    struct gtap_tls *tls;
    pthread_t thread;
    pthread_cond_t changed;
} bulk_output;

#define BULK_BUCKETS 1024
#define BULK_CLASSES 8 /* staging buffers of 64 KiB << 0 .. 6, and what is smaller */

typedef struct bulk_pool {
    unsigned char *free[BULK_CLASSES]; /* each one's first bytes name the next */
    uint64_t kept;                     /* bytes of them */
} bulk_pool;

struct bulk_store {
    pthread_mutex_t lock;
    pthread_cond_t freed;
    pthread_cond_t came; /* an object is there; for bulk_use */
    pthread_mutex_t order;
    int waits, missed; /* bulk_use waits; how often it did so for nothing, lately */
    void (*on_sent)(void *argument);
    void *on_sent_argument;
    int wake;
    uint32_t news;
    bulk_limits limits;
    char fault[128];
    bulk_stream streams[BULK_STREAMS];
    bulk_object *objects[BULK_BUCKETS], *spare;
    uint64_t staged, awaited, releasable, count;
    int pressed;
    bulk_pool pool;
    bulk_output out;
};

/* With the lock held. */
void bulk_tell(bulk_store *store, uint32_t news);
unsigned char *bulk_buffer(bulk_pool *pool, uint64_t size);
void bulk_buffer_back(bulk_pool *pool, unsigned char *bytes, uint64_t size);
void bulk_pool_free(bulk_pool *pool);
/* A copy of a descriptor, blocking; -1. */
int bulk_own(int fd);
int bulk_output_connect(bulk_store *store, int fd, struct gtap_tls *tls);
void bulk_output_disconnect(bulk_store *store);

#endif
