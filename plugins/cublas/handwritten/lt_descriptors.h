/* What lies in the program's cublasLt structures, and what of it travels: laid out alike by lt/encoding.py.
 *
 * The program owns these structures: it copies and forgets them as it likes. Each begins with a mark and with how many
 * bytes of it there are, as structures grew between releases; what lies behind is at its default. Integers are little
 * endian, members lie where C puts them, without holes.
 */
#ifndef LT_DESCRIPTORS_H
#define LT_DESCRIPTORS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "cublasLt_wire.h"
#include "cublas_statuses.h"

enum {
    LT_LAYOUT = 0x614c7447,     /* "GtLa" */
    LT_DESC = 0x644c7447,       /* "GtLd" */
    LT_TRANSFORM = 0x744c7447,  /* "GtLt" */
    LT_PREFERENCE = 0x704c7447, /* "GtLp" */
    LT_EMULATION = 0x654c7447   /* "GtLe" */
};

typedef struct lt_layout {
    uint32_t mark, size;
    uint32_t type;
    int32_t order;
    uint64_t rows, cols;
    int64_t ld;
    int32_t batch_count;
    uint32_t batch_mode;
    int64_t batch_stride, plane_offset;
    /* from CUDA 13 on */
    uint64_t rows_array, cols_array, ld_array;
    int32_t rows_cols_width, ld_width;
} lt_layout;

typedef struct lt_desc {
    uint32_t mark, size;
    int32_t compute_type, scale_type, pointer_mode, trans_a, trans_b, trans_c, fill_mode;
    uint32_t epilogue;
    int32_t sm_count, aux_type, bias_type;
    int32_t fast_accum; /* an int8_t to the program */
    uint64_t bias;
    int64_t bias_stride;
    uint64_t aux;
    int64_t aux_ld, aux_stride, alpha_stride;
    uint64_t a_scale, b_scale, c_scale, d_scale, amax_d, aux_scale, aux_amax;
    int32_t sync_rows, sync_cols;
    uint64_t sync_in, sync_out;
    /* behind the 23 words of 12.1 */
    int32_t a_mode, b_mode, c_mode, d_mode, aux_mode, d_out_mode;
    uint64_t d_out_scale, emulation;
    int64_t alpha_batch_stride, beta_batch_stride;
    int32_t invariance, unused;
} lt_desc;

typedef struct lt_transform {
    uint32_t mark, size;
    int32_t scale_type, pointer_mode, trans_a, trans_b;
} lt_transform;

typedef struct lt_preference {
    uint32_t mark, size;
    uint32_t search_mode, reductions;
    uint64_t workspace;
    uint32_t align_a, align_b, align_c, align_d;
    uint64_t implementations;
    float waves;
    uint32_t average_k, average_rows, average_cols;
} lt_preference;

typedef struct lt_emulation {
    uint32_t mark, size;
    int32_t strategy, special_values, mantissa_control, mantissa_most, mantissa_offset, unused;
    uint64_t mantissa_count;
} lt_emulation;

/* A product as it travels: every part whole, absent ones zero. */
typedef struct lt_problem {
    lt_desc desc;
    lt_emulation emulation;
    lt_layout a, b, c, d;
} lt_problem;

typedef struct lt_transformation {
    lt_transform desc;
    lt_layout a, b, c;
} lt_transformation;

enum { LT_OLD_LAYOUT = 64, LT_OLD_DESC = 184 }; /* bytes of the smallest that there are */

_Static_assert(sizeof(lt_layout) == 96 && offsetof(lt_layout, rows_array) == LT_OLD_LAYOUT, "as it travels");
_Static_assert(sizeof(lt_desc) == 248 && offsetof(lt_desc, a_mode) == LT_OLD_DESC, "as it travels");
_Static_assert(sizeof(lt_transform) == 24 && sizeof(lt_preference) == 64 && sizeof(lt_emulation) == 40, "as they travel");
_Static_assert(sizeof(lt_problem) == 672 && sizeof(lt_transformation) == 312, "as they travel");

/* ---- the library's own types ---- */

typedef struct { uint64_t data[8]; } cublasLtMatmulAlgo_t;
typedef struct {
    cublasLtMatmulAlgo_t algo;
    size_t workspaceSize;
    cublasStatus_t state;
    float wavesCount;
    int reserved[4];
} cublasLtMatmulHeuristicResult_t;
_Static_assert(sizeof(cublasLtMatmulHeuristicResult_t) == 96, "as in the library");

typedef void *cublasLtMatrixLayout_t, *cublasLtMatmulDesc_t, *cublasLtMatrixTransformDesc_t, *cublasLtMatmulPreference_t,
    *cublasLtEmulationDesc_t;
typedef int cublasLtMatrixLayoutAttribute_t, cublasLtMatmulDescAttributes_t, cublasLtMatrixTransformDescAttributes_t,
    cublasLtMatmulPreferenceAttributes_t, cublasLtEmulationDescAttributes_t, cublasLtMatmulAlgoCapAttributes_t,
    cublasLtMatmulAlgoConfigAttributes_t;
typedef void (*cublasLtLoggerCallback_t)(int level, const char *function, const char *message);

/* ---- reading them ---- */

/* The whole of a structure of the program's, defaults where it is shorter. 0, or -1 for what is none. */
int lt_read_layout(const void *from, lt_layout *layout);
int lt_read_desc(const void *from, lt_desc *desc);
int lt_read_transform(const void *from, lt_transform *desc);
int lt_read_preference(const void *from, lt_preference *preference);
int lt_read_emulation(const void *from, lt_emulation *emulation);

/* A product's parts, without checking how they fit. A status. */
cublasStatus_t lt_read_problem(const void *desc, const void *a, const void *b, const void *c, const void *d,
                               lt_problem *problem);
/* Whether shapes, batches and leading dimensions fit together: what the library refuses at once. */
int lt_fits(const lt_problem *problem);
/* Whether a matrix can lie where it is said to. */
int lt_lies(const lt_layout *layout);

/* ---- the session that a handle belongs to ---- */

/* A handle of cublasLtCreate, or of cublasCreate. */
typedef struct lt_side {
    gtap_session *session;
    cublasLtHandle_t light;
    cublasHandle_t blas;
    uint64_t token;
} lt_side;

/* 0, or -1 for what is no live handle. */
int lt_side_of(const void *handle, lt_side *side);

#endif
