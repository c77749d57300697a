/* A lone launch in a quiet client: how long until it is executed, by the time of an event behind it.
 *
 * An event that is recorded between two looks at the clock tells how the device's clock lies to ours: the closest two
 * of many are taken. Arguments: the peer's URL, seconds.
 */
#include "bench.h"

#include <stdlib.h>

enum { LOOKS = 30, SAMPLES = 20, EXCHANGES = 100, BYTES = 128 };

#define QUIET 0.01 /* seconds, longer than the shim's helper stays awake */

/* Where the event's record lies on our clock; the uncertainty is at most half a wait. */
static double record_now(void *event)
{
    double shortest = 1, at = 0;
    for (int i = 0; i < LOOKS; i++) {
        double from = seconds_now();
        must(cuda.event_record(event, NULL), "cuEventRecord");
        must(cuda.event_synchronize(event), "cuEventSynchronize");
        double until = seconds_now();
        shortest = until - from < shortest ? until - from : shortest;
        at = (from + until) / 2;
        if (i >= LOOKS / 2 && until - from <= shortest * 1.05)
            break;
    }
    return at;
}

static double one(const place *where, void *before, void *after)
{
    float milliseconds;
    double zero = record_now(before);
    nap(QUIET);
    double from = seconds_now();
    launch_five(where, NULL);
    must(cuda.event_record(after, NULL), "cuEventRecord");
    nap(QUIET);
    must(cuda.event_synchronize(after), "cuEventSynchronize");
    must(cuda.event_elapsed(&milliseconds, before, after), "cuEventElapsedTime");
    must(milliseconds == 0, "the device's events tell no time");
    return zero + (double)milliseconds / 1e3 - from;
}

static double exchange(int fd)
{
    static double times[EXCHANGES];
    unsigned char bytes[BYTES] = {0};
    for (int i = 0; i < EXCHANGES; i++) {
        double from = seconds_now();
        raw_exchange(fd, bytes, BYTES, bytes, RAW_ACK);
        times[i] = seconds_now() - from;
    }
    return median(times, EXCHANGES);
}

int main(int count, char **arguments)
{
    static double times[SAMPLES];
    must(count != 3, "the arguments");
    place where = cuda_open(0);
    void *before, *after;
    int fd = raw_ask(arguments[1], RAW_ECHO, BYTES, RAW_ACK);
    must(cuda.event_create(&before, 0), "cuEventCreate");
    must(cuda.event_create(&after, 0), "cuEventCreate");
    one(&where, before, after);
    for (pace p = pace_begin(atof(arguments[2])); pace_more(&p);) {
        for (int i = 0; i < SAMPLES / 4; i++)
            times[i] = one(&where, before, after);
        tell("gtap", median(times, SAMPLES / 4) * 1e6);
        tell("raw", exchange(fd) / 2 * 1e6);
    }
    return 0;
}
