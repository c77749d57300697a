/* Generated from the spec of cudart (gtap-plugin-cudart), hash 4f7d1dfa2ebd94da. Do not edit. */
#include "cudart_wire.h"

static const uint64_t golden[1] = {
    UINT64_C(0x2f05052319b2af0a),
};

static const char *const names[1] = {
    [0] = NULL,
};

const gtap_library cudart_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 12,
    .ordinals = 0,
    .golden = golden,
    .names = names,
    .name = "cudart",
    .soname = "libcudart.so.12",
    .package = "gtap-plugin-cudart",
    .statuses = {.not_supported = 801, .not_initialized = 3,
                 .invalid_handle = 400, .invalid_value = 1,
                 .out_of_memory = 2},
};

GTAP_EXPORT cudaError_t cudaDeviceSynchronize(void)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxSynchronize());
}

GTAP_EXPORT cudaError_t cudaDeviceSetLimit(int limit, size_t value)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxSetLimit(limit, value));
}

GTAP_EXPORT cudaError_t cudaDeviceGetLimit(size_t *value, int limit)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxGetLimit(value, limit));
}

GTAP_EXPORT cudaError_t cudaDeviceGetCacheConfig(int *config)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxGetCacheConfig(config));
}

GTAP_EXPORT cudaError_t cudaDeviceSetCacheConfig(int config)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxSetCacheConfig(config));
}

GTAP_EXPORT cudaError_t cudaDeviceGetSharedMemConfig(int *config)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxGetSharedMemConfig(config));
}

GTAP_EXPORT cudaError_t cudaDeviceSetSharedMemConfig(int config)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxSetSharedMemConfig(config));
}

GTAP_EXPORT cudaError_t cudaDeviceGetStreamPriorityRange(int *least, int *greatest)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxGetStreamPriorityRange(least, greatest));
}

GTAP_EXPORT cudaError_t cudaCtxResetPersistingL2Cache(void)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxResetPersistingL2Cache());
}

GTAP_EXPORT cudaError_t cudaThreadExchangeStreamCaptureMode(int *mode)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuThreadExchangeStreamCaptureMode(mode));
}

GTAP_EXPORT cudaError_t cudaStreamCreateWithFlags(cudaStream_t *stream, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamCreate(stream, flags));
}

GTAP_EXPORT cudaError_t cudaStreamCreateWithPriority(cudaStream_t *stream, unsigned int flags, int priority)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamCreateWithPriority(stream, flags, priority));
}

GTAP_EXPORT cudaError_t cudaStreamDestroy(cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamDestroy_v2(stream));
}

GTAP_EXPORT cudaError_t cudaEventCreateWithFlags(cudaEvent_t *event, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuEventCreate(event, flags));
}

GTAP_EXPORT cudaError_t cudaEventDestroy(cudaEvent_t event)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuEventDestroy_v2(event));
}

GTAP_EXPORT cudaError_t cudaEventQuery(cudaEvent_t event)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuEventQuery(event));
}

GTAP_EXPORT cudaError_t cudaEventSynchronize(cudaEvent_t event)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuEventSynchronize(event));
}

GTAP_EXPORT cudaError_t cudaEventElapsedTime(float *milliseconds, cudaEvent_t start, cudaEvent_t end)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuEventElapsedTime(milliseconds, start, end));
}

GTAP_EXPORT cudaError_t cudaMemGetInfo(size_t *free, size_t *total)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemGetInfo_v2(free, total));
}

GTAP_EXPORT cudaError_t cudaHostRegister(void *pointer, size_t size, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemHostRegister_v2(pointer, size, flags));
}

GTAP_EXPORT cudaError_t cudaHostUnregister(void *pointer)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemHostUnregister(pointer));
}

GTAP_EXPORT cudaError_t cudaHostGetFlags(unsigned int *flags, void *pointer)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemHostGetFlags(flags, pointer));
}

GTAP_EXPORT cudaError_t cudaLibraryLoadData(cudaLibrary_t *library, const void *code, int *jit_options, void **jit_values, unsigned int jit_count, int *options, void **values, unsigned int count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuLibraryLoadData(library, code, jit_options, jit_values, jit_count, options, values, count));
}

GTAP_EXPORT cudaError_t cudaLibraryLoadFromFile(cudaLibrary_t *library, const char *name, int *jit_options, void **jit_values, unsigned int jit_count, int *options, void **values, unsigned int count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuLibraryLoadFromFile(library, name, jit_options, jit_values, jit_count, options, values, count));
}

