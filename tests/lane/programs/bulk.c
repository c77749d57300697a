/* Bulk streams of a lane: inputs that have come by them are executed, those that have not are Python's; large outputs go
 * by the first. The status is 0 when all is right. */
#include <pthread.h>

#include "lab.h"

enum { COPY_IN = 16, COPY_OUT = 17, SIZE = 3 << 20, REPLY = 1 };

typedef struct copy_in {
    uint64_t destination, bytes, size, stream;
    uint32_t blocking, zero;
} copy_in;

typedef struct copy_out {
    uint64_t bytes, source, size, stream;
} copy_out;

static unsigned char object[16 + SIZE];
static int copied;

static int take(lane_provider *self, uint64_t stream, uint64_t destination, const void *bytes, uint64_t size)
{
    (void)self;
    CHECK(stream == 4 && destination == MEMORY && size == SIZE && !memcmp(bytes, object + 16, size));
    copied++;
    return 0;
}

static void say_copy(lab *lab, uint64_t id)
{
    unsigned char frame[128];
    copy_in body = {MEMORY, SIZE | (uint64_t)2 << 48, SIZE, STREAM, 0, 0};
    uint64_t part[3] = {id, 0, SIZE};
    token_frame sync = lab_sync(STREAM);
    lab_say(lab, frame, lab_frame(frame, COPY_IN, 0, &body, sizeof body, part, sizeof part));
    lab_say(lab, &sync, sizeof sync);
}

static void send_object(int fd, uint64_t id)
{
    uint64_t header[2] = {id, SIZE};
    memcpy(object, header, sizeof header);
    for (size_t at = 0; at < sizeof object;) {
        ssize_t sent = send(fd, object + at, sizeof object - at, MSG_NOSIGNAL);
        CHECK(sent > 0);
        at += (size_t)sent;
    }
}

/* The object is there before its frame. */
static void an_input_that_is_there(lab *lab, bulk_store *store, int fd)
{
    send_object(fd, 1);
    while (!bulk_there(store, 1))
        usleep(100);
    say_copy(lab, 1);
    lab_expect_reply(lab, 2, 0);
    CHECK(copied == 1 && bulk_staged(store) == 0);
}

/* Python names what does not come, and executes it when it is there. */
static void an_input_that_is_late(lab *lab, bulk_store *store, int fd)
{
    lane_frame frame;
    uint64_t size;
    say_copy(lab, 2);
    lab_wait(lab, LANE_TURN);
    CHECK(lane_take(lab->lane, &frame) == 1 && frame.ordinal == COPY_IN && frame.number == 3);
    CHECK(bulk_name(store, 2, SIZE) == 0);
    send_object(fd, 2);
    while (!bulk_there(store, 2))
        usleep(100);
    const void *bytes = bulk_take(store, 2, 0, SIZE, &size);
    CHECK(bytes && size == SIZE && !memcmp(bytes, object + 16, SIZE));
    bulk_drop(store, 2);
    lane_yield(lab->lane);
    lab_expect_reply(lab, 4, 0);
    CHECK(copied == 1 && bulk_staged(store) == 0);
}

static void an_output(lab *lab, bulk_store *store, int fd)
{
    unsigned char frame[128];
    copy_out body = {SIZE, MEMORY, SIZE, STREAM};
    struct {
        reply reply;
        uint64_t descriptor, part[3];
    } heard;
    static unsigned char zeros[SIZE], got[16 + SIZE];
    lab_say(lab, frame, lab_frame(frame, COPY_OUT, WANTS_ANSWER, &body, sizeof body, NULL, 0));
    lab_hear(lab, &heard, sizeof heard);
    CHECK(heard.reply.size == sizeof heard && heard.reply.kind == REPLY && heard.reply.number == 5 && !heard.reply.status);
    CHECK(heard.descriptor == (SIZE | (uint64_t)2 << 48) && heard.part[0] == 1 && !heard.part[1] && heard.part[2] == SIZE);
    CHECK(recv(fd, got, sizeof got, MSG_WAITALL) == sizeof got);
    CHECK(!memcmp(got, heard.part, 8) && !memcmp(got + 8, &heard.part[2], 8) && !memcmp(got + 16, zeros, SIZE));
    while (bulk_unsent(store))
        usleep(100);
    CHECK(bulk_report(store, sizeof got + 1, 0) < 0 && bulk_report(store, sizeof got, 0) == 0 && bulk_let_go(store) == 1);
}

int main(void)
{
    int pair[2];
    lab lab = lab_make(null_provider_make());
    bulk_limits limits = {64 << 20, 256 << 20, 8 << 20, 1 << 20};
    bulk_store *store = bulk_make(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), &limits);
    for (size_t i = 16; i < sizeof object; i++)
        object[i] = (unsigned char)(i * 7 >> 3);
    lane_seize(lab.lane);
    lab.provider->copy_in = take;
    lane_bulk(lab.lane, store);
    lane_yield(lab.lane);
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0 && bulk_connect(store, 0, pair[1], NULL) == 0);
    an_input_that_is_there(&lab, store, pair[0]);
    an_input_that_is_late(&lab, store, pair[0]);
    an_output(&lab, store, pair[0]);
    bulk_disconnect(store, 0);
    lab_end(&lab);
    bulk_free(store);
    return 0;
}
