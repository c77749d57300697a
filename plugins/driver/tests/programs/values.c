/* Run through a real server: every value is computed here a second time. Argument: a file with PTX. */
#include "check.h"

enum { LARGE = 9 << 20, COUNT = 10000, WIDTH = 100, HEIGHT = 7 };

static unsigned char source[LARGE], target[LARGE];

static void pattern(unsigned char *bytes, size_t n, unsigned seed)
{
    for (size_t i = 0; i < n; i++)
        bytes[i] = (unsigned char)((i * 2654435761u + seed) >> 7);
}

static void linear_copies(CUdeviceptr device, CUdeviceptr other)
{
    static const size_t sizes[] = {1, 1000, 65536, 65537, 4 << 20, (4 << 20) + 1, LARGE};
    for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        pattern(source, sizes[i], i);
        memset(target, 0, sizeof target);
        OK(cuMemcpyHtoD_v2(device, source, sizes[i]));
        OK(cuMemcpyDtoD_v2(other, device, sizes[i]));
        OK(cuMemcpyDtoH_v2(target, other, sizes[i]));
        HOLDS(memcmp(source, target, sizes[i]) == 0);
    }
}

static void boxes(CUdeviceptr device)
{
    CUDA_MEMCPY2D in = {.srcMemoryType = CU_MEMORYTYPE_HOST, .srcHost = source, .srcPitch = 300, .srcXInBytes = 5,
                        .srcY = 2, .dstMemoryType = CU_MEMORYTYPE_DEVICE, .dstDevice = device, .dstPitch = 512,
                        .dstY = 1, .WidthInBytes = WIDTH, .Height = HEIGHT};
    CUDA_MEMCPY2D out = {.srcMemoryType = CU_MEMORYTYPE_UNIFIED, .srcDevice = device, .srcPitch = 512, .srcY = 1,
                         .dstMemoryType = CU_MEMORYTYPE_HOST, .dstHost = target, .dstPitch = 200, .dstXInBytes = 1,
                         .WidthInBytes = WIDTH, .Height = HEIGHT};
    pattern(source, 65536, 99);
    memset(target, 0xee, 65536);
    OK(cuMemcpy2D_v2(&in));
    OK(cuMemcpy2DUnaligned_v2(&out));
    for (int y = 0; y < HEIGHT; y++)
        HOLDS(memcmp(source + (y + 2) * 300 + 5, target + y * 200 + 1, WIDTH) == 0);
    HOLDS(target[0] == 0xee && target[1 + WIDTH] == 0xee && target[200] == 0xee);

    CUDA_MEMCPY3D box = {.srcMemoryType = CU_MEMORYTYPE_HOST, .srcHost = source, .srcPitch = 64, .srcHeight = 8,
                         .dstMemoryType = CU_MEMORYTYPE_DEVICE, .dstDevice = device, .dstPitch = 32, .dstHeight = 4,
                         .WidthInBytes = 32, .Height = 4, .Depth = 3};
    OK(cuMemcpy3D_v2(&box));
    OK(cuMemcpyDtoH_v2(target, device, 32 * 4 * 3));
    for (int row = 0; row < 12; row++)
        HOLDS(memcmp(target + row * 32, source + (row / 4 * 8 + row % 4) * 64, 32) == 0);
}

static void sets(CUdeviceptr device)
{
    unsigned words[16];
    OK(cuMemsetD8_v2(device, 0x11, 64));
    OK(cuMemsetD16_v2(device + 2, 0x2222, 1));
    OK(cuMemsetD32_v2(device + 8, 0x33445566, 2));
    OK(cuMemsetD2D32_v2(device + 32, 8, 7, 1, 3));
    OK(cuMemcpyDtoH_v2(words, device, 64));
    HOLDS(words[0] == 0x22221111 && words[1] == 0x11111111 && words[2] == 0x33445566 && words[3] == 0x33445566);
    HOLDS(words[8] == 7 && words[9] == 0x11111111 && words[10] == 7 && words[12] == 7 && words[13] == 0x11111111);
}

