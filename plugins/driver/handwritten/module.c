/* Modules: an image that fits the device travels by content hash; kernels and globals are learned from the image's own
 * .nv.info or from the server. */
#include "module.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INFO_CAPACITY = 64 << 10, HASH_FIRST = 64 << 10 };

driver_module *driver_module_of(CUmodule handle)
{
    driver_module **held = gtap_shadow_payload(handle, DRIVER_KIND_CUmodule);
    return held != NULL ? *held : NULL;
}

/* A reset of the device takes every module, the end of a context those that were loaded in it. */
int driver_module_alive(const driver_module *module)
{
    const driver_context *context = driver_context_of(module->context);
    if (module->context != NULL && (context == NULL || !atomic_load_explicit(&context->active, memory_order_relaxed)))
        return 0;
    return (context != NULL && !context->primary) || module->life == driver_life(module->device);
}

/* ---- choosing and sending the image ---- */

static void refuse_image(const driver_site *site)
{
    const gtap_device_facts *facts = driver_facts(site);
    if (facts->image_ptx_only)
        driver_say("driver.image", CU_LOG_LEVEL_ERROR, "%s takes kernels as PTX alone, and this program's hold none: build it with PTX (nvcc"
                      " -gencode arch=compute_75,code=compute_75), or use a server with a GPU", facts->name);
    else
        driver_say("driver.image", CU_LOG_LEVEL_ERROR, "this program's kernels hold no image for %s (sm_%d%d): build it for that"
                      " architecture, or with PTX", facts->name, facts->compute_major, facts->compute_minor);
}

CUresult driver_image_choose(const driver_site *site, const void *data, uint64_t limit, gtap_image *image)
{
    switch (gtap_image_choose(driver_facts(site), data, limit, image)) {
    case GTAP_IMAGE_OK:
        return CUDA_SUCCESS;
    case GTAP_IMAGE_NONE_FITS:
        refuse_image(site);
        return CUDA_ERROR_NO_BINARY_FOR_GPU;
    case GTAP_IMAGE_NO_MEMORY:
        return CUDA_ERROR_OUT_OF_MEMORY;
    default:
        return CUDA_ERROR_INVALID_IMAGE;
    }
}

static CUresult send_parts(const driver_site *site, const gtap_image *image)
{
    CUresult status = CUDA_SUCCESS;
    for (uint64_t done = 0, size; done < image->size && status == CUDA_SUCCESS; done += size) {
        size = image->size - done < DRIVER_PIECE ? image->size - done : DRIVER_PIECE;
        status = driver_wire_gtapModulePart(site->session, image->hash, image->data + done, size, done, image->size);
    }
    return status;
}

/* The bytes that travel with the load: none when the server has them already, or gets them in parts before. */
static CUresult bytes_to_send(const driver_site *site, const gtap_image *image, const void **bytes)
{
    *bytes = NULL;
    if (image->size > HASH_FIRST && driver_wire_gtapModuleKnown(site->session, image->hash) == CUDA_SUCCESS)
        return CUDA_SUCCESS;
    if (image->size > DRIVER_PIECE)
        return send_parts(site, image);
    *bytes = image->data;
    return CUDA_SUCCESS;
}

/* Take what the server said into the module; its log goes to the caller. */
static CUresult take_info(driver_module *module, unsigned char *blob, size_t capacity, CUresult status, char **log)
{
    driver_info info;
    if (driver_info_parse(&info, blob, capacity) != 0)
        return status != CUDA_SUCCESS ? status : CUDA_ERROR_UNKNOWN;
    if (log != NULL && info.log != NULL) {
        *log = info.log;
        info.log = NULL;
    }
    if (status != CUDA_SUCCESS || info.needed != 0) {
        uint64_t needed = info.needed;
        driver_info_free(&info);
        return status != CUDA_SUCCESS || needed <= capacity ? status : driver_module_learn(module);
    }
    return module_keep(module, &info);
}

