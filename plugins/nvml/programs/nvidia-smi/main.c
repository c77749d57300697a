/* nvidia-smi: shows the GPUs that NVML tells of. It reads; it changes nothing. */
#include "show.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

struct options {
    bool list, report, xml, version;
    const char *id, *file, *classes;
    struct csv csv;
    double period; /* seconds; 0: once */
};

static const char help[] =
    "nvidia-smi [OPTION]...: show the GPUs\n"
    "\n"
    "  (nothing)                       a table of GPUs and processes\n"
    "  -L, --list-gpus                 a line a GPU, with its UUID\n"
    "  -q, --query [-x, --xml-format]  everything about each GPU, as text or XML\n"
    "      -d, --display=CLASS,...     MEMORY UTILIZATION ECC TEMPERATURE POWER CLOCK COMPUTE PIDS PERFORMANCE\n"
    "                                  PAGE_RETIREMENT ACCOUNTING ENCODER_STATS\n"
    "  --query-gpu=FIELD,...           values of each GPU (--help-query-gpu lists the fields)\n"
    "  --query-compute-apps=FIELD,...  values of each process (--help-query-compute-apps)\n"
    "      --format=csv[,noheader][,nounits]\n"
    "  -i, --id=GPU,...                only these: index, UUID or PCI bus id\n"
    "  -f, --filename=FILE             write there\n"
    "  -l, --loop[=SECONDS]            again and again; -lms, --loop-ms=MILLISECONDS\n"
    "  --version, -h, --help\n";

/* What would change the GPU: nobody may, from here. */
static const char *const changes[] = {"-pm", "--persistence-mode", "-e", "--ecc-config", "-p", "--reset-ecc-errors",
    "-c", "--compute-mode", "--gom", "-r", "--gpu-reset", "-ac", "--applications-clocks", "-rac",
    "--reset-applications-clocks", "-pl", "--power-limit", "-lgc", "--lock-gpu-clocks", "-rgc", "--reset-gpu-clocks",
    "-lmc", "--lock-memory-clocks", "-rmc", "--reset-memory-clocks", "-am", "--accounting-mode", "-caa",
    "--clear-accounted-apps", "-mig", "--multi-instance-gpu", "-acp", "--auto-boost-default", NULL};

static int invalid(const char *text)
{
    fprintf(stderr, "Invalid argument: %s. Run 'nvidia-smi -h' for help.\n", text);
    return INVALID_ARGUMENT;
}

/* The value of an option that is `name=value` or `name value`; NULL: this is another option. */
static const char *value_of(char ***at, const char *brief, const char *name)
{
    char *word = **at;
    size_t length = strlen(name);
    if (strncmp(word, name, length) == 0 && word[length] == '=')
        return word + length + 1;
    if ((brief && strcmp(word, brief) == 0) || strcmp(word, name) == 0)
        return (*at)[1] ? *++*at : "";
    return NULL;
}

static bool is(const char *word, const char *brief, const char *name)
{
    return strcmp(word, brief) == 0 || strcmp(word, name) == 0;
}

static bool take_format(struct csv *csv, const char *format)
{
    char copy[TEXT], *rest = copy;
    bool is_csv = false;
    snprintf(copy, sizeof copy, "%s", format);
    for (char *word; (word = strsep(&rest, ","));) {
        word += strspn(word, " ");
        is_csv |= strcmp(word, "csv") == 0;
        csv->no_header |= strcmp(word, "noheader") == 0;
        csv->no_units |= strcmp(word, "nounits") == 0;
    }
    return is_csv;
}

static bool take_period(struct options *options, const char *text, double unit)
{
    char *end;
    options->period = strtod(text, &end) * unit;
    return *text && !*end && options->period > 0;
}

/* -l alone: every five seconds. */
static bool take_loop(struct options *options, char ***at)
{
    char *next = (*at)[1];
    if (next && strspn(next, "0123456789.") == strlen(next))
        return take_period(options, *++*at, 1);
    options->period = 5;
    return true;
}

/* An option with a value: 1 taken, 0 another option, -1 not valid. */
static int take_value(struct options *options, char ***at)
{
    const char *value;
    if ((value = value_of(at, "-i", "--id")))
        options->id = value;
    else if ((value = value_of(at, "-f", "--filename")))
        options->file = value;
    else if ((value = value_of(at, "-d", "--display")))
        return (options->classes = value) && report_knows(value) ? 1 : -1;
    else if ((value = value_of(at, NULL, "--query-gpu")))
        options->csv.fields = value;
    else if ((value = value_of(at, NULL, "--query-compute-apps")) || (value = value_of(at, NULL, "--query-apps")))
        options->csv.fields = value, options->csv.apps = true;
    else if ((value = value_of(at, NULL, "--format")))
        return take_format(&options->csv, value) ? 1 : -1;
    else if ((value = value_of(at, "-lms", "--loop-ms")))
        return take_period(options, value, 1e-3) ? 1 : -1;
    else if (strncmp(**at, "--loop=", 7) == 0)
        return take_period(options, **at + 7, 1) ? 1 : -1;
    else
        return 0;
    return *value ? 1 : -1;
}

