/* Contexts: client state alone. A context is a number in the header of each frame; a thread has a stack of them, whose
 * top is current. */
#include "driver.h"

typedef struct driver_thread {
    int depth;
    uint32_t id; /* not 0 once asked for */
    CUcontext stack[DRIVER_CONTEXTS];
} driver_thread;

_Static_assert(sizeof(driver_context) <= GTAP_SHADOW_PAYLOAD, "a context's state lies in its shadow");

const uint64_t driver_default_limits[DRIVER_LIMITS] = {1024, 1 << 20, 8 << 20, 2, 2048, 64, 0, 0, 0, 0};

static driver_thread *this_thread(void)
{
    return gtap_thread_state("driver", sizeof(driver_thread));
}

static CUcontext top_of(const driver_thread *thread)
{
    return thread != NULL && thread->depth > 0 ? thread->stack[thread->depth - 1] : NULL;
}

uint32_t driver_thread_id(void)
{
    driver_thread *thread = this_thread();
    if (thread != NULL && thread->id == 0)
        thread->id = (uint32_t)driver_next_id();
    return thread != NULL ? thread->id : 0;
}

driver_context *driver_context_of(CUcontext context)
{
    return gtap_shadow_payload(context, KIND_CONTEXT);
}

/* Every change of the top comes through here: the shim puts the context's number into this thread's frames. */
static void bind_top(const driver_thread *thread)
{
    driver_context *context = driver_context_of(top_of(thread));
    gtap_thread_bind(context != NULL ? context->session : NULL, context != NULL ? context->number : 0);
}

CUresult driver_enter(driver_site *site)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    site->handle = top_of(this_thread());
    if (site->handle == NULL)
        return CUDA_ERROR_INVALID_CONTEXT;
    site->context = driver_context_of(site->handle);
    if (site->context == NULL || !atomic_load_explicit(&site->context->active, memory_order_acquire))
        return CUDA_ERROR_CONTEXT_IS_DESTROYED;
    site->session = site->context->session;
    return CUDA_SUCCESS;
}

CUresult driver_enter_work(driver_site *site)
{
    CUresult status = driver_enter(site);
    return status != CUDA_SUCCESS ? status : gtap_failure_take_on(site->session, site->context->ordinal);
}

/* ---- making and ending ---- */

static CUresult make(CUcontext *context, CUdevice device, uint32_t index, unsigned flags, uint32_t version)
{
    gtap_session *session = gtap_device_session(device);
    CUcontext handle = session != NULL ? gtap_shadow_create(session, KIND_CONTEXT) : NULL;
    if (handle == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    driver_context *state = driver_context_of(handle);
    state->session = session;
    state->device = device;
    state->ordinal = gtap_device_ordinal(device);
    state->facts = gtap_device(device);
    state->number = index << 8 | (state->ordinal + 1);
    state->flags = flags;
    state->version = version;
    state->primary = index == 0;
    state->id = driver_next_id();
    for (int limit = 0; limit < DRIVER_LIMITS; limit++)
        state->limits[limit] = driver_default_limits[limit];
    *context = handle;
    return CUDA_SUCCESS;
}

static CUresult device_of(CUdevice device, driver_device **state)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    driver_process *process = driver_of_process();
    if (device < 0 || device >= atomic_load(&process->devices))
        return CUDA_ERROR_INVALID_DEVICE;
    *state = &process->device[device];
    return CUDA_SUCCESS;
}

CUresult cuDevicePrimaryCtxRetain(CUcontext *pctx, CUdevice dev)
{
    driver_device *device;
    CUresult status = pctx == NULL ? CUDA_ERROR_INVALID_VALUE : device_of(dev, &device);
    if (status != CUDA_SUCCESS)
        return status;
    pthread_mutex_t *lock = &driver_of_process()->lock;
    pthread_mutex_lock(lock);
    if (device->primary == NULL)
        status = make(&device->primary, dev, 0, device->flags, 3020);
    if (status == CUDA_SUCCESS) {
        driver_context *context = driver_context_of(device->primary);
        if (device->retained++ == 0 || !atomic_load(&context->active))
            context->flags = device->flags;
        device->live += !atomic_exchange(&context->active, 1);
        *pctx = device->primary;
    }
    pthread_mutex_unlock(lock);
    return status;
}

/* With the lock. A context's objects are gone from here on. The last one of a device takes the device's context on the
 * server along, and with it a sticky status; while others are active, only what was made in it goes. */
