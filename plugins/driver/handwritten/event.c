/* Events: made by the client; what was never recorded needs no server to answer. */
#include "driver.h"

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

CUresult cuEventRecordWithFlags(CUevent hEvent, CUstream hStream, unsigned int flags)
{
    driver_event *event;
    driver_context *context;
    driver_site site;
    CUresult status = flags > 1 ? CUDA_ERROR_INVALID_VALUE : enter_event(hEvent, &event, &context);
    if (status == CUDA_SUCCESS)
        status = driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    if (site.context->device != context->device) /* an event is recorded on its own device's streams only */
        return CUDA_ERROR_INVALID_HANDLE;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = driver_wire_cuEventRecordWithFlags(site.session, hEvent, hStream, flags);
    driver_back(trip);
    if (status == CUDA_SUCCESS)
        atomic_store(&event->recorded, 1);
    return status;
}

CUresult cuEventRecordWithFlags_ptsz(CUevent hEvent, CUstream hStream, unsigned int flags)
{
    return cuEventRecordWithFlags(hEvent, driver_own_stream(hStream), flags);
}

CUresult cuEventRecord(CUevent hEvent, CUstream hStream)
{
    return cuEventRecordWithFlags(hEvent, hStream, 0);
}

CUresult cuEventRecord_ptsz(CUevent hEvent, CUstream hStream)
{
    return cuEventRecordWithFlags(hEvent, driver_own_stream(hStream), 0);
}

CUresult cuEventSynchronize(CUevent hEvent)
{
    driver_event *event;
    driver_context *context;
    CUresult status = enter_event(hEvent, &event, &context);
    if (status != CUDA_SUCCESS || !atomic_load(&event->recorded))
        return status;
    driver_trip trip = driver_go(context->session, context->number);
    status = driver_settle(context->session, driver_wire_cuEventSynchronize(context->session, hEvent));
    driver_back(trip);
    return status;
}

CUresult cuEventQuery(CUevent hEvent)
{
    driver_event *event;
    driver_context *context;
    CUresult status = enter_event(hEvent, &event, &context);
    if (status != CUDA_SUCCESS || !atomic_load(&event->recorded))
        return status;
    driver_trip trip = driver_go(context->session, context->number);
    status = driver_settle(context->session, driver_wire_cuEventQuery(context->session, hEvent));
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
