/* Segregated good fit: bins of eight classes per power of two, a bitmap of the bins that hold blocks. */
#include "space.h"

#include <stdlib.h>

#define CLASSES 8
#define BINS 320
#define TAGGED_BINS (4 * CLASSES) /* up to sixteen times as large as asked for: what is cut off keeps the tag */
#define LOOKS 16 /* blocks of the request's own class that are looked at before larger classes */

struct space {
    block *bins[BINS]; /* newest first */
    uint64_t occupied[BINS / 64];
    uint64_t unused;
};

space *space_make(void) { return calloc(1, sizeof(space)); }

uint64_t space_unused(const space *s) { return s->unused; }

/* The class of a size: every block in a higher bin is larger than every block in a lower one. */
static unsigned bin_of(uint64_t size)
{
    uint64_t units = size / SPACE_UNIT;
    if (units < CLASSES)
        return (unsigned)units;
    unsigned power = 63u - (unsigned)__builtin_clzll(units);
    return (power - 2) * CLASSES + (unsigned)(units >> (power - 3) & (CLASSES - 1));
}

static void bin_add(space *s, block *b)
{
    unsigned bin = bin_of(b->size);
    b->used = 0;
    b->newer = NULL;
    b->older = s->bins[bin];
    if (b->older)
        b->older->newer = b;
    s->bins[bin] = b;
    s->occupied[bin / 64] |= (uint64_t)1 << bin % 64;
    s->unused += b->size;
}

static void bin_remove(space *s, block *b)
{
    unsigned bin = bin_of(b->size);
    if (b->newer)
        b->newer->older = b->older;
    else
        s->bins[bin] = b->older;
    if (b->older)
        b->older->newer = b->newer;
    if (!s->bins[bin])
        s->occupied[bin / 64] &= ~((uint64_t)1 << bin % 64);
    s->unused -= b->size;
}

int space_add(space *s, uint64_t address, uint64_t size)
{
    block *b = calloc(1, sizeof *b);
    if (!b)
        return -1;
    b->address = address;
    b->size = size;
    bin_add(s, b);
    return 0;
}

static uint64_t padding(const block *b, uint64_t alignment) { return -b->address & (alignment - 1); }

static int fits(const block *b, uint64_t size, uint64_t alignment)
{
    uint64_t pad = padding(b, alignment);
    return b->size >= size && b->size - size >= pad;
}

/* tag 0: any. */
static block *fit_in_bin(const space *s, unsigned bin, uint64_t size, uint64_t alignment, uint64_t tag)
{
    int looks = LOOKS;
    for (block *b = s->bins[bin]; b && looks--; b = b->older)
        if ((!tag || b->tag == tag) && fits(b, size, alignment))
            return b;
    return NULL;
}

static block *find_fit(const space *s, uint64_t size, uint64_t alignment, uint64_t tag, unsigned bins)
{
    block *found = NULL;
    unsigned bin = bin_of(size), last = bins < BINS - bin ? bin + bins : BINS;
    while (!found && bin < last) {
        uint64_t rest = s->occupied[bin / 64] >> bin % 64;
        if (!rest) {
            bin = (bin / 64 + 1) * 64;
            continue;
        }
        bin += (unsigned)__builtin_ctzll(rest);
        found = bin < last ? fit_in_bin(s, bin++, size, alignment, tag) : NULL;
    }
    return found;
}

/* Cut a block that is in no bin; the rest, after `size` bytes, stays a block of its own. -1 when memory is exhausted. */
static block *cut(block *b, uint64_t size)
{
    block *rest = calloc(1, sizeof *rest);
    if (!rest)
        return NULL;
    *rest = (block){.address = b->address + size, .size = b->size - size, .before = b, .after = b->after, .freed = b->freed,
                    .tag = b->tag};
    if (rest->after)
        rest->after->before = rest;
    b->after = rest;
    b->size = size;
    return rest;
}

static block *take(space *s, block *b, uint64_t size, uint64_t alignment)
{
    if (!b)
        return NULL;
    bin_remove(s, b);
    uint64_t pad = padding(b, alignment);
    if (pad) {
        block *aligned = cut(b, pad);
        bin_add(s, b);
        if (!aligned)
            return NULL;
        b = aligned;
    }
    b->used = 1;
    if (b->size > size) {
        block *rest = cut(b, size);
        if (rest)
            bin_add(s, rest); /* else the block is larger than asked for */
    }
    return b;
}

block *space_take(space *s, uint64_t size, uint64_t alignment)
{
    return take(s, find_fit(s, size, alignment, 0, BINS), size, alignment);
}

block *space_take_tagged(space *s, uint64_t size, uint64_t alignment, uint64_t tag)
{
    return take(s, find_fit(s, size, alignment, tag, TAGGED_BINS), size, alignment);
}

/* Join a block with the one behind it, which goes. Neither is in a bin. */
static void join(block *b, block *next)
{
    b->size += next->size;
    b->after = next->after;
    if (b->after)
        b->after->before = b;
    if (!b->freed || (next->freed && next->tag != b->tag)) /* what was never used is everybody's */
        b->tag = b->freed ? 0 : next->tag;
    if (next->freed > b->freed)
        b->freed = next->freed;
    free(next);
}

block *space_give(space *s, block *b, uint64_t freed, uint64_t tag)
{
    b->freed = freed;
    b->tag = tag;
    if (b->after && !b->after->used) {
        bin_remove(s, b->after);
        join(b, b->after);
    }
    if (b->before && !b->before->used) {
        block *before = b->before;
        bin_remove(s, before);
        join(before, b);
        b = before;
    }
    bin_add(s, b);
    return b;
}

int space_remove_extent(space *s, uint64_t *address, uint64_t *size)
{
    for (unsigned bin = BINS; bin-- > 0;)
        for (block *b = s->bins[bin]; b; b = b->older)
            if (!b->before && !b->after) {
                *address = b->address;
                *size = b->size;
                bin_remove(s, b);
                free(b);
                return 0;
            }
    return -1;
}
