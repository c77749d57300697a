/* The check before every function, by the form of its arguments (gtap_plugin_nvml/functions.py). */
#include "nvml.h"

#include <stdlib.h>
#include <unistd.h>

nvml_process *nvml_of_process(void)
{
    return gtap_process_state("nvml", sizeof(nvml_process));
}

const nvml_device *nvml_device_of(const void *handle)
{
    nvml_process *process = nvml_of_process();
    uintptr_t first = (uintptr_t)process->devices, offset = (uintptr_t)handle - first;
    if ((uintptr_t)handle < first || offset % sizeof(nvml_device) != 0 || offset / sizeof(nvml_device) >= process->count)
        return NULL;
    return handle;
}

void *nvml_handle_of(const nvml_device *device)
{
    return (void *)(uintptr_t)device;
}

/* Whether one argument is what its letter says. */
static int is_fit(char letter, uint64_t argument)
{
    switch (letter) {
    case 'd': return nvml_device_of((void *)(uintptr_t)argument) != NULL;
    case '*': case 'v': case 's': case 'c': case 'A': case 'z': case 'h': return argument != 0;
    default: return 1;
    }
}

int nvml_enter(const char *name, const char *form, const uint64_t *arguments)
{
    nvml_process *process = nvml_of_process();
    if (process == NULL || atomic_load(&process->started) == 0 || gtap_unloading())
        return NVML_ERROR_UNINITIALIZED;
    int status = atomic_load(&process->stale) ? nvml_renew(process) : NVML_SUCCESS;
    if (status != NVML_SUCCESS)
        return status;
    int travels = *form != '!', at = 0;
    const nvml_device *device = &process->devices[0];
    form += !travels;
    for (const char *letter = form; *letter; at++) {
        if (!is_fit(*letter, arguments[at]))
            return NVML_ERROR_INVALID_ARGUMENT;
        if (*letter == 'd' && at == 0)
            device = nvml_device_of((void *)(uintptr_t)arguments[0]);
        strtoul(letter + 1, (char **)(uintptr_t)&letter, 10);
    }
    return travels && nvml_is_real(device) ? nvml_forward(device, name, form, arguments) : NVML_HERE;
}
