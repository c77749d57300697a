/* Boxes, sets and batches in every direction; what should come is computed here, byte by byte. */
#include "check.h"

enum { WIDE = 3 << 20, TALL = 5, MEMORY = 24 << 20 };

static unsigned char source[MEMORY], target[MEMORY], expected[MEMORY];

static void pattern(unsigned char *bytes, size_t n, unsigned seed)
{
    for (size_t i = 0; i < n; i++)
        bytes[i] = (unsigned char)((i * 2654435761u + seed) >> 11);
}

/* One box in the API's terms; memory of 1, host, or 2, device. */
typedef struct place {
    int type;
    unsigned char *host;
    CUdeviceptr device;
    size_t pitch, height, x, y, z;
} place;

static CUDA_MEMCPY3D box_of(const place *dst, const place *src, size_t width, size_t height, size_t depth)
{
    return (CUDA_MEMCPY3D){
        .srcXInBytes = src->x, .srcY = src->y, .srcZ = src->z, .srcMemoryType = src->type, .srcHost = src->host,
        .srcDevice = src->device, .srcPitch = src->pitch, .srcHeight = src->height,
        .dstXInBytes = dst->x, .dstY = dst->y, .dstZ = dst->z, .dstMemoryType = dst->type, .dstHost = dst->host,
        .dstDevice = dst->device, .dstPitch = dst->pitch, .dstHeight = dst->height,
        .WidthInBytes = width, .Height = height, .Depth = depth};
}

static void by_hand(unsigned char *to, const place *dst, const unsigned char *from, const place *src, size_t width,
                    size_t height, size_t depth)
{
    for (size_t z = 0; z < depth; z++)
        for (size_t y = 0; y < height; y++)
            for (size_t x = 0; x < width; x++)
                to[((z + dst->z) * dst->height + y + dst->y) * dst->pitch + x + dst->x] =
                    from[((z + src->z) * src->height + y + src->y) * src->pitch + x + src->x];
}

/* In, across and out, each with gaps of its own. */
static void there_and_back(CUdeviceptr a, CUdeviceptr b, CUstream stream, unsigned char *out, size_t width,
                           size_t height, size_t depth)
{
    size_t pitch = width + 24;
    place from = {CU_MEMORYTYPE_HOST, source, 0, pitch, height + 2, 3, 1, 0};
    place first = {CU_MEMORYTYPE_DEVICE, NULL, a, pitch + 8, height + 1, 5, 0, 1};
    place second = {CU_MEMORYTYPE_DEVICE, NULL, b, pitch + 16, height + 3, 0, 2, 0};
    place to = {CU_MEMORYTYPE_HOST, out, 0, pitch + 4, height + 1, 7, 1, 0};
    size_t bytes = (pitch + 4) * (height + 1) * depth;
    CUDA_MEMCPY3D in = box_of(&first, &from, width, height, depth);
    CUDA_MEMCPY3D across = box_of(&second, &first, width, height, depth);
    CUDA_MEMCPY3D back = box_of(&to, &second, width, height, depth);
    memset(out, 0xee, bytes);
    memset(expected, 0xee, bytes);
    by_hand(expected, &to, source, &from, width, height, depth);
    OK(stream ? cuMemcpy3DAsync_v2(&in, stream) : cuMemcpy3D_v2(&in));
    OK(stream ? cuMemcpy3DAsync_v2(&across, stream) : cuMemcpy3D_v2(&across));
    OK(stream ? cuMemcpy3DAsync_v2(&back, stream) : cuMemcpy3D_v2(&back));
    OK(cuStreamSynchronize(stream));
    HOLDS(memcmp(out, expected, bytes) == 0);
}

