#include "check.h"

int main(void)
{
    int count, version, value, device;
    char name[64], pci[32];
    CUuuid uuid;
    size_t total;
    CUdevprop properties;

    OK(cuDriverGetVersion(&version));
    HOLDS(version == 12080); /* the server's driver is older than these bodies */
    OK(cuInit(0));
    OK(cuDeviceGetCount(&count));
    HOLDS(count == 2);
    OK(cuDeviceGet(&device, 1));
    HOLDS(device == 1);
    STATUS(CUDA_ERROR_INVALID_DEVICE, cuDeviceGet(&device, 2));
    OK(cuDeviceGetName(name, sizeof name, 1));
    HOLDS(strcmp(name, "Second") == 0);
    OK(cuDeviceGetName(name, 4, 1));
    HOLDS(strcmp(name, "Sec") == 0);
    OK(cuDeviceGetUuid_v2(&uuid, 1));
    HOLDS(uuid.bytes[0] == 9);
    OK(cuDeviceTotalMem_v2(&total, 0));
    HOLDS(total == (size_t)1 << 33);
    OK(cuDeviceGetAttribute(&value, 1, 0));
    HOLDS(value == 1024);
    OK(cuDeviceGetAttribute(&value, 115, 0));
    HOLDS(value == 1);
    OK(cuDeviceGetAttribute(&value, 124, 0)); /* dma-buf is not carried, whatever the server's driver says */
    HOLDS(value == 0);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuDeviceGetAttribute(&value, 0, 0));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuDeviceGetAttribute(&value, 1000, 0));
    OK(cuDeviceGetProperties(&properties, 0));
    HOLDS(properties.maxThreadsPerBlock == 1024 && properties.SIMDWidth == 32);
    OK(cuDeviceComputeCapability(&value, &count, 0));
    HOLDS(value == 9 && count == 0);
    OK(cuDeviceGetPCIBusId(pci, sizeof pci, 0));
    HOLDS(strcmp(pci, "0000:01:00.0") == 0);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuDeviceGetPCIBusId(pci, 5, 0));
    OK(cuDeviceGetByPCIBusId(&device, "0:1:0"));
    HOLDS(device == 0);
    STATUS(CUDA_ERROR_INVALID_DEVICE, cuDeviceGetByPCIBusId(&device, "0:ff:0"));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuDeviceGetByPCIBusId(&device, "nonsense"));
    OK(cuDeviceCanAccessPeer(&value, 0, 1));
    HOLDS(value == 0);
    STATUS(CUDA_ERROR_INVALID_DEVICE, cuDeviceGetP2PAttribute(&value, 1, 0, 0));
    return ended();
}
