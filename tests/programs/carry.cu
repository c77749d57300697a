/* Changes files on the device. A line of stdin has a file's name and one for the result: byte i becomes 5 * it + i. */
#include "program.h"

#define MOST 1024

__global__ void change(unsigned char *bytes, unsigned n)
{
    unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n)
        bytes[i] = (unsigned char)(5 * bytes[i] + i);
}

static unsigned char *content(const char *name, size_t *size)
{
    FILE *file = fopen(name, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0)
        exit(2);
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = (unsigned char *)malloc(*size);
    if (bytes == NULL || fread(bytes, 1, *size, file) != *size)
        exit(2);
    fclose(file);
    return bytes;
}

static void keep(const char *name, const unsigned char *bytes, size_t size)
{
    FILE *file = fopen(name, "wb");
    if (file == NULL || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
        exit(2);
}

int main(void)
{
    char from[MOST], to[MOST];
    while (scanf("%1023s %1023s", from, to) == 2) {
        size_t size;
        unsigned char *bytes = content(from, &size), *device;
        CHECK(cudaMalloc(&device, size));
        CHECK(cudaMemcpy(device, bytes, size, cudaMemcpyHostToDevice));
        change<<<(unsigned)((size + 255) / 256), 256>>>(device, (unsigned)size);
        CHECK(cudaMemcpy(bytes, device, size, cudaMemcpyDeviceToHost));
        CHECK(cudaFree(device));
        keep(to, bytes, size);
        free(bytes);
        printf("changed %zu\n", size);
        fflush(stdout);
    }
    return 0;
}
