/* Stands in for libgtap.so where generated code is checked: keeps the one frame that a call builds, answers with what
 * it was given. Handles are their own tokens, multiples of 16: others are forged; new ones count up from
 * GTAP_FIRST_MADE. */
#include <stdlib.h>
#include <string.h>

#include "gtap/runtime.h"
#include "gtap/stub.h"

#define GTAP_FIRST_MADE (UINT64_C(1) << 20)
#define DEVICE_ADDRESS (UINT64_C(1) << 45)

enum mode { POSTED = 1, CREATED = 2, CALLED = 3, DEFERRED = 4, REFUSED = 5 };

GTAP_EXPORT struct {
    uint64_t mode, ordinal, size, capacity, destroyed;
    unsigned char *body;
} record;

static uint64_t made;
static struct {
    int32_t status;
    uint32_t size;
    const unsigned char *body; /* descriptors, then parts */
    uint64_t parts;            /* where the parts begin */
} answer;

static gtap_session *const only = (gtap_session *)(uintptr_t)0x1000;

/* Forget the last call; the next one is answered with this status and reply, without its first 8 bytes. */
GTAP_EXPORT void recording_start(int32_t status, const unsigned char *body, uint32_t size, uint64_t parts)
{
    record.mode = record.ordinal = record.size = record.destroyed = 0;
    made = 0;
    answer.status = status;
    answer.body = body;
    answer.size = size;
    answer.parts = parts;
}

gtap_session *gtap_current(const gtap_library *library)
{
    (void)library;
    return only;
}

void gtap_say_once(const char *key, const char *format, ...)
{
    (void)key, (void)format;
}

void gtap_announce(const gtap_library *library)
{
    (void)library;
}

void *gtap_shadow_create(gtap_session *session, uint32_t kind)
{
    (void)session, (void)kind;
    return (void *)(uintptr_t)(GTAP_FIRST_MADE + 16 * made++);
}

uint64_t gtap_shadow_token(const void *handle, uint32_t kind)
{
    (void)kind;
    return (uintptr_t)handle % 16 == 0 ? (uint64_t)(uintptr_t)handle : 0;
}

uint64_t gtap_shadow_token_in(const gtap_session *session, const void *handle, uint32_t kind)
{
    return gtap_shadow_session(handle, kind) == session ? gtap_shadow_token(handle, kind) : 0;
}

gtap_session *gtap_shadow_session(const void *handle, uint32_t kind)
{
    return gtap_shadow_token(handle, kind) != 0 ? only : NULL;
}

void gtap_shadow_destroy(void *handle, uint32_t kind)
{
    (void)handle, (void)kind;
    record.destroyed++;
}

int32_t gtap_small_create(gtap_session *session, uint32_t kind)
{
    return (int32_t)(uintptr_t)gtap_shadow_create(session, kind);
}

uint64_t gtap_small_token(int32_t handle, uint32_t kind)
{
    (void)kind;
    return handle % 16 == 0 ? (uint64_t)handle : 0;
}

gtap_session *gtap_small_session(int32_t handle, uint32_t kind)
{
    return gtap_small_token(handle, kind) != 0 ? only : NULL;
}

void gtap_small_destroy(int32_t handle, uint32_t kind)
{
    (void)handle, (void)kind;
    record.destroyed++;
}

uint64_t gtap_stream_token(gtap_session *session, const void *stream)
{
    (void)session;
    return (uintptr_t)stream > 2 && (uintptr_t)stream % 16 != 0 ? GTAP_NO_TOKEN : (uint64_t)(uintptr_t)stream;
}

int gtap_range_of(uint64_t address, gtap_range *range)
{
    memset(range, 0, sizeof *range);
    range->kind = GTAP_DEVICE_RANGE;
    return address >= DEVICE_ADDRESS && address < 2 * DEVICE_ADDRESS ? 0 : -1;
}

_Atomic uint32_t gtap_coherent_count;

