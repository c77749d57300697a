/* Four threads do all that programs do at once: streams, events, memory, copies, host functions, managed memory.
 * Arguments: rounds, then any of `check` (the device computes: look at the values), `fork` (children come and go
 * meanwhile), `close` (every library is unloaded at the end). Needs no CUDA header. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define THREADS 4
#define BYTES (96 << 10)
#define ATTACH_GLOBAL 1
#define ATTACH_SINGLE 4
#define NOT_READY 600

typedef unsigned long long address;
typedef void *handle;

static int (*Init)(unsigned), (*Retain)(handle *, int), (*SetCurrent)(handle), (*Release)(int);
static int (*StreamCreate)(handle *, unsigned), (*StreamDestroy)(handle), (*StreamSync)(handle), (*StreamQuery)(handle);
static int (*StreamWait)(handle, handle, unsigned);
static int (*EventCreate)(handle *, unsigned), (*EventDestroy)(handle), (*EventRecord)(handle, handle);
static int (*EventSync)(handle), (*EventQuery)(handle);
static int (*Alloc)(address *, size_t), (*Free)(address), (*AllocHost)(void **, size_t), (*FreeHost)(void *);
static int (*AllocManaged)(address *, size_t, unsigned), (*Attach)(handle, address, size_t, unsigned);
static int (*CopyIn)(address, const void *, size_t, handle), (*CopyOut)(void *, address, size_t, handle);
static int (*CopyOutNow)(void *, address, size_t), (*Fill)(address, unsigned char, size_t, handle);
static int (*HostFunction)(handle, void (*)(void *), void *), (*MemInfo)(size_t *, size_t *);

static const struct {
    void *entry;
    const char *name;
} entries[] = {
    {&Init, "cuInit"}, {&Retain, "cuDevicePrimaryCtxRetain"}, {&SetCurrent, "cuCtxSetCurrent"},
    {&Release, "cuDevicePrimaryCtxRelease_v2"}, {&StreamCreate, "cuStreamCreate"},
    {&StreamDestroy, "cuStreamDestroy_v2"}, {&StreamSync, "cuStreamSynchronize"}, {&StreamQuery, "cuStreamQuery"},
    {&StreamWait, "cuStreamWaitEvent"}, {&EventCreate, "cuEventCreate"}, {&EventDestroy, "cuEventDestroy_v2"},
    {&EventRecord, "cuEventRecord"}, {&EventSync, "cuEventSynchronize"}, {&EventQuery, "cuEventQuery"},
    {&Alloc, "cuMemAlloc_v2"}, {&Free, "cuMemFree_v2"}, {&AllocHost, "cuMemAllocHost_v2"},
    {&FreeHost, "cuMemFreeHost"}, {&AllocManaged, "cuMemAllocManaged"}, {&Attach, "cuStreamAttachMemAsync"},
    {&CopyIn, "cuMemcpyHtoDAsync_v2"}, {&CopyOut, "cuMemcpyDtoHAsync_v2"}, {&CopyOutNow, "cuMemcpyDtoH_v2"},
    {&Fill, "cuMemsetD8Async"}, {&HostFunction, "cuLaunchHostFunc"}, {&MemInfo, "cuMemGetInfo_v2"},
};

static const char *const others[] = {"libcudart.so.13", "libnvidia-ml.so.1", "libnvrtc.so.13", "libnvJitLink.so.13"};
#define OTHERS (sizeof others / sizeof *others)

static handle context;
static int rounds, check;
static atomic_int called;

static void must(int status, const char *what)
{
    if (status != 0) {
        printf("%s: %d\n", what, status);
        exit(2);
    }
}

#define MUST(call) must(call, #call)

static void same(const unsigned char *bytes, unsigned char wanted, const char *what)
{
    for (size_t i = 0; check && i < BYTES; i++)
        if (bytes[i] != wanted) {
            printf("%s: %d instead of %d at %zu\n", what, bytes[i], wanted, i);
            exit(3);
        }
}

static void count(void *counter) { atomic_fetch_add((atomic_int *)counter, 1); }

typedef struct kit { /* what a round uses */
    handle stream, other, event;
    address device, managed;
    void *host;
} kit;

