/* The getters of every fact, and the table that names them. */
#include "facts.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { MIB = 1 << 20 };

static bool put(char *text, const char *value)
{
    snprintf(text, TEXT, "%s", value);
    return true;
}

static bool whole(char *text, int status, u64 value)
{
    snprintf(text, TEXT, "%llu", value);
    return status == NVML_SUCCESS;
}

/* By pointer: the call that gives the status writes the value, and arguments have no order. */
static bool number(char *text, int status, const unsigned *value)
{
    return whole(text, status, *value);
}

static bool named(char *text, int status, unsigned value, const char *const *names, unsigned count)
{
    return status == NVML_SUCCESS && value < count && put(text, names[value]);
}

static bool switched(char *text, int status, unsigned on)
{
    static const char *const names[] = {"Disabled", "Enabled"};
    return named(text, status, on, names, 2);
}

static bool milliwatts(char *text, int status, const unsigned *value)
{
    snprintf(text, TEXT, "%u.%02u", *value / 1000, *value % 1000 / 10);
    return status == NVML_SUCCESS;
}

void time_now(const char *format, char *text)
{
    time_t now = time(NULL);
    struct tm parts;
    strftime(text, TEXT, format, localtime_r(&now, &parts));
}

/* ---- the machine */

static bool timestamp(const struct gpu *gpu, int which, char *text)
{
    struct timespec now;
    char day[TEXT];
    (void)gpu, (void)which;
    clock_gettime(CLOCK_REALTIME, &now);
    time_now("%Y/%m/%d %H:%M:%S", day);
    snprintf(text, TEXT, "%.40s.%03ld", day, now.tv_nsec / 1000000);
    return true;
}

static bool driver_version(const struct gpu *gpu, int which, char *text)
{
    (void)which;
    return gpu->nvml->SystemGetDriverVersion(text, TEXT) == NVML_SUCCESS;
}

static bool position(const struct gpu *gpu, int which, char *text)
{
    return whole(text, NVML_SUCCESS, which ? gpu->count : gpu->index);
}

/* ---- identity */

enum { NAME, UUID, SERIAL, VBIOS, PART, IMAGE };

static bool identity(const struct gpu *gpu, int which, char *text)
{
    const struct nvml *n = gpu->nvml;
    switch (which) {
    case NAME:
        return n->DeviceGetName(gpu->device, text, TEXT) == NVML_SUCCESS;
    case UUID:
        return n->DeviceGetUUID(gpu->device, text, TEXT) == NVML_SUCCESS;
    case SERIAL:
        return n->DeviceGetSerial(gpu->device, text, TEXT) == NVML_SUCCESS;
    case VBIOS:
        return n->DeviceGetVbiosVersion(gpu->device, text, TEXT) == NVML_SUCCESS;
    case PART:
        return n->DeviceGetBoardPartNumber(gpu->device, text, TEXT) == NVML_SUCCESS;
    default:
        return n->DeviceGetInforomImageVersion(gpu->device, text, TEXT) == NVML_SUCCESS;
    }
}

static bool inforom(const struct gpu *gpu, int which, char *text)
{
    return gpu->nvml->DeviceGetInforomVersion(gpu->device, which, text, TEXT) == NVML_SUCCESS;
}

static bool brand(const struct gpu *gpu, int which, char *text)
{
    static const char *const names[] = {"Unknown", "Quadro", "Tesla", "NVS", "GRID", "GeForce", "Titan",
        "NVIDIA Virtual Applications", "NVIDIA Virtual PC", "NVIDIA Virtual Compute Server",
        "NVIDIA RTX Virtual Workstation", "NVIDIA Cloud Gaming", "Quadro RTX", "NVIDIA RTX", "NVIDIA", "GeForce RTX",
        "Titan RTX"};
    int value = 0, status = gpu->nvml->DeviceGetBrand(gpu->device, &value);
    (void)which;
    return named(text, status, (unsigned)value, names, sizeof names / sizeof *names);
}

static bool architecture(const struct gpu *gpu, int which, char *text)
{
    static const char *const names[] = {"Unknown", "Unknown", "Kepler", "Maxwell", "Pascal", "Volta", "Turing", "Ampere",
        "Ada Lovelace", "Hopper", "Blackwell"};
    unsigned value = 0;
    int status = gpu->nvml->DeviceGetArchitecture(gpu->device, &value);
    (void)which;
    return named(text, status, value, names, sizeof names / sizeof *names);
}

