/* ELF files, mapped and checked. */
#include "elf_file.h"

#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int inside(const elf_file *file, uint64_t offset, uint64_t size)
{
    return offset <= file->size && size <= file->size - offset;
}

static int map_file(elf_file *file, const char *path)
{
    struct stat facts;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    void *bytes = MAP_FAILED;
    if (fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size >= (off_t)sizeof(Elf64_Ehdr))
        bytes = mmap(NULL, (size_t)facts.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (bytes == MAP_FAILED)
        return -1;
    *file = (elf_file){.bytes = bytes, .size = (size_t)facts.st_size};
    return 0;
}

static int read_sections(elf_file *file)
{
    const Elf64_Ehdr *head = (const Elf64_Ehdr *)file->bytes;
    if (memcmp(head->e_ident, ELFMAG, SELFMAG) != 0 || head->e_ident[EI_CLASS] != ELFCLASS64 || !head->e_shnum ||
        head->e_shentsize != sizeof(Elf64_Shdr) || head->e_shoff % 8 || head->e_shstrndx >= head->e_shnum ||
        !inside(file, head->e_shoff, (uint64_t)head->e_shnum * sizeof(Elf64_Shdr)))
        return -1;
    file->sections = (const Elf64_Shdr *)(file->bytes + head->e_shoff);
    file->section_count = head->e_shnum;
    const Elf64_Shdr *names = &file->sections[head->e_shstrndx];
    if (names->sh_type != SHT_STRTAB || !names->sh_size || !inside(file, names->sh_offset, names->sh_size) ||
        file->bytes[names->sh_offset + names->sh_size - 1])
        return -1;
    file->names = (const char *)file->bytes + names->sh_offset;
    file->names_size = names->sh_size;
    return 0;
}

int elf_open(elf_file *file, const char *path)
{
    if (map_file(file, path) < 0)
        return -1;
    if (read_sections(file) == 0)
        return 0;
    elf_close(file);
    return -1;
}

void elf_close(elf_file *file) { munmap((void *)(uintptr_t)file->bytes, file->size); }

int elf_symbols_of(const elf_file *file, unsigned type, elf_symbols *symbols)
{
    for (unsigned i = 0; i < file->section_count; i++) {
        const Elf64_Shdr *table = &file->sections[i];
        if (table->sh_type != type || table->sh_link >= file->section_count)
            continue;
        const Elf64_Shdr *strings = &file->sections[table->sh_link];
        if (table->sh_entsize != sizeof(Elf64_Sym) || table->sh_offset % 8 || !strings->sh_size ||
            strings->sh_type != SHT_STRTAB || !inside(file, table->sh_offset, table->sh_size) ||
            !inside(file, strings->sh_offset, strings->sh_size) ||
            file->bytes[strings->sh_offset + strings->sh_size - 1])
            return -1;
        *symbols = (elf_symbols){(const Elf64_Sym *)(file->bytes + table->sh_offset),
                                 table->sh_size / sizeof(Elf64_Sym), (const char *)file->bytes + strings->sh_offset,
                                 strings->sh_size};
        return 0;
    }
    return -1;
}

const char *elf_symbol_name(const elf_symbols *symbols, const Elf64_Sym *symbol)
{
    return symbol->st_name < symbols->strings_size ? symbols->strings + symbol->st_name : "";
}

const Elf64_Shdr *elf_section(const elf_file *file, const char *name)
{
    for (unsigned i = 0; i < file->section_count; i++)
        if (file->sections[i].sh_name < file->names_size &&
            strcmp(file->names + file->sections[i].sh_name, name) == 0)
            return &file->sections[i];
    return NULL;
}
