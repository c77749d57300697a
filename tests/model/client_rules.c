/* What rules 8 and 10 of "order and flow" promise, scene by scene: client_rules SCENE. A scene that fails hangs, or says
 * what it saw.
 */
#include "../shim/programs/driver.h"

#include <pthread.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

static gtap_session *session;
static _Atomic size_t largest;

/* In the place of the C library's, for libgtap.so too. */
__attribute__((visibility("default"))) ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
    for (size_t i = 0; i < message->msg_iovlen; i++)
        if (message->msg_iov[i].iov_len > largest)
            largest = message->msg_iov[i].iov_len;
    return syscall(SYS_sendmsg, fd, message, flags);
}

static void scene_idle(void) /* nobody waits in a call: the server says by a byte on stdin that it has the post */
{
    char byte;
    CHECK(toy_post(session, 7) == 0);
    CHECK(read(0, &byte, 1) == 1);
}

static void scene_call(void)
{
    uint64_t doubled = 0;
    CHECK(toy_post(session, 1) == 0 && toy_call(session, 21, &doubled) == 0 && doubled == 42);
}

static void scene_burst(void) /* fast enough for the idle time to play no part */
{
    static const unsigned char data[1024];
    for (int i = 0; i < 200; i++) {
        gtap_part part = gtap_in(session, data, sizeof data);
        gtap_frame frame;
        CHECK(gtap_begin(&frame, session, &toy, 2, 8, gtap_part_size(&part)) == 0);
        gtap_put(&frame, &part);
        CHECK(gtap_post(&frame) == 0);
    }
    CHECK(largest >= 64 << 10 && largest < 80 << 10);
}

static counter ran = COUNTER;

static void run(void *data, int32_t status)
{
    CHECK(data == NULL && status == 0);
    counter_add(&ran);
}

static void scene_armed(void) /* the main thread reads nothing */
{
    driver_host(session, run, NULL, 0, NULL);
    counter_await(&ran, 1);
    CHECK(driver_sync(session, NULL) == 0);
}

static _Atomic int taken;

static void take(int number)
{
    (void)number;
    taken = 1;
}

static void scene_signals(void) /* a signal to the process, which every thread of the program blocks, stays pending */
{
    sigset_t ours, pending;
    char byte;
    sigemptyset(&ours);
    sigaddset(&ours, SIGUSR1);
    signal(SIGUSR1, take);
    CHECK(toy_post(session, 1) == 0); /* the helper starts, whatever the program's mask is just now */
    CHECK(pthread_sigmask(SIG_BLOCK, &ours, NULL) == 0);
    CHECK(kill(getpid(), SIGUSR1) == 0);
    CHECK(toy_post(session, 7) == 0 && read(0, &byte, 1) == 1); /* the helper has run since: it has sent this */
    CHECK(!taken && sigpending(&pending) == 0 && sigismember(&pending, SIGUSR1));
    CHECK(pthread_sigmask(SIG_UNBLOCK, &ours, NULL) == 0);
    CHECK(taken);
}

static void scene_fork(void) /* the child has no helper, and knows it */
{
    int status;
    scene_call();
    pid_t child = fork();
    if (child == 0)
        _exit(toy_post(session, 2) == 3 && gtap_current(&toy) == NULL ? 0 : 9);
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0);
    scene_call();
}

static const struct { const char *name; void (*run)(void); } scenes[] = {
    {"idle", scene_idle}, {"call", scene_call}, {"burst", scene_burst},
    {"armed", scene_armed}, {"signals", scene_signals}, {"fork", scene_fork},
};

int main(int count, char **arguments)
{
    CHECK(count == 2);
    session = gtap_current(&toy);
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++)
        if (strcmp(arguments[1], scenes[i].name) == 0) {
            scenes[i].run();
            _exit(0);
        }
    return 3;
}
