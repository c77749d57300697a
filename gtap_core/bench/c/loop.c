/* A loop as programs have it, on two devices in turn: the first is near, the second far. Milliseconds.
 *
 * `token`: 1,000 launches, a copy of 4 KiB to the host, a synchronisation. `training`: 300 launches, two copies of
 * 256 KiB to the device, 20 ms of the program's own; nothing is waited for.
 * Arguments: which, the near peer's URL, the far one's, seconds.
 */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

enum { TOKEN_LAUNCHES = 1000, STEP_LAUNCHES = 300, TOKEN_BYTES = 4096, STEP_BYTES = 256 << 10, STEPS = 10, SMALL = 64 };

#define STEP_SECONDS 0.02

typedef struct device {
    place where;
    uint64_t memory;
    void *host, *stream;
    int fd;
} device;

static device open_device(int number, const char *url)
{
    device d = {.where = cuda_open(number)};
    must(cuda.stream_create(&d.stream, 1), "cuStreamCreate");
    must(cuda.allocate(&d.memory, 2 * STEP_BYTES), "cuMemAlloc");
    must(cuda.allocate_host(&d.host, 2 * STEP_BYTES), "cuMemAllocHost");
    memset(d.host, 7, 2 * STEP_BYTES);
    d.fd = raw_ask(url, RAW_ECHO, SMALL, SMALL);
    return d;
}

static double token(const device *d)
{
    double from = seconds_now();
    must(cuda.set_current(d->where.context), "cuCtxSetCurrent");
    for (int i = 0; i < TOKEN_LAUNCHES; i++)
        launch_five(&d->where, d->stream);
    must(cuda.copy_out_async(d->host, d->memory, TOKEN_BYTES, d->stream), "cuMemcpyDtoHAsync");
    must(cuda.stream_synchronize(d->stream), "cuStreamSynchronize");
    return seconds_now() - from;
}

/* The time of one step among several. */
static double training(const device *d)
{
    must(cuda.set_current(d->where.context), "cuCtxSetCurrent");
    double from = seconds_now();
    for (int step = 0; step < STEPS; step++) {
        for (int i = 0; i < 2; i++)
            must(cuda.copy_in_async(d->memory, d->host, STEP_BYTES, d->stream), "cuMemcpyHtoDAsync");
        for (int i = 0; i < STEP_LAUNCHES; i++)
            launch_five(&d->where, d->stream);
        nap(STEP_SECONDS);
    }
    double each = (seconds_now() - from) / STEPS;
    must(cuda.synchronize(), "cuCtxSynchronize");
    return each;
}

static double exchange(const device *d)
{
    unsigned char bytes[SMALL] = {0};
    double from = seconds_now();
    raw_exchange(d->fd, bytes, SMALL, bytes, SMALL);
    return seconds_now() - from;
}

int main(int count, char **arguments)
{
    must(count != 5, "the arguments");
    double (*turn)(const device *) = strcmp(arguments[1], "token") == 0 ? token : training;
    device near = open_device(0, arguments[2]), far = open_device(1, arguments[3]);
    turn(&near);
    turn(&far);
    exchange(&near);
    exchange(&far);
    for (pace p = pace_begin(atof(arguments[4])); pace_more(&p);) {
        tell("near", turn(&near) * 1e3);
        tell("far", turn(&far) * 1e3);
        tell("raw.near", exchange(&near) * 1e3);
        tell("raw.far", exchange(&far) * 1e3);
    }
    return 0;
}
