/* Numbers of the API, and what its bodies by hand share. */
#ifndef GTAP_CURAND_LOCAL_H
#define GTAP_CURAND_LOCAL_H

#include "curand_wire.h"

enum curand_status {
    CURAND_SUCCESS = 0,
    CURAND_NOT_INITIALIZED = 101,
    CURAND_ALLOCATION_FAILED = 102,
    CURAND_TYPE_ERROR = 103,
    CURAND_OUT_OF_RANGE = 104,
    CURAND_LENGTH_NOT_MULTIPLE = 105
};

enum curand_type {
    CURAND_PSEUDO_DEFAULT = 100,
    CURAND_XORWOW = 101,
    CURAND_MRG32K3A = 121,
    CURAND_MTGP32 = 141,
    CURAND_MT19937 = 142,
    CURAND_PHILOX4_32_10 = 161,
    CURAND_QUASI_DEFAULT = 200,
    CURAND_SOBOL32 = 201,
    CURAND_SCRAMBLED_SOBOL32 = 202,
    CURAND_SOBOL64 = 203,
    CURAND_SCRAMBLED_SOBOL64 = 204
};

enum curand_order {
    CURAND_BEST_ORDER = 100,
    CURAND_SEEDED_ORDER = 102,
    CURAND_LEGACY_ORDER = 103,
    CURAND_DYNAMIC_ORDER = 104,
    CURAND_QUASI_ORDER = 201
};

#define CURAND_MOST_DIMENSIONS 20000u
#define CURAND_PIECE           (1u << 20) /* bytes of host memory that one call brings; 20,000 dimensions fit */

static inline gtap_session *curand_session_of(curandGenerator_t generator)
{
    return gtap_shadow_session(generator, CURAND_KIND_curandGenerator_t);
}

static inline int curand_is_quasi(const curand_generator *state)
{
    return state->type >= CURAND_QUASI_DEFAULT;
}

#endif
