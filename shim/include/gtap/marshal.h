/* What generated wire headers need beside stub.h, all inline: lengths that can be sent, handles inside blocks of bytes,
 * pointers to host or device. */
#ifndef GTAP_MARSHAL_H
#define GTAP_MARSHAL_H

#include <stdlib.h>
#include <string.h>

#include "gtap/count.h"
#include "gtap/runtime.h"
#include "gtap/stub.h"

/* ---- lengths ---- */

static inline int gtap_too_long(uint64_t length)
{
    if (length <= GTAP_PART_MOST)
        return 0;
    if (length != GTAP_TOO_LARGE) /* else a negative or absurd count: the caller's own mistake */
        gtap_say_once("gtap part", "a call was refused: %llu bytes of host memory in one argument, gtap sends at most %llu",
                      (unsigned long long)length, (unsigned long long)GTAP_PART_MOST);
    return 1;
}

/* Whether a pointer and its length cannot be sent: the stub answers invalid_value. NULL of no bytes is fine. */
static inline int gtap_unfit(const void *pointer, uint64_t length)
{
    return gtap_too_long(length) || (pointer == NULL && length != 0);
}

/* The same where NULL means something. */
static inline int gtap_unfit_or_null(const void *pointer, uint64_t length)
{
    return pointer != NULL && gtap_too_long(length);
}

/* What a spec says of the arguments; a test that sends any arguments defines it as 1. */
#ifndef GTAP_VALID
#define GTAP_VALID(condition) (condition)
#endif

/* ---- where a call goes ---- */

static inline gtap_session *gtap_session_or_current(gtap_session *session, const gtap_library *library)
{
    return session != NULL ? session : gtap_current(library);
}

/* Stream 0 of a per-thread variant is the thread's own. */
static inline void *gtap_per_thread(const void *stream)
{
    return stream != NULL ? (void *)(uintptr_t)stream : (void *)(uintptr_t)2;
}

static inline int gtap_on_device(const void *pointer)
{
    gtap_range range;
    return gtap_range_of((uint64_t)(uintptr_t)pointer, &range) == 0 && (range.kind == GTAP_DEVICE_RANGE || range.kind == GTAP_GLOBAL_RANGE);
}

/* ---- handles as tokens ---- */

/* The token of a live handle of that kind and session, else 0. */
static inline uint64_t gtap_handle_token(gtap_session *session, const void *handle, uint32_t kind)
{
    return gtap_shadow_token_in(session, handle, kind);
}

static inline uint64_t gtap_small_handle_token(gtap_session *session, int32_t handle, uint32_t kind)
{
    return gtap_small_session(handle, kind) == session ? gtap_small_token(handle, kind) : 0;
}

/* ---- handles inside a block of bytes, which is copied and rewritten ---- */

static inline uint64_t gtap_word_at(const void *block, uint64_t offset)
{
    uint64_t word;
    memcpy(&word, (const unsigned char *)block + offset, sizeof word);
    return word;
}

static inline void gtap_word_set(void *block, uint64_t offset, uint64_t word)
{
    memcpy((unsigned char *)block + offset, &word, sizeof word);
}

static inline int32_t gtap_tag_at(const void *block, uint64_t offset)
{
    int32_t tag;
    memcpy(&tag, (const unsigned char *)block + offset, sizeof tag);
    return tag;
}

static inline const void *gtap_pointer_at(const void *block, uint64_t offset)
{
    return (const void *)(uintptr_t)gtap_word_at(block, offset);
}

/* Replace the handle at an offset by its token; NULL stays. -1: it is not a live handle of that kind and session. */
static inline int gtap_token_at(gtap_session *session, void *block, uint64_t offset, uint32_t kind)
{
    const void *handle = gtap_pointer_at(block, offset);
    uint64_t token;
    if (kind == GTAP_KIND_STREAM)
        token = gtap_stream_token(session, handle);
    else if (handle == NULL)
        token = 0;
    else if ((token = gtap_handle_token(session, handle, kind)) == 0)
        return -1;
    gtap_word_set(block, offset, token);
    return token == GTAP_NO_TOKEN ? -1 : 0;
}

/* Make a handle, put it into the program's block and its token into the copy. -1: no memory. */
static inline int gtap_made_at(gtap_session *session, void *block, void *copy, uint64_t offset, uint32_t kind)
{
    void *handle = gtap_shadow_create(session, kind);
    gtap_word_set(block, offset, (uint64_t)(uintptr_t)handle);
    gtap_word_set(copy, offset, handle != NULL ? gtap_shadow_token(handle, kind) : 0);
    return handle != NULL ? 0 : -1;
}

/* After a call that failed: end a handle that gtap_made_at made. */
static inline void gtap_unmade_at(void *block, uint64_t offset, uint32_t kind)
{
    void *handle = (void *)(uintptr_t)gtap_word_at(block, offset);
    if (handle != NULL)
        gtap_shadow_destroy(handle, kind);
    gtap_word_set(block, offset, 0);
}

/* A copy to rewrite, freed at the end of the scope it is declared in: GTAP_SCRATCH unsigned char *copy = ... */
static inline void gtap_scratch_free(unsigned char **copy)
{
    free(*copy);
}
#define GTAP_SCRATCH __attribute__((cleanup(gtap_scratch_free)))

static inline unsigned char *gtap_scratch(const void *block, uint64_t length)
{
    if (block == NULL)
        return NULL;
    unsigned char *copy = malloc(length != 0 ? length : 1);
    return copy != NULL ? memcpy(copy, block, length) : NULL;
}

#endif
