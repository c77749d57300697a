/* ELF files of the program, as the audit module reads them: sections, symbols, names. */
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "elf_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static volatile unsigned sum;

static void read_symbols(const elf_file *file, unsigned type)
{
    elf_symbols symbols;
    if (elf_symbols_of(file, type, &symbols) < 0)
        return;
    for (size_t i = 0; i < symbols.count; i++)
        for (const char *at = elf_symbol_name(&symbols, &symbols.symbols[i]); *at; at++)
            sum += (unsigned char)*at;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int fd = -1;
    static char path[64];
    elf_file file;
    if (fd < 0) {
        fd = memfd_create("elf", MFD_CLOEXEC);
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    }
    if (ftruncate(fd, (off_t)size) < 0 || pwrite(fd, data, size, 0) != (ssize_t)size || elf_open(&file, path) < 0)
        return 0;
    read_symbols(&file, SHT_SYMTAB);
    read_symbols(&file, SHT_DYNSYM);
    const Elf64_Shdr *section = elf_section(&file, ".text");
    sum += section ? (unsigned)section->sh_size : 0;
    elf_close(&file);
    return 0;
}
