/* A batch of transforms forth and back: argument 1 elements, 2 transforms, 3 loops. Writes the spectrum to stdout. */
#include <cstdio>
#include <cstdlib>
#include <vector>
#include <cuda_runtime.h>
#include <cufft.h>

#define CHECK(call) \
    do { \
        int status_ = (int)(call); \
        if (status_ != 0) { \
            std::fprintf(stderr, "%s:%d: %s is %d\n", __FILE__, __LINE__, #call, status_); \
            std::exit(1); \
        } \
    } while (0)

int main(int, char **arguments)
{
    const int n = std::atoi(arguments[1]), batch = std::atoi(arguments[2]), loops = std::atoi(arguments[3]);
    std::vector<cufftComplex> data((size_t)n * batch);
    for (size_t i = 0; i < data.size(); i++)
        data[i] = {(float)(i * 7 % 13), (float)(i * 5 % 11)};
    const size_t size = data.size() * sizeof data[0];
    void *device, *spectrum;
    CHECK(cudaMalloc(&device, size));
    CHECK(cudaMalloc(&spectrum, size));
    CHECK(cudaMemcpy(device, data.data(), size, cudaMemcpyHostToDevice));
    cufftHandle plan;
    cudaStream_t stream;
    CHECK(cudaStreamCreate(&stream));
    CHECK(cufftPlan1d(&plan, n, CUFFT_C2C, batch));
    CHECK(cufftSetStream(plan, stream));
    for (int i = 0; i < loops; i++)
        CHECK(cufftExecC2C(plan, (cufftComplex *)device, (cufftComplex *)spectrum, CUFFT_FORWARD));
    CHECK(cudaStreamSynchronize(stream));
    CHECK(cudaMemcpy(data.data(), spectrum, size, cudaMemcpyDeviceToHost));
    CHECK(cufftDestroy(plan));
    for (const cufftComplex &each : data)
        std::printf("%a %a\n", each.x, each.y);
    return 0;
}
