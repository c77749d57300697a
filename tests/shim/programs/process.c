/* How a program starts, forks, is interrupted and ends: process SCENE. */
#include "driver.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>

extern char **environ;

static gtap_session *session;
static const char *own_path;
static counter reached = COUNTER;

static void call(uint64_t value)
{
    uint64_t doubled = 0;
    CHECK(toy_call(gtap_current(&toy), value, &doubled) == 0 && doubled == 2 * value);
}

static void post(uint64_t value) { CHECK(toy_post(gtap_current(&toy), value) == 0); }

static void awaits(pid_t child, int expected)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        CHECK(errno == EINTR);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == expected);
}

/* ---- ends ---- */

static void scene_return(void) { post(1); }
static void scene_exit(void) { post(1), exit(5); }
static void scene_underscore(void) { post(1), _exit(6); }
static void scene_quick(void) { post(1), quick_exit(7); }
static void scene_abort(void) { post(1), abort(); }
static void scene_signal(void) { post(1), raise(SIGTERM); }

static void scene_unread(void) /* the server reads no more, its socket is full, and main returns */
{
    unsigned char bytes[4096] = {0};
    int channel = 2, sent = 0;
    post(1);
    gtap_flush(session);
    usleep(100000);
    while (!sent && ++channel < 20) /* the first socket */
        while (send(channel, bytes, sizeof bytes, MSG_DONTWAIT | MSG_NOSIGNAL) > 0)
            sent = 1;
    CHECK(sent);
    post(2);
}

static void post_at_exit(void) { post(99); }

static void scene_atexit(void)
{
    CHECK(atexit(post_at_exit) == 0);
    call(1);
}

static void *exit_soon(void *argument)
{
    (void)argument;
    counter_await(&reached, 1);
    usleep(50000); /* the main thread is in its call by now */
    exit(8);
}

static void scene_exit_in_thread(void) /* the server never answers */
{
    uint64_t doubled;
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, exit_soon, NULL) == 0);
    counter_add(&reached);
    toy_call(session, 1, &doubled);
    fprintf(stderr, "the call came back\n");
    exit(9);
}

static void *outlive(void *argument)
{
    pthread_t *main_thread = argument;
    CHECK(pthread_join(*main_thread, NULL) == 0);
    for (uint64_t i = 0; i < 100; i++)
        call(i);
    post(7);
    return NULL;
}

static void scene_main_leaves(void) /* the process ends with its last thread, which is one of gtap's */
{
    static pthread_t self, thread;
    self = pthread_self();
    call(1);
    CHECK(pthread_create(&thread, NULL, outlive, &self) == 0);
    CHECK(pthread_detach(thread) == 0);
    pthread_exit(NULL);
}

static void do_nothing(void *data, int32_t status) { (void)data, (void)status; counter_add(&reached); }

static void scene_main_leaves_after_host(void) /* the same with a callback thread */
{
    driver_host(session, do_nothing, NULL, 0, NULL);
    counter_await(&reached, 1);
    pthread_exit(NULL);
}

/* ---- children ---- */

static void scene_fork_exec(void) /* the child may not use CUDA, the program that it becomes may */
{
    call(1);
    pid_t child = fork();
    if (child == 0) {
        uint64_t doubled;
        CHECK(toy_call(session, 1, &doubled) == 3 && gtap_current(&toy) == NULL);
        CHECK(gtap_stream_done(session, NULL) == -3 && gtap_obligation(session, do_nothing, NULL, 0) == 0);
        execl(own_path, own_path, "exec", (char *)NULL);
        _exit(9);
    }
    awaits(child, 5);
    call(2);
}

static void scene_vfork(void)
{
    call(1);
    pid_t child = vfork();
    if (child == 0) {
        execl(own_path, own_path, "exec", (char *)NULL);
        _exit(9);
    }
    awaits(child, 5);
    call(2);
}

static void scene_spawn(void)
{
    pid_t child;
    char *arguments[] = {(char *)own_path, "exec", NULL};
    call(1);
    CHECK(posix_spawn(&child, own_path, NULL, NULL, arguments, environ) == 0);
    awaits(child, 5);
    call(2);
}

static void scene_exec(void) { call(3), exit(5); }

static void scene_replace(void) /* exec with posts that nobody has sent: as with the driver, nothing is promised of them */
{
    call(1);
    post(2);
    execl(own_path, own_path, "exec", (char *)NULL);
}

static void *call_on(void *argument)
{
    (void)argument;
    for (uint64_t i = 0; i < 3000; i++)
        post(i), call(i);
    return NULL;
}

static void scene_fork_among_threads(void) /* whatever they hold when it happens */
{
    pthread_t threads[3];
    for (int i = 0; i < 3; i++)
        CHECK(pthread_create(&threads[i], NULL, call_on, NULL) == 0);
    for (int i = 0; i < 30; i++) {
        pid_t child = fork();
        if (child == 0) {
            uint64_t doubled;
            void *memory = gtap_host_alloc(100, 0);
            CHECK(memory == NULL && toy_post(session, 1) == 3 && toy_call(session, 1, &doubled) == 3);
            CHECK(gtap_shadow_create(session, 77) != NULL && gtap_failure_take(session) == 0);
            exit(4);
        }
        awaits(child, 4);
    }
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
}

