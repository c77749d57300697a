/* A frame of the driver's hot functions, checked, to an operation of the provider.
 *
 * What is not in order in any way (a length, a padding, a dead handle, a range outside the session, an argument that has
 * an effect elsewhere) is handed over: it is executed or refused by Python's handlers alone. Bodies are those of
 * plugins/driver/generated/wire.golden; tests/lane compares their layouts. */
#include <stddef.h>
#include <string.h>

#include "inside.h"

enum { MOST_PARAMETERS = 32764 }; /* bytes of a kernel's */
static const uint64_t NULL_PART = (uint64_t)1 << 48; /* the descriptor of a part that is not there */
static const uint64_t BULK_FORM = (uint64_t)2 << 48; /* of a descriptor */

typedef struct call {
    lane *lane;
    const frame_header *frame;
    const void *body;
    uint64_t number;
    uint32_t size, device; /* of the body; an ordinal */
    enum outcome refusal;  /* why there is no stream */
} call;

typedef struct launch_body {
    uint64_t kernel;
    uint32_t grid[3], block[3], shared_bytes, zero;
    uint64_t stream, parameters, size;
    uint32_t flags, zero_too;
} launch_body;

typedef struct copy_in_body {
    uint64_t destination, bytes, size, stream;
    uint32_t blocking, zero;
} copy_in_body;

typedef struct copy_out_body {
    uint64_t bytes, source, size, stream;
} copy_out_body;

typedef struct copy_body {
    uint64_t destination, source, size, stream;
    uint32_t blocking, zero;
} copy_body;

typedef struct fill_body {
    uint64_t destination, pitch;
    uint32_t value, element_bytes;
    uint64_t width, height, stream;
    uint32_t blocking, zero;
} fill_body;

typedef struct record_body {
    uint64_t event, stream;
    uint32_t flags, zero;
} record_body;

typedef struct wait_body {
    uint64_t stream, event;
    uint32_t flags, zero;
} wait_body;

typedef struct token_body {
    uint64_t token;
} token_body;

/* ---- what arguments mean ---- */

/* A stream that has fallen behind fences of the lane's own waits for the newest, which covers the others. */
static thing *catch_up(call *call, thing *stream)
{
    lane *lane = call->lane;
    if (!stream || stream->plain < lane->base)
        return NULL;
    int status = lane->provider->stream_wait(lane->provider, stream->value, lane->fence);
    if (status == PROVIDER_FULL)
        call->refusal = FULL;
    if (status)
        return NULL;
    stream->plain = lane->generation;
    return stream;
}

/* A stream that takes work as it is; NULL: the call ends with `refusal`. */
static thing *stream_of(call *call, uint64_t token)
{
    const lane *lane = call->lane;
    thing *found = known_stream(lane, call->device, call->frame->thread, token);
    return found && found->plain == lane->generation ? found : catch_up(call, found);
}

static const thing *plain(const call *call, uint64_t token, uint32_t kind)
{
    const thing *found = table_find(&call->lane->handles, token, kind);
    return found && found->plain ? found : NULL;
}

/* Whether the body is its fixed part and one inline part of `size` bytes, padded with zeros. */
static int has_inline(const call *call, uint32_t fixed, uint64_t descriptor, uint64_t size)
{
    uint32_t room = call->size - fixed;
    if (descriptor != size || size > room || room - size >= 8)
        return 0;
    const unsigned char *bytes = (const unsigned char *)call->body + fixed;
    for (uint64_t i = size; i < room; i++)
        if (bytes[i])
            return 0;
    return 1;
}

/* Whether the body is its fixed part and names a bulk object's range of `size` bytes. */
static const uint64_t *bulk_part(const call *call, uint32_t fixed, uint64_t descriptor, uint64_t size)
{
    const uint64_t *part = (const uint64_t *)((const unsigned char *)call->body + fixed);
    int is_one = call->lane->bulk && size && size <= MOST_OUTPUT && descriptor == (size | BULK_FORM) &&
                 call->size == fixed + BULK_PART && part[2] == size;
    return is_one ? part : NULL;
}

static enum outcome posted(const call *call, int status)
{
    if (status == PROVIDER_FULL)
        return FULL;
    call->lane->status = status == PROVIDER_PYTHON ? 0 : status;
    return status ? HANDED_OVER : EXECUTED;
}

/* ---- copies that block ---- */

/* Whether it does not block, or its fence can be recorded. */
static int may_block(const call *call, const thing *stream, uint32_t blocking)
{
    return !blocking || call->lane->fences[stream->device];
}

