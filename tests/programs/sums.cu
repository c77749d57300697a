/* Sums by blocks that work together. Arguments: which scene, elements, a file for the result (little-endian words). */
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>

#include <string>

#include "program.h"

namespace cg = cooperative_groups;
enum { THREADS = 256, BINS = 128, TILE = 1024 };

static void write_result(const char *name, const void *device, size_t bytes)
{
    void *host = malloc(bytes);
    FILE *file = fopen(name, "wb");
    CHECK(cudaMemcpy(host, device, bytes, cudaMemcpyDeviceToHost));
    if (file == NULL || fwrite(host, 1, bytes, file) != bytes || fclose(file) != 0)
        exit(1);
    free(host);
}

template <class T> static T *zeros(size_t count)
{
    T *device;
    CHECK(cudaMalloc(&device, count * sizeof(T)));
    CHECK(cudaMemset(device, 0, count * sizeof(T)));
    return device;
}

/* whole numbers 0..511 */
static int *input(int n)
{
    int *host = (int *)malloc(n * sizeof(int)), *device;
    for (int i = 0; i < n; i++)
        host[i] = (int)(number(i, 7) * 4);
    CHECK(cudaMalloc(&device, n * sizeof(int)));
    CHECK(cudaMemcpy(device, host, n * sizeof(int), cudaMemcpyHostToDevice));
    free(host);
    return device;
}

/* ---- reduction by shuffles ---- */

__device__ int warp_sum(int value)
{
    for (int offset = 16; offset > 0; offset /= 2)
        value += __shfl_down_sync(0xffffffff, value, offset);
    return value;
}

__global__ void reduce(const int *in, int n, unsigned long long *sum, float *groups)
{
    __shared__ int warps[THREADS / 32];
    int value = 0;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        value += in[i];
    auto quarter = cg::tiled_partition<8>(cg::this_thread_block());
    float together = cg::reduce(quarter, (float)value, cg::plus<float>());
    if (quarter.thread_rank() == 0)
        groups[(blockIdx.x * blockDim.x + threadIdx.x) / 8] = together;
    value = warp_sum(value);
    if (threadIdx.x % 32 == 0)
        warps[threadIdx.x / 32] = value;
    __syncthreads();
    if (threadIdx.x < 32) {
        value = warp_sum(threadIdx.x < blockDim.x / 32 ? warps[threadIdx.x] : 0);
        if (threadIdx.x == 0)
            atomicAdd(sum, (unsigned long long)value);
    }
}

static void reduction(int n, const char *file)
{
    const int blocks = 12;
    unsigned long long *sum = zeros<unsigned long long>(1 + blocks * THREADS / 8);
    reduce<<<blocks, THREADS>>>(input(n), n, sum, (float *)(sum + 1));
    write_result(file, sum, 8 + blocks * THREADS / 8 * 4);
}

/* ---- scan: in blocks, of the blocks' sums, and both added ---- */

__global__ void scan_blocks(const int *in, int n, int *out, int *sums)
{
    __shared__ int warps[32];
    int i = blockIdx.x * blockDim.x + threadIdx.x, lane = threadIdx.x % 32, warp = threadIdx.x / 32;
    int value = i < n ? in[i] : 0;
    for (int offset = 1; offset < 32; offset *= 2) {
        int before = __shfl_up_sync(0xffffffff, value, offset);
        if (lane >= offset)
            value += before;
    }
    if (lane == 31)
        warps[warp] = value;
    __syncthreads();
    if (warp == 0) {
        int whole = lane < blockDim.x / 32 ? warps[lane] : 0;
        for (int offset = 1; offset < 32; offset *= 2) {
            int before = __shfl_up_sync(0xffffffff, whole, offset);
            if (lane >= offset)
                whole += before;
        }
        warps[lane] = whole;
    }
    __syncthreads();
    if (warp > 0)
        value += warps[warp - 1];
    if (i < n)
        out[i] = value;
    if (sums != NULL && threadIdx.x == blockDim.x - 1)
        sums[blockIdx.x] = value;
}

__global__ void add_before(int *out, int n, const int *sums)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (blockIdx.x > 0 && i < n)
        out[i] += sums[blockIdx.x - 1];
}

static void scan(int n, const char *file)
{
    int blocks = (n + TILE - 1) / TILE, *out = zeros<int>(n), *sums = zeros<int>(TILE), *bases = zeros<int>(TILE);
    scan_blocks<<<blocks, TILE>>>(input(n), n, out, sums);
    scan_blocks<<<1, TILE>>>(sums, blocks, bases, NULL);
    add_before<<<blocks, TILE>>>(out, n, bases);
    write_result(file, out, n * sizeof(int));
}

/* ---- histogram ---- */

