/* The command buffer: posted frames waiting in the client. */
#ifndef GTAP_COMMAND_BUFFER_H
#define GTAP_COMMAND_BUFFER_H

#include "session.h"

/* With the lock held: bytes that no writer has taken yet. */
static inline uint64_t command_buffer_unsent(const gtap_session *session)
{
    return atomic_load_explicit(&session->link.streams[STREAM_CHANNEL].kept, memory_order_relaxed) - session->flushed;
}

/* Call with session->lock held; sends what is there, returns with the lock released. */
void command_buffer_flush_locked(gtap_session *session);
void command_buffer_flush(gtap_session *session);
/* At exit: send what is posted, then END where the server knows it; nothing can be posted after it. */
void command_buffer_end(gtap_session *session);
/* In gtap_frame.flags, beside the statistics row: a post must wait; it has output that comes later. */
#define MUST_WAIT 0x80000000u
#define DEFERRED 0x40000000u
/* A post that waits is answered when its work is done. Takes over the lock. */
int32_t command_post_and_wait(gtap_frame *frame);
/* A call of the core (library 0). Follow with gtap_done. 0, or -1 when the link is lost. */
int command_core(gtap_session *session, enum core_ordinal ordinal, const void *body, size_t size, gtap_reply *reply);

#endif
