/* Who waits for a GPU in the cuda device's provider, on a driver that does nothing. The status is 0 when all is right. */
#include <sched.h>

#include "cuda.h"
#include "lab.h"

static int has_threads;

int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument);

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument)
{
    return has_threads ? __real_pthread_create(thread, attributes, run, argument) : EAGAIN;
}

static int set_current(void *context)
{
    (void)context;
    return SUCCESS;
}

static int create(void **event, unsigned int flags)
{
    static int made;
    (void)flags;
    *event = &made;
    return SUCCESS;
}

static int record(void *event, void *stream, unsigned int flags)
{
    (void)event, (void)stream, (void)flags;
    return SUCCESS;
}

static int not_ready(void *thing)
{
    (void)thing;
    return NOT_READY;
}

static int passed(void *thing)
{
    (void)thing;
    return SUCCESS;
}

static atomic_int asks;

static void ask(void) { atomic_fetch_add(&asks, 1); }

static const cuda_functions driver = {.cuCtxSetCurrent = set_current,
                                      .cuEventCreate = create,
                                      .cuEventRecordWithFlags = record,
                                      .cuEventQuery = not_ready,
                                      .cuEventSynchronize = passed,
                                      .cuStreamQuery = not_ready};

/* With a stream. */
static lane_provider *make(uint64_t *stream)
{
    static int handle;
    lane_provider *provider = cuda_provider_make(ask);
    CHECK(provider);
    cuda_driver(provider, &driver);
    CHECK(cuda_device(provider, 0, &handle, NULL, 0) == 0);
    *stream = cuda_thing_make(provider, CUDA_STREAM, 0, &handle, NULL, 0);
    return provider;
}

/* No thread can be started: the session hears of it. */
static void threadless(void)
{
    uint64_t stream;
    lane_provider *provider = make(&stream);
    lane *lane = lane_make(provider, eventfd(0, EFD_CLOEXEC));
    CHECK(lane && lane_start(lane) < 0);
    CHECK(provider->stream_mark(provider, stream, &lane->completions[0]) == PROVIDER_LATER);
    CHECK(lane_news(lane) == LANE_STUCK);
    lane_end(lane);
    cuda_provider_end(provider);
}

static void mark(lane_provider *provider, uint64_t stream, lane_completion *done)
{
    int before = atomic_load(&asks);
    done->operation = LANE_STREAM_SYNC;
    CHECK(provider->stream_mark(provider, stream, done) == PROVIDER_LATER);
    while (atomic_load(&asks) == before)
        sched_yield();
}

/* An answer waits for what kernels printed before it, also where what was printed before another has been delivered. */
static void printing(void)
{
    enum { ANSWER = 24 };
    uint64_t stream;
    has_threads = 1;
    lane_provider *provider = make(&stream);
    lane *lane = lane_make(provider, eventfd(0, EFD_CLOEXEC));
    CHECK(lane);
    cuda_reading(provider, 1);
    mark(provider, stream, &lane->completions[0]);
    uint64_t first = cuda_asked(provider);
    mark(provider, stream, &lane->completions[1]);
    CHECK(outlet_queued(lane_out(lane, 0)) == 0);
    CHECK(cuda_told(provider, first) == 1 && outlet_queued(lane_out(lane, 0)) == ANSWER);
    CHECK(cuda_told(provider, first) == 1 && outlet_queued(lane_out(lane, 0)) == ANSWER);
    CHECK(cuda_told(provider, cuda_asked(provider)) == 0 && outlet_queued(lane_out(lane, 0)) == 2 * ANSWER);
    lane_end(lane);
    cuda_provider_end(provider);
}

static const scene scenes[] = {{"threadless", threadless}, {"printing", printing}};

int main(int count, char **arguments) { return lab_play(scenes, sizeof scenes / sizeof *scenes, count, arguments); }
