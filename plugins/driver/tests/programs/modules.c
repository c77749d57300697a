#include "check.h"

static const char ptx[] = ".version 7.0\n.target sm_50\n";
static const char bad[] = ".version 7.0\nbad\n";

static size_t no_shared(int block)
{
    (void)block;
    return 0;
}

static void launches(CUfunction function)
{
    CUdeviceptr address = 0x1122334455667788;
    int number = 5;
    void *arguments[] = {&address, &number};
    char block[12] = {1, 2, 3};
    size_t size = sizeof block;
    void *extra[] = {(void *)1, block, (void *)2, &size, NULL};
    CUlaunchAttribute attributes[] = {{.id = CU_LAUNCH_ATTRIBUTE_COOPERATIVE, .value = {.cooperative = 1}}};
    CUlaunchConfig config = {2, 1, 1, 64, 1, 1, 16, NULL, attributes, 1};

    OK(cuLaunchKernel(function, 1, 2, 3, 32, 1, 1, 100, NULL, arguments, NULL));
    OK(cuLaunchKernel(function, 1, 1, 1, 32, 1, 1, 0, NULL, NULL, extra));
    OK(cuLaunchKernelEx(&config, function, arguments, NULL));
    attributes[0].id = CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION;
    attributes[0].value.clusterDim.x = 2, attributes[0].value.clusterDim.y = 1, attributes[0].value.clusterDim.z = 1;
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuLaunchKernelEx(&config, function, arguments, NULL));
    OK(cuLaunchKernel_ptsz(function, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL)); /* stream 2 */
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(function, 0, 1, 1, 32, 1, 1, 0, NULL, arguments, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(function, 1, 70000, 1, 32, 1, 1, 0, NULL, arguments, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(function, 1, 1, 1, 1024, 2, 1, 0, NULL, arguments, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(function, 1, 1, 1, 513, 1, 1, 0, NULL, arguments, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 60000, NULL, arguments, NULL));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, NULL, NULL, NULL));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuLaunchKernel((CUfunction)&size, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL));
}

static void attributes(CUfunction function)
{
    int value, blocks, grid, block;
    size_t offset, size;
    const char *name;
    OK(cuFuncGetAttribute(&value, CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK, function));
    HOLDS(value == 512);
    OK(cuFuncSetAttribute(function, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, 60000));
    OK(cuFuncGetAttribute(&value, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, function));
    HOLDS(value == 60000);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuFuncSetAttribute(function, CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, 1 << 20));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuFuncSetAttribute(function, CU_FUNC_ATTRIBUTE_NUM_REGS, 1));
    OK(cuFuncGetName(&name, function));
    HOLDS(strcmp(name, "two") == 0);
    OK(cuFuncGetParamInfo(function, 1, &offset, &size));
    HOLDS(offset == 8 && size == 4);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuFuncGetParamInfo(function, 2, &offset, &size));
    OK(cuOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, function, 128, 0));
    OK(cuOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, function, 128, 0)); /* remembered */
    HOLDS(blocks == 4);
    OK(cuOccupancyMaxPotentialBlockSize(&grid, &block, function, no_shared, 0, 0));
    HOLDS(block == 512 && grid == 8);
}

int main(void)
{
    CUmodule module, module_of;
    CUlibrary library;
    CUkernel kernel, kernels[4];
    CUfunction function, same, of_kernel;
    CUdeviceptr global;
    size_t size;
    unsigned count;
    char log[64] = "";
    CUjit_option options[] = {CU_JIT_ERROR_LOG_BUFFER, CU_JIT_ERROR_LOG_BUFFER_SIZE};
    void *values[] = {log, (void *)sizeof log};
    CUlibraryOption preserved = CU_LIBRARY_BINARY_IS_PRESERVED;
    void *yes = (void *)1;

    start();
    STATUS(CUDA_ERROR_INVALID_PTX, cuModuleLoadDataEx(&module, bad, 2, options, values));
    HOLDS(strcmp(log, "line 2: bad") == 0 && (size_t)values[1] == strlen(log));
    STATUS(CUDA_ERROR_INVALID_IMAGE, cuModuleLoadData(&module, "no image at all"));
    STATUS(CUDA_ERROR_FILE_NOT_FOUND, cuModuleLoad(&module, "/nowhere/at/all"));
    OK(cuModuleLoadData(&module, ptx));
    OK(cuModuleGetFunction(&function, module, "two"));
    OK(cuModuleGetFunction(&same, module, "two"));
    HOLDS(function == same);
    STATUS(CUDA_ERROR_NOT_FOUND, cuModuleGetFunction(&same, module, "three"));
    OK(cuModuleGetGlobal_v2(&global, &size, module, "table"));
    HOLDS(size == 16);
    STATUS(CUDA_ERROR_NOT_FOUND, cuModuleGetGlobal_v2(&global, &size, module, "none"));
    OK(cuModuleGetGlobal_v2(&global, NULL, module, "table"));
    OK(cuMemcpyHtoD_v2(global, ptx, 16));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuMemcpyHtoD_v2(global, ptx, 17));
    OK(cuModuleGetFunctionCount(&count, module));
    HOLDS(count == 1);
    OK(cuFuncGetModule(&module_of, function));
    HOLDS(module_of == module);
    launches(function);
    attributes(function);
    OK(cuModuleUnload(module));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuModuleGetFunction(&function, module, "two"));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuFuncGetModule(&module_of, function));

    OK(cuLibraryLoadData(&library, ptx, NULL, NULL, 0, &preserved, &yes, 1));
    OK(cuLibraryGetKernel(&kernel, library, "two"));
    OK(cuLibraryGetKernelCount(&count, library));
    OK(cuLibraryEnumerateKernels(kernels, 4, library));
    HOLDS(count == 1 && kernels[0] == kernel);
    launches((CUfunction)(void *)kernel);
    OK(cuKernelGetFunction(&of_kernel, kernel));
    attributes(of_kernel);
    OK(cuLibraryGetGlobal(&global, &size, library, "table"));
    STATUS(CUDA_ERROR_NOT_FOUND, cuLibraryGetManaged(&global, &size, library, "table"));
    OK(cuLibraryUnload(library));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuLibraryUnload(library));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuLaunchKernel((CUfunction)(void *)kernel, 1, 1, 1, 1, 1, 1, 0, NULL, NULL, NULL));

    /* A reset takes everything; the library is loaded again at its next use. */
    OK(cuLibraryLoadData(&library, ptx, NULL, NULL, 0, NULL, NULL, 0));
    OK(cuLibraryGetKernel(&kernel, library, "two"));
    OK(cuDevicePrimaryCtxReset_v2(0));
    start();
    launches((CUfunction)(void *)kernel);
    OK(cuLibraryUnload(library));

    OK(cuModuleLoadData(&module, ptx)); /* what a reset took is unloaded without a word to the server */
    OK(cuDevicePrimaryCtxReset_v2(0));
    start();
    OK(cuModuleUnload(module));
    return ended();
}
