/* Tokens to what they stand for. Looking up allocates nothing; small tokens are places in an array. */
#ifndef GTAP_LANE_TABLE_H
#define GTAP_LANE_TABLE_H

#include <stdint.h>

typedef struct thing {
    uint64_t token, value;
    uint64_t plain; /* 0: it is not; of a stream the generation in which it was so last */
    uint32_t kind;  /* 0: no such thing */
    uint32_t device, size;
} thing;

typedef struct table {
    thing *dense, *sparse; /* sparse: open addressing, at most half full; token 0 is a free place */
    uint32_t dense_count, sparse_count, sparse_used;
} table;

enum { DENSE_MOST = 1 << 16 };

thing *table_search(const table *table, uint64_t token);
thing *table_enter(table *table, uint64_t token); /* found or new (kind 0); NULL: no memory */
void table_remove(table *table, uint64_t token);
void table_free(table *table);

/* What a token stands for, of a kind; NULL for anything else. */
static inline thing *table_find(const table *table, uint64_t token, uint32_t kind)
{
    thing *found = token < table->dense_count ? &table->dense[token] : table_search(table, token);
    return found && found->kind == kind ? found : 0;
}

#endif
