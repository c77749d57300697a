/* Failures of posted calls, kept until their thread asks. */
#ifndef GTAP_FAILURE_H
#define GTAP_FAILURE_H

#include "session.h"

/* library: whose status it is, 0 for the driver's. The next function of that library returns it and sends nothing, or the
 * driver's next one returns CUDA_ERROR_UNKNOWN, whichever is called first. */
void failure_add(gtap_session *session, uint32_t library, uint32_t thread, int32_t status);
/* Take the calling thread's oldest failure of that library, 0 if none. */
int32_t failure_take_of(gtap_session *session, const library_link *link);
/* Every later call for a device gets it; the first one stays. */
void failure_stick(gtap_session *session, uint32_t ordinal, int32_t status);
/* That of the calling thread's device, 0 if none. */
int32_t failure_sticky(gtap_session *session);
/* A thread has ended; its number will be used again. */
void failure_forget_thread(uint32_t thread);

#endif
