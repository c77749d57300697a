/* Between thunking.c and the file that is generated for one library. */
#ifndef GTAP_TESTING_THUNKING_H
#define GTAP_TESTING_THUNKING_H

#include "gtap/thunk.h"

#define NOTED_NULL UINT64_MAX       /* in the place of a size: the pointer was NULL */
#define NOTED_AWAY (UINT64_MAX - 1) /* no memory of this call; its address follows */

void note(const void *bytes, uint64_t size);
void note_memory(const void *pointer, uint64_t size);
void fill(void *pointer, uint64_t size); /* byte i is 7 i + ordinal */
int32_t answered(void);

extern void *const noting[]; /* by ordinal */
extern const struct gtap_thunk_table *const thunks_of;

#endif
