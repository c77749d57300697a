/* Devices: handles and what is fixed about them, from the snapshot that the session opened with. */
#include "nvml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { TURING = 6, PCI_EXPRESS = 2, CORES_OF_A_PROCESSOR = 64, VENDOR = 0x10de, CONTROLLER_3D = 2, DISPLAY = 3 };

static const gtap_device_facts *facts_of(const void *device) { return ((const nvml_device *)device)->facts; }

unsigned nvml_attribute(const void *device, int attribute)
{
    int value = facts_of(device)->attributes[attribute];
    return value > 0 ? (unsigned)value : 0;
}

void nvml_uuid_text(const gtap_device_facts *facts, char text[41])
{
    const unsigned char *u = facts->uuid;
    snprintf(text, 41, "GPU-%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", u[0], u[1], u[2], u[3],
             u[4], u[5], u[6], u[7], u[8], u[9], u[10], u[11], u[12], u[13], u[14], u[15]);
}

/* ---- handles ---- */

int local_nvmlDeviceGetCount(unsigned *count) { return nvml_give(count, nvml_of_process()->count); }
int local_nvmlDeviceGetCount_v2(unsigned *count) { return local_nvmlDeviceGetCount(count); }

int local_nvmlDeviceGetHandleByIndex(unsigned index, void **device)
{
    nvml_process *process = nvml_of_process();
    if (index >= process->count)
        return NVML_ERROR_INVALID_ARGUMENT;
    *device = nvml_handle_of(&process->devices[index]);
    return NVML_SUCCESS;
}

int local_nvmlDeviceGetHandleByIndex_v2(unsigned index, void **device)
{
    return local_nvmlDeviceGetHandleByIndex(index, device);
}

/* The first device that `is` says is meant. */
static int find(int (*is)(const nvml_device *device, const void *wanted), const void *wanted, void **device)
{
    nvml_process *process = nvml_of_process();
    for (unsigned i = 0; i < process->count; i++)
        if (is(&process->devices[i], wanted)) {
            *device = nvml_handle_of(&process->devices[i]);
            return NVML_SUCCESS;
        }
    return NVML_ERROR_NOT_FOUND;
}

/* A PCI id: domain, bus, device; all digits are hexadecimal. The function is not part of it. */
static int read_pci(const char *text, unsigned numbers[3])
{
    numbers[0] = 0;
    if (sscanf(text, "%x:%x:%x", &numbers[0], &numbers[1], &numbers[2]) == 3)
        return 0;
    numbers[0] = 0;
    return sscanf(text, "%x:%x", &numbers[1], &numbers[2]) == 2 ? 0 : -1;
}

static int is_at(const nvml_device *device, const void *wanted)
{
    unsigned own[3];
    return read_pci(device->facts->pci_bus_id, own) == 0 && memcmp(own, wanted, sizeof own) == 0;
}

