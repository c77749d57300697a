/* A structure of 56 bytes by value, between two scalars. Arguments: elements, seed. */
#include "program.h"

struct Work {
    double factors[3];
    int offset, count;
    const float *source;
    float *target;
    double bias;
};
static_assert(sizeof(Work) == 56, "the size that the test is about");

__global__ void run(char first, Work work, short last)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < work.count)
        work.target[i] = (float)(work.source[(i + work.offset) % work.count] * work.factors[i % 3] + work.bias) +
                         (float)(first + last);
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 1000);
    uint32_t seed = argument(argc, argv, 2, 1);
    size_t bytes = n * sizeof(float);
    float *values = numbers(n, seed);
    Work work = {{1.0, 2.0, -3.0}, 5, n, NULL, NULL, 0.5};

    CHECK(cudaMalloc((void **)&work.source, bytes));
    CHECK(cudaMalloc(&work.target, bytes));
    CHECK(cudaMemcpy((void *)work.source, values, bytes, cudaMemcpyHostToDevice));
    run<<<(n + 63) / 64, 64>>>(3, work, -1000);
    CHECK(cudaGetLastError());
    CHECK(cudaMemcpy(values, work.target, bytes, cudaMemcpyDeviceToHost));
    CHECK(cudaFree((void *)work.source));
    CHECK(cudaFree(work.target));
    print_sum("sum", values, n);
    leave_maps();
    return 0;
}
