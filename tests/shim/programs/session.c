/* One program, many small scenes: session SCENE. */
#include "toy.h"

#include <dirent.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static gtap_session *session;

static void scene_call(void)
{
    uint64_t doubled = 0;
    CHECK(toy_call(session, 21, &doubled) == 0);
    CHECK(doubled == 42);
}

static void post(uint64_t count)
{
    uint64_t doubled = 0;
    for (uint64_t i = 0; i < count; i++)
        CHECK(toy_post(session, i) == 0);
    CHECK(toy_call(session, 1, &doubled) == 0 && doubled == 2);
}

static void scene_posts(void) { post(100000); }

static void scene_many(void) { post(400000); }

static void scene_exit(void) { CHECK(toy_post(session, 7) == 0); }

static void scene_leave(void)
{
    scene_call();
    for (uint64_t i = 0; i < 10; i++)
        CHECK(toy_post(session, i) == 0);
}

static void scene_idle(void) /* nobody flushes but the helper; the server answers by a byte on stdin */
{
    char byte;
    CHECK(toy_post(session, 7) == 0);
    CHECK(read(0, &byte, 1) == 1);
    _exit(0);
}

static long naps_of_helper(void) /* -1: there is none */
{
    char path[300], line[200];
    long naps = -1;
    struct dirent *each;
    DIR *tasks = opendir("/proc/self/task");
    while ((each = readdir(tasks))) {
        snprintf(path, sizeof path, "/proc/self/task/%s/status", each->d_name);
        FILE *status = *each->d_name == '.' || atoi(each->d_name) == getpid() ? NULL : fopen(path, "r");
        while (status && fgets(line, sizeof line, status))
            sscanf(line, "voluntary_ctxt_switches: %ld", &naps);
        if (status)
            fclose(status);
    }
    closedir(tasks);
    return naps;
}

static unsigned char large[70000]; /* it goes by a bulk stream */

static void scene_large(void) /* the same, with no helper */
{
    char byte;
    CHECK(toy_give(session, large, sizeof large) == 0);
    CHECK(read(0, &byte, 1) == 1);
    CHECK(naps_of_helper() == -1);
    _exit(0);
}

static void scene_larges(void) /* the helper falls asleep meanwhile */
{
    struct timespec pace = {.tv_nsec = 200000}; /* the server keeps up: no pause is long enough to fall asleep */
    CHECK(toy_post(session, 7) == 0);
    for (int i = 0; i < 100; i++) {
        CHECK(toy_give(session, large, sizeof large) == 0);
        nanosleep(&pace, NULL);
    }
    CHECK(naps_of_helper() < 30);
}

static void *caller(void *argument)
{
    uint64_t doubled, value = (uintptr_t)argument;
    for (int i = 0; i < 500; i++) {
        CHECK(toy_post(session, value) == 0);
        CHECK(toy_call(session, value + (uint64_t)i, &doubled) == 0);
        CHECK(doubled == 2 * (value + (uint64_t)i));
    }
    return NULL;
}

static void scene_threads(void)
{
    pthread_t threads[8];
    for (uintptr_t i = 0; i < 8; i++)
        CHECK(pthread_create(&threads[i], NULL, caller, (void *)(i << 20)) == 0);
    for (int i = 0; i < 8; i++)
        pthread_join(threads[i], NULL);
}

static _Atomic int asleep;

static void *sleeper(void *argument) /* prints how often it was woken */
{
    struct rusage before, after;
    uint64_t doubled, value = (uintptr_t)argument;
    CHECK(getrusage(RUSAGE_THREAD, &before) == 0);
    asleep = 1;
    CHECK(toy_call(session, value, &doubled) == 0);
    CHECK(getrusage(RUSAGE_THREAD, &after) == 0);
    printf("%ld\n", after.ru_nvcsw - before.ru_nvcsw);
    return NULL;
}

static void scene_beside(void) /* the call is answered after the last post */
{
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, sleeper, (void *)7) == 0);
    while (!asleep)
        sched_yield();
    for (uint64_t i = 0; i < 50000; i++)
        CHECK(toy_post(session, i) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
}

static void scene_create(void)
{
    void *first, *second;
    CHECK(toy_create(session, 77, &first) == 0 && toy_create(session, 77, &second) == 0);
    CHECK(gtap_shadow_token(first, 77) != gtap_shadow_token(second, 77));
}

static void scene_create_fails(void)
{
    void *handle;
    CHECK(toy_create(session, 77, &handle) == 5);
    CHECK(toy_create(session, 77, &handle) == 5);
}

