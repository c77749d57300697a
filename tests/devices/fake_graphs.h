/* Graphs of the stand-in driver. */
#ifndef FAKE_GRAPHS_H
#define FAKE_GRAPHS_H

#include "fake_cuda.h"

struct node {
    int kind;
    struct graph *graph;
    struct nodes before;
    struct command command;     /* of kernels, copies, fills, host functions, memory operations */
    unsigned char *parameters;  /* of a kernel, packed */
    size_t size;
    void **pointers;            /* to each of them */
    struct graph *child;
    struct event *event;
    struct node *original;      /* this one is a copy of */
    int disabled;
    uint64_t operation[6];      /* of a memory operation, as the driver's caller sees it */
};

struct graph {
    size_t count;
    struct node *nodes[4096];
};

struct executable {
    struct graph *graph; /* a copy */
    struct record *last; /* the end of its last launch */
};

struct node *fake_new_node(struct graph *graph, int kind, struct node *const *before, size_t n);
void fake_set_parameters(struct node *node, const unsigned char *packed, size_t size);
struct graph *fake_copy_of(const struct graph *graph);
/* The node of a graph that is, or stands for, another. */
struct node *fake_find(const struct graph *graph, const struct node *original);
void fake_run_call(struct command *command);

#endif
