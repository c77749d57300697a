/* The array grows to DENSE_MOST places by doubling; tokens above are hashed, and removed by moving back what follows. */
#include "table.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST = 1024 };

static uint32_t place_of(uint64_t token, uint32_t count)
{
    return (uint32_t)(token * 0x9E3779B97F4A7C15u >> 32) & (count - 1);
}

/* The place where a token is, or would be entered. */
static thing *probe(const table *table, uint64_t token)
{
    uint32_t place = place_of(token, table->sparse_count);
    while (table->sparse[place].token && table->sparse[place].token != token)
        place = (place + 1) & (table->sparse_count - 1);
    return &table->sparse[place];
}

thing *table_search(const table *table, uint64_t token)
{
    if (token < DENSE_MOST || !table->sparse_count)
        return NULL;
    thing *found = probe(table, token);
    return found->token ? found : NULL;
}

static thing *enter_dense(table *table, uint64_t token)
{
    uint32_t count = table->dense_count ? table->dense_count : FIRST;
    while (count <= token)
        count *= 2;
    if (count != table->dense_count) {
        thing *grown = realloc(table->dense, count * sizeof *grown);
        if (!grown)
            return NULL;
        memset(grown + table->dense_count, 0, (count - table->dense_count) * sizeof *grown);
        table->dense = grown;
        table->dense_count = count;
    }
    table->dense[token].token = token;
    return &table->dense[token];
}

static int grow_sparse(table *table)
{
    struct table grown = {.sparse_count = table->sparse_count ? table->sparse_count * 2 : FIRST};
    grown.sparse = calloc(grown.sparse_count, sizeof *grown.sparse);
    if (!grown.sparse)
        return -1;
    for (uint32_t i = 0; i < table->sparse_count; i++)
        if (table->sparse[i].token)
            *probe(&grown, table->sparse[i].token) = table->sparse[i];
    free(table->sparse);
    table->sparse = grown.sparse;
    table->sparse_count = grown.sparse_count;
    return 0;
}

thing *table_enter(table *table, uint64_t token)
{
    if (token < DENSE_MOST)
        return enter_dense(table, token);
    if (table->sparse_used * 2 >= table->sparse_count && grow_sparse(table) < 0)
        return NULL;
    thing *place = probe(table, token);
    if (!place->token) {
        *place = (thing){.token = token};
        table->sparse_used++;
    }
    return place;
}

/* Close the gap: what was pushed on by the removed one goes back towards where it belongs. */
static void close_gap(table *table, uint32_t gap)
{
    uint32_t mask = table->sparse_count - 1;
    for (uint32_t next = (gap + 1) & mask; table->sparse[next].token; next = (next + 1) & mask) {
        uint32_t home = place_of(table->sparse[next].token, table->sparse_count);
        if (((next - home) & mask) >= ((next - gap) & mask)) {
            table->sparse[gap] = table->sparse[next];
            gap = next;
        }
    }
    table->sparse[gap] = (thing){0};
}

void table_remove(table *table, uint64_t token)
{
    if (token < table->dense_count)
        table->dense[token] = (thing){0};
    if (token < DENSE_MOST || !table->sparse_count)
        return;
    thing *found = probe(table, token);
    if (found->token) {
        close_gap(table, (uint32_t)(found - table->sparse));
        table->sparse_used--;
    }
}

void table_free(table *table)
{
    free(table->dense);
    free(table->sparse);
    *table = (struct table){0};
}
