/* Nodes by one structure for all kinds, attributes of kernel nodes, and what graphs are not given here. */
#include "graph.h"

#include <stdio.h>

static CUresult refuse(const char *what)
{
    gtap_say_once(what, "%s are not carried", what);
    return CUDA_ERROR_NOT_SUPPORTED;
}

static CUDA_MEMSET_NODE_PARAMS first_fill(const CUgraphNodeParams *p)
{
    return (CUDA_MEMSET_NODE_PARAMS){p->memset.dst, p->memset.pitch, p->memset.value, p->memset.elementSize,
                                     p->memset.width, p->memset.height};
}

CUresult cuGraphAddNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                        size_t numDependencies, CUgraphNodeParams *p)
{
    CUgraphNode *node = phGraphNode;
    const CUgraphNode *before = dependencies;
    size_t n = numDependencies;
    if (p == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    const CUDA_MEMSET_NODE_PARAMS fill = first_fill(p);
    switch (p->type) {
    case CU_GRAPH_NODE_TYPE_KERNEL:
        return cuGraphAddKernelNode_v2(node, hGraph, before, n, &p->kernel);
    case CU_GRAPH_NODE_TYPE_MEMCPY:
        return cuGraphAddMemcpyNode(node, hGraph, before, n, &p->memcpy.copyParams, p->memcpy.copyCtx);
    case CU_GRAPH_NODE_TYPE_MEMSET:
        return cuGraphAddMemsetNode(node, hGraph, before, n, &fill, p->memset.ctx);
    case CU_GRAPH_NODE_TYPE_HOST:
        return cuGraphAddHostNode(node, hGraph, before, n, &p->host);
    case CU_GRAPH_NODE_TYPE_GRAPH:
        return cuGraphAddChildGraphNode(node, hGraph, before, n, p->graph.graph);
    case CU_GRAPH_NODE_TYPE_EMPTY:
        return cuGraphAddEmptyNode(node, hGraph, before, n);
    case CU_GRAPH_NODE_TYPE_WAIT_EVENT:
        return cuGraphAddEventWaitNode(node, hGraph, before, n, p->eventWait.event);
    case CU_GRAPH_NODE_TYPE_EVENT_RECORD:
        return cuGraphAddEventRecordNode(node, hGraph, before, n, p->eventRecord.event);
    case CU_GRAPH_NODE_TYPE_MEM_ALLOC:
        return cuGraphAddMemAllocNode(node, hGraph, before, n, &p->alloc);
    case CU_GRAPH_NODE_TYPE_MEM_FREE:
        return cuGraphAddMemFreeNode(node, hGraph, before, n, p->free.dptr);
    case CU_GRAPH_NODE_TYPE_CONDITIONAL:
        return refuse("conditional nodes of graphs");
    case CU_GRAPH_NODE_TYPE_BATCH_MEM_OP:
        return refuse("batched memory operations in graphs");
    case CU_GRAPH_NODE_TYPE_EXT_SEMAS_SIGNAL:
    case CU_GRAPH_NODE_TYPE_EXT_SEMAS_WAIT:
        return refuse("external semaphores");
    default:
        return CUDA_ERROR_INVALID_VALUE;
    }
}

CUresult cuGraphAddNode_v2(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies,
                           const CUgraphEdgeData *dependencyData, size_t numDependencies,
                           CUgraphNodeParams *nodeParams)
{
    (void)dependencyData;
    return cuGraphAddNode(phGraphNode, hGraph, dependencies, numDependencies, nodeParams);
}

CUresult cuGraphNodeSetParams(CUgraphNode hNode, CUgraphNodeParams *p)
{
    if (p == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    const CUDA_MEMSET_NODE_PARAMS fill = first_fill(p);
    switch (p->type) {
    case CU_GRAPH_NODE_TYPE_KERNEL:
        return cuGraphKernelNodeSetParams_v2(hNode, &p->kernel);
    case CU_GRAPH_NODE_TYPE_MEMCPY:
        return cuGraphMemcpyNodeSetParams(hNode, &p->memcpy.copyParams);
    case CU_GRAPH_NODE_TYPE_MEMSET:
        return cuGraphMemsetNodeSetParams(hNode, &fill);
    case CU_GRAPH_NODE_TYPE_HOST:
        return cuGraphHostNodeSetParams(hNode, &p->host);
    case CU_GRAPH_NODE_TYPE_WAIT_EVENT:
        return cuGraphEventWaitNodeSetEvent(hNode, p->eventWait.event);
    case CU_GRAPH_NODE_TYPE_EVENT_RECORD:
        return cuGraphEventRecordNodeSetEvent(hNode, p->eventRecord.event);
    default:
        return CUDA_ERROR_INVALID_VALUE;
    }
}

CUresult cuGraphExecNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode, CUgraphNodeParams *p)
{
    if (p == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    const CUDA_MEMSET_NODE_PARAMS fill = first_fill(p);
    switch (p->type) {
    case CU_GRAPH_NODE_TYPE_KERNEL:
        return cuGraphExecKernelNodeSetParams_v2(hGraphExec, hNode, &p->kernel);
    case CU_GRAPH_NODE_TYPE_MEMCPY:
        return cuGraphExecMemcpyNodeSetParams(hGraphExec, hNode, &p->memcpy.copyParams, p->memcpy.copyCtx);
    case CU_GRAPH_NODE_TYPE_MEMSET:
        return cuGraphExecMemsetNodeSetParams(hGraphExec, hNode, &fill, p->memset.ctx);
    case CU_GRAPH_NODE_TYPE_HOST:
        return cuGraphExecHostNodeSetParams(hGraphExec, hNode, &p->host);
    case CU_GRAPH_NODE_TYPE_GRAPH:
        return cuGraphExecChildGraphNodeSetParams(hGraphExec, hNode, p->graph.graph);
    case CU_GRAPH_NODE_TYPE_WAIT_EVENT:
        return cuGraphExecEventWaitNodeSetEvent(hGraphExec, hNode, p->eventWait.event);
    case CU_GRAPH_NODE_TYPE_EVENT_RECORD:
        return cuGraphExecEventRecordNodeSetEvent(hGraphExec, hNode, p->eventRecord.event);
    default:
        return CUDA_ERROR_INVALID_VALUE;
    }
}

CUresult cuGraphConditionalHandleCreate(CUgraphConditionalHandle *pHandle_out, CUgraph hGraph, CUcontext ctx,
                                        unsigned int defaultLaunchValue, unsigned int flags)
{
    (void)ctx, (void)defaultLaunchValue, (void)flags;
    if (pHandle_out == NULL || graph_of(hGraph) == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    return refuse("conditional nodes of graphs");
}

/* ---- attributes of kernel nodes: kept; hints all of them but the cooperative launch ---- */

static graph_node *kernel_of(CUgraphNode handle, const void *needed)
{
    graph_node *node = needed == NULL ? NULL : node_of(handle);
    return node == NULL || node->kind != CU_GRAPH_NODE_TYPE_KERNEL ? NULL : node;
}

CUresult cuGraphKernelNodeGetAttribute(CUgraphNode hNode, CUkernelNodeAttrID attr, CUkernelNodeAttrValue *value_out)
{
    block_kernel_view view;
    graph_node *node = kernel_of(hNode, value_out);
    if (node == NULL || attr <= CU_LAUNCH_ATTRIBUTE_IGNORE || attr >= GRAPH_ATTRIBUTES)
        return CUDA_ERROR_INVALID_VALUE;
    memset(value_out, 0, sizeof *value_out);
    if (node->attributes != NULL && node->attributes[attr].set)
        *value_out = node->attributes[attr].value;
    else if (attr == CU_LAUNCH_ATTRIBUTE_COOPERATIVE && block_read_kernel(node, &view) == 0)
        value_out->cooperative = (int)view.shape[7];
    return CUDA_SUCCESS;
}

/* The cooperative launch is part of what the node does. */
static CUresult set_cooperative(graph_node *node, int cooperative)
{
    block_kernel_view view;
    if (block_read_kernel(node, &view) != 0)
        return CUDA_ERROR_NOT_SUPPORTED;
    view.shape[7] = cooperative != 0;
    size_t size;
    unsigned char *block = block_kernel(view.function, view.shape, view.parameters, view.n, &size);
    if (block == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    gtap_session *session = node->graph->session;
    driver_trip trip = driver_go(session, node->graph->context);
    CUresult status = driver_note(session, driver_wire_gtapGraphSet(session, NULL, node->handle, block, size));
    driver_back(trip);
    free(node->block);
    free(node->pointers);
    node->block = block;
    node->pointers = NULL;
    return status;
}

CUresult cuGraphKernelNodeSetAttribute(CUgraphNode hNode, CUkernelNodeAttrID attr, const CUkernelNodeAttrValue *value)
{
    graph_node *node = kernel_of(hNode, value);
    if (node == NULL || attr <= CU_LAUNCH_ATTRIBUTE_IGNORE || attr >= GRAPH_ATTRIBUTES)
        return CUDA_ERROR_INVALID_VALUE;
    if (attr == CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION && value->clusterDim.x * value->clusterDim.y > 1)
        return refuse("clusters in graphs");
    if (attr == CU_LAUNCH_ATTRIBUTE_DEVICE_UPDATABLE_KERNEL_NODE && value->deviceUpdatableKernelNode.deviceUpdatable)
        return refuse("kernel nodes that kernels update");
    if (node->attributes == NULL)
        node->attributes = calloc(GRAPH_ATTRIBUTES, sizeof *node->attributes);
    if (node->attributes == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    CUresult status = attr == CU_LAUNCH_ATTRIBUTE_COOPERATIVE ? set_cooperative(node, value->cooperative)
                                                              : CUDA_SUCCESS;
    if (status == CUDA_SUCCESS) {
        node->attributes[attr].set = 1;
        node->attributes[attr].value = *value;
    }
    return status;
}

CUresult cuGraphKernelNodeCopyAttributes(CUgraphNode dst, CUgraphNode src)
{
    const graph_node *from = kernel_of(src, src), *to = kernel_of(dst, dst);
    CUresult status = from == NULL || to == NULL ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
    for (int attr = 1; from != NULL && from->attributes != NULL && attr < GRAPH_ATTRIBUTES; attr++)
        if (status == CUDA_SUCCESS && from->attributes[attr].set)
            status = cuGraphKernelNodeSetAttribute(dst, attr, &from->attributes[attr].value);
    return status;
}

/* ---- a picture ---- */

static const char *kind_name(CUgraphNodeType kind)
{
    static const char *const names[] = {"KERNEL", "MEMCPY",       "MEMSET",     "HOST",       "GRAPH",     "EMPTY", "EVENT_WAIT",
                                        "EVENT_RECORD", "EXT_SEMAS_SIGNAL", "EXT_SEMAS_WAIT", "MEM_ALLOC", "MEM_FREE"};
    return kind >= 0 && kind < (int)(sizeof names / sizeof *names) ? names[kind] : "OTHER";
}

static void draw(FILE *file, const graph *g)
{
    fprintf(file, "subgraph cluster_%llu {\n", (unsigned long long)g->id);
    for (unsigned i = 0; i < g->nodes.count; i++) {
        const graph_node *node = g->nodes.items[i];
        fprintf(file, "\"node_%llu\" [shape=\"rectangle\" label=\"%u %s\"];\n", (unsigned long long)node->id, i,
                kind_name(node->kind));
        for (unsigned k = 0; k < node->before.count; k++)
            fprintf(file, "\"node_%llu\" -> \"node_%llu\";\n",
                    (unsigned long long)((graph_node *)node->before.items[k])->id, (unsigned long long)node->id);
        if (node->child != NULL)
            draw(file, node->child);
    }
    fprintf(file, "}\n");
}

CUresult cuGraphDebugDotPrint(CUgraph hGraph, const char *path, unsigned int flags)
{
    graph *g;
    driver_trip trip;
    (void)flags; /* how much is told */
    CUresult status = path == NULL ? CUDA_ERROR_INVALID_VALUE : graph_enter(hGraph, &g, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    status = graph_learn(g);
    driver_back(trip);
    FILE *file = status == CUDA_SUCCESS ? fopen(path, "w") : NULL;
    if (file == NULL)
        return status != CUDA_SUCCESS ? status : CUDA_ERROR_INVALID_VALUE;
    fprintf(file, "digraph dot {\n");
    draw(file, g);
    fprintf(file, "}\n");
    return fclose(file) == 0 ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}
