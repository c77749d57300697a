/* Events: made by the client; what was never recorded needs no server to answer. */
#include "driver.h"

static driver_event *event_of(CUevent event)
{
    return gtap_shadow_payload(event, DRIVER_KIND_CUevent);
}

/* The event's state and the session it lives in. */
static CUresult enter_event(CUevent event, driver_event **state, gtap_session **session)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    *state = event_of(event);
    *session = gtap_shadow_session(event, DRIVER_KIND_CUevent);
    return *state != NULL && *session != NULL ? CUDA_SUCCESS : CUDA_ERROR_INVALID_HANDLE;
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
    *phEvent = event;
    return CUDA_SUCCESS;
}

CUresult cuEventDestroy_v2(CUevent hEvent)
{
    driver_event *event;
    gtap_session *session;
    CUresult status = enter_event(hEvent, &event, &session);
    return status != CUDA_SUCCESS ? status : driver_wire_cuEventDestroy_v2(session, hEvent);
}

CUresult cuEventDestroy(CUevent hEvent)
{
    return cuEventDestroy_v2(hEvent);
}

CUresult cuEventRecordWithFlags(CUevent hEvent, CUstream hStream, unsigned int flags)
{
    driver_event *event;
    gtap_session *session;
    driver_site site;
    CUresult status = flags > 1 ? CUDA_ERROR_INVALID_VALUE : enter_event(hEvent, &event, &session);
    if (status == CUDA_SUCCESS)
        status = driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    if (site.session != session) /* an event is recorded on its own context's streams only */
        return CUDA_ERROR_INVALID_HANDLE;
    status = driver_wire_cuEventRecordWithFlags(session, hEvent, hStream, flags);
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
    gtap_session *session;
    CUresult status = enter_event(hEvent, &event, &session);
    if (status != CUDA_SUCCESS || !atomic_load(&event->recorded))
        return status;
    return driver_settle(session, driver_wire_cuEventSynchronize(session, hEvent));
}

CUresult cuEventQuery(CUevent hEvent)
{
    driver_event *event;
    gtap_session *session;
    CUresult status = enter_event(hEvent, &event, &session);
    if (status != CUDA_SUCCESS || !atomic_load(&event->recorded))
        return status;
    return driver_settle(session, driver_wire_cuEventQuery(session, hEvent));
}

CUresult cuEventElapsedTime(float *pMilliseconds, CUevent hStart, CUevent hEnd)
{
    driver_event *start, *end;
    gtap_session *session, *other;
    CUresult status = pMilliseconds == NULL ? CUDA_ERROR_INVALID_VALUE : enter_event(hStart, &start, &session);
    if (status == CUDA_SUCCESS)
        status = enter_event(hEnd, &end, &other);
    if (status != CUDA_SUCCESS)
        return status;
    if (session != other || ((start->flags | end->flags) & CU_EVENT_DISABLE_TIMING))
        return CUDA_ERROR_INVALID_HANDLE;
    if (!atomic_load(&start->recorded) || !atomic_load(&end->recorded))
        return CUDA_ERROR_INVALID_HANDLE;
    return driver_settle(session, driver_wire_cuEventElapsedTime(session, pMilliseconds, hStart, hEnd));
}

CUresult cuEventElapsedTime_v2(float *pMilliseconds, CUevent hStart, CUevent hEnd)
{
    return cuEventElapsedTime(pMilliseconds, hStart, hEnd);
}
