/* What goes by a bulk stream: objects, kept until the server reports them, sent from where they lie. */
#ifndef GTAP_OUTGOING_H
#define GTAP_OUTGOING_H

#include "session.h"

/* A queue for a bulk stream. 0, or -1: no memory. */
int outgoing_make(link_stream *stream);
/* With the stream's `sending` held: send what the socket takes. Bytes that have not been sent. */
uint64_t outgoing_push(gtap_session *session, link_stream *stream);
/* With the stream's `sending` held: forget what lies before `freed`. */
void outgoing_free(gtap_session *session, link_stream *stream);
/* Send a payload as one object, from where it lies: the caller's thread has it secured before it may change. The
 * object's id; 0 when the session is lost. */
uint64_t outgoing_send(gtap_session *session, const void *data, uint64_t length, const void *lender);
/* Copy what a lender's payloads still need, as the server is not known to have it: they may change now. `stays`: they
 * will not before the server has them. */
void outgoing_secure(gtap_session *session, const void *lender, int stays);
/* Copy what any session's payloads still need of memory that was to stay: the program gets it back. */
void outgoing_release(const void *start, uint64_t size);

#endif
