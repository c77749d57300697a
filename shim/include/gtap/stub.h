/* What a generated stub calls: begin, put, send, get, return. libgtap.so implements it. No structure of the runtime
 * is visible here but the four below, whose layout is part of GTAP_ABI.
 *
 * A stub runs in any thread of the program, also in constructors and after fork. Nothing here aborts the program.
 */
#ifndef GTAP_STUB_H
#define GTAP_STUB_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "gtap/abi.h"

typedef struct gtap_session gtap_session;

/* The statuses in which a library speaks of gtap's own conditions; numbers of that library. */
typedef struct gtap_statuses {
    int32_t not_supported;  /* a function without a remote form; a library or function that the server lacks */
    int32_t not_initialized; /* no server, or the link is lost for good */
    int32_t invalid_handle; /* dead, forged or foreign handle */
    int32_t invalid_value;  /* a pointer or length that cannot be */
    int32_t out_of_memory;
} gtap_statuses;

/* One constant object per stub library, generated. */
typedef struct gtap_library {
    uint32_t abi;            /* GTAP_ABI at compile time */
    uint32_t layout;         /* the spec's layout version */
    uint32_t major;          /* CUDA major this stub was built for, 0 where it does not matter */
    uint32_t ordinals;       /* highest ordinal */
    const uint64_t *golden;  /* ordinals + 1 entries: golden[k] is the running hash of the layout up to ordinal k */
    const char *const *names; /* ordinals + 1 entries: function name by ordinal, NULL where there is none */
    const char *name;        /* "cufft" */
    const char *soname;      /* "libcufft.so.12" */
    const char *package;     /* "gtap-plugin-cufft" */
    gtap_statuses statuses;
} gtap_library;

/* Make a library known before the first session opens, so that it is declared in OPEN; a generated stub calls this from
 * a constructor. Cheap, takes no wait; the object must live as long as the process. */
GTAP_EXPORT void gtap_announce(const gtap_library *library);

/* ---- where a call goes ---- */

/* The session of the calling thread's current device; opened at first use. NULL: no session can be had (said once on
 * stderr); the stub returns library->statuses.not_initialized. */
GTAP_EXPORT gtap_session *gtap_current(const gtap_library *library);

/* ---- shadow handles: a pointer the program holds for an object on the server ---- */

/* Make one. kind is gtap's 32-bit name of the type (generated: a hash of "library.type"). The payload (at most
 * GTAP_SHADOW_PAYLOAD bytes, zeroed) is the client-side state of the object. NULL when memory is exhausted. */
#define GTAP_SHADOW_PAYLOAD 192
GTAP_EXPORT void *gtap_shadow_create(gtap_session *session, uint32_t kind);
/* The payload of a live handle of that kind, else NULL; never dereferences what is not ours. */
GTAP_EXPORT void *gtap_shadow_payload(const void *handle, uint32_t kind);
/* The token on the wire, 0 for a handle that is not live or not of that kind. */
GTAP_EXPORT uint64_t gtap_shadow_token(const void *handle, uint32_t kind);
GTAP_EXPORT uint64_t gtap_shadow_token_in(const gtap_session *session, const void *handle, uint32_t kind); /* 0: of another session, too */
/* The session a live handle belongs to, else NULL. */
GTAP_EXPORT gtap_session *gtap_shadow_session(const void *handle, uint32_t kind);
/* After the destroy was posted: the handle is dead from here on. */
GTAP_EXPORT void gtap_shadow_destroy(void *handle, uint32_t kind);

/* Small-int handles (cufftHandle): the same, by number. */
GTAP_EXPORT int32_t gtap_small_create(gtap_session *session, uint32_t kind); /* from 1; 0 when there is none left */
GTAP_EXPORT void *gtap_small_payload(int32_t handle, uint32_t kind);
GTAP_EXPORT uint64_t gtap_small_token(int32_t handle, uint32_t kind);
GTAP_EXPORT gtap_session *gtap_small_session(int32_t handle, uint32_t kind);
GTAP_EXPORT void gtap_small_destroy(int32_t handle, uint32_t kind);

