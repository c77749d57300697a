// library FILE : what the library says of itself and of a header, what was set on a handle, and how often it says so.
#include "images.h"

static void tell_versions()
{
    int value = -1;
    for (int type = 0; type < 3; type++) {
        MUST(nvjpegGetProperty((libraryPropertyType)type, &value));
        printf("%d ", value);
        MUST(nvjpegGetCudartProperty((libraryPropertyType)type, &value));
        printf("%d ", value);
    }
    printf("%d\n", (int)nvjpegGetProperty((libraryPropertyType)7, &value));
}

static void tell_handle(nvjpegHandle_t handle)
{
    unsigned engines = 7, cores = 7, encoders = 7;
    size_t device = 1, pinned = 1;
    MUST(nvjpegSetDeviceMemoryPadding(4096, handle));
    MUST(nvjpegSetPinnedMemoryPadding(512, handle));
    MUST(nvjpegGetDeviceMemoryPadding(&device, handle));
    MUST(nvjpegGetPinnedMemoryPadding(&pinned, handle));
    MUST(nvjpegGetHardwareDecoderInfo(handle, &engines, &cores));
    MUST(nvjpegGetHardwareEncoderInfo(handle, &encoders));
    printf("%zu %zu %u %u %u\n", device, pinned, engines, cores, encoders);
}

static void tell_header(nvjpegHandle_t handle, const Bytes &data)
{
    nvjpegJpegStream_t stream;
    unsigned width = 0, height = 0;
    MUST(nvjpegJpegStreamCreate(handle, &stream));
    int before = nvjpegJpegStreamGetFrameDimensions(stream, &width, &height);
    MUST(nvjpegJpegStreamParseHeader(handle, data.data(), data.size(), stream));
    MUST(nvjpegJpegStreamGetFrameDimensions(stream, &width, &height));
    printf("%d %u %u\n", before, width, height);
    int bad = nvjpegJpegStreamParseHeader(handle, data.data(), 20, stream);
    printf("%d %d\n", bad, (int)nvjpegJpegStreamGetFrameDimensions(stream, &width, &height));
    MUST(nvjpegJpegStreamDestroy(stream));
    printf("%d\n", (int)nvjpegJpegStreamGetFrameDimensions(stream, &width, &height));
}

// A grey picture with the tables and the metadata of the file; its bytes on stdout, in hexadecimal.
static void transcode(nvjpegHandle_t handle, const Bytes &data)
{
    nvjpegJpegStream_t stream;
    nvjpegEncoderState_t state;
    nvjpegEncoderParams_t params;
    Planes planes(16, 16, 1);
    size_t length = 0;
    MUST(nvjpegJpegStreamCreate(handle, &stream));
    MUST(nvjpegJpegStreamParse(handle, data.data(), data.size(), 1, 0, stream));
    MUST(nvjpegEncoderStateCreate(handle, &state, 0));
    MUST(nvjpegEncoderParamsCreate(handle, &params, 0));
    MUST(nvjpegEncoderParamsSetSamplingFactors(params, NVJPEG_CSS_GRAY, 0));
    MUST(nvjpegEncoderParamsCopyMetadata(state, params, stream, 0));
    MUST(nvjpegEncoderParamsCopyQuantizationTables(params, stream, 0));
    MUST(nvjpegEncodeYUV(handle, state, params, &planes.image, NVJPEG_CSS_GRAY, 16, 16, 0));
    MUST(nvjpegEncodeRetrieveBitstream(handle, state, NULL, &length, 0));
    Bytes bytes(length);
    MUST(nvjpegEncodeRetrieveBitstream(handle, state, bytes.data(), &length, 0));
    for (unsigned char each : bytes)
        printf("%02x", each);
    printf("\n");
    MUST(nvjpegEncoderParamsDestroy(params));
    MUST(nvjpegEncoderStateDestroy(state));
    MUST(nvjpegJpegStreamDestroy(stream));
}

// What cannot be, of handles, enums, sizes and pointers: each is refused at once.
static void tell_refusals(nvjpegHandle_t handle, const Bytes &data)
{
    nvjpegJpegState_t state;
    nvjpegEncoderState_t encoder;
    nvjpegEncoderParams_t params;
    nvjpegHandle_t other = NULL;
    nvjpegJpegDecoder_t decoder;
    Planes planes(512, 256);
    size_t length = 0;
    void *memory = NULL;
    MUST(nvjpegJpegStateCreate(handle, &state));
    MUST(nvjpegEncoderStateCreate(handle, &encoder, 0));
    MUST(nvjpegEncoderParamsCreate(handle, &params, 0));
    const int statuses[] = {
        nvjpegDecode(handle, (nvjpegJpegState_t)handle, data.data(), data.size(), NVJPEG_OUTPUT_RGBI, &planes.image, 0),
        nvjpegDecode(handle, state, data.data(), 0, NVJPEG_OUTPUT_RGBI, &planes.image, 0),
        nvjpegDecode(handle, state, NULL, 100, NVJPEG_OUTPUT_RGBI, &planes.image, 0),
        nvjpegDecode(handle, state, data.data(), data.size(), (nvjpegOutputFormat_t)77, &planes.image, 0),
        nvjpegDecode(handle, state, data.data(), data.size(), NVJPEG_OUTPUT_RGBI, NULL, 0),
        nvjpegDecodeBatchedInitialize(handle, state, 0, 1, NVJPEG_OUTPUT_RGBI),
        nvjpegDecodeBatched(handle, state, NULL, NULL, NULL, 0),
        nvjpegEncoderParamsSetQuality(params, 101, 0),
        nvjpegEncoderParamsSetEncoding(params, NVJPEG_ENCODING_LOSSLESS_HUFFMAN, 0),
        nvjpegEncodeImage(handle, encoder, params, &planes.image, NVJPEG_INPUT_RGBI, -4, 5, 0),
        nvjpegEncodeImage(handle, encoder, params, &planes.image, NVJPEG_INPUT_RGBI, 400, 5, 0),
        nvjpegEncodeRetrieveBitstream(handle, encoder, NULL, &length, 0),
        nvjpegCreateEx((nvjpegBackend_t)99, NULL, NULL, 0, &other),
        nvjpegDecoderCreate(handle, (nvjpegBackend_t)-1, &decoder),
        nvjpegJpegStateCreate(NULL, &state),
    };
    for (int status : statuses)
        printf("%d ", status);
    nvjpegBufferDevice_t buffer;
    MUST(nvjpegBufferDeviceCreate(handle, NULL, &buffer));
    printf("%d ", (int)nvjpegBufferDeviceRetrieve(buffer, &length, &memory));
    printf("%d\n", (int)nvjpegCreateEx(NVJPEG_BACKEND_HARDWARE, NULL, NULL, 0, &other));
    MUST(nvjpegEncoderStateDestroy(encoder));
    printf("%d %d\n", (int)nvjpegEncoderStateDestroy(encoder), (int)cudaDeviceSynchronize());
}

int main(int argc, char **argv)
{
    nvjpegHandle_t handle;
    if (argc < 2)
        return 2;
    const Bytes data = read_file(argv[1]);
    MUST(nvjpegCreateSimple(&handle));
    tell_versions();
    tell_handle(handle);
    tell_header(handle, data);
    transcode(handle, data);
    tell_refusals(handle, data);
    MUST(nvjpegDestroy(handle));
    return 0;
}
