/* What changes: asked of the server all at once, and kept for as long as nobody can tell. */
#include "nvml.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FRESH 50000000u /* nanoseconds: one look of a monitor is one sample */
#define CAPACITY 65536

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* Copy `count` rows of `stride` bytes, of which we know `size`; 0 or -1 when they are not all there. */
static int take(void *rows, size_t size, uint32_t count, uint32_t stride, const unsigned char **at,
                const unsigned char *end)
{
    if (stride == 0 || (size_t)(end - *at) / stride < count)
        return -1;
    for (uint32_t i = 0; i < count; i++, *at += stride)
        memcpy((unsigned char *)rows + i * size, *at, stride < size ? stride : size);
    return 0;
}

static int parse(nvml_sample *sample, const unsigned char *bytes)
{
    const unsigned char *at = bytes, *end = bytes + CAPACITY;
    nvml_sample_head head;
    memcpy(&head, bytes, sizeof head);
    if (head.head_size < sizeof head || head.head_size > CAPACITY || head.devices > NVML_DEVICES ||
        head.processes > NVML_PROCESSES)
        return -1;
    at += head.head_size;
    memset(sample->devices, 0, sizeof sample->devices);
    memset(sample->processes, 0, sizeof sample->processes);
    if (take(sample->devices, sizeof *sample->devices, head.devices, head.device_size, &at, end) != 0 ||
        take(sample->processes, sizeof *sample->processes, head.processes, head.process_size, &at, end) != 0)
        return -1;
    for (uint32_t i = 0; i < head.processes; i++)
        sample->processes[i].name[NVML_NAME - 1] = 0;
    sample->head = head;
    return 0;
}

static int refresh(nvml_sample *sample)
{
    unsigned char *bytes = calloc(1, CAPACITY);
    if (bytes == NULL)
        return NVML_ERROR_MEMORY;
    int status = nvml_wire_gtapNvmlSample(sample->session, bytes, CAPACITY);
    if (status == NVML_SUCCESS && parse(sample, bytes) != 0)
        status = NVML_ERROR_GPU_IS_LOST;
    sample->taken = status == NVML_SUCCESS ? now() : 0;
    sample->call = gtap_last_call(sample->session);
    free(bytes);
    return status == NVML_ERROR_DRIVER_NOT_LOADED ? NVML_ERROR_GPU_IS_LOST : status; /* the link is lost */
}

static nvml_sample *sample_of(nvml_process *process, gtap_session *session)
{
    for (nvml_sample *each = process->samples; each; each = each->next)
        if (each->session == session)
            return each;
    nvml_sample *made = calloc(1, sizeof *made);
    if (made != NULL) {
        made->session = session;
        made->next = process->samples;
        process->samples = made;
    }
    return made;
}

/* The sample of a session, with the lock held; NULL and a status when there is none. any: however old. */
static const nvml_sample *sample_for(gtap_session *session, int any, int *status)
{
    nvml_sample *sample = sample_of(nvml_of_process(), session);
    *status = sample == NULL ? NVML_ERROR_MEMORY : NVML_SUCCESS;
    if (sample == NULL)
        return NULL;
    uint64_t tells = gtap_tell_now(session); /* memory that took no command */
    int fresh = sample->tells == tells && sample->taken != 0 && now() - sample->taken < FRESH && gtap_last_call(session) == sample->call;
    if (!fresh && (!any || sample->taken == 0)) {
        sample->tells = tells;
        *status = refresh(sample);
    }
    return *status == NVML_SUCCESS ? sample : NULL;
}

int nvml_is_real(const nvml_device *device)
{
    nvml_process *process = nvml_of_process();
    int status;
    pthread_mutex_lock(&process->lock);
    const nvml_sample *sample = sample_for(device->session, 1, &status);
    int real = sample != NULL && sample->head.flags & NVML_REAL;
    pthread_mutex_unlock(&process->lock);
    return real;
}

int nvml_read(const void *handle, nvml_reading *reading)
{
    const nvml_device *device = handle;
    nvml_process *process = nvml_of_process();
    int status;
    pthread_mutex_lock(&process->lock);
    const nvml_sample *sample = sample_for(device->session, 0, &status);
    if (sample != NULL && device->ordinal < sample->head.devices)
        *reading = sample->devices[device->ordinal];
    else
        memset(reading, 0, sizeof *reading);
    pthread_mutex_unlock(&process->lock);
    return status;
}

int nvml_read_processes(const void *handle, nvml_process_row *rows, unsigned *count, uint64_t *time)
{
    const nvml_device *device = handle;
    nvml_process *process = nvml_of_process();
    int status;
    *count = 0;
    pthread_mutex_lock(&process->lock);
    const nvml_sample *sample = sample_for(device->session, 0, &status);
    for (uint32_t i = 0; sample != NULL && i < sample->head.processes; i++)
        if (sample->processes[i].device == device->ordinal)
            rows[(*count)++] = sample->processes[i];
    *time = sample != NULL ? sample->head.time : 0;
    pthread_mutex_unlock(&process->lock);
    return status;
}

static int find_name(gtap_session *session, unsigned pid, char name[NVML_NAME])
{
    int status;
    const nvml_sample *sample = sample_for(session, 0, &status);
    for (uint32_t i = 0; sample != NULL && i < sample->head.processes; i++)
        if (sample->processes[i].pid == pid) {
            memcpy(name, sample->processes[i].name, NVML_NAME);
            return NVML_SUCCESS;
        }
    return status == NVML_SUCCESS ? NVML_ERROR_NOT_FOUND : status;
}

int nvml_process_name(unsigned pid, char name[NVML_NAME])
{
    nvml_process *process = nvml_of_process();
    int status = NVML_ERROR_NOT_FOUND;
    pthread_mutex_lock(&process->lock);
    for (unsigned i = 0; i < process->count && status != NVML_SUCCESS; i++)
        if (i == 0 || process->devices[i].session != process->devices[i - 1].session)
            status = find_name(process->devices[i].session, pid, name);
    pthread_mutex_unlock(&process->lock);
    return status;
}
