/* Generated from the spec of cufft (gtap-plugin-cufft), hash 849d2eb891098b3e. Do not edit. */
#ifndef CUFFT_WIRE_H
#define CUFFT_WIRE_H

#include "gtap/marshal.h"

typedef int cufftResult;
typedef int cufftType;
typedef int cufftProperty;
typedef int cufftXtWorkAreaPolicy;
typedef int libraryPropertyType;
typedef int cudaDataType;
typedef float cufftReal;
typedef double cufftDoubleReal;
typedef int cufftHandle;
typedef struct CUstream_st *cudaStream_t;
typedef struct cufftComplex { float x; float y; } cufftComplex;
_Static_assert(sizeof(cufftComplex) == 8, "cufftComplex as in the spec");
typedef struct cufftDoubleComplex { double x; double y; } cufftDoubleComplex;
_Static_assert(sizeof(cufftDoubleComplex) == 16, "cufftDoubleComplex as in the spec");

#define CUFFT_KIND_cufftHandle UINT32_C(0x2d48944a)

extern const gtap_library cufft_wire_library;

/* 1 call cufftGetVersion version=out(4)@0 */
struct cufft_body_cufftGetVersion {
    uint64_t version;
};
_Static_assert(offsetof(struct cufft_body_cufftGetVersion, version) == 0, "layout");
static inline int32_t cufft_wire_cufftGetVersion(gtap_session *session, int *version)
{
    uint64_t version_length = UINT64_C(4);
    if (gtap_unfit(version, version_length))
        return cufft_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 1, 8, 0) != 0)
        return gtap_refused(session, &cufft_wire_library);
    struct cufft_body_cufftGetVersion *body = frame.fixed;
    body->version = gtap_want(version, version_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, version, version_length);
    gtap_done(&reply);
    return status;
}

/* 2 call cufftGetProperty type=i@0 value=out(4)@8 */
struct cufft_body_cufftGetProperty {
    int32_t type;
    uint64_t value;
};
_Static_assert(offsetof(struct cufft_body_cufftGetProperty, value) == 8, "layout");
static inline int32_t cufft_wire_cufftGetProperty(gtap_session *session, libraryPropertyType type, int *value)
{
    uint64_t value_length = UINT64_C(4);
    if (gtap_unfit(value, value_length))
        return cufft_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 2, 16, 0) != 0)
        return gtap_refused(session, &cufft_wire_library);
    struct cufft_body_cufftGetProperty *body = frame.fixed;
    body->type = type;
    body->value = gtap_want(value, value_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, value, value_length);
    gtap_done(&reply);
    return status;
}

/* 3 call cufftCreate handle=new(cufft.cufftHandle)@0 */
struct cufft_body_cufftCreate {
    uint64_t handle;
};
_Static_assert(offsetof(struct cufft_body_cufftCreate, handle) == 0, "layout");
static inline int32_t cufft_wire_cufftCreate(gtap_session *session, cufftHandle *handle)
{
    if (handle == NULL)
        return cufft_wire_library.statuses.invalid_value;
    int32_t handle_made = gtap_small_create(session, CUFFT_KIND_cufftHandle);
    if (handle_made == 0)
        return cufft_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 3, 8, 0) != 0) {
        gtap_small_destroy(handle_made, CUFFT_KIND_cufftHandle);
        return gtap_refused(session, &cufft_wire_library);
    }
    struct cufft_body_cufftCreate *body = frame.fixed;
    body->handle = gtap_small_token(handle_made, CUFFT_KIND_cufftHandle);
    int32_t status = gtap_create(&frame, CUFFT_KIND_cufftHandle);
    if (status != 0) {
        gtap_small_destroy(handle_made, CUFFT_KIND_cufftHandle);
        return status;
    }
    *handle = handle_made;
    return status;
}

