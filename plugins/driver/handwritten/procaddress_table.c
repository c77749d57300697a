/* Written by gtap_plugin_driver.procaddress from exports/procaddress.tsv (b1b02af5d8c59287); do not edit. */
#include "procaddress.h"

/* The types do not matter here: the table holds addresses alone. */
GTAP_EXPORT void cuArray3DCreate(void);
GTAP_EXPORT void cuArray3DCreate_v2(void);
GTAP_EXPORT void cuArray3DGetDescriptor(void);
GTAP_EXPORT void cuArray3DGetDescriptor_v2(void);
GTAP_EXPORT void cuArrayCreate(void);
GTAP_EXPORT void cuArrayCreate_v2(void);
GTAP_EXPORT void cuArrayDestroy(void);
GTAP_EXPORT void cuArrayGetDescriptor(void);
GTAP_EXPORT void cuArrayGetDescriptor_v2(void);
GTAP_EXPORT void cuArrayGetMemoryRequirements(void);
GTAP_EXPORT void cuArrayGetPlane(void);
GTAP_EXPORT void cuArrayGetSparseProperties(void);
GTAP_EXPORT void cuCheckpointProcessCheckpoint(void);
GTAP_EXPORT void cuCheckpointProcessGetRestoreThreadId(void);
GTAP_EXPORT void cuCheckpointProcessGetState(void);
GTAP_EXPORT void cuCheckpointProcessLock(void);
GTAP_EXPORT void cuCheckpointProcessRestore(void);
GTAP_EXPORT void cuCheckpointProcessUnlock(void);
GTAP_EXPORT void cuCoredumpGetAttribute(void);
GTAP_EXPORT void cuCoredumpGetAttributeGlobal(void);
GTAP_EXPORT void cuCoredumpSetAttribute(void);
GTAP_EXPORT void cuCoredumpSetAttributeGlobal(void);
GTAP_EXPORT void cuCtxAttach(void);
GTAP_EXPORT void cuCtxCreate(void);
GTAP_EXPORT void cuCtxCreate_v2(void);
GTAP_EXPORT void cuCtxCreate_v3(void);
GTAP_EXPORT void cuCtxCreate_v4(void);
GTAP_EXPORT void cuCtxDestroy(void);
GTAP_EXPORT void cuCtxDestroy_v2(void);
GTAP_EXPORT void cuCtxDetach(void);
GTAP_EXPORT void cuCtxDisablePeerAccess(void);
GTAP_EXPORT void cuCtxEnablePeerAccess(void);
GTAP_EXPORT void cuCtxFromGreenCtx(void);
GTAP_EXPORT void cuCtxGetApiVersion(void);
GTAP_EXPORT void cuCtxGetCacheConfig(void);
GTAP_EXPORT void cuCtxGetCurrent(void);
GTAP_EXPORT void cuCtxGetDevResource(void);
GTAP_EXPORT void cuCtxGetDevice(void);
GTAP_EXPORT void cuCtxGetDevice_v2(void);
GTAP_EXPORT void cuCtxGetExecAffinity(void);
GTAP_EXPORT void cuCtxGetFlags(void);
GTAP_EXPORT void cuCtxGetId(void);
GTAP_EXPORT void cuCtxGetLimit(void);
GTAP_EXPORT void cuCtxGetSharedMemConfig(void);
GTAP_EXPORT void cuCtxGetStreamPriorityRange(void);
GTAP_EXPORT void cuCtxPopCurrent(void);
GTAP_EXPORT void cuCtxPopCurrent_v2(void);
GTAP_EXPORT void cuCtxPushCurrent(void);
GTAP_EXPORT void cuCtxPushCurrent_v2(void);
GTAP_EXPORT void cuCtxRecordEvent(void);
GTAP_EXPORT void cuCtxResetPersistingL2Cache(void);
GTAP_EXPORT void cuCtxSetCacheConfig(void);
GTAP_EXPORT void cuCtxSetCurrent(void);
GTAP_EXPORT void cuCtxSetFlags(void);
GTAP_EXPORT void cuCtxSetLimit(void);
GTAP_EXPORT void cuCtxSetSharedMemConfig(void);
GTAP_EXPORT void cuCtxSynchronize(void);
GTAP_EXPORT void cuCtxSynchronize_v2(void);
GTAP_EXPORT void cuCtxWaitEvent(void);
GTAP_EXPORT void cuDestroyExternalMemory(void);
GTAP_EXPORT void cuDestroyExternalSemaphore(void);
GTAP_EXPORT void cuDevResourceGenerateDesc(void);
GTAP_EXPORT void cuDevSmResourceSplitByCount(void);
GTAP_EXPORT void cuDeviceCanAccessPeer(void);
GTAP_EXPORT void cuDeviceComputeCapability(void);
GTAP_EXPORT void cuDeviceGet(void);
GTAP_EXPORT void cuDeviceGetAttribute(void);
GTAP_EXPORT void cuDeviceGetByPCIBusId(void);
GTAP_EXPORT void cuDeviceGetCount(void);
GTAP_EXPORT void cuDeviceGetDefaultMemPool(void);
GTAP_EXPORT void cuDeviceGetDevResource(void);
GTAP_EXPORT void cuDeviceGetExecAffinitySupport(void);
GTAP_EXPORT void cuDeviceGetGraphMemAttribute(void);
GTAP_EXPORT void cuDeviceGetHostAtomicCapabilities(void);
GTAP_EXPORT void cuDeviceGetLuid(void);
GTAP_EXPORT void cuDeviceGetMemPool(void);
GTAP_EXPORT void cuDeviceGetName(void);
GTAP_EXPORT void cuDeviceGetNvSciSyncAttributes(void);
GTAP_EXPORT void cuDeviceGetP2PAtomicCapabilities(void);
GTAP_EXPORT void cuDeviceGetP2PAttribute(void);
GTAP_EXPORT void cuDeviceGetPCIBusId(void);
GTAP_EXPORT void cuDeviceGetProperties(void);
GTAP_EXPORT void cuDeviceGetTexture1DLinearMaxWidth(void);
GTAP_EXPORT void cuDeviceGetUuid(void);
GTAP_EXPORT void cuDeviceGetUuid_v2(void);
GTAP_EXPORT void cuDeviceGraphMemTrim(void);
GTAP_EXPORT void cuDevicePrimaryCtxGetState(void);
GTAP_EXPORT void cuDevicePrimaryCtxRelease(void);
GTAP_EXPORT void cuDevicePrimaryCtxRelease_v2(void);
GTAP_EXPORT void cuDevicePrimaryCtxReset(void);
GTAP_EXPORT void cuDevicePrimaryCtxReset_v2(void);
GTAP_EXPORT void cuDevicePrimaryCtxRetain(void);
GTAP_EXPORT void cuDevicePrimaryCtxSetFlags(void);
GTAP_EXPORT void cuDevicePrimaryCtxSetFlags_v2(void);
GTAP_EXPORT void cuDeviceRegisterAsyncNotification(void);
GTAP_EXPORT void cuDeviceSetGraphMemAttribute(void);
GTAP_EXPORT void cuDeviceSetMemPool(void);
GTAP_EXPORT void cuDeviceTotalMem(void);
GTAP_EXPORT void cuDeviceTotalMem_v2(void);
GTAP_EXPORT void cuDeviceUnregisterAsyncNotification(void);
GTAP_EXPORT void cuDriverGetVersion(void);
GTAP_EXPORT void cuEGLStreamConsumerAcquireFrame(void);
GTAP_EXPORT void cuEGLStreamConsumerConnect(void);
GTAP_EXPORT void cuEGLStreamConsumerConnectWithFlags(void);
GTAP_EXPORT void cuEGLStreamConsumerDisconnect(void);
GTAP_EXPORT void cuEGLStreamConsumerReleaseFrame(void);
GTAP_EXPORT void cuEGLStreamProducerConnect(void);
GTAP_EXPORT void cuEGLStreamProducerDisconnect(void);
GTAP_EXPORT void cuEGLStreamProducerPresentFrame(void);
GTAP_EXPORT void cuEGLStreamProducerReturnFrame(void);
GTAP_EXPORT void cuEventCreate(void);
GTAP_EXPORT void cuEventCreateFromEGLSync(void);
GTAP_EXPORT void cuEventDestroy(void);
GTAP_EXPORT void cuEventDestroy_v2(void);
GTAP_EXPORT void cuEventElapsedTime(void);
GTAP_EXPORT void cuEventElapsedTime_v2(void);
GTAP_EXPORT void cuEventQuery(void);
GTAP_EXPORT void cuEventRecord(void);
GTAP_EXPORT void cuEventRecordWithFlags(void);
GTAP_EXPORT void cuEventRecordWithFlags_ptsz(void);
GTAP_EXPORT void cuEventRecord_ptsz(void);
GTAP_EXPORT void cuEventSynchronize(void);
GTAP_EXPORT void cuExternalMemoryGetMappedBuffer(void);
GTAP_EXPORT void cuExternalMemoryGetMappedMipmappedArray(void);
GTAP_EXPORT void cuFlushGPUDirectRDMAWrites(void);
GTAP_EXPORT void cuFuncGetAttribute(void);
GTAP_EXPORT void cuFuncGetModule(void);
GTAP_EXPORT void cuFuncGetName(void);
GTAP_EXPORT void cuFuncGetParamInfo(void);
GTAP_EXPORT void cuFuncIsLoaded(void);
GTAP_EXPORT void cuFuncLoad(void);
GTAP_EXPORT void cuFuncSetAttribute(void);
GTAP_EXPORT void cuFuncSetBlockShape(void);
GTAP_EXPORT void cuFuncSetCacheConfig(void);
GTAP_EXPORT void cuFuncSetSharedMemConfig(void);
GTAP_EXPORT void cuFuncSetSharedSize(void);
GTAP_EXPORT void cuGLCtxCreate(void);
GTAP_EXPORT void cuGLCtxCreate_v2(void);
GTAP_EXPORT void cuGLGetDevices(void);
GTAP_EXPORT void cuGLGetDevices_v2(void);
GTAP_EXPORT void cuGLInit(void);
GTAP_EXPORT void cuGLMapBufferObject(void);
GTAP_EXPORT void cuGLMapBufferObjectAsync(void);
GTAP_EXPORT void cuGLMapBufferObjectAsync_v2(void);
GTAP_EXPORT void cuGLMapBufferObjectAsync_v2_ptsz(void);
GTAP_EXPORT void cuGLMapBufferObject_v2(void);
GTAP_EXPORT void cuGLMapBufferObject_v2_ptds(void);
GTAP_EXPORT void cuGLRegisterBufferObject(void);
GTAP_EXPORT void cuGLSetBufferObjectMapFlags(void);
GTAP_EXPORT void cuGLUnmapBufferObject(void);
GTAP_EXPORT void cuGLUnmapBufferObjectAsync(void);
GTAP_EXPORT void cuGLUnregisterBufferObject(void);
GTAP_EXPORT void cuGetErrorName(void);
GTAP_EXPORT void cuGetErrorString(void);
GTAP_EXPORT void cuGetExportTable(void);
GTAP_EXPORT void cuGetProcAddress(void);
GTAP_EXPORT void cuGetProcAddress_v2(void);
GTAP_EXPORT void cuGraphAddBatchMemOpNode(void);
GTAP_EXPORT void cuGraphAddChildGraphNode(void);
GTAP_EXPORT void cuGraphAddDependencies(void);
GTAP_EXPORT void cuGraphAddDependencies_v2(void);
GTAP_EXPORT void cuGraphAddEmptyNode(void);
GTAP_EXPORT void cuGraphAddEventRecordNode(void);
GTAP_EXPORT void cuGraphAddEventWaitNode(void);
GTAP_EXPORT void cuGraphAddExternalSemaphoresSignalNode(void);
GTAP_EXPORT void cuGraphAddExternalSemaphoresWaitNode(void);
GTAP_EXPORT void cuGraphAddHostNode(void);
GTAP_EXPORT void cuGraphAddKernelNode(void);
GTAP_EXPORT void cuGraphAddKernelNode_v2(void);
GTAP_EXPORT void cuGraphAddMemAllocNode(void);
GTAP_EXPORT void cuGraphAddMemFreeNode(void);
GTAP_EXPORT void cuGraphAddMemcpyNode(void);
GTAP_EXPORT void cuGraphAddMemsetNode(void);
GTAP_EXPORT void cuGraphAddNode(void);
GTAP_EXPORT void cuGraphAddNode_v2(void);
GTAP_EXPORT void cuGraphBatchMemOpNodeGetParams(void);
GTAP_EXPORT void cuGraphBatchMemOpNodeSetParams(void);
GTAP_EXPORT void cuGraphChildGraphNodeGetGraph(void);
GTAP_EXPORT void cuGraphClone(void);
GTAP_EXPORT void cuGraphConditionalHandleCreate(void);
GTAP_EXPORT void cuGraphCreate(void);
GTAP_EXPORT void cuGraphDebugDotPrint(void);
GTAP_EXPORT void cuGraphDestroy(void);
GTAP_EXPORT void cuGraphDestroyNode(void);
GTAP_EXPORT void cuGraphEventRecordNodeGetEvent(void);
GTAP_EXPORT void cuGraphEventRecordNodeSetEvent(void);
GTAP_EXPORT void cuGraphEventWaitNodeGetEvent(void);
GTAP_EXPORT void cuGraphEventWaitNodeSetEvent(void);
GTAP_EXPORT void cuGraphExecBatchMemOpNodeSetParams(void);
GTAP_EXPORT void cuGraphExecChildGraphNodeSetParams(void);
GTAP_EXPORT void cuGraphExecDestroy(void);
GTAP_EXPORT void cuGraphExecEventRecordNodeSetEvent(void);
GTAP_EXPORT void cuGraphExecEventWaitNodeSetEvent(void);
GTAP_EXPORT void cuGraphExecExternalSemaphoresSignalNodeSetParams(void);
GTAP_EXPORT void cuGraphExecExternalSemaphoresWaitNodeSetParams(void);
GTAP_EXPORT void cuGraphExecGetFlags(void);
GTAP_EXPORT void cuGraphExecHostNodeSetParams(void);
GTAP_EXPORT void cuGraphExecKernelNodeSetParams(void);
GTAP_EXPORT void cuGraphExecKernelNodeSetParams_v2(void);
GTAP_EXPORT void cuGraphExecMemcpyNodeSetParams(void);
GTAP_EXPORT void cuGraphExecMemsetNodeSetParams(void);
GTAP_EXPORT void cuGraphExecNodeSetParams(void);
GTAP_EXPORT void cuGraphExecUpdate(void);
GTAP_EXPORT void cuGraphExecUpdate_v2(void);
GTAP_EXPORT void cuGraphExternalSemaphoresSignalNodeGetParams(void);
GTAP_EXPORT void cuGraphExternalSemaphoresSignalNodeSetParams(void);
GTAP_EXPORT void cuGraphExternalSemaphoresWaitNodeGetParams(void);
GTAP_EXPORT void cuGraphExternalSemaphoresWaitNodeSetParams(void);
GTAP_EXPORT void cuGraphGetEdges(void);
GTAP_EXPORT void cuGraphGetEdges_v2(void);
GTAP_EXPORT void cuGraphGetNodes(void);
GTAP_EXPORT void cuGraphGetRootNodes(void);
GTAP_EXPORT void cuGraphHostNodeGetParams(void);
GTAP_EXPORT void cuGraphHostNodeSetParams(void);
GTAP_EXPORT void cuGraphInstantiate(void);
GTAP_EXPORT void cuGraphInstantiateWithFlags(void);
GTAP_EXPORT void cuGraphInstantiateWithParams(void);
GTAP_EXPORT void cuGraphInstantiateWithParams_ptsz(void);
GTAP_EXPORT void cuGraphInstantiate_v2(void);
GTAP_EXPORT void cuGraphKernelNodeCopyAttributes(void);
GTAP_EXPORT void cuGraphKernelNodeGetAttribute(void);
GTAP_EXPORT void cuGraphKernelNodeGetParams(void);
GTAP_EXPORT void cuGraphKernelNodeGetParams_v2(void);
GTAP_EXPORT void cuGraphKernelNodeSetAttribute(void);
GTAP_EXPORT void cuGraphKernelNodeSetParams(void);
GTAP_EXPORT void cuGraphKernelNodeSetParams_v2(void);
GTAP_EXPORT void cuGraphLaunch(void);
GTAP_EXPORT void cuGraphLaunch_ptsz(void);
GTAP_EXPORT void cuGraphMemAllocNodeGetParams(void);
GTAP_EXPORT void cuGraphMemFreeNodeGetParams(void);
GTAP_EXPORT void cuGraphMemcpyNodeGetParams(void);
GTAP_EXPORT void cuGraphMemcpyNodeSetParams(void);
GTAP_EXPORT void cuGraphMemsetNodeGetParams(void);
GTAP_EXPORT void cuGraphMemsetNodeSetParams(void);
GTAP_EXPORT void cuGraphNodeFindInClone(void);
GTAP_EXPORT void cuGraphNodeGetDependencies(void);
GTAP_EXPORT void cuGraphNodeGetDependencies_v2(void);
GTAP_EXPORT void cuGraphNodeGetDependentNodes(void);
GTAP_EXPORT void cuGraphNodeGetDependentNodes_v2(void);
GTAP_EXPORT void cuGraphNodeGetEnabled(void);
GTAP_EXPORT void cuGraphNodeGetType(void);
GTAP_EXPORT void cuGraphNodeSetEnabled(void);
GTAP_EXPORT void cuGraphNodeSetParams(void);
GTAP_EXPORT void cuGraphReleaseUserObject(void);
GTAP_EXPORT void cuGraphRemoveDependencies(void);
GTAP_EXPORT void cuGraphRemoveDependencies_v2(void);
GTAP_EXPORT void cuGraphRetainUserObject(void);
GTAP_EXPORT void cuGraphUpload(void);
GTAP_EXPORT void cuGraphUpload_ptsz(void);
GTAP_EXPORT void cuGraphicsEGLRegisterImage(void);
GTAP_EXPORT void cuGraphicsGLRegisterBuffer(void);
GTAP_EXPORT void cuGraphicsGLRegisterImage(void);
GTAP_EXPORT void cuGraphicsMapResources(void);
GTAP_EXPORT void cuGraphicsMapResources_ptsz(void);
GTAP_EXPORT void cuGraphicsResourceGetMappedEglFrame(void);
GTAP_EXPORT void cuGraphicsResourceGetMappedMipmappedArray(void);
GTAP_EXPORT void cuGraphicsResourceGetMappedPointer(void);
GTAP_EXPORT void cuGraphicsResourceGetMappedPointer_v2(void);
GTAP_EXPORT void cuGraphicsResourceSetMapFlags(void);
GTAP_EXPORT void cuGraphicsResourceSetMapFlags_v2(void);
GTAP_EXPORT void cuGraphicsSubResourceGetMappedArray(void);
GTAP_EXPORT void cuGraphicsUnmapResources(void);
GTAP_EXPORT void cuGraphicsUnmapResources_ptsz(void);
GTAP_EXPORT void cuGraphicsUnregisterResource(void);
GTAP_EXPORT void cuGraphicsVDPAURegisterOutputSurface(void);
GTAP_EXPORT void cuGraphicsVDPAURegisterVideoSurface(void);
GTAP_EXPORT void cuGreenCtxCreate(void);
GTAP_EXPORT void cuGreenCtxDestroy(void);
GTAP_EXPORT void cuGreenCtxGetDevResource(void);
GTAP_EXPORT void cuGreenCtxGetId(void);
GTAP_EXPORT void cuGreenCtxRecordEvent(void);
GTAP_EXPORT void cuGreenCtxStreamCreate(void);
GTAP_EXPORT void cuGreenCtxWaitEvent(void);
GTAP_EXPORT void cuImportExternalMemory(void);
GTAP_EXPORT void cuImportExternalSemaphore(void);
GTAP_EXPORT void cuInit(void);
GTAP_EXPORT void cuIpcCloseMemHandle(void);
GTAP_EXPORT void cuIpcGetEventHandle(void);
GTAP_EXPORT void cuIpcGetMemHandle(void);
GTAP_EXPORT void cuIpcOpenEventHandle(void);
GTAP_EXPORT void cuIpcOpenMemHandle(void);
GTAP_EXPORT void cuIpcOpenMemHandle_v2(void);
GTAP_EXPORT void cuKernelGetAttribute(void);
GTAP_EXPORT void cuKernelGetFunction(void);
GTAP_EXPORT void cuKernelGetLibrary(void);
GTAP_EXPORT void cuKernelGetName(void);
GTAP_EXPORT void cuKernelGetParamInfo(void);
GTAP_EXPORT void cuKernelSetAttribute(void);
GTAP_EXPORT void cuKernelSetCacheConfig(void);
GTAP_EXPORT void cuLaunch(void);
GTAP_EXPORT void cuLaunchCooperativeKernel(void);
GTAP_EXPORT void cuLaunchCooperativeKernelMultiDevice(void);
GTAP_EXPORT void cuLaunchCooperativeKernel_ptsz(void);
GTAP_EXPORT void cuLaunchGrid(void);
GTAP_EXPORT void cuLaunchGridAsync(void);
GTAP_EXPORT void cuLaunchHostFunc(void);
GTAP_EXPORT void cuLaunchHostFunc_ptsz(void);
GTAP_EXPORT void cuLaunchKernel(void);
GTAP_EXPORT void cuLaunchKernelEx(void);
GTAP_EXPORT void cuLaunchKernelEx_ptsz(void);
GTAP_EXPORT void cuLaunchKernel_ptsz(void);
GTAP_EXPORT void cuLibraryEnumerateKernels(void);
GTAP_EXPORT void cuLibraryGetGlobal(void);
GTAP_EXPORT void cuLibraryGetKernel(void);
GTAP_EXPORT void cuLibraryGetKernelCount(void);
GTAP_EXPORT void cuLibraryGetManaged(void);
GTAP_EXPORT void cuLibraryGetModule(void);
GTAP_EXPORT void cuLibraryGetUnifiedFunction(void);
GTAP_EXPORT void cuLibraryLoadData(void);
GTAP_EXPORT void cuLibraryLoadFromFile(void);
GTAP_EXPORT void cuLibraryUnload(void);
GTAP_EXPORT void cuLinkAddData(void);
GTAP_EXPORT void cuLinkAddData_v2(void);
GTAP_EXPORT void cuLinkAddFile(void);
GTAP_EXPORT void cuLinkAddFile_v2(void);
GTAP_EXPORT void cuLinkComplete(void);
GTAP_EXPORT void cuLinkCreate(void);
GTAP_EXPORT void cuLinkCreate_v2(void);
GTAP_EXPORT void cuLinkDestroy(void);
GTAP_EXPORT void cuLogsCurrent(void);
GTAP_EXPORT void cuLogsDumpToFile(void);
GTAP_EXPORT void cuLogsDumpToMemory(void);
GTAP_EXPORT void cuLogsRegisterCallback(void);
GTAP_EXPORT void cuLogsUnregisterCallback(void);
GTAP_EXPORT void cuMemAddressFree(void);
GTAP_EXPORT void cuMemAddressReserve(void);
GTAP_EXPORT void cuMemAdvise(void);
GTAP_EXPORT void cuMemAdvise_v2(void);
GTAP_EXPORT void cuMemAlloc(void);
GTAP_EXPORT void cuMemAllocAsync(void);
GTAP_EXPORT void cuMemAllocAsync_ptsz(void);
GTAP_EXPORT void cuMemAllocFromPoolAsync(void);
GTAP_EXPORT void cuMemAllocFromPoolAsync_ptsz(void);
GTAP_EXPORT void cuMemAllocHost(void);
GTAP_EXPORT void cuMemAllocHost_v2(void);
GTAP_EXPORT void cuMemAllocManaged(void);
GTAP_EXPORT void cuMemAllocPitch(void);
GTAP_EXPORT void cuMemAllocPitch_v2(void);
GTAP_EXPORT void cuMemAlloc_v2(void);
GTAP_EXPORT void cuMemBatchDecompressAsync(void);
GTAP_EXPORT void cuMemBatchDecompressAsync_ptsz(void);
GTAP_EXPORT void cuMemCreate(void);
GTAP_EXPORT void cuMemDiscardAndPrefetchBatchAsync(void);
GTAP_EXPORT void cuMemDiscardAndPrefetchBatchAsync_ptsz(void);
GTAP_EXPORT void cuMemDiscardBatchAsync(void);
GTAP_EXPORT void cuMemDiscardBatchAsync_ptsz(void);
GTAP_EXPORT void cuMemExportToShareableHandle(void);
GTAP_EXPORT void cuMemFree(void);
GTAP_EXPORT void cuMemFreeAsync(void);
GTAP_EXPORT void cuMemFreeAsync_ptsz(void);
GTAP_EXPORT void cuMemFreeHost(void);
GTAP_EXPORT void cuMemFree_v2(void);
GTAP_EXPORT void cuMemGetAccess(void);
GTAP_EXPORT void cuMemGetAddressRange(void);
GTAP_EXPORT void cuMemGetAddressRange_v2(void);
GTAP_EXPORT void cuMemGetAllocationGranularity(void);
GTAP_EXPORT void cuMemGetAllocationPropertiesFromHandle(void);
GTAP_EXPORT void cuMemGetDefaultMemPool(void);
GTAP_EXPORT void cuMemGetHandleForAddressRange(void);
GTAP_EXPORT void cuMemGetInfo(void);
GTAP_EXPORT void cuMemGetInfo_v2(void);
GTAP_EXPORT void cuMemGetMemPool(void);
GTAP_EXPORT void cuMemHostAlloc(void);
GTAP_EXPORT void cuMemHostGetDevicePointer(void);
GTAP_EXPORT void cuMemHostGetDevicePointer_v2(void);
GTAP_EXPORT void cuMemHostGetFlags(void);
GTAP_EXPORT void cuMemHostRegister(void);
GTAP_EXPORT void cuMemHostRegister_v2(void);
GTAP_EXPORT void cuMemHostUnregister(void);
GTAP_EXPORT void cuMemImportFromShareableHandle(void);
GTAP_EXPORT void cuMemMap(void);
GTAP_EXPORT void cuMemMapArrayAsync(void);
GTAP_EXPORT void cuMemMapArrayAsync_ptsz(void);
GTAP_EXPORT void cuMemPoolCreate(void);
GTAP_EXPORT void cuMemPoolDestroy(void);
GTAP_EXPORT void cuMemPoolExportPointer(void);
GTAP_EXPORT void cuMemPoolExportToShareableHandle(void);
GTAP_EXPORT void cuMemPoolGetAccess(void);
GTAP_EXPORT void cuMemPoolGetAttribute(void);
GTAP_EXPORT void cuMemPoolImportFromShareableHandle(void);
GTAP_EXPORT void cuMemPoolImportPointer(void);
GTAP_EXPORT void cuMemPoolSetAccess(void);
GTAP_EXPORT void cuMemPoolSetAttribute(void);
GTAP_EXPORT void cuMemPoolTrimTo(void);
GTAP_EXPORT void cuMemPrefetchAsync(void);
GTAP_EXPORT void cuMemPrefetchAsync_ptsz(void);
GTAP_EXPORT void cuMemPrefetchAsync_v2(void);
GTAP_EXPORT void cuMemPrefetchAsync_v2_ptsz(void);
GTAP_EXPORT void cuMemPrefetchBatchAsync(void);
GTAP_EXPORT void cuMemPrefetchBatchAsync_ptsz(void);
GTAP_EXPORT void cuMemRangeGetAttribute(void);
GTAP_EXPORT void cuMemRangeGetAttributes(void);
GTAP_EXPORT void cuMemRelease(void);
GTAP_EXPORT void cuMemRetainAllocationHandle(void);
GTAP_EXPORT void cuMemSetAccess(void);
GTAP_EXPORT void cuMemSetMemPool(void);
GTAP_EXPORT void cuMemUnmap(void);
GTAP_EXPORT void cuMemcpy(void);
GTAP_EXPORT void cuMemcpy2D(void);
GTAP_EXPORT void cuMemcpy2DAsync(void);
GTAP_EXPORT void cuMemcpy2DAsync_v2(void);
GTAP_EXPORT void cuMemcpy2DAsync_v2_ptsz(void);
GTAP_EXPORT void cuMemcpy2DUnaligned(void);
GTAP_EXPORT void cuMemcpy2DUnaligned_v2(void);
GTAP_EXPORT void cuMemcpy2DUnaligned_v2_ptds(void);
GTAP_EXPORT void cuMemcpy2D_v2(void);
GTAP_EXPORT void cuMemcpy2D_v2_ptds(void);
GTAP_EXPORT void cuMemcpy3D(void);
GTAP_EXPORT void cuMemcpy3DAsync(void);
GTAP_EXPORT void cuMemcpy3DAsync_v2(void);
GTAP_EXPORT void cuMemcpy3DAsync_v2_ptsz(void);
GTAP_EXPORT void cuMemcpy3DBatchAsync(void);
GTAP_EXPORT void cuMemcpy3DBatchAsync_ptsz(void);
GTAP_EXPORT void cuMemcpy3DBatchAsync_v2(void);
GTAP_EXPORT void cuMemcpy3DBatchAsync_v2_ptsz(void);
GTAP_EXPORT void cuMemcpy3DPeer(void);
GTAP_EXPORT void cuMemcpy3DPeerAsync(void);
GTAP_EXPORT void cuMemcpy3DPeerAsync_ptsz(void);
GTAP_EXPORT void cuMemcpy3DPeer_ptds(void);
GTAP_EXPORT void cuMemcpy3D_v2(void);
GTAP_EXPORT void cuMemcpy3D_v2_ptds(void);
GTAP_EXPORT void cuMemcpyAsync(void);
GTAP_EXPORT void cuMemcpyAsync_ptsz(void);
GTAP_EXPORT void cuMemcpyAtoA(void);
GTAP_EXPORT void cuMemcpyAtoA_v2(void);
GTAP_EXPORT void cuMemcpyAtoA_v2_ptds(void);
GTAP_EXPORT void cuMemcpyAtoD(void);
GTAP_EXPORT void cuMemcpyAtoD_v2(void);
GTAP_EXPORT void cuMemcpyAtoD_v2_ptds(void);
GTAP_EXPORT void cuMemcpyAtoH(void);
GTAP_EXPORT void cuMemcpyAtoHAsync(void);
GTAP_EXPORT void cuMemcpyAtoHAsync_v2(void);
GTAP_EXPORT void cuMemcpyAtoHAsync_v2_ptsz(void);
GTAP_EXPORT void cuMemcpyAtoH_v2(void);
GTAP_EXPORT void cuMemcpyAtoH_v2_ptds(void);
GTAP_EXPORT void cuMemcpyBatchAsync(void);
GTAP_EXPORT void cuMemcpyBatchAsync_ptsz(void);
GTAP_EXPORT void cuMemcpyBatchAsync_v2(void);
GTAP_EXPORT void cuMemcpyBatchAsync_v2_ptsz(void);
GTAP_EXPORT void cuMemcpyDtoA(void);
GTAP_EXPORT void cuMemcpyDtoA_v2(void);
GTAP_EXPORT void cuMemcpyDtoA_v2_ptds(void);
GTAP_EXPORT void cuMemcpyDtoD(void);
GTAP_EXPORT void cuMemcpyDtoDAsync(void);
GTAP_EXPORT void cuMemcpyDtoDAsync_v2(void);
GTAP_EXPORT void cuMemcpyDtoDAsync_v2_ptsz(void);
GTAP_EXPORT void cuMemcpyDtoD_v2(void);
GTAP_EXPORT void cuMemcpyDtoD_v2_ptds(void);
GTAP_EXPORT void cuMemcpyDtoH(void);
GTAP_EXPORT void cuMemcpyDtoHAsync(void);
GTAP_EXPORT void cuMemcpyDtoHAsync_v2(void);
GTAP_EXPORT void cuMemcpyDtoHAsync_v2_ptsz(void);
GTAP_EXPORT void cuMemcpyDtoH_v2(void);
GTAP_EXPORT void cuMemcpyDtoH_v2_ptds(void);
GTAP_EXPORT void cuMemcpyHtoA(void);
GTAP_EXPORT void cuMemcpyHtoAAsync(void);
GTAP_EXPORT void cuMemcpyHtoAAsync_v2(void);
GTAP_EXPORT void cuMemcpyHtoAAsync_v2_ptsz(void);
GTAP_EXPORT void cuMemcpyHtoA_v2(void);
GTAP_EXPORT void cuMemcpyHtoA_v2_ptds(void);
GTAP_EXPORT void cuMemcpyHtoD(void);
GTAP_EXPORT void cuMemcpyHtoDAsync(void);
GTAP_EXPORT void cuMemcpyHtoDAsync_v2(void);
GTAP_EXPORT void cuMemcpyHtoDAsync_v2_ptsz(void);
GTAP_EXPORT void cuMemcpyHtoD_v2(void);
GTAP_EXPORT void cuMemcpyHtoD_v2_ptds(void);
GTAP_EXPORT void cuMemcpyPeer(void);
GTAP_EXPORT void cuMemcpyPeerAsync(void);
GTAP_EXPORT void cuMemcpyPeerAsync_ptsz(void);
GTAP_EXPORT void cuMemcpyPeer_ptds(void);
GTAP_EXPORT void cuMemcpy_ptds(void);
GTAP_EXPORT void cuMemsetD16(void);
GTAP_EXPORT void cuMemsetD16Async(void);
GTAP_EXPORT void cuMemsetD16Async_ptsz(void);
GTAP_EXPORT void cuMemsetD16_v2(void);
GTAP_EXPORT void cuMemsetD16_v2_ptds(void);
GTAP_EXPORT void cuMemsetD2D16(void);
GTAP_EXPORT void cuMemsetD2D16Async(void);
GTAP_EXPORT void cuMemsetD2D16Async_ptsz(void);
GTAP_EXPORT void cuMemsetD2D16_v2(void);
GTAP_EXPORT void cuMemsetD2D16_v2_ptds(void);
GTAP_EXPORT void cuMemsetD2D32(void);
GTAP_EXPORT void cuMemsetD2D32Async(void);
GTAP_EXPORT void cuMemsetD2D32Async_ptsz(void);
GTAP_EXPORT void cuMemsetD2D32_v2(void);
GTAP_EXPORT void cuMemsetD2D32_v2_ptds(void);
GTAP_EXPORT void cuMemsetD2D8(void);
GTAP_EXPORT void cuMemsetD2D8Async(void);
GTAP_EXPORT void cuMemsetD2D8Async_ptsz(void);
GTAP_EXPORT void cuMemsetD2D8_v2(void);
GTAP_EXPORT void cuMemsetD2D8_v2_ptds(void);
GTAP_EXPORT void cuMemsetD32(void);
GTAP_EXPORT void cuMemsetD32Async(void);
GTAP_EXPORT void cuMemsetD32Async_ptsz(void);
GTAP_EXPORT void cuMemsetD32_v2(void);
GTAP_EXPORT void cuMemsetD32_v2_ptds(void);
GTAP_EXPORT void cuMemsetD8(void);
GTAP_EXPORT void cuMemsetD8Async(void);
GTAP_EXPORT void cuMemsetD8Async_ptsz(void);
GTAP_EXPORT void cuMemsetD8_v2(void);
GTAP_EXPORT void cuMemsetD8_v2_ptds(void);
GTAP_EXPORT void cuMipmappedArrayCreate(void);
GTAP_EXPORT void cuMipmappedArrayDestroy(void);
GTAP_EXPORT void cuMipmappedArrayGetLevel(void);
GTAP_EXPORT void cuMipmappedArrayGetMemoryRequirements(void);
GTAP_EXPORT void cuMipmappedArrayGetSparseProperties(void);
GTAP_EXPORT void cuModuleEnumerateFunctions(void);
GTAP_EXPORT void cuModuleGetFunction(void);
GTAP_EXPORT void cuModuleGetFunctionCount(void);
GTAP_EXPORT void cuModuleGetGlobal(void);
GTAP_EXPORT void cuModuleGetGlobal_v2(void);
GTAP_EXPORT void cuModuleGetLoadingMode(void);
GTAP_EXPORT void cuModuleGetSurfRef(void);
GTAP_EXPORT void cuModuleGetTexRef(void);
GTAP_EXPORT void cuModuleLoad(void);
GTAP_EXPORT void cuModuleLoadData(void);
GTAP_EXPORT void cuModuleLoadDataEx(void);
GTAP_EXPORT void cuModuleLoadFatBinary(void);
GTAP_EXPORT void cuModuleUnload(void);
GTAP_EXPORT void cuMulticastAddDevice(void);
GTAP_EXPORT void cuMulticastBindAddr(void);
GTAP_EXPORT void cuMulticastBindMem(void);
GTAP_EXPORT void cuMulticastCreate(void);
GTAP_EXPORT void cuMulticastGetGranularity(void);
GTAP_EXPORT void cuMulticastUnbind(void);
GTAP_EXPORT void cuOccupancyAvailableDynamicSMemPerBlock(void);
GTAP_EXPORT void cuOccupancyMaxActiveBlocksPerMultiprocessor(void);
GTAP_EXPORT void cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(void);
GTAP_EXPORT void cuOccupancyMaxActiveClusters(void);
GTAP_EXPORT void cuOccupancyMaxPotentialBlockSize(void);
GTAP_EXPORT void cuOccupancyMaxPotentialBlockSizeWithFlags(void);
GTAP_EXPORT void cuOccupancyMaxPotentialClusterSize(void);
GTAP_EXPORT void cuParamSetSize(void);
GTAP_EXPORT void cuParamSetTexRef(void);
GTAP_EXPORT void cuParamSetf(void);
GTAP_EXPORT void cuParamSeti(void);
GTAP_EXPORT void cuParamSetv(void);
GTAP_EXPORT void cuPointerGetAttribute(void);
GTAP_EXPORT void cuPointerGetAttributes(void);
GTAP_EXPORT void cuPointerSetAttribute(void);
GTAP_EXPORT void cuProfilerInitialize(void);
GTAP_EXPORT void cuProfilerStart(void);
GTAP_EXPORT void cuProfilerStop(void);
GTAP_EXPORT void cuSignalExternalSemaphoresAsync(void);
GTAP_EXPORT void cuSignalExternalSemaphoresAsync_ptsz(void);
GTAP_EXPORT void cuStreamAddCallback(void);
GTAP_EXPORT void cuStreamAddCallback_ptsz(void);
GTAP_EXPORT void cuStreamAttachMemAsync(void);
GTAP_EXPORT void cuStreamAttachMemAsync_ptsz(void);
GTAP_EXPORT void cuStreamBatchMemOp(void);
GTAP_EXPORT void cuStreamBatchMemOp_ptsz(void);
GTAP_EXPORT void cuStreamBatchMemOp_v2(void);
GTAP_EXPORT void cuStreamBatchMemOp_v2_ptsz(void);
GTAP_EXPORT void cuStreamBeginCapture(void);
GTAP_EXPORT void cuStreamBeginCaptureToGraph(void);
GTAP_EXPORT void cuStreamBeginCaptureToGraph_ptsz(void);
GTAP_EXPORT void cuStreamBeginCapture_ptsz(void);
GTAP_EXPORT void cuStreamBeginCapture_v2(void);
GTAP_EXPORT void cuStreamBeginCapture_v2_ptsz(void);
GTAP_EXPORT void cuStreamCopyAttributes(void);
GTAP_EXPORT void cuStreamCopyAttributes_ptsz(void);
GTAP_EXPORT void cuStreamCreate(void);
GTAP_EXPORT void cuStreamCreateWithPriority(void);
GTAP_EXPORT void cuStreamDestroy(void);
GTAP_EXPORT void cuStreamDestroy_v2(void);
GTAP_EXPORT void cuStreamEndCapture(void);
GTAP_EXPORT void cuStreamEndCapture_ptsz(void);
GTAP_EXPORT void cuStreamGetAttribute(void);
GTAP_EXPORT void cuStreamGetAttribute_ptsz(void);
GTAP_EXPORT void cuStreamGetCaptureInfo(void);
GTAP_EXPORT void cuStreamGetCaptureInfo_ptsz(void);
GTAP_EXPORT void cuStreamGetCaptureInfo_v2(void);
GTAP_EXPORT void cuStreamGetCaptureInfo_v2_ptsz(void);
GTAP_EXPORT void cuStreamGetCaptureInfo_v3(void);
GTAP_EXPORT void cuStreamGetCaptureInfo_v3_ptsz(void);
GTAP_EXPORT void cuStreamGetCtx(void);
GTAP_EXPORT void cuStreamGetCtx_ptsz(void);
GTAP_EXPORT void cuStreamGetCtx_v2(void);
GTAP_EXPORT void cuStreamGetCtx_v2_ptsz(void);
GTAP_EXPORT void cuStreamGetDevice(void);
GTAP_EXPORT void cuStreamGetDevice_ptsz(void);
GTAP_EXPORT void cuStreamGetFlags(void);
GTAP_EXPORT void cuStreamGetFlags_ptsz(void);
GTAP_EXPORT void cuStreamGetGreenCtx(void);
GTAP_EXPORT void cuStreamGetId(void);
GTAP_EXPORT void cuStreamGetId_ptsz(void);
GTAP_EXPORT void cuStreamGetPriority(void);
GTAP_EXPORT void cuStreamGetPriority_ptsz(void);
GTAP_EXPORT void cuStreamIsCapturing(void);
GTAP_EXPORT void cuStreamIsCapturing_ptsz(void);
GTAP_EXPORT void cuStreamQuery(void);
GTAP_EXPORT void cuStreamQuery_ptsz(void);
GTAP_EXPORT void cuStreamSetAttribute(void);
GTAP_EXPORT void cuStreamSetAttribute_ptsz(void);
GTAP_EXPORT void cuStreamSynchronize(void);
GTAP_EXPORT void cuStreamSynchronize_ptsz(void);
GTAP_EXPORT void cuStreamUpdateCaptureDependencies(void);
GTAP_EXPORT void cuStreamUpdateCaptureDependencies_ptsz(void);
GTAP_EXPORT void cuStreamUpdateCaptureDependencies_v2(void);
GTAP_EXPORT void cuStreamUpdateCaptureDependencies_v2_ptsz(void);
GTAP_EXPORT void cuStreamWaitEvent(void);
GTAP_EXPORT void cuStreamWaitEvent_ptsz(void);
GTAP_EXPORT void cuStreamWaitValue32(void);
GTAP_EXPORT void cuStreamWaitValue32_ptsz(void);
GTAP_EXPORT void cuStreamWaitValue32_v2(void);
GTAP_EXPORT void cuStreamWaitValue32_v2_ptsz(void);
GTAP_EXPORT void cuStreamWaitValue64(void);
GTAP_EXPORT void cuStreamWaitValue64_ptsz(void);
GTAP_EXPORT void cuStreamWaitValue64_v2(void);
GTAP_EXPORT void cuStreamWaitValue64_v2_ptsz(void);
GTAP_EXPORT void cuStreamWriteValue32(void);
GTAP_EXPORT void cuStreamWriteValue32_ptsz(void);
GTAP_EXPORT void cuStreamWriteValue32_v2(void);
GTAP_EXPORT void cuStreamWriteValue32_v2_ptsz(void);
GTAP_EXPORT void cuStreamWriteValue64(void);
GTAP_EXPORT void cuStreamWriteValue64_ptsz(void);
GTAP_EXPORT void cuStreamWriteValue64_v2(void);
GTAP_EXPORT void cuStreamWriteValue64_v2_ptsz(void);
GTAP_EXPORT void cuSurfObjectCreate(void);
GTAP_EXPORT void cuSurfObjectDestroy(void);
GTAP_EXPORT void cuSurfObjectGetResourceDesc(void);
GTAP_EXPORT void cuSurfRefGetArray(void);
GTAP_EXPORT void cuSurfRefSetArray(void);
GTAP_EXPORT void cuTensorMapEncodeIm2col(void);
GTAP_EXPORT void cuTensorMapEncodeIm2colWide(void);
GTAP_EXPORT void cuTensorMapEncodeTiled(void);
GTAP_EXPORT void cuTensorMapReplaceAddress(void);
GTAP_EXPORT void cuTexObjectCreate(void);
GTAP_EXPORT void cuTexObjectDestroy(void);
GTAP_EXPORT void cuTexObjectGetResourceDesc(void);
GTAP_EXPORT void cuTexObjectGetResourceViewDesc(void);
GTAP_EXPORT void cuTexObjectGetTextureDesc(void);
GTAP_EXPORT void cuTexRefCreate(void);
GTAP_EXPORT void cuTexRefDestroy(void);
GTAP_EXPORT void cuTexRefGetAddress(void);
GTAP_EXPORT void cuTexRefGetAddressMode(void);
GTAP_EXPORT void cuTexRefGetAddress_v2(void);
GTAP_EXPORT void cuTexRefGetArray(void);
GTAP_EXPORT void cuTexRefGetBorderColor(void);
GTAP_EXPORT void cuTexRefGetFilterMode(void);
GTAP_EXPORT void cuTexRefGetFlags(void);
GTAP_EXPORT void cuTexRefGetFormat(void);
GTAP_EXPORT void cuTexRefGetMaxAnisotropy(void);
GTAP_EXPORT void cuTexRefGetMipmapFilterMode(void);
GTAP_EXPORT void cuTexRefGetMipmapLevelBias(void);
GTAP_EXPORT void cuTexRefGetMipmapLevelClamp(void);
GTAP_EXPORT void cuTexRefGetMipmappedArray(void);
GTAP_EXPORT void cuTexRefSetAddress(void);
GTAP_EXPORT void cuTexRefSetAddress2D(void);
GTAP_EXPORT void cuTexRefSetAddress2D_v2(void);
GTAP_EXPORT void cuTexRefSetAddress2D_v3(void);
GTAP_EXPORT void cuTexRefSetAddressMode(void);
GTAP_EXPORT void cuTexRefSetAddress_v2(void);
GTAP_EXPORT void cuTexRefSetArray(void);
GTAP_EXPORT void cuTexRefSetBorderColor(void);
GTAP_EXPORT void cuTexRefSetFilterMode(void);
GTAP_EXPORT void cuTexRefSetFlags(void);
GTAP_EXPORT void cuTexRefSetFormat(void);
GTAP_EXPORT void cuTexRefSetMaxAnisotropy(void);
GTAP_EXPORT void cuTexRefSetMipmapFilterMode(void);
GTAP_EXPORT void cuTexRefSetMipmapLevelBias(void);
GTAP_EXPORT void cuTexRefSetMipmapLevelClamp(void);
GTAP_EXPORT void cuTexRefSetMipmappedArray(void);
GTAP_EXPORT void cuThreadExchangeStreamCaptureMode(void);
GTAP_EXPORT void cuUserObjectCreate(void);
GTAP_EXPORT void cuUserObjectRelease(void);
GTAP_EXPORT void cuUserObjectRetain(void);
GTAP_EXPORT void cuVDPAUCtxCreate(void);
GTAP_EXPORT void cuVDPAUCtxCreate_v2(void);
GTAP_EXPORT void cuVDPAUGetDevice(void);
GTAP_EXPORT void cuWaitExternalSemaphoresAsync(void);
GTAP_EXPORT void cuWaitExternalSemaphoresAsync_ptsz(void);

