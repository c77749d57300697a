/* Host addresses to symbols, and symbols to what they are in a context.
 *
 * Units are entered at the first look-up that misses, not at registration: a program that registers 43,000 symbols
 * pays for the index when it launches. Readers take no lock: slots are filled in place (symbol first, then key), a
 * larger index replaces a smaller one, and retired ones, whose sizes sum to less than the last, stay allocated.
 */
#include <stdlib.h>

#include "cudart.h"

struct slot {
    _Atomic(const void *) key;
    struct cudart_symbol *_Atomic symbol; /* NULL: its unit is gone */
};

struct cudart_index {
    size_t mask, used;
    struct slot slots[];
};

static size_t home_of(const void *key)
{
    uint64_t bits = (uint64_t)(uintptr_t)key * 0x9e3779b97f4a7c15u;
    return (size_t)(bits >> 20);
}

/* The slot that holds the key, or the empty one where it belongs. */
static struct slot *slot_of(struct cudart_index *index, const void *key)
{
    for (size_t i = home_of(key);; i++) {
        struct slot *slot = &index->slots[i & index->mask];
        const void *held = atomic_load_explicit(&slot->key, memory_order_acquire);
        if (held == key || held == NULL)
            return slot;
    }
}

static struct cudart_symbol *lookup(struct cudart_process *process, const void *key)
{
    struct cudart_index *index = atomic_load_explicit(&process->index, memory_order_acquire);
    if (index == NULL || key == NULL)
        return NULL;
    return atomic_load_explicit(&slot_of(index, key)->symbol, memory_order_acquire);
}

static void put(struct cudart_index *index, const void *key, struct cudart_symbol *symbol)
{
    struct slot *slot = slot_of(index, key);
    index->used += atomic_load_explicit(&slot->key, memory_order_relaxed) == NULL;
    atomic_store_explicit(&slot->symbol, symbol, memory_order_release);
    atomic_store_explicit(&slot->key, key, memory_order_release);
}

/* Make room for `more` keys at most half full. The process's lock is held. */
static struct cudart_index *reserve(struct cudart_process *process, size_t more)
{
    struct cudart_index *old = atomic_load_explicit(&process->index, memory_order_relaxed);
    size_t used = old != NULL ? old->used : 0, size = 1024;
    if (old != NULL && (used + more) * 2 <= old->mask + 1)
        return old;
    while (size < (used + more) * 2)
        size *= 2;
    struct cudart_index *index = calloc(1, sizeof *index + size * sizeof(struct slot));
    if (index == NULL)
        return NULL;
    index->mask = size - 1;
    for (size_t i = 0; old != NULL && i <= old->mask; i++) {
        struct cudart_symbol *symbol = atomic_load_explicit(&old->slots[i].symbol, memory_order_relaxed);
        if (symbol != NULL)
            put(index, atomic_load_explicit(&old->slots[i].key, memory_order_relaxed), symbol);
    }
    atomic_store_explicit(&process->index, index, memory_order_release);
    return index;
}

static void enter_waiting(struct cudart_process *process)
{
    while (process->waiting != NULL) {
        struct cudart_unit *unit = process->waiting;
        struct cudart_index *index = reserve(process, unit->count);
        if (index == NULL)
            return;
        for (size_t i = 0; i < unit->count; i++)
            if (unit->symbols[i].host != NULL)
                put(index, unit->symbols[i].host, &unit->symbols[i]);
        process->waiting = unit->next_waiting;
    }
}

struct cudart_symbol *cudart_symbol_find(const void *host)
{
    struct cudart_process *process = cudart_process();
    struct cudart_symbol *symbol = lookup(process, host);
    if (symbol != NULL)
        return symbol;
    pthread_mutex_lock(&process->lock);
    enter_waiting(process);
    pthread_mutex_unlock(&process->lock);
    return lookup(process, host);
}

int32_t cudart_symbol_alias(const void *key, struct cudart_symbol *symbol)
{
    struct cudart_process *process = cudart_process();
    pthread_mutex_lock(&process->lock);
    struct cudart_index *index = reserve(process, 1);
    if (index != NULL)
        put(index, key, symbol);
    pthread_mutex_unlock(&process->lock);
    return index != NULL ? 0 : cudaErrorMemoryAllocation;
}

static int is(CUkernel known, CUkernel kernel, CUfunction function)
{
    CUfunction own = NULL;
    if (known == NULL || known == kernel || (CUfunction)(void *)known == function)
        return known != NULL;
    return function != NULL && cuKernelGetFunction(&own, known) == 0 && own == function;
}

/* Asked of a graph's nodes alone, so nothing is kept for it: all kernels used so far are looked at. */
const void *cudart_host_of(CUkernel kernel, CUfunction function)
{
    struct cudart_process *process = cudart_process();
    const void *host = NULL;
    pthread_mutex_lock(&process->lock);
    for (struct cudart_unit *unit = process->units; unit != NULL && host == NULL; unit = unit->next)
        for (size_t i = 0; i < unit->count && host == NULL; i++)
            if (is(atomic_load_explicit(&unit->symbols[i].kernel, memory_order_acquire), kernel, function))
                host = unit->symbols[i].host;
    pthread_mutex_unlock(&process->lock);
    return host;
}

void cudart_unit_publish(struct cudart_unit *unit)
{
    struct cudart_process *process = cudart_process();
    pthread_mutex_lock(&process->lock);
    unit->next = process->units;
    process->units = unit;
    unit->next_waiting = process->waiting;
    process->waiting = unit;
    pthread_mutex_unlock(&process->lock);
}

static void unlink_unit(struct cudart_process *process, struct cudart_unit *unit)
{
    struct cudart_unit **link = &process->units;
    while (*link != NULL && *link != unit)
        link = &(*link)->next;
    if (*link != NULL)
        *link = unit->next;
    for (link = &process->waiting; *link != NULL && *link != unit;)
        link = &(*link)->next_waiting;
    if (*link != NULL)
        *link = unit->next_waiting;
}

static void drop_keys(struct cudart_process *process, const struct cudart_unit *unit)
{
    struct cudart_index *index = atomic_load_explicit(&process->index, memory_order_relaxed);
    for (size_t i = 0; index != NULL && i <= index->mask; i++) {
        struct cudart_symbol *symbol = atomic_load_explicit(&index->slots[i].symbol, memory_order_relaxed);
        if (symbol != NULL && symbol->unit == unit)
            atomic_store_explicit(&index->slots[i].symbol, NULL, memory_order_release);
    }
}

/* A closed object: its code leaves the device. At exit the session ends as a whole, so nothing is done one by one. */
void cudart_unit_remove(struct cudart_unit *unit)
{
    struct cudart_process *process = cudart_process();
    if (gtap_unloading())
        return;
    pthread_mutex_lock(&process->loading);
    pthread_mutex_lock(&process->lock);
    unlink_unit(process, unit);
    drop_keys(process, unit);
    pthread_mutex_unlock(&process->lock);
    CUlibrary library = atomic_exchange_explicit(&unit->library, NULL, memory_order_relaxed);
    if (library != NULL)
        cuLibraryUnload(library);
    /* the symbols stay: another thread may hold one */
    pthread_mutex_unlock(&process->loading);
}
