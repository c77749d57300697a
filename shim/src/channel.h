/* The channel: read, wait, send. */
#ifndef GTAP_CHANNEL_H
#define GTAP_CHANNEL_H

#include "session.h"

enum reader { READER_NONE, READER_CALLER, READER_HELPER };

/* A bulk output of a reply, received and not yet taken. */
typedef struct blob {
    struct blob *next;
    uint64_t length;
    unsigned char bytes[];
} blob;

/* A thread that waits for the reply to call `number`. */
typedef struct waiter {
    struct waiter *next;
    uint64_t number;
    pthread_cond_t wake;
    int done;
    int plain; /* the core's: a body without descriptors */
    unsigned char *body; /* of the reply: status, then descriptors and parts */
    size_t size, capacity;
    blob *blobs;             /* bulk outputs in order */
    uint32_t outputs, taken; /* descriptors in the reply; how many gtap_get has passed */
} waiter;

waiter *waiter_take(void);
void waiter_give(waiter *used);
void waiters_free(waiter *list);

/* Expect the reply to the frame that is about to be posted as `number`; before any byte of it is sent. */
void channel_expect(gtap_session *session, waiter *w, uint64_t number);
/* Block until the reply has come: 0, or -1 when the link is lost. */
int channel_await(gtap_session *session, waiter *w);
/* Expect a deferred output; 0, or -1 when memory is exhausted. */
int channel_defer(gtap_session *session, uint64_t number, void *destination, uint64_t length);
/* The output has come, or never will. */
void channel_end_deferred(gtap_session *session, uint64_t number);
/* Whether an undelivered output overlaps the range. */
int channel_has_deferred(gtap_session *session, const void *start, uint64_t length);
/* Block until no undelivered output overlaps the range. */
void channel_await_deferred(gtap_session *session, const void *start, uint64_t length);
/* Send all bytes of a session's socket; reads the channel while the socket is full. 0 or -1 (link lost). */
int channel_send(gtap_session *session, int fd, const void *data, size_t size);
/* The helper's turn: read until nothing is undelivered or a caller wants to read. */
void channel_helper_read(gtap_session *session);
/* At exit: no more output, take what is there so that the server sees everything that was sent. */
void channel_finish(gtap_session *session);

#endif
