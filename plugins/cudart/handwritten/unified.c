/* What a pointer is, and managed memory. */
#include "cudart.h"

enum { UNREGISTERED = 0, HOST = 1, DEVICE = 2, MANAGED = 3, NO_DEVICE = -2 };

struct cudaPointerAttributes {
    int32_t type;
    int device;
    void *device_pointer, *host_pointer;
#if GTAP_MAJOR > 12
    long reserved[8];
#endif
};
_Static_assert(sizeof(struct cudaPointerAttributes) == (GTAP_MAJOR > 12 ? 88 : 24), "CUDA 13 made it longer");

static int32_t describe(struct cudaPointerAttributes *result, const void *pointer)
{
    CUdeviceptr address = (CUdeviceptr)(uintptr_t)pointer;
    int32_t type = 0, managed = 0, device = NO_DEVICE;
    CUdeviceptr on_device = 0;
    void *on_host = NULL;
    CUpointer_attribute asked[] = {CU_POINTER_ATTRIBUTE_MEMORY_TYPE, CU_POINTER_ATTRIBUTE_IS_MANAGED,
                                   CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL, CU_POINTER_ATTRIBUTE_DEVICE_POINTER,
                                   CU_POINTER_ATTRIBUTE_HOST_POINTER};
    void *places[] = {&type, &managed, &device, &on_device, &on_host};
    if (result == NULL)
        return cudaErrorInvalidValue;
    *result = (struct cudaPointerAttributes){.type = UNREGISTERED, .device = NO_DEVICE};
    /* unlike the single query, this one succeeds for memory that CUDA does not know */
    int32_t status = cuPointerGetAttributes(5, asked, places, address);
    if (status != 0 || type == 0)
        return status;
    result->type = managed ? MANAGED : type == CU_MEMORYTYPE_HOST ? HOST : DEVICE;
    result->device = device;
    result->device_pointer = (void *)(uintptr_t)on_device;
    result->host_pointer = on_host;
    return 0;
}

GTAP_EXPORT cudaError_t cudaPointerGetAttributes(struct cudaPointerAttributes *result, const void *pointer)
{
    return CUDART_LOWER(describe(result, pointer));
}

/* One memory for host and device; the driver keeps both sides coherent. */
static int32_t allocate_managed(void **pointer, size_t size, unsigned int flags)
{
    CUdeviceptr address = 0;
    if (pointer == NULL || size == 0)
        return cudaErrorInvalidValue;
    int32_t status = cuMemAllocManaged(&address, size, flags);
    if (status == 0)
        *pointer = (void *)(uintptr_t)address;
    return status;
}

GTAP_EXPORT cudaError_t cudaMallocManaged(void **pointer, size_t size, unsigned int flags)
{
    return CUDART_LOWER(allocate_managed(pointer, size, flags));
}

#if GTAP_MAJOR > 12
/* That nobody needs the contents is a hint; they stay. */
static int32_t discard(const CUdeviceptr *pointers, const size_t *sizes, size_t count, unsigned long long flags)
{
    if (pointers == NULL || sizes == NULL || count == 0 || flags != 0)
        return cudaErrorInvalidValue;
    for (size_t i = 0; i < count; i++) {
        unsigned int managed = 0;
        if (cuPointerGetAttribute(&managed, CU_POINTER_ATTRIBUTE_IS_MANAGED, pointers[i]) != 0 || !managed)
            return cudaErrorInvalidValue;
    }
    return 0;
}

GTAP_EXPORT cudaError_t cudaMemDiscardBatchAsync(CUdeviceptr *pointers, size_t *sizes, size_t count,
                                                 unsigned long long flags, cudaStream_t stream)
{
    (void)stream;
    return CUDART_LOWER(discard(pointers, sizes, count, flags));
}

GTAP_EXPORT cudaError_t cudaMemDiscardBatchAsync_ptsz(CUdeviceptr *pointers, size_t *sizes, size_t count,
                                                      unsigned long long flags, cudaStream_t stream)
{
    return cudaMemDiscardBatchAsync(pointers, sizes, count, flags, stream);
}
#endif
