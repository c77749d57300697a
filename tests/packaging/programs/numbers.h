/* What the programs share: device memory that holds 0, 1, 2..., statuses, and results on one line. */
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>
#include <cuda_runtime.h>

/* The program ends with what the library said. */
static inline void check(const char *function, int status)
{
    if (status != 0) {
        std::printf("%s: %d\n", function, status);
        std::exit(1);
    }
}

static inline float *numbers(size_t count)
{
    std::vector<float> values(count);
    for (size_t i = 0; i < count; i++)
        values[i] = (float)i;
    float *device;
    check("cudaMalloc", cudaMalloc(&device, count * sizeof(float)));
    check("cudaMemcpy", cudaMemcpy(device, values.data(), count * sizeof(float), cudaMemcpyHostToDevice));
    return device;
}

template <typename T> static void show(const T *device, size_t count)
{
    std::vector<T> values(count);
    check("cudaMemcpy", cudaMemcpy(values.data(), device, count * sizeof(T), cudaMemcpyDeviceToHost));
    for (T each : values)
        std::printf("%.9g ", (double)each);
    std::printf("\n");
}
