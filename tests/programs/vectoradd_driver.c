/* c = a + b by the driver API alone, from PTX text. Arguments: elements, seed, PTX file (else the text below).
 * Needs no CUDA header: cc vectoradd_driver.c -ldl. A call that fails is named with its number. */
#include <dlfcn.h>

#include "program.h"

static const char ptx[] = ".version 7.0\n"
                          ".target sm_50\n"
                          ".address_size 64\n"
                          ".visible .entry add(.param .u64 a, .param .u64 b, .param .u64 c, .param .u32 n)\n"
                          "{\n"
                          "    .reg .pred %p<2>;\n"
                          "    .reg .f32 %f<4>;\n"
                          "    .reg .b32 %r<6>;\n"
                          "    .reg .b64 %rd<8>;\n"
                          "    mov.u32 %r1, %ctaid.x;\n"
                          "    mov.u32 %r2, %ntid.x;\n"
                          "    mov.u32 %r3, %tid.x;\n"
                          "    mad.lo.s32 %r4, %r1, %r2, %r3;\n"
                          "    ld.param.u32 %r5, [n];\n"
                          "    setp.ge.s32 %p1, %r4, %r5;\n"
                          "    @%p1 bra DONE;\n"
                          "    ld.param.u64 %rd1, [a];\n"
                          "    ld.param.u64 %rd2, [b];\n"
                          "    ld.param.u64 %rd3, [c];\n"
                          "    mul.wide.s32 %rd4, %r4, 4;\n"
                          "    add.s64 %rd5, %rd1, %rd4;\n"
                          "    add.s64 %rd6, %rd2, %rd4;\n"
                          "    add.s64 %rd7, %rd3, %rd4;\n"
                          "    ld.global.f32 %f1, [%rd5];\n"
                          "    ld.global.f32 %f2, [%rd6];\n"
                          "    add.f32 %f3, %f1, %f2;\n"
                          "    st.global.f32 [%rd7], %f3;\n"
                          "DONE:\n"
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

#define CALL(name, types, ...)                                                                                       \
    do {                                                                                                             \
        int status_ = ((int (*) types)entry(name)) (__VA_ARGS__);                                                    \
        if (status_ != 0) {                                                                                          \
            printf("%s failed: %d\n", name, status_);                                                                \
            exit(2);                                                                                                 \
        }                                                                                                            \
    } while (0)

static const char *text_of(const char *name)
{
    static char text[1 << 16];
    FILE *file = fopen(name, "r");
    if (file == NULL || fread(text, 1, sizeof text - 1, file) == 0)
        exit(1);
    fclose(file);
    return text;
}

int main(int argc, char **argv)
{
    int n = (int)argument(argc, argv, 1, 1000), device = 0;
    uint32_t seed = argument(argc, argv, 2, 1);
    size_t bytes = n * sizeof(float);
    float *a = numbers(n, seed), *b = numbers(n, seed + 1), *c = malloc(bytes);
    void *context = NULL, *module = NULL, *function = NULL;
    address device_a, device_b, device_c;

    library = dlopen("libcuda.so.1", RTLD_NOW);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    CALL("cuInit", (unsigned int), 0);
    CALL("cuDeviceGet", (int *, int), &device, 0);
    CALL("cuDevicePrimaryCtxRetain", (void **, int), &context, device);
    CALL("cuCtxSetCurrent", (void *), context);
    CALL("cuModuleLoadData", (void **, const void *), &module, argc > 3 ? text_of(argv[3]) : ptx);
    CALL("cuModuleGetFunction", (void **, void *, const char *), &function, module, "add");
    CALL("cuMemAlloc_v2", (address *, size_t), &device_a, bytes);
    CALL("cuMemAlloc_v2", (address *, size_t), &device_b, bytes);
    CALL("cuMemAlloc_v2", (address *, size_t), &device_c, bytes);
    CALL("cuMemcpyHtoD_v2", (address, const void *, size_t), device_a, a, bytes);
    CALL("cuMemcpyHtoD_v2", (address, const void *, size_t), device_b, b, bytes);
    void *arguments[] = {&device_a, &device_b, &device_c, &n};
    CALL("cuLaunchKernel",
         (void *, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, void *, void **, void **),
         function, (n + 127) / 128, 1, 1, 128, 1, 1, 0, NULL, arguments, NULL);
    CALL("cuCtxSynchronize", (void), );
    CALL("cuMemcpyDtoH_v2", (void *, address, size_t), c, device_c, bytes);
    CALL("cuMemFree_v2", (address), device_a);
    CALL("cuMemFree_v2", (address), device_b);
    CALL("cuMemFree_v2", (address), device_c);
    CALL("cuModuleUnload", (void *), module);
    CALL("cuDevicePrimaryCtxRelease_v2", (int), device);
    print_sum("sum", c, n);
    leave_maps();
    free(a);
    free(b);
    free(c);
    return 0;
}