static void boxes(CUdeviceptr a, CUdeviceptr b, CUstream stream, CUcontext context)
{
    unsigned char *page;
    place from = {CU_MEMORYTYPE_DEVICE, NULL, a, 100, 4, 0, 0, 0}, to = {CU_MEMORYTYPE_UNIFIED, NULL, b, 80, 4, 0, 0, 0};
    OK(cuMemAllocHost_v2((void **)&page, MEMORY));
    pattern(source, MEMORY, 3);
    there_and_back(a, b, NULL, target, 100, 7, 3);
    there_and_back(a, b, stream, target, 100, 7, 3);
    there_and_back(a, b, stream, page, 100, 7, 3);  /* page-locked: nothing waits */
    there_and_back(a, b, stream, page, WIDE, 3, 1);  /* rows in pieces */
    there_and_back(a, b, NULL, target, WIDE / 2, 2, 2); /* slices in pieces */
    there_and_back(a, b, stream, page, 1, 300, 30);
    CUDA_MEMCPY3D plain = box_of(&to, &from, 60, 4, 2);
    CUDA_MEMCPY3D_PEER peer = {.srcMemoryType = CU_MEMORYTYPE_DEVICE, .srcDevice = a, .srcContext = context,
                               .srcPitch = 100, .srcHeight = 4, .dstMemoryType = CU_MEMORYTYPE_DEVICE, .dstDevice = b,
                               .dstContext = context, .dstPitch = 80, .dstHeight = 4,
                               .WidthInBytes = 60, .Height = 4, .Depth = 2};
    OK(cuMemcpyHtoD_v2(a, source, 1000));
    OK(cuMemsetD8_v2(b, 0, 1000));
    OK(cuMemcpy3DPeerAsync(&peer, stream));
    OK(cuStreamSynchronize(stream));
    memset(expected, 0, 1000);
    by_hand(expected, &to, source, &from, 60, 4, 2);
    OK(cuMemcpyDtoH_v2(target, b, 1000));
    HOLDS(memcmp(target, expected, 1000) == 0);
    OK(cuMemsetD8_v2(b, 0, 1000));
    OK(cuMemcpy3DPeer(&peer));
    OK(cuMemcpyDtoH_v2(target, b, 1000));
    HOLDS(memcmp(target, expected, 1000) == 0);
    peer.dstContext = NULL;
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuMemcpy3DPeer(&peer));
    plain.dstDevice = b + MEMORY; /* outside */
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpy3D_v2(&plain));
    plain.dstDevice = b;
    plain.dstPitch = 59; /* rows over each other */
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpy3D_v2(&plain));
    OK(cuMemFreeHost(page));
}

static void sets(CUdeviceptr device, CUstream stream)
{
    memset(expected, 0x55, 4096);
    OK(cuMemsetD8_v2(device, 0x55, 4096));
    OK(cuMemsetD2D8Async(device + 1, 100, 0x77, 13, 3, stream));
    OK(cuMemsetD2D16Async(device + 1000, 64, 0x1234, 5, 4, stream));
    OK(cuMemsetD2D32Async(device + 2000, 128, 0x89abcdef, 7, 2, stream));
    OK(cuMemsetD16Async(device + 3000, 0x4321, 3, stream));
    OK(cuStreamSynchronize(stream));
    for (int y = 0; y < 3; y++)
        memset(expected + 1 + 100 * y, 0x77, 13);
    for (int y = 0; y < 4; y++)
        for (int x = 0; x < 5; x++)
            memcpy(expected + 1000 + 64 * y + 2 * x, "\x34\x12", 2);
    for (int y = 0; y < 2; y++)
        for (int x = 0; x < 7; x++)
            memcpy(expected + 2000 + 128 * y + 4 * x, "\xef\xcd\xab\x89", 4);
    for (int x = 0; x < 3; x++)
        memcpy(expected + 3000 + 2 * x, "\x21\x43", 2);
    OK(cuMemcpyDtoH_v2(target, device, 4096));
    HOLDS(memcmp(target, expected, 4096) == 0);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemsetD2D16_v2(device, 63, 1, 5, 2)); /* rows that are not elements apart */
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemsetD2D8_v2(device, 12, 1, 13, 2));
}

/* A list of copies of every direction, and of boxes; what is refused is named by its index. */
static void batches(CUdeviceptr device, CUstream stream)
{
    CUdeviceptr from[] = {(CUdeviceptr)(uintptr_t)source, device, device + 4096};
    CUdeviceptr to[] = {device, device + 4096, (CUdeviceptr)(uintptr_t)target};
    size_t sizes[] = {3000, 3000, 3000}, starts[] = {0, 2}, failed = 0;
    CUmemcpyAttributes attributes[] = {{.srcAccessOrder = 1}, {.srcAccessOrder = 3}};
    CUDA_MEMCPY3D_BATCH_OP box = {.src = {.type = 1, .op = {.ptr = {.ptr = device, .rowLength = 64, .layerHeight = 8}}},
                                  .dst = {.type = 1, .op = {.ptr = {.ptr = (CUdeviceptr)(uintptr_t)target}}},
                                  .extent = {16, 4, 2}};
    memset(target, 0, 3000);
    OK(cuMemcpyBatchAsync(to, from, sizes, 3, attributes, starts, 2, &failed, stream));
    OK(cuStreamSynchronize(stream));
    HOLDS(memcmp(source, target, 3000) == 0 && failed == SIZE_MAX);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyBatchAsync(to, from, sizes, 0, attributes, starts, 1, &failed, stream));
    starts[1] = 3;
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyBatchAsync(to, from, sizes, 3, attributes, starts, 2, &failed, stream));
    sizes[1] = 0;
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyBatchAsync(to, from, sizes, 3, attributes, starts, 1, &failed, stream));
    HOLDS(failed == 1);
    OK(cuMemcpy3DBatchAsync(1, &box, &failed, 0, stream));
    OK(cuStreamSynchronize(stream));
    for (int row = 0; row < 8; row++)
        HOLDS(memcmp(target + row * 16, source + (row / 4 * 8 + row % 4) * 64, 16) == 0);
}

