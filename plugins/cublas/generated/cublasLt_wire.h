/* Generated from the spec of cublasLt (gtap-plugin-cublas), hash f092bd62b5ee17b3. Do not edit. */
#ifndef CUBLASLT_WIRE_H
#define CUBLASLT_WIRE_H

#include "gtap/marshal.h"

typedef int cublasStatus_t;
typedef int cublasComputeType_t;
typedef int cudaDataType_t;
typedef int cudaDataType;
typedef int libraryPropertyType;
typedef struct cublasLtContext *cublasLtHandle_t;
typedef struct cublasContext *cublasHandle_t;
typedef struct CUstream_st *cudaStream_t;

#define CUBLASLT_KIND_cublasHandle_t UINT32_C(0xab64cf74)
#define CUBLASLT_KIND_cublasLtHandle_t UINT32_C(0x140f1a15)

extern const gtap_library cublasLt_wire_library;

/* 1 call cublasLtCreate handle=new(cublasLt.cublasLtHandle_t)@0 */
struct cublasLt_body_cublasLtCreate {
    uint64_t handle;
};
_Static_assert(offsetof(struct cublasLt_body_cublasLtCreate, handle) == 0, "layout");
static inline int32_t cublasLt_wire_cublasLtCreate(gtap_session *session, cublasLtHandle_t *handle)
{
    if (handle == NULL)
        return cublasLt_wire_library.statuses.invalid_value;
    void *handle_made = gtap_shadow_create(session, CUBLASLT_KIND_cublasLtHandle_t);
    if (handle_made == NULL)
        return cublasLt_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cublasLt_wire_library, 1, 8, 0) != 0) {
        gtap_shadow_destroy(handle_made, CUBLASLT_KIND_cublasLtHandle_t);
        return gtap_refused(session, &cublasLt_wire_library);
    }
    struct cublasLt_body_cublasLtCreate *body = frame.fixed;
    body->handle = gtap_shadow_token(handle_made, CUBLASLT_KIND_cublasLtHandle_t);
    int32_t status = gtap_create(&frame, CUBLASLT_KIND_cublasLtHandle_t);
    if (status != 0) {
        gtap_shadow_destroy(handle_made, CUBLASLT_KIND_cublasLtHandle_t);
        return status;
    }
    *handle = handle_made;
    return status;
}

/* 2 call cublasLtDestroy handle=handle(cublasLt.cublasLtHandle_t)@0 */
struct cublasLt_body_cublasLtDestroy {
    uint64_t handle;
};
_Static_assert(offsetof(struct cublasLt_body_cublasLtDestroy, handle) == 0, "layout");
static inline int32_t cublasLt_wire_cublasLtDestroy(gtap_session *session, cublasLtHandle_t handle)
{
    uint64_t handle_token = gtap_handle_token(session, handle, CUBLASLT_KIND_cublasLtHandle_t);
    if (handle_token == 0)
        return cublasLt_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &cublasLt_wire_library);
    union { struct cublasLt_body_cublasLtDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cublasLt_body_cublasLtDestroy *body = &fixed.body;
    body->handle = handle_token;
    int32_t status = gtap_post_whole(session, &cublasLt_wire_library, 2, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(handle, CUBLASLT_KIND_cublasLtHandle_t);
    return late_status;
}

/* 3 call cublasLtGetProperty type=i@0 value=out(4)@8 */
struct cublasLt_body_cublasLtGetProperty {
    int32_t type;
    uint64_t value;
};
_Static_assert(offsetof(struct cublasLt_body_cublasLtGetProperty, value) == 8, "layout");
static inline int32_t cublasLt_wire_cublasLtGetProperty(gtap_session *session, libraryPropertyType type, int *value)
{
    uint64_t value_length = UINT64_C(4);
    if (gtap_unfit(value, value_length))
        return cublasLt_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cublasLt_wire_library, 3, 16, 0) != 0)
        return gtap_refused(session, &cublasLt_wire_library);
    struct cublasLt_body_cublasLtGetProperty *body = frame.fixed;
    body->type = type;
    body->value = gtap_want(value, value_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, value, value_length);
    gtap_done(&reply);
    return status;
}

