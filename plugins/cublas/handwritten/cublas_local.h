/* What generated code and the bodies in this folder share: structures of the API, where a scalar lies, the first API's
 * one handle. */
#ifndef CUBLAS_LOCAL_H
#define CUBLAS_LOCAL_H

#include <stddef.h>
#include <stdint.h>

#include "cublas_statuses.h"

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
/* The process's handle, made when it is first needed; NULL where it cannot be made. */
cublas_context *cublas_first_handle(void);
/* Keep a status for cublasGetError. */
void cublas_keep(int32_t status);
/* Letters as the enums' values; -1 for one that means nothing. */
int cublas_operation(char letter);
int cublas_operation_of_gemv(char letter); /* there every other letter means T */
int cublas_fill(char letter);
int cublas_side(char letter);
int cublas_diagonal(char letter);

#endif
