/* Decoding: posted where every marker of the stream is in order, so that no decoder fails on it; else a call, whose
 * status the program gets at once. */
#include "gtap_nvjpeg.h"

/* Whether the image has what a format of so many components is written to. */
static int has_channels(const nvjpegImage_t *image, int format, unsigned components)
{
    for (unsigned c = 0; c < nvjpeg_channels(format, components); c++)
        if (image->channel[c] == NULL)
            return 0;
    return 1;
}

/* Whether so many bytes are the program's, as far as that is known here. What it mapped itself may lie side by side. */
static int is_inside(uint64_t address, uint64_t size)
{
    gtap_range range;
    if (gtap_range_of(address, &range) != 0)
        return 1;
    while (size > range.base + range.size - address) {
        size -= range.base + range.size - address;
        address = range.base + range.size;
        if (range.kind != GTAP_MAPPED_RANGE || gtap_range_of(address, &range) != 0)
            return 0;
    }
    return 1;
}

int nvjpeg_has_rows(const nvjpegImage_t *image, unsigned channel, uint64_t row, uint64_t rows)
{
    const uint64_t pitch = image->pitch[channel];
    return pitch >= row && pitch <= UINT32_MAX &&
           is_inside((uint64_t)(uintptr_t)image->channel[channel], (rows - 1) * pitch + row);
}

/* Whether the rows of all its channels have room. */
static int has_room(const nvjpegImage_t *image, const nvjpeg_info *info, int format)
{
    const int is_native = format == NVJPEG_UNCHANGED || format == NVJPEG_YUV;
    const unsigned each = format == NVJPEG_RGBI || format == NVJPEG_BGRI ? 3 : 1;
    for (unsigned c = 0; c < nvjpeg_channels(format, info->components); c++) {
        const uint64_t row = is_native ? nvjpeg_component_width(info, c) : (uint64_t)info->width * each;
        const uint64_t rows = is_native ? nvjpeg_component_height(info, c) : info->height;
        if (!nvjpeg_has_rows(image, c, row, rows))
            return 0;
    }
    return 1;
}

/* Whether the backend of a library handle or of a decoder takes whatever is in order. Engines of a GPU take less, and a
 * strict library may refuse damage inside entropy-coded data. */
static int takes_all(nvjpegHandle_t handle, int backend)
{
    return backend < NVJPEG_HARDWARE && !(nvjpeg_library_of(handle)->flags & NVJPEG_STRICT);
}

