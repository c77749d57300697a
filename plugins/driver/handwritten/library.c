/* Libraries: an image for all contexts, loaded into a device's module when that device first needs it. */
#include "module.h"

#include <stdlib.h>
#include <string.h>

typedef struct driver_kernel {
    struct driver_kernel *next;
    driver_library *library;
    CUkernel handle;
    char *name;
    _Atomic(driver_function *) functions[DRIVER_DEVICES];
} driver_kernel;

struct driver_library {
    CUlibrary handle;
    pthread_mutex_t lock;
    const void *image; /* the program's own bytes when it keeps them, else the chosen image's */
    uint64_t limit;
    int preserved;
    gtap_image kept;
    unsigned char *file; /* what cuLibraryLoadFromFile read */
    driver_kernel *kernels;
    driver_module *modules[DRIVER_DEVICES];
};

static driver_library *library_of(CUlibrary handle)
{
    driver_library **held = gtap_shadow_payload(handle, KIND_LIBRARY);
    return held != NULL ? *held : NULL;
}

static driver_kernel *kernel_of(CUkernel handle)
{
    driver_kernel **held = gtap_shadow_payload(handle, KIND_KERNEL);
    return held != NULL ? *held : NULL;
}

/* ---- loading ---- */

/* With the lock. A reset has taken what was loaded before it. */
static CUresult module_here(driver_library *library, const driver_site *site, int wait, char **log,
                            driver_module **out)
{
    int device = site->context->device;
    driver_module *module = library->modules[device];
    if (module != NULL && !driver_module_alive(module)) {
        for (driver_kernel *kernel = library->kernels; kernel != NULL; kernel = kernel->next)
            atomic_store(&kernel->functions[device], NULL);
        module_abandon(module);
        module = library->modules[device] = NULL;
    }
    if (module == NULL) {
        CUresult status = driver_module_load(site, library, library->image, library->limit, wait, log, &module);
        if (status != CUDA_SUCCESS)
            return status;
        library->modules[device] = module;
    }
    *out = module;
    return CUDA_SUCCESS;
}

/* The program may give its bytes away after the call: keep the chosen image, and load for this device now. */
static CUresult load_now(driver_library *library, const driver_site *site, char **log)
{
    driver_module *module;
    CUresult status = module_here(library, site, 1, log, &module);
    if (status != CUDA_SUCCESS)
        return status;
    if (gtap_image_choose(driver_facts(site), library->image, library->limit, &library->kept) != GTAP_IMAGE_OK)
        return CUDA_ERROR_OUT_OF_MEMORY;
    library->image = library->kept.data;
    library->limit = library->kept.size;
    return CUDA_SUCCESS;
}

static void library_free(driver_library *library)
{
    for (int device = 0; device < DRIVER_DEVICES; device++) {
        if (library->modules[device] != NULL)
            driver_module_unload(library->modules[device]);
    }
    for (driver_kernel *kernel = library->kernels, *after; kernel != NULL; kernel = after) {
        after = kernel->next;
        gtap_shadow_destroy(kernel->handle, KIND_KERNEL);
        free(kernel->name);
        free(kernel);
    }
    if (library->kept.data != NULL)
        gtap_image_free(&library->kept);
    if (library->handle != NULL)
        gtap_shadow_destroy(library->handle, KIND_LIBRARY);
    pthread_mutex_destroy(&library->lock);
    free(library->file);
    free(library);
}

