/* Streams: made by the client, what getters return is client state. Capture is not carried yet: a stream is never
 * capturing, and the functions that would begin it are export-only. */
#include "driver.h"

static driver_stream *stream_of(CUstream stream)
{
    return gtap_shadow_payload(stream, GTAP_KIND_STREAM);
}

static int is_default(CUstream stream)
{
    return (uintptr_t)stream <= 2;
}

CUresult driver_enter_stream(driver_site *site, CUstream stream)
{
    if (is_default(stream))
        return driver_enter(site);
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    driver_stream *state = stream_of(stream);
    if (state == NULL || state->epoch != driver_epoch(state->device))
        return CUDA_ERROR_INVALID_HANDLE;
    site->handle = state->context;
    site->context = driver_context_of(state->context);
    if (site->context == NULL || !atomic_load(&site->context->active))
        return CUDA_ERROR_CONTEXT_IS_DESTROYED;
    site->session = site->context->session;
    return CUDA_SUCCESS;
}

CUresult cuStreamCreateWithPriority(CUstream *phStream, unsigned int flags, int priority)
{
    driver_site site;
    if (phStream == NULL || (flags & ~(unsigned)CU_STREAM_NON_BLOCKING) != 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_enter_work(&site);
    if (status != CUDA_SUCCESS)
        return status;
    int greatest = driver_greatest_priority(site.context->device);
    priority = priority > 0 ? 0 : priority < greatest ? greatest : priority;
    CUstream stream = NULL;
    status = driver_wire_cuStreamCreateWithPriority(site.session, &stream, flags, priority);
    if (status != CUDA_SUCCESS)
        return status;
    int device = site.context->device;
    *stream_of(stream) = (driver_stream){site.handle, flags, priority, device, driver_epoch(device), driver_next_id()};
    *phStream = stream;
    return CUDA_SUCCESS;
}

CUresult cuStreamCreate(CUstream *phStream, unsigned int Flags)
{
    return cuStreamCreateWithPriority(phStream, Flags, 0);
}

CUresult cuStreamDestroy_v2(CUstream hStream)
{
    driver_site site;
    if (is_default(hStream))
        return CUDA_ERROR_INVALID_HANDLE;
    CUresult status = driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = driver_wire_cuStreamDestroy_v2(site.session, hStream);
    driver_back(trip);
    return status;
}

CUresult cuStreamDestroy(CUstream hStream)
{
    return cuStreamDestroy_v2(hStream);
}

CUresult cuStreamSynchronize(CUstream hStream)
{
    driver_site site;
    CUresult status = driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = driver_settle(site.session, driver_wire_cuStreamSynchronize(site.session, hStream));
    driver_back(trip);
    return status;
}

CUresult cuStreamSynchronize_ptsz(CUstream hStream)
{
    return cuStreamSynchronize(driver_own_stream(hStream));
}

CUresult cuStreamQuery(CUstream hStream)
{
    driver_site site;
    CUresult status = driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = driver_settle(site.session, driver_wire_cuStreamQuery(site.session, hStream));
    driver_back(trip);
    return status;
}

CUresult cuStreamQuery_ptsz(CUstream hStream)
{
    return cuStreamQuery(driver_own_stream(hStream));
}

CUresult cuStreamWaitEvent(CUstream hStream, CUevent hEvent, unsigned int Flags)
{
    driver_site site;
    CUresult status = Flags > 1 ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    driver_event *event = gtap_shadow_payload(hEvent, DRIVER_KIND_CUevent);
    if (event == NULL)
        return CUDA_ERROR_INVALID_HANDLE;
    if (!atomic_load(&event->recorded)) /* nothing to wait for */
        return CUDA_SUCCESS;
    if (gtap_shadow_session(hEvent, DRIVER_KIND_CUevent) != site.session) /* another server's: the client waits */
        return cuEventSynchronize(hEvent);
    driver_trip trip = driver_go(site.session, site.context->number);
    status = driver_wire_cuStreamWaitEvent(site.session, hStream, hEvent, Flags);
    driver_back(trip);
    return status;
}

CUresult cuStreamWaitEvent_ptsz(CUstream hStream, CUevent hEvent, unsigned int Flags)
{
    return cuStreamWaitEvent(driver_own_stream(hStream), hEvent, Flags);
}

/* ---- getters ---- */

CUresult cuStreamGetFlags(CUstream hStream, unsigned int *flags)
{
    driver_site site;
    CUresult status = flags == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        *flags = is_default(hStream) ? CU_STREAM_DEFAULT : stream_of(hStream)->flags;
    return status;
}

CUresult cuStreamGetFlags_ptsz(CUstream hStream, unsigned int *flags)
{
    return cuStreamGetFlags(driver_own_stream(hStream), flags);
}

CUresult cuStreamGetPriority(CUstream hStream, int *priority)
{
    driver_site site;
    CUresult status = priority == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        *priority = is_default(hStream) ? 0 : stream_of(hStream)->priority;
    return status;
}

CUresult cuStreamGetPriority_ptsz(CUstream hStream, int *priority)
{
    return cuStreamGetPriority(driver_own_stream(hStream), priority);
}

CUresult cuStreamGetCtx(CUstream hStream, CUcontext *pctx)
{
    driver_site site;
    CUresult status = pctx == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        *pctx = site.handle;
    return status;
}

CUresult cuStreamGetCtx_ptsz(CUstream hStream, CUcontext *pctx)
{
    return cuStreamGetCtx(driver_own_stream(hStream), pctx);
}

CUresult cuStreamGetCtx_v2(CUstream hStream, CUcontext *pCtx, CUgreenCtx *pGreenCtx)
{
    if (pGreenCtx == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = cuStreamGetCtx(hStream, pCtx);
    if (status == CUDA_SUCCESS)
        *pGreenCtx = NULL;
    return status;
}

CUresult cuStreamGetCtx_v2_ptsz(CUstream hStream, CUcontext *pCtx, CUgreenCtx *pGreenCtx)
{
    return cuStreamGetCtx_v2(driver_own_stream(hStream), pCtx, pGreenCtx);
}

CUresult cuStreamGetId(CUstream hStream, unsigned long long *streamId)
{
    driver_site site;
    CUresult status = streamId == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    if (is_default(hStream)) /* one per context; the thread's own stream one per thread */
        *streamId = site.context->id << 32 | (hStream == CU_STREAM_PER_THREAD ? driver_thread_id() : 0);
    else
        *streamId = stream_of(hStream)->id;
    return CUDA_SUCCESS;
}

CUresult cuStreamGetId_ptsz(CUstream hStream, unsigned long long *streamId)
{
    return cuStreamGetId(driver_own_stream(hStream), streamId);
}

CUresult cuStreamGetDevice(CUstream hStream, CUdevice *device)
{
    driver_site site;
    CUresult status = device == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        *device = site.context->device;
    return status;
}

CUresult cuStreamGetDevice_ptsz(CUstream hStream, CUdevice *device)
{
    return cuStreamGetDevice(driver_own_stream(hStream), device);
}

/* ---- capture: none ---- */

CUresult cuStreamIsCapturing(CUstream hStream, CUstreamCaptureStatus *captureStatus)
{
    driver_site site;
    CUresult status = captureStatus == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        *captureStatus = 0;
    return status;
}

CUresult cuStreamIsCapturing_ptsz(CUstream hStream, CUstreamCaptureStatus *captureStatus)
{
    return cuStreamIsCapturing(driver_own_stream(hStream), captureStatus);
}

/* When there is no capture only the status is written. */
CUresult cuStreamGetCaptureInfo(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out)
{
    (void)id_out;
    return cuStreamIsCapturing(hStream, captureStatus_out);
}

CUresult cuStreamGetCaptureInfo_ptsz(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out)
{
    return cuStreamGetCaptureInfo(driver_own_stream(hStream), captureStatus_out, id_out);
}

CUresult cuStreamGetCaptureInfo_v2(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out,
                                   CUgraph *graph_out, const CUgraphNode **dependencies_out,
                                   size_t *numDependencies_out)
{
    (void)graph_out, (void)dependencies_out, (void)numDependencies_out;
    return cuStreamGetCaptureInfo(hStream, captureStatus_out, id_out);
}

CUresult cuStreamGetCaptureInfo_v2_ptsz(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out,
                                        CUgraph *graph_out, const CUgraphNode **dependencies_out,
                                        size_t *numDependencies_out)
{
    return cuStreamGetCaptureInfo_v2(driver_own_stream(hStream), captureStatus_out, id_out, graph_out,
                                     dependencies_out, numDependencies_out);
}

CUresult cuStreamGetCaptureInfo_v3(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out,
                                   CUgraph *graph_out, const CUgraphNode **dependencies_out,
                                   const CUgraphEdgeData **edgeData_out, size_t *numDependencies_out)
{
    (void)edgeData_out;
    return cuStreamGetCaptureInfo_v2(hStream, captureStatus_out, id_out, graph_out, dependencies_out,
                                     numDependencies_out);
}

CUresult cuStreamGetCaptureInfo_v3_ptsz(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out,
                                        CUgraph *graph_out, const CUgraphNode **dependencies_out,
                                        const CUgraphEdgeData **edgeData_out, size_t *numDependencies_out)
{
    return cuStreamGetCaptureInfo_v3(driver_own_stream(hStream), captureStatus_out, id_out, graph_out,
                                     dependencies_out, edgeData_out, numDependencies_out);
}

/* Kept for the thread, so that a program that sets and restores it sees what it set. */
CUresult cuThreadExchangeStreamCaptureMode(CUstreamCaptureMode *mode)
{
    if (mode == NULL || *mode < 0 || *mode > 2)
        return CUDA_ERROR_INVALID_VALUE;
    CUstreamCaptureMode *kept = gtap_thread_state("driver.capture", sizeof *kept);
    if (kept == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    CUstreamCaptureMode before = *kept;
    *kept = *mode;
    *mode = before;
    return CUDA_SUCCESS;
}
