"""What of the driver API is answered on the client: the functions whose bodies are in handwritten/."""

CLIENT_SIDE = (
    # initialisation and devices
    "CUresult cuInit(unsigned int Flags)",
    "CUresult cuDriverGetVersion(int *driverVersion)",
    "CUresult cuDeviceGet(CUdevice *device, int ordinal)",
    "CUresult cuDeviceGetCount(int *count)",
    "CUresult cuDeviceGetName(char *name, int len, CUdevice dev)",
    "CUresult cuDeviceGetUuid(CUuuid *uuid, CUdevice dev)",
    "CUresult cuDeviceGetUuid_v2(CUuuid *uuid, CUdevice dev)",
    "CUresult cuDeviceGetLuid(char *luid, unsigned int *deviceNodeMask, CUdevice dev)",
    "CUresult cuDeviceTotalMem_v2(size_t *bytes, CUdevice dev)",
    "CUresult cuDeviceGetAttribute(int *pi, CUdevice_attribute attrib, CUdevice dev)",
    "CUresult cuDeviceGetProperties(CUdevprop *prop, CUdevice dev)",
    "CUresult cuDeviceComputeCapability(int *major, int *minor, CUdevice dev)",
    "CUresult cuDeviceGetByPCIBusId(CUdevice *dev, const char *pciBusId)",
    "CUresult cuDeviceGetPCIBusId(char *pciBusId, int len, CUdevice dev)",
    "CUresult cuDeviceCanAccessPeer(int *canAccessPeer, CUdevice dev, CUdevice peerDev)",
    "CUresult cuDeviceGetP2PAttribute(int *value, CUdevice_P2PAttribute attrib, CUdevice srcDevice, "
    "CUdevice dstDevice)",
    "CUresult cuDeviceGetExecAffinitySupport(int *pi, CUexecAffinityType type, CUdevice dev)",
    # contexts
    "CUresult cuDevicePrimaryCtxRetain(CUcontext *pctx, CUdevice dev)",
    "CUresult cuDevicePrimaryCtxRelease(CUdevice dev)",
    "CUresult cuDevicePrimaryCtxRelease_v2(CUdevice dev)",
    "CUresult cuDevicePrimaryCtxReset(CUdevice dev)",
    "CUresult cuDevicePrimaryCtxReset_v2(CUdevice dev)",
    "CUresult cuDevicePrimaryCtxGetState(CUdevice dev, unsigned int *flags, int *active)",
    "CUresult cuDevicePrimaryCtxSetFlags(CUdevice dev, unsigned int flags)",
    "CUresult cuDevicePrimaryCtxSetFlags_v2(CUdevice dev, unsigned int flags)",
    "CUresult cuCtxCreate(CUcontext *pctx, unsigned int flags, CUdevice dev)",
    "CUresult cuCtxCreate_v2(CUcontext *pctx, unsigned int flags, CUdevice dev)",
    "CUresult cuCtxCreate_v3(CUcontext *pctx, CUexecAffinityParam *paramsArray, int numParams, "
    "unsigned int flags, CUdevice dev)",
    "CUresult cuCtxCreate_v4(CUcontext *pctx, CUctxCreateParams *ctxCreateParams, unsigned int flags, CUdevice dev)",
    "CUresult cuCtxDestroy(CUcontext ctx)",
    "CUresult cuCtxDestroy_v2(CUcontext ctx)",
    "CUresult cuCtxPushCurrent(CUcontext ctx)",
    "CUresult cuCtxPushCurrent_v2(CUcontext ctx)",
    "CUresult cuCtxPopCurrent(CUcontext *pctx)",
    "CUresult cuCtxPopCurrent_v2(CUcontext *pctx)",
    "CUresult cuCtxSetCurrent(CUcontext ctx)",
    "CUresult cuCtxGetCurrent(CUcontext *pctx)",
    "CUresult cuCtxGetDevice(CUdevice *device)",
    "CUresult cuCtxGetDevice_v2(CUdevice *device, CUcontext ctx)",
    "CUresult cuCtxGetFlags(unsigned int *flags)",
    "CUresult cuCtxSetFlags(unsigned int flags)",
    "CUresult cuCtxGetId(CUcontext ctx, unsigned long long *ctxId)",
    "CUresult cuCtxSynchronize_v2(CUcontext ctx)",
    "CUresult cuCtxSetLimit(CUlimit limit, size_t value)",
    "CUresult cuCtxGetLimit(size_t *pvalue, CUlimit limit)",
    "CUresult cuCtxGetCacheConfig(CUfunc_cache *pconfig)",
    "CUresult cuCtxSetCacheConfig(CUfunc_cache config)",
    "CUresult cuCtxGetSharedMemConfig(CUsharedconfig *pConfig)",
    "CUresult cuCtxSetSharedMemConfig(CUsharedconfig config)",
    "CUresult cuCtxGetApiVersion(CUcontext ctx, unsigned int *version)",
    "CUresult cuCtxGetStreamPriorityRange(int *leastPriority, int *greatestPriority)",
    "CUresult cuCtxResetPersistingL2Cache(void)",
    "CUresult cuCtxGetExecAffinity(CUexecAffinityParam *pExecAffinity, CUexecAffinityType type)",
    "CUresult cuCtxAttach(CUcontext *pctx, unsigned int flags)",
    "CUresult cuCtxDetach(CUcontext ctx)",
    "CUresult cuCtxEnablePeerAccess(CUcontext peerContext, unsigned int Flags)",
    "CUresult cuCtxDisablePeerAccess(CUcontext peerContext)",
    # memory
    "CUresult cuMemAlloc_v2(CUdeviceptr *dptr, size_t bytesize)",
    "CUresult cuMemAllocPitch_v2(CUdeviceptr *dptr, size_t *pPitch, size_t WidthInBytes, size_t Height, "
    "unsigned int ElementSizeBytes)",
    "CUresult cuMemFree_v2(CUdeviceptr dptr)",
    "CUresult cuMemAllocAsync(CUdeviceptr *dptr, size_t bytesize, CUstream hStream)",
    "CUresult cuMemFreeAsync(CUdeviceptr dptr, CUstream hStream)",
    "CUresult cuMemGetAddressRange_v2(CUdeviceptr *pbase, size_t *psize, CUdeviceptr dptr)",
    "CUresult cuMemAllocHost_v2(void **pp, size_t bytesize)",
    "CUresult cuMemHostAlloc(void **pp, size_t bytesize, unsigned int Flags)",
    "CUresult cuMemFreeHost(void *p)",
    "CUresult cuMemHostGetDevicePointer_v2(CUdeviceptr *pdptr, void *p, unsigned int Flags)",
    "CUresult cuMemHostGetFlags(unsigned int *pFlags, void *p)",
    "CUresult cuMemHostRegister(void *p, size_t bytesize, unsigned int Flags)",
    "CUresult cuMemHostRegister_v2(void *p, size_t bytesize, unsigned int Flags)",
    "CUresult cuMemHostUnregister(void *p)",
    # pools
    "CUresult cuMemAllocFromPoolAsync(CUdeviceptr *dptr, size_t bytesize, CUmemoryPool pool, CUstream hStream)",
    "CUresult cuMemPoolCreate(CUmemoryPool *pool, const CUmemPoolProps *poolProps)",
    "CUresult cuMemPoolDestroy(CUmemoryPool pool)",
    "CUresult cuMemPoolGetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)",
    "CUresult cuMemPoolSetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)",
    "CUresult cuMemPoolTrimTo(CUmemoryPool pool, size_t minBytesToKeep)",
    "CUresult cuMemPoolSetAccess(CUmemoryPool pool, const CUmemAccessDesc *map, size_t count)",
    "CUresult cuMemPoolGetAccess(CUmemAccess_flags *flags, CUmemoryPool memPool, CUmemLocation *location)",
    "CUresult cuDeviceGetDefaultMemPool(CUmemoryPool *pool_out, CUdevice dev)",
    "CUresult cuDeviceGetMemPool(CUmemoryPool *pool, CUdevice dev)",
    "CUresult cuDeviceSetMemPool(CUdevice dev, CUmemoryPool pool)",
    "CUresult cuMemGetDefaultMemPool(CUmemoryPool *pool_out, CUmemLocation *location, CUmemAllocationType type)",
    "CUresult cuMemGetMemPool(CUmemoryPool *pool, CUmemLocation *location, CUmemAllocationType type)",
    "CUresult cuMemSetMemPool(CUmemLocation *location, CUmemAllocationType type, CUmemoryPool pool)",
    # virtual memory
    "CUresult cuMemAddressReserve(CUdeviceptr *ptr, size_t size, size_t alignment, CUdeviceptr addr, unsigned "
    "long long flags)",
    "CUresult cuMemAddressFree(CUdeviceptr ptr, size_t size)",
    "CUresult cuMemGetAllocationGranularity(size_t *granularity, const CUmemAllocationProp *prop, "
    "CUmemAllocationGranularity_flags option)",
    "CUresult cuMemCreate(CUmemGenericAllocationHandle *handle, size_t size, const CUmemAllocationProp *prop, "
    "unsigned long long flags)",
    "CUresult cuMemRelease(CUmemGenericAllocationHandle handle)",
    "CUresult cuMemRetainAllocationHandle(CUmemGenericAllocationHandle *handle, void *addr)",
    "CUresult cuMemGetAllocationPropertiesFromHandle(CUmemAllocationProp *prop, CUmemGenericAllocationHandle handle)",
    "CUresult cuMemMap(CUdeviceptr ptr, size_t size, size_t offset, CUmemGenericAllocationHandle handle, "
    "unsigned long long flags)",
    "CUresult cuMemUnmap(CUdeviceptr ptr, size_t size)",
    "CUresult cuMemSetAccess(CUdeviceptr ptr, size_t size, const CUmemAccessDesc *desc, size_t count)",
    "CUresult cuMemGetAccess(unsigned long long *flags, const CUmemLocation *location, CUdeviceptr ptr)",
    # managed memory
    "CUresult cuMemAllocManaged(CUdeviceptr *dptr, size_t bytesize, unsigned int flags)",
    "CUresult cuStreamAttachMemAsync(CUstream hStream, CUdeviceptr dptr, size_t length, unsigned int flags)",
    "CUresult cuMemPrefetchAsync_v2(CUdeviceptr devPtr, size_t count, CUmemLocation location, unsigned int "
    "flags, CUstream hStream)",
    "CUresult cuMemPrefetchAsync(CUdeviceptr devPtr, size_t count, CUdevice dstDevice, CUstream hStream)",
    "CUresult cuMemAdvise_v2(CUdeviceptr devPtr, size_t count, CUmem_advise advice, CUmemLocation location)",
    "CUresult cuMemAdvise(CUdeviceptr devPtr, size_t count, CUmem_advise advice, CUdevice device)",
    "CUresult cuMemRangeGetAttribute(void *data, size_t dataSize, CUmem_range_attribute attribute, "
    "CUdeviceptr devPtr, size_t count)",
    "CUresult cuMemRangeGetAttributes(void **data, size_t *dataSizes, CUmem_range_attribute *attributes, "
    "size_t numAttributes, CUdeviceptr devPtr, size_t count)",
    # batches
    "CUresult cuMemcpyBatchAsync(CUdeviceptr *dsts, CUdeviceptr *srcs, size_t *sizes, size_t count, "
    "CUmemcpyAttributes *attrs, size_t *attrsIdxs, size_t numAttrs, size_t *failIdx, CUstream hStream)",
    "CUresult cuMemcpyBatchAsync_v2(CUdeviceptr *dsts, CUdeviceptr *srcs, size_t *sizes, size_t count, "
    "CUmemcpyAttributes *attrs, size_t *attrsIdxs, size_t numAttrs, CUstream hStream)",
    "CUresult cuMemcpy3DBatchAsync(size_t numOps, CUDA_MEMCPY3D_BATCH_OP *opList, size_t *failIdx, unsigned "
    "long long flags, CUstream hStream)",
    "CUresult cuMemcpy3DBatchAsync_v2(size_t numOps, CUDA_MEMCPY3D_BATCH_OP *opList, unsigned long long "
    "flags, CUstream hStream)",
    "CUresult cuMemPrefetchBatchAsync(CUdeviceptr *dptrs, size_t *sizes, size_t count, CUmemLocation "
    "*prefetchLocs, size_t *prefetchLocIdxs, size_t numPrefetchLocs, unsigned long long flags, CUstream "
    "hStream)",
    # pointers
    "CUresult cuPointerGetAttribute(void *data, CUpointer_attribute attribute, CUdeviceptr ptr)",
    "CUresult cuPointerGetAttributes(unsigned int numAttributes, CUpointer_attribute *attributes, void **data, "
    "CUdeviceptr ptr)",
    "CUresult cuPointerSetAttribute(const void *value, CUpointer_attribute attribute, CUdeviceptr ptr)",
    # copies and sets
    "CUresult cuMemcpy(CUdeviceptr dst, CUdeviceptr src, size_t ByteCount)",
    "CUresult cuMemcpy_ptds(CUdeviceptr dst, CUdeviceptr src, size_t ByteCount)",
    "CUresult cuMemcpyAsync(CUdeviceptr dst, CUdeviceptr src, size_t ByteCount, CUstream hStream)",
    "CUresult cuMemcpyPeer(CUdeviceptr dstDevice, CUcontext dstContext, CUdeviceptr srcDevice, "
    "CUcontext srcContext, size_t ByteCount)",
    "CUresult cuMemcpyPeer_ptds(CUdeviceptr dstDevice, CUcontext dstContext, CUdeviceptr srcDevice, "
    "CUcontext srcContext, size_t ByteCount)",
    "CUresult cuMemcpyPeerAsync(CUdeviceptr dstDevice, CUcontext dstContext, CUdeviceptr srcDevice, "
    "CUcontext srcContext, size_t ByteCount, CUstream hStream)",
    "CUresult cuMemcpyHtoD_v2(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount)",
    "CUresult cuMemcpyHtoD_v2_ptds(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount)",
    "CUresult cuMemcpyDtoH_v2(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount)",
    "CUresult cuMemcpyDtoH_v2_ptds(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount)",
    "CUresult cuMemcpyDtoD_v2(CUdeviceptr dstDevice, CUdeviceptr srcDevice, size_t ByteCount)",
    "CUresult cuMemcpyDtoD_v2_ptds(CUdeviceptr dstDevice, CUdeviceptr srcDevice, size_t ByteCount)",
    "CUresult cuMemcpyHtoDAsync_v2(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount, CUstream hStream)",
    "CUresult cuMemcpyDtoHAsync_v2(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)",
    "CUresult cuMemcpyDtoDAsync_v2(CUdeviceptr dstDevice, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)",
    "CUresult cuMemcpy2D_v2(const CUDA_MEMCPY2D *pCopy)",
    "CUresult cuMemcpy2D_v2_ptds(const CUDA_MEMCPY2D *pCopy)",
    "CUresult cuMemcpy2DUnaligned_v2(const CUDA_MEMCPY2D *pCopy)",
    "CUresult cuMemcpy2DUnaligned_v2_ptds(const CUDA_MEMCPY2D *pCopy)",
    "CUresult cuMemcpy2DAsync_v2(const CUDA_MEMCPY2D *pCopy, CUstream hStream)",
    "CUresult cuMemcpy3D_v2(const CUDA_MEMCPY3D *pCopy)",
    "CUresult cuMemcpy3D_v2_ptds(const CUDA_MEMCPY3D *pCopy)",
    "CUresult cuMemcpy3DAsync_v2(const CUDA_MEMCPY3D *pCopy, CUstream hStream)",
    "CUresult cuMemcpy3DPeer(const CUDA_MEMCPY3D_PEER *pCopy)",
    "CUresult cuMemcpy3DPeer_ptds(const CUDA_MEMCPY3D_PEER *pCopy)",
    "CUresult cuMemcpy3DPeerAsync(const CUDA_MEMCPY3D_PEER *pCopy, CUstream hStream)",
    "CUresult cuMemsetD8_v2(CUdeviceptr dstDevice, unsigned char uc, size_t N)",
    "CUresult cuMemsetD8_v2_ptds(CUdeviceptr dstDevice, unsigned char uc, size_t N)",
    "CUresult cuMemsetD16_v2(CUdeviceptr dstDevice, unsigned short us, size_t N)",
    "CUresult cuMemsetD16_v2_ptds(CUdeviceptr dstDevice, unsigned short us, size_t N)",
    "CUresult cuMemsetD32_v2(CUdeviceptr dstDevice, unsigned int ui, size_t N)",
    "CUresult cuMemsetD32_v2_ptds(CUdeviceptr dstDevice, unsigned int ui, size_t N)",
    "CUresult cuMemsetD2D8_v2(CUdeviceptr dstDevice, size_t dstPitch, unsigned char uc, size_t Width, size_t Height)",
    "CUresult cuMemsetD2D8_v2_ptds(CUdeviceptr dstDevice, size_t dstPitch, unsigned char uc, size_t Width, "
    "size_t Height)",
    "CUresult cuMemsetD2D16_v2(CUdeviceptr dstDevice, size_t dstPitch, unsigned short us, size_t Width, size_t Height)",
    "CUresult cuMemsetD2D16_v2_ptds(CUdeviceptr dstDevice, size_t dstPitch, unsigned short us, size_t Width, "
    "size_t Height)",
    "CUresult cuMemsetD2D32_v2(CUdeviceptr dstDevice, size_t dstPitch, unsigned int ui, size_t Width, size_t Height)",
    "CUresult cuMemsetD2D32_v2_ptds(CUdeviceptr dstDevice, size_t dstPitch, unsigned int ui, size_t Width, "
    "size_t Height)",
    "CUresult cuMemsetD8Async(CUdeviceptr dstDevice, unsigned char uc, size_t N, CUstream hStream)",
    "CUresult cuMemsetD16Async(CUdeviceptr dstDevice, unsigned short us, size_t N, CUstream hStream)",
    "CUresult cuMemsetD32Async(CUdeviceptr dstDevice, unsigned int ui, size_t N, CUstream hStream)",
    "CUresult cuMemsetD2D8Async(CUdeviceptr dstDevice, size_t dstPitch, unsigned char uc, size_t Width, "
    "size_t Height, CUstream hStream)",
    "CUresult cuMemsetD2D16Async(CUdeviceptr dstDevice, size_t dstPitch, unsigned short us, size_t Width, "
    "size_t Height, CUstream hStream)",
    "CUresult cuMemsetD2D32Async(CUdeviceptr dstDevice, size_t dstPitch, unsigned int ui, size_t Width, "
    "size_t Height, CUstream hStream)",
    # streams
    "CUresult cuStreamCreate(CUstream *phStream, unsigned int Flags)",
    "CUresult cuStreamDestroy(CUstream hStream)",
    "CUresult cuStreamGetFlags(CUstream hStream, unsigned int *flags)",
    "CUresult cuStreamGetPriority(CUstream hStream, int *priority)",
    "CUresult cuStreamGetCtx(CUstream hStream, CUcontext *pctx)",
    "CUresult cuStreamGetCtx_v2(CUstream hStream, CUcontext *pCtx, CUgreenCtx *pGreenCtx)",
    "CUresult cuStreamGetId(CUstream hStream, unsigned long long *streamId)",
    "CUresult cuStreamGetDevice(CUstream hStream, CUdevice *device)",
    "CUresult cuStreamIsCapturing(CUstream hStream, CUstreamCaptureStatus *captureStatus)",
    "CUresult cuStreamGetCaptureInfo(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out)",
    "CUresult cuStreamGetCaptureInfo_v2(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, "
    "cuuint64_t *id_out, CUgraph *graph_out, const CUgraphNode **dependencies_out, "
    "size_t *numDependencies_out)",
    "CUresult cuStreamGetCaptureInfo_v3(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, "
    "cuuint64_t *id_out, CUgraph *graph_out, const CUgraphNode **dependencies_out, "
    "const CUgraphEdgeData **edgeData_out, size_t *numDependencies_out)",
    "CUresult cuThreadExchangeStreamCaptureMode(CUstreamCaptureMode *mode)",
    # events
    "CUresult cuEventDestroy(CUevent hEvent)",
    "CUresult cuEventRecord(CUevent hEvent, CUstream hStream)",
    "CUresult cuEventElapsedTime_v2(float *pMilliseconds, CUevent hStart, CUevent hEnd)",
    # modules and libraries
    "CUresult cuModuleLoad(CUmodule *module, const char *fname)",
    "CUresult cuModuleLoadData(CUmodule *module, const void *image)",
    "CUresult cuModuleLoadDataEx(CUmodule *module, const void *image, unsigned int numOptions, "
    "CUjit_option *options, void **optionValues)",
    "CUresult cuModuleLoadFatBinary(CUmodule *module, const void *fatCubin)",
    "CUresult cuModuleGetFunction(CUfunction *hfunc, CUmodule hmod, const char *name)",
    "CUresult cuModuleGetGlobal_v2(CUdeviceptr *dptr, size_t *bytes, CUmodule hmod, const char *name)",
    "CUresult cuModuleGetLoadingMode(CUmoduleLoadingMode *mode)",
    "CUresult cuModuleGetFunctionCount(unsigned int *count, CUmodule mod)",
    "CUresult cuModuleEnumerateFunctions(CUfunction *functions, unsigned int numFunctions, CUmodule mod)",
    "CUresult cuLibraryLoadData(CUlibrary *library, const void *code, CUjit_option *jitOptions, "
    "void **jitOptionsValues, unsigned int numJitOptions, CUlibraryOption *libraryOptions, "
    "void **libraryOptionValues, unsigned int numLibraryOptions)",
    "CUresult cuLibraryLoadFromFile(CUlibrary *library, const char *fileName, CUjit_option *jitOptions, "
    "void **jitOptionsValues, unsigned int numJitOptions, CUlibraryOption *libraryOptions, "
    "void **libraryOptionValues, unsigned int numLibraryOptions)",
    "CUresult cuLibraryUnload(CUlibrary library)",
    "CUresult cuLibraryGetKernel(CUkernel *pKernel, CUlibrary library, const char *name)",
    "CUresult cuLibraryGetModule(CUmodule *pMod, CUlibrary library)",
    "CUresult cuLibraryGetGlobal(CUdeviceptr *dptr, size_t *bytes, CUlibrary library, const char *name)",
    "CUresult cuLibraryGetManaged(CUdeviceptr *dptr, size_t *bytes, CUlibrary library, const char *name)",
    "CUresult cuLibraryGetUnifiedFunction(void **fptr, CUlibrary library, const char *symbol)",
    "CUresult cuLibraryGetKernelCount(unsigned int *count, CUlibrary lib)",
    "CUresult cuLibraryEnumerateKernels(CUkernel *kernels, unsigned int numKernels, CUlibrary lib)",
    # kernels and functions
    "CUresult cuKernelGetFunction(CUfunction *pFunc, CUkernel kernel)",
    "CUresult cuKernelGetLibrary(CUlibrary *pLib, CUkernel kernel)",
    "CUresult cuKernelGetAttribute(int *pi, CUfunction_attribute attrib, CUkernel kernel, CUdevice dev)",
    "CUresult cuKernelSetAttribute(CUfunction_attribute attrib, int val, CUkernel kernel, CUdevice dev)",
    "CUresult cuKernelSetCacheConfig(CUkernel kernel, CUfunc_cache config, CUdevice dev)",
    "CUresult cuKernelGetName(const char **name, CUkernel hfunc)",
    "CUresult cuKernelGetParamInfo(CUkernel kernel, size_t paramIndex, size_t *paramOffset, size_t *paramSize)",
    "CUresult cuFuncGetAttribute(int *pi, CUfunction_attribute attrib, CUfunction hfunc)",
    "CUresult cuFuncSetCacheConfig(CUfunction hfunc, CUfunc_cache config)",
    "CUresult cuFuncSetSharedMemConfig(CUfunction hfunc, CUsharedconfig config)",
    "CUresult cuFuncGetModule(CUmodule *hmod, CUfunction hfunc)",
    "CUresult cuFuncGetName(const char **name, CUfunction hfunc)",
    "CUresult cuFuncGetParamInfo(CUfunction func, size_t paramIndex, size_t *paramOffset, size_t *paramSize)",
    "CUresult cuFuncIsLoaded(CUfunctionLoadingState *state, CUfunction function)",
    "CUresult cuFuncLoad(CUfunction function)",
    # launches and occupancy
    "CUresult cuLaunchKernel(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, "
    "unsigned int gridDimZ, unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ, "
    "unsigned int sharedMemBytes, CUstream hStream, void **kernelParams, void **extra)",
    "CUresult cuLaunchKernelEx(const CUlaunchConfig *config, CUfunction f, void **kernelParams, void **extra)",
    "CUresult cuLaunchKernelEx_ptsz(const CUlaunchConfig *config, CUfunction f, void **kernelParams, void **extra)",
    "CUresult cuLaunchCooperativeKernel(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, "
    "unsigned int gridDimZ, unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ, "
    "unsigned int sharedMemBytes, CUstream hStream, void **kernelParams)",
    "CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int *numBlocks, CUfunction func, int blockSize, "
    "size_t dynamicSMemSize)",
    "CUresult cuOccupancyMaxPotentialBlockSize(int *minGridSize, int *blockSize, CUfunction func, "
    "CUoccupancyB2DSize blockSizeToDynamicSMemSize, size_t dynamicSMemSize, int blockSizeLimit)",
    "CUresult cuOccupancyMaxPotentialBlockSizeWithFlags(int *minGridSize, int *blockSize, CUfunction func, "
    "CUoccupancyB2DSize blockSizeToDynamicSMemSize, size_t dynamicSMemSize, int blockSizeLimit, "
    "unsigned int flags)",
    "CUresult cuOccupancyAvailableDynamicSMemPerBlock(size_t *dynamicSmemSize, CUfunction func, int numBlocks, "
    "int blockSize)",
    # linking, logs, and what came to contexts and functions later
    "CUresult cuCtxRecordEvent(CUcontext hCtx, CUevent hEvent)",
    "CUresult cuCtxWaitEvent(CUcontext hCtx, CUevent hEvent)",
    "CUresult cuDeviceGetTexture1DLinearMaxWidth(size_t *maxWidthInElements, CUarray_format format, unsigned "
    "numChannels, CUdevice dev)",
    "CUresult cuDeviceTotalMem(unsigned int *bytes, CUdevice dev)",
    "CUresult cuFlushGPUDirectRDMAWrites(CUflushGPUDirectRDMAWritesTarget target, "
    "CUflushGPUDirectRDMAWritesScope scope)",
    "CUresult cuFuncGetParamCount(CUfunction func, size_t *paramCount)",
    "CUresult cuKernelGetParamCount(CUkernel kernel, size_t *paramCount)",
    "CUresult cuLinkAddData(CUlinkState state, CUjitInputType type, void *data, size_t size, const char *name, "
    "unsigned int numOptions, CUjit_option *options, void **optionValues)",
    "CUresult cuLinkAddData_v2(CUlinkState state, CUjitInputType type, void *data, size_t size, const char "
    "*name, unsigned int numOptions, CUjit_option *options, void **optionValues)",
    "CUresult cuLinkAddFile(CUlinkState state, CUjitInputType type, const char *path, unsigned int numOptions, "
    "CUjit_option *options, void **optionValues)",
    "CUresult cuLinkAddFile_v2(CUlinkState state, CUjitInputType type, const char *path, unsigned int "
    "numOptions, CUjit_option *options, void **optionValues)",
    "CUresult cuLinkComplete(CUlinkState state, void **cubinOut, size_t *sizeOut)",
    "CUresult cuLinkCreate(unsigned int numOptions, CUjit_option *options, void **optionValues, CUlinkState *stateOut)",
    "CUresult cuLinkCreate_v2(unsigned int numOptions, CUjit_option *options, void **optionValues, CUlinkState "
    "*stateOut)",
    "CUresult cuLogsCurrent(CUlogIterator *iterator_out, unsigned int flags)",
    "CUresult cuLogsDumpToFile(CUlogIterator *iterator, const char *pathToFile, unsigned int flags)",
    "CUresult cuLogsDumpToMemory(CUlogIterator *iterator, char *buffer, size_t *size, unsigned int flags)",
    "CUresult cuLogsRegisterCallback(CUlogsCallback callbackFunc, void *userData, CUlogsCallbackHandle *callback_out)",
    "CUresult cuLogsUnregisterCallback(CUlogsCallbackHandle callback)",
    "CUresult cuOccupancyMaxActiveClusters(int *numClusters, CUfunction func, const CUlaunchConfig *config)",
    "CUresult cuOccupancyMaxPotentialClusterSize(int *clusterSize, CUfunction func, const CUlaunchConfig *config)",
    # errors, entry points, profiler
    "CUresult cuGetErrorName(CUresult error, const char **pStr)",
    "CUresult cuGetErrorString(CUresult error, const char **pStr)",
    "CUresult cuGetProcAddress(const char *symbol, void **pfn, int cudaVersion, cuuint64_t flags)",
    "CUresult cuGetProcAddress_v2(const char *symbol, void **pfn, int cudaVersion, cuuint64_t flags, "
    "CUdriverProcAddressQueryResult *symbolStatus)",
    "CUresult cuGetExportTable(const void **ppExportTable, const CUuuid *pExportTableId)",
    "CUresult cuProfilerInitialize(const char *configFile, const char *outputFile, CUoutput_mode outputMode)",
    "CUresult cuProfilerStart(void)",
    "CUresult cuProfilerStop(void)",
    # capture, graphs, host functions, values
    "CUresult cuDeviceGetGraphMemAttribute(CUdevice device, CUgraphMem_attribute attr, void *value)",
    "CUresult cuDeviceGraphMemTrim(CUdevice device)",
    "CUresult cuDeviceSetGraphMemAttribute(CUdevice device, CUgraphMem_attribute attr, void *value)",
    "CUresult cuGraphAddChildGraphNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, "
    "size_t numDependencies, CUgraph childGraph)",
    "CUresult cuGraphAddDependencies(CUgraph hGraph, const CUgraphNode *from, const CUgraphNode *to, size_t "
    "numDependencies)",
    "CUresult cuGraphAddDependencies_v2(CUgraph hGraph, const CUgraphNode *from, const CUgraphNode *to, const "
    "CUgraphEdgeData *edgeData, size_t numDependencies)",
    "CUresult cuGraphAddEmptyNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, "
    "size_t numDependencies)",
    "CUresult cuGraphAddEventRecordNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode "
    "*dependencies, size_t numDependencies, CUevent event)",
    "CUresult cuGraphAddEventWaitNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, "
    "size_t numDependencies, CUevent event)",
    "CUresult cuGraphAddHostNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, "
    "size_t numDependencies, const CUDA_HOST_NODE_PARAMS *nodeParams)",
    "CUresult cuGraphAddKernelNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, "
    "size_t numDependencies, const CUDA_KERNEL_NODE_PARAMS_v1 *nodeParams)",
    "CUresult cuGraphAddKernelNode_v2(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, "
    "size_t numDependencies, const CUDA_KERNEL_NODE_PARAMS *nodeParams)",
    "CUresult cuGraphAddMemAllocNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, "
    "size_t numDependencies, CUDA_MEM_ALLOC_NODE_PARAMS *nodeParams)",
    "CUresult cuGraphAddMemFreeNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, "
    "size_t numDependencies, CUdeviceptr dptr)",
    "CUresult cuGraphAddMemcpyNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, "
    "size_t numDependencies, const CUDA_MEMCPY3D *copyParams, CUcontext ctx)",
    "CUresult cuGraphAddMemsetNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, "
    "size_t numDependencies, const CUDA_MEMSET_NODE_PARAMS *memsetParams, CUcontext ctx)",
    "CUresult cuGraphAddNode(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, size_t "
    "numDependencies, CUgraphNodeParams *nodeParams)",
    "CUresult cuGraphAddNode_v2(CUgraphNode *phGraphNode, CUgraph hGraph, const CUgraphNode *dependencies, const "
    "CUgraphEdgeData *dependencyData, size_t numDependencies, CUgraphNodeParams *nodeParams)",
    "CUresult cuGraphChildGraphNodeGetGraph(CUgraphNode hNode, CUgraph *phGraph)",
    "CUresult cuGraphClone(CUgraph *phGraphClone, CUgraph originalGraph)",
    "CUresult cuGraphConditionalHandleCreate(CUgraphConditionalHandle *pHandle_out, CUgraph hGraph, CUcontext "
    "ctx, unsigned int defaultLaunchValue, unsigned int flags)",
    "CUresult cuGraphCreate(CUgraph *phGraph, unsigned int flags)",
    "CUresult cuGraphDebugDotPrint(CUgraph hGraph, const char *path, unsigned int flags)",
    "CUresult cuGraphDestroy(CUgraph hGraph)",
    "CUresult cuGraphDestroyNode(CUgraphNode hNode)",
    "CUresult cuGraphEventRecordNodeGetEvent(CUgraphNode hNode, CUevent *event_out)",
    "CUresult cuGraphEventRecordNodeSetEvent(CUgraphNode hNode, CUevent event)",
    "CUresult cuGraphEventWaitNodeGetEvent(CUgraphNode hNode, CUevent *event_out)",
    "CUresult cuGraphEventWaitNodeSetEvent(CUgraphNode hNode, CUevent event)",
    "CUresult cuGraphExecChildGraphNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode, CUgraph childGraph)",
    "CUresult cuGraphExecDestroy(CUgraphExec hGraphExec)",
    "CUresult cuGraphExecEventRecordNodeSetEvent(CUgraphExec hGraphExec, CUgraphNode hNode, CUevent event)",
    "CUresult cuGraphExecEventWaitNodeSetEvent(CUgraphExec hGraphExec, CUgraphNode hNode, CUevent event)",
    "CUresult cuGraphExecGetFlags(CUgraphExec hGraphExec, cuuint64_t *flags)",
    "CUresult cuGraphExecGetId(CUgraphExec hGraphExec, unsigned int *graphId)",
    "CUresult cuGraphExecHostNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode, const CUDA_HOST_NODE_PARAMS "
    "*nodeParams)",
    "CUresult cuGraphExecKernelNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode, const "
    "CUDA_KERNEL_NODE_PARAMS_v1 *nodeParams)",
    "CUresult cuGraphExecKernelNodeSetParams_v2(CUgraphExec hGraphExec, CUgraphNode hNode, const "
    "CUDA_KERNEL_NODE_PARAMS *nodeParams)",
    "CUresult cuGraphExecMemcpyNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode, const CUDA_MEMCPY3D "
    "*copyParams, CUcontext ctx)",
    "CUresult cuGraphExecMemsetNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode, const "
    "CUDA_MEMSET_NODE_PARAMS *memsetParams, CUcontext ctx)",
    "CUresult cuGraphExecNodeSetParams(CUgraphExec hGraphExec, CUgraphNode hNode, CUgraphNodeParams *nodeParams)",
    "CUresult cuGraphExecUpdate(CUgraphExec hGraphExec, CUgraph hGraph, CUgraphNode *hErrorNode_out, "
    "CUgraphExecUpdateResult *updateResult_out)",
    "CUresult cuGraphExecUpdate_v2(CUgraphExec hGraphExec, CUgraph hGraph, CUgraphExecUpdateResultInfo *resultInfo)",
    "CUresult cuGraphGetEdges(CUgraph hGraph, CUgraphNode *from, CUgraphNode *to, size_t *numEdges)",
    "CUresult cuGraphGetEdges_v2(CUgraph hGraph, CUgraphNode *from, CUgraphNode *to, CUgraphEdgeData *edgeData, "
    "size_t *numEdges)",
    "CUresult cuGraphGetId(CUgraph hGraph, unsigned int *graphId)",
    "CUresult cuGraphGetNodes(CUgraph hGraph, CUgraphNode *nodes, size_t *numNodes)",
    "CUresult cuGraphGetRootNodes(CUgraph hGraph, CUgraphNode *rootNodes, size_t *numRootNodes)",
    "CUresult cuGraphHostNodeGetParams(CUgraphNode hNode, CUDA_HOST_NODE_PARAMS *nodeParams)",
    "CUresult cuGraphHostNodeSetParams(CUgraphNode hNode, const CUDA_HOST_NODE_PARAMS *nodeParams)",
    "CUresult cuGraphInstantiate(CUgraphExec *phGraphExec, CUgraph hGraph, CUgraphNode *phErrorNode, char "
    "*logBuffer, size_t bufferSize)",
    "CUresult cuGraphInstantiateWithFlags(CUgraphExec *phGraphExec, CUgraph hGraph, unsigned long long flags)",
    "CUresult cuGraphInstantiateWithParams(CUgraphExec *phGraphExec, CUgraph hGraph, "
    "CUDA_GRAPH_INSTANTIATE_PARAMS *instantiateParams)",
    "CUresult cuGraphInstantiateWithParams_ptsz(CUgraphExec *phGraphExec, CUgraph hGraph, "
    "CUDA_GRAPH_INSTANTIATE_PARAMS *instantiateParams)",
    "CUresult cuGraphInstantiate_v2(CUgraphExec *phGraphExec, CUgraph hGraph, CUgraphNode *phErrorNode, char "
    "*logBuffer, size_t bufferSize)",
    "CUresult cuGraphKernelNodeCopyAttributes(CUgraphNode dst, CUgraphNode src)",
    "CUresult cuGraphKernelNodeGetAttribute(CUgraphNode hNode, CUkernelNodeAttrID attr, CUkernelNodeAttrValue "
    "*value_out)",
    "CUresult cuGraphKernelNodeGetParams(CUgraphNode hNode, CUDA_KERNEL_NODE_PARAMS_v1 *nodeParams)",
    "CUresult cuGraphKernelNodeGetParams_v2(CUgraphNode hNode, CUDA_KERNEL_NODE_PARAMS *nodeParams)",
    "CUresult cuGraphKernelNodeSetAttribute(CUgraphNode hNode, CUkernelNodeAttrID attr, const "
    "CUkernelNodeAttrValue *value)",
    "CUresult cuGraphKernelNodeSetParams(CUgraphNode hNode, const CUDA_KERNEL_NODE_PARAMS_v1 *nodeParams)",
    "CUresult cuGraphKernelNodeSetParams_v2(CUgraphNode hNode, const CUDA_KERNEL_NODE_PARAMS *nodeParams)",
    "CUresult cuGraphLaunch(CUgraphExec hGraph, CUstream hStream)",
    "CUresult cuGraphMemAllocNodeGetParams(CUgraphNode hNode, CUDA_MEM_ALLOC_NODE_PARAMS *params_out)",
    "CUresult cuGraphMemFreeNodeGetParams(CUgraphNode hNode, CUdeviceptr *dptr_out)",
    "CUresult cuGraphMemcpyNodeGetParams(CUgraphNode hNode, CUDA_MEMCPY3D *nodeParams)",
    "CUresult cuGraphMemcpyNodeSetParams(CUgraphNode hNode, const CUDA_MEMCPY3D *nodeParams)",
    "CUresult cuGraphMemsetNodeGetParams(CUgraphNode hNode, CUDA_MEMSET_NODE_PARAMS *nodeParams)",
    "CUresult cuGraphMemsetNodeSetParams(CUgraphNode hNode, const CUDA_MEMSET_NODE_PARAMS *nodeParams)",
    "CUresult cuGraphNodeFindInClone(CUgraphNode *phNode, CUgraphNode hOriginalNode, CUgraph hClonedGraph)",
    "CUresult cuGraphNodeGetContainingGraph(CUgraphNode hNode, CUgraph *phGraph)",
    "CUresult cuGraphNodeGetDependencies(CUgraphNode hNode, CUgraphNode *dependencies, size_t *numDependencies)",
    "CUresult cuGraphNodeGetDependencies_v2(CUgraphNode hNode, CUgraphNode *dependencies, CUgraphEdgeData "
    "*edgeData, size_t *numDependencies)",
    "CUresult cuGraphNodeGetDependentNodes(CUgraphNode hNode, CUgraphNode *dependentNodes, size_t *numDependentNodes)",
    "CUresult cuGraphNodeGetDependentNodes_v2(CUgraphNode hNode, CUgraphNode *dependentNodes, CUgraphEdgeData "
    "*edgeData, size_t *numDependentNodes)",
    "CUresult cuGraphNodeGetEnabled(CUgraphExec hGraphExec, CUgraphNode hNode, unsigned int *isEnabled)",
    "CUresult cuGraphNodeGetLocalId(CUgraphNode hNode, unsigned int *nodeId)",
    "CUresult cuGraphNodeGetToolsId(CUgraphNode hNode, unsigned long long *toolsNodeId)",
    "CUresult cuGraphNodeGetType(CUgraphNode hNode, CUgraphNodeType *type)",
    "CUresult cuGraphNodeSetEnabled(CUgraphExec hGraphExec, CUgraphNode hNode, unsigned int isEnabled)",
    "CUresult cuGraphNodeSetParams(CUgraphNode hNode, CUgraphNodeParams *nodeParams)",
    "CUresult cuGraphReleaseUserObject(CUgraph graph, CUuserObject object, unsigned int count)",
    "CUresult cuGraphRemoveDependencies(CUgraph hGraph, const CUgraphNode *from, const CUgraphNode *to, size_t "
    "numDependencies)",
    "CUresult cuGraphRemoveDependencies_v2(CUgraph hGraph, const CUgraphNode *from, const CUgraphNode *to, const "
    "CUgraphEdgeData *edgeData, size_t numDependencies)",
    "CUresult cuGraphRetainUserObject(CUgraph graph, CUuserObject object, unsigned int count, unsigned int flags)",
    "CUresult cuGraphUpload(CUgraphExec hGraph, CUstream hStream)",
    "CUresult cuLaunchHostFunc(CUstream hStream, CUhostFn fn, void *userData)",
    "CUresult cuStreamAddCallback(CUstream hStream, CUstreamCallback callback, void *userData, unsigned int flags)",
    "CUresult cuStreamBatchMemOp(CUstream stream, unsigned int count, CUstreamBatchMemOpParams *paramArray, "
    "unsigned int flags)",
    "CUresult cuStreamBatchMemOp_v2(CUstream stream, unsigned int count, CUstreamBatchMemOpParams *paramArray, "
    "unsigned int flags)",
    "CUresult cuStreamBeginCapture(CUstream hStream)",
    "CUresult cuStreamBeginCaptureToGraph(CUstream hStream, CUgraph hGraph, const CUgraphNode *dependencies, "
    "const CUgraphEdgeData *dependencyData, size_t numDependencies, CUstreamCaptureMode mode)",
    "CUresult cuStreamBeginCapture_v2(CUstream hStream, CUstreamCaptureMode mode)",
    "CUresult cuStreamCopyAttributes(CUstream dstStream, CUstream srcStream)",
    "CUresult cuStreamEndCapture(CUstream hStream, CUgraph *phGraph)",
    "CUresult cuStreamGetAttribute(CUstream hStream, CUstreamAttrID attr, CUstreamAttrValue *value)",
    "CUresult cuStreamSetAttribute(CUstream hStream, CUstreamAttrID attr, const CUstreamAttrValue *param)",
    "CUresult cuStreamUpdateCaptureDependencies(CUstream hStream, CUgraphNode *dependencies, size_t "
    "numDependencies, unsigned int flags)",
    "CUresult cuStreamUpdateCaptureDependencies_v2(CUstream hStream, CUgraphNode *dependencies, const "
    "CUgraphEdgeData *dependencyData, size_t numDependencies, unsigned int flags)",
    "CUresult cuStreamWaitValue32(CUstream stream, CUdeviceptr addr, cuuint32_t value, unsigned int flags)",
    "CUresult cuStreamWaitValue32_v2(CUstream stream, CUdeviceptr addr, cuuint32_t value, unsigned int flags)",
    "CUresult cuStreamWaitValue64(CUstream stream, CUdeviceptr addr, cuuint64_t value, unsigned int flags)",
    "CUresult cuStreamWaitValue64_v2(CUstream stream, CUdeviceptr addr, cuuint64_t value, unsigned int flags)",
    "CUresult cuStreamWriteValue32(CUstream stream, CUdeviceptr addr, cuuint32_t value, unsigned int flags)",
    "CUresult cuStreamWriteValue32_v2(CUstream stream, CUdeviceptr addr, cuuint32_t value, unsigned int flags)",
    "CUresult cuStreamWriteValue64(CUstream stream, CUdeviceptr addr, cuuint64_t value, unsigned int flags)",
    "CUresult cuStreamWriteValue64_v2(CUstream stream, CUdeviceptr addr, cuuint64_t value, unsigned int flags)",
    "CUresult cuUserObjectCreate(CUuserObject *object_out, void *ptr, CUhostFn destroy, unsigned int "
    "initialRefcount, unsigned int flags)",
    "CUresult cuUserObjectRelease(CUuserObject object, unsigned int count)",
    "CUresult cuUserObjectRetain(CUuserObject object, unsigned int count)",
)

