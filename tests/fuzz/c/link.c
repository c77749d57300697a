/* The link layer against a server that sends, reads, reports, cuts and comes back as the input says: every byte arrives
 * once, in order, both ways; a report or a position that cannot be is refused, any other is not.
 *
 * What the client posts on the channel is a pattern; what it sends by the bulk streams are objects, whose memory changes
 * once it is not lent any more. What the server says on the channel are outputs that the client expects. */
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "channel.h"
#include "client.h"
#include "command_buffer.h"
#include "deferred.h"
#include "outgoing.h"
#include "side.h"

#define MOST_STEPS 256
#define MOST 3100                /* bytes at once */
#define POSTED 8                 /* on the channel: so many times as much */
#define MOST_UNREAD (64u << 10)  /* by the server: more would not fit into a socket */
#define MOST_SENDS 50            /* without the server's reading: each takes a kilobyte of the socket */
#define REPORT_KIND 6
#define OBJECT_HEADER 16
#define OUTPUT_HEADER (FRAME_HEADER + 8)
#define GONE 255 /* no byte of a pattern */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned char script[(MOST_STEPS + 1) * (OUTPUT_HEADER + MOST + 8)]; /* what the server says on the channel */
static unsigned char landing[(MOST_STEPS + 1) * MOST];                     /* where the client wants it */
static unsigned char lent[MOST_STEPS * MOST];                              /* objects, as the client has them */
static unsigned char objects[BULK_STREAMS][MOST_STEPS * (OBJECT_HEADER + MOST)]; /* what the server must hear of them */

/* A frame of the server's with output of a call. */
typedef struct output {
    uint64_t frame_end;     /* in `script` */
    uint64_t start, length; /* in `landing` */
} output;

typedef struct end {
    gtap_session *session;
    int server[STREAM_COUNT];
    uint64_t got[STREAM_COUNT]; /* by the client: what it has received */
    uint64_t said[STREAM_COUNT], heard[STREAM_COUNT]; /* by the server */
    uint64_t reported[STREAM_COUNT], known[STREAM_COUNT];
    uint64_t asked, done; /* side messages, sent and heard */
    unsigned sends[STREAM_COUNT];
    uint64_t first[STREAM_COUNT]; /* where the client began */
    output outputs[MOST_STEPS + 2]; /* from 1 on */
    uint64_t made, landed;          /* of those */
    uint64_t sent_objects, lent_from, lent_to; /* in `lent`: what is not secured */
    unsigned char part[64];
    size_t part_size; /* of a side message */
} end;

static void check(int holds)
{
    if (!holds)
        abort();
}

static unsigned char byte_at(uint64_t position) { return (unsigned char)(position % 251); }

static void fill(unsigned char *bytes, uint64_t at, size_t size)
{
    for (size_t i = 0; i < size; i++)
        bytes[i] = byte_at(at + i);
}

static void compare(const unsigned char *bytes, uint64_t at, size_t size)
{
    for (size_t i = 0; i < size; i++)
        check(bytes[i] == byte_at(at + i));
}

/* ---- the server ---- */

/* One byte of the side stream: messages are whole, numbered, and reports tell what was said. */
static void hear_side(end *e, unsigned char byte)
{
    uint32_t head[2];
    uint64_t number, counts[LINK_COUNTS];
    e->part[e->part_size++] = byte;
    if (e->part_size < 16)
        return;
    memcpy(head, e->part, sizeof head);
    memcpy(&number, e->part + 8, sizeof number);
    check(head[0] == ((head[1] & 255) == REPORT_KIND ? 64 : 16));
    if (e->part_size < head[0])
        return;
    e->part_size = 0;
    if (head[0] == 16)
        check(number == ++e->done);
    else
        memcpy(counts, e->part + 16, sizeof counts);
    for (int i = 0; head[0] == 64 && i < STREAM_COUNT; i++)
        check(counts[i] <= e->said[i]);
}

static void server_reads(end *e, int i, size_t most)
{
    unsigned char bytes[POSTED * MOST];
    most = most < sizeof bytes ? most : sizeof bytes;
    ssize_t got = e->server[i] < 0 ? 0 : recv(e->server[i], bytes, most, MSG_DONTWAIT);
    if (got <= 0)
        return;
    for (ssize_t at = 0; i == STREAM_SIDE && at < got; at++)
        hear_side(e, bytes[at]);
    if (i == STREAM_CHANNEL)
        compare(bytes, e->heard[i], (size_t)got);
    if (i >= STREAM_BULK)
        check(memcmp(bytes, objects[i - STREAM_BULK] + (e->heard[i] - e->first[i]), (size_t)got) == 0);
    e->heard[i] += (uint64_t)got;
    check(e->heard[i] <= client_at(e->session, i).sent);
}

static void server_empties(end *e, int i)
{
    uint64_t before;
    do {
        before = e->heard[i];
        server_reads(e, i, MOST);
    } while (e->heard[i] > before);
}

