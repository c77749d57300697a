/* A kernel with 4 KiB of arguments. Arguments: seed. Prints the sum of what the kernel saw. */
#include "program.h"

struct Big {
    float values[1022];
};

__global__ void spread(float *result, Big big)
{
    for (int i = threadIdx.x; i < 1022; i += blockDim.x)
        result[i] = big.values[i] + 1;
}

int main(int argc, char **argv)
{
    Big big;
    float *device, back[1022];
    for (int i = 0; i < 1022; i++)
        big.values[i] = number(i, argument(argc, argv, 1, 1));
    CHECK(cudaMalloc(&device, sizeof back));
    spread<<<1, 64>>>(device, big);
    CHECK(cudaMemcpy(back, device, sizeof back, cudaMemcpyDeviceToHost));
    print_sum("sum", back, 1022);
    return 0;
}
