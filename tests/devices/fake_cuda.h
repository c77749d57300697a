/* What the files of the stand-in driver share. */
#ifndef FAKE_CUDA_H
#define FAKE_CUDA_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#define API __attribute__((visibility("default"))) int
#define GRANULARITY (2u << 20)
#define MOST 256

typedef unsigned long long address;

enum {
    SUCCESS = 0, INVALID_VALUE = 1, OUT_OF_MEMORY = 2, NOT_INITIALIZED = 3, INVALID_DEVICE = 101, INVALID_IMAGE = 200,
    INVALID_CONTEXT = 201, INVALID_PTX = 218, INVALID_HANDLE = 400, NOT_FOUND = 500, NOT_READY = 600,
    ILLEGAL_ADDRESS = 700, NOT_SUPPORTED = 801
};

/* One recording of an event; kept for ever, because commands that wait for it outlive the next one. */
struct record {
    int done;
    struct timespec when;
};

struct event {
    struct record *record; /* the last one */
    int timed;
};

struct stream;

struct command {
    struct command *next;
    void (*run)(struct command *command);
    unsigned long sequence;
    struct record *record; /* made by it, or waited for when `run` is NULL */
    struct stream *stream;
    uint64_t to, from, size, value, pitch, height, element;
    const struct kernel *kernel;
    unsigned int grid[3], block[3];
    unsigned char *parameters;
};

struct stream {
    struct stream *next;
    struct command *head, **tail;
    int blocking, held;
};

struct kernel {
    char name[256];
    struct library *library;
    size_t count, offsets[16], sizes[16];
    int largest_shared;
};

struct variable {
    char name[256];
    void *data;
    size_t size;
};

struct library {
    struct kernel kernels[MOST];
    struct variable variables[MOST];
    unsigned int kernel_count, variable_count;
};

extern int fake_sticky;            /* the error that every call returns until a reset */
extern __thread void *fake_current; /* the thread's context */

/* The C function for a kernel's name, plain or mangled; NULL for one that the stand-in does not know. */
void (*fake_body_of(const char *name))(struct command *);
/* Enqueue a copy of `model` with its own copy of the parameters; takes the lock itself. */
int fake_enqueue(void *stream, struct command model, const unsigned char *parameters, size_t size);

#endif
