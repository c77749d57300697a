/* The device code of majors.c. */
#include <cuda_runtime.h>

__device__ int table[8];

__global__ void scale(float *values, float factor, int count)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < count)
        values[i] *= factor + (float)(table[0] - table[0]);
}

extern "C" cudaError_t start_scale(float *values, float factor, int count, cudaStream_t stream)
{
    scale<<<(count + 127) / 128, 128, 0, stream>>>(values, factor, count);
    return cudaGetLastError();
}

extern "C" const void *scale_symbol(void)
{
    return (const void *)scale;
}

extern "C" const void *table_symbol(void)
{
    return (const void *)table;
}
