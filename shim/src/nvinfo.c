/* Kernel parameter layouts from the `.nv.info.<kernel>` sections of an ELF. */
#include <stdlib.h>
#include <string.h>

#include "image.h"

#define INFO_PREFIX ".nv.info."
#define FORMAT_SIZED 4
#define ATTRIBUTE_MOST_THREADS 0x05 /* three u32: from launch bounds */
#define ATTRIBUTE_PARAMETER 0x17
#define ATTRIBUTE_TOTAL 0x19
#define PARAMETERS 4096 /* of one kernel: more than 32 KiB of parameter space could hold */
#define PARAMETER_BYTES 32768
#define KERNELS 65536

typedef struct kernel {
    gtap_kernel_info info;
    uint32_t *numbers; /* offsets, then sizes */
    char *name;
} kernel;

struct gtap_kernel_table {
    uint32_t count, capacity;
    kernel *kernels; /* sorted by name */
};

typedef struct attribute {
    uint8_t format, number;
    uint16_t size;
    const unsigned char *value;
} attribute;

/* The next attribute: 1, 0 at the end or where the bytes make no sense. */
static int next_attribute(const elf_section *section, uint64_t *at, attribute *found)
{
    const unsigned char *bytes = section->data + *at;
    if (section->size - *at < 4)
        return 0;
    *found = (attribute){bytes[0], bytes[1], (uint16_t)(bytes[2] | bytes[3] << 8), bytes + 4};
    uint64_t behind = found->format == FORMAT_SIZED ? found->size : 0;
    if (behind > section->size - *at - 4)
        return 0;
    *at += 4 + behind;
    return 1;
}

typedef struct parameter {
    uint32_t ordinal, offset, size;
} parameter;

/* u32 index, u16 ordinal, u16 offset, u32 whose upper 14 bits are the size. */
static parameter read_parameter(const attribute *a)
{
    uint32_t size;
    memcpy(&size, a->value + 8, 4);
    return (parameter){a->value[4] | (uint32_t)a->value[5] << 8, a->value[6] | (uint32_t)a->value[7] << 8, size >> 18};
}

static int is_parameter(const attribute *a)
{
    return a->format == FORMAT_SIZED && a->number == ATTRIBUTE_PARAMETER && a->size >= 12;
}

static uint32_t count_parameters(const elf_section *section)
{
    attribute a;
    uint32_t count = 0;
    for (uint64_t at = 0; next_attribute(section, &at, &a);)
        count += is_parameter(&a);
    return count;
}

/* How many threads a block may have, 0 where it is not told. */
static uint32_t read_most_threads(const attribute *a)
{
    uint32_t sizes[3];
    if (a->format != FORMAT_SIZED || a->number != ATTRIBUTE_MOST_THREADS || a->size < sizeof sizes)
        return 0;
    memcpy(sizes, a->value, sizeof sizes);
    uint64_t all = (uint64_t)sizes[0] * sizes[1];
    return all > UINT16_MAX || all * sizes[2] > UINT16_MAX ? 0 : (uint32_t)all * sizes[2];
}

/* Fill a kernel from its section; -1 when memory is exhausted or the section is damaged. */
static int read_kernel(kernel *k, const elf_section *section)
{
    attribute a;
    uint32_t count = count_parameters(section), total = 0, most = 0;
    memset(k, 0, sizeof *k);
    k->name = strdup(section->name + strlen(INFO_PREFIX));
    k->numbers = count <= PARAMETERS ? calloc(2 * (size_t)count + 1, sizeof *k->numbers) : NULL;
    if (!k->name || !k->numbers)
        return -1;
    for (uint64_t at = 0; next_attribute(section, &at, &a);) {
        if (is_parameter(&a)) {
            parameter p = read_parameter(&a);
            if (p.ordinal >= count || p.offset + p.size > PARAMETER_BYTES)
                return -1;
            k->numbers[p.ordinal] = p.offset;
            k->numbers[count + p.ordinal] = p.size;
            total = p.offset + p.size > total ? p.offset + p.size : total;
        } else if (a.number == ATTRIBUTE_TOTAL && a.format != FORMAT_SIZED && a.size > total) {
            total = a.size;
        } else if (a.number == ATTRIBUTE_MOST_THREADS) {
            most = read_most_threads(&a);
        }
    }
    for (uint32_t i = 0; i < count; i++)
        if (k->numbers[count + i] == 0)
            return -1; /* one is missing */
    k->info = (gtap_kernel_info){k->name, count, k->numbers, k->numbers + count, total, most};
    return 0;
}

