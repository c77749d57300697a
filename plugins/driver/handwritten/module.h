/* Between module.c, module_content.c, library.c, library_managed.c and jit_log.c. */
#ifndef DRIVER_MODULE_H
#define DRIVER_MODULE_H

#include "driver.h"

/* The module takes over what is in `info` and enters its globals into the range table. */
CUresult module_keep(driver_module *module, driver_info *info);
/* Free the client's side; the server's handle is no concern of it. */
void module_free(driver_module *module);
/* The same for a module that a reset of its device took. */
void module_abandon(driver_module *module);

/* Whether the image says that a variable is managed. */
int library_managed(const gtap_image *image, const char *name);

/* What a program says to a load or a link beside the code (jit_log.c). */
typedef struct driver_log {
    char *text;
    size_t size;
    unsigned size_option; /* index + 1 of the option that says its size, where the length goes */
} driver_log;

enum { DRIVER_CODE_OPTIONS = 32 };

typedef struct driver_options {
    driver_log errors, infos;
    void **values;          /* the program's, where outputs go */
    unsigned time_option;   /* index + 1 of the one that takes the milliseconds */
    uint64_t started;       /* nanoseconds */
    unsigned count;         /* those that change the code: number, value */
    int32_t code[DRIVER_CODE_OPTIONS][2];
} driver_options;

/* INVALID_VALUE for an option that does not exist; options that bind host addresses are refused. */
CUresult driver_options_read(driver_options *options, unsigned count, const CUjit_option *numbers, void **values);
/* Fill the program's buffers; a refused PTX without a buffer is said on stderr. */
void driver_options_write(const driver_options *options, CUresult status, const char *text);

#endif
