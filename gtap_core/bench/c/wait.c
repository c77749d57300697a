/* Waits of threads: a launch and its stream's synchronisation, or a copy of 8 bytes to the host; beside an exchange.
 *
 * Arguments: `sync` or `copy`, then `count N`; or: the peer's URL, bytes of a request, of its reply, seconds, threads.
 */
#include "bench.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { WAITS = 100, THREADS = 16, BYTES = 8, LARGEST = 4096 };

typedef struct waiter {
    const place *where;
    uint64_t memory;
    void *stream;
    int copies, fd;
    size_t request, reply;
    double times[WAITS];
    pthread_barrier_t *start;
} waiter;

static void wait_once(const waiter *w)
{
    uint64_t value;
    if (w->copies) {
        must(cuda.copy_out(&value, w->memory, BYTES), "cuMemcpyDtoH");
        return;
    }
    launch_five(w->where, w->stream);
    must(cuda.stream_synchronize(w->stream), "cuStreamSynchronize");
}

static void exchange_once(const waiter *w)
{
    unsigned char bytes[LARGEST];
    memset(bytes, 1, w->request);
    raw_exchange(w->fd, bytes, w->request, bytes, w->reply);
}

static void time_all(waiter *w, void (*once)(const waiter *))
{
    for (int i = 0; i < WAITS; i++) {
        double from = seconds_now();
        once(w);
        w->times[i] = seconds_now() - from;
    }
}

static void *wait_all(void *argument)
{
    waiter *w = argument;
    must(cuda.set_current(w->where->context), "cuCtxSetCurrent");
    pthread_barrier_wait(w->start);
    time_all(w, wait_once);
    return NULL;
}

static void *exchange_all(void *argument)
{
    waiter *w = argument;
    pthread_barrier_wait(w->start);
    time_all(w, exchange_once);
    return NULL;
}

/* The median of all threads' times, who begin together. */
static double piece(waiter *waiters, int threads, void *(*run)(void *))
{
    static double times[THREADS * WAITS];
    pthread_t ids[THREADS];
    pthread_barrier_t start;
    pthread_barrier_init(&start, NULL, (unsigned)threads);
    for (int i = 0; i < threads; i++) {
        waiters[i].start = &start;
        if (i > 0)
            must(pthread_create(&ids[i], NULL, run, &waiters[i]), "a thread");
    }
    run(&waiters[0]);
    for (int i = 1; i < threads; i++)
        pthread_join(ids[i], NULL);
    pthread_barrier_destroy(&start);
    for (int i = 0; i < threads; i++)
        memcpy(times + i * WAITS, waiters[i].times, sizeof waiters[i].times);
    return median(times, (size_t)threads * WAITS);
}

static waiter make(const place *where, int copies)
{
    waiter w = {.where = where, .copies = copies};
    must(cuda.allocate(&w.memory, 1 << 20), "cuMemAlloc");
    must(cuda.stream_create(&w.stream, 1), "cuStreamCreate");
    return w;
}

static void measure(waiter *waiters, char **arguments)
{
    int threads = atoi(arguments[5]);
    must(threads < 1 || threads > THREADS, "the number of threads");
    for (int i = 1; i < threads; i++)
        waiters[i] = make(waiters[0].where, waiters[0].copies);
    waiters[0].request = (size_t)atoi(arguments[2]);
    waiters[0].reply = (size_t)atoi(arguments[3]);
    must(waiters[0].request > LARGEST || waiters[0].reply > LARGEST, "the size of a message");
    waiters[0].fd = raw_ask(arguments[1], RAW_ECHO, waiters[0].request, waiters[0].reply);
    piece(waiters, threads, wait_all);
    piece(waiters, 1, exchange_all);
    for (pace p = pace_begin(atof(arguments[4])); pace_more(&p);) {
        tell("gtap", piece(waiters, threads, wait_all) * 1e6);
        tell("raw", piece(waiters, 1, exchange_all) * 1e6);
    }
}

int main(int count, char **arguments)
{
    static waiter waiters[THREADS];
    place where = cuda_open(0);
    must(count < 4, "the arguments");
    waiters[0] = make(&where, strcmp(arguments[1], "copy") == 0);
    if (count > 4)
        measure(waiters, arguments + 1);
    for (int i = 0; count == 4 && i < atoi(arguments[3]); i++)
        wait_once(&waiters[0]);
    return 0;
}
