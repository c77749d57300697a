/* Devices 0 and 1 are two servers': memory, streams and events of one while the other is current. */
#include "check.h"

enum { SIZE = 100000 };

int main(void)
{
    int count, at;
    char sent[SIZE], got[SIZE];
    CUcontext contexts[2];
    CUdeviceptr memory[2];
    CUstream stream;
    CUevent event;
    OK(cuInit(0));
    OK(cuDeviceGetCount(&count));
    HOLDS(count == 2);
    for (int device = 0; device < 2; device++) {
        OK(cuDevicePrimaryCtxRetain(&contexts[device], device));
        OK(cuCtxSetCurrent(contexts[device]));
        OK(cuMemAlloc_v2(&memory[device], SIZE));
        OK(cuMemsetD8_v2(memory[device], (unsigned char)(device + 1), SIZE));
    }
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    OK(cuEventCreate(&event, 0));
    OK(cuMemsetD8Async(memory[1], 9, 1000, stream));
    OK(cuEventRecord(event, stream));

    OK(cuCtxSetCurrent(contexts[0]));
    OK(cuStreamSynchronize(stream));
    OK(cuEventSynchronize(event));
    OK(cuStreamWaitEvent(NULL, event, 0));
    OK(cuStreamGetDevice(stream, &at));
    HOLDS(at == 1);
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuEventRecord(event, NULL));
    OK(cuMemcpyDtoH_v2(got, memory[1], SIZE));
    HOLDS(got[0] == 9 && got[SIZE - 1] == 2);
    OK(cuMemcpyDtoH_v2(got, memory[0], SIZE));
    HOLDS(got[0] == 1 && got[SIZE - 1] == 1);

    memset(sent, 5, SIZE);
    OK(cuMemcpyHtoD_v2(memory[1], sent, SIZE));
    OK(cuMemcpyDtoD_v2(memory[0], memory[1], SIZE)); /* from server to server */
    OK(cuMemcpyDtoH_v2(got, memory[0], SIZE));
    HOLDS(memcmp(sent, got, SIZE) == 0);
    OK(cuMemcpyDtoDAsync_v2(memory[0], memory[1], SIZE, NULL)); /* by way of the client: it waits */
    OK(cuPointerGetAttribute(&at, CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL, memory[1]));
    HOLDS(at == 1);
    OK(cuDeviceCanAccessPeer(&at, 0, 1)); /* what lies on another server is nobody's memory */
    HOLDS(at == 0);
    STATUS(CUDA_ERROR_PEER_ACCESS_UNSUPPORTED, cuCtxEnablePeerAccess(contexts[1], 0));
    OK(cuMemFree_v2(memory[1]));
    OK(cuMemFree_v2(memory[0]));
    OK(cuStreamDestroy_v2(stream));
    return ended();
}
