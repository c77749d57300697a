/* Capture and graphs in the stand-in driver: nodes are lists of commands, and a launch puts them on its stream. */
#include <stdlib.h>
#include <string.h>

#include "fake_graphs.h"

struct node *fake_new_node(struct graph *graph, int kind, struct node *const *before, size_t n)
{
    if (n > 64 || graph->count == 4096)
        return NULL;
    struct node *node = calloc(1, sizeof *node);
    node->kind = kind;
    node->graph = graph;
    node->before.count = n;
    if (n != 0)
        memcpy(node->before.list, before, n * sizeof *before);
    return graph->nodes[graph->count++] = node;
}

void fake_set_parameters(struct node *node, const unsigned char *packed, size_t size)
{
    const struct kernel *kernel = node->command.kernel;
    free(node->parameters);
    free(node->pointers);
    node->parameters = malloc(size + 1);
    memcpy(node->parameters, packed, size);
    node->size = size;
    node->pointers = calloc(kernel->count + 1, sizeof(void *));
    for (size_t i = 0; i < kernel->count; i++)
        node->pointers[i] = node->parameters + kernel->offsets[i];
}

struct graph *fake_copy_of(const struct graph *graph)
{
    struct graph *copy = calloc(1, sizeof *copy);
    for (size_t i = 0; i < graph->count; i++) {
        const struct node *old = graph->nodes[i];
        struct node *node = fake_new_node(copy, old->kind, NULL, 0);
        *node = *old;
        node->graph = copy;
        node->original = graph->nodes[i];
        node->parameters = NULL;
        node->pointers = NULL;
        if (old->parameters != NULL)
            fake_set_parameters(node, old->parameters, old->size);
        if (old->child != NULL)
            node->child = fake_copy_of(old->child);
        if (old->kind == MEMORY_NODE)
            memcpy(node->operation, old->operation, sizeof node->operation);
    }
    for (size_t i = 0; i < copy->count; i++)
        for (size_t k = 0; k < copy->nodes[i]->before.count; k++)
            for (size_t j = 0; j < graph->count; j++)
                if (graph->nodes[j] == graph->nodes[i]->before.list[k])
                    copy->nodes[i]->before.list[k] = copy->nodes[j];
    return copy;
}

struct node *fake_find(const struct graph *graph, const struct node *original)
{
    for (size_t i = 0; i < graph->count; i++)
        if (graph->nodes[i]->original == original || graph->nodes[i] == original)
            return graph->nodes[i];
    return NULL;
}

/* ---- launching; with the lock ---- */

void fake_run_call(struct command *command)
{
    if (fake_sticky == 0) /* the driver calls no function after an error */
        command->call(command->data);
}

static void put_nodes(struct stream *stream, const struct graph *graph);

static void put_node(struct stream *stream, const struct node *node)
{
    if (node->disabled || node->kind == EMPTY_NODE)
        return;
    if (node->kind == CHILD_NODE)
        put_nodes(stream, node->child);
    else if (node->kind == RECORD_NODE)
        fake_append_record(stream, node->event);
    else if (node->kind == WAIT_NODE)
        fake_append(stream, (struct command){.record = node->event->record}, NULL, 0);
    else
        fake_append(stream, node->command, node->parameters, node->size);
    if (node->command.awaits != NULL)
        fake_look();
}

/* One behind the other, each behind what it depends on. */
static void put_nodes(struct stream *stream, const struct graph *graph)
{
    char done[4096] = {0};
    for (size_t left = graph->count; left != 0;)
        for (size_t i = 0; i < graph->count; i++) {
            int ready = !done[i];
            for (size_t k = 0; k < graph->nodes[i]->before.count; k++)
                for (size_t j = 0; j < graph->count; j++)
                    ready &= graph->nodes[j] != graph->nodes[i]->before.list[k] || done[j];
            if (ready) {
                put_node(stream, graph->nodes[i]);
                done[i] = 1;
                left--;
            }
        }
}

/* ---- capture; with the lock ---- */

static int captured(struct stream *stream, struct node *node)
{
    stream->after.count = 1;
    stream->after.list[0] = node;
    return SUCCESS;
}

int fake_capture(struct stream *stream, struct command model, const unsigned char *parameters, size_t size)
{
    if (stream->capture->status == 2)
        return CAPTURE_INVALIDATED;
    struct node *node = fake_new_node(stream->capture->graph, model.kind, stream->after.list, stream->after.count);
    node->command = model;
    if (model.kind == KERNEL_NODE)
        fake_set_parameters(node, parameters, size);
    if (model.kind == MEMORY_NODE) {
        node->operation[0] = (model.awaits != NULL ? 1 : 2) + (model.size == 8 ? 3 : 0);
        node->operation[1] = model.to;
        node->operation[2] = model.value;
        node->operation[3] = model.flags;
    }
    return captured(stream, node);
}

int fake_capture_record(struct stream *stream, struct event *event, unsigned int flags)
{
    if (stream->capture->status == 2)
        return CAPTURE_INVALIDATED;
    if (flags == 1) {
        struct node *node = fake_new_node(stream->capture->graph, RECORD_NODE, stream->after.list, stream->after.count);
        node->event = event;
        return captured(stream, node);
    }
    event->capture = stream->capture;
    event->after = stream->after;
    return SUCCESS;
}

