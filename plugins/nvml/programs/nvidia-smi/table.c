/* The table that the program prints without options, and the list of -L. */
#include "show.h"

#include <string.h>

#define RULE "+-----------------------------------------+------------------------+----------------------+\n"
#define WIDE "+-----------------------------------------------------------------------------------------+\n"

/* A value without unit and spaces around, or what stands for none. */
static const char *value(const struct gpu *gpu, const char *name, const char *missing, char *text)
{
    fact_text(gpu, fact_named(name), missing, false, text);
    return text;
}

/* A value with a unit right behind it. */
static const char *with(const struct gpu *gpu, const char *name, const char *unit, char *text)
{
    fact_text(gpu, fact_named(name), "", false, text);
    if (!*text)
        return strcpy(text, "N/A");
    return strncat(text, unit, TEXT - strlen(text) - 1);
}

/* On and off instead of Enabled and Disabled. */
static const char *short_mode(const struct gpu *gpu, const char *name, char *text)
{
    value(gpu, name, "N/A", text);
    if (strcmp(text, "Enabled") == 0)
        return "On";
    return strcmp(text, "Disabled") == 0 ? "Off" : "N/A";
}

static const char *watts(const struct gpu *gpu, const char *name, char *text)
{
    value(gpu, name, "", text);
    text[strcspn(text, ".")] = '\0';
    return *text ? strcat(text, "W") : strcpy(text, "N/A");
}

static void gpu_rows(FILE *out, const struct gpu *gpu)
{
    char a[TEXT], b[TEXT], c[TEXT], d[TEXT], both[2 * TEXT + 4];
    fprintf(out, "| %3u  %-26.26s %7s |", gpu->index, value(gpu, "name", "N/A", a),
            short_mode(gpu, "persistence_mode", b));
    fprintf(out, " %18s %3s | %20s |\n", value(gpu, "pci.bus_id", "N/A", a), short_mode(gpu, "display_active", b),
            value(gpu, "ecc.errors.uncorrected.volatile.total", "N/A", c));
    snprintf(both, sizeof both, "%s / %6s", watts(gpu, "power.draw", a), watts(gpu, "enforced.power.limit", b));
    fprintf(out, "| %-3s %5s    %-3s%23s |", with(gpu, "fan.speed", "%", a), with(gpu, "temperature.gpu", "C", b),
            value(gpu, "pstate", "N/A", c), both);
    fprintf(out, "%11s / %9s |%8s %12s |\n", with(gpu, "memory.used", "MiB", a), with(gpu, "memory.total", "MiB", b),
            with(gpu, "utilization.gpu", "%", c), value(gpu, "compute_mode", "N/A", d));
    fprintf(out, "|%41s|%24s| %20s |\n" RULE, "", "", value(gpu, "mig.mode.current", "N/A", a));
}

static void process_row(FILE *out, const struct gpu *gpu, const struct nvml_process *process, char type)
{
    char name[TEXT], used[32] = "N/A", shown[40];
    process_name(gpu, process->pid, name);
    size_t length = strlen(name);
    snprintf(shown, sizeof shown, length > 36 ? "...%s" : "%s", length > 36 ? name + length - 33 : name);
    if (process->used != ~0ULL)
        snprintf(used, sizeof used, "%lluMiB", process->used >> 20);
    fprintf(out, "|  %3u   N/A  N/A %15u      %c   %-36s%10s |\n", gpu->index, process->pid, type, shown, used);
}

static void processes(FILE *out, const struct gpus *gpus)
{
    static struct processes found;
    bool any = false;
    fputs(WIDE "| Processes:                                                                              |\n"
               "|  GPU   GI   CI              PID   Type   Process name                        GPU Memory |\n"
               "|        ID   ID                                                               Usage      |\n"
               "|=========================================================================================|\n", out);
    for (unsigned i = 0; i < gpus->count; i++) {
        find_processes(&gpus->all[i], &found);
        for (unsigned k = 0; k < found.count; k++, any = true)
            process_row(out, &gpus->all[i], &found.all[k], found.type[k]);
    }
    if (!any)
        fputs("|  No running processes found                                                             |\n", out);
    fputs(WIDE, out);
}

void show_table(FILE *out, const struct gpus *gpus)
{
    char text[TEXT] = "N/A", cuda[32] = "N/A";
    int version = 0;
    time_now("%a %b %e %H:%M:%S %Y", text);
    fprintf(out, "%s\n", text);
    if (gpus->nvml->SystemGetDriverVersion(text, TEXT) != NVML_SUCCESS)
        strcpy(text, "N/A");
    if (gpus->nvml->SystemGetCudaDriverVersion_v2(&version) == NVML_SUCCESS)
        snprintf(cuda, sizeof cuda, "%d.%d", version / 1000, version % 1000 / 10);
    fprintf(out, WIDE "| NVIDIA-SMI %-22.22s Driver Version: %-14.14s CUDA Version: %-9.9s|\n", text, text, cuda);
    fputs(RULE "| GPU  Name                 Persistence-M | Bus-Id          Disp.A | Volatile Uncorr. ECC |\n"
               "| Fan  Temp   Perf          Pwr:Usage/Cap |           Memory-Usage | GPU-Util  Compute M. |\n"
               "|                                         |                        |               MIG M. |\n"
               "|=========================================+========================+======================|\n", out);
    for (unsigned i = 0; i < gpus->count; i++)
        gpu_rows(out, &gpus->all[i]);
    fputs("\n", out);
    processes(out, gpus);
}

void show_list(FILE *out, const struct gpus *gpus)
{
    char name[TEXT], uuid[TEXT];
    for (unsigned i = 0; i < gpus->count; i++)
        fprintf(out, "GPU %u: %s (UUID: %s)\n", gpus->all[i].index, value(&gpus->all[i], "name", "N/A", name),
                value(&gpus->all[i], "uuid", "N/A", uuid));
}
