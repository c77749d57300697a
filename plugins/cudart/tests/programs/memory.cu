/* Memory: device, page-locked, pitched, managed, of pools; copies and fills of every shape; what is refused by name. */
#include "check.h"

static unsigned char sent[64 * 1024], back[64 * 1024];

static int equal(const void *left, const void *right, size_t size)
{
    return memcmp(left, right, size) == 0;
}

static void lines(void)
{
    char *device, *other;
    OK(cudaMalloc((void **)&device, sizeof sent));
    OK(cudaMalloc((void **)&other, sizeof sent));
    OK(cudaMemcpy(device, sent, sizeof sent, cudaMemcpyHostToDevice));
    OK(cudaMemcpy(other, device, sizeof sent, cudaMemcpyDeviceToDevice));
    OK(cudaMemcpy(back, other, sizeof sent, cudaMemcpyDefault));
    HOLDS(equal(back, sent, sizeof sent));
    OK(cudaMemset(device + 100, 0xab, 50));
    OK(cudaMemsetAsync(device + 150, 0x3c, 50, 0));
    OK(cudaMemcpyAsync(back, device, 300, cudaMemcpyDeviceToHost, 0));
    OK(cudaStreamSynchronize(0));
    HOLDS(equal(back, sent, 100) && back[100] == 0xab && back[149] == 0xab && back[150] == 0x3c && back[199] == 0x3c);
    HOLDS(equal(back + 200, sent + 200, 100));
    OK(cudaMemcpyPeerAsync(other, 0, device, 0, 300, 0));
    OK(cudaMemcpyPeer(device, 0, other, 0, 300));
    OK(cudaMemcpy(back + 1000, device, 300, cudaMemcpyDeviceToHost));
    HOLDS(equal(back, back + 1000, 300));
    OK(cudaMemcpy(back, sent, 10, cudaMemcpyHostToHost));
    HOLDS(equal(back, sent, 10));
    REFUSES(cudaErrorInvalidMemcpyDirection, cudaMemcpy(device, sent, 1, (cudaMemcpyKind)9));
    REFUSES(cudaErrorInvalidValue, cudaMemcpy(device + sizeof sent - 1, sent, 2, cudaMemcpyHostToDevice));
    REFUSES(cudaErrorInvalidValue, cudaFree(device + 16));
    OK(cudaFree(other));
    OK(cudaFree(device));
    OK(cudaFree(NULL));
    REFUSES(cudaErrorMemoryAllocation, cudaMalloc((void **)&device, (size_t)1 << 60));
}

