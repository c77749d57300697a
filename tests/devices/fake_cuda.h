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
    ILLEGAL_ADDRESS = 700, NOT_SUPPORTED = 801, UNSUPPORTED_LIMIT = 215, ILLEGAL_STATE = 401,
    CAPTURE_UNSUPPORTED = 900, CAPTURE_INVALIDATED = 901, CAPTURE_MERGE = 902, CAPTURE_UNMATCHED = 903,
    CAPTURE_UNJOINED = 904, CAPTURE_ISOLATION = 905, CAPTURE_IMPLICIT = 906, CAPTURED_EVENT = 907, UPDATE_FAILED = 910
};

enum {
    KERNEL_NODE, COPY_NODE, FILL_NODE, HOST_NODE, CHILD_NODE, EMPTY_NODE, WAIT_NODE, RECORD_NODE, MEMORY_NODE = 12
};

/* One recording of an event; kept for ever, because commands that wait for it outlive the next one. */
struct record {
    int done;
    struct timespec when;
};

struct nodes { /* what a stream's next node depends on */
    size_t count;
    struct node *list[64];
};

struct event {
    struct record *record; /* the last one */
    int timed;
    struct capture *capture; /* it was last recorded there */
    struct nodes after;
};

/* CUDA_MEMCPY3D */
struct side {
    size_t at[3], lod;
    int type;
    void *host;
    address device;
    void *array, *reserved;
    size_t pitch, height;
};

struct box {
    struct side from, to;
    size_t width, height, depth;
};

struct stream;

struct command {
    struct command *next;
    void (*run)(struct command *command);
    unsigned long sequence;
    struct record *record; /* made by it, or waited for when `run` is NULL */
    struct stream *stream;
    uint64_t to, size, value, pitch, height, element;
    unsigned int flags, shared;
    int kind, cooperative;          /* as a node */
    volatile void *awaits;          /* holds the stream until the memory there compares */
    void (*call)(void *data);       /* a host function */
    void *data;
    struct box box;
    const struct kernel *kernel;
    unsigned int grid[3], block[3];
    unsigned char *parameters;
};

struct stream {
    struct stream *next;
    struct command *head, **tail;
    int blocking, held;
    struct capture *capture;
    struct nodes after;
};

struct kernel {
    char name[256];
    struct library *library;
    size_t count, offsets[64], sizes[64];
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

struct capture {
    struct graph *graph;
    struct stream *origin;
    int status; /* CUstreamCaptureStatus */
};

struct noted { /* what a stream was given */
    int kind, thread;
    const void *stream;
    uint64_t to, value, size;
};

extern int fake_sticky;            /* the error that every call returns until a reset */
extern __thread void *fake_current; /* the thread's context */

/* With the lock: note it, if a test wants to know. */
void fake_note(struct noted note);
void fake_note_command(const void *stream, const struct command *model, const unsigned char *parameters, size_t size);
/* The C function for a kernel's name, plain or mangled; NULL for one that the stand-in does not know. */
void (*fake_body_of(const char *name))(struct command *);
/* Enqueue a copy of `model` with its own copy of the parameters; takes the lock itself. */
int fake_enqueue(void *stream, struct command model, const unsigned char *parameters, size_t size);
unsigned long long fake_setting(const char *name, unsigned long long otherwise);
size_t fake_memory(void);
/* Take the lock, and a status why nothing may be enqueued; find a stream; let what may run run, and leave. */
int fake_enter(void);
struct stream *fake_stream(void *handle);
int fake_leave(int status);
struct stream *fake_streams(void);
/* With the lock: put a command on a stream, or a recording of an event; look at values from now on. */
void fake_append(struct stream *stream, struct command model, const unsigned char *parameters, size_t size);
void fake_append_record(struct stream *stream, struct event *event);
void fake_look(void);
/* With the lock: what becomes of work on a stream that is being captured. */
int fake_capture(struct stream *stream, struct command model, const unsigned char *parameters, size_t size);
int fake_capture_record(struct stream *stream, struct event *event, unsigned int flags);
int fake_capture_wait(struct stream *stream, struct event *event, unsigned int flags);
void fake_run_copy(struct command *command);
void fake_run_fill(struct command *command);
void fake_run_kernel(struct command *command);
int fake_check_box(const struct box *box);
struct command fake_memory_operation(int writes, address where, uint64_t value, size_t size, unsigned int flags);

#endif
