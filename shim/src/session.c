/* The sessions of this process: read from GTAP_SESSIONS or a file, opened together at first use, lost one by one. */
#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "callback.h"
#include "channel.h"
#include "command_buffer.h"
#include "process.h"
#include "record.h"
#include "reply.h"
#include "snapshot.h"
#include "stats.h"

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

#define SLOTS 8
#define FINISH_SECONDS 2
#define MOST_TEXT 8192 /* bytes of a file with sessions */

enum opening { OPENING_NOT, OPENING_BEGUN, OPENING_DONE };

static struct {
    pthread_mutex_t lock; /* held while sessions are opened */
    gtap_session *_Atomic first;
    _Atomic int opening;
    _Atomic int used; /* for more than a look at the devices: a child cannot begin anew */
} sessions = {.lock = PTHREAD_MUTEX_INITIALIZER};

_Atomic int session_forked;

gtap_session *sessions_first(void) { return sessions.first; }

/* ---- GTAP_SESSIONS: url|lease hex|key hex;... ---- */

static int read_hex(const char *text, size_t length, unsigned char *bytes, size_t size)
{
    if (length != 2 * size)
        return -1;
    for (size_t i = 0; i < size; i++) {
        char pair[3] = {text[2 * i], text[2 * i + 1], 0}, *end;
        bytes[i] = (unsigned char)strtoul(pair, &end, 16);
        if (end != pair + 2)
            return -1;
    }
    return 0;
}

static gtap_session *session_make(void)
{
    gtap_session *session = calloc(1, sizeof *session);
    if (!session)
        return NULL;
    session->kick = -1;
    link_init(session);
    pthread_mutex_init(&session->declare_lock, NULL);
    pthread_mutex_init(&session->tell_lock, NULL);
    pthread_mutex_init(&session->lock, NULL);
    pthread_mutex_init(&session->reply_lock, NULL);
    pthread_mutex_init(&session->bulk_lock, NULL);
    pthread_cond_init(&session->bulk_idle, NULL);
    pthread_mutex_init(&session->side_lock, NULL);
    pthread_mutex_init(&session->arena_lock, NULL);
    pthread_mutex_init(&session->failure_lock, NULL);
    pthread_mutex_init(&session->side_write_lock, NULL);
    pthread_mutex_init(&session->marks_lock, NULL);
    pthread_cond_init(&session->room, NULL);
    session->callbacks = callback_book_make();
    if (!session->callbacks) {
        free(session);
        return NULL;
    }
    return session;
}

static gtap_session *parse_entry(const char *entry, size_t length)
{
    const char *end = entry + length, *lease = memchr(entry, '|', length);
    const char *key = lease ? memchr(lease + 1, '|', (size_t)(end - lease - 1)) : NULL;
    gtap_session *session = key ? session_make() : NULL;
    if (!session)
        return NULL;
    session->url = strndup(entry, (size_t)(lease - entry));
    if (!session->url || read_hex(lease + 1, (size_t)(key - lease - 1), session->lease, sizeof session->lease) < 0 ||
        read_hex(key + 1, (size_t)(end - key - 1), session->key, sizeof session->key) < 0) {
        free(session->url);
        free(session);
        return NULL;
    }
    return session;
}

static void parse_all(const char *text)
{
    gtap_session *first = NULL, **tail = &first;
    while (*text) {
        size_t length = strcspn(text, ";");
        gtap_session *session = length ? parse_entry(text, length) : NULL;
        if (session) {
            *tail = session;
            tail = &session->next;
        } else if (length) {
            gtap_say_once("GTAP_SESSIONS", "GTAP_SESSIONS is damaged: start the program with gtap exec");
        }
        text += length + (text[length] == ';');
    }
    sessions.first = first;
}

