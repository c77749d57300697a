/* Page-locked host memory: a sub-allocator over the host part of a session's slot, in whole pages. */
#include "hostmem.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "channel.h"
#include "command_buffer.h"
#include "deferred.h"
#include "managed.h"
#include "outgoing.h"
#include "process.h"
#include "ranges.h"
#include "space.h"

#define CHUNK ((uint64_t)2 << 20)
#define PAGE ((uint64_t)4096)
#define POOLS 64
#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

typedef struct pool {
    const gtap_session *session; /* NULL: not in use */
    space *memory;
    uint64_t start;
    uint64_t used; /* bytes from start that are committed */
    int file;      /* -1: the system has no files in memory, so no second views */
} pool;

static struct {
    pthread_mutex_t lock;
    pool pools[POOLS];
} host = {.lock = PTHREAD_MUTEX_INITIALIZER};

void hostmem_fork(enum fork_step step) { fork_mutex(&host.lock, step); }

static int open_file(void) { return (int)syscall(SYS_memfd_create, "gtap host memory", 1u /* close on exec */); }

/* ---- pools: with the lock held ---- */

static pool *pool_of(const gtap_session *session)
{
    pool *p = host.pools;
    while (p < host.pools + POOLS && p->session && p->session != session)
        p++;
    if (p == host.pools + POOLS || p->session)
        return p == host.pools + POOLS ? NULL : p;
    space *memory = space_make();
    if (!memory)
        return NULL;
    int file = open_file();
    *p = (pool){session, memory, session->slot + SLOT_SIZE - HOST_PART, 0, file};
    return p;
}

static pool *pool_at(uint64_t address)
{
    for (pool *p = host.pools; p < host.pools + POOLS && p->session; p++)
        if (address - p->start < HOST_PART)
            return p;
    return NULL;
}

static int commit(const pool *p, uint64_t at, uint64_t size)
{
    void *address = (void *)(uintptr_t)at;
    if (p->file < 0)
        return mprotect(address, size, PROT_READ | PROT_WRITE);
    off_t offset = (off_t)(at - p->start);
    if (ftruncate(p->file, offset + (off_t)size) < 0)
        return -1;
    void *got = mmap(address, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, p->file, offset);
    return got == MAP_FAILED ? -1 : 0;
}

static int grow(pool *p, uint64_t size)
{
    size = align_up(size, CHUNK);
    if (size > HOST_PART - p->used)
        return -1;
    uint64_t at = p->start + p->used;
    if (commit(p, at, size) < 0 || space_add(p->memory, at, size) < 0)
        return -1;
    p->used += size;
    return 0;
}

/* ---- pages ---- */

int hostmem_take(gtap_session *session, uint64_t size, uint64_t *address, void **owner)
{
    size = align_up(size, PAGE);
    pthread_mutex_lock(&host.lock);
    pool *p = pool_of(session);
    block *b = p ? space_take(p->memory, size, PAGE) : NULL;
    if (!b && p && grow(p, size) == 0)
        b = space_take(p->memory, size, PAGE);
    pthread_mutex_unlock(&host.lock);
    if (!b)
        return -1;
    *address = b->address;
    *owner = b;
    return 0;
}

/* What is large goes back to the system; small ones stay warm. */
static void forget(const pool *p, const block *b)
{
    if (p->file < 0)
        madvise((void *)(uintptr_t)b->address, b->size, MADV_DONTNEED);
    else
        madvise((void *)(uintptr_t)b->address, b->size, MADV_REMOVE);
}

void hostmem_give(uint64_t address, void *owner)
{
    block *b = owner;
    pthread_mutex_lock(&host.lock);
    pool *p = pool_at(address);
    if (p && b->size >= CHUNK)
        forget(p, b);
    if (p)
        space_give(p->memory, b, 0, 0);
    pthread_mutex_unlock(&host.lock);
}

void *hostmem_alias(uint64_t address, uint64_t size)
{
    pthread_mutex_lock(&host.lock);
    const pool *p = pool_at(address);
    int file = p ? p->file : -1;
    off_t offset = p ? (off_t)(address - p->start) : 0;
    pthread_mutex_unlock(&host.lock);
    void *view = file < 0 ? MAP_FAILED : mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, offset);
    return view == MAP_FAILED ? NULL : view;
}

void *hostmem_alias_at(uint64_t address, uint64_t size)
{
    int file = open_file();
    void *view = MAP_FAILED, *at = (void *)(uintptr_t)address, *got = MAP_FAILED;
    if (file >= 0 && ftruncate(file, (off_t)size) == 0)
        view = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (view != MAP_FAILED)
        got = mmap(at, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED_NOREPLACE, file, 0);
    if (got != MAP_FAILED && got != at) /* a kernel that does not know the flag */
        munmap(got, size);
    if (view != MAP_FAILED && got != at)
        munmap(view, size);
    if (file >= 0)
        close(file);
    return got == at ? view : NULL;
}

/* ---- what programs get ---- */

/* The slot of the session that the thread works with, so that its devices may see the memory. */
static gtap_session *home(void)
{
    gtap_session *session = gtap_thread_session();
    if (session && session_is_open(session) && session->slot)
        return session;
    session_host_slot(); /* opens the sessions */
    for (session = sessions_first(); session; session = session->next)
        if (session_is_open(session) && session->slot)
            return session;
    return NULL;
}

void *gtap_host_alloc(uint64_t size, uint32_t flags)
{
    gtap_range range = {.size = size, .kind = GTAP_HOST_RANGE, .flags = flags};
    gtap_session *session = size == 0 || size > HOST_PART || gtap_forked() ? NULL : home();
    void *owner;
    if (!session || hostmem_take(session, size, &range.base, &owner) < 0)
        return NULL;
    if (ranges_add(&range, owner) < 0) {
        hostmem_give(range.base, owner);
        return NULL;
    }
    managed_may_map(range.base, align_up(size, PAGE));
    return (void *)(uintptr_t)range.base;
}

int gtap_host_free(void *address)
{
    gtap_range range;
    void *owner;
    uint64_t base = (uint64_t)(uintptr_t)address;
    if (gtap_forked() || (ranges_take(base, GTAP_HOST_RANGE, &range, &owner) < 0 &&
                          ranges_take(base, GTAP_MANAGED_RANGE, &range, &owner) < 0))
        return -1;
    gtap_await_deferred(address, range.size);
    outgoing_release(address, range.size);
    managed_end(base);
    if (range.kind == GTAP_HOST_RANGE)
        gtap_coherent_count--; /* of managed_may_map */
    hostmem_give(base, owner);
    return 0;
}

void gtap_await_deferred(const void *address, uint64_t size)
{
    for (gtap_session *s = sessions_first(); s; s = s->next)
        if (session_is_open(s) && deferred_overlaps(s, address, size)) {
            stats_span span = link_waited(s, "gtap deferred output");
            command_buffer_flush(s);
            channel_await_deferred(s, address, size);
            stats_waited(&span);
        }
}
