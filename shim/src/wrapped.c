/* The program's own libraries behind stubs that stand before them. */
#include "wrapped.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gtap/runtime.h"
#include "gtap/wraps.h"

typedef struct wrapped {
    struct wrapped *next;
    void *base;   /* where the stub is mapped */
    void *handle; /* NULL: it could not be opened */
} wrapped;

typedef struct wrapped_list {
    pthread_mutex_t lock; /* all bytes zero: initialised */
    wrapped *first;
} wrapped_list;

static void *open_behind(const Dl_info *stub, const char *package)
{
    char name[PATH_MAX + sizeof WRAPPED_NAME];
    snprintf(name, sizeof name, WRAPPED_NAME "%s", stub->dli_fname);
    void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        const char *slash = strrchr(stub->dli_fname, '/'), *error = dlerror();
        gtap_say_once(stub->dli_fname, "%s cannot be loaded (%s): pip install %s",
                      slash != NULL ? slash + 1 : stub->dli_fname, error != NULL ? error : "no reason given", package);
    }
    return handle;
}

static wrapped *find(wrapped_list *list, const void *base)
{
    pthread_mutex_lock(&list->lock);
    wrapped *w = list->first;
    while (w != NULL && w->base != base)
        w = w->next;
    pthread_mutex_unlock(&list->lock);
    return w;
}

/* Opened without the lock: the loader has one of its own, and runs constructors under it that may come here. Two threads
 * may both open it, which counts twice and does no more. */
static wrapped *add(wrapped_list *list, const Dl_info *stub, const char *package)
{
    void *handle = open_behind(stub, package);
    wrapped *made = calloc(1, sizeof *made);
    if (made == NULL)
        return NULL;
    pthread_mutex_lock(&list->lock);
    *made = (wrapped){.next = list->first, .base = stub->dli_fbase, .handle = handle};
    list->first = made;
    pthread_mutex_unlock(&list->lock);
    return made;
}

void *gtap_wrapped(const void *inside, const char *package, const char *function)
{
    Dl_info stub;
    wrapped_list *list = gtap_process_state("wrapped", sizeof *list);
    if (list == NULL || dladdr(inside, &stub) == 0)
        return NULL;
    wrapped *found = find(list, stub.dli_fbase);
    if (found == NULL)
        found = add(list, &stub, package);
    if (found == NULL || found->handle == NULL)
        return NULL;
    void *address = dlsym(found->handle, function);
    if (address == NULL)
        gtap_say_once(function, "%s is not in the installed library: pip install --upgrade %s", function, package);
    return address;
}
