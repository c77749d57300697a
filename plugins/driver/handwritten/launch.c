/* Launches: checked against the snapshot and what is known of the kernel, parameters packed into one block, posted. */
#include "launch_attributes.h"

#include <stdlib.h>
#include <string.h>

enum { COOPERATIVE = 1 };

/* CUDA_LAUNCH_PARAM_*: the markers of the `extra` list. */
#define PARAM_END ((void *)(uintptr_t)0)
#define PARAM_POINTER ((void *)(uintptr_t)1)
#define PARAM_SIZE ((void *)(uintptr_t)2)

/* CUDA 12.1 raised what the kernels of devices from 7.0 on may take. */
enum { FEW_PARAMETERS = 512, SMALL_PARAMETERS = 4096, LARGE_SINCE = 12010, LARGE_MAJOR = 7 };

typedef struct launch {
    unsigned grid[3], block[3];
    unsigned shared, flags;
    CUstream stream;
    const launch_attributes *attributes; /* NULL: none */
} launch;

/* ---- what the driver refuses at once ---- */

static inline int outside(unsigned value, int32_t most) { return value - 1 >= (unsigned)most; /* 0, too */ }

static inline CUresult check_shape(const driver_context *context, const launch *l)
{
    const int32_t *attributes = context->facts->attributes;
    const int32_t *grid = attributes + CU_DEVICE_ATTRIBUTE_MAX_GRID_DIM_X;
    const int32_t *block = attributes + CU_DEVICE_ATTRIBUTE_MAX_BLOCK_DIM_X;
    if (outside(l->grid[0], grid[0]) || outside(l->grid[1], grid[1]) || outside(l->grid[2], grid[2]) ||
        outside(l->block[0], block[0]) || outside(l->block[1], block[1]) || outside(l->block[2], block[2]))
        return CUDA_ERROR_INVALID_VALUE;
    const unsigned most = (unsigned)attributes[CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK];
    const uint64_t threads = (uint64_t)l->block[0] * l->block[1];
    return threads > most || threads * l->block[2] > most ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
}

/* All blocks of a cooperative launch must be resident at once. */
static CUresult check_cooperative(driver_function *function, const launch *l)
{
    int device = function->module->device, blocks = 0;
    unsigned threads = l->block[0] * l->block[1] * l->block[2];
    if (!driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_COOPERATIVE_LAUNCH))
        return CUDA_ERROR_NOT_SUPPORTED;
    CUresult status = driver_occupancy_of(function, (int)threads, l->shared, 0, &blocks);
    if (status != CUDA_SUCCESS)
        return status;
    int processors = driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT);
    uint64_t most = (uint64_t)(unsigned)blocks * (unsigned)processors, plane = (uint64_t)l->grid[0] * l->grid[1];
    return plane > most || plane * l->grid[2] > most ? CUDA_ERROR_COOPERATIVE_LAUNCH_TOO_LARGE : CUDA_SUCCESS;
}

static size_t parameter_limit(const driver_function *function)
{
    const gtap_device_facts *facts = gtap_device(function->module->device);
    return facts != NULL && facts->driver_version >= LARGE_SINCE && facts->compute_major >= LARGE_MAJOR
               ? DRIVER_PARAMETERS
               : SMALL_PARAMETERS;
}

static inline __attribute__((always_inline)) CUresult check_kernel(driver_function *function, const launch *l)
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
    if (function->total > SMALL_PARAMETERS && function->total > parameter_limit(function))
        return CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES;
    return l->flags & COOPERATIVE ? check_cooperative(function, l) : CUDA_SUCCESS;
}

/* ---- parameters ---- */

/* Most parameters are a pointer or a number: sizes that the compiler copies without a call. */
static inline void copy(unsigned char *to, const void *from, uint32_t size)
{
    if (size == 8)
        memcpy(to, from, 8);
    else if (size == 4)
        memcpy(to, from, 4);
    else
        memcpy(to, from, size);
}

