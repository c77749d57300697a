/* Generated from the spec of nvjpeg (gtap-plugin-nvjpeg), hash bfad047a695327f9. Do not edit. */
#include <stddef.h>

#include "gtap/abi.h"
#include "gtap/thunk.h"

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

/* 1 call nvjpegGetProperty type=i@0 value=out(4)@8 */
struct nvjpeg_body_nvjpegGetProperty {
    int32_t type;
    uint64_t value;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegGetProperty, value) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegGetProperty(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegGetProperty *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 4, 4);
    struct gtap_thunk_part value_part = gtap_thunk_want(&frame, fixed->value);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &value_part, UINT64_C(4), 0);
    gtap_thunk_output(&frame, &value_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(libraryPropertyType, int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called(fixed->type, (int *)value_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 2 call nvjpegGetCudartProperty type=i@0 value=out(4)@8 */
struct nvjpeg_body_nvjpegGetCudartProperty {
    int32_t type;
    uint64_t value;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegGetCudartProperty, value) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegGetCudartProperty(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegGetCudartProperty *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 4, 4);
    struct gtap_thunk_part value_part = gtap_thunk_want(&frame, fixed->value);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &value_part, UINT64_C(4), 0);
    gtap_thunk_output(&frame, &value_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(libraryPropertyType, int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called(fixed->type, (int *)value_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 5 call nvjpegSetDeviceMemoryPadding padding=Q@0 handle=handle(nvjpeg.nvjpegHandle_t)@8 */
struct nvjpeg_body_nvjpegSetDeviceMemoryPadding {
    uint64_t padding;
    uint64_t handle;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegSetDeviceMemoryPadding, handle) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegSetDeviceMemoryPadding(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegSetDeviceMemoryPadding *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(size_t, nvjpegHandle_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called(fixed->padding, (nvjpegHandle_t)(uintptr_t)handle_value);
    return gtap_thunk_done(&frame, status);
}

/* 6 call nvjpegSetPinnedMemoryPadding padding=Q@0 handle=handle(nvjpeg.nvjpegHandle_t)@8 */
struct nvjpeg_body_nvjpegSetPinnedMemoryPadding {
    uint64_t padding;
    uint64_t handle;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegSetPinnedMemoryPadding, handle) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegSetPinnedMemoryPadding(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegSetPinnedMemoryPadding *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(size_t, nvjpegHandle_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called(fixed->padding, (nvjpegHandle_t)(uintptr_t)handle_value);
    return gtap_thunk_done(&frame, status);
}

/* 7 call nvjpegGetHardwareDecoderInfo handle=handle(nvjpeg.nvjpegHandle_t)@0 num_engines=out(4)@8 num_cores_per_engine=out(4)@16 */
struct nvjpeg_body_nvjpegGetHardwareDecoderInfo {
    uint64_t handle;
    uint64_t num_engines;
    uint64_t num_cores_per_engine;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegGetHardwareDecoderInfo, num_cores_per_engine) == 16, "layout");
static int32_t nvjpeg_thunk_nvjpegGetHardwareDecoderInfo(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 2) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegGetHardwareDecoderInfo *fixed = (const void *)body;
    struct gtap_thunk_part num_engines_part = gtap_thunk_want(&frame, fixed->num_engines);
    struct gtap_thunk_part num_cores_per_engine_part = gtap_thunk_want(&frame, fixed->num_cores_per_engine);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &num_engines_part, UINT64_C(4), 0);
    gtap_thunk_expect(&frame, &num_cores_per_engine_part, UINT64_C(4), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    gtap_thunk_output(&frame, &num_engines_part, 0);
    gtap_thunk_output(&frame, &num_cores_per_engine_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, unsigned int *, unsigned int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (unsigned int *)num_engines_part.pointer, (unsigned int *)num_cores_per_engine_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 8 call nvjpegGetHardwareEncoderInfo handle=handle(nvjpeg.nvjpegHandle_t)@0 num_engines=out(4)@8 */
struct nvjpeg_body_nvjpegGetHardwareEncoderInfo {
    uint64_t handle;
    uint64_t num_engines;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegGetHardwareEncoderInfo, num_engines) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegGetHardwareEncoderInfo(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegGetHardwareEncoderInfo *fixed = (const void *)body;
    struct gtap_thunk_part num_engines_part = gtap_thunk_want(&frame, fixed->num_engines);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &num_engines_part, UINT64_C(4), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    gtap_thunk_output(&frame, &num_engines_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, unsigned int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (unsigned int *)num_engines_part.pointer);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegGetImageInfo(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 56, answer, 4) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegGetImageInfo *fixed = (const void *)body;
    struct gtap_thunk_part data_part = gtap_thunk_in(&frame, fixed->data);
    struct gtap_thunk_part nComponents_part = gtap_thunk_want(&frame, fixed->nComponents);
    struct gtap_thunk_part subsampling_part = gtap_thunk_want(&frame, fixed->subsampling);
    struct gtap_thunk_part widths_part = gtap_thunk_want(&frame, fixed->widths);
    struct gtap_thunk_part heights_part = gtap_thunk_want(&frame, fixed->heights);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &data_part, gtap_count(fixed->length), 0);
    gtap_thunk_expect(&frame, &nComponents_part, UINT64_C(4), 0);
    gtap_thunk_expect(&frame, &subsampling_part, UINT64_C(4), 0);
    gtap_thunk_expect(&frame, &widths_part, UINT64_C(16), 0);
    gtap_thunk_expect(&frame, &heights_part, UINT64_C(16), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    gtap_thunk_output(&frame, &nComponents_part, 0);
    gtap_thunk_output(&frame, &subsampling_part, 0);
    gtap_thunk_output(&frame, &widths_part, 0);
    gtap_thunk_output(&frame, &heights_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, const unsigned char *, size_t, int *, nvjpegChromaSubsampling_t *, int *, int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (const unsigned char *)data_part.pointer, fixed->length, (int *)nComponents_part.pointer, (nvjpegChromaSubsampling_t *)subsampling_part.pointer, (int *)widths_part.pointer, (int *)heights_part.pointer);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegDecodeBatchedPreAllocate(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 40, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeBatchedPreAllocate *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 36, 4);
    gtap_thunk_end(&frame);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t jpeg_handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegState_t, fixed->jpeg_handle);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegJpegState_t, int, int, int, nvjpegChromaSubsampling_t, nvjpegOutputFormat_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegJpegState_t)(uintptr_t)jpeg_handle_value, fixed->batch_size, fixed->width, fixed->height, fixed->chroma_subsampling, fixed->output_format);
    return gtap_thunk_done(&frame, status);
}

/* 14 call nvjpegDecodeBatchedParseJpegTables handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_handle=handle(nvjpeg.nvjpegJpegState_t)@8 data=in(length)@16 length=Q@24 */
struct nvjpeg_body_nvjpegDecodeBatchedParseJpegTables {
    uint64_t handle;
    uint64_t jpeg_handle;
    uint64_t data;
    uint64_t length;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeBatchedParseJpegTables, length) == 24, "layout");
static int32_t nvjpeg_thunk_nvjpegDecodeBatchedParseJpegTables(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeBatchedParseJpegTables *fixed = (const void *)body;
    struct gtap_thunk_part data_part = gtap_thunk_in(&frame, fixed->data);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &data_part, gtap_count(fixed->length), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t jpeg_handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegState_t, fixed->jpeg_handle);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegJpegState_t, const unsigned char *, const size_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegJpegState_t)(uintptr_t)jpeg_handle_value, (const unsigned char *)data_part.pointer, fixed->length);
    return gtap_thunk_done(&frame, status);
}