/* 4 call cufftDestroy plan=handle(cufft.cufftHandle)@0 */
struct cufft_body_cufftDestroy {
    uint64_t plan;
};
_Static_assert(offsetof(struct cufft_body_cufftDestroy, plan) == 0, "layout");
static inline int32_t cufft_wire_cufftDestroy(gtap_session *session, cufftHandle plan)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &cufft_wire_library);
    union { struct cufft_body_cufftDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftDestroy *body = &fixed.body;
    body->plan = plan_token;
    int32_t status = gtap_post_whole(session, &cufft_wire_library, 4, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_small_destroy(plan, CUFFT_KIND_cufftHandle);
    return late_status;
}

/* 5 call cufftSetStream plan=handle(cufft.cufftHandle)@0 stream=stream@8 */
struct cufft_body_cufftSetStream {
    uint64_t plan;
    uint64_t stream;
};
_Static_assert(offsetof(struct cufft_body_cufftSetStream, stream) == 8, "layout");
static inline int32_t cufft_wire_cufftSetStream(gtap_session *session, cufftHandle plan, cudaStream_t stream)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftSetStream body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftSetStream *body = &fixed.body;
    body->plan = plan_token;
    body->stream = stream_token;
    return gtap_post_whole(session, &cufft_wire_library, 5, &fixed, sizeof fixed, NULL, 0);
}

/* 6 call cufftSetWorkArea plan=handle(cufft.cufftHandle)@0 workArea=address@8 */
struct cufft_body_cufftSetWorkArea {
    uint64_t plan;
    uint64_t workArea;
};
_Static_assert(offsetof(struct cufft_body_cufftSetWorkArea, workArea) == 8, "layout");
static inline int32_t cufft_wire_cufftSetWorkArea(gtap_session *session, cufftHandle plan, void *workArea)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftSetWorkArea body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftSetWorkArea *body = &fixed.body;
    body->plan = plan_token;
    body->workArea = (uint64_t)(uintptr_t)workArea;
    return gtap_post_whole(session, &cufft_wire_library, 6, &fixed, sizeof fixed, NULL, 0);
}

/* 7 call cufftSetAutoAllocation plan=handle(cufft.cufftHandle)@0 autoAllocate=i@8 */
struct cufft_body_cufftSetAutoAllocation {
    uint64_t plan;
    int32_t autoAllocate;
};
_Static_assert(offsetof(struct cufft_body_cufftSetAutoAllocation, autoAllocate) == 8, "layout");
static inline int32_t cufft_wire_cufftSetAutoAllocation(gtap_session *session, cufftHandle plan, int autoAllocate)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftSetAutoAllocation body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftSetAutoAllocation *body = &fixed.body;
    body->plan = plan_token;
    body->autoAllocate = autoAllocate;
    return gtap_post_whole(session, &cufft_wire_library, 7, &fixed, sizeof fixed, NULL, 0);
}

/* 8 call cufftXtSetWorkAreaPolicy plan=handle(cufft.cufftHandle)@0 policy=i@8 workSize=inout(8)@16 */
struct cufft_body_cufftXtSetWorkAreaPolicy {
    uint64_t plan;
    int32_t policy;
    uint64_t workSize;
};
_Static_assert(offsetof(struct cufft_body_cufftXtSetWorkAreaPolicy, workSize) == 16, "layout");
static inline int32_t cufft_wire_cufftXtSetWorkAreaPolicy(gtap_session *session, cufftHandle plan, cufftXtWorkAreaPolicy policy, size_t *workSize)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    uint64_t workSize_length = UINT64_C(8);
    if (gtap_unfit_or_null(workSize, workSize_length))
        return cufft_wire_library.statuses.invalid_value;
    gtap_part workSize_part = gtap_in(session, workSize, workSize_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 8, 24, gtap_part_size(&workSize_part)) != 0)
        return gtap_refused(session, &cufft_wire_library);
    struct cufft_body_cufftXtSetWorkAreaPolicy *body = frame.fixed;
    body->plan = plan_token;
    body->policy = policy;
    body->workSize = workSize_part.descriptor;
    gtap_put(&frame, &workSize_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, workSize, workSize_length);
    gtap_done(&reply);
    return status;
}

/* 9 call cufftSetPlanPropertyInt64 plan=handle(cufft.cufftHandle)@0 property=i@8 inputValueInt=q@16 */
struct cufft_body_cufftSetPlanPropertyInt64 {
    uint64_t plan;
    int32_t property;
    int64_t inputValueInt;
};
_Static_assert(offsetof(struct cufft_body_cufftSetPlanPropertyInt64, inputValueInt) == 16, "layout");
static inline int32_t cufft_wire_cufftSetPlanPropertyInt64(gtap_session *session, cufftHandle plan, cufftProperty property, const long long inputValueInt)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftSetPlanPropertyInt64 body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftSetPlanPropertyInt64 *body = &fixed.body;
    body->plan = plan_token;
    body->property = property;
    body->inputValueInt = inputValueInt;
    return gtap_post_whole(session, &cufft_wire_library, 9, &fixed, sizeof fixed, NULL, 0);
}