/* The operation has been submitted when it was tried before. */
static int is_copied(const call *call) { return call->lane->copied == call->number; }

/* Record the fence of a copy: later commands on other streams wait for it. Should Python be given the frame in between,
 * it copies the same once more. */
static enum outcome fenced(call *call, thing *stream, int status)
{
    lane *lane = call->lane;
    if (!status) {
        lane->copied = call->number;
        status = lane->provider->event_record(lane->provider, lane->fences[stream->device], stream->value);
    }
    if (!status) {
        lane->copied = 0;
        lane->fence = lane->fences[stream->device];
        lane->fence_device = (int32_t)stream->device;
        stream->plain = ++lane->generation;
    }
    return posted(call, status);
}

/* ---- operations that answer ---- */

/* A completion for an answer of `size` bytes; NULL: there is no room. */
static lane_completion *answering(call *call, uint32_t operation, uint32_t size)
{
    lane *lane = call->lane;
    uint64_t promised = atomic_load_explicit(&lane->promised, memory_order_relaxed);
    if (outlet_queued(&lane->outlets[0]) + promised > MOST_QUEUED)
        return NULL;
    lane_completion *done = completion_take(lane);
    if (!done)
        return NULL;
    done->number = call->number;
    done->size = size;
    done->operation = operation;
    done->device = call->device;
    done->thread = call->frame->thread;
    done->library = call->frame->library;
    done->ordinal = call->frame->ordinal;
    atomic_fetch_add_explicit(&lane->promised, completion_promises(done), memory_order_relaxed);
    return done;
}

static enum outcome answered(lane_completion *done, int status)
{
    if (status == PROVIDER_LATER)
        return EXECUTED;
    if (status >= 0)
        completion_answer(done, status, 0);
    else
        atomic_fetch_sub_explicit(&done->lane->promised, completion_promises(done), memory_order_relaxed);
    completion_keep(done);
    return status >= 0 ? EXECUTED : status == PROVIDER_FULL ? FULL : HANDED_OVER;
}

/* ---- the functions ---- */

static enum outcome launch(call *call)
{
    const launch_body *body = call->body;
    const thing *kernel = plain(call, body->kernel, LANE_KERNEL), *stream = stream_of(call, body->stream);
    if (!stream)
        return call->refusal;
    if (!kernel || kernel->device != stream->device || body->flags > 1 || body->zero || body->zero_too)
        return HANDED_OVER;
    for (int i = 0; i < 3; i++)
        if (!body->grid[i] || !body->block[i])
            return HANDED_OVER;
    if (body->size < kernel->size || body->size > MOST_PARAMETERS)
        return HANDED_OVER;
    int none = body->parameters == NULL_PART && !body->size && call->size == sizeof *body;
    if (!none && !has_inline(call, sizeof *body, body->parameters, body->size))
        return HANDED_OVER;
    provider_launch launch = {.kernel = kernel->value,
                              .stream = stream->value,
                              .shared_bytes = body->shared_bytes,
                              .flags = body->flags,
                              .parameters = body + 1,
                              .size = (uint32_t)body->size};
    memcpy(launch.grid, body->grid, sizeof launch.grid);
    memcpy(launch.block, body->block, sizeof launch.block);
    return posted(call, call->lane->provider->launch(call->lane->provider, &launch));
}

static enum outcome copy_in(call *call)
{
    const copy_in_body *body = call->body;
    thing *stream = stream_of(call, body->stream);
    if (!stream)
        return call->refusal;
    const uint64_t *part = bulk_part(call, sizeof *body, body->bytes, body->size);
    if (!may_block(call, stream, body->blocking) || body->zero ||
        !known_holds(call->lane, body->destination, body->size) ||
        (!part && !has_inline(call, sizeof *body, body->bytes, body->size)))
        return HANDED_OVER;
    const void *bytes = part ? bulk_use(call->lane->bulk, part[0], part[1], part[2]) : body + 1;
    if (!bytes)
        return HANDED_OVER; /* it has not come, or may not be named */
    lane_provider *provider = call->lane->provider;
    int status =
        is_copied(call) ? 0 : provider->copy_in(provider, stream->value, body->destination, bytes, body->size);
    enum outcome outcome = body->blocking ? fenced(call, stream, status) : posted(call, status);
    if (part && outcome == EXECUTED)
        bulk_drop(call->lane->bulk, part[0]);
    else if (part)
        bulk_unname(call->lane->bulk, part[0], part[2]); /* whoever executes it names it again */
    return outcome;
}

/* Outputs that are too large for a frame go by the bulk stream, from where they are. */
static int is_possible_output(const lane *lane, uint64_t size)
{
    return size <= MOST_INLINE || (size <= MOST_OUTPUT && lane->bulk && lane->provider->stays);
}