GTAP_EXPORT cudaError_t cudaLibraryUnload(cudaLibrary_t library)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuLibraryUnload(library));
}

GTAP_EXPORT cudaError_t cudaLibraryGetKernel(CUkernel *kernel, cudaLibrary_t library, const char *name)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuLibraryGetKernel(kernel, library, name));
}

GTAP_EXPORT cudaError_t cudaLibraryGetGlobal(CUdeviceptr *address, size_t *size, cudaLibrary_t library, const char *name)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuLibraryGetGlobal(address, size, library, name));
}

GTAP_EXPORT cudaError_t cudaLibraryGetKernelCount(unsigned int *count, cudaLibrary_t library)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuLibraryGetKernelCount(count, library));
}

GTAP_EXPORT cudaError_t cudaLibraryEnumerateKernels(CUkernel *kernels, unsigned int count, cudaLibrary_t library)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuLibraryEnumerateKernels(kernels, count, library));
}

GTAP_EXPORT cudaError_t cudaProfilerStart(void)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuProfilerStart());
}

GTAP_EXPORT cudaError_t cudaProfilerStop(void)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuProfilerStop());
}

GTAP_EXPORT cudaError_t cudaStreamSynchronize(cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamSynchronize(stream));
}

GTAP_EXPORT cudaError_t cudaStreamSynchronize_ptsz(cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamSynchronize(gtap_per_thread(stream)));
}

GTAP_EXPORT cudaError_t cudaStreamQuery(cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamQuery(stream));
}

GTAP_EXPORT cudaError_t cudaStreamQuery_ptsz(cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamQuery(gtap_per_thread(stream)));
}

GTAP_EXPORT cudaError_t cudaStreamWaitEvent(cudaStream_t stream, cudaEvent_t event, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamWaitEvent(stream, event, flags));
}

GTAP_EXPORT cudaError_t cudaStreamWaitEvent_ptsz(cudaStream_t stream, cudaEvent_t event, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamWaitEvent(gtap_per_thread(stream), event, flags));
}

GTAP_EXPORT cudaError_t cudaStreamGetPriority(cudaStream_t stream, int *priority)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetPriority(stream, priority));
}

GTAP_EXPORT cudaError_t cudaStreamGetPriority_ptsz(cudaStream_t stream, int *priority)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetPriority(gtap_per_thread(stream), priority));
}

GTAP_EXPORT cudaError_t cudaStreamGetFlags(cudaStream_t stream, unsigned int *flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetFlags(stream, flags));
}

GTAP_EXPORT cudaError_t cudaStreamGetFlags_ptsz(cudaStream_t stream, unsigned int *flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetFlags(gtap_per_thread(stream), flags));
}

GTAP_EXPORT cudaError_t cudaStreamGetId(cudaStream_t stream, unsigned long long *id)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetId(stream, id));
}

GTAP_EXPORT cudaError_t cudaStreamGetId_ptsz(cudaStream_t stream, unsigned long long *id)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetId(gtap_per_thread(stream), id));
}

GTAP_EXPORT cudaError_t cudaStreamGetDevice(cudaStream_t stream, int *device)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetDevice(stream, device));
}

GTAP_EXPORT cudaError_t cudaStreamGetDevice_ptsz(cudaStream_t stream, int *device)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetDevice(gtap_per_thread(stream), device));
}

GTAP_EXPORT cudaError_t cudaStreamIsCapturing(cudaStream_t stream, int *status)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamIsCapturing(stream, status));
}

GTAP_EXPORT cudaError_t cudaStreamIsCapturing_ptsz(cudaStream_t stream, int *status)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamIsCapturing(gtap_per_thread(stream), status));
}

GTAP_EXPORT cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuEventRecord(event, stream));
}

GTAP_EXPORT cudaError_t cudaEventRecord_ptsz(cudaEvent_t event, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuEventRecord(event, gtap_per_thread(stream)));
}

GTAP_EXPORT cudaError_t cudaEventRecordWithFlags(cudaEvent_t event, cudaStream_t stream, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuEventRecordWithFlags(event, stream, flags));
}

GTAP_EXPORT cudaError_t cudaEventRecordWithFlags_ptsz(cudaEvent_t event, cudaStream_t stream, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuEventRecordWithFlags(event, gtap_per_thread(stream), flags));
}

