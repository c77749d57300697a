/* The failure table of a session: a short list, because programs look after every launch or never; and by device the
 * status that every call for it gets. */
#include "failure.h"

#include "thread.h"

#define LIMIT (sizeof((gtap_session *)0)->failures / sizeof((gtap_session *)0)->failures[0])

enum { UNKNOWN = 999 }; /* CUDA_ERROR_UNKNOWN: what a library's failure is to the driver */

void failure_add(gtap_session *session, uint32_t library, uint32_t thread_number, int32_t status)
{
    pthread_mutex_lock(&session->failure_lock);
    uint32_t count = session->failure_count;
    if (count < LIMIT) { /* further ones say nothing new */
        session->failures[count] = (struct failure){library, thread_number, status};
        session->failure_count = count + 1;
    }
    pthread_mutex_unlock(&session->failure_lock);
}

void failure_stick(gtap_session *session, uint32_t ordinal, int32_t status)
{
    int32_t none = 0;
    atomic_compare_exchange_strong(&session->sticky[ordinal], &none, status);
}

/* The device that the calling thread's frames are for; the first one without a context. */
static uint32_t ordinal_here(const gtap_session *session)
{
    uint32_t device = gtap_thread_session() == session ? gtap_thread_context() & 0xff : 0;
    return device != 0 && device <= DEVICE_LIMIT ? device - 1 : 0;
}

int32_t failure_sticky(gtap_session *session)
{
    return session->sticky[ordinal_here(session)];
}

static void remove_at(gtap_session *session, uint32_t at)
{
    for (uint32_t i = at + 1; i < session->failure_count; i++)
        session->failures[i - 1] = session->failures[i];
    session->failure_count--;
}

/* Of one library; as the driver has it (0), of all. */
static int32_t oldest(gtap_session *session, uint32_t number, uint32_t library, int take)
{
    int32_t status = 0;
    pthread_mutex_lock(&session->failure_lock);
    for (uint32_t i = 0; i < session->failure_count && !status; i++)
        if (session->failures[i].thread == number && (!library || session->failures[i].library == library)) {
            status = session->failures[i].library != library ? UNKNOWN : session->failures[i].status;
            if (take)
                remove_at(session, i);
        }
    pthread_mutex_unlock(&session->failure_lock);
    return status;
}

static int32_t look_at(gtap_session *session, int take)
{
    thread *t = thread_self();
    return t && session_is_open(session) ? oldest(session, t->number, 0, take) : 0;
}

int32_t failure_take_of(gtap_session *session, const library_link *link)
{
    thread *t = thread_self();
    return t != NULL ? oldest(session, t->number, link->index, 1) : 0;
}

static inline int32_t look(gtap_session *session, uint32_t ordinal, int take)
{
    int32_t status = session && session->failure_count ? look_at(session, take) : 0;
    return status || !session ? status : session->sticky[ordinal];
}

int32_t gtap_failure_take(gtap_session *session) { return look(session, ordinal_here(session), 1); }

int32_t gtap_failure_take_on(gtap_session *session, uint32_t ordinal)
{
    return look(session, ordinal < DEVICE_LIMIT ? ordinal : 0, 1);
}

int32_t gtap_failure_peek(gtap_session *session) { return look(session, ordinal_here(session), 0); }

void gtap_failure_stick(gtap_session *session, int32_t status)
{
    if (session)
        failure_stick(session, ordinal_here(session), status);
}

void gtap_failure_reset(gtap_session *session)
{
    if (session)
        session->sticky[ordinal_here(session)] = 0;
}

void failure_forget_thread(uint32_t number)
{
    for (gtap_session *s = sessions_first(); s; s = s->next)
        while (s->failure_count && session_is_open(s) && oldest(s, number, 0, 1))
            continue;
}