static enum outcome copy_out_as(call *call, uint32_t operation)
{
    const copy_out_body *body = call->body;
    thing *stream = stream_of(call, body->stream);
    if (!stream)
        return call->refusal;
    if (body->bytes != body->size || !is_possible_output(call->lane, body->size) ||
        !known_holds(call->lane, body->source, body->size))
        return HANDED_OVER;
    if (body->size > MOST_INLINE && bulk_unsent(call->lane->bulk) + body->size > MOST_UNSENT)
        return FULL;
    lane_completion *done = answering(call, operation, (uint32_t)body->size);
    if (!done)
        return FULL;
    lane_provider *provider = call->lane->provider;
    return answered(done, provider->copy_out(provider, stream->value, body->source, done));
}

static enum outcome copy_out(call *call) { return copy_out_as(call, LANE_COPY_OUT); }

static enum outcome copy_out_async(call *call) { return copy_out_as(call, LANE_COPY_OUT_ASYNC); }

static enum outcome copy(call *call)
{
    const copy_body *body = call->body;
    thing *stream = stream_of(call, body->stream);
    if (!stream)
        return call->refusal;
    if (!may_block(call, stream, body->blocking) || body->zero ||
        !known_holds(call->lane, body->destination, body->size) || !known_holds(call->lane, body->source, body->size))
        return HANDED_OVER;
    lane_provider *provider = call->lane->provider;
    int status = is_copied(call)
                     ? 0
                     : provider->copy(provider, stream->value, body->destination, body->source, body->size);
    return body->blocking ? fenced(call, stream, status) : posted(call, status);
}

static enum outcome fill(call *call)
{
    const fill_body *body = call->body;
    thing *stream = stream_of(call, body->stream);
    uint32_t element = body->element_bytes;
    uint64_t row, rows, size;
    if (!stream)
        return call->refusal;
    if (!may_block(call, stream, body->blocking) || body->zero || (element != 1 && element != 2 && element != 4) ||
        (uint64_t)body->value >> 8 * element || !body->width || !body->height)
        return HANDED_OVER;
    if (__builtin_mul_overflow(body->width, element, &row) || (body->height > 1 && body->pitch < row) ||
        __builtin_mul_overflow(body->height - 1, body->pitch, &rows) || __builtin_add_overflow(rows, row, &size) ||
        !known_holds(call->lane, body->destination, size))
        return HANDED_OVER;
    provider_fill fill = {body->destination, body->pitch, body->width, body->height, body->value, element};
    int status = is_copied(call) ? 0 : call->lane->provider->fill(call->lane->provider, stream->value, &fill);
    return body->blocking ? fenced(call, stream, status) : posted(call, status);
}

static enum outcome event_record(call *call)
{
    const record_body *body = call->body;
    const thing *event = plain(call, body->event, LANE_EVENT), *stream = stream_of(call, body->stream);
    if (!stream)
        return call->refusal;
    if (!event || event->device != stream->device || body->flags || body->zero)
        return HANDED_OVER;
    lane_provider *provider = call->lane->provider;
    return posted(call, provider->event_record(provider, event->value, stream->value));
}

static enum outcome stream_wait(call *call)
{
    const wait_body *body = call->body;
    const thing *event = plain(call, body->event, LANE_EVENT), *stream = stream_of(call, body->stream);
    if (!stream)
        return call->refusal;
    if (!event || body->flags || body->zero)
        return HANDED_OVER;
    lane_provider *provider = call->lane->provider;
    return posted(call, provider->stream_wait(provider, stream->value, event->value));
}

static enum outcome stream_sync(call *call)
{
    thing *stream = stream_of(call, ((const token_body *)call->body)->token);
    lane_completion *done = stream ? answering(call, LANE_STREAM_SYNC, 0) : NULL;
    if (!done)
        return stream ? FULL : call->refusal;
    return answered(done, call->lane->provider->stream_mark(call->lane->provider, stream->value, done));
}

static enum outcome event_sync(call *call)
{
    const thing *event = plain(call, ((const token_body *)call->body)->token, LANE_EVENT);
    lane_completion *done = event ? answering(call, LANE_EVENT_SYNC, 0) : NULL;
    if (!done)
        return event ? FULL : HANDED_OVER;
    return answered(done, call->lane->provider->event_mark(call->lane->provider, event->value, done));
}

