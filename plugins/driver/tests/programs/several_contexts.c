/* Run through a real server: what is made in a context ends with it, and what was made in others does not. */
#include "check.h"

#include <pthread.h>

static const char ptx[] = ".version 7.0\n.target sm_50\n.address_size 64\n"
                          ".visible .global .align 4 .b8 word[4];\n"
                          ".visible .entry put(.param .u64 out, .param .u32 value)\n{\n"
                          "    .reg .b32 %r<2>;\n    .reg .b64 %rd<2>;\n"
                          "    ld.param.u64 %rd1, [out];\n    ld.param.u32 %r1, [value];\n"
                          "    st.global.u32 [%rd1], %r1;\n    ret;\n}\n";

typedef struct things {
    CUcontext context;
    CUdeviceptr memory, word;
    CUstream stream;
    CUevent event;
    CUmodule module;
    CUfunction put;
} things;

static things make(void)
{
    things made;
    size_t size;
    OK(cuCtxGetCurrent(&made.context));
    OK(cuMemAlloc_v2(&made.memory, 4096));
    OK(cuStreamCreate(&made.stream, CU_STREAM_NON_BLOCKING));
    OK(cuEventCreate(&made.event, CU_EVENT_DISABLE_TIMING));
    OK(cuModuleLoadData(&made.module, ptx));
    OK(cuModuleGetFunction(&made.put, made.module, "put"));
    OK(cuModuleGetGlobal_v2(&made.word, &size, made.module, "word"));
    return made;
}

/* The kernel's value through the stream, the event, and the memory. */
static void works(const things *made, int value)
{
    int result = 0, before = -1;
    CUdeviceptr out = made->memory;
    void *arguments[] = {&out, &value};
    OK(cuMemcpyHtoD_v2(made->word, &before, 4));
    OK(cuLaunchKernel(made->put, 1, 1, 1, 1, 1, 1, 0, made->stream, arguments, NULL));
    OK(cuEventRecord(made->event, made->stream));
    OK(cuEventSynchronize(made->event));
    OK(cuStreamQuery(made->stream));
    OK(cuMemcpyDtoH_v2(&result, made->memory, 4));
    HOLDS(result == value);
    OK(cuMemcpyDtoH_v2(&result, made->word, 4));
    HOLDS(result == before);
}

static void dead(const things *made)
{
    int value = 0;
    CUfunction function;
    void *arguments[] = {(void *)&made->memory, &value};
    STATUS(CUDA_ERROR_CONTEXT_IS_DESTROYED, cuStreamSynchronize(made->stream));
    STATUS(CUDA_ERROR_CONTEXT_IS_DESTROYED, cuEventSynchronize(made->event));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuModuleGetFunction(&function, made->module, "put"));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuLaunchKernel(made->put, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyDtoH_v2(&value, made->memory, 4));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyDtoH_v2(&value, made->word, 4));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemFree_v2(made->memory));
}

static pthread_barrier_t bound, destroyed;

static void *elsewhere(void *context)
{
    CUdevice device;
    CUcontext current = NULL;
    OK(cuCtxSetCurrent(context));
    pthread_barrier_wait(&bound);
    pthread_barrier_wait(&destroyed);
    STATUS(CUDA_ERROR_CONTEXT_IS_DESTROYED, cuCtxGetDevice(&device));
    STATUS(CUDA_ERROR_CONTEXT_IS_DESTROYED, cuCtxSynchronize());
    OK(cuCtxPopCurrent_v2(&current));
    HOLDS(current == context);
    return NULL;
}

static void created_and_destroyed(const things *others)
{
    CUcontext context, current;
    pthread_t thread;
    OK(cuCtxCreate_v2(&context, 0, 0));
    things made = make();
    HOLDS(made.context == context);
    works(&made, 1);
    pthread_barrier_init(&bound, NULL, 2);
    pthread_barrier_init(&destroyed, NULL, 2);
    pthread_create(&thread, NULL, elsewhere, context);
    pthread_barrier_wait(&bound);
    OK(cuCtxDestroy_v2(context));
    pthread_barrier_wait(&destroyed);
    pthread_join(thread, NULL);
    OK(cuCtxGetCurrent(&current));
    HOLDS(current == others->context);
    dead(&made);
    works(others, 2);
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxPushCurrent_v2(context));
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxDestroy_v2(context));
}

