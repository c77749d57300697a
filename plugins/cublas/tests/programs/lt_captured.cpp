/* A product captured into a graph, its heuristic asked for meanwhile; the graph runs again on other numbers. */
#include <cuda_runtime.h>

#include <vector>

#include "checked.h"
#include "lt.h"

enum { SIDE = 4, SIZE = SIDE * SIDE, SINGLE = 68, F32 = 0, BIAS = 4 };

int main(void)
{
    float *a, *d, *bias, two = 2, zero = 0;
    void *handle, *desc, *layout, *preference;
    int found, epilogue = BIAS;
    LtResult result;
    cudaStream_t stream;
    cudaGraph_t graph;
    cudaGraphExec_t ready;
    CHECK(cudaMalloc(&a, SIZE * sizeof *a) | cudaMalloc(&d, SIZE * sizeof *d) | cudaMalloc(&bias, SIDE * sizeof *bias));
    CHECK(cudaStreamCreate(&stream));
    CHECK(cublasLtCreate(&handle));
    CHECK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal));
    CHECK(cublasLtMatmulDescCreate(&desc, SINGLE, F32));
    CHECK(cublasLtMatmulDescSetAttribute(desc, 7, &epilogue, sizeof epilogue));
    CHECK(cublasLtMatmulDescSetAttribute(desc, 8, &bias, sizeof bias));
    CHECK(cublasLtMatrixLayoutCreate(&layout, F32, SIDE, SIDE, SIDE) | cublasLtMatmulPreferenceCreate(&preference));
    CHECK(cublasLtMatmulAlgoGetHeuristic(handle, desc, layout, layout, layout, layout, preference, 1, &result, &found));
    CHECK(cublasLtMatmul(handle, desc, &two, a, layout, a, layout, &zero, d, layout, d, layout, &result.algo, NULL, 0, stream));
    two = zero = 1000; /* read at the call */
    CHECK(cublasLtMatmulPreferenceDestroy(preference) | cublasLtMatrixLayoutDestroy(layout) | cublasLtMatmulDescDestroy(desc));
    CHECK(cudaStreamEndCapture(stream, &graph));
    CHECK(cudaGraphInstantiate(&ready, graph, 0));
    for (int launch = 1; launch <= 3; launch++) {
        std::vector<float> values(SIZE, (float)launch);
        CHECK(cudaMemcpy(a, values.data(), SIZE * sizeof *a, cudaMemcpyHostToDevice));
        CHECK(cudaMemcpy(bias, values.data(), SIDE * sizeof *bias, cudaMemcpyHostToDevice));
        CHECK(cudaGraphLaunch(ready, stream));
        CHECK(cudaMemcpyAsync(values.data(), d, SIZE * sizeof *d, cudaMemcpyDeviceToHost, stream));
        CHECK(cudaStreamSynchronize(stream));
        printf("%g\n", values[SIZE - 1]); /* 8 launch^2 + launch */
    }
    CHECK(cublasLtDestroy(handle));
    return 0;
}
