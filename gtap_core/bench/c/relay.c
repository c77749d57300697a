/* A relay that delays: round-trip time, bandwidth of the link, and a window for each direction of each connection.
 *
 * Arguments: milliseconds, bytes a second (0: any), bytes of a window, URLs to relay to. It listens on a port of
 * loopback for each, prints them in order, and ends when its standard input does.
 *
 * Bytes arrive half a round trip after the kernel had them, and their room in the window is free half a round trip
 * after that: no more than a window is under way in a round trip. What is beyond stays in the sender's kernel. A
 * connection's first bytes wait for its handshake. What is due in some microseconds is waited for awake.
 */
#include "bench.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { TARGETS = 8, CONNECTIONS = 256, PIECE = 64 << 10, PIECES = 1 << 15 };

#define SPIN 60e-6 /* seconds at most; shorter sleeps end closer to their time */
#define SPIN_PART 0.6
#define FOREVER 1e18

typedef struct piece {
    double due;   /* when it arrives; once it has, when its room is free */
    uint64_t end; /* in bytes of the stream */
} piece;

/* One direction: read >= written >= freed count bytes, `first` <= `unwritten` <= `next` count pieces. */
typedef struct way {
    int from, to;
    unsigned char *room;
    piece *pieces;
    uint64_t read, written, freed;
    uint64_t first, unwritten, next;
    double opened; /* since when there is room: nothing leaves earlier */
    int ended, blocked, over;
    int held; /* the piece that is written now has waited for its reader */
} way;

static struct {
    double half, spin, second_per_byte, free_at[2];
    size_t window;
    way ways[2 * CONNECTIONS]; /* pairs: from the client, from the server */
    int count;
} link_;

static const int ON = 1;

/* ---- time ---- */

/* How far CLOCK_REALTIME, in which the kernel stamps what arrives, is ahead. */
static double ahead(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9 - seconds_now();
}

static double stamp_of(struct msghdr *message, double now)
{
    struct timespec t;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c != NULL; c = CMSG_NXTHDR(message, c))
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_TIMESTAMPNS) {
            memcpy(&t, CMSG_DATA(c), sizeof t);
            double at = (double)t.tv_sec + (double)t.tv_nsec / 1e9 - ahead();
            return at < now && at > now - 1 ? at : now;
        }
    return now;
}

/* ---- one direction ---- */

static size_t room_of(const way *w)
{
    uint64_t at = w->read % link_.window, left = link_.window - (w->read - w->freed);
    uint64_t straight = link_.window - at;
    left = left < straight ? left : straight;
    return w->next - w->first == PIECES ? 0 : left < PIECE ? left : PIECE;
}

static void take(way *w, size_t size, double at)
{
    double *free_at = &link_.free_at[(w - link_.ways) % 2];
    double leaves = at > w->opened ? at : w->opened;
    leaves = leaves > *free_at ? leaves : *free_at;
    *free_at = leaves + (double)size * link_.second_per_byte;
    w->read += size;
    w->pieces[w->next++ % PIECES] = (piece){*free_at + link_.half, w->read};
}

