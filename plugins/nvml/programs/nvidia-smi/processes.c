/* Processes on a GPU, and their names. */
#include "facts.h"

#include <stdio.h>
#include <string.h>


static void append(struct processes *found, int (*list)(nvml_device, unsigned *, struct nvml_process *),
                   nvml_device device, char type)
{
    unsigned room = (unsigned)(sizeof found->all / sizeof *found->all) - found->count, count = room;
    int status = list(device, &count, found->all + found->count);
    if (status != NVML_SUCCESS && status != NVML_INSUFFICIENT_SIZE)
        return;
    if (count > room)
        count = room;
    memset(found->type + found->count, type, count);
    found->count += count;
}

void find_processes(const struct gpu *gpu, struct processes *found)
{
    found->count = 0;
    append(found, gpu->nvml->DeviceGetComputeRunningProcesses_v3, gpu->device, 'C');
    append(found, gpu->nvml->DeviceGetGraphicsRunningProcesses_v3, gpu->device, 'G');
}

void process_name(const struct gpu *gpu, unsigned pid, char *text)
{
    if (gpu->nvml->SystemGetProcessName(pid, text, TEXT) != NVML_SUCCESS)
        snprintf(text, TEXT, "[Not Found]");
}
