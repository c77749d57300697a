/* Frames are written under one short lock where the link keeps them: in the channel's ring. Whoever makes much of it, or
 * waits, sends it from there.
 *
 * Frames are added while one thread, the writer, sends what was there before. It goes on until nothing urgent is left, so
 * that a thread that waits never has to wait for the lock of a socket.
 */
#include "command_buffer.h"

#include <stdlib.h>
#include <string.h>

#include "brief.h"
#include "channel.h"
#include "failure.h"
#include "helper.h"
#include "managed.h"
#include "marks.h"
#include "pattern.h"
#include "record.h"
#include "reply.h"
#include "side.h"
#include "stats.h"
#include "thread.h"

#define WANTS_ANSWER 1

#define AHEAD 512 /* where frames will be written soon; the ring is larger than most caches */

typedef struct frame_header {
    uint32_t size;
    uint16_t library, ordinal, thread;
    uint16_t flags; /* and the number of its pattern */
    uint32_t context;
} frame_header;

_Static_assert(sizeof(frame_header) == FRAME_HEADER, "frame header of the wire");

static link_stream *channel_of(gtap_session *session) { return &session->link.streams[STREAM_CHANNEL]; }

void command_buffer_flush_locked(gtap_session *session)
{
    if (session->writing || command_buffer_unsent(session) == 0) {
        session->urgent = session->writing;
        pthread_mutex_unlock(&session->lock);
        return;
    }
    session->writing = 1;
    int sent;
    do {
        uint64_t until = session->flushed = channel_of(session)->kept;
        session->urgent = 0;
        session->flushes++;
        pthread_mutex_unlock(&session->lock);
        sent = link_send_kept(session, until);
        if (until - channel_of(session)->freed > CHANNEL_RING / 4)
            channel_poll(session); /* who only posts reads the server's reports here */
        if (session->flushes % 256 == 0)
            side_drain(session);
        brief_lock(&session->lock);
    } while (sent == 0 && (command_buffer_unsent(session) >= FLUSH_SIZE || (session->urgent && command_buffer_unsent(session))));
    session->writing = 0;
    pthread_cond_broadcast(&session->room);
    pthread_mutex_unlock(&session->lock);
}

void command_buffer_flush(gtap_session *session)
{
    brief_lock(&session->lock);
    command_buffer_flush_locked(session);
}

void gtap_flush(gtap_session *session)
{
    if (session && session_is_open(session))
        command_buffer_flush(session);
}

/* With the lock held: wait until `size` more bytes fit. -1 when the link is lost, or it is too late. */
static int make_room(gtap_session *session, size_t size)
{
    for (;;) {
        if (session->state == SESSION_LOST || session->ended || link_is_too_late(session)) {
            session->fits = 0;
            return -1;
        }
        session->fits = channel_of(session)->freed + CHANNEL_RING;
        if (channel_of(session)->kept + size <= session->fits)
            return 0;
        if (session->writing) {
            pthread_cond_wait(&session->room, &session->lock);
            continue;
        }
        command_buffer_flush_locked(session);
        channel_wait_room(session, -1); /* for a report of the server's */
        brief_lock(&session->lock);
    }
}

/* With the lock held: where the next `size` bytes go. NULL when the link is lost, or it is too late. */
static inline unsigned char *find_place(gtap_session *session, uint32_t size)
{
    link_stream *channel = channel_of(session);
    if (atomic_load_explicit(&channel->kept, memory_order_relaxed) + size > session->fits && make_room(session, size) < 0)
        return NULL;
    unsigned char *place = channel->ring + atomic_load_explicit(&channel->kept, memory_order_relaxed) % CHANNEL_RING;
    __builtin_prefetch(place + AHEAD, 1);
    __builtin_prefetch(place + AHEAD + 64, 1);
    return place;
}

/* With the lock held: the place of the next frame, header written, fixed part zeroed. */
static inline unsigned char *place_frame(gtap_session *session, const frame_header *header, size_t fixed)
{
    unsigned char *place = find_place(session, header->size);
    if (!place)
        return NULL;
    memcpy(place, header, sizeof *header);
    memset(place + sizeof *header, 0, fixed);
    return place;
}

/* With the lock held: the next `size` bytes are a frame, which takes its number and may be sent. */
static inline void append(gtap_session *session, uint32_t size)
{
    _Atomic uint64_t *kept = &channel_of(session)->kept;
    atomic_store_explicit(kept, atomic_load_explicit(kept, memory_order_relaxed) + size, memory_order_release);
    session->count++;
}

