#include "check.h"

static char source[9 << 20], target[9 << 20];

static void pointers(CUdeviceptr address)
{
    CUdeviceptr base, start;
    size_t size;
    CUcontext context;
    unsigned type;
    int ordinal;
    CUpointer_attribute wanted[] = {CU_POINTER_ATTRIBUTE_MEMORY_TYPE, CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL};
    void *data[] = {&type, &ordinal};

    OK(cuMemGetAddressRange_v2(&base, &size, address + 100));
    HOLDS(base == address && size == 1000);
    OK(cuPointerGetAttribute(&type, CU_POINTER_ATTRIBUTE_MEMORY_TYPE, address + 5));
    HOLDS(type == CU_MEMORYTYPE_DEVICE);
    OK(cuPointerGetAttribute(&context, CU_POINTER_ATTRIBUTE_CONTEXT, address));
    HOLDS(context != NULL);
    OK(cuPointerGetAttribute(&start, CU_POINTER_ATTRIBUTE_RANGE_START_ADDR, address + 5));
    HOLDS(start == address);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuPointerGetAttribute(&type, CU_POINTER_ATTRIBUTE_MEMORY_TYPE, 0x1234));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuPointerGetAttribute(&type, 99, address));
    OK(cuPointerGetAttributes(2, wanted, data, (CUdeviceptr)(uintptr_t)source));
    HOLDS(type == 0 && ordinal == -2);
}

static void host_memory(CUdeviceptr device)
{
    void *pinned;
    unsigned flags;
    CUdeviceptr mapped;
    OK(cuMemHostAlloc(&pinned, 4096, CU_MEMHOSTALLOC_PORTABLE));
    OK(cuMemHostGetFlags(&flags, pinned));
    HOLDS(flags == CU_MEMHOSTALLOC_PORTABLE);
    OK(cuMemcpyDtoHAsync_v2(pinned, device, 1000, NULL)); /* deferred: no wait */
    OK(cuMemcpyHtoD_v2(device, pinned, 1000)); /* reads what is on its way: waits for it */
    HOLDS(((char *)pinned)[999] == 7);
    OK(cuMemFreeHost(pinned));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemFreeHost(pinned));

    OK(cuMemHostRegister_v2(target, sizeof target, 0));
    STATUS(CUDA_ERROR_HOST_MEMORY_ALREADY_REGISTERED, cuMemHostRegister_v2(target + 10, 10, 0));
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuMemHostGetDevicePointer_v2(&mapped, target, 0)); /* not of the slot */
    OK(cuMemcpyDtoHAsync_v2(target, device, 1000, NULL));
    OK(cuMemHostUnregister(target)); /* waits for the output */
    HOLDS(target[999] == 7);
    STATUS(CUDA_ERROR_HOST_MEMORY_NOT_REGISTERED, cuMemHostUnregister(target));
}

static void copies(CUdeviceptr device, CUdeviceptr large)
{
    CUDA_MEMCPY2D box = {.srcMemoryType = CU_MEMORYTYPE_HOST, .srcHost = source, .srcPitch = 100, .srcY = 1,
                         .dstMemoryType = CU_MEMORYTYPE_DEVICE, .dstDevice = device, .dstPitch = 50, .dstXInBytes = 10,
                         .WidthInBytes = 20, .Height = 3};
    OK(cuMemcpyHtoD_v2(device, source, 1000));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyHtoD_v2(device, source, 1001));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyHtoD_v2((CUdeviceptr)(uintptr_t)target, source, 1));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyDtoH_v2(target, 0x10, 1));
    OK(cuMemcpyHtoD_v2(device, source, 0));
    OK(cuMemcpyDtoD_v2(device + 500, device, 500));
    OK(cuMemcpy((CUdeviceptr)(uintptr_t)target, device, 1000));
    HOLDS(target[999] == 7);
    OK(cuMemcpy((CUdeviceptr)(uintptr_t)target, (CUdeviceptr)(uintptr_t)source, 10));
    OK(cuMemcpyHtoD_v2(large, source, sizeof source)); /* three pieces */
    memset(target, 0, sizeof target);
    OK(cuMemcpyDtoH_v2(target, large, sizeof target)); /* two deferred, the last waits */
    HOLDS(target[0] == 7 && target[sizeof target / 2] == 7 && target[sizeof target - 1] == 7);
    for (int i = 0; i < 400; i++)
        source[i] = (char)i;
    OK(cuMemcpy2D_v2(&box));
    box.dstMemoryType = CU_MEMORYTYPE_ARRAY;
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuMemcpy2D_v2(&box));
    OK(cuMemsetD32_v2(device, 0x01020304, 250));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemsetD32_v2(device + 2, 0, 1));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemsetD32_v2(device, 0, 251));
    OK(cuMemsetD2D8_v2(device, 100, 1, 50, 10));
    OK(cuMemsetD8Async_ptsz(device, 3, 10, NULL));
}

/* Copies of a size of their own, so that the test finds their frames. */
static void peers(CUdeviceptr device)
{
    CUcontext here = NULL;
    OK(cuCtxGetCurrent(&here));
    OK(cuMemcpyPeer(device + 500, here, device, here, 77));
    OK(cuMemcpyPeer_ptds(device + 500, here, device, here, 77));
    OK(cuMemcpyPeerAsync(device + 500, here, device, here, 77, NULL));
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuMemcpyPeer(device + 500, (CUcontext)(uintptr_t)64, device, here, 77));
}

int main(void)
{
    CUdeviceptr device, large, pitched;
    size_t pitch, free_bytes, total;
    start();
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemAlloc_v2(&device, 0));
    STATUS(CUDA_ERROR_OUT_OF_MEMORY, cuMemAlloc_v2(&device, (size_t)1 << 60));
    OK(cuMemAlloc_v2(&device, 1000));
    OK(cuMemAlloc_v2(&large, sizeof source));
    HOLDS(device % 512 == 0 && large % 512 == 0 && device != large);
    OK(cuMemAllocPitch_v2(&pitched, &pitch, 1000, 3, 4));
    HOLDS(pitch == 1024);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemAllocPitch_v2(&pitched, &pitch, 1000, 3, 5));
    OK(cuMemGetInfo_v2(&free_bytes, &total));
    HOLDS(free_bytes > 1 << 20 && total == 1 << 30);
    pointers(device);
    copies(device, large);
    peers(device);
    host_memory(device);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemFree_v2(device + 8));
    OK(cuMemFree_v2(device));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemFree_v2(device));
    OK(cuMemFree_v2(0));
    OK(cuMemFree_v2(large));
    OK(cuMemFree_v2(pitched));
    return ended();
}
