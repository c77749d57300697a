/* Host functions of streams. The stream is held on the server by a gate; when it gets there the server says so on the
 * channel, behind the deferred output that came first; the callback thread of the session runs the function and says on
 * the side stream that it is done.
 *
 * The thread is made at first need, has all signals blocked, and runs one function after the other in order of arrival.
 * Nobody waits for it when the process ends.
 */
#include "callback.h"

#include <stdlib.h>
#include <time.h>

#include "helper.h"
#include "side.h"
#include "thread.h"

#define ARRIVALS 65536 /* a bound on what a peer can make us keep */
#define SECONDS_BEFORE_END 1
#define STATUS_LOST 3 /* the driver's NOT_INITIALIZED */

typedef struct obligation {
    struct obligation *next;
    uint64_t id;
    void (*run)(void *data, int32_t status);
    void *data;
    uint32_t context;
    unsigned flags;
    unsigned announced; /* functions of the program to come */
    unsigned pending;   /* arrivals that have not been run to their end */
    int ended;
} obligation;

typedef struct arrival {
    struct arrival *next;
    obligation *of;
    int32_t status;
    int held; /* the server waits for its end */
} arrival;

typedef struct obligation_list {
    obligation *first, **last;
} obligation_list;

/* One-shot obligations arrive about in order of their numbers, so theirs is looked up near its beginning. */
typedef struct callback_book {
    pthread_mutex_t lock;
    pthread_cond_t arrived;
    obligation_list once, armed;
    arrival *first, **last;
    size_t count;
    uint64_t newest; /* number given */
    int running;     /* there is a thread */
} callback_book;

struct callback_book *callback_book_make(void)
{
    callback_book *book = calloc(1, sizeof *book);
    if (!book)
        return NULL;
    pthread_mutex_init(&book->lock, NULL);
    pthread_cond_init(&book->arrived, NULL);
    book->once.last = &book->once.first;
    book->armed.last = &book->armed.first;
    book->last = &book->first;
    return book;
}

/* ---- lists, with the lock held ---- */

static void append(obligation_list *list, obligation *o)
{
    o->next = NULL;
    *list->last = o;
    list->last = &o->next;
}

/* Where the list points to the obligation of that number; to NULL when there is none. */
static obligation **find(obligation_list *list, uint64_t id)
{
    obligation **at = &list->first;
    while (*at && (*at)->id != id)
        at = &(*at)->next;
    return at;
}

static void take_out(gtap_session *session, obligation_list *list, obligation **at)
{
    obligation *o = *at;
    *at = o->next;
    if (!*at)
        list->last = at;
    session->armed--;
}

static int push(callback_book *book, obligation *o, int32_t status, int held)
{
    arrival *a = book->count < ARRIVALS ? malloc(sizeof *a) : NULL;
    if (!a)
        return -1;
    *a = (arrival){.of = o, .status = status, .held = held};
    *book->last = a;
    book->last = &a->next;
    book->count++;
    o->pending++;
    pthread_cond_signal(&book->arrived);
    return 0;
}

static void forget_announced(gtap_session *session, obligation *o)
{
    session->outstanding -= o->announced;
    o->announced = 0;
}

/* Whether an armed one that was ended has nothing to come; it is out of the list then. */
static int is_over(gtap_session *session, callback_book *book, obligation *o)
{
    if (!o->ended || o->announced || o->pending)
        return 0;
    take_out(session, &book->armed, find(&book->armed, o->id));
    return 1;
}

static void bury(obligation *o)
{
    o->run(o->data, GTAP_OBLIGATION_ENDED);
    free(o);
}

/* ---- the thread ---- */

/* With the lock held: the next arrival, waiting for it. NULL: nothing is armed and nothing came for long. */
static arrival *next_arrival(gtap_session *session, callback_book *book)
{
    struct timespec until;
    int waited = 0;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += SECONDS_BEFORE_END;
    while (!book->first && (waited == 0 || session->armed))
        waited = session->armed ? pthread_cond_wait(&book->arrived, &book->lock)
                                : pthread_cond_timedwait(&book->arrived, &book->lock, &until);
    arrival *a = book->first;
    if (a) {
        book->first = a->next;
        book->count--;
        if (!book->first)
            book->last = &book->first;
    }
    return a;
}

/* Its function has returned. With the lock held; whether to bury it. */
static int finish(gtap_session *session, callback_book *book, obligation *o)
{
    o->pending--;
    if (o->announced) {
        o->announced--;
        session->outstanding--;
    }
    return o->flags & GTAP_OBLIGATION_ARMED && is_over(session, book, o);
}

