/* What is statically wrong: each call must return the library's status at once. Its own prototypes. */
#include <cstddef>
#include <cstdint>
#include <cuda_runtime_api.h>

#include "checked.h"

extern "C" {
typedef struct cublasContext *cublasHandle_t;
int cublasCreate_v2(cublasHandle_t *handle);
int cublasDestroy_v2(cublasHandle_t handle);
int cublasSetStream_v2(cublasHandle_t handle, cudaStream_t stream);
int cublasSgemm_v2(cublasHandle_t handle, int transa, int transb, int m, int n, int k, const float *alpha, const float *a,
                   int lda, const float *b, int ldb, const float *beta, float *c, int ldc);
int cublasSgemm_v2_64(cublasHandle_t handle, int transa, int transb, int64_t m, int64_t n, int64_t k, const float *alpha,
                      const float *a, int64_t lda, const float *b, int64_t ldb, const float *beta, float *c, int64_t ldc);
int cublasGemmEx(cublasHandle_t handle, int transa, int transb, int m, int n, int k, const void *alpha, const void *a,
                 int atype, int lda, const void *b, int btype, int ldb, const void *beta, void *c, int ctype, int ldc,
                 int compute, int algo);
int cublasSgbmv_v2_64(cublasHandle_t handle, int trans, int64_t m, int64_t n, int64_t kl, int64_t ku, const float *alpha,
                      const float *a, int64_t lda, const float *x, int64_t incx, const float *beta, float *y, int64_t incy);
int cublasStrsm_v2(cublasHandle_t handle, int side, int uplo, int trans, int diag, int m, int n, const float *alpha,
                   const float *a, int lda, float *b, int ldb);
int cublasSgemmGroupedBatched(cublasHandle_t handle, const int *transa, const int *transb, const int *m, const int *n,
                              const int *k, const float *alpha, const float *const *a, const int *lda,
                              const float *const *b, const int *ldb, const float *beta, float *const *c, const int *ldc,
                              int groups, const int *sizes);
int cublasSdot_v2(cublasHandle_t handle, int n, const float *x, int incx, const float *y, int incy, float *result);
int cublasXtCreate(void **handle);
int cublasSetBackdoor(int);
}

enum { NOT_INITIALIZED = 1, INVALID_VALUE = 7, NOT_SUPPORTED = 15 };

/* Memory that is not there: the call is posted, and the next one says what became of it. */
static void outside(cublasHandle_t handle, float *p)
{
    const float one = 1;
    float *const nowhere[] = {NULL, (float *)16, p + (1 << 28), (float *)0x7fffffff0000, (float *)UINTPTR_MAX - 1};
    float found;
    for (float *each : nowhere) {
        for (int place = 0; place < 3; place++) {
            const float *a = place == 0 ? each : p, *b = place == 1 ? each : p;
            CHECK(cublasSgemm_v2(handle, 0, 0, 2, 2, 2, &one, a, 2, b, 2, &one, place == 2 ? each : p, 2));
            CHECK(cublasSdot_v2(handle, 2, p, 1, p, 1, &found));
            EXPECT(cublasSgemm_v2(handle, 0, 0, 2, 2, 2, &one, p, 2, p, 2, &one, p, 2), INVALID_VALUE);
            CHECK(cublasSgemm_v2(handle, 0, 0, 2, 2, 2, &one, p, 2, p, 2, &one, p, 2));
        }
        EXPECT(cublasSdot_v2(handle, 2, each, 1, p, 1, &found), INVALID_VALUE);
    }
    EXPECT(cublasSdot_v2(handle, INT32_MAX, p, INT32_MAX, p, 1, &found), INVALID_VALUE);
    CHECK(cublasSgemm_v2(handle, 0, 0, INT32_MAX, INT32_MAX, INT32_MAX, &one, p, INT32_MAX, p, INT32_MAX, &one, p, INT32_MAX));
    CHECK(cublasSdot_v2(handle, 2, p, 1, p, 1, &found));
    EXPECT(cublasSdot_v2(handle, 2, p, 1, p, 1, &found), INVALID_VALUE);
    CHECK(cublasSdot_v2(handle, 2, p, 1, p, 1, &found));
}

