/* Entropy coding of Zstandard (RFC 8878, section 4). */
#include "zstd_entropy.h"

/* ---- bits, from the end of a range to its start ---- */

int bits_open(bit_reader *bits, const unsigned char *bytes, size_t size)
{
    if (size == 0 || bytes[size - 1] == 0)
        return -1;
    *bits = (bit_reader){bytes, size, (int64_t)(size - 1) * 8 + highest_bit(bytes[size - 1])};
    return 0;
}

/* The next `count` (at most 32) bits without taking them. */
static uint32_t bits_peek(const bit_reader *bits, unsigned count)
{
    int64_t from = bits->at - count;
    if (bits->at <= 0 || count == 0)
        return 0;
    size_t first = from < 0 ? 0 : (size_t)from / 8, want = bits->size - first;
    uint64_t word = little_endian(bits->bytes + first, want < 8 ? want : 8);
    word = from < 0 ? word << -from : word >> (from - (int64_t)first * 8);
    return (uint32_t)(word & (((uint64_t)1 << count) - 1));
}

uint32_t bits_take(bit_reader *bits, unsigned count)
{
    uint32_t value = bits_peek(bits, count);
    bits->at -= count;
    return value;
}

/* ---- finite state entropy ---- */

int fse_build(fse_table *table, const int16_t *counts, unsigned symbols, unsigned accuracy)
{
    unsigned size = 1u << accuracy, high = size, at = 0, step = (size >> 1) + (size >> 3) + 3;
    uint16_t next[256];
    for (unsigned s = 0; s < symbols; s++) {
        next[s] = (uint16_t)(counts[s] < 0 ? 1 : counts[s]);
        if (counts[s] < 0)
            table->entries[--high].symbol = (uint8_t)s;
    }
    for (unsigned s = 0; s < symbols; s++)
        for (int i = 0; i < counts[s]; i++) {
            table->entries[at].symbol = (uint8_t)s;
            do
                at = (at + step) & (size - 1);
            while (at >= high);
        }
    if (at != 0)
        return -1;
    for (unsigned i = 0; i < size; i++) {
        unsigned state = next[table->entries[i].symbol]++;
        table->entries[i].bits = (uint8_t)(accuracy - highest_bit(state));
        table->entries[i].base = (uint16_t)((state << table->entries[i].bits) - size);
    }
    table->accuracy = accuracy;
    table->ready = 1;
    return 0;
}

static uint32_t forward_peek(const input *in, size_t bit, unsigned count)
{
    size_t byte = bit / 8, have = left(in);
    uint64_t word = byte < have ? little_endian(in->at + byte, have - byte < 8 ? have - byte : 8) : 0;
    return (uint32_t)(word >> bit % 8 & ((1u << count) - 1));
}

/* After a symbol of count 0: how many more of them follow, two bits at a time. */
static int skip_zeros(const input *in, size_t *bit, unsigned *symbol, unsigned limit)
{
    uint32_t more;
    do {
        more = forward_peek(in, *bit, 2);
        *bit += 2;
        *symbol += more;
        if (*symbol > limit)
            return -1;
    } while (more == 3);
    return 0;
}

/* Read a table description; in->at ends behind it. */
int fse_read(fse_table *table, input *in, unsigned symbols, unsigned most_accuracy)
{
    int16_t counts[256] = {0};
    size_t bit = 4;
    unsigned symbol = 0;
    if (left(in) == 0)
        return -1;
    unsigned accuracy = (in->at[0] & 15u) + 5;
    int32_t remaining = accuracy <= most_accuracy ? 1 << accuracy : 0;
    if (!remaining)
        return -1;
    while (remaining > 0) {
        unsigned width = highest_bit((uint32_t)remaining + 1) + 1;
        uint32_t value = forward_peek(in, bit, width), mask = (1u << (width - 1)) - 1;
        uint32_t threshold = (1u << width) - 1 - ((uint32_t)remaining + 1);
        int small = (value & mask) < threshold;
        if (symbol >= symbols || bit > left(in) * 8)
            return -1;
        bit += small ? width - 1 : width;
        if (small)
            value &= mask;
        else if (value > mask)
            value -= threshold;
        counts[symbol] = (int16_t)((int32_t)value - 1);
        remaining -= counts[symbol] < 0 ? 1 : counts[symbol];
        if (counts[symbol++] == 0 && skip_zeros(in, &bit, &symbol, symbols) < 0)
            return -1;
    }
    if (remaining < 0 || (bit + 7) / 8 > left(in))
        return -1;
    in->at += (bit + 7) / 8;
    return fse_build(table, counts, symbol, accuracy);
}

