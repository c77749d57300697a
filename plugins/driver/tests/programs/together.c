/* Mapped and managed memory read after each kind of synchronisation. Arguments: scale.ptx, how, rounds. */
#include <semaphore.h>
#include <unistd.h>

#include "check.h"

static CUfunction scale;

static void launch(const volatile void *numbers, int n, CUstream stream)
{
    CUdeviceptr address = (CUdeviceptr)(uintptr_t)numbers;
    void *arguments[] = {&address, &n};
    OK(cuLaunchKernel(scale, (n + 63) / 64, 1, 1, 64, 1, 1, 0, stream, arguments, NULL));
}

static void synchronise(const char *how, CUstream stream, CUevent event, CUdeviceptr device)
{
    static int word;
    if (strcmp(how, "stream") == 0)
        OK(cuStreamSynchronize(stream));
    if (strcmp(how, "context") == 0)
        OK(cuCtxSynchronize());
    if (strcmp(how, "copy") == 0)
        OK(cuMemcpyDtoH_v2(&word, device, sizeof word));
    if (strcmp(how, "event") == 0 || strcmp(how, "event query") == 0)
        OK(cuEventRecord(event, stream));
    if (strcmp(how, "event") == 0)
        OK(cuEventSynchronize(event));
    while (strcmp(how, "event query") == 0 && cuEventQuery(event) != CUDA_SUCCESS)
        continue;
    while (strcmp(how, "query") == 0 && cuStreamQuery(stream) != CUDA_SUCCESS)
        continue;
}

/* A counter that the kernel and the host change in turn, and a large array that nobody looks at. */
static void counter(const char *how, int rounds)
{
    CUstream stream = NULL;
    CUevent event;
    CUdeviceptr device, large;
    unsigned *number, expected = 1;
    OK(cuMemHostAlloc((void **)&number, 4096, CU_MEMHOSTALLOC_DEVICEMAP));
    OK(cuMemAllocManaged(&large, 8 << 20, CU_MEM_ATTACH_GLOBAL));
    memset((void *)(uintptr_t)large, 1, 8 << 20);
    OK(cuMemAlloc_v2(&device, 512));
    OK(cuEventCreate(&event, 0));
    if (strcmp(how, "copy") != 0)
        OK(cuStreamCreate(&stream, 0));
    *number = 1;
    for (int round = 0; round < rounds; round++) {
        launch(number, 1, stream);
        synchronise(how, stream, event, device);
        expected = expected * 3 + 1;
        HOLDS(++*number == expected);
    }
}

/* System calls read and write what a synchronisation has brought. */
static void system_calls(void)
{
    CUdeviceptr memory;
    int ends[2], got[256];
    OK(cuMemAllocManaged(&memory, 300000, CU_MEM_ATTACH_GLOBAL));
    int *numbers = (int *)(uintptr_t)memory;
    for (int i = 0; i < 75000; i++)
        numbers[i] = i;
    launch(numbers, 75000, NULL);
    OK(cuCtxSynchronize());
    HOLDS(pipe(ends) == 0);
    HOLDS(write(ends[1], numbers + 60000, sizeof got) == sizeof got);
    HOLDS(read(ends[0], got, sizeof got) == sizeof got && got[4] == 60004 * 3 && got[1] == 60001);
    HOLDS(write(ends[1], got, sizeof got) == sizeof got);
    HOLDS(read(ends[0], numbers, sizeof got) == sizeof got && numbers[4] == 60004 * 3);
    launch(numbers, 75000, NULL);
    OK(cuCtxSynchronize());
    HOLDS(numbers[4] == 60004 * 9 && numbers[300] == 2700 && numbers[60004] == 60004 * 9);
}

static sem_t gate;

static void hold(void *nothing)
{
    (void)nothing;
    sem_wait(&gate);
}

/* Two streams, two numbers in one page: one is read and written while the other is still to be changed. */
static void neighbours(void)
{
    CUstream first, second;
    volatile int *numbers;
    sem_init(&gate, 0, 0);
    OK(cuStreamCreate(&first, CU_STREAM_NON_BLOCKING));
    OK(cuStreamCreate(&second, CU_STREAM_NON_BLOCKING));
    OK(cuMemHostAlloc((void **)&numbers, 4096, CU_MEMHOSTALLOC_DEVICEMAP));
    numbers[0] = 10;
    numbers[4] = 20;
    launch(numbers, 1, first);
    OK(cuLaunchHostFunc(second, hold, NULL));
    launch(numbers + 4, 1, second);
    OK(cuStreamSynchronize(first));
    HOLDS(numbers[0] == 30 && numbers[4] == 20);
    numbers[0] = 1000;
    sem_post(&gate);
    OK(cuStreamSynchronize(second));
    HOLDS(numbers[4] == 60 && numbers[0] == 1000);
    launch(numbers, 1, first);
    OK(cuStreamSynchronize(first));
    HOLDS(numbers[0] == 3000 && numbers[4] == 60);
}

int main(int count, char **arguments)
{
    CUmodule module;
    CUdeviceptr table;
    size_t size;
    int factors[4] = {3, 1, 4, 1};
    if (count != 4)
        return 2;
    start();
    OK(cuModuleLoad(&module, arguments[1]));
    OK(cuModuleGetFunction(&scale, module, "scale"));
    OK(cuModuleGetGlobal_v2(&table, &size, module, "factors"));
    OK(cuMemcpyHtoD_v2(table, factors, sizeof factors));
    if (strcmp(arguments[2], "system calls") == 0)
        system_calls();
    else if (strcmp(arguments[2], "neighbours") == 0)
        neighbours();
    else
        counter(arguments[2], atoi(arguments[3]));
    return ended();
}
