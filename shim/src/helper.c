/* One helper thread per session, asleep unless there is an obligation: bytes that nobody has sent for the idle time,
 * output that nobody reads. It never runs code of the program and blocks all signals.
 *
 * While there is traffic it takes naps of the idle time instead of sleeping, so that posting does not pay a wake-up
 * per burst.
 */
#include "helper.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>

#include "channel.h"
#include "command_buffer.h"

#define NAPS_BEFORE_SLEEP 5

/* A lock that is taken just now is a sign of traffic: waiting for it would make its owner wake us. */
static void nap(gtap_session *session)
{
    struct timespec idle = {.tv_nsec = IDLE_NANOSECONDS};
    pthread_mutex_unlock(&session->lock);
    do
        nanosleep(&idle, NULL);
    while (pthread_mutex_trylock(&session->lock) != 0);
}

/* With the lock held: sleep until somebody posts. */
static void sleep_until_noticed(gtap_session *session)
{
    session->helper = HELPER_ASLEEP;
    while (session->helper == HELPER_ASLEEP)
        pthread_cond_wait(&session->work, &session->lock);
}

static void *helper_run(void *argument)
{
    gtap_session *session = argument;
    int idle = 0;
    uint64_t count = 0;
    pthread_mutex_lock(&session->lock);
    while (session->state == SESSION_OPEN) {
        uint64_t flushes = session->flushes;
        if (session->count != count || session->filling.fill || session->undelivered)
            idle = 0;
        else if (++idle > NAPS_BEFORE_SLEEP)
            sleep_until_noticed(session);
        count = session->count;
        nap(session);
        if (session->flushes != flushes)
            continue;
        if (session->filling.fill && !session->writing) {
            command_buffer_flush_locked(session);
            pthread_mutex_lock(&session->lock);
        } else if (session->undelivered) {
            pthread_mutex_unlock(&session->lock);
            channel_helper_read(session);
            pthread_mutex_lock(&session->lock);
        }
    }
    pthread_mutex_unlock(&session->lock);
    return NULL;
}

/* Failing to start one only costs promptness (whoever waits still sends and reads), so it is not tried again. */
static void helper_start(gtap_session *session)
{
    pthread_attr_t attributes;
    pthread_t started;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, 1 << 20);
    session->helper = HELPER_AWAKE;
    if (pthread_create(&started, &attributes, helper_run, session) != 0)
        gtap_say_once("helper thread", "no thread could be started: posted calls may be sent late");
    pthread_attr_destroy(&attributes);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void helper_notice(gtap_session *session)
{
    if (session->helper == HELPER_AWAKE)
        return;
    if (session->helper == HELPER_NONE) {
        helper_start(session);
    } else {
        session->helper = HELPER_AWAKE;
        pthread_cond_signal(&session->work);
    }
}
