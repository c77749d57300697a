/* Everything about each GPU, as text (-q) or XML (-q -x): one tree of rows for both. */
#include "show.h"

#include <string.h>

struct row {
    int depth;         /* below the GPU */
    const char *class; /* of -d; NULL: that of the row above */
    const char *label, *tag, *fact; /* without a fact it is a section */
};

static const struct row rows[] = {
    {0, "", "Product Name", "product_name", "name"},
    {0, "", "Product Brand", "product_brand", "brand"},
    {0, "", "Product Architecture", "product_architecture", "architecture"},
    {0, "", "Display Mode", "display_mode", "display_mode"},
    {0, "", "Display Active", "display_active", "display_active"},
    {0, "", "Persistence Mode", "persistence_mode", "persistence_mode"},
    {0, "", "Addressing Mode", "addressing_mode", "addressing_mode"},
    {0, "", "MIG Mode", "mig_mode", NULL},
    {1, NULL, "Current", "current_mig", "mig.mode.current"},
    {1, NULL, "Pending", "pending_mig", "mig.mode.pending"},
    {0, "ACCOUNTING", "Accounting Mode", "accounting_mode", "accounting.mode"},
    {0, "ACCOUNTING", "Accounting Mode Buffer Size", "accounting_mode_buffer_size", "accounting.buffer_size"},
    {0, "", "Driver Model", "driver_model", NULL},
    {1, NULL, "Current", "current_dm", "driver_model.current"},
    {1, NULL, "Pending", "pending_dm", "driver_model.pending"},
    {0, "", "Serial Number", "serial", "serial"},
    {0, "", "GPU UUID", "uuid", "uuid"},
    {0, "", "Minor Number", "minor_number", "minor_number"},
    {0, "", "VBIOS Version", "vbios_version", "vbios_version"},
    {0, "", "MultiGPU Board", "multigpu_board", "multigpu_board"},
    {0, "", "Board ID", "board_id", "board_id"},
    {0, "", "Board Part Number", "board_part_number", "board_part_number"},
    {0, "", "Inforom Version", "inforom_version", NULL},
    {1, NULL, "Image Version", "img_version", "inforom.img"},
    {1, NULL, "OEM Object", "oem_object", "inforom.oem"},
    {1, NULL, "ECC Object", "ecc_object", "inforom.ecc"},
    {1, NULL, "Power Management Object", "pwr_object", "inforom.pwr"},
    {0, "", "GPU Operation Mode", "gpu_operation_mode", NULL},
    {1, NULL, "Current", "current_gom", "gom.current"},
    {1, NULL, "Pending", "pending_gom", "gom.pending"},
    {0, "", "GPU Virtualization Mode", "gpu_virtualization_mode", NULL},
    {1, NULL, "Virtualization Mode", "virtualization_mode", "virtualization_mode"},
    {0, "", "GSP Firmware Mode", "gsp_firmware_mode", NULL},
    {1, NULL, "Current", "current_gsp", "gsp.mode.current"},
    {1, NULL, "Default", "default_gsp", "gsp.mode.default"},
    {0, "", "PCI", "pci", NULL},
    {1, NULL, "Bus", "pci_bus", "pci.bus"},
    {1, NULL, "Device", "pci_device", "pci.device"},
    {1, NULL, "Domain", "pci_domain", "pci.domain"},
    {1, NULL, "Device Id", "pci_device_id", "pci.device_id"},
    {1, NULL, "Bus Id", "pci_bus_id", "pci.bus_id"},
    {1, NULL, "Sub System Id", "pci_sub_system_id", "pci.sub_device_id"},
    {1, NULL, "GPU Link Info", "pci_gpu_link_info", NULL},
    {2, NULL, "PCIe Generation", "pcie_gen", NULL},
    {3, NULL, "Max", "max_link_gen", "pcie.link.gen.max"},
    {3, NULL, "Current", "current_link_gen", "pcie.link.gen.current"},
    {3, NULL, "Device Max", "max_device_link_gen", "pcie.link.gen.gpumax"},
    {2, NULL, "Link Width", "link_widths", NULL},
    {3, NULL, "Max", "max_link_width", "pcie.link.width.max"},
    {3, NULL, "Current", "current_link_width", "pcie.link.width.current"},
    {1, NULL, "Replays Since Reset", "replay_counter", "pcie.replay_counter"},
    {1, NULL, "Tx Throughput", "tx_util", "pcie.throughput.tx"},
    {1, NULL, "Rx Throughput", "rx_util", "pcie.throughput.rx"},
    {0, "", "Fan Speed", "fan_speed", "fan.speed"},
    {0, "PERFORMANCE", "Performance State", "performance_state", "pstate"},
    {0, "PERFORMANCE", "Clocks Event Reasons", "clocks_event_reasons", NULL},
    {1, NULL, "Idle", "clocks_event_reason_gpu_idle", "clocks_event_reasons.gpu_idle"},
    {1, NULL, "Applications Clocks Setting", "clocks_event_reason_applications_clocks_setting",
        "clocks_event_reasons.applications_clocks_setting"},
    {1, NULL, "SW Power Cap", "clocks_event_reason_sw_power_cap", "clocks_event_reasons.sw_power_cap"},
    {1, NULL, "HW Slowdown", "clocks_event_reason_hw_slowdown", "clocks_event_reasons.hw_slowdown"},
    {1, NULL, "HW Thermal Slowdown", "clocks_event_reason_hw_thermal_slowdown",
        "clocks_event_reasons.hw_thermal_slowdown"},
    {1, NULL, "HW Power Brake Slowdown", "clocks_event_reason_hw_power_brake_slowdown",
        "clocks_event_reasons.hw_power_brake_slowdown"},
    {1, NULL, "Sync Boost", "clocks_event_reason_sync_boost", "clocks_event_reasons.sync_boost"},
    {1, NULL, "SW Thermal Slowdown", "clocks_event_reason_sw_thermal_slowdown",
        "clocks_event_reasons.sw_thermal_slowdown"},
    {0, "MEMORY", "FB Memory Usage", "fb_memory_usage", NULL},
    {1, NULL, "Total", "total", "memory.total"},
    {1, NULL, "Reserved", "reserved", "memory.reserved"},
    {1, NULL, "Used", "used", "memory.used"},
    {1, NULL, "Free", "free", "memory.free"},
    {0, "MEMORY", "BAR1 Memory Usage", "bar1_memory_usage", NULL},
    {1, NULL, "Total", "total", "bar1.total"},
    {1, NULL, "Used", "used", "bar1.used"},
    {1, NULL, "Free", "free", "bar1.free"},
    {0, "COMPUTE", "Compute Mode", "compute_mode", "compute_mode"},
    {0, "UTILIZATION", "Utilization", "utilization", NULL},
    {1, NULL, "GPU", "gpu_util", "utilization.gpu"},
    {1, NULL, "Memory", "memory_util", "utilization.memory"},
    {1, NULL, "Encoder", "encoder_util", "utilization.encoder"},
    {1, NULL, "Decoder", "decoder_util", "utilization.decoder"},
    {1, NULL, "JPEG", "jpeg_util", "utilization.jpeg"},
    {1, NULL, "OFA", "ofa_util", "utilization.ofa"},
    {0, "ENCODER_STATS", "Encoder Stats", "encoder_stats", NULL},
    {1, NULL, "Active Sessions", "session_count", "encoder.stats.sessionCount"},
    {1, NULL, "Average FPS", "average_fps", "encoder.stats.averageFps"},
    {1, NULL, "Average Latency", "average_latency", "encoder.stats.averageLatency"},
    {0, "ECC", "ECC Mode", "ecc_mode", NULL},
    {1, NULL, "Current", "current_ecc", "ecc.mode.current"},
    {1, NULL, "Pending", "pending_ecc", "ecc.mode.pending"},
    {0, "ECC", "ECC Errors", "ecc_errors", NULL},
    {1, NULL, "Volatile", "volatile", NULL},
    {2, NULL, "Correctable", "correctable_total", "ecc.errors.corrected.volatile.total"},
    {2, NULL, "Uncorrectable", "uncorrectable_total", "ecc.errors.uncorrected.volatile.total"},
    {1, NULL, "Aggregate", "aggregate", NULL},
    {2, NULL, "Correctable", "correctable_total", "ecc.errors.corrected.aggregate.total"},
    {2, NULL, "Uncorrectable", "uncorrectable_total", "ecc.errors.uncorrected.aggregate.total"},
    {0, "PAGE_RETIREMENT", "Retired Pages", "retired_pages", NULL},
    {1, NULL, "Single Bit ECC", "single_bit_retirement", "retired_pages.sbe"},
    {1, NULL, "Double Bit ECC", "double_bit_retirement", "retired_pages.dbe"},
    {1, NULL, "Pending Page Blacklist", "pending_retirement", "retired_pages.pending"},
    {0, "TEMPERATURE", "Temperature", "temperature", NULL},
    {1, NULL, "GPU Current Temp", "gpu_temp", "temperature.gpu"},
    {1, NULL, "GPU Shutdown Temp", "gpu_temp_max_threshold", "temperature.gpu.shutdown"},
    {1, NULL, "GPU Slowdown Temp", "gpu_temp_slow_threshold", "temperature.gpu.slowdown"},
    {1, NULL, "GPU Max Operating Temp", "gpu_temp_max_gpu_threshold", "temperature.gpu.max"},
    {1, NULL, "Memory Current Temp", "memory_temp", "temperature.memory"},
    {0, "POWER", "GPU Power Readings", "gpu_power_readings", NULL},
    {1, NULL, "Power Management", "power_management", "power.management"},
    {1, NULL, "Power Draw", "power_draw", "power.draw"},
    {1, NULL, "Current Power Limit", "current_power_limit", "enforced.power.limit"},
    {1, NULL, "Requested Power Limit", "requested_power_limit", "power.limit"},
    {1, NULL, "Default Power Limit", "default_power_limit", "power.default_limit"},
    {1, NULL, "Min Power Limit", "min_power_limit", "power.min_limit"},
    {1, NULL, "Max Power Limit", "max_power_limit", "power.max_limit"},
    {0, "CLOCK", "Clocks", "clocks", NULL},
    {1, NULL, "Graphics", "graphics_clock", "clocks.current.graphics"},
    {1, NULL, "SM", "sm_clock", "clocks.current.sm"},
    {1, NULL, "Memory", "mem_clock", "clocks.current.memory"},
    {1, NULL, "Video", "video_clock", "clocks.current.video"},
    {0, "CLOCK", "Applications Clocks", "applications_clocks", NULL},
    {1, NULL, "Graphics", "graphics_clock", "clocks.applications.graphics"},
    {1, NULL, "Memory", "mem_clock", "clocks.applications.memory"},
    {0, "CLOCK", "Default Applications Clocks", "default_applications_clocks", NULL},
    {1, NULL, "Graphics", "graphics_clock", "clocks.default_applications.graphics"},
    {1, NULL, "Memory", "mem_clock", "clocks.default_applications.memory"},
    {0, "CLOCK", "Max Clocks", "max_clocks", NULL},
    {1, NULL, "Graphics", "graphics_clock", "clocks.max.graphics"},
    {1, NULL, "SM", "sm_clock", "clocks.max.sm"},
    {1, NULL, "Memory", "mem_clock", "clocks.max.memory"},
    {1, NULL, "Video", "video_clock", "clocks.max.video"},
    {0, "CLOCK", "Max Customer Boost Clocks", "max_customer_boost_clocks", NULL},
    {1, NULL, "Graphics", "graphics_clock", "clocks.max_customer_boost.graphics"},
};
enum { ROWS = sizeof rows / sizeof *rows };

