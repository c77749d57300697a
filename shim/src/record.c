/* A recording of what was sent, in the order of the channel. gtap_core/client/trace.py describes the file and reads it.
 *
 * The file is mapped, so that a process that is killed leaves what it did; it grows by doubling.
 */
#include "record.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "process.h"

#define FIRST_SIZE ((size_t)1 << 20)
#define LAST_SIZE ((size_t)1 << 30)
#define NAMES 4096
#define WANTS_ANSWER 1

enum tag { TAG_EVENT = 1, TAG_NAME = 2 };
enum event_kind { EVENT_CORE, EVENT_POST, EVENT_CALL, EVENT_DEFER, EVENT_WAIT };

typedef struct file_header {
    char magic[8];
    uint32_t pid, zero;
    uint64_t start;        /* CLOCK_MONOTONIC, nanoseconds */
    _Atomic uint64_t used; /* bytes of records after this header */
    _Atomic uint64_t lost; /* events for which there was no room */
    char program[24];
} file_header;

typedef struct event {
    uint8_t tag, kind, waited, session; /* session: from 0, in the order of the devices */
    uint16_t thread, zero;
    uint32_t size, name; /* bytes of the frame; index of a name record, from 1 */
    uint64_t number, time, payload;
} event;

typedef struct name_record { /* then the name, padded to 8 with zeros */
    uint8_t tag, zero;
    uint16_t length;
    uint32_t index;
} name_record;

_Static_assert(sizeof(file_header) == 64 && sizeof(event) == 40 && sizeof(name_record) == 8, "layout of a recording");

static struct {
    pthread_mutex_t lock;
    _Atomic int on;
    int file;
    size_t size;
    unsigned char *bytes; /* the file_header, then records */
    const char *names[NAMES];
    uint32_t name_count;
} recording = {.lock = PTHREAD_MUTEX_INITIALIZER, .file = -1};

static file_header *header(void) { return (file_header *)recording.bytes; }

static uint64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* A child of a process that records makes a file of its own when it uses CUDA. */
void record_fork(enum fork_step step)
{
    fork_mutex(&recording.lock, step);
    if (step != FORK_CHILD || !recording.bytes)
        return;
    munmap(recording.bytes, recording.size);
    close(recording.file);
    recording.bytes = NULL;
    recording.file = -1;
    recording.name_count = 0;
    recording.on = 0;
}

/* After an exec the pid's file may exist: take the next name. */
static int file_make(const char *folder)
{
    char path[4096];
    int fd = -1;
    for (int again = 0; again < 100 && fd < 0; again++) {
        if (snprintf(path, sizeof path, "%s/%ld-%02d.record", folder, (long)getpid(), again) >= (int)sizeof path)
            return -1;
        fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    }
    return fd;
}

/* Whether the file and its mapping are `size` bytes now: reserved on the disk, so that writing cannot fail. */
static int grow(size_t size)
{
    if (posix_fallocate(recording.file, 0, (off_t)size) != 0)
        return 0;
    void *mapped = recording.bytes
                       ? mremap(recording.bytes, recording.size, size, MREMAP_MAYMOVE)
                       : mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, recording.file, 0);
    if (mapped == MAP_FAILED)
        return 0;
    recording.bytes = mapped;
    recording.size = size;
    return 1;
}

void record_open(void)
{
    const char *folder = getenv("GTAP_RECORD_DIR");
    if (!folder || !*folder || recording.bytes)
        return;
    recording.file = file_make(folder);
    if (recording.file < 0)
        return;
    if (!grow(FIRST_SIZE)) {
        close(recording.file);
        recording.file = -1;
        return;
    }
    memcpy(header()->magic, "GTAPRECP", 8);
    header()->pid = (uint32_t)getpid();
    header()->start = now();
    snprintf(header()->program, sizeof header()->program, "%s", program_invocation_short_name);
    recording.on = 1;
}

/* With the lock held. */
static int append(const void *record, size_t size)
{
    size_t used = sizeof(file_header) + header()->used;
    if (used + size > recording.size && (recording.size >= LAST_SIZE || !grow(2 * recording.size)))
        return 0;
    memcpy(recording.bytes + used, record, size);
    header()->used += size;
    return 1;
}

/* With the lock held: the index of a name, which is written out at its first use. Names last as long as the process:
 * the stubs stay mapped.
 */
static uint32_t name_index(const char *name)
{
    unsigned char bytes[sizeof(name_record) + 256] = {0};
    for (uint32_t i = 0; i < recording.name_count; i++)
        if (recording.names[i] == name)
            return i + 1;
    size_t length = strlen(name);
    if (recording.name_count == NAMES || length > 255)
        return 0;
    name_record record = {.tag = TAG_NAME, .length = (uint16_t)length, .index = recording.name_count + 1};
    memcpy(bytes, &record, sizeof record);
    memcpy(bytes + sizeof record, name, length);
    if (!append(bytes, sizeof record + (length + 7) / 8 * 8))
        return 0;
    recording.names[recording.name_count++] = name;
    return record.index;
}

static void append_event(event e, const char *name)
{
    pthread_mutex_lock(&recording.lock);
    if (recording.on) {
        e.name = name_index(name);
        e.time = now() - header()->start;
        if (!append(&e, sizeof e))
            header()->lost++;
    }
    pthread_mutex_unlock(&recording.lock);
}

static uint8_t session_number(const gtap_session *session)
{
    uint8_t number = 0;
    for (const gtap_session *s = sessions_first(); s && s != session; s = s->next)
        number++;
    return number;
}

static const char *function_name(const gtap_session *session, uint16_t library, uint16_t ordinal)
{
    if (library == 0)
        return ordinal == CORE_OPEN ? "gtap open" : "gtap library";
    for (uint32_t i = 0; i < session->link_count; i++)
        if (session->links[i].index == library && session->links[i].library->names[ordinal])
            return session->links[i].library->names[ordinal];
    return "?";
}

int record_is_on(void) { return recording.on; }

void record_frame(const gtap_session *session, const unsigned char *place, uint64_t payload, int deferred)
{
    struct {
        uint32_t size;
        uint16_t library, ordinal, thread;
        uint8_t flags, zero;
    } frame;
    memcpy(&frame, place, sizeof frame);
    uint8_t waited = frame.flags & WANTS_ANSWER;
    uint8_t kind = waited ? EVENT_CALL : EVENT_POST;
    event e = {
        .tag = TAG_EVENT,
        .kind = frame.library == 0 ? EVENT_CORE : deferred ? EVENT_DEFER : kind,
        .waited = waited,
        .session = session_number(session),
        .thread = frame.thread,
        .size = frame.size,
        .number = session->count,
        .payload = payload,
    };
    append_event(e, function_name(session, frame.library, frame.ordinal));
}

void record_wait(const gtap_session *session, const char *name)
{
    event e = {.tag = TAG_EVENT, .kind = EVENT_WAIT, .waited = 1, .session = session_number(session)};
    if (recording.on)
        append_event(e, name);
}
