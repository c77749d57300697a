/* The Zstandard format (RFC 8878) without dictionaries; checksums are skipped, images have a hash of their own. */
#include <stdlib.h>
#include <string.h>

#include "unpack.h"
#include "zstd_entropy.h"

#define BLOCK_LIMIT (128u << 10)
#define LITERAL_CODES 36
#define MATCH_CODES 53
#define OFFSET_CODES 32

typedef struct decoder {
    unsigned char *target;
    size_t done, capacity, frame_start;
    uint32_t repeats[3];
    huffman_table huffman;
    fse_table literal_lengths, offsets, match_lengths;
    unsigned char literals[BLOCK_LIMIT];
    size_t literal_count;
} decoder;

/* ---- a block's literals ---- */

static int four_streams(decoder *d, input *in, size_t count)
{
    size_t piece = (count + 3) / 4, sizes[4];
    if (left(in) < 6 || piece * 3 > count)
        return -1;
    for (int i = 0; i < 3; i++)
        sizes[i] = (size_t)little_endian(in->at + 2 * i, 2);
    in->at += 6;
    if (sizes[0] + sizes[1] + sizes[2] > left(in))
        return -1;
    sizes[3] = left(in) - sizes[0] - sizes[1] - sizes[2];
    for (int i = 0; i < 4; i++) {
        size_t out = i < 3 ? piece : count - 3 * piece;
        if (huffman_stream(&d->huffman, in->at, sizes[i], d->literals + (size_t)i * piece, out) < 0)
            return -1;
        in->at += sizes[i];
    }
    return 0;
}

/* The sizes in a section's head: bits of a size and bytes of the head by size format. */
static int compressed_literals(decoder *d, input *in, unsigned type, unsigned format)
{
    static const uint8_t widths[] = {10, 10, 14, 18}, bytes[] = {3, 3, 4, 5};
    if (left(in) < bytes[format])
        return -1;
    uint64_t head = little_endian(in->at, bytes[format]) >> 4, mask = (1u << widths[format]) - 1;
    size_t count = (size_t)(head & mask), size = (size_t)(head >> widths[format] & mask);
    in->at += bytes[format];
    if (size > left(in) || count > BLOCK_LIMIT)
        return -1;
    input part = {in->at, in->at + size};
    in->at += size;
    if ((type == 2 && huffman_read(&d->huffman, &part) < 0) || !d->huffman.bits)
        return -1;
    d->literal_count = count;
    return format == 0 ? huffman_stream(&d->huffman, part.at, left(&part), d->literals, count)
                       : four_streams(d, &part, count);
}

static int plain_literals(decoder *d, input *in, unsigned type, unsigned format)
{
    size_t bytes = format == 1 ? 2 : format == 3 ? 3 : 1;
    if (left(in) < bytes)
        return -1;
    size_t count = (size_t)little_endian(in->at, bytes) >> (bytes == 1 ? 3 : 4), size = type == 1 ? 1 : count;
    in->at += bytes;
    if (count > BLOCK_LIMIT || size > left(in))
        return -1;
    if (type == 1)
        memset(d->literals, *in->at, count);
    else
        memcpy(d->literals, in->at, count);
    in->at += size;
    d->literal_count = count;
    return 0;
}

static int read_literals(decoder *d, input *in)
{
    if (left(in) == 0)
        return -1;
    unsigned type = in->at[0] & 3, format = in->at[0] >> 2 & 3;
    return type < 2 ? plain_literals(d, in, type, format) : compressed_literals(d, in, type, format);
}

/* ---- a block's sequences ---- */

static const int16_t literal_defaults[LITERAL_CODES] = {4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2,
                                                        2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1};
static const int16_t match_defaults[MATCH_CODES] = {1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                                                    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                                                    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1};
static const int16_t offset_defaults[29] = {1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1,
                                            1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1};
static const uint32_t literal_bases[LITERAL_CODES] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18,
    20, 22, 24, 28, 32, 40, 48, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536,
};
static const uint8_t literal_bits[LITERAL_CODES] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1,
                                                    1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
static const uint32_t match_bases[MATCH_CODES] = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
    30, 31, 32, 33, 34, 35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051, 4099, 8195, 16387, 32771,
    65539,
};
static const uint8_t match_bits[MATCH_CODES] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                                                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1,
                                                2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

