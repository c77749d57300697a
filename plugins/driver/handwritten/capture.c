/* Capture: begun and ended on the server, into a graph that the client makes for it; who takes part is kept here. */
#include "capture.h"

/* ---- begin ---- */

static void unlink_capture(driver_capture *capture)
{
    driver_process *process = driver_of_process();
    pthread_mutex_lock(&process->capture_lock);
    driver_capture **at = &process->first_capture;
    while (*at != NULL && *at != capture)
        at = &(*at)->next;
    if (*at != NULL)
        *at = capture->next;
    atomic_fetch_sub(&process->captures, 1);
    pthread_mutex_unlock(&process->capture_lock);
}

static void link_capture(driver_capture *capture)
{
    driver_process *process = driver_of_process();
    pthread_mutex_lock(&process->capture_lock);
    capture->next = process->first_capture;
    process->first_capture = capture;
    atomic_fetch_add(&process->captures, 1);
    pthread_mutex_unlock(&process->capture_lock);
}

/* Everybody leaves it, and it is gone; the graph stays. */
static void capture_free(driver_capture *capture)
{
    for (unsigned i = 0; i < capture->slots.count; i++)
        atomic_store((capture_slot *)capture->slots.items[i], NULL);
    unlink_capture(capture);
    if (capture->graph != NULL)
        capture->graph->capture = NULL;
    list_free(&capture->slots);
    free(capture->dependencies);
    free(capture);
}

static CUresult check_begin(CUstream stream, CUstreamCaptureMode mode)
{
    if (mode < 0 || mode > CU_STREAM_CAPTURE_MODE_RELAXED)
        return CUDA_ERROR_INVALID_VALUE;
    if (stream == NULL || stream == CU_STREAM_LEGACY)
        return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    return driver_capture_of(stream) != NULL ? CUDA_ERROR_ILLEGAL_STATE : CUDA_SUCCESS;
}

