/* Host functions of streams, scene by scene: host SCENE. */
#include "driver.h"

#include <sys/wait.h>

static gtap_session *session;
static counter ran = COUNTER, let_go = COUNTER;
static pthread_t main_thread;
static int order[200], statuses[200];

static void note(void *data, int32_t status)
{
    sigset_t blocked;
    pthread_sigmask(SIG_SETMASK, NULL, &blocked);
    CHECK(!pthread_equal(pthread_self(), main_thread));
    CHECK(sigismember(&blocked, SIGINT) && sigismember(&blocked, SIGALRM) && sigismember(&blocked, SIGCHLD));
    CHECK(gtap_in_host_function());
    order[ran.count] = (int)(intptr_t)data;
    statuses[ran.count] = status;
    counter_add(&ran);
}

static void scene_order(void) /* the main thread sleeps: only the helper reads */
{
    CHECK(!gtap_in_host_function());
    for (intptr_t i = 0; i < 200; i++)
        driver_host(session, note, (void *)i, 0, NULL);
    counter_await(&ran, 200);
    for (int i = 0; i < 200; i++)
        CHECK(order[i] == i && statuses[i] == 0);
    CHECK(driver_sync(session, NULL) == 0 && !gtap_in_host_function());
}

static void scene_late(void) /* the helper has fallen asleep, and read again, long after */
{
    driver_host(session, note, NULL, 0, NULL);
    counter_await(&ran, 1);
    CHECK(driver_sync(session, NULL) == 0);
    sleep(3); /* the helper and the callback thread end after a second of nothing */
    driver_host(session, note, NULL, 0, NULL);
    counter_await(&ran, 2);
    CHECK(driver_sync(session, NULL) == 0);
}

static void call_inside(void *data, int32_t status)
{
    uint64_t doubled = 0;
    CHECK(status == 0 && !gtap_in_host_function());
    CHECK(gtap_thread_session() == session && gtap_thread_context() == 0x101);
    for (uint64_t i = 0; i < 50; i++)
        CHECK(toy_call(session, i, &doubled) == 0 && doubled == 2 * i);
    *(int *)data = 1;
    counter_add(&ran);
}

static void scene_calls(void) /* an internal one makes calls, while the program waits in a call and while it sleeps */
{
    int first = 0, second = 0;
    gtap_thread_bind(session, 0x101);
    driver_host(session, call_inside, &first, GTAP_OBLIGATION_INTERNAL, NULL);
    CHECK(driver_sync(session, NULL) == 0 && first);
    driver_host(session, call_inside, &second, GTAP_OBLIGATION_INTERNAL, NULL);
    counter_await(&ran, 2);
    CHECK(second);
    CHECK(driver_sync(session, NULL) == 0);
}

static unsigned char *pushed;

static void see_pushed(void *data, int32_t status)
{
    CHECK(status == 0 && data == NULL && pushed[0] == 'a' && pushed[999] == 'a');
    counter_add(&ran);
}

static void scene_defer(void)
{
    pushed = gtap_host_alloc(1000, 0);
    CHECK(driver_defer(session, pushed, 1000, NULL) == 0);
    driver_host(session, see_pushed, NULL, 0, NULL);
    counter_await(&ran, 1);
    CHECK(driver_sync(session, NULL) == 0);
}

static int ended;

static void launched(void *data, int32_t status)
{
    CHECK(data == &ended && !ended);
    if (status == GTAP_OBLIGATION_ENDED) {
        CHECK(ran.count == 3);
        ended = 1;
    }
    counter_add(&ran);
}

static void scene_armed(void) /* as a graph's: launched three times, destroyed before the launches have run */
{
    uint64_t id = gtap_obligation(session, launched, &ended, GTAP_OBLIGATION_ARMED);
    for (int i = 0; i < 3; i++) {
        gtap_obligation_on(session, id, NULL);
        CHECK(driver_post(session, DRIVER_HOST, id, NULL) == 0);
    }
    gtap_obligation_end(session, id);
    counter_await(&ran, 4);
    CHECK(ended);
    ended = 0, ran.count = 3;
    id = gtap_obligation(session, launched, &ended, GTAP_OBLIGATION_ARMED);
    gtap_obligation_end(session, id);
    CHECK(ended);
}

static void scene_taken_back(void)
{
    uint64_t id = gtap_obligation(session, note, NULL, 0);
    gtap_obligation_on(session, id, NULL);
    CHECK(gtap_host_must_pull(session, NULL, note, 1));
    CHECK(gtap_obligation_end(session, id) == 1 && gtap_obligation_end(session, id) == 0);
    CHECK(!gtap_host_must_pull(session, NULL, note, 1));
    CHECK(driver_sync(session, NULL) == 0 && ran.count == 0);
}

