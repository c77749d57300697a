/* Run through a real server: code linked from several inputs runs. Arguments: a file for one of them. */
#include "check.h"

#define HEAD ".version 7.0\n.target sm_50\n.address_size 64\n"

static const char caller[] = HEAD
    ".extern .func (.param .b32 result) twist(.param .b32 value);\n"
    ".extern .global .align 4 .b32 offset;\n"
    ".visible .entry run(.param .u64 out, .param .u32 value)\n{\n"
    "    .reg .b32 %r<5>;\n    .reg .b64 %rd<3>;\n"
    "    ld.param.u32 %r1, [value];\n"
    "    {\n    .param .b32 given;\n    .param .b32 got;\n"
    "    st.param.b32 [given], %r1;\n"
    "    call.uni (got), twist, (given);\n"
    "    ld.param.b32 %r2, [got];\n    }\n"
    "    ld.global.u32 %r3, [offset];\n    add.s32 %r4, %r2, %r3;\n"
    "    ld.param.u64 %rd1, [out];\n    st.global.u32 [%rd1], %r4;\n    ret;\n}\n";

static const char callee[] = HEAD
    ".visible .global .align 4 .b32 offset = 1000;\n"
    ".visible .func (.param .b32 result) twist(.param .b32 value)\n{\n"
    "    .reg .b32 %r<3>;\n    ld.param.b32 %r1, [value];\n    mul.lo.s32 %r2, %r1, 3;\n"
    "    st.param.b32 [result], %r2;\n    ret;\n}\n";

static void runs(const void *image)
{
    CUmodule module;
    CUfunction function;
    CUdeviceptr out, offset;
    int value = 14, result = 0;
    size_t size;
    void *arguments[] = {&out, &value};
    OK(cuMemAlloc_v2(&out, 4));
    OK(cuModuleLoadData(&module, image));
    OK(cuModuleGetFunction(&function, module, "run"));
    OK(cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL));
    OK(cuMemcpyDtoH_v2(&result, out, 4));
    HOLDS(result == 3 * 14 + 1000);
    OK(cuModuleGetGlobal_v2(&offset, &size, module, "offset"));
    OK(cuMemsetD32_v2(offset, 7, 1));
    OK(cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL));
    OK(cuMemcpyDtoH_v2(&result, out, 4));
    HOLDS(result == 3 * 14 + 7);
    OK(cuModuleUnload(module));
    OK(cuMemFree_v2(out));
}

/* A load's own log names the line. */
static void loaded(void)
{
    CUmodule module;
    char error[256] = "", info[64] = "?";
    CUjit_option options[] = {CU_JIT_ERROR_LOG_BUFFER, CU_JIT_ERROR_LOG_BUFFER_SIZE, CU_JIT_INFO_LOG_BUFFER,
                              CU_JIT_INFO_LOG_BUFFER_SIZE, CU_JIT_WALL_TIME, 9 /* target */};
    void *values[] = {error, (void *)sizeof error, info, (void *)sizeof info, (void *)-1, (void *)75};
    STATUS(CUDA_ERROR_INVALID_PTX, cuModuleLoadDataEx(&module, HEAD "\nnonsense;\n", 6, options, values));
    HOLDS(strstr(error, "5") != NULL && (size_t)values[1] == strlen(error) && (size_t)values[3] == 0);
    values[1] = (void *)sizeof error;
    values[3] = (void *)sizeof info;
    OK(cuModuleLoadDataEx(&module, callee, 6, options, values));
    HOLDS(error[0] == 0 && (size_t)values[1] == 0);
    OK(cuModuleUnload(module));
    values[1] = (void *)(size_t)4; /* no more than there is room for */
    STATUS(CUDA_ERROR_INVALID_PTX, cuModuleLoadDataEx(&module, HEAD "\nnonsense;\n", 2, options, values));
    HOLDS(strlen(error) == 3);
}

static void *text(const char *bytes)
{
    return (void *)(uintptr_t)bytes;
}