/* 10 call cufftGetPlanPropertyInt64 plan=handle(cufft.cufftHandle)@0 property=i@8 returnPtrValue=out(8)@16 */
struct cufft_body_cufftGetPlanPropertyInt64 {
    uint64_t plan;
    int32_t property;
    uint64_t returnPtrValue;
};
_Static_assert(offsetof(struct cufft_body_cufftGetPlanPropertyInt64, returnPtrValue) == 16, "layout");
static inline int32_t cufft_wire_cufftGetPlanPropertyInt64(gtap_session *session, cufftHandle plan, cufftProperty property, long long *returnPtrValue)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    uint64_t returnPtrValue_length = UINT64_C(8);
    if (gtap_unfit(returnPtrValue, returnPtrValue_length))
        return cufft_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 10, 24, 0) != 0)
        return gtap_refused(session, &cufft_wire_library);
    struct cufft_body_cufftGetPlanPropertyInt64 *body = frame.fixed;
    body->plan = plan_token;
    body->property = property;
    body->returnPtrValue = gtap_want(returnPtrValue, returnPtrValue_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, returnPtrValue, returnPtrValue_length);
    gtap_done(&reply);
    return status;
}

/* 11 call cufftResetPlanProperty plan=handle(cufft.cufftHandle)@0 property=i@8 */
struct cufft_body_cufftResetPlanProperty {
    uint64_t plan;
    int32_t property;
};
_Static_assert(offsetof(struct cufft_body_cufftResetPlanProperty, property) == 8, "layout");
static inline int32_t cufft_wire_cufftResetPlanProperty(gtap_session *session, cufftHandle plan, cufftProperty property)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftResetPlanProperty body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftResetPlanProperty *body = &fixed.body;
    body->plan = plan_token;
    body->property = property;
    return gtap_post_whole(session, &cufft_wire_library, 11, &fixed, sizeof fixed, NULL, 0);
}

