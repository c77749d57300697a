"""Every function of NVML: how its arguments lie, and what a Tesla T4 answers to it.

A row is `name form answer`; the name without its prefix nvml. A form has one letter or more for each parameter:

    d    a device                          u, U  a number of 4, of 8 bytes
    *N   N bytes, read and written         vN    the same of a structure that begins with its version; N: the newest's
    s    text (or bytes), as long as the next parameter says: always followed by u
    c    4 bytes: how many elements there is room for; then how many there are
    [N   elements of N bytes, as many as the nearest c says, NULL to ask how many; A: as many as the parameter before
    z    a C string                        x     a handle of something that this library has none of
    h, H room for one handle, for as many as c says

`!` before a form: the client answers for every kind of device. All others are read from the real library of a server
that has one. Answers of the client, for a device that is no GPU, are those of a T4 (Turing, in a server, passive
cooling, ECC, no NVLink, no MIG):

    here  SUCCESS, by a body in handwritten/     no    NOT_SUPPORTED
    set   NO_PERMISSION: it changes a device that others use too
    bad   INVALID_ARGUMENT: it wants a handle that nobody can have
"""

from __future__ import annotations

import re

import attrs

_DEVICES = """
DeviceGetCount !*4 here
DeviceGetCount_v2 !*4 here
DeviceGetHandleByIndex !uh here
DeviceGetHandleByIndex_v2 !uh here
DeviceGetHandleByPciBusId !zh here
DeviceGetHandleByPciBusId_v2 !zh here
DeviceGetHandleBySerial !zh here
DeviceGetHandleByUUID !zh here
DeviceGetHandleByUUIDV !v52h here
DeviceGetName !dsu here
DeviceGetUUID !dsu here
DeviceGetIndex !d*4 here
DeviceGetPciInfo !d*32 here
DeviceGetPciInfo_v2 !d*52 here
DeviceGetPciInfo_v3 !d*68 here
DeviceGetPciInfoExt dv64 here
DeviceGetCudaComputeCapability !d*4*4 here
DeviceGetMinorNumber !d*4 here
DeviceGetSerial dsu here
DeviceGetBoardId d*4 here
DeviceGetBoardPartNumber dsu here
DeviceGetBrand d*4 here
DeviceGetArchitecture d*4 here
DeviceGetBusType d*4 here
DeviceGetIrqNum d*4 here
DeviceGetModuleId d*4 here
DeviceGetMultiGpuBoard d*4 here
DeviceGetNumGpuCores d*4 here
DeviceGetMemoryBusWidth d*4 here
DeviceGetVbiosVersion dsu here
DeviceGetInforomImageVersion dsu here
DeviceGetInforomVersion dusu here
DeviceGetInforomConfigurationChecksum d*4 here
DeviceValidateInforom d here
DeviceGetGspFirmwareMode d*4*4 here
DeviceGetGspFirmwareVersion d*80 here
DeviceGetCapabilities dv8 here
DeviceGetAddressingMode dv8 here
DeviceIsMigDeviceHandle !d*4 here
DeviceGetMaxMigDeviceCount d*4 here
DeviceGetVirtualizationMode d*4 here
DeviceOnSameBoard !dd*4 here
DeviceGetP2PStatus !ddu*4 here
DeviceGetTopologyCommonAncestor !dd*4 here
DeviceGetTopologyNearestGpus !ducH here
DeviceGetCpuAffinity !duA8 here
DeviceGetCpuAffinityWithinScope !duA8u here
DeviceGetMemoryAffinity !duA8u here
DeviceGetComputeMode d*4 here
DeviceGetPersistenceMode d*4 here
DeviceGetDisplayActive d*4 here
DeviceGetDisplayMode d*4 here
DeviceGetAPIRestriction du*4 here
DeviceGetNumaNodeId d*4 no
DeviceGetHostname_v1 d*64 no
DeviceGetPdi dv16 no
DeviceGetPlatformInfo dv44 no
DeviceGetAttributes d*40 no
DeviceGetAttributes_v2 d*40 no
DeviceGetBridgeChipInfo d*1028 no
DeviceGetC2cModeInfoV d*4 no
DeviceGetDriverModel d*4*4 no
DeviceGetDriverModel_v2 d*4*4 no
DeviceGetGpuOperationMode d*4*4 no
DeviceGetGpuUptime_v1 d*4 no
DeviceGetLastBBXFlushTime d*8*8 no
DeviceGetBBXTimeData_v1 d*4 no
DeviceGetPowerMizerMode_v1 d*12 no
DeviceGetPgpuMetadataString !dx*4 no
"""