static void end(driver_device *device, driver_context *context)
{
    if (!atomic_exchange(&context->active, 0))
        return;
    driver_peers_forget(context);
    driver_trip trip = driver_go(context->session, context->number);
    driver_managed_end(context, device->live == 1);
    if (--device->live == 0) {
        driver_capture_reset(context->device);
        atomic_fetch_add(&device->epoch, 1);
        gtap_free_all(context->session, context->ordinal);
        driver_wire_gtapReset(context->session, context->ordinal);
        gtap_failure_reset(context->session);
    } else {
        if (context->primary)
            atomic_fetch_add(&device->ends, 1);
        driver_pool_end(context);
        gtap_free_context(context->session, context->number);
        driver_wire_gtapContextEnd(context->session);
    }
    driver_back(trip);
}

/* The handle of the primary context stays the same for the next retain. */
static void end_primary(driver_device *device)
{
    driver_context *context = driver_context_of(device->primary);
    if (context == NULL)
        return;
    end(device, context);
    _Atomic uint32_t *ends = gtap_process_state("driver.ends", sizeof *ends); /* libraries above look at it */
    if (ends != NULL)
        atomic_fetch_add(ends, 1);
    for (int limit = 0; limit < DRIVER_LIMITS; limit++)
        context->limits[limit] = driver_default_limits[limit];
}

CUresult cuDevicePrimaryCtxRelease(CUdevice dev)
{
    driver_device *device;
    CUresult status = device_of(dev, &device);
    if (status != CUDA_SUCCESS)
        return status;
    pthread_mutex_t *lock = &driver_of_process()->lock;
    pthread_mutex_lock(lock);
    if (device->retained == 0)
        status = CUDA_ERROR_INVALID_CONTEXT;
    else if (--device->retained == 0)
        end_primary(device);
    pthread_mutex_unlock(lock);
    return status;
}

CUresult cuDevicePrimaryCtxRelease_v2(CUdevice dev)
{
    return cuDevicePrimaryCtxRelease(dev);
}

/* Nobody's retain is released by it; the context is active again after the next one. */
CUresult cuDevicePrimaryCtxReset(CUdevice dev)
{
    driver_device *device;
    CUresult status = device_of(dev, &device);
    if (status != CUDA_SUCCESS)
        return status;
    pthread_mutex_t *lock = &driver_of_process()->lock;
    pthread_mutex_lock(lock);
    end_primary(device);
    pthread_mutex_unlock(lock);
    return CUDA_SUCCESS;
}

CUresult cuDevicePrimaryCtxReset_v2(CUdevice dev)
{
    return cuDevicePrimaryCtxReset(dev);
}

CUresult cuDevicePrimaryCtxGetState(CUdevice dev, unsigned int *flags, int *active)
{
    driver_device *device;
    CUresult status = flags == NULL || active == NULL ? CUDA_ERROR_INVALID_VALUE : device_of(dev, &device);
    if (status != CUDA_SUCCESS)
        return status;
    driver_context *context = driver_context_of(device->primary);
    *flags = device->flags;
    *active = context != NULL && atomic_load(&context->active);
    return CUDA_SUCCESS;
}

