/* Occupancy: asked of the server once per kernel, block and shared size, then remembered. */
#include "launch_attributes.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 14 }; /* threads of a block, blocks of a processor, processors: beyond what any device has */

static CUresult enter_function(CUfunction handle, driver_site *site, driver_function **function)
{
    CUresult status = driver_enter(site);
    return status != CUDA_SUCCESS ? status : driver_function_of(handle, site, function);
}

static CUresult ask(driver_function *function, driver_occupancy *wanted)
{
    gtap_session *session = function->module->session;
    return driver_wire_cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(
        session, &wanted->blocks, function->handle, wanted->block, wanted->shared, (unsigned)wanted->flags);
}

CUresult driver_occupancy_of(driver_function *function, int block, size_t shared, unsigned flags, int *blocks)
{
    CUresult status = CUDA_SUCCESS;
    pthread_mutex_lock(&function->module->lock);
    driver_occupancy *known = function->occupancy;
    while (known != NULL && (known->block != block || known->shared != shared || known->flags != (int)flags))
        known = known->next;
    if (known == NULL) {
        driver_occupancy *made = malloc(sizeof *made);
        status = CUDA_ERROR_OUT_OF_MEMORY;
        if (made != NULL) {
            *made = (driver_occupancy){function->occupancy, block, (int)flags, 0, shared};
            status = ask(function, made);
        }
        if (status == CUDA_SUCCESS)
            function->occupancy = known = made;
        else
            free(made);
    }
    if (known != NULL)
        *blocks = known->blocks;
    pthread_mutex_unlock(&function->module->lock);
    return status;
}

CUresult cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int *numBlocks, CUfunction func, int blockSize,
                                                              size_t dynamicSMemSize, unsigned int flags)
{
    driver_site site;
    driver_function *function;
    if (numBlocks == NULL || blockSize <= 0 || flags > 1)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = enter_function(func, &site, &function);
    return status != CUDA_SUCCESS ? status : driver_occupancy_of(function, blockSize, dynamicSMemSize, flags, numBlocks);
}

CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int *numBlocks, CUfunction func, int blockSize,
                                                     size_t dynamicSMemSize)
{
    return cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(numBlocks, func, blockSize, dynamicSMemSize, 0);
}

/* The block size with the most resident threads, the largest among equals: every multiple of the warp is tried. */
CUresult cuOccupancyMaxPotentialBlockSizeWithFlags(int *minGridSize, int *blockSize, CUfunction func,
                                                   CUoccupancyB2DSize blockSizeToDynamicSMemSize,
                                                   size_t dynamicSMemSize, int blockSizeLimit, unsigned int flags)
{
    driver_site site;
    driver_function *function;
    if (minGridSize == NULL || blockSize == NULL || blockSizeLimit < 0 || flags > 1)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = enter_function(func, &site, &function);
    if (status == CUDA_SUCCESS)
        status = driver_function_learn(function);
    if (status != CUDA_SUCCESS)
        return status;
    int device = site.context->device;
    int warp = driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_WARP_SIZE);
    int most = driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_MULTIPROCESSOR);
    int limit = atomic_load(&function->info)->attributes[CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK];
    int processors = driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT);
    limit = blockSizeLimit != 0 && blockSizeLimit < limit ? blockSizeLimit : limit;
    int best = 0;
    if (warp <= 0 || limit <= 0 || limit > MOST || processors < 0 || processors > MOST)
        return CUDA_ERROR_UNKNOWN;
    for (int aligned = (limit + warp - 1) / warp * warp; aligned > 0 && best < most; aligned -= warp) {
        int size = aligned < limit ? aligned : limit, blocks = 0;
        size_t shared = blockSizeToDynamicSMemSize != NULL ? blockSizeToDynamicSMemSize(size) : dynamicSMemSize;
        status = driver_occupancy_of(function, size, shared, flags, &blocks);
        if (status != CUDA_SUCCESS || blocks < 0 || blocks > MOST)
            return status != CUDA_SUCCESS ? status : CUDA_ERROR_UNKNOWN;
        if (blocks * size > best) {
            best = blocks * size;
            *blockSize = size;
            *minGridSize = blocks * processors;
        }
    }
    return best != 0 ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}

CUresult cuOccupancyMaxPotentialBlockSize(int *minGridSize, int *blockSize, CUfunction func,
                                          CUoccupancyB2DSize blockSizeToDynamicSMemSize, size_t dynamicSMemSize,
                                          int blockSizeLimit)
{
    return cuOccupancyMaxPotentialBlockSizeWithFlags(minGridSize, blockSize, func, blockSizeToDynamicSMemSize,
                                                     dynamicSMemSize, blockSizeLimit, 0);
}