_MEMORY = """
DeviceGetMemoryInfo d*24 here
DeviceGetMemoryInfo_v2 dv40 here
DeviceGetBAR1MemoryInfo d*24 here
DeviceGetEccMode d*4*4 here
DeviceGetDefaultEccMode d*4 here
DeviceGetTotalEccErrors duu*8 here
DeviceGetDetailedEccErrors duu*32 here
DeviceGetMemoryErrorCounter duuu*8 here
DeviceGetRetiredPages duc[8 here
DeviceGetRetiredPages_v2 duc[8[8 here
DeviceGetRetiredPagesPendingStatus d*4 here
DeviceGetMemoryLimits_v1 d*32 no
DeviceGetRemappedRows d*4*4*4*4 no
DeviceGetRemappedRows_v2 d*24 no
DeviceGetRowRemapperHistogram d*20 no
DeviceGetBankRemapperStatus_v1 d*20 no
DeviceGetUnrepairableMemoryFlag_v1 d*4 no
DeviceGetRepairStatus dv12 no
DeviceGetSramEccErrorStatus dv104 no
DeviceGetSramUniqueUncorrectedEccErrorCounts !dx no
DeviceGetDramEncryptionMode dv8v8 no
"""

_WORK = """
DeviceGetComputeRunningProcesses !dc[16 here
DeviceGetComputeRunningProcesses_v2 !dc[24 here
DeviceGetComputeRunningProcesses_v3 !dc[24 here
DeviceGetGraphicsRunningProcesses !dc[16 here
DeviceGetGraphicsRunningProcesses_v2 !dc[24 here
DeviceGetGraphicsRunningProcesses_v3 !dc[24 here
DeviceGetMPSComputeRunningProcesses !dc[16 here
DeviceGetMPSComputeRunningProcesses_v2 !dc[24 here
DeviceGetMPSComputeRunningProcesses_v3 !dc[24 here
DeviceGetRunningProcessDetailList !dv24 here
DeviceGetProcessUtilization !d[32cU here
DeviceGetProcessesUtilizationInfo !dv24 here
DeviceGetUtilizationRates d*8 here
DeviceGetSamples duU*4c[16 here
DeviceGetDynamicPstatesInfo d*132 here
DeviceGetDecoderUtilization d*4*4 here
DeviceGetEncoderUtilization d*4*4 here
DeviceGetJpgUtilization d*4*4 here
DeviceGetOfaUtilization d*4*4 here
DeviceGetEncoderCapacity du*4 here
DeviceGetEncoderSessions !dc[32 here
DeviceGetEncoderStats !d*4*4*4 here
DeviceGetFBCSessions !dc[48 here
DeviceGetFBCStats !d*12 here
DeviceGetAccountingMode !d*4 here
DeviceGetAccountingBufferSize !d*4 here
DeviceGetAccountingPids !dc[4 here
DeviceGetAccountingStats !du*56 here
DeviceGetAccountingStats_v2 !d*64 here
DeviceGetFieldValues duA40 here
"""