/* The same of the frame at `place`, whose flags were open. */
static inline void commit(gtap_session *session, unsigned char *place, uint8_t flags, const gtap_frame *frame)
{
    frame_header *header = (frame_header *)place;
    header->flags = flags;
    append(session, header->size);
    if (record_is_on())
        record_frame(session, place, frame ? frame->payload : 0, frame && frame->flags & DEFERRED);
}

/* No more frames come after it; what was posted by others before is sent with it. */
void command_buffer_end(gtap_session *session)
{
    frame_header header = {.size = FRAME_HEADER + sizeof(link_totals), .ordinal = CORE_END, .thread = 1};
    const link_totals totals = link_total(session);
    brief_lock(&session->lock);
    unsigned char *place = place_frame(session, &header, 0);
    if (place) {
        memcpy(place + FRAME_HEADER, &totals, sizeof totals);
        append(session, header.size);
        session->ended = 1;
        session->fits = 0;
    }
    command_buffer_flush_locked(session);
}

static inline uint32_t row_of(const library_link *link, uint32_t ordinal)
{
    if (!link->rows)
        return 0;
    if (!link->rows[ordinal])
        link->rows[ordinal] = stats_row(link->library->names[ordinal]);
    return link->rows[ordinal];
}

static void say_lacking(const gtap_library *library, uint32_t ordinal)
{
    const char *name = ordinal <= library->ordinals && library->names[ordinal] ? library->names[ordinal] : "?";
    gtap_say_once(name, "%s: the server's %s is older and lacks it: upgrade it there", name, library->package);
}

/* A library's call may launch what changes managed memory; what is sent before it names streams of its own. */
static int take_to_device(thread *t, gtap_session *session)
{
    struct mark *kept[TOUCH_LIMIT];
    memcpy(kept, t->touch, sizeof kept);
    int status = gtap_coherent_launch(session, (t->context & 0xff) - 1, NULL, 0);
    memcpy(t->touch, kept, sizeof kept);
    t->touches = 0;
    return status;
}

/* What is known of a frame before its place is. */
typedef struct start {
    thread *self;
    const library_link *link;
    unsigned touches; /* streams that were named for it */
    uint32_t size;
} start;

static inline const library_link *link_of(thread *t, gtap_session *session, const gtap_library *library)
{
    const library_link *known = t->link;
    if (known && t->linked == session && known->library == library)
        return known;
    t->link = session_link(session, library);
    t->linked = session;
    return t->link;
}

/* There is no frame: why, as gtap_refused tells it. */
static int refuse(thread *t, int oversized, int32_t late)
{
    t->oversized = oversized;
    t->late = late;
    return -1;
}

/* 0, or -1 where there can be no frame of so many bytes. */
static inline __attribute__((always_inline)) int prepare(start *s, thread *t, gtap_session *session,
                                                         const gtap_library *library, uint32_t ordinal, size_t fixed,
                                                         size_t variable)
{
    if (!t)
        return -1;
    unsigned touches = t->touches;
    t->touches = 0;
    if (!session || !session_is_open(session))
        return -1;
    const library_link *link = link_of(t, session, library);
    if (!link)
        return refuse(t, 0, 0);
    if (ordinal > link->ordinals) {
        say_lacking(library, ordinal);
        return refuse(t, 0, 0);
    }
    if (link->untracked) {
        int32_t late = session->failure_count != 0 ? failure_take_of(session, link) : 0;
        if (late != 0 || take_to_device(t, session) != 0)
            return refuse(t, 0, late);
    }
    uint64_t size = FRAME_HEADER + align_up(fixed, 8) + align_up(variable, 8);
    if (fixed > FRAME_LIMIT / 2 || variable > FRAME_LIMIT / 2 + FRAME_LIMIT / 4 || size > FRAME_LIMIT)
        return refuse(t, 1, 0);
    *s = (start){t, link, touches, (uint32_t)size};
    return 0;
}

/* Which function a frame is for, as its header has it. */
static inline uint32_t function_of(const frame_header *header)
{
    return header->library | (uint32_t)header->ordinal << 16;
}

static inline frame_header header_of(const start *s, uint32_t ordinal)
{
    return (frame_header){
        .size = s->size,
        .library = s->link->index,
        .ordinal = (uint16_t)ordinal,
        .thread = s->self->number,
        .context = s->self->context,
    };
}

/* With the lock held: the frame takes its number. */
static inline void touch(const start *s, gtap_session *session, uint64_t number)
{
    marks_touch(s->self, session, s->touches, s->link->untracked, number);
    if (s->self->launching)
        marks_launch(s->self, session, s->touches, number);
}