/* The client expects one more output, which comes in one more frame. */
static void add_output(end *e, uint64_t length)
{
    const output *last = &e->outputs[e->made];
    output *next = &e->outputs[++e->made];
    uint32_t size = OUTPUT_HEADER + (uint32_t)(length + 7) / 8 * 8, head[2] = {size, KIND_PUSH};
    unsigned char *frame = script + last->frame_end;
    *next = (output){last->frame_end + size, last->start + last->length, length};
    memset(frame, 0, size);
    memcpy(frame, head, sizeof head);
    memcpy(frame + 8, &e->made, sizeof e->made);
    memcpy(frame + FRAME_HEADER, &length, sizeof length);
    fill(frame + OUTPUT_HEADER, next->start, length);
    memset(landing + next->start, GONE, length);
    check(deferred_expect(e->session, e->made, landing + next->start, length) == 0);
}

static uint64_t unsaid(const end *e) { return e->outputs[e->made].frame_end - e->said[STREAM_CHANNEL]; }

static void server_says(end *e, int i, size_t size)
{
    unsigned char pattern[MOST], *bytes = pattern;
    size = size < MOST ? size : MOST;
    if (i == STREAM_CHANNEL) {
        if (size > unsaid(e))
            add_output(e, size);
        bytes = script + e->said[i];
    } else {
        fill(bytes, e->said[i], size);
    }
    ssize_t sent = e->server[i] < 0 ? 0 : send(e->server[i], bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL);
    e->said[i] += sent > 0 ? (uint64_t)sent : 0;
}

static void server_cuts(end *e, int i)
{
    if (e->server[i] >= 0)
        close(e->server[i]);
    e->server[i] = -1;
}

/* ---- the client ---- */

/* What of the channel has come: whole outputs, in order, and a part of the next frame. */
static void look_at_outputs(end *e)
{
    const gtap_session *session = e->session;
    check(session->state == SESSION_OPEN);
    while (e->landed < e->made && !deferred_find(e->session, e->landed + 1)) {
        const output *next = &e->outputs[++e->landed];
        compare(landing + next->start, next->start, next->length);
    }
    uint64_t whole = e->outputs[e->landed].frame_end;
    check(session->undelivered == e->made - e->landed && whole + session->received_end <= e->said[STREAM_CHANNEL]);
    check(!session->received || memcmp(session->received, script + whole, session->received_end) == 0);
    e->got[STREAM_CHANNEL] = whole + session->received_end;
}

/* Whether the client can send there without waiting for this thread. */
static int takes_more(end *e, int i, size_t size)
{
    uint64_t room = i == STREAM_CHANNEL ? CHANNEL_RING : 3 * MOST_UNREAD;
    client_pushes(e->session, i);
    client_positions at = client_at(e->session, i);
    if (!at.lost && at.sent < at.put)
        return 0;
    return at.put - at.freed + size <= room && at.put - e->heard[i] <= MOST_UNREAD;
}

static void client_posts(end *e, size_t size)
{
    gtap_session *session = e->session;
    link_stream *channel = &session->link.streams[STREAM_CHANNEL];
    pthread_mutex_lock(&session->lock);
    fill(channel->ring + channel->kept % CHANNEL_RING, channel->kept, size);
    channel->kept += size;
    command_buffer_flush_locked(session);
    look_at_outputs(e);
}

/* The memory of all objects is the program's again, unless it stays as it is. */
static void client_secures(end *e, int stays)
{
    outgoing_secure(e->session, e, stays);
    if (!stays)
        memset(lent + e->lent_from, GONE, e->lent_to - e->lent_from);
    e->lent_from = e->lent_to;
    look_at_outputs(e);
}

static void client_sends_object(end *e, size_t size)
{
    uint64_t before[STREAM_COUNT], header[2] = {++e->sent_objects, size};
    unsigned char *bytes = lent + e->lent_to;
    for (int i = STREAM_BULK; i < STREAM_COUNT; i++)
        before[i] = client_at(e->session, i).put;
    fill(bytes, e->lent_to, size);
    e->lent_to += size;
    check(outgoing_send(e->session, bytes, size, e) == header[0]);
    int by = STREAM_BULK;
    while (by < STREAM_COUNT - 1 && client_at(e->session, by).put == before[by])
        by++;
    check(client_at(e->session, by).put == before[by] + OBJECT_HEADER + size);
    unsigned char *heard = objects[by - STREAM_BULK] + (before[by] - e->first[by]);
    memcpy(heard, header, sizeof header);
    memcpy(heard + OBJECT_HEADER, bytes, size);
}

/* By one of the bulk streams. What the input chose says how long the object's memory is lent. */
static void client_uses_bulk(end *e, int choice, size_t size)
{
    int takes = size > 0, empties = ++e->sends[STREAM_BULK] % MOST_SENDS == 0;
    for (int i = STREAM_BULK; i < STREAM_COUNT; i++) {
        if (empties)
            server_empties(e, i);
        takes &= takes_more(e, i, OBJECT_HEADER + size);
    }
    if (takes && choice != STREAM_COUNT - 1)
        client_sends_object(e, size);
    if (choice != STREAM_BULK + 1)
        client_secures(e, choice == STREAM_BULK + 2);
}