static void scene_defer(void)
{
    uint64_t doubled;
    unsigned char *memory = gtap_host_alloc(3 << 20, 0);
    CHECK(memory);
    CHECK(toy_defer(session, memory, 1000) == 0);
    CHECK(toy_defer(session, memory + 4096, 2 << 20) == 0);
    CHECK(toy_call(session, 1, &doubled) == 0);
    for (int i = 0; i < 1000; i++)
        CHECK(memory[i] == 'a');
    for (int i = 0; i < 2 << 20; i++)
        CHECK(memory[4096 + i] == 'b');
    CHECK(gtap_host_free(memory) == 0);
}

static void scene_defer_free(void) /* the free waits for the write */
{
    unsigned char *memory = gtap_host_alloc(100, 0);
    CHECK(toy_defer(session, memory, 100) == 0);
    CHECK(gtap_host_free(memory) == 0);
    CHECK(memory[0] == 'a' && memory[99] == 'a');
}

static void scene_data(void)
{
    size_t size = 3 << 20;
    uint64_t got;
    unsigned char *data = malloc(size), *back = malloc(size);
    for (size_t i = 0; i < size; i++)
        data[i] = (unsigned char)(i * 7);
    CHECK(toy_data(session, data, 1000, back, size, &got) == 0);
    CHECK(got == 1000 && memcmp(back, data, got) == 0);
    CHECK(toy_data(session, data, size, back, size, &got) == 0);
    CHECK(got == size && memcmp(back, data, got) == 0);
    CHECK(toy_data(session, NULL, 0, back, size, &got) == 0 && got == 0);
    CHECK(toy_data(session, data, 5 << 20, back, size, &got) == 1); /* the caller should have split it */
    free(data);
    free(back);
}

static void *watch(void *byte) /* an output on its way, whose rest is asked for */
{
    while (*(volatile unsigned char *)byte == 0)
        sched_yield();
    CHECK(toy_post(session, 7) == 0);
    return NULL;
}

static void scene_half(void)
{
    size_t size = 3 << 20;
    uint64_t got;
    pthread_t watcher;
    unsigned char *data = malloc(size), *back = calloc(1, size);
    memset(data, 'x', size);
    CHECK(pthread_create(&watcher, NULL, watch, back + size / 2 - 1) == 0);
    int status = toy_data(session, data, size, back, size, &got);
    CHECK(pthread_join(watcher, NULL) == 0);
    printf("%d %d\n", status, got == size && memcmp(data, back, size) == 0);
    free(data);
    free(back);
}

static void scene_longer(void) /* than was asked for */
{
    enum { SENT = 3 << 20, ASKED = 100 << 10 };
    uint64_t got;
    unsigned char *data = malloc(SENT), *back = calloc(1, SENT);
    memset(data, 'x', SENT);
    CHECK(toy_data(session, data, SENT, back, ASKED, &got) == 0);
    CHECK(got == ASKED && memcmp(data, back, ASKED) == 0 && back[ASKED] == 0 && back[SENT - 1] == 0);
    free(data);
    free(back);
}

enum { GUARDED = 3 << 20 };
static unsigned char *guarded;
static volatile sig_atomic_t faults;

static void unguard(int number)
{
    (void)number;
    faults++;
    mprotect(guarded, GUARDED, PROT_READ | PROT_WRITE);
}

