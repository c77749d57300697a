/* Managed memory touched where it is hard to: in a child, beside the program's own handler, in host functions, by several
 * threads, beside launches. Arguments: scale.ptx, where. */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

enum { COUNT = 1 << 20, THREADS = 4, WORDS = 1024 };

static CUfunction scale;

static void launch(const volatile void *numbers, int n, CUstream stream)
{
    CUdeviceptr address = (CUdeviceptr)(uintptr_t)numbers;
    void *arguments[] = {&address, &n};
    OK(cuLaunchKernel(scale, (n + 63) / 64, 1, 1, 64, 1, 1, 0, stream, arguments, NULL));
}

/* Too much to come along: the device has it after a launch. */
static volatile int *large(void)
{
    CUdeviceptr memory;
    OK(cuMemAllocManaged(&memory, COUNT * sizeof(int), CU_MEM_ATTACH_GLOBAL));
    volatile int *numbers = (volatile int *)(uintptr_t)memory;
    for (int i = 0; i < COUNT; i++)
        numbers[i] = i;
    return numbers;
}

static void in_child(void)
{
    volatile int *numbers = large();
    int status = 0;
    launch(numbers, COUNT, NULL);
    OK(cuCtxSynchronize());
    pid_t child = fork();
    if (child == 0) {
        alarm(20);
        _exit(numbers[COUNT / 2] == 3);
    }
    HOLDS(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
    HOLDS(numbers[4] == 12 && numbers[COUNT - 4] == (COUNT - 4) * 3);
    launch(numbers, COUNT, NULL);
    OK(cuCtxSynchronize());
    HOLDS(numbers[4] == 36);
}

static jmp_buf out;
static volatile int *seen;
static volatile int handled, value, stacked;
static char *stack_of_handler;

static void on_fault(int number, siginfo_t *information, void *context)
{
    char here;
    (void)context;
    handled += number == SIGSEGV && information->si_addr == (void *)8;
    stacked += &here >= stack_of_handler && &here < stack_of_handler + 65536;
    value = seen[8 * handled]; /* a fault in the handler of a fault */
    longjmp(out, 1);
}

static void beside_a_handler(void)
{
    volatile int *numbers = seen = large();
    stack_of_handler = malloc(65536);
    stack_t stack = {.ss_sp = stack_of_handler, .ss_size = 65536};
    struct sigaction mine = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER}, now;
    HOLDS(sigaltstack(&stack, NULL) == 0 && sigaction(SIGSEGV, &mine, NULL) == 0);
    for (int round = 1; round < 4; round++) {
        launch(numbers, COUNT, NULL);
        OK(cuCtxSynchronize());
        if (setjmp(out) == 0)
            *(volatile int *)8 = 1;
        HOLDS(handled == round && stacked == round);
        HOLDS(value == 8 * round * (round == 1 ? 3 : round == 2 ? 9 : 27));
    }
    HOLDS(numbers[COUNT / 2] == COUNT / 2 * 27);
    HOLDS(sigaction(SIGSEGV, NULL, &now) == 0);
}

static void in_function(void *data)
{
    volatile int *numbers = data;
    value = numbers[COUNT / 2];
    numbers[3] = 77;
}

static void in_host_function(void)
{
    CUstream stream;
    volatile int *numbers = large();
    OK(cuStreamCreate(&stream, 0));
    for (int round = 1; round < 4; round++) {
        launch(numbers, COUNT, stream);
        OK(cuLaunchHostFunc(stream, in_function, (void *)(uintptr_t)numbers));
        OK(cuStreamSynchronize(stream));
        HOLDS(value == COUNT / 2 * (round == 1 ? 3 : round == 2 ? 9 : 27));
        HOLDS(numbers[3] == 77 && numbers[COUNT / 2 + 1] == COUNT / 2 + 1);
    }
}

static volatile int *shared;
static atomic_int ready, over;

/* Each adds to words of its own, all in one block. */
static void *add(void *first)
{
    atomic_fetch_add(&ready, 1);
    for (int round = 0; round < 20; round++)
        for (intptr_t i = (intptr_t)first; i < WORDS; i += THREADS)
            shared[i] += 1;
    atomic_fetch_add(&over, 1);
    return NULL;
}

