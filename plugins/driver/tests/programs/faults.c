/* Run through a real server: what goes wrong on the device, and that a reset mends it. */
#include "check.h"

static const char poke[] = ".version 7.0\n"
                           ".target sm_50\n"
                           ".address_size 64\n"
                           ".visible .entry poke(.param .u64 address)\n"
                           "{\n"
                           "    .reg .b64 %rd<2>;\n"
                           "    .reg .b32 %r<2>;\n"
                           "    ld.param.u64 %rd1, [address];\n"
                           "    mov.u32 %r1, 77;\n"
                           "    st.global.u32 [%rd1], %r1;\n"
                           "    ret;\n"
                           "}\n";

static int poked(CUdeviceptr target)
{
    CUmodule module;
    CUfunction function;
    void *arguments[] = {&target};
    OK(cuModuleLoadData(&module, poke));
    OK(cuModuleGetFunction(&function, module, "poke"));
    int status = cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL);
    HOLDS(status == 0 || getenv("GTAP_SYNC") != NULL); /* where the error names its own call */
    int then = cuCtxSynchronize();
    HOLDS(status == 0 || status == then);
    return then;
}

int main(void)
{
    CUdeviceptr memory;
    size_t free_bytes, total;
    int value = 0;

    start();
    OK(cuMemGetInfo_v2(&free_bytes, &total));
    HOLDS(free_bytes > 0 && free_bytes <= total);
    STATUS(CUDA_ERROR_OUT_OF_MEMORY, cuMemAlloc_v2(&memory, total * 2));
    OK(cuMemAlloc_v2(&memory, 64));
    STATUS(700, poked(0x10));
    STATUS(700, cuMemcpyDtoH_v2(&value, memory, 4));
    STATUS(700, cuMemAlloc_v2(&memory, 64));
    OK(cuDevicePrimaryCtxReset_v2(0));
    start();
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyDtoH_v2(&value, memory, 4)); /* it went with the context */
    OK(cuMemAlloc_v2(&memory, 64));
    OK(poked(memory));
    OK(cuMemcpyDtoH_v2(&value, memory, 4));
    HOLDS(value == 77);
    return ended();
}
