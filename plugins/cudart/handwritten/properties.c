/* Device properties: each field is an attribute of the driver, but for name, identity and memory. */
#include <string.h>

#include "cudart.h"
#include "properties.h"

#define AT(field) offsetof(struct cudaDeviceProp, field), sizeof(((struct cudaDeviceProp *)0)->field)

static const struct property {
    int32_t attribute;
    size_t offset, size;
} properties[] = {
    {1, AT(maxThreadsPerBlock)},
    {2, AT(maxThreadsDim[0])},
    {3, AT(maxThreadsDim[1])},
    {4, AT(maxThreadsDim[2])},
    {5, AT(maxGridSize[0])},
    {6, AT(maxGridSize[1])},
    {7, AT(maxGridSize[2])},
    {8, AT(sharedMemPerBlock)},
    {9, AT(totalConstMem)},
    {10, AT(warpSize)},
    {11, AT(memPitch)},
    {12, AT(regsPerBlock)},
    {14, AT(textureAlignment)},
    {16, AT(multiProcessorCount)},
    {18, AT(integrated)},
    {19, AT(canMapHostMemory)},
    {21, AT(maxTexture1D)},
    {22, AT(maxTexture2D[0])},
    {23, AT(maxTexture2D[1])},
    {24, AT(maxTexture3D[0])},
    {25, AT(maxTexture3D[1])},
    {26, AT(maxTexture3D[2])},
    {27, AT(maxTexture2DLayered[0])},
    {28, AT(maxTexture2DLayered[1])},
    {29, AT(maxTexture2DLayered[2])},
    {30, AT(surfaceAlignment)},
    {31, AT(concurrentKernels)},
    {32, AT(ECCEnabled)},
    {33, AT(pciBusID)},
    {34, AT(pciDeviceID)},
    {35, AT(tccDriver)},
    {37, AT(memoryBusWidth)},
    {38, AT(l2CacheSize)},
    {39, AT(maxThreadsPerMultiProcessor)},
    {40, AT(asyncEngineCount)},
    {41, AT(unifiedAddressing)},
    {42, AT(maxTexture1DLayered[0])},
    {43, AT(maxTexture1DLayered[1])},
    {45, AT(maxTexture2DGather[0])},
    {46, AT(maxTexture2DGather[1])},
    {47, AT(maxTexture3DAlt[0])},
    {48, AT(maxTexture3DAlt[1])},
    {49, AT(maxTexture3DAlt[2])},
    {50, AT(pciDomainID)},
    {51, AT(texturePitchAlignment)},
    {52, AT(maxTextureCubemap)},
    {53, AT(maxTextureCubemapLayered[0])},
    {54, AT(maxTextureCubemapLayered[1])},
    {55, AT(maxSurface1D)},
    {56, AT(maxSurface2D[0])},
    {57, AT(maxSurface2D[1])},
    {58, AT(maxSurface3D[0])},
    {59, AT(maxSurface3D[1])},
    {60, AT(maxSurface3D[2])},
    {61, AT(maxSurface1DLayered[0])},
    {62, AT(maxSurface1DLayered[1])},
    {63, AT(maxSurface2DLayered[0])},
    {64, AT(maxSurface2DLayered[1])},
    {65, AT(maxSurface2DLayered[2])},
    {66, AT(maxSurfaceCubemap)},
    {67, AT(maxSurfaceCubemapLayered[0])},
    {68, AT(maxSurfaceCubemapLayered[1])},
    {70, AT(maxTexture2DLinear[0])},
    {71, AT(maxTexture2DLinear[1])},
    {72, AT(maxTexture2DLinear[2])},
    {73, AT(maxTexture2DMipmap[0])},
    {74, AT(maxTexture2DMipmap[1])},
    {75, AT(major)},
    {76, AT(minor)},
    {77, AT(maxTexture1DMipmap)},
    {78, AT(streamPrioritiesSupported)},
    {79, AT(globalL1CacheSupported)},
    {80, AT(localL1CacheSupported)},
    {81, AT(sharedMemPerMultiprocessor)},
    {82, AT(regsPerMultiprocessor)},
    {83, AT(managedMemory)},
    {84, AT(isMultiGpuBoard)},
    {85, AT(multiGpuBoardGroupID)},
    {86, AT(hostNativeAtomicSupported)},
    {88, AT(pageableMemoryAccess)},
    {89, AT(concurrentManagedAccess)},
    {90, AT(computePreemptionSupported)},
    {91, AT(canUseHostPointerForRegisteredMem)},
    {95, AT(cooperativeLaunch)},
    {97, AT(sharedMemPerBlockOptin)},
    {99, AT(hostRegisterSupported)},
    {100, AT(pageableMemoryAccessUsesHostPageTables)},
    {101, AT(directManagedMemAccessFromHost)},
    {106, AT(maxBlocksPerMultiProcessor)},
    {108, AT(persistingL2CacheMaxSize)},
    {109, AT(accessPolicyMaxWindowSize)},
    {111, AT(reservedSharedMemPerBlock)},
    {112, AT(sparseCudaArraySupported)},
    {113, AT(hostRegisterReadOnlySupported)},
    {114, AT(timelineSemaphoreInteropSupported)},
    {115, AT(memoryPoolsSupported)},
    {116, AT(gpuDirectRDMASupported)},
    {117, AT(gpuDirectRDMAFlushWritesOptions)},
    {118, AT(gpuDirectRDMAWritesOrdering)},
    {119, AT(memoryPoolSupportedHandleTypes)},
    {120, AT(clusterLaunch)},
    {121, AT(deferredMappingCudaArraySupported)},
    {125, AT(ipcEventSupported)},
    {129, AT(unifiedFunctionPointers)},
#if GTAP_MAJOR == 12
    {13, AT(clockRate)},
    {15, AT(deviceOverlap)},
    {17, AT(kernelExecTimeoutEnabled)},
    {20, AT(computeMode)},
    {36, AT(memoryClockRate)},
    {69, AT(maxTexture1DLinear)},
    {87, AT(singleToDoublePrecisionPerfRatio)},
    {96, AT(cooperativeMultiDeviceLaunch)},
#else
    {130, AT(deviceNumaConfig)},
    {131, AT(deviceNumaId)},
    {133, AT(mpsEnabled)},
    {134, AT(hostNumaId)},
    {139, AT(gpuPciDeviceID)},
    {140, AT(gpuPciSubsystemID)},
    {143, AT(hostNumaMultinodeIpcSupported)},
#endif
};

