/* BLAKE2b (RFC 7693): the proof in the preamble and the content hash of images. */
#include "blake2b.h"

#include <stdint.h>
#include <string.h>

#define BLOCK 128

typedef struct hash_state {
    uint64_t h[8];
    uint64_t bytes; /* 2^64 bytes are enough: the upper counter word stays 0 */
} hash_state;

static const uint64_t start[8] = {
    0x6a09e667f3bcc908u, 0xbb67ae8584caa73bu, 0x3c6ef372fe94f82bu, 0xa54ff53a5f1d36f1u,
    0x510e527fade682d1u, 0x9b05688c2b3e6c1fu, 0x1f83d9abfb41bd6bu, 0x5be0cd19137e2179u,
};

static const unsigned char order[12][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
};

static uint64_t rotate(uint64_t value, unsigned bits) { return value >> bits | value << (64 - bits); }

static void mix(uint64_t *v, int a, int b, int c, int d, uint64_t x, uint64_t y)
{
    v[a] += v[b] + x;
    v[d] = rotate(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = rotate(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = rotate(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = rotate(v[b] ^ v[c], 63);
}

static uint64_t word_at(const unsigned char *bytes)
{
    uint64_t word = 0;
    for (int i = 7; i >= 0; i--)
        word = word << 8 | bytes[i];
    return word;
}

static void compress(hash_state *state, const unsigned char *block, int last)
{
    uint64_t v[16], m[16];
    memcpy(v, state->h, sizeof state->h);
    memcpy(v + 8, start, sizeof start);
    v[12] ^= state->bytes;
    if (last)
        v[14] = ~v[14];
    for (int i = 0; i < 16; i++)
        m[i] = word_at(block + 8 * i);
    for (int round = 0; round < 12; round++) {
        const unsigned char *s = order[round];
        mix(v, 0, 4, 8, 12, m[s[0]], m[s[1]]);
        mix(v, 1, 5, 9, 13, m[s[2]], m[s[3]]);
        mix(v, 2, 6, 10, 14, m[s[4]], m[s[5]]);
        mix(v, 3, 7, 11, 15, m[s[6]], m[s[7]]);
        mix(v, 0, 5, 10, 15, m[s[8]], m[s[9]]);
        mix(v, 1, 6, 11, 12, m[s[10]], m[s[11]]);
        mix(v, 2, 7, 8, 13, m[s[12]], m[s[13]]);
        mix(v, 3, 4, 9, 14, m[s[14]], m[s[15]]);
    }
    for (int i = 0; i < 8; i++)
        state->h[i] ^= v[i] ^ v[i + 8];
}

/* Every block but the very last of the message, which must be compressed as such. */
static size_t feed(hash_state *state, const unsigned char *data, size_t size)
{
    size_t at = 0;
    for (; size - at > BLOCK; at += BLOCK) {
        state->bytes += BLOCK;
        compress(state, data + at, 0);
    }
    return at;
}

static void finish(hash_state *state, const unsigned char *rest, size_t size)
{
    unsigned char block[BLOCK] = {0};
    if (size)
        memcpy(block, rest, size);
    state->bytes += size;
    compress(state, block, 1);
}

void blake2b(unsigned char *out, size_t length, const void *key, size_t key_size, const void *data, size_t size)
{
    hash_state state = {.bytes = 0};
    memcpy(state.h, start, sizeof start);
    state.h[0] ^= 0x01010000u ^ (uint64_t)key_size << 8 ^ length;
    if (key_size) {
        unsigned char block[BLOCK] = {0};
        memcpy(block, key, key_size);
        if (size == 0) {
            finish(&state, block, BLOCK);
        } else {
            state.bytes = BLOCK;
            compress(&state, block, 0);
        }
    }
    if (size || !key_size) {
        size_t at = size ? feed(&state, data, size) : 0;
        finish(&state, size ? (const unsigned char *)data + at : NULL, size - at);
    }
    for (size_t i = 0; i < length; i++)
        out[i] = (unsigned char)(state.h[i / 8] >> 8 * (i % 8));
}
