/* Copies of boxes: the runtime's structures, and the driver's for them. */
#ifndef CUDART_BOX_H
#define CUDART_BOX_H

#include "cudart.h"

struct cudaPitchedPtr {
    void *pointer;
    size_t pitch, width, height; /* of a row in bytes; rows of a slice */
};

struct cudaExtent {
    size_t width, height, depth;
};

struct cudaPos {
    size_t x, y, z;
};

struct cudaMemcpy3DParms {
    CUarray source_array;
    struct cudaPos source_at;
    struct cudaPitchedPtr source;
    CUarray destination_array;
    struct cudaPos destination_at;
    struct cudaPitchedPtr destination;
    struct cudaExtent extent;
    int32_t kind;
};
_Static_assert(sizeof(struct cudaMemcpy3DParms) == 160, "both majors have one layout");

struct cudaMemcpy3DPeerParms {
    CUarray source_array;
    struct cudaPos source_at;
    struct cudaPitchedPtr source;
    int32_t source_device;
    CUarray destination_array;
    struct cudaPos destination_at;
    struct cudaPitchedPtr destination;
    int32_t destination_device;
    struct cudaExtent extent;
};
_Static_assert(sizeof(struct cudaMemcpy3DPeerParms) == 168, "both majors have one layout");

/* The driver's memory types for a direction. 0, or cudaErrorInvalidMemcpyDirection. */
int32_t cudart_memory_types(int32_t kind, CUmemorytype *source, CUmemorytype *destination);
int32_t cudart_box(const struct cudaMemcpy3DParms *params, CUDA_MEMCPY3D *lowered);
/* The runtime's form of a box that a graph node holds. */
void cudart_unbox(const CUDA_MEMCPY3D *box, struct cudaMemcpy3DParms *params);
/* A copy of `size` bytes as a box. */
struct cudaMemcpy3DParms cudart_line(void *destination, const void *source, size_t size, int32_t kind);

#endif
