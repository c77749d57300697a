/* The nodes of a captured graph: asked for when the program asks, and given handles then. */
#include "graph.h"

enum { ROOM = 1 << 20 };  /* bytes of one answer: more than any node takes */
enum { MOST = 1 << 20 };  /* nodes of a graph */

typedef struct listed {
    uint32_t bytes, kind;
    uint64_t token;
    uint32_t dependencies, size;
} listed;

typedef struct learning {
    graph *graph;
    list nodes;         /* in the server's order */
    uint32_t *before;   /* positions, node after node */
    size_t count, room; /* of them */
} learning;

static graph_node *node_by_token(const graph *g, uint64_t token)
{
    for (unsigned i = 0; i < g->nodes.count; i++) {
        graph_node *node = g->nodes.items[i];
        if (gtap_shadow_token(node->handle, DRIVER_KIND_CUgraphNode) == token)
            return node;
    }
    return NULL;
}

static int keep_positions(learning *l, const unsigned char *at, uint32_t count)
{
    if (l->count + count > l->room) {
        size_t room = (l->count + count) * 2;
        uint32_t *more = realloc(l->before, room * sizeof *more);
        if (more == NULL)
            return -1;
        l->before = more;
        l->room = room;
    }
    memcpy(l->before + l->count, at, count * sizeof *l->before);
    l->count += count;
    return 0;
}

/* A copy whose one side is a stage: the host memory that it stands in for. Several copies may share it: one each. */
static graph_transfer *claim_transfer(const graph *g, CUdeviceptr address, const size_t extent[3], int to_device)
{
    for (unsigned i = 0; i < g->transfers.count; i++) {
        graph_transfer *each = g->transfers.items[i];
        if (!each->claimed && each->address == address && each->to_device == to_device &&
            each->width * each->rows * each->slices == extent[0] * extent[1] * extent[2]) {
            each->claimed = 1;
            return transfer_retain(each);
        }
    }
    return NULL;
}

static void find_host(graph_node *node)
{
    const list *hosts = &node->graph->hosts;
    uint64_t obligation = block_read_number(node);
    for (unsigned i = 0; i < hosts->count; i++) {
        graph_host *each = hosts->items[i];
        if (each->obligation == obligation)
            node->host = host_retain(each);
    }
}

static void find_function(graph_node *node)
{
    block_kernel_view view;
    const list *functions = &node->graph->functions;
    if (block_read_kernel(node, &view) != 0)
        return;
    for (unsigned i = 0; i < functions->count; i++)
        if (gtap_shadow_token(functions->items[i], DRIVER_KIND_CUfunction) == view.function)
            node->function = functions->items[i];
}

static void describe_side(const graph_transfer *transfer, const region *r, size_t rows, int source, CUDA_MEMCPY3D *copy)
{
    int type = transfer == NULL ? CU_MEMORYTYPE_DEVICE : CU_MEMORYTYPE_HOST;
    size_t pitch = transfer == NULL ? r->pitch : transfer->pitch, slice = transfer == NULL ? r->slice : transfer->slice;
    size_t height = pitch == 0 || slice == 0 ? rows : slice / pitch;
    if (source) {
        copy->srcMemoryType = type;
        copy->srcHost = transfer == NULL ? NULL : transfer->host;
        copy->srcDevice = transfer == NULL ? r->address : 0;
        copy->srcPitch = pitch;
        copy->srcHeight = height;
    } else {
        copy->dstMemoryType = type;
        copy->dstHost = transfer == NULL ? NULL : transfer->host;
        copy->dstDevice = transfer == NULL ? r->address : 0;
        copy->dstPitch = pitch;
        copy->dstHeight = height;
    }
}

static void find_copy(graph_node *node)
{
    region to, from;
    size_t extent[3];
    if (block_read_copy(node, &to, &from, extent) != 0)
        return;
    node->in = claim_transfer(node->graph, from.address, extent, 1);
    node->out = claim_transfer(node->graph, to.address, extent, 0);
    node->copy = (CUDA_MEMCPY3D){.WidthInBytes = extent[0], .Height = extent[1], .Depth = extent[2]};
    describe_side(node->in, &from, extent[1], 1, &node->copy);
    describe_side(node->out, &to, extent[1], 0, &node->copy);
}

static void find_event(graph_node *node)
{
    const list *events = &node->graph->events;
    uint64_t token = block_read_number(node);
    for (unsigned i = 0; i < events->count; i++)
        if (gtap_shadow_token(events->items[i], DRIVER_KIND_CUevent) == token)
            node->event = events->items[i];
}

static void understand(graph_node *node)
{
    switch (node->kind) {
    case CU_GRAPH_NODE_TYPE_KERNEL:
        find_function(node);
        break;
    case CU_GRAPH_NODE_TYPE_MEMCPY:
        find_copy(node);
        break;
    case CU_GRAPH_NODE_TYPE_HOST:
        find_host(node);
        break;
    case CU_GRAPH_NODE_TYPE_WAIT_EVENT:
    case CU_GRAPH_NODE_TYPE_EVENT_RECORD:
        find_event(node);
        break;
    default:
        break;
    }
}

