/* Memory: how much there is and how much programs have; and that none of it has failed. */
#include "nvml.h"

#include <string.h>

#define APERTURE ((unsigned long long)256 << 20)

static int read_memory(void *device, nvml_memory *memory)
{
    nvml_reading reading;
    int status = nvml_read(device, &reading);
    memory->total = ((const nvml_device *)device)->facts->total_memory;
    memory->used = reading.used < memory->total ? reading.used : memory->total;
    memory->free = memory->total - memory->used;
    return status;
}

int local_nvmlDeviceGetMemoryInfo(void *device, nvml_memory *memory) { return read_memory(device, memory); }

int local_nvmlDeviceGetMemoryInfo_v2(void *device, nvml_memory_v2 *memory)
{
    nvml_memory all;
    if (memory->version != NVML_VERSION(nvml_memory_v2, 2))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    int status = read_memory(device, &all);
    memory->total = all.total;
    memory->used = all.used;
    memory->free = all.free;
    memory->reserved = 0; /* nothing is kept from programs */
    return status;
}

int local_nvmlDeviceGetBAR1MemoryInfo(void *device, nvml_memory *memory)
{
    (void)device;
    *memory = (nvml_memory){.total = APERTURE, .free = APERTURE, .used = 0};
    return NVML_SUCCESS;
}

/* ---- errors ---- */

int local_nvmlDeviceGetDefaultEccMode(void *device, unsigned *mode)
{
    (void)device;
    return nvml_give(mode, 1);
}

int local_nvmlDeviceGetEccMode(void *device, unsigned *current, unsigned *pending)
{
    local_nvmlDeviceGetDefaultEccMode(device, pending);
    return local_nvmlDeviceGetDefaultEccMode(device, current);
}

/* Corrected or not, since the start or ever. */
static int is_counter(unsigned type, unsigned counter) { return type <= 1 && counter <= 1; }

int local_nvmlDeviceGetTotalEccErrors(void *device, unsigned type, unsigned counter, unsigned long long *count)
{
    (void)device;
    return is_counter(type, counter) ? nvml_give_large(count, 0) : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlDeviceGetDetailedEccErrors(void *device, unsigned type, unsigned counter, nvml_ecc_counts *counts)
{
    (void)device;
    memset(counts, 0, sizeof *counts);
    return is_counter(type, counter) ? NVML_SUCCESS : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlDeviceGetMemoryErrorCounter(void *device, unsigned type, unsigned counter, unsigned location,
                                          unsigned long long *count)
{
    enum { LOCATIONS = 8 };
    (void)device;
    return is_counter(type, counter) && location < LOCATIONS ? nvml_give_large(count, 0) : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlDeviceGetRetiredPages(void *device, unsigned cause, unsigned *count, void *addresses)
{
    (void)device;
    (void)addresses;
    return cause <= 1 ? nvml_nothing(count) : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlDeviceGetRetiredPages_v2(void *device, unsigned cause, unsigned *count, void *addresses, void *times)
{
    (void)times;
    return local_nvmlDeviceGetRetiredPages(device, cause, count, addresses);
}

int local_nvmlDeviceGetRetiredPagesPendingStatus(void *device, unsigned *pending)
{
    (void)device;
    return nvml_give(pending, 0);
}
