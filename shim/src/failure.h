/* Failures of posted calls, kept until their thread asks. */
#ifndef GTAP_FAILURE_H
#define GTAP_FAILURE_H

#include "session.h"

void failure_add(gtap_session *session, uint32_t thread, int32_t status, int sticky);
/* A thread has ended; its number will be used again. */
void failure_forget_thread(uint32_t thread);

#endif
