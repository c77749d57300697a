/* What graph nodes of the stand-in driver do: added, changed, in graphs and in executables, and read. */
#include <stdlib.h>
#include <string.h>

#include "fake_graphs.h"

struct kernel_params {
    void *function;
    unsigned int shape[6], shared;
    void **parameters, *extra, *kernel, *context;
};

struct fill_params {
    address to;
    size_t pitch;
    unsigned int value, element;
    size_t width, height;
};

struct host_params {
    void (*call)(void *data);
    void *data;
};

struct memory_params {
    void *context;
    unsigned int count;
    uint64_t *operations;
    unsigned int flags;
};

static int set_kernel(struct node *node, const struct kernel_params *params)
{
    struct kernel *kernel = params->function != NULL ? params->function : params->kernel;
    unsigned char packed[32768];
    size_t end = 0;
    if (params->context == NULL || params->extra != NULL)
        return INVALID_VALUE;
    if (fake_body_of(kernel->name) == NULL)
        return NOT_SUPPORTED;
    node->command = (struct command){.run = fake_run_kernel, .kind = KERNEL_NODE, .kernel = kernel,
                                     .shared = params->shared, .cooperative = node->command.cooperative};
    memcpy(node->command.grid, params->shape, sizeof node->command.grid);
    memcpy(node->command.block, params->shape + 3, sizeof node->command.block);
    for (size_t i = 0; i < kernel->count; i++) {
        memcpy(packed + kernel->offsets[i], params->parameters[i], kernel->sizes[i]);
        end = kernel->offsets[i] + kernel->sizes[i];
    }
    fake_set_parameters(node, packed, end);
    return SUCCESS;
}

static int set_copy(struct node *node, const struct box *box)
{
    node->command = (struct command){.run = fake_run_copy, .kind = COPY_NODE, .box = *box};
    return fake_check_box(box);
}

static int set_fill(struct node *node, const struct fill_params *params)
{
    node->command = (struct command){.run = fake_run_fill, .kind = FILL_NODE, .to = params->to, .pitch = params->pitch,
                                     .value = params->value, .element = params->element, .size = params->width,
                                     .height = params->height};
    return params->width != 0 && params->height != 0 ? SUCCESS : INVALID_VALUE;
}

static int set_host(struct node *node, const struct host_params *params)
{
    node->command = (struct command){.run = fake_run_call, .kind = HOST_NODE, .call = params->call, .data = params->data};
    return params->call != NULL ? SUCCESS : INVALID_VALUE;
}

static int set_memory(struct node *node, const struct memory_params *params)
{
    const uint64_t *given = params->operations;
    if (params->context == NULL || params->count != 1 || params->flags != 0 || given[0] < 1 || given[0] > 2)
        return INVALID_VALUE;
    memcpy(node->operation, given, sizeof node->operation);
    node->command = fake_memory_operation(given[0] == 2, given[1], given[2], 4, (unsigned int)given[3]);
    return SUCCESS;
}

typedef struct node *const *nodes;

#define ADD(name, kind, set, type, ...)                                                                                \
    API name(struct node **node, void *graph, nodes before, size_t n, const type *work __VA_ARGS__)                    \
    {                                                                                                                  \
        *node = fake_new_node(graph, kind, before, n);                                                                 \
        return *node != NULL ? set(*node, work) : INVALID_VALUE;                                                       \
    }
#define SET(name, wanted, set, type)                                                                                   \
    API name(struct node *node, const type *work)                                                                      \
    {                                                                                                                  \
        return node->kind == wanted ? set(node, work) : INVALID_VALUE;                                                 \
    }
#define EXEC(name, wanted, set, type, ...)                                                                             \
    API name(const struct executable *executable, struct node *original, const type *work __VA_ARGS__)                 \
    {                                                                                                                  \
        struct node *node = fake_find(executable->graph, original);                                                    \
        return node != NULL && node->kind == wanted ? set(node, work) : INVALID_VALUE;                                 \
    }
#define CONTEXT , const void *context __attribute__((unused))

ADD(cuGraphAddKernelNode_v2, KERNEL_NODE, set_kernel, struct kernel_params)
SET(cuGraphKernelNodeSetParams_v2, KERNEL_NODE, set_kernel, struct kernel_params)
EXEC(cuGraphExecKernelNodeSetParams_v2, KERNEL_NODE, set_kernel, struct kernel_params)
ADD(cuGraphAddMemcpyNode, COPY_NODE, set_copy, struct box, CONTEXT)
SET(cuGraphMemcpyNodeSetParams, COPY_NODE, set_copy, struct box)
EXEC(cuGraphExecMemcpyNodeSetParams, COPY_NODE, set_copy, struct box, CONTEXT)
ADD(cuGraphAddMemsetNode, FILL_NODE, set_fill, struct fill_params, CONTEXT)
SET(cuGraphMemsetNodeSetParams, FILL_NODE, set_fill, struct fill_params)
EXEC(cuGraphExecMemsetNodeSetParams, FILL_NODE, set_fill, struct fill_params, CONTEXT)
ADD(cuGraphAddHostNode, HOST_NODE, set_host, struct host_params)
SET(cuGraphHostNodeSetParams, HOST_NODE, set_host, struct host_params)
ADD(cuGraphAddBatchMemOpNode, MEMORY_NODE, set_memory, struct memory_params)
SET(cuGraphBatchMemOpNodeSetParams, MEMORY_NODE, set_memory, struct memory_params)

