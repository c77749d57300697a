/* What a network does again and again: descriptors, a heuristic, a product with a bias, on a stream. lt_loop ROUNDS */
#include <cuda_runtime.h>

#include "checked.h"
#include "lt.h"

enum { SINGLE = 68, F32 = 0, SIDE = 16, RELU_BIAS = 6 };

int main(int, char **words)
{
    void *handle, *A, *D, *bias, *workspace;
    cudaStream_t stream;
    float one = 1, half = 0.5f, ones[SIDE * SIDE];
    for (float &each : ones)
        each = 1;
    CHECK(cublasLtCreate(&handle));
    CHECK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    CHECK(cudaMalloc(&A, sizeof ones) | cudaMalloc(&D, sizeof ones) | cudaMalloc(&bias, sizeof ones));
    CHECK(cudaMalloc(&workspace, 4096));
    CHECK(cudaMemcpy(A, ones, sizeof ones, cudaMemcpyHostToDevice) | cudaMemset(D, 0, sizeof ones));
    CHECK(cudaMemcpy(bias, ones, sizeof ones, cudaMemcpyHostToDevice));
    CHECK(cudaDeviceSynchronize());
    for (int round = 0; round < atoi(words[1]); round++) {
        void *desc, *layout, *preference;
        LtResult result;
        int found, epilogue = RELU_BIAS;
        uint64_t most = 4096;
        CHECK(cublasLtMatmulDescCreate(&desc, SINGLE, F32));
        CHECK(cublasLtMatmulDescSetAttribute(desc, 7, &epilogue, sizeof epilogue));
        CHECK(cublasLtMatmulDescSetAttribute(desc, 8, &bias, sizeof bias));
        CHECK(cublasLtMatrixLayoutCreate(&layout, F32, SIDE, SIDE, SIDE));
        CHECK(cublasLtMatmulPreferenceCreate(&preference));
        CHECK(cublasLtMatmulPreferenceSetAttribute(preference, 1, &most, sizeof most));
        CHECK(cublasLtMatmulAlgoGetHeuristic(handle, desc, layout, layout, layout, layout, preference, 1, &result, &found));
        CHECK(cublasLtMatmul(handle, desc, &one, A, layout, A, layout, &half, D, layout, D, layout, &result.algo, workspace,
                             4096, stream));
        CHECK(cublasLtMatmulPreferenceDestroy(preference) | cublasLtMatrixLayoutDestroy(layout) |
              cublasLtMatmulDescDestroy(desc));
    }
    CHECK(cudaStreamSynchronize(stream));
    CHECK(cudaMemcpy(ones, D, sizeof ones, cudaMemcpyDeviceToHost));
    printf("%.9g\n", ones[SIDE + 1]);
    CHECK(cublasLtDestroy(handle));
    return 0;
}