static CUresult load_and_wait(const driver_site *site, const gtap_image *image, driver_module *module, char **log)
{
    unsigned char *blob = calloc(1, INFO_CAPACITY);
    if (blob == NULL)
        return CUDA_ERROR_OUT_OF_MEMORY;
    const void *bytes;
    CUresult status = bytes_to_send(site, image, &bytes);
    if (status == CUDA_SUCCESS)
        status = driver_wire_gtapModuleLoad(site->session, &module->handle, image->hash, bytes,
                                            bytes != NULL ? image->size : 0, blob, INFO_CAPACITY);
    status = take_info(module, blob, INFO_CAPACITY, status, log);
    free(blob);
    return driver_note(site->session, status);
}

static CUresult send(const driver_site *site, const gtap_image *image, int wait, driver_module *module, char **log)
{
    if (wait || module->table == NULL)
        return load_and_wait(site, image, module, log);
    const void *bytes;
    CUresult status = bytes_to_send(site, image, &bytes);
    return status != CUDA_SUCCESS ? status
                                  : driver_wire_gtapModulePost(site->session, &module->handle, image->hash, bytes,
                                                               bytes != NULL ? image->size : 0);
}

CUresult driver_module_load(const driver_site *site, driver_library *library, const void *image, uint64_t limit,
                            int wait, char **log, driver_module **out)
{
    gtap_image chosen;
    CUresult status = image == NULL ? CUDA_ERROR_INVALID_VALUE : driver_image_choose(site, image, limit, &chosen);
    if (status != CUDA_SUCCESS)
        return status;
    driver_module *module = calloc(1, sizeof *module);
    if (module == NULL) {
        gtap_image_free(&chosen);
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    module->session = site->session;
    module->ordinal = site->context->ordinal;
    module->device = site->context->device;
    module->facts = site->context->facts;
    module->library = library;
    module->context = library != NULL ? NULL : site->handle;
    module->number = library != NULL ? site->context->ordinal + 1 : site->context->number;
    module->life = driver_life(module->device);
    pthread_mutex_init(&module->lock, NULL);
    module->table = gtap_kernels_read(image, limit);
    driver_trip trip = driver_go(site->session, module->number);
    status = send(site, &chosen, wait, module, log);
    driver_back(trip);
    gtap_image_free(&chosen);
    if (status == CUDA_SUCCESS) {
        driver_module **held = gtap_shadow_payload(module->handle, DRIVER_KIND_CUmodule);
        *held = module;
        *out = module;
    } else {
        module_free(module);
    }
    return status;
}

void driver_module_unload(driver_module *module)
{
    if (!driver_module_alive(module)) { /* it went with its context */
        module_abandon(module);
        return;
    }
    for (uint32_t i = 0; i < module->info.global_count; i++) {
        gtap_managed_forget(module->info.globals[i].address); /* where it is one */
        gtap_range_remove(module->info.globals[i].address);
    }
    driver_trip trip = driver_go(module->session, module->number);
    driver_wire_cuModuleUnload(module->session, module->handle);
    driver_back(trip);
    module_free(module);
}

CUresult driver_read_file(const char *path, unsigned char **data, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return CUDA_ERROR_FILE_NOT_FOUND;
    long length = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    /* A NUL behind the last byte: PTX text is a string. */
    *data = length >= 0 && fseek(file, 0, SEEK_SET) == 0 ? calloc(1, (size_t)length + 1) : NULL;
    *size = *data != NULL ? fread(*data, 1, (size_t)length, file) : 0;
    fclose(file);
    if (*data == NULL)
        return length < 0 ? CUDA_ERROR_FILE_NOT_FOUND : CUDA_ERROR_OUT_OF_MEMORY;
    if (*size == (size_t)length)
        return CUDA_SUCCESS;
    free(*data);
    return CUDA_ERROR_FILE_NOT_FOUND;
}

/* ---- the API's names ---- */

CUresult cuModuleLoadDataEx(CUmodule *module, const void *image, unsigned int numOptions, CUjit_option *options,
                            void **optionValues)
{
    driver_site site;
    driver_module *loaded;
    driver_options with;
    char *log = NULL;
    if (module == NULL || image == NULL)
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_options_read(&with, numOptions, options, optionValues);
    if (status == CUDA_SUCCESS)
        status = driver_enter_work(&site);
    if (status != CUDA_SUCCESS)
        return status;
    status = driver_module_load(&site, NULL, image, 0, 1, &log, &loaded);
    driver_options_write(&with, status, log);
    free(log);
    if (status == CUDA_SUCCESS)
        *module = loaded->handle;
    return status;
}

CUresult cuModuleLoadData(CUmodule *module, const void *image)
{
    return cuModuleLoadDataEx(module, image, 0, NULL, NULL);
}

CUresult cuModuleLoadFatBinary(CUmodule *module, const void *fatCubin)
{
    return cuModuleLoadDataEx(module, fatCubin, 0, NULL, NULL);
}

CUresult cuModuleLoad(CUmodule *module, const char *fname)
{
    driver_site site;
    driver_module *loaded;
    unsigned char *data;
    size_t size;
    CUresult status = module == NULL || fname == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter_work(&site);
    if (status == CUDA_SUCCESS)
        status = driver_read_file(fname, &data, &size);
    if (status != CUDA_SUCCESS)
        return status;
    status = driver_module_load(&site, NULL, data, size, 1, NULL, &loaded);
    free(data);
    if (status == CUDA_SUCCESS)
        *module = loaded->handle;
    return status;
}

/* The module that a library lazily loads is the library's to unload. */
CUresult cuModuleUnload(CUmodule hmod)
{
    driver_site site;
    CUresult status = driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    driver_module *module = driver_module_of(hmod);
    if (module == NULL || module->library != NULL)
        return CUDA_ERROR_INVALID_HANDLE;
    driver_module_unload(module);
    return CUDA_SUCCESS;
}

int driver_is_eager(void)
{
    const char *mode = getenv("CUDA_MODULE_LOADING");
    return mode != NULL && strcmp(mode, "EAGER") == 0;
}

/* On first use, unless the user says otherwise. */
CUresult cuModuleGetLoadingMode(CUmoduleLoadingMode *mode)
{
    CUresult status = mode == NULL ? CUDA_ERROR_INVALID_VALUE : driver_ready();
    if (status == CUDA_SUCCESS)
        *mode = driver_is_eager() ? CU_MODULE_EAGER_LOADING : CU_MODULE_LAZY_LOADING;
    return status;
}

static CUresult enter_module(CUmodule handle, driver_module **module)
{
    driver_site site;
    CUresult status = driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    *module = driver_module_of(handle);
    return *module != NULL && driver_module_alive(*module) ? CUDA_SUCCESS : CUDA_ERROR_INVALID_HANDLE;
}

CUresult cuModuleGetFunction(CUfunction *hfunc, CUmodule hmod, const char *name)
{
    driver_module *module;
    driver_function *function;
    CUresult status = hfunc == NULL || name == NULL ? CUDA_ERROR_INVALID_VALUE : enter_module(hmod, &module);
    if (status == CUDA_SUCCESS)
        status = driver_module_function(module, name, &function);
    if (status == CUDA_SUCCESS)
        *hfunc = function->handle;
    return status;
}

CUresult cuModuleGetGlobal_v2(CUdeviceptr *dptr, size_t *bytes, CUmodule hmod, const char *name)
{
    driver_module *module;
    CUdeviceptr address;
    size_t size;
    CUresult status = name == NULL ? CUDA_ERROR_INVALID_VALUE : enter_module(hmod, &module);
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

CUresult cuModuleGetFunctionCount(unsigned int *count, CUmodule mod)
{
    driver_module *module;
    CUresult status = count == NULL ? CUDA_ERROR_INVALID_VALUE : enter_module(mod, &module);
    if (status == CUDA_SUCCESS)
        status = driver_module_learn(module);
    if (status == CUDA_SUCCESS)
        *count = module->info.kernel_count;
    return status;
}

CUresult cuModuleEnumerateFunctions(CUfunction *functions, unsigned int numFunctions, CUmodule mod)
{
    driver_module *module;
    CUresult status = functions == NULL || numFunctions == 0 ? CUDA_ERROR_INVALID_VALUE : enter_module(mod, &module);
    if (status == CUDA_SUCCESS)
        status = driver_module_learn(module);
    for (uint32_t i = 0; status == CUDA_SUCCESS && i < numFunctions && i < module->info.kernel_count; i++) {
        driver_function *function;
        status = driver_module_function(module, module->info.kernels[i].name, &function);
        if (status == CUDA_SUCCESS)
            functions[i] = function->handle;
    }
    return status;
}
