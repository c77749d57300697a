/* What the client knows of a plan, and the way in and out of the functions that make one. */
#ifndef GTAP_CUFFT_H
#define GTAP_CUFFT_H

#include "cufft_wire.h"

enum cufft_status {
    CUFFT_SUCCESS = 0,
    CUFFT_INVALID_PLAN = 1,
    CUFFT_ALLOC_FAILED = 2,
    CUFFT_INVALID_TYPE = 3,
    CUFFT_INVALID_VALUE = 4,
    CUFFT_INTERNAL_ERROR = 5,
    CUFFT_INVALID_DEVICE = 11,
    CUFFT_NO_WORKSPACE = 13,
    CUFFT_NOT_SUPPORTED = 16
};

enum cufft_type {
    CUFFT_C2C = 0x29,
    CUFFT_R2C = 0x2a,
    CUFFT_C2R = 0x2c,
    CUFFT_Z2Z = 0x69,
    CUFFT_D2Z = 0x6a,
    CUFFT_Z2D = 0x6c,
    CUFFT_BY_TYPES = -1 /* made by data types: cufftXtExec alone executes it */
};

#define CUFFT_MOST_RANK   3
#define CUFFT_PROPERTIES  4 /* numbered from 1 */

/* What is transformed, in one form for all functions; zeroed before it is filled, because it is part of a key. */
typedef struct cufft_layout {
    int32_t rank, type;              /* enum cufft_type */
    int32_t input, output, execution; /* cudaDataType */
    int32_t is_input_embedded, is_output_embedded; /* else elements lie side by side, whatever the rest */
    int32_t reserved;                /* a key has no padding */
    long long n[CUFFT_MOST_RANK], batch;
    long long inembed[CUFFT_MOST_RANK], istride, idist;
    long long onembed[CUFFT_MOST_RANK], ostride, odist;
} cufft_layout;

/* The payload of a plan's handle. */
typedef struct cufft_plan {
    uint64_t work_size;                               /* where is_sized */
    uint64_t input_bytes, output_bytes, shared_bytes; /* of the whole batch; of memory for both in one place */
    int64_t properties[CUFFT_PROPERTIES];             /* by number - 1, where its bit of is_set is set */
    cudaStream_t stream;
    int32_t type; /* enum cufft_type */
    int32_t policy;
    uint8_t is_made, is_sized, is_set, is_complex;
    uint8_t has_own_area, has_area; /* cuFFT allocates the work area; the program has given one */
} cufft_plan;
_Static_assert(sizeof(cufft_plan) <= GTAP_SHADOW_PAYLOAD, "payload");

static inline cufft_plan *cufft_plan_of(cufftHandle plan)
{
    return gtap_small_payload(plan, CUFFT_KIND_cufftHandle);
}

static inline gtap_session *cufft_session_of(cufftHandle plan)
{
    return gtap_small_session(plan, CUFFT_KIND_cufftHandle);
}

/* ---- layouts: every form of the arguments as one (layout.c) ---- */

/* 0, or the status of arguments of which no layout can be made. */
cufftResult cufft_of_sizes(cufft_layout *layout, int rank, const int *n, cufftType type, int batch);
cufftResult cufft_of_many(cufft_layout *layout, int rank, const int *n, const int *inembed, int istride, int idist,
                          const int *onembed, int ostride, int odist, cufftType type, int batch);
cufftResult cufft_of_many64(cufft_layout *layout, int rank, const long long *n, const long long *inembed,
                            long long istride, long long idist, const long long *onembed, long long ostride,
                            long long odist, long long batch);
void cufft_set_type(cufft_layout *layout, cufftType type);
void cufft_set_types(cufft_layout *layout, cudaDataType input, cudaDataType output, cudaDataType execution);
/* The function that executes it: enum cufft_type. */
int cufft_type_of(const cufft_layout *layout);
/* Whether the library takes it, as far as that is known here: else it is asked, and the status is its own. */
int cufft_is_sound(const cufft_layout *layout);
/* The bytes of input and output of a sound one, into its plan. */
void cufft_measure(const cufft_layout *layout, cufft_plan *plan);

/* ---- sizes of work areas (size.c); status: that of the layout ---- */

cufftResult cufft_make(cufftHandle handle, cufftResult status, const cufft_layout *layout, size_t *workSize);
cufftResult cufft_create_and_make(cufftHandle *handle, cufftResult status, const cufft_layout *layout);
cufftResult cufft_ask(cufftHandle handle, cufftResult status, const cufft_layout *layout, size_t *workSize);
cufftResult cufft_estimate(cufftResult status, const cufft_layout *layout, size_t *workSize);

/* ---- the exported functions that others here call ---- */

GTAP_EXPORT cufftResult cufftCreate(cufftHandle *handle);
GTAP_EXPORT cufftResult cufftDestroy(cufftHandle plan);
GTAP_EXPORT cufftResult cufftSetWorkArea(cufftHandle plan, void *workArea);
GTAP_EXPORT cufftResult cufftXtExec(cufftHandle plan, void *input, void *output, int direction);
GTAP_EXPORT cufftResult cufftExecC2C(cufftHandle plan, cufftComplex *idata, cufftComplex *odata, int direction);
GTAP_EXPORT cufftResult cufftExecR2C(cufftHandle plan, cufftReal *idata, cufftComplex *odata);
GTAP_EXPORT cufftResult cufftExecC2R(cufftHandle plan, cufftComplex *idata, cufftReal *odata);
GTAP_EXPORT cufftResult cufftExecZ2Z(cufftHandle plan, cufftDoubleComplex *idata, cufftDoubleComplex *odata,
                                     int direction);
GTAP_EXPORT cufftResult cufftExecD2Z(cufftHandle plan, cufftDoubleReal *idata, cufftDoubleComplex *odata);
GTAP_EXPORT cufftResult cufftExecZ2D(cufftHandle plan, cufftDoubleComplex *idata, cufftDoubleReal *odata);

#endif
