/* BLAKE2b (RFC 7693) with optional key. */
#ifndef GTAP_BLAKE2B_H
#define GTAP_BLAKE2B_H

#include <stddef.h>

/* Hash `size` bytes into `length` (1 to 64) bytes at out; key may be NULL with key_size 0 (at most 64). */
void blake2b(unsigned char *out, size_t length, const void *key, size_t key_size, const void *data, size_t size);

#endif
