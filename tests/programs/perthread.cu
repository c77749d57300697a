/* Host threads, each on its own per-thread default stream (compiled with --default-stream per-thread).
 * Arguments: elements, seed, threads, rounds. Each thread prints the sum of its values + rounds * (thread + 1). */
#include <thread>
#include <vector>

#include "program.h"

__global__ void advance(float *values, float step, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        values[i] += step;
}

static void work(int thread, int n, int seed, int rounds, std::vector<float> *result)
{
    size_t bytes = n * sizeof(float);
    float *pinned, *device;
    CHECK(cudaMallocHost(&pinned, bytes));
    CHECK(cudaMalloc(&device, bytes));
    for (int i = 0; i < n; i++)
        pinned[i] = number(i, seed + thread);
    CHECK(cudaMemcpyAsync(device, pinned, bytes, cudaMemcpyHostToDevice, 0));
    for (int round = 0; round < rounds; round++)
        advance<<<(n + 127) / 128, 128>>>(device, (float)(thread + 1), n);
    CHECK(cudaGetLastError());
    CHECK(cudaMemcpyAsync(pinned, device, bytes, cudaMemcpyDeviceToHost, cudaStreamPerThread));
    CHECK(cudaStreamSynchronize(0));
    result->assign(pinned, pinned + n);
    CHECK(cudaFree(device));
    CHECK(cudaFreeHost(pinned));
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 5000), seed = (int)argument(argc, argv, 2, 1);
    int threads = (int)argument(argc, argv, 3, 4), rounds = (int)argument(argc, argv, 4, 50);
    std::vector<std::vector<float>> results(threads);
    std::vector<std::thread> running;
    for (int i = 0; i < threads; i++)
        running.emplace_back(work, i, n, seed, rounds, &results[i]);
    for (int i = 0; i < threads; i++) {
        running[i].join();
        print_sum("sum", results[i].data(), n);
    }
    return 0;
}