void fse_single(fse_table *table, uint8_t symbol)
{
    table->entries[0] = (fse_entry){.symbol = symbol};
    table->accuracy = 0;
    table->ready = 1;
}

void fse_advance(const fse_table *table, uint32_t *state, bit_reader *bits)
{
    fse_entry entry = table->entries[*state];
    *state = entry.base + bits_take(bits, entry.bits);
}

/* ---- Huffman ---- */

/* Weights by two alternating states until the bits are used up; how many, or -1. */
static int read_weights(input *in, size_t size, uint8_t *weights)
{
    fse_table table;
    bit_reader bits;
    uint32_t states[2];
    int count = 0;
    if (size > left(in))
        return -1;
    input part = {in->at, in->at + size};
    in->at += size;
    if (fse_read(&table, &part, 13, 6) < 0 || bits_open(&bits, part.at, left(&part)) < 0)
        return -1;
    states[0] = bits_take(&bits, table.accuracy);
    states[1] = bits_take(&bits, table.accuracy);
    for (int turn = 0; bits.at >= 0; turn ^= 1) {
        if (count > 253)
            return -1;
        weights[count++] = table.entries[states[turn]].symbol;
        fse_advance(&table, &states[turn], &bits);
        if (bits.at < 0)
            weights[count++] = table.entries[states[turn ^ 1]].symbol;
    }
    return count;
}

static int direct_weights(input *in, int count, uint8_t *weights)
{
    if ((size_t)(count + 1) / 2 > left(in))
        return -1;
    for (int i = 0; i < count; i++)
        weights[i] = i % 2 ? in->at[i / 2] & 15 : in->at[i / 2] >> 4;
    in->at += (count + 1) / 2;
    return count;
}

/* Fill the table from weights; the last symbol's weight is what makes the sum a power of two. */
static int huffman_build(huffman_table *table, uint8_t *weights, unsigned count)
{
    uint32_t sum = 0, at = 0;
    for (unsigned i = 0; i < count; i++) {
        if (weights[i] > HUFFMAN_BITS)
            return -1;
        sum += weights[i] ? 1u << (weights[i] - 1) : 0;
    }
    unsigned bits = sum ? highest_bit(sum) + 1 : HUFFMAN_BITS + 1;
    if (bits > HUFFMAN_BITS)
        return -1;
    uint32_t rest = (1u << bits) - sum;
    if (rest & (rest - 1))
        return -1;
    weights[count++] = (uint8_t)(highest_bit(rest) + 1);
    for (unsigned weight = 1; weight <= bits; weight++)
        for (unsigned s = 0; s < count; s++)
            for (uint32_t i = 0; weights[s] == weight && i < 1u << (weight - 1); i++, at++) {
                table->entries[at].symbol = (uint8_t)s;
                table->entries[at].bits = (uint8_t)(bits + 1 - weight);
            }
    table->bits = at == 1u << bits ? bits : 0;
    return table->bits ? 0 : -1;
}

int huffman_read(huffman_table *table, input *in)
{
    uint8_t weights[256];
    if (left(in) == 0)
        return -1;
    unsigned head = *in->at++;
    int count = head < 128 ? read_weights(in, head, weights) : direct_weights(in, (int)head - 127, weights);
    return count < 1 || count > 255 ? -1 : huffman_build(table, weights, (unsigned)count);
}

int huffman_stream(const huffman_table *table, const unsigned char *bytes, size_t size, unsigned char *out,
                          size_t count)
{
    bit_reader bits;
    if (bits_open(&bits, bytes, size) < 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        uint32_t code = bits_peek(&bits, table->bits);
        out[i] = table->entries[code].symbol;
        bits.at -= table->entries[code].bits;
        if (bits.at < 0)
            return -1;
    }
    return bits.at == 0 ? 0 : -1;
}
