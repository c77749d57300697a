/* Statically linked cudart: each of its entries becomes a jump to the stub's function of that name.
 *
 * Nine bytes are written over an entry: endbr64 and a jump to an island near the object, which jumps through a slot.
 * Slots of objects that start with the program are filled in la_preinit, the others on their first call, by a resolver
 * that the slot points to before. (Tried: opening the stub from la_objopen or la_activity crashes the loader.) Entries
 * shorter than nine bytes are left alone.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "audit.h"
#include "elf_file.h"

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

#define REGISTER "__cudaRegisterFatBinary"
#define MAJOR_13 "__cudaGetProcAddress"
#define ENOUGH 50 /* cuda* functions that make an object count as one with cudart */

/* Two of the tables that every cudart asks the driver for: their UUIDs tell a stripped copy. */
static const unsigned char table_a[16] = {0x6b, 0xd5, 0xfb, 0x6c, 0x5b, 0xf4, 0xe7, 0x4a,
                                          0x89, 0x87, 0xd9, 0x39, 0x12, 0xfd, 0x9d, 0xf9};
static const unsigned char table_b[16] = {0xc6, 0x93, 0x33, 0x6e, 0x11, 0x21, 0xdf, 0x11,
                                          0xa8, 0xc3, 0x68, 0xf3, 0x55, 0xd8, 0x95, 0x93};

static const char *file_of(const struct link_map *map) { return *map->l_name ? map->l_name : "/proc/self/exe"; }

static const char *name_of(const struct link_map *map) { return *map->l_name ? map->l_name : "this program"; }

/* A stub, or a shared cudart: the same names, but nothing linked in. */
static int is_shared(const struct link_map *map)
{
    const char *slash = strrchr(map->l_name, '/'), *bundle = names_bundle();
    size_t folder = strlen(bundle);
    return strncmp(slash ? slash + 1 : map->l_name, "libcudart", 9) == 0 ||
           strncmp(map->l_name, "/proc/self/fd/", 14) == 0 ||
           (slash && (size_t)(slash - map->l_name) == folder && strncmp(map->l_name, bundle, folder) == 0);
}

/* ---- stripped copies: told, not bound ---- */

static int imports(const elf_file *file, const char *name)
{
    elf_symbols symbols;
    if (elf_symbols_of(file, SHT_DYNSYM, &symbols) < 0)
        return 0;
    for (size_t i = 0; i < symbols.count; i++)
        if (!symbols.symbols[i].st_shndx && strcmp(elf_symbol_name(&symbols, &symbols.symbols[i]), name) == 0)
            return 1;
    return 0;
}


static void look_stripped(const elf_file *file, const struct link_map *map)
{
    const Elf64_Shdr *data = elf_section(file, ".rodata");
    if (!data || data->sh_offset > file->size || data->sh_size > file->size - data->sh_offset ||
        !imports(file, "dlopen"))
        return;
    const unsigned char *bytes = file->bytes + data->sh_offset;
    if (memmem(bytes, data->sh_size, table_a, sizeof table_a) && memmem(bytes, data->sh_size, table_b, sizeof table_b))
        audit_say(name_of(map),
                  "%s has the CUDA runtime linked in and its symbols stripped: its runtime calls cannot be sent to the "
                  "server. Link it with -cudart shared, or do not strip it", name_of(map));
}

#if defined(__x86_64__) && defined(LM_ID_BASE)

#define PATCH 9
#define REACH ((int64_t)0x7fff0000)
#define STEP ((uintptr_t)1 << 20)
#define LOWEST ((uintptr_t)1 << 16)
#define HEAP_ROOM ((uintptr_t)1 << 28)
#define ENTRY_CODE 24 /* bytes per entry in the island: the jump, then what the slot points to at first */

/* One patched entry. */
typedef struct entry {
    void *_Atomic slot; /* where calls go */
    const char *name;
    unsigned major;
} entry;

/* The entries of one object: code page by page, then this. */
typedef struct island {
    struct island *next;
    void *resolver;
    size_t count;
    entry entries[];
} island;

typedef struct found {
    uintptr_t address;
    const char *name;
} found;

/* What a symbol table says about an object. */
typedef struct census {
    unsigned functions;
    int registers;
    unsigned major;
} census;

static struct {
    island *waiting; /* objects that start with the program */
    int ready;       /* la_preinit has been: later objects resolve on their first call */
    char **exports[2]; /* of the stubs for 12 and 13, sorted */
    size_t export_count[2];
} bound;

/* ---- the stub's names ---- */

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static int stub_path(unsigned major, char *path, size_t size)
{
    char soname[32];
    snprintf(soname, sizeof soname, "libcudart.so.%u", major);
    const char *file = names_file(soname);
    if (file)
        snprintf(path, size, "%s/%s", names_bundle(), file);
    return file ? 0 : -1;
}

