/* Clocks, medians, and how long to go on. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PIECES = 8 }; /* pairs that a run of some length has, about */

static double seconds_on(clockid_t clock)
{
    struct timespec t = {0};
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

double seconds_now(void) { return seconds_on(CLOCK_MONOTONIC); }

double own_seconds(void) { return seconds_on(CLOCK_PROCESS_CPUTIME_ID); }

double seconds_of(const int *pids, int count)
{
    double sum = 0;
    clockid_t clock;
    for (int i = 0; i < count; i++)
        sum += clock_getcpuclockid(pids[i], &clock) == 0 ? seconds_on(clock) : 0;
    return sum;
}

int ask_pids(int *pids, int most)
{
    char line[1024];
    int count = 0;
    puts("?pids");
    fflush(stdout);
    must(fgets(line, sizeof line, stdin) == NULL, "the launcher's answer");
    for (char *word = strtok(line, " \n"); word != NULL && count < most; word = strtok(NULL, " \n"))
        pids[count++] = atoi(word);
    return count;
}

void tell(const char *name, double value)
{
    printf("%s %.9g\n", name, value);
    fflush(stdout);
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_size);
    return values[count / 2];
}

void nap(double seconds)
{
    struct timespec t = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    nanosleep(&t, NULL);
}

pace pace_begin(double seconds)
{
    return (pace){seconds_now() + seconds, seconds / (2 * PIECES), 0};
}

int pace_more(pace *p) { return p->pairs++ < 2 || seconds_now() < p->until; }
