/* A call's waiter, and the reply that it holds until gtap_done. */
#ifndef GTAP_REPLY_H
#define GTAP_REPLY_H

#include "session.h"

#define OUTPUT_LIMIT 128 /* outputs of one call */

/* A bulk output of a reply, received and not yet taken. */
typedef struct blob {
    struct blob *next;
    uint64_t length;
    unsigned char *place; /* where its bytes are: behind it, or where the caller wants them */
    unsigned char bytes[];
} blob;

/* A thread that waits for the reply to call `number`. */
typedef struct waiter {
    struct waiter *next;
    uint64_t number;
    int64_t since;   /* nanoseconds of the monotonic clock */
    uint64_t posted; /* of the channel, by then */
    pthread_cond_t wake;
    _Atomic int done;
    int plain; /* the core's: a body without descriptors */
    unsigned char *body; /* of the reply: status, then descriptors and parts */
    size_t size, capacity;
    blob *blobs;             /* bulk outputs in order */
    unsigned char *expected; /* where one that is no longer than `room` is received; NULL: nowhere */
    uint64_t room;
    uint32_t expected_output;
    uint32_t outputs, taken; /* descriptors in the reply; how many gtap_get has passed */
} waiter;

waiter *waiter_take(void);
void waiter_give(waiter *used);
void waiters_free(waiter *list);
/* Copy a reply's body into its waiter; 0, or -1 when memory is exhausted. */
int waiter_keep(waiter *w, const unsigned char *body, size_t size);

/* Bytes that an output takes in the body. */
static inline uint64_t part_size(uint64_t descriptor)
{
    uint64_t length = descriptor & 0xffffffffffffu;
    return descriptor >> 48 == 0 ? align_up(length, 8) : descriptor >> 48 == 2 ? 24 : 0;
}

#endif
