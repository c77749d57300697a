/* Managed and mapped memory: what the host writes the kernels see, and the other way round. Argument: scale.ptx. */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>

#include "check.h"

enum { COUNT = 800 * 1024 }; /* three megabytes and a bit */

static CUfunction scale;
static sigjmp_buf elsewhere;
static volatile int chained;

static int wanted(int value, int i, const int *factors)
{
    return value * factors[i & 3];
}

static void launch(CUdeviceptr numbers, int n, CUstream stream)
{
    void *arguments[] = {&numbers, &n};
    OK(cuLaunchKernel(scale, (n + 63) / 64, 1, 1, 64, 1, 1, 0, stream, arguments, NULL));
}

static void *touch(void *numbers)
{
    long sum = 0;
    for (int i = 0; i < COUNT; i += 1000)
        sum += ((volatile int *)numbers)[i];
    return (void *)sum;
}

/* Twice scaled, with a word written by the host between; read by several threads at once. */
static void kernels(const int *factors)
{
    CUdeviceptr memory;
    pthread_t threads[4];
    void *sum;
    long expected = 0;
    OK(cuMemAllocManaged(&memory, COUNT * sizeof(int), CU_MEM_ATTACH_GLOBAL));
    int *numbers = (int *)(uintptr_t)memory;
    for (int i = 0; i < COUNT; i++)
        numbers[i] = i - 7;
    launch(memory, COUNT, NULL);
    OK(cuCtxSynchronize());
    numbers[5000] = 123; /* a write to what the device has */
    launch(memory, COUNT, NULL);
    OK(cuCtxSynchronize());
    for (int i = 0; i < COUNT; i += 1000)
        expected += i == 5000 ? wanted(123, i, factors) : wanted(wanted(i - 7, i, factors), i, factors);
    for (int i = 0; i < 4; i++)
        HOLDS(pthread_create(&threads[i], NULL, touch, numbers) == 0);
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], &sum);
        HOLDS((long)sum == expected);
    }
    for (int i = 0; i < COUNT; i++)
        if (i != 5000 && numbers[i] != wanted(wanted(i - 7, i, factors), i, factors)) {
            HOLDS(numbers[i] == wanted(wanted(i - 7, i, factors), i, factors));
            break;
        }
    OK(cuMemFree_v2(memory));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemFree_v2(memory));
}

/* To copies and sets a managed address is the device's; what blocks may be looked at at once. */
static void copies(void)
{
    CUdeviceptr managed, device;
    static unsigned char got[1 << 20];
    OK(cuMemAllocManaged(&managed, sizeof got, CU_MEM_ATTACH_GLOBAL));
    OK(cuMemAlloc_v2(&device, sizeof got));
    unsigned char *bytes = (unsigned char *)(uintptr_t)managed;
    memset(bytes, 1, sizeof got);
    OK(cuMemcpyDtoD_v2(device, managed, sizeof got)); /* carries what the host wrote */
    OK(cuMemcpyDtoH_v2(got, device, sizeof got));
    HOLDS(got[0] == 1 && got[sizeof got - 1] == 1);
    OK(cuMemsetD8_v2(managed + 1000, 2, 100000));
    HOLDS(bytes[999] == 1 && bytes[1000] == 2 && bytes[100999] == 2 && bytes[101000] == 1);
    bytes[1500] = 3;
    OK(cuMemcpyHtoD_v2(device, bytes, sizeof got));
    OK(cuMemcpyDtoH_v2(got, device, sizeof got));
    HOLDS(got[1499] == 2 && got[1500] == 3 && got[1501] == 2);
    memset(got, 4, 1000);
    OK(cuMemcpyHtoD_v2(managed + 500, got, 1000));
    HOLDS(bytes[499] == 1 && bytes[500] == 4 && bytes[1499] == 4 && bytes[1500] == 3);
    OK(cuMemsetD8_v2(device, 5, sizeof got));
    OK(cuMemcpyDtoH_v2(bytes, device, 4096));
    HOLDS(bytes[0] == 5 && bytes[4095] == 5 && bytes[4096] == 2);
    OK(cuMemFree_v2(device));
    OK(cuMemFree_v2(managed));
}

static void mapped(const int *factors)
{
    int *numbers, *plain;
    CUdeviceptr address;
    unsigned flags;
    OK(cuMemHostAlloc((void **)&numbers, 4096, CU_MEMHOSTALLOC_DEVICEMAP | CU_MEMHOSTALLOC_PORTABLE));
    OK(cuMemAllocHost_v2((void **)&plain, 4096));
    OK(cuMemHostGetDevicePointer_v2(&address, numbers + 4, 0));
    HOLDS(address == (CUdeviceptr)(uintptr_t)(numbers + 4));
    OK(cuMemHostGetFlags(&flags, numbers));
    HOLDS(flags == (CU_MEMHOSTALLOC_DEVICEMAP | CU_MEMHOSTALLOC_PORTABLE));
    for (int i = 0; i < 1024; i++)
        numbers[i] = plain[i] = i + 1;
    launch(address - 4 * sizeof(int), 1024, NULL);
    launch((CUdeviceptr)(uintptr_t)plain, 1024, NULL); /* mapped because a kernel is given it */
    OK(cuCtxSynchronize());
    for (int i = 0; i < 1024; i++)
        HOLDS(numbers[i] == wanted(i + 1, i, factors) && plain[i] == wanted(i + 1, i, factors));
    OK(cuMemFreeHost(numbers));
    OK(cuMemFreeHost(plain));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemFreeHost(plain));
}

