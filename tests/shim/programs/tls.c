/* Both ends of libgtap_tls.so in one process, scene by scene: tls SCENE. */
#include "tls.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/hmac.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "records.h"

#define CHECK(what)                                                                                                    \
    do                                                                                                                 \
        if (!(what)) {                                                                                                 \
            fprintf(stderr, "line %d: %s (errno %d)\n", __LINE__, #what, errno);                                       \
            exit(1);                                                                                                   \
        }                                                                                                              \
    while (0)

typedef struct end {
    struct gtap_tls *tls;
    int fd;
} end;

static const unsigned char key[GTAP_TLS_KEY] = "thirty-two bytes of a secret key";
static const unsigned char other_key[GTAP_TLS_KEY] = "thirty-two bytes of another key.";
static end client, server;

static int shake(end *e) { return e->tls->calls->shake(e->tls, e->fd); }

static int careful; /* what is given may be gone */

static ssize_t give(end *e, const void *bytes, size_t size)
{
    struct iovec part = {(void *)(uintptr_t)bytes, size};
    return e->tls->calls->send(e->tls, e->fd, &part, 1, careful);
}

static ssize_t take(end *e, void *bytes, size_t size) { return e->tls->calls->receive(e->tls, e->fd, bytes, size); }

static void await(end *e, short what)
{
    struct pollfd polled = {.fd = e->fd, .events = what};
    CHECK(poll(&polled, 1, 20000) == 1);
}

static void give_all(end *e, const unsigned char *bytes, size_t size)
{
    while (size) {
        ssize_t sent = give(e, bytes, size);
        if (sent < 0) {
            CHECK(errno == EAGAIN);
            await(e, POLLOUT);
            continue;
        }
        CHECK(sent > 0 && (size_t)sent <= size);
        bytes += sent, size -= (size_t)sent;
    }
}

static void take_all(end *e, unsigned char *bytes, size_t size)
{
    while (size) {
        ssize_t got = take(e, bytes, size);
        if (got < 0) {
            CHECK(errno == EAGAIN && !e->tls->calls->pending(e->tls));
            await(e, POLLIN);
            continue;
        }
        CHECK(got > 0);
        bytes += got, size -= (size_t)got;
    }
}

static void make(const unsigned char *servers, const char *name, int buffer)
{
    int pair[2];
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    for (int i = 0; buffer && i < 2; i++)
        CHECK(setsockopt(pair[i], SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer) == 0);
    client = (end){gtap_tls_new(0, key, "0123456789abcdef"), pair[0]};
    server = (end){gtap_tls_new(1, servers, name), pair[1]};
    CHECK(client.tls && server.tls);
}

/* Steps of both until neither goes on: the steps that they have come to. */
static void shake_both(int *one, int *two)
{
    *one = *two = GTAP_TLS_READS;
    for (int i = 0; i < 10; i++) {
        if (*one == GTAP_TLS_READS || *one == GTAP_TLS_WRITES)
            *one = shake(&client);
        if (*two == GTAP_TLS_READS || *two == GTAP_TLS_WRITES)
            *two = shake(&server);
    }
}

static void meet(int buffer)
{
    int one, two;
    make(key, "0123456789abcdef", buffer);
    shake_both(&one, &two);
    CHECK(one == GTAP_TLS_DONE && two == GTAP_TLS_DONE);
}

static void part(void)
{
    client.tls->calls->free(client.tls);
    server.tls->calls->free(server.tls);
    close(client.fd);
    close(server.fd);
}

static unsigned char *pattern(size_t size, unsigned seed)
{
    unsigned char *bytes = malloc(size);
    CHECK(bytes);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (unsigned char)((seed = seed * 1664525 + 1013904223) >> 24);
    return bytes;
}

/* A word takes one piece of the socket each way, and says nothing in clear. */
static void scene_word(void)
{
    unsigned char wire[4096], got[64];
    meet(0);
    CHECK(take(&server, got, sizeof got) == -1 && errno == EAGAIN);
    CHECK(give(&client, "a word", 6) == 6);
    ssize_t seen = recv(server.fd, wire, sizeof wire, MSG_PEEK | MSG_DONTWAIT);
    CHECK(seen == 6 + 22 && !memmem(wire, (size_t)seen, "word", 4));
    CHECK(take(&server, got, sizeof got) == 6 && memcmp(got, "a word", 6) == 0);
    CHECK(give(&server, "back", 4) == 4 && take(&client, got, 1) == 1 && client.tls->calls->pending(client.tls));
    CHECK(take(&client, got + 1, sizeof got) == 3 && memcmp(got, "back", 4) == 0);
    CHECK(!client.tls->calls->pending(client.tls));
    part();
}

static void refused(const unsigned char *servers, const char *name)
{
    int one, two;
    make(servers, name, 0);
    shake_both(&one, &two);
    CHECK(one == GTAP_TLS_FAILED && two == GTAP_TLS_FAILED);
    part();
}

static void scene_strangers(void)
{
    refused(other_key, "0123456789abcdef");
    refused(key, "0123456789abcdee");
    refused(key, "");
    make(key, "0123456789abcdef", 0);
    CHECK(write(client.fd, "GET / HTTP/1.1\r\n\r\n", 18) == 18 && shake(&server) == GTAP_TLS_FAILED);
    part();
}

/* What was heard of one connection opens no other. */
static void scene_replayed(void)
{
    unsigned char hello[4096], got[64];
    make(key, "0123456789abcdef", 0);
    CHECK(shake(&client) == GTAP_TLS_READS);
    ssize_t size = recv(server.fd, hello, sizeof hello, MSG_PEEK | MSG_DONTWAIT);
    CHECK(size > 0);
    part();
    make(key, "0123456789abcdef", 0);
    CHECK(write(client.fd, hello, (size_t)size) == size && shake(&server) == GTAP_TLS_READS);
    CHECK(recv(client.fd, got, sizeof got, MSG_DONTWAIT) > 0 && shake(&server) == GTAP_TLS_READS);
    CHECK(write(client.fd, hello, (size_t)size) == size && shake(&server) == GTAP_TLS_FAILED);
    part();
}

/* One byte of a record is another one: nothing of it is given, and nothing after it. */
static void scene_corrupted(void)
{
    unsigned char wire[4096], got[64];
    for (int at = 0; at < 28; at += 3) {
        meet(0);
        CHECK(give(&client, "first.", 6) == 6);
        ssize_t size = recv(server.fd, wire, sizeof wire, MSG_DONTWAIT);
        wire[at] ^= 4;
        CHECK(size == 28 && write(client.fd, wire, 28) == 28 && shutdown(client.fd, SHUT_WR) == 0);
        ssize_t heard = take(&server, got, sizeof got);
        CHECK(heard <= 0);
        CHECK(take(&server, got, sizeof got) == heard);
        part();
    }
}

/* An end in the middle of a record is an end; a part of a record is nothing to give. */
static void scene_truncated(void)
{
    unsigned char wire[4096], got[64];
    meet(0);
    CHECK(give(&client, "first.", 6) == 6 && recv(server.fd, wire, sizeof wire, MSG_DONTWAIT) == 28);
    for (int i = 0; i < 27; i++) {
        CHECK(write(client.fd, wire + i, 1) == 1);
        CHECK(take(&server, got, sizeof got) == -1 && errno == EAGAIN && !server.tls->calls->pending(server.tls));
    }
    CHECK(write(client.fd, wire + 27, 1) == 1 && take(&server, got, sizeof got) == 6);
    CHECK(give(&client, "second", 6) == 6 && recv(server.fd, wire, sizeof wire, MSG_DONTWAIT) == 28);
    CHECK(write(client.fd, wire, 20) == 20 && shutdown(client.fd, SHUT_WR) == 0);
    CHECK(take(&server, got, sizeof got) == 0);
    part();
}

/* Nothing counts before it has left, and all that has left counts. */
static void scene_full(void)
{
    enum { SIZE = 3 << 20, PIECE = 16384 };
    unsigned char *bytes = pattern(SIZE, 1), *got = malloc(SIZE);
    size_t sent = 0, received = 0, refusals = 0;
    meet(4096);
    while (received < SIZE) {
        ssize_t some = sent < SIZE ? give(&client, bytes + sent, SIZE - sent) : 0;
        CHECK(some >= 0 || errno == EAGAIN);
        sent += some > 0 ? (size_t)some : 0;
        refusals += some < 0;
        some = take(&server, got + received, PIECE / 3);
        CHECK(some > 0 || errno == EAGAIN);
        received += some > 0 ? (size_t)some : 0;
        CHECK(received <= sent && (sent == SIZE || sent % PIECE == 0));
    }
    CHECK(sent == SIZE && refusals > 0 && memcmp(bytes, got, SIZE) == 0);
    free(bytes);
    free(got);
    part();
}

/* Parts of all sizes, offered again with more behind them, come as one stream. */
static void scene_parts(void)
{
    enum { SIZE = 1 << 20 };
    unsigned char *bytes = pattern(SIZE, 2), *got = malloc(SIZE);
    size_t sent = 0, received = 0;
    meet(8192);
    while (received < SIZE) {
        struct iovec parts[4];
        size_t at = sent;
        for (int i = 0; i < 4; i++) {
            size_t size = (size_t[]){16, 0, 40000, 5}[i];
            size = size < SIZE - at ? size : SIZE - at;
            parts[i] = (struct iovec){bytes + at, size};
            at += size;
        }
        ssize_t some = at > sent ? client.tls->calls->send(client.tls, client.fd, parts, 4, 1) : 0;
        CHECK(some >= 0 || errno == EAGAIN);
        sent += some > 0 ? (size_t)some : 0;
        some = take(&server, got + received, SIZE - received);
        CHECK(some > 0 || errno == EAGAIN);
        received += some > 0 ? (size_t)some : 0;
    }
    CHECK(memcmp(bytes, got, SIZE) == 0);
    free(bytes);
    free(got);
    part();
}

/* Memory that is not there is an error as of sendmsg, behind what is there. */
static void scene_gone(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    unsigned char *bytes = mmap(NULL, 8 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), got[64];
    CHECK(bytes != MAP_FAILED && munmap(bytes + 4 * page, 4 * page) == 0);
    struct iovec part_of = {bytes + page, 7 * page};
    meet(0);
    CHECK(client.tls->calls->send(client.tls, client.fd, &part_of, 1, 1) == -1 && errno == EFAULT);
    CHECK(give(&client, "after", 5) == 5 && take(&server, got, sizeof got) == 5 && memcmp(got, "after", 5) == 0);
    munmap(bytes, 4 * page);
    part();
}

enum { MUCH = 24 << 20 };

static void *give_much(void *argument)
{
    end *e = argument;
    unsigned char *bytes = pattern(MUCH, e == &client);
    give_all(e, bytes, MUCH);
    free(bytes);
    return NULL;
}

static void *take_much(void *argument)
{
    end *e = argument;
    unsigned char *bytes = pattern(MUCH, e == &server), *got = malloc(MUCH);
    take_all(e, got, MUCH);
    CHECK(memcmp(bytes, got, MUCH) == 0);
    free(bytes);
    free(got);
    return NULL;
}

/* Both ends send and receive at once, a thread for each. */
static void all_at_once(int buffer)
{
    pthread_t threads[4];
    meet(buffer);
    for (int i = 0; i < 4; i++)
        CHECK(pthread_create(&threads[i], NULL, i % 2 ? take_much : give_much, i < 2 ? &client : &server) == 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    part();
}

static void scene_both(void) { all_at_once(0); }

/* The same, looking at every byte before it is read; the socket is full all the time. */
static void scene_careful(void)
{
    careful = 1;
    all_at_once(16384);
}

static void scene_held(void)
{
    unsigned char got[8];
    meet(0);
    client.tls->calls->hold(client.tls);
    client.tls->calls->free(client.tls);
    CHECK(give(&client, "still", 5) == 5 && take(&server, got, sizeof got) == 5);
    part();
}

/* A handshake byte by byte, as slowly as may be. */
static void scene_slow(void)
{
    int one = GTAP_TLS_READS, two = GTAP_TLS_READS, relay[2][2];
    make(key, "0123456789abcdef", 0);
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, relay[0]) == 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, relay[1]) == 0);
    end near = {client.tls, relay[0][0]}, far = {server.tls, relay[1][0]};
    for (int i = 0; i < 10000 && (one != GTAP_TLS_DONE || two != GTAP_TLS_DONE); i++) {
        char byte;
        one = one == GTAP_TLS_DONE ? one : shake(&near);
        two = two == GTAP_TLS_DONE ? two : shake(&far);
        if (recv(relay[0][1], &byte, 1, MSG_DONTWAIT) == 1)
            CHECK(write(relay[1][1], &byte, 1) == 1);
        if (recv(relay[1][1], &byte, 1, MSG_DONTWAIT) == 1)
            CHECK(write(relay[0][1], &byte, 1) == 1);
    }
    CHECK(one == GTAP_TLS_DONE && two == GTAP_TLS_DONE);
    part();
}

