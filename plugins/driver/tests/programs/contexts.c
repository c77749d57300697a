#include "check.h"

#include <pthread.h>

static void *other_thread(void *context)
{
    CUcontext current = (CUcontext)1;
    OK(cuCtxGetCurrent(&current));
    HOLDS(current == NULL);
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxSynchronize());
    OK(cuCtxSetCurrent(context));
    OK(cuCtxSynchronize());
    return NULL;
}

int main(void)
{
    CUcontext primary, again, made, current;
    CUdevice device;
    unsigned flags, version;
    int active, least, greatest;
    size_t limit;
    unsigned long long id, other_id;
    pthread_t thread;

    STATUS(CUDA_ERROR_NOT_INITIALIZED, cuCtxGetCurrent(&current));
    STATUS(CUDA_ERROR_NOT_INITIALIZED, cuDeviceGetCount(&device));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuInit(1));
    OK(cuInit(0));
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxGetDevice(&device));
    STATUS(CUDA_ERROR_INVALID_DEVICE, cuDevicePrimaryCtxRetain(&primary, 7));
    OK(cuDevicePrimaryCtxGetState(0, &flags, &active));
    HOLDS(active == 0);
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuDevicePrimaryCtxRelease_v2(0));
    OK(cuDevicePrimaryCtxRetain(&primary, 0));
    OK(cuDevicePrimaryCtxRetain(&again, 0));
    HOLDS(primary == again);
    OK(cuCtxSetCurrent(primary));
    OK(cuCtxGetDevice(&device));
    HOLDS(device == 0);
    pthread_create(&thread, NULL, other_thread, primary);
    pthread_join(thread, NULL);

    OK(cuCtxCreate_v2(&made, 4, 0));
    OK(cuCtxGetCurrent(&current));
    HOLDS(current == made && made != primary);
    OK(cuCtxGetFlags(&flags));
    HOLDS(flags == 4);
    OK(cuCtxGetApiVersion(made, &version));
    HOLDS(version == 3020);
    OK(cuCtxGetId(made, &id));
    OK(cuCtxGetId(primary, &other_id));
    HOLDS(id != other_id);
    OK(cuCtxSynchronize()); /* travels with the created context's number */
    OK(cuCtxPopCurrent_v2(&current));
    HOLDS(current == made);
    OK(cuCtxGetCurrent(&current));
    HOLDS(current == primary);
    OK(cuCtxPushCurrent_v2(made));
    OK(cuCtxDestroy_v2(made));
    OK(cuCtxGetCurrent(&current));
    HOLDS(current == primary);
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxPushCurrent_v2(made));
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxDestroy_v2(primary));
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxSetCurrent((CUcontext)&thread));

    OK(cuCtxGetLimit(&limit, 0));
    HOLDS(limit == 1024);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuCtxGetLimit(&limit, 77));
    OK(cuCtxGetStreamPriorityRange(&least, &greatest));
    HOLDS(least == 0 && greatest == -5);

    OK(cuDevicePrimaryCtxRelease_v2(0));
    OK(cuCtxSynchronize());
    OK(cuDevicePrimaryCtxRelease_v2(0));
    STATUS(CUDA_ERROR_CONTEXT_IS_DESTROYED, cuCtxSynchronize());
    OK(cuDevicePrimaryCtxRetain(&again, 0));
    HOLDS(again == primary);
    OK(cuCtxSynchronize());
    OK(cuCtxSetCurrent(NULL));
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxPopCurrent_v2(&current));
    return ended();
}
