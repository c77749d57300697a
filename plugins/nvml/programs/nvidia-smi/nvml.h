/* The part of NVML that the program uses, by its public numbers and layouts; the library is loaded at run time. */
#ifndef NVIDIA_SMI_NVML_H
#define NVIDIA_SMI_NVML_H

#include <stddef.h>

typedef struct nvml_device *nvml_device;
typedef unsigned long long u64;

enum { NVML_SUCCESS = 0, NVML_NOT_FOUND = 6, NVML_INSUFFICIENT_SIZE = 7, NVML_FUNCTION_NOT_FOUND = 13 };
enum { NVML_CLOCK_GRAPHICS, NVML_CLOCK_SM, NVML_CLOCK_MEMORY, NVML_CLOCK_VIDEO };

struct nvml_pci {
    char legacy_id[16];
    unsigned domain, bus, device, device_id, subsystem_id;
    char id[32];
};

struct nvml_memory {
    unsigned version;
    u64 total, reserved, free, used; /* bytes */
};
#define NVML_MEMORY_VERSION (sizeof(struct nvml_memory) | 2u << 24)

struct nvml_bar1 {
    u64 total, free, used; /* bytes */
};

struct nvml_utilization {
    unsigned gpu, memory; /* percent */
};

struct nvml_process {
    unsigned pid;
    u64 used; /* bytes; all ones: not known */
    unsigned gpu_instance, compute_instance;
};