static void by_threads(int beside_launches)
{
    pthread_t threads[THREADS];
    volatile int *numbers = large(), *others = large();
    shared = numbers + 5000;
    launch(others, COUNT, NULL);
    OK(cuCtxSynchronize());
    for (intptr_t i = 0; i < THREADS; i++)
        HOLDS(pthread_create(&threads[i], NULL, add, (void *)i) == 0);
    for (int round = 0; beside_launches && atomic_load(&over) < THREADS && round < 1000; round++) {
        launch(others, 64, NULL);
        if (round % 4 == 0)
            OK(cuCtxSynchronize());
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    launch(others, 64, NULL);
    OK(cuCtxSynchronize());
    for (int i = 0; i < WORDS; i++)
        if (shared[i] != 5000 + i + 20) {
            HOLDS(shared[i] == 5000 + i + 20);
            break;
        }
}

/* What the host wrote before a launch it finds again after it, synchronised or not. */
static void straight_after(void)
{
    volatile int *numbers = large();
    for (int round = 0; round < 3; round++) {
        for (int i = 1; i < COUNT; i += 4)
            numbers[i] = i + round;
        launch(numbers, 1, NULL);
        HOLDS(numbers[COUNT - 3] == COUNT - 3 + round && numbers[1] == 1 + round);
    }
}

/* A graph's copy to the host: its output comes while the device has the destination. */
static void output_of_a_graph(void)
{
    CUcontext context;
    CUgraph graph;
    CUgraphNode node;
    CUgraphExec exec;
    CUdeviceptr device;
    enum { BYTES = 200000 };
    volatile int *mapped, *others = large();
    OK(cuCtxGetCurrent(&context));
    OK(cuMemHostAlloc((void **)&mapped, BYTES, CU_MEMHOSTALLOC_DEVICEMAP));
    OK(cuMemAlloc_v2(&device, BYTES));
    OK(cuMemsetD32_v2(device, 41, BYTES / 4));
    OK(cuGraphCreate(&graph, 0));
    const CUDA_MEMCPY3D copy = {.srcMemoryType = CU_MEMORYTYPE_DEVICE, .srcDevice = device,
                                .dstMemoryType = CU_MEMORYTYPE_HOST, .dstHost = (void *)(uintptr_t)mapped,
                                .WidthInBytes = BYTES, .Height = 1, .Depth = 1};
    OK(cuGraphAddMemcpyNode(&node, graph, NULL, 0, &copy, context));
    OK(cuGraphInstantiateWithFlags(&exec, graph, 0));
    for (int round = 0; round < 2; round++) {
        mapped[5] = 3;
        launch(others, 64, NULL);
        OK(cuGraphLaunch(exec, NULL));
        OK(cuStreamSynchronize(NULL));
        HOLDS(mapped[5] == 41 && mapped[BYTES / 4 - 1] == 41);
    }
}

int main(int count, char **arguments)
{
    CUmodule module;
    CUdeviceptr table;
    size_t size;
    int factors[4] = {3, 1, 4, 1};
    if (count != 3)
        return 2;
    start();
    OK(cuModuleLoad(&module, arguments[1]));
    OK(cuModuleGetFunction(&scale, module, "scale"));
    OK(cuModuleGetGlobal_v2(&table, &size, module, "factors"));
    OK(cuMemcpyHtoD_v2(table, factors, sizeof factors));
    if (strcmp(arguments[2], "child") == 0)
        in_child();
    if (strcmp(arguments[2], "handler") == 0)
        beside_a_handler();
    if (strcmp(arguments[2], "host function") == 0)
        in_host_function();
    if (strcmp(arguments[2], "threads") == 0)
        by_threads(0);
    if (strcmp(arguments[2], "beside launches") == 0)
        by_threads(1);
    if (strcmp(arguments[2], "output of a graph") == 0)
        output_of_a_graph();
    if (strcmp(arguments[2], "straight after") == 0)
        straight_after();
    return ended();
}
