/* A lane between a client and Python, both played by the test. */
#ifndef LAB_H
#define LAB_H

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "inside.h"

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                            \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

enum { DRIVER = 1, KERNEL = 16, STREAM = 18, EVENT = 20, FAR = 1 << 20, LAUNCH = 25, SYNC = 4, UNKNOWN = 99 };
#define MEMORY ((uint64_t)0x200000000000)
enum { MEMORY_SIZE = 32 << 20 };

typedef struct lab {
    lane *lane;
    lane_provider *provider;
    int wake, client, server;
    uint32_t news; /* told and not waited for yet */
} lab;

static inline void lab_know(lab *lab)
{
    static double times[2]; /* of the null device's events */
    static const uint8_t ordinals[LANE_OPERATIONS] = {0, 25, 16, 17, 18, 19, 20, 9, 6, 4, 10, 1, 5, 11};
    const uint64_t ranges[2][2] = {{MEMORY, MEMORY_SIZE / 2}, {MEMORY + MEMORY_SIZE / 2, MEMORY_SIZE / 2}};
    for (uint32_t i = 1; i < LANE_OPERATIONS; i++)
        CHECK(lane_operation(lab->lane, DRIVER, ordinals[i], i) == 0);
    CHECK(lane_stream(lab->lane, 0, 0, 1, 1) == 0 && lane_stream(lab->lane, 0, 3, 2, 1) == 0);
    CHECK(lane_handle(lab->lane, KERNEL, LANE_KERNEL, 3, 0, 8, 1) == 0);
    CHECK(lane_handle(lab->lane, STREAM, LANE_STREAM, 4, 0, 0, 1) == 0);
    CHECK(lane_handle(lab->lane, EVENT, LANE_EVENT, (uintptr_t)&times[0], 0, 0, 1) == 0);
    CHECK(lane_handle(lab->lane, FAR, LANE_EVENT, (uintptr_t)&times[1], 0, 0, 1) == 0);
    CHECK(lane_ranges(lab->lane, ranges, 2) == 0);
}

/* A new connection of the channel. */
static inline void lab_connect(lab *lab)
{
    int pair[2];
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    lab->client = pair[0];
    lab->server = pair[1];
    lane_connect(lab->lane, lab->server, NULL);
    outlet_connect(lane_out(lab->lane, 0), lab->server, NULL);
}

static inline void lab_disconnect(lab *lab)
{
    outlet_connect(lane_out(lab->lane, 0), -1, NULL);
    lane_disconnect(lab->lane);
    close(lab->server);
    close(lab->client);
}

/* With the turn at the lane. */
static inline lab lab_make(lane_provider *provider)
{
    lab lab = {.provider = provider, .wake = eventfd(0, EFD_CLOEXEC)};
    lane_frame frame;
    CHECK(lab.wake >= 0 && (lab.lane = lane_make(provider, lab.wake)));
    lab_know(&lab);
    lab_connect(&lab);
    CHECK(lane_take(lab.lane, &frame) == 0 && lane_start(lab.lane) == 0);
    lane_yield(lab.lane);
    return lab;
}

static inline void lab_end(lab *lab)
{
    lab_disconnect(lab);
    lane_end(lab->lane);
    close(lab->wake);
    null_provider_end(lab->provider);
}

/* Wait until Python is woken for this reason. */
static inline void lab_wait(lab *lab, uint32_t news)
{
    while (!((lab->news |= lane_news(lab->lane)) & news)) {
        struct pollfd wake = {lab->wake, POLLIN, 0};
        uint64_t count;
        CHECK(poll(&wake, 1, 20000) == 1 && read(lab->wake, &count, sizeof count) == sizeof count);
    }
    lab->news &= ~news;
}

static inline void lab_say(lab *lab, const void *bytes, size_t size)
{
    for (size_t at = 0; at < size;) {
        ssize_t sent = send(lab->client, (const char *)bytes + at, size - at, MSG_NOSIGNAL);
        CHECK(sent > 0);
        at += (size_t)sent;
    }
}

static inline void lab_hear(lab *lab, void *bytes, size_t size)
{
    for (size_t at = 0; at < size;) {
        ssize_t got = recv(lab->client, (char *)bytes + at, size - at, 0);
        CHECK(got > 0);
        at += (size_t)got;
    }
}

typedef struct reply {
    uint32_t size;
    uint8_t kind, flags;
    uint16_t device;
    uint64_t number;
    int32_t status;
    uint32_t zero;
} reply;

/* Hear a reply without outputs. */
static inline void lab_expect_reply(lab *lab, uint64_t number, int status)
{
    reply heard;
    lab_hear(lab, &heard, sizeof heard);
    CHECK(heard.size == sizeof heard && heard.kind == 1 && heard.number == number && heard.status == status);
}

/* A frame in `bytes`: header, fixed part, then `size` bytes of a part, padded. Its size. */
static inline uint32_t lab_frame(void *bytes, uint16_t ordinal, uint8_t flags, const void *body, uint32_t fixed,
                                 const void *part, uint32_t size)
{
    uint32_t padded = (size + 7) & ~7u;
    frame_header header = {FRAME_HEADER + fixed + padded, DRIVER, ordinal, 3, flags, 0, 1};
    memcpy(bytes, &header, sizeof header);
    memcpy((char *)bytes + FRAME_HEADER, body, fixed);
    memset((char *)bytes + FRAME_HEADER + fixed, 0, padded);
    if (size)
        memcpy((char *)bytes + FRAME_HEADER + fixed, part, size);
    return header.size;
}

typedef struct launch_frame {
    frame_header header;
    uint64_t kernel;
    uint32_t grid[3], block[3], shared, zero;
    uint64_t stream, descriptor, size;
    uint32_t flags, zero_too;
    uint64_t parameters[5];
} launch_frame;

static inline launch_frame lab_launch(void)
{
    return (launch_frame){.header = {sizeof(launch_frame), DRIVER, LAUNCH, 3, 0, 0, 1},
                          .kernel = KERNEL,
                          .grid = {1, 1, 1},
                          .block = {32, 1, 1},
                          .descriptor = 40,
                          .size = 40};
}

typedef struct token_frame {
    frame_header header;
    uint64_t token;
} token_frame;

static inline token_frame lab_sync(uint64_t stream)
{
    return (token_frame){{sizeof(token_frame), DRIVER, SYNC, 3, WANTS_ANSWER, 0, 1}, stream};
}

/* What is Python's, whatever it means. */
static inline token_frame lab_unknown(void)
{
    return (token_frame){{sizeof(token_frame), DRIVER, UNKNOWN, 3, 0, 0, 1}, 0};
}

typedef struct scene {
    const char *name;
    void (*play)(void);
} scene;

/* Play the scene that is named; the program's status. */
static inline int lab_play(const scene *scenes, size_t count, int words, char **arguments)
{
    for (size_t i = 0; i < count; i++)
        if (words == 2 && strcmp(scenes[i].name, arguments[1]) == 0) {
            scenes[i].play();
            return 0;
        }
    return 2;
}

/* Numbers at random. */
static inline uint32_t lab_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

#endif
