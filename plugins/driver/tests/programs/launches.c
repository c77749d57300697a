/* Run through a real server: every way to launch, what is refused at once, occupancy. Argument: kernels.ptx. */
#include "check.h"

enum { MANY = 5000 };

static CUdeviceptr memory;
static CUmodule module;

static CUfunction named(const char *name)
{
    CUfunction function = NULL;
    OK(cuModuleGetFunction(&function, module, name));
    return function;
}

static int first(void)
{
    int value = -1;
    OK(cuMemcpyDtoH_v2(&value, memory, 4));
    OK(cuMemsetD32_v2(memory, 0, 1));
    return value;
}

/* More than 4 KB of parameters, by pointers and as a block. */
static void parameters(void)
{
    static unsigned char many[MANY], block[8 + MANY];
    int mark = 123456;
    size_t size = sizeof block;
    void *arguments[] = {&memory, many};
    void *extra[] = {(void *)1, block, (void *)2, &size, NULL};
    CUfunction last = named("last");
    memcpy(many + MANY - 4, &mark, 4);
    OK(cuLaunchKernel(last, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL));
    HOLDS(first() == mark);
    mark++;
    memcpy(block, &memory, 8);
    memcpy(block + 8 + MANY - 4, &mark, 4);
    OK(cuLaunchKernel(last, 1, 1, 1, 1, 1, 1, 0, NULL, NULL, extra));
    HOLDS(first() == mark);
    size = 16; /* less than the kernel reads */
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(last, 1, 1, 1, 1, 1, 1, 0, NULL, NULL, extra));
    size = sizeof block;
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(last, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, extra));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(last, 1, 1, 1, 1, 1, 1, 0, NULL, NULL, NULL));
    extra[0] = (void *)77;
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(last, 1, 1, 1, 1, 1, 1, 0, NULL, NULL, extra));
    HOLDS(first() == 0);
}

static int with(int id, CUlaunchAttribute *attribute, CUfunction function, void **arguments)
{
    CUlaunchConfig config = {1, 1, 1, 32, 1, 1, 0, NULL, attribute, 1};
    attribute->id = id;
    return cuLaunchKernelEx(&config, function, arguments, NULL);
}

static void attributes(void)
{
    int n = 1, result = 0, cooperative = 0;
    CUdeviceptr factor;
    void *arguments[] = {&memory, &n};
    CUfunction fill = named("fill");
    CUlaunchAttribute attribute = {0};
    CUevent event;
    static const int hints[] = {0, 1, 3, 5, 6, 8, 9, 10, 11, 14, 16};
    OK(cuModuleGetGlobal_v2(&factor, NULL, module, "factor"));
    OK(cuEventCreate(&event, CU_EVENT_DISABLE_TIMING));
    for (unsigned i = 0; i < sizeof hints / sizeof hints[0]; i++)
        for (attribute.value.number = 0; attribute.value.number < 2; attribute.value.number++) {
            OK(cuMemsetD32_v2(memory, 99, 1));
            OK(with(hints[i], &attribute, fill, arguments));
            HOLDS(first() == 0);
        }
    attribute.value.event = event;
    OK(with(CU_LAUNCH_ATTRIBUTE_LAUNCH_COMPLETION_EVENT, &attribute, fill, arguments));
    OK(cuEventSynchronize(event));
    OK(with(CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_EVENT, &attribute, fill, arguments));
    OK(cuEventSynchronize(event));
    attribute.value.clusterDim.x = attribute.value.clusterDim.y = attribute.value.clusterDim.z = 1;
    OK(with(CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION, &attribute, fill, arguments));
    attribute.value.clusterDim.x = 2;
    STATUS(CUDA_ERROR_NOT_SUPPORTED, with(CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION, &attribute, fill, arguments));
    attribute.value.number = 1;
    STATUS(CUDA_ERROR_NOT_SUPPORTED, with(CU_LAUNCH_ATTRIBUTE_DEVICE_UPDATABLE_KERNEL_NODE, &attribute, fill, arguments));
    STATUS(CUDA_ERROR_NOT_SUPPORTED, with(99, &attribute, fill, arguments));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernelEx(NULL, fill, arguments, NULL));
    OK(cuDeviceGetAttribute(&cooperative, CU_DEVICE_ATTRIBUTE_COOPERATIVE_LAUNCH, 0));
    OK(cuMemsetD32_v2(memory, 99, 1));
    result = cuLaunchCooperativeKernel(fill, 1, 1, 1, 32, 1, 1, 0, NULL, arguments);
    HOLDS(result == (cooperative ? CUDA_SUCCESS : CUDA_ERROR_NOT_SUPPORTED)); /* as the device says */
    HOLDS(first() == (cooperative ? 0 : 99));
    if (cooperative)
        STATUS(CUDA_ERROR_COOPERATIVE_LAUNCH_TOO_LARGE,
               cuLaunchCooperativeKernel(fill, 1 << 20, 1, 1, 128, 1, 1, 0, NULL, arguments));
    OK(cuEventDestroy_v2(event));
}

