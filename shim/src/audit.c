/* The loader's audit interface: every CUDA library becomes a stub, every static cudart is bound to one. */
#include "audit.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define KEYS 64

static int is_new(const char *key)
{
    static uint64_t seen[KEYS]; /* the loader's lock is held, or a lost race says a line twice */
    static unsigned count;
    uint64_t hash = 0xcbf29ce484222325u;
    for (; *key; key++)
        hash = (hash ^ (unsigned char)*key) * 0x100000001b3u;
    for (unsigned i = 0; i < count; i++)
        if (seen[i] == hash)
            return 0;
    if (count == KEYS)
        return 0;
    seen[count++] = hash;
    return 1;
}

static void say(const char *format, va_list arguments)
{
    char line[1024] = "gtap: ";
    vsnprintf(line + 6, sizeof line - 8, format, arguments);
    strcat(line, "\n");
    if (write(STDERR_FILENO, line, strlen(line)) < 0)
        return;
}

void audit_say(const char *key, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (is_new(key))
        say(format, arguments);
    va_end(arguments);
}

/* The statistics folder belongs to one run: a file in it tells the run's other processes. */
static int new_in_run(const char *key)
{
    const char *folder = getenv("GTAP_STATS_DIR");
    char path[4096];
    if (!folder || snprintf(path, sizeof path, "%s/said-%s", folder, key) >= (int)sizeof path)
        return 1;
    int fd = open(path, O_CREAT | O_EXCL | O_CLOEXEC | O_WRONLY, 0600);
    if (fd < 0)
        return access(path, F_OK) != 0;
    close(fd);
    return 1;
}

void audit_say_in_run(const char *key, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (is_new(key) && new_in_run(key))
        say(format, arguments);
    va_end(arguments);
}

#ifdef LM_ID_BASE /* musl has no audit interface and ignores LD_AUDIT: there the module is empty */

static int loaded; /* there is a bundle */

unsigned int la_version(unsigned int version) __attribute__((visibility("default")));
char *la_objsearch(const char *name, uintptr_t *cookie, unsigned int flag) __attribute__((visibility("default")));
unsigned int la_objopen(struct link_map *map, Lmid_t namespace, uintptr_t *cookie)
    __attribute__((visibility("default")));
void la_preinit(uintptr_t *cookie) __attribute__((visibility("default")));

unsigned int la_version(unsigned int version)
{
    loaded = names_load() == 0;
    if (loaded)
        wraps_load();
    return version;
}

char *la_objsearch(const char *name, uintptr_t *cookie, unsigned int flag)
{
    (void)cookie;
    const char *stub = loaded && flag == LA_SER_ORIG ? names_redirect(name) : NULL;
    if (loaded && !stub)
        stub = wraps_redirect(name, flag);
    return (char *)(uintptr_t)(stub ? stub : name);
}

unsigned int la_objopen(struct link_map *map, Lmid_t namespace, uintptr_t *cookie)
{
    (void)cookie;
    if (loaded && namespace == LM_ID_BASE)
        bind_static_object(map);
    return 0;
}

void la_preinit(uintptr_t *cookie)
{
    (void)cookie;
    if (loaded)
        bind_static_ready();
}

#endif
