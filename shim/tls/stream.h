/* One end of a connection, as the handshake (handshake.c) and then its user (tls.c) have it. */
#ifndef GTAP_TLS_STREAM_H
#define GTAP_TLS_STREAM_H

#include <openssl/ssl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <time.h>

#include "records.h"
#include "tls.h"

#define BATCH 32 /* records sent at once: with fewer, who receives is woken too often */
#define OUT_SIZE ((size_t)(BATCH + 1) * (RECORD_MOST + 512))
#define IN_SIZE ((size_t)512 << 10)
typedef struct stream {
    struct gtap_tls face;
    SSL *ssl; /* until the handshake is over */
    unsigned char key[GTAP_TLS_KEY];
    char identity[GTAP_TLS_IDENTITY + 1];
    unsigned char secrets[2][RECORD_SECRET]; /* of a client, of a server: what the handshake comes to */
    unsigned told;                           /* a bit for each that it has told */
    int is_server;
    atomic_int users;

    /* The sender's. */
    record_key sealing;
    unsigned char *out;
    size_t out_start, out_end;
    struct { size_t end, size; } records[BATCH]; /* in `out`, with bytes of the caller's that do not count yet */
    int first_record, record_count;
    uint32_t under_key;
    unsigned char gathered[RECORD_MOST];

    /* The receiver's. */
    record_key opening;
    unsigned char *in; /* [in_start, in_ready) whole records, then part of one until in_end */
    size_t in_start, in_ready, in_end;
    unsigned char held[RECORD_MOST]; /* of a record that was larger than what it was asked for */
    size_t held_start, held_end;
    time_t stuck; /* since when nothing more of a record has come, 0: not so */
    int error;    /* what every later receive says */

    atomic_int asked; /* the peer wants us to change our key, too */
} stream;

/* Be ready for a handshake, with the key and identity of the stream. 0, or -1: no memory, or no OpenSSL. */
int handshake_begin(stream *s);
/* It is over: its keys are the records', and OpenSSL's part is freed. 0, or -1: it has not done what it should. */
int handshake_end(stream *s);

#endif
