/* Who uses a device: the processes of this token's sessions, by the numbers that they have where they run. */
#include "nvml.h"

#include <stdlib.h>
#include <string.h>

#define NONE 0xffffffffu /* no instance of a partitioned device */
enum { ACCOUNTED = 4000 };

typedef struct listed {
    nvml_process_row rows[NVML_PROCESSES];
    unsigned count;
    uint64_t time;
} listed;

/* The processes of a device, to be freed; NULL and a status. */
static listed *list(void *device, int *status)
{
    listed *made = calloc(1, sizeof *made);
    *status = made == NULL ? NVML_ERROR_MEMORY : nvml_read_processes(device, made->rows, &made->count, &made->time);
    if (*status == NVML_SUCCESS)
        return made;
    free(made);
    return NULL;
}

/* How many are to be written. Where they do not fit, none, and the status that says so; `count` says how many there are. */
static unsigned fit(const listed *found, unsigned *count, const void *place, int *status)
{
    unsigned room = place != NULL ? *count : 0;
    *count = found->count;
    if (found->count <= room)
        return found->count;
    *status = NVML_ERROR_INSUFFICIENT_SIZE;
    return 0;
}

int local_nvmlDeviceGetComputeRunningProcesses(void *device, unsigned *count, nvml_process_v1 *processes)
{
    int status;
    listed *found = list(device, &status);
    unsigned written = found != NULL ? fit(found, count, processes, &status) : 0;
    for (unsigned i = 0; i < written; i++)
        processes[i] = (nvml_process_v1){found->rows[i].pid, found->rows[i].memory};
    free(found);
    return status;
}

int local_nvmlDeviceGetComputeRunningProcesses_v3(void *device, unsigned *count, nvml_process_info *processes)
{
    int status;
    listed *found = list(device, &status);
    unsigned written = found != NULL ? fit(found, count, processes, &status) : 0;
    for (unsigned i = 0; i < written; i++)
        processes[i] = (nvml_process_info){found->rows[i].pid, found->rows[i].memory, NONE, NONE};
    free(found);
    return status;
}

int local_nvmlDeviceGetComputeRunningProcesses_v2(void *device, unsigned *count, nvml_process_info *processes)
{
    return local_nvmlDeviceGetComputeRunningProcesses_v3(device, count, processes);
}

/* All of them compute: none draws, none shares a device by MPS. */
#define NO_PROCESSES(function)                                                            \
    int local_nvmlDeviceGet##function(void *device, unsigned *count, void *processes) \
    {                                                                                     \
        (void)device;                                                                     \
        (void)processes;                                                                  \
        return nvml_nothing(count);                                                       \
    }

NO_PROCESSES(GraphicsRunningProcesses)
NO_PROCESSES(GraphicsRunningProcesses_v2)
NO_PROCESSES(GraphicsRunningProcesses_v3)
NO_PROCESSES(MPSComputeRunningProcesses)
NO_PROCESSES(MPSComputeRunningProcesses_v2)
NO_PROCESSES(MPSComputeRunningProcesses_v3)

int local_nvmlDeviceGetRunningProcessDetailList(void *device, nvml_process_list *processes)
{
    enum { COMPUTE, GRAPHICS, MPS };
    if (processes->version != NVML_VERSION(nvml_process_list, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    if (processes->mode > MPS)
        return NVML_ERROR_INVALID_ARGUMENT;
    if (processes->mode != COMPUTE)
        return nvml_nothing(&processes->count);
    int status;
    listed *found = list(device, &status);
    unsigned written = found != NULL ? fit(found, &processes->count, processes->processes, &status) : 0;
    for (unsigned i = 0; i < written; i++)
        processes->processes[i] =
            (nvml_process_detail){{found->rows[i].pid, found->rows[i].memory, NONE, NONE}, 0};
    free(found);
    return status;
}

/* ---- how much each of them computed in the last second ---- */

/* Nothing is newer than what the caller has seen: it is told so by NOT_FOUND. */
static int seen(const listed *found, unsigned long long last_seen)
{
    return found->count == 0 || found->time <= last_seen;
}

int local_nvmlDeviceGetProcessUtilization(void *device, nvml_process_sample *samples, unsigned *count,
                                          unsigned long long last_seen)
{
    int status;
    listed *found = list(device, &status);
    if (found != NULL && seen(found, last_seen)) {
        nvml_nothing(count);
        status = NVML_ERROR_NOT_FOUND;
    }
    unsigned written = status == NVML_SUCCESS ? fit(found, count, samples, &status) : 0;
    for (unsigned i = 0; i < written; i++)
        samples[i] = (nvml_process_sample){found->rows[i].pid, found->time, found->rows[i].utilization, 0, 0, 0};
    free(found);
    return status;
}

int local_nvmlDeviceGetProcessesUtilizationInfo(void *device, nvml_processes_utilization *info)
{
    int status;
    if (info->version != NVML_VERSION(nvml_processes_utilization, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    listed *found = list(device, &status);
    if (found != NULL && seen(found, info->last_seen)) {
        nvml_nothing(&info->count);
        status = NVML_ERROR_NOT_FOUND;
    }
    unsigned written = status == NVML_SUCCESS ? fit(found, &info->count, info->processes, &status) : 0;
    for (unsigned i = 0; i < written; i++)
        info->processes[i] =
            (nvml_process_utilization){found->time, found->rows[i].pid, found->rows[i].utilization, 0, 0, 0, 0, 0};
    free(found);
    return status;
}

/* ---- accounting: off, as it is until an administrator turns it on ---- */

int local_nvmlDeviceGetAccountingMode(void *device, unsigned *mode)
{
    (void)device;
    return nvml_give(mode, 0);
}

int local_nvmlDeviceGetAccountingBufferSize(void *device, unsigned *size)
{
    (void)device;
    return nvml_give(size, ACCOUNTED);
}

int local_nvmlDeviceGetAccountingPids(void *device, unsigned *count, unsigned *pids)
{
    (void)device;
    (void)pids;
    return nvml_nothing(count);
}

int local_nvmlDeviceGetAccountingStats(void *device, unsigned pid, void *stats)
{
    (void)device;
    (void)pid;
    (void)stats;
    return NVML_ERROR_NOT_FOUND;
}

int local_nvmlDeviceGetAccountingStats_v2(void *device, void *stats)
{
    return local_nvmlDeviceGetAccountingStats(device, 0, stats);
}
