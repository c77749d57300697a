/* Memory that both sides see: what allocation and faults tell of it. */
#ifndef GTAP_MANAGED_H
#define GTAP_MANAGED_H

#include <stdint.h>

/* Page-locked memory that a kernel's parameters may point to; counted until managed_end. */
void managed_may_map(uint64_t base, uint64_t size);
/* The memory that starts at base is the program's no more: if devices see it, they stop to. */
void managed_end(uint64_t base);
/* The program touched `address`: 1 if that may go on now, 0 if it is none of ours. Called by the pager's thread. */
int managed_serve(uint64_t address, int writes);
/* Whether an address may be served at all; takes no lock. */
int managed_holds(uint64_t address);
/* Whether a touch of these bytes may fault, now or later. */
int managed_has(const void *address, uint64_t size);

/* ---- faults (pager.c) ---- */

/* Take faults from here on: again when the program has put a handler of its own in the way, which then comes second. */
int pager_install(void);

#endif
