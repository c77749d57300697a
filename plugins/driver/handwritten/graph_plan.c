/* What each launch of a graph carries: worked out once, from where copies and host functions stand in it.
 *
 * A source is sent before the launch, or behind the last host function before it, which may have written the bytes. A
 * destination is delivered before the first host function behind it, which may read them, or after the launch. Where the
 * server cannot tell which node a captured copy became, it is taken to stand both before and behind every function. */
#include "graph.h"

/* The graph's nodes and those of its children, a child's node behind all of the child's: positions are indices. */
typedef struct flat {
    const list *overrides;
    list nodes;       /* graph_node */
    list *before;     /* by position: positions + 1, as pointers */
    uint32_t *order;  /* positions, each behind those before it */
    uint8_t **behind; /* by host function: what is behind it, then what is before it */
    uint8_t **ahead;
    list hosts; /* positions + 1 of host functions */
} flat;

static const node_override *override_of(const list *overrides, const graph_node *node)
{
    for (unsigned i = 0; overrides != NULL && i < overrides->count; i++) {
        const node_override *each = overrides->items[i];
        if (each->node == node->id)
            return each;
    }
    return NULL;
}

/* ---- flattening ---- */

static int collect(flat *f, graph *g)
{
    for (unsigned i = 0; i < g->nodes.count; i++) {
        graph_node *node = g->nodes.items[i];
        if (node->child != NULL && collect(f, node->child) != 0)
            return -1;
        if (list_add(&f->nodes, node) != 0)
            return -1;
    }
    return 0;
}

static void *mark(unsigned position)
{
    return (void *)(uintptr_t)(position + 1);
}

static unsigned marked(const void *item)
{
    return (unsigned)((uintptr_t)item - 1);
}

static unsigned position_of(const flat *f, const graph_node *node)
{
    unsigned position = 0;
    while (position < f->nodes.count && f->nodes.items[position] != node)
        position++;
    return position;
}

/* A child's nodes come behind what the child's node comes behind. */
static int connect(flat *f)
{
    for (unsigned i = 0; i < f->nodes.count; i++) {
        const graph_node *node = f->nodes.items[i];
        for (unsigned k = 0; k < node->before.count; k++)
            if (list_add(&f->before[i], mark(position_of(f, node->before.items[k]))) != 0)
                return -1;
        graph_node *parent = node->graph->parent;
        if (parent == NULL)
            continue;
        if (list_add(&f->before[position_of(f, parent)], mark(i)) != 0)
            return -1;
        for (unsigned k = 0; k < parent->before.count; k++)
            if (list_add(&f->before[i], mark(position_of(f, parent->before.items[k]))) != 0)
                return -1;
    }
    return 0;
}

/* An order in which nothing comes before what it depends on. */
static int sort(flat *f)
{
    unsigned count = f->nodes.count, done = 0, first;
    uint8_t *placed = calloc(count + 1, 1);
    if (placed == NULL)
        return -1;
    do {
        first = done;
        for (unsigned i = 0; i < count; i++) {
            int ready = !placed[i];
            for (unsigned k = 0; ready && k < f->before[i].count; k++)
                ready = placed[marked(f->before[i].items[k])];
            if (ready) {
                placed[i] = 1;
                f->order[done++] = i;
            }
        }
    } while (done < count && done > first);
    free(placed);
    return done == count ? 0 : -1;
}

/* From one host function: everything behind it, everything ahead of it. */
static void reach(const flat *f, unsigned host, uint8_t *behind, uint8_t *ahead)
{
    unsigned count = f->nodes.count;
    for (unsigned o = 0; o < count; o++) {
        unsigned i = f->order[o];
        for (unsigned k = 0; k < f->before[i].count; k++) {
            unsigned b = marked(f->before[i].items[k]);
            behind[i] |= b == host || behind[b];
        }
    }
    ahead[host] = 1;
    for (unsigned o = count; o-- > 0;) {
        unsigned i = f->order[o];
        for (unsigned k = 0; ahead[i] && k < f->before[i].count; k++)
            ahead[marked(f->before[i].items[k])] = 1;
    }
    ahead[host] = 0;
}

static int reach_all(flat *f)
{
    for (unsigned i = 0; i < f->nodes.count; i++)
        if (((graph_node *)f->nodes.items[i])->host != NULL && list_add(&f->hosts, mark(i)) != 0)
            return -1;
    f->behind = calloc(f->hosts.count + 1, sizeof *f->behind);
    f->ahead = calloc(f->hosts.count + 1, sizeof *f->ahead);
    if (f->behind == NULL || f->ahead == NULL)
        return -1;
    for (unsigned h = 0; h < f->hosts.count; h++) {
        f->behind[h] = calloc(f->nodes.count, 1);
        f->ahead[h] = calloc(f->nodes.count, 1);
        if (f->behind[h] == NULL || f->ahead[h] == NULL)
            return -1;
        reach(f, marked(f->hosts.items[h]), f->behind[h], f->ahead[h]);
    }
    return 0;
}