/* 12 call cufftMakePlanMany64 plan=handle(cufft.cufftHandle)@0 rank=i@8 n=in(multiply(rank,8))@16 inembed=in(multiply(rank,8))@24 istride=q@32 idist=q@40 onembed=in(multiply(rank,8))@48 ostride=q@56 odist=q@64 type=i@72 batch=q@80 workSize=out(8)@88 */
struct cufft_body_cufftMakePlanMany64 {
    uint64_t plan;
    int32_t rank;
    uint64_t n;
    uint64_t inembed;
    int64_t istride;
    int64_t idist;
    uint64_t onembed;
    int64_t ostride;
    int64_t odist;
    int32_t type;
    int64_t batch;
    uint64_t workSize;
};
_Static_assert(offsetof(struct cufft_body_cufftMakePlanMany64, workSize) == 88, "layout");
static inline int32_t cufft_wire_cufftMakePlanMany64(gtap_session *session, cufftHandle plan, int rank, long long *n, long long *inembed, long long istride, long long idist, long long *onembed, long long ostride, long long odist, cufftType type, long long batch, size_t *workSize)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    uint64_t n_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit(n, n_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t inembed_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit_or_null(inembed, inembed_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t onembed_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit_or_null(onembed, onembed_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t workSize_length = UINT64_C(8);
    if (gtap_unfit_or_null(workSize, workSize_length))
        return cufft_wire_library.statuses.invalid_value;
    gtap_part n_part = gtap_in(session, n, n_length);
    gtap_part inembed_part = gtap_in(session, inembed, inembed_length);
    gtap_part onembed_part = gtap_in(session, onembed, onembed_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 12, 96, gtap_part_size(&n_part) + gtap_part_size(&inembed_part) + gtap_part_size(&onembed_part)) != 0)
        return gtap_refused(session, &cufft_wire_library);
    struct cufft_body_cufftMakePlanMany64 *body = frame.fixed;
    body->plan = plan_token;
    body->rank = rank;
    body->n = n_part.descriptor;
    body->inembed = inembed_part.descriptor;
    body->istride = istride;
    body->idist = idist;
    body->onembed = onembed_part.descriptor;
    body->ostride = ostride;
    body->odist = odist;
    body->type = type;
    body->batch = batch;
    body->workSize = gtap_want(workSize, workSize_length);
    gtap_put(&frame, &n_part);
    gtap_put(&frame, &inembed_part);
    gtap_put(&frame, &onembed_part);
    if (body->workSize >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, workSize, workSize_length);
    gtap_done(&reply);
    return status;
}

/* 13 call cufftXtMakePlanMany plan=handle(cufft.cufftHandle)@0 rank=i@8 n=in(multiply(rank,8))@16 inembed=in(multiply(rank,8))@24 istride=q@32 idist=q@40 inputtype=i@48 onembed=in(multiply(rank,8))@56 ostride=q@64 odist=q@72 outputtype=i@80 batch=q@88 workSize=out(8)@96 executiontype=i@104 */
struct cufft_body_cufftXtMakePlanMany {
    uint64_t plan;
    int32_t rank;
    uint64_t n;
    uint64_t inembed;
    int64_t istride;
    int64_t idist;
    int32_t inputtype;
    uint64_t onembed;
    int64_t ostride;
    int64_t odist;
    int32_t outputtype;
    int64_t batch;
    uint64_t workSize;
    int32_t executiontype;
};
_Static_assert(offsetof(struct cufft_body_cufftXtMakePlanMany, executiontype) == 104, "layout");
static inline int32_t cufft_wire_cufftXtMakePlanMany(gtap_session *session, cufftHandle plan, int rank, long long *n, long long *inembed, long long istride, long long idist, cudaDataType inputtype, long long *onembed, long long ostride, long long odist, cudaDataType outputtype, long long batch, size_t *workSize, cudaDataType executiontype)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    uint64_t n_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit(n, n_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t inembed_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit_or_null(inembed, inembed_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t onembed_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit_or_null(onembed, onembed_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t workSize_length = UINT64_C(8);
    if (gtap_unfit_or_null(workSize, workSize_length))
        return cufft_wire_library.statuses.invalid_value;
    gtap_part n_part = gtap_in(session, n, n_length);
    gtap_part inembed_part = gtap_in(session, inembed, inembed_length);
    gtap_part onembed_part = gtap_in(session, onembed, onembed_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 13, 112, gtap_part_size(&n_part) + gtap_part_size(&inembed_part) + gtap_part_size(&onembed_part)) != 0)
        return gtap_refused(session, &cufft_wire_library);
    struct cufft_body_cufftXtMakePlanMany *body = frame.fixed;
    body->plan = plan_token;
    body->rank = rank;
    body->n = n_part.descriptor;
    body->inembed = inembed_part.descriptor;
    body->istride = istride;
    body->idist = idist;
    body->inputtype = inputtype;
    body->onembed = onembed_part.descriptor;
    body->ostride = ostride;
    body->odist = odist;
    body->outputtype = outputtype;
    body->batch = batch;
    body->workSize = gtap_want(workSize, workSize_length);
    body->executiontype = executiontype;
    gtap_put(&frame, &n_part);
    gtap_put(&frame, &inembed_part);
    gtap_put(&frame, &onembed_part);
    if (body->workSize >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, workSize, workSize_length);
    gtap_done(&reply);
    return status;
}

/* 14 call cufftGetSize handle=handle(cufft.cufftHandle)@0 workSize=out(8)@8 */
struct cufft_body_cufftGetSize {
    uint64_t handle;
    uint64_t workSize;
};
_Static_assert(offsetof(struct cufft_body_cufftGetSize, workSize) == 8, "layout");
static inline int32_t cufft_wire_cufftGetSize(gtap_session *session, cufftHandle handle, size_t *workSize)
{
    uint64_t handle_token = gtap_small_handle_token(session, handle, CUFFT_KIND_cufftHandle);
    if (handle_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    uint64_t workSize_length = UINT64_C(8);
    if (gtap_unfit(workSize, workSize_length))
        return cufft_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 14, 16, 0) != 0)
        return gtap_refused(session, &cufft_wire_library);
    struct cufft_body_cufftGetSize *body = frame.fixed;
    body->handle = handle_token;
    body->workSize = gtap_want(workSize, workSize_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, workSize, workSize_length);
    gtap_done(&reply);
    return status;
}

/* 15 call cufftGetSizeMany64 plan=handle(cufft.cufftHandle)@0 rank=i@8 n=in(multiply(rank,8))@16 inembed=in(multiply(rank,8))@24 istride=q@32 idist=q@40 onembed=in(multiply(rank,8))@48 ostride=q@56 odist=q@64 type=i@72 batch=q@80 workSize=out(8)@88 */
struct cufft_body_cufftGetSizeMany64 {
    uint64_t plan;
    int32_t rank;
    uint64_t n;
    uint64_t inembed;
    int64_t istride;
    int64_t idist;
    uint64_t onembed;
    int64_t ostride;
    int64_t odist;
    int32_t type;
    int64_t batch;
    uint64_t workSize;
};
_Static_assert(offsetof(struct cufft_body_cufftGetSizeMany64, workSize) == 88, "layout");
static inline int32_t cufft_wire_cufftGetSizeMany64(gtap_session *session, cufftHandle plan, int rank, long long *n, long long *inembed, long long istride, long long idist, long long *onembed, long long ostride, long long odist, cufftType type, long long batch, size_t *workSize)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    uint64_t n_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit(n, n_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t inembed_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit_or_null(inembed, inembed_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t onembed_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit_or_null(onembed, onembed_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t workSize_length = UINT64_C(8);
    if (gtap_unfit(workSize, workSize_length))
        return cufft_wire_library.statuses.invalid_value;
    gtap_part n_part = gtap_in(session, n, n_length);
    gtap_part inembed_part = gtap_in(session, inembed, inembed_length);
    gtap_part onembed_part = gtap_in(session, onembed, onembed_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 15, 96, gtap_part_size(&n_part) + gtap_part_size(&inembed_part) + gtap_part_size(&onembed_part)) != 0)
        return gtap_refused(session, &cufft_wire_library);
    struct cufft_body_cufftGetSizeMany64 *body = frame.fixed;
    body->plan = plan_token;
    body->rank = rank;
    body->n = n_part.descriptor;
    body->inembed = inembed_part.descriptor;
    body->istride = istride;
    body->idist = idist;
    body->onembed = onembed_part.descriptor;
    body->ostride = ostride;
    body->odist = odist;
    body->type = type;
    body->batch = batch;
    body->workSize = gtap_want(workSize, workSize_length);
    gtap_put(&frame, &n_part);
    gtap_put(&frame, &inembed_part);
    gtap_put(&frame, &onembed_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, workSize, workSize_length);
    gtap_done(&reply);
    return status;
}

/* 16 call cufftXtGetSizeMany plan=handle(cufft.cufftHandle)@0 rank=i@8 n=in(multiply(rank,8))@16 inembed=in(multiply(rank,8))@24 istride=q@32 idist=q@40 inputtype=i@48 onembed=in(multiply(rank,8))@56 ostride=q@64 odist=q@72 outputtype=i@80 batch=q@88 workSize=out(8)@96 executiontype=i@104 */
struct cufft_body_cufftXtGetSizeMany {
    uint64_t plan;
    int32_t rank;
    uint64_t n;
    uint64_t inembed;
    int64_t istride;
    int64_t idist;
    int32_t inputtype;
    uint64_t onembed;
    int64_t ostride;
    int64_t odist;
    int32_t outputtype;
    int64_t batch;
    uint64_t workSize;
    int32_t executiontype;
};
_Static_assert(offsetof(struct cufft_body_cufftXtGetSizeMany, executiontype) == 104, "layout");
static inline int32_t cufft_wire_cufftXtGetSizeMany(gtap_session *session, cufftHandle plan, int rank, long long *n, long long *inembed, long long istride, long long idist, cudaDataType inputtype, long long *onembed, long long ostride, long long odist, cudaDataType outputtype, long long batch, size_t *workSize, cudaDataType executiontype)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    uint64_t n_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit(n, n_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t inembed_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit_or_null(inembed, inembed_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t onembed_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(8));
    if (gtap_unfit_or_null(onembed, onembed_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t workSize_length = UINT64_C(8);
    if (gtap_unfit(workSize, workSize_length))
        return cufft_wire_library.statuses.invalid_value;
    gtap_part n_part = gtap_in(session, n, n_length);
    gtap_part inembed_part = gtap_in(session, inembed, inembed_length);
    gtap_part onembed_part = gtap_in(session, onembed, onembed_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 16, 112, gtap_part_size(&n_part) + gtap_part_size(&inembed_part) + gtap_part_size(&onembed_part)) != 0)
        return gtap_refused(session, &cufft_wire_library);
    struct cufft_body_cufftXtGetSizeMany *body = frame.fixed;
    body->plan = plan_token;
    body->rank = rank;
    body->n = n_part.descriptor;
    body->inembed = inembed_part.descriptor;
    body->istride = istride;
    body->idist = idist;
    body->inputtype = inputtype;
    body->onembed = onembed_part.descriptor;
    body->ostride = ostride;
    body->odist = odist;
    body->outputtype = outputtype;
    body->batch = batch;
    body->workSize = gtap_want(workSize, workSize_length);
    body->executiontype = executiontype;
    gtap_put(&frame, &n_part);
    gtap_put(&frame, &inembed_part);
    gtap_put(&frame, &onembed_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, workSize, workSize_length);
    gtap_done(&reply);
    return status;
}

/* 17 call cufftEstimateMany rank=i@0 n=in(multiply(rank,4))@8 inembed=in(multiply(rank,4))@16 istride=i@24 idist=i@28 onembed=in(multiply(rank,4))@32 ostride=i@40 odist=i@44 type=i@48 batch=i@52 workSize=out(8)@56 */
struct cufft_body_cufftEstimateMany {
    int32_t rank;
    uint64_t n;
    uint64_t inembed;
    int32_t istride;
    int32_t idist;
    uint64_t onembed;
    int32_t ostride;
    int32_t odist;
    int32_t type;
    int32_t batch;
    uint64_t workSize;
};
_Static_assert(offsetof(struct cufft_body_cufftEstimateMany, workSize) == 56, "layout");
static inline int32_t cufft_wire_cufftEstimateMany(gtap_session *session, int rank, int *n, int *inembed, int istride, int idist, int *onembed, int ostride, int odist, cufftType type, int batch, size_t *workSize)
{
    uint64_t n_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(4));
    if (gtap_unfit(n, n_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t inembed_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(4));
    if (gtap_unfit_or_null(inembed, inembed_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t onembed_length = gtap_count_multiply(gtap_count_signed(rank), UINT64_C(4));
    if (gtap_unfit_or_null(onembed, onembed_length))
        return cufft_wire_library.statuses.invalid_value;
    uint64_t workSize_length = UINT64_C(8);
    if (gtap_unfit(workSize, workSize_length))
        return cufft_wire_library.statuses.invalid_value;
    gtap_part n_part = gtap_in(session, n, n_length);
    gtap_part inembed_part = gtap_in(session, inembed, inembed_length);
    gtap_part onembed_part = gtap_in(session, onembed, onembed_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 17, 64, gtap_part_size(&n_part) + gtap_part_size(&inembed_part) + gtap_part_size(&onembed_part)) != 0)
        return gtap_refused(session, &cufft_wire_library);
    struct cufft_body_cufftEstimateMany *body = frame.fixed;
    body->rank = rank;
    body->n = n_part.descriptor;
    body->inembed = inembed_part.descriptor;
    body->istride = istride;
    body->idist = idist;
    body->onembed = onembed_part.descriptor;
    body->ostride = ostride;
    body->odist = odist;
    body->type = type;
    body->batch = batch;
    body->workSize = gtap_want(workSize, workSize_length);
    gtap_put(&frame, &n_part);
    gtap_put(&frame, &inembed_part);
    gtap_put(&frame, &onembed_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, workSize, workSize_length);
    gtap_done(&reply);
    return status;
}

/* 18 call cufftExecC2C plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 direction=i@24 */
struct cufft_body_cufftExecC2C {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
    int32_t direction;
};
_Static_assert(offsetof(struct cufft_body_cufftExecC2C, direction) == 24, "layout");
static inline int32_t cufft_wire_cufftExecC2C(gtap_session *session, cufftHandle plan, cufftComplex *idata, cufftComplex *odata, int direction)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftExecC2C body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftExecC2C *body = &fixed.body;
    body->plan = plan_token;
    body->idata = (uint64_t)(uintptr_t)idata;
    body->odata = (uint64_t)(uintptr_t)odata;
    body->direction = direction;
    return gtap_post_whole(session, &cufft_wire_library, 18, &fixed, sizeof fixed, NULL, 0);
}

/* 19 call cufftExecR2C plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 */
struct cufft_body_cufftExecR2C {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
};
_Static_assert(offsetof(struct cufft_body_cufftExecR2C, odata) == 16, "layout");
static inline int32_t cufft_wire_cufftExecR2C(gtap_session *session, cufftHandle plan, cufftReal *idata, cufftComplex *odata)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftExecR2C body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftExecR2C *body = &fixed.body;
    body->plan = plan_token;
    body->idata = (uint64_t)(uintptr_t)idata;
    body->odata = (uint64_t)(uintptr_t)odata;
    return gtap_post_whole(session, &cufft_wire_library, 19, &fixed, sizeof fixed, NULL, 0);
}

/* 20 call cufftExecC2R plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 */
struct cufft_body_cufftExecC2R {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
};
_Static_assert(offsetof(struct cufft_body_cufftExecC2R, odata) == 16, "layout");
static inline int32_t cufft_wire_cufftExecC2R(gtap_session *session, cufftHandle plan, cufftComplex *idata, cufftReal *odata)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftExecC2R body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftExecC2R *body = &fixed.body;
    body->plan = plan_token;
    body->idata = (uint64_t)(uintptr_t)idata;
    body->odata = (uint64_t)(uintptr_t)odata;
    return gtap_post_whole(session, &cufft_wire_library, 20, &fixed, sizeof fixed, NULL, 0);
}

/* 21 call cufftExecZ2Z plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 direction=i@24 */
struct cufft_body_cufftExecZ2Z {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
    int32_t direction;
};
_Static_assert(offsetof(struct cufft_body_cufftExecZ2Z, direction) == 24, "layout");
static inline int32_t cufft_wire_cufftExecZ2Z(gtap_session *session, cufftHandle plan, cufftDoubleComplex *idata, cufftDoubleComplex *odata, int direction)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftExecZ2Z body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftExecZ2Z *body = &fixed.body;
    body->plan = plan_token;
    body->idata = (uint64_t)(uintptr_t)idata;
    body->odata = (uint64_t)(uintptr_t)odata;
    body->direction = direction;
    return gtap_post_whole(session, &cufft_wire_library, 21, &fixed, sizeof fixed, NULL, 0);
}

