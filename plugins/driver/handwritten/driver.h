/* What the bodies in this folder share: where a call goes, and the client-side state of the API's objects.
 *
 * Stubs may be loaded in several copies, so nothing here has file scope: process-wide state is gtap_process_state's,
 * a thread's is gtap_thread_state's, an object's hangs on its shadow handle. */
#ifndef DRIVER_H
#define DRIVER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "gtap/runtime.h"
#include "gtap_driver.h"
#include "driver_wire.h"

#define DRIVER_VERSION 13000 /* the version of the API that these bodies speak */

#define DRIVER_PIECE ((size_t)4 << 20) /* the most that one object on a bulk stream carries */

/* Shadows that never travel; the travelling kinds are in driver_wire.h. */
#define KIND_CONTEXT 0x58544355u
#define KIND_LIBRARY 0x42494c55u
#define KIND_KERNEL 0x4e52454bu

enum { DRIVER_DEVICES = 64, DRIVER_CONTEXTS = 128, DRIVER_LIMITS = 10, DRIVER_PARAMETERS = 32764 };

/* ---- process and thread ---- */

typedef struct driver_device {
    CUcontext primary; /* made at the first retain, then kept: the API gives the same handle again */
    unsigned retained;
    unsigned flags;
    uint32_t contexts; /* numbers given to further contexts of this device */
    unsigned live;          /* active contexts, the primary one among them */
    _Atomic uint32_t epoch; /* resets so far: what was made before the last is gone */
    _Atomic uint32_t ends;  /* of the primary context alone, while others were active */
    _Atomic uint32_t peer[DRIVER_DEVICES]; /* what is known of the access to another device's memory (peer.c) */
} driver_device;

typedef struct driver_process {
    pthread_mutex_t lock; /* all bytes zero: initialised */
    _Atomic int devices;  /* 0: cuInit has not succeeded */
    _Atomic uint64_t ids; /* last number given to a context or stream */
    driver_device device[DRIVER_DEVICES];
    pthread_mutex_t capture_lock;          /* the captures and what takes part in them */
    _Atomic int captures;                  /* how many there are: 0 almost always */
    struct driver_capture *first_capture;
} driver_process;

driver_process *driver_find_process(void);
extern __attribute__((visibility("hidden"))) _Atomic(driver_process *) driver_process_found;
static inline driver_process *driver_of_process(void)
{
    driver_process *process = atomic_load_explicit(&driver_process_found, memory_order_acquire);
    return process != NULL ? process : driver_find_process();
}
uint64_t driver_next_id(void);
/* Names the calling thread's own stream. */
uint32_t driver_thread_id(void);

/* ---- contexts ---- */

typedef struct driver_context {
    gtap_session *session;
    int device;       /* CUdevice */
    uint32_t ordinal; /* the device on its server */
    uint32_t number;  /* as in each frame's header */
    uint32_t flags;
    _Atomic int active;
    int primary;
    uint32_t version; /* cuCtxGetApiVersion */
    int cache_config, shared_config;
    uint64_t id;
    uint64_t limits[DRIVER_LIMITS];
    struct driver_peers *peers; /* contexts whose memory this one uses; NULL: none */
    const gtap_device_facts *facts; /* of its device */
} driver_context;

/* Where the calling thread's commands go. */
typedef struct driver_site {
    gtap_session *session;
    driver_context *context;
    CUcontext handle;
} driver_site;

/* 0, or NOT_INITIALIZED, DEINITIALIZED. */
CUresult driver_unready(void);
static inline CUresult driver_ready(void)
{
    driver_process *process = driver_of_process();
    const int started = process != NULL && atomic_load_explicit(&process->devices, memory_order_acquire) != 0;
    return started && !gtap_barred() ? CUDA_SUCCESS : driver_unready();
}
/* The current context, or the status that says why there is none. */
CUresult driver_enter(driver_site *site);
/* The same for calls that may return errors of earlier posted work (launches, copies, synchronisation): reports one. */
CUresult driver_enter_work(driver_site *site);
/* The status of a command, remembered if it is sticky: a post that waits (GTAP_SYNC) may return one. */
CUresult driver_note_failure(gtap_session *session, CUresult status);
static inline CUresult driver_note(gtap_session *session, CUresult status)
{
    return status == CUDA_SUCCESS ? status : driver_note_failure(session, status);
}
/* The status of a call that waited: its own, else that of work posted before it. */
CUresult driver_settle(gtap_session *session, CUresult status);
/* A context's state; NULL when it is no live context. */
driver_context *driver_context_of(CUcontext context);
const gtap_device_facts *driver_facts(const driver_site *site);
int driver_device_attribute(int device, CUdevice_attribute attribute);
int driver_greatest_priority(int device);
static inline uint32_t driver_epoch(int device)
{
    return atomic_load_explicit(&driver_of_process()->device[device].epoch, memory_order_acquire);
}
/* Ends of a device's primary context so far, those by a reset of the device among them. */
static inline uint32_t driver_life(int device)
{
    return driver_epoch(device) + atomic_load_explicit(&driver_of_process()->device[device].ends, memory_order_acquire);
}
/* With the process's lock, at a context's end. */
void driver_peers_forget(driver_context *context);
extern const uint64_t driver_default_limits[DRIVER_LIMITS];

