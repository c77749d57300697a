/* Generators, and what is set on them: posted after what the library would refuse at once. */
#include "curand_local.h"

curand_generator *curand_generator_of(const void *generator)
{
    return gtap_shadow_payload(generator, CURAND_KIND_curandGenerator_t);
}

int curand_is_of_device(const void *generator, const void *output)
{
    const curand_generator *state = curand_generator_of(generator);
    (void)output;
    return state == NULL || !state->is_of_host;
}

/* What a type is made as; 0: there is none such. */
static int32_t resolved(curandRngType_t type)
{
    switch (type) {
    case CURAND_PSEUDO_DEFAULT: return CURAND_XORWOW;
    case CURAND_QUASI_DEFAULT: return CURAND_SOBOL32;
    case CURAND_XORWOW:
    case CURAND_MRG32K3A:
    case CURAND_MTGP32:
    case CURAND_MT19937:
    case CURAND_PHILOX4_32_10:
    case CURAND_SOBOL32:
    case CURAND_SCRAMBLED_SOBOL32:
    case CURAND_SOBOL64:
    case CURAND_SCRAMBLED_SOBOL64: return type;
    default: return 0;
    }
}

static curandStatus_t create(curandGenerator_t *generator, curandRngType_t type, int is_of_host)
{
    if (generator == NULL)
        return CURAND_NOT_INITIALIZED;
    if (resolved(type) == 0)
        return CURAND_TYPE_ERROR;
    gtap_session *session = gtap_current(&curand_wire_library);
    if (session == NULL)
        return curand_wire_library.statuses.not_initialized;
    curandStatus_t status = is_of_host ? curand_wire_curandCreateGeneratorHost(session, generator, type)
                                       : curand_wire_curandCreateGenerator(session, generator, type);
    if (status != CURAND_SUCCESS)
        return status;
    curand_generator *state = curand_generator_of(*generator);
    state->type = resolved(type);
    state->dimensions = 1;
    state->is_of_host = is_of_host;
    return CURAND_SUCCESS;
}

GTAP_EXPORT curandStatus_t curandCreateGenerator(curandGenerator_t *generator, curandRngType_t rng_type)
{
    return create(generator, rng_type, 0);
}

GTAP_EXPORT curandStatus_t curandCreateGeneratorHost(curandGenerator_t *generator, curandRngType_t rng_type)
{
    return create(generator, rng_type, 1);
}

GTAP_EXPORT curandStatus_t curandDestroyGenerator(curandGenerator_t generator)
{
    gtap_session *session = curand_session_of(generator);
    return session != NULL ? curand_wire_curandDestroyGenerator(session, generator) : CURAND_NOT_INITIALIZED;
}

GTAP_EXPORT curandStatus_t curandSetStream(curandGenerator_t generator, cudaStream_t stream)
{
    gtap_session *session = curand_session_of(generator);
    return session != NULL ? curand_wire_curandSetStream(session, generator, stream) : CURAND_NOT_INITIALIZED;
}

GTAP_EXPORT curandStatus_t curandSetPseudoRandomGeneratorSeed(curandGenerator_t generator, unsigned long long seed)
{
    const curand_generator *state = curand_generator_of(generator);
    if (state == NULL)
        return CURAND_NOT_INITIALIZED;
    if (curand_is_quasi(state))
        return CURAND_TYPE_ERROR;
    return curand_wire_curandSetPseudoRandomGeneratorSeed(curand_session_of(generator), generator, seed);
}

/* The Mersenne Twisters have no offset. */
GTAP_EXPORT curandStatus_t curandSetGeneratorOffset(curandGenerator_t generator, unsigned long long offset)
{
    const curand_generator *state = curand_generator_of(generator);
    if (state == NULL)
        return CURAND_NOT_INITIALIZED;
    if (state->type == CURAND_MTGP32 || state->type == CURAND_MT19937)
        return CURAND_TYPE_ERROR;
    return curand_wire_curandSetGeneratorOffset(curand_session_of(generator), generator, offset);
}

/* Which of the orderings for pseudo-random numbers a type has is the library's to say: it may differ on a device. */
static int may_be_ordered(const curand_generator *state, curandOrdering_t order)
{
    if (curand_is_quasi(state))
        return order == CURAND_QUASI_ORDER;
    if (order == CURAND_SEEDED_ORDER)
        return state->type == CURAND_XORWOW;
    if (state->is_of_host && state->type == CURAND_MT19937 && order == CURAND_BEST_ORDER)
        return 0;
    return order >= CURAND_BEST_ORDER && order <= (state->is_of_host ? CURAND_LEGACY_ORDER : CURAND_DYNAMIC_ORDER);
}

GTAP_EXPORT curandStatus_t curandSetGeneratorOrdering(curandGenerator_t generator, curandOrdering_t order)
{
    const curand_generator *state = curand_generator_of(generator);
    if (state == NULL)
        return CURAND_NOT_INITIALIZED;
    if (!may_be_ordered(state, order))
        return CURAND_OUT_OF_RANGE;
    return curand_wire_curandSetGeneratorOrdering(curand_session_of(generator), generator, order);
}

GTAP_EXPORT curandStatus_t curandSetQuasiRandomGeneratorDimensions(curandGenerator_t generator,
                                                                   unsigned int num_dimensions)
{
    curand_generator *state = curand_generator_of(generator);
    if (state == NULL)
        return CURAND_NOT_INITIALIZED;
    if (!curand_is_quasi(state))
        return CURAND_TYPE_ERROR;
    if (num_dimensions < 1 || num_dimensions > CURAND_MOST_DIMENSIONS)
        return CURAND_OUT_OF_RANGE;
    curandStatus_t status =
        curand_wire_curandSetQuasiRandomGeneratorDimensions(curand_session_of(generator), generator, num_dimensions);
    if (status == CURAND_SUCCESS)
        state->dimensions = num_dimensions;
    return status;
}

GTAP_EXPORT curandStatus_t curandGenerateSeeds(curandGenerator_t generator)
{
    gtap_session *session = curand_session_of(generator);
    return session != NULL ? curand_wire_curandGenerateSeeds(session, generator) : CURAND_NOT_INITIALIZED;
}
