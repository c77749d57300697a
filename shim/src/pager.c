/* Faults on managed memory. The handler may run on a small signal stack and must not do I/O there: it hands the address
 * to a thread that does, and sleeps until the pages are there. What is not ours goes to the program's own handler.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <ucontext.h>

#include "managed.h"
#include "process.h"
#include "thread.h"

typedef struct request {
    struct request *next;
    uint64_t address;
    int writes, done, served;
    int in_host_function; /* of the program: what its stream waits for must not be waited for */
} request;

static struct {
    pthread_mutex_t lock;
    pthread_cond_t asked, answered;
    request *first;
    pthread_t thread;
    int running, installed;
    struct sigaction before; /* the program's */
} pager = {.lock = PTHREAD_MUTEX_INITIALIZER, .asked = PTHREAD_COND_INITIALIZER, .answered = PTHREAD_COND_INITIALIZER};

static void *serve(void *nothing)
{
    (void)nothing;
    pthread_mutex_lock(&pager.lock);
    for (;;) {
        request *r = pager.first;
        if (!r) {
            pthread_cond_wait(&pager.asked, &pager.lock);
            continue;
        }
        pager.first = r->next;
        pthread_mutex_unlock(&pager.lock);
        gtap_set_in_host_function(r->in_host_function);
        int served = managed_serve(r->address, r->writes);
        pthread_mutex_lock(&pager.lock);
        r->served = served;
        r->done = 1;
        pthread_cond_broadcast(&pager.answered);
    }
    return NULL;
}

static void *serve_first(void *nothing)
{
    pthread_mutex_lock(&pager.lock);
    pager.thread = pthread_self();
    pthread_mutex_unlock(&pager.lock);
    return serve(nothing);
}

/* Whether a fault was a write; not every processor tells: then a second fault does. */
static int is_write(const void *context)
{
#if defined(__x86_64__) && defined(REG_ERR)
    return (((const ucontext_t *)context)->uc_mcontext.gregs[REG_ERR] & 2) != 0;
#else
    (void)context;
    return 0;
#endif
}

static int ask(uint64_t address, int writes)
{
    request r = {.address = address, .writes = writes, .in_host_function = gtap_in_host_function()};
    pthread_mutex_lock(&pager.lock);
    int own = pthread_equal(pager.thread, pthread_self()); /* a fault while serving one cannot be served */
    if (!own) {
        request **at = &pager.first;
        while (*at)
            at = &(*at)->next;
        *at = &r;
        pthread_cond_signal(&pager.asked);
        while (!r.done)
            pthread_cond_wait(&pager.answered, &pager.lock);
    }
    pthread_mutex_unlock(&pager.lock);
    return r.served;
}

/* As if this handler were not there. */
static void pass_on(int number, siginfo_t *information, void *context)
{
    struct sigaction before = pager.before;
    if (before.sa_flags & SA_SIGINFO) {
        before.sa_sigaction(number, information, context);
    } else if (before.sa_handler == SIG_DFL || before.sa_handler == SIG_IGN) {
        sigaction(number, &before, NULL); /* the instruction faults again, without us */
    } else {
        before.sa_handler(number);
    }
}

static void on_fault(int number, siginfo_t *information, void *context)
{
    int kept = errno;
    uint64_t address = (uint64_t)(uintptr_t)information->si_addr;
    if (information->si_code <= 0 || gtap_forked() || !managed_holds(address) || !ask(address, is_write(context)))
        pass_on(number, information, context);
    errno = kept;
}

int pager_install(void)
{
    struct sigaction now, mine = {.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    mine.sa_sigaction = on_fault;
    sigemptyset(&mine.sa_mask);
    pthread_mutex_lock(&pager.lock);
    if (!pager.running && thread_start(serve_first, NULL, 1 << 20) == 0)
        pager.running = 1;
    int ready = pager.running && sigaction(SIGSEGV, NULL, &now) == 0;
    if (ready && !((now.sa_flags & SA_SIGINFO) && now.sa_sigaction == on_fault)) {
        pager.before = now;
        ready = sigaction(SIGSEGV, &mine, NULL) == 0;
    }
    pthread_mutex_unlock(&pager.lock);
    return ready ? 0 : -1;
}