static void pinned(CUdeviceptr device)
{
    unsigned char *page;
    CUstream stream, other;
    CUevent begin, end;
    float elapsed = -1;
    OK(cuMemAllocHost_v2((void **)&page, 8192));
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    OK(cuStreamCreate(&other, CU_STREAM_NON_BLOCKING));
    OK(cuEventCreate(&begin, 0));
    OK(cuEventCreate(&end, 0));
    pattern(page, 4096, 5);
    OK(cuEventRecord(begin, stream));
    OK(cuMemcpyHtoDAsync_v2(device, page, 4096, stream));
    memset(page, 0, 4096); /* it was read at the call */
    OK(cuEventRecord(end, stream));
    OK(cuStreamWaitEvent(other, end, 0));
    OK(cuMemcpyDtoHAsync_v2(page + 4096, device, 4096, other));
    OK(cuStreamSynchronize(other));
    pattern(source, 4096, 5);
    HOLDS(memcmp(page + 4096, source, 4096) == 0);
    OK(cuEventSynchronize(end));
    OK(cuEventQuery(end));
    OK(cuEventElapsedTime(&elapsed, begin, end));
    HOLDS(elapsed >= 0);
    OK(cuStreamQuery(stream));
    OK(cuStreamDestroy_v2(stream));
    OK(cuStreamDestroy_v2(other));
    OK(cuEventDestroy_v2(begin));
    OK(cuEventDestroy_v2(end));
    OK(cuMemFreeHost(page));
}

static void kernels(CUmodule module, CUdeviceptr device)
{
    CUfunction scale;
    CUdeviceptr table;
    size_t size;
    int n = COUNT, factors[4] = {3, 1, 4, 1}, *numbers = (int *)(void *)source, *results = (int *)(void *)target;
    void *arguments[] = {&device, &n};
    OK(cuModuleGetGlobal_v2(&table, &size, module, "factors"));
    HOLDS(size == sizeof factors);
    OK(cuMemcpyHtoD_v2(table, factors, sizeof factors));
    OK(cuModuleGetFunction(&scale, module, "scale"));
    for (int i = 0; i < n; i++)
        numbers[i] = i - 17;
    OK(cuMemcpyHtoD_v2(device, numbers, n * sizeof *numbers));
    OK(cuLaunchKernel(scale, (n + 63) / 64, 1, 1, 64, 1, 1, 0, NULL, arguments, NULL));
    OK(cuMemcpyDtoH_v2(results, device, n * sizeof *results));
    for (int i = 0; i < n; i++)
        if (results[i] != numbers[i] * factors[i & 3]) {
            HOLDS(results[i] == numbers[i] * factors[i & 3]);
            break;
        }
}

static char *text_of(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = calloc(1, 6 << 20);
    if (file == NULL || text == NULL || fread(text, 1, 1 << 20, file) == 0)
        exit(3);
    fclose(file);
    return text;
}

static void refused(const char *good)
{
    CUmodule module;
    char log[512] = "", *bad = calloc(1, strlen(good) + 64);
    CUjit_option options[] = {CU_JIT_ERROR_LOG_BUFFER, CU_JIT_ERROR_LOG_BUFFER_SIZE};
    void *values[] = {log, (void *)sizeof log};
    sprintf(bad, "%s\nthis is no PTX\n", good);
    STATUS(CUDA_ERROR_INVALID_PTX, cuModuleLoadDataEx(&module, bad, 2, options, values));
    int line = 1;
    for (const char *at = good; *at; at++)
        line += *at == '\n';
    char number[16];
    sprintf(number, "%d", line + 1);
    HOLDS(strstr(log, number) != NULL);
    if (strstr(log, number) == NULL)
        printf("the log: %s\n", log);
    free(bad);
}

int main(int argc, char **argv)
{
    CUmodule module;
    CUdeviceptr device, other;
    if (argc != 2)
        return 2;
    char *ptx = text_of(argv[1]);
    start();
    OK(cuMemAlloc_v2(&device, LARGE));
    OK(cuMemAlloc_v2(&other, LARGE));
    linear_copies(device, other);
    boxes(device);
    sets(device);
    pinned(device);
    OK(cuModuleLoadData(&module, ptx));
    kernels(module, device);
    OK(cuModuleUnload(module));
    refused(ptx);
    size_t length = strlen(ptx); /* the same with five MiB of comment: it travels in parts */
    memset(ptx + length, '\n', 5 << 20);
    OK(cuModuleLoadData(&module, ptx));
    kernels(module, device);
    OK(cuModuleUnload(module));
    OK(cuMemFree_v2(device));
    OK(cuMemFree_v2(other));
    return ended();
}
