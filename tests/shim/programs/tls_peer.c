/* One end is libgtap_tls.so, the other OpenSSL with its own records: tls_peer client|server|messages. */
#include "stream.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define CHECK(what)                                                                                                    \
    do                                                                                                                 \
        if (!(what)) {                                                                                                 \
            fprintf(stderr, "line %d: %s (errno %d)\n", __LINE__, #what, errno);                                       \
            exit(1);                                                                                                   \
        }                                                                                                              \
    while (0)

enum { MUCH = 6 << 20, PIECE = 50000 };

static const unsigned char key[GTAP_TLS_KEY] = "thirty-two bytes of a secret key";
static const char name[] = "0123456789abcdef";
static struct gtap_tls *ours;
static int our_fd, peer_fd;
static SSL *peer;
static long heard, asked; /* changes of our key that the peer heard of, and that it asked for */

static unsigned char byte_at(size_t at) { return (unsigned char)(at * 167 + (at >> 10)); }

static void await(int fd, short what)
{
    struct pollfd polled = {.fd = fd, .events = what};
    CHECK(poll(&polled, 1, 20000) == 1);
}

/* ---- the peer ---- */

static SSL_SESSION *session_make(void)
{
    static const unsigned char suite[] = {0x13, 0x01};
    SSL_SESSION *session = SSL_SESSION_new();
    CHECK(session && SSL_SESSION_set1_master_key(session, key, sizeof key) &&
          SSL_SESSION_set_cipher(session, SSL_CIPHER_find(peer, suite)) &&
          SSL_SESSION_set_protocol_version(session, TLS1_3_VERSION));
    return session;
}

static int use(SSL *ssl, const EVP_MD *hash, const unsigned char **identity, size_t *size, SSL_SESSION **found)
{
    (void)ssl, (void)hash;
    *identity = (const unsigned char *)name;
    *size = sizeof name - 1;
    *found = session_make();
    return 1;
}

static int find(SSL *ssl, const unsigned char *identity, size_t size, SSL_SESSION **found)
{
    (void)ssl;
    CHECK(size == sizeof name - 1 && memcmp(identity, name, size) == 0);
    *found = session_make();
    return 1;
}

static void hear(int sent, int version, int type, const void *bytes, size_t size, SSL *ssl, void *argument)
{
    (void)version, (void)ssl, (void)argument;
    heard += !sent && type == SSL3_RT_HANDSHAKE && size && *(const unsigned char *)bytes == SSL3_MT_KEY_UPDATE;
}

/* Do it again until it is done. */
#define INSIST(call)                                                                                                   \
    for (int done_; (done_ = (call)) != 1;) {                                                                          \
        int why_ = SSL_get_error(peer, done_);                                                                         \
        CHECK(why_ == SSL_ERROR_WANT_READ || why_ == SSL_ERROR_WANT_WRITE);                                            \
        await(peer_fd, why_ == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT);                                                \
    }

/* Everything there and back, with a new key of its own and one of ours asked for now and then; then the end. */
static void *echo_all(void *argument)
{
    unsigned char *bytes = argument;
    INSIST(SSL_do_handshake(peer));
    for (size_t done = 0, got; done < MUCH; done += got) {
        INSIST(SSL_read_ex(peer, bytes, PIECE, &got));
        if (done % 3 == 0) {
            asked++;
            CHECK(SSL_key_update(peer, SSL_KEY_UPDATE_REQUESTED) == 1);
        }
        size_t written;
        INSIST(SSL_write_ex(peer, bytes, got, &written));
        CHECK(written == got);
    }
    while (SSL_shutdown(peer) < 0)
        await(peer_fd, POLLOUT);
    return NULL;
}

static void meet(int server)
{
    int pair[2];
    CHECK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair) == 0);
    our_fd = pair[0], peer_fd = pair[1];
    SSL_CTX *context = SSL_CTX_new(server ? TLS_client_method() : TLS_server_method());
    CHECK(context && SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) && SSL_CTX_set_num_tickets(context, 0));
    CHECK(SSL_CTX_set_ciphersuites(context, "TLS_AES_128_GCM_SHA256"));
    CHECK(SSL_CTX_set_block_padding(context, 512));
    SSL_CTX_set_psk_use_session_callback(context, use);
    SSL_CTX_set_psk_find_session_callback(context, find);
    SSL_CTX_set_msg_callback(context, hear);
    CHECK((peer = SSL_new(context)) && SSL_set_fd(peer, peer_fd) && (ours = gtap_tls_new(server, key, name)));
    SSL_CTX_free(context);
    server ? SSL_set_connect_state(peer) : SSL_set_accept_state(peer);
}

static void part(void)
{
    SSL_free(peer);
    ours->calls->free(ours);
    close(our_fd);
    close(peer_fd);
}

/* ---- us ---- */

static void shake(void)
{
    for (int step; (step = ours->calls->shake(ours, our_fd)) != GTAP_TLS_DONE;) {
        CHECK(step != GTAP_TLS_FAILED);
        await(our_fd, step == GTAP_TLS_READS ? POLLIN : POLLOUT);
    }
}

