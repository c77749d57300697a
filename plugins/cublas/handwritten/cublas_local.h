/* What generated code and the bodies in this folder share: structures of the API, where a scalar lies, the first API's
 * one handle. */
#ifndef CUBLAS_LOCAL_H
#define CUBLAS_LOCAL_H

#include <stddef.h>
#include <stdint.h>

enum cublas_status {
    CUBLAS_STATUS_SUCCESS = 0,
    CUBLAS_STATUS_NOT_INITIALIZED = 1,
    CUBLAS_STATUS_ALLOC_FAILED = 3,
    CUBLAS_STATUS_INVALID_VALUE = 7,
    CUBLAS_STATUS_ARCH_MISMATCH = 8,
    CUBLAS_STATUS_MAPPING_ERROR = 11,
    CUBLAS_STATUS_EXECUTION_FAILED = 13,
    CUBLAS_STATUS_INTERNAL_ERROR = 14,
    CUBLAS_STATUS_NOT_SUPPORTED = 15,
    CUBLAS_STATUS_LICENSE_ERROR = 16
};

typedef struct cuComplex {
    _Alignas(8) float x;
    float y;
} cuComplex;

typedef struct cuDoubleComplex {
    _Alignas(16) double x;
    double y;
} cuDoubleComplex;

typedef void (*cublasLogCallback)(const char *message);

/* Whether a scalar of a handle's functions lies in device memory: its pointer mode. */
int cublas_on_device(const void *handle, const void *pointer);

/* ---- the first API ---- */

typedef struct cublasContext cublas_context;
/* The process's handle; NULL before cublasInit and after cublasShutdown. */
cublas_context *cublas_first_handle(void);
/* Keep a status for cublasGetError. */
void cublas_keep(int32_t status);
/* Letters as the enums' values; -1 for one that means nothing. */
int cublas_operation(char letter);
int cublas_fill(char letter);
int cublas_side(char letter);
int cublas_diagonal(char letter);

#endif
