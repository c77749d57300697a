/* Device memory: a sub-allocator over extents that the server has created, mapped and granted.
 *
 * A granted byte cannot fail. A freed range is handed out again only behind a fence: a posted command that makes every
 * later command wait on the device for every earlier one. Frees are numbered; one fence covers all that came before it.
 *
 * arena_lock is held while credit is awaited: whoever else allocates would wait for the same.
 */
#include "session.h"

#include <stdlib.h>

#include "arena.h"
#include "command_buffer.h"
#include "helper.h"
#include "marks.h"
#include "ranges.h"
#include "side.h"
#include "space.h"
#include "thread.h"

#define LARGEST_AHEAD ((uint64_t)1 << 30) /* of one request that nobody needs whole */
#define RESERVE_STEP ((uint64_t)1 << 30)
#define LOW_CREDIT ((uint64_t)8 << 20)
#define OUT_OF_MEMORY 2
#define ANSWER_OPEN (-1)
#define REQUESTS (SIDE_GRANTS / 2)

typedef struct arena {
    space *memory;
    uint64_t granted; /* bytes */
    uint64_t windows; /* bytes */
    uint64_t told;    /* bytes in use that the server was last told of */
    uint64_t freed;   /* number of the last free */
    uint64_t fenced;  /* frees up to this number are behind a posted fence */
    uint32_t open;    /* requests without an answer */
    int refused;      /* the last answer was a refusal */
} arena;

typedef struct extent_request {
    uint32_t ordinal;
    block *place; /* NULL: this entry is free */
    int *window;  /* host memory that the device shall see: where its answer goes; NULL for an extent of the arena */
} extent_request;

typedef struct arena_book {
    arena arenas[DEVICE_LIMIT];
    space *addresses; /* the slot's device part */
    space *reserved;  /* what of it programs reserve for mappings of their own; NULL before the first */
    extent_request requests[REQUESTS];
    block *extents; /* places of granted extents, chained by `older` */
} arena_book;

static void (*_Atomic fence)(gtap_session *session, uint32_t ordinal);
static void (*_Atomic teller)(gtap_session *session, uint32_t ordinal, uint64_t used);

void gtap_set_fence(void (*post)(gtap_session *session, uint32_t ordinal)) { fence = post; }

void gtap_set_teller(void (*post)(gtap_session *session, uint32_t ordinal, uint64_t used)) { teller = post; }

/* ---- extents ---- */

static arena_book *book_make(gtap_session *session)
{
    arena_book *book = calloc(1, sizeof *book);
    if (!book)
        return NULL;
    book->addresses = space_make();
    if (!book->addresses || space_add(book->addresses, session->slot, SLOT_SIZE - HOST_PART) < 0) {
        free(book->addresses);
        free(book);
        return NULL;
    }
    return book;
}

/* With arena_lock held. */
static arena *arena_of(gtap_session *session, uint32_t ordinal)
{
    if (!session->book)
        session->book = book_make(session);
    if (!session->book)
        return NULL;
    arena *a = &session->book->arenas[ordinal];
    if (!a->memory)
        a->memory = space_make();
    return a->memory ? a : NULL;
}

static int ask(gtap_session *session, int awaited, uint32_t ordinal, uint64_t size)
{
    arena_book *book = session->book;
    extent_request *r = book->requests;
    while (r < book->requests + REQUESTS && r->place)
        r++;
    block *place = r < book->requests + REQUESTS ? space_take(book->addresses, size, EXTENT) : NULL;
    if (!place)
        return -1;
    *r = (extent_request){ordinal, place, NULL};
    book->arenas[ordinal].open++;
    return side_ask_credit(session, awaited, ordinal, place->address, size);
}

static void add_extent(arena_book *book, arena *a, block *place, uint64_t size)
{
    if (space_add(a->memory, place->address, size) < 0)
        return; /* memory is exhausted: the extent is lost until the session ends */
    place->older = book->extents;
    book->extents = place;
    a->granted += size;
}

/* Take one answer. An answer to nothing we asked is a broken server. */
static int on_grant(gtap_session *session, const side_grant *grant)
{
    arena_book *book = session->book;
    for (extent_request *r = book->requests; r < book->requests + REQUESTS; r++) {
        if (!r->place || r->place->address != grant->address || r->place->size != grant->size)
            continue;
        arena *a = &book->arenas[r->ordinal];
        a->open--;
        if (r->window) {
            *r->window = grant->status;
            a->windows += grant->status == 0 ? grant->size : 0;
            r->place = NULL;
            return 0;
        }
        a->refused = grant->status != 0;
        if (grant->status == 0)
            add_extent(book, a, r->place, grant->size);
        else
            space_give(book->addresses, r->place, 0, 0);
        r->place = NULL;
        return 0;
    }
    session_lose(session, "the server granted memory that nobody asked for");
    return -1;
}

