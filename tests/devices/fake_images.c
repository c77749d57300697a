/* Code images in the stand-in driver: what it reads of ELF and PTX, and launches. */
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fake_cuda.h"

static struct kernel *new_kernel(struct library *library, const char *name, size_t length)
{
    struct kernel *kernel = &library->kernels[library->kernel_count++];
    snprintf(kernel->name, sizeof kernel->name, "%.*s", (int)length, name);
    kernel->library = library;
    return kernel;
}

static void new_variable(struct library *library, const char *name, size_t length, size_t size, const void *data)
{
    struct variable *variable = &library->variables[library->variable_count++];
    snprintf(variable->name, sizeof variable->name, "%.*s", (int)length, name);
    variable->data = calloc(1, size);
    variable->size = size;
    if (data != NULL)
        memcpy(variable->data, data, size);
}

/* KPARAM_INFO: format 4, attribute 0x17, 12 bytes: index, ordinal, offset, and the size in the upper bits. */
static void read_parameters(struct kernel *kernel, const unsigned char *data, size_t size)
{
    for (size_t at = 0; at + 4 <= size;) {
        uint16_t length, ordinal, offset;
        uint32_t word;
        memcpy(&length, data + at + 2, 2);
        if (data[at] == 4 && data[at + 1] == 0x17) {
            memcpy(&ordinal, data + at + 8, 2);
            memcpy(&offset, data + at + 10, 2);
            memcpy(&word, data + at + 12, 4);
            kernel->offsets[ordinal] = offset;
            kernel->sizes[ordinal] = word >> 18;
            kernel->count = kernel->count > ordinal ? kernel->count : ordinal + 1u;
        }
        at += data[at] == 4 ? 4u + length : 4u;
    }
}

static struct kernel *kernel_named(struct library *library, const char *name)
{
    for (unsigned int i = 0; i < library->kernel_count; i++)
        if (strcmp(library->kernels[i].name, name) == 0)
            return &library->kernels[i];
    return NULL;
}

static void read_symbols(struct library *library, const char *image, const Elf64_Shdr *sections, const Elf64_Shdr *table)
{
    const Elf64_Sym *symbols = (const void *)(image + table->sh_offset);
    const char *names = image + sections[table->sh_link].sh_offset;
    for (size_t i = 0; i < table->sh_size / sizeof *symbols; i++) {
        const Elf64_Sym *symbol = &symbols[i];
        if (ELF64_ST_TYPE(symbol->st_info) != STT_OBJECT || symbol->st_shndx == 0 || symbol->st_size == 0)
            continue;
        const Elf64_Shdr *home = &sections[symbol->st_shndx];
        const char *data = home->sh_type == SHT_NOBITS ? NULL : image + home->sh_offset + symbol->st_value;
        const char *name = names + symbol->st_name;
        new_variable(library, name, strlen(name), symbol->st_size, data);
    }
}

static void read_elf(struct library *library, const char *image)
{
    const Elf64_Ehdr *header = (const void *)image;
    const Elf64_Shdr *sections = (const void *)(image + header->e_shoff);
    const char *names = image + sections[header->e_shstrndx].sh_offset;
    for (int i = 0; i < header->e_shnum; i++) {
        const char *name = names + sections[i].sh_name;
        if (strncmp(name, ".text.", 6) == 0)
            new_kernel(library, name + 6, strlen(name + 6));
        if (sections[i].sh_type == SHT_SYMTAB)
            read_symbols(library, image, sections, &sections[i]);
    }
    for (int i = 0; i < header->e_shnum; i++) {
        const char *name = names + sections[i].sh_name;
        struct kernel *kernel = strncmp(name, ".nv.info.", 9) == 0 ? kernel_named(library, name + 9) : NULL;
        if (kernel != NULL)
            read_parameters(kernel, (const void *)(image + sections[i].sh_offset), sections[i].sh_size);
    }
}

/* Parameters of PTX scalars and byte arrays: ".param .align 8 .b8 name[56]", ".param .u32 name". */
static const char *read_ptx_parameters(struct kernel *kernel, const char *at)
{
    size_t end = 0;
    const char *stop = at + strcspn(at, "){");
    while ((at = strstr(at, ".param")) != NULL && at < stop) {
        size_t size, alignment = 1, count = 1;
        at += 6;
        if (sscanf(at, " .align %zu", &alignment) == 1)
            at = strchr(strstr(at, ".align") + 1, '.');
        at += strspn(at, " \t");
        size = strtoul(at + 2, NULL, 10) / 8; /* .u64, .f32, .b8 */
        const char *bracket = at + strcspn(at, "[,)");
        if (*bracket == '[')
            count = strtoul(bracket + 1, NULL, 10);
        alignment = alignment > size ? alignment : size;
        end = (end + alignment - 1) / alignment * alignment;
        kernel->offsets[kernel->count] = end;
        kernel->sizes[kernel->count++] = size * count;
        end += size * count;
    }
    return stop;
}

