/* Memory that goes on at its end where it began. */
#ifndef GTAP_RING_H
#define GTAP_RING_H

#include <stddef.h>

/* `size` bytes (a power of two, whole pages) that are there twice, one after the other: what begins in the first half and
 * crosses its end needs no cutting. Not in core dumps, not in children. NULL when there is no memory. */
unsigned char *ring_make(size_t size);

#endif