static int hashes = -1; /* how many there is memory for; -1: for all */

/* Calls of HMAC come here (--wrap). */
unsigned char *__real_HMAC(const EVP_MD *, const void *, int, const unsigned char *, size_t, unsigned char *, unsigned *);
unsigned char *__wrap_HMAC(const EVP_MD *hash, const void *with, int length, const unsigned char *bytes, size_t size,
                           unsigned char *to, unsigned *made)
{
    if (hashes == 0)
        return NULL;
    if (hashes > 0)
        hashes--;
    return __real_HMAC(hash, with, length, bytes, size, to, made);
}

/* A new key that cannot be had leaves none: numbers begin again with it, and with the former one they were used already. */
static void scene_keyless(void)
{
    for (int enough = 0; enough < 3; enough++) {
        unsigned char sealed[RECORD_ADDED + 1];
        record_key fresh = {0};
        CHECK(record_key_set(&fresh, EVP_aes_128_gcm(), key, 1) == 0);
        CHECK(record_seal(&fresh, sealed, RECORD_DATA, (const unsigned char *)"x", 1) == sizeof sealed);
        hashes = enough;
        CHECK(record_key_update(&fresh) == -1 && !fresh.context);
        hashes = -1;
        record_key_free(&fresh);
    }
}

static time_t moved; /* seconds by which the clock is put forward (--wrap) */

