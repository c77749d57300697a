/* First use: a unit becomes a library of the driver, which loads its module into each device that needs it (posted, where
 * the image itself tells its kernels' parameters) and again after a reset. */
#include "cudart.h"

/* The program reads a managed variable through the pointer that it registered. */
static int32_t place_managed(struct cudart_unit *unit, CUlibrary library)
{
    int32_t status = 0;
    for (size_t i = 0; status == 0 && i < unit->count; i++) {
        struct cudart_symbol *symbol = &unit->symbols[i];
        CUdeviceptr address = 0;
        size_t size = 0;
        if (symbol->kind != CUDART_MANAGED)
            continue;
        status = cuLibraryGetManaged(&address, &size, library, symbol->name);
        if (status != 0)
            break;
        *(void **)(uintptr_t)symbol->host = (void *)(uintptr_t)address;
        status = cudart_symbol_alias((void *)(uintptr_t)address, symbol); /* what programs take as its address */
    }
    return status;
}

/* With `loading`. The program's image stays where it is for as long as the unit is registered. */
static int32_t load(struct cudart_unit *unit)
{
    CUlibrary library = NULL;
    CUlibraryOption preserved = CU_LIBRARY_BINARY_IS_PRESERVED;
    void *yes = (void *)(uintptr_t)1;
    int32_t status = cuLibraryLoadData(&library, unit->image, NULL, NULL, 0, &preserved, &yes, 1);
    if (status == 0 && unit->managed)
        status = place_managed(unit, library);
    if (status == 0)
        atomic_store_explicit(&unit->library, library, memory_order_release);
    else if (library != NULL)
        cuLibraryUnload(library);
    return status;
}

static int32_t library_of(struct cudart_unit *unit, CUlibrary *library)
{
    int32_t status = 0;
    *library = atomic_load_explicit(&unit->library, memory_order_acquire);
    if (*library != NULL)
        return 0;
    struct cudart_process *process = cudart_process();
    pthread_mutex_lock(&process->loading);
    if (atomic_load_explicit(&unit->library, memory_order_relaxed) == NULL)
        status = load(unit);
    pthread_mutex_unlock(&process->loading);
    *library = atomic_load_explicit(&unit->library, memory_order_acquire);
    return status;
}

int32_t cudart_unit_load(struct cudart_unit *unit)
{
    CUlibrary library;
    return library_of(unit, &library);
}

int32_t cudart_kernel(struct cudart_symbol *symbol, CUfunction *result)
{
    CUlibrary library;
    CUkernel kernel = atomic_load_explicit(&symbol->kernel, memory_order_acquire);
    int32_t status = kernel != NULL ? 0 : library_of(symbol->unit, &library);
    if (status == 0 && kernel == NULL) {
        status = cuLibraryGetKernel(&kernel, library, symbol->name);
        if (status == 0) /* whoever comes second stores the same */
            atomic_store_explicit(&symbol->kernel, kernel, memory_order_release);
    }
    *result = (CUfunction)(void *)kernel; /* the driver takes a kernel as the function of the current device */
    return status == cudaErrorSymbolNotFound ? (int32_t)cudaErrorInvalidDeviceFunction : status;
}

/* Not what __cudaRegister* saw: a CUkernel or CUfunction that the program has of the driver, or nothing. */
static int32_t foreign(const void *function, CUfunction *result)
{
    const char *name;
    *result = (CUfunction)(uintptr_t)function;
    int32_t status = function == NULL ? (int32_t)cudaErrorInvalidResourceHandle : cuFuncGetName(&name, *result);
    return status == cudaErrorInvalidResourceHandle ? (int32_t)cudaErrorInvalidDeviceFunction : status;
}

int32_t cudart_function(const void *function, CUfunction *result)
{
    struct cudart_symbol *symbol = cudart_symbol_find(function);
    if (symbol == NULL)
        return foreign(function, result);
    return symbol->kind == CUDART_KERNEL ? cudart_kernel(symbol, result) : (int32_t)cudaErrorInvalidDeviceFunction;
}

int32_t cudart_variable(const void *host, CUdeviceptr *address, size_t *size)
{
    struct cudart_symbol *symbol = cudart_symbol_find(host);
    CUlibrary library;
    if (symbol == NULL || symbol->kind == CUDART_KERNEL)
        return cudaErrorInvalidSymbol;
    int32_t status = library_of(symbol->unit, &library);
    if (status == 0)
        status = (symbol->kind == CUDART_MANAGED ? cuLibraryGetManaged : cuLibraryGetGlobal)(address, size, library,
                                                                                             symbol->name);
    return status == cudaErrorSymbolNotFound ? (int32_t)cudaErrorInvalidSymbol : status;
}
