/* Generated from the spec of nvml (gtap-plugin-nvml), hash b920e47071d5c928. Do not edit. */
#include "nvml_wire.h"

static const uint64_t golden[3] = {
    UINT64_C(0x5e2e1db0d9694b82),
    UINT64_C(0x5e0112c7aa29f481),
    UINT64_C(0xfb87ed294c36ce87),
};

static const char *const names[3] = {
    [0] = NULL,
    [1] = "gtapNvmlSample",
    [2] = "gtapNvmlRead",
};

const gtap_library nvml_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 0,
    .ordinals = 2,
    .golden = golden,
    .names = names,
    .name = "nvml",
    .soname = "libnvidia-ml.so.1",
    .package = "gtap-plugin-nvml",
    .statuses = {.not_supported = 3, .not_initialized = 9,
                 .invalid_handle = 2, .invalid_value = 2,
                 .out_of_memory = 20},
};

__attribute__((constructor)) static void nvml_announce(void)
{
    gtap_announce(&nvml_wire_library);
}

GTAP_EXPORT int nvmlDeviceGetCount(void *a0)
{
    return NVML_ANSWER("nvmlDeviceGetCount", "!*4", local_nvmlDeviceGetCount(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceGetCount_v2(void *a0)
{
    return NVML_ANSWER("nvmlDeviceGetCount_v2", "!*4", local_nvmlDeviceGetCount_v2(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceGetHandleByIndex(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetHandleByIndex", "!uh", local_nvmlDeviceGetHandleByIndex(a0, a1), a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetHandleByIndex_v2(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetHandleByIndex_v2", "!uh", local_nvmlDeviceGetHandleByIndex_v2(a0, a1), a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetHandleByPciBusId(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetHandleByPciBusId", "!zh", local_nvmlDeviceGetHandleByPciBusId(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetHandleByPciBusId_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetHandleByPciBusId_v2", "!zh", local_nvmlDeviceGetHandleByPciBusId_v2(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetHandleBySerial(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetHandleBySerial", "!zh", local_nvmlDeviceGetHandleBySerial(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetHandleByUUID(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetHandleByUUID", "!zh", local_nvmlDeviceGetHandleByUUID(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetHandleByUUIDV(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetHandleByUUIDV", "!v52h", local_nvmlDeviceGetHandleByUUIDV(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetName(void *a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceGetName", "!dsu", local_nvmlDeviceGetName(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlDeviceGetUUID(void *a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceGetUUID", "!dsu", local_nvmlDeviceGetUUID(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlDeviceGetIndex(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetIndex", "!d*4", local_nvmlDeviceGetIndex(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPciInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPciInfo", "!d*32", local_nvmlDeviceGetPciInfo(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPciInfo_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPciInfo_v2", "!d*52", local_nvmlDeviceGetPciInfo_v2(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPciInfo_v3(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPciInfo_v3", "!d*68", local_nvmlDeviceGetPciInfo_v3(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPciInfoExt(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPciInfoExt", "dv64", local_nvmlDeviceGetPciInfoExt(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetCudaComputeCapability(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetCudaComputeCapability", "!d*4*4", local_nvmlDeviceGetCudaComputeCapability(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMinorNumber(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetMinorNumber", "!d*4", local_nvmlDeviceGetMinorNumber(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetSerial(void *a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceGetSerial", "dsu", local_nvmlDeviceGetSerial(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlDeviceGetBoardId(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetBoardId", "d*4", local_nvmlDeviceGetBoardId(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetBoardPartNumber(void *a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceGetBoardPartNumber", "dsu", local_nvmlDeviceGetBoardPartNumber(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlDeviceGetBrand(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetBrand", "d*4", local_nvmlDeviceGetBrand(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetArchitecture(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetArchitecture", "d*4", local_nvmlDeviceGetArchitecture(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetBusType(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetBusType", "d*4", local_nvmlDeviceGetBusType(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetIrqNum(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetIrqNum", "d*4", local_nvmlDeviceGetIrqNum(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetModuleId(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetModuleId", "d*4", local_nvmlDeviceGetModuleId(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetMultiGpuBoard(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetMultiGpuBoard", "d*4", local_nvmlDeviceGetMultiGpuBoard(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetNumGpuCores(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetNumGpuCores", "d*4", local_nvmlDeviceGetNumGpuCores(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetMemoryBusWidth(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetMemoryBusWidth", "d*4", local_nvmlDeviceGetMemoryBusWidth(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetVbiosVersion(void *a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceGetVbiosVersion", "dsu", local_nvmlDeviceGetVbiosVersion(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlDeviceGetInforomImageVersion(void *a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceGetInforomImageVersion", "dsu", local_nvmlDeviceGetInforomImageVersion(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlDeviceGetInforomVersion(void *a0, unsigned int a1, void *a2, unsigned int a3)
{
    return NVML_ANSWER("nvmlDeviceGetInforomVersion", "dusu", local_nvmlDeviceGetInforomVersion(a0, a1, a2, a3), (uintptr_t)a0, a1, (uintptr_t)a2, a3);
}

GTAP_EXPORT int nvmlDeviceGetInforomConfigurationChecksum(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetInforomConfigurationChecksum", "d*4", local_nvmlDeviceGetInforomConfigurationChecksum(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceValidateInforom(void *a0)
{
    return NVML_ANSWER("nvmlDeviceValidateInforom", "d", local_nvmlDeviceValidateInforom(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceGetGspFirmwareMode(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetGspFirmwareMode", "d*4*4", local_nvmlDeviceGetGspFirmwareMode(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetGspFirmwareVersion(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGspFirmwareVersion", "d*80", local_nvmlDeviceGetGspFirmwareVersion(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetCapabilities(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetCapabilities", "dv8", local_nvmlDeviceGetCapabilities(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetAddressingMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetAddressingMode", "dv8", local_nvmlDeviceGetAddressingMode(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceIsMigDeviceHandle(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceIsMigDeviceHandle", "!d*4", local_nvmlDeviceIsMigDeviceHandle(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetMaxMigDeviceCount(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetMaxMigDeviceCount", "d*4", local_nvmlDeviceGetMaxMigDeviceCount(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetVirtualizationMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetVirtualizationMode", "d*4", local_nvmlDeviceGetVirtualizationMode(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceOnSameBoard(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceOnSameBoard", "!dd*4", local_nvmlDeviceOnSameBoard(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetP2PStatus(void *a0, void *a1, unsigned int a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetP2PStatus", "!ddu*4", local_nvmlDeviceGetP2PStatus(a0, a1, a2, a3), (uintptr_t)a0, (uintptr_t)a1, a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetTopologyCommonAncestor(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetTopologyCommonAncestor", "!dd*4", local_nvmlDeviceGetTopologyCommonAncestor(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetTopologyNearestGpus(void *a0, unsigned int a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetTopologyNearestGpus", "!ducH", local_nvmlDeviceGetTopologyNearestGpus(a0, a1, a2, a3), (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetCpuAffinity(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetCpuAffinity", "!duA8", local_nvmlDeviceGetCpuAffinity(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetCpuAffinityWithinScope(void *a0, unsigned int a1, void *a2, unsigned int a3)
{
    return NVML_ANSWER("nvmlDeviceGetCpuAffinityWithinScope", "!duA8u", local_nvmlDeviceGetCpuAffinityWithinScope(a0, a1, a2, a3), (uintptr_t)a0, a1, (uintptr_t)a2, a3);
}

GTAP_EXPORT int nvmlDeviceGetMemoryAffinity(void *a0, unsigned int a1, void *a2, unsigned int a3)
{
    return NVML_ANSWER("nvmlDeviceGetMemoryAffinity", "!duA8u", local_nvmlDeviceGetMemoryAffinity(a0, a1, a2, a3), (uintptr_t)a0, a1, (uintptr_t)a2, a3);
}

GTAP_EXPORT int nvmlDeviceGetComputeMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetComputeMode", "d*4", local_nvmlDeviceGetComputeMode(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPersistenceMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPersistenceMode", "d*4", local_nvmlDeviceGetPersistenceMode(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetDisplayActive(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetDisplayActive", "d*4", local_nvmlDeviceGetDisplayActive(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetDisplayMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetDisplayMode", "d*4", local_nvmlDeviceGetDisplayMode(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetAPIRestriction(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetAPIRestriction", "du*4", local_nvmlDeviceGetAPIRestriction(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetNumaNodeId(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetNumaNodeId", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetHostname_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetHostname_v1", "d*64", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPdi(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPdi", "dv16", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPlatformInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPlatformInfo", "dv44", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetAttributes(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetAttributes", "d*40", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetAttributes_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetAttributes_v2", "d*40", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetBridgeChipInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetBridgeChipInfo", "d*1028", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetC2cModeInfoV(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetC2cModeInfoV", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetDriverModel(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetDriverModel", "d*4*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetDriverModel_v2(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetDriverModel_v2", "d*4*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetGpuOperationMode(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetGpuOperationMode", "d*4*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetGpuUptime_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGpuUptime_v1", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetLastBBXFlushTime(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetLastBBXFlushTime", "d*8*8", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetBBXTimeData_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetBBXTimeData_v1", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPowerMizerMode_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPowerMizerMode_v1", "d*12", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPgpuMetadataString(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetPgpuMetadataString", "!dx*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMemoryInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetMemoryInfo", "d*24", local_nvmlDeviceGetMemoryInfo(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetMemoryInfo_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetMemoryInfo_v2", "dv40", local_nvmlDeviceGetMemoryInfo_v2(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetBAR1MemoryInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetBAR1MemoryInfo", "d*24", local_nvmlDeviceGetBAR1MemoryInfo(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetEccMode(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetEccMode", "d*4*4", local_nvmlDeviceGetEccMode(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetDefaultEccMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetDefaultEccMode", "d*4", local_nvmlDeviceGetDefaultEccMode(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetTotalEccErrors(void *a0, unsigned int a1, unsigned int a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetTotalEccErrors", "duu*8", local_nvmlDeviceGetTotalEccErrors(a0, a1, a2, a3), (uintptr_t)a0, a1, a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetDetailedEccErrors(void *a0, unsigned int a1, unsigned int a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetDetailedEccErrors", "duu*32", local_nvmlDeviceGetDetailedEccErrors(a0, a1, a2, a3), (uintptr_t)a0, a1, a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetMemoryErrorCounter(void *a0, unsigned int a1, unsigned int a2, unsigned int a3, void *a4)
{
    return NVML_ANSWER("nvmlDeviceGetMemoryErrorCounter", "duuu*8", local_nvmlDeviceGetMemoryErrorCounter(a0, a1, a2, a3, a4), (uintptr_t)a0, a1, a2, a3, (uintptr_t)a4);
}

GTAP_EXPORT int nvmlDeviceGetRetiredPages(void *a0, unsigned int a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetRetiredPages", "duc[8", local_nvmlDeviceGetRetiredPages(a0, a1, a2, a3), (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetRetiredPages_v2(void *a0, unsigned int a1, void *a2, void *a3, void *a4)
{
    return NVML_ANSWER("nvmlDeviceGetRetiredPages_v2", "duc[8[8", local_nvmlDeviceGetRetiredPages_v2(a0, a1, a2, a3, a4), (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3, (uintptr_t)a4);
}

GTAP_EXPORT int nvmlDeviceGetRetiredPagesPendingStatus(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetRetiredPagesPendingStatus", "d*4", local_nvmlDeviceGetRetiredPagesPendingStatus(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetMemoryLimits_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetMemoryLimits_v1", "d*32", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetRemappedRows(void *a0, void *a1, void *a2, void *a3, void *a4)
{
    return NVML_ANSWER("nvmlDeviceGetRemappedRows", "d*4*4*4*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2, (uintptr_t)a3, (uintptr_t)a4);
}

GTAP_EXPORT int nvmlDeviceGetRemappedRows_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetRemappedRows_v2", "d*24", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetRowRemapperHistogram(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetRowRemapperHistogram", "d*20", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetBankRemapperStatus_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetBankRemapperStatus_v1", "d*20", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetUnrepairableMemoryFlag_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetUnrepairableMemoryFlag_v1", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetRepairStatus(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetRepairStatus", "dv12", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetSramEccErrorStatus(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetSramEccErrorStatus", "dv104", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetSramUniqueUncorrectedEccErrorCounts(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetSramUniqueUncorrectedEccErrorCounts", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetDramEncryptionMode(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetDramEncryptionMode", "dv8v8", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetComputeRunningProcesses(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetComputeRunningProcesses", "!dc[16", local_nvmlDeviceGetComputeRunningProcesses(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetComputeRunningProcesses_v2(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetComputeRunningProcesses_v2", "!dc[24", local_nvmlDeviceGetComputeRunningProcesses_v2(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetComputeRunningProcesses_v3(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetComputeRunningProcesses_v3", "!dc[24", local_nvmlDeviceGetComputeRunningProcesses_v3(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetGraphicsRunningProcesses(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetGraphicsRunningProcesses", "!dc[16", local_nvmlDeviceGetGraphicsRunningProcesses(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetGraphicsRunningProcesses_v2(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetGraphicsRunningProcesses_v2", "!dc[24", local_nvmlDeviceGetGraphicsRunningProcesses_v2(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetGraphicsRunningProcesses_v3(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetGraphicsRunningProcesses_v3", "!dc[24", local_nvmlDeviceGetGraphicsRunningProcesses_v3(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMPSComputeRunningProcesses(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetMPSComputeRunningProcesses", "!dc[16", local_nvmlDeviceGetMPSComputeRunningProcesses(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMPSComputeRunningProcesses_v2(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetMPSComputeRunningProcesses_v2", "!dc[24", local_nvmlDeviceGetMPSComputeRunningProcesses_v2(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMPSComputeRunningProcesses_v3(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetMPSComputeRunningProcesses_v3", "!dc[24", local_nvmlDeviceGetMPSComputeRunningProcesses_v3(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetRunningProcessDetailList(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetRunningProcessDetailList", "!dv24", local_nvmlDeviceGetRunningProcessDetailList(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetProcessUtilization(void *a0, void *a1, void *a2, unsigned long long a3)
{
    return NVML_ANSWER("nvmlDeviceGetProcessUtilization", "!d[32cU", local_nvmlDeviceGetProcessUtilization(a0, a1, a2, a3), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2, a3);
}

GTAP_EXPORT int nvmlDeviceGetProcessesUtilizationInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetProcessesUtilizationInfo", "!dv24", local_nvmlDeviceGetProcessesUtilizationInfo(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetUtilizationRates(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetUtilizationRates", "d*8", local_nvmlDeviceGetUtilizationRates(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetSamples(void *a0, unsigned int a1, unsigned long long a2, void *a3, void *a4, void *a5)
{
    return NVML_ANSWER("nvmlDeviceGetSamples", "duU*4c[16", local_nvmlDeviceGetSamples(a0, a1, a2, a3, a4, a5), (uintptr_t)a0, a1, a2, (uintptr_t)a3, (uintptr_t)a4, (uintptr_t)a5);
}

GTAP_EXPORT int nvmlDeviceGetDynamicPstatesInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetDynamicPstatesInfo", "d*132", local_nvmlDeviceGetDynamicPstatesInfo(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetDecoderUtilization(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetDecoderUtilization", "d*4*4", local_nvmlDeviceGetDecoderUtilization(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetEncoderUtilization(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetEncoderUtilization", "d*4*4", local_nvmlDeviceGetEncoderUtilization(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetJpgUtilization(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetJpgUtilization", "d*4*4", local_nvmlDeviceGetJpgUtilization(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetOfaUtilization(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetOfaUtilization", "d*4*4", local_nvmlDeviceGetOfaUtilization(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetEncoderCapacity(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetEncoderCapacity", "du*4", local_nvmlDeviceGetEncoderCapacity(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetEncoderSessions(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetEncoderSessions", "!dc[32", local_nvmlDeviceGetEncoderSessions(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetEncoderStats(void *a0, void *a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetEncoderStats", "!d*4*4*4", local_nvmlDeviceGetEncoderStats(a0, a1, a2, a3), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetFBCSessions(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetFBCSessions", "!dc[48", local_nvmlDeviceGetFBCSessions(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetFBCStats(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetFBCStats", "!d*12", local_nvmlDeviceGetFBCStats(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetAccountingMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetAccountingMode", "!d*4", local_nvmlDeviceGetAccountingMode(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetAccountingBufferSize(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetAccountingBufferSize", "!d*4", local_nvmlDeviceGetAccountingBufferSize(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetAccountingPids(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetAccountingPids", "!dc[4", local_nvmlDeviceGetAccountingPids(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetAccountingStats(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetAccountingStats", "!du*56", local_nvmlDeviceGetAccountingStats(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetAccountingStats_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetAccountingStats_v2", "!d*64", local_nvmlDeviceGetAccountingStats_v2(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetFieldValues(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetFieldValues", "duA40", local_nvmlDeviceGetFieldValues(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetTemperature(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetTemperature", "du*4", local_nvmlDeviceGetTemperature(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetTemperatureV(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetTemperatureV", "dv12", local_nvmlDeviceGetTemperatureV(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetTemperatureThreshold(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetTemperatureThreshold", "du*4", local_nvmlDeviceGetTemperatureThreshold(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetThermalSettings(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetThermalSettings", "du*64", local_nvmlDeviceGetThermalSettings(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetPowerUsage(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPowerUsage", "d*4", local_nvmlDeviceGetPowerUsage(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetTotalEnergyConsumption(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetTotalEnergyConsumption", "d*8", local_nvmlDeviceGetTotalEnergyConsumption(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPowerManagementMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPowerManagementMode", "d*4", local_nvmlDeviceGetPowerManagementMode(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPowerManagementLimit(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPowerManagementLimit", "d*4", local_nvmlDeviceGetPowerManagementLimit(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPowerManagementDefaultLimit(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPowerManagementDefaultLimit", "d*4", local_nvmlDeviceGetPowerManagementDefaultLimit(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPowerManagementLimitConstraints(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetPowerManagementLimitConstraints", "d*4*4", local_nvmlDeviceGetPowerManagementLimitConstraints(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetEnforcedPowerLimit(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetEnforcedPowerLimit", "d*4", local_nvmlDeviceGetEnforcedPowerLimit(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPowerSource(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPowerSource", "d*4", local_nvmlDeviceGetPowerSource(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPowerState(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPowerState", "d*4", local_nvmlDeviceGetPowerState(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPerformanceState(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPerformanceState", "d*4", local_nvmlDeviceGetPerformanceState(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPerformanceModes(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPerformanceModes", "dv2052", local_nvmlDeviceGetPerformanceModes(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetSupportedPerformanceStates(void *a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceGetSupportedPerformanceStates", "dsu", local_nvmlDeviceGetSupportedPerformanceStates(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlDeviceGetClock(void *a0, unsigned int a1, unsigned int a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetClock", "duu*4", local_nvmlDeviceGetClock(a0, a1, a2, a3), (uintptr_t)a0, a1, a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetClockInfo(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetClockInfo", "du*4", local_nvmlDeviceGetClockInfo(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMaxClockInfo(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetMaxClockInfo", "du*4", local_nvmlDeviceGetMaxClockInfo(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMaxCustomerBoostClock(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetMaxCustomerBoostClock", "du*4", local_nvmlDeviceGetMaxCustomerBoostClock(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetApplicationsClock(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetApplicationsClock", "du*4", local_nvmlDeviceGetApplicationsClock(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetDefaultApplicationsClock(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetDefaultApplicationsClock", "du*4", local_nvmlDeviceGetDefaultApplicationsClock(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMinMaxClockOfPState(void *a0, unsigned int a1, unsigned int a2, void *a3, void *a4)
{
    return NVML_ANSWER("nvmlDeviceGetMinMaxClockOfPState", "duu*4*4", local_nvmlDeviceGetMinMaxClockOfPState(a0, a1, a2, a3, a4), (uintptr_t)a0, a1, a2, (uintptr_t)a3, (uintptr_t)a4);
}

GTAP_EXPORT int nvmlDeviceGetCurrentClockFreqs(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetCurrentClockFreqs", "dv2052", local_nvmlDeviceGetCurrentClockFreqs(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetSupportedMemoryClocks(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetSupportedMemoryClocks", "dc[4", local_nvmlDeviceGetSupportedMemoryClocks(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetSupportedGraphicsClocks(void *a0, unsigned int a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetSupportedGraphicsClocks", "duc[4", local_nvmlDeviceGetSupportedGraphicsClocks(a0, a1, a2, a3), (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetAdaptiveClockInfoStatus(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetAdaptiveClockInfoStatus", "d*4", local_nvmlDeviceGetAdaptiveClockInfoStatus(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetCurrentClocksEventReasons(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetCurrentClocksEventReasons", "d*8", local_nvmlDeviceGetCurrentClocksEventReasons(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetCurrentClocksThrottleReasons(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetCurrentClocksThrottleReasons", "d*8", local_nvmlDeviceGetCurrentClocksThrottleReasons(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetSupportedClocksEventReasons(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetSupportedClocksEventReasons", "d*8", local_nvmlDeviceGetSupportedClocksEventReasons(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetSupportedClocksThrottleReasons(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetSupportedClocksThrottleReasons", "d*8", local_nvmlDeviceGetSupportedClocksThrottleReasons(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetViolationStatus(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetViolationStatus", "du*16", local_nvmlDeviceGetViolationStatus(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetCurrPcieLinkGeneration(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetCurrPcieLinkGeneration", "d*4", local_nvmlDeviceGetCurrPcieLinkGeneration(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetCurrPcieLinkWidth(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetCurrPcieLinkWidth", "d*4", local_nvmlDeviceGetCurrPcieLinkWidth(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetMaxPcieLinkGeneration(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetMaxPcieLinkGeneration", "d*4", local_nvmlDeviceGetMaxPcieLinkGeneration(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetMaxPcieLinkWidth(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetMaxPcieLinkWidth", "d*4", local_nvmlDeviceGetMaxPcieLinkWidth(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGpuMaxPcieLinkGeneration(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGpuMaxPcieLinkGeneration", "d*4", local_nvmlDeviceGetGpuMaxPcieLinkGeneration(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPcieLinkMaxSpeed(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPcieLinkMaxSpeed", "d*4", local_nvmlDeviceGetPcieLinkMaxSpeed(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPcieSpeed(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPcieSpeed", "d*4", local_nvmlDeviceGetPcieSpeed(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPcieReplayCounter(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetPcieReplayCounter", "d*4", local_nvmlDeviceGetPcieReplayCounter(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetPcieThroughput(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetPcieThroughput", "du*4", local_nvmlDeviceGetPcieThroughput(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMarginTemperature(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetMarginTemperature", "dv8", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetAutoBoostedClocksEnabled(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetAutoBoostedClocksEnabled", "d*4*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetClkMonStatus(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetClkMonStatus", "d*264", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetClockOffsets(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetClockOffsets", "dv24", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGpcClkVfOffset(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGpcClkVfOffset", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGpcClkMinMaxVfOffset(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetGpcClkMinMaxVfOffset", "d*4*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMemClkVfOffset(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetMemClkVfOffset", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetMemClkMinMaxVfOffset(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetMemClkMinMaxVfOffset", "d*4*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetAdaptiveTgpModeInfo_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetAdaptiveTgpModeInfo_v1", "d*20", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetCoolerInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetCoolerInfo", "dv16", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetFanControlPolicy_v2(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetFanControlPolicy_v2", "du*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetFanSpeed(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetFanSpeed", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetFanSpeedRPM(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetFanSpeedRPM", "dv12", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetFanSpeed_v2(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetFanSpeed_v2", "du*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMinMaxFanSpeed(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetMinMaxFanSpeed", "d*4*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetNumFans(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetNumFans", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetTargetFanSpeed(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetTargetFanSpeed", "du*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceWorkloadPowerProfileGetCurrentProfiles(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceWorkloadPowerProfileGetCurrentProfiles", "dv100", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceWorkloadPowerProfileGetProfilesInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceWorkloadPowerProfileGetProfilesInfo", "dv11256", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDevicePerfMetricsGetSamples_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDevicePerfMetricsGetSamples_v1", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceReadPRMCounters_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceReadPRMCounters_v1", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGpuFabricInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGpuFabricInfo", "d*28", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGpuFabricInfoV(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGpuFabricInfoV", "dv40", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGpuFabricInfo_v4(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGpuFabricInfo_v4", "d*548", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkCapability(void *a0, unsigned int a1, unsigned int a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkCapability", "duu*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkErrorCounter(void *a0, unsigned int a1, unsigned int a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkErrorCounter", "duu*8", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkInfo", "dv1612", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkInfo_v3(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkInfo_v3", "d*1612", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkRemoteDeviceType(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkRemoteDeviceType", "du*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkRemotePciInfo(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkRemotePciInfo", "!du*52", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkRemotePciInfo_v2(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkRemotePciInfo_v2", "du*68", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkState(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkState", "du*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkTelemetrySamples_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkTelemetrySamples_v1", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkUtilizationControl(void *a0, unsigned int a1, unsigned int a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkUtilizationControl", "duu*8", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkUtilizationCounter(void *a0, unsigned int a1, unsigned int a2, void *a3, void *a4)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkUtilizationCounter", "duu*8*8", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, a2, (uintptr_t)a3, (uintptr_t)a4);
}

GTAP_EXPORT int nvmlDeviceGetNvLinkVersion(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetNvLinkVersion", "du*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetNvlinkBwMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetNvlinkBwMode", "dv12", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetNvlinkNvlePrivateInfo_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetNvlinkNvlePrivateInfo_v1", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetNvlinkRemapTableInfo_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetNvlinkRemapTableInfo_v1", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetNvlinkSupportedBwModes(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetNvlinkSupportedBwModes", "dv28", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlSystemGetNvlinkBwMode(void *a0)
{
    return NVML_ANSWER("nvmlSystemGetNvlinkBwMode", "*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemGetDriverVersion(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlSystemGetDriverVersion", "su", local_nvmlSystemGetDriverVersion(a0, a1), (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlSystemGetDriverBranch(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlSystemGetDriverBranch", "v84u", local_nvmlSystemGetDriverBranch(a0, a1), (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlSystemGetNVMLVersion(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlSystemGetNVMLVersion", "su", local_nvmlSystemGetNVMLVersion(a0, a1), (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlSystemGetCudaDriverVersion(void *a0)
{
    return NVML_ANSWER("nvmlSystemGetCudaDriverVersion", "!*4", local_nvmlSystemGetCudaDriverVersion(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemGetCudaDriverVersion_v2(void *a0)
{
    return NVML_ANSWER("nvmlSystemGetCudaDriverVersion_v2", "!*4", local_nvmlSystemGetCudaDriverVersion_v2(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemGetProcessName(unsigned int a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlSystemGetProcessName", "!usu", local_nvmlSystemGetProcessName(a0, a1, a2), a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlSystemGetHicVersion(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlSystemGetHicVersion", "!c[36", local_nvmlSystemGetHicVersion(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlSystemGetTopologyGpuSet(unsigned int a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlSystemGetTopologyGpuSet", "!ucH", local_nvmlSystemGetTopologyGpuSet(a0, a1, a2), a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlGetExcludedDeviceCount(void *a0)
{
    return NVML_ANSWER("nvmlGetExcludedDeviceCount", "!*4", local_nvmlGetExcludedDeviceCount(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlGetExcludedDeviceInfoByIndex(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlGetExcludedDeviceInfoByIndex", "!u*148", NVML_ERROR_INVALID_ARGUMENT, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlUnitGetCount(void *a0)
{
    return NVML_ANSWER("nvmlUnitGetCount", "!*4", local_nvmlUnitGetCount(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlUnitGetHandleByIndex(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlUnitGetHandleByIndex", "!uh", NVML_ERROR_INVALID_ARGUMENT, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlUnitGetDevices(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlUnitGetDevices", "!xcH", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlUnitGetFanSpeedInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlUnitGetFanSpeedInfo", "!x*196", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlUnitGetLedState(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlUnitGetLedState", "!x*260", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlUnitGetPsuInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlUnitGetPsuInfo", "!x*268", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlUnitGetTemperature(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlUnitGetTemperature", "!xu*4", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlUnitGetUnitInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlUnitGetUnitInfo", "!x*384", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlEventSetCreate(void *a0)
{
    return NVML_ANSWER("nvmlEventSetCreate", "!h", local_nvmlEventSetCreate(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlEventSetFree(void *a0)
{
    return NVML_ANSWER("nvmlEventSetFree", "!x", local_nvmlEventSetFree(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlEventSetWait(void *a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlEventSetWait", "!x*24u", local_nvmlEventSetWait(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlEventSetWait_v2(void *a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlEventSetWait_v2", "!x*32u", local_nvmlEventSetWait_v2(a0, a1, a2), (uintptr_t)a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlEventSetWait_v3(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlEventSetWait_v3", "!x*224", local_nvmlEventSetWait_v3(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlEventSetGetContextCount_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlEventSetGetContextCount_v1", "!x*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlEventSetGetContextData_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlEventSetGetContextData_v1", "!x*16", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlEventSetGetContextInfo_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlEventSetGetContextInfo_v1", "!x*20", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlEventSetGetGpuOperationalEventContextLegacyXid_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlEventSetGetGpuOperationalEventContextLegacyXid_v1", "!x*8", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlEventSetRegisterGpuOperationalEvents_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlEventSetRegisterGpuOperationalEvents_v1", "!x*104", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceRegisterEvents(void *a0, unsigned long long a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceRegisterEvents", "!dUx", local_nvmlDeviceRegisterEvents(a0, a1, a2), (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetSupportedEventTypes(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetSupportedEventTypes", "!d*8", local_nvmlDeviceGetSupportedEventTypes(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlSystemEventSetCreate(void *a0)
{
    return NVML_ANSWER("nvmlSystemEventSetCreate", "!v16", local_nvmlSystemEventSetCreate(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemEventSetFree(void *a0)
{
    return NVML_ANSWER("nvmlSystemEventSetFree", "!v16", local_nvmlSystemEventSetFree(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemEventSetWait(void *a0)
{
    return NVML_ANSWER("nvmlSystemEventSetWait", "!v32", local_nvmlSystemEventSetWait(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemRegisterEvents(void *a0)
{
    return NVML_ANSWER("nvmlSystemRegisterEvents", "!v24", local_nvmlSystemRegisterEvents(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlGpmQueryDeviceSupport(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpmQueryDeviceSupport", "d*8", local_nvmlGpmQueryDeviceSupport(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpmSampleAlloc(void *a0)
{
    return NVML_ANSWER("nvmlGpmSampleAlloc", "!h", local_nvmlGpmSampleAlloc(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlGpmSampleFree(void *a0)
{
    return NVML_ANSWER("nvmlGpmSampleFree", "!x", local_nvmlGpmSampleFree(a0), (uintptr_t)a0);
}

GTAP_EXPORT int nvmlGpmSampleGet(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpmSampleGet", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpmMigSampleGet(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlGpmMigSampleGet", "!dux", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlGpmMetricsGet(void *a0)
{
    return NVML_ANSWER("nvmlGpmMetricsGet", "!x", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlGpmQueryIfStreamingEnabled(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpmQueryIfStreamingEnabled", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlSystemGetCPER_v1(void *a0)
{
    return NVML_ANSWER("nvmlSystemGetCPER_v1", "!x", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemGetConfComputeCapabilities(void *a0)
{
    return NVML_ANSWER("nvmlSystemGetConfComputeCapabilities", "*8", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemGetConfComputeGpusReadyState(void *a0)
{
    return NVML_ANSWER("nvmlSystemGetConfComputeGpusReadyState", "*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemGetConfComputeKeyRotationThresholdInfo(void *a0)
{
    return NVML_ANSWER("nvmlSystemGetConfComputeKeyRotationThresholdInfo", "v16", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemGetConfComputeSettings(void *a0)
{
    return NVML_ANSWER("nvmlSystemGetConfComputeSettings", "v20", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemGetConfComputeSettings_v2(void *a0)
{
    return NVML_ANSWER("nvmlSystemGetConfComputeSettings_v2", "v24", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemGetConfComputeState(void *a0)
{
    return NVML_ANSWER("nvmlSystemGetConfComputeState", "*12", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceGetConfComputeGpuAttestationReport(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetConfComputeGpuAttestationReport", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetConfComputeGpuCertificate(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetConfComputeGpuCertificate", "d*9224", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetConfComputeMemSizeInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetConfComputeMemSizeInfo", "d*16", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetConfComputeProtectedMemoryUsage(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetConfComputeProtectedMemoryUsage", "d*24", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceQueryDrainState(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceQueryDrainState", "!*68*4", local_nvmlDeviceQueryDrainState(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetMigMode(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetMigMode", "d*4*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetMigDeviceHandleByIndex(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetMigDeviceHandleByIndex", "!duh", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetDeviceHandleFromMigDeviceHandle(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetDeviceHandleFromMigDeviceHandle", "!dh", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGpuInstanceId(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGpuInstanceId", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetComputeInstanceId(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetComputeInstanceId", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGpuInstanceById(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetGpuInstanceById", "!duh", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetGpuInstancePossiblePlacements(void *a0, unsigned int a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetGpuInstancePossiblePlacements", "!dux*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetGpuInstancePossiblePlacements_v2(void *a0, unsigned int a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetGpuInstancePossiblePlacements_v2", "!dux*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetGpuInstanceProfileInfo(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetGpuInstanceProfileInfo", "du*48", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetGpuInstanceProfileInfoByIdV(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetGpuInstanceProfileInfoByIdV", "duv152", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetGpuInstanceProfileInfoV(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetGpuInstanceProfileInfoV", "duv152", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetGpuInstanceRemainingCapacity(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetGpuInstanceRemainingCapacity", "du*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetGpuInstances(void *a0, unsigned int a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetGpuInstances", "!dux*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlComputeInstanceGetInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlComputeInstanceGetInfo", "!x*20", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlComputeInstanceGetInfo_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlComputeInstanceGetInfo_v2", "!x*32", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpuInstanceGetActiveVgpus(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceGetActiveVgpus", "!xv16", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpuInstanceGetComputeInstanceById(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlGpuInstanceGetComputeInstanceById", "!xuh", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlGpuInstanceGetComputeInstancePossiblePlacements(void *a0, unsigned int a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlGpuInstanceGetComputeInstancePossiblePlacements", "!xux*4", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlGpuInstanceGetComputeInstanceProfileInfo(void *a0, unsigned int a1, unsigned int a2, void *a3)
{
    return NVML_ANSWER("nvmlGpuInstanceGetComputeInstanceProfileInfo", "!xuu*36", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, a1, a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlGpuInstanceGetComputeInstanceProfileInfoV(void *a0, unsigned int a1, unsigned int a2, void *a3)
{
    return NVML_ANSWER("nvmlGpuInstanceGetComputeInstanceProfileInfoV", "!xuuv136", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, a1, a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlGpuInstanceGetComputeInstanceRemainingCapacity(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlGpuInstanceGetComputeInstanceRemainingCapacity", "!xu*4", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlGpuInstanceGetComputeInstances(void *a0, unsigned int a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlGpuInstanceGetComputeInstances", "!xux*4", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlGpuInstanceGetCreatableVgpus(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceGetCreatableVgpus", "!xv16", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpuInstanceGetInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceGetInfo", "!x*24", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpuInstanceGetVgpuHeterogeneousMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceGetVgpuHeterogeneousMode", "!xv8", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpuInstanceGetVgpuSchedulerLog(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceGetVgpuSchedulerLog", "!xx", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpuInstanceGetVgpuSchedulerLog_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceGetVgpuSchedulerLog_v2", "!xx", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpuInstanceGetVgpuSchedulerState(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceGetVgpuSchedulerState", "!xv24", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpuInstanceGetVgpuSchedulerState_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceGetVgpuSchedulerState_v2", "!x*16", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpuInstanceGetVgpuTypeCreatablePlacements(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceGetVgpuTypeCreatablePlacements", "!xx", NVML_ERROR_INVALID_ARGUMENT, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGridLicensableFeatures(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGridLicensableFeatures", "!d*8", local_nvmlDeviceGetGridLicensableFeatures(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGridLicensableFeatures_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGridLicensableFeatures_v2", "!d*8", local_nvmlDeviceGetGridLicensableFeatures_v2(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGridLicensableFeatures_v3(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGridLicensableFeatures_v3", "!d*8", local_nvmlDeviceGetGridLicensableFeatures_v3(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetGridLicensableFeatures_v4(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetGridLicensableFeatures_v4", "d*860", local_nvmlDeviceGetGridLicensableFeatures_v4(a0, a1), (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetHostVgpuMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetHostVgpuMode", "d*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetActiveVgpus(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetActiveVgpus", "!dc[4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetCreatableVgpus(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetCreatableVgpus", "dc[4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetSupportedVgpus(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetSupportedVgpus", "dc[4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetVgpuCapabilities(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuCapabilities", "du*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetVgpuHeterogeneousMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuHeterogeneousMode", "dv8", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetVgpuInstancesUtilizationInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuInstancesUtilizationInfo", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetVgpuMetadata(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuMetadata", "!dx*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetVgpuProcessUtilization(void *a0, unsigned long long a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuProcessUtilization", "!dU*4x", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceGetVgpuProcessesUtilizationInfo(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuProcessesUtilizationInfo", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetVgpuSchedulerCapabilities(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuSchedulerCapabilities", "d*40", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetVgpuSchedulerLog(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuSchedulerLog", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetVgpuSchedulerLog_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuSchedulerLog_v2", "!dx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetVgpuSchedulerState(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuSchedulerState", "d*16", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetVgpuSchedulerState_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuSchedulerState_v2", "d*16", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceGetVgpuTypeCreatablePlacements(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuTypeCreatablePlacements", "!dux", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetVgpuTypeSupportedPlacements(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuTypeSupportedPlacements", "!dux", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceGetVgpuUtilization(void *a0, unsigned long long a1, void *a2, void *a3, void *a4)
{
    return NVML_ANSWER("nvmlDeviceGetVgpuUtilization", "!dU*4*4x", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3, (uintptr_t)a4);
}

GTAP_EXPORT int nvmlGetVgpuCompatibility(void *a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlGetVgpuCompatibility", "!xxx", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlGetVgpuDriverCapabilities(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlGetVgpuDriverCapabilities", "u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGetVgpuVersion(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGetVgpuVersion", "*8*8", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetAccountingMode(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetAccountingMode", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetAccountingPids(unsigned int a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetAccountingPids", "!uc[4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlVgpuInstanceGetAccountingStats(unsigned int a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetAccountingStats", "!uu*56", NVML_ERROR_NOT_SUPPORTED, a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlVgpuInstanceGetEccMode(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetEccMode", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetEncoderCapacity(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetEncoderCapacity", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetEncoderSessions(unsigned int a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetEncoderSessions", "!uc[32", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlVgpuInstanceGetEncoderStats(unsigned int a0, void *a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetEncoderStats", "!u*4*4*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlVgpuInstanceGetFBCSessions(unsigned int a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetFBCSessions", "!uc[48", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlVgpuInstanceGetFBCStats(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetFBCStats", "!u*12", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetFbUsage(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetFbUsage", "!u*8", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetFrameRateLimit(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetFrameRateLimit", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetGpuInstanceId(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetGpuInstanceId", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetGpuPciId(unsigned int a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetGpuPciId", "!ux*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlVgpuInstanceGetLicenseInfo(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetLicenseInfo", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetLicenseInfo_v2(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetLicenseInfo_v2", "!u*24", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetLicenseStatus(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetLicenseStatus", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetMdevUUID(unsigned int a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetMdevUUID", "!usu", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlVgpuInstanceGetMetadata(unsigned int a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetMetadata", "!ux*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlVgpuInstanceGetPlacementId(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetPlacementId", "!uv8", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetRuntimeStateSize(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetRuntimeStateSize", "!uv16", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetType(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetType", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuInstanceGetUUID(unsigned int a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetUUID", "!usu", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlVgpuInstanceGetVmDriverVersion(unsigned int a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetVmDriverVersion", "!usu", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlVgpuInstanceGetVmID(unsigned int a0, void *a1, unsigned int a2, void *a3)
{
    return NVML_ANSWER("nvmlVgpuInstanceGetVmID", "!usu*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlVgpuTypeGetBAR1Info(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuTypeGetBAR1Info", "!uv16", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuTypeGetCapabilities(unsigned int a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlVgpuTypeGetCapabilities", "!uu*4", NVML_ERROR_NOT_SUPPORTED, a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlVgpuTypeGetClass(unsigned int a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlVgpuTypeGetClass", "!ux*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlVgpuTypeGetDeviceID(unsigned int a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlVgpuTypeGetDeviceID", "!u*8*8", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlVgpuTypeGetFbReservation(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuTypeGetFbReservation", "!u*8", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuTypeGetFrameRateLimit(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuTypeGetFrameRateLimit", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuTypeGetFramebufferSize(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuTypeGetFramebufferSize", "!u*8", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuTypeGetGpuInstanceProfileId(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuTypeGetGpuInstanceProfileId", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuTypeGetGspHeapSize(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuTypeGetGspHeapSize", "!u*8", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuTypeGetLicense(unsigned int a0, void *a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlVgpuTypeGetLicense", "!usu", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, a2);
}

GTAP_EXPORT int nvmlVgpuTypeGetMaxInstances(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlVgpuTypeGetMaxInstances", "!du*4", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlVgpuTypeGetMaxInstancesPerGpuInstance(void *a0)
{
    return NVML_ANSWER("nvmlVgpuTypeGetMaxInstancesPerGpuInstance", "!v12", NVML_ERROR_NOT_SUPPORTED, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlVgpuTypeGetMaxInstancesPerVm(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuTypeGetMaxInstancesPerVm", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuTypeGetName(unsigned int a0, void *a1, void *a2)
{
    return NVML_ANSWER("nvmlVgpuTypeGetName", "!ux*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlVgpuTypeGetNumDisplayHeads(unsigned int a0, void *a1)
{
    return NVML_ANSWER("nvmlVgpuTypeGetNumDisplayHeads", "!u*4", NVML_ERROR_NOT_SUPPORTED, a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlVgpuTypeGetResolution(unsigned int a0, unsigned int a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlVgpuTypeGetResolution", "!uu*4*4", NVML_ERROR_NOT_SUPPORTED, a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlComputeInstanceDestroy(void *a0)
{
    return NVML_ANSWER("nvmlComputeInstanceDestroy", "!x", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceClearAccountingPids(void *a0)
{
    return NVML_ANSWER("nvmlDeviceClearAccountingPids", "!d", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceClearCpuAffinity(void *a0)
{
    return NVML_ANSWER("nvmlDeviceClearCpuAffinity", "!d", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceClearEccErrorCounts(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceClearEccErrorCounts", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceClearFieldValues(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceClearFieldValues", "!dux", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceCreateGpuInstance(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceCreateGpuInstance", "!dux", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceCreateGpuInstanceWithPlacement(void *a0, unsigned int a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlDeviceCreateGpuInstanceWithPlacement", "!duxx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlDeviceDiscoverGpus(void *a0)
{
    return NVML_ANSWER("nvmlDeviceDiscoverGpus", "!x", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceFreezeNvLinkUtilizationCounter(void *a0, unsigned int a1, unsigned int a2, unsigned int a3)
{
    return NVML_ANSWER("nvmlDeviceFreezeNvLinkUtilizationCounter", "!duuu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2, a3);
}

GTAP_EXPORT int nvmlDeviceLockNvlinkRemapTable_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceLockNvlinkRemapTable_v1", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceModifyDrainState(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceModifyDrainState", "!xu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDevicePowerSmoothingActivatePresetProfile(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDevicePowerSmoothingActivatePresetProfile", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDevicePowerSmoothingSetState(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDevicePowerSmoothingSetState", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDevicePowerSmoothingUpdatePresetProfileParam(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDevicePowerSmoothingUpdatePresetProfileParam", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceReadWritePRM_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceReadWritePRM_v1", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceRemoveGpu(void *a0)
{
    return NVML_ANSWER("nvmlDeviceRemoveGpu", "!x", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceRemoveGpu_v2(void *a0, unsigned int a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceRemoveGpu_v2", "!xuu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2);
}

GTAP_EXPORT int nvmlDeviceResetApplicationsClocks(void *a0)
{
    return NVML_ANSWER("nvmlDeviceResetApplicationsClocks", "!d", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceResetGpuLockedClocks(void *a0)
{
    return NVML_ANSWER("nvmlDeviceResetGpuLockedClocks", "!d", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceResetMemoryLockedClocks(void *a0)
{
    return NVML_ANSWER("nvmlDeviceResetMemoryLockedClocks", "!d", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceResetNvLinkErrorCounters(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceResetNvLinkErrorCounters", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceResetNvLinkUtilizationCounter(void *a0, unsigned int a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceResetNvLinkUtilizationCounter", "!duu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2);
}

GTAP_EXPORT int nvmlDeviceSetAPIRestriction(void *a0, unsigned int a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceSetAPIRestriction", "!duu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2);
}

GTAP_EXPORT int nvmlDeviceSetAccountingMode(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetAccountingMode", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetAdaptiveTgpMode_v1(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetAdaptiveTgpMode_v1", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetApplicationsClocks(void *a0, unsigned int a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceSetApplicationsClocks", "!duu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2);
}

GTAP_EXPORT int nvmlDeviceSetAutoBoostedClocksEnabled(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetAutoBoostedClocksEnabled", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetClockOffsets(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetClockOffsets", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetComputeMode(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetComputeMode", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetConfComputeUnprotectedMemSize(void *a0, unsigned long long a1)
{
    return NVML_ANSWER("nvmlDeviceSetConfComputeUnprotectedMemSize", "!dU", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetCpuAffinity(void *a0)
{
    return NVML_ANSWER("nvmlDeviceSetCpuAffinity", "!d", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceSetDefaultAutoBoostedClocksEnabled(void *a0, unsigned int a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceSetDefaultAutoBoostedClocksEnabled", "!duu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2);
}

GTAP_EXPORT int nvmlDeviceSetDefaultFanSpeed_v2(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetDefaultFanSpeed_v2", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetDramEncryptionMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetDramEncryptionMode", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetDriverModel(void *a0, unsigned int a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceSetDriverModel", "!duu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2);
}

GTAP_EXPORT int nvmlDeviceSetEccMode(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetEccMode", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetFanControlPolicy(void *a0, unsigned int a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceSetFanControlPolicy", "!duu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2);
}

GTAP_EXPORT int nvmlDeviceSetFanSpeed_v2(void *a0, unsigned int a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceSetFanSpeed_v2", "!duu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2);
}

GTAP_EXPORT int nvmlDeviceSetGpcClkVfOffset(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetGpcClkVfOffset", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetGpuLockedClocks(void *a0, unsigned int a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceSetGpuLockedClocks", "!duu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2);
}

GTAP_EXPORT int nvmlDeviceSetGpuOperationMode(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetGpuOperationMode", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetHostname_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetHostname_v1", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetMemClkVfOffset(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetMemClkVfOffset", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetMemoryLimits_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetMemoryLimits_v1", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetMemoryLockedClocks(void *a0, unsigned int a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceSetMemoryLockedClocks", "!duu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2);
}

GTAP_EXPORT int nvmlDeviceSetMigMode(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceSetMigMode", "!dux", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceSetNvLinkDeviceLowPowerThreshold(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetNvLinkDeviceLowPowerThreshold", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetNvLinkUtilizationControl(void *a0, unsigned int a1, unsigned int a2, void *a3, unsigned int a4)
{
    return NVML_ANSWER("nvmlDeviceSetNvLinkUtilizationControl", "!duuxu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2, (uintptr_t)a3, a4);
}

GTAP_EXPORT int nvmlDeviceSetNvlinkBwMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetNvlinkBwMode", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetNvlinkBwModeAsync_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetNvlinkBwModeAsync_v1", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetNvlinkNvleReady_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetNvlinkNvleReady_v1", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetPersistenceMode(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetPersistenceMode", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetPowerManagementLimit(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetPowerManagementLimit", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetPowerManagementLimit_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetPowerManagementLimit_v2", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetPowerMizerMode_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetPowerMizerMode_v1", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetRusdSettings_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetRusdSettings_v1", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetTemperatureThreshold(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlDeviceSetTemperatureThreshold", "!dux", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlDeviceSetVgpuCapabilities(void *a0, unsigned int a1, unsigned int a2)
{
    return NVML_ANSWER("nvmlDeviceSetVgpuCapabilities", "!duu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, a2);
}

GTAP_EXPORT int nvmlDeviceSetVgpuHeterogeneousMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetVgpuHeterogeneousMode", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetVgpuSchedulerState(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetVgpuSchedulerState", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetVgpuSchedulerState_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetVgpuSchedulerState_v2", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceSetVirtualizationMode(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlDeviceSetVirtualizationMode", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlDeviceSetupNvlinkNvleEncryptionKey_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceSetupNvlinkNvleEncryptionKey_v1", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceVgpuForceGspUnload(void *a0)
{
    return NVML_ANSWER("nvmlDeviceVgpuForceGspUnload", "!d", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlDeviceWorkloadPowerProfileClearRequestedProfiles(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceWorkloadPowerProfileClearRequestedProfiles", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceWorkloadPowerProfileSetRequestedProfiles(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceWorkloadPowerProfileSetRequestedProfiles", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlDeviceWorkloadPowerProfileUpdateProfiles_v1(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlDeviceWorkloadPowerProfileUpdateProfiles_v1", "!dx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpmSetStreamingEnabled(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlGpmSetStreamingEnabled", "!du", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlGpuInstanceCreateComputeInstance(void *a0, unsigned int a1, void *a2)
{
    return NVML_ANSWER("nvmlGpuInstanceCreateComputeInstance", "!xux", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, (uintptr_t)a2);
}

GTAP_EXPORT int nvmlGpuInstanceCreateComputeInstanceWithPlacement(void *a0, unsigned int a1, void *a2, void *a3)
{
    return NVML_ANSWER("nvmlGpuInstanceCreateComputeInstanceWithPlacement", "!xuxx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1, (uintptr_t)a2, (uintptr_t)a3);
}

GTAP_EXPORT int nvmlGpuInstanceDestroy(void *a0)
{
    return NVML_ANSWER("nvmlGpuInstanceDestroy", "!x", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlGpuInstanceSetVgpuHeterogeneousMode(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceSetVgpuHeterogeneousMode", "!xx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpuInstanceSetVgpuSchedulerState(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceSetVgpuSchedulerState", "!xx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlGpuInstanceSetVgpuSchedulerState_v2(void *a0, void *a1)
{
    return NVML_ANSWER("nvmlGpuInstanceSetVgpuSchedulerState_v2", "!xx", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, (uintptr_t)a1);
}

GTAP_EXPORT int nvmlSetVgpuVersion(void *a0)
{
    return NVML_ANSWER("nvmlSetVgpuVersion", "!x", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemSetConfComputeGpusReadyState(unsigned int a0)
{
    return NVML_ANSWER("nvmlSystemSetConfComputeGpusReadyState", "!u", NVML_ERROR_NO_PERMISSION, a0);
}

GTAP_EXPORT int nvmlSystemSetConfComputeKeyRotationThresholdInfo(void *a0)
{
    return NVML_ANSWER("nvmlSystemSetConfComputeKeyRotationThresholdInfo", "!x", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0);
}

GTAP_EXPORT int nvmlSystemSetNvlinkBwMode(unsigned int a0)
{
    return NVML_ANSWER("nvmlSystemSetNvlinkBwMode", "!u", NVML_ERROR_NO_PERMISSION, a0);
}

GTAP_EXPORT int nvmlUnitSetLedState(void *a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlUnitSetLedState", "!xu", NVML_ERROR_NO_PERMISSION, (uintptr_t)a0, a1);
}

GTAP_EXPORT int nvmlVgpuInstanceClearAccountingPids(unsigned int a0)
{
    return NVML_ANSWER("nvmlVgpuInstanceClearAccountingPids", "!u", NVML_ERROR_NO_PERMISSION, a0);
}

GTAP_EXPORT int nvmlVgpuInstanceSetEncoderCapacity(unsigned int a0, unsigned int a1)
{
    return NVML_ANSWER("nvmlVgpuInstanceSetEncoderCapacity", "!uu", NVML_ERROR_NO_PERMISSION, a0, a1);
}

