/* Streams: made by the client, what getters return is client state (capture.c has those that tell of captures). */
#include "capture.h"

#include <string.h>

enum { EXTERNAL = 1 }; /* CU_EVENT_WAIT_EXTERNAL */

static driver_stream *stream_of(CUstream stream)
{
    return gtap_shadow_payload(stream, GTAP_KIND_STREAM);
}

static int is_default(CUstream stream)
{
    return (uintptr_t)stream <= 2;
}

CUresult driver_enter_own_stream(driver_site *site, CUstream stream)
{
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
    *stream_of(stream) = (driver_stream){.context = site.handle, .flags = flags, .priority = priority, .device = device,
                                         .epoch = driver_epoch(device), .id = driver_next_id(),
                                         .sync_policy = CU_SYNC_POLICY_AUTO, .sync_domains = {0, 1}};
    if (flags & CU_STREAM_NON_BLOCKING)
        gtap_stream_nonblocking(site.session, stream);
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
    capture_leave(hStream);
    status = driver_wire_cuStreamDestroy_v2(site.session, hStream);
    driver_back(trip);
    return status;
}

CUresult cuStreamDestroy(CUstream hStream)
{
    return cuStreamDestroy_v2(hStream);
}

static CUresult enter_waiting(driver_site *site, CUstream stream)
{
    CUresult status = driver_enter_stream(site, stream);
    return status != CUDA_SUCCESS ? status : driver_capture_waits(stream);
}

/* Asks the server where the stream is not known to be done, as after a copy out of it that waited. */
static CUresult wait_for(gtap_session *session, CUstream stream)
{
    CUresult status = CUDA_SUCCESS;
    gtap_together *together = gtap_coherent_sync(session, GTAP_WAITED_STREAM, stream);
    if (together != NULL || !gtap_stream_known(session, stream)) {
        status = driver_wire_cuStreamSynchronize(session, stream);
        if (status == CUDA_SUCCESS)
            gtap_stream_settled(session, stream);
    }
    gtap_coherent_synced(session, together, status);
    return driver_settle(session, status);
}

