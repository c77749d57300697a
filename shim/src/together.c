/* Managed and mapped memory that comes with a synchronisation: up to a megabyte of what launches may have changed is
 * asked for just before it, as deferred output into memory of gtap's own, and handed to the program just after it.
 */
#include <stdlib.h>
#include <string.h>

#include "deferred.h"
#include "managed.h"
#include "marks.h"
#include "region.h"

#define MOST_BYTES ((uint64_t)1 << 20)
#define MOST_PIECES 512 /* each is a command */

typedef struct piece {
    uint64_t base; /* of the region */
    uint32_t first, behind;
    uint64_t offset; /* in bytes */
} piece;

struct gtap_together {
    uint64_t launches; /* of the session until now */
    uint64_t size;     /* bytes that come */
    unsigned char *bytes;
    uint32_t count;
    int wanted_only;
    int failed;
    piece pieces[MOST_PIECES];
};

static int is_of(const region *r, const gtap_session *session, uint32_t ordinal)
{
    return r->session == session && r->ordinal == ordinal && !r->host_only;
}

static int is_stale(const page_block *b) { return b->state == DEVICE || b->unsure; }

/* ---- what to bring: with the lock held ---- */

static uint64_t stale_bytes(const gtap_session *session, uint32_t ordinal)
{
    uint64_t bytes = 0;
    for (const region *r = coherent.regions; r && bytes <= MOST_BYTES; r = r->next)
        for (uint32_t i = 0; is_of(r, session, ordinal) && i < r->count && bytes <= MOST_BYTES; i++)
            bytes += is_stale(&r->blocks[i]) ? block_end(r, i) - block_start(r, i) : 0;
    return bytes;
}

/* What both sides may be writing at once is merged, however much it is. */
static int is_chosen(const gtap_together *t, const gtap_session *session, const region *r, uint32_t index)
{
    const page_block *b = &r->blocks[index];
    if (!is_stale(b) || t->count == MOST_PIECES)
        return 0;
    if (b->state == HOST)
        return 1;
    return (b->wanted || !t->wanted_only) &&
           session->brought + t->size + (block_end(r, index) - block_start(r, index)) <= MOST_BYTES;
}

static void choose(gtap_together *t, const gtap_session *session, const region *r)
{
    for (uint32_t i = 0; i < r->count; i++) {
        if (!is_chosen(t, session, r, i))
            continue;
        piece *last = t->count ? &t->pieces[t->count - 1] : NULL;
        if (last && last->base == r->base && last->behind == i)
            last->behind++;
        else
            t->pieces[t->count++] = (piece){r->base, i, i + 1, t->size};
        t->size += block_end(r, i) - block_start(r, i);
    }
}

static region *region_of(const gtap_session *session, const piece *p)
{
    region *r = region_at(p->base);
    return r && r->base == p->base && r->session == session && p->behind <= r->count ? r : NULL;
}

static int ask_piece(gtap_session *session, const gtap_together *t, const piece *p, const void *stream)
{
    const gtap_coherence *ways = coherent.ways;
    const region *r = region_of(session, p);
    uint64_t from = block_start(r, p->first), to = block_end(r, p->behind - 1);
    gtap_span part;
    int status = 0;
    memcpy(t->bytes + p->offset, r->alias + (from - r->start), to - from); /* what lies between variables stays */
    for (uint32_t i = 0; status == 0 && region_part(r, i, from, to, &part) == 0; i++)
        if (part.size)
            status = ways->come(session, part.base, t->bytes + p->offset + (part.base - from), part.size, stream);
    return status;
}

/* NULL when there is nothing to bring. */
static gtap_together *choose_all(gtap_session *session, uint32_t ordinal)
{
    uint64_t stale = stale_bytes(session, ordinal), launches = session->launches;
    /* A launch that is announced may have to change what would be asked for before its frame is made. */
    gtap_together *t = stale && !session->announced ? malloc(sizeof *t) : NULL;
    if (!t)
        return NULL;
    t->size = 0;
    t->count = 0;
    t->failed = 0;
    t->launches = launches;
    t->wanted_only = stale > MOST_BYTES;
    for (const region *r = coherent.regions; r; r = r->next)
        if (is_of(r, session, ordinal))
            choose(t, session, r);
    t->bytes = t->count ? malloc(t->size) : NULL;
    if (t->bytes)
        return t;
    free(t);
    return NULL;
}

gtap_together *gtap_coherent_sync_now(gtap_session *session, enum gtap_waited waited, const void *handle)
{
    const gtap_coherence *ways = coherent.ways;
    const void *stream = handle;
    if (!coherent.regions || !ways || !session || !session_is_open(session) || gtap_forked())
        return NULL;
    pthread_mutex_lock(&coherent.lock);
    gtap_together *t = choose_all(session, (gtap_thread_context() & 0xff) - 1);
    if (t)
        t->failed = ways->order(session, waited, &stream) != 0;
    for (uint32_t i = 0; t && i < t->count && !t->failed; i++)
        t->failed = ask_piece(session, t, &t->pieces[i], stream) != 0;
    pager_install();
    pthread_mutex_unlock(&coherent.lock);
    return t;
}

/* ---- what has come: with the lock held ---- */

static void take_piece(gtap_session *session, const gtap_together *t, const piece *p, int unsure)
{
    region *r = region_of(session, p);
    for (uint32_t i = p->first; r && i < p->behind; i++) {
        if (!is_stale(&r->blocks[i]))
            continue; /* it was touched meanwhile */
        if (r->blocks[i].state != HOST)
            session->brought += block_end(r, i) - block_start(r, i);
        take_bytes(r, i, t->bytes + p->offset + (block_start(r, i) - block_start(r, p->first)));
        set_unsure(r, i, unsure && r->blocks[i].twin);
    }
}

/* What was fetched while a launch was running, and has not come again, is old. */
static void drop_unsure(const gtap_session *session)
{
    for (region *r = coherent.regions; r; r = r->next)
        for (uint32_t i = 0; r->session == session && r->unsure && i < r->count; i++)
            if (r->blocks[i].unsure && r->blocks[i].state == SHARED)
                set_state(r, i, i + 1, DEVICE);
}

static int has_come(gtap_session *session, const gtap_together *t, int status)
{
    return status == 0 && !t->failed && t->launches == session->launches &&
           !deferred_overlaps(session, t->bytes, t->size) && gtap_failure_peek(session) == 0;
}

/* Outputs that are still on their way need the memory. On a lost link the reader may be writing: it is not given back. */
static void end(gtap_session *session, gtap_together *t)
{
    if (session_is_open(session))
        gtap_await_deferred(t->bytes, t->size);
    if (!deferred_overlaps(session, t->bytes, t->size))
        free(t->bytes);
    free(t);
}

void gtap_coherent_synced_now(gtap_session *session, gtap_together *t, int status)
{
    if (!t && !coherent.regions)
        return;
    pthread_mutex_lock(&coherent.lock);
    if (t && has_come(session, t, status)) {
        int unsure = !marks_quiet(session);
        for (uint32_t i = 0; i < t->count; i++)
            take_piece(session, t, &t->pieces[i], unsure);
    }
    drop_unsure(session);
    pthread_mutex_unlock(&coherent.lock);
    if (t)
        end(session, t);
}
