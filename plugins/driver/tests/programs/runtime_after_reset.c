/* Run through a real server: the runtime goes on after the program ended its primary context through the driver. */
#include "check.h"

#include <dlfcn.h>

typedef int (*allocate_fn)(void **memory, size_t size);
typedef int (*copy_fn)(void *to, const void *from, size_t size, int kind);
typedef int (*free_fn)(void *memory);

static void *found(void *library, const char *name)
{
    void *function = dlsym(library, name);
    HOLDS(function != NULL);
    return function;
}

int main(void)
{
    void *runtime = dlopen("libcudart.so.13", RTLD_NOW), *memory = NULL, *function;
    int value = 42, back = 0, active = 0;
    unsigned flags;
    if (runtime == NULL)
        return 2;
    allocate_fn allocate;
    copy_fn copy;
    free_fn release;
    function = found(runtime, "cudaMalloc"), memcpy(&allocate, &function, sizeof function);
    function = found(runtime, "cudaMemcpy"), memcpy(&copy, &function, sizeof function);
    function = found(runtime, "cudaFree"), memcpy(&release, &function, sizeof function);
    for (int round = 0; round < 3; round++) {
        OK(allocate(&memory, 64));
        OK(copy(memory, &value, 4, 1));
        OK(copy(&back, memory, 4, 2));
        HOLDS(back == value);
        value++;
        if (round == 1)
            OK(release(memory));
        OK(cuDevicePrimaryCtxGetState(0, &flags, &active));
        HOLDS(active == 1);
        if (round == 0)
            OK(cuDevicePrimaryCtxReset_v2(0));
        else
            while (cuDevicePrimaryCtxRelease_v2(0) == 0) /* the runtime's own retain among them */
                ;
        OK(cuDevicePrimaryCtxGetState(0, &flags, &active));
        HOLDS(active == 0);
    }
    return ended();
}
