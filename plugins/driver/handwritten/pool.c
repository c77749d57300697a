/* Memory in stream order and its pools. An allocation is there at once, without a command: what a stream frees it takes
 * again itself, and anyone else behind the arena's fence. A pool is what it says about itself: counts and attributes. */
#include "driver.h"

#include <stdlib.h>
#include <string.h>

enum { POOLS = 4096, POOL_ALIGNMENT = 512 };
#define POOL_BLOCK ((uint64_t)32 << 20) /* bytes in which a pool is said to reserve */
#define KIND_POOL 0x4c4f4f50u

typedef struct pool {
    CUmemoryPool handle;
    gtap_session *session;
    uint32_t ordinal, number;
    int device;
    uint32_t epoch; /* of the device */
    int is_default;
    size_t limit; /* 0: none */
    int reuse[3];
    uint64_t threshold, reserved, reserved_high, used, used_high;
    unsigned char access[DRIVER_DEVICES];
} pool;

typedef struct pools {
    pthread_mutex_t lock; /* all bytes zero: initialised */
    pool *all[POOLS];     /* by number; the first is never used. Kept: numbers stand in ranges */
    uint32_t count;
    pool *defaults[DRIVER_DEVICES], *current[DRIVER_DEVICES];
} pools;

static pools *pools_of_process(void)
{
    return gtap_process_state("driver pools", sizeof(pools));
}

static uint64_t in_blocks(uint64_t bytes)
{
    return (bytes + POOL_BLOCK - 1) & ~(POOL_BLOCK - 1);
}

/* ---- making and naming them: with the lock held ---- */

static pool *make(pools *all, int device, size_t limit)
{
    gtap_session *session = gtap_device_session(device);
    if (session == NULL || all->count + 1 >= POOLS)
        return NULL;
    CUmemoryPool handle = gtap_shadow_create(session, KIND_POOL);
    pool **slot = handle != NULL ? gtap_shadow_payload(handle, KIND_POOL) : NULL;
    pool *made = slot != NULL ? calloc(1, sizeof *made) : NULL;
    if (made == NULL) {
        if (handle != NULL)
            gtap_shadow_destroy(handle, KIND_POOL);
        return NULL;
    }
    *made = (pool){.handle = handle, .session = session, .ordinal = gtap_device_ordinal(device), .device = device,
                   .number = ++all->count, .epoch = driver_epoch(device), .limit = limit, .reuse = {1, 1, 1}};
    made->access[device] = CU_MEM_ACCESS_FLAGS_PROT_READWRITE;
    all->all[made->number] = made;
    *slot = made;
    return made;
}

static pool *default_of(pools *all, int device)
{
    if (all->defaults[device] == NULL) {
        all->defaults[device] = make(all, device, 0);
        if (all->defaults[device] != NULL)
            all->defaults[device]->is_default = 1;
    }
    return all->defaults[device];
}

static pool *current_of(pools *all, int device)
{
    return all->current[device] != NULL ? all->current[device] : default_of(all, device);
}

static pool *named(CUmemoryPool handle)
{
    pool **slot = gtap_shadow_payload(handle, KIND_POOL);
    return slot != NULL ? *slot : NULL;
}

/* ---- counting ---- */

static void forget_before_reset(pool *p)
{
    uint32_t epoch = driver_epoch(p->device);
    if (p->epoch == epoch)
        return;
    p->epoch = epoch;
    p->used = p->reserved = 0;
}

/* 0 when the pool may not grow so far. */
static int grow(pool *p, uint64_t size)
{
    forget_before_reset(p);
    if (p->limit != 0 && (size > p->limit || p->used > p->limit - size))
        return 0;
    p->used += size;
    if (p->used > p->used_high)
        p->used_high = p->used;
    if (p->reserved < in_blocks(p->used))
        p->reserved = in_blocks(p->used);
    if (p->reserved > p->reserved_high)
        p->reserved_high = p->reserved;
    return 1;
}

static void shrink(pool *p, uint64_t size)
{
    forget_before_reset(p);
    p->used -= size < p->used ? size : p->used;
}

/* What lies idle beyond `keep` bytes goes back: the arena has it anyway. */
static void trim(pool *p, uint64_t keep)
{
    forget_before_reset(p);
    uint64_t least = in_blocks(p->used) > in_blocks(keep) ? in_blocks(p->used) : in_blocks(keep);
    if (keep < UINT64_MAX - POOL_BLOCK && p->reserved > least)
        p->reserved = least;
}

/* ---- allocations ---- */

/* Nothing else takes a stream's memory without a fence. */
uint64_t driver_stream_tag(CUstream stream)
{
    if (stream == CU_STREAM_PER_THREAD)
        return (uint64_t)driver_thread_id() << 8 | 5;
    uint64_t token = stream == NULL || stream == CU_STREAM_LEGACY ? 0 : gtap_shadow_token(stream, GTAP_KIND_STREAM);
    return token != 0 ? token : 1;
}