static void scene_fork_first(void) /* parent and child each have a session, and the child's child none */
{
    pid_t child = fork();
    call(1);
    if (child == 0) {
        pid_t grandchild = fork();
        if (grandchild == 0)
            exit(gtap_current(&toy) == NULL ? 4 : 1);
        awaits(grandchild, 4);
        call(2);
        exit(4);
    }
    awaits(child, 4);
}

/* ---- signals ---- */

static volatile sig_atomic_t alarms, children;

static void on_alarm(int number)
{
    (void)number;
    int kept = errno;
    alarms++;
    errno = kept;
}

static void on_child(int number)
{
    (void)number;
    int kept = errno;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        children++;
    errno = kept;
}

static void handle(int number, void (*handler)(int)) /* without SA_RESTART: every system call may be interrupted */
{
    struct sigaction action = {.sa_handler = handler};
    CHECK(sigaction(number, &action, NULL) == 0);
}

static void interrupt_often(void)
{
    struct itimerval often = {{0, 500}, {0, 500}};
    handle(SIGALRM, on_alarm);
    CHECK(setitimer(ITIMER_REAL, &often, NULL) == 0);
}

static void scene_alarms(void) /* also while the sessions are opened */
{
    size_t size = 3 << 20;
    unsigned char *data = malloc(size), *back = malloc(size), *memory;
    uint64_t got;
    interrupt_often();
    session = gtap_current(&driver);
    CHECK(session);
    memory = gtap_host_alloc(size, 0);
    for (size_t i = 0; i < size; i++)
        data[i] = (unsigned char)(i * 7);
    for (int i = 0; i < 20; i++) {
        CHECK(toy_data(session, data, size, back, size, &got) == 0 && got == size && memcmp(back, data, got) == 0);
        for (uint64_t j = 0; j < 300; j++)
            post(j);
        call(4);
        CHECK(driver_defer(session, memory, 1000, NULL) == 0);
        gtap_await_deferred(memory, 1000);
        CHECK(memory[0] == 'a');
        driver_host(session, do_nothing, NULL, 0, NULL);
        while (gtap_stream_done(session, NULL) == 0)
            continue;
    }
    while (alarms < 50)
        call(1);
}

static void scene_children(void) /* the program's handler sees every child, and only its own */
{
    handle(SIGCHLD, on_child);
    session = gtap_current(&driver);
    for (int i = 0; i < 20; i++) {
        if (fork() == 0)
            _exit(0);
        call(1);
    }
    while (children < 20)
        call(1);
    CHECK(children == 20 && waitpid(-1, NULL, 0) == -1 && errno == ECHILD);
}

static void scene_masks(void) /* signals go to the program's threads: gtap's take none */
{
    sigset_t usr, before, after;
    sigemptyset(&usr), sigaddset(&usr, SIGUSR1);
    CHECK(pthread_sigmask(SIG_BLOCK, &usr, NULL) == 0 && pthread_sigmask(SIG_SETMASK, NULL, &before) == 0);
    session = gtap_current(&driver);
    post(1); /* the helper */
    driver_host(session, do_nothing, NULL, 0, NULL);
    counter_await(&reached, 1);
    CHECK(pthread_sigmask(SIG_SETMASK, NULL, &after) == 0 && memcmp(&before, &after, sizeof before) == 0);
    CHECK(kill(getpid(), SIGUSR1) == 0);
    call(1);
    CHECK(sigpending(&after) == 0 && sigismember(&after, SIGUSR1)); /* a thread that took it would have ended us */
}

static const struct { const char *name; void (*run)(void); } scenes[] = {
    {"return", scene_return}, {"exit", scene_exit}, {"underscore", scene_underscore}, {"quick", scene_quick},
    {"abort", scene_abort}, {"unread", scene_unread}, {"signal", scene_signal}, {"atexit", scene_atexit},
    {"exit_in_thread", scene_exit_in_thread}, {"main_leaves", scene_main_leaves},
    {"main_leaves_after_host", scene_main_leaves_after_host}, {"fork_exec", scene_fork_exec}, {"vfork", scene_vfork},
    {"spawn", scene_spawn}, {"exec", scene_exec}, {"replace", scene_replace},
    {"fork_among_threads", scene_fork_among_threads}, {"fork_first", scene_fork_first}, {"alarms", scene_alarms},
    {"children", scene_children}, {"masks", scene_masks},
};

int main(int count, char **arguments)
{
    CHECK(count == 2);
    own_path = arguments[0];
    if (strcmp(arguments[1], "alarms") && strcmp(arguments[1], "children") && strcmp(arguments[1], "masks") &&
        strcmp(arguments[1], "fork_first"))
        session = gtap_current(&driver);
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++)
        if (strcmp(arguments[1], scenes[i].name) == 0) {
            scenes[i].run();
            return 0;
        }
    return 3;
}
