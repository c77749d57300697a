/* What is known to be complete, so that a query waits for nothing.
 *
 * Every frame that names a stream notes its number on the stream's mark; a synchronisation, or the server's answer to a
 * question, says up to which number the stream has completed. When the two meet the stream is done. Otherwise a question
 * is sent, at most one for each stream at a time, and the answer comes when it is true.
 */
#include "marks.h"

#include <sched.h>
#include <stdlib.h>

#include "channel.h"
#include "command_buffer.h"
#include "failure.h"
#include "side.h"

#define QUESTIONS 4096 /* the server's limit */
#define STATUS_INVALID_HANDLE 400 /* the driver's: streams and events are its objects */
#define STATUS_NOT_INITIALIZED 3
#define STATUS_NOT_READY 600

enum { OWN_TOKEN = 2 };

/* A thread's own stream in a context. */
typedef struct own {
    struct own *next;
    uint16_t thread;
    mark mark;
} own;

typedef struct question {
    struct question *next;
    uint64_t number, call;
    mark *about;
} question;

static void raise_to(_Atomic uint64_t *number, uint64_t to)
{
    uint64_t now = *number;
    while (now < to && !atomic_compare_exchange_weak(number, &now, to))
        continue;
}

void mark_reset(mark *m, uint64_t token)
{
    m->touched = m->known = m->checked = m->question = 0;
    m->status = m->nonblocking = 0;
    m->home = NULL;
    m->stream = NULL;
    m->stream_token = 0;
    m->token = token;
}

/* The calling thread's block where the session can be used: a forked child must not take its locks. */
static thread *self_in(gtap_session *session)
{
    return session && session_is_open(session) ? thread_self() : NULL;
}

/* ---- default streams ---- */

static home *find_home(gtap_session *session, uint32_t context)
{
    pthread_mutex_lock(&session->marks_lock);
    home *h = session->homes;
    while (h && h->context != context)
        h = h->next;
    if (!h && (h = calloc(1, sizeof *h))) {
        h->context = context;
        h->legacy.home = h;
        h->next = session->homes;
        session->homes = h;
    }
    pthread_mutex_unlock(&session->marks_lock);
    return h;
}

/* The calling thread's home in that session; NULL when memory is exhausted. */
static inline home *home_of(thread *t, gtap_session *session)
{
    if (t->home && t->home_session == session && t->home->context == t->context)
        return t->home;
    if (t->home_session != session)
        t->touches = 0; /* named for a frame that could not be made */
    t->home = find_home(session, t->context);
    t->home_session = session;
    t->own = NULL;
    return t->home;
}

/* A thread's number is given to another thread after its end, and with it its stream. */
static mark *find_own(gtap_session *session, home *h, uint16_t number)
{
    pthread_mutex_lock(&session->marks_lock);
    own *o = h->owns;
    while (o && o->thread != number)
        o = o->next;
    if (!o && (o = calloc(1, sizeof *o))) {
        o->thread = number;
        o->mark.token = OWN_TOKEN;
        o->mark.home = h;
        o->next = h->owns;
        h->owns = o;
    }
    pthread_mutex_unlock(&session->marks_lock);
    return o ? &o->mark : NULL;
}

static inline mark *default_mark(thread *t, gtap_session *session, uint64_t token)
{
    home *h = home_of(t, session);
    if (!h || token != OWN_TOKEN)
        return h ? &h->legacy : NULL;
    if (!t->own)
        t->own = find_own(session, h, t->number);
    return t->own;
}

static mark *stream_mark(thread *t, gtap_session *session, const void *stream)
{
    if ((uintptr_t)stream <= OWN_TOKEN)
        return default_mark(t, session, (uintptr_t)stream);
    return gtap_shadow_session(stream, GTAP_KIND_STREAM) == session ? shadow_mark(session, stream) : NULL;
}

/* ---- touching: part of every post ---- */

static void name(thread *t, mark *m)
{
    if (t->touches < TOUCH_LIMIT)
        t->touch[t->touches] = m;
    t->touches++;
}

void marks_name(gtap_session *session, mark *m)
{
    thread *t = self_in(session);
    home *h = t ? home_of(t, session) : NULL;
    if (!h)
        return;
    if (atomic_load_explicit(&m->home, memory_order_relaxed) != h)
        m->home = h;
    name(t, m);
}

void marks_name_default(gtap_session *session, uint32_t token)
{
    thread *t = self_in(session);
    mark *m = t ? default_mark(t, session, token) : NULL;
    if (m)
        name(t, m);
}

static void set(_Atomic uint64_t *number, uint64_t to) { atomic_store_explicit(number, to, memory_order_release); }

