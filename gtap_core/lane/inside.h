/* The lane from inside: what its files know of each other. */
#ifndef GTAP_LANE_INSIDE_H
#define GTAP_LANE_INSIDE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/types.h>

#include "bulk.h"
#include "lane.h"
#include "outlet.h"
#include "provider.h"
#include "table.h"

enum {
    FRAME_HEADER = 16,
    MOST_FRAME = 1 << 20,
    MOST_INLINE = 64 << 10, /* bytes of an output that travels in its frame */
    MOST_OUTPUT = 4 << 20,
    BULK_PART = 24,
    MOST_DEVICES = 256,
    MOST_LIBRARIES = 256,
    MOST_ORDINALS = 1024, /* of a library's functions that can be operations */
    COMPLETIONS = 4096,
    WANTS_ANSWER = 1,
};
enum { BUFFER = 2 * MOST_FRAME };
static const uint64_t MOST_UNSENT = 64 << 20; /* bytes of outputs on bulk streams that wait for the kernel */
static const uint64_t MOST_QUEUED = 8 << 20; /* bytes of answers before the channel is read no further */

typedef struct frame_header {
    uint32_t size;
    uint16_t library, ordinal, thread;
    uint8_t flags, zero;
    uint32_t context;
} frame_header;
_Static_assert(sizeof(frame_header) == FRAME_HEADER, "frame header of the wire");

enum turn { TURN_NONE, TURN_LANE, TURN_PYTHON };

/* What became of a frame. */
enum outcome { HANDED_OVER, EXECUTED, FULL };

/* What frames of a function begin with, so that they may leave it out. */
typedef struct pattern {
    uint16_t library, ordinal;
    uint32_t size; /* 0: none is kept */
    unsigned char bytes[248];
} pattern;

enum { PATTERNS = 256, MOST_WHOLE = 64 << 10 };

struct lane {
    /* Of whoever has the turn. `end` is the reading thread's, which has no turn while it reads, and writes behind it. */
    unsigned char *bytes;
    uint32_t start, end;
    /* A fence begins a generation. Streams that were plain in an earlier one, from `base` on, are again behind a wait
     * for the newest fence; those that were so before `base`, when Python says so. */
    uint64_t generation, base;
    uint64_t fence, fences[MOST_DEVICES]; /* events: the newest fence, 0: none; what Python gave for each device */
    int32_t fence_device;                 /* of the newest one since Python looked, or -1 */
    uint64_t copied;                      /* number of the frame whose fence is still to be recorded */
    lane_provider *provider;
    bulk_store *bulk; /* NULL: bulk streams are Python's */
    table handles, streams; /* streams: token is device << 16 | thread, thread 0 the legacy stream */
    uint8_t attached[MOST_DEVICES];
    uint8_t *operations[MOST_LIBRARIES]; /* by ordinal */
    table bound;                         /* a handle's token -> its stream's in `handles` (size 1) or `streams` */
    const struct gtap_thunk_table *thunks[MOST_LIBRARIES];
    unsigned char *reply;                /* a thunk's */
    uint64_t (*ranges)[2];               /* first, end; sorted, no two touch */
    uint32_t range_count;
    int32_t status; /* of the frame that is handed over because its operation failed */

    _Atomic uint64_t executed, received, answered;
    _Atomic uint64_t limit; /* frames after which the lane looks up: somebody wants something */
    _Atomic uint64_t promised; /* bytes of outputs that completions will put */
    _Atomic uint64_t eased; /* counts what may make room for an operation that found none */
    atomic_int blocked;     /* the thread waits for that */

    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t moved; /* the lane's thread waits here */
    pthread_cond_t free;  /* Python waits here: for the turn, for the descriptor */
    enum turn turn;
    int seizing, asked, ending, reading, started;
    int fd, lost;
    struct gtap_tls *tls; /* of the connection, or NULL */
    uint64_t tell_at, reported; /* frame numbers: of lane_tell_at; the newest EXECUTED */
    int reports;                /* lane_report was called */
    uint64_t counts[6];         /* as it was reported last */
    pthread_t thread;

    atomic_uint news;
    int wake;
    lane_outlet outlets[2];

    lane_completion *spare;                /* of the lane's thread */
    lane_completion *_Atomic given_back;   /* a stack; the lane's thread takes all of it at once */
    lane_completion completions[COMPLETIONS];

    pattern patterns[PATTERNS]; /* of whoever has the turn */
    _Alignas(16) unsigned char whole[MOST_WHOLE]; /* a frame that left its pattern out, with it */
};

/* Wake Python for these reasons. */
void lane_tell(lane *lane, uint32_t news);
/* Whether a whole frame is next, 0 or 1; -1: its size is against the protocol. */
int lane_whole(const lane *lane);

/* Python's calls that change what the lane knows: with the lock and the turn in between. */
int lane_borrow(lane *lane);
void lane_return(lane *lane, int borrowed);
void known_free(lane *lane);
enum { NULL_STREAM, LEGACY_STREAM, PER_THREAD_STREAM };
/* What a stream's token means; NULL: nothing that is known. */
static inline thing *known_stream(const lane *lane, uint32_t device, uint32_t thread, uint64_t token)
{
    if (token > PER_THREAD_STREAM)
        return table_find(&lane->handles, token, LANE_STREAM);
    if (token != PER_THREAD_STREAM)
        return table_find(&lane->streams, (uint64_t)device << 16, LANE_STREAM);
    return thread ? table_find(&lane->streams, (uint64_t)device << 16 | thread, LANE_STREAM) : 0;
}
/* Whether all the bytes belong to the session; there is at least one. */
int known_holds(const lane *lane, uint64_t address, uint64_t size);

/* patterns.c: the frame that is next as it would be without patterns, valid until the next one is asked for. One whose
 * pattern cannot be keeps its flags. */
const frame_header *pattern_whole(lane *lane, frame_header *frame);

/* operations.c: execute the frame if it can be. */
enum outcome operation_run(lane *lane, const frame_header *frame, uint64_t number);
/* Which operation the frame's function is. */
uint32_t operation_of(const lane *lane, const frame_header *frame);

/* thunks.c: execute a library's function by its thunk. */
enum outcome thunk_run(lane *lane, const frame_header *frame, uint32_t device, uint64_t number);

/* answers.c: frames for the client; -1: no memory. */
int answer_reply(lane *lane, uint64_t number, int status, uint32_t outputs, const void *bytes, uint32_t size);
int answer_body(lane *lane, uint64_t number, const void *body, uint32_t size); /* a reply's, whole */
int answer_push(lane *lane, uint64_t number, const void *bytes, uint32_t size, int urgent);
int answer_failed(lane *lane, const lane_completion *done, int status, int urgent);
int answer_received(lane *lane);
int answer_executed(lane *lane, uint64_t number);

/* completions.c */
void completion_init(lane *lane);
lane_completion *completion_take(lane *lane); /* of the lane's thread; NULL: all are lent */
void completion_keep(lane_completion *done);  /* it was not lent */
void completion_answer(lane_completion *done, int status, int urgent);
/* Bytes of the channel that its answer takes, the head aside. */
uint32_t completion_promises(const lane_completion *done);

#endif
