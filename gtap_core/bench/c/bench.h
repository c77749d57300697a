/* What the benchmarks' programs share: the driver API by name, clocks, raw sockets to the control's peer, pairs. */
#ifndef GTAP_BENCH_H
#define GTAP_BENCH_H

#include <stddef.h>
#include <stdint.h>

/* ---- cuda.c: the calls that are measured ---- */

typedef struct cuda_calls {
    int (*init)(unsigned flags);
    int (*retain)(void **context, int device);
    int (*set_current)(void *context);
    int (*synchronize)(void);
    int (*load)(void **module, const void *image);
    int (*function)(void **function, void *module, const char *name);
    int (*launch)(void *function, unsigned grid_x, unsigned grid_y, unsigned grid_z, unsigned block_x,
                  unsigned block_y, unsigned block_z, unsigned shared, void *stream, void **parameters, void **extra);
    int (*stream_create)(void **stream, unsigned flags);
    int (*stream_synchronize)(void *stream);
    int (*allocate)(uint64_t *address, size_t size);
    int (*allocate_host)(void **address, size_t size);
    int (*copy_in)(uint64_t to, const void *from, size_t size);
    int (*copy_out)(void *to, uint64_t from, size_t size);
    int (*copy_in_async)(uint64_t to, const void *from, size_t size, void *stream);
    int (*copy_out_async)(void *to, uint64_t from, size_t size, void *stream);
    int (*event_create)(void **event, unsigned flags);
    int (*event_record)(void *event, void *stream);
    int (*event_synchronize)(void *event);
    int (*event_elapsed)(float *milliseconds, void *from, void *to);
} cuda_calls;

extern cuda_calls cuda;

/* One device, ready for launches of a kernel with five arguments. */
typedef struct place {
    void *context, *kernel;
} place;

void must(int status, const char *what); /* ends the program where a call failed */
void cuda_load(void);
place cuda_open(int device);
void launch_five(const place *where, void *stream);

/* ---- raw.c: the control's side ---- */

enum { FRAME_LAST = 1 };

/* What a connection to the peer begins with. */
typedef struct raw_wish {
    uint64_t mode;    /* RAW_ECHO, RAW_FRAMES */
    uint64_t request; /* bytes of a request, and of its reply */
    uint64_t reply;
} raw_wish;

enum { RAW_ECHO = 1, RAW_FRAMES = 2, RAW_ACK = 16 };

void raw_prepare(int fd);         /* set a socket's options as the shim and the session do with theirs */
int raw_connect(const char *url); /* unix:///path or tcp://127.0.0.1:port; -1 with errno */
int raw_ask(const char *url, uint64_t mode, uint64_t request, uint64_t reply); /* ends the program where it fails */
int raw_write(int fd, const void *bytes, size_t size); /* 0, or -1 at an end or error */
int raw_read(int fd, void *bytes, size_t size);
void raw_exchange(int fd, const void *request, size_t size, void *reply, size_t reply_size);

/* ---- clock.c ---- */

double seconds_now(void);
double own_seconds(void);             /* processor time of this process, all threads */
double seconds_of(const int *pids, int count);
int ask_pids(int *pids, int most);    /* of the session's processes, which the launcher knows */
void tell(const char *name, double value);
double median(double *values, size_t count); /* sorts */
void nap(double seconds);

/* How often a piece repeats what it measures: doubled until one lasts long enough. */
typedef struct pace {
    double until, piece; /* seconds of the clock; of one piece */
    int pairs;
} pace;

pace pace_begin(double seconds);
int pace_more(pace *p); /* whether another pair is to be measured: two at least */

#endif
