// batch OUT FORMAT PITCH ROWS FILE... : all files as one batch, then again with decode parameters; planes in OUT.
#include "images.h"

static nvjpegHandle_t handle;
static nvjpegJpegState_t state;

static void decode(const std::vector<Bytes> &files, size_t pitch, size_t rows, nvjpegDecodeParams_t *params, FILE *out)
{
    std::vector<const unsigned char *> data;
    std::vector<size_t> lengths;
    std::vector<Planes *> planes;
    std::vector<nvjpegImage_t> images;
    cudaStream_t stream;
    MUST(cudaStreamCreate(&stream));
    for (const Bytes &file : files) {
        data.push_back(file.data());
        lengths.push_back(file.size());
        planes.push_back(new Planes(pitch, rows));
        images.push_back(planes.back()->image);
    }
    int status = params == NULL
                     ? nvjpegDecodeBatched(handle, state, data.data(), lengths.data(), images.data(), stream)
                     : nvjpegDecodeBatchedEx(handle, state, data.data(), lengths.data(), images.data(), params, stream);
    printf("%d %d\n", status, (int)cudaStreamSynchronize(stream));
    for (Planes *each : planes) {
        for (int c = 0; c < 4; c++)
            each->write(c, out);
        delete each;
    }
    MUST(cudaStreamDestroy(stream));
}

static void ask(const std::vector<Bytes> &files, nvjpegDecodeParams_t params)
{
    nvjpegJpegStream_t stream;
    MUST(nvjpegJpegStreamCreate(handle, &stream));
    for (const Bytes &file : files) {
        int is_supported = -1, is_supported_ex = -1;
        MUST(nvjpegJpegStreamParseHeader(handle, file.data(), file.size(), stream));
        MUST(nvjpegDecodeBatchedSupported(handle, stream, &is_supported));
        MUST(nvjpegDecodeBatchedSupportedEx(handle, stream, params, &is_supported_ex));
        printf("%d %d\n", is_supported, is_supported_ex);
    }
    MUST(nvjpegJpegStreamDestroy(stream));
}

int main(int argc, char **argv)
{
    std::vector<Bytes> files;
    if (argc < 6)
        return 2;
    for (int i = 5; i < argc; i++)
        files.push_back(read_file(argv[i]));
    FILE *out = fopen(argv[1], "wb");
    const nvjpegOutputFormat_t format = (nvjpegOutputFormat_t)atoi(argv[2]);
    const int count = (int)files.size();
    MUST(nvjpegCreateEx(NVJPEG_BACKEND_GPU_HYBRID, NULL, NULL, NVJPEG_FLAGS_DEFAULT, &handle));
    MUST(nvjpegJpegStateCreate(handle, &state));
    MUST(nvjpegDecodeBatchedInitialize(handle, state, count, 1, format));
    MUST(nvjpegDecodeBatchedPreAllocate(handle, state, count, atoi(argv[3]), atoi(argv[4]), NVJPEG_CSS_444, format));
    decode(files, atoi(argv[3]), atoi(argv[4]), NULL, out);
    std::vector<nvjpegDecodeParams_t> params(count);
    for (nvjpegDecodeParams_t &each : params) {
        MUST(nvjpegDecodeParamsCreate(handle, &each));
        MUST(nvjpegDecodeParamsSetROI(each, 4, 2, 20, 16));
    }
    decode(files, atoi(argv[3]), atoi(argv[4]), params.data(), out);
    ask(files, params[0]);
    for (nvjpegDecodeParams_t each : params)
        MUST(nvjpegDecodeParamsDestroy(each));
    MUST(nvjpegJpegStateDestroy(state));
    MUST(nvjpegDestroy(handle));
    return fclose(out);
}