static void linked(const char *file)
{
    CUlinkState state;
    char info[256] = "?", error[256] = "?";
    void *image = NULL, *again = NULL;
    size_t size = 0;
    CUjit_option options[] = {CU_JIT_INFO_LOG_BUFFER, CU_JIT_INFO_LOG_BUFFER_SIZE, CU_JIT_ERROR_LOG_BUFFER,
                              CU_JIT_ERROR_LOG_BUFFER_SIZE, CU_JIT_WALL_TIME, 7 /* optimisation */};
    void *values[] = {info, (void *)sizeof info, error, (void *)sizeof error, (void *)-1, (void *)3};
    OK(cuLinkCreate_v2(6, options, values, &state));
    OK(cuLinkAddData_v2(state, CU_JIT_INPUT_PTX, text(caller), sizeof caller, "caller.ptx", 0, NULL, NULL));
    OK(cuLinkAddFile_v2(state, CU_JIT_INPUT_PTX, file, 0, NULL, NULL));
    OK(cuLinkComplete(state, &image, &size));
    HOLDS(image != NULL && size > 0 && error[0] == 0);
    HOLDS((size_t)values[1] == strlen(info) && (size_t)values[3] == 0 && values[4] != (void *)-1);
    OK(cuLinkComplete(state, &again, NULL)); /* the same, without asking */
    HOLDS(again == image);
    STATUS(CUDA_ERROR_INVALID_HANDLE,
           cuLinkAddData_v2(state, CU_JIT_INPUT_PTX, text(callee), sizeof callee, "late", 0, NULL, NULL));
    runs(image);
    OK(cuLinkDestroy(state));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuLinkDestroy(state));
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuLinkComplete(state, &image, &size));
}

/* Over 4 MiB travels in parts. */
static void large(void)
{
    CUlinkState state;
    void *image;
    size_t size, length = strlen(callee), whole = length + (5 << 20);
    char *much = malloc(whole + 1);
    memset(much, '\n', whole);
    memcpy(much, callee, length);
    much[whole] = 0;
    OK(cuLinkCreate(0, NULL, NULL, &state));
    OK(cuLinkAddData(state, CU_JIT_INPUT_PTX, much, whole + 1, NULL, 0, NULL, NULL));
    free(much);
    OK(cuLinkAddData(state, CU_JIT_INPUT_PTX, text(caller), sizeof caller, "caller", 0, NULL, NULL));
    OK(cuLinkComplete(state, &image, &size));
    runs(image);
    OK(cuLinkDestroy(state));
}

static void refused(void)
{
    CUlinkState state;
    char error[512] = "";
    void *image;
    size_t size;
    CUjit_option options[] = {CU_JIT_ERROR_LOG_BUFFER, CU_JIT_ERROR_LOG_BUFFER_SIZE};
    void *values[] = {error, (void *)sizeof error};
    CUjit_option unknown = 999;
    OK(cuLinkCreate_v2(2, options, values, &state));
    OK(cuLinkAddData_v2(state, CU_JIT_INPUT_PTX, text(caller), sizeof caller, "caller.ptx", 0, NULL, NULL));
    HOLDS(cuLinkComplete(state, &image, &size) != 0);
    HOLDS(strstr(error, "twist") != NULL && (size_t)values[1] == strlen(error)); /* nobody defines it */
    OK(cuLinkDestroy(state));
    values[1] = (void *)sizeof error;
    OK(cuLinkCreate_v2(2, options, values, &state));
    OK(cuLinkAddData_v2(state, CU_JIT_INPUT_PTX, text(HEAD "nonsense;\n"), sizeof HEAD + 10, "bad.ptx", 0, NULL, NULL));
    HOLDS(cuLinkComplete(state, &image, &size) != 0);
    HOLDS(strstr(error, "bad.ptx") != NULL || strstr(error, "4") != NULL); /* where it stands */
    OK(cuLinkDestroy(state));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLinkCreate_v2(1, &unknown, values, &state));
    OK(cuLinkCreate_v2(0, NULL, NULL, &state));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuLinkAddData_v2(state, 77, text(caller), sizeof caller, "", 0, NULL, NULL));
    STATUS(CUDA_ERROR_FILE_NOT_FOUND, cuLinkAddFile_v2(state, CU_JIT_INPUT_PTX, "/nowhere", 0, NULL, NULL));
    OK(cuLinkDestroy(state));
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "w") : NULL;
    if (file == NULL || fputs(callee, file) < 0 || fclose(file) != 0)
        return 2;
    start();
    linked(argv[1]);
    large();
    refused();
    loaded();
    return ended();
}
