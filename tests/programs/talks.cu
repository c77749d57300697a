/* Device printf and the device's heap. Argument: which of the scenes below. */
#include <string>

#include "program.h"

static void after(void)
{
    CHECK(cudaDeviceSynchronize());
    fputs("-- synchronised\n", stdout);
    fflush(stdout);
}

/* ---- printf ---- */

__global__ void mixed(const char *word)
{
    printf("%d %u %x %c %s %p|%5d|%-5d|%05d|%+d\n", -1, 4000000000u, 255, 'k', word, (void *)0x1234, 42, 42, 42, 42);
    printf("%lld %llu %ld %hd %f %e %g %a %.3f %10.2f 100%%\n", -5000000000LL, 18446744073709551615ull, 1L << 40, (short)-7,
           1.5, 1234.5, 0.0001, 0.5, 3.14159f, 2.5);
    printf("%*d|%-*d|%.*f|%*.*f\n", 6, 7, 6, 7, 2, 1.2345, 8, 3, 9.87654321);
    printf("%d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d %d\n", 1, 2, 3, 4,
           5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32);
    int first = printf("no argument\n"), second = printf("%d and %s\n", 1, "two");
    printf("returned %d %d\n", first, second);
}

__global__ void many(void)
{
    for (int i = 0; i < 3; i++)
        printf("%d %d %d\n", blockIdx.x, threadIdx.x, i);
}

static void print(void)
{
    char *word;
    CHECK(cudaMalloc(&word, 8));
    CHECK(cudaMemcpy(word, "device", 7, cudaMemcpyHostToDevice));
    mixed<<<1, 1>>>(word);
    after();
    many<<<4, 40>>>();
    after();
}

/* ---- the heap: a list that threads build and others take apart ---- */

struct Node {
    Node *next;
    int value;
    char filling[37];
};

__device__ Node *list;
__device__ int built, taken, wrong, misplaced;

__global__ void build(int n)
{
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        Node *node = (Node *)malloc(sizeof(Node));
        if (node == NULL)
            continue;
        if ((size_t)node % 16)
            atomicAdd(&misplaced, 1);
        node->value = i;
        for (int k = 0; k < 37; k++)
            node->filling[k] = (char)(i + k);
        node->next = (Node *)atomicExch((unsigned long long *)&list, (unsigned long long)node);
        atomicAdd(&built, 1);
    }
}

__global__ void take(int n, int *seen)
{
    for (Node *node = list, *next; node != NULL; node = next) {
        next = node->next;
        seen[node->value]++;
        for (int k = 0; k < 37; k++)
            wrong += node->filling[k] != (char)(node->value + k);
        free(node);
        taken++;
    }
    list = NULL;
}

static int value_of(const int &symbol)
{
    int value;
    CHECK(cudaMemcpyFromSymbol(&value, symbol, sizeof value));
    return value;
}

static void heap(void)
{
    const int n = 4096;
    int *seen, counts[n], once = 0;
    CHECK(cudaMalloc(&seen, sizeof counts));
    CHECK(cudaMemset(seen, 0, sizeof counts));
    for (int round = 0; round < 3; round++) {
        build<<<32, 128>>>(n);
        take<<<1, 1>>>(n, seen);
    }
    CHECK(cudaMemcpy(counts, seen, sizeof counts, cudaMemcpyDeviceToHost));
    for (int i = 0; i < n; i++)
        once += counts[i] == 3;
    printf("built %d taken %d each %d wrong %d misplaced %d\n", value_of(built), value_of(taken), once, value_of(wrong),
           value_of(misplaced));
}

/* ---- the heap's size ---- */

__global__ void exhaust(size_t size, void **kept, int most, int *count)
{
    while (*count < most && (kept[*count] = malloc(size)) != NULL)
        ++*count;
}

__global__ void release(void **kept, int *count)
{
    while (*count > 0)
        free(kept[--*count]);
}

static void limit(void)
{
    const int most = 4096, size = 64 << 10;
    size_t bytes = 0, free_before = 0, free_after = 0, total = 0;
    void **kept;
    int *count, counts[3];
    CHECK(cudaDeviceGetLimit(&bytes, cudaLimitMallocHeapSize));
    printf("at first %zu\n", bytes);
    CHECK(cudaDeviceSetLimit(cudaLimitMallocHeapSize, 16 << 20));
    CHECK(cudaDeviceGetLimit(&bytes, cudaLimitMallocHeapSize));
    printf("then %zu\n", bytes);
    CHECK(cudaMalloc(&kept, most * sizeof *kept));
    CHECK(cudaMallocManaged(&count, sizeof *count));
    *count = 0;
    CHECK(cudaMemGetInfo(&free_before, &total));
    for (int round = 0; round < 2; round++) {
        exhaust<<<1, 1>>>(size, kept, most, count);
        CHECK(cudaDeviceSynchronize());
        counts[round] = *count;
        release<<<1, 1>>>(kept, count);
        CHECK(cudaDeviceSynchronize());
    }
    CHECK(cudaMemGetInfo(&free_after, &total));
    exhaust<<<1, 1>>>(17 << 20, kept, 1, count);
    CHECK(cudaDeviceSynchronize());
    counts[2] = *count;
    printf("fit %d %d %d\n", counts[0] > 200 && counts[0] <= 256, counts[1] == counts[0], counts[2] == 0);
    printf("set again %s\n", cudaGetErrorName(cudaDeviceSetLimit(cudaLimitMallocHeapSize, 32 << 20)));
    printf("taken %d\n", (int)((free_before - free_after) >> 20));
    CHECK(cudaDeviceReset());
    CHECK(cudaDeviceGetLimit(&bytes, cudaLimitMallocHeapSize));
    printf("after the reset %zu\n", bytes);
}

/* ---- time ---- */

__global__ void clocks(long long *out)
{
    long long start = clock64(), before, nanoseconds;
    clock_t small = clock();
    float x = threadIdx.x;
    asm volatile("mov.u64 %0, %%globaltimer;" : "=l"(before));
    for (int i = 0; i < 1000; i++)
        x = x * 1.0001f + 1;
    long long middle = clock64();
    for (int i = 0; i < 64000; i++)
        x = x * 1.0001f + 1;
    long long end = clock64();
    __nanosleep(2000000);
    asm volatile("mov.u64 %0, %%globaltimer;" : "=l"(nanoseconds));
    out[0] = middle - start;
    out[1] = end - middle;
    out[2] = nanoseconds - before;
    out[3] = clock() - small;
    out[4] = (long long)x;
}

static void time(void)
{
    long long *out;
    CHECK(cudaMallocManaged(&out, 40));
    clocks<<<1, 1>>>(out);
    CHECK(cudaDeviceSynchronize());
    printf("positive %d grows %d slept %d small %d\n", out[0] > 0 && out[1] > 0, out[1] > 8 * out[0],
           out[2] > 0 && out[2] < 2000000000, out[3] > 0);
}

int main(int argc, char **argv)
{
    std::string scene = argc > 1 ? argv[1] : "";
    void (*scenes[])(void) = {print, heap, limit, time};
    const char *names[] = {"printf", "heap", "limit", "time"};
    for (int i = 0; i < 4; i++)
        if (scene == names[i]) {
            scenes[i]();
            return 0;
        }
    return 2;
}
