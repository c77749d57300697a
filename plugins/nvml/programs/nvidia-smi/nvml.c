/* Loads NVML and binds the functions of nvml.h. */
#include "nvml.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static struct nvml table;

static int not_there(void)
{
    return NVML_FUNCTION_NOT_FOUND;
}

/* A function pointer is bound by its bytes: ISO C has no cast from dlsym's void *. */
static void bind(void *library, const char *name, void *place)
{
    void *symbol = dlsym(library, name);
    int (*missing)(void) = not_there;
    memcpy(place, symbol ? (void *)&symbol : (void *)&missing, sizeof symbol);
}

const struct nvml *nvml_open(void)
{
    void *library = dlopen("libnvidia-ml.so.1", RTLD_NOW);
    if (!library) {
        fputs("NVIDIA-SMI couldn't find libnvidia-ml.so.1. Run it under gtap exec, with gtap-plugin-nvml installed.\n",
              stderr);
        return NULL;
    }
    bind(library, "nvmlErrorString", &table.ErrorString);
#define BIND(name, parameters) bind(library, "nvml" #name, &table.name);
    NVML_FUNCTIONS(BIND)
#undef BIND
    int status = table.Init_v2();
    if (status == NVML_SUCCESS)
        return &table;
    fprintf(stderr, "Failed to initialize NVML: %s\n",
            status == NVML_FUNCTION_NOT_FOUND ? "it has no nvmlInit_v2" : table.ErrorString(status));
    return NULL;
}