/* ".const .align 4 .b8 name[8] = {0, 0, 224, 64};" */
static void read_ptx_variables(struct library *library, const char *text, const char *start)
{
    for (const char *at = text; (at = strstr(at, start)) != NULL;) {
        const char *name = at + strlen(start), *bracket = name + strcspn(name, "[");
        char *rest;
        size_t size = strtoul(bracket + 1, &rest, 10);
        new_variable(library, name, (size_t)(bracket - name), size, NULL);
        unsigned char *data = library->variables[library->variable_count - 1].data;
        at = rest + strcspn(rest, "{;");
        for (size_t i = 0; i < size && (*at == '{' || *at == ','); i++, at = rest)
            data[i] = (unsigned char)strtoul(at + 1, &rest, 10);
    }
}

static void read_ptx(struct library *library, const char *text)
{
    for (const char *at = text; (at = strstr(at, ".entry")) != NULL;) {
        at += 6 + strspn(at + 6, " \t\n");
        size_t length = strcspn(at, " (\n\t");
        at = read_ptx_parameters(new_kernel(library, at, length), at + length);
    }
    read_ptx_variables(library, text, ".global .align 4 .b8 ");
    read_ptx_variables(library, text, ".const .align 4 .b8 ");
}

static int refuse(const char *text, const int *options, void *const *values, unsigned int count)
{
    const char *bad = strstr(text, "bogus");
    int line = 1;
    if (bad == NULL)
        return SUCCESS;
    for (const char *at = text; at < bad; at++)
        line += *at == '\n';
    for (unsigned int i = 0; i + 1 < count; i++)
        if (options[i] == 5 && options[i + 1] == 6)
            snprintf(values[i], (size_t)(uintptr_t)values[i + 1],
                     "ptxas application ptx input, line %d; error   : Not a name of any known instruction: 'bogus'\n",
                     line);
    return INVALID_PTX;
}

API cuLibraryLoadData(void **handle, const void *code, int *jit_options, void **jit_values, unsigned int jit_count,
                      int *options, void **values, unsigned int count)
{
    struct library *library = calloc(1, sizeof *library);
    int status = SUCCESS;
    (void)options, (void)values, (void)count;
    if (memcmp(code, "\x7f" "ELF", 4) == 0)
        read_elf(library, code);
    else if (strstr(code, ".version") != NULL && (status = refuse(code, jit_options, jit_values, jit_count)) == SUCCESS)
        read_ptx(library, code);
    else
        status = status != SUCCESS ? status : INVALID_IMAGE;
    if (status != SUCCESS)
        free(library);
    else
        *handle = library;
    return status;
}

API cuLibraryUnload(void *handle)
{
    return handle != NULL ? SUCCESS : INVALID_HANDLE;
}

API cuLibraryGetModule(void **module, void *handle)
{
    *module = handle;
    return fake_current != NULL ? SUCCESS : INVALID_CONTEXT;
}

API cuLibraryGetKernelCount(unsigned int *count, void *handle)
{
    *count = ((struct library *)handle)->kernel_count;
    return SUCCESS;
}

API cuLibraryEnumerateKernels(void **kernels, unsigned int count, void *handle)
{
    struct library *library = handle;
    for (unsigned int i = 0; i < count && i < library->kernel_count; i++)
        kernels[i] = &library->kernels[i];
    return SUCCESS;
}

API cuLibraryGetGlobal(address *pointer, size_t *bytes, void *handle, const char *name)
{
    const struct library *library = handle;
    for (unsigned int i = 0; i < library->variable_count; i++)
        if (strcmp(library->variables[i].name, name) == 0) {
            *pointer = (uintptr_t)library->variables[i].data;
            *bytes = library->variables[i].size;
            return SUCCESS;
        }
    return NOT_FOUND;
}

API cuKernelGetName(const char **name, void *kernel)
{
    *name = ((struct kernel *)kernel)->name;
    return SUCCESS;
}

API cuKernelGetParamInfo(void *handle, size_t index, size_t *offset, size_t *size)
{
    const struct kernel *kernel = handle;
    if (index >= kernel->count)
        return INVALID_VALUE;
    *offset = kernel->offsets[index];
    *size = kernel->sizes[index];
    return SUCCESS;
}

API cuKernelGetAttribute(int *value, int attribute, void *handle, int device)
{
    const struct kernel *kernel = handle;
    if (attribute < 0 || attribute > 10 || device != 0)
        return INVALID_VALUE;
    *value = attribute == 0 ? 1024 : attribute == 8 ? kernel->largest_shared : 0;
    return SUCCESS;
}

API cuKernelSetAttribute(int attribute, int value, void *handle, int device)
{
    if (attribute != 8 || device != 0)
        return INVALID_VALUE;
    ((struct kernel *)handle)->largest_shared = value;
    return SUCCESS;
}

void fake_run_kernel(struct command *command)
{
    void (*body)(struct command *) = fake_body_of(command->kernel->name);
    body(command);
}

