/* The inside of the runtime library: types of its C interface, state, and what the chapters share.
 *
 * Statuses: the driver's numbers and the runtime's are the same where both have a condition, and no number means two
 * things, so functions here return either and cudart_leave() turns what the runtime does not know into what it does.
 */
#ifndef CUDART_H
#define CUDART_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "cudart_lower.h"

typedef CUfunction cudaFunction_t;
typedef struct cudart_symbol *cudaKernel_t;

enum cudart_error {
    cudaSuccess = 0,
    cudaErrorInvalidValue = 1,
    cudaErrorMemoryAllocation = 2,
    cudaErrorInvalidConfiguration = 9,
    cudaErrorInvalidPitchValue = 12,
    cudaErrorInvalidSymbol = 13,
    cudaErrorInvalidMemcpyDirection = 21,
    cudaErrorMissingConfiguration = 52,
    cudaErrorInvalidDeviceFunction = 98,
    cudaErrorNoDevice = 100,
    cudaErrorInvalidDevice = 101,
    cudaErrorPeerAccessUnsupported = 217,
    cudaErrorInvalidResourceHandle = 400,
    cudaErrorSymbolNotFound = 500,
    cudaErrorNotReady = 600,
    cudaErrorNotSupported = 801,
    cudaErrorUnknown = 999,
};

enum cudaMemcpyKind {
    cudaMemcpyHostToHost = 0,
    cudaMemcpyHostToDevice = 1,
    cudaMemcpyDeviceToHost = 2,
    cudaMemcpyDeviceToDevice = 3,
    cudaMemcpyDefault = 4,
};

/* The legacy default stream becomes the thread's own one in every function named _ptsz or _ptds. */
#define PER_THREAD(stream) ((stream) == NULL ? (cudaStream_t)2 : (stream))

/* ---- state: in libgtap.so, since both majors and several copies of a stub may live in one process ---- */

#define CUDART_DEVICES 64
#define CUDART_CONFIGURATIONS 16

struct cudart_configuration {
    dim3 grid, block;
    size_t shared;
    cudaStream_t stream;
};

struct cudart_process;

struct cudart_thread {
    struct cudart_process *process;
    int32_t last_error;
    int32_t device;      /* what cudaSetDevice chose, plus one; 0: nothing yet */
    int32_t valid;       /* the first of cudaSetValidDevices, plus one; 0: no list */
    uint32_t depth;      /* launches between Push and Pop: arguments of a launch may launch */
    uint32_t ends;       /* of primary contexts, when this thread last looked */
    uint64_t epoch;      /* the process's epoch when `bound` was made current */
    CUcontext bound;     /* the primary context that this library made current */
    struct cudart_configuration configurations[CUDART_CONFIGURATIONS];
};

struct cudart_index;
struct cudart_unit;

struct cudart_process {
    pthread_mutex_t lock;    /* registry and primary contexts */
    pthread_mutex_t loading; /* libraries; taken before lock */
    _Atomic uint64_t epoch;  /* device resets so far */
    _Atomic uint32_t *ends;  /* of primary contexts so far: the driver's count */
    _Atomic int32_t devices; /* how many there are, 0: not asked yet */
    CUcontext primary[CUDART_DEVICES];
    struct cudart_unit *units;              /* all that are registered */
    struct cudart_unit *waiting;            /* registered, not in the index yet */
    struct cudart_index *_Atomic index;     /* host address -> symbol */
};

/* The calling thread's, made at its first call. */
struct cudart_thread *cudart_thread(void);
struct cudart_process *cudart_process(void);

/* ---- errors ---- */

int32_t cudart_error_of(int32_t status);
GTAP_EXPORT const char *cudaGetErrorString(cudaError_t error);

/* ---- devices ---- */

/* The device of the calling thread: its context's, else the chosen one, else the first. Initialises nothing. */
int32_t cudart_device(void);
/* Retain the device's primary context, and make it current. Statuses. */
int32_t cudart_retain(int32_t device, CUcontext *context);
int32_t cudart_bind(int32_t device);
/* cuInit, then whether the device exists. */
int32_t cudart_check_device(int32_t device);

/* ---- code: what __cudaRegister* saw ---- */

enum cudart_symbol_kind { CUDART_KERNEL = 1, CUDART_VARIABLE = 2, CUDART_MANAGED = 3 };

struct cudart_symbol {
    const void *host;
    const char *name; /* the program's, mangled */
    struct cudart_unit *unit;
    _Atomic(CUkernel) kernel; /* from its first use on; of every device */
    uint32_t kind;
};

/* One registered fat binary. Only its constructor's thread touches it until cudart_unit_publish. */
struct cudart_unit {
    const void *image;
    struct cudart_symbol *symbols;
    size_t count, capacity;
    _Atomic(CUlibrary) library; /* from its first use on */
    struct cudart_unit *next, *next_waiting;
    int managed; /* it has __managed__ variables: their pointers are set when it is loaded */
};

/* The symbol registered for a host address (or the address of a symbol given out as a kernel), else NULL. */
struct cudart_symbol *cudart_symbol_find(const void *host);
/* Also answer to another address: the symbol's own, which went out as a cudaKernel_t; a managed variable's. */
int32_t cudart_symbol_alias(const void *key, struct cudart_symbol *symbol);
void cudart_unit_publish(struct cudart_unit *unit);
void cudart_unit_remove(struct cudart_unit *unit);
/* Load it if it is not; with a context current. */
int32_t cudart_unit_load(struct cudart_unit *unit);

/* A kernel, as the driver takes it in the current context: of a registered symbol; by host address, cudaKernel_t,
 * CUkernel or CUfunction. */
int32_t cudart_kernel(struct cudart_symbol *symbol, CUfunction *result);
int32_t cudart_function(const void *function, CUfunction *result);
/* A variable's address and size by host address. */
int32_t cudart_variable(const void *symbol, CUdeviceptr *address, size_t *size);
/* The address of `size` bytes from an offset in a variable. */
int32_t cudart_symbol_range(const void *symbol, size_t size, size_t offset, void **address);
/* The host address registered for a kernel that the driver names, else NULL. */
const void *cudart_host_of(CUkernel kernel, CUfunction function);

/* ---- copies ---- */

/* Whether the caller waits, and the stream: NULL or the thread's own where it does. */
struct cudart_order {
    cudaStream_t stream;
    int blocking;
};
#define CUDART_LEGACY ((struct cudart_order){NULL, 1})
#define CUDART_OWN ((struct cudart_order){(cudaStream_t)2, 1})
#define CUDART_POSTED(queue) ((struct cudart_order){(queue), 0})

int32_t cudart_copy(void *destination, const void *source, size_t size, int32_t kind, struct cudart_order order);

/* `call` is evaluated with a context current; its status is the value, mapped and remembered. */
#define CUDART_LOWER(call) (cudart_enter() == 0 ? cudart_leave(call) : cudart_thread()->last_error)

#endif
