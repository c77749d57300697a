/* Outputs that calls without a waiter will bring. */
#ifndef GTAP_DEFERRED_H
#define GTAP_DEFERRED_H

#include "session.h"

typedef struct deferred {
    uint64_t number; /* of the call */
    unsigned char *destination; /* NULL once delivered */
    uint64_t length;
} deferred;

/* Expect an output; 0, or -1 when memory is exhausted. */
int deferred_expect(gtap_session *session, uint64_t number, void *destination, uint64_t length);
/* The output has come, or never will. */
void deferred_end(gtap_session *session, uint64_t number);
/* Whether an undelivered output overlaps the range. */
int deferred_overlaps(gtap_session *session, const void *start, uint64_t length);

/* With reply_lock held: the entry of a call, NULL if none is expected; whether one overlaps. */
deferred *deferred_find(gtap_session *session, uint64_t number);
int deferred_overlaps_locked(gtap_session *session, const unsigned char *start, uint64_t length);

#endif
