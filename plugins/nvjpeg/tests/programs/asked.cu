// asked REPEAT PROGRESSIVE STREAM... : what the client does not know and the library is asked for. The getters' values of
// each STREAM and whether it is supported; what engines, room and lengths that cannot be answer. PROGRESSIVE is decoded
// so often by a decoder that may not take it, and once into memory of two mappings.
#include "images.h"

#include <cuda.h>
#include <dlfcn.h>

static nvjpegHandle_t handle;
static nvjpegJpegStream_t parsed;
static nvjpegDecodeParams_t params;
static nvjpegJpegState_t state;

// What was posted and failed.
static int late()
{
    int error = (int)cudaStreamSynchronize(0), next = nvjpegSetDeviceMemoryPadding(512, handle);
    return error != 0 ? 1000 + error : next;
}

static void tell(nvjpegJpegDecoder_t decoder, const Bytes &data)
{
    unsigned components = 77, width = 77, height = 77, precision = 77, columns = 77, rows = 77;
    nvjpegJpegEncoding_t encoding;
    nvjpegChromaSubsampling_t subsampling;
    nvjpegExifOrientation_t orientation;
    int is_supported = -1;
    MUST(nvjpegJpegStreamParse(handle, data.data(), data.size(), 0, 0, parsed));
    MUST(nvjpegJpegStreamGetComponentsNum(parsed, &components));
    MUST(nvjpegJpegStreamGetFrameDimensions(parsed, &width, &height));
    MUST(nvjpegJpegStreamGetSamplePrecision(parsed, &precision));
    MUST(nvjpegJpegStreamGetJpegEncoding(parsed, &encoding));
    MUST(nvjpegJpegStreamGetChromaSubsampling(parsed, &subsampling));
    MUST(nvjpegJpegStreamGetExifOrientation(parsed, &orientation));
    MUST(nvjpegJpegStreamGetComponentDimensions(parsed, 1, &columns, &rows));
    MUST(nvjpegDecoderJpegSupported(decoder, parsed, params, &is_supported));
    printf("%u %u %u %u %d %d %d %u %u %d %d\n", components, width, height, precision, encoding, subsampling, orientation,
           columns, rows, (int)nvjpegJpegStreamGetComponentDimensions(parsed, 9, &columns, &rows), is_supported);
}

// Where engines are missing, that is told at once, also behind others of their type.
static void tell_engines()
{
    nvjpegJpegDecoder_t decoder;
    nvjpegEncoderState_t encoder;
    MUST(nvjpegEncoderStateCreate(handle, &encoder, 0));
    MUST(nvjpegEncoderStateCreateWithBackend(handle, &encoder, NVJPEG_ENC_BACKEND_GPU, 0));
    printf("%d %d %d %d\n", (int)nvjpegDecoderCreate(handle, NVJPEG_BACKEND_HARDWARE, &decoder),
           (int)nvjpegEncoderStateCreateWithBackend(handle, &encoder, NVJPEG_ENC_BACKEND_HARDWARE, 0),
           (int)nvjpegEncoderStateCreateWithBackend(handle, &encoder, (nvjpegEncBackend_t)3, 0), late());
}

static void tell_room(const Bytes &data)
{
    nvjpegEncoderState_t encoder;
    nvjpegEncoderParams_t settings;
    Planes small(40, 40), planes(16, 16, 3);
    const unsigned char *pointers[] = {data.data()};
    const size_t lengths[] = {data.size()};
    size_t length = (size_t)1 << 40, exact = 0;
    Bytes bytes(4096);
    MUST(nvjpegEncoderStateCreate(handle, &encoder, 0));
    MUST(nvjpegEncoderParamsCreate(handle, &settings, 0));
    MUST(nvjpegDecodeBatchedInitialize(handle, state, 1, 1, NVJPEG_OUTPUT_RGBI));
    printf("%d ", (int)nvjpegDecodeBatchedEx(handle, state, pointers, lengths, &small.image, &params, 0));
    MUST(nvjpegEncodeYUV(handle, encoder, settings, &planes.image, NVJPEG_CSS_444, 16, 16, 0));
    MUST(nvjpegEncodeRetrieveBitstream(handle, encoder, bytes.data(), &length, 0));
    MUST(nvjpegEncodeRetrieveBitstream(handle, encoder, NULL, &exact, 0));
    printf("%d ", length == exact && bytes[length - 2] == 0xff && bytes[length - 1] == 0xd9);
    planes.image.pitch[2] = 15;
    printf("%d ", (int)nvjpegEncodeYUV(handle, encoder, settings, &planes.image, NVJPEG_CSS_444, 16, 16, 0));
    planes.image.pitch[2] = (size_t)1 << 31;
    printf("%d ", (int)nvjpegEncodeImage(handle, encoder, settings, &planes.image, NVJPEG_INPUT_RGB, 16, 16, 0));
    planes.image.channel[2] = NULL;
    printf("%d %d\n", (int)nvjpegEncodeYUV(handle, encoder, settings, &planes.image, NVJPEG_CSS_420, 16, 16, 0), late());
}

