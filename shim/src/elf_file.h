/* Reading ELF files of the program, every offset checked. */
#ifndef GTAP_ELF_FILE_H
#define GTAP_ELF_FILE_H

#include <elf.h>
#include <stddef.h>

typedef struct elf_file {
    const unsigned char *bytes;
    size_t size;
    const Elf64_Shdr *sections;
    unsigned section_count;
    const char *names; /* of sections, NUL-terminated as a whole */
    size_t names_size;
} elf_file;

/* A table of symbols with its strings. */
typedef struct elf_symbols {
    const Elf64_Sym *symbols;
    size_t count;
    const char *strings;
    size_t strings_size;
} elf_symbols;

/* Map a file; 0, or -1 if it is no 64-bit ELF with sections. */
int elf_open(elf_file *file, const char *path);
void elf_close(elf_file *file);
/* The first symbol table of that type (SHT_SYMTAB, SHT_DYNSYM); 0, or -1 if there is none. */
int elf_symbols_of(const elf_file *file, unsigned type, elf_symbols *symbols);
/* A symbol's name, "" where it has none. */
const char *elf_symbol_name(const elf_symbols *symbols, const Elf64_Sym *symbol);
const Elf64_Shdr *elf_section(const elf_file *file, const char *name);

#endif
