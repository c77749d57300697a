/* Stands in for NVML on a server with a GPU: one device, at any PCI id, with numbers that nothing else says. The file that
 * GTAP_TEST_PIDS names lists the processes that use it. What would change the device ends the process. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define API __attribute__((visibility("default"))) int

enum { SUCCESS = 0, INVALID = 2, TOO_SMALL = 7, MISMATCH = 25, UNKNOWN = 999 };

static int device;

API nvmlInit_v2(void) { return SUCCESS; }

API nvmlDeviceGetHandleByPciBusId_v2(const char *id, void **handle)
{
    *handle = &device;
    return strchr(id, ':') ? SUCCESS : INVALID;
}

API nvmlDeviceGetTemperature(void *handle, unsigned sensor, unsigned *celsius)
{
    *celsius = 61;
    return handle == &device && sensor == 0 ? SUCCESS : INVALID;
}

API nvmlDeviceGetUtilizationRates(void *handle, unsigned percents[2])
{
    percents[0] = 83;
    percents[1] = 12;
    return handle == &device ? SUCCESS : INVALID;
}

API nvmlDeviceGetFanSpeed_v2(void *handle, unsigned fan, unsigned *speed)
{
    *speed = 40 + fan;
    return handle == &device ? SUCCESS : INVALID;
}

API nvmlDeviceGetMemoryInfo(void *handle, unsigned long long memory[3])
{
    memory[0] = 80ull << 30;
    memory[1] = 79ull << 30;
    memory[2] = 1ull << 30;
    return handle == &device ? SUCCESS : INVALID;
}

struct memory {
    unsigned version;
    unsigned long long total, reserved, free, used;
};

API nvmlDeviceGetMemoryInfo_v2(void *handle, struct memory *memory)
{
    if (memory->version != (sizeof *memory | 2u << 24))
        return MISMATCH;
    memory->total = 80ull << 30;
    memory->reserved = 1 << 20;
    return handle == &device ? SUCCESS : INVALID;
}

API nvmlDeviceGetVbiosVersion(void *handle, char *version, unsigned length)
{
    if (length < sizeof "96.00.89")
        return TOO_SMALL;
    strcpy(version, "96.00.89");
    return handle == &device ? SUCCESS : INVALID;
}

API nvmlSystemGetDriverVersion(char *version, unsigned length)
{
    return snprintf(version, length, "590.12.34") < (int)length ? SUCCESS : TOO_SMALL;
}

API nvmlDeviceGetSupportedMemoryClocks(void *handle, unsigned *count, unsigned *clocks)
{
    unsigned room = clocks ? *count : 0;
    *count = 3;
    for (unsigned i = 0; i < room && i < 3; i++)
        clocks[i] = 1000 * (i + 1);
    return handle != &device ? INVALID : room < 3 ? TOO_SMALL : SUCCESS;
}

struct field {
    unsigned id, scope;
    long long time, latency;
    unsigned type, status;
    unsigned long long value;
};

API nvmlDeviceGetFieldValues(void *handle, unsigned count, struct field *fields)
{
    for (unsigned i = 0; i < count; i++)
        fields[i].value = 1000 + fields[i].id;
    return handle == &device ? SUCCESS : INVALID;
}

API nvmlDeviceGetNvLinkState(void *handle, unsigned link, unsigned *active)
{
    (void)handle;
    (void)link;
    (void)active;
    return UNKNOWN;
}

/* ---- processes ---- */

static int pids(unsigned *found, int most)
{
    const char *name = getenv("GTAP_TEST_PIDS");
    FILE *file = name ? fopen(name, "r") : NULL;
    int count = 0;
    while (file && count < most && fscanf(file, "%u", &found[count]) == 1)
        count++;
    if (file)
        fclose(file);
    return count;
}

struct process {
    unsigned pid;
    unsigned long long memory;
    unsigned gpu_instance, compute_instance;
};

API nvmlDeviceGetComputeRunningProcesses_v3(void *handle, unsigned *count, struct process *processes)
{
    unsigned found[64], number = (unsigned)pids(found, 64);
    for (unsigned i = 0; i < number && i < *count; i++)
        processes[i] = (struct process){found[i], (500ull + i) << 20, ~0u, ~0u};
    *count = number;
    return handle == &device ? SUCCESS : INVALID;
}

struct share {
    unsigned pid;
    unsigned long long time;
    unsigned sm, memory, encoder, decoder;
};

API nvmlDeviceGetProcessUtilization(void *handle, struct share *shares, unsigned *count, unsigned long long since)
{
    unsigned found[64], number = (unsigned)pids(found, 64);
    (void)since;
    for (unsigned i = 0; i < number && i < *count; i++)
        shares[i] = (struct share){found[i], 1, 37, 0, 0, 0};
    *count = number;
    return handle == &device ? SUCCESS : INVALID;
}

API nvmlDeviceSetPersistenceMode(void *handle, unsigned mode)
{
    (void)handle;
    (void)mode;
    abort();
}
