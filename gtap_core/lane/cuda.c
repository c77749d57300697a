/* The cuda device in C: operations become calls of the driver, in the lane's thread.
 *
 * Theory of operation: every operation is one call that enqueues work, and returns. What takes its time is a *job*: an
 * event behind the work, in the queue of its stream (cuda_jobs.c). Python makes contexts, streams, events and kernels, and
 * names them here (cuda_things.c); it may give the same streams work while it has the turn. What depends on something
 * of Python's that is under way is handed over (PROVIDER_PYTHON). */
#include <stdlib.h>
#include <string.h>

#include "cuda.h"

/* Before a command on a stream: 0, or what the operation answers with. */
static int begin(cuda_provider *provider, cuda_thing *stream)
{
    if (!stream)
        return PROVIDER_PYTHON;
    if (atomic_load_explicit(&stream->paces, memory_order_relaxed) >= MOST_PACES && !cuda_paced(provider, stream))
        return PROVIDER_FULL;
    return cuda_enter(provider, provider->places[stream->device]);
}

static void pace(cuda_provider *provider, cuda_thing *stream)
{
    cuda_job *job;
    if (cuda_prepare(provider, provider->places[stream->device], 0, NULL, &job))
        return; /* the next command tries again */
    job->paces = 1;
    atomic_fetch_add(&stream->paces, 1);
    if (cuda_submit(provider, stream, stream->handle, job))
        atomic_fetch_sub(&stream->paces, 1);
    stream->since = 0;
}

/* After a command on a stream. */
static int given(cuda_provider *provider, cuda_thing *stream, int status)
{
    if (!status && ++stream->since >= PACE)
        pace(provider, stream);
    return status;
}

static int launch(lane_provider *self, const provider_launch *launch)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_thing *stream = cuda_find(provider, launch->stream, CUDA_STREAM);
    const cuda_thing *kernel = cuda_find(provider, launch->kernel, CUDA_KERNEL);
    int status = kernel ? begin(provider, stream) : PROVIDER_PYTHON;
    if (status)
        return status;
    const unsigned char *block = launch->parameters;
    void **pointers = provider->pointers;
    for (uint32_t i = 0; i < kernel->count; i++)
        pointers[i] = (void *)(uintptr_t)(block + kernel->offsets[i]);
    const uint32_t *grid = launch->grid, *threads = launch->block;
    if (launch->flags)
        status = provider->driver.cuLaunchCooperativeKernel(kernel->handle, grid[0], grid[1], grid[2], threads[0],
                                                            threads[1], threads[2], launch->shared_bytes,
                                                            stream->handle, pointers);
    else
        status = provider->driver.cuLaunchKernel(kernel->handle, grid[0], grid[1], grid[2], threads[0], threads[1],
                                                 threads[2], launch->shared_bytes, stream->handle, pointers, NULL);
    return given(provider, stream, status);
}

static int copy_in(lane_provider *self, uint64_t to, uint64_t destination, const void *bytes, uint64_t size)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_thing *stream = cuda_find(provider, to, CUDA_STREAM);
    cuda_job *job;
    int status = begin(provider, stream);
    if (!status)
        status = cuda_prepare(provider, provider->places[stream->device], size, NULL, &job);
    if (status)
        return status;
    memcpy(job->pinned, bytes, size);
    status = provider->driver.cuMemcpyHtoDAsync_v2(destination, job->pinned, size, stream->handle);
    if (status)
        cuda_drop(provider, provider->places[stream->device], job);
    else
        status = cuda_submit(provider, stream, stream->handle, job);
    return given(provider, stream, status);
}

static int copy_out(lane_provider *self, uint64_t from, uint64_t source, lane_completion *done)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_thing *stream = cuda_find(provider, from, CUDA_STREAM);
    cuda_job *job;
    int status = atomic_load(&provider->copying) ? PROVIDER_PYTHON : begin(provider, stream);
    if (!status)
        status = cuda_prepare(provider, provider->places[stream->device], done->size, NULL, &job);
    if (status)
        return status;
    done->bytes = job->pinned;
    status = provider->driver.cuMemcpyDtoHAsync_v2(job->pinned, source, done->size, stream->handle);
    if (status) {
        cuda_drop(provider, provider->places[stream->device], job);
        return status;
    }
    job->done = done;
    status = given(provider, stream, cuda_submit(provider, stream, stream->handle, job));
    return status ? status : PROVIDER_LATER;
}

