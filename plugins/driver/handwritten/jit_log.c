/* The options of a load or a link: log buffers and times that come back, and numbers that change the code. */
#include "module.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { TARGET = 9, OPTIMIZATION_LEVEL = 7, MAX_REGISTERS = 0, GENERATE_DEBUG_INFO = 11, CACHE_MODE = 14, LTO = 20,
       FMA = 24, POSITION_INDEPENDENT = 30, OVERRIDE_DIRECTIVES = 33 };

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* Their values are plain numbers. */
static int changes_code(CUjit_option number)
{
    return number == MAX_REGISTERS || number == OPTIMIZATION_LEVEL || number == TARGET ||
           (number >= GENERATE_DEBUG_INFO && number <= CACHE_MODE) || (number >= LTO && number <= FMA) ||
           (number >= POSITION_INDEPENDENT && number <= OVERRIDE_DIRECTIVES);
}

static void read_one(driver_options *options, unsigned index, CUjit_option number, void *value)
{
    int error = number == CU_JIT_ERROR_LOG_BUFFER || number == CU_JIT_ERROR_LOG_BUFFER_SIZE;
    driver_log *log = error ? &options->errors : &options->infos;
    uint32_t small = (uint32_t)(uintptr_t)value; /* the API takes an unsigned int in place of a pointer */
    if (number == CU_JIT_ERROR_LOG_BUFFER || number == CU_JIT_INFO_LOG_BUFFER) {
        log->text = value;
    } else if (number == CU_JIT_ERROR_LOG_BUFFER_SIZE || number == CU_JIT_INFO_LOG_BUFFER_SIZE) {
        log->size = small;
        log->size_option = index + 1;
    } else if (number == CU_JIT_WALL_TIME) {
        options->time_option = index + 1;
    } else if (changes_code(number) && options->count < DRIVER_CODE_OPTIONS) {
        options->code[options->count][0] = number;
        options->code[options->count++][1] = (int32_t)small;
    }
}

CUresult driver_options_read(driver_options *options, unsigned count, const CUjit_option *numbers, void **values)
{
    *options = (driver_options){.values = values, .started = now()};
    if (count != 0 && (numbers == NULL || values == NULL))
        return CUDA_ERROR_INVALID_VALUE;
    for (unsigned i = 0; i < count; i++) {
        if (numbers[i] < 0 || numbers[i] >= CU_JIT_NUM_OPTIONS)
            return CUDA_ERROR_INVALID_VALUE;
        if (numbers[i] >= CU_JIT_GLOBAL_SYMBOL_NAMES && numbers[i] <= CU_JIT_GLOBAL_SYMBOL_COUNT) {
            driver_say("driver.symbols", CU_LOG_LEVEL_ERROR, "CU_JIT_GLOBAL_SYMBOL_* is not supported: it binds code to"
                       " addresses of this process, which the device cannot reach");
            return CUDA_ERROR_NOT_SUPPORTED;
        }
        read_one(options, i, numbers[i], values[i]);
    }
    return CUDA_SUCCESS;
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

void driver_options_write(const driver_options *options, CUresult status, const char *text)
{
    const char *said = text != NULL ? text : "";
    write_one(&options->errors, status != CUDA_SUCCESS ? said : "", options->values);
    write_one(&options->infos, status == CUDA_SUCCESS ? said : "", options->values);
    if (options->time_option != 0) { /* a float in place of a pointer */
        float milliseconds = (float)(now() - options->started) / 1e6f;
        options->values[options->time_option - 1] = NULL;
        memcpy(&options->values[options->time_option - 1], &milliseconds, sizeof milliseconds);
    }
    if (status == CUDA_ERROR_INVALID_PTX && options->errors.text == NULL && text != NULL)
        driver_say("driver.ptx", CU_LOG_LEVEL_ERROR, "the server refused this program's PTX: %s", text);
}