/* Take the answers that have come; with `block`, at least one. -1 when the link is lost. */
static int take_grants(gtap_session *session, int block)
{
    side_grant grant;
    int found;
    while ((found = side_next_grant(session, &grant, block)) > 0) {
        if (on_grant(session, &grant) < 0)
            return -1;
        block = 0;
    }
    return found;
}

static int await_answer(gtap_session *session, arena *a)
{
    uint32_t open = a->open;
    stats_span span = link_waited(session, "gtap credit");
    while (a->open == open)
        if (take_grants(session, 1) < 0)
            return -1;
    stats_waited(&span);
    return 0;
}

static block *take_place(arena_book *book, uint64_t address)
{
    for (block **at = &book->extents; *at; at = &(*at)->older)
        if ((*at)->address == address) {
            block *found = *at;
            *at = found->older;
            return found;
        }
    return NULL;
}

/* Give every wholly free extent back. The fence is waited for here: nothing on the device uses them any more. */
static int return_extents(gtap_session *session, uint32_t ordinal, arena *a)
{
    thread *t = thread_self();
    uint64_t address, size;
    int returned = 0;
    while (t && fence && space_remove_extent(a->memory, &address, &size) == 0) {
        if (!returned++) {
            t->force_sync++;
            fence(session, ordinal);
            t->force_sync--;
            a->fenced = a->freed;
        }
        a->granted -= size;
        block *place = take_place(session->book, address);
        if (side_return_credit(session, ordinal, address, size) < 0)
            return 0;
        if (place)
            space_give(session->book->addresses, place, 0, 0);
    }
    return returned;
}

static uint64_t ahead_size(const arena *a)
{
    uint64_t size = align_up(a->granted / 4, EXTENT);
    return size < EXTENT ? EXTENT : size > LARGEST_AHEAD ? LARGEST_AHEAD : size;
}

/* ---- what the server is told of what is in use ---- */

/* What cuMemAlloc places the server has in its books itself; once it was told of more, it is told of all. */
static void note_use(gtap_session *session, uint32_t flags)
{
    if (flags != 0 || atomic_load_explicit(&session->telling, memory_order_relaxed) != TELLING_NEVER)
        gtap_tell_later(session);
}

void gtap_tell_later(gtap_session *session)
{
    if (!teller || atomic_load_explicit(&session->telling, memory_order_relaxed) == TELLING_DUE)
        return;
    pthread_mutex_lock(&session->lock);
    if (atomic_exchange(&session->telling, TELLING_DUE) != TELLING_DUE)
        helper_notice(session);
    pthread_mutex_unlock(&session->lock);
}

/* With arena_lock held. -1: nothing new. */
static int take_news(gtap_session *session, uint32_t ordinal, uint64_t *used)
{
    arena *a = session->book ? &session->book->arenas[ordinal] : NULL;
    *used = a ? a->windows + a->granted - (a->memory ? space_unused(a->memory) : 0) : 0;
    if (!a || *used == a->told)
        return -1;
    a->told = *used;
    return 0;
}

/* With tell_lock held. Who waits for credit holds arena_lock for as long: it stays due. */
static void tell(gtap_session *session)
{
    uint64_t used[DEVICE_LIMIT];
    unsigned char news[DEVICE_LIMIT] = {0};
    if (atomic_load(&session->telling) != TELLING_DUE || pthread_mutex_trylock(&session->arena_lock) != 0)
        return;
    atomic_store(&session->telling, TELLING_DONE);
    for (uint32_t ordinal = 0; ordinal < session->device_count && ordinal < DEVICE_LIMIT; ordinal++)
        news[ordinal] = take_news(session, ordinal, &used[ordinal]) == 0;
    pthread_mutex_unlock(&session->arena_lock);
    for (uint32_t ordinal = 0; ordinal < DEVICE_LIMIT; ordinal++)
        if (news[ordinal])
            teller(session, ordinal, used[ordinal]);
    atomic_fetch_add(&session->tells, 1);
}

uint64_t gtap_tell_now(gtap_session *session)
{
    if (!session || !teller || !session_is_open(session))
        return 0;
    pthread_mutex_lock(&session->tell_lock); /* news that another thread has taken is posted, then the caller goes on */
    tell(session);
    uint64_t tells = atomic_load(&session->tells);
    pthread_mutex_unlock(&session->tell_lock);
    return tells;
}

