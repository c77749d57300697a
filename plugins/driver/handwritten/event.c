/* Events: made by the client; what was never recorded needs no server to answer. */
#include "capture.h"

enum { EXTERNAL = 1 }; /* CU_EVENT_RECORD_EXTERNAL */

static driver_event *event_of(CUevent event)
{
    return gtap_shadow_payload(event, DRIVER_KIND_CUevent);
}

/* The event's state and the context it lives in. */
static CUresult enter_event(CUevent event, driver_event **state, driver_context **context)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    *state = event_of(event);
    if (*state == NULL)
        return CUDA_ERROR_INVALID_HANDLE;
    *context = driver_context_of((*state)->context);
    if (*context == NULL || !atomic_load(&(*context)->active))
        return CUDA_ERROR_CONTEXT_IS_DESTROYED;
    return (*state)->epoch == driver_epoch((*context)->device) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_HANDLE;
}

CUresult cuEventCreate(CUevent *phEvent, unsigned int Flags)
{
    driver_site site;
    if (phEvent == NULL || Flags > 7 || ((Flags & CU_EVENT_INTERPROCESS) && !(Flags & CU_EVENT_DISABLE_TIMING)))
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_enter_work(&site);
    if (status != CUDA_SUCCESS)
        return status;
    if (Flags & CU_EVENT_INTERPROCESS)
        return CUDA_ERROR_NOT_SUPPORTED;
    CUevent event = NULL;
    status = driver_wire_cuEventCreate(site.session, &event, Flags);
    if (status != CUDA_SUCCESS)
        return status;
    driver_event *state = event_of(event);
    state->context = site.handle;
    state->flags = Flags;
    state->epoch = driver_epoch(site.context->device);
    *phEvent = event;
    return CUDA_SUCCESS;
}

CUresult cuEventDestroy_v2(CUevent hEvent)
{
    driver_event *event;
    driver_context *context;
    CUresult status = enter_event(hEvent, &event, &context);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(context->session, context->number);
    status = driver_wire_cuEventDestroy_v2(context->session, hEvent);
    driver_back(trip);
    return status;
}

CUresult cuEventDestroy(CUevent hEvent)
{
    return cuEventDestroy_v2(hEvent);
}

static CUresult record(const driver_site *site, CUevent handle, driver_event *event, CUstream stream, unsigned flags)
{
    driver_capture *capture = driver_capture_of(stream);
    if (capture == NULL && (flags & EXTERNAL))
        return CUDA_ERROR_INVALID_VALUE;
    if (capture != NULL && (flags & EXTERNAL) && list_add(&capture->graph->events, handle) != 0)
        return CUDA_ERROR_OUT_OF_MEMORY;
    driver_trip trip = driver_go(site->session, site->context->number);
    CUresult status = driver_wire_cuEventRecordWithFlags(site->session, handle, stream, flags);
    if (status == CUDA_SUCCESS && capture == NULL)
        driver_event_recorded(site->session, handle, stream);
    driver_back(trip);
    if (status == CUDA_SUCCESS && !(flags & EXTERNAL))
        atomic_store(&event->capture, capture == NULL ? 0 : capture->id);
    return status;
}

void driver_event_recorded(gtap_session *session, CUevent handle, CUstream stream)
{
    driver_event *event = event_of(handle);
    if (event == NULL)
        return;
    atomic_store(&event->call, gtap_last_call(session));
    atomic_store(&event->recorded, 1);
    gtap_event_recorded(session, handle, stream);
}

CUresult cuEventRecordWithFlags(CUevent hEvent, CUstream hStream, unsigned int flags)
{
    driver_event *event;
    driver_context *context;
    driver_site site;
    CUresult status = flags > 1 ? CUDA_ERROR_INVALID_VALUE : enter_event(hEvent, &event, &context);
    if (status == CUDA_SUCCESS)
        status = driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        status = driver_capture_enter(hStream);
    if (status != CUDA_SUCCESS)
        return status;
    if (site.context->device != context->device) /* an event is recorded on its own device's streams only */
        return CUDA_ERROR_INVALID_HANDLE;
    return record(&site, hEvent, event, hStream, flags);
}

CUresult cuEventRecord(CUevent hEvent, CUstream hStream)
{
    return cuEventRecordWithFlags(hEvent, hStream, 0);
}