int local_nvmlDeviceGetHandleByPciBusId(const char *id, void **device)
{
    unsigned wanted[3];
    return read_pci(id, wanted) == 0 ? find(is_at, wanted, device) : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlDeviceGetHandleByPciBusId_v2(const char *id, void **device)
{
    return local_nvmlDeviceGetHandleByPciBusId(id, device);
}

static int has_uuid(const nvml_device *device, const void *wanted)
{
    char text[41];
    nvml_uuid_text(device->facts, text);
    return strcasecmp(text, wanted) == 0;
}

int local_nvmlDeviceGetHandleByUUID(const char *uuid, void **device) { return find(has_uuid, uuid, device); }

static int has_bytes(const nvml_device *device, const void *wanted)
{
    return memcmp(device->facts->uuid, wanted, sizeof device->facts->uuid) == 0;
}

int local_nvmlDeviceGetHandleByUUIDV(const nvml_uuid_value *uuid, void **device)
{
    char text[42] = "";
    if (uuid->version != NVML_VERSION(nvml_uuid_value, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    memcpy(text, uuid->value, 41);
    if (uuid->type == 1)
        return find(has_uuid, text, device);
    return uuid->type == 2 ? find(has_bytes, uuid->value, device) : NVML_ERROR_INVALID_ARGUMENT;
}

/* Thirteen digits, as boards have, of the UUID. */
static void serial_of(const gtap_device_facts *facts, char text[14])
{
    uint64_t number;
    memcpy(&number, facts->uuid, sizeof number);
    snprintf(text, 14, "%013llu", (unsigned long long)(number % 10000000000000u));
}

static int has_serial(const nvml_device *device, const void *wanted)
{
    char text[14];
    serial_of(device->facts, text);
    return strcmp(text, wanted) == 0;
}

int local_nvmlDeviceGetHandleBySerial(const char *serial, void **device) { return find(has_serial, serial, device); }

/* ---- what they are called ---- */

int local_nvmlDeviceGetName(void *device, char *name, unsigned length)
{
    return nvml_text_to(name, length, facts_of(device)->name);
}

int local_nvmlDeviceGetUUID(void *device, char *uuid, unsigned length)
{
    char text[41];
    nvml_uuid_text(facts_of(device), text);
    return nvml_text_to(uuid, length, text);
}

int local_nvmlDeviceGetSerial(void *device, char *serial, unsigned length)
{
    char text[14];
    serial_of(facts_of(device), text);
    return nvml_text_to(serial, length, text);
}

int local_nvmlDeviceGetIndex(void *device, unsigned *index)
{
    return nvml_give(index, ((const nvml_device *)device)->index);
}

int local_nvmlDeviceGetMinorNumber(void *device, unsigned *number) { return local_nvmlDeviceGetIndex(device, number); }

int local_nvmlDeviceGetPciInfo_v3(void *device, nvml_pci_info *info)
{
    unsigned numbers[3] = {0, 0, 0};
    read_pci(facts_of(device)->pci_bus_id, numbers);
    memset(info, 0, sizeof *info);
    info->domain = numbers[0];
    info->bus = numbers[1];
    info->device = numbers[2];
    info->device_id = VENDOR; /* and no number of a product: it is none of theirs */
    info->subsystem_id = VENDOR;
    snprintf(info->legacy_id, sizeof info->legacy_id, "%04X:%02X:%02X.0", numbers[0] & 0xffff, numbers[1] & 0xff,
             numbers[2] & 0xff);
    snprintf(info->id, sizeof info->id, "%08X:%02X:%02X.0", numbers[0], numbers[1], numbers[2]);
    return NVML_SUCCESS;
}

/* The structure of the first version ends with the device's number, that of the second is followed by reserved words. */
static int old_pci(void *device, unsigned char *info, size_t size, size_t known)
{
    nvml_pci_info all;
    local_nvmlDeviceGetPciInfo_v3(device, &all);
    memset(info, 0, size);
    memcpy(info, &all, known);
    return NVML_SUCCESS;
}

int local_nvmlDeviceGetPciInfo(void *device, void *info) { return old_pci(device, info, 32, 32); }
int local_nvmlDeviceGetPciInfo_v2(void *device, void *info) { return old_pci(device, info, 52, 36); }

int local_nvmlDeviceGetPciInfoExt(void *device, nvml_pci_info_ext *info)
{
    nvml_pci_info all;
    if (info->version != NVML_VERSION(nvml_pci_info_ext, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    local_nvmlDeviceGetPciInfo_v3(device, &all);
    info->domain = all.domain;
    info->bus = all.bus;
    info->device = all.device;
    info->device_id = all.device_id;
    info->subsystem_id = all.subsystem_id;
    info->base_class = DISPLAY;
    info->sub_class = CONTROLLER_3D;
    memcpy(info->id, all.id, sizeof info->id);
    return NVML_SUCCESS;
}

/* ---- what they are ---- */

int local_nvmlDeviceGetCudaComputeCapability(void *device, int *major, int *minor)
{
    *major = facts_of(device)->compute_major;
    *minor = facts_of(device)->compute_minor;
    return NVML_SUCCESS;
}

int local_nvmlDeviceGetNumGpuCores(void *device, unsigned *cores)
{
    return nvml_give(cores, nvml_attribute(device, 16) * CORES_OF_A_PROCESSOR);
}

int local_nvmlDeviceGetMemoryBusWidth(void *device, unsigned *bits) { return nvml_give(bits, nvml_attribute(device, 37)); }

int local_nvmlDeviceGetBoardId(void *device, unsigned *id)
{
    nvml_pci_info info;
    local_nvmlDeviceGetPciInfo_v3(device, &info);
    return nvml_give(id, info.domain << 16 | info.bus << 8 | info.device);
}

/* Texts of a board that is none: they say so. */
static int of_gtap(void *device, char *text, unsigned length)
{
    (void)device;
    return nvml_text_to(text, length, "gtap");
}

int local_nvmlDeviceGetBoardPartNumber(void *device, char *number, unsigned length)
{
    return of_gtap(device, number, length);
}

int local_nvmlDeviceGetVbiosVersion(void *device, char *version, unsigned length)
{
    return of_gtap(device, version, length);
}

int local_nvmlDeviceGetInforomImageVersion(void *device, char *version, unsigned length)
{
    return of_gtap(device, version, length);
}

int local_nvmlDeviceGetInforomVersion(void *device, unsigned object, char *version, unsigned length)
{
    enum { BOARD, ECC, OBJECTS = 4 };
    if (object == BOARD || object == ECC)
        return of_gtap(device, version, length);
    return object < OBJECTS ? NVML_ERROR_NOT_SUPPORTED : NVML_ERROR_INVALID_ARGUMENT;
}

int local_nvmlDeviceValidateInforom(void *device)
{
    (void)device;
    return NVML_SUCCESS;
}

int local_nvmlDeviceGetGspFirmwareMode(void *device, unsigned *enabled, unsigned *by_default)
{
    (void)device;
    *enabled = *by_default = 1; /* GetGspFirmwareVersion answers */
    return NVML_SUCCESS;
}

int local_nvmlDeviceGetCapabilities(void *device, nvml_number *capabilities)
{
    (void)device;
    if (capabilities->version != NVML_VERSION(nvml_number, 1))
        return NVML_ERROR_ARGUMENT_VERSION_MISMATCH;
    return nvml_give(&capabilities->value, 0);
}

int local_nvmlDeviceGetAddressingMode(void *device, nvml_number *mode)
{
    return local_nvmlDeviceGetCapabilities(device, mode); /* neither HMM nor ATS */
}

/* Licenses: supported, number of features. */
int local_nvmlDeviceGetGridLicensableFeatures(void *device, int *features)
{
    (void)device;
    features[0] = features[1] = 0;
    return NVML_SUCCESS;
}

int local_nvmlDeviceGetGridLicensableFeatures_v2(void *device, int *features)
{
    return local_nvmlDeviceGetGridLicensableFeatures(device, features);
}

int local_nvmlDeviceGetGridLicensableFeatures_v3(void *device, int *features)
{
    return local_nvmlDeviceGetGridLicensableFeatures(device, features);
}

int local_nvmlDeviceGetGridLicensableFeatures_v4(void *device, int *features)
{
    return local_nvmlDeviceGetGridLicensableFeatures(device, features);
}

int local_nvmlDeviceGetAPIRestriction(void *device, unsigned api, unsigned *restricted)
{
    enum { APPLICATION_CLOCKS, AUTO_BOOSTED_CLOCKS };
    (void)device;
    if (api == APPLICATION_CLOCKS)
        return nvml_give(restricted, 1);
    return api == AUTO_BOOSTED_CLOCKS ? NVML_ERROR_NOT_SUPPORTED : NVML_ERROR_INVALID_ARGUMENT;
}

/* What is one number for every device of ours. */
#define CONSTANT(function, value)                     \
    int local_nvmlDevice##function(void *device, unsigned *place) \
    {                                                 \
        (void)device;                                 \
        return nvml_give(place, value);               \
    }

CONSTANT(GetBrand, 0) /* unknown: none of NVIDIA's */
CONSTANT(GetArchitecture, TURING)
CONSTANT(GetBusType, PCI_EXPRESS)
CONSTANT(GetIrqNum, 0)
CONSTANT(GetModuleId, 1)
CONSTANT(GetMultiGpuBoard, 0)
CONSTANT(GetInforomConfigurationChecksum, 0)
CONSTANT(IsMigDeviceHandle, 0)
CONSTANT(GetMaxMigDeviceCount, 0)
CONSTANT(GetVirtualizationMode, 0)
CONSTANT(GetComputeMode, 0)     /* any number of processes */
CONSTANT(GetPersistenceMode, 1) /* nothing is unloaded between programs */
CONSTANT(GetDisplayActive, 0)
CONSTANT(GetDisplayMode, 0)
