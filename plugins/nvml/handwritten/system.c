/* The system: versions, names of processes, and what it does not have. */
#include "nvml.h"

#include <stdio.h>
#include <string.h>

/* The branch of drivers that came with CUDA 13.0; the zeros say that it is none of them. */
#define DRIVER "580.00.00"
#define LIBRARY "13." DRIVER

int nvml_text_to(char *text, unsigned length, const char *value)
{
    size_t size = strlen(value) + 1;
    if (length < size)
        return NVML_ERROR_INSUFFICIENT_SIZE;
    memcpy(text, value, size);
    return NVML_SUCCESS;
}

int nvml_nothing(unsigned *count)
{
    *count = 0;
    return NVML_SUCCESS;
}

int local_nvmlSystemGetDriverVersion(char *version, unsigned length) { return nvml_text_to(version, length, DRIVER); }
int local_nvmlSystemGetNVMLVersion(char *version, unsigned length) { return nvml_text_to(version, length, LIBRARY); }

int local_nvmlSystemGetDriverBranch(nvml_branch *branch, unsigned length)
{
    if (branch->version != NVML_VERSION(nvml_branch, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    return nvml_text_to(branch->branch, length < sizeof branch->branch ? length : sizeof branch->branch, "r580_00");
}

int local_nvmlDeviceGetGspFirmwareVersion(void *device, char *version)
{
    (void)device;
    return nvml_text_to(version, 80, DRIVER);
}

/* As cuDriverGetVersion: the lower of what the servers' drivers are and what the driver's stub speaks. */
int local_nvmlSystemGetCudaDriverVersion(int *version)
{
    nvml_process *process = nvml_of_process();
    *version = NVML_CUDA_VERSION;
    for (unsigned i = 0; i < process->count; i++)
        if (process->devices[i].facts->driver_version < *version)
            *version = process->devices[i].facts->driver_version;
    return NVML_SUCCESS;
}

int local_nvmlSystemGetCudaDriverVersion_v2(int *version) { return local_nvmlSystemGetCudaDriverVersion(version); }

int local_nvmlSystemGetProcessName(unsigned pid, char *name, unsigned length)
{
    char found[NVML_NAME];
    int status = nvml_process_name(pid, found);
    if (status != NVML_SUCCESS || length == 0)
        return status != NVML_SUCCESS ? status : NVML_ERROR_INSUFFICIENT_SIZE;
    snprintf(name, length, "%s", found); /* the API cuts a name that is too long */
    return NVML_SUCCESS;
}

int local_nvmlSystemGetHicVersion(unsigned *count, void *entries)
{
    (void)entries;
    return nvml_nothing(count);
}

int local_nvmlGetExcludedDeviceCount(unsigned *count) { return nvml_nothing(count); }
int local_nvmlUnitGetCount(unsigned *count) { return nvml_nothing(count); }

int local_nvmlDeviceQueryDrainState(const nvml_pci_info *pci, unsigned *state)
{
    void *device;
    char id[32];
    snprintf(id, sizeof id, "%08x:%02x:%02x.0", pci->domain, pci->bus, pci->device);
    return local_nvmlDeviceGetHandleByPciBusId(id, &device) == NVML_SUCCESS ? nvml_nothing(state)
                                                                            : NVML_ERROR_INVALID_ARGUMENT;
}