static CUresult load(const driver_site *site, const void *image, uint64_t limit, int preserved, char **log,
                     driver_library **out)
{
    driver_module *module;
    driver_library *library = calloc(1, sizeof *library);
    if (library == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    pthread_mutex_init(&library->lock, NULL);
    library->image = image;
    library->limit = limit;
    library->preserved = preserved;
    library->handle = gtap_shadow_create(site->session, KIND_LIBRARY);
    CUresult status = library->handle == NULL ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_SUCCESS;
    if (status == CUDA_SUCCESS && !preserved)
        status = load_now(library, site, log);
    else if (status == CUDA_SUCCESS && driver_is_eager())
        status = module_here(library, site, 1, log, &module);
    if (status != CUDA_SUCCESS) {
        library_free(library);
        return status;
    }
    driver_library **held = gtap_shadow_payload(library->handle, KIND_LIBRARY);
    *held = library;
    *out = library;
    return CUDA_SUCCESS;
}

static int is_preserved(unsigned count, const CUlibraryOption *options, void *const *values)
{
    for (unsigned i = 0; options != NULL && i < count; i++)
        if (options[i] == CU_LIBRARY_BINARY_IS_PRESERVED)
            return values == NULL || (uintptr_t)values[i] != 0;
    return 0;
}

CUresult cuLibraryLoadData(CUlibrary *library, const void *code, CUjit_option *jitOptions, void **jitOptionsValues,
                           unsigned int numJitOptions, CUlibraryOption *libraryOptions, void **libraryOptionValues,
                           unsigned int numLibraryOptions)
{
    driver_site site;
    driver_library *loaded;
    driver_options with;
    char *log = NULL;
    if (library == NULL || code == NULL || (numLibraryOptions != 0 && libraryOptions == NULL))
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_options_read(&with, numJitOptions, jitOptions, jitOptionsValues);
    if (status == CUDA_SUCCESS)
        status = driver_enter_work(&site);
    if (status != CUDA_SUCCESS)
        return status;
    int preserved = is_preserved(numLibraryOptions, libraryOptions, libraryOptionValues);
    status = load(&site, code, 0, preserved, &log, &loaded);
    driver_options_write(&with, status, log);
    free(log);
    if (status == CUDA_SUCCESS)
        *library = loaded->handle;
    return status;
}

CUresult cuLibraryLoadFromFile(CUlibrary *library, const char *fileName, CUjit_option *jitOptions,
                               void **jitOptionsValues, unsigned int numJitOptions, CUlibraryOption *libraryOptions,
                               void **libraryOptionValues, unsigned int numLibraryOptions)
{
    driver_site site;
    driver_library *loaded;
    unsigned char *data;
    size_t size;
    (void)jitOptions, (void)jitOptionsValues, (void)numJitOptions;
    (void)libraryOptions, (void)libraryOptionValues, (void)numLibraryOptions;
    CUresult status = library == NULL || fileName == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_work(&site);
    if (status == CUDA_SUCCESS)
        status = driver_read_file(fileName, &data, &size);
    if (status != CUDA_SUCCESS)
        return status;
    status = load(&site, data, size, 1, NULL, &loaded);
    if (status != CUDA_SUCCESS) {
        free(data);
        return status;
    }
    loaded->file = data;
    *library = loaded->handle;
    return CUDA_SUCCESS;
}

CUresult cuLibraryUnload(CUlibrary handle)
{
    CUresult status = driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    driver_library *library = library_of(handle);
    if (library == NULL)
        return CUDA_ERROR_INVALID_HANDLE;
    library_free(library);
    return CUDA_SUCCESS;
}

/* ---- what is in it ---- */

static CUresult enter_library(CUlibrary handle, driver_site *site, driver_library **library)
{
    CUresult status = driver_enter(site);
    if (status != CUDA_SUCCESS)
        return status;
    *library = library_of(handle);
    return *library != NULL ? CUDA_SUCCESS : CUDA_ERROR_INVALID_HANDLE;
}

static CUresult locked_module(driver_library *library, const driver_site *site, driver_module **module)
{
    pthread_mutex_lock(&library->lock);
    CUresult status = module_here(library, site, 0, NULL, module);
    pthread_mutex_unlock(&library->lock);
    return status;
}

static CUresult learned_module(CUlibrary handle, driver_site *site, driver_library **library, driver_module **module)
{
    CUresult status = enter_library(handle, site, library);
    if (status == CUDA_SUCCESS)
        status = locked_module(*library, site, module);
    return status == CUDA_SUCCESS ? driver_module_learn(*module) : status;
}

/* With the lock. */
static CUresult make_kernel(driver_library *library, const driver_site *site, const char *name, driver_kernel **out)
{
    driver_module *module;
    driver_function *function;
    CUresult status = module_here(library, site, 0, NULL, &module);
    if (status == CUDA_SUCCESS)
        status = driver_module_function(module, name, &function);
    if (status != CUDA_SUCCESS)
        return status;
    driver_kernel *kernel = calloc(1, sizeof *kernel);
    CUkernel handle = kernel != NULL ? gtap_shadow_create(site->session, KIND_KERNEL) : NULL;
    if (handle == NULL || (kernel->name = strdup(name)) == NULL) {
        if (handle != NULL)
            gtap_shadow_destroy(handle, KIND_KERNEL);
        free(kernel);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    driver_kernel **held = gtap_shadow_payload(handle, KIND_KERNEL);
    *held = kernel;
    kernel->library = library;
    kernel->handle = handle;
    function->kernel = handle;
    atomic_store(&kernel->functions[site->context->device], function);
    kernel->next = library->kernels;
    library->kernels = kernel;
    *out = kernel;
    return CUDA_SUCCESS;
}

static CUresult get_kernel(driver_library *library, const driver_site *site, const char *name, CUkernel *out)
{
    CUresult status = CUDA_SUCCESS;
    pthread_mutex_lock(&library->lock);
    driver_kernel *kernel = library->kernels;
    while (kernel != NULL && strcmp(kernel->name, name) != 0)
        kernel = kernel->next;
    if (kernel == NULL)
        status = make_kernel(library, site, name, &kernel);
    if (status == CUDA_SUCCESS)
        *out = kernel->handle;
    pthread_mutex_unlock(&library->lock);
    return status;
}

CUresult cuLibraryGetKernel(CUkernel *pKernel, CUlibrary handle, const char *name)
{
    driver_site site;
    driver_library *library;
    CUresult status = pKernel == NULL || name == NULL ? CUDA_ERROR_INVALID_VALUE
                                                      : enter_library(handle, &site, &library);
    return status != CUDA_SUCCESS ? status : get_kernel(library, &site, name, pKernel);
}

CUresult cuLibraryGetModule(CUmodule *pMod, CUlibrary handle)
{
    driver_site site;
    driver_library *library;
    driver_module *module;
    CUresult status = pMod == NULL ? CUDA_ERROR_INVALID_VALUE : enter_library(handle, &site, &library);
    if (status == CUDA_SUCCESS)
        status = locked_module(library, &site, &module);
    if (status == CUDA_SUCCESS)
        *pMod = module->handle;
    return status;
}

CUresult cuLibraryGetGlobal(CUdeviceptr *dptr, size_t *bytes, CUlibrary handle, const char *name)
{
    driver_site site;
    driver_library *library;
    driver_module *module;
    CUdeviceptr address;
    size_t size;
    CUresult status = name == NULL || (dptr == NULL && bytes == NULL) ? CUDA_ERROR_INVALID_VALUE
                                                                      : enter_library(handle, &site, &library);
    if (status == CUDA_SUCCESS)
        status = locked_module(library, &site, &module);
    if (status == CUDA_SUCCESS)
        status = driver_module_global(module, name, &address, &size);
    if (status != CUDA_SUCCESS)
        return status;
    if (dptr != NULL)
        *dptr = address;
    if (bytes != NULL)
        *bytes = size;
    return CUDA_SUCCESS;
}

/* A variable lies where the module of the current device has it. */
static CUresult managed(driver_library *library, const driver_site *site, const char *name, CUdeviceptr address)
{
    gtap_image image;
    driver_module *module;
    CUresult status = locked_module(library, site, &module);
    if (status != CUDA_SUCCESS)
        return status;
    int chosen = gtap_image_choose(driver_facts(site), library->image, library->limit, &image);
    if (chosen != GTAP_IMAGE_OK)
        return chosen == GTAP_IMAGE_NO_MEMORY ? CUDA_ERROR_OUT_OF_MEMORY : CUDA_ERROR_NOT_FOUND;
    status = library_managed(&image, name) ? driver_managed_global(module, address) : CUDA_ERROR_NOT_FOUND;
    gtap_image_free(&image);
    return status;
}

CUresult cuLibraryGetManaged(CUdeviceptr *dptr, size_t *bytes, CUlibrary handle, const char *name)
{
    driver_site site;
    driver_library *library;
    CUdeviceptr address;
    size_t size;
    CUresult status = cuLibraryGetGlobal(&address, &size, handle, name);
    if (status == CUDA_SUCCESS && dptr == NULL && bytes == NULL)
        status = CUDA_ERROR_INVALID_VALUE;
    if (status == CUDA_SUCCESS)
        status = enter_library(handle, &site, &library);
    if (status == CUDA_SUCCESS)
        status = managed(library, &site, name, address);
    if (status != CUDA_SUCCESS)
        return status;
    if (dptr != NULL)
        *dptr = address;
    if (bytes != NULL)
        *bytes = size;
    return CUDA_SUCCESS;
}

/* No library has a unified function here. */
CUresult cuLibraryGetUnifiedFunction(void **fptr, CUlibrary handle, const char *symbol)
{
    driver_site site;
    driver_library *library;
    CUresult status = fptr == NULL || symbol == NULL ? CUDA_ERROR_INVALID_VALUE
                                                     : enter_library(handle, &site, &library);
    return status != CUDA_SUCCESS ? status : CUDA_ERROR_NOT_FOUND;
}

CUresult cuLibraryGetKernelCount(unsigned int *count, CUlibrary lib)
{
    driver_site site;
    driver_library *library;
    driver_module *module;
    CUresult status = count == NULL ? CUDA_ERROR_INVALID_VALUE : learned_module(lib, &site, &library, &module);
    if (status == CUDA_SUCCESS)
        *count = module->info.kernel_count;
    return status;
}

CUresult cuLibraryEnumerateKernels(CUkernel *kernels, unsigned int numKernels, CUlibrary lib)
{
    driver_site site;
    driver_library *library;
    driver_module *module;
    CUresult status = kernels == NULL || numKernels == 0 ? CUDA_ERROR_INVALID_VALUE
                                                         : learned_module(lib, &site, &library, &module);
    for (uint32_t i = 0; status == CUDA_SUCCESS && i < numKernels && i < module->info.kernel_count; i++)
        status = get_kernel(library, &site, module->info.kernels[i].name, &kernels[i]);
    return status;
}

/* ---- kernels ---- */

CUresult driver_kernel_function(CUkernel handle, const driver_site *site, driver_function **function)
{
    driver_kernel *kernel = kernel_of(handle);
    if (kernel == NULL)
        return CUDA_ERROR_INVALID_HANDLE;
    int device = site->context->device;
    *function = atomic_load(&kernel->functions[device]);
    if (*function != NULL && driver_module_alive((*function)->module))
        return CUDA_SUCCESS;
    driver_module *module;
    CUresult status = locked_module(kernel->library, site, &module);
    if (status == CUDA_SUCCESS)
        status = driver_module_function(module, kernel->name, function);
    if (status == CUDA_SUCCESS) {
        (*function)->kernel = handle;
        atomic_store(&kernel->functions[device], *function);
    }
    return status;
}

CUresult cuKernelGetLibrary(CUlibrary *pLib, CUkernel handle)
{
    CUresult status = pLib == NULL ? CUDA_ERROR_INVALID_VALUE : driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    driver_kernel *kernel = kernel_of(handle);
    if (kernel == NULL)
        return CUDA_ERROR_INVALID_HANDLE;
    *pLib = kernel->library->handle;
    return CUDA_SUCCESS;
}

CUresult cuKernelGetName(const char **name, CUkernel hfunc)
{
    CUresult status = name == NULL ? CUDA_ERROR_INVALID_VALUE : driver_ready();
    if (status != CUDA_SUCCESS)
        return status;
    driver_kernel *kernel = kernel_of(hfunc);
    if (kernel == NULL)
        return CUDA_ERROR_INVALID_HANDLE;
    *name = kernel->name;
    return CUDA_SUCCESS;
}
