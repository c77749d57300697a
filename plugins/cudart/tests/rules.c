/* Prints what the runtime did; test_rules.py holds what it must be. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "stand_in.h"

extern cudaError_t cudaGetLastError(void), cudaPeekAtLastError(void), cudaDeviceReset(void);
extern cudaError_t cudaSetDevice(int device), cudaGetDevice(int *device);
extern cudaError_t cudaLaunchKernel(const void *, dim3, dim3, void **, size_t, cudaStream_t);
extern cudaError_t cudaLaunchKernel_ptsz(const void *, dim3, dim3, void **, size_t, cudaStream_t);
extern cudaError_t __cudaGetKernel(cudaKernel_t *kernel, const void *host);
extern cudaError_t cudaGetKernel(cudaKernel_t *kernel, const void *host);
extern cudaError_t __cudaLaunchKernel(cudaKernel_t, dim3, dim3, void **, size_t, cudaStream_t);
extern cudaError_t cudaGetSymbolSize(size_t *size, const void *symbol);
extern unsigned int __cudaPushCallConfiguration(dim3 grid, dim3 block, size_t shared, cudaStream_t stream);
extern cudaError_t __cudaPopCallConfiguration(dim3 *grid, dim3 *block, size_t *shared, void *stream);
extern void **__cudaRegisterFatBinary(void *image);
extern void __cudaRegisterFatBinaryEnd(void **handle), __cudaUnregisterFatBinary(void **handle);
extern void __cudaRegisterFunction(void **, const char *, char *, const char *, int, void *, void *, dim3 *, dim3 *,
                                   int *);
extern void __cudaRegisterVar(void **, char *, char *, const char *, int, size_t, int, int);
extern char __cudaInitModule(void **handle);
extern void __cudaRegisterManagedVar(void **, void **, char *, const char *, int, size_t, int, int);

static char hosts[65536];
static int image;
static const dim3 one = {1, 1, 1};

static void **unit(int first, int count, const char *name)
{
    void **handle = __cudaRegisterFatBinary(&image);
    for (int i = 0; i < count; i++)
        __cudaRegisterFunction(handle, &hosts[first + i], NULL, name, -1, NULL, NULL, NULL, NULL, NULL);
    __cudaRegisterFatBinaryEnd(handle);
    return handle;
}

static cudaError_t launch(const void *host)
{
    return cudaLaunchKernel(host, one, one, NULL, 0, NULL);
}

/* One line: the label, then numbers in the order in which their expressions are evaluated. */
static void begin(const char *label)
{
    printf("\n%s:", label);
}

static void say(long number)
{
    printf(" %ld", number);
}

static void loading(void)
{
    void **handle = unit(0, 2, "kernel");
    unit(10, 1, "missing");
    begin("before use"), say(loads), say(retains);
    begin("first and second launch"), say(launch(&hosts[0])), say(launch(&hosts[1])), say(loads), say(retains);
    begin("other device"), say(cudaSetDevice(1)), say(launch(&hosts[0])), say(loads);
    begin("first device again"), say(cudaSetDevice(0)), say(launch(&hosts[0])), say(loads);
    begin("missing kernel"), say(launch(&hosts[10])), say(cudaPeekAtLastError()), say(launch(&hosts[0]));
    say(cudaGetLastError()), say(cudaGetLastError());
    begin("after a reset"), say(cudaDeviceReset()), say(launch(&hosts[0])), say(loads), say(resets);
    __cudaUnregisterFatBinary(handle);
    begin("closed"), say(unloads), say(launch(&hosts[0])), say(cudaGetLastError());
}