static inline CUresult pack(const driver_function *function, void **params, unsigned char *block)
{
    const uint32_t *const offsets = function->offsets, *const sizes = function->sizes;
    const size_t count = function->count;
    if (count != 0 && params == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    if (function->has_gaps)
        memset(block, 0, function->total);
    for (size_t i = 0; i < count; i++) {
        const void *parameter = params[i];
        if (parameter == NULL)
            return CUDA_ERROR_INVALID_VALUE;
        copy(block + offsets[i], parameter, sizes[i]);
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

static inline __attribute__((always_inline)) CUresult send(gtap_session *session, const driver_function *function,
                                                           const launch *l, const void *parameters, size_t size)
{
    CUresult status = gtap_coherent_launch(session, function->module->ordinal, parameters, size);
    if (status == CUDA_SUCCESS && l->attributes != NULL && l->attributes->size != 0)
        status = driver_wire_gtapLaunchWith(session, function->handle, l->grid[0], l->grid[1], l->grid[2], l->block[0],
                                            l->block[1], l->block[2], l->shared, l->stream, parameters, size, l->flags,
                                            l->attributes->list, l->attributes->size);
    else if (status == CUDA_SUCCESS)
        status = driver_wire_gtapLaunch(session, function->handle, l->grid[0], l->grid[1], l->grid[2], l->block[0],
                                        l->block[1], l->block[2], l->shared, l->stream, parameters, size, l->flags);
    return driver_note(session, status);
}

static CUresult send_block(gtap_session *session, const driver_function *function, const launch *l, const void *block)
{
    return send(session, function, l, block, function->total);
}

static CUresult send_many(gtap_session *session, const driver_function *function, const launch *l, void **params)
{
    _Alignas(16) unsigned char block[function->total + 1];
    CUresult status = pack(function, params, block);
    return status != CUDA_SUCCESS ? status : send_block(session, function, l, block);
}

static inline __attribute__((always_inline)) CUresult send_packed(gtap_session *session, const driver_function *function,
                                                                  const launch *l, void **params)
{
    _Alignas(16) unsigned char block[FEW_PARAMETERS];
    if (function->total > sizeof block)
        return send_many(session, function, l, params);
    CUresult status = pack(function, params, block);
    return status != CUDA_SUCCESS ? status : send(session, function, l, block, function->total);
}

static CUresult send_either(gtap_session *session, const driver_function *function, const launch *l, void **params,
                            void **extra)
{
    const void *block;
    size_t size;
    if (extra == NULL)
        return send_packed(session, function, l, params);
    CUresult status = params != NULL ? CUDA_ERROR_INVALID_VALUE : unpack_extra(extra, &block, &size);
    if (status == CUDA_SUCCESS && (size < function->total || size > parameter_limit(function)))
        status = CUDA_ERROR_INVALID_VALUE;
    return status != CUDA_SUCCESS ? status : send_block(session, function, l, block);
}

static CUresult record_after(const launch *l)
{
    CUresult status = CUDA_SUCCESS;
    for (int i = 0; l->attributes != NULL && i < 2 && status == CUDA_SUCCESS; i++)
        if (l->attributes->after[i] != NULL)
            status = cuEventRecord(l->attributes->after[i], l->stream);
    return status;
}

CUresult driver_launch_block(const driver_site *site, CUfunction handle, const unsigned shape[8], void **params,
                             void **extra, driver_function **function, unsigned char **block, size_t *size)
{
    const launch l = {.grid = {shape[0], shape[1], shape[2]}, .block = {shape[3], shape[4], shape[5]},
                      .shared = shape[6], .flags = shape[7]};
    const void *packed = NULL;
    CUresult status = driver_function_of(handle, site, function);
    if (status == CUDA_SUCCESS)
        status = check_shape(site->context, &l);
    if (status == CUDA_SUCCESS)
        status = check_kernel(*function, &l);
    if (status == CUDA_SUCCESS && extra != NULL)
        status = params != NULL ? CUDA_ERROR_INVALID_VALUE : unpack_extra(extra, &packed, size);
    if (status == CUDA_SUCCESS && extra != NULL && *size < (*function)->total)
        status = CUDA_ERROR_INVALID_VALUE;
    if (status != CUDA_SUCCESS)
        return status;
    *size = (*function)->total;
    *block = malloc(*size + 1);
    if (*block == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    if (extra != NULL)
        memcpy(*block, packed, *size);
    else
        status = pack(*function, params, *block);
    if (status != CUDA_SUCCESS)
        free(*block);
    return status;
}

static CUresult run(CUfunction handle, const launch *l, void **params, void **extra)
{
    driver_site site;
    driver_function *function;
    CUresult status = driver_enter_stream(&site, l->stream);
    if (status == CUDA_SUCCESS)
        status = driver_capture_enter(l->stream);
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take_on(site.session, site.context->ordinal);
    if (status == CUDA_SUCCESS)
        status = driver_function_of(handle, &site, &function);
    if (status == CUDA_SUCCESS)
        status = check_shape(site.context, l);
    if (status == CUDA_SUCCESS)
        status = check_kernel(function, l);
    if (status != CUDA_SUCCESS)
        return status;
    driver_capture_function(l->stream, function->handle);
    driver_trip trip = driver_go(site.session, site.context->number);
    status = send_either(site.session, function, l, params, extra);
    driver_back(trip);
    if (!atomic_load_explicit(&function->loaded, memory_order_relaxed))
        atomic_store_explicit(&function->loaded, 1, memory_order_relaxed);
    return status != CUDA_SUCCESS ? status : record_after(l);
}

/* ---- the API's names ---- */

CUresult cuLaunchKernel(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ,
                        unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ,
                        unsigned int sharedMemBytes, CUstream hStream, void **kernelParams, void **extra)
{
    const launch l = {{gridDimX, gridDimY, gridDimZ}, {blockDimX, blockDimY, blockDimZ}, sharedMemBytes, 0, hStream, NULL};
    return run(f, &l, kernelParams, extra);
}

CUresult cuLaunchCooperativeKernel(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ,
                                   unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ,
                                   unsigned int sharedMemBytes, CUstream hStream, void **kernelParams)
{
    const launch l = {{gridDimX, gridDimY, gridDimZ}, {blockDimX, blockDimY, blockDimZ}, sharedMemBytes, COOPERATIVE,
                      hStream, NULL};
    return run(f, &l, kernelParams, NULL);
}

/* The attributes are read for the device that the launch goes to. */
static CUresult run_with(const CUlaunchConfig *config, launch *l, CUfunction f, void **params, void **extra)
{
    driver_site site;
    launch_attributes attributes;
    CUresult status = driver_enter_stream(&site, l->stream);
    if (status == CUDA_SUCCESS)
        status = launch_read_attributes(config, site.context->device, &attributes);
    if (status != CUDA_SUCCESS)
        return status;
    l->attributes = &attributes;
    l->flags = attributes.cooperative ? COOPERATIVE : 0;
    return run(f, l, params, extra);
}

static CUresult run_config(const CUlaunchConfig *config, CUstream stream, CUfunction f, void **params, void **extra)
{
    launch l = {{config->gridDimX, config->gridDimY, config->gridDimZ},
                {config->blockDimX, config->blockDimY, config->blockDimZ}, config->sharedMemBytes, 0, stream, NULL};
    return config->numAttrs == 0 ? run(f, &l, params, extra) : run_with(config, &l, f, params, extra);
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
