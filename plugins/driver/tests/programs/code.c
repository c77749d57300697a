/* Run through a real server: modules, libraries, kernels and functions, each by its effect. Argument: kernels.ptx. */
#include "check.h"

enum { COUNT = 300 };

static CUdeviceptr memory;

/* fill() through a function or a kernel given as one; every value is computed here again. */
static void filled(CUfunction function, int factor)
{
    int n = COUNT, results[COUNT], wrong = 0;
    void *arguments[] = {&memory, &n};
    OK(cuMemsetD8_v2(memory, 0xff, sizeof results));
    OK(cuLaunchKernel(function, 3, 1, 1, 128, 1, 1, 0, NULL, arguments, NULL));
    OK(cuMemcpyDtoH_v2(results, memory, sizeof results));
    for (int i = 0; i < n; i++)
        wrong += results[i] != i * factor + i;
    HOLDS(wrong == 0);
}

static void set_factor(CUdeviceptr factor, int value)
{
    OK(cuMemcpyHtoD_v2(factor, &value, sizeof value));
}

static void facts_of(CUfunction function)
{
    const char *name;
    size_t offset, size, count;
    int value;
    CUfunctionLoadingState state = -1;
    OK(cuFuncGetName(&name, function));
    HOLDS(strcmp(name, "fill") == 0);
    OK(cuFuncGetParamInfo(function, 1, &offset, &size));
    HOLDS(offset == 8 && size == 4);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuFuncGetParamInfo(function, 2, &offset, &size));
    OK(cuFuncGetParamCount(function, &count));
    HOLDS(count == 2);
    OK(cuFuncGetAttribute(&value, CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES, function));
    HOLDS(value == 512);
    OK(cuFuncSetCacheConfig(function, 1));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuFuncSetCacheConfig(function, 9));
    OK(cuFuncSetSharedMemConfig(function, 0));
    OK(cuFuncLoad(function));
    OK(cuFuncIsLoaded(&state, function));
    HOLDS(state == 1);
}

static void modules(const char *path, const char *text)
{
    CUmodule module, of;
    CUfunction function, functions[8];
    CUdeviceptr factor, table;
    size_t size;
    unsigned count = 0, found = 0;
    OK(cuModuleLoad(&module, path));
    OK(cuModuleGetGlobal_v2(&factor, &size, module, "factor"));
    HOLDS(size == 4);
    OK(cuModuleGetGlobal_v2(&table, &size, module, "table"));
    HOLDS(size == 32 && table != factor);
    OK(cuModuleGetFunction(&function, module, "fill"));
    set_factor(factor, 5);
    filled(function, 5);
    facts_of(function);
    OK(cuFuncGetModule(&of, function));
    HOLDS(of == module);
    OK(cuModuleGetFunctionCount(&count, module));
    HOLDS(count == 5);
    OK(cuModuleEnumerateFunctions(functions, 8, module));
    for (unsigned i = 0; i < count; i++)
        found += functions[i] == function;
    HOLDS(found == 1);
    OK(cuModuleUnload(module));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuModuleUnload(module));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemsetD8_v2(table, 0, 32)); /* the variables went along */
    OK(cuModuleLoadData(&module, text));
    OK(cuModuleGetFunction(&function, module, "fill"));
    filled(function, 0); /* a fresh copy of the variables */
    STATUS(CUDA_ERROR_NOT_FOUND, cuModuleGetFunction(&function, module, "nothing"));
    OK(cuModuleUnload(module));
    OK(cuModuleLoadFatBinary(&module, text)); /* takes what the others take */
    OK(cuModuleUnload(module));
    STATUS(CUDA_ERROR_FILE_NOT_FOUND, cuModuleLoad(&module, "/nowhere/at/all"));
}

