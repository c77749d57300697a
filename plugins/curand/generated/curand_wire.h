/* Generated from the spec of curand (gtap-plugin-curand), hash 5eb7965721f5fb5d. Do not edit. */
#ifndef CURAND_WIRE_H
#define CURAND_WIRE_H

#include "gtap/marshal.h"
#include "gtap_curand.h"

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

extern const gtap_library curand_wire_library;

/* 1 call curandCreateGenerator generator=new(curand.curandGenerator_t)@0 rng_type=i@8 */
struct curand_body_curandCreateGenerator {
    uint64_t generator;
    int32_t rng_type;
};
_Static_assert(offsetof(struct curand_body_curandCreateGenerator, rng_type) == 8, "layout");
static inline int32_t curand_wire_curandCreateGenerator(gtap_session *session, curandGenerator_t *generator, curandRngType_t rng_type)
{
    if (generator == NULL)
        return curand_wire_library.statuses.invalid_value;
    void *generator_made = gtap_shadow_create(session, CURAND_KIND_curandGenerator_t);
    if (generator_made == NULL)
        return curand_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 1, 16, 0) != 0) {
        gtap_shadow_destroy(generator_made, CURAND_KIND_curandGenerator_t);
        return gtap_refused(session, &curand_wire_library);
    }
    struct curand_body_curandCreateGenerator *body = frame.fixed;
    body->generator = gtap_shadow_token(generator_made, CURAND_KIND_curandGenerator_t);
    body->rng_type = rng_type;
    int32_t status = gtap_create(&frame, CURAND_KIND_curandGenerator_t);
    if (status != 0) {
        gtap_shadow_destroy(generator_made, CURAND_KIND_curandGenerator_t);
        return status;
    }
    *generator = generator_made;
    return status;
}

/* 2 call curandCreateGeneratorHost generator=new(curand.curandGenerator_t)@0 rng_type=i@8 */
struct curand_body_curandCreateGeneratorHost {
    uint64_t generator;
    int32_t rng_type;
};
_Static_assert(offsetof(struct curand_body_curandCreateGeneratorHost, rng_type) == 8, "layout");
static inline int32_t curand_wire_curandCreateGeneratorHost(gtap_session *session, curandGenerator_t *generator, curandRngType_t rng_type)
{
    if (generator == NULL)
        return curand_wire_library.statuses.invalid_value;
    void *generator_made = gtap_shadow_create(session, CURAND_KIND_curandGenerator_t);
    if (generator_made == NULL)
        return curand_wire_library.statuses.out_of_memory;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 2, 16, 0) != 0) {
        gtap_shadow_destroy(generator_made, CURAND_KIND_curandGenerator_t);
        return gtap_refused(session, &curand_wire_library);
    }
    struct curand_body_curandCreateGeneratorHost *body = frame.fixed;
    body->generator = gtap_shadow_token(generator_made, CURAND_KIND_curandGenerator_t);
    body->rng_type = rng_type;
    int32_t status = gtap_create(&frame, CURAND_KIND_curandGenerator_t);
    if (status != 0) {
        gtap_shadow_destroy(generator_made, CURAND_KIND_curandGenerator_t);
        return status;
    }
    *generator = generator_made;
    return status;
}

/* 3 call curandDestroyGenerator generator=handle(curand.curandGenerator_t)@0 */
struct curand_body_curandDestroyGenerator {
    uint64_t generator;
};
_Static_assert(offsetof(struct curand_body_curandDestroyGenerator, generator) == 0, "layout");
static inline int32_t curand_wire_curandDestroyGenerator(gtap_session *session, curandGenerator_t generator)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    const int32_t late_status = gtap_late(session, &curand_wire_library);
    union { struct curand_body_curandDestroyGenerator body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct curand_body_curandDestroyGenerator *body = &fixed.body;
    body->generator = generator_token;
    int32_t status = gtap_post_whole(session, &curand_wire_library, 3, &fixed, sizeof fixed, NULL, 0);
    if (status != 0)
        return status;
    gtap_shadow_destroy(generator, CURAND_KIND_curandGenerator_t);
    return late_status;
}

