/* Calls of libraries: a frame's body to the thunk that is generated for its function (gtap/thunk.h).
 *
 * In the order a call takes part as it does in Python (session/command.py): with its streams; without one, with those
 * that its handles were last used with, else with the legacy one. A call that gives its handles another stream is left to
 * Python, which knows them by that. */
#include <stdlib.h>

#include "gtap/thunk.h"
#include "inside.h"

enum { MOST_NAMED = 8, ROOM = MOST_INLINE + 4096 };

typedef struct library_call {
    lane *lane;
    const frame_header *frame;
    uint32_t device, handles, streams; /* how many it has named */
    const thing *handle[MOST_NAMED];
    const thing *stream; /* the last one */
} library_call;

int lane_thunks(lane *lane, uint16_t library, const void *thunks, uint64_t golden)
{
    const struct gtap_thunk_table *table = thunks;
    if (library >= MOST_LIBRARIES || table->abi != GTAP_THUNK_ABI || table->golden != golden)
        return 0;
    int borrowed = lane_borrow(lane);
    if (!lane->reply)
        lane->reply = malloc(ROOM);
    int made = lane->reply != NULL;
    lane->thunks[library] = made ? table : NULL;
    lane_return(lane, borrowed);
    return made ? 1 : -1;
}

int lane_bind(lane *lane, uint64_t token, uint64_t stream, uint32_t device, uint32_t thread)
{
    int borrowed = lane_borrow(lane);
    thing made = {.token = token, .value = stream, .kind = LANE_STREAM, .size = stream != 0};
    if (!stream)
        made.value = (uint64_t)device << 16 | thread;
    thing *place = table_enter(&lane->bound, token);
    if (place)
        *place = made;
    lane_return(lane, borrowed);
    return place ? 0 : -1;
}

static gtap_thunk *thunk_of(const lane *lane, uint16_t library, uint16_t ordinal)
{
    const struct gtap_thunk_table *table = library < MOST_LIBRARIES ? lane->thunks[library] : NULL;
    return table && ordinal <= table->ordinals ? table->entries[ordinal].thunk : NULL;
}

/* ---- what a thunk asks for ---- */

/* Whether a stream takes work as it is. */
static int takes_work(const lane *lane, const thing *stream)
{
    return stream && stream->plain == lane->generation;
}

static int find(void *owner, uint32_t kind, uint64_t token, uint64_t *value)
{
    library_call *call = owner;
    const thing *found = table_find(&call->lane->handles, token, kind);
    if (!found || !found->plain || call->handles == MOST_NAMED)
        return 0;
    call->handle[call->handles++] = found;
    *value = found->value;
    return 1;
}

static int stream(void *owner, uint64_t token, uint64_t *value)
{
    library_call *call = owner;
    const thing *found = known_stream(call->lane, call->device, call->frame->thread, token);
    if (!takes_work(call->lane, found))
        return 0;
    call->stream = found;
    call->streams++;
    *value = found->value;
    return 1;
}

static int holds(void *owner, uint64_t address, uint64_t size)
{
    return known_holds(((library_call *)owner)->lane, address, size);
}

/* The stream that a handle was last used with, if it takes work as it is; `is_bound`: whether there is one. */
static const thing *bound(const library_call *call, const thing *handle, int *is_bound)
{
    const lane *lane = call->lane;
    const thing *place = table_find(&lane->bound, handle->token, LANE_STREAM);
    *is_bound = place != NULL;
    if (!place)
        return NULL;
    const thing *found = table_find(place->size ? &lane->handles : &lane->streams, place->value, LANE_STREAM);
    return takes_work(lane, found) ? found : NULL;
}

static int enter(void *owner)
{
    const library_call *call = owner;
    uint32_t count = 0;
    for (uint32_t i = 0; i < call->handles; i++) {
        int is_bound;
        const thing *found = bound(call, call->handle[i], &is_bound);
        if (call->streams ? found != call->stream : is_bound && !found)
            return 0;
        count += (uint32_t)is_bound;
    }
    if (call->streams || !call->handles || count)
        return 1;
    return takes_work(call->lane, known_stream(call->lane, call->device, 0, LEGACY_STREAM));
}

enum outcome thunk_run(lane *lane, const frame_header *frame, uint32_t device, uint64_t number)
{
    gtap_thunk *thunk = thunk_of(lane, frame->library, frame->ordinal);
    if (!thunk || frame->flags > WANTS_ANSWER)
        return HANDED_OVER;
    if (outlet_queued(&lane->outlets[0]) + atomic_load_explicit(&lane->promised, memory_order_relaxed) > MOST_QUEUED)
        return FULL;
    library_call call = {.lane = lane, .frame = frame, .device = device};
    const struct gtap_thunk_world world = {&call, find, stream, holds, enter};
    struct gtap_thunk_answer answer = {.body = lane->reply, .room = ROOM};
    const unsigned char *body = (const unsigned char *)(frame + 1);
    if (thunk(&world, NULL, body, frame->size - FRAME_HEADER, &answer) != GTAP_THUNK_DONE)
        return HANDED_OVER;
    if (frame->flags & WANTS_ANSWER) {
        answer_body(lane, number, answer.body, answer.size);
        return EXECUTED;
    }
    lane->status = answer.status; /* of a post that failed Python tells the client */
    return answer.status ? HANDED_OVER : EXECUTED;
}