static bool board(const struct gpu *gpu, int which, char *text)
{
    unsigned value = 0;
    int status;
    if (which == 0)
        return number(text, gpu->nvml->DeviceGetMinorNumber(gpu->device, &value), &value);
    if (which == 1) {
        status = gpu->nvml->DeviceGetBoardId(gpu->device, &value);
        snprintf(text, TEXT, "0x%x", value);
        return status == NVML_SUCCESS;
    }
    status = gpu->nvml->DeviceGetMultiGpuBoard(gpu->device, &value);
    return status == NVML_SUCCESS && put(text, value ? "Yes" : "No");
}

static bool capability(const struct gpu *gpu, int which, char *text)
{
    int major = 0, minor = 0, status = gpu->nvml->DeviceGetCudaComputeCapability(gpu->device, &major, &minor);
    (void)which;
    snprintf(text, TEXT, "%d.%d", major, minor);
    return status == NVML_SUCCESS;
}

/* ---- PCI */

enum { BUS_ID, DOMAIN_, BUS, DEVICE, DEVICE_ID, SUBSYSTEM };

static bool pci(const struct gpu *gpu, int which, char *text)
{
    struct nvml_pci info;
    if (gpu->nvml->DeviceGetPciInfo_v3(gpu->device, &info) != NVML_SUCCESS)
        return false;
    if (which == BUS_ID)
        return put(text, info.id);
    unsigned values[] = {0, info.domain, info.bus, info.device, info.device_id, info.subsystem_id};
    static const int digits[] = {0, 4, 2, 2, 8, 8};
    snprintf(text, TEXT, "0x%0*X", digits[which], values[which]);
    return true;
}

static bool link_state(const struct gpu *gpu, int which, char *text)
{
    const struct nvml *n = gpu->nvml;
    int (*const functions[])(nvml_device, unsigned *) = {n->DeviceGetCurrPcieLinkGeneration,
        n->DeviceGetMaxPcieLinkGeneration, n->DeviceGetGpuMaxPcieLinkGeneration, n->DeviceGetCurrPcieLinkWidth,
        n->DeviceGetMaxPcieLinkWidth, n->DeviceGetPcieReplayCounter};
    unsigned value = 0;
    return number(text, functions[which](gpu->device, &value), &value);
}

static bool throughput(const struct gpu *gpu, int which, char *text)
{
    unsigned value = 0;
    return number(text, gpu->nvml->DeviceGetPcieThroughput(gpu->device, which, &value), &value);
}

/* ---- modes */

enum { DISPLAY_MODE, DISPLAY_ACTIVE, PERSISTENCE, ACCOUNTING, POWER_MANAGEMENT, PAGES_PENDING };

static bool mode(const struct gpu *gpu, int which, char *text)
{
    const struct nvml *n = gpu->nvml;
    int (*const functions[])(nvml_device, int *) = {n->DeviceGetDisplayMode, n->DeviceGetDisplayActive,
        n->DeviceGetPersistenceMode, n->DeviceGetAccountingMode, n->DeviceGetPowerManagementMode,
        n->DeviceGetRetiredPagesPendingStatus};
    int on = 0, status = functions[which](gpu->device, &on);
    if (which == PAGES_PENDING)
        return status == NVML_SUCCESS && put(text, on ? "Yes" : "No");
    return switched(text, status, (unsigned)on);
}

static bool accounting_size(const struct gpu *gpu, int which, char *text)
{
    unsigned value = 0;
    (void)which;
    return number(text, gpu->nvml->DeviceGetAccountingBufferSize(gpu->device, &value), &value);
}

static bool operation_mode(const struct gpu *gpu, int which, char *text)
{
    static const char *const names[] = {"All On", "Compute", "Low Double Precision"};
    int modes[2] = {0, 0}, status = gpu->nvml->DeviceGetGpuOperationMode(gpu->device, &modes[0], &modes[1]);
    return named(text, status, (unsigned)modes[which], names, 3);
}

static bool virtualization(const struct gpu *gpu, int which, char *text)
{
    static const char *const names[] = {"None", "Pass-Through", "VGPU", "Host VGPU", "Host VSGA"};
    int value = 0, status = gpu->nvml->DeviceGetVirtualizationMode(gpu->device, &value);
    (void)which;
    return named(text, status, (unsigned)value, names, 5);
}

static bool mig(const struct gpu *gpu, int which, char *text)
{
    unsigned modes[2] = {0, 0};
    int status = gpu->nvml->DeviceGetMigMode(gpu->device, &modes[0], &modes[1]);
    return switched(text, status, modes[which]);
}

