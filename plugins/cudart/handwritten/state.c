/* Thread and process state, and lazy initialisation: a runtime call works in whatever context is current, and makes
 * the primary context of the thread's device current where there is none. */
#include "cudart.h"

struct cudart_thread *cudart_thread(void)
{
    struct cudart_thread *thread = gtap_thread_state("cudart.thread", sizeof *thread);
    if (thread->process == NULL) { /* kept here, since that look-up takes a lock */
        thread->process = gtap_process_state("cudart.process", sizeof *thread->process);
        thread->process->ends = gtap_process_state("driver.ends", sizeof(uint32_t));
    }
    return thread;
}

struct cudart_process *cudart_process(void)
{
    return cudart_thread()->process;
}

int32_t cudart_check_device(int32_t device)
{
    int count = 0;
    int32_t status = cuInit(0);
    if (status == 0)
        status = cuDeviceGetCount(&count);
    if (status != 0)
        return status;
    atomic_store_explicit(&cudart_process()->devices, count, memory_order_relaxed);
    return device >= 0 && device < count && device < CUDART_DEVICES ? 0 : cudaErrorInvalidDevice;
}

int32_t cudart_retain(int32_t device, CUcontext *context)
{
    struct cudart_process *process = cudart_process();
    int32_t status = cudart_check_device(device);
    if (status != 0)
        return status;
    pthread_mutex_lock(&process->lock);
    if (process->primary[device] == NULL) {
        CUdevice handle = 0;
        status = cuDeviceGet(&handle, device);
        if (status == 0)
            status = cuDevicePrimaryCtxRetain(&process->primary[device], handle);
    }
    *context = process->primary[device];
    pthread_mutex_unlock(&process->lock);
    return status;
}

int32_t cudart_bind(int32_t device)
{
    struct cudart_thread *thread = cudart_thread();
    CUcontext context = NULL;
    /* read first: a reset by another thread in between makes the next call bind again */
    uint64_t epoch = atomic_load_explicit(&cudart_process()->epoch, memory_order_acquire);
    int32_t status = cudart_retain(device, &context);
    if (status == 0)
        status = cuCtxSetCurrent(context);
    if (status == 0) {
        thread->bound = context;
        thread->epoch = epoch;
    }
    return status;
}

int32_t cudart_device(void)
{
    struct cudart_thread *thread = cudart_thread();
    CUcontext context = NULL;
    CUdevice device = 0;
    if (cuCtxGetCurrent(&context) == 0 && context != NULL && cuCtxGetDevice(&device) == 0)
        return device;
    if (thread->device != 0)
        return thread->device - 1;
    return thread->valid != 0 ? thread->valid - 1 : 0;
}

CUcontext cudart_current(void)
{
    CUcontext context = NULL;
    return cuCtxGetCurrent(&context) == 0 ? context : NULL;
}

/* A context that a device reset took away under this thread. */
static int stale(const struct cudart_thread *thread, CUcontext context)
{
    uint64_t epoch = atomic_load_explicit(&thread->process->epoch, memory_order_acquire);
    return context == thread->bound && thread->epoch != epoch;
}

/* The program may end a primary context through the driver: it is retained anew at the next call. */
static void forget_ended(struct cudart_process *process)
{
    pthread_mutex_lock(&process->lock);
    for (int device = 0; device < CUDART_DEVICES; device++) {
        unsigned int flags;
        int active = 0;
        if (process->primary[device] != NULL && cuDevicePrimaryCtxGetState(device, &flags, &active) == 0 && !active) {
            process->primary[device] = NULL;
            atomic_fetch_add_explicit(&process->epoch, 1, memory_order_release);
        }
    }
    pthread_mutex_unlock(&process->lock);
}

int32_t cudart_enter(void)
{
    struct cudart_thread *thread = cudart_thread();
    CUcontext context = NULL;
    uint32_t ends = atomic_load_explicit(thread->process->ends, memory_order_acquire);
    if (thread->ends != ends) {
        forget_ended(thread->process);
        thread->ends = ends;
    }
    if (cuCtxGetCurrent(&context) == 0 && context != NULL && !stale(thread, context))
        return 0;
    return cudart_leave(cudart_bind(cudart_device()));
}

int32_t cudart_leave(int32_t status)
{
    if (status == 0)
        return 0;
    int32_t error = cudart_error_of(status);
    /* An answer to a query, no error. A program with several static runtimes has a last error in each, here one for all:
     * left by one library's polling, it would fail another one's launches (found with CuPy and its CUB). */
    if (error != cudaErrorNotReady)
        cudart_thread()->last_error = error;
    return error;
}
