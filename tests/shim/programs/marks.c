/* Queries of streams and events, scene by scene: marks SCENE. */
#include "driver.h"

enum { KIND_EVENT = 55 };

static gtap_session *session;
static void *stream, *other, *apart; /* apart: the NULL stream does not wait for it */
static counter let_go = COUNTER;

static void work(void *on) { CHECK(driver_post(session, DRIVER_WORK, 0, on) == 0); }

static int poll_stream(void *on)
{
    int done;
    while ((done = gtap_stream_done(session, on)) == 0)
        continue;
    return done;
}

static int poll_event(void *event, uint64_t record)
{
    int done;
    while ((done = gtap_event_done(session, event, record)) == 0)
        continue;
    return done;
}

static uint64_t record(void *event, void *on)
{
    work(on);
    gtap_event_recorded(session, event, on);
    return gtap_last_call(session);
}

static void hold(void *data, int32_t status)
{
    (void)data;
    if (status == 0)
        counter_await(&let_go, 1);
}

static void scene_nothing(void) /* nothing was posted, nothing is asked */
{
    CHECK(gtap_stream_done(session, stream) == 1 && gtap_stream_done(session, NULL) == 1);
    CHECK(gtap_stream_done(session, (void *)1) == 1 && gtap_stream_done(session, (void *)2) == 1);
    work(stream);
    CHECK(gtap_stream_done(session, other) == 1 && gtap_stream_done(session, (void *)2) == 1);
    work(apart);
    CHECK(gtap_stream_done(session, other) == 1);
}

static void scene_poll(void)
{
    void *event = gtap_shadow_create(session, KIND_EVENT);
    void *const all[] = {stream, other, apart, NULL, (void *)1, (void *)2};
    for (int round = 0; round < 20; round++)
        for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
            work(all[i]);
            CHECK(poll_stream(all[i]) == 1 && gtap_stream_done(session, all[i]) == 1);
            CHECK(poll_event(event, record(event, all[i])) == 1);
        }
}

static void scene_held(void) /* not done before it is, one question however often it is asked */
{
    void *event = gtap_shadow_create(session, KIND_EVENT);
    driver_host(session, hold, NULL, 0, stream);
    uint64_t recorded = record(event, stream);
    for (int i = 0; i < 1000; i++)
        CHECK(gtap_stream_done(session, stream) == 0 && gtap_event_done(session, event, recorded) == 0);
    counter_add(&let_go);
    CHECK(poll_stream(stream) == 1 && poll_event(event, recorded) == 1);
    CHECK(poll_event(event, record(event, stream)) == 1); /* recorded again: another question */
}

static void scene_legacy(void) /* the NULL stream waits for blocking streams */
{
    work(apart);
    CHECK(gtap_stream_done(session, NULL) == 1);
    work(stream);
    CHECK(gtap_stream_done(session, NULL) == 0);
    CHECK(poll_stream(NULL) == 1);
    CHECK(driver_sync(session, NULL) == 0);
    work(stream);
    CHECK(driver_sync(session, NULL) == 0);
    gtap_stream_settled(session, NULL);
    CHECK(gtap_stream_done(session, stream) == 1 && gtap_stream_done(session, NULL) == 1);
}

static void scene_settled(void) /* what a synchronisation covers is known without asking */
{
    void *event = gtap_shadow_create(session, KIND_EVENT), *later = gtap_shadow_create(session, KIND_EVENT);
    uint64_t recorded = record(event, stream);
    CHECK(driver_sync(session, stream) == 0);
    gtap_stream_settled(session, stream);
    CHECK(gtap_stream_done(session, stream) == 1 && gtap_event_done(session, event, recorded) == 1);
    recorded = record(event, stream);
    uint64_t last = record(later, stream);
    CHECK(driver_sync(session, NULL) == 0); /* stands for cuEventSynchronize */
    gtap_event_settled(session, later);
    CHECK(gtap_event_done(session, later, last) == 1 && gtap_event_done(session, event, recorded) == 1);
    CHECK(gtap_stream_done(session, stream) == 1);
    work(stream), work(apart), work((void *)2);
    recorded = record(event, other);
    CHECK(driver_sync(session, NULL) == 0); /* cuCtxSynchronize */
    gtap_all_settled(session);
    CHECK(gtap_stream_done(session, stream) == 1 && gtap_stream_done(session, apart) == 1);
    CHECK(gtap_stream_done(session, (void *)2) == 1 && gtap_event_done(session, event, recorded) == 1);
}

