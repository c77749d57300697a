/* Two streams: what one computes, late, from pinned memory, the other waits for by an event and brings back.
 * Arguments: elements, seed, rounds. Prints the sum of 2 a + b + round for every round. */
#include "program.h"

__global__ void twice(float *values, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        values[i] *= 2;
}

__global__ void add(float *sum, const float *x, const float *y, float more, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        sum[i] = x[i] + y[i] + more;
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 10000), seed = (int)argument(argc, argv, 2, 1);
    int rounds = (int)argument(argc, argv, 3, 3), blocks = (n + 255) / 256;
    size_t bytes = n * sizeof(float);
    float *host[3], *device[3], milliseconds = -1;
    cudaStream_t first, second;
    cudaEvent_t ready, taken, done;
    for (int i = 0; i < 3; i++) {
        CHECK(cudaMallocHost(&host[i], bytes));
        CHECK(cudaMalloc(&device[i], bytes));
    }
    CHECK(cudaStreamCreateWithPriority(&first, cudaStreamNonBlocking, 0));
    CHECK(cudaStreamCreateWithFlags(&second, cudaStreamNonBlocking));
    CHECK(cudaEventCreate(&ready));
    CHECK(cudaEventCreateWithFlags(&taken, cudaEventDisableTiming));
    CHECK(cudaEventCreate(&done));
    for (int i = 0; i < n; i++)
        host[1][i] = number(i, seed + 1);
    CHECK(cudaMemcpyAsync(device[1], host[1], bytes, cudaMemcpyHostToDevice, second));
    for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < n; i++)
            host[0][i] = number(i, seed) + round;
        CHECK(cudaStreamWaitEvent(first, taken, 0)); /* never recorded in the first round: nothing to wait for */
        CHECK(cudaMemcpyAsync(device[0], host[0], bytes, cudaMemcpyHostToDevice, first));
        CHECK(cudaLaunchHostFunc(first, linger, NULL));
        twice<<<blocks, 256, 0, first>>>(device[0], n);
        CHECK(cudaEventRecord(ready, first));
        CHECK(cudaStreamWaitEvent(second, ready, 0));
        add<<<blocks, 256, 0, second>>>(device[2], device[0], device[1], (float)round, n);
        CHECK(cudaEventRecord(taken, second));
        CHECK(cudaMemcpyAsync(host[2], device[2], bytes, cudaMemcpyDeviceToHost, second));
        CHECK(cudaEventRecord(done, second));
        CHECK(cudaEventSynchronize(done));
        print_sum("sum", host[2], n);
        CHECK(cudaEventElapsedTime(&milliseconds, ready, done));
        printf("in order %d\n", milliseconds >= 0);
    }
    CHECK(cudaStreamSynchronize(first));
    printf("queried %s %s\n", cudaGetErrorName(cudaStreamQuery(first)), cudaGetErrorName(cudaEventQuery(done)));
    return 0;
}
