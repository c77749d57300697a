/* Posted frames leave out what an earlier one began with: the server keeps it (wire/README.md, section 3). */
#ifndef GTAP_PATTERN_H
#define GTAP_PATTERN_H

#include "session.h"

#define PATTERNS 256
#define SHORT_FRAME 2 /* flags of a frame */
#define KEPT_FRAME 4

/* The server keeps so many; without memory for them there are none. */
void pattern_offered(gtap_session *session, uint32_t count);
/* With session->lock held: a post's fixed part, of whole words, and the bytes of its parts. Bytes 10 and 11 of its header:
 * with SHORT_FRAME the fixed part is left out, with KEPT_FRAME it is kept from here on. */
uint16_t pattern_apply(gtap_session *session, uint32_t function, const void *fixed, size_t size, size_t parts);

#endif