static CUresult tokens_of(const graph *g, const CUgraphNode *nodes, size_t count, unsigned long long **tokens)
{
    *tokens = count < ((size_t)1 << 20) ? calloc(count + 1, sizeof **tokens) : NULL;
    if (*tokens == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    for (size_t i = 0; i < count; i++) {
        graph_node *node = nodes == NULL ? NULL : node_of(nodes[i]);
        (*tokens)[i] = gtap_shadow_token(nodes == NULL ? NULL : nodes[i], DRIVER_KIND_CUgraphNode);
        if (node == NULL || (*tokens)[i] == 0 || (g != NULL && node->graph != g)) {
            free(*tokens);
            *tokens = NULL;
            return CUDA_ERROR_INVALID_VALUE;
        }
    }
    return CUDA_SUCCESS;
}

static CUresult begin(const driver_site *site, CUstream stream, CUstreamCaptureMode mode, graph *given,
                      const CUgraphNode *nodes, size_t count)
{
    unsigned long long *tokens = NULL;
    driver_capture *capture = calloc(1, sizeof *capture);
    CUresult status = capture == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
    graph *g = given;
    if (status == CUDA_SUCCESS && given == NULL)
        status = graph_new(site, &g);
    if (status == CUDA_SUCCESS)
        status = tokens_of(g, nodes, count, &tokens);
    if (status == CUDA_SUCCESS)
        status = driver_wire_gtapCaptureBegin(site->session, stream, g->handle, tokens, count);
    free(tokens);
    if (status != CUDA_SUCCESS) {
        if (g != NULL && given == NULL)
            graph_free(g);
        free(capture);
        return status;
    }
    *capture = (driver_capture){.id = driver_next_id(), .mode = mode, .thread = driver_thread_id(), .origin = stream,
                                .context = site->handle, .status = CU_STREAM_CAPTURE_STATUS_ACTIVE,
                                .given = given != NULL, .graph = g};
    g->capture = capture;
    g->unlearned = 1;
    link_capture(capture);
    return capture_join(capture, stream);
}

static CUresult begin_to(CUstream stream, CUstreamCaptureMode mode, graph *given, const CUgraphNode *nodes,
                         size_t count)
{
    driver_site site;
    CUresult status = driver_enter_stream(&site, stream);
    if (status == CUDA_SUCCESS)
        status = check_begin(stream, mode);
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take_on(site.session, site.context->ordinal);
    if (status != CUDA_SUCCESS)
        return status;
    if (given != NULL && (given->capture != NULL || given->session != site.session))
        return CUDA_ERROR_INVALID_VALUE;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = begin(&site, stream, mode, given, nodes, count);
    driver_back(trip);
    return status;
}

CUresult cuStreamBeginCapture_v2(CUstream hStream, CUstreamCaptureMode mode)
{
    return begin_to(hStream, mode, NULL, NULL, 0);
}

CUresult cuStreamBeginCapture(CUstream hStream)
{
    return cuStreamBeginCapture_v2(hStream, CU_STREAM_CAPTURE_MODE_GLOBAL);
}

CUresult cuStreamBeginCaptureToGraph(CUstream hStream, CUgraph hGraph, const CUgraphNode *dependencies,
                                     const CUgraphEdgeData *dependencyData, size_t numDependencies,
                                     CUstreamCaptureMode mode)
{
    graph *g = graph_of(hGraph);
    if (g == NULL || (numDependencies != 0 && dependencies == NULL))
        return CUDA_ERROR_INVALID_VALUE;
    (void)dependencyData; /* full dependencies, as all of the graph's are */
    return begin_to(hStream, mode, g, dependencies, numDependencies);
}

/* ---- end ---- */

void capture_give_up(driver_capture *capture)
{
    unsigned count;
    graph *g = capture->graph;
    int given = capture->given;
    driver_wire_gtapCaptureEnd(g->session, capture->origin, g->handle, &count);
    capture_free(capture);
    if (!given)
        graph_free(g);
}

void driver_capture_reset(int device)
{
    driver_process *process = driver_of_process();
    driver_capture *found = NULL;
    do {
        pthread_mutex_lock(&process->capture_lock);
        for (found = process->first_capture; found != NULL && found->graph->device != device; found = found->next)
            ;
        pthread_mutex_unlock(&process->capture_lock);
        if (found != NULL) {
            graph *g = found->graph;
            int given = found->given;
            capture_free(found);
            if (!given)
                graph_free(g);
        }
    } while (found != NULL);
}

static CUresult check_end(const driver_capture *capture, CUstream stream)
{
    if (capture == NULL)
        return CUDA_ERROR_ILLEGAL_STATE;
    if (capture->origin != stream)
        return CUDA_ERROR_STREAM_CAPTURE_UNMATCHED;
    if (capture->mode != CU_STREAM_CAPTURE_MODE_RELAXED && capture->thread != driver_thread_id())
        return CUDA_ERROR_STREAM_CAPTURE_WRONG_THREAD;
    return CUDA_SUCCESS;
}

/* A broken capture is ended on the server all the same; what came of it goes. */
static CUresult end(gtap_session *session, driver_capture *capture, CUstream stream, CUgraph *out)
{
    unsigned count = 0;
    graph *g = capture->graph;
    int broken = atomic_load(&capture->status) != CU_STREAM_CAPTURE_STATUS_ACTIVE, given = capture->given;
    CUresult status = driver_settle(session, driver_wire_gtapCaptureEnd(session, stream, g->handle, &count));
    if (broken)
        status = CUDA_ERROR_STREAM_CAPTURE_INVALIDATED;
    capture_free(capture);
    g->unlearned = count > g->nodes.count;
    *out = status == CUDA_SUCCESS ? g->handle : NULL;
    if (status != CUDA_SUCCESS && !given)
        graph_free(g);
    return status;
}

CUresult cuStreamEndCapture(CUstream hStream, CUgraph *phGraph)
{
    driver_site site;
    CUresult status = phGraph == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    driver_capture *capture = driver_capture_of(hStream);
    status = check_end(capture, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = end(site.session, capture, hStream, phGraph);
    driver_back(trip);
    return status;
}

/* ---- what is told of it ---- */

static int blocks_now(const driver_site *site)
{
    driver_process *process = driver_of_process();
    int found = 0;
    pthread_mutex_lock(&process->capture_lock);
    for (driver_capture *each = process->first_capture; each != NULL; each = each->next)
        found |= each->context == site->handle && each->blocking &&
                 atomic_load(&each->status) == CU_STREAM_CAPTURE_STATUS_ACTIVE;
    pthread_mutex_unlock(&process->capture_lock);
    return found;
}

CUresult cuStreamIsCapturing(CUstream hStream, CUstreamCaptureStatus *captureStatus)
{
    driver_site site;
    CUresult status = captureStatus == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    *captureStatus = CU_STREAM_CAPTURE_STATUS_NONE;
    if (atomic_load(&driver_of_process()->captures) == 0)
        return CUDA_SUCCESS;
    if (hStream == NULL || hStream == CU_STREAM_LEGACY)
        return blocks_now(&site) ? CUDA_ERROR_STREAM_CAPTURE_IMPLICIT : CUDA_SUCCESS;
    driver_capture *capture = driver_capture_of(hStream);
    if (capture != NULL)
        *captureStatus = atomic_load(&capture->status);
    return CUDA_SUCCESS;
}

/* The nodes that the stream's next one would depend on: their positions are asked for. */
static CUresult ask(gtap_session *session, driver_capture *capture, CUstream stream, size_t *count)
{
    enum { MOST = 4096 };
    unsigned *positions = calloc(MOST + 1, sizeof *positions);
    CUgraphNode *nodes = calloc(MOST, sizeof *nodes);
    CUresult status = positions == NULL || nodes == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
    if (status == CUDA_SUCCESS)
        status = driver_wire_gtapCaptureInfo(session, stream, capture->graph->handle, positions,
                                             (MOST + 1) * sizeof *positions);
    capture->graph->unlearned = 1;
    if (status == CUDA_SUCCESS)
        status = graph_learn(capture->graph);
    const list *known = &capture->graph->nodes;
    if (status == CUDA_SUCCESS && positions[0] > MOST)
        status = CUDA_ERROR_OUT_OF_MEMORY;
    *count = status == CUDA_SUCCESS ? positions[0] : 0;
    for (size_t i = 0; i < *count && status == CUDA_SUCCESS; i++) {
        if (positions[i + 1] >= known->count)
            status = CUDA_ERROR_UNKNOWN;
        else
            nodes[i] = ((graph_node *)known->items[positions[i + 1]])->handle;
    }
    free(positions);
    free(capture->dependencies);
    capture->dependencies = nodes;
    return status;
}

CUresult cuStreamGetCaptureInfo_v2(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out,
                                   CUgraph *graph_out, const CUgraphNode **dependencies_out,
                                   size_t *numDependencies_out)
{
    driver_site site;
    size_t count = 0;
    CUresult status = cuStreamIsCapturing(hStream, captureStatus_out);
    if (status != CUDA_SUCCESS || *captureStatus_out != CU_STREAM_CAPTURE_STATUS_ACTIVE)
        return status;
    driver_capture *capture = driver_capture_of(hStream);
    if (id_out != NULL)
        *id_out = capture->id;
    if (graph_out != NULL)
        *graph_out = capture->graph->handle;
    if (dependencies_out == NULL && numDependencies_out == NULL)
        return CUDA_SUCCESS;
    status = driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = ask(site.session, capture, hStream, &count);
    driver_back(trip);
    if (dependencies_out != NULL)
        *dependencies_out = capture->dependencies;
    if (numDependencies_out != NULL)
        *numDependencies_out = count;
    return status;
}

CUresult cuStreamGetCaptureInfo(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out)
{
    return cuStreamGetCaptureInfo_v2(hStream, captureStatus_out, id_out, NULL, NULL, NULL);
}

/* NULL where the edges are plain ones, which all are. */
CUresult cuStreamGetCaptureInfo_v3(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out,
                                   CUgraph *graph_out, const CUgraphNode **dependencies_out,
                                   const CUgraphEdgeData **edgeData_out, size_t *numDependencies_out)
{
    if (edgeData_out != NULL)
        *edgeData_out = NULL;
    return cuStreamGetCaptureInfo_v2(hStream, captureStatus_out, id_out, graph_out, dependencies_out,
                                     numDependencies_out);
}

CUresult cuStreamUpdateCaptureDependencies(CUstream hStream, CUgraphNode *dependencies, size_t numDependencies,
                                           unsigned int flags)
{
    driver_site site;
    unsigned long long *tokens;
    CUresult status = flags > 1 ? CUDA_ERROR_INVALID_VALUE : driver_enter_stream(&site, hStream);
    if (status != CUDA_SUCCESS)
        return status;
    driver_capture *capture = driver_capture_of(hStream);
    if (capture == NULL)
        return CUDA_ERROR_ILLEGAL_STATE;
    status = tokens_of(capture->graph, dependencies, numDependencies, &tokens);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = driver_wire_gtapCaptureUpdate(site.session, hStream, tokens, numDependencies,
                                           flags == CU_STREAM_ADD_CAPTURE_DEPENDENCIES);
    driver_back(trip);
    free(tokens);
    return status;
}

CUresult cuStreamUpdateCaptureDependencies_v2(CUstream hStream, CUgraphNode *dependencies,
                                              const CUgraphEdgeData *dependencyData, size_t numDependencies,
                                              unsigned int flags)
{
    (void)dependencyData;
    return cuStreamUpdateCaptureDependencies(hStream, dependencies, numDependencies, flags);
}
