/* Threads with streams, memory and errors of their own. Arguments: threads, rounds. */
#include <atomic>
#include <thread>
#include <vector>

#include "program.h"

__global__ void bump(int *values, int n, int by)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        values[i] += by;
}

static std::atomic<int> wrong_values, wrong_errors;

static void work(int id, int rounds)
{
    const int n = 1000;
    std::vector<int> result(n);
    cudaStream_t stream;
    int *values;
    CHECK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    for (int round = 0; round < rounds; round++) {
        CHECK(cudaMalloc(&values, n * sizeof(int)));
        CHECK(cudaMemsetAsync(values, 0, n * sizeof(int), stream));
        for (int k = 0; k < 5; k++)
            bump<<<(n + 127) / 128, 128, 0, stream>>>(values, n, id + 1);
        if (id % 2 == 1) {
            bump<<<1, 5000>>>(values, n, 0);
            wrong_errors += cudaPeekAtLastError() != cudaErrorInvalidConfiguration;
        }
        CHECK(cudaMemcpyAsync(result.data(), values, n * sizeof(int), cudaMemcpyDeviceToHost, stream));
        CHECK(cudaStreamSynchronize(stream));
        wrong_errors += cudaGetLastError() != (id % 2 == 1 ? cudaErrorInvalidConfiguration : cudaSuccess);
        for (int i = 0; i < n; i++)
            wrong_values += result[i] != 5 * (id + 1);
        CHECK(cudaFree(values));
    }
    CHECK(cudaStreamDestroy(stream));
}

int main(int argc, char **argv)
{
    int count = (int)argument(argc, argv, 1, 8), rounds = (int)argument(argc, argv, 2, 5);
    std::vector<std::thread> threads;
    for (int id = 0; id < count; id++)
        threads.emplace_back(work, id, rounds);
    for (std::thread &thread : threads)
        thread.join();
    printf("wrong values %d wrong errors %d\n", wrong_values.load(), wrong_errors.load());
    return 0;
}
