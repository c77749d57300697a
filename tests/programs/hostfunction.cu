/* A host function in the middle of a stream: it sees what was copied out before it, what it writes is copied in after
 * it, and whoever posts behind it is not held up. Arguments: launches, start.
 * Prints what the function saw, what the stream made of what it wrote, and what a callback was told. */
#include <atomic>

#include "program.h"

__global__ void add(int *value, int step)
{
    *value += step;
}

struct Seen {
    int *out, *in;
    int saw;
    std::atomic<int> called;
    cudaError_t inside;
};

static void CUDART_CB look(void *data)
{
    Seen *seen = (Seen *)data;
    seen->saw = *seen->out;
    *seen->in = seen->saw * 3;
    int *nothing;
    seen->inside = cudaMalloc(&nothing, 16); /* host functions must not */
    seen->called++;
}

static void CUDART_CB told(cudaStream_t, cudaError_t status, void *data)
{
    *(cudaError_t *)data = status;
}

int main(int argc, char **argv)
{
    int launches = (int)argument(argc, argv, 1, 5000), start = (int)argument(argc, argv, 2, 11);
    int *device, *other, result = -1;
    cudaError_t callback = cudaErrorUnknown;
    cudaStream_t stream;
    Seen seen;
    seen.called = 0;
    CHECK(cudaStreamCreate(&stream));
    CHECK(cudaMalloc(&device, sizeof(int)));
    CHECK(cudaMalloc(&other, sizeof(int)));
    CHECK(cudaMallocHost(&seen.out, sizeof(int)));
    CHECK(cudaMallocHost(&seen.in, sizeof(int)));
    *seen.out = *seen.in = -1;
    CHECK(cudaMemcpyAsync(device, &start, sizeof start, cudaMemcpyHostToDevice, stream));
    add<<<1, 1, 0, stream>>>(device, 1);
    CHECK(cudaMemcpyAsync(seen.out, device, sizeof(int), cudaMemcpyDeviceToHost, stream));
    CHECK(cudaLaunchHostFunc(stream, look, &seen));
    CHECK(cudaMemcpyAsync(other, seen.in, sizeof(int), cudaMemcpyHostToDevice, stream));
    for (int i = 0; i < launches; i++)
        add<<<1, 1, 0, stream>>>(device, 1);
    add<<<1, 1, 0, stream>>>(other, 5);
    CHECK(cudaStreamAddCallback(stream, told, &callback, 0));
    CHECK(cudaStreamSynchronize(stream));
    printf("saw %d called %d inside %s\n", seen.saw, seen.called.load(), cudaGetErrorName(seen.inside));
    CHECK(cudaMemcpy(&result, device, sizeof result, cudaMemcpyDeviceToHost));
    printf("total %d\n", result);
    CHECK(cudaMemcpy(&result, other, sizeof result, cudaMemcpyDeviceToHost));
    printf("written %d callback %s\n", result, cudaGetErrorName(callback));
    return 0;
}