/* Read the names that the stub of a major defines, once. */
static int load_exports(unsigned major)
{
    char path[4096];
    elf_file file;
    elf_symbols symbols;
    char ***names = &bound.exports[major - 12];
    if (*names)
        return 0;
    if (stub_path(major, path, sizeof path) < 0 || elf_open(&file, path) < 0)
        return -1;
    if (elf_symbols_of(&file, SHT_DYNSYM, &symbols) == 0 && (*names = calloc(symbols.count + 1, sizeof **names)))
        for (size_t i = 0; i < symbols.count; i++)
            if (symbols.symbols[i].st_shndx)
                (*names)[bound.export_count[major - 12]++] = strdup(elf_symbol_name(&symbols, &symbols.symbols[i]));
    elf_close(&file);
    if (!*names)
        return -1;
    qsort(*names, bound.export_count[major - 12], sizeof **names, by_text);
    return 0;
}

static const char *exported(unsigned major, const char *name)
{
    char **at = bsearch(&name, bound.exports[major - 12], bound.export_count[major - 12], sizeof name, by_text);
    return at ? *at : NULL;
}

/* ---- calls before the stub is known ---- */

/* What a function gives that the stub lacks: cudaErrorNotSupported. */
static int absent(void) { return 801; }

static const char *absent_text(void) { return "the CUDA runtime stub could not be loaded"; }

static void *stub_of(unsigned major)
{
    char path[4096];
    if (stub_path(major, path, sizeof path) < 0)
        return NULL;
    void *stub = dlmopen(LM_ID_BASE, path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!stub)
        audit_say(path, "%s could not be loaded: %s", path, dlerror());
    return stub;
}

/* Where calls of an entry go; its slot is filled on the way. Called by the island's code, in any thread. */
__attribute__((used)) void *bind_static_resolve(entry *e)
{
    void *stub = stub_of(e->major), *target = stub ? dlsym(stub, e->name) : NULL;
    if (!target)
        target = strncmp(e->name, "cudaGetError", 12) == 0 ? (void *)(uintptr_t)absent_text : (void *)(uintptr_t)absent;
    e->slot = target;
    return target;
}

/* Entered by a jump with the entry in r11 and a call's arguments in the registers, which stay as they are. */
void bind_static_enter(void);
__asm__(".text\n"
        ".local bind_static_enter\n"
        ".type bind_static_enter, @function\n"
        "bind_static_enter:\n"
        "    endbr64\n"
        "    push %rbp\n"
        "    mov %rsp, %rbp\n"
        "    sub $208, %rsp\n"
        "    and $-16, %rsp\n"
        "    mov %rax, 128(%rsp)\n"
        "    mov %rdi, 136(%rsp)\n"
        "    mov %rsi, 144(%rsp)\n"
        "    mov %rdx, 152(%rsp)\n"
        "    mov %rcx, 160(%rsp)\n"
        "    mov %r8, 168(%rsp)\n"
        "    mov %r9, 176(%rsp)\n"
        "    mov %r10, 184(%rsp)\n"
        "    movaps %xmm0, (%rsp)\n"
        "    movaps %xmm1, 16(%rsp)\n"
        "    movaps %xmm2, 32(%rsp)\n"
        "    movaps %xmm3, 48(%rsp)\n"
        "    movaps %xmm4, 64(%rsp)\n"
        "    movaps %xmm5, 80(%rsp)\n"
        "    movaps %xmm6, 96(%rsp)\n"
        "    movaps %xmm7, 112(%rsp)\n"
        "    mov %r11, %rdi\n"
        "    call bind_static_resolve\n"
        "    mov %rax, %r11\n"
        "    movaps (%rsp), %xmm0\n"
        "    movaps 16(%rsp), %xmm1\n"
        "    movaps 32(%rsp), %xmm2\n"
        "    movaps 48(%rsp), %xmm3\n"
        "    movaps 64(%rsp), %xmm4\n"
        "    movaps 80(%rsp), %xmm5\n"
        "    movaps 96(%rsp), %xmm6\n"
        "    movaps 112(%rsp), %xmm7\n"
        "    mov 128(%rsp), %rax\n"
        "    mov 136(%rsp), %rdi\n"
        "    mov 144(%rsp), %rsi\n"
        "    mov 152(%rsp), %rdx\n"
        "    mov 160(%rsp), %rcx\n"
        "    mov 168(%rsp), %r8\n"
        "    mov 176(%rsp), %r9\n"
        "    mov 184(%rsp), %r10\n"
        "    leave\n"
        "    jmp *%r11\n"
        ".size bind_static_enter, . - bind_static_enter\n");

/* ---- code in memory ---- */

static uintptr_t page_of(uintptr_t address) { return address & ~(uintptr_t)4095; }

static size_t pages_for(size_t size) { return (size + 4095) & ~(size_t)4095; }

