#include "check.h"

int main(void)
{
    CUdeviceptr device;
    const char *name, *text;
    start();
    OK(cuMemAlloc_v2(&device, 64));
    OK(cuMemsetD8_v2(device, 1, 64)); /* the server reports a failure of this one: once, at a later call */
    STATUS(CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES, cuCtxSynchronize());
    OK(cuCtxSynchronize());
    OK(cuMemsetD16_v2(device, 1, 2)); /* and a sticky one: every call from then on */
    STATUS(719, cuCtxSynchronize());
    STATUS(719, cuMemsetD8_v2(device, 1, 64));
    STATUS(719, cuMemAlloc_v2(&device, 64));
    OK(cuDevicePrimaryCtxReset_v2(0));
    start();
    OK(cuMemAlloc_v2(&device, 64));
    OK(cuGetErrorName(719, &name));
    HOLDS(strcmp(name, "CUDA_ERROR_LAUNCH_FAILED") == 0);
    OK(cuGetErrorString(0, &text));
    HOLDS(strcmp(text, "no error") == 0);
    int known = 0;
    for (int status = 0; status < 1100; status++) { /* either both know a status, or neither does */
        int named = cuGetErrorName(status, &name), described = cuGetErrorString(status, &text);
        HOLDS(named == described && (named == 0 || named == CUDA_ERROR_INVALID_VALUE));
        HOLDS(named != 0 || (strncmp(name, status == 0 ? "CUDA_SUCCESS" : "CUDA_ERROR_", 11) == 0 && text[0] != 0));
        known += named == 0;
    }
    HOLDS(known == 101); /* of CUDA 13.0 */
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGetErrorName(12345, &name));
    HOLDS(name == NULL);
    return ended();
}
