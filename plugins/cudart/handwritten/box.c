/* Copies of boxes, within a device and between devices. CUDA arrays are refused. */
#include "box.h"

#include "cudart_wire.h"

static CUdeviceptr address_of(const void *pointer)
{
    return (CUdeviceptr)(uintptr_t)pointer;
}

int32_t cudart_memory_types(int32_t kind, CUmemorytype *source, CUmemorytype *destination)
{
    int host_source = kind == cudaMemcpyHostToHost || kind == cudaMemcpyHostToDevice;
    int host_destination = kind == cudaMemcpyHostToHost || kind == cudaMemcpyDeviceToHost;
    if (kind < cudaMemcpyHostToHost || kind > cudaMemcpyDefault)
        return cudaErrorInvalidMemcpyDirection;
    *source = host_source ? CU_MEMORYTYPE_HOST : CU_MEMORYTYPE_DEVICE;
    *destination = host_destination ? CU_MEMORYTYPE_HOST : CU_MEMORYTYPE_DEVICE;
    if (kind == cudaMemcpyDefault)
        *source = *destination = CU_MEMORYTYPE_UNIFIED;
    return 0;
}

static int32_t refuse_arrays(void)
{
    return gtap_unsupported(&cudart_wire_library, "cudaArray_t", "arrays and textures have no remote form yet");
}

int32_t cudart_box(const struct cudaMemcpy3DParms *params, CUDA_MEMCPY3D *lowered)
{
    const struct cudaPitchedPtr *from = &params->source, *to = &params->destination;
    *lowered = (CUDA_MEMCPY3D){
        .srcXInBytes = params->source_at.x,
        .srcY = params->source_at.y,
        .srcZ = params->source_at.z,
        .srcHost = from->pointer,
        .srcDevice = address_of(from->pointer),
        .srcPitch = from->pitch,
        .srcHeight = from->height,
        .dstXInBytes = params->destination_at.x,
        .dstY = params->destination_at.y,
        .dstZ = params->destination_at.z,
        .dstHost = to->pointer,
        .dstDevice = address_of(to->pointer),
        .dstPitch = to->pitch,
        .dstHeight = to->height,
        .WidthInBytes = params->extent.width,
        .Height = params->extent.height,
        .Depth = params->extent.depth,
    };
    if (params->source_array != NULL || params->destination_array != NULL)
        return refuse_arrays();
    if (params->extent.height > 1 && (params->extent.width > from->pitch || params->extent.width > to->pitch))
        return cudaErrorInvalidPitchValue;
    return cudart_memory_types(params->kind, &lowered->srcMemoryType, &lowered->dstMemoryType);
}

static struct cudaPitchedPtr side(CUmemorytype type, const void *host, CUdeviceptr device, size_t pitch, size_t height)
{
    void *pointer = type == CU_MEMORYTYPE_HOST ? (void *)(uintptr_t)host : (void *)(uintptr_t)device;
    return (struct cudaPitchedPtr){pointer, pitch, pitch, height};
}

void cudart_unbox(const CUDA_MEMCPY3D *box, struct cudaMemcpy3DParms *params)
{
    int to_device = box->dstMemoryType != CU_MEMORYTYPE_HOST, from_device = box->srcMemoryType != CU_MEMORYTYPE_HOST;
    int unified = box->srcMemoryType == CU_MEMORYTYPE_UNIFIED || box->dstMemoryType == CU_MEMORYTYPE_UNIFIED;
    *params = (struct cudaMemcpy3DParms){
        .source_at = {box->srcXInBytes, box->srcY, box->srcZ},
        .source = side(box->srcMemoryType, box->srcHost, box->srcDevice, box->srcPitch, box->srcHeight),
        .destination_at = {box->dstXInBytes, box->dstY, box->dstZ},
        .destination = side(box->dstMemoryType, box->dstHost, box->dstDevice, box->dstPitch, box->dstHeight),
        .extent = {box->WidthInBytes, box->Height, box->Depth},
        .kind = unified ? (int32_t)cudaMemcpyDefault : to_device + 2 * from_device,
    };
}

struct cudaMemcpy3DParms cudart_line(void *destination, const void *source, size_t size, int32_t kind)
{
    return (struct cudaMemcpy3DParms){
        .source = {(void *)(uintptr_t)source, size, size, 1},
        .destination = {destination, size, size, 1},
        .extent = {size, 1, 1},
        .kind = kind,
    };
}

static int empty(const struct cudaExtent *extent)
{
    return extent->width == 0 || extent->height == 0 || extent->depth == 0;
}

