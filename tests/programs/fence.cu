/* A blocking copy from pinned memory, at once followed by a launch on a non-blocking stream, which must see it.
 * Arguments: elements, seed, rounds. Prints the sum over rounds of number(i, seed + round). */
#include "program.h"

__global__ void gather(float *sum, const float *values, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        sum[i] += values[i];
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 30000), seed = (int)argument(argc, argv, 2, 1);
    int rounds = (int)argument(argc, argv, 3, 20);
    size_t bytes = n * sizeof(float);
    float *pinned, *values, *sum;
    cudaStream_t stream;
    CHECK(cudaMallocHost(&pinned, bytes));
    CHECK(cudaMalloc(&values, bytes));
    CHECK(cudaMalloc(&sum, bytes));
    CHECK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    CHECK(cudaMemset(sum, 0, bytes));
    for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < n; i++)
            pinned[i] = number(i, seed + round);
        CHECK(cudaMemcpy(values, pinned, bytes, cudaMemcpyHostToDevice));
        memset(pinned, 0, bytes); /* the copy has returned: the memory is the program's */
        gather<<<(n + 255) / 256, 256, 0, stream>>>(sum, values, n);
        CHECK(cudaStreamSynchronize(stream)); /* the next copy must not overtake the launch */
    }
    CHECK(cudaMemcpy(pinned, sum, bytes, cudaMemcpyDeviceToHost));
    print_sum("sum", pinned, n);
    return 0;
}