/* For waiting and asking. An event that was captured last cannot be, nor any while a capture forbids it. */
static CUresult enter_waiting(CUevent handle, driver_event **event, driver_context **context)
{
    CUresult status = enter_event(handle, event, context);
    if (status != CUDA_SUCCESS)
        return status;
    if (atomic_load(&(*event)->capture) != 0) {
        driver_capture *capture = capture_by_id(atomic_load(&(*event)->capture));
        if (capture != NULL)
            capture_break(capture);
        return CUDA_ERROR_CAPTURED_EVENT;
    }
    return driver_capture_forbids();
}

static CUresult wait_for(gtap_session *session, CUevent event)
{
    gtap_together *together = gtap_coherent_sync(session, GTAP_WAITED_EVENT, event);
    CUresult status = together != NULL ? driver_wire_cuStreamSynchronize(session, driver_aside(session))
                                       : driver_wire_cuEventSynchronize(session, event);
    if (status == CUDA_SUCCESS)
        gtap_event_settled(session, event);
    gtap_coherent_synced(session, together, status);
    return driver_settle(session, status);
}

/* As query_done of streams. */
static CUresult query_done(gtap_session *session, CUevent event)
{
    gtap_together *together = gtap_coherent_sync(session, GTAP_WAITED_EVENT, event);
    CUresult status = together != NULL ? driver_wire_cuStreamSynchronize(session, driver_aside(session)) : CUDA_SUCCESS;
    gtap_coherent_synced(session, together, status);
    return driver_settle(session, status);
}

CUresult cuEventSynchronize(CUevent hEvent)
{
    driver_event *event;
    driver_context *context;
    CUresult status = enter_waiting(hEvent, &event, &context);
    if (status != CUDA_SUCCESS || !atomic_load(&event->recorded))
        return status;
    driver_trip trip = driver_go(context->session, context->number);
    status = wait_for(context->session, hEvent);
    driver_back(trip);
    return status;
}

/* As cuStreamQuery. */
static CUresult query(gtap_session *session, CUevent handle, const driver_event *event)
{
    int known = gtap_event_done(session, handle, atomic_load(&event->call));
    if (known == GTAP_UNSURE) {
        CUresult status = driver_wire_cuEventQuery(session, handle);
        if (status == CUDA_SUCCESS)
            gtap_event_settled(session, handle);
        return status == CUDA_SUCCESS ? query_done(session, handle) : driver_settle(session, status);
    }
    if (known == 0)
        return CUDA_ERROR_NOT_READY;
    return known == 1 ? query_done(session, handle) : driver_settle(session, -known);
}

CUresult cuEventQuery(CUevent hEvent)
{
    driver_event *event;
    driver_context *context;
    CUresult status = enter_waiting(hEvent, &event, &context);
    if (status != CUDA_SUCCESS || !atomic_load(&event->recorded))
        return status;
    driver_trip trip = driver_go(context->session, context->number);
    status = query(context->session, hEvent, event);
    driver_back(trip);
    return status;
}

CUresult cuEventElapsedTime(float *pMilliseconds, CUevent hStart, CUevent hEnd)
{
    driver_event *start, *end;
    driver_context *context, *other;
    CUresult status = pMilliseconds == NULL ? CUDA_ERROR_INVALID_VALUE : enter_event(hStart, &start, &context);
    if (status == CUDA_SUCCESS)
        status = enter_event(hEnd, &end, &other);
    if (status != CUDA_SUCCESS)
        return status;
    if (context->device != other->device || ((start->flags | end->flags) & CU_EVENT_DISABLE_TIMING))
        return CUDA_ERROR_INVALID_HANDLE;
    if (atomic_load(&start->capture) != 0 || atomic_load(&end->capture) != 0)
        return CUDA_ERROR_CAPTURED_EVENT;
    if (!atomic_load(&start->recorded) || !atomic_load(&end->recorded))
        return CUDA_ERROR_INVALID_HANDLE;
    gtap_session *session = context->session;
    driver_trip trip = driver_go(session, context->number);
    status = driver_settle(session, driver_wire_cuEventElapsedTime(session, pMilliseconds, hStart, hEnd));
    driver_back(trip);
    return status;
}

CUresult cuEventElapsedTime_v2(float *pMilliseconds, CUevent hStart, CUevent hEnd)
{
    return cuEventElapsedTime(pMilliseconds, hStart, hEnd);
}
