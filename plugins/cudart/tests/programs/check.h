/* What these programs share: each line that does not hold is named, the exit status says whether any was. */
#ifndef CHECK_H
#define CHECK_H

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <cuda_runtime.h>

static int failures = setvbuf(stdout, NULL, _IONBF, 0); /* a crash loses no line */

#define GIVES(expected, call)                                                                                          \
    do {                                                                                                               \
        cudaError_t error_ = (call);                                                                                   \
        if (error_ != (expected)) {                                                                                    \
            printf("line %d: %s gave %s, not %s\n", __LINE__, #call, cudaGetErrorName(error_),                         \
                   cudaGetErrorName(expected));                                                                        \
            failures++;                                                                                                \
        }                                                                                                              \
    } while (0)
#define OK(call) GIVES(cudaSuccess, call)
/* An error that is expected is also the last one, once. */
#define REFUSES(expected, call)                                                                                        \
    do {                                                                                                               \
        GIVES(expected, call);                                                                                         \
        GIVES(expected, cudaPeekAtLastError());                                                                        \
        GIVES(expected, cudaGetLastError());                                                                           \
        GIVES(cudaSuccess, cudaGetLastError());                                                                        \
    } while (0)
#define HOLDS(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            printf("line %d: not so: %s\n", __LINE__, #condition);                                                     \
            failures++;                                                                                                \
        }                                                                                                              \
    } while (0)

static inline int ended(void)
{
    OK(cudaDeviceSynchronize());
    OK(cudaGetLastError());
    return failures == 0 ? 0 : 1;
}

#endif
