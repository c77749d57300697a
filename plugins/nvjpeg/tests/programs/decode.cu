// decode OUT REPEAT FORMAT FILE... : each file as one image, decoded so often. On stdout a line for each: statuses,
// components, subsampling, sizes, pitch and rows of its planes; their bytes in OUT.
#include "images.h"

static void decode(nvjpegHandle_t handle, nvjpegJpegState_t state, cudaStream_t stream, nvjpegOutputFormat_t format,
                   const Bytes &data, int repeat, FILE *out)
{
    int components = 0, widths[4] = {0}, heights[4] = {0};
    nvjpegChromaSubsampling_t subsampling = NVJPEG_CSS_UNKNOWN;
    int info = nvjpegGetImageInfo(handle, data.data(), data.size(), &components, &subsampling, widths, heights);
    const size_t pitch = info == 0 ? 3 * widths[0] + 13 : 512, rows = info == 0 ? heights[0] : 64;
    Planes planes(pitch, rows);
    int status = 0;
    for (int i = 0; i < repeat && status == 0; i++)
        status = nvjpegDecode(handle, state, data.data(), data.size(), format, &planes.image, stream);
    int late = (int)cudaStreamSynchronize(stream);
    printf("%d %d %d %d %d", info, status, late, components, (int)subsampling);
    for (int c = 0; c < 4; c++)
        printf(" %d %d", widths[c], heights[c]);
    printf(" %zu %zu\n", pitch, rows);
    for (int c = 0; c < 4; c++)
        planes.write(c, out);
}

int main(int argc, char **argv)
{
    nvjpegHandle_t handle;
    nvjpegJpegState_t state;
    cudaStream_t stream;
    if (argc < 5)
        return 2;
    FILE *out = fopen(argv[1], "wb");
    MUST(nvjpegCreateSimple(&handle));
    MUST(nvjpegJpegStateCreate(handle, &state));
    MUST(cudaStreamCreate(&stream));
    for (int i = 4; i < argc; i++)
        decode(handle, state, stream, (nvjpegOutputFormat_t)atoi(argv[3]), read_file(argv[i]), atoi(argv[2]), out);
    MUST(nvjpegJpegStateDestroy(state));
    MUST(nvjpegDestroy(handle));
    MUST(cudaStreamDestroy(stream));
    return fclose(out);
}
