/* Launches: checked against the snapshot and what is known of the kernel, parameters packed into one block, posted. */
#include "driver.h"

#include <string.h>

enum { COOPERATIVE = 1 };

/* CUDA_LAUNCH_PARAM_*: the markers of the `extra` list. */
#define PARAM_END ((void *)(uintptr_t)0)
#define PARAM_POINTER ((void *)(uintptr_t)1)
#define PARAM_SIZE ((void *)(uintptr_t)2)

typedef struct launch {
    unsigned grid[3], block[3];
    unsigned shared, flags;
    CUstream stream;
} launch;

/* ---- what the driver refuses at once ---- */

static CUresult check_shape(int device, const launch *l)
{
    uint64_t threads = (uint64_t)l->block[0] * l->block[1];
    for (int axis = 0; axis < 3; axis++) {
        unsigned most_grid = (unsigned)driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_MAX_GRID_DIM_X + axis);
        unsigned most_block = (unsigned)driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_MAX_BLOCK_DIM_X + axis);
        if (l->grid[axis] == 0 || l->grid[axis] > most_grid || l->block[axis] == 0 || l->block[axis] > most_block)
            return CUDA_ERROR_INVALID_VALUE;
    }
    unsigned most = (unsigned)driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK);
    return threads > most || threads * l->block[2] > most ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
}

static CUresult check_kernel(driver_function *function, const launch *l)
{
    const unsigned threads = l->block[0] * l->block[1] * l->block[2];
    /* The image's own bounds may be those of another architecture: where they would refuse, the server is asked. */
    if (function->most_threads != 0 && threads > function->most_threads)
        driver_function_learn(function);
    const driver_kernel_info *info = atomic_load(&function->info);
    const uint32_t threads_known = 1u << CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK;
    int limit = driver_dynamic_limit(function);
    if (limit < 0 || l->shared > (unsigned)limit)
        return CUDA_ERROR_INVALID_VALUE;
    if (info != NULL && (info->known & threads_known) &&
        threads > (unsigned)info->attributes[CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK])
        return CUDA_ERROR_INVALID_VALUE;
    if ((l->flags & COOPERATIVE) && !driver_device_attribute(function->module->device,
                                                             CU_DEVICE_ATTRIBUTE_COOPERATIVE_LAUNCH))
        return CUDA_ERROR_NOT_SUPPORTED;
    return CUDA_SUCCESS;
}

/* ---- parameters ---- */

