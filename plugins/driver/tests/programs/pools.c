/* Pools and memory in stream order: what they say of themselves, and a storm of allocations from several threads. */
#include <pthread.h>

#include "check.h"

/* What is refused has no prototype: it answers whatever it is given. */
GTAP_EXPORT CUresult cuMemPoolExportToShareableHandle(void *handle_out, CUmemoryPool pool, CUmemAllocationHandleType
                     handleType, unsigned long long flags);

enum { THREADS = 4, PAIRS = 2500, COUNT = 1024 };

static uint64_t number(CUmemoryPool pool, int attribute)
{
    uint64_t value = 0;
    OK(cuMemPoolGetAttribute(pool, attribute, &value));
    return value;
}

static void attributes(CUstream stream)
{
    CUmemoryPool standard, current, pool;
    CUmemPoolProps properties = {.allocType = CU_MEM_ALLOCATION_TYPE_PINNED,
                                 .location = {CU_MEM_LOCATION_TYPE_DEVICE, 0}, .maxSize = 8 << 20};
    CUmemAccessDesc none = {{CU_MEM_LOCATION_TYPE_DEVICE, 0}, CU_MEM_ACCESS_FLAGS_PROT_NONE};
    CUmemAccess_flags flags;
    CUdeviceptr a, b;
    uint64_t value = 1 << 30;
    int one = -1;
    OK(cuDeviceGetDefaultMemPool(&standard, 0));
    OK(cuDeviceGetMemPool(&current, 0));
    HOLDS(standard != NULL && standard == current);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemPoolDestroy(standard));
    OK(cuMemPoolCreate(&pool, &properties));
    OK(cuMemPoolGetAttribute(pool, CU_MEMPOOL_ATTR_REUSE_ALLOW_OPPORTUNISTIC, &one));
    HOLDS(one == 1 && number(pool, CU_MEMPOOL_ATTR_RELEASE_THRESHOLD) == 0);
    OK(cuMemPoolSetAttribute(pool, CU_MEMPOOL_ATTR_RELEASE_THRESHOLD, &value));
    HOLDS(number(pool, CU_MEMPOOL_ATTR_RELEASE_THRESHOLD) == value);
    OK(cuMemAllocFromPoolAsync(&a, 3 << 20, pool, stream));
    OK(cuMemAllocFromPoolAsync(&b, 1000, pool, stream));
    STATUS(CUDA_ERROR_OUT_OF_MEMORY, cuMemAllocFromPoolAsync(&b, 6 << 20, pool, stream)); /* over maxSize */
    HOLDS(number(pool, CU_MEMPOOL_ATTR_USED_MEM_CURRENT) == (3 << 20) + 1024);
    HOLDS(number(pool, CU_MEMPOOL_ATTR_RESERVED_MEM_CURRENT) >= (3 << 20) + 1024);
    OK(cuPointerGetAttribute(&current, CU_POINTER_ATTRIBUTE_MEMPOOL_HANDLE, a));
    HOLDS(current == pool);
    OK(cuMemFreeAsync(a, stream));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemFreeAsync(a, stream));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemFreeAsync(b + 512, stream));
    HOLDS(number(pool, CU_MEMPOOL_ATTR_USED_MEM_CURRENT) == 1024);
    HOLDS(number(pool, CU_MEMPOOL_ATTR_USED_MEM_HIGH) == (3 << 20) + 1024);
    value = 0;
    OK(cuMemPoolSetAttribute(pool, CU_MEMPOOL_ATTR_USED_MEM_HIGH, &value));
    HOLDS(number(pool, CU_MEMPOOL_ATTR_USED_MEM_HIGH) == 1024);
    OK(cuMemFree_v2(b));
    HOLDS(number(pool, CU_MEMPOOL_ATTR_RESERVED_MEM_CURRENT) > 0); /* the threshold keeps it */
    OK(cuMemPoolTrimTo(pool, 0));
    HOLDS(number(pool, CU_MEMPOOL_ATTR_RESERVED_MEM_CURRENT) == 0);
    OK(cuMemPoolGetAccess(&flags, pool, &properties.location));
    HOLDS(flags == CU_MEM_ACCESS_FLAGS_PROT_READWRITE);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemPoolSetAccess(pool, &none, 1));
    OK(cuDeviceSetMemPool(0, pool));
    OK(cuMemAllocAsync(&a, 512, stream));
    HOLDS(number(pool, CU_MEMPOOL_ATTR_USED_MEM_CURRENT) == 512);
    OK(cuMemPoolDestroy(pool));
    OK(cuDeviceGetMemPool(&current, 0));
    HOLDS(current == standard);
    OK(cuMemFreeAsync(a, stream)); /* of a pool that is gone */
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuMemPoolExportToShareableHandle(&one, standard, 1, 0));
}

