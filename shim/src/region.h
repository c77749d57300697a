/* Regions of managed and mapped memory and their blocks; everything here with coherent.lock held. */
#ifndef GTAP_REGION_H
#define GTAP_REGION_H

#include <pthread.h>

#include "session.h"

#define LEAST_FETCH ((uint64_t)64 << 10) /* bytes that a first touch fetches; each that follows on it fetches more */
#define MOST_FETCH ((uint64_t)2 << 20)

enum block_state { HOST, SHARED, DEVICE };

typedef struct page_block {
    unsigned char *twin; /* of the host's: what the device has; NULL when all of it is to be sent */
    unsigned char state;
    unsigned char unsure; /* fetched while a launch was running, which may have changed it since */
    unsigned char wanted; /* the program has looked at what the device made of it */
} page_block;

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
    int touched;     /* not all blocks are the device's */
    uint32_t unsure; /* blocks that are */
    uint32_t follow; /* the block behind those that were fetched last */
    uint64_t ahead;  /* bytes that were */
    page_block blocks[];
} region;

struct coherent {
    pthread_mutex_t lock;
    region *_Atomic regions;
    struct window_book *windows;
    _Atomic uint32_t touched; /* regions that a launch has to do something about */
    _Atomic uint64_t low, high; /* around everything that was ever mapped or may be */
    const gtap_coherence *_Atomic ways;
};

extern struct coherent coherent;

region *region_at(uint64_t address);
uint64_t block_start(const region *r, uint32_t index);
uint64_t block_end(const region *r, uint32_t index);
void set_touched(region *r, int touched);
/* Also ends the blocks' twins. */
void set_state(region *r, uint32_t first, uint32_t behind, enum block_state state);
/* The block is the host's, and so far as the device has it. */
void open_block(region *r, uint32_t index);
void set_unsure(region *r, uint32_t index, int unsure);
/* Send what the host has changed of some blocks; they become shared. A status. */
int send_blocks(region *r, uint32_t first, uint32_t behind);
void give_to_device(region *r);
/* The program is about to read or write a block. */
void bring(region *r, uint32_t index, int writes);
/* New bytes of a block have come from the device: they replace what the host has not changed. */
void take_bytes(region *r, uint32_t index, const unsigned char *bytes);
/* The part of a variable or of the whole region that lies in from..to, by number: 0, or -1 when there is no more. */
int region_part(const region *r, uint32_t number, uint64_t from, uint64_t to, gtap_span *part);

#endif
