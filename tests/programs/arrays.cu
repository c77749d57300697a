/* Sorts, draws and pulls. Arguments: which scene, a size, a file for the result (little-endian words). */
#include <string>

#include "program.h"

enum { TILE = 256 };

static void write_result(const char *name, const void *device, size_t bytes)
{
    void *host = malloc(bytes);
    FILE *file = fopen(name, "wb");
    CHECK(cudaMemcpy(host, device, bytes, cudaMemcpyDeviceToHost));
    if (file == NULL || fwrite(host, 1, bytes, file) != bytes || fclose(file) != 0)
        exit(1);
    free(host);
}

static float *input(int n, int seed)
{
    float *host = numbers(n, seed), *device;
    CHECK(cudaMalloc(&device, n * sizeof(float)));
    CHECK(cudaMemcpy(device, host, n * sizeof(float), cudaMemcpyHostToDevice));
    free(host);
    return device;
}

/* ---- bitonic sort: pieces of 2 * TILE in shared memory, larger distances by launches ---- */

__device__ void exchange(float &a, float &b, bool up)
{
    if ((a > b) == up) {
        float kept = a;
        a = b;
        b = kept;
    }
}

__global__ void sort_shared(float *values, int size, int largest)
{
    __shared__ float piece[2 * TILE];
    float *mine = values + blockIdx.x * 2 * TILE;
    piece[threadIdx.x] = mine[threadIdx.x];
    piece[threadIdx.x + TILE] = mine[threadIdx.x + TILE];
    for (; size <= largest; size *= 2)
        for (int distance = min(size / 2, TILE); distance > 0; distance /= 2) {
            __syncthreads();
            int at = 2 * threadIdx.x - (threadIdx.x & (distance - 1));
            bool up = ((blockIdx.x * 2 * TILE + at) & size) == 0;
            exchange(piece[at], piece[at + distance], up);
        }
    __syncthreads();
    mine[threadIdx.x] = piece[threadIdx.x];
    mine[threadIdx.x + TILE] = piece[threadIdx.x + TILE];
}

__global__ void sort_far(float *values, int size, int distance)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x, at = 2 * i - (i & (distance - 1));
    exchange(values[at], values[at + distance], (at & size) == 0);
}

static void sort(int n, const char *file)
{
    float *values = input(n, 3);
    sort_shared<<<n / TILE / 2, TILE>>>(values, 2, 2 * TILE);
    for (int size = 4 * TILE; size <= n; size *= 2) {
        for (int distance = size / 2; distance > TILE; distance /= 2)
            sort_far<<<n / TILE / 2, TILE>>>(values, size, distance);
        sort_shared<<<n / TILE / 2, TILE>>>(values, size, size);
    }
    write_result(file, values, n * sizeof *values);
}

/* ---- mandelbrot ---- */

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

static void mandelbrot(int width, const char *file)
{
    int height = width * 3 / 4, *counts;
    CHECK(cudaMalloc(&counts, width * height * sizeof *counts));
    draw<<<dim3((width + 15) / 16, (height + 15) / 16), dim3(16, 16)>>>(counts, width, height, 100);
    write_result(file, counts, width * height * sizeof *counts);
}

/* ---- bodies that pull each other, a tile of them at a time in shared memory ---- */

__global__ void pull(const float4 *bodies, float3 *forces, int n)
{
    __shared__ float4 tile[TILE];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    float4 me = i < n ? bodies[i] : make_float4(0, 0, 0, 0);
    float3 force = make_float3(0, 0, 0);
    for (int start = 0; start < n; start += TILE) {
        tile[threadIdx.x] = start + threadIdx.x < n ? bodies[start + threadIdx.x] : make_float4(0, 0, 0, 0);
        __syncthreads();
#pragma unroll 8
        for (int k = 0; k < TILE; k++) {
            float x = tile[k].x - me.x, y = tile[k].y - me.y, z = tile[k].z - me.z;
            float near = rsqrtf(x * x + y * y + z * z + 0.25f), strength = tile[k].w * near * near * near;
            force.x += strength * x;
            force.y += strength * y;
            force.z += strength * z;
        }
        __syncthreads();
    }
    if (i < n)
        forces[i] = force;
}

static void bodies(int n, const char *file)
{
    float3 *forces;
    CHECK(cudaMalloc(&forces, n * sizeof *forces));
    pull<<<(n + TILE - 1) / TILE, TILE>>>((const float4 *)input(4 * n, 5), forces, n);
    write_result(file, forces, n * sizeof *forces);
}

int main(int argc, char **argv)
{
    std::string scene = argc == 4 ? argv[1] : "";
    void (*scenes[])(int, const char *) = {sort, mandelbrot, bodies};
    const char *names[] = {"sort", "mandelbrot", "bodies"};
    for (int i = 0; i < 3; i++)
        if (scene == names[i]) {
            scenes[i](atoi(argv[2]), argv[3]);
            return 0;
        }
    return 2;
}
