/* What the server's frames on the channel do. */
#ifndef GTAP_FRAMES_H
#define GTAP_FRAMES_H

#include "session.h"

typedef struct server_header {
    uint32_t size;
    uint8_t kind, flags;
    uint16_t device; /* of KIND_FAILED alone */
    uint64_t number;
} server_header;

_Static_assert(sizeof(server_header) == FRAME_HEADER, "frame header of the wire");

/* As the reader: do what one frame says; 0, or -1 when it cannot be (the session is lost then). */
int frame_take(gtap_session *session, const server_header *header, const unsigned char *body, size_t size);

#endif
