/* The first API's own functions: one handle of the process, the status of its last function. */
#include "blas_handle.h"

extern int cudaMalloc(void **address, size_t size);
extern int cudaFree(void *address);

typedef struct first_api {
    _Atomic(cublasHandle_t) handle;
    _Atomic int status; /* until it is asked for */
} first_api;

static first_api *first_api_of_process(void)
{
    return gtap_process_state("cublas", sizeof(first_api));
}

/* cublasInit, and what every function of the first API does where nobody called that. */
static cublasStatus_t first_handle_is_there(first_api *first)
{
    cublasHandle_t made = NULL, before = NULL;
    if (atomic_load(&first->handle) != NULL)
        return CUBLAS_STATUS_SUCCESS;
    gtap_session *session = gtap_current(&cublas_wire_library);
    cublasStatus_t status = session != NULL ? cublas_wire_cublasCreate_v2(session, &made) : CUBLAS_STATUS_NOT_INITIALIZED;
    if (status == CUBLAS_STATUS_SUCCESS && !atomic_compare_exchange_strong(&first->handle, &before, made))
        cublas_wire_cublasDestroy_v2(session, made); /* another thread was first */
    return status;
}

cublasHandle_t cublas_first_handle(void)
{
    first_api *first = first_api_of_process();
    if (first == NULL || first_handle_is_there(first) != CUBLAS_STATUS_SUCCESS)
        return NULL;
    return atomic_load(&first->handle);
}

void cublas_keep(int32_t status)
{
    first_api *first = first_api_of_process();
    if (first != NULL)
        atomic_store(&first->status, status);
}

int cublas_operation(char letter)
{
    switch (letter) {
    case 'n': case 'N': return 0;
    case 't': case 'T': return 1;
    case 'c': case 'C': return 2;
    default: return -1;
    }
}

int cublas_operation_of_gemv(char letter)
{
    const int operation = cublas_operation(letter);
    return operation >= 0 ? operation : 1;
}

int cublas_fill(char letter)
{
    return letter == 'l' || letter == 'L' ? 0 : letter == 'u' || letter == 'U' ? 1 : -1;
}

int cublas_side(char letter)
{
    return letter == 'l' || letter == 'L' ? 0 : letter == 'r' || letter == 'R' ? 1 : -1;
}

int cublas_diagonal(char letter)
{
    return letter == 'n' || letter == 'N' ? 0 : letter == 'u' || letter == 'U' ? 1 : -1;
}

GTAP_EXPORT cublasStatus_t cublasInit(void)
{
    first_api *first = first_api_of_process();
    return first != NULL ? first_handle_is_there(first) : CUBLAS_STATUS_ALLOC_FAILED;
}

GTAP_EXPORT cublasStatus_t cublasShutdown(void)
{
    first_api *first = first_api_of_process();
    cublasHandle_t handle = first != NULL ? atomic_exchange(&first->handle, NULL) : NULL;
    if (handle == NULL)
        return CUBLAS_STATUS_SUCCESS; /* as the library does */
    return cublas_wire_cublasDestroy_v2(gtap_shadow_session(handle, CUBLAS_KIND_cublasHandle_t), handle);
}

GTAP_EXPORT cublasStatus_t cublasGetError(void)
{
    first_api *first = first_api_of_process();
    return first != NULL ? atomic_exchange(&first->status, CUBLAS_STATUS_SUCCESS) : CUBLAS_STATUS_NOT_INITIALIZED;
}

GTAP_EXPORT cublasStatus_t cublasGetVersion(int *version)
{
    return cublas_version(version);
}

GTAP_EXPORT cublasStatus_t cublasAlloc(int n, int size, void **address)
{
    if (n <= 0 || size <= 0 || address == NULL)
        return CUBLAS_STATUS_INVALID_VALUE;
    return cudaMalloc(address, (size_t)n * (size_t)size) == 0 ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_ALLOC_FAILED;
}

GTAP_EXPORT cublasStatus_t cublasFree(void *address)
{
    return cudaFree(address) == 0 ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_INTERNAL_ERROR;
}

extern cublasStatus_t cublasSetStream_v2(cublasHandle_t handle, cudaStream_t stream);

GTAP_EXPORT cublasStatus_t cublasSetKernelStream(cudaStream_t stream)
{
    return cublasSetStream_v2(cublas_first_handle(), stream);
}
