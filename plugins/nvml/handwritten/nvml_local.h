/* What the generated stubs call: the check before every function, and the answers that the client gives itself.
 *
 * A stub is `NVML_ANSWER(name, form, answer, arguments)`: nvml_enter checks the arguments by the form (functions.py) and,
 * where the server has a real library, gives what that says; else `answer` is what this file's bodies say. */
#ifndef NVML_LOCAL_H
#define NVML_LOCAL_H

#include <stddef.h>
#include <stdint.h>

enum nvml_status {
    NVML_SUCCESS = 0,
    NVML_ERROR_UNINITIALIZED = 1,
    NVML_ERROR_INVALID_ARGUMENT = 2,
    NVML_ERROR_NOT_SUPPORTED = 3,
    NVML_ERROR_NO_PERMISSION = 4,
    NVML_ERROR_NOT_FOUND = 6,
    NVML_ERROR_INSUFFICIENT_SIZE = 7,
    NVML_ERROR_DRIVER_NOT_LOADED = 9,
    NVML_ERROR_TIMEOUT = 10,
    NVML_ERROR_GPU_IS_LOST = 15,
    NVML_ERROR_MEMORY = 20,
    NVML_ERROR_ARGUMENT_VERSION_MISMATCH = 25
};

#define NVML_HERE (-1) /* the client answers */
int nvml_enter(const char *name, const char *form, const uint64_t *arguments);

#define NVML_ANSWER(name, form, answer, ...)                                     \
    __extension__({                                                              \
        int entered_ = nvml_enter(name, form, (const uint64_t[]){__VA_ARGS__}); \
        entered_ == NVML_HERE ? (answer) : entered_;                             \
    })

/* ---- structures, as the API lays them out ---- */

typedef struct nvml_pci_info { /* _v3; _v2 and the first are the old structures below */
    char legacy_id[16];        /* a domain of four digits */
    unsigned domain, bus, device, device_id, subsystem_id;
    char id[32]; /* a domain of eight digits */
} nvml_pci_info;

typedef struct nvml_pci_info_ext {
    unsigned version, domain, bus, device, device_id, subsystem_id, base_class, sub_class;
    char id[32];
} nvml_pci_info_ext;

typedef struct nvml_uuid_value {
    unsigned version, type; /* 1: text, 2: bytes */
    char value[44];
} nvml_uuid_value;

typedef struct nvml_memory {
    unsigned long long total, free, used;
} nvml_memory;

typedef struct nvml_memory_v2 {
    unsigned version;
    unsigned long long total, reserved, free, used;
} nvml_memory_v2;

typedef struct nvml_ecc_counts {
    unsigned long long l1, l2, memory, registers;
} nvml_ecc_counts;

typedef struct nvml_utilization {
    unsigned gpu, memory;
} nvml_utilization;

typedef struct nvml_process_v1 {
    unsigned pid;
    unsigned long long memory;
} nvml_process_v1;

typedef struct nvml_process_info {
    unsigned pid;
    unsigned long long memory;
    unsigned gpu_instance, compute_instance;
} nvml_process_info;

typedef struct nvml_process_detail {
    nvml_process_info process;
    unsigned long long protected_memory;
} nvml_process_detail;

typedef struct nvml_process_list {
    unsigned version, mode, count;
    nvml_process_detail *processes;
} nvml_process_list;

typedef struct nvml_process_sample {
    unsigned pid;
    unsigned long long time; /* microseconds since 1970 */
    unsigned sm, memory, encoder, decoder;
} nvml_process_sample;

typedef struct nvml_process_utilization {
    unsigned long long time;
    unsigned pid, sm, memory, encoder, decoder, jpeg, flow;
} nvml_process_utilization;

typedef struct nvml_processes_utilization {
    unsigned version, count;
    unsigned long long last_seen;
    nvml_process_utilization *processes;
} nvml_processes_utilization;

typedef union nvml_value {
    unsigned number;
    unsigned long long large;
} nvml_value;

typedef struct nvml_measured {
    unsigned long long time;
    nvml_value value;
} nvml_measured;

typedef struct nvml_field {
    unsigned id, scope;
    long long time, latency;
    unsigned type, status;
    nvml_value value;
} nvml_field;

