/* Thread numbers, thread and process state. */
#include "thread.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "failure.h"
#include "marks.h"
#include "process.h"
#include "reply.h"

typedef struct state_block {
    struct state_block *next;
    const char *key;
    _Alignas(16) unsigned char bytes[];
} state_block;

#define NUMBERS 65536

static struct {
    pthread_mutex_t lock;
    pthread_once_t once;
    pthread_key_t key;
    uint32_t words[NUMBERS / 32]; /* thread numbers in use */
    state_block *process_states;
} threads = {.lock = PTHREAD_MUTEX_INITIALIZER, .once = PTHREAD_ONCE_INIT};

_Thread_local thread *thread_known;

void thread_fork(enum fork_step step)
{
    if (step == FORK_CHILD) { /* only the calling thread is left */
        memset(threads.words, 0, sizeof threads.words);
        if (thread_known)
            threads.words[thread_known->number / 32] |= 1u << thread_known->number % 32;
    }
    fork_mutex(&threads.lock, step);
}

/* The lowest free number; the last one is shared when 65,534 threads live. */
static uint16_t number_take(void)
{
    unsigned number = 1;
    pthread_mutex_lock(&threads.lock);
    while (number < NUMBERS - 1 && threads.words[number / 32] >> number % 32 & 1)
        number++;
    threads.words[number / 32] |= 1u << number % 32;
    pthread_mutex_unlock(&threads.lock);
    return (uint16_t)number;
}

static void number_give(uint16_t number)
{
    if (number == NUMBERS - 1)
        return;
    pthread_mutex_lock(&threads.lock);
    threads.words[number / 32] &= ~(1u << number % 32);
    pthread_mutex_unlock(&threads.lock);
}

static void thread_end(void *block)
{
    thread *ended = block;
    if (ended->launching)
        marks_announced_none(ended->launching);
    failure_forget_thread(ended->number);
    number_give(ended->number);
    waiters_free(ended->spare);
    while (ended->states) {
        state_block *next = ended->states->next;
        free(ended->states);
        ended->states = next;
    }
    thread_known = NULL;
    free(ended);
}

static void key_make(void) { pthread_key_create(&threads.key, thread_end); }

thread *thread_make(void)
{
    thread *made = calloc(1, sizeof *made);
    if (!made)
        return NULL;
    made->number = number_take();
    pthread_once(&threads.once, key_make);
    pthread_setspecific(threads.key, made);
    return thread_known = made;
}

int thread_start(void *(*run)(void *argument), void *argument, size_t stack)
{
    pthread_attr_t attributes;
    pthread_t started;
    static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
    sigset_t all, before;
    sigfillset(&all);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) /* a function of the program may touch managed memory */
        sigdelset(&all, faults[i]);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    if (stack)
        pthread_attr_setstacksize(&attributes, stack);
    int result = pthread_create(&started, &attributes, run, argument);
    pthread_attr_destroy(&attributes);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return result;
}

int gtap_in_host_function(void) { return thread_known && thread_known->in_host_function; }

void gtap_set_in_host_function(int inside)
{
    thread *t = thread_self();
    if (t)
        t->in_host_function = inside;
}

uint64_t gtap_last_call(gtap_session *session) { return thread_known && thread_known->last_session == session ? thread_known->last_call : 0; }

void gtap_thread_bind(gtap_session *session, uint32_t context)
{
    thread *t = thread_self();
    if (t) {
        t->session = session;
        t->context = context;
    }
}

int gtap_thread_move(gtap_session **session, uint32_t *context)
{
    thread *t = thread_self();
    if (!t || (t->session == *session && t->context == *context))
        return 0;
    gtap_session *left = t->session;
    uint32_t number = t->context;
    t->session = *session;
    t->context = *context;
    *session = left;
    *context = number;
    return 1;
}

gtap_session *gtap_thread_session(void) { return thread_known ? thread_known->session : NULL; }

uint32_t gtap_thread_context(void) { return thread_known ? thread_known->context : 0; }

static void *state_in(state_block **list, const char *key, size_t size)
{
    state_block *block = *list;
    while (block && block->key != key) /* the same copy of a stub asks with the same constant */
        block = block->next;
    if (!block)
        block = *list;
    while (block && block->key != key && strcmp(block->key, key) != 0)
        block = block->next;
    if (!block) {
        block = calloc(1, sizeof *block + size);
        if (!block)
            return NULL;
        block->key = key;
        block->next = *list;
        *list = block;
    }
    return block->bytes;
}

void *gtap_thread_state(const char *key, size_t size)
{
    thread *t = thread_self();
    state_block *first = t ? t->states : NULL; /* there are two: the driver's and the runtime's */
    if (first && first->key == key)
        return first->bytes;
    if (first && first->next && first->next->key == key)
        return first->next->bytes;
    return t ? state_in(&t->states, key, size) : NULL;
}

void *gtap_process_state(const char *key, size_t size)
{
    pthread_mutex_lock(&threads.lock);
    void *state = state_in(&threads.process_states, key, size);
    pthread_mutex_unlock(&threads.lock);
    return state;
}