/* name, parameters: every function answers with a status but nvmlErrorString */
#define NVML_FUNCTIONS(F)                                                                                              \
    F(Init_v2, (void))                                                                                                 \
    F(Shutdown, (void))                                                                                                \
    F(SystemGetDriverVersion, (char *, unsigned))                                                                      \
    F(SystemGetCudaDriverVersion_v2, (int *))                                                                          \
    F(SystemGetProcessName, (unsigned, char *, unsigned))                                                              \
    F(DeviceGetCount_v2, (unsigned *))                                                                                 \
    F(DeviceGetHandleByIndex_v2, (unsigned, nvml_device *))                                                            \
    F(DeviceGetName, (nvml_device, char *, unsigned))                                                                  \
    F(DeviceGetUUID, (nvml_device, char *, unsigned))                                                                  \
    F(DeviceGetSerial, (nvml_device, char *, unsigned))                                                                \
    F(DeviceGetMinorNumber, (nvml_device, unsigned *))                                                                 \
    F(DeviceGetBoardId, (nvml_device, unsigned *))                                                                     \
    F(DeviceGetBoardPartNumber, (nvml_device, char *, unsigned))                                                       \
    F(DeviceGetMultiGpuBoard, (nvml_device, unsigned *))                                                               \
    F(DeviceGetVbiosVersion, (nvml_device, char *, unsigned))                                                          \
    F(DeviceGetInforomImageVersion, (nvml_device, char *, unsigned))                                                   \
    F(DeviceGetInforomVersion, (nvml_device, int, char *, unsigned))                                                   \
    F(DeviceGetBrand, (nvml_device, int *))                                                                            \
    F(DeviceGetArchitecture, (nvml_device, unsigned *))                                                                \
    F(DeviceGetPciInfo_v3, (nvml_device, struct nvml_pci *))                                                           \
    F(DeviceGetMaxPcieLinkGeneration, (nvml_device, unsigned *))                                                       \
    F(DeviceGetGpuMaxPcieLinkGeneration, (nvml_device, unsigned *))                                                    \
    F(DeviceGetCurrPcieLinkGeneration, (nvml_device, unsigned *))                                                      \
    F(DeviceGetMaxPcieLinkWidth, (nvml_device, unsigned *))                                                            \
    F(DeviceGetCurrPcieLinkWidth, (nvml_device, unsigned *))                                                           \
    F(DeviceGetPcieReplayCounter, (nvml_device, unsigned *))                                                           \
    F(DeviceGetPcieThroughput, (nvml_device, int, unsigned *))                                                         \
    F(DeviceGetDisplayMode, (nvml_device, int *))                                                                      \
    F(DeviceGetDisplayActive, (nvml_device, int *))                                                                    \
    F(DeviceGetPersistenceMode, (nvml_device, int *))                                                                  \
    F(DeviceGetAccountingMode, (nvml_device, int *))                                                                   \
    F(DeviceGetAccountingBufferSize, (nvml_device, unsigned *))                                                        \
    F(DeviceGetGpuOperationMode, (nvml_device, int *, int *))                                                          \
    F(DeviceGetVirtualizationMode, (nvml_device, int *))                                                               \
    F(DeviceGetGspFirmwareMode, (nvml_device, unsigned *, unsigned *))                                                 \
    F(DeviceGetMigMode, (nvml_device, unsigned *, unsigned *))                                                         \
    F(DeviceGetFanSpeed, (nvml_device, unsigned *))                                                                    \
    F(DeviceGetPerformanceState, (nvml_device, int *))                                                                 \
    F(DeviceGetCurrentClocksThrottleReasons, (nvml_device, u64 *))                                                     \
    F(DeviceGetSupportedClocksThrottleReasons, (nvml_device, u64 *))                                                   \
    F(DeviceGetMemoryInfo_v2, (nvml_device, struct nvml_memory *))                                                     \
    F(DeviceGetBAR1MemoryInfo, (nvml_device, struct nvml_bar1 *))                                                      \
    F(DeviceGetComputeMode, (nvml_device, int *))                                                                      \
    F(DeviceGetCudaComputeCapability, (nvml_device, int *, int *))                                                     \
    F(DeviceGetUtilizationRates, (nvml_device, struct nvml_utilization *))                                             \
    F(DeviceGetEncoderUtilization, (nvml_device, unsigned *, unsigned *))                                              \
    F(DeviceGetDecoderUtilization, (nvml_device, unsigned *, unsigned *))                                              \
    F(DeviceGetJpgUtilization, (nvml_device, unsigned *, unsigned *))                                                  \
    F(DeviceGetOfaUtilization, (nvml_device, unsigned *, unsigned *))                                                  \
    F(DeviceGetEncoderStats, (nvml_device, unsigned *, unsigned *, unsigned *))                                        \
    F(DeviceGetEccMode, (nvml_device, int *, int *))                                                                   \
    F(DeviceGetTotalEccErrors, (nvml_device, int, int, u64 *))                                                         \
    F(DeviceGetRetiredPages, (nvml_device, int, unsigned *, u64 *))                                                    \
    F(DeviceGetRetiredPagesPendingStatus, (nvml_device, int *))                                                        \
    F(DeviceGetTemperature, (nvml_device, int, unsigned *))                                                            \
    F(DeviceGetTemperatureThreshold, (nvml_device, int, unsigned *))                                                   \
    F(DeviceGetPowerManagementMode, (nvml_device, int *))                                                              \
    F(DeviceGetPowerUsage, (nvml_device, unsigned *))                                                                  \
    F(DeviceGetPowerManagementLimit, (nvml_device, unsigned *))                                                        \
    F(DeviceGetEnforcedPowerLimit, (nvml_device, unsigned *))                                                          \
    F(DeviceGetPowerManagementDefaultLimit, (nvml_device, unsigned *))                                                 \
    F(DeviceGetPowerManagementLimitConstraints, (nvml_device, unsigned *, unsigned *))                                 \
    F(DeviceGetClockInfo, (nvml_device, int, unsigned *))                                                              \
    F(DeviceGetMaxClockInfo, (nvml_device, int, unsigned *))                                                           \
    F(DeviceGetApplicationsClock, (nvml_device, int, unsigned *))                                                      \
    F(DeviceGetDefaultApplicationsClock, (nvml_device, int, unsigned *))                                               \
    F(DeviceGetMaxCustomerBoostClock, (nvml_device, int, unsigned *))                                                  \
    F(DeviceGetComputeRunningProcesses_v3, (nvml_device, unsigned *, struct nvml_process *))                           \
    F(DeviceGetGraphicsRunningProcesses_v3, (nvml_device, unsigned *, struct nvml_process *))

struct nvml {
    const char *(*ErrorString)(int);
#define NVML_MEMBER(name, parameters) int(*name) parameters;
    NVML_FUNCTIONS(NVML_MEMBER)
#undef NVML_MEMBER
};

/* Load the library and initialise it; NULL: a reason for people is on stderr. A function that it lacks answers
 * NVML_FUNCTION_NOT_FOUND. */
const struct nvml *nvml_open(void);

#endif
