/* How much of the time a device computes; its other engines, which ours have none of; values by field number. */
#include "nvml.h"

#include <string.h>
#include <time.h>

enum { PERIOD = 1000000 }; /* microseconds that utilization is measured over */

int local_nvmlDeviceGetUtilizationRates(void *device, nvml_utilization *utilization)
{
    nvml_reading reading;
    int status = nvml_read(device, &reading);
    utilization->gpu = reading.utilization;
    utilization->memory = 0; /* traffic is not measured */
    return status;
}

/* ---- samples: the tenths of the last second ---- */

enum sampling { POWER, GPU, MEMORY, ENCODER, DECODER, GRAPHICS_CLOCK, MEMORY_CLOCK, MODULE_POWER, JPEG, FLOW };

static unsigned sampled(const nvml_reading *reading, unsigned type, int tenth)
{
    switch (type) {
    case POWER: return reading->power;
    case GPU: return reading->tenths[tenth];
    case GRAPHICS_CLOCK: return reading->graphics;
    case MEMORY_CLOCK: return reading->memory;
    default: return 0;
    }
}

static unsigned long long wall(void)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return (unsigned long long)time.tv_sec * 1000000 + (unsigned long long)time.tv_nsec / 1000;
}

int local_nvmlDeviceGetSamples(void *device, unsigned type, unsigned long long last_seen, unsigned *value_type,
                               unsigned *count, nvml_measured *samples)
{
    enum { UNSIGNED = 1, TENTH = PERIOD / NVML_TENTHS };
    nvml_reading reading;
    if (type > FLOW)
        return NVML_ERROR_INVALID_ARGUMENT;
    if (type == MODULE_POWER)
        return NVML_ERROR_NOT_SUPPORTED;
    *value_type = UNSIGNED;
    if (samples == NULL)
        return nvml_give(count, NVML_TENTHS);
    int status = nvml_read(device, &reading);
    unsigned long long end = wall();
    unsigned written = 0;
    for (int i = 0; i < NVML_TENTHS && written < *count; i++) {
        unsigned long long time = end - (unsigned long long)(NVML_TENTHS - 1 - i) * TENTH;
        if (time > last_seen)
            samples[written++] = (nvml_measured){time, {.number = sampled(&reading, type, i)}};
    }
    *count = written;
    if (status != NVML_SUCCESS)
        return status;
    return written != 0 ? NVML_SUCCESS : NVML_ERROR_NOT_FOUND;
}

int local_nvmlDeviceGetDynamicPstatesInfo(void *device, nvml_dynamic_pstates *info)
{
    enum { PRESENT = 3 }; /* the device, its memory, its video engine */
    nvml_reading reading;
    int status = nvml_read(device, &reading);
    memset(info, 0, sizeof *info);
    for (int i = 0; i < PRESENT; i++)
        info->domains[i].present = 1;
    info->domains[0].percentage = reading.utilization;
    return status;
}

/* ---- engines for pictures: they are never busy ---- */

#define IDLE_ENGINE(function)                                                                \
    int local_nvmlDeviceGet##function(void *device, unsigned *utilization, unsigned *period) \
    {                                                                                        \
        (void)device;                                                                        \
        *period = PERIOD;                                                                    \
        return nvml_give(utilization, 0);                                                    \
    }

IDLE_ENGINE(DecoderUtilization)
IDLE_ENGINE(EncoderUtilization)
IDLE_ENGINE(JpgUtilization)
IDLE_ENGINE(OfaUtilization)

int local_nvmlDeviceGetEncoderCapacity(void *device, unsigned type, unsigned *capacity)
{
    enum { H264, HEVC, AV1 };
    (void)device;
    if (type == AV1)
        return NVML_ERROR_NOT_SUPPORTED;
    return type <= HEVC ? nvml_give(capacity, 0) : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlDeviceGetEncoderSessions(void *device, unsigned *count, void *sessions)
{
    (void)device;
    (void)sessions;
    return nvml_nothing(count);
}

int local_nvmlDeviceGetEncoderStats(void *device, unsigned *sessions, unsigned *rate, unsigned *latency)
{
    (void)device;
    *sessions = *rate = *latency = 0;
    return NVML_SUCCESS;
}

int local_nvmlDeviceGetFBCSessions(void *device, unsigned *count, void *sessions)
{
    return local_nvmlDeviceGetEncoderSessions(device, count, sessions);
}

int local_nvmlDeviceGetFBCStats(void *device, unsigned *stats)
{
    return local_nvmlDeviceGetEncoderStats(device, &stats[0], &stats[1], &stats[2]);
}

/* ---- values by field number: those that a T4 has ---- */

enum field {
    ECC_CURRENT = 1, ECC_PENDING = 2, ECC_FIRST = 3, ECC_LAST = 28, RETIRED_FIRST = 29, RETIRED_LAST = 31,
    POLICY_FIRST = 74, POLICY_LAST = 81, ENERGY = 83, LINKS = 91, RETIRED_PENDING = 92, REPLAYS = 94,
    REPLAY_ROLLOVERS = 95, POWER_AVERAGE = 185, POWER_INSTANT = 186, LEAST_LIMIT = 187, MOST_LIMIT = 188,
    DEFAULT_LIMIT = 189, CURRENT_LIMIT = 190, REQUESTED_LIMIT = 192
};
enum value_type { UNSIGNED_INT = 1, UNSIGNED_LARGE = 3 };

static int is_zero_field(unsigned id)
{
    return (id >= ECC_FIRST && id <= ECC_LAST) || (id >= RETIRED_FIRST && id <= RETIRED_LAST) ||
           (id >= POLICY_FIRST && id <= POLICY_LAST) || (id >= RETIRED_PENDING && id <= REPLAY_ROLLOVERS);
}

static int number_field(void *device, unsigned id, unsigned *value)
{
    unsigned least;
    switch (id) {
    case ECC_CURRENT: case ECC_PENDING: return nvml_give(value, 1);
    case LINKS: return nvml_give(value, 0);
    case POWER_AVERAGE: case POWER_INSTANT: return local_nvmlDeviceGetPowerUsage(device, value);
    case LEAST_LIMIT: return local_nvmlDeviceGetPowerManagementLimitConstraints(device, value, &least);
    case MOST_LIMIT: return local_nvmlDeviceGetPowerManagementLimitConstraints(device, &least, value);
    case DEFAULT_LIMIT: case CURRENT_LIMIT: case REQUESTED_LIMIT:
        return local_nvmlDeviceGetPowerManagementLimit(device, value);
    default: return NVML_ERROR_NOT_SUPPORTED;
    }
}

int local_nvmlDeviceGetFieldValues(void *device, unsigned count, nvml_field *fields)
{
    unsigned long long time = wall();
    for (nvml_field *each = fields; each < fields + count; each++) {
        int large = each->id == ENERGY || is_zero_field(each->id);
        each->time = (long long)time;
        each->latency = 0;
        each->value.large = 0;
        each->type = large ? UNSIGNED_LARGE : UNSIGNED_INT;
        if (each->id == ENERGY)
            each->status = (unsigned)local_nvmlDeviceGetTotalEnergyConsumption(device, &each->value.large);
        else
            each->status = (unsigned)(large ? NVML_SUCCESS : number_field(device, each->id, &each->value.number));
    }
    return NVML_SUCCESS;
}
