/* Kernels and variables: launches of every kind, attributes, occupancy, symbols, libraries, entry points. */
#include <dlfcn.h>

#include "check.h"

#define COUNT 1000

struct pair {
    int first;
    double second;
};

__device__ int offsets[4] = {10, 20, 30, 40};
__constant__ float factor = 2.5f;

__global__ void fill(int *to, int first, int count)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < count)
        to[i] = first + i + offsets[i % 4];
}

__global__ void __launch_bounds__(256) stage(float *to, pair value, int count)
{
    extern __shared__ float staged[];
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    staged[threadIdx.x] = (float)i * factor;
    __syncthreads();
    if (i < count)
        to[i] = staged[threadIdx.x ^ 1] + (float)value.first + (float)value.second;
}

static const char *const ptx = ".version 7.0\n.target sm_50\n.address_size 64\n"
                               ".visible .global .align 4 .u32 stored[2] = {3, 4};\n"
                               ".visible .entry bump(.param .u64 to, .param .u32 by)\n{\n"
                               ".reg .u64 %rd<3>;\n.reg .u32 %r<4>;\n"
                               "ld.param.u64 %rd1, [to];\nld.param.u32 %r1, [by];\ncvta.to.global.u64 %rd2, %rd1;\n"
                               "ld.global.u32 %r2, [%rd2];\nadd.u32 %r3, %r2, %r1;\nst.global.u32 [%rd2], %r3;\nret;\n}\n";

static int filled(const int *device, int first)
{
    static int back[COUNT];
    OK(cudaMemcpy(back, device, sizeof back, cudaMemcpyDeviceToHost));
    static const int added[4] = {10, 20, 30, 40};
    int right = 1;
    for (int i = 0; i < COUNT; i++)
        right &= back[i] == first + i + added[i % 4];
    return right;
}

static void launches(void)
{
    int *device, first = 5, count = COUNT;
    OK(cudaMalloc(&device, COUNT * sizeof(int)));
    void *arguments[] = {&device, &first, &count};
    fill<<<4, 256>>>(device, 4, COUNT);
    OK(cudaGetLastError());
    HOLDS(filled(device, 4));
    OK(cudaLaunchKernel((const void *)fill, dim3(4), dim3(256), arguments, 0, 0));
    HOLDS(filled(device, 5));
    cudaStream_t stream;
    OK(cudaStreamCreate(&stream));
    first = 6;
    cudaLaunchAttribute attributes[1];
    attributes[0].id = cudaLaunchAttributePriority;
    attributes[0].val.priority = 0;
    cudaLaunchConfig_t config = {};
    config.gridDim = dim3(4);
    config.blockDim = dim3(256);
    config.stream = stream;
    config.attrs = attributes;
    config.numAttrs = 1;
    OK(cudaLaunchKernelExC(&config, (const void *)fill, arguments));
    OK(cudaStreamSynchronize(stream));
    HOLDS(filled(device, 6));
    REFUSES(cudaErrorInvalidConfiguration, cudaLaunchKernel((const void *)fill, dim3(1), dim3(2000), arguments, 0, 0));
    REFUSES(cudaErrorInvalidDeviceFunction, cudaLaunchKernel(&count, dim3(1), dim3(1), arguments, 0, 0));
    fill<<<0, 1>>>(device, 0, 0); /* the launch itself returns nothing: the last error tells */
    GIVES(cudaErrorInvalidConfiguration, cudaPeekAtLastError());
    OK(cudaStreamSynchronize(stream)); /* success clears nothing */
    GIVES(cudaErrorInvalidConfiguration, cudaGetLastError());
    int cooperative = 0;
    OK(cudaDeviceGetAttribute(&cooperative, cudaDevAttrCooperativeLaunch, 0));
    first = 7;
    if (cooperative) {
        OK(cudaLaunchCooperativeKernel((const void *)fill, dim3(1), dim3(32), arguments, 0, stream));
        OK(cudaLaunchCooperativeKernel((const void *)fill, dim3(4), dim3(256), arguments, 0, stream));
        HOLDS(filled(device, 7));
    } else {
        REFUSES(cudaErrorNotSupported,
                cudaLaunchCooperativeKernel((const void *)fill, dim3(4), dim3(256), arguments, 0, stream));
    }
    OK(cudaStreamDestroy(stream));
    OK(cudaFree(device));
}

static void shared_memory(void)
{
    static float back[COUNT];
    float *device;
    pair value = {3, 0.5};
    OK(cudaMalloc(&device, sizeof back));
    stage<<<4, 256, 256 * sizeof(float)>>>(device, value, COUNT);
    OK(cudaMemcpy(back, device, sizeof back, cudaMemcpyDeviceToHost));
    int right = 1;
    for (int i = 0; i < COUNT; i++)
        right &= back[i] == (float)(i ^ 1) * 2.5f + 3.5f;
    HOLDS(right);
    REFUSES(cudaErrorInvalidValue, (stage<<<1, 32, 60000>>>(device, value, 32), cudaPeekAtLastError()));
    cudaFuncAttributes found;
    OK(cudaFuncSetAttribute(stage, cudaFuncAttributeMaxDynamicSharedMemorySize, 60000));
    OK(cudaFuncGetAttributes(&found, stage));
    HOLDS(found.maxDynamicSharedSizeBytes == 60000 && found.maxThreadsPerBlock == 256 && found.sharedSizeBytes == 0);
    HOLDS(found.ptxVersion >= 50 && found.binaryVersion >= 50);
    stage<<<1, 256, 60000>>>(device, value, COUNT);
    OK(cudaGetLastError());
    OK(cudaFuncSetCacheConfig(stage, cudaFuncCachePreferL1));
    OK(cudaFree(device));
}