int __real_clock_gettime(clockid_t, struct timespec *);
int __wrap_clock_gettime(clockid_t clock, struct timespec *to)
{
    int got = __real_clock_gettime(clock, to);
    to->tv_sec += moved;
    return got;
}

static int is_waited_for(end *e)
{
    unsigned char got[64];
    return take(e, got, sizeof got) == -1 && errno == EAGAIN && !e->tls->calls->pending(e->tls);
}

/* A record that says it is longer than it is: a client does not wait for the rest for ever, as long as nothing comes. */
static void scene_stuck(void)
{
    unsigned char wire[64], got[64];
    meet(0);
    CHECK(give(&server, "answer", 6) == 6 && recv(client.fd, wire, sizeof wire, MSG_DONTWAIT) == 28);
    CHECK(give(&client, "asked.", 6) == 6 && recv(server.fd, wire + 32, 28, MSG_DONTWAIT) == 28);
    wire[4] += 2;
    CHECK(write(server.fd, wire, 27) == 27 && write(client.fd, wire + 32, 27) == 27);
    CHECK(is_waited_for(&client) && is_waited_for(&server));
    moved += 19;
    CHECK(is_waited_for(&client));
    CHECK(write(server.fd, wire + 27, 1) == 1 && is_waited_for(&client));
    moved += 19;
    CHECK(is_waited_for(&client));
    moved += 1000;
    CHECK(take(&client, got, sizeof got) == -1 && errno == EPROTO && client.tls->calls->pending(client.tls));
    CHECK(is_waited_for(&server) && write(client.fd, wire + 59, 1) == 1 && take(&server, got, sizeof got) == 6);
    part();
    meet(0);
    CHECK(is_waited_for(&client));
    moved += 1000;
    CHECK(is_waited_for(&client));
    part();
}