typedef struct nvml_dynamic_pstates {
    unsigned flags;
    struct {
        unsigned present, percentage, inc_threshold, dec_threshold;
    } domains[8];
} nvml_dynamic_pstates;

typedef struct nvml_temperature {
    unsigned version, sensor;
    int celsius;
} nvml_temperature;

typedef struct nvml_thermal_settings {
    unsigned count;
    struct {
        int controller, least, most, current, target;
    } sensors[3];
} nvml_thermal_settings;

typedef struct nvml_text {
    unsigned version;
    char text[2048];
} nvml_text;

typedef struct nvml_branch {
    unsigned version;
    char branch[80];
} nvml_branch;

typedef struct nvml_number {
    unsigned version, value;
} nvml_number;

typedef struct nvml_violation {
    unsigned long long reference, violated;
} nvml_violation;

typedef struct nvml_event_data {
    void *device;
    unsigned long long type, data;
    unsigned gpu_instance, compute_instance; /* not in the first version */
} nvml_event_data;

typedef struct nvml_system_set {
    unsigned version;
    void *set;
} nvml_system_set;

typedef struct nvml_system_register {
    unsigned version;
    unsigned long long types;
    void *set;
} nvml_system_register;

typedef struct nvml_system_wait {
    unsigned version, timeout;
    void *set, *data;
    unsigned size, events;
} nvml_system_wait;

/* ---- bodies: arguments are checked already, but for values ---- */

/* device.c */
int local_nvmlDeviceGetCount(unsigned *count);
int local_nvmlDeviceGetCount_v2(unsigned *count);
int local_nvmlDeviceGetHandleByIndex(unsigned index, void **device);
int local_nvmlDeviceGetHandleByIndex_v2(unsigned index, void **device);
int local_nvmlDeviceGetHandleByPciBusId(const char *id, void **device);
int local_nvmlDeviceGetHandleByPciBusId_v2(const char *id, void **device);
int local_nvmlDeviceGetHandleBySerial(const char *serial, void **device);
int local_nvmlDeviceGetHandleByUUID(const char *uuid, void **device);
int local_nvmlDeviceGetHandleByUUIDV(const nvml_uuid_value *uuid, void **device);
int local_nvmlDeviceGetName(void *device, char *name, unsigned length);
int local_nvmlDeviceGetUUID(void *device, char *uuid, unsigned length);
int local_nvmlDeviceGetIndex(void *device, unsigned *index);
int local_nvmlDeviceGetPciInfo(void *device, void *info);
int local_nvmlDeviceGetPciInfo_v2(void *device, void *info);
int local_nvmlDeviceGetPciInfo_v3(void *device, nvml_pci_info *info);
int local_nvmlDeviceGetPciInfoExt(void *device, nvml_pci_info_ext *info);
int local_nvmlDeviceGetCudaComputeCapability(void *device, int *major, int *minor);
int local_nvmlDeviceGetMinorNumber(void *device, unsigned *number);
int local_nvmlDeviceGetSerial(void *device, char *serial, unsigned length);
int local_nvmlDeviceGetBoardId(void *device, unsigned *id);
int local_nvmlDeviceGetBoardPartNumber(void *device, char *number, unsigned length);
int local_nvmlDeviceGetBrand(void *device, unsigned *brand);
int local_nvmlDeviceGetArchitecture(void *device, unsigned *architecture);
int local_nvmlDeviceGetBusType(void *device, unsigned *type);
int local_nvmlDeviceGetIrqNum(void *device, unsigned *number);
int local_nvmlDeviceGetModuleId(void *device, unsigned *id);
int local_nvmlDeviceGetMultiGpuBoard(void *device, unsigned *is);
int local_nvmlDeviceGetNumGpuCores(void *device, unsigned *cores);
int local_nvmlDeviceGetMemoryBusWidth(void *device, unsigned *bits);
int local_nvmlDeviceGetVbiosVersion(void *device, char *version, unsigned length);
int local_nvmlDeviceGetInforomImageVersion(void *device, char *version, unsigned length);
int local_nvmlDeviceGetInforomVersion(void *device, unsigned object, char *version, unsigned length);
int local_nvmlDeviceGetInforomConfigurationChecksum(void *device, unsigned *checksum);
int local_nvmlDeviceValidateInforom(void *device);
int local_nvmlDeviceGetGspFirmwareMode(void *device, unsigned *enabled, unsigned *by_default);
int local_nvmlDeviceGetGspFirmwareVersion(void *device, char *version);
int local_nvmlDeviceGetCapabilities(void *device, nvml_number *capabilities);
int local_nvmlDeviceGetAddressingMode(void *device, nvml_number *mode);
int local_nvmlDeviceIsMigDeviceHandle(void *device, unsigned *is);
int local_nvmlDeviceGetMaxMigDeviceCount(void *device, unsigned *count);
int local_nvmlDeviceGetVirtualizationMode(void *device, unsigned *mode);
int local_nvmlDeviceGetComputeMode(void *device, unsigned *mode);
int local_nvmlDeviceGetPersistenceMode(void *device, unsigned *mode);
int local_nvmlDeviceGetDisplayActive(void *device, unsigned *active);
int local_nvmlDeviceGetDisplayMode(void *device, unsigned *mode);
int local_nvmlDeviceGetAPIRestriction(void *device, unsigned api, unsigned *restricted);
int local_nvmlDeviceGetGridLicensableFeatures(void *device, int *features);
int local_nvmlDeviceGetGridLicensableFeatures_v2(void *device, int *features);
int local_nvmlDeviceGetGridLicensableFeatures_v3(void *device, int *features);
int local_nvmlDeviceGetGridLicensableFeatures_v4(void *device, int *features);