static void occupancy(void)
{
    int blocks = 0, with_flags = 0, per_processor, threads;
    size_t most, room;
    OK(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, (const void *)stage, 256, 0));
    OK(cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(&with_flags, stage, 256, 0, cudaOccupancyDefault));
    OK(cudaDeviceGetAttribute(&per_processor, cudaDevAttrMaxBlocksPerMultiprocessor, 0));
    OK(cudaDeviceGetAttribute(&threads, cudaDevAttrMaxThreadsPerMultiProcessor, 0));
    HOLDS(blocks == with_flags && blocks > 0 && blocks <= per_processor && blocks * 256 <= threads);
    int whole;
    OK(cudaDeviceGetAttribute(&whole, cudaDevAttrMaxSharedMemoryPerMultiprocessor, 0));
    most = 40000;
    OK(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, stage, 64, most));
    HOLDS(blocks == (int)((size_t)whole / most));
    OK(cudaOccupancyAvailableDynamicSMemPerBlock(&room, (const void *)stage, 1, 64));
    HOLDS(room > 0 && room <= (size_t)whole);
    int smallest, size;
    OK(cudaOccupancyMaxPotentialBlockSize(&smallest, &size, stage, 0, 0));
    HOLDS(size == 256 && smallest > 0);
}

static void names(void)
{
    cudaKernel_t kernel;
    cudaFunction_t function;
    const char *name;
    size_t offset, size;
    int *device, first = 8, count = COUNT;
    void *arguments[] = {&device, &first, &count};
    OK(cudaMalloc(&device, COUNT * sizeof(int)));
    OK(cudaGetKernel(&kernel, (const void *)fill));
    OK(cudaLaunchKernel((const void *)kernel, dim3(4), dim3(256), arguments, 0, 0));
    HOLDS(filled(device, 8));
    first = 9;
    OK(cudaGetFuncBySymbol(&function, (const void *)fill));
    OK(cudaLaunchKernel((const void *)function, dim3(4), dim3(256), arguments, 0, 0));
    HOLDS(filled(device, 9));
    OK(cudaFuncGetName(&name, (const void *)fill));
    HOLDS(strcmp(name, "_Z4fillPiii") == 0);
    OK(cudaFuncGetParamInfo((const void *)stage, 1, &offset, &size));
    HOLDS(offset == 8 && size == sizeof(pair));
    GIVES(cudaErrorInvalidValue, cudaFuncGetParamInfo((const void *)stage, 3, &offset, &size));
    cudaGetLastError();
    cudaFuncAttributes found;
    OK(cudaKernelSetAttributeForDevice(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, 52000, 0));
    OK(cudaFuncGetAttributes(&found, fill));
    HOLDS(found.maxDynamicSharedSizeBytes == 52000);
    OK(cudaFree(device));
}

static void symbols(void)
{
    int sent[4] = {1, 2, 3, 4}, back[4] = {0};
    float changed = 4.0f, read = 0;
    int *address;
    size_t size;
    OK(cudaGetSymbolSize(&size, offsets));
    OK(cudaGetSymbolAddress((void **)&address, offsets));
    HOLDS(size == sizeof sent);
    OK(cudaMemcpyFromSymbol(back, offsets, sizeof back));
    HOLDS(back[0] == 10 && back[3] == 40);
    OK(cudaMemcpyToSymbol(offsets, sent, 2 * sizeof(int), 2 * sizeof(int)));
    OK(cudaMemcpy(back, address, sizeof back, cudaMemcpyDeviceToHost));
    HOLDS(back[0] == 10 && back[1] == 20 && back[2] == 1 && back[3] == 2);
    OK(cudaMemcpyToSymbolAsync(factor, &changed, sizeof changed, 0, cudaMemcpyHostToDevice, 0));
    OK(cudaMemcpyFromSymbolAsync(&read, factor, sizeof read, 0, cudaMemcpyDeviceToHost, 0));
    OK(cudaStreamSynchronize(0));
    HOLDS(read == 4.0f);
    REFUSES(cudaErrorInvalidValue, cudaMemcpyToSymbol(offsets, sent, sizeof sent, 4));
    REFUSES(cudaErrorInvalidSymbol, cudaGetSymbolSize(&size, (const void *)&sent));
    REFUSES(cudaErrorInvalidMemcpyDirection, cudaMemcpyToSymbol(offsets, sent, 4, 0, cudaMemcpyDeviceToHost));
}

