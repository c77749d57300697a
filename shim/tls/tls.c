/* TLS 1.3 by OpenSSL, with an external pre-shared key and nothing else: no certificates, no tickets, no early data.
 *
 * OpenSSL sees no socket. What it makes goes to a buffer, from which whole batches of records are sent; what comes is
 * received into another one, from which it gets whole records. A lock is held while bytes are en- or decrypted, a record
 * at a time, as its state is one for both directions; never across a system call.
 *
 * What is sent counts once its record has left. So nothing is counted that the peer cannot have, and the peer can have
 * nothing that is not counted by the time that `send` has returned.
 */
#include "tls.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>
#if defined(__x86_64__) || defined(__i386__)
#include <cpuid.h>
#elif defined(__aarch64__)
#include <sys/auxv.h>
#endif

#define RECORD SSL3_RT_MAX_PLAIN_LENGTH
#define RECORD_HEADER 5
#define MOST_RECORD (RECORD_HEADER + RECORD + 256) /* as it travels; RFC 8446, 5.2 */
#define BATCH 16                                  /* records sent at once */
#define OUT_SIZE ((size_t)(BATCH + 1) * (RECORD + 512))
#define IN_SIZE ((size_t)256 << 10)
#define KEY_RECORDS (1u << 22) /* after which the key is changed; RFC 8446, 5.5 allows 2^24.5 */

typedef struct stream {
    struct gtap_tls face;
    SSL *ssl;
    unsigned char key[GTAP_TLS_KEY];
    char identity[GTAP_TLS_IDENTITY + 1];
    atomic_int users;
    pthread_mutex_t lock; /* the SSL and the ends of `out` */
    int shaken;

    unsigned char *out;
    size_t out_start, out_end;
    struct { size_t end, size; } records[BATCH]; /* in `out`, with bytes of the caller's that do not count yet */
    int first_record, record_count;
    uint32_t under_key;
    unsigned char gathered[RECORD];

    unsigned char *in; /* the receiver's: [in_start, in_ready) whole records, then part of one until in_end */
    size_t in_start, in_ready, in_end;
    int held;  /* bytes that are decrypted and not given */
    int error; /* what every later receive says */
} stream;

