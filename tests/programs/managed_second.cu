/* A second unit with managed variables of its own: linked into managed_units.cu, and in objects that it loads. */
#include <cuda_runtime.h>

__device__ __managed__ int steps = 7;
static __device__ __managed__ long long trace[300000];

__global__ void advance(int by)
{
    steps += by;
    trace[steps] = by;
    trace[299999] += by;
}

/* Both sides change the variables; what the kernel left there, a negative number when that is wrong. */
extern "C" int second_step(int by)
{
    long long before = trace[299999];
    advance<<<1, 1>>>(by);
    if (cudaDeviceSynchronize() != cudaSuccess)
        return -1;
    int now = steps;
    if (trace[now] != by || trace[299999] != before + by)
        return -2;
    steps = now * 2;
    return now;
}
