/* What a generated thunk is, and what it is made of: the server's side of a function that has no handler. It takes a
 * call's body apart exactly as spec/marshal.py does, finds what its tokens mean, calls the function with the real types,
 * and leaves the reply's body.
 *
 * A thunk may be run by any thread, one call at a time for each world and answer. It allocates nothing, keeps nothing,
 * and blocks as long as the function does. Up to the call it may give up at any step (GTAP_THUNK_PYTHON): then nothing
 * has happened, and the session runtime executes the call; behind the call it never does. */
#ifndef GTAP_THUNK_H
#define GTAP_THUNK_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "gtap/count.h"

#define GTAP_THUNK_ABI 1
#define GTAP_THUNK_INLINE 65536 /* bytes; longer outputs travel on bulk streams, which are the session runtime's */

enum gtap_thunk_verdict {
    GTAP_THUNK_DONE = 0,      /* called: the answer holds status and outputs */
    GTAP_THUNK_MALFORMED = 1, /* no body of this function: a fault of the peer; nothing was called */
    GTAP_THUNK_PYTHON = 2     /* left to the session runtime; nothing was called */
};

/* What the caller knows of the session. Whatever is not in order is a 0: the session runtime finds the status for it. */
struct gtap_thunk_world {
    void *owner; /* the first argument of each */
    /* A handle that lives, is of that kind and is not poisoned: 1, and what the provider calls it. */
    int (*find)(void *owner, uint32_t kind, uint64_t token, uint64_t *value);
    /* The same for a stream's token; 0, 1 and 2 are streams too. */
    int (*stream)(void *owner, uint64_t token, uint64_t *value);
    /* Whether every byte of a range of device memory is the session's. */
    int (*holds)(void *owner, uint64_t address, uint64_t size);
    /* All that the call needs has been found by the functions above: whether it may be made now, in its order. */
    int (*enter)(void *owner);
};

struct gtap_thunk_answer {
    unsigned char *body; /* given: room for the reply's body, aligned to 8 bytes */
    uint32_t room;       /* given: how much */
    uint32_t size;       /* bytes of the reply's body */
    int32_t status;      /* of the call; the reply says it too */
};

/* `body` is aligned to 8 bytes and stays as it is; `function` has the prototype's type, NULL does nothing and gives 0. */
typedef int32_t gtap_thunk(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
                           uint32_t size, struct gtap_thunk_answer *answer);

struct gtap_thunk_entry {
    const char *name; /* of the provider's function */
    gtap_thunk *thunk; /* NULL: the function is the session runtime's alone */
};

/* What a library's file of thunks exports as <library>_thunks. */
struct gtap_thunk_table {
    uint32_t abi;      /* GTAP_THUNK_ABI */
    uint32_t ordinals; /* the highest ordinal */
    uint64_t golden;   /* the running hash of the layout up to there */
    const struct gtap_thunk_entry *entries; /* ordinals + 1 of them */
};

/* ---- what follows is for generated code ---- */

#define GTAP_THUNK_LENGTH ((UINT64_C(1) << 48) - 1)
#define GTAP_THUNK_NULL (UINT64_C(1) << 48) /* a descriptor; inline parts have 0 above their length, bulk parts 2 */
enum { GTAP_FORM_INLINE = 0, GTAP_FORM_NULL = 1, GTAP_FORM_BULK = 2 };

/* A body on its way through a thunk. The first thing that is wrong decides; all that follows changes nothing. */
struct gtap_thunk_frame {
    const struct gtap_thunk_world *world;
    struct gtap_thunk_answer *answer;
    const unsigned char *body;
    uint32_t size, at; /* bytes of the body; where its next part begins */
    uint32_t outputs, written; /* of the reply: how many, how many are there */
    int32_t verdict;
};

/* What a pointer argument stands for. */
struct gtap_thunk_part {
    void *pointer;   /* NULL, bytes of the body, an output's place in the reply, or an address on the device */
    uint64_t length; /* bytes on the host */
    int there, away; /* it is not NULL; it is on the device */
};

static inline void gtap_thunk_leave(struct gtap_thunk_frame *frame, int32_t verdict)
{
    if (frame->verdict == GTAP_THUNK_DONE)
        frame->verdict = verdict;
}

static inline void gtap_thunk_need(struct gtap_thunk_frame *frame, int sound)
{
    if (!sound)
        gtap_thunk_leave(frame, GTAP_THUNK_MALFORMED);
}

