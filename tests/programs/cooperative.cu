/* All blocks of a grid meet, as often as there are rounds: right, or refused by the launch itself. Arguments: rounds.
 * Prints "refused" with the error's name, or the value that each block has after the last round. */
#include <cooperative_groups.h>

#include "program.h"

enum { BLOCKS = 6, THREADS = 32 };

__global__ void rotate(int *values, int rounds)
{
    cooperative_groups::grid_group grid = cooperative_groups::this_grid();
    for (int round = 0; round < rounds; round++) {
        int taken = values[(blockIdx.x + 1) % gridDim.x];
        grid.sync();
        if (threadIdx.x == 0)
            values[blockIdx.x] = taken + 1;
        grid.sync();
    }
}

int main(int argc, char **argv)
{
    int rounds = (int)argument(argc, argv, 1, 5), values[BLOCKS], *device, supported = 0;
    for (int i = 0; i < BLOCKS; i++)
        values[i] = i * 10;
    CHECK(cudaDeviceGetAttribute(&supported, cudaDevAttrCooperativeLaunch, 0));
    CHECK(cudaMalloc(&device, sizeof values));
    CHECK(cudaMemcpy(device, values, sizeof values, cudaMemcpyHostToDevice));
    void *arguments[] = {&device, &rounds};
    cudaError_t error = cudaLaunchCooperativeKernel((void *)rotate, BLOCKS, THREADS, arguments, 0, 0);
    if (error == cudaSuccess)
        error = cudaDeviceSynchronize();
    printf("%s %s\n", supported ? "supported" : "refused", cudaGetErrorName(error));
    CHECK(cudaMemcpy(values, device, sizeof values, cudaMemcpyDeviceToHost));
    for (int i = 0; i < BLOCKS; i++)
        printf("%d%c", values[i], i + 1 < BLOCKS ? ' ' : '\n');
    return 0;
}
