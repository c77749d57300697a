/* The program's devices: those of all its servers in order, as CUDA_VISIBLE_DEVICES leaves them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "process.h"
#include "session.h"

#define TOTAL_LIMIT 256

typedef struct device {
    gtap_session *session;
    uint32_t ordinal;
} device;

typedef struct device_list {
    int count; /* -1: no server answers */
    device devices[TOTAL_LIMIT];
} device_list;

static struct {
    pthread_once_t once;
    _Atomic int listed;
    device_list every, visible;
} all = {.once = PTHREAD_ONCE_INIT};

static const gtap_device_facts *facts_of(const device *d) { return &d->session->devices[d->ordinal]; }

static void concatenate(device_list *list)
{
    list->count = -1;
    for (gtap_session *s = sessions_open(); s; s = s->next) {
        if (!session_is_open(s))
            continue;
        if (list->count < 0)
            list->count = 0;
        for (uint32_t i = 0; i < s->device_count && list->count < TOTAL_LIMIT; i++)
            list->devices[list->count++] = (device){s, i};
    }
}

/* "GPU-" and the UUID in the driver's form. */
static void uuid_text(const unsigned char *uuid, char *text, size_t size)
{
    snprintf(text, size, "GPU-%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", uuid[0], uuid[1],
             uuid[2], uuid[3], uuid[4], uuid[5], uuid[6], uuid[7], uuid[8], uuid[9], uuid[10], uuid[11], uuid[12],
             uuid[13], uuid[14], uuid[15]);
}

/* The device that one entry names: an index, which ends where its digits do, or a prefix of a UUID that fits one device.
 * -1 if none. */
static int find_named(const device_list *list, const char *name)
{
    char *end, uuid[48];
    int found = -1;
    if (strncasecmp(name, "GPU-", 4) != 0) {
        long index = strtol(name, &end, 10);
        return end != name && index >= 0 && index < list->count ? (int)index : -1;
    }
    for (int i = 0; i < list->count; i++) {
        uuid_text(facts_of(&list->devices[i])->uuid, uuid, sizeof uuid);
        if (strncasecmp(uuid, name, strlen(name)) == 0) {
            if (found >= 0)
                return -1;
            found = i;
        }
    }
    return found;
}

static int chosen_before(const device_list *chosen, const device *d)
{
    for (int i = 0; i < chosen->count; i++)
        if (chosen->devices[i].session == d->session && chosen->devices[i].ordinal == d->ordinal)
            return 1;
    return 0;
}

/* The driver's rule: in the order of the list, up to the first entry that names no device. One that is named twice leaves
 * none at all. */
static void choose(const device_list *list, const char *wanted, device_list *chosen)
{
    char name[64];
    chosen->count = 0;
    while (*wanted) {
        size_t length = strcspn(wanted, ",");
        const char *start = wanted + strspn(wanted, " \t");
        size_t size = start < wanted + length ? (size_t)(wanted + length - start) : 0;
        while (size && (start[size - 1] == ' ' || start[size - 1] == '\t'))
            size--;
        snprintf(name, sizeof name, "%.*s", (int)(size < sizeof name ? size : 0), start);
        int index = find_named(list, name);
        if (index < 0)
            return;
        if (chosen_before(chosen, &list->devices[index])) {
            chosen->count = 0;
            return;
        }
        chosen->devices[chosen->count++] = list->devices[index];
        wanted += length + (wanted[length] == ',');
    }
}

static void list_devices(void)
{
    const char *wanted = getenv("CUDA_VISIBLE_DEVICES");
    concatenate(&all.every);
    if (wanted && all.every.count > 0)
        choose(&all.every, wanted, &all.visible);
    else
        all.visible = all.every;
    atomic_store_explicit(&all.listed, 1, memory_order_release);
}

static int list_once(void)
{
    if (gtap_forked()) {
        gtap_say_once("forked", "this process was forked from one that used CUDA: it cannot use it (use spawn)");
        return -1;
    }
    if (!atomic_load_explicit(&all.listed, memory_order_acquire))
        pthread_once(&all.once, list_devices);
    return 0;
}

int gtap_device_count(void)
{
    session_use();
    return list_once() == 0 ? all.visible.count : -1;
}

void devices_fork(enum fork_step step)
{
    if (step == FORK_CHILD && !gtap_forked()) {
        all.once = (pthread_once_t)PTHREAD_ONCE_INIT;
        all.listed = 0;
    }
}

static const device *device_at(int index)
{
    return index >= 0 && index < gtap_device_count() ? &all.visible.devices[index] : NULL;
}

gtap_session *gtap_device_session(int index)
{
    const device *d = device_at(index);
    return d ? d->session : NULL;
}

uint32_t gtap_device_ordinal(int index)
{
    const device *d = device_at(index);
    return d ? d->ordinal : 0;
}

const gtap_device_facts *gtap_device(int index)
{
    const device *d = device_at(index);
    return d ? facts_of(d) : NULL;
}

int gtap_every_device(int index, gtap_session **session, uint32_t *ordinal, const gtap_device_facts **facts)
{
    int count = list_once() == 0 ? all.every.count : -1;
    if (index >= 0 && index < count) {
        const device *d = &all.every.devices[index];
        *session = d->session;
        *ordinal = d->ordinal;
        *facts = facts_of(d);
    }
    return count;
}

gtap_session *gtap_current(const gtap_library *library)
{
    gtap_session *session = gtap_thread_session();
    if (session)
        return session;
    gtap_announce(library);
    return gtap_device_session(0);
}

int32_t gtap_unsupported(const gtap_library *library, const char *function, const char *reason)
{
    gtap_say_once(function, "%s (%s) is not supported%s%s", function, library->soname, reason ? ": " : "",
                  reason ? reason : "");
    return library->statuses.not_supported;
}
