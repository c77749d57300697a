/* Counters of calls, posts and waits and how long threads waited, by function, in a file that `gtap exec` reads. */
#ifndef GTAP_STATS_H
#define GTAP_STATS_H

#include <stdint.h>

enum stats_what { STATS_CALL, STATS_POST, STATS_WAIT };
enum stats_bulk { STATS_SENDING, STATS_RECEIVING }; /* a payload that has a bulk stream to itself */

/* Something that takes its thread time: since when, 0 where nothing is counted. */
typedef struct stats_span {
    uint64_t since;
    uint32_t row;
} stats_span;

/* Map the process's file when GTAP_STATS_DIR is set; once. */
void stats_open(void);
/* The table is there. */
extern __attribute__((visibility("hidden"))) int stats_are_kept;
static inline int stats_is_open(void) { return stats_are_kept; }
/* The row of a function, made at first use; 0 when there is no file or it is full. */
uint32_t stats_row(const char *name);
void stats_count(uint32_t row, enum stats_what what);
void stats_bytes(uint64_t sent, uint64_t received);
uint64_t stats_clock(void);
static inline stats_span stats_span_begin(uint32_t row)
{
    return (stats_span){.since = stats_is_open() ? stats_clock() : 0, .row = row};
}
/* A wait of the core itself, "gtap open", "gtap credit", ..., which begins; and the end of one. */
stats_span stats_core_wait(const char *name);
void stats_waited(const stats_span *span);
/* The end of a question and its answer: the shortest says how far the server is. */
void stats_round_trip(const stats_span *span);
void stats_moved(const stats_span *span, enum stats_bulk what);

#endif
