/* The types and client bodies that the hard cases' generated code includes: our own, as small as they can be. */
#ifndef HARD_CASES_H
#define HARD_CASES_H

#include "gtap/stub.h"

typedef struct dim3 {
    unsigned int x, y, z;
} dim3;

typedef struct CUstream_st *CUstream;
typedef struct CUfunction_st *CUfunction;
typedef struct cublasHandle_t_st *cublasHandle_t;
typedef struct cusparseHandle_t_st *cusparseHandle_t;

typedef struct CUlaunchAttribute {
    int id;
    char pad[4];
    unsigned long long value[8];
} CUlaunchAttribute;

typedef struct CUlaunchConfig {
    unsigned int gridDimX, gridDimY, gridDimZ, blockDimX, blockDimY, blockDimZ, sharedMemBytes;
    CUstream hStream;
    CUlaunchAttribute *attrs;
    unsigned int numAttrs;
} CUlaunchConfig;

typedef struct nvjpegImage_t {
    unsigned char *channel[4];
    size_t pitch[4];
} nvjpegImage_t;

/* What a plugin would do with its state; here the address alone tells. */
static inline int case_on_device(const void *handle, const void *pointer)
{
    (void)handle;
    return (uint64_t)(uintptr_t)pointer >> 45 == 1;
}

/* params[0] points to the size, params[1] to the packed bytes; NULL for none. */
static inline const void *case_pack(const void *function, void **params, size_t *size)
{
    (void)function;
    *size = params != NULL ? *(size_t *)params[0] : 0;
    return params != NULL ? params[1] : NULL;
}

static inline uint64_t case_callback(gtap_session *session, void (*callback)(void *), void *user)
{
    (void)session, (void)user;
    return (uint64_t)(uintptr_t)callback;
}

static inline uint64_t case_stream_callback(gtap_session *session, void (*callback)(CUstream, int, void *), void *user)
{
    (void)session, (void)user;
    return (uint64_t)(uintptr_t)callback;
}

#endif
