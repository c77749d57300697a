/* Rounds of products and setters: argument 1 rounds. Its own prototypes. Prints one element of the result. */
#include <cstdlib>
#include <vector>
#include <cuda_runtime_api.h>

#include "checked.h"

extern "C" {
typedef struct cublasContext *cublasHandle_t;
int cublasCreate_v2(cublasHandle_t *handle);
int cublasDestroy_v2(cublasHandle_t handle);
int cublasSetStream_v2(cublasHandle_t handle, cudaStream_t stream);
int cublasGetStream_v2(cublasHandle_t handle, cudaStream_t *stream);
int cublasSetMathMode(cublasHandle_t handle, int mode);
int cublasSetPointerMode_v2(cublasHandle_t handle, int mode);
int cublasSgemm_v2(cublasHandle_t handle, int transa, int transb, int m, int n, int k, const float *alpha, const float *a,
                   int lda, const float *b, int ldb, const float *beta, float *c, int ldc);
int cublasSdot_v2(cublasHandle_t handle, int n, const float *x, int incx, const float *y, int incy, float *result);
int cublasSscal_v2(cublasHandle_t handle, int n, const float *alpha, float *x, int incx);
}

enum { SIDE = 8, SIZE = SIDE * SIDE };

int main(int, char **arguments)
{
    const int rounds = atoi(arguments[1]);
    std::vector<float> ones(SIZE, 1);
    float *a, *c, *dot, result;
    cublasHandle_t handle, other;
    cudaStream_t stream, found;
    CHECK(cudaMalloc((void **)&a, SIZE * sizeof *a));
    CHECK(cudaMalloc((void **)&c, SIZE * sizeof *c));
    CHECK(cudaMalloc((void **)&dot, sizeof *dot));
    CHECK(cudaMemcpy(a, ones.data(), SIZE * sizeof *a, cudaMemcpyHostToDevice));
    CHECK(cudaStreamCreate(&stream));
    CHECK(cublasCreate_v2(&handle));
    for (int i = 0; i < rounds; i++) {
        const float alpha = 1.0f + (float)(i % 2), beta = 0, half = 0.5f;
        CHECK(cublasSetStream_v2(handle, stream));
        CHECK(cublasGetStream_v2(handle, &found));
        CHECK(cublasSetMathMode(handle, i % 2));
        CHECK(cublasSgemm_v2(handle, 0, 1, SIDE, SIDE, SIDE, &alpha, a, SIDE, a, SIDE, &beta, c, SIDE));
        CHECK(cublasSscal_v2(handle, SIZE, &half, c, 1));
        CHECK(cublasSetPointerMode_v2(handle, 1));
        CHECK(cublasSdot_v2(handle, SIZE, a, 1, c, 1, dot)); /* its result stays on the device */
        CHECK(cublasSetPointerMode_v2(handle, 0));
        CHECK(cublasCreate_v2(&other));
        CHECK(cublasDestroy_v2(other));
    }
    CHECK(cudaStreamSynchronize(stream));
    CHECK(cudaMemcpy(&result, dot, sizeof result, cudaMemcpyDeviceToHost));
    printf("%g\n", result);
    return 0;
}