_HARDWARE = """
DeviceGetTemperature du*4 here
DeviceGetTemperatureV dv12 here
DeviceGetTemperatureThreshold du*4 here
DeviceGetThermalSettings du*64 here
DeviceGetPowerUsage d*4 here
DeviceGetTotalEnergyConsumption d*8 here
DeviceGetPowerManagementMode d*4 here
DeviceGetPowerManagementLimit d*4 here
DeviceGetPowerManagementDefaultLimit d*4 here
DeviceGetPowerManagementLimitConstraints d*4*4 here
DeviceGetEnforcedPowerLimit d*4 here
DeviceGetPowerSource d*4 here
DeviceGetPowerState d*4 here
DeviceGetPerformanceState d*4 here
DeviceGetPerformanceModes dv2052 here
DeviceGetSupportedPerformanceStates dsu here
DeviceGetClock duu*4 here
DeviceGetClockInfo du*4 here
DeviceGetMaxClockInfo du*4 here
DeviceGetMaxCustomerBoostClock du*4 here
DeviceGetApplicationsClock du*4 here
DeviceGetDefaultApplicationsClock du*4 here
DeviceGetMinMaxClockOfPState duu*4*4 here
DeviceGetCurrentClockFreqs dv2052 here
DeviceGetSupportedMemoryClocks dc[4 here
DeviceGetSupportedGraphicsClocks duc[4 here
DeviceGetAdaptiveClockInfoStatus d*4 here
DeviceGetCurrentClocksEventReasons d*8 here
DeviceGetCurrentClocksThrottleReasons d*8 here
DeviceGetSupportedClocksEventReasons d*8 here
DeviceGetSupportedClocksThrottleReasons d*8 here
DeviceGetViolationStatus du*16 here
DeviceGetCurrPcieLinkGeneration d*4 here
DeviceGetCurrPcieLinkWidth d*4 here
DeviceGetMaxPcieLinkGeneration d*4 here
DeviceGetMaxPcieLinkWidth d*4 here
DeviceGetGpuMaxPcieLinkGeneration d*4 here
DeviceGetPcieLinkMaxSpeed d*4 here
DeviceGetPcieSpeed d*4 here
DeviceGetPcieReplayCounter d*4 here
DeviceGetPcieThroughput du*4 here
DeviceGetMarginTemperature dv8 no
DeviceGetAutoBoostedClocksEnabled d*4*4 no
DeviceGetClkMonStatus d*264 no
DeviceGetClockOffsets dv24 no
DeviceGetGpcClkVfOffset d*4 no
DeviceGetGpcClkMinMaxVfOffset d*4*4 no
DeviceGetMemClkVfOffset d*4 no
DeviceGetMemClkMinMaxVfOffset d*4*4 no
DeviceGetAdaptiveTgpModeInfo_v1 d*20 no
DeviceGetCoolerInfo dv16 no
DeviceGetFanControlPolicy_v2 du*4 no
DeviceGetFanSpeed d*4 no
DeviceGetFanSpeedRPM dv12 no
DeviceGetFanSpeed_v2 du*4 no
DeviceGetMinMaxFanSpeed d*4*4 no
DeviceGetNumFans d*4 no
DeviceGetTargetFanSpeed du*4 no
DeviceWorkloadPowerProfileGetCurrentProfiles dv100 no
DeviceWorkloadPowerProfileGetProfilesInfo dv11256 no
DevicePerfMetricsGetSamples_v1 !dx no
DeviceReadPRMCounters_v1 !dx no
"""

_LINKS = """
DeviceGetGpuFabricInfo d*28 no
DeviceGetGpuFabricInfoV dv40 no
DeviceGetGpuFabricInfo_v4 d*548 no
DeviceGetNvLinkCapability duu*4 no
DeviceGetNvLinkErrorCounter duu*8 no
DeviceGetNvLinkInfo dv1612 no
DeviceGetNvLinkInfo_v3 d*1612 no
DeviceGetNvLinkRemoteDeviceType du*4 no
DeviceGetNvLinkRemotePciInfo !du*52 no
DeviceGetNvLinkRemotePciInfo_v2 du*68 no
DeviceGetNvLinkState du*4 no
DeviceGetNvLinkTelemetrySamples_v1 !dx no
DeviceGetNvLinkUtilizationControl duu*8 no
DeviceGetNvLinkUtilizationCounter duu*8*8 no
DeviceGetNvLinkVersion du*4 no
DeviceGetNvlinkBwMode dv12 no
DeviceGetNvlinkNvlePrivateInfo_v1 !dx no
DeviceGetNvlinkRemapTableInfo_v1 !dx no
DeviceGetNvlinkSupportedBwModes dv28 no
SystemGetNvlinkBwMode *4 no
"""

