/* The cuda device's provider from inside: what its files know of each other. */
#ifndef GTAP_CUDA_H
#define GTAP_CUDA_H

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "provider.h"

enum { SUCCESS = 0, NOT_READY = 600 };
enum {
    CUDA_DEVICES = 256,
    CUDA_JOBS = 8192,
    CUDA_WAITERS = 256,
    CUDA_UNORDERED = 64, /* streams that the lane marks for a context's end; with more it is Python's */
    PARAMETERS = 8192,   /* what a parameter block of 32 KiB could hold */
    SMALL = 4 << 10,
    LARGE = 64 << 10,
    MOST_PINNED = 4096, /* pieces of one size */
    PACE = 256,         /* commands between two marks by which a stream is paced */
    MOST_PACES = 3,     /* such marks that have not happened; the driver queues about 1024 commands, then it blocks */
};

enum job_state { JOB_WAITS, JOB_OVER, JOB_ASKED };

/* A mark in a stream, and what becomes of it: a completion, a piece of page-locked memory that is free then. */
typedef struct cuda_job {
    struct cuda_job *next;       /* in its queue */
    struct cuda_job *asked_next; /* among those that wait for what was printed */
    struct cuda_thing *queue;    /* while it is there */
    void *event;
    lane_completion *done;
    void *pinned;
    int status;
    uint32_t device;
    uint8_t state, paces, lent, linked; /* lent: the event is the program's; linked: it is in its queue */
} cuda_job;

/* A stream, an event or a kernel. Never freed before the provider, so that a dead one is recognised by its life. Its
 * queue holds jobs in the order of their marks. */
typedef struct cuda_thing {
    struct cuda_thing *next;       /* among free ones */
    struct cuda_thing *all_next;   /* among all */
    struct cuda_thing *busy_next;  /* among those that have had jobs */
    struct cuda_thing *ready_next; /* among those that need a waiter */
    cuda_job *first, **last;
    void *handle;
    uint64_t epoch;
    uint32_t *offsets; /* of a kernel's parameters */
    uint32_t count, device, since, pushes;
    atomic_int paces;
    uint16_t life;
    uint8_t kind, busy, served, ended;
} cuda_thing;

typedef struct cuda_pieces { /* of page-locked memory, of one size */
    uint32_t count;
    void *free[MOST_PINNED];
} cuda_pieces;

typedef struct cuda_place { /* a device */
    void *context;
    uint64_t epoch; /* 0: it has no context now */
    cuda_thing everything;
    uint32_t unordered_count, event_count;
    void *unordered[CUDA_UNORDERED];
    void *events[CUDA_JOBS];
    cuda_pieces small, large;
    const unsigned char *border; /* small pieces lie behind it */
} cuda_place;

typedef struct cuda_provider {
    lane_provider operations;
    cuda_functions driver;
    void (*ask)(void);
    void *pointers[PARAMETERS]; /* of the lane's thread */

    atomic_int copying, reading; /* see lane.h */
    atomic_int pipes[2];

    pthread_mutex_t lock; /* of what follows; held while completions are told, so that they are in order */
    pthread_cond_t ready; /* waiters wait here */
    pthread_cond_t left;  /* who waits for the end of waits */
    int stopping, idle, threads, ready_count;
    cuda_place *places[CUDA_DEVICES];
    cuda_thing *things, *free_things, *busy;
    cuda_thing *ready_first, **ready_last;
    cuda_job *asked_first, **asked_last;
    uint64_t asked, told; /* jobs so far: put there, taken from there */
    cuda_job *free_jobs;
    uint32_t jobs_used;
    cuda_job jobs[CUDA_JOBS];
} cuda_provider;

/* cuda_things.c */
/* The live thing that a value stands for, or NULL. The lane's thread. */
cuda_thing *cuda_find(cuda_provider *provider, uint64_t value, uint32_t kind);
void cuda_recycle(cuda_provider *provider, cuda_thing *thing); /* with the lock */
/* With the lock: page-locked memory for that many bytes, at most LARGE; NULL: all is in use. */
void *cuda_pinned_take(cuda_place *place, uint64_t size);
void cuda_pinned_give(cuda_place *place, void *piece);

/* cuda_jobs.c */
int cuda_enter(cuda_provider *provider, const cuda_place *place); /* make its context current in this thread */
/* A job with an event (`lent`, the program's, or one of ours), and with page-locked memory where size is not 0. 0,
 * PROVIDER_FULL or the driver's status. */
int cuda_prepare(cuda_provider *provider, cuda_place *place, uint64_t size, void *lent, cuda_job **made);
void cuda_drop(cuda_provider *provider, cuda_place *place, cuda_job *job); /* a prepared one is not needed */
/* Record the job's event on a stream and put it into a queue; a status other than 0: it was dropped. */
int cuda_submit(cuda_provider *provider, cuda_thing *queue, void *stream, cuda_job *job);
void cuda_queue(cuda_provider *provider, cuda_thing *queue, cuda_job *job); /* without recording anything */
/* Whether a stream may be given more. */
int cuda_paced(cuda_provider *provider, cuda_thing *stream);
/* Something is done: whether the lane may say so now. Tells the copies out that have happened before it. */
int cuda_may_say(cuda_provider *provider);
void cuda_kick_device(cuda_provider *provider, uint32_t device); /* with the lock: all its queues get waiters */
void cuda_sweep(cuda_provider *provider); /* with the lock: forget queues that have become empty */
void cuda_stop(lane_provider *provider);

#endif