/* 7 rows of 100 bytes; then a box of 3 slices. */
static void boxes(void)
{
    char *rows;
    size_t pitch;
    OK(cudaMallocPitch((void **)&rows, &pitch, 100, 7));
    OK(cudaMemset2D(rows, pitch, 0, 100, 7));
    OK(cudaMemcpy2D(rows, pitch, sent, 120, 100, 7, cudaMemcpyHostToDevice));
    OK(cudaMemset2DAsync(rows + 2 * pitch, pitch, 0x77, 10, 2, 0));
    OK(cudaMemcpy2DAsync(back, 100, rows, pitch, 100, 7, cudaMemcpyDeviceToHost, 0));
    OK(cudaStreamSynchronize(0));
    for (int i = 0; i < 7; i++) {
        int set = i == 2 || i == 3;
        HOLDS(equal(back + 100 * i + 10 * set, sent + 120 * i + 10 * set, (size_t)(100 - 10 * set)));
        HOLDS(!set || (back[100 * i] == 0x77 && back[100 * i + 9] == 0x77));
    }
    REFUSES(cudaErrorInvalidPitchValue, cudaMemcpy2D(rows, 50, sent, 120, 100, 7, cudaMemcpyHostToDevice));
    OK(cudaFree(rows));

    cudaPitchedPtr box, again;
    cudaExtent extent = make_cudaExtent(60, 4, 3), inner = make_cudaExtent(20, 2, 2);
    OK(cudaMalloc3D(&box, extent));
    OK(cudaMalloc3D(&again, extent));
    OK(cudaMemset3D(box, 0x11, extent));
    cudaMemcpy3DParms params = {};
    params.srcPtr = make_cudaPitchedPtr(sent, 60, 60, 4);
    params.dstPtr = box;
    params.extent = extent;
    params.kind = cudaMemcpyHostToDevice;
    OK(cudaMemcpy3D(&params));
    cudaMemcpy3DPeerParms peer = {};
    peer.srcPtr = box;
    peer.dstPtr = again;
    peer.extent = extent;
    OK(cudaMemcpy3DPeerAsync(&peer, 0));
    OK(cudaMemset3DAsync(again, 0x22, inner, 0));
    params.srcPtr = again;
    params.dstPtr = make_cudaPitchedPtr(back, 60, 60, 4);
    params.kind = cudaMemcpyDeviceToHost;
    OK(cudaMemcpy3DAsync(&params, 0));
    OK(cudaStreamSynchronize(0));
    int right = 1;
    for (size_t i = 0; i < 3 * 4 * 60; i++)
        right &= back[i] == (i % 60 < 20 && i / 60 % 4 < 2 && i / 240 < 2 ? 0x22 : sent[i]);
    HOLDS(right);
    params.srcArray = (cudaArray_t)&params; /* arrays are refused, and say why */
    REFUSES(cudaErrorNotSupported, cudaMemcpy3D(&params));
    OK(cudaFree(box.ptr));
    OK(cudaFree(again.ptr));
}

static void host_memory(void)
{
    int *pinned, *plain = (int *)malloc(8192), *device, *seen;
    unsigned flags = 99;
    cudaPointerAttributes what;
    OK(cudaHostAlloc((void **)&pinned, 4096, cudaHostAllocPortable));
    OK(cudaHostGetFlags(&flags, pinned));
    HOLDS((flags & cudaHostAllocPortable) != 0);
    OK(cudaPointerGetAttributes(&what, pinned));
    HOLDS(what.type == cudaMemoryTypeHost && what.hostPointer == pinned);
    OK(cudaMalloc((void **)&device, 4096));
    for (int i = 0; i < 1024; i++)
        pinned[i] = plain[i] = 3 * i;
    OK(cudaMemcpyAsync(device, pinned, 4096, cudaMemcpyHostToDevice, 0));
    memset(pinned, 0, 4096);
    OK(cudaMemcpyAsync(pinned, device, 4096, cudaMemcpyDeviceToHost, 0));
    OK(cudaStreamSynchronize(0));
    HOLDS(equal(pinned, plain, 4096));
    OK(cudaFreeHost(pinned));
    OK(cudaHostRegister(plain, 8192, cudaHostRegisterPortable));
    OK(cudaPointerGetAttributes(&what, plain));
    HOLDS(what.type == cudaMemoryTypeHost);
    OK(cudaMemcpyAsync(plain + 1024, device, 4096, cudaMemcpyDeviceToHost, 0));
    OK(cudaStreamSynchronize(0));
    HOLDS(equal(plain, plain + 1024, 4096));
    REFUSES(cudaErrorHostMemoryAlreadyRegistered, cudaHostRegister(plain, 8192, 0));
    OK(cudaHostUnregister(plain));
    REFUSES(cudaErrorHostMemoryNotRegistered, cudaHostUnregister(plain));
    OK(cudaPointerGetAttributes(&what, plain));
    HOLDS(what.type == cudaMemoryTypeUnregistered);
    OK(cudaMallocHost((void **)&pinned, 4096));
    OK(cudaFreeHost(pinned));
    OK(cudaHostAlloc((void **)&pinned, 4096, cudaHostAllocMapped));
    pinned[5] = 55;
    OK(cudaHostGetDevicePointer((void **)&seen, pinned, 0));
    OK(cudaMemcpy(device, seen, 4096, cudaMemcpyDeviceToDevice));
    OK(cudaMemcpy(plain, device, 4096, cudaMemcpyDeviceToHost));
    HOLDS(plain[5] == 55);
    OK(cudaFreeHost(pinned));
    OK(cudaFree(device));
    free(plain);
}