typedef struct code_kind {
    const int16_t *defaults;
    unsigned default_count, default_accuracy, symbols, most_accuracy;
} code_kind;

static const code_kind literal_kind = {literal_defaults, LITERAL_CODES, 6, LITERAL_CODES, 9};
static const code_kind offset_kind = {offset_defaults, 29, 5, OFFSET_CODES, 8};
static const code_kind match_kind = {match_defaults, MATCH_CODES, 6, MATCH_CODES, 9};

static int read_table(fse_table *table, input *in, unsigned mode, const code_kind *kind)
{
    switch (mode) {
    case 0:
        return fse_build(table, kind->defaults, kind->default_count, kind->default_accuracy);
    case 1:
        if (left(in) == 0 || *in->at >= kind->symbols)
            return -1;
        fse_single(table, *in->at++);
        return 0;
    case 2:
        return fse_read(table, in, kind->symbols, kind->most_accuracy);
    default:
        return table->ready ? 0 : -1;
    }
}

/* The number of sequences; -1 where the input ends. */
static int64_t read_count(input *in)
{
    if (left(in) == 0)
        return -1;
    unsigned first = *in->at++;
    if (first < 128)
        return first;
    if (left(in) < (first == 255 ? 2 : 1))
        return -1;
    int64_t count = first == 255 ? (int64_t)little_endian(in->at, 2) + 0x7f00 : (first - 128) * 256 + in->at[0];
    in->at += first == 255 ? 2 : 1;
    return count;
}

/* The distance that an offset value stands for; 1 to 3 name recent ones. */
static uint32_t resolve_offset(decoder *d, uint64_t value, uint32_t literals)
{
    uint32_t *r = d->repeats;
    uint32_t offset;
    if (value > 3) {
        offset = (uint32_t)(value - 3);
    } else {
        unsigned index = (unsigned)value - 1 + (literals == 0);
        offset = index < 3 ? r[index] : r[0] - 1;
        if (index == 0)
            return offset;
        if (index == 1) {
            r[1] = r[0];
            r[0] = offset;
            return offset;
        }
    }
    r[2] = r[1];
    r[1] = r[0];
    return r[0] = offset;
}

static int emit_literals(decoder *d, size_t *used, size_t count)
{
    if (count > d->literal_count - *used || count > d->capacity - d->done)
        return -1;
    memcpy(d->target + d->done, d->literals + *used, count);
    *used += count;
    d->done += count;
    return 0;
}

static int emit_match(decoder *d, uint32_t offset, size_t length)
{
    if (offset == 0 || offset > d->done - d->frame_start || length > d->capacity - d->done)
        return -1;
    unsigned char *to = d->target + d->done, *from = to - offset;
    d->done += length;
    if (offset >= length)
        memcpy(to, from, length);
    else
        for (size_t i = 0; i < length; i++)
            to[i] = from[i];
    return 0;
}

static int run_sequences(decoder *d, bit_reader *bits, int64_t count, size_t *used)
{
    uint32_t literal_state = bits_take(bits, d->literal_lengths.accuracy);
    uint32_t offset_state = bits_take(bits, d->offsets.accuracy);
    uint32_t match_state = bits_take(bits, d->match_lengths.accuracy);
    for (int64_t i = 0; i < count; i++) {
        unsigned literal_code = d->literal_lengths.entries[literal_state].symbol;
        unsigned offset_code = d->offsets.entries[offset_state].symbol;
        unsigned match_code = d->match_lengths.entries[match_state].symbol;
        if (offset_code > 31)
            return -1;
        uint64_t value = ((uint64_t)1 << offset_code) + bits_take(bits, offset_code);
        uint32_t match = match_bases[match_code] + bits_take(bits, match_bits[match_code]);
        uint32_t literals = literal_bases[literal_code] + bits_take(bits, literal_bits[literal_code]);
        uint32_t offset = resolve_offset(d, value, literals);
        if (bits->at < 0 || emit_literals(d, used, literals) < 0 || emit_match(d, offset, match) < 0)
            return -1;
        if (i + 1 < count) {
            fse_advance(&d->literal_lengths, &literal_state, bits);
            fse_advance(&d->match_lengths, &match_state, bits);
            fse_advance(&d->offsets, &offset_state, bits);
        }
    }
    return bits->at == 0 ? 0 : -1;
}