/* 20 call nvjpegEncoderParamsSetQuality encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 quality=i@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsSetQuality {
    uint64_t encoder_params;
    int32_t quality;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsSetQuality, stream) == 16, "layout");
static int32_t nvjpeg_thunk_nvjpegEncoderParamsSetQuality(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncoderParamsSetQuality *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t encoder_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encoder_params);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegEncoderParams_t, const int, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegEncoderParams_t)(uintptr_t)encoder_params_value, fixed->quality, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 21 call nvjpegEncoderParamsSetEncoding encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 etype=i@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsSetEncoding {
    uint64_t encoder_params;
    int32_t etype;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsSetEncoding, stream) == 16, "layout");
static int32_t nvjpeg_thunk_nvjpegEncoderParamsSetEncoding(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncoderParamsSetEncoding *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t encoder_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encoder_params);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegEncoderParams_t, nvjpegJpegEncoding_t, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegEncoderParams_t)(uintptr_t)encoder_params_value, fixed->etype, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 22 call nvjpegEncoderParamsSetOptimizedHuffman encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 optimized=i@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsSetOptimizedHuffman {
    uint64_t encoder_params;
    int32_t optimized;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsSetOptimizedHuffman, stream) == 16, "layout");
static int32_t nvjpeg_thunk_nvjpegEncoderParamsSetOptimizedHuffman(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncoderParamsSetOptimizedHuffman *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t encoder_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encoder_params);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegEncoderParams_t, const int, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegEncoderParams_t)(uintptr_t)encoder_params_value, fixed->optimized, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 23 call nvjpegEncoderParamsSetSamplingFactors encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 chroma_subsampling=i@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsSetSamplingFactors {
    uint64_t encoder_params;
    int32_t chroma_subsampling;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsSetSamplingFactors, stream) == 16, "layout");
static int32_t nvjpeg_thunk_nvjpegEncoderParamsSetSamplingFactors(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncoderParamsSetSamplingFactors *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t encoder_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encoder_params);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegEncoderParams_t, const nvjpegChromaSubsampling_t, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegEncoderParams_t)(uintptr_t)encoder_params_value, fixed->chroma_subsampling, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 24 call nvjpegEncoderParamsSetRestartInterval encoder_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 restart_interval=I@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsSetRestartInterval {
    uint64_t encoder_params;
    uint32_t restart_interval;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsSetRestartInterval, stream) == 16, "layout");
static int32_t nvjpeg_thunk_nvjpegEncoderParamsSetRestartInterval(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncoderParamsSetRestartInterval *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t encoder_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encoder_params);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegEncoderParams_t, unsigned int, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegEncoderParams_t)(uintptr_t)encoder_params_value, fixed->restart_interval, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegEncodeGetBufferSize(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncodeGetBufferSize *fixed = (const void *)body;
    struct gtap_thunk_part max_stream_length_part = gtap_thunk_want(&frame, fixed->max_stream_length);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &max_stream_length_part, UINT64_C(8), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t encoder_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encoder_params);
    gtap_thunk_output(&frame, &max_stream_length_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, const nvjpegEncoderParams_t, int, int, size_t *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (const nvjpegEncoderParams_t)(uintptr_t)encoder_params_value, fixed->image_width, fixed->image_height, (size_t *)max_stream_length_part.pointer);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegEncodeYUV(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 56, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncodeYUV *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 44, 4);
    struct gtap_thunk_part source_part = gtap_thunk_in(&frame, fixed->source);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &source_part, UINT64_C(64), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t encoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderState_t, fixed->encoder_state);
    uint64_t encoder_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encoder_params);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegEncoderState_t, const nvjpegEncoderParams_t, const nvjpegImage_t *, nvjpegChromaSubsampling_t, int, int, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegEncoderState_t)(uintptr_t)encoder_state_value, (const nvjpegEncoderParams_t)(uintptr_t)encoder_params_value, (const nvjpegImage_t *)source_part.pointer, fixed->chroma_subsampling, fixed->image_width, fixed->image_height, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegEncodeImage(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 56, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncodeImage *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 44, 4);
    struct gtap_thunk_part source_part = gtap_thunk_in(&frame, fixed->source);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &source_part, UINT64_C(64), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t encoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderState_t, fixed->encoder_state);
    uint64_t encoder_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encoder_params);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegEncoderState_t, const nvjpegEncoderParams_t, const nvjpegImage_t *, nvjpegInputFormat_t, int, int, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegEncoderState_t)(uintptr_t)encoder_state_value, (const nvjpegEncoderParams_t)(uintptr_t)encoder_params_value, (const nvjpegImage_t *)source_part.pointer, fixed->input_format, fixed->image_width, fixed->image_height, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegEncode(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 56, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncode *fixed = (const void *)body;
    struct gtap_thunk_part source_part = gtap_thunk_in(&frame, fixed->source);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &source_part, UINT64_C(64), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t encoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderState_t, fixed->encoder_state);
    uint64_t encoder_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encoder_params);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegEncoderState_t, const nvjpegEncoderParams_t, const nvjpegImage_t *, nvjpegChromaSubsampling_t, nvjpegInputFormat_t, int, int, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegEncoderState_t)(uintptr_t)encoder_state_value, (const nvjpegEncoderParams_t)(uintptr_t)encoder_params_value, (const nvjpegImage_t *)source_part.pointer, fixed->input_subsampling, fixed->input_format, fixed->image_width, fixed->image_height, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegEncodeRetrieveBitstream(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 40, answer, 2) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncodeRetrieveBitstream *fixed = (const void *)body;
    struct gtap_thunk_part data_part = gtap_thunk_want(&frame, fixed->data);
    struct gtap_thunk_part length_part = gtap_thunk_in(&frame, fixed->length);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &data_part, gtap_thunk_number(&length_part, 8, 0), 1);
    gtap_thunk_expect(&frame, &length_part, UINT64_C(8), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t encoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderState_t, fixed->encoder_state);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    gtap_thunk_output(&frame, &data_part, 0);
    gtap_thunk_output(&frame, &length_part, 1);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegEncoderState_t, unsigned char *, size_t *, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegEncoderState_t)(uintptr_t)encoder_state_value, (unsigned char *)data_part.pointer, (size_t *)length_part.pointer, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegEncodeRetrieveBitstreamDevice(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 40, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncodeRetrieveBitstreamDevice *fixed = (const void *)body;
    struct gtap_thunk_part length_part = gtap_thunk_in(&frame, fixed->length);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &length_part, UINT64_C(8), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t encoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderState_t, fixed->encoder_state);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    gtap_thunk_output(&frame, &length_part, 1);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegEncoderState_t, unsigned char *, size_t *, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegEncoderState_t)(uintptr_t)encoder_state_value, (unsigned char *)(uintptr_t)fixed->data, (size_t *)length_part.pointer, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 33 call nvjpegBufferPinnedResize buffer=handle(nvjpeg.nvjpegBufferPinned_t)@0 size=Q@8 stream=stream@16 */
