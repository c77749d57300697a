/* Between module.c, module_content.c, library.c and jit_log.c. */
#ifndef DRIVER_MODULE_H
#define DRIVER_MODULE_H

#include "driver.h"

/* The module takes over what is in `info` and enters its globals into the range table. */
CUresult module_keep(driver_module *module, driver_info *info);
/* Free the client's side; the server's handle is no concern of it. */
void module_free(driver_module *module);
/* The same for a module that a reset of its device took. */
void module_abandon(driver_module *module);

typedef struct driver_log {
    char *text;
    size_t size;
    unsigned size_option; /* index + 1 of the option that says its size, where the length goes */
} driver_log;

typedef struct driver_logs {
    driver_log errors, infos;
} driver_logs;

void driver_logs_read(driver_logs *logs, unsigned count, const CUjit_option *options, void *const *values);
/* Fill the program's buffers; a refused PTX without a buffer is said on stderr. */
void driver_logs_write(const driver_logs *logs, CUresult status, const char *text, void **values);

#endif
