/* What TLS adds: two devices of one server in turn, the first by TLS, the second by plain TCP; and what sealing costs a
 * processor. Arguments: `sync` or `copy` (microseconds of a wait), or `in` or `out` (bytes a second of eight pinned copies
 * of 4 MiB); seconds.
 */
#include "bench.h"

#include <openssl/evp.h>
#include <string.h>
#include <stdlib.h>

enum { WAITS = 100, BYTES = 8, COPY = 4 << 20, IN_FLIGHT = 8, RECORD = 16 << 10, RECORDS = 1024 };

typedef struct device {
    place where;
    uint64_t memory;
    void *stream;
    unsigned char *host;
} device;

static device open_device(int number)
{
    device d = {.where = cuda_open(number)};
    void *host;
    must(cuda.stream_create(&d.stream, 1), "cuStreamCreate");
    must(cuda.allocate(&d.memory, (size_t)COPY * IN_FLIGHT), "cuMemAlloc");
    must(cuda.allocate_host(&host, (size_t)COPY * IN_FLIGHT), "cuMemAllocHost");
    d.host = memset(host, 7, (size_t)COPY * IN_FLIGHT);
    return d;
}

/* ---- a round: what is timed, which ends with the host knowing that it is done ---- */

static void sync_round(const device *d)
{
    launch_five(&d->where, d->stream);
    must(cuda.stream_synchronize(d->stream), "cuStreamSynchronize");
}

static void copy_round(const device *d)
{
    uint64_t value;
    must(cuda.copy_out(&value, d->memory, BYTES), "cuMemcpyDtoH");
}

static void in_round(const device *d)
{
    for (size_t at = 0; at < (size_t)COPY * IN_FLIGHT; at += COPY)
        must(cuda.copy_in_async(d->memory + at, d->host + at, COPY, d->stream), "cuMemcpyHtoDAsync");
    must(cuda.stream_synchronize(d->stream), "cuStreamSynchronize");
}

static void out_round(const device *d)
{
    for (size_t at = 0; at < (size_t)COPY * IN_FLIGHT; at += COPY)
        must(cuda.copy_out_async(d->host + at, d->memory + at, COPY, d->stream), "cuMemcpyDtoHAsync");
    must(cuda.stream_synchronize(d->stream), "cuStreamSynchronize");
}

static const struct {
    const char *name;
    void (*round)(const device *d);
    int bulk;
} KINDS[] = {{"sync", sync_round, 0}, {"copy", copy_round, 0}, {"in", in_round, 1}, {"out", out_round, 1}};

/* ---- pieces ---- */

static double wait_piece(const device *d, void (*round)(const device *d))
{
    double times[WAITS];
    must(cuda.set_current(d->where.context), "cuCtxSetCurrent");
    for (int i = 0; i < WAITS; i++) {
        double from = seconds_now();
        round(d);
        times[i] = seconds_now() - from;
    }
    return median(times, WAITS) * 1e6;
}

static double bulk_piece(const device *d, void (*round)(const device *d), double least)
{
    double from = seconds_now(), spent = 0, bytes = 0;
    must(cuda.set_current(d->where.context), "cuCtxSetCurrent");
    for (; spent < least; spent = seconds_now() - from) {
        round(d);
        bytes += (double)COPY * IN_FLIGHT;
    }
    return bytes / spent / 1e9;
}

/* As TLS seals: AES-128-GCM over records of 16 KiB, each with a nonce of its own and a tag; nothing leaves the cache. */
static double seal_piece(EVP_CIPHER_CTX *context)
{
    static unsigned char from[RECORD], to[RECORD + 16];
    unsigned char nonce[12] = {0}, header[5] = {23, 3, 3, 64, 17};
    int size;
    double begun = seconds_now();
    for (int i = 0; i < RECORDS; i++) {
        memcpy(nonce, &i, sizeof i);
        must(!EVP_EncryptInit_ex(context, NULL, NULL, NULL, nonce) ||
                 !EVP_EncryptUpdate(context, NULL, &size, header, sizeof header) ||
                 !EVP_EncryptUpdate(context, to, &size, from, RECORD) ||
                 !EVP_EncryptFinal_ex(context, to + RECORD, &size) ||
                 !EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, to + RECORD),
             "AES-128-GCM");
    }
    return (double)RECORD * RECORDS / (seconds_now() - begun) / 1e9;
}

static void time_bulk(const device *devices, void (*round)(const device *d), double seconds)
{
    static const unsigned char key[16];
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    must(!context || !EVP_EncryptInit_ex(context, EVP_aes_128_gcm(), NULL, key, NULL), "OpenSSL");
    for (int i = 0; i < 2; i++)
        bulk_piece(&devices[i], round, 0.01);
    seal_piece(context);
    for (pace p = pace_begin(seconds); pace_more(&p);) {
        tell("tls", bulk_piece(&devices[0], round, p.piece));
        tell("plain", bulk_piece(&devices[1], round, p.piece));
        tell("aes", seal_piece(context));
    }
    EVP_CIPHER_CTX_free(context);
}

static void time_waits(const device *devices, void (*round)(const device *d), double seconds)
{
    for (int i = 0; i < 2; i++)
        wait_piece(&devices[i], round);
    for (pace p = pace_begin(seconds); pace_more(&p);) {
        tell("tls", wait_piece(&devices[0], round));
        tell("plain", wait_piece(&devices[1], round));
    }
}

int main(int count, char **arguments)
{
    must(count != 3, "the arguments");
    device devices[] = {open_device(0), open_device(1)};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (strcmp(arguments[1], KINDS[i].name) == 0)
            (KINDS[i].bulk ? time_bulk : time_waits)(devices, KINDS[i].round, atof(arguments[2]));
    return 0;
}