/* A container's programs find them in a file, which only its user may read. NULL when nothing names any. */
static const char *sessions_text(char *content, size_t size)
{
    const char *text = getenv("GTAP_SESSIONS"), *file = getenv("GTAP_SESSIONS_FILE");
    if ((text && *text) || !file || !*file)
        return text;
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    ssize_t part = fd < 0 ? -1 : 1;
    size_t length = 0;
    while (part > 0 && length < size - 1) {
        part = read(fd, content + length, size - 1 - length);
        length += part > 0 ? (size_t)part : 0;
        if (part < 0 && errno == EINTR)
            part = 1;
    }
    if (part < 0)
        gtap_say_once("GTAP_SESSIONS", "the sessions in %s cannot be read: %s (they are for the user that the container "
                      "was started with)", file, strerror(errno));
    if (fd >= 0)
        close(fd);
    content[length] = 0;
    return part < 0 ? "" : content;
}

/* ---- open ---- */

static void random_bytes(void *bytes, size_t size)
{
    struct timespec now;
    if (syscall(SYS_getrandom, bytes, size, 0) == (long)size)
        return;
    clock_gettime(CLOCK_REALTIME, &now); /* kernels before 3.17: unique is enough, the proof is the key's */
    uint64_t words[2] = {(uint64_t)now.tv_sec << 32 ^ (uint64_t)now.tv_nsec, (uint64_t)getpid()};
    memcpy(bytes, words, size < sizeof words ? size : sizeof words);
}

/* Reserve a slot, beginning at the `start`th; 0 when there is none. */
static uint64_t reserve_slot(unsigned start)
{
    for (unsigned i = 0; i < SLOTS; i++) {
        uint64_t address = FIRST_SLOT + (start + i) % SLOTS * SLOT_SIZE;
        void *wanted = (void *)(uintptr_t)address;
        void *got = mmap(wanted, SLOT_SIZE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE,
                         -1, 0);
        if (got == wanted) {
            madvise(got, SLOT_SIZE, MADV_DONTDUMP);
            return address;
        }
        if (got != MAP_FAILED)
            munmap(got, SLOT_SIZE); /* a kernel that takes the address for a hint */
    }
    return 0;
}

static int say_no_slot(void)
{
    if (errno == ENOMEM)
        gtap_say_once("slot", "the address space limit (ulimit -v) leaves no room for the 4 TiB of addresses that gtap "
                      "reserves: raise it");
    else
        gtap_say_once("slot", "no 4 TiB of addresses are free between 0x200000000000 and 0x3fffffffffff");
    return -1;
}

/* Propose slots until the server takes one. Refused ones stay reserved meanwhile, so that none is proposed twice. */
static int open_slot(gtap_session *session)
{
    uint64_t refused[SLOTS];
    unsigned char start;
    int tried = 0, result = -1;
    random_bytes(&start, 1);
    for (; tried < SLOTS; tried++) {
        session->slot = reserve_slot(start % SLOTS);
        enum snapshot_result answer = session->slot ? snapshot_open(session) : SNAPSHOT_REFUSED;
        if (!session->slot)
            say_no_slot();
        result = answer == SNAPSHOT_TAKEN ? 0 : -1;
        if (answer != SNAPSHOT_OTHER_SLOT)
            break;
        refused[tried] = session->slot;
    }
    if (tried == SLOTS)
        gtap_say_once(session->url, "the server at %s has no room for the addresses of another session", session->url);
    if (result < 0 && session->slot && tried < SLOTS)
        munmap((void *)(uintptr_t)session->slot, SLOT_SIZE);
    while (tried-- > 0)
        munmap((void *)(uintptr_t)refused[tried], SLOT_SIZE);
    return result;
}

static int is_set(const char *name)
{
    const char *value = getenv(name);
    return value && strcmp(value, "1") == 0;
}

static void session_open(gtap_session *session)
{
    random_bytes(session->id, sizeof session->id);
    session->sync = is_set("GTAP_SYNC") || is_set("CUDA_LAUNCH_BLOCKING");
    session->kick = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    session->processors = (int)sysconf(_SC_NPROCESSORS_ONLN);
    if (session->kick >= 0 && link_open(session) == 0 && open_slot(session) == 0) {
        int expected = SESSION_NEW;
        atomic_compare_exchange_strong(&session->state, &expected, SESSION_OPEN);
        return;
    }
    session->state = SESSION_LOST;
    link_end(session);
}

