/* One helper thread per session, asleep unless there is an obligation: bytes that nobody has sent for the idle time,
 * output or calls for host functions that nobody reads, memory in use that the server has not been told of. It never
 * runs code of the program and blocks all signals.
 *
 * While there is traffic it takes naps of the idle time, so that posting does not pay a wake-up per burst. Then it sleeps
 * in poll, where a kick or, if it reads, the server's bytes wake it. With nothing to do for long it ends, so that a
 * process whose own threads have all ended can end too.
 */
#include "helper.h"

#include <pthread.h>
#include <sys/prctl.h>
#include <time.h>

#include "channel.h"
#include "command_buffer.h"
#include "thread.h"

#define NAPS_BEFORE_SLEEP 5
#define MILLISECONDS_BEFORE_END 1000
#define NAPS_BETWEEN_TELLS 25 /* while memory comes and goes, the server hears of it so seldom */

/* A lock that is taken just now is a sign of traffic: waiting for it would make its owner wake us. */
static void nap(gtap_session *session, long nanoseconds)
{
    struct timespec idle = {.tv_nsec = nanoseconds};
    pthread_mutex_unlock(&session->lock);
    do
        nanosleep(&idle, NULL);
    while (pthread_mutex_trylock(&session->lock) != 0);
}

/* With the lock held: wait without it. */
static enum helper_woken wait_unlocked(gtap_session *session, int milliseconds)
{
    pthread_mutex_unlock(&session->lock);
    enum helper_woken woken = channel_helper_wait(session, milliseconds);
    pthread_mutex_lock(&session->lock);
    return woken;
}

/* With the lock held: sleep until somebody posts or wants to read. 0: nobody did for long. */
static int sleep_until_noticed(gtap_session *session)
{
    enum helper_woken woken = HELPER_READ;
    session->helper = HELPER_ASLEEP;
    while (session->helper == HELPER_ASLEEP && woken == HELPER_READ && session->state == SESSION_OPEN)
        woken = wait_unlocked(session, channel_wants_reader(session) ? -1 : MILLISECONDS_BEFORE_END);
    if (session->helper == HELPER_ASLEEP && woken == HELPER_TIMED_OUT && !channel_wants_reader(session)) {
        session->helper = HELPER_NONE;
        return 0;
    }
    session->helper = HELPER_AWAKE;
    return 1;
}

/* With the lock held: tell of memory, but not too often. Naps since it was done. */
static int tell(gtap_session *session, int due, int naps)
{
    if (!due || naps < NAPS_BETWEEN_TELLS)
        return naps < NAPS_BETWEEN_TELLS ? naps + 1 : naps;
    pthread_mutex_unlock(&session->lock);
    gtap_tell_now(session);
    pthread_mutex_lock(&session->lock);
    return 0;
}

static void *helper_run(void *argument)
{
    gtap_session *session = argument;
    int idle = 0, naps = NAPS_BETWEEN_TELLS;
    uint64_t count = 0;
    prctl(PR_SET_TIMERSLACK, 1ul); /* naps end when they should */
    pthread_mutex_lock(&session->lock);
    while (session->state == SESSION_OPEN) {
        uint64_t flushes = session->flushes;
        long length = IDLE_NANOSECONDS;
        int due = atomic_load(&session->telling) == TELLING_DUE;
        uint64_t left = session->count - session->hurried;
        idle = left != count || command_buffer_unsent(session) || due ? 0 : idle + 1;
        if (idle > NAPS_BEFORE_SLEEP) {
            if (!sleep_until_noticed(session))
                break;
            idle = 0;
            length /= 4; /* the client was quiet: what woke us may be all, and to be woken took time */
        }
        count = left;
        nap(session, length);
        naps = tell(session, due, naps);
        if (session->flushes == flushes && command_buffer_unsent(session) && !session->writing) {
            command_buffer_flush_locked(session);
            pthread_mutex_lock(&session->lock);
        }
        if (channel_wants_reader(session))
            wait_unlocked(session, 0);
    }
    pthread_mutex_unlock(&session->lock);
    return NULL;
}

/* Failing to start one only costs promptness (whoever waits still sends and reads), so it is not tried again. */
static void helper_start(gtap_session *session)
{
    session->helper = HELPER_AWAKE;
    if (thread_start(helper_run, session, 1 << 20) != 0)
        gtap_say_once("helper thread", "no thread could be started: posted calls may be sent late");
}

void helper_wake(gtap_session *session)
{
    if (session->helper == HELPER_NONE) {
        helper_start(session);
    } else {
        session->helper = HELPER_AWAKE;
        channel_kick_helper(session);
    }
}
