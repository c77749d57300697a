/* Run through a real server: who is told what, and when. The argument says which of these. */
#include "check.h"

#include <pthread.h>

static CUdeviceptr memory;
static CUmodule module;
static int blocking; /* CUDA_LAUNCH_BLOCKING: every call names its own failure */

static CUfunction named(const char *name)
{
    CUfunction function = NULL;
    OK(cuModuleGetFunction(&function, module, name));
    return function;
}

static CUresult poke(CUdeviceptr target)
{
    void *arguments[] = {&target};
    return cuLaunchKernel(named("poke"), 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL);
}

static void *sticks_here_too(void *context)
{
    int value;
    OK(cuCtxSetCurrent(context));
    STATUS(700, cuCtxSynchronize());
    STATUS(700, cuMemcpyDtoH_v2(&value, memory, 4));
    STATUS(700, cuMemAlloc_v2(&memory, 4));
    return NULL;
}

/* An illegal address holds for every thread until the context ends. */
static void sticky(CUcontext context)
{
    pthread_t thread;
    CUstream stream;
    CUevent event;
    STATUS(blocking ? 700 : 0, poke(0x10));
    STATUS(700, cuCtxSynchronize());
    STATUS(700, cuCtxSynchronize());
    STATUS(700, cuMemsetD8_v2(memory, 0, 4));
    STATUS(700, poke(memory));
    STATUS(700, cuStreamCreate(&stream, 0));
    STATUS(700, cuEventCreate(&event, 0));
    const char *name = NULL, *words = NULL;
    OK(cuGetErrorName(cuCtxSynchronize(), &name));
    OK(cuGetErrorString(700, &words));
    HOLDS(strcmp(name, "CUDA_ERROR_ILLEGAL_ADDRESS") == 0 && strstr(words, "illegal") != NULL);
    pthread_create(&thread, NULL, sticks_here_too, context);
    pthread_join(thread, NULL);
    int device = -1;
    OK(cuCtxGetDevice(&device)); /* what asks the device nothing goes on */
    HOLDS(device == 0);
    OK(cuDevicePrimaryCtxReset_v2(0));
    STATUS(CUDA_ERROR_CONTEXT_IS_DESTROYED, cuCtxSynchronize());
    start();
    OK(cuMemAlloc_v2(&memory, 64));
    OK(cuModuleLoad(&module, getenv("KERNELS")));
    OK(poke(memory));
    OK(cuCtxSynchronize());
}

static const char odd[] = ".version 7.0\n.target sm_80\n.address_size 64\n"
                          ".visible .entry odd(.param .u64 surface)\n{\n"
                          "    .reg .b32 %r<3>;\n    .reg .b64 %rd<2>;\n"
                          "    ld.param.u64 %rd1, [surface];\n    mov.u32 %r1, 0;\n"
                          "    cp.async.wait_all;\n    mov.u32 %r2, %r1;\n"
                          "    st.global.u32 [%rd1], %r2;\n    ret;\n}\n";

static void *not_mine(void *context)
{
    OK(cuCtxSetCurrent(context));
    OK(cuCtxSynchronize());
    return NULL;
}

/* A kernel that the device cannot run, which it says when it comes to it: its own thread is told, once. */
static void posted(CUcontext context)
{
    pthread_t thread;
    CUmodule other;
    CUfunction function;
    CUdeviceptr surface = 0;
    int n = 1, result = 1;
    void *arguments[] = {&surface}, *good[] = {&memory, &n};
    OK(cuModuleLoadData(&other, odd));
    OK(cuModuleGetFunction(&function, other, "odd"));
    STATUS(blocking ? CUDA_ERROR_NOT_SUPPORTED : 0, cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL));
    pthread_create(&thread, NULL, not_mine, context);
    pthread_join(thread, NULL);
    STATUS(blocking ? 0 : CUDA_ERROR_NOT_SUPPORTED, cuCtxSynchronize());
    OK(cuCtxSynchronize());
    OK(cuLaunchKernel(named("fill"), 1, 1, 1, 32, 1, 1, 0, NULL, good, NULL));
    OK(cuMemcpyDtoH_v2(&result, memory, 4));
    HOLDS(result == 0);
    STATUS(blocking ? CUDA_ERROR_NOT_SUPPORTED : 0, cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL));
    OK(cuModuleUnload(other));
    int status = cuMemcpyDtoH_v2(&result, memory, 4); /* any later call that may say so */
    HOLDS(status == (blocking ? 0 : CUDA_ERROR_NOT_SUPPORTED));
}

int main(int argc, char **argv)
{
    blocking = getenv("CUDA_LAUNCH_BLOCKING") != NULL;
    CUcontext context = start();
    OK(cuMemAlloc_v2(&memory, 64));
    OK(cuModuleLoad(&module, getenv("KERNELS")));
    if (argc == 2 && strcmp(argv[1], "sticky") == 0)
        sticky(context);
    else
        posted(context);
    return ended();
}