static CUresult allocate(pools *all, pool *p, CUdeviceptr *dptr, size_t size, CUstream stream)
{
    uint64_t rounded = (size + POOL_ALIGNMENT - 1) & ~(uint64_t)(POOL_ALIGNMENT - 1), address = 0;
    pthread_mutex_lock(&all->lock);
    int fits = rounded >= size && grow(p, rounded);
    pthread_mutex_unlock(&all->lock);
    if (!fits)
        return CUDA_ERROR_OUT_OF_MEMORY;
    if (gtap_alloc_on(p->session, p->ordinal, size, POOL_ALIGNMENT, driver_stream_tag(stream), p->number, &address) != 0) {
        pthread_mutex_lock(&all->lock);
        shrink(p, rounded);
        pthread_mutex_unlock(&all->lock);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    *dptr = address;
    return CUDA_SUCCESS;
}

CUresult cuMemAllocAsync(CUdeviceptr *dptr, size_t bytesize, CUstream hStream)
{
    driver_site site;
    pools *all = pools_of_process();
    CUresult status = dptr == NULL || bytesize == 0 ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take_on(site.session, site.context->ordinal);
    if (status != CUDA_SUCCESS)
        return status;
    driver_capture *capture = driver_capture_of(hStream);
    if (capture != NULL)
        return driver_capture_alloc(capture, bytesize, dptr);
    pthread_mutex_lock(&all->lock);
    pool *p = current_of(all, site.context->device);
    pthread_mutex_unlock(&all->lock);
    return p != NULL ? allocate(all, p, dptr, bytesize, hStream) : CUDA_ERROR_OUT_OF_MEMORY;
}

CUresult cuMemAllocFromPoolAsync(CUdeviceptr *dptr, size_t bytesize, CUmemoryPool pool, CUstream hStream)
{
    driver_site site;
    struct pool *p = named(pool);
    CUresult status = dptr == NULL || bytesize == 0 || p == NULL ? CUDA_ERROR_INVALID_VALUE
                                                                 : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take_on(site.session, site.context->ordinal);
    if (status == CUDA_SUCCESS && p->session != site.session)
        status = CUDA_ERROR_INVALID_VALUE;
    driver_capture *capture = status == CUDA_SUCCESS ? driver_capture_of(hStream) : NULL;
    if (capture != NULL)
        return driver_capture_alloc(capture, bytesize, dptr);
    return status != CUDA_SUCCESS ? status : allocate(pools_of_process(), p, dptr, bytesize, hStream);
}

CUresult driver_pool_free(const gtap_range *range, uint64_t tag)
{
    pools *all = pools_of_process();
    if (gtap_free_on(range->base, tag) != 0)
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&all->lock);
    if (range->flags < POOLS && all->all[range->flags] != NULL)
        shrink(all->all[range->flags], (range->size + POOL_ALIGNMENT - 1) & ~(uint64_t)(POOL_ALIGNMENT - 1));
    pthread_mutex_unlock(&all->lock);
    return CUDA_SUCCESS;
}

void driver_pool_end(const driver_context *context)
{
    gtap_range range, like = {.session = context->session, .ordinal = context->ordinal, .kind = GTAP_DEVICE_RANGE,
                              .context = context->number};
    while (gtap_range_like(&like, &range) == 0)
        if (range.flags == 0 || driver_pool_free(&range, 0) != CUDA_SUCCESS)
            gtap_free(range.base);
}

CUmemoryPool driver_pool_of(const gtap_range *range)
{
    pools *all = pools_of_process();
    if (range->kind != GTAP_DEVICE_RANGE || range->flags == 0 || range->flags >= POOLS)
        return NULL;
    return all->all[range->flags] != NULL ? all->all[range->flags]->handle : NULL;
}

CUresult cuMemFreeAsync(CUdeviceptr dptr, CUstream hStream)
{
    driver_site site;
    gtap_range range;
    CUresult status = driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take_on(site.session, site.context->ordinal);
    if (status != CUDA_SUCCESS)
        return status;
    if (gtap_range_of(dptr, &range) != 0 || range.base != dptr || range.kind != GTAP_DEVICE_RANGE)
        return CUDA_ERROR_INVALID_VALUE;
    if (driver_graph_owns(dptr)) /* stays its graph's */
        return CUDA_SUCCESS;
    if (range.flags == 0) /* of cuMemAlloc: the server has it in its books */
        return cuMemFree_v2(dptr);
    return driver_pool_free(&range, range.session == site.session ? driver_stream_tag(hStream) : 0);
}

/* ---- pools ---- */

