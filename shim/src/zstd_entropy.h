/* Entropy coding of Zstandard: bits, finite state entropy, Huffman. */
#ifndef GTAP_ZSTD_ENTROPY_H
#define GTAP_ZSTD_ENTROPY_H

#include <stddef.h>
#include <stdint.h>

#define HUFFMAN_BITS 11
#define FSE_BITS 9

typedef struct input {
    const unsigned char *at, *end;
} input;

static inline size_t left(const input *in) { return (size_t)(in->end - in->at); }

static inline unsigned highest_bit(uint32_t value) { return 31u - (unsigned)__builtin_clz(value); }

static inline uint64_t little_endian(const unsigned char *bytes, size_t count)
{
    uint64_t value = 0;
    for (size_t i = 0; i < count; i++)
        value |= (uint64_t)bytes[i] << 8 * i;
    return value;
}

typedef struct fse_entry {
    uint16_t base;
    uint8_t symbol, bits;
} fse_entry;

typedef struct fse_table {
    fse_entry entries[1 << FSE_BITS];
    unsigned accuracy;
    int ready;
} fse_table;

typedef struct huffman_table {
    struct { uint8_t symbol, bits; } entries[1 << HUFFMAN_BITS];
    unsigned bits; /* 0: none yet */
} huffman_table;

/* Bits from the end of a range to its start. */
typedef struct bit_reader {
    const unsigned char *bytes;
    size_t size;
    int64_t at; /* bits that are left; negative: read past the start, where zeros are */
} bit_reader;

/* 0, or -1 where the range has no end mark. */
int bits_open(bit_reader *bits, const unsigned char *bytes, size_t size);
uint32_t bits_take(bit_reader *bits, unsigned count);

int fse_build(fse_table *table, const int16_t *counts, unsigned symbols, unsigned accuracy);
/* Read a table description; in->at ends behind it. 0 or -1. */
int fse_read(fse_table *table, input *in, unsigned symbols, unsigned most_accuracy);
void fse_single(fse_table *table, uint8_t symbol);
void fse_advance(const fse_table *table, uint32_t *state, bit_reader *bits);

/* Read a tree description; 0 or -1. */
int huffman_read(huffman_table *table, input *in);
/* Decode exactly `count` symbols from a stream that holds no more; 0 or -1. */
int huffman_stream(const huffman_table *table, const unsigned char *bytes, size_t size, unsigned char *out, size_t count);

#endif
