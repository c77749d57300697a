/* `gtap exec --record`: the sequence of frames with their sizes, no payload, in a file that `gtap trace` reads. */
#ifndef GTAP_RECORD_H
#define GTAP_RECORD_H

#include <stdint.h>

#include "session.h"

/* Make the process's file when GTAP_RECORD_DIR is set; once. */
void record_open(void);
/* A part of `length` bytes belongs to this thread's next frame. */
void record_part(uint64_t length);
/* This thread's next frame has output that comes later. */
void record_deferred(void);
/* With the session's lock held: the frame at `place` is complete and is the session's newest. */
void record_frame(const gtap_session *session, const unsigned char *place);
/* A thread waits, and no frame says so. */
void record_wait(const gtap_session *session, const char *name);

#endif
