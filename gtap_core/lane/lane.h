/* What the session runtime calls of the lane. Every function may be called from Python's thread (one thread) while the
 * lane's own runs; none blocks but where it says so. Sizes are bytes. */
#ifndef GTAP_LANE_H
#define GTAP_LANE_H

#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(default)

typedef struct lane lane;
typedef struct lane_outlet lane_outlet;
typedef struct lane_provider lane_provider;
struct gtap_tls; /* tls.h */

/* Why Python was woken; lane_news gives and clears them. */
enum lane_news_bits {
    LANE_TURN = 1,    /* Python has the turn, and a frame or more to take */
    LANE_MORE = 2,    /* Python has the turn, asked for more (lane_take gave 0), and there is more */
    LANE_LOST = 4,    /* the connection ended or broke (what was received before it has been executed or taken) */
    LANE_FULL = 8,    /* an outlet holds bytes that its socket did not take: see outlet_push */
    LANE_PASSED = 16, /* the number of lane_tell_at has been executed */
    LANE_BROKEN = 32, /* no memory for an answer: the session cannot go on */
    LANE_STUCK = 64   /* no thread for what must be waited for: likewise */
};

/* The driver's functions that the lane can execute; README.md says which arguments it leaves to Python. */
enum lane_operation {
    LANE_NONE,
    LANE_LAUNCH,         /* gtapLaunch */
    LANE_COPY_IN,        /* gtapCopyIn */
    LANE_COPY_OUT,       /* gtapCopyOut */
    LANE_COPY_OUT_ASYNC, /* gtapCopyOutAsync */
    LANE_COPY,           /* gtapCopy */
    LANE_FILL,           /* gtapFill */
    LANE_EVENT_RECORD,   /* cuEventRecordWithFlags */
    LANE_STREAM_WAIT,    /* cuStreamWaitEvent */
    LANE_STREAM_SYNC,    /* cuStreamSynchronize */
    LANE_EVENT_SYNC,     /* cuEventSynchronize */
    LANE_CONTEXT_SYNC,   /* cuCtxSynchronize */
    LANE_STREAM_QUERY,   /* cuStreamQuery */
    LANE_EVENT_QUERY,    /* cuEventQuery */
    LANE_THUNK,          /* a library's function, by its thunk: lane_thunks */
    LANE_OPERATIONS
};

enum lane_kind { LANE_STREAM = 1, LANE_EVENT = 2, LANE_KERNEL = 3 };

typedef struct lane_frame { /* as in its header, plus its number; body stays valid until the next lane_take or lane_yield */
    uint64_t number;
    const unsigned char *body;
    uint32_t size; /* of the body */
    uint16_t library, ordinal, thread;
    uint8_t flags, zero;
    uint32_t context;
    int32_t status; /* not 0: the lane has executed it, and it failed so: what is left to do is to report it */
} lane_frame;

/* A lane that has the turn with Python and no connection; `wake` is an eventfd. A provider of NULL: every frame is
 * Python's. NULL: no memory. */
lane *lane_make(lane_provider *provider, int wake);
/* Start its thread; -1 when there is none to be had. */
int lane_start(lane *lane);
/* Stop the thread, if it was started, and free everything. Blocks until it has ended (microseconds). */
void lane_end(lane *lane);
uint32_t lane_news(lane *lane);

/* ---- the channel's connection ---- */
/* The descriptor stays the caller's to close, after lane_disconnect; is set blocking. Its TLS, or NULL, is held. */
void lane_connect(lane *lane, int fd, struct gtap_tls *tls);
void lane_disconnect(lane *lane);         /* blocks until nothing reads the descriptor; it is shut down for reading */
uint64_t lane_received(const lane *lane); /* bytes since the first connection */
uint64_t lane_left(lane *lane);           /* bytes of them that belong to no frame taken or executed yet */
/* RECEIVED of the channel: `counts` as in its body, the first one is filled in here. From the first call on the lane
 * makes one whenever 256 KiB have been received since the last; `now`: at once. -1: no memory. */
int lane_report(lane *lane, const uint64_t counts[6], int now);

/* ---- the turn ---- */
/* The next frame, when Python has the turn: 1; 0: none is there yet (LANE_MORE tells when one is); -1: the size of the
 * next one, which is put into `size` as it is, is against the protocol. */
