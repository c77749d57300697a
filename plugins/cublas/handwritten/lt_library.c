/* What the library is, its log, its cache: answered here. */
#include "lt_descriptors.h"

enum { PROPERTIES = 3 }; /* MAJOR_VERSION, MINOR_VERSION, PATCH_LEVEL */

/* Where no real library answers: the version whose functions this stub has. */
static int own_property(libraryPropertyType type)
{
    static const int thirteen[PROPERTIES] = {13, 10, 0}, twelve[PROPERTIES] = {12, 9, 3};
    return GTAP_MAJOR >= 13 ? thirteen[type] : twelve[type];
}

GTAP_EXPORT cublasStatus_t cublasLtGetProperty(libraryPropertyType type, int *value)
{
    struct {
        char name[20];
        int type;
    } key = {"cublasLtGetProperty", type};
    if (type < 0 || type >= PROPERTIES || value == NULL)
        return CUBLAS_STATUS_INVALID_VALUE;
    gtap_session *session = gtap_current(&cublasLt_wire_library);
    if (session == NULL)
        return CUBLAS_STATUS_NOT_INITIALIZED;
    if (gtap_recall(session, &key, sizeof key, value, sizeof *value))
        return CUBLAS_STATUS_SUCCESS;
    cublasStatus_t status = cublasLt_wire_cublasLtGetProperty(session, type, value);
    if (status != CUBLAS_STATUS_SUCCESS)
        return status;
    if (*value < 0)
        *value = own_property(type);
    gtap_remember(session, &key, sizeof key, value, sizeof *value);
    return CUBLAS_STATUS_SUCCESS;
}

GTAP_EXPORT size_t cublasLtGetVersion(void)
{
    int parts[PROPERTIES];
    for (int type = 0; type < PROPERTIES; type++)
        if (cublasLtGetProperty(type, &parts[type]) != CUBLAS_STATUS_SUCCESS)
            parts[type] = own_property(type);
    return (size_t)(parts[0] * 10000 + parts[1] * 100 + parts[2]);
}

GTAP_EXPORT size_t cublasLtGetCudartVersion(void)
{
    return GTAP_MAJOR >= 13 ? 13000 : 12090;
}

GTAP_EXPORT const char *cublasLtGetStatusName(cublasStatus_t status)
{
    return cublas_status_name(status);
}

GTAP_EXPORT const char *cublasLtGetStatusString(cublasStatus_t status)
{
    return cublas_status_text(status);
}

/* ---- the cache: answers are remembered by the session, whatever its capacity is said to be ---- */

static _Atomic size_t capacity = 8192;

GTAP_EXPORT cublasStatus_t cublasLtHeuristicsCacheGetCapacity(size_t *value)
{
    if (value == NULL)
        return CUBLAS_STATUS_INVALID_VALUE;
    *value = atomic_load(&capacity);
    return CUBLAS_STATUS_SUCCESS;
}

GTAP_EXPORT cublasStatus_t cublasLtHeuristicsCacheSetCapacity(size_t value)
{
    atomic_store(&capacity, value);
    return CUBLAS_STATUS_SUCCESS;
}

/* ---- logging: the library logs on the server ---- */

static cublasStatus_t no_log(int wanted)
{
    if (wanted)
        gtap_say_once("cublasLtLogger", "cuBLASLt runs on the server: its log is not written here");
    return CUBLAS_STATUS_SUCCESS;
}

GTAP_EXPORT cublasStatus_t cublasLtLoggerSetCallback(cublasLtLoggerCallback_t callback)
{
    if (callback == NULL)
        return CUBLAS_STATUS_SUCCESS;
    return gtap_unsupported(&cublasLt_wire_library, "cublasLtLoggerSetCallback", "cuBLASLt logs on the server");
}

GTAP_EXPORT cublasStatus_t cublasLtLoggerSetFile(FILE *file)
{
    return no_log(file != NULL);
}

GTAP_EXPORT cublasStatus_t cublasLtLoggerOpenFile(const char *path)
{
    return path != NULL ? no_log(1) : CUBLAS_STATUS_INVALID_VALUE;
}

GTAP_EXPORT cublasStatus_t cublasLtLoggerSetLevel(int level)
{
    return level >= 0 && level <= 5 ? no_log(level > 0) : CUBLAS_STATUS_INVALID_VALUE;
}

GTAP_EXPORT cublasStatus_t cublasLtLoggerSetMask(int mask)
{
    return no_log(mask != 0);
}

GTAP_EXPORT cublasStatus_t cublasLtLoggerForceDisable(void)
{
    return CUBLAS_STATUS_SUCCESS;
}