static void refused_at_once(void)
{
    int n = 1;
    void *arguments[] = {&memory, &n};
    CUfunction fill = named("fill"), bounded = named("bounded"), none;
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(fill, 0, 1, 1, 32, 1, 1, 0, NULL, arguments, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(fill, 1, 70000, 1, 32, 1, 1, 0, NULL, arguments, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(fill, 1, 1, 1, 1025, 1, 1, 0, NULL, arguments, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(fill, 1, 1, 1, 32, 1, 65, 0, NULL, arguments, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(fill, 1, 1, 1, 32, 1, 1, 1 << 20, NULL, arguments, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(bounded, 1, 1, 1, 65, 1, 1, 0, NULL, NULL, NULL));
    OK(cuLaunchKernel(bounded, 1, 1, 1, 64, 1, 1, 0, NULL, NULL, NULL));
    int at = 12500;
    void *far[] = {&memory, &at};
    CUfunction dynamic = named("dynamic");
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(dynamic, 1, 1, 1, 1, 1, 1, 52000, NULL, far, NULL));
    OK(cuFuncSetAttribute(dynamic, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, 52000));
    OK(cuLaunchKernel(dynamic, 1, 1, 1, 1, 1, 1, 52000, NULL, far, NULL));
    HOLDS(first() == 4711);
    STATUS(CUDA_ERROR_NOT_FOUND, cuModuleGetFunction(&none, module, "none"));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuLaunchKernel((CUfunction)&n, 1, 1, 1, 1, 1, 1, 0, NULL, NULL, NULL));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuLaunchKernel(fill, 1, 1, 1, 1, 1, 1, 0, (CUstream)&n, arguments, NULL));
    OK(cuCtxSynchronize());
}

static int calls;

static size_t per_thread(int block)
{
    calls++;
    return (size_t)block * 32;
}

/* As the device's own facts have it: threads, blocks and shared memory of a multiprocessor. */
static int expected(int block, size_t shared)
{
    int threads, most_shared, blocks = 1 << 20;
    OK(cuDeviceGetAttribute(&threads, CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_MULTIPROCESSOR, 0));
    OK(cuDeviceGetAttribute(&most_shared, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR, 0));
    OK(cuDeviceGetAttribute(&blocks, 106, 0)); /* blocks of a multiprocessor */
    int by_threads = threads / ((block + 31) / 32 * 32), by_shared = (int)((size_t)most_shared / (512 + shared));
    int least = by_threads < by_shared ? by_threads : by_shared;
    return blocks < least ? blocks : least;
}

static void occupancy(void)
{
    CUfunction fill = named("fill");
    int blocks = 0, again = 0, grid = 0, block = 0, processors = 0;
    size_t room = 0;
    CUlaunchConfig config = {1, 1, 1, 32, 1, 1, 0, NULL, NULL, 0};
    OK(cuDeviceGetAttribute(&processors, CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT, 0));
    OK(cuOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, fill, 128, 0));
    HOLDS(blocks == expected(128, 0));
    OK(cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(&again, fill, 128, 8192, 1));
    HOLDS(again == expected(128, 8192));
    OK(cuOccupancyMaxPotentialBlockSize(&grid, &block, fill, NULL, 0, 0));
    OK(cuOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, fill, block, 0));
    HOLDS(grid == blocks * processors && blocks * block >= expected(128, 0) * 128);
    OK(cuOccupancyMaxPotentialBlockSize(&grid, &block, fill, per_thread, 0, 256));
    HOLDS(calls > 0 && block <= 256 && block > 0);
    OK(cuOccupancyMaxPotentialBlockSizeWithFlags(&grid, &block, fill, NULL, 0, 100, 1));
    HOLDS(block <= 100);
    OK(cuOccupancyAvailableDynamicSMemPerBlock(&room, fill, 2, 128));
    HOLDS(room > 0);
    OK(cuOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, fill, 128, room));
    HOLDS(blocks >= 2);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, fill, 0, 0));
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuOccupancyMaxActiveClusters(&blocks, fill, &config));
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuOccupancyMaxPotentialClusterSize(&blocks, fill, &config));
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    start();
    OK(cuMemAlloc_v2(&memory, 1 << 16));
    OK(cuMemsetD32_v2(memory, 0, 1));
    OK(cuModuleLoad(&module, argv[1]));
    parameters();
    attributes();
    refused_at_once();
    occupancy();
    return ended();
}