static void scene_unsure(void) /* `apart` may have been waited for through `other`: a call tells, once */
{
    driver_host(session, hold, NULL, 0, apart);
    CHECK(gtap_stream_done(session, apart) == 0);
    CHECK(driver_call(session, DRIVER_ASIDE, other) == 0); /* stands for its synchronisation */
    gtap_stream_settled(session, other);
    CHECK(gtap_stream_done(session, other) == 1);
    CHECK(gtap_stream_done(session, apart) == GTAP_UNSURE);
    CHECK(gtap_stream_done(session, apart) == 0 && gtap_stream_done(session, apart) == 0);
    counter_add(&let_go);
    CHECK(poll_stream(apart) == 1);
}

static void scene_untracked(void)
{
    work(stream);
    CHECK(poll_stream(stream) == 1);
    CHECK(toy_post(session, 1) == 0);
    CHECK(gtap_stream_done(session, stream) == 0 && poll_stream(stream) == 1);
    CHECK(gtap_stream_done(session, stream) == 1);
}

static void scene_fails(void) /* the server answers 700, later that the stream is dead */
{
    work(stream);
    CHECK(poll_stream(stream) == -700);
    CHECK(poll_stream(stream) == -400);
    CHECK(gtap_stream_done(session, (void *)3) == -400 && gtap_event_done(session, session, 1) == -400);
}

static void scene_lost(void)
{
    work(stream);
    CHECK(poll_stream(stream) == -3 && gtap_stream_done(session, stream) == -3);
}

static void scene_reused(void) /* answers about a handle that is gone do not speak of the next in its slot */
{
    void *gone = gtap_shadow_create(session, GTAP_KIND_STREAM);
    driver_host(session, hold, NULL, 0, gone);
    CHECK(gtap_stream_done(session, gone) == 0);
    gtap_shadow_destroy(gone, GTAP_KIND_STREAM);
    CHECK(gtap_stream_done(session, gone) == -400);
    for (int i = 0; i < 5000; i++) {
        void *next = gtap_shadow_create(session, GTAP_KIND_STREAM);
        CHECK(gtap_stream_done(session, next) == 1);
        gtap_shadow_destroy(next, GTAP_KIND_STREAM);
    }
    counter_add(&let_go);
    work(stream);
    CHECK(poll_stream(stream) == 1);
}

static void *poller(void *argument)
{
    (void)argument;
    for (int i = 0; i < 200; i++) {
        work((void *)2);
        int done = poll_stream((void *)2);
        CHECK(done == 1 || done == GTAP_UNSURE);
        if (done == GTAP_UNSURE) {
            CHECK(driver_sync(session, (void *)2) == 0);
            gtap_stream_settled(session, (void *)2);
            CHECK(gtap_stream_done(session, (void *)2) == 1);
        }
        work(stream);
        poll_stream(stream);
        if (i % 8 == 0) {
            CHECK(driver_sync(session, other) == 0);
            gtap_stream_settled(session, other);
        }
    }
    return NULL;
}

static void scene_threads(void)
{
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        CHECK(pthread_create(&threads[i], NULL, poller, NULL) == 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
}

static void scene_blocking(void) /* GTAP_SYNC: what has returned has completed */
{
    work(stream);
    CHECK(gtap_stream_done(session, stream) == 1);
    work((void *)2);
    CHECK(gtap_stream_done(session, (void *)2) == 1);
}

static const struct { const char *name; void (*run)(void); } scenes[] = {
    {"nothing", scene_nothing}, {"poll", scene_poll}, {"held", scene_held}, {"legacy", scene_legacy},
    {"settled", scene_settled}, {"unsure", scene_unsure}, {"untracked", scene_untracked}, {"fails", scene_fails},
    {"lost", scene_lost}, {"reused", scene_reused}, {"threads", scene_threads}, {"blocking", scene_blocking},
};

int main(int count, char **arguments)
{
    CHECK(count == 2);
    session = gtap_current(&driver);
    CHECK(session);
    stream = gtap_shadow_create(session, GTAP_KIND_STREAM);
    other = gtap_shadow_create(session, GTAP_KIND_STREAM);
    apart = gtap_shadow_create(session, GTAP_KIND_STREAM);
    gtap_stream_nonblocking(session, apart);
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++)
        if (strcmp(arguments[1], scenes[i].name) == 0) {
            scenes[i].run();
            return 0;
        }
    return 4;
}
