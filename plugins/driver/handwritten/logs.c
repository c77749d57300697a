/* The driver's log (cuLogs*): what these bodies say on stderr, kept for the program and given to its callbacks. */
#include "driver.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LINES = 128, LINE_BYTES = 512, CALLBACKS = 16 };

typedef struct CUlogsCallbackEntry_st {
    CUlogsCallback run;
    void *data;
} entry;

typedef struct driver_logs {
    pthread_mutex_t lock; /* all bytes zero: initialised */
    uint32_t written;     /* lines so far; the last LINES are kept */
    char lines[LINES][LINE_BYTES];
    entry callbacks[CALLBACKS];
} driver_logs;

static driver_logs *logs_of_process(void)
{
    return gtap_process_state("driver.logs", sizeof(driver_logs));
}

/* A stamp of the time, the level, and the text, as in the driver's own log. */
static void keep(driver_logs *logs, CUlogLevel level, const char *text)
{
    char *line = logs->lines[logs->written++ % LINES], when[32] = "";
    time_t seconds = time(NULL);
    struct tm parts;
    if (localtime_r(&seconds, &parts) != NULL)
        strftime(when, sizeof when, "%H:%M:%S", &parts);
    snprintf(line, LINE_BYTES, "[%s][%s] %s", when, level == CU_LOG_LEVEL_ERROR ? "E" : "W", text);
}

void driver_say(const char *key, CUlogLevel level, const char *format, ...)
{
    char text[LINE_BYTES - 32];
    entry callbacks[CALLBACKS];
    driver_logs *logs = logs_of_process();
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    gtap_say_once(key, "%s", text);
    if (logs == NULL)
        return;
    pthread_mutex_lock(&logs->lock);
    keep(logs, level, text);
    memcpy(callbacks, logs->callbacks, sizeof callbacks);
    pthread_mutex_unlock(&logs->lock);
    for (int i = 0; i < CALLBACKS; i++) /* without the lock: a callback may call back */
        if (callbacks[i].run != NULL)
            callbacks[i].run(callbacks[i].data, level, text, strlen(text));
}

CUresult cuLogsRegisterCallback(CUlogsCallback callbackFunc, void *userData, CUlogsCallbackHandle *callback_out)
{
    driver_logs *logs = logs_of_process();
    if (callbackFunc == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    entry *made = NULL;
    if (logs != NULL) {
        pthread_mutex_lock(&logs->lock);
        for (int i = 0; i < CALLBACKS && made == NULL; i++)
            if (logs->callbacks[i].run == NULL)
                made = &logs->callbacks[i];
        if (made != NULL)
            *made = (entry){callbackFunc, userData};
        pthread_mutex_unlock(&logs->lock);
    }
    if (made != NULL && callback_out != NULL)
        *callback_out = made;
    return made != NULL ? CUDA_SUCCESS : CUDA_ERROR_OUT_OF_MEMORY;
}

CUresult cuLogsUnregisterCallback(CUlogsCallbackHandle callback)
{
    driver_logs *logs = logs_of_process();
    CUresult status = CUDA_ERROR_INVALID_VALUE;
    if (logs == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    pthread_mutex_lock(&logs->lock);
    for (int i = 0; i < CALLBACKS; i++) {
        if (callback == &logs->callbacks[i] && callback->run != NULL) {
            *callback = (entry){0};
            status = CUDA_SUCCESS;
        }
    }
    pthread_mutex_unlock(&logs->lock);
    return status;
}

CUresult cuLogsCurrent(CUlogIterator *iterator_out, unsigned int flags)
{
    driver_logs *logs = logs_of_process();
    if (iterator_out == NULL || flags != 0 || logs == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    pthread_mutex_lock(&logs->lock);
    *iterator_out = logs->written;
    pthread_mutex_unlock(&logs->lock);
    return CUDA_SUCCESS;
}

/* The lines from an iterator on (NULL: all that are kept), each with its newline; free the result. */
static char *gather(driver_logs *logs, CUlogIterator *iterator, size_t *size)
{
    pthread_mutex_lock(&logs->lock);
    uint32_t oldest = logs->written > LINES ? logs->written - LINES : 0;
    uint32_t from = iterator != NULL && *iterator > oldest && *iterator <= logs->written ? *iterator : oldest;
    char *text = malloc((size_t)(logs->written - from) * (LINE_BYTES + 1) + 1);
    *size = 0;
    for (uint32_t i = from; text != NULL && i < logs->written; i++)
        *size += (size_t)sprintf(text + *size, "%s\n", logs->lines[i % LINES]);
    if (text != NULL)
        text[*size] = 0;
    if (text != NULL && iterator != NULL)
        *iterator = logs->written;
    pthread_mutex_unlock(&logs->lock);
    return text;
}

CUresult cuLogsDumpToFile(CUlogIterator *iterator, const char *pathToFile, unsigned int flags)
{
    driver_logs *logs = logs_of_process();
    size_t size;
    if (pathToFile == NULL || flags != 0 || logs == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    FILE *file = fopen(pathToFile, "w");
    if (file == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    char *text = gather(logs, iterator, &size);
    int failed = text == NULL || fwrite(text, 1, size, file) != size;
    failed |= fclose(file) != 0;
    free(text);
    return failed ? CUDA_ERROR_OPERATING_SYSTEM : CUDA_SUCCESS;
}

/* What does not fit is cut off at the front: the newest lines matter. */
CUresult cuLogsDumpToMemory(CUlogIterator *iterator, char *buffer, size_t *size, unsigned int flags)
{
    driver_logs *logs = logs_of_process();
    size_t length;
    if (buffer == NULL || size == NULL || *size == 0 || flags != 0 || logs == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    char *text = gather(logs, iterator, &length);
    if (text == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    size_t skipped = length >= *size ? length - *size + 1 : 0;
    memcpy(buffer, text + skipped, length - skipped + 1);
    *size = length - skipped;
    free(text);
    return CUDA_SUCCESS;
}
