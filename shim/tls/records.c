/* Records are sealed from where their bytes lie, and opened to where they shall be: nothing is copied on the way. */
#include "records.h"

#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <string.h>

#define VERSION_HIGH 3 /* of a record's header: TLS 1.2's, for ever */
#define VERSION_LOW 3

/* HKDF-Expand-Label with an empty context, for at most one block of the hash. */
static int expand(const unsigned char *secret, const char *label, unsigned char *to, size_t size)
{
    unsigned char text[32] = {0, (unsigned char)size}, block[EVP_MAX_MD_SIZE];
    size_t length = strlen(label), at = 2;
    unsigned made = 0;
    text[at++] = (unsigned char)(6 + length);
    memcpy(text + at, "tls13 ", 6);
    memcpy(text + at + 6, label, length);
    at += 6 + length;
    text[at++] = 0; /* the context */
    text[at++] = 1; /* the first block */
    int done = HMAC(EVP_sha256(), secret, RECORD_SECRET, text, at, block, &made) != NULL && size <= made;
    if (done)
        memcpy(to, block, size);
    OPENSSL_cleanse(block, sizeof block);
    return done ? 0 : -1;
}

/* Have the key of the secret. 0, or -1 and no key. */
static int derive(record_key *key)
{
    key->number = 0;
    unsigned char bytes[RECORD_SECRET];
    size_t size = (size_t)EVP_CIPHER_key_length(key->cipher);
    int done = size <= sizeof bytes && expand(key->secret, "key", bytes, size) == 0 &&
               expand(key->secret, "iv", key->nonce, sizeof key->nonce) == 0 &&
               EVP_CipherInit_ex(key->context, key->cipher, NULL, bytes, NULL, key->seals);
    OPENSSL_cleanse(bytes, sizeof bytes);
    if (!done)
        record_key_free(key); /* it seals nothing more: of an older key a number would come again */
    return done ? 0 : -1;
}

int record_key_set(record_key *key, const EVP_CIPHER *cipher, const unsigned char *secret, int seals)
{
    record_key_free(key);
    key->cipher = cipher;
    key->seals = seals;
    key->context = EVP_CIPHER_CTX_new();
    memcpy(key->secret, secret, sizeof key->secret);
    return key->context ? derive(key) : -1;
}

int record_key_update(record_key *key)
{
    unsigned char next[RECORD_SECRET];
    if (expand(key->secret, "traffic upd", next, sizeof next) < 0) {
        record_key_free(key);
        return -1;
    }
    memcpy(key->secret, next, sizeof next);
    OPENSSL_cleanse(next, sizeof next);
    return derive(key);
}

void record_key_free(record_key *key)
{
    EVP_CIPHER_CTX_free(key->context);
    OPENSSL_cleanse(key, sizeof *key);
}

/* Begin the next record: its nonce, and its header as what is authenticated beside. */
static int begin(record_key *key, const unsigned char *header)
{
    unsigned char nonce[sizeof key->nonce];
    int size;
    memcpy(nonce, key->nonce, sizeof nonce);
    for (int i = 0; i < 8; i++)
        nonce[sizeof nonce - 1 - (size_t)i] ^= (unsigned char)(key->number >> 8 * i);
    key->number++;
    return EVP_CipherInit_ex(key->context, NULL, NULL, NULL, nonce, -1) &&
           EVP_CipherUpdate(key->context, NULL, &size, header, RECORD_HEADER);
}

size_t record_seal(record_key *key, unsigned char *to, enum record_type type, const unsigned char *bytes, size_t size)
{
    unsigned char last = (unsigned char)type, *body = to + RECORD_HEADER;
    size_t length = size + 1 + RECORD_TAG;
    int made;
    if (size > RECORD_MOST)
        return 0;
    memcpy(to, (unsigned char[]){RECORD_DATA, VERSION_HIGH, VERSION_LOW, (unsigned char)(length >> 8),
                                 (unsigned char)length}, RECORD_HEADER);
    if (!begin(key, to) || (size && !EVP_CipherUpdate(key->context, body, &made, bytes, (int)size)) ||
        !EVP_CipherUpdate(key->context, body + size, &made, &last, 1) ||
        !EVP_CipherFinal_ex(key->context, body + size + 1, &made) ||
        !EVP_CIPHER_CTX_ctrl(key->context, EVP_CTRL_AEAD_GET_TAG, RECORD_TAG, body + size + 1))
        return 0;
    return RECORD_HEADER + length;
}

int record_open(record_key *key, unsigned char *to, const unsigned char *record, size_t size, size_t *got)
{
    const unsigned char *body = record + RECORD_HEADER;
    unsigned char last = 0, rest;
    size_t room = size - RECORD_ADDED;
    int made;
    if (size < RECORD_ADDED || size > RECORD_LARGEST || record[0] != RECORD_DATA)
        return -1;
    if (!begin(key, record) || (room && !EVP_CipherUpdate(key->context, to, &made, body, (int)room)) ||
        !EVP_CipherUpdate(key->context, &last, &made, body + room, 1) ||
        !EVP_CIPHER_CTX_ctrl(key->context, EVP_CTRL_AEAD_SET_TAG, RECORD_TAG, (void *)(uintptr_t)(body + room + 1)) ||
        !EVP_CipherFinal_ex(key->context, &rest, &made)) {
        if (room)
            OPENSSL_cleanse(to, room); /* it was not checked when it was written */
        return -1;
    }
    while (!last && room) /* what it was padded with */
        last = to[--room];
    *got = room;
    return last ? last : -1;
}