GTAP_EXPORT cudaError_t cudaEventElapsedTime_v2(float *milliseconds, cudaEvent_t start, cudaEvent_t end)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuEventElapsedTime(milliseconds, start, end));
}

GTAP_EXPORT cudaError_t cudaThreadSynchronize(void)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxSynchronize());
}

GTAP_EXPORT cudaError_t cudaThreadSetLimit(int limit, size_t value)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxSetLimit(limit, value));
}

GTAP_EXPORT cudaError_t cudaThreadGetLimit(size_t *value, int limit)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxGetLimit(value, limit));
}

GTAP_EXPORT cudaError_t cudaThreadGetCacheConfig(int *config)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxGetCacheConfig(config));
}

GTAP_EXPORT cudaError_t cudaThreadSetCacheConfig(int config)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuCtxSetCacheConfig(config));
}

GTAP_EXPORT int32_t __cudaRegisterUnifiedTable(void) { return gtap_unsupported(&cudart_wire_library, "__cudaRegisterUnifiedTable", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaArrayGetInfo(void) { return gtap_unsupported(&cudart_wire_library, "cudaArrayGetInfo", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaArrayGetMemoryRequirements(void) { return gtap_unsupported(&cudart_wire_library, "cudaArrayGetMemoryRequirements", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaArrayGetPlane(void) { return gtap_unsupported(&cudart_wire_library, "cudaArrayGetPlane", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaArrayGetSparseProperties(void) { return gtap_unsupported(&cudart_wire_library, "cudaArrayGetSparseProperties", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaCreateChannelDesc(void) { return gtap_unsupported(&cudart_wire_library, "cudaCreateChannelDesc", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaCreateSurfaceObject(void) { return gtap_unsupported(&cudart_wire_library, "cudaCreateSurfaceObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaCreateTextureObject(void) { return gtap_unsupported(&cudart_wire_library, "cudaCreateTextureObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDestroyExternalMemory(void) { return gtap_unsupported(&cudart_wire_library, "cudaDestroyExternalMemory", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDestroyExternalSemaphore(void) { return gtap_unsupported(&cudart_wire_library, "cudaDestroyExternalSemaphore", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDestroySurfaceObject(void) { return gtap_unsupported(&cudart_wire_library, "cudaDestroySurfaceObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDestroyTextureObject(void) { return gtap_unsupported(&cudart_wire_library, "cudaDestroyTextureObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDeviceFlushGPUDirectRDMAWrites(void) { return gtap_unsupported(&cudart_wire_library, "cudaDeviceFlushGPUDirectRDMAWrites", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDeviceGetDefaultMemPool(void) { return gtap_unsupported(&cudart_wire_library, "cudaDeviceGetDefaultMemPool", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDeviceGetGraphMemAttribute(void) { return gtap_unsupported(&cudart_wire_library, "cudaDeviceGetGraphMemAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDeviceGetMemPool(void) { return gtap_unsupported(&cudart_wire_library, "cudaDeviceGetMemPool", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDeviceGetNvSciSyncAttributes(void) { return gtap_unsupported(&cudart_wire_library, "cudaDeviceGetNvSciSyncAttributes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDeviceGetTexture1DLinearMaxWidth(void) { return gtap_unsupported(&cudart_wire_library, "cudaDeviceGetTexture1DLinearMaxWidth", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDeviceGraphMemTrim(void) { return gtap_unsupported(&cudart_wire_library, "cudaDeviceGraphMemTrim", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDeviceRegisterAsyncNotification(void) { return gtap_unsupported(&cudart_wire_library, "cudaDeviceRegisterAsyncNotification", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDeviceSetGraphMemAttribute(void) { return gtap_unsupported(&cudart_wire_library, "cudaDeviceSetGraphMemAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDeviceSetMemPool(void) { return gtap_unsupported(&cudart_wire_library, "cudaDeviceSetMemPool", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaDeviceUnregisterAsyncNotification(void) { return gtap_unsupported(&cudart_wire_library, "cudaDeviceUnregisterAsyncNotification", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaEGLStreamConsumerAcquireFrame(void) { return gtap_unsupported(&cudart_wire_library, "cudaEGLStreamConsumerAcquireFrame", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaEGLStreamConsumerConnect(void) { return gtap_unsupported(&cudart_wire_library, "cudaEGLStreamConsumerConnect", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaEGLStreamConsumerConnectWithFlags(void) { return gtap_unsupported(&cudart_wire_library, "cudaEGLStreamConsumerConnectWithFlags", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaEGLStreamConsumerDisconnect(void) { return gtap_unsupported(&cudart_wire_library, "cudaEGLStreamConsumerDisconnect", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaEGLStreamConsumerReleaseFrame(void) { return gtap_unsupported(&cudart_wire_library, "cudaEGLStreamConsumerReleaseFrame", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaEGLStreamProducerConnect(void) { return gtap_unsupported(&cudart_wire_library, "cudaEGLStreamProducerConnect", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaEGLStreamProducerDisconnect(void) { return gtap_unsupported(&cudart_wire_library, "cudaEGLStreamProducerDisconnect", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaEGLStreamProducerPresentFrame(void) { return gtap_unsupported(&cudart_wire_library, "cudaEGLStreamProducerPresentFrame", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaEGLStreamProducerReturnFrame(void) { return gtap_unsupported(&cudart_wire_library, "cudaEGLStreamProducerReturnFrame", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaEventCreateFromEGLSync(void) { return gtap_unsupported(&cudart_wire_library, "cudaEventCreateFromEGLSync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaExternalMemoryGetMappedBuffer(void) { return gtap_unsupported(&cudart_wire_library, "cudaExternalMemoryGetMappedBuffer", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaExternalMemoryGetMappedMipmappedArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaExternalMemoryGetMappedMipmappedArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaFreeArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaFreeArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaFreeMipmappedArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaFreeMipmappedArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGLGetDevices(void) { return gtap_unsupported(&cudart_wire_library, "cudaGLGetDevices", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGLMapBufferObject(void) { return gtap_unsupported(&cudart_wire_library, "cudaGLMapBufferObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGLMapBufferObjectAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaGLMapBufferObjectAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGLRegisterBufferObject(void) { return gtap_unsupported(&cudart_wire_library, "cudaGLRegisterBufferObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGLSetBufferObjectMapFlags(void) { return gtap_unsupported(&cudart_wire_library, "cudaGLSetBufferObjectMapFlags", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGLSetGLDevice(void) { return gtap_unsupported(&cudart_wire_library, "cudaGLSetGLDevice", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGLUnmapBufferObject(void) { return gtap_unsupported(&cudart_wire_library, "cudaGLUnmapBufferObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGLUnmapBufferObjectAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaGLUnmapBufferObjectAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGLUnregisterBufferObject(void) { return gtap_unsupported(&cudart_wire_library, "cudaGLUnregisterBufferObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGetChannelDesc(void) { return gtap_unsupported(&cudart_wire_library, "cudaGetChannelDesc", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGetExportTable(void) { return gtap_unsupported(&cudart_wire_library, "cudaGetExportTable", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGetMipmappedArrayLevel(void) { return gtap_unsupported(&cudart_wire_library, "cudaGetMipmappedArrayLevel", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGetSurfaceObjectResourceDesc(void) { return gtap_unsupported(&cudart_wire_library, "cudaGetSurfaceObjectResourceDesc", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGetTextureObjectResourceDesc(void) { return gtap_unsupported(&cudart_wire_library, "cudaGetTextureObjectResourceDesc", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGetTextureObjectResourceViewDesc(void) { return gtap_unsupported(&cudart_wire_library, "cudaGetTextureObjectResourceViewDesc", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGetTextureObjectTextureDesc(void) { return gtap_unsupported(&cudart_wire_library, "cudaGetTextureObjectTextureDesc", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddChildGraphNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddChildGraphNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddDependencies(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddDependencies", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddDependencies_v2(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddDependencies_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddEmptyNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddEmptyNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddEventRecordNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddEventRecordNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddEventWaitNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddEventWaitNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddExternalSemaphoresSignalNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddExternalSemaphoresSignalNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddExternalSemaphoresWaitNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddExternalSemaphoresWaitNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddHostNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddHostNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddKernelNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddKernelNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddMemAllocNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddMemAllocNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddMemFreeNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddMemFreeNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddMemcpyNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddMemcpyNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddMemcpyNode1D(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddMemcpyNode1D", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddMemcpyNodeFromSymbol(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddMemcpyNodeFromSymbol", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddMemcpyNodeToSymbol(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddMemcpyNodeToSymbol", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddMemsetNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddMemsetNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphAddNode_v2(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphAddNode_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphChildGraphNodeGetGraph(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphChildGraphNodeGetGraph", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphClone(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphClone", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphConditionalHandleCreate(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphConditionalHandleCreate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphCreate(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphCreate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphDebugDotPrint(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphDebugDotPrint", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphDestroy(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphDestroy", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphDestroyNode(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphDestroyNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphEventRecordNodeGetEvent(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphEventRecordNodeGetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphEventRecordNodeSetEvent(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphEventRecordNodeSetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphEventWaitNodeGetEvent(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphEventWaitNodeGetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphEventWaitNodeSetEvent(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphEventWaitNodeSetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecChildGraphNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecChildGraphNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecDestroy(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecDestroy", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecEventRecordNodeSetEvent(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecEventRecordNodeSetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecEventWaitNodeSetEvent(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecEventWaitNodeSetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecExternalSemaphoresSignalNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecExternalSemaphoresSignalNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecExternalSemaphoresWaitNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecExternalSemaphoresWaitNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecGetFlags(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecGetFlags", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecHostNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecHostNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecKernelNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecKernelNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecMemcpyNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecMemcpyNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecMemcpyNodeSetParams1D(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecMemcpyNodeSetParams1D", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecMemcpyNodeSetParamsFromSymbol(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecMemcpyNodeSetParamsFromSymbol", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecMemcpyNodeSetParamsToSymbol(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecMemcpyNodeSetParamsToSymbol", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecMemsetNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecMemsetNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExecUpdate(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExecUpdate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExternalSemaphoresSignalNodeGetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExternalSemaphoresSignalNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExternalSemaphoresSignalNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExternalSemaphoresSignalNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExternalSemaphoresWaitNodeGetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExternalSemaphoresWaitNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphExternalSemaphoresWaitNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphExternalSemaphoresWaitNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphGetEdges(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphGetEdges", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphGetEdges_v2(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphGetEdges_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphGetNodes(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphGetNodes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphGetRootNodes(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphGetRootNodes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphHostNodeGetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphHostNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphHostNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphHostNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphInstantiate(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphInstantiate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphInstantiateWithFlags(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphInstantiateWithFlags", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphInstantiateWithParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphInstantiateWithParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphInstantiateWithParams_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphInstantiateWithParams_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphKernelNodeCopyAttributes(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphKernelNodeCopyAttributes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphKernelNodeGetAttribute(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphKernelNodeGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphKernelNodeGetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphKernelNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphKernelNodeSetAttribute(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphKernelNodeSetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphKernelNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphKernelNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphLaunch(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphLaunch", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphLaunch_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphLaunch_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphMemAllocNodeGetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphMemAllocNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphMemFreeNodeGetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphMemFreeNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphMemcpyNodeGetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphMemcpyNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphMemcpyNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphMemcpyNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphMemcpyNodeSetParams1D(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphMemcpyNodeSetParams1D", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphMemcpyNodeSetParamsFromSymbol(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphMemcpyNodeSetParamsFromSymbol", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphMemcpyNodeSetParamsToSymbol(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphMemcpyNodeSetParamsToSymbol", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphMemsetNodeGetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphMemsetNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphMemsetNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphMemsetNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphNodeFindInClone(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphNodeFindInClone", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphNodeGetDependencies(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphNodeGetDependencies", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphNodeGetDependencies_v2(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphNodeGetDependencies_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphNodeGetDependentNodes(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphNodeGetDependentNodes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphNodeGetDependentNodes_v2(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphNodeGetDependentNodes_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphNodeGetEnabled(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphNodeGetEnabled", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphNodeGetType(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphNodeGetType", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphNodeSetEnabled(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphNodeSetEnabled", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphNodeSetParams(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphReleaseUserObject(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphReleaseUserObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphRemoveDependencies(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphRemoveDependencies", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphRemoveDependencies_v2(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphRemoveDependencies_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphRetainUserObject(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphRetainUserObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphUpload(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphUpload", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphUpload_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphUpload_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsEGLRegisterImage(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsEGLRegisterImage", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsGLRegisterBuffer(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsGLRegisterBuffer", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsGLRegisterImage(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsGLRegisterImage", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsMapResources(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsMapResources", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsResourceGetMappedEglFrame(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsResourceGetMappedEglFrame", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsResourceGetMappedMipmappedArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsResourceGetMappedMipmappedArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsResourceGetMappedPointer(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsResourceGetMappedPointer", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsResourceSetMapFlags(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsResourceSetMapFlags", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsSubResourceGetMappedArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsSubResourceGetMappedArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsUnmapResources(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsUnmapResources", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsUnregisterResource(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsUnregisterResource", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsVDPAURegisterOutputSurface(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsVDPAURegisterOutputSurface", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaGraphicsVDPAURegisterVideoSurface(void) { return gtap_unsupported(&cudart_wire_library, "cudaGraphicsVDPAURegisterVideoSurface", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaImportExternalMemory(void) { return gtap_unsupported(&cudart_wire_library, "cudaImportExternalMemory", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaImportExternalSemaphore(void) { return gtap_unsupported(&cudart_wire_library, "cudaImportExternalSemaphore", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaIpcCloseMemHandle(void) { return gtap_unsupported(&cudart_wire_library, "cudaIpcCloseMemHandle", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaIpcGetEventHandle(void) { return gtap_unsupported(&cudart_wire_library, "cudaIpcGetEventHandle", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaIpcGetMemHandle(void) { return gtap_unsupported(&cudart_wire_library, "cudaIpcGetMemHandle", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaIpcOpenEventHandle(void) { return gtap_unsupported(&cudart_wire_library, "cudaIpcOpenEventHandle", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaIpcOpenMemHandle(void) { return gtap_unsupported(&cudart_wire_library, "cudaIpcOpenMemHandle", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaLaunchCooperativeKernelMultiDevice(void) { return gtap_unsupported(&cudart_wire_library, "cudaLaunchCooperativeKernelMultiDevice", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaLaunchHostFunc(void) { return gtap_unsupported(&cudart_wire_library, "cudaLaunchHostFunc", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaLaunchHostFunc_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaLaunchHostFunc_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaLibraryGetManaged(void) { return gtap_unsupported(&cudart_wire_library, "cudaLibraryGetManaged", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaLibraryGetUnifiedFunction(void) { return gtap_unsupported(&cudart_wire_library, "cudaLibraryGetUnifiedFunction", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMalloc3DArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaMalloc3DArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMallocArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaMallocArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMallocFromPoolAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaMallocFromPoolAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMallocFromPoolAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMallocFromPoolAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMallocMipmappedArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaMallocMipmappedArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemAdvise(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemAdvise", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemAdvise_v2(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemAdvise_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPoolCreate(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPoolCreate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPoolDestroy(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPoolDestroy", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPoolExportPointer(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPoolExportPointer", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPoolExportToShareableHandle(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPoolExportToShareableHandle", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPoolGetAccess(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPoolGetAccess", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPoolGetAttribute(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPoolGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPoolImportFromShareableHandle(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPoolImportFromShareableHandle", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPoolImportPointer(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPoolImportPointer", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPoolSetAccess(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPoolSetAccess", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPoolSetAttribute(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPoolSetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPoolTrimTo(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPoolTrimTo", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPrefetchAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPrefetchAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPrefetchAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPrefetchAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPrefetchAsync_v2(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPrefetchAsync_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemPrefetchAsync_v2_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemPrefetchAsync_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemRangeGetAttribute(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemRangeGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemRangeGetAttributes(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemRangeGetAttributes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy2DArrayToArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DArrayToArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy2DArrayToArray_ptds(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DArrayToArray_ptds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy2DFromArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DFromArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy2DFromArrayAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DFromArrayAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy2DFromArrayAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DFromArrayAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy2DFromArray_ptds(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DFromArray_ptds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy2DToArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DToArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy2DToArrayAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DToArrayAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy2DToArrayAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DToArrayAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy2DToArray_ptds(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DToArray_ptds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy3D(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy3D", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy3DAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy3DAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy3DAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy3DAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy3DBatchAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy3DBatchAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy3DBatchAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy3DBatchAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy3DPeer(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy3DPeer", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy3DPeerAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy3DPeerAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy3DPeerAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy3DPeerAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy3DPeer_ptds(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy3DPeer_ptds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpy3D_ptds(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpy3D_ptds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyArrayToArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyArrayToArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyArrayToArray_ptds(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyArrayToArray_ptds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyBatchAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyBatchAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyBatchAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyBatchAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyFromArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyFromArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyFromArrayAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyFromArrayAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyFromArrayAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyFromArrayAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyFromArray_ptds(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyFromArray_ptds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyToArray(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyToArray", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyToArrayAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyToArrayAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyToArrayAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyToArrayAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemcpyToArray_ptds(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemcpyToArray_ptds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemset3D(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemset3D", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemset3DAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemset3DAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemset3DAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemset3DAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMemset3D_ptds(void) { return gtap_unsupported(&cudart_wire_library, "cudaMemset3D_ptds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMipmappedArrayGetMemoryRequirements(void) { return gtap_unsupported(&cudart_wire_library, "cudaMipmappedArrayGetMemoryRequirements", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaMipmappedArrayGetSparseProperties(void) { return gtap_unsupported(&cudart_wire_library, "cudaMipmappedArrayGetSparseProperties", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaOccupancyMaxActiveClusters(void) { return gtap_unsupported(&cudart_wire_library, "cudaOccupancyMaxActiveClusters", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaOccupancyMaxPotentialClusterSize(void) { return gtap_unsupported(&cudart_wire_library, "cudaOccupancyMaxPotentialClusterSize", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaSetDoubleForDevice(void) { return gtap_unsupported(&cudart_wire_library, "cudaSetDoubleForDevice", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaSetDoubleForHost(void) { return gtap_unsupported(&cudart_wire_library, "cudaSetDoubleForHost", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaSignalExternalSemaphoresAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaSignalExternalSemaphoresAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaSignalExternalSemaphoresAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaSignalExternalSemaphoresAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaSignalExternalSemaphoresAsync_v2(void) { return gtap_unsupported(&cudart_wire_library, "cudaSignalExternalSemaphoresAsync_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaSignalExternalSemaphoresAsync_v2_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaSignalExternalSemaphoresAsync_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamAddCallback(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamAddCallback", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamAddCallback_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamAddCallback_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamAttachMemAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamAttachMemAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamAttachMemAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamAttachMemAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamBeginCapture(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamBeginCapture", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamBeginCaptureToGraph(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamBeginCaptureToGraph", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamBeginCaptureToGraph_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamBeginCaptureToGraph_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamBeginCapture_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamBeginCapture_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamCopyAttributes(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamCopyAttributes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamCopyAttributes_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamCopyAttributes_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamEndCapture(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamEndCapture", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamEndCapture_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamEndCapture_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamGetAttribute(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamGetAttribute_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamGetAttribute_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamSetAttribute(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamSetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamSetAttribute_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamSetAttribute_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamUpdateCaptureDependencies(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamUpdateCaptureDependencies", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamUpdateCaptureDependencies_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamUpdateCaptureDependencies_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamUpdateCaptureDependencies_v2(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamUpdateCaptureDependencies_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaStreamUpdateCaptureDependencies_v2_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaStreamUpdateCaptureDependencies_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaThreadExit(void) { return gtap_unsupported(&cudart_wire_library, "cudaThreadExit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaUserObjectCreate(void) { return gtap_unsupported(&cudart_wire_library, "cudaUserObjectCreate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaUserObjectRelease(void) { return gtap_unsupported(&cudart_wire_library, "cudaUserObjectRelease", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaUserObjectRetain(void) { return gtap_unsupported(&cudart_wire_library, "cudaUserObjectRetain", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaVDPAUGetDevice(void) { return gtap_unsupported(&cudart_wire_library, "cudaVDPAUGetDevice", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaVDPAUSetVDPAUDevice(void) { return gtap_unsupported(&cudart_wire_library, "cudaVDPAUSetVDPAUDevice", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaWaitExternalSemaphoresAsync(void) { return gtap_unsupported(&cudart_wire_library, "cudaWaitExternalSemaphoresAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaWaitExternalSemaphoresAsync_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaWaitExternalSemaphoresAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaWaitExternalSemaphoresAsync_v2(void) { return gtap_unsupported(&cudart_wire_library, "cudaWaitExternalSemaphoresAsync_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cudaWaitExternalSemaphoresAsync_v2_ptsz(void) { return gtap_unsupported(&cudart_wire_library, "cudaWaitExternalSemaphoresAsync_v2_ptsz", "no remote form of it exists yet"); }
