/* Kernels as objects: handles, names, attributes, occupancy. */
#include "launch.h"

struct cudaFuncAttributes {
    size_t shared, constant, local;
    int threads, registers, ptx, binary, cache_mode, dynamic_shared, carveout;
    int cluster_required, cluster_width, cluster_height, cluster_depth, cluster_policy, cluster_non_portable;
    int reserved[16];
};
_Static_assert(sizeof(struct cudaFuncAttributes) == 144, "both majors have one layout");

GTAP_EXPORT cudaError_t __cudaGetKernel(cudaKernel_t *kernel, const void *host)
{
    struct cudart_symbol *symbol = cudart_symbol_find(host);
    if (kernel == NULL || symbol == NULL || symbol->kind != CUDART_KERNEL)
        return cudart_leave(cudaErrorInvalidDeviceFunction);
    *kernel = symbol;
    return 0;
}

/* The program may give this handle where a host address is taken. */
GTAP_EXPORT cudaError_t cudaGetKernel(cudaKernel_t *kernel, const void *host)
{
    int32_t error = __cudaGetKernel(kernel, host);
    return error != 0 ? error : cudart_leave(cudart_symbol_alias(*kernel, *kernel));
}

static int32_t function_by_symbol(cudaFunction_t *function, const void *host)
{
    CUfunction kernel = NULL;
    int32_t status = function == NULL ? (int32_t)cudaErrorInvalidValue : cudart_function(host, &kernel);
    return status != 0 ? status : cuKernelGetFunction(function, (CUkernel)(void *)kernel);
}

GTAP_EXPORT cudaError_t cudaGetFuncBySymbol(cudaFunction_t *function, const void *host)
{
    return CUDART_LOWER(function_by_symbol(function, host));
}

GTAP_EXPORT cudaError_t cudaFuncGetName(const char **name, const void *host)
{
    const struct cudart_symbol *symbol = cudart_symbol_find(host);
    if (name == NULL)
        return cudart_leave(cudaErrorInvalidValue);
    if (symbol == NULL)
        return CUDART_LOWER(cuFuncGetName(name, (CUfunction)(uintptr_t)host));
    *name = symbol->name;
    return symbol->kind == CUDART_KERNEL ? 0 : cudart_leave(cudaErrorInvalidDeviceFunction);
}

/* Where each attribute of the driver (by number) lies in cudaFuncAttributes. */
static const struct {
    int32_t number;
    size_t offset, size;
} places[] = {
#define P(number, field) \
    {number, offsetof(struct cudaFuncAttributes, field), sizeof(((struct cudaFuncAttributes *)0)->field)},
    P(0, threads) P(1, shared) P(2, constant) P(3, local) P(4, registers) P(5, ptx) P(6, binary) P(7, cache_mode)
    P(8, dynamic_shared) P(9, carveout) P(10, cluster_required) P(11, cluster_width) P(12, cluster_height)
    P(13, cluster_depth) P(14, cluster_non_portable) P(15, cluster_policy)
#undef P
};

static int32_t attributes_of(struct cudaFuncAttributes *attributes, const void *host)
{
    CUfunction function = NULL;
    if (attributes == NULL)
        return cudaErrorInvalidValue;
    int32_t status = cudart_function(host, &function);
    *attributes = (struct cudaFuncAttributes){0};
    for (size_t i = 0; status == 0 && i < sizeof places / sizeof places[0]; i++) {
        int value = 0;
        char *place = (char *)attributes + places[i].offset;
        status = cuFuncGetAttribute(&value, places[i].number, function);
        if (places[i].size == sizeof(size_t))
            *(size_t *)place = (size_t)value;
        else
            *(int *)place = value;
    }
    return status;
}

GTAP_EXPORT cudaError_t cudaFuncGetAttributes(struct cudaFuncAttributes *attributes, const void *host)
{
    return CUDART_LOWER(attributes_of(attributes, host));
}

static int32_t set_attribute(const void *host, int32_t attribute, int value)
{
    CUfunction function = NULL;
    int32_t status = cudart_function(host, &function);
    return status != 0 ? status : cuFuncSetAttribute(function, attribute, value);
}

