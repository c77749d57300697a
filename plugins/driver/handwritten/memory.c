/* Device and host memory: addresses come from the shim's arena, the server keeps books of what is allocated. */
#include "driver.h"

enum { DEVICE_ALIGNMENT = 512, HOST_FLAGS = 7, REGISTER_FLAGS = 15 };

/* Freed ranges are handed out again behind a fence on the server; the shim says when. */
static void post_fence(gtap_session *session, uint32_t ordinal)
{
    driver_trip trip = driver_go(session, ordinal + 1);
    driver_wire_gtapFence(session);
    driver_back(trip);
}

/* What the server cannot know from other commands: memory of pools, managed memory, the staging of graphs. */
static void post_use(gtap_session *session, uint32_t ordinal, uint64_t used)
{
    driver_trip trip = driver_go(session, ordinal + 1);
    driver_wire_gtapMemUsed(session, used);
    driver_back(trip);
}

void driver_memory_start(void)
{
    gtap_set_fence(post_fence);
    gtap_set_teller(post_use);
    driver_managed_start();
}

static CUresult allocate(const driver_site *site, CUdeviceptr *dptr, size_t size)
{
    uint64_t address;
    if (gtap_alloc(site->session, site->context->ordinal, size, DEVICE_ALIGNMENT, &address) != 0)
        return CUDA_ERROR_OUT_OF_MEMORY;
    CUresult status = driver_wire_gtapMemAlloc(site->session, address, size);
    if (status != CUDA_SUCCESS) {
        gtap_free(address);
        return status;
    }
    *dptr = address;
    return CUDA_SUCCESS;
}

CUresult cuMemAlloc_v2(CUdeviceptr *dptr, size_t bytesize)
{
    driver_site site;
    CUresult status = dptr == NULL || bytesize == 0 ? CUDA_ERROR_INVALID_VALUE : driver_enter_work(&site);
    if (status == CUDA_SUCCESS)
        status = driver_capture_forbids();
    return status != CUDA_SUCCESS ? status : allocate(&site, dptr, bytesize);
}

CUresult cuMemAllocPitch_v2(CUdeviceptr *dptr, size_t *pPitch, size_t WidthInBytes, size_t Height,
                            unsigned int ElementSizeBytes)
{
    driver_site site;
    if (dptr == NULL || pPitch == NULL || WidthInBytes == 0 || Height == 0)
        return CUDA_ERROR_INVALID_VALUE;
    if (ElementSizeBytes != 4 && ElementSizeBytes != 8 && ElementSizeBytes != 16)
        return CUDA_ERROR_INVALID_VALUE;
    if (WidthInBytes > SIZE_MAX - DEVICE_ALIGNMENT)
        return CUDA_ERROR_INVALID_VALUE;
    size_t pitch = (WidthInBytes + DEVICE_ALIGNMENT - 1) & ~(size_t)(DEVICE_ALIGNMENT - 1);
    if (Height > SIZE_MAX / pitch)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_enter_work(&site);
    if (status == CUDA_SUCCESS)
        status = driver_capture_forbids();
    if (status == CUDA_SUCCESS)
        status = allocate(&site, dptr, pitch * Height);
    if (status == CUDA_SUCCESS)
        *pPitch = pitch;
    return status;
}

/* The address may belong to another device than the current one. */
CUresult cuMemFree_v2(CUdeviceptr dptr)
{
    driver_site site;
    gtap_range range;
    CUresult status = driver_enter_work(&site);
    if (status == CUDA_SUCCESS)
        status = driver_capture_forbids();
    if (status != CUDA_SUCCESS || dptr == 0)
        return status;
    if (gtap_range_of(dptr, &range) != 0 || range.base != dptr)
        return CUDA_ERROR_INVALID_VALUE;
    if (range.kind == GTAP_MANAGED_RANGE)
        return driver_managed_free(&range);
    if (range.kind != GTAP_DEVICE_RANGE)
        return CUDA_ERROR_INVALID_VALUE;
    if (range.flags != 0)
        return driver_pool_free(&range, 0);
    if (driver_graph_owns(dptr)) /* its graph's, as long as that can be launched again */
        return CUDA_SUCCESS;
    driver_trip trip = driver_go(range.session, range.ordinal + 1);
    status = driver_wire_gtapMemFree(range.session, dptr, range.size);
    driver_back(trip);
    return gtap_free(dptr) != 0 ? CUDA_ERROR_INVALID_VALUE : status;
}

CUresult cuMemGetInfo_v2(size_t *free, size_t *total)
{
    driver_site site;
    size_t here_free = 0, here_total = 0;
    CUresult status = driver_enter_work(&site);
    if (status == CUDA_SUCCESS) {
        gtap_settle_credit(site.session, site.context->ordinal);
        gtap_tell_now(site.session);
        status = driver_wire_cuMemGetInfo_v2(site.session, &here_free, &here_total);
    }
    if (status != CUDA_SUCCESS)
        return status;
    if (free != NULL) /* what was granted to this program and lies idle is free for it */
        *free = here_free + gtap_unused(site.session, site.context->ordinal);
    if (total != NULL)
        *total = here_total;
    return CUDA_SUCCESS;
}

CUresult cuMemGetAddressRange_v2(CUdeviceptr *pbase, size_t *psize, CUdeviceptr dptr)
{
    driver_site site;
    gtap_range range;
    CUresult status = driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    if (gtap_range_of(dptr, &range) != 0)
        return CUDA_ERROR_NOT_FOUND;
    if (pbase != NULL)
        *pbase = range.base;
    if (psize != NULL)
        *psize = range.size;
    return CUDA_SUCCESS;
}