/* What a stream frees it takes again; the bytes written before are overwritten in order. */
static void *storm(void *context)
{
    CUstream streams[2];
    unsigned got[COUNT];
    OK(cuCtxSetCurrent(context));
    OK(cuStreamCreate(&streams[0], CU_STREAM_NON_BLOCKING));
    OK(cuStreamCreate(&streams[1], CU_STREAM_NON_BLOCKING));
    for (unsigned i = 0; i < PAIRS; i++) {
        CUstream stream = streams[i & 1];
        CUdeviceptr memory;
        OK(cuMemAllocAsync(&memory, sizeof got, stream));
        if (i % 250 < 2) {
            OK(cuMemsetD32Async(memory, i, COUNT, stream));
            OK(cuMemcpyDtoHAsync_v2(got, memory, sizeof got, stream));
            HOLDS(got[0] == i && got[COUNT - 1] == i);
        }
        OK(cuMemFreeAsync(memory, stream));
    }
    OK(cuStreamSynchronize(streams[0]));
    OK(cuStreamSynchronize(streams[1]));
    OK(cuStreamDestroy_v2(streams[0]));
    OK(cuStreamDestroy_v2(streams[1]));
    return NULL;
}

/* The same address, again and again, and in the order of the stream. */
static void reuse(CUstream stream, CUstream other)
{
    CUdeviceptr first, again, elsewhere;
    unsigned char got[2][4096];
    OK(cuMemAllocAsync(&first, 4096, stream));
    OK(cuMemsetD8Async(first, 1, 4096, stream));
    OK(cuMemcpyDtoHAsync_v2(got[0], first, 4096, stream));
    OK(cuMemFreeAsync(first, stream));
    OK(cuMemAllocAsync(&again, 4096, stream));
    HOLDS(again == first);
    OK(cuMemsetD8Async(again, 2, 4096, stream));
    OK(cuMemFreeAsync(again, stream));
    OK(cuMemAllocAsync(&elsewhere, 4096, other)); /* may be the same memory: behind a fence then */
    OK(cuMemsetD8Async(elsewhere, 3, 4096, other));
    OK(cuMemcpyDtoHAsync_v2(got[1], elsewhere, 4096, other));
    HOLDS(got[0][0] == 1 && got[0][4095] == 1 && got[1][0] == 3 && got[1][4095] == 3);
    OK(cuMemFreeAsync(elsewhere, other));
    STATUS(CUDA_ERROR_OUT_OF_MEMORY, cuMemAllocAsync(&first, (size_t)1 << 50, stream));
    OK(cuMemAllocAsync(&first, 4096, stream));
    OK(cuMemFreeAsync(first, stream));
}

int main(void)
{
    CUcontext context = start();
    CUstream stream, other;
    pthread_t threads[THREADS];
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    OK(cuStreamCreate(&other, CU_STREAM_NON_BLOCKING));
    attributes(stream);
    reuse(stream, other);
    for (int i = 0; i < THREADS; i++)
        HOLDS(pthread_create(&threads[i], NULL, storm, context) == 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    return ended();
}