static CUresult pack(const driver_function *function, void **params, unsigned char *block)
{
    if (function->count != 0 && params == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    memset(block, 0, function->total);
    for (uint32_t i = 0; i < function->count; i++) {
        if (params[i] == NULL)
            return CUDA_ERROR_INVALID_VALUE;
        memcpy(block + function->offsets[i], params[i], function->sizes[i]);
    }
    return CUDA_SUCCESS;
}

/* `extra` holds the packed block itself: pairs of marker and value up to the end marker. */
static CUresult unpack_extra(void **extra, const void **block, size_t *size)
{
    *block = NULL;
    *size = 0;
    for (int i = 0; i < 8 && extra[i] != PARAM_END; i += 2) {
        if (extra[i] == PARAM_POINTER)
            *block = extra[i + 1];
        else if (extra[i] == PARAM_SIZE && extra[i + 1] != NULL)
            *size = *(const size_t *)extra[i + 1];
        else
            return CUDA_ERROR_INVALID_VALUE;
    }
    return *size > DRIVER_PARAMETERS || (*size != 0 && *block == NULL) ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
}

static CUresult send(gtap_session *session, const driver_function *function, const launch *l, const void *parameters,
                     size_t size)
{
    CUresult status = driver_wire_gtapLaunch(session, function->handle, l->grid[0], l->grid[1], l->grid[2], l->block[0],
                                             l->block[1], l->block[2], l->shared, l->stream, parameters, size, l->flags);
    return driver_note(session, status);
}

static CUresult send_packed(gtap_session *session, const driver_function *function, const launch *l, void **params)
{
    _Alignas(16) unsigned char block[function->total + 1];
    CUresult status = pack(function, params, block);
    return status != CUDA_SUCCESS ? status : send(session, function, l, block, function->total);
}

static CUresult run(CUfunction handle, const launch *l, void **params, void **extra)
{
    driver_site site;
    driver_function *function;
    const void *block;
    size_t size;
    CUresult status = driver_enter_stream(&site, l->stream);
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take(site.session);
    if (status == CUDA_SUCCESS)
        status = driver_function_of(handle, &site, &function);
    if (status == CUDA_SUCCESS)
        status = check_shape(site.context->device, l);
    if (status == CUDA_SUCCESS)
        status = check_kernel(function, l);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    if (extra == NULL)
        status = send_packed(site.session, function, l, params);
    else
        status = params != NULL ? CUDA_ERROR_INVALID_VALUE : unpack_extra(extra, &block, &size);
    if (extra != NULL && status == CUDA_SUCCESS)
        status = send(site.session, function, l, block, size);
    driver_back(trip);
    return status;
}

/* ---- the API's names ---- */

CUresult cuLaunchKernel(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ,
                        unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ,
                        unsigned int sharedMemBytes, CUstream hStream, void **kernelParams, void **extra)
{
    const launch l = {{gridDimX, gridDimY, gridDimZ}, {blockDimX, blockDimY, blockDimZ}, sharedMemBytes, 0, hStream};
    return run(f, &l, kernelParams, extra);
}

CUresult cuLaunchKernel_ptsz(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ,
                             unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ,
                             unsigned int sharedMemBytes, CUstream hStream, void **kernelParams, void **extra)
{
    return cuLaunchKernel(f, gridDimX, gridDimY, gridDimZ, blockDimX, blockDimY, blockDimZ, sharedMemBytes,
                          driver_own_stream(hStream), kernelParams, extra);
}

CUresult cuLaunchCooperativeKernel(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ,
                                   unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ,
                                   unsigned int sharedMemBytes, CUstream hStream, void **kernelParams)
{
    const launch l = {{gridDimX, gridDimY, gridDimZ}, {blockDimX, blockDimY, blockDimZ}, sharedMemBytes, COOPERATIVE,
                      hStream};
    return run(f, &l, kernelParams, NULL);
}

CUresult cuLaunchCooperativeKernel_ptsz(CUfunction f, unsigned int gridDimX, unsigned int gridDimY,
                                        unsigned int gridDimZ, unsigned int blockDimX, unsigned int blockDimY,
                                        unsigned int blockDimZ, unsigned int sharedMemBytes, CUstream hStream,
                                        void **kernelParams)
{
    return cuLaunchCooperativeKernel(f, gridDimX, gridDimY, gridDimZ, blockDimX, blockDimY, blockDimZ, sharedMemBytes,
                                     driver_own_stream(hStream), kernelParams);
}

/* Attributes that are hints are passed over; those that change what the kernel sees must be carried or refused. */
static CUresult read_attributes(const CUlaunchConfig *config, launch *l)
{
    if (config->numAttrs != 0 && config->attrs == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    for (unsigned i = 0; i < config->numAttrs; i++) {
        const CUlaunchAttribute *attribute = &config->attrs[i];
        switch (attribute->id) {
        case CU_LAUNCH_ATTRIBUTE_COOPERATIVE:
            if (attribute->value.cooperative)
                l->flags |= COOPERATIVE;
            break;
        case CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION:
            if ((uint64_t)attribute->value.clusterDim.x * attribute->value.clusterDim.y > 1 ||
                attribute->value.clusterDim.z > 1)
                return CUDA_ERROR_NOT_SUPPORTED;
            break;
        case CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_EVENT:
        case CU_LAUNCH_ATTRIBUTE_LAUNCH_COMPLETION_EVENT:
        case CU_LAUNCH_ATTRIBUTE_DEVICE_UPDATABLE_KERNEL_NODE:
            return CUDA_ERROR_NOT_SUPPORTED;
        default:
            break;
        }
    }
    return CUDA_SUCCESS;
}

static CUresult run_config(const CUlaunchConfig *config, CUstream stream, CUfunction f, void **params, void **extra)
{
    launch l = {{config->gridDimX, config->gridDimY, config->gridDimZ},
                {config->blockDimX, config->blockDimY, config->blockDimZ}, config->sharedMemBytes, 0, stream};
    CUresult status = read_attributes(config, &l);
    return status != CUDA_SUCCESS ? status : run(f, &l, params, extra);
}

CUresult cuLaunchKernelEx(const CUlaunchConfig *config, CUfunction f, void **kernelParams, void **extra)
{
    return config == NULL ? CUDA_ERROR_INVALID_VALUE : run_config(config, config->hStream, f, kernelParams, extra);
}

CUresult cuLaunchKernelEx_ptsz(const CUlaunchConfig *config, CUfunction f, void **kernelParams, void **extra)
{
    return config == NULL ? CUDA_ERROR_INVALID_VALUE
                          : run_config(config, driver_own_stream(config->hStream), f, kernelParams, extra);
}
