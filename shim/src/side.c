/* The side stream. Whoever needs something from it reads it; nobody else does, but for a look at every 256th flush. */
#include "side.h"

#include <string.h>
#include <sys/socket.h>

#include "link_layer.h"

enum side_kind { SIDE_PING = 1, SIDE_CREDIT, SIDE_RETURN, SIDE_DONE, SIDE_QUESTION, SIDE_RECEIVED, SIDE_PONG = 129, SIDE_GRANT, SIDE_EXECUTED };

typedef struct side_header {
    uint32_t size;
    uint8_t kind, flags;
    uint16_t zero;
    uint64_t number;
} side_header;

typedef struct extent_request {
    side_header header;
    uint32_t ordinal, zero;
    uint64_t address, size;
} extent_request;

typedef struct question_frame {
    side_header header;
    side_question question;
} question_frame;

_Static_assert(sizeof(extent_request) == 40 && sizeof(side_grant) == 24 && sizeof(question_frame) == 48 &&
               SIDE_REPORT == sizeof(side_header) + 8 * LINK_COUNTS,
               "side frames of the wire");

static int side_send(gtap_session *session, const void *frame, size_t size)
{
    pthread_mutex_lock(&session->side_write_lock);
    int sent = link_send(session, STREAM_SIDE, frame, size);
    pthread_mutex_unlock(&session->side_write_lock);
    return sent;
}

static int request(gtap_session *session, enum side_kind kind, int awaited, uint32_t ordinal, uint64_t address,
                   uint64_t size)
{
    extent_request frame = {
        .header = {.size = sizeof frame, .kind = (uint8_t)kind, .flags = awaited != 0,
                   .number = ++session->side_requests},
        .ordinal = ordinal,
        .address = address,
        .size = size,
    };
    return side_send(session, &frame, sizeof frame);
}

int side_ask_credit(gtap_session *session, int awaited, uint32_t ordinal, uint64_t address, uint64_t size)
{
    return request(session, SIDE_CREDIT, awaited, ordinal, address, size);
}

int side_return_credit(gtap_session *session, uint32_t ordinal, uint64_t address, uint64_t size)
{
    int sent = request(session, SIDE_RETURN, 0, ordinal, address, size);
    session->returned = session->side_requests;
    return sent;
}

int side_done(gtap_session *session, uint64_t obligation)
{
    side_header frame = {.size = sizeof frame, .kind = SIDE_DONE, .number = obligation};
    return side_send(session, &frame, sizeof frame);
}

int side_ask(gtap_session *session, uint64_t number, const side_question *question)
{
    question_frame frame = {
        .header = {.size = sizeof frame, .kind = SIDE_QUESTION, .number = number},
        .question = *question,
    };
    return side_send(session, &frame, sizeof frame);
}

void side_write_report(unsigned char *frame, const uint64_t *counts)
{
    side_header header = {.size = SIDE_REPORT, .kind = SIDE_RECEIVED};
    memcpy(frame, &header, sizeof header);
    memcpy(frame + sizeof header, counts, SIDE_REPORT - sizeof header);
}

static int broken(gtap_session *session)
{
    session_lose(session, "the server sent a side frame that cannot be");
    return -1;
}

/* Keep a grant for side_next_grant. We never have more requests open than fit. */
static int keep_grant(gtap_session *session, const unsigned char *body, size_t size)
{
    if (size < sizeof(side_grant) || session->grant_count == SIDE_GRANTS)
        return broken(session);
    memcpy(&session->grants[session->grant_count++], body, sizeof(side_grant));
    return 0;
}

/* Handle the first complete frame: its size, 0 if there is none, -1 when the link is lost. */
static int on_side_frame(gtap_session *session)
{
    side_header header;
    if (session->side_fill < sizeof header)
        return 0;
    memcpy(&header, session->side_bytes, sizeof header);
    if (header.size < sizeof header || header.size > sizeof session->side_bytes)
        return broken(session);
    if (session->side_fill < header.size)
        return 0;
    if (header.kind == SIDE_EXECUTED)
        session->executed = header.number;
    if (header.kind == SIDE_PONG)
        session->settled = header.number;
    if (header.kind == SIDE_GRANT &&
        keep_grant(session, session->side_bytes + sizeof header, header.size - sizeof header) < 0)
        return -1;
    return (int)header.size;
}

/* With side_lock held: read once and handle every complete frame. 1 if bytes came, 0 if not, -1 when the link is lost. */
static int side_receive(gtap_session *session, int flags)
{
    int size;
    ssize_t got = link_receive(session, STREAM_SIDE, session->side_bytes + session->side_fill,
                               sizeof session->side_bytes - session->side_fill, flags);
    if (got <= 0)
        return (int)got;
    session->side_fill += (size_t)got;
    while ((size = on_side_frame(session)) > 0) {
        session->side_fill -= (size_t)size;
        memmove(session->side_bytes, session->side_bytes + size, session->side_fill);
    }
    return size < 0 ? -1 : 1;
}

static void lock_side(gtap_session *session)
{
    pthread_mutex_lock(&session->side_lock);
}

int side_next_grant(gtap_session *session, side_grant *grant, int block)
{
    int more = 1;
    lock_side(session);
    while (!session->grant_count && more > 0)
        more = side_receive(session, block ? 0 : MSG_DONTWAIT);
    int found = session->grant_count > 0;
    if (found) {
        *grant = session->grants[0];
        session->grant_count--;
        memmove(session->grants, session->grants + 1, session->grant_count * sizeof *grant);
    }
    pthread_mutex_unlock(&session->side_lock);
    return found ? 1 : more < 0 ? -1 : 0;
}

/* Ask how far the server is, and wait for it; with side_lock held, as others may read what is awaited here. */
static int ask_how_far(gtap_session *session)
{
    side_header ping = {.size = sizeof ping, .kind = SIDE_PING, .number = session->returned};
    int more = 1;
    stats_span span = link_waited(session, "gtap returns");
    if (side_send(session, &ping, sizeof ping) < 0)
        return -1;
    while (session->settled != ping.number && more > 0)
        more = side_receive(session, 0);
    stats_waited(&span);
    return more > 0 ? 0 : -1;
}

int side_settle(gtap_session *session)
{
    lock_side(session);
    int result = session->settled == session->returned ? 0 : ask_how_far(session);
    pthread_mutex_unlock(&session->side_lock);
    return result;
}

void side_drain(gtap_session *session)
{
    if (pthread_mutex_trylock(&session->side_lock) != 0)
        return;
    while (side_receive(session, MSG_DONTWAIT) > 0)
        continue;
    pthread_mutex_unlock(&session->side_lock);
}