API cuGraphKernelNodeGetParams_v2(struct node *node, struct kernel_params *params)
{
    const struct command *command = &node->command;
    *params = (struct kernel_params){.function = (char *)(uintptr_t)command->kernel + 1, .shared = command->shared,
                                     .parameters = node->pointers};
    memcpy(params->shape, command->grid, sizeof command->grid);
    memcpy(params->shape + 3, command->block, sizeof command->block);
    return node->kind == KERNEL_NODE ? SUCCESS : INVALID_VALUE;
}

API cuGraphKernelNodeGetAttribute(struct node *node, int attribute, int *value)
{
    *value = node->command.cooperative;
    return attribute == 2 ? SUCCESS : INVALID_VALUE;
}

API cuGraphKernelNodeSetAttribute(struct node *node, int attribute, const int *value)
{
    node->command.cooperative = *value;
    return attribute == 2 ? SUCCESS : INVALID_VALUE;
}

API cuGraphMemcpyNodeGetParams(struct node *node, struct box *box)
{
    *box = node->command.box;
    return SUCCESS;
}

API cuGraphMemsetNodeGetParams(struct node *node, struct fill_params *params)
{
    const struct command *command = &node->command;
    *params = (struct fill_params){command->to, command->pitch, (unsigned int)command->value,
                                   (unsigned int)command->element, command->size, command->height};
    return SUCCESS;
}

API cuGraphHostNodeGetParams(struct node *node, struct host_params *params)
{
    *params = (struct host_params){node->command.call, node->command.data};
    return SUCCESS;
}

API cuGraphBatchMemOpNodeGetParams(struct node *node, struct memory_params *params)
{
    *params = (struct memory_params){.count = 1, .operations = node->operation};
    return SUCCESS;
}

API cuGraphAddChildGraphNode(struct node **node, void *graph, nodes before, size_t n, void *child)
{
    *node = fake_new_node(graph, CHILD_NODE, before, n);
    (*node)->child = fake_copy_of(child);
    return SUCCESS;
}

API cuGraphChildGraphNodeGetGraph(struct node *node, void **graph)
{
    *graph = node->child;
    return node->kind == CHILD_NODE ? SUCCESS : INVALID_VALUE;
}

API cuGraphExecChildGraphNodeSetParams(const struct executable *executable, struct node *original, void *child)
{
    struct node *node = fake_find(executable->graph, original);
    if (node == NULL || node->kind != CHILD_NODE)
        return INVALID_VALUE;
    node->child = fake_copy_of(child);
    return SUCCESS;
}

API cuGraphAddEmptyNode(struct node **node, void *graph, nodes before, size_t n)
{
    *node = fake_new_node(graph, EMPTY_NODE, before, n);
    return SUCCESS;
}

#define EVENTS(name, wanted)                                                                                           \
    API cuGraphAdd##name##Node(struct node **node, void *graph, nodes before, size_t n, struct event *event)           \
    {                                                                                                                  \
        *node = fake_new_node(graph, wanted, before, n);                                                               \
        (*node)->event = event;                                                                                        \
        return SUCCESS;                                                                                                \
    }                                                                                                                  \
    API cuGraph##name##NodeGetEvent(struct node *node, struct event **event)                                           \
    {                                                                                                                  \
        *event = node->event;                                                                                          \
        return node->kind == wanted ? SUCCESS : INVALID_VALUE;                                                         \
    }                                                                                                                  \
    API cuGraph##name##NodeSetEvent(struct node *node, struct event *event)                                            \
    {                                                                                                                  \
        node->event = event;                                                                                           \
        return node->kind == wanted ? SUCCESS : INVALID_VALUE;                                                         \
    }                                                                                                                  \
    API cuGraphExec##name##NodeSetEvent(const struct executable *executable, struct node *original,                    \
                                        struct event *event)                                                           \
    {                                                                                                                  \
        fake_find(executable->graph, original)->event = event;                                                         \
        return SUCCESS;                                                                                                \
    }

EVENTS(EventRecord, RECORD_NODE)
EVENTS(EventWait, WAIT_NODE)
