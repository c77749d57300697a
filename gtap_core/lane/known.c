/* What Python tells the lane of the session: functions, handles, streams, memory. */
#include <stdlib.h>
#include <string.h>

#include "inside.h"

void known_free(lane *lane)
{
    for (int i = 0; i < MOST_LIBRARIES; i++)
        free(lane->operations[i]);
    free(lane->ranges);
    table_free(&lane->handles);
    table_free(&lane->streams);
    table_free(&lane->bound);
    free(lane->reply);
}

int known_holds(const lane *lane, uint64_t address, uint64_t size)
{
    uint32_t low = 0, high = lane->range_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (lane->ranges[middle][1] <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return size && low < lane->range_count && lane->ranges[low][0] <= address && size <= lane->ranges[low][1] - address;
}

int lane_operation(lane *lane, uint16_t library, uint16_t ordinal, uint32_t operation)
{
    if (library >= MOST_LIBRARIES || ordinal >= MOST_ORDINALS || operation >= LANE_OPERATIONS)
        return -1;
    int borrowed = lane_borrow(lane);
    if (!lane->operations[library])
        lane->operations[library] = calloc(MOST_ORDINALS, 1);
    uint8_t *row = lane->operations[library];
    if (row)
        row[ordinal] = (uint8_t)operation;
    lane_return(lane, borrowed);
    return row ? 0 : -1;
}

static int enter(table *table, thing made)
{
    thing *place = table_enter(table, made.token);
    if (place)
        *place = made;
    return place ? 0 : -1;
}

int lane_handle(lane *lane, uint64_t token, uint32_t kind, uint64_t value, uint32_t device, uint32_t size, int plain)
{
    int borrowed = lane_borrow(lane);
    uint64_t since = kind == LANE_STREAM ? lane->generation : 1;
    thing made = {token, value, plain ? since : 0, kind, device, size};
    int failed = enter(&lane->handles, made);
    lane_return(lane, borrowed);
    return failed;
}

void lane_handle_end(lane *lane, uint64_t token)
{
    int borrowed = lane_borrow(lane);
    table_remove(&lane->handles, token);
    table_remove(&lane->bound, token);
    lane_return(lane, borrowed);
}

int lane_stream(lane *lane, uint32_t device, uint32_t thread, uint64_t value, int plain)
{
    if (device >= MOST_DEVICES || thread > UINT16_MAX)
        return -1;
    int borrowed = lane_borrow(lane);
    thing made = {(uint64_t)device << 16 | thread, value, plain ? lane->generation : 0, LANE_STREAM, device, 0};
    int failed = enter(&lane->streams, made);
    lane->attached[device] |= thread == 0;
    lane_return(lane, borrowed);
    return failed;
}

void lane_streams_behind(lane *lane)
{
    int borrowed = lane_borrow(lane);
    lane->base = ++lane->generation;
    lane_return(lane, borrowed);
}

void lane_fence(lane *lane, uint32_t device, uint64_t event)
{
    if (device >= MOST_DEVICES)
        return;
    int borrowed = lane_borrow(lane);
    if (lane->fence && lane->fence == lane->fences[device] && lane->fence != event)
        lane->base = ++lane->generation; /* nobody can wait for it any more */
    lane->fences[device] = event;
    lane_return(lane, borrowed);
}

int lane_fenced(lane *lane)
{
    int borrowed = lane_borrow(lane);
    int device = lane->fence_device;
    lane->fence_device = -1;
    lane_return(lane, borrowed);
    return device;
}

int lane_ranges(lane *lane, const uint64_t (*ranges)[2], uint32_t count)
{
    uint64_t(*made)[2] = calloc(count + (size_t)1, sizeof *made);
    uint32_t merged = 0;
    if (!made)
        return -1;
    for (uint32_t i = 0; i < count; i++) {
        if (merged && made[merged - 1][1] == ranges[i][0])
            merged--;
        else
            made[merged][0] = ranges[i][0];
        made[merged++][1] = ranges[i][0] + ranges[i][1];
    }
    int borrowed = lane_borrow(lane);
    free(lane->ranges);
    lane->ranges = made;
    lane->range_count = merged;
    lane_return(lane, borrowed);
    return 0;
}
