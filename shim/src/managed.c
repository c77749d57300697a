/* Managed and mapped memory: one address on both sides, pages that follow launches and touches.
 *
 * A region is cut into blocks. A block is the host's (read and written here; the device's bytes are old, but for a twin of
 * them), shared (both have it; a write here makes it the host's) or the device's (any touch here fetches it). A launch sends
 * what the host changed and makes all the device's: a kernel may write anything that it sees. Pages are protected to learn
 * of touches; gtap itself reads and writes them through a second view (alias), which is never protected. What comes with a
 * synchronisation is in together.c.
 *
 * `coherent.lock` is held while bytes travel; it is taken with no other lock held.
 */
#include "managed.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "arena.h"
#include "hostmem.h"
#include "marks.h"
#include "process.h"
#include "ranges.h"
#include "region.h"
#include "side.h"

#define PAGE ((uint64_t)4096)
#define MOST_BLOCKS 4096
#define WINDOWS (HOST_PART / EXTENT)
#define OUT_OF_MEMORY 2

typedef struct window_book {
    struct window_book *next;
    gtap_session *session;
    uint16_t regions[WINDOWS]; /* that lie in the window */
    unsigned char ordinal[WINDOWS]; /* + 1 of the device whose memory it is, 0: none */
} window_book;

struct coherent coherent = {.lock = PTHREAD_MUTEX_INITIALIZER, .low = UINT64_MAX};
_Atomic uint32_t gtap_coherent_count;

void managed_fork(enum fork_step step) { fork_mutex(&coherent.lock, step); }
void gtap_set_coherence(const gtap_coherence *ways) { coherent.ways = ways; }

static void widen(uint64_t base, uint64_t size)
{
    if (base < coherent.low)
        coherent.low = base;
    if (base + size > coherent.high)
        coherent.high = base + size;
}

int managed_holds(uint64_t address) { return address >= coherent.low && address < coherent.high; }

/* Without coherent.lock, which is held while bytes travel. */
int managed_has(const void *address, uint64_t size)
{
    uint64_t at = (uint64_t)(uintptr_t)address;
    gtap_range range;
    if (!coherent.regions || !managed_holds(at) || gtap_range_of(at, &range) != 0 || size > range.size)
        return 0;
    return range.kind == GTAP_MANAGED_RANGE || (range.kind == GTAP_HOST_RANGE && range.session != NULL);
}

void managed_may_map(uint64_t base, uint64_t size)
{
    pthread_mutex_lock(&coherent.lock);
    widen(base, size);
    gtap_coherent_count++;
    pthread_mutex_unlock(&coherent.lock);
}

/* ---- touches ---- */

int managed_serve(uint64_t address, int writes)
{
    pthread_mutex_lock(&coherent.lock);
    region *r = region_at(address);
    if (r) {
        uint32_t index = (uint32_t)((address - r->start) / r->block);
        /* A read of what can be read, a write of what can be written: somebody else's touch was served meanwhile. A
         * processor that does not tell writes from reads faults on a shared block only to write. */
#if !defined(__x86_64__)
        writes = writes || r->blocks[index].state == SHARED;
#endif
        bring(r, index, writes);
    }
    pthread_mutex_unlock(&coherent.lock);
    return r != NULL;
}

void gtap_coherent_touch_now(const void *address, uint64_t size, int writes)
{
    uint64_t at = (uint64_t)(uintptr_t)address, end = at + size;
    if (end <= coherent.low || at >= coherent.high)
        return;
    pthread_mutex_lock(&coherent.lock);
    for (region *r = region_at(at); r && at < end && at < r->start + r->pages;) {
        uint32_t index = (uint32_t)((at - r->start) / r->block);
        bring(r, index, writes);
        at = block_end(r, index);
    }
    pthread_mutex_unlock(&coherent.lock);
}

/* ---- launches, copies ---- */

/* Page-locked memory that a parameter block points to: devices see it from now on. */
static int map_parameters(gtap_session *session, uint32_t ordinal, const void *params, size_t size)
{
    uint64_t low = coherent.low, high = coherent.high, word;
    gtap_range range;
    for (size_t at = 0; at + sizeof word <= size; at += sizeof word) {
        memcpy(&word, (const unsigned char *)params + at, sizeof word);
        if (word < low || word >= high || gtap_range_of(word, &range) != 0)
            continue;
        if (range.kind == GTAP_HOST_RANGE && !range.session && gtap_host_map(session, ordinal, range.base) != 0)
            return OUT_OF_MEMORY;
    }
    return 0;
}

static int take_to_device(gtap_session *session)
{
    int status = 0;
    pthread_mutex_lock(&coherent.lock);
    pager_install();
    for (region *r = coherent.regions; r && status == 0; r = r->next) {
        if (r->session != session || !r->touched || r->host_only)
            continue;
        status = send_blocks(r, 0, r->count);
        if (status == 0)
            give_to_device(r);
    }
    pthread_mutex_unlock(&coherent.lock);
    return status;
}

