/* The cuda device's provider on a driver of this program's, whose GPU takes its time: what is told, and in which order. */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cuda.h"

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                            \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

enum { STREAMS = 6, EVENTS = 4, DONES = 64, WORK = 0, RECORD, AWAIT, IN, OUT };
enum { RECORDS = 1 << 20, LAUNCH_BYTES = 16, COPIED = 64, PINNED = 1 << 19 };

/* ---- the driver ---- */

typedef struct event {
    unsigned record; /* the last one */
} event;

typedef struct command {
    struct command *next;
    int kind;
    event *event;
    unsigned record;
    void *host;
    uint64_t value;
} command;

typedef struct stream {
    command *first, **last;
} stream;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static stream streams[STREAMS];
static unsigned char happened[RECORDS] = {1}; /* records; 0: an event that was never recorded */
static unsigned records;
static int gpu_ends;
static _Thread_local void *current;

static unsigned dice(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void execute(command *command)
{
    if (command->kind == RECORD)
        happened[command->record] = 1;
    else if (command->kind == IN) /* the memory may not have been used again */
        CHECK(memcmp(command->host, &command->value, sizeof command->value) == 0);
    else if (command->kind == OUT)
        memcpy(command->host, &command->value, sizeof command->value);
}

/* With the lock: run the first command of a stream, if it may run. */
static void step(stream *stream)
{
    command *first = stream->first;
    if (!first || (first->kind == AWAIT && !happened[first->record]))
        return;
    execute(first);
    stream->first = first->next;
    free(first);
    pthread_cond_broadcast(&changed);
}

static void *run_gpu(void *seed)
{
    unsigned state = *(unsigned *)seed;
    pthread_mutex_lock(&lock);
    while (!gpu_ends) {
        stream *next = &streams[dice(&state) % STREAMS];
        for (unsigned burst = dice(&state) % 40; burst; burst--)
            step(next);
        pthread_mutex_unlock(&lock);
        sched_yield();
        pthread_mutex_lock(&lock);
    }
    pthread_mutex_unlock(&lock);
    return NULL;
}

static int give(void *handle, command given)
{
    stream *to = handle;
    command *made = malloc(sizeof *made);
    CHECK(current && made && to);
    *made = given;
    made->next = NULL;
    pthread_mutex_lock(&lock);
    if (made->kind == RECORD)
        made->record = made->event->record = ++records;
    if (made->kind == AWAIT)
        made->record = made->event->record;
    if (!to->first)
        to->last = &to->first;
    *to->last = made;
    to->last = &made->next;
    pthread_mutex_unlock(&lock);
    return 0;
}

static int set_current(void *context)
{
    current = context;
    return 0;
}

static int event_create(void **made, unsigned int flags)
{
    static event events[CUDA_JOBS];
    static unsigned count;
    (void)flags;
    *made = &events[count++];
    return count > CUDA_JOBS;
}

static int record(void *of, void *on, unsigned int flags)
{
    (void)flags;
    return give(on, (command){.kind = RECORD, .event = of});
}

static int await(void *on, void *of, unsigned int flags)
{
    (void)flags;
    return give(on, (command){.kind = AWAIT, .event = of});
}

static int event_ready(void *of)
{
    const event *event = of;
    CHECK(current);
    pthread_mutex_lock(&lock);
    int ready = happened[event->record];
    pthread_mutex_unlock(&lock);
    return ready ? SUCCESS : NOT_READY;
}

static int event_wait(void *of)
{
    const event *event = of;
    pthread_mutex_lock(&lock);
    unsigned record = event->record;
    while (!happened[record])
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
    return 0;
}

static int stream_ready(void *of)
{
    const stream *stream = of;
    pthread_mutex_lock(&lock);
    int ready = !stream->first;
    pthread_mutex_unlock(&lock);
    return ready ? SUCCESS : NOT_READY;
}

static int stream_wait(void *of)
{
    const stream *stream = of;
    pthread_mutex_lock(&lock);
    while (stream->first)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
    return 0;
}

static int launch(void *kernel, unsigned int x, unsigned int y, unsigned int z, unsigned int bx, unsigned int by,
                  unsigned int bz, unsigned int shared, void *on, void **parameters, void **extra)
{
    (void)kernel, (void)x, (void)y, (void)z, (void)bx, (void)by, (void)bz, (void)shared, (void)extra;
    CHECK((unsigned char *)parameters[1] - (unsigned char *)parameters[0] == 8);
    return give(on, (command){.kind = WORK});
}

static int copy_in(uint64_t destination, const void *source, size_t bytes, void *on)
{
    command made = {.kind = IN, .host = (void *)(uintptr_t)source};
    (void)destination, (void)bytes;
    memcpy(&made.value, source, sizeof made.value);
    return give(on, made);
}

static int copy_out(void *destination, uint64_t source, size_t bytes, void *on)
{
    (void)bytes;
    return give(on, (command){.kind = OUT, .host = destination, .value = source});
}

/* ---- what the provider calls ---- */

typedef struct wait { /* a completion, and what has to be told before it */
    lane_completion done;
    uint64_t value; /* of a copy out */
    atomic_int told;
    int under_way, out, stream, event; /* event: of whose mark it is, from 1 on */
    unsigned before[STREAMS]; /* deferred copies out of each stream */
} wait;

static wait waits[DONES];
static atomic_uint told[STREAMS], passed[EVENTS], eased;

void lane_complete(lane_completion *done, int status)
{
    wait *wait = (struct wait *)done;
    CHECK(status == 0 && !atomic_load(&wait->told));
    for (int i = 0; i < STREAMS && done->operation != LANE_COPY_OUT_ASYNC; i++)
        CHECK(atomic_load(&told[i]) >= wait->before[i]);
    if (wait->out)
        CHECK(memcmp(done->bytes, &wait->value, sizeof wait->value) == 0);
    if (done->operation == LANE_COPY_OUT_ASYNC)
        atomic_fetch_add(&told[wait->stream], 1);
    if (wait->event)
        atomic_fetch_add(&passed[wait->event - 1], 1);
    atomic_store(&wait->told, 1);
}

void lane_stuck(lane *lane)
{
    (void)lane;
    CHECK(0);
}

void lane_eased(lane *lane)
{
    (void)lane;
    atomic_fetch_add(&eased, 1);
}

/* ---- the lane's part, and Python's ---- */

typedef struct player {
    lane_provider *provider;
    uint64_t values[STREAMS], events[EVENTS], kernel;
    unsigned outs[STREAMS];           /* deferred ones given so far */
    unsigned covers[EVENTS][STREAMS]; /* copies out before an event's record */
    unsigned behind[STREAMS][STREAMS]; /* copies out that a stream's next work comes after */
    unsigned waited[EVENTS];          /* event marks of each */
    unsigned state;
} player;

static wait *free_wait(void)
{
    for (;;) {
        for (int i = 0; i < DONES; i++)
            if (!waits[i].under_way || atomic_load(&waits[i].told)) {
                memset(&waits[i], 0, sizeof waits[i]);
                waits[i].under_way = 1;
                return &waits[i];
            }
        sched_yield();
    }
}

static wait *waiting(const player *player, int stream)
{
    wait *made = free_wait();
    made->stream = stream;
    memcpy(made->before, player->behind[stream], sizeof made->before);
    return made;
}

/* Whether an operation has to be tried again. */
static int again(int status)
{
    CHECK(status >= PROVIDER_FULL && status <= 0);
    if (status == PROVIDER_FULL)
        sched_yield();
    return status == PROVIDER_FULL;
}

static void over(wait *wait, int status)
{
    if (status == PROVIDER_LATER)
        return;
    CHECK(status == 0);
    lane_complete(&wait->done, 0);
}

static void play_out(player *player, int at)
{
    wait *wait = waiting(player, at);
    wait->value = dice(&player->state);
    wait->out = 1;
    int deferred = dice(&player->state) % 2;
    wait->done.operation = deferred ? LANE_COPY_OUT_ASYNC : LANE_COPY_OUT;
    wait->done.size = dice(&player->state) % 2 ? COPIED : LARGE;
    while (again(player->provider->copy_out(player->provider, player->values[at], wait->value, &wait->done)))
        ;
    player->outs[at] += deferred;
    player->behind[at][at] = player->outs[at];
}

static void play_mark(player *player, int at)
{
    wait *wait = waiting(player, at);
    int status;
    while (again(status = player->provider->stream_mark(player->provider, player->values[at], &wait->done)))
        ;
    over(wait, status);
}

static void play_event_mark(player *player, int at)
{
    wait *wait = free_wait();
    int status;
    memcpy(wait->before, player->covers[at], sizeof wait->before);
    wait->event = at + 1;
    player->waited[at]++;
    while (again(status = player->provider->event_mark(player->provider, player->events[at], &wait->done)))
        ;
    over(wait, status);
}

static void play_work(player *player, int at)
{
    static unsigned char block[LAUNCH_BYTES];
    provider_launch launch = {.kernel = player->kernel,
                              .stream = player->values[at],
                              .grid = {1, 1, 1},
                              .block = {1, 1, 1},
                              .parameters = block,
                              .size = sizeof block};
    for (int i = 0; i < 50; i++)
        while (again(player->provider->launch(player->provider, &launch)))
            ;
}

static void play_in(player *player, int at)
{
    static unsigned char bytes[LARGE];
    uint64_t size = dice(&player->state) % 2 ? COPIED : LARGE, value = dice(&player->state);
    memcpy(bytes, &value, sizeof value);
    while (again(player->provider->copy_in(player->provider, player->values[at], 0, bytes, size)))
        ;
}

static void play_record(player *player, int at)
{
    int event = (int)(dice(&player->state) % EVENTS);
    if (atomic_load(&passed[event]) != player->waited[event])
        return; /* whoever waits for it now might wait for the new record */
    while (again(player->provider->event_record(player->provider, player->events[event], player->values[at])))
        ;
    memcpy(player->covers[event], player->behind[at], sizeof player->covers[event]);
}

static void play_wait(player *player, int at)
{
    int event = (int)(dice(&player->state) % EVENTS);
    while (again(player->provider->stream_wait(player->provider, player->values[at], player->events[event])))
        ;
    for (int i = 0; i < STREAMS; i++)
        if (player->behind[at][i] < player->covers[event][i])
            player->behind[at][i] = player->covers[event][i];
}

static void play(player *player)
{
    int at = (int)(dice(&player->state) % STREAMS);
    switch (dice(&player->state) % 8) {
    case 0:
    case 1:
        play_out(player, at);
        break;
    case 2:
        play_mark(player, at);
        break;
    case 3:
        play_event_mark(player, at % EVENTS);
        break;
    case 4:
        play_in(player, at);
        break;
    case 5:
        play_record(player, at);
        break;
    case 6:
        play_wait(player, at);
        break;
    default:
        play_work(player, at);
    }
}

/* Python settles now and then, and lets go what waits for it. */
static atomic_int ends;
static lane_provider *asked;

static void ask(void) { cuda_told(asked, cuda_asked(asked)); }

static void *settle(void *provider)
{
    while (!atomic_load(&ends)) {
        cuda_reading(provider, 1);
        cuda_settle(provider);
        current = NULL;
        cuda_reading(provider, 0);
        cuda_settle(provider);
        current = NULL;
        sched_yield();
    }
    return NULL;
}

static void begin(player *player)
{
    static unsigned char pinned[PINNED];
    static event events[EVENTS];
    static const uint32_t offsets[2] = {0, 8};
    static int context;
    cuda_functions functions = {
        .cuCtxSetCurrent = set_current, .cuEventCreate = event_create, .cuEventRecordWithFlags = record,
        .cuEventQuery = event_ready, .cuEventSynchronize = event_wait, .cuStreamQuery = stream_ready,
        .cuStreamSynchronize = stream_wait, .cuStreamWaitEvent = await, .cuLaunchKernel = launch,
        .cuMemcpyHtoDAsync_v2 = copy_in, .cuMemcpyDtoHAsync_v2 = copy_out};
    asked = player->provider = cuda_provider_make(ask);
    CHECK(player->provider);
    cuda_driver(player->provider, &functions);
    CHECK(cuda_device(player->provider, 0, &context, pinned, sizeof pinned) == 0);
    for (int i = 0; i < STREAMS; i++)
        CHECK((player->values[i] = cuda_thing_make(player->provider, CUDA_STREAM, 0, &streams[i], NULL, 0)));
    for (int i = 0; i < EVENTS; i++)
        CHECK((player->events[i] = cuda_thing_make(player->provider, CUDA_EVENT, 0, &events[i], NULL, 0)));
    CHECK((player->kernel = cuda_thing_make(player->provider, CUDA_KERNEL, 0, &context, offsets, 2)));
}

int main(int count, char **arguments)
{
    player player = {.state = count > 2 ? (unsigned)atoi(arguments[2]) : 1};
    unsigned seed = player.state + 1;
    pthread_t gpu, python;
    begin(&player);
    CHECK(pthread_create(&gpu, NULL, run_gpu, &seed) == 0);
    CHECK(pthread_create(&python, NULL, settle, player.provider) == 0);
    for (int left = count > 1 ? atoi(arguments[1]) : 1000; left; left--)
        play(&player);
    for (int i = 0; i < STREAMS; i++)
        play_mark(&player, i);
    for (int i = 0; i < DONES; i++)
        while (waits[i].under_way && !atomic_load(&waits[i].told))
            sched_yield();
    for (int i = 0; i < STREAMS; i++)
        CHECK(atomic_load(&told[i]) == player.outs[i]);
    cuda_thing_end(player.provider, player.values[0]);
    CHECK(player.provider->stream_query(player.provider, player.values[0]) == PROVIDER_PYTHON);
    cuda_device_end(player.provider, 0);
    CHECK(player.provider->stream_query(player.provider, player.values[1]) == PROVIDER_PYTHON);
    atomic_store(&ends, 1);
    pthread_join(python, NULL);
    cuda_provider_end(player.provider);
    pthread_mutex_lock(&lock);
    gpu_ends = 1;
    pthread_mutex_unlock(&lock);
    pthread_join(gpu, NULL);
    return 0;
}