static int flatten(flat *f, graph *g)
{
    if (collect(f, g) != 0)
        return -1;
    f->before = calloc(f->nodes.count + 1, sizeof *f->before);
    f->order = calloc(f->nodes.count + 1, sizeof *f->order);
    if (f->before == NULL || f->order == NULL || connect(f) != 0)
        return -1;
    return sort(f) != 0 ? -1 : reach_all(f);
}

static void flat_free(flat *f)
{
    for (unsigned i = 0; f->before != NULL && i < f->nodes.count; i++)
        list_free(&f->before[i]);
    for (unsigned h = 0; h < f->hosts.count; h++) {
        free(f->behind == NULL ? NULL : f->behind[h]);
        free(f->ahead == NULL ? NULL : f->ahead[h]);
    }
    free(f->before);
    free(f->order);
    free(f->behind);
    free(f->ahead);
    list_free(&f->nodes);
    list_free(&f->hosts);
}

/* ---- placing ---- */

/* Whether another host function stands between this one and the node, on the side that `sides` tells of. */
static int is_nearest(const flat *f, uint8_t **sides, unsigned host, unsigned node)
{
    for (unsigned other = 0; other < f->hosts.count; other++)
        if (other != host && sides[host][marked(f->hosts.items[other])] && sides[other][node])
            return 0;
    return 1;
}

static int place(const flat *f, graph_plan *plan, unsigned node, graph_transfer *t)
{
    uint8_t **sides = t->to_device ? f->behind : f->ahead;
    int at_host = 0;
    for (unsigned h = 0; h < f->hosts.count; h++) {
        host_call *call = plan->calls.items[h];
        if (!sides[h][node])
            continue;
        at_host = 1;
        if (is_nearest(f, sides, h, node) && list_add(t->to_device ? &call->send : &call->fetch, t) != 0)
            return -1;
    }
    return at_host ? 0 : list_add(t->to_device ? &plan->sources : &plan->destinations, t);
}

/* The plan keeps the transfer. */
static int hold(graph_plan *plan, graph_transfer *t)
{
    if (list_add(&plan->transfers, t) != 0)
        return -1;
    transfer_retain(t);
    return 0;
}

static int place_node(const flat *f, graph_plan *plan, unsigned i)
{
    const graph_node *node = f->nodes.items[i];
    const node_override *override = override_of(f->overrides, node);
    int replaced = override != NULL && override->replaced;
    graph_transfer *sides[2] = {replaced ? override->in : node->in, replaced ? override->out : node->out};
    if (node->kind == CU_GRAPH_NODE_TYPE_EVENT_RECORD && node->event != NULL &&
        list_add(&plan->events, node->event) != 0)
        return -1;
    if (override != NULL && override->disabled)
        return 0;
    for (int side = 0; side < 2; side++)
        if (sides[side] != NULL && (hold(plan, sides[side]) != 0 || place(f, plan, i, sides[side]) != 0))
            return -1;
    return 0;
}

static int add_call(graph_plan *plan, graph_host *host, CUhostFn fn, void *data)
{
    host_call *call = calloc(1, sizeof *call);
    if (call == NULL || list_add(&plan->calls, call) != 0) {
        free(call);
        return -1;
    }
    *call = (host_call){.plan = plan, .host = host_retain(host), .fn = fn, .data = data};
    return 0;
}

static int place_calls(const flat *f, graph_plan *plan)
{
    for (unsigned h = 0; h < f->hosts.count; h++) {
        const graph_node *node = f->nodes.items[marked(f->hosts.items[h])];
        const node_override *override = override_of(f->overrides, node);
        int replaced = override != NULL && override->replaced;
        if (add_call(plan, node->host, replaced ? override->fn : node->host->fn,
                     replaced ? override->data : node->host->data) != 0)
            return -1;
    }
    return 0;
}

/* ---- what is captured but in no node that is known ---- */

static int is_held(const flat *f, const graph_transfer *t, const graph_host *host)
{
    for (unsigned i = 0; i < f->nodes.count; i++) {
        const graph_node *node = f->nodes.items[i];
        if ((t != NULL && (node->in == t || node->out == t)) || (host != NULL && node->host == host))
            return 1;
    }
    return 0;
}

