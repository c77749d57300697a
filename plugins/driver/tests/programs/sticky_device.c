/* Two devices: what sticks to the first one's context leaves the second usable, from whichever context it is used. */
#include "check.h"

int main(void)
{
    CUcontext contexts[2];
    CUdeviceptr memory[2];
    CUstream streams[2];
    OK(cuInit(0));
    for (int i = 0; i < 2; i++) {
        OK(cuDevicePrimaryCtxRetain(&contexts[i], i));
        OK(cuCtxSetCurrent(contexts[i]));
        OK(cuMemAlloc_v2(&memory[i], 4096));
        OK(cuStreamCreate(&streams[i], 0));
    }
    OK(cuCtxSetCurrent(contexts[0]));
    OK(cuMemsetD8Async(memory[0], 1, 16, streams[0])); /* fails on the server */
    STATUS(700, cuCtxSynchronize());
    STATUS(700, cuMemsetD8Async(memory[0], 1, 16, streams[0]));
    STATUS(700, cuStreamQuery(streams[0]));

    OK(cuMemsetD8Async(memory[1], 1, 16, streams[1])); /* the stream's device counts, not the current context's */
    OK(cuStreamSynchronize(streams[1]));
    OK(cuCtxSetCurrent(contexts[1]));
    OK(cuCtxSynchronize());
    OK(cuMemAlloc_v2(&memory[1], 4096));
    OK(cuMemsetD8_v2(memory[1], 1, 16));
    STATUS(700, cuMemsetD8Async(memory[0], 1, 16, streams[0]));
    STATUS(700, cuStreamSynchronize(streams[0]));

    OK(cuDevicePrimaryCtxReset_v2(0));
    OK(cuDevicePrimaryCtxRetain(&contexts[0], 0));
    OK(cuCtxSetCurrent(contexts[0]));
    OK(cuMemAlloc_v2(&memory[0], 4096));
    OK(cuMemsetD8_v2(memory[0], 1, 16));
    return ended();
}
