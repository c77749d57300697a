/* Kernels that end badly. Argument: which of the scenes below. One line for each answer. */
#include <assert.h>

#include <string>

#include "program.h"

__global__ void put(int *where, int value)
{
    *where = value;
}

__global__ void touches(int *where)
{
    where[threadIdx.x + (1LL << 40)] = 1;
}

__global__ void asserts(int *where)
{
    assert(blockIdx.x * 4 + threadIdx.x != 6);
    where[0] = 1;
}

__global__ void traps(int *where)
{
    if (threadIdx.x == 3)
        __trap();
    where[0] = 1;
}

__global__ void spins(volatile int *where)
{
    while (*where == 0)
        where[1] += 1;
}

typedef int (*function)(int);

__global__ void jumps(int *where)
{
    function nowhere = (function)(size_t)(where[0] + 4096);
    where[0] = nowhere(1);
}

__device__ __noinline__ int sink(int depth, volatile int *where)
{
    volatile int local[64];
    for (int i = 0; i < 64; i++)
        local[i] = depth + i;
    int below = depth == where[1] ? 0 : sink(depth + 1, where);
    return below + local[depth & 63];
}

__global__ void recurses(int *where)
{
    where[0] = sink(1, where);
}

__global__ void stuck(int *where)
{
    if (threadIdx.x < 32)
        asm volatile("barrier.sync 1, 96;");
    else
        asm volatile("barrier.sync 2, 96;");
    where[0] = 1;
}

__global__ void frees(char *where, int times)
{
    char *given = (char *)malloc(100);
    for (int i = 0; i < times; i++)
        free(times > 1 ? given : where + 64);
}

static void say(const char *what, cudaError_t error)
{
    printf("%s: %s\n", what, cudaGetErrorName(error));
    fflush(stdout);
}

static int *device_ints(void)
{
    int *device;
    CHECK(cudaMalloc(&device, 64));
    CHECK(cudaMemset(device, 0, 64));
    CHECK(cudaDeviceSynchronize());
    return device;
}

static void launch(std::string scene, int *device)
{
    void *arguments[] = {&device};
    if (scene == "address")
        touches<<<1, 32>>>(device);
    else if (scene == "assert")
        asserts<<<3, 4>>>(device);
    else if (scene == "trap")
        traps<<<1, 32>>>(device);
    else if (scene == "endless")
        spins<<<4, 64>>>(device);
    else if (scene == "together")
        CHECK(cudaLaunchCooperativeKernel((const void *)spins, 2, 64, arguments, 0, 0));
    else if (scene == "graph") {
        cudaStream_t stream;
        cudaGraph_t graph;
        cudaGraphExec_t ready;
        CHECK(cudaStreamCreate(&stream));
        CHECK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal));
        spins<<<1, 1, 0, stream>>>(device);
        CHECK(cudaStreamEndCapture(stream, &graph));
        CHECK(cudaGraphInstantiate(&ready, graph, 0));
        CHECK(cudaGraphLaunch(ready, stream));
    } else if (scene == "jump")
        jumps<<<1, 1>>>(device);
    else if (scene == "stack")
        recurses<<<1, 32>>>(device);
    else if (scene == "stuck")
        stuck<<<1, 64>>>(device);
    else if (scene == "wild")
        frees<<<1, 1>>>((char *)device, 1);
    else if (scene == "twice")
        frees<<<1, 1>>>((char *)device, 2);
    else
        exit(2);
}

int main(int argc, char **argv)
{
    int *device = device_ints(), value = -1;
    launch(argc > 1 ? argv[1] : "", device);
    say("synchronise", cudaDeviceSynchronize());
    say("malloc", cudaMalloc(&device, 4));
    say("last", cudaGetLastError());
    put<<<1, 1>>>(device, 1);
    say("launch", cudaGetLastError());
    say("copy", cudaMemcpy(&value, device, sizeof value, cudaMemcpyDeviceToHost));
    say("reset", cudaDeviceReset());
    cudaGetLastError();
    device = device_ints();
    put<<<1, 1>>>(device, 9);
    CHECK(cudaMemcpy(&value, device, sizeof value, cudaMemcpyDeviceToHost));
    printf("after: %d\n", value);
    return 0;
}
