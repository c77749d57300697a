/* Memory that is freed while a slow kernel on another stream still reads it, and handed out again at once.
 * Arguments: elements, seed, steps of the slow kernel, 1 for the asynchronous functions.
 * Prints the sum of what the slow kernel read, and of what was written after. */
#include "program.h"

__global__ void slow(float *result, const float *values, int n, int steps)
{
    float kept = 0;
    for (int step = 0; step < steps; step++)
        kept = kept * 0.5f + 1.0f; /* towards 2 */
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        result[i] = values[i] + (kept > 3.0f);
}

__global__ void fill(float *values, float value, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        values[i] = value;
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 4096), seed = (int)argument(argc, argv, 2, 1);
    int steps = (int)argument(argc, argv, 3, 100000), asynchronous = (int)argument(argc, argv, 4, 0);
    size_t bytes = n * sizeof(float);
    float *source = numbers(n, seed), *target = (float *)malloc(bytes), *old, *result, *next;
    cudaStream_t reader, writer;
    CHECK(cudaStreamCreateWithFlags(&reader, cudaStreamNonBlocking));
    CHECK(cudaStreamCreateWithFlags(&writer, cudaStreamNonBlocking));
    CHECK(cudaMalloc(&result, bytes));
    for (int round = 0; round < 3; round++) {
        if (asynchronous)
            CHECK(cudaMallocAsync(&old, bytes, reader));
        else
            CHECK(cudaMalloc(&old, bytes));
        CHECK(cudaMemcpyAsync(old, source, bytes, cudaMemcpyHostToDevice, reader));
        CHECK(cudaLaunchHostFunc(reader, linger, NULL)); /* and the kernel starts late */
        slow<<<(n + 255) / 256, 256, 0, reader>>>(result, old, n, steps);
        if (asynchronous) {
            CHECK(cudaFreeAsync(old, reader));
            CHECK(cudaMallocAsync(&next, bytes, writer));
        } else {
            CHECK(cudaFree(old));
            CHECK(cudaMalloc(&next, bytes));
        }
        fill<<<(n + 255) / 256, 256, 0, writer>>>(next, (float)round, n);
        CHECK(cudaStreamSynchronize(reader));
        CHECK(cudaMemcpy(target, result, bytes, cudaMemcpyDeviceToHost));
        print_sum("read", target, n);
        CHECK(cudaMemcpyAsync(target, next, bytes, cudaMemcpyDeviceToHost, writer));
        CHECK(cudaStreamSynchronize(writer));
        print_sum("written", target, n);
        CHECK(asynchronous ? cudaFreeAsync(next, writer) : cudaFree(next));
    }
    return 0;
}
