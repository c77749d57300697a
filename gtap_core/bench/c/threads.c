/* Several client threads post launches, with and without one more that waits all the time.
 *
 * Arguments: number of posting threads, seconds.
 */
#include "bench.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { THREADS = 16, FIRST = 500 };

typedef struct poster {
    const place *where;
    void *stream;
    long count;
} poster;

static atomic_int over;

static void *post_all(void *argument)
{
    const poster *p = argument;
    must(cuda.set_current(p->where->context), "cuCtxSetCurrent");
    for (long i = 0; i < p->count; i++)
        launch_five(p->where, p->stream);
    return NULL;
}

static void *wait_all(void *argument)
{
    const poster *p = argument;
    must(cuda.set_current(p->where->context), "cuCtxSetCurrent");
    while (!over) {
        launch_five(p->where, p->stream);
        must(cuda.stream_synchronize(p->stream), "cuStreamSynchronize");
    }
    return NULL;
}

/* Launches of the posting threads in a second, until all are executed. */
static double piece(poster *posters, int threads, long count, int waiting)
{
    pthread_t ids[THREADS + 1];
    over = 0;
    if (waiting)
        must(pthread_create(&ids[threads], NULL, wait_all, &posters[threads]), "a thread");
    double from = seconds_now();
    for (int i = 0; i < threads; i++) {
        posters[i].count = count;
        must(pthread_create(&ids[i], NULL, post_all, &posters[i]), "a thread");
    }
    for (int i = 0; i < threads; i++)
        pthread_join(ids[i], NULL);
    must(cuda.synchronize(), "cuCtxSynchronize");
    double rate = (double)count * threads / (seconds_now() - from);
    over = 1;
    if (waiting)
        pthread_join(ids[threads], NULL);
    return rate;
}

int main(int count, char **arguments)
{
    static poster posters[THREADS + 1];
    must(count != 3, "the arguments");
    int threads = atoi(arguments[1]);
    long each = FIRST;
    must(threads < 1 || threads > THREADS, "the number of threads");
    place where = cuda_open(0);
    for (int i = 0; i <= threads; i++) {
        posters[i].where = &where;
        must(cuda.stream_create(&posters[i].stream, 1), "cuStreamCreate");
    }
    pace p = pace_begin(atof(arguments[2]));
    while ((double)each * threads / piece(posters, threads, each, 0) < p.piece)
        each *= 2;
    while (pace_more(&p)) {
        tell("without", piece(posters, threads, each, 0));
        tell("with", piece(posters, threads, each, 1));
    }
    return 0;
}
