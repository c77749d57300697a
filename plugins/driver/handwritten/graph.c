/* Graphs and their nodes: the objects, and the questions about structure that need no server. */
#include "graph.h"

/* ---- lists ---- */

int list_add(list *l, void *item)
{
    if (l->count == l->room) {
        unsigned room = l->room == 0 ? 8 : l->room * 2;
        void **items = realloc(l->items, room * sizeof *items);
        if (items == NULL)
            return -1;
        l->items = items;
        l->room = room;
    }
    l->items[l->count++] = item;
    return 0;
}

int list_has(const list *l, const void *item)
{
    for (unsigned i = 0; i < l->count; i++)
        if (l->items[i] == item)
            return 1;
    return 0;
}

void list_remove(list *l, const void *item)
{
    for (unsigned i = 0; i < l->count; i++)
        if (l->items[i] == item) {
            memmove(&l->items[i], &l->items[i + 1], (l->count - i - 1) * sizeof *l->items);
            l->count--;
            return;
        }
}

void list_free(list *l)
{
    free(l->items);
    *l = (list){0};
}

/* ---- objects ---- */

static int is_live(const graph *g)
{
    return g != NULL && g->epoch == driver_epoch(g->device);
}

graph *graph_of(CUgraph handle)
{
    graph **at = gtap_shadow_payload(handle, DRIVER_KIND_CUgraph);
    return at == NULL || !is_live(*at) ? NULL : *at;
}

graph_node *node_of(CUgraphNode handle)
{
    graph_node **at = gtap_shadow_payload(handle, DRIVER_KIND_CUgraphNode);
    return at == NULL || *at == NULL || !is_live((*at)->graph) ? NULL : *at;
}

CUresult graph_enter(CUgraph handle, graph **g, driver_trip *trip)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    *g = graph_of(handle);
    if (*g == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *trip = driver_go((*g)->session, (*g)->context);
    return CUDA_SUCCESS;
}

/* The client's side of a graph whose handle is there. */
static CUresult dress(graph *g, const graph *like)
{
    g->session = like->session;
    g->context = like->context;
    g->ordinal = like->ordinal;
    g->device = like->device;
    g->epoch = driver_epoch(like->device);
    g->id = driver_next_id();
    graph **at = gtap_shadow_payload(g->handle, DRIVER_KIND_CUgraph);
    if (at == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    *at = g;
    return CUDA_SUCCESS;
}

CUresult graph_new(const driver_site *site, graph **out)
{
    graph *g = calloc(1, sizeof *g);
    const graph like = {.session = site->session, .context = site->context->number, .ordinal = site->context->ordinal,
                        .device = site->context->device};
    CUresult status = g == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
    if (status == CUDA_SUCCESS && (g->family = family_new(&like)) == NULL)
        status = CUDA_ERROR_OUT_OF_MEMORY;
    if (status == CUDA_SUCCESS)
        status = driver_wire_gtapGraphCreate(site->session, &g->handle);
    if (status == CUDA_SUCCESS)
        status = dress(g, &like);
    if (status != CUDA_SUCCESS && g != NULL) {
        family_release(g->family);
        free(g);
        g = NULL;
    }
    *out = g;
    return status;
}

graph_node *node_new(graph *g, CUgraphNodeType kind)
{
    graph_node *node = calloc(1, sizeof *node);
    if (node != NULL)
        *node = (graph_node){.graph = g, .kind = kind, .id = driver_next_id()};
    return node;
}

void node_free(graph_node *node)
{
    if (node == NULL)
        return;
    list_free(&node->before);
    transfer_release(node->in);
    transfer_release(node->out);
    host_release(node->host);
    memory_release(node->memory);
    if (node->child != NULL)
        graph_free(node->child);
    free(node->block);
    free(node->pointers);
    free(node->attributes);
    if (node->handle != NULL)
        gtap_shadow_destroy(node->handle, DRIVER_KIND_CUgraphNode);
    free(node);
}

static void release_all(graph *g)
{
    for (unsigned i = 0; i < g->nodes.count; i++)
        node_free(g->nodes.items[i]);
    for (unsigned i = 0; i < g->transfers.count; i++)
        transfer_release(g->transfers.items[i]);
    for (unsigned i = 0; i < g->hosts.count; i++)
        host_release(g->hosts.items[i]);
    for (unsigned i = 0; i < g->memory.count; i++)
        memory_release(g->memory.items[i]);
    for (unsigned i = 0; i < g->plans.count; i++)
        plan_release(g->plans.items[i]);
    list *lists[] = {&g->nodes, &g->transfers, &g->hosts, &g->memory, &g->plans, &g->functions, &g->events};
    for (unsigned i = 0; i < sizeof lists / sizeof *lists; i++)
        list_free(lists[i]);
    family_release(g->family);
    references_free(g->objects);
}

CUresult graph_free(graph *g)
{
    CUresult status = driver_wire_gtapGraphDestroy(g->session, g->handle);
    if (gtap_shadow_payload(g->handle, DRIVER_KIND_CUgraph) != NULL) /* the link is lost: nothing was posted */
        gtap_shadow_destroy(g->handle, DRIVER_KIND_CUgraph);
    release_all(g);
    free(g);
    return status;
}

CUresult cuGraphCreate(CUgraph *phGraph, unsigned int flags)
{
    driver_site site;
    graph *g;
    CUresult status = phGraph == NULL || flags != 0 ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status == CUDA_SUCCESS)
        status = graph_new(&site, &g);
    if (status == CUDA_SUCCESS)
        *phGraph = g->handle;
    return status;
}

