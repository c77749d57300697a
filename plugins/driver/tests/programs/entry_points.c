#include "check.h"

int main(void)
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
    return ended();
}
