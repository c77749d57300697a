/* Generated from the spec of driver (gtap-plugin-driver), hash d602abf32736ab61. Do not edit. */
#ifndef DRIVER_WIRE_H
#define DRIVER_WIRE_H

#include "gtap/marshal.h"
#include "gtap_driver.h"

typedef int CUresult;
typedef unsigned long long CUdeviceptr;
typedef struct CUstream_st *CUstream;
typedef struct CUevent_st *CUevent;
typedef struct CUmod_st *CUmodule;
typedef struct CUfunc_st *CUfunction;
typedef struct CUlinkState_st *CUlinkState;
typedef struct gtapPhysical_st *gtapPhysical;
typedef struct CUgraph_st *CUgraph;
typedef struct CUgraphNode_st *CUgraphNode;
typedef struct CUgraphExec_st *CUgraphExec;

#define DRIVER_KIND_CUevent UINT32_C(0x3cead1cb)
#define DRIVER_KIND_CUfunction UINT32_C(0x20f0aef5)
#define DRIVER_KIND_CUgraph UINT32_C(0xf84a588b)
#define DRIVER_KIND_CUgraphExec UINT32_C(0x917c64a5)
#define DRIVER_KIND_CUgraphNode UINT32_C(0x1a6aeb09)
#define DRIVER_KIND_CUlinkState UINT32_C(0xa9b68b65)
#define DRIVER_KIND_CUmodule UINT32_C(0x11d058c0)
#define DRIVER_KIND_gtapPhysical UINT32_C(0x7bcb975d)

extern const gtap_library driver_wire_library;