struct writer {
    FILE *out;
    bool xml;
    int depth;
};

static void escaped(FILE *out, const char *text)
{
    for (; *text; text++) {
        const char *entity = *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : NULL;
        if (entity)
            fputs(entity, out);
        else
            fputc(*text, out);
    }
}

static void indent(const struct writer *w)
{
    for (int i = 0; i < w->depth; i++)
        fputs(w->xml ? "\t" : "    ", w->out);
}

static void begin(struct writer *w, const char *label, const char *tag)
{
    indent(w);
    fprintf(w->out, w->xml ? "<%s>\n" : "%s\n", w->xml ? tag : label);
    w->depth++;
}

static void end(struct writer *w, const char *tag)
{
    w->depth--;
    if (!w->xml)
        return;
    indent(w);
    fprintf(w->out, "</%s>\n", tag);
}

static void line(const struct writer *w, const char *label, const char *tag, const char *value)
{
    indent(w);
    if (!w->xml) {
        fprintf(w->out, "%-*s: %s\n", 50 - 4 * w->depth, label, value);
        return;
    }
    fprintf(w->out, "<%s>", tag);
    escaped(w->out, value);
    fprintf(w->out, "</%s>\n", tag);
}

/* Whether a comma separated list holds a name. */
static bool holds(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list; at && *at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
        if (strcspn(at, ",") == length && strncmp(at, name, length) == 0)
            return true;
    return false;
}

