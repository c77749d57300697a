/* Page-locked host memory: the same sub-allocator over the host part of the first session's slot. */
#include <pthread.h>
#include <sys/mman.h>

#include "channel.h"
#include "command_buffer.h"
#include "deferred.h"
#include "process.h"
#include "ranges.h"
#include "record.h"
#include "session.h"
#include "space.h"
#include "stats.h"

#define CHUNK ((uint64_t)2 << 20)
#define PAGE ((uint64_t)4096)

static struct {
    pthread_mutex_t lock;
    space *memory;
    uint64_t start; /* 0 before the first use */
    uint64_t used;  /* bytes from start that are committed */
} host = {.lock = PTHREAD_MUTEX_INITIALIZER};

void hostmem_fork(enum fork_step step) { fork_mutex(&host.lock, step); }

/* With the lock held: commit at least `size` more bytes. */
static int grow(uint64_t size)
{
    if (!host.start) {
        uint64_t slot = session_host_slot();
        host.memory = slot ? space_make() : NULL;
        if (!host.memory)
            return -1;
        host.start = slot + SLOT_SIZE - HOST_PART;
    }
    size = align_up(size, CHUNK);
    if (size > HOST_PART - host.used)
        return -1;
    uint64_t at = host.start + host.used;
    if (mprotect((void *)(uintptr_t)at, size, PROT_READ | PROT_WRITE) < 0 || space_add(host.memory, at, size) < 0)
        return -1;
    host.used += size;
    return 0;
}

static block *take(uint64_t size, uint64_t alignment)
{
    block *b = host.memory ? space_take(host.memory, size, alignment) : NULL;
    if (!b && grow(size) == 0)
        b = space_take(host.memory, size, alignment);
    return b;
}

static void give(block *b)
{
    if (b->size >= CHUNK) { /* what is large goes back to the system; small ones stay warm */
        uint64_t start = align_up(b->address, PAGE), end = (b->address + b->size) & ~(PAGE - 1);
        madvise((void *)(uintptr_t)start, end - start, MADV_DONTNEED);
    }
    pthread_mutex_lock(&host.lock);
    space_give(host.memory, b, 0, 0);
    pthread_mutex_unlock(&host.lock);
}

void *gtap_host_alloc(uint64_t size, uint32_t flags)
{
    uint64_t alignment = size < PAGE ? SPACE_UNIT : PAGE;
    if (size == 0 || size > HOST_PART || gtap_forked())
        return NULL;
    session_host_slot(); /* opens the sessions, which must not happen under the lock */
    pthread_mutex_lock(&host.lock);
    block *b = take(align_up(size, SPACE_UNIT), alignment);
    pthread_mutex_unlock(&host.lock);
    if (!b)
        return NULL;
    gtap_range range = {.base = b->address, .size = size, .kind = GTAP_HOST_RANGE, .flags = flags};
    if (ranges_add(&range, b) < 0) {
        give(b);
        return NULL;
    }
    return (void *)(uintptr_t)b->address;
}

int gtap_host_free(void *address)
{
    gtap_range range;
    void *owner;
    if (gtap_forked() || ranges_take((uint64_t)(uintptr_t)address, GTAP_HOST_RANGE, &range, &owner) < 0)
        return -1;
    gtap_await_deferred(address, range.size);
    give(owner);
    return 0;
}

void gtap_await_deferred(const void *address, uint64_t size)
{
    for (gtap_session *s = sessions_first(); s; s = s->next)
        if (session_is_open(s) && deferred_overlaps(s, address, size)) {
            stats_core_wait("gtap deferred output");
            record_wait(s, "gtap deferred output");
            command_buffer_flush(s);
            channel_await_deferred(s, address, size);
        }
}
