/* Device and page-locked memory, fills. */
#include "box.h"

#define PITCH 512 /* rows begin where the arena's allocations do */

static CUdeviceptr address_of(const void *pointer)
{
    return (CUdeviceptr)(uintptr_t)pointer;
}

static int32_t allocate(void **pointer, size_t size)
{
    CUdeviceptr address = 0;
    if (pointer == NULL)
        return cudaErrorInvalidValue;
    int32_t status = size == 0 ? 0 : cuMemAlloc_v2(&address, size);
    if (status == 0)
        *pointer = (void *)(uintptr_t)address;
    return status;
}

GTAP_EXPORT cudaError_t cudaMalloc(void **pointer, size_t size)
{
    return CUDART_LOWER(allocate(pointer, size));
}

static int32_t allocate_pitched(void **pointer, size_t *pitch, size_t width, size_t rows)
{
    if (pitch == NULL || width > SIZE_MAX - PITCH)
        return cudaErrorInvalidValue;
    *pitch = (width + PITCH - 1) / PITCH * PITCH;
    if (*pitch != 0 && rows > SIZE_MAX / *pitch)
        return cudaErrorMemoryAllocation;
    return allocate(pointer, *pitch * rows);
}

GTAP_EXPORT cudaError_t cudaMallocPitch(void **pointer, size_t *pitch, size_t width, size_t height)
{
    return CUDART_LOWER(allocate_pitched(pointer, pitch, width, height));
}

static int32_t allocate_3d(struct cudaPitchedPtr *result, struct cudaExtent extent)
{
    if (result == NULL || (extent.depth != 0 && extent.height > SIZE_MAX / extent.depth))
        return cudaErrorInvalidValue;
    *result = (struct cudaPitchedPtr){.width = extent.width, .height = extent.height};
    return allocate_pitched(&result->pointer, &result->pitch, extent.width, extent.height * extent.depth);
}

GTAP_EXPORT cudaError_t cudaMalloc3D(struct cudaPitchedPtr *pointer, struct cudaExtent extent)
{
    return CUDART_LOWER(allocate_3d(pointer, extent));
}

GTAP_EXPORT cudaError_t cudaFree(void *pointer)
{
    return CUDART_LOWER(pointer == NULL ? 0 : (int32_t)cuMemFree_v2(address_of(pointer)));
}

/* Memory is placed by the client: it is there at once, and what a free releases is handed out again in order. */
static int32_t allocate_async(void **pointer, size_t size, cudaStream_t stream)
{
    CUdeviceptr address = 0;
    if (pointer == NULL)
        return cudaErrorInvalidValue;
    int32_t status = size == 0 ? 0 : cuMemAllocAsync(&address, size, stream);
    if (status == 0)
        *pointer = (void *)(uintptr_t)address;
    return status;
}

GTAP_EXPORT cudaError_t cudaMallocAsync(void **pointer, size_t size, cudaStream_t stream)
{
    return CUDART_LOWER(allocate_async(pointer, size, stream));
}

GTAP_EXPORT cudaError_t cudaMallocAsync_ptsz(void **pointer, size_t size, cudaStream_t stream)
{
    return CUDART_LOWER(allocate_async(pointer, size, PER_THREAD(stream)));
}

GTAP_EXPORT cudaError_t cudaFreeAsync(void *pointer, cudaStream_t stream)
{
    return CUDART_LOWER(pointer == NULL ? 0 : (int32_t)cuMemFreeAsync(address_of(pointer), stream));
}

GTAP_EXPORT cudaError_t cudaFreeAsync_ptsz(void *pointer, cudaStream_t stream)
{
    return cudaFreeAsync(pointer, PER_THREAD(stream));
}

/* ---- page-locked host memory ---- */

static int32_t allocate_host(void **pointer, size_t size, unsigned int flags)
{
    if (pointer == NULL)
        return cudaErrorInvalidValue;
    *pointer = NULL;
    return size == 0 ? 0 : cuMemHostAlloc(pointer, size, flags);
}

GTAP_EXPORT cudaError_t cudaHostAlloc(void **pointer, size_t size, unsigned int flags)
{
    return CUDART_LOWER(allocate_host(pointer, size, flags));
}

GTAP_EXPORT cudaError_t cudaMallocHost(void **pointer, size_t size)
{
    return CUDART_LOWER(allocate_host(pointer, size, 0));
}

GTAP_EXPORT cudaError_t cudaFreeHost(void *pointer)
{
    return CUDART_LOWER(pointer == NULL ? 0 : (int32_t)cuMemFreeHost(pointer));
}

static int32_t device_pointer(void **result, void *pointer, unsigned int flags)
{
    CUdeviceptr address = 0;
    if (result == NULL)
        return cudaErrorInvalidValue;
    int32_t status = cuMemHostGetDevicePointer_v2(&address, pointer, flags);
    *result = (void *)(uintptr_t)address;
    return status;
}