/* topology.c */
int local_nvmlDeviceOnSameBoard(void *one, void *other, int *same);
int local_nvmlDeviceGetP2PStatus(void *one, void *other, unsigned what, unsigned *status);
int local_nvmlDeviceGetTopologyCommonAncestor(void *one, void *other, unsigned *level);
int local_nvmlDeviceGetTopologyNearestGpus(void *device, unsigned level, unsigned *count, void **devices);
int local_nvmlSystemGetTopologyGpuSet(unsigned cpu, unsigned *count, void **devices);
int local_nvmlDeviceGetCpuAffinity(void *device, unsigned size, unsigned long *set);
int local_nvmlDeviceGetCpuAffinityWithinScope(void *device, unsigned size, unsigned long *set, unsigned scope);
int local_nvmlDeviceGetMemoryAffinity(void *device, unsigned size, unsigned long *set, unsigned scope);

/* system.c */
int local_nvmlSystemGetDriverVersion(char *version, unsigned length);
int local_nvmlSystemGetDriverBranch(nvml_branch *branch, unsigned length);
int local_nvmlSystemGetNVMLVersion(char *version, unsigned length);
int local_nvmlSystemGetCudaDriverVersion(int *version);
int local_nvmlSystemGetCudaDriverVersion_v2(int *version);
int local_nvmlSystemGetProcessName(unsigned pid, char *name, unsigned length);
int local_nvmlSystemGetHicVersion(unsigned *count, void *entries);
int local_nvmlGetExcludedDeviceCount(unsigned *count);
int local_nvmlUnitGetCount(unsigned *count);
int local_nvmlDeviceQueryDrainState(const nvml_pci_info *pci, unsigned *state);

/* memory.c */
int local_nvmlDeviceGetMemoryInfo(void *device, nvml_memory *memory);
int local_nvmlDeviceGetMemoryInfo_v2(void *device, nvml_memory_v2 *memory);
int local_nvmlDeviceGetBAR1MemoryInfo(void *device, nvml_memory *memory);
int local_nvmlDeviceGetEccMode(void *device, unsigned *current, unsigned *pending);
int local_nvmlDeviceGetDefaultEccMode(void *device, unsigned *mode);
int local_nvmlDeviceGetTotalEccErrors(void *device, unsigned type, unsigned counter, unsigned long long *count);
int local_nvmlDeviceGetDetailedEccErrors(void *device, unsigned type, unsigned counter, nvml_ecc_counts *counts);
int local_nvmlDeviceGetMemoryErrorCounter(void *device, unsigned type, unsigned counter, unsigned location,
                                          unsigned long long *count);
int local_nvmlDeviceGetRetiredPages(void *device, unsigned cause, unsigned *count, void *addresses);
int local_nvmlDeviceGetRetiredPages_v2(void *device, unsigned cause, unsigned *count, void *addresses, void *times);
int local_nvmlDeviceGetRetiredPagesPendingStatus(void *device, unsigned *pending);