int fake_capture_wait(struct stream *stream, struct event *event, unsigned int flags)
{
    if (stream->capture != NULL && flags == 1) {
        struct node *node = fake_new_node(stream->capture->graph, WAIT_NODE, stream->after.list, stream->after.count);
        node->event = event;
        return captured(stream, node);
    }
    if (event->capture == NULL) {
        stream->capture->status = 2;
        return CAPTURE_ISOLATION;
    }
    if (stream->capture != NULL && stream->capture != event->capture)
        return CAPTURE_MERGE;
    stream->capture = event->capture;
    for (size_t i = 0; i < event->after.count; i++) {
        int there = 0;
        for (size_t k = 0; k < stream->after.count; k++)
            there |= stream->after.list[k] == event->after.list[i];
        if (!there && stream->after.count < 64)
            stream->after.list[stream->after.count++] = event->after.list[i];
    }
    return SUCCESS;
}

static int begin(void *handle, struct graph *graph, struct node *const *before, size_t n, int mode)
{
    int status = fake_enter();
    struct stream *stream = fake_stream(handle);
    if (status != 0 || mode != 2 || stream == NULL || (uintptr_t)handle <= 2 || stream->capture != NULL)
        return fake_leave(status != 0 ? status : mode != 2 ? INVALID_VALUE : CAPTURE_UNSUPPORTED);
    struct capture *capture = stream->capture = calloc(1, sizeof *capture);
    *capture = (struct capture){graph != NULL ? graph : calloc(1, sizeof *graph), stream, 1};
    stream->after.count = n;
    if (n != 0)
        memcpy(stream->after.list, before, n * sizeof *before);
    return fake_leave(SUCCESS);
}

API cuStreamBeginCapture_v2(void *stream, int mode)
{
    return begin(stream, NULL, NULL, 0, mode);
}

API cuStreamBeginCaptureToGraph(void *stream, void *graph, struct node *const *before, const void *edges, size_t n,
                                int mode)
{
    return edges == NULL ? begin(stream, graph, before, n, mode) : INVALID_VALUE;
}

static int reaches(const struct nodes *from, const struct node *wanted)
{
    for (size_t i = 0; i < from->count; i++)
        if (from->list[i] == wanted || reaches(&from->list[i]->before, wanted))
            return 1;
    return 0;
}

API cuStreamEndCapture(void *handle, void **graph)
{
    int status = fake_enter();
    struct stream *stream = fake_stream(handle);
    struct capture *capture = stream != NULL ? stream->capture : NULL;
    *graph = NULL;
    if (status != 0 || capture == NULL)
        return fake_leave(status != 0 ? status : ILLEGAL_STATE);
    if (capture->origin != stream) {
        capture->status = 2;
        return fake_leave(CAPTURE_UNMATCHED);
    }
    status = capture->status == 2 ? CAPTURE_INVALIDATED : SUCCESS;
    for (struct stream *each = fake_streams(); each != NULL; each = each->next) {
        if (each->capture != capture)
            continue;
        for (size_t i = 0; i < each->after.count; i++)
            if (status == 0 && !reaches(&stream->after, each->after.list[i]))
                status = CAPTURE_UNJOINED;
        each->capture = NULL;
        if (each != stream)
            each->after.count = 0;
    }
    if (status == 0)
        *graph = capture->graph;
    return fake_leave(status);
}

API cuStreamIsCapturing(void *handle, int *status)
{
    int result = fake_enter();
    *status = 0;
    for (struct stream *each = fake_streams(); (uintptr_t)handle <= 2 && each != NULL; each = each->next)
        if (each->capture != NULL && each->blocking)
            result = CAPTURE_IMPLICIT;
    const struct stream *stream = fake_stream(handle);
    if (stream != NULL && stream->capture != NULL)
        *status = stream->capture->status;
    return fake_leave(result);
}

API cuStreamGetCaptureInfo_v3(void *handle, int *status, unsigned long long *id, void **graph, void **before,
                              void **edges, size_t *n)
{
    struct stream *stream = fake_stream(handle);
    int result = fake_enter();
    *status = stream->capture != NULL ? stream->capture->status : 0;
    if (*status == 1) {
        *id = 1;
        *graph = stream->capture->graph;
        *before = stream->after.list;
        *edges = NULL;
        *n = stream->after.count;
    }
    return fake_leave(result);
}

API cuStreamUpdateCaptureDependencies(void *handle, struct node *const *nodes, size_t n, unsigned int flags)
{
    struct stream *stream = fake_stream(handle);
    if (stream->capture == NULL || flags > 1 || n + stream->after.count > 64)
        return flags > 1 ? INVALID_VALUE : ILLEGAL_STATE;
    if (flags == 1)
        stream->after.count = 0;
    for (size_t i = 0; i < n; i++)
        stream->after.list[stream->after.count++] = nodes[i];
    return SUCCESS;
}

/* ---- graphs ---- */

