/* Generated from the spec of nvjpeg (gtap-plugin-nvjpeg), hash bfad047a695327f9. Do not edit. */
#ifndef NVJPEG_WIRE_H
#define NVJPEG_WIRE_H

#include "gtap/marshal.h"

typedef int nvjpegStatus_t;
typedef int nvjpegBackend_t;
typedef int nvjpegEncBackend_t;
typedef int nvjpegOutputFormat_t;
typedef int nvjpegInputFormat_t;
typedef int nvjpegChromaSubsampling_t;
typedef int nvjpegJpegEncoding_t;
typedef int nvjpegScaleFactor_t;
typedef int nvjpegExifOrientation_t;
typedef int libraryPropertyType;
typedef void nvjpegDevAllocator_t;
typedef void nvjpegPinnedAllocator_t;
typedef void nvjpegDevAllocatorV2_t;
typedef void nvjpegPinnedAllocatorV2_t;
typedef struct nvjpegHandle *nvjpegHandle_t;
typedef struct nvjpegJpegState *nvjpegJpegState_t;
typedef struct nvjpegEncoderState *nvjpegEncoderState_t;
typedef struct nvjpegEncoderParams *nvjpegEncoderParams_t;
typedef struct nvjpegBufferPinned *nvjpegBufferPinned_t;
typedef struct nvjpegBufferDevice *nvjpegBufferDevice_t;
typedef struct nvjpegJpegStream *nvjpegJpegStream_t;
typedef struct nvjpegDecodeParams *nvjpegDecodeParams_t;
typedef struct nvjpegJpegDecoder *nvjpegJpegDecoder_t;
typedef struct CUstream_st *cudaStream_t;
typedef struct nvjpegImage_t { unsigned char *channel[4]; size_t pitch[4]; } nvjpegImage_t;
_Static_assert(sizeof(nvjpegImage_t) == 64, "nvjpegImage_t as in the spec");
typedef struct gtapNvjpegItem { size_t offset; size_t length; size_t device; int roi[4]; int allow_cmyk; int scale; int orientation; int has_params; } gtapNvjpegItem;
_Static_assert(sizeof(gtapNvjpegItem) == 56, "gtapNvjpegItem as in the spec");

#define NVJPEG_KIND_nvjpegBufferDevice_t UINT32_C(0x6c4bdf29)
#define NVJPEG_KIND_nvjpegBufferPinned_t UINT32_C(0x6d40f3bd)
#define NVJPEG_KIND_nvjpegDecodeParams_t UINT32_C(0x4b0c6700)
#define NVJPEG_KIND_nvjpegEncoderParams_t UINT32_C(0x6fc44087)
#define NVJPEG_KIND_nvjpegEncoderState_t UINT32_C(0x3e37edd5)
#define NVJPEG_KIND_nvjpegHandle_t UINT32_C(0x8fa70721)
#define NVJPEG_KIND_nvjpegJpegDecoder_t UINT32_C(0x774e8400)
#define NVJPEG_KIND_nvjpegJpegState_t UINT32_C(0x96319e4f)
#define NVJPEG_KIND_nvjpegJpegStream_t UINT32_C(0xa145f739)

extern const gtap_library nvjpeg_wire_library;

/* 1 call nvjpegGetProperty type=i@0 value=out(4)@8 */
struct nvjpeg_body_nvjpegGetProperty {
    int32_t type;
    uint64_t value;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegGetProperty, value) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegGetProperty(gtap_session *session, libraryPropertyType type, int *value)
{
    uint64_t value_length = UINT64_C(4);
    if (gtap_unfit(value, value_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 1, 16, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegGetProperty *body = frame.fixed;
    body->type = type;
    body->value = gtap_want(value, value_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, value, value_length);
    gtap_done(&reply);
    return status;
}

/* 2 call nvjpegGetCudartProperty type=i@0 value=out(4)@8 */
struct nvjpeg_body_nvjpegGetCudartProperty {
    int32_t type;
    uint64_t value;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegGetCudartProperty, value) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegGetCudartProperty(gtap_session *session, libraryPropertyType type, int *value)
{
    uint64_t value_length = UINT64_C(4);
    if (gtap_unfit(value, value_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 2, 16, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegGetCudartProperty *body = frame.fixed;
    body->type = type;
    body->value = gtap_want(value, value_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, value, value_length);
    gtap_done(&reply);
    return status;
}

/* 3 call nvjpegCreateEx backend=i@0 dev_allocator=callback@8 pinned_allocator=callback@16 flags=I@24 handle=new(nvjpeg.nvjpegHandle_t)@32 */
struct nvjpeg_body_nvjpegCreateEx {
    int32_t backend;
    uint64_t dev_allocator;
    uint64_t pinned_allocator;
    uint32_t flags;
    uint64_t handle;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegCreateEx, handle) == 32, "layout");
static inline int32_t nvjpeg_wire_nvjpegCreateEx(gtap_session *session, nvjpegBackend_t backend, nvjpegDevAllocator_t *dev_allocator, nvjpegPinnedAllocator_t *pinned_allocator, unsigned int flags, nvjpegHandle_t *handle)
{
    if (handle == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    if (dev_allocator != NULL)
        return nvjpeg_wire_library.statuses.not_supported;
    if (pinned_allocator != NULL)
        return nvjpeg_wire_library.statuses.not_supported;
    void *handle_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 3, 40, 0) != 0) {
        gtap_shadow_destroy(handle_made, NVJPEG_KIND_nvjpegHandle_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_nvjpegCreateEx *body = frame.fixed;
    body->handle = gtap_shadow_token(handle_made, NVJPEG_KIND_nvjpegHandle_t);
    body->backend = backend;
    body->dev_allocator = 0;
    body->pinned_allocator = 0;
    body->flags = flags;
    int32_t status = gtap_create(&frame, NVJPEG_KIND_nvjpegHandle_t);
    if (status != 0) {
        gtap_shadow_destroy(handle_made, NVJPEG_KIND_nvjpegHandle_t);
        return status;
    }
    *handle = handle_made;
    return status;
}

/* 4 call nvjpegDestroy handle=handle(nvjpeg.nvjpegHandle_t)@0 */
struct nvjpeg_body_nvjpegDestroy {
    uint64_t handle;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDestroy, handle) == 0, "layout");
static inline int32_t nvjpeg_wire_nvjpegDestroy(gtap_session *session, nvjpegHandle_t handle)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &nvjpeg_wire_library);
    union { struct nvjpeg_body_nvjpegDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDestroy *body = &fixed.body;
    body->handle = handle_token;
    int32_t status = gtap_post_whole(session, &nvjpeg_wire_library, 4, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(handle, NVJPEG_KIND_nvjpegHandle_t);
    return late_status;
}

/* 5 call nvjpegSetDeviceMemoryPadding padding=Q@0 handle=handle(nvjpeg.nvjpegHandle_t)@8 */
struct nvjpeg_body_nvjpegSetDeviceMemoryPadding {
    uint64_t padding;
    uint64_t handle;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegSetDeviceMemoryPadding, handle) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegSetDeviceMemoryPadding(gtap_session *session, size_t padding, nvjpegHandle_t handle)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegSetDeviceMemoryPadding body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegSetDeviceMemoryPadding *body = &fixed.body;
    body->padding = padding;
    body->handle = handle_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 5, &fixed, sizeof fixed, NULL, 0);
}

/* 6 call nvjpegSetPinnedMemoryPadding padding=Q@0 handle=handle(nvjpeg.nvjpegHandle_t)@8 */
struct nvjpeg_body_nvjpegSetPinnedMemoryPadding {
    uint64_t padding;
    uint64_t handle;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegSetPinnedMemoryPadding, handle) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegSetPinnedMemoryPadding(gtap_session *session, size_t padding, nvjpegHandle_t handle)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegSetPinnedMemoryPadding body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegSetPinnedMemoryPadding *body = &fixed.body;
    body->padding = padding;
    body->handle = handle_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 6, &fixed, sizeof fixed, NULL, 0);
}

