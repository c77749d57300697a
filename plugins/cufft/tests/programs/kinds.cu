/* Each kind of transform once; a line for each result: its name, then its numbers. Inputs are made of the index alone. */
#include <cstdio>
#include <cstdlib>
#include <vector>
#include <cuda_runtime.h>
#include <cufftXt.h>

#define CHECK(call) \
    do { \
        int status_ = (int)(call); \
        if (status_ != 0) { \
            std::fprintf(stderr, "%s:%d: %s is %d\n", __FILE__, __LINE__, #call, status_); \
            std::exit(1); \
        } \
    } while (0)

/* Device memory of so many numbers, filled with 7 i mod 13 - 5. */
template <typename T> static T *numbers(size_t count)
{
    std::vector<T> values(count);
    for (size_t i = 0; i < count; i++)
        values[i] = (T)((double)(i * 7 % 13) - 5);
    T *device;
    CHECK(cudaMalloc(&device, count * sizeof(T)));
    CHECK(cudaMemcpy(device, values.data(), count * sizeof(T), cudaMemcpyHostToDevice));
    return device;
}

template <typename T> static void show(const char *name, T *device, size_t count)
{
    std::vector<T> values(count);
    CHECK(cudaMemcpy(values.data(), device, count * sizeof(T), cudaMemcpyDeviceToHost));
    CHECK(cudaFree(device));
    std::printf("%s", name);
    for (T each : values)
        std::printf(" %a", (double)each);
    std::printf("\n");
}

static void complex_ones()
{
    cufftHandle plan;
    float *line = numbers<float>(2 * 30 * 2);
    CHECK(cufftPlan1d(&plan, 30, CUFFT_C2C, 2));
    CHECK(cufftExecC2C(plan, (cufftComplex *)line, (cufftComplex *)line, CUFFT_FORWARD));
    CHECK(cufftDestroy(plan));
    show("c2c-1d-batch", line, 2 * 30 * 2);

    double *box = numbers<double>(2 * 3 * 4 * 5);
    CHECK(cufftPlan3d(&plan, 3, 4, 5, CUFFT_Z2Z));
    CHECK(cufftExecZ2Z(plan, (cufftDoubleComplex *)box, (cufftDoubleComplex *)box, CUFFT_INVERSE));
    CHECK(cufftDestroy(plan));
    show("z2z-3d-inverse", box, 2 * 3 * 4 * 5);
}

static void real_ones()
{
    cufftHandle plan;
    float *plane = numbers<float>(6 * 7), *spectrum = numbers<float>(2 * 6 * 4);
    CHECK(cufftPlan2d(&plan, 6, 7, CUFFT_R2C));
    CHECK(cufftExecR2C(plan, plane, (cufftComplex *)spectrum));
    CHECK(cufftDestroy(plan));
    CHECK(cufftPlan2d(&plan, 6, 7, CUFFT_C2R));
    CHECK(cufftExecC2R(plan, (cufftComplex *)spectrum, plane));
    CHECK(cufftDestroy(plan));
    show("c2r-2d-back", plane, 6 * 7);
    CHECK(cudaFree(spectrum));

    double *row = numbers<double>(10); /* 8 numbers and the room that their spectrum needs */
    CHECK(cufftPlan1d(&plan, 8, CUFFT_D2Z, 1));
    CHECK(cufftExecD2Z(plan, row, (cufftDoubleComplex *)row));
    CHECK(cufftDestroy(plan));
    show("d2z-1d-in-place", row, 10);
}

/* Three interleaved signals, each second number of which counts; the spectra one after the other. */
static void strided()
{
    cufftHandle plan;
    size_t size = 0;
    int n[] = {12}, inembed[] = {12}, onembed[] = {7};
    float *signals = numbers<float>(12 * 6), *spectra = numbers<float>(2 * 7 * 3);
    CHECK(cufftCreate(&plan));
    CHECK(cufftMakePlanMany(plan, 1, n, inembed, 6, 2, onembed, 1, 7, CUFFT_R2C, 3, &size));
    CHECK(cufftExecR2C(plan, signals, (cufftComplex *)spectra));
    CHECK(cufftDestroy(plan));
    show("r2c-strided", spectra, 2 * 7 * 3);
    CHECK(cudaFree(signals));
}

/* No other call has made a device current before these, where they come first. */
static void one_gpu()
{
    cufftHandle plan;
    cudaLibXtDesc *memory;
    size_t size = 0;
    int which[] = {0};
    std::vector<cufftComplex> values(16);
    for (int i = 0; i < 16; i++)
        values[i] = {(float)i, 0};
    CHECK(cufftCreate(&plan));
    CHECK(cufftXtSetGPUs(plan, 1, which));
    CHECK(cufftMakePlan1d(plan, 16, CUFFT_C2C, 1, &size));
    CHECK(cufftXtMalloc(plan, &memory, CUFFT_XT_FORMAT_INPLACE));
    CHECK(cufftXtMemcpy(plan, memory, values.data(), CUFFT_COPY_HOST_TO_DEVICE));
    CHECK(cufftXtExecDescriptorC2C(plan, memory, memory, CUFFT_FORWARD));
    CHECK(cufftXtMemcpy(plan, values.data(), memory, CUFFT_COPY_DEVICE_TO_HOST));
    std::printf("one-gpu %d %d", memory->descriptor->nGPUs, memory->descriptor->GPUs[0]);
    for (const cufftComplex &each : values)
        std::printf(" %a %a", each.x, each.y);
    std::printf("\n");
    CHECK(cufftXtFree(memory));
    CHECK(cufftDestroy(plan));
}

static void callbacks()
{
    cufftHandle plan;
    void *routine = nullptr;
    CHECK(cufftPlan1d(&plan, 8, CUFFT_C2C, 1));
    std::printf("callback %a\n", (double)cufftXtSetCallback(plan, &routine, CUFFT_CB_LD_COMPLEX, nullptr));
    CHECK(cufftDestroy(plan));
}

int main()
{
    one_gpu();
    complex_ones();
    real_ones();
    strided();
    callbacks();
    return 0;
}