/* A stream argument of any library as its token: 0, 1, 2 as they are; a dead stream gives GTAP_NO_TOKEN. */
#define GTAP_NO_TOKEN UINT64_MAX
#define GTAP_KIND_STREAM 0x5354524du /* the driver plugin's stream handles carry this kind */
GTAP_EXPORT uint64_t gtap_stream_token(gtap_session *session, const void *stream);

/* ---- a call body: a fixed part (the generated struct) and parts of variable length behind it ---- */

/* How a variable part travels; filled by gtap_part, read by gtap_begin and gtap_put. */
typedef struct gtap_part {
    uint64_t descriptor; /* goes into the fixed part: length in bits 0-47, form in bits 48-51 */
    const void *data;
    uint64_t length;     /* bytes */
    uint64_t bulk;       /* bulk id when it travels on a bulk stream */
} gtap_part;

/* Prepare `length` bytes at `data` (NULL is a form of its own). Payloads over GTAP_INLINE bytes are written to a bulk
 * stream here, by the calling thread, which must hold no lock. */
#define GTAP_INLINE 65536
GTAP_EXPORT gtap_part gtap_in_any(gtap_session *session, const void *data, uint64_t length);
/* Ranges of host memory that a kernel may reach too, which the program may not have here just now; 0 in most programs. */
GTAP_EXPORT extern _Atomic uint32_t gtap_coherent_count;
static inline gtap_part gtap_in(gtap_session *session, const void *data, uint64_t length)
{
    if (length > GTAP_INLINE || atomic_load_explicit(&gtap_coherent_count, memory_order_relaxed) != 0)
        return gtap_in_any(session, data, length);
    if (data == NULL)
        return (gtap_part){.descriptor = (uint64_t)1 << 48};
    return (gtap_part){.descriptor = length, .data = data, .length = length};
}
GTAP_EXPORT gtap_part gtap_string(gtap_session *session, const char *text); /* with its NUL */
/* The descriptor of an output the caller wants: its capacity in bytes, or the NULL form. */
GTAP_EXPORT uint64_t gtap_want(const void *destination, uint64_t capacity);
/* Bytes that a part takes in the body, padding included. */
static inline size_t gtap_part_size(const gtap_part *part)
{
    uint64_t form = part->descriptor >> 48;
    return form == 0 ? (size_t)((part->length + 7) & ~(uint64_t)7) : form == 2 ? 24 : 0;
}

/* A frame under construction. begin takes the session's short lock, post/call/defer release it: nothing that blocks
 * may stand between. */
typedef struct gtap_frame {
    void *fixed;            /* the fixed part, zeroed, 8-byte aligned: fill it in */
    unsigned char *cursor;  /* where the next variable part goes */
    gtap_session *session;
    const gtap_library *library;
    uint64_t number;        /* the call's number: frames of the channel, counted from 1 */
    uint64_t payload;       /* bytes of its parts */
    uint32_t ordinal;
    uint32_t flags;
    void *expected;         /* where a large output of the call is received; NULL: nowhere yet */
    uint64_t expected_capacity;
    uint32_t expected_output; /* which of its outputs that is */
} gtap_frame;

/* The answer to a call; body is valid until gtap_done. */
typedef struct gtap_reply {
    int32_t status;
    uint32_t size;             /* of the body, bytes */
    const unsigned char *body; /* fixed part: one descriptor per output in prototype order; then the parts */
    const unsigned char *cursor;
    void *owner;
} gtap_reply;

/* 0, or -1 when the link is lost or the server lacks library or function (nothing is locked then): return
 * gtap_refused(session, library). fixed and variable are bytes; variable is the sum of gtap_part_size. */
GTAP_EXPORT int gtap_begin(gtap_frame *frame, gtap_session *session, const gtap_library *library, uint32_t ordinal,
                           size_t fixed, size_t variable);
