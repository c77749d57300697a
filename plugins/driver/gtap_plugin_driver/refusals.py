"""Functions that are refused by name, each with the reason that is said once."""

REFUSALS = {
    "of tensor maps only the tiled ones are carried": (
        "cuTensorMapEncodeIm2col cuTensorMapEncodeIm2colWide cuTensorMapReplaceAddress cuTensorMapSetAllocationClass"
    ),
    "green contexts partition a device's multiprocessors, which a lease does not": (
        "cuCtxFromGreenCtx cuCtxGetDevResource cuDevResourceGenerateDesc cuDevSmResourceSplit "
        "cuDevSmResourceSplitByCount cuDeviceGetDevResource cuGreenCtxCreate cuGreenCtxDestroy "
        "cuGreenCtxGetDevResource cuGreenCtxGetId cuGreenCtxRecordEvent cuGreenCtxStreamCreate "
        "cuGreenCtxWaitEvent cuStreamGetDevResource cuStreamGetDevResource_ptsz cuStreamGetGreenCtx"
    ),
    "memory and events are shared between processes of one machine; the device is on another": (
        "cuIpcCloseMemHandle cuIpcGetEventHandle cuIpcGetMemHandle cuIpcOpenEventHandle cuIpcOpenMemHandle "
        "cuIpcOpenMemHandle_v2"
    ),
    "textures, surfaces and arrays are not carried": (
        "cuArray3DCreate cuArray3DCreate_v2 cuArray3DGetDescriptor cuArray3DGetDescriptor_v2 cuArrayCreate "
        "cuArrayCreate_v2 cuArrayDestroy cuArrayGetDescriptor cuArrayGetDescriptor_v2 "
        "cuArrayGetMemoryRequirements cuArrayGetPlane cuArrayGetSparseProperties cuMemcpyAtoA cuMemcpyAtoA_v2 "
        "cuMemcpyAtoA_v2_ptds cuMemcpyAtoD cuMemcpyAtoD_v2 cuMemcpyAtoD_v2_ptds cuMemcpyAtoH "
        "cuMemcpyAtoHAsync cuMemcpyAtoHAsync_v2 cuMemcpyAtoHAsync_v2_ptsz cuMemcpyAtoH_v2 "
        "cuMemcpyAtoH_v2_ptds cuMemcpyDtoA cuMemcpyDtoA_v2 cuMemcpyDtoA_v2_ptds cuMemcpyHtoA "
        "cuMemcpyHtoAAsync cuMemcpyHtoAAsync_v2 cuMemcpyHtoAAsync_v2_ptsz cuMemcpyHtoA_v2 "
        "cuMemcpyHtoA_v2_ptds cuMipmappedArrayCreate cuMipmappedArrayDestroy cuMipmappedArrayGetLevel "
        "cuMipmappedArrayGetMemoryRequirements cuMipmappedArrayGetSparseProperties cuModuleGetSurfRef "
        "cuModuleGetTexRef cuParamSetTexRef cuSurfObjectCreate cuSurfObjectDestroy "
        "cuSurfObjectGetResourceDesc cuSurfRefGetArray cuSurfRefSetArray cuTexObjectCreate cuTexObjectDestroy "
        "cuTexObjectGetResourceDesc cuTexObjectGetResourceViewDesc cuTexObjectGetTextureDesc cuTexRefCreate "
        "cuTexRefDestroy cuTexRefGetAddress cuTexRefGetAddressMode cuTexRefGetAddress_v2 cuTexRefGetArray "
        "cuTexRefGetBorderColor cuTexRefGetFilterMode cuTexRefGetFlags cuTexRefGetFormat "
        "cuTexRefGetMaxAnisotropy cuTexRefGetMipmapFilterMode cuTexRefGetMipmapLevelBias "
        "cuTexRefGetMipmapLevelClamp cuTexRefGetMipmappedArray cuTexRefSetAddress cuTexRefSetAddress2D "
        "cuTexRefSetAddress2D_v2 cuTexRefSetAddress2D_v3 cuTexRefSetAddressMode cuTexRefSetAddress_v2 "
        "cuTexRefSetArray cuTexRefSetBorderColor cuTexRefSetFilterMode cuTexRefSetFlags cuTexRefSetFormat "
        "cuTexRefSetMaxAnisotropy cuTexRefSetMipmapFilterMode cuTexRefSetMipmapLevelBias "
        "cuTexRefSetMipmapLevelClamp cuTexRefSetMipmappedArray"
    ),
    "graphics are on another machine than the device": (
        "cuEGLStreamConsumerAcquireFrame cuEGLStreamConsumerConnect cuEGLStreamConsumerConnectWithFlags "
        "cuEGLStreamConsumerDisconnect cuEGLStreamConsumerReleaseFrame cuEGLStreamProducerConnect "
        "cuEGLStreamProducerDisconnect cuEGLStreamProducerPresentFrame cuEGLStreamProducerReturnFrame "
        "cuGLCtxCreate cuGLCtxCreate_v2 cuGLGetDevices cuGLGetDevices_v2 cuGLInit cuGLMapBufferObject "
        "cuGLMapBufferObjectAsync cuGLMapBufferObjectAsync_v2 cuGLMapBufferObjectAsync_v2_ptsz "
        "cuGLMapBufferObject_v2 cuGLMapBufferObject_v2_ptds cuGLRegisterBufferObject "
        "cuGLSetBufferObjectMapFlags cuGLUnmapBufferObject cuGLUnmapBufferObjectAsync "
        "cuGLUnregisterBufferObject cuGraphicsEGLRegisterImage cuGraphicsGLRegisterBuffer "
        "cuGraphicsGLRegisterImage cuGraphicsMapResources cuGraphicsMapResources_ptsz "
        "cuGraphicsResourceGetMappedEglFrame cuGraphicsResourceGetMappedMipmappedArray "
        "cuGraphicsResourceGetMappedPointer cuGraphicsResourceGetMappedPointer_v2 "
        "cuGraphicsResourceSetMapFlags cuGraphicsResourceSetMapFlags_v2 cuGraphicsSubResourceGetMappedArray "
        "cuGraphicsUnmapResources cuGraphicsUnmapResources_ptsz cuGraphicsUnregisterResource "
        "cuGraphicsVDPAURegisterOutputSurface cuGraphicsVDPAURegisterVideoSurface cuVDPAUCtxCreate "
        "cuVDPAUCtxCreate_v2 cuVDPAUGetDevice"
    ),
    "memory and semaphores of other interfaces are on another machine than the device": (
        "cuDestroyExternalMemory cuDestroyExternalSemaphore cuDeviceGetNvSciSyncAttributes "
        "cuExternalMemoryGetMappedBuffer cuExternalMemoryGetMappedMipmappedArray cuImportExternalMemory "
        "cuImportExternalSemaphore cuSignalExternalSemaphoresAsync cuSignalExternalSemaphoresAsync_ptsz "
        "cuWaitExternalSemaphoresAsync cuWaitExternalSemaphoresAsync_ptsz"
    ),
    "the state of this process's device is on a server": (
        "cuCheckpointOperationComplete cuCheckpointProcessCheckpoint cuCheckpointProcessGetRestoreThreadId "
        "cuCheckpointProcessGetState cuCheckpointProcessLock cuCheckpointProcessRestore "
        "cuCheckpointProcessUnlock"
    ),
    "a device's core dumps belong to the server": (
        "cuCoredumpDeregisterCompleteCallback cuCoredumpDeregisterStartCallback cuCoredumpGetAttribute "
        "cuCoredumpGetAttributeGlobal cuCoredumpRegisterCompleteCallback cuCoredumpRegisterStartCallback "
        "cuCoredumpSetAttribute cuCoredumpSetAttributeGlobal"
    ),
    "launches of CUDA 3 are set up in the module; use cuLaunchKernel": (
        "cuFuncSetBlockShape cuFuncSetSharedSize cuLaunch cuLaunchGrid cuLaunchGridAsync cuParamSetSize "
        "cuParamSetf cuParamSeti cuParamSetv"
    ),
    "a launch over several devices is not carried; it is gone from CUDA 13 too": (
        "cuLaunchCooperativeKernelMultiDevice"
    ),
    "logical endpoints belong to a fabric that the server is part of": (
        "cuDeviceGetCliqueCount cuDeviceGetCliqueInfo cuDeviceGetFabricClusterUuid cuFabricCpyBatchAsync "
        "cuFabricCpyBatchAsync_ptsz cuLogicalEndpointAddDevice cuLogicalEndpointBindAddr "
        "cuLogicalEndpointBindMem cuLogicalEndpointCreate cuLogicalEndpointDestroy cuLogicalEndpointExport "
        "cuLogicalEndpointGetLimits cuLogicalEndpointIdRelease cuLogicalEndpointIdReserve "
        "cuLogicalEndpointImport cuLogicalEndpointQuery cuLogicalEndpointUnbind"
    ),
    "an event of the server's driver cannot call into this process": (
        "cuDeviceRegisterAsyncNotification cuDeviceUnregisterAsyncNotification"
    ),
    "addresses of 32 bits ended with CUDA 3": ("cuModuleGetGlobal"),
    "what two devices can do to each other's memory is not carried": (
        "cuDeviceGetHostAtomicCapabilities cuDeviceGetP2PAtomicCapabilities"
    ),
    "nodes of graphs that wait for values or that signal what other interfaces made are not carried": (
        "cuGraphAddBatchMemOpNode cuGraphAddExternalSemaphoresSignalNode cuGraphAddExternalSemaphoresWaitNode "
        "cuGraphBatchMemOpNodeGetParams cuGraphBatchMemOpNodeSetParams cuGraphExecBatchMemOpNodeSetParams "
        "cuGraphExecExternalSemaphoresSignalNodeSetParams cuGraphExecExternalSemaphoresWaitNodeSetParams "
        "cuGraphExternalSemaphoresSignalNodeGetParams cuGraphExternalSemaphoresSignalNodeSetParams "
        "cuGraphExternalSemaphoresWaitNodeGetParams cuGraphExternalSemaphoresWaitNodeSetParams"
    ),
    "captures for graphics are on another machine than the device": (
        "cuStreamBeginCaptureToCig cuStreamBeginCaptureToCig_ptsz cuStreamEndCaptureToCig cuStreamEndCaptureToCig_ptsz"
    ),
}
