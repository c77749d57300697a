/* A device is reset, or one of its contexts ends, with memory of every kind alive. Argument: scale.ptx. */
#include "check.h"

enum { SIZE = 40 << 20, COUNT = 1000 };

static const CUmemAllocationProp ON_DEVICE = {.type = CU_MEM_ALLOCATION_TYPE_PINNED,
                                              .location = {CU_MEM_LOCATION_TYPE_DEVICE, 0}};
static const char *image;

static void scale_by_three(CUdeviceptr numbers, int n)
{
    CUmodule module;
    CUfunction scale;
    CUdeviceptr table;
    size_t size;
    int factors[4] = {3, 3, 3, 3};
    void *arguments[] = {&numbers, &n};
    OK(cuModuleLoad(&module, image));
    OK(cuModuleGetFunction(&scale, module, "scale"));
    OK(cuModuleGetGlobal_v2(&table, &size, module, "factors"));
    OK(cuMemcpyHtoD_v2(table, factors, sizeof factors));
    OK(cuLaunchKernel(scale, (n + 63) / 64, 1, 1, 64, 1, 1, 0, NULL, arguments, NULL));
}

static size_t used(void)
{
    CUmemoryPool pool;
    cuuint64_t bytes = 1;
    OK(cuDeviceGetDefaultMemPool(&pool, 0));
    OK(cuMemPoolGetAttribute(pool, CU_MEMPOOL_ATTR_USED_MEM_CURRENT, &bytes));
    return bytes;
}

static size_t free_memory(void)
{
    size_t free = 0, total;
    OK(cuMemGetInfo_v2(&free, &total));
    return free;
}

static void no_memory(CUdeviceptr address)
{
    int type;
    STATUS(CUDA_ERROR_INVALID_VALUE, cuPointerGetAttribute(&type, CU_POINTER_ATTRIBUTE_MEMORY_TYPE, address));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemFree_v2(address));
}

/* The same addresses again each time: nothing is kept of the round before. */
static void reset(CUdeviceptr *managed, int **mapped, size_t *free)
{
    static CUdeviceptr first;
    CUcontext context;
    CUdeviceptr pooled;
    OK(cuMemAllocManaged(managed, SIZE, CU_MEM_ATTACH_GLOBAL));
    HOLDS(first == 0 || *managed == first);
    first = *managed;
    OK(cuMemHostAlloc((void **)mapped, COUNT * sizeof **mapped, CU_MEMHOSTALLOC_DEVICEMAP));
    OK(cuMemAllocAsync(&pooled, 100000, NULL));
    HOLDS(used() != 0);
    for (int i = 0; i < COUNT; i++)
        (*mapped)[i] = ((int *)(uintptr_t)*managed)[i] = i;
    scale_by_three((CUdeviceptr)(uintptr_t)*mapped, COUNT);
    OK(cuDevicePrimaryCtxReset(0));
    OK(cuDevicePrimaryCtxRetain(&context, 0));
    OK(cuCtxSetCurrent(context));
    HOLDS(used() == 0);
    no_memory(*managed);
    no_memory(pooled);
    for (int i = 0; i < COUNT; i++)
        HOLDS((*mapped)[i] == 3 * i);
    OK(cuMemFreeHost(*mapped));
    *free = free_memory();
}

/* What the program mapped itself belongs to no context. */
static void own_mappings(void)
{
    CUmemAccessDesc open = {{CU_MEM_LOCATION_TYPE_DEVICE, 0}, CU_MEM_ACCESS_FLAGS_PROT_READWRITE};
    CUmemGenericAllocationHandle handle;
    CUdeviceptr base;
    CUcontext context;
    size_t size = 2 << 20, before = free_memory();
    OK(cuMemAddressReserve(&base, size, 0, 0, 0));
    OK(cuMemCreate(&handle, size, &ON_DEVICE, 0));
    OK(cuMemMap(base, size, 0, handle, 0));
    OK(cuMemSetAccess(base, size, &open, 1));
    OK(cuDevicePrimaryCtxReset(0));
    OK(cuDevicePrimaryCtxRetain(&context, 0));
    OK(cuCtxSetCurrent(context));
    OK(cuMemsetD8_v2(base, 7, size));
    OK(cuMemUnmap(base, size));
    OK(cuMemRelease(handle));
    OK(cuMemAddressFree(base, size));
    OK(cuCtxSynchronize());
    HOLDS(free_memory() == before);
}

static void one_of_two_contexts(void)
{
    CUcontext second;
    CUdeviceptr kept, gone, pooled, old;
    OK(cuMemAllocManaged(&kept, 100000, CU_MEM_ATTACH_GLOBAL));
    OK(cuMemAllocAsync(&old, 1024, NULL));
    *(int *)(uintptr_t)kept = 5;
    size_t before = used();
    OK(cuCtxCreate_v2(&second, 0, 0));
    OK(cuMemAllocManaged(&gone, 100000, CU_MEM_ATTACH_GLOBAL));
    OK(cuMemAllocAsync(&pooled, 100000, NULL));
    *(int *)(uintptr_t)gone = 4;
    scale_by_three(gone, 1);
    HOLDS(used() > before);
    OK(cuCtxDestroy_v2(second));
    HOLDS(used() == before);
    no_memory(gone);
    no_memory(pooled);
    scale_by_three(kept, 1);
    OK(cuCtxSynchronize());
    HOLDS(*(int *)(uintptr_t)kept == 15);
    OK(cuMemFree_v2(kept));
    OK(cuMemFreeAsync(old, NULL));
    HOLDS(used() == 0);
}

int main(int count, char **arguments)
{
    CUdeviceptr managed;
    size_t first, free;
    int *mapped;
    if (count != 2)
        return 2;
    image = arguments[1];
    start();
    reset(&managed, &mapped, &first);
    for (int round = 0; round < 3; round++) {
        reset(&managed, &mapped, &free);
        HOLDS(free == first);
    }
    own_mappings();
    one_of_two_contexts();
    return ended();
}
