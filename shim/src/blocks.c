/* Blocks of managed memory: who has them, how they travel. All with coherent.lock held. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "marks.h"
#include "region.h"

#define MOST_CHANGES 64 /* of a block that are sent one by one */
#define NEAR 1024 /* bytes that did not change and are sent all the same, between others */

region *region_at(uint64_t address)
{
    region *r = coherent.regions;
    while (r && address - r->start >= r->pages)
        r = r->next;
    return r;
}

uint64_t block_start(const region *r, uint32_t index) { return r->start + index * r->block; }

uint64_t block_end(const region *r, uint32_t index)
{
    uint64_t end = block_start(r, index) + r->block;
    return end < r->start + r->pages ? end : r->start + r->pages;
}

static unsigned char *alias_of(const region *r, uint32_t index) { return r->alias + (block_start(r, index) - r->start); }

static size_t bytes_of(const region *r, uint32_t index) { return block_end(r, index) - block_start(r, index); }

void set_touched(region *r, int touched)
{
    if (touched != r->touched)
        coherent.touched += touched ? 1u : -1u;
    r->touched = touched;
}

void set_unsure(region *r, uint32_t index, int unsure)
{
    if (r->blocks[index].unsure != unsure)
        r->unsure += unsure ? 1u : -1u;
    r->blocks[index].unsure = (unsigned char)unsure;
}

static void protect(const region *r, uint32_t first, uint32_t behind, enum block_state state)
{
    static const int protections[] = {PROT_READ | PROT_WRITE, PROT_READ, PROT_NONE};
    uint64_t from = block_start(r, first), to = block_end(r, behind - 1);
    mprotect((void *)(uintptr_t)from, to - from, protections[state]);
}

void set_state(region *r, uint32_t first, uint32_t behind, enum block_state state)
{
    for (uint32_t i = first; i < behind; i++) {
        free(r->blocks[i].twin);
        r->blocks[i].twin = NULL;
        r->blocks[i].state = (unsigned char)state;
        if (state != SHARED)
            set_unsure(r, i, 0);
    }
    protect(r, first, behind, state);
    if (state != DEVICE)
        set_touched(r, 1);
}

/* Without memory for the twin all of the block is sent. */
void open_block(region *r, uint32_t index)
{
    int unsure = r->blocks[index].unsure;
    unsigned char *twin = malloc(bytes_of(r, index));
    if (twin)
        memcpy(twin, alias_of(r, index), bytes_of(r, index));
    set_state(r, index, index + 1, HOST);
    r->blocks[index].twin = twin;
    set_unsure(r, index, unsure && twin);
}

/* ---- travelling ---- */

int region_part(const region *r, uint32_t number, uint64_t from, uint64_t to, gtap_span *part)
{
    const gtap_span whole = {r->base, r->size}, *spans = r->variables ? r->variables : &whole;
    if (number >= (r->variables ? r->variable_count : 1))
        return -1;
    uint64_t base = spans[number].base > from ? spans[number].base : from, end = spans[number].base + spans[number].size;
    end = end < to ? end : to;
    *part = (gtap_span){base, end > base ? end - base : 0};
    return 0;
}

static int travel(const region *r, uint64_t from, uint64_t to, int to_device)
{
    const gtap_coherence *ways = coherent.ways;
    gtap_span part;
    int status = 0;
    for (uint32_t i = 0; ways && status == 0 && region_part(r, i, from, to, &part) == 0; i++) {
        unsigned char *bytes = r->alias + (part.base - r->start);
        if (part.size)
            status = to_device ? ways->send(r->session, r->ordinal, part.base, bytes, part.size)
                               : ways->fetch(r->session, r->ordinal, part.base, bytes, part.size);
    }
    return status;
}

/* The first block from `first` on that has another state, or a twin. */
static uint32_t run_end(const region *r, uint32_t first, uint32_t limit)
{
    uint32_t end = first + 1;
    while (end < limit && r->blocks[end].state == r->blocks[first].state && !r->blocks[end].twin)
        end++;
    return end;
}

/* The next words that differ from the twin, with what lies between them where that is not more than `near` bytes: 1, or 0
 * when there are no more. from, to: offsets in the block; to is where to look on from. */
static int next_change(const region *r, uint32_t index, const unsigned char *twin, size_t near, size_t *from, size_t *to)
{
    const unsigned char *now = alias_of(r, index);
    size_t size = bytes_of(r, index), at = *to;
    while (at < size && memcmp(now + at, twin + at, 4) == 0)
        at += 4;
    *from = at;
    for (*to = at; at < size && at - *to <= near; at += 4)
        if (memcmp(now + at, twin + at, 4) != 0)
            *to = at + 4;
    return *from < size;
}

