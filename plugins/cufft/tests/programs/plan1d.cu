/* Transforms forth: argument 1 elements, 2 transforms, 3 loops, 4 whether each loop makes a plan. Writes the spectrum. */
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

static void *workspace;

/* As PyTorch and CuPy make one: with a work area of the program's. */
static cufftHandle planned(int n, int batch, cudaStream_t stream)
{
    cufftHandle plan;
    size_t size = 0;
    CHECK(cufftCreate(&plan));
    CHECK(cufftSetAutoAllocation(plan, 0));
    CHECK(cufftMakePlan1d(plan, n, CUFFT_C2C, batch, &size));
    if (workspace == nullptr)
        CHECK(cudaMalloc(&workspace, size + 1));
    CHECK(cufftSetWorkArea(plan, workspace));
    CHECK(cufftSetStream(plan, stream));
    return plan;
}

int main(int, char **arguments)
{
    const int n = std::atoi(arguments[1]), batch = std::atoi(arguments[2]), loops = std::atoi(arguments[3]);
    const bool anew = std::atoi(arguments[4]) != 0;
    std::vector<cufftComplex> data((size_t)n * batch);
    for (size_t i = 0; i < data.size(); i++)
        data[i] = {(float)(i * 7 % 13), (float)(i * 5 % 11)};
    const size_t size = data.size() * sizeof data[0];
    void *device, *spectrum;
    CHECK(cudaMalloc(&device, size));
    CHECK(cudaMalloc(&spectrum, size));
    CHECK(cudaMemcpy(device, data.data(), size, cudaMemcpyHostToDevice));
    cudaStream_t stream;
    CHECK(cudaStreamCreate(&stream));
    cufftHandle plan = planned(n, batch, stream);
    for (int i = 0; i < loops; i++) {
        if (anew) {
            CHECK(cufftDestroy(plan));
            plan = planned(n, batch, stream);
        }
        CHECK(cufftExecC2C(plan, (cufftComplex *)device, (cufftComplex *)spectrum, CUFFT_FORWARD));
    }
    CHECK(cudaStreamSynchronize(stream));
    CHECK(cudaMemcpy(data.data(), spectrum, size, cudaMemcpyDeviceToHost));
    CHECK(cufftDestroy(plan));
    for (const cufftComplex &each : data)
        std::printf("%a %a\n", each.x, each.y);
    return 0;
}
