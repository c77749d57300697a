/* Marks in streams, who waits for them, and in which order what has happened is told.
 *
 * Theory of operation: a queue holds the jobs of one stream (or of one event, or of a whole device) in the order of their
 * marks. Jobs that somebody waits for need a *waiter*: a thread that serves one queue at a time, so that a stream that
 * hangs holds up no other. It looks for a moment, then blocks in the driver. Jobs that only give something back are
 * looked at when that is needed.
 *
 * Whoever finds a mark passed first tells every deferred output that has happened, on whatever stream, and tells with the
 * lock held: so an answer is the proof that outputs before it in CUDA's order have been told. What kernels printed comes
 * before the answers too: while there is some in the pipes, answers wait for Python to deliver it (`asked`). */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

#include "cuda.h"

enum { STACK = 1 << 20 };
static const int64_t LOOK = 30000; /* nanoseconds before a waiter blocks: what is short has a short wait */

static _Thread_local uint64_t entered; /* the epoch of the context that is current */

int cuda_enter(cuda_provider *provider, const cuda_place *place)
{
    if (entered == place->epoch)
        return 0;
    int status = provider->driver.cuCtxSetCurrent(place->context);
    if (!status)
        entered = place->epoch;
    return status;
}

/* ---- what kernels print ---- */

static int has_bytes(int pipe)
{
    int count = 0;
    return pipe >= 0 && ioctl(pipe, FIONREAD, &count) == 0 && count > 0;
}

/* Whether Python has something to deliver. In the order of the bytes' way: those that have gone on are seen later. */
static int printed(cuda_provider *provider)
{
    if (__fpending(stdout))
        return 1;
    for (int i = 0; i < 2; i++)
        if (has_bytes(atomic_load(&provider->pipes[i])))
            return 1;
    return atomic_load(&provider->reading);
}

/* ---- jobs; the caller holds the lock ---- */

/* A deferred output: it must be told before answers behind it. Those are the proof of that, and are told by their waiter
 * alone, when it has looked for such outputs. */
static int is_push(const cuda_job *job) { return job->done && job->done->operation == LANE_COPY_OUT_ASYNC; }

static void link_job(cuda_provider *provider, cuda_thing *queue, cuda_job *job)
{
    if (!queue->busy) {
        queue->busy = 1;
        queue->busy_next = provider->busy;
        provider->busy = queue;
    }
    if (!queue->first)
        queue->last = &queue->first;
    job->queue = queue;
    job->device = queue->device;
    job->linked = 1;
    *queue->last = job;
    queue->last = &job->next;
    queue->pushes += is_push(job);
}

static void free_job(cuda_provider *provider, cuda_job *job)
{
    job->next = provider->free_jobs;
    provider->free_jobs = job;
}

static void give_event(cuda_place *place, cuda_job *job)
{
    if (job->event && !job->lent && place->event_count < CUDA_JOBS)
        place->events[place->event_count++] = job->event;
}

static void give_pinned(cuda_provider *provider, cuda_job *job)
{
    if (job->pinned)
        cuda_pinned_give(provider->places[job->device], job->pinned);
    job->pinned = NULL;
}

/* The first job of a queue is over, and nobody waits for its event any more. */
static void unlink_first(cuda_provider *provider, cuda_thing *queue)
{
    cuda_job *job = queue->first;
    queue->first = job->next;
    job->linked = 0;
    give_event(provider->places[queue->device], job);
    if (job->state == JOB_OVER)
        free_job(provider, job);
}

static void tell(cuda_provider *provider, cuda_job *job, int status)
{
    if (!provider->stopping)
        lane_complete(job->done, status);
    give_pinned(provider, job);
    job->state = JOB_OVER;
}