GTAP_EXPORT cudaError_t cudaFuncSetAttribute(const void *host, int32_t attribute, int value)
{
    return CUDART_LOWER(set_attribute(host, attribute, value));
}

/* The kernel is cudaGetKernel's or cudaLibraryGetKernel's. */
static int32_t set_kernel_attribute(const void *kernel, int32_t attribute, int value, int device)
{
    CUfunction function = NULL;
    int32_t status = cudart_function(kernel, &function);
    return status != 0 ? status : cuKernelSetAttribute(attribute, value, (CUkernel)(void *)function, device);
}

GTAP_EXPORT cudaError_t cudaKernelSetAttributeForDevice(const void *kernel, int32_t attribute, int value, int device)
{
    return CUDART_LOWER(set_kernel_attribute(kernel, attribute, value, device));
}

static int32_t set_cache(const void *host, int32_t config)
{
    CUfunction function = NULL;
    int32_t status = cudart_function(host, &function);
    return status != 0 ? status : cuFuncSetCacheConfig(function, config);
}

GTAP_EXPORT cudaError_t cudaFuncSetCacheConfig(const void *host, int32_t config)
{
    return CUDART_LOWER(set_cache(host, config));
}

/* Bank sizes are fixed on every device since Maxwell: accepted, as the real one does. */
GTAP_EXPORT cudaError_t cudaFuncSetSharedMemConfig(const void *host, int32_t config)
{
    CUfunction function = NULL;
    (void)config;
    return CUDART_LOWER(cudart_function(host, &function));
}

static int32_t parameter_of(const void *host, size_t index, size_t *offset, size_t *size)
{
    CUfunction function = NULL;
    int32_t status = cudart_function(host, &function);
    return status != 0 ? status : cuFuncGetParamInfo(function, index, offset, size);
}

GTAP_EXPORT cudaError_t cudaFuncGetParamInfo(const void *host, size_t index, size_t *offset, size_t *size)
{
    return CUDART_LOWER(parameter_of(host, index, offset, size));
}

static int32_t occupancy(int *blocks, const void *host, int block, size_t shared, unsigned int flags)
{
    CUfunction function = NULL;
    int32_t status = cudart_function(host, &function);
    if (status != 0)
        return status;
    return cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(blocks, function, block, shared, flags);
}

GTAP_EXPORT cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int *blocks, const void *host, int block,
                                                                               size_t shared, unsigned int flags)
{
    return CUDART_LOWER(occupancy(blocks, host, block, shared, flags));
}

GTAP_EXPORT cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, const void *host, int block,
                                                                      size_t shared)
{
    return CUDART_LOWER(occupancy(blocks, host, block, shared, 0));
}

static int32_t available(size_t *shared, const void *host, int blocks, int block)
{
    CUfunction function = NULL;
    int32_t status = cudart_function(host, &function);
    return status != 0 ? status : cuOccupancyAvailableDynamicSMemPerBlock(shared, function, blocks, block);
}

GTAP_EXPORT cudaError_t cudaOccupancyAvailableDynamicSMemPerBlock(size_t *shared, const void *host, int blocks,
                                                                  int block)
{
    return CUDART_LOWER(available(shared, host, blocks, block));
}

static int32_t clusters(int *result, const void *host, const cudaLaunchConfig_t *config, int size)
{
    CUfunction function = NULL;
    int32_t status = config == NULL ? (int32_t)cudaErrorInvalidValue : cudart_function(host, &function);
    if (status != 0)
        return status;
    CUlaunchConfig lowered = cudart_launch_config(config);
    return (size ? cuOccupancyMaxPotentialClusterSize : cuOccupancyMaxActiveClusters)(result, function, &lowered);
}

GTAP_EXPORT cudaError_t cudaOccupancyMaxActiveClusters(int *count, const void *host, const cudaLaunchConfig_t *config)
{
    return CUDART_LOWER(clusters(count, host, config, 0));
}

GTAP_EXPORT cudaError_t cudaOccupancyMaxPotentialClusterSize(int *size, const void *host,
                                                             const cudaLaunchConfig_t *config)
{
    return CUDART_LOWER(clusters(size, host, config, 1));
}