/* 7 call nvjpegGetHardwareDecoderInfo handle=handle(nvjpeg.nvjpegHandle_t)@0 num_engines=out(4)@8 num_cores_per_engine=out(4)@16 */
struct nvjpeg_body_nvjpegGetHardwareDecoderInfo {
    uint64_t handle;
    uint64_t num_engines;
    uint64_t num_cores_per_engine;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegGetHardwareDecoderInfo, num_cores_per_engine) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegGetHardwareDecoderInfo(gtap_session *session, nvjpegHandle_t handle, unsigned int *num_engines, unsigned int *num_cores_per_engine)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t num_engines_length = UINT64_C(4);
    if (gtap_unfit(num_engines, num_engines_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t num_cores_per_engine_length = UINT64_C(4);
    if (gtap_unfit(num_cores_per_engine, num_cores_per_engine_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 7, 24, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegGetHardwareDecoderInfo *body = frame.fixed;
    body->handle = handle_token;
    body->num_engines = gtap_want(num_engines, num_engines_length);
    body->num_cores_per_engine = gtap_want(num_cores_per_engine, num_cores_per_engine_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, num_engines, num_engines_length);
    gtap_get(&reply, num_cores_per_engine, num_cores_per_engine_length);
    gtap_done(&reply);
    return status;
}

/* 8 call nvjpegGetHardwareEncoderInfo handle=handle(nvjpeg.nvjpegHandle_t)@0 num_engines=out(4)@8 */
struct nvjpeg_body_nvjpegGetHardwareEncoderInfo {
    uint64_t handle;
    uint64_t num_engines;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegGetHardwareEncoderInfo, num_engines) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegGetHardwareEncoderInfo(gtap_session *session, nvjpegHandle_t handle, unsigned int *num_engines)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t num_engines_length = UINT64_C(4);
    if (gtap_unfit(num_engines, num_engines_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 8, 16, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegGetHardwareEncoderInfo *body = frame.fixed;
    body->handle = handle_token;
    body->num_engines = gtap_want(num_engines, num_engines_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, num_engines, num_engines_length);
    gtap_done(&reply);
    return status;
}

/* 9 call nvjpegJpegStateCreate handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_handle=new(nvjpeg.nvjpegJpegState_t)@8 */
struct nvjpeg_body_nvjpegJpegStateCreate {
    uint64_t handle;
    uint64_t jpeg_handle;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStateCreate, jpeg_handle) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStateCreate(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegState_t *jpeg_handle)
{
    if (jpeg_handle == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    void *jpeg_handle_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegJpegState_t);
    if (jpeg_handle_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 9, 16, 0) != 0) {
        gtap_shadow_destroy(jpeg_handle_made, NVJPEG_KIND_nvjpegJpegState_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_nvjpegJpegStateCreate *body = frame.fixed;
    body->jpeg_handle = gtap_shadow_token(jpeg_handle_made, NVJPEG_KIND_nvjpegJpegState_t);
    body->handle = handle_token;
    int32_t status = gtap_create(&frame, NVJPEG_KIND_nvjpegJpegState_t);
    if (status != 0) {
        gtap_shadow_destroy(jpeg_handle_made, NVJPEG_KIND_nvjpegJpegState_t);
        return status;
    }
    *jpeg_handle = jpeg_handle_made;
    return status;
}

/* 10 call nvjpegJpegStateDestroy jpeg_handle=handle(nvjpeg.nvjpegJpegState_t)@0 */
struct nvjpeg_body_nvjpegJpegStateDestroy {
    uint64_t jpeg_handle;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStateDestroy, jpeg_handle) == 0, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStateDestroy(gtap_session *session, nvjpegJpegState_t jpeg_handle)
{
    uint64_t jpeg_handle_token = gtap_handle_token(session, jpeg_handle, NVJPEG_KIND_nvjpegJpegState_t);
    if (jpeg_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &nvjpeg_wire_library);
    union { struct nvjpeg_body_nvjpegJpegStateDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegJpegStateDestroy *body = &fixed.body;
    body->jpeg_handle = jpeg_handle_token;
    int32_t status = gtap_post_whole(session, &nvjpeg_wire_library, 10, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(jpeg_handle, NVJPEG_KIND_nvjpegJpegState_t);
    return late_status;
}

/* 11 call nvjpegGetImageInfo handle=handle(nvjpeg.nvjpegHandle_t)@0 data=in(length)@8 length=Q@16 nComponents=out(4)@24 subsampling=out(4)@32 widths=out(16)@40 heights=out(16)@48 */
struct nvjpeg_body_nvjpegGetImageInfo {
    uint64_t handle;
    uint64_t data;
    uint64_t length;
    uint64_t nComponents;
    uint64_t subsampling;
    uint64_t widths;
    uint64_t heights;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegGetImageInfo, heights) == 48, "layout");
static inline int32_t nvjpeg_wire_nvjpegGetImageInfo(gtap_session *session, nvjpegHandle_t handle, const unsigned char *data, size_t length, int *nComponents, nvjpegChromaSubsampling_t *subsampling, int *widths, int *heights)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t data_length = gtap_count(length);
    if (gtap_unfit(data, data_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t nComponents_length = UINT64_C(4);
    if (gtap_unfit(nComponents, nComponents_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t subsampling_length = UINT64_C(4);
    if (gtap_unfit(subsampling, subsampling_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t widths_length = UINT64_C(16);
    if (gtap_unfit(widths, widths_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t heights_length = UINT64_C(16);
    if (gtap_unfit(heights, heights_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_part data_part = gtap_in(session, data, data_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 11, 56, gtap_part_size(&data_part)) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegGetImageInfo *body = frame.fixed;
    body->handle = handle_token;
    body->data = data_part.descriptor;
    body->length = length;
    body->nComponents = gtap_want(nComponents, nComponents_length);
    body->subsampling = gtap_want(subsampling, subsampling_length);
    body->widths = gtap_want(widths, widths_length);
    body->heights = gtap_want(heights, heights_length);
    gtap_put(&frame, &data_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, nComponents, nComponents_length);
    gtap_get(&reply, subsampling, subsampling_length);
    gtap_get(&reply, widths, widths_length);
    gtap_get(&reply, heights, heights_length);
    gtap_done(&reply);
    return status;
}

/* 12 call nvjpegDecodeBatchedInitialize handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_handle=handle(nvjpeg.nvjpegJpegState_t)@8 batch_size=i@16 max_cpu_threads=i@20 output_format=i@24 */
struct nvjpeg_body_nvjpegDecodeBatchedInitialize {
    uint64_t handle;
    uint64_t jpeg_handle;
    int32_t batch_size;
    int32_t max_cpu_threads;
    int32_t output_format;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeBatchedInitialize, output_format) == 24, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeBatchedInitialize(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, int batch_size, int max_cpu_threads, nvjpegOutputFormat_t output_format)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_handle_token = gtap_handle_token(session, jpeg_handle, NVJPEG_KIND_nvjpegJpegState_t);
    if (jpeg_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegDecodeBatchedInitialize body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeBatchedInitialize *body = &fixed.body;
    body->handle = handle_token;
    body->jpeg_handle = jpeg_handle_token;
    body->batch_size = batch_size;
    body->max_cpu_threads = max_cpu_threads;
    body->output_format = output_format;
    return gtap_post_whole(session, &nvjpeg_wire_library, 12, &fixed, sizeof fixed, NULL, 0);
}

/* 13 call nvjpegDecodeBatchedPreAllocate handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_handle=handle(nvjpeg.nvjpegJpegState_t)@8 batch_size=i@16 width=i@20 height=i@24 chroma_subsampling=i@28 output_format=i@32 */
struct nvjpeg_body_nvjpegDecodeBatchedPreAllocate {
    uint64_t handle;
    uint64_t jpeg_handle;
    int32_t batch_size;
    int32_t width;
    int32_t height;
    int32_t chroma_subsampling;
    int32_t output_format;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeBatchedPreAllocate, output_format) == 32, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeBatchedPreAllocate(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, int batch_size, int width, int height, nvjpegChromaSubsampling_t chroma_subsampling, nvjpegOutputFormat_t output_format)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_handle_token = gtap_handle_token(session, jpeg_handle, NVJPEG_KIND_nvjpegJpegState_t);
    if (jpeg_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    if (!GTAP_VALID(batch_size > 0 && width > 0 && height > 0 && chroma_subsampling >= -1 && chroma_subsampling <= 7 && output_format >= 0 && output_format <= 10))
        return nvjpeg_wire_library.statuses.invalid_value;
    union { struct nvjpeg_body_nvjpegDecodeBatchedPreAllocate body; uint64_t words[5]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeBatchedPreAllocate *body = &fixed.body;
    body->handle = handle_token;
    body->jpeg_handle = jpeg_handle_token;
    body->batch_size = batch_size;
    body->width = width;
    body->height = height;
    body->chroma_subsampling = chroma_subsampling;
    body->output_format = output_format;
    return gtap_post_whole(session, &nvjpeg_wire_library, 13, &fixed, sizeof fixed, NULL, 0);
}

/* 14 call nvjpegDecodeBatchedParseJpegTables handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_handle=handle(nvjpeg.nvjpegJpegState_t)@8 data=in(length)@16 length=Q@24 */
struct nvjpeg_body_nvjpegDecodeBatchedParseJpegTables {
    uint64_t handle;
    uint64_t jpeg_handle;
    uint64_t data;
    uint64_t length;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeBatchedParseJpegTables, length) == 24, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeBatchedParseJpegTables(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, const unsigned char *data, const size_t length)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_handle_token = gtap_handle_token(session, jpeg_handle, NVJPEG_KIND_nvjpegJpegState_t);
    if (jpeg_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t data_length = gtap_count(length);
    if (gtap_unfit(data, data_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_part data_part = gtap_in(session, data, data_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 14, 32, gtap_part_size(&data_part)) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegDecodeBatchedParseJpegTables *body = frame.fixed;
    body->handle = handle_token;
    body->jpeg_handle = jpeg_handle_token;
    body->data = data_part.descriptor;
    body->length = length;
    gtap_put(&frame, &data_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 15 call nvjpegEncoderStateCreate handle=handle(nvjpeg.nvjpegHandle_t)@0 encoder_state=new(nvjpeg.nvjpegEncoderState_t)@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderStateCreate {
    uint64_t handle;
    uint64_t encoder_state;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderStateCreate, stream) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderStateCreate(gtap_session *session, nvjpegHandle_t handle, nvjpegEncoderState_t *encoder_state, cudaStream_t stream)
{
    if (encoder_state == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    void *encoder_state_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 15, 24, 0) != 0) {
        gtap_shadow_destroy(encoder_state_made, NVJPEG_KIND_nvjpegEncoderState_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_nvjpegEncoderStateCreate *body = frame.fixed;
    body->encoder_state = gtap_shadow_token(encoder_state_made, NVJPEG_KIND_nvjpegEncoderState_t);
    body->handle = handle_token;
    body->stream = stream_token;
    int32_t status = gtap_create(&frame, NVJPEG_KIND_nvjpegEncoderState_t);
    if (status != 0) {
        gtap_shadow_destroy(encoder_state_made, NVJPEG_KIND_nvjpegEncoderState_t);
        return status;
    }
    *encoder_state = encoder_state_made;
    return status;
}

/* 16 call nvjpegEncoderStateCreateWithBackend handle=handle(nvjpeg.nvjpegHandle_t)@0 encoder_state=new(nvjpeg.nvjpegEncoderState_t)@8 backend=i@16 stream=stream@24 */
struct nvjpeg_body_nvjpegEncoderStateCreateWithBackend {
    uint64_t handle;
    uint64_t encoder_state;
    int32_t backend;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderStateCreateWithBackend, stream) == 24, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderStateCreateWithBackend(gtap_session *session, nvjpegHandle_t handle, nvjpegEncoderState_t *encoder_state, nvjpegEncBackend_t backend, cudaStream_t stream)
{
    if (encoder_state == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    void *encoder_state_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 16, 32, 0) != 0) {
        gtap_shadow_destroy(encoder_state_made, NVJPEG_KIND_nvjpegEncoderState_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_nvjpegEncoderStateCreateWithBackend *body = frame.fixed;
    body->encoder_state = gtap_shadow_token(encoder_state_made, NVJPEG_KIND_nvjpegEncoderState_t);
    body->handle = handle_token;
    body->backend = backend;
    body->stream = stream_token;
    int32_t status = gtap_create(&frame, NVJPEG_KIND_nvjpegEncoderState_t);
    if (status != 0) {
        gtap_shadow_destroy(encoder_state_made, NVJPEG_KIND_nvjpegEncoderState_t);
        return status;
    }
    *encoder_state = encoder_state_made;
    return status;
}

/* 17 call nvjpegEncoderStateDestroy encoder_state=handle(nvjpeg.nvjpegEncoderState_t)@0 */
struct nvjpeg_body_nvjpegEncoderStateDestroy {
    uint64_t encoder_state;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderStateDestroy, encoder_state) == 0, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderStateDestroy(gtap_session *session, nvjpegEncoderState_t encoder_state)
{
    uint64_t encoder_state_token = gtap_handle_token(session, encoder_state, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &nvjpeg_wire_library);
    union { struct nvjpeg_body_nvjpegEncoderStateDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncoderStateDestroy *body = &fixed.body;
    body->encoder_state = encoder_state_token;
    int32_t status = gtap_post_whole(session, &nvjpeg_wire_library, 17, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(encoder_state, NVJPEG_KIND_nvjpegEncoderState_t);
    return late_status;
}

/* 18 call nvjpegEncoderParamsCreate handle=handle(nvjpeg.nvjpegHandle_t)@0 encoder_params=new(nvjpeg.nvjpegEncoderParams_t)@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsCreate {
    uint64_t handle;
    uint64_t encoder_params;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsCreate, stream) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderParamsCreate(gtap_session *session, nvjpegHandle_t handle, nvjpegEncoderParams_t *encoder_params, cudaStream_t stream)
{
    if (encoder_params == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    void *encoder_params_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encoder_params_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 18, 24, 0) != 0) {
        gtap_shadow_destroy(encoder_params_made, NVJPEG_KIND_nvjpegEncoderParams_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_nvjpegEncoderParamsCreate *body = frame.fixed;
    body->encoder_params = gtap_shadow_token(encoder_params_made, NVJPEG_KIND_nvjpegEncoderParams_t);
    body->handle = handle_token;
    body->stream = stream_token;
    int32_t status = gtap_create(&frame, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (status != 0) {
        gtap_shadow_destroy(encoder_params_made, NVJPEG_KIND_nvjpegEncoderParams_t);
        return status;
    }
    *encoder_params = encoder_params_made;
    return status;
}

/* 19 call nvjpegEncoderParamsDestroy encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 */
struct nvjpeg_body_nvjpegEncoderParamsDestroy {
    uint64_t encoder_params;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsDestroy, encoder_params) == 0, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderParamsDestroy(gtap_session *session, nvjpegEncoderParams_t encoder_params)
{
    uint64_t encoder_params_token = gtap_handle_token(session, encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encoder_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &nvjpeg_wire_library);
    union { struct nvjpeg_body_nvjpegEncoderParamsDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncoderParamsDestroy *body = &fixed.body;
    body->encoder_params = encoder_params_token;
    int32_t status = gtap_post_whole(session, &nvjpeg_wire_library, 19, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    return late_status;
}

/* 20 call nvjpegEncoderParamsSetQuality encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 quality=i@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsSetQuality {
    uint64_t encoder_params;
    int32_t quality;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsSetQuality, stream) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderParamsSetQuality(gtap_session *session, nvjpegEncoderParams_t encoder_params, const int quality, cudaStream_t stream)
{
    uint64_t encoder_params_token = gtap_handle_token(session, encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encoder_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegEncoderParamsSetQuality body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncoderParamsSetQuality *body = &fixed.body;
    body->encoder_params = encoder_params_token;
    body->quality = quality;
    body->stream = stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 20, &fixed, sizeof fixed, NULL, 0);
}

/* 21 call nvjpegEncoderParamsSetEncoding encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 etype=i@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsSetEncoding {
    uint64_t encoder_params;
    int32_t etype;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsSetEncoding, stream) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderParamsSetEncoding(gtap_session *session, nvjpegEncoderParams_t encoder_params, nvjpegJpegEncoding_t etype, cudaStream_t stream)
{
    uint64_t encoder_params_token = gtap_handle_token(session, encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encoder_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegEncoderParamsSetEncoding body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncoderParamsSetEncoding *body = &fixed.body;
    body->encoder_params = encoder_params_token;
    body->etype = etype;
    body->stream = stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 21, &fixed, sizeof fixed, NULL, 0);
}

/* 22 call nvjpegEncoderParamsSetOptimizedHuffman encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 optimized=i@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsSetOptimizedHuffman {
    uint64_t encoder_params;
    int32_t optimized;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsSetOptimizedHuffman, stream) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderParamsSetOptimizedHuffman(gtap_session *session, nvjpegEncoderParams_t encoder_params, const int optimized, cudaStream_t stream)
{
    uint64_t encoder_params_token = gtap_handle_token(session, encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encoder_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegEncoderParamsSetOptimizedHuffman body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncoderParamsSetOptimizedHuffman *body = &fixed.body;
    body->encoder_params = encoder_params_token;
    body->optimized = optimized;
    body->stream = stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 22, &fixed, sizeof fixed, NULL, 0);
}

/* 23 call nvjpegEncoderParamsSetSamplingFactors encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 chroma_subsampling=i@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsSetSamplingFactors {
    uint64_t encoder_params;
    int32_t chroma_subsampling;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsSetSamplingFactors, stream) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderParamsSetSamplingFactors(gtap_session *session, nvjpegEncoderParams_t encoder_params, const nvjpegChromaSubsampling_t chroma_subsampling, cudaStream_t stream)
{
    uint64_t encoder_params_token = gtap_handle_token(session, encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encoder_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegEncoderParamsSetSamplingFactors body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncoderParamsSetSamplingFactors *body = &fixed.body;
    body->encoder_params = encoder_params_token;
    body->chroma_subsampling = chroma_subsampling;
    body->stream = stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 23, &fixed, sizeof fixed, NULL, 0);
}

/* 24 call nvjpegEncoderParamsSetRestartInterval encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 restart_interval=I@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsSetRestartInterval {
    uint64_t encoder_params;
    uint32_t restart_interval;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsSetRestartInterval, stream) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderParamsSetRestartInterval(gtap_session *session, nvjpegEncoderParams_t encoder_params, unsigned int restart_interval, cudaStream_t stream)
{
    uint64_t encoder_params_token = gtap_handle_token(session, encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encoder_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegEncoderParamsSetRestartInterval body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncoderParamsSetRestartInterval *body = &fixed.body;
    body->encoder_params = encoder_params_token;
    body->restart_interval = restart_interval;
    body->stream = stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 24, &fixed, sizeof fixed, NULL, 0);
}

/* 25 call nvjpegEncodeGetBufferSize handle=handle(nvjpeg.nvjpegHandle_t)@0 encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@8 image_width=i@16 image_height=i@20 max_stream_length=out(8)@24 */
struct nvjpeg_body_nvjpegEncodeGetBufferSize {
    uint64_t handle;
    uint64_t encoder_params;
    int32_t image_width;
    int32_t image_height;
    uint64_t max_stream_length;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncodeGetBufferSize, max_stream_length) == 24, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncodeGetBufferSize(gtap_session *session, nvjpegHandle_t handle, const nvjpegEncoderParams_t encoder_params, int image_width, int image_height, size_t *max_stream_length)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encoder_params_token = gtap_handle_token(session, encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encoder_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t max_stream_length_length = UINT64_C(8);
    if (gtap_unfit(max_stream_length, max_stream_length_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 25, 32, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegEncodeGetBufferSize *body = frame.fixed;
    body->handle = handle_token;
    body->encoder_params = encoder_params_token;
    body->image_width = image_width;
    body->image_height = image_height;
    body->max_stream_length = gtap_want(max_stream_length, max_stream_length_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, max_stream_length, max_stream_length_length);
    gtap_done(&reply);
    return status;
}

/* 26 call nvjpegEncodeYUV handle=handle(nvjpeg.nvjpegHandle_t)@0 encoder_state=handle(nvjpeg.nvjpegEncoderState_t)@8 encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@16 source=in(64,struct(64))@24 chroma_subsampling=i@32 image_width=i@36 image_height=i@40 stream=stream@48 */
struct nvjpeg_body_nvjpegEncodeYUV {
    uint64_t handle;
    uint64_t encoder_state;
    uint64_t encoder_params;
    uint64_t source;
    int32_t chroma_subsampling;
    int32_t image_width;
    int32_t image_height;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncodeYUV, stream) == 48, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncodeYUV(gtap_session *session, nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state, const nvjpegEncoderParams_t encoder_params, const nvjpegImage_t *source, nvjpegChromaSubsampling_t chroma_subsampling, int image_width, int image_height, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encoder_state_token = gtap_handle_token(session, encoder_state, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encoder_params_token = gtap_handle_token(session, encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encoder_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t source_length = UINT64_C(64);
    if (gtap_unfit(source, source_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part source_part = gtap_in(session, source, source_length);
    union { struct nvjpeg_body_nvjpegEncodeYUV body; uint64_t words[7]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncodeYUV *body = &fixed.body;
    body->handle = handle_token;
    body->encoder_state = encoder_state_token;
    body->encoder_params = encoder_params_token;
    body->source = source_part.descriptor;
    body->chroma_subsampling = chroma_subsampling;
    body->image_width = image_width;
    body->image_height = image_height;
    body->stream = stream_token;
    const gtap_part parts[] = {source_part};
    return gtap_post_whole(session, &nvjpeg_wire_library, 26, &fixed, sizeof fixed, parts, 1);
}

/* 27 call nvjpegEncodeImage handle=handle(nvjpeg.nvjpegHandle_t)@0 encoder_state=handle(nvjpeg.nvjpegEncoderState_t)@8 encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@16 source=in(64,struct(64))@24 input_format=i@32 image_width=i@36 image_height=i@40 stream=stream@48 */
struct nvjpeg_body_nvjpegEncodeImage {
    uint64_t handle;
    uint64_t encoder_state;
    uint64_t encoder_params;
    uint64_t source;
    int32_t input_format;
    int32_t image_width;
    int32_t image_height;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncodeImage, stream) == 48, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncodeImage(gtap_session *session, nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state, const nvjpegEncoderParams_t encoder_params, const nvjpegImage_t *source, nvjpegInputFormat_t input_format, int image_width, int image_height, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encoder_state_token = gtap_handle_token(session, encoder_state, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encoder_params_token = gtap_handle_token(session, encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encoder_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t source_length = UINT64_C(64);
    if (gtap_unfit(source, source_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part source_part = gtap_in(session, source, source_length);
    union { struct nvjpeg_body_nvjpegEncodeImage body; uint64_t words[7]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncodeImage *body = &fixed.body;
    body->handle = handle_token;
    body->encoder_state = encoder_state_token;
    body->encoder_params = encoder_params_token;
    body->source = source_part.descriptor;
    body->input_format = input_format;
    body->image_width = image_width;
    body->image_height = image_height;
    body->stream = stream_token;
    const gtap_part parts[] = {source_part};
    return gtap_post_whole(session, &nvjpeg_wire_library, 27, &fixed, sizeof fixed, parts, 1);
}

/* 28 call nvjpegEncode handle=handle(nvjpeg.nvjpegHandle_t)@0 encoder_state=handle(nvjpeg.nvjpegEncoderState_t)@8 encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@16 source=in(64,struct(64))@24 input_subsampling=i@32 input_format=i@36 image_width=i@40 image_height=i@44 stream=stream@48 */
struct nvjpeg_body_nvjpegEncode {
    uint64_t handle;
    uint64_t encoder_state;
    uint64_t encoder_params;
    uint64_t source;
    int32_t input_subsampling;
    int32_t input_format;
    int32_t image_width;
    int32_t image_height;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncode, stream) == 48, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncode(gtap_session *session, nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state, const nvjpegEncoderParams_t encoder_params, const nvjpegImage_t *source, nvjpegChromaSubsampling_t input_subsampling, nvjpegInputFormat_t input_format, int image_width, int image_height, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encoder_state_token = gtap_handle_token(session, encoder_state, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encoder_params_token = gtap_handle_token(session, encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encoder_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t source_length = UINT64_C(64);
    if (gtap_unfit(source, source_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part source_part = gtap_in(session, source, source_length);
    union { struct nvjpeg_body_nvjpegEncode body; uint64_t words[7]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncode *body = &fixed.body;
    body->handle = handle_token;
    body->encoder_state = encoder_state_token;
    body->encoder_params = encoder_params_token;
    body->source = source_part.descriptor;
    body->input_subsampling = input_subsampling;
    body->input_format = input_format;
    body->image_width = image_width;
    body->image_height = image_height;
    body->stream = stream_token;
    const gtap_part parts[] = {source_part};
    return gtap_post_whole(session, &nvjpeg_wire_library, 28, &fixed, sizeof fixed, parts, 1);
}

/* 29 call nvjpegEncodeRetrieveBitstream handle=handle(nvjpeg.nvjpegHandle_t)@0 encoder_state=handle(nvjpeg.nvjpegEncoderState_t)@8 data=out(*length)@16 length=inout(8)@24 stream=stream@32 */
struct nvjpeg_body_nvjpegEncodeRetrieveBitstream {
    uint64_t handle;
    uint64_t encoder_state;
    uint64_t data;
    uint64_t length;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncodeRetrieveBitstream, stream) == 32, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncodeRetrieveBitstream(gtap_session *session, nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state, unsigned char *data, size_t *length, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encoder_state_token = gtap_handle_token(session, encoder_state, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t data_length = (length == NULL ? 0 : gtap_count(*length));
    if (gtap_unfit_or_null(data, data_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t length_length = UINT64_C(8);
    if (gtap_unfit(length, length_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part length_part = gtap_in(session, length, length_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 29, 40, gtap_part_size(&length_part)) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegEncodeRetrieveBitstream *body = frame.fixed;
    body->handle = handle_token;
    body->encoder_state = encoder_state_token;
    body->data = gtap_want(data, data_length);
    body->length = length_part.descriptor;
    body->stream = stream_token;
    gtap_put(&frame, &length_part);
    gtap_reply reply;
    gtap_expect(&frame, 0, data, data_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, data, data_length);
    gtap_get(&reply, length, length_length);
    gtap_done(&reply);
    return status;
}

/* 30 call nvjpegEncodeRetrieveBitstreamDevice handle=handle(nvjpeg.nvjpegHandle_t)@0 encoder_state=handle(nvjpeg.nvjpegEncoderState_t)@8 data=address@16 length=inout(8)@24 stream=stream@32 */
struct nvjpeg_body_nvjpegEncodeRetrieveBitstreamDevice {
    uint64_t handle;
    uint64_t encoder_state;
    uint64_t data;
    uint64_t length;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncodeRetrieveBitstreamDevice, stream) == 32, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncodeRetrieveBitstreamDevice(gtap_session *session, nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state, unsigned char *data, size_t *length, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encoder_state_token = gtap_handle_token(session, encoder_state, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t length_length = UINT64_C(8);
    if (gtap_unfit(length, length_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part length_part = gtap_in(session, length, length_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 30, 40, gtap_part_size(&length_part)) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegEncodeRetrieveBitstreamDevice *body = frame.fixed;
    body->handle = handle_token;
    body->encoder_state = encoder_state_token;
    body->data = (uint64_t)(uintptr_t)data;
    body->length = length_part.descriptor;
    body->stream = stream_token;
    gtap_put(&frame, &length_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, length, length_length);
    gtap_done(&reply);
    return status;
}

/* 31 call gtapNvjpegRetrieve handle=handle(nvjpeg.nvjpegHandle_t)@0 encoder_state=handle(nvjpeg.nvjpegEncoderState_t)@8 data=out(capacity)@16 capacity=Q@24 length=out(8)@32 stream=stream@40 */
struct nvjpeg_body_gtapNvjpegRetrieve {
    uint64_t handle;
    uint64_t encoder_state;
    uint64_t data;
    uint64_t capacity;
    uint64_t length;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegRetrieve, stream) == 40, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegRetrieve(gtap_session *session, nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state, unsigned char *data, size_t capacity, size_t *length, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encoder_state_token = gtap_handle_token(session, encoder_state, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t data_length = gtap_count(capacity);
    if (gtap_unfit(data, data_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t length_length = UINT64_C(8);
    if (gtap_unfit(length, length_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 31, 48, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_gtapNvjpegRetrieve *body = frame.fixed;
    body->handle = handle_token;
    body->encoder_state = encoder_state_token;
    body->data = gtap_want(data, data_length);
    body->capacity = capacity;
    body->length = gtap_want(length, length_length);
    body->stream = stream_token;
    gtap_reply reply;
    gtap_expect(&frame, 0, data, data_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, data, data_length);
    gtap_get(&reply, length, length_length);
    gtap_done(&reply);
    return status;
}

/* 32 call nvjpegBufferPinnedCreate handle=handle(nvjpeg.nvjpegHandle_t)@0 pinned_allocator=callback@8 buffer=new(nvjpeg.nvjpegBufferPinned_t)@16 */
struct nvjpeg_body_nvjpegBufferPinnedCreate {
    uint64_t handle;
    uint64_t pinned_allocator;
    uint64_t buffer;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegBufferPinnedCreate, buffer) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegBufferPinnedCreate(gtap_session *session, nvjpegHandle_t handle, nvjpegPinnedAllocator_t *pinned_allocator, nvjpegBufferPinned_t *buffer)
{
    if (buffer == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    if (pinned_allocator != NULL)
        return nvjpeg_wire_library.statuses.not_supported;
    void *buffer_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegBufferPinned_t);
    if (buffer_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 32, 24, 0) != 0) {
        gtap_shadow_destroy(buffer_made, NVJPEG_KIND_nvjpegBufferPinned_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_nvjpegBufferPinnedCreate *body = frame.fixed;
    body->buffer = gtap_shadow_token(buffer_made, NVJPEG_KIND_nvjpegBufferPinned_t);
    body->handle = handle_token;
    body->pinned_allocator = 0;
    int32_t status = gtap_create(&frame, NVJPEG_KIND_nvjpegBufferPinned_t);
    if (status != 0) {
        gtap_shadow_destroy(buffer_made, NVJPEG_KIND_nvjpegBufferPinned_t);
        return status;
    }
    *buffer = buffer_made;
    return status;
}

/* 33 call nvjpegBufferPinnedResize buffer=handle(nvjpeg.nvjpegBufferPinned_t)@0 size=Q@8 stream=stream@16 */
struct nvjpeg_body_nvjpegBufferPinnedResize {
    uint64_t buffer;
    uint64_t size;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegBufferPinnedResize, stream) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegBufferPinnedResize(gtap_session *session, nvjpegBufferPinned_t buffer, size_t size, cudaStream_t stream)
{
    uint64_t buffer_token = gtap_handle_token(session, buffer, NVJPEG_KIND_nvjpegBufferPinned_t);
    if (buffer_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegBufferPinnedResize body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegBufferPinnedResize *body = &fixed.body;
    body->buffer = buffer_token;
    body->size = size;
    body->stream = stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 33, &fixed, sizeof fixed, NULL, 0);
}

/* 34 call nvjpegBufferPinnedDestroy buffer=handle(nvjpeg.nvjpegBufferPinned_t)@0 */
struct nvjpeg_body_nvjpegBufferPinnedDestroy {
    uint64_t buffer;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegBufferPinnedDestroy, buffer) == 0, "layout");
static inline int32_t nvjpeg_wire_nvjpegBufferPinnedDestroy(gtap_session *session, nvjpegBufferPinned_t buffer)
{
    uint64_t buffer_token = gtap_handle_token(session, buffer, NVJPEG_KIND_nvjpegBufferPinned_t);
    if (buffer_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &nvjpeg_wire_library);
    union { struct nvjpeg_body_nvjpegBufferPinnedDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegBufferPinnedDestroy *body = &fixed.body;
    body->buffer = buffer_token;
    int32_t status = gtap_post_whole(session, &nvjpeg_wire_library, 34, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(buffer, NVJPEG_KIND_nvjpegBufferPinned_t);
    return late_status;
}

/* 35 call nvjpegStateAttachPinnedBuffer decoder_state=handle(nvjpeg.nvjpegJpegState_t)@0 pinned_buffer=handle(nvjpeg.nvjpegBufferPinned_t)@8 */
struct nvjpeg_body_nvjpegStateAttachPinnedBuffer {
    uint64_t decoder_state;
    uint64_t pinned_buffer;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegStateAttachPinnedBuffer, pinned_buffer) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegStateAttachPinnedBuffer(gtap_session *session, nvjpegJpegState_t decoder_state, nvjpegBufferPinned_t pinned_buffer)
{
    uint64_t decoder_state_token = gtap_handle_token(session, decoder_state, NVJPEG_KIND_nvjpegJpegState_t);
    if (decoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t pinned_buffer_token = gtap_handle_token(session, pinned_buffer, NVJPEG_KIND_nvjpegBufferPinned_t);
    if (pinned_buffer_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegStateAttachPinnedBuffer body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegStateAttachPinnedBuffer *body = &fixed.body;
    body->decoder_state = decoder_state_token;
    body->pinned_buffer = pinned_buffer_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 35, &fixed, sizeof fixed, NULL, 0);
}

/* 36 call nvjpegBufferDeviceCreate handle=handle(nvjpeg.nvjpegHandle_t)@0 device_allocator=callback@8 buffer=new(nvjpeg.nvjpegBufferDevice_t)@16 */
struct nvjpeg_body_nvjpegBufferDeviceCreate {
    uint64_t handle;
    uint64_t device_allocator;
    uint64_t buffer;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegBufferDeviceCreate, buffer) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegBufferDeviceCreate(gtap_session *session, nvjpegHandle_t handle, nvjpegDevAllocator_t *device_allocator, nvjpegBufferDevice_t *buffer)
{
    if (buffer == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    if (device_allocator != NULL)
        return nvjpeg_wire_library.statuses.not_supported;
    void *buffer_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegBufferDevice_t);
    if (buffer_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 36, 24, 0) != 0) {
        gtap_shadow_destroy(buffer_made, NVJPEG_KIND_nvjpegBufferDevice_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_nvjpegBufferDeviceCreate *body = frame.fixed;
    body->buffer = gtap_shadow_token(buffer_made, NVJPEG_KIND_nvjpegBufferDevice_t);
    body->handle = handle_token;
    body->device_allocator = 0;
    int32_t status = gtap_create(&frame, NVJPEG_KIND_nvjpegBufferDevice_t);
    if (status != 0) {
        gtap_shadow_destroy(buffer_made, NVJPEG_KIND_nvjpegBufferDevice_t);
        return status;
    }
    *buffer = buffer_made;
    return status;
}

/* 37 call nvjpegBufferDeviceResize buffer=handle(nvjpeg.nvjpegBufferDevice_t)@0 size=Q@8 stream=stream@16 */
struct nvjpeg_body_nvjpegBufferDeviceResize {
    uint64_t buffer;
    uint64_t size;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegBufferDeviceResize, stream) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegBufferDeviceResize(gtap_session *session, nvjpegBufferDevice_t buffer, size_t size, cudaStream_t stream)
{
    uint64_t buffer_token = gtap_handle_token(session, buffer, NVJPEG_KIND_nvjpegBufferDevice_t);
    if (buffer_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegBufferDeviceResize body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegBufferDeviceResize *body = &fixed.body;
    body->buffer = buffer_token;
    body->size = size;
    body->stream = stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 37, &fixed, sizeof fixed, NULL, 0);
}

/* 38 call nvjpegBufferDeviceDestroy buffer=handle(nvjpeg.nvjpegBufferDevice_t)@0 */
struct nvjpeg_body_nvjpegBufferDeviceDestroy {
    uint64_t buffer;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegBufferDeviceDestroy, buffer) == 0, "layout");
static inline int32_t nvjpeg_wire_nvjpegBufferDeviceDestroy(gtap_session *session, nvjpegBufferDevice_t buffer)
{
    uint64_t buffer_token = gtap_handle_token(session, buffer, NVJPEG_KIND_nvjpegBufferDevice_t);
    if (buffer_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &nvjpeg_wire_library);
    union { struct nvjpeg_body_nvjpegBufferDeviceDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegBufferDeviceDestroy *body = &fixed.body;
    body->buffer = buffer_token;
    int32_t status = gtap_post_whole(session, &nvjpeg_wire_library, 38, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(buffer, NVJPEG_KIND_nvjpegBufferDevice_t);
    return late_status;
}

/* 39 call nvjpegStateAttachDeviceBuffer decoder_state=handle(nvjpeg.nvjpegJpegState_t)@0 device_buffer=handle(nvjpeg.nvjpegBufferDevice_t)@8 */
struct nvjpeg_body_nvjpegStateAttachDeviceBuffer {
    uint64_t decoder_state;
    uint64_t device_buffer;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegStateAttachDeviceBuffer, device_buffer) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegStateAttachDeviceBuffer(gtap_session *session, nvjpegJpegState_t decoder_state, nvjpegBufferDevice_t device_buffer)
{
    uint64_t decoder_state_token = gtap_handle_token(session, decoder_state, NVJPEG_KIND_nvjpegJpegState_t);
    if (decoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t device_buffer_token = gtap_handle_token(session, device_buffer, NVJPEG_KIND_nvjpegBufferDevice_t);
    if (device_buffer_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegStateAttachDeviceBuffer body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegStateAttachDeviceBuffer *body = &fixed.body;
    body->decoder_state = decoder_state_token;
    body->device_buffer = device_buffer_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 39, &fixed, sizeof fixed, NULL, 0);
}

/* 40 call nvjpegJpegStreamCreate handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_stream=new(nvjpeg.nvjpegJpegStream_t)@8 */
struct nvjpeg_body_nvjpegJpegStreamCreate {
    uint64_t handle;
    uint64_t jpeg_stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamCreate, jpeg_stream) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamCreate(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegStream_t *jpeg_stream)
{
    if (jpeg_stream == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    void *jpeg_stream_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 40, 16, 0) != 0) {
        gtap_shadow_destroy(jpeg_stream_made, NVJPEG_KIND_nvjpegJpegStream_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_nvjpegJpegStreamCreate *body = frame.fixed;
    body->jpeg_stream = gtap_shadow_token(jpeg_stream_made, NVJPEG_KIND_nvjpegJpegStream_t);
    body->handle = handle_token;
    int32_t status = gtap_create(&frame, NVJPEG_KIND_nvjpegJpegStream_t);
    if (status != 0) {
        gtap_shadow_destroy(jpeg_stream_made, NVJPEG_KIND_nvjpegJpegStream_t);
        return status;
    }
    *jpeg_stream = jpeg_stream_made;
    return status;
}

/* 41 call nvjpegJpegStreamDestroy jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 */
struct nvjpeg_body_nvjpegJpegStreamDestroy {
    uint64_t jpeg_stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamDestroy, jpeg_stream) == 0, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamDestroy(gtap_session *session, nvjpegJpegStream_t jpeg_stream)
{
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &nvjpeg_wire_library);
    union { struct nvjpeg_body_nvjpegJpegStreamDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegJpegStreamDestroy *body = &fixed.body;
    body->jpeg_stream = jpeg_stream_token;
    int32_t status = gtap_post_whole(session, &nvjpeg_wire_library, 41, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    return late_status;
}

/* 42 call nvjpegJpegStreamParseTables handle=handle(nvjpeg.nvjpegHandle_t)@0 data=in(length)@8 length=Q@16 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@24 */
struct nvjpeg_body_nvjpegJpegStreamParseTables {
    uint64_t handle;
    uint64_t data;
    uint64_t length;
    uint64_t jpeg_stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamParseTables, jpeg_stream) == 24, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamParseTables(gtap_session *session, nvjpegHandle_t handle, const unsigned char *data, size_t length, nvjpegJpegStream_t jpeg_stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t data_length = gtap_count(length);
    if (gtap_unfit(data, data_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part data_part = gtap_in(session, data, data_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 42, 32, gtap_part_size(&data_part)) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegJpegStreamParseTables *body = frame.fixed;
    body->handle = handle_token;
    body->data = data_part.descriptor;
    body->length = length;
    body->jpeg_stream = jpeg_stream_token;
    gtap_put(&frame, &data_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 43 call nvjpegDecodeParamsCreate handle=handle(nvjpeg.nvjpegHandle_t)@0 decode_params=new(nvjpeg.nvjpegDecodeParams_t)@8 */
struct nvjpeg_body_nvjpegDecodeParamsCreate {
    uint64_t handle;
    uint64_t decode_params;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeParamsCreate, decode_params) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeParamsCreate(gtap_session *session, nvjpegHandle_t handle, nvjpegDecodeParams_t *decode_params)
{
    if (decode_params == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    void *decode_params_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 43, 16, 0) != 0) {
        gtap_shadow_destroy(decode_params_made, NVJPEG_KIND_nvjpegDecodeParams_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_nvjpegDecodeParamsCreate *body = frame.fixed;
    body->decode_params = gtap_shadow_token(decode_params_made, NVJPEG_KIND_nvjpegDecodeParams_t);
    body->handle = handle_token;
    int32_t status = gtap_create(&frame, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (status != 0) {
        gtap_shadow_destroy(decode_params_made, NVJPEG_KIND_nvjpegDecodeParams_t);
        return status;
    }
    *decode_params = decode_params_made;
    return status;
}

/* 44 call nvjpegDecodeParamsDestroy decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@0 */
struct nvjpeg_body_nvjpegDecodeParamsDestroy {
    uint64_t decode_params;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeParamsDestroy, decode_params) == 0, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeParamsDestroy(gtap_session *session, nvjpegDecodeParams_t decode_params)
{
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &nvjpeg_wire_library);
    union { struct nvjpeg_body_nvjpegDecodeParamsDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeParamsDestroy *body = &fixed.body;
    body->decode_params = decode_params_token;
    int32_t status = gtap_post_whole(session, &nvjpeg_wire_library, 44, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    return late_status;
}

/* 45 call nvjpegDecodeParamsSetOutputFormat decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@0 output_format=i@8 */
struct nvjpeg_body_nvjpegDecodeParamsSetOutputFormat {
    uint64_t decode_params;
    int32_t output_format;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeParamsSetOutputFormat, output_format) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeParamsSetOutputFormat(gtap_session *session, nvjpegDecodeParams_t decode_params, nvjpegOutputFormat_t output_format)
{
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegDecodeParamsSetOutputFormat body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeParamsSetOutputFormat *body = &fixed.body;
    body->decode_params = decode_params_token;
    body->output_format = output_format;
    return gtap_post_whole(session, &nvjpeg_wire_library, 45, &fixed, sizeof fixed, NULL, 0);
}

/* 46 call nvjpegDecodeParamsSetROI decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@0 offset_x=i@8 offset_y=i@12 roi_width=i@16 roi_height=i@20 */
struct nvjpeg_body_nvjpegDecodeParamsSetROI {
    uint64_t decode_params;
    int32_t offset_x;
    int32_t offset_y;
    int32_t roi_width;
    int32_t roi_height;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeParamsSetROI, roi_height) == 20, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeParamsSetROI(gtap_session *session, nvjpegDecodeParams_t decode_params, int offset_x, int offset_y, int roi_width, int roi_height)
{
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegDecodeParamsSetROI body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeParamsSetROI *body = &fixed.body;
    body->decode_params = decode_params_token;
    body->offset_x = offset_x;
    body->offset_y = offset_y;
    body->roi_width = roi_width;
    body->roi_height = roi_height;
    return gtap_post_whole(session, &nvjpeg_wire_library, 46, &fixed, sizeof fixed, NULL, 0);
}

/* 47 call nvjpegDecodeParamsSetAllowCMYK decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@0 allow_cmyk=i@8 */
struct nvjpeg_body_nvjpegDecodeParamsSetAllowCMYK {
    uint64_t decode_params;
    int32_t allow_cmyk;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeParamsSetAllowCMYK, allow_cmyk) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeParamsSetAllowCMYK(gtap_session *session, nvjpegDecodeParams_t decode_params, int allow_cmyk)
{
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegDecodeParamsSetAllowCMYK body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeParamsSetAllowCMYK *body = &fixed.body;
    body->decode_params = decode_params_token;
    body->allow_cmyk = allow_cmyk;
    return gtap_post_whole(session, &nvjpeg_wire_library, 47, &fixed, sizeof fixed, NULL, 0);
}

/* 48 call nvjpegDecodeParamsSetScaleFactor decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@0 scale_factor=i@8 */
struct nvjpeg_body_nvjpegDecodeParamsSetScaleFactor {
    uint64_t decode_params;
    int32_t scale_factor;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeParamsSetScaleFactor, scale_factor) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeParamsSetScaleFactor(gtap_session *session, nvjpegDecodeParams_t decode_params, nvjpegScaleFactor_t scale_factor)
{
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegDecodeParamsSetScaleFactor body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeParamsSetScaleFactor *body = &fixed.body;
    body->decode_params = decode_params_token;
    body->scale_factor = scale_factor;
    return gtap_post_whole(session, &nvjpeg_wire_library, 48, &fixed, sizeof fixed, NULL, 0);
}

/* 49 call nvjpegDecodeParamsSetExifOrientation decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@0 orientation=i@8 */
struct nvjpeg_body_nvjpegDecodeParamsSetExifOrientation {
    uint64_t decode_params;
    int32_t orientation;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeParamsSetExifOrientation, orientation) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeParamsSetExifOrientation(gtap_session *session, nvjpegDecodeParams_t decode_params, nvjpegExifOrientation_t orientation)
{
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegDecodeParamsSetExifOrientation body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeParamsSetExifOrientation *body = &fixed.body;
    body->decode_params = decode_params_token;
    body->orientation = orientation;
    return gtap_post_whole(session, &nvjpeg_wire_library, 49, &fixed, sizeof fixed, NULL, 0);
}

/* 50 call nvjpegDecoderCreate nvjpeg_handle=handle(nvjpeg.nvjpegHandle_t)@0 implementation=i@8 decoder_handle=new(nvjpeg.nvjpegJpegDecoder_t)@16 */
struct nvjpeg_body_nvjpegDecoderCreate {
    uint64_t nvjpeg_handle;
    int32_t implementation;
    uint64_t decoder_handle;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecoderCreate, decoder_handle) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecoderCreate(gtap_session *session, nvjpegHandle_t nvjpeg_handle, nvjpegBackend_t implementation, nvjpegJpegDecoder_t *decoder_handle)
{
    if (decoder_handle == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t nvjpeg_handle_token = gtap_handle_token(session, nvjpeg_handle, NVJPEG_KIND_nvjpegHandle_t);
    if (nvjpeg_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    void *decoder_handle_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_handle_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 50, 24, 0) != 0) {
        gtap_shadow_destroy(decoder_handle_made, NVJPEG_KIND_nvjpegJpegDecoder_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_nvjpegDecoderCreate *body = frame.fixed;
    body->decoder_handle = gtap_shadow_token(decoder_handle_made, NVJPEG_KIND_nvjpegJpegDecoder_t);
    body->nvjpeg_handle = nvjpeg_handle_token;
    body->implementation = implementation;
    int32_t status = gtap_create(&frame, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (status != 0) {
        gtap_shadow_destroy(decoder_handle_made, NVJPEG_KIND_nvjpegJpegDecoder_t);
        return status;
    }
    *decoder_handle = decoder_handle_made;
    return status;
}

/* 51 call nvjpegDecoderDestroy decoder_handle=handle(nvjpeg.nvjpegJpegDecoder_t)@0 */
struct nvjpeg_body_nvjpegDecoderDestroy {
    uint64_t decoder_handle;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecoderDestroy, decoder_handle) == 0, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecoderDestroy(gtap_session *session, nvjpegJpegDecoder_t decoder_handle)
{
    uint64_t decoder_handle_token = gtap_handle_token(session, decoder_handle, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &nvjpeg_wire_library);
    union { struct nvjpeg_body_nvjpegDecoderDestroy body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecoderDestroy *body = &fixed.body;
    body->decoder_handle = decoder_handle_token;
    int32_t status = gtap_post_whole(session, &nvjpeg_wire_library, 51, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(decoder_handle, NVJPEG_KIND_nvjpegJpegDecoder_t);
    return late_status;
}

/* 52 call nvjpegDecoderStateCreate nvjpeg_handle=handle(nvjpeg.nvjpegHandle_t)@0 decoder_handle=handle(nvjpeg.nvjpegJpegDecoder_t)@8 decoder_state=new(nvjpeg.nvjpegJpegState_t)@16 */
struct nvjpeg_body_nvjpegDecoderStateCreate {
    uint64_t nvjpeg_handle;
    uint64_t decoder_handle;
    uint64_t decoder_state;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecoderStateCreate, decoder_state) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecoderStateCreate(gtap_session *session, nvjpegHandle_t nvjpeg_handle, nvjpegJpegDecoder_t decoder_handle, nvjpegJpegState_t *decoder_state)
{
    if (decoder_state == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t nvjpeg_handle_token = gtap_handle_token(session, nvjpeg_handle, NVJPEG_KIND_nvjpegHandle_t);
    if (nvjpeg_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_handle_token = gtap_handle_token(session, decoder_handle, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    void *decoder_state_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegJpegState_t);
    if (decoder_state_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 52, 24, 0) != 0) {
        gtap_shadow_destroy(decoder_state_made, NVJPEG_KIND_nvjpegJpegState_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_nvjpegDecoderStateCreate *body = frame.fixed;
    body->decoder_state = gtap_shadow_token(decoder_state_made, NVJPEG_KIND_nvjpegJpegState_t);
    body->nvjpeg_handle = nvjpeg_handle_token;
    body->decoder_handle = decoder_handle_token;
    int32_t status = gtap_create(&frame, NVJPEG_KIND_nvjpegJpegState_t);
    if (status != 0) {
        gtap_shadow_destroy(decoder_state_made, NVJPEG_KIND_nvjpegJpegState_t);
        return status;
    }
    *decoder_state = decoder_state_made;
    return status;
}

/* 53 call nvjpegDecoderJpegSupported decoder_handle=handle(nvjpeg.nvjpegJpegDecoder_t)@0 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@8 decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@16 is_supported=out(4)@24 */
struct nvjpeg_body_nvjpegDecoderJpegSupported {
    uint64_t decoder_handle;
    uint64_t jpeg_stream;
    uint64_t decode_params;
    uint64_t is_supported;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecoderJpegSupported, is_supported) == 24, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecoderJpegSupported(gtap_session *session, nvjpegJpegDecoder_t decoder_handle, nvjpegJpegStream_t jpeg_stream, nvjpegDecodeParams_t decode_params, int *is_supported)
{
    uint64_t decoder_handle_token = gtap_handle_token(session, decoder_handle, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t is_supported_length = UINT64_C(4);
    if (gtap_unfit(is_supported, is_supported_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 53, 32, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegDecoderJpegSupported *body = frame.fixed;
    body->decoder_handle = decoder_handle_token;
    body->jpeg_stream = jpeg_stream_token;
    body->decode_params = decode_params_token;
    body->is_supported = gtap_want(is_supported, is_supported_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, is_supported, is_supported_length);
    gtap_done(&reply);
    return status;
}

/* 54 call nvjpegDecodeBatchedSupported handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@8 is_supported=out(4)@16 */
struct nvjpeg_body_nvjpegDecodeBatchedSupported {
    uint64_t handle;
    uint64_t jpeg_stream;
    uint64_t is_supported;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeBatchedSupported, is_supported) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeBatchedSupported(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegStream_t jpeg_stream, int *is_supported)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t is_supported_length = UINT64_C(4);
    if (gtap_unfit(is_supported, is_supported_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 54, 24, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegDecodeBatchedSupported *body = frame.fixed;
    body->handle = handle_token;
    body->jpeg_stream = jpeg_stream_token;
    body->is_supported = gtap_want(is_supported, is_supported_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, is_supported, is_supported_length);
    gtap_done(&reply);
    return status;
}

/* 55 call nvjpegDecodeBatchedSupportedEx handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@8 decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@16 is_supported=out(4)@24 */
struct nvjpeg_body_nvjpegDecodeBatchedSupportedEx {
    uint64_t handle;
    uint64_t jpeg_stream;
    uint64_t decode_params;
    uint64_t is_supported;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeBatchedSupportedEx, is_supported) == 24, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeBatchedSupportedEx(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegStream_t jpeg_stream, nvjpegDecodeParams_t decode_params, int *is_supported)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t is_supported_length = UINT64_C(4);
    if (gtap_unfit(is_supported, is_supported_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 55, 32, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegDecodeBatchedSupportedEx *body = frame.fixed;
    body->handle = handle_token;
    body->jpeg_stream = jpeg_stream_token;
    body->decode_params = decode_params_token;
    body->is_supported = gtap_want(is_supported, is_supported_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, is_supported, is_supported_length);
    gtap_done(&reply);
    return status;
}

/* 56 call nvjpegDecodeJpegTransferToDevice handle=handle(nvjpeg.nvjpegHandle_t)@0 decoder=handle(nvjpeg.nvjpegJpegDecoder_t)@8 decoder_state=handle(nvjpeg.nvjpegJpegState_t)@16 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@24 stream=stream@32 */
struct nvjpeg_body_nvjpegDecodeJpegTransferToDevice {
    uint64_t handle;
    uint64_t decoder;
    uint64_t decoder_state;
    uint64_t jpeg_stream;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeJpegTransferToDevice, stream) == 32, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeJpegTransferToDevice(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder, nvjpegJpegState_t decoder_state, nvjpegJpegStream_t jpeg_stream, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_token = gtap_handle_token(session, decoder, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_state_token = gtap_handle_token(session, decoder_state, NVJPEG_KIND_nvjpegJpegState_t);
    if (decoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegDecodeJpegTransferToDevice body; uint64_t words[5]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeJpegTransferToDevice *body = &fixed.body;
    body->handle = handle_token;
    body->decoder = decoder_token;
    body->decoder_state = decoder_state_token;
    body->jpeg_stream = jpeg_stream_token;
    body->stream = stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 56, &fixed, sizeof fixed, NULL, 0);
}

/* 57 call nvjpegDecodeJpegDevice handle=handle(nvjpeg.nvjpegHandle_t)@0 decoder=handle(nvjpeg.nvjpegJpegDecoder_t)@8 decoder_state=handle(nvjpeg.nvjpegJpegState_t)@16 destination=in(64,struct(64))@24 stream=stream@32 */
struct nvjpeg_body_nvjpegDecodeJpegDevice {
    uint64_t handle;
    uint64_t decoder;
    uint64_t decoder_state;
    uint64_t destination;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeJpegDevice, stream) == 32, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeJpegDevice(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder, nvjpegJpegState_t decoder_state, nvjpegImage_t *destination, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_token = gtap_handle_token(session, decoder, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_state_token = gtap_handle_token(session, decoder_state, NVJPEG_KIND_nvjpegJpegState_t);
    if (decoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t destination_length = UINT64_C(64);
    if (gtap_unfit(destination, destination_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part destination_part = gtap_in(session, destination, destination_length);
    union { struct nvjpeg_body_nvjpegDecodeJpegDevice body; uint64_t words[5]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeJpegDevice *body = &fixed.body;
    body->handle = handle_token;
    body->decoder = decoder_token;
    body->decoder_state = decoder_state_token;
    body->destination = destination_part.descriptor;
    body->stream = stream_token;
    const gtap_part parts[] = {destination_part};
    return gtap_post_whole(session, &nvjpeg_wire_library, 57, &fixed, sizeof fixed, parts, 1);
}

/* 58 call nvjpegEncoderParamsCopyMetadata encoder_state=handle(nvjpeg.nvjpegEncoderState_t)@0 encode_params=handle(nvjpeg.nvjpegEncoderParams_t)@8 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@16 stream=stream@24 */
struct nvjpeg_body_nvjpegEncoderParamsCopyMetadata {
    uint64_t encoder_state;
    uint64_t encode_params;
    uint64_t jpeg_stream;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsCopyMetadata, stream) == 24, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderParamsCopyMetadata(gtap_session *session, nvjpegEncoderState_t encoder_state, nvjpegEncoderParams_t encode_params, nvjpegJpegStream_t jpeg_stream, cudaStream_t stream)
{
    uint64_t encoder_state_token = gtap_handle_token(session, encoder_state, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encode_params_token = gtap_handle_token(session, encode_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegEncoderParamsCopyMetadata body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncoderParamsCopyMetadata *body = &fixed.body;
    body->encoder_state = encoder_state_token;
    body->encode_params = encode_params_token;
    body->jpeg_stream = jpeg_stream_token;
    body->stream = stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 58, &fixed, sizeof fixed, NULL, 0);
}

/* 59 call nvjpegEncoderParamsCopyQuantizationTables encode_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsCopyQuantizationTables {
    uint64_t encode_params;
    uint64_t jpeg_stream;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsCopyQuantizationTables, stream) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderParamsCopyQuantizationTables(gtap_session *session, nvjpegEncoderParams_t encode_params, nvjpegJpegStream_t jpeg_stream, cudaStream_t stream)
{
    uint64_t encode_params_token = gtap_handle_token(session, encode_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegEncoderParamsCopyQuantizationTables body; uint64_t words[3]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncoderParamsCopyQuantizationTables *body = &fixed.body;
    body->encode_params = encode_params_token;
    body->jpeg_stream = jpeg_stream_token;
    body->stream = stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 59, &fixed, sizeof fixed, NULL, 0);
}

/* 60 call nvjpegEncoderParamsCopyHuffmanTables encoder_state=handle(nvjpeg.nvjpegEncoderState_t)@0 encode_params=handle(nvjpeg.nvjpegEncoderParams_t)@8 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@16 stream=stream@24 */
struct nvjpeg_body_nvjpegEncoderParamsCopyHuffmanTables {
    uint64_t encoder_state;
    uint64_t encode_params;
    uint64_t jpeg_stream;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsCopyHuffmanTables, stream) == 24, "layout");
static inline int32_t nvjpeg_wire_nvjpegEncoderParamsCopyHuffmanTables(gtap_session *session, nvjpegEncoderState_t encoder_state, nvjpegEncoderParams_t encode_params, nvjpegJpegStream_t jpeg_stream, cudaStream_t stream)
{
    uint64_t encoder_state_token = gtap_handle_token(session, encoder_state, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t encode_params_token = gtap_handle_token(session, encode_params, NVJPEG_KIND_nvjpegEncoderParams_t);
    if (encode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegEncoderParamsCopyHuffmanTables body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegEncoderParamsCopyHuffmanTables *body = &fixed.body;
    body->encoder_state = encoder_state_token;
    body->encode_params = encode_params_token;
    body->jpeg_stream = jpeg_stream_token;
    body->stream = stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 60, &fixed, sizeof fixed, NULL, 0);
}

/* 61 call nvjpegDecode handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_handle=handle(nvjpeg.nvjpegJpegState_t)@8 data=in(length)@16 length=Q@24 output_format=i@32 destination=in(64,struct(64))@40 stream=stream@48 */
struct nvjpeg_body_nvjpegDecode {
    uint64_t handle;
    uint64_t jpeg_handle;
    uint64_t data;
    uint64_t length;
    int32_t output_format;
    uint64_t destination;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecode, stream) == 48, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecode(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, const unsigned char *data, size_t length, nvjpegOutputFormat_t output_format, nvjpegImage_t *destination, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_handle_token = gtap_handle_token(session, jpeg_handle, NVJPEG_KIND_nvjpegJpegState_t);
    if (jpeg_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t data_length = gtap_count(length);
    if (gtap_unfit(data, data_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t destination_length = UINT64_C(64);
    if (gtap_unfit(destination, destination_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part data_part = gtap_in(session, data, data_length);
    gtap_part destination_part = gtap_in(session, destination, destination_length);
    union { struct nvjpeg_body_nvjpegDecode body; uint64_t words[7]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecode *body = &fixed.body;
    body->handle = handle_token;
    body->jpeg_handle = jpeg_handle_token;
    body->data = data_part.descriptor;
    body->length = length;
    body->output_format = output_format;
    body->destination = destination_part.descriptor;
    body->stream = stream_token;
    const gtap_part parts[] = {data_part, destination_part};
    return gtap_post_whole(session, &nvjpeg_wire_library, 61, &fixed, sizeof fixed, parts, 2);
}

/* 62 call gtapNvjpegDecode handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_handle=handle(nvjpeg.nvjpegJpegState_t)@8 data=in(length)@16 length=Q@24 output_format=i@32 destination=in(64,struct(64))@40 stream=stream@48 */
struct nvjpeg_body_gtapNvjpegDecode {
    uint64_t handle;
    uint64_t jpeg_handle;
    uint64_t data;
    uint64_t length;
    int32_t output_format;
    uint64_t destination;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegDecode, stream) == 48, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegDecode(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, const unsigned char *data, size_t length, nvjpegOutputFormat_t output_format, nvjpegImage_t *destination, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_handle_token = gtap_handle_token(session, jpeg_handle, NVJPEG_KIND_nvjpegJpegState_t);
    if (jpeg_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t data_length = gtap_count(length);
    if (gtap_unfit(data, data_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t destination_length = UINT64_C(64);
    if (gtap_unfit(destination, destination_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part data_part = gtap_in(session, data, data_length);
    gtap_part destination_part = gtap_in(session, destination, destination_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 62, 56, gtap_part_size(&data_part) + gtap_part_size(&destination_part)) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_gtapNvjpegDecode *body = frame.fixed;
    body->handle = handle_token;
    body->jpeg_handle = jpeg_handle_token;
    body->data = data_part.descriptor;
    body->length = length;
    body->output_format = output_format;
    body->destination = destination_part.descriptor;
    body->stream = stream_token;
    gtap_put(&frame, &data_part);
    gtap_put(&frame, &destination_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 63 call gtapNvjpegBatch handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_handle=handle(nvjpeg.nvjpegJpegState_t)@8 count=i@16 items=in(multiply(count,56),struct(56))@24 bytes=in(total)@32 total=Q@40 destinations=in(multiply(count,64),struct(64))@48 stream=stream@56 */
struct nvjpeg_body_gtapNvjpegBatch {
    uint64_t handle;
    uint64_t jpeg_handle;
    int32_t count;
    uint64_t items;
    uint64_t bytes;
    uint64_t total;
    uint64_t destinations;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegBatch, stream) == 56, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegBatch(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, int count, const gtapNvjpegItem *items, const unsigned char *bytes, size_t total, nvjpegImage_t *destinations, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_handle_token = gtap_handle_token(session, jpeg_handle, NVJPEG_KIND_nvjpegJpegState_t);
    if (jpeg_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t items_length = gtap_count_multiply(gtap_count_signed(count), UINT64_C(56));
    if (gtap_unfit(items, items_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t bytes_length = gtap_count(total);
    if (gtap_unfit_or_null(bytes, bytes_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t destinations_length = gtap_count_multiply(gtap_count_signed(count), UINT64_C(64));
    if (gtap_unfit(destinations, destinations_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part items_part = gtap_in(session, items, items_length);
    gtap_part bytes_part = gtap_in(session, bytes, bytes_length);
    gtap_part destinations_part = gtap_in(session, destinations, destinations_length);
    union { struct nvjpeg_body_gtapNvjpegBatch body; uint64_t words[8]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_gtapNvjpegBatch *body = &fixed.body;
    body->handle = handle_token;
    body->jpeg_handle = jpeg_handle_token;
    body->count = count;
    body->items = items_part.descriptor;
    body->bytes = bytes_part.descriptor;
    body->total = total;
    body->destinations = destinations_part.descriptor;
    body->stream = stream_token;
    const gtap_part parts[] = {items_part, bytes_part, destinations_part};
    return gtap_post_whole(session, &nvjpeg_wire_library, 63, &fixed, sizeof fixed, parts, 3);
}

/* 64 call gtapNvjpegBatchAsked handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_handle=handle(nvjpeg.nvjpegJpegState_t)@8 count=i@16 items=in(multiply(count,56),struct(56))@24 bytes=in(total)@32 total=Q@40 destinations=in(multiply(count,64),struct(64))@48 stream=stream@56 */
struct nvjpeg_body_gtapNvjpegBatchAsked {
    uint64_t handle;
    uint64_t jpeg_handle;
    int32_t count;
    uint64_t items;
    uint64_t bytes;
    uint64_t total;
    uint64_t destinations;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegBatchAsked, stream) == 56, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegBatchAsked(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, int count, const gtapNvjpegItem *items, const unsigned char *bytes, size_t total, nvjpegImage_t *destinations, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_handle_token = gtap_handle_token(session, jpeg_handle, NVJPEG_KIND_nvjpegJpegState_t);
    if (jpeg_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t items_length = gtap_count_multiply(gtap_count_signed(count), UINT64_C(56));
    if (gtap_unfit(items, items_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t bytes_length = gtap_count(total);
    if (gtap_unfit_or_null(bytes, bytes_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t destinations_length = gtap_count_multiply(gtap_count_signed(count), UINT64_C(64));
    if (gtap_unfit(destinations, destinations_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part items_part = gtap_in(session, items, items_length);
    gtap_part bytes_part = gtap_in(session, bytes, bytes_length);
    gtap_part destinations_part = gtap_in(session, destinations, destinations_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 64, 64, gtap_part_size(&items_part) + gtap_part_size(&bytes_part) + gtap_part_size(&destinations_part)) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_gtapNvjpegBatchAsked *body = frame.fixed;
    body->handle = handle_token;
    body->jpeg_handle = jpeg_handle_token;
    body->count = count;
    body->items = items_part.descriptor;
    body->bytes = bytes_part.descriptor;
    body->total = total;
    body->destinations = destinations_part.descriptor;
    body->stream = stream_token;
    gtap_put(&frame, &items_part);
    gtap_put(&frame, &bytes_part);
    gtap_put(&frame, &destinations_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 65 call nvjpegJpegStreamParse handle=handle(nvjpeg.nvjpegHandle_t)@0 data=in(length)@8 length=Q@16 save_metadata=i@24 save_stream=i@28 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@32 */
struct nvjpeg_body_nvjpegJpegStreamParse {
    uint64_t handle;
    uint64_t data;
    uint64_t length;
    int32_t save_metadata;
    int32_t save_stream;
    uint64_t jpeg_stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamParse, jpeg_stream) == 32, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamParse(gtap_session *session, nvjpegHandle_t handle, const unsigned char *data, size_t length, int save_metadata, int save_stream, nvjpegJpegStream_t jpeg_stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t data_length = gtap_count(length);
    if (gtap_unfit(data, data_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part data_part = gtap_in(session, data, data_length);
    union { struct nvjpeg_body_nvjpegJpegStreamParse body; uint64_t words[5]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegJpegStreamParse *body = &fixed.body;
    body->handle = handle_token;
    body->data = data_part.descriptor;
    body->length = length;
    body->save_metadata = save_metadata;
    body->save_stream = save_stream;
    body->jpeg_stream = jpeg_stream_token;
    const gtap_part parts[] = {data_part};
    return gtap_post_whole(session, &nvjpeg_wire_library, 65, &fixed, sizeof fixed, parts, 1);
}

/* 66 call gtapNvjpegParse handle=handle(nvjpeg.nvjpegHandle_t)@0 data=in(length)@8 length=Q@16 save_metadata=i@24 save_stream=i@28 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@32 */
struct nvjpeg_body_gtapNvjpegParse {
    uint64_t handle;
    uint64_t data;
    uint64_t length;
    int32_t save_metadata;
    int32_t save_stream;
    uint64_t jpeg_stream;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegParse, jpeg_stream) == 32, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegParse(gtap_session *session, nvjpegHandle_t handle, const unsigned char *data, size_t length, int save_metadata, int save_stream, nvjpegJpegStream_t jpeg_stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t data_length = gtap_count(length);
    if (gtap_unfit(data, data_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part data_part = gtap_in(session, data, data_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 66, 40, gtap_part_size(&data_part)) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_gtapNvjpegParse *body = frame.fixed;
    body->handle = handle_token;
    body->data = data_part.descriptor;
    body->length = length;
    body->save_metadata = save_metadata;
    body->save_stream = save_stream;
    body->jpeg_stream = jpeg_stream_token;
    gtap_put(&frame, &data_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 67 call nvjpegJpegStreamParseHeader handle=handle(nvjpeg.nvjpegHandle_t)@0 data=in(length)@8 length=Q@16 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@24 */
struct nvjpeg_body_nvjpegJpegStreamParseHeader {
    uint64_t handle;
    uint64_t data;
    uint64_t length;
    uint64_t jpeg_stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamParseHeader, jpeg_stream) == 24, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamParseHeader(gtap_session *session, nvjpegHandle_t handle, const unsigned char *data, size_t length, nvjpegJpegStream_t jpeg_stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t data_length = gtap_count(length);
    if (gtap_unfit(data, data_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part data_part = gtap_in(session, data, data_length);
    union { struct nvjpeg_body_nvjpegJpegStreamParseHeader body; uint64_t words[4]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegJpegStreamParseHeader *body = &fixed.body;
    body->handle = handle_token;
    body->data = data_part.descriptor;
    body->length = length;
    body->jpeg_stream = jpeg_stream_token;
    const gtap_part parts[] = {data_part};
    return gtap_post_whole(session, &nvjpeg_wire_library, 67, &fixed, sizeof fixed, parts, 1);
}

/* 68 call gtapNvjpegParseHeader handle=handle(nvjpeg.nvjpegHandle_t)@0 data=in(length)@8 length=Q@16 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@24 */
struct nvjpeg_body_gtapNvjpegParseHeader {
    uint64_t handle;
    uint64_t data;
    uint64_t length;
    uint64_t jpeg_stream;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegParseHeader, jpeg_stream) == 24, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegParseHeader(gtap_session *session, nvjpegHandle_t handle, const unsigned char *data, size_t length, nvjpegJpegStream_t jpeg_stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t data_length = gtap_count(length);
    if (gtap_unfit(data, data_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part data_part = gtap_in(session, data, data_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 68, 32, gtap_part_size(&data_part)) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_gtapNvjpegParseHeader *body = frame.fixed;
    body->handle = handle_token;
    body->data = data_part.descriptor;
    body->length = length;
    body->jpeg_stream = jpeg_stream_token;
    gtap_put(&frame, &data_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 69 call nvjpegDecodeJpeg handle=handle(nvjpeg.nvjpegHandle_t)@0 decoder=handle(nvjpeg.nvjpegJpegDecoder_t)@8 decoder_state=handle(nvjpeg.nvjpegJpegState_t)@16 jpeg_bitstream=handle(nvjpeg.nvjpegJpegStream_t)@24 destination=in(64,struct(64))@32 decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@40 stream=stream@48 */
struct nvjpeg_body_nvjpegDecodeJpeg {
    uint64_t handle;
    uint64_t decoder;
    uint64_t decoder_state;
    uint64_t jpeg_bitstream;
    uint64_t destination;
    uint64_t decode_params;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeJpeg, stream) == 48, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeJpeg(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder, nvjpegJpegState_t decoder_state, nvjpegJpegStream_t jpeg_bitstream, nvjpegImage_t *destination, nvjpegDecodeParams_t decode_params, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_token = gtap_handle_token(session, decoder, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_state_token = gtap_handle_token(session, decoder_state, NVJPEG_KIND_nvjpegJpegState_t);
    if (decoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_bitstream_token = gtap_handle_token(session, jpeg_bitstream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_bitstream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t destination_length = UINT64_C(64);
    if (gtap_unfit(destination, destination_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part destination_part = gtap_in(session, destination, destination_length);
    union { struct nvjpeg_body_nvjpegDecodeJpeg body; uint64_t words[7]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeJpeg *body = &fixed.body;
    body->handle = handle_token;
    body->decoder = decoder_token;
    body->decoder_state = decoder_state_token;
    body->jpeg_bitstream = jpeg_bitstream_token;
    body->destination = destination_part.descriptor;
    body->decode_params = decode_params_token;
    body->stream = stream_token;
    const gtap_part parts[] = {destination_part};
    return gtap_post_whole(session, &nvjpeg_wire_library, 69, &fixed, sizeof fixed, parts, 1);
}

/* 70 call gtapNvjpegDecodeJpeg handle=handle(nvjpeg.nvjpegHandle_t)@0 decoder=handle(nvjpeg.nvjpegJpegDecoder_t)@8 decoder_state=handle(nvjpeg.nvjpegJpegState_t)@16 jpeg_bitstream=handle(nvjpeg.nvjpegJpegStream_t)@24 destination=in(64,struct(64))@32 decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@40 stream=stream@48 */
struct nvjpeg_body_gtapNvjpegDecodeJpeg {
    uint64_t handle;
    uint64_t decoder;
    uint64_t decoder_state;
    uint64_t jpeg_bitstream;
    uint64_t destination;
    uint64_t decode_params;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegDecodeJpeg, stream) == 48, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegDecodeJpeg(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder, nvjpegJpegState_t decoder_state, nvjpegJpegStream_t jpeg_bitstream, nvjpegImage_t *destination, nvjpegDecodeParams_t decode_params, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_token = gtap_handle_token(session, decoder, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_state_token = gtap_handle_token(session, decoder_state, NVJPEG_KIND_nvjpegJpegState_t);
    if (decoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_bitstream_token = gtap_handle_token(session, jpeg_bitstream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_bitstream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t destination_length = UINT64_C(64);
    if (gtap_unfit(destination, destination_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part destination_part = gtap_in(session, destination, destination_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 70, 56, gtap_part_size(&destination_part)) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_gtapNvjpegDecodeJpeg *body = frame.fixed;
    body->handle = handle_token;
    body->decoder = decoder_token;
    body->decoder_state = decoder_state_token;
    body->jpeg_bitstream = jpeg_bitstream_token;
    body->destination = destination_part.descriptor;
    body->decode_params = decode_params_token;
    body->stream = stream_token;
    gtap_put(&frame, &destination_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 71 call nvjpegDecodeJpegHost handle=handle(nvjpeg.nvjpegHandle_t)@0 decoder=handle(nvjpeg.nvjpegJpegDecoder_t)@8 decoder_state=handle(nvjpeg.nvjpegJpegState_t)@16 decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@24 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@32 */
struct nvjpeg_body_nvjpegDecodeJpegHost {
    uint64_t handle;
    uint64_t decoder;
    uint64_t decoder_state;
    uint64_t decode_params;
    uint64_t jpeg_stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeJpegHost, jpeg_stream) == 32, "layout");
static inline int32_t nvjpeg_wire_nvjpegDecodeJpegHost(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder, nvjpegJpegState_t decoder_state, nvjpegDecodeParams_t decode_params, nvjpegJpegStream_t jpeg_stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_token = gtap_handle_token(session, decoder, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_state_token = gtap_handle_token(session, decoder_state, NVJPEG_KIND_nvjpegJpegState_t);
    if (decoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    union { struct nvjpeg_body_nvjpegDecodeJpegHost body; uint64_t words[5]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct nvjpeg_body_nvjpegDecodeJpegHost *body = &fixed.body;
    body->handle = handle_token;
    body->decoder = decoder_token;
    body->decoder_state = decoder_state_token;
    body->decode_params = decode_params_token;
    body->jpeg_stream = jpeg_stream_token;
    return gtap_post_whole(session, &nvjpeg_wire_library, 71, &fixed, sizeof fixed, NULL, 0);
}

/* 72 call gtapNvjpegDecodeJpegHost handle=handle(nvjpeg.nvjpegHandle_t)@0 decoder=handle(nvjpeg.nvjpegJpegDecoder_t)@8 decoder_state=handle(nvjpeg.nvjpegJpegState_t)@16 decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@24 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@32 */
struct nvjpeg_body_gtapNvjpegDecodeJpegHost {
    uint64_t handle;
    uint64_t decoder;
    uint64_t decoder_state;
    uint64_t decode_params;
    uint64_t jpeg_stream;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegDecodeJpegHost, jpeg_stream) == 32, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegDecodeJpegHost(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder, nvjpegJpegState_t decoder_state, nvjpegDecodeParams_t decode_params, nvjpegJpegStream_t jpeg_stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_token = gtap_handle_token(session, decoder, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_state_token = gtap_handle_token(session, decoder_state, NVJPEG_KIND_nvjpegJpegState_t);
    if (decoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decode_params_token = gtap_handle_token(session, decode_params, NVJPEG_KIND_nvjpegDecodeParams_t);
    if (decode_params_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 72, 40, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_gtapNvjpegDecodeJpegHost *body = frame.fixed;
    body->handle = handle_token;
    body->decoder = decoder_token;
    body->decoder_state = decoder_state_token;
    body->decode_params = decode_params_token;
    body->jpeg_stream = jpeg_stream_token;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 73 call gtapNvjpegCreate backend=i@0 dev_allocator=callback@8 pinned_allocator=callback@16 flags=I@24 handle=new(nvjpeg.nvjpegHandle_t)@32 */
struct nvjpeg_body_gtapNvjpegCreate {
    int32_t backend;
    uint64_t dev_allocator;
    uint64_t pinned_allocator;
    uint32_t flags;
    uint64_t handle;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegCreate, handle) == 32, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegCreate(gtap_session *session, nvjpegBackend_t backend, nvjpegDevAllocator_t *dev_allocator, nvjpegPinnedAllocator_t *pinned_allocator, unsigned int flags, nvjpegHandle_t *handle)
{
    if (handle == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    if (dev_allocator != NULL)
        return nvjpeg_wire_library.statuses.not_supported;
    if (pinned_allocator != NULL)
        return nvjpeg_wire_library.statuses.not_supported;
    void *handle_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 73, 40, 0) != 0) {
        gtap_shadow_destroy(handle_made, NVJPEG_KIND_nvjpegHandle_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_gtapNvjpegCreate *body = frame.fixed;
    body->handle = gtap_shadow_token(handle_made, NVJPEG_KIND_nvjpegHandle_t);
    body->backend = backend;
    body->dev_allocator = 0;
    body->pinned_allocator = 0;
    body->flags = flags;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    if (status != 0) {
        gtap_shadow_destroy(handle_made, NVJPEG_KIND_nvjpegHandle_t);
        return status;
    }
    *handle = handle_made;
    return status;
}

/* 74 call gtapNvjpegDecodeJpegDevice handle=handle(nvjpeg.nvjpegHandle_t)@0 decoder=handle(nvjpeg.nvjpegJpegDecoder_t)@8 decoder_state=handle(nvjpeg.nvjpegJpegState_t)@16 destination=in(64,struct(64))@24 stream=stream@32 */
struct nvjpeg_body_gtapNvjpegDecodeJpegDevice {
    uint64_t handle;
    uint64_t decoder;
    uint64_t decoder_state;
    uint64_t destination;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegDecodeJpegDevice, stream) == 32, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegDecodeJpegDevice(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder, nvjpegJpegState_t decoder_state, nvjpegImage_t *destination, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_token = gtap_handle_token(session, decoder, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_state_token = gtap_handle_token(session, decoder_state, NVJPEG_KIND_nvjpegJpegState_t);
    if (decoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t destination_length = UINT64_C(64);
    if (gtap_unfit(destination, destination_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_part destination_part = gtap_in(session, destination, destination_length);
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 74, 40, gtap_part_size(&destination_part)) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_gtapNvjpegDecodeJpegDevice *body = frame.fixed;
    body->handle = handle_token;
    body->decoder = decoder_token;
    body->decoder_state = decoder_state_token;
    body->destination = destination_part.descriptor;
    body->stream = stream_token;
    gtap_put(&frame, &destination_part);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 75 call gtapNvjpegEncoderStateCreate handle=handle(nvjpeg.nvjpegHandle_t)@0 encoder_state=new(nvjpeg.nvjpegEncoderState_t)@8 backend=i@16 stream=stream@24 */
struct nvjpeg_body_gtapNvjpegEncoderStateCreate {
    uint64_t handle;
    uint64_t encoder_state;
    int32_t backend;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegEncoderStateCreate, stream) == 24, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegEncoderStateCreate(gtap_session *session, nvjpegHandle_t handle, nvjpegEncoderState_t *encoder_state, nvjpegEncBackend_t backend, cudaStream_t stream)
{
    if (encoder_state == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    void *encoder_state_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegEncoderState_t);
    if (encoder_state_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 75, 32, 0) != 0) {
        gtap_shadow_destroy(encoder_state_made, NVJPEG_KIND_nvjpegEncoderState_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_gtapNvjpegEncoderStateCreate *body = frame.fixed;
    body->encoder_state = gtap_shadow_token(encoder_state_made, NVJPEG_KIND_nvjpegEncoderState_t);
    body->handle = handle_token;
    body->backend = backend;
    body->stream = stream_token;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    if (status != 0) {
        gtap_shadow_destroy(encoder_state_made, NVJPEG_KIND_nvjpegEncoderState_t);
        return status;
    }
    *encoder_state = encoder_state_made;
    return status;
}

/* 76 call gtapNvjpegDecoderCreate nvjpeg_handle=handle(nvjpeg.nvjpegHandle_t)@0 implementation=i@8 decoder_handle=new(nvjpeg.nvjpegJpegDecoder_t)@16 */
struct nvjpeg_body_gtapNvjpegDecoderCreate {
    uint64_t nvjpeg_handle;
    int32_t implementation;
    uint64_t decoder_handle;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegDecoderCreate, decoder_handle) == 16, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegDecoderCreate(gtap_session *session, nvjpegHandle_t nvjpeg_handle, nvjpegBackend_t implementation, nvjpegJpegDecoder_t *decoder_handle)
{
    if (decoder_handle == NULL)
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t nvjpeg_handle_token = gtap_handle_token(session, nvjpeg_handle, NVJPEG_KIND_nvjpegHandle_t);
    if (nvjpeg_handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    void *decoder_handle_made = gtap_shadow_create(session, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_handle_made == NULL)
        return nvjpeg_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 76, 24, 0) != 0) {
        gtap_shadow_destroy(decoder_handle_made, NVJPEG_KIND_nvjpegJpegDecoder_t);
        return gtap_refused(session, &nvjpeg_wire_library);
    }
    struct nvjpeg_body_gtapNvjpegDecoderCreate *body = frame.fixed;
    body->decoder_handle = gtap_shadow_token(decoder_handle_made, NVJPEG_KIND_nvjpegJpegDecoder_t);
    body->nvjpeg_handle = nvjpeg_handle_token;
    body->implementation = implementation;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    if (status != 0) {
        gtap_shadow_destroy(decoder_handle_made, NVJPEG_KIND_nvjpegJpegDecoder_t);
        return status;
    }
    *decoder_handle = decoder_handle_made;
    return status;
}

/* 77 call nvjpegJpegStreamGetJpegEncoding jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 jpeg_encoding=out(4)@8 */
struct nvjpeg_body_nvjpegJpegStreamGetJpegEncoding {
    uint64_t jpeg_stream;
    uint64_t jpeg_encoding;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetJpegEncoding, jpeg_encoding) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamGetJpegEncoding(gtap_session *session, nvjpegJpegStream_t jpeg_stream, nvjpegJpegEncoding_t *jpeg_encoding)
{
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_encoding_length = UINT64_C(4);
    if (gtap_unfit(jpeg_encoding, jpeg_encoding_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 77, 16, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegJpegStreamGetJpegEncoding *body = frame.fixed;
    body->jpeg_stream = jpeg_stream_token;
    body->jpeg_encoding = gtap_want(jpeg_encoding, jpeg_encoding_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, jpeg_encoding, jpeg_encoding_length);
    gtap_done(&reply);
    return status;
}

/* 78 call nvjpegJpegStreamGetFrameDimensions jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 width=out(4)@8 height=out(4)@16 */
struct nvjpeg_body_nvjpegJpegStreamGetFrameDimensions {
    uint64_t jpeg_stream;
    uint64_t width;
    uint64_t height;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetFrameDimensions, height) == 16, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamGetFrameDimensions(gtap_session *session, nvjpegJpegStream_t jpeg_stream, unsigned int *width, unsigned int *height)
{
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t width_length = UINT64_C(4);
    if (gtap_unfit(width, width_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t height_length = UINT64_C(4);
    if (gtap_unfit(height, height_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 78, 24, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegJpegStreamGetFrameDimensions *body = frame.fixed;
    body->jpeg_stream = jpeg_stream_token;
    body->width = gtap_want(width, width_length);
    body->height = gtap_want(height, height_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, width, width_length);
    gtap_get(&reply, height, height_length);
    gtap_done(&reply);
    return status;
}

/* 79 call nvjpegJpegStreamGetComponentsNum jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 components_num=out(4)@8 */
struct nvjpeg_body_nvjpegJpegStreamGetComponentsNum {
    uint64_t jpeg_stream;
    uint64_t components_num;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetComponentsNum, components_num) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamGetComponentsNum(gtap_session *session, nvjpegJpegStream_t jpeg_stream, unsigned int *components_num)
{
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t components_num_length = UINT64_C(4);
    if (gtap_unfit(components_num, components_num_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 79, 16, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegJpegStreamGetComponentsNum *body = frame.fixed;
    body->jpeg_stream = jpeg_stream_token;
    body->components_num = gtap_want(components_num, components_num_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, components_num, components_num_length);
    gtap_done(&reply);
    return status;
}

/* 80 call nvjpegJpegStreamGetComponentDimensions jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 component=I@8 width=out(4)@16 height=out(4)@24 */
struct nvjpeg_body_nvjpegJpegStreamGetComponentDimensions {
    uint64_t jpeg_stream;
    uint32_t component;
    uint64_t width;
    uint64_t height;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetComponentDimensions, height) == 24, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamGetComponentDimensions(gtap_session *session, nvjpegJpegStream_t jpeg_stream, unsigned int component, unsigned int *width, unsigned int *height)
{
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t width_length = UINT64_C(4);
    if (gtap_unfit(width, width_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    uint64_t height_length = UINT64_C(4);
    if (gtap_unfit(height, height_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 80, 32, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegJpegStreamGetComponentDimensions *body = frame.fixed;
    body->jpeg_stream = jpeg_stream_token;
    body->component = component;
    body->width = gtap_want(width, width_length);
    body->height = gtap_want(height, height_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, width, width_length);
    gtap_get(&reply, height, height_length);
    gtap_done(&reply);
    return status;
}

/* 81 call nvjpegJpegStreamGetExifOrientation jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 orientation_flag=out(4)@8 */
struct nvjpeg_body_nvjpegJpegStreamGetExifOrientation {
    uint64_t jpeg_stream;
    uint64_t orientation_flag;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetExifOrientation, orientation_flag) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamGetExifOrientation(gtap_session *session, nvjpegJpegStream_t jpeg_stream, nvjpegExifOrientation_t *orientation_flag)
{
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t orientation_flag_length = UINT64_C(4);
    if (gtap_unfit(orientation_flag, orientation_flag_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 81, 16, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegJpegStreamGetExifOrientation *body = frame.fixed;
    body->jpeg_stream = jpeg_stream_token;
    body->orientation_flag = gtap_want(orientation_flag, orientation_flag_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, orientation_flag, orientation_flag_length);
    gtap_done(&reply);
    return status;
}

/* 82 call nvjpegJpegStreamGetSamplePrecision jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 precision=out(4)@8 */
struct nvjpeg_body_nvjpegJpegStreamGetSamplePrecision {
    uint64_t jpeg_stream;
    uint64_t precision;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetSamplePrecision, precision) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamGetSamplePrecision(gtap_session *session, nvjpegJpegStream_t jpeg_stream, unsigned int *precision)
{
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t precision_length = UINT64_C(4);
    if (gtap_unfit(precision, precision_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 82, 16, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegJpegStreamGetSamplePrecision *body = frame.fixed;
    body->jpeg_stream = jpeg_stream_token;
    body->precision = gtap_want(precision, precision_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, precision, precision_length);
    gtap_done(&reply);
    return status;
}

/* 83 call nvjpegJpegStreamGetChromaSubsampling jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 chroma_subsampling=out(4)@8 */
struct nvjpeg_body_nvjpegJpegStreamGetChromaSubsampling {
    uint64_t jpeg_stream;
    uint64_t chroma_subsampling;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetChromaSubsampling, chroma_subsampling) == 8, "layout");
static inline int32_t nvjpeg_wire_nvjpegJpegStreamGetChromaSubsampling(gtap_session *session, nvjpegJpegStream_t jpeg_stream, nvjpegChromaSubsampling_t *chroma_subsampling)
{
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t chroma_subsampling_length = UINT64_C(4);
    if (gtap_unfit(chroma_subsampling, chroma_subsampling_length))
        return nvjpeg_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 83, 16, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_nvjpegJpegStreamGetChromaSubsampling *body = frame.fixed;
    body->jpeg_stream = jpeg_stream_token;
    body->chroma_subsampling = gtap_want(chroma_subsampling, chroma_subsampling_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, chroma_subsampling, chroma_subsampling_length);
    gtap_done(&reply);
    return status;
}

/* 84 call gtapNvjpegDecodeJpegTransfer handle=handle(nvjpeg.nvjpegHandle_t)@0 decoder=handle(nvjpeg.nvjpegJpegDecoder_t)@8 decoder_state=handle(nvjpeg.nvjpegJpegState_t)@16 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@24 stream=stream@32 */
struct nvjpeg_body_gtapNvjpegDecodeJpegTransfer {
    uint64_t handle;
    uint64_t decoder;
    uint64_t decoder_state;
    uint64_t jpeg_stream;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_gtapNvjpegDecodeJpegTransfer, stream) == 32, "layout");
static inline int32_t nvjpeg_wire_gtapNvjpegDecodeJpegTransfer(gtap_session *session, nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder, nvjpegJpegState_t decoder_state, nvjpegJpegStream_t jpeg_stream, cudaStream_t stream)
{
    uint64_t handle_token = gtap_handle_token(session, handle, NVJPEG_KIND_nvjpegHandle_t);
    if (handle_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_token = gtap_handle_token(session, decoder, NVJPEG_KIND_nvjpegJpegDecoder_t);
    if (decoder_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t decoder_state_token = gtap_handle_token(session, decoder_state, NVJPEG_KIND_nvjpegJpegState_t);
    if (decoder_state_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t jpeg_stream_token = gtap_handle_token(session, jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
    if (jpeg_stream_token == 0)
        return nvjpeg_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return nvjpeg_wire_library.statuses.invalid_handle;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &nvjpeg_wire_library, 84, 40, 0) != 0)
        return gtap_refused(session, &nvjpeg_wire_library);
    struct nvjpeg_body_gtapNvjpegDecodeJpegTransfer *body = frame.fixed;
    body->handle = handle_token;
    body->decoder = decoder_token;
    body->decoder_state = decoder_state_token;
    body->jpeg_stream = jpeg_stream_token;
    body->stream = stream_token;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

#endif
