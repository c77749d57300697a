/* Events: sets of them can be made and waited for, and nothing ever happens. Samples of GPM, which a T4 does not fill. */
#define _GNU_SOURCE
#include "nvml.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

typedef struct nvml_event_set {
    struct nvml_event_set *next;
} nvml_event_set;

/* nvmlEventType*: errors of memory and of the device, its states and clocks. */
enum { SUPPORTED = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 };

static int make(void **set)
{
    nvml_process *process = nvml_of_process();
    nvml_event_set *made = calloc(1, sizeof *made);
    if (made == NULL)
        return NVML_ERROR_MEMORY;
    pthread_mutex_lock(&process->lock);
    made->next = process->sets;
    process->sets = made;
    pthread_mutex_unlock(&process->lock);
    *set = made;
    return NVML_SUCCESS;
}

/* The place where a set hangs, NULL for what is none; with the lock held. */
static nvml_event_set **place_of(const void *set)
{
    nvml_event_set **place = &nvml_of_process()->sets;
    while (*place != NULL && *place != set)
        place = &(*place)->next;
    return *place != NULL ? place : NULL;
}

static int is_set(const void *set)
{
    nvml_process *process = nvml_of_process();
    pthread_mutex_lock(&process->lock);
    int is = place_of(set) != NULL;
    pthread_mutex_unlock(&process->lock);
    return is;
}

static int end(const void *set)
{
    nvml_process *process = nvml_of_process();
    pthread_mutex_lock(&process->lock);
    nvml_event_set **place = place_of(set), *gone = place != NULL ? *place : NULL;
    if (gone != NULL)
        *place = gone->next;
    pthread_mutex_unlock(&process->lock);
    free(gone);
    return gone != NULL ? NVML_SUCCESS : NVML_ERROR_INVALID_ARGUMENT;
}

static int wait_for(const void *set, unsigned milliseconds)
{
    struct timespec left = {milliseconds / 1000, (long)(milliseconds % 1000) * 1000000};
    if (!is_set(set))
        return NVML_ERROR_INVALID_ARGUMENT;
    while (nanosleep(&left, &left) != 0 && errno == EINTR)
        continue;
    return NVML_ERROR_TIMEOUT;
}

int local_nvmlEventSetCreate(void **set) { return make(set); }
int local_nvmlEventSetFree(void *set) { return end(set); }

int local_nvmlEventSetWait(void *set, nvml_event_data *data, unsigned milliseconds)
{
    (void)data;
    return wait_for(set, milliseconds);
}

int local_nvmlEventSetWait_v2(void *set, nvml_event_data *data, unsigned milliseconds)
{
    return local_nvmlEventSetWait(set, data, milliseconds);
}

int local_nvmlEventSetWait_v3(void *set, unsigned *parameters) { return wait_for(set, parameters[0]); }

int local_nvmlDeviceRegisterEvents(void *device, unsigned long long types, void *set)
{
    (void)device;
    if (!is_set(set))
        return NVML_ERROR_INVALID_ARGUMENT;
    return types & ~(unsigned long long)SUPPORTED ? NVML_ERROR_NOT_SUPPORTED : NVML_SUCCESS;
}

int local_nvmlDeviceGetSupportedEventTypes(void *device, unsigned long long *types)
{
    (void)device;
    return nvml_give_large(types, SUPPORTED);
}

int local_nvmlSystemEventSetCreate(nvml_system_set *request)
{
    if (request->version != NVML_VERSION(nvml_system_set, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    return make(&request->set);
}

int local_nvmlSystemEventSetFree(nvml_system_set *request)
{
    if (request->version != NVML_VERSION(nvml_system_set, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    return end(request->set);
}

int local_nvmlSystemRegisterEvents(nvml_system_register *request)
{
    if (request->version != NVML_VERSION(nvml_system_register, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    return is_set(request->set) ? NVML_SUCCESS : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlSystemEventSetWait(nvml_system_wait *request)
{
    if (request->version != NVML_VERSION(nvml_system_wait, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    request->events = 0;
    return wait_for(request->set, request->timeout);
}

int local_nvmlGpmQueryDeviceSupport(void *device, nvml_number *support)
{
    (void)device;
    if (support->version != 1)
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    return nvml_give(&support->value, 0);
}

int local_nvmlGpmSampleAlloc(void **sample) { return make(sample); }
int local_nvmlGpmSampleFree(void *sample) { return end(sample); }
