/* Kernels that end badly, by the driver API alone, one after the other in one process. Arguments: the kernels' names.
 * A line for each: the statuses of its synchronisation, of an allocation and of the reset, and what a kernel computes
 * after that. Needs no CUDA header. */
#include <dlfcn.h>

#include "program.h"

static const char ptx[] = ".version 7.0\n"
                          ".target sm_50\n"
                          ".address_size 64\n"
                          ".visible .entry put(.param .u64 at)\n"
                          "{\n"
                          "    .reg .b64 %rd<2>;\n"
                          "    ld.param.u64 %rd1, [at];\n"
                          "    st.global.u32 [%rd1], 42;\n"
                          "    ret;\n"
                          "}\n"
                          ".visible .entry wild(.param .u64 at)\n"
                          "{\n"
                          "    .reg .b64 %rd<2>;\n"
                          "    ld.param.u64 %rd1, [at];\n"
                          "    st.global.u32 [%rd1+0x10000000000], 1;\n"
                          "    ret;\n"
                          "}\n"
                          ".visible .entry trapped(.param .u64 at)\n"
                          "{\n"
                          "    trap;\n"
                          "    ret;\n"
                          "}\n"
                          ".visible .entry endless(.param .u64 at)\n"
                          "{\n"
                          "    .reg .b64 %rd<2>;\n"
                          "    .reg .b32 %r<2>;\n"
                          "    .reg .pred %p<2>;\n"
                          "    ld.param.u64 %rd1, [at];\n"
                          "AGAIN:\n"
                          "    ld.volatile.global.u32 %r1, [%rd1];\n"
                          "    setp.ne.u32 %p1, %r1, 7;\n"
                          "    @%p1 bra AGAIN;\n"
                          "    ret;\n"
                          "}\n";

typedef unsigned long long address;

static void *library;

static void *entry(const char *name)
{
    void *found = dlsym(library, name);
    if (found == NULL) {
        fprintf(stderr, "no %s\n", name);
        exit(1);
    }
    return found;
}

#define STATUS(name, types, ...) (((int (*) types)entry(name)) (__VA_ARGS__))
#define CALL(name, types, ...)                                                                                       \
    do {                                                                                                             \
        int status_ = STATUS(name, types, __VA_ARGS__);                                                              \
        if (status_ != 0) {                                                                                          \
            printf("%s failed: %d\n", name, status_);                                                                \
            exit(2);                                                                                                 \
        }                                                                                                            \
    } while (0)

/* Retains the context, loads the kernels, launches one on memory that is new. */
static address launch(const char *kernel)
{
    void *context = NULL, *module = NULL, *function = NULL;
    address memory;
    CALL("cuDevicePrimaryCtxRetain", (void **, int), &context, 0);
    CALL("cuCtxSetCurrent", (void *), context);
    CALL("cuModuleLoadData", (void **, const void *), &module, ptx);
    CALL("cuModuleGetFunction", (void **, void *, const char *), &function, module, kernel);
    CALL("cuMemAlloc_v2", (address *, size_t), &memory, 4096);
    CALL("cuMemsetD8_v2", (address, unsigned char, size_t), memory, 0, 4096);
    void *arguments[] = {&memory};
    CALL("cuLaunchKernel",
         (void *, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, void *, void **, void **),
         function, 1, 1, 1, 1, 1, 1, 0, NULL, arguments, NULL);
    return memory;
}

int main(int argc, char **argv)
{
    library = dlopen("libcuda.so.1", RTLD_NOW);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    CALL("cuInit", (unsigned int), 0);
    for (int i = 1; i < argc; i++) {
        address memory;
        int value = 0;
        launch(argv[i]);
        int synchronised = STATUS("cuCtxSynchronize", (void), ), allocated = STATUS("cuMemAlloc_v2", (address *, size_t),
                                                                                   &memory, 16);
        int reset = STATUS("cuDevicePrimaryCtxReset_v2", (int), 0);
        memory = launch("put");
        CALL("cuMemcpyDtoH_v2", (void *, address, size_t), &value, memory, sizeof value);
        printf("%s %d %d %d %d\n", argv[i], synchronised, allocated, reset, value);
        CALL("cuDevicePrimaryCtxReset_v2", (int), 0);
    }
    return 0;
}
