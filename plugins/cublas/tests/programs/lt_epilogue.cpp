/* A product in half precision with bias and GELU by the heuristic's algorithm, with NVIDIA's own headers. */
#include <cublasLt.h>
#include <cuda_runtime.h>

#include <vector>

#include "checked.h"

static const int M = 24, N = 10, K = 33;

int main()
{
    std::vector<float> a(M * K), b(K * N), bias(M), d(M * N);
    for (int i = 0; i < M * K; i++)
        a[i] = (float)(i * 7 % 13 - 6) / 8;
    for (int i = 0; i < K * N; i++)
        b[i] = (float)(i * 5 % 11 - 5) / 8;
    for (int i = 0; i < M; i++)
        bias[i] = (float)(i % 5 - 2) / 2;
    float *A, *B, *D, *Bias, *Aux;
    void *workspace;
    const size_t size = 1 << 20;
    const int64_t aux_ld = 24;
    CHECK(cudaMalloc(&A, M * K * 4) | cudaMalloc(&B, K * N * 4) | cudaMalloc(&D, M * N * 4) | cudaMalloc(&Bias, M * 4));
    CHECK(cudaMalloc(&Aux, aux_ld * N * 4) | cudaMalloc(&workspace, size));
    CHECK(cudaMemcpy(A, a.data(), M * K * 4, cudaMemcpyHostToDevice) | cudaMemcpy(B, b.data(), K * N * 4, cudaMemcpyHostToDevice));
    CHECK(cudaMemcpy(Bias, bias.data(), M * 4, cudaMemcpyHostToDevice));

    cublasLtHandle_t handle;
    cublasLtMatmulDescOpaque_t desc; /* lies here, and is never destroyed */
    cublasLtMatrixLayout_t a_layout, b_layout, d_layout;
    cublasLtMatmulPreference_t preference;
    cublasLtMatmulHeuristicResult_t results[3];
    const cublasOperation_t transposed = CUBLAS_OP_T;
    const cublasLtEpilogue_t epilogue = CUBLASLT_EPILOGUE_GELU_AUX_BIAS;
    int found = 0;
    const float alpha = 0.5f, beta = 0;
    CHECK(cublasLtCreate(&handle));
    CHECK(cublasLtMatmulDescInit(&desc, CUBLAS_COMPUTE_32F, CUDA_R_32F));
    CHECK(cublasLtMatmulDescSetAttribute(&desc, CUBLASLT_MATMUL_DESC_TRANSA, &transposed, sizeof transposed));
    CHECK(cublasLtMatmulDescSetAttribute(&desc, CUBLASLT_MATMUL_DESC_EPILOGUE, &epilogue, sizeof epilogue));
    CHECK(cublasLtMatmulDescSetAttribute(&desc, CUBLASLT_MATMUL_DESC_BIAS_POINTER, &Bias, sizeof Bias));
    CHECK(cublasLtMatmulDescSetAttribute(&desc, CUBLASLT_MATMUL_DESC_EPILOGUE_AUX_POINTER, &Aux, sizeof Aux));
    CHECK(cublasLtMatmulDescSetAttribute(&desc, CUBLASLT_MATMUL_DESC_EPILOGUE_AUX_LD, &aux_ld, sizeof aux_ld));
    CHECK(cublasLtMatrixLayoutCreate(&a_layout, CUDA_R_32F, K, M, K));
    CHECK(cublasLtMatrixLayoutCreate(&b_layout, CUDA_R_32F, K, N, K));
    CHECK(cublasLtMatrixLayoutCreate(&d_layout, CUDA_R_32F, M, N, M));
    CHECK(cublasLtMatmulPreferenceCreate(&preference));
    CHECK(cublasLtMatmulPreferenceSetAttribute(preference, CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES, &size, sizeof size));
    CHECK(cublasLtMatmulAlgoGetHeuristic(handle, &desc, a_layout, b_layout, d_layout, d_layout, preference, 3, results, &found));
    if (found < 1 || results[0].state != CUBLAS_STATUS_SUCCESS || results[0].workspaceSize > size)
        return 1;
    CHECK(cublasLtMatmul(handle, &desc, &alpha, A, a_layout, B, b_layout, &beta, D, d_layout, D, d_layout, &results[0].algo,
                         workspace, size, 0));
    CHECK(cudaMemcpy(d.data(), D, M * N * 4, cudaMemcpyDeviceToHost));
    for (float each : d)
        printf("%a\n", each);
    CHECK(cudaMemcpy(d.data(), Aux, M * N * 4, cudaMemcpyDeviceToHost));
    for (float each : d)
        printf("%a\n", each);
    CHECK(cublasLtMatmulPreferenceDestroy(preference));
    CHECK(cublasLtMatrixLayoutDestroy(a_layout) | cublasLtMatrixLayoutDestroy(b_layout) | cublasLtMatrixLayoutDestroy(d_layout));
    CHECK(cublasLtDestroy(handle));
    return 0;
}
