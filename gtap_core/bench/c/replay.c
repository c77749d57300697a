/* Replays a recording: for each call one that sends as many bytes, for each wait a wait. Arguments: the file of steps,
 * bytes of a launch's frame without its parameters.
 *
 * A step is `u64 kind | u64 bytes`: a frame of that size, a payload of that size, an output that is deferred, a wait.
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

enum { STEP_FRAME = 1, STEP_PAYLOAD, STEP_OUTPUT, STEP_WAIT, LARGEST_PARAMETERS = 32000, LARGEST = 4 << 20 };

typedef struct step {
    uint64_t kind, bytes;
} step;

typedef struct scene {
    place where;
    uint64_t memory;
    void *host, *stream, *event;
    size_t head;
} scene;

/* A frame too small for a launch is an event's. */
static void send_frame(const scene *s, size_t bytes)
{
    static unsigned char block[LARGEST_PARAMETERS];
    size_t size = bytes > s->head ? bytes - s->head : 0;
    size = size < sizeof block ? size : sizeof block;
    void *extra[] = {(void *)1, block, (void *)2, &size, (void *)0};
    if (size < 32)
        must(cuda.event_record(s->event, s->stream), "cuEventRecord");
    else
        must(cuda.launch(s->where.kernel, 1, 1, 1, 32, 1, 1, 0, s->stream, NULL, extra), "cuLaunchKernel");
}

static void take(const scene *s, const step *what)
{
    size_t bytes = what->bytes < LARGEST ? what->bytes : LARGEST;
    if (what->kind == STEP_FRAME)
        send_frame(s, bytes);
    else if (what->kind == STEP_PAYLOAD)
        must(cuda.copy_in_async(s->memory, s->host, bytes, s->stream), "cuMemcpyHtoDAsync");
    else if (what->kind == STEP_OUTPUT)
        must(cuda.copy_out_async(s->host, s->memory, bytes, s->stream), "cuMemcpyDtoHAsync");
    else
        must(cuda.stream_synchronize(s->stream), "cuStreamSynchronize");
}

int main(int count, char **arguments)
{
    step what;
    must(count != 3, "the arguments");
    FILE *steps = fopen(arguments[1], "rb");
    must(steps == NULL, arguments[1]);
    scene s = {.where = cuda_open(0), .head = (size_t)atol(arguments[2])};
    must(cuda.stream_create(&s.stream, 1), "cuStreamCreate");
    must(cuda.event_create(&s.event, 0), "cuEventCreate");
    must(cuda.allocate(&s.memory, LARGEST), "cuMemAlloc");
    must(cuda.allocate_host(&s.host, LARGEST), "cuMemAllocHost");
    double from = seconds_now();
    while (fread(&what, sizeof what, 1, steps) == 1)
        take(&s, &what);
    must(cuda.synchronize(), "cuCtxSynchronize");
    tell("seconds", seconds_now() - from);
    fclose(steps);
    return 0;
}
