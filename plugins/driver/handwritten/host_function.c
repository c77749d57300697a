/* Functions of the program in a stream: the stream is held on the server until one has run here. */
#include "capture.h"

typedef struct owed {
    CUhostFn fn;
    CUstreamCallback callback;
    CUstream stream;
    void *data;
} owed;

/* A function is not called once work has failed; a callback is, with the status. */
static void run(void *data, int32_t status)
{
    owed *o = data;
    if (o->callback != NULL)
        o->callback(o->stream, status, o->data);
    else if (status == CUDA_SUCCESS)
        o->fn(o->data);
    free(o);
}

static CUresult post(gtap_session *session, const owed *what, CUstream stream)
{
    owed *kept = malloc(sizeof *kept);
    if (kept == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    *kept = *what;
    uint64_t obligation = gtap_obligation(session, run, kept, 0);
    if (obligation == 0) {
        free(kept);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    gtap_obligation_on(session, obligation, stream);
    CUresult status = driver_wire_gtapHostFunction(session, obligation, stream);
    if (status != CUDA_SUCCESS && gtap_obligation_end(session, obligation))
        free(kept);
    return driver_note(session, status);
}

/* In a capture: run at each launch of the graph. */
static CUresult capture(gtap_session *session, const owed *what, CUstream stream, graph *g)
{
    if (what->callback != NULL)
        return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    graph_host *host = host_new(session, what->fn, what->data);
    if (host == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    if (list_add(&g->hosts, host) != 0) {
        host_release(host);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    return driver_note(session, driver_wire_gtapHostFunction(session, host->obligation, stream));
}

static CUresult add(const owed *what, CUstream stream)
{
    driver_site site;
    CUresult status = driver_enter_stream(&site, stream);
    if (status == CUDA_SUCCESS)
        status = driver_capture_enter(stream);
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take_on(site.session, site.context->ordinal);
    if (status != CUDA_SUCCESS)
        return status;
    driver_capture *captured = driver_capture_of(stream);
    driver_trip trip = driver_go(site.session, site.context->number);
    if (captured != NULL)
        status = capture(site.session, what, stream, captured->graph);
    else
        status = post(site.session, what, stream);
    driver_back(trip);
    if (captured != NULL && what->callback != NULL)
        capture_break(captured);
    return status;
}

CUresult cuLaunchHostFunc(CUstream hStream, CUhostFn fn, void *userData)
{
    const owed what = {.fn = fn, .stream = hStream, .data = userData};
    return fn == NULL ? CUDA_ERROR_INVALID_VALUE : add(&what, hStream);
}

CUresult cuStreamAddCallback(CUstream hStream, CUstreamCallback callback, void *userData, unsigned int flags)
{
    const owed what = {.callback = callback, .stream = hStream, .data = userData};
    return callback == NULL || flags != 0 ? CUDA_ERROR_INVALID_VALUE : add(&what, hStream);
}