static void decode(int repeat, const Bytes &data)
{
    nvjpegJpegDecoder_t decoder;
    nvjpegJpegState_t steps;
    Planes planes(256, 256);
    MUST(nvjpegDecoderCreate(handle, NVJPEG_BACKEND_GPU_HYBRID, &decoder));
    MUST(nvjpegDecoderStateCreate(handle, decoder, &steps));
    MUST(nvjpegDecodeParamsSetOutputFormat(params, NVJPEG_OUTPUT_RGBI));
    MUST(nvjpegJpegStreamParse(handle, data.data(), data.size(), 0, 0, parsed));
    for (int i = 0; i < repeat; i++) {
        MUST(nvjpegDecodeJpegHost(handle, decoder, steps, params, parsed));
        MUST(nvjpegDecodeJpegTransferToDevice(handle, decoder, steps, parsed, 0));
        MUST(nvjpegDecodeJpegDevice(handle, decoder, steps, &planes.image, 0));
    }
    MUST(nvjpegJpegStreamParseHeader(handle, data.data(), data.size(), parsed));
    int begun = (int)nvjpegDecodeJpegHost(handle, decoder, steps, params, parsed);
    int transferred = (int)nvjpegDecodeJpegTransferToDevice(handle, decoder, steps, parsed, 0);
    printf("%d %d %d\n", begun, transferred, late());
}

// Rows that begin in one mapping and end in the one beside it, and in three where there are only two.
static void decode_into_mappings(const Bytes &data)
{
    void *cuda = dlopen("libcuda.so.1", RTLD_NOW);
    const auto reserve = (decltype(&cuMemAddressReserve))dlsym(cuda, "cuMemAddressReserve");
    const auto create = (decltype(&cuMemCreate))dlsym(cuda, "cuMemCreate");
    const auto map = (decltype(&cuMemMap))dlsym(cuda, "cuMemMap");
    const auto allow = (decltype(&cuMemSetAccess))dlsym(cuda, "cuMemSetAccess");
    const size_t size = 2 << 20;
    CUmemAllocationProp properties = {};
    CUmemAccessDesc access = {{CU_MEM_LOCATION_TYPE_DEVICE, 0}, CU_MEM_ACCESS_FLAGS_PROT_READWRITE};
    CUdeviceptr address = 0;
    properties.type = CU_MEM_ALLOCATION_TYPE_PINNED;
    properties.location = access.location;
    MUST(reserve(&address, 2 * size, 0, 0, 0));
    for (int i = 0; i < 2; i++) {
        CUmemGenericAllocationHandle memory;
        MUST(create(&memory, size, &properties, 0));
        MUST(map(address + i * size, size, 0, memory, 0));
    }
    MUST(allow(address, 2 * size, &access, 1));
    nvjpegImage_t image = {};
    image.channel[0] = (unsigned char *)address;
    for (size_t pitch : {(size_t)1 << 16, (size_t)1 << 17}) {
        image.pitch[0] = pitch;
        printf("%d ", (int)nvjpegDecode(handle, state, data.data(), data.size(), NVJPEG_OUTPUT_RGBI, &image, 0));
    }
    printf("%d\n", late());
}

int main(int argc, char **argv)
{
    nvjpegJpegDecoder_t decoder;
    if (argc < 4)
        return 2;
    MUST(nvjpegCreateSimple(&handle));
    MUST(nvjpegDecoderCreate(handle, NVJPEG_BACKEND_DEFAULT, &decoder));
    MUST(nvjpegJpegStateCreate(handle, &state));
    MUST(nvjpegJpegStreamCreate(handle, &parsed));
    MUST(nvjpegDecodeParamsCreate(handle, &params));
    for (int i = 3; i < argc; i++)
        tell(decoder, read_file(argv[i]));
    tell_engines();
    tell_room(read_file(argv[2]));
    decode(atoi(argv[1]), read_file(argv[2]));
    decode_into_mappings(read_file(argv[2]));
    MUST(nvjpegDestroy(handle));
    return 0;
}
