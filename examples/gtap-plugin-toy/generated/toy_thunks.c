/* Generated from the spec of toy (gtap-plugin-toy), hash eb300d82a5f14b6b. Do not edit. */
#include <stddef.h>

#include "gtap/abi.h"
#include "gtap/thunk.h"

typedef int toyStatus;
typedef struct toyHandle_st *toyHandle;

#define TOY_KIND_toyHandle UINT32_C(0xe61d1adc)

/* 1 call toyVersion version=out(4)@0 */
struct toy_body_toyVersion {
    uint64_t version;
};
_Static_assert(offsetof(struct toy_body_toyVersion, version) == 0, "layout");
static int32_t toy_thunk_toyVersion(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 8, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct toy_body_toyVersion *fixed = (const void *)body;
    struct gtap_thunk_part version_part = gtap_thunk_want(&frame, fixed->version);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &version_part, UINT64_C(4), 0);
    gtap_thunk_output(&frame, &version_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    toyStatus (*called)(int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((int *)version_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 4 call toyScale handle=handle(toy.toyHandle)@0 src=in(multiply(n,4))@8 dst=out(multiply(n,4))@16 n=Q@24 k=f@32 */
struct toy_body_toyScale {
    uint64_t handle;
    uint64_t src;
    uint64_t dst;
    uint64_t n;
    float k;
};
_Static_assert(offsetof(struct toy_body_toyScale, k) == 32, "layout");
static int32_t toy_thunk_toyScale(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 40, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct toy_body_toyScale *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 36, 4);
    struct gtap_thunk_part src_part = gtap_thunk_in(&frame, fixed->src);
    struct gtap_thunk_part dst_part = gtap_thunk_want(&frame, fixed->dst);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &src_part, gtap_count_multiply(gtap_count(fixed->n), UINT64_C(4)), 0);
    gtap_thunk_expect(&frame, &dst_part, gtap_count_multiply(gtap_count(fixed->n), UINT64_C(4)), 0);
    uint64_t handle_value = gtap_thunk_handle(&frame, TOY_KIND_toyHandle, fixed->handle);
    gtap_thunk_output(&frame, &dst_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    toyStatus (*called)(toyHandle, const float *, float *, size_t, float) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((toyHandle)(uintptr_t)handle_value, (const float *)src_part.pointer, (float *)dst_part.pointer, fixed->n, fixed->k);
    return gtap_thunk_done(&frame, status);
}

/* 5 call toyBias handle=handle(toy.toyHandle)@0 bias=f@8 */
struct toy_body_toyBias {
    uint64_t handle;
    float bias;
};
_Static_assert(offsetof(struct toy_body_toyBias, bias) == 8, "layout");
static int32_t toy_thunk_toyBias(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct toy_body_toyBias *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t handle_value = gtap_thunk_handle(&frame, TOY_KIND_toyHandle, fixed->handle);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    toyStatus (*called)(toyHandle, float) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((toyHandle)(uintptr_t)handle_value, fixed->bias);
    return gtap_thunk_done(&frame, status);
}

static const struct gtap_thunk_entry entries[7] = {
    [1] = {"toyVersion", toy_thunk_toyVersion},
    [4] = {"toyScale", toy_thunk_toyScale},
    [5] = {"toyBias", toy_thunk_toyBias},
};

GTAP_EXPORT extern const struct gtap_thunk_table toy_thunks;
const struct gtap_thunk_table toy_thunks = {
    .abi = GTAP_THUNK_ABI,
    .ordinals = 6,
    .golden = UINT64_C(0x7c872e642d66c39f),
    .entries = entries,
};