static void kernels(void)
{
    cudaKernel_t kernel = NULL;
    void **handle = unit(100, 1, "kernel");
    int before = launches;
    begin("kernel"), say(__cudaGetKernel(&kernel, &hosts[100])), say(__cudaLaunchKernel(kernel, one, one, NULL, 0, NULL));
    begin("the driver's function"), say(launch(cudart_process()));
    begin("no kernel"), say(__cudaLaunchKernel(NULL, one, one, NULL, 0, NULL)), say(cudaGetLastError());
    begin("kernel as an address"), say(cudaGetKernel(&kernel, &hosts[100])), say(launch(kernel));
    begin("launches"), say(launches - before);
    begin("own stream"), say(cudaLaunchKernel_ptsz(&hosts[100], one, one, NULL, 0, NULL));
    say((long)(uintptr_t)launched_in);
    begin("block of 2048"), say(cudaLaunchKernel(&hosts[100], one, (dim3){2048, 1, 1}, NULL, 0, NULL));
    begin("grid of 0"), say(cudaLaunchKernel(&hosts[100], (dim3){1, 0, 1}, one, NULL, 0, NULL));
    say(cudaGetLastError());
    __cudaUnregisterFatBinary(handle);
}

static void variables(void)
{
    static char plain, managed, missing;
    void *managed_pointer = &managed;
    size_t size = 0;
    void **handle = __cudaRegisterFatBinary(&image);
    __cudaRegisterVar(handle, &plain, NULL, "plain", 0, 16, 0, 0);
    __cudaRegisterVar(handle, &missing, NULL, "missing", 0, 16, 0, 0);
    __cudaRegisterFatBinaryEnd(handle);
    void **other = __cudaRegisterFatBinary(&image);
    __cudaRegisterManagedVar(other, &managed_pointer, NULL, "managed", 0, 16, 0, 0);
    __cudaRegisterFatBinaryEnd(other);
    begin("variable"), say(cudaGetSymbolSize(&size, &plain)), say((long)size);
    begin("no variable"), say(cudaGetSymbolSize(&size, &missing)), say(cudaGetSymbolSize(&size, &size));
    begin("managed, asked by the host"), say(__cudaInitModule(other)), say(managed_pointer == (void *)0x300000000000);
    begin("managed"), say(cudaGetSymbolSize(&size, managed_pointer)), say((long)size);
}

static void failures(void)
{
    load_status = CUDA_ERROR_NO_BINARY_FOR_GPU;
    unit(200, 2, "kernel");
    int before = loads;
    begin("no image"), say(launch(&hosts[200])), say(launch(&hosts[201])), say(loads - before), say(cudaGetLastError());
    load_status = 0;
    pending_failure = 719;
    begin("posted failure"), say(cudaPeekAtLastError()), say(cudaGetLastError()), say(cudaGetLastError());
    pending_failure = 202;
    begin("driver's own number"), say(cudaGetLastError());
}

static void configurations(void)
{
    dim3 grid, block;
    size_t shared;
    cudaStream_t stream;
    __cudaPushCallConfiguration((dim3){1, 2, 3}, (dim3){4, 5, 6}, 7, (cudaStream_t)8);
    __cudaPushCallConfiguration((dim3){9, 9, 9}, one, 0, NULL);
    begin("inner configuration"), say(__cudaPopCallConfiguration(&grid, &block, &shared, &stream)), say(grid.x);
    begin("outer configuration"), say(__cudaPopCallConfiguration(&grid, &block, &shared, &stream));
    say(grid.x), say(grid.z), say(block.x), say(block.z), say((long)shared), say((long)(uintptr_t)stream);
    begin("none"), say(__cudaPopCallConfiguration(&grid, &block, &shared, &stream)), say(cudaGetLastError());
}

/* 43,000 symbols in 500 units, as PyTorch registers before main. */
static void flood(void)
{
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < 500; i++)
        unit(1000 + i * 86, 86, "kernel");
    clock_gettime(CLOCK_MONOTONIC, &end);
    double spent = (double)(end.tv_sec - start.tv_sec) * 1e3 + (double)(end.tv_nsec - start.tv_nsec) / 1e6;
    begin("flood"), say(launch(&hosts[1000 + 43000 - 1])), say(launch(&hosts[1000]));
    fprintf(stderr, "%.2f ms\n", spent);
}

int main(void)
{
    loading();
    kernels();
    variables();
    failures();
    configurations();
    flood();
    printf("\n");
    return 0;
}
