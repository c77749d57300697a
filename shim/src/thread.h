/* What the shim keeps for each thread of the program. */
#ifndef GTAP_THREAD_H
#define GTAP_THREAD_H

#include <stdint.h>

#include "gtap/runtime.h"

struct waiter;
struct home;
struct mark;

enum { TOUCH_LIMIT = 2 };

typedef struct thread {
    gtap_session *session; /* bound by the driver plugin, NULL before */
    uint32_t context;
    uint16_t number;       /* on the wire; reused after the thread's end */
    int oversized;         /* the newest frame that was refused: it is too large */
    int32_t late;          /* or this failure of its library is told instead */
    int force_sync;        /* posts of this thread wait: the arena orders unmapping behind the device's work */
    int lends;             /* what this thread sends stays as it is until it says so */
    int names_bulk;        /* the next frame does: objects have been sent for it */
    int in_host_function;  /* inside a function of the program that a stream called */
    const struct library_link *link; /* of the last frame's library in linked; NULL before */
    gtap_session *linked;
    gtap_session *last_session; /* where the last frame went */
    uint64_t last_call;    /* its number */
    struct home *home;     /* of the default streams, for home_session and its context */
    gtap_session *home_session;
    struct mark *own;      /* of this thread's own stream there, NULL before its first use */
    struct mark *touch[TOUCH_LIMIT]; /* the streams that the next frame names, then those of the last one */
    unsigned touches;      /* named for the next; over TOUCH_LIMIT: more than are kept */
    unsigned touched;      /* kept of the last */
    gtap_session *launching; /* where the next frame may change managed memory, else NULL */
    struct waiter *spare;  /* finished waiters, for the next call */
    struct state_block *states;
} thread;

/* Every post asks for it. In musl a library that is loaded late cannot have this kind, which takes no call to reach. */
#ifdef __GLIBC__
__attribute__((tls_model("initial-exec")))
#endif
extern __attribute__((visibility("hidden"))) _Thread_local thread *thread_known;
thread *thread_make(void);
/* The calling thread's block, made at first use; NULL when memory is exhausted. */
static inline thread *thread_self(void) { return thread_known ? thread_known : thread_make(); }
/* Start a thread of gtap's own: detached, all signals blocked. stack: bytes, 0 for the program's usual. 0, else an errno. */
int thread_start(void *(*run)(void *argument), void *argument, size_t stack);

#endif
