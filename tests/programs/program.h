/* What the programs share: numbers that Python can recompute, a checksum, checked calls. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Element i of the sequence that a seed names: a multiple of 1/4 in 0..127.75, exact in a float. */
static inline float number(uint32_t i, uint32_t seed)
{
    uint32_t x = i * 2654435761u + seed * 2246822519u;
    x ^= x >> 15;
    x *= 2246822519u;
    return (float)(x >> 23) / 4.0f;
}

/* The sum of the values' bits, each times its place from 1, modulo 2^64. */
static inline uint64_t checksum(const float *values, size_t n)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t bits;
        memcpy(&bits, values + i, sizeof bits);
        sum += (uint64_t)bits * (i + 1);
    }
    return sum;
}

static inline void print_sum(const char *name, const float *values, size_t n)
{
    printf("%s %016llx\n", name, (unsigned long long)checksum(values, n));
}

static inline uint32_t argument(int argc, char **argv, int index, uint32_t otherwise)
{
    return argc > index ? (uint32_t)strtoul(argv[index], NULL, 0) : otherwise;
}

static inline float *numbers(size_t n, uint32_t seed)
{
    float *values = (float *)malloc(n * sizeof *values);
    for (size_t i = 0; i < n; i++)
        values[i] = number((uint32_t)i, seed);
    return values;
}

/* With GTAP_TEST_MAPS=FILE, leave a copy of this process's memory map there (called at the end, with CUDA in use). */
static inline void leave_maps(void)
{
    const char *name = getenv("GTAP_TEST_MAPS");
    FILE *from = name != NULL ? fopen("/proc/self/maps", "r") : NULL, *to = from != NULL ? fopen(name, "w") : NULL;
    for (int c; to != NULL && (c = fgetc(from)) != EOF;)
        fputc(c, to);
    if (to != NULL)
        fclose(to);
    if (from != NULL)
        fclose(from);
}

/* As a host function: keeps its stream busy, so that what is not ordered behind it overtakes it. */
static inline void linger(void *unused)
{
    const struct timespec thirty_milliseconds = {0, 30000000};
    (void)unused;
    nanosleep(&thirty_milliseconds, NULL);
}

#define CHECK(call)                                                                                                  \
    do {                                                                                                             \
        cudaError_t error_ = (call);                                                                                 \
        if (error_ != cudaSuccess) {                                                                                 \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, #call, cudaGetErrorName(error_));                 \
            exit(1);                                                                                                 \
        }                                                                                                            \
    } while (0)

#endif
