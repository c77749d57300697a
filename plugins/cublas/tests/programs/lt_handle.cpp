/* A cuBLAS handle in the place of a cuBLASLt one: a product on a stream of its own leaves the handle's stream alone. */
#include <cuda_runtime.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "checked.h"
#include "lt.h"

extern "C" int cublasSetStream_v2(void *handle, cudaStream_t stream);
extern "C" int cublasSscal_v2(void *handle, int n, const float *alpha, float *x, int incx);

static std::atomic<int> released, waited;

static void hold(void *)
{
    for (int i = 0; i < 1000 && !released; i++)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    waited = !released;
}

int main(void)
{
    void *handle, *desc, *layout;
    cudaStream_t held, own;
    float one = 1, three = 3, zero = 0, values[4] = {1, 2, 3, 4}, *A, *x;
    CHECK(cudaStreamCreateWithFlags(&held, cudaStreamNonBlocking) | cudaStreamCreateWithFlags(&own, cudaStreamNonBlocking));
    CHECK(cudaMalloc(&A, sizeof values) | cudaMalloc(&x, sizeof values));
    CHECK(cudaMemcpy(A, values, sizeof values, cudaMemcpyHostToDevice));
    CHECK(cudaMemcpy(x, values, sizeof values, cudaMemcpyHostToDevice));
    CHECK(cublasCreate_v2(&handle));
    CHECK(cublasSetStream_v2(handle, own));
    CHECK(cublasLtMatmulDescCreate(&desc, 68, 0) | cublasLtMatrixLayoutCreate(&layout, 0, 2, 2, 2));
    CHECK(cudaLaunchHostFunc(held, hold, NULL));
    CHECK(cublasLtMatmul(handle, desc, &one, A, layout, A, layout, &zero, A, layout, A, layout, NULL, NULL, 0, held));
    CHECK(cublasSscal_v2(handle, 4, &three, x, 1));
    CHECK(cudaMemcpyAsync(values, x, sizeof values, cudaMemcpyDeviceToHost, own));
    CHECK(cudaStreamSynchronize(own));
    printf("%g %g\n", values[0], values[3]);
    released = 1;
    CHECK(cudaStreamSynchronize(held));
    CHECK(cudaMemcpy(values, A, sizeof values, cudaMemcpyDeviceToHost));
    printf("%g %g %g %g, waited %d\n", values[0], values[1], values[2], values[3], waited.load());
    CHECK(cublasLtMatmulDescDestroy(desc) | cublasLtMatrixLayoutDestroy(layout) | cublasDestroy_v2(handle));
    return 0;
}
