/* A client that sends in pieces, a Python that takes, seizes, yields and cuts connections, and a provider that answers
 * later, for `arguments[1]` frames with the seed `arguments[2]`. Launches carry a count, which shows their order. */
#include <pthread.h>
#include <sched.h>

#include "lab.h"

enum { REPLY = 1, PUSH = 2, OUTPUT = 24, MOST_LATE = 8, COPY_IN = 16, COPY_OUT_ASYNC = 18, STREAMS = 5, FENCE = 9 };
static const unsigned char zeros[OUTPUT];

typedef struct storm {
    lane_provider provider; /* first */
    lab lab;
    uint64_t frames, seed, chance; /* seed: of the lane's thread; chance: of Python's */
    /* Of whoever has the turn: no atomics, so that a turn of two shows. */
    uint64_t launched, fence, passed[STREAMS]; /* fences so far; the newest that a stream has waited for */
    uint64_t covered;                          /* by the lane's event; Python records its fences elsewhere */

    pthread_mutex_t lock;
    pthread_cond_t changed;
    lane_completion *late, **late_end;
    int late_count, stopping;

    int away, gone;           /* the client has no connection; it has heard everything */
    uint64_t heard, resumed;  /* bytes that the client has; that the lane has */
} storm;

/* ---- the provider ---- */

static int order(storm *self, const void *parameters)
{
    CHECK(memcmp(parameters, &self->launched, sizeof self->launched) == 0);
    self->launched++;
    return 0;
}

/* A command goes to a stream: it has waited for the newest fence. */
static void enter(const storm *self, uint64_t stream) { CHECK(self->passed[stream] == self->fence); }

static int copy_in(lane_provider *provider, uint64_t stream, uint64_t destination, const void *bytes, uint64_t size)
{
    CHECK(destination == MEMORY && size == OUTPUT && memcmp(bytes, zeros, OUTPUT) == 0);
    enter((storm *)provider, stream);
    return 0;
}

static int record(lane_provider *provider, uint64_t event, uint64_t stream)
{
    storm *self = (storm *)provider;
    CHECK(event == FENCE);
    self->covered = self->passed[stream] = ++self->fence;
    return 0;
}

static int await(lane_provider *provider, uint64_t stream, uint64_t event)
{
    storm *self = (storm *)provider;
    CHECK(event == FENCE && self->covered == self->fence && self->passed[stream] != self->fence);
    self->passed[stream] = self->fence;
    return 0;
}

static int launch(lane_provider *provider, const provider_launch *launch)
{
    storm *self = (storm *)provider;
    enter(self, launch->stream);
    if (self->launched % 257 == 100 && launch->size == 40)
        return PROVIDER_PYTHON;
    return order(self, launch->parameters);
}

static int later(storm *self, lane_completion *done)
{
    done->bytes = zeros;
    if (lab_random(&self->seed) % 2)
        return 0;
    pthread_mutex_lock(&self->lock);
    int full = self->late_count == MOST_LATE;
    if (!full) {
        done->next = NULL;
        *self->late_end = done;
        self->late_end = &done->next;
        self->late_count++;
    }
    pthread_cond_broadcast(&self->changed);
    pthread_mutex_unlock(&self->lock);
    return full ? PROVIDER_FULL : PROVIDER_LATER;
}

static int copy_out(lane_provider *provider, uint64_t stream, uint64_t source, lane_completion *done)
{
    CHECK(source >= MEMORY && done->size == OUTPUT);
    enter((storm *)provider, stream);
    return later((storm *)provider, done);
}

static int mark(lane_provider *provider, uint64_t stream, lane_completion *done)
{
    enter((storm *)provider, stream);
    return later((storm *)provider, done);
}

static void *complete(void *argument)
{
    storm *self = argument;
    pthread_mutex_lock(&self->lock);
    while (self->late || !self->stopping) {
        lane_completion *done = self->late;
        if (!done) {
            pthread_cond_wait(&self->changed, &self->lock);
            continue;
        }
        self->late = done->next;
        if (!self->late)
            self->late_end = &self->late;
        pthread_mutex_unlock(&self->lock);
        sched_yield();
        lane_complete(done, 0);
        pthread_mutex_lock(&self->lock);
        self->late_count--;
        pthread_mutex_unlock(&self->lock);
        lane_eased(self->lab.lane);
        pthread_mutex_lock(&self->lock);
    }
    pthread_mutex_unlock(&self->lock);
    return NULL;
}

/* ---- the client ---- */

typedef struct client {
    storm *storm;
    uint64_t seed, size, sent; /* of all that it says */
    unsigned char *bytes, *wanted; /* wanted: by number, the kind of the answer */
    uint64_t answers, fill;
    unsigned char heard[256];
} client;