/* Announced first: what another thread fetches from here on may be changed by the launch. */
int gtap_coherent_launch_now(gtap_session *session, uint32_t ordinal, const void *params, size_t size)
{
    int status = params ? map_parameters(session, ordinal, params, size) : 0;
    if (status != 0 || !coherent.regions)
        return status;
    marks_announce(session);
    status = coherent.touched ? take_to_device(session) : 0;
    if (status == 0)
        marks_launch_next(session);
    else
        marks_announced_none(session);
    return status;
}

int gtap_coherent_use(gtap_session *session, uint64_t address, uint64_t size, int writes)
{
    int status = 0, launches = 0;
    pthread_mutex_lock(&coherent.lock);
    region *r = size ? region_at(address) : NULL;
    if (r && r->session == session) {
        uint32_t first = (uint32_t)((address - r->start) / r->block);
        uint32_t behind = (uint32_t)((address + size - 1 - r->start) / r->block) + 1;
        behind = behind < r->count ? behind : r->count;
        status = send_blocks(r, first, behind);
        launches = status == 0 && writes;
        if (launches) {
            marks_announce(session);
            set_state(r, first, behind, DEVICE);
            pager_install();
        }
    }
    pthread_mutex_unlock(&coherent.lock);
    if (launches)
        marks_launch_next(session);
    return status;
}

int gtap_coherent_attach(uint64_t address, int host_only)
{
    pthread_mutex_lock(&coherent.lock);
    region *r = region_at(address);
    if (r)
        r->host_only = host_only;
    pthread_mutex_unlock(&coherent.lock);
    return r ? 0 : -1;
}

/* ---- the device's memory behind host addresses ---- */

static window_book *windows_of(gtap_session *session)
{
    window_book *w = coherent.windows;
    while (w && w->session != session)
        w = w->next;
    if (!w && (w = calloc(1, sizeof *w))) {
        w->session = session;
        w->next = coherent.windows;
        coherent.windows = w;
    }
    return w;
}

static uint64_t window_index(const gtap_session *session, uint64_t address)
{
    return (address - (session->slot + SLOT_SIZE - HOST_PART)) / EXTENT;
}

static uint64_t window_address(const gtap_session *session, uint64_t index)
{
    return session->slot + SLOT_SIZE - HOST_PART + index * EXTENT;
}

/* `idle`: keep windows that hold nothing now, for what comes next. */
static void close_windows(gtap_session *session, uint64_t base, uint64_t size, int idle)
{
    window_book *w = windows_of(session);
    for (uint64_t i = window_index(session, base); w && i <= window_index(session, base + size - 1); i++) {
        if (w->regions[i])
            w->regions[i]--;
        if (w->regions[i] || idle || !w->ordinal[i])
            continue;
        arena_close_window(session, w->ordinal[i] - 1u, window_address(session, i));
        w->ordinal[i] = 0;
    }
}

static int open_windows(gtap_session *session, uint32_t ordinal, uint64_t base, uint64_t size)
{
    window_book *w = windows_of(session);
    uint64_t first = w ? window_index(session, base) : 0, last = w ? window_index(session, base + size - 1) : 0;
    for (uint64_t i = first; w && i <= last; i++) {
        if (!w->ordinal[i] && arena_open_window(session, ordinal, window_address(session, i)) < 0) {
            if (i > first)
                close_windows(session, base, window_address(session, i) - base, 0);
            return -1;
        }
        if (!w->ordinal[i])
            w->ordinal[i] = (unsigned char)(ordinal + 1);
        w->regions[i]++;
    }
    return w ? 0 : -1;
}

/* ---- regions ---- */

static region *region_make(gtap_session *session, uint32_t ordinal, uint64_t base, uint64_t size, void *alias)
{
    uint64_t start = base & ~(PAGE - 1), pages = align_up(base + size, PAGE) - start, block = LEAST_FETCH;
    while (pages / block >= MOST_BLOCKS)
        block *= 2;
    uint32_t count = (uint32_t)((pages + block - 1) / block);
    region *r = calloc(1, sizeof *r + count * sizeof *r->blocks);
    if (!r)
        return NULL;
    r->base = base, r->size = size, r->start = start, r->pages = pages;
    r->session = session, r->ordinal = ordinal;
    r->alias = alias, r->block = block, r->count = count;
    return r;
}

/* The bytes are the host's at first. */
static int region_enter(region *r)
{
    if (pager_install() < 0) {
        gtap_say_once("managed memory", "no handler of page faults could be installed: managed memory is not to be had");
        return -1;
    }
    set_touched(r, 1);
    r->next = coherent.regions;
    coherent.regions = r;
    widen(r->start, r->pages);
    gtap_coherent_count++;
    return 0;
}

/* Memory of the slot that the device shall see too. */
static int map_memory(gtap_session *session, uint32_t ordinal, uint64_t base, uint64_t size, int host_only)
{
    void *alias = hostmem_alias(base, align_up(size, PAGE));
    region *r = alias ? region_make(session, ordinal, base, size, alias) : NULL;
    int opened = r && open_windows(session, ordinal, base, size) == 0;
    if (opened && region_enter(r) == 0) {
        r->host_only = host_only;
        return 0;
    }
    if (opened)
        close_windows(session, base, size, 0);
    if (alias)
        munmap(alias, align_up(size, PAGE));
    free(r);
    return -1;
}

