/* Fat binaries: header, entries, unpacking. Every length is checked against what is known to be readable. */
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "unpack.h"

#define WRAPPER_MAGIC 0x466243b1u
#define FATBIN_MAGIC 0xba55ed50u
#define FATBIN_HEADER 16
#define ENTRY_HEADER 64
#define COMPRESSED_LZ4 0x2000u
#define COMPRESSED_ZSTD 0x8000u
#define UNPACKED_LIMIT ((uint64_t)512 << 20)
#define PTX_LOOK 65536 /* bytes of comment before .version */

typedef struct fat_wrapper {
    uint32_t magic, version;
    const void *data, *more;
} fat_wrapper;

static uint64_t number_at(const unsigned char *bytes, size_t width)
{
    uint64_t value = 0;
    memcpy(&value, bytes, width); /* little-endian, as every CUDA host is */
    return value;
}

/* Whether `size` bytes may be read; a limit of 0 says that the format's own lengths must be trusted. */
static int readable(uint64_t limit, uint64_t size) { return limit == 0 || size <= limit; }

/* ---- ELF ---- */

#define ELF_HEADER 64
#define SECTION_HEADER 64
#define NO_BITS 8

static uint64_t larger(uint64_t a, uint64_t b) { return a > b ? a : b; }

/* The end of everything that the headers name, 0 if they cannot be. */
static uint64_t elf_extent(const unsigned char *data, uint64_t limit)
{
    if (!readable(limit, ELF_HEADER))
        return 0;
    uint64_t programs = number_at(data + 32, 8), sections = number_at(data + 40, 8);
    uint64_t program_count = number_at(data + 56, 2), section_count = number_at(data + 60, 2);
    if (data[4] != 2 || programs > UNPACKED_LIMIT || sections > UNPACKED_LIMIT ||
        (section_count && number_at(data + 58, 2) != SECTION_HEADER))
        return 0;
    uint64_t end = larger(ELF_HEADER, larger(programs + program_count * 56, sections + section_count * SECTION_HEADER));
    for (uint64_t i = 0; i < section_count; i++) {
        const unsigned char *header = data + sections + i * SECTION_HEADER;
        if (!readable(limit, sections + (i + 1) * SECTION_HEADER))
            return 0;
        uint64_t start = number_at(header + 24, 8), size = number_at(header + 32, 8);
        if (start > UNPACKED_LIMIT || size > UNPACKED_LIMIT)
            return 0;
        if (number_at(header + 4, 4) != NO_BITS)
            end = larger(end, start + size);
    }
    return readable(limit, end) ? end : 0;
}

static int section_range(const unsigned char *data, uint64_t size, uint32_t index, uint64_t *start, uint64_t *length)
{
    uint64_t at = number_at(data + 40, 8) + (uint64_t)index * SECTION_HEADER;
    if (at > size || size - at < SECTION_HEADER)
        return -1;
    *start = number_at(data + at + 24, 8);
    *length = number_at(data + at + 4, 4) == NO_BITS ? 0 : number_at(data + at + 32, 8);
    return *start <= size && *length <= size - *start ? 0 : -1;
}

int elf_section_at(const unsigned char *data, uint64_t size, uint32_t index, elf_section *section)
{
    uint64_t names, names_size, start, length;
    if (size < ELF_HEADER || memcmp(data, "\x7f" "ELF\2", 5) != 0)
        return -1;
    if (index >= number_at(data + 60, 2))
        return 0;
    if (section_range(data, size, (uint32_t)number_at(data + 62, 2), &names, &names_size) < 0 ||
        section_range(data, size, index, &start, &length) < 0)
        return -1;
    uint64_t name = number_at(data + number_at(data + 40, 8) + (uint64_t)index * SECTION_HEADER, 4);
    if (name >= names_size || !memchr(data + names + name, 0, names_size - name))
        return -1;
    *section = (elf_section){(const char *)data + names + name, data + start, length};
    return 1;
}

/* ---- PTX text ---- */

/* Past white space and comments. */
static const char *skip_blank(const char *text, const char *end)
{
    while (text < end) {
        const char *stop;
        if (*text == ' ' || (*text >= '\t' && *text <= '\r')) {
            text++;
        } else if (end - text >= 2 && text[0] == '/' && text[1] == '/') {
            stop = memchr(text, '\n', (size_t)(end - text));
            text = stop ? stop + 1 : end;
        } else if (end - text >= 2 && text[0] == '/' && text[1] == '*') {
            for (stop = text + 2; end - stop >= 2 && (stop[0] != '*' || stop[1] != '/');)
                stop++;
            text = end - stop >= 2 ? stop + 2 : end;
        } else {
            break;
        }
    }
    return text;
}