static int32_t copy_box(const struct cudaMemcpy3DParms *params, struct cudart_order order)
{
    CUDA_MEMCPY3D box;
    int32_t status = params == NULL ? (int32_t)cudaErrorInvalidValue : cudart_box(params, &box);
    if (status != 0 || empty(&params->extent))
        return status;
    if (!order.blocking)
        return cuMemcpy3DAsync_v2(&box, order.stream);
    return (order.stream != NULL ? cuMemcpy3D_v2_ptds : cuMemcpy3D_v2)(&box);
}

GTAP_EXPORT cudaError_t cudaMemcpy3D(const struct cudaMemcpy3DParms *params)
{
    return CUDART_LOWER(copy_box(params, CUDART_LEGACY));
}

GTAP_EXPORT cudaError_t cudaMemcpy3D_ptds(const struct cudaMemcpy3DParms *params)
{
    return CUDART_LOWER(copy_box(params, CUDART_OWN));
}

GTAP_EXPORT cudaError_t cudaMemcpy3DAsync(const struct cudaMemcpy3DParms *params, cudaStream_t stream)
{
    return CUDART_LOWER(copy_box(params, CUDART_POSTED(stream)));
}

GTAP_EXPORT cudaError_t cudaMemcpy3DAsync_ptsz(const struct cudaMemcpy3DParms *params, cudaStream_t stream)
{
    return cudaMemcpy3DAsync(params, PER_THREAD(stream));
}

/* ---- between devices ---- */

/* CUDA_MEMCPY3D with a context where that has a reserved pointer. */
_Static_assert(sizeof(CUDA_MEMCPY3D_PEER) == sizeof(CUDA_MEMCPY3D) &&
                   offsetof(CUDA_MEMCPY3D_PEER, srcContext) == offsetof(CUDA_MEMCPY3D, reserved0) &&
                   offsetof(CUDA_MEMCPY3D_PEER, dstContext) == offsetof(CUDA_MEMCPY3D, reserved1),
               "two names for one layout");

static int32_t lower_peer(const struct cudaMemcpy3DPeerParms *params, CUDA_MEMCPY3D_PEER *lowered)
{
    struct cudaMemcpy3DParms box = {
        .source_array = params->source_array,
        .source_at = params->source_at,
        .source = params->source,
        .destination_array = params->destination_array,
        .destination_at = params->destination_at,
        .destination = params->destination,
        .extent = params->extent,
        .kind = cudaMemcpyDeviceToDevice,
    };
    union {
        CUDA_MEMCPY3D box;
        CUDA_MEMCPY3D_PEER peer;
    } both;
    int32_t status = cudart_box(&box, &both.box);
    *lowered = both.peer;
    if (status == 0)
        status = cudart_retain(params->source_device, &lowered->srcContext);
    return status != 0 ? status : cudart_retain(params->destination_device, &lowered->dstContext);
}

static int32_t copy_peer(const struct cudaMemcpy3DPeerParms *params, struct cudart_order order)
{
    CUDA_MEMCPY3D_PEER lowered;
    int32_t status = params == NULL ? (int32_t)cudaErrorInvalidValue : lower_peer(params, &lowered);
    if (status != 0 || empty(&params->extent))
        return status;
    if (!order.blocking)
        return cuMemcpy3DPeerAsync(&lowered, order.stream);
    return (order.stream != NULL ? cuMemcpy3DPeer_ptds : cuMemcpy3DPeer)(&lowered);
}

GTAP_EXPORT cudaError_t cudaMemcpy3DPeer(const struct cudaMemcpy3DPeerParms *params)
{
    return CUDART_LOWER(copy_peer(params, CUDART_LEGACY));
}

GTAP_EXPORT cudaError_t cudaMemcpy3DPeer_ptds(const struct cudaMemcpy3DPeerParms *params)
{
    return CUDART_LOWER(copy_peer(params, CUDART_OWN));
}

GTAP_EXPORT cudaError_t cudaMemcpy3DPeerAsync(const struct cudaMemcpy3DPeerParms *params, cudaStream_t stream)
{
    return CUDART_LOWER(copy_peer(params, CUDART_POSTED(stream)));
}

GTAP_EXPORT cudaError_t cudaMemcpy3DPeerAsync_ptsz(const struct cudaMemcpy3DPeerParms *params, cudaStream_t stream)
{
    return cudaMemcpy3DPeerAsync(params, PER_THREAD(stream));
}
