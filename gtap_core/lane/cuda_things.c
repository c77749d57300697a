/* What Python tells the cuda device's provider: contexts, streams, events, kernels, memory, pipes. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cuda.h"

static const uint64_t POINTER = ((uint64_t)1 << 48) - 1; /* of a value; its life is above */
static const time_t END_SECONDS = 1;                     /* for waiters to leave */

static atomic_uint_fast64_t epochs; /* one for every context that any provider was told of */

static cuda_provider *of(lane_provider *provider) { return (cuda_provider *)provider; }

void cuda_driver(lane_provider *provider, const cuda_functions *functions) { of(provider)->driver = *functions; }

/* ---- things ---- */

cuda_thing *cuda_find(cuda_provider *provider, uint64_t value, uint32_t kind)
{
    cuda_thing *thing = (cuda_thing *)(uintptr_t)(value & POINTER);
    if (!thing || thing->life != value >> 48 || thing->kind != kind || thing->ended)
        return NULL;
    const cuda_place *place = provider->places[thing->device];
    return place && place->epoch && place->epoch == thing->epoch ? thing : NULL;
}

void cuda_recycle(cuda_provider *provider, cuda_thing *thing)
{
    free(thing->offsets);
    thing->offsets = NULL;
    thing->life++;
    thing->kind = 0;
    thing->next = provider->free_things;
    provider->free_things = thing;
}

/* With the lock. */
static cuda_thing *new_thing(cuda_provider *provider)
{
    cuda_thing *thing = provider->free_things;
    if (thing) {
        provider->free_things = thing->next;
        *thing = (cuda_thing){.all_next = thing->all_next, .life = thing->life};
        return thing;
    }
    thing = calloc(1, sizeof *thing);
    if (thing) {
        thing->all_next = provider->things;
        provider->things = thing;
    }
    return thing;
}

static uint32_t *copy_offsets(const uint32_t *offsets, uint32_t count)
{
    uint32_t *copied = malloc(count * sizeof *offsets);
    if (copied)
        memcpy(copied, offsets, count * sizeof *offsets);
    return copied;
}

uint64_t cuda_thing_make(lane_provider *self, uint32_t kind, uint32_t device, void *handle, const uint32_t *offsets,
                         uint32_t count)
{
    cuda_provider *provider = of(self);
    cuda_place *place = device < CUDA_DEVICES ? provider->places[device] : NULL;
    if (!place || !place->epoch || count > PARAMETERS)
        return 0;
    uint32_t *copied = count ? copy_offsets(offsets, count) : NULL;
    if (count && !copied)
        return 0;
    pthread_mutex_lock(&provider->lock);
    cuda_thing *made = new_thing(provider);
    if (made) {
        made->kind = (uint8_t)kind;
        made->device = device;
        made->epoch = place->epoch;
        made->handle = handle;
        made->offsets = copied;
        made->count = count;
    } else {
        free(copied);
    }
    pthread_mutex_unlock(&provider->lock);
    return made ? (uint64_t)(uintptr_t)made | (uint64_t)made->life << 48 : 0;
}

void cuda_thing_end(lane_provider *self, uint64_t value)
{
    cuda_provider *provider = of(self);
    cuda_thing *thing = (cuda_thing *)(uintptr_t)(value & POINTER);
    pthread_mutex_lock(&provider->lock);
    if (thing && thing->life == value >> 48 && thing->kind && !thing->ended) {
        thing->ended = 1;
        if (!thing->busy)
            cuda_recycle(provider, thing);
        cuda_sweep(provider);
    }
    pthread_mutex_unlock(&provider->lock);
}

/* ---- page-locked memory ---- */

void *cuda_pinned_take(cuda_place *place, uint64_t size)
{
    cuda_pieces *pieces = size <= SMALL && place->small.count ? &place->small : &place->large;
    return pieces->count ? pieces->free[--pieces->count] : NULL;
}

void cuda_pinned_give(cuda_place *place, void *piece)
{
    cuda_pieces *pieces = (const unsigned char *)piece >= place->border ? &place->small : &place->large;
    if (pieces->count < MOST_PINNED)
        pieces->free[pieces->count++] = piece;
}