static bool gsp(const struct gpu *gpu, int which, char *text)
{
    unsigned modes[2] = {0, 0};
    int status = gpu->nvml->DeviceGetGspFirmwareMode(gpu->device, &modes[0], &modes[1]);
    return switched(text, status, modes[which]);
}

static bool ecc(const struct gpu *gpu, int which, char *text)
{
    int modes[2] = {0, 0}, status = gpu->nvml->DeviceGetEccMode(gpu->device, &modes[0], &modes[1]);
    return switched(text, status, (unsigned)modes[which]);
}

static bool compute_mode(const struct gpu *gpu, int which, char *text)
{
    static const char *const names[] = {"Default", "Exclusive_Thread", "Prohibited", "Exclusive_Process"};
    int value = 0, status = gpu->nvml->DeviceGetComputeMode(gpu->device, &value);
    (void)which;
    return named(text, status, (unsigned)value, names, 4);
}

static bool performance_state(const struct gpu *gpu, int which, char *text)
{
    int value = 0, status = gpu->nvml->DeviceGetPerformanceState(gpu->device, &value);
    (void)which;
    snprintf(text, TEXT, "P%d", value);
    return status == NVML_SUCCESS && value >= 0 && value < 16;
}

/* ---- errors: `which` is the type (0 corrected, 1 uncorrected) and the counter (0 volatile, 1 aggregate) */

static bool ecc_errors(const struct gpu *gpu, int which, char *text)
{
    u64 value = 0;
    int status = gpu->nvml->DeviceGetTotalEccErrors(gpu->device, which & 1, which >> 1, &value);
    return whole(text, status, value);
}

static bool retired_pages(const struct gpu *gpu, int which, char *text)
{
    unsigned count = 0;
    int status = gpu->nvml->DeviceGetRetiredPages(gpu->device, which, &count, NULL);
    return whole(text, status == NVML_INSUFFICIENT_SIZE ? NVML_SUCCESS : status, count);
}

/* ---- clocks' reasons: `which` is the bit, or one of these */

enum { REASONS_SUPPORTED = -1, REASONS_ACTIVE = -2 };

static bool clock_reasons(const struct gpu *gpu, int which, char *text)
{
    const struct nvml *n = gpu->nvml;
    u64 reasons = 0;
    int status = (which == REASONS_SUPPORTED ? n->DeviceGetSupportedClocksThrottleReasons
                                             : n->DeviceGetCurrentClocksThrottleReasons)(gpu->device, &reasons);
    if (status != NVML_SUCCESS)
        return false;
    if (which >= 0)
        return put(text, reasons >> which & 1 ? "Active" : "Not Active");
    snprintf(text, TEXT, "0x%016llX", reasons);
    return true;
}

/* ---- memory, in MiB */

enum { TOTAL, RESERVED, USED, FREE };

static bool memory(const struct gpu *gpu, int which, char *text)
{
    struct nvml_memory info = {.version = NVML_MEMORY_VERSION};
    int status = gpu->nvml->DeviceGetMemoryInfo_v2(gpu->device, &info);
    u64 values[] = {info.total, info.reserved, info.used, info.free};
    return whole(text, status, values[which] / MIB);
}

static bool bar1(const struct gpu *gpu, int which, char *text)
{
    struct nvml_bar1 info = {0, 0, 0};
    int status = gpu->nvml->DeviceGetBAR1MemoryInfo(gpu->device, &info);
    u64 values[] = {info.total, 0, info.used, info.free};
    return whole(text, status, values[which] / MIB);
}

/* ---- what changes */

enum { OF_GPU, OF_MEMORY, OF_ENCODER, OF_DECODER, OF_JPEG, OF_OFA };

static bool utilization(const struct gpu *gpu, int which, char *text)
{
    const struct nvml *n = gpu->nvml;
    struct nvml_utilization rates = {0, 0};
    unsigned value = 0, period = 0;
    if (which <= OF_MEMORY) {
        int status = n->DeviceGetUtilizationRates(gpu->device, &rates);
        return whole(text, status, which == OF_GPU ? rates.gpu : rates.memory);
    }
    int (*const functions[])(nvml_device, unsigned *, unsigned *) = {NULL, NULL, n->DeviceGetEncoderUtilization,
        n->DeviceGetDecoderUtilization, n->DeviceGetJpgUtilization, n->DeviceGetOfaUtilization};
    return number(text, functions[which](gpu->device, &value, &period), &value);
}

