/* Failures of posted calls, kept until their thread asks. */
#ifndef GTAP_FAILURE_H
#define GTAP_FAILURE_H

#include "session.h"

/* number: of the call that failed. The status of a library's is that library's: its next function returns it and sends
 * nothing, or the driver's returns CUDA_ERROR_UNKNOWN, whichever is called first. */
void failure_add(gtap_session *session, uint64_t number, uint32_t thread, int32_t status);
/* With the session's lock, of a frame of a library that is not the driver. */
static inline void failure_posted(gtap_session *session, uint64_t number, const library_link *link, uint32_t ordinal)
{
    posted_frame *kept = &session->posted[number % POSTED_LIMIT];
    atomic_store_explicit(&kept->number, 0, memory_order_relaxed);
    atomic_store_explicit(&kept->link, link, memory_order_release);
    atomic_store_explicit(&kept->ordinal, ordinal, memory_order_release);
    atomic_store_explicit(&kept->number, number, memory_order_release);
}
/* Take the calling thread's oldest failure of that library, 0 if none. */
int32_t failure_take_of(gtap_session *session, const library_link *link);
/* Every later call for a device gets it; the first one stays. */
void failure_stick(gtap_session *session, uint32_t ordinal, int32_t status);
/* That of the calling thread's device, 0 if none. */
int32_t failure_sticky(gtap_session *session);
/* A thread has ended; its number will be used again. */
void failure_forget_thread(uint32_t thread);

#endif
