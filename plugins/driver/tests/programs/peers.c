/* Run through one server with two devices: a kernel of one uses the other's memory while access is enabled, not after.
 * Argument: "fault" ends with a kernel that touches what it may not. */
#include "check.h"

static const char ptx[] = ".version 7.0\n.target sm_50\n.address_size 64\n"
                          ".visible .entry move(.param .u64 to, .param .u64 from)\n{\n"
                          "    .reg .b32 %r<2>;\n    .reg .b64 %rd<3>;\n"
                          "    ld.param.u64 %rd1, [to];\n    ld.param.u64 %rd2, [from];\n"
                          "    ld.global.u32 %r1, [%rd2];\n    add.u32 %r1, %r1, 1;\n"
                          "    st.global.u32 [%rd1], %r1;\n    ret;\n}\n";

static CUcontext contexts[2];
static CUfunction moves[2];
static CUdeviceptr memory[2];

static void make(int device)
{
    CUmodule module;
    OK(cuDevicePrimaryCtxRetain(&contexts[device], device));
    OK(cuCtxSetCurrent(contexts[device]));
    OK(cuModuleLoadData(&module, ptx));
    OK(cuModuleGetFunction(&moves[device], module, "move"));
    OK(cuMemAlloc_v2(&memory[device], 4096));
    OK(cuMemsetD32_v2(memory[device], 100u * (unsigned)(device + 1), 8));
}

/* On the current context's device: *to = *from + 1. */
static CUresult move(int device, CUdeviceptr to, CUdeviceptr from)
{
    void *arguments[] = {&to, &from};
    CUresult status = cuLaunchKernel(moves[device], 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL);
    return status != CUDA_SUCCESS ? status : cuCtxSynchronize();
}

static unsigned word(CUdeviceptr at)
{
    unsigned value = 0;
    OK(cuMemcpyDtoH_v2(&value, at, 4));
    return value;
}

static void facts(void)
{
    int value = -1;
    for (int i = 0; i < 2; i++) {
        OK(cuDeviceCanAccessPeer(&value, i, 1 - i));
        HOLDS(value == 1);
        OK(cuDeviceGetP2PAttribute(&value, 2, i, 1 - i));
        HOLDS(value == 1);
        OK(cuDeviceGetP2PAttribute(&value, 4, i, 1 - i)); /* arrays */
        HOLDS(value == 0);
        OK(cuDeviceCanAccessPeer(&value, i, i));
        HOLDS(value == 0);
    }
    STATUS(CUDA_ERROR_INVALID_DEVICE, cuDeviceCanAccessPeer(&value, 0, 2));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuDeviceGetP2PAttribute(&value, 6, 0, 1));
}

static void enabled(void)
{
    CUdeviceptr later;
    CUcontext second;
    OK(cuCtxSetCurrent(contexts[0]));
    STATUS(CUDA_ERROR_PEER_ACCESS_NOT_ENABLED, cuCtxDisablePeerAccess(contexts[1]));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuCtxEnablePeerAccess(contexts[1], 1));
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxEnablePeerAccess(contexts[0], 0));
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxEnablePeerAccess(NULL, 0));
    OK(cuCtxEnablePeerAccess(contexts[1], 0));
    STATUS(CUDA_ERROR_PEER_ACCESS_ALREADY_ENABLED, cuCtxEnablePeerAccess(contexts[1], 0));
    OK(move(0, memory[0], memory[1]));
    HOLDS(word(memory[0]) == 201);
    OK(move(0, memory[1] + 4, memory[0]));
    HOLDS(word(memory[1] + 4) == 202);

    OK(cuCtxSetCurrent(contexts[1])); /* what comes later is seen too */
    OK(cuMemAlloc_v2(&later, (size_t)96 << 20));
    OK(cuMemsetD32_v2(later, 7, 1));
    OK(cuCtxSetCurrent(contexts[0]));
    OK(move(0, memory[0], later));
    HOLDS(word(memory[0]) == 8);

    OK(cuCtxCreate_v2(&second, 0, 0)); /* of the same device: enabled by itself, and gone with it */
    OK(cuCtxEnablePeerAccess(contexts[1], 0));
    OK(cuCtxDestroy_v2(second));
    OK(cuCtxSetCurrent(contexts[0]));
    OK(move(0, memory[0], memory[1] + 4));
    HOLDS(word(memory[0]) == 203);
}

/* The other end of it: a reset of the peer takes the access along. */
static void after_a_reset(void)
{
    OK(cuDevicePrimaryCtxReset_v2(1));
    STATUS(CUDA_ERROR_INVALID_CONTEXT, cuCtxEnablePeerAccess(contexts[1], 0));
    make(1);
    OK(cuCtxSetCurrent(contexts[0]));
    STATUS(CUDA_ERROR_PEER_ACCESS_NOT_ENABLED, cuCtxDisablePeerAccess(contexts[1]));
    OK(cuCtxEnablePeerAccess(contexts[1], 0));
    OK(move(0, memory[0], memory[1]));
    HOLDS(word(memory[0]) == 201);
}

int main(int argc, char **argv)
{
    (void)argv;
    OK(cuInit(0));
    facts();
    make(0);
    make(1);
    enabled();
    after_a_reset();
    OK(cuCtxDisablePeerAccess(contexts[1]));
    STATUS(CUDA_ERROR_PEER_ACCESS_NOT_ENABLED, cuCtxDisablePeerAccess(contexts[1]));
    OK(cuMemcpyDtoD_v2(memory[0], memory[1] + 8, 4)); /* a copy needs no access */
    HOLDS(word(memory[0]) == 200);
    if (argc > 1)
        STATUS(700, move(0, memory[0], memory[1]));
    return ended();
}
