/* Frames for the client: replies, pushes and failures of the channel, and how far both directions are. */
#include <stdio.h>
#include <string.h>

#include "inside.h"

enum { REPLY = 1, PUSH = 2, FAILED = 3, RECEIVED = 8, EXECUTED_REPORT = 131 };
enum { STICKY = 1 };
static const uint64_t ABSENT = (uint64_t)1 << 48; /* the descriptor of no output */

typedef struct answer_header {
    uint32_t size;
    uint8_t kind, flags;
    uint16_t device;
    uint64_t number;
} answer_header;
_Static_assert(sizeof(answer_header) == FRAME_HEADER, "answer header of the wire");

static const unsigned char padding[8];

static uint32_t padded(uint32_t size) { return (size + 7) & ~7u; }

/* Put a head and the bytes behind it, padded, as one frame. */
static int put(lane_outlet *out, answer_header *head, uint32_t head_size, const void *bytes, uint32_t size, int urgent)
{
    struct iovec pieces[3] = {
        {head, head_size}, {(void *)bytes, size}, {(void *)padding, padded(size) - size}};
    head->size = head_size + padded(size);
    return outlet_add(out, pieces, size ? 3 : 1, urgent);
}

/* The same of an output: a large one is put on the bulk stream, its descriptor is the last word of the head. */
static int put_output(lane *lane, answer_header *head, uint32_t head_size, const void *bytes, uint32_t size, int urgent)
{
    uint64_t descriptor = size | (uint64_t)2 << 48;
    if (size <= MOST_INLINE)
        return put(&lane->outlets[0], head, head_size, bytes, size, urgent);
    memcpy((unsigned char *)head + head_size - sizeof descriptor, &descriptor, sizeof descriptor);
    bulk_order(lane->bulk);
    uint64_t part[3] = {bulk_put(lane->bulk, bytes, size, 0), 0, size};
    int failed = part[0] ? put(&lane->outlets[0], head, head_size, part, sizeof part, urgent) : -1;
    bulk_ordered(lane->bulk);
    if (!part[0])
        lane_tell(lane, LANE_BROKEN);
    return failed;
}

int answer_reply(lane *lane, uint64_t number, int status, uint32_t outputs, const void *bytes, uint32_t size)
{
    struct {
        answer_header header;
        int32_t status;
        uint32_t zero;
        uint64_t descriptor;
    } head = {{.kind = REPLY, .number = number}, status, 0, status ? ABSENT : size};
    uint32_t head_size = outputs ? sizeof head : sizeof head - sizeof head.descriptor;
    return put_output(lane, &head.header, head_size, bytes, outputs && !status ? size : 0, 1);
}

int answer_body(lane *lane, uint64_t number, const void *body, uint32_t size)
{
    answer_header head = {.kind = REPLY, .number = number};
    return put(&lane->outlets[0], &head, sizeof head, body, size, 1);
}

int answer_push(lane *lane, uint64_t number, const void *bytes, uint32_t size, int urgent)
{
    struct {
        answer_header header;
        uint64_t descriptor;
    } head = {{.kind = PUSH, .number = number}, size};
    return put_output(lane, &head.header, sizeof head, bytes, size, urgent);
}

static int is_sticky(int status)
{
    return status == 700 || status == 702 || status == 710 || (status >= 714 && status <= 719);
}

int answer_failed(lane *lane, const lane_completion *done, int status, int urgent)
{
    struct {
        answer_header header;
        uint32_t thread;
        int32_t status;
        uint16_t library, ordinal;
        uint32_t zero;
    } head = {
        .header = {.kind = FAILED, .device = (uint16_t)done->device, .number = done->number},
        .thread = done->thread,
        .status = status,
        .library = done->library,
        .ordinal = done->ordinal,
    };
    char text[120] = "";
    if (is_sticky(status)) {
        head.header.flags = STICKY;
        snprintf(text, sizeof text, "gtapCopyOutAsync failed with %d; so does every later call until a reset", status);
    }
    return put(&lane->outlets[0], &head.header, sizeof head, text, (uint32_t)strlen(text), urgent);
}

int answer_received(lane *lane)
{
    struct {
        answer_header header;
        uint64_t counts[6];
    } head = {{.kind = RECEIVED}, {0}};
    memcpy(head.counts, lane->counts, sizeof head.counts);
    return put(&lane->outlets[0], &head.header, sizeof head, NULL, 0, 1);
}

int answer_executed(lane *lane, uint64_t number)
{
    answer_header head = {.kind = EXECUTED_REPORT, .number = number};
    return put(&lane->outlets[1], &head, sizeof head, NULL, 0, 1);
}