/* A context knows its stream of another one's; memory is everybody's. */
static void across(const things *first)
{
    CUcontext context, of;
    CUexecAffinityParam affinity = {0};
    int result = 0;
    OK(cuCtxCreate_v4(&context, NULL, 4, 0));
    things second = make();
    OK(cuMemcpyDtoD_v2(second.memory, first->memory, 4));
    OK(cuMemcpyDtoH_v2(&result, second.memory, 4));
    HOLDS(result == 2);
    OK(cuStreamGetCtx(first->stream, &of));
    HOLDS(of == first->context);
    OK(cuEventRecord(first->event, first->stream));
    OK(cuCtxWaitEvent(context, first->event));
    OK(cuCtxRecordEvent(context, second.event));
    OK(cuEventSynchronize(second.event));
    works(&second, 3);
    works(first, 4); /* through its own stream and module, while another context is current */
    STATUS(CUDA_ERROR_UNSUPPORTED_EXEC_AFFINITY, cuCtxCreate_v3(&of, &affinity, 1, 0, 0));
    OK(cuCtxPopCurrent_v2(&of));
    HOLDS(of == context);
    OK(cuCtxDestroy_v2(context));
    works(first, 5);
}

static void primary_ends_alone(void)
{
    CUcontext primary, made, current;
    unsigned flags;
    int active = -1;
    OK(cuDevicePrimaryCtxGetState(0, &flags, &active));
    HOLDS(active == 1);
    primary = start(); /* retained twice now */
    things of_primary = make();
    OK(cuCtxCreate_v2(&made, 0, 0));
    things others = make();
    OK(cuDevicePrimaryCtxReset_v2(0));
    OK(cuDevicePrimaryCtxGetState(0, &flags, &active));
    HOLDS(active == 0);
    STATUS(CUDA_ERROR_CONTEXT_IS_DESTROYED, cuStreamSynchronize(of_primary.stream));
    works(&others, 6);
    OK(cuDevicePrimaryCtxRelease_v2(0)); /* a reset releases nobody's */
    OK(cuDevicePrimaryCtxRelease_v2(0));
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuDevicePrimaryCtxRelease_v2(0));
    OK(cuDevicePrimaryCtxRetain(&current, 0));
    HOLDS(current == primary);
    OK(cuCtxSetCurrent(primary));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuModuleGetFunction(&of_primary.put, of_primary.module, "put"));
    things again = make();
    works(&again, 7);
    OK(cuCtxSetCurrent(made));
    works(&others, 8);
    OK(cuDevicePrimaryCtxRelease_v2(0));
    OK(cuCtxDestroy_v2(made)); /* the last one: the device is as new */
    OK(cuCtxCreate_v2(&made, 0, 0));
    things fresh = make();
    works(&fresh, 9);
    OK(cuCtxDestroy_v2(made));
}

static void settings(void)
{
    CUcontext context;
    size_t limit;
    unsigned flags, version;
    int config, least, greatest;
    OK(cuCtxCreate_v2(&context, 2, 0));
    OK(cuCtxGetFlags(&flags));
    HOLDS(flags == 2);
    OK(cuCtxSetFlags(4));
    OK(cuCtxGetFlags(&flags));
    HOLDS(flags == 4);
    OK(cuCtxGetApiVersion(context, &version));
    HOLDS(version == 3020);
    OK(cuCtxSetLimit(0, 4096));
    OK(cuCtxGetLimit(&limit, 0));
    HOLDS(limit == 4096);
    STATUS(CUDA_ERROR_UNSUPPORTED_LIMIT, cuCtxSetLimit(8, 1));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuCtxSetLimit(99, 1));
    OK(cuCtxSetCacheConfig(1));
    OK(cuCtxGetCacheConfig(&config));
    HOLDS(config == 1);
    OK(cuCtxSetSharedMemConfig(2));
    OK(cuCtxGetSharedMemConfig(&config));
    HOLDS(config == 2);
    OK(cuCtxGetStreamPriorityRange(&least, &greatest));
    HOLDS(least == 0 && greatest <= 0);
    OK(cuCtxResetPersistingL2Cache());
    OK(cuFlushGPUDirectRDMAWrites(0, 100));
    OK(cuProfilerStart());
    OK(cuProfilerStop());
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxEnablePeerAccess(context, 0)); /* oneself */
    OK(cuCtxDestroy_v2(context));
}

int main(void)
{
    start();
    things first = make();
    works(&first, 1);
    created_and_destroyed(&first);
    across(&first);
    settings();
    primary_ends_alone();
    return ended();
}
