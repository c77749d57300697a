/* What the session runtime calls of the lane. Every function may be called from Python's thread while the lane's own
 * thread runs; none blocks but where it says so. Sizes are bytes. */
#ifndef GTAP_LANE_H
#define GTAP_LANE_H

#include <stdint.h>

typedef struct lane lane;
typedef struct lane_outlet lane_outlet;
typedef struct lane_provider lane_provider;

/* Why Python was woken; lane_news gives and clears them. */
enum lane_news_bits {
    LANE_TURN = 1,   /* Python has the turn, and a frame or more to take */
    LANE_MORE = 2,   /* Python has the turn, asked for more (lane_take gave 0), and there is more */
    LANE_LOST = 4,   /* the connection ended or broke (what was received before it has been executed or taken) */
    LANE_FULL = 8,   /* an outlet holds bytes that its socket did not take */
    LANE_PASSED = 16 /* the number of lane_tell_at has been executed */
};

typedef struct lane_frame { /* as in its header, plus its number; body stays valid until the next lane_take */
    uint64_t number;
    const unsigned char *body;
    uint32_t size; /* of the body */
    uint16_t library, ordinal, thread;
    uint8_t flags, zero;
    uint32_t context;
} lane_frame;

/* A lane that has the turn with Python and no connection; `wake` is an eventfd. NULL: no memory. */
lane *lane_make(lane_provider *provider, int wake);
/* Start its thread; -1 when there is none to be had. */
int lane_start(lane *lane);
/* Stop the thread and free everything. Blocks until it has ended (microseconds). */
void lane_end(lane *lane);
uint32_t lane_news(lane *lane);

/* ---- the channel's connection ---- */
void lane_connect(lane *lane, int fd);    /* it stays the caller's to close, after lane_disconnect; is set blocking */
void lane_disconnect(lane *lane);         /* blocks until nothing uses the descriptor */
uint64_t lane_received(const lane *lane); /* bytes since the first connection */

/* ---- the turn ---- */
/* The next frame, when Python has the turn: 1; 0: none is there yet (LANE_MORE tells when one is); -1: the size of the
 * next one is against the protocol. Takes the turn first where Python does not have it and `seize` is set: then it
 * blocks until the lane is between two frames. */
int lane_take(lane *lane, lane_frame *frame);
void lane_seize(lane *lane);
void lane_yield(lane *lane);              /* the lane goes on with the next frame */
uint64_t lane_executed(const lane *lane); /* frames that the lane or Python have taken off the channel */
void lane_tell_at(lane *lane, uint64_t number);

/* ---- what it knows ---- */
/* The function of (library, ordinal) is an operation (enum lane_operation of operations.h); 0: Python's. */
void lane_operation(lane *lane, uint16_t library, uint16_t ordinal, uint32_t operation);
/* A handle: `value` is the provider's, `context` the device ordinal; -1: no memory. Entered again it is changed. */
int lane_handle(lane *lane, uint64_t token, uint32_t kind, uint64_t value, uint32_t ordinal, int plain);
void lane_handle_end(lane *lane, uint64_t token);
/* The legacy stream of a device, or a thread's stream of it (thread > 0), by the provider's value. */
int lane_stream(lane *lane, uint32_t ordinal, uint32_t thread, uint64_t value, int plain);
/* No stream is plain any more (a fence was recorded); Python makes them plain again one by one as it enters them. */
void lane_streams_behind(lane *lane);
/* Ranges of device memory that belong to the session; sorted, disjoint. Replaces the former ones; -1: no memory. */
int lane_ranges(lane *lane, const uint64_t (*ranges)[2], uint32_t count);

/* ---- outlets: 0 is the channel, 1 the side stream ---- */
lane_outlet *lane_out(lane *lane, uint32_t which);
int outlet_put(lane_outlet *out, const void *bytes, uint64_t size); /* copies, sends what goes; -1: no memory */
void outlet_connect(lane_outlet *out, int fd);                     /* fd -1: none */
int outlet_push(lane_outlet *out);                                 /* send what goes: bytes are left 1, none 0, lost -1 */
uint64_t outlet_queued(const lane_outlet *out);                    /* bytes that the client is not known to have */
uint64_t outlet_unsent(const lane_outlet *out);
int outlet_report(lane_outlet *out, uint64_t position);            /* -1: the client cannot have received that */
int outlet_rewind(lane_outlet *out, uint64_t position);            /* -1 likewise */
void outlet_forget(lane_outlet *out);                              /* keep nothing that is sent */

/* ---- providers ---- */
lane_provider *null_provider_make(void);
void null_provider_end(lane_provider *provider);

#endif