gtap_session *sessions_open(void)
{
    if (sessions.opening == OPENING_DONE)
        return session_forked ? NULL : sessions.first;
    pthread_mutex_lock(&sessions.lock);
    if (sessions.opening != OPENING_DONE) {
        char content[MOST_TEXT];
        const char *text = sessions_text(content, sizeof content);
        sessions.opening = OPENING_BEGUN;
        if (!text || !*text) /* said once, whatever the cause */
            gtap_say_once("GTAP_SESSIONS", "this program has no server: start it with gtap exec");
        parse_all(text ? text : "");
        stats_open();
        record_open();
        for (gtap_session *s = sessions.first; s; s = s->next)
            session_open(s);
        sessions.opening = OPENING_DONE;
    }
    pthread_mutex_unlock(&sessions.lock);
    return sessions.first;
}

uint64_t session_host_slot(void)
{
    for (gtap_session *s = sessions_open(); s; s = s->next)
        if (session_is_open(s))
            return s->slot;
    return 0;
}

/* ---- the end ---- */

static void wake_all(gtap_session *session)
{
    pthread_mutex_lock(&session->reply_lock);
    for (waiter *w = session->waiters; w; w = w->next)
        pthread_cond_signal(&w->wake);
    pthread_mutex_unlock(&session->reply_lock);
    pthread_mutex_lock(&session->lock);
    session->fits = 0;
    pthread_cond_broadcast(&session->room);
    pthread_mutex_unlock(&session->lock);
}

void session_lose(gtap_session *session, const char *reason)
{
    if (atomic_exchange(&session->state, SESSION_LOST) == SESSION_LOST)
        return;
    if (!gtap_unloading())
        gtap_say_once(session->url, "the session with the server at %s is over: %s", session->url, reason);
    link_end(session);
    wake_all(session);
    channel_kick_helper(session);
    callback_lose(session);
}

/* Another thread may be sending: give it a moment. */
static void await_writer(gtap_session *session)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += FINISH_SECONDS;
    pthread_mutex_lock(&session->lock);
    while (session->writing && pthread_cond_timedwait(&session->room, &session->lock, &until) == 0)
        continue;
    pthread_mutex_unlock(&session->lock);
}

void session_finish(void)
{
    struct timespec now;
    for (gtap_session *s = sessions.first; s; s = s->next) {
        if (!session_is_open(s))
            continue;
        clock_gettime(CLOCK_MONOTONIC, &now);
        s->exit_by = now.tv_sec + FINISH_SECONDS;
        command_buffer_end(s);
        await_writer(s);
        link_settle(s);
        s->link.ended = 1;
        channel_finish(s);
        s->state = SESSION_LOST;
    }
}

void session_use(void)
{
    if (!sessions.used) /* every look at a device comes here */
        sessions.used = 1;
}

/* A child has no session: its copies of the sockets go, so that the server sees the parent's end. */
static void session_orphan(gtap_session *session)
{
    session->state = SESSION_LOST;
    link_orphan(session);
    close(session->kick);
}

void session_fork(enum fork_step step)
{
    if (step != FORK_CHILD || sessions.opening == OPENING_NOT)
        return;
    for (gtap_session *s = sessions.first; s; s = s->next)
        session_orphan(s);
    if (sessions.used) {
        session_forked = 1;
        sessions.opening = OPENING_DONE;
        return;
    }
    for (gtap_session *s = sessions.first; s; s = s->next)
        if (s->slot)
            munmap((void *)(uintptr_t)s->slot, SLOT_SIZE);
    pthread_mutex_init(&sessions.lock, NULL); /* another thread may have been opening them */
    sessions.first = NULL;
    sessions.opening = OPENING_NOT;
}

int gtap_forked(void) { return session_forked; }