static int launch(void *function, const unsigned int *shape, unsigned int shared_bytes, void *stream, void **parameters,
                  int cooperative)
{
    const struct kernel *kernel = function;
    unsigned char block[32768];
    size_t end = 0;
    if (shape[3] * shape[4] * shape[5] > 1024)
        return INVALID_VALUE;
    if (fake_body_of(kernel->name) == NULL)
        return NOT_SUPPORTED;
    for (size_t i = 0; i < kernel->count; i++) {
        memcpy(block + kernel->offsets[i], parameters[i], kernel->sizes[i]);
        end = kernel->offsets[i] + kernel->sizes[i];
    }
    struct command model = {.run = fake_run_kernel, .kind = KERNEL_NODE, .kernel = kernel, .grid = {shape[0], shape[1], shape[2]},
                            .block = {shape[3], shape[4], shape[5]}, .shared = shared_bytes, .cooperative = cooperative};
    return fake_enqueue(stream, model, block, end);
}

API cuLaunchKernel(void *function, unsigned int grid_x, unsigned int grid_y, unsigned int grid_z, unsigned int block_x,
                   unsigned int block_y, unsigned int block_z, unsigned int shared_bytes, void *stream,
                   void **parameters, void **extra)
{
    const unsigned int shape[6] = {grid_x, grid_y, grid_z, block_x, block_y, block_z};
    return extra == NULL ? launch(function, shape, shared_bytes, stream, parameters, 0) : INVALID_VALUE;
}

API cuLaunchCooperativeKernel(void *function, unsigned int grid_x, unsigned int grid_y, unsigned int grid_z,
                              unsigned int block_x, unsigned int block_y, unsigned int block_z,
                              unsigned int shared_bytes, void *stream, void **parameters)
{
    const unsigned int shape[6] = {grid_x, grid_y, grid_z, block_x, block_y, block_z};
    return launch(function, shape, shared_bytes, stream, parameters, 1);
}

/* A context's function is not the kernel that it was made of: the stand-in tells them apart by one. */
API cuFuncGetModule(void **module, void *function)
{
    *module = ((uintptr_t)function & 1) != 0 ? ((struct kernel *)(void *)((char *)function - 1))->library : NULL;
    return *module != NULL ? SUCCESS : INVALID_HANDLE;
}

API cuFuncGetName(const char **name, void *function)
{
    *name = ((struct kernel *)(void *)((char *)function - 1))->name;
    return SUCCESS;
}

/* As the driver lays it out. */
struct config {
    unsigned int grid[3], block[3], shared_bytes;
    void *stream;
    const struct { int id, pad; unsigned char value[64]; } *attributes;
    unsigned int count;
};

static struct { unsigned int count; struct { int id; unsigned char value[64]; } each[16]; } given;

static void keep(const struct config *config)
{
    given.count = config->count < 16 ? config->count : 16;
    for (unsigned int i = 0; i < given.count; i++) {
        given.each[i].id = config->attributes[i].id;
        memcpy(given.each[i].value, config->attributes[i].value, 64);
    }
}

/* The attributes of the last launch that had any, and of the last question about clusters. */
API fake_attributes(void *copy);
API fake_attributes(void *copy)
{
    memcpy(copy, given.each, given.count * sizeof given.each[0]);
    return (int)given.count;
}

API cuLaunchKernelEx(const struct config *config, void *function, void **parameters, void **extra);
API cuLaunchKernelEx(const struct config *config, void *function, void **parameters, void **extra)
{
    keep(config);
    return cuLaunchKernel(function, config->grid[0], config->grid[1], config->grid[2], config->block[0],
                          config->block[1], config->block[2], config->shared_bytes, config->stream, parameters, extra);
}

/* Of 16 blocks that the stand-in holds at once. */
API cuOccupancyMaxActiveClusters(int *number, void *function, const struct config *config);
API cuOccupancyMaxActiveClusters(int *number, void *function, const struct config *config)
{
    unsigned int cluster[3] = {1, 1, 1};
    (void)function;
    keep(config);
    for (unsigned int i = 0; i < config->count; i++)
        if (config->attributes[i].id == 4)
            memcpy(cluster, config->attributes[i].value, sizeof cluster);
    *number = 16 / (int)(cluster[0] * cluster[1] * cluster[2]);
    return SUCCESS;
}

API cuOccupancyMaxPotentialClusterSize(int *number, void *function, const struct config *config);
API cuOccupancyMaxPotentialClusterSize(int *number, void *function, const struct config *config)
{
    (void)function;
    keep(config);
    *number = 4;
    return SUCCESS;
}

API cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int *blocks, void *function, int block_size,
                                                         size_t shared_bytes, unsigned int flags)
{
    (void)function, (void)shared_bytes, (void)flags;
    *blocks = block_size > 0 ? 1024 / block_size : 0;
    return block_size > 0 ? SUCCESS : INVALID_VALUE;
}
