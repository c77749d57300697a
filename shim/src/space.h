/* An address-space allocator whose bookkeeping lies outside the space: device memory and host memory alike. */
#ifndef GTAP_SPACE_H
#define GTAP_SPACE_H

#include <stdint.h>

#define SPACE_UNIT 512 /* bytes; every size and address is a multiple */

typedef struct block {
    uint64_t address, size;
    struct block *before, *after;  /* neighbours in the same extent */
    struct block *newer, *older;   /* the other free blocks of its bin */
    uint64_t freed;                /* the owner's number of the last free in it; 0: never used */
    uint64_t tag;                  /* who freed all of it, 0: several, or nobody in particular */
    int used;
} block;

typedef struct space space;

/* NULL when memory is exhausted. */
space *space_make(void);
/* Add an extent as one free block; 0 or -1. */
int space_add(space *s, uint64_t address, uint64_t size);
/* Take `size` bytes at a multiple of alignment (a power of two); NULL if nothing fits. */
block *space_take(space *s, uint64_t size, uint64_t alignment);
/* The same of what was freed under that tag alone, if it is not far too large. */
block *space_take_tagged(space *s, uint64_t size, uint64_t alignment, uint64_t tag);
/* Give a block back, marked with `freed` and the tag. Returns the free block that it became part of. */
block *space_give(space *s, block *b, uint64_t freed, uint64_t tag);
/* A free block that is a whole extent, taken out for good: its address and size. 0, or -1 if there is none. */
int space_remove_extent(space *s, uint64_t *address, uint64_t *size);
uint64_t space_unused(const space *s);

#endif
