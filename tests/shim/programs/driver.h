/* What the driver's stub would hold of streams, for the shim's tests: its frames name their streams. */
#ifndef TEST_DRIVER_H
#define TEST_DRIVER_H

#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "toy.h"

enum { DRIVER_SYNC = 1, DRIVER_WORK, DRIVER_HOST, DRIVER_DEFER, DRIVER_ASIDE };

static const uint64_t driver_golden[] = {200, 201, 202, 203, 204, 205};
static const char *const driver_names[] = {NULL, "driverSync", "driverWork", "driverHost", "driverDefer", "driverAside"};
static const gtap_library driver = {
    GTAP_ABI, 1, 0, 5, driver_golden, driver_names, "driver", "libcuda.so.1", "gtap-plugin-driver", {801, 3, 400, 1, 2},
};

__attribute__((constructor)) static void driver_announce(void) { gtap_announce(&driver); }

typedef struct driver_body {
    uint64_t first, stream;
} driver_body;

__attribute__((unused)) static int driver_begin(gtap_frame *frame, gtap_session *session, uint32_t ordinal,
                                                uint64_t first, void *stream)
{
    uint64_t token = gtap_stream_token(session, stream);
    if (token == GTAP_NO_TOKEN || gtap_begin(frame, session, &driver, ordinal, sizeof(driver_body), 0) != 0)
        return -1;
    *(driver_body *)frame->fixed = (driver_body){first, token};
    return 0;
}

/* Work on a stream. */
__attribute__((unused)) static int driver_post(gtap_session *session, uint32_t ordinal, uint64_t first, void *stream)
{
    gtap_frame frame;
    return driver_begin(&frame, session, ordinal, first, stream) < 0 ? 3 : gtap_post(&frame);
}

__attribute__((unused)) static int driver_call(gtap_session *session, uint32_t ordinal, void *stream)
{
    gtap_frame frame;
    gtap_reply reply;
    if (driver_begin(&frame, session, ordinal, 0, stream) < 0)
        return 3;
    int status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* Wait for a stream. */
__attribute__((unused)) static int driver_sync(gtap_session *session, void *stream)
{
    return driver_call(session, DRIVER_SYNC, stream);
}

__attribute__((unused)) static int driver_defer(gtap_session *session, void *destination, uint64_t length, void *stream)
{
    gtap_frame frame;
    if (driver_begin(&frame, session, DRIVER_DEFER, gtap_want(destination, length), stream) < 0)
        return 3;
    return gtap_defer(&frame, destination, length);
}

/* Hold a stream until `run` has returned. */
__attribute__((unused)) static uint64_t driver_host(gtap_session *session, void (*run)(void *, int32_t), void *data,
                                                    unsigned flags, void *stream)
{
    uint64_t id = gtap_obligation(session, run, data, flags);
    CHECK(id != 0);
    if (!(flags & GTAP_OBLIGATION_INTERNAL))
        gtap_obligation_on(session, id, stream);
    CHECK(driver_post(session, DRIVER_HOST, id, stream) == 0);
    return id;
}

/* A number that another thread counts up, waited for asleep, as programs do. */
typedef struct counter {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int count;
} counter;
#define COUNTER {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0}

__attribute__((unused)) static void counter_add(counter *c)
{
    pthread_mutex_lock(&c->lock);
    c->count++;
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->lock);
}

__attribute__((unused)) static void counter_await(counter *c, int count)
{
    pthread_mutex_lock(&c->lock);
    while (c->count < count)
        pthread_cond_wait(&c->changed, &c->lock);
    pthread_mutex_unlock(&c->lock);
}

#endif