/* Whether this process may turn written memory into code (systemd's MemoryDenyWriteExecute, SELinux say no). */
static int may_write_code(void)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return 0;
    int may = mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
    munmap(page, 4096);
    return may;
}

/* Replace whole pages by a file's, which may be code without ever having been writable here. */
static int map_copy(uintptr_t address, const void *bytes, size_t size)
{
    int fd = (int)syscall(SYS_memfd_create, "gtap-code", 1u);
    void *mapped = MAP_FAILED;
    if (fd >= 0 && write(fd, bytes, size) == (ssize_t)size)
        mapped = mmap((void *)address, size, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_FIXED, fd, 0);
    if (fd >= 0)
        close(fd);
    return mapped == MAP_FAILED ? -1 : 0;
}

static void write_jump(unsigned char *place, uintptr_t address, uintptr_t target)
{
    static const unsigned char head[5] = {0xf3, 0x0f, 0x1e, 0xfa, 0xe9};
    int32_t distance = (int32_t)(int64_t)(target - (address + PATCH));
    memcpy(place, head, sizeof head);
    memcpy(place + sizeof head, &distance, 4);
}

/* Write every entry's jump into `bytes`, which stand for the memory from `start`. */
static void write_jumps(unsigned char *bytes, uintptr_t start, const found *entries, size_t count, uintptr_t island_code)
{
    for (size_t i = 0; i < count; i++)
        write_jump(bytes + (entries[i].address - start), entries[i].address, island_code + i * ENTRY_CODE);
}

static int patch(const found *entries, size_t count, uintptr_t island_code)
{
    uintptr_t start = page_of(entries[0].address), end = page_of(entries[count - 1].address + PATCH - 1) + 4096;
    int result = -1;
    if (may_write_code() && mprotect((void *)start, end - start, PROT_READ | PROT_WRITE) == 0) {
        write_jumps((unsigned char *)start, start, entries, count, island_code);
        if (mprotect((void *)start, end - start, PROT_READ | PROT_EXEC) == 0)
            return 0;
        return map_copy(start, (void *)start, end - start);
    }
    unsigned char *copy = malloc(end - start);
    if (copy) {
        memcpy(copy, (void *)start, end - start);
        write_jumps(copy, start, entries, count, island_code);
        result = map_copy(start, copy, end - start);
        free(copy);
    }
    return result;
}

/* ---- islands ---- */

static int reaches(uintptr_t from, uintptr_t to)
{
    int64_t distance = (int64_t)(to - from);
    return distance < REACH && distance > -REACH;
}

