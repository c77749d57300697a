/* Allocations of both sides for calls after a warm-up, as the preloaded counter has them. Argument: how many calls.
 *
 * Several times: what happens by the clock meanwhile is not a call's.
 */
#include "bench.h"
#include "count.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PIDS = 16, BYTES = 4096, LAUNCHES = 8, TIMES = 5 };

static const counts *table;

typedef struct work {
    place where;
    uint64_t memory;
    void *host, *stream, *event;
} work;

static uint64_t counted(int pid)
{
    uint64_t sum = 0;
    for (int i = 0; i < COUNT_SLOTS; i++)
        sum += table->slots[i].pid == (uint64_t)pid ? table->slots[i].count : 0;
    return sum;
}

static void table_open(void)
{
    const char *path = getenv("GTAP_BENCH_COUNTS");
    int fd = path != NULL ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    void *mapped = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *table, PROT_READ, MAP_SHARED, fd, 0);
    must(mapped == MAP_FAILED, "the file of counts");
    table = mapped;
}

/* Posted calls, then one that waits. */
static void post(const work *w, long count)
{
    for (long i = 0; i < count; i++)
        launch_five(&w->where, w->stream);
    must(cuda.stream_synchronize(w->stream), "cuStreamSynchronize");
}

/* Small copies both ways, an event, launches, a wait. */
static void mix(const work *w, long count)
{
    for (long i = 0; i < count; i += LAUNCHES + 4) {
        must(cuda.copy_in_async(w->memory, w->host, BYTES, w->stream), "cuMemcpyHtoDAsync");
        for (int k = 0; k < LAUNCHES; k++)
            launch_five(&w->where, w->stream);
        must(cuda.event_record(w->event, w->stream), "cuEventRecord");
        must(cuda.copy_out_async(w->host, w->memory, BYTES, w->stream), "cuMemcpyDtoHAsync");
        must(cuda.stream_synchronize(w->stream), "cuStreamSynchronize");
    }
}

static void measure(const work *w, const char *name, void (*what)(const work *, long), long count, int session)
{
    char line[64];
    what(w, count);
    for (int i = 0; i < TIMES; i++) {
        uint64_t client = counted(getpid()), server = counted(session);
        what(w, count);
        client = counted(getpid()) - client;
        server = counted(session) - server;
        snprintf(line, sizeof line, "client.%s", name);
        tell(line, (double)client / (double)count);
        snprintf(line, sizeof line, "server.%s", name);
        tell(line, (double)server / (double)count);
    }
}

int main(int count, char **arguments)
{
    int pids[PIDS];
    must(count != 2, "the arguments");
    table_open();
    work w = {.where = cuda_open(0)};
    must(ask_pids(pids, PIDS) != 1, "the session's pid");
    must(cuda.stream_create(&w.stream, 1), "cuStreamCreate");
    must(cuda.event_create(&w.event, 0), "cuEventCreate");
    must(cuda.allocate(&w.memory, BYTES), "cuMemAlloc");
    must(cuda.allocate_host(&w.host, BYTES), "cuMemAllocHost");
    must(counted(getpid()) == 0 || counted(pids[0]) == 0, "what is counted");
    measure(&w, "posts", post, atol(arguments[1]), pids[0]);
    measure(&w, "mixed", mix, atol(arguments[1]), pids[0]);
    return 0;
}
