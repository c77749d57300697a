/* One server's session: everything the client side of it owns. No state of a session lives anywhere else. */
#ifndef GTAP_SESSION_H
#define GTAP_SESSION_H

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "gtap/runtime.h"
#include "link_layer.h"

#define FRAME_HEADER 16
#define FRAME_LIMIT (1u << 20)           /* bytes of one frame, both directions */
#define BULK_LIMIT (4u << 20)            /* bytes of one bulk object */
#define FLUSH_SIZE (64u << 10)           /* measured: 16 KiB costs a launch 15 ns more */
#define IDLE_NANOSECONDS 200000          /* a posted call waits no longer than about twice this in the buffer */
#ifndef SLOT_SIZE /* the thread sanitizer keeps its own memory there: its build moves the slots */
#define FIRST_SLOT ((uint64_t)0x2000 << 32)
#define SLOT_SIZE ((uint64_t)4 << 40)    /* slots reach up to 0x3fff_ffff_ffff */
#define HOST_PART ((uint64_t)512 << 30)  /* the end of a slot */
#endif
#define LIBRARY_LIMIT 64
#define DEVICE_LIMIT 64

enum frame_kind { KIND_REPLY = 1, KIND_PUSH, KIND_FAILED, KIND_TEXT, KIND_FAULT, KIND_MARK, KIND_CALLBACK, KIND_RECEIVED };
enum core_ordinal { CORE_OPEN = 1, CORE_LIBRARY = 2, CORE_END = 3 };
enum session_state { SESSION_NEW, SESSION_OPEN, SESSION_LOST };

#define RUNNING_LIMIT 32 /* streams with launches that are told apart */

/* The newest launch on a stream that is not known to be complete; stream NULL: on any of the context. */
typedef struct running {
    struct mark *stream;
    struct home *home;
    uint64_t token, number; /* token: of the stream's handle, whose slot is reused */
} running;

#define SIDE_GRANTS 16 /* answers that have come and not been taken */

typedef struct side_grant {
    int32_t status; /* 0, or the driver's: 2 is out of memory */
    uint32_t zero;
    uint64_t address, size;
} side_grant;

/* A library as this session knows it; several copies of a stub share an index. */
typedef struct library_link {
    const gtap_library *library;
    uint32_t ordinals; /* highest that both sides have; 0: the server lacks it */
    uint16_t index;    /* in frames, from 1 */
    uint32_t *rows;    /* statistics row by ordinal, 0 = not looked up; NULL without statistics */
    int untracked;     /* a frame without a stream may touch any stream (a library's handle remembers one) */
} library_link;

struct failure {
    uint32_t library; /* whose status it is, as in frames; 0: the driver's */
    uint32_t thread;
    int32_t status;
};

struct waiter;
struct patterns;
struct deferred;
struct arena_book;
struct callback_book;
struct home;
struct question;
struct memories;

struct gtap_session {
    /* who */
    char *url;
    unsigned char lease[16], key[32], id[16];
    char server[64];
    _Atomic int state;
    _Atomic int64_t exit_by; /* the process ends: seconds of the monotonic clock until which sending is tried; 0 before */
    link_state link; /* its descriptors are never closed before the process ends */
    struct gtap_session *next;

    /* what the server said at open */
    uint64_t slot;
    gtap_device_facts *devices;
    uint32_t device_count;
    library_link links[LIBRARY_LIMIT];
    struct memories *memories; /* remember.c; NULL before the first */
    _Atomic uint32_t link_count;
    uint32_t declared;
    pthread_mutex_t declare_lock;

    /* command buffer: the end of what the channel's ring keeps; guarded by `lock` */
    pthread_mutex_t lock;
    pthread_cond_t room; /* the writer is done */
    struct patterns *patterns; /* NULL: the server keeps none */
    uint64_t flushed; /* bytes of the channel that a writer has sent or is sending */
    uint64_t fits;    /* so many there may be before the server's reports are looked at again; 0: ask make_room */
    uint64_t count;   /* frames so far = number of the newest */
    uint64_t flushes;
    uint64_t hurried; /* frames that were sent when they were made */
    int writing;      /* a thread is sending */
    int ended;        /* END is in the buffer: nothing comes after it */
    int urgent;       /* somebody waits: the writer goes on */
    int sync;         /* GTAP_SYNC or CUDA_LAUNCH_BLOCKING */

    /* helper thread: guarded by `lock` */
    int helper; /* enum helper_state */
    int kick;   /* eventfd that wakes the helper, also to take the reading away from it */

