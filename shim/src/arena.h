/* Memory of the device at addresses of the slot. */
#ifndef GTAP_ARENA_H
#define GTAP_ARENA_H

#include "session.h"

#define EXTENT ((uint64_t)32 << 20) /* bytes that the server grants at once, aligned to that */

/* Memory of the device at the same addresses as host memory of the slot, an extent; waits. 0, or -1: there is none. */
int arena_open_window(gtap_session *session, uint32_t ordinal, uint64_t address);
void arena_close_window(gtap_session *session, uint32_t ordinal, uint64_t address);

#endif
