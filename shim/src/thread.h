/* What the shim keeps for each thread of the program. */
#ifndef GTAP_THREAD_H
#define GTAP_THREAD_H

#include <stdint.h>

#include "gtap/runtime.h"

struct waiter;

typedef struct thread {
    gtap_session *session; /* bound by the driver plugin, NULL before */
    uint32_t context;
    uint16_t number;       /* on the wire; reused after the thread's end */
    int oversized;         /* the last gtap_begin refused a frame that is too large */
    int force_sync;        /* posts of this thread wait: the arena orders unmapping behind the device's work */
    struct waiter *spare;  /* finished waiters, for the next call */
    struct state_block *states;
} thread;

/* The calling thread's block, made at first use; NULL when memory is exhausted. */
thread *thread_self(void);

#endif