static int untold; /* OpenSSL tells no secrets (--wrap) */

void __real_SSL_CTX_set_keylog_callback(SSL_CTX *, SSL_CTX_keylog_cb_func);
void __wrap_SSL_CTX_set_keylog_callback(SSL_CTX *context, SSL_CTX_keylog_cb_func tell)
{
    if (!untold)
        __real_SSL_CTX_set_keylog_callback(context, tell);
}

/* Secrets that were not told are not taken for zeros. */
static void scene_untold(void)
{
    untold = 1;
    refused(key, "0123456789abcdef");
}

static const struct { const char *name; void (*run)(void); } scenes[] = {
    {"word", scene_word},           {"strangers", scene_strangers}, {"replayed", scene_replayed},
    {"corrupted", scene_corrupted}, {"truncated", scene_truncated}, {"full", scene_full},
    {"parts", scene_parts},         {"gone", scene_gone},           {"both", scene_both}, {"careful", scene_careful},
    {"held", scene_held},           {"slow", scene_slow},           {"keyless", scene_keyless},
    {"stuck", scene_stuck},         {"untold", scene_untold},
};

int main(int count, char **arguments)
{
    for (size_t i = 0; count > 1 && i < sizeof scenes / sizeof *scenes; i++)
        if (strcmp(scenes[i].name, arguments[1]) == 0) {
            scenes[i].run();
            return puts("ok") < 0;
        }
    return 2;
}