/* A job's mark has been passed. `wait_for_python`: its answer comes behind what kernels have printed. */
static void finish(cuda_provider *provider, cuda_job *job, int status, int wait_for_python)
{
    cuda_thing *queue = job->queue;
    if (job->paces)
        atomic_fetch_sub(&queue->paces, 1);
    queue->pushes -= is_push(job);
    if (job->done && (wait_for_python || provider->asked_first) && !provider->stopping) {
        job->status = status;
        job->state = JOB_ASKED;
        job->asked_next = NULL;
        *provider->asked_last = job;
        provider->asked_last = &job->asked_next;
        provider->asked++;
    } else if (job->done) {
        tell(provider, job, status);
    } else {
        give_pinned(provider, job);
        job->state = JOB_OVER;
        if (provider->operations.lane && !provider->stopping)
            lane_eased(provider->operations.lane);
    }
}

/* Finish what has happened of a queue, but for what proves something. */
static void reap(cuda_provider *provider, cuda_thing *queue, int wait_for_python)
{
    const cuda_place *place = provider->places[queue->device];
    for (cuda_job *job = queue->first; job; job = job->next) {
        if (job->state != JOB_WAITS)
            continue;
        if (job->lent || cuda_enter(provider, place))
            break;
        int status = provider->driver.cuEventQuery(job->event);
        if (status == NOT_READY)
            break;
        if (!job->done || is_push(job))
            finish(provider, job, status, wait_for_python);
    }
    while (!queue->served && queue->first && queue->first->state != JOB_WAITS)
        unlink_first(provider, queue);
}

/* Tell every deferred output that has happened. */
static void collect(cuda_provider *provider, int wait_for_python)
{
    for (cuda_thing *queue = provider->busy; queue; queue = queue->busy_next)
        if (queue->pushes)
            reap(provider, queue, wait_for_python);
}

void cuda_sweep(cuda_provider *provider)
{
    cuda_thing **at = &provider->busy;
    while (*at) {
        cuda_thing *queue = *at;
        if (queue->first || queue->served) {
            at = &queue->busy_next;
            continue;
        }
        *at = queue->busy_next;
        queue->busy = 0;
        if (queue->ended)
            cuda_recycle(provider, queue);
    }
}

/* ---- waiters ---- */

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

/* Block until an event has happened. The driver prints at the end of a wait, so there is always one. */
static int wait_for(cuda_provider *provider, const cuda_place *place, void *event)
{
    int status = cuda_enter(provider, place);
    int64_t until = now() + LOOK;
    while (!status && provider->driver.cuEventQuery(event) == NOT_READY && now() < until)
        continue;
    return status ? status : provider->driver.cuEventSynchronize(event);
}

/* Finish the first job of a queue, which waits; the lock is let go meanwhile. */
static void serve_first(cuda_provider *provider, cuda_thing *queue)
{
    cuda_job *job = queue->first;
    const cuda_place *place = provider->places[queue->device];
    void *event = job->event;
    pthread_mutex_unlock(&provider->lock);
    int status = wait_for(provider, place, event);
    fflush(NULL);
    int wait_for_python = printed(provider);
    pthread_mutex_lock(&provider->lock);
    collect(provider, wait_for_python);
    if (job->state == JOB_WAITS)
        finish(provider, job, status, wait_for_python);
    if (provider->asked_first) {
        pthread_mutex_unlock(&provider->lock);
        provider->ask();
        pthread_mutex_lock(&provider->lock);
    }
}

static void serve(cuda_provider *provider, cuda_thing *queue)
{
    while (queue->first && !provider->stopping) {
        if (queue->first->state == JOB_WAITS)
            serve_first(provider, queue);
        else
            unlink_first(provider, queue);
    }
    queue->served = 0;
    if (queue->ended)
        cuda_sweep(provider);
    pthread_cond_broadcast(&provider->left);
}