void marks_touch(thread *t, gtap_session *session, unsigned named, int untracked, uint64_t number)
{
    t->last_call = number;
    t->last_session = session;
    t->touched = named < TOUCH_LIMIT ? named : TOUCH_LIMIT;
    for (unsigned i = 0; i < t->touched; i++) {
        mark *m = t->touch[i];
        set(&m->touched, number);
        if (!atomic_load_explicit(&m->nonblocking, memory_order_relaxed))
            set(&t->home->legacy.touched, number);
    }
    if (named > TOUCH_LIMIT || (named == 0 && untracked))
        set(&session->untracked, number);
}

void marks_waited(gtap_session *session, uint64_t number)
{
    thread *t = thread_self();
    if (!t || t->last_session != session || t->last_call != number)
        return;
    for (unsigned i = 0; i < t->touched; i++)
        raise_to(&t->touch[i]->known, number);
}

void gtap_stream_nonblocking(gtap_session *session, const void *stream)
{
    mark *m = session ? shadow_mark(session, stream) : NULL;
    if (m)
        m->nonblocking = 1;
}

/* ---- what is known ---- */

static int completed(const mark *m, uint64_t number)
{
    const home *h = m->home;
    if (m->known >= number)
        return 1;
    return h && (h->settled >= number || (!m->nonblocking && h->legacy.known >= number));
}

/* The stream that an event was recorded on, while it lives. */
static mark *stream_of(const mark *event)
{
    mark *stream = event->stream;
    return stream && stream->token == event->stream_token ? stream : NULL;
}

static int event_completed(const mark *m, uint64_t number)
{
    const mark *stream = stream_of(m);
    return completed(m, number) || (stream && completed(stream, number));
}

static void settle(gtap_session *session, mark *m, uint64_t number)
{
    raise_to(&m->known, number);
    raise_to(&session->settles, gtap_last_call(session));
}

void gtap_stream_settled(gtap_session *session, const void *stream)
{
    thread *t = self_in(session);
    mark *m = t ? stream_mark(t, session, stream) : NULL;
    if (m)
        settle(session, m, gtap_last_call(session));
}

void gtap_event_recorded(gtap_session *session, const void *event, const void *stream)
{
    thread *t = self_in(session);
    mark *m = t ? shadow_mark(session, event) : NULL;
    if (!m)
        return;
    mark *of = stream_mark(t, session, stream);
    m->home = t->home;
    m->nonblocking = of ? of->nonblocking : 1;
    m->stream = of;
    m->stream_token = of ? of->token : 0;
    m->touched = gtap_last_call(session);
}

void gtap_event_settled(gtap_session *session, const void *event)
{
    mark *m = session ? shadow_mark(session, event) : NULL;
    if (!m)
        return;
    uint64_t recorded = m->touched;
    mark *stream = stream_of(m);
    if (stream)
        raise_to(&stream->known, recorded);
    settle(session, m, recorded);
}

void gtap_all_settled(gtap_session *session)
{
    thread *t = self_in(session);
    home *h = t ? home_of(t, session) : NULL;
    if (!h)
        return;
    raise_to(&h->settled, gtap_last_call(session));
    raise_to(&session->settles, gtap_last_call(session));
}

/* ---- launches ---- */

void marks_announce(gtap_session *session)
{
    session->announced++;
    session->launches++;
}

void marks_announced_none(gtap_session *session) { session->announced--; }

void marks_launch_next(gtap_session *session)
{
    thread *t = thread_self();
    if (t && t->launching) /* the one before it was not made */
        t->launching->announced--;
    if (t)
        t->launching = session;
}

static void add_running(gtap_session *session, mark *m, home *h, uint64_t number)
{
    size_t at = 0;
    while (at < session->running_count && (session->running[at].stream != m || session->running[at].home != h))
        at++;
    if (at == RUNNING_LIMIT) { /* any stream of the context, from here on */
        m = NULL;
        at--;
    }
    session->running_count += at == session->running_count;
    session->running[at] = (running){m, h, m ? (uint64_t)m->token : 0, number};
}

void marks_launch(thread *t, gtap_session *session, unsigned named, uint64_t number)
{
    gtap_session *launching = t->launching;
    home *h = home_of(t, session);
    t->launching = NULL;
    if (launching != session || !h) {
        launching->announced--;
        return;
    }
    pthread_mutex_lock(&session->marks_lock);
    for (unsigned i = 0; i < named && i < TOUCH_LIMIT; i++)
        add_running(session, t->touch[i], h, number);
    if (named == 0 || named > TOUCH_LIMIT)
        add_running(session, NULL, h, number);
    launching->announced--; /* never neither announced nor running */
    session->brought = 0;
    pthread_mutex_unlock(&session->marks_lock);
}

static int is_over(const running *r)
{
    const home *h = r->home;
    if (h->settled >= r->number)
        return 1;
    return r->stream && r->stream->token == r->token && completed(r->stream, r->number);
}

int marks_quiet(gtap_session *session)
{
    pthread_mutex_lock(&session->marks_lock);
    for (size_t i = session->running_count; i-- > 0;)
        if (is_over(&session->running[i]))
            session->running[i] = session->running[--session->running_count];
    int quiet = session->running_count == 0 && session->announced == 0;
    pthread_mutex_unlock(&session->marks_lock);
    return quiet;
}

