/* Copies of two and three dimensions, made of rows: one row where both sides lie without gaps. */
#include "copy.h"

#include <string.h>

typedef struct side {
    int on_device;
    uint64_t address; /* of the first byte that is copied */
    size_t pitch, slice;
} side;

typedef struct box {
    side dst, src;
    size_t width, height, depth;
} box;

static int on_device(uint64_t address)
{
    gtap_range range;
    return gtap_range_of(address, &range) == 0 && (range.kind == GTAP_DEVICE_RANGE || range.kind == GTAP_GLOBAL_RANGE);
}

/* The last byte's offset must not wrap around. */
static int too_large(size_t count, size_t step)
{
    return step != 0 && count > (SIZE_MAX >> 2) / step;
}

static CUresult make_side(side *out, CUmemorytype type, const void *host, CUdeviceptr device, size_t pitch,
                          size_t slice, const size_t origin[3])
{
    if (too_large(origin[1] + 1, pitch) || too_large(origin[2] + 1, slice))
        return CUDA_ERROR_INVALID_VALUE;
    if (type == CU_MEMORYTYPE_ARRAY)
        return CUDA_ERROR_NOT_SUPPORTED;
    if (type < CU_MEMORYTYPE_HOST || type > CU_MEMORYTYPE_UNIFIED)
        return CUDA_ERROR_INVALID_VALUE;
    out->address = type == CU_MEMORYTYPE_HOST ? (uint64_t)(uintptr_t)host : device;
    if (out->address == 0)
        return CUDA_ERROR_INVALID_VALUE;
    out->on_device = type == CU_MEMORYTYPE_DEVICE || (type == CU_MEMORYTYPE_UNIFIED && on_device(out->address));
    out->address += origin[2] * slice + origin[1] * pitch + origin[0];
    out->pitch = pitch;
    out->slice = slice;
    return CUDA_SUCCESS;
}

static CUresult row(const box *b, uint64_t dst, uint64_t src, size_t n, CUstream stream, int blocking)
{
    void *host_dst = (void *)(uintptr_t)dst;
    const void *host_src = (const void *)(uintptr_t)src;
    if (b->dst.on_device)
        return b->src.on_device ? copy_device_to_device(dst, src, n, stream, blocking)
                                : copy_host_to_device(dst, host_src, n, stream, blocking);
    if (b->src.on_device)
        return copy_device_to_host(host_dst, src, n, stream, blocking);
    memmove(host_dst, host_src, n);
    return CUDA_SUCCESS;
}

/* Device to pageable memory: only the last row waits; the ones before are posted and arrive with it. */
static CUresult rows_out(const box *b, size_t last, uint64_t dst, uint64_t src, size_t index, CUstream stream)
{
    driver_site site;
    gtap_range range;
    CUresult status = driver_enter_stream(&site, stream);
    if (status == CUDA_SUCCESS)
        status = driver_device_range(src, b->width, &range);
    if (status == CUDA_SUCCESS && range.session != site.session)
        status = CUDA_ERROR_INVALID_VALUE;
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = copy_out(site.session, (void *)(uintptr_t)dst, src, b->width, stream, index == last);
    driver_back(trip);
    return status;
}

static CUresult rows(const box *b, CUstream stream, int blocking)
{
    size_t count = b->height * b->depth;
    int waits = !b->dst.on_device && b->src.on_device;
    CUresult status = CUDA_SUCCESS;
    for (size_t index = 0; index < count && status == CUDA_SUCCESS; index++) {
        size_t y = index % b->height, z = index / b->height;
        uint64_t dst = b->dst.address + z * b->dst.slice + y * b->dst.pitch;
        uint64_t src = b->src.address + z * b->src.slice + y * b->src.pitch;
        status = waits ? rows_out(b, count - 1, dst, src, index, stream)
                       : row(b, dst, src, b->width, stream, blocking && index == count - 1);
    }
    return status;
}

static int gapless(const side *s, const box *b)
{
    return (b->height == 1 || s->pitch == b->width) && (b->depth == 1 || s->slice == b->width * b->height);
}