int lane_take(lane *lane, lane_frame *frame);
void lane_seize(lane *lane);              /* take the turn; blocks until the lane is between two frames */
void lane_stop(lane *lane);               /* take it for good: nothing is answered any more once it has returned */
void lane_yield(lane *lane);              /* the lane goes on with the next frame */
int lane_its(lane *lane);                 /* Python has the turn, and the next frame, whole, is an operation of the lane */
int lane_idle(lane *lane);                /* 1: the thread waits for bytes; 2: for the turn, and reads nothing */
uint64_t lane_executed(const lane *lane); /* frames that the lane or Python have taken off the channel */
uint64_t lane_answered(const lane *lane); /* those of them that want an answer */
void lane_tell_at(lane *lane, uint64_t number); /* LANE_PASSED once that many are; replaces an earlier number */
/* EXECUTED of the side stream: the lane reports what it has executed (not before outlet 1 was connected, not while
 * Python has the turn). This one reports a number of Python's, unless a higher one has been. -1: no memory. */
int lane_report_executed(lane *lane, uint64_t number);

/* ---- what it knows; where the lane has the turn, these wait until it is between two frames ---- */
/* The function of (library, ordinal) is an operation (enum lane_operation); 0: Python's. -1: no memory. */
int lane_operation(lane *lane, uint16_t library, uint16_t ordinal, uint32_t operation);
/* A handle: `value` is the provider's, `device` an ordinal, `size` the bytes of parameters that a kernel takes at least
 * (else 0); -1: no memory. Entered again it is changed. */
int lane_handle(lane *lane, uint64_t token, uint32_t kind, uint64_t value, uint32_t device, uint32_t size, int plain);
void lane_handle_end(lane *lane, uint64_t token);
/* A library's generated thunks, a struct gtap_thunk_table: 1; 0: they are not those of that layout; -1: no memory. Where
 * a function has none, LANE_THUNK leaves it to Python. */
int lane_thunks(lane *lane, uint16_t library, const void *thunks, uint64_t golden);
/* The stream that a library's handle was last used with: its token, or 0 and the device's legacy one (thread 0) or a
 * thread's. -1: no memory. */
int lane_bind(lane *lane, uint64_t token, uint64_t stream, uint32_t device, uint32_t thread);
/* The legacy stream of a device (thread 0), or a thread's stream of it, by the provider's value; the device is attached.
 * The legacy stream is not plain while anything of its device is captured. -1: no memory. */
int lane_stream(lane *lane, uint32_t device, uint32_t thread, uint64_t value, int plain);
/* No stream is plain any more (a fence was recorded); Python makes them plain again one by one as it enters them. */
void lane_streams_behind(lane *lane);
/* The event, by the provider's value, in which fences of a device are recorded: from now on copies that block are the
 * lane's, which records their fences, and lets streams that it has known as plain wait for them. 0: there is none. */
void lane_fence(lane *lane, uint32_t device, uint64_t event);
/* With the turn: the device of the newest fence that the lane has recorded since this was called last; -1: none. */
int lane_fenced(lane *lane);
/* Ranges of device memory that belong to the session: (first, bytes); sorted, disjoint. Replaces the former ones; -1: no
 * memory. */
int lane_ranges(lane *lane, const uint64_t (*ranges)[2], uint32_t count);

/* The session's bulk streams (bulk.h), before the lane has the turn: inputs that have come by them and, where the provider's outputs
 * stay where they are, outputs over 64 KiB are the lane's. They end after the lane, their threads before. */
struct bulk_store;
void lane_bulk(lane *lane, struct bulk_store *store);

/* ---- outlets: 0 is the channel, 1 the side stream ---- */
lane_outlet *lane_out(lane *lane, uint32_t which);
void outlet_bound(lane_outlet *out, uint64_t most);                /* bytes that it may ever hold; 64 MiB at first */
int outlet_put(lane_outlet *out, const void *bytes, uint64_t size); /* copies, sends what goes; -1: no memory */
/* The stream's connection, -1: none; sends what goes. The former one is not used any more when it returns. */
void outlet_connect(lane_outlet *out, int fd, struct gtap_tls *tls);
/* Send what goes. 0: nothing is left; 1: bytes wait for the socket (the caller sees to it: push when it has room);
 * 2: bytes wait for a report, or for a connection; -1: the connection is lost. */
int outlet_push(lane_outlet *out);
uint64_t outlet_queued(const lane_outlet *out); /* bytes that the client is not known to have */
uint64_t outlet_unsent(const lane_outlet *out);
uint64_t outlet_end(const lane_outlet *out);    /* the stream's bytes so far: position behind what was put last */
uint64_t outlet_given(const lane_outlet *out);  /* position up to which the kernel has them */
int outlet_report(lane_outlet *out, uint64_t position); /* -1: the client cannot have received that; sends what goes */
int outlet_rewind(lane_outlet *out, uint64_t position); /* before outlet_connect; -1 likewise */
void outlet_forget(lane_outlet *out);                   /* keep nothing that is sent */

/* ---- providers ---- */
lane_provider *null_provider_make(void);
void null_provider_end(lane_provider *provider);

/* ---- the cuda device's provider ---- */

