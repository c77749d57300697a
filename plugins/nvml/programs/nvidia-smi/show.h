/* What the program can print; each function takes the chosen GPUs. */
#ifndef NVIDIA_SMI_SHOW_H
#define NVIDIA_SMI_SHOW_H

#include "facts.h"

#include <stdio.h>

enum { MOST_GPUS = 256 };
/* The program's exit statuses. */
enum { INVALID_ARGUMENT = 2, NO_PERMISSION = 4, NOT_FOUND = 6, NO_DRIVER = 9 };

struct gpus {
    const struct nvml *nvml;
    unsigned total; /* attached; `count` of them are chosen */
    unsigned count;
    struct gpu all[MOST_GPUS];
};

void show_table(FILE *out, const struct gpus *gpus);
void show_list(FILE *out, const struct gpus *gpus);
/* `classes`: of -d, comma separated; NULL for everything. */
void show_report(FILE *out, const struct gpus *gpus, bool xml, const char *classes);
/* Whether -d knows every name of a list. */
bool report_knows(const char *classes);

struct csv {
    const char *fields; /* comma separated */
    bool apps;          /* of processes, else of GPUs */
    bool no_header, no_units;
};

/* false: a field has no such name, which is on stderr. The header comes with the `first` call of a loop. */
bool show_csv(FILE *out, const struct gpus *gpus, const struct csv *csv, bool first);
void show_csv_fields(FILE *out, bool apps);

#endif
