/* Posted frames leave out what an earlier one began with: the server keeps it (wire/README.md, section 3). */
#ifndef GTAP_PATTERN_H
#define GTAP_PATTERN_H

#include "session.h"

#define PATTERNS 256
#define SHORT_FRAME 2 /* flags of a frame */
#define KEPT_FRAME 4

/* The server keeps so many; without memory for them there are none. */
void pattern_offered(gtap_session *session, uint32_t count);
/* With session->lock held: the frame of `size` bytes at `place` whose parts begin at `parts` is complete. Mark it as one to
 * be kept, or leave out what is kept. Its size afterwards. */
uint32_t pattern_apply(gtap_session *session, unsigned char *place, const unsigned char *parts, uint32_t size);

#endif