/* Length without trailing NULs if this is PTX, else 0. With no limit the text ends at its NUL. */
static uint64_t ptx_extent(const char *text, uint64_t limit)
{
    uint64_t length = strnlen(text, limit ? limit : UNPACKED_LIMIT);
    const char *end = text + (length < PTX_LOOK ? length : PTX_LOOK), *start = skip_blank(text, end);
    return end - start >= 8 && memcmp(start, ".version", 8) == 0 ? length : 0;
}

/* ---- what it is ---- */

static uint64_t fatbin_extent(const unsigned char *data, uint64_t limit)
{
    if (!readable(limit, FATBIN_HEADER))
        return 0;
    uint64_t header = number_at(data + 6, 2), entries = number_at(data + 8, 8);
    if (header < FATBIN_HEADER || entries > UNPACKED_LIMIT)
        return 0;
    return readable(limit, header + entries) ? header + entries : 0;
}

enum image_form image_form(const void **data, uint64_t limit, uint64_t *size)
{
    enum image_form form = IMAGE_UNKNOWN;
    fat_wrapper wrapper;
    *size = 0;
    if (!*data || !readable(limit, 4))
        return IMAGE_UNKNOWN;
    if (number_at(*data, 4) == WRAPPER_MAGIC && readable(limit, sizeof wrapper)) {
        memcpy(&wrapper, *data, sizeof wrapper);
        *data = wrapper.data;
        limit = 0; /* the program's own memory, laid out by its linker */
        if (!*data)
            return IMAGE_UNKNOWN;
    }
    if (number_at(*data, 4) == FATBIN_MAGIC) {
        form = IMAGE_FATBIN;
        *size = fatbin_extent(*data, limit);
    } else if (memcmp(*data, "\x7f" "ELF", 4) == 0) {
        form = IMAGE_ELF;
        *size = elf_extent(*data, limit);
    } else {
        form = IMAGE_PTX;
        *size = ptx_extent(*data, limit);
    }
    return *size ? form : IMAGE_UNKNOWN;
}

/* ---- entries ---- */

fat_reader fat_open(const void *data, uint64_t size)
{
    const unsigned char *start = data;
    return (fat_reader){start + number_at(start + 6, 2), start + size};
}

int fat_next(fat_reader *reader, fat_entry *entry)
{
    uint64_t rest = (uint64_t)(reader->end - reader->at);
    const unsigned char *at = reader->at;
    if (rest == 0)
        return 0;
    if (rest < ENTRY_HEADER)
        return -1;
    uint64_t header = number_at(at + 4, 4), payload = number_at(at + 8, 8), compressed = number_at(at + 16, 4);
    if (header < ENTRY_HEADER || header > rest || payload > rest - header || compressed > payload)
        return -1;
    *entry = (fat_entry){
        .payload = at + header,
        .stored = compressed ? compressed : payload,
        .unpacked = number_at(at + 56, 8),
        .flags = number_at(at + 40, 8),
        .sm = (uint32_t)number_at(at + 28, 4),
        .kind = (uint16_t)number_at(at, 2),
    };
    reader->at += header + payload;
    return 1;
}

int fat_unpack(const fat_entry *entry, const unsigned char **data, uint64_t *size, void **owner)
{
    *owner = NULL;
    *data = entry->payload;
    *size = entry->stored;
    if (!(entry->flags & (COMPRESSED_LZ4 | COMPRESSED_ZSTD)))
        return GTAP_IMAGE_OK;
    if (entry->unpacked == 0 || entry->unpacked > UNPACKED_LIMIT)
        return GTAP_IMAGE_INVALID;
    unsigned char *unpacked = malloc(entry->unpacked);
    if (!unpacked)
        return GTAP_IMAGE_NO_MEMORY;
    int done = entry->flags & COMPRESSED_LZ4 ? lz4_decode(entry->payload, entry->stored, unpacked, entry->unpacked)
                                             : zstd_decode(entry->payload, entry->stored, unpacked, entry->unpacked);
    if (done < 0) {
        free(unpacked);
        return GTAP_IMAGE_INVALID;
    }
    *data = *owner = unpacked;
    *size = entry->unpacked;
    return GTAP_IMAGE_OK;
}
