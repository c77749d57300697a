/* Streams: read here for what getters answer, and sent for the decoder. Decode parameters, decoders and what they
 * support. */
#include "gtap_nvjpeg.h"

/* ---- parsing ---- */

static nvjpegStatus_t parse(nvjpegHandle_t handle, const unsigned char *data, size_t length, int save_metadata,
                            int save_stream, int whole, nvjpegJpegStream_t jpeg_stream)
{
    nvjpeg_stream *stream = nvjpeg_stream_of(jpeg_stream);
    gtap_session *session = nvjpeg_session_of(handle);
    nvjpeg_info info;
    if (session == NULL || stream == NULL || data == NULL || length == 0)
        return NVJPEG_INVALID_PARAMETER;
    const int is_read = nvjpeg_read(data, length, 0, &info);
    nvjpegStatus_t status;
    if (whole && nvjpeg_read(data, length, 1, &info))
        status = nvjpeg_wire_nvjpegJpegStreamParse(session, handle, data, length, save_metadata, save_stream, jpeg_stream);
    else if (whole)
        status = nvjpeg_wire_gtapNvjpegParse(session, handle, data, length, save_metadata, save_stream, jpeg_stream);
    else if (is_read)
        status = nvjpeg_wire_nvjpegJpegStreamParseHeader(session, handle, data, length, jpeg_stream);
    else
        status = nvjpeg_wire_gtapNvjpegParseHeader(session, handle, data, length, jpeg_stream);
    stream->is_parsed = status == NVJPEG_SUCCESS;
    stream->is_whole = whole;
    stream->is_read = is_read;
    stream->info = info;
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamParse(nvjpegHandle_t handle, const unsigned char *data, size_t length,
                                                 int save_metadata, int save_stream, nvjpegJpegStream_t jpeg_stream)
{
    return parse(handle, data, length, save_metadata, save_stream, 1, jpeg_stream);
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamParseHeader(nvjpegHandle_t handle, const unsigned char *data, size_t length,
                                                       nvjpegJpegStream_t jpeg_stream)
{
    return parse(handle, data, length, 0, 0, 0, jpeg_stream);
}

/* ---- getters ---- */

/* What was read in a parsed stream; NULL where nothing is parsed. */
static const nvjpeg_info *parsed(nvjpegJpegStream_t jpeg_stream, const void *output)
{
    const nvjpeg_stream *stream = nvjpeg_stream_of(jpeg_stream);
    return stream != NULL && stream->is_parsed && output != NULL ? &stream->info : NULL;
}

/* The session of a stream whose header only the library could read, else NULL. */
static gtap_session *asked(nvjpegJpegStream_t jpeg_stream)
{
    if (nvjpeg_stream_of(jpeg_stream)->is_read)
        return NULL;
    return gtap_shadow_session(jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t);
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamGetJpegEncoding(nvjpegJpegStream_t jpeg_stream,
                                                           nvjpegJpegEncoding_t *jpeg_encoding)
{
    const nvjpeg_info *info = parsed(jpeg_stream, jpeg_encoding);
    if (info == NULL)
        return NVJPEG_INVALID_PARAMETER;
    if (asked(jpeg_stream) != NULL)
        return nvjpeg_wire_nvjpegJpegStreamGetJpegEncoding(asked(jpeg_stream), jpeg_stream, jpeg_encoding);
    *jpeg_encoding = info->encoding;
    return NVJPEG_SUCCESS;
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamGetFrameDimensions(nvjpegJpegStream_t jpeg_stream, unsigned int *width,
                                                              unsigned int *height)
{
    const nvjpeg_info *info = parsed(jpeg_stream, width);
    if (info == NULL || height == NULL)
        return NVJPEG_INVALID_PARAMETER;
    if (asked(jpeg_stream) != NULL)
        return nvjpeg_wire_nvjpegJpegStreamGetFrameDimensions(asked(jpeg_stream), jpeg_stream, width, height);
    *width = info->width;
    *height = info->height;
    return NVJPEG_SUCCESS;
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamGetComponentsNum(nvjpegJpegStream_t jpeg_stream, unsigned int *components_num)
{
    const nvjpeg_info *info = parsed(jpeg_stream, components_num);
    if (info == NULL)
        return NVJPEG_INVALID_PARAMETER;
    if (asked(jpeg_stream) != NULL)
        return nvjpeg_wire_nvjpegJpegStreamGetComponentsNum(asked(jpeg_stream), jpeg_stream, components_num);
    *components_num = info->components;
    return NVJPEG_SUCCESS;
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamGetComponentDimensions(nvjpegJpegStream_t jpeg_stream,
                                                                  unsigned int component, unsigned int *width,
                                                                  unsigned int *height)
{
    const nvjpeg_info *info = parsed(jpeg_stream, width);
    if (info == NULL || height == NULL)
        return NVJPEG_INVALID_PARAMETER;
    if (asked(jpeg_stream) != NULL)
        return nvjpeg_wire_nvjpegJpegStreamGetComponentDimensions(asked(jpeg_stream), jpeg_stream, component, width, height);
    if (component >= info->components)
        return NVJPEG_INVALID_PARAMETER;
    *width = nvjpeg_component_width(info, component);
    *height = nvjpeg_component_height(info, component);
    return NVJPEG_SUCCESS;
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamGetExifOrientation(nvjpegJpegStream_t jpeg_stream,
                                                              nvjpegExifOrientation_t *orientation_flag)
{
    const nvjpeg_info *info = parsed(jpeg_stream, orientation_flag);
    if (info == NULL)
        return NVJPEG_INVALID_PARAMETER;
    if (asked(jpeg_stream) != NULL)
        return nvjpeg_wire_nvjpegJpegStreamGetExifOrientation(asked(jpeg_stream), jpeg_stream, orientation_flag);
    *orientation_flag = info->orientation;
    return NVJPEG_SUCCESS;
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamGetSamplePrecision(nvjpegJpegStream_t jpeg_stream, unsigned int *precision)
{
    const nvjpeg_info *info = parsed(jpeg_stream, precision);
    if (info == NULL)
        return NVJPEG_INVALID_PARAMETER;
    if (asked(jpeg_stream) != NULL)
        return nvjpeg_wire_nvjpegJpegStreamGetSamplePrecision(asked(jpeg_stream), jpeg_stream, precision);
    *precision = info->precision;
    return NVJPEG_SUCCESS;
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamGetChromaSubsampling(nvjpegJpegStream_t jpeg_stream,
                                                                nvjpegChromaSubsampling_t *chroma_subsampling)
{
    const nvjpeg_info *info = parsed(jpeg_stream, chroma_subsampling);
    if (info == NULL)
        return NVJPEG_INVALID_PARAMETER;
    if (asked(jpeg_stream) != NULL)
        return nvjpeg_wire_nvjpegJpegStreamGetChromaSubsampling(asked(jpeg_stream), jpeg_stream, chroma_subsampling);
    *chroma_subsampling = info->subsampling;
    return NVJPEG_SUCCESS;
}

/* ---- decode parameters ---- */

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeParamsCreate(nvjpegHandle_t handle, nvjpegDecodeParams_t *decode_params)
{
    nvjpegStatus_t status = nvjpeg_wire_nvjpegDecodeParamsCreate(nvjpeg_session_of(handle), handle, decode_params);
    if (status != NVJPEG_SUCCESS)
        return status;
    nvjpeg_decode_params *params = nvjpeg_decode_params_of(*decode_params);
    params->roi[2] = params->roi[3] = -1;
    params->orientation = 1;
    return NVJPEG_SUCCESS;
}

static gtap_session *session_of(nvjpegDecodeParams_t params)
{
    return gtap_shadow_session(params, NVJPEG_KIND_nvjpegDecodeParams_t);
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeParamsSetOutputFormat(nvjpegDecodeParams_t decode_params,
                                                             nvjpegOutputFormat_t output_format)
{
    if (output_format < 0 || output_format > NVJPEG_FORMAT_MOST)
        return NVJPEG_INVALID_PARAMETER;
    nvjpegStatus_t status =
        nvjpeg_wire_nvjpegDecodeParamsSetOutputFormat(session_of(decode_params), decode_params, output_format);
    if (status == NVJPEG_SUCCESS)
        nvjpeg_decode_params_of(decode_params)->format = output_format;
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeParamsSetROI(nvjpegDecodeParams_t decode_params, int offset_x, int offset_y,
                                                    int roi_width, int roi_height)
{
    const int is_whole = roi_width == -1 && roi_height == -1;
    if (offset_x < 0 || offset_y < 0 || (!is_whole && (roi_width <= 0 || roi_height <= 0)))
        return NVJPEG_INVALID_PARAMETER;
    nvjpegStatus_t status = nvjpeg_wire_nvjpegDecodeParamsSetROI(session_of(decode_params), decode_params, offset_x,
                                                                 offset_y, roi_width, roi_height);
    if (status == NVJPEG_SUCCESS) {
        const int32_t roi[4] = {offset_x, offset_y, roi_width, roi_height};
        memcpy(nvjpeg_decode_params_of(decode_params)->roi, roi, sizeof roi);
    }
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeParamsSetAllowCMYK(nvjpegDecodeParams_t decode_params, int allow_cmyk)
{
    nvjpegStatus_t status =
        nvjpeg_wire_nvjpegDecodeParamsSetAllowCMYK(session_of(decode_params), decode_params, allow_cmyk);
    if (status == NVJPEG_SUCCESS)
        nvjpeg_decode_params_of(decode_params)->allow_cmyk = allow_cmyk != 0;
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeParamsSetScaleFactor(nvjpegDecodeParams_t decode_params,
                                                            nvjpegScaleFactor_t scale_factor)
{
    if (scale_factor < 0 || scale_factor > 3)
        return NVJPEG_INVALID_PARAMETER;
    nvjpegStatus_t status =
        nvjpeg_wire_nvjpegDecodeParamsSetScaleFactor(session_of(decode_params), decode_params, scale_factor);
    if (status == NVJPEG_SUCCESS)
        nvjpeg_decode_params_of(decode_params)->scale = scale_factor;
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeParamsSetExifOrientation(nvjpegDecodeParams_t decode_params,
                                                                nvjpegExifOrientation_t orientation)
{
    if (orientation < 0 || orientation > 8)
        return NVJPEG_INVALID_PARAMETER;
    nvjpegStatus_t status =
        nvjpeg_wire_nvjpegDecodeParamsSetExifOrientation(session_of(decode_params), decode_params, orientation);
    if (status == NVJPEG_SUCCESS)
        nvjpeg_decode_params_of(decode_params)->orientation = orientation;
    return status;
}

/* ---- decoders ---- */

GTAP_EXPORT nvjpegStatus_t nvjpegDecoderCreate(nvjpegHandle_t nvjpeg_handle, nvjpegBackend_t implementation,
                                               nvjpegJpegDecoder_t *decoder_handle)
{
    gtap_session *session = nvjpeg_session_of(nvjpeg_handle);
    if (session == NULL || implementation < 0 || implementation >= NVJPEG_BACKENDS)
        return NVJPEG_INVALID_PARAMETER;
    nvjpegStatus_t status =
        implementation < NVJPEG_HARDWARE
            ? nvjpeg_wire_nvjpegDecoderCreate(session, nvjpeg_handle, implementation, decoder_handle)
            : nvjpeg_wire_gtapNvjpegDecoderCreate(session, nvjpeg_handle, implementation, decoder_handle);
    if (status != NVJPEG_SUCCESS)
        return status;
    nvjpeg_decoder *decoder = gtap_shadow_payload(*decoder_handle, NVJPEG_KIND_nvjpegJpegDecoder_t);
    decoder->backend = implementation;
    return NVJPEG_SUCCESS;
}

/* ---- what is supported: asked for once for streams and parameters of a kind ---- */

typedef struct question {
    char name[8];
    int32_t batched, backend, is_whole, has_params;
    uint32_t flags, context;
    nvjpeg_info info;
    nvjpeg_decode_params params;
} question;

static question question_of(const nvjpeg_stream *stream, const nvjpeg_decode_params *params)
{
    question key;
    memset(&key, 0, sizeof key);
    memcpy(key.name, "nvj sup", sizeof key.name);
    key.context = gtap_thread_context();
    key.is_whole = stream->is_whole;
    key.info = stream->info;
    key.has_params = params != NULL;
    if (params != NULL)
        key.params = *params;
    return key;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecoderJpegSupported(nvjpegJpegDecoder_t decoder_handle, nvjpegJpegStream_t jpeg_stream,
                                                      nvjpegDecodeParams_t decode_params, int *is_supported)
{
    const nvjpeg_decoder *decoder = gtap_shadow_payload(decoder_handle, NVJPEG_KIND_nvjpegJpegDecoder_t);
    const nvjpeg_stream *stream = nvjpeg_stream_of(jpeg_stream);
    const nvjpeg_decode_params *params = nvjpeg_decode_params_of(decode_params);
    if (decoder == NULL || stream == NULL || params == NULL || is_supported == NULL || !stream->is_parsed)
        return NVJPEG_INVALID_PARAMETER;
    gtap_session *session = gtap_shadow_session(decoder_handle, NVJPEG_KIND_nvjpegJpegDecoder_t);
    question key = question_of(stream, params);
    key.backend = decoder->backend;
    if (stream->is_read && gtap_recall(session, &key, sizeof key, is_supported, sizeof *is_supported))
        return NVJPEG_SUCCESS;
    nvjpegStatus_t status = nvjpeg_wire_nvjpegDecoderJpegSupported(session, decoder_handle, jpeg_stream, decode_params,
                                                                   is_supported);
    if (status == NVJPEG_SUCCESS && stream->is_read)
        gtap_remember(session, &key, sizeof key, is_supported, sizeof *is_supported);
    return status;
}

static nvjpegStatus_t batched_supported(nvjpegHandle_t handle, nvjpegJpegStream_t jpeg_stream, int has_params,
                                        nvjpegDecodeParams_t decode_params, int *is_supported)
{
    const nvjpeg_library *library = nvjpeg_library_of(handle);
    const nvjpeg_stream *stream = nvjpeg_stream_of(jpeg_stream);
    const nvjpeg_decode_params *params = has_params ? nvjpeg_decode_params_of(decode_params) : NULL;
    if (library == NULL || stream == NULL || is_supported == NULL || !stream->is_parsed || (has_params && params == NULL))
        return NVJPEG_INVALID_PARAMETER;
    gtap_session *session = nvjpeg_session_of(handle);
    question key = question_of(stream, params);
    key.batched = 1;
    key.backend = library->backend;
    key.flags = library->flags;
    if (stream->is_read && gtap_recall(session, &key, sizeof key, is_supported, sizeof *is_supported))
        return NVJPEG_SUCCESS;
    nvjpegStatus_t status =
        has_params ? nvjpeg_wire_nvjpegDecodeBatchedSupportedEx(session, handle, jpeg_stream, decode_params, is_supported)
                   : nvjpeg_wire_nvjpegDecodeBatchedSupported(session, handle, jpeg_stream, is_supported);
    if (status == NVJPEG_SUCCESS && stream->is_read)
        gtap_remember(session, &key, sizeof key, is_supported, sizeof *is_supported);
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeBatchedSupported(nvjpegHandle_t handle, nvjpegJpegStream_t jpeg_stream,
                                                        int *is_supported)
{
    return batched_supported(handle, jpeg_stream, 0, NULL, is_supported);
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeBatchedSupportedEx(nvjpegHandle_t handle, nvjpegJpegStream_t jpeg_stream,
                                                          nvjpegDecodeParams_t decode_params, int *is_supported)
{
    return batched_supported(handle, jpeg_stream, 1, decode_params, is_supported);
}