int main(void)
{
    cublasHandle_t handle, dead;
    cudaStream_t stream;
    float *p, one = 1;
    CHECK(cudaMalloc((void **)&p, 4096));
    CHECK(cudaStreamCreate(&stream));
    CHECK(cublasCreate_v2(&handle));
    CHECK(cublasCreate_v2(&dead));
    CHECK(cublasDestroy_v2(dead));
#define SGEMM(h, ta, tb, m, n, k, alpha, lda, ldb, beta, ldc) \
    cublasSgemm_v2(h, ta, tb, m, n, k, alpha, p, lda, p, ldb, beta, p, ldc)
    EXPECT(SGEMM(dead, 0, 0, 2, 2, 2, &one, 2, 2, &one, 2), NOT_INITIALIZED);
    EXPECT(SGEMM(NULL, 0, 0, 2, 2, 2, &one, 2, 2, &one, 2), NOT_INITIALIZED);
    EXPECT(SGEMM((cublasHandle_t)stream, 0, 0, 2, 2, 2, &one, 2, 2, &one, 2), NOT_INITIALIZED);
    EXPECT(SGEMM((cublasHandle_t)&one, 0, 0, 2, 2, 2, &one, 2, 2, &one, 2), NOT_INITIALIZED);
    EXPECT(SGEMM(handle, 4, 0, 2, 2, 2, &one, 2, 2, &one, 2), INVALID_VALUE);
    EXPECT(SGEMM(handle, 0, -1, 2, 2, 2, &one, 2, 2, &one, 2), INVALID_VALUE);
    EXPECT(SGEMM(handle, 0, 0, -2, 2, 2, &one, 2, 2, &one, 2), INVALID_VALUE);
    EXPECT(SGEMM(handle, 0, 0, 2, 2, 2, NULL, 2, 2, &one, 2), INVALID_VALUE);
    EXPECT(SGEMM(handle, 0, 0, 2, 2, 2, &one, 2, 2, NULL, 2), INVALID_VALUE);
    EXPECT(SGEMM(handle, 0, 0, 2, 2, 3, &one, 1, 3, &one, 2), INVALID_VALUE);
    EXPECT(SGEMM(handle, 1, 0, 2, 2, 3, &one, 2, 3, &one, 2), INVALID_VALUE);
    EXPECT(SGEMM(handle, 0, 0, 2, 2, 3, &one, 2, 2, &one, 2), INVALID_VALUE);
    EXPECT(SGEMM(handle, 0, 0, 2, 2, 3, &one, 2, 3, &one, 1), INVALID_VALUE);
    EXPECT(SGEMM(handle, 0, 0, 0, 0, 0, &one, 0, 0, &one, 0), INVALID_VALUE);
    EXPECT(cublasSgemm_v2_64(handle, 0, 0, INT64_MAX, 2, 2, &one, p, 2, p, 2, &one, p, 2), INVALID_VALUE);
    EXPECT(cublasGemmEx(handle, 0, 0, 2, 2, 2, &one, p, 0, 2, p, 0, 2, &one, p, 0, 2, 12345, -1), INVALID_VALUE);
    EXPECT(cublasGemmEx(handle, 0, 0, 2, 2, 2, &one, p, 0, 2, p, 0, 2, &one, p, 999, 2, 68, -1), INVALID_VALUE);
    EXPECT(cublasSgbmv_v2_64(handle, 0, 2, 2, INT64_MAX, INT64_MAX, &one, p, INT64_MAX, p, 1, &one, p, 1), INVALID_VALUE);
    EXPECT(cublasSgbmv_v2_64(handle, 0, 2, 2, 1, 1, &one, p, 3, p, 0, &one, p, 1), INVALID_VALUE);
    EXPECT(cublasStrsm_v2(handle, 2, 0, 0, 0, 2, 2, &one, p, 2, p, 2), INVALID_VALUE);
    EXPECT(cublasStrsm_v2(handle, 1, 0, 0, 0, 2, 3, &one, p, 2, p, 2), INVALID_VALUE);
    const int two = 2;
    EXPECT(cublasSgemmGroupedBatched(handle, &two, &two, &two, &two, &two, &one, NULL, &two, NULL, &two, &one, NULL, &two, -1,
                                     &two), INVALID_VALUE);
    EXPECT(cublasSgemmGroupedBatched(handle, &two, &two, &two, &two, &two, &one, NULL, &two, NULL, &two, &one, NULL, &two,
                                     INT32_MAX, &two), INVALID_VALUE);
    EXPECT(cublasSdot_v2(handle, 2, p, 1, p, 1, NULL), INVALID_VALUE);
    EXPECT(cublasSetStream_v2(handle, (cudaStream_t)handle), NOT_INITIALIZED);
    void *several;
    EXPECT(cublasXtCreate(&several), NOT_SUPPORTED);
    EXPECT(cublasSetBackdoor(1), NOT_SUPPORTED);
    CHECK(cudaMemset(p, 0, 4096));
    outside(handle, p);
    CHECK(cublasDestroy_v2(handle));
    CHECK(cudaDeviceSynchronize());
    printf("refused\n");
    return 0;
}
