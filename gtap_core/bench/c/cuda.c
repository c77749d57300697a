/* The driver API, found by name in the stub that `gtap exec` puts in place. */
#include "bench.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

cuda_calls cuda;

static const char IMAGE[] = ".version 7.0\n.target sm_75\n.address_size 64\n"
                            ".visible .entry five(.param .u64 a, .param .u64 b, .param .u64 c, .param .u32 d,"
                            " .param .u32 e)\n{\nret;\n}\n";

static const struct {
    const char *name;
    size_t place;
} NAMES[] = {
    {"cuInit", offsetof(cuda_calls, init)},
    {"cuDevicePrimaryCtxRetain", offsetof(cuda_calls, retain)},
    {"cuCtxSetCurrent", offsetof(cuda_calls, set_current)},
    {"cuCtxSynchronize", offsetof(cuda_calls, synchronize)},
    {"cuModuleLoadData", offsetof(cuda_calls, load)},
    {"cuModuleGetFunction", offsetof(cuda_calls, function)},
    {"cuLaunchKernel", offsetof(cuda_calls, launch)},
    {"cuStreamCreate", offsetof(cuda_calls, stream_create)},
    {"cuStreamSynchronize", offsetof(cuda_calls, stream_synchronize)},
    {"cuMemAlloc_v2", offsetof(cuda_calls, allocate)},
    {"cuMemAllocHost_v2", offsetof(cuda_calls, allocate_host)},
    {"cuMemcpyHtoD_v2", offsetof(cuda_calls, copy_in)},
    {"cuMemcpyDtoH_v2", offsetof(cuda_calls, copy_out)},
    {"cuMemcpyHtoDAsync_v2", offsetof(cuda_calls, copy_in_async)},
    {"cuMemcpyDtoHAsync_v2", offsetof(cuda_calls, copy_out_async)},
    {"cuEventCreate", offsetof(cuda_calls, event_create)},
    {"cuEventRecord", offsetof(cuda_calls, event_record)},
    {"cuEventSynchronize", offsetof(cuda_calls, event_synchronize)},
    {"cuEventElapsedTime", offsetof(cuda_calls, event_elapsed)},
};

void must(int status, const char *what)
{
    if (status == 0)
        return;
    fprintf(stderr, "%s: status %d\n", what, status);
    exit(1);
}

void cuda_load(void)
{
    void *library = dlopen("libcuda.so.1", RTLD_NOW);
    must(library == NULL, "libcuda.so.1");
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        void *found = dlsym(library, NAMES[i].name);
        must(found == NULL, NAMES[i].name);
        memcpy((char *)&cuda + NAMES[i].place, &found, sizeof found);
    }
}

place cuda_open(int device)
{
    place where;
    void *module;
    if (cuda.init == NULL)
        cuda_load();
    must(cuda.init(0), "cuInit");
    must(cuda.retain(&where.context, device), "cuDevicePrimaryCtxRetain");
    must(cuda.set_current(where.context), "cuCtxSetCurrent");
    must(cuda.load(&module, IMAGE), "cuModuleLoadData");
    must(cuda.function(&where.kernel, module, "five"), "cuModuleGetFunction");
    return where;
}

void launch_five(const place *where, void *stream)
{
    static uint64_t first, second, third;
    static uint32_t fourth, fifth;
    void *arguments[] = {&first, &second, &third, &fourth, &fifth};
    must(cuda.launch(where->kernel, 1, 1, 1, 32, 1, 1, 0, stream, arguments, NULL), "cuLaunchKernel");
}
