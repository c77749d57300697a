/* c = a * b for n by n matrices, tile by tile in shared memory. Arguments: n, seed. */
#include "program.h"

#define TILE 16

__global__ void multiply(const float *a, const float *b, float *c, int n)
{
    __shared__ float left[TILE][TILE], right[TILE][TILE];
    int row = blockIdx.y * TILE + threadIdx.y, column = blockIdx.x * TILE + threadIdx.x;
    float sum = 0;
    for (int k = 0; k < n; k += TILE) {
        bool left_inside = row < n && k + (int)threadIdx.x < n;
        bool right_inside = column < n && k + (int)threadIdx.y < n;
        left[threadIdx.y][threadIdx.x] = left_inside ? a[row * n + k + threadIdx.x] : 0.0f;
        right[threadIdx.y][threadIdx.x] = right_inside ? b[(k + threadIdx.y) * n + column] : 0.0f;
        __syncthreads();
        for (int i = 0; i < TILE; i++)
            sum += left[threadIdx.y][i] * right[i][threadIdx.x];
        __syncthreads();
    }
    if (row < n && column < n)
        c[row * n + column] = sum;
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 100);
    uint32_t seed = argument(argc, argv, 2, 1);
    size_t count = (size_t)n * n, bytes = count * sizeof(float);
    float *a = numbers(count, seed), *b = numbers(count, seed + 1), *c = (float *)malloc(bytes);
    float *device_a, *device_b, *device_c;
    dim3 block(TILE, TILE), grid((n + TILE - 1) / TILE, (n + TILE - 1) / TILE);

    CHECK(cudaMalloc(&device_a, bytes));
    CHECK(cudaMalloc(&device_b, bytes));
    CHECK(cudaMalloc(&device_c, bytes));
    CHECK(cudaMemcpy(device_a, a, bytes, cudaMemcpyHostToDevice));
    CHECK(cudaMemcpy(device_b, b, bytes, cudaMemcpyHostToDevice));
    multiply<<<grid, block>>>(device_a, device_b, device_c, n);
    CHECK(cudaGetLastError());
    CHECK(cudaMemcpy(c, device_c, bytes, cudaMemcpyDeviceToHost));
    CHECK(cudaFree(device_a));
    CHECK(cudaFree(device_b));
    CHECK(cudaFree(device_c));
    print_sum("sum", c, count);
    leave_maps();
    return 0;
}