static int device_of(const CUmemLocation *location)
{
    return location != NULL && location->type == CU_MEM_LOCATION_TYPE_DEVICE && location->id >= 0 &&
                   location->id < atomic_load(&driver_of_process()->devices)
               ? location->id
               : -1;
}

CUresult cuMemPoolCreate(CUmemoryPool *pool, const CUmemPoolProps *poolProps)
{
    pools *all = pools_of_process();
    CUresult status = pool == NULL || poolProps == NULL ? CUDA_ERROR_INVALID_VALUE : driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    if (poolProps->allocType != CU_MEM_ALLOCATION_TYPE_PINNED)
        return CUDA_ERROR_INVALID_VALUE;
    if (poolProps->handleTypes != CU_MEM_HANDLE_TYPE_NONE) {
        gtap_say_once("pool handles", "memory pools with shareable handles are not supported: the memory is elsewhere");
        return CUDA_ERROR_NOT_SUPPORTED;
    }
    if (poolProps->location.type != CU_MEM_LOCATION_TYPE_DEVICE) {
        gtap_say_once("pool location", "memory pools of host memory are not supported");
        return CUDA_ERROR_NOT_SUPPORTED;
    }
    int device = device_of(&poolProps->location);
    if (device < 0)
        return CUDA_ERROR_INVALID_DEVICE;
    pthread_mutex_lock(&all->lock);
    struct pool *made = make(all, device, poolProps->maxSize);
    pthread_mutex_unlock(&all->lock);
    if (made != NULL)
        *pool = made->handle;
    return made != NULL ? CUDA_SUCCESS : CUDA_ERROR_OUT_OF_MEMORY;
}

/* Its allocations stay until they are freed. */
CUresult cuMemPoolDestroy(CUmemoryPool pool)
{
    pools *all = pools_of_process();
    struct pool *p = named(pool);
    if (p == NULL || p->is_default)
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&all->lock);
    for (int device = 0; device < DRIVER_DEVICES; device++)
        if (all->current[device] == p)
            all->current[device] = NULL;
    pthread_mutex_unlock(&all->lock);
    gtap_shadow_destroy(pool, KIND_POOL);
    return CUDA_SUCCESS;
}

static uint64_t *count_of(pool *p, CUmemPool_attribute attribute)
{
    switch (attribute) {
    case CU_MEMPOOL_ATTR_RELEASE_THRESHOLD:
        return &p->threshold;
    case CU_MEMPOOL_ATTR_RESERVED_MEM_CURRENT:
        return &p->reserved;
    case CU_MEMPOOL_ATTR_RESERVED_MEM_HIGH:
        return &p->reserved_high;
    case CU_MEMPOOL_ATTR_USED_MEM_CURRENT:
        return &p->used;
    case CU_MEMPOOL_ATTR_USED_MEM_HIGH:
        return &p->used_high;
    default:
        return NULL;
    }
}

static int is_reuse(CUmemPool_attribute attribute)
{
    return attribute >= CU_MEMPOOL_ATTR_REUSE_FOLLOW_EVENT_DEPENDENCIES &&
           attribute <= CU_MEMPOOL_ATTR_REUSE_ALLOW_INTERNAL_DEPENDENCIES;
}

CUresult cuMemPoolGetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)
{
    pools *all = pools_of_process();
    struct pool *p = named(pool);
    if (p == NULL || value == NULL || !(is_reuse(attr) || count_of(p, attr) != NULL))
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&all->lock);
    trim(p, p->threshold); /* what the program has freed by now is given back at its next synchronisation */
    if (is_reuse(attr))
        *(int *)value = p->reuse[attr - CU_MEMPOOL_ATTR_REUSE_FOLLOW_EVENT_DEPENDENCIES];
    else
        *(uint64_t *)value = *count_of(p, attr);
    pthread_mutex_unlock(&all->lock);
    return CUDA_SUCCESS;
}

/* Of the counts, the high ones may be set, to zero alone: they start from what there is. */
static CUresult set(pool *p, CUmemPool_attribute attribute, const void *value)
{
    uint64_t number;
    if (is_reuse(attribute)) {
        p->reuse[attribute - CU_MEMPOOL_ATTR_REUSE_FOLLOW_EVENT_DEPENDENCIES] = *(const int *)value != 0;
        return CUDA_SUCCESS;
    }
    memcpy(&number, value, sizeof number);
    if (attribute == CU_MEMPOOL_ATTR_RELEASE_THRESHOLD)
        p->threshold = number;
    else if (attribute == CU_MEMPOOL_ATTR_RESERVED_MEM_HIGH && number == 0)
        p->reserved_high = p->reserved;
    else if (attribute == CU_MEMPOOL_ATTR_USED_MEM_HIGH && number == 0)
        p->used_high = p->used;
    else
        return CUDA_ERROR_INVALID_VALUE;
    return CUDA_SUCCESS;
}