static void read_some(way *w, double now)
{
    char control[256];
    struct iovec part = {w->room + w->read % link_.window, room_of(w)};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    ssize_t n = recvmsg(w->from, &message, MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    w->ended = n <= 0;
    take(w, n > 0 ? (size_t)n : 0, n > 0 ? stamp_of(&message, now) : now);
}

/* Write what is due, up to the end of the room; pieces of no bytes are the stream's end. */
static void write_due(way *w, double now)
{
    while (w->unwritten < w->next && w->pieces[w->unwritten % PIECES].due <= now) {
        piece *p = &w->pieces[w->unwritten % PIECES];
        uint64_t at = w->written % link_.window, left = p->end - w->written;
        ssize_t n = left > 0 ? send(w->to, w->room + at, left, MSG_DONTWAIT | MSG_NOSIGNAL) : 0;
        w->blocked = n < 0 && errno == EAGAIN;
        w->held |= w->blocked;
        if (w->blocked)
            return;
        w->written += n > 0 ? (uint64_t)n : left; /* nobody reads any more: drop it */
        if (w->written < p->end)
            continue;
        p->due = (w->held ? now : p->due) + link_.half; /* not when we came to it: that would add up */
        w->held = 0;
        w->unwritten++;
    }
    if (w->ended && w->unwritten == w->next && !w->over) {
        shutdown(w->to, SHUT_WR);
        w->over = 1;
    }
}

static void free_room(way *w, double now)
{
    int full = room_of(w) == 0;
    while (w->first < w->unwritten && w->pieces[w->first % PIECES].due <= now) {
        w->opened = full ? w->pieces[w->first % PIECES].due : w->opened;
        w->freed = w->pieces[w->first++ % PIECES].end;
    }
}

/* When something is to be done for it by the clock. */
static double next_due(const way *w)
{
    double due = w->unwritten < w->next && !w->blocked ? w->pieces[w->unwritten % PIECES].due : FOREVER;
    double frees = w->first < w->unwritten && room_of(w) == 0 ? w->pieces[w->first % PIECES].due : FOREVER;
    return due < frees ? due : frees;
}

/* ---- connections ---- */

static void way_make(way *w, int from, int to, double opened)
{
    *w = (way){.from = from, .to = to, .opened = opened};
    w->room = malloc(link_.window);
    w->pieces = malloc(PIECES * sizeof *w->pieces);
    must(w->room == NULL || w->pieces == NULL, "memory");
    setsockopt(from, SOL_SOCKET, SO_TIMESTAMPNS, &ON, sizeof ON);
    setsockopt(from, IPPROTO_TCP, TCP_NODELAY, &ON, sizeof ON);
}

static void accept_one(int listener, const char *target)
{
    int client = accept(listener, NULL, NULL), server = raw_connect(target);
    if (client < 0 || server < 0 || link_.count == CONNECTIONS) {
        close(client);
        close(server);
        return;
    }
    double shaken = seconds_now() + 2 * link_.half;
    way_make(&link_.ways[2 * link_.count], client, server, shaken);
    way_make(&link_.ways[2 * link_.count + 1], server, client, shaken);
    link_.count++;
}

static void drop_finished(void)
{
    for (int i = 0; i < link_.count;) {
        way *pair = &link_.ways[2 * i];
        if (!pair[0].over || !pair[1].over) {
            i++;
            continue;
        }
        for (int k = 0; k < 2; k++) {
            close(pair[k].from);
            free(pair[k].room);
            free(pair[k].pieces);
        }
        link_.count--;
        memmove(pair, pair + 2, 2 * (size_t)(link_.count - i) * sizeof *pair);
    }
}

/* ---- the loop ---- */

static struct timespec time_left(double now)
{
    double due = FOREVER;
    for (int i = 0; i < 2 * link_.count; i++) {
        double own = next_due(&link_.ways[i]);
        due = own < due ? own : due;
    }
    double left = due - now - link_.spin;
    left = left < 0 ? 0 : left > 3600 ? 3600 : left;
    return (struct timespec){(time_t)left, (long)((left - (double)(time_t)left) * 1e9)};
}

static int wait_for(struct pollfd *polled, int fixed)
{
    for (int i = 0; i < 2 * link_.count; i++) {
        const way *w = &link_.ways[i];
        polled[fixed + 2 * i] = (struct pollfd){w->ended || room_of(w) == 0 ? -1 : w->from, POLLIN, 0};
        polled[fixed + 2 * i + 1] = (struct pollfd){w->blocked ? w->to : -1, POLLOUT, 0};
    }
    struct timespec left = time_left(seconds_now());
    return ppoll(polled, (nfds_t)(fixed + 4 * link_.count), &left, NULL);
}

static void turn(const struct pollfd *polled)
{
    double now = seconds_now();
    for (int i = 0; i < 2 * link_.count; i++) {
        way *w = &link_.ways[i];
        if (polled[2 * i].revents)
            read_some(w, now);
        if (polled[2 * i + 1].revents)
            w->blocked = 0;
        if (next_due(w) <= now || w->ended || link_.half == 0)
            write_due(w, seconds_now());
        free_room(w, now);
    }
}

static int listen_one(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    must(fd < 0 || bind(fd, (struct sockaddr *)&address, size) < 0 || listen(fd, 64) < 0, "a listener");
    must(getsockname(fd, (struct sockaddr *)&address, &size), "a port");
    printf("tcp://127.0.0.1:%d ", ntohs(address.sin_port));
    return fd;
}

int main(int count, char **arguments)
{
    static struct pollfd polled[1 + TARGETS + 4 * CONNECTIONS];
    int targets = count - 4;
    must(targets < 1 || targets > TARGETS, "the arguments");
    link_.half = atof(arguments[1]) / 2e3;
    link_.spin = SPIN_PART * link_.half < SPIN ? SPIN_PART * link_.half : SPIN;
    link_.second_per_byte = atof(arguments[2]) > 0 ? 1 / atof(arguments[2]) : 0;
    link_.window = (size_t)atoll(arguments[3]);
    must(link_.window < 1, "the window");
    prctl(PR_SET_TIMERSLACK, 1ul);
    polled[0] = (struct pollfd){STDIN_FILENO, POLLIN, 0};
    for (int i = 0; i < targets; i++)
        polled[1 + i] = (struct pollfd){listen_one(), POLLIN, 0};
    puts("");
    fflush(stdout);
    for (;;) {
        if (wait_for(polled, 1 + targets) < 0)
            continue;
        turn(polled + 1 + targets);
        for (int i = 0; i < targets; i++)
            if (polled[1 + i].revents)
                accept_one(polled[1 + i].fd, arguments[4 + i]);
        if (polled[0].revents && read(STDIN_FILENO, polled + 1, 1) <= 0)
            return 0;
        drop_finished();
    }
}
