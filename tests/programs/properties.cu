/* What the runtime says of its device, streams, memory and kernels, without computing anything. */
#include "program.h"

__global__ void kernel(int *values, int n)
{
    __shared__ int shared[64];
    shared[threadIdx.x % 64] = n;
    __syncthreads();
    if (threadIdx.x < (unsigned)n)
        values[threadIdx.x] = shared[(threadIdx.x + 1) % 64];
}

static void device(void)
{
    cudaDeviceProp properties;
    char bus[32] = "";
    int value = 0, runtime = 0, driver = 0, number = -1;
    CHECK(cudaGetDeviceProperties(&properties, 0));
    CHECK(cudaDeviceGetAttribute(&value, cudaDevAttrMultiProcessorCount, 0));
    CHECK(cudaRuntimeGetVersion(&runtime));
    CHECK(cudaDriverGetVersion(&driver));
    CHECK(cudaDeviceGetPCIBusId(bus, sizeof bus, 0));
    CHECK(cudaDeviceGetByPCIBusId(&number, bus));
    printf("name %d\n", properties.name[0] != 0);
    printf("compute %d.%d\n", properties.major, properties.minor);
    printf("processors %d %d\n", properties.multiProcessorCount, value);
    printf("threads %d dims %d %d %d grid %d %d %d\n", properties.maxThreadsPerBlock, properties.maxThreadsDim[0],
           properties.maxThreadsDim[1], properties.maxThreadsDim[2], properties.maxGridSize[0],
           properties.maxGridSize[1], properties.maxGridSize[2]);
    printf("warp %d memory %d\n", properties.warpSize, properties.totalGlobalMem > 0);
    printf("runtime %d driver %d bus %d\n", runtime, driver >= runtime / 1000 * 1000, number);
}

static void memory(void)
{
    cudaPointerAttributes attributes;
    size_t free = 0, total = 0, pitch = 0;
    int local = 0;
    void *device, *host, *rows;
    CHECK(cudaMalloc(&device, 100));
    CHECK(cudaHostAlloc(&host, 100, cudaHostAllocDefault));
    CHECK(cudaMallocPitch(&rows, &pitch, 100, 3));
    CHECK(cudaMemGetInfo(&free, &total));
    printf("pitch %d free %d\n", pitch >= 100 && pitch % 32 == 0, free > 0 && free <= total);
    CHECK(cudaPointerGetAttributes(&attributes, (char *)device + 50));
    printf("device memory %d %d\n", attributes.type, attributes.device);
    CHECK(cudaPointerGetAttributes(&attributes, host));
    printf("host memory %d %d\n", attributes.type, attributes.hostPointer == host);
    CHECK(cudaPointerGetAttributes(&attributes, &local));
    printf("unknown memory %d\n", attributes.type);
    CHECK(cudaFree(rows));
    CHECK(cudaFreeHost(host));
    CHECK(cudaFree(device));
}

static void streams(void)
{
    cudaStream_t stream;
    cudaEvent_t begin, end;
    cudaStreamCaptureStatus status;
    unsigned int flags = 9;
    int least = 0, greatest = 0;
    float milliseconds = -1;
    CHECK(cudaDeviceGetStreamPriorityRange(&least, &greatest));
    CHECK(cudaStreamCreateWithPriority(&stream, cudaStreamNonBlocking, greatest));
    CHECK(cudaStreamGetFlags(stream, &flags));
    CHECK(cudaStreamIsCapturing(stream, &status));
    CHECK(cudaEventCreate(&begin));
    CHECK(cudaEventCreate(&end));
    CHECK(cudaEventRecord(begin, stream));
    CHECK(cudaEventRecord(end, stream));
    CHECK(cudaStreamWaitEvent(stream, end, 0));
    CHECK(cudaEventSynchronize(end));
    CHECK(cudaEventElapsedTime(&milliseconds, begin, end));
    CHECK(cudaStreamSynchronize(stream));
    printf("stream flags %u capture %d ready %s time %d\n", flags, status, cudaGetErrorName(cudaStreamQuery(stream)),
           milliseconds >= 0);
    CHECK(cudaStreamDestroy(stream));
}

static void kernels(void)
{
    cudaFuncAttributes attributes;
    int blocks = 0;
    void *entry = NULL;
    cudaDriverEntryPointQueryResult found;
    CHECK(cudaFuncGetAttributes(&attributes, kernel));
    CHECK(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, kernel, 128, 0));
    printf("kernel shared %zu threads %d occupancy %d\n", attributes.sharedSizeBytes, attributes.maxThreadsPerBlock > 0,
           blocks > 0);
    CHECK(cudaGetDriverEntryPointByVersion("cuMemAlloc", &entry, 12000, cudaEnableDefault, &found));
    printf("entry %d %d\n", entry != NULL, found);
    CHECK(cudaGetDriverEntryPointByVersion("cuNothing", &entry, 12000, cudaEnableDefault, &found));
    printf("no entry %d %d\n", entry != NULL, found);
}

int main(void)
{
    device();
    memory();
    streams();
    kernels();
    CHECK(cudaDeviceReset());
    CHECK(cudaFree(0));
    printf("after reset %s\n", cudaGetErrorName(cudaGetLastError()));
    leave_maps();
    return 0;
}