static void *wait_for_jobs(void *argument)
{
    cuda_provider *provider = argument;
    pthread_mutex_lock(&provider->lock);
    while (!provider->stopping) {
        cuda_thing *queue = provider->ready_first;
        if (!queue) {
            provider->idle++;
            pthread_cond_wait(&provider->ready, &provider->lock);
            provider->idle--;
            continue;
        }
        provider->ready_first = queue->ready_next;
        if (!provider->ready_first)
            provider->ready_last = &provider->ready_first;
        provider->ready_count--;
        serve(provider, queue);
    }
    provider->threads--;
    pthread_cond_broadcast(&provider->left);
    pthread_mutex_unlock(&provider->lock);
    return NULL;
}

static void start_waiter(cuda_provider *provider)
{
    sigset_t all, before;
    pthread_attr_t attributes;
    pthread_t thread;
    if (pthread_attr_init(&attributes))
        return;
    pthread_attr_setstacksize(&attributes, STACK);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    provider->threads += pthread_create(&thread, &attributes, wait_for_jobs, provider) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
}

/* With the lock: a queue needs a waiter. */
static void kick(cuda_provider *provider, cuda_thing *queue)
{
    if (queue->served || !queue->first || provider->stopping)
        return;
    queue->served = 1;
    queue->ready_next = NULL;
    *provider->ready_last = queue;
    provider->ready_last = &queue->ready_next;
    provider->ready_count++;
    if (provider->idle < provider->ready_count && provider->threads < CUDA_WAITERS)
        start_waiter(provider);
    if (!provider->threads && provider->operations.lane)
        lane_stuck(provider->operations.lane);
    pthread_cond_signal(&provider->ready);
}

/* ---- what operations call ---- */

/* With the lock: look at all queues for what can be given back. */
static void make_room(cuda_provider *provider)
{
    int wait_for_python = printed(provider);
    for (cuda_thing *queue = provider->busy; queue; queue = queue->busy_next)
        reap(provider, queue, wait_for_python);
    cuda_sweep(provider);
}

/* Without the lock: let Python deliver what answers wait for. */
static void ask_if(cuda_provider *provider, int asked)
{
    if (asked && provider->ask)
        provider->ask();
}

static void kick_all(cuda_provider *provider)
{
    for (cuda_thing *queue = provider->busy; queue; queue = queue->busy_next)
        kick(provider, queue);
}

void cuda_kick_device(cuda_provider *provider, uint32_t device)
{
    for (cuda_thing *queue = provider->busy; queue; queue = queue->busy_next)
        if (queue->device == device)
            kick(provider, queue);
}

static cuda_job *take_job(cuda_provider *provider)
{
    cuda_job *job = provider->free_jobs;
    if (job)
        provider->free_jobs = job->next;
    else if (provider->jobs_used < CUDA_JOBS)
        job = &provider->jobs[provider->jobs_used++];
    if (job)
        memset(job, 0, sizeof *job);
    return job;
}

/* With the lock: a job, and memory if it needs some; NULL: there is none. */
static cuda_job *take(cuda_provider *provider, cuda_place *place, uint64_t size)
{
    cuda_job *job = take_job(provider);
    if (job && size) {
        job->pinned = cuda_pinned_take(place, size);
        if (!job->pinned) {
            free_job(provider, job);
            return NULL;
        }
    }
    return job;
}

int cuda_prepare(cuda_provider *provider, cuda_place *place, uint64_t size, void *lent, cuda_job **made)
{
    enum { BLOCKING_SYNC = 1, DISABLE_TIMING = 2 };
    if (size > LARGE || (size && !place->border))
        return PROVIDER_PYTHON; /* such pieces are the worker's; none was allocated */
    pthread_mutex_lock(&provider->lock);
    cuda_job *job = take(provider, place, size);
    if (!job) {
        make_room(provider);
        job = take(provider, place, size);
    }
    if (!job)
        kick_all(provider);
    else if (lent || place->event_count)
        job->event = lent ? lent : place->events[--place->event_count];
    int asked = provider->asked_first != NULL;
    pthread_mutex_unlock(&provider->lock);
    ask_if(provider, asked && !job);
    *made = job;
    if (!job)
        return PROVIDER_FULL;
    job->lent = lent != NULL;
    int status = job->event ? 0 : provider->driver.cuEventCreate(&job->event, BLOCKING_SYNC | DISABLE_TIMING);
    if (status) {
        job->event = NULL;
        cuda_drop(provider, place, job);
    }
    return status;
}