/* 4 call curandSetStream generator=handle(curand.curandGenerator_t)@0 stream=stream@8 */
struct curand_body_curandSetStream {
    uint64_t generator;
    uint64_t stream;
};
_Static_assert(offsetof(struct curand_body_curandSetStream, stream) == 8, "layout");
static inline int32_t curand_wire_curandSetStream(gtap_session *session, curandGenerator_t generator, cudaStream_t stream)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    uint64_t stream_token = gtap_stream_token(session, stream);
    if (stream_token == GTAP_NO_TOKEN)
        return curand_wire_library.statuses.invalid_handle;
    union { struct curand_body_curandSetStream body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct curand_body_curandSetStream *body = &fixed.body;
    body->generator = generator_token;
    body->stream = stream_token;
    return gtap_post_whole(session, &curand_wire_library, 4, &fixed, sizeof fixed, NULL, 0);
}

/* 5 call curandSetPseudoRandomGeneratorSeed generator=handle(curand.curandGenerator_t)@0 seed=Q@8 */
struct curand_body_curandSetPseudoRandomGeneratorSeed {
    uint64_t generator;
    uint64_t seed;
};
_Static_assert(offsetof(struct curand_body_curandSetPseudoRandomGeneratorSeed, seed) == 8, "layout");
static inline int32_t curand_wire_curandSetPseudoRandomGeneratorSeed(gtap_session *session, curandGenerator_t generator, unsigned long long seed)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    union { struct curand_body_curandSetPseudoRandomGeneratorSeed body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct curand_body_curandSetPseudoRandomGeneratorSeed *body = &fixed.body;
    body->generator = generator_token;
    body->seed = seed;
    return gtap_post_whole(session, &curand_wire_library, 5, &fixed, sizeof fixed, NULL, 0);
}

/* 6 call curandSetGeneratorOffset generator=handle(curand.curandGenerator_t)@0 offset=Q@8 */
struct curand_body_curandSetGeneratorOffset {
    uint64_t generator;
    uint64_t offset;
};
_Static_assert(offsetof(struct curand_body_curandSetGeneratorOffset, offset) == 8, "layout");
static inline int32_t curand_wire_curandSetGeneratorOffset(gtap_session *session, curandGenerator_t generator, unsigned long long offset)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    union { struct curand_body_curandSetGeneratorOffset body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct curand_body_curandSetGeneratorOffset *body = &fixed.body;
    body->generator = generator_token;
    body->offset = offset;
    return gtap_post_whole(session, &curand_wire_library, 6, &fixed, sizeof fixed, NULL, 0);
}

/* 7 call curandSetGeneratorOrdering generator=handle(curand.curandGenerator_t)@0 order=i@8 */
struct curand_body_curandSetGeneratorOrdering {
    uint64_t generator;
    int32_t order;
};
_Static_assert(offsetof(struct curand_body_curandSetGeneratorOrdering, order) == 8, "layout");
static inline int32_t curand_wire_curandSetGeneratorOrdering(gtap_session *session, curandGenerator_t generator, curandOrdering_t order)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    union { struct curand_body_curandSetGeneratorOrdering body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct curand_body_curandSetGeneratorOrdering *body = &fixed.body;
    body->generator = generator_token;
    body->order = order;
    return gtap_post_whole(session, &curand_wire_library, 7, &fixed, sizeof fixed, NULL, 0);
}

