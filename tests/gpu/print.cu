/* Kernels that print, in the order of their launches. Argument: launches. */
#include "../programs/program.h"

__global__ void hello(int number)
{
    printf("hello %d\n", number);
}

int main(int argc, char **argv)
{
    int launches = (int)argument(argc, argv, 1, 3);

    for (int i = 0; i < launches; i++) {
        hello<<<1, 1>>>(i);
        CHECK(cudaGetLastError());
    }
    CHECK(cudaDeviceSynchronize());
    printf("all printed\n");
    return 0;
}
