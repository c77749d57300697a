/* The client's copy of a handle's state, which its getters read. All bytes zero: the state of a new handle. */
#ifndef BLAS_HANDLE_H
#define BLAS_HANDLE_H

#include "cublas_wire.h"

typedef struct cublas_state {
    cudaStream_t stream;
    _Atomic int pointer_mode;
    int atomics, math, sm_count, strategy;
    int special_values; /* as a difference from the default mask */
    int mantissa_control, mantissa_most, mantissa_offset;
    int *mantissa_count;
} cublas_state;

_Static_assert(sizeof(cublas_state) <= GTAP_SHADOW_PAYLOAD, "fits a handle");

/* NULL for what is no live handle. */
static inline cublas_state *cublas_state_of(const void *handle)
{
    return gtap_shadow_payload(handle, CUBLAS_KIND_cublasHandle_t);
}

/* The version of the library, as cublasGetVersion gives it. */
cublasStatus_t cublas_version(int *version);

#endif