/* 8 call curandSetQuasiRandomGeneratorDimensions generator=handle(curand.curandGenerator_t)@0 num_dimensions=I@8 */
struct curand_body_curandSetQuasiRandomGeneratorDimensions {
    uint64_t generator;
    uint32_t num_dimensions;
};
_Static_assert(offsetof(struct curand_body_curandSetQuasiRandomGeneratorDimensions, num_dimensions) == 8, "layout");
static inline int32_t curand_wire_curandSetQuasiRandomGeneratorDimensions(gtap_session *session, curandGenerator_t generator, unsigned int num_dimensions)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    union { struct curand_body_curandSetQuasiRandomGeneratorDimensions body; uint64_t words[2]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct curand_body_curandSetQuasiRandomGeneratorDimensions *body = &fixed.body;
    body->generator = generator_token;
    body->num_dimensions = num_dimensions;
    return gtap_post_whole(session, &curand_wire_library, 8, &fixed, sizeof fixed, NULL, 0);
}

/* 9 call curandGenerateSeeds generator=handle(curand.curandGenerator_t)@0 */
struct curand_body_curandGenerateSeeds {
    uint64_t generator;
};
_Static_assert(offsetof(struct curand_body_curandGenerateSeeds, generator) == 0, "layout");
static inline int32_t curand_wire_curandGenerateSeeds(gtap_session *session, curandGenerator_t generator)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    union { struct curand_body_curandGenerateSeeds body; uint64_t words[1]; } fixed;
    memset(&fixed, 0, sizeof fixed);
    struct curand_body_curandGenerateSeeds *body = &fixed.body;
    body->generator = generator_token;
    return gtap_post_whole(session, &curand_wire_library, 9, &fixed, sizeof fixed, NULL, 0);
}