GTAP_EXPORT cudaError_t cudaHostGetDevicePointer(void **result, void *pointer, unsigned int flags)
{
    return CUDART_LOWER(device_pointer(result, pointer, flags));
}

/* ---- fills ---- */

GTAP_EXPORT cudaError_t cudaMemset(void *pointer, int value, size_t size)
{
    return CUDART_LOWER(cuMemsetD8_v2(address_of(pointer), (unsigned char)value, size));
}

GTAP_EXPORT cudaError_t cudaMemset_ptds(void *pointer, int value, size_t size)
{
    return CUDART_LOWER(cuMemsetD8_v2_ptds(address_of(pointer), (unsigned char)value, size));
}

GTAP_EXPORT cudaError_t cudaMemsetAsync(void *pointer, int value, size_t size, cudaStream_t stream)
{
    return CUDART_LOWER(cuMemsetD8Async(address_of(pointer), (unsigned char)value, size, stream));
}

GTAP_EXPORT cudaError_t cudaMemsetAsync_ptsz(void *pointer, int value, size_t size, cudaStream_t stream)
{
    return cudaMemsetAsync(pointer, value, size, PER_THREAD(stream));
}

GTAP_EXPORT cudaError_t cudaMemset2D(void *pointer, size_t pitch, int value, size_t width, size_t height)
{
    return CUDART_LOWER(cuMemsetD2D8_v2(address_of(pointer), pitch, (unsigned char)value, width, height));
}

GTAP_EXPORT cudaError_t cudaMemset2D_ptds(void *pointer, size_t pitch, int value, size_t width, size_t height)
{
    return CUDART_LOWER(cuMemsetD2D8_v2_ptds(address_of(pointer), pitch, (unsigned char)value, width, height));
}

GTAP_EXPORT cudaError_t cudaMemset2DAsync(void *pointer, size_t pitch, int value, size_t width, size_t height,
                                          cudaStream_t stream)
{
    return CUDART_LOWER(cuMemsetD2D8Async(address_of(pointer), pitch, (unsigned char)value, width, height, stream));
}

GTAP_EXPORT cudaError_t cudaMemset2DAsync_ptsz(void *pointer, size_t pitch, int value, size_t width, size_t height,
                                               cudaStream_t stream)
{
    return cudaMemset2DAsync(pointer, pitch, value, width, height, PER_THREAD(stream));
}

static int32_t fill_rows(CUdeviceptr to, size_t pitch, int value, size_t width, size_t rows, struct cudart_order order)
{
    unsigned char byte = (unsigned char)value;
    if (!order.blocking)
        return cuMemsetD2D8Async(to, pitch, byte, width, rows, order.stream);
    return (order.stream != NULL ? cuMemsetD2D8_v2_ptds : cuMemsetD2D8_v2)(to, pitch, byte, width, rows);
}

/* Slices lie `height` rows of the allocation apart; where the box has all of them, or is one slice, rows follow. */
static int32_t fill_box(struct cudaPitchedPtr to, int value, struct cudaExtent extent, struct cudart_order order)
{
    if (extent.width == 0 || extent.height == 0 || extent.depth == 0)
        return 0;
    if (to.pointer == NULL || extent.width > to.pitch || (extent.depth > 1 && extent.height > to.height))
        return cudaErrorInvalidValue;
    int whole = extent.height == to.height || extent.depth == 1;
    size_t rows = whole ? extent.height * extent.depth : extent.height, slices = whole ? 1 : extent.depth;
    int32_t status = 0;
    for (size_t i = 0; status == 0 && i < slices; i++) {
        CUdeviceptr slice = address_of(to.pointer) + i * to.height * to.pitch;
        status = fill_rows(slice, to.pitch, value, extent.width, rows, order);
    }
    return status;
}

GTAP_EXPORT cudaError_t cudaMemset3D(struct cudaPitchedPtr pointer, int value, struct cudaExtent extent)
{
    return CUDART_LOWER(fill_box(pointer, value, extent, CUDART_LEGACY));
}

GTAP_EXPORT cudaError_t cudaMemset3D_ptds(struct cudaPitchedPtr pointer, int value, struct cudaExtent extent)
{
    return CUDART_LOWER(fill_box(pointer, value, extent, CUDART_OWN));
}

GTAP_EXPORT cudaError_t cudaMemset3DAsync(struct cudaPitchedPtr pointer, int value, struct cudaExtent extent,
                                          cudaStream_t stream)
{
    return CUDART_LOWER(fill_box(pointer, value, extent, CUDART_POSTED(stream)));
}

GTAP_EXPORT cudaError_t cudaMemset3DAsync_ptsz(struct cudaPitchedPtr pointer, int value, struct cudaExtent extent,
                                               cudaStream_t stream)
{
    return cudaMemset3DAsync(pointer, value, extent, PER_THREAD(stream));
}
