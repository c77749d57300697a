/* Generated from the spec of nvjpeg (gtap-plugin-nvjpeg), hash bfad047a695327f9. Do not edit. */
#include "nvjpeg_wire.h"

static const uint64_t golden[85] = {
    UINT64_C(0x0ad46ffd0421521d),
    UINT64_C(0xe7b189d41be824c6),
    UINT64_C(0xa13acc68d0b306f9),
    UINT64_C(0x02d3e7ed134e4048),
    UINT64_C(0xf22d109777510186),
    UINT64_C(0x80e722937006a8b9),
    UINT64_C(0x809f988a83d08ad7),
    UINT64_C(0x0f17a1e04fab1d06),
    UINT64_C(0x7e431a7af3d31e08),
    UINT64_C(0x1242d8606ad519ae),
    UINT64_C(0x9683d919b0dd669d),
    UINT64_C(0x57036fa778d293cd),
    UINT64_C(0x74a302341aa81a84),
    UINT64_C(0x3f6540244331fbc9),
    UINT64_C(0x7c60c968746af668),
    UINT64_C(0xf2915a5b526b0692),
    UINT64_C(0xa946f5ed0804ab2d),
    UINT64_C(0x9f3ac165d6df87b0),
    UINT64_C(0x4431f917a759169b),
    UINT64_C(0xc9490e54aafcbcfb),
    UINT64_C(0x3ba53a275004a21d),
    UINT64_C(0x999e8a7c05ef4300),
    UINT64_C(0x6e84b0248e062111),
    UINT64_C(0x8e60fb9ae4f2ae8e),
    UINT64_C(0xe0bd3cb877418c84),
    UINT64_C(0xc5566cffb04d1580),
    UINT64_C(0x489b571eb1570970),
    UINT64_C(0xff481206a0649edb),
    UINT64_C(0xf16f1a08acf3224e),
    UINT64_C(0xc1f193b7181d9a03),
    UINT64_C(0x146c1bc9c96b7027),
    UINT64_C(0x8b162b97868cf60c),
    UINT64_C(0x8dcd8579b5aeff18),
    UINT64_C(0x345a86db2c9b9667),
    UINT64_C(0xaef9f027b3655a7e),
    UINT64_C(0xa232d9342d8ef95c),
    UINT64_C(0x1ecf6807d82106db),
    UINT64_C(0xbe5aa147b4a138a7),
    UINT64_C(0x3f36fb77f80a293b),
    UINT64_C(0x1f1ce9e1ef73f476),
    UINT64_C(0xe406e486fdcd0e89),
    UINT64_C(0x27a34052d9990e16),
    UINT64_C(0x9b885850f367839b),
    UINT64_C(0x5f1ccf288de30458),
    UINT64_C(0xfd0ae4691979afe8),
    UINT64_C(0xbadf3f07b975fc7b),
    UINT64_C(0x81d2f2b093e0e506),
    UINT64_C(0x9784a82d296b6dbb),
    UINT64_C(0x5b88a42a2f8c2943),
    UINT64_C(0x5ab5055ffc4140c8),
    UINT64_C(0x6b58f692a2df3007),
    UINT64_C(0x4703740a9632f7b8),
    UINT64_C(0x544a3e250e825de0),
    UINT64_C(0x5e14340a2804616f),
    UINT64_C(0xc5f58c084f397e87),
    UINT64_C(0xa16d33ef0568b8d5),
    UINT64_C(0x2e3984161fd39e05),
    UINT64_C(0x4fa3a41cc9fdd62e),
    UINT64_C(0x55d2c315b017246e),
    UINT64_C(0xca8f232a19d8169b),
    UINT64_C(0x92a645c2b1e874b8),
    UINT64_C(0x049faea9ddc4309c),
    UINT64_C(0xd38af29a7704ae09),
    UINT64_C(0xe1884d2b06b0c261),
    UINT64_C(0x7d01f0df3c1b2ae5),
    UINT64_C(0x17d22d28328d4fb4),
    UINT64_C(0xd09bedd742b2207f),
    UINT64_C(0xef20bbf42a455b2e),
    UINT64_C(0x5b2f7b522e8136a3),
    UINT64_C(0x387340f7cf85d27a),
    UINT64_C(0x8af9a356a9acef67),
    UINT64_C(0x14121eb0aa50dd97),
    UINT64_C(0x82f817b1b7a1c405),
    UINT64_C(0x3c20c7b2334ee9f3),
    UINT64_C(0xd2ec3cea5ae534d5),
    UINT64_C(0x6aa4e1529fc3419e),
    UINT64_C(0x780d93e799021731),
    UINT64_C(0xeea7f2708689dfbd),
    UINT64_C(0x560bb2af761be35b),
    UINT64_C(0xaa6b1144cf3e7214),
    UINT64_C(0xc580d97a3a9db148),
    UINT64_C(0x4d20368ba5436cb4),
    UINT64_C(0x7bcf91f43bc90bf6),
    UINT64_C(0xfc7c1a20eccbf3d7),
    UINT64_C(0xa503cb1064f8ecd2),
};

