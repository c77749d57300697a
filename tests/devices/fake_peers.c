/* Peers in the stand-in driver: it has one device. */
#include "fake_cuda.h"

API cuDeviceCanAccessPeer(int *possible, int device, int peer)
{
    (void)device, (void)peer;
    *possible = 0;
    return SUCCESS;
}

API cuDeviceGetP2PAttribute(int *value, int attribute, int device, int peer)
{
    (void)attribute, (void)device, (void)peer;
    *value = 0;
    return INVALID_DEVICE;
}

API cuCtxEnablePeerAccess(void *peer, unsigned int flags)
{
    (void)peer, (void)flags;
    return INVALID_CONTEXT;
}

API cuCtxDisablePeerAccess(void *peer)
{
    (void)peer;
    return INVALID_CONTEXT;
}
