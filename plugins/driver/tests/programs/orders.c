/* Functions and values in streams, events, queries, attributes. */
#include "check.h"

#include <pthread.h>
#include <time.h>

enum { WORDS = 64, BYTES = WORDS * 4 };

static unsigned *page, *result;
static CUdeviceptr device;
static CUstream stream, other;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int released, entered, order[8], count;
static CUresult inside;

/* Holds the stream until the main thread says so. */
static void hold(void *data)
{
    pthread_mutex_lock(&lock);
    entered = 1;
    pthread_cond_broadcast(&changed);
    while (!released)
        pthread_cond_wait(&changed, &lock);
    order[count++ & 7] = *(int *)data;
    pthread_mutex_unlock(&lock);
    inside = cuStreamSynchronize(stream);
    page[0] = 500; /* what a copy behind this reads */
}

static void let_go(int value)
{
    pthread_mutex_lock(&lock);
    released = value;
    entered = value ? entered : 0;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static void await_entry(void)
{
    pthread_mutex_lock(&lock);
    while (!entered)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}

static CUresult called_with = -1;

static void called(CUstream which, CUresult status, void *data)
{
    pthread_mutex_lock(&lock);
    order[count++ & 7] = *(int *)data;
    called_with = which == stream ? status : CUDA_ERROR_UNKNOWN;
    pthread_mutex_unlock(&lock);
}

static CUresult polled(CUresult (*query)(void *), void *what)
{
    CUresult status = CUDA_ERROR_NOT_READY;
    for (int i = 0; i < 15000 && status == CUDA_ERROR_NOT_READY; i++) {
        status = query(what);
        if (status == CUDA_ERROR_NOT_READY)
            nanosleep(&(struct timespec){0, 2000000}, NULL);
    }
    return status;
}

static CUresult query_stream(void *what)
{
    return cuStreamQuery(what);
}

static CUresult query_event(void *what)
{
    return cuEventQuery(what);
}

static void functions(void)
{
    static int one = 1, two = 2;
    CUevent event;
    OK(cuEventCreate(&event, CU_EVENT_DISABLE_TIMING));
    page[0] = 100;
    OK(cuLaunchHostFunc(stream, hold, &one));
    OK(cuStreamAddCallback(stream, called, &two, 0));
    OK(cuMemcpyHtoDAsync_v2(device, page, BYTES, stream));
    OK(cuMemcpyDtoHAsync_v2(result, device, BYTES, stream));
    OK(cuEventRecord(event, stream));
    await_entry();
    STATUS(CUDA_ERROR_NOT_READY, cuStreamQuery(stream));
    STATUS(CUDA_ERROR_NOT_READY, cuEventQuery(event));
    OK(cuStreamQuery(other));
    let_go(1);
    STATUS(CUDA_SUCCESS, polled(query_event, event));
    HOLDS(result[0] == 500); /* written by the function, read in stream order, there with the answer */
    STATUS(CUDA_SUCCESS, polled(query_stream, stream));
    HOLDS(count == 2 && order[0] == 1 && order[1] == 2);
    HOLDS(inside == CUDA_ERROR_NOT_PERMITTED && called_with == CUDA_SUCCESS);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchHostFunc(stream, NULL, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuStreamAddCallback(stream, called, NULL, 1));
    let_go(0);
    count = 0;
    OK(cuLaunchHostFunc(stream, hold, &one)); /* other streams go on */
    await_entry();
    OK(cuMemsetD32Async(device, 7, 4, other));
    OK(cuStreamSynchronize(other));
    OK(cuEventRecord(event, other));
    OK(cuEventSynchronize(event));
    HOLDS(count == 0);
    let_go(1);
    OK(cuCtxSynchronize());
    HOLDS(count == 1);
    OK(cuEventDestroy_v2(event));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuEventRecord(event, other));
}

