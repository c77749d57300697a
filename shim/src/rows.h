/* Deferred outputs whose destination is rows: received in one piece, put in place when they are there. */
#ifndef GTAP_ROWS_H
#define GTAP_ROWS_H

#include "gtap/runtime.h"

/* An output has come into this buffer: if rows wait for it, they are put in place. Called by the reader, no lock held. */
void rows_delivered(const void *buffer);
/* Whether rows that wait lie over these bytes of the session's. */
int rows_overlap(const gtap_session *session, const unsigned char *start, uint64_t length);

#endif
