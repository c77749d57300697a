/* How TLS 1.3 protects records (RFC 8446, 5.2 and 7.3): the key of one direction of one connection, and what it does. */
#ifndef GTAP_TLS_RECORDS_H
#define GTAP_TLS_RECORDS_H

#include <openssl/evp.h>
#include <stddef.h>
#include <stdint.h>

#define RECORD_MOST 16384 /* bytes of a record's content */
#define RECORD_HEADER 5
#define RECORD_TAG 16
#define RECORD_ADDED (RECORD_HEADER + 1 + RECORD_TAG) /* to its content, as we make them */
#define RECORD_LARGEST (RECORD_MOST + RECORD_ADDED)
#define RECORD_SECRET 32                              /* SHA-256's: both cipher suites have it */

enum record_type { RECORD_ALERT = 21, RECORD_HANDSHAKE = 22, RECORD_DATA = 23 };

typedef struct record_key {
    const EVP_CIPHER *cipher;
    EVP_CIPHER_CTX *context;
    unsigned char secret[RECORD_SECRET], nonce[12];
    uint64_t number; /* of its next record */
    int seals;
} record_key;

/* Begin with a traffic secret of the handshake's, to seal or to open. 0, or -1: there is none. What it had is freed. */
int record_key_set(record_key *key, const EVP_CIPHER *cipher, const unsigned char *secret, int seals);
/* The next secret. 0, or -1: there is no key any more. */
int record_key_update(record_key *key);
void record_key_free(record_key *key);

/* Seal a record of so many bytes; `to` has room for RECORD_ADDED more. Its size, or 0. */
size_t record_seal(record_key *key, unsigned char *to, enum record_type type, const unsigned char *bytes, size_t size);
/* Open a record of so many bytes: what type it was, and how many it holds. -1, with nothing of it at `to`: it is not the
 * peer's. `to` has room for all but RECORD_ADDED; what of that does not count is overwritten, too. */
int record_open(record_key *key, unsigned char *to, const unsigned char *record, size_t size, size_t *got);

/* Have the beginnings of the next pages fetched while a record is sealed or opened: a processor that reads on by itself
 * stops at the end of each, which costs up to a fourth of the time where bytes are in no cache. */
static inline void record_fetch(const unsigned char *bytes, size_t size)
{
    for (size_t at = 0; at < size; at += 4096)
        for (size_t line = 0; line < 256; line += 64)
            __builtin_prefetch(bytes + at + line, 0, 2);
}

#endif
