/* Functions and their attributes: learned from the server once per module; what the program sets is kept and posted. */
#include "driver.h"

/* As driver_module_alive, without looking at the site's own context again. */
static int is_alive(const driver_module *module, const driver_site *site)
{
    if (module->context != NULL && module->context != site->handle)
        return driver_module_alive(module);
    return (module->context != NULL && !site->context->primary) || module->life == driver_life(module->device);
}

CUresult driver_function_of(CUfunction handle, const driver_site *site, driver_function **function)
{
    driver_function **held = gtap_shadow_payload(handle, DRIVER_KIND_CUfunction);
    if (held == NULL || *held == NULL)
        return driver_kernel_function((CUkernel)(void *)handle, site, function);
    *function = *held;
    const driver_module *module = (*function)->module;
    return module->device == site->context->device && is_alive(module, site) ? CUDA_SUCCESS
                                                                             : CUDA_ERROR_INVALID_HANDLE;
}

static CUresult enter_function(CUfunction handle, driver_function **function)
{
    driver_site site;
    CUresult status = driver_enter(&site);
    return status != CUDA_SUCCESS ? status : driver_function_of(handle, &site, function);
}

static CUresult get(driver_function *function, CUfunction_attribute attribute, int *value)
{
    if (value == NULL || attribute < 0 || attribute >= CU_FUNC_ATTRIBUTE_MAX)
        return CUDA_ERROR_INVALID_VALUE;
    if (atomic_load(&function->set) & 1u << attribute) {
        *value = atomic_load(&function->values[attribute]);
        return CUDA_SUCCESS;
    }
    CUresult status = driver_function_learn(function);
    if (status == CUDA_SUCCESS)
        *value = atomic_load(&function->info)->attributes[attribute];
    return status;
}

static CUresult set(driver_function *function, CUfunction_attribute attribute, int value)
{
    int device = function->module->device;
    if (attribute < CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES || attribute >= CU_FUNC_ATTRIBUTE_MAX)
        return CUDA_ERROR_INVALID_VALUE;
    if (attribute == CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES) {
        int most = driver_device_attribute(device, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN);
        if (value < 0 || value > most - driver_static_shared(function))
            return CUDA_ERROR_INVALID_VALUE;
    }
    if (attribute == CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT && (value < -1 || value > 100))
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = driver_wire_cuFuncSetAttribute(function->module->session, function->handle, attribute, value);
    if (status == CUDA_SUCCESS) {
        atomic_store(&function->values[attribute], value);
        atomic_fetch_or(&function->set, 1u << attribute);
    }
    return status;
}

static CUresult parameter(driver_function *function, size_t index, size_t *offset, size_t *size)
{
    if (offset == NULL || index >= function->count)
        return CUDA_ERROR_INVALID_VALUE;
    *offset = function->offsets[index];
    if (size != NULL)
        *size = function->sizes[index];
    return CUDA_SUCCESS;
}

/* ---- CUfunction ---- */

CUresult cuFuncGetAttribute(int *pi, CUfunction_attribute attrib, CUfunction hfunc)
{
    driver_function *function;
    CUresult status = enter_function(hfunc, &function);
    return status != CUDA_SUCCESS ? status : get(function, attrib, pi);
}

CUresult cuFuncSetAttribute(CUfunction hfunc, CUfunction_attribute attrib, int value)
{
    driver_function *function;
    CUresult status = enter_function(hfunc, &function);
    return status != CUDA_SUCCESS ? status : set(function, attrib, value);
}

/* Hints of old devices: accepted, they change nothing. */
CUresult cuFuncSetCacheConfig(CUfunction hfunc, CUfunc_cache config)
{
    driver_function *function;
    return config < 0 || config > 3 ? CUDA_ERROR_INVALID_VALUE : enter_function(hfunc, &function);
}

CUresult cuFuncSetSharedMemConfig(CUfunction hfunc, CUsharedconfig config)
{
    driver_function *function;
    return config < 0 || config > 2 ? CUDA_ERROR_INVALID_VALUE : enter_function(hfunc, &function);
}

CUresult cuFuncGetModule(CUmodule *hmod, CUfunction hfunc)
{
    driver_function *function;
    CUresult status = hmod == NULL ? CUDA_ERROR_INVALID_VALUE : enter_function(hfunc, &function);
    if (status == CUDA_SUCCESS)
        *hmod = function->module->handle;
    return status;
}

CUresult cuFuncGetName(const char **name, CUfunction hfunc)
{
    driver_function *function;
    CUresult status = name == NULL ? CUDA_ERROR_INVALID_VALUE : enter_function(hfunc, &function);
    if (status == CUDA_SUCCESS)
        *name = function->name;
    return status;
}

