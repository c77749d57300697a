/* A polynomial whose coefficients lie in constant memory; a device variable read back. Arguments: elements, seed. */
#include "program.h"

#define TERMS 4

__constant__ float coefficients[TERMS];
__device__ float kept[2] = {7.0f, 8.0f};

__global__ void evaluate(const float *x, float *y, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        float sum = 0;
        for (int k = TERMS - 1; k >= 0; k--)
            sum = sum * x[i] + coefficients[k];
        y[i] = sum;
        if (i == 0)
            kept[1] = sum;
    }
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 5000);
    uint32_t seed = argument(argc, argv, 2, 1);
    size_t bytes = n * sizeof(float), size = 0;
    float *x = (float *)malloc(bytes), *y = (float *)malloc(bytes), *device_x, *device_y, back[TERMS], both[2];
    float terms[TERMS] = {1.0f, (float)(seed % 5), -2.0f, 3.0f};
    void *address = NULL;
    for (int i = 0; i < n; i++)
        x[i] = (float)(i % 64);

    CHECK(cudaMalloc(&device_x, bytes));
    CHECK(cudaMalloc(&device_y, bytes));
    CHECK(cudaMemcpyToSymbol(coefficients, terms, 2 * sizeof(float)));
    CHECK(cudaMemcpyToSymbol(coefficients, terms + 2, 2 * sizeof(float), 2 * sizeof(float)));
    CHECK(cudaMemcpy(device_x, x, bytes, cudaMemcpyHostToDevice));
    evaluate<<<(n + 127) / 128, 128>>>(device_x, device_y, n);
    CHECK(cudaGetLastError());
    CHECK(cudaMemcpy(y, device_y, bytes, cudaMemcpyDeviceToHost));
    CHECK(cudaMemcpyFromSymbol(back, coefficients, sizeof back));
    CHECK(cudaMemcpyFromSymbol(both, kept, sizeof both));
    CHECK(cudaGetSymbolSize(&size, coefficients));
    CHECK(cudaGetSymbolAddress(&address, kept));
    CHECK(cudaMemcpy(both, address, sizeof(float), cudaMemcpyDeviceToHost));
    print_sum("sum", y, n);
    printf("coefficients %a %a %a %a size %zu\n", back[0], back[1], back[2], back[3], size);
    printf("kept %a %a\n", both[0], both[1]);
    printf("outside %s\n", cudaGetErrorName(cudaMemcpyToSymbol(coefficients, terms, sizeof terms, 4)));
    printf("no symbol %s\n", cudaGetErrorName(cudaMemcpyToSymbol((const char *)x, terms, 4)));
    leave_maps();
    return 0;
}
