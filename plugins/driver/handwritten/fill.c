/* Memory sets of one and two dimensions: one posted command each. */
#include "copy.h"

static CUresult fill(CUdeviceptr dst, size_t pitch, unsigned value, unsigned element, size_t width, size_t height,
                     CUstream stream, int blocking)
{
    driver_site site;
    gtap_range range;
    CUresult status = driver_enter_stream(&site, stream);
    if (status == CUDA_SUCCESS)
        status = driver_capture_enter(stream); /* a set blocks nobody, even by its blocking name */
    if (status == CUDA_SUCCESS)
        status = gtap_failure_take_on(site.session, site.context->ordinal);
    if (status != CUDA_SUCCESS || width == 0 || height == 0)
        return status;
    if (dst % element != 0 || width > SIZE_MAX / element || (height > 1 && (pitch < width * element || pitch % element)))
        return CUDA_ERROR_INVALID_VALUE;
    if (height > 1 && height - 1 > (SIZE_MAX - width * element) / pitch)
        return CUDA_ERROR_INVALID_VALUE;
    status = driver_device_range(dst, (height - 1) * pitch + width * element, &range);
    if (status == CUDA_SUCCESS && range.session != site.session)
        status = CUDA_ERROR_INVALID_VALUE;
    if (status == CUDA_SUCCESS)
        status = driver_use(&range, dst, (height - 1) * pitch + width * element, 1);
    if (status != CUDA_SUCCESS)
        return status;
    driver_trip trip = driver_go(site.session, site.context->number);
    int fences = copy_fences(site.session, blocking);
    status = driver_wire_gtapFill(site.session, dst, pitch, value, element, width, height, stream, fences);
    status = driver_note(site.session, status);
    status = blocking ? driver_used(&range, stream, status) : status;
    driver_back(trip);
    return status;
}

/* Each width of element has the blocking, asynchronous and two-dimensional form, the blocking ones with their
 * per-thread variant. */
#define FILL(BITS, TYPE, BYTES)                                                                                        \
    CUresult cuMemsetD##BITS##_v2(CUdeviceptr dstDevice, TYPE value, size_t N)                                         \
    {                                                                                                                  \
        return fill(dstDevice, 0, value, BYTES, N, 1, NULL, 1);                                                        \
    }                                                                                                                  \
    CUresult cuMemsetD##BITS##_v2_ptds(CUdeviceptr dstDevice, TYPE value, size_t N)                                    \
    {                                                                                                                  \
        return fill(dstDevice, 0, value, BYTES, N, 1, CU_STREAM_PER_THREAD, 1);                                        \
    }                                                                                                                  \
    CUresult cuMemsetD##BITS##Async(CUdeviceptr dstDevice, TYPE value, size_t N, CUstream hStream)                     \
    {                                                                                                                  \
        return fill(dstDevice, 0, value, BYTES, N, 1, hStream, 0);                                                     \
    }                                                                                                                  \
    CUresult cuMemsetD2D##BITS##_v2(CUdeviceptr dstDevice, size_t dstPitch, TYPE value, size_t Width, size_t Height)   \
    {                                                                                                                  \
        return fill(dstDevice, dstPitch, value, BYTES, Width, Height, NULL, 1);                                        \
    }                                                                                                                  \
    CUresult cuMemsetD2D##BITS##_v2_ptds(CUdeviceptr dstDevice, size_t dstPitch, TYPE value, size_t Width,             \
                                         size_t Height)                                                                \
    {                                                                                                                  \
        return fill(dstDevice, dstPitch, value, BYTES, Width, Height, CU_STREAM_PER_THREAD, 1);                        \
    }                                                                                                                  \
    CUresult cuMemsetD2D##BITS##Async(CUdeviceptr dstDevice, size_t dstPitch, TYPE value, size_t Width, size_t Height, \
                                      CUstream hStream)                                                                \
    {                                                                                                                  \
        return fill(dstDevice, dstPitch, value, BYTES, Width, Height, hStream, 0);                                     \
    }

FILL(8, unsigned char, 1)
FILL(16, unsigned short, 2)
FILL(32, unsigned int, 4)