__managed__ int counters[256] = {1, 2, 3};

__global__ void count(int *values, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        values[i] += i + counters[i % 256];
}

static void managed(void)
{
    int *both, last = 7, right = 1;
    cudaMemLocation there = {cudaMemLocationTypeDevice, 0};
    HOLDS(counters[0] == 1 && counters[2] == 3 && counters[3] == 0);
    counters[3] = 40; /* the host writes, the kernel reads */
    OK(cudaMallocManaged(&both, 4096));
    for (int i = 0; i < 1024; i++)
        both[i] = 2 * i;
    OK(cudaMemAdvise(both, 4096, cudaMemAdviseSetReadMostly, there));
    OK(cudaMemPrefetchAsync(both, 4096, there, 0, 0));
    OK(cudaMemRangeGetAttribute(&last, sizeof last, cudaMemRangeAttributeLastPrefetchLocation, both, 4096));
    HOLDS(last == 0);
    count<<<4, 256>>>(both, 1024);
    OK(cudaDeviceSynchronize());
    for (int i = 0; i < 1024; i++)
        right &= both[i] == 3 * i + (i % 256 < 3 ? i % 256 + 1 : i % 256 == 3 ? 40 : 0);
    HOLDS(right);
    void *list[1] = {both};
    size_t sizes[1] = {4096}, from = 0;
    cudaMemLocation here = {cudaMemLocationTypeHost, 0};
    OK(cudaMemPrefetchBatchAsync(list, sizes, 1, &here, &from, 1, 0, 0));
    OK(cudaMemRangeGetAttribute(&last, sizeof last, cudaMemRangeAttributeLastPrefetchLocation, both, 4096));
    HOLDS(last == cudaCpuDeviceId && both[1000] == 3000);
    OK(cudaMemDiscardAndPrefetchBatchAsync(list, sizes, 1, &there, &from, 1, 0, 0));
    OK(cudaMemDiscardBatchAsync(list, sizes, 1, 0, 0));
    both[4] = 5; /* what was discarded may be written again */
    HOLDS(both[4] == 5);
    list[0] = &last;
    REFUSES(cudaErrorInvalidValue, cudaMemDiscardBatchAsync(list, sizes, 1, 0, 0));
    OK(cudaStreamAttachMemAsync(0, both, 0, cudaMemAttachGlobal));
    OK(cudaFree(both));
    void *address;
    size_t size;
    OK(cudaGetSymbolSize(&size, counters));
    OK(cudaGetSymbolAddress(&address, counters));
    HOLDS(size == sizeof counters && address == (void *)counters);
}

