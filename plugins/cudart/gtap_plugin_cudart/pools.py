"""Pools, managed memory, batches: functions that the driver has too (rows as in one_to_one.py)."""

POOLS = (
    ("cudaError_t cudaDeviceGetDefaultMemPool(CUmemoryPool *pool, int device)", "cuDeviceGetDefaultMemPool"),
    ("cudaError_t cudaDeviceGetMemPool(CUmemoryPool *pool, int device)", "cuDeviceGetMemPool"),
    ("cudaError_t cudaDeviceSetMemPool(int device, CUmemoryPool pool)", "cuDeviceSetMemPool"),
    ("cudaError_t cudaMemPoolCreate(CUmemoryPool *pool, const CUmemPoolProps *properties)", "cuMemPoolCreate"),
    ("cudaError_t cudaMemPoolDestroy(CUmemoryPool pool)", "cuMemPoolDestroy"),
    ("cudaError_t cudaMemPoolTrimTo(CUmemoryPool pool, size_t keep)", "cuMemPoolTrimTo"),
    ("cudaError_t cudaMemPoolGetAttribute(CUmemoryPool pool, int attribute, void *value)", "cuMemPoolGetAttribute"),
    ("cudaError_t cudaMemPoolSetAttribute(CUmemoryPool pool, int attribute, void *value)", "cuMemPoolSetAttribute"),
    (
        "cudaError_t cudaMemPoolSetAccess(CUmemoryPool pool, const CUmemAccessDesc *accesses, size_t count)",
        "cuMemPoolSetAccess",
    ),
    ("cudaError_t cudaMemPoolGetAccess(int *flags, CUmemoryPool pool, CUmemLocation *location)", "cuMemPoolGetAccess"),
    (
        "cudaError_t cudaMemPoolExportToShareableHandle(void *handle, CUmemoryPool pool, int handleType, unsigned"
        " int flags)",
        "cuMemPoolExportToShareableHandle",
    ),
    (
        "cudaError_t cudaMemPoolImportFromShareableHandle(CUmemoryPool *pool, void *handle, int handleType, "
        "unsigned int flags)",
        "cuMemPoolImportFromShareableHandle",
    ),
    (
        "cudaError_t cudaMemPoolExportPointer(CUmemPoolPtrExportData *exported, CUdeviceptr pointer)",
        "cuMemPoolExportPointer",
    ),
    (
        "cudaError_t cudaMemPoolImportPointer(CUdeviceptr *pointer, CUmemoryPool pool, CUmemPoolPtrExportData "
        "*exported)",
        "cuMemPoolImportPointer",
    ),
    (
        "cudaError_t cudaMemRangeGetAttribute(void *data, size_t data_size, int attribute, CUdeviceptr pointer, "
        "size_t count)",
        "cuMemRangeGetAttribute",
    ),
    (
        "cudaError_t cudaMemRangeGetAttributes(void **data, size_t *data_sizes, int *attributes, size_t "
        "attribute_count, CUdeviceptr pointer, size_t count)",
        "cuMemRangeGetAttributes",
    ),
)

POOLS_PER_THREAD = (
    (
        "cudaError_t cudaMallocFromPoolAsync(CUdeviceptr *pointer, size_t size, CUmemoryPool pool, cudaStream_t "
        "stream)",
        "cuMemAllocFromPoolAsync",
    ),
    (
        "cudaError_t cudaStreamAttachMemAsync(cudaStream_t stream, CUdeviceptr pointer, size_t length, unsigned "
        "int flags)",
        "cuStreamAttachMemAsync",
    ),
)

# The forms that CUDA 13 has under these names.
POOLS_13 = (
    (
        "cudaError_t cudaMemGetDefaultMemPool(CUmemoryPool *pool, CUmemLocation *location, int type)",
        "cuMemGetDefaultMemPool",
    ),
    ("cudaError_t cudaMemGetMemPool(CUmemoryPool *pool, CUmemLocation *location, int type)", "cuMemGetMemPool"),
    ("cudaError_t cudaMemSetMemPool(CUmemLocation *location, int type, CUmemoryPool pool)", "cuMemSetMemPool"),
    (
        "cudaError_t cudaMemAdvise(CUdeviceptr pointer, size_t count, int advice, CUmemLocation location)",
        "cuMemAdvise_v2",
    ),
)

POOLS_12 = (
    ("cudaError_t cudaMemAdvise(CUdeviceptr pointer, size_t count, int advice, int device)", "cuMemAdvise"),
    (
        "cudaError_t cudaMemAdvise_v2(CUdeviceptr pointer, size_t count, int advice, CUmemLocation location)",
        "cuMemAdvise_v2",
    ),
)

POOLS_PER_THREAD_13 = (
    (
        "cudaError_t cudaMemcpyBatchAsync(CUdeviceptr *destinations, CUdeviceptr *sources, size_t *sizes, size_t "
        "count, CUmemcpyAttributes *attributes, size_t *indexes, size_t attribute_count, cudaStream_t stream)",
        "cuMemcpyBatchAsync_v2",
    ),
    (
        "cudaError_t cudaMemcpy3DBatchAsync(size_t count, CUDA_MEMCPY3D_BATCH_OP *operations, unsigned long long "
        "flags, cudaStream_t stream)",
        "cuMemcpy3DBatchAsync_v2",
    ),
    (
        "cudaError_t cudaMemPrefetchAsync(CUdeviceptr pointer, size_t count, CUmemLocation location, unsigned int"
        " flags, cudaStream_t stream)",
        "cuMemPrefetchAsync_v2",
    ),
    (
        "cudaError_t cudaMemPrefetchBatchAsync(CUdeviceptr *pointers, size_t *sizes, size_t count, CUmemLocation "
        "*locations, size_t *indexes, size_t location_count, unsigned long long flags, cudaStream_t stream)",
        "cuMemPrefetchBatchAsync",
    ),
    (
        "cudaError_t cudaMemDiscardAndPrefetchBatchAsync(CUdeviceptr *pointers, size_t *sizes, size_t count, "
        "CUmemLocation *locations, size_t *indexes, size_t location_count, unsigned long long flags, cudaStream_t"
        " stream)",
        "cuMemPrefetchBatchAsync",  # what was there may stay
    ),
)

POOLS_PER_THREAD_12 = (
    (
        "cudaError_t cudaMemcpyBatchAsync(CUdeviceptr *destinations, CUdeviceptr *sources, size_t *sizes, size_t "
        "count, CUmemcpyAttributes *attributes, size_t *indexes, size_t attribute_count, size_t *failed, "
        "cudaStream_t stream)",
        "cuMemcpyBatchAsync",
    ),
    (
        "cudaError_t cudaMemcpy3DBatchAsync(size_t count, CUDA_MEMCPY3D_BATCH_OP *operations, size_t *failed, "
        "unsigned long long flags, cudaStream_t stream)",
        "cuMemcpy3DBatchAsync",
    ),
    (
        "cudaError_t cudaMemPrefetchAsync(CUdeviceptr pointer, size_t count, int device, cudaStream_t stream)",
        "cuMemPrefetchAsync",
    ),
    (
        "cudaError_t cudaMemPrefetchAsync_v2(CUdeviceptr pointer, size_t count, CUmemLocation location, unsigned "
        "int flags, cudaStream_t stream)",
        "cuMemPrefetchAsync_v2",
    ),
)
