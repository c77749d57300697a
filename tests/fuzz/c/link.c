/* The link layer against a server that sends, reads, reports, cuts and comes back as the input says: every byte arrives
 * once, in order, both ways; a report or a position that cannot be is refused, any other is not. */
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "client.h"
#include "side.h"

#define MOST 3000                /* bytes at once */
#define MOST_UNREAD (64u << 10)  /* by the server: more would not fit into a socket */
#define MOST_SENDS 50            /* without the server's reading: each takes a kilobyte of the socket */
#define REPORT_KIND 6

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct end {
    gtap_session *session;
    int server[STREAM_COUNT];
    uint64_t got[STREAM_COUNT]; /* by the client: what it has received */
    uint64_t said[STREAM_COUNT], heard[STREAM_COUNT]; /* by the server */
    uint64_t reported[STREAM_COUNT], known[STREAM_COUNT];
    uint64_t asked, done; /* side messages, sent and heard */
    unsigned sends[STREAM_COUNT];
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
    unsigned char bytes[MOST];
    ssize_t got = e->server[i] < 0 ? 0 : recv(e->server[i], bytes, most < MOST ? most : MOST, MSG_DONTWAIT);
    if (got <= 0)
        return;
    for (ssize_t at = 0; i == STREAM_SIDE && at < got; at++)
        hear_side(e, bytes[at]);
    if (i != STREAM_SIDE)
        compare(bytes, e->heard[i], (size_t)got);
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

static void server_says(end *e, int i, size_t size)
{
    unsigned char bytes[MOST];
    size = size < MOST ? size : MOST;
    fill(bytes, e->said[i], size);
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

static void client_sends(end *e, int i, size_t size)
{
    unsigned char bytes[MOST];
    size = size < MOST ? size : MOST;
    if (++e->sends[i] % MOST_SENDS == 0)
        server_empties(e, i);
    client_pushes(e->session, i);
    client_positions at = client_at(e->session, i);
    if (!at.lost && at.sent < at.put)
        return; /* it would wait for this thread */
    if (at.put - at.freed > 3 * MOST_UNREAD || at.put - e->heard[i] > MOST_UNREAD || !size)
        return;
    if (i == STREAM_SIDE) {
        check(side_done(e->session, ++e->asked) == 0);
    } else {
        fill(bytes, at.put, size);
        check(link_send(e->session, (enum stream_name)i, bytes, size) == 0);
    }
}

static void client_reads(end *e, int i, size_t most)
{
    unsigned char bytes[MOST];
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
    size_t amount = (size_t)how * how / 21;
    switch (what / STREAM_COUNT % 8) {
    case 0: client_sends(e, i, amount); return 1;
    case 1: client_reads(e, i, amount + 1); return 1;
    case 2: server_says(e, i, amount); return 1;
    case 3: server_reads(e, i, amount + 1); return 1;
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
        server_says(e, i, 100);
        while (e->got[i] < e->said[i])
            client_reads(e, i, MOST);
    }
    server_reads(e, STREAM_SIDE, MOST);
    check(e->done == e->asked && report(e, 0, 0, 0));
    check(client_at(e->session, STREAM_CHANNEL).put == client_at(e->session, STREAM_CHANNEL).freed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    end e = {.session = client_make(e.server)};
    int goes_on = 1;
    client_comes_back(e.session);
    for (int i = 0; i < STREAM_COUNT; i++)
        e.heard[i] = e.known[i] = e.reported[i] = client_at(e.session, i).put;
    for (size_t at = 0; at + 2 <= size && at < 512 && goes_on; at += 2)
        goes_on = step(&e, data[at], data[at + 1]);
    if (goes_on)
        finish(&e);
    client_free(e.session, e.server);
    return 0;
}