/* ---- allocation ---- */

/* Ask and wait until something may fit: first with room to spare, then for what is needed, then after giving back what
 * is unused. 0: look again, -1: out of memory. */
static int refill(gtap_session *session, uint32_t ordinal, arena *a, uint64_t needed, int *step)
{
    if (a->open) {
        await_answer(session, a);
        return session_is_open(session) ? 0 : -1;
    }
    uint64_t size = align_up(needed, EXTENT), ahead = ahead_size(a);
    if (*step == 0 && (size > EXTENT || ahead <= EXTENT))
        *step = 1;
    if (*step == 2 && !return_extents(session, ordinal, a))
        *step = 3;
    if (*step == 3)
        return -1;
    if (ask(session, 1, ordinal, *step == 0 ? ahead : size) < 0 || await_answer(session, a) < 0)
        return -1;
    if (a->refused)
        ++*step;
    return 0;
}

static void fence_before_reuse(gtap_session *session, uint32_t ordinal, arena *a, const block *b)
{
    if (b->freed <= a->fenced)
        return;
    fence(session, ordinal);
    a->fenced = a->freed;
}

static block *take(gtap_session *session, uint32_t ordinal, uint64_t size, uint64_t alignment, uint64_t tag)
{
    arena *a = arena_of(session, ordinal);
    int step = 0;
    if (!a || (a->open && take_grants(session, 0) < 0))
        return NULL;
    block *b = tag ? space_take_tagged(a->memory, size, alignment, tag) : NULL;
    if (b)
        return b;
    b = space_take(a->memory, size, alignment);
    while (!b && refill(session, ordinal, a, size + (alignment > EXTENT ? alignment : 0), &step) == 0)
        b = space_take(a->memory, size, alignment);
    if (!b)
        return NULL;
    fence_before_reuse(session, ordinal, a, b);
    if (space_unused(a->memory) < LOW_CREDIT && !a->open && !a->refused)
        ask(session, 0, ordinal, EXTENT);
    return b;
}

int gtap_alloc(gtap_session *session, uint32_t ordinal, uint64_t size, uint64_t alignment, uint64_t *address)
{
    return gtap_alloc_on(session, ordinal, size, alignment, 0, 0, address);
}

int gtap_alloc_on(gtap_session *session, uint32_t ordinal, uint64_t size, uint64_t alignment, uint64_t tag,
                  uint32_t flags, uint64_t *address)
{
    uint64_t rounded = align_up(size, SPACE_UNIT);
    if (alignment < SPACE_UNIT)
        alignment = SPACE_UNIT;
    if (!session || !session_is_open(session) || ordinal >= session->device_count || size == 0 ||
        rounded > SLOT_SIZE || alignment > SLOT_SIZE || (alignment & (alignment - 1)))
        return OUT_OF_MEMORY;
    pthread_mutex_lock(&session->arena_lock);
    block *b = take(session, ordinal, rounded, alignment, tag);
    pthread_mutex_unlock(&session->arena_lock);
    if (!b)
        return OUT_OF_MEMORY;
    note_use(session, flags);
    gtap_range range = {.base = b->address, .size = size, .session = session, .ordinal = ordinal,
                        .kind = GTAP_DEVICE_RANGE, .flags = flags, .context = gtap_thread_context()};
    if (ranges_add(&range, b) < 0) {
        pthread_mutex_lock(&session->arena_lock);
        space_give(session->book->arenas[ordinal].memory, b, b->freed, 0);
        pthread_mutex_unlock(&session->arena_lock);
        return OUT_OF_MEMORY;
    }
    *address = b->address;
    return 0;
}

int gtap_free(uint64_t address) { return gtap_free_on(address, 0); }

int gtap_free_on(uint64_t address, uint64_t tag)
{
    gtap_range range;
    void *owner;
    if (gtap_forked() || ranges_take(address, GTAP_DEVICE_RANGE, &range, &owner) < 0)
        return -1;
    gtap_session *session = range.session;
    pthread_mutex_lock(&session->arena_lock);
    arena *a = &session->book->arenas[range.ordinal];
    if (fence) /* without one it can never be handed out again */
        space_give(a->memory, owner, ++a->freed, tag);
    pthread_mutex_unlock(&session->arena_lock);
    note_use(session, range.flags);
    return 0;
}