struct nvjpeg_body_nvjpegBufferPinnedResize {
    uint64_t buffer;
    uint64_t size;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegBufferPinnedResize, stream) == 16, "layout");
static int32_t nvjpeg_thunk_nvjpegBufferPinnedResize(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegBufferPinnedResize *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t buffer_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegBufferPinned_t, fixed->buffer);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegBufferPinned_t, size_t, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegBufferPinned_t)(uintptr_t)buffer_value, fixed->size, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 35 call nvjpegStateAttachPinnedBuffer decoder_state=handle(nvjpeg.nvjpegJpegState_t)@0 pinned_buffer=handle(nvjpeg.nvjpegBufferPinned_t)@8 */
struct nvjpeg_body_nvjpegStateAttachPinnedBuffer {
    uint64_t decoder_state;
    uint64_t pinned_buffer;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegStateAttachPinnedBuffer, pinned_buffer) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegStateAttachPinnedBuffer(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegStateAttachPinnedBuffer *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t decoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegState_t, fixed->decoder_state);
    uint64_t pinned_buffer_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegBufferPinned_t, fixed->pinned_buffer);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegJpegState_t, nvjpegBufferPinned_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegJpegState_t)(uintptr_t)decoder_state_value, (nvjpegBufferPinned_t)(uintptr_t)pinned_buffer_value);
    return gtap_thunk_done(&frame, status);
}

/* 37 call nvjpegBufferDeviceResize buffer=handle(nvjpeg.nvjpegBufferDevice_t)@0 size=Q@8 stream=stream@16 */
struct nvjpeg_body_nvjpegBufferDeviceResize {
    uint64_t buffer;
    uint64_t size;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegBufferDeviceResize, stream) == 16, "layout");
