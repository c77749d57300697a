/* Graphs on the client: what getters return, and the host memory and host functions that the server must not touch.
 *
 * The server holds the graph itself. A copy between host and device is there a copy between device memory and a *stage*:
 * memory of the arena that stands in for the host's. Each launch carries the sources' bytes to their stages first and
 * delivers the destinations' afterwards; around a host function, what it may read and what it may have written. */
#ifndef DRIVER_GRAPH_H
#define DRIVER_GRAPH_H

#include <stdlib.h>
#include <string.h>

#include "driver.h"

/* ---- lists of pointers ---- */

typedef struct list {
    void **items;
    unsigned count, room;
} list;

int list_add(list *l, void *item); /* 0, or -1 when memory is exhausted */
int list_has(const list *l, const void *item);
void list_remove(list *l, const void *item);
void list_free(list *l);

/* ---- what graphs and their executables share ---- */

/* Memory of the arena that is freed when nothing holds it. `host`: what it stands in for, NULL for the program's. */
typedef struct graph_memory {
    _Atomic unsigned refs;
    gtap_session *session;
    CUdeviceptr address;
    size_t size;
    uint64_t range; /* gtap_range's number: after a reset the address may be another's */
    unsigned char *host;
    int shown; /* the program has its address */
} graph_memory;

/* A copy's host side. Rows and slices have gaps in the host's memory (pitch, slice) but not in the stage. */
typedef struct graph_transfer {
    _Atomic unsigned refs;
    graph_memory *stage;
    CUdeviceptr address; /* in the stage */
    unsigned char *host;
    size_t pitch, slice, width, rows, slices;
    int to_device;
    int claimed; /* by a captured node that has been learned */
} graph_transfer;

/* A function of the program: one obligation for the node and all executables. */
typedef struct graph_host {
    _Atomic unsigned refs;
    gtap_session *session;
    uint64_t obligation;
    CUhostFn fn;
    void *data;
    pthread_mutex_t lock;
    list launches; /* of struct host_call, with a reference to its plan each, in order */
} graph_host;

/* Launches of a graph's executables share stages, so each waits for the one before. */
typedef struct graph_family {
    _Atomic unsigned refs;
    gtap_session *session;
    int device;
    uint32_t epoch;
    pthread_mutex_t lock;
    CUevent last; /* recorded behind the last launch that had stages, NULL before */
} graph_family;

typedef struct graph graph;
typedef struct graph_node graph_node;
typedef struct graph_exec graph_exec;

struct graph_node {
    CUgraphNode handle;
    graph *graph;
    CUgraphNodeType kind;
    uint64_t id, original; /* original: the node that it was cloned from */
    list before;
    int listed; /* while the server's nodes are learned: this is one of them */
    graph_transfer *in, *out; /* a copy's host sides: source, destination */
    graph_host *host;
    graph *child;
    CUfunction function;
    CUevent event;
    graph_memory *memory;    /* of an allocation */
    CUdeviceptr address;     /* of an allocation or free */
    CUDA_MEMCPY3D copy;
    unsigned char *block;    /* what it does, as the server has it */
    size_t size;
    void **pointers;         /* to a kernel's parameters in the block */
    struct {
        unsigned char set;
        CUlaunchAttributeValue value;
    } *attributes;           /* a kernel's, by number */
};

enum { GRAPH_ATTRIBUTES = 20 };

struct graph {
    CUgraph handle;
    gtap_session *session;
    uint32_t context, ordinal, epoch; /* epoch: a reset of the device ends its graphs */
    int device;
    uint64_t id, original;
    list nodes;
    int unlearned;            /* the server has nodes that are not in the list: captured ones */
    driver_capture *capture;  /* that fills it */
    graph_node *parent;       /* the child node whose graph this is */
    graph_family *family;
    list transfers, hosts;    /* of captured nodes, some of which may have been learned */
    list functions;           /* of captured launches */
    list memory;              /* stages and captured allocations */
    list plans;               /* of executables launched into the capture */
    list events;              /* recorded by captured nodes */
    struct user_reference *objects;
};

/* ---- graph.c ---- */

graph *graph_of(CUgraph handle);
graph_node *node_of(CUgraphNode handle);
CUresult graph_enter(CUgraph handle, graph **g, driver_trip *trip); /* go to its context; on 0 driver_back(trip) */
CUresult graph_new(const driver_site *site, graph **g);
CUresult graph_free(graph *g); /* posts its end */
graph_node *node_new(graph *g, CUgraphNodeType kind);
void node_free(graph_node *node); /* with its handle, not from the graph's list */
CUresult graph_clone_of(graph *original, graph **clone);

/* ---- graph_learn.c ---- */

