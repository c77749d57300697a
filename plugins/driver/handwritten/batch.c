/* Batches: each copy and hint of them as if it came alone, in the order of the list. */
#include "copy.h"

enum { FIRST_ACCESS_ORDER = 1, LAST_ACCESS_ORDER = 3, OPERAND_POINTER = 1 };

/* Attributes hold from their index on; the first is for the first copy. */
static CUresult check_attributes(const CUmemcpyAttributes *attributes, const size_t *indices, size_t attribute_count,
                                 size_t count)
{
    if (attributes == NULL || indices == NULL || attribute_count == 0 || attribute_count > count || indices[0] != 0)
        return CUDA_ERROR_INVALID_VALUE;
    for (size_t i = 0; i < attribute_count; i++) {
        int order = attributes[i].srcAccessOrder;
        if (order < FIRST_ACCESS_ORDER || order > LAST_ACCESS_ORDER)
            return CUDA_ERROR_INVALID_VALUE;
        if (i != 0 && (indices[i] <= indices[i - 1] || indices[i] >= count))
            return CUDA_ERROR_INVALID_VALUE;
    }
    return CUDA_SUCCESS;
}

/* As the API has it: a batch is for streams that do not join others. */
static int is_legacy(CUstream stream)
{
    return stream == NULL || stream == CU_STREAM_LEGACY;
}

static CUresult copies(CUdeviceptr *dsts, CUdeviceptr *srcs, size_t *sizes, size_t count, CUmemcpyAttributes *attrs,
                       size_t *attrsIdxs, size_t numAttrs, size_t *failIdx, CUstream stream)
{
    if (failIdx != NULL)
        *failIdx = SIZE_MAX;
    if (dsts == NULL || srcs == NULL || sizes == NULL || count == 0 || is_legacy(stream))
        return CUDA_ERROR_INVALID_VALUE;
    CUresult status = check_attributes(attrs, attrsIdxs, numAttrs, count);
    for (size_t i = 0; i < count && status == CUDA_SUCCESS; i++) {
        status = sizes[i] != 0 ? copy_unified(dsts[i], srcs[i], sizes[i], stream, 0) : CUDA_ERROR_INVALID_VALUE;
        if (status != CUDA_SUCCESS && failIdx != NULL)
            *failIdx = i;
    }
    return status;
}

CUresult cuMemcpyBatchAsync(CUdeviceptr *dsts, CUdeviceptr *srcs, size_t *sizes, size_t count,
                            CUmemcpyAttributes *attrs, size_t *attrsIdxs, size_t numAttrs, size_t *failIdx,
                            CUstream hStream)
{
    return copies(dsts, srcs, sizes, count, attrs, attrsIdxs, numAttrs, failIdx, hStream);
}

CUresult cuMemcpyBatchAsync_v2(CUdeviceptr *dsts, CUdeviceptr *srcs, size_t *sizes, size_t count,
                               CUmemcpyAttributes *attrs, size_t *attrsIdxs, size_t numAttrs, CUstream hStream)
{
    return copies(dsts, srcs, sizes, count, attrs, attrsIdxs, numAttrs, NULL, hStream);
}

/* Rows of a pointer are as long as it says, or as what is copied. */
static CUresult box_of(const CUDA_MEMCPY3D_BATCH_OP *op, CUDA_MEMCPY3D *box)
{
    if (op->src.type != OPERAND_POINTER || op->dst.type != OPERAND_POINTER) {
        gtap_say_once("copies of arrays", "copies to and from CUDA arrays are not supported: gtap has no arrays");
        return CUDA_ERROR_NOT_SUPPORTED;
    }
    *box = (CUDA_MEMCPY3D){
        .srcMemoryType = CU_MEMORYTYPE_UNIFIED, .srcDevice = op->src.op.ptr.ptr,
        .srcPitch = op->src.op.ptr.rowLength ? op->src.op.ptr.rowLength : op->extent.width,
        .srcHeight = op->src.op.ptr.layerHeight ? op->src.op.ptr.layerHeight : op->extent.height,
        .dstMemoryType = CU_MEMORYTYPE_UNIFIED, .dstDevice = op->dst.op.ptr.ptr,
        .dstPitch = op->dst.op.ptr.rowLength ? op->dst.op.ptr.rowLength : op->extent.width,
        .dstHeight = op->dst.op.ptr.layerHeight ? op->dst.op.ptr.layerHeight : op->extent.height,
        .WidthInBytes = op->extent.width, .Height = op->extent.height, .Depth = op->extent.depth,
    };
    return CUDA_SUCCESS;
}

static CUresult boxes(size_t numOps, const CUDA_MEMCPY3D_BATCH_OP *opList, size_t *failIdx, unsigned long long flags,
                      CUstream stream)
{
    CUDA_MEMCPY3D box;
    CUresult status = CUDA_SUCCESS;
    if (failIdx != NULL)
        *failIdx = SIZE_MAX;
    if (numOps == 0 || opList == NULL || flags != 0 || is_legacy(stream))
        return CUDA_ERROR_INVALID_VALUE;
    for (size_t i = 0; i < numOps && status == CUDA_SUCCESS; i++) {
        status = box_of(&opList[i], &box);
        if (status == CUDA_SUCCESS)
            status = cuMemcpy3DAsync_v2(&box, stream);
        if (status != CUDA_SUCCESS && failIdx != NULL)
            *failIdx = i;
    }
    return status;
}

CUresult cuMemcpy3DBatchAsync(size_t numOps, CUDA_MEMCPY3D_BATCH_OP *opList, size_t *failIdx, unsigned long long flags,
                              CUstream hStream)
{
    return boxes(numOps, opList, failIdx, flags, hStream);
}

CUresult cuMemcpy3DBatchAsync_v2(size_t numOps, CUDA_MEMCPY3D_BATCH_OP *opList, unsigned long long flags,
                                 CUstream hStream)
{
    return boxes(numOps, opList, NULL, flags, hStream);
}

static CUresult prefetches(CUdeviceptr *dptrs, size_t *sizes, size_t count, CUmemLocation *locations, size_t *indices,
                           size_t location_count, unsigned long long flags, CUstream stream)
{
    CUresult status = CUDA_SUCCESS;
    if (dptrs == NULL || sizes == NULL || count == 0 || locations == NULL || indices == NULL || location_count == 0 ||
        indices[0] != 0 || flags != 0)
        return CUDA_ERROR_INVALID_VALUE;
    for (size_t i = 0, at = 0; i < count && status == CUDA_SUCCESS; i++) {
        while (at + 1 < location_count && indices[at + 1] <= i)
            at++;
        status = cuMemPrefetchAsync_v2(dptrs[i], sizes[i], locations[at], 0, stream);
    }
    return status;
}

CUresult cuMemPrefetchBatchAsync(CUdeviceptr *dptrs, size_t *sizes, size_t count, CUmemLocation *prefetchLocs,
                                 size_t *prefetchLocIdxs, size_t numPrefetchLocs, unsigned long long flags,
                                 CUstream hStream)
{
    return prefetches(dptrs, sizes, count, prefetchLocs, prefetchLocIdxs, numPrefetchLocs, flags, hStream);
}
