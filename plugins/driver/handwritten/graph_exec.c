/* Executables: instantiated and updated by a call, launched by posts around which the host's bytes travel. */
#include "capture.h"

struct graph_exec {
    gtap_session *session;
    uint32_t context, ordinal, epoch;
    int device;
    uint64_t id, source; /* source: the graph it was made of */
    cuuint64_t flags;
    graph_plan *plan;
    graph_family *family;
    list overrides; /* node_override */
    struct user_reference *objects;
};

static graph_exec *exec_of(CUgraphExec handle)
{
    graph_exec **at = gtap_shadow_payload(handle, DRIVER_KIND_CUgraphExec);
    return at == NULL || (*at)->epoch != driver_epoch((*at)->device) ? NULL : *at;
}

static CUresult exec_enter(CUgraphExec handle, graph_exec **exec, driver_trip *trip)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    *exec = exec_of(handle);
    if (*exec == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *trip = driver_go((*exec)->session, (*exec)->context);
    return CUDA_SUCCESS;
}

static void override_free(node_override *each)
{
    transfer_release(each->in);
    transfer_release(each->out);
    free(each);
}

static void drop_overrides(graph_exec *exec)
{
    for (unsigned i = 0; i < exec->overrides.count; i++)
        override_free(exec->overrides.items[i]);
    list_free(&exec->overrides);
}

static void exec_free(graph_exec *exec)
{
    drop_overrides(exec);
    plan_release(exec->plan);
    family_release(exec->family);
    references_free(exec->objects);
    free(exec);
}

/* Follow a graph: what launches carry is its copies and functions. */
static CUresult follow(graph_exec *exec, graph *g)
{
    graph_plan *plan;
    CUresult status = plan_new(g, &exec->overrides, &plan);
    if (status != CUDA_SUCCESS)
        return status;
    plan_release(exec->plan);
    exec->plan = plan;
    atomic_fetch_add(&g->family->refs, 1);
    family_release(exec->family);
    exec->family = g->family;
    return CUDA_SUCCESS;
}

/* ---- instantiation ---- */

