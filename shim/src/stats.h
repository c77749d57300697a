/* Counters of calls, posts and waits, by function, in a file that `gtap exec --stats` reads. */
#ifndef GTAP_STATS_H
#define GTAP_STATS_H

#include <stdint.h>

enum stats_what { STATS_CALL, STATS_POST, STATS_WAIT };

/* Map the process's file when GTAP_STATS_DIR is set; once. */
void stats_open(void);
/* The table is there. */
extern __attribute__((visibility("hidden"))) int stats_are_kept;
static inline int stats_is_open(void) { return stats_are_kept; }
/* The row of a function, made at first use; 0 when there is no file or it is full. */
uint32_t stats_row(const char *name);
void stats_count(uint32_t row, enum stats_what what);
void stats_bytes(uint64_t sent, uint64_t received);
/* A wait of the core itself: "gtap open", "gtap credit", ... */
void stats_core_wait(const char *name);

#endif