API cuGraphCreate(void **graph, unsigned int flags)
{
    *graph = calloc(1, sizeof(struct graph));
    return flags == 0 ? SUCCESS : INVALID_VALUE;
}

API cuGraphDestroy(void *graph)
{
    return graph != NULL ? SUCCESS : INVALID_VALUE; /* kept: commands and copies may lead here */
}

API cuGraphClone(void **clone, void *graph)
{
    *clone = fake_copy_of(graph);
    return SUCCESS;
}

API cuGraphNodeFindInClone(void **node, void *original, void *clone)
{
    *node = fake_find(clone, original);
    return *node != NULL ? SUCCESS : INVALID_VALUE;
}

API cuGraphGetNodes(void *handle, struct node **nodes, size_t *n)
{
    const struct graph *graph = handle;
    for (size_t i = 0; nodes != NULL && i < *n && i < graph->count; i++)
        nodes[i] = graph->nodes[graph->count - 1 - i]; /* in no order that is told */
    *n = graph->count;
    return SUCCESS;
}

API cuGraphNodeGetType(void *node, int *kind)
{
    *kind = ((struct node *)node)->kind;
    return SUCCESS;
}

API cuGraphNodeGetDependencies_v2(void *handle, struct node **nodes, void *edges, size_t *n)
{
    const struct node *node = handle;
    for (size_t i = 0; nodes != NULL && i < *n && i < node->before.count; i++)
        nodes[i] = node->before.list[i];
    *n = node->before.count;
    return nodes == NULL || edges != NULL ? SUCCESS : INVALID_VALUE;
}

API cuGraphAddDependencies(void *graph, struct node *const *from, struct node *const *to, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (from[i]->graph != graph || to[i]->graph != graph || to[i]->before.count == 64 || reaches(&to[i]->before, from[i]))
            return INVALID_VALUE;
        to[i]->before.list[to[i]->before.count++] = from[i];
    }
    return SUCCESS;
}

static void sever(struct node *node, const struct node *from)
{
    for (size_t k = 0; k < node->before.count; k++)
        if (node->before.list[k] == from)
            node->before.list[k--] = node->before.list[--node->before.count];
}

API cuGraphRemoveDependencies(void *graph, struct node *const *from, struct node *const *to, size_t n)
{
    (void)graph;
    for (size_t i = 0; i < n; i++)
        sever(to[i], from[i]);
    return SUCCESS;
}

API cuGraphDestroyNode(void *handle)
{
    struct node *node = handle;
    struct graph *graph = node->graph;
    for (size_t i = 0; i < graph->count; i++)
        sever(graph->nodes[i], node);
    for (size_t i = 0; i < graph->count; i++)
        if (graph->nodes[i] == node)
            memmove(&graph->nodes[i], &graph->nodes[i + 1], (--graph->count - i) * sizeof *graph->nodes);
    return SUCCESS;
}

API cuGraphInstantiateWithFlags(void **handle, void *graph, unsigned long long flags)
{
    struct executable *executable = calloc(1, sizeof *executable);
    executable->graph = fake_copy_of(graph);
    *handle = executable;
    return (flags & 2) == 0 ? SUCCESS : INVALID_VALUE;
}

API cuGraphExecUpdate_v2(void *handle, void *graph, int *result)
{
    struct executable *executable = handle;
    const struct graph *mine = executable->graph, *other = graph;
    *result = mine->count != other->count ? 2 : 0;
    for (size_t i = 0; *result == 0 && i < mine->count; i++)
        *result = mine->nodes[i]->kind != other->nodes[i]->kind ? 3 : 0;
    if (*result != 0)
        return UPDATE_FAILED;
    struct graph *copy = fake_copy_of(other);
    for (size_t i = 0; i < copy->count; i++)
        copy->nodes[i]->original = mine->nodes[i]->original;
    executable->graph = copy;
    return SUCCESS;
}

API cuGraphNodeSetEnabled(void *handle, void *original, unsigned int enabled)
{
    struct node *node = fake_find(((struct executable *)handle)->graph, original);
    if (node == NULL || node->kind > FILL_NODE)
        return INVALID_VALUE;
    node->disabled = !enabled;
    return SUCCESS;
}

API cuGraphLaunch(void *handle, void *where)
{
    struct executable *executable = handle;
    int status = fake_enter();
    struct stream *stream = fake_stream(where);
    if (status != 0 || stream == NULL)
        return fake_leave(status != 0 ? status : INVALID_HANDLE);
    if (stream->capture != NULL) {
        struct node *node = fake_new_node(stream->capture->graph, CHILD_NODE, stream->after.list, stream->after.count);
        node->child = fake_copy_of(executable->graph);
        return fake_leave(captured(stream, node));
    }
    if (executable->last != NULL)
        fake_append(stream, (struct command){.record = executable->last}, NULL, 0);
    put_nodes(stream, executable->graph);
    struct event end = {0};
    fake_append_record(stream, &end);
    executable->last = end.record;
    return fake_leave(SUCCESS);
}

API cuGraphExecDestroy(void *executable)
{
    return executable != NULL ? SUCCESS : INVALID_HANDLE;
}
