/* Vectors and matrices to and from device memory: copies of the runtime, with strides. */
#include "blas_handle.h"

enum { HOST_TO_DEVICE = 1, DEVICE_TO_HOST = 2 }; /* cudaMemcpyKind */

extern int cudaMemcpy2D(void *destination, size_t to_pitch, const void *source, size_t pitch, size_t width, size_t height,
                        int kind);
extern int cudaMemcpy2DAsync(void *destination, size_t to_pitch, const void *source, size_t pitch, size_t width,
                             size_t height, int kind, cudaStream_t stream);

/* A copy of `rows` runs of `width` bytes. */
typedef struct copy {
    const void *source;
    void *destination;
    uint64_t pitch, to_pitch, width, rows;
} copy;

/* Runs that follow each other without a gap are one. */
static copy joined(copy each)
{
    if (each.pitch == each.width && each.to_pitch == each.width) {
        each.width = each.pitch = each.to_pitch = each.width * each.rows;
        each.rows = 1;
    }
    return each;
}

static cublasStatus_t make_copy(copy each, int kind, int waits, cudaStream_t stream)
{
    if (each.rows == 0 || each.width == 0)
        return CUBLAS_STATUS_SUCCESS;
    if (each.source == NULL || each.destination == NULL)
        return CUBLAS_STATUS_INVALID_VALUE;
    each = joined(each);
    int status = waits ? cudaMemcpy2D(each.destination, each.to_pitch, each.source, each.pitch, each.width, each.rows, kind)
                       : cudaMemcpy2DAsync(each.destination, each.to_pitch, each.source, each.pitch, each.width, each.rows,
                                           kind, stream);
    return status == 0 ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_MAPPING_ERROR;
}

/* Whether so many runs, so many elements apart, are more bytes than there can be. */
static int absurd(int64_t runs, int64_t step, int64_t size)
{
    int64_t apart, total;
    return __builtin_mul_overflow(step, size, &apart) || __builtin_mul_overflow(apart, runs, &total);
}

static cublasStatus_t copy_vector(int64_t n, int64_t size, const void *x, int64_t step, void *y, int64_t to_step, int kind,
                                  int waits, cudaStream_t stream)
{
    if (n < 0 || size <= 0 || step <= 0 || to_step <= 0 || absurd(n, step, size) || absurd(n, to_step, size))
        return CUBLAS_STATUS_INVALID_VALUE;
    const copy each = {x, y, (uint64_t)(step * size), (uint64_t)(to_step * size), (uint64_t)size, (uint64_t)n};
    return make_copy(each, kind, waits, stream);
}

static cublasStatus_t copy_matrix(int64_t rows, int64_t columns, int64_t size, const void *a, int64_t step, void *b,
                                  int64_t to_step, int kind, int waits, cudaStream_t stream)
{
    if (rows < 0 || columns < 0 || size <= 0 || step <= 0 || to_step <= 0 || rows > step || rows > to_step ||
        absurd(columns, step, size) || absurd(columns, to_step, size))
        return CUBLAS_STATUS_INVALID_VALUE;
    const copy each = {a, b, (uint64_t)(step * size), (uint64_t)(to_step * size), (uint64_t)(rows * size), (uint64_t)columns};
    return make_copy(each, kind, waits, stream);
}

#define VECTOR(name, number, kind)                                                                               \
    GTAP_EXPORT cublasStatus_t name(number n, number size, const void *x, number step, void *y, number to_step)  \
    {                                                                                                            \
        return copy_vector(n, size, x, step, y, to_step, kind, 1, NULL);                                         \
    }
#define VECTOR_ASYNC(name, number, kind)                                                                         \
    GTAP_EXPORT cublasStatus_t name(number n, number size, const void *x, number step, void *y, number to_step,  \
                                    cudaStream_t stream)                                                         \
    {                                                                                                            \
        return copy_vector(n, size, x, step, y, to_step, kind, 0, stream);                                       \
    }
#define MATRIX(name, number, kind)                                                                               \
    GTAP_EXPORT cublasStatus_t name(number rows, number columns, number size, const void *a, number step,        \
                                    void *b, number to_step)                                                     \
    {                                                                                                            \
        return copy_matrix(rows, columns, size, a, step, b, to_step, kind, 1, NULL);                             \
    }
#define MATRIX_ASYNC(name, number, kind)                                                                         \
    GTAP_EXPORT cublasStatus_t name(number rows, number columns, number size, const void *a, number step,        \
                                    void *b, number to_step, cudaStream_t stream)                                \
    {                                                                                                            \
        return copy_matrix(rows, columns, size, a, step, b, to_step, kind, 0, stream);                           \
    }

VECTOR(cublasSetVector, int, HOST_TO_DEVICE)
VECTOR(cublasSetVector_64, int64_t, HOST_TO_DEVICE)
VECTOR(cublasGetVector, int, DEVICE_TO_HOST)
VECTOR(cublasGetVector_64, int64_t, DEVICE_TO_HOST)
VECTOR_ASYNC(cublasSetVectorAsync, int, HOST_TO_DEVICE)
VECTOR_ASYNC(cublasSetVectorAsync_64, int64_t, HOST_TO_DEVICE)
VECTOR_ASYNC(cublasGetVectorAsync, int, DEVICE_TO_HOST)
VECTOR_ASYNC(cublasGetVectorAsync_64, int64_t, DEVICE_TO_HOST)
MATRIX(cublasSetMatrix, int, HOST_TO_DEVICE)
MATRIX(cublasSetMatrix_64, int64_t, HOST_TO_DEVICE)
MATRIX(cublasGetMatrix, int, DEVICE_TO_HOST)
MATRIX(cublasGetMatrix_64, int64_t, DEVICE_TO_HOST)
MATRIX_ASYNC(cublasSetMatrixAsync, int, HOST_TO_DEVICE)
MATRIX_ASYNC(cublasSetMatrixAsync_64, int64_t, HOST_TO_DEVICE)
MATRIX_ASYNC(cublasGetMatrixAsync, int, DEVICE_TO_HOST)
MATRIX_ASYNC(cublasGetMatrixAsync_64, int64_t, DEVICE_TO_HOST)