GTAP_EXPORT nvjpegStatus_t nvjpegGetImageInfo(nvjpegHandle_t handle, const unsigned char *data, size_t length,
                                              int *nComponents, nvjpegChromaSubsampling_t *subsampling, int *widths,
                                              int *heights)
{
    nvjpeg_info info;
    gtap_session *session = nvjpeg_session_of(handle);
    if (session == NULL || data == NULL || length == 0 || nComponents == NULL || subsampling == NULL || widths == NULL ||
        heights == NULL)
        return NVJPEG_INVALID_PARAMETER;
    if (!nvjpeg_read(data, length, 0, &info))
        return nvjpeg_wire_nvjpegGetImageInfo(session, handle, data, length, nComponents, subsampling, widths, heights);
    *nComponents = info.components;
    *subsampling = info.subsampling;
    for (unsigned c = 0; c < NVJPEG_COMPONENTS; c++) {
        widths[c] = (int)nvjpeg_component_width(&info, c);
        heights[c] = (int)nvjpeg_component_height(&info, c);
    }
    return NVJPEG_SUCCESS;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecode(nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, const unsigned char *data,
                                        size_t length, nvjpegOutputFormat_t output_format, nvjpegImage_t *destination,
                                        cudaStream_t stream)
{
    nvjpeg_info info;
    gtap_session *session = nvjpeg_session_of(handle);
    if (session == NULL || nvjpeg_state_of(jpeg_handle) == NULL || data == NULL || length == 0 || destination == NULL ||
        output_format < 0 || output_format > NVJPEG_FORMAT_MOST)
        return NVJPEG_INVALID_PARAMETER;
    if (!takes_all(handle, nvjpeg_library_of(handle)->backend) || !nvjpeg_read(data, length, 1, &info) ||
        !nvjpeg_is_plain(&info, output_format))
        return nvjpeg_wire_gtapNvjpegDecode(session, handle, jpeg_handle, data, length, output_format, destination, stream);
    if (!has_channels(destination, output_format, info.components) || !has_room(destination, &info, output_format))
        return NVJPEG_INVALID_PARAMETER;
    return nvjpeg_wire_nvjpegDecode(session, handle, jpeg_handle, data, length, output_format, destination, stream);
}

/* ---- batches ---- */

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeBatchedInitialize(nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle,
                                                         int batch_size, int max_cpu_threads,
                                                         nvjpegOutputFormat_t output_format)
{
    nvjpeg_state *state = nvjpeg_state_of(jpeg_handle);
    if (state == NULL || batch_size <= 0 || output_format < 0 || output_format > NVJPEG_FORMAT_MOST)
        return NVJPEG_INVALID_PARAMETER;
    nvjpegStatus_t status = nvjpeg_wire_nvjpegDecodeBatchedInitialize(nvjpeg_session_of(handle), handle, jpeg_handle,
                                                                      batch_size, max_cpu_threads, output_format);
    if (status == NVJPEG_SUCCESS) {
        state->batch = batch_size;
        state->format = output_format;
    }
    return status;
}

typedef struct batch {
    gtapNvjpegItem *items;
    unsigned char *bytes;
    size_t total;
    int is_plain;
} batch;

/* The streams side by side; what lies on the device stays there. */
static nvjpegStatus_t gather(batch *b, const nvjpeg_state *state, const unsigned char *const *data,
                             const size_t *lengths, const nvjpegImage_t *destinations)
{
    nvjpeg_info info;
    for (int i = 0; i < state->batch; i++) {
        if (data[i] == NULL || lengths[i] == 0)
            return NVJPEG_INVALID_PARAMETER;
        b->items[i].length = lengths[i];
        if (gtap_on_device(data[i])) {
            b->items[i].device = (size_t)(uintptr_t)data[i];
            b->is_plain = 0;
        } else {
            b->items[i].offset = b->total;
            if (lengths[i] > SIZE_MAX - b->total)
                return NVJPEG_INVALID_PARAMETER;
            b->total += lengths[i];
            b->is_plain &= nvjpeg_read(data[i], lengths[i], 1, &info) && nvjpeg_is_plain(&info, state->format);
            if (b->is_plain && (!has_channels(&destinations[i], state->format, info.components) ||
                                !has_room(&destinations[i], &info, state->format)))
                return NVJPEG_INVALID_PARAMETER;
        }
    }
    b->bytes = b->total != 0 ? malloc(b->total) : NULL;
    if (b->total != 0 && b->bytes == NULL)
        return NVJPEG_ALLOCATOR_FAILURE;
    for (int i = 0; i < state->batch; i++)
        if (b->items[i].device == 0)
            memcpy(b->bytes + b->items[i].offset, data[i], lengths[i]);
    return NVJPEG_SUCCESS;
}

static nvjpegStatus_t take_params(batch *b, int count, nvjpegDecodeParams_t *decode_params)
{
    for (int i = 0; decode_params != NULL && i < count; i++) {
        const nvjpeg_decode_params *params = nvjpeg_decode_params_of(decode_params[i]);
        gtapNvjpegItem *item = &b->items[i];
        if (params == NULL)
            return NVJPEG_INVALID_PARAMETER;
        memcpy(item->roi, params->roi, sizeof item->roi);
        item->allow_cmyk = params->allow_cmyk;
        item->scale = params->scale;
        item->orientation = params->orientation;
        item->has_params = 1;
        const int is_whole = params->roi[2] == -1 && params->roi[3] == -1;
        b->is_plain &= is_whole && params->scale == 0 && params->orientation <= 1;
    }
    return NVJPEG_SUCCESS;
}

static nvjpegStatus_t decode_batch(nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle,
                                   const unsigned char *const *data, const size_t *lengths,
                                   nvjpegImage_t *destinations, nvjpegDecodeParams_t *decode_params, cudaStream_t stream)
{
    const nvjpeg_state *state = nvjpeg_state_of(jpeg_handle);
    gtap_session *session = nvjpeg_session_of(handle);
    batch b = {0};
    if (session == NULL || state == NULL || data == NULL || lengths == NULL || destinations == NULL || state->batch == 0)
        return NVJPEG_INVALID_PARAMETER;
    const int count = state->batch;
    b.is_plain = takes_all(handle, nvjpeg_library_of(handle)->backend);
    b.items = calloc((size_t)count, sizeof *b.items);
    if (b.items == NULL)
        return NVJPEG_ALLOCATOR_FAILURE;
    nvjpegStatus_t status = take_params(&b, count, decode_params);
    if (status == NVJPEG_SUCCESS)
        status = gather(&b, state, data, lengths, destinations);
    if (status == NVJPEG_SUCCESS)
        status = (b.is_plain ? nvjpeg_wire_gtapNvjpegBatch : nvjpeg_wire_gtapNvjpegBatchAsked)(
            session, handle, jpeg_handle, count, b.items, b.bytes, b.total, destinations, stream);
    free(b.bytes);
    free(b.items);
    return status;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeBatched(nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle,
                                               const unsigned char *const *data, const size_t *lengths,
                                               nvjpegImage_t *destinations, cudaStream_t stream)
{
    return decode_batch(handle, jpeg_handle, data, lengths, destinations, NULL, stream);
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeBatchedEx(nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle,
                                                 const unsigned char *const *data, const size_t *lengths,
                                                 nvjpegImage_t *destinations, nvjpegDecodeParams_t *decode_params,
                                                 cudaStream_t stream)
{
    return decode_batch(handle, jpeg_handle, data, lengths, destinations, decode_params, stream);
}

/* ---- in steps ---- */

/* Whether any device decodes a parsed stream with this decoder and these parameters. */
static int is_plain(nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder, const nvjpeg_stream *stream,
                    const nvjpeg_decode_params *params)
{
    const nvjpeg_decoder *made = gtap_shadow_payload(decoder, NVJPEG_KIND_nvjpegJpegDecoder_t);
    const int is_whole = params->roi[2] == -1 && params->roi[3] == -1;
    if (made == NULL || !takes_all(handle, made->backend))
        return 0;
    if (made->backend == NVJPEG_GPU_HYBRID && (stream->info.encoding != NVJPEG_BASELINE || stream->info.scans != 1))
        return 0;
    return stream->is_whole && nvjpeg_is_plain(&stream->info, params->format) && is_whole && params->scale == 0 &&
           params->orientation <= 1;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeJpeg(nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder,
                                            nvjpegJpegState_t decoder_state, nvjpegJpegStream_t jpeg_bitstream,
                                            nvjpegImage_t *destination, nvjpegDecodeParams_t decode_params,
                                            cudaStream_t stream)
{
    const nvjpeg_stream *parsed = nvjpeg_stream_of(jpeg_bitstream);
    const nvjpeg_decode_params *params = nvjpeg_decode_params_of(decode_params);
    gtap_session *session = nvjpeg_session_of(handle);
    if (session == NULL || parsed == NULL || params == NULL || destination == NULL || !parsed->is_parsed)
        return NVJPEG_INVALID_PARAMETER;
    if (!is_plain(handle, decoder, parsed, params))
        return nvjpeg_wire_gtapNvjpegDecodeJpeg(session, handle, decoder, decoder_state, jpeg_bitstream, destination,
                                                decode_params, stream);
    if (!has_channels(destination, params->format, parsed->info.components) ||
        !has_room(destination, &parsed->info, params->format))
        return NVJPEG_INVALID_PARAMETER;
    return nvjpeg_wire_nvjpegDecodeJpeg(session, handle, decoder, decoder_state, jpeg_bitstream, destination,
                                        decode_params, stream);
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeJpegHost(nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder,
                                                nvjpegJpegState_t decoder_state, nvjpegDecodeParams_t decode_params,
                                                nvjpegJpegStream_t jpeg_stream)
{
    const nvjpeg_stream *parsed = nvjpeg_stream_of(jpeg_stream);
    const nvjpeg_decode_params *params = nvjpeg_decode_params_of(decode_params);
    gtap_session *session = nvjpeg_session_of(handle);
    nvjpeg_state *state = nvjpeg_state_of(decoder_state);
    if (session == NULL || parsed == NULL || params == NULL || state == NULL || !parsed->is_parsed)
        return NVJPEG_INVALID_PARAMETER;
    state->is_asked = !is_plain(handle, decoder, parsed, params);
    state->begun_format = params->format;
    state->begun = parsed->info;
    return (state->is_asked ? nvjpeg_wire_gtapNvjpegDecodeJpegHost : nvjpeg_wire_nvjpegDecodeJpegHost)(
        session, handle, decoder, decoder_state, decode_params, jpeg_stream);
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeJpegTransferToDevice(nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder,
                                                            nvjpegJpegState_t decoder_state,
                                                            nvjpegJpegStream_t jpeg_stream, cudaStream_t stream)
{
    const nvjpeg_state *state = nvjpeg_state_of(decoder_state);
    if (nvjpeg_session_of(handle) == NULL || state == NULL)
        return NVJPEG_INVALID_PARAMETER;
    return (state->is_asked ? nvjpeg_wire_gtapNvjpegDecodeJpegTransfer : nvjpeg_wire_nvjpegDecodeJpegTransferToDevice)(
        nvjpeg_session_of(handle), handle, decoder, decoder_state, jpeg_stream, stream);
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeJpegDevice(nvjpegHandle_t handle, nvjpegJpegDecoder_t decoder,
                                                  nvjpegJpegState_t decoder_state, nvjpegImage_t *destination,
                                                  cudaStream_t stream)
{
    const nvjpeg_state *state = nvjpeg_state_of(decoder_state);
    gtap_session *session = nvjpeg_session_of(handle);
    if (session == NULL || state == NULL || destination == NULL)
        return NVJPEG_INVALID_PARAMETER;
    if (!state->is_asked && (state->begun.components == 0 ||
                             !has_channels(destination, state->begun_format, state->begun.components) ||
                             !has_room(destination, &state->begun, state->begun_format)))
        return NVJPEG_INVALID_PARAMETER;
    return (state->is_asked ? nvjpeg_wire_gtapNvjpegDecodeJpegDevice : nvjpeg_wire_nvjpegDecodeJpegDevice)(
        session, handle, decoder, decoder_state, destination, stream);
}