static CUresult copy_box(const box *b, CUstream stream, int blocking)
{
    driver_site site;
    CUresult status = driver_enter_stream(&site, stream);
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take(site.session);
    if (status != CUDA_SUCCESS || b->width == 0 || b->height == 0 || b->depth == 0)
        return status;
    if (b->height > 1 && (b->dst.pitch < b->width || b->src.pitch < b->width))
        return CUDA_ERROR_INVALID_VALUE;
    if (too_large(b->height, b->width) || too_large(b->depth, b->height * b->width) ||
        too_large(b->height, b->dst.pitch) || too_large(b->height, b->src.pitch) ||
        too_large(b->depth, b->dst.slice) || too_large(b->depth, b->src.slice))
        return CUDA_ERROR_INVALID_VALUE;
    if (!b->dst.on_device && !b->src.on_device) /* what the stream holds comes first */
        status = cuStreamSynchronize(stream);
    if (status != CUDA_SUCCESS)
        return status;
    if (gapless(&b->dst, b) && gapless(&b->src, b))
        return row(b, b->dst.address, b->src.address, b->width * b->height * b->depth, stream, blocking);
    return rows(b, stream, blocking);
}

static CUresult copy_2d(const CUDA_MEMCPY2D *copy, CUstream stream, int blocking)
{
    if (copy == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    size_t to[3] = {copy->dstXInBytes, copy->dstY, 0}, from[3] = {copy->srcXInBytes, copy->srcY, 0};
    box b = {.width = copy->WidthInBytes, .height = copy->Height, .depth = 1};
    CUresult status = make_side(&b.dst, copy->dstMemoryType, copy->dstHost, copy->dstDevice, copy->dstPitch, 0, to);
    if (status == CUDA_SUCCESS)
        status = make_side(&b.src, copy->srcMemoryType, copy->srcHost, copy->srcDevice, copy->srcPitch, 0, from);
    return status != CUDA_SUCCESS ? status : copy_box(&b, stream, blocking);
}

static CUresult copy_3d(const CUDA_MEMCPY3D *copy, CUstream stream, int blocking)
{
    if (copy == NULL || copy->srcLOD != 0 || copy->dstLOD != 0)
        return CUDA_ERROR_INVALID_VALUE;
    if (too_large(copy->dstHeight, copy->dstPitch) || too_large(copy->srcHeight, copy->srcPitch))
        return CUDA_ERROR_INVALID_VALUE;
    size_t to[3] = {copy->dstXInBytes, copy->dstY, copy->dstZ}, from[3] = {copy->srcXInBytes, copy->srcY, copy->srcZ};
    box b = {.width = copy->WidthInBytes, .height = copy->Height, .depth = copy->Depth};
    CUresult status = make_side(&b.dst, copy->dstMemoryType, copy->dstHost, copy->dstDevice, copy->dstPitch,
                                copy->dstPitch * copy->dstHeight, to);
    if (status == CUDA_SUCCESS)
        status = make_side(&b.src, copy->srcMemoryType, copy->srcHost, copy->srcDevice, copy->srcPitch,
                           copy->srcPitch * copy->srcHeight, from);
    return status != CUDA_SUCCESS ? status : copy_box(&b, stream, blocking);
}

CUresult cuMemcpy2D_v2(const CUDA_MEMCPY2D *pCopy)
{
    return copy_2d(pCopy, NULL, 1);
}

CUresult cuMemcpy2D_v2_ptds(const CUDA_MEMCPY2D *pCopy)
{
    return copy_2d(pCopy, CU_STREAM_PER_THREAD, 1);
}

CUresult cuMemcpy2DUnaligned_v2(const CUDA_MEMCPY2D *pCopy)
{
    return copy_2d(pCopy, NULL, 1);
}

CUresult cuMemcpy2DUnaligned_v2_ptds(const CUDA_MEMCPY2D *pCopy)
{
    return copy_2d(pCopy, CU_STREAM_PER_THREAD, 1);
}

CUresult cuMemcpy2DAsync_v2(const CUDA_MEMCPY2D *pCopy, CUstream hStream)
{
    return copy_2d(pCopy, hStream, 0);
}

CUresult cuMemcpy2DAsync_v2_ptsz(const CUDA_MEMCPY2D *pCopy, CUstream hStream)
{
    return copy_2d(pCopy, driver_own_stream(hStream), 0);
}

CUresult cuMemcpy3D_v2(const CUDA_MEMCPY3D *pCopy)
{
    return copy_3d(pCopy, NULL, 1);
}

CUresult cuMemcpy3D_v2_ptds(const CUDA_MEMCPY3D *pCopy)
{
    return copy_3d(pCopy, CU_STREAM_PER_THREAD, 1);
}

CUresult cuMemcpy3DAsync_v2(const CUDA_MEMCPY3D *pCopy, CUstream hStream)
{
    return copy_3d(pCopy, hStream, 0);
}

CUresult cuMemcpy3DAsync_v2_ptsz(const CUDA_MEMCPY3D *pCopy, CUstream hStream)
{
    return copy_3d(pCopy, driver_own_stream(hStream), 0);
}