static void perform(gtap_session *session, callback_book *book, const arrival *a)
{
    obligation *o = a->of;
    uint64_t id = o->id;
    int once = !(o->flags & GTAP_OBLIGATION_ARMED);
    gtap_thread_bind(session, o->context);
    gtap_set_in_host_function(!(o->flags & GTAP_OBLIGATION_INTERNAL));
    /* On a lost link who waited for it has been told so, and may have freed what it uses. */
    o->run(o->data, session_is_open(session) ? a->status : STATUS_LOST);
    gtap_set_in_host_function(0);
    pthread_mutex_lock(&book->lock);
    int over = finish(session, book, o);
    pthread_mutex_unlock(&book->lock);
    if (a->held)
        side_done(session, id);
    if (over)
        bury(o);
    if (once)
        free(o);
}

static void *callback_run(void *argument)
{
    gtap_session *session = argument;
    callback_book *book = session->callbacks;
    arrival *a;
    pthread_mutex_lock(&book->lock);
    while ((a = next_arrival(session, book))) {
        pthread_mutex_unlock(&book->lock);
        perform(session, book, a);
        free(a);
        pthread_mutex_lock(&book->lock);
    }
    book->running = 0;
    pthread_mutex_unlock(&book->lock);
    return NULL;
}

/* With the lock held. */
static int ensure_thread(gtap_session *session, callback_book *book)
{
    if (!book->running)
        book->running = thread_start(callback_run, session, 0) == 0;
    if (!book->running)
        gtap_say_once("callback thread", "no thread could be started: host functions of streams do not work");
    return book->running ? 0 : -1;
}

/* ---- what the server says ---- */

int callback_arrived(gtap_session *session, uint64_t id, int32_t status)
{
    callback_book *book = session->callbacks;
    int result = -1;
    pthread_mutex_lock(&book->lock);
    obligation **once = find(&book->once, id), *o = *once;
    if (o)
        take_out(session, &book->once, once);
    else
        o = *find(&book->armed, id);
    if (o)
        result = push(book, o, status, status == 0);
    pthread_mutex_unlock(&book->lock);
    return result;
}

void callback_lose(gtap_session *session)
{
    callback_book *book = session->callbacks;
    pthread_mutex_lock(&book->lock);
    while (book->once.first) {
        obligation *o = book->once.first;
        take_out(session, &book->once, &book->once.first);
        if (push(book, o, STATUS_LOST, 0) < 0)
            forget_announced(session, o);
    }
    for (obligation *o = book->armed.first; o; o = o->next) { /* an ended one stays: whoever loses the link may hold locks */
        forget_announced(session, o);
        o->announced = o->pending;
        session->outstanding += o->announced;
    }
    pthread_mutex_unlock(&book->lock);
}

/* ---- what stubs call ---- */

static uint64_t add(gtap_session *session, obligation *o)
{
    callback_book *book = session->callbacks;
    uint64_t id = 0;
    pthread_mutex_lock(&book->lock);
    if (session_is_open(session) && ensure_thread(session, book) == 0) { /* callback_lose comes after the state */
        id = o->id = ++book->newest;
        append(o->flags & GTAP_OBLIGATION_ARMED ? &book->armed : &book->once, o);
        session->armed++;
        pthread_cond_signal(&book->arrived);
    }
    pthread_mutex_unlock(&book->lock);
    return id;
}

uint64_t gtap_obligation(gtap_session *session, void (*run)(void *data, int32_t status), void *data, unsigned flags)
{
    thread *t = thread_self();
    if (!t || !session || !session_is_open(session))
        return 0;
    obligation *o = malloc(sizeof *o);
    if (!o)
        return 0;
    *o = (obligation){.run = run, .data = data, .context = t->context, .flags = flags};
    uint64_t id = add(session, o);
    if (!id) {
        free(o);
        return 0;
    }
    pthread_mutex_lock(&session->lock);
    helper_notice(session);
    pthread_mutex_unlock(&session->lock);
    return id;
}

int gtap_obligation_end(gtap_session *session, uint64_t id)
{
    if (!session || gtap_forked())
        return 0;
    callback_book *book = session->callbacks;
    pthread_mutex_lock(&book->lock);
    obligation **at = find(&book->once, id), *once = *at, *armed = *find(&book->armed, id);
    if (once) {
        forget_announced(session, once);
        take_out(session, &book->once, at);
    } else if (armed) {
        armed->ended = 1;
        if (!is_over(session, book, armed))
            armed = NULL;
    }
    pthread_cond_signal(&book->arrived); /* perhaps nothing is armed any more */
    pthread_mutex_unlock(&book->lock);
    int taken_back = once != NULL;
    free(once);
    if (armed)
        bury(armed);
    return taken_back;
}

void gtap_obligation_on(gtap_session *session, uint64_t id, const void *stream)
{
    (void)stream; /* an event or the NULL stream may order any other stream behind it: every copy is pulled meanwhile */
    if (!session || !session_is_open(session))
        return;
    callback_book *book = session->callbacks;
    pthread_mutex_lock(&book->lock);
    obligation *o = *find(&book->once, id);
    if (!o)
        o = *find(&book->armed, id);
    if (o) {
        o->announced++;
        session->outstanding++;
    }
    pthread_mutex_unlock(&book->lock);
}
