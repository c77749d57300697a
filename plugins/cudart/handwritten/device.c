/* Devices: count, choice, identity, state; the chosen device's primary context is what its thread works in. */
#include "cudart.h"

#define DEVICE_MAP_HOST 8u /* always on where addressing is unified, and always reported */

GTAP_EXPORT cudaError_t cudaGetDeviceCount(int *count)
{
    if (count == NULL)
        return cudart_leave(cudaErrorInvalidValue);
    int32_t status = cuInit(0);
    if (status == 0)
        status = cuDeviceGetCount(count);
    if (status == 0 && *count == 0)
        status = cudaErrorNoDevice;
    if (status != 0)
        *count = 0;
    return cudart_leave(status);
}

GTAP_EXPORT cudaError_t cudaSetDevice(int device)
{
    int32_t error = cudart_leave(cudart_bind(device));
    if (error == 0)
        cudart_thread()->device = device + 1;
    return error;
}

GTAP_EXPORT cudaError_t cudaGetDevice(int *device)
{
    if (device == NULL)
        return cudart_leave(cudaErrorInvalidValue);
    int32_t current = cudart_device();
    int32_t error = cudart_leave(cudart_check_device(current));
    if (error == 0)
        *device = current;
    return error;
}

GTAP_EXPORT cudaError_t cudaSetValidDevices(int *devices, int count)
{
    int32_t status = count < 0 || (count > 0 && devices == NULL) ? (int32_t)cudaErrorInvalidValue : 0;
    for (int i = 0; status == 0 && i < count; i++)
        status = cudart_check_device(devices[i]);
    if (status == 0)
        cudart_thread()->valid = count > 0 ? devices[0] + 1 : 0;
    return cudart_leave(status);
}

/* Initialise without making current. */
GTAP_EXPORT cudaError_t cudaInitDevice(int device, unsigned int device_flags, unsigned int flags)
{
    CUcontext context = NULL;
    int32_t status = cudart_check_device(device);
    if (status == 0 && (flags & 1) != 0) /* cudaInitDeviceFlagsAreValid */
        status = cuDevicePrimaryCtxSetFlags_v2(device, device_flags & ~DEVICE_MAP_HOST);
    return cudart_leave(status != 0 ? status : cudart_retain(device, &context));
}

GTAP_EXPORT cudaError_t cudaSetDeviceFlags(unsigned int flags)
{
    int32_t device = cudart_device();
    int32_t status = cudart_check_device(device);
    return cudart_leave(status != 0 ? status : cuDevicePrimaryCtxSetFlags_v2(device, flags & ~DEVICE_MAP_HOST));
}

GTAP_EXPORT cudaError_t cudaGetDeviceFlags(unsigned int *flags)
{
    int active = 0;
    int32_t device = cudart_device();
    int32_t status = flags == NULL ? (int32_t)cudaErrorInvalidValue : cudart_check_device(device);
    if (status == 0)
        status = cuDevicePrimaryCtxGetState(device, flags, &active);
    if (status == 0)
        *flags |= DEVICE_MAP_HOST;
    return cudart_leave(status);
}

/* What was in the context is gone; a thread that had it current gets the new one at its next call. */
static int32_t reset(int32_t device)
{
    struct cudart_process *process = cudart_process();
    int32_t status = cudart_check_device(device);
    if (status != 0)
        return status;
    pthread_mutex_lock(&process->lock);
    CUcontext context = process->primary[device];
    process->primary[device] = NULL;
    pthread_mutex_unlock(&process->lock);
    if (context == NULL)
        return 0;
    status = cuDevicePrimaryCtxReset_v2(device);
    atomic_fetch_add_explicit(&process->epoch, 1, memory_order_release);
    return status;
}

GTAP_EXPORT cudaError_t cudaDeviceReset(void)
{
    return cudart_leave(reset(cudart_device()));
}

#if GTAP_MAJOR == 12
GTAP_EXPORT cudaError_t cudaThreadExit(void)
{
    return cudaDeviceReset();
}
#endif

GTAP_EXPORT cudaError_t cudaDeviceGetAttribute(int *value, int32_t attribute, int device)
{
    int32_t status = value == NULL ? (int32_t)cudaErrorInvalidValue : cudart_check_device(device);
    return cudart_leave(status != 0 ? status : cuDeviceGetAttribute(value, attribute, device));
}

GTAP_EXPORT cudaError_t cudaDeviceGetPCIBusId(char *text, int length, int device)
{
    int32_t status = cudart_check_device(device);
    return cudart_leave(status != 0 ? status : cuDeviceGetPCIBusId(text, length, device));
}

GTAP_EXPORT cudaError_t cudaDeviceGetByPCIBusId(int *device, const char *text)
{
    int32_t status = cuInit(0);
    return cudart_leave(status != 0 ? status : cuDeviceGetByPCIBusId(device, text));
}

GTAP_EXPORT cudaError_t cudaDeviceCanAccessPeer(int *possible, int device, int peer)
{
    int32_t status = cudart_check_device(device);
    if (status == 0)
        status = cudart_check_device(peer);
    return cudart_leave(status != 0 ? status : cuDeviceCanAccessPeer(possible, device, peer));
}

GTAP_EXPORT cudaError_t cudaDeviceGetP2PAttribute(int *value, int32_t attribute, int device, int peer)
{
    int32_t status = cudart_check_device(device);
    if (status == 0)
        status = cudart_check_device(peer);
    return cudart_leave(status != 0 ? status : cuDeviceGetP2PAttribute(value, attribute, device, peer));
}

static int32_t enable_peer(int peer, unsigned int flags)
{
    CUcontext context = NULL;
    int32_t status = cudart_retain(peer, &context);
    return status != 0 ? status : cuCtxEnablePeerAccess(context, flags);
}

GTAP_EXPORT cudaError_t cudaDeviceEnablePeerAccess(int peer, unsigned int flags)
{
    return CUDART_LOWER(enable_peer(peer, flags));
}

static int32_t disable_peer(int peer)
{
    CUcontext context = NULL;
    int32_t status = cudart_retain(peer, &context);
    return status != 0 ? status : cuCtxDisablePeerAccess(context);
}

GTAP_EXPORT cudaError_t cudaDeviceDisablePeerAccess(int peer)
{
    return CUDART_LOWER(disable_peer(peer));
}