static int everywhere(graph_plan *plan, graph_transfer *t)
{
    if (hold(plan, t) != 0 || list_add(t->to_device ? &plan->sources : &plan->destinations, t) != 0)
        return -1;
    for (unsigned i = 0; i < plan->calls.count; i++) {
        host_call *call = plan->calls.items[i];
        if (list_add(t->to_device ? &call->send : &call->fetch, t) != 0)
            return -1;
    }
    return 0;
}

static int add_plan(graph_plan *plan, const graph_plan *other)
{
    for (unsigned i = 0; i < other->calls.count; i++) {
        const host_call *call = other->calls.items[i];
        if (add_call(plan, call->host, call->fn, call->data) != 0)
            return -1;
    }
    for (unsigned i = 0; i < other->transfers.count; i++)
        if (everywhere(plan, other->transfers.items[i]) != 0)
            return -1;
    for (unsigned i = 0; i < other->events.count; i++)
        if (list_add(&plan->events, other->events.items[i]) != 0)
            return -1;
    return 0;
}

static int add_memory(graph_plan *plan, const graph *g)
{
    for (unsigned i = 0; i < g->memory.count; i++) {
        graph_memory *memory = g->memory.items[i];
        if (list_add(&plan->memory, memory) != 0)
            return -1;
        atomic_fetch_add(&memory->refs, 1);
    }
    return 0;
}

static int add_captured(const flat *f, graph_plan *plan, const graph *g)
{
    for (unsigned i = 0; i < g->hosts.count; i++) {
        graph_host *host = g->hosts.items[i];
        if (!is_held(f, NULL, host) && add_call(plan, host, host->fn, host->data) != 0)
            return -1;
    }
    for (unsigned i = 0; i < g->transfers.count; i++)
        if (!is_held(f, g->transfers.items[i], NULL) && everywhere(plan, g->transfers.items[i]) != 0)
            return -1;
    for (unsigned i = 0; i < g->plans.count; i++)
        if (add_plan(plan, g->plans.items[i]) != 0)
            return -1;
    for (unsigned i = 0; g->unlearned && i < g->events.count; i++)
        if (list_add(&plan->events, g->events.items[i]) != 0)
            return -1;
    return 0;
}

static int add_graph(const flat *f, graph_plan *plan, const graph *g)
{
    if (add_memory(plan, g) != 0 || add_captured(f, plan, g) != 0)
        return -1;
    for (unsigned i = 0; i < g->nodes.count; i++) {
        const graph_node *node = g->nodes.items[i];
        if (node->child != NULL && add_graph(f, plan, node->child) != 0)
            return -1;
    }
    return 0;
}

/* ---- plans ---- */

/* Where host functions stand matters only together with copies. */
static CUresult know(graph *g)
{
    return g->hosts.count != 0 && g->transfers.count != 0 ? graph_learn(g) : CUDA_SUCCESS;
}

CUresult plan_new(graph *g, const list *overrides, graph_plan **out)
{
    flat f = {.overrides = overrides};
    CUresult status = know(g);
    graph_plan *plan = status == CUDA_SUCCESS ? calloc(1, sizeof *plan) : NULL;
    if (status != CUDA_SUCCESS || plan == NULL)
        return status != CUDA_SUCCESS ? status : CUDA_ERROR_OUT_OF_MEMORY;
    plan->refs = 1;
    int failed = flatten(&f, g) != 0 || place_calls(&f, plan) != 0;
    for (unsigned i = 0; i < f.nodes.count && !failed; i++)
        failed = place_node(&f, plan, i) != 0;
    failed = failed || add_graph(&f, plan, g) != 0;
    flat_free(&f);
    if (failed) {
        plan_release(plan);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    *out = plan;
    return CUDA_SUCCESS;
}

graph_plan *plan_retain(graph_plan *plan)
{
    atomic_fetch_add(&plan->refs, 1);
    return plan;
}

void plan_release(graph_plan *plan)
{
    if (plan == NULL || atomic_fetch_sub(&plan->refs, 1) != 1)
        return;
    for (unsigned i = 0; i < plan->calls.count; i++) {
        host_call *call = plan->calls.items[i];
        host_release(call->host);
        list_free(&call->fetch);
        list_free(&call->send);
        free(call);
    }
    for (unsigned i = 0; i < plan->transfers.count; i++)
        transfer_release(plan->transfers.items[i]);
    for (unsigned i = 0; i < plan->memory.count; i++)
        memory_release(plan->memory.items[i]);
    list *lists[] = {&plan->transfers, &plan->sources, &plan->destinations, &plan->calls, &plan->events, &plan->memory};
    for (unsigned i = 0; i < sizeof lists / sizeof *lists; i++)
        list_free(lists[i]);
    free(plan);
}