static void bump(cudaKernel_t kernel, void *address, int by)
{
    void *arguments[] = {&address, &by};
    OK(cudaLaunchKernel((const void *)kernel, dim3(1), dim3(1), arguments, 0, 0));
}

static void libraries(const char *file)
{
    cudaLibrary_t library;
    cudaKernel_t kernel, listed[2];
    unsigned count = 0;
    void *stored;
    size_t size;
    int back[2];
    OK(cudaLibraryLoadData(&library, ptx, NULL, NULL, 0, NULL, NULL, 0));
    OK(cudaLibraryGetKernelCount(&count, library));
    OK(cudaLibraryEnumerateKernels(listed, 2, library));
    OK(cudaLibraryGetKernel(&kernel, library, "bump"));
    HOLDS(count == 1 && listed[0] == kernel);
    OK(cudaLibraryGetGlobal(&stored, &size, library, "stored"));
    HOLDS(size == 8);
    bump(kernel, stored, 100);
    OK(cudaMemcpy(back, stored, sizeof back, cudaMemcpyDeviceToHost));
    HOLDS(back[0] == 103 && back[1] == 4);
    GIVES(cudaErrorSymbolNotFound, cudaLibraryGetKernel(&kernel, library, "absent"));
    GIVES(cudaErrorSymbolNotFound, cudaLibraryGetManaged(&stored, &size, library, "stored"));
    HOLDS(cudaLibraryGetUnifiedFunction(&stored, library, "absent") != cudaSuccess);
    OK(cudaLibraryUnload(library));
    FILE *out = fopen(file, "w");
    fputs(ptx, out);
    fclose(out);
    OK(cudaLibraryLoadFromFile(&library, file, NULL, NULL, 0, NULL, NULL, 0));
    OK(cudaLibraryGetKernel(&kernel, library, "bump"));
    OK(cudaLibraryGetGlobal(&stored, &size, library, "stored"));
    bump(kernel, stored, 7);
    OK(cudaMemcpy(back, stored, sizeof back, cudaMemcpyDeviceToHost));
    HOLDS(back[0] == 10 && back[1] == 4);
    OK(cudaLibraryUnload(library));
    GIVES(cudaErrorInvalidResourceHandle, cudaLibraryGetKernel(&kernel, library, "bump"));
    cudaGetLastError();
}

typedef int (*device_count)(int *count);
typedef int (*driver_version)(int *version);

static void entry_points(void)
{
    device_count count = NULL;
    driver_version version = NULL;
    cudaDriverEntryPointQueryResult result;
    int number = 0, driver = 0, same = 0, runtime = 0;
    OK(cudaGetDriverEntryPointByVersion("cuDeviceGetCount", (void **)&count, 12000, cudaEnableDefault, &result));
    HOLDS(result == cudaDriverEntryPointSuccess && count(&number) == 0 && number == 1);
    OK(cudaGetDriverEntryPointByVersion("cuDriverGetVersion", (void **)&version, 12000, cudaEnableDefault, &result));
    OK(cudaDriverGetVersion(&driver));
    HOLDS(version(&same) == 0 && same == driver);
    OK(cudaRuntimeGetVersion(&runtime));
    HOLDS(runtime == CUDART_VERSION && driver >= runtime);
    count = NULL;
    number = 0;
    OK(cudaGetDriverEntryPoint("cuDeviceGetCount", (void **)&count, cudaEnableDefault, &result));
    HOLDS(result == cudaDriverEntryPointSuccess && count(&number) == 0 && number == 1);
    OK(cudaGetDriverEntryPointByVersion("cuNoSuchThing", (void **)&count, 12000, cudaEnableDefault, &result));
    HOLDS(result == cudaDriverEntryPointSymbolNotFound && count == NULL);
    HOLDS(strcmp(cudaGetErrorString(cudaErrorInvalidValue), "invalid argument") == 0);
    HOLDS(strcmp(cudaGetErrorName(cudaErrorMemoryAllocation), "cudaErrorMemoryAllocation") == 0);
}

static void **registered;

extern "C" void __cudaUnregisterFatBinary(void **handle);

/* In place of the library's, which it calls: that is how the compiler's own registration is known here. */
extern "C" void **__cudaRegisterFatBinary(void *binary)
{
    void **(*next)(void *) = (void **(*)(void *))dlsym(RTLD_NEXT, "__cudaRegisterFatBinary");
    return registered = next(binary);
}

/* The last: what the program does at its end would unregister it once more. */
static void unregistered(void)
{
    void *arguments[3] = {};
    size_t size;
    __cudaUnregisterFatBinary(registered);
    REFUSES(cudaErrorInvalidDeviceFunction, cudaLaunchKernel((const void *)fill, dim3(1), dim3(1), arguments, 0, 0));
    REFUSES(cudaErrorInvalidSymbol, cudaGetSymbolSize(&size, offsets));
}

int main(int argc, char **argv)
{
    launches();
    shared_memory();
    occupancy();
    names();
    symbols();
    libraries(argc > 1 ? argv[1] : "/dev/null");
    entry_points();
    unregistered();
    _Exit(ended());
}
