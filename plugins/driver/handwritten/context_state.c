/* What a context is asked and told: device, flags, limits, configuration, synchronisation. */
#include "driver.h"

/* The context that a call names, or the current one for NULL. */
static CUresult named(CUcontext ctx, driver_site *site)
{
    if (ctx == NULL)
        return driver_enter(site);
    CUresult status = driver_ready();
    site->handle = ctx;
    site->context = driver_context_of(ctx);
    if (status == CUDA_SUCCESS && site->context == NULL)
        return CUDA_ERROR_INVALID_CONTEXT;
    site->session = status == CUDA_SUCCESS ? site->context->session : NULL;
    return status;
}

CUresult cuCtxGetDevice_v2(CUdevice *device, CUcontext ctx)
{
    driver_site site;
    CUresult status = device == NULL ? CUDA_ERROR_INVALID_VALUE : named(ctx, &site);
    if (status == CUDA_SUCCESS)
        *device = site.context->device;
    return status;
}

CUresult cuCtxGetDevice(CUdevice *device)
{
    return cuCtxGetDevice_v2(device, NULL);
}

CUresult cuCtxGetFlags(unsigned int *flags)
{
    driver_site site;
    CUresult status = flags == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status == CUDA_SUCCESS)
        *flags = site.context->flags;
    return status;
}

CUresult cuCtxSetFlags(unsigned int flags)
{
    driver_site site;
    if ((flags & ~(unsigned)CU_CTX_FLAGS_MASK) != 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_enter(&site);
    if (status == CUDA_SUCCESS)
        site.context->flags = flags;
    return status;
}

CUresult cuCtxGetId(CUcontext ctx, unsigned long long *ctxId)
{
    driver_site site;
    CUresult status = ctxId == NULL ? CUDA_ERROR_INVALID_VALUE : named(ctx, &site);
    if (status == CUDA_SUCCESS)
        *ctxId = site.context->id;
    return status;
}

CUresult cuCtxGetApiVersion(CUcontext ctx, unsigned int *version)
{
    driver_site site;
    CUresult status = version == NULL ? CUDA_ERROR_INVALID_VALUE : named(ctx, &site);
    if (status == CUDA_SUCCESS)
        *version = site.context->version;
    return status;
}

CUresult cuCtxSynchronize(void)
{
    driver_site site;
    CUresult status = driver_enter(&site);
    if (status == CUDA_SUCCESS)
        status = driver_capture_waits_all(&site);
    if (status != CUDA_SUCCESS)
        return status;
    gtap_together *together = gtap_coherent_sync(site.session, GTAP_WAITED_CONTEXT, NULL);
    status = driver_wire_cuCtxSynchronize(site.session);
    if (status == CUDA_SUCCESS)
        gtap_all_settled(site.session);
    gtap_coherent_synced(site.session, together, status);
    return driver_settle(site.session, status);
}

CUresult cuCtxSynchronize_v2(CUcontext ctx)
{
    if (ctx == NULL)
        return cuCtxSynchronize();
    CUresult status = cuCtxPushCurrent_v2(ctx);
    if (status != CUDA_SUCCESS)
        return status;
    status = cuCtxSynchronize();
    cuCtxPopCurrent_v2(NULL);
    return status;
}

/* A device without such a setting keeps its own; a program that needed more of it is told. */
CUresult cuCtxSetLimit(CUlimit limit, size_t value)
{
    driver_site site;
    unsigned long long set = value;
    CUresult status = driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    if (limit < 0 || limit >= DRIVER_LIMITS)
        return CUDA_ERROR_INVALID_VALUE;
    if (limit > 6) /* graphics interop */
        return CUDA_ERROR_UNSUPPORTED_LIMIT;
    status = driver_settle(site.session, driver_wire_gtapLimit(site.session, limit, value, &set));
    if (status == CUDA_ERROR_NOT_SUPPORTED) {
        if (value > driver_default_limits[limit])
            driver_say("driver.limit", CU_LOG_LEVEL_WARNING, "the limit %d that this program sets to %zu is not the"
                       " device's: it has its own", limit, value);
        status = CUDA_SUCCESS;
        set = value;
    }
    if (status == CUDA_SUCCESS)
        site.context->limits[limit] = set;
    return status;
}

CUresult cuCtxGetLimit(size_t *pvalue, CUlimit limit)
{
    driver_site site;
    CUresult status = pvalue == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    if (limit < 0 || limit >= DRIVER_LIMITS)
        return CUDA_ERROR_INVALID_VALUE;
    if (limit > 6)
        return CUDA_ERROR_UNSUPPORTED_LIMIT;
    *pvalue = site.context->limits[limit];
    return CUDA_SUCCESS;
}

CUresult cuCtxGetCacheConfig(CUfunc_cache *pconfig)
{
    driver_site site;
    CUresult status = pconfig == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status == CUDA_SUCCESS)
        *pconfig = site.context->cache_config;
    return status;
}