CUresult cuFuncGetParamInfo(CUfunction func, size_t paramIndex, size_t *paramOffset, size_t *paramSize)
{
    driver_function *function;
    CUresult status = enter_function(func, &function);
    return status != CUDA_SUCCESS ? status : parameter(function, paramIndex, paramOffset, paramSize);
}

CUresult cuFuncGetParamCount(CUfunction func, size_t *paramCount)
{
    driver_function *function;
    CUresult status = paramCount == NULL ? CUDA_ERROR_INVALID_VALUE : enter_function(func, &function);
    if (status == CUDA_SUCCESS)
        *paramCount = function->count;
    return status;
}

CUresult cuFuncIsLoaded(CUfunctionLoadingState *state, CUfunction func)
{
    driver_function *function;
    CUresult status = state == NULL ? CUDA_ERROR_INVALID_VALUE : enter_function(func, &function);
    if (status == CUDA_SUCCESS)
        *state = driver_is_eager() || atomic_load(&function->loaded);
    return status;
}

/* The image lies on the device since its module was loaded; this is for who asks. */
CUresult cuFuncLoad(CUfunction func)
{
    driver_function *function;
    CUresult status = enter_function(func, &function);
    if (status == CUDA_SUCCESS)
        atomic_store(&function->loaded, 1);
    return status;
}

/* ---- CUkernel: the same on a device that the call names ---- */

/* Kernel functions name a device; it must be the current one, whose module holds the attributes. */
static CUresult enter_kernel(CUkernel kernel, CUdevice dev, driver_function **function)
{
    driver_site site;
    CUresult status = driver_enter(&site);
    if (status != CUDA_SUCCESS)
        return status;
    if (dev < 0 || dev >= atomic_load(&driver_of_process()->devices))
        return CUDA_ERROR_INVALID_DEVICE;
    if (dev == site.context->device)
        return driver_kernel_function(kernel, &site, function);
    CUcontext other;
    status = cuDevicePrimaryCtxRetain(&other, dev);
    if (status != CUDA_SUCCESS)
        return status;
    status = cuCtxPushCurrent_v2(other);
    if (status == CUDA_SUCCESS) {
        status = driver_enter(&site);
        if (status == CUDA_SUCCESS)
            status = driver_kernel_function(kernel, &site, function);
        cuCtxPopCurrent_v2(NULL);
    }
    return status; /* the context stays retained: its module lives in it now */
}

CUresult cuKernelGetFunction(CUfunction *pFunc, CUkernel kernel)
{
    driver_site site;
    driver_function *function;
    CUresult status = pFunc == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status == CUDA_SUCCESS)
        status = driver_kernel_function(kernel, &site, &function);
    if (status == CUDA_SUCCESS)
        *pFunc = function->handle;
    return status;
}

CUresult cuKernelGetAttribute(int *pi, CUfunction_attribute attrib, CUkernel kernel, CUdevice dev)
{
    driver_function *function;
    CUresult status = enter_kernel(kernel, dev, &function);
    return status != CUDA_SUCCESS ? status : get(function, attrib, pi);
}

CUresult cuKernelSetAttribute(CUfunction_attribute attrib, int val, CUkernel kernel, CUdevice dev)
{
    driver_function *function;
    CUresult status = enter_kernel(kernel, dev, &function);
    return status != CUDA_SUCCESS ? status : set(function, attrib, val);
}

CUresult cuKernelSetCacheConfig(CUkernel kernel, CUfunc_cache config, CUdevice dev)
{
    driver_function *function;
    return config < 0 || config > 3 ? CUDA_ERROR_INVALID_VALUE : enter_kernel(kernel, dev, &function);
}

CUresult cuKernelGetParamInfo(CUkernel kernel, size_t paramIndex, size_t *paramOffset, size_t *paramSize)
{
    driver_site site;
    driver_function *function;
    CUresult status = driver_enter(&site);
    if (status == CUDA_SUCCESS)
        status = driver_kernel_function(kernel, &site, &function);
    return status != CUDA_SUCCESS ? status : parameter(function, paramIndex, paramOffset, paramSize);
}

CUresult cuKernelGetParamCount(CUkernel kernel, size_t *paramCount)
{
    driver_site site;
    driver_function *function;
    CUresult status = paramCount == NULL ? CUDA_ERROR_INVALID_VALUE : driver_enter(&site);
    if (status == CUDA_SUCCESS)
        status = driver_kernel_function(kernel, &site, &function);
    if (status == CUDA_SUCCESS)
        *paramCount = function->count;
    return status;
}