static void compose(client *self)
{
    uint64_t launched = 0;
    for (uint64_t number = 1; number <= self->storm->frames; number++) {
        unsigned char *place = self->bytes + self->size;
        uint32_t kind = lab_random(&self->seed) % 16;
        token_frame sync = lab_sync(kind % 3), unknown = lab_unknown();
        launch_frame frame = lab_launch();
        const uint64_t copy[4] = {OUTPUT, MEMORY, OUTPUT, 0};
        const uint64_t blocking[5] = {MEMORY, OUTPUT, OUTPUT, number % 3, 1};
        if (kind == 0) {
            self->size += sizeof unknown, memcpy(place, &unknown, sizeof unknown);
        } else if (kind < 3) {
            self->size += sizeof sync, memcpy(place, &sync, sizeof sync);
            self->wanted[number] = REPLY;
        } else if (kind < 5) {
            self->size += lab_frame(place, COPY_OUT_ASYNC, 0, copy, sizeof copy, NULL, 0);
            self->wanted[number] = PUSH;
        } else if (kind == 5) {
            self->size += lab_frame(place, COPY_IN, 0, blocking, sizeof blocking, zeros, OUTPUT);
        } else {
            frame.stream = number % 3 == 2 ? STREAM : number % 3;
            frame.parameters[0] = launched++;
            self->size += sizeof frame, memcpy(place, &frame, sizeof frame);
        }
        self->answers += self->wanted[number] != 0;
    }
}

/* Take the whole answers out of what was heard. */
static void understand(client *self)
{
    reply head;
    while (self->fill >= FRAME_HEADER) {
        memcpy(&head, self->heard, FRAME_HEADER);
        if (self->fill < head.size)
            return;
        CHECK(head.number <= self->storm->frames && self->wanted[head.number] == head.kind);
        CHECK(head.size == (head.kind == REPLY ? 24 : FRAME_HEADER + 8 + OUTPUT));
        self->wanted[head.number] = 0;
        self->answers--;
        self->fill -= head.size;
        memmove(self->heard, self->heard + head.size, self->fill);
    }
}

/* Give the lost connection up, and go on with the next one. */
static void come_back(client *self)
{
    storm *storm = self->storm;
    pthread_mutex_lock(&storm->lock);
    storm->away = 1;
    pthread_cond_broadcast(&storm->changed);
    while (storm->away)
        pthread_cond_wait(&storm->changed, &storm->lock);
    self->sent = storm->resumed;
    pthread_mutex_unlock(&storm->lock);
}

static void *converse(void *argument)
{
    client *self = argument;
    storm *storm = self->storm;
    while (self->answers || self->sent < self->size) {
        struct pollfd link = {storm->lab.client, POLLIN | (self->sent < self->size ? POLLOUT : 0), 0};
        CHECK(poll(&link, 1, 20000) == 1);
        if (link.revents & (POLLIN | POLLHUP | POLLERR)) {
            ssize_t got = recv(link.fd, self->heard + self->fill, sizeof self->heard - self->fill, MSG_DONTWAIT);
            if (got <= 0) {
                come_back(self);
                continue;
            }
            self->fill += (uint64_t)got;
            __atomic_fetch_add(&storm->heard, (uint64_t)got, __ATOMIC_SEQ_CST);
            understand(self);
        } else if (link.revents & POLLOUT) {
            uint64_t left = self->size - self->sent, piece = lab_random(&self->seed) % 4096 + 1;
            ssize_t sent = send(link.fd, self->bytes + self->sent, left < piece ? left : piece,
                                MSG_DONTWAIT | MSG_NOSIGNAL);
            self->sent += sent > 0 ? (uint64_t)sent : 0;
        }
    }
    __atomic_store_n(&storm->gone, 1, __ATOMIC_SEQ_CST);
    return NULL;
}

/* ---- Python ---- */

static void reconnect(storm *self)
{
    lane_outlet *out = lane_out(self->lab.lane, 0);
    outlet_connect(out, -1, NULL);
    lane_disconnect(self->lab.lane);
    close(self->lab.server);
    pthread_mutex_lock(&self->lock);
    while (!self->away && !__atomic_load_n(&self->gone, __ATOMIC_SEQ_CST)) {
        pthread_mutex_unlock(&self->lock);
        sched_yield();
        pthread_mutex_lock(&self->lock);
    }
    close(self->lab.client);
    CHECK(outlet_rewind(out, __atomic_load_n(&self->heard, __ATOMIC_SEQ_CST)) == 0);
    self->resumed = lane_received(self->lab.lane);
    lab_connect(&self->lab);
    self->away = 0;
    pthread_cond_broadcast(&self->changed);
    pthread_mutex_unlock(&self->lock);
}

/* What Python does before it gives a stream work. */
static void python_enter(storm *self, uint64_t stream)
{
    self->passed[stream] = self->fence;
    if (stream == 4)
        CHECK(lane_handle(self->lab.lane, STREAM, LANE_STREAM, stream, 0, 0, 1) == 0);
    else
        CHECK(lane_stream(self->lab.lane, 0, stream == 2 ? 3 : 0, stream, 1) == 0);
}

