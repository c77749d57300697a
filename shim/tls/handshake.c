/* The handshake, by OpenSSL: with an external pre-shared key and nothing else, no certificates, tickets or early data.
 *
 * OpenSSL sees no socket: what it makes goes to the stream's buffer, what it reads are whole records of the other one.
 */
#include <openssl/err.h>
#include <pthread.h>
#include <string.h>
#if defined(__x86_64__) || defined(__i386__)
#include <cpuid.h>
#elif defined(__aarch64__)
#include <sys/auxv.h>
#endif

#include "stream.h"

static SSL_CTX *contexts[2]; /* of a client, of a server */
static BIO_METHOD *method;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* ---- what OpenSSL calls, in a handshake ---- */

static int bio_write(BIO *bio, const char *bytes, int size)
{
    stream *s = BIO_get_data(bio);
    BIO_clear_retry_flags(bio);
    if (size <= 0 || (size_t)size > OUT_SIZE - s->out_end)
        return -1; /* a peer that asks for more than is ever sent */
    memcpy(s->out + s->out_end, bytes, (size_t)size);
    s->out_end += (size_t)size;
    return size;
}

static int bio_read(BIO *bio, char *bytes, int size)
{
    stream *s = BIO_get_data(bio);
    size_t there = s->in_ready - s->in_start, wanted = size > 0 ? (size_t)size : 0;
    BIO_clear_retry_flags(bio);
    if (!there) {
        BIO_set_retry_read(bio);
        return -1;
    }
    wanted = wanted < there ? wanted : there;
    memcpy(bytes, s->in + s->in_start, wanted);
    s->in_start += wanted;
    return (int)wanted;
}

static long bio_control(BIO *bio, int command, long number, void *pointer)
{
    (void)bio, (void)number, (void)pointer;
    return command == BIO_CTRL_FLUSH || command == BIO_CTRL_DUP;
}

static SSL_SESSION *session_of(SSL *ssl, const stream *s)
{
    static const unsigned char aes_128_gcm_sha256[] = {0x13, 0x01}; /* names the hash; ChaCha20 has the same */
    const SSL_CIPHER *cipher = SSL_CIPHER_find(ssl, aes_128_gcm_sha256);
    SSL_SESSION *session = SSL_SESSION_new();
    if (session && cipher && SSL_SESSION_set1_master_key(session, s->key, sizeof s->key) &&
        SSL_SESSION_set_cipher(session, cipher) && SSL_SESSION_set_protocol_version(session, TLS1_3_VERSION))
        return session;
    SSL_SESSION_free(session);
    return NULL;
}

static int use_session(SSL *ssl, const EVP_MD *hash, const unsigned char **identity, size_t *size, SSL_SESSION **found)
{
    const stream *s = SSL_get_app_data(ssl);
    (void)hash; /* the only one that is offered */
    *identity = (const unsigned char *)s->identity;
    *size = strlen(s->identity);
    *found = session_of(ssl, s);
    return *found != NULL;
}

static int find_session(SSL *ssl, const unsigned char *identity, size_t size, SSL_SESSION **found)
{
    const stream *s = SSL_get_app_data(ssl);
    int ours = size == strlen(s->identity) && memcmp(identity, s->identity, size) == 0;
    *found = ours ? session_of(ssl, s) : NULL;
    return !ours || *found != NULL;
}

/* A secret of the handshake, as a line of text: its name, a random number, itself in hexadecimal. */
static void take_secret(const SSL *ssl, const char *line)
{
    stream *s = SSL_get_app_data(ssl);
    const char *at = strrchr(line, ' ');
    int server = strncmp(line, "SERVER_TRAFFIC_SECRET_0 ", 24) == 0;
    if ((!server && strncmp(line, "CLIENT_TRAFFIC_SECRET_0 ", 24) != 0) || strlen(++at) != 2 * RECORD_SECRET)
        return;
    for (size_t i = 0; i < RECORD_SECRET; i++)
        s->secrets[server][i] = (unsigned char)(OPENSSL_hexchar2int((unsigned char)at[2 * i]) << 4 |
                                                OPENSSL_hexchar2int((unsigned char)at[2 * i + 1]));
    s->told |= 1u << server;
}

/* ---- once ---- */

static int has_aes(void)
{
#if defined(__x86_64__) || defined(__i386__)
    unsigned a, b, c = 0, d;
    return __get_cpuid(1, &a, &b, &c, &d) && c & bit_AES;
#elif defined(__aarch64__)
    return (getauxval(AT_HWCAP) & 1 << 3) != 0;
#else
    return 0;
#endif
}

static SSL_CTX *context_make(int server)
{
    static const char *const suites[] = {"TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256",
                                         "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256"};
    SSL_CTX *context = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());
    if (!context)
        return NULL;
    SSL_CTX_clear_options(context, SSL_OP_ENABLE_MIDDLEBOX_COMPAT);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                     SSL_OP_PRIORITIZE_CHACHA | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_keylog_callback(context, take_secret);
    if (server) {
        SSL_CTX_set_psk_find_session_callback(context, find_session);
    } else {
        SSL_CTX_set_psk_use_session_callback(context, use_session);
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL); /* there is no certificate that could pass */
    }
    if (SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) && SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) &&
        SSL_CTX_set_ciphersuites(context, suites[has_aes()]) && SSL_CTX_set1_groups_list(context, "X25519:P-256") &&
        SSL_CTX_set_num_tickets(context, 0))
        return context;
    SSL_CTX_free(context);
    return NULL;
}

static void prepare(void)
{
    /* Nothing of the program's: not its configuration, not its exit. */
    if (!OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL))
        return;
    method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "gtap");
    if (!method)
        return;
    BIO_meth_set_write(method, bio_write);
    BIO_meth_set_read(method, bio_read);
    BIO_meth_set_ctrl(method, bio_control);
    contexts[0] = context_make(0);
    contexts[1] = context_make(1);
}

/* ---- a connection ---- */

int handshake_begin(stream *s)
{
    pthread_once(&once, prepare);
    if (!contexts[0] || !contexts[1])
        return -1;
    BIO *bio = BIO_new(method);
    s->ssl = SSL_new(contexts[s->is_server]);
    if (!bio || !s->ssl) {
        BIO_free(bio);
        return -1;
    }
    BIO_set_data(bio, s);
    BIO_set_init(bio, 1);
    SSL_set_bio(s->ssl, bio, bio);
    SSL_set_app_data(s->ssl, s);
    if (s->is_server)
        SSL_set_accept_state(s->ssl);
    else
        SSL_set_connect_state(s->ssl);
    return 0;
}

int handshake_end(stream *s)
{
    int nid = SSL_CIPHER_get_cipher_nid(SSL_get_current_cipher(s->ssl)), server = s->is_server;
    const EVP_CIPHER *cipher = nid == NID_aes_128_gcm ? EVP_aes_128_gcm() : EVP_chacha20_poly1305();
    /* A certificate cannot have passed: the first says that the key was used. */
    int failed = !SSL_session_reused(s->ssl) || SSL_has_pending(s->ssl) || s->told != 3 ||
                 record_key_set(&s->sealing, cipher, s->secrets[server], 1) < 0 ||
                 record_key_set(&s->opening, cipher, s->secrets[!server], 0) < 0;
    OPENSSL_cleanse(s->secrets, sizeof s->secrets);
    OPENSSL_cleanse(s->key, sizeof s->key);
    SSL_free(s->ssl);
    s->ssl = NULL;
    return failed ? -1 : 0;
}
