/* Managed and mapped memory: one address on both sides, pages that follow launches and touches.
 *
 * A region is cut into blocks. A block is the host's (read and written here; the device's bytes are old), shared (both
 * have it; a write here makes it the host's) or the device's (any touch here fetches it). A launch sends the host's
 * blocks and makes all the device's: a kernel may write anything that it sees. Pages are protected to learn of touches;
 * gtap itself reads and writes them through a second view (alias), which is never protected.
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
#include "process.h"
#include "ranges.h"
#include "side.h"

#define PAGE ((uint64_t)4096)
#define FIRST_BLOCK ((uint64_t)64 << 10)
#define MOST_BLOCKS 4096
#define FETCH_AHEAD ((uint64_t)1 << 20) /* bytes fetched with the one that is touched */
#define WINDOWS (HOST_PART / EXTENT)
#define OUT_OF_MEMORY 2

enum block_state { HOST, SHARED, DEVICE };

typedef struct region {
    struct region *next;
    uint64_t base, size;   /* the program's bytes */
    uint64_t start, pages; /* whole pages around them */
    gtap_session *session;
    uint32_t ordinal;
    unsigned char *alias;
    uint64_t block; /* bytes */
    uint32_t count; /* of blocks */
    int host_only;
    gtap_span *variables; /* of a module: they alone travel, the pages lie outside the slot; NULL: base, size does */
    uint32_t variable_count;
    int touched; /* not all blocks are the device's */
    unsigned char state[];
} region;

typedef struct window_book {
    struct window_book *next;
    gtap_session *session;
    uint16_t regions[WINDOWS]; /* that lie in the window */
    unsigned char ordinal[WINDOWS]; /* + 1 of the device whose memory it is, 0: none */
} window_book;

static struct {
    pthread_mutex_t lock;
    region *regions;
    window_book *windows;
    _Atomic uint32_t touched; /* regions that a launch has to do something about */
    _Atomic uint64_t low, high; /* around everything that was ever mapped or may be */
    const gtap_coherence *_Atomic ways;
} coherent = {.lock = PTHREAD_MUTEX_INITIALIZER, .low = UINT64_MAX};

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

void managed_may_map(uint64_t base, uint64_t size)
{
    pthread_mutex_lock(&coherent.lock);
    widen(base, size);
    gtap_coherent_count++;
    pthread_mutex_unlock(&coherent.lock);
}

/* ---- blocks: all with the lock held ---- */

static region *region_at(uint64_t address)
{
    region *r = coherent.regions;
    while (r && address - r->start >= r->pages)
        r = r->next;
    return r;
}

static uint64_t block_start(const region *r, uint32_t index) { return r->start + index * r->block; }

static uint64_t block_end(const region *r, uint32_t index)
{
    uint64_t end = block_start(r, index) + r->block;
    return end < r->start + r->pages ? end : r->start + r->pages;
}

static void protect(const region *r, uint32_t first, uint32_t behind, int protection)
{
    uint64_t from = block_start(r, first), to = block_end(r, behind - 1);
    mprotect((void *)(uintptr_t)from, to - from, protection);
}

static void set_touched(region *r, int touched)
{
    if (touched != r->touched)
        coherent.touched += touched ? 1u : -1u;
    r->touched = touched;
}

static void set_state(region *r, uint32_t first, uint32_t behind, enum block_state state)
{
    static const int protections[] = {PROT_READ | PROT_WRITE, PROT_READ, PROT_NONE};
    memset(r->state + first, state, behind - first);
    protect(r, first, behind, protections[state]);
    if (state != DEVICE)
        set_touched(r, 1);
}

/* The first block from `first` on that has another state. */
static uint32_t run_end(const region *r, uint32_t first, uint32_t limit)
{
    uint32_t end = first + 1;
    while (end < limit && r->state[end] == r->state[first])
        end++;
    return end;
}

/* Let the bytes of some blocks travel: all of them, or the variables that lie in them. */
static int travel(const region *r, uint32_t first, uint32_t behind, int to_device)
{
    const gtap_coherence *ways = coherent.ways;
    const gtap_span whole = {r->base, r->size}, *spans = r->variables ? r->variables : &whole;
    uint64_t start = block_start(r, first), end = block_end(r, behind - 1);
    int status = 0;
    for (uint32_t i = 0; ways && i < (r->variables ? r->variable_count : 1) && status == 0; i++) {
        uint64_t from = spans[i].base > start ? spans[i].base : start, to = spans[i].base + spans[i].size;
        unsigned char *bytes = r->alias + (from - r->start);
        to = to < end ? to : end;
        if (to > from)
            status = to_device ? ways->send(r->session, r->ordinal, from, bytes, to - from)
                               : ways->fetch(r->session, r->ordinal, from, bytes, to - from);
    }
    return status;
}

