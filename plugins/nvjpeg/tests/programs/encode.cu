// encode OUT WIDTH HEIGHT REPEAT [INPUT FROM TO QUALITY PROGRESSIVE OPTIMIZED RESTART FILE]... : the planes of each FILE
// (rows of 3 * WIDTH + 5 bytes, HEIGHT of them, three times) encoded in its way; lengths on stdout, streams in OUT.
// FROM -1: nvjpegEncodeImage. Of nvjpegEncodeYUV and nvjpegEncode it is the subsampling of the input; a leading + says
// nvjpegEncode.
#include "images.h"

static nvjpegHandle_t handle;
static nvjpegEncoderState_t states[2];
static nvjpegEncoderParams_t params;
static cudaStream_t stream;

static void set(char **words)
{
    MUST(nvjpegEncoderParamsSetSamplingFactors(params, (nvjpegChromaSubsampling_t)atoi(words[2]), stream));
    MUST(nvjpegEncoderParamsSetQuality(params, atoi(words[3]), stream));
    MUST(nvjpegEncoderParamsSetEncoding(
        params, atoi(words[4]) ? NVJPEG_ENCODING_PROGRESSIVE_DCT_HUFFMAN : NVJPEG_ENCODING_BASELINE_DCT, stream));
    MUST(nvjpegEncoderParamsSetOptimizedHuffman(params, atoi(words[5]), stream));
    MUST(nvjpegEncoderParamsSetRestartInterval(params, (unsigned)atoi(words[6]), stream));
}

static int encode(nvjpegEncoderState_t state, const nvjpegImage_t *image, char **words, int width, int height)
{
    const nvjpegInputFormat_t input = (nvjpegInputFormat_t)atoi(words[0]);
    const nvjpegChromaSubsampling_t from = (nvjpegChromaSubsampling_t)atoi(words[1]);
    if (words[1][0] == '+')
        return nvjpegEncode(handle, state, params, image, from, input, width, height, stream);
    if (from < 0)
        return nvjpegEncodeImage(handle, state, params, image, input, width, height, stream);
    return nvjpegEncodeYUV(handle, state, params, image, from, width, height, stream);
}

// The stream by way of the host, compared with the same by way of the device.
static Bytes retrieve(nvjpegEncoderState_t state)
{
    size_t length = 0, again = 0;
    unsigned char *device = NULL;
    MUST(nvjpegEncodeRetrieveBitstream(handle, state, NULL, &length, stream));
    Bytes stream_bytes(length), copy(length);
    MUST(nvjpegEncodeRetrieveBitstream(handle, state, stream_bytes.data(), &length, stream));
    MUST(cudaMalloc((void **)&device, length));
    again = length;
    MUST(nvjpegEncodeRetrieveBitstreamDevice(handle, state, device, &again, stream));
    MUST(cudaMemcpyAsync(copy.data(), device, length, cudaMemcpyDeviceToHost, stream));
    MUST(cudaStreamSynchronize(stream));
    MUST(cudaFree(device));
    if (again != length || copy != stream_bytes)
        exit(3);
    return stream_bytes;
}

// How often a program waits that encodes pictures and fetches them.
static void again(const nvjpegImage_t *image, char **words, int width, int height, int repeat)
{
    Bytes bytes(1 << 20);
    for (int i = 0; i < repeat; i++) {
        size_t length = 0;
        MUST(encode(states[0], image, words, width, height));
        MUST(nvjpegEncodeRetrieveBitstream(handle, states[0], NULL, &length, stream));
        MUST(nvjpegEncodeRetrieveBitstream(handle, states[0], bytes.data(), &length, stream));
    }
}

static void load(const Planes &planes, const char *path)
{
    const Bytes pixels = read_file(path);
    for (int c = 0; c < 3; c++)
        MUST(cudaMemcpy(planes.image.channel[c], pixels.data() + c * planes.pitch * planes.rows,
                        planes.pitch * planes.rows, cudaMemcpyHostToDevice));
}

int main(int argc, char **argv)
{
    if (argc < 5)
        return 2;
    FILE *out = fopen(argv[1], "wb");
    const int width = atoi(argv[2]), height = atoi(argv[3]);
    MUST(nvjpegCreate(NVJPEG_BACKEND_DEFAULT, NULL, &handle));
    MUST(cudaStreamCreate(&stream));
    MUST(nvjpegEncoderStateCreate(handle, &states[0], stream));
    MUST(nvjpegEncoderStateCreateWithBackend(handle, &states[1], NVJPEG_ENC_BACKEND_GPU, stream));
    MUST(nvjpegEncoderParamsCreate(handle, &params, stream));
    Planes planes(3 * width + 5, height, 3);
    for (int i = 5; i + 7 < argc; i += 8) {
        size_t most = 0;
        nvjpegEncoderState_t state = states[i / 8 % 2];
        load(planes, argv[i + 7]);
        set(argv + i);
        MUST(nvjpegEncodeGetBufferSize(handle, params, width, height, &most));
        int status = encode(state, &planes.image, argv + i, width, height);
        const Bytes bytes = status == 0 ? retrieve(state) : Bytes();
        printf("%d %zu %d\n", status, bytes.size(), most >= bytes.size());
        fwrite(bytes.data(), 1, bytes.size(), out);
    }
    again(&planes.image, argv + 5, width, height, atoi(argv[4]));
    MUST(nvjpegEncoderParamsDestroy(params));
    MUST(nvjpegEncoderStateDestroy(states[0]));
    MUST(nvjpegEncoderStateDestroy(states[1]));
    MUST(nvjpegDestroy(handle));
    return fclose(out);
}