static void client_sends(end *e, int i, size_t size)
{
    if (++e->sends[i] % MOST_SENDS == 0)
        server_empties(e, i);
    if (!size || !takes_more(e, i, size))
        return;
    if (i == STREAM_SIDE)
        check(side_done(e->session, ++e->asked) == 0);
    else
        client_posts(e, size);
}

static void client_reads(end *e, int i, size_t most)
{
    unsigned char bytes[MOST];
    if (i == STREAM_CHANNEL) {
        channel_poll(e->session);
        look_at_outputs(e);
        return;
    }
    ssize_t got = link_receive(e->session, (enum stream_name)i, bytes, most < MOST ? most : MOST, MSG_DONTWAIT);
    check(got >= 0);
    compare(bytes, e->got[i], (size_t)got);
    e->got[i] += (uint64_t)got;
    check(e->got[i] <= e->said[i]);
}

/* ---- both ---- */

/* The link thread's work for one stream, with a server that is at `position`. 0 when that cannot be, and was refused. */
static int mend(end *e, int i, uint64_t position)
{
    int pair[2], possible = position >= e->known[i] && position <= client_at(e->session, i).sent;
    uint64_t received;
    check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0);
    int mended = client_mend(e->session, i, pair[0], position, &received) == 0;
    close(pair[0]);
    check(mended == possible && received == e->got[i]);
    server_cuts(e, i);
    e->server[i] = pair[1];
    e->said[i] = received;
    e->known[i] = position;
    if (!mended || position != e->heard[i])
        return 0;
    client_pushes(e->session, i);
    return 1;
}

/* A report of what was heard, or for one stream as the last one and `by` more. 0 when that was, rightly, refused. */
static int report(end *e, int i, int again, int by)
{
    uint64_t counts[LINK_COUNTS] = {0};
    memcpy(counts, e->heard, sizeof e->heard);
    counts[i] = (again ? e->reported[i] : counts[i]) + (uint64_t)(int64_t)by;
    int possible = counts[i] >= e->reported[i] && counts[i] <= client_at(e->session, i).sent;
    check((link_report_arrived(e->session, (const unsigned char *)counts, sizeof counts) == 0) == possible);
    for (int s = 0; s < STREAM_COUNT && possible; s++) {
        e->reported[s] = counts[s];
        e->known[s] = counts[s] > e->known[s] ? counts[s] : e->known[s];
    }
    return possible && by <= 0;
}

static int step(end *e, uint8_t what, uint8_t how)
{
    int i = what % STREAM_COUNT;
    size_t amount = (size_t)how * how / 21, posted = amount * (i == STREAM_CHANNEL ? POSTED : 1);
    switch (what / STREAM_COUNT % 8) {
    case 0: i < STREAM_BULK ? client_sends(e, i, posted) : client_uses_bulk(e, i, amount); return 1;
    case 1: client_reads(e, i, amount + 1); return 1;
    case 2: server_says(e, i, amount); return 1;
    case 3: server_reads(e, i, posted + 1); return 1;
    case 4: server_cuts(e, i); return 1;
    case 5: client_loses(e->session, i); return 1;
    case 6: return mend(e, i, e->heard[i] + (uint64_t)(how > 250 ? (int64_t)how - 253 : 0));
    default: return report(e, i, how % 2, how > 250 ? how - 253 : 0);
    }
}

/* Everything arrives once all streams are there. */
static void finish(end *e)
{
    for (int i = 0; i < STREAM_COUNT; i++)
        check(mend(e, i, e->heard[i]));
    for (int i = 0; i < STREAM_COUNT; i++) {
        do {
            client_pushes(e->session, i);
            server_reads(e, i, MOST);
        } while (e->heard[i] < client_at(e->session, i).put);
        do {
            server_says(e, i, i == STREAM_CHANNEL ? unsaid(e) : 100);
            while (e->got[i] < e->said[i])
                client_reads(e, i, MOST);
        } while (i == STREAM_CHANNEL && unsaid(e));
    }
    server_reads(e, STREAM_SIDE, MOST);
    check(e->done == e->asked && e->landed == e->made && report(e, 0, 0, 0));
    for (int i = 0; i < STREAM_COUNT; i++)
        check(client_at(e->session, i).put == client_at(e->session, i).freed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    end e = {.session = client_make(e.server)};
    int goes_on = 1;
    client_comes_back(e.session);
    for (int i = 0; i < STREAM_COUNT; i++)
        e.first[i] = e.heard[i] = e.known[i] = e.reported[i] = client_at(e.session, i).put;
    for (size_t at = 0; at + 2 <= size && at < 2 * MOST_STEPS && goes_on; at += 2)
        goes_on = step(&e, data[at], data[at + 1]);
    if (goes_on)
        finish(&e);
    client_free(e.session, e.server);
    return 0;
}
