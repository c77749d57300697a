/* The statistics file: a table that outlives the process, so that a killed program is counted too. */
#include "stats.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "process.h"

#define ROWS 4096

typedef struct stats_entry {
    char name[56];
    _Atomic uint64_t counts[3], nanoseconds;
} stats_entry;

typedef struct stats_table {
    char magic[8];
    _Atomic uint64_t totals[3]; /* calls, posts, waits */
    _Atomic uint64_t sent, received, entries;
    _Atomic uint64_t waited, quickest, times[2]; /* nanoseconds: waits, the shortest round trip, enum stats_bulk */
    stats_entry rows[ROWS];
} stats_table;

_Static_assert(sizeof(stats_entry) == 88 && sizeof(stats_table) == 88 + ROWS * 88, "layout of the statistics file");

static struct {
    pthread_mutex_t lock;
    stats_table *table;
} stats = {.lock = PTHREAD_MUTEX_INITIALIZER};

int stats_are_kept;

void stats_fork(enum fork_step step)
{
    fork_mutex(&stats.lock, step);
    if (step == FORK_CHILD)
        stats.table = NULL, stats_are_kept = 0; /* the parent's; a child that may use CUDA maps its own */
}

/* After an exec the pid's file may exist: what it counted stays, so take the next name. */
static int file_open(const char *folder)
{
    char path[4096];
    int fd = -1;
    for (int again = 0; again < 100 && fd < 0; again++) {
        const char *form = again ? "%s/%ld-%d.stats" : "%s/%ld.stats";
        if (snprintf(path, sizeof path, form, folder, (long)getpid(), again) >= (int)sizeof path)
            return -1;
        fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    }
    return fd;
}

void stats_open(void)
{
    const char *folder = getenv("GTAP_STATS_DIR");
    if (!folder || !*folder || stats.table)
        return;
    int fd = file_open(folder);
    if (fd < 0)
        return;
    if (ftruncate(fd, sizeof(stats_table)) == 0) {
        void *mapped = mmap(NULL, sizeof(stats_table), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (mapped != MAP_FAILED) {
            stats.table = mapped;
            memcpy(stats.table->magic, "GTAPSTAT", 8);
            stats_are_kept = 1;
        }
    }
    close(fd);
}

uint32_t stats_row(const char *name)
{
    if (!stats.table || !name)
        return 0;
    pthread_mutex_lock(&stats.lock);
    uint64_t count = stats.table->entries, row = 0;
    while (row < count && strncmp(stats.table->rows[row].name, name, sizeof stats.table->rows[row].name - 1) != 0)
        row++;
    if (row == count && count < ROWS) {
        strncpy(stats.table->rows[row].name, name, sizeof stats.table->rows[row].name - 1);
        stats.table->entries = count + 1;
    }
    pthread_mutex_unlock(&stats.lock);
    return row < ROWS ? (uint32_t)row + 1 : 0;
}

static void add(_Atomic uint64_t *counter, uint64_t amount)
{
    atomic_fetch_add_explicit(counter, amount, memory_order_relaxed);
}

void stats_count(uint32_t row, enum stats_what what)
{
    if (!stats.table)
        return;
    add(&stats.table->totals[what], 1);
    if (row)
        add(&stats.table->rows[row - 1].counts[what], 1);
}

void stats_bytes(uint64_t sent, uint64_t received)
{
    if (!stats.table)
        return;
    add(&stats.table->sent, sent);
    add(&stats.table->received, received);
}

uint64_t stats_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

stats_span stats_core_wait(const char *name)
{
    uint32_t row = stats_row(name);
    stats_count(row, STATS_WAIT);
    return stats_span_begin(row);
}

void stats_waited(const stats_span *span)
{
    if (!span->since || !stats.table)
        return;
    uint64_t taken = stats_clock() - span->since;
    add(&stats.table->waited, taken);
    if (span->row)
        add(&stats.table->rows[span->row - 1].nanoseconds, taken);
}

void stats_round_trip(const stats_span *span)
{
    if (!span->since || !stats.table)
        return;
    uint64_t taken = stats_clock() - span->since, least = stats.table->quickest;
    while ((!least || taken < least) && !atomic_compare_exchange_weak(&stats.table->quickest, &least, taken)) {
    }
}

void stats_moved(const stats_span *span, enum stats_bulk what)
{
    if (span->since && stats.table)
        add(&stats.table->times[what], stats_clock() - span->since);
}
