/* What a server has said once of a library: workspace sizes, heuristics, by the bytes of the question. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "process.h"
#include "session.h"

#define BUCKETS 1024u
#define MOST_BYTES (8u << 20) /* of one session's keys and answers */

typedef struct remembered {
    struct remembered *next;  /* of the same bucket */
    struct remembered *later; /* remembered after it */
    uint64_t hash;
    size_t key_size, size;
    unsigned char bytes[]; /* the key, then the answer */
} remembered;

struct memories {
    remembered *buckets[BUCKETS];
    remembered *first, *last;
    size_t total;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void remember_fork(enum fork_step step) { fork_mutex(&lock, step); }

static uint64_t hash_of(const unsigned char *bytes, size_t size)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * UINT64_C(0x100000001b3);
    return hash;
}

static remembered **find(struct memories *memories, uint64_t hash, const void *key, size_t key_size)
{
    remembered **at = &memories->buckets[hash % BUCKETS];
    while (*at && ((*at)->hash != hash || (*at)->key_size != key_size || memcmp((*at)->bytes, key, key_size) != 0))
        at = &(*at)->next;
    return at;
}

int gtap_recall(gtap_session *session, const void *key, size_t key_size, void *answer, size_t size)
{
    uint64_t hash = hash_of(key, key_size);
    pthread_mutex_lock(&lock);
    remembered *found = session->memories ? *find(session->memories, hash, key, key_size) : NULL;
    int known = found && found->size == size;
    if (known)
        memcpy(answer, found->bytes + key_size, size);
    pthread_mutex_unlock(&lock);
    return known;
}

static void forget_first(struct memories *memories)
{
    remembered *first = memories->first;
    *find(memories, first->hash, first->bytes, first->key_size) = first->next;
    memories->first = first->later;
    memories->total -= sizeof *first + first->key_size + first->size;
    free(first);
}

void gtap_remember(gtap_session *session, const void *key, size_t key_size, const void *answer, size_t size)
{
    if (key_size > MOST_BYTES / 16 || size > MOST_BYTES / 16)
        return;
    uint64_t hash = hash_of(key, key_size);
    remembered *made = malloc(sizeof *made + key_size + size);
    pthread_mutex_lock(&lock);
    if (!session->memories)
        session->memories = calloc(1, sizeof *session->memories);
    struct memories *memories = session->memories;
    remembered **at = made && memories ? find(memories, hash, key, key_size) : NULL;
    if (at && !*at) {
        *made = (remembered){.hash = hash, .key_size = key_size, .size = size};
        memcpy(made->bytes, key, key_size);
        memcpy(made->bytes + key_size, answer, size);
        *at = made;
        if (memories->total)
            memories->last->later = made;
        else
            memories->first = made;
        memories->last = made;
        memories->total += sizeof *made + key_size + size;
        made = NULL;
        while (memories->total > MOST_BYTES)
            forget_first(memories);
    }
    pthread_mutex_unlock(&lock);
    free(made);
}
