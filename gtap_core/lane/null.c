/* The null device in C: everything is done at once, copies out give zeros. */
#include "provider.h"

#include <stdlib.h>
#include <time.h>

#include "inside.h"

static unsigned char zeros[MOST_OUTPUT]; /* that nobody writes: one page of the system's */

static int launch(lane_provider *self, const provider_launch *launch)
{
    (void)self, (void)launch;
    return 0;
}

static int copy_in(lane_provider *self, uint64_t stream, uint64_t destination, const void *bytes, uint64_t size)
{
    (void)self, (void)stream, (void)destination, (void)bytes, (void)size;
    return 0;
}

static int copy_out(lane_provider *self, uint64_t stream, uint64_t source, lane_completion *done)
{
    (void)self, (void)stream, (void)source;
    done->bytes = zeros;
    return 0;
}

static int copy(lane_provider *self, uint64_t stream, uint64_t destination, uint64_t source, uint64_t size)
{
    (void)self, (void)stream, (void)destination, (void)source, (void)size;
    return 0;
}

static int fill(lane_provider *self, uint64_t stream, const provider_fill *fill)
{
    (void)self, (void)stream, (void)fill;
    return 0;
}

/* An event's value is where its time stands, in seconds. */
static int event_record(lane_provider *self, uint64_t event, uint64_t stream)
{
    (void)self, (void)stream;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (event)
        *(double *)(uintptr_t)event = (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
    return 0;
}

static int stream_wait(lane_provider *self, uint64_t one, uint64_t other)
{
    (void)self, (void)one, (void)other;
    return 0;
}

static int mark(lane_provider *self, uint64_t value, lane_completion *done)
{
    (void)self, (void)value, (void)done;
    return 0;
}

static int mark_device(lane_provider *self, uint32_t device, lane_completion *done)
{
    (void)self, (void)device, (void)done;
    return 0;
}

static int query(lane_provider *self, uint64_t value)
{
    (void)self, (void)value;
    return 0;
}

lane_provider *null_provider_make(void)
{
    lane_provider *made = malloc(sizeof *made);
    if (made)
        *made = (lane_provider){.stays = 1,
                                .launch = launch,
                                .copy_in = copy_in,
                                .copy_out = copy_out,
                                .copy = copy,
                                .fill = fill,
                                .event_record = event_record,
                                .stream_wait = stream_wait,
                                .stream_mark = mark,
                                .event_mark = mark,
                                .device_mark = mark_device,
                                .stream_query = query,
                                .event_query = query};
    return made;
}

void null_provider_end(lane_provider *provider) { free(provider); }