/* 1 call cuCtxSynchronize */
static inline int32_t driver_wire_cuCtxSynchronize(gtap_session *session)
{
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 1, 0, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 2 call cuStreamCreateWithPriority phStream=new(driver.CUstream)@0 flags=I@8 priority=i@12 */
struct driver_body_cuStreamCreateWithPriority {
    uint64_t phStream;
    uint32_t flags;
    int32_t priority;
};
_Static_assert(offsetof(struct driver_body_cuStreamCreateWithPriority, priority) == 12, "layout");
static inline int32_t driver_wire_cuStreamCreateWithPriority(gtap_session *session, CUstream *phStream, unsigned int flags, int priority)
{
    if (phStream == NULL)
        return driver_wire_library.statuses.invalid_value;
    void *phStream_made = gtap_shadow_create(session, GTAP_KIND_STREAM);
    if (phStream_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    union { struct driver_body_cuStreamCreateWithPriority body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_cuStreamCreateWithPriority *body = &fixed.body;
    body->phStream = gtap_shadow_token(phStream_made, GTAP_KIND_STREAM);
    body->flags = flags;
    body->priority = priority;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 2, &fixed, sizeof fixed, NULL, 0);
    if (status != 0) {
        gtap_shadow_destroy(phStream_made, GTAP_KIND_STREAM);
        return status;
    }
    *phStream = phStream_made;
    return status;
}

/* 3 call cuStreamDestroy_v2 hStream=stream@0 */
struct driver_body_cuStreamDestroy_v2 {
    uint64_t hStream;
};
_Static_assert(offsetof(struct driver_body_cuStreamDestroy_v2, hStream) == 0, "layout");
static inline int32_t driver_wire_cuStreamDestroy_v2(gtap_session *session, CUstream hStream)
{
    uint64_t hStream_token = gtap_stream_token(session, hStream);
    if (hStream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_cuStreamDestroy_v2 body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_cuStreamDestroy_v2 *body = &fixed.body;
    body->hStream = hStream_token;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 3, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(hStream, GTAP_KIND_STREAM);
    return status;
}

/* 4 call cuStreamSynchronize hStream=stream@0 */
struct driver_body_cuStreamSynchronize {
    uint64_t hStream;
};
_Static_assert(offsetof(struct driver_body_cuStreamSynchronize, hStream) == 0, "layout");
static inline int32_t driver_wire_cuStreamSynchronize(gtap_session *session, CUstream hStream)
{
    uint64_t hStream_token = gtap_stream_token(session, hStream);
    if (hStream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 4, 8, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_cuStreamSynchronize *body = frame.fixed;
    body->hStream = hStream_token;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 5 call cuStreamQuery hStream=stream@0 */
struct driver_body_cuStreamQuery {
    uint64_t hStream;
};
_Static_assert(offsetof(struct driver_body_cuStreamQuery, hStream) == 0, "layout");
static inline int32_t driver_wire_cuStreamQuery(gtap_session *session, CUstream hStream)
{
    uint64_t hStream_token = gtap_stream_token(session, hStream);
    if (hStream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 5, 8, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_cuStreamQuery *body = frame.fixed;
    body->hStream = hStream_token;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 6 call cuStreamWaitEvent hStream=stream@0 hEvent=handle(driver.CUevent)@8 flags=I@16 */
struct driver_body_cuStreamWaitEvent {
    uint64_t hStream;
    uint64_t hEvent;
    uint32_t flags;
};
_Static_assert(offsetof(struct driver_body_cuStreamWaitEvent, flags) == 16, "layout");
static inline int32_t driver_wire_cuStreamWaitEvent(gtap_session *session, CUstream hStream, CUevent hEvent, unsigned int flags)
{
    uint64_t hStream_token = gtap_stream_token(session, hStream);
    if (hStream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t hEvent_token = gtap_handle_token(session, hEvent, DRIVER_KIND_CUevent);
    if (hEvent_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_cuStreamWaitEvent body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_cuStreamWaitEvent *body = &fixed.body;
    body->hStream = hStream_token;
    body->hEvent = hEvent_token;
    body->flags = flags;
    return gtap_post_whole(session, &driver_wire_library, 6, &fixed, sizeof fixed, NULL, 0);
}

/* 7 call cuEventCreate phEvent=new(driver.CUevent)@0 flags=I@8 */
struct driver_body_cuEventCreate {
    uint64_t phEvent;
    uint32_t flags;
};
_Static_assert(offsetof(struct driver_body_cuEventCreate, flags) == 8, "layout");
static inline int32_t driver_wire_cuEventCreate(gtap_session *session, CUevent *phEvent, unsigned int flags)
{
    if (phEvent == NULL)
        return driver_wire_library.statuses.invalid_value;
    void *phEvent_made = gtap_shadow_create(session, DRIVER_KIND_CUevent);
    if (phEvent_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    union { struct driver_body_cuEventCreate body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_cuEventCreate *body = &fixed.body;
    body->phEvent = gtap_shadow_token(phEvent_made, DRIVER_KIND_CUevent);
    body->flags = flags;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 7, &fixed, sizeof fixed, NULL, 0);
    if (status != 0) {
        gtap_shadow_destroy(phEvent_made, DRIVER_KIND_CUevent);
        return status;
    }
    *phEvent = phEvent_made;
    return status;
}

/* 8 call cuEventDestroy_v2 hEvent=handle(driver.CUevent)@0 */
struct driver_body_cuEventDestroy_v2 {
    uint64_t hEvent;
};
_Static_assert(offsetof(struct driver_body_cuEventDestroy_v2, hEvent) == 0, "layout");
static inline int32_t driver_wire_cuEventDestroy_v2(gtap_session *session, CUevent hEvent)
{
    uint64_t hEvent_token = gtap_handle_token(session, hEvent, DRIVER_KIND_CUevent);
    if (hEvent_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_cuEventDestroy_v2 body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_cuEventDestroy_v2 *body = &fixed.body;
    body->hEvent = hEvent_token;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 8, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(hEvent, DRIVER_KIND_CUevent);
    return status;
}

/* 9 call cuEventRecordWithFlags hEvent=handle(driver.CUevent)@0 hStream=stream@8 flags=I@16 */
struct driver_body_cuEventRecordWithFlags {
    uint64_t hEvent;
    uint64_t hStream;
    uint32_t flags;
};
_Static_assert(offsetof(struct driver_body_cuEventRecordWithFlags, flags) == 16, "layout");
static inline int32_t driver_wire_cuEventRecordWithFlags(gtap_session *session, CUevent hEvent, CUstream hStream, unsigned int flags)
{
    uint64_t hEvent_token = gtap_handle_token(session, hEvent, DRIVER_KIND_CUevent);
    if (hEvent_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t hStream_token = gtap_stream_token(session, hStream);
    if (hStream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_cuEventRecordWithFlags body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_cuEventRecordWithFlags *body = &fixed.body;
    body->hEvent = hEvent_token;
    body->hStream = hStream_token;
    body->flags = flags;
    return gtap_post_whole(session, &driver_wire_library, 9, &fixed, sizeof fixed, NULL, 0);
}

/* 10 call cuEventSynchronize hEvent=handle(driver.CUevent)@0 */
struct driver_body_cuEventSynchronize {
    uint64_t hEvent;
};
_Static_assert(offsetof(struct driver_body_cuEventSynchronize, hEvent) == 0, "layout");
static inline int32_t driver_wire_cuEventSynchronize(gtap_session *session, CUevent hEvent)
{
    uint64_t hEvent_token = gtap_handle_token(session, hEvent, DRIVER_KIND_CUevent);
    if (hEvent_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 10, 8, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_cuEventSynchronize *body = frame.fixed;
    body->hEvent = hEvent_token;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 11 call cuEventQuery hEvent=handle(driver.CUevent)@0 */
struct driver_body_cuEventQuery {
    uint64_t hEvent;
};
_Static_assert(offsetof(struct driver_body_cuEventQuery, hEvent) == 0, "layout");
static inline int32_t driver_wire_cuEventQuery(gtap_session *session, CUevent hEvent)
{
    uint64_t hEvent_token = gtap_handle_token(session, hEvent, DRIVER_KIND_CUevent);
    if (hEvent_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 11, 8, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_cuEventQuery *body = frame.fixed;
    body->hEvent = hEvent_token;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 12 call cuEventElapsedTime pMilliseconds=out(4)@0 hStart=handle(driver.CUevent)@8 hEnd=handle(driver.CUevent)@16 */
struct driver_body_cuEventElapsedTime {
    uint64_t pMilliseconds;
    uint64_t hStart;
    uint64_t hEnd;
};
_Static_assert(offsetof(struct driver_body_cuEventElapsedTime, hEnd) == 16, "layout");
static inline int32_t driver_wire_cuEventElapsedTime(gtap_session *session, float *pMilliseconds, CUevent hStart, CUevent hEnd)
{
    uint64_t pMilliseconds_length = UINT64_C(4);
    if (gtap_unfit(pMilliseconds, pMilliseconds_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t hStart_token = gtap_handle_token(session, hStart, DRIVER_KIND_CUevent);
    if (hStart_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t hEnd_token = gtap_handle_token(session, hEnd, DRIVER_KIND_CUevent);
    if (hEnd_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 12, 24, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_cuEventElapsedTime *body = frame.fixed;
    body->pMilliseconds = gtap_want(pMilliseconds, pMilliseconds_length);
    body->hStart = hStart_token;
    body->hEnd = hEnd_token;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, pMilliseconds, pMilliseconds_length);
    gtap_done(&reply);
    return status;
}

/* 13 call gtapMemAlloc address=Q@0 size=Q@8 */
struct driver_body_gtapMemAlloc {
    uint64_t address;
    uint64_t size;
};
_Static_assert(offsetof(struct driver_body_gtapMemAlloc, size) == 8, "layout");
static inline int32_t driver_wire_gtapMemAlloc(gtap_session *session, CUdeviceptr address, size_t size)
{
    union { struct driver_body_gtapMemAlloc body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapMemAlloc *body = &fixed.body;
    body->address = address;
    body->size = size;
    return gtap_post_whole(session, &driver_wire_library, 13, &fixed, sizeof fixed, NULL, 0);
}

/* 14 call gtapMemFree address=Q@0 size=Q@8 */
struct driver_body_gtapMemFree {
    uint64_t address;
    uint64_t size;
};
_Static_assert(offsetof(struct driver_body_gtapMemFree, size) == 8, "layout");
static inline int32_t driver_wire_gtapMemFree(gtap_session *session, CUdeviceptr address, size_t size)
{
    union { struct driver_body_gtapMemFree body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapMemFree *body = &fixed.body;
    body->address = address;
    body->size = size;
    return gtap_post_whole(session, &driver_wire_library, 14, &fixed, sizeof fixed, NULL, 0);
}

/* 15 call cuMemGetInfo_v2 free=out(8)@0 total=out(8)@8 */
struct driver_body_cuMemGetInfo_v2 {
    uint64_t free;
    uint64_t total;
};
_Static_assert(offsetof(struct driver_body_cuMemGetInfo_v2, total) == 8, "layout");
static inline int32_t driver_wire_cuMemGetInfo_v2(gtap_session *session, size_t *free, size_t *total)
{
    uint64_t free_length = UINT64_C(8);
    if (gtap_unfit(free, free_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t total_length = UINT64_C(8);
    if (gtap_unfit(total, total_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 15, 16, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_cuMemGetInfo_v2 *body = frame.fixed;
    body->free = gtap_want(free, free_length);
    body->total = gtap_want(total, total_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, free, free_length);
    gtap_get(&reply, total, total_length);
    gtap_done(&reply);
    return status;
}

/* 16 call gtapCopyIn dst=Q@0 src=in(n)@8 n=Q@16 stream=stream@24 blocking=I@32 */
struct driver_body_gtapCopyIn {
    uint64_t dst;
    uint64_t src;
    uint64_t n;
    uint64_t stream;
    uint32_t blocking;
};
_Static_assert(offsetof(struct driver_body_gtapCopyIn, blocking) == 32, "layout");
static inline int32_t driver_wire_gtapCopyIn(gtap_session *session, CUdeviceptr dst, const void *src, size_t n, CUstream stream, unsigned int blocking)
{
    uint64_t src_length = gtap_count(n);
    if (gtap_unfit(src, src_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    gtap_part src_part = gtap_in(session, src, src_length);
    union { struct driver_body_gtapCopyIn body; uint64_t words[5]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapCopyIn *body = &fixed.body;
    body->dst = dst;
    body->src = src_part.descriptor;
    body->n = n;
    body->stream = stream_token;
    body->blocking = blocking;
    const gtap_part parts[] = {src_part};
    return gtap_post_whole(session, &driver_wire_library, 16, &fixed, sizeof fixed, parts, 1);
}

/* 17 call gtapCopyOut dst=out(n)@0 src=Q@8 n=Q@16 stream=stream@24 */
struct driver_body_gtapCopyOut {
    uint64_t dst;
    uint64_t src;
    uint64_t n;
    uint64_t stream;
};
_Static_assert(offsetof(struct driver_body_gtapCopyOut, stream) == 24, "layout");
static inline int32_t driver_wire_gtapCopyOut(gtap_session *session, void *dst, CUdeviceptr src, size_t n, CUstream stream)
{
    uint64_t dst_length = gtap_count(n);
    if (gtap_unfit(dst, dst_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 17, 32, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapCopyOut *body = frame.fixed;
    body->dst = gtap_want(dst, dst_length);
    body->src = src;
    body->n = n;
    body->stream = stream_token;
    gtap_reply reply;
    gtap_expect(&frame, 0, dst, dst_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, dst, dst_length);
    gtap_done(&reply);
    return status;
}

/* 18 defer gtapCopyOutAsync dst=out(n)@0 src=Q@8 n=Q@16 stream=stream@24 */
struct driver_body_gtapCopyOutAsync {
    uint64_t dst;
    uint64_t src;
    uint64_t n;
    uint64_t stream;
};
_Static_assert(offsetof(struct driver_body_gtapCopyOutAsync, stream) == 24, "layout");
static inline int32_t driver_wire_gtapCopyOutAsync(gtap_session *session, void *dst, CUdeviceptr src, size_t n, CUstream stream)
{
    uint64_t dst_length = gtap_count(n);
    if (gtap_unfit(dst, dst_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 18, 32, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapCopyOutAsync *body = frame.fixed;
    body->dst = gtap_want(dst, dst_length);
    body->src = src;
    body->n = n;
    body->stream = stream_token;
    return gtap_defer(&frame, dst, dst_length);
}

/* 19 call gtapCopy dst=Q@0 src=Q@8 n=Q@16 stream=stream@24 blocking=I@32 */
struct driver_body_gtapCopy {
    uint64_t dst;
    uint64_t src;
    uint64_t n;
    uint64_t stream;
    uint32_t blocking;
};
_Static_assert(offsetof(struct driver_body_gtapCopy, blocking) == 32, "layout");
static inline int32_t driver_wire_gtapCopy(gtap_session *session, CUdeviceptr dst, CUdeviceptr src, size_t n, CUstream stream, unsigned int blocking)
{
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapCopy body; uint64_t words[5]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapCopy *body = &fixed.body;
    body->dst = dst;
    body->src = src;
    body->n = n;
    body->stream = stream_token;
    body->blocking = blocking;
    return gtap_post_whole(session, &driver_wire_library, 19, &fixed, sizeof fixed, NULL, 0);
}

/* 20 call gtapFill dst=Q@0 pitch=Q@8 value=I@16 element_bytes=I@20 width=Q@24 height=Q@32 stream=stream@40 blocking=I@48 */
struct driver_body_gtapFill {
    uint64_t dst;
    uint64_t pitch;
    uint32_t value;
    uint32_t element_bytes;
    uint64_t width;
    uint64_t height;
    uint64_t stream;
    uint32_t blocking;
};
_Static_assert(offsetof(struct driver_body_gtapFill, blocking) == 48, "layout");
static inline int32_t driver_wire_gtapFill(gtap_session *session, CUdeviceptr dst, size_t pitch, unsigned int value, unsigned int element_bytes, size_t width, size_t height, CUstream stream, unsigned int blocking)
{
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapFill body; uint64_t words[7]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapFill *body = &fixed.body;
    body->dst = dst;
    body->pitch = pitch;
    body->value = value;
    body->element_bytes = element_bytes;
    body->width = width;
    body->height = height;
    body->stream = stream_token;
    body->blocking = blocking;
    return gtap_post_whole(session, &driver_wire_library, 20, &fixed, sizeof fixed, NULL, 0);
}

/* 21 call gtapModuleKnown hash=in(32)@0 */
struct driver_body_gtapModuleKnown {
    uint64_t hash;
};
_Static_assert(offsetof(struct driver_body_gtapModuleKnown, hash) == 0, "layout");
static inline int32_t driver_wire_gtapModuleKnown(gtap_session *session, const unsigned char *hash)
{
    uint64_t hash_length = UINT64_C(32);
    if (gtap_unfit(hash, hash_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part hash_part = gtap_in(session, hash, hash_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 21, 8, gtap_part_size(&hash_part)) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapModuleKnown *body = frame.fixed;
    body->hash = hash_part.descriptor;
    gtap_put(&frame, &hash_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 22 call gtapModuleLoad module=new(driver.CUmodule)@0 hash=in(32)@8 image=in(size)@16 size=Q@24 info=out(capacity)@32 capacity=Q@40 */
struct driver_body_gtapModuleLoad {
    uint64_t module;
    uint64_t hash;
    uint64_t image;
    uint64_t size;
    uint64_t info;
    uint64_t capacity;
};
_Static_assert(offsetof(struct driver_body_gtapModuleLoad, capacity) == 40, "layout");
static inline int32_t driver_wire_gtapModuleLoad(gtap_session *session, CUmodule *module, const unsigned char *hash, const void *image, size_t size, void *info, size_t capacity)
{
    if (module == NULL)
        return driver_wire_library.statuses.invalid_value;
    uint64_t hash_length = UINT64_C(32);
    if (gtap_unfit(hash, hash_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t image_length = gtap_count(size);
    if (gtap_unfit_or_null(image, image_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t info_length = gtap_count(capacity);
    if (gtap_unfit(info, info_length))
        return driver_wire_library.statuses.invalid_value;
    void *module_made = gtap_shadow_create(session, DRIVER_KIND_CUmodule);
    if (module_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    gtap_part hash_part = gtap_in(session, hash, hash_length);
    gtap_part image_part = gtap_in(session, image, image_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 22, 48, gtap_part_size(&hash_part) + gtap_part_size(&image_part)) != 0) {
        gtap_shadow_destroy(module_made, DRIVER_KIND_CUmodule);
        return gtap_refused(session, &driver_wire_library);
    }
    struct driver_body_gtapModuleLoad *body = frame.fixed;
    body->module = gtap_shadow_token(module_made, DRIVER_KIND_CUmodule);
    body->hash = hash_part.descriptor;
    body->image = image_part.descriptor;
    body->size = size;
    body->info = gtap_want(info, info_length);
    body->capacity = capacity;
    gtap_put(&frame, &hash_part);
    gtap_put(&frame, &image_part);
    gtap_reply reply;
    gtap_expect(&frame, 0, info, info_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, info, info_length);
    gtap_done(&reply);
    if (status != 0) {
        gtap_shadow_destroy(module_made, DRIVER_KIND_CUmodule);
        return status;
    }
    *module = module_made;
    return status;
}

/* 23 call cuModuleUnload hmod=handle(driver.CUmodule)@0 */
struct driver_body_cuModuleUnload {
    uint64_t hmod;
};
_Static_assert(offsetof(struct driver_body_cuModuleUnload, hmod) == 0, "layout");
static inline int32_t driver_wire_cuModuleUnload(gtap_session *session, CUmodule hmod)
{
    uint64_t hmod_token = gtap_handle_token(session, hmod, DRIVER_KIND_CUmodule);
    if (hmod_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_cuModuleUnload body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_cuModuleUnload *body = &fixed.body;
    body->hmod = hmod_token;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 23, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(hmod, DRIVER_KIND_CUmodule);
    return status;
}

/* 24 call gtapFunction function=new(driver.CUfunction)@0 module=handle(driver.CUmodule)@8 name=str@16 */
struct driver_body_gtapFunction {
    uint64_t function;
    uint64_t module;
    uint64_t name;
};
_Static_assert(offsetof(struct driver_body_gtapFunction, name) == 16, "layout");
static inline int32_t driver_wire_gtapFunction(gtap_session *session, CUfunction *function, CUmodule module, const char *name)
{
    if (function == NULL)
        return driver_wire_library.statuses.invalid_value;
    uint64_t module_token = gtap_handle_token(session, module, DRIVER_KIND_CUmodule);
    if (module_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    if (name == NULL)
        return driver_wire_library.statuses.invalid_value;
    void *function_made = gtap_shadow_create(session, DRIVER_KIND_CUfunction);
    if (function_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    gtap_part name_part = gtap_string(session, name);
    union { struct driver_body_gtapFunction body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapFunction *body = &fixed.body;
    body->function = gtap_shadow_token(function_made, DRIVER_KIND_CUfunction);
    body->module = module_token;
    body->name = name_part.descriptor;
    const gtap_part parts[] = {name_part};
    int32_t status = gtap_post_whole(session, &driver_wire_library, 24, &fixed, sizeof fixed, parts, 1);
    if (status != 0) {
        gtap_shadow_destroy(function_made, DRIVER_KIND_CUfunction);
        return status;
    }
    *function = function_made;
    return status;
}

/* 25 call gtapLaunch f=handle(driver.CUfunction)@0 gridX=I@8 gridY=I@12 gridZ=I@16 blockX=I@20 blockY=I@24 blockZ=I@28 shared_bytes=I@32 stream=stream@40 parameters=in(n)@48 n=Q@56 flags=I@64 */
struct driver_body_gtapLaunch {
    uint64_t f;
    uint32_t gridX;
    uint32_t gridY;
    uint32_t gridZ;
    uint32_t blockX;
    uint32_t blockY;
    uint32_t blockZ;
    uint32_t shared_bytes;
    uint64_t stream;
    uint64_t parameters;
    uint64_t n;
    uint32_t flags;
};
_Static_assert(offsetof(struct driver_body_gtapLaunch, flags) == 64, "layout");
static inline int32_t driver_wire_gtapLaunch(gtap_session *session, CUfunction f, unsigned int gridX, unsigned int gridY, unsigned int gridZ, unsigned int blockX, unsigned int blockY, unsigned int blockZ, unsigned int shared_bytes, CUstream stream, const void *parameters, size_t n, unsigned int flags)
{
    uint64_t f_token = gtap_handle_token(session, f, DRIVER_KIND_CUfunction);
    if (f_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t parameters_length = gtap_count(n);
    if (gtap_unfit_or_null(parameters, parameters_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part parameters_part = gtap_in(session, parameters, parameters_length);
    union { struct driver_body_gtapLaunch body; uint64_t words[9]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapLaunch *body = &fixed.body;
    body->f = f_token;
    body->gridX = gridX;
    body->gridY = gridY;
    body->gridZ = gridZ;
    body->blockX = blockX;
    body->blockY = blockY;
    body->blockZ = blockZ;
    body->shared_bytes = shared_bytes;
    body->stream = stream_token;
    body->parameters = parameters_part.descriptor;
    body->n = n;
    body->flags = flags;
    const gtap_part parts[] = {parameters_part};
    return gtap_post_whole(session, &driver_wire_library, 25, &fixed, sizeof fixed, parts, 1);
}

/* 26 call cuFuncSetAttribute hfunc=handle(driver.CUfunction)@0 attrib=i@8 value=i@12 */
struct driver_body_cuFuncSetAttribute {
    uint64_t hfunc;
    int32_t attrib;
    int32_t value;
};
_Static_assert(offsetof(struct driver_body_cuFuncSetAttribute, value) == 12, "layout");
static inline int32_t driver_wire_cuFuncSetAttribute(gtap_session *session, CUfunction hfunc, int attrib, int value)
{
    uint64_t hfunc_token = gtap_handle_token(session, hfunc, DRIVER_KIND_CUfunction);
    if (hfunc_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_cuFuncSetAttribute body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_cuFuncSetAttribute *body = &fixed.body;
    body->hfunc = hfunc_token;
    body->attrib = attrib;
    body->value = value;
    return gtap_post_whole(session, &driver_wire_library, 26, &fixed, sizeof fixed, NULL, 0);
}

/* 27 call gtapModuleInfo module=handle(driver.CUmodule)@0 info=out(capacity)@8 capacity=Q@16 */
struct driver_body_gtapModuleInfo {
    uint64_t module;
    uint64_t info;
    uint64_t capacity;
};
_Static_assert(offsetof(struct driver_body_gtapModuleInfo, capacity) == 16, "layout");
static inline int32_t driver_wire_gtapModuleInfo(gtap_session *session, CUmodule module, void *info, size_t capacity)
{
    uint64_t module_token = gtap_handle_token(session, module, DRIVER_KIND_CUmodule);
    if (module_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t info_length = gtap_count(capacity);
    if (gtap_unfit(info, info_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 27, 24, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapModuleInfo *body = frame.fixed;
    body->module = module_token;
    body->info = gtap_want(info, info_length);
    body->capacity = capacity;
    gtap_reply reply;
    gtap_expect(&frame, 0, info, info_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, info, info_length);
    gtap_done(&reply);
    return status;
}

/* 28 call cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags numBlocks=out(4)@0 func=handle(driver.CUfunction)@8 blockSize=i@16 dynamicSMemSize=Q@24 flags=I@32 */
struct driver_body_cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags {
    uint64_t numBlocks;
    uint64_t func;
    int32_t blockSize;
    uint64_t dynamicSMemSize;
    uint32_t flags;
};
_Static_assert(offsetof(struct driver_body_cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags, flags) == 32, "layout");
static inline int32_t driver_wire_cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(gtap_session *session, int *numBlocks, CUfunction func, int blockSize, size_t dynamicSMemSize, unsigned int flags)
{
    uint64_t numBlocks_length = UINT64_C(4);
    if (gtap_unfit(numBlocks, numBlocks_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t func_token = gtap_handle_token(session, func, DRIVER_KIND_CUfunction);
    if (func_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 28, 40, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags *body = frame.fixed;
    body->numBlocks = gtap_want(numBlocks, numBlocks_length);
    body->func = func_token;
    body->blockSize = blockSize;
    body->dynamicSMemSize = dynamicSMemSize;
    body->flags = flags;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, numBlocks, numBlocks_length);
    gtap_done(&reply);
    return status;
}

/* 29 call gtapReset ordinal=I@0 */
struct driver_body_gtapReset {
    uint32_t ordinal;
};
_Static_assert(offsetof(struct driver_body_gtapReset, ordinal) == 0, "layout");
static inline int32_t driver_wire_gtapReset(gtap_session *session, unsigned int ordinal)
{
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 29, 8, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapReset *body = frame.fixed;
    body->ordinal = ordinal;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 30 call gtapFence */
static inline int32_t driver_wire_gtapFence(gtap_session *session)
{
    return gtap_post_whole(session, &driver_wire_library, 30, NULL, 0, NULL, 0);
}

/* 31 call gtapModulePost module=new(driver.CUmodule)@0 hash=in(32)@8 image=in(size)@16 size=Q@24 */
struct driver_body_gtapModulePost {
    uint64_t module;
    uint64_t hash;
    uint64_t image;
    uint64_t size;
};
_Static_assert(offsetof(struct driver_body_gtapModulePost, size) == 24, "layout");
static inline int32_t driver_wire_gtapModulePost(gtap_session *session, CUmodule *module, const unsigned char *hash, const void *image, size_t size)
{
    if (module == NULL)
        return driver_wire_library.statuses.invalid_value;
    uint64_t hash_length = UINT64_C(32);
    if (gtap_unfit(hash, hash_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t image_length = gtap_count(size);
    if (gtap_unfit_or_null(image, image_length))
        return driver_wire_library.statuses.invalid_value;
    void *module_made = gtap_shadow_create(session, DRIVER_KIND_CUmodule);
    if (module_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    gtap_part hash_part = gtap_in(session, hash, hash_length);
    gtap_part image_part = gtap_in(session, image, image_length);
    union { struct driver_body_gtapModulePost body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapModulePost *body = &fixed.body;
    body->module = gtap_shadow_token(module_made, DRIVER_KIND_CUmodule);
    body->hash = hash_part.descriptor;
    body->image = image_part.descriptor;
    body->size = size;
    const gtap_part parts[] = {hash_part, image_part};
    int32_t status = gtap_post_whole(session, &driver_wire_library, 31, &fixed, sizeof fixed, parts, 2);
    if (status != 0) {
        gtap_shadow_destroy(module_made, DRIVER_KIND_CUmodule);
        return status;
    }
    *module = module_made;
    return status;
}

/* 32 call gtapModulePart hash=in(32)@0 part=in(n)@8 n=Q@16 offset=Q@24 total=Q@32 */
struct driver_body_gtapModulePart {
    uint64_t hash;
    uint64_t part;
    uint64_t n;
    uint64_t offset;
    uint64_t total;
};
_Static_assert(offsetof(struct driver_body_gtapModulePart, total) == 32, "layout");
static inline int32_t driver_wire_gtapModulePart(gtap_session *session, const unsigned char *hash, const void *part, size_t n, size_t offset, size_t total)
{
    uint64_t hash_length = UINT64_C(32);
    if (gtap_unfit(hash, hash_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t part_length = gtap_count(n);
    if (gtap_unfit(part, part_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part hash_part = gtap_in(session, hash, hash_length);
    gtap_part part_part = gtap_in(session, part, part_length);
    union { struct driver_body_gtapModulePart body; uint64_t words[5]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapModulePart *body = &fixed.body;
    body->hash = hash_part.descriptor;
    body->part = part_part.descriptor;
    body->n = n;
    body->offset = offset;
    body->total = total;
    const gtap_part parts[] = {hash_part, part_part};
    return gtap_post_whole(session, &driver_wire_library, 32, &fixed, sizeof fixed, parts, 2);
}

/* 33 call gtapHostFunction obligation=Q@0 stream=stream@8 */
struct driver_body_gtapHostFunction {
    uint64_t obligation;
    uint64_t stream;
};
_Static_assert(offsetof(struct driver_body_gtapHostFunction, stream) == 8, "layout");
static inline int32_t driver_wire_gtapHostFunction(gtap_session *session, unsigned long long obligation, CUstream stream)
{
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapHostFunction body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapHostFunction *body = &fixed.body;
    body->obligation = obligation;
    body->stream = stream_token;
    return gtap_post_whole(session, &driver_wire_library, 33, &fixed, sizeof fixed, NULL, 0);
}

/* 34 call gtapStreamWriteValue stream=stream@0 address=Q@8 value=Q@16 size=I@24 */
struct driver_body_gtapStreamWriteValue {
    uint64_t stream;
    uint64_t address;
    uint64_t value;
    uint32_t size;
};
_Static_assert(offsetof(struct driver_body_gtapStreamWriteValue, size) == 24, "layout");
static inline int32_t driver_wire_gtapStreamWriteValue(gtap_session *session, CUstream stream, CUdeviceptr address, unsigned long long value, unsigned int size)
{
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapStreamWriteValue body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapStreamWriteValue *body = &fixed.body;
    body->stream = stream_token;
    body->address = address;
    body->value = value;
    body->size = size;
    return gtap_post_whole(session, &driver_wire_library, 34, &fixed, sizeof fixed, NULL, 0);
}

/* 35 call gtapStreamWaitValue stream=stream@0 address=Q@8 value=Q@16 size=I@24 flags=I@28 */
struct driver_body_gtapStreamWaitValue {
    uint64_t stream;
    uint64_t address;
    uint64_t value;
    uint32_t size;
    uint32_t flags;
};
_Static_assert(offsetof(struct driver_body_gtapStreamWaitValue, flags) == 28, "layout");
static inline int32_t driver_wire_gtapStreamWaitValue(gtap_session *session, CUstream stream, CUdeviceptr address, unsigned long long value, unsigned int size, unsigned int flags)
{
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapStreamWaitValue body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapStreamWaitValue *body = &fixed.body;
    body->stream = stream_token;
    body->address = address;
    body->value = value;
    body->size = size;
    body->flags = flags;
    return gtap_post_whole(session, &driver_wire_library, 35, &fixed, sizeof fixed, NULL, 0);
}

/* 36 call gtapCaptureBegin stream=stream@0 graph=handle(driver.CUgraph)@8 nodes=in(multiply(n,8))@16 n=Q@24 */
struct driver_body_gtapCaptureBegin {
    uint64_t stream;
    uint64_t graph;
    uint64_t nodes;
    uint64_t n;
};
_Static_assert(offsetof(struct driver_body_gtapCaptureBegin, n) == 24, "layout");
static inline int32_t driver_wire_gtapCaptureBegin(gtap_session *session, CUstream stream, CUgraph graph, const unsigned long long *nodes, size_t n)
{
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t graph_token = gtap_handle_token(session, graph, DRIVER_KIND_CUgraph);
    if (graph_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t nodes_length = gtap_count_multiply(gtap_count(n), UINT64_C(8));
    if (gtap_unfit_or_null(nodes, nodes_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part nodes_part = gtap_in(session, nodes, nodes_length);
    union { struct driver_body_gtapCaptureBegin body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapCaptureBegin *body = &fixed.body;
    body->stream = stream_token;
    body->graph = graph_token;
    body->nodes = nodes_part.descriptor;
    body->n = n;
    const gtap_part parts[] = {nodes_part};
    return gtap_post_whole(session, &driver_wire_library, 36, &fixed, sizeof fixed, parts, 1);
}

/* 37 call gtapCaptureEnd stream=stream@0 graph=handle(driver.CUgraph)@8 count=out(4)@16 */
struct driver_body_gtapCaptureEnd {
    uint64_t stream;
    uint64_t graph;
    uint64_t count;
};
_Static_assert(offsetof(struct driver_body_gtapCaptureEnd, count) == 16, "layout");
static inline int32_t driver_wire_gtapCaptureEnd(gtap_session *session, CUstream stream, CUgraph graph, unsigned int *count)
{
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t graph_token = gtap_handle_token(session, graph, DRIVER_KIND_CUgraph);
    if (graph_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t count_length = UINT64_C(4);
    if (gtap_unfit(count, count_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 37, 24, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapCaptureEnd *body = frame.fixed;
    body->stream = stream_token;
    body->graph = graph_token;
    body->count = gtap_want(count, count_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, count, count_length);
    gtap_done(&reply);
    return status;
}

/* 38 call gtapCaptureInfo stream=stream@0 graph=handle(driver.CUgraph)@8 positions=out(capacity)@16 capacity=Q@24 */
struct driver_body_gtapCaptureInfo {
    uint64_t stream;
    uint64_t graph;
    uint64_t positions;
    uint64_t capacity;
};
_Static_assert(offsetof(struct driver_body_gtapCaptureInfo, capacity) == 24, "layout");
static inline int32_t driver_wire_gtapCaptureInfo(gtap_session *session, CUstream stream, CUgraph graph, void *positions, size_t capacity)
{
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t graph_token = gtap_handle_token(session, graph, DRIVER_KIND_CUgraph);
    if (graph_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t positions_length = gtap_count(capacity);
    if (gtap_unfit(positions, positions_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 38, 32, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapCaptureInfo *body = frame.fixed;
    body->stream = stream_token;
    body->graph = graph_token;
    body->positions = gtap_want(positions, positions_length);
    body->capacity = capacity;
    gtap_reply reply;
    gtap_expect(&frame, 0, positions, positions_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, positions, positions_length);
    gtap_done(&reply);
    return status;
}

/* 39 call gtapCaptureUpdate stream=stream@0 nodes=in(multiply(n,8))@8 n=Q@16 add=I@24 */
struct driver_body_gtapCaptureUpdate {
    uint64_t stream;
    uint64_t nodes;
    uint64_t n;
    uint32_t add;
};
_Static_assert(offsetof(struct driver_body_gtapCaptureUpdate, add) == 24, "layout");
static inline int32_t driver_wire_gtapCaptureUpdate(gtap_session *session, CUstream stream, const unsigned long long *nodes, size_t n, unsigned int add)
{
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t nodes_length = gtap_count_multiply(gtap_count(n), UINT64_C(8));
    if (gtap_unfit_or_null(nodes, nodes_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part nodes_part = gtap_in(session, nodes, nodes_length);
    union { struct driver_body_gtapCaptureUpdate body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapCaptureUpdate *body = &fixed.body;
    body->stream = stream_token;
    body->nodes = nodes_part.descriptor;
    body->n = n;
    body->add = add;
    const gtap_part parts[] = {nodes_part};
    return gtap_post_whole(session, &driver_wire_library, 39, &fixed, sizeof fixed, parts, 1);
}

/* 40 call gtapGraphCreate graph=new(driver.CUgraph)@0 */
struct driver_body_gtapGraphCreate {
    uint64_t graph;
};
_Static_assert(offsetof(struct driver_body_gtapGraphCreate, graph) == 0, "layout");
static inline int32_t driver_wire_gtapGraphCreate(gtap_session *session, CUgraph *graph)
{
    if (graph == NULL)
        return driver_wire_library.statuses.invalid_value;
    void *graph_made = gtap_shadow_create(session, DRIVER_KIND_CUgraph);
    if (graph_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    union { struct driver_body_gtapGraphCreate body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapGraphCreate *body = &fixed.body;
    body->graph = gtap_shadow_token(graph_made, DRIVER_KIND_CUgraph);
    int32_t status = gtap_post_whole(session, &driver_wire_library, 40, &fixed, sizeof fixed, NULL, 0);
    if (status != 0) {
        gtap_shadow_destroy(graph_made, DRIVER_KIND_CUgraph);
        return status;
    }
    *graph = graph_made;
    return status;
}

/* 41 call gtapGraphDestroy graph=handle(driver.CUgraph)@0 */
struct driver_body_gtapGraphDestroy {
    uint64_t graph;
};
_Static_assert(offsetof(struct driver_body_gtapGraphDestroy, graph) == 0, "layout");
static inline int32_t driver_wire_gtapGraphDestroy(gtap_session *session, CUgraph graph)
{
    uint64_t graph_token = gtap_handle_token(session, graph, DRIVER_KIND_CUgraph);
    if (graph_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapGraphDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapGraphDestroy *body = &fixed.body;
    body->graph = graph_token;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 41, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(graph, DRIVER_KIND_CUgraph);
    return status;
}

/* 42 call gtapGraphClone clone=new(driver.CUgraph)@0 graph=handle(driver.CUgraph)@8 */
struct driver_body_gtapGraphClone {
    uint64_t clone;
    uint64_t graph;
};
_Static_assert(offsetof(struct driver_body_gtapGraphClone, graph) == 8, "layout");
static inline int32_t driver_wire_gtapGraphClone(gtap_session *session, CUgraph *clone, CUgraph graph)
{
    if (clone == NULL)
        return driver_wire_library.statuses.invalid_value;
    uint64_t graph_token = gtap_handle_token(session, graph, DRIVER_KIND_CUgraph);
    if (graph_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    void *clone_made = gtap_shadow_create(session, DRIVER_KIND_CUgraph);
    if (clone_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    union { struct driver_body_gtapGraphClone body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapGraphClone *body = &fixed.body;
    body->clone = gtap_shadow_token(clone_made, DRIVER_KIND_CUgraph);
    body->graph = graph_token;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 42, &fixed, sizeof fixed, NULL, 0);
    if (status != 0) {
        gtap_shadow_destroy(clone_made, DRIVER_KIND_CUgraph);
        return status;
    }
    *clone = clone_made;
    return status;
}

/* 43 call gtapGraphNodes graph=handle(driver.CUgraph)@0 first=I@8 nodes=out(capacity)@16 capacity=Q@24 */
struct driver_body_gtapGraphNodes {
    uint64_t graph;
    uint32_t first;
    uint64_t nodes;
    uint64_t capacity;
};
_Static_assert(offsetof(struct driver_body_gtapGraphNodes, capacity) == 24, "layout");
static inline int32_t driver_wire_gtapGraphNodes(gtap_session *session, CUgraph graph, unsigned int first, void *nodes, size_t capacity)
{
    uint64_t graph_token = gtap_handle_token(session, graph, DRIVER_KIND_CUgraph);
    if (graph_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t nodes_length = gtap_count(capacity);
    if (gtap_unfit(nodes, nodes_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 43, 32, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapGraphNodes *body = frame.fixed;
    body->graph = graph_token;
    body->first = first;
    body->nodes = gtap_want(nodes, nodes_length);
    body->capacity = capacity;
    gtap_reply reply;
    gtap_expect(&frame, 0, nodes, nodes_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, nodes, nodes_length);
    gtap_done(&reply);
    return status;
}

/* 44 call gtapGraphName node=new(driver.CUgraphNode)@0 graph=handle(driver.CUgraph)@8 position=I@16 */
struct driver_body_gtapGraphName {
    uint64_t node;
    uint64_t graph;
    uint32_t position;
};
_Static_assert(offsetof(struct driver_body_gtapGraphName, position) == 16, "layout");
static inline int32_t driver_wire_gtapGraphName(gtap_session *session, CUgraphNode *node, CUgraph graph, unsigned int position)
{
    if (node == NULL)
        return driver_wire_library.statuses.invalid_value;
    uint64_t graph_token = gtap_handle_token(session, graph, DRIVER_KIND_CUgraph);
    if (graph_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    void *node_made = gtap_shadow_create(session, DRIVER_KIND_CUgraphNode);
    if (node_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    union { struct driver_body_gtapGraphName body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapGraphName *body = &fixed.body;
    body->node = gtap_shadow_token(node_made, DRIVER_KIND_CUgraphNode);
    body->graph = graph_token;
    body->position = position;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 44, &fixed, sizeof fixed, NULL, 0);
    if (status != 0) {
        gtap_shadow_destroy(node_made, DRIVER_KIND_CUgraphNode);
        return status;
    }
    *node = node_made;
    return status;
}

/* 45 call gtapGraphAdd node=new(driver.CUgraphNode)@0 graph=handle(driver.CUgraph)@8 dependencies=in(multiply(n,8))@16 n=Q@24 work=in(size)@32 size=Q@40 */
struct driver_body_gtapGraphAdd {
    uint64_t node;
    uint64_t graph;
    uint64_t dependencies;
    uint64_t n;
    uint64_t work;
    uint64_t size;
};
_Static_assert(offsetof(struct driver_body_gtapGraphAdd, size) == 40, "layout");
static inline int32_t driver_wire_gtapGraphAdd(gtap_session *session, CUgraphNode *node, CUgraph graph, const unsigned long long *dependencies, size_t n, const void *work, size_t size)
{
    if (node == NULL)
        return driver_wire_library.statuses.invalid_value;
    uint64_t graph_token = gtap_handle_token(session, graph, DRIVER_KIND_CUgraph);
    if (graph_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t dependencies_length = gtap_count_multiply(gtap_count(n), UINT64_C(8));
    if (gtap_unfit_or_null(dependencies, dependencies_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t work_length = gtap_count(size);
    if (gtap_unfit(work, work_length))
        return driver_wire_library.statuses.invalid_value;
    void *node_made = gtap_shadow_create(session, DRIVER_KIND_CUgraphNode);
    if (node_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    gtap_part dependencies_part = gtap_in(session, dependencies, dependencies_length);
    gtap_part work_part = gtap_in(session, work, work_length);
    union { struct driver_body_gtapGraphAdd body; uint64_t words[6]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapGraphAdd *body = &fixed.body;
    body->node = gtap_shadow_token(node_made, DRIVER_KIND_CUgraphNode);
    body->graph = graph_token;
    body->dependencies = dependencies_part.descriptor;
    body->n = n;
    body->work = work_part.descriptor;
    body->size = size;
    const gtap_part parts[] = {dependencies_part, work_part};
    int32_t status = gtap_post_whole(session, &driver_wire_library, 45, &fixed, sizeof fixed, parts, 2);
    if (status != 0) {
        gtap_shadow_destroy(node_made, DRIVER_KIND_CUgraphNode);
        return status;
    }
    *node = node_made;
    return status;
}

/* 46 call gtapGraphRemove node=handle(driver.CUgraphNode)@0 */
struct driver_body_gtapGraphRemove {
    uint64_t node;
};
_Static_assert(offsetof(struct driver_body_gtapGraphRemove, node) == 0, "layout");
static inline int32_t driver_wire_gtapGraphRemove(gtap_session *session, CUgraphNode node)
{
    uint64_t node_token = gtap_handle_token(session, node, DRIVER_KIND_CUgraphNode);
    if (node_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapGraphRemove body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapGraphRemove *body = &fixed.body;
    body->node = node_token;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 46, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(node, DRIVER_KIND_CUgraphNode);
    return status;
}

/* 47 call gtapGraphDepend graph=handle(driver.CUgraph)@0 edges=in(multiply(n,8))@8 n=Q@16 add=I@24 */
struct driver_body_gtapGraphDepend {
    uint64_t graph;
    uint64_t edges;
    uint64_t n;
    uint32_t add;
};
_Static_assert(offsetof(struct driver_body_gtapGraphDepend, add) == 24, "layout");
static inline int32_t driver_wire_gtapGraphDepend(gtap_session *session, CUgraph graph, const unsigned long long *edges, size_t n, unsigned int add)
{
    uint64_t graph_token = gtap_handle_token(session, graph, DRIVER_KIND_CUgraph);
    if (graph_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t edges_length = gtap_count_multiply(gtap_count(n), UINT64_C(8));
    if (gtap_unfit(edges, edges_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part edges_part = gtap_in(session, edges, edges_length);
    union { struct driver_body_gtapGraphDepend body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapGraphDepend *body = &fixed.body;
    body->graph = graph_token;
    body->edges = edges_part.descriptor;
    body->n = n;
    body->add = add;
    const gtap_part parts[] = {edges_part};
    return gtap_post_whole(session, &driver_wire_library, 47, &fixed, sizeof fixed, parts, 1);
}

/* 48 call gtapGraphSet executable=handle(driver.CUgraphExec)@0 node=handle(driver.CUgraphNode)@8 work=in(size)@16 size=Q@24 */
struct driver_body_gtapGraphSet {
    uint64_t executable;
    uint64_t node;
    uint64_t work;
    uint64_t size;
};
_Static_assert(offsetof(struct driver_body_gtapGraphSet, size) == 24, "layout");
static inline int32_t driver_wire_gtapGraphSet(gtap_session *session, CUgraphExec executable, CUgraphNode node, const void *work, size_t size)
{
    uint64_t executable_token = gtap_handle_token(session, executable, DRIVER_KIND_CUgraphExec);
    if (executable_token == 0 && executable != NULL)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t node_token = gtap_handle_token(session, node, DRIVER_KIND_CUgraphNode);
    if (node_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t work_length = gtap_count(size);
    if (gtap_unfit(work, work_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part work_part = gtap_in(session, work, work_length);
    union { struct driver_body_gtapGraphSet body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapGraphSet *body = &fixed.body;
    body->executable = executable_token;
    body->node = node_token;
    body->work = work_part.descriptor;
    body->size = size;
    const gtap_part parts[] = {work_part};
    return gtap_post_whole(session, &driver_wire_library, 48, &fixed, sizeof fixed, parts, 1);
}

/* 49 call gtapGraphEnable executable=handle(driver.CUgraphExec)@0 node=handle(driver.CUgraphNode)@8 enabled=I@16 */
struct driver_body_gtapGraphEnable {
    uint64_t executable;
    uint64_t node;
    uint32_t enabled;
};
_Static_assert(offsetof(struct driver_body_gtapGraphEnable, enabled) == 16, "layout");
static inline int32_t driver_wire_gtapGraphEnable(gtap_session *session, CUgraphExec executable, CUgraphNode node, unsigned int enabled)
{
    uint64_t executable_token = gtap_handle_token(session, executable, DRIVER_KIND_CUgraphExec);
    if (executable_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t node_token = gtap_handle_token(session, node, DRIVER_KIND_CUgraphNode);
    if (node_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapGraphEnable body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapGraphEnable *body = &fixed.body;
    body->executable = executable_token;
    body->node = node_token;
    body->enabled = enabled;
    return gtap_post_whole(session, &driver_wire_library, 49, &fixed, sizeof fixed, NULL, 0);
}

/* 50 call gtapGraphInstantiate executable=new(driver.CUgraphExec)@0 graph=handle(driver.CUgraph)@8 flags=Q@16 */
struct driver_body_gtapGraphInstantiate {
    uint64_t executable;
    uint64_t graph;
    uint64_t flags;
};
_Static_assert(offsetof(struct driver_body_gtapGraphInstantiate, flags) == 16, "layout");
static inline int32_t driver_wire_gtapGraphInstantiate(gtap_session *session, CUgraphExec *executable, CUgraph graph, unsigned long long flags)
{
    if (executable == NULL)
        return driver_wire_library.statuses.invalid_value;
    uint64_t graph_token = gtap_handle_token(session, graph, DRIVER_KIND_CUgraph);
    if (graph_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    void *executable_made = gtap_shadow_create(session, DRIVER_KIND_CUgraphExec);
    if (executable_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 50, 24, 0) != 0) {
        gtap_shadow_destroy(executable_made, DRIVER_KIND_CUgraphExec);
        return gtap_refused(session, &driver_wire_library);
    }
    struct driver_body_gtapGraphInstantiate *body = frame.fixed;
    body->executable = gtap_shadow_token(executable_made, DRIVER_KIND_CUgraphExec);
    body->graph = graph_token;
    body->flags = flags;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    if (status != 0) {
        gtap_shadow_destroy(executable_made, DRIVER_KIND_CUgraphExec);
        return status;
    }
    *executable = executable_made;
    return status;
}

/* 51 call gtapGraphUpdate executable=handle(driver.CUgraphExec)@0 graph=handle(driver.CUgraph)@8 result=out(4)@16 */
struct driver_body_gtapGraphUpdate {
    uint64_t executable;
    uint64_t graph;
    uint64_t result;
};
_Static_assert(offsetof(struct driver_body_gtapGraphUpdate, result) == 16, "layout");
static inline int32_t driver_wire_gtapGraphUpdate(gtap_session *session, CUgraphExec executable, CUgraph graph, unsigned int *result)
{
    uint64_t executable_token = gtap_handle_token(session, executable, DRIVER_KIND_CUgraphExec);
    if (executable_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t graph_token = gtap_handle_token(session, graph, DRIVER_KIND_CUgraph);
    if (graph_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t result_length = UINT64_C(4);
    if (gtap_unfit(result, result_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 51, 24, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapGraphUpdate *body = frame.fixed;
    body->executable = executable_token;
    body->graph = graph_token;
    body->result = gtap_want(result, result_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, result, result_length);
    gtap_done(&reply);
    return status;
}

/* 52 call gtapGraphLaunch executable=handle(driver.CUgraphExec)@0 stream=stream@8 */
struct driver_body_gtapGraphLaunch {
    uint64_t executable;
    uint64_t stream;
};
_Static_assert(offsetof(struct driver_body_gtapGraphLaunch, stream) == 8, "layout");
static inline int32_t driver_wire_gtapGraphLaunch(gtap_session *session, CUgraphExec executable, CUstream stream)
{
    uint64_t executable_token = gtap_handle_token(session, executable, DRIVER_KIND_CUgraphExec);
    if (executable_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapGraphLaunch body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapGraphLaunch *body = &fixed.body;
    body->executable = executable_token;
    body->stream = stream_token;
    return gtap_post_whole(session, &driver_wire_library, 52, &fixed, sizeof fixed, NULL, 0);
}

/* 53 call gtapGraphExecDestroy executable=handle(driver.CUgraphExec)@0 */
struct driver_body_gtapGraphExecDestroy {
    uint64_t executable;
};
_Static_assert(offsetof(struct driver_body_gtapGraphExecDestroy, executable) == 0, "layout");
static inline int32_t driver_wire_gtapGraphExecDestroy(gtap_session *session, CUgraphExec executable)
{
    uint64_t executable_token = gtap_handle_token(session, executable, DRIVER_KIND_CUgraphExec);
    if (executable_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapGraphExecDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapGraphExecDestroy *body = &fixed.body;
    body->executable = executable_token;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 53, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(executable, DRIVER_KIND_CUgraphExec);
    return status;
}

/* 54 call gtapHostFunctionEnd obligation=Q@0 */
struct driver_body_gtapHostFunctionEnd {
    uint64_t obligation;
};
_Static_assert(offsetof(struct driver_body_gtapHostFunctionEnd, obligation) == 0, "layout");
static inline int32_t driver_wire_gtapHostFunctionEnd(gtap_session *session, unsigned long long obligation)
{
    union { struct driver_body_gtapHostFunctionEnd body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapHostFunctionEnd *body = &fixed.body;
    body->obligation = obligation;
    return gtap_post_whole(session, &driver_wire_library, 54, &fixed, sizeof fixed, NULL, 0);
}

/* 80 call gtapAsideIn dst=Q@0 src=in(n)@8 n=Q@16 */
struct driver_body_gtapAsideIn {
    uint64_t dst;
    uint64_t src;
    uint64_t n;
};
_Static_assert(offsetof(struct driver_body_gtapAsideIn, n) == 16, "layout");
static inline int32_t driver_wire_gtapAsideIn(gtap_session *session, CUdeviceptr dst, const void *src, size_t n)
{
    uint64_t src_length = gtap_count(n);
    if (gtap_unfit(src, src_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part src_part = gtap_in(session, src, src_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 80, 24, gtap_part_size(&src_part)) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapAsideIn *body = frame.fixed;
    body->dst = dst;
    body->src = src_part.descriptor;
    body->n = n;
    gtap_put(&frame, &src_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 81 call gtapAsideOut dst=out(n)@0 src=Q@8 n=Q@16 */
struct driver_body_gtapAsideOut {
    uint64_t dst;
    uint64_t src;
    uint64_t n;
};
_Static_assert(offsetof(struct driver_body_gtapAsideOut, n) == 16, "layout");
static inline int32_t driver_wire_gtapAsideOut(gtap_session *session, void *dst, CUdeviceptr src, size_t n)
{
    uint64_t dst_length = gtap_count(n);
    if (gtap_unfit(dst, dst_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 81, 24, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapAsideOut *body = frame.fixed;
    body->dst = gtap_want(dst, dst_length);
    body->src = src;
    body->n = n;
    gtap_reply reply;
    gtap_expect(&frame, 0, dst, dst_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, dst, dst_length);
    gtap_done(&reply);
    return status;
}

/* 82 call gtapPhysicalCreate handle=new(driver.gtapPhysical)@0 size=Q@8 */
struct driver_body_gtapPhysicalCreate {
    uint64_t handle;
    uint64_t size;
};
_Static_assert(offsetof(struct driver_body_gtapPhysicalCreate, size) == 8, "layout");
static inline int32_t driver_wire_gtapPhysicalCreate(gtap_session *session, gtapPhysical *handle, size_t size)
{
    if (handle == NULL)
        return driver_wire_library.statuses.invalid_value;
    void *handle_made = gtap_shadow_create(session, DRIVER_KIND_gtapPhysical);
    if (handle_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 82, 16, 0) != 0) {
        gtap_shadow_destroy(handle_made, DRIVER_KIND_gtapPhysical);
        return gtap_refused(session, &driver_wire_library);
    }
    struct driver_body_gtapPhysicalCreate *body = frame.fixed;
    body->handle = gtap_shadow_token(handle_made, DRIVER_KIND_gtapPhysical);
    body->size = size;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    if (status != 0) {
        gtap_shadow_destroy(handle_made, DRIVER_KIND_gtapPhysical);
        return status;
    }
    *handle = handle_made;
    return status;
}

/* 83 call gtapPhysicalRelease handle=handle(driver.gtapPhysical)@0 */
struct driver_body_gtapPhysicalRelease {
    uint64_t handle;
};
_Static_assert(offsetof(struct driver_body_gtapPhysicalRelease, handle) == 0, "layout");
static inline int32_t driver_wire_gtapPhysicalRelease(gtap_session *session, gtapPhysical handle)
{
    uint64_t handle_token = gtap_handle_token(session, handle, DRIVER_KIND_gtapPhysical);
    if (handle_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapPhysicalRelease body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapPhysicalRelease *body = &fixed.body;
    body->handle = handle_token;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 83, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(handle, DRIVER_KIND_gtapPhysical);
    return status;
}

/* 84 call gtapPhysicalMap handle=handle(driver.gtapPhysical)@0 address=Q@8 size=Q@16 offset=Q@24 */
struct driver_body_gtapPhysicalMap {
    uint64_t handle;
    uint64_t address;
    uint64_t size;
    uint64_t offset;
};
_Static_assert(offsetof(struct driver_body_gtapPhysicalMap, offset) == 24, "layout");
static inline int32_t driver_wire_gtapPhysicalMap(gtap_session *session, gtapPhysical handle, CUdeviceptr address, size_t size, size_t offset)
{
    uint64_t handle_token = gtap_handle_token(session, handle, DRIVER_KIND_gtapPhysical);
    if (handle_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapPhysicalMap body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapPhysicalMap *body = &fixed.body;
    body->handle = handle_token;
    body->address = address;
    body->size = size;
    body->offset = offset;
    return gtap_post_whole(session, &driver_wire_library, 84, &fixed, sizeof fixed, NULL, 0);
}

/* 85 call gtapPhysicalUnmap address=Q@0 size=Q@8 */
struct driver_body_gtapPhysicalUnmap {
    uint64_t address;
    uint64_t size;
};
_Static_assert(offsetof(struct driver_body_gtapPhysicalUnmap, size) == 8, "layout");
static inline int32_t driver_wire_gtapPhysicalUnmap(gtap_session *session, CUdeviceptr address, size_t size)
{
    union { struct driver_body_gtapPhysicalUnmap body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapPhysicalUnmap *body = &fixed.body;
    body->address = address;
    body->size = size;
    return gtap_post_whole(session, &driver_wire_library, 85, &fixed, sizeof fixed, NULL, 0);
}

/* 87 call gtapCopyInBox dst=Q@0 pitch=Q@8 slice=Q@16 width=Q@24 height=Q@32 depth=Q@40 src=in(n)@48 n=Q@56 stream=stream@64 blocking=I@72 */
struct driver_body_gtapCopyInBox {
    uint64_t dst;
    uint64_t pitch;
    uint64_t slice;
    uint64_t width;
    uint64_t height;
    uint64_t depth;
    uint64_t src;
    uint64_t n;
    uint64_t stream;
    uint32_t blocking;
};
_Static_assert(offsetof(struct driver_body_gtapCopyInBox, blocking) == 72, "layout");
static inline int32_t driver_wire_gtapCopyInBox(gtap_session *session, CUdeviceptr dst, size_t pitch, size_t slice, size_t width, size_t height, size_t depth, const void *src, size_t n, CUstream stream, unsigned int blocking)
{
    uint64_t src_length = gtap_count(n);
    if (gtap_unfit(src, src_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    gtap_part src_part = gtap_in(session, src, src_length);
    union { struct driver_body_gtapCopyInBox body; uint64_t words[10]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapCopyInBox *body = &fixed.body;
    body->dst = dst;
    body->pitch = pitch;
    body->slice = slice;
    body->width = width;
    body->height = height;
    body->depth = depth;
    body->src = src_part.descriptor;
    body->n = n;
    body->stream = stream_token;
    body->blocking = blocking;
    const gtap_part parts[] = {src_part};
    return gtap_post_whole(session, &driver_wire_library, 87, &fixed, sizeof fixed, parts, 1);
}

/* 88 call gtapCopyOutBox dst=out(n)@0 n=Q@8 src=Q@16 pitch=Q@24 slice=Q@32 width=Q@40 height=Q@48 depth=Q@56 stream=stream@64 */
struct driver_body_gtapCopyOutBox {
    uint64_t dst;
    uint64_t n;
    uint64_t src;
    uint64_t pitch;
    uint64_t slice;
    uint64_t width;
    uint64_t height;
    uint64_t depth;
    uint64_t stream;
};
_Static_assert(offsetof(struct driver_body_gtapCopyOutBox, stream) == 64, "layout");
static inline int32_t driver_wire_gtapCopyOutBox(gtap_session *session, void *dst, size_t n, CUdeviceptr src, size_t pitch, size_t slice, size_t width, size_t height, size_t depth, CUstream stream)
{
    uint64_t dst_length = gtap_count(n);
    if (gtap_unfit(dst, dst_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 88, 72, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapCopyOutBox *body = frame.fixed;
    body->dst = gtap_want(dst, dst_length);
    body->n = n;
    body->src = src;
    body->pitch = pitch;
    body->slice = slice;
    body->width = width;
    body->height = height;
    body->depth = depth;
    body->stream = stream_token;
    gtap_reply reply;
    gtap_expect(&frame, 0, dst, dst_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, dst, dst_length);
    gtap_done(&reply);
    return status;
}

/* 89 call gtapCopyBox dst=Q@0 dst_pitch=Q@8 dst_slice=Q@16 src=Q@24 src_pitch=Q@32 src_slice=Q@40 width=Q@48 height=Q@56 depth=Q@64 stream=stream@72 blocking=I@80 */
struct driver_body_gtapCopyBox {
    uint64_t dst;
    uint64_t dst_pitch;
    uint64_t dst_slice;
    uint64_t src;
    uint64_t src_pitch;
    uint64_t src_slice;
    uint64_t width;
    uint64_t height;
    uint64_t depth;
    uint64_t stream;
    uint32_t blocking;
};
_Static_assert(offsetof(struct driver_body_gtapCopyBox, blocking) == 80, "layout");
static inline int32_t driver_wire_gtapCopyBox(gtap_session *session, CUdeviceptr dst, size_t dst_pitch, size_t dst_slice, CUdeviceptr src, size_t src_pitch, size_t src_slice, size_t width, size_t height, size_t depth, CUstream stream, unsigned int blocking)
{
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_gtapCopyBox body; uint64_t words[11]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapCopyBox *body = &fixed.body;
    body->dst = dst;
    body->dst_pitch = dst_pitch;
    body->dst_slice = dst_slice;
    body->src = src;
    body->src_pitch = src_pitch;
    body->src_slice = src_slice;
    body->width = width;
    body->height = height;
    body->depth = depth;
    body->stream = stream_token;
    body->blocking = blocking;
    return gtap_post_whole(session, &driver_wire_library, 89, &fixed, sizeof fixed, NULL, 0);
}

/* 90 defer gtapCopyOutBoxAsync dst=out(n)@0 n=Q@8 src=Q@16 pitch=Q@24 slice=Q@32 width=Q@40 height=Q@48 depth=Q@56 stream=stream@64 */
struct driver_body_gtapCopyOutBoxAsync {
    uint64_t dst;
    uint64_t n;
    uint64_t src;
    uint64_t pitch;
    uint64_t slice;
    uint64_t width;
    uint64_t height;
    uint64_t depth;
    uint64_t stream;
};
_Static_assert(offsetof(struct driver_body_gtapCopyOutBoxAsync, stream) == 64, "layout");
static inline int32_t driver_wire_gtapCopyOutBoxAsync(gtap_session *session, void *dst, size_t n, CUdeviceptr src, size_t pitch, size_t slice, size_t width, size_t height, size_t depth, CUstream stream)
{
    uint64_t dst_length = gtap_count(n);
    if (gtap_unfit(dst, dst_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 90, 72, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapCopyOutBoxAsync *body = frame.fixed;
    body->dst = gtap_want(dst, dst_length);
    body->n = n;
    body->src = src;
    body->pitch = pitch;
    body->slice = slice;
    body->width = width;
    body->height = height;
    body->depth = depth;
    body->stream = stream_token;
    return gtap_defer(&frame, dst, dst_length);
}

/* 100 call gtapLink state=handle(driver.CUlinkState)@0 size=out(8)@8 log=out(capacity)@16 capacity=Q@24 */
struct driver_body_gtapLink {
    uint64_t state;
    uint64_t size;
    uint64_t log;
    uint64_t capacity;
};
_Static_assert(offsetof(struct driver_body_gtapLink, capacity) == 24, "layout");
static inline int32_t driver_wire_gtapLink(gtap_session *session, CUlinkState state, unsigned long long *size, void *log, size_t capacity)
{
    uint64_t state_token = gtap_handle_token(session, state, DRIVER_KIND_CUlinkState);
    if (state_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t size_length = UINT64_C(8);
    if (gtap_unfit(size, size_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t log_length = gtap_count(capacity);
    if (gtap_unfit(log, log_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 100, 32, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapLink *body = frame.fixed;
    body->state = state_token;
    body->size = gtap_want(size, size_length);
    body->log = gtap_want(log, log_length);
    body->capacity = capacity;
    gtap_reply reply;
    gtap_expect(&frame, 1, log, log_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, size, size_length);
    gtap_get(&reply, log, log_length);
    gtap_done(&reply);
    return status;
}

/* 101 call gtapLinkImage state=handle(driver.CUlinkState)@0 part=out(n)@8 n=Q@16 offset=Q@24 */
struct driver_body_gtapLinkImage {
    uint64_t state;
    uint64_t part;
    uint64_t n;
    uint64_t offset;
};
_Static_assert(offsetof(struct driver_body_gtapLinkImage, offset) == 24, "layout");
static inline int32_t driver_wire_gtapLinkImage(gtap_session *session, CUlinkState state, void *part, size_t n, size_t offset)
{
    uint64_t state_token = gtap_handle_token(session, state, DRIVER_KIND_CUlinkState);
    if (state_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t part_length = gtap_count(n);
    if (gtap_unfit(part, part_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 101, 32, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapLinkImage *body = frame.fixed;
    body->state = state_token;
    body->part = gtap_want(part, part_length);
    body->n = n;
    body->offset = offset;
    gtap_reply reply;
    gtap_expect(&frame, 0, part, part_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, part, part_length);
    gtap_done(&reply);
    return status;
}

/* 102 call gtapLinkCreate state=new(driver.CUlinkState)@0 options=in(n)@8 n=Q@16 */
struct driver_body_gtapLinkCreate {
    uint64_t state;
    uint64_t options;
    uint64_t n;
};
_Static_assert(offsetof(struct driver_body_gtapLinkCreate, n) == 16, "layout");
static inline int32_t driver_wire_gtapLinkCreate(gtap_session *session, CUlinkState *state, const void *options, size_t n)
{
    if (state == NULL)
        return driver_wire_library.statuses.invalid_value;
    uint64_t options_length = gtap_count(n);
    if (gtap_unfit(options, options_length))
        return driver_wire_library.statuses.invalid_value;
    void *state_made = gtap_shadow_create(session, DRIVER_KIND_CUlinkState);
    if (state_made == NULL)
        return driver_wire_library.statuses.out_of_memory;
    gtap_part options_part = gtap_in(session, options, options_length);
    union { struct driver_body_gtapLinkCreate body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapLinkCreate *body = &fixed.body;
    body->state = gtap_shadow_token(state_made, DRIVER_KIND_CUlinkState);
    body->options = options_part.descriptor;
    body->n = n;
    const gtap_part parts[] = {options_part};
    int32_t status = gtap_post_whole(session, &driver_wire_library, 102, &fixed, sizeof fixed, parts, 1);
    if (status != 0) {
        gtap_shadow_destroy(state_made, DRIVER_KIND_CUlinkState);
        return status;
    }
    *state = state_made;
    return status;
}

/* 103 call gtapLinkInput state=handle(driver.CUlinkState)@0 kind=i@8 name=str@16 part=in(n)@24 n=Q@32 offset=Q@40 total=Q@48 */
struct driver_body_gtapLinkInput {
    uint64_t state;
    int32_t kind;
    uint64_t name;
    uint64_t part;
    uint64_t n;
    uint64_t offset;
    uint64_t total;
};
_Static_assert(offsetof(struct driver_body_gtapLinkInput, total) == 48, "layout");
static inline int32_t driver_wire_gtapLinkInput(gtap_session *session, CUlinkState state, int kind, const char *name, const void *part, size_t n, size_t offset, size_t total)
{
    uint64_t state_token = gtap_handle_token(session, state, DRIVER_KIND_CUlinkState);
    if (state_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    if (name == NULL)
        return driver_wire_library.statuses.invalid_value;
    uint64_t part_length = gtap_count(n);
    if (gtap_unfit(part, part_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part name_part = gtap_string(session, name);
    gtap_part part_part = gtap_in(session, part, part_length);
    union { struct driver_body_gtapLinkInput body; uint64_t words[7]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapLinkInput *body = &fixed.body;
    body->state = state_token;
    body->kind = kind;
    body->name = name_part.descriptor;
    body->part = part_part.descriptor;
    body->n = n;
    body->offset = offset;
    body->total = total;
    const gtap_part parts[] = {name_part, part_part};
    return gtap_post_whole(session, &driver_wire_library, 103, &fixed, sizeof fixed, parts, 2);
}

/* 104 call cuLinkDestroy state=handle(driver.CUlinkState)@0 */
struct driver_body_cuLinkDestroy {
    uint64_t state;
};
_Static_assert(offsetof(struct driver_body_cuLinkDestroy, state) == 0, "layout");
static inline int32_t driver_wire_cuLinkDestroy(gtap_session *session, CUlinkState state)
{
    uint64_t state_token = gtap_handle_token(session, state, DRIVER_KIND_CUlinkState);
    if (state_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    union { struct driver_body_cuLinkDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_cuLinkDestroy *body = &fixed.body;
    body->state = state_token;
    int32_t status = gtap_post_whole(session, &driver_wire_library, 104, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(state, DRIVER_KIND_CUlinkState);
    return status;
}

/* 105 call gtapContextEnd */
static inline int32_t driver_wire_gtapContextEnd(gtap_session *session)
{
    return gtap_post_whole(session, &driver_wire_library, 105, NULL, 0, NULL, 0);
}

/* 106 call gtapLimit limit=i@0 value=Q@8 set=out(8)@16 */
struct driver_body_gtapLimit {
    int32_t limit;
    uint64_t value;
    uint64_t set;
};
_Static_assert(offsetof(struct driver_body_gtapLimit, set) == 16, "layout");
static inline int32_t driver_wire_gtapLimit(gtap_session *session, int limit, unsigned long long value, unsigned long long *set)
{
    uint64_t set_length = UINT64_C(8);
    if (gtap_unfit(set, set_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 106, 24, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapLimit *body = frame.fixed;
    body->limit = limit;
    body->value = value;
    body->set = gtap_want(set, set_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, set, set_length);
    gtap_done(&reply);
    return status;
}

/* 107 call cuTensorMapEncodeTiled tensorMap=out(128)@0 tensorDataType=i@8 tensorRank=I@12 globalAddress=Q@16 globalDim=in(multiply(tensorRank,8))@24 globalStrides=in(multiply(subtract(tensorRank,1),8))@32 boxDim=in(multiply(tensorRank,4))@40 elementStrides=in(multiply(tensorRank,4))@48 interleave=i@56 swizzle=i@60 l2Promotion=i@64 oobFill=i@68 */
struct driver_body_cuTensorMapEncodeTiled {
    uint64_t tensorMap;
    int32_t tensorDataType;
    uint32_t tensorRank;
    uint64_t globalAddress;
    uint64_t globalDim;
    uint64_t globalStrides;
    uint64_t boxDim;
    uint64_t elementStrides;
    int32_t interleave;
    int32_t swizzle;
    int32_t l2Promotion;
    int32_t oobFill;
};
_Static_assert(offsetof(struct driver_body_cuTensorMapEncodeTiled, oobFill) == 68, "layout");
static inline int32_t driver_wire_cuTensorMapEncodeTiled(gtap_session *session, void *tensorMap, int tensorDataType, unsigned int tensorRank, CUdeviceptr globalAddress, const unsigned long long *globalDim, const unsigned long long *globalStrides, const unsigned int *boxDim, const unsigned int *elementStrides, int interleave, int swizzle, int l2Promotion, int oobFill)
{
    uint64_t tensorMap_length = UINT64_C(128);
    if (gtap_unfit(tensorMap, tensorMap_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t globalDim_length = gtap_count_multiply(gtap_count(tensorRank), UINT64_C(8));
    if (gtap_unfit(globalDim, globalDim_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t globalStrides_length = gtap_count_multiply(gtap_count_subtract(gtap_count(tensorRank), UINT64_C(1)), UINT64_C(8));
    if (gtap_unfit(globalStrides, globalStrides_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t boxDim_length = gtap_count_multiply(gtap_count(tensorRank), UINT64_C(4));
    if (gtap_unfit(boxDim, boxDim_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t elementStrides_length = gtap_count_multiply(gtap_count(tensorRank), UINT64_C(4));
    if (gtap_unfit(elementStrides, elementStrides_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part globalDim_part = gtap_in(session, globalDim, globalDim_length);
    gtap_part globalStrides_part = gtap_in(session, globalStrides, globalStrides_length);
    gtap_part boxDim_part = gtap_in(session, boxDim, boxDim_length);
    gtap_part elementStrides_part = gtap_in(session, elementStrides, elementStrides_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 107, 72, gtap_part_size(&globalDim_part) + gtap_part_size(&globalStrides_part) + gtap_part_size(&boxDim_part) + gtap_part_size(&elementStrides_part)) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_cuTensorMapEncodeTiled *body = frame.fixed;
    body->tensorMap = gtap_want(tensorMap, tensorMap_length);
    body->tensorDataType = tensorDataType;
    body->tensorRank = tensorRank;
    body->globalAddress = globalAddress;
    body->globalDim = globalDim_part.descriptor;
    body->globalStrides = globalStrides_part.descriptor;
    body->boxDim = boxDim_part.descriptor;
    body->elementStrides = elementStrides_part.descriptor;
    body->interleave = interleave;
    body->swizzle = swizzle;
    body->l2Promotion = l2Promotion;
    body->oobFill = oobFill;
    gtap_put(&frame, &globalDim_part);
    gtap_put(&frame, &globalStrides_part);
    gtap_put(&frame, &boxDim_part);
    gtap_put(&frame, &elementStrides_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, tensorMap, tensorMap_length);
    gtap_done(&reply);
    return status;
}

/* 108 call gtapLaunchWith f=handle(driver.CUfunction)@0 gridX=I@8 gridY=I@12 gridZ=I@16 blockX=I@20 blockY=I@24 blockZ=I@28 shared_bytes=I@32 stream=stream@40 parameters=in(n)@48 n=Q@56 flags=I@64 attributes=in(size)@72 size=Q@80 */
struct driver_body_gtapLaunchWith {
    uint64_t f;
    uint32_t gridX;
    uint32_t gridY;
    uint32_t gridZ;
    uint32_t blockX;
    uint32_t blockY;
    uint32_t blockZ;
    uint32_t shared_bytes;
    uint64_t stream;
    uint64_t parameters;
    uint64_t n;
    uint32_t flags;
    uint64_t attributes;
    uint64_t size;
};
_Static_assert(offsetof(struct driver_body_gtapLaunchWith, size) == 80, "layout");
static inline int32_t driver_wire_gtapLaunchWith(gtap_session *session, CUfunction f, unsigned int gridX, unsigned int gridY, unsigned int gridZ, unsigned int blockX, unsigned int blockY, unsigned int blockZ, unsigned int shared_bytes, CUstream stream, const void *parameters, size_t n, unsigned int flags, const void *attributes, size_t size)
{
    uint64_t f_token = gtap_handle_token(session, f, DRIVER_KIND_CUfunction);
    if (f_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t parameters_length = gtap_count(n);
    if (gtap_unfit_or_null(parameters, parameters_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t attributes_length = gtap_count(size);
    if (gtap_unfit(attributes, attributes_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part parameters_part = gtap_in(session, parameters, parameters_length);
    gtap_part attributes_part = gtap_in(session, attributes, attributes_length);
    union { struct driver_body_gtapLaunchWith body; uint64_t words[11]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapLaunchWith *body = &fixed.body;
    body->f = f_token;
    body->gridX = gridX;
    body->gridY = gridY;
    body->gridZ = gridZ;
    body->blockX = blockX;
    body->blockY = blockY;
    body->blockZ = blockZ;
    body->shared_bytes = shared_bytes;
    body->stream = stream_token;
    body->parameters = parameters_part.descriptor;
    body->n = n;
    body->flags = flags;
    body->attributes = attributes_part.descriptor;
    body->size = size;
    const gtap_part parts[] = {parameters_part, attributes_part};
    return gtap_post_whole(session, &driver_wire_library, 108, &fixed, sizeof fixed, parts, 2);
}

/* 109 call gtapClusters number=out(4)@0 f=handle(driver.CUfunction)@8 gridX=I@16 gridY=I@20 gridZ=I@24 blockX=I@28 blockY=I@32 blockZ=I@36 shared_bytes=I@40 attributes=in(size)@48 size=Q@56 largest=I@64 */
struct driver_body_gtapClusters {
    uint64_t number;
    uint64_t f;
    uint32_t gridX;
    uint32_t gridY;
    uint32_t gridZ;
    uint32_t blockX;
    uint32_t blockY;
    uint32_t blockZ;
    uint32_t shared_bytes;
    uint64_t attributes;
    uint64_t size;
    uint32_t largest;
};
_Static_assert(offsetof(struct driver_body_gtapClusters, largest) == 64, "layout");
static inline int32_t driver_wire_gtapClusters(gtap_session *session, int *number, CUfunction f, unsigned int gridX, unsigned int gridY, unsigned int gridZ, unsigned int blockX, unsigned int blockY, unsigned int blockZ, unsigned int shared_bytes, const void *attributes, size_t size, unsigned int largest)
{
    uint64_t number_length = UINT64_C(4);
    if (gtap_unfit(number, number_length))
        return driver_wire_library.statuses.invalid_value;
    uint64_t f_token = gtap_handle_token(session, f, DRIVER_KIND_CUfunction);
    if (f_token == 0)
        return driver_wire_library.statuses.invalid_handle;
    uint64_t attributes_length = gtap_count(size);
    if (gtap_unfit_or_null(attributes, attributes_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_part attributes_part = gtap_in(session, attributes, attributes_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 109, 72, gtap_part_size(&attributes_part)) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapClusters *body = frame.fixed;
    body->number = gtap_want(number, number_length);
    body->f = f_token;
    body->gridX = gridX;
    body->gridY = gridY;
    body->gridZ = gridZ;
    body->blockX = blockX;
    body->blockY = blockY;
    body->blockZ = blockZ;
    body->shared_bytes = shared_bytes;
    body->attributes = attributes_part.descriptor;
    body->size = size;
    body->largest = largest;
    gtap_put(&frame, &attributes_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, number, number_length);
    gtap_done(&reply);
    return status;
}

/* 110 call gtapPeer ordinal=I@0 peer=I@4 attributes=out(20)@8 */
struct driver_body_gtapPeer {
    uint32_t ordinal;
    uint32_t peer;
    uint64_t attributes;
};
_Static_assert(offsetof(struct driver_body_gtapPeer, attributes) == 8, "layout");
static inline int32_t driver_wire_gtapPeer(gtap_session *session, unsigned int ordinal, unsigned int peer, void *attributes)
{
    uint64_t attributes_length = UINT64_C(20);
    if (gtap_unfit(attributes, attributes_length))
        return driver_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &driver_wire_library, 110, 16, 0) != 0)
        return gtap_refused(session, &driver_wire_library);
    struct driver_body_gtapPeer *body = frame.fixed;
    body->ordinal = ordinal;
    body->peer = peer;
    body->attributes = gtap_want(attributes, attributes_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, attributes, attributes_length);
    gtap_done(&reply);
    return status;
}

/* 111 call gtapPeerAccess peer=I@0 enabled=I@4 */
struct driver_body_gtapPeerAccess {
    uint32_t peer;
    uint32_t enabled;
};
_Static_assert(offsetof(struct driver_body_gtapPeerAccess, enabled) == 4, "layout");
static inline int32_t driver_wire_gtapPeerAccess(gtap_session *session, unsigned int peer, unsigned int enabled)
{
    union { struct driver_body_gtapPeerAccess body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapPeerAccess *body = &fixed.body;
    body->peer = peer;
    body->enabled = enabled;
    return gtap_post_whole(session, &driver_wire_library, 111, &fixed, sizeof fixed, NULL, 0);
}

/* 112 call gtapMemUsed bytes=Q@0 */
struct driver_body_gtapMemUsed {
    uint64_t bytes;
};
_Static_assert(offsetof(struct driver_body_gtapMemUsed, bytes) == 0, "layout");
static inline int32_t driver_wire_gtapMemUsed(gtap_session *session, size_t bytes)
{
    union { struct driver_body_gtapMemUsed body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct driver_body_gtapMemUsed *body = &fixed.body;
    body->bytes = bytes;
    return gtap_post_whole(session, &driver_wire_library, 112, &fixed, sizeof fixed, NULL, 0);
}

#endif
