/* What is in a module: globals, and functions made on first request. */
#include "module.h"

#include <stdlib.h>
#include <string.h>

enum { INFO_CAPACITY = 64 << 10, INFO_LIMIT = 64 << 20 };

CUresult module_keep(driver_module *module, driver_info *info)
{
    if (module->learned) {
        driver_info_free(info);
        return CUDA_SUCCESS;
    }
    module->info = *info;
    for (uint32_t i = 0; i < module->info.global_count; i++) {
        const driver_global *global = &module->info.globals[i];
        gtap_range range = {.base = global->address, .size = global->size, .session = module->session,
                            .ordinal = module->ordinal, .kind = GTAP_GLOBAL_RANGE, .context = module->number};
        if (global->size != 0)
            gtap_range_add(&range);
    }
    module->learned = 1;
    return CUDA_SUCCESS;
}

void module_free(driver_module *module)
{
    for (driver_function *function = module->functions, *after; function != NULL; function = after) {
        after = function->next;
        for (driver_occupancy *known = function->occupancy, *rest; known != NULL; known = rest) {
            rest = known->next;
            free(known);
        }
        for (driver_clusters *known = function->clusters, *rest; known != NULL; known = rest) {
            rest = known->next;
            free(known);
        }
        gtap_shadow_destroy(function->handle, DRIVER_KIND_CUfunction);
        free(function->name);
        free(function);
    }
    gtap_kernels_free(module->table);
    driver_info_free(&module->info);
    pthread_mutex_destroy(&module->lock);
    free(module);
}

/* Its ranges went with the context's; another module's globals may lie there now. */
void module_abandon(driver_module *module)
{
    gtap_shadow_destroy(module->handle, DRIVER_KIND_CUmodule);
    module_free(module);
}

/* Ask with a buffer of that size; `needed` is what it takes when that is more. */
static CUresult ask(driver_module *module, size_t capacity, driver_info *info)
{
    unsigned char *blob = calloc(1, capacity);
    if (blob == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    CUresult status = driver_wire_gtapModuleInfo(module->session, module->handle, blob, capacity);
    if (status == CUDA_SUCCESS && driver_info_parse(info, blob, capacity) != 0)
        status = CUDA_ERROR_UNKNOWN;
    free(blob);
    return status;
}

static CUresult learn(driver_module *module)
{
    driver_info info = {0};
    uint64_t capacity = INFO_CAPACITY;
    for (int tries = 0; !module->learned && tries < 2; tries++) {
        CUresult status = ask(module, capacity, &info);
        if (status != CUDA_SUCCESS)
            return status;
        if (info.needed == 0)
            return module_keep(module, &info);
        capacity = info.needed;
        driver_info_free(&info);
        if (capacity > INFO_LIMIT)
            break;
    }
    return module->learned ? CUDA_SUCCESS : CUDA_ERROR_UNKNOWN;
}

CUresult driver_module_learn(driver_module *module)
{
    pthread_mutex_lock(&module->lock);
    CUresult status = learn(module);
    pthread_mutex_unlock(&module->lock);
    return status;
}

CUresult driver_module_global(driver_module *module, const char *name, CUdeviceptr *address, size_t *size)
{
    CUresult status = driver_module_learn(module);
    if (status != CUDA_SUCCESS)
        return status;
    for (uint32_t i = 0; i < module->info.global_count; i++) {
        if (strcmp(module->info.globals[i].name, name) == 0) {
            *address = module->info.globals[i].address;
            *size = module->info.globals[i].size;
            return CUDA_SUCCESS;
        }
    }
    return CUDA_ERROR_NOT_FOUND;
}

/* ---- functions; the module's lock is held ---- */

static const driver_kernel_info *find_info(const driver_module *module, const char *name)
{
    for (uint32_t i = 0; i < module->info.kernel_count; i++)
        if (strcmp(module->info.kernels[i].name, name) == 0)
            return &module->info.kernels[i];
    return NULL;
}

/* The parameter layout: from the server when it has been asked, else from the image. */
static int describe(driver_module *module, driver_function *function)
{
    const driver_kernel_info *info = find_info(module, function->name);
    const gtap_kernel_info *own = info == NULL && module->table != NULL ? gtap_kernel_find(module->table, function->name)
                                                                        : NULL;
    if (info != NULL) {
        function->count = info->count, function->offsets = info->offsets, function->sizes = info->sizes;
        function->total = info->total;
        atomic_store(&function->info, info);
    } else if (own != NULL && own->total <= DRIVER_PARAMETERS) {
        function->count = own->count, function->offsets = own->offsets, function->sizes = own->sizes;
        function->total = own->total;
        function->most_threads = own->most_threads;
    }
    return info != NULL || own != NULL;
}

static int has_gaps(const driver_function *function)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < function->count; i++)
        sum += function->sizes[i];
    return sum != function->total;
}

static CUresult make(driver_module *module, const char *name, driver_function **out)
{
    driver_function *function = calloc(1, sizeof *function);
    if (function == NULL || (function->name = strdup(name)) == NULL) {
        free(function);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    function->module = module;
    CUresult status = CUDA_SUCCESS;
    if (!describe(module, function)) {
        status = learn(module);
        if (status == CUDA_SUCCESS && !describe(module, function))
            status = CUDA_ERROR_NOT_FOUND;
    }
    function->has_gaps = has_gaps(function);
    if (status == CUDA_SUCCESS)
        status = driver_wire_gtapFunction(module->session, &function->handle, module->handle, name);
    if (status != CUDA_SUCCESS) {
        free(function->name);
        free(function);
        return status;
    }
    driver_function **held = gtap_shadow_payload(function->handle, DRIVER_KIND_CUfunction);
    *held = function;
    function->next = module->functions;
    module->functions = function;
    *out = function;
    return CUDA_SUCCESS;
}

CUresult driver_module_function(driver_module *module, const char *name, driver_function **out)
{
    CUresult status = CUDA_SUCCESS;
    pthread_mutex_lock(&module->lock);
    driver_function *function = module->functions;
    while (function != NULL && strcmp(function->name, name) != 0)
        function = function->next;
    if (function != NULL)
        *out = function;
    else
        status = make(module, name, out);
    pthread_mutex_unlock(&module->lock);
    return status;
}

CUresult driver_function_learn(driver_function *function)
{
    driver_module *module = function->module;
    if (atomic_load(&function->info) != NULL)
        return CUDA_SUCCESS;
    pthread_mutex_lock(&module->lock);
    CUresult status = learn(module);
    const driver_kernel_info *info = status == CUDA_SUCCESS ? find_info(module, function->name) : NULL;
    if (info != NULL)
        atomic_store(&function->info, info);
    pthread_mutex_unlock(&module->lock);
    return status != CUDA_SUCCESS || info != NULL ? status : CUDA_ERROR_NOT_FOUND;
}