CUresult cuCtxSetCacheConfig(CUfunc_cache config)
{
    driver_site site;
    CUresult status = config < 0 || config > 3 ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status == CUDA_SUCCESS)
        site.context->cache_config = config;
    return status;
}

CUresult cuCtxGetSharedMemConfig(CUsharedconfig *pConfig)
{
    driver_site site;
    CUresult status = pConfig == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status == CUDA_SUCCESS)
        *pConfig = site.context->shared_config != 0 ? site.context->shared_config : 1;
    return status;
}

CUresult cuCtxSetSharedMemConfig(CUsharedconfig config)
{
    driver_site site;
    CUresult status = config < 0 || config > 2 ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status == CUDA_SUCCESS)
        site.context->shared_config = config;
    return status;
}

CUresult cuCtxGetStreamPriorityRange(int *leastPriority, int *greatestPriority)
{
    driver_site site;
    CUresult status = driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    if (leastPriority != NULL)
        *leastPriority = 0;
    if (greatestPriority != NULL)
        *greatestPriority = driver_greatest_priority(site.context->device);
    return CUDA_SUCCESS;
}

CUresult cuCtxResetPersistingL2Cache(void)
{
    driver_site site;
    return driver_enter(&site);
}

CUresult cuCtxGetExecAffinity(CUexecAffinityParam *pExecAffinity, CUexecAffinityType type)
{
    driver_site site;
    CUresult status = pExecAffinity == NULL || type != 0 ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    return status != CUDA_SUCCESS ? status : CUDA_ERROR_UNSUPPORTED_EXEC_AFFINITY;
}

/* ---- events of a whole context ---- */

static CUresult event_of_context(CUcontext hCtx, CUevent hEvent, CUresult (*act)(CUevent event))
{
    CUresult status = cuCtxPushCurrent_v2(hCtx);
    if (status != CUDA_SUCCESS)
        return status;
    status = act(hEvent);
    cuCtxPopCurrent_v2(NULL);
    return status;
}

/* The legacy stream waits for all blocking streams and they for it; a context's others are behind a fence. */
static CUresult record_all(CUevent event)
{
    driver_site site;
    CUresult status = driver_enter(&site);
    if (status == CUDA_SUCCESS)
        status = driver_wire_gtapFence(site.session);
    return status != CUDA_SUCCESS ? status : cuEventRecord(event, CU_STREAM_LEGACY);
}

static CUresult wait_all(CUevent event)
{
    driver_site site;
    CUresult status = driver_enter(&site);
    if (status == CUDA_SUCCESS)
        status = cuStreamWaitEvent(CU_STREAM_LEGACY, event, 0);
    return status != CUDA_SUCCESS ? status : driver_wire_gtapFence(site.session);
}

CUresult cuCtxRecordEvent(CUcontext hCtx, CUevent hEvent)
{
    return event_of_context(hCtx, hEvent, record_all);
}

CUresult cuCtxWaitEvent(CUcontext hCtx, CUevent hEvent)
{
    return event_of_context(hCtx, hEvent, wait_all);
}
