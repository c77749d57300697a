/* Streams and events beyond the one-to-one functions. */
#include "cudart.h"

GTAP_EXPORT cudaError_t cudaStreamCreate(cudaStream_t *stream)
{
    return CUDART_LOWER(cuStreamCreate(stream, 0));
}

GTAP_EXPORT cudaError_t cudaEventCreate(cudaEvent_t *event)
{
    return CUDART_LOWER(cuEventCreate(event, 0));
}

GTAP_EXPORT cudaError_t cudaStreamCopyAttributes(cudaStream_t destination, cudaStream_t source)
{
    return CUDART_LOWER(cuStreamCopyAttributes(destination, source));
}

/* Two streams, either of which may be the default one. */
GTAP_EXPORT cudaError_t cudaStreamCopyAttributes_ptsz(cudaStream_t destination, cudaStream_t source)
{
    return cudaStreamCopyAttributes(PER_THREAD(destination), PER_THREAD(source));
}
