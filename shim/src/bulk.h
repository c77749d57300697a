/* Bulk streams: payloads that are too large for a frame. */
#ifndef GTAP_BULK_H
#define GTAP_BULK_H

#include "session.h"

/* As the reader: the next object, which must be the named one, into destination. 0, or -1 (link lost). */
int bulk_receive(gtap_session *session, uint64_t id, void *destination, uint64_t length);

#endif
