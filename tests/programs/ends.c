/* Programs that compute and then start others, are interrupted, or end in every way there is. Arguments: scene.
 * Needs no CUDA header: cc ends.c -ldl -lpthread. What does not hold is named, with exit status 1. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHECK(condition)                                                              \
    do                                                                                \
        if (!(condition)) {                                                           \
            fprintf(stderr, "%s:%d: %s is false\n", __FILE__, __LINE__, #condition);  \
            exit(1);                                                                  \
        }                                                                             \
    while (0)
#define NOT_READY 600

extern char **environ;
typedef unsigned long long device_pointer;

static int (*cuInit)(unsigned);
static int (*cuDevicePrimaryCtxRetain)(void **, int);
static int (*cuCtxSetCurrent)(void *);
static int (*cuStreamCreate)(void **, unsigned);
static int (*cuStreamDestroy)(void *);
static int (*cuStreamSynchronize)(void *);
static int (*cuStreamQuery)(void *);
static int (*cuLaunchHostFunc)(void *, void (*)(void *), void *);
static int (*cuMemAlloc)(device_pointer *, size_t);
static int (*cuMemFree)(device_pointer);
static int (*cuMemsetD8Async)(device_pointer, unsigned char, size_t, void *);
static int (*cuMemcpyDtoHAsync)(void *, device_pointer, size_t, void *);

static const char *own_path;
static void *context, *stream;

static void load(void)
{
    void *library = dlopen("libcuda.so.1", RTLD_NOW);
    CHECK(library != NULL);
    const struct { void *at; const char *name; } entries[] = {
        {&cuInit, "cuInit"}, {&cuDevicePrimaryCtxRetain, "cuDevicePrimaryCtxRetain"},
        {&cuCtxSetCurrent, "cuCtxSetCurrent"}, {&cuStreamCreate, "cuStreamCreate"},
        {&cuStreamDestroy, "cuStreamDestroy_v2"}, {&cuStreamSynchronize, "cuStreamSynchronize"},
        {&cuStreamQuery, "cuStreamQuery"}, {&cuLaunchHostFunc, "cuLaunchHostFunc"}, {&cuMemAlloc, "cuMemAlloc_v2"},
        {&cuMemFree, "cuMemFree_v2"}, {&cuMemsetD8Async, "cuMemsetD8Async"},
        {&cuMemcpyDtoHAsync, "cuMemcpyDtoHAsync_v2"},
    };
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        void *found = dlsym(library, entries[i].name);
        CHECK(found != NULL);
        memcpy(entries[i].at, &found, sizeof found);
    }
}

static void begin(void)
{
    CHECK(cuInit(0) == 0 && cuDevicePrimaryCtxRetain(&context, 0) == 0);
    CHECK(cuCtxSetCurrent(context) == 0 && cuStreamCreate(&stream, 1) == 0);
}

static void count(void *counter) { __atomic_fetch_add((int *)counter, 1, __ATOMIC_RELEASE); }

/* Fill, read back, host function, query: everything that involves gtap's threads. */
static void compute(unsigned char value)
{
    unsigned char bytes[5000];
    int calls = 0, status;
    device_pointer memory;
    CHECK(cuCtxSetCurrent(context) == 0);
    CHECK(cuMemAlloc(&memory, sizeof bytes) == 0);
    CHECK(cuMemsetD8Async(memory, value, sizeof bytes, stream) == 0);
    CHECK(cuLaunchHostFunc(stream, count, &calls) == 0);
    while ((status = cuStreamQuery(stream)) == NOT_READY)
        continue;
    CHECK(status == 0 && __atomic_load_n(&calls, __ATOMIC_ACQUIRE) == 1);
    CHECK(cuMemcpyDtoHAsync(bytes, memory, sizeof bytes, stream) == 0 && cuStreamSynchronize(stream) == 0);
    CHECK(bytes[0] == value && bytes[4999] == value);
    CHECK(cuMemFree(memory) == 0);
}

/* ---- ends ---- */

static void scene_return(void) { compute(1); }
static void scene_exit(void) { compute(1), exit(5); }
static void scene_underscore(void) { compute(1), _exit(6); }
static void scene_quick(void) { compute(1), quick_exit(7); }
static void scene_abort(void) { compute(1), abort(); }

static void compute_at_exit(void)
{
    compute(9);
    printf("computed at exit\n");
}

static void scene_atexit(void)
{
    compute(1);
    CHECK(atexit(compute_at_exit) == 0);
}

static void compute_at_thread_end(void *value) { compute((unsigned char)(size_t)value); }

static void *set_key(void *key)
{
    compute(1);
    CHECK(pthread_setspecific(*(pthread_key_t *)key, (void *)7) == 0);
    return NULL;
}

