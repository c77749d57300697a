/* What the programs share beside checks: matrices that Python can recompute, in device memory, and their results. */
#ifndef MATRICES_H
#define MATRICES_H

#include <cstring>
#include <vector>
#include <cublas_v2.h>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime_api.h>

#include "checked.h"

/* Element i of the sequence that a seed names: a multiple of 1/4 in -1.25..1.25, exact in every type. */
static inline float element(size_t i, int seed)
{
    return (float)((int)((i * 7 + (size_t)seed * 3) % 11) - 5) * 0.25f;
}

template <typename T> T converted(float value) { return (T)value; }
template <> inline int8_t converted<int8_t>(float value) { return (int8_t)(value * 4); }
template <> inline int converted<int>(float value) { return (int)(value * 4); }
template <> inline cuComplex converted<cuComplex>(float value) { return {value, value / 2}; }

/* n elements of a sequence in device memory. */
template <typename T> T *sequence(size_t n, int seed)
{
    std::vector<T> values(n);
    for (size_t i = 0; i < n; i++)
        values[i] = converted<T>(element(i, seed));
    T *device;
    CHECK(cudaMalloc((void **)&device, n * sizeof(T)));
    CHECK(cudaMemcpy(device, values.data(), n * sizeof(T), cudaMemcpyHostToDevice));
    return device;
}

/* Any values of the host's in device memory: scalars, arrays of addresses. */
template <typename T> T *placed(const std::vector<T> &values)
{
    T *device;
    CHECK(cudaMalloc((void **)&device, values.size() * sizeof(T)));
    CHECK(cudaMemcpy(device, values.data(), values.size() * sizeof(T), cudaMemcpyHostToDevice));
    return device;
}

template <typename T> void show(const char *name, const T *device, size_t n)
{
    std::vector<T> values(n);
    CHECK(cudaMemcpy(values.data(), device, n * sizeof(T), cudaMemcpyDeviceToHost));
    printf("%s", name);
    for (const T &each : values)
        printf(" %a", (double)(float)each);
    printf("\n");
}

template <> inline void show<double>(const char *name, const double *device, size_t n)
{
    std::vector<double> values(n);
    CHECK(cudaMemcpy(values.data(), device, n * sizeof(double), cudaMemcpyDeviceToHost));
    printf("%s", name);
    for (double each : values)
        printf(" %a", each);
    printf("\n");
}

#endif
