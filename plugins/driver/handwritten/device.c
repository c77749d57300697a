/* Devices: everything is answered from the snapshot that the session opened with. */
#include "driver.h"

#include <stdio.h>
#include <string.h>

static CUresult facts_of(CUdevice device, const gtap_device_facts **facts)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    if (device < 0 || device >= atomic_load(&driver_of_process()->devices))
        return CUDA_ERROR_INVALID_DEVICE;
    *facts = gtap_device(device);
    return *facts != NULL ? CUDA_SUCCESS : CUDA_ERROR_INVALID_DEVICE;
}

/* What these bodies do not carry is reported as absent, so that programs take their other way. */
static int absent(CUdevice_attribute attribute)
{
    switch (attribute) {
    case 88: case 89:                    /* pageable access, managed memory touched on both sides at once */
    case 91: case 100: case 101:         /* registered host pointers on the device */
    case 96: case 98:                    /* cooperative launch over devices, remote writes */
    case 103: case 104: case 105: case 107: case 110: /* handles of virtual memory for other processes, compression */
    case 112: case 114: case 116: case 117: case 119: /* sparse arrays, interop, RDMA, handles of pools */
    case 121: case 124: case 125: /* deferred arrays, dma-buf, event IPC */
    case 128: case 129: case 132: /* fabric handles, unified functions, multicast */
    case 136: case 137: case 138: case 141: case 142: case 143: case 144: case 145: case 146:
        return 1;
    default:
        return 0;
    }
}

int driver_device_attribute(int device, CUdevice_attribute attribute)
{
    const gtap_device_facts *facts = gtap_device(device);
    if (facts == NULL || attribute < 1 || attribute >= CU_DEVICE_ATTRIBUTE_MAX || absent(attribute))
        return 0;
    return facts->attributes[attribute];
}

int driver_greatest_priority(int device)
{
    return driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_STREAM_PRIORITIES_SUPPORTED) ? -5 : 0;
}

CUresult cuDeviceGet(CUdevice *device, int ordinal)
{
    const gtap_device_facts *facts;
    CUresult status = device == NULL ? CUDA_ERROR_INVALID_VALUE : facts_of(ordinal, &facts);
    if (status == CUDA_SUCCESS)
        *device = ordinal;
    return status;
}

CUresult cuDeviceGetCount(int *count)
{
    CUresult status = count == NULL ? CUDA_ERROR_INVALID_VALUE : driver_ready();
    if (status == CUDA_SUCCESS)
        *count = atomic_load(&driver_of_process()->devices);
    return status;
}

CUresult cuDeviceGetName(char *name, int len, CUdevice dev)
{
    const gtap_device_facts *facts;
    CUresult status = name == NULL || len <= 0 ? CUDA_ERROR_INVALID_VALUE : facts_of(dev, &facts);
    if (status == CUDA_SUCCESS)
        snprintf(name, (size_t)len, "%s", facts->name);
    return status;
}

CUresult cuDeviceGetUuid(CUuuid *uuid, CUdevice dev)
{
    const gtap_device_facts *facts;
    CUresult status = uuid == NULL ? CUDA_ERROR_INVALID_VALUE : facts_of(dev, &facts);
    if (status == CUDA_SUCCESS)
        memcpy(uuid->bytes, facts->uuid, sizeof uuid->bytes);
    return status;
}

CUresult cuDeviceGetUuid_v2(CUuuid *uuid, CUdevice dev)
{
    return cuDeviceGetUuid(uuid, dev);
}