static CUresult make_node(learning *l, const listed *entry, const unsigned char *block)
{
    graph *g = l->graph;
    graph_node *node = node_new(g, (CUgraphNodeType)entry->kind);
    if (node == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    node->size = entry->size;
    node->block = entry->size == 0 ? NULL : malloc(entry->size);
    if (node->block != NULL)
        memcpy(node->block, block, entry->size);
    CUresult status = entry->size != 0 && node->block == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
    if (status == CUDA_SUCCESS)
        status = driver_wire_gtapGraphName(g->session, &node->handle, g->handle, l->nodes.count);
    if (status == CUDA_SUCCESS && list_add(&l->nodes, node) != 0)
        status = CUDA_ERROR_OUT_OF_MEMORY;
    if (status != CUDA_SUCCESS) {
        node_free(node);
        return status;
    }
    *(graph_node **)gtap_shadow_payload(node->handle, DRIVER_KIND_CUgraphNode) = node;
    understand(node);
    return CUDA_SUCCESS;
}

/* One node of an answer; its bytes, 0 at the end, -1 when it is malformed. */
static long read_one(learning *l, const unsigned char *at, size_t left, CUresult *status)
{
    listed entry;
    if (left < sizeof entry)
        return 0;
    memcpy(&entry, at, sizeof entry);
    if (entry.bytes == 0)
        return 0;
    size_t positions = ((size_t)entry.dependencies * 4 + 7) & ~(size_t)7, size = ((size_t)entry.size + 7) & ~(size_t)7;
    if (entry.bytes > left || entry.dependencies > 1 << 20 || sizeof entry + positions + size != entry.bytes)
        return -1;
    graph_node *known = entry.token == 0 ? NULL : node_by_token(l->graph, entry.token);
    if (l->nodes.count >= MOST || (known != NULL && known->listed))
        return -1;
    if (known != NULL)
        known->listed = 1;
    if (keep_positions(l, (const unsigned char *)&entry.dependencies, 1) != 0 ||
        keep_positions(l, at + sizeof entry, entry.dependencies) != 0)
        *status = CUDA_ERROR_OUT_OF_MEMORY;
    else if (known != NULL)
        *status = list_add(&l->nodes, known) != 0 ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
    else
        *status = make_node(l, &entry, at + sizeof entry + positions);
    return *status == CUDA_SUCCESS ? (long)entry.bytes : -1;
}

static CUresult read_answer(learning *l, const unsigned char *answer, unsigned *got)
{
    CUresult status = CUDA_SUCCESS;
    unsigned before = l->nodes.count;
    for (size_t at = 0; at < ROOM;) {
        long bytes = read_one(l, answer + at, ROOM - at, &status);
        if (bytes < 0)
            return status != CUDA_SUCCESS ? status : CUDA_ERROR_UNKNOWN;
        if (bytes == 0)
            break;
        at += (size_t)bytes;
    }
    *got = l->nodes.count - before;
    return CUDA_SUCCESS;
}

static CUresult connect(learning *l)
{
    const uint32_t *at = l->before;
    for (unsigned i = 0; i < l->nodes.count; i++) {
        graph_node *node = l->nodes.items[i];
        uint32_t count = *at++;
        node->before.count = 0;
        for (; count > 0; count--, at++)
            if (*at >= l->nodes.count || list_add(&node->before, l->nodes.items[*at]) != 0)
                return CUDA_ERROR_UNKNOWN;
    }
    return CUDA_SUCCESS;
}

/* The handles are the graph's, also after a failure; a node that the server does not list (it was refused, and that was
 * reported) comes last. */
static CUresult take_over(graph *g, learning *l, CUresult status)
{
    for (unsigned i = 0; i < g->nodes.count; i++) {
        graph_node *node = g->nodes.items[i];
        if (!node->listed && list_add(&l->nodes, node) != 0)
            status = CUDA_ERROR_OUT_OF_MEMORY;
        node->listed = 0;
    }
    list_free(&g->nodes);
    g->nodes = l->nodes;
    return status;
}

CUresult graph_learn(graph *g)
{
    if (!g->unlearned)
        return CUDA_SUCCESS;
    learning l = {.graph = g};
    unsigned got = 1;
    unsigned char *answer = malloc(ROOM);
    CUresult status = answer == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
    while (status == CUDA_SUCCESS && got != 0) {
        memset(answer, 0, ROOM);
        status = driver_wire_gtapGraphNodes(g->session, g->handle, l.nodes.count, answer, ROOM);
        if (status == CUDA_SUCCESS)
            status = read_answer(&l, answer, &got);
    }
    if (status == CUDA_SUCCESS)
        status = connect(&l);
    free(answer);
    free(l.before);
    status = take_over(g, &l, status);
    g->unlearned = status != CUDA_SUCCESS;
    return status;
}