static int read_sequences(decoder *d, input *in)
{
    bit_reader bits;
    size_t used = 0;
    int64_t count = read_count(in);
    if (count < 0)
        return -1;
    if (count > 0) {
        if (left(in) == 0)
            return -1;
        unsigned modes = *in->at++;
        if ((modes & 3) || read_table(&d->literal_lengths, in, modes >> 6, &literal_kind) < 0 ||
            read_table(&d->offsets, in, modes >> 4 & 3, &offset_kind) < 0 ||
            read_table(&d->match_lengths, in, modes >> 2 & 3, &match_kind) < 0 ||
            bits_open(&bits, in->at, left(in)) < 0 || run_sequences(d, &bits, count, &used) < 0)
            return -1;
    }
    return emit_literals(d, &used, d->literal_count - used);
}

/* ---- blocks and frames ---- */

static int decode_block(decoder *d, input *in, unsigned type, size_t size)
{
    size_t bytes = type == 1 ? 1 : size;
    if (type == 3 || bytes > left(in) || size > BLOCK_LIMIT || (type != 2 && size > d->capacity - d->done))
        return -1;
    input part = {in->at, in->at + bytes};
    in->at += bytes;
    if (type == 2)
        return read_literals(d, &part) < 0 ? -1 : read_sequences(d, &part);
    if (type == 1)
        memset(d->target + d->done, *part.at, size);
    else
        memcpy(d->target + d->done, part.at, size);
    d->done += size;
    return 0;
}

/* Skip a frame's header; whether a checksum follows the blocks, or -1. */
static int skip_header(input *in)
{
    static const uint8_t dictionary_bytes[] = {0, 1, 2, 4}, size_bytes[] = {0, 2, 4, 8};
    if (left(in) < 1)
        return -1;
    unsigned head = *in->at++, single = head >> 5 & 1;
    size_t sizes = size_bytes[head >> 6] + (single && head >> 6 == 0), dictionary = dictionary_bytes[head & 3];
    if ((head & 8) || left(in) < !single + dictionary + sizes || little_endian(in->at + !single, dictionary))
        return -1;
    in->at += !single + dictionary + sizes;
    return head >> 2 & 1;
}

static int decode_frame(decoder *d, input *in)
{
    int checksum = skip_header(in), last = 0;
    if (checksum < 0)
        return -1;
    d->frame_start = d->done;
    d->repeats[0] = 1;
    d->repeats[1] = 4;
    d->repeats[2] = 8;
    d->huffman.bits = 0;
    d->literal_lengths.ready = d->offsets.ready = d->match_lengths.ready = 0;
    while (!last) {
        if (left(in) < 3)
            return -1;
        uint32_t head = (uint32_t)little_endian(in->at, 3);
        in->at += 3;
        last = head & 1;
        if (decode_block(d, in, head >> 1 & 3, head >> 3) < 0)
            return -1;
    }
    if (checksum && left(in) < 4)
        return -1;
    in->at += checksum ? 4 : 0;
    return 0;
}

int zstd_decode(const unsigned char *source, size_t size, unsigned char *target, size_t capacity)
{
    input in = {source, source + size};
    decoder *d = malloc(sizeof *d);
    int result = d ? 0 : -1;
    if (d) {
        d->target = target;
        d->capacity = capacity;
        d->done = 0;
    }
    while (result == 0 && left(&in) >= 4 && d->done < capacity) {
        uint32_t magic = (uint32_t)little_endian(in.at, 4);
        in.at += 4;
        if (magic == 0xfd2fb528u) {
            result = decode_frame(d, &in);
        } else if (magic >> 4 == 0x184d2a5 && left(&in) >= 4) { /* skippable */
            uint64_t skipped = little_endian(in.at, 4) + 4;
            result = skipped <= left(&in) ? 0 : -1;
            in.at += result == 0 ? skipped : 0;
        } else {
            result = -1;
        }
    }
    if (d && d->done != capacity)
        result = -1;
    free(d);
    return result;
}
