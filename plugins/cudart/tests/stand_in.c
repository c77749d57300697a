#include "stand_in.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int loads, unloads, launches, retains, resets;
int32_t load_status, pending_failure;
CUstream launched_in;

static _Thread_local struct cudart_thread thread;
static _Thread_local CUcontext current;
static struct cudart_process process;
static gtap_device_facts facts = {.name = "stand-in"};

void *gtap_thread_state(const char *key, size_t size)
{
    return strcmp(key, "cudart.thread") == 0 && size == sizeof thread ? &thread : NULL;
}

void *gtap_process_state(const char *key, size_t size)
{
    static _Atomic uint32_t ends;
    if (strcmp(key, "driver.ends") == 0)
        return &ends;
    return strcmp(key, "cudart.process") == 0 && size == sizeof process ? &process : NULL;
}

gtap_session *gtap_thread_session(void)
{
    return current != NULL ? (gtap_session *)&process : NULL;
}

int32_t gtap_failure_take(gtap_session *session)
{
    int32_t status = pending_failure;
    (void)session;
    pending_failure = 0;
    return status;
}

const gtap_device_facts *gtap_device(int device)
{
    static const int32_t limits[] = {0, 1024, 1024, 1024, 64, 2147483647, 65535, 65535};
    memcpy(facts.attributes, limits, sizeof limits);
    return device >= 0 && device < 2 ? &facts : NULL;
}

int gtap_unloading(void)
{
    return 0;
}

void gtap_say_once(const char *key, const char *format, ...)
{
    (void)key;
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
}

int32_t gtap_unsupported(const gtap_library *library, const char *function, const char *reason)
{
    fprintf(stderr, "%s: %s\n", function, reason);
    return library->statuses.not_supported;
}

CUresult cuInit(unsigned int flags)
{
    return (CUresult)flags;
}

CUresult cuDeviceGetCount(int *count)
{
    *count = 2;
    return 0;
}

CUresult cuDeviceGet(CUdevice *device, int ordinal)
{
    *device = ordinal;
    return 0;
}

CUresult cuDevicePrimaryCtxRetain(CUcontext *context, CUdevice device)
{
    retains++;
    *context = (CUcontext)(uintptr_t)(0x1000 + device);
    return 0;
}

CUresult cuDevicePrimaryCtxRelease_v2(CUdevice device)
{
    return device < 2 ? 0 : CUDA_ERROR_INVALID_DEVICE;
}

CUresult cuDevicePrimaryCtxReset_v2(CUdevice device)
{
    resets++;
    return device < 2 ? 0 : CUDA_ERROR_INVALID_DEVICE;
}

CUresult cuCtxGetCurrent(CUcontext *context)
{
    *context = current;
    return 0;
}

CUresult cuCtxSetCurrent(CUcontext context)
{
    current = context;
    return 0;
}

CUresult cuCtxGetDevice(CUdevice *device)
{
    *device = (int)((uintptr_t)current - 0x1000);
    return current != NULL ? 0 : CUDA_ERROR_INVALID_CONTEXT;
}

CUresult cuLibraryLoadData(CUlibrary *library, const void *code, CUjit_option *jit, void **jit_values,
                           unsigned int jit_count, CUlibraryOption *options, void **values, unsigned int count)
{
    (void)jit, (void)jit_values, (void)jit_count;
    loads++;
    *library = (CUlibrary)(uintptr_t)code;
    return count == 1 && options[0] == CU_LIBRARY_BINARY_IS_PRESERVED && values[0] != NULL ? load_status
                                                                                         : CUDA_ERROR_INVALID_VALUE;
}

CUresult cuLibraryUnload(CUlibrary library)
{
    unloads++;
    return library != NULL ? 0 : CUDA_ERROR_INVALID_HANDLE;
}

CUresult cuLibraryGetKernel(CUkernel *kernel, CUlibrary library, const char *name)
{
    *kernel = (CUkernel)(uintptr_t)name;
    return library != NULL && strcmp(name, "missing") != 0 ? 0 : CUDA_ERROR_NOT_FOUND;
}

CUresult cuLibraryGetGlobal(CUdeviceptr *address, size_t *size, CUlibrary library, const char *name)
{
    *address = 0x200000000000;
    *size = 16;
    return library != NULL && strcmp(name, "missing") != 0 ? 0 : CUDA_ERROR_NOT_FOUND;
}

CUresult cuLibraryGetManaged(CUdeviceptr *address, size_t *size, CUlibrary library, const char *name)
{
    *address = 0x300000000000;
    *size = 8;
    return library != NULL && strcmp(name, "managed") == 0 ? 0 : CUDA_ERROR_NOT_FOUND;
}

CUresult cuFuncGetName(const char **name, CUfunction function)
{
    *name = NULL;
    return function == (CUfunction)&process ? 0 : CUDA_ERROR_INVALID_HANDLE; /* a function of the driver's own */
}

CUresult cuLaunchKernelEx(const CUlaunchConfig *config, CUfunction function, void **parameters, void **extra)
{
    (void)parameters, (void)extra;
    if (config->blockDimX > 1024 || config->gridDimY == 0)
        return CUDA_ERROR_INVALID_VALUE;
    launches++;
    launched_in = config->hStream;
    return function != NULL ? 0 : CUDA_ERROR_INVALID_HANDLE;
}

CUresult cuDeviceGetAttribute(int *value, CUdevice_attribute attribute, CUdevice device)
{
    *value = attribute * 1000 + device;
    return 0;
}

CUresult cuDeviceGetLuid(char *luid, unsigned int *mask, CUdevice device)
{
    (void)luid, (void)mask, (void)device;
    return CUDA_ERROR_NOT_SUPPORTED;
}

CUresult cuDeviceGetName(char *name, int length, CUdevice device)
{
    snprintf(name, (size_t)length, "device %d", device);
    return 0;
}

CUresult cuDeviceGetUuid_v2(CUuuid *uuid, CUdevice device)
{
    memset(uuid->bytes, device + 1, sizeof uuid->bytes);
    return 0;
}

CUresult cuDeviceTotalMem_v2(size_t *bytes, CUdevice device)
{
    *bytes = (size_t)1 << (33 + device);
    return 0;
}
