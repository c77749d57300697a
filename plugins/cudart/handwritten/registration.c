/* What nvcc's constructors call before main, up to 43,000 times: append and return, no lock, no look-up, no message. */
#include <stdlib.h>

#include "cudart.h"

GTAP_EXPORT void **__cudaRegisterFatBinary(void *image)
{
    struct cudart_unit *unit = calloc(1, sizeof *unit);
    if (unit != NULL)
        unit->image = image;
    return (void **)unit;
}

GTAP_EXPORT void __cudaRegisterFatBinaryEnd(void **handle)
{
    if (handle != NULL)
        cudart_unit_publish((struct cudart_unit *)handle);
}

GTAP_EXPORT void __cudaUnregisterFatBinary(void **handle)
{
    if (handle != NULL)
        cudart_unit_remove((struct cudart_unit *)handle);
}

/* Out of memory here shows as an unknown function or symbol at its first use. */
static void append(void **handle, struct cudart_symbol symbol)
{
    struct cudart_unit *unit = (struct cudart_unit *)handle;
    if (unit == NULL)
        return;
    if (unit->count == unit->capacity) {
        size_t capacity = unit->capacity != 0 ? unit->capacity * 2 : 8;
        struct cudart_symbol *symbols = realloc(unit->symbols, capacity * sizeof *symbols);
        if (symbols == NULL)
            return;
        unit->symbols = symbols;
        unit->capacity = capacity;
    }
    symbol.unit = unit;
    unit->symbols[unit->count++] = symbol;
}

GTAP_EXPORT void __cudaRegisterFunction(void **handle, const char *host, char *device, const char *name,
                                        int thread_limit, void *thread, void *block, dim3 *block_size,
                                        dim3 *grid_size, int *warp_size)
{
    (void)device, (void)thread_limit, (void)thread, (void)block;
    (void)block_size, (void)grid_size, (void)warp_size; /* of the emulation that CUDA 3 dropped */
    append(handle, (struct cudart_symbol){.host = host, .name = name, .kind = CUDART_KERNEL});
}

GTAP_EXPORT void __cudaRegisterVar(void **handle, char *host, char *device, const char *name, int external,
                                   size_t size, int constant, int global)
{
    (void)device, (void)external, (void)size, (void)constant, (void)global;
    append(handle, (struct cudart_symbol){.host = host, .name = name, .kind = CUDART_VARIABLE});
}

GTAP_EXPORT void __cudaRegisterManagedVar(void **handle, void **host, char *device, const char *name, int external,
                                          size_t size, int constant, int global)
{
    (void)device, (void)external, (void)size, (void)constant, (void)global;
    append(handle, (struct cudart_symbol){.host = host, .name = name, .kind = CUDART_MANAGED});
    if (handle != NULL)
        ((struct cudart_unit *)handle)->managed = 1;
}

/* Asked before the host reads a managed variable, whose address is not known before its unit is loaded. */
GTAP_EXPORT char __cudaInitModule(void **handle)
{
    struct cudart_unit *unit = (struct cudart_unit *)handle;
    if (unit == NULL || !unit->managed)
        return 1;
    int32_t error = CUDART_LOWER(cudart_unit_load(unit));
    if (error != 0)
        gtap_say_once("cudart.managed", "the __managed__ variables of this program cannot be had: %s",
                      cudaGetErrorString(error));
    return error == 0;
}

/* Unified function pointers and host variables of -rdc code with std::par: nothing of ours depends on them. */
GTAP_EXPORT void __cudaRegisterHostVar(void **handle, const char *name, char *host, size_t size)
{
    (void)handle, (void)name, (void)host, (void)size;
}

GTAP_EXPORT void __cudaRegisterUnifiedTable(void **handle, void *table)
{
    (void)handle, (void)table;
}