/* A Windows notion. */
CUresult cuDeviceGetLuid(char *luid, unsigned int *deviceNodeMask, CUdevice dev)
{
    const gtap_device_facts *facts;
    if (luid == NULL || deviceNodeMask == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = facts_of(dev, &facts);
    return status != CUDA_SUCCESS ? status : CUDA_ERROR_NOT_SUPPORTED;
}

CUresult cuDeviceTotalMem_v2(size_t *bytes, CUdevice dev)
{
    const gtap_device_facts *facts;
    CUresult status = bytes == NULL ? CUDA_ERROR_INVALID_VALUE : facts_of(dev, &facts);
    if (status == CUDA_SUCCESS)
        *bytes = facts->total_memory;
    return status;
}

/* Before CUDA 3.2: what does not fit into 32 bits is cut to them. */
CUresult cuDeviceTotalMem(unsigned int *bytes, CUdevice dev)
{
    size_t whole;
    CUresult status = bytes == NULL ? CUDA_ERROR_INVALID_VALUE : cuDeviceTotalMem_v2(&whole, dev);
    if (status == CUDA_SUCCESS)
        *bytes = whole > UINT32_MAX ? UINT32_MAX : (unsigned int)whole;
    return status;
}

/* The texture unit's limit counts elements; wide ones are also bounded by its 2 GiB of addresses. */
CUresult cuDeviceGetTexture1DLinearMaxWidth(size_t *maxWidthInElements, CUarray_format format, unsigned numChannels,
                                            CUdevice dev)
{
    const gtap_device_facts *facts;
    static const unsigned char bytes[] = {0, 1, 2, 4, [8] = 1, [9] = 2, [10] = 4, [16] = 2, [32] = 4};
    int known = format > 0 && format < (int)sizeof bytes && bytes[format] != 0;
    if (maxWidthInElements == NULL || !known || (numChannels != 1 && numChannels != 2 && numChannels != 4))
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = facts_of(dev, &facts);
    if (status != CUDA_SUCCESS)
        return status;
    size_t most = (size_t)driver_device_attribute(dev, CU_DEVICE_ATTRIBUTE_MAXIMUM_TEXTURE1D_LINEAR_WIDTH);
    size_t addressed = ((size_t)1 << 31) / (bytes[format] * numChannels);
    *maxWidthInElements = most < addressed ? most : addressed;
    return CUDA_SUCCESS;
}

CUresult cuDeviceGetAttribute(int *pi, CUdevice_attribute attrib, CUdevice dev)
{
    const gtap_device_facts *facts;
    if (pi == NULL || attrib < 1 || attrib >= CU_DEVICE_ATTRIBUTE_MAX)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = facts_of(dev, &facts);
    if (status == CUDA_SUCCESS)
        *pi = driver_device_attribute(dev, attrib);
    return status;
}

CUresult cuDeviceGetProperties(CUdevprop *prop, CUdevice dev)
{
    const gtap_device_facts *facts;
    CUresult status = prop == NULL ? CUDA_ERROR_INVALID_VALUE : facts_of(dev, &facts);
    if (status != CUDA_SUCCESS)
        return status;
    const int32_t *value = facts->attributes;
    *prop = (CUdevprop){
        .maxThreadsPerBlock = value[CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK],
        .maxThreadsDim = {value[2], value[3], value[4]},
        .maxGridSize = {value[5], value[6], value[7]},
        .sharedMemPerBlock = value[CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK],
        .totalConstantMemory = value[CU_DEVICE_ATTRIBUTE_TOTAL_CONSTANT_MEMORY],
        .SIMDWidth = value[CU_DEVICE_ATTRIBUTE_WARP_SIZE],
        .memPitch = value[CU_DEVICE_ATTRIBUTE_MAX_PITCH],
        .regsPerBlock = value[CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_BLOCK],
        .clockRate = value[CU_DEVICE_ATTRIBUTE_CLOCK_RATE],
        .textureAlign = value[CU_DEVICE_ATTRIBUTE_TEXTURE_ALIGNMENT],
    };
    return CUDA_SUCCESS;
}

CUresult cuDeviceComputeCapability(int *major, int *minor, CUdevice dev)
{
    const gtap_device_facts *facts;
    CUresult status = major == NULL || minor == NULL ? CUDA_ERROR_INVALID_VALUE : facts_of(dev, &facts);
    if (status == CUDA_SUCCESS) {
        *major = facts->compute_major;
        *minor = facts->compute_minor;
    }
    return status;
}

typedef struct pci_place {
    unsigned domain, bus, device, function;
} pci_place;

/* "domain:bus:device.function", the last or the first part may be missing; hexadecimal. */
static int parse_pci(const char *text, pci_place *place)
{
    char rest;
    *place = (pci_place){0};
    int found = sscanf(text, "%x:%x:%x.%x%c", &place->domain, &place->bus, &place->device, &place->function, &rest);
    if (found == 3 || found == 4)
        return 0;
    *place = (pci_place){0};
    found = sscanf(text, "%x:%x.%x%c", &place->bus, &place->device, &place->function, &rest);
    return found == 2 || found == 3 ? 0 : -1;
}

CUresult cuDeviceGetByPCIBusId(CUdevice *dev, const char *pciBusId)
{
    pci_place wanted, here;
    if (dev == NULL || pciBusId == NULL || parse_pci(pciBusId, &wanted) != 0)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    for (int device = 0; device < atomic_load(&driver_of_process()->devices); device++) {
        const gtap_device_facts *facts = gtap_device(device);
        if (facts != NULL && parse_pci(facts->pci_bus_id, &here) == 0 && memcmp(&wanted, &here, sizeof here) == 0) {
            *dev = device;
            return CUDA_SUCCESS;
        }
    }
    return CUDA_ERROR_INVALID_DEVICE;
}

CUresult cuDeviceGetPCIBusId(char *pciBusId, int len, CUdevice dev)
{
    const gtap_device_facts *facts;
    CUresult status = pciBusId == NULL || len <= 0 ? CUDA_ERROR_INVALID_VALUE : facts_of(dev, &facts);
    if (status != CUDA_SUCCESS)
        return status;
    if (strlen(facts->pci_bus_id) >= (size_t)len)
        return CUDA_ERROR_INVALID_VALUE;
    strcpy(pciBusId, facts->pci_bus_id);
    return CUDA_SUCCESS;
}

CUresult cuDeviceGetExecAffinitySupport(int *pi, CUexecAffinityType type, CUdevice dev)
{
    const gtap_device_facts *facts;
    CUresult status = pi == NULL || type != 0 ? CUDA_ERROR_INVALID_VALUE : facts_of(dev, &facts);
    if (status == CUDA_SUCCESS)
        *pi = 0;
    return status;
}
