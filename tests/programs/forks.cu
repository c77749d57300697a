/* A fork before CUDA is used works; after it the child is told, and the parent goes on. */
#include <sys/wait.h>
#include <unistd.h>

#include "program.h"

__global__ void store(int *value, int what)
{
    *value = what;
}

static cudaError_t compute(int what)
{
    int *device, value = 0;
    cudaError_t error = cudaMalloc(&device, sizeof(int));
    if (error != cudaSuccess)
        return error;
    store<<<1, 1>>>(device, what);
    error = cudaMemcpy(&value, device, sizeof value, cudaMemcpyDeviceToHost);
    cudaFree(device);
    return error != cudaSuccess || value == what ? error : cudaErrorUnknown;
}

static void in_child(const char *when, int what)
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        printf("%s %s\n", when, cudaGetErrorName(compute(what)));
        fflush(stdout);
        _exit(0);
    }
    waitpid(child, NULL, 0);
}

int main(void)
{
    in_child("child before", 1);
    printf("parent %s\n", cudaGetErrorName(compute(2)));
    in_child("child after", 3);
    printf("parent again %s\n", cudaGetErrorName(compute(4)));
    return 0;
}
