// What the programs of these tests share: files in, planes of device memory out, statuses told.
#ifndef IMAGES_H
#define IMAGES_H

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include <cuda_runtime.h>
#include <nvjpeg.h>

// Ends the program where something that must work does not.
#define MUST(call)                                                            \
    do {                                                                      \
        int must_status = (int)(call);                                        \
        if (must_status != 0) {                                               \
            fprintf(stderr, "%s: %d\n", #call, must_status);                  \
            exit(1);                                                          \
        }                                                                     \
    } while (0)

typedef std::vector<unsigned char> Bytes;

static inline Bytes read_file(const char *path)
{
    Bytes bytes;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        exit(2);
    for (int c; (c = fgetc(file)) != EOF;)
        bytes.push_back((unsigned char)c);
    fclose(file);
    return bytes;
}

// Device memory for four planes with rows of `pitch` bytes, all of one value.
struct Planes {
    nvjpegImage_t image;
    size_t pitch, rows;

    Planes(size_t pitch, size_t rows, int planes = 4) : image(), pitch(pitch), rows(rows)
    {
        for (int c = 0; c < planes; c++) {
            MUST(cudaMalloc((void **)&image.channel[c], pitch * rows));
            MUST(cudaMemset(image.channel[c], 0xa5, pitch * rows));
            image.pitch[c] = pitch;
        }
    }
    ~Planes()
    {
        for (int c = 0; c < NVJPEG_MAX_COMPONENT; c++)
            cudaFree(image.channel[c]);
    }
    // All bytes of one plane, behind those of the others.
    void write(int plane, FILE *out) const
    {
        Bytes bytes(pitch * rows);
        MUST(cudaMemcpy(bytes.data(), image.channel[plane], bytes.size(), cudaMemcpyDeviceToHost));
        fwrite(bytes.data(), 1, bytes.size(), out);
    }
};

#endif