static inline void gtap_thunk_wish(struct gtap_thunk_frame *frame, int possible)
{
    if (!possible)
        gtap_thunk_leave(frame, GTAP_THUNK_PYTHON);
}

/* Begin; anything but 0 is the verdict: the fixed part is not there. */
static inline int32_t gtap_thunk_begin(struct gtap_thunk_frame *frame, const struct gtap_thunk_world *world,
                                       const unsigned char *body, uint32_t size, uint32_t fixed,
                                       struct gtap_thunk_answer *answer, uint32_t outputs)
{
    *frame = (struct gtap_thunk_frame){.world = world, .answer = answer, .body = body};
    frame->size = size, frame->at = fixed, frame->outputs = outputs;
    gtap_thunk_need(frame, size >= fixed);
    gtap_thunk_wish(frame, ((uintptr_t)body & 7) == 0 && answer->room >= 8 + 8 * outputs);
    answer->size = 8 + 8 * outputs;
    return frame->verdict;
}

/* Whether a descriptor's form is one up to `last`, and its length one that can be. */
static inline int gtap_thunk_describes(uint64_t descriptor, uint64_t last)
{
    uint64_t form = descriptor >> 48, length = descriptor & GTAP_THUNK_LENGTH;
    return length <= GTAP_PART_MOST && form <= last && (form != GTAP_FORM_NULL || length == 0);
}

static inline int gtap_thunk_zeros(const unsigned char *bytes, uint64_t size)
{
    for (uint64_t i = 0; i < size; i++)
        if (bytes[i] != 0)
            return 0;
    return 1;
}

/* The padding between fields. */
static inline void gtap_thunk_padding(struct gtap_thunk_frame *frame, uint32_t at, uint32_t size)
{
    gtap_thunk_need(frame, gtap_thunk_zeros(frame->body + at, size));
}

/* ---- parts ---- */

/* An input: the next bytes of the body, unless it is NULL. Bulk parts are not there yet. */
static inline struct gtap_thunk_part gtap_thunk_in(struct gtap_thunk_frame *frame, uint64_t descriptor)
{
    struct gtap_thunk_part part = {.length = descriptor & GTAP_THUNK_LENGTH};
    uint64_t form = descriptor >> 48, padded = (part.length + 7) & ~UINT64_C(7);
    gtap_thunk_need(frame, gtap_thunk_describes(descriptor, GTAP_FORM_BULK));
    gtap_thunk_wish(frame, form != GTAP_FORM_BULK);
    if (form != GTAP_FORM_INLINE)
        return part;
    if (padded > frame->size - frame->at) {
        gtap_thunk_leave(frame, GTAP_THUNK_MALFORMED);
        return part;
    }
    part.pointer = (void *)(uintptr_t)(frame->body + frame->at);
    part.there = 1;
    gtap_thunk_padding(frame, frame->at + (uint32_t)part.length, (uint32_t)(padded - part.length));
    frame->at += (uint32_t)padded;
    return part;
}

/* An output: as many bytes as the caller wants. */
static inline struct gtap_thunk_part gtap_thunk_want(struct gtap_thunk_frame *frame, uint64_t descriptor)
{
    struct gtap_thunk_part part = {.length = descriptor & GTAP_THUNK_LENGTH};
    gtap_thunk_need(frame, gtap_thunk_describes(descriptor, GTAP_FORM_NULL));
    part.there = descriptor >> 48 == GTAP_FORM_INLINE;
    return part;
}

/* An input or output on the host or the device: with an address, the descriptor says NULL. */
static inline struct gtap_thunk_part gtap_thunk_either(struct gtap_thunk_frame *frame, uint64_t address,
                                                       uint64_t descriptor, int out)
{
    if (address == 0)
        return out ? gtap_thunk_want(frame, descriptor) : gtap_thunk_in(frame, descriptor);
    gtap_thunk_need(frame, descriptor == GTAP_THUNK_NULL);
    return (struct gtap_thunk_part){.pointer = (void *)(uintptr_t)address, .there = 1, .away = 1};
}

/* All parts have been taken: nothing may be left. */
static inline void gtap_thunk_end(struct gtap_thunk_frame *frame)
{
    gtap_thunk_need(frame, frame->at == frame->size);
}

/* The length that the call's other arguments give it; `nullable`: NULL means something there. */
static inline void gtap_thunk_expect(struct gtap_thunk_frame *frame, const struct gtap_thunk_part *part,
                                     uint64_t wanted, int nullable)
{
    if (part->there)
        gtap_thunk_need(frame, part->away || part->length == wanted);
    else
        gtap_thunk_need(frame, nullable || wanted == 0);
}