static bool encoder_stats(const struct gpu *gpu, int which, char *text)
{
    unsigned values[3] = {0, 0, 0};
    int status = gpu->nvml->DeviceGetEncoderStats(gpu->device, &values[0], &values[1], &values[2]);
    return whole(text, status, values[which]);
}

static bool fan(const struct gpu *gpu, int which, char *text)
{
    unsigned value = 0;
    (void)which;
    return number(text, gpu->nvml->DeviceGetFanSpeed(gpu->device, &value), &value);
}

static bool temperature(const struct gpu *gpu, int which, char *text)
{
    unsigned value = 0;
    int status = which < 0 ? gpu->nvml->DeviceGetTemperature(gpu->device, 0, &value)
                           : gpu->nvml->DeviceGetTemperatureThreshold(gpu->device, which, &value);
    return whole(text, status, value);
}

enum { DRAW, LIMIT, ENFORCED, DEFAULT_LIMIT, MIN_LIMIT, MAX_LIMIT };

static bool power(const struct gpu *gpu, int which, char *text)
{
    const struct nvml *n = gpu->nvml;
    unsigned values[2] = {0, 0};
    if (which >= MIN_LIMIT) {
        int status = n->DeviceGetPowerManagementLimitConstraints(gpu->device, &values[0], &values[1]);
        return milliwatts(text, status, &values[which - MIN_LIMIT]);
    }
    int (*const functions[])(nvml_device, unsigned *) = {n->DeviceGetPowerUsage, n->DeviceGetPowerManagementLimit,
        n->DeviceGetEnforcedPowerLimit, n->DeviceGetPowerManagementDefaultLimit};
    return milliwatts(text, functions[which](gpu->device, &values[0]), &values[0]);
}

static bool clock_now(const struct gpu *gpu, int which, char *text)
{
    unsigned value = 0;
    return number(text, gpu->nvml->DeviceGetClockInfo(gpu->device, which, &value), &value);
}

static bool clock_most(const struct gpu *gpu, int which, char *text)
{
    unsigned value = 0;
    return number(text, gpu->nvml->DeviceGetMaxClockInfo(gpu->device, which, &value), &value);
}

static bool clock_applications(const struct gpu *gpu, int which, char *text)
{
    unsigned value = 0;
    return number(text, gpu->nvml->DeviceGetApplicationsClock(gpu->device, which, &value), &value);
}

static bool clock_default(const struct gpu *gpu, int which, char *text)
{
    unsigned value = 0;
    return number(text, gpu->nvml->DeviceGetDefaultApplicationsClock(gpu->device, which, &value), &value);
}

static bool clock_boost(const struct gpu *gpu, int which, char *text)
{
    unsigned value = 0;
    return number(text, gpu->nvml->DeviceGetMaxCustomerBoostClock(gpu->device, which, &value), &value);
}

static bool nothing(const struct gpu *gpu, int which, char *text)
{
    (void)gpu, (void)which, (void)text;
    return false;
}

/* ---- the table */

enum { CORRECTED_VOLATILE, UNCORRECTED_VOLATILE, CORRECTED_AGGREGATE, UNCORRECTED_AGGREGATE };

