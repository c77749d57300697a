/* The side stream: credit, and how far the server is. */
#ifndef GTAP_SIDE_H
#define GTAP_SIDE_H

#include "session.h"

/* Ask for an extent without waiting; awaited: the caller will wait for the answer. 0 or -1 (link lost). */
int side_ask_credit(gtap_session *session, int awaited, uint32_t ordinal, uint64_t address, uint64_t size);
int side_return_credit(gtap_session *session, uint32_t ordinal, uint64_t address, uint64_t size);
/* The next answer to a request, in the order of their coming: 1, or 0 when none has come (block: wait for it), or -1. */
int side_next_grant(gtap_session *session, side_grant *grant, int block);
/* Take what has come, without waiting. */
void side_drain(gtap_session *session);

#endif