_SYSTEM = """
SystemGetDriverVersion su here
SystemGetDriverBranch v84u here
SystemGetNVMLVersion su here
SystemGetCudaDriverVersion !*4 here
SystemGetCudaDriverVersion_v2 !*4 here
SystemGetProcessName !usu here
SystemGetHicVersion !c[36 here
SystemGetTopologyGpuSet !ucH here
GetExcludedDeviceCount !*4 here
GetExcludedDeviceInfoByIndex !u*148 bad
UnitGetCount !*4 here
UnitGetHandleByIndex !uh bad
UnitGetDevices !xcH bad
UnitGetFanSpeedInfo !x*196 bad
UnitGetLedState !x*260 bad
UnitGetPsuInfo !x*268 bad
UnitGetTemperature !xu*4 bad
UnitGetUnitInfo !x*384 bad
EventSetCreate !h here
EventSetFree !x here
EventSetWait !x*24u here
EventSetWait_v2 !x*32u here
EventSetWait_v3 !x*224 here
EventSetGetContextCount_v1 !x*4 no
EventSetGetContextData_v1 !x*16 no
EventSetGetContextInfo_v1 !x*20 no
EventSetGetGpuOperationalEventContextLegacyXid_v1 !x*8 no
EventSetRegisterGpuOperationalEvents_v1 !x*104 no
DeviceRegisterEvents !dUx here
DeviceGetSupportedEventTypes !d*8 here
SystemEventSetCreate !v16 here
SystemEventSetFree !v16 here
SystemEventSetWait !v32 here
SystemRegisterEvents !v24 here
GpmQueryDeviceSupport d*8 here
GpmSampleAlloc !h here
GpmSampleFree !x here
GpmSampleGet !dx no
GpmMigSampleGet !dux no
GpmMetricsGet !x no
GpmQueryIfStreamingEnabled d*4 no
SystemGetCPER_v1 !x no
SystemGetConfComputeCapabilities *8 no
SystemGetConfComputeGpusReadyState *4 no
SystemGetConfComputeKeyRotationThresholdInfo v16 no
SystemGetConfComputeSettings v20 no
SystemGetConfComputeSettings_v2 v24 no
SystemGetConfComputeState *12 no
DeviceGetConfComputeGpuAttestationReport !dx no
DeviceGetConfComputeGpuCertificate d*9224 no
DeviceGetConfComputeMemSizeInfo d*16 no
DeviceGetConfComputeProtectedMemoryUsage d*24 no
DeviceQueryDrainState !*68*4 here
"""