static void free_like(gtap_range like)
{
    gtap_range range;
    like.kind = GTAP_DEVICE_RANGE;
    while (ranges_find(&like, &range) == 0)
        gtap_free(range.base);
    like.kind = GTAP_GLOBAL_RANGE;
    while (ranges_find(&like, &range) == 0)
        gtap_range_remove(range.base);
}

void gtap_free_all(gtap_session *session, uint32_t ordinal)
{
    marks_forget_launches(session, ordinal);
    free_like((gtap_range){.session = session, .ordinal = ordinal});
}

void gtap_free_context(gtap_session *session, uint32_t context)
{
    free_like((gtap_range){.session = session, .ordinal = (context & 0xff) - 1, .context = context});
}

int arena_open_window(gtap_session *session, uint32_t ordinal, uint64_t address)
{
    block place = {.address = address, .size = EXTENT};
    int status = ANSWER_OPEN;
    pthread_mutex_lock(&session->arena_lock);
    arena *a = arena_of(session, ordinal);
    extent_request *r = session->book ? session->book->requests : NULL;
    while (r && r < session->book->requests + REQUESTS && r->place)
        r++;
    if (a && r < session->book->requests + REQUESTS) {
        *r = (extent_request){ordinal, &place, &status};
        a->open++;
        if (side_ask_credit(session, 1, ordinal, address, EXTENT) < 0)
            status = OUT_OF_MEMORY;
        while (status == ANSWER_OPEN && await_answer(session, a) == 0)
            continue;
        r->place = NULL;
    }
    pthread_mutex_unlock(&session->arena_lock);
    if (status == 0)
        gtap_tell_later(session);
    return status == 0 ? 0 : -1;
}

void arena_close_window(gtap_session *session, uint32_t ordinal, uint64_t address)
{
    pthread_mutex_lock(&session->arena_lock);
    side_return_credit(session, ordinal, address, EXTENT);
    session->book->arenas[ordinal].windows -= EXTENT;
    pthread_mutex_unlock(&session->arena_lock);
    gtap_tell_later(session);
}

/* Addresses are never given back to extents: those come by the side stream, which knows nothing of mappings. */
static block *reserve(arena_book *book, uint64_t size, uint64_t alignment)
{
    if (!book->reserved)
        book->reserved = space_make();
    block *b = book->reserved ? space_take(book->reserved, size, alignment) : NULL;
    if (b || !book->reserved)
        return b;
    uint64_t step = align_up(size + (alignment > EXTENT ? alignment : 0), RESERVE_STEP);
    block *more = space_take(book->addresses, step, EXTENT);
    if (!more || space_add(book->reserved, more->address, more->size) < 0)
        return NULL;
    return space_take(book->reserved, size, alignment);
}

void *gtap_reserve(gtap_session *session, uint64_t size, uint64_t alignment, uint64_t *address)
{
    if (!session || !session_is_open(session) || size == 0 || size > SLOT_SIZE || alignment > SLOT_SIZE)
        return NULL;
    pthread_mutex_lock(&session->arena_lock);
    block *b = arena_of(session, 0) ? reserve(session->book, size, alignment) : NULL;
    pthread_mutex_unlock(&session->arena_lock);
    if (b)
        *address = b->address;
    return b;
}

void gtap_unreserve(gtap_session *session, void *reservation)
{
    pthread_mutex_lock(&session->arena_lock);
    space_give(session->book->reserved, reservation, 0, 0);
    pthread_mutex_unlock(&session->arena_lock);
}

int gtap_slot_holds(uint64_t address)
{
    for (const gtap_session *s = sessions_first(); s; s = s->next)
        if (s->slot && address - s->slot < SLOT_SIZE)
            return 1;
    return 0;
}

void gtap_settle_credit(gtap_session *session, uint32_t ordinal)
{
    if (!session || ordinal >= DEVICE_LIMIT || !session_is_open(session))
        return;
    pthread_mutex_lock(&session->arena_lock);
    arena *a = session->book ? &session->book->arenas[ordinal] : NULL;
    while (a && a->open && await_answer(session, a) == 0)
        ;
    if (a)
        side_settle(session);
    pthread_mutex_unlock(&session->arena_lock);
}

uint64_t gtap_unused(gtap_session *session, uint32_t ordinal)
{
    uint64_t unused = 0;
    if (!session || ordinal >= DEVICE_LIMIT || !session_is_open(session))
        return 0;
    pthread_mutex_lock(&session->arena_lock);
    if (session->book && session->book->arenas[ordinal].memory)
        unused = space_unused(session->book->arenas[ordinal].memory);
    pthread_mutex_unlock(&session->arena_lock);
    return unused;
}
