/* The luma of a picture, a file of 16 x 8 pixels; nvJPEG's prototypes are this program's own, so that it is built without
 * its headers. */
#include "numbers.h"

struct Image {
    unsigned char *channel[4];
    size_t pitch[4];
};

extern "C" int nvjpegCreateSimple(void **handle);
extern "C" int nvjpegJpegStateCreate(void *handle, void **state);
extern "C" int nvjpegDecode(void *handle, void *state, const unsigned char *data, size_t length, int format, Image *to,
                            cudaStream_t stream);

int main(int, char **argv)
{
    void *handle, *state;
    const int luma = 2;
    std::vector<unsigned char> data(1 << 16);
    FILE *file = std::fopen(argv[1], "rb");
    if (!file)
        return 2;
    const size_t length = std::fread(data.data(), 1, data.size(), file);
    std::fclose(file);
    check("nvjpegCreateSimple", nvjpegCreateSimple(&handle));
    check("nvjpegJpegStateCreate", nvjpegJpegStateCreate(handle, &state));
    Image image = {{(unsigned char *)numbers(16 * 8 / 4)}, {16}};
    check("nvjpegDecode", nvjpegDecode(handle, state, data.data(), length, luma, &image, nullptr));
    show(image.channel[0], 16 * 8);
}
