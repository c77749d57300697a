/* Products and transforms: what is statically wrong is refused here, the rest is posted with every byte it needs. */
#include "lt_descriptors.h"

enum {
    POINTER_HOST = 0,
    POINTER_DEVICE = 1,
    POINTER_DEVICE_VECTOR = 2,
    POINTER_ALPHA_VECTOR_BETA_ZERO = 3,
    POINTER_ALPHA_VECTOR_BETA_HOST = 4,
    ORDER_COL = 0,
    ORDER_ROW = 1,
    GROUPED = 2,
    NOT_TRANSPOSED = 0,
    CONJUGATED = 2
};

int lt_side_of(const void *handle, lt_side *side)
{
    side->light = NULL;
    side->blas = NULL;
    side->session = gtap_shadow_session(handle, CUBLASLT_KIND_cublasLtHandle_t);
    if (side->session != NULL) {
        side->light = (cublasLtHandle_t)(uintptr_t)handle;
        side->token = gtap_shadow_token(handle, CUBLASLT_KIND_cublasLtHandle_t);
        return 0;
    }
    side->session = gtap_shadow_session(handle, CUBLASLT_KIND_cublasHandle_t);
    side->blas = (cublasHandle_t)(uintptr_t)handle;
    side->token = gtap_shadow_token(handle, CUBLASLT_KIND_cublasHandle_t);
    return side->session != NULL ? 0 : -1;
}

cublasStatus_t lt_read_problem(const void *desc, const void *a, const void *b, const void *c, const void *d,
                               lt_problem *problem)
{
    memset(problem, 0, sizeof *problem);
    if (lt_read_desc(desc, &problem->desc) != 0 || lt_read_layout(a, &problem->a) != 0 ||
        lt_read_layout(b, &problem->b) != 0 || lt_read_layout(c, &problem->c) != 0 || lt_read_layout(d, &problem->d) != 0)
        return CUBLAS_STATUS_INVALID_VALUE;
    if (problem->desc.emulation == 0)
        return CUBLAS_STATUS_SUCCESS;
    const void *emulation = (const void *)(uintptr_t)problem->desc.emulation;
    problem->desc.emulation = 1;
    return lt_read_emulation(emulation, &problem->emulation) == 0 ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_INVALID_VALUE;
}

/* ---- what fits ---- */

int lt_lies(const lt_layout *layout)
{
    if (layout->batch_count < 1)
        return 0;
    if (layout->batch_mode == GROUPED)
        return 1;
    if (layout->ld < 0 || layout->rows > INT64_MAX || layout->cols > INT64_MAX)
        return 0;
    if (layout->order == ORDER_COL)
        return (uint64_t)layout->ld >= layout->rows;
    return layout->order != ORDER_ROW || (uint64_t)layout->ld >= layout->cols;
}

static int is_operation(int operation)
{
    return operation >= NOT_TRANSPOSED && operation <= CONJUGATED;
}

int lt_fits(const lt_problem *problem)
{
    const lt_desc *desc = &problem->desc;
    const lt_layout *a = &problem->a, *b = &problem->b, *c = &problem->c, *d = &problem->d;
    if (!is_operation(desc->trans_a) || !is_operation(desc->trans_b) || desc->trans_c != NOT_TRANSPOSED ||
        desc->pointer_mode < POINTER_HOST || desc->pointer_mode > POINTER_ALPHA_VECTOR_BETA_HOST)
        return 0;
    if (!lt_lies(a) || !lt_lies(b) || !lt_lies(c) || !lt_lies(d))
        return 0;
    if (a->batch_count != d->batch_count || b->batch_count != d->batch_count || c->batch_count != d->batch_count)
        return 0;
    if (a->batch_mode == GROUPED || b->batch_mode == GROUPED || d->batch_mode == GROUPED)
        return 1;
    const uint64_t m = desc->trans_a ? a->cols : a->rows, k = desc->trans_a ? a->rows : a->cols;
    const uint64_t depth = desc->trans_b ? b->cols : b->rows, n = desc->trans_b ? b->rows : b->cols;
    return k == depth && d->rows == m && d->cols == n && c->rows == m && c->cols == n;
}

/* Whether op(from) can be added to what lies by `to`. */
static int adds(const lt_layout *from, int operation, const lt_layout *to)
{
    if (!lt_lies(from) || from->batch_count != to->batch_count)
        return 0;
    if (from->batch_mode == GROUPED || to->batch_mode == GROUPED)
        return 1;
    return to->rows == (operation ? from->cols : from->rows) && to->cols == (operation ? from->rows : from->cols);
}

/* ---- scalars ---- */

/* Where alpha and beta are: bytes that travel, or addresses. */
typedef struct lt_scalars {
    unsigned char bytes[32];
    const void *alpha, *beta;
} lt_scalars;

static size_t size_of(int scale_type)
{
    switch (scale_type) {
    case 0: case 10: case 12: case 6: case 15: return 4; /* 32F, 32I, 32U, C_16F, C_16BF */
    case 1: case 4: case 24: case 26: return 8;          /* 64F, C_32F, 64I, 64U */
    case 5: return 16;                                   /* C_64F */
    case 2: case 14: return 2;                           /* 16F, 16BF */
    default: return 0;
    }
}