static void cut(cuda_pieces *pieces, unsigned char *bytes, uint64_t size, uint32_t piece)
{
    pieces->count = 0;
    for (; size >= piece && pieces->count < MOST_PINNED; size -= piece, bytes += piece)
        pieces->free[pieces->count++] = bytes;
}

/* ---- devices ---- */

int cuda_device(lane_provider *self, uint32_t device, void *context, void *pinned, uint64_t size)
{
    cuda_provider *provider = of(self);
    if (device >= CUDA_DEVICES)
        return -1;
    cuda_place *place = provider->places[device];
    if (!place)
        place = calloc(1, sizeof *place);
    if (!place)
        return -1;
    unsigned char *bytes = pinned;
    uint64_t half = bytes ? size / 2 / LARGE * LARGE : 0;
    cut(&place->large, bytes, half, LARGE);
    cut(&place->small, bytes + half, bytes ? size - half : 0, SMALL);
    place->border = bytes ? bytes + half : NULL;
    place->context = context;
    place->everything.device = device;
    place->everything.kind = CUDA_STREAM;
    place->unordered_count = place->event_count = 0;
    place->epoch = atomic_fetch_add(&epochs, 1) + 1;
    pthread_mutex_lock(&provider->lock);
    provider->places[device] = place;
    pthread_mutex_unlock(&provider->lock);
    return 0;
}

/* With the lock: whether anything of a device is waited for, or told by Python later. */
static int is_awaited(const cuda_provider *provider, uint32_t device)
{
    for (const cuda_thing *queue = provider->busy; queue; queue = queue->busy_next)
        if (queue->device == device && (queue->served || queue->first))
            return 1;
    for (const cuda_job *job = provider->asked_first; job; job = job->asked_next)
        if (job->device == device)
            return 1;
    return 0;
}

void cuda_device_end(lane_provider *self, uint32_t device)
{
    cuda_provider *provider = of(self);
    cuda_place *place = device < CUDA_DEVICES ? provider->places[device] : NULL;
    if (!place)
        return;
    pthread_mutex_lock(&provider->lock);
    cuda_kick_device(provider, device);
    while (provider->stopping ? provider->threads != 0 : is_awaited(provider, device))
        pthread_cond_wait(&provider->left, &provider->lock);
    cuda_sweep(provider);
    place->epoch = 0; /* events and page-locked memory go with the context */
    place->event_count = place->unordered_count = 0;
    place->small.count = place->large.count = 0;
    pthread_mutex_unlock(&provider->lock);
}

int cuda_unordered(lane_provider *self, uint32_t device, void *const *streams, uint32_t count)
{
    cuda_provider *provider = of(self);
    cuda_place *place = device < CUDA_DEVICES ? provider->places[device] : NULL;
    if (!place)
        return -1;
    place->unordered_count = count;
    if (count && count <= CUDA_UNORDERED)
        memcpy(place->unordered, streams, count * sizeof *streams);
    return 0;
}

/* ---- pipes, and copies of Python's ---- */

void cuda_pipes(lane_provider *self, int out, int err)
{
    atomic_store(&of(self)->pipes[0], out);
    atomic_store(&of(self)->pipes[1], err);
}

void cuda_reading(lane_provider *self, int reading) { atomic_store(&of(self)->reading, reading); }

void cuda_copying(lane_provider *self, int more) { atomic_fetch_add(&of(self)->copying, more); }

/* ---- the end ---- */

static void free_all(cuda_provider *provider)
{
    while (provider->things) {
        cuda_thing *thing = provider->things;
        provider->things = thing->all_next;
        free(thing->offsets);
        free(thing);
    }
    for (int i = 0; i < CUDA_DEVICES; i++)
        free(provider->places[i]);
    pthread_cond_destroy(&provider->left);
    pthread_cond_destroy(&provider->ready);
    pthread_mutex_destroy(&provider->lock);
    free(provider);
}

void cuda_provider_end(lane_provider *self)
{
    cuda_provider *provider = of(self);
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += END_SECONDS;
    cuda_stop(self);
    pthread_mutex_lock(&provider->lock);
    while (provider->threads && pthread_cond_timedwait(&provider->left, &provider->lock, &until) != ETIMEDOUT)
        continue;
    int left = provider->threads;
    pthread_mutex_unlock(&provider->lock);
    if (!left)
        free_all(provider);
}