static void pointers(CUdeviceptr device, CUcontext here)
{
    CUcontext context;
    CUdeviceptr address, start;
    void *host, *memory;
    unsigned type;
    size_t size;
    int on = 1, ordinal = -1, managed = -1;
    uint64_t first, second;
    CUpointer_attribute wanted[] = {CU_POINTER_ATTRIBUTE_CONTEXT, CU_POINTER_ATTRIBUTE_MEMORY_TYPE,
                                    CU_POINTER_ATTRIBUTE_DEVICE_POINTER, CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL,
                                    CU_POINTER_ATTRIBUTE_RANGE_SIZE, CU_POINTER_ATTRIBUTE_IS_MANAGED};
    void *data[] = {&context, &type, &address, &ordinal, &size, &managed};
    OK(cuPointerGetAttributes(6, wanted, data, device + 17));
    HOLDS(context == here && type == CU_MEMORYTYPE_DEVICE && address == device + 17 && ordinal == 0);
    HOLDS(size == MEMORY && managed == 0);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuPointerGetAttribute(&host, CU_POINTER_ATTRIBUTE_HOST_POINTER, device));
    OK(cuMemAllocHost_v2(&memory, 10000));
    OK(cuPointerGetAttributes(6, wanted, data, (CUdeviceptr)(uintptr_t)memory + 9999));
    HOLDS(type == CU_MEMORYTYPE_HOST && address == (CUdeviceptr)(uintptr_t)memory + 9999 && size == 10000);
    OK(cuPointerGetAttribute(&host, CU_POINTER_ATTRIBUTE_HOST_POINTER, (CUdeviceptr)(uintptr_t)memory));
    OK(cuPointerGetAttribute(&start, CU_POINTER_ATTRIBUTE_RANGE_START_ADDR, (CUdeviceptr)(uintptr_t)memory + 9));
    HOLDS(host == memory && start == (CUdeviceptr)(uintptr_t)memory);
    OK(cuPointerGetAttribute(&first, CU_POINTER_ATTRIBUTE_BUFFER_ID, device));
    OK(cuPointerGetAttribute(&second, CU_POINTER_ATTRIBUTE_BUFFER_ID, (CUdeviceptr)(uintptr_t)memory));
    HOLDS(first != second);
    OK(cuPointerSetAttribute(&on, CU_POINTER_ATTRIBUTE_SYNC_MEMOPS, device));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuPointerSetAttribute(&on, CU_POINTER_ATTRIBUTE_IS_MANAGED, device));
    OK(cuMemFreeHost(memory));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuPointerGetAttribute(&type, CU_POINTER_ATTRIBUTE_MEMORY_TYPE,
                                                           (CUdeviceptr)(uintptr_t)memory));
}

/* Refused at the call; the program goes on. */
static void exhausted(void)
{
    CUdeviceptr memory, all;
    size_t before = 0, total = 0, after = 0;
    OK(cuMemGetInfo_v2(&before, &total));
    STATUS(CUDA_ERROR_OUT_OF_MEMORY, cuMemAlloc_v2(&all, total * 4));
    OK(cuMemAlloc_v2(&memory, 64 << 20));
    OK(cuMemsetD8_v2(memory, 1, 64 << 20));
    OK(cuMemGetInfo_v2(&after, &total));
    HOLDS(before - after >= 60u << 20 && before <= total);
    OK(cuMemFree_v2(memory));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemFree_v2(memory));
}

int main(void)
{
    CUcontext context = start();
    CUdeviceptr a, b;
    CUstream stream;
    OK(cuMemAlloc_v2(&a, MEMORY));
    OK(cuMemAlloc_v2(&b, MEMORY));
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    boxes(a, b, stream, context);
    sets(a, stream);
    batches(a, stream);
    pointers(a, context);
    exhausted();
    OK(cuStreamDestroy_v2(stream));
    OK(cuMemFree_v2(a));
    OK(cuMemFree_v2(b));
    return ended();
}