static void *give_all(void *argument)
{
    unsigned char *bytes = argument;
    for (size_t at = 0; at < MUCH; at++)
        bytes[at] = byte_at(at);
    for (size_t at = 0; at < MUCH;) {
        struct iovec parts[] = {{bytes + at, at + 5 < MUCH ? 5 : 0}, {bytes + at + (at + 5 < MUCH ? 5 : 0), 0}};
        parts[1].iov_len = MUCH - at - parts[0].iov_len;
        ssize_t sent = ours->calls->send(ours, our_fd, parts, 2, 0);
        CHECK(sent > 0 || errno == EAGAIN);
        if (sent > 0)
            at += (size_t)sent;
        else
            await(our_fd, POLLOUT);
    }
    return NULL;
}

static void take_all(void)
{
    unsigned char bytes[3 * PIECE];
    for (size_t at = 0; at < MUCH;) {
        ssize_t got = ours->calls->receive(ours, our_fd, bytes, 1 + at % sizeof bytes);
        CHECK(got > 0 || errno == EAGAIN);
        for (ssize_t i = 0; i < got; i++)
            CHECK(bytes[i] == byte_at(at++));
        if (got < 0)
            await(our_fd, POLLIN);
    }
    while (ours->calls->receive(ours, our_fd, bytes, sizeof bytes) != 0)
        await(our_fd, POLLIN);
}

static void scene_with_openssl(int server)
{
    unsigned char *echoed = malloc(PIECE), *given = malloc(MUCH);
    pthread_t peers, giver;
    CHECK(echoed && given);
    meet(server);
    CHECK(pthread_create(&peers, NULL, echo_all, echoed) == 0);
    shake();
    CHECK(pthread_create(&giver, NULL, give_all, given) == 0);
    take_all();
    pthread_join(giver, NULL);
    pthread_join(peers, NULL);
    long least = 1;
#ifdef KEY_RECORDS
    least = MUCH / RECORD_MOST / KEY_RECORDS;
#endif
    CHECK(asked > 3 && heard >= least);
    free(echoed);
    free(given);
    part();
}

/* ---- messages that are no data, as no OpenSSL sends them ---- */

static void hears(enum record_type type, const char *bytes, size_t size, ssize_t result, int error)
{
    unsigned char record[RECORD_LARGEST], got[64] = {0};
    int pair[2], one = GTAP_TLS_READS, two = GTAP_TLS_READS;
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    struct gtap_tls *client = gtap_tls_new(0, key, name), *server = gtap_tls_new(1, key, name);
    CHECK(client && server);
    for (int i = 0; i < 4 && (one != GTAP_TLS_DONE || two != GTAP_TLS_DONE); i++) {
        one = client->calls->shake(client, pair[0]);
        two = server->calls->shake(server, pair[1]);
    }
    CHECK(one == GTAP_TLS_DONE && two == GTAP_TLS_DONE);
    size_t made = record_seal(&((stream *)client)->sealing, record, type, (const unsigned char *)bytes, size);
    CHECK(made == size + RECORD_ADDED && write(pair[0], record, made) == (ssize_t)made);
    for (int i = 0; i < 2; i++) { /* what is said once is said for ever, but that there is nothing */
        CHECK(server->calls->receive(server, pair[1], got, sizeof got) == result);
        CHECK(result >= 0 || errno == error);
        CHECK(server->calls->pending(server) == (error != EAGAIN));
    }
    client->calls->free(client);
    server->calls->free(server);
    close(pair[0]);
    close(pair[1]);
}

static void scene_messages(void)
{
    hears(RECORD_DATA, "", 0, -1, EAGAIN);
    hears(RECORD_HANDSHAKE, "\x18\0\0\1\0", 5, -1, EAGAIN);
    hears(RECORD_ALERT, "\1\0", 2, 0, 0);
    hears(RECORD_ALERT, "\2\x14", 2, -1, EPROTO);
    hears(RECORD_ALERT, "\1", 1, -1, EPROTO);
    hears(RECORD_HANDSHAKE, "\x18\0\0\1\2", 5, -1, EPROTO);
    hears(RECORD_HANDSHAKE, "\x18\0\0\1", 4, -1, EPROTO);
    hears(RECORD_HANDSHAKE, "\4\0\0\1\0", 5, -1, EPROTO);
    hears(RECORD_HANDSHAKE, "", 0, -1, EPROTO);
    hears((enum record_type)20, "\1", 1, -1, EPROTO);
    hears((enum record_type)99, "data", 4, -1, EPROTO);
    hears((enum record_type)0, "\0\0\0", 3, -1, EPROTO); /* nothing but padding */
}

int main(int count, char **arguments)
{
    const char *scene = count == 2 ? arguments[1] : "";
    CHECK(strcmp(scene, "client") == 0 || strcmp(scene, "server") == 0 || strcmp(scene, "messages") == 0);
    if (strcmp(scene, "messages") == 0)
        scene_messages();
    else
        scene_with_openssl(strcmp(scene, "server") == 0);
    puts("ok");
    return 0;
}