_PARTITIONS = """
DeviceGetMigMode d*4*4 no
DeviceGetMigDeviceHandleByIndex !duh no
DeviceGetDeviceHandleFromMigDeviceHandle !dh no
DeviceGetGpuInstanceId d*4 no
DeviceGetComputeInstanceId d*4 no
DeviceGetGpuInstanceById !duh no
DeviceGetGpuInstancePossiblePlacements !dux*4 no
DeviceGetGpuInstancePossiblePlacements_v2 !dux*4 no
DeviceGetGpuInstanceProfileInfo du*48 no
DeviceGetGpuInstanceProfileInfoByIdV duv152 no
DeviceGetGpuInstanceProfileInfoV duv152 no
DeviceGetGpuInstanceRemainingCapacity du*4 no
DeviceGetGpuInstances !dux*4 no
ComputeInstanceGetInfo !x*20 bad
ComputeInstanceGetInfo_v2 !x*32 bad
GpuInstanceGetActiveVgpus !xv16 bad
GpuInstanceGetComputeInstanceById !xuh bad
GpuInstanceGetComputeInstancePossiblePlacements !xux*4 bad
GpuInstanceGetComputeInstanceProfileInfo !xuu*36 bad
GpuInstanceGetComputeInstanceProfileInfoV !xuuv136 bad
GpuInstanceGetComputeInstanceRemainingCapacity !xu*4 bad
GpuInstanceGetComputeInstances !xux*4 bad
GpuInstanceGetCreatableVgpus !xv16 bad
GpuInstanceGetInfo !x*24 bad
GpuInstanceGetVgpuHeterogeneousMode !xv8 bad
GpuInstanceGetVgpuSchedulerLog !xx bad
GpuInstanceGetVgpuSchedulerLog_v2 !xx bad
GpuInstanceGetVgpuSchedulerState !xv24 bad
GpuInstanceGetVgpuSchedulerState_v2 !x*16 bad
GpuInstanceGetVgpuTypeCreatablePlacements !xx bad
DeviceGetGridLicensableFeatures !d*8 here
DeviceGetGridLicensableFeatures_v2 !d*8 here
DeviceGetGridLicensableFeatures_v3 !d*8 here
DeviceGetGridLicensableFeatures_v4 d*860 here
DeviceGetHostVgpuMode d*4 no
DeviceGetActiveVgpus !dc[4 no
DeviceGetCreatableVgpus dc[4 no
DeviceGetSupportedVgpus dc[4 no
DeviceGetVgpuCapabilities du*4 no
DeviceGetVgpuHeterogeneousMode dv8 no
DeviceGetVgpuInstancesUtilizationInfo !dx no
DeviceGetVgpuMetadata !dx*4 no
DeviceGetVgpuProcessUtilization !dU*4x no
DeviceGetVgpuProcessesUtilizationInfo !dx no
DeviceGetVgpuSchedulerCapabilities d*40 no
DeviceGetVgpuSchedulerLog !dx no
DeviceGetVgpuSchedulerLog_v2 !dx no
DeviceGetVgpuSchedulerState d*16 no
DeviceGetVgpuSchedulerState_v2 d*16 no
DeviceGetVgpuTypeCreatablePlacements !dux no
DeviceGetVgpuTypeSupportedPlacements !dux no
DeviceGetVgpuUtilization !dU*4*4x no
GetVgpuCompatibility !xxx no
GetVgpuDriverCapabilities u*4 no
GetVgpuVersion *8*8 no
VgpuInstanceGetAccountingMode !u*4 no
VgpuInstanceGetAccountingPids !uc[4 no
VgpuInstanceGetAccountingStats !uu*56 no
VgpuInstanceGetEccMode !u*4 no
VgpuInstanceGetEncoderCapacity !u*4 no
VgpuInstanceGetEncoderSessions !uc[32 no
VgpuInstanceGetEncoderStats !u*4*4*4 no
VgpuInstanceGetFBCSessions !uc[48 no
VgpuInstanceGetFBCStats !u*12 no
VgpuInstanceGetFbUsage !u*8 no
VgpuInstanceGetFrameRateLimit !u*4 no
VgpuInstanceGetGpuInstanceId !u*4 no
VgpuInstanceGetGpuPciId !ux*4 no
VgpuInstanceGetLicenseInfo !u*4 no
VgpuInstanceGetLicenseInfo_v2 !u*24 no
VgpuInstanceGetLicenseStatus !u*4 no
VgpuInstanceGetMdevUUID !usu no
VgpuInstanceGetMetadata !ux*4 no
VgpuInstanceGetPlacementId !uv8 no
VgpuInstanceGetRuntimeStateSize !uv16 no
VgpuInstanceGetType !u*4 no
VgpuInstanceGetUUID !usu no
VgpuInstanceGetVmDriverVersion !usu no
VgpuInstanceGetVmID !usu*4 no
VgpuTypeGetBAR1Info !uv16 no
VgpuTypeGetCapabilities !uu*4 no
VgpuTypeGetClass !ux*4 no
VgpuTypeGetDeviceID !u*8*8 no
VgpuTypeGetFbReservation !u*8 no
VgpuTypeGetFrameRateLimit !u*4 no
VgpuTypeGetFramebufferSize !u*8 no
VgpuTypeGetGpuInstanceProfileId !u*4 no
VgpuTypeGetGspHeapSize !u*8 no
VgpuTypeGetLicense !usu no
VgpuTypeGetMaxInstances !du*4 no
VgpuTypeGetMaxInstancesPerGpuInstance !v12 no
VgpuTypeGetMaxInstancesPerVm !u*4 no
VgpuTypeGetName !ux*4 no
VgpuTypeGetNumDisplayHeads !u*4 no
VgpuTypeGetResolution !uu*4*4 no
"""