/* A C string: one NUL, at its end. */
static inline void gtap_thunk_string(struct gtap_thunk_frame *frame, const struct gtap_thunk_part *part, int nullable)
{
    const char *text = part->pointer;
    if (!part->there)
        gtap_thunk_need(frame, nullable);
    else
        gtap_thunk_need(frame, part->length != 0 && memchr(text, 0, part->length) == text + part->length - 1);
}

/* The integer behind a pointer, as a count; NULL counts nothing. */
static inline uint64_t gtap_thunk_number(const struct gtap_thunk_part *part, unsigned size, int is_signed)
{
    uint64_t word = 0;
    if (!part->there || part->away || part->length != size)
        return 0; /* expect has its say on that */
    memcpy(&word, part->pointer, size);
    if (is_signed && word >> (8 * size - 1) != 0)
        return GTAP_TOO_LARGE;
    return gtap_count(word);
}

/* Handles lie in this memory, elements of `stride` bytes: that is not for a thunk. */
static inline void gtap_thunk_embeds(struct gtap_thunk_frame *frame, const struct gtap_thunk_part *part, uint64_t stride)
{
    gtap_thunk_wish(frame, !part->there || part->away || part->length < stride);
}

/* ---- what arguments mean ---- */

static inline uint64_t gtap_thunk_handle(struct gtap_thunk_frame *frame, uint32_t kind, uint64_t token)
{
    uint64_t value = 0;
    if (frame->verdict == GTAP_THUNK_DONE)
        gtap_thunk_wish(frame, frame->world->find(frame->world->owner, kind, token, &value));
    return value;
}

static inline uint64_t gtap_thunk_stream(struct gtap_thunk_frame *frame, uint64_t token)
{
    uint64_t value = 0;
    if (frame->verdict == GTAP_THUNK_DONE)
        gtap_thunk_wish(frame, frame->world->stream(frame->world->owner, token, &value));
    return value;
}

static inline void gtap_thunk_range(struct gtap_thunk_frame *frame, uint64_t address, uint64_t size)
{
    if (frame->verdict == GTAP_THUNK_DONE && size != 0)
        gtap_thunk_wish(frame, size != GTAP_TOO_LARGE && frame->world->holds(frame->world->owner, address, size));
}

/* The next output gets its place in the reply: zeros, or (`both`) the bytes that the caller sent. */
static inline void gtap_thunk_output(struct gtap_thunk_frame *frame, struct gtap_thunk_part *part, int both)
{
    struct gtap_thunk_answer *answer = frame->answer;
    int here = part->there && !part->away;
    uint64_t descriptor = here ? part->length : GTAP_THUNK_NULL, padded = (part->length + 7) & ~UINT64_C(7);
    gtap_thunk_wish(frame, !here || (part->length <= GTAP_THUNK_INLINE && padded <= answer->room - answer->size));
    if (frame->verdict != GTAP_THUNK_DONE)
        return;
    memcpy(answer->body + 8 + 8 * frame->written++, &descriptor, sizeof descriptor);
    if (!here)
        return;
    unsigned char *place = answer->body + answer->size;
    memset(place, 0, padded);
    if (both)
        memcpy(place, part->pointer, part->length);
    part->pointer = place;
    answer->size += (uint32_t)padded;
}

/* Whether the call may be made. */
static inline int gtap_thunk_ready(struct gtap_thunk_frame *frame)
{
    if (frame->verdict == GTAP_THUNK_DONE)
        gtap_thunk_wish(frame, frame->world->enter(frame->world->owner));
    return frame->verdict == GTAP_THUNK_DONE;
}

/* The call has been made; the outputs of one that failed do not travel. */
static inline int32_t gtap_thunk_done(struct gtap_thunk_frame *frame, int32_t status)
{
    struct gtap_thunk_answer *answer = frame->answer;
    uint32_t zero = 0;
    uint64_t none = GTAP_THUNK_NULL;
    answer->status = status;
    memcpy(answer->body, &status, sizeof status);
    memcpy(answer->body + 4, &zero, sizeof zero);
    if (status == 0)
        return GTAP_THUNK_DONE;
    for (uint32_t i = 0; i < frame->outputs; i++)
        memcpy(answer->body + 8 + 8 * i, &none, sizeof none);
    answer->size = 8 + 8 * frame->outputs;
    return GTAP_THUNK_DONE;
}

#endif