/* processes.c */
int local_nvmlDeviceGetComputeRunningProcesses(void *device, unsigned *count, nvml_process_v1 *processes);
int local_nvmlDeviceGetComputeRunningProcesses_v2(void *device, unsigned *count, nvml_process_info *processes);
int local_nvmlDeviceGetComputeRunningProcesses_v3(void *device, unsigned *count, nvml_process_info *processes);
int local_nvmlDeviceGetGraphicsRunningProcesses(void *device, unsigned *count, void *processes);
int local_nvmlDeviceGetGraphicsRunningProcesses_v2(void *device, unsigned *count, void *processes);
int local_nvmlDeviceGetGraphicsRunningProcesses_v3(void *device, unsigned *count, void *processes);
int local_nvmlDeviceGetMPSComputeRunningProcesses(void *device, unsigned *count, void *processes);
int local_nvmlDeviceGetMPSComputeRunningProcesses_v2(void *device, unsigned *count, void *processes);
int local_nvmlDeviceGetMPSComputeRunningProcesses_v3(void *device, unsigned *count, void *processes);
int local_nvmlDeviceGetRunningProcessDetailList(void *device, nvml_process_list *list);
int local_nvmlDeviceGetProcessUtilization(void *device, nvml_process_sample *samples, unsigned *count,
                                          unsigned long long last_seen);
int local_nvmlDeviceGetProcessesUtilizationInfo(void *device, nvml_processes_utilization *info);
int local_nvmlDeviceGetAccountingMode(void *device, unsigned *mode);
int local_nvmlDeviceGetAccountingBufferSize(void *device, unsigned *size);
int local_nvmlDeviceGetAccountingPids(void *device, unsigned *count, unsigned *pids);
int local_nvmlDeviceGetAccountingStats(void *device, unsigned pid, void *stats);
int local_nvmlDeviceGetAccountingStats_v2(void *device, void *stats);

/* utilization.c */
int local_nvmlDeviceGetUtilizationRates(void *device, nvml_utilization *utilization);
int local_nvmlDeviceGetSamples(void *device, unsigned type, unsigned long long last_seen, unsigned *value_type,
                               unsigned *count, nvml_measured *samples);
int local_nvmlDeviceGetDynamicPstatesInfo(void *device, nvml_dynamic_pstates *info);
int local_nvmlDeviceGetDecoderUtilization(void *device, unsigned *utilization, unsigned *period);
int local_nvmlDeviceGetEncoderUtilization(void *device, unsigned *utilization, unsigned *period);
int local_nvmlDeviceGetJpgUtilization(void *device, unsigned *utilization, unsigned *period);
int local_nvmlDeviceGetOfaUtilization(void *device, unsigned *utilization, unsigned *period);
int local_nvmlDeviceGetEncoderCapacity(void *device, unsigned type, unsigned *capacity);
int local_nvmlDeviceGetEncoderSessions(void *device, unsigned *count, void *sessions);
int local_nvmlDeviceGetEncoderStats(void *device, unsigned *sessions, unsigned *rate, unsigned *latency);
int local_nvmlDeviceGetFBCSessions(void *device, unsigned *count, void *sessions);
int local_nvmlDeviceGetFBCStats(void *device, unsigned *stats);
int local_nvmlDeviceGetFieldValues(void *device, unsigned count, nvml_field *fields);

