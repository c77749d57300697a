/* What a node does: told from its block, changed in its graph or in one executable. */
#include "graph.h"

static graph_node *of_kind(CUgraphNode handle, CUgraphNodeType kind, const void *params)
{
    graph_node *node = params == NULL ? NULL : node_of(handle);
    return node == NULL || node->kind != kind ? NULL : node;
}

/* ---- changing ---- */

/* `from` has what the node is to do; its parts move over, the rest of it is freed by the caller. */
static void take_over(graph_node *node, graph_node *from)
{
    graph_node old = *node;
    node->in = from->in, from->in = old.in;
    node->out = from->out, from->out = old.out;
    node->child = from->child, from->child = old.child;
    node->block = from->block, from->block = old.block;
    node->size = from->size;
    node->function = from->function;
    node->event = from->event;
    node->copy = from->copy;
    if (node->child != NULL)
        node->child->parent = node;
    if (node->host != NULL && from->host != NULL) { /* the obligation stays the node's */
        node->host->fn = from->host->fn;
        node->host->data = from->host->data;
    }
    free(node->pointers);
    node->pointers = NULL;
}

/* A host node's block names an obligation, which stays: only the client is told of another function. */
CUresult node_become(graph_node *node, graph_node *from, CUgraphExec executable)
{
    graph *g = node->graph;
    CUresult status = CUDA_SUCCESS;
    if (node->kind == CU_GRAPH_NODE_TYPE_HOST) {
        free(from->block);
        from->block = block_number(CU_GRAPH_NODE_TYPE_HOST, node->host == NULL ? 0 : node->host->obligation,
                                   &from->size);
        status = node->host == NULL || from->block == NULL ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
    } else {
        status = driver_note(g->session, driver_wire_gtapGraphSet(g->session, executable, node->handle, from->block,
                                                                  from->size));
    }
    if (status == CUDA_SUCCESS && executable != NULL)
        return exec_override(executable, node, from);
    if (status == CUDA_SUCCESS)
        take_over(node, from);
    return status;
}

/* Before and after a change: a node of the same kind, in no list, which is filled in between. */
static CUresult start(graph_node *node, graph_node **from, driver_trip *trip)
{
    if (node == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *from = node_new(node->graph, node->kind);
    if (*from == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    *trip = driver_go(node->graph->session, node->graph->context);
    return CUDA_SUCCESS;
}

static CUresult finish(CUresult status, graph_node *node, graph_node *from, CUgraphExec executable, driver_trip trip)
{
    if (status == CUDA_SUCCESS)
        status = node_become(node, from, executable);
    node_free(from);
    driver_back(trip);
    return status;
}

#define SET(kind, params, executable, fill)                                                                            \
    graph_node *from, *node = of_kind(hNode, CU_GRAPH_NODE_TYPE_##kind, params);                                       \
    driver_trip trip;                                                                                                  \
    CUresult status = start(node, &from, &trip);                                                                       \
    return status != CUDA_SUCCESS ? status : finish(fill, node, from, executable, trip)

static CUresult set_kernel(CUgraphNode hNode, const CUDA_KERNEL_NODE_PARAMS *params, CUgraphExec executable)
{
    SET(KERNEL, params, executable, node_kernel(from, params));
}

static CUresult set_first_kernel(CUgraphNode hNode, const CUDA_KERNEL_NODE_PARAMS_v1 *params, CUgraphExec executable)
{
    CUDA_KERNEL_NODE_PARAMS second = {0};
    if (params == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    memcpy(&second, params, sizeof *params);
    return set_kernel(hNode, &second, executable);
}

static CUresult set_copy(CUgraphNode hNode, const CUDA_MEMCPY3D *params, CUgraphExec executable)
{
    SET(MEMCPY, params, executable, node_copy(from, params));
}

static CUresult set_fill(CUgraphNode hNode, const CUDA_MEMSET_NODE_PARAMS *params, CUgraphExec executable)
{
    SET(MEMSET, params, executable, node_fill(from, params));
}

static CUresult set_host(CUgraphNode hNode, const CUDA_HOST_NODE_PARAMS *params, CUgraphExec executable)
{
    SET(HOST, params, executable, node_host(from, params));
}

static CUresult set_record(CUgraphNode hNode, CUevent event, CUgraphExec executable)
{
    SET(EVENT_RECORD, event, executable, node_event(from, event));
}

static CUresult set_wait(CUgraphNode hNode, CUevent event, CUgraphExec executable)
{
    SET(WAIT_EVENT, event, executable, node_event(from, event));
}

CUresult cuGraphKernelNodeSetParams_v2(CUgraphNode hNode, const CUDA_KERNEL_NODE_PARAMS *nodeParams)
{
    return set_kernel(hNode, nodeParams, NULL);
}

CUresult cuGraphKernelNodeSetParams(CUgraphNode hNode, const CUDA_KERNEL_NODE_PARAMS_v1 *nodeParams)
{
    return set_first_kernel(hNode, nodeParams, NULL);
}

CUresult cuGraphExecKernelNodeSetParams_v2(CUgraphExec hGraphExec, CUgraphNode hNode,
                                           const CUDA_KERNEL_NODE_PARAMS *nodeParams)
{
    return hGraphExec == NULL ? CUDA_ERROR_INVALID_VALUE : set_kernel(hNode, nodeParams, hGraphExec);
}

CUresult cuGraphExecKernelNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode,
                                        const CUDA_KERNEL_NODE_PARAMS_v1 *nodeParams)
{
    return hGraphExec == NULL ? CUDA_ERROR_INVALID_VALUE : set_first_kernel(hNode, nodeParams, hGraphExec);
}

CUresult cuGraphMemcpyNodeSetParams(CUgraphNode hNode, const CUDA_MEMCPY3D *nodeParams)
{
    return set_copy(hNode, nodeParams, NULL);
}

CUresult cuGraphExecMemcpyNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode, const CUDA_MEMCPY3D *copyParams,
                                        CUcontext ctx)
{
    (void)ctx;
    return hGraphExec == NULL ? CUDA_ERROR_INVALID_VALUE : set_copy(hNode, copyParams, hGraphExec);
}

CUresult cuGraphMemsetNodeSetParams(CUgraphNode hNode, const CUDA_MEMSET_NODE_PARAMS *nodeParams)
{
    return set_fill(hNode, nodeParams, NULL);
}

CUresult cuGraphExecMemsetNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode,
                                        const CUDA_MEMSET_NODE_PARAMS *memsetParams, CUcontext ctx)
{
    (void)ctx;
    return hGraphExec == NULL ? CUDA_ERROR_INVALID_VALUE : set_fill(hNode, memsetParams, hGraphExec);
}

CUresult cuGraphHostNodeSetParams(CUgraphNode hNode, const CUDA_HOST_NODE_PARAMS *nodeParams)
{
    return set_host(hNode, nodeParams, NULL);
}

CUresult cuGraphExecHostNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode,
                                      const CUDA_HOST_NODE_PARAMS *nodeParams)
{
    return hGraphExec == NULL ? CUDA_ERROR_INVALID_VALUE : set_host(hNode, nodeParams, hGraphExec);
}