/* Go to where a stream lives: the current context for NULL, legacy and per-thread, else the stream's own. */
CUresult driver_enter_own_stream(driver_site *site, CUstream stream);
static inline CUresult driver_enter_stream(driver_site *site, CUstream stream)
{
    return (uintptr_t)stream <= 2 ? driver_enter(site) : driver_enter_own_stream(site, stream);
}

/* A command travels with the number of the context that its thread is bound to. Around commands for another context
 * than the current one (a stream's, an event's, a device's primary one): go there and back. */
typedef struct driver_trip {
    gtap_session *session; /* where the thread was */
    uint32_t context;
    int moved; /* 0: it was there already */
} driver_trip;
static inline driver_trip driver_go(gtap_session *session, uint32_t context)
{
    driver_trip trip = {session, context, 0};
    trip.moved = gtap_thread_move(&trip.session, &trip.context);
    return trip;
}
static inline void driver_back(driver_trip trip)
{
    if (trip.moved)
        gtap_thread_bind(trip.session, trip.context);
}

static inline CUstream driver_own_stream(CUstream stream)
{
    return stream == NULL ? CU_STREAM_PER_THREAD : stream;
}

/* Say on stderr, once per key, and into the log that cuLogs* gives (logs.c). */
void driver_say(const char *key, CUlogLevel level, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* ---- memory ---- */

/* Tell the shim how to post the fence behind which freed memory is reused. */
void driver_memory_start(void);
/* All bytes are memory of one session's devices; a command on them goes to that session. Managed and mapped host memory
 * is the device's too: driver_use before the command, and driver_used after one that blocks and writes (it waits, since
 * the program may look at once). */
CUresult driver_device_range(CUdeviceptr address, size_t size, gtap_range *range);
int driver_on_device(CUdeviceptr address);
int driver_nowhere(CUdeviceptr address); /* neither a device's memory nor the program's: freed, or never had */
CUresult driver_use(const gtap_range *range, CUdeviceptr address, size_t size, int writes);
CUresult driver_used(const gtap_range *range, CUstream stream, CUresult status);

/* Wait for everything that a device was given: before memory that it sees goes away. */
CUresult driver_quiesce(gtap_session *session, uint32_t ordinal);
void driver_managed_start(void);
/* Before a context ends, of its device the last one: managed memory goes with it. */
void driver_managed_end(const driver_context *context, int last);
/* Before a context ends that is not: its memory of pools goes with it. */
void driver_pool_end(const driver_context *context);
/* A stream of gtap's own on the current context's device: nothing of the program's holds it up. */
CUstream driver_aside(gtap_session *session);
CUresult driver_managed_free(const gtap_range *range);
/* Wait until no copy is to read these bytes any more: before they are the program's to give away. */
void driver_await_pulls(const void *address, size_t size);
/* What orders a stream's frees and allocations (gtap_alloc_on). */
uint64_t driver_stream_tag(CUstream stream);
/* Memory of a pool: freed in the order of what the tag names (0: behind a fence); the pool, NULL for other memory. */
CUresult driver_pool_free(const gtap_range *range, uint64_t tag);
CUmemoryPool driver_pool_of(const gtap_range *range);

/* ---- streams and events ---- */

typedef struct driver_capture driver_capture;

typedef struct driver_stream {
    CUcontext context;
    unsigned flags;
    int priority;
    int device;
    uint32_t epoch; /* of the device: a reset ends its streams and events */
    uint64_t id;
    _Atomic(driver_capture *) capture; /* that it takes part in */
    int sync_policy, sync_domain;      /* attributes: hints that only their getters see */
    unsigned char sync_domains[2];
    struct {
        uint64_t base, bytes;
        float ratio;
        int hit, miss;
    } window;
} driver_stream;

typedef struct driver_event {
    CUcontext context;
    unsigned flags;
    uint32_t epoch;
    _Atomic int recorded;
    _Atomic uint64_t call;    /* that recorded it */
    _Atomic uint64_t capture; /* the capture it was last recorded in, 0: none */
} driver_event;

/* The frame just posted records the event. */
void driver_event_recorded(gtap_session *session, CUevent event, CUstream stream);
/* 1: on the legacy stream, or on one that waits for it. */
int driver_stream_blocks(CUstream stream);

/* ---- capture: nothing is captured almost always, each of these is one load then ---- */

static inline int driver_captures(void)
{
    return atomic_load_explicit(&driver_of_process()->captures, memory_order_acquire) != 0;
}
/* The capture that a stream takes part in, or NULL. */
driver_capture *driver_capture_of(CUstream stream);
/* Before work is given to a stream. 0; CAPTURE_INVALIDATED: its capture is broken; CAPTURE_IMPLICIT: the legacy stream
 * would wait for a stream that is being captured (breaks that capture). */
CUresult driver_capture_enter_now(CUstream stream);
static inline CUresult driver_capture_enter(CUstream stream)
{
    return driver_captures() ? driver_capture_enter_now(stream) : CUDA_SUCCESS;
}
/* Before a call that may disturb captures: allocation, free, query, synchronisation of what is not captured. 0, or
 * CAPTURE_UNSUPPORTED (breaks the capture), by the capture's mode and the thread's. */
CUresult driver_capture_forbids(void);
/* Before a stream or context is waited for or queried, or a blocking call of that stream: both of the above, and a
 * stream or context that is being captured cannot be waited for. */
CUresult driver_capture_waits(CUstream stream);
CUresult driver_capture_waits_all(const driver_site *site);
/* A copy of a captured stream has host memory on one side: device memory that stands in for it, whose rows and slices
 * lie without gaps; each launch of the graph carries the bytes in (to_device) or out. pitch, slice: bytes from row to
 * row and slice to slice at `host`. */
CUresult driver_capture_stage(driver_capture *capture, void *host, size_t pitch, size_t slice, size_t width, size_t rows,
                              size_t slices, int to_device, CUdeviceptr *stage);
/* A captured launch: what a node of the graph is asked for names this function. */
void driver_capture_function_now(CUstream stream, CUfunction function);
static inline void driver_capture_function(CUstream stream, CUfunction function)
{
    if (driver_captures())
        driver_capture_function_now(stream, function);
}
/* Memory allocated on a stream that is being captured: its graph's, until graph and executables are gone. */
CUresult driver_capture_alloc(driver_capture *capture, size_t size, CUdeviceptr *address);
/* A device is about to be reset: its captures are over. */
void driver_capture_reset(int device);
/* 1: the address is memory of a graph, which its free leaves to the graph. */
int driver_graph_owns(CUdeviceptr address);

/* ---- code ---- */

typedef struct driver_function driver_function;
typedef struct driver_module driver_module;
typedef struct driver_library driver_library;

/* What the server says that a module holds (module_info.c). */
typedef struct driver_kernel_info {
    char *name;
    uint32_t count;
    uint32_t *offsets, *sizes;
    uint32_t total; /* bytes of the parameter block */
    uint32_t known; /* bit by attribute number */
    int32_t attributes[CU_FUNC_ATTRIBUTE_MAX];
} driver_kernel_info;

typedef struct driver_global {
    char *name;
    CUdeviceptr address;
    size_t size;
} driver_global;

typedef struct driver_info {
    driver_kernel_info *kernels;
    driver_global *globals;
    uint32_t kernel_count, global_count;
    char *log;       /* of a failed load */
    uint64_t needed; /* the capacity that the whole takes, 0 when it is here */
} driver_info;

/* Parse the blob of a load or info reply; 0 or -1 when it is malformed or memory is exhausted. Free with _free. */
int driver_info_parse(driver_info *info, const unsigned char *blob, size_t size);
void driver_info_free(driver_info *info);

struct driver_module {
    CUmodule handle;
    gtap_session *session;
    uint32_t ordinal;
    int device;
    const gtap_device_facts *facts; /* of that device */
    CUcontext context;       /* that it was loaded in; NULL: a library's, which lives with the primary one */
    uint32_t number;         /* of that context, or of the primary one */
    uint32_t life;           /* of the device when it was loaded */
    driver_library *library; /* NULL for a module of cuModuleLoad* */
    pthread_mutex_t lock;    /* info, functions */
    gtap_kernel_table *table; /* from the image's own .nv.info, NULL when it holds none */
    int learned;
    driver_info info;
    driver_function *functions;
};

typedef struct driver_occupancy {
    struct driver_occupancy *next;
    int block, flags, blocks;
    size_t shared;
} driver_occupancy;

typedef struct driver_clusters {
    struct driver_clusters *next;
    unsigned shape[7]; /* grid, block, shared bytes */
    int largest;       /* asked for the largest cluster, not for how many there are */
    int number;
    size_t size;
    unsigned char list[]; /* the launch's attributes */
} driver_clusters;

struct driver_function {
    driver_function *next;
    driver_module *module;
    CUfunction handle;
    CUkernel kernel; /* the library kernel that it is of, or NULL */
    char *name;
    uint32_t count;
    const uint32_t *offsets, *sizes;
    uint32_t total;
    int has_gaps; /* between the parameters, or behind them */
    uint32_t most_threads; /* a block's, as far as the image tells it; 0: not */
    _Atomic(const driver_kernel_info *) info;
    _Atomic int loaded; /* launched, or asked to be loaded */
    _Atomic uint32_t set; /* what the program set: bit by attribute number */
    _Atomic int32_t values[CU_FUNC_ATTRIBUTE_MAX];
    driver_occupancy *occupancy;
    driver_clusters *clusters;
};

/* What is static of a function's shared memory, 0 while it is not known. */
static inline int driver_static_shared(driver_function *function)
{
    const driver_kernel_info *info = atomic_load_explicit(&function->info, memory_order_acquire);
    return info != NULL ? info->attributes[CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES] : 0;
}

/* Load an image for the site's device. `wait`: the caller needs the server's verdict now; else it is posted where the
 * image itself tells its kernels' parameters. `log` receives the server's log of a failure (free it) when not NULL. */
CUresult driver_module_load(const driver_site *site, driver_library *library, const void *image, uint64_t limit,
                            int wait, char **log, driver_module **module);
/* Whether CUDA_MODULE_LOADING asks for code to be loaded before it is used. */
int driver_is_eager(void);
void driver_module_unload(driver_module *module);
driver_module *driver_module_of(CUmodule handle);
/* Whether its context is what it was when it was loaded. */
int driver_module_alive(const driver_module *module);
/* Ask the server what the module holds, once. */
CUresult driver_module_learn(driver_module *module);
CUresult driver_module_global(driver_module *module, const char *name, CUdeviceptr *address, size_t *size);
/* The variable at that address has the attribute `managed`: from now on the program may use it, until the unload. */
CUresult driver_managed_global(driver_module *module, CUdeviceptr address);
CUresult driver_module_function(driver_module *module, const char *name, driver_function **function);
CUresult driver_read_file(const char *path, unsigned char **data, size_t *size);
/* Of what a program hands to a load function the image that fits the site's device; release with gtap_image_free. */
CUresult driver_image_choose(const driver_site *site, const void *data, uint64_t limit, gtap_image *image);

/* The function behind a CUfunction, or behind a CUkernel passed as one, on the site's device. */
CUresult driver_function_of(CUfunction handle, const driver_site *site, driver_function **function);
CUresult driver_kernel_function(CUkernel kernel, const driver_site *site, driver_function **function);
/* Its attributes, asked of the server once per module. */
CUresult driver_function_learn(driver_function *function);
/* Resident blocks of a multiprocessor, asked of the server once per shape. */
CUresult driver_occupancy_of(driver_function *function, int block, size_t shared, unsigned flags, int *blocks);
/* What a launch of that shape (grid, block, shared bytes, flags: 1 cooperative) would send: its function and a block of
 * parameters to be freed, or the status that it would return. */
CUresult driver_launch_block(const driver_site *site, CUfunction handle, const unsigned shape[8], void **params,
                             void **extra, driver_function **function, unsigned char **block, size_t *size);
/* Bytes of dynamic shared memory that a launch may ask for. */
static inline int driver_dynamic_limit(driver_function *function)
{
    if (atomic_load_explicit(&function->set, memory_order_acquire) & 1u << CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES)
        return atomic_load(&function->values[CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES]);
    int most = function->module->facts->attributes[CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK];
    return most - driver_static_shared(function);
}

#endif
