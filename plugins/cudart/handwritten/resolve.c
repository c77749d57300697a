/* First use: load the module of a unit into a context, find a kernel or a variable in it. */
#include <stdlib.h>

#include "cudart.h"

static int32_t refuse_managed(void)
{
    gtap_say_once("cudart.managed", "gtap: this program has a __managed__ variable, which gtap does not support yet; "
                                    "use cudaMalloc and cudaMemcpy instead");
    return cudaErrorNotSupported;
}

/* The unit's module in the current context; a failure is remembered. `loading` is held. */
static struct cudart_module *load(struct cudart_unit *unit, CUcontext context)
{
    struct cudart_module *module = unit->modules;
    while (module != NULL && atomic_load_explicit(&module->context, memory_order_relaxed) != context)
        module = module->next;
    if (module != NULL)
        return module;
    module = calloc(1, sizeof *module);
    if (module == NULL)
        return NULL;
    module->status = unit->managed ? refuse_managed() : cuModuleLoadData(&module->module, unit->image);
    atomic_store_explicit(&module->context, context, memory_order_relaxed);
    module->next = unit->modules;
    unit->modules = module;
    return module;
}

static int32_t find(const struct cudart_symbol *symbol, CUmodule module, struct cudart_resolved *resolved)
{
    if (symbol->kind == CUDART_KERNEL) {
        int32_t status = cuModuleGetFunction(&resolved->function, module, symbol->name);
        return status == cudaErrorSymbolNotFound ? cudaErrorInvalidDeviceFunction : status;
    }
    int32_t status = cuModuleGetGlobal_v2(&resolved->address, &resolved->size, module, symbol->name);
    return status == cudaErrorSymbolNotFound ? cudaErrorInvalidSymbol : status;
}

static struct cudart_resolved *known(struct cudart_symbol *symbol, CUcontext context)
{
    struct cudart_resolved *resolved = atomic_load_explicit(&symbol->resolved, memory_order_acquire);
    while (resolved != NULL && atomic_load_explicit(&resolved->context, memory_order_relaxed) != context)
        resolved = resolved->next;
    return resolved;
}

/* `loading` is held. */
static int32_t resolve(struct cudart_symbol *symbol, CUcontext context, struct cudart_resolved **result)
{
    if ((*result = known(symbol, context)) != NULL)
        return 0;
    struct cudart_module *module = load(symbol->unit, context);
    struct cudart_resolved *resolved = calloc(1, sizeof *resolved);
    int32_t status = module == NULL || resolved == NULL ? cudaErrorMemoryAllocation : module->status;
    if (status == 0)
        status = find(symbol, module->module, resolved);
    if (status != 0) {
        free(resolved);
        return status;
    }
    atomic_store_explicit(&resolved->context, context, memory_order_relaxed);
    resolved->next = atomic_load_explicit(&symbol->resolved, memory_order_relaxed);
    atomic_store_explicit(&symbol->resolved, resolved, memory_order_release);
    *result = resolved;
    return 0;
}

int32_t cudart_resolve(struct cudart_symbol *symbol, struct cudart_resolved **resolved)
{
    CUcontext context = NULL;
    int32_t status = cuCtxGetCurrent(&context);
    if (status != 0)
        return status;
    if ((*resolved = known(symbol, context)) != NULL)
        return 0;
    struct cudart_process *process = cudart_process();
    pthread_mutex_lock(&process->loading);
    status = resolve(symbol, context, resolved);
    pthread_mutex_unlock(&process->loading);
    return status;
}

static void forget_unit(struct cudart_unit *unit, CUcontext context)
{
    for (struct cudart_module *module = unit->modules; module != NULL; module = module->next)
        if (atomic_load_explicit(&module->context, memory_order_relaxed) == context)
            atomic_store_explicit(&module->context, NULL, memory_order_relaxed);
    for (size_t i = 0; i < unit->count; i++) {
        struct cudart_resolved *resolved = known(&unit->symbols[i], context);
        if (resolved != NULL)
            atomic_store_explicit(&resolved->context, NULL, memory_order_relaxed);
    }
}

void cudart_forget(CUcontext context)
{
    struct cudart_process *process = cudart_process();
    pthread_mutex_lock(&process->loading);
    pthread_mutex_lock(&process->lock);
    for (struct cudart_unit *unit = process->units; unit != NULL; unit = unit->next)
        forget_unit(unit, context);
    pthread_mutex_unlock(&process->lock);
    pthread_mutex_unlock(&process->loading);
}

int32_t cudart_function(const void *function, CUfunction *result)
{
    struct cudart_symbol *symbol = cudart_symbol_find(function);
    struct cudart_resolved *resolved = NULL;
    if (symbol == NULL) { /* perhaps a CUkernel or CUfunction, which the driver's functions check */
        *result = (CUfunction)(uintptr_t)function;
        return function != NULL ? 0 : cudaErrorInvalidDeviceFunction;
    }
    if (symbol->kind != CUDART_KERNEL)
        return cudaErrorInvalidDeviceFunction;
    int32_t status = cudart_resolve(symbol, &resolved);
    if (status == 0)
        *result = resolved->function;
    return status;
}

int32_t cudart_variable(const void *host, CUdeviceptr *address, size_t *size)
{
    struct cudart_symbol *symbol = cudart_symbol_find(host);
    struct cudart_resolved *resolved = NULL;
    if (symbol == NULL || symbol->kind == CUDART_KERNEL)
        return cudaErrorInvalidSymbol;
    int32_t status = cudart_resolve(symbol, &resolved);
    if (status == 0) {
        *address = resolved->address;
        *size = resolved->size;
    }
    return status;
}
