/* Chosen facts as comma separated values: --query-gpu and --query-compute-apps. */
#include "show.h"

#include <string.h>

static const struct {
    const char *name, *other, *unit, *of_gpu; /* of_gpu: the fact of the GPU that it is */
} app_fields[] = {
    {"timestamp", NULL, "", "timestamp"},
    {"gpu_name", NULL, "", "name"},
    {"gpu_bus_id", NULL, "", "pci.bus_id"},
    {"gpu_serial", NULL, "", "serial"},
    {"gpu_uuid", NULL, "", "uuid"},
    {"pid", NULL, "", NULL},
    {"process_name", "name", "", NULL},
    {"used_gpu_memory", "used_memory", "MiB", NULL},
};
enum { APP_PID = 5, APP_NAME, APP_MEMORY, APP_FIELDS };

/* The next name of a comma separated list, without spaces around; NULL at its end. */
static const char *next_name(const char **list, char *name)
{
    const char *start = *list;
    if (!start)
        return NULL;
    start += strspn(start, " ");
    size_t length = strcspn(start, ",");
    *list = start[length] ? start + length + 1 : NULL;
    while (length && start[length - 1] == ' ')
        length--;
    snprintf(name, TEXT, "%.*s", (int)length, start);
    return name;
}

static int app_field(const char *name)
{
    for (int i = 0; i < APP_FIELDS; i++)
        if (strcmp(app_fields[i].name, name) == 0 || (app_fields[i].other && strcmp(app_fields[i].other, name) == 0))
            return i;
    return -1;
}

static bool all_known(const struct csv *csv)
{
    char name[TEXT];
    for (const char *list = csv->fields; next_name(&list, name);)
        if (csv->apps ? app_field(name) < 0 : !fact_named(name)) {
            fprintf(stderr, "Field \"%s\" is not a valid field to query.\n", name);
            return false;
        }
    return true;
}

static void header(FILE *out, const struct csv *csv)
{
    char name[TEXT];
    const char *list = csv->fields, *between = "";
    while (next_name(&list, name)) {
        const struct fact *fact = csv->apps ? NULL : fact_named(name);
        int app = csv->apps ? app_field(name) : 0;
        const char *shown = fact ? fact->name : app_fields[app].name, *unit = fact ? fact->unit : app_fields[app].unit;
        fprintf(out, *unit && !csv->no_units ? "%s%s [%s]" : "%s%s", between, shown, unit);
        between = ", ";
    }
    fputc('\n', out);
}

static void app_text(const struct gpu *gpu, const struct nvml_process *process, int field, bool units, char *text)
{
    if (app_fields[field].of_gpu)
        fact_text(gpu, fact_named(app_fields[field].of_gpu), "[N/A]", units, text);
    else if (field == APP_PID)
        snprintf(text, TEXT, "%u", process->pid);
    else if (field == APP_NAME)
        process_name(gpu, process->pid, text);
    else if (process->used == ~0ULL)
        strcpy(text, "[N/A]");
    else
        snprintf(text, TEXT, units ? "%llu MiB" : "%llu", process->used >> 20);
}

static void row(FILE *out, const struct gpu *gpu, const struct nvml_process *process, const struct csv *csv)
{
    char name[TEXT], text[TEXT];
    const char *list = csv->fields, *between = "";
    while (next_name(&list, name)) {
        if (csv->apps)
            app_text(gpu, process, app_field(name), !csv->no_units, text);
        else
            fact_text(gpu, fact_named(name), "[N/A]", !csv->no_units, text);
        fprintf(out, "%s%s", between, text);
        between = ", ";
    }
    fputc('\n', out);
}

bool show_csv(FILE *out, const struct gpus *gpus, const struct csv *csv, bool first)
{
    static struct processes found;
    if (!all_known(csv))
        return false;
    if (first && !csv->no_header)
        header(out, csv);
    for (unsigned i = 0; i < gpus->count; i++) {
        if (!csv->apps) {
            row(out, &gpus->all[i], NULL, csv);
            continue;
        }
        find_processes(&gpus->all[i], &found);
        for (unsigned k = 0; k < found.count; k++)
            if (found.type[k] == 'C')
                row(out, &gpus->all[i], &found.all[k], csv);
    }
    return true;
}

void show_csv_fields(FILE *out, bool apps)
{
    fprintf(out, "Fields for --query-%s=NAME,NAME...; a second name means the same.\n\n", apps ? "compute-apps" : "gpu");
    if (apps) {
        for (int i = 0; i < APP_FIELDS; i++)
            fprintf(out, app_fields[i].other ? "\"%s\" or \"%s\"\n" : "\"%s\"\n", app_fields[i].name,
                    app_fields[i].other);
        return;
    }
    for (const struct fact *fact = facts; fact->name; fact++)
        fprintf(out, fact->other ? "\"%s\" or \"%s\"\n" : "\"%s\"\n", fact->name, fact->other);
}