int gtap_begin(gtap_frame *frame, gtap_session *session, const gtap_library *library, uint32_t ordinal, size_t fixed,
               size_t variable)
{
    start s;
    if (prepare(&s, thread_self(), session, library, ordinal, fixed, variable) < 0)
        return -1;
    const frame_header header = header_of(&s, ordinal);
    uint32_t row = row_of(s.link, ordinal);
    fixed = align_up(fixed, 8);
    brief_lock(&session->lock);
    unsigned char *place = place_frame(session, &header, fixed);
    if (!place) {
        pthread_mutex_unlock(&session->lock);
        return refuse(s.self, 0, 0);
    }
    *frame = (gtap_frame){
        .fixed = place + FRAME_HEADER,
        .cursor = place + FRAME_HEADER + fixed,
        .session = session,
        .library = library,
        .number = session->count + 1,
        .ordinal = ordinal,
        .flags = row | (session->sync || s.self->force_sync ? MUST_WAIT : 0),
    };
    touch(&s, session, frame->number);
    return 0;
}

int32_t gtap_late(gtap_session *session, const gtap_library *library)
{
    thread *t = thread_self();
    const library_link *link = t && session && session->failure_count ? link_of(t, session, library) : NULL;
    int32_t first = link && link->untracked ? failure_take_of(session, link) : 0;
    while (first && failure_take_of(session, link))
        continue;
    return first;
}

int32_t gtap_refused(gtap_session *session, const gtap_library *library)
{
    thread *t = thread_self();
    if (!session || !session_is_open(session))
        return library->statuses.not_initialized;
    if (t && t->late != 0)
        return t->late;
    if (t && t->oversized)
        return library->statuses.invalid_value;
    return library->statuses.not_supported;
}

static unsigned char *frame_place(const gtap_frame *frame) { return (unsigned char *)frame->fixed - FRAME_HEADER; }

static void count(uint32_t row, enum stats_what what)
{
    if (!stats_is_open())
        return;
    stats_count(row, STATS_CALL);
    stats_count(row, what);
}

static uint32_t row_in(const gtap_frame *frame) { return frame->flags & ~(MUST_WAIT | DEFERRED); }

static void count_frame(const gtap_frame *frame, enum stats_what what) { count(row_in(frame), what); }

/* With the lock held, which it releases: a frame is there that names what a bulk stream has brought. It is worth a send of
 * its own, so that the server begins. Left to the helper, it would cost the thread that sends the next object its processor
 * for the helper's naps. */
static void send_at_once(gtap_session *session, thread *t)
{
    t->names_bulk = 0;
    session->hurried++;
    command_buffer_flush_locked(session);
}

/* With the lock held, which it releases: a frame is there that nobody waits for. */
static inline void leave(gtap_session *session, thread *t)
{
    if (t->names_bulk) {
        send_at_once(session, t);
        return;
    }
    helper_notice(session);
    if (command_buffer_unsent(session) >= FLUSH_SIZE && !session->writing)
        command_buffer_flush_locked(session);
    else
        pthread_mutex_unlock(&session->lock);
}

int32_t command_post_and_wait(gtap_frame *frame)
{
    gtap_reply reply;
    gtap_call(frame, &reply);
    int32_t status = reply.status;
    gtap_done(&reply);
    if (status == 0 && frame->flags & MUST_WAIT)
        marks_waited(frame->session, frame->number);
    return status;
}

int32_t gtap_post(gtap_frame *frame)
{
    if (frame->flags & MUST_WAIT)
        return command_post_and_wait(frame);
    commit(frame->session, frame_place(frame), 0, frame);
    count_frame(frame, STATS_POST);
    leave(frame->session, thread_self());
    return 0;
}

static int32_t post_in_steps(gtap_session *session, const gtap_library *library, uint32_t ordinal, const void *fixed,
                             size_t fixed_size, const gtap_part *parts, uint32_t part_count, size_t variable)
{
    gtap_frame frame;
    if (gtap_begin(&frame, session, library, ordinal, fixed_size, variable) < 0)
        return gtap_refused(session, library);
    if (fixed_size)
        memcpy(frame.fixed, fixed, fixed_size);
    for (uint32_t i = 0; i < part_count; i++)
        gtap_put(&frame, &parts[i]);
    return gtap_post(&frame);
}

static uint64_t payload_of(const gtap_part *parts, uint32_t part_count)
{
    uint64_t payload = 0;
    for (uint32_t i = 0; i < part_count; i++)
        payload += gtap_part_size(&parts[i]) ? parts[i].length : 0;
    return payload;
}