static int copy(lane_provider *self, uint64_t on, uint64_t destination, uint64_t source, uint64_t size)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_thing *stream = cuda_find(provider, on, CUDA_STREAM);
    int status = begin(provider, stream);
    if (status)
        return status;
    return given(provider, stream,
                 provider->driver.cuMemcpyDtoDAsync_v2(destination, source, size, stream->handle));
}

static int fill_rows(const cuda_functions *driver, const provider_fill *fill, void *stream)
{
    uint64_t to = fill->destination, pitch = fill->pitch, width = fill->width, height = fill->height;
    if (fill->element_bytes == 1)
        return driver->cuMemsetD2D8Async(to, pitch, (unsigned char)fill->value, width, height, stream);
    if (fill->element_bytes == 2)
        return driver->cuMemsetD2D16Async(to, pitch, (unsigned short)fill->value, width, height, stream);
    return driver->cuMemsetD2D32Async(to, pitch, fill->value, width, height, stream);
}

static int fill_row(const cuda_functions *driver, const provider_fill *fill, void *stream)
{
    if (fill->element_bytes == 1)
        return driver->cuMemsetD8Async(fill->destination, (unsigned char)fill->value, fill->width, stream);
    if (fill->element_bytes == 2)
        return driver->cuMemsetD16Async(fill->destination, (unsigned short)fill->value, fill->width, stream);
    return driver->cuMemsetD32Async(fill->destination, fill->value, fill->width, stream);
}

static int fill(lane_provider *self, uint64_t on, const provider_fill *fill)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_thing *stream = cuda_find(provider, on, CUDA_STREAM);
    int status = begin(provider, stream);
    if (status)
        return status;
    status = fill->height == 1 ? fill_row(&provider->driver, fill, stream->handle)
                               : fill_rows(&provider->driver, fill, stream->handle);
    return given(provider, stream, status);
}

/* Before a command on a stream about an event: as `begin`. */
static int begin_with(cuda_provider *provider, cuda_thing *stream, const cuda_thing *event)
{
    return event ? begin(provider, stream) : PROVIDER_PYTHON;
}

static int event_record(lane_provider *self, uint64_t event, uint64_t on)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_thing *stream = cuda_find(provider, on, CUDA_STREAM), *recorded = cuda_find(provider, event, CUDA_EVENT);
    int status = begin_with(provider, stream, recorded);
    if (!status)
        status = given(provider, stream, provider->driver.cuEventRecordWithFlags(recorded->handle, stream->handle, 0));
    return status;
}

static int stream_wait(lane_provider *self, uint64_t on, uint64_t event)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_thing *stream = cuda_find(provider, on, CUDA_STREAM), *awaited = cuda_find(provider, event, CUDA_EVENT);
    int status = begin_with(provider, stream, awaited);
    if (!status)
        status = given(provider, stream, provider->driver.cuStreamWaitEvent(stream->handle, awaited->handle, 0));
    return status;
}

/* ---- what is waited for ---- */

/* Something was found done without a wait: its answer, or PROVIDER_LATER where others come first. */
static int found(cuda_provider *provider, int status)
{
    return cuda_may_say(provider) ? status : PROVIDER_LATER;
}

static int marked(cuda_provider *provider, cuda_thing *queue, void *stream, lane_completion *done)
{
    cuda_job *job;
    int status = cuda_prepare(provider, provider->places[queue->device], 0, NULL, &job);
    if (status)
        return status;
    job->done = done;
    status = cuda_submit(provider, queue, stream, job);
    return status ? status : PROVIDER_LATER;
}

