/* What a session's statistics and its END say of bytes and waits: the same, to the byte. */
#include "session.h"

#include "record.h"
#include "stats.h"

#define TOTALLED ((uint64_t)1 << 63)

stats_span link_waited(gtap_session *session, const char *name)
{
    stats_span span = stats_core_wait(name);
    record_wait(session, name);
    atomic_fetch_add_explicit(&session->link.waits, 1, memory_order_relaxed);
    return span;
}

void link_received(gtap_session *session, uint64_t size)
{
    if (!(atomic_fetch_add(&session->link.taken, size) & TOTALLED))
        stats_bytes(0, size);
}

void link_sent(gtap_session *session, link_stream *stream)
{
    if (stream->sent <= stream->counted || (stream == &session->link.streams[STREAM_SIDE] && session->link.side_totalled))
        return;
    stats_bytes(stream->sent - stream->counted, 0);
    stream->counted = stream->sent;
}

link_totals link_total(gtap_session *session)
{
    link_state *link = &session->link;
    link_totals totals = {.waits = link->waits};
    link_stream *side = &link->streams[STREAM_SIDE];
    pthread_mutex_lock(&side->sending);
    link->side_totalled = 1;
    totals.side = side->counted;
    pthread_mutex_unlock(&side->sending);
    for (int i = STREAM_BULK; i < STREAM_COUNT; i++)
        totals.bulk += link->streams[i].kept;
    totals.received = atomic_fetch_or(&link->taken, TOTALLED) & ~TOTALLED;
    return totals;
}