CUresult cuGraphDestroy(CUgraph hGraph)
{
    graph **at = gtap_shadow_payload(hGraph, DRIVER_KIND_CUgraph);
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    /* a child's belongs to its node, a captured one to its capture */
    if (at == NULL || (*at)->parent != NULL || (*at)->capture != NULL)
        return CUDA_ERROR_INVALID_VALUE;
    driver_trip trip = driver_go((*at)->session, (*at)->context);
    status = graph_free(*at);
    driver_back(trip);
    return status;
}

/* ---- clones ---- */

static CUresult clone_node(const graph_node *from, graph *to, unsigned position)
{
    graph_node *node = node_new(to, from->kind);
    if (node == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    graph_memory *memory = from->memory;
    node->original = from->id;
    node->in = transfer_retain(from->in);
    node->out = transfer_retain(from->out);
    node->host = host_retain(from->host);
    node->memory = memory;
    if (memory != NULL)
        atomic_fetch_add(&memory->refs, 1);
    node->function = from->function;
    node->event = from->event;
    node->address = from->address;
    node->copy = from->copy;
    node->size = from->size;
    node->block = malloc(from->size + 1);
    CUresult status = node->block == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
    if (status == CUDA_SUCCESS && from->block != NULL)
        memcpy(node->block, from->block, from->size);
    if (status == CUDA_SUCCESS && from->attributes != NULL) {
        size_t size = GRAPH_ATTRIBUTES * sizeof *node->attributes;
        node->attributes = malloc(size);
        if (node->attributes != NULL)
            memcpy(node->attributes, from->attributes, size);
    }
    if (status == CUDA_SUCCESS)
        status = driver_wire_gtapGraphName(to->session, &node->handle, to->handle, position);
    if (status == CUDA_SUCCESS && from->child != NULL)
        status = graph_clone_of(from->child, &node->child);
    if (status == CUDA_SUCCESS && node->child != NULL)
        node->child->parent = node;
    if (status == CUDA_SUCCESS && list_add(&to->nodes, node) != 0)
        status = CUDA_ERROR_OUT_OF_MEMORY;
    if (status != CUDA_SUCCESS) {
        node_free(node);
        return status;
    }
    *(graph_node **)gtap_shadow_payload(node->handle, DRIVER_KIND_CUgraphNode) = node;
    return CUDA_SUCCESS;
}

static unsigned position_of(const graph *g, const graph_node *node)
{
    unsigned position = 0;
    while (position < g->nodes.count && g->nodes.items[position] != node)
        position++;
    return position;
}

static CUresult clone_structure(const graph *from, graph *to)
{
    CUresult status = CUDA_SUCCESS;
    for (unsigned i = 0; i < from->nodes.count && status == CUDA_SUCCESS; i++)
        status = clone_node(from->nodes.items[i], to, i);
    for (unsigned i = 0; i < from->nodes.count && status == CUDA_SUCCESS; i++) {
        const graph_node *node = from->nodes.items[i];
        graph_node *copy = to->nodes.items[i];
        for (unsigned k = 0; k < node->before.count && status == CUDA_SUCCESS; k++)
            if (list_add(&copy->before, to->nodes.items[position_of(from, node->before.items[k])]) != 0)
                status = CUDA_ERROR_OUT_OF_MEMORY;
    }
    return status;
}

/* What captured nodes hold beside themselves. */
static CUresult clone_captured(const graph *from, graph *to)
{
    int failed = 0;
    for (unsigned i = 0; i < from->transfers.count; i++)
        failed |= list_add(&to->transfers, transfer_retain(from->transfers.items[i]));
    for (unsigned i = 0; i < from->hosts.count; i++)
        failed |= list_add(&to->hosts, host_retain(from->hosts.items[i]));
    for (unsigned i = 0; i < from->plans.count; i++)
        failed |= list_add(&to->plans, plan_retain(from->plans.items[i]));
    for (unsigned i = 0; i < from->functions.count; i++)
        failed |= list_add(&to->functions, from->functions.items[i]);
    for (unsigned i = 0; i < from->events.count; i++)
        failed |= list_add(&to->events, from->events.items[i]);
    for (unsigned i = 0; i < from->memory.count; i++) {
        graph_memory *memory = from->memory.items[i];
        atomic_fetch_add(&memory->refs, 1);
        failed |= list_add(&to->memory, memory);
    }
    return failed ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
}

CUresult graph_clone_of(graph *original, graph **out)
{
    CUresult status = graph_learn(original);
    graph *g = status == CUDA_SUCCESS ? calloc(1, sizeof *g) : NULL;
    if (status != CUDA_SUCCESS || g == NULL)
        return status != CUDA_SUCCESS ? status : CUDA_ERROR_OUT_OF_MEMORY;
    g->family = original->family; /* the stages are shared */
    atomic_fetch_add(&g->family->refs, 1);
    status = driver_wire_gtapGraphClone(original->session, &g->handle, original->handle);
    if (status == CUDA_SUCCESS)
        status = dress(g, original);
    if (status != CUDA_SUCCESS) {
        family_release(g->family);
        free(g);
        return status;
    }
    g->original = original->id;
    status = clone_structure(original, g);
    if (status == CUDA_SUCCESS)
        status = clone_captured(original, g);
    if (status == CUDA_SUCCESS)
        status = references_copy(original->objects, &g->objects);
    if (status != CUDA_SUCCESS)
        graph_free(g);
    else
        *out = g;
    return status;
}

CUresult cuGraphClone(CUgraph *phGraphClone, CUgraph originalGraph)
{
    graph *g, *clone;
    driver_trip trip;
    CUresult status = phGraphClone == NULL ? CUDA_ERROR_INVALID_VALUE : graph_enter(originalGraph, &g, &trip);
    if (status != CUDA_SUCCESS)
        return status;
    status = g->capture != NULL ? CUDA_ERROR_INVALID_VALUE : graph_clone_of(g, &clone);
    if (status == CUDA_SUCCESS)
        *phGraphClone = clone->handle;
    driver_back(trip);
    return status;
}

static graph_node *find_original(const graph *g, uint64_t original)
{
    for (unsigned i = 0; i < g->nodes.count; i++) {
        graph_node *node = g->nodes.items[i];
        if (node->original == original)
            return node;
        graph_node *inside = node->child == NULL ? NULL : find_original(node->child, original);
        if (inside != NULL)
            return inside;
    }
    return NULL;
}

CUresult cuGraphNodeFindInClone(CUgraphNode *phNode, CUgraphNode hOriginalNode, CUgraph hClonedGraph)
{
    CUresult status = driver_ready();
    const graph_node *original = node_of(hOriginalNode);
    const graph *clone = graph_of(hClonedGraph);
    if (status != CUDA_SUCCESS || phNode == NULL || original == NULL || clone == NULL)
        return status != CUDA_SUCCESS ? status : CUDA_ERROR_INVALID_VALUE;
    const graph_node *found = find_original(clone, original->id);
    if (found == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    *phNode = found->handle;
    return CUDA_SUCCESS;
}
