/* What the bodies in this folder share: devices as the program holds them, and the server's sample of what changes.
 *
 * Stubs may be loaded in several copies, so nothing here has file scope: all state is gtap_process_state's. */
#ifndef NVML_H
#define NVML_H

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "gtap/runtime.h"
#include "nvml_local.h"
#include "nvml_wire.h"

enum {
    NVML_DEVICES = 64,     /* of a process */
    NVML_PROCESSES = 256,  /* of a sample */
    NVML_TENTHS = 10,      /* of the last second */
    NVML_NAME = 104,       /* a process's, with its NUL */
    NVML_MOST = 256 << 10, /* bytes of the arguments of one read */
    NVML_CUDA_VERSION = 13000
};

_Static_assert(sizeof(nvml_pci_info) == 68 && sizeof(nvml_pci_info_ext) == 64 && sizeof(nvml_uuid_value) == 52, "");
_Static_assert(sizeof(nvml_memory) == 24 && sizeof(nvml_memory_v2) == 40 && sizeof(nvml_ecc_counts) == 32, "");
_Static_assert(sizeof(nvml_process_v1) == 16 && sizeof(nvml_process_info) == 24 && sizeof(nvml_process_detail) == 32, "");
_Static_assert(sizeof(nvml_process_list) == 24 && sizeof(nvml_process_sample) == 32, "");
_Static_assert(sizeof(nvml_process_utilization) == 40 && sizeof(nvml_processes_utilization) == 24, "");
_Static_assert(sizeof(nvml_measured) == 16 && sizeof(nvml_field) == 40 && sizeof(nvml_dynamic_pstates) == 132, "");
_Static_assert(sizeof(nvml_temperature) == 12 && sizeof(nvml_thermal_settings) == 64 && sizeof(nvml_text) == 2052, "");
_Static_assert(sizeof(nvml_branch) == 84 && sizeof(nvml_number) == 8 && sizeof(nvml_violation) == 16, "");
_Static_assert(sizeof(nvml_event_data) == 32 && sizeof(nvml_system_set) == 16 && sizeof(nvml_system_register) == 24, "");
_Static_assert(sizeof(nvml_system_wait) == 32, "");

/* Of a structure with a version: its size and its number. */
#define NVML_VERSION(type, number) ((unsigned)(sizeof(type) | (number) << 24))

/* ---- a sample, as gtap_plugin_nvml/sample.py writes it ---- */

enum nvml_sample_flags { NVML_REAL = 1 /* the server has a real library: reads travel */ };

typedef struct nvml_sample_head {
    uint32_t flags, devices, processes, head_size, device_size, process_size;
    uint64_t time; /* microseconds since 1970, on the server */
} nvml_sample_head;

typedef struct nvml_reading {
    uint64_t used;              /* bytes that programs have of it */
    uint64_t energy;            /* millijoules since the server's start of counting */
    uint32_t temperature;       /* Celsius */
    uint32_t power;             /* milliwatts */
    uint32_t graphics, memory;  /* clocks, MHz */
    uint32_t tenths[NVML_TENTHS]; /* percent of each tenth of the last second in which kernels ran, oldest first */
    uint32_t utilization;         /* percent of the last second */
} nvml_reading;

typedef struct nvml_process_row {
    uint64_t memory; /* bytes */
    uint32_t pid, device, utilization;
    char name[NVML_NAME];
} nvml_process_row;

typedef struct nvml_sample {
    gtap_session *session;
    uint64_t taken; /* nanoseconds, monotonic; 0: never */
    uint64_t call;  /* the taker's last call by then */
    uint64_t tells; /* of memory in use, by then */
    nvml_sample_head head;
    nvml_reading devices[NVML_DEVICES];
    nvml_process_row processes[NVML_PROCESSES];
    struct nvml_sample *next;
} nvml_sample;

/* ---- devices ---- */

typedef struct nvml_device {
    gtap_session *session;
    uint32_t ordinal; /* on its server */
    unsigned index;
    const gtap_device_facts *facts;
} nvml_device;

typedef struct nvml_process {
    pthread_mutex_t lock;     /* all bytes zero: initialised */
    _Atomic unsigned started; /* nvmlInit less nvmlShutdown */
    _Atomic int stale; /* in a child that was forked: the sessions are the parent's */
    int watching;      /* for forks */
    unsigned count;
    nvml_device devices[NVML_DEVICES]; /* the handles are their addresses */
    nvml_sample *samples;              /* one for each session */
    struct nvml_event_set *sets;
} nvml_process;

nvml_process *nvml_of_process(void);
/* The device behind a handle, NULL when it is none. */
const nvml_device *nvml_device_of(const void *handle);
void *nvml_handle_of(const nvml_device *device);

/* In a forked child: find the devices again. 0, or a status. */
int nvml_renew(nvml_process *process);

/* ---- reading ---- */

/* The numbers of a device as they are now: at most 50 ms old, and not older than this thread's last command. 0, or a
 * status. Processes of that device go to `rows` (room for NVML_PROCESSES, or NULL), their number to `count`. */
int nvml_read(const void *device, nvml_reading *reading);
int nvml_read_processes(const void *device, nvml_process_row *rows, unsigned *count, uint64_t *time);
/* What a process of any session is called: 0, or NOT_FOUND. */
int nvml_process_name(unsigned pid, char name[NVML_NAME]);
/* Whether reads go to the server's own library. */
int nvml_is_real(const nvml_device *device);
/* Ask the server's own library. */
int nvml_forward(const nvml_device *device, const char *name, const char *form, const uint64_t *arguments);

/* ---- answers ---- */

int nvml_text_to(char *text, unsigned length, const char *value);
/* An array that is empty. */
int nvml_nothing(unsigned *count);
/* "GPU-" and the driver's form. */
void nvml_uuid_text(const gtap_device_facts *facts, char text[41]);
unsigned nvml_attribute(const void *device, int attribute);
unsigned nvml_most_clock(const void *device, unsigned type);

static inline int nvml_give(unsigned *place, unsigned value)
{
    *place = value;
    return NVML_SUCCESS;
}

static inline int nvml_give_large(unsigned long long *place, unsigned long long value)
{
    *place = value;
    return NVML_SUCCESS;
}

#endif
