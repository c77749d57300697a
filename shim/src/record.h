/* `gtap exec --record`: the sequence of frames with their sizes, no payload, in a file that `gtap trace` reads. */
#ifndef GTAP_RECORD_H
#define GTAP_RECORD_H

#include <stdint.h>

#include "session.h"

/* Make the process's file when GTAP_RECORD_DIR is set; once. */
void record_open(void);
int record_is_on(void);
/* With the session's lock held: the frame at `place` is complete and is the session's newest. payload: bytes of its parts;
 * deferred: it has output that comes later. */
void record_frame(const gtap_session *session, const unsigned char *place, uint64_t payload, int deferred);
/* A thread waits, and no frame says so. */
void record_wait(const gtap_session *session, const char *name);

#endif
