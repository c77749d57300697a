/* Posted launches with five arguments, beside frames of the same size to the raw peer.
 *
 * Arguments: `count N`: post N, wait for them. Or: the peer's URL, its pid, bytes of a frame, seconds.
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUFFER = 16 << 10, FIRST = 500, PIDS = 16 };

typedef struct cost {
    double wall, client, server;
} cost;

static cost spent(double wall, double client, double server)
{
    return (cost){seconds_now() - wall, own_seconds() - client, -server};
}

static cost post_launches(const place *where, long count, const int *pids, int pid_count)
{
    double server = seconds_of(pids, pid_count), client = own_seconds(), wall = seconds_now();
    for (long i = 0; i < count; i++)
        launch_five(where, NULL);
    cost c = spent(wall, client, server);
    must(cuda.synchronize(), "cuCtxSynchronize");
    c.wall = seconds_now() - wall;
    c.server += seconds_of(pids, pid_count);
    return c;
}

static void put_frame(unsigned char *at, uint32_t size, uint32_t flags, const uint64_t *arguments)
{
    uint32_t head[4] = {size, 1, flags, 7};
    memcpy(at, head, sizeof head);
    memset(at + sizeof head, 0, size - sizeof head);
    memcpy(at + size - 32, arguments, 32);
}

static cost post_frames(int fd, long count, uint32_t size, int peer)
{
    static unsigned char buffer[BUFFER + 512], ack[RAW_ACK];
    const uint64_t arguments[4] = {1, 2, 3, 4};
    size_t fill = 0;
    double server = seconds_of(&peer, 1), client = own_seconds(), wall = seconds_now();
    for (long i = 0; i < count; i++) {
        put_frame(buffer + fill, size, i + 1 == count ? FRAME_LAST : 0, arguments);
        fill += size;
        if (fill >= BUFFER || i + 1 == count) {
            must(raw_write(fd, buffer, fill), "frames");
            fill = 0;
        }
    }
    cost c = spent(wall, client, server);
    must(raw_read(fd, ack, sizeof ack), "the acknowledgement");
    c.wall = seconds_now() - wall;
    c.server += seconds_of(&peer, 1);
    return c;
}

static void tell_cost(const char *whose, cost c, long count)
{
    char name[32];
    snprintf(name, sizeof name, "%s.client", whose);
    tell(name, c.client / (double)count * 1e9);
    snprintf(name, sizeof name, "%s.server", whose);
    tell(name, c.server / (double)count * 1e9);
    snprintf(name, sizeof name, "%s.rate", whose);
    tell(name, (double)count / c.wall);
}

static void measure(const place *where, char **arguments)
{
    int pids[PIDS], pid_count = ask_pids(pids, PIDS), peer = atoi(arguments[2]);
    uint32_t size = (uint32_t)atoi(arguments[3]);
    int fd = raw_ask(arguments[1], RAW_FRAMES, 0, 0);
    long count = FIRST, raw = FIRST;
    pace p = pace_begin(atof(arguments[4]));
    must(size < 48 || size > 512, "the size of a frame");
    while (post_launches(where, count, pids, pid_count).wall < p.piece)
        count *= 2;
    while (post_frames(fd, raw, size, peer).wall < p.piece / 2)
        raw *= 2;
    while (pace_more(&p)) {
        tell_cost("gtap", post_launches(where, count, pids, pid_count), count);
        tell_cost("raw", post_frames(fd, raw, size, peer), raw);
    }
}

int main(int count, char **arguments)
{
    place where = cuda_open(0);
    if (count == 3)
        post_launches(&where, atol(arguments[2]), NULL, 0);
    else
        measure(&where, arguments);
    return 0;
}
