/* One line on stderr per cause. */
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "gtap/runtime.h"
#include "process.h"

#define CAUSES 256 /* a bound on what a peer can make us say */

static struct {
    pthread_mutex_t lock;
    unsigned count;
    uint64_t seen[CAUSES];
} causes = {.lock = PTHREAD_MUTEX_INITIALIZER};

void log_fork(enum fork_step step) { fork_mutex(&causes.lock, step); }

static uint64_t name_hash(const char *text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
    return hash;
}

static int is_new(const char *key)
{
    uint64_t hash = name_hash(key);
    int fresh = 1;
    pthread_mutex_lock(&causes.lock);
    for (unsigned i = 0; i < causes.count; i++)
        fresh = fresh && causes.seen[i] != hash;
    if (causes.count == CAUSES)
        fresh = 0;
    if (fresh)
        causes.seen[causes.count++] = hash;
    pthread_mutex_unlock(&causes.lock);
    return fresh;
}

void gtap_say_once(const char *key, const char *format, ...)
{
    char line[1024] = "gtap: ";
    va_list arguments;
    if (!is_new(key))
        return;
    va_start(arguments, format);
    vsnprintf(line + 6, sizeof line - 8, format, arguments);
    va_end(arguments);
    size_t length = strlen(line);
    for (size_t i = 0; i < length; i++) /* text may come from a server: no escape sequences, one line */
        if ((unsigned char)line[i] < ' ' || line[i] == 0x7f)
            line[i] = ' ';
    line[length++] = '\n';
    if (write(STDERR_FILENO, line, length) < 0)
        return; /* a closed stderr is the program's choice */
}
