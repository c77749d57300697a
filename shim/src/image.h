/* Code images: what a program hands to a load function, taken apart. */
#ifndef GTAP_IMAGE_H
#define GTAP_IMAGE_H

#include "gtap/runtime.h"

enum image_form { IMAGE_UNKNOWN, IMAGE_FATBIN, IMAGE_ELF, IMAGE_PTX };

/* What lies at data: its form; for a wrapper the fat binary it points to. *size gets the bytes that belong to it, 0 if
 * it cannot be (then the form is IMAGE_UNKNOWN). */
enum image_form image_form(const void **data, uint64_t limit, uint64_t *size);

enum fat_kind { FAT_PTX = 1, FAT_ELF = 2 };

/* One entry of a fat binary. */
typedef struct fat_entry {
    const unsigned char *payload;
    uint64_t stored;   /* bytes at payload */
    uint64_t unpacked; /* bytes after decompression */
    uint64_t flags;
    uint32_t sm;
    uint16_t kind;
} fat_entry;

typedef struct fat_reader {
    const unsigned char *at, *end;
} fat_reader;

/* Begin at a fat binary whose extent image_form has checked. */
fat_reader fat_open(const void *data, uint64_t size);
/* The next entry: 1, 0 at the end, -1 where the bytes make no sense. */
int fat_next(fat_reader *reader, fat_entry *entry);
/* The entry's content: in place (owner NULL) or unpacked into owner, to be freed. A gtap_image_result. */
int fat_unpack(const fat_entry *entry, const unsigned char **data, uint64_t *size, void **owner);

/* The section called `name`, NULL if there is none or the file is damaged. For `.nv.info.*` walks see nvinfo.c. */
typedef struct elf_section {
    const char *name;
    const unsigned char *data;
    uint64_t size;
} elf_section;
/* The index'th section of a 64-bit ELF within size bytes: 1, 0 behind the last, -1 where it is damaged. */
int elf_section_at(const unsigned char *data, uint64_t size, uint32_t index, elf_section *section);

#endif
