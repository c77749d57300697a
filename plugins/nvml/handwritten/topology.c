/* How devices lie to each other, and to the processors of the machine that asks. */
#define _GNU_SOURCE
#include "nvml.h"

#include <limits.h>
#include <sched.h>
#include <string.h>

enum { INTERNAL = 0, NODE = 40, SYSTEM = 50 }; /* nvmlGpuTopologyLevel_t: one board, one machine's node, all of it */

static unsigned level_of(const nvml_device *one, const nvml_device *other)
{
    if (one == other)
        return INTERNAL;
    return one->session == other->session ? NODE : SYSTEM;
}

int local_nvmlDeviceGetTopologyCommonAncestor(void *one, void *other, unsigned *level)
{
    return nvml_give(level, level_of(one, other));
}

int local_nvmlDeviceOnSameBoard(void *one, void *other, int *same)
{
    *same = one == other;
    return NVML_SUCCESS;
}

int local_nvmlDeviceGetP2PStatus(void *one, void *other, unsigned what, unsigned *status)
{
    enum { READ, WRITE, NVLINK, ATOMICS, PCI, KINDS, OK = 0, NOT_SUPPORTED = 5 };
    if (what >= KINDS)
        return NVML_ERROR_INVALID_ARGUMENT;
    int together = level_of(one, other) != SYSTEM;
    return nvml_give(status, together && (what == READ || what == WRITE || what == PCI) ? OK : NOT_SUPPORTED);
}

/* Give the devices that are wanted, as many as there is room for; a count of 0 asks how many there are. */
static int give(unsigned *count, void **devices, const nvml_device *near, unsigned level)
{
    nvml_process *process = nvml_of_process();
    unsigned found = 0, room = *count;
    if (room != 0 && devices == NULL)
        return NVML_ERROR_INVALID_ARGUMENT;
    for (unsigned i = 0; i < process->count; i++) {
        const nvml_device *each = &process->devices[i];
        if (near != NULL && (each == near || level_of(near, each) != level))
            continue;
        if (found < room)
            devices[found] = nvml_handle_of(each);
        found++;
    }
    *count = room != 0 && room < found ? room : found;
    return NVML_SUCCESS;
}

int local_nvmlDeviceGetTopologyNearestGpus(void *device, unsigned level, unsigned *count, void **devices)
{
    return level % 10 == 0 && level <= SYSTEM ? give(count, devices, device, level) : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlSystemGetTopologyGpuSet(unsigned cpu, unsigned *count, void **devices)
{
    (void)cpu; /* every processor is as far from them as any other */
    return give(count, devices, NULL, 0);
}

/* A server's devices are as near to one processor of this machine as to any other. */
int local_nvmlDeviceGetCpuAffinity(void *device, unsigned size, unsigned long *set)
{
    enum { BITS = sizeof(unsigned long) * CHAR_BIT };
    cpu_set_t all;
    (void)device;
    memset(set, 0, size * sizeof *set);
    if (sched_getaffinity(0, sizeof all, &all) != 0)
        return NVML_ERROR_NOT_SUPPORTED;
    for (unsigned cpu = 0; cpu < CPU_SETSIZE && cpu < size * BITS; cpu++)
        if (CPU_ISSET(cpu, &all))
            set[cpu / BITS] |= 1ul << cpu % BITS;
    return NVML_SUCCESS;
}

int local_nvmlDeviceGetCpuAffinityWithinScope(void *device, unsigned size, unsigned long *set, unsigned scope)
{
    return scope <= 1 ? local_nvmlDeviceGetCpuAffinity(device, size, set) : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlDeviceGetMemoryAffinity(void *device, unsigned size, unsigned long *set, unsigned scope)
{
    (void)device;
    if (scope > 1 || size == 0)
        return NVML_ERROR_INVALID_ARGUMENT;
    memset(set, 0, size * sizeof *set);
    set[0] = 1; /* the first node: there is one everywhere */
    return NVML_SUCCESS;
}
