/* The kernels of add.ptx, as host and device do them. */
#include "check.h"

enum { COUNT = 1000, BYTES = COUNT * 4 };

static CUfunction add_function, twice_function;

static inline void load_kernels(const char *path)
{
    CUmodule module;
    OK(cuModuleLoad(&module, path));
    OK(cuModuleGetFunction(&add_function, module, "add"));
    OK(cuModuleGetFunction(&twice_function, module, "twice"));
}

static inline CUresult add(CUdeviceptr values, unsigned value, CUstream stream)
{
    unsigned n = COUNT;
    void *params[] = {&values, &value, &n};
    return cuLaunchKernel(add_function, 8, 1, 1, 128, 1, 1, 0, stream, params, NULL);
}

static inline CUresult twice(CUdeviceptr values, CUstream stream)
{
    unsigned n = COUNT;
    void *params[] = {&values, &n};
    return cuLaunchKernel(twice_function, 8, 1, 1, 128, 1, 1, 0, stream, params, NULL);
}

static inline void count_up(unsigned *values, unsigned first)
{
    for (unsigned i = 0; i < COUNT; i++)
        values[i] = first + i * 3;
}

/* Whether values[i] is factor * (first + 3 i) + more. */
static inline int is_counted(const unsigned *values, unsigned first, unsigned factor, unsigned more)
{
    for (unsigned i = 0; i < COUNT; i++)
        if (values[i] != factor * (first + i * 3) + more)
            return 0;
    return 1;
}