/* What is left of a multiprocessor's shared memory for each of so many blocks, within what a block may have. */
CUresult cuOccupancyAvailableDynamicSMemPerBlock(size_t *dynamicSmemSize, CUfunction func, int numBlocks,
                                                 int blockSize)
{
    driver_site site;
    driver_function *function;
    if (dynamicSmemSize == NULL || numBlocks <= 0 || blockSize <= 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = enter_function(func, &site, &function);
    if (status == CUDA_SUCCESS)
        status = driver_function_learn(function);
    if (status != CUDA_SUCCESS)
        return status;
    int device = site.context->device;
    int whole = driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR);
    int reserved = driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_RESERVED_SHARED_MEMORY_PER_BLOCK);
    int fixed = atomic_load(&function->info)->attributes[CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES];
    int each = whole / numBlocks - reserved - fixed, most = driver_dynamic_limit(function);
    each = each < most ? each : most;
    *dynamicSmemSize = each > 0 ? (size_t)each : 0;
    return CUDA_SUCCESS;
}

/* ---- clusters: the same for launches with attributes ---- */

static driver_clusters *find_clusters(const driver_function *function, const driver_clusters *wanted, const void *list)
{
    driver_clusters *known = function->clusters;
    while (known != NULL &&
           (known->largest != wanted->largest || memcmp(known->shape, wanted->shape, sizeof known->shape) != 0 ||
            known->size != wanted->size || memcmp(known->list, list, known->size) != 0))
        known = known->next;
    return known;
}

static CUresult ask_clusters(driver_function *function, const driver_clusters *wanted, const void *list, int *number)
{
    const unsigned *shape = wanted->shape;
    driver_clusters *made = malloc(sizeof *made + wanted->size);
    if (made == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    *made = *wanted;
    memcpy(made->list, list, wanted->size);
    CUresult status = driver_wire_gtapClusters(function->module->session, &made->number, function->handle, shape[0],
                                               shape[1], shape[2], shape[3], shape[4], shape[5], shape[6], list,
                                               wanted->size, (unsigned)wanted->largest);
    if (status != CUDA_SUCCESS) {
        free(made);
        return status;
    }
    *number = made->number;
    made->next = function->clusters;
    function->clusters = made;
    return CUDA_SUCCESS;
}

static CUresult clusters(int *number, CUfunction func, const CUlaunchConfig *config, int largest)
{
    driver_site site;
    driver_function *function;
    launch_attributes attributes;
    CUlaunchConfig asked;
    if (number == NULL || config == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = enter_function(func, &site, &function);
    if (status == CUDA_SUCCESS && !driver_device_attribute(site.context->device, CU_DEVICE_ATTRIBUTE_CLUSTER_LAUNCH)) {
        driver_say("driver.clusters", CU_LOG_LEVEL_ERROR, "this device has no thread block clusters");
        status = CUDA_ERROR_NOT_SUPPORTED;
    }
    asked = *config;
    if (largest) /* for some grid: the configuration's need not fit the cluster */
        asked.gridDimX = asked.gridDimY = asked.gridDimZ = 0;
    if (status == CUDA_SUCCESS)
        status = launch_read_attributes(&asked, site.context->device, &attributes);
    if (status != CUDA_SUCCESS)
        return status;
    const driver_clusters wanted = {.shape = {config->gridDimX, config->gridDimY, config->gridDimZ, config->blockDimX,
                                              config->blockDimY, config->blockDimZ, config->sharedMemBytes},
                                    .largest = largest, .size = attributes.size};
    pthread_mutex_lock(&function->module->lock);
    const driver_clusters *known = find_clusters(function, &wanted, attributes.list);
    if (known != NULL)
        *number = known->number;
    else
        status = ask_clusters(function, &wanted, attributes.list, number);
    pthread_mutex_unlock(&function->module->lock);
    return status;
}

CUresult cuOccupancyMaxActiveClusters(int *numClusters, CUfunction func, const CUlaunchConfig *config)
{
    return clusters(numClusters, func, config, 0);
}

CUresult cuOccupancyMaxPotentialClusterSize(int *clusterSize, CUfunction func, const CUlaunchConfig *config)
{
    return clusters(clusterSize, func, config, 1);
}
