/* Encoding: settings and images are posted; a bitstream that is not long comes along with its length, one wait for both. */
#include "gtap_nvjpeg.h"

static nvjpeg_encoder *encoder_of(nvjpegEncoderState_t state)
{
    return gtap_shadow_payload(state, NVJPEG_KIND_nvjpegEncoderState_t);
}

static nvjpeg_encoder_params *params_of(nvjpegEncoderParams_t params)
{
    return gtap_shadow_payload(params, NVJPEG_KIND_nvjpegEncoderParams_t);
}

static gtap_session *session_of(nvjpegEncoderParams_t params)
{
    return gtap_shadow_session(params, NVJPEG_KIND_nvjpegEncoderParams_t);
}

static void forget(nvjpeg_encoder *encoder)
{
    free(encoder->ahead);
    encoder->ahead = NULL;
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderStateCreateWithBackend(nvjpegHandle_t handle,
                                                               nvjpegEncoderState_t *encoder_state,
                                                               nvjpegEncBackend_t backend, cudaStream_t stream)
{
    enum { HARDWARE = 2 };
    if (backend < 0 || backend > HARDWARE)
        return NVJPEG_INVALID_PARAMETER;
    return (backend < HARDWARE ? nvjpeg_wire_nvjpegEncoderStateCreateWithBackend : nvjpeg_wire_gtapNvjpegEncoderStateCreate)(
        nvjpeg_session_of(handle), handle, encoder_state, backend, stream);
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderStateDestroy(nvjpegEncoderState_t encoder_state)
{
    nvjpeg_encoder *encoder = encoder_of(encoder_state);
    if (encoder == NULL)
        return NVJPEG_INVALID_PARAMETER;
    forget(encoder);
    return nvjpeg_wire_nvjpegEncoderStateDestroy(gtap_shadow_session(encoder_state, NVJPEG_KIND_nvjpegEncoderState_t),
                                                 encoder_state);
}

/* ---- parameters ---- */

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderParamsCreate(nvjpegHandle_t handle, nvjpegEncoderParams_t *encoder_params,
                                                     cudaStream_t stream)
{
    nvjpegStatus_t status =
        nvjpeg_wire_nvjpegEncoderParamsCreate(nvjpeg_session_of(handle), handle, encoder_params, stream);
    if (status != NVJPEG_SUCCESS)
        return status;
    nvjpeg_encoder_params *params = params_of(*encoder_params);
    params->quality = 70;
    params->encoding = NVJPEG_BASELINE;
    params->subsampling = NVJPEG_CSS_444;
    return NVJPEG_SUCCESS;
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderParamsSetQuality(nvjpegEncoderParams_t encoder_params, const int quality,
                                                         cudaStream_t stream)
{
    if (quality < 1 || quality > 100)
        return NVJPEG_INVALID_PARAMETER;
    nvjpegStatus_t status =
        nvjpeg_wire_nvjpegEncoderParamsSetQuality(session_of(encoder_params), encoder_params, quality, stream);
    if (status == NVJPEG_SUCCESS)
        params_of(encoder_params)->quality = quality;
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderParamsSetEncoding(nvjpegEncoderParams_t encoder_params,
                                                          nvjpegJpegEncoding_t etype, cudaStream_t stream)
{
    if (etype != NVJPEG_BASELINE && etype != NVJPEG_PROGRESSIVE)
        return NVJPEG_INVALID_PARAMETER;
    nvjpegStatus_t status =
        nvjpeg_wire_nvjpegEncoderParamsSetEncoding(session_of(encoder_params), encoder_params, etype, stream);
    if (status == NVJPEG_SUCCESS)
        params_of(encoder_params)->encoding = etype;
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderParamsSetOptimizedHuffman(nvjpegEncoderParams_t encoder_params,
                                                                  const int optimized, cudaStream_t stream)
{
    nvjpegStatus_t status =
        nvjpeg_wire_nvjpegEncoderParamsSetOptimizedHuffman(session_of(encoder_params), encoder_params, optimized, stream);
    if (status == NVJPEG_SUCCESS)
        params_of(encoder_params)->optimized = optimized;
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderParamsSetSamplingFactors(nvjpegEncoderParams_t encoder_params,
                                                                 const nvjpegChromaSubsampling_t chroma_subsampling,
                                                                 cudaStream_t stream)
{
    if (chroma_subsampling < NVJPEG_CSS_444 || chroma_subsampling > NVJPEG_CSS_410V)
        return NVJPEG_INVALID_PARAMETER;
    nvjpegStatus_t status = nvjpeg_wire_nvjpegEncoderParamsSetSamplingFactors(session_of(encoder_params), encoder_params,
                                                                              chroma_subsampling, stream);
    if (status == NVJPEG_SUCCESS)
        params_of(encoder_params)->subsampling = chroma_subsampling;
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderParamsSetRestartInterval(nvjpegEncoderParams_t encoder_params,
                                                                 unsigned int restart_interval, cudaStream_t stream)
{
    nvjpegStatus_t status = nvjpeg_wire_nvjpegEncoderParamsSetRestartInterval(session_of(encoder_params), encoder_params,
                                                                              restart_interval, stream);
    if (status == NVJPEG_SUCCESS)
        params_of(encoder_params)->restart = restart_interval;
    return status;
}

static nvjpegStatus_t copied(nvjpegEncoderParams_t encode_params, nvjpegStatus_t status)
{
    if (status == NVJPEG_SUCCESS)
        params_of(encode_params)->is_copied = 1;
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderParamsCopyMetadata(nvjpegEncoderState_t encoder_state,
                                                           nvjpegEncoderParams_t encode_params,
                                                           nvjpegJpegStream_t jpeg_stream, cudaStream_t stream)
{
    return copied(encode_params, nvjpeg_wire_nvjpegEncoderParamsCopyMetadata(session_of(encode_params), encoder_state,
                                                                             encode_params, jpeg_stream, stream));
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderParamsCopyQuantizationTables(nvjpegEncoderParams_t encode_params,
                                                                     nvjpegJpegStream_t jpeg_stream,
                                                                     cudaStream_t stream)
{
    return copied(encode_params, nvjpeg_wire_nvjpegEncoderParamsCopyQuantizationTables(
                                     session_of(encode_params), encode_params, jpeg_stream, stream));
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncodeGetBufferSize(nvjpegHandle_t handle, const nvjpegEncoderParams_t encoder_params,
                                                     int image_width, int image_height, size_t *max_stream_length)
{
    const nvjpeg_encoder_params *params = params_of(encoder_params);
    gtap_session *session = nvjpeg_session_of(handle);
    struct {
        char name[8];
        nvjpeg_encoder_params params;
        int32_t width, height;
        uint32_t context;
    } key;
    if (session == NULL || params == NULL || max_stream_length == NULL || image_width <= 0 || image_height <= 0)
        return NVJPEG_INVALID_PARAMETER;
    memset(&key, 0, sizeof key);
    memcpy(key.name, "nvj siz", sizeof key.name);
    key.params = *params;
    key.width = image_width;
    key.height = image_height;
    key.context = gtap_thread_context();
    if (!params->is_copied && gtap_recall(session, &key, sizeof key, max_stream_length, sizeof *max_stream_length))
        return NVJPEG_SUCCESS;
    nvjpegStatus_t status = nvjpeg_wire_nvjpegEncodeGetBufferSize(session, handle, encoder_params, image_width,
                                                                  image_height, max_stream_length);
    if (status == NVJPEG_SUCCESS && !params->is_copied)
        gtap_remember(session, &key, sizeof key, max_stream_length, sizeof *max_stream_length);
    return status;
}

/* ---- images ---- */

/* Whether an image has the channels of its format, each with its rows. */
static int has_source(const nvjpegImage_t *image, int input, int subsampling, unsigned width, unsigned height)
{
    /* By subsampling: how many pixels share a value of chroma, across and down; none of grey. */
    static const uint8_t shared[][2] = {{1, 1}, {2, 1}, {2, 2}, {1, 2}, {4, 1}, {4, 2}, {0, 0}, {2, 4}};
    const int is_interleaved = input == NVJPEG_RGBI || input == NVJPEG_BGRI, is_yuv = input == NVJPEG_INPUT_YUV;
    const uint8_t *by = input == NVJPEG_INPUT_NV12 ? shared[NVJPEG_CSS_420] : shared[is_yuv ? subsampling : NVJPEG_CSS_444];
    const unsigned channels = is_interleaved || by[0] == 0 ? 1 : input == NVJPEG_INPUT_NV12 ? 2 : 3;
    for (unsigned c = 0; c < channels; c++) {
        const uint64_t across = c == 0 ? width : (width + by[0] - 1) / by[0];
        const uint64_t row = is_interleaved ? 3 * across : c != 0 && channels == 2 ? 2 * across : across;
        const uint64_t rows = c == 0 ? height : (height + by[1] - 1) / by[1];
        if (image->channel[c] == NULL || !nvjpeg_has_rows(image, c, row, rows))
            return 0;
    }
    return 1;
}

/* 0, or the status of arguments that cannot be. */
static nvjpegStatus_t enter(nvjpegHandle_t handle, nvjpegEncoderState_t state, nvjpegEncoderParams_t params,
                            const nvjpegImage_t *source, int input, int subsampling, int width, int height)
{
    enum { FORMATS = 1 << NVJPEG_INPUT_YUV | 1 << NVJPEG_RGB | 1 << NVJPEG_BGR | 1 << NVJPEG_RGBI | 1 << NVJPEG_BGRI |
                     1 << NVJPEG_INPUT_NV12 };
    if (nvjpeg_session_of(handle) == NULL || encoder_of(state) == NULL || params_of(params) == NULL || source == NULL)
        return NVJPEG_INVALID_PARAMETER;
    if (width <= 0 || height <= 0 || width > 65535 || height > 65535 || input < 0 || input > NVJPEG_INPUT_NV12 ||
        !(FORMATS >> input & 1) || subsampling < NVJPEG_CSS_444 || subsampling > NVJPEG_CSS_410V)
        return NVJPEG_INVALID_PARAMETER;
    return has_source(source, input, subsampling, (unsigned)width, (unsigned)height) ? NVJPEG_SUCCESS
                                                                                    : NVJPEG_INVALID_PARAMETER;
}

static nvjpegStatus_t encoded(nvjpegEncoderState_t state, nvjpegStatus_t status, int width, int height)
{
    nvjpeg_encoder *encoder = encoder_of(state);
    if (status == NVJPEG_SUCCESS) {
        forget(encoder);
        encoder->is_encoded = 1;
        encoder->pixels = (uint64_t)width * (uint64_t)height;
    }
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncodeYUV(nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state,
                                           const nvjpegEncoderParams_t encoder_params, const nvjpegImage_t *source,
                                           nvjpegChromaSubsampling_t chroma_subsampling, int image_width,
                                           int image_height, cudaStream_t stream)
{
    nvjpegStatus_t status = enter(handle, encoder_state, encoder_params, source, NVJPEG_INPUT_YUV, chroma_subsampling,
                                  image_width, image_height);
    if (status != NVJPEG_SUCCESS)
        return status;
    status = nvjpeg_wire_nvjpegEncodeYUV(nvjpeg_session_of(handle), handle, encoder_state, encoder_params, source,
                                         chroma_subsampling, image_width, image_height, stream);
    return encoded(encoder_state, status, image_width, image_height);
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncodeImage(nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state,
                                             const nvjpegEncoderParams_t encoder_params, const nvjpegImage_t *source,
                                             nvjpegInputFormat_t input_format, int image_width, int image_height,
                                             cudaStream_t stream)
{
    nvjpegStatus_t status = enter(handle, encoder_state, encoder_params, source, input_format, NVJPEG_CSS_444,
                                  image_width, image_height);
    if (status != NVJPEG_SUCCESS)
        return status;
    status = nvjpeg_wire_nvjpegEncodeImage(nvjpeg_session_of(handle), handle, encoder_state, encoder_params, source,
                                           input_format, image_width, image_height, stream);
    return encoded(encoder_state, status, image_width, image_height);
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncode(nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state,
                                        const nvjpegEncoderParams_t encoder_params, const nvjpegImage_t *source,
                                        nvjpegChromaSubsampling_t input_subsampling, nvjpegInputFormat_t input_format,
                                        int image_width, int image_height, cudaStream_t stream)
{
    nvjpegStatus_t status = enter(handle, encoder_state, encoder_params, source, input_format, input_subsampling,
                                  image_width, image_height);
    if (status != NVJPEG_SUCCESS)
        return status;
    status = nvjpeg_wire_nvjpegEncode(nvjpeg_session_of(handle), handle, encoder_state, encoder_params, source,
                                      input_subsampling, input_format, image_width, image_height, stream);
    return encoded(encoder_state, status, image_width, image_height);
}

/* ---- the bitstream ---- */

/* The length, and the bytes where they are few enough to be worth it. */
static nvjpegStatus_t measure(gtap_session *session, nvjpegHandle_t handle, nvjpegEncoderState_t state, size_t *length,
                              cudaStream_t stream)
{
    enum { LEAST = 4096, MOST = 1 << 20 };
    nvjpeg_encoder *encoder = encoder_of(state);
    const uint64_t likely = encoder->pixels + LEAST;
    const size_t capacity = likely < MOST ? (size_t)likely : MOST;
    unsigned char *ahead = malloc(capacity);
    if (ahead == NULL)
        return nvjpeg_wire_nvjpegEncodeRetrieveBitstream(session, handle, state, NULL, length, stream);
    nvjpegStatus_t status = nvjpeg_wire_gtapNvjpegRetrieve(session, handle, state, ahead, capacity, length, stream);
    if (status == NVJPEG_SUCCESS && *length <= capacity) {
        encoder->ahead = ahead;
        encoder->length = *length;
    } else {
        free(ahead);
    }
    return status;
}

/* What the program has room for may be much more than there is: only what there is travels. */
GTAP_EXPORT nvjpegStatus_t nvjpegEncodeRetrieveBitstream(nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state,
                                                         unsigned char *data, size_t *length, cudaStream_t stream)
{
    nvjpeg_encoder *encoder = encoder_of(encoder_state);
    gtap_session *session = nvjpeg_session_of(handle);
    if (session == NULL || encoder == NULL || length == NULL || !encoder->is_encoded)
        return NVJPEG_INVALID_PARAMETER;
    size_t found = (size_t)encoder->length;
    nvjpegStatus_t status =
        encoder->ahead != NULL ? NVJPEG_SUCCESS : measure(session, handle, encoder_state, &found, stream);
    if (status != NVJPEG_SUCCESS)
        return status;
    if (data != NULL && *length < found)
        return NVJPEG_INVALID_PARAMETER;
    *length = found;
    if (data != NULL && encoder->ahead == NULL)
        return nvjpeg_wire_nvjpegEncodeRetrieveBitstream(session, handle, encoder_state, data, length, stream);
    if (data != NULL)
        memcpy(data, encoder->ahead, found);
    return NVJPEG_SUCCESS;
}
