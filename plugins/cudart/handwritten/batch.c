/* Batches of copies: one after the other on the stream, which is an order that they may have. The order in which sources
 * are read asks for nothing more: gtap reads pageable sources at the call and pinned ones in the stream's order at last.
 */
#include "box.h"

/* Which attributes a copy has begins anew at each of the indexes, which rise from 0. */
static int32_t check(size_t count, const CUmemcpyAttributes *attributes, const size_t *indexes, size_t attribute_count,
                     cudaStream_t stream)
{
    if (stream == NULL || stream == CU_STREAM_LEGACY || count == 0 || attributes == NULL || indexes == NULL)
        return cudaErrorInvalidValue;
    if (attribute_count == 0 || attribute_count > count || indexes[0] != 0)
        return cudaErrorInvalidValue;
    for (size_t i = 1; i < attribute_count; i++)
        if (indexes[i] <= indexes[i - 1] || indexes[i] >= count)
            return cudaErrorInvalidValue;
    return 0;
}

static int32_t copy_batch(const CUdeviceptr *to, const CUdeviceptr *from, const size_t *sizes, size_t count,
                          size_t *failed, cudaStream_t stream)
{
    if (to == NULL || from == NULL || sizes == NULL)
        return cudaErrorInvalidValue;
    for (size_t i = 0; i < count; i++) {
        int32_t status = sizes[i] == 0 ? (int32_t)cudaErrorInvalidValue : cuMemcpyAsync(to[i], from[i], sizes[i], stream);
        if (status != 0) {
            *failed = i;
            return status;
        }
    }
    return 0;
}

static int32_t batch(const CUdeviceptr *to, const CUdeviceptr *from, const size_t *sizes, size_t count,
                     const CUmemcpyAttributes *attributes, const size_t *indexes, size_t attribute_count,
                     size_t *failed, cudaStream_t stream)
{
    *failed = SIZE_MAX; /* no copy in particular */
    int32_t status = check(count, attributes, indexes, attribute_count, stream);
    return status != 0 ? status : copy_batch(to, from, sizes, count, failed, stream);
}

/* ---- boxes ---- */

static struct cudaPitchedPtr pitched(const CUmemcpy3DOperand *operand, const struct cudaExtent *extent)
{
    size_t pitch = operand->op.ptr.rowLength != 0 ? operand->op.ptr.rowLength : extent->width;
    size_t height = operand->op.ptr.layerHeight != 0 ? operand->op.ptr.layerHeight : extent->height;
    return (struct cudaPitchedPtr){(void *)(uintptr_t)operand->op.ptr.ptr, pitch, pitch, height};
}

static int32_t copy_operation(const CUDA_MEMCPY3D_BATCH_OP *operation, cudaStream_t stream)
{
    struct cudaExtent extent = {operation->extent.width, operation->extent.height, operation->extent.depth};
    struct cudaMemcpy3DParms params = {
        .source_array = operation->src.type == 2 ? operation->src.op.array.array : NULL,
        .source = pitched(&operation->src, &extent),
        .destination_array = operation->dst.type == 2 ? operation->dst.op.array.array : NULL,
        .destination = pitched(&operation->dst, &extent),
        .extent = extent,
        .kind = cudaMemcpyDefault,
    };
    CUDA_MEMCPY3D box;
    int32_t status = cudart_box(&params, &box);
    return status != 0 ? status : cuMemcpy3DAsync_v2(&box, stream);
}

static int32_t batch_boxes(const CUDA_MEMCPY3D_BATCH_OP *operations, size_t count, size_t *failed,
                           unsigned long long flags, cudaStream_t stream)
{
    *failed = SIZE_MAX;
    if (operations == NULL || count == 0 || flags != 0 || stream == NULL || stream == CU_STREAM_LEGACY)
        return cudaErrorInvalidValue;
    for (size_t i = 0; i < count; i++) {
        int32_t status = copy_operation(&operations[i], stream);
        if (status != 0) {
            *failed = i;
            return status;
        }
    }
    return 0;
}

#if GTAP_MAJOR == 12
#define FAILED , size_t *failed
#define WHERE size_t unused, *where = failed != NULL ? failed : &unused
#define PASSED , failed
#else
#define FAILED
#define WHERE size_t unused, *where = &unused
#define PASSED
#endif

GTAP_EXPORT cudaError_t cudaMemcpyBatchAsync(CUdeviceptr *destinations, CUdeviceptr *sources, size_t *sizes,
                                             size_t count, CUmemcpyAttributes *attributes, size_t *indexes,
                                             size_t attribute_count FAILED, cudaStream_t stream)
{
    WHERE;
    return CUDART_LOWER(batch(destinations, sources, sizes, count, attributes, indexes, attribute_count, where, stream));
}

GTAP_EXPORT cudaError_t cudaMemcpyBatchAsync_ptsz(CUdeviceptr *destinations, CUdeviceptr *sources, size_t *sizes,
                                                  size_t count, CUmemcpyAttributes *attributes, size_t *indexes,
                                                  size_t attribute_count FAILED, cudaStream_t stream)
{
    return cudaMemcpyBatchAsync(destinations, sources, sizes, count, attributes, indexes, attribute_count PASSED,
                                PER_THREAD(stream));
}

GTAP_EXPORT cudaError_t cudaMemcpy3DBatchAsync(size_t count, CUDA_MEMCPY3D_BATCH_OP *operations FAILED,
                                               unsigned long long flags, cudaStream_t stream)
{
    WHERE;
    return CUDART_LOWER(batch_boxes(operations, count, where, flags, stream));
}

GTAP_EXPORT cudaError_t cudaMemcpy3DBatchAsync_ptsz(size_t count, CUDA_MEMCPY3D_BATCH_OP *operations FAILED,
                                                    unsigned long long flags, cudaStream_t stream)
{
    return cudaMemcpy3DBatchAsync(count, operations PASSED, flags, PER_THREAD(stream));
}