# Exported a second time as _ptsz, where stream 0 is the calling thread's own.
PTSZ = """
    cuEventRecord cuGraphLaunch cuGraphUpload cuLaunchCooperativeKernel cuLaunchHostFunc cuLaunchKernel
    cuMemAllocAsync cuMemAllocFromPoolAsync cuMemFreeAsync cuMemPrefetchAsync cuMemPrefetchAsync_v2
    cuMemPrefetchBatchAsync cuMemcpy2DAsync_v2 cuMemcpy3DAsync_v2 cuMemcpy3DBatchAsync cuMemcpy3DBatchAsync_v2
    cuMemcpy3DPeerAsync cuMemcpyAsync cuMemcpyBatchAsync cuMemcpyBatchAsync_v2 cuMemcpyDtoDAsync_v2
    cuMemcpyDtoHAsync_v2 cuMemcpyHtoDAsync_v2 cuMemcpyPeerAsync cuMemsetD16Async cuMemsetD2D16Async
    cuMemsetD2D32Async cuMemsetD2D8Async cuMemsetD32Async cuMemsetD8Async cuStreamAddCallback
    cuStreamAttachMemAsync cuStreamBatchMemOp cuStreamBatchMemOp_v2 cuStreamBeginCapture
    cuStreamBeginCaptureToGraph cuStreamBeginCapture_v2 cuStreamCopyAttributes cuStreamEndCapture
    cuStreamGetAttribute cuStreamGetCaptureInfo cuStreamGetCaptureInfo_v2 cuStreamGetCaptureInfo_v3 cuStreamGetCtx
    cuStreamGetCtx_v2 cuStreamGetDevice cuStreamGetFlags cuStreamGetId cuStreamGetPriority cuStreamIsCapturing
    cuStreamSetAttribute cuStreamUpdateCaptureDependencies cuStreamUpdateCaptureDependencies_v2
    cuStreamWaitValue32 cuStreamWaitValue32_v2 cuStreamWaitValue64 cuStreamWaitValue64_v2 cuStreamWriteValue32
    cuStreamWriteValue32_v2 cuStreamWriteValue64 cuStreamWriteValue64_v2
"""
