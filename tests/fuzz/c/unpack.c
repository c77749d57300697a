/* The two decoders: a byte that chooses, two of capacity, then the packed bytes. */
#include "unpack.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define HEAD 4

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint16_t units;
    if (size < HEAD)
        return 0;
    memcpy(&units, data + 2, sizeof units);
    size_t capacity = data[0] & 2 ? (size_t)units << 5 : units;
    unsigned char *target = malloc(capacity ? capacity : 1);
    if (!target)
        return 0;
    if (data[0] & 1)
        lz4_decode(data + HEAD, size - HEAD, target, capacity);
    else
        zstd_decode(data + HEAD, size - HEAD, target, capacity);
    free(target);
    return 0;
}