/* hardware.c */
int local_nvmlDeviceGetTemperature(void *device, unsigned sensor, unsigned *celsius);
int local_nvmlDeviceGetTemperatureV(void *device, nvml_temperature *temperature);
int local_nvmlDeviceGetTemperatureThreshold(void *device, unsigned which, unsigned *celsius);
int local_nvmlDeviceGetThermalSettings(void *device, unsigned sensor, nvml_thermal_settings *settings);
int local_nvmlDeviceGetPowerUsage(void *device, unsigned *milliwatts);
int local_nvmlDeviceGetTotalEnergyConsumption(void *device, unsigned long long *millijoules);
int local_nvmlDeviceGetPowerManagementMode(void *device, unsigned *mode);
int local_nvmlDeviceGetPowerManagementLimit(void *device, unsigned *limit);
int local_nvmlDeviceGetPowerManagementDefaultLimit(void *device, unsigned *limit);
int local_nvmlDeviceGetPowerManagementLimitConstraints(void *device, unsigned *least, unsigned *most);
int local_nvmlDeviceGetEnforcedPowerLimit(void *device, unsigned *limit);
int local_nvmlDeviceGetPowerSource(void *device, unsigned *source);
int local_nvmlDeviceGetPowerState(void *device, unsigned *state);
int local_nvmlDeviceGetPerformanceState(void *device, unsigned *state);
int local_nvmlDeviceGetPerformanceModes(void *device, nvml_text *modes);
int local_nvmlDeviceGetSupportedPerformanceStates(void *device, unsigned *states, unsigned size);
int local_nvmlDeviceGetPcieLinkMaxSpeed(void *device, unsigned *speed);
int local_nvmlDeviceGetCurrPcieLinkGeneration(void *device, unsigned *generation);
int local_nvmlDeviceGetCurrPcieLinkWidth(void *device, unsigned *width);
int local_nvmlDeviceGetMaxPcieLinkGeneration(void *device, unsigned *generation);
int local_nvmlDeviceGetMaxPcieLinkWidth(void *device, unsigned *width);
int local_nvmlDeviceGetGpuMaxPcieLinkGeneration(void *device, unsigned *generation);
int local_nvmlDeviceGetPcieSpeed(void *device, unsigned *speed);
int local_nvmlDeviceGetPcieReplayCounter(void *device, unsigned *count);
int local_nvmlDeviceGetPcieThroughput(void *device, unsigned counter, unsigned *kilobytes);
int local_nvmlDeviceGetViolationStatus(void *device, unsigned policy, nvml_violation *violation);

/* clocks.c */
int local_nvmlDeviceGetClock(void *device, unsigned type, unsigned id, unsigned *megahertz);
int local_nvmlDeviceGetClockInfo(void *device, unsigned type, unsigned *megahertz);
int local_nvmlDeviceGetMaxClockInfo(void *device, unsigned type, unsigned *megahertz);
int local_nvmlDeviceGetMaxCustomerBoostClock(void *device, unsigned type, unsigned *megahertz);
int local_nvmlDeviceGetApplicationsClock(void *device, unsigned type, unsigned *megahertz);
int local_nvmlDeviceGetDefaultApplicationsClock(void *device, unsigned type, unsigned *megahertz);
int local_nvmlDeviceGetMinMaxClockOfPState(void *device, unsigned type, unsigned state, unsigned *least, unsigned *most);
int local_nvmlDeviceGetCurrentClockFreqs(void *device, nvml_text *clocks);
int local_nvmlDeviceGetSupportedMemoryClocks(void *device, unsigned *count, unsigned *megahertz);
int local_nvmlDeviceGetSupportedGraphicsClocks(void *device, unsigned memory, unsigned *count, unsigned *megahertz);
int local_nvmlDeviceGetAdaptiveClockInfoStatus(void *device, unsigned *status);
int local_nvmlDeviceGetCurrentClocksEventReasons(void *device, unsigned long long *reasons);
int local_nvmlDeviceGetCurrentClocksThrottleReasons(void *device, unsigned long long *reasons);
int local_nvmlDeviceGetSupportedClocksEventReasons(void *device, unsigned long long *reasons);
int local_nvmlDeviceGetSupportedClocksThrottleReasons(void *device, unsigned long long *reasons);

/* events.c */
int local_nvmlEventSetCreate(void **set);
int local_nvmlEventSetFree(void *set);
int local_nvmlEventSetWait(void *set, nvml_event_data *data, unsigned milliseconds);
int local_nvmlEventSetWait_v2(void *set, nvml_event_data *data, unsigned milliseconds);
int local_nvmlEventSetWait_v3(void *set, unsigned *parameters);
int local_nvmlDeviceRegisterEvents(void *device, unsigned long long types, void *set);
int local_nvmlDeviceGetSupportedEventTypes(void *device, unsigned long long *types);
int local_nvmlSystemEventSetCreate(nvml_system_set *request);
int local_nvmlSystemEventSetFree(nvml_system_set *request);
int local_nvmlSystemEventSetWait(nvml_system_wait *request);
int local_nvmlSystemRegisterEvents(nvml_system_register *request);
int local_nvmlGpmQueryDeviceSupport(void *device, nvml_number *support);
int local_nvmlGpmSampleAlloc(void **sample);
int local_nvmlGpmSampleFree(void *sample);

#endif
