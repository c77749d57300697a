/* The file in which allocations are counted. */
#ifndef GTAP_BENCH_COUNT_H
#define GTAP_BENCH_COUNT_H

#include <stdatomic.h>
#include <stdint.h>

enum { COUNT_SLOTS = 1023 };

typedef struct counts {
    _Atomic uint64_t used, zero;
    struct {
        uint64_t pid;
        _Atomic uint64_t count;
    } slots[COUNT_SLOTS];
} counts;

_Static_assert(sizeof(counts) == 16384, "the file's size");

#endif