    /* replies: guarded by `reply_lock` */
    pthread_mutex_t reply_lock;
    struct waiter *waiters;
    _Atomic int reading; /* enum reader */
    int processors;      /* of this machine */
    _Atomic int sleeps;  /* so many waits sleep at once: answers were not near */
    _Atomic int looking; /* threads that look for an answer */
    _Atomic int crowded; /* others post so much that who waits should not be in their way */
    _Atomic int penalty; /* how many do, after the next that was not */
    int reading_wanted; /* the helper sleeps and wants to read when nobody else does */
    struct deferred *deferred; /* ring of expected outputs, ordered by number */
    size_t deferred_first, deferred_count, deferred_capacity;
    _Atomic size_t undelivered;

    /* received bytes: owned by the reader */
    unsigned char *received;
    size_t received_start, received_end;

    /* bulk streams */
    pthread_mutex_t bulk_lock; /* outgoing; after a stream's `sending` */
    pthread_cond_t bulk_idle;  /* a stream is not used any more, or is new */
    _Atomic uint64_t bulk_sent;
    _Atomic int bulk_wide; /* more streams than the first are being connected */
    unsigned bulk_turn;    /* which one is asked first */
    unsigned char *bulk_blocks[2]; /* spare memory for copies of what was sent: of 1 MiB, of an object's size */
    uint64_t bulk_spare;           /* bytes of it */
    uint64_t bulk_taken; /* incoming, owned by the reader */

    /* side stream: what comes is guarded by `side_lock` */
    pthread_mutex_t side_write_lock;
    pthread_mutex_t side_lock;
    unsigned char side_bytes[256];
    size_t side_fill;
    side_grant grants[SIDE_GRANTS];
    size_t grant_count;
    uint64_t side_requests; /* guarded by arena_lock */
    uint64_t returned;      /* the newest that gave an extent back; guarded by arena_lock */
    uint64_t settled;       /* up to that one, the server has taken them */
    uint64_t executed;

    /* device memory */
    struct arena_book *book; /* made at first use; guarded by arena_lock */
    pthread_mutex_t arena_lock;
    pthread_mutex_t tell_lock; /* held from taking the news to posting it */
    _Atomic int telling; /* enum telling */
    _Atomic uint64_t tells;

    /* host functions */
    struct callback_book *callbacks;
    _Atomic size_t armed;     /* obligations that may be called for: somebody must read */
    _Atomic size_t outstanding; /* functions of the program that have not run */

    /* what is known to be complete: lists guarded by marks_lock */
    pthread_mutex_t marks_lock;
    struct home *homes;
    struct question *questions;
    size_t question_count;
    uint64_t last_question;
    _Atomic uint64_t untracked; /* newest call that may have touched any stream */
    _Atomic uint64_t settles;   /* newest call that synchronised something */
    running running[RUNNING_LIMIT];
    size_t running_count;
    _Atomic uint32_t announced; /* launches whose frames are not made yet */
    _Atomic uint64_t launches;  /* so far */
    _Atomic uint64_t brought;   /* bytes of managed memory, since the last launch */

    /* failures of posted calls: guarded by failure_lock */
    pthread_mutex_t failure_lock;
    _Atomic uint32_t failure_count;
    _Atomic int32_t sticky[DEVICE_LIMIT]; /* by ordinal: every call for that device gets it */
    struct failure failures[256];

    /* types whose first create has succeeded */
    _Atomic uint32_t created[256];
};

/* This process is a child that cannot use CUDA (gtap_forked). */
extern __attribute__((visibility("hidden"))) _Atomic int session_forked;
/* The sessions of this process, in order; opens nothing. */
gtap_session *sessions_first(void);
/* Open every session, once; the first of the list. Blocks. */
gtap_session *sessions_open(void);
/* The program uses CUDA: a child that it forks cannot, from here on. */
void session_use(void);
/* Address of the first session's slot, 0 when no session could be opened. */
uint64_t session_host_slot(void);
/* How this session knows a library, declaring it if need be (a wait); NULL when it cannot be used. */
const library_link *session_link(gtap_session *session, const gtap_library *library);
/* The link is gone for good: say why once, wake everybody. reason is a sentence without a full stop. */
void session_lose(gtap_session *session, const char *reason);

static inline int session_is_open(gtap_session *session)
{
    return atomic_load_explicit(&session->state, memory_order_acquire) == SESSION_OPEN;
}

static inline uint64_t align_up(uint64_t value, uint64_t alignment)
{
    return (value + alignment - 1) & ~(alignment - 1);
}

#endif