GTAP_EXPORT int32_t gtap_refused(gtap_session *session, const gtap_library *library);
/* Write a part; its size. Most are a few words, which are copied without a call. */
#define GTAP_FEW_BYTES 128
static inline size_t gtap_put_at(unsigned char *at, const gtap_part *part)
{
    const unsigned char *data = (const unsigned char *)part->data;
    const size_t size = gtap_part_size(part), length = (size_t)part->length;
    size_t done = 0;
    if (part->descriptor >> 48 != 0) {
        const uint64_t place[3] = {part->bulk, 0, length};
        memcpy(at, place, size);
        return size;
    }
    for (; size <= GTAP_FEW_BYTES && done + 8 <= length; done += 8)
        memcpy(at + done, data + done, 8);
    if (done == length)
        return size;
    memset(at + size - 8, 0, 8);
    memcpy(at + done, data + done, length - done);
    return size;
}
/* Append the parts in prototype order. */
static inline void gtap_put(gtap_frame *frame, const gtap_part *part)
{
    frame->cursor += gtap_put_at(frame->cursor, part);
    frame->payload += part->length;
}

/* Before gtap_call: where an output goes, which gtap_get then asks for. The first that may be large is received there,
 * without a copy between. */
static inline void gtap_expect(gtap_frame *frame, uint32_t output, void *destination, uint64_t capacity)
{
    if (capacity <= GTAP_INLINE || destination == NULL || frame->expected != NULL)
        return;
    frame->expected = destination;
    frame->expected_capacity = capacity;
    frame->expected_output = output;
}

/* Nobody waits. Returns 0 (or what the call returned under GTAP_SYNC=1 / CUDA_LAUNCH_BLOCKING=1). */
GTAP_EXPORT int32_t gtap_post(gtap_frame *frame);
/* Begin, put and post in one, of a fixed part that the caller has filled in (whole words) and so many parts. Returns what
 * gtap_refused says where gtap_begin would fail. */
GTAP_EXPORT int32_t gtap_post_whole(gtap_session *session, const gtap_library *library, uint32_t ordinal,
                                    const void *fixed, size_t fixed_size, const gtap_part *parts, uint32_t count);
/* The first create of a type per library and session is a call, later ones are posted; same return. */
GTAP_EXPORT int32_t gtap_create(gtap_frame *frame, uint32_t kind);
/* The failure of this library's posted calls of this thread that would be told next, 0 if none; the others that wait are
 * forgotten with it. What ends an object takes it first, ends the object, and returns it. */
GTAP_EXPORT int32_t gtap_late(gtap_session *session, const gtap_library *library);
/* Wait for the answer. reply->status is the library's status, or library->statuses.not_initialized on a lost link
 * (size 0 then). Always follow with gtap_done. */
GTAP_EXPORT int32_t gtap_call(gtap_frame *frame, gtap_reply *reply);
/* Post; `length` bytes arrive at page-locked `destination` before the next synchronisation returns. */
GTAP_EXPORT int32_t gtap_defer(gtap_frame *frame, void *destination, uint64_t length);
/* Copy the next output out of a reply: at most capacity bytes, in prototype order; an absent one is skipped.
 * Returns the bytes copied. The bytes of a bulk output have been received when gtap_call returns. */
GTAP_EXPORT uint64_t gtap_get(gtap_reply *reply, void *destination, uint64_t capacity);
GTAP_EXPORT void gtap_done(gtap_reply *reply);

/* What the server has said once, by a key of bytes that names the question and holds all that its answer depends on:
 * 1 and the answer, of exactly `size` bytes, where it is remembered. What was remembered first is forgotten first. */
GTAP_EXPORT int gtap_recall(gtap_session *session, const void *key, size_t key_size, void *answer, size_t size);
GTAP_EXPORT void gtap_remember(gtap_session *session, const void *key, size_t key_size, const void *answer, size_t size);

/* An exported function without a remote form: logs its name once, returns library->statuses.not_supported. */
GTAP_EXPORT int32_t gtap_unsupported(const gtap_library *library, const char *function, const char *reason);

#endif
