/* Boxes of pitched memory: host to device, device to device at an offset, device to host. Arguments: seed.
 * Prints the sums of the host's box after each way. The box is 12 x 10 x 8 floats; the part 5 x 4 x 3 at (2, 3, 1). */
#include "program.h"

enum { WIDTH = 12, HEIGHT = 10, DEPTH = 8 };

__global__ void negate(cudaPitchedPtr box, int width, int height)
{
    float *row = (float *)((char *)box.ptr + (blockIdx.x * height + threadIdx.x) * box.pitch);
    for (int x = 0; x < width; x++)
        row[x] = -row[x];
}

int main(int argc, char **argv)
{
    int seed = (int)argument(argc, argv, 1, 1), n = WIDTH * HEIGHT * DEPTH;
    float *source = numbers(n, seed), *target = (float *)calloc(n, sizeof(float)), *pinned;
    cudaExtent whole = make_cudaExtent(WIDTH * sizeof(float), HEIGHT, DEPTH);
    cudaPitchedPtr first, second;
    CHECK(cudaMallocHost(&pinned, n * sizeof(float)));
    CHECK(cudaMalloc3D(&first, whole));
    CHECK(cudaMalloc3D(&second, whole));
    CHECK(cudaMemset3D(second, 0, whole));
    cudaMemcpy3DParms copy = {};
    copy.srcPtr = make_cudaPitchedPtr(source, WIDTH * sizeof(float), WIDTH, HEIGHT);
    copy.dstPtr = first;
    copy.extent = whole;
    copy.kind = cudaMemcpyHostToDevice;
    CHECK(cudaMemcpy3D(&copy));
    negate<<<DEPTH, HEIGHT>>>(first, WIDTH, HEIGHT);
    cudaMemcpy3DParms part = {};
    part.srcPtr = first;
    part.srcPos = make_cudaPos(2 * sizeof(float), 3, 1);
    part.dstPtr = second;
    part.dstPos = make_cudaPos(4 * sizeof(float), 0, 2);
    part.extent = make_cudaExtent(5 * sizeof(float), 4, 3);
    part.kind = cudaMemcpyDeviceToDevice;
    CHECK(cudaMemcpy3D(&part));
    cudaMemcpy3DParms back = {};
    back.srcPtr = second;
    back.dstPtr = make_cudaPitchedPtr(target, WIDTH * sizeof(float), WIDTH, HEIGHT);
    back.extent = whole;
    back.kind = cudaMemcpyDeviceToHost;
    CHECK(cudaMemcpy3D(&back));
    print_sum("part", target, n);
    back.srcPtr = first;
    back.dstPtr = make_cudaPitchedPtr(pinned, WIDTH * sizeof(float), WIDTH, HEIGHT);
    back.kind = cudaMemcpyDefault;
    CHECK(cudaMemcpy3DAsync(&back, 0));
    CHECK(cudaStreamSynchronize(0));
    print_sum("whole", pinned, n);
    return 0;
}
