/* What a client sends on the channel, as the lane reads it: a stream of frames. Whatever the lane executes is right by
 * the rules that hold for a session; the rest is left to Python, which here passes over it. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "inside.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MEMORY ((uint64_t)0x200000000000)
enum { MEMORY_SIZE = 32 << 20, KERNEL = 16, STREAM = 18, EVENT = 20, PARAMETERS = 8 };

static void hold(int condition)
{
    if (!condition)
        abort();
}

static void hold_range(uint64_t address, uint64_t size)
{
    hold(size && address >= MEMORY && size <= MEMORY_SIZE && address - MEMORY <= MEMORY_SIZE - size);
}

/* Every byte is read, so that one behind the frame is found. */
static int touch(const void *bytes, uint64_t size)
{
    volatile unsigned char sum = 0;
    for (uint64_t i = 0; i < size; i++)
        sum += ((const unsigned char *)bytes)[i];
    return 0;
}

static int launch(lane_provider *self, const provider_launch *launch)
{
    (void)self;
    for (int i = 0; i < 3; i++)
        hold(launch->grid[i] && launch->block[i]);
    hold(launch->kernel == 103 && launch->stream >= 100 && launch->stream <= 102 && launch->flags <= 1);
    hold(launch->size >= PARAMETERS && launch->size <= 32764);
    return touch(launch->parameters, launch->size);
}

static int copy_in(lane_provider *self, uint64_t stream, uint64_t destination, const void *bytes, uint64_t size)
{
    (void)self, (void)stream;
    hold_range(destination, size);
    return touch(bytes, size);
}

static int copy_out(lane_provider *self, uint64_t stream, uint64_t source, lane_completion *done)
{
    static const unsigned char zeros[MOST_INLINE];
    (void)self, (void)stream;
    hold(done->size <= MOST_INLINE);
    hold_range(source, done->size);
    done->bytes = zeros;
    return 0;
}

static int copy(lane_provider *self, uint64_t stream, uint64_t destination, uint64_t source, uint64_t size)
{
    (void)self, (void)stream;
    hold_range(destination, size);
    hold_range(source, size);
    return 0;
}

static int fill(lane_provider *self, uint64_t stream, const provider_fill *fill)
{
    (void)self, (void)stream;
    hold(fill->width <= MEMORY_SIZE && fill->height && fill->height <= MEMORY_SIZE);
    hold_range(fill->destination, (fill->height - 1) * (fill->height > 1 ? fill->pitch : 0) +
                                      fill->width * fill->element_bytes);
    return 0;
}

static int of_two(lane_provider *self, uint64_t one, uint64_t other)
{
    (void)self;
    hold(one >= 100 && one <= 105 && other >= 100 && other <= 105 && one != other);
    return 0;
}

static int mark(lane_provider *self, uint64_t value, lane_completion *done)
{
    (void)self, (void)done;
    hold(value >= 100 && value <= 104);
    return 0;
}

static int mark_device(lane_provider *self, uint32_t device, lane_completion *done)
{
    (void)self, (void)done;
    hold(device == 0);
    return 0;
}

static int query(lane_provider *self, uint64_t value)
{
    (void)self;
    hold(value >= 100 && value <= 104);
    return value % 2 ? 600 : 0;
}

static void know(lane *lane)
{
    static const uint8_t ordinals[LANE_OPERATIONS] = {0, 25, 16, 17, 18, 19, 20, 9, 6, 4, 10, 1, 5, 11};
    const uint64_t ranges[1][2] = {{MEMORY, MEMORY_SIZE}};
    for (uint32_t i = 1; i < LANE_OPERATIONS; i++)
        lane_operation(lane, 1, ordinals[i], i);
    lane_stream(lane, 0, 0, 100, 1);
    lane_stream(lane, 0, 1, 101, 1);
    lane_handle(lane, STREAM, LANE_STREAM, 102, 0, 0, 1);
    lane_handle(lane, KERNEL, LANE_KERNEL, 103, 0, PARAMETERS, 1);
    lane_handle(lane, EVENT, LANE_EVENT, 104, 0, 0, 1);
    lane_fence(lane, 0, 105);
    lane_ranges(lane, ranges, 1);
}

/* What is answered: whole frames, about calls that there were. */
static void check_answers(const lane *lane, uint64_t calls)
{
    const lane_outlet *out = &lane->outlets[0];
    for (uint64_t at = 0, end = outlet_end(out); at < end;) {
        uint32_t size;
        uint64_t number;
        hold(end - at >= FRAME_HEADER && end <= out->capacity);
        memcpy(&size, out->ring + at, sizeof size);
        memcpy(&number, out->ring + at + 8, sizeof number);
        hold(size >= FRAME_HEADER && size % 8 == 0 && size <= end - at && number && number <= calls);
        at += size;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lane_provider provider = {.launch = launch,
                              .copy_in = copy_in,
                              .copy_out = copy_out,
                              .copy = copy,
                              .fill = fill,
                              .event_record = of_two,
                              .stream_wait = of_two,
                              .stream_mark = mark,
                              .event_mark = mark,
                              .device_mark = mark_device,
                              .stream_query = query,
                              .event_query = query};
    lane *lane = lane_make(&provider, -1);
    if (!lane || size > BUFFER)
        return 0;
    know(lane);
    memcpy(lane->bytes, data, size);
    lane->end = (uint32_t)size;
    uint64_t number = 0;
    while (lane_whole(lane) > 0) {
        frame_header *frame = (frame_header *)(lane->bytes + lane->start);
        operation_run(lane, pattern_whole(lane, frame), ++number);
        lane->start += frame->size;
        if (number % 32 == 0 && lane->generation % 2)
            lane_streams_behind(lane), know(lane);
    }
    check_answers(lane, number);
    lane_end(lane);
    return 0;
}
