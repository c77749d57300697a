/* The log buffers among the options of a load function. */
#include "module.h"

#include <stdio.h>
#include <string.h>

void driver_logs_read(driver_logs *logs, unsigned count, const CUjit_option *options, void *const *values)
{
    *logs = (driver_logs){0};
    for (unsigned i = 0; i < count; i++) {
        int error = options[i] == CU_JIT_ERROR_LOG_BUFFER || options[i] == CU_JIT_ERROR_LOG_BUFFER_SIZE;
        driver_log *log = error ? &logs->errors : &logs->infos;
        if (options[i] == CU_JIT_ERROR_LOG_BUFFER || options[i] == CU_JIT_INFO_LOG_BUFFER)
            log->text = values[i];
        if (options[i] == CU_JIT_ERROR_LOG_BUFFER_SIZE || options[i] == CU_JIT_INFO_LOG_BUFFER_SIZE) {
            log->size = (uintptr_t)values[i] & 0xffffffffu; /* the API takes an unsigned int in place of a pointer */
            log->size_option = i + 1;
        }
    }
}

static void write_one(const driver_log *buffer, const char *text, void **values)
{
    size_t length = 0;
    if (buffer->text != NULL && buffer->size > 0) {
        snprintf(buffer->text, buffer->size, "%s", text);
        length = strlen(buffer->text);
    }
    if (buffer->size_option != 0)
        values[buffer->size_option - 1] = (void *)(uintptr_t)length;
}

void driver_logs_write(const driver_logs *logs, CUresult status, const char *text, void **values)
{
    write_one(&logs->errors, text != NULL ? text : "", values);
    write_one(&logs->infos, "", values);
    if (status == CUDA_ERROR_INVALID_PTX && logs->errors.text == NULL && text != NULL)
        gtap_say_once("driver.ptx", "the server refused this program's PTX: %s", text);
}