static bool take_flag(struct options *options, const char *word)
{
    if (is(word, "-L", "--list-gpus"))
        options->list = true;
    else if (is(word, "-q", "--query"))
        options->report = true;
    else if (is(word, "-x", "--xml-format"))
        options->xml = true;
    else if (strcmp(word, "--version") == 0)
        options->version = true;
    else
        return false;
    return true;
}

static int refused(const char *word)
{
    size_t length = strcspn(word, "=");
    for (int i = 0; changes[i]; i++)
        if (strlen(changes[i]) == length && strncmp(changes[i], word, length) == 0) {
            fprintf(stderr, "Insufficient Permissions: %s would change a GPU, which its users cannot.\n", changes[i]);
            return NO_PERMISSION;
        }
    return 0;
}

/* 0: go on with the options; -1: all is said; else the exit status. */
static int parse(struct options *options, char **at)
{
    for (; *at; at++) {
        int taken = take_value(options, &at), status = refused(*at);
        if (taken < 0)
            return invalid(*at);
        if (taken || take_flag(options, *at) || (is(*at, "-l", "--loop") && take_loop(options, &at)))
            continue;
        if (is(*at, "-h", "--help"))
            return fputs(help, stdout), -1;
        if (strncmp(*at, "--help-query-", 13) == 0)
            return show_csv_fields(stdout, strcmp(*at, "--help-query-gpu") != 0), -1;
        return status ? status : invalid(*at);
    }
    return options->xml && !options->report ? invalid("-x without -q") : 0;
}

static bool chosen(const struct gpu *gpu, const char *ids)
{
    char copy[4096], index[16], uuid[TEXT], bus[TEXT], *rest = copy;
    if (!ids)
        return true;
    snprintf(copy, sizeof copy, "%s", ids);
    snprintf(index, sizeof index, "%u", gpu->index);
    fact_text(gpu, fact_named("uuid"), "", false, uuid);
    fact_text(gpu, fact_named("pci.bus_id"), "", false, bus);
    for (char *word; (word = strsep(&rest, ","));) {
        size_t length = strlen(word), whole = strlen(bus);
        bool same_bus = length >= 7 && length <= whole && strcasecmp(bus + whole - length, word) == 0;
        if (strcmp(word, index) == 0 || strcasecmp(word, uuid) == 0 || same_bus)
            return true;
    }
    return false;
}

static void find_gpus(struct gpus *gpus, const char *ids)
{
    unsigned count = 0;
    gpus->nvml->DeviceGetCount_v2(&count);
    gpus->total = count < MOST_GPUS ? count : MOST_GPUS;
    for (unsigned i = 0; i < gpus->total; i++) {
        struct gpu *gpu = &gpus->all[gpus->count];
        *gpu = (struct gpu){gpus->nvml, NULL, i, gpus->total};
        if (gpus->nvml->DeviceGetHandleByIndex_v2(i, &gpu->device) == NVML_SUCCESS && chosen(gpu, ids))
            gpus->count++;
    }
}

static bool show(FILE *out, const struct gpus *gpus, const struct options *options, bool first)
{
    if (options->csv.fields)
        return show_csv(out, gpus, &options->csv, first);
    if (options->list)
        show_list(out, gpus);
    else if (options->report)
        show_report(out, gpus, options->xml, options->classes);
    else
        show_table(out, gpus);
    return true;
}

static void show_version(const struct nvml *nvml)
{
    char driver[TEXT] = "N/A";
    int cuda = 0;
    nvml->SystemGetDriverVersion(driver, TEXT);
    nvml->SystemGetCudaDriverVersion_v2(&cuda);
    printf("NVIDIA-SMI version  : %s (of gtap)\nDRIVER version      : %s\nCUDA Version        : %d.%d\n", driver, driver,
           cuda / 1000, cuda % 1000 / 10);
}

static int loop(FILE *out, const struct gpus *gpus, const struct options *options)
{
    struct timespec pause = {(time_t)options->period, (long)((options->period - (double)(time_t)options->period) * 1e9)};
    for (bool first = true;; first = false) {
        if (!show(out, gpus, options, first))
            return INVALID_ARGUMENT;
        if (fflush(out) || ferror(out))
            return 1;
        if (options->period <= 0)
            return 0;
        nanosleep(&pause, NULL);
    }
}

int main(int count, char **arguments)
{
    static struct gpus gpus;
    struct options options = {0};
    int status = parse(&options, arguments + (count > 0));
    if (status)
        return status < 0 ? 0 : status;
    if (options.csv.fields && (options.report || options.list))
        return invalid("several outputs at once");
    gpus.nvml = nvml_open();
    if (!gpus.nvml)
        return NO_DRIVER;
    if (options.version)
        return show_version(gpus.nvml), 0;
    find_gpus(&gpus, options.id);
    if (!gpus.count) {
        fputs("No devices were found\n", stdout);
        return NOT_FOUND;
    }
    FILE *out = options.file ? fopen(options.file, "w") : stdout;
    if (!out) {
        perror(options.file);
        return 1;
    }
    status = loop(out, &gpus, &options);
    gpus.nvml->Shutdown();
    return status;
}