const struct fact facts[] = {
    {"timestamp", NULL, "", timestamp, 0},
    {"driver_version", NULL, "", driver_version, 0},
    {"count", NULL, "", position, 1},
    {"name", "gpu_name", "", identity, NAME},
    {"serial", "gpu_serial", "", identity, SERIAL},
    {"uuid", "gpu_uuid", "", identity, UUID},
    {"pci.bus_id", "gpu_bus_id", "", pci, BUS_ID},
    {"pci.domain", NULL, "", pci, DOMAIN_},
    {"pci.bus", NULL, "", pci, BUS},
    {"pci.device", NULL, "", pci, DEVICE},
    {"pci.device_id", NULL, "", pci, DEVICE_ID},
    {"pci.sub_device_id", NULL, "", pci, SUBSYSTEM},
    {"pcie.link.gen.current", "pcie.link.gen.gpucurrent", "", link_state, 0},
    {"pcie.link.gen.max", NULL, "", link_state, 1},
    {"pcie.link.gen.gpumax", NULL, "", link_state, 2},
    {"pcie.link.width.current", NULL, "", link_state, 3},
    {"pcie.link.width.max", NULL, "", link_state, 4},
    {"pcie.replay_counter", NULL, "", link_state, 5},
    {"pcie.throughput.tx", NULL, "KB/s", throughput, 0},
    {"pcie.throughput.rx", NULL, "KB/s", throughput, 1},
    {"index", NULL, "", position, 0},
    {"minor_number", NULL, "", board, 0},
    {"board_id", NULL, "", board, 1},
    {"multigpu_board", NULL, "", board, 2},
    {"board_part_number", NULL, "", identity, PART},
    {"brand", NULL, "", brand, 0},
    {"architecture", NULL, "", architecture, 0},
    {"display_mode", NULL, "", mode, DISPLAY_MODE},
    {"display_active", NULL, "", mode, DISPLAY_ACTIVE},
    {"persistence_mode", NULL, "", mode, PERSISTENCE},
    {"addressing_mode", NULL, "", nothing, 0},
    {"accounting.mode", "accounting_mode", "", mode, ACCOUNTING},
    {"accounting.buffer_size", NULL, "", accounting_size, 0},
    {"driver_model.current", NULL, "", nothing, 0},
    {"driver_model.pending", NULL, "", nothing, 0},
    {"vbios_version", NULL, "", identity, VBIOS},
    {"inforom.img", "inforom.image", "", identity, IMAGE},
    {"inforom.oem", NULL, "", inforom, 0},
    {"inforom.ecc", NULL, "", inforom, 1},
    {"inforom.pwr", "inforom.power", "", inforom, 2},
    {"gom.current", "gpu_operation_mode.current", "", operation_mode, 0},
    {"gom.pending", "gpu_operation_mode.pending", "", operation_mode, 1},
    {"virtualization_mode", NULL, "", virtualization, 0},
    {"gsp.mode.current", NULL, "", gsp, 0},
    {"gsp.mode.default", NULL, "", gsp, 1},
    {"fan.speed", NULL, "%", fan, 0},
    {"pstate", NULL, "", performance_state, 0},
    {"clocks_event_reasons.supported", "clocks_throttle_reasons.supported", "", clock_reasons, REASONS_SUPPORTED},
    {"clocks_event_reasons.active", "clocks_throttle_reasons.active", "", clock_reasons, REASONS_ACTIVE},
    {"clocks_event_reasons.gpu_idle", "clocks_throttle_reasons.gpu_idle", "", clock_reasons, 0},
    {"clocks_event_reasons.applications_clocks_setting", "clocks_throttle_reasons.applications_clocks_setting", "",
        clock_reasons, 1},
    {"clocks_event_reasons.sw_power_cap", "clocks_throttle_reasons.sw_power_cap", "", clock_reasons, 2},
    {"clocks_event_reasons.hw_slowdown", "clocks_throttle_reasons.hw_slowdown", "", clock_reasons, 3},
    {"clocks_event_reasons.sync_boost", "clocks_throttle_reasons.sync_boost", "", clock_reasons, 4},
    {"clocks_event_reasons.sw_thermal_slowdown", "clocks_throttle_reasons.sw_thermal_slowdown", "", clock_reasons, 5},
    {"clocks_event_reasons.hw_thermal_slowdown", "clocks_throttle_reasons.hw_thermal_slowdown", "", clock_reasons, 6},
    {"clocks_event_reasons.hw_power_brake_slowdown", "clocks_throttle_reasons.hw_power_brake_slowdown", "",
        clock_reasons, 7},
    {"memory.total", NULL, "MiB", memory, TOTAL},
    {"memory.reserved", NULL, "MiB", memory, RESERVED},
    {"memory.used", NULL, "MiB", memory, USED},
    {"memory.free", NULL, "MiB", memory, FREE},
    {"bar1.total", NULL, "MiB", bar1, TOTAL},
    {"bar1.used", NULL, "MiB", bar1, USED},
    {"bar1.free", NULL, "MiB", bar1, FREE},
    {"compute_mode", NULL, "", compute_mode, 0},
    {"compute_cap", NULL, "", capability, 0},
    {"utilization.gpu", NULL, "%", utilization, OF_GPU},
    {"utilization.memory", NULL, "%", utilization, OF_MEMORY},
    {"utilization.encoder", NULL, "%", utilization, OF_ENCODER},
    {"utilization.decoder", NULL, "%", utilization, OF_DECODER},
    {"utilization.jpeg", NULL, "%", utilization, OF_JPEG},
    {"utilization.ofa", NULL, "%", utilization, OF_OFA},
    {"encoder.stats.sessionCount", NULL, "", encoder_stats, 0},
    {"encoder.stats.averageFps", NULL, "", encoder_stats, 1},
    {"encoder.stats.averageLatency", NULL, "", encoder_stats, 2},
    {"ecc.mode.current", NULL, "", ecc, 0},
    {"ecc.mode.pending", NULL, "", ecc, 1},
    {"ecc.errors.corrected.volatile.total", NULL, "", ecc_errors, CORRECTED_VOLATILE},
    {"ecc.errors.uncorrected.volatile.total", NULL, "", ecc_errors, UNCORRECTED_VOLATILE},
    {"ecc.errors.corrected.aggregate.total", NULL, "", ecc_errors, CORRECTED_AGGREGATE},
    {"ecc.errors.uncorrected.aggregate.total", NULL, "", ecc_errors, UNCORRECTED_AGGREGATE},
    {"retired_pages.sbe", "retired_pages.single_bit_ecc.count", "", retired_pages, 0},
    {"retired_pages.dbe", "retired_pages.double_bit.count", "", retired_pages, 1},
    {"retired_pages.pending", NULL, "", mode, PAGES_PENDING},
    {"temperature.gpu", NULL, "C", temperature, -1},
    {"temperature.gpu.shutdown", NULL, "C", temperature, 0},
    {"temperature.gpu.slowdown", NULL, "C", temperature, 1},
    {"temperature.gpu.max", NULL, "C", temperature, 3},
    {"temperature.memory", NULL, "C", nothing, 0},
    {"power.management", NULL, "", mode, POWER_MANAGEMENT},
    {"power.draw", "power.draw.instant", "W", power, DRAW},
    {"power.limit", NULL, "W", power, LIMIT},
    {"enforced.power.limit", NULL, "W", power, ENFORCED},
    {"power.default_limit", NULL, "W", power, DEFAULT_LIMIT},
    {"power.min_limit", NULL, "W", power, MIN_LIMIT},
    {"power.max_limit", NULL, "W", power, MAX_LIMIT},
    {"clocks.current.graphics", "clocks.gr", "MHz", clock_now, NVML_CLOCK_GRAPHICS},
    {"clocks.current.sm", "clocks.sm", "MHz", clock_now, NVML_CLOCK_SM},
    {"clocks.current.memory", "clocks.mem", "MHz", clock_now, NVML_CLOCK_MEMORY},
    {"clocks.current.video", "clocks.video", "MHz", clock_now, NVML_CLOCK_VIDEO},
    {"clocks.applications.graphics", "clocks.applications.gr", "MHz", clock_applications, NVML_CLOCK_GRAPHICS},
    {"clocks.applications.memory", "clocks.applications.mem", "MHz", clock_applications, NVML_CLOCK_MEMORY},
    {"clocks.default_applications.graphics", "clocks.default_applications.gr", "MHz", clock_default, NVML_CLOCK_GRAPHICS},
    {"clocks.default_applications.memory", "clocks.default_applications.mem", "MHz", clock_default, NVML_CLOCK_MEMORY},
    {"clocks.max.graphics", "clocks.max.gr", "MHz", clock_most, NVML_CLOCK_GRAPHICS},
    {"clocks.max.sm", NULL, "MHz", clock_most, NVML_CLOCK_SM},
    {"clocks.max.memory", "clocks.max.mem", "MHz", clock_most, NVML_CLOCK_MEMORY},
    {"clocks.max.video", NULL, "MHz", clock_most, NVML_CLOCK_VIDEO},
    {"clocks.max_customer_boost.graphics", NULL, "MHz", clock_boost, NVML_CLOCK_GRAPHICS},
    {"mig.mode.current", NULL, "", mig, 0},
    {"mig.mode.pending", NULL, "", mig, 1},
    {NULL, NULL, NULL, NULL, 0},
};

const struct fact *fact_named(const char *name)
{
    for (const struct fact *fact = facts; fact->name; fact++)
        if (strcmp(fact->name, name) == 0 || (fact->other && strcmp(fact->other, name) == 0))
            return fact;
    return NULL;
}

void fact_text(const struct gpu *gpu, const struct fact *fact, const char *missing, bool unit, char *text)
{
    text[0] = '\0';
    if (!fact->get(gpu, fact->which, text)) {
        snprintf(text, TEXT, "%s", missing);
    } else if (unit && *fact->unit) {
        size_t length = strlen(text);
        snprintf(text + length, TEXT - length, " %s", fact->unit);
    }
}
