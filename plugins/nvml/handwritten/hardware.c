/* Temperature, power, the bus. What the server does not measure is the README's table of constants. */
#include "nvml.h"

#include <stdio.h>
#include <string.h>

enum { CPU_LIMIT = 70000, LEAST_POWER = 60000 }; /* milliwatts: those of a T4 */
enum { SHUTDOWN = 96, SLOWDOWN = 93, MOST_TEMPERATURE = 85 };
enum { GENERATION = 3, WIDTH = 16, MEGABYTES = 8000, MEGABYTES_CODE = 3 };
enum { IDLE_STATE = 8, NO_STATE = 32, STATES = 16 };

/* ---- temperature ---- */

int local_nvmlDeviceGetTemperature(void *device, unsigned sensor, unsigned *celsius)
{
    nvml_reading reading;
    if (sensor != 0)
        return NVML_ERROR_INVALID_ARGUMENT;
    int status = nvml_read(device, &reading);
    *celsius = reading.temperature;
    return status;
}

int local_nvmlDeviceGetTemperatureV(void *device, nvml_temperature *temperature)
{
    unsigned celsius = 0;
    if (temperature->version != NVML_VERSION(nvml_temperature, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    int status = local_nvmlDeviceGetTemperature(device, temperature->sensor, &celsius);
    temperature->celsius = (int)celsius;
    return status;
}

int local_nvmlDeviceGetTemperatureThreshold(void *device, unsigned which, unsigned *celsius)
{
    enum { AT_SHUTDOWN, AT_SLOWDOWN, OF_MEMORY, AT_MOST, THRESHOLDS = 8 };
    (void)device;
    switch (which) {
    case AT_SHUTDOWN: return nvml_give(celsius, SHUTDOWN);
    case AT_SLOWDOWN: return nvml_give(celsius, SLOWDOWN);
    case AT_MOST: return nvml_give(celsius, MOST_TEMPERATURE);
    default: return which < THRESHOLDS ? NVML_ERROR_NOT_SUPPORTED : NVML_ERROR_INVALID_ARGUMENT;
    }
}

int local_nvmlDeviceGetThermalSettings(void *device, unsigned sensor, nvml_thermal_settings *settings)
{
    enum { INTERNAL = 1, DEVICE = 1, ALL = 15 };
    nvml_reading reading;
    if (sensor != 0 && sensor != ALL)
        return NVML_ERROR_INVALID_ARGUMENT;
    int status = nvml_read(device, &reading);
    memset(settings, 0, sizeof *settings);
    settings->count = 1;
    settings->sensors[0].controller = INTERNAL;
    settings->sensors[0].most = SHUTDOWN;
    settings->sensors[0].current = (int)reading.temperature;
    settings->sensors[0].target = DEVICE;
    return status;
}

/* ---- power ---- */

int local_nvmlDeviceGetPowerUsage(void *device, unsigned *milliwatts)
{
    nvml_reading reading;
    int status = nvml_read(device, &reading);
    *milliwatts = reading.power;
    return status;
}

int local_nvmlDeviceGetTotalEnergyConsumption(void *device, unsigned long long *millijoules)
{
    nvml_reading reading;
    int status = nvml_read(device, &reading);
    *millijoules = reading.energy;
    return status;
}

int local_nvmlDeviceGetPowerManagementMode(void *device, unsigned *mode)
{
    (void)device;
    return nvml_give(mode, 1);
}

int local_nvmlDeviceGetPowerManagementLimit(void *device, unsigned *limit)
{
    (void)device;
    return nvml_give(limit, CPU_LIMIT);
}

int local_nvmlDeviceGetPowerManagementDefaultLimit(void *device, unsigned *limit)
{
    return local_nvmlDeviceGetPowerManagementLimit(device, limit);
}

int local_nvmlDeviceGetEnforcedPowerLimit(void *device, unsigned *limit)
{
    return local_nvmlDeviceGetPowerManagementLimit(device, limit);
}

int local_nvmlDeviceGetPowerManagementLimitConstraints(void *device, unsigned *least, unsigned *most)
{
    *least = LEAST_POWER;
    return local_nvmlDeviceGetPowerManagementLimit(device, most);
}

int local_nvmlDeviceGetPowerSource(void *device, unsigned *source)
{
    (void)device;
    return nvml_give(source, 0); /* the mains */
}

int local_nvmlDeviceGetViolationStatus(void *device, unsigned policy, nvml_violation *violation)
{
    (void)device;
    *violation = (nvml_violation){0, 0};
    return policy <= 5 || policy == 10 || policy == 11 ? NVML_SUCCESS : NVML_ERROR_INVALID_ARGUMENT;
}

/* ---- performance states: at work or not ---- */

int local_nvmlDeviceGetPerformanceState(void *device, unsigned *state)
{
    nvml_reading reading;
    int status = nvml_read(device, &reading);
    *state = reading.utilization != 0 ? 0 : IDLE_STATE;
    return status;
}

int local_nvmlDeviceGetPowerState(void *device, unsigned *state) { return local_nvmlDeviceGetPerformanceState(device, state); }

int local_nvmlDeviceGetSupportedPerformanceStates(void *device, unsigned *states, unsigned size)
{
    (void)device;
    if (size < 2 * sizeof *states)
        return NVML_ERROR_INSUFFICIENT_SIZE;
    for (unsigned i = 0; i < size / sizeof *states && i < STATES; i++)
        states[i] = i == 0 ? 0 : i == 1 ? IDLE_STATE : NO_STATE;
    return NVML_SUCCESS;
}

int local_nvmlDeviceGetPerformanceModes(void *device, nvml_text *modes)
{
    if (modes->version != NVML_VERSION(nvml_text, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    unsigned graphics = nvml_most_clock(device, 0), memory = nvml_most_clock(device, 2);
    snprintf(modes->text, sizeof modes->text,
             "perf=0, nvclock=%u, nvclockmin=%u, nvclockmax=%u, memclock=%u, memclockmin=%u, memclockmax=%u", graphics,
             graphics, graphics, memory, memory, memory);
    return NVML_SUCCESS;
}

/* ---- the bus: that of a T4; nothing of a server's traffic is known here ---- */

#define OF_THE_BUS(function, value)                               \
    int local_nvmlDeviceGet##function(void *device, unsigned *place) \
    {                                                             \
        (void)device;                                             \
        return nvml_give(place, value);                           \
    }

OF_THE_BUS(CurrPcieLinkGeneration, GENERATION)
OF_THE_BUS(CurrPcieLinkWidth, WIDTH)
OF_THE_BUS(MaxPcieLinkGeneration, GENERATION)
OF_THE_BUS(MaxPcieLinkWidth, WIDTH)
OF_THE_BUS(GpuMaxPcieLinkGeneration, GENERATION)
OF_THE_BUS(PcieLinkMaxSpeed, MEGABYTES_CODE)
OF_THE_BUS(PcieSpeed, MEGABYTES)
OF_THE_BUS(PcieReplayCounter, 0)

int local_nvmlDeviceGetPcieThroughput(void *device, unsigned counter, unsigned *kilobytes)
{
    (void)device;
    return counter <= 1 ? nvml_give(kilobytes, 0) : NVML_ERROR_INVALID_ARGUMENT;
}
