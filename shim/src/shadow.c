/* Shadow handles live in one range of addresses, small ints in one table of numbers for them, so that any value can be
 * judged without following it: range, alignment, generation and kind must fit. A slot is reused as late as possible.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>

#include "marks.h"
#include "process.h"
#include "session.h"

#define SLOT 512u /* to find a handle's slot without a division */
#define SLOTS (1u << 22)     /* live handles of a process */
#define CHUNK_SLOTS 2048u    /* committed at a time: 1 MiB */
#define KEPT_FREE 1024u      /* slots that wait before the oldest is reused */
#define GENERATIONS 32       /* in bits 3 to 7 of the pointer, which stays 8-byte aligned */
#define SMALLS (1u << 20)
#define SMALL_GENERATIONS 2048 /* above the index, in a positive int */
#define FIRST_TOKEN 16

typedef struct shadow {
    _Atomic uint32_t kind; /* 0: free */
    uint32_t generation; /* times 8, as in its handles */
    uint64_t token;
    gtap_session *session;
    uint32_t next_free; /* index + 1 */
    mark mark;          /* of a stream or an event */
    _Alignas(16) unsigned char payload[GTAP_SHADOW_PAYLOAD];
} shadow;

typedef struct small {
    _Atomic uint32_t kind;
    uint32_t generation;
    void *shadow;
    uint32_t next_free;
} small;

_Static_assert(sizeof(shadow) <= SLOT && 8 * GENERATIONS <= SLOT, "a slot holds one shadow, and each of its handles");

/* A queue of free indices inside the slots themselves. */
typedef struct free_queue {
    uint32_t first, last, count; /* index + 1 */
} free_queue;

static struct {
    pthread_mutex_t lock;
    _Atomic(unsigned char *) slots; /* NULL before the first use */
    _Atomic(small *) smalls;
    uint32_t used, small_used; /* indices given out so far */
    _Atomic size_t committed; /* bytes of slots that may be touched */
    free_queue free, small_free;
    _Atomic uint64_t tokens;
} shadows = {.lock = PTHREAD_MUTEX_INITIALIZER, .tokens = FIRST_TOKEN};

void shadow_fork(enum fork_step step) { fork_mutex(&shadows.lock, step); }