/* One that is NULL is left zero. A status: NOT_SUPPORTED for a type that scalars do not have. */
static cublasStatus_t place_scalars(int mode, int scale_type, const void *alpha, const void *beta, lt_scalars *scalars)
{
    const size_t size = size_of(scale_type);
    memset(scalars, 0, sizeof *scalars);
    if (size == 0)
        return CUBLAS_STATUS_NOT_SUPPORTED;
    if (mode != POINTER_HOST)
        scalars->alpha = alpha;
    else if (alpha != NULL)
        memcpy(scalars->bytes, alpha, size);
    if (mode == POINTER_DEVICE || mode == POINTER_DEVICE_VECTOR)
        scalars->beta = beta;
    else if (beta != NULL && mode != POINTER_ALPHA_VECTOR_BETA_ZERO)
        memcpy(scalars->bytes + 16, beta, size);
    return CUBLAS_STATUS_SUCCESS;
}

static int is_zero_beta(const lt_scalars *scalars)
{
    static const unsigned char zero[16];
    return scalars->beta == NULL && memcmp(scalars->bytes + 16, zero, sizeof zero) == 0;
}

/* ---- the functions ---- */

GTAP_EXPORT cublasStatus_t cublasLtMatmul(void *handle, void *desc, const void *alpha, const void *A, void *a_desc,
                                          const void *B, void *b_desc, const void *beta, const void *C, void *c_desc,
                                          void *D, void *d_desc, const cublasLtMatmulAlgo_t *algo, void *workspace,
                                          size_t workspace_size, cudaStream_t stream)
{
    lt_side side;
    lt_problem problem;
    lt_scalars scalars;
    if (lt_side_of(handle, &side) != 0)
        return CUBLAS_STATUS_NOT_INITIALIZED;
    cublasStatus_t status = lt_read_problem(desc, a_desc, b_desc, c_desc, d_desc, &problem);
    if (status != CUBLAS_STATUS_SUCCESS)
        return status;
    if (!lt_fits(&problem) || alpha == NULL ||
        (beta == NULL && problem.desc.pointer_mode != POINTER_ALPHA_VECTOR_BETA_ZERO))
        return CUBLAS_STATUS_INVALID_VALUE;
    status = place_scalars(problem.desc.pointer_mode, problem.desc.scale_type, alpha, beta, &scalars);
    if (status != CUBLAS_STATUS_SUCCESS)
        return status;
    const int is_empty = problem.d.batch_mode != GROUPED && (problem.d.rows == 0 || problem.d.cols == 0);
    if (!is_empty && (A == NULL || B == NULL || D == NULL || (C == NULL && !is_zero_beta(&scalars))))
        return CUBLAS_STATUS_INVALID_VALUE;
    return cublasLt_wire_gtapLtMatmul(side.session, side.light, side.blas, &problem, scalars.bytes, scalars.alpha,
                                      scalars.beta, A, B, C, D, algo, workspace, workspace != NULL ? workspace_size : 0,
                                      stream);
}

GTAP_EXPORT cublasStatus_t cublasLtMatrixTransform(void *handle, void *desc, const void *alpha, const void *A, void *a_desc,
                                                   const void *beta, const void *B, void *b_desc, void *C, void *c_desc,
                                                   cudaStream_t stream)
{
    lt_side side;
    lt_transformation problem;
    lt_scalars scalars;
    memset(&problem, 0, sizeof problem);
    if (lt_side_of(handle, &side) != 0)
        return CUBLAS_STATUS_NOT_INITIALIZED;
    /* Either matrix may be missing: it adds nothing. */
    if (lt_read_transform(desc, &problem.desc) != 0 || lt_read_layout(c_desc, &problem.c) != 0 ||
        (A != NULL && lt_read_layout(a_desc, &problem.a) != 0) || (B != NULL && lt_read_layout(b_desc, &problem.b) != 0))
        return CUBLAS_STATUS_INVALID_VALUE;
    if (!is_operation(problem.desc.trans_a) || !is_operation(problem.desc.trans_b) || C == NULL ||
        (problem.desc.pointer_mode != POINTER_HOST && problem.desc.pointer_mode != POINTER_DEVICE))
        return CUBLAS_STATUS_INVALID_VALUE;
    if (!lt_lies(&problem.c) || (A != NULL && !adds(&problem.a, problem.desc.trans_a, &problem.c)) ||
        (B != NULL && !adds(&problem.b, problem.desc.trans_b, &problem.c)))
        return CUBLAS_STATUS_INVALID_VALUE;
    if ((alpha == NULL && A != NULL) || (beta == NULL && B != NULL))
        return CUBLAS_STATUS_INVALID_VALUE;
    cublasStatus_t status =
        place_scalars(problem.desc.pointer_mode, problem.desc.scale_type, alpha, beta, &scalars);
    if (status != CUBLAS_STATUS_SUCCESS)
        return status;
    return cublasLt_wire_gtapLtMatrixTransform(side.session, side.light, side.blas, &problem, scalars.bytes, scalars.alpha,
                                               scalars.beta, A, B, C, stream);
}