const procaddress_row procaddress_table[] = {
    {"cuArray3DCreate", 2000, 0, cuArray3DCreate},
    {"cuArray3DCreate", 3020, 0, cuArray3DCreate_v2},
    {"cuArray3DGetDescriptor", 2000, 0, cuArray3DGetDescriptor},
    {"cuArray3DGetDescriptor", 3020, 0, cuArray3DGetDescriptor_v2},
    {"cuArrayCreate", 2000, 0, cuArrayCreate},
    {"cuArrayCreate", 3020, 0, cuArrayCreate_v2},
    {"cuArrayDestroy", 2000, 0, cuArrayDestroy},
    {"cuArrayGetDescriptor", 2000, 0, cuArrayGetDescriptor},
    {"cuArrayGetDescriptor", 3020, 0, cuArrayGetDescriptor_v2},
    {"cuArrayGetMemoryRequirements", 11060, 0, cuArrayGetMemoryRequirements},
    {"cuArrayGetPlane", 11020, 0, cuArrayGetPlane},
    {"cuArrayGetSparseProperties", 11010, 0, cuArrayGetSparseProperties},
    {"cuCheckpointProcessCheckpoint", 12080, 0, cuCheckpointProcessCheckpoint},
    {"cuCheckpointProcessGetRestoreThreadId", 12080, 0, cuCheckpointProcessGetRestoreThreadId},
    {"cuCheckpointProcessGetState", 12080, 0, cuCheckpointProcessGetState},
    {"cuCheckpointProcessLock", 12080, 0, cuCheckpointProcessLock},
    {"cuCheckpointProcessRestore", 12080, 0, cuCheckpointProcessRestore},
    {"cuCheckpointProcessUnlock", 12080, 0, cuCheckpointProcessUnlock},
    {"cuCoredumpGetAttribute", 12010, 0, cuCoredumpGetAttribute},
    {"cuCoredumpGetAttributeGlobal", 12010, 0, cuCoredumpGetAttributeGlobal},
    {"cuCoredumpSetAttribute", 12010, 0, cuCoredumpSetAttribute},
    {"cuCoredumpSetAttributeGlobal", 12010, 0, cuCoredumpSetAttributeGlobal},
    {"cuCtxAttach", 2000, 0, cuCtxAttach},
    {"cuCtxCreate", 2000, 0, cuCtxCreate},
    {"cuCtxCreate", 3020, 0, cuCtxCreate_v2},
    {"cuCtxCreate", 11040, 0, cuCtxCreate_v3},
    {"cuCtxCreate", 12050, 0, cuCtxCreate_v4},
    {"cuCtxDestroy", 2000, 0, cuCtxDestroy},
    {"cuCtxDestroy", 4000, 0, cuCtxDestroy_v2},
    {"cuCtxDetach", 2000, 0, cuCtxDetach},
    {"cuCtxDisablePeerAccess", 4000, 0, cuCtxDisablePeerAccess},
    {"cuCtxEnablePeerAccess", 4000, 0, cuCtxEnablePeerAccess},
    {"cuCtxFromGreenCtx", 12040, 0, cuCtxFromGreenCtx},
    {"cuCtxGetApiVersion", 3020, 0, cuCtxGetApiVersion},
    {"cuCtxGetCacheConfig", 3020, 0, cuCtxGetCacheConfig},
    {"cuCtxGetCurrent", 4000, 0, cuCtxGetCurrent},
    {"cuCtxGetDevResource", 12040, 0, cuCtxGetDevResource},
    {"cuCtxGetDevice", 2000, 0, cuCtxGetDevice},
    {"cuCtxGetDevice", 13000, 0, cuCtxGetDevice_v2},
    {"cuCtxGetExecAffinity", 11040, 0, cuCtxGetExecAffinity},
    {"cuCtxGetFlags", 7000, 0, cuCtxGetFlags},
    {"cuCtxGetId", 12000, 0, cuCtxGetId},
    {"cuCtxGetLimit", 3010, 0, cuCtxGetLimit},
    {"cuCtxGetSharedMemConfig", 4020, 0, cuCtxGetSharedMemConfig},
    {"cuCtxGetStreamPriorityRange", 5050, 0, cuCtxGetStreamPriorityRange},
    {"cuCtxPopCurrent", 2000, 0, cuCtxPopCurrent},
    {"cuCtxPopCurrent", 4000, 0, cuCtxPopCurrent_v2},
    {"cuCtxPushCurrent", 2000, 0, cuCtxPushCurrent},
    {"cuCtxPushCurrent", 4000, 0, cuCtxPushCurrent_v2},
    {"cuCtxRecordEvent", 12050, 0, cuCtxRecordEvent},
    {"cuCtxResetPersistingL2Cache", 11000, 0, cuCtxResetPersistingL2Cache},
    {"cuCtxSetCacheConfig", 3020, 0, cuCtxSetCacheConfig},
    {"cuCtxSetCurrent", 4000, 0, cuCtxSetCurrent},
    {"cuCtxSetFlags", 12010, 0, cuCtxSetFlags},
    {"cuCtxSetLimit", 3010, 0, cuCtxSetLimit},
    {"cuCtxSetSharedMemConfig", 4020, 0, cuCtxSetSharedMemConfig},
    {"cuCtxSynchronize", 2000, 0, cuCtxSynchronize},
    {"cuCtxSynchronize", 13000, 0, cuCtxSynchronize_v2},
    {"cuCtxWaitEvent", 12050, 0, cuCtxWaitEvent},
    {"cuDestroyExternalMemory", 10000, 0, cuDestroyExternalMemory},
    {"cuDestroyExternalSemaphore", 10000, 0, cuDestroyExternalSemaphore},
    {"cuDevResourceGenerateDesc", 12040, 0, cuDevResourceGenerateDesc},
    {"cuDevSmResourceSplitByCount", 12040, 0, cuDevSmResourceSplitByCount},
    {"cuDeviceCanAccessPeer", 4000, 0, cuDeviceCanAccessPeer},
    {"cuDeviceComputeCapability", 2000, 0, cuDeviceComputeCapability},
    {"cuDeviceGet", 2000, 0, cuDeviceGet},
    {"cuDeviceGetAttribute", 2000, 0, cuDeviceGetAttribute},
    {"cuDeviceGetByPCIBusId", 4010, 0, cuDeviceGetByPCIBusId},
    {"cuDeviceGetCount", 2000, 0, cuDeviceGetCount},
    {"cuDeviceGetDefaultMemPool", 11020, 0, cuDeviceGetDefaultMemPool},
    {"cuDeviceGetDevResource", 12040, 0, cuDeviceGetDevResource},
    {"cuDeviceGetExecAffinitySupport", 11040, 0, cuDeviceGetExecAffinitySupport},
    {"cuDeviceGetGraphMemAttribute", 11040, 0, cuDeviceGetGraphMemAttribute},
    {"cuDeviceGetHostAtomicCapabilities", 13000, 0, cuDeviceGetHostAtomicCapabilities},
    {"cuDeviceGetLuid", 10000, 0, cuDeviceGetLuid},
    {"cuDeviceGetMemPool", 11020, 0, cuDeviceGetMemPool},
    {"cuDeviceGetName", 2000, 0, cuDeviceGetName},
    {"cuDeviceGetNvSciSyncAttributes", 10020, 0, cuDeviceGetNvSciSyncAttributes},
    {"cuDeviceGetP2PAtomicCapabilities", 13000, 0, cuDeviceGetP2PAtomicCapabilities},
    {"cuDeviceGetP2PAttribute", 8000, 0, cuDeviceGetP2PAttribute},
    {"cuDeviceGetPCIBusId", 4010, 0, cuDeviceGetPCIBusId},
    {"cuDeviceGetProperties", 2000, 0, cuDeviceGetProperties},
    {"cuDeviceGetTexture1DLinearMaxWidth", 11010, 0, cuDeviceGetTexture1DLinearMaxWidth},
    {"cuDeviceGetUuid", 9020, 0, cuDeviceGetUuid},
    {"cuDeviceGetUuid", 11040, 0, cuDeviceGetUuid_v2},
    {"cuDeviceGraphMemTrim", 11040, 0, cuDeviceGraphMemTrim},
    {"cuDevicePrimaryCtxGetState", 7000, 0, cuDevicePrimaryCtxGetState},
    {"cuDevicePrimaryCtxRelease", 7000, 0, cuDevicePrimaryCtxRelease},
    {"cuDevicePrimaryCtxRelease", 11000, 0, cuDevicePrimaryCtxRelease_v2},
    {"cuDevicePrimaryCtxReset", 7000, 0, cuDevicePrimaryCtxReset},
    {"cuDevicePrimaryCtxReset", 11000, 0, cuDevicePrimaryCtxReset_v2},
    {"cuDevicePrimaryCtxRetain", 7000, 0, cuDevicePrimaryCtxRetain},
    {"cuDevicePrimaryCtxSetFlags", 7000, 0, cuDevicePrimaryCtxSetFlags},
    {"cuDevicePrimaryCtxSetFlags", 11000, 0, cuDevicePrimaryCtxSetFlags_v2},
    {"cuDeviceRegisterAsyncNotification", 12040, 0, cuDeviceRegisterAsyncNotification},
    {"cuDeviceSetGraphMemAttribute", 11040, 0, cuDeviceSetGraphMemAttribute},
    {"cuDeviceSetMemPool", 11020, 0, cuDeviceSetMemPool},
    {"cuDeviceTotalMem", 2000, 0, cuDeviceTotalMem},
    {"cuDeviceTotalMem", 3020, 0, cuDeviceTotalMem_v2},
    {"cuDeviceUnregisterAsyncNotification", 12040, 0, cuDeviceUnregisterAsyncNotification},
    {"cuDriverGetVersion", 2020, 0, cuDriverGetVersion},
    {"cuEGLStreamConsumerAcquireFrame", 7000, 0, cuEGLStreamConsumerAcquireFrame},
    {"cuEGLStreamConsumerConnect", 7000, 0, cuEGLStreamConsumerConnect},
    {"cuEGLStreamConsumerConnectWithFlags", 8000, 0, cuEGLStreamConsumerConnectWithFlags},
    {"cuEGLStreamConsumerDisconnect", 7000, 0, cuEGLStreamConsumerDisconnect},
    {"cuEGLStreamConsumerReleaseFrame", 7000, 0, cuEGLStreamConsumerReleaseFrame},
    {"cuEGLStreamProducerConnect", 7000, 0, cuEGLStreamProducerConnect},
    {"cuEGLStreamProducerDisconnect", 7000, 0, cuEGLStreamProducerDisconnect},
    {"cuEGLStreamProducerPresentFrame", 7000, 0, cuEGLStreamProducerPresentFrame},
    {"cuEGLStreamProducerReturnFrame", 7000, 0, cuEGLStreamProducerReturnFrame},
    {"cuEventCreate", 2000, 0, cuEventCreate},
    {"cuEventCreateFromEGLSync", 9000, 0, cuEventCreateFromEGLSync},
    {"cuEventDestroy", 2000, 0, cuEventDestroy},
    {"cuEventDestroy", 4000, 0, cuEventDestroy_v2},
    {"cuEventElapsedTime", 2000, 0, cuEventElapsedTime},
    {"cuEventElapsedTime", 12080, 0, cuEventElapsedTime_v2},
    {"cuEventQuery", 2000, 0, cuEventQuery},
    {"cuEventRecord", 2000, 0, cuEventRecord},
    {"cuEventRecord", 7000, 2, cuEventRecord_ptsz},
    {"cuEventRecordWithFlags", 11010, 0, cuEventRecordWithFlags},
    {"cuEventRecordWithFlags", 11010, 2, cuEventRecordWithFlags_ptsz},
    {"cuEventSynchronize", 2000, 0, cuEventSynchronize},
    {"cuExternalMemoryGetMappedBuffer", 10000, 0, cuExternalMemoryGetMappedBuffer},
    {"cuExternalMemoryGetMappedMipmappedArray", 10000, 0, cuExternalMemoryGetMappedMipmappedArray},
    {"cuFlushGPUDirectRDMAWrites", 11030, 0, cuFlushGPUDirectRDMAWrites},
    {"cuFuncGetAttribute", 2020, 0, cuFuncGetAttribute},
    {"cuFuncGetModule", 11000, 0, cuFuncGetModule},
    {"cuFuncGetName", 12030, 0, cuFuncGetName},
    {"cuFuncGetParamInfo", 12040, 0, cuFuncGetParamInfo},
    {"cuFuncIsLoaded", 12040, 0, cuFuncIsLoaded},
    {"cuFuncLoad", 12040, 0, cuFuncLoad},
    {"cuFuncSetAttribute", 9000, 0, cuFuncSetAttribute},
    {"cuFuncSetBlockShape", 2000, 0, cuFuncSetBlockShape},
    {"cuFuncSetCacheConfig", 3000, 0, cuFuncSetCacheConfig},
    {"cuFuncSetSharedMemConfig", 4020, 0, cuFuncSetSharedMemConfig},
    {"cuFuncSetSharedSize", 2000, 0, cuFuncSetSharedSize},
    {"cuGLCtxCreate", 2000, 0, cuGLCtxCreate},
    {"cuGLCtxCreate", 3020, 0, cuGLCtxCreate_v2},
    {"cuGLGetDevices", 4010, 0, cuGLGetDevices},
    {"cuGLGetDevices", 6050, 0, cuGLGetDevices_v2},
    {"cuGLInit", 2000, 0, cuGLInit},
    {"cuGLMapBufferObject", 2000, 0, cuGLMapBufferObject},
    {"cuGLMapBufferObject", 3020, 0, cuGLMapBufferObject_v2},
    {"cuGLMapBufferObject", 7000, 2, cuGLMapBufferObject_v2_ptds},
    {"cuGLMapBufferObjectAsync", 2030, 0, cuGLMapBufferObjectAsync},
    {"cuGLMapBufferObjectAsync", 3020, 0, cuGLMapBufferObjectAsync_v2},
    {"cuGLMapBufferObjectAsync", 7000, 2, cuGLMapBufferObjectAsync_v2_ptsz},
    {"cuGLRegisterBufferObject", 2000, 0, cuGLRegisterBufferObject},
    {"cuGLSetBufferObjectMapFlags", 2030, 0, cuGLSetBufferObjectMapFlags},
    {"cuGLUnmapBufferObject", 2000, 0, cuGLUnmapBufferObject},
    {"cuGLUnmapBufferObjectAsync", 2030, 0, cuGLUnmapBufferObjectAsync},
    {"cuGLUnregisterBufferObject", 2000, 0, cuGLUnregisterBufferObject},
    {"cuGetErrorName", 6000, 0, cuGetErrorName},
    {"cuGetErrorString", 6000, 0, cuGetErrorString},
    {"cuGetExportTable", 3000, 0, cuGetExportTable},
    {"cuGetProcAddress", 11030, 0, cuGetProcAddress},
    {"cuGetProcAddress", 12000, 0, cuGetProcAddress_v2},
    {"cuGraphAddBatchMemOpNode", 11070, 0, cuGraphAddBatchMemOpNode},
    {"cuGraphAddChildGraphNode", 10000, 0, cuGraphAddChildGraphNode},
    {"cuGraphAddDependencies", 10000, 0, cuGraphAddDependencies},
    {"cuGraphAddDependencies", 12030, 0, cuGraphAddDependencies_v2},
    {"cuGraphAddEmptyNode", 10000, 0, cuGraphAddEmptyNode},
    {"cuGraphAddEventRecordNode", 11010, 0, cuGraphAddEventRecordNode},
    {"cuGraphAddEventWaitNode", 11010, 0, cuGraphAddEventWaitNode},
    {"cuGraphAddExternalSemaphoresSignalNode", 11020, 0, cuGraphAddExternalSemaphoresSignalNode},
    {"cuGraphAddExternalSemaphoresWaitNode", 11020, 0, cuGraphAddExternalSemaphoresWaitNode},
    {"cuGraphAddHostNode", 10000, 0, cuGraphAddHostNode},
    {"cuGraphAddKernelNode", 10000, 0, cuGraphAddKernelNode},
    {"cuGraphAddKernelNode", 12000, 0, cuGraphAddKernelNode_v2},
    {"cuGraphAddMemAllocNode", 11040, 0, cuGraphAddMemAllocNode},
    {"cuGraphAddMemFreeNode", 11040, 0, cuGraphAddMemFreeNode},
    {"cuGraphAddMemcpyNode", 10000, 0, cuGraphAddMemcpyNode},
    {"cuGraphAddMemsetNode", 10000, 0, cuGraphAddMemsetNode},
    {"cuGraphAddNode", 12020, 0, cuGraphAddNode},
    {"cuGraphAddNode", 12030, 0, cuGraphAddNode_v2},
    {"cuGraphBatchMemOpNodeGetParams", 11070, 0, cuGraphBatchMemOpNodeGetParams},
    {"cuGraphBatchMemOpNodeSetParams", 11070, 0, cuGraphBatchMemOpNodeSetParams},
    {"cuGraphChildGraphNodeGetGraph", 10000, 0, cuGraphChildGraphNodeGetGraph},
    {"cuGraphClone", 10000, 0, cuGraphClone},
    {"cuGraphConditionalHandleCreate", 12030, 0, cuGraphConditionalHandleCreate},
    {"cuGraphCreate", 10000, 0, cuGraphCreate},
    {"cuGraphDebugDotPrint", 11030, 0, cuGraphDebugDotPrint},
    {"cuGraphDestroy", 10000, 0, cuGraphDestroy},
    {"cuGraphDestroyNode", 10000, 0, cuGraphDestroyNode},
    {"cuGraphEventRecordNodeGetEvent", 11010, 0, cuGraphEventRecordNodeGetEvent},
    {"cuGraphEventRecordNodeSetEvent", 11010, 0, cuGraphEventRecordNodeSetEvent},
    {"cuGraphEventWaitNodeGetEvent", 11010, 0, cuGraphEventWaitNodeGetEvent},
    {"cuGraphEventWaitNodeSetEvent", 11010, 0, cuGraphEventWaitNodeSetEvent},
    {"cuGraphExecBatchMemOpNodeSetParams", 11070, 0, cuGraphExecBatchMemOpNodeSetParams},
    {"cuGraphExecChildGraphNodeSetParams", 11010, 0, cuGraphExecChildGraphNodeSetParams},
    {"cuGraphExecDestroy", 10000, 0, cuGraphExecDestroy},
    {"cuGraphExecEventRecordNodeSetEvent", 11010, 0, cuGraphExecEventRecordNodeSetEvent},
    {"cuGraphExecEventWaitNodeSetEvent", 11010, 0, cuGraphExecEventWaitNodeSetEvent},
    {"cuGraphExecExternalSemaphoresSignalNodeSetParams", 11020, 0, cuGraphExecExternalSemaphoresSignalNodeSetParams},
    {"cuGraphExecExternalSemaphoresWaitNodeSetParams", 11020, 0, cuGraphExecExternalSemaphoresWaitNodeSetParams},
    {"cuGraphExecGetFlags", 12000, 0, cuGraphExecGetFlags},
    {"cuGraphExecHostNodeSetParams", 10020, 0, cuGraphExecHostNodeSetParams},
    {"cuGraphExecKernelNodeSetParams", 10010, 0, cuGraphExecKernelNodeSetParams},
    {"cuGraphExecKernelNodeSetParams", 12000, 0, cuGraphExecKernelNodeSetParams_v2},
    {"cuGraphExecMemcpyNodeSetParams", 10020, 0, cuGraphExecMemcpyNodeSetParams},
    {"cuGraphExecMemsetNodeSetParams", 10020, 0, cuGraphExecMemsetNodeSetParams},
    {"cuGraphExecNodeSetParams", 12020, 0, cuGraphExecNodeSetParams},
    {"cuGraphExecUpdate", 10020, 0, cuGraphExecUpdate},
    {"cuGraphExecUpdate", 12000, 0, cuGraphExecUpdate_v2},
    {"cuGraphExternalSemaphoresSignalNodeGetParams", 11020, 0, cuGraphExternalSemaphoresSignalNodeGetParams},
    {"cuGraphExternalSemaphoresSignalNodeSetParams", 11020, 0, cuGraphExternalSemaphoresSignalNodeSetParams},
    {"cuGraphExternalSemaphoresWaitNodeGetParams", 11020, 0, cuGraphExternalSemaphoresWaitNodeGetParams},
    {"cuGraphExternalSemaphoresWaitNodeSetParams", 11020, 0, cuGraphExternalSemaphoresWaitNodeSetParams},
    {"cuGraphGetEdges", 10000, 0, cuGraphGetEdges},
    {"cuGraphGetEdges", 12030, 0, cuGraphGetEdges_v2},
    {"cuGraphGetNodes", 10000, 0, cuGraphGetNodes},
    {"cuGraphGetRootNodes", 10000, 0, cuGraphGetRootNodes},
    {"cuGraphHostNodeGetParams", 10000, 0, cuGraphHostNodeGetParams},
    {"cuGraphHostNodeSetParams", 10000, 0, cuGraphHostNodeSetParams},
    {"cuGraphInstantiate", 10000, 0, cuGraphInstantiate},
    {"cuGraphInstantiate", 11000, 0, cuGraphInstantiate_v2},
    {"cuGraphInstantiateWithFlags", 11040, 0, cuGraphInstantiateWithFlags},
    {"cuGraphInstantiateWithParams", 12000, 0, cuGraphInstantiateWithParams},
    {"cuGraphInstantiateWithParams", 12000, 2, cuGraphInstantiateWithParams_ptsz},
    {"cuGraphInstantiateWithParams_ptsz", 12000, 0, cuGraphInstantiateWithParams_ptsz},
    {"cuGraphInstantiateWithParams_ptsz", 12000, 2, cuGraphInstantiateWithParams_ptsz},
    {"cuGraphKernelNodeCopyAttributes", 11000, 0, cuGraphKernelNodeCopyAttributes},
    {"cuGraphKernelNodeGetAttribute", 11000, 0, cuGraphKernelNodeGetAttribute},
    {"cuGraphKernelNodeGetParams", 10000, 0, cuGraphKernelNodeGetParams},
    {"cuGraphKernelNodeGetParams", 12000, 0, cuGraphKernelNodeGetParams_v2},
    {"cuGraphKernelNodeSetAttribute", 11000, 0, cuGraphKernelNodeSetAttribute},
    {"cuGraphKernelNodeSetParams", 10000, 0, cuGraphKernelNodeSetParams},
    {"cuGraphKernelNodeSetParams", 12000, 0, cuGraphKernelNodeSetParams_v2},
    {"cuGraphLaunch", 10000, 0, cuGraphLaunch},
    {"cuGraphLaunch", 10000, 2, cuGraphLaunch_ptsz},
    {"cuGraphMemAllocNodeGetParams", 11040, 0, cuGraphMemAllocNodeGetParams},
    {"cuGraphMemFreeNodeGetParams", 11040, 0, cuGraphMemFreeNodeGetParams},
    {"cuGraphMemcpyNodeGetParams", 10000, 0, cuGraphMemcpyNodeGetParams},
    {"cuGraphMemcpyNodeSetParams", 10000, 0, cuGraphMemcpyNodeSetParams},
    {"cuGraphMemsetNodeGetParams", 10000, 0, cuGraphMemsetNodeGetParams},
    {"cuGraphMemsetNodeSetParams", 10000, 0, cuGraphMemsetNodeSetParams},
    {"cuGraphNodeFindInClone", 10000, 0, cuGraphNodeFindInClone},
    {"cuGraphNodeGetDependencies", 10000, 0, cuGraphNodeGetDependencies},
    {"cuGraphNodeGetDependencies", 12030, 0, cuGraphNodeGetDependencies_v2},
    {"cuGraphNodeGetDependentNodes", 10000, 0, cuGraphNodeGetDependentNodes},
    {"cuGraphNodeGetDependentNodes", 12030, 0, cuGraphNodeGetDependentNodes_v2},
    {"cuGraphNodeGetEnabled", 11060, 0, cuGraphNodeGetEnabled},
    {"cuGraphNodeGetType", 10000, 0, cuGraphNodeGetType},
    {"cuGraphNodeSetEnabled", 11060, 0, cuGraphNodeSetEnabled},
    {"cuGraphNodeSetParams", 12020, 0, cuGraphNodeSetParams},
    {"cuGraphReleaseUserObject", 11030, 0, cuGraphReleaseUserObject},
    {"cuGraphRemoveDependencies", 10000, 0, cuGraphRemoveDependencies},
    {"cuGraphRemoveDependencies", 12030, 0, cuGraphRemoveDependencies_v2},
    {"cuGraphRetainUserObject", 11030, 0, cuGraphRetainUserObject},
    {"cuGraphUpload", 11010, 0, cuGraphUpload},
    {"cuGraphUpload", 11010, 2, cuGraphUpload_ptsz},
    {"cuGraphicsEGLRegisterImage", 7000, 0, cuGraphicsEGLRegisterImage},
    {"cuGraphicsGLRegisterBuffer", 3000, 0, cuGraphicsGLRegisterBuffer},
    {"cuGraphicsGLRegisterImage", 3000, 0, cuGraphicsGLRegisterImage},
    {"cuGraphicsMapResources", 3000, 0, cuGraphicsMapResources},
    {"cuGraphicsMapResources", 7000, 2, cuGraphicsMapResources_ptsz},
    {"cuGraphicsResourceGetMappedEglFrame", 7000, 0, cuGraphicsResourceGetMappedEglFrame},
    {"cuGraphicsResourceGetMappedMipmappedArray", 5000, 0, cuGraphicsResourceGetMappedMipmappedArray},
    {"cuGraphicsResourceGetMappedPointer", 3000, 0, cuGraphicsResourceGetMappedPointer},
    {"cuGraphicsResourceGetMappedPointer", 3020, 0, cuGraphicsResourceGetMappedPointer_v2},
    {"cuGraphicsResourceSetMapFlags", 3000, 0, cuGraphicsResourceSetMapFlags},
    {"cuGraphicsResourceSetMapFlags", 6050, 0, cuGraphicsResourceSetMapFlags_v2},
    {"cuGraphicsSubResourceGetMappedArray", 3000, 0, cuGraphicsSubResourceGetMappedArray},
    {"cuGraphicsUnmapResources", 3000, 0, cuGraphicsUnmapResources},
    {"cuGraphicsUnmapResources", 7000, 2, cuGraphicsUnmapResources_ptsz},
    {"cuGraphicsUnregisterResource", 3000, 0, cuGraphicsUnregisterResource},
    {"cuGraphicsVDPAURegisterOutputSurface", 3010, 0, cuGraphicsVDPAURegisterOutputSurface},
    {"cuGraphicsVDPAURegisterVideoSurface", 3010, 0, cuGraphicsVDPAURegisterVideoSurface},
    {"cuGreenCtxCreate", 12040, 0, cuGreenCtxCreate},
    {"cuGreenCtxDestroy", 12040, 0, cuGreenCtxDestroy},
    {"cuGreenCtxGetDevResource", 12040, 0, cuGreenCtxGetDevResource},
    {"cuGreenCtxGetId", 12090, 0, cuGreenCtxGetId},
    {"cuGreenCtxRecordEvent", 12040, 0, cuGreenCtxRecordEvent},
    {"cuGreenCtxStreamCreate", 12050, 0, cuGreenCtxStreamCreate},
    {"cuGreenCtxWaitEvent", 12040, 0, cuGreenCtxWaitEvent},
    {"cuImportExternalMemory", 10000, 0, cuImportExternalMemory},
    {"cuImportExternalSemaphore", 10000, 0, cuImportExternalSemaphore},
    {"cuInit", 2000, 0, cuInit},
    {"cuIpcCloseMemHandle", 4010, 0, cuIpcCloseMemHandle},
    {"cuIpcGetEventHandle", 4010, 0, cuIpcGetEventHandle},
    {"cuIpcGetMemHandle", 4010, 0, cuIpcGetMemHandle},
    {"cuIpcOpenEventHandle", 4010, 0, cuIpcOpenEventHandle},
    {"cuIpcOpenMemHandle", 4010, 0, cuIpcOpenMemHandle},
    {"cuIpcOpenMemHandle", 11000, 0, cuIpcOpenMemHandle_v2},
    {"cuKernelGetAttribute", 12000, 0, cuKernelGetAttribute},
    {"cuKernelGetFunction", 12000, 0, cuKernelGetFunction},
    {"cuKernelGetLibrary", 12050, 0, cuKernelGetLibrary},
    {"cuKernelGetName", 12030, 0, cuKernelGetName},
    {"cuKernelGetParamInfo", 12040, 0, cuKernelGetParamInfo},
    {"cuKernelSetAttribute", 12000, 0, cuKernelSetAttribute},
    {"cuKernelSetCacheConfig", 12000, 0, cuKernelSetCacheConfig},
    {"cuLaunch", 2000, 0, cuLaunch},
    {"cuLaunchCooperativeKernel", 9000, 0, cuLaunchCooperativeKernel},
    {"cuLaunchCooperativeKernel", 9000, 2, cuLaunchCooperativeKernel_ptsz},
    {"cuLaunchCooperativeKernelMultiDevice", 9000, 0, cuLaunchCooperativeKernelMultiDevice},
    {"cuLaunchGrid", 2000, 0, cuLaunchGrid},
    {"cuLaunchGridAsync", 2000, 0, cuLaunchGridAsync},
    {"cuLaunchHostFunc", 10000, 0, cuLaunchHostFunc},
    {"cuLaunchHostFunc", 10000, 2, cuLaunchHostFunc_ptsz},
    {"cuLaunchKernel", 4000, 0, cuLaunchKernel},
    {"cuLaunchKernel", 7000, 2, cuLaunchKernel_ptsz},
    {"cuLaunchKernelEx", 11060, 0, cuLaunchKernelEx},
    {"cuLaunchKernelEx", 11060, 2, cuLaunchKernelEx_ptsz},
    {"cuLibraryEnumerateKernels", 12040, 0, cuLibraryEnumerateKernels},
    {"cuLibraryGetGlobal", 12000, 0, cuLibraryGetGlobal},
    {"cuLibraryGetKernel", 12000, 0, cuLibraryGetKernel},
    {"cuLibraryGetKernelCount", 12040, 0, cuLibraryGetKernelCount},
    {"cuLibraryGetManaged", 12000, 0, cuLibraryGetManaged},
    {"cuLibraryGetModule", 12000, 0, cuLibraryGetModule},
    {"cuLibraryGetUnifiedFunction", 12000, 0, cuLibraryGetUnifiedFunction},
    {"cuLibraryLoadData", 12000, 0, cuLibraryLoadData},
    {"cuLibraryLoadFromFile", 12000, 0, cuLibraryLoadFromFile},
    {"cuLibraryUnload", 12000, 0, cuLibraryUnload},
    {"cuLinkAddData", 5050, 0, cuLinkAddData},
    {"cuLinkAddData", 6050, 0, cuLinkAddData_v2},
    {"cuLinkAddFile", 5050, 0, cuLinkAddFile},
    {"cuLinkAddFile", 6050, 0, cuLinkAddFile_v2},
    {"cuLinkComplete", 5050, 0, cuLinkComplete},
    {"cuLinkCreate", 5050, 0, cuLinkCreate},
    {"cuLinkCreate", 6050, 0, cuLinkCreate_v2},
    {"cuLinkDestroy", 5050, 0, cuLinkDestroy},
    {"cuLogsCurrent", 12090, 0, cuLogsCurrent},
    {"cuLogsDumpToFile", 12090, 0, cuLogsDumpToFile},
    {"cuLogsDumpToMemory", 12090, 0, cuLogsDumpToMemory},
    {"cuLogsRegisterCallback", 12090, 0, cuLogsRegisterCallback},
    {"cuLogsUnregisterCallback", 12090, 0, cuLogsUnregisterCallback},
    {"cuMemAddressFree", 10020, 0, cuMemAddressFree},
    {"cuMemAddressReserve", 10020, 0, cuMemAddressReserve},
    {"cuMemAdvise", 8000, 0, cuMemAdvise},
    {"cuMemAdvise", 12020, 0, cuMemAdvise_v2},
    {"cuMemAlloc", 2000, 0, cuMemAlloc},
    {"cuMemAlloc", 3020, 0, cuMemAlloc_v2},
    {"cuMemAllocAsync", 11020, 0, cuMemAllocAsync},
    {"cuMemAllocAsync", 11020, 2, cuMemAllocAsync_ptsz},
    {"cuMemAllocFromPoolAsync", 11020, 0, cuMemAllocFromPoolAsync},
    {"cuMemAllocFromPoolAsync", 11020, 2, cuMemAllocFromPoolAsync_ptsz},
    {"cuMemAllocHost", 2000, 0, cuMemAllocHost},
    {"cuMemAllocHost", 3020, 0, cuMemAllocHost_v2},
    {"cuMemAllocManaged", 6000, 0, cuMemAllocManaged},
    {"cuMemAllocPitch", 2000, 0, cuMemAllocPitch},
    {"cuMemAllocPitch", 3020, 0, cuMemAllocPitch_v2},
    {"cuMemBatchDecompressAsync", 12060, 0, cuMemBatchDecompressAsync},
    {"cuMemBatchDecompressAsync", 12060, 2, cuMemBatchDecompressAsync_ptsz},
    {"cuMemCreate", 10020, 0, cuMemCreate},
    {"cuMemDiscardAndPrefetchBatchAsync", 13000, 0, cuMemDiscardAndPrefetchBatchAsync},
    {"cuMemDiscardAndPrefetchBatchAsync", 13000, 2, cuMemDiscardAndPrefetchBatchAsync_ptsz},
    {"cuMemDiscardBatchAsync", 13000, 0, cuMemDiscardBatchAsync},
    {"cuMemDiscardBatchAsync", 13000, 2, cuMemDiscardBatchAsync_ptsz},
    {"cuMemExportToShareableHandle", 10020, 0, cuMemExportToShareableHandle},
    {"cuMemFree", 2000, 0, cuMemFree},
    {"cuMemFree", 3020, 0, cuMemFree_v2},
    {"cuMemFreeAsync", 11020, 0, cuMemFreeAsync},
    {"cuMemFreeAsync", 11020, 2, cuMemFreeAsync_ptsz},
    {"cuMemFreeHost", 2000, 0, cuMemFreeHost},
    {"cuMemGetAccess", 10020, 0, cuMemGetAccess},
    {"cuMemGetAddressRange", 2000, 0, cuMemGetAddressRange},
    {"cuMemGetAddressRange", 3020, 0, cuMemGetAddressRange_v2},
    {"cuMemGetAllocationGranularity", 10020, 0, cuMemGetAllocationGranularity},
    {"cuMemGetAllocationPropertiesFromHandle", 10020, 0, cuMemGetAllocationPropertiesFromHandle},
    {"cuMemGetDefaultMemPool", 13000, 0, cuMemGetDefaultMemPool},
    {"cuMemGetHandleForAddressRange", 11070, 0, cuMemGetHandleForAddressRange},
    {"cuMemGetInfo", 2000, 0, cuMemGetInfo},
    {"cuMemGetInfo", 3020, 0, cuMemGetInfo_v2},
    {"cuMemGetMemPool", 13000, 0, cuMemGetMemPool},
    {"cuMemHostAlloc", 2020, 0, cuMemHostAlloc},
    {"cuMemHostGetDevicePointer", 2020, 0, cuMemHostGetDevicePointer},
    {"cuMemHostGetDevicePointer", 3020, 0, cuMemHostGetDevicePointer_v2},
    {"cuMemHostGetFlags", 2030, 0, cuMemHostGetFlags},
    {"cuMemHostRegister", 4000, 0, cuMemHostRegister},
    {"cuMemHostRegister", 6050, 0, cuMemHostRegister_v2},
    {"cuMemHostUnregister", 4000, 0, cuMemHostUnregister},
    {"cuMemImportFromShareableHandle", 10020, 0, cuMemImportFromShareableHandle},
    {"cuMemMap", 10020, 0, cuMemMap},
    {"cuMemMapArrayAsync", 11010, 0, cuMemMapArrayAsync},
    {"cuMemMapArrayAsync", 11010, 2, cuMemMapArrayAsync_ptsz},
    {"cuMemPoolCreate", 11020, 0, cuMemPoolCreate},
    {"cuMemPoolDestroy", 11020, 0, cuMemPoolDestroy},
    {"cuMemPoolExportPointer", 11020, 0, cuMemPoolExportPointer},
    {"cuMemPoolExportToShareableHandle", 11020, 0, cuMemPoolExportToShareableHandle},
    {"cuMemPoolGetAccess", 11020, 0, cuMemPoolGetAccess},
    {"cuMemPoolGetAttribute", 11020, 0, cuMemPoolGetAttribute},
    {"cuMemPoolImportFromShareableHandle", 11020, 0, cuMemPoolImportFromShareableHandle},
    {"cuMemPoolImportPointer", 11020, 0, cuMemPoolImportPointer},
    {"cuMemPoolSetAccess", 11020, 0, cuMemPoolSetAccess},
    {"cuMemPoolSetAttribute", 11020, 0, cuMemPoolSetAttribute},
    {"cuMemPoolTrimTo", 11020, 0, cuMemPoolTrimTo},
    {"cuMemPrefetchAsync", 8000, 0, cuMemPrefetchAsync},
    {"cuMemPrefetchAsync", 12020, 0, cuMemPrefetchAsync_v2},
    {"cuMemPrefetchAsync", 8000, 2, cuMemPrefetchAsync_ptsz},
    {"cuMemPrefetchAsync", 12020, 2, cuMemPrefetchAsync_v2_ptsz},
    {"cuMemPrefetchBatchAsync", 13000, 0, cuMemPrefetchBatchAsync},
    {"cuMemPrefetchBatchAsync", 13000, 2, cuMemPrefetchBatchAsync_ptsz},
    {"cuMemRangeGetAttribute", 8000, 0, cuMemRangeGetAttribute},
    {"cuMemRangeGetAttributes", 8000, 0, cuMemRangeGetAttributes},
    {"cuMemRelease", 10020, 0, cuMemRelease},
    {"cuMemRetainAllocationHandle", 11000, 0, cuMemRetainAllocationHandle},
    {"cuMemSetAccess", 10020, 0, cuMemSetAccess},
    {"cuMemSetMemPool", 13000, 0, cuMemSetMemPool},
    {"cuMemUnmap", 10020, 0, cuMemUnmap},
    {"cuMemcpy", 4000, 0, cuMemcpy},
    {"cuMemcpy", 7000, 2, cuMemcpy_ptds},
    {"cuMemcpy2D", 2000, 0, cuMemcpy2D},
    {"cuMemcpy2D", 3020, 0, cuMemcpy2D_v2},
    {"cuMemcpy2D", 7000, 2, cuMemcpy2D_v2_ptds},
    {"cuMemcpy2DAsync", 2000, 0, cuMemcpy2DAsync},
    {"cuMemcpy2DAsync", 3020, 0, cuMemcpy2DAsync_v2},
    {"cuMemcpy2DAsync", 7000, 2, cuMemcpy2DAsync_v2_ptsz},
    {"cuMemcpy2DUnaligned", 2000, 0, cuMemcpy2DUnaligned},
    {"cuMemcpy2DUnaligned", 3020, 0, cuMemcpy2DUnaligned_v2},
    {"cuMemcpy2DUnaligned", 7000, 2, cuMemcpy2DUnaligned_v2_ptds},
    {"cuMemcpy3D", 2000, 0, cuMemcpy3D},
    {"cuMemcpy3D", 3020, 0, cuMemcpy3D_v2},
    {"cuMemcpy3D", 7000, 2, cuMemcpy3D_v2_ptds},
    {"cuMemcpy3DAsync", 2000, 0, cuMemcpy3DAsync},
    {"cuMemcpy3DAsync", 3020, 0, cuMemcpy3DAsync_v2},
    {"cuMemcpy3DAsync", 7000, 2, cuMemcpy3DAsync_v2_ptsz},
    {"cuMemcpy3DBatchAsync", 12080, 0, cuMemcpy3DBatchAsync},
    {"cuMemcpy3DBatchAsync", 13000, 0, cuMemcpy3DBatchAsync_v2},
    {"cuMemcpy3DBatchAsync", 12080, 2, cuMemcpy3DBatchAsync_ptsz},
    {"cuMemcpy3DBatchAsync", 13000, 2, cuMemcpy3DBatchAsync_v2_ptsz},
    {"cuMemcpy3DPeer", 4000, 0, cuMemcpy3DPeer},
    {"cuMemcpy3DPeer", 7000, 2, cuMemcpy3DPeer_ptds},
    {"cuMemcpy3DPeerAsync", 4000, 0, cuMemcpy3DPeerAsync},
    {"cuMemcpy3DPeerAsync", 7000, 2, cuMemcpy3DPeerAsync_ptsz},
    {"cuMemcpyAsync", 4000, 0, cuMemcpyAsync},
    {"cuMemcpyAsync", 7000, 2, cuMemcpyAsync_ptsz},
    {"cuMemcpyAtoA", 2000, 0, cuMemcpyAtoA},
    {"cuMemcpyAtoA", 3020, 0, cuMemcpyAtoA_v2},
    {"cuMemcpyAtoA", 7000, 2, cuMemcpyAtoA_v2_ptds},
    {"cuMemcpyAtoD", 2000, 0, cuMemcpyAtoD},
    {"cuMemcpyAtoD", 3020, 0, cuMemcpyAtoD_v2},
    {"cuMemcpyAtoD", 7000, 2, cuMemcpyAtoD_v2_ptds},
    {"cuMemcpyAtoH", 2000, 0, cuMemcpyAtoH},
    {"cuMemcpyAtoH", 3020, 0, cuMemcpyAtoH_v2},
    {"cuMemcpyAtoH", 7000, 2, cuMemcpyAtoH_v2_ptds},
    {"cuMemcpyAtoHAsync", 2000, 0, cuMemcpyAtoHAsync},
    {"cuMemcpyAtoHAsync", 3020, 0, cuMemcpyAtoHAsync_v2},
    {"cuMemcpyAtoHAsync", 7000, 2, cuMemcpyAtoHAsync_v2_ptsz},
    {"cuMemcpyBatchAsync", 12080, 0, cuMemcpyBatchAsync},
    {"cuMemcpyBatchAsync", 13000, 0, cuMemcpyBatchAsync_v2},
    {"cuMemcpyBatchAsync", 12080, 2, cuMemcpyBatchAsync_ptsz},
    {"cuMemcpyBatchAsync", 13000, 2, cuMemcpyBatchAsync_v2_ptsz},
    {"cuMemcpyDtoA", 2000, 0, cuMemcpyDtoA},
    {"cuMemcpyDtoA", 3020, 0, cuMemcpyDtoA_v2},
    {"cuMemcpyDtoA", 7000, 2, cuMemcpyDtoA_v2_ptds},
    {"cuMemcpyDtoD", 2000, 0, cuMemcpyDtoD},
    {"cuMemcpyDtoD", 3020, 0, cuMemcpyDtoD_v2},
    {"cuMemcpyDtoD", 7000, 2, cuMemcpyDtoD_v2_ptds},
    {"cuMemcpyDtoDAsync", 3000, 0, cuMemcpyDtoDAsync},
    {"cuMemcpyDtoDAsync", 3020, 0, cuMemcpyDtoDAsync_v2},
    {"cuMemcpyDtoDAsync", 7000, 2, cuMemcpyDtoDAsync_v2_ptsz},
    {"cuMemcpyDtoH", 2000, 0, cuMemcpyDtoH},
    {"cuMemcpyDtoH", 3020, 0, cuMemcpyDtoH_v2},
    {"cuMemcpyDtoH", 7000, 2, cuMemcpyDtoH_v2_ptds},
    {"cuMemcpyDtoHAsync", 2000, 0, cuMemcpyDtoHAsync},
    {"cuMemcpyDtoHAsync", 3020, 0, cuMemcpyDtoHAsync_v2},
    {"cuMemcpyDtoHAsync", 7000, 2, cuMemcpyDtoHAsync_v2_ptsz},
    {"cuMemcpyHtoA", 2000, 0, cuMemcpyHtoA},
    {"cuMemcpyHtoA", 3020, 0, cuMemcpyHtoA_v2},
    {"cuMemcpyHtoA", 7000, 2, cuMemcpyHtoA_v2_ptds},
    {"cuMemcpyHtoAAsync", 2000, 0, cuMemcpyHtoAAsync},
    {"cuMemcpyHtoAAsync", 3020, 0, cuMemcpyHtoAAsync_v2},
    {"cuMemcpyHtoAAsync", 7000, 2, cuMemcpyHtoAAsync_v2_ptsz},
    {"cuMemcpyHtoD", 2000, 0, cuMemcpyHtoD},
    {"cuMemcpyHtoD", 3020, 0, cuMemcpyHtoD_v2},
    {"cuMemcpyHtoD", 7000, 2, cuMemcpyHtoD_v2_ptds},
    {"cuMemcpyHtoDAsync", 2000, 0, cuMemcpyHtoDAsync},
    {"cuMemcpyHtoDAsync", 3020, 0, cuMemcpyHtoDAsync_v2},
    {"cuMemcpyHtoDAsync", 7000, 2, cuMemcpyHtoDAsync_v2_ptsz},
    {"cuMemcpyPeer", 4000, 0, cuMemcpyPeer},
    {"cuMemcpyPeer", 7000, 2, cuMemcpyPeer_ptds},
    {"cuMemcpyPeerAsync", 4000, 0, cuMemcpyPeerAsync},
    {"cuMemcpyPeerAsync", 7000, 2, cuMemcpyPeerAsync_ptsz},
    {"cuMemsetD16", 2000, 0, cuMemsetD16},
    {"cuMemsetD16", 3020, 0, cuMemsetD16_v2},
    {"cuMemsetD16", 7000, 2, cuMemsetD16_v2_ptds},
    {"cuMemsetD16Async", 3020, 0, cuMemsetD16Async},
    {"cuMemsetD16Async", 7000, 2, cuMemsetD16Async_ptsz},
    {"cuMemsetD2D16", 2000, 0, cuMemsetD2D16},
    {"cuMemsetD2D16", 3020, 0, cuMemsetD2D16_v2},
    {"cuMemsetD2D16", 7000, 2, cuMemsetD2D16_v2_ptds},
    {"cuMemsetD2D16Async", 3020, 0, cuMemsetD2D16Async},
    {"cuMemsetD2D16Async", 7000, 2, cuMemsetD2D16Async_ptsz},
    {"cuMemsetD2D32", 2000, 0, cuMemsetD2D32},
    {"cuMemsetD2D32", 3020, 0, cuMemsetD2D32_v2},
    {"cuMemsetD2D32", 7000, 2, cuMemsetD2D32_v2_ptds},
    {"cuMemsetD2D32Async", 3020, 0, cuMemsetD2D32Async},
    {"cuMemsetD2D32Async", 7000, 2, cuMemsetD2D32Async_ptsz},
    {"cuMemsetD2D8", 2000, 0, cuMemsetD2D8},
    {"cuMemsetD2D8", 3020, 0, cuMemsetD2D8_v2},
    {"cuMemsetD2D8", 7000, 2, cuMemsetD2D8_v2_ptds},
    {"cuMemsetD2D8Async", 3020, 0, cuMemsetD2D8Async},
    {"cuMemsetD2D8Async", 7000, 2, cuMemsetD2D8Async_ptsz},
    {"cuMemsetD32", 2000, 0, cuMemsetD32},
    {"cuMemsetD32", 3020, 0, cuMemsetD32_v2},
    {"cuMemsetD32", 7000, 2, cuMemsetD32_v2_ptds},
    {"cuMemsetD32Async", 3020, 0, cuMemsetD32Async},
    {"cuMemsetD32Async", 7000, 2, cuMemsetD32Async_ptsz},
    {"cuMemsetD8", 2000, 0, cuMemsetD8},
    {"cuMemsetD8", 3020, 0, cuMemsetD8_v2},
    {"cuMemsetD8", 7000, 2, cuMemsetD8_v2_ptds},
    {"cuMemsetD8Async", 3020, 0, cuMemsetD8Async},
    {"cuMemsetD8Async", 7000, 2, cuMemsetD8Async_ptsz},
    {"cuMipmappedArrayCreate", 5000, 0, cuMipmappedArrayCreate},
    {"cuMipmappedArrayDestroy", 5000, 0, cuMipmappedArrayDestroy},
    {"cuMipmappedArrayGetLevel", 5000, 0, cuMipmappedArrayGetLevel},
    {"cuMipmappedArrayGetMemoryRequirements", 11060, 0, cuMipmappedArrayGetMemoryRequirements},
    {"cuMipmappedArrayGetSparseProperties", 11010, 0, cuMipmappedArrayGetSparseProperties},
    {"cuModuleEnumerateFunctions", 12040, 0, cuModuleEnumerateFunctions},
    {"cuModuleGetFunction", 2000, 0, cuModuleGetFunction},
    {"cuModuleGetFunctionCount", 12040, 0, cuModuleGetFunctionCount},
    {"cuModuleGetGlobal", 2000, 0, cuModuleGetGlobal},
    {"cuModuleGetGlobal", 3020, 0, cuModuleGetGlobal_v2},
    {"cuModuleGetLoadingMode", 11070, 0, cuModuleGetLoadingMode},
    {"cuModuleGetSurfRef", 3000, 0, cuModuleGetSurfRef},
    {"cuModuleGetTexRef", 2000, 0, cuModuleGetTexRef},
    {"cuModuleLoad", 2000, 0, cuModuleLoad},
    {"cuModuleLoadData", 2000, 0, cuModuleLoadData},
    {"cuModuleLoadDataEx", 2010, 0, cuModuleLoadDataEx},
    {"cuModuleLoadFatBinary", 2000, 0, cuModuleLoadFatBinary},
    {"cuModuleUnload", 2000, 0, cuModuleUnload},
    {"cuMulticastAddDevice", 12010, 0, cuMulticastAddDevice},
    {"cuMulticastBindAddr", 12010, 0, cuMulticastBindAddr},
    {"cuMulticastBindMem", 12010, 0, cuMulticastBindMem},
    {"cuMulticastCreate", 12010, 0, cuMulticastCreate},
    {"cuMulticastGetGranularity", 12010, 0, cuMulticastGetGranularity},
    {"cuMulticastUnbind", 12010, 0, cuMulticastUnbind},
    {"cuOccupancyAvailableDynamicSMemPerBlock", 10020, 0, cuOccupancyAvailableDynamicSMemPerBlock},
    {"cuOccupancyMaxActiveBlocksPerMultiprocessor", 6050, 0, cuOccupancyMaxActiveBlocksPerMultiprocessor},
    {"cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags", 7000, 0, cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags},
    {"cuOccupancyMaxActiveClusters", 11070, 0, cuOccupancyMaxActiveClusters},
    {"cuOccupancyMaxPotentialBlockSize", 6050, 0, cuOccupancyMaxPotentialBlockSize},
    {"cuOccupancyMaxPotentialBlockSizeWithFlags", 7000, 0, cuOccupancyMaxPotentialBlockSizeWithFlags},
    {"cuOccupancyMaxPotentialClusterSize", 11070, 0, cuOccupancyMaxPotentialClusterSize},
    {"cuParamSetSize", 2000, 0, cuParamSetSize},
    {"cuParamSetTexRef", 2000, 0, cuParamSetTexRef},
    {"cuParamSetf", 2000, 0, cuParamSetf},
    {"cuParamSeti", 2000, 0, cuParamSeti},
    {"cuParamSetv", 2000, 0, cuParamSetv},
    {"cuPointerGetAttribute", 4000, 0, cuPointerGetAttribute},
    {"cuPointerGetAttributes", 7000, 0, cuPointerGetAttributes},
    {"cuPointerSetAttribute", 6000, 0, cuPointerSetAttribute},
    {"cuProfilerInitialize", 4000, 0, cuProfilerInitialize},
    {"cuProfilerStart", 4000, 0, cuProfilerStart},
    {"cuProfilerStop", 4000, 0, cuProfilerStop},
    {"cuSignalExternalSemaphoresAsync", 10000, 0, cuSignalExternalSemaphoresAsync},
    {"cuSignalExternalSemaphoresAsync", 10000, 2, cuSignalExternalSemaphoresAsync_ptsz},
    {"cuStreamAddCallback", 5000, 0, cuStreamAddCallback},
    {"cuStreamAddCallback", 7000, 2, cuStreamAddCallback_ptsz},
    {"cuStreamAttachMemAsync", 6000, 0, cuStreamAttachMemAsync},
    {"cuStreamAttachMemAsync", 7000, 2, cuStreamAttachMemAsync_ptsz},
    {"cuStreamBatchMemOp", 8000, 0, cuStreamBatchMemOp},
    {"cuStreamBatchMemOp", 11070, 0, cuStreamBatchMemOp_v2},
    {"cuStreamBatchMemOp", 8000, 2, cuStreamBatchMemOp_ptsz},
    {"cuStreamBatchMemOp", 11070, 2, cuStreamBatchMemOp_v2_ptsz},
    {"cuStreamBeginCapture", 10000, 0, cuStreamBeginCapture},
    {"cuStreamBeginCapture", 10010, 0, cuStreamBeginCapture_v2},
    {"cuStreamBeginCapture", 10000, 2, cuStreamBeginCapture_ptsz},
    {"cuStreamBeginCapture", 10010, 2, cuStreamBeginCapture_v2_ptsz},
    {"cuStreamBeginCaptureToGraph", 12030, 0, cuStreamBeginCaptureToGraph},
    {"cuStreamBeginCaptureToGraph", 12030, 2, cuStreamBeginCaptureToGraph_ptsz},
    {"cuStreamCopyAttributes", 11000, 0, cuStreamCopyAttributes},
    {"cuStreamCopyAttributes", 11000, 2, cuStreamCopyAttributes_ptsz},
    {"cuStreamCreate", 2000, 0, cuStreamCreate},
    {"cuStreamCreateWithPriority", 5050, 0, cuStreamCreateWithPriority},
    {"cuStreamDestroy", 2000, 0, cuStreamDestroy},
    {"cuStreamDestroy", 4000, 0, cuStreamDestroy_v2},
    {"cuStreamEndCapture", 10000, 0, cuStreamEndCapture},
    {"cuStreamEndCapture", 10000, 2, cuStreamEndCapture_ptsz},
    {"cuStreamGetAttribute", 11000, 0, cuStreamGetAttribute},
    {"cuStreamGetAttribute", 11000, 2, cuStreamGetAttribute_ptsz},
    {"cuStreamGetCaptureInfo", 10010, 0, cuStreamGetCaptureInfo},
    {"cuStreamGetCaptureInfo", 11030, 0, cuStreamGetCaptureInfo_v2},
    {"cuStreamGetCaptureInfo", 12030, 0, cuStreamGetCaptureInfo_v3},
    {"cuStreamGetCaptureInfo", 10010, 2, cuStreamGetCaptureInfo_ptsz},
    {"cuStreamGetCaptureInfo", 11030, 2, cuStreamGetCaptureInfo_v2_ptsz},
    {"cuStreamGetCaptureInfo", 12030, 2, cuStreamGetCaptureInfo_v3_ptsz},
    {"cuStreamGetCtx", 9020, 0, cuStreamGetCtx},
    {"cuStreamGetCtx", 12050, 0, cuStreamGetCtx_v2},
    {"cuStreamGetCtx", 9020, 2, cuStreamGetCtx_ptsz},
    {"cuStreamGetCtx", 12050, 2, cuStreamGetCtx_v2_ptsz},
    {"cuStreamGetDevice", 12080, 0, cuStreamGetDevice},
    {"cuStreamGetDevice", 12080, 2, cuStreamGetDevice_ptsz},
    {"cuStreamGetFlags", 5050, 0, cuStreamGetFlags},
    {"cuStreamGetFlags", 7000, 2, cuStreamGetFlags_ptsz},
    {"cuStreamGetGreenCtx", 12040, 0, cuStreamGetGreenCtx},
    {"cuStreamGetId", 12000, 0, cuStreamGetId},
    {"cuStreamGetId", 12000, 2, cuStreamGetId_ptsz},
    {"cuStreamGetPriority", 5050, 0, cuStreamGetPriority},
    {"cuStreamGetPriority", 7000, 2, cuStreamGetPriority_ptsz},
    {"cuStreamIsCapturing", 10000, 0, cuStreamIsCapturing},
    {"cuStreamIsCapturing", 10000, 2, cuStreamIsCapturing_ptsz},
    {"cuStreamQuery", 2000, 0, cuStreamQuery},
    {"cuStreamQuery", 7000, 2, cuStreamQuery_ptsz},
    {"cuStreamSetAttribute", 11000, 0, cuStreamSetAttribute},
    {"cuStreamSetAttribute", 11000, 2, cuStreamSetAttribute_ptsz},
    {"cuStreamSynchronize", 2000, 0, cuStreamSynchronize},
    {"cuStreamSynchronize", 7000, 2, cuStreamSynchronize_ptsz},
    {"cuStreamUpdateCaptureDependencies", 11030, 0, cuStreamUpdateCaptureDependencies},
    {"cuStreamUpdateCaptureDependencies", 12030, 0, cuStreamUpdateCaptureDependencies_v2},
    {"cuStreamUpdateCaptureDependencies", 11030, 2, cuStreamUpdateCaptureDependencies_ptsz},
    {"cuStreamUpdateCaptureDependencies", 12030, 2, cuStreamUpdateCaptureDependencies_v2_ptsz},
    {"cuStreamWaitEvent", 3020, 0, cuStreamWaitEvent},
    {"cuStreamWaitEvent", 7000, 2, cuStreamWaitEvent_ptsz},
    {"cuStreamWaitValue32", 8000, 0, cuStreamWaitValue32},
    {"cuStreamWaitValue32", 11070, 0, cuStreamWaitValue32_v2},
    {"cuStreamWaitValue32", 8000, 2, cuStreamWaitValue32_ptsz},
    {"cuStreamWaitValue32", 11070, 2, cuStreamWaitValue32_v2_ptsz},
    {"cuStreamWaitValue64", 9000, 0, cuStreamWaitValue64},
    {"cuStreamWaitValue64", 11070, 0, cuStreamWaitValue64_v2},
    {"cuStreamWaitValue64", 9000, 2, cuStreamWaitValue64_ptsz},
    {"cuStreamWaitValue64", 11070, 2, cuStreamWaitValue64_v2_ptsz},
    {"cuStreamWriteValue32", 8000, 0, cuStreamWriteValue32},
    {"cuStreamWriteValue32", 11070, 0, cuStreamWriteValue32_v2},
    {"cuStreamWriteValue32", 8000, 2, cuStreamWriteValue32_ptsz},
    {"cuStreamWriteValue32", 11070, 2, cuStreamWriteValue32_v2_ptsz},
    {"cuStreamWriteValue64", 9000, 0, cuStreamWriteValue64},
    {"cuStreamWriteValue64", 11070, 0, cuStreamWriteValue64_v2},
    {"cuStreamWriteValue64", 9000, 2, cuStreamWriteValue64_ptsz},
    {"cuStreamWriteValue64", 11070, 2, cuStreamWriteValue64_v2_ptsz},
    {"cuSurfObjectCreate", 5000, 0, cuSurfObjectCreate},
    {"cuSurfObjectDestroy", 5000, 0, cuSurfObjectDestroy},
    {"cuSurfObjectGetResourceDesc", 5000, 0, cuSurfObjectGetResourceDesc},
    {"cuSurfRefGetArray", 3000, 0, cuSurfRefGetArray},
    {"cuSurfRefSetArray", 3000, 0, cuSurfRefSetArray},
    {"cuTensorMapEncodeIm2col", 12000, 0, cuTensorMapEncodeIm2col},
    {"cuTensorMapEncodeIm2colWide", 12080, 0, cuTensorMapEncodeIm2colWide},
    {"cuTensorMapEncodeTiled", 12000, 0, cuTensorMapEncodeTiled},
    {"cuTensorMapReplaceAddress", 12000, 0, cuTensorMapReplaceAddress},
    {"cuTexObjectCreate", 5000, 0, cuTexObjectCreate},
    {"cuTexObjectDestroy", 5000, 0, cuTexObjectDestroy},
    {"cuTexObjectGetResourceDesc", 5000, 0, cuTexObjectGetResourceDesc},
    {"cuTexObjectGetResourceViewDesc", 5000, 0, cuTexObjectGetResourceViewDesc},
    {"cuTexObjectGetTextureDesc", 5000, 0, cuTexObjectGetTextureDesc},
    {"cuTexRefCreate", 2000, 0, cuTexRefCreate},
    {"cuTexRefDestroy", 2000, 0, cuTexRefDestroy},
    {"cuTexRefGetAddress", 2000, 0, cuTexRefGetAddress},
    {"cuTexRefGetAddress", 3020, 0, cuTexRefGetAddress_v2},
    {"cuTexRefGetAddressMode", 2000, 0, cuTexRefGetAddressMode},
    {"cuTexRefGetArray", 2000, 0, cuTexRefGetArray},
    {"cuTexRefGetBorderColor", 8000, 0, cuTexRefGetBorderColor},
    {"cuTexRefGetFilterMode", 2000, 0, cuTexRefGetFilterMode},
    {"cuTexRefGetFlags", 2000, 0, cuTexRefGetFlags},
    {"cuTexRefGetFormat", 2000, 0, cuTexRefGetFormat},
    {"cuTexRefGetMaxAnisotropy", 5000, 0, cuTexRefGetMaxAnisotropy},
    {"cuTexRefGetMipmapFilterMode", 5000, 0, cuTexRefGetMipmapFilterMode},
    {"cuTexRefGetMipmapLevelBias", 5000, 0, cuTexRefGetMipmapLevelBias},
    {"cuTexRefGetMipmapLevelClamp", 5000, 0, cuTexRefGetMipmapLevelClamp},
    {"cuTexRefGetMipmappedArray", 5000, 0, cuTexRefGetMipmappedArray},
    {"cuTexRefSetAddress", 2000, 0, cuTexRefSetAddress},
    {"cuTexRefSetAddress", 3020, 0, cuTexRefSetAddress_v2},
    {"cuTexRefSetAddress2D", 2020, 0, cuTexRefSetAddress2D},
    {"cuTexRefSetAddress2D", 3020, 0, cuTexRefSetAddress2D_v2},
    {"cuTexRefSetAddress2D", 4010, 0, cuTexRefSetAddress2D_v3},
    {"cuTexRefSetAddressMode", 2000, 0, cuTexRefSetAddressMode},
    {"cuTexRefSetArray", 2000, 0, cuTexRefSetArray},
    {"cuTexRefSetBorderColor", 8000, 0, cuTexRefSetBorderColor},
    {"cuTexRefSetFilterMode", 2000, 0, cuTexRefSetFilterMode},
    {"cuTexRefSetFlags", 2000, 0, cuTexRefSetFlags},
    {"cuTexRefSetFormat", 2000, 0, cuTexRefSetFormat},
    {"cuTexRefSetMaxAnisotropy", 5000, 0, cuTexRefSetMaxAnisotropy},
    {"cuTexRefSetMipmapFilterMode", 5000, 0, cuTexRefSetMipmapFilterMode},
    {"cuTexRefSetMipmapLevelBias", 5000, 0, cuTexRefSetMipmapLevelBias},
    {"cuTexRefSetMipmapLevelClamp", 5000, 0, cuTexRefSetMipmapLevelClamp},
    {"cuTexRefSetMipmappedArray", 5000, 0, cuTexRefSetMipmappedArray},
    {"cuThreadExchangeStreamCaptureMode", 10010, 0, cuThreadExchangeStreamCaptureMode},
    {"cuUserObjectCreate", 11030, 0, cuUserObjectCreate},
    {"cuUserObjectRelease", 11030, 0, cuUserObjectRelease},
    {"cuUserObjectRetain", 11030, 0, cuUserObjectRetain},
    {"cuVDPAUCtxCreate", 3010, 0, cuVDPAUCtxCreate},
    {"cuVDPAUCtxCreate", 3020, 0, cuVDPAUCtxCreate_v2},
    {"cuVDPAUGetDevice", 3010, 0, cuVDPAUGetDevice},
    {"cuWaitExternalSemaphoresAsync", 10000, 0, cuWaitExternalSemaphoresAsync},
    {"cuWaitExternalSemaphoresAsync", 10000, 2, cuWaitExternalSemaphoresAsync_ptsz},
};

const unsigned procaddress_count = sizeof procaddress_table / sizeof procaddress_table[0];