static SSL_CTX *contexts[2]; /* of a client, of a server */
static BIO_METHOD *method;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* ---- what OpenSSL calls, with the lock held ---- */

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
    SSL_CTX_set_mode(context, SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
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

/* ---- the socket ---- */

static void records_pop(stream *s)
{
    s->first_record++;
    if (--s->record_count == 0)
        s->first_record = 0;
}

/* Send what is in the buffer. 0 when it is empty, else -1 with errno. */
static int flush(stream *s, int fd)
{
    for (;;) {
        pthread_mutex_lock(&s->lock);
        size_t start = s->out_start, end = s->out_end;
        if (start == end)
            s->out_start = s->out_end = 0;
        pthread_mutex_unlock(&s->lock);
        if (start == end)
            return 0;
        ssize_t sent = send(fd, s->out + start, end - start, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return -1;
        pthread_mutex_lock(&s->lock);
        s->out_start += (size_t)sent;
        pthread_mutex_unlock(&s->lock);
    }
}

/* Bytes of records that have left since it was asked last. */
static size_t count_left(stream *s, int all)
{
    size_t size = 0;
    while (s->record_count && (all || s->records[s->first_record].end <= s->out_start)) {
        size += s->records[s->first_record].size;
        records_pop(s);
    }
    return size;
}

static size_t under_way(const stream *s)
{
    size_t size = 0;
    for (int i = 0; i < s->record_count; i++)
        size += s->records[s->first_record + i].size;
    return size;
}

/* Take bytes from the socket. 1, or as recv. */
static ssize_t refill(stream *s, int fd)
{
    size_t rest = s->in_end - s->in_ready;
    if (s->in_ready && rest)
        memmove(s->in, s->in + s->in_ready, rest);
    s->in_start = s->in_ready = 0;
    s->in_end = rest;
    ssize_t got;
    do
        got = recv(fd, s->in + rest, IN_SIZE - rest, MSG_DONTWAIT);
    while (got < 0 && errno == EINTR);
    if (got <= 0)
        return got;
    s->in_end += (size_t)got;
    while (s->in_end - s->in_ready >= RECORD_HEADER) {
        const unsigned char *header = s->in + s->in_ready;
        size_t size = RECORD_HEADER + ((size_t)header[3] << 8 | header[4]);
        if (size > MOST_RECORD || header[0] < SSL3_RT_CHANGE_CIPHER_SPEC || header[0] > SSL3_RT_APPLICATION_DATA) {
            errno = EPROTO;
            return -1;
        }
        if (s->in_end - s->in_ready < size)
            break;
        s->in_ready += size;
    }
    return 1;
}

/* ---- calls ---- */

static int shake(struct gtap_tls *tls, int fd)
{
    stream *s = (stream *)tls;
    for (;;) {
        pthread_mutex_lock(&s->lock);
        int done = SSL_do_handshake(s->ssl), why = done == 1 ? SSL_ERROR_NONE : SSL_get_error(s->ssl, done);
        /* A certificate cannot have passed: this says that the key was used. */
        int failed = done == 1 ? !SSL_session_reused(s->ssl) : why != SSL_ERROR_WANT_READ;
        ERR_clear_error();
        pthread_mutex_unlock(&s->lock);
        if (flush(s, fd) < 0)
            return !failed && (errno == EAGAIN || errno == EWOULDBLOCK) ? GTAP_TLS_WRITES : GTAP_TLS_FAILED;
        if (failed)
            return GTAP_TLS_FAILED;
        if (done == 1) {
            s->shaken = 1;
            return GTAP_TLS_DONE;
        }
        ssize_t got = refill(s, fd);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return GTAP_TLS_READS;
        if (got <= 0)
            return GTAP_TLS_FAILED;
    }
}

/* As memcpy from memory that may be gone: 0, or -1 with errno. */
static int copy_carefully(void *to, const void *from, size_t size)
{
    struct iovec local = {to, size}, remote = {(void *)(uintptr_t)from, size};
    ssize_t got = process_vm_readv(getpid(), &local, 1, &remote, 1, 0);
    if (got == (ssize_t)size)
        return 0;
    if (got >= 0 || errno == EFAULT) {
        errno = EFAULT;
        return -1;
    }
    memcpy(to, from, size); /* the system does not let us look */
    return 0;
}

typedef struct cursor {
    const struct iovec *parts;
    int count;
    size_t at; /* in the first part */
} cursor;

static void skip(cursor *c, size_t size)
{
    while (c->count) {
        size_t left = c->parts->iov_len - c->at;
        if (size < left) {
            c->at += size;
            return;
        }
        size -= left;
        c->parts++;
        c->count--;
        c->at = 0;
    }
}

/* The next bytes, a record's at most, in one place. NULL with errno, or with *size 0 at the end. */
static const unsigned char *next_bytes(stream *s, cursor *c, int careful, size_t *size)
{
    *size = 0;
    skip(c, 0); /* empty parts */
    if (!c->count)
        return NULL;
    const unsigned char *first = (const unsigned char *)c->parts->iov_base + c->at;
    size_t left = c->parts->iov_len - c->at;
    if (!careful && (left >= RECORD || c->count == 1)) {
        skip(c, *size = left < RECORD ? left : RECORD);
        return first;
    }
    while (c->count && *size < RECORD) {
        const unsigned char *from = (const unsigned char *)c->parts->iov_base + c->at;
        size_t piece = c->parts->iov_len - c->at, room = RECORD - *size;
        piece = piece < room ? piece : room;
        if (!careful)
            memcpy(s->gathered + *size, from, piece);
        else if (copy_carefully(s->gathered + *size, from, piece) < 0)
            return NULL;
        *size += piece;
        skip(c, piece);
    }
    return s->gathered;
}

/* Encrypt a record into the buffer. 0, or -1 with errno. */
static int encrypt(stream *s, const unsigned char *bytes, size_t size)
{
    size_t written = 0;
    pthread_mutex_lock(&s->lock);
    if (++s->under_key >= KEY_RECORDS) {
        s->under_key = 0;
        SSL_key_update(s->ssl, SSL_KEY_UPDATE_NOT_REQUESTED);
    }
    int done = SSL_write_ex(s->ssl, bytes, size, &written) && written == size;
    if (!done)
        ERR_clear_error();
    s->records[s->first_record + s->record_count].end = s->out_end;
    pthread_mutex_unlock(&s->lock);
    if (!done) {
        errno = EPROTO;
        return -1;
    }
    s->records[s->first_record + s->record_count++].size = size;
    return 0;
}

static ssize_t send_parts(struct gtap_tls *tls, int fd, const struct iovec *parts, int count, int careful)
{
    stream *s = (stream *)tls;
    cursor c = {parts, count, 0};
    const unsigned char *bytes;
    size_t left = 0, size = 0;
    int failed = 0;
    skip(&c, under_way(s));
    if (flush(s, fd) < 0) {
        left = count_left(s, 0);
        return left ? (ssize_t)left : -1;
    }
    left = count_left(s, 1);
    while (s->record_count < BATCH && !failed) {
        bytes = next_bytes(s, &c, careful, &size);
        if (!bytes && c.count)
            failed = errno;
        if (!bytes)
            break;
        if (encrypt(s, bytes, size) < 0)
            failed = errno;
    }
    if (s->record_count) {
        int all = flush(s, fd) == 0;
        left += count_left(s, all);
        if (left || !all)
            return left ? (ssize_t)left : -1;
    }
    if (left || !failed)
        return (ssize_t)left;
    errno = failed;
    return -1;
}

/* With bytes that OpenSSL has or can have: 1 and what they are, 0 for none, -1 for the end, with `error` set. */
static int decrypt(stream *s, unsigned char *bytes, size_t size, size_t *got)
{
    int result = 1;
    pthread_mutex_lock(&s->lock);
    if (!SSL_read_ex(s->ssl, bytes, size, got)) {
        int why = SSL_get_error(s->ssl, 0);
        result = why == SSL_ERROR_WANT_READ ? 0 : -1;
        s->error = result == 0 ? 0 : why == SSL_ERROR_ZERO_RETURN ? -1 : EPROTO;
        s->held = 0;
        ERR_clear_error(); /* it is the thread's, and would be taken for that of the next stream */
    } else {
        s->held = SSL_pending(s->ssl) > 0;
    }
    pthread_mutex_unlock(&s->lock);
    return result;
}

static int pending(const struct gtap_tls *tls)
{
    const stream *s = (const stream *)tls;
    return s->held || s->in_start < s->in_ready || s->error;
}

static ssize_t receive(struct gtap_tls *tls, int fd, void *bytes, size_t size)
{
    stream *s = (stream *)tls;
    size_t total = 0;
    while (total < size && !s->error) {
        size_t got = 0;
        if (pending(tls)) {
            decrypt(s, (unsigned char *)bytes + total, size - total, &got);
            total += got;
            continue;
        }
        ssize_t came = total ? 0 : refill(s, fd);
        if (total || came == 0)
            break;
        if (came < 0 && errno == EPROTO)
            s->error = EPROTO;
        else if (came < 0)
            return -1;
    }
    if (total || s->error <= 0)
        return (ssize_t)total;
    errno = s->error;
    return -1;
}

static void hold(struct gtap_tls *tls) { atomic_fetch_add(&((stream *)tls)->users, 1); }

static void unmap(unsigned char *bytes, size_t size)
{
    if (bytes)
        munmap(bytes, size);
}

static void release(struct gtap_tls *tls)
{
    stream *s = (stream *)tls;
    if (atomic_fetch_sub(&s->users, 1) != 1)
        return;
    SSL_free(s->ssl);
    unmap(s->out, OUT_SIZE);
    unmap(s->in, IN_SIZE);
    pthread_mutex_destroy(&s->lock);
    OPENSSL_cleanse(s, sizeof *s);
    free(s);
}

static const struct gtap_tls_calls calls = {shake, send_parts, receive, pending, hold, release};

/* Pages that are not used cost nothing. */
static unsigned char *map(size_t size)
{
    void *bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (bytes == MAP_FAILED)
        return NULL;
    madvise(bytes, size, MADV_DONTDUMP);
    return bytes;
}

static int ssl_make(stream *s, int server)
{
    BIO *bio = BIO_new(method);
    s->ssl = SSL_new(contexts[server]);
    if (!bio || !s->ssl) {
        BIO_free(bio);
        return -1;
    }
    BIO_set_data(bio, s);
    BIO_set_init(bio, 1);
    SSL_set_bio(s->ssl, bio, bio);
    SSL_set_app_data(s->ssl, s);
    if (server)
        SSL_set_accept_state(s->ssl);
    else
        SSL_set_connect_state(s->ssl);
    return 0;
}

struct gtap_tls *gtap_tls_new(int server, const unsigned char *key, const char *identity)
{
    pthread_once(&once, prepare);
    if (!contexts[0] || !contexts[1] || strlen(identity) > GTAP_TLS_IDENTITY)
        return NULL;
    stream *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    s->face.calls = &calls;
    atomic_init(&s->users, 1);
    pthread_mutex_init(&s->lock, NULL);
    memcpy(s->key, key, sizeof s->key);
    memcpy(s->identity, identity, strlen(identity));
    s->out = map(OUT_SIZE);
    s->in = map(IN_SIZE);
    if (s->out && s->in && ssl_make(s, server != 0) == 0)
        return &s->face;
    release(&s->face);
    return NULL;
}
