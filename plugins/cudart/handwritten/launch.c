/* Launches: the configuration between <<< and >>>, limits that the device's facts decide, then the driver. */
#include "launch.h"

/* attribute numbers, the driver's and the runtime's alike; X, Y and Z follow each other */
enum { MAX_THREADS = 1, MAX_BLOCK_X = 2, MAX_GRID_X = 5 };

GTAP_EXPORT unsigned int __cudaPushCallConfiguration(dim3 grid, dim3 block, size_t shared, cudaStream_t stream)
{
    struct cudart_thread *thread = cudart_thread();
    if (thread->depth == CUDART_CONFIGURATIONS)
        return (unsigned int)cudart_leave(cudaErrorMissingConfiguration);
    thread->configurations[thread->depth++] = (struct cudart_configuration){grid, block, shared, stream};
    return 0;
}

GTAP_EXPORT cudaError_t __cudaPopCallConfiguration(dim3 *grid, dim3 *block, size_t *shared, void *stream)
{
    struct cudart_thread *thread = cudart_thread();
    if (thread->depth == 0)
        return cudart_leave(cudaErrorMissingConfiguration);
    const struct cudart_configuration *top = &thread->configurations[--thread->depth];
    *grid = top->grid;
    *block = top->block;
    *shared = top->shared;
    *(cudaStream_t *)stream = top->stream;
    return 0;
}

static int outside(dim3 size, const int32_t *limits)
{
    return size.x == 0 || size.y == 0 || size.z == 0 || size.x > (uint32_t)limits[0] ||
           size.y > (uint32_t)limits[1] || size.z > (uint32_t)limits[2];
}

/* The runtime has a number of its own for sizes that the driver calls invalid values. */
static int32_t explain(int32_t status, dim3 grid, dim3 block)
{
    const gtap_device_facts *facts = status == cudaErrorInvalidValue ? gtap_device(cudart_device()) : NULL;
    if (facts == NULL)
        return status;
    uint64_t threads = (uint64_t)block.x * block.y * block.z;
    return outside(block, &facts->attributes[MAX_BLOCK_X]) || outside(grid, &facts->attributes[MAX_GRID_X]) ||
                   threads > (uint64_t)facts->attributes[MAX_THREADS]
               ? (int32_t)cudaErrorInvalidConfiguration
               : status;
}

/* A kernel has no device of its own and would follow the stream; the runtime wants the stream's to be current. */
static int32_t check_stream(cudaStream_t stream)
{
    int device = 0;
    if ((uintptr_t)stream <= (uintptr_t)CU_STREAM_PER_THREAD ||
        atomic_load_explicit(&cudart_process()->devices, memory_order_relaxed) == 1)
        return 0;
    int32_t status = cuStreamGetDevice(stream, &device);
    return status != 0 || device == cudart_device() ? status : (int32_t)cudaErrorInvalidResourceHandle;
}

CUlaunchConfig cudart_launch_config(const cudaLaunchConfig_t *config)
{
    return (CUlaunchConfig){
        .gridDimX = config->grid.x,
        .gridDimY = config->grid.y,
        .gridDimZ = config->grid.z,
        .blockDimX = config->block.x,
        .blockDimY = config->block.y,
        .blockDimZ = config->block.z,
        .sharedMemBytes = (unsigned int)config->shared,
        .hStream = config->stream,
        .attrs = config->attributes,
        .numAttrs = config->count,
    };
}

static int32_t launch(CUfunction function, const cudaLaunchConfig_t *config, void **arguments)
{
    int32_t status = config->shared > UINT32_MAX ? (int32_t)cudaErrorInvalidValue : check_stream(config->stream);
    if (status != 0)
        return status;
    CUlaunchConfig lowered = cudart_launch_config(config);
    return explain(cuLaunchKernelEx(&lowered, function, arguments, NULL), config->grid, config->block);
}

static int32_t launch_host(const void *kernel, const cudaLaunchConfig_t *config, void **arguments)
{
    CUfunction function = NULL;
    int32_t status = cudart_function(kernel, &function);
    return status != 0 ? status : launch(function, config, arguments);
}