gtap_part gtap_in_any(gtap_session *session, const void *data, uint64_t length)
{
    (void)session;
    gtap_part part = {.descriptor = data != NULL ? length : UINT64_C(1) << 48, .data = data, .length = data != NULL ? length : 0};
    return part;
}

gtap_part gtap_string(gtap_session *session, const char *text)
{
    return gtap_in(session, text, text != NULL ? strlen(text) + 1 : 0);
}

uint64_t gtap_want(const void *destination, uint64_t capacity)
{
    return destination != NULL ? capacity : UINT64_C(1) << 48;
}

int gtap_begin(gtap_frame *frame, gtap_session *session, const gtap_library *library, uint32_t ordinal, size_t fixed,
               size_t variable)
{
    uint64_t size = fixed + variable;
    if (size > record.capacity) {
        unsigned char *larger = realloc(record.body, size);
        if (larger == NULL)
            return -1;
        record.body = larger;
        record.capacity = size;
    }
    memset(record.body, 0, size);
    record.size = size;
    record.ordinal = ordinal;
    *frame = (gtap_frame){.fixed = record.body, .cursor = record.body + fixed, .session = session, .library = library, .ordinal = ordinal};
    return 0;
}

int32_t gtap_late(gtap_session *session, const gtap_library *library)
{
    (void)session, (void)library;
    return 0;
}

int32_t gtap_refused(gtap_session *session, const gtap_library *library)
{
    (void)session;
    record.mode = REFUSED;
    return library->statuses.not_supported;
}

int32_t gtap_post(gtap_frame *frame)
{
    (void)frame;
    record.mode = POSTED;
    return answer.status;
}

int32_t gtap_post_whole(gtap_session *session, const gtap_library *library, uint32_t ordinal, const void *fixed,
                        size_t fixed_size, const gtap_part *parts, uint32_t count)
{
    gtap_frame frame;
    size_t variable = 0;
    for (uint32_t i = 0; i < count; i++)
        variable += gtap_part_size(&parts[i]);
    if (gtap_begin(&frame, session, library, ordinal, fixed_size, variable) != 0)
        return gtap_refused(session, library);
    if (fixed_size != 0)
        memcpy(frame.fixed, fixed, fixed_size);
    for (uint32_t i = 0; i < count; i++)
        gtap_put(&frame, &parts[i]);
    return gtap_post(&frame);
}

int32_t gtap_create(gtap_frame *frame, uint32_t kind)
{
    (void)frame, (void)kind;
    record.mode = CREATED;
    return answer.status;
}

int32_t gtap_defer(gtap_frame *frame, void *destination, uint64_t length)
{
    (void)frame, (void)destination, (void)length;
    record.mode = DEFERRED;
    return answer.status;
}

int32_t gtap_call(gtap_frame *frame, gtap_reply *reply)
{
    (void)frame;
    record.mode = CALLED;
    *reply = (gtap_reply){.status = answer.status, .size = answer.size, .body = answer.body, .cursor = answer.body,
                            .owner = (void *)(uintptr_t)answer.parts};
    return answer.status;
}

/* The cursor walks the descriptors, owner is the place of the next part. */
uint64_t gtap_get(gtap_reply *reply, void *destination, uint64_t capacity)
{
    uint64_t descriptor, at = (uint64_t)(uintptr_t)reply->owner;
    memcpy(&descriptor, reply->cursor, sizeof descriptor);
    reply->cursor += sizeof descriptor;
    uint64_t length = descriptor & ((UINT64_C(1) << 48) - 1);
    if (descriptor >> 48 != 0)
        return 0;
    uint64_t copied = length < capacity ? length : capacity;
    if (copied != 0)
        memcpy(destination, reply->body + at, copied);
    reply->owner = (void *)(uintptr_t)(at + ((length + 7) & ~UINT64_C(7)));
    return copied;
}

void gtap_done(gtap_reply *reply)
{
    (void)reply;
}

int32_t gtap_unsupported(const gtap_library *library, const char *function, const char *reason)
{
    (void)function, (void)reason;
    return library->statuses.not_supported;
}
