/* Waiting for what is near: to be woken takes longer than that does to come. */
#ifndef GTAP_BRIEF_H
#define GTAP_BRIEF_H

#include <pthread.h>

/* A moment, without giving the processor away. */
void brief_pause(void);
/* Wait for a lock that is held for some tens of nanoseconds. */
void brief_wait(pthread_mutex_t *lock);

/* Take such a lock. */
static inline void brief_lock(pthread_mutex_t *lock)
{
    if (pthread_mutex_trylock(lock) != 0)
        brief_wait(lock);
}

#endif
