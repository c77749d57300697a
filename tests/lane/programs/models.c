/* The table and the outlet against simple models, at random: `arguments[1]` steps with the seed `arguments[2]`. */
#include "lab.h"

#include <fcntl.h>

/* ---- tokens ---- */

enum { TOKENS = 6000 };

static uint64_t token_of(uint32_t number)
{
    static const uint64_t far[] = {DENSE_MOST, (uint64_t)1 << 40, (uint64_t)1 << 63};
    return number % 4 ? far[number % 3] + number * 2 : 16 + 2 * (uint64_t)number;
}

static void tables(uint64_t steps, uint64_t seed)
{
    static uint64_t values[TOKENS]; /* 0: not there */
    table table = {0};
    for (uint64_t i = 1; i <= steps; i++) {
        uint32_t number = lab_random(&seed) % TOKENS;
        uint64_t token = token_of(number);
        const thing *found = table_find(&table, token, LANE_EVENT);
        CHECK(values[number] ? found && found->value == values[number] : !found);
        CHECK(!table_find(&table, token, LANE_STREAM));
        if (lab_random(&seed) % 2) {
            thing *place = table_enter(&table, token);
            CHECK(place);
            *place = (thing){.token = token, .value = i, .kind = LANE_EVENT};
            values[number] = i;
        } else {
            table_remove(&table, token);
            values[number] = 0;
        }
    }
    for (uint32_t number = 0; number < TOKENS; number++)
        table_remove(&table, token_of(number));
    CHECK(table.sparse_used == 0 && !table_find(&table, 0, LANE_EVENT) && !table_find(&table, UINT64_MAX, LANE_EVENT));
    table_free(&table);
}

/* ---- bytes ---- */

enum { MOST_PIECE = 9000 };

typedef struct stream {
    lane *lane;
    lane_outlet *out;
    int client, server;
    uint64_t end, got, reported; /* bytes put, that the client has, that it has reported */
} stream;

/* The stream's byte at a position. */
static unsigned char byte_at(uint64_t position) { return (unsigned char)(position * 167 >> 3); }

static void put(stream *self, uint32_t size)
{
    unsigned char bytes[MOST_PIECE];
    for (uint32_t i = 0; i < size; i++)
        bytes[i] = byte_at(self->end + i);
    struct iovec pieces[3] = {{bytes, size / 3}, {bytes + size / 3, size / 3}, {bytes + size / 3 * 2, size - size / 3 * 2}};
    CHECK(size % 2 ? outlet_add(self->out, pieces, 3, size % 3 != 0) == 0 : outlet_put(self->out, bytes, size) == 0);
    self->end += size;
}

static void take(stream *self, uint32_t size)
{
    unsigned char bytes[MOST_PIECE];
    ssize_t got = recv(self->client, bytes, size, MSG_DONTWAIT);
    for (ssize_t i = 0; i < got; i++)
        CHECK(bytes[i] == byte_at(self->got + (uint64_t)i));
    self->got += got > 0 ? (uint64_t)got : 0;
}

static void connect_anew(stream *self, int rewinds)
{
    int pair[2], small = 4096;
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    setsockopt(pair[1], SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    if (self->client >= 0)
        close(self->client), close(self->server);
    self->client = pair[0];
    self->server = pair[1];
    if (rewinds) {
        CHECK(outlet_rewind(self->out, outlet_given(self->out) + 1) == -1);
        CHECK(outlet_rewind(self->out, self->got) == 0);
    }
    outlet_connect(self->out, self->server, NULL);
}

static void report(stream *self)
{
    CHECK(outlet_report(self->out, outlet_given(self->out) + 1) == -1);
    CHECK(outlet_report(self->out, self->got) == 0);
    self->reported = self->got;
    if (self->reported)
        CHECK(outlet_report(self->out, self->reported - 1) == -1);
}

static void step(stream *self, uint64_t *seed, int keeps)
{
    uint32_t size = lab_random(seed) % MOST_PIECE;
    switch (lab_random(seed) % 16) {
    case 0:
        if (keeps)
            outlet_connect(self->out, -1, NULL), connect_anew(self, 1);
        break;
    case 1:
        if (keeps)
            report(self);
        break;
    case 2 ... 6:
        put(self, size);
        break;
    case 7 ... 9:
        CHECK(outlet_push(self->out) >= 0);
        break;
    default:
        take(self, size);
    }
    CHECK(outlet_end(self->out) == self->end && outlet_given(self->out) >= self->got);
    CHECK(outlet_unsent(self->out) == self->end - outlet_given(self->out));
    CHECK(outlet_queued(self->out) <= self->end - (keeps ? self->reported : outlet_given(self->out)));
}

static void outlets(uint64_t steps, uint64_t seed, int keeps)
{
    int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    stream self = {.lane = lane_make(NULL, wake), .client = -1};
    CHECK(self.lane && (self.out = lane_out(self.lane, 0)) && !lane_out(self.lane, 2));
    put(&self, 100); /* before there is a connection */
    CHECK(outlet_push(self.out) == 2 && outlet_unsent(self.out) == 100);
    if (!keeps)
        outlet_forget(self.out);
    connect_anew(&self, 0);
    for (uint64_t i = 0; i < steps; i++)
        step(&self, &seed, keeps);
    while (self.got < self.end) {
        take(&self, MOST_PIECE);
        if (keeps)
            report(&self);
        outlet_push(self.out);
    }
    CHECK(keeps || outlet_queued(self.out) == 0);
    lane_end(self.lane);
    close(self.client), close(self.server), close(wake);
}

/* What is not reported is bounded: nothing more is sent, then nothing more is taken. Who does not read is told of. */
static void bounds(void)
{
    static unsigned char bytes[1 << 20];
    int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), pair[2];
    lane *lane = lane_make(NULL, wake);
    lane_outlet *out = lane_out(lane, 0);
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    outlet_connect(out, pair[1], NULL);
    outlet_bound(out, 12 << 20);
    uint64_t taken = 0;
    int told = 0;
    for (int i = 0; i < 12; i++) {
        CHECK(outlet_put(out, bytes, sizeof bytes) == 0);
        told |= (int)lane_news(lane);
        while (outlet_push(out) == 1)
            taken += (uint64_t)recv(pair[0], bytes, sizeof bytes, 0);
    }
    CHECK(told == LANE_FULL && outlet_push(out) == 2 && outlet_given(out) < (12 << 20) && taken <= outlet_given(out));
    CHECK(outlet_put(out, bytes, 1) == -1 && lane_news(lane) == LANE_BROKEN);
    CHECK(outlet_report(out, taken) == 0 && outlet_put(out, bytes, 1) == 0);
    close(pair[0]);
    while (outlet_push(out) == 1)
        continue;
    CHECK(outlet_push(out) == -1 && outlet_put(out, bytes, 8) == 0 && outlet_queued(out) == (12 << 20) + 9 - taken);
    lane_end(lane);
    close(pair[1]), close(wake);
}

int main(int count, char **arguments)
{
    if (count != 3)
        return 2;
    uint64_t steps = strtoull(arguments[1], NULL, 10), seed = strtoull(arguments[2], NULL, 10);
    tables(steps, seed);
    outlets(steps, seed, 1);
    outlets(steps, seed, 0);
    bounds();
    return 0;
}