static void open_kit(kit *k)
{
    MUST(StreamCreate(&k->stream, 1));
    MUST(StreamCreate(&k->other, 0));
    MUST(EventCreate(&k->event, 2));
    MUST(Alloc(&k->device, BYTES));
    MUST(AllocHost(&k->host, BYTES));
    MUST(AllocManaged(&k->managed, BYTES, ATTACH_GLOBAL));
    MUST(Attach(k->stream, k->managed, 0, ATTACH_SINGLE)); /* the host may touch it while other streams work */
    MUST(StreamSync(k->stream));
}

static void close_kit(const kit *k)
{
    MUST(Free(k->managed));
    MUST(FreeHost(k->host));
    MUST(Free(k->device));
    MUST(EventDestroy(k->event));
    MUST(StreamDestroy(k->other));
    MUST(StreamDestroy(k->stream));
}

/* Fill on one stream, wait for it on another, copy back into memory of both kinds, let the host be called. */
static void work(const kit *k, unsigned char value)
{
    unsigned char plain[BYTES];
    MUST(Fill(k->device, value, BYTES, k->stream));
    MUST(EventRecord(k->event, k->stream));
    MUST(StreamWait(k->other, k->event, 0));
    MUST(CopyOut(k->host, k->device, BYTES, k->other));
    MUST(HostFunction(k->other, count, &called));
    while (EventQuery(k->event) == NOT_READY)
        continue;
    MUST(StreamSync(k->other));
    same(k->host, value, "page-locked");
    memset(plain, value + 1, BYTES);
    MUST(CopyIn(k->device, plain, BYTES, k->stream));
    memset(plain, 0, BYTES);
    MUST(StreamSync(k->stream));
    MUST(CopyOutNow(plain, k->device, BYTES));
    same(plain, (unsigned char)(value + 1), "pageable");
}

static void share(const kit *k, unsigned char value)
{
    volatile unsigned char *bytes = (unsigned char *)(size_t)k->managed;
    bytes[0] = value;
    MUST(Fill(k->managed, value, BYTES, k->stream));
    MUST(StreamSync(k->stream));
    if (check && (bytes[0] != value || bytes[BYTES - 1] != value)) {
        printf("managed: %d, %d instead of %d\n", bytes[0], bytes[BYTES - 1], value);
        exit(3);
    }
}

static void *run(void *argument)
{
    int thread = (int)(size_t)argument;
    MUST(SetCurrent(context));
    for (int i = 0; i < rounds; i++) {
        kit k;
        size_t unused, all;
        open_kit(&k);
        work(&k, (unsigned char)(16 * thread + i));
        share(&k, (unsigned char)(16 * thread + i + 1));
        MUST(MemInfo(&unused, &all));
        (void)StreamQuery(k.stream);
        close_kit(&k);
    }
    return NULL;
}

/* Children that use nothing of CUDA, while the threads are busy. */
static void forks(void)
{
    for (int i = 0; i < 4; i++) {
        int status;
        pid_t child = fork();
        if (child == 0)
            _exit(Init(0) == 0 ? 1 : 0); /* a child of a program that used CUDA cannot */
        if (waitpid(child, &status, 0) != child || status != 0) {
            printf("a child ended with %#x\n", (unsigned)status);
            exit(4);
        }
    }
}

static int wants(int argc, char **argv, const char *word)
{
    for (int i = 2; i < argc; i++)
        if (strcmp(argv[i], word) == 0)
            return 1;
    return 0;
}

static handle open_driver(void)
{
    handle library = dlopen("libcuda.so.1", RTLD_NOW);
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        void *found = library ? dlsym(library, entries[i].name) : NULL;
        must(found ? 0 : 1, entries[i].name);
        memcpy(entries[i].entry, &found, sizeof found);
    }
    return library;
}

int main(int argc, char **argv)
{
    pthread_t threads[THREADS];
    handle library = open_driver(), more[OTHERS];
    for (size_t i = 0; i < OTHERS; i++)
        more[i] = dlopen(others[i], RTLD_NOW);
    rounds = argc > 1 ? atoi(argv[1]) : 1;
    check = wants(argc, argv, "check");
    MUST(Init(0));
    MUST(Retain(&context, 0));
    for (size_t i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, run, (void *)i);
    if (wants(argc, argv, "fork"))
        forks();
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    MUST(Release(0));
    printf("%d called\n", called);
    if (!wants(argc, argv, "close"))
        return 0;
    for (size_t i = 0; i < OTHERS; i++)
        if (more[i])
            dlclose(more[i]);
    dlclose(library);
    return 0;
}