static void pools(void)
{
    cudaMemPool_t pool, own;
    cudaStream_t stream;
    void *first, *second;
    unsigned long long value = 0, used = 1;
    OK(cudaStreamCreate(&stream));
    OK(cudaDeviceGetDefaultMemPool(&pool, 0));
    OK(cudaDeviceGetMemPool(&own, 0));
    HOLDS(own == pool);
    value = 1 << 26;
    OK(cudaMemPoolSetAttribute(pool, cudaMemPoolAttrReleaseThreshold, &value));
    value = 0;
    OK(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrReleaseThreshold, &value));
    HOLDS(value == 1 << 26);
    OK(cudaMallocAsync(&first, 1 << 20, stream));
    OK(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrUsedMemCurrent, &used));
    HOLDS(used >= 1 << 20);
    OK(cudaMemsetAsync(first, 9, 1 << 20, stream));
    OK(cudaFreeAsync(first, stream));
    OK(cudaMallocAsync(&second, 1 << 20, stream)); /* the same stream may have it at once */
    HOLDS(second == first);
    OK(cudaFreeAsync(second, stream));
    OK(cudaStreamSynchronize(stream));
    OK(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrReservedMemCurrent, &used));
    HOLDS(used >= 1 << 20);
    OK(cudaMemPoolTrimTo(pool, 0));
    OK(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrReservedMemCurrent, &used));
    HOLDS(used == 0);
    OK(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrUsedMemCurrent, &used));
    HOLDS(used == 0);
    cudaMemPoolProps properties = {};
    properties.allocType = cudaMemAllocationTypePinned;
    properties.location = {cudaMemLocationTypeDevice, 0};
    OK(cudaMemPoolCreate(&own, &properties));
    cudaMemAccessDesc access = {{cudaMemLocationTypeDevice, 0}, cudaMemAccessFlagsProtReadWrite};
    OK(cudaMemPoolSetAccess(own, &access, 1));
    access.flags = cudaMemAccessFlagsProtNone; /* its own device must have it */
    REFUSES(cudaErrorInvalidValue, cudaMemPoolSetAccess(own, &access, 1));
    OK(cudaMallocFromPoolAsync((void **)&first, 4096, own, stream));
    OK(cudaMemcpyAsync(first, sent, 4096, cudaMemcpyHostToDevice, stream));
    OK(cudaMemcpyAsync(back, first, 4096, cudaMemcpyDeviceToHost, stream));
    OK(cudaStreamSynchronize(stream));
    HOLDS(equal(back, sent, 4096));
    OK(cudaFreeAsync(first, stream));
    OK(cudaMemPoolDestroy(own));
    REFUSES(cudaErrorInvalidValue, cudaMemPoolGetAttribute(own, cudaMemPoolAttrUsedMemCurrent, &used));
    OK(cudaStreamDestroy(stream));
}

static void batch(void)
{
    cudaStream_t stream;
    char *device;
    OK(cudaStreamCreate(&stream));
    OK(cudaMalloc((void **)&device, 4096));
    void *to[3] = {device, device + 1000, back};
    const void *from[3] = {sent + 5, sent + 9000, device};
    size_t sizes[3] = {1000, 500, 1500}, index = 0;
    cudaMemcpyAttributes how = {};
    how.srcAccessOrder = cudaMemcpySrcAccessOrderStream;
    OK(cudaMemcpyBatchAsync(to, from, sizes, 3, &how, &index, 1, stream));
    OK(cudaStreamSynchronize(stream));
    HOLDS(equal(back, sent + 5, 1000) && equal(back + 1000, sent + 9000, 500));
    REFUSES(cudaErrorInvalidValue, cudaMemcpyBatchAsync(to, from, sizes, 3, &how, &index, 1, cudaStreamLegacy));
    OK(cudaFree(device));
    OK(cudaStreamDestroy(stream));
}

static void refused(void)
{
    cudaIpcMemHandle_t memory;
    cudaIpcEventHandle_t signal;
    cudaEvent_t event;
    void *device;
    cudaArray_t array;
    cudaChannelFormatDesc format = cudaCreateChannelDesc<float>();
    HOLDS(format.x == 32 && format.y == 0 && format.f == cudaChannelFormatKindFloat);
    OK(cudaMalloc(&device, 512));
    OK(cudaEventCreateWithFlags(&event, cudaEventDisableTiming));
    REFUSES(cudaErrorNotSupported, cudaIpcGetMemHandle(&memory, device));
    REFUSES(cudaErrorNotSupported, cudaIpcOpenMemHandle(&device, memory, cudaIpcMemLazyEnablePeerAccess));
    REFUSES(cudaErrorNotSupported, cudaIpcCloseMemHandle(device));
    REFUSES(cudaErrorNotSupported, cudaIpcGetEventHandle(&signal, event));
    REFUSES(cudaErrorNotSupported, cudaIpcOpenEventHandle(&event, signal));
    REFUSES(cudaErrorNotSupported, cudaMallocArray(&array, &format, 16, 16));
    OK(cudaEventDestroy(event));
    OK(cudaFree(device));
}

int main(void)
{
    for (size_t i = 0; i < sizeof sent; i++)
        sent[i] = (unsigned char)(i * 7 + i / 251);
    lines();
    boxes();
    host_memory();
    batch();
    refused();
    pools();
    managed();
    return ended();
}
