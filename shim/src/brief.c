/* A thread that sleeps for a lock costs its owner a system call, and itself a thousand times what it waits for. */
#include "brief.h"

#define PAUSES 8
#define LOOKS 16 /* some microseconds: then its owner has no processor, and the lock is slept for */

void brief_pause(void)
{
    for (int i = 0; i < PAUSES; i++)
#if defined(__x86_64__)
        __builtin_ia32_pause();
#else
        __asm__ volatile("yield");
#endif
}

void brief_wait(pthread_mutex_t *lock)
{
    for (int i = 0; i < LOOKS; i++) {
        brief_pause();
        if (pthread_mutex_trylock(lock) == 0)
            return;
    }
    pthread_mutex_lock(lock);
}
