/* What a generated stub would hold, for the shim's tests. */
#ifndef TOY_H
#define TOY_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gtap/runtime.h"

static const uint64_t toy_golden[] = {100, 101, 102, 103, 104, 105, 106};
static const char *const toy_names[] = {NULL, "toyCall", "toyPost", "toyCreate", "toyDefer", "toyFence", "toyData"};
static const gtap_library toy = {
    GTAP_ABI, 1, 0, 6, toy_golden, toy_names, "toy", "libtoy.so.1", "gtap-plugin-toy", {801, 3, 400, 1, 2},
};

__attribute__((constructor)) static void toy_announce(void) { gtap_announce(&toy); }

/* int toyCall(u64 value, u64 *doubled) */
__attribute__((unused)) static int toy_call(gtap_session *session, uint64_t value, uint64_t *doubled)
{
    gtap_frame frame;
    gtap_reply reply;
    struct { uint64_t value, doubled; } *body;
    if (gtap_begin(&frame, session, &toy, 1, sizeof *body, 0) != 0)
        return gtap_refused(session, &toy);
    body = frame.fixed;
    body->value = value;
    body->doubled = gtap_want(doubled, sizeof *doubled);
    int status = gtap_call(&frame, &reply);
    if (status == 0)
        gtap_get(&reply, doubled, sizeof *doubled);
    gtap_done(&reply);
    return status;
}

/* int toyPost(u64 value) */
__attribute__((unused)) static int toy_post(gtap_session *session, uint64_t value)
{
    return gtap_post_whole(session, &toy, 2, &value, sizeof value, NULL, 0);
}

__attribute__((unused)) static int toy_create(gtap_session *session, uint32_t kind, void **handle)
{
    gtap_frame frame;
    *handle = gtap_shadow_create(session, kind);
    uint64_t token = gtap_shadow_token(*handle, kind);
    if (gtap_begin(&frame, session, &toy, 3, 8, 0) != 0)
        return gtap_refused(session, &toy);
    memcpy(frame.fixed, &token, 8);
    return gtap_create(&frame, kind);
}

/* int toyDefer(void *destination, size_t length): deferred output */
__attribute__((unused)) static int toy_defer(gtap_session *session, void *destination, uint64_t length)
{
    gtap_frame frame;
    uint64_t wanted = gtap_want(destination, length);
    if (gtap_begin(&frame, session, &toy, 4, 8, 0) != 0)
        return gtap_refused(session, &toy);
    memcpy(frame.fixed, &wanted, 8);
    return gtap_defer(&frame, destination, length);
}

__attribute__((unused)) static void toy_fence(gtap_session *session, uint32_t ordinal)
{
    gtap_frame frame;
    if (gtap_begin(&frame, session, &toy, 5, 8, 0) != 0)
        return;
    memcpy(frame.fixed, &ordinal, 4);
    gtap_post(&frame);
}

/* int toyData(const void *data, size_t size, void *back, size_t capacity) */
__attribute__((unused)) static int toy_data(gtap_session *session, const void *data, uint64_t size, void *back,
                                            uint64_t capacity, uint64_t *got)
{
    gtap_part part = gtap_in(session, data, size);
    gtap_frame frame;
    gtap_reply reply;
    struct { uint64_t data, back; } *body;
    if (gtap_begin(&frame, session, &toy, 6, sizeof *body, gtap_part_size(&part)) != 0)
        return gtap_refused(session, &toy);
    body = frame.fixed;
    body->data = part.descriptor;
    body->back = gtap_want(back, capacity);
    gtap_put(&frame, &part);
    gtap_expect(&frame, 0, back, capacity);
    int status = gtap_call(&frame, &reply);
    *got = gtap_get(&reply, back, capacity);
    gtap_done(&reply);
    return status;
}

/* The same, posted, with nothing to come back. */
__attribute__((unused)) static int toy_give(gtap_session *session, const void *data, uint64_t size)
{
    gtap_part part = gtap_in(session, data, size);
    gtap_frame frame;
    struct { uint64_t data, back; } *body;
    if (gtap_begin(&frame, session, &toy, 6, sizeof *body, gtap_part_size(&part)) != 0)
        return gtap_refused(session, &toy);
    body = frame.fixed;
    body->data = part.descriptor;
    body->back = gtap_want(NULL, 0);
    gtap_put(&frame, &part);
    return gtap_post(&frame);
}

#define CHECK(condition)                                                                  \
    do                                                                                    \
        if (!(condition)) {                                                               \
            fprintf(stderr, "%s:%d: %s is false\n", __FILE__, __LINE__, #condition);      \
            exit(1);                                                                      \
        }                                                                                 \
    while (0)

#endif
