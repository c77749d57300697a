/* Streams and events: order between them, attributes, queries, host functions and callbacks. */
#include <atomic>

#include "check.h"

#define COUNT 4096

__global__ void add(int *values, int by)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    values[i] += by;
}

static int all_are(const int *device, int value)
{
    static int back[COUNT];
    OK(cudaMemcpy(back, device, sizeof back, cudaMemcpyDeviceToHost));
    int right = 1;
    for (int i = 0; i < COUNT; i++)
        right &= back[i] == value;
    return right;
}

static void properties(void)
{
    cudaStream_t plain, low, high;
    unsigned flags = 7;
    int least, greatest, priority = 7, device = 7;
    unsigned long long one = 0, other = 0;
    OK(cudaDeviceGetStreamPriorityRange(&least, &greatest));
    OK(cudaStreamCreate(&plain));
    OK(cudaStreamCreateWithFlags(&low, cudaStreamNonBlocking));
    OK(cudaStreamCreateWithPriority(&high, cudaStreamNonBlocking, greatest));
    OK(cudaStreamGetFlags(low, &flags));
    HOLDS(flags == cudaStreamNonBlocking);
    OK(cudaStreamGetFlags(plain, &flags));
    HOLDS(flags == cudaStreamDefault);
    OK(cudaStreamGetPriority(high, &priority));
    HOLDS(priority == greatest);
    OK(cudaStreamGetPriority(plain, &priority));
    HOLDS(priority == 0);
    OK(cudaStreamGetId(plain, &one));
    OK(cudaStreamGetId(high, &other));
    OK(cudaStreamGetDevice(plain, &device));
    HOLDS(one != other && device == 0);
    cudaStreamAttrValue value = {};
    value.syncPolicy = cudaSyncPolicyYield;
    OK(cudaStreamSetAttribute(plain, cudaStreamAttributeSynchronizationPolicy, &value));
    OK(cudaStreamCopyAttributes(low, plain));
    value.syncPolicy = cudaSyncPolicyAuto;
    OK(cudaStreamGetAttribute(low, cudaStreamAttributeSynchronizationPolicy, &value));
    HOLDS(value.syncPolicy == cudaSyncPolicyYield);
    cudaStreamCaptureStatus status;
    OK(cudaStreamIsCapturing(plain, &status));
    HOLDS(status == cudaStreamCaptureStatusNone);
    OK(cudaStreamDestroy(plain));
    OK(cudaStreamDestroy(low));
    OK(cudaStreamDestroy(high));
    REFUSES(cudaErrorInvalidResourceHandle, cudaStreamSynchronize(high));
    REFUSES(cudaErrorInvalidValue, cudaStreamCreateWithFlags(&plain, 77));
}

static void order(void)
{
    int *device;
    cudaStream_t first, second;
    cudaEvent_t before, after, untimed;
    float milliseconds = -1;
    OK(cudaMalloc(&device, COUNT * sizeof(int)));
    OK(cudaMemset(device, 0, COUNT * sizeof(int)));
    OK(cudaStreamCreateWithFlags(&first, cudaStreamNonBlocking));
    OK(cudaStreamCreateWithFlags(&second, cudaStreamNonBlocking));
    OK(cudaEventCreate(&before));
    OK(cudaEventCreateWithFlags(&after, cudaEventBlockingSync));
    OK(cudaEventCreateWithFlags(&untimed, cudaEventDisableTiming));
    OK(cudaEventQuery(before)); /* never recorded */
    OK(cudaEventRecord(before, first));
    for (int i = 0; i < 50; i++) { /* each waits for the other: the sum is right only in that order */
        add<<<COUNT / 256, 256, 0, first>>>(device, 1);
        OK(cudaEventRecord(untimed, first));
        OK(cudaStreamWaitEvent(second, untimed, 0));
        OK(cudaMemcpyAsync(device + COUNT / 2, device, COUNT / 2 * sizeof(int), cudaMemcpyDeviceToDevice, second));
        add<<<COUNT / 256, 256, 0, second>>>(device, 2);
        OK(cudaEventRecord(untimed, second));
        OK(cudaStreamWaitEvent(first, untimed, 0));
    }
    OK(cudaEventRecordWithFlags(after, first, cudaEventRecordDefault));
    OK(cudaEventSynchronize(after));
    HOLDS(all_are(device, 150));
    OK(cudaEventElapsedTime(&milliseconds, before, after));
    HOLDS(milliseconds >= 0 && milliseconds < 60000);
    REFUSES(cudaErrorInvalidResourceHandle, cudaEventElapsedTime(&milliseconds, before, untimed));
    OK(cudaEventQuery(after));
    OK(cudaStreamSynchronize(first));
    OK(cudaStreamSynchronize(second));
    OK(cudaStreamQuery(first));
    OK(cudaEventDestroy(before));
    OK(cudaEventDestroy(after));
    OK(cudaEventDestroy(untimed));
    REFUSES(cudaErrorInvalidResourceHandle, cudaEventRecord(untimed, first));
    OK(cudaStreamDestroy(first));
    OK(cudaStreamDestroy(second));
    OK(cudaFree(device));
}