static int32_t nvjpeg_thunk_nvjpegBufferDeviceResize(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegBufferDeviceResize *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t buffer_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegBufferDevice_t, fixed->buffer);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegBufferDevice_t, size_t, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegBufferDevice_t)(uintptr_t)buffer_value, fixed->size, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 39 call nvjpegStateAttachDeviceBuffer decoder_state=handle(nvjpeg.nvjpegJpegState_t)@0 device_buffer=handle(nvjpeg.nvjpegBufferDevice_t)@8 */
struct nvjpeg_body_nvjpegStateAttachDeviceBuffer {
    uint64_t decoder_state;
    uint64_t device_buffer;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegStateAttachDeviceBuffer, device_buffer) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegStateAttachDeviceBuffer(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegStateAttachDeviceBuffer *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t decoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegState_t, fixed->decoder_state);
    uint64_t device_buffer_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegBufferDevice_t, fixed->device_buffer);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegJpegState_t, nvjpegBufferDevice_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegJpegState_t)(uintptr_t)decoder_state_value, (nvjpegBufferDevice_t)(uintptr_t)device_buffer_value);
    return gtap_thunk_done(&frame, status);
}

/* 42 call nvjpegJpegStreamParseTables handle=handle(nvjpeg.nvjpegHandle_t)@0 data=in(length)@8 length=Q@16 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@24 */
struct nvjpeg_body_nvjpegJpegStreamParseTables {
    uint64_t handle;
    uint64_t data;
    uint64_t length;
    uint64_t jpeg_stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamParseTables, jpeg_stream) == 24, "layout");
static int32_t nvjpeg_thunk_nvjpegJpegStreamParseTables(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegJpegStreamParseTables *fixed = (const void *)body;
    struct gtap_thunk_part data_part = gtap_thunk_in(&frame, fixed->data);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &data_part, gtap_count(fixed->length), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, const unsigned char *, size_t, nvjpegJpegStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (const unsigned char *)data_part.pointer, fixed->length, (nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 45 call nvjpegDecodeParamsSetOutputFormat decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@0 output_format=i@8 */
struct nvjpeg_body_nvjpegDecodeParamsSetOutputFormat {
    uint64_t decode_params;
    int32_t output_format;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeParamsSetOutputFormat, output_format) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegDecodeParamsSetOutputFormat(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeParamsSetOutputFormat *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t decode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegDecodeParams_t, fixed->decode_params);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegDecodeParams_t, nvjpegOutputFormat_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegDecodeParams_t)(uintptr_t)decode_params_value, fixed->output_format);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegDecodeParamsSetROI(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeParamsSetROI *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t decode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegDecodeParams_t, fixed->decode_params);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegDecodeParams_t, int, int, int, int) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegDecodeParams_t)(uintptr_t)decode_params_value, fixed->offset_x, fixed->offset_y, fixed->roi_width, fixed->roi_height);
    return gtap_thunk_done(&frame, status);
}

/* 47 call nvjpegDecodeParamsSetAllowCMYK decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@0 allow_cmyk=i@8 */
struct nvjpeg_body_nvjpegDecodeParamsSetAllowCMYK {
    uint64_t decode_params;
    int32_t allow_cmyk;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeParamsSetAllowCMYK, allow_cmyk) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegDecodeParamsSetAllowCMYK(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeParamsSetAllowCMYK *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t decode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegDecodeParams_t, fixed->decode_params);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegDecodeParams_t, int) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegDecodeParams_t)(uintptr_t)decode_params_value, fixed->allow_cmyk);
    return gtap_thunk_done(&frame, status);
}

/* 48 call nvjpegDecodeParamsSetScaleFactor decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@0 scale_factor=i@8 */
struct nvjpeg_body_nvjpegDecodeParamsSetScaleFactor {
    uint64_t decode_params;
    int32_t scale_factor;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeParamsSetScaleFactor, scale_factor) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegDecodeParamsSetScaleFactor(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeParamsSetScaleFactor *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t decode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegDecodeParams_t, fixed->decode_params);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegDecodeParams_t, nvjpegScaleFactor_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegDecodeParams_t)(uintptr_t)decode_params_value, fixed->scale_factor);
    return gtap_thunk_done(&frame, status);
}

/* 49 call nvjpegDecodeParamsSetExifOrientation decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@0 orientation=i@8 */
struct nvjpeg_body_nvjpegDecodeParamsSetExifOrientation {
    uint64_t decode_params;
    int32_t orientation;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeParamsSetExifOrientation, orientation) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegDecodeParamsSetExifOrientation(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeParamsSetExifOrientation *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t decode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegDecodeParams_t, fixed->decode_params);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegDecodeParams_t, nvjpegExifOrientation_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegDecodeParams_t)(uintptr_t)decode_params_value, fixed->orientation);
    return gtap_thunk_done(&frame, status);
}

/* 53 call nvjpegDecoderJpegSupported decoder_handle=handle(nvjpeg.nvjpegJpegDecoder_t)@0 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@8 decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@16 is_supported=out(4)@24 */
struct nvjpeg_body_nvjpegDecoderJpegSupported {
    uint64_t decoder_handle;
    uint64_t jpeg_stream;
    uint64_t decode_params;
    uint64_t is_supported;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecoderJpegSupported, is_supported) == 24, "layout");
static int32_t nvjpeg_thunk_nvjpegDecoderJpegSupported(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecoderJpegSupported *fixed = (const void *)body;
    struct gtap_thunk_part is_supported_part = gtap_thunk_want(&frame, fixed->is_supported);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &is_supported_part, UINT64_C(4), 0);
    uint64_t decoder_handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegDecoder_t, fixed->decoder_handle);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    uint64_t decode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegDecodeParams_t, fixed->decode_params);
    gtap_thunk_output(&frame, &is_supported_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegJpegDecoder_t, nvjpegJpegStream_t, nvjpegDecodeParams_t, int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegJpegDecoder_t)(uintptr_t)decoder_handle_value, (nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (nvjpegDecodeParams_t)(uintptr_t)decode_params_value, (int *)is_supported_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 54 call nvjpegDecodeBatchedSupported handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@8 is_supported=out(4)@16 */
struct nvjpeg_body_nvjpegDecodeBatchedSupported {
    uint64_t handle;
    uint64_t jpeg_stream;
    uint64_t is_supported;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeBatchedSupported, is_supported) == 16, "layout");
