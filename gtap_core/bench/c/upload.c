/* One large upload from page-locked memory, beside a raw transfer on one connection. Megabytes a second.
 *
 * Arguments: the peer's URL, bytes of the upload, of the transfer, seconds.
 */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

enum { SMALL = 64 };

int main(int count, char **arguments)
{
    must(count != 5, "the arguments");
    cuda_open(0);
    size_t size = (size_t)atoll(arguments[2]), raw = (size_t)atoll(arguments[3]);
    uint64_t memory;
    void *host;
    unsigned char *bytes = calloc(1, raw), reply[SMALL];
    must(bytes == NULL, "memory");
    must(cuda.allocate(&memory, size), "cuMemAlloc");
    must(cuda.allocate_host(&host, size), "cuMemAllocHost");
    memset(host, 7, size);
    int fd = raw_ask(arguments[1], RAW_ECHO, raw, SMALL);
    double until = seconds_now() + atof(arguments[4]);
    do {
        double from = seconds_now();
        must(cuda.copy_in_async(memory, host, size, NULL), "cuMemcpyHtoDAsync");
        must(cuda.stream_synchronize(NULL), "cuStreamSynchronize");
        tell("gtap", (double)size / (seconds_now() - from) / 1e6);
        from = seconds_now();
        raw_exchange(fd, bytes, raw, reply, SMALL);
        tell("raw", (double)raw / (seconds_now() - from) / 1e6);
    } while (seconds_now() < until);
    return 0;
}
