#include "check.h"

#include <dlfcn.h>

/* What four runtimes ask for: lines of name, version, flag and the symbol that has the ABI of that version. */
static void asked(const char *path)
{
    char name[128], symbol[128];
    int version, flag, count = 0;
    FILE *file = fopen(path, "r");
    HOLDS(file != NULL);
    while (file != NULL && fscanf(file, "%127s %d %d %127s", name, &version, &flag, symbol) == 4) {
        void *found = NULL;
        int why = -1, status = cuGetProcAddress_v2(name, &found, version, (cuuint64_t)flag, &why);
        if (status != 0 || why != 0 || found == NULL || found != dlsym(RTLD_DEFAULT, symbol)) {
            printf("%s of %d (%d) is not %s\n", name, version, flag, symbol);
            failures++;
        }
        count++;
    }
    HOLDS(count == 475);
    if (file != NULL)
        fclose(file);
}

int main(int argc, char **argv)
{
    void *found, *newer;
    int why;
    CUuuid id = {{1}};
    const void *table;
    OK(cuGetProcAddress_v2("cuMemAlloc", &found, 12000, 0, &why));
    HOLDS(found == (void *)cuMemAlloc_v2 && why == CU_GET_PROC_ADDRESS_SUCCESS);
    OK(cuGetProcAddress_v2("cuMemcpyHtoD", &found, 12000, 2, &why));
    HOLDS(found == (void *)cuMemcpyHtoD_v2_ptds);
    OK(cuGetProcAddress_v2("cuMemcpyHtoD", &found, 5000, 2, &why)); /* there was no such variant then */
    HOLDS(found == (void *)cuMemcpyHtoD_v2);
    OK(cuGetProcAddress_v2("cuInit", &found, 2000, 2, NULL));
    HOLDS(found == (void *)cuInit);
    OK(cuGetProcAddress("cuCtxGetDevice", &found, 12090, 0));
    OK(cuGetProcAddress("cuCtxGetDevice", &newer, 13000, 0));
    HOLDS(found == (void *)cuCtxGetDevice && newer == (void *)cuCtxGetDevice_v2);
    OK(cuGetProcAddress_v2("cuGetProcAddress", &found, 11030, 0, NULL));
    OK(cuGetProcAddress_v2("cuGetProcAddress", &newer, 12000, 0, NULL));
    HOLDS(found == (void *)cuGetProcAddress && newer == (void *)cuGetProcAddress_v2);
    STATUS(CUDA_ERROR_NOT_FOUND, cuGetProcAddress_v2("", &found, 0, 0, &why));
    HOLDS(found == NULL && why == CU_GET_PROC_ADDRESS_SYMBOL_NOT_FOUND);
    STATUS(CUDA_ERROR_NOT_FOUND, cuGetProcAddress_v2("cuKernelGetName", &found, 11000, 0, &why));
    HOLDS(why == CU_GET_PROC_ADDRESS_VERSION_NOT_SUFFICIENT);
    STATUS(CUDA_ERROR_NOT_FOUND, cuGetExportTable(&table, &id));
    if (argc == 2)
        asked(argv[1]);
    return ended();
}