CUresult cuGraphEventRecordNodeSetEvent(CUgraphNode hNode, CUevent event)
{
    return set_record(hNode, event, NULL);
}

CUresult cuGraphExecEventRecordNodeSetEvent(CUgraphExec hGraphExec, CUgraphNode hNode, CUevent event)
{
    return hGraphExec == NULL ? CUDA_ERROR_INVALID_VALUE : set_record(hNode, event, hGraphExec);
}

CUresult cuGraphEventWaitNodeSetEvent(CUgraphNode hNode, CUevent event)
{
    return set_wait(hNode, event, NULL);
}

CUresult cuGraphExecEventWaitNodeSetEvent(CUgraphExec hGraphExec, CUgraphNode hNode, CUevent event)
{
    return hGraphExec == NULL ? CUDA_ERROR_INVALID_VALUE : set_wait(hNode, event, hGraphExec);
}

CUresult cuGraphExecChildGraphNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode, CUgraph childGraph)
{
    if (hGraphExec == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    SET(GRAPH, childGraph, hGraphExec, node_child(from, childGraph));
}

/* ---- telling ---- */

/* The parameters as the program gave them, pointing into the block: valid until the node changes. */
static CUresult point_into(graph_node *node, const block_kernel_view *view, driver_function *function)
{
    if (node->pointers != NULL)
        return CUDA_SUCCESS;
    node->pointers = calloc(function->count + 1, sizeof *node->pointers);
    if (node->pointers == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    for (uint32_t i = 0; i < function->count; i++)
        if ((size_t)function->offsets[i] + function->sizes[i] <= view->n)
            node->pointers[i] = view->parameters + function->offsets[i];
    return CUDA_SUCCESS;
}

CUresult cuGraphKernelNodeGetParams_v2(CUgraphNode hNode, CUDA_KERNEL_NODE_PARAMS *p)
{
    driver_site site;
    driver_function *function;
    block_kernel_view view;
    graph_node *node = of_kind(hNode, CU_GRAPH_NODE_TYPE_KERNEL, p);
    CUresult status = node == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    if (node->function == NULL || block_read_kernel(node, &view) != 0) {
        gtap_say_once("kernel of a library", "cuGraphKernelNodeGetParams: this kernel is a library's, launched on "
                                             "the server, where nothing tells its function");
        return CUDA_ERROR_NOT_SUPPORTED;
    }
    status = driver_function_of(node->function, &site, &function);
    if (status == CUDA_SUCCESS)
        status = point_into(node, &view, function);
    if (status != CUDA_SUCCESS)
        return status;
    *p = (CUDA_KERNEL_NODE_PARAMS){node->function, view.shape[0], view.shape[1], view.shape[2], view.shape[3],
                                   view.shape[4], view.shape[5], view.shape[6], node->pointers, NULL, NULL,
                                   site.handle};
    return CUDA_SUCCESS;
}

CUresult cuGraphKernelNodeGetParams(CUgraphNode hNode, CUDA_KERNEL_NODE_PARAMS_v1 *nodeParams)
{
    CUDA_KERNEL_NODE_PARAMS second;
    CUresult status = nodeParams == NULL ? CUDA_ERROR_INVALID_VALUE : cuGraphKernelNodeGetParams_v2(hNode, &second);
    if (status == CUDA_SUCCESS)
        memcpy(nodeParams, &second, sizeof *nodeParams);
    return status;
}

CUresult cuGraphMemcpyNodeGetParams(CUgraphNode hNode, CUDA_MEMCPY3D *nodeParams)
{
    const graph_node *node = of_kind(hNode, CU_GRAPH_NODE_TYPE_MEMCPY, nodeParams);
    if (node == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *nodeParams = node->copy;
    return node->block == NULL ? CUDA_ERROR_NOT_SUPPORTED : CUDA_SUCCESS;
}

CUresult cuGraphMemsetNodeGetParams(CUgraphNode hNode, CUDA_MEMSET_NODE_PARAMS *nodeParams)
{
    const graph_node *node = of_kind(hNode, CU_GRAPH_NODE_TYPE_MEMSET, nodeParams);
    if (node == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    return block_read_fill(node, nodeParams) != 0 ? CUDA_ERROR_NOT_SUPPORTED : CUDA_SUCCESS;
}

CUresult cuGraphHostNodeGetParams(CUgraphNode hNode, CUDA_HOST_NODE_PARAMS *nodeParams)
{
    const graph_node *node = of_kind(hNode, CU_GRAPH_NODE_TYPE_HOST, nodeParams);
    if (node == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    if (node->host == NULL)
        return CUDA_ERROR_NOT_SUPPORTED;
    *nodeParams = (CUDA_HOST_NODE_PARAMS){node->host->fn, node->host->data};
    return CUDA_SUCCESS;
}

CUresult cuGraphChildGraphNodeGetGraph(CUgraphNode hNode, CUgraph *phGraph)
{
    const graph_node *node = of_kind(hNode, CU_GRAPH_NODE_TYPE_GRAPH, phGraph);
    if (node == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    if (node->child == NULL)
        return CUDA_ERROR_NOT_SUPPORTED;
    *phGraph = node->child->handle;
    return CUDA_SUCCESS;
}

static CUresult event_of(const graph_node *node, CUevent *event)
{
    if (node == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *event = node->event;
    return node->event == NULL ? CUDA_ERROR_NOT_SUPPORTED : CUDA_SUCCESS;
}

CUresult cuGraphEventRecordNodeGetEvent(CUgraphNode hNode, CUevent *event_out)
{
    return event_of(of_kind(hNode, CU_GRAPH_NODE_TYPE_EVENT_RECORD, event_out), event_out);
}

CUresult cuGraphEventWaitNodeGetEvent(CUgraphNode hNode, CUevent *event_out)
{
    return event_of(of_kind(hNode, CU_GRAPH_NODE_TYPE_WAIT_EVENT, event_out), event_out);
}

CUresult cuGraphMemAllocNodeGetParams(CUgraphNode hNode, CUDA_MEM_ALLOC_NODE_PARAMS *params_out)
{
    const graph_node *node = of_kind(hNode, CU_GRAPH_NODE_TYPE_MEM_ALLOC, params_out);
    if (node == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *params_out = (CUDA_MEM_ALLOC_NODE_PARAMS){.bytesize = node->memory->size, .dptr = node->address};
    params_out->poolProps.allocType = 1; /* CU_MEM_ALLOCATION_TYPE_PINNED */
    params_out->poolProps.location.type = 1;
    params_out->poolProps.location.id = node->graph->device;
    return CUDA_SUCCESS;
}

CUresult cuGraphMemFreeNodeGetParams(CUgraphNode hNode, CUdeviceptr *dptr_out)
{
    const graph_node *node = of_kind(hNode, CU_GRAPH_NODE_TYPE_MEM_FREE, dptr_out);
    if (node == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *dptr_out = node->address;
    return CUDA_SUCCESS;
}
