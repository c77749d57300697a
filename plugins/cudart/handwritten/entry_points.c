/* Versions, and the driver's functions by name. */
#include "cudart.h"

#define VERSION (GTAP_MAJOR == 12 ? 12090 : 13000)

enum { PER_THREAD_DEFAULT = 2 };

GTAP_EXPORT cudaError_t cudaRuntimeGetVersion(int *version)
{
    if (version == NULL)
        return cudart_leave(cudaErrorInvalidValue);
    *version = VERSION;
    return 0;
}

GTAP_EXPORT cudaError_t cudaDriverGetVersion(int *version)
{
    if (version == NULL)
        return cudart_leave(cudaErrorInvalidValue);
    return cudart_leave(cuDriverGetVersion(version));
}

/* A name that is not there is no error: `result` says so, and the pointer is NULL. */
static int32_t find(const char *name, void **function, unsigned int version, unsigned long long flags, int32_t *result)
{
    int32_t found = 0;
    if (name == NULL || function == NULL)
        return cudaErrorInvalidValue;
    int32_t status = cuGetProcAddress_v2(name, function, (int)version, flags, &found);
    if (result != NULL)
        *result = found;
    if (status != cudaErrorSymbolNotFound)
        return status;
    *function = NULL;
    return result != NULL ? 0 : status;
}

GTAP_EXPORT cudaError_t cudaGetDriverEntryPoint(const char *name, void **function, unsigned long long flags,
                                                int32_t *result)
{
    return cudart_leave(find(name, function, VERSION, flags, result));
}

GTAP_EXPORT cudaError_t cudaGetDriverEntryPoint_ptsz(const char *name, void **function, unsigned long long flags,
                                                     int32_t *result)
{
    return cudaGetDriverEntryPoint(name, function, flags != 0 ? flags : PER_THREAD_DEFAULT, result);
}

GTAP_EXPORT cudaError_t cudaGetDriverEntryPointByVersion(const char *name, void **function, unsigned int version,
                                                         unsigned long long flags, int32_t *result)
{
    return cudart_leave(find(name, function, version, flags, result));
}

GTAP_EXPORT cudaError_t cudaGetDriverEntryPointByVersion_ptsz(const char *name, void **function, unsigned int version,
                                                              unsigned long long flags, int32_t *result)
{
    return cudaGetDriverEntryPointByVersion(name, function, version, flags != 0 ? flags : PER_THREAD_DEFAULT, result);
}

GTAP_EXPORT cudaError_t cudaGetExportTable(const void **table, const CUuuid *id)
{
    return cudart_leave(cuGetExportTable(table, id));
}

/* Private to NVIDIA's libraries; the real one has an answer only for them. */
GTAP_EXPORT void *__cudaGetProcAddress(void)
{
    return NULL;
}

struct cudaChannelFormatDesc {
    int x, y, z, w;
    int32_t kind;
};

GTAP_EXPORT struct cudaChannelFormatDesc cudaCreateChannelDesc(int x, int y, int z, int w, int32_t kind)
{
    return (struct cudaChannelFormatDesc){x, y, z, w, kind};
}

#if GTAP_MAJOR == 12
/* Doubles need no conversion since compute capability 1.3. */
GTAP_EXPORT cudaError_t cudaSetDoubleForDevice(double *value)
{
    return value == NULL ? cudart_leave(cudaErrorInvalidValue) : 0;
}

GTAP_EXPORT cudaError_t cudaSetDoubleForHost(double *value)
{
    return value == NULL ? cudart_leave(cudaErrorInvalidValue) : 0;
}
#endif