bool report_knows(const char *classes)
{
    char name[64];
    for (const char *at = classes; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
        snprintf(name, sizeof name, "%.*s", (int)strcspn(at, ","), at);
        bool known = strcmp(name, "PIDS") == 0;
        for (int i = 0; i < ROWS && !known; i++)
            known = rows[i].class && *rows[i].class && strcmp(rows[i].class, name) == 0;
        if (!known)
            return false;
    }
    return true;
}

static void facts_of(struct writer *w, const struct gpu *gpu, const char *classes)
{
    const char *open[4] = {NULL, NULL, NULL, NULL}, *class = "";
    char text[TEXT];
    int base = w->depth;
    for (int i = 0; i < ROWS; i++) {
        class = rows[i].class ? rows[i].class : class;
        while (w->depth - base > rows[i].depth)
            end(w, open[w->depth - base - 1]);
        if (classes && !holds(classes, class))
            continue;
        if (!rows[i].fact) {
            open[rows[i].depth] = rows[i].tag;
            begin(w, rows[i].label, rows[i].tag);
            continue;
        }
        fact_text(gpu, fact_named(rows[i].fact), "N/A", true, text);
        line(w, rows[i].label, rows[i].tag, text);
    }
    while (w->depth > base)
        end(w, open[w->depth - base - 1]);
}