/* The driver's functions, found by Python (devices/cuda/table.py): handles are void pointers, device memory integers. */
typedef struct cuda_functions {
    int (*cuCtxSetCurrent)(void *context);
    int (*cuEventCreate)(void **event, unsigned int flags);
    int (*cuEventRecordWithFlags)(void *event, void *stream, unsigned int flags);
    int (*cuEventQuery)(void *event);
    int (*cuEventSynchronize)(void *event);
    int (*cuStreamQuery)(void *stream);
    int (*cuStreamSynchronize)(void *stream);
    int (*cuStreamWaitEvent)(void *stream, void *event, unsigned int flags);
    int (*cuLaunchKernel)(void *kernel, unsigned int grid_x, unsigned int grid_y, unsigned int grid_z,
                          unsigned int block_x, unsigned int block_y, unsigned int block_z, unsigned int shared_bytes,
                          void *stream, void **parameters, void **extra);
    int (*cuLaunchCooperativeKernel)(void *kernel, unsigned int grid_x, unsigned int grid_y, unsigned int grid_z,
                                     unsigned int block_x, unsigned int block_y, unsigned int block_z,
                                     unsigned int shared_bytes, void *stream, void **parameters);
    int (*cuMemcpyHtoDAsync_v2)(uint64_t destination, const void *source, size_t bytes, void *stream);
    int (*cuMemcpyDtoHAsync_v2)(void *destination, uint64_t source, size_t bytes, void *stream);
    int (*cuMemcpyDtoDAsync_v2)(uint64_t destination, uint64_t source, size_t bytes, void *stream);
    int (*cuMemsetD8Async)(uint64_t destination, unsigned char value, size_t count, void *stream);
    int (*cuMemsetD16Async)(uint64_t destination, unsigned short value, size_t count, void *stream);
    int (*cuMemsetD32Async)(uint64_t destination, unsigned int value, size_t count, void *stream);
    int (*cuMemsetD2D8Async)(uint64_t destination, size_t pitch, unsigned char value, size_t width, size_t height,
                             void *stream);
    int (*cuMemsetD2D16Async)(uint64_t destination, size_t pitch, unsigned short value, size_t width, size_t height,
                              void *stream);
    int (*cuMemsetD2D32Async)(uint64_t destination, size_t pitch, unsigned int value, size_t width, size_t height,
                              void *stream);
} cuda_functions;

enum cuda_kind { CUDA_STREAM = 1, CUDA_EVENT = 2, CUDA_KERNEL = 3 };

/* `ask` is called from other threads, when answers wait for what kernels have printed: cuda_told lets them go, as many as
 * cuda_asked counted before what was printed was taken. NULL: no memory. */
lane_provider *cuda_provider_make(void (*ask)(void));
/* The driver is open: before any device. */
void cuda_driver(lane_provider *provider, const cuda_functions *functions);
/* After lane_end. What threads that still wait in the driver need is left to the end of the process. */
void cuda_provider_end(lane_provider *provider);
/* A device's context, and page-locked memory in it for the copies of the lane; -1: no memory. */
int cuda_device(lane_provider *provider, uint32_t device, void *context, void *pinned, uint64_t size);
/* Its context goes: blocks until nothing of it is waited for any more. All its things are dead then. */
void cuda_device_end(lane_provider *provider, uint32_t device);
/* The streams of a device that its legacy stream does not wait for; -1: no memory. */
int cuda_unordered(lane_provider *provider, uint32_t device, void *const *streams, uint32_t count);
/* A stream, an event or a kernel (with the offsets of its parameters) as the lane names it (lane_handle, lane_stream);
 * 0: no memory, or no such context. */
uint64_t cuda_thing_make(lane_provider *provider, uint32_t kind, uint32_t device, void *handle, const uint32_t *offsets,
                         uint32_t count);
/* The driver's object goes; the lane knows it no more. */
void cuda_thing_end(lane_provider *provider, uint64_t value);
/* The reading ends of the pipes that kernels print to; -1: none. */
void cuda_pipes(lane_provider *provider, int out, int err);
/* Python reads them: what it has read is not delivered before it says that it no longer does. */
void cuda_reading(lane_provider *provider, int reading);
/* So many more copies out of Python's are under way; marks are Python's while there are any. */
void cuda_copying(lane_provider *provider, int more);
/* Tell every copy out that has happened, before Python says that something behind it has. Any thread. 1: another context
 * is current in it now. */
int cuda_settle(lane_provider *provider);
/* How many answers have had to wait for what kernels have printed, from the first on. */
uint64_t cuda_asked(lane_provider *provider);
/* What kernels had printed before so many of them waited has been delivered. 1: others wait. */
int cuda_told(lane_provider *provider, uint64_t asked);

#pragma GCC visibility pop

#endif