/* With the lock held: its size. Of a fixed part that the server has, nothing is written. */
static inline uint32_t write_post(gtap_session *session, unsigned char *place, frame_header header, const void *fixed,
                                  size_t fixed_size, const gtap_part *parts, uint32_t part_count, size_t variable)
{
    unsigned char *at = place + FRAME_HEADER;
    if (session->patterns)
        header.flags = pattern_apply(session, function_of(&header), fixed, fixed_size, variable);
    if (header.flags & SHORT_FRAME) {
        header.size -= (uint32_t)fixed_size;
    } else if (fixed_size) {
        memcpy(at, fixed, fixed_size);
        at += fixed_size;
    }
    *(frame_header *)place = header;
    for (uint32_t i = 0; i < part_count; i++)
        at += gtap_put_at(at, &parts[i]);
    return header.size;
}

int32_t gtap_post_whole(gtap_session *session, const gtap_library *library, uint32_t ordinal, const void *fixed,
                        size_t fixed_size, const gtap_part *parts, uint32_t part_count)
{
    start s;
    size_t variable = 0;
    for (uint32_t i = 0; i < part_count; i++)
        variable += gtap_part_size(&parts[i]);
    thread *t = thread_self();
    if (!session || !t || session->sync || t->force_sync)
        return post_in_steps(session, library, ordinal, fixed, fixed_size, parts, part_count, variable);
    if (prepare(&s, t, session, library, ordinal, fixed_size, variable) < 0)
        return gtap_refused(session, library);
    uint32_t row = row_of(s.link, ordinal);
    brief_lock(&session->lock);
    unsigned char *place = find_place(session, s.size);
    if (!place) {
        pthread_mutex_unlock(&session->lock);
        refuse(t, 0, 0);
        return gtap_refused(session, library);
    }
    append(session, write_post(session, place, header_of(&s, ordinal), fixed, fixed_size, parts, part_count,
                               variable));
    if (record_is_on())
        record_frame(session, place, payload_of(parts, part_count), 0);
    touch(&s, session, session->count);
    count(row, STATS_POST);
    leave(session, t);
    return 0;
}

/* Large output is received where it goes, unless that may fault: whoever reads the channel must not touch it then. */
static void expect(waiter *w, const gtap_frame *frame)
{
    if (!frame || !frame->expected || managed_has(frame->expected, frame->expected_capacity))
        return;
    w->expected = frame->expected;
    w->room = frame->expected_capacity;
    w->expected_output = frame->expected_output;
}

/* Send the frame at `place` as a call and wait; frame: NULL for the core's own. Takes over the lock. */
static int call_and_wait(gtap_session *session, unsigned char *place, const gtap_frame *frame, gtap_reply *reply)
{
    waiter *w = waiter_take();
    *reply = (gtap_reply){.owner = w};
    if (!w) {
        pthread_mutex_unlock(&session->lock);
        return -1;
    }
    w->plain = !frame;
    expect(w, frame);
    channel_expect(session, w, session->count + 1);
    commit(session, place, WANTS_ANSWER, frame);
    channel_hold_back(session, w);
    command_buffer_flush_locked(session);
    if (channel_await(session, w) < 0)
        return -1;
    memcpy(&reply->status, w->body, sizeof reply->status);
    reply->body = w->body + 8;
    reply->size = (uint32_t)(w->size - 8);
    reply->cursor = reply->body + 8 * (size_t)w->outputs;
    return 0;
}

int32_t gtap_call(gtap_frame *frame, gtap_reply *reply)
{
    count_frame(frame, STATS_WAIT);
    stats_span span = stats_span_begin(row_in(frame));
    if (call_and_wait(frame->session, frame_place(frame), frame, reply) < 0)
        reply->status = frame->library->statuses.not_initialized;
    else
        stats_round_trip(&span);
    stats_waited(&span);
    return reply->status;
}

int command_core(gtap_session *session, enum core_ordinal ordinal, const void *body, size_t size, gtap_reply *reply)
{
    thread *t = thread_self();
    frame_header header = {
        .size = (uint32_t)(FRAME_HEADER + align_up(size, 8)),
        .ordinal = (uint16_t)ordinal,
        .thread = t ? t->number : 1,
    };
    *reply = (gtap_reply){.owner = NULL};
    if (size > FRAME_LIMIT / 2)
        return -1;
    brief_lock(&session->lock);
    unsigned char *place = place_frame(session, &header, align_up(size, 8));
    if (!place) {
        pthread_mutex_unlock(&session->lock);
        return -1;
    }
    memcpy(place + FRAME_HEADER, body, size);
    return call_and_wait(session, place, NULL, reply);
}