static int stream_mark(lane_provider *self, uint64_t of, lane_completion *done)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_thing *stream = cuda_find(provider, of, CUDA_STREAM);
    if (!stream || atomic_load(&provider->copying))
        return PROVIDER_PYTHON;
    int status = cuda_enter(provider, provider->places[stream->device]);
    if (status)
        return status;
    /* The legacy stream's mark stands for all blocking streams, its own state does not. */
    if (stream->handle && provider->driver.cuStreamQuery(stream->handle) != NOT_READY) {
        status = found(provider, provider->driver.cuStreamSynchronize(stream->handle)); /* which prints */
        if (status != PROVIDER_LATER)
            return status;
    }
    return marked(provider, stream, stream->handle, done);
}

static int event_mark(lane_provider *self, uint64_t of, lane_completion *done)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_thing *event = cuda_find(provider, of, CUDA_EVENT);
    cuda_job *job;
    if (!event || atomic_load(&provider->copying))
        return PROVIDER_PYTHON;
    cuda_place *place = provider->places[event->device];
    int status = cuda_enter(provider, place);
    if (status)
        return status;
    if (provider->driver.cuEventQuery(event->handle) != NOT_READY) {
        status = found(provider, provider->driver.cuEventSynchronize(event->handle));
        if (status != PROVIDER_LATER)
            return status;
    }
    status = cuda_prepare(provider, place, 0, event->handle, &job);
    if (status)
        return status;
    job->done = done;
    cuda_queue(provider, event, job);
    return PROVIDER_LATER;
}

/* Marks on the legacy stream and on those that it does not wait for; the last one has the completion. */
static int device_mark(lane_provider *self, uint32_t device, lane_completion *done)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_place *place = device < CUDA_DEVICES ? provider->places[device] : NULL;
    if (!place || !place->epoch || place->unordered_count > CUDA_UNORDERED || atomic_load(&provider->copying))
        return PROVIDER_PYTHON;
    int status = cuda_enter(provider, place);
    for (uint32_t i = 0; !status && i < place->unordered_count; i++) {
        status = marked(provider, &place->everything, place->unordered[i], NULL);
        status = status == PROVIDER_LATER ? SUCCESS : status;
    }
    return status ? status : marked(provider, &place->everything, NULL, done);
}

static int queried(cuda_provider *provider, int status)
{
    if (status == NOT_READY)
        return status;
    return atomic_load(&provider->copying) || !cuda_may_say(provider) ? PROVIDER_PYTHON : status;
}

static int stream_query(lane_provider *self, uint64_t of)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_thing *stream = cuda_find(provider, of, CUDA_STREAM);
    int status = stream ? cuda_enter(provider, provider->places[stream->device]) : PROVIDER_PYTHON;
    return status ? status : queried(provider, provider->driver.cuStreamQuery(stream->handle));
}

static int event_query(lane_provider *self, uint64_t of)
{
    cuda_provider *provider = (cuda_provider *)self;
    cuda_thing *event = cuda_find(provider, of, CUDA_EVENT);
    int status = event ? cuda_enter(provider, provider->places[event->device]) : PROVIDER_PYTHON;
    return status ? status : queried(provider, provider->driver.cuEventQuery(event->handle));
}

lane_provider *cuda_provider_make(void (*ask)(void))
{
    cuda_provider *made = calloc(1, sizeof *made);
    if (!made)
        return NULL;
    made->operations = (lane_provider){.launch = launch,
                                       .copy_in = copy_in,
                                       .copy_out = copy_out,
                                       .copy = copy,
                                       .fill = fill,
                                       .event_record = event_record,
                                       .stream_wait = stream_wait,
                                       .stream_mark = stream_mark,
                                       .event_mark = event_mark,
                                       .device_mark = device_mark,
                                       .stream_query = stream_query,
                                       .event_query = event_query,
                                       .stop = cuda_stop};
    made->ask = ask;
    made->ready_last = &made->ready_first;
    made->asked_last = &made->asked_first;
    atomic_store(&made->pipes[0], -1);
    atomic_store(&made->pipes[1], -1);
    pthread_mutex_init(&made->lock, NULL);
    pthread_cond_init(&made->ready, NULL);
    pthread_cond_init(&made->left, NULL);
    return &made->operations;
}