void *gtap_managed_alloc(gtap_session *session, uint32_t ordinal, uint64_t size, int host_only)
{
    gtap_range range = {.size = size, .session = session, .ordinal = ordinal, .kind = GTAP_MANAGED_RANGE,
                        .context = gtap_thread_context()};
    void *owner;
    if (!session || !size || size > HOST_PART || gtap_forked() || hostmem_take(session, size, &range.base, &owner) < 0)
        return NULL;
    pthread_mutex_lock(&coherent.lock);
    int result = map_memory(session, ordinal, range.base, size, host_only);
    pthread_mutex_unlock(&coherent.lock);
    if (result == 0 && ranges_add(&range, owner) == 0)
        return (void *)(uintptr_t)range.base;
    if (result == 0)
        managed_end(range.base);
    hostmem_give(range.base, owner);
    return NULL;
}

int gtap_host_map(gtap_session *session, uint32_t ordinal, uint64_t base)
{
    gtap_range range;
    if (gtap_range_of(base, &range) != 0 || range.base != base || range.kind != GTAP_HOST_RANGE)
        return -1;
    if (base - session->slot >= SLOT_SIZE) /* another server's slot */
        return -1;
    gtap_await_deferred((const void *)(uintptr_t)base, range.size);
    pthread_mutex_lock(&coherent.lock);
    int result = region_at(base) ? 0 : map_memory(session, ordinal, base, range.size, 0);
    pthread_mutex_unlock(&coherent.lock);
    return result == 0 ? ranges_see(base, session, ordinal) : -1;
}

/* Their initial values are the device's. */
static region *adopt(gtap_session *session, uint32_t ordinal, const gtap_span *variables, uint32_t count)
{
    const gtap_span *last = &variables[count - 1];
    uint64_t base = variables[0].base, size = last->base + last->size - base;
    uint64_t start = base & ~(PAGE - 1), pages = align_up(base + size, PAGE) - start;
    gtap_span *kept = malloc(count * sizeof *kept);
    void *alias = kept ? hostmem_alias_at(start, pages) : NULL;
    region *r = alias ? region_make(session, ordinal, base, size, alias) : NULL;
    if (r && region_enter(r) == 0) {
        memcpy(kept, variables, count * sizeof *kept);
        r->variables = kept;
        r->variable_count = count;
        return r;
    }
    if (alias) {
        munmap(alias, pages);
        munmap((void *)(uintptr_t)start, pages);
    }
    free(r);
    free(kept);
    return NULL;
}

int gtap_managed_adopt(gtap_session *session, uint32_t ordinal, const gtap_span *variables, uint32_t count)
{
    if (!session || !count || gtap_forked())
        return -1;
    pthread_mutex_lock(&coherent.lock);
    region *r = region_at(variables[0].base);
    if (!r && (r = adopt(session, ordinal, variables, count))) {
        set_state(r, 0, r->count, DEVICE);
        set_touched(r, 0);
    }
    pthread_mutex_unlock(&coherent.lock);
    return r ? 0 : -1;
}

void gtap_managed_forget(uint64_t address) { managed_end(address); }

/* A region of that device that is not the program's managed memory; its bytes are here. Its base, 0 if there is none. */
static uint64_t take_home(const gtap_session *session, uint32_t ordinal)
{
    gtap_range range;
    pthread_mutex_lock(&coherent.lock);
    region *r = coherent.regions;
    while (r && (r->session != session || r->ordinal != ordinal ||
                 (!r->variables && gtap_range_of(r->base, &range) == 0 && range.kind == GTAP_MANAGED_RANGE)))
        r = r->next;
    for (uint32_t i = 0; r && !r->variables && i < r->count; i++)
        bring(r, i, 0);
    uint64_t base = r ? r->base : 0;
    pthread_mutex_unlock(&coherent.lock);
    return base;
}

void gtap_managed_reset(gtap_session *session, uint32_t ordinal)
{
    uint64_t base;
    while ((base = take_home(session, ordinal))) {
        managed_end(base);
        ranges_see(base, NULL, 0);
    }
}

void managed_end(uint64_t base)
{
    pthread_mutex_lock(&coherent.lock);
    region *before = NULL, *gone = coherent.regions;
    while (gone && gone->base != base) {
        before = gone;
        gone = gone->next;
    }
    if (gone) {
        if (before)
            before->next = gone->next;
        else
            coherent.regions = gone->next;
        set_state(gone, 0, gone->count, HOST);
        set_touched(gone, 0);
        munmap(gone->alias, gone->pages);
        if (gone->variables)
            munmap((void *)(uintptr_t)gone->start, gone->pages);
        else
            close_windows(gone->session, gone->base, gone->size, gone->size < EXTENT);
        free(gone->variables);
        free(gone);
        gtap_coherent_count--;
    }
    pthread_mutex_unlock(&coherent.lock);
}
