/* TLS 1.3 by OpenSSL, with an external pre-shared key and nothing else: no certificates, no tickets, no early data.
 *
 * OpenSSL does the handshake, and then is gone but for its ciphers: of its keys come those of the records (records.c), so
 * that bytes are sealed from where they lie and opened to where they shall be, many records for one system call, and the
 * two directions have nothing in common. What is made goes to a buffer, from which whole batches of records are sent;
 * what comes is received into another one.
 *
 * What is sent counts once its record has left. So nothing is counted that the peer cannot have, and the peer can have
 * nothing that is not counted by the time that `send` has returned.
 */
#include "tls.h"

#include <errno.h>
#include <openssl/err.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "stream.h"

#ifndef KEY_RECORDS
#define KEY_RECORDS (1u << 22) /* after which the key is changed; RFC 8446, 5.5 allows 2^24.5 */
#endif

enum { ENDED = -1 }; /* as an error: the peer said so */
enum { STUCK = 20 }; /* seconds for which nothing more of a record may come */
enum { SHORT = 64 }; /* bytes of a record that may be a message; one of data is copied as fast */

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
    while (s->out_start < s->out_end) {
        ssize_t sent = send(fd, s->out + s->out_start, s->out_end - s->out_start, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent >= 0)
            s->out_start += (size_t)sent;
        else if (errno != EINTR)
            return -1;
    }
    s->out_start = s->out_end = 0;
    return 0;
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
    s->stuck = 0;
    while (s->in_end - s->in_ready >= RECORD_HEADER) {
        const unsigned char *header = s->in + s->in_ready;
        size_t size = RECORD_HEADER + ((size_t)header[3] << 8 | header[4]);
        if (size > RECORD_LARGEST || header[0] < SSL3_RT_CHANGE_CIPHER_SPEC || header[0] > SSL3_RT_APPLICATION_DATA) {
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
    while (s->ssl) {
        int done = SSL_do_handshake(s->ssl), why = done == 1 ? SSL_ERROR_NONE : SSL_get_error(s->ssl, done);
        int failed = done != 1 && why != SSL_ERROR_WANT_READ;
        ERR_clear_error(); /* it is the thread's, and would be taken for that of the next stream */
        if (flush(s, fd) < 0)
            return !failed && (errno == EAGAIN || errno == EWOULDBLOCK) ? GTAP_TLS_WRITES : GTAP_TLS_FAILED;
        if (failed || (done == 1 && handshake_end(s) < 0))
            return GTAP_TLS_FAILED;
        ssize_t got = done == 1 ? 1 : refill(s, fd);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return GTAP_TLS_READS;
        if (got <= 0)
            return GTAP_TLS_FAILED;
    }
    return s->sealing.context && s->opening.context ? GTAP_TLS_DONE : GTAP_TLS_FAILED;
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
    if (!careful && (left >= RECORD_MOST || c->count == 1)) {
        skip(c, *size = left < RECORD_MOST ? left : RECORD_MOST);
        left -= *size;
        record_fetch(first + *size, left < RECORD_MOST ? left : RECORD_MOST);
        return first;
    }
    while (c->count && *size < RECORD_MOST) {
        const unsigned char *from = (const unsigned char *)c->parts->iov_base + c->at;
        size_t piece = c->parts->iov_len - c->at, room = RECORD_MOST - *size;
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

/* Seal a record into the buffer. 0, or -1 with errno. */
static int seal(stream *s, enum record_type type, const unsigned char *bytes, size_t size)
{
    size_t made = s->sealing.context ? record_seal(&s->sealing, s->out + s->out_end, type, bytes, size) : 0;
    s->out_end += made;
    if (made)
        return 0;
    ERR_clear_error();
    errno = EPROTO;
    return -1;
}

/* Change our key: a message under the old one says so. */
static int change_key(stream *s)
{
    static const unsigned char key_update[] = {SSL3_MT_KEY_UPDATE, 0, 0, 1, SSL_KEY_UPDATE_NOT_REQUESTED};
    s->under_key = 0;
    if (seal(s, RECORD_HANDSHAKE, key_update, sizeof key_update) == 0 && record_key_update(&s->sealing) == 0)
        return 0;
    errno = EPROTO;
    return -1;
}

static int seal_data(stream *s, const unsigned char *bytes, size_t size)
{
    if ((++s->under_key >= KEY_RECORDS || atomic_exchange(&s->asked, 0)) && change_key(s) < 0)
        return -1;
    if (seal(s, RECORD_DATA, bytes, size) < 0)
        return -1;
    int last = s->first_record + s->record_count++;
    s->records[last].end = s->out_end;
    s->records[last].size = size;
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
        if (seal_data(s, bytes, size) < 0)
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

/* A message that is not data: the end, or that the peer's next record is under its next key. What to say from now on. */
static int heed(stream *s, int type, const unsigned char *bytes, size_t size)
{
    static const unsigned char key_update[] = {SSL3_MT_KEY_UPDATE, 0, 0, 1};
    if (type == RECORD_ALERT)
        return size == 2 && bytes[1] == SSL3_AD_CLOSE_NOTIFY ? ENDED : EPROTO;
    if (type != RECORD_HANDSHAKE || size != sizeof key_update + 1 || memcmp(bytes, key_update, sizeof key_update) != 0 ||
        bytes[4] > SSL_KEY_UPDATE_REQUESTED || record_key_update(&s->opening) < 0)
        return EPROTO;
    if (bytes[4] == SSL_KEY_UPDATE_REQUESTED)
        atomic_store(&s->asked, 1);
    return 0;
}

/* Open the next record, to `bytes` where that has room for all of it: how many came there. */
static size_t open_next(stream *s, unsigned char *bytes, size_t size)
{
    const unsigned char *record = s->in + s->in_start;
    size_t length = RECORD_HEADER + ((size_t)record[3] << 8 | record[4]), got = 0;
    size_t room = length > RECORD_ADDED ? length - RECORD_ADDED : 0;
    int there = room > SHORT && room <= size;
    unsigned char *to = there ? bytes : s->held;
    if (there)
        record_fetch(to + room, size - room < RECORD_MOST ? size - room : RECORD_MOST);
    int type = record_open(&s->opening, to, record, length, &got);
    s->in_start += length;
    if (type != RECORD_DATA) {
        s->error = type < 0 ? EPROTO : heed(s, type, to, got);
        if (type < 0)
            ERR_clear_error();
        return 0;
    }
    s->held_start = 0;
    s->held_end = there ? 0 : got;
    return there ? got : 0;
}

static int pending(const struct gtap_tls *tls)
{
    const stream *s = (const stream *)tls;
    return s->held_start < s->held_end || s->in_start < s->in_ready || s->error;
}

/* When no bytes were there: whether the rest of a record does not come any more, as when its length has been changed on the
 * way. A client, which asks again and again while it waits, connects again then. A server must not judge: its client may be
 * stopped in the middle of a record, by a debugger, for as long as it likes. */
static int is_stuck(stream *s)
{
    struct timespec now;
    if (s->is_server || s->in_end == s->in_ready || (errno != EAGAIN && errno != EWOULDBLOCK) ||
        clock_gettime(CLOCK_MONOTONIC, &now) < 0)
        return 0;
    if (!s->stuck)
        s->stuck = now.tv_sec;
    return now.tv_sec - s->stuck > STUCK;
}

static ssize_t receive(struct gtap_tls *tls, int fd, void *bytes, size_t size)
{
    stream *s = (stream *)tls;
    unsigned char *to = bytes;
    size_t total = 0;
    while (total < size && !s->error && s->opening.context) {
        size_t held = s->held_end - s->held_start, some = held < size - total ? held : size - total;
        if (held) {
            memcpy(to + total, s->held + s->held_start, some);
            s->held_start += some;
            total += some;
        } else if (s->in_start < s->in_ready) {
            total += open_next(s, to + total, size - total);
        } else if (total) {
            break;
        } else {
            ssize_t came = refill(s, fd);
            if (came < 0 && (errno == EPROTO || is_stuck(s)))
                s->error = EPROTO;
            else if (came <= 0)
                return came;
        }
    }
    if (total || s->error == ENDED)
        return (ssize_t)total;
    if (!s->error && !size)
        return 0;
    errno = s->error ? s->error : EPROTO;
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
    record_key_free(&s->sealing);
    record_key_free(&s->opening);
    unmap(s->out, OUT_SIZE);
    unmap(s->in, IN_SIZE);
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

struct gtap_tls *gtap_tls_new(int server, const unsigned char *key, const char *identity)
{
    if (strlen(identity) > GTAP_TLS_IDENTITY)
        return NULL;
    stream *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    s->face.calls = &calls;
    atomic_init(&s->users, 1);
    atomic_init(&s->asked, 0);
    memcpy(s->key, key, sizeof s->key);
    memcpy(s->identity, identity, strlen(identity));
    s->out = map(OUT_SIZE);
    s->in = map(IN_SIZE);
    s->is_server = server != 0;
    if (s->out && s->in && handshake_begin(s) == 0)
        return &s->face;
    release(&s->face);
    return NULL;
}