static int32_t nvjpeg_thunk_nvjpegDecodeBatchedSupported(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeBatchedSupported *fixed = (const void *)body;
    struct gtap_thunk_part is_supported_part = gtap_thunk_want(&frame, fixed->is_supported);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &is_supported_part, UINT64_C(4), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    gtap_thunk_output(&frame, &is_supported_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegJpegStream_t, int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (int *)is_supported_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 55 call nvjpegDecodeBatchedSupportedEx handle=handle(nvjpeg.nvjpegHandle_t)@0 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@8 decode_params=handle(nvjpeg.nvjpegDecodeParams_t)@16 is_supported=out(4)@24 */
struct nvjpeg_body_nvjpegDecodeBatchedSupportedEx {
    uint64_t handle;
    uint64_t jpeg_stream;
    uint64_t decode_params;
    uint64_t is_supported;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegDecodeBatchedSupportedEx, is_supported) == 24, "layout");
static int32_t nvjpeg_thunk_nvjpegDecodeBatchedSupportedEx(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeBatchedSupportedEx *fixed = (const void *)body;
    struct gtap_thunk_part is_supported_part = gtap_thunk_want(&frame, fixed->is_supported);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &is_supported_part, UINT64_C(4), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    uint64_t decode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegDecodeParams_t, fixed->decode_params);
    gtap_thunk_output(&frame, &is_supported_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegJpegStream_t, nvjpegDecodeParams_t, int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (nvjpegDecodeParams_t)(uintptr_t)decode_params_value, (int *)is_supported_part.pointer);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegDecodeJpegTransferToDevice(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 40, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeJpegTransferToDevice *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t decoder_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegDecoder_t, fixed->decoder);
    uint64_t decoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegState_t, fixed->decoder_state);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegJpegDecoder_t, nvjpegJpegState_t, nvjpegJpegStream_t, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegJpegDecoder_t)(uintptr_t)decoder_value, (nvjpegJpegState_t)(uintptr_t)decoder_state_value, (nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegDecodeJpegDevice(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 40, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeJpegDevice *fixed = (const void *)body;
    struct gtap_thunk_part destination_part = gtap_thunk_in(&frame, fixed->destination);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &destination_part, UINT64_C(64), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t decoder_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegDecoder_t, fixed->decoder);
    uint64_t decoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegState_t, fixed->decoder_state);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegJpegDecoder_t, nvjpegJpegState_t, nvjpegImage_t *, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegJpegDecoder_t)(uintptr_t)decoder_value, (nvjpegJpegState_t)(uintptr_t)decoder_state_value, (nvjpegImage_t *)destination_part.pointer, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 58 call nvjpegEncoderParamsCopyMetadata encoder_state=handle(nvjpeg.nvjpegEncoderState_t)@0 encode_params=handle(nvjpeg.nvjpegEncoderParams_t)@8 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@16 stream=stream@24 */
struct nvjpeg_body_nvjpegEncoderParamsCopyMetadata {
    uint64_t encoder_state;
    uint64_t encode_params;
    uint64_t jpeg_stream;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsCopyMetadata, stream) == 24, "layout");
static int32_t nvjpeg_thunk_nvjpegEncoderParamsCopyMetadata(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncoderParamsCopyMetadata *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t encoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderState_t, fixed->encoder_state);
    uint64_t encode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encode_params);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegEncoderState_t, nvjpegEncoderParams_t, nvjpegJpegStream_t, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegEncoderState_t)(uintptr_t)encoder_state_value, (nvjpegEncoderParams_t)(uintptr_t)encode_params_value, (nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 59 call nvjpegEncoderParamsCopyQuantizationTables encode_params=handle(nvjpeg.nvjpegEncoderParams_t)@0 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@8 stream=stream@16 */
struct nvjpeg_body_nvjpegEncoderParamsCopyQuantizationTables {
    uint64_t encode_params;
    uint64_t jpeg_stream;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsCopyQuantizationTables, stream) == 16, "layout");
static int32_t nvjpeg_thunk_nvjpegEncoderParamsCopyQuantizationTables(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncoderParamsCopyQuantizationTables *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t encode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encode_params);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegEncoderParams_t, nvjpegJpegStream_t, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegEncoderParams_t)(uintptr_t)encode_params_value, (nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 60 call nvjpegEncoderParamsCopyHuffmanTables encoder_state=handle(nvjpeg.nvjpegEncoderState_t)@0 encode_params=handle(nvjpeg.nvjpegEncoderParams_t)@8 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@16 stream=stream@24 */
struct nvjpeg_body_nvjpegEncoderParamsCopyHuffmanTables {
    uint64_t encoder_state;
    uint64_t encode_params;
    uint64_t jpeg_stream;
    uint64_t stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegEncoderParamsCopyHuffmanTables, stream) == 24, "layout");
