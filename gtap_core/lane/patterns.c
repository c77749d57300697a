/* Frames whose fixed part is that of an earlier one: made whole before anybody looks at them. */
#include <string.h>

#include "inside.h"

enum { SHORT = 2, KEEP = 4, PATTERN_FLAGS = SHORT | KEEP, WORDS_SHIFT = 3 };

static const frame_header *whole(lane *lane, const frame_header *frame)
{
    const pattern *kept = &lane->patterns[frame->zero];
    uint32_t rest = frame->size - FRAME_HEADER;
    if (frame->flags & ~(SHORT | 1u) || !kept->size || kept->library != frame->library ||
        kept->ordinal != frame->ordinal || FRAME_HEADER + kept->size + rest > sizeof lane->whole)
        return frame;
    frame_header *made = (frame_header *)lane->whole;
    *made = *frame;
    made->size = FRAME_HEADER + kept->size + rest;
    made->flags &= 1;
    made->zero = 0;
    memcpy(lane->whole + FRAME_HEADER, kept->bytes, kept->size);
    memcpy(lane->whole + FRAME_HEADER + kept->size, frame + 1, rest);
    return made;
}

static void keep(lane *lane, frame_header *frame)
{
    uint32_t size = (uint32_t)(frame->flags >> WORDS_SHIFT) * 8;
    pattern *kept = &lane->patterns[frame->zero];
    if (!size || size > frame->size - FRAME_HEADER || frame->size > sizeof lane->whole)
        return;
    kept->library = frame->library;
    kept->ordinal = frame->ordinal;
    kept->size = size;
    memcpy(kept->bytes, frame + 1, size);
    frame->flags &= 1; /* it is a frame like any other from here on */
    frame->zero = 0;
}

const frame_header *pattern_whole(lane *lane, frame_header *frame)
{
    if (frame->flags & SHORT)
        return whole(lane, frame);
    if (frame->flags & KEEP)
        keep(lane, frame);
    return frame;
}