/* 10 call curandGenerate generator=handle(curand.curandGenerator_t)@0 outputPtr=host|device_out(multiply(num,4))@8 num=Q@24 */
struct curand_body_curandGenerate {
    uint64_t generator;
    uint64_t outputPtr_address, outputPtr;
    uint64_t num;
};
_Static_assert(offsetof(struct curand_body_curandGenerate, num) == 24, "layout");
static inline int32_t curand_wire_curandGenerate(gtap_session *session, curandGenerator_t generator, unsigned int *outputPtr, size_t num)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    const int outputPtr_away = outputPtr != NULL && curand_is_of_device(generator, outputPtr);
    const void *outputPtr_here = outputPtr_away ? NULL : outputPtr;
    uint64_t outputPtr_length = outputPtr_away ? 0 : gtap_count_multiply(gtap_count(num), UINT64_C(4));
    if (gtap_unfit(outputPtr_here, outputPtr_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 10, 32, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGenerate *body = frame.fixed;
    body->generator = generator_token;
    body->outputPtr_address = outputPtr_away ? (uint64_t)(uintptr_t)outputPtr : 0;
    body->outputPtr = gtap_want(outputPtr_here, outputPtr_length);
    body->num = num;
    if (body->outputPtr >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    gtap_expect(&frame, 0, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    gtap_done(&reply);
    return status;
}

/* 11 call curandGenerateLongLong generator=handle(curand.curandGenerator_t)@0 outputPtr=host|device_out(multiply(num,8))@8 num=Q@24 */
struct curand_body_curandGenerateLongLong {
    uint64_t generator;
    uint64_t outputPtr_address, outputPtr;
    uint64_t num;
};
_Static_assert(offsetof(struct curand_body_curandGenerateLongLong, num) == 24, "layout");
static inline int32_t curand_wire_curandGenerateLongLong(gtap_session *session, curandGenerator_t generator, unsigned long long *outputPtr, size_t num)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    const int outputPtr_away = outputPtr != NULL && curand_is_of_device(generator, outputPtr);
    const void *outputPtr_here = outputPtr_away ? NULL : outputPtr;
    uint64_t outputPtr_length = outputPtr_away ? 0 : gtap_count_multiply(gtap_count(num), UINT64_C(8));
    if (gtap_unfit(outputPtr_here, outputPtr_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 11, 32, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGenerateLongLong *body = frame.fixed;
    body->generator = generator_token;
    body->outputPtr_address = outputPtr_away ? (uint64_t)(uintptr_t)outputPtr : 0;
    body->outputPtr = gtap_want(outputPtr_here, outputPtr_length);
    body->num = num;
    if (body->outputPtr >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    gtap_expect(&frame, 0, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    gtap_done(&reply);
    return status;
}

/* 12 call curandGenerateUniform generator=handle(curand.curandGenerator_t)@0 outputPtr=host|device_out(multiply(num,4))@8 num=Q@24 */
struct curand_body_curandGenerateUniform {
    uint64_t generator;
    uint64_t outputPtr_address, outputPtr;
    uint64_t num;
};
_Static_assert(offsetof(struct curand_body_curandGenerateUniform, num) == 24, "layout");
static inline int32_t curand_wire_curandGenerateUniform(gtap_session *session, curandGenerator_t generator, float *outputPtr, size_t num)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    const int outputPtr_away = outputPtr != NULL && curand_is_of_device(generator, outputPtr);
    const void *outputPtr_here = outputPtr_away ? NULL : outputPtr;
    uint64_t outputPtr_length = outputPtr_away ? 0 : gtap_count_multiply(gtap_count(num), UINT64_C(4));
    if (gtap_unfit(outputPtr_here, outputPtr_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 12, 32, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGenerateUniform *body = frame.fixed;
    body->generator = generator_token;
    body->outputPtr_address = outputPtr_away ? (uint64_t)(uintptr_t)outputPtr : 0;
    body->outputPtr = gtap_want(outputPtr_here, outputPtr_length);
    body->num = num;
    if (body->outputPtr >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    gtap_expect(&frame, 0, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    gtap_done(&reply);
    return status;
}

/* 13 call curandGenerateUniformDouble generator=handle(curand.curandGenerator_t)@0 outputPtr=host|device_out(multiply(num,8))@8 num=Q@24 */
struct curand_body_curandGenerateUniformDouble {
    uint64_t generator;
    uint64_t outputPtr_address, outputPtr;
    uint64_t num;
};
_Static_assert(offsetof(struct curand_body_curandGenerateUniformDouble, num) == 24, "layout");
static inline int32_t curand_wire_curandGenerateUniformDouble(gtap_session *session, curandGenerator_t generator, double *outputPtr, size_t num)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    const int outputPtr_away = outputPtr != NULL && curand_is_of_device(generator, outputPtr);
    const void *outputPtr_here = outputPtr_away ? NULL : outputPtr;
    uint64_t outputPtr_length = outputPtr_away ? 0 : gtap_count_multiply(gtap_count(num), UINT64_C(8));
    if (gtap_unfit(outputPtr_here, outputPtr_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 13, 32, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGenerateUniformDouble *body = frame.fixed;
    body->generator = generator_token;
    body->outputPtr_address = outputPtr_away ? (uint64_t)(uintptr_t)outputPtr : 0;
    body->outputPtr = gtap_want(outputPtr_here, outputPtr_length);
    body->num = num;
    if (body->outputPtr >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    gtap_expect(&frame, 0, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    gtap_done(&reply);
    return status;
}

/* 14 call curandGenerateNormal generator=handle(curand.curandGenerator_t)@0 outputPtr=host|device_out(multiply(n,4))@8 n=Q@24 mean=f@32 stddev=f@36 */
struct curand_body_curandGenerateNormal {
    uint64_t generator;
    uint64_t outputPtr_address, outputPtr;
    uint64_t n;
    float mean;
    float stddev;
};
_Static_assert(offsetof(struct curand_body_curandGenerateNormal, stddev) == 36, "layout");
static inline int32_t curand_wire_curandGenerateNormal(gtap_session *session, curandGenerator_t generator, float *outputPtr, size_t n, float mean, float stddev)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    const int outputPtr_away = outputPtr != NULL && curand_is_of_device(generator, outputPtr);
    const void *outputPtr_here = outputPtr_away ? NULL : outputPtr;
    uint64_t outputPtr_length = outputPtr_away ? 0 : gtap_count_multiply(gtap_count(n), UINT64_C(4));
    if (gtap_unfit(outputPtr_here, outputPtr_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 14, 40, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGenerateNormal *body = frame.fixed;
    body->generator = generator_token;
    body->outputPtr_address = outputPtr_away ? (uint64_t)(uintptr_t)outputPtr : 0;
    body->outputPtr = gtap_want(outputPtr_here, outputPtr_length);
    body->n = n;
    body->mean = mean;
    body->stddev = stddev;
    if (body->outputPtr >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    gtap_expect(&frame, 0, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    gtap_done(&reply);
    return status;
}

/* 15 call curandGenerateNormalDouble generator=handle(curand.curandGenerator_t)@0 outputPtr=host|device_out(multiply(n,8))@8 n=Q@24 mean=d@32 stddev=d@40 */
struct curand_body_curandGenerateNormalDouble {
    uint64_t generator;
    uint64_t outputPtr_address, outputPtr;
    uint64_t n;
    double mean;
    double stddev;
};
_Static_assert(offsetof(struct curand_body_curandGenerateNormalDouble, stddev) == 40, "layout");
static inline int32_t curand_wire_curandGenerateNormalDouble(gtap_session *session, curandGenerator_t generator, double *outputPtr, size_t n, double mean, double stddev)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    const int outputPtr_away = outputPtr != NULL && curand_is_of_device(generator, outputPtr);
    const void *outputPtr_here = outputPtr_away ? NULL : outputPtr;
    uint64_t outputPtr_length = outputPtr_away ? 0 : gtap_count_multiply(gtap_count(n), UINT64_C(8));
    if (gtap_unfit(outputPtr_here, outputPtr_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 15, 48, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGenerateNormalDouble *body = frame.fixed;
    body->generator = generator_token;
    body->outputPtr_address = outputPtr_away ? (uint64_t)(uintptr_t)outputPtr : 0;
    body->outputPtr = gtap_want(outputPtr_here, outputPtr_length);
    body->n = n;
    body->mean = mean;
    body->stddev = stddev;
    if (body->outputPtr >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    gtap_expect(&frame, 0, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    gtap_done(&reply);
    return status;
}

/* 16 call curandGenerateLogNormal generator=handle(curand.curandGenerator_t)@0 outputPtr=host|device_out(multiply(n,4))@8 n=Q@24 mean=f@32 stddev=f@36 */
struct curand_body_curandGenerateLogNormal {
    uint64_t generator;
    uint64_t outputPtr_address, outputPtr;
    uint64_t n;
    float mean;
    float stddev;
};
_Static_assert(offsetof(struct curand_body_curandGenerateLogNormal, stddev) == 36, "layout");
static inline int32_t curand_wire_curandGenerateLogNormal(gtap_session *session, curandGenerator_t generator, float *outputPtr, size_t n, float mean, float stddev)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    const int outputPtr_away = outputPtr != NULL && curand_is_of_device(generator, outputPtr);
    const void *outputPtr_here = outputPtr_away ? NULL : outputPtr;
    uint64_t outputPtr_length = outputPtr_away ? 0 : gtap_count_multiply(gtap_count(n), UINT64_C(4));
    if (gtap_unfit(outputPtr_here, outputPtr_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 16, 40, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGenerateLogNormal *body = frame.fixed;
    body->generator = generator_token;
    body->outputPtr_address = outputPtr_away ? (uint64_t)(uintptr_t)outputPtr : 0;
    body->outputPtr = gtap_want(outputPtr_here, outputPtr_length);
    body->n = n;
    body->mean = mean;
    body->stddev = stddev;
    if (body->outputPtr >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    gtap_expect(&frame, 0, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    gtap_done(&reply);
    return status;
}

/* 17 call curandGenerateLogNormalDouble generator=handle(curand.curandGenerator_t)@0 outputPtr=host|device_out(multiply(n,8))@8 n=Q@24 mean=d@32 stddev=d@40 */
struct curand_body_curandGenerateLogNormalDouble {
    uint64_t generator;
    uint64_t outputPtr_address, outputPtr;
    uint64_t n;
    double mean;
    double stddev;
};
_Static_assert(offsetof(struct curand_body_curandGenerateLogNormalDouble, stddev) == 40, "layout");
static inline int32_t curand_wire_curandGenerateLogNormalDouble(gtap_session *session, curandGenerator_t generator, double *outputPtr, size_t n, double mean, double stddev)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    const int outputPtr_away = outputPtr != NULL && curand_is_of_device(generator, outputPtr);
    const void *outputPtr_here = outputPtr_away ? NULL : outputPtr;
    uint64_t outputPtr_length = outputPtr_away ? 0 : gtap_count_multiply(gtap_count(n), UINT64_C(8));
    if (gtap_unfit(outputPtr_here, outputPtr_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 17, 48, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGenerateLogNormalDouble *body = frame.fixed;
    body->generator = generator_token;
    body->outputPtr_address = outputPtr_away ? (uint64_t)(uintptr_t)outputPtr : 0;
    body->outputPtr = gtap_want(outputPtr_here, outputPtr_length);
    body->n = n;
    body->mean = mean;
    body->stddev = stddev;
    if (body->outputPtr >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    gtap_expect(&frame, 0, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    gtap_done(&reply);
    return status;
}

/* 18 call curandGeneratePoisson generator=handle(curand.curandGenerator_t)@0 outputPtr=host|device_out(multiply(n,4))@8 n=Q@24 lambda=d@32 */
struct curand_body_curandGeneratePoisson {
    uint64_t generator;
    uint64_t outputPtr_address, outputPtr;
    uint64_t n;
    double lambda;
};
_Static_assert(offsetof(struct curand_body_curandGeneratePoisson, lambda) == 32, "layout");
static inline int32_t curand_wire_curandGeneratePoisson(gtap_session *session, curandGenerator_t generator, unsigned int *outputPtr, size_t n, double lambda)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    const int outputPtr_away = outputPtr != NULL && curand_is_of_device(generator, outputPtr);
    const void *outputPtr_here = outputPtr_away ? NULL : outputPtr;
    uint64_t outputPtr_length = outputPtr_away ? 0 : gtap_count_multiply(gtap_count(n), UINT64_C(4));
    if (gtap_unfit(outputPtr_here, outputPtr_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 18, 40, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGeneratePoisson *body = frame.fixed;
    body->generator = generator_token;
    body->outputPtr_address = outputPtr_away ? (uint64_t)(uintptr_t)outputPtr : 0;
    body->outputPtr = gtap_want(outputPtr_here, outputPtr_length);
    body->n = n;
    body->lambda = lambda;
    if (body->outputPtr >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    gtap_expect(&frame, 0, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    gtap_done(&reply);
    return status;
}

/* 19 call curandGeneratePoissonMethod generator=handle(curand.curandGenerator_t)@0 outputPtr=host|device_out(multiply(n,4))@8 n=Q@24 lambda=d@32 method=i@40 */
struct curand_body_curandGeneratePoissonMethod {
    uint64_t generator;
    uint64_t outputPtr_address, outputPtr;
    uint64_t n;
    double lambda;
    int32_t method;
};
_Static_assert(offsetof(struct curand_body_curandGeneratePoissonMethod, method) == 40, "layout");
static inline int32_t curand_wire_curandGeneratePoissonMethod(gtap_session *session, curandGenerator_t generator, unsigned int *outputPtr, size_t n, double lambda, curandMethod_t method)
{
    uint64_t generator_token = gtap_handle_token(session, generator, CURAND_KIND_curandGenerator_t);
    if (generator_token == 0)
        return curand_wire_library.statuses.invalid_handle;
    const int outputPtr_away = outputPtr != NULL && curand_is_of_device(generator, outputPtr);
    const void *outputPtr_here = outputPtr_away ? NULL : outputPtr;
    uint64_t outputPtr_length = outputPtr_away ? 0 : gtap_count_multiply(gtap_count(n), UINT64_C(4));
    if (gtap_unfit(outputPtr_here, outputPtr_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 19, 48, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGeneratePoissonMethod *body = frame.fixed;
    body->generator = generator_token;
    body->outputPtr_address = outputPtr_away ? (uint64_t)(uintptr_t)outputPtr : 0;
    body->outputPtr = gtap_want(outputPtr_here, outputPtr_length);
    body->n = n;
    body->lambda = lambda;
    body->method = method;
    if (body->outputPtr >> 48 == 1)
        return gtap_post(&frame);
    gtap_reply reply;
    gtap_expect(&frame, 0, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, outputPtr_away ? NULL : outputPtr, outputPtr_length);
    gtap_done(&reply);
    return status;
}

/* 20 call curandCreatePoissonDistribution lambda=d@0 discrete_distribution=out(8)@8 */
struct curand_body_curandCreatePoissonDistribution {
    double lambda;
    uint64_t discrete_distribution;
};
_Static_assert(offsetof(struct curand_body_curandCreatePoissonDistribution, discrete_distribution) == 8, "layout");
static inline int32_t curand_wire_curandCreatePoissonDistribution(gtap_session *session, double lambda, curandDiscreteDistribution_t *discrete_distribution)
{
    uint64_t discrete_distribution_length = UINT64_C(8);
    if (gtap_unfit(discrete_distribution, discrete_distribution_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 20, 16, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandCreatePoissonDistribution *body = frame.fixed;
    body->lambda = lambda;
    body->discrete_distribution = gtap_want(discrete_distribution, discrete_distribution_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, discrete_distribution, discrete_distribution_length);
    gtap_done(&reply);
    return status;
}

/* 21 call curandDestroyDistribution discrete_distribution=Q@0 */
struct curand_body_curandDestroyDistribution {
    uint64_t discrete_distribution;
};
_Static_assert(offsetof(struct curand_body_curandDestroyDistribution, discrete_distribution) == 0, "layout");
static inline int32_t curand_wire_curandDestroyDistribution(gtap_session *session, curandDiscreteDistribution_t discrete_distribution)
{
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 21, 8, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandDestroyDistribution *body = frame.fixed;
    body->discrete_distribution = discrete_distribution;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_done(&reply);
    return status;
}

/* 22 call curandGetVersion version=out(4)@0 */
struct curand_body_curandGetVersion {
    uint64_t version;
};
_Static_assert(offsetof(struct curand_body_curandGetVersion, version) == 0, "layout");
static inline int32_t curand_wire_curandGetVersion(gtap_session *session, int *version)
{
    uint64_t version_length = UINT64_C(4);
    if (gtap_unfit(version, version_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 22, 8, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGetVersion *body = frame.fixed;
    body->version = gtap_want(version, version_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, version, version_length);
    gtap_done(&reply);
    return status;
}

/* 23 call curandGetProperty type=i@0 value=out(4)@8 */
struct curand_body_curandGetProperty {
    int32_t type;
    uint64_t value;
};
_Static_assert(offsetof(struct curand_body_curandGetProperty, value) == 8, "layout");
static inline int32_t curand_wire_curandGetProperty(gtap_session *session, libraryPropertyType type, int *value)
{
    uint64_t value_length = UINT64_C(4);
    if (gtap_unfit(value, value_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 23, 16, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGetProperty *body = frame.fixed;
    body->type = type;
    body->value = gtap_want(value, value_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, value, value_length);
    gtap_done(&reply);
    return status;
}

/* 24 call curandGetDirectionVectors32 vectors=out(8)@0 set=i@8 */
struct curand_body_curandGetDirectionVectors32 {
    uint64_t vectors;
    int32_t set;
};
_Static_assert(offsetof(struct curand_body_curandGetDirectionVectors32, set) == 8, "layout");
static inline int32_t curand_wire_curandGetDirectionVectors32(gtap_session *session, curandDirectionVectors32_t **vectors, curandDirectionVectorSet_t set)
{
    uint64_t vectors_length = UINT64_C(8);
    if (gtap_unfit(vectors, vectors_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 24, 16, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGetDirectionVectors32 *body = frame.fixed;
    body->vectors = gtap_want(vectors, vectors_length);
    body->set = set;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, vectors, vectors_length);
    gtap_done(&reply);
    return status;
}

/* 25 call curandGetDirectionVectors64 vectors=out(8)@0 set=i@8 */
struct curand_body_curandGetDirectionVectors64 {
    uint64_t vectors;
    int32_t set;
};
_Static_assert(offsetof(struct curand_body_curandGetDirectionVectors64, set) == 8, "layout");
static inline int32_t curand_wire_curandGetDirectionVectors64(gtap_session *session, curandDirectionVectors64_t **vectors, curandDirectionVectorSet_t set)
{
    uint64_t vectors_length = UINT64_C(8);
    if (gtap_unfit(vectors, vectors_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 25, 16, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGetDirectionVectors64 *body = frame.fixed;
    body->vectors = gtap_want(vectors, vectors_length);
    body->set = set;
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, vectors, vectors_length);
    gtap_done(&reply);
    return status;
}

/* 26 call curandGetScrambleConstants32 constants=out(8)@0 */
struct curand_body_curandGetScrambleConstants32 {
    uint64_t constants;
};
_Static_assert(offsetof(struct curand_body_curandGetScrambleConstants32, constants) == 0, "layout");
static inline int32_t curand_wire_curandGetScrambleConstants32(gtap_session *session, unsigned int **constants)
{
    uint64_t constants_length = UINT64_C(8);
    if (gtap_unfit(constants, constants_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 26, 8, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGetScrambleConstants32 *body = frame.fixed;
    body->constants = gtap_want(constants, constants_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, constants, constants_length);
    gtap_done(&reply);
    return status;
}

/* 27 call curandGetScrambleConstants64 constants=out(8)@0 */
struct curand_body_curandGetScrambleConstants64 {
    uint64_t constants;
};
_Static_assert(offsetof(struct curand_body_curandGetScrambleConstants64, constants) == 0, "layout");
static inline int32_t curand_wire_curandGetScrambleConstants64(gtap_session *session, unsigned long long **constants)
{
    uint64_t constants_length = UINT64_C(8);
    if (gtap_unfit(constants, constants_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 27, 8, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_curandGetScrambleConstants64 *body = frame.fixed;
    body->constants = gtap_want(constants, constants_length);
    gtap_reply reply;
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, constants, constants_length);
    gtap_done(&reply);
    return status;
}

/* 28 call gtapCurandTable table=i@0 offset=Q@8 bytes=out(size)@16 size=Q@24 */
struct curand_body_gtapCurandTable {
    int32_t table;
    uint64_t offset;
    uint64_t bytes;
    uint64_t size;
};
_Static_assert(offsetof(struct curand_body_gtapCurandTable, size) == 24, "layout");
static inline int32_t curand_wire_gtapCurandTable(gtap_session *session, int table, size_t offset, void *bytes, size_t size)
{
    uint64_t bytes_length = gtap_count(size);
    if (gtap_unfit(bytes, bytes_length))
        return curand_wire_library.statuses.invalid_value;
    gtap_frame frame;
    if (gtap_begin(&frame, session, &curand_wire_library, 28, 32, 0) != 0)
        return gtap_refused(session, &curand_wire_library);
    struct curand_body_gtapCurandTable *body = frame.fixed;
    body->table = table;
    body->offset = offset;
    body->bytes = gtap_want(bytes, bytes_length);
    body->size = size;
    gtap_reply reply;
    gtap_expect(&frame, 0, bytes, bytes_length);
    int32_t status = gtap_call(&frame, &reply);
    gtap_get(&reply, bytes, bytes_length);
    gtap_done(&reply);
    return status;
}

#endif
