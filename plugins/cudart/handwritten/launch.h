/* A launch as the runtime describes it. */
#ifndef CUDART_LAUNCH_H
#define CUDART_LAUNCH_H

#include "cudart.h"

typedef struct cudaLaunchConfig_t {
    dim3 grid, block;
    size_t shared;
    cudaStream_t stream;
    CUlaunchAttribute *attributes; /* one layout in both interfaces */
    unsigned int count;
} cudaLaunchConfig_t;

CUlaunchConfig cudart_launch_config(const cudaLaunchConfig_t *config);

#endif
