/* TLS 1.3 of one data stream with its session's pre-shared key: libgtap_tls.so, loaded only where it is used.
 *
 * Who uses it loads one name, gtap_tls_new; the rest is in what that returns. The descriptor stays the caller's, and may
 * be another number from call to call. One thread may send while another one receives; nothing here waits.
 */
#ifndef GTAP_TLS_H
#define GTAP_TLS_H

#include <stddef.h>
#include <sys/types.h>
#include <sys/uio.h>

#define GTAP_TLS_FILE "libgtap_tls.so"
#define GTAP_TLS_KEY 32
#define GTAP_TLS_IDENTITY 64 /* bytes of an identity at most */

struct gtap_tls;

enum gtap_tls_step { GTAP_TLS_DONE, GTAP_TLS_READS, GTAP_TLS_WRITES, GTAP_TLS_FAILED };

struct gtap_tls_calls {
    /* The handshake, as far as it goes now: it is over, waits for bytes or for room, or has failed. */
    int (*shake)(struct gtap_tls *tls, int fd);
    /* As sendmsg with MSG_DONTWAIT. What it has not taken must be offered again, with the same bytes first: some of them
     * may be on their way. `careful`: memory that may be gone gives EFAULT, as with sendmsg. */
    ssize_t (*send)(struct gtap_tls *tls, int fd, const struct iovec *parts, int count, int careful);
    /* As recv with MSG_DONTWAIT; EPROTO for bytes that are not the peer's, and of a client for the beginning of a record
     * whose rest has not come for long. */
    ssize_t (*receive)(struct gtap_tls *tls, int fd, void *bytes, size_t size);
    /* Whether bytes have been taken from the socket that `receive` has not given: poll knows nothing of them. */
    int (*pending)(const struct gtap_tls *tls);
    /* One more user; each frees it. */
    void (*hold)(struct gtap_tls *tls);
    void (*free)(struct gtap_tls *tls);
};

struct gtap_tls {
    const struct gtap_tls_calls *calls;
};

#pragma GCC visibility push(default)
/* One end of a new connection. NULL: no memory, or OpenSSL cannot be used. */
struct gtap_tls *gtap_tls_new(int server, const unsigned char *key, const char *identity);
#pragma GCC visibility pop
#endif