static void scene_lost(void) /* the server hangs up while two are outstanding */
{
    driver_host(session, note, (void *)1, 0, NULL);
    driver_host(session, note, (void *)2, 0, NULL);
    counter_await(&ran, 2);
    CHECK(gtap_obligation_end(session, 2) == 0);
    CHECK(order[0] == 1 && statuses[0] == 3 && order[1] == 2 && statuses[1] == 3);
    CHECK(gtap_obligation(session, note, NULL, 0) == 0);
    CHECK(!gtap_host_must_pull(session, NULL, note, 1));
}

static void scene_sticky(void) /* the server answers with its status and holds nothing */
{
    driver_host(session, note, NULL, 0, NULL);
    counter_await(&ran, 1);
    CHECK(statuses[0] == 700);
    CHECK(driver_sync(session, NULL) == 0);
}

static void hold(void *data, int32_t status)
{
    (void)data;
    if (status == 0)
        counter_await(&let_go, 1);
    counter_add(&ran);
}

static void scene_pull(void)
{
    unsigned char *memory = gtap_host_alloc(3000, 0);
    void *stream = gtap_shadow_create(session, GTAP_KIND_STREAM);
    CHECK(!gtap_host_must_pull(session, stream, memory, 3000));
    driver_host(session, hold, NULL, 0, stream);
    CHECK(gtap_host_must_pull(session, stream, memory, 3000) && gtap_host_must_pull(session, NULL, memory, 3000));
    counter_add(&let_go);
    CHECK(driver_sync(session, stream) == 0);
    CHECK(!gtap_host_must_pull(session, stream, memory, 3000));
    driver_host(session, hold, NULL, GTAP_OBLIGATION_INTERNAL, stream); /* a pull itself: nothing is written */
    CHECK(!gtap_host_must_pull(session, stream, memory, 3000));
    CHECK(driver_defer(session, memory + 1000, 1000, stream) == 0);
    CHECK(gtap_host_must_pull(session, stream, memory + 1999, 1) && gtap_host_must_pull(session, stream, memory, 1001));
    CHECK(!gtap_host_must_pull(session, stream, memory + 2000, 1000) &&
          !gtap_host_must_pull(session, stream, memory, 1000));
    CHECK(driver_sync(session, stream) == 0);
    CHECK(!gtap_host_must_pull(session, stream, memory, 3000));
}

static void scene_lied_to(void)
{
    driver_host(session, note, NULL, 0, NULL);
    CHECK(driver_sync(session, NULL) == 3);
    CHECK(driver_sync(session, NULL) == 3);
}

static void scene_unreached(void) /* it is never called, and the program returns from main */
{
    driver_host(session, note, NULL, 0, NULL);
    gtap_flush(session);
}

static void hold_for_ever(void *data, int32_t status)
{
    (void)data, (void)status;
    counter_add(&ran);
    for (;;)
        pause();
}

static void scene_running(void) /* it never returns, and the program returns from main */
{
    driver_host(session, hold_for_ever, NULL, 0, NULL);
    counter_await(&ran, 1);
}

static void at_exit(void) { printf("at exit\n"); }

static void leave(void *data, int32_t status)
{
    (void)status;
    exit((int)(intptr_t)data);
}

static void scene_exit_inside(void)
{
    atexit(at_exit);
    driver_host(session, leave, (void *)7, 0, NULL);
    driver_sync(session, NULL);
    for (;;)
        pause();
}

static void fork_and_exec(void *data, int32_t status)
{
    int result;
    (void)status;
    pid_t child = fork();
    if (child == 0) {
        execlp("true", "true", (char *)NULL);
        _exit(9);
    }
    CHECK(waitpid(child, &result, 0) == child && result == 0);
    *(int *)data = 1;
}

static void scene_fork_inside(void)
{
    int done = 0;
    driver_host(session, fork_and_exec, &done, 0, NULL);
    CHECK(driver_sync(session, NULL) == 0 && done);
}

static const struct { const char *name; void (*run)(void); } scenes[] = {
    {"order", scene_order}, {"late", scene_late}, {"calls", scene_calls}, {"defer", scene_defer},
    {"armed", scene_armed}, {"taken_back", scene_taken_back}, {"lost", scene_lost}, {"sticky", scene_sticky},
    {"pull", scene_pull}, {"unreached", scene_unreached}, {"lied_to", scene_lied_to}, {"running", scene_running},
    {"exit_inside", scene_exit_inside}, {"fork_inside", scene_fork_inside},
};

int main(int count, char **arguments)
{
    CHECK(count == 2);
    main_thread = pthread_self();
    session = gtap_current(&driver);
    CHECK(session);
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++)
        if (strcmp(arguments[1], scenes[i].name) == 0) {
            scenes[i].run();
            return 0;
        }
    return 4;
}
