/* Staging memory: buffers of a few sizes, which are used again while they are warm. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "bulk_store.h"

#define SMALLEST ((uint64_t)64 << 10)
#define MOST_KEPT ((uint64_t)32 << 20) /* bytes of buffers that nobody uses */

static unsigned class_of(uint64_t size)
{
    unsigned class = 0;
    while (SMALLEST << class < size)
        class++;
    return class;
}

unsigned char *bulk_buffer(bulk_pool *pool, uint64_t size)
{
    if (size < SMALLEST / 2)
        return malloc(size);
    unsigned class = class_of(size);
    unsigned char *bytes = pool->free[class];
    if (bytes) {
        memcpy(&pool->free[class], bytes, sizeof bytes);
        pool->kept -= SMALLEST << class;
        return bytes;
    }
    bytes = mmap(NULL, SMALLEST << class, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return bytes == MAP_FAILED ? NULL : bytes;
}

void bulk_buffer_back(bulk_pool *pool, unsigned char *bytes, uint64_t size)
{
    if (size < SMALLEST / 2) {
        free(bytes);
        return;
    }
    unsigned class = class_of(size);
    if (pool->kept + (SMALLEST << class) > MOST_KEPT) {
        munmap(bytes, SMALLEST << class);
        return;
    }
    memcpy(bytes, &pool->free[class], sizeof bytes);
    pool->free[class] = bytes;
    pool->kept += SMALLEST << class;
}

void bulk_pool_free(bulk_pool *pool)
{
    for (unsigned class = 0; class < BULK_CLASSES; class++)
        while (pool->free[class]) {
            unsigned char *bytes = pool->free[class];
            memcpy(&pool->free[class], bytes, sizeof bytes);
            munmap(bytes, SMALLEST << class);
        }
}