static void one_process(struct writer *w, const struct gpu *gpu, const struct nvml_process *process, char type)
{
    char text[TEXT], kind[2] = {type, '\0'};
    if (w->xml)
        begin(w, "", "process_info");
    line(w, "GPU instance ID", "gpu_instance_id", "N/A");
    line(w, "Compute instance ID", "compute_instance_id", "N/A");
    snprintf(text, TEXT, "%u", process->pid);
    line(w, "Process ID", "pid", text);
    if (!w->xml)
        w->depth++;
    line(w, "Type", "type", kind);
    process_name(gpu, process->pid, text);
    line(w, "Name", "process_name", text);
    snprintf(text, TEXT, process->used == ~0ULL ? "N/A" : "%llu MiB", process->used >> 20);
    line(w, "Used GPU Memory", "used_memory", text);
    if (w->xml)
        end(w, "process_info");
    else
        w->depth--;
}

static void processes(struct writer *w, const struct gpu *gpu)
{
    static struct processes found;
    find_processes(gpu, &found);
    if (!found.count && !w->xml) {
        line(w, "Processes", "", "None");
        return;
    }
    begin(w, "Processes", "processes");
    for (unsigned i = 0; i < found.count; i++)
        one_process(w, gpu, &found.all[i], found.type[i]);
    end(w, "processes");
}

static void one_gpu(struct writer *w, const struct gpu *gpu, const char *classes)
{
    char id[TEXT];
    fact_text(gpu, fact_named("pci.bus_id"), "N/A", false, id);
    indent(w);
    fprintf(w->out, w->xml ? "<gpu id=\"%s\">\n" : "GPU %s\n", id);
    w->depth++;
    facts_of(w, gpu, classes);
    if (!classes || holds(classes, "PIDS"))
        processes(w, gpu);
    end(w, "gpu");
    if (!w->xml)
        fputc('\n', w->out);
}

void show_report(FILE *out, const struct gpus *gpus, bool xml, const char *classes)
{
    struct writer w = {out, xml, 0};
    char text[TEXT];
    int version = 0;
    fputs(xml ? "<?xml version=\"1.0\" ?>\n<nvidia_smi_log>\n" : "\n==============NVSMI LOG==============\n\n", out);
    w.depth = xml;
    time_now("%a %b %e %H:%M:%S %Y", text);
    line(&w, "Timestamp", "timestamp", text);
    if (gpus->nvml->SystemGetDriverVersion(text, TEXT) != NVML_SUCCESS)
        strcpy(text, "N/A");
    line(&w, "Driver Version", "driver_version", text);
    strcpy(text, "N/A");
    if (gpus->nvml->SystemGetCudaDriverVersion_v2(&version) == NVML_SUCCESS)
        snprintf(text, TEXT, "%d.%d", version / 1000, version % 1000 / 10);
    line(&w, "CUDA Version", "cuda_version", text);
    snprintf(text, TEXT, "%u", gpus->total);
    fputs(xml ? "" : "\n", out);
    line(&w, "Attached GPUs", "attached_gpus", text);
    for (unsigned i = 0; i < gpus->count; i++)
        one_gpu(&w, &gpus->all[i], classes);
    fputs(xml ? "</nvidia_smi_log>\n" : "", out);
}