/* 22 call cufftExecD2Z plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 */
struct cufft_body_cufftExecD2Z {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
};
_Static_assert(offsetof(struct cufft_body_cufftExecD2Z, odata) == 16, "layout");
static inline int32_t cufft_wire_cufftExecD2Z(gtap_session *session, cufftHandle plan, cufftDoubleReal *idata, cufftDoubleComplex *odata)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftExecD2Z body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftExecD2Z *body = &fixed.body;
    body->plan = plan_token;
    body->idata = (uint64_t)(uintptr_t)idata;
    body->odata = (uint64_t)(uintptr_t)odata;
    return gtap_post_whole(session, &cufft_wire_library, 22, &fixed, sizeof fixed, NULL, 0);
}

/* 23 call cufftExecZ2D plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 */
struct cufft_body_cufftExecZ2D {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
};
_Static_assert(offsetof(struct cufft_body_cufftExecZ2D, odata) == 16, "layout");
static inline int32_t cufft_wire_cufftExecZ2D(gtap_session *session, cufftHandle plan, cufftDoubleComplex *idata, cufftDoubleReal *odata)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftExecZ2D body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftExecZ2D *body = &fixed.body;
    body->plan = plan_token;
    body->idata = (uint64_t)(uintptr_t)idata;
    body->odata = (uint64_t)(uintptr_t)odata;
    return gtap_post_whole(session, &cufft_wire_library, 23, &fixed, sizeof fixed, NULL, 0);
}

/* 24 call cufftXtExec plan=handle(cufft.cufftHandle)@0 input=address@8 output=address@16 direction=i@24 */
struct cufft_body_cufftXtExec {
    uint64_t plan;
    uint64_t input;
    uint64_t output;
    int32_t direction;
};
_Static_assert(offsetof(struct cufft_body_cufftXtExec, direction) == 24, "layout");
static inline int32_t cufft_wire_cufftXtExec(gtap_session *session, cufftHandle plan, void *input, void *output, int direction)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftXtExec body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftXtExec *body = &fixed.body;
    body->plan = plan_token;
    body->input = (uint64_t)(uintptr_t)input;
    body->output = (uint64_t)(uintptr_t)output;
    body->direction = direction;
    return gtap_post_whole(session, &cufft_wire_library, 24, &fixed, sizeof fixed, NULL, 0);
}

#endif