static void *take(uintptr_t address, size_t size)
{
    void *got = mmap((void *)address, size, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (got != (void *)address && got != MAP_FAILED) {
        munmap(got, size); /* a kernel that takes the address for a hint */
        got = MAP_FAILED;
    }
    return got == MAP_FAILED ? NULL : got;
}

/* Free addresses near the entries: below them first, because the heap grows above a program. */
static void *near(uintptr_t low, uintptr_t high, size_t size)
{
    void *found = NULL;
    uintptr_t at = page_of(low - size);
    for (; !found && at >= LOWEST && reaches(high, at); at -= at > STEP ? STEP : at)
        found = take(at, size);
    for (at = page_of(high + HEAP_ROOM); !found && reaches(low, at + size); at += STEP)
        found = take(at, size);
    return found;
}

/* jmp *slot(%rip); and what the slot points to at first: movabs $entry, %r11; nop; jmp *resolver(%rip). */
static void write_island_entry(unsigned char *place, uintptr_t address, const entry *e, void *const *resolver)
{
    int32_t to_slot = (int32_t)((int64_t)(uintptr_t)&e->slot - (int64_t)(address + 6));
    int32_t to_resolver = (int32_t)((int64_t)(uintptr_t)resolver - (int64_t)(address + 24));
    uint64_t self = (uintptr_t)e;
    memcpy(place, "\xff\x25", 2);
    memcpy(place + 2, &to_slot, 4);
    memcpy(place + 6, "\x49\xbb", 2);
    memcpy(place + 8, &self, 8);
    memcpy(place + 16, "\x66\x90\xff\x25", 4);
    memcpy(place + 20, &to_resolver, 4);
}

/* Make an island for the entries; its code comes first. NULL when there is no place. */
static unsigned char *make_island(const found *entries, size_t count, unsigned major, island **data)
{
    size_t code = pages_for(count * ENTRY_CODE), rest = pages_for(sizeof **data + count * sizeof(entry));
    unsigned char *start = near(entries[0].address, entries[count - 1].address, code + rest);
    if (!start)
        return NULL;
    island *made = (island *)(start + code);
    made->resolver = (void *)(uintptr_t)bind_static_enter;
    made->count = count;
    for (size_t i = 0; i < count; i++) {
        unsigned char *place = start + i * ENTRY_CODE;
        made->entries[i].name = entries[i].name;
        made->entries[i].major = major;
        made->entries[i].slot = place + 6;
        write_island_entry(place, (uintptr_t)place, &made->entries[i], &made->resolver);
    }
    *data = made;
    if (may_write_code() ? mprotect(start, code, PROT_READ | PROT_EXEC) : map_copy((uintptr_t)start, start, code)) {
        munmap(start, code + rest);
        return NULL;
    }
    return start;
}

/* ---- objects ---- */

static int is_function(const Elf64_Sym *symbol)
{
    return symbol->st_shndx && ELF64_ST_TYPE(symbol->st_info) == STT_FUNC;
}

static int is_cuda(const char *name) { return strncmp(name, "cuda", 4) == 0 || strncmp(name, "__cuda", 6) == 0; }

static census count_functions(const elf_symbols *symbols)
{
    census c = {.major = 12};
    for (size_t i = 0; i < symbols->count; i++) {
        const char *name = elf_symbol_name(symbols, &symbols->symbols[i]);
        if (!is_cuda(name) || !is_function(&symbols->symbols[i]))
            continue;
        c.functions += *name == 'c';
        c.registers |= strcmp(name, REGISTER) == 0;
        if (strcmp(name, MAJOR_13) == 0)
            c.major = 13;
    }
    return c;
}

static int by_address(const void *a, const void *b)
{
    uintptr_t left = ((const found *)a)->address, right = ((const found *)b)->address;
    return (left > right) - (left < right);
}

/* The entries that the stub has and that are long enough, by address; one name for each. */
static size_t find_entries(const elf_symbols *symbols, unsigned major, uintptr_t base, found *entries)
{
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < symbols->count; i++) {
        const Elf64_Sym *symbol = &symbols->symbols[i];
        const char *name = elf_symbol_name(symbols, symbol);
        if (is_cuda(name) && is_function(symbol) && symbol->st_size >= PATCH && (name = exported(major, name)))
            entries[count++] = (found){base + symbol->st_value, name};
    }
    qsort(entries, count, sizeof *entries, by_address);
    for (size_t i = 0; i < count; i++)
        if (!kept || entries[i].address >= entries[kept - 1].address + PATCH)
            entries[kept++] = entries[i];
    return kept;
}

static void bind(const struct link_map *map, const elf_symbols *symbols, census c)
{
    island *data;
    found *entries = load_exports(c.major) == 0 ? calloc(symbols->count, sizeof *entries) : NULL;
    size_t count = entries ? find_entries(symbols, c.major, map->l_addr, entries) : 0;
    unsigned char *code = count ? make_island(entries, count, c.major, &data) : NULL;
    if (code && patch(entries, count, (uintptr_t)code) == 0) {
        if (!bound.ready) {
            data->next = bound.waiting;
            bound.waiting = data;
        }
    } else if (!entries) {
        audit_say_in_run("libcudart", "this program has the CUDA %u runtime linked in: pip install gtap-plugin-cudart",
                         c.major);
    } else {
        audit_say(name_of(map), "the CUDA runtime linked into %s cannot be replaced: this system forbids changing code",
                  name_of(map));
    }
    free(entries);
}

void bind_static_object(const struct link_map *map)
{
    elf_file file;
    elf_symbols symbols;
    if (is_shared(map) || elf_open(&file, file_of(map)) < 0)
        return;
    census c = {0};
    if (elf_symbols_of(&file, SHT_SYMTAB, &symbols) == 0 &&
        memmem(symbols.strings, symbols.strings_size, REGISTER, sizeof REGISTER))
        c = count_functions(&symbols);
    if (c.registers && c.functions >= ENOUGH)
        bind(map, &symbols, c);
    else
        look_stripped(&file, map);
    elf_close(&file);
}

void bind_static_ready(void)
{
    bound.ready = 1;
    for (island *i = bound.waiting; i; i = i->next)
        for (size_t e = 0; e < i->count; e++)
            bind_static_resolve(&i->entries[e]);
    bound.waiting = NULL;
}

#else

/* Not for aarch64 yet: it would take an island of adrp, add, br. The program is told. */
void bind_static_object(const struct link_map *map)
{
    elf_file file;
    elf_symbols symbols;
    if (is_shared(map) || elf_open(&file, file_of(map)) < 0)
        return;
    if (elf_symbols_of(&file, SHT_SYMTAB, &symbols) == 0 &&
        memmem(symbols.strings, symbols.strings_size, REGISTER, sizeof REGISTER))
        audit_say(name_of(map), "%s has the CUDA runtime linked in, which gtap replaces on x86-64 only: link it with "
                  "-cudart shared", name_of(map));
    else
        look_stripped(&file, map);
    elf_close(&file);
}

void bind_static_ready(void) {}

#endif
