/* What the runtime answers to misuse: one line for each, "what: error, last error after it, and after that". */
#include "program.h"

__global__ void touch(int *value)
{
    *value = 1;
}

static void say(const char *what, cudaError_t error)
{
    cudaError_t peeked = cudaPeekAtLastError(), last = cudaGetLastError(), after = cudaGetLastError();
    printf("%s: %s %s %s %s\n", what, cudaGetErrorName(error), cudaGetErrorName(peeked), cudaGetErrorName(last),
           cudaGetErrorName(after));
}

static cudaError_t launch(dim3 grid, dim3 block, size_t shared)
{
    int *nothing = NULL;
    void *arguments[] = {&nothing};
    return cudaLaunchKernel((const void *)touch, grid, block, arguments, shared, 0);
}

static void sizes(void)
{
    say("block of 0", launch(1, 0, 0));
    say("block of 2048", launch(1, 2048, 0));
    say("block deep 128", launch(1, dim3(1, 1, 128), 0));
    say("grid of 0", launch(0, 1, 0));
    say("grid high 65536", launch(dim3(1, 65536), 1, 0));
    touch<<<1, 4096>>>(NULL);
    say("launch syntax", cudaSuccess);
}

static void pointers(void)
{
    int host = 0, *device = NULL;
    CHECK(cudaMalloc(&device, sizeof(int)));
    say("free of a host address", cudaFree(&host));
    say("copy kind 9", cudaMemcpy(device, &host, 4, (cudaMemcpyKind)9));
    say("copy to nowhere", cudaMemcpy((void *)0x10, &host, 4, cudaMemcpyHostToDevice));
    say("copy beyond the end", cudaMemcpy(device, &host, 1 << 20, cudaMemcpyHostToDevice));
    say("free", cudaFree(device));
    say("free again", cudaFree(device));
    say("free of host memory", cudaFreeHost(&host));
    say("unregister", cudaHostUnregister(&host));
    say("pitch", cudaMemcpy2D(device, 4, &host, 4, 8, 1, cudaMemcpyHostToDevice));
}

static void handles(void)
{
    cudaStream_t stream;
    cudaEvent_t event;
    CHECK(cudaStreamCreate(&stream));
    CHECK(cudaEventCreate(&event));
    CHECK(cudaStreamDestroy(stream));
    CHECK(cudaEventDestroy(event));
    say("dead stream", cudaStreamSynchronize(stream));
    say("dead event", cudaEventRecord(event, 0));
    say("forged stream", cudaStreamSynchronize((cudaStream_t)0x1234567812345678));
    say("forged event", cudaEventSynchronize((cudaEvent_t)0xdeadbeef));
}

static void code(void)
{
    cudaFuncAttributes attributes;
    void *address = NULL;
    int number = 0;
    say("no kernel", cudaLaunchKernel((const void *)&number, 1, 1, NULL, 0, 0));
    say("no kernel to describe", cudaFuncGetAttributes(&attributes, (const void *)&number));
    say("no symbol", cudaGetSymbolAddress(&address, (const void *)&number));
    say("device 99", cudaSetDevice(99));
    say("attribute 9999", cudaDeviceGetAttribute(&number, (cudaDeviceAttr)9999, 0));
    say("managed memory", cudaMallocManaged(&address, 16, 64));
    void *huge = NULL;
    say("out of memory", cudaMalloc(&huge, (size_t)1 << 50));
}

int main(int argc, char **argv)
{
    (void)argc, (void)argv;
    sizes();
    pointers();
    handles();
    code();
    int *device = NULL, back = 0;
    CHECK(cudaMalloc(&device, sizeof(int)));
    touch<<<1, 1>>>(device);
    CHECK(cudaMemcpy(&back, device, sizeof back, cudaMemcpyDeviceToHost));
    printf("still works: %d\n", back);
    printf("unknown error: %s\n", cudaGetErrorName((cudaError_t)12345));
    return 0;
}