static int32_t launch_plain(const void *kernel, dim3 grid, dim3 block, void **arguments, size_t shared,
                            cudaStream_t stream)
{
    return launch_host(kernel, &(cudaLaunchConfig_t){grid, block, shared, stream, NULL, 0}, arguments);
}

static int32_t launch_cooperative(const void *kernel, dim3 grid, dim3 block, void **arguments, size_t shared,
                                  cudaStream_t stream)
{
    CUlaunchAttribute attribute = {.id = CU_LAUNCH_ATTRIBUTE_COOPERATIVE, .value.cooperative = 1};
    return launch_host(kernel, &(cudaLaunchConfig_t){grid, block, shared, stream, &attribute, 1}, arguments);
}

GTAP_EXPORT cudaError_t cudaLaunchKernel(const void *kernel, dim3 grid, dim3 block, void **arguments, size_t shared,
                                         cudaStream_t stream)
{
    return CUDART_LOWER(launch_plain(kernel, grid, block, arguments, shared, stream));
}

GTAP_EXPORT cudaError_t cudaLaunchKernel_ptsz(const void *kernel, dim3 grid, dim3 block, void **arguments,
                                              size_t shared, cudaStream_t stream)
{
    return CUDART_LOWER(launch_plain(kernel, grid, block, arguments, shared, PER_THREAD(stream)));
}

GTAP_EXPORT cudaError_t cudaLaunchCooperativeKernel(const void *kernel, dim3 grid, dim3 block, void **arguments,
                                                    size_t shared, cudaStream_t stream)
{
    return CUDART_LOWER(launch_cooperative(kernel, grid, block, arguments, shared, stream));
}

GTAP_EXPORT cudaError_t cudaLaunchCooperativeKernel_ptsz(const void *kernel, dim3 grid, dim3 block, void **arguments,
                                                         size_t shared, cudaStream_t stream)
{
    return CUDART_LOWER(launch_cooperative(kernel, grid, block, arguments, shared, PER_THREAD(stream)));
}

GTAP_EXPORT cudaError_t cudaLaunchKernelExC(const cudaLaunchConfig_t *config, const void *kernel, void **arguments)
{
    return CUDART_LOWER(config == NULL ? (int32_t)cudaErrorInvalidValue : launch_host(kernel, config, arguments));
}

GTAP_EXPORT cudaError_t cudaLaunchKernelExC_ptsz(const cudaLaunchConfig_t *config, const void *kernel,
                                                 void **arguments)
{
    if (config == NULL)
        return cudaLaunchKernelExC(config, kernel, arguments);
    cudaLaunchConfig_t own = *config;
    own.stream = PER_THREAD(own.stream);
    return cudaLaunchKernelExC(&own, kernel, arguments);
}

/* nvcc 13's launches: the kernel is what __cudaGetKernel gave the same translation unit, or NULL where that failed. */
static int32_t launch_symbol(cudaKernel_t kernel, const cudaLaunchConfig_t *config, void **arguments)
{
    CUfunction function = NULL;
    int32_t status = kernel == NULL ? (int32_t)cudaErrorInvalidDeviceFunction : cudart_kernel(kernel, &function);
    return status != 0 ? status : launch(function, config, arguments);
}

GTAP_EXPORT cudaError_t __cudaLaunchKernel(cudaKernel_t kernel, dim3 grid, dim3 block, void **arguments, size_t shared,
                                           cudaStream_t stream)
{
    cudaLaunchConfig_t config = {grid, block, shared, stream, NULL, 0};
    return CUDART_LOWER(launch_symbol(kernel, &config, arguments));
}

GTAP_EXPORT cudaError_t __cudaLaunchKernel_ptsz(cudaKernel_t kernel, dim3 grid, dim3 block, void **arguments,
                                                size_t shared, cudaStream_t stream)
{
    return __cudaLaunchKernel(kernel, grid, block, arguments, shared, PER_THREAD(stream));
}