static void kernels_of(CUlibrary library, CUkernel kernel)
{
    CUkernel kernels[8];
    CUlibrary of = NULL;
    CUfunction function;
    const char *name;
    unsigned count = 0, found = 0;
    size_t offset, size, parameters;
    int value;
    OK(cuLibraryGetKernelCount(&count, library));
    HOLDS(count == 5);
    OK(cuLibraryEnumerateKernels(kernels, 8, library));
    for (unsigned i = 0; i < count; i++)
        found += kernels[i] == kernel;
    HOLDS(found == 1);
    OK(cuKernelGetName(&name, kernel));
    HOLDS(strcmp(name, "fill") == 0);
    OK(cuKernelGetLibrary(&of, kernel));
    HOLDS(of == library);
    OK(cuKernelGetParamInfo(kernel, 0, &offset, &size));
    HOLDS(offset == 0 && size == 8);
    OK(cuKernelGetParamCount(kernel, &parameters));
    HOLDS(parameters == 2);
    OK(cuKernelGetAttribute(&value, CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES, kernel, 0));
    HOLDS(value == 512);
    STATUS(CUDA_ERROR_INVALID_DEVICE, cuKernelGetAttribute(&value, 0, kernel, 99));
    OK(cuKernelSetCacheConfig(kernel, 2, 0));
    OK(cuKernelGetFunction(&function, kernel));
    filled(function, 7);
}

/* What a kernel may have of dynamic shared memory is the kernel's, and both sides know it. */
static void shared(CUlibrary library)
{
    CUkernel kernel;
    int at = 12500, result = 0, value;
    void *arguments[] = {&memory, &at};
    OK(cuLibraryGetKernel(&kernel, library, "dynamic"));
    CUfunction function = (CUfunction)(void *)kernel;
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 52000, NULL, arguments, NULL));
    OK(cuKernelSetAttribute(CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, 52000, kernel, 0));
    OK(cuKernelGetAttribute(&value, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, kernel, 0));
    HOLDS(value == 52000);
    OK(cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 52000, NULL, arguments, NULL));
    OK(cuMemcpyDtoH_v2(&result, memory, 4));
    HOLDS(result == 4711);
}

static void libraries(const char *path, char *text)
{
    CUlibrary library;
    CUkernel kernel, same;
    CUmodule module;
    CUdeviceptr factor;
    size_t size;
    void *function;
    OK(cuLibraryLoadFromFile(&library, path, NULL, NULL, 0, NULL, NULL, 0));
    OK(cuLibraryGetKernel(&kernel, library, "fill"));
    OK(cuLibraryGetKernel(&same, library, "fill"));
    HOLDS(kernel == same);
    OK(cuLibraryGetGlobal(&factor, &size, library, "factor"));
    set_factor(factor, 7);
    filled((CUfunction)(void *)kernel, 7);
    kernels_of(library, kernel);
    shared(library);
    OK(cuLibraryGetModule(&module, library));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuModuleUnload(module)); /* it is the library's */
    STATUS(CUDA_ERROR_NOT_FOUND, cuLibraryGetManaged(&factor, &size, library, "table"));
    STATUS(CUDA_ERROR_NOT_FOUND, cuLibraryGetUnifiedFunction(&function, library, "fill"));
    OK(cuLibraryUnload(library));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuLibraryGetKernel(&kernel, library, "fill"));

    char *copy = strdup(text); /* not preserved: the bytes are the library's own after the call */
    OK(cuLibraryLoadData(&library, copy, NULL, NULL, 0, NULL, NULL, 0));
    memset(copy, '?', strlen(copy));
    OK(cuLibraryGetKernel(&kernel, library, "fill"));
    filled((CUfunction)(void *)kernel, 0);
    free(copy);
    OK(cuLibraryUnload(library));
}

int main(int argc, char **argv)
{
    CUmoduleLoadingMode mode = 0;
    char *text = calloc(1, 1 << 16);
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (file == NULL || fread(text, 1, (1 << 16) - 1, file) == 0)
        return 2;
    start();
    OK(cuModuleGetLoadingMode(&mode));
    HOLDS(mode == (getenv("CUDA_MODULE_LOADING") != NULL ? CU_MODULE_EAGER_LOADING : CU_MODULE_LAZY_LOADING));
    OK(cuMemAlloc_v2(&memory, COUNT * sizeof(int)));
    modules(argv[1], text);
    libraries(argv[1], text);
    fclose(file);
    free(text);
    return ended();
}
