/* One call of each kind: products in every precision, batched forms, a triangular solve, a vector's product and sums. */
#include "matrices.h"

static void plain(cublasHandle_t handle)
{
    const float alpha = 2, beta = 0.5f;
    float *a = sequence<float>(7 * 3, 1), *b = sequence<float>(6 * 3, 2), *c = sequence<float>(5 * 4, 3);
    CHECK(cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_T, 5, 4, 3, &alpha, a, 7, b, 6, &beta, c, 5));
    show("sgemm", c, 5 * 4);
    double *da = sequence<double>(4 * 5, 4), *db = sequence<double>(4 * 6, 5), *dc = sequence<double>(5 * 6, 6);
    double *scalars = placed<double>({-1.5, 0.25});
    CHECK(cublasSetPointerMode(handle, CUBLAS_POINTER_MODE_DEVICE));
    CHECK(cublasDgemm(handle, CUBLAS_OP_T, CUBLAS_OP_N, 5, 6, 4, scalars, da, 4, db, 4, scalars + 1, dc, 5));
    CHECK(cublasSetPointerMode(handle, CUBLAS_POINTER_MODE_HOST));
    show("dgemm", dc, 5 * 6);
}

static void narrow(cublasHandle_t handle)
{
    const __half half_alpha = __float2half(1.0f), half_beta = __float2half(0.5f);
    __half *ha = sequence<__half>(4 * 8, 1), *hb = sequence<__half>(8 * 4, 2), *hc = sequence<__half>(4 * 4, 3);
    CHECK(cublasHgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, 4, 4, 8, &half_alpha, ha, 4, hb, 8, &half_beta, hc, 4));
    show("hgemm", hc, 4 * 4);
    const float alpha = 0.5f, beta = 1;
    __nv_bfloat16 *ba = sequence<__nv_bfloat16>(8 * 4, 4), *bb = sequence<__nv_bfloat16>(8 * 6, 5);
    float *fc = sequence<float>(4 * 6, 6);
    CHECK(cublasGemmEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, 4, 6, 8, &alpha, ba, CUDA_R_16BF, 8, bb, CUDA_R_16BF, 8, &beta, fc,
                       CUDA_R_32F, 4, CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT));
    show("bf16", fc, 4 * 6);
    const int one = 1, two = 2;
    int8_t *ia = sequence<int8_t>(8 * 4, 7), *ib = sequence<int8_t>(8 * 4, 8);
    int *ic = sequence<int>(4 * 4, 9);
    CHECK(cublasGemmEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, 4, 4, 8, &two, ia, CUDA_R_8I, 8, ib, CUDA_R_8I, 8, &one, ic,
                       CUDA_R_32I, 4, CUBLAS_COMPUTE_32I, CUBLAS_GEMM_DEFAULT));
    show("int8", ic, 4 * 4);
}

static void batches(cublasHandle_t handle)
{
    const float alpha = 1, beta = -1;
    float *a = sequence<float>(3 * 6, 1), *b = sequence<float>(3 * 6, 2), *c = sequence<float>(3 * 9, 3);
    CHECK(cublasSgemmStridedBatched(handle, CUBLAS_OP_N, CUBLAS_OP_N, 3, 3, 2, &alpha, a, 3, 6, b, 2, 6, &beta, c, 3, 9, 3));
    show("strided", c, 3 * 9);
    float **as = placed<float *>({a, a + 6, a + 12}), **bs = placed<float *>({b + 12, b, b + 6});
    float *d = sequence<float>(3 * 9, 4), **ds = placed<float *>({d, d + 9, d + 18});
    CHECK(cublasSgemmBatched(handle, CUBLAS_OP_N, CUBLAS_OP_N, 3, 3, 2, &alpha, as, 3, bs, 2, &beta, ds, 3, 3));
    show("batched", d, 3 * 9);
    /* Two products of 3 by 2 by 2, and one of 2 by 2 by 3 with a transposed factor. */
    const cublasOperation_t operations[] = {CUBLAS_OP_N, CUBLAS_OP_T}, plain[] = {CUBLAS_OP_N, CUBLAS_OP_N};
    const int m[] = {3, 2}, n[] = {2, 2}, k[] = {2, 3}, lda[] = {3, 3}, ldb[] = {2, 3}, ldc[] = {3, 2}, sizes[] = {2, 1};
    const float alphas[] = {1, 2}, betas[] = {0, 0.5f};
    float *e = sequence<float>(16, 5), **es = placed<float *>({e, e + 6, e + 12});
    CHECK(cublasSgemmGroupedBatched(handle, operations, plain, m, n, k, alphas, as, lda, bs, ldb, betas, es, ldc, 2, sizes));
    show("grouped", e, 16);
}

static void vectors(cublasHandle_t handle)
{
    const float alpha = 2, beta = 1;
    std::vector<float> triangle(4 * 4);
    for (int i = 0; i < 16; i++)
        triangle[i] = i % 5 == 0 ? 4.0f : element(i, 1);
    float *a = placed(triangle), *b = sequence<float>(4 * 3, 2);
    CHECK(cublasStrsm(handle, CUBLAS_SIDE_LEFT, CUBLAS_FILL_MODE_LOWER, CUBLAS_OP_N, CUBLAS_DIAG_NON_UNIT, 4, 3, &alpha, a, 4,
                      b, 4));
    show("trsm", b, 4 * 3);
    float *x = sequence<float>(8, 3), *y = sequence<float>(4, 4);
    CHECK(cublasSgemv(handle, CUBLAS_OP_T, 4, 4, &alpha, a, 4, x, 2, &beta, y, 1));
    show("gemv", y, 4);
    float dot;
    int index;
    CHECK(cublasSdot(handle, 4, x, 2, y, 1, &dot));
    CHECK(cublasIsamax(handle, 4, y, 1, &index));
    printf("dot %a\niamax %d\n", dot, index);
    double *dx = sequence<double>(9, 5), *result = placed<double>({0});
    CHECK(cublasSetPointerMode(handle, CUBLAS_POINTER_MODE_DEVICE));
    CHECK(cublasDdot(handle, 9, dx, 1, dx, 1, result));
    CHECK(cublasSetPointerMode(handle, CUBLAS_POINTER_MODE_HOST));
    show("ddot", result, 1);
}

int main(void)
{
    cublasHandle_t handle;
    cudaStream_t stream;
    CHECK(cublasCreate(&handle));
    CHECK(cudaStreamCreate(&stream));
    CHECK(cublasSetStream(handle, stream));
    plain(handle);
    narrow(handle);
    batches(handle);
    vectors(handle);
    CHECK(cublasDestroy(handle));
    return 0;
}