/* Send what is the host's of some blocks; they become shared. */
static int send_blocks(region *r, uint32_t first, uint32_t behind)
{
    int status = 0;
    for (uint32_t at = first, end; at < behind && status == 0; at = end) {
        end = run_end(r, at, behind);
        if (r->state[at] != HOST)
            continue;
        set_state(r, at, end, SHARED); /* whoever writes meanwhile makes it the host's again, behind the lock */
        status = travel(r, at, end, 1);
        if (status != 0)
            set_state(r, at, end, HOST);
    }
    return status;
}

/* Fetch a run of the device's blocks. When the link is lost the program goes on with what is here. */
static void fetch_blocks(region *r, uint32_t first, uint32_t behind)
{
    travel(r, first, behind, 0);
    set_state(r, first, behind, SHARED);
}

static void give_to_device(region *r)
{
    if (!r->touched)
        return;
    set_state(r, 0, r->count, DEVICE);
    set_touched(r, 0);
}

/* ---- touches ---- */

static void bring(region *r, uint32_t index, int writes)
{
    if (r->state[index] == DEVICE) {
        uint32_t end = run_end(r, index, r->count), most = (uint32_t)(FETCH_AHEAD / r->block);
        uint32_t behind = end - index > most && most ? index + most : end;
        fetch_blocks(r, index, r->block > FETCH_AHEAD ? index + 1 : behind);
    }
    if (writes && r->state[index] == SHARED)
        set_state(r, index, index + 1, HOST);
}

int managed_serve(uint64_t address, int writes)
{
    pthread_mutex_lock(&coherent.lock);
    region *r = region_at(address);
    if (r) {
        uint32_t index = (uint32_t)((address - r->start) / r->block);
        /* A read of what can be read, a write of what can be written: somebody else's touch was served meanwhile. A
         * processor that does not tell writes from reads faults on a shared block only to write. */
#if !defined(__x86_64__)
        writes = writes || r->state[index] == SHARED;
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

int gtap_coherent_launch_now(gtap_session *session, uint32_t ordinal, const void *params, size_t size)
{
    int status = params ? map_parameters(session, ordinal, params, size) : 0;
    if (status != 0 || !coherent.touched)
        return status;
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

/* Nothing comes along yet: the first touch fetches up to FETCH_AHEAD. */
void gtap_coherent_sync_now(gtap_session *session) { (void)session; }

int gtap_coherent_use(gtap_session *session, uint64_t address, uint64_t size, int writes)
{
    int status = 0;
    pthread_mutex_lock(&coherent.lock);
    region *r = size ? region_at(address) : NULL;
    if (r && r->session == session) {
        uint32_t first = (uint32_t)((address - r->start) / r->block);
        uint32_t behind = (uint32_t)((address + size - 1 - r->start) / r->block) + 1;
        behind = behind < r->count ? behind : r->count;
        status = send_blocks(r, first, behind);
        if (status == 0 && writes) {
            set_state(r, first, behind, DEVICE);
            pager_install();
        }
    }
    pthread_mutex_unlock(&coherent.lock);
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
        side_return_credit(session, w->ordinal[i] - 1u, window_address(session, i), EXTENT);
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
    uint64_t start = base & ~(PAGE - 1), pages = align_up(base + size, PAGE) - start, block = FIRST_BLOCK;
    while (pages / block >= MOST_BLOCKS)
        block *= 2;
    uint32_t count = (uint32_t)((pages + block - 1) / block);
    region *r = calloc(1, sizeof *r + count);
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
    gtap_range range = {.size = size, .session = session, .ordinal = ordinal, .kind = GTAP_MANAGED_RANGE};
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

void managed_end(uint64_t base)
{
    pthread_mutex_lock(&coherent.lock);
    region **at = &coherent.regions, *gone;
    while (*at && (*at)->base != base)
        at = &(*at)->next;
    gone = *at;
    if (gone) {
        *at = gone->next;
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
