/* A counter in mapped page-locked memory, and plain page-locked memory that a kernel gets the address of.
 * Arguments: blocks, threads, rounds. Prints the counter after each round, and what the kernel wrote beside it. */
#include "program.h"

__global__ void count(int *counter, int *last)
{
    atomicAdd(counter, 1);
    if (blockIdx.x == gridDim.x - 1 && threadIdx.x == blockDim.x - 1)
        *last = (int)(blockIdx.x * blockDim.x + threadIdx.x);
}

int main(int argc, char **argv)
{
    int blocks = (int)argument(argc, argv, 1, 8), threads = (int)argument(argc, argv, 2, 64);
    int rounds = (int)argument(argc, argv, 3, 3), *counter, *device, *plain;
    CHECK(cudaSetDeviceFlags(cudaDeviceMapHost));
    CHECK(cudaHostAlloc(&counter, sizeof *counter, cudaHostAllocMapped));
    CHECK(cudaHostGetDevicePointer(&device, counter, 0));
    CHECK(cudaMallocHost(&plain, 4096));
    *counter = 5;
    plain[0] = plain[1] = -1;
    for (int round = 0; round < rounds; round++) {
        count<<<blocks, threads>>>(device, plain + 1);
        CHECK(cudaDeviceSynchronize());
        printf("counter %d last %d kept %d\n", *counter, plain[1], plain[0]);
        *counter += 10000;
        plain[0] = round;
    }
    CHECK(cudaFreeHost(counter));
    CHECK(cudaFreeHost(plain));
    return 0;
}