static CUresult make(graph *g, cuuint64_t flags, CUgraphExec *handle)
{
    graph_exec *exec = calloc(1, sizeof *exec);
    if (exec == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    *exec = (graph_exec){.session = g->session, .context = g->context, .ordinal = g->ordinal, .epoch = g->epoch,
                         .device = g->device,
                         .id = driver_next_id(), .source = g->id, .flags = flags};
    CUresult status = follow(exec, g);
    if (status == CUDA_SUCCESS)
        status = references_copy(g->objects, &exec->objects);
    if (status == CUDA_SUCCESS)
        status = driver_settle(g->session, driver_wire_gtapGraphInstantiate(g->session, handle, g->handle, flags));
    if (status != CUDA_SUCCESS) {
        exec_free(exec);
        return status;
    }
    *(graph_exec **)gtap_shadow_payload(*handle, DRIVER_KIND_CUgraphExec) = exec;
    return CUDA_SUCCESS;
}

CUresult cuGraphInstantiateWithFlags(CUgraphExec *phGraphExec, CUgraph hGraph, unsigned long long flags)
{
    graph *g;
    driver_trip trip;
    CUresult status = phGraphExec == NULL || flags > 15 ? CUDA_ERROR_INVALID_VALUE : graph_enter(hGraph, &g, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    if (flags & CUDA_GRAPH_INSTANTIATE_FLAG_DEVICE_LAUNCH) {
        gtap_say_once("graph device launch", "cuGraphInstantiate: graphs cannot be launched from kernels");
        status = CUDA_ERROR_NOT_SUPPORTED;
    } else {
        status = g->capture != NULL ? CUDA_ERROR_INVALID_VALUE : make(g, flags, phGraphExec);
    }
    driver_back(trip);
    return status;
}

/* The first forms: a place for the node that is wrong, and for words about it. */
CUresult cuGraphInstantiate_v2(CUgraphExec *phGraphExec, CUgraph hGraph, CUgraphNode *phErrorNode, char *logBuffer,
                               size_t bufferSize)
{
    if (phErrorNode != NULL)
        *phErrorNode = NULL;
    if (logBuffer != NULL && bufferSize != 0)
        *logBuffer = 0;
    return cuGraphInstantiateWithFlags(phGraphExec, hGraph, 0);
}

CUresult cuGraphInstantiate(CUgraphExec *phGraphExec, CUgraph hGraph, CUgraphNode *phErrorNode, char *logBuffer,
                            size_t bufferSize)
{
    return cuGraphInstantiate_v2(phGraphExec, hGraph, phErrorNode, logBuffer, bufferSize);
}

CUresult cuGraphInstantiateWithParams(CUgraphExec *phGraphExec, CUgraph hGraph,
                                      CUDA_GRAPH_INSTANTIATE_PARAMS *instantiateParams)
{
    if (instantiateParams == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = cuGraphInstantiateWithFlags(phGraphExec, hGraph, instantiateParams->flags);
    instantiateParams->hErrNode_out = NULL;
    instantiateParams->result_out =
        status == CUDA_SUCCESS ? CUDA_GRAPH_INSTANTIATE_SUCCESS : CUDA_GRAPH_INSTANTIATE_ERROR;
    return status;
}

CUresult cuGraphInstantiateWithParams_ptsz(CUgraphExec *phGraphExec, CUgraph hGraph,
                                           CUDA_GRAPH_INSTANTIATE_PARAMS *instantiateParams)
{
    return cuGraphInstantiateWithParams(phGraphExec, hGraph, instantiateParams);
}

CUresult cuGraphExecDestroy(CUgraphExec hGraphExec)
{
    graph_exec **at = gtap_shadow_payload(hGraphExec, DRIVER_KIND_CUgraphExec);
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS || at == NULL)
        return status != CUDA_SUCCESS ? status : CUDA_ERROR_INVALID_VALUE;
    graph_exec *exec = *at;
    driver_trip trip = driver_go(exec->session, exec->context);
    status = driver_wire_gtapGraphExecDestroy(exec->session, hGraphExec);
    if (gtap_shadow_payload(hGraphExec, DRIVER_KIND_CUgraphExec) != NULL)
        gtap_shadow_destroy(hGraphExec, DRIVER_KIND_CUgraphExec);
    exec_free(exec);
    driver_back(trip);
    return status;
}

CUresult cuGraphExecGetFlags(CUgraphExec hGraphExec, cuuint64_t *flags)
{
    const graph_exec *exec = exec_of(hGraphExec);
    if (exec == NULL || flags == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *flags = exec->flags & ~(cuuint64_t)CUDA_GRAPH_INSTANTIATE_FLAG_UPLOAD;
    return CUDA_SUCCESS;
}

CUresult cuGraphExecGetId(CUgraphExec hGraphExec, unsigned int *graphId)
{
    const graph_exec *exec = exec_of(hGraphExec);
    if (exec == NULL || graphId == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *graphId = (unsigned)exec->id;
    return CUDA_SUCCESS;
}

/* ---- launch ---- */

static int has_stages(const graph_plan *plan)
{
    return plan->transfers.count != 0;
}

/* The stages are free again when the launch before has completed. */
static CUresult wait_for_family(const graph_exec *exec, CUstream stream)
{
    graph_family *family = exec->family;
    if (family->last != NULL)
        return driver_wire_cuStreamWaitEvent(exec->session, stream, family->last, 0);
    return driver_wire_cuEventCreate(exec->session, &family->last, CU_EVENT_DISABLE_TIMING);
}

static CUresult announce(const graph_exec *exec, CUstream stream)
{
    for (unsigned i = 0; i < exec->plan->calls.count; i++) {
        host_call *call = exec->plan->calls.items[i];
        pthread_mutex_lock(&call->host->lock);
        int failed = list_add(&call->host->launches, call);
        pthread_mutex_unlock(&call->host->lock);
        if (failed)
            return CUDA_ERROR_OUT_OF_MEMORY;
        plan_retain(exec->plan);
        gtap_obligation_on(exec->session, call->host->obligation, stream);
    }
    return CUDA_SUCCESS;
}

static void note_events(const graph_exec *exec, CUstream stream)
{
    for (unsigned i = 0; i < exec->plan->events.count; i++)
        driver_event_recorded(exec->session, exec->plan->events.items[i], stream);
}

/* With the family's lock held. */
static CUresult post(const graph_exec *exec, CUgraphExec handle, CUstream stream)
{
    const graph_plan *plan = exec->plan;
    CUresult status = has_stages(plan) ? wait_for_family(exec, stream) : CUDA_SUCCESS;
    for (unsigned i = 0; i < plan->sources.count && status == CUDA_SUCCESS; i++)
        status = transfer_send(plan->sources.items[i], stream);
    if (status == CUDA_SUCCESS)
        status = announce(exec, stream);
    if (status == CUDA_SUCCESS)
        status = driver_note(exec->session, driver_wire_gtapGraphLaunch(exec->session, handle, stream));
    if (status == CUDA_SUCCESS)
        note_events(exec, stream);
    for (unsigned i = 0; i < plan->destinations.count && status == CUDA_SUCCESS; i++)
        status = transfer_deliver(plan->destinations.items[i], stream);
    if (status == CUDA_SUCCESS && has_stages(plan))
        status = driver_wire_cuEventRecordWithFlags(exec->session, exec->family->last, stream, 0);
    return status;
}

/* Into a capture it becomes a child node, and what it carries is the capture's graph's. */
static CUresult launch_captured(const graph_exec *exec, CUgraphExec handle, CUstream stream, driver_capture *capture)
{
    if (list_add(&capture->graph->plans, exec->plan) != 0)
        return CUDA_ERROR_OUT_OF_MEMORY;
    plan_retain(exec->plan);
    return driver_note(exec->session, driver_wire_gtapGraphLaunch(exec->session, handle, stream));
}

static CUresult launch(const graph_exec *exec, CUgraphExec handle, CUstream stream)
{
    driver_capture *capture = driver_capture_of(stream);
    if (capture != NULL)
        return launch_captured(exec, handle, stream, capture);
    CUresult status = gtap_coherent_launch(exec->session, exec->ordinal, NULL, 0);
    if (status != CUDA_SUCCESS)
        return status;
    pthread_mutex_lock(&exec->family->lock);
    status = post(exec, handle, stream);
    pthread_mutex_unlock(&exec->family->lock);
    return status;
}

CUresult cuGraphLaunch(CUgraphExec hGraphExec, CUstream hStream)
{
    driver_site site;
    CUresult status = driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        status = driver_capture_enter(hStream);
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take_on(site.session, site.context->ordinal);
    if (status != CUDA_SUCCESS)
        return status;
    const graph_exec *exec = exec_of(hGraphExec);
    if (exec == NULL || exec->session != site.session)
        return CUDA_ERROR_INVALID_VALUE;
    driver_trip trip = driver_go(site.session, site.context->number);
    status = launch(exec, hGraphExec, hStream);
    driver_back(trip);
    return status;
}

/* Nothing is left to do before the first launch. */
CUresult cuGraphUpload(CUgraphExec hGraphExec, CUstream hStream)
{
    driver_site site;
    CUresult status = driver_enter_stream(&site, hStream);
    if (status == CUDA_SUCCESS)
        status = driver_capture_enter(hStream);
    return status == CUDA_SUCCESS && exec_of(hGraphExec) == NULL ? CUDA_ERROR_INVALID_VALUE : status;
}

/* ---- update ---- */

static CUresult update(graph_exec *exec, CUgraphExec handle, graph *g, CUgraphExecUpdateResult *result)
{
    unsigned answer = CU_GRAPH_EXEC_UPDATE_ERROR;
    if (g->capture != NULL || g->session != exec->session)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_settle(exec->session,
                                    driver_wire_gtapGraphUpdate(exec->session, handle, g->handle, &answer));
    *result = status == CUDA_SUCCESS ? CU_GRAPH_EXEC_UPDATE_SUCCESS : (CUgraphExecUpdateResult)answer;
    if (status != CUDA_SUCCESS)
        return status;
    drop_overrides(exec);
    return follow(exec, g);
}

CUresult cuGraphExecUpdate_v2(CUgraphExec hGraphExec, CUgraph hGraph, CUgraphExecUpdateResultInfo *resultInfo)
{
    graph_exec *exec;
    driver_trip trip;
    graph *g = graph_of(hGraph);
    CUresult status = resultInfo == NULL || g == NULL ? CUDA_ERROR_INVALID_VALUE : exec_enter(hGraphExec, &exec, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    *resultInfo = (CUgraphExecUpdateResultInfo){.result = CU_GRAPH_EXEC_UPDATE_ERROR};
    status = update(exec, hGraphExec, g, &resultInfo->result);
    driver_back(trip);
    return status;
}

CUresult cuGraphExecUpdate(CUgraphExec hGraphExec, CUgraph hGraph, CUgraphNode *hErrorNode_out,
                           CUgraphExecUpdateResult *updateResult_out)
{
    CUgraphExecUpdateResultInfo info;
    if (updateResult_out == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = cuGraphExecUpdate_v2(hGraphExec, hGraph, &info);
    if (hErrorNode_out != NULL)
        *hErrorNode_out = NULL;
    *updateResult_out = info.result;
    return status;
}

/* ---- one node ---- */

static node_override *override_for(graph_exec *exec, uint64_t node)
{
    for (unsigned i = 0; i < exec->overrides.count; i++) {
        node_override *each = exec->overrides.items[i];
        if (each->node == node)
            return each;
    }
    node_override *made = calloc(1, sizeof *made);
    if (made == NULL || list_add(&exec->overrides, made) != 0) {
        free(made);
        return NULL;
    }
    made->node = node;
    return made;
}

CUresult exec_override(CUgraphExec handle, graph_node *node, graph_node *from)
{
    graph_exec *exec = exec_of(handle);
    node_override *override = exec == NULL ? NULL : override_for(exec, node->id);
    if (override == NULL)
        return exec == NULL ? CUDA_ERROR_INVALID_VALUE : CUDA_ERROR_OUT_OF_MEMORY;
    if (exec->source != node->graph->id)
        return CUDA_ERROR_INVALID_VALUE;
    override->replaced = 1;
    transfer_release(override->in);
    transfer_release(override->out);
    override->in = transfer_retain(from->in);
    override->out = transfer_retain(from->out);
    if (from->host != NULL) {
        override->fn = from->host->fn;
        override->data = from->host->data;
    }
    return follow(exec, node->graph);
}

static int can_disable(const graph_node *node)
{
    return node->kind == CU_GRAPH_NODE_TYPE_KERNEL || node->kind == CU_GRAPH_NODE_TYPE_MEMCPY ||
           node->kind == CU_GRAPH_NODE_TYPE_MEMSET;
}

CUresult cuGraphNodeSetEnabled(CUgraphExec hGraphExec, CUgraphNode hNode, unsigned int isEnabled)
{
    graph_exec *exec;
    driver_trip trip;
    graph_node *node = node_of(hNode);
    if (node == NULL || !can_disable(node) || isEnabled > 1)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = exec_enter(hGraphExec, &exec, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    node_override *override = exec->source != node->graph->id ? NULL : override_for(exec, node->id);
    if (override == NULL) {
        status = CUDA_ERROR_INVALID_VALUE;
    } else {
        if (!override->replaced && override->in == NULL && override->out == NULL) {
            override->in = transfer_retain(node->in);
            override->out = transfer_retain(node->out);
            override->replaced = node->in != NULL || node->out != NULL;
        }
        override->disabled = !isEnabled;
        status = driver_wire_gtapGraphEnable(exec->session, hGraphExec, hNode, isEnabled);
    }
    if (status == CUDA_SUCCESS)
        status = follow(exec, node->graph);
    driver_back(trip);
    return status;
}

CUresult cuGraphNodeGetEnabled(CUgraphExec hGraphExec, CUgraphNode hNode, unsigned int *isEnabled)
{
    const graph_exec *exec = exec_of(hGraphExec);
    const graph_node *node = node_of(hNode);
    if (exec == NULL || node == NULL || isEnabled == NULL || exec->source != node->graph->id || !can_disable(node))
        return CUDA_ERROR_INVALID_VALUE;
    *isEnabled = 1;
    for (unsigned i = 0; i < exec->overrides.count; i++) {
        const node_override *each = exec->overrides.items[i];
        if (each->node == node->id)
            *isEnabled = !each->disabled;
    }
    return CUDA_SUCCESS;
}
