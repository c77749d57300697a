/* The cuda device's provider where no thread can be started: whoever waits hears of it. The status is 0 when all is right. */
#include "cuda.h"
#include "lab.h"

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument);

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument)
{
    (void)thread, (void)attributes, (void)run, (void)argument;
    return EAGAIN;
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

static void ask(void) {}

int main(void)
{
    static int handle;
    const cuda_functions driver = {.cuCtxSetCurrent = set_current,
                                   .cuEventCreate = create,
                                   .cuEventRecordWithFlags = record,
                                   .cuEventQuery = not_ready,
                                   .cuStreamQuery = not_ready};
    lane_provider *provider = cuda_provider_make(ask);
    CHECK(provider);
    cuda_driver(provider, &driver);
    CHECK(cuda_device(provider, 0, &handle, NULL, 0) == 0);
    uint64_t stream = cuda_thing_make(provider, CUDA_STREAM, 0, &handle, NULL, 0);
    lane *lane = lane_make(provider, eventfd(0, EFD_CLOEXEC));
    CHECK(lane && lane_start(lane) < 0);
    CHECK(provider->stream_mark(provider, stream, &lane->completions[0]) == PROVIDER_LATER);
    CHECK(lane_news(lane) == LANE_STUCK);
    lane_end(lane);
    cuda_provider_end(provider);
    return 0;
}
