/* What a capture forbids, with the codes of CUDA's manual; nothing of it travels. */
#include "capture.h"

capture_thread *capture_of_thread(void)
{
    return gtap_thread_state("driver.capture", sizeof(capture_thread));
}

capture_slot *capture_slot_of(CUstream stream)
{
    if (stream == CU_STREAM_PER_THREAD) {
        capture_thread *thread = capture_of_thread();
        return thread == NULL ? NULL : &thread->own;
    }
    driver_stream *state = gtap_shadow_payload(stream, GTAP_KIND_STREAM);
    return state == NULL ? NULL : &state->capture;
}

driver_capture *driver_capture_of(CUstream stream)
{
    capture_slot *slot = driver_captures() ? capture_slot_of(stream) : NULL;
    return slot == NULL ? NULL : atomic_load(slot);
}

void capture_break(driver_capture *capture)
{
    atomic_store(&capture->status, CU_STREAM_CAPTURE_STATUS_INVALIDATED);
}

int driver_stream_blocks(CUstream stream)
{
    driver_stream *state = gtap_shadow_payload(stream, GTAP_KIND_STREAM);
    return state == NULL || (state->flags & CU_STREAM_NON_BLOCKING) == 0;
}

driver_capture *capture_by_id(uint64_t id)
{
    driver_process *process = driver_of_process();
    if (id == 0 || !driver_captures())
        return NULL;
    pthread_mutex_lock(&process->capture_lock);
    driver_capture *capture = process->first_capture;
    while (capture != NULL && capture->id != id)
        capture = capture->next;
    pthread_mutex_unlock(&process->capture_lock);
    return capture;
}

CUresult capture_join(driver_capture *capture, CUstream stream)
{
    capture_slot *slot = capture_slot_of(stream);
    if (slot == NULL || list_add(&capture->slots, slot) != 0)
        return CUDA_ERROR_OUT_OF_MEMORY;
    capture->blocking |= driver_stream_blocks(stream);
    atomic_store(slot, capture);
    return CUDA_SUCCESS;
}

void capture_leave(CUstream stream)
{
    driver_capture *capture = driver_capture_of(stream);
    if (capture == NULL)
        return;
    if (capture->origin == stream)
        capture_give_up(capture);
    else
        list_remove(&capture->slots, capture_slot_of(stream));
}

/* Break every capture that `forbids` answers for; whether there was one. */
static int break_where(int (*forbids)(const driver_capture *, const void *), const void *data)
{
    driver_process *process = driver_of_process();
    int broken = 0;
    pthread_mutex_lock(&process->capture_lock);
    for (driver_capture *each = process->first_capture; each != NULL; each = each->next)
        if (atomic_load(&each->status) == CU_STREAM_CAPTURE_STATUS_ACTIVE && forbids(each, data)) {
            capture_break(each);
            broken = 1;
        }
    pthread_mutex_unlock(&process->capture_lock);
    return broken;
}

static int blocks_legacy(const driver_capture *capture, const void *context)
{
    return capture->context == context && capture->blocking;
}

static CUresult legacy_enter(void)
{
    driver_site site;
    CUresult status = driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    return break_where(blocks_legacy, site.handle) ? CUDA_ERROR_STREAM_CAPTURE_IMPLICIT : CUDA_SUCCESS;
}

CUresult driver_capture_enter_now(CUstream stream)
{
    if (stream == NULL || stream == CU_STREAM_LEGACY)
        return legacy_enter();
    driver_capture *capture = driver_capture_of(stream);
    return capture != NULL && atomic_load(&capture->status) != CU_STREAM_CAPTURE_STATUS_ACTIVE
               ? CUDA_ERROR_STREAM_CAPTURE_INVALIDATED
               : CUDA_SUCCESS;
}

static int forbids_thread(const driver_capture *capture, const void *data)
{
    const capture_thread *thread = data;
    if (capture->thread == driver_thread_id())
        return capture->mode != CU_STREAM_CAPTURE_MODE_RELAXED;
    return capture->mode == CU_STREAM_CAPTURE_MODE_GLOBAL && thread->mode == CU_STREAM_CAPTURE_MODE_GLOBAL;
}

CUresult driver_capture_forbids(void)
{
    if (!driver_captures())
        return CUDA_SUCCESS;
    const capture_thread *thread = capture_of_thread();
    if (thread == NULL || thread->mode == CU_STREAM_CAPTURE_MODE_RELAXED)
        return CUDA_SUCCESS;
    return break_where(forbids_thread, thread) ? CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED : CUDA_SUCCESS;
}

CUresult driver_capture_waits(CUstream stream)
{
    if (!driver_captures())
        return CUDA_SUCCESS;
    driver_capture *capture = driver_capture_of(stream);
    if (capture != NULL) {
        capture_break(capture);
        return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    }
    CUresult status = driver_capture_enter(stream);
    return status != CUDA_SUCCESS ? status : driver_capture_forbids();
}

static int is_in(const driver_capture *capture, const void *context)
{
    return capture->context == context;
}

CUresult driver_capture_waits_all(const driver_site *site)
{
    if (!driver_captures())
        return CUDA_SUCCESS;
    if (break_where(is_in, site->handle))
        return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    return driver_capture_forbids();
}

CUresult cuThreadExchangeStreamCaptureMode(CUstreamCaptureMode *mode)
{
    if (mode == NULL || *mode < 0 || *mode > 2)
        return CUDA_ERROR_INVALID_VALUE;
    capture_thread *thread = capture_of_thread();
    if (thread == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    CUstreamCaptureMode before = thread->mode;
    thread->mode = *mode;
    *mode = before;
    return CUDA_SUCCESS;
}
