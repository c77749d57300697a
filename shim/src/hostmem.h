/* Host memory in the slots' host parts: pages of a file, so that a second view of them can be had. */
#ifndef GTAP_HOSTMEM_H
#define GTAP_HOSTMEM_H

#include "session.h"

/* Whole pages of the session's slot and what to give back; 0, or -1 when memory is exhausted. */
int hostmem_take(gtap_session *session, uint64_t size, uint64_t *address, void **owner);
void hostmem_give(uint64_t address, void *owner);
/* A second view of these pages, always readable and writable; NULL when there is none. Undone by munmap. */
void *hostmem_alias(uint64_t address, uint64_t size);
/* Pages at an address of no slot, readable and writable, and a second view of them; NULL when it is taken. */
void *hostmem_alias_at(uint64_t address, uint64_t size);

#endif
