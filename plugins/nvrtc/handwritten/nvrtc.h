/* NVRTC's types that gtap's bodies use. */
#ifndef NVRTC_H
#define NVRTC_H

#include <stddef.h>
#include <stdint.h>

#include "gtap/runtime.h"
#include "gtap/wraps.h"

typedef struct _nvrtcProgram *nvrtcProgram;

enum nvrtc_result {
    NVRTC_SUCCESS = 0,
    NVRTC_ERROR_OUT_OF_MEMORY = 1,
    NVRTC_ERROR_INVALID_INPUT = 3,
    NVRTC_ERROR_INTERNAL_ERROR = 11,
};

extern const char *const nvrtc_wheel;

#endif
