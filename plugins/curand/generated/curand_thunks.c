/* Generated from the spec of curand (gtap-plugin-curand), hash 5eb7965721f5fb5d. Do not edit. */
#include <stddef.h>

#include "gtap/abi.h"
#include "gtap/thunk.h"

typedef int curandStatus_t;
typedef int curandRngType_t;
typedef int curandOrdering_t;
typedef int curandMethod_t;
typedef int curandDirectionVectorSet_t;
typedef int libraryPropertyType;
typedef unsigned int curandDirectionVectors32_t;
typedef unsigned long long curandDirectionVectors64_t;
typedef unsigned long long curandDiscreteDistribution_t;
typedef struct curandGenerator_st *curandGenerator_t;
typedef struct CUstream_st *cudaStream_t;

#define CURAND_KIND_curandGenerator_t UINT32_C(0x2f3eec76)

/* 4 call curandSetStream generator=handle(curand.curandGenerator_t)@0 stream=stream@8 */
struct curand_body_curandSetStream {
    uint64_t generator;
    uint64_t stream;
};
_Static_assert(offsetof(struct curand_body_curandSetStream, stream) == 8, "layout");
static int32_t curand_thunk_curandSetStream(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct curand_body_curandSetStream *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t generator_value = gtap_thunk_handle(&frame, CURAND_KIND_curandGenerator_t, fixed->generator);
    uint64_t stream_value = gtap_thunk_stream(&frame, fixed->stream);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    curandStatus_t (*called)(curandGenerator_t, cudaStream_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((curandGenerator_t)(uintptr_t)generator_value, (cudaStream_t)(uintptr_t)stream_value);
    return gtap_thunk_done(&frame, status);
}

/* 5 call curandSetPseudoRandomGeneratorSeed generator=handle(curand.curandGenerator_t)@0 seed=Q@8 */
struct curand_body_curandSetPseudoRandomGeneratorSeed {
    uint64_t generator;
    uint64_t seed;
};
_Static_assert(offsetof(struct curand_body_curandSetPseudoRandomGeneratorSeed, seed) == 8, "layout");
static int32_t curand_thunk_curandSetPseudoRandomGeneratorSeed(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct curand_body_curandSetPseudoRandomGeneratorSeed *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t generator_value = gtap_thunk_handle(&frame, CURAND_KIND_curandGenerator_t, fixed->generator);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    curandStatus_t (*called)(curandGenerator_t, unsigned long long) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((curandGenerator_t)(uintptr_t)generator_value, fixed->seed);
    return gtap_thunk_done(&frame, status);
}

/* 6 call curandSetGeneratorOffset generator=handle(curand.curandGenerator_t)@0 offset=Q@8 */
struct curand_body_curandSetGeneratorOffset {
    uint64_t generator;
    uint64_t offset;
};
_Static_assert(offsetof(struct curand_body_curandSetGeneratorOffset, offset) == 8, "layout");
static int32_t curand_thunk_curandSetGeneratorOffset(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct curand_body_curandSetGeneratorOffset *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t generator_value = gtap_thunk_handle(&frame, CURAND_KIND_curandGenerator_t, fixed->generator);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    curandStatus_t (*called)(curandGenerator_t, unsigned long long) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((curandGenerator_t)(uintptr_t)generator_value, fixed->offset);
    return gtap_thunk_done(&frame, status);
}

/* 7 call curandSetGeneratorOrdering generator=handle(curand.curandGenerator_t)@0 order=i@8 */
struct curand_body_curandSetGeneratorOrdering {
    uint64_t generator;
    int32_t order;
};
_Static_assert(offsetof(struct curand_body_curandSetGeneratorOrdering, order) == 8, "layout");
static int32_t curand_thunk_curandSetGeneratorOrdering(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct curand_body_curandSetGeneratorOrdering *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t generator_value = gtap_thunk_handle(&frame, CURAND_KIND_curandGenerator_t, fixed->generator);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    curandStatus_t (*called)(curandGenerator_t, curandOrdering_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((curandGenerator_t)(uintptr_t)generator_value, fixed->order);
    return gtap_thunk_done(&frame, status);
}

/* 8 call curandSetQuasiRandomGeneratorDimensions generator=handle(curand.curandGenerator_t)@0 num_dimensions=I@8 */
struct curand_body_curandSetQuasiRandomGeneratorDimensions {
    uint64_t generator;
    uint32_t num_dimensions;
};
_Static_assert(offsetof(struct curand_body_curandSetQuasiRandomGeneratorDimensions, num_dimensions) == 8, "layout");
static int32_t curand_thunk_curandSetQuasiRandomGeneratorDimensions(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct curand_body_curandSetQuasiRandomGeneratorDimensions *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 12, 4);
    gtap_thunk_end(&frame);
    uint64_t generator_value = gtap_thunk_handle(&frame, CURAND_KIND_curandGenerator_t, fixed->generator);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    curandStatus_t (*called)(curandGenerator_t, unsigned int) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((curandGenerator_t)(uintptr_t)generator_value, fixed->num_dimensions);
    return gtap_thunk_done(&frame, status);
}

/* 9 call curandGenerateSeeds generator=handle(curand.curandGenerator_t)@0 */
struct curand_body_curandGenerateSeeds {
    uint64_t generator;
};
_Static_assert(offsetof(struct curand_body_curandGenerateSeeds, generator) == 0, "layout");
static int32_t curand_thunk_curandGenerateSeeds(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 8, answer, 0) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct curand_body_curandGenerateSeeds *fixed = (const void *)body;
    gtap_thunk_end(&frame);
    uint64_t generator_value = gtap_thunk_handle(&frame, CURAND_KIND_curandGenerator_t, fixed->generator);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    curandStatus_t (*called)(curandGenerator_t) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((curandGenerator_t)(uintptr_t)generator_value);
    return gtap_thunk_done(&frame, status);
}

