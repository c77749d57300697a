/* The process: before, after and beside fork, and its end. */
#ifndef GTAP_PROCESS_H
#define GTAP_PROCESS_H

#include <pthread.h>

enum fork_step { FORK_PREPARE, FORK_PARENT, FORK_CHILD };

/* What every module with a process-wide lock does around fork. */
static inline void fork_mutex(pthread_mutex_t *mutex, enum fork_step step)
{
    if (step == FORK_PREPARE)
        pthread_mutex_lock(mutex);
    else
        pthread_mutex_unlock(mutex);
}

void devices_fork(enum fork_step step);
void hostmem_fork(enum fork_step step);
void library_fork(enum fork_step step);
void log_fork(enum fork_step step);
void managed_fork(enum fork_step step);
void ranges_fork(enum fork_step step);
void record_fork(enum fork_step step);
void rows_fork(enum fork_step step);
void session_fork(enum fork_step step);
void shadow_fork(enum fork_step step);
void remember_fork(enum fork_step step);
void stats_fork(enum fork_step step);
void thread_fork(enum fork_step step);

/* Send what is posted; the end of every session. */
void session_finish(void);

#endif