static void scene_guarded(void) /* a program that learns from faults what is written */
{
    struct sigaction action = {.sa_handler = unguard};
    uint64_t got;
    unsigned char *data = malloc(GUARDED);
    memset(data, 'x', GUARDED);
    guarded = mmap(NULL, GUARDED, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(guarded != MAP_FAILED && sigaction(SIGSEGV, &action, NULL) == 0);
    CHECK(toy_data(session, data, GUARDED, guarded, GUARDED, &got) == 0);
    CHECK(got == GUARDED && memcmp(data, guarded, GUARDED) == 0 && faults == 1);
    free(data);
}

/* Payloads that change as soon as their call has returned, or as soon as they are not lent any more. */
static void scene_wide(void)
{
    enum { SIZE = 2 << 20, COUNT = 48 };
    uint64_t doubled;
    unsigned char *data = malloc(2 * SIZE);
    for (int i = 0; i < COUNT; i++) {
        int lends = i % 3 == 0;
        unsigned char *at = data + (lends ? SIZE : 0);
        memset(at, i + 1, SIZE);
        if (lends)
            gtap_lend();
        CHECK(toy_give(session, at, SIZE) == 0);
        if (lends)
            gtap_lent(session, 0);
        memset(at, 0xff, SIZE);
    }
    CHECK(toy_call(session, 1, &doubled) == 0);
    free(data);
}

/* Payloads in page-locked memory, which stays as it is until it is given back: made so, or registered. */
static void scene_given_back(void)
{
    enum { SIZE = 2 << 20, COUNT = 12 };
    static unsigned char own[SIZE];
    const gtap_range registered = {.base = (uint64_t)(uintptr_t)own, .size = SIZE, .kind = GTAP_REGISTERED_RANGE};
    uint64_t doubled;
    for (int i = 0; i < COUNT; i++) {
        unsigned char *data = i % 2 ? own : gtap_host_alloc(SIZE, 0);
        CHECK(data && (data != own || gtap_range_add(&registered) == 0));
        memset(data, i + 1, SIZE);
        gtap_lend();
        CHECK(toy_give(session, data, SIZE) == 0);
        gtap_lent(session, 1);
        CHECK((data == own ? gtap_range_remove(registered.base) : gtap_host_free(data)) == 0);
        memset(own, 0xff, SIZE);
    }
    CHECK(toy_call(session, 1, &doubled) == 0);
}

static void scene_failure(void)
{
    uint64_t doubled;
    CHECK(gtap_failure_take(session) == 0);
    CHECK(toy_call(session, 1, &doubled) == 0);
    CHECK(gtap_failure_peek(session) == 98);
    CHECK(gtap_failure_take(session) == 98);
    CHECK(gtap_failure_take(session) == 700 && gtap_failure_take(session) == 700);
    gtap_failure_reset(session);
    CHECK(gtap_failure_take(session) == 0);
}

static void scene_library_fails(void)
{
    uint64_t doubled;
    CHECK(toy_post(session, 1) == 0);
    CHECK(toy_call(session, 1, &doubled) == 0);
    CHECK(toy_call(session, 1, &doubled) == 14);
    CHECK(toy_call(session, 1, &doubled) == 0);
    CHECK(gtap_failure_take(session) == 0);
    CHECK(toy_post(session, 1) == 0);
    CHECK(toy_call(session, 1, &doubled) == 0);
    CHECK(gtap_failure_peek(session) == 999 && gtap_failure_take(session) == 999);
    CHECK(gtap_failure_take(session) == 0);
}

static void scene_fails_late(void)
{
    uint64_t doubled;
    post(10000);
    CHECK(toy_call(session, 1, &doubled) == 14);
    CHECK(toy_call(session, 1, &doubled) == 0 && gtap_failure_take(session) == 0);
}

static void scene_driver_fails(void)
{
    uint64_t doubled;
    CHECK(toy_post(session, 1) == 0);
    CHECK(toy_call(session, 1, &doubled) == 0 && toy_call(session, 1, &doubled) == 0);
    CHECK(gtap_failure_take(session) == 2 && gtap_failure_take(session) == 0);
}

static void scene_own_status(void) /* every post waits: the third fails, and says so itself */
{
    for (uint64_t i = 1; i <= 5; i++)
        CHECK(toy_post(session, i) == (i == 3 ? 98 : 0));
    CHECK(gtap_failure_take(session) == 0);
}

static void scene_refused(void) /* each time for its own reason */
{
    gtap_frame frame;
    CHECK(gtap_begin(&frame, session, &toy, 2, 8, 2 << 20) != 0 && gtap_refused(session, &toy) == 1);
    CHECK(gtap_begin(&frame, session, &toy, 7, 8, 0) != 0 && gtap_refused(session, &toy) == 801);
}

static void scene_lost(void)
{
    uint64_t doubled;
    CHECK(toy_call(session, 1, &doubled) == 3);
    CHECK(toy_call(session, 1, &doubled) == 3);
    CHECK(toy_post(session, 1) == 3);
    printf("alive\n");
}

static void scene_fork(void)
{
    uint64_t doubled;
    scene_call();
    pid_t child = fork();
    if (child == 0) {
        CHECK(gtap_forked() && gtap_unloading());
        CHECK(gtap_current(&toy) == NULL && gtap_device_count() == -1);
        CHECK(toy_call(session, 1, &doubled) == 3);
        exit(0);
    }
    int status;
    CHECK(waitpid(child, &status, 0) == child && status == 0);
    scene_call();
}

static void scene_alloc(void)
{
    uint64_t first, second, address;
    gtap_range range;
    gtap_set_fence(toy_fence);
    CHECK(gtap_alloc(session, 0, 1000, 0, &first) == 0 && first % 512 == 0);
    CHECK(gtap_alloc(session, 0, 1, 4096, &second) == 0 && second % 4096 == 0 && second != first);
    CHECK(gtap_range_of(first + 999, &range) == 0 && range.base == first && range.size == 1000 &&
          range.kind == GTAP_DEVICE_RANGE && range.session == session && range.id);
    CHECK(gtap_range_of(first + 1000, &range) == -1);
    CHECK(gtap_free(first + 1) == -1 && gtap_free(first) == 0 && gtap_free(first) == -1);
    CHECK(gtap_range_of(first, &range) == -1);
    for (int i = 0; i < 1000; i++) {
        CHECK(gtap_alloc(session, 0, 1 << 20, 0, &address) == 0);
        CHECK(gtap_free(address) == 0);
    }
    CHECK(gtap_alloc(session, 0, 100 << 20, 0, &address) == 0);
    CHECK(gtap_unused(session, 0) > 0);
    gtap_free_all(session, 0);
    CHECK(gtap_range_of(second, &range) == -1 && gtap_range_of(address, &range) == -1);
    scene_call();
}

static void scene_alloc_limit(void) /* the server grants 128 MiB in all */
{
    uint64_t first, second, third;
    gtap_set_fence(toy_fence);
    CHECK(gtap_alloc(session, 0, 64 << 20, 0, &first) == 0);
    CHECK(gtap_alloc(session, 0, 64 << 20, 0, &second) == 0 || gtap_free(first) == 0);
    CHECK(gtap_alloc(session, 0, (uint64_t)1 << 40, 0, &third) == 2);
    gtap_free_all(session, 0);
    CHECK(gtap_alloc(session, 0, 96 << 20, 0, &first) == 0); /* only after giving back */
    CHECK(gtap_alloc(session, 0, 64 << 20, 0, &second) == 2);
}

static void scene_settle(void) /* what was given back has arrived before the next call asks about it */
{
    uint64_t doubled;
    void *managed = gtap_managed_alloc(session, 0, 64 << 20, 0);
    CHECK(managed != NULL);
    gtap_host_free(managed);
    for (int i = 0; i < 2; i++)
        gtap_settle_credit(session, 0);
    CHECK(toy_call(session, 1, &doubled) == 0);
}

static void scene_devices(void)
{
    for (int i = 0; i < gtap_device_count(); i++)
        printf("%s %u\n", gtap_device(i)->name, gtap_device_ordinal(i));
    CHECK(gtap_device(gtap_device_count()) == NULL && gtap_device(-1) == NULL);
}

static void scene_servers(void)
{
    uint64_t doubled;
    CHECK(gtap_device_count() == 2 && gtap_device_session(0) != gtap_device_session(1));
    CHECK(toy_call(gtap_device_session(0), 1, &doubled) == 0 && doubled == 2);
    CHECK(toy_call(gtap_device_session(1), 3, &doubled) == 0 && doubled == 6);
    gtap_thread_bind(gtap_device_session(1), 0x101);
    CHECK(gtap_current(&toy) == gtap_device_session(1));
    CHECK(toy_post(gtap_current(&toy), 9) == 0);
}

static void scene_full(void) /* the server floods us before it reads */
{
    uint64_t doubled;
    unsigned char *data = calloc(1, 60000);
    for (int i = 0; i < 400; i++) {
        gtap_part part = gtap_in(session, data, 60000);
        gtap_frame frame;
        CHECK(gtap_begin(&frame, session, &toy, 2, 8, gtap_part_size(&part)) == 0);
        gtap_put(&frame, &part);
        CHECK(gtap_post(&frame) == 0);
    }
    CHECK(toy_call(session, 2, &doubled) == 0 && doubled == 4);
    free(data);
}

static void scene_late(void) /* a library that comes after OPEN, and a copy of one that was there */
{
    static const gtap_library late = {GTAP_ABI, 2, 0, 2, toy_golden, toy_names, "late", "liblate.so.3", "late", {8, 7, 6, 5, 4}};
    static gtap_library copy;
    gtap_frame frame;
    copy = toy;
    CHECK(gtap_begin(&frame, session, &late, 2, 8, 0) == 0 && gtap_post(&frame) == 0);
    CHECK(gtap_begin(&frame, session, &late, 2, 8, 0) == 0 && gtap_post(&frame) == 0);
    CHECK(gtap_begin(&frame, session, &copy, 2, 8, 0) == 0 && gtap_post(&frame) == 0);
    scene_call();
}

static void scene_churn(void) /* overlaps would be refused by the range table */
{
    enum { LIVE = 300 };
    uint64_t addresses[LIVE] = {0}, random = 88172645463325252u, sizes[LIVE] = {0};
    gtap_set_fence(toy_fence);
    for (int i = 0; i < 20000; i++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        unsigned at = random % LIVE, power = random >> 20 & 15;
        uint64_t alignment = (uint64_t)256 << (random >> 40 & 7), size = ((random >> 8) % 3000 + 1) << (power > 10 ? 10 : power);
        gtap_range range;
        if (addresses[at]) {
            CHECK(gtap_range_of(addresses[at] + sizes[at] - 1, &range) == 0 && range.base == addresses[at]);
            CHECK(gtap_free(addresses[at]) == 0);
        }
        CHECK(gtap_alloc(session, 0, size, alignment, &addresses[at]) == 0);
        CHECK(addresses[at] % alignment == 0);
        sizes[at] = size;
    }
    scene_call();
}

static void scene_registered(void) /* unregistering waits for what is on its way */
{
    static unsigned char memory[5000];
    gtap_range range = {.base = (uint64_t)(uintptr_t)memory, .size = sizeof memory, .kind = GTAP_REGISTERED_RANGE};
    CHECK(gtap_range_add(&range) == 0 && gtap_range_add(&range) == -1);
    CHECK(toy_defer(session, memory + 1000, 1000) == 0);
    gtap_await_deferred(memory, sizeof memory);
    CHECK(gtap_range_remove(range.base) == 0 && gtap_range_remove(range.base) == -1);
    CHECK(memory[1000] == 'a' && memory[1999] == 'a' && memory[2000] == 0);
}

static void scene_remembered(void) /* keys of the same bytes, longer ones, and more than is kept */
{
    enum { MOST = 4000, SIZE = 4000 };
    static unsigned char answer[SIZE], found[SIZE];
    char key[16] = "key";
    CHECK(!gtap_recall(session, key, 3, found, 4));
    gtap_remember(session, key, 3, "abcd", 4);
    gtap_remember(session, key, 4, "efgh", 4);
    CHECK(gtap_recall(session, key, 3, found, 4) && memcmp(found, "abcd", 4) == 0);
    CHECK(gtap_recall(session, key, 4, found, 4) && memcmp(found, "efgh", 4) == 0);
    CHECK(!gtap_recall(session, key, 4, found, 3) && !gtap_recall(session, key, 5, found, 4));
    for (int i = 0; i < MOST; i++) {
        memset(answer, i, SIZE);
        int size = snprintf(key, sizeof key, "%d", i);
        gtap_remember(session, key, (size_t)size, answer, SIZE);
        CHECK(gtap_recall(session, key, (size_t)size, found, SIZE) && memcmp(found, answer, SIZE) == 0);
    }
    CHECK(!gtap_recall(session, "key", 3, found, 4) && !gtap_recall(session, "17", 2, found, SIZE));
    CHECK(gtap_recall(session, "3000", 4, found, SIZE) && found[0] == (3000 & 0xff));
}

static const struct { const char *name; void (*run)(void); } scenes[] = {
    {"call", scene_call}, {"posts", scene_posts}, {"many", scene_many}, {"exit", scene_exit}, {"leave", scene_leave}, {"idle", scene_idle},
    {"large", scene_large}, {"larges", scene_larges},
    {"threads", scene_threads}, {"create", scene_create}, {"create_fails", scene_create_fails},
    {"defer", scene_defer}, {"defer_free", scene_defer_free}, {"data", scene_data}, {"wide", scene_wide},
    {"given_back", scene_given_back}, {"failure", scene_failure}, {"library_fails", scene_library_fails},
    {"fails_late", scene_fails_late}, {"driver_fails", scene_driver_fails}, {"lost", scene_lost}, {"refused", scene_refused},
    {"own_status", scene_own_status}, {"fork", scene_fork}, {"alloc", scene_alloc}, {"alloc_limit", scene_alloc_limit},
    {"settle", scene_settle},
    {"devices", scene_devices}, {"servers", scene_servers}, {"full", scene_full},
    {"late", scene_late}, {"churn", scene_churn}, {"registered", scene_registered},
    {"beside", scene_beside}, {"half", scene_half}, {"longer", scene_longer}, {"guarded", scene_guarded}, {"remembered", scene_remembered},
};

int main(int count, char **arguments)
{
    CHECK(count == 2);
    session = gtap_current(&toy);
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++)
        if (strcmp(arguments[1], scenes[i].name) == 0) {
            scenes[i].run();
            return 0;
        }
    return session ? 0 : 3;
}
