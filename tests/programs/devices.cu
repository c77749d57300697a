/* Every device computes on memory of its own, and takes no stream of another. Arguments: elements. */
#include "program.h"

__global__ void scale(float *values, float factor, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        values[i] *= factor;
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 1000), count = 0, current = -1;
    size_t bytes = n * sizeof(float);
    float *device[8], *values = numbers(n, 1);
    cudaStream_t streams[8];

    CHECK(cudaGetDeviceCount(&count));
    printf("devices %d\n", count);
    for (int i = 0; i < count && i < 8; i++) {
        CHECK(cudaSetDevice(i));
        CHECK(cudaStreamCreate(&streams[i]));
        CHECK(cudaMalloc(&device[i], bytes));
        CHECK(cudaMemcpy(device[i], values, bytes, cudaMemcpyHostToDevice));
    }
    for (int i = 0; i < count && i < 8; i++) { /* all memory exists before anything runs */
        CHECK(cudaSetDevice(i));
        scale<<<(n + 127) / 128, 128, 0, streams[i]>>>(device[i], (float)(i + 2), n);
        CHECK(cudaGetLastError());
    }
    for (int i = 0; i < count && i < 8; i++) {
        float *result = (float *)malloc(bytes);
        cudaPointerAttributes attributes;
        CHECK(cudaSetDevice(i));
        CHECK(cudaStreamSynchronize(streams[i]));
        CHECK(cudaMemcpy(result, device[i], bytes, cudaMemcpyDeviceToHost));
        CHECK(cudaGetDevice(&current));
        CHECK(cudaPointerGetAttributes(&attributes, device[i]));
        printf("device %d owner %d ", current, attributes.device);
        print_sum("sum", result, n);
    }
    for (int i = 0; i + 1 < count && i < 7; i++) {
        CHECK(cudaSetDevice(i));
        scale<<<1, 1, 0, streams[i + 1]>>>(device[i], 1, 1);
        printf("foreign stream %s\n", cudaGetErrorName(cudaGetLastError()));
    }
    leave_maps();
    return 0;
}
