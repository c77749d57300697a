/* The structure of graphs: asked for and changed; what was captured is asked of the server first. */
#include "graph.h"

/* ---- lists of nodes ---- */

/* Hand out `count` items: without room only their number is told. More room than items is filled up with NULL. */
typedef struct handout {
    CUgraphNode *nodes, *others;
    size_t room, given;
} handout;

static void give(handout *h, CUgraphNode node, CUgraphNode other)
{
    if (h->given < h->room) {
        if (h->nodes != NULL)
            h->nodes[h->given] = node;
        if (h->others != NULL)
            h->others[h->given] = other;
    }
    h->given++;
}

static void settle(handout *h, size_t *count)
{
    for (size_t i = h->given; h->nodes != NULL && i < h->room; i++) {
        h->nodes[i] = NULL;
        if (h->others != NULL)
            h->others[i] = NULL;
    }
    *count = h->nodes == NULL || h->given < h->room ? h->given : h->room;
}

static CUresult enter_learned(CUgraph handle, const size_t *count, graph **g, driver_trip *trip)
{
    CUresult status = count == NULL ? CUDA_ERROR_INVALID_VALUE : graph_enter(handle, g, trip);
    if (status != CUDA_SUCCESS)
        return status;
    status = graph_learn(*g);
    driver_back(*trip);
    return status;
}

static handout handout_for(CUgraphNode *nodes, CUgraphNode *others, const size_t *count)
{
    return (handout){nodes, others, nodes == NULL ? 0 : *count, 0};
}