static void *reserve(size_t size, int protection)
{
    void *range = mmap(NULL, size, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return range == MAP_FAILED ? NULL : range;
}

static shadow *shadow_at(uint32_t index) { return (shadow *)(shadows.slots + (size_t)index * SLOT); }

/* The slot that a handle names, if it is one that has been committed and the generation fits. */
static inline shadow *shadow_of(const void *handle)
{
    uintptr_t start = (uintptr_t)atomic_load_explicit(&shadows.slots, memory_order_acquire), value = (uintptr_t)handle;
    if (value - start >= atomic_load_explicit(&shadows.committed, memory_order_acquire))
        return NULL;
    shadow *s = (shadow *)(value & ~(uintptr_t)(SLOT - 1));
    return s->generation == (value & (SLOT - 1)) ? s : NULL;
}

static inline shadow *live(const void *handle, uint32_t kind)
{
    shadow *s = shadow_of(handle);
    return s && kind && atomic_load_explicit(&s->kind, memory_order_acquire) == kind ? s : NULL;
}

/* With the lock held: a slot for a new handle, its index; -1 when there is none. */
static int64_t slot_take(void)
{
    if (!shadows.slots && !(shadows.slots = reserve((size_t)SLOTS * SLOT, PROT_NONE)))
        return -1;
    if (shadows.free.count > KEPT_FREE || (shadows.free.count && shadows.used == SLOTS)) {
        uint32_t index = shadows.free.first - 1;
        shadows.free.first = shadow_at(index)->next_free;
        shadows.free.count--;
        return index;
    }
    if (shadows.used == SLOTS)
        return -1;
    if ((size_t)shadows.used * SLOT == shadows.committed) {
        if (mprotect(shadow_at(shadows.used), (size_t)CHUNK_SLOTS * SLOT, PROT_READ | PROT_WRITE) < 0)
            return -1;
        shadows.committed += (size_t)CHUNK_SLOTS * SLOT;
    }
    return shadows.used++;
}

void *gtap_shadow_create(gtap_session *session, uint32_t kind)
{
    pthread_mutex_lock(&shadows.lock);
    int64_t index = slot_take();
    pthread_mutex_unlock(&shadows.lock);
    if (index < 0)
        return NULL;
    shadow *s = shadow_at((uint32_t)index);
    s->generation = (s->generation + 8) % (8 * GENERATIONS);
    s->token = atomic_fetch_add(&shadows.tokens, 2);
    s->session = session;
    mark_reset(&s->mark, s->token);
    memset(s->payload, 0, sizeof s->payload);
    atomic_store_explicit(&s->kind, kind, memory_order_release);
    return (unsigned char *)s + s->generation;
}

void *gtap_shadow_payload(const void *handle, uint32_t kind)
{
    shadow *s = live(handle, kind);
    return s ? s->payload : NULL;
}

uint64_t gtap_shadow_token(const void *handle, uint32_t kind)
{
    shadow *s = live(handle, kind);
    return s ? s->token : 0;
}

uint64_t gtap_shadow_token_in(const gtap_session *session, const void *handle, uint32_t kind)
{
    shadow *s = live(handle, kind);
    return s && s->session == session ? s->token : 0;
}

gtap_session *gtap_shadow_session(const void *handle, uint32_t kind)
{
    shadow *s = live(handle, kind);
    return s ? s->session : NULL;
}

void gtap_shadow_destroy(void *handle, uint32_t kind)
{
    shadow *s = live(handle, kind);
    if (!s || !atomic_compare_exchange_strong(&s->kind, &kind, 0))
        return;
    uint32_t number = (uint32_t)(((unsigned char *)s - shadows.slots) / SLOT) + 1;
    pthread_mutex_lock(&shadows.lock);
    s->next_free = 0;
    if (shadows.free.count++)
        shadow_at(shadows.free.last - 1)->next_free = number;
    else
        shadows.free.first = number;
    shadows.free.last = number;
    pthread_mutex_unlock(&shadows.lock);
}

mark *shadow_mark(gtap_session *session, const void *handle)
{
    shadow *s = shadow_of(handle);
    return s && s->session == session && atomic_load_explicit(&s->kind, memory_order_acquire) ? &s->mark : NULL;
}

uint64_t gtap_stream_token(gtap_session *session, const void *stream)
{
    if ((uintptr_t)stream <= 2) {
        marks_name_default(session, (uint32_t)(uintptr_t)stream);
        return (uintptr_t)stream;
    }
    shadow *s = live(stream, GTAP_KIND_STREAM);
    if (!s || (session && s->session != session))
        return GTAP_NO_TOKEN;
    marks_name(session, &s->mark);
    return s->token;
}

/* ---- small ints ---- */

static small *small_of(int32_t handle, uint32_t kind)
{
    uint32_t index = (uint32_t)handle % SMALLS;
    if (handle <= 0 || index == 0 || !shadows.smalls || !kind)
        return NULL;
    small *s = &shadows.smalls[index];
    if (atomic_load_explicit(&s->kind, memory_order_acquire) != kind || s->generation != (uint32_t)handle / SMALLS)
        return NULL;
    return s;
}

/* With the lock held: a free index, from 1; 0 when there is none. */
static uint32_t small_take(void)
{
    if (!shadows.smalls && !(shadows.smalls = reserve(SMALLS * sizeof(small), PROT_READ | PROT_WRITE)))
        return 0;
    if (shadows.small_free.count > KEPT_FREE || (shadows.small_free.count && shadows.small_used == SMALLS - 1)) {
        uint32_t index = shadows.small_free.first;
        shadows.small_free.first = shadows.smalls[index].next_free;
        shadows.small_free.count--;
        shadows.smalls[index].generation = (shadows.smalls[index].generation + 1) % SMALL_GENERATIONS;
        return index;
    }
    return shadows.small_used < SMALLS - 1 ? ++shadows.small_used : 0;
}

int32_t gtap_small_create(gtap_session *session, uint32_t kind)
{
    void *shadow = gtap_shadow_create(session, kind);
    pthread_mutex_lock(&shadows.lock);
    uint32_t index = shadow ? small_take() : 0;
    pthread_mutex_unlock(&shadows.lock);
    if (!index) {
        gtap_shadow_destroy(shadow, kind);
        return 0;
    }
    small *s = &shadows.smalls[index];
    s->shadow = shadow;
    atomic_store_explicit(&s->kind, kind, memory_order_release);
    return (int32_t)(s->generation * SMALLS + index);
}

static const void *shadow_of_small(int32_t handle, uint32_t kind)
{
    small *s = small_of(handle, kind);
    return s ? s->shadow : NULL;
}

void *gtap_small_payload(int32_t handle, uint32_t kind)
{
    return gtap_shadow_payload(shadow_of_small(handle, kind), kind);
}

uint64_t gtap_small_token(int32_t handle, uint32_t kind)
{
    return gtap_shadow_token(shadow_of_small(handle, kind), kind);
}

gtap_session *gtap_small_session(int32_t handle, uint32_t kind)
{
    return gtap_shadow_session(shadow_of_small(handle, kind), kind);
}

void gtap_small_destroy(int32_t handle, uint32_t kind)
{
    small *s = small_of(handle, kind);
    if (!s || !atomic_compare_exchange_strong(&s->kind, &kind, 0))
        return;
    gtap_shadow_destroy(s->shadow, kind);
    uint32_t index = (uint32_t)(s - shadows.smalls);
    pthread_mutex_lock(&shadows.lock);
    s->next_free = 0;
    if (shadows.small_free.count++)
        shadows.smalls[shadows.small_free.last].next_free = index;
    else
        shadows.small_free.first = index;
    shadows.small_free.last = index;
    pthread_mutex_unlock(&shadows.lock);
}