_CHANGES = """
ComputeInstanceDestroy !x set
DeviceClearAccountingPids !d set
DeviceClearCpuAffinity !d set
DeviceClearEccErrorCounts !du set
DeviceClearFieldValues !dux set
DeviceCreateGpuInstance !dux set
DeviceCreateGpuInstanceWithPlacement !duxx set
DeviceDiscoverGpus !x set
DeviceFreezeNvLinkUtilizationCounter !duuu set
DeviceLockNvlinkRemapTable_v1 !dx set
DeviceModifyDrainState !xu set
DevicePowerSmoothingActivatePresetProfile !dx set
DevicePowerSmoothingSetState !dx set
DevicePowerSmoothingUpdatePresetProfileParam !dx set
DeviceReadWritePRM_v1 !dx set
DeviceRemoveGpu !x set
DeviceRemoveGpu_v2 !xuu set
DeviceResetApplicationsClocks !d set
DeviceResetGpuLockedClocks !d set
DeviceResetMemoryLockedClocks !d set
DeviceResetNvLinkErrorCounters !du set
DeviceResetNvLinkUtilizationCounter !duu set
DeviceSetAPIRestriction !duu set
DeviceSetAccountingMode !du set
DeviceSetAdaptiveTgpMode_v1 !du set
DeviceSetApplicationsClocks !duu set
DeviceSetAutoBoostedClocksEnabled !du set
DeviceSetClockOffsets !dx set
DeviceSetComputeMode !du set
DeviceSetConfComputeUnprotectedMemSize !dU set
DeviceSetCpuAffinity !d set
DeviceSetDefaultAutoBoostedClocksEnabled !duu set
DeviceSetDefaultFanSpeed_v2 !du set
DeviceSetDramEncryptionMode !dx set
DeviceSetDriverModel !duu set
DeviceSetEccMode !du set
DeviceSetFanControlPolicy !duu set
DeviceSetFanSpeed_v2 !duu set
DeviceSetGpcClkVfOffset !du set
DeviceSetGpuLockedClocks !duu set
DeviceSetGpuOperationMode !du set
DeviceSetHostname_v1 !dx set
DeviceSetMemClkVfOffset !du set
DeviceSetMemoryLimits_v1 !dx set
DeviceSetMemoryLockedClocks !duu set
DeviceSetMigMode !dux set
DeviceSetNvLinkDeviceLowPowerThreshold !dx set
DeviceSetNvLinkUtilizationControl !duuxu set
DeviceSetNvlinkBwMode !dx set
DeviceSetNvlinkBwModeAsync_v1 !dx set
DeviceSetNvlinkNvleReady_v1 !dx set
DeviceSetPersistenceMode !du set
DeviceSetPowerManagementLimit !du set
DeviceSetPowerManagementLimit_v2 !dx set
DeviceSetPowerMizerMode_v1 !dx set
DeviceSetRusdSettings_v1 !dx set
DeviceSetTemperatureThreshold !dux set
DeviceSetVgpuCapabilities !duu set
DeviceSetVgpuHeterogeneousMode !dx set
DeviceSetVgpuSchedulerState !dx set
DeviceSetVgpuSchedulerState_v2 !dx set
DeviceSetVirtualizationMode !du set
DeviceSetupNvlinkNvleEncryptionKey_v1 !dx set
DeviceVgpuForceGspUnload !d set
DeviceWorkloadPowerProfileClearRequestedProfiles !dx set
DeviceWorkloadPowerProfileSetRequestedProfiles !dx set
DeviceWorkloadPowerProfileUpdateProfiles_v1 !dx set
GpmSetStreamingEnabled !du set
GpuInstanceCreateComputeInstance !xux set
GpuInstanceCreateComputeInstanceWithPlacement !xuxx set
GpuInstanceDestroy !x set
GpuInstanceSetVgpuHeterogeneousMode !xx set
GpuInstanceSetVgpuSchedulerState !xx set
GpuInstanceSetVgpuSchedulerState_v2 !xx set
SetVgpuVersion !x set
SystemSetConfComputeGpusReadyState !u set
SystemSetConfComputeKeyRotationThresholdInfo !x set
SystemSetNvlinkBwMode !u set
UnitSetLedState !xu set
VgpuInstanceClearAccountingPids !u set
VgpuInstanceSetEncoderCapacity !uu set
"""

STATUSES = {"no": "NVML_ERROR_NOT_SUPPORTED", "set": "NVML_ERROR_NO_PERMISSION", "bad": "NVML_ERROR_INVALID_ARGUMENT"}
_LETTER = re.compile(r"([a-zA-Z*\[])(\d*)")


@attrs.frozen
class Row:
    """One function. `form` without its `!`, as (letter, bytes) for each parameter."""

    name: str
    form: str
    answer: str
    travels: bool

    @property
    def parameters(self) -> list[tuple[str, int]]:
        return [(letter, int(size or 0)) for letter, size in _LETTER.findall(self.form)]


def _row(line: str) -> Row:
    name, form, answer = line.split()
    return Row(f"nvml{name}", form.lstrip("!"), answer, not form.startswith("!"))


FUNCTIONS = tuple(
    _row(line)
    for chapter in (_DEVICES, _MEMORY, _WORK, _HARDWARE, _LINKS, _SYSTEM, _PARTITIONS, _CHANGES)
    for line in chapter.strip().splitlines()
)
# These come before initialisation, or are it: bodies by hand.
BY_HAND = (
    "int nvmlInit(void)",
    "int nvmlInit_v2(void)",
    "int nvmlInitWithFlags(unsigned int flags)",
    "int nvmlShutdown(void)",
    "const char *nvmlErrorString(int result)",
)