void marks_forget_launches(gtap_session *session, uint32_t ordinal)
{
    pthread_mutex_lock(&session->marks_lock);
    for (size_t i = session->running_count; i-- > 0;)
        if ((session->running[i].home->context & 0xff) == ordinal + 1)
            session->running[i] = session->running[--session->running_count];
    pthread_mutex_unlock(&session->marks_lock);
}

/* ---- questions ---- */

/* Keep a question; its number, 0 when one about this mark is on its way or too many are. */
static uint64_t keep_question(gtap_session *session, mark *m, uint64_t call)
{
    question *q = malloc(sizeof *q);
    uint64_t number = 0;
    if (!q)
        return 0;
    pthread_mutex_lock(&session->marks_lock);
    if (!m->question && session->question_count < QUESTIONS) {
        number = ++session->last_question;
        *q = (question){session->questions, number, call, m};
        session->questions = q;
        session->question_count++;
        m->question = number;
    }
    pthread_mutex_unlock(&session->marks_lock);
    if (!number)
        free(q);
    return number;
}

static void ask(thread *t, gtap_session *session, mark *m, enum question_kind kind, uint64_t call)
{
    uint64_t number = keep_question(session, m, call);
    side_question asked = {
        .call = call, .token = m->token, .kind = (uint32_t)kind, .thread = t->number, .context = t->context,
    };
    if (!number)
        return;
    command_buffer_flush(session);
    side_ask(session, number, &asked);
}

/* With marks_lock held. */
static question *unlink_question(gtap_session *session, uint64_t number)
{
    question **at = &session->questions;
    while (*at && (*at)->number != number)
        at = &(*at)->next;
    question *found = *at;
    if (found) {
        *at = found->next;
        session->question_count--;
    }
    return found;
}

int marks_answer(gtap_session *session, uint64_t number, int32_t status)
{
    pthread_mutex_lock(&session->marks_lock);
    question *q = unlink_question(session, number);
    if (q && q->about->question == number) { /* else the handle is another by now */
        if (status == 0)
            raise_to(&q->about->known, q->call);
        else if (status != STATUS_NOT_READY)
            q->about->status = status;
        q->about->question = 0;
    }
    pthread_mutex_unlock(&session->marks_lock);
    free(q);
    return q ? 0 : -1;
}

/* ---- asking ---- */

/* Whether a synchronisation elsewhere has returned since that call, for the first time after it. */
static int unsure(gtap_session *session, mark *m, uint64_t number)
{
    uint64_t settles = session->settles;
    if (settles <= number || m->checked >= settles)
        return 0;
    m->checked = settles;
    return 1;
}

/* As gtap_stream_done, of what is touched by `number`. */
static int answer(gtap_session *session, mark *m, enum question_kind kind, uint64_t number)
{
    int (*done)(const mark *, uint64_t) = kind == QUESTION_EVENT ? event_completed : completed;
    if (done(m, number))
        return 1;
    if (m->question)
        channel_poll(session);
    int32_t status = atomic_exchange(&m->status, 0);
    if (done(m, number))
        return 1;
    if (!session_is_open(session))
        return -STATUS_NOT_INITIALIZED;
    if (status)
        return -status;
    int32_t sticky = failure_sticky(session);
    if (sticky)
        return -sticky;
    if (unsure(session, m, number))
        return GTAP_UNSURE;
    if (m->question)
        sched_yield(); /* who polls in a loop leaves the processor to those it polls for */
    else
        ask(thread_self(), session, m, kind, number);
    return 0;
}

int gtap_stream_done(gtap_session *session, const void *stream)
{
    thread *t = self_in(session);
    mark *m = t ? stream_mark(t, session, stream) : NULL;
    if (!m)
        return t ? -STATUS_INVALID_HANDLE : -STATUS_NOT_INITIALIZED;
    uint64_t touched = m->touched, untracked = session->untracked;
    return answer(session, m, QUESTION_STREAM, touched > untracked ? touched : untracked);
}

int gtap_stream_known(gtap_session *session, const void *stream)
{
    thread *t = self_in(session);
    mark *m = t ? stream_mark(t, session, stream) : NULL;
    if (!m || m->status || failure_sticky(session))
        return 0;
    uint64_t touched = m->touched, untracked = session->untracked;
    return completed(m, touched > untracked ? touched : untracked);
}

int gtap_event_done(gtap_session *session, const void *event, uint64_t record_call)
{
    thread *t = self_in(session);
    mark *m = t ? shadow_mark(session, event) : NULL;
    if (!m)
        return t ? -STATUS_INVALID_HANDLE : -STATUS_NOT_INITIALIZED;
    return answer(session, m, QUESTION_EVENT, record_call);
}
