/* Copies: the direction picks the driver's function; the default lets the driver look at the pointers. */
#include "box.h"

static CUdeviceptr address_of(const void *pointer)
{
    return (CUdeviceptr)(uintptr_t)pointer;
}

static int32_t copy_blocking(void *destination, const void *source, size_t size, int32_t kind, int own)
{
    CUdeviceptr to = address_of(destination), from = address_of(source);
    switch (kind) {
    case cudaMemcpyHostToDevice:
        return (own ? cuMemcpyHtoD_v2_ptds : cuMemcpyHtoD_v2)(to, source, size);
    case cudaMemcpyDeviceToHost:
        return (own ? cuMemcpyDtoH_v2_ptds : cuMemcpyDtoH_v2)(destination, from, size);
    case cudaMemcpyDeviceToDevice:
        return (own ? cuMemcpyDtoD_v2_ptds : cuMemcpyDtoD_v2)(to, from, size);
    default:
        return (own ? cuMemcpy_ptds : cuMemcpy)(to, from, size);
    }
}

static int32_t copy_posted(void *destination, const void *source, size_t size, int32_t kind, cudaStream_t stream)
{
    CUdeviceptr to = address_of(destination), from = address_of(source);
    switch (kind) {
    case cudaMemcpyHostToDevice:
        return cuMemcpyHtoDAsync_v2(to, source, size, stream);
    case cudaMemcpyDeviceToHost:
        return cuMemcpyDtoHAsync_v2(destination, from, size, stream);
    case cudaMemcpyDeviceToDevice:
        return cuMemcpyDtoDAsync_v2(to, from, size, stream);
    default:
        return cuMemcpyAsync(to, from, size, stream);
    }
}

int32_t cudart_copy(void *destination, const void *source, size_t size, int32_t kind, struct cudart_order order)
{
    if (kind < cudaMemcpyHostToHost || kind > cudaMemcpyDefault)
        return cudaErrorInvalidMemcpyDirection;
    if (size == 0)
        return 0;
    if (order.blocking)
        return copy_blocking(destination, source, size, kind, order.stream != NULL);
    return copy_posted(destination, source, size, kind, order.stream);
}

GTAP_EXPORT cudaError_t cudaMemcpy(void *destination, const void *source, size_t size, int32_t kind)
{
    return CUDART_LOWER(cudart_copy(destination, source, size, kind, CUDART_LEGACY));
}

GTAP_EXPORT cudaError_t cudaMemcpy_ptds(void *destination, const void *source, size_t size, int32_t kind)
{
    return CUDART_LOWER(cudart_copy(destination, source, size, kind, CUDART_OWN));
}

GTAP_EXPORT cudaError_t cudaMemcpyAsync(void *destination, const void *source, size_t size, int32_t kind,
                                        cudaStream_t stream)
{
    return CUDART_LOWER(cudart_copy(destination, source, size, kind, CUDART_POSTED(stream)));
}

GTAP_EXPORT cudaError_t cudaMemcpyAsync_ptsz(void *destination, const void *source, size_t size, int32_t kind,
                                             cudaStream_t stream)
{
    return cudaMemcpyAsync(destination, source, size, kind, PER_THREAD(stream));
}

/* ---- rows ---- */

struct rows {
    void *destination;
    const void *source;
    size_t to_pitch, from_pitch, width, height;
    int32_t kind;
};

static int32_t lower_rows(const struct rows *rows, CUDA_MEMCPY2D *lowered)
{
    if (rows->width > rows->to_pitch || rows->width > rows->from_pitch)
        return cudaErrorInvalidPitchValue;
    *lowered = (CUDA_MEMCPY2D){
        .srcHost = rows->source,
        .srcDevice = address_of(rows->source),
        .srcPitch = rows->from_pitch,
        .dstHost = rows->destination,
        .dstDevice = address_of(rows->destination),
        .dstPitch = rows->to_pitch,
        .WidthInBytes = rows->width,
        .Height = rows->height,
    };
    return cudart_memory_types(rows->kind, &lowered->srcMemoryType, &lowered->dstMemoryType);
}

static int32_t copy_rows(const struct rows *rows, struct cudart_order order)
{
    CUDA_MEMCPY2D lowered;
    int32_t status = lower_rows(rows, &lowered);
    if (status != 0 || rows->width == 0 || rows->height == 0)
        return status;
    if (!order.blocking)
        return cuMemcpy2DAsync_v2(&lowered, order.stream);
    return (order.stream != NULL ? cuMemcpy2DUnaligned_v2_ptds : cuMemcpy2DUnaligned_v2)(&lowered);
}

GTAP_EXPORT cudaError_t cudaMemcpy2D(void *destination, size_t to_pitch, const void *source, size_t from_pitch,
                                     size_t width, size_t height, int32_t kind)
{
    struct rows rows = {destination, source, to_pitch, from_pitch, width, height, kind};
    return CUDART_LOWER(copy_rows(&rows, CUDART_LEGACY));
}

GTAP_EXPORT cudaError_t cudaMemcpy2D_ptds(void *destination, size_t to_pitch, const void *source, size_t from_pitch,
                                          size_t width, size_t height, int32_t kind)
{
    struct rows rows = {destination, source, to_pitch, from_pitch, width, height, kind};
    return CUDART_LOWER(copy_rows(&rows, CUDART_OWN));
}

GTAP_EXPORT cudaError_t cudaMemcpy2DAsync(void *destination, size_t to_pitch, const void *source, size_t from_pitch,
                                          size_t width, size_t height, int32_t kind, cudaStream_t stream)
{
    struct rows rows = {destination, source, to_pitch, from_pitch, width, height, kind};
    return CUDART_LOWER(copy_rows(&rows, CUDART_POSTED(stream)));
}

GTAP_EXPORT cudaError_t cudaMemcpy2DAsync_ptsz(void *destination, size_t to_pitch, const void *source,
                                               size_t from_pitch, size_t width, size_t height, int32_t kind,
                                               cudaStream_t stream)
{
    return cudaMemcpy2DAsync(destination, to_pitch, source, from_pitch, width, height, kind, PER_THREAD(stream));
}

/* ---- between devices ---- */

static int32_t copy_peer(void *destination, int to, const void *source, int from, size_t size,
                         struct cudart_order order)
{
    CUcontext there = NULL, here = NULL;
    int32_t status = cudart_retain(to, &there);
    if (status == 0)
        status = cudart_retain(from, &here);
    if (status != 0 || size == 0)
        return status;
    if (order.blocking)
        return cuMemcpyPeer(address_of(destination), there, address_of(source), here, size);
    return cuMemcpyPeerAsync(address_of(destination), there, address_of(source), here, size, order.stream);
}

GTAP_EXPORT cudaError_t cudaMemcpyPeer(void *destination, int to, const void *source, int from, size_t size)
{
    return CUDART_LOWER(copy_peer(destination, to, source, from, size, CUDART_LEGACY));
}

GTAP_EXPORT cudaError_t cudaMemcpyPeerAsync(void *destination, int to, const void *source, int from, size_t size,
                                            cudaStream_t stream)
{
    return CUDART_LOWER(copy_peer(destination, to, source, from, size, CUDART_POSTED(stream)));
}
