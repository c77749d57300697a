/* What there is to know about a GPU: each fact once, with its names in queries and how it is found. */
#ifndef NVIDIA_SMI_FACTS_H
#define NVIDIA_SMI_FACTS_H

#include "nvml.h"

#include <stdbool.h>

enum { TEXT = 256 };

struct gpu {
    const struct nvml *nvml;
    nvml_device device;
    unsigned index, count;
};

/* Write the value without its unit; false: this GPU has no such value. `which` is the fact's own. */
typedef bool getter(const struct gpu *gpu, int which, char *text);

struct fact {
    const char *name;  /* of --query-gpu */
    const char *other; /* a second name, or NULL */
    const char *unit;  /* "" without one */
    getter *get;
    int which;
};

/* The fact of a name, or NULL. */
const struct fact *fact_named(const char *name);
/* All facts, in the order of --help-query-gpu; ends with a NULL name. */
extern const struct fact facts[];

/* The value as text, "[N/A]" or `missing` where there is none; with its unit if wanted. */
void fact_text(const struct gpu *gpu, const struct fact *fact, const char *missing, bool unit, char *text);

struct processes {
    unsigned count;
    struct nvml_process all[1024];
    char type[1024]; /* C or G */
};

/* Compute and graphics processes of a GPU. */
void find_processes(const struct gpu *gpu, struct processes *found);
/* The program's name, "[Not Found]" where it has ended. */
void process_name(const struct gpu *gpu, unsigned pid, char *text);
void time_now(const char *format, char *text);

#endif
