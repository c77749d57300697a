/* Times kernels and plain loops that do the same, in turn; a kernel's time is that from its launch to its end.
 * Argument: rounds, of the longest pair. A line for each pair: its name, the shortest time of the kernel and of the loop in microseconds,
 * and whether both found the same. Then the time of a launch among many. */
#include <algorithm>

#include "plain_loops.h"
#include "program.h"

enum { THREADS = 256, BLOCKS = 1024, COUNT = 1 << 22, WIDTH = 1024, HEIGHT = 512, MOST = 100, LAUNCHES = 1000 };

__global__ void add(const float *a, const float *b, float *c, int n)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        c[i] = a[i] + b[i];
}

__global__ void sum(const int *in, int n, unsigned long long *out)
{
    __shared__ int warps[THREADS / 32];
    int value = 0;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x)
        value += in[i];
    for (int offset = 16; offset > 0; offset /= 2)
        value += __shfl_down_sync(0xffffffff, value, offset);
    if (threadIdx.x % 32 == 0)
        warps[threadIdx.x / 32] = value;
    __syncthreads();
    if (threadIdx.x < 32) {
        value = threadIdx.x < THREADS / 32 ? warps[threadIdx.x] : 0;
        for (int offset = 4; offset > 0; offset /= 2)
            value += __shfl_down_sync(0xffffffff, value, offset);
        if (threadIdx.x == 0)
            atomicAdd(out, (unsigned long long)value);
    }
}

__global__ void draw(int *counts, int width, int height, int most)
{
    int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= width || y >= height)
        return;
    float cx = -2.25f + 3.0f * x / width, cy = -1.25f + 2.5f * y / height, zx = 0, zy = 0;
    int count = 0;
    while (count < most && zx * zx + zy * zy < 4) {
        float next = zx * zx - zy * zy + cx;
        zy = 2 * zx * zy + cy;
        zx = next;
        count++;
    }
    counts[y * width + x] = count;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

/* The shortest times of both, in turn, so that what else the machine does meets both. */
template <class Kernel, class Loop> static void race(const char *name, int rounds, Kernel kernel, Loop loop, bool (*same)())
{
    double fast = 1e30, plain = 1e30;
    kernel();
    loop();
    for (int i = 0; i < rounds; i++) {
        double start = now();
        kernel();
        double middle = now();
        loop();
        fast = std::min(fast, middle - start);
        plain = std::min(plain, now() - middle);
    }
    printf("%s %.0f %.0f %d\n", name, fast, plain, same());
    fflush(stdout);
}

static float *floats[2], *loop_floats, *device_floats[3];
static int *whole, *loop_counts, *device_whole, *device_counts;
static unsigned long long *device_sum;
static long long loop_sum;

template <class T> static T *on_device(const T *host, size_t count)
{
    T *device;
    CHECK(cudaMalloc(&device, count * sizeof(T)));
    if (host != NULL)
        CHECK(cudaMemcpy(device, host, count * sizeof(T), cudaMemcpyHostToDevice));
    return device;
}

template <class T> static bool equal(const T *device, const T *host, size_t count, size_t allowed)
{
    T *found = (T *)malloc(count * sizeof(T));
    size_t wrong = 0;
    CHECK(cudaMemcpy(found, device, count * sizeof(T), cudaMemcpyDeviceToHost));
    for (size_t i = 0; i < count; i++)
        wrong += found[i] != host[i];
    free(found);
    return wrong <= allowed;
}

static void prepare(void)
{
    floats[0] = numbers(COUNT, 1);
    floats[1] = numbers(COUNT, 2);
    loop_floats = (float *)calloc(COUNT, sizeof(float));
    whole = (int *)malloc(COUNT * sizeof(int));
    loop_counts = (int *)calloc(WIDTH * HEIGHT, sizeof(int));
    for (int i = 0; i < COUNT; i++)
        whole[i] = (int)(floats[0][i] * 4);
    device_floats[0] = on_device(floats[0], COUNT);
    device_floats[1] = on_device(floats[1], COUNT);
    device_floats[2] = on_device<float>(NULL, COUNT);
    device_whole = on_device(whole, COUNT);
    device_counts = on_device<int>(NULL, WIDTH * HEIGHT);
    device_sum = on_device<unsigned long long>(NULL, 1);
}

static double time_launches(void)
{
    double start = 0;
    for (int i = -10; i < LAUNCHES; i++) {
        if (i == 0) {
            CHECK(cudaDeviceSynchronize());
            start = now();
        }
        add<<<1, 32>>>(device_floats[0], device_floats[1], device_floats[2], 32);
    }
    CHECK(cudaDeviceSynchronize());
    return (now() - start) / LAUNCHES;
}

int main(int argc, char **argv)
{
    int rounds = (int)argument(argc, argv, 1, 7);
    prepare();
    race("add", 5 * rounds, [] {
        add<<<COUNT / THREADS, THREADS>>>(device_floats[0], device_floats[1], device_floats[2], COUNT);
        CHECK(cudaDeviceSynchronize());
    }, [] { plain_add(floats[0], floats[1], loop_floats, COUNT); },
       [] { return equal(device_floats[2], loop_floats, COUNT, 0); });
    race("sum", 5 * rounds, [] {
        CHECK(cudaMemsetAsync(device_sum, 0, sizeof *device_sum));
        sum<<<BLOCKS, THREADS>>>(device_whole, COUNT, device_sum);
        CHECK(cudaDeviceSynchronize());
    }, [] { loop_sum = plain_sum(whole, COUNT); },
       [] { return equal(device_sum, (unsigned long long *)&loop_sum, 1, 0); });
    race("draw", rounds, [] {
        draw<<<dim3(WIDTH / 32, HEIGHT / 8), dim3(32, 8)>>>(device_counts, WIDTH, HEIGHT, MOST);
        CHECK(cudaDeviceSynchronize());
    }, [] { plain_draw(loop_counts, WIDTH, HEIGHT, MOST); },
       [] { return equal(device_counts, loop_counts, WIDTH * HEIGHT, WIDTH * HEIGHT / 50); });
    printf("launch %.1f\n", time_launches());
    return 0;
}
