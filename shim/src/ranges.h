/* Address ranges of the process, by address. */
#ifndef GTAP_RANGES_H
#define GTAP_RANGES_H

#include "gtap/runtime.h"

/* Enter a range with what its owner needs to free it; 0, or -1 when it overlaps another or memory is exhausted. */
int ranges_add(const gtap_range *range, void *owner);
/* Take out the range that starts at base and is of that kind; 0 or -1. */
int ranges_take(uint64_t base, uint32_t kind, gtap_range *range, void **owner);
/* Some range of the kind, session, ordinal and, unless it is 0, context of `like`; 0 or -1. */
int ranges_find(const gtap_range *like, gtap_range *range);

/* From now on that session's device sees the range of page-locked memory that starts at base. 0 or -1. */
int ranges_see(uint64_t base, gtap_session *session, uint32_t ordinal);

#endif
