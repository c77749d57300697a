/* The bulk stream, both directions, and the choice between it and the frame. */
#include "bulk.h"

#include <string.h>
#include <sys/socket.h>

#include "command_buffer.h"
#include "link_layer.h"
#include "outgoing.h"
#include "stats.h"
#include "thread.h"

typedef struct bulk_header {
    uint64_t id, length;
} bulk_header;

static int receive_all(gtap_session *session, void *destination, uint64_t length)
{
    unsigned char *at = destination;
    while (length) {
        ssize_t got = link_receive(session, STREAM_BULK, at, length, MSG_WAITALL);
        if (got < 0)
            return -1;
        at += got;
        length -= (uint64_t)got;
    }
    return 0;
}

int bulk_receive(gtap_session *session, uint64_t id, void *destination, uint64_t length)
{
    bulk_header header;
    if (receive_all(session, &header, sizeof header) < 0)
        return -1;
    if (header.id != id || header.id != session->bulk_taken + 1 || header.length != length) {
        session_lose(session, "the server sent another bulk object than it named");
        return -1;
    }
    session->bulk_taken = id;
    return receive_all(session, destination, length);
}

/* Send a payload as one object; its id, 0 when the link is lost. */
static uint64_t bulk_send(gtap_session *session, const unsigned char *data, uint64_t length)
{
    thread *t = thread_self();
    if (!t)
        return 0;
    command_buffer_flush(session); /* it would lie there for as long as this takes */
    stats_span span = stats_span_begin(0);
    uint64_t id = outgoing_send(session, data, length, t);
    stats_moved(&span, STATS_SENDING);
    t->names_bulk = id != 0;
    if (!t->lends)
        outgoing_secure(session, t, 0);
    return id;
}

void gtap_lend(void)
{
    thread *t = thread_self();
    if (t)
        t->lends = 1;
}

void gtap_lent(gtap_session *session, int stays)
{
    thread *t = thread_self();
    if (!t || !t->lends)
        return;
    t->lends = 0;
    if (session && session->bulk_sent)
        outgoing_secure(session, t, stays);
}

gtap_part gtap_in_any(gtap_session *session, const void *data, uint64_t length)
{
    gtap_part part = {.descriptor = length, .data = data, .length = length};
    gtap_coherent_touch(data, length, 0); /* it is read by the system, or with the session's lock held */
    if (!data) {
        part.descriptor = (uint64_t)1 << 48;
        part.length = 0;
    } else if (length > GTAP_INLINE && length <= BULK_LIMIT && session && session_is_open(session)) {
        /* what is larger still is refused by gtap_begin: its caller should have split it */
        part.bulk = bulk_send(session, data, length);
        part.descriptor = length | (uint64_t)2 << 48;
    }
    return part;
}

gtap_part gtap_string(gtap_session *session, const char *text)
{
    return gtap_in(session, text, text ? strlen(text) + 1 : 0);
}