static void values(void)
{
    CUdeviceptr flag = device + 64, wide = device + 128;
    unsigned words[WORDS];
    int able = 0;
    OK(cuDeviceGetAttribute(&able, 122, 0)); /* CAN_USE_64_BIT_STREAM_MEM_OPS */
    HOLDS(able == 1);
    OK(cuMemsetD32_v2(device, 0, WORDS));
    OK(cuStreamWaitValue32_v2(stream, flag, 3, 1)); /* equal */
    OK(cuMemsetD32Async(device, 11, 1, stream));
    STATUS(CUDA_ERROR_NOT_READY, cuStreamQuery(stream));
    OK(cuStreamWriteValue32(other, flag, 3, 0));
    OK(cuStreamSynchronize(stream));
    OK(cuStreamWriteValue64_v2(stream, wide, 0x1122334455667788ull, 0));
    OK(cuStreamWaitValue64_v2(stream, wide, 0x1122334455667788ull, 0));
    CUstreamBatchMemOpParams ops[3] = {
        {.operation = CU_STREAM_MEM_OP_WRITE_VALUE_32, .value = {.address = device + 8, .value64 = 21}},
        {.operation = CU_STREAM_MEM_OP_WAIT_VALUE_32, .value = {.address = device + 8, .value64 = 20}},
        {.operation = CU_STREAM_MEM_OP_WRITE_VALUE_64, .value = {.address = device + 16, .value64 = 1ull << 40}},
    };
    OK(cuStreamBatchMemOp_v2(stream, 3, ops, 0));
    OK(cuStreamWriteValue32_v2(stream, device + 24, 33, 0));
    OK(cuStreamSynchronize(stream));
    OK(cuMemcpyDtoH_v2(words, device, BYTES));
    HOLDS(words[0] == 11 && words[2] == 21 && words[4] == 0 && words[5] == 256 && words[6] == 33 && words[16] == 3);
    HOLDS(words[32] == 0x55667788 && words[33] == 0x11223344);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuStreamWriteValue32_v2(stream, device + 2, 0, 0));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuStreamWriteValue32_v2(stream, 64, 0, 0));
    ops[0].operation = 99;
    STATUS(CUDA_ERROR_INVALID_VALUE, cuStreamBatchMemOp_v2(stream, 1, ops, 0));
}

static void events(void)
{
    CUevent begin, end, never;
    float elapsed = -1;
    OK(cuEventCreate(&begin, 0));
    OK(cuEventCreate(&end, CU_EVENT_BLOCKING_SYNC));
    OK(cuEventCreate(&never, CU_EVENT_DISABLE_TIMING));
    OK(cuEventQuery(never));
    OK(cuEventSynchronize(never));
    OK(cuStreamWaitEvent(stream, never, 0));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuEventRecordWithFlags(begin, stream, 1)); /* external: of captures */
    STATUS(CUDA_ERROR_INVALID_VALUE, cuStreamWaitEvent(stream, begin, 1));
    OK(cuEventRecordWithFlags(begin, stream, 0));
    OK(cuMemsetD32Async(device, 1, WORDS, stream));
    OK(cuEventRecord(end, stream));
    OK(cuStreamWaitEvent(other, end, 0));
    OK(cuMemcpyDtoHAsync_v2(result, device, BYTES, other));
    OK(cuStreamSynchronize(other));
    HOLDS(result[WORDS - 1] == 1);
    OK(cuEventElapsedTime(&elapsed, begin, end));
    HOLDS(elapsed >= 0 && elapsed < 60000);
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuEventElapsedTime(&elapsed, begin, never));
    OK(cuEventDestroy_v2(begin));
    OK(cuEventDestroy_v2(end));
    OK(cuEventDestroy_v2(never));
}

static void attributes(void)
{
    CUstreamAttrValue value, got;
    CUstream made;
    int priority = 9, least, greatest;
    unsigned flags = 9;
    unsigned long long first, again;
    CUcontext context = NULL, current = NULL;
    OK(cuCtxGetStreamPriorityRange(&least, &greatest));
    OK(cuStreamCreateWithPriority(&made, CU_STREAM_NON_BLOCKING, greatest));
    OK(cuStreamGetPriority(made, &priority));
    OK(cuStreamGetFlags(made, &flags));
    OK(cuStreamGetId(made, &first));
    OK(cuStreamGetId(stream, &again));
    OK(cuStreamGetCtx(made, &context));
    OK(cuCtxGetCurrent(&current));
    HOLDS(priority == greatest && flags == CU_STREAM_NON_BLOCKING && first != again && context == current);
    memset(&value, 0, sizeof value);
    value.syncPolicy = CU_SYNC_POLICY_YIELD;
    OK(cuStreamSetAttribute(made, CU_LAUNCH_ATTRIBUTE_SYNCHRONIZATION_POLICY, &value));
    OK(cuStreamCopyAttributes(stream, made));
    OK(cuStreamGetAttribute(stream, CU_LAUNCH_ATTRIBUTE_SYNCHRONIZATION_POLICY, &got));
    HOLDS(got.syncPolicy == CU_SYNC_POLICY_YIELD);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuStreamGetAttribute(stream, CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION, &got));
    OK(cuMemsetD32Async(device, 0xabcd, WORDS, made));
    OK(cuStreamDestroy_v2(made)); /* with work pending */
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuStreamQuery(made));
    OK(cuCtxSynchronize());
    OK(cuMemcpyDtoH_v2(result, device, BYTES));
    HOLDS(result[0] == 0xabcd && result[WORDS - 1] == 0xabcd);
}

int main(void)
{
    start();
    OK(cuMemAllocHost_v2((void **)&page, BYTES));
    OK(cuMemAllocHost_v2((void **)&result, BYTES));
    OK(cuMemAlloc_v2(&device, BYTES));
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    OK(cuStreamCreate(&other, CU_STREAM_NON_BLOCKING));
    functions();
    values();
    events();
    attributes();
    return ended();
}