static int32_t fill(struct cudaDeviceProp *result, int device)
{
    int32_t status = result == NULL ? (int32_t)cudaErrorInvalidValue : cudart_check_device(device);
    if (status != 0)
        return status;
    memset(result, 0, sizeof *result);
    for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++) {
        char *place = (char *)result + properties[i].offset;
        int value = 0;
        if (cuDeviceGetAttribute(&value, properties[i].attribute, device) != 0)
            continue; /* a number that the server's driver does not know: the property is 0 */
        if (properties[i].size == sizeof(size_t))
            *(size_t *)place = (size_t)value;
        else
            *(int *)place = value;
    }
    cuDeviceGetLuid(result->luid, &result->luidDeviceNodeMask, device);
    status = cuDeviceGetName(result->name, sizeof result->name, device);
    if (status == 0)
        status = cuDeviceGetUuid_v2((CUuuid *)result->uuid, device);
    return status != 0 ? status : cuDeviceTotalMem_v2(&result->totalGlobalMem, device);
}

#if GTAP_MAJOR == 12
GTAP_EXPORT cudaError_t cudaGetDeviceProperties_v2(struct cudaDeviceProp *result, int device)
{
    return cudart_leave(fill(result, device));
}

/* The name without a number takes CUDA 11's structure, which ends before hostRegisterSupported. */
GTAP_EXPORT cudaError_t cudaGetDeviceProperties(struct cudaDeviceProp *result, int device)
{
    struct cudaDeviceProp whole;
    int32_t status = result == NULL ? (int32_t)cudaErrorInvalidValue : fill(&whole, device);
    if (status == 0)
        memcpy(result, &whole, offsetof(struct cudaDeviceProp, hostRegisterSupported));
    return cudart_leave(status);
}
#else
GTAP_EXPORT cudaError_t cudaGetDeviceProperties(struct cudaDeviceProp *result, int device)
{
    return cudart_leave(fill(result, device));
}
#endif

/* Devices are compared by what programs ask for here: compute capability and memory. */
static int suits(const struct cudaDeviceProp *wanted, const struct cudaDeviceProp *have)
{
    int newer = have->major > wanted->major || (have->major == wanted->major && have->minor >= wanted->minor);
    return newer && have->totalGlobalMem >= wanted->totalGlobalMem;
}

static int32_t choose(int *device, const struct cudaDeviceProp *wanted)
{
    int count = 0;
    int32_t status = device == NULL || wanted == NULL ? (int32_t)cudaErrorInvalidValue : cudart_check_device(0);
    if (status == 0)
        status = cuDeviceGetCount(&count);
    if (status == 0)
        *device = 0;
    for (int i = 0; status == 0 && i < count; i++) {
        struct cudaDeviceProp have;
        status = fill(&have, i);
        if (status == 0 && suits(wanted, &have)) {
            *device = i;
            break;
        }
    }
    return status;
}

GTAP_EXPORT cudaError_t cudaChooseDevice(int *device, const struct cudaDeviceProp *wanted)
{
    return cudart_leave(choose(device, wanted));
}