__global__ void count_shared(const int *in, int n, unsigned *bins)
{
    __shared__ unsigned mine[BINS];
    for (int i = threadIdx.x; i < BINS; i += blockDim.x)
        mine[i] = 0;
    __syncthreads();
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        atomicAdd(&mine[in[i] / 4], 1);
    __syncthreads();
    for (int i = threadIdx.x; i < BINS; i += blockDim.x)
        atomicAdd(&bins[i], mine[i]);
}

__global__ void count_global(const int *in, int n, unsigned *bins, float *weights, int *most)
{
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        atomicAdd(&bins[in[i] / 4], 1);
        atomicAdd(&weights[in[i] / 4], 0.5f);
        atomicMax(&most[in[i] / 4], i);
    }
}

static void histogram(int n, const char *file)
{
    unsigned *bins = zeros<unsigned>(4 * BINS);
    int *in = input(n);
    count_shared<<<20, THREADS>>>(in, n, bins);
    count_global<<<20, THREADS>>>(in, n, bins + BINS, (float *)(bins + 2 * BINS), (int *)(bins + 3 * BINS));
    write_result(file, bins, 4 * BINS * sizeof *bins);
}

/* ---- scan in one pass: a block looks back at what those before it have published ---- */

enum { NOTHING, PARTIAL, WHOLE };

__device__ int look_back(volatile unsigned long long *published, int tile)
{
    int sum = 0;
    for (int at = tile - 1; at >= 0; at--) {
        unsigned long long word;
        do
            word = published[at];
        while (word >> 32 == NOTHING);
        sum += (int)(unsigned)word;
        if (word >> 32 == WHOLE)
            break;
    }
    return sum;
}

__global__ void scan_once(const int *in, int n, int *out, unsigned long long *published, int *next)
{
    __shared__ int tile, before, warps[THREADS / 32];
    if (threadIdx.x == 0)
        tile = atomicAdd(next, 1);
    __syncthreads();
    int i = tile * THREADS + threadIdx.x, lane = threadIdx.x % 32, warp = threadIdx.x / 32;
    int value = i < n ? in[i] : 0;
    for (int offset = 1; offset < 32; offset *= 2) {
        int other = __shfl_up_sync(0xffffffff, value, offset);
        if (lane >= offset)
            value += other;
    }
    if (lane == 31)
        warps[warp] = value;
    __syncthreads();
    for (int w = 0; w < warp; w++)
        value += warps[w];
    if (threadIdx.x == THREADS - 1) {
        volatile unsigned long long *word = published;
        word[tile] = (unsigned long long)(tile ? PARTIAL : WHOLE) << 32 | (unsigned)value;
        __threadfence();
        before = look_back(published, tile);
        word[tile] = (unsigned long long)WHOLE << 32 | (unsigned)(before + value);
    }
    __syncthreads();
    if (i < n)
        out[i] = value + before;
}

static void look(int n, const char *file)
{
    int tiles = (n + THREADS - 1) / THREADS, *out = zeros<int>(n);
    scan_once<<<tiles, THREADS>>>(input(n), n, out, zeros<unsigned long long>(tiles), zeros<int>(1));
    write_result(file, out, n * sizeof(int));
}

/* ---- compaction by one atomic for the lanes that are active ---- */

__device__ int take_place(int *count)
{
    unsigned active = __activemask(), lane;
    asm("mov.u32 %0, %%laneid;" : "=r"(lane));
    int leader = __ffs(active) - 1, first = 0;
    if (lane == leader)
        first = atomicAdd(count, __popc(active));
    first = __shfl_sync(active, first, leader);
    return first + __popc(active & ((1u << lane) - 1));
}

__global__ void keep_odd(const int *in, int n, int *out, int *counts)
{
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        unsigned odd = __ballot_sync(__activemask(), in[i] & 1);
        if (in[i] & 1)
            out[take_place(&counts[0])] = i;
        if (in[i] % 5 == 0) {
            auto together = cg::coalesced_threads();
            if (together.thread_rank() == 0)
                atomicAdd(&counts[1], together.size());
        }
        if (threadIdx.x % 32 == 0)
            atomicAdd(&counts[2], __popc(odd));
    }
}

static void aggregate(int n, const char *file)
{
    int *words = zeros<int>(n + 3);
    keep_odd<<<9, THREADS>>>(input(n), n, words + 3, words);
    write_result(file, words, (n + 3) * sizeof(int));
}

int main(int argc, char **argv)
{
    std::string scene = argc == 4 ? argv[1] : "";
    void (*scenes[])(int, const char *) = {reduction, scan, histogram, look, aggregate};
    const char *names[] = {"reduction", "scan", "histogram", "look back", "aggregate"};
    for (int i = 0; i < 5; i++)
        if (scene == names[i]) {
            scenes[i](atoi(argv[2]), argv[3]);
            return 0;
        }
    return 2;
}