static enum outcome context_sync(call *call)
{
    thing *stream = stream_of(call, LEGACY_STREAM);
    lane_completion *done = stream ? answering(call, LANE_CONTEXT_SYNC, 0) : NULL;
    if (!done)
        return stream ? FULL : call->refusal;
    return answered(done, call->lane->provider->device_mark(call->lane->provider, call->device, done));
}

static enum outcome stream_query(call *call)
{
    thing *stream = stream_of(call, ((const token_body *)call->body)->token);
    lane_completion *done = stream ? answering(call, LANE_STREAM_QUERY, 0) : NULL;
    if (!done)
        return stream ? FULL : call->refusal;
    return answered(done, call->lane->provider->stream_query(call->lane->provider, stream->value));
}

static enum outcome event_query(call *call)
{
    const thing *event = plain(call, ((const token_body *)call->body)->token, LANE_EVENT);
    lane_completion *done = event ? answering(call, LANE_EVENT_QUERY, 0) : NULL;
    if (!done)
        return event ? FULL : HANDED_OVER;
    return answered(done, call->lane->provider->event_query(call->lane->provider, event->value));
}

/* By enum lane_operation. The body is `fixed` bytes, and more where a part follows; `waits`: its caller must. */
static const struct {
    enum outcome (*run)(call *call);
    uint16_t fixed;
    uint8_t has_part, waits;
} functions[LANE_OPERATIONS] = {
    [LANE_LAUNCH] = {launch, sizeof(launch_body), 1, 0},
    [LANE_COPY_IN] = {copy_in, sizeof(copy_in_body), 1, 0},
    [LANE_COPY_OUT] = {copy_out, sizeof(copy_out_body), 0, 1},
    [LANE_COPY_OUT_ASYNC] = {copy_out_async, sizeof(copy_out_body), 0, 0},
    [LANE_COPY] = {copy, sizeof(copy_body), 0, 0},
    [LANE_FILL] = {fill, sizeof(fill_body), 0, 0},
    [LANE_EVENT_RECORD] = {event_record, sizeof(record_body), 0, 0},
    [LANE_STREAM_WAIT] = {stream_wait, sizeof(wait_body), 0, 0},
    [LANE_STREAM_SYNC] = {stream_sync, sizeof(token_body), 0, 1},
    [LANE_EVENT_SYNC] = {event_sync, sizeof(token_body), 0, 1},
    [LANE_CONTEXT_SYNC] = {context_sync, 0, 0, 1},
    [LANE_STREAM_QUERY] = {stream_query, sizeof(token_body), 0, 1},
    [LANE_EVENT_QUERY] = {event_query, sizeof(token_body), 0, 1},
};
_Static_assert(offsetof(launch_body, stream) == 40 && sizeof(launch_body) == 72, "gtapLaunch");
_Static_assert(offsetof(copy_in_body, blocking) == 32 && sizeof(copy_in_body) == 40, "gtapCopyIn");
_Static_assert(sizeof(copy_out_body) == 32, "gtapCopyOut, gtapCopyOutAsync");
_Static_assert(offsetof(copy_body, blocking) == 32 && sizeof(copy_body) == 40, "gtapCopy");
_Static_assert(offsetof(fill_body, stream) == 40 && sizeof(fill_body) == 56, "gtapFill");
_Static_assert(sizeof(record_body) == 24 && sizeof(wait_body) == 24, "cuEventRecordWithFlags, cuStreamWaitEvent");

uint32_t operation_of(const lane *lane, const frame_header *frame)
{
    if (frame->library >= MOST_LIBRARIES || frame->ordinal >= MOST_ORDINALS)
        return LANE_NONE;
    const uint8_t *row = lane->operations[frame->library];
    return row ? row[frame->ordinal] : LANE_NONE;
}

enum outcome operation_run(lane *lane, const frame_header *frame, uint64_t number)
{
    uint32_t operation = operation_of(lane, frame);
    lane->status = 0;
    if (operation == LANE_NONE || !lane->provider || frame->zero)
        return HANDED_OVER;
    call call = {.lane = lane, .frame = frame, .body = frame + 1, .number = number, .size = frame->size - FRAME_HEADER};
    call.refusal = HANDED_OVER;
    call.device = frame->context ? (frame->context & 0xFF) - 1 : 0;
    if (call.device >= MOST_DEVICES || !lane->attached[call.device])
        return HANDED_OVER;
    if (operation == LANE_THUNK)
        return thunk_run(lane, frame, call.device, number);
    if (frame->flags != functions[operation].waits)
        return HANDED_OVER;
    if (functions[operation].has_part ? call.size < functions[operation].fixed
                                      : call.size != functions[operation].fixed)
        return HANDED_OVER;
    return functions[operation].run(&call);
}