static struct {
    std::atomic<int> steps, gate;
    int seen, at, status;
    int *pinned;
    cudaStream_t stream;
} told;

static void look(void *data)
{
    while (told.gate == 0) /* the program opens it: until then nothing behind may run */
        ;
    told.seen = told.pinned[0];
    told.pinned[1] = 77; /* a later copy on the stream takes it */
    told.at = ++told.steps;
    int count;
    *(int *)data = cudaGetDeviceCount(&count); /* not permitted in a host function */
}

static void called(cudaStream_t stream, cudaError_t status, void *data)
{
    told.status = status == cudaSuccess && stream == told.stream ? ++told.steps : -1;
    *(int *)data += 1000;
}

static void functions(void)
{
    int *device, inside = -1, after = 5, back[2] = {0, 0};
    cudaEvent_t behind;
    OK(cudaEventCreate(&behind));
    OK(cudaStreamCreate(&told.stream));
    OK(cudaMalloc(&device, COUNT * sizeof(int)));
    OK(cudaMallocHost((void **)&told.pinned, 64));
    OK(cudaMemsetAsync(device, 0, COUNT * sizeof(int), told.stream));
    add<<<COUNT / 256, 256, 0, told.stream>>>(device, 31);
    OK(cudaMemcpyAsync(told.pinned, device, sizeof(int), cudaMemcpyDeviceToHost, told.stream));
    OK(cudaLaunchHostFunc(told.stream, look, &inside));
    OK(cudaMemcpyAsync(device, told.pinned, 8, cudaMemcpyHostToDevice, told.stream));
    OK(cudaStreamAddCallback(told.stream, called, &after, 0));
    OK(cudaEventRecord(behind, told.stream));
    HOLDS(cudaStreamQuery(told.stream) == cudaErrorNotReady);
    HOLDS(cudaEventQuery(behind) == cudaErrorNotReady);
    HOLDS(cudaGetLastError() == cudaSuccess); /* that it is not done yet is no error */
    told.gate = 1;
    OK(cudaEventSynchronize(behind));
    HOLDS(told.seen == 31 && told.at == 1 && told.status == 2 && after == 1005);
    HOLDS(inside == cudaErrorNotPermitted);
    OK(cudaEventQuery(behind));
    OK(cudaEventDestroy(behind));
    OK(cudaStreamSynchronize(told.stream));
    OK(cudaMemcpy(back, device, sizeof back, cudaMemcpyDeviceToHost));
    HOLDS(back[0] == 31 && back[1] == 77);
    OK(cudaStreamQuery(told.stream));
    REFUSES(cudaErrorInvalidValue, cudaStreamAddCallback(told.stream, NULL, NULL, 0));
    OK(cudaFree(device));
    OK(cudaFreeHost(told.pinned));
    REFUSES(cudaErrorInvalidValue, cudaFreeHost(told.pinned));
    OK(cudaStreamDestroy(told.stream));
}

int main(void)
{
    properties();
    order();
    functions();
    return ended();
}
