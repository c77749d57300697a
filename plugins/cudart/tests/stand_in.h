/* A stand-in for libgtap.so and libcuda.so.1: two devices, calls counted, so that the runtime's own rules show. */
#ifndef STAND_IN_H
#define STAND_IN_H

#include "cudart.h"

extern int loads, unloads, launches, retains, resets;
extern int32_t load_status, pending_failure;
extern CUstream launched_in;

#endif
