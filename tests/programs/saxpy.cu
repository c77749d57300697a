/* y = factor * x + y by a grid that is smaller than the data. Arguments: elements, seed, blocks. */
#include "program.h"

__global__ void saxpy(int n, float factor, const float *x, float *y)
{
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x)
        y[i] = factor * x[i] + y[i];
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 100003);
    uint32_t seed = argument(argc, argv, 2, 1), blocks = argument(argc, argv, 3, 7);
    size_t bytes = n * sizeof(float);
    float *x = numbers(n, seed), *y = numbers(n, seed + 1), *device_x, *device_y;

    CHECK(cudaMalloc(&device_x, bytes));
    CHECK(cudaMalloc(&device_y, bytes));
    CHECK(cudaMemcpy(device_x, x, bytes, cudaMemcpyHostToDevice));
    CHECK(cudaMemcpy(device_y, y, bytes, cudaMemcpyHostToDevice));
    saxpy<<<blocks, 128>>>(n, 3.0f, device_x, device_y);
    CHECK(cudaGetLastError());
    CHECK(cudaDeviceSynchronize());
    CHECK(cudaMemcpy(y, device_y, bytes, cudaMemcpyDeviceToHost));
    CHECK(cudaFree(device_x));
    CHECK(cudaFree(device_y));
    print_sum("sum", y, n);
    leave_maps();
    return 0;
}
