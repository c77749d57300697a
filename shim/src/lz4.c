/* The LZ4 block format. */
#include <string.h>

#include "unpack.h"

typedef struct input {
    const unsigned char *at, *end;
} input;

/* A length whose first four bits are `nibble`; -1 where the input ends inside it. */
static long long read_length(input *in, unsigned nibble)
{
    long long length = nibble;
    unsigned char more = 255;
    if (nibble < 15)
        return length;
    while (more == 255) {
        if (in->at == in->end)
            return -1;
        more = *in->at++;
        length += more;
    }
    return length;
}

/* Copy from `distance` bytes before; the two may overlap, which repeats them. */
static void copy_match(unsigned char *target, size_t distance, size_t length)
{
    if (distance >= length) {
        memcpy(target, target - distance, length);
        return;
    }
    for (size_t i = 0; i < length; i++)
        target[i] = target[i - distance];
}

int lz4_decode(const unsigned char *source, size_t size, unsigned char *target, size_t capacity)
{
    input in = {source, source + size};
    size_t done = 0;
    while (in.at < in.end) {
        unsigned token = *in.at++;
        long long literals = read_length(&in, token >> 4);
        if (literals < 0 || literals > in.end - in.at || (size_t)literals > capacity - done)
            return -1;
        memcpy(target + done, in.at, (size_t)literals);
        in.at += literals;
        done += (size_t)literals;
        if (in.at == in.end)
            break; /* the last sequence has no match */
        if (in.end - in.at < 2)
            return -1;
        size_t distance = in.at[0] | (size_t)in.at[1] << 8;
        in.at += 2;
        long long match = read_length(&in, token & 15);
        if (match < 0 || distance == 0 || distance > done || (size_t)match + 4 > capacity - done)
            return -1;
        copy_match(target + done, distance, (size_t)match + 4);
        done += (size_t)match + 4;
    }
    return done == capacity ? 0 : -1;
}