static void scene_thread_end(void)
{
    pthread_key_t key;
    pthread_t thread;
    compute(2); /* gtap's own keys come first */
    CHECK(pthread_key_create(&key, compute_at_thread_end) == 0);
    CHECK(pthread_create(&thread, NULL, set_key, &key) == 0 && pthread_join(thread, NULL) == 0);
    compute(3);
}

static void hold(void *reached)
{
    count(reached);
    for (;;)
        pause();
}

static int held;

static void *exit_soon(void *argument)
{
    (void)argument;
    while (!__atomic_load_n(&held, __ATOMIC_ACQUIRE))
        usleep(1000);
    usleep(50000); /* the main thread waits by now */
    exit(8);
}

static void scene_exit_in_thread(void)
{
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, exit_soon, NULL) == 0);
    CHECK(cuLaunchHostFunc(stream, hold, &held) == 0);
    cuStreamSynchronize(stream);
    fprintf(stderr, "the synchronisation came back\n");
    exit(9);
}

static void scene_host_runs(void) /* main returns while a host function does not */
{
    CHECK(cuLaunchHostFunc(stream, hold, &held) == 0);
    while (!__atomic_load_n(&held, __ATOMIC_ACQUIRE))
        usleep(1000);
}

static void leave(void *status) { exit((int)(size_t)status); }

static void scene_host_exits(void)
{
    CHECK(cuLaunchHostFunc(stream, leave, (void *)4) == 0);
    cuStreamSynchronize(stream);
    for (;;)
        pause();
}

static void *outlive(void *main_thread)
{
    CHECK(pthread_join(*(pthread_t *)main_thread, NULL) == 0);
    for (int i = 0; i < 5; i++)
        compute((unsigned char)i);
    printf("computed after main\n");
    return NULL;
}

static void scene_main_leaves(void)
{
    static pthread_t self, thread;
    self = pthread_self();
    compute(1);
    CHECK(pthread_create(&thread, NULL, outlive, &self) == 0 && pthread_detach(thread) == 0);
    pthread_exit(NULL);
}

/* ---- children ---- */

static void awaits(pid_t child, int expected)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        CHECK(errno == EINTR);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == expected);
}

static void scene_fork_exec(void)
{
    compute(1);
    pid_t child = fork();
    if (child == 0) {
        CHECK(cuInit(0) == 3 && cuStreamQuery(stream) == 3 && cuStreamSynchronize(stream) == 3);
        CHECK(cuLaunchHostFunc(stream, count, &held) == 3);
        execl(own_path, own_path, "exit", (char *)NULL);
        _exit(9);
    }
    awaits(child, 5);
    compute(2);
}

static void scene_vfork(void)
{
    compute(1);
    pid_t child = vfork();
    if (child == 0) {
        execl(own_path, own_path, "exit", (char *)NULL);
        _exit(9);
    }
    awaits(child, 5);
    compute(2);
}

static void scene_spawn(void)
{
    pid_t child;
    char *arguments[] = {(char *)own_path, "exit", NULL};
    compute(1);
    CHECK(posix_spawn(&child, own_path, NULL, NULL, arguments, environ) == 0);
    awaits(child, 5);
    CHECK(system("exit 3") == 3 << 8);
    compute(2);
}

static void scene_exec(void)
{
    compute(1);
    execl(own_path, own_path, "exit", (char *)NULL);
}

/* ---- signals ---- */

static volatile sig_atomic_t alarms, children;

static void on_alarm(int number)
{
    (void)number;
    alarms++;
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

static void scene_signals(void) /* begun by main before CUDA is used */
{
    for (int i = 0; i < 20; i++) {
        pid_t child = fork();
        if (child == 0)
            _exit(0);
        compute((unsigned char)i);
    }
    while (children < 20 || alarms < 20)
        compute(1);
    CHECK(children == 20);
}

static const struct { const char *name; void (*run)(void); } scenes[] = {
    {"return", scene_return}, {"exit", scene_exit}, {"underscore", scene_underscore}, {"quick", scene_quick},
    {"abort", scene_abort}, {"atexit", scene_atexit}, {"thread_end", scene_thread_end},
    {"exit_in_thread", scene_exit_in_thread}, {"host_runs", scene_host_runs}, {"host_exits", scene_host_exits},
    {"main_leaves", scene_main_leaves}, {"fork_exec", scene_fork_exec}, {"vfork", scene_vfork},
    {"spawn", scene_spawn}, {"exec", scene_exec}, {"signals", scene_signals},
};

int main(int argc, char **argv)
{
    CHECK(argc == 2);
    own_path = argv[0];
    if (strcmp(argv[1], "signals") == 0) {
        struct itimerval often = {{0, 2000}, {0, 2000}};
        handle(SIGALRM, on_alarm), handle(SIGCHLD, on_child);
        CHECK(setitimer(ITIMER_REAL, &often, NULL) == 0);
    }
    load();
    begin();
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++)
        if (strcmp(argv[1], scenes[i].name) == 0) {
            scenes[i].run();
            return 0;
        }
    return 3;
}
