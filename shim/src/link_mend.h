/* Between the link's two parts: streams (link_layer.c), and the loss of their connections (link_mend.c). */
#ifndef GTAP_LINK_MEND_H
#define GTAP_LINK_MEND_H

#include "connect.h"
#include "session.h"

_Static_assert(CONNECT_SIDE == CONNECT_CHANNEL + STREAM_SIDE && CONNECT_BULK == CONNECT_CHANNEL + STREAM_BULK, "one order");
_Static_assert((int)LINK_COUNTS == (int)STREAM_COUNT, "a report counts every stream");

static inline enum stream_name link_name(const gtap_session *session, const link_stream *stream)
{
    return (enum stream_name)(stream - session->link.streams);
}

static inline enum connection_kind link_kind(enum stream_name name)
{
    return name < STREAM_BULK ? (enum connection_kind)(CONNECT_CHANNEL + name) : CONNECT_BULK;
}

/* Which of the bulk streams it is. */
static inline unsigned link_index(enum stream_name name) { return name < STREAM_BULK ? 0 : (unsigned)(name - STREAM_BULK); }

/* Milliseconds of the monotonic clock. */
int64_t link_now(void);
/* The connection has ended. With the lock held under which that was found. */
void link_mark_lost(gtap_session *session, link_stream *stream);
/* With no lock held: have what is marked lost mended. */
void link_on_loss(gtap_session *session);
/* The link has changed: wake who waits for that. */
void link_wake(gtap_session *session);
/* Wait until a stream is mended, or the session lost. */
void link_await_mended(gtap_session *session, const link_stream *stream);
/* Send what the socket takes. Bytes that have not been sent. */
uint64_t link_push_some(gtap_session *session, link_stream *stream);
#endif
