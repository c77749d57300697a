/* A storm of stream-ordered allocations from several threads. Arguments: seed, threads, rounds.
 * Thread t: each round allocates number-of-elements n = 1 + (round * 7919 + t * 104729) % 20000, fills it with round,
 * adds its last element to a total. Prints each thread's total and the pool's balance. */
#include <thread>
#include <vector>

#include "program.h"

__global__ void fill(float *values, float value, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        values[i] = value;
}

__global__ void take(double *total, const float *values, int n)
{
    *total += (double)values[n - 1] + (double)values[n / 2];
}

static void work(int t, int rounds, double *result)
{
    cudaStream_t stream;
    double *total;
    float *held[4] = {};
    CHECK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    CHECK(cudaMallocAsync(&total, sizeof *total, stream));
    CHECK(cudaMemsetAsync(total, 0, sizeof *total, stream));
    for (int round = 0; round < rounds; round++) {
        int n = 1 + (round * 7919 + t * 104729) % 20000;
        float **values = &held[round % 4];
        if (*values != NULL)
            CHECK(cudaFreeAsync(*values, stream));
        CHECK(cudaMallocAsync(values, n * sizeof(float), stream));
        fill<<<(n + 255) / 256, 256, 0, stream>>>(*values, (float)round, n);
        take<<<1, 1, 0, stream>>>(total, *values, n);
    }
    for (int i = 0; i < 4; i++)
        if (held[i] != NULL)
            CHECK(cudaFreeAsync(held[i], stream));
    CHECK(cudaMemcpyAsync(result, total, sizeof *result, cudaMemcpyDeviceToHost, stream));
    CHECK(cudaFreeAsync(total, stream));
    CHECK(cudaStreamSynchronize(stream));
    CHECK(cudaStreamDestroy(stream));
}

int main(int argc, char **argv)
{
    int threads = (int)argument(argc, argv, 1, 3), rounds = (int)argument(argc, argv, 2, 300);
    std::vector<double> totals(threads);
    std::vector<std::thread> running;
    cudaMemPool_t pool;
    unsigned long long used = 1;
    for (int t = 0; t < threads; t++)
        running.emplace_back(work, t, rounds, &totals[t]);
    for (int t = 0; t < threads; t++) {
        running[t].join();
        printf("total %.0f\n", totals[t]);
    }
    CHECK(cudaDeviceGetDefaultMemPool(&pool, 0));
    CHECK(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrUsedMemCurrent, &used));
    CHECK(cudaMemPoolTrimTo(pool, 0));
    printf("used %llu\n", used);
    return 0;
}
