// corrupted FILE : each stream of FILE (its length as 4 bytes, the stream) decoded in every way. For each a line: what
// each way returned, and what came after its work was complete.
#include "images.h"

static nvjpegHandle_t handle;
static nvjpegJpegState_t state, decoder_state;
static nvjpegJpegDecoder_t decoder;
static nvjpegJpegStream_t parsed;
static nvjpegDecodeParams_t params;

// What a posted function left behind: the runtime's error, and that of the next function.
static int late()
{
    int error = (int)cudaStreamSynchronize(0), next = nvjpegSetDeviceMemoryPadding(512, handle);
    return error != 0 ? 1000 + error : next;
}

static int in_steps(const Bytes &data, Planes &planes)
{
    int status = nvjpegJpegStreamParse(handle, data.data(), data.size(), 1, 1, parsed);
    if (status == 0)
        status = nvjpegDecodeJpegHost(handle, decoder, decoder_state, params, parsed);
    if (status == 0)
        status = nvjpegDecodeJpegTransferToDevice(handle, decoder, decoder_state, parsed, 0);
    return status == 0 ? nvjpegDecodeJpegDevice(handle, decoder, decoder_state, &planes.image, 0) : status;
}

static void decode(const Bytes &data, Planes &planes)
{
    int components = 0, widths[4] = {0}, heights[4] = {0};
    nvjpegChromaSubsampling_t subsampling;
    printf("%d", (int)nvjpegGetImageInfo(handle, data.data(), data.size(), &components, &subsampling, widths, heights));
    const nvjpegOutputFormat_t formats[] = {NVJPEG_OUTPUT_RGBI, NVJPEG_OUTPUT_UNCHANGED, NVJPEG_OUTPUT_Y};
    for (nvjpegOutputFormat_t format : formats) {
        printf(" %d", (int)nvjpegDecode(handle, state, data.data(), data.size(), format, &planes.image, 0));
        printf(" %d", late());
    }
    const unsigned char *pointers[] = {data.data()};
    const size_t lengths[] = {data.size()};
    printf(" %d", (int)nvjpegDecodeBatched(handle, state, pointers, lengths, &planes.image, 0));
    printf(" %d", late());
    printf(" %d", in_steps(data, planes));
    printf(" %d\n", late());
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const Bytes all = read_file(argv[1]);
    MUST(nvjpegCreateSimple(&handle));
    MUST(nvjpegJpegStateCreate(handle, &state));
    MUST(nvjpegDecodeBatchedInitialize(handle, state, 1, 1, NVJPEG_OUTPUT_RGB));
    MUST(nvjpegDecoderCreate(handle, NVJPEG_BACKEND_DEFAULT, &decoder));
    MUST(nvjpegDecoderStateCreate(handle, decoder, &decoder_state));
    MUST(nvjpegJpegStreamCreate(handle, &parsed));
    MUST(nvjpegDecodeParamsCreate(handle, &params));
    MUST(nvjpegDecodeParamsSetOutputFormat(params, NVJPEG_OUTPUT_BGR));
    Planes planes(3 * 256, 256);
    for (size_t at = 0; at + 4 <= all.size();) {
        unsigned length = 0;
        memcpy(&length, all.data() + at, 4);
        decode(Bytes(all.begin() + at + 4, all.begin() + at + 4 + length), planes);
        at += 4 + length;
    }
    MUST(nvjpegDestroy(handle));
    return 0;
}
