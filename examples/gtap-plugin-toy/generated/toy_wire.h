/* Generated from the spec of toy (gtap-plugin-toy), hash eb300d82a5f14b6b. Do not edit. */
#ifndef TOY_WIRE_H
#define TOY_WIRE_H

#include "gtap/marshal.h"

typedef int toyStatus;
typedef struct toyHandle_st *toyHandle;

#define TOY_KIND_toyHandle UINT32_C(0xe61d1adc)

extern const gtap_library toy_wire_library;

/* 1 call toyVersion version=out(4)@0 */
struct toy_body_toyVersion {
    uint64_t version;
};
_Static_assert(offsetof(struct toy_body_toyVersion, version) == 0, "layout");
static inline int32_t toy_wire_toyVersion(gtap_session *session, int *version)
{
    uint64_t version_length = UINT64_C(4);
    if (gtap_unfit(version, version_length))
        return toy_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &toy_wire_library, 1, 8, 0) != 0)
        return gtap_refused(session, &toy_wire_library);
    struct toy_body_toyVersion *body = frame.fixed;
    body->version = gtap_want(version, version_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, version, version_length);
    gtap_done(&reply);
    return status;
}

/* 2 call toyCreate handle=new(toy.toyHandle)@0 */
struct toy_body_toyCreate {
    uint64_t handle;
};
_Static_assert(offsetof(struct toy_body_toyCreate, handle) == 0, "layout");
static inline int32_t toy_wire_toyCreate(gtap_session *session, toyHandle *handle)
{
    if (handle == NULL)
        return toy_wire_library.statuses.invalid_value;
    void *handle_made = gtap_shadow_create(session, TOY_KIND_toyHandle);
    if (handle_made == NULL)
        return toy_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &toy_wire_library, 2, 8, 0) != 0) {
        gtap_shadow_destroy(handle_made, TOY_KIND_toyHandle);
        return gtap_refused(session, &toy_wire_library);
    }
    struct toy_body_toyCreate *body = frame.fixed;
    body->handle = gtap_shadow_token(handle_made, TOY_KIND_toyHandle);
    int32_t status = gtap_create(&frame, TOY_KIND_toyHandle);
    if (status != 0) {
        gtap_shadow_destroy(handle_made, TOY_KIND_toyHandle);
        return status;
    }
    *handle = handle_made;
    return status;
}

/* 3 call toyDestroy handle=handle(toy.toyHandle)@0 */
struct toy_body_toyDestroy {
    uint64_t handle;
};
_Static_assert(offsetof(struct toy_body_toyDestroy, handle) == 0, "layout");
static inline int32_t toy_wire_toyDestroy(gtap_session *session, toyHandle handle)
{
    uint64_t handle_token = gtap_handle_token(session, handle, TOY_KIND_toyHandle);
    if (handle_token == 0)
        return toy_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &toy_wire_library);
    union { struct toy_body_toyDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct toy_body_toyDestroy *body = &fixed.body;
    body->handle = handle_token;
    int32_t status = gtap_post_whole(session, &toy_wire_library, 3, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(handle, TOY_KIND_toyHandle);
    return late_status;
}

/* 4 call toyScale handle=handle(toy.toyHandle)@0 src=in(multiply(n,4))@8 dst=out(multiply(n,4))@16 n=Q@24 k=f@32 */
struct toy_body_toyScale {
    uint64_t handle;
    uint64_t src;
    uint64_t dst;
    uint64_t n;
    float k;
};
_Static_assert(offsetof(struct toy_body_toyScale, k) == 32, "layout");
static inline int32_t toy_wire_toyScale(gtap_session *session, toyHandle handle, const float *src, float *dst, size_t n, float k)
{
    uint64_t handle_token = gtap_handle_token(session, handle, TOY_KIND_toyHandle);
    if (handle_token == 0)
        return toy_wire_library.statuses.invalid_handle;
    uint64_t src_length = gtap_count_multiply(gtap_count(n), UINT64_C(4));
    if (gtap_unfit(src, src_length))
        return toy_wire_library.statuses.invalid_value;
    uint64_t dst_length = gtap_count_multiply(gtap_count(n), UINT64_C(4));
    if (gtap_unfit(dst, dst_length))
        return toy_wire_library.statuses.invalid_value;
    gtap_part src_part = gtap_in(session, src, src_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &toy_wire_library, 4, 40, gtap_part_size(&src_part)) != 0)
        return gtap_refused(session, &toy_wire_library);
    struct toy_body_toyScale *body = frame.fixed;
    body->handle = handle_token;
    body->src = src_part.descriptor;
    body->dst = gtap_want(dst, dst_length);
    body->n = n;
    body->k = k;
    gtap_put(&frame, &src_part);
    gtap_reply reply;
    gtap_expect(&frame, 0, dst, dst_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, dst, dst_length);
    gtap_done(&reply);
    return status;
}

/* 5 call toyBias handle=handle(toy.toyHandle)@0 bias=f@8 */
struct toy_body_toyBias {
    uint64_t handle;
    float bias;
};
_Static_assert(offsetof(struct toy_body_toyBias, bias) == 8, "layout");
static inline int32_t toy_wire_toyBias(gtap_session *session, toyHandle handle, float bias)
{
    uint64_t handle_token = gtap_handle_token(session, handle, TOY_KIND_toyHandle);
    if (handle_token == 0)
        return toy_wire_library.statuses.invalid_handle;
    union { struct toy_body_toyBias body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct toy_body_toyBias *body = &fixed.body;
    body->handle = handle_token;
    body->bias = bias;
    return gtap_post_whole(session, &toy_wire_library, 5, &fixed, sizeof fixed, NULL, 0);
}

/* 6 call toyLoad handle=handle(toy.toyHandle)@0 blob=in(n)@8 n=Q@16 */
struct toy_body_toyLoad {
    uint64_t handle;
    uint64_t blob;
    uint64_t n;
};
_Static_assert(offsetof(struct toy_body_toyLoad, n) == 16, "layout");
static inline int32_t toy_wire_toyLoad(gtap_session *session, toyHandle handle, const void *blob, size_t n)
{
    uint64_t handle_token = gtap_handle_token(session, handle, TOY_KIND_toyHandle);
    if (handle_token == 0)
        return toy_wire_library.statuses.invalid_handle;
    uint64_t blob_length = gtap_count(n);
    if (gtap_unfit(blob, blob_length))
        return toy_wire_library.statuses.invalid_value;
    gtap_part blob_part = gtap_in(session, blob, blob_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &toy_wire_library, 6, 24, gtap_part_size(&blob_part)) != 0)
        return gtap_refused(session, &toy_wire_library);
    struct toy_body_toyLoad *body = frame.fixed;
    body->handle = handle_token;
    body->blob = blob_part.descriptor;
    body->n = n;
    gtap_put(&frame, &blob_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

#endif
