/* c = a + b. Arguments: elements, seed. */
#include "program.h"

__global__ void add(const float *a, const float *b, float *c, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        c[i] = a[i] + b[i];
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 50000);
    uint32_t seed = argument(argc, argv, 2, 1);
    size_t bytes = n * sizeof(float);
    float *a = numbers(n, seed), *b = numbers(n, seed + 1), *c = (float *)malloc(bytes);
    float *device_a, *device_b, *device_c;

    CHECK(cudaMalloc(&device_a, bytes));
    CHECK(cudaMalloc(&device_b, bytes));
    CHECK(cudaMalloc(&device_c, bytes));
    CHECK(cudaMemcpy(device_a, a, bytes, cudaMemcpyHostToDevice));
    CHECK(cudaMemcpy(device_b, b, bytes, cudaMemcpyHostToDevice));
    add<<<(n + 255) / 256, 256>>>(device_a, device_b, device_c, n);
    CHECK(cudaGetLastError());
    CHECK(cudaMemcpy(c, device_c, bytes, cudaMemcpyDeviceToHost));
    CHECK(cudaFree(device_a));
    CHECK(cudaFree(device_b));
    CHECK(cudaFree(device_c));
    print_sum("sum", c, n);
    printf("first %a last %a\n", c[0], c[n - 1]);
    leave_maps();
    free(a);
    free(b);
    free(c);
    return 0;
}
