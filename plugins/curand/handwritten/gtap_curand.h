/* What the client knows of a generator. */
#ifndef GTAP_CURAND_H
#define GTAP_CURAND_H

#include "gtap/stub.h"

typedef struct curandGenerator_st *curandGenerator_t;

/* The payload of a generator's handle. */
typedef struct curand_generator {
    int32_t type;        /* one of enum curand_type, no default */
    uint32_t dimensions; /* of a quasi-random one */
    int32_t is_of_host;  /* writes to the program's memory */
} curand_generator;

/* NULL for what is no live generator. */
curand_generator *curand_generator_of(const void *generator);
/* Whether its results stay on the device: how a call says where they go. */
int curand_is_of_device(const void *generator, const void *output);

#endif