void cuda_drop(cuda_provider *provider, cuda_place *place, cuda_job *job)
{
    pthread_mutex_lock(&provider->lock);
    give_event(place, job);
    if (job->pinned)
        cuda_pinned_give(place, job->pinned);
    free_job(provider, job);
    pthread_mutex_unlock(&provider->lock);
}

void cuda_queue(cuda_provider *provider, cuda_thing *queue, cuda_job *job)
{
    pthread_mutex_lock(&provider->lock);
    link_job(provider, queue, job);
    if (job->done)
        kick(provider, queue);
    pthread_mutex_unlock(&provider->lock);
}

int cuda_submit(cuda_provider *provider, cuda_thing *queue, void *stream, cuda_job *job)
{
    int status = provider->driver.cuEventRecordWithFlags(job->event, stream, 0);
    if (status)
        cuda_drop(provider, provider->places[queue->device], job);
    else
        cuda_queue(provider, queue, job);
    return status;
}

int cuda_paced(cuda_provider *provider, cuda_thing *stream)
{
    pthread_mutex_lock(&provider->lock);
    reap(provider, stream, printed(provider));
    int room = atomic_load(&stream->paces) < MOST_PACES;
    if (!room)
        kick(provider, stream);
    int asked = provider->asked_first != NULL;
    pthread_mutex_unlock(&provider->lock);
    ask_if(provider, asked);
    return room;
}

int cuda_may_say(cuda_provider *provider)
{
    if (printed(provider))
        return 0;
    pthread_mutex_lock(&provider->lock);
    collect(provider, 0);
    int may = !provider->asked_first;
    pthread_mutex_unlock(&provider->lock);
    return may;
}

/* ---- what Python calls ---- */

int cuda_settle(lane_provider *self)
{
    cuda_provider *provider = (cuda_provider *)self;
    entered = 0; /* the caller's thread is not ours: it has made another current since */
    pthread_mutex_lock(&provider->lock);
    collect(provider, printed(provider));
    int asked = provider->asked_first != NULL;
    pthread_mutex_unlock(&provider->lock);
    ask_if(provider, asked);
    return entered != 0;
}

uint64_t cuda_asked(lane_provider *self)
{
    cuda_provider *provider = (cuda_provider *)self;
    pthread_mutex_lock(&provider->lock);
    uint64_t asked = provider->asked;
    pthread_mutex_unlock(&provider->lock);
    return asked;
}

int cuda_told(lane_provider *self, uint64_t asked)
{
    cuda_provider *provider = (cuda_provider *)self;
    pthread_mutex_lock(&provider->lock);
    for (cuda_job *job; provider->told < asked && (job = provider->asked_first); provider->told++) {
        provider->asked_first = job->asked_next;
        tell(provider, job, job->status);
        if (!job->linked)
            free_job(provider, job);
    }
    int others = provider->asked_first != NULL;
    if (!others)
        provider->asked_last = &provider->asked_first;
    pthread_cond_broadcast(&provider->left);
    pthread_mutex_unlock(&provider->lock);
    return others;
}

void cuda_stop(lane_provider *self)
{
    cuda_provider *provider = (cuda_provider *)self;
    pthread_mutex_lock(&provider->lock);
    provider->stopping = 1;
    pthread_cond_broadcast(&provider->ready);
    pthread_cond_broadcast(&provider->left);
    pthread_mutex_unlock(&provider->lock);
    cuda_told(self, UINT64_MAX); /* to nobody */
}