/* 4 call gtapLtMatmul light=handle(cublasLt.cublasLtHandle_t)@0 blas=handle(cublas.cublasHandle_t)@8 problem=in(672)@16 scalars=in(32)@24 alpha=address@32 beta=address@40 a=address@48 b=address@56 c=address@64 d=address@72 algo=in(64)@80 workspace=address@88 workspace_size=Q@96 stream=stream@104 */
struct cublasLt_body_gtapLtMatmul {
    uint64_t light;
    uint64_t blas;
    uint64_t problem;
    uint64_t scalars;
    uint64_t alpha;
    uint64_t beta;
    uint64_t a;
    uint64_t b;
    uint64_t c;
    uint64_t d;
    uint64_t algo;
    uint64_t workspace;
    uint64_t workspace_size;
    uint64_t stream;
};
_Static_assert(offsetof(struct cublasLt_body_gtapLtMatmul, stream) == 104, "layout");
static inline int32_t cublasLt_wire_gtapLtMatmul(gtap_session *session, cublasLtHandle_t light, cublasHandle_t blas, const void *problem, const void *scalars, const void *alpha, const void *beta, const void *a, const void *b, const void *c, void *d, const void *algo, void *workspace, size_t workspace_size, cudaStream_t stream)
{
    uint64_t light_token = gtap_handle_token(session, light, CUBLASLT_KIND_cublasLtHandle_t);
    if (light_token == 0 && light != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t blas_token = gtap_handle_token(session, blas, CUBLASLT_KIND_cublasHandle_t);
    if (blas_token == 0 && blas != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t problem_length = UINT64_C(672);
    if (gtap_unfit(problem, problem_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t scalars_length = UINT64_C(32);
    if (gtap_unfit(scalars, scalars_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t algo_length = UINT64_C(64);
    if (gtap_unfit_or_null(algo, algo_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return cublasLt_wire_library.statuses.invalid_handle;
    gtap_part problem_part = gtap_in(session, problem, problem_length);
    gtap_part scalars_part = gtap_in(session, scalars, scalars_length);
    gtap_part algo_part = gtap_in(session, algo, algo_length);
    union { struct cublasLt_body_gtapLtMatmul body; uint64_t words[14]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cublasLt_body_gtapLtMatmul *body = &fixed.body;
    body->light = light_token;
    body->blas = blas_token;
    body->problem = problem_part.descriptor;
    body->scalars = scalars_part.descriptor;
    body->alpha = (uint64_t)(uintptr_t)alpha;
    body->beta = (uint64_t)(uintptr_t)beta;
    body->a = (uint64_t)(uintptr_t)a;
    body->b = (uint64_t)(uintptr_t)b;
    body->c = (uint64_t)(uintptr_t)c;
    body->d = (uint64_t)(uintptr_t)d;
    body->algo = algo_part.descriptor;
    body->workspace = (uint64_t)(uintptr_t)workspace;
    body->workspace_size = workspace_size;
    body->stream = stream_token;
    const gtap_part parts[] = {problem_part, scalars_part, algo_part};
    return gtap_post_whole(session, &cublasLt_wire_library, 4, &fixed, sizeof fixed, parts, 3);
}

/* 5 call gtapLtMatrixTransform light=handle(cublasLt.cublasLtHandle_t)@0 blas=handle(cublas.cublasHandle_t)@8 problem=in(312)@16 scalars=in(32)@24 alpha=address@32 beta=address@40 a=address@48 b=address@56 c=address@64 stream=stream@72 */
struct cublasLt_body_gtapLtMatrixTransform {
    uint64_t light;
    uint64_t blas;
    uint64_t problem;
    uint64_t scalars;
    uint64_t alpha;
    uint64_t beta;
    uint64_t a;
    uint64_t b;
    uint64_t c;
    uint64_t stream;
};
_Static_assert(offsetof(struct cublasLt_body_gtapLtMatrixTransform, stream) == 72, "layout");
static inline int32_t cublasLt_wire_gtapLtMatrixTransform(gtap_session *session, cublasLtHandle_t light, cublasHandle_t blas, const void *problem, const void *scalars, const void *alpha, const void *beta, const void *a, const void *b, void *c, cudaStream_t stream)
{
    uint64_t light_token = gtap_handle_token(session, light, CUBLASLT_KIND_cublasLtHandle_t);
    if (light_token == 0 && light != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t blas_token = gtap_handle_token(session, blas, CUBLASLT_KIND_cublasHandle_t);
    if (blas_token == 0 && blas != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t problem_length = UINT64_C(312);
    if (gtap_unfit(problem, problem_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t scalars_length = UINT64_C(32);
    if (gtap_unfit(scalars, scalars_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return cublasLt_wire_library.statuses.invalid_handle;
    gtap_part problem_part = gtap_in(session, problem, problem_length);
    gtap_part scalars_part = gtap_in(session, scalars, scalars_length);
    union { struct cublasLt_body_gtapLtMatrixTransform body; uint64_t words[10]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cublasLt_body_gtapLtMatrixTransform *body = &fixed.body;
    body->light = light_token;
    body->blas = blas_token;
    body->problem = problem_part.descriptor;
    body->scalars = scalars_part.descriptor;
    body->alpha = (uint64_t)(uintptr_t)alpha;
    body->beta = (uint64_t)(uintptr_t)beta;
    body->a = (uint64_t)(uintptr_t)a;
    body->b = (uint64_t)(uintptr_t)b;
    body->c = (uint64_t)(uintptr_t)c;
    body->stream = stream_token;
    const gtap_part parts[] = {problem_part, scalars_part};
    return gtap_post_whole(session, &cublasLt_wire_library, 5, &fixed, sizeof fixed, parts, 2);
}

/* 6 call gtapLtMatmulAlgoGetHeuristic light=handle(cublasLt.cublasLtHandle_t)@0 blas=handle(cublas.cublasHandle_t)@8 problem=in(672)@16 preference=in(64)@24 requested=i@32 results=out(multiply(requested,96))@40 returned=out(4)@48 stream=stream@56 */
struct cublasLt_body_gtapLtMatmulAlgoGetHeuristic {
    uint64_t light;
    uint64_t blas;
    uint64_t problem;
    uint64_t preference;
    int32_t requested;
    uint64_t results;
    uint64_t returned;
    uint64_t stream;
};
_Static_assert(offsetof(struct cublasLt_body_gtapLtMatmulAlgoGetHeuristic, stream) == 56, "layout");
static inline int32_t cublasLt_wire_gtapLtMatmulAlgoGetHeuristic(gtap_session *session, cublasLtHandle_t light, cublasHandle_t blas, const void *problem, const void *preference, int requested, void *results, int *returned, cudaStream_t stream)
{
    uint64_t light_token = gtap_handle_token(session, light, CUBLASLT_KIND_cublasLtHandle_t);
    if (light_token == 0 && light != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t blas_token = gtap_handle_token(session, blas, CUBLASLT_KIND_cublasHandle_t);
    if (blas_token == 0 && blas != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t problem_length = UINT64_C(672);
    if (gtap_unfit(problem, problem_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t preference_length = UINT64_C(64);
    if (gtap_unfit(preference, preference_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t results_length = gtap_count_multiply(gtap_count_signed(requested), UINT64_C(96));
    if (gtap_unfit(results, results_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t returned_length = UINT64_C(4);
    if (gtap_unfit(returned, returned_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return cublasLt_wire_library.statuses.invalid_handle;
    gtap_part problem_part = gtap_in(session, problem, problem_length);
    gtap_part preference_part = gtap_in(session, preference, preference_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cublasLt_wire_library, 6, 64, gtap_part_size(&problem_part) + gtap_part_size(&preference_part)) != 0)
        return gtap_refused(session, &cublasLt_wire_library);
    struct cublasLt_body_gtapLtMatmulAlgoGetHeuristic *body = frame.fixed;
    body->light = light_token;
    body->blas = blas_token;
    body->problem = problem_part.descriptor;
    body->preference = preference_part.descriptor;
    body->requested = requested;
    body->results = gtap_want(results, results_length);
    body->returned = gtap_want(returned, returned_length);
    body->stream = stream_token;
    gtap_put(&frame, &problem_part);
    gtap_put(&frame, &preference_part);
    gtap_reply reply;
    gtap_expect(&frame, 0, results, results_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, results, results_length);
    gtap_get(&reply, returned, returned_length);
    gtap_done(&reply);
    return status;
}

/* 7 call gtapLtMatmulAlgoGetIds light=handle(cublasLt.cublasLtHandle_t)@0 blas=handle(cublas.cublasHandle_t)@8 compute=i@16 scale=i@20 a_type=i@24 b_type=i@28 c_type=i@32 d_type=i@36 requested=i@40 ids=out(multiply(requested,4))@48 returned=out(4)@56 */
struct cublasLt_body_gtapLtMatmulAlgoGetIds {
    uint64_t light;
    uint64_t blas;
    int32_t compute;
    int32_t scale;
    int32_t a_type;
    int32_t b_type;
    int32_t c_type;
    int32_t d_type;
    int32_t requested;
    uint64_t ids;
    uint64_t returned;
};
_Static_assert(offsetof(struct cublasLt_body_gtapLtMatmulAlgoGetIds, returned) == 56, "layout");
static inline int32_t cublasLt_wire_gtapLtMatmulAlgoGetIds(gtap_session *session, cublasLtHandle_t light, cublasHandle_t blas, cublasComputeType_t compute, cudaDataType_t scale, cudaDataType_t a_type, cudaDataType_t b_type, cudaDataType_t c_type, cudaDataType_t d_type, int requested, int *ids, int *returned)
{
    uint64_t light_token = gtap_handle_token(session, light, CUBLASLT_KIND_cublasLtHandle_t);
    if (light_token == 0 && light != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t blas_token = gtap_handle_token(session, blas, CUBLASLT_KIND_cublasHandle_t);
    if (blas_token == 0 && blas != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t ids_length = gtap_count_multiply(gtap_count_signed(requested), UINT64_C(4));
    if (gtap_unfit(ids, ids_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t returned_length = UINT64_C(4);
    if (gtap_unfit(returned, returned_length))
        return cublasLt_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cublasLt_wire_library, 7, 64, 0) != 0)
        return gtap_refused(session, &cublasLt_wire_library);
    struct cublasLt_body_gtapLtMatmulAlgoGetIds *body = frame.fixed;
    body->light = light_token;
    body->blas = blas_token;
    body->compute = compute;
    body->scale = scale;
    body->a_type = a_type;
    body->b_type = b_type;
    body->c_type = c_type;
    body->d_type = d_type;
    body->requested = requested;
    body->ids = gtap_want(ids, ids_length);
    body->returned = gtap_want(returned, returned_length);
    gtap_reply reply;
    gtap_expect(&frame, 0, ids, ids_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, ids, ids_length);
    gtap_get(&reply, returned, returned_length);
    gtap_done(&reply);
    return status;
}

/* 8 call gtapLtMatmulAlgoInit light=handle(cublasLt.cublasLtHandle_t)@0 blas=handle(cublas.cublasHandle_t)@8 compute=i@16 scale=i@20 a_type=i@24 b_type=i@28 c_type=i@32 d_type=i@36 id=i@40 algo=out(64)@48 */
struct cublasLt_body_gtapLtMatmulAlgoInit {
    uint64_t light;
    uint64_t blas;
    int32_t compute;
    int32_t scale;
    int32_t a_type;
    int32_t b_type;
    int32_t c_type;
    int32_t d_type;
    int32_t id;
    uint64_t algo;
};
_Static_assert(offsetof(struct cublasLt_body_gtapLtMatmulAlgoInit, algo) == 48, "layout");
static inline int32_t cublasLt_wire_gtapLtMatmulAlgoInit(gtap_session *session, cublasLtHandle_t light, cublasHandle_t blas, cublasComputeType_t compute, cudaDataType_t scale, cudaDataType_t a_type, cudaDataType_t b_type, cudaDataType_t c_type, cudaDataType_t d_type, int id, void *algo)
{
    uint64_t light_token = gtap_handle_token(session, light, CUBLASLT_KIND_cublasLtHandle_t);
    if (light_token == 0 && light != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t blas_token = gtap_handle_token(session, blas, CUBLASLT_KIND_cublasHandle_t);
    if (blas_token == 0 && blas != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t algo_length = UINT64_C(64);
    if (gtap_unfit(algo, algo_length))
        return cublasLt_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cublasLt_wire_library, 8, 56, 0) != 0)
        return gtap_refused(session, &cublasLt_wire_library);
    struct cublasLt_body_gtapLtMatmulAlgoInit *body = frame.fixed;
    body->light = light_token;
    body->blas = blas_token;
    body->compute = compute;
    body->scale = scale;
    body->a_type = a_type;
    body->b_type = b_type;
    body->c_type = c_type;
    body->d_type = d_type;
    body->id = id;
    body->algo = gtap_want(algo, algo_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, algo, algo_length);
    gtap_done(&reply);
    return status;
}

/* 9 call gtapLtMatmulAlgoCheck light=handle(cublasLt.cublasLtHandle_t)@0 blas=handle(cublas.cublasHandle_t)@8 problem=in(672)@16 algo=in(64)@24 result=out(96)@32 stream=stream@40 */
struct cublasLt_body_gtapLtMatmulAlgoCheck {
    uint64_t light;
    uint64_t blas;
    uint64_t problem;
    uint64_t algo;
    uint64_t result;
    uint64_t stream;
};
_Static_assert(offsetof(struct cublasLt_body_gtapLtMatmulAlgoCheck, stream) == 40, "layout");
static inline int32_t cublasLt_wire_gtapLtMatmulAlgoCheck(gtap_session *session, cublasLtHandle_t light, cublasHandle_t blas, const void *problem, const void *algo, void *result, cudaStream_t stream)
{
    uint64_t light_token = gtap_handle_token(session, light, CUBLASLT_KIND_cublasLtHandle_t);
    if (light_token == 0 && light != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t blas_token = gtap_handle_token(session, blas, CUBLASLT_KIND_cublasHandle_t);
    if (blas_token == 0 && blas != NULL)
        return cublasLt_wire_library.statuses.invalid_handle;
    uint64_t problem_length = UINT64_C(672);
    if (gtap_unfit(problem, problem_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t algo_length = UINT64_C(64);
    if (gtap_unfit(algo, algo_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t result_length = UINT64_C(96);
    if (gtap_unfit(result, result_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return cublasLt_wire_library.statuses.invalid_handle;
    gtap_part problem_part = gtap_in(session, problem, problem_length);
    gtap_part algo_part = gtap_in(session, algo, algo_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cublasLt_wire_library, 9, 48, gtap_part_size(&problem_part) + gtap_part_size(&algo_part)) != 0)
        return gtap_refused(session, &cublasLt_wire_library);
    struct cublasLt_body_gtapLtMatmulAlgoCheck *body = frame.fixed;
    body->light = light_token;
    body->blas = blas_token;
    body->problem = problem_part.descriptor;
    body->algo = algo_part.descriptor;
    body->result = gtap_want(result, result_length);
    body->stream = stream_token;
    gtap_put(&frame, &problem_part);
    gtap_put(&frame, &algo_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, result, result_length);
    gtap_done(&reply);
    return status;
}

/* 10 call gtapLtMatmulAlgoCapGetAttribute algo=in(64)@0 attr=i@8 value=out(size)@16 size=Q@24 written=out(8)@32 */
struct cublasLt_body_gtapLtMatmulAlgoCapGetAttribute {
    uint64_t algo;
    int32_t attr;
    uint64_t value;
    uint64_t size;
    uint64_t written;
};
_Static_assert(offsetof(struct cublasLt_body_gtapLtMatmulAlgoCapGetAttribute, written) == 32, "layout");
static inline int32_t cublasLt_wire_gtapLtMatmulAlgoCapGetAttribute(gtap_session *session, const void *algo, int attr, void *value, size_t size, uint64_t *written)
{
    uint64_t algo_length = UINT64_C(64);
    if (gtap_unfit(algo, algo_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t value_length = gtap_count(size);
    if (gtap_unfit(value, value_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t written_length = UINT64_C(8);
    if (gtap_unfit(written, written_length))
        return cublasLt_wire_library.statuses.invalid_value;
    gtap_part algo_part = gtap_in(session, algo, algo_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cublasLt_wire_library, 10, 40, gtap_part_size(&algo_part)) != 0)
        return gtap_refused(session, &cublasLt_wire_library);
    struct cublasLt_body_gtapLtMatmulAlgoCapGetAttribute *body = frame.fixed;
    body->algo = algo_part.descriptor;
    body->attr = attr;
    body->value = gtap_want(value, value_length);
    body->size = size;
    body->written = gtap_want(written, written_length);
    gtap_put(&frame, &algo_part);
    gtap_reply reply;
    gtap_expect(&frame, 0, value, value_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, value, value_length);
    gtap_get(&reply, written, written_length);
    gtap_done(&reply);
    return status;
}

/* 11 call gtapLtMatmulAlgoConfigGetAttribute algo=in(64)@0 attr=i@8 value=out(size)@16 size=Q@24 written=out(8)@32 */
struct cublasLt_body_gtapLtMatmulAlgoConfigGetAttribute {
    uint64_t algo;
    int32_t attr;
    uint64_t value;
    uint64_t size;
    uint64_t written;
};
_Static_assert(offsetof(struct cublasLt_body_gtapLtMatmulAlgoConfigGetAttribute, written) == 32, "layout");
static inline int32_t cublasLt_wire_gtapLtMatmulAlgoConfigGetAttribute(gtap_session *session, const void *algo, int attr, void *value, size_t size, uint64_t *written)
{
    uint64_t algo_length = UINT64_C(64);
    if (gtap_unfit(algo, algo_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t value_length = gtap_count(size);
    if (gtap_unfit(value, value_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t written_length = UINT64_C(8);
    if (gtap_unfit(written, written_length))
        return cublasLt_wire_library.statuses.invalid_value;
    gtap_part algo_part = gtap_in(session, algo, algo_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cublasLt_wire_library, 11, 40, gtap_part_size(&algo_part)) != 0)
        return gtap_refused(session, &cublasLt_wire_library);
    struct cublasLt_body_gtapLtMatmulAlgoConfigGetAttribute *body = frame.fixed;
    body->algo = algo_part.descriptor;
    body->attr = attr;
    body->value = gtap_want(value, value_length);
    body->size = size;
    body->written = gtap_want(written, written_length);
    gtap_put(&frame, &algo_part);
    gtap_reply reply;
    gtap_expect(&frame, 0, value, value_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, value, value_length);
    gtap_get(&reply, written, written_length);
    gtap_done(&reply);
    return status;
}

/* 12 call gtapLtMatmulAlgoConfigSetAttribute algo=in(64)@0 attr=i@8 value=in(size)@16 size=Q@24 changed=out(64)@32 */
struct cublasLt_body_gtapLtMatmulAlgoConfigSetAttribute {
    uint64_t algo;
    int32_t attr;
    uint64_t value;
    uint64_t size;
    uint64_t changed;
};
_Static_assert(offsetof(struct cublasLt_body_gtapLtMatmulAlgoConfigSetAttribute, changed) == 32, "layout");
static inline int32_t cublasLt_wire_gtapLtMatmulAlgoConfigSetAttribute(gtap_session *session, const void *algo, int attr, const void *value, size_t size, void *changed)
{
    uint64_t algo_length = UINT64_C(64);
    if (gtap_unfit(algo, algo_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t value_length = gtap_count(size);
    if (gtap_unfit(value, value_length))
        return cublasLt_wire_library.statuses.invalid_value;
    uint64_t changed_length = UINT64_C(64);
    if (gtap_unfit(changed, changed_length))
        return cublasLt_wire_library.statuses.invalid_value;
    gtap_part algo_part = gtap_in(session, algo, algo_length);
    gtap_part value_part = gtap_in(session, value, value_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cublasLt_wire_library, 12, 40, gtap_part_size(&algo_part) + gtap_part_size(&value_part)) != 0)
        return gtap_refused(session, &cublasLt_wire_library);
    struct cublasLt_body_gtapLtMatmulAlgoConfigSetAttribute *body = frame.fixed;
    body->algo = algo_part.descriptor;
    body->attr = attr;
    body->value = value_part.descriptor;
    body->size = size;
    body->changed = gtap_want(changed, changed_length);
    gtap_put(&frame, &algo_part);
    gtap_put(&frame, &value_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, changed, changed_length);
    gtap_done(&reply);
    return status;
}

#endif
