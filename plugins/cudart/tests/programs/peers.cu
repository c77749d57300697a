/* Two devices of one server: the runtime's names for access to each other's memory. */
#include "check.h"

__global__ void add_one(int *to, const int *from)
{
    *to = *from + 1;
}

int main(void)
{
    int possible = 0, link = 0, value = 0, start = 41;
    int *mine, *theirs;
    OK(cudaSetDevice(1));
    OK(cudaMalloc((void **)&theirs, 4));
    OK(cudaMemcpy(theirs, &start, 4, cudaMemcpyHostToDevice));
    OK(cudaSetDevice(0));
    OK(cudaMalloc((void **)&mine, 4));
    OK(cudaDeviceCanAccessPeer(&possible, 0, 1));
    HOLDS(possible == 1);
    OK(cudaDeviceGetP2PAttribute(&link, cudaDevP2PAttrAccessSupported, 0, 1));
    HOLDS(link == 1);
    REFUSES(cudaErrorPeerAccessNotEnabled, cudaDeviceDisablePeerAccess(1));
    OK(cudaDeviceEnablePeerAccess(1, 0));
    REFUSES(cudaErrorPeerAccessAlreadyEnabled, cudaDeviceEnablePeerAccess(1, 0));
    REFUSES(cudaErrorInvalidValue, cudaDeviceEnablePeerAccess(1, 1));
    add_one<<<1, 1>>>(mine, theirs);
    OK(cudaGetLastError());
    OK(cudaMemcpy(&value, mine, 4, cudaMemcpyDeviceToHost));
    HOLDS(value == 42);
    add_one<<<1, 1>>>(theirs, mine);
    OK(cudaDeviceSynchronize());
    OK(cudaMemcpy(&value, theirs, 4, cudaMemcpyDefault));
    HOLDS(value == 43);
    OK(cudaDeviceDisablePeerAccess(1));
    REFUSES(cudaErrorPeerAccessNotEnabled, cudaDeviceDisablePeerAccess(1));
    add_one<<<1, 1>>>(mine, theirs);
    HOLDS(cudaDeviceSynchronize() == cudaErrorIllegalAddress);
    OK(cudaDeviceReset());
    cudaGetLastError();
    return ended();
}