/* ---- page-locked host memory ---- */

CUresult cuMemHostAlloc(void **pp, size_t bytesize, unsigned int Flags)
{
    driver_site site;
    if (pp == NULL || bytesize == 0 || (Flags & ~(unsigned)HOST_FLAGS) != 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    *pp = gtap_host_alloc(bytesize, Flags);
    if (*pp == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    if ((Flags & CU_MEMHOSTALLOC_DEVICEMAP) == 0) /* a kernel's parameter, or its device pointer, maps it later */
        return CUDA_SUCCESS;
    if (gtap_host_map(site.session, site.context->ordinal, (uint64_t)(uintptr_t)*pp) == 0)
        return CUDA_SUCCESS;
    gtap_host_free(*pp);
    return CUDA_ERROR_OUT_OF_MEMORY;
}

CUresult cuMemAllocHost_v2(void **pp, size_t bytesize)
{
    return cuMemHostAlloc(pp, bytesize, 0);
}

static int host_range(const void *p, gtap_range *range)
{
    return gtap_range_of((uint64_t)(uintptr_t)p, range) == 0 &&
           (range->kind == GTAP_HOST_RANGE || range->kind == GTAP_REGISTERED_RANGE);
}

/* Only memory of the slot has the same address on the server. */
static CUresult refuse_mapping(void)
{
    gtap_say_once("registered memory", "host memory that the program registered cannot be mapped into a device that is "
                                       "elsewhere: copy from it, or take memory of cudaHostAlloc or cudaMallocManaged");
    return CUDA_ERROR_NOT_SUPPORTED;
}

CUresult driver_quiesce(gtap_session *session, uint32_t ordinal)
{
    driver_trip trip = driver_go(session, ordinal + 1);
    CUresult status = driver_settle(session, driver_wire_cuCtxSynchronize(session));
    driver_back(trip);
    return status;
}

CUresult cuMemFreeHost(void *p)
{
    driver_site site;
    gtap_range range;
    CUresult status = driver_enter(&site);
    if (status != CUDA_SUCCESS || p == NULL)
        return status;
    if (!host_range(p, &range) || range.kind != GTAP_HOST_RANGE || range.base != (uint64_t)(uintptr_t)p)
        return CUDA_ERROR_INVALID_VALUE;
    driver_await_pulls(p, range.size);
    if (range.session != NULL) /* devices see it: what they were told to do comes first */
        status = driver_quiesce(range.session, range.ordinal);
    return gtap_host_free(p) == 0 ? status : CUDA_ERROR_INVALID_VALUE;
}

/* The same address on both sides: asking for it is what maps memory that was not made so. */
CUresult cuMemHostGetDevicePointer_v2(CUdeviceptr *pdptr, void *p, unsigned int Flags)
{
    driver_site site;
    gtap_range range;
    CUresult status = pdptr == NULL || Flags != 0 ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    if (!host_range(p, &range))
        return CUDA_ERROR_INVALID_VALUE;
    if (range.kind == GTAP_REGISTERED_RANGE)
        return refuse_mapping();
    if (range.session == NULL && gtap_host_map(site.session, site.context->ordinal, range.base) != 0)
        return CUDA_ERROR_OUT_OF_MEMORY;
    *pdptr = (CUdeviceptr)(uintptr_t)p;
    return CUDA_SUCCESS;
}

CUresult cuMemHostGetFlags(unsigned int *pFlags, void *p)
{
    driver_site site;
    gtap_range range;
    CUresult status = pFlags == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    if (!host_range(p, &range))
        return CUDA_ERROR_INVALID_VALUE;
    *pFlags = range.flags;
    return CUDA_SUCCESS;
}

CUresult cuMemHostRegister_v2(void *p, size_t bytesize, unsigned int Flags)
{
    driver_site site;
    gtap_range range;
    if (p == NULL || bytesize == 0 || (Flags & ~(unsigned)REGISTER_FLAGS) != 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_enter(&site);
    if (status == CUDA_SUCCESS && (Flags & CU_MEMHOSTREGISTER_DEVICEMAP) != 0)
        status = refuse_mapping();
    if (status != CUDA_SUCCESS)
        return status;
    uint64_t address = (uint64_t)(uintptr_t)p;
    if (gtap_range_of(address, &range) == 0 || gtap_range_of(address + bytesize - 1, &range) == 0)
        return CUDA_ERROR_HOST_MEMORY_ALREADY_REGISTERED;
    range = (gtap_range){.base = address, .size = bytesize, .kind = GTAP_REGISTERED_RANGE, .flags = Flags};
    return gtap_range_add(&range) == 0 ? CUDA_SUCCESS : CUDA_ERROR_OUT_OF_MEMORY;
}

CUresult cuMemHostRegister(void *p, size_t bytesize, unsigned int Flags)
{
    return cuMemHostRegister_v2(p, bytesize, Flags);
}

/* Outputs may still be on their way into these pages: the program may unmap them as soon as this returns. */
CUresult cuMemHostUnregister(void *p)
{
    driver_site site;
    gtap_range range;
    CUresult status = p == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    if (!host_range(p, &range) || range.kind != GTAP_REGISTERED_RANGE || range.base != (uint64_t)(uintptr_t)p)
        return CUDA_ERROR_HOST_MEMORY_NOT_REGISTERED;
    driver_await_pulls(p, range.size);
    gtap_await_deferred(p, range.size);
    return gtap_range_remove(range.base) != 0 ? CUDA_ERROR_HOST_MEMORY_NOT_REGISTERED : CUDA_SUCCESS;
}
