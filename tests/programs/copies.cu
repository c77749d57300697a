/* Every kind of copy and fill, checked on the host by the program itself: "what ok" or "what wrong" lines.
 * Arguments: bytes of the large copies. */
#include "program.h"

static unsigned char *pattern(size_t n, unsigned seed)
{
    unsigned char *bytes = (unsigned char *)malloc(n);
    for (size_t i = 0; i < n; i++)
        bytes[i] = (unsigned char)(i * 31 + seed + (i >> 8));
    return bytes;
}

static void say(const char *what, bool good)
{
    printf("%s %s\n", what, good ? "ok" : "wrong");
}

static void large(size_t n)
{
    unsigned char *source = pattern(n, 1), *target = (unsigned char *)malloc(n), *pinned;
    char *a, *b;
    CHECK(cudaMalloc(&a, n));
    CHECK(cudaMalloc(&b, n));
    CHECK(cudaMallocHost(&pinned, n));
    CHECK(cudaMemcpy(a, source, n, cudaMemcpyHostToDevice));
    CHECK(cudaMemcpy(b, a, n, cudaMemcpyDeviceToDevice));
    CHECK(cudaMemcpy(target, b, n, cudaMemcpyDeviceToHost));
    say("large", memcmp(source, target, n) == 0);
    memset(target, 0, n);
    CHECK(cudaMemcpy(b, source + 1, n - 1, cudaMemcpyDefault));
    CHECK(cudaMemcpy(b + n - 1, source, 1, cudaMemcpyDefault));
    CHECK(cudaMemcpy(target, b, n, cudaMemcpyDefault));
    say("default", memcmp(source + 1, target, n - 1) == 0 && target[n - 1] == source[0]);
    CHECK(cudaMemcpyAsync(pinned, a, n, cudaMemcpyDeviceToHost, 0));
    CHECK(cudaMemcpyAsync(b, pinned, n, cudaMemcpyHostToDevice, 0)); /* what the copy before wrote */
    CHECK(cudaMemset(a, 0, n));
    CHECK(cudaMemcpy(target, b, n, cudaMemcpyDeviceToHost));
    say("pinned", memcmp(source, target, n) == 0);
    CHECK(cudaMemcpy(target, pinned, n, cudaMemcpyHostToHost));
    say("host", memcmp(source, target, n) == 0);
    CHECK(cudaMemcpyPeer(a, 0, b, 0, n));
    CHECK(cudaMemcpyAsync(target, a, n, cudaMemcpyDeviceToHost, 0)); /* pageable: returns when it is there */
    say("peer", memcmp(source, target, n) == 0);
    CHECK(cudaFree(a));
    CHECK(cudaFree(b));
    CHECK(cudaFreeHost(pinned));
    free(source);
    free(target);
}

static void rows(void)
{
    const size_t width = 100, height = 37, host_pitch = 130;
    unsigned char *source = pattern(host_pitch * height, 2), *target = (unsigned char *)calloc(host_pitch, height);
    unsigned char *packed = (unsigned char *)malloc(width * height);
    size_t pitch = 0;
    char *device;
    bool same = true, filled = true, kept = true;
    CHECK(cudaMallocPitch(&device, &pitch, width, height));
    CHECK(cudaMemset2D(device, pitch, 7, pitch, height));
    CHECK(cudaMemcpy2D(device, pitch, source, host_pitch, width, height, cudaMemcpyHostToDevice));
    CHECK(cudaMemset2DAsync(device + 10, pitch, 9, 20, height - 1, 0));
    CHECK(cudaMemcpy2D(target, host_pitch, device, pitch, width + 5, height, cudaMemcpyDeviceToHost));
    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < host_pitch; x++) {
            unsigned char value = target[y * host_pitch + x];
            bool inside = x >= 10 && x < 30 && y < height - 1;
            filled = filled && (!inside || value == 9);
            same = same && (inside || x >= width || value == source[y * host_pitch + x]);
            kept = kept && (x < width || value == (x < width + 5 ? 7 : 0));
        }
    say("rows", same);
    say("fill", filled);
    say("between", kept);
    CHECK(cudaMemcpy2DAsync(packed, width, device, pitch, width, height, cudaMemcpyDefault, 0));
    CHECK(cudaStreamSynchronize(0));
    same = true;
    for (size_t y = 0; y < height; y++)
        same = same && memcmp(packed + y * width, target + y * host_pitch, width) == 0;
    say("packed", same);
    CHECK(cudaFree(device));
    free(source);
    free(target);
    free(packed);
}

static void registered(void)
{
    const size_t n = 100000;
    unsigned char *source = pattern(n, 3), *target = (unsigned char *)calloc(1, n);
    cudaStream_t stream;
    char *device;
    CHECK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    CHECK(cudaMallocAsync(&device, n, stream));
    CHECK(cudaHostRegister(target, n, cudaHostRegisterPortable));
    CHECK(cudaMemcpyAsync(device, source, n, cudaMemcpyHostToDevice, stream));
    CHECK(cudaMemcpyAsync(target, device, n, cudaMemcpyDeviceToHost, stream));
    CHECK(cudaStreamSynchronize(stream));
    say("registered", memcmp(source, target, n) == 0);
    CHECK(cudaHostUnregister(target));
    CHECK(cudaMemsetAsync(device, 0x5a, n, stream));
    CHECK(cudaMemcpyAsync(target, device, n, cudaMemcpyDeviceToHost, stream));
    CHECK(cudaStreamSynchronize(stream));
    bool good = true;
    for (size_t i = 0; i < n; i++)
        good = good && target[i] == 0x5a;
    say("memset", good);
    CHECK(cudaFreeAsync(device, stream));
    CHECK(cudaStreamDestroy(stream));
    free(source);
    free(target);
}

int main(int argc, char **argv)
{
    large(argument(argc, argv, 1, 9000001));
    rows();
    registered();
    return 0;
}
