/* Initialisation and versions; where the calling thread's commands go. */
#include "driver.h"

#include <string.h>

_Atomic(driver_process *) driver_process_found; /* the shim's block, which never moves: no state of this copy's own */

driver_process *driver_find_process(void)
{
    driver_process *process = gtap_process_state("driver", sizeof *process);
    atomic_store_explicit(&driver_process_found, process, memory_order_release);
    return process;
}

uint64_t driver_next_id(void)
{
    return atomic_fetch_add(&driver_of_process()->ids, 1) + 1;
}

CUresult cuInit(unsigned int Flags)
{
    if (Flags != 0)
        return CUDA_ERROR_INVALID_VALUE;
    if (gtap_unloading())
        return gtap_forked() ? CUDA_ERROR_NOT_INITIALIZED : CUDA_ERROR_DEINITIALIZED;
    driver_process *process = driver_of_process();
    if (process == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    if (atomic_load(&process->devices) > 0)
        return CUDA_SUCCESS;
    int count = gtap_device_count();
    if (count <= 0)
        return CUDA_ERROR_NO_DEVICE;
    driver_memory_start();
    atomic_store(&process->devices, count < DRIVER_DEVICES ? count : DRIVER_DEVICES);
    return CUDA_SUCCESS;
}

/* The lower of what the servers' drivers are and what these bodies speak. */
CUresult cuDriverGetVersion(int *driverVersion)
{
    if (driverVersion == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    int version = DRIVER_VERSION;
    int count = gtap_unloading() ? 0 : gtap_device_count();
    for (int device = 0; device < count; device++) {
        const gtap_device_facts *facts = gtap_device(device);
        if (facts != NULL && facts->driver_version < version)
            version = facts->driver_version;
    }
    *driverVersion = version;
    return CUDA_SUCCESS;
}

CUresult driver_unready(void)
{
    driver_process *process = driver_of_process();
    if (process == NULL || atomic_load(&process->devices) == 0 || gtap_forked())
        return CUDA_ERROR_NOT_INITIALIZED;
    if (gtap_in_host_function())
        return CUDA_ERROR_NOT_PERMITTED;
    return gtap_unloading() ? CUDA_ERROR_DEINITIALIZED : CUDA_SUCCESS;
}

/* After these the context is of no more use (the manual's CUresult). */
static int is_sticky(CUresult status)
{
    return status == 700 || status == 702 || status == 710 || (status >= 714 && status <= 719);
}

CUresult driver_note_failure(gtap_session *session, CUresult status)
{
    if (is_sticky(status))
        gtap_failure_stick(session, status);
    return status;
}

CUresult driver_settle(gtap_session *session, CUresult status)
{
    return status != CUDA_SUCCESS ? driver_note(session, status) : gtap_failure_take(session);
}

const gtap_device_facts *driver_facts(const driver_site *site)
{
    return gtap_device(site->context->device);
}
