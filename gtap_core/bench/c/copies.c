/* Copies beside raw transfers of the same bytes: eight in flight, or blocking ones. Bytes a second.
 *
 * Arguments: the peer's URL, bytes of a copy, `in` or `out`, `pinned` or `pageable`, `eight` or `blocking`, seconds.
 */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

enum { IN_FLIGHT = 8, SMALL = 64 };

typedef struct job {
    int out, pinned, eight, fd;
    uint64_t memory;
    void *stream;
    unsigned char *host;
    size_t size;
} job;

static void copy_once(const job *j, size_t at)
{
    unsigned char *host = j->host + at;
    if (j->eight && j->out)
        must(cuda.copy_out_async(host, j->memory + at, j->size, j->stream), "cuMemcpyDtoHAsync");
    else if (j->eight)
        must(cuda.copy_in_async(j->memory + at, host, j->size, j->stream), "cuMemcpyHtoDAsync");
    else if (j->out)
        must(cuda.copy_out(host, j->memory, j->size), "cuMemcpyDtoH");
    else
        must(cuda.copy_in(j->memory, host, j->size), "cuMemcpyHtoD");
}

/* One round of copies that ends with the host knowing that they are done. A blocking copy into the device may return
 * before: the synchronisation is its reply.
 */
static void copy_round(const job *j)
{
    for (int i = 0; i < (j->eight ? IN_FLIGHT : 1); i++)
        copy_once(j, (size_t)i * j->size);
    if (j->eight)
        must(cuda.stream_synchronize(j->stream), "cuStreamSynchronize");
    else if (!j->out)
        must(cuda.synchronize(), "cuCtxSynchronize");
}

static size_t round_bytes(const job *j) { return j->size * (j->eight ? IN_FLIGHT : 1); }

/* By CUDA's rules each copy to pageable memory blocks, cuMemcpyDtoHAsync too: eight are eight requests and replies. */
static int each_waits(const job *j) { return j->eight && j->out && !j->pinned; }

static size_t raw_bytes(const job *j) { return each_waits(j) ? j->size : round_bytes(j); }

static void raw_round(const job *j)
{
    size_t bytes = raw_bytes(j);
    for (int i = 0; i < (each_waits(j) ? IN_FLIGHT : 1); i++)
        raw_exchange(j->fd, j->host, j->out ? SMALL : bytes, j->host + (size_t)i * j->size, j->out ? bytes : SMALL);
}

/* Bytes a second of so many rounds. */
static double piece(const job *j, void (*round)(const job *), long count)
{
    double from = seconds_now();
    for (long i = 0; i < count; i++)
        round(j);
    return (double)round_bytes(j) * (double)count / (seconds_now() - from);
}

static job prepare(char **arguments)
{
    job j = {.size = (size_t)atol(arguments[2]), .out = strcmp(arguments[3], "out") == 0};
    j.pinned = strcmp(arguments[4], "pinned") == 0;
    j.eight = strcmp(arguments[5], "eight") == 0;
    must(cuda.stream_create(&j.stream, 1), "cuStreamCreate");
    must(cuda.allocate(&j.memory, j.size * IN_FLIGHT), "cuMemAlloc");
    void *host = NULL;
    if (j.pinned)
        must(cuda.allocate_host(&host, j.size * IN_FLIGHT), "cuMemAllocHost");
    j.host = j.pinned ? host : malloc(j.size * IN_FLIGHT);
    must(j.host == NULL, "memory");
    memset(j.host, 7, j.size * IN_FLIGHT);
    size_t bytes = raw_bytes(&j);
    j.fd = raw_ask(arguments[1], RAW_ECHO, j.out ? SMALL : bytes, j.out ? bytes : SMALL);
    return j;
}

int main(int count, char **arguments)
{
    must(count != 7, "the arguments");
    cuda_open(0);
    job j = prepare(arguments);
    long rounds = 1;
    pace p = pace_begin(atof(arguments[6]));
    while ((double)(round_bytes(&j) * (size_t)rounds) / piece(&j, copy_round, rounds) < p.piece)
        rounds *= 2;
    piece(&j, raw_round, 1);
    while (pace_more(&p)) {
        tell("gtap", piece(&j, copy_round, rounds) / 1e9);
        tell("raw", piece(&j, raw_round, rounds) / 1e9);
    }
    return 0;
}