/* Ask for the nodes that were captured, once. */
CUresult graph_learn(graph *g);

/* ---- graph_block.c: what a node does, as graphs.py describes ---- */

typedef struct region {
    CUdeviceptr address;
    size_t pitch, slice;
} region;

unsigned char *block_kernel(uint64_t function, const unsigned shape[8], const void *parameters, size_t n, size_t *size);
unsigned char *block_copy(const region *to, const region *from, size_t width, size_t rows, size_t slices, size_t *size);
unsigned char *block_fill(const CUDA_MEMSET_NODE_PARAMS *fill, size_t *size);
unsigned char *block_number(CUgraphNodeType kind, uint64_t number, size_t *size);
unsigned char *block_empty(CUgraphNodeType kind, size_t *size);
typedef struct block_kernel_view {
    uint64_t function;
    unsigned shape[8];
    unsigned char *parameters;
    size_t n;
} block_kernel_view;
int block_read_kernel(graph_node *node, block_kernel_view *view);
int block_read_copy(const graph_node *node, region *to, region *from, size_t extent[3]);
int block_read_fill(const graph_node *node, CUDA_MEMSET_NODE_PARAMS *fill);
uint64_t block_read_number(const graph_node *node);

/* ---- graph_stage.c ---- */

graph_memory *memory_new(gtap_session *session, uint32_t ordinal, size_t size);
void memory_release(graph_memory *memory);
graph_transfer *transfer_new(graph *g, void *host, const size_t geometry[5], int to_device);
graph_transfer *transfer_retain(graph_transfer *transfer);
void transfer_release(graph_transfer *transfer);
graph_host *host_new(gtap_session *session, CUhostFn fn, void *data);
graph_host *host_retain(graph_host *host);
void host_release(graph_host *host);
graph_family *family_new(const graph *g);
void family_release(graph_family *family);
CUresult transfer_send(const graph_transfer *transfer, CUstream stream);    /* in stream order */
CUresult transfer_deliver(const graph_transfer *transfer, CUstream stream);
void transfer_send_now(const graph_transfer *transfer); /* behind no stream, from a host function */
void transfer_deliver_now(const graph_transfer *transfer);

/* ---- graph_plan.c: what each launch carries ---- */

typedef struct host_call {
    struct graph_plan *plan;
    graph_host *host;
    CUhostFn fn;
    void *data;
    list fetch, send; /* transfers, which the plan holds */
} host_call;

typedef struct graph_plan {
    _Atomic unsigned refs;
    list transfers; /* held: all of them */
    list sources;   /* sent before the launch */
    list destinations; /* delivered behind it */
    list calls;
    list events;    /* recorded by it */
    list memory;    /* held */
} graph_plan;

/* What an executable was told beside its graph, by node. */
typedef struct node_override {
    uint64_t node;
    int disabled;
    int replaced; /* in and out are, or fn and data */
    graph_transfer *in, *out;
    CUhostFn fn;
    void *data;
} node_override;

CUresult plan_new(graph *g, const list *overrides, graph_plan **plan);
graph_plan *plan_retain(graph_plan *plan);
void plan_release(graph_plan *plan);

/* ---- nodes ---- */

/* Add a node whose block, transfers and so on are set; takes it over. */
CUresult node_add(graph *g, graph_node *node, const CUgraphNode *dependencies, size_t count, CUgraphNode *handle);
/* Fill a node from the API's parameters (graph_nodes.c); 0 or a status. `node->graph` and `kind` are set. */
CUresult node_kernel(graph_node *node, const CUDA_KERNEL_NODE_PARAMS *params);
CUresult node_copy(graph_node *node, const CUDA_MEMCPY3D *copy);
CUresult node_fill(graph_node *node, const CUDA_MEMSET_NODE_PARAMS *fill);
CUresult node_host(graph_node *node, const CUDA_HOST_NODE_PARAMS *host);
CUresult node_child(graph_node *node, CUgraph child);
CUresult node_event(graph_node *node, CUevent event);
/* Take what `from` (a node that is in no graph) does, in the graph or, if not NULL, in an executable alone. */
CUresult node_become(graph_node *node, graph_node *from, CUgraphExec executable);
CUresult exec_override(CUgraphExec handle, graph_node *node, graph_node *from);

/* Enter memory that the program sees (graph_memory.c); 0 or -1. */
int graph_memory_enter(graph *g, graph_memory *memory);
void graph_memory_leave(const graph_memory *memory);

/* ---- user objects ---- */

/* What a graph or executable holds of them. */
void references_free(struct user_reference *references);
CUresult references_copy(const struct user_reference *from, struct user_reference **to);

#endif
