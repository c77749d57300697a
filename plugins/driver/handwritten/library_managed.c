/* Managed variables: which of a module's variables they are, by its image; the program reads them where the device does. */
#include "module.h"

#include <elf.h>
#include <string.h>

#define MANAGED_SYMBOL 4 /* in st_other of a device's ELF */

static int is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

/* PTX: `.attribute(.managed)`, then alignment and type, then the name before `[`, `=` or `;`. */
static int text_has(const char *text, size_t size, const char *name)
{
    static const char mark[] = ".managed";
    size_t length = strlen(name);
    const char *end = text + size, *at = text;
    while ((at = memmem(at, (size_t)(end - at), mark, sizeof mark - 1)) != NULL) {
        at += sizeof mark - 1;
        const char *stop = at;
        while (stop < end && *stop != '[' && *stop != '=' && *stop != ';')
            stop++;
        while (stop > at && !is_word(stop[-1]))
            stop--;
        if ((size_t)(stop - at) > length && memcmp(stop - length, name, length) == 0 && !is_word(stop[-1 - (long)length]))
            return 1;
    }
    return 0;
}

/* The bytes of a section, NULL where the file does not hold them. */
static const unsigned char *section_bytes(const gtap_image *image, const Elf64_Shdr *section)
{
    return section->sh_offset <= image->size && section->sh_size <= image->size - section->sh_offset
               ? image->data + section->sh_offset
               : NULL;
}

static int read_section(const gtap_image *image, const Elf64_Ehdr *header, uint64_t index, Elf64_Shdr *section)
{
    if (index >= header->e_shnum || header->e_shentsize != sizeof *section || header->e_shoff > image->size ||
        (index + 1) * sizeof *section > image->size - header->e_shoff)
        return -1;
    memcpy(section, image->data + header->e_shoff + index * sizeof *section, sizeof *section);
    return 0;
}

static int symbols_have(const gtap_image *image, const Elf64_Shdr *symbols, const Elf64_Shdr *strings, const char *name)
{
    const unsigned char *bytes = section_bytes(image, symbols);
    const char *names = (const char *)section_bytes(image, strings);
    if (bytes == NULL || names == NULL)
        return 0;
    for (uint64_t i = 0; i < symbols->sh_size / sizeof(Elf64_Sym); i++) {
        Elf64_Sym symbol;
        memcpy(&symbol, bytes + i * sizeof symbol, sizeof symbol);
        if ((symbol.st_other & MANAGED_SYMBOL) != 0 && ELF64_ST_TYPE(symbol.st_info) == STT_OBJECT &&
            symbol.st_name < strings->sh_size && strlen(name) < strings->sh_size - symbol.st_name &&
            strcmp(names + symbol.st_name, name) == 0)
            return 1;
    }
    return 0;
}

static int elf_has(const gtap_image *image, const char *name)
{
    Elf64_Ehdr header;
    Elf64_Shdr symbols, strings;
    if (image->size < sizeof header)
        return 0;
    memcpy(&header, image->data, sizeof header);
    for (uint64_t i = 0; read_section(image, &header, i, &symbols) == 0; i++)
        if (symbols.sh_type == SHT_SYMTAB && read_section(image, &header, symbols.sh_link, &strings) == 0 &&
            symbols_have(image, &symbols, &strings, name))
            return 1;
    return 0;
}

int library_managed(const gtap_image *image, const char *name)
{
    return image->is_ptx ? text_has((const char *)image->data, image->size, name) : elf_has(image, name);
}
