/* What an input is, and the PTX in fat binaries, object files and libraries of them. */
#include "nvjitlink_wire.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

#define LTOIR 0x7f4e43edu
#define FATBIN 0xba55ed50u
#define FATBIN_HEADER 16 /* magic, version, header's size, size of what follows it */
#define MACHINE_CUDA 190
#define ARCHIVE "!<arch>\n"
#define MEMBER_HEADER 60
#define MEMBER_SIZE 48 /* offset of ten decimal digits */

static uint32_t word(const unsigned char *at)
{
    uint32_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

enum nvjitlink_kind nvjitlink_recognise(const unsigned char *data, size_t size)
{
    if (size < 8)
        return NVJITLINK_INPUT_NONE;
    if (word(data) == LTOIR)
        return NVJITLINK_INPUT_LTOIR;
    if (word(data) == FATBIN)
        return NVJITLINK_INPUT_FATBIN;
    if (memcmp(data, ARCHIVE, sizeof ARCHIVE - 1) == 0)
        return NVJITLINK_INPUT_LIBRARY;
    if (memcmp(data, ELFMAG, SELFMAG) == 0 && size >= sizeof(Elf64_Ehdr))
        return ((const Elf64_Ehdr *)(const void *)data)->e_machine == MACHINE_CUDA ? NVJITLINK_INPUT_CUBIN
                                                                                   : NVJITLINK_INPUT_OBJECT;
    size_t text = strnlen((const char *)data, size);
    return memmem(data, text, ".version", 8) != NULL ? NVJITLINK_INPUT_PTX : NVJITLINK_INPUT_NONE;
}

/* Fat binaries one behind the other, as an object file's section holds those of its parts. */
static int keep_fatbins(nvJitLinkHandle link, const char *name, const unsigned char *data, size_t size)
{
    static const gtap_device_facts ptx_only = {.image_ptx_only = 1};
    while (size >= FATBIN_HEADER && word(data) == FATBIN) {
        gtap_image image;
        uint64_t follows;
        memcpy(&follows, data + 8, sizeof follows);
        uint64_t header = data[6] | (uint64_t)data[7] << 8;
        if (header < FATBIN_HEADER || header > size || follows > size - header)
            return -1;
        if (gtap_image_choose(&ptx_only, data, header + follows, &image) != GTAP_IMAGE_OK)
            return -1;
        int kept = nvjitlink_keep(&link->texts, NVJITLINK_INPUT_PTX, name, image.data, image.size);
        gtap_image_free(&image);
        if (kept < 0)
            return -1;
        uint64_t whole = (header + follows + 7) & ~(uint64_t)7;
        data += whole < size ? whole : size;
        size -= whole < size ? whole : size;
    }
    return 0;
}

static int is_device_code(const char *section)
{
    return strcmp(section, ".nv_fatbin") == 0 || strcmp(section, "__nv_relfatbin") == 0;
}

static int keep_object(nvJitLinkHandle link, const char *name, const unsigned char *data, size_t size)
{
    Elf64_Ehdr head;
    Elf64_Shdr names, section;
    if (size < sizeof head)
        return 0;
    memcpy(&head, data, sizeof head);
    if (memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 || head.e_shentsize != sizeof section || head.e_shoff > size ||
        (size - head.e_shoff) / sizeof section < head.e_shnum || head.e_shstrndx >= head.e_shnum)
        return 0;
    memcpy(&names, data + head.e_shoff + head.e_shstrndx * sizeof section, sizeof names);
    if (names.sh_offset > size || names.sh_size > size - names.sh_offset || names.sh_size == 0 ||
        data[names.sh_offset + names.sh_size - 1] != 0)
        return 0;
    for (unsigned i = 0; i < head.e_shnum; i++) {
        memcpy(&section, data + head.e_shoff + i * sizeof section, sizeof section);
        if (section.sh_name >= names.sh_size || section.sh_offset > size || section.sh_size > size - section.sh_offset ||
            !is_device_code((const char *)data + names.sh_offset + section.sh_name))
            continue;
        if (keep_fatbins(link, name, data + section.sh_offset, section.sh_size) < 0)
            return -1;
    }
    return 0;
}

/* Members that are no object files (tables of names) hold nothing. */
static int keep_library(nvJitLinkHandle link, const char *name, const unsigned char *data, size_t size)
{
    size_t at = sizeof ARCHIVE - 1;
    while (at + MEMBER_HEADER <= size) {
        char digits[11] = {0};
        memcpy(digits, data + at + MEMBER_SIZE, 10);
        unsigned long long member = strtoull(digits, NULL, 10);
        at += MEMBER_HEADER;
        if (member > size - at)
            return -1;
        if (keep_object(link, name, data + at, member) < 0)
            return -1;
        at += member + (member & 1);
    }
    return 0;
}

/* All or none: what was kept of an input that fails is taken back. */
int nvjitlink_keep_contained(nvJitLinkHandle link, const char *name, const unsigned char *data, size_t size)
{
    nvjitlink_input **before = link->texts.end;
    enum nvjitlink_kind kind = nvjitlink_recognise(data, size);
    int result = kind == NVJITLINK_INPUT_FATBIN    ? keep_fatbins(link, name, data, size)
                 : kind == NVJITLINK_INPUT_LIBRARY ? keep_library(link, name, data, size)
                                                   : keep_object(link, name, data, size);
    if (result < 0)
        nvjitlink_drop(&link->texts, before);
    return result;
}
