/* Initialisation, and the names of statuses. */
#include "nvml.h"

#include <pthread.h>

/* The devices as they are now: the handles stay what they are. With the lock held. */
static int find_devices(nvml_process *process)
{
    nvml_device device;
    int count = gtap_every_device(-1, &device.session, &device.ordinal, &device.facts);
    if (count <= 0)
        return NVML_ERROR_DRIVER_NOT_LOADED;
    for (int i = 0; i < count && i < NVML_DEVICES; i++) {
        device.index = (unsigned)i;
        gtap_every_device(i, &device.session, &device.ordinal, &device.facts);
        process->devices[i] = device;
    }
    process->count = count < NVML_DEVICES ? (unsigned)count : NVML_DEVICES;
    return NVML_SUCCESS;
}

/* Another thread of the parent may have held the lock; samples are of the parent's sessions. */
static void after_fork(void)
{
    nvml_process *process = nvml_of_process();
    pthread_mutex_init(&process->lock, NULL);
    process->samples = NULL;
    atomic_store(&process->stale, 1);
}

int nvml_renew(nvml_process *process)
{
    pthread_mutex_lock(&process->lock);
    int status = atomic_load(&process->stale) ? find_devices(process) : NVML_SUCCESS;
    if (status == NVML_SUCCESS)
        atomic_store(&process->stale, 0);
    pthread_mutex_unlock(&process->lock);
    return status == NVML_SUCCESS ? status : NVML_ERROR_GPU_IS_LOST;
}

GTAP_EXPORT int nvmlInitWithFlags(unsigned int flags)
{
    nvml_process *process = nvml_of_process();
    if (flags & ~7u)
        return NVML_ERROR_INVALID_ARGUMENT;
    if (process == NULL || gtap_unloading())
        return process == NULL ? NVML_ERROR_MEMORY : NVML_ERROR_DRIVER_NOT_LOADED;
    pthread_mutex_lock(&process->lock);
    int found = process->count != 0 && !atomic_load(&process->stale);
    int status = found ? NVML_SUCCESS : find_devices(process);
    if (status == NVML_SUCCESS) {
        atomic_store(&process->stale, 0);
        atomic_fetch_add(&process->started, 1);
        process->watching = process->watching || pthread_atfork(NULL, NULL, after_fork) == 0;
    }
    pthread_mutex_unlock(&process->lock);
    return status;
}

GTAP_EXPORT int nvmlInit_v2(void) { return nvmlInitWithFlags(0); }
GTAP_EXPORT int nvmlInit(void) { return nvmlInitWithFlags(0); }

GTAP_EXPORT int nvmlShutdown(void)
{
    nvml_process *process = nvml_of_process();
    if (process == NULL)
        return NVML_ERROR_UNINITIALIZED;
    pthread_mutex_lock(&process->lock);
    int status = atomic_load(&process->started) != 0 ? NVML_SUCCESS : NVML_ERROR_UNINITIALIZED;
    if (status == NVML_SUCCESS)
        atomic_fetch_sub(&process->started, 1);
    pthread_mutex_unlock(&process->lock);
    return status;
}

GTAP_EXPORT const char *nvmlErrorString(int result)
{
    static const char *const texts[] = {
        "Success", "Uninitialized", "Invalid Argument", "Not Supported", "Insufficient Permissions",
        "Already Initialized", "Not Found", "Insufficient Size", "Insufficient External Power", "Driver Not Loaded",
        "Timeout", "Interrupt Request Issue", "NVML Shared Library Not Found", "Function Not Found",
        "Corrupted infoROM", "GPU is lost", "GPU requires reset", "The operating system has blocked the request",
        "Driver/library version mismatch", "In use by another client", "Insufficient Memory", "No data",
        "The requested vgpu operation is not available on target device, because ECC is enabled",
        "Insufficient Resources", "The requested clock frequency is not supported",
        "The provided version is invalid or unsupported", "The requested functionality has been deprecated",
        "The system is not ready for the request", "No GPUs were found", "Resource is not in the required state",
        "The requested reset is not supported",
    };
    return result >= 0 && result < (int)(sizeof texts / sizeof *texts) ? texts[result] : "Unknown Error";
}