static void hints(void)
{
    CUdeviceptr memory, device;
    CUstream stream;
    CUmemLocation host = {CU_MEM_LOCATION_TYPE_HOST, 0};
    int value, devices[3], managed, type;
    OK(cuMemAllocManaged(&memory, 100000, CU_MEM_ATTACH_HOST));
    OK(cuMemAlloc_v2(&device, 512));
    OK(cuPointerGetAttribute(&managed, CU_POINTER_ATTRIBUTE_IS_MANAGED, memory + 5));
    OK(cuPointerGetAttribute(&type, CU_POINTER_ATTRIBUTE_MEMORY_TYPE, memory));
    HOLDS(managed == 1 && type == CU_MEMORYTYPE_DEVICE);
    OK(cuMemAdvise(memory, 100000, CU_MEM_ADVISE_SET_READ_MOSTLY, 0));
    OK(cuMemAdvise(memory, 100000, CU_MEM_ADVISE_SET_PREFERRED_LOCATION, CU_DEVICE_CPU));
    OK(cuMemAdvise(memory, 100000, CU_MEM_ADVISE_SET_ACCESSED_BY, 0));
    OK(cuMemRangeGetAttribute(&value, 4, CU_MEM_RANGE_ATTRIBUTE_READ_MOSTLY, memory, 100000));
    HOLDS(value == 1);
    OK(cuMemRangeGetAttribute(&value, 4, CU_MEM_RANGE_ATTRIBUTE_PREFERRED_LOCATION, memory, 10));
    HOLDS(value == CU_DEVICE_CPU);
    OK(cuMemRangeGetAttribute(devices, 12, CU_MEM_RANGE_ATTRIBUTE_ACCESSED_BY, memory, 10));
    HOLDS(devices[0] == 0 && devices[1] == -2 && devices[2] == -2);
    OK(cuMemRangeGetAttribute(&value, 4, CU_MEM_RANGE_ATTRIBUTE_LAST_PREFETCH_LOCATION, memory, 10));
    HOLDS(value == -2);
    OK(cuStreamCreate(&stream, 0));
    OK(cuStreamAttachMemAsync(stream, memory, 0, CU_MEM_ATTACH_SINGLE));
    OK(cuMemPrefetchAsync(memory, 100000, 0, stream));
    OK(cuMemRangeGetAttribute(&value, 4, CU_MEM_RANGE_ATTRIBUTE_LAST_PREFETCH_LOCATION, memory, 10));
    HOLDS(value == 0);
    OK(cuMemPrefetchAsync_v2(memory, 100000, host, 0, stream));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemPrefetchAsync(device, 512, 0, stream));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemAdvise(memory, 100001, CU_MEM_ADVISE_SET_READ_MOSTLY, 0));
    STATUS(CUDA_ERROR_INVALID_DEVICE, cuMemPrefetchAsync(memory, 100, 99, stream));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemAllocManaged(&memory, 100, 7));
    OK(cuStreamDestroy_v2(stream));
    OK(cuMemFree_v2(device));
}

static void on_fault(int number)
{
    (void)number;
    chained++;
    siglongjmp(elsewhere, 1);
}

/* A handler of the program's, put there before or after gtap's, gets the faults that are its own. */
static void faults(const int *factors)
{
    struct sigaction mine = {.sa_handler = on_fault};
    CUdeviceptr memory;
    OK(cuMemAllocManaged(&memory, 4096, CU_MEM_ATTACH_GLOBAL));
    int *numbers = (int *)(uintptr_t)memory;
    HOLDS(sigaction(SIGSEGV, &mine, NULL) == 0); /* gtap's comes first again with the next launch */
    numbers[0] = 10;
    launch(memory, 1024, NULL);
    OK(cuCtxSynchronize());
    HOLDS(numbers[0] == wanted(10, 0, factors) && chained == 0);
    if (sigsetjmp(elsewhere, 1) == 0)
        *(volatile int *)8 = 1;
    HOLDS(chained == 1);
    OK(cuMemFree_v2(memory));
    mine.sa_handler = SIG_DFL;
}

int main(int count, char **arguments)
{
    CUmodule module;
    CUdeviceptr table;
    size_t size;
    int factors[4] = {3, 1, 4, 1};
    if (count != 2)
        return 2;
    start();
    OK(cuModuleLoad(&module, arguments[1]));
    OK(cuModuleGetFunction(&scale, module, "scale"));
    OK(cuModuleGetGlobal_v2(&table, &size, module, "factors"));
    OK(cuMemcpyHtoD_v2(table, factors, sizeof factors));
    kernels(factors);
    copies();
    mapped(factors);
    hints();
    faults(factors);
    return ended();
}