static int32_t nvjpeg_thunk_nvjpegEncoderParamsCopyHuffmanTables(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegEncoderParamsCopyHuffmanTables *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t encoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderState_t, fixed->encoder_state);
    uint64_t encode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegEncoderParams_t, fixed->encode_params);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegEncoderState_t, nvjpegEncoderParams_t, nvjpegJpegStream_t, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegEncoderState_t)(uintptr_t)encoder_state_value, (nvjpegEncoderParams_t)(uintptr_t)encode_params_value, (nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegDecode(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 56, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecode *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 36, 4);
    struct gtap_thunk_part data_part = gtap_thunk_in(&frame, fixed->data);
    struct gtap_thunk_part destination_part = gtap_thunk_in(&frame, fixed->destination);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &data_part, gtap_count(fixed->length), 0);
    gtap_thunk_expect(&frame, &destination_part, UINT64_C(64), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t jpeg_handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegState_t, fixed->jpeg_handle);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegJpegState_t, const unsigned char *, size_t, nvjpegOutputFormat_t, nvjpegImage_t *, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegJpegState_t)(uintptr_t)jpeg_handle_value, (const unsigned char *)data_part.pointer, fixed->length, fixed->output_format, (nvjpegImage_t *)destination_part.pointer, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 67 call nvjpegJpegStreamParseHeader handle=handle(nvjpeg.nvjpegHandle_t)@0 data=in(length)@8 length=Q@16 jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@24 */
struct nvjpeg_body_nvjpegJpegStreamParseHeader {
    uint64_t handle;
    uint64_t data;
    uint64_t length;
    uint64_t jpeg_stream;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamParseHeader, jpeg_stream) == 24, "layout");