static const char *const names[85] = {
    [0] = NULL,
    [1] = "nvjpegGetProperty",
    [2] = "nvjpegGetCudartProperty",
    [3] = "nvjpegCreateEx",
    [4] = "nvjpegDestroy",
    [5] = "nvjpegSetDeviceMemoryPadding",
    [6] = "nvjpegSetPinnedMemoryPadding",
    [7] = "nvjpegGetHardwareDecoderInfo",
    [8] = "nvjpegGetHardwareEncoderInfo",
    [9] = "nvjpegJpegStateCreate",
    [10] = "nvjpegJpegStateDestroy",
    [11] = "nvjpegGetImageInfo",
    [12] = "nvjpegDecodeBatchedInitialize",
    [13] = "nvjpegDecodeBatchedPreAllocate",
    [14] = "nvjpegDecodeBatchedParseJpegTables",
    [15] = "nvjpegEncoderStateCreate",
    [16] = "nvjpegEncoderStateCreateWithBackend",
    [17] = "nvjpegEncoderStateDestroy",
    [18] = "nvjpegEncoderParamsCreate",
    [19] = "nvjpegEncoderParamsDestroy",
    [20] = "nvjpegEncoderParamsSetQuality",
    [21] = "nvjpegEncoderParamsSetEncoding",
    [22] = "nvjpegEncoderParamsSetOptimizedHuffman",
    [23] = "nvjpegEncoderParamsSetSamplingFactors",
    [24] = "nvjpegEncoderParamsSetRestartInterval",
    [25] = "nvjpegEncodeGetBufferSize",
    [26] = "nvjpegEncodeYUV",
    [27] = "nvjpegEncodeImage",
    [28] = "nvjpegEncode",
    [29] = "nvjpegEncodeRetrieveBitstream",
    [30] = "nvjpegEncodeRetrieveBitstreamDevice",
    [31] = "nvjpegEncodeRetrieveBitstream",
    [32] = "nvjpegBufferPinnedCreate",
    [33] = "nvjpegBufferPinnedResize",
    [34] = "nvjpegBufferPinnedDestroy",
    [35] = "nvjpegStateAttachPinnedBuffer",
    [36] = "nvjpegBufferDeviceCreate",
    [37] = "nvjpegBufferDeviceResize",
    [38] = "nvjpegBufferDeviceDestroy",
    [39] = "nvjpegStateAttachDeviceBuffer",
    [40] = "nvjpegJpegStreamCreate",
    [41] = "nvjpegJpegStreamDestroy",
    [42] = "nvjpegJpegStreamParseTables",
    [43] = "nvjpegDecodeParamsCreate",
    [44] = "nvjpegDecodeParamsDestroy",
    [45] = "nvjpegDecodeParamsSetOutputFormat",
    [46] = "nvjpegDecodeParamsSetROI",
    [47] = "nvjpegDecodeParamsSetAllowCMYK",
    [48] = "nvjpegDecodeParamsSetScaleFactor",
    [49] = "nvjpegDecodeParamsSetExifOrientation",
    [50] = "nvjpegDecoderCreate",
    [51] = "nvjpegDecoderDestroy",
    [52] = "nvjpegDecoderStateCreate",
    [53] = "nvjpegDecoderJpegSupported",
    [54] = "nvjpegDecodeBatchedSupported",
    [55] = "nvjpegDecodeBatchedSupportedEx",
    [56] = "nvjpegDecodeJpegTransferToDevice",
    [57] = "nvjpegDecodeJpegDevice",
    [58] = "nvjpegEncoderParamsCopyMetadata",
    [59] = "nvjpegEncoderParamsCopyQuantizationTables",
    [61] = "nvjpegDecode",
    [62] = "nvjpegDecode",
    [63] = "nvjpegDecodeBatched",
    [64] = "nvjpegDecodeBatched",
    [65] = "nvjpegJpegStreamParse",
    [66] = "nvjpegJpegStreamParse",
    [67] = "nvjpegJpegStreamParseHeader",
    [68] = "nvjpegJpegStreamParseHeader",
    [69] = "nvjpegDecodeJpeg",
    [70] = "nvjpegDecodeJpeg",
    [71] = "nvjpegDecodeJpegHost",
    [72] = "nvjpegDecodeJpegHost",
    [73] = "nvjpegCreateEx",
    [74] = "nvjpegDecodeJpegDevice",
    [75] = "nvjpegEncoderStateCreateWithBackend",
    [76] = "nvjpegDecoderCreate",
    [77] = "nvjpegJpegStreamGetJpegEncoding",
    [78] = "nvjpegJpegStreamGetFrameDimensions",
    [79] = "nvjpegJpegStreamGetComponentsNum",
    [80] = "nvjpegJpegStreamGetComponentDimensions",
    [81] = "nvjpegJpegStreamGetExifOrientation",
    [82] = "nvjpegJpegStreamGetSamplePrecision",
    [83] = "nvjpegJpegStreamGetChromaSubsampling",
    [84] = "nvjpegDecodeJpegTransferToDevice",
};

