/* Page-locked memory is read when the stream gets there: behind what host functions and earlier copies write to it. */
#include "check.h"

enum { N = 5 << 20, PITCH = 64, ROWS = 16 };

static unsigned char got[N];

typedef struct writing {
    unsigned char *bytes, value;
    size_t n;
} writing;

static void write_bytes(void *data)
{
    const writing *w = data;
    memset(w->bytes, w->value, w->n);
}

static void host_functions(CUdeviceptr device, unsigned char *page, CUstream stream)
{
    writing first = {page, 7, N}, second = {page, 9, 100};
    memset(page, 1, N);
    OK(cuLaunchHostFunc(stream, write_bytes, &first));
    OK(cuMemcpyHtoDAsync_v2(device, page, N, stream));
    OK(cuLaunchHostFunc(stream, write_bytes, &second));
    OK(cuMemcpyDtoHAsync_v2(got, device, N, stream)); /* pageable: waits */
    HOLDS(got[0] == 7 && got[99] == 7 && got[N / 2] == 7 && got[N - 1] == 7);
    OK(cuStreamSynchronize(stream));
    HOLDS(page[0] == 9 && page[100] == 7);
    memset(page, 2, N); /* nothing is outstanding: it is read at the call */
    OK(cuMemcpyHtoDAsync_v2(device, page, N, stream));
    memset(page, 3, N);
    OK(cuMemcpyDtoH_v2(got, device, N));
    OK(cuStreamSynchronize(stream));
}

/* There and back through the same page, over and over, without a wait between. */
static void round_trips(CUdeviceptr device, unsigned char *page, CUstream stream)
{
    for (int i = 0; i < 20; i++) {
        OK(cuMemsetD8Async(device, (unsigned char)i, 1000, stream));
        OK(cuMemcpyDtoHAsync_v2(page, device, 1000, stream));
        OK(cuMemcpyHtoDAsync_v2(device + 1000 * (i + 1), page, 1000, stream));
    }
    OK(cuStreamSynchronize(stream));
    OK(cuMemcpyDtoH_v2(got, device, 21000));
    for (int i = 0; i < 20; i++)
        HOLDS(got[1000 * (i + 1)] == i && got[1000 * (i + 1) + 999] == i);
}

static void boxes(CUdeviceptr device, unsigned char *page, CUstream stream)
{
    writing late = {page, 5, PITCH * ROWS};
    CUDA_MEMCPY2D in = {.srcMemoryType = CU_MEMORYTYPE_HOST, .srcHost = page, .srcPitch = PITCH,
                        .dstMemoryType = CU_MEMORYTYPE_DEVICE, .dstDevice = device, .dstPitch = 2 * PITCH,
                        .WidthInBytes = 10, .Height = ROWS};
    CUDA_MEMCPY2D out = {.srcMemoryType = CU_MEMORYTYPE_DEVICE, .srcDevice = device, .srcPitch = 2 * PITCH,
                         .dstMemoryType = CU_MEMORYTYPE_HOST, .dstHost = page + 8192, .dstPitch = PITCH,
                         .WidthInBytes = 12, .Height = ROWS};
    OK(cuMemsetD8_v2(device, 1, 4096));
    memset(page, 2, 16384);
    OK(cuLaunchHostFunc(stream, write_bytes, &late));
    OK(cuMemcpy2DAsync_v2(&in, stream));
    OK(cuMemcpy2DAsync_v2(&out, stream)); /* page-locked rows: no wait */
    OK(cuStreamSynchronize(stream));
    for (int y = 0; y < ROWS; y++) {
        const unsigned char *row = page + 8192 + y * PITCH;
        HOLDS(row[0] == 5 && row[9] == 5 && row[10] == 1 && row[11] == 1 && row[12] == 2 && row[PITCH - 1] == 2);
    }
}

int main(void)
{
    CUdeviceptr device;
    CUstream stream;
    unsigned char *page;
    start();
    OK(cuMemAlloc_v2(&device, N));
    OK(cuMemAllocHost_v2((void **)&page, N));
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    host_functions(device, page, stream);
    round_trips(device, page, stream);
    boxes(device, page, stream);
    OK(cuStreamDestroy_v2(stream));
    OK(cuMemFreeHost(page));
    OK(cuMemFree_v2(device));
    return ended();
}