CUresult cuDevicePrimaryCtxSetFlags(CUdevice dev, unsigned int flags)
{
    driver_device *device;
    if ((flags & ~(unsigned)CU_CTX_FLAGS_MASK) != 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = device_of(dev, &device);
    if (status == CUDA_SUCCESS)
        device->flags = flags;
    return status;
}

CUresult cuDevicePrimaryCtxSetFlags_v2(CUdevice dev, unsigned int flags)
{
    return cuDevicePrimaryCtxSetFlags(dev, flags);
}

static CUresult create(CUcontext *pctx, unsigned int flags, CUdevice dev, uint32_t version)
{
    driver_device *device;
    if (pctx == NULL || (flags & ~(unsigned)CU_CTX_FLAGS_MASK) != 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = device_of(dev, &device);
    if (status != CUDA_SUCCESS)
        return status;
    pthread_mutex_t *lock = &driver_of_process()->lock;
    pthread_mutex_lock(lock);
    status = make(pctx, dev, ++device->contexts, flags, version);
    if (status == CUDA_SUCCESS) {
        atomic_store(&driver_context_of(*pctx)->active, 1);
        device->live++;
    }
    pthread_mutex_unlock(lock);
    return status != CUDA_SUCCESS ? status : cuCtxPushCurrent_v2(*pctx);
}

CUresult cuCtxCreate(CUcontext *pctx, unsigned int flags, CUdevice dev)
{
    return create(pctx, flags, dev, 3010);
}

CUresult cuCtxCreate_v2(CUcontext *pctx, unsigned int flags, CUdevice dev)
{
    return create(pctx, flags, dev, 3020);
}

CUresult cuCtxCreate_v3(CUcontext *pctx, CUexecAffinityParam *paramsArray, int numParams, unsigned int flags,
                        CUdevice dev)
{
    if (numParams < 0 || (numParams != 0 && paramsArray == NULL))
        return CUDA_ERROR_INVALID_VALUE;
    return numParams != 0 ? CUDA_ERROR_UNSUPPORTED_EXEC_AFFINITY : create(pctx, flags, dev, 3020);
}

CUresult cuCtxCreate_v4(CUcontext *pctx, CUctxCreateParams *ctxCreateParams, unsigned int flags, CUdevice dev)
{
    if (ctxCreateParams == NULL)
        return create(pctx, flags, dev, 3020);
    if (ctxCreateParams->cigParams != NULL) {
        driver_say("driver.cig", CU_LOG_LEVEL_ERROR, "contexts shared with graphics are not supported: graphics are on"
                   " another machine than the device");
        return CUDA_ERROR_NOT_SUPPORTED;
    }
    return cuCtxCreate_v3(pctx, ctxCreateParams->execAffinityParams, ctxCreateParams->numExecAffinityParams, flags, dev);
}

CUresult cuCtxDestroy_v2(CUcontext ctx)
{
    CUresult status = driver_ready();
    driver_context *context = driver_context_of(ctx);
    if (status != CUDA_SUCCESS)
        return status;
    if (context == NULL || context->primary)
        return CUDA_ERROR_INVALID_CONTEXT;
    driver_thread *thread = this_thread();
    pthread_mutex_t *lock = &driver_of_process()->lock;
    pthread_mutex_lock(lock);
    end(&driver_of_process()->device[context->device], context);
    pthread_mutex_unlock(lock);
    gtap_shadow_destroy(ctx, KIND_CONTEXT);
    if (top_of(thread) == ctx) {
        thread->depth--;
        bind_top(thread);
    }
    return CUDA_SUCCESS;
}

CUresult cuCtxDestroy(CUcontext ctx)
{
    return cuCtxDestroy_v2(ctx);
}

/* Usage counts of contexts ended with CUDA 4; what is left of them is these two. */
CUresult cuCtxAttach(CUcontext *pctx, unsigned int flags)
{
    if (pctx == NULL || flags != 0)
        return CUDA_ERROR_INVALID_VALUE;
    driver_site site;
    CUresult status = driver_enter(&site);
    if (status == CUDA_SUCCESS)
        *pctx = site.handle;
    return status;
}

CUresult cuCtxDetach(CUcontext ctx)
{
    return driver_context_of(ctx) != NULL ? CUDA_SUCCESS : CUDA_ERROR_INVALID_CONTEXT;
}

/* ---- the current one ---- */

CUresult cuCtxPushCurrent_v2(CUcontext ctx)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    driver_thread *thread = this_thread();
    if (driver_context_of(ctx) == NULL)
        return CUDA_ERROR_INVALID_CONTEXT;
    if (thread == NULL || thread->depth == DRIVER_CONTEXTS)
        return CUDA_ERROR_OUT_OF_MEMORY;
    thread->stack[thread->depth++] = ctx;
    bind_top(thread);
    return CUDA_SUCCESS;
}

CUresult cuCtxPushCurrent(CUcontext ctx)
{
    return cuCtxPushCurrent_v2(ctx);
}

CUresult cuCtxPopCurrent_v2(CUcontext *pctx)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    driver_thread *thread = this_thread();
    if (top_of(thread) == NULL)
        return CUDA_ERROR_INVALID_CONTEXT;
    if (pctx != NULL)
        *pctx = top_of(thread);
    thread->depth--;
    bind_top(thread);
    return CUDA_SUCCESS;
}

CUresult cuCtxPopCurrent(CUcontext *pctx)
{
    return cuCtxPopCurrent_v2(pctx);
}

/* Replaces the top of the stack; NULL takes it away. */
CUresult cuCtxSetCurrent(CUcontext ctx)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    driver_thread *thread = this_thread();
    if (thread == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    if (ctx != NULL && driver_context_of(ctx) == NULL)
        return CUDA_ERROR_INVALID_CONTEXT;
    if (ctx == NULL)
        thread->depth -= thread->depth > 0;
    else if (thread->depth > 0)
        thread->stack[thread->depth - 1] = ctx;
    else
        thread->stack[thread->depth++] = ctx;
    bind_top(thread);
    return CUDA_SUCCESS;
}

CUresult cuCtxGetCurrent(CUcontext *pctx)
{
    CUresult status = pctx == NULL ? CUDA_ERROR_INVALID_VALUE : driver_ready();
    if (status == CUDA_SUCCESS)
        *pctx = top_of(this_thread());
    return status;
}
