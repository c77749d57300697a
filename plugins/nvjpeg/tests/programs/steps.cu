// steps OUT PITCH ROWS [FORMAT X Y WIDTH HEIGHT ORIENTATION SCALE CMYK FILE]... : each file decoded in steps with
// parameters, and in one by nvjpegDecodeJpeg; what is said of the stream on stdout, planes in OUT.
#include "images.h"

static nvjpegHandle_t handle;
static nvjpegJpegDecoder_t decoder;
static nvjpegJpegState_t state;
static nvjpegJpegStream_t parsed;
static nvjpegDecodeParams_t params;
static nvjpegBufferPinned_t pinned[2];
static nvjpegBufferDevice_t device[2];

static int device_malloc(void *, void **, size_t, cudaStream_t) { return 1; }
static int device_free(void *, void *, size_t, cudaStream_t) { return 1; }

static void make()
{
    nvjpegDevAllocatorV2_t allocator = {device_malloc, device_free, NULL};
    MUST(nvjpegCreateExV2(NVJPEG_BACKEND_DEFAULT, &allocator, NULL, NVJPEG_FLAGS_DEFAULT, &handle));
    MUST(nvjpegDecoderCreate(handle, NVJPEG_BACKEND_HYBRID, &decoder));
    MUST(nvjpegDecoderStateCreate(handle, decoder, &state));
    MUST(nvjpegJpegStreamCreate(handle, &parsed));
    MUST(nvjpegDecodeParamsCreate(handle, &params));
    MUST(nvjpegBufferPinnedCreate(handle, NULL, &pinned[0]));
    MUST(nvjpegBufferPinnedCreateV2(handle, NULL, &pinned[1]));
    MUST(nvjpegBufferDeviceCreate(handle, NULL, &device[0]));
    MUST(nvjpegBufferDeviceCreateV2(handle, NULL, &device[1]));
    MUST(nvjpegBufferPinnedResize(pinned[1], 4096, 0));
    MUST(nvjpegBufferDeviceResize(device[1], 4096, 0));
    MUST(nvjpegStateAttachPinnedBuffer(state, pinned[1]));
    MUST(nvjpegStateAttachDeviceBuffer(state, device[1]));
}

static void end()
{
    for (int i = 0; i < 2; i++) {
        MUST(nvjpegBufferPinnedDestroy(pinned[i]));
        MUST(nvjpegBufferDeviceDestroy(device[i]));
    }
    MUST(nvjpegDecodeParamsDestroy(params));
    MUST(nvjpegJpegStreamDestroy(parsed));
    MUST(nvjpegJpegStateDestroy(state));
    MUST(nvjpegDecoderDestroy(decoder));
    MUST(nvjpegDestroy(handle));
}

static void tell()
{
    unsigned components = 0, width = 0, height = 0, precision = 0;
    nvjpegJpegEncoding_t encoding;
    nvjpegChromaSubsampling_t subsampling;
    nvjpegExifOrientation_t orientation;
    MUST(nvjpegJpegStreamGetComponentsNum(parsed, &components));
    MUST(nvjpegJpegStreamGetFrameDimensions(parsed, &width, &height));
    MUST(nvjpegJpegStreamGetSamplePrecision(parsed, &precision));
    MUST(nvjpegJpegStreamGetJpegEncoding(parsed, &encoding));
    MUST(nvjpegJpegStreamGetChromaSubsampling(parsed, &subsampling));
    MUST(nvjpegJpegStreamGetExifOrientation(parsed, &orientation));
    printf("%u %u %u %u %d %d %d", components, width, height, precision, encoding, subsampling, orientation);
    for (unsigned c = 0; c < components; c++) {
        MUST(nvjpegJpegStreamGetComponentDimensions(parsed, c, &width, &height));
        printf(" %u %u", width, height);
    }
    printf("\n");
}

static void set(char **words)
{
    MUST(nvjpegDecodeParamsSetOutputFormat(params, (nvjpegOutputFormat_t)atoi(words[0])));
    MUST(nvjpegDecodeParamsSetROI(params, atoi(words[1]), atoi(words[2]), atoi(words[3]), atoi(words[4])));
    MUST(nvjpegDecodeParamsSetExifOrientation(params, (nvjpegExifOrientation_t)atoi(words[5])));
    MUST(nvjpegDecodeParamsSetScaleFactor(params, (nvjpegScaleFactor_t)atoi(words[6])));
    MUST(nvjpegDecodeParamsSetAllowCMYK(params, atoi(words[7])));
}

static void decode(const Bytes &data, size_t pitch, size_t rows, FILE *out)
{
    Planes by_steps(pitch, rows), at_once(pitch, rows);
    int is_supported = -1;
    MUST(nvjpegJpegStreamParse(handle, data.data(), data.size(), 0, 0, parsed));
    tell();
    MUST(nvjpegDecoderJpegSupported(decoder, parsed, params, &is_supported));
    int status = nvjpegDecodeJpegHost(handle, decoder, state, params, parsed);
    if (status == 0)
        status = nvjpegDecodeJpegTransferToDevice(handle, decoder, state, parsed, 0);
    if (status == 0)
        status = nvjpegDecodeJpegDevice(handle, decoder, state, &by_steps.image, 0);
    int once = nvjpegDecodeJpeg(handle, decoder, state, parsed, &at_once.image, params, 0);
    printf("%d %d %d %d\n", is_supported, status, once, (int)cudaStreamSynchronize(0));
    for (int c = 0; c < 4; c++) {
        by_steps.write(c, out);
        at_once.write(c, out);
    }
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    FILE *out = fopen(argv[1], "wb");
    make();
    for (int i = 4; i + 8 < argc; i += 9) {
        set(argv + i);
        decode(read_file(argv[i + 8]), atoi(argv[2]), atoi(argv[3]), out);
    }
    end();
    return fclose(out);
}
