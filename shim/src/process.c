/* fork and exit. A child of a process that used CUDA gets errors, as with the real runtime; a child of one that did not,
 * or that asked NVML alone, opens sessions of its own. Locks that guard memory alone are taken around fork, so that a child finds them free.
 */
#include "process.h"

#include <stdatomic.h>

#include "session.h"
#include "thread.h"

static _Atomic int unloading;

static void every_module(enum fork_step step)
{
    managed_fork(step); /* first: its lock is held while the others are taken */
    library_fork(step);
    hostmem_fork(step);
    shadow_fork(step);
    remember_fork(step);
    ranges_fork(step);
    rows_fork(step);
    thread_fork(step);
    stats_fork(step);
    record_fork(step);
    log_fork(step);
    session_fork(step);
    devices_fork(step); /* after it: it says whether the child has devices */
}

static void before_fork(void) { every_module(FORK_PREPARE); }
static void in_parent(void) { every_module(FORK_PARENT); }
static void in_child(void) { every_module(FORK_CHILD); }

__attribute__((constructor)) static void process_start(void) { pthread_atfork(before_fork, in_parent, in_child); }

/* Runs after the program's own atexit functions and destructors, which may still use CUDA. */
__attribute__((destructor)) static void process_end(void)
{
    unloading = 1; /* first: other threads go on, and shall not speak of a session that ends with the process */
    if (!gtap_forked())
        session_finish();
}

int gtap_unloading(void) { return unloading || session_forked; }

int gtap_barred(void) { return unloading | session_forked | (thread_known ? thread_known->in_host_function : 0); }
