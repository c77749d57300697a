/* Vectors and matrices there and back, with steps; its own prototypes. Prints what comes back. */
#include <cstdint>
#include <vector>
#include <cuda_runtime_api.h>

#include "checked.h"

extern "C" {
#define VECTOR(name, number) int name(number n, number size, const void *x, number incx, void *y, number incy);
#define VECTOR_ASYNC(name, number) \
    int name(number n, number size, const void *x, number incx, void *y, number incy, cudaStream_t stream);
#define MATRIX(name, number) \
    int name(number rows, number columns, number size, const void *a, number lda, void *b, number ldb);
#define MATRIX_ASYNC(name, number) \
    int name(number rows, number columns, number size, const void *a, number lda, void *b, number ldb, cudaStream_t stream);
#define BOTH(what, name) what(name, int) what(name##_64, int64_t)
BOTH(VECTOR, cublasSetVector)
BOTH(VECTOR, cublasGetVector)
BOTH(VECTOR_ASYNC, cublasSetVectorAsync)
BOTH(VECTOR_ASYNC, cublasGetVectorAsync)
BOTH(MATRIX, cublasSetMatrix)
BOTH(MATRIX, cublasGetMatrix)
BOTH(MATRIX_ASYNC, cublasSetMatrixAsync)
BOTH(MATRIX_ASYNC, cublasGetMatrixAsync)
}

enum { INVALID_VALUE = 7, MAPPING_ERROR = 11, ROOM = 64 };

static std::vector<int> host(ROOM), back(ROOM);
static int *device;

static void start(void)
{
    for (int i = 0; i < ROOM; i++)
        host[i] = 100 + i, back[i] = -1;
    CHECK(cudaMemset(device, 0, ROOM * sizeof *device));
}

static void say(const char *name)
{
    CHECK(cudaDeviceSynchronize());
    printf("%s", name);
    for (int each : back)
        printf(" %d", each);
    printf("\n");
}

/* Every second element into every third, and those back without gaps; a matrix of 3 by 4 in 5 into 6, and back into 3. */
#define TRY_VECTOR(suffix, set, get)              \
    start();                                      \
    CHECK(set(7, 4, host.data(), 2, device, 3));  \
    CHECK(get(7, 4, device, 3, back.data(), 1));  \
    say("vector" suffix)
#define TRY_MATRIX(suffix, set, get)                 \
    start();                                         \
    CHECK(set(3, 4, 4, host.data(), 5, device, 6));  \
    CHECK(get(3, 4, 4, device, 6, back.data(), 3));  \
    say("matrix" suffix)
#define ASYNC(name) [&](auto... all) { return name(all..., stream); }

int main(void)
{
    cudaStream_t stream;
    CHECK(cudaMalloc((void **)&device, ROOM * sizeof *device));
    CHECK(cudaStreamCreate(&stream));
    TRY_VECTOR("", cublasSetVector, cublasGetVector);
    TRY_VECTOR("_64", cublasSetVector_64, cublasGetVector_64);
    TRY_VECTOR("Async", ASYNC(cublasSetVectorAsync), ASYNC(cublasGetVectorAsync));
    TRY_VECTOR("Async_64", ASYNC(cublasSetVectorAsync_64), ASYNC(cublasGetVectorAsync_64));
    TRY_MATRIX("", cublasSetMatrix, cublasGetMatrix);
    TRY_MATRIX("_64", cublasSetMatrix_64, cublasGetMatrix_64);
    TRY_MATRIX("Async", ASYNC(cublasSetMatrixAsync), ASYNC(cublasGetMatrixAsync));
    TRY_MATRIX("Async_64", ASYNC(cublasSetMatrixAsync_64), ASYNC(cublasGetMatrixAsync_64));
    start();
    CHECK(cublasSetVector(ROOM, 4, host.data(), 1, device, 1));
    CHECK(cublasGetVector(10, 4, device, 1, back.data(), 3));
    say("spread");
    CHECK(cublasSetVector(0, 4, NULL, 1, NULL, 1));
    EXPECT(cublasSetVector(-1, 4, host.data(), 1, device, 1), INVALID_VALUE);
    EXPECT(cublasSetVector(4, 0, host.data(), 1, device, 1), INVALID_VALUE);
    EXPECT(cublasSetVector(4, 4, host.data(), 0, device, 1), INVALID_VALUE);
    EXPECT(cublasSetVector(4, 4, NULL, 1, device, 1), INVALID_VALUE);
    EXPECT(cublasSetVector_64(INT64_MAX, INT64_MAX, host.data(), 1, device, 1), INVALID_VALUE);
    EXPECT(cublasGetMatrix(6, 2, 4, device, 5, back.data(), 6), INVALID_VALUE);
    EXPECT(cublasGetVector(1 << 20, 4, device, 1, back.data(), 1), MAPPING_ERROR);
    return 0;
}
