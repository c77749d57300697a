/* What goes wrong late, and what a program is told. Argument: which of the scenes below. One line for each answer. */
#include <string>
#include <thread>

#include "program.h"

__global__ void put(int *where, int value)
{
    *where = value;
}

__global__ void __launch_bounds__(64) narrow(int *where)
{
    *where = blockDim.x;
}

/* Takes blocks of exactly 64 threads, which no attribute tells: the device refuses others after they were posted. */
static const char exact[] = R"(
.version 7.0
.target sm_70
.address_size 64
.visible .entry exact(.param .u64 where)
.reqntid 64, 1, 1
{
    .reg .b64 %rd<3>;
    .reg .b32 %r<2>;
    ld.param.u64 %rd1, [where];
    cvta.to.global.u64 %rd2, %rd1;
    mov.u32 %r1, %ntid.x;
    st.global.u32 [%rd2], %r1;
    ret;
}
)";

static cudaError_t launch_exact(int block, int *device)
{
    static cudaLibrary_t library;
    static cudaKernel_t kernel;
    void *arguments[] = {&device};
    if (library == NULL) {
        CHECK(cudaLibraryLoadData(&library, exact, NULL, NULL, 0, NULL, NULL, 0));
        CHECK(cudaLibraryGetKernel(&kernel, library, "exact"));
    }
    return cudaLaunchKernel((const void *)kernel, 1, block, arguments, 0, 0);
}

__global__ void shares(int *where)
{
    extern __shared__ int many[];
    many[threadIdx.x] = threadIdx.x;
    __syncthreads();
    if (threadIdx.x == 0)
        *where = many[blockDim.x - 1];
}

static void say(const char *what, cudaError_t error)
{
    printf("%s: %s\n", what, cudaGetErrorName(error));
}

static int *device_int(void)
{
    int *device;
    CHECK(cudaMalloc(&device, sizeof *device));
    CHECK(cudaMemset(device, 0, sizeof *device));
    return device;
}

static void say_value(const char *what, const int *device)
{
    int value = -1;
    cudaError_t error = cudaMemcpy(&value, device, sizeof value, cudaMemcpyDeviceToHost);
    printf("%s: %s %d\n", what, cudaGetErrorName(error), value);
}

static void shapes(void)
{
    int *device = device_int();
    put<<<0, 1>>>(device, 1);
    say("grid of 0", cudaGetLastError());
    put<<<dim3(1, 70000), 1>>>(device, 1);
    say("grid high 70000", cudaGetLastError());
    narrow<<<1, 65>>>(device);
    say("more threads than the kernel takes", cudaGetLastError());
    shares<<<1, 32, 1 << 20>>>(device);
    say("shared memory of 1 MiB", cudaGetLastError());
    shares<<<1, 32, 60000>>>(device);
    say("shared memory not asked for", cudaGetLastError());
    say("attribute of 1 MiB", cudaFuncSetAttribute(shares, cudaFuncAttributeMaxDynamicSharedMemorySize, 1 << 20));
    say("and after", cudaGetLastError());
    say("attribute of 60000", cudaFuncSetAttribute(shares, cudaFuncAttributeMaxDynamicSharedMemorySize, 60000));
    shares<<<1, 32, 60000>>>(device);
    say("shared memory asked for", cudaGetLastError());
    say_value("value", device);
}

static void memory(void)
{
    size_t free = 0, total = 0, size;
    char *parts[4096];
    int count = 0;
    CHECK(cudaMemGetInfo(&free, &total));
    size = total / 64;
    cudaError_t error = cudaSuccess;
    while (count < 4096 && (error = cudaMalloc(&parts[count], size)) == cudaSuccess)
        count++;
    say("exhausted", error);
    say("peeked", cudaPeekAtLastError());
    say("last", cudaGetLastError());
    say("cleared", cudaGetLastError());
    while (count > 0)
        CHECK(cudaFree(parts[--count]));
    CHECK(cudaMalloc(&parts[0], size));
    int *device = device_int();
    put<<<1, 1>>>(device, 42);
    say_value("goes on", device);
}

static void posted(void)
{
    int *device = device_int();
    say("right block", launch_exact(64, device));
    say("wrong block", launch_exact(32, device)); /* with CUDA_LAUNCH_BLOCKING here, else at the synchronisation */
    say("its last", cudaGetLastError());
    put<<<1, 1>>>(device, 7);
    say("next", cudaGetLastError());
    say("synchronise", cudaDeviceSynchronize());
    say("last", cudaGetLastError());
    say("again", cudaDeviceSynchronize());
    say_value("value", device);
}

static void threads(void)
{
    cudaError_t other_last = cudaErrorUnknown, other_own = cudaErrorUnknown, other_peek = cudaErrorUnknown;
    say("mine", cudaSetDevice(99));
    std::thread other([&] {
        other_peek = cudaPeekAtLastError();
        other_last = cudaGetLastError();
        cudaMemcpy(NULL, NULL, 4, (cudaMemcpyKind)77);
        other_own = cudaPeekAtLastError();
    });
    other.join();
    say("its peek", other_peek);
    say("its last", other_last);
    say("its own", other_own);
    int *device = device_int(); /* success clears nothing */
    (void)device;
    say("peek", cudaPeekAtLastError());
    say("last", cudaGetLastError());
    say("cleared", cudaPeekAtLastError());
}

static void address(void)
{
    int *device = device_int();
    cudaError_t other = cudaSuccess, other_last = cudaSuccess;
    CHECK(cudaDeviceSynchronize());
    put<<<1, 1>>>((int *)0x10, 1);
    say("synchronise", cudaDeviceSynchronize());
    say("last", cudaGetLastError());
    say("sticky", cudaGetLastError() == cudaSuccess ? cudaMemset(device, 0, 4) : cudaErrorIllegalAddress);
    say("malloc", cudaMalloc(&device, 4));
    std::thread thread([&] {
        int *mine;
        other = cudaMalloc(&mine, 4);
        put<<<1, 1>>>(device, 1);
        other_last = cudaGetLastError();
    });
    thread.join();
    say("other thread", other);
    say("its launch", other_last);
    say("reset", cudaDeviceReset());
    cudaGetLastError();
    device = device_int();
    put<<<1, 1>>>(device, 9);
    say_value("after the reset", device);
}

/* CUDA_LAUNCH_BLOCKING=1: which call is told. */
static void blocking(void)
{
    int *device = device_int();
    say("first", launch_exact(64, device));
    put<<<1, 1>>>((int *)0x10, 1);
    say("second", cudaPeekAtLastError());
    say("third", cudaMemset(device, 0, 4));
}

int main(int argc, char **argv)
{
    std::string scene = argc > 1 ? argv[1] : "";
    void (*scenes[])(void) = {shapes, memory, posted, threads, address, blocking};
    const char *names[] = {"shapes", "memory", "posted", "threads", "address", "blocking"};
    for (int i = 0; i < 6; i++)
        if (scene == names[i]) {
            scenes[i]();
            return 0;
        }
    return 2;
}