static void kernel_free(kernel *k)
{
    free(k->name);
    free(k->numbers);
}

static int add_kernel(gtap_kernel_table *table, const elf_section *section)
{
    if (table->count == KERNELS)
        return -1;
    if (table->count == table->capacity) {
        uint32_t capacity = table->capacity ? table->capacity * 2 : 16;
        kernel *larger = realloc(table->kernels, capacity * sizeof *larger);
        if (!larger)
            return -1;
        table->kernels = larger;
        table->capacity = capacity;
    }
    kernel *k = &table->kernels[table->count];
    if (read_kernel(k, section) < 0) {
        kernel_free(k);
        return -1;
    }
    table->count++;
    return 0;
}

static int by_name(const void *a, const void *b) { return strcmp(((const kernel *)a)->name, ((const kernel *)b)->name); }

static gtap_kernel_table *read_elf(const unsigned char *data, uint64_t size)
{
    gtap_kernel_table *table = calloc(1, sizeof *table);
    elf_section section;
    int more = table ? 1 : -1;
    for (uint32_t i = 0; more > 0 && (more = elf_section_at(data, size, i, &section)) > 0; i++)
        if (strncmp(section.name, INFO_PREFIX, strlen(INFO_PREFIX)) == 0 && add_kernel(table, &section) < 0)
            more = -1;
    if (more < 0) {
        gtap_kernels_free(table);
        return NULL;
    }
    if (table->count)
        qsort(table->kernels, table->count, sizeof *table->kernels, by_name);
    return table;
}

/* The layouts do not depend on the architecture: one ELF will do, one that need not be unpacked if there is one. */
static int find_elf(const void *data, uint64_t size, fat_entry *best)
{
    fat_reader reader = fat_open(data, size);
    fat_entry entry;
    int found = 0;
    while (fat_next(&reader, &entry) > 0)
        if (entry.kind == FAT_ELF && (!found || (best->unpacked && entry.stored < best->stored))) {
            *best = entry;
            found = 1;
        }
    return found;
}

static gtap_kernel_table *read_fatbin(const void *data, uint64_t size)
{
    fat_entry entry;
    const unsigned char *elf;
    uint64_t elf_size;
    void *owner;
    if (!find_elf(data, size, &entry) || fat_unpack(&entry, &elf, &elf_size, &owner) != GTAP_IMAGE_OK)
        return NULL;
    gtap_kernel_table *table = read_elf(elf, elf_size);
    free(owner);
    return table;
}

gtap_kernel_table *gtap_kernels_read(const void *data, uint64_t limit)
{
    uint64_t size;
    switch (image_form(&data, limit, &size)) {
    case IMAGE_FATBIN:
        return read_fatbin(data, size);
    case IMAGE_ELF:
        return read_elf(data, size);
    default:
        return NULL;
    }
}

const gtap_kernel_info *gtap_kernel_find(const gtap_kernel_table *table, const char *name)
{
    kernel key = {.name = (char *)(uintptr_t)name};
    const kernel *found =
        table && table->count ? bsearch(&key, table->kernels, table->count, sizeof key, by_name) : NULL;
    return found ? &found->info : NULL;
}

void gtap_kernels_free(gtap_kernel_table *table)
{
    if (!table)
        return;
    for (uint32_t i = 0; i < table->count; i++)
        kernel_free(&table->kernels[i]);
    free(table->kernels);
    free(table);
}