CUresult cuGraphGetNodes(CUgraph hGraph, CUgraphNode *nodes, size_t *numNodes)
{
    graph *g;
    driver_trip trip;
    CUresult status = enter_learned(hGraph, numNodes, &g, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    handout h = handout_for(nodes, NULL, numNodes);
    for (unsigned i = 0; i < g->nodes.count; i++)
        give(&h, ((graph_node *)g->nodes.items[i])->handle, NULL);
    settle(&h, numNodes);
    return CUDA_SUCCESS;
}

CUresult cuGraphGetRootNodes(CUgraph hGraph, CUgraphNode *rootNodes, size_t *numRootNodes)
{
    graph *g;
    driver_trip trip;
    CUresult status = enter_learned(hGraph, numRootNodes, &g, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    handout h = handout_for(rootNodes, NULL, numRootNodes);
    for (unsigned i = 0; i < g->nodes.count; i++) {
        const graph_node *node = g->nodes.items[i];
        if (node->before.count == 0)
            give(&h, node->handle, NULL);
    }
    settle(&h, numRootNodes);
    return CUDA_SUCCESS;
}

CUresult cuGraphGetEdges(CUgraph hGraph, CUgraphNode *from, CUgraphNode *to, size_t *numEdges)
{
    graph *g;
    driver_trip trip;
    if ((from == NULL) != (to == NULL))
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = enter_learned(hGraph, numEdges, &g, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    handout h = handout_for(from, to, numEdges);
    for (unsigned i = 0; i < g->nodes.count; i++) {
        const graph_node *node = g->nodes.items[i];
        for (unsigned k = 0; k < node->before.count; k++)
            give(&h, ((graph_node *)node->before.items[k])->handle, node->handle);
    }
    settle(&h, numEdges);
    return CUDA_SUCCESS;
}

/* All edges are plain ones. */
static void plain(CUgraphEdgeData *data, size_t count)
{
    if (data != NULL)
        memset(data, 0, count * sizeof *data);
}

CUresult cuGraphGetEdges_v2(CUgraph hGraph, CUgraphNode *from, CUgraphNode *to, CUgraphEdgeData *edgeData,
                            size_t *numEdges)
{
    CUresult status = cuGraphGetEdges(hGraph, from, to, numEdges);
    if (status == CUDA_SUCCESS && from != NULL)
        plain(edgeData, *numEdges);
    return status;
}

CUresult cuGraphNodeGetDependencies(CUgraphNode hNode, CUgraphNode *dependencies, size_t *numDependencies)
{
    const graph_node *node = node_of(hNode);
    if (node == NULL || numDependencies == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    handout h = handout_for(dependencies, NULL, numDependencies);
    for (unsigned i = 0; i < node->before.count; i++)
        give(&h, ((graph_node *)node->before.items[i])->handle, NULL);
    settle(&h, numDependencies);
    return CUDA_SUCCESS;
}

CUresult cuGraphNodeGetDependencies_v2(CUgraphNode hNode, CUgraphNode *dependencies, CUgraphEdgeData *edgeData,
                                       size_t *numDependencies)
{
    CUresult status = cuGraphNodeGetDependencies(hNode, dependencies, numDependencies);
    if (status == CUDA_SUCCESS && dependencies != NULL)
        plain(edgeData, *numDependencies);
    return status;
}

CUresult cuGraphNodeGetDependentNodes(CUgraphNode hNode, CUgraphNode *dependentNodes, size_t *numDependentNodes)
{
    const graph_node *node = node_of(hNode);
    if (node == NULL || numDependentNodes == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    handout h = handout_for(dependentNodes, NULL, numDependentNodes);
    for (unsigned i = 0; i < node->graph->nodes.count; i++) {
        const graph_node *other = node->graph->nodes.items[i];
        if (list_has(&other->before, node))
            give(&h, other->handle, NULL);
    }
    settle(&h, numDependentNodes);
    return CUDA_SUCCESS;
}

CUresult cuGraphNodeGetDependentNodes_v2(CUgraphNode hNode, CUgraphNode *dependentNodes, CUgraphEdgeData *edgeData,
                                         size_t *numDependentNodes)
{
    CUresult status = cuGraphNodeGetDependentNodes(hNode, dependentNodes, numDependentNodes);
    if (status == CUDA_SUCCESS && dependentNodes != NULL)
        plain(edgeData, *numDependentNodes);
    return status;
}

/* ---- one node ---- */

CUresult cuGraphNodeGetType(CUgraphNode hNode, CUgraphNodeType *type)
{
    const graph_node *node = node_of(hNode);
    if (node == NULL || type == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *type = node->kind;
    return CUDA_SUCCESS;
}

CUresult cuGraphNodeGetContainingGraph(CUgraphNode hNode, CUgraph *phGraph)
{
    const graph_node *node = node_of(hNode);
    if (node == NULL || phGraph == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *phGraph = node->graph->handle;
    return CUDA_SUCCESS;
}

CUresult cuGraphNodeGetLocalId(CUgraphNode hNode, unsigned int *nodeId)
{
    const graph_node *node = node_of(hNode);
    if (node == NULL || nodeId == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *nodeId = (unsigned)node->id;
    return CUDA_SUCCESS;
}

CUresult cuGraphNodeGetToolsId(CUgraphNode hNode, unsigned long long *toolsNodeId)
{
    const graph_node *node = node_of(hNode);
    if (node == NULL || toolsNodeId == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *toolsNodeId = node->graph->id << 32 | (uint32_t)node->id;
    return CUDA_SUCCESS;
}

CUresult cuGraphGetId(CUgraph hGraph, unsigned int *graphId)
{
    const graph *g = graph_of(hGraph);
    if (g == NULL || graphId == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *graphId = (unsigned)g->id;
    return CUDA_SUCCESS;
}

/* What was captured with a node goes with it, or launches would go on carrying it. */
static void graph_forget(graph *g, const graph_node *node)
{
    graph_transfer *sides[2] = {node->in, node->out};
    for (int side = 0; side < 2; side++)
        if (sides[side] != NULL && list_has(&g->transfers, sides[side])) {
            list_remove(&g->transfers, sides[side]);
            transfer_release(sides[side]);
        }
    if (node->host != NULL && list_has(&g->hosts, node->host)) {
        list_remove(&g->hosts, node->host);
        host_release(node->host);
    }
}

CUresult cuGraphDestroyNode(CUgraphNode hNode)
{
    graph_node *node = node_of(hNode);
    if (node == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    graph *g = node->graph;
    driver_trip trip = driver_go(g->session, g->context);
    CUresult status = driver_wire_gtapGraphRemove(g->session, hNode);
    driver_back(trip);
    for (unsigned i = 0; i < g->nodes.count; i++)
        list_remove(&((graph_node *)g->nodes.items[i])->before, node);
    list_remove(&g->nodes, node);
    graph_forget(g, node);
    node_free(node);
    return status;
}

/* ---- dependencies ---- */

/* Whether `node` comes behind `other`. */
static int is_behind(const graph_node *node, const graph_node *other, list *seen)
{
    if (node == other)
        return 1;
    list stack = {0};
    int found = list_add(&stack, (void *)(uintptr_t)node) != 0;
    while (stack.count != 0 && !found) {
        const graph_node *at = stack.items[--stack.count];
        for (unsigned i = 0; i < at->before.count && !found; i++) {
            graph_node *before = at->before.items[i];
            found = before == other;
            if (!list_has(seen, before))
                found |= list_add(seen, before) != 0 || list_add(&stack, before) != 0;
        }
    }
    list_free(&stack);
    return found;
}

static CUresult check_edge(const graph *g, graph_node *from, graph_node *to, int add)
{
    list seen = {0};
    if (from == NULL || to == NULL || from->graph != g || to->graph != g)
        return CUDA_ERROR_INVALID_VALUE;
    if (list_has(&to->before, from) == add)
        return CUDA_ERROR_INVALID_VALUE;
    int circle = add && is_behind(from, to, &seen);
    list_free(&seen);
    return circle ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS;
}

static CUresult change_edges(graph *g, const CUgraphNode *from, const CUgraphNode *to, size_t count, int add,
                             unsigned long long *tokens)
{
    for (size_t i = 0; i < count; i++) {
        graph_node *before = node_of(from[i]), *after = node_of(to[i]);
        CUresult status = check_edge(g, before, after, add);
        if (status != CUDA_SUCCESS)
            return status;
        tokens[2 * i] = gtap_shadow_token(from[i], DRIVER_KIND_CUgraphNode);
        tokens[2 * i + 1] = gtap_shadow_token(to[i], DRIVER_KIND_CUgraphNode);
    }
    CUresult status = driver_wire_gtapGraphDepend(g->session, g->handle, tokens, 2 * count, (unsigned)add);
    for (size_t i = 0; i < count && status == CUDA_SUCCESS; i++) {
        if (!add)
            list_remove(&node_of(to[i])->before, node_of(from[i]));
        else if (list_add(&node_of(to[i])->before, node_of(from[i])) != 0)
            status = CUDA_ERROR_OUT_OF_MEMORY;
    }
    return status;
}

static CUresult depend(CUgraph handle, const CUgraphNode *from, const CUgraphNode *to, size_t count, int add)
{
    graph *g;
    driver_trip trip;
    if (count != 0 && (from == NULL || to == NULL))
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = graph_enter(handle, &g, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    unsigned long long *tokens = count < 1 << 19 ? calloc(2 * count + 1, sizeof *tokens) : NULL;
    if (count != 0)
        status = tokens == NULL ? CUDA_ERROR_OUT_OF_MEMORY : change_edges(g, from, to, count, add, tokens);
    free(tokens);
    driver_back(trip);
    return status;
}

CUresult cuGraphAddDependencies(CUgraph hGraph, const CUgraphNode *from, const CUgraphNode *to, size_t numDependencies)
{
    return depend(hGraph, from, to, numDependencies, 1);
}

CUresult cuGraphRemoveDependencies(CUgraph hGraph, const CUgraphNode *from, const CUgraphNode *to,
                                   size_t numDependencies)
{
    return depend(hGraph, from, to, numDependencies, 0);
}

/* Edges that are more than an order (programmatic launches) are not carried: the plain order is the stricter one. */
CUresult cuGraphAddDependencies_v2(CUgraph hGraph, const CUgraphNode *from, const CUgraphNode *to,
                                   const CUgraphEdgeData *edgeData, size_t numDependencies)
{
    (void)edgeData;
    return depend(hGraph, from, to, numDependencies, 1);
}

CUresult cuGraphRemoveDependencies_v2(CUgraph hGraph, const CUgraphNode *from, const CUgraphNode *to,
                                      const CUgraphEdgeData *edgeData, size_t numDependencies)
{
    (void)edgeData;
    return depend(hGraph, from, to, numDependencies, 0);
}
