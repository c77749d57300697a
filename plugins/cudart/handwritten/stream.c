/* Streams and events beyond the one-to-one functions; no stream captures in this version. */
#include "cudart.h"

GTAP_EXPORT cudaError_t cudaStreamCreate(cudaStream_t *stream)
{
    return CUDART_LOWER(cuStreamCreate(stream, 0));
}

GTAP_EXPORT cudaError_t cudaEventCreate(cudaEvent_t *event)
{
    return CUDART_LOWER(cuEventCreate(event, 0));
}

/* Five prototypes that agree up to here. The rest is set for a capturing stream alone, as CUDA has it. */
GTAP_EXPORT cudaError_t cudaStreamGetCaptureInfo(cudaStream_t stream, int32_t *status)
{
    return CUDART_LOWER(cuStreamIsCapturing(stream, status));
}

GTAP_EXPORT cudaError_t cudaStreamGetCaptureInfo_ptsz(cudaStream_t stream, int32_t *status)
{
    return cudaStreamGetCaptureInfo(PER_THREAD(stream), status);
}

#if GTAP_MAJOR == 12
GTAP_EXPORT cudaError_t cudaStreamGetCaptureInfo_v2(cudaStream_t stream, int32_t *status)
{
    return cudaStreamGetCaptureInfo(stream, status);
}

GTAP_EXPORT cudaError_t cudaStreamGetCaptureInfo_v2_ptsz(cudaStream_t stream, int32_t *status)
{
    return cudaStreamGetCaptureInfo(PER_THREAD(stream), status);
}

GTAP_EXPORT cudaError_t cudaStreamGetCaptureInfo_v3(cudaStream_t stream, int32_t *status)
{
    return cudaStreamGetCaptureInfo(stream, status);
}

GTAP_EXPORT cudaError_t cudaStreamGetCaptureInfo_v3_ptsz(cudaStream_t stream, int32_t *status)
{
    return cudaStreamGetCaptureInfo(PER_THREAD(stream), status);
}
#endif
