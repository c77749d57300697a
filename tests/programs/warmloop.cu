/* A loop that has no need to wait, and one that waits once a round for its result.
 * Arguments: elements, rounds, mode (0: post only; 1: an asynchronous copy back and a stream synchronisation each). */
#include "program.h"

__global__ void advance(float *values, const float *steps, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        values[i] += steps[i];
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 4096), rounds = (int)argument(argc, argv, 2, 10);
    int reads = argument(argc, argv, 3, 0) != 0;
    size_t bytes = n * sizeof(float);
    float *steps, *result, *values, *device_steps;
    cudaStream_t stream;
    cudaEvent_t event;

    CHECK(cudaMallocHost(&steps, bytes));
    CHECK(cudaMallocHost(&result, bytes));
    CHECK(cudaMalloc(&values, bytes));
    CHECK(cudaStreamCreate(&stream));
    CHECK(cudaEventCreate(&event));
    CHECK(cudaMemsetAsync(values, 0, bytes, stream));
    for (int i = 0; i < n; i++)
        steps[i] = number(i, 1);
    for (int round = 0; round < rounds; round++) {
        CHECK(cudaMalloc(&device_steps, bytes));
        CHECK(cudaMemcpyAsync(device_steps, steps, bytes, cudaMemcpyHostToDevice, stream));
        advance<<<(n + 255) / 256, 256, 0, stream>>>(values, device_steps, n);
        CHECK(cudaGetLastError());
        CHECK(cudaEventRecord(event, stream));
        CHECK(cudaFree(device_steps));
        if (reads) {
            CHECK(cudaMemcpyAsync(result, values, bytes, cudaMemcpyDeviceToHost, stream));
            CHECK(cudaStreamSynchronize(stream));
            if (result[n - 1] != (round + 1) * steps[n - 1]) {
                fprintf(stderr, "round %d: %a\n", round, result[n - 1]);
                return 1;
            }
        }
    }
    CHECK(cudaMemcpyAsync(result, values, bytes, cudaMemcpyDeviceToHost, stream));
    CHECK(cudaStreamSynchronize(stream));
    print_sum("sum", result, n);
    CHECK(cudaEventDestroy(event));
    CHECK(cudaStreamDestroy(stream));
    CHECK(cudaFreeHost(steps));
    CHECK(cudaFreeHost(result));
    CHECK(cudaFree(values));
    leave_maps();
    return 0;
}