const gtap_library nvjpeg_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 13,
    .ordinals = 84,
    .golden = golden,
    .names = names,
    .name = "nvjpeg",
    .soname = "libnvjpeg.so.13",
    .package = "gtap-plugin-nvjpeg",
    .statuses = {.not_supported = 9, .not_initialized = 1,
                 .invalid_handle = 2, .invalid_value = 2,
                 .out_of_memory = 5},
};

__attribute__((constructor)) static void nvjpeg_announce(void)
{
    gtap_announce(&nvjpeg_wire_library);
}

GTAP_EXPORT nvjpegStatus_t nvjpegDestroy(nvjpegHandle_t handle)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, NVJPEG_KIND_nvjpegHandle_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegDestroy(session, handle) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStateCreate(nvjpegHandle_t handle, nvjpegJpegState_t *jpeg_handle)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, NVJPEG_KIND_nvjpegHandle_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegJpegStateCreate(session, handle, jpeg_handle) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStateDestroy(nvjpegJpegState_t jpeg_handle)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(jpeg_handle, NVJPEG_KIND_nvjpegJpegState_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegJpegStateDestroy(session, jpeg_handle) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeBatchedPreAllocate(nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, int batch_size, int width, int height, nvjpegChromaSubsampling_t chroma_subsampling, nvjpegOutputFormat_t output_format)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, NVJPEG_KIND_nvjpegHandle_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegDecodeBatchedPreAllocate(session, handle, jpeg_handle, batch_size, width, height, chroma_subsampling, output_format) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeBatchedParseJpegTables(nvjpegHandle_t handle, nvjpegJpegState_t jpeg_handle, const unsigned char *data, const size_t length)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, NVJPEG_KIND_nvjpegHandle_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegDecodeBatchedParseJpegTables(session, handle, jpeg_handle, data, length) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderStateCreate(nvjpegHandle_t handle, nvjpegEncoderState_t *encoder_state, cudaStream_t stream)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, NVJPEG_KIND_nvjpegHandle_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegEncoderStateCreate(session, handle, encoder_state, stream) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncoderParamsDestroy(nvjpegEncoderParams_t encoder_params)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(encoder_params, NVJPEG_KIND_nvjpegEncoderParams_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegEncoderParamsDestroy(session, encoder_params) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegEncodeRetrieveBitstreamDevice(nvjpegHandle_t handle, nvjpegEncoderState_t encoder_state, unsigned char *data, size_t *length, cudaStream_t stream)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, NVJPEG_KIND_nvjpegHandle_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegEncodeRetrieveBitstreamDevice(session, handle, encoder_state, data, length, stream) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegBufferPinnedResize(nvjpegBufferPinned_t buffer, size_t size, cudaStream_t stream)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(buffer, NVJPEG_KIND_nvjpegBufferPinned_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegBufferPinnedResize(session, buffer, size, stream) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegBufferPinnedDestroy(nvjpegBufferPinned_t buffer)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(buffer, NVJPEG_KIND_nvjpegBufferPinned_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegBufferPinnedDestroy(session, buffer) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegStateAttachPinnedBuffer(nvjpegJpegState_t decoder_state, nvjpegBufferPinned_t pinned_buffer)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(decoder_state, NVJPEG_KIND_nvjpegJpegState_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegStateAttachPinnedBuffer(session, decoder_state, pinned_buffer) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT int32_t nvjpegBufferPinnedRetrieve(void)
{
    return gtap_unsupported(&nvjpeg_wire_library, "nvjpegBufferPinnedRetrieve", "the memory is the library's own on the server, not the program's");
}

GTAP_EXPORT nvjpegStatus_t nvjpegBufferDeviceResize(nvjpegBufferDevice_t buffer, size_t size, cudaStream_t stream)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(buffer, NVJPEG_KIND_nvjpegBufferDevice_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegBufferDeviceResize(session, buffer, size, stream) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegBufferDeviceDestroy(nvjpegBufferDevice_t buffer)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(buffer, NVJPEG_KIND_nvjpegBufferDevice_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegBufferDeviceDestroy(session, buffer) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegStateAttachDeviceBuffer(nvjpegJpegState_t decoder_state, nvjpegBufferDevice_t device_buffer)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(decoder_state, NVJPEG_KIND_nvjpegJpegState_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegStateAttachDeviceBuffer(session, decoder_state, device_buffer) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT int32_t nvjpegBufferDeviceRetrieve(void)
{
    return gtap_unsupported(&nvjpeg_wire_library, "nvjpegBufferDeviceRetrieve", "the memory is the library's own on the server, not the program's");
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamCreate(nvjpegHandle_t handle, nvjpegJpegStream_t *jpeg_stream)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, NVJPEG_KIND_nvjpegHandle_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegJpegStreamCreate(session, handle, jpeg_stream) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamDestroy(nvjpegJpegStream_t jpeg_stream)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(jpeg_stream, NVJPEG_KIND_nvjpegJpegStream_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegJpegStreamDestroy(session, jpeg_stream) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegJpegStreamParseTables(nvjpegHandle_t handle, const unsigned char *data, size_t length, nvjpegJpegStream_t jpeg_stream)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, NVJPEG_KIND_nvjpegHandle_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegJpegStreamParseTables(session, handle, data, length, jpeg_stream) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecodeParamsDestroy(nvjpegDecodeParams_t decode_params)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(decode_params, NVJPEG_KIND_nvjpegDecodeParams_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegDecodeParamsDestroy(session, decode_params) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecoderDestroy(nvjpegJpegDecoder_t decoder_handle)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(decoder_handle, NVJPEG_KIND_nvjpegJpegDecoder_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegDecoderDestroy(session, decoder_handle) : nvjpeg_wire_library.statuses.not_initialized;
}

GTAP_EXPORT nvjpegStatus_t nvjpegDecoderStateCreate(nvjpegHandle_t nvjpeg_handle, nvjpegJpegDecoder_t decoder_handle, nvjpegJpegState_t *decoder_state)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(nvjpeg_handle, NVJPEG_KIND_nvjpegHandle_t), &nvjpeg_wire_library);
    return session != NULL ? nvjpeg_wire_nvjpegDecoderStateCreate(session, nvjpeg_handle, decoder_handle, decoder_state) : nvjpeg_wire_library.statuses.not_initialized;
}