CUresult cuStreamSynchronize(CUstream hStream)
{
    driver_site site;
    CUresult status = enter_waiting(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = wait_for(site.session, hStream);
    driver_back(trip);
    return status;
}

/* The host may look at what the stream has made: what it is likely to look at comes now. */
static CUresult query_done(gtap_session *session, CUstream stream)
{
    CUresult status = CUDA_SUCCESS;
    gtap_together *together = gtap_coherent_sync(session, GTAP_WAITED_STREAM, stream);
    if (together != NULL)
        status = driver_wire_cuStreamSynchronize(session, stream);
    if (together != NULL && status == CUDA_SUCCESS)
        gtap_stream_settled(session, stream);
    gtap_coherent_synced(session, together, status);
    return driver_settle(session, status);
}

/* Answered from what is known; only where a synchronisation elsewhere may have covered it the server is asked. */
static CUresult query(gtap_session *session, CUstream stream)
{
    int known = gtap_stream_done(session, stream);
    if (known == GTAP_UNSURE) {
        CUresult status = driver_wire_cuStreamQuery(session, stream);
        if (status == CUDA_SUCCESS)
            gtap_stream_settled(session, stream);
        return status == CUDA_SUCCESS ? query_done(session, stream) : driver_settle(session, status);
    }
    if (known == 0)
        return CUDA_ERROR_NOT_READY;
    return known == 1 ? query_done(session, stream) : driver_settle(session, -known);
}

CUresult cuStreamQuery(CUstream hStream)
{
    driver_site site;
    CUresult status = enter_waiting(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = query(site.session, hStream);
    driver_back(trip);
    return status;
}

/* A capturing stream may wait for events of its own capture, and for others with the flag that makes it a node; a
 * stream that waits for a captured event joins the capture. */
static CUresult check_wait(driver_capture *capture, driver_capture *event, CUstream stream, unsigned flags)
{
    if (flags & EXTERNAL)
        return capture == NULL ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
    if (event == capture)
        return CUDA_SUCCESS;
    if (event == NULL) {
        capture_break(capture);
        return CUDA_ERROR_STREAM_CAPTURE_ISOLATION;
    }
    if (capture != NULL) {
        capture_break(capture);
        capture_break(event);
        return CUDA_ERROR_STREAM_CAPTURE_MERGE;
    }
    if (stream == NULL || stream == CU_STREAM_LEGACY) {
        capture_break(event);
        return CUDA_ERROR_STREAM_CAPTURE_IMPLICIT;
    }
    return CUDA_SUCCESS;
}

static CUresult wait_event(const driver_site *site, CUstream stream, CUevent handle, driver_event *event, unsigned flags)
{
    driver_capture *capture = driver_capture_of(stream), *other = capture_by_id(atomic_load(&event->capture));
    CUresult status = check_wait(capture, other, stream, flags);
    if (status != CUDA_SUCCESS)
        return status;
    if (other == NULL && atomic_load(&event->capture) != 0)
        return CUDA_ERROR_CAPTURED_EVENT;
    if (other == NULL && capture == NULL && !atomic_load(&event->recorded)) /* nothing to wait for */
        return CUDA_SUCCESS;
    if (gtap_shadow_session(handle, DRIVER_KIND_CUevent) != site->session) /* another server's: the client waits */
        return cuEventSynchronize(handle);
    driver_trip trip = driver_go(site->session, site->context->number);
    status = driver_wire_cuStreamWaitEvent(site->session, stream, handle, flags);
    driver_back(trip);
    if (status == CUDA_SUCCESS && capture == NULL && other != NULL)
        status = capture_join(other, stream);
    return status;
}

CUresult cuStreamWaitEvent(CUstream hStream, CUevent hEvent, unsigned int Flags)
{
    driver_site site;
    CUresult status = Flags > 1 ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        status = driver_capture_enter(hStream);
    if (status != CUDA_SUCCESS)
        return status;
    driver_event *event = gtap_shadow_payload(hEvent, DRIVER_KIND_CUevent);
    return event == NULL ? CUDA_ERROR_INVALID_HANDLE : wait_event(&site, hStream, hEvent, event, Flags);
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

CUresult cuStreamGetPriority(CUstream hStream, int *priority)
{
    driver_site site;
    CUresult status = priority == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        *priority = is_default(hStream) ? 0 : stream_of(hStream)->priority;
    return status;
}

CUresult cuStreamGetCtx(CUstream hStream, CUcontext *pctx)
{
    driver_site site;
    CUresult status = pctx == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        *pctx = site.handle;
    return status;
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

CUresult cuStreamGetDevice(CUstream hStream, CUdevice *device)
{
    driver_site site;
    CUresult status = device == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        *device = site.context->device;
    return status;
}

/* ---- attributes: hints, kept for their getters ---- */

/* Where a stream's attribute stands in its state, and its size in the value; NULL: it has none of that number. */
static void *attribute_of(driver_stream *state, int attribute, size_t *size)
{
    switch (attribute) {
    case CU_LAUNCH_ATTRIBUTE_ACCESS_POLICY_WINDOW:
        *size = 28;
        return &state->window;
    case CU_LAUNCH_ATTRIBUTE_SYNCHRONIZATION_POLICY:
        *size = sizeof state->sync_policy;
        return &state->sync_policy;
    case CU_LAUNCH_ATTRIBUTE_PRIORITY:
        *size = sizeof state->priority;
        return &state->priority;
    case CU_LAUNCH_ATTRIBUTE_MEM_SYNC_DOMAIN:
        *size = sizeof state->sync_domain;
        return &state->sync_domain;
    case CU_LAUNCH_ATTRIBUTE_MEM_SYNC_DOMAIN_MAP:
        *size = sizeof state->sync_domains;
        return state->sync_domains;
    default:
        return NULL;
    }
}

/* The default streams' stay as they are. */
static CUresult enter_attribute(CUstream stream, const void *value, int attribute, driver_stream *defaults, void **at,
                                size_t *size)
{
    driver_site site;
    CUresult status = value == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, stream);
    if (status != CUDA_SUCCESS)
        return status;
    *defaults = (driver_stream){.sync_policy = CU_SYNC_POLICY_AUTO, .sync_domains = {0, 1}};
    *at = attribute_of(is_default(stream) ? defaults : stream_of(stream), attribute, size);
    return *at == NULL ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
}

CUresult cuStreamGetAttribute(CUstream hStream, CUstreamAttrID attr, CUstreamAttrValue *value)
{
    driver_stream defaults;
    size_t size;
    void *at;
    CUresult status = enter_attribute(hStream, value, attr, &defaults, &at, &size);
    if (status == CUDA_SUCCESS)
        memcpy(value, at, size);
    return status;
}

CUresult cuStreamSetAttribute(CUstream hStream, CUstreamAttrID attr, const CUstreamAttrValue *param)
{
    driver_stream defaults;
    size_t size;
    void *at;
    CUresult status = enter_attribute(hStream, param, attr, &defaults, &at, &size);
    if (status == CUDA_SUCCESS)
        memcpy(at, param, size);
    return status;
}

CUresult cuStreamCopyAttributes(CUstream dstStream, CUstream srcStream)
{
    static const int numbers[] = {CU_LAUNCH_ATTRIBUTE_ACCESS_POLICY_WINDOW, CU_LAUNCH_ATTRIBUTE_SYNCHRONIZATION_POLICY,
                                  CU_LAUNCH_ATTRIBUTE_PRIORITY, CU_LAUNCH_ATTRIBUTE_MEM_SYNC_DOMAIN,
                                  CU_LAUNCH_ATTRIBUTE_MEM_SYNC_DOMAIN_MAP};
    CUresult status = CUDA_SUCCESS;
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers && status == CUDA_SUCCESS; i++) {
        CUstreamAttrValue value;
        status = cuStreamGetAttribute(srcStream, numbers[i], &value);
        if (status == CUDA_SUCCESS)
            status = cuStreamSetAttribute(dstStream, numbers[i], &value);
    }
    return status;
}
