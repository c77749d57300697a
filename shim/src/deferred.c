/* The ring of deferred outputs, in the order of their calls; guarded by reply_lock. */
#include "deferred.h"

#include <stdlib.h>

#include "rows.h"

static deferred *at(gtap_session *session, size_t index)
{
    return &session->deferred[(session->deferred_first + index) % session->deferred_capacity];
}

static int grow(gtap_session *session)
{
    size_t capacity = session->deferred_capacity ? session->deferred_capacity * 2 : 256;
    deferred *ring = malloc(capacity * sizeof *ring);
    if (!ring)
        return -1;
    for (size_t i = 0; i < session->deferred_count; i++)
        ring[i] = *at(session, i);
    free(session->deferred);
    session->deferred = ring;
    session->deferred_first = 0;
    session->deferred_capacity = capacity;
    return 0;
}

int deferred_expect(gtap_session *session, uint64_t number, void *destination, uint64_t length)
{
    int result = 0;
    pthread_mutex_lock(&session->reply_lock);
    if (session->deferred_count == session->deferred_capacity)
        result = grow(session);
    if (result == 0) {
        *at(session, session->deferred_count++) = (deferred){number, destination, length};
        session->undelivered++;
    }
    pthread_mutex_unlock(&session->reply_lock);
    return result;
}

/* Numbers in the ring increase. */
deferred *deferred_find(gtap_session *session, uint64_t number)
{
    size_t low = 0, high = session->deferred_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (at(session, middle)->number < number)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == session->deferred_count)
        return NULL;
    deferred *found = at(session, low);
    return found->number == number && found->destination ? found : NULL;
}

void deferred_end(gtap_session *session, uint64_t number)
{
    pthread_mutex_lock(&session->reply_lock);
    deferred *entry = deferred_find(session, number);
    void *ended = entry ? entry->destination : NULL;
    if (entry) {
        entry->destination = NULL;
        session->undelivered--;
    }
    while (session->deferred_count && !at(session, 0)->destination) {
        session->deferred_first = (session->deferred_first + 1) % session->deferred_capacity;
        session->deferred_count--;
    }
    pthread_mutex_unlock(&session->reply_lock);
    gtap_rows_cancel(ended); /* a box that will not come */
}

int deferred_overlaps_locked(gtap_session *session, const unsigned char *start, uint64_t length)
{
    for (size_t i = 0; i < session->deferred_count; i++) {
        const deferred *entry = at(session, i);
        if (entry->destination && entry->destination < start + length && start < entry->destination + entry->length)
            return 1;
    }
    return rows_overlap(session, start, length);
}

int deferred_overlaps(gtap_session *session, const void *start, uint64_t length)
{
    if (!session->undelivered)
        return 0;
    pthread_mutex_lock(&session->reply_lock);
    int found = deferred_overlaps_locked(session, start, length);
    pthread_mutex_unlock(&session->reply_lock);
    return found;
}

int gtap_host_must_pull(gtap_session *session, const void *stream, const void *address, uint64_t size)
{
    (void)stream;
    if (!session || !session_is_open(session))
        return 0;
    return session->outstanding != 0 || deferred_overlaps(session, address, size);
}
