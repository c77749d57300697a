/* Products captured into a graph that runs again on other numbers. Its own prototypes. Prints a result of each launch. */
#include <vector>
#include <cuda_runtime_api.h>

#include "checked.h"

extern "C" {
typedef struct cublasContext *cublasHandle_t;
int cublasCreate_v2(cublasHandle_t *handle);
int cublasDestroy_v2(cublasHandle_t handle);
int cublasSetStream_v2(cublasHandle_t handle, cudaStream_t stream);
int cublasSetPointerMode_v2(cublasHandle_t handle, int mode);
int cublasSgemm_v2(cublasHandle_t handle, int transa, int transb, int m, int n, int k, const float *alpha, const float *a,
                   int lda, const float *b, int ldb, const float *beta, float *c, int ldc);
int cublasSdot_v2(cublasHandle_t handle, int n, const float *x, int incx, const float *y, int incy, float *result);
}

enum { SIDE = 4, SIZE = SIDE * SIDE };

int main(void)
{
    float *a, *c, *dot;
    cublasHandle_t handle;
    cudaStream_t stream;
    cudaGraph_t graph;
    cudaGraphExec_t ready;
    CHECK(cudaMalloc((void **)&a, SIZE * sizeof *a));
    CHECK(cudaMalloc((void **)&c, SIZE * sizeof *c));
    CHECK(cudaMalloc((void **)&dot, sizeof *dot));
    CHECK(cudaStreamCreate(&stream));
    CHECK(cublasCreate_v2(&handle));
    CHECK(cublasSetStream_v2(handle, stream));
    CHECK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal));
    float alpha = 2, beta = 0;
    CHECK(cublasSgemm_v2(handle, 0, 0, SIDE, SIDE, SIDE, &alpha, a, SIDE, a, SIDE, &beta, c, SIDE));
    alpha = beta = 1000; /* read at the call */
    CHECK(cublasSetPointerMode_v2(handle, 1));
    CHECK(cublasSdot_v2(handle, SIZE, a, 1, c, 1, dot));
    CHECK(cudaStreamEndCapture(stream, &graph));
    CHECK(cudaGraphInstantiate(&ready, graph, 0));
    for (int launch = 1; launch <= 3; launch++) {
        std::vector<float> values(SIZE, (float)launch);
        float result;
        CHECK(cudaMemcpy(a, values.data(), SIZE * sizeof *a, cudaMemcpyHostToDevice));
        CHECK(cudaGraphLaunch(ready, stream));
        CHECK(cudaMemcpyAsync(&result, dot, sizeof result, cudaMemcpyDeviceToHost, stream));
        CHECK(cudaStreamSynchronize(stream));
        printf("%g\n", result); /* 16 elements of launch * 8 launch^2 */
    }
    CHECK(cublasDestroy_v2(handle));
    return 0;
}
