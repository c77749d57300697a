/* Generated from the spec of cufft (gtap-plugin-cufft), hash 72dffd08b27e8553. Do not edit. */
#ifndef CUFFT_WIRE_H
#define CUFFT_WIRE_H

#include "gtap/marshal.h"

typedef int cufftResult;
typedef int cufftType;
typedef int cufftHandle;
typedef struct CUstream_st *cudaStream_t;

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

/* 2 call cufftPlan1d plan=new(cufft.cufftHandle)@0 nx=i@8 type=i@12 batch=i@16 */
struct cufft_body_cufftPlan1d {
    uint64_t plan;
    int32_t nx;
    int32_t type;
    int32_t batch;
};
_Static_assert(offsetof(struct cufft_body_cufftPlan1d, batch) == 16, "layout");
static inline int32_t cufft_wire_cufftPlan1d(gtap_session *session, cufftHandle *plan, int nx, cufftType type, int batch)
{
    if (plan == NULL)
        return cufft_wire_library.statuses.invalid_value;
    int32_t plan_made = gtap_small_create(session, CUFFT_KIND_cufftHandle);
    if (plan_made == 0)
        return cufft_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &cufft_wire_library, 2, 24, 0) != 0) {
        gtap_small_destroy(plan_made, CUFFT_KIND_cufftHandle);
        return gtap_refused(session, &cufft_wire_library);
    }
    struct cufft_body_cufftPlan1d *body = frame.fixed;
    body->plan = gtap_small_token(plan_made, CUFFT_KIND_cufftHandle);
    body->nx = nx;
    body->type = type;
    body->batch = batch;
    int32_t status = gtap_create(&frame, CUFFT_KIND_cufftHandle);
    if (status != 0) {
        gtap_small_destroy(plan_made, CUFFT_KIND_cufftHandle);
        return status;
    }
    *plan = plan_made;
    return status;
}

/* 3 call cufftDestroy plan=handle(cufft.cufftHandle)@0 */
struct cufft_body_cufftDestroy {
    uint64_t plan;
};
_Static_assert(offsetof(struct cufft_body_cufftDestroy, plan) == 0, "layout");
static inline int32_t cufft_wire_cufftDestroy(gtap_session *session, cufftHandle plan)
{
    uint64_t plan_token = gtap_small_handle_token(session, plan, CUFFT_KIND_cufftHandle);
    if (plan_token == 0)
        return cufft_wire_library.statuses.invalid_handle;
    union { struct cufft_body_cufftDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct cufft_body_cufftDestroy *body = &fixed.body;
    body->plan = plan_token;
    int32_t status = gtap_post_whole(session, &cufft_wire_library, 3, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_small_destroy(plan, CUFFT_KIND_cufftHandle);
    return status;
}

/* 4 call cufftSetStream plan=handle(cufft.cufftHandle)@0 stream=stream@8 */
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
    return gtap_post_whole(session, &cufft_wire_library, 4, &fixed, sizeof fixed, NULL, 0);
}

/* 5 call cufftExecC2C plan=handle(cufft.cufftHandle)@0 idata=address@8 odata=address@16 direction=i@24 */
struct cufft_body_cufftExecC2C {
    uint64_t plan;
    uint64_t idata;
    uint64_t odata;
    int32_t direction;
};
_Static_assert(offsetof(struct cufft_body_cufftExecC2C, direction) == 24, "layout");
static inline int32_t cufft_wire_cufftExecC2C(gtap_session *session, cufftHandle plan, void *idata, void *odata, int direction)
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
    return gtap_post_whole(session, &cufft_wire_library, 5, &fixed, sizeof fixed, NULL, 0);
}

#endif
