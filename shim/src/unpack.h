/* Decoders of the compressions that fat binaries use. Both write exactly `capacity` bytes or fail; neither reads or
 * writes outside its buffers whatever the input is. 0, or -1 for input that cannot be. */
#ifndef GTAP_UNPACK_H
#define GTAP_UNPACK_H

#include <stddef.h>

int lz4_decode(const unsigned char *source, size_t size, unsigned char *target, size_t capacity);
int zstd_decode(const unsigned char *source, size_t size, unsigned char *target, size_t capacity);

#endif