static int32_t nvjpeg_thunk_nvjpegJpegStreamParseHeader(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegJpegStreamParseHeader *fixed = (const void *)body;
    struct gtap_thunk_part data_part = gtap_thunk_in(&frame, fixed->data);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &data_part, gtap_count(fixed->length), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, const unsigned char *, size_t, nvjpegJpegStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (const unsigned char *)data_part.pointer, fixed->length, (nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegDecodeJpeg(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 56, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeJpeg *fixed = (const void *)body;
    struct gtap_thunk_part destination_part = gtap_thunk_in(&frame, fixed->destination);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &destination_part, UINT64_C(64), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t decoder_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegDecoder_t, fixed->decoder);
    uint64_t decoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegState_t, fixed->decoder_state);
    uint64_t jpeg_bitstream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_bitstream);
    uint64_t decode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegDecodeParams_t, fixed->decode_params);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegJpegDecoder_t, nvjpegJpegState_t, nvjpegJpegStream_t, nvjpegImage_t *, nvjpegDecodeParams_t, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegJpegDecoder_t)(uintptr_t)decoder_value, (nvjpegJpegState_t)(uintptr_t)decoder_state_value, (nvjpegJpegStream_t)(uintptr_t)jpeg_bitstream_value, (nvjpegImage_t *)destination_part.pointer, (nvjpegDecodeParams_t)(uintptr_t)decode_params_value, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
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
static int32_t nvjpeg_thunk_nvjpegDecodeJpegHost(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 40, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegDecodeJpegHost *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t handle_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegHandle_t, fixed->handle);
    uint64_t decoder_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegDecoder_t, fixed->decoder);
    uint64_t decoder_state_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegState_t, fixed->decoder_state);
    uint64_t decode_params_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegDecodeParams_t, fixed->decode_params);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegHandle_t, nvjpegJpegDecoder_t, nvjpegJpegState_t, nvjpegDecodeParams_t, nvjpegJpegStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegHandle_t)(uintptr_t)handle_value, (nvjpegJpegDecoder_t)(uintptr_t)decoder_value, (nvjpegJpegState_t)(uintptr_t)decoder_state_value, (nvjpegDecodeParams_t)(uintptr_t)decode_params_value, (nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 77 call nvjpegJpegStreamGetJpegEncoding jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 jpeg_encoding=out(4)@8 */
struct nvjpeg_body_nvjpegJpegStreamGetJpegEncoding {
    uint64_t jpeg_stream;
    uint64_t jpeg_encoding;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetJpegEncoding, jpeg_encoding) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegJpegStreamGetJpegEncoding(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegJpegStreamGetJpegEncoding *fixed = (const void *)body;
    struct gtap_thunk_part jpeg_encoding_part = gtap_thunk_want(&frame, fixed->jpeg_encoding);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &jpeg_encoding_part, UINT64_C(4), 0);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    gtap_thunk_output(&frame, &jpeg_encoding_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegJpegStream_t, nvjpegJpegEncoding_t *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (nvjpegJpegEncoding_t *)jpeg_encoding_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 78 call nvjpegJpegStreamGetFrameDimensions jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 width=out(4)@8 height=out(4)@16 */
struct nvjpeg_body_nvjpegJpegStreamGetFrameDimensions {
    uint64_t jpeg_stream;
    uint64_t width;
    uint64_t height;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetFrameDimensions, height) == 16, "layout");
static int32_t nvjpeg_thunk_nvjpegJpegStreamGetFrameDimensions(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 24, answer, 2) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegJpegStreamGetFrameDimensions *fixed = (const void *)body;
    struct gtap_thunk_part width_part = gtap_thunk_want(&frame, fixed->width);
    struct gtap_thunk_part height_part = gtap_thunk_want(&frame, fixed->height);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &width_part, UINT64_C(4), 0);
    gtap_thunk_expect(&frame, &height_part, UINT64_C(4), 0);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    gtap_thunk_output(&frame, &width_part, 0);
    gtap_thunk_output(&frame, &height_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegJpegStream_t, unsigned int *, unsigned int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (unsigned int *)width_part.pointer, (unsigned int *)height_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 79 call nvjpegJpegStreamGetComponentsNum jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 components_num=out(4)@8 */
struct nvjpeg_body_nvjpegJpegStreamGetComponentsNum {
    uint64_t jpeg_stream;
    uint64_t components_num;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetComponentsNum, components_num) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegJpegStreamGetComponentsNum(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegJpegStreamGetComponentsNum *fixed = (const void *)body;
    struct gtap_thunk_part components_num_part = gtap_thunk_want(&frame, fixed->components_num);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &components_num_part, UINT64_C(4), 0);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    gtap_thunk_output(&frame, &components_num_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegJpegStream_t, unsigned int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (unsigned int *)components_num_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 80 call nvjpegJpegStreamGetComponentDimensions jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 component=I@8 width=out(4)@16 height=out(4)@24 */
struct nvjpeg_body_nvjpegJpegStreamGetComponentDimensions {
    uint64_t jpeg_stream;
    uint32_t component;
    uint64_t width;
    uint64_t height;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetComponentDimensions, height) == 24, "layout");
static int32_t nvjpeg_thunk_nvjpegJpegStreamGetComponentDimensions(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 32, answer, 2) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegJpegStreamGetComponentDimensions *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    struct gtap_thunk_part width_part = gtap_thunk_want(&frame, fixed->width);
    struct gtap_thunk_part height_part = gtap_thunk_want(&frame, fixed->height);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &width_part, UINT64_C(4), 0);
    gtap_thunk_expect(&frame, &height_part, UINT64_C(4), 0);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    gtap_thunk_output(&frame, &width_part, 0);
    gtap_thunk_output(&frame, &height_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegJpegStream_t, unsigned int, unsigned int *, unsigned int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, fixed->component, (unsigned int *)width_part.pointer, (unsigned int *)height_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 81 call nvjpegJpegStreamGetExifOrientation jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 orientation_flag=out(4)@8 */
struct nvjpeg_body_nvjpegJpegStreamGetExifOrientation {
    uint64_t jpeg_stream;
    uint64_t orientation_flag;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetExifOrientation, orientation_flag) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegJpegStreamGetExifOrientation(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegJpegStreamGetExifOrientation *fixed = (const void *)body;
    struct gtap_thunk_part orientation_flag_part = gtap_thunk_want(&frame, fixed->orientation_flag);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &orientation_flag_part, UINT64_C(4), 0);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    gtap_thunk_output(&frame, &orientation_flag_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegJpegStream_t, nvjpegExifOrientation_t *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (nvjpegExifOrientation_t *)orientation_flag_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 82 call nvjpegJpegStreamGetSamplePrecision jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 precision=out(4)@8 */
struct nvjpeg_body_nvjpegJpegStreamGetSamplePrecision {
    uint64_t jpeg_stream;
    uint64_t precision;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetSamplePrecision, precision) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegJpegStreamGetSamplePrecision(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegJpegStreamGetSamplePrecision *fixed = (const void *)body;
    struct gtap_thunk_part precision_part = gtap_thunk_want(&frame, fixed->precision);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &precision_part, UINT64_C(4), 0);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    gtap_thunk_output(&frame, &precision_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegJpegStream_t, unsigned int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (unsigned int *)precision_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 83 call nvjpegJpegStreamGetChromaSubsampling jpeg_stream=handle(nvjpeg.nvjpegJpegStream_t)@0 chroma_subsampling=out(4)@8 */
struct nvjpeg_body_nvjpegJpegStreamGetChromaSubsampling {
    uint64_t jpeg_stream;
    uint64_t chroma_subsampling;
};
_Static_assert(offsetof(struct nvjpeg_body_nvjpegJpegStreamGetChromaSubsampling, chroma_subsampling) == 8, "layout");
static int32_t nvjpeg_thunk_nvjpegJpegStreamGetChromaSubsampling(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct nvjpeg_body_nvjpegJpegStreamGetChromaSubsampling *fixed = (const void *)body;
    struct gtap_thunk_part chroma_subsampling_part = gtap_thunk_want(&frame, fixed->chroma_subsampling);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &chroma_subsampling_part, UINT64_C(4), 0);
    uint64_t jpeg_stream_value = gtap_thunk_handle(&frame, NVJPEG_KIND_nvjpegJpegStream_t, fixed->jpeg_stream);
    gtap_thunk_output(&frame, &chroma_subsampling_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    nvjpegStatus_t (*called)(nvjpegJpegStream_t, nvjpegChromaSubsampling_t *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((nvjpegJpegStream_t)(uintptr_t)jpeg_stream_value, (nvjpegChromaSubsampling_t *)chroma_subsampling_part.pointer);
    return gtap_thunk_done(&frame, status);
}

static const struct gtap_thunk_entry entries[85] = {
    [1] = {"nvjpegGetProperty", nvjpeg_thunk_nvjpegGetProperty},
    [2] = {"nvjpegGetCudartProperty", nvjpeg_thunk_nvjpegGetCudartProperty},
    [5] = {"nvjpegSetDeviceMemoryPadding", nvjpeg_thunk_nvjpegSetDeviceMemoryPadding},
    [6] = {"nvjpegSetPinnedMemoryPadding", nvjpeg_thunk_nvjpegSetPinnedMemoryPadding},
    [7] = {"nvjpegGetHardwareDecoderInfo", nvjpeg_thunk_nvjpegGetHardwareDecoderInfo},
    [8] = {"nvjpegGetHardwareEncoderInfo", nvjpeg_thunk_nvjpegGetHardwareEncoderInfo},
    [11] = {"nvjpegGetImageInfo", nvjpeg_thunk_nvjpegGetImageInfo},
    [13] = {"nvjpegDecodeBatchedPreAllocate", nvjpeg_thunk_nvjpegDecodeBatchedPreAllocate},
    [14] = {"nvjpegDecodeBatchedParseJpegTables", nvjpeg_thunk_nvjpegDecodeBatchedParseJpegTables},
    [20] = {"nvjpegEncoderParamsSetQuality", nvjpeg_thunk_nvjpegEncoderParamsSetQuality},
    [21] = {"nvjpegEncoderParamsSetEncoding", nvjpeg_thunk_nvjpegEncoderParamsSetEncoding},
    [22] = {"nvjpegEncoderParamsSetOptimizedHuffman", nvjpeg_thunk_nvjpegEncoderParamsSetOptimizedHuffman},
    [23] = {"nvjpegEncoderParamsSetSamplingFactors", nvjpeg_thunk_nvjpegEncoderParamsSetSamplingFactors},
    [24] = {"nvjpegEncoderParamsSetRestartInterval", nvjpeg_thunk_nvjpegEncoderParamsSetRestartInterval},
    [25] = {"nvjpegEncodeGetBufferSize", nvjpeg_thunk_nvjpegEncodeGetBufferSize},
    [26] = {"nvjpegEncodeYUV", nvjpeg_thunk_nvjpegEncodeYUV},
    [27] = {"nvjpegEncodeImage", nvjpeg_thunk_nvjpegEncodeImage},
    [28] = {"nvjpegEncode", nvjpeg_thunk_nvjpegEncode},
    [29] = {"nvjpegEncodeRetrieveBitstream", nvjpeg_thunk_nvjpegEncodeRetrieveBitstream},
    [30] = {"nvjpegEncodeRetrieveBitstreamDevice", nvjpeg_thunk_nvjpegEncodeRetrieveBitstreamDevice},
    [33] = {"nvjpegBufferPinnedResize", nvjpeg_thunk_nvjpegBufferPinnedResize},
    [35] = {"nvjpegStateAttachPinnedBuffer", nvjpeg_thunk_nvjpegStateAttachPinnedBuffer},
    [37] = {"nvjpegBufferDeviceResize", nvjpeg_thunk_nvjpegBufferDeviceResize},
    [39] = {"nvjpegStateAttachDeviceBuffer", nvjpeg_thunk_nvjpegStateAttachDeviceBuffer},
    [42] = {"nvjpegJpegStreamParseTables", nvjpeg_thunk_nvjpegJpegStreamParseTables},
    [45] = {"nvjpegDecodeParamsSetOutputFormat", nvjpeg_thunk_nvjpegDecodeParamsSetOutputFormat},
    [46] = {"nvjpegDecodeParamsSetROI", nvjpeg_thunk_nvjpegDecodeParamsSetROI},
    [47] = {"nvjpegDecodeParamsSetAllowCMYK", nvjpeg_thunk_nvjpegDecodeParamsSetAllowCMYK},
    [48] = {"nvjpegDecodeParamsSetScaleFactor", nvjpeg_thunk_nvjpegDecodeParamsSetScaleFactor},
    [49] = {"nvjpegDecodeParamsSetExifOrientation", nvjpeg_thunk_nvjpegDecodeParamsSetExifOrientation},
    [53] = {"nvjpegDecoderJpegSupported", nvjpeg_thunk_nvjpegDecoderJpegSupported},
    [54] = {"nvjpegDecodeBatchedSupported", nvjpeg_thunk_nvjpegDecodeBatchedSupported},
    [55] = {"nvjpegDecodeBatchedSupportedEx", nvjpeg_thunk_nvjpegDecodeBatchedSupportedEx},
    [56] = {"nvjpegDecodeJpegTransferToDevice", nvjpeg_thunk_nvjpegDecodeJpegTransferToDevice},
    [57] = {"nvjpegDecodeJpegDevice", nvjpeg_thunk_nvjpegDecodeJpegDevice},
    [58] = {"nvjpegEncoderParamsCopyMetadata", nvjpeg_thunk_nvjpegEncoderParamsCopyMetadata},
    [59] = {"nvjpegEncoderParamsCopyQuantizationTables", nvjpeg_thunk_nvjpegEncoderParamsCopyQuantizationTables},
    [60] = {"nvjpegEncoderParamsCopyHuffmanTables", nvjpeg_thunk_nvjpegEncoderParamsCopyHuffmanTables},
    [61] = {"nvjpegDecode", nvjpeg_thunk_nvjpegDecode},
    [67] = {"nvjpegJpegStreamParseHeader", nvjpeg_thunk_nvjpegJpegStreamParseHeader},
    [69] = {"nvjpegDecodeJpeg", nvjpeg_thunk_nvjpegDecodeJpeg},
    [71] = {"nvjpegDecodeJpegHost", nvjpeg_thunk_nvjpegDecodeJpegHost},
    [77] = {"nvjpegJpegStreamGetJpegEncoding", nvjpeg_thunk_nvjpegJpegStreamGetJpegEncoding},
    [78] = {"nvjpegJpegStreamGetFrameDimensions", nvjpeg_thunk_nvjpegJpegStreamGetFrameDimensions},
    [79] = {"nvjpegJpegStreamGetComponentsNum", nvjpeg_thunk_nvjpegJpegStreamGetComponentsNum},
    [80] = {"nvjpegJpegStreamGetComponentDimensions", nvjpeg_thunk_nvjpegJpegStreamGetComponentDimensions},
    [81] = {"nvjpegJpegStreamGetExifOrientation", nvjpeg_thunk_nvjpegJpegStreamGetExifOrientation},
    [82] = {"nvjpegJpegStreamGetSamplePrecision", nvjpeg_thunk_nvjpegJpegStreamGetSamplePrecision},
    [83] = {"nvjpegJpegStreamGetChromaSubsampling", nvjpeg_thunk_nvjpegJpegStreamGetChromaSubsampling},
};

GTAP_EXPORT extern const struct gtap_thunk_table nvjpeg_thunks;
const struct gtap_thunk_table nvjpeg_thunks = {
    .abi = GTAP_THUNK_ABI,
    .ordinals = 84,
    .golden = UINT64_C(0xa503cb1064f8ecd2),
    .entries = entries,
};
