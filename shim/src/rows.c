/* Boxes in host memory: gathered before they travel, scattered when they have come. */
#include "rows.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "process.h"

typedef struct pending {
    struct pending *next;
    const gtap_session *session;
    gtap_rows rows;
    unsigned char *buffer;
} pending;

static struct {
    pthread_mutex_t lock; /* guards the list alone */
    pending *first;
    _Atomic unsigned count;
} waiting = {.lock = PTHREAD_MUTEX_INITIALIZER};

void rows_fork(enum fork_step step) { fork_mutex(&waiting.lock, step); }

static unsigned char *row_at(const gtap_rows *rows, uint64_t y, uint64_t z)
{
    return (unsigned char *)rows->destination + z * rows->slice + y * rows->pitch;
}

void gtap_rows_scatter(const gtap_rows *rows, const void *packed)
{
    const unsigned char *from = packed;
    for (uint64_t z = 0; z < rows->depth; z++)
        for (uint64_t y = 0; y < rows->height; y++, from += rows->width)
            memcpy(row_at(rows, y, z), from, rows->width);
}

void gtap_rows_gather(const gtap_rows *rows, void *packed)
{
    unsigned char *to = packed;
    for (uint64_t z = 0; z < rows->depth; z++)
        for (uint64_t y = 0; y < rows->height; y++, to += rows->width)
            memcpy(to, row_at(rows, y, z), rows->width);
}

void *gtap_rows_buffer(gtap_session *session, const gtap_rows *rows)
{
    pending *made = malloc(sizeof *made);
    unsigned char *buffer = malloc(rows->width * rows->height * rows->depth);
    if (!made || !buffer) {
        free(made);
        free(buffer);
        return NULL;
    }
    pthread_mutex_lock(&waiting.lock);
    *made = (pending){waiting.first, session, *rows, buffer};
    waiting.first = made;
    waiting.count++;
    pthread_mutex_unlock(&waiting.lock);
    return buffer;
}

static pending *take(const void *buffer)
{
    if (!atomic_load_explicit(&waiting.count, memory_order_relaxed))
        return NULL;
    pthread_mutex_lock(&waiting.lock);
    pending **at = &waiting.first, *found;
    while (*at && (*at)->buffer != buffer)
        at = &(*at)->next;
    found = *at;
    if (found) {
        *at = found->next;
        waiting.count--;
    }
    pthread_mutex_unlock(&waiting.lock);
    return found;
}

static void end(pending *gone)
{
    if (gone)
        free(gone->buffer);
    free(gone);
}

void gtap_rows_cancel(void *buffer) { end(take(buffer)); }

void rows_delivered(const void *buffer)
{
    pending *found = take(buffer);
    if (found)
        gtap_rows_scatter(&found->rows, found->buffer);
    end(found);
}

int rows_overlap(const gtap_session *session, const unsigned char *start, uint64_t length)
{
    int found = 0;
    if (!atomic_load_explicit(&waiting.count, memory_order_relaxed))
        return 0;
    pthread_mutex_lock(&waiting.lock);
    for (const pending *at = waiting.first; at && !found; at = at->next) {
        const unsigned char *first = at->rows.destination;
        const unsigned char *last = row_at(&at->rows, at->rows.height - 1, at->rows.depth - 1) + at->rows.width;
        found = at->session == session && first < start + length && start < last;
    }
    pthread_mutex_unlock(&waiting.lock);
    return found;
}
