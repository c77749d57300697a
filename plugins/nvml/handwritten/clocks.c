/* Clocks: the highest from the device's attributes, the current ones from the server's sample. */
#include "nvml.h"

#include <stdio.h>

enum clock { GRAPHICS, SM, MEMORY, VIDEO, CLOCKS };
enum { CLOCK_ATTRIBUTE = 13, MEMORY_CLOCK_ATTRIBUTE = 36 }; /* CUdevice_attribute, in kHz */
enum reason { IDLE = 1, APPLICATIONS = 2, POWER = 4, SLOWDOWN = 8, BOOST = 16, THERMAL = 32 };

unsigned nvml_most_clock(const void *device, unsigned type)
{
    return nvml_attribute(device, type == MEMORY ? MEMORY_CLOCK_ATTRIBUTE : CLOCK_ATTRIBUTE) / 1000;
}

int local_nvmlDeviceGetMaxClockInfo(void *device, unsigned type, unsigned *megahertz)
{
    return type < CLOCKS ? nvml_give(megahertz, nvml_most_clock(device, type)) : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlDeviceGetMaxCustomerBoostClock(void *device, unsigned type, unsigned *megahertz)
{
    return local_nvmlDeviceGetMaxClockInfo(device, type, megahertz);
}

int local_nvmlDeviceGetApplicationsClock(void *device, unsigned type, unsigned *megahertz)
{
    return local_nvmlDeviceGetMaxClockInfo(device, type, megahertz);
}

int local_nvmlDeviceGetDefaultApplicationsClock(void *device, unsigned type, unsigned *megahertz)
{
    return local_nvmlDeviceGetMaxClockInfo(device, type, megahertz);
}

int local_nvmlDeviceGetClockInfo(void *device, unsigned type, unsigned *megahertz)
{
    nvml_reading reading;
    if (type >= CLOCKS)
        return NVML_ERROR_INVALID_ARGUMENT;
    int status = nvml_read(device, &reading);
    *megahertz = type == MEMORY ? reading.memory : reading.graphics;
    if (*megahertz == 0)
        *megahertz = nvml_most_clock(device, type); /* not measured */
    return status;
}

int local_nvmlDeviceGetClock(void *device, unsigned type, unsigned id, unsigned *megahertz)
{
    enum { CURRENT, TARGET, DEFAULT, MOST, IDS };
    if (id == CURRENT)
        return local_nvmlDeviceGetClockInfo(device, type, megahertz);
    return id < IDS ? local_nvmlDeviceGetMaxClockInfo(device, type, megahertz) : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlDeviceGetMinMaxClockOfPState(void *device, unsigned type, unsigned state, unsigned *least, unsigned *most)
{
    if (state != 0 && state != 8)
        return NVML_ERROR_INVALID_ARGUMENT; /* it has no other */
    local_nvmlDeviceGetMaxClockInfo(device, type, least);
    return local_nvmlDeviceGetMaxClockInfo(device, type, most);
}

int local_nvmlDeviceGetCurrentClockFreqs(void *device, nvml_text *clocks)
{
    unsigned graphics = 0, memory = 0;
    if (clocks->version != NVML_VERSION(nvml_text, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    int status = local_nvmlDeviceGetClockInfo(device, GRAPHICS, &graphics);
    local_nvmlDeviceGetClockInfo(device, MEMORY, &memory);
    snprintf(clocks->text, sizeof clocks->text, "nvclock=%u, memclock=%u", graphics, memory);
    return status;
}

/* Each has one clock that it can be set to: the highest. */
static int one_clock(unsigned clock, unsigned *count, unsigned *megahertz)
{
    unsigned room = megahertz != NULL ? *count : 0;
    *count = 1;
    return room != 0 ? nvml_give(megahertz, clock) : NVML_ERROR_INSUFFICIENT_SIZE;
}

int local_nvmlDeviceGetSupportedMemoryClocks(void *device, unsigned *count, unsigned *megahertz)
{
    return one_clock(nvml_most_clock(device, MEMORY), count, megahertz);
}

int local_nvmlDeviceGetSupportedGraphicsClocks(void *device, unsigned memory, unsigned *count, unsigned *megahertz)
{
    if (memory != nvml_most_clock(device, MEMORY))
        return NVML_ERROR_NOT_FOUND;
    return one_clock(nvml_most_clock(device, GRAPHICS), count, megahertz);
}

int local_nvmlDeviceGetAdaptiveClockInfoStatus(void *device, unsigned *status)
{
    (void)device;
    return nvml_give(status, 0);
}

/* ---- why they are not at their highest ---- */

int local_nvmlDeviceGetCurrentClocksEventReasons(void *device, unsigned long long *reasons)
{
    nvml_reading reading;
    int status = nvml_read(device, &reading);
    *reasons = reading.utilization == 0 ? IDLE : 0;
    return status;
}

int local_nvmlDeviceGetCurrentClocksThrottleReasons(void *device, unsigned long long *reasons)
{
    return local_nvmlDeviceGetCurrentClocksEventReasons(device, reasons);
}

int local_nvmlDeviceGetSupportedClocksEventReasons(void *device, unsigned long long *reasons)
{
    (void)device;
    return nvml_give_large(reasons, IDLE | APPLICATIONS | POWER | SLOWDOWN | BOOST | THERMAL);
}

int local_nvmlDeviceGetSupportedClocksThrottleReasons(void *device, unsigned long long *reasons)
{
    return local_nvmlDeviceGetSupportedClocksEventReasons(device, reasons);
}