static void python_fence(storm *self)
{
    self->fence++;
    lane_streams_behind(self->lab.lane);
    for (uint64_t stream = 1; stream < STREAMS; stream += stream == 2 ? 2 : 1)
        if (lab_random(&self->chance) % 4)
            python_enter(self, stream);
}

static void take(storm *self)
{
    lane_frame frame;
    int first = 1;
    while (first || !lane_its(self->lab.lane)) {
        if (lane_take(self->lab.lane, &frame) <= 0)
            break;
        first = 0;
        if (frame.ordinal == LAUNCH)
            order(self, frame.body + 56 + 16);
        else if (frame.ordinal == SYNC)
            CHECK(answer_reply(self->lab.lane, frame.number, 0, 0, NULL, 0) == 0);
        else if (frame.ordinal == COPY_OUT_ASYNC)
            CHECK(answer_push(self->lab.lane, frame.number, zeros, OUTPUT, 1) == 0);
        else if (frame.ordinal == COPY_IN)
            python_fence(self);
        else
            CHECK(frame.ordinal == UNKNOWN && frame.library == DRIVER);
    }
    if (lab_random(&self->chance) % 4)
        lane_yield(self->lab.lane);
}

/* Something that Python does at any time. */
static void interfere(storm *self, uint64_t *seed)
{
    switch (lab_random(seed) % 16) {
    case 0:
        reconnect(self);
        break;
    case 1:
        outlet_report(lane_out(self->lab.lane, 0), __atomic_load_n(&self->heard, __ATOMIC_SEQ_CST));
        break;
    case 2:
        lane_tell_at(self->lab.lane, lane_executed(self->lab.lane) + lab_random(seed) % 10);
        break;
    case 3:
        CHECK(lane_handle(self->lab.lane, EVENT, LANE_EVENT, 5, 0, 0, 1) == 0);
        break;
    case 4:
        lane_left(self->lab.lane);
        break;
    case 5:
        lane_seize(self->lab.lane);
        lane_fenced(self->lab.lane);
        python_fence(self);
        lane_yield(self->lab.lane);
        break;
    default:
        lane_seize(self->lab.lane);
        self->launched += 0; /* nobody else writes it now */
        lane_yield(self->lab.lane);
    }
}

static void run_python(storm *self)
{
    uint64_t seed = self->frames;
    while (!__atomic_load_n(&self->gone, __ATOMIC_SEQ_CST) || lane_executed(self->lab.lane) < self->frames) {
        struct pollfd wake = {self->lab.wake, POLLIN, 0};
        uint64_t count;
        if (poll(&wake, 1, (int)(lab_random(&seed) % 2)) == 1)
            CHECK(read(self->lab.wake, &count, sizeof count) == sizeof count);
        uint32_t news = lane_news(self->lab.lane);
        if (news & (LANE_TURN | LANE_MORE))
            take(self);
        if (news & LANE_FULL)
            while (outlet_push(lane_out(self->lab.lane, 0)) == 1)
                sched_yield();
        CHECK(!(news & LANE_BROKEN));
        interfere(self, &seed);
    }
}

int main(int count, char **arguments)
{
    static storm storm;
    client client = {.storm = &storm};
    pthread_t waiter, talker;
    if (count != 3)
        return 2;
    storm.provider = (lane_provider){.launch = launch,
                                       .copy_in = copy_in,
                                       .copy_out = copy_out,
                                       .event_record = record,
                                       .stream_wait = await,
                                       .stream_mark = mark};
    storm.frames = strtoull(arguments[1], NULL, 10);
    storm.seed = storm.chance = client.seed = strtoull(arguments[2], NULL, 10);
    storm.late_end = &storm.late;
    pthread_mutex_init(&storm.lock, NULL);
    pthread_cond_init(&storm.changed, NULL);
    client.bytes = malloc((storm.frames + 1) * 256);
    client.wanted = calloc(storm.frames + 1, 1);
    CHECK(client.bytes && client.wanted);
    compose(&client);
    storm.lab = lab_make(&storm.provider);
    lane_fence(storm.lab.lane, 0, FENCE);
    CHECK(pthread_create(&waiter, NULL, complete, &storm) == 0 && pthread_create(&talker, NULL, converse, &client) == 0);
    run_python(&storm);
    pthread_join(talker, NULL);
    pthread_mutex_lock(&storm.lock);
    storm.stopping = 1;
    pthread_cond_broadcast(&storm.changed);
    pthread_mutex_unlock(&storm.lock);
    pthread_join(waiter, NULL);
    storm.lab.provider = NULL;
    lab_end(&storm.lab);
    free(client.bytes);
    free(client.wanted);
    return 0;
}