/* Where a launch may be changing the block too, what did not change here must not be sent; unless that were too much. */
static size_t nearness(const region *r, uint32_t index, const unsigned char *twin)
{
    size_t from, to = 0;
    int changes = 0;
    while (changes <= MOST_CHANGES && next_change(r, index, twin, 0, &from, &to))
        changes++;
    return changes <= MOST_CHANGES ? 0 : NEAR;
}

static int send_changes(const region *r, uint32_t index, const unsigned char *twin, int exact)
{
    size_t near = exact ? nearness(r, index, twin) : NEAR, from, to = 0;
    int status = 0;
    while (status == 0 && next_change(r, index, twin, near, &from, &to))
        status = travel(r, block_start(r, index) + from, block_start(r, index) + to, 1);
    return status;
}

/* Whoever writes meanwhile makes it the host's again, behind the lock. */
static int send_run(region *r, uint32_t first, uint32_t behind)
{
    page_block *b = &r->blocks[first];
    unsigned char *twin = b->twin;
    int exact = b->unsure;
    b->twin = NULL;
    set_state(r, first, behind, SHARED);
    int status = twin ? send_changes(r, first, twin, exact)
                      : travel(r, block_start(r, first), block_end(r, behind - 1), 1);
    free(twin);
    if (status != 0)
        set_state(r, first, behind, HOST);
    return status;
}

int send_blocks(region *r, uint32_t first, uint32_t behind)
{
    int status = 0;
    for (uint32_t at = first, end; at < behind && status == 0; at = end) {
        end = r->blocks[at].twin ? at + 1 : run_end(r, at, behind);
        if (r->blocks[at].state == HOST)
            status = send_run(r, at, end);
    }
    return status;
}

void give_to_device(region *r)
{
    if (!r->touched)
        return;
    set_state(r, 0, r->count, DEVICE);
    set_touched(r, 0);
    r->ahead = 0;
}

/* ---- touches ---- */

/* How many blocks to serve: a walk gets growing pieces, a touch elsewhere the least. */
static uint32_t ahead_of(region *r, uint32_t index)
{
    uint64_t ahead = r->ahead && index == r->follow ? r->ahead * 2 : LEAST_FETCH;
    r->ahead = ahead < MOST_FETCH ? ahead : MOST_FETCH;
    uint32_t blocks = (uint32_t)(r->ahead / r->block), end = run_end(r, index, r->count);
    if (blocks == 0)
        blocks = 1;
    r->follow = end - index > blocks ? index + blocks : end;
    return r->follow;
}

/* When the link is lost the program goes on with what is here. */
static void fetch_blocks(region *r, uint32_t first, uint32_t behind)
{
    int unsure = !marks_quiet(r->session);
    travel(r, block_start(r, first), block_end(r, behind - 1), 0);
    set_state(r, first, behind, SHARED);
    for (uint32_t i = first; i < behind; i++) {
        r->blocks[i].wanted = 1;
        set_unsure(r, i, unsure);
    }
}

static void make_hosts(region *r, uint32_t first, uint32_t behind)
{
    for (uint32_t i = first; i < behind; i++)
        if (r->blocks[i].unsure)
            open_block(r, i);
        else
            set_state(r, i, i + 1, HOST);
}

/* What a walk that writes has fetched is written next. */
void bring(region *r, uint32_t index, int writes)
{
    if (r->blocks[index].state == HOST || (r->blocks[index].state == SHARED && !writes))
        return;
    uint32_t behind = ahead_of(r, index);
    if (r->blocks[index].state == DEVICE)
        fetch_blocks(r, index, behind);
    if (writes)
        make_hosts(r, index, behind);
}

/* The program may be writing: a word that it has not changed is replaced only while that is so. */
static void merge(uint32_t *here, uint32_t *twin, const unsigned char *bytes, size_t words)
{
    for (size_t i = 0; i < words; i++) {
        uint32_t new, old = twin[i];
        memcpy(&new, bytes + 4 * i, 4);
        if (new != old)
            __atomic_compare_exchange_n(&here[i], &old, new, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
        twin[i] = new;
    }
}

void take_bytes(region *r, uint32_t index, const unsigned char *bytes)
{
    page_block *b = &r->blocks[index];
    size_t size = bytes_of(r, index);
    if (b->state == HOST && b->twin) {
        merge((uint32_t *)(void *)alias_of(r, index), (uint32_t *)(void *)b->twin, bytes, size / 4);
    } else if (b->state != HOST) {
        memcpy(alias_of(r, index), bytes, size);
        open_block(r, index);
    }
}