/* 22 call curandGetVersion version=out(4)@0 */
struct curand_body_curandGetVersion {
    uint64_t version;
};
_Static_assert(offsetof(struct curand_body_curandGetVersion, version) == 0, "layout");
static int32_t curand_thunk_curandGetVersion(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 8, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct curand_body_curandGetVersion *fixed = (const void *)body;
    struct gtap_thunk_part version_part = gtap_thunk_want(&frame, fixed->version);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &version_part, UINT64_C(4), 0);
    gtap_thunk_output(&frame, &version_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    curandStatus_t (*called)(int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called((int *)version_part.pointer);
    return gtap_thunk_done(&frame, status);
}

/* 23 call curandGetProperty type=i@0 value=out(4)@8 */
struct curand_body_curandGetProperty {
    int32_t type;
    uint64_t value;
};
_Static_assert(offsetof(struct curand_body_curandGetProperty, value) == 8, "layout");
static int32_t curand_thunk_curandGetProperty(const struct gtap_thunk_world *world, void *function, const unsigned char *body,
    uint32_t size, struct gtap_thunk_answer *answer)
{
    struct gtap_thunk_frame frame;
    if (gtap_thunk_begin(&frame, world, body, size, 16, answer, 1) != GTAP_THUNK_DONE)
        return frame.verdict;
    const struct curand_body_curandGetProperty *fixed = (const void *)body;
    gtap_thunk_padding(&frame, 4, 4);
    struct gtap_thunk_part value_part = gtap_thunk_want(&frame, fixed->value);
    gtap_thunk_end(&frame);
    gtap_thunk_expect(&frame, &value_part, UINT64_C(4), 0);
    gtap_thunk_output(&frame, &value_part, 0);
    if (!gtap_thunk_ready(&frame))
        return frame.verdict;
    curandStatus_t (*called)(libraryPropertyType, int *) = function;
    int32_t status = called == NULL ? 0 : (int32_t)called(fixed->type, (int *)value_part.pointer);
    return gtap_thunk_done(&frame, status);
}

static const struct gtap_thunk_entry entries[29] = {
    [4] = {"curandSetStream", curand_thunk_curandSetStream},
    [5] = {"curandSetPseudoRandomGeneratorSeed", curand_thunk_curandSetPseudoRandomGeneratorSeed},
    [6] = {"curandSetGeneratorOffset", curand_thunk_curandSetGeneratorOffset},
    [7] = {"curandSetGeneratorOrdering", curand_thunk_curandSetGeneratorOrdering},
    [8] = {"curandSetQuasiRandomGeneratorDimensions", curand_thunk_curandSetQuasiRandomGeneratorDimensions},
    [9] = {"curandGenerateSeeds", curand_thunk_curandGenerateSeeds},
    [22] = {"curandGetVersion", curand_thunk_curandGetVersion},
    [23] = {"curandGetProperty", curand_thunk_curandGetProperty},
};

GTAP_EXPORT extern const struct gtap_thunk_table curand_thunks;
const struct gtap_thunk_table curand_thunks = {
    .abi = GTAP_THUNK_ABI,
    .ordinals = 28,
    .golden = UINT64_C(0x601352ff3371a470),
    .entries = entries,
};