CUresult cuMemPoolSetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)
{
    pools *all = pools_of_process();
    struct pool *p = named(pool);
    if (p == NULL || value == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&all->lock);
    CUresult status = set(p, attr, value);
    pthread_mutex_unlock(&all->lock);
    return status;
}

CUresult cuMemPoolTrimTo(CUmemoryPool pool, size_t minBytesToKeep)
{
    pools *all = pools_of_process();
    struct pool *p = named(pool);
    if (p == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&all->lock);
    trim(p, minBytesToKeep);
    pthread_mutex_unlock(&all->lock);
    return CUDA_SUCCESS;
}

CUresult cuMemPoolSetAccess(CUmemoryPool pool, const CUmemAccessDesc *map, size_t count)
{
    struct pool *p = named(pool);
    if (p == NULL || (map == NULL && count != 0))
        return CUDA_ERROR_INVALID_VALUE;
    for (size_t i = 0; i < count; i++) {
        int device = device_of(&map[i].location), flags = map[i].flags;
        if (device < 0 || (flags != CU_MEM_ACCESS_FLAGS_PROT_NONE && flags != CU_MEM_ACCESS_FLAGS_PROT_READWRITE))
            return CUDA_ERROR_INVALID_VALUE;
        if (device == p->device && flags == CU_MEM_ACCESS_FLAGS_PROT_NONE)
            return CUDA_ERROR_INVALID_VALUE;
        if (gtap_device_session(device) != p->session)
            return CUDA_ERROR_PEER_ACCESS_UNSUPPORTED;
    }
    for (size_t i = 0; i < count; i++)
        p->access[map[i].location.id] = (unsigned char)map[i].flags;
    return CUDA_SUCCESS;
}

CUresult cuMemPoolGetAccess(CUmemAccess_flags *flags, CUmemoryPool memPool, CUmemLocation *location)
{
    pool *p = named(memPool);
    int device = device_of(location);
    if (p == NULL || flags == NULL || device < 0)
        return CUDA_ERROR_INVALID_VALUE;
    *flags = p->access[device];
    return CUDA_SUCCESS;
}

/* ---- a device's pools ---- */

static CUresult pool_of_device(CUmemoryPool *out, CUdevice dev, pool *(*which)(pools *, int))
{
    pools *all = pools_of_process();
    CUresult status = out == NULL ? CUDA_ERROR_INVALID_VALUE : driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    if (dev < 0 || dev >= atomic_load(&driver_of_process()->devices))
        return CUDA_ERROR_INVALID_DEVICE;
    pthread_mutex_lock(&all->lock);
    pool *p = which(all, dev);
    pthread_mutex_unlock(&all->lock);
    if (p == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    *out = p->handle;
    return CUDA_SUCCESS;
}

CUresult cuDeviceGetDefaultMemPool(CUmemoryPool *pool_out, CUdevice dev)
{
    return pool_of_device(pool_out, dev, default_of);
}

CUresult cuDeviceGetMemPool(CUmemoryPool *pool, CUdevice dev)
{
    return pool_of_device(pool, dev, current_of);
}

CUresult cuDeviceSetMemPool(CUdevice dev, CUmemoryPool pool)
{
    pools *all = pools_of_process();
    struct pool *p = named(pool);
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    if (dev < 0 || dev >= atomic_load(&driver_of_process()->devices))
        return CUDA_ERROR_INVALID_DEVICE;
    if (p == NULL || p->device != dev)
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&all->lock);
    all->current[dev] = p;
    pthread_mutex_unlock(&all->lock);
    return CUDA_SUCCESS;
}

/* The same by location and kind of memory: device memory has pools here. */
static CUresult by_location(const CUmemLocation *location, CUmemAllocationType type)
{
    if (location == NULL || device_of(location) >= 0)
        return location == NULL || type != CU_MEM_ALLOCATION_TYPE_PINNED ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
    gtap_say_once("pool location", "memory pools of host memory are not supported");
    return CUDA_ERROR_NOT_SUPPORTED;
}

CUresult cuMemGetDefaultMemPool(CUmemoryPool *pool_out, CUmemLocation *location, CUmemAllocationType type)
{
    CUresult status = by_location(location, type);
    return status != CUDA_SUCCESS ? status : cuDeviceGetDefaultMemPool(pool_out, location->id);
}

CUresult cuMemGetMemPool(CUmemoryPool *pool, CUmemLocation *location, CUmemAllocationType type)
{
    CUresult status = by_location(location, type);
    return status != CUDA_SUCCESS ? status : cuDeviceGetMemPool(pool, location->id);
}

CUresult cuMemSetMemPool(CUmemLocation *location, CUmemAllocationType type, CUmemoryPool pool)
{
    CUresult status = by_location(location, type);
    return status != CUDA_SUCCESS ? status : cuDeviceSetMemPool(location->id, pool);
}
