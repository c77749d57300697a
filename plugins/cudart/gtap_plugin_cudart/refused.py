"""What the runtime API has and gtap does not do: names by reason, which is said once to a program that calls them."""

_ARRAYS = "arrays, textures and surfaces have no remote form yet"
_EXTERNAL = "memory and semaphores of other APIs are on this machine, the device is not"
_GRAPHICS = "graphics resources are on this machine, the device is not"
_IPC = "memory and events are not shared between processes yet; give each process its own, or use threads"
_GREEN = "parts of a device have no remote form yet"
_CONDITIONAL = "conditional nodes decide on the device what runs next, which has no remote form yet"
_NEWER = "it came after CUDA 13.0, the release that gtap follows"

# With the suffix of a per-thread variant where a name has one in the real library.
REFUSED = {
    _IPC: "cudaIpcGetMemHandle cudaIpcOpenMemHandle cudaIpcCloseMemHandle cudaIpcGetEventHandle cudaIpcOpenEventHandle",
    _ARRAYS: (
        "cudaArrayGetInfo cudaArrayGetMemoryRequirements cudaArrayGetPlane cudaArrayGetSparseProperties"
        " cudaMipmappedArrayGetMemoryRequirements cudaMipmappedArrayGetSparseProperties cudaGetChannelDesc"
        " cudaMallocArray cudaMalloc3DArray cudaMallocMipmappedArray cudaFreeArray cudaFreeMipmappedArray"
        " cudaGetMipmappedArrayLevel cudaCreateTextureObject cudaDestroyTextureObject cudaGetTextureObjectResourceDesc"
        " cudaGetTextureObjectResourceViewDesc cudaGetTextureObjectTextureDesc cudaCreateSurfaceObject"
        " cudaDestroySurfaceObject cudaGetSurfaceObjectResourceDesc cudaDeviceGetTexture1DLinearMaxWidth"
        " cudaMemcpyToArray/ptds cudaMemcpyFromArray/ptds cudaMemcpyArrayToArray/ptds cudaMemcpyToArrayAsync/ptsz"
        " cudaMemcpyFromArrayAsync/ptsz cudaMemcpy2DToArray/ptds cudaMemcpy2DFromArray/ptds"
        " cudaMemcpy2DArrayToArray/ptds cudaMemcpy2DToArrayAsync/ptsz cudaMemcpy2DFromArrayAsync/ptsz"
    ),
    _EXTERNAL: (
        "cudaImportExternalMemory cudaExternalMemoryGetMappedBuffer cudaExternalMemoryGetMappedMipmappedArray"
        " cudaDestroyExternalMemory cudaImportExternalSemaphore cudaDestroyExternalSemaphore"
        " cudaSignalExternalSemaphoresAsync/ptsz cudaWaitExternalSemaphoresAsync/ptsz"
        " cudaGraphAddExternalSemaphoresSignalNode cudaGraphExternalSemaphoresSignalNodeGetParams"
        " cudaGraphExternalSemaphoresSignalNodeSetParams cudaGraphExecExternalSemaphoresSignalNodeSetParams"
        " cudaGraphAddExternalSemaphoresWaitNode cudaGraphExternalSemaphoresWaitNodeGetParams"
        " cudaGraphExternalSemaphoresWaitNodeSetParams cudaGraphExecExternalSemaphoresWaitNodeSetParams"
        " cudaDeviceGetNvSciSyncAttributes"
    ),
    _GRAPHICS: (
        "cudaGraphicsMapResources cudaGraphicsUnmapResources cudaGraphicsUnregisterResource"
        " cudaGraphicsResourceSetMapFlags cudaGraphicsResourceGetMappedPointer cudaGraphicsSubResourceGetMappedArray"
        " cudaGraphicsResourceGetMappedMipmappedArray cudaGraphicsResourceGetMappedEglFrame"
        " cudaGraphicsEGLRegisterImage cudaGraphicsGLRegisterBuffer cudaGraphicsGLRegisterImage"
        " cudaGraphicsVDPAURegisterOutputSurface cudaGraphicsVDPAURegisterVideoSurface cudaVDPAUGetDevice"
        " cudaVDPAUSetVDPAUDevice cudaGLGetDevices cudaGLMapBufferObject cudaGLMapBufferObjectAsync"
        " cudaGLRegisterBufferObject cudaGLSetBufferObjectMapFlags cudaGLSetGLDevice cudaGLUnmapBufferObject"
        " cudaGLUnmapBufferObjectAsync cudaGLUnregisterBufferObject cudaEventCreateFromEGLSync"
        " cudaEGLStreamConsumerAcquireFrame cudaEGLStreamConsumerConnect cudaEGLStreamConsumerConnectWithFlags"
        " cudaEGLStreamConsumerDisconnect cudaEGLStreamConsumerReleaseFrame cudaEGLStreamProducerConnect"
        " cudaEGLStreamProducerDisconnect cudaEGLStreamProducerPresentFrame cudaEGLStreamProducerReturnFrame"
    ),
    _CONDITIONAL: "cudaGraphConditionalHandleCreate",
    "no other device writes into this one's memory": "cudaDeviceFlushGPUDirectRDMAWrites",
    "the server watches the device, not the program": (
        "cudaDeviceRegisterAsyncNotification cudaDeviceUnregisterAsyncNotification"
    ),
}

REFUSED_12 = {
    _EXTERNAL: "cudaSignalExternalSemaphoresAsync_v2/ptsz cudaWaitExternalSemaphoresAsync_v2/ptsz",
    "CUDA took it out of its next release": "cudaLaunchCooperativeKernelMultiDevice",
}

REFUSED_13 = {
    _GREEN: (
        "cudaDeviceGetDevResource cudaDevSmResourceSplit cudaDevSmResourceSplitByCount cudaDevResourceGenerateDesc"
        " cudaGreenCtxCreate cudaDeviceGetExecutionCtx cudaExecutionCtxDestroy cudaExecutionCtxGetDevResource"
        " cudaExecutionCtxGetDevice cudaExecutionCtxGetId cudaExecutionCtxRecordEvent cudaExecutionCtxStreamCreate"
        " cudaExecutionCtxSynchronize cudaExecutionCtxWaitEvent cudaStreamGetDevResource/ptsz cudaSubgridCreate"
        " cudaSubgridWorkerGridCreate cudaSubgridWorksetCreate"
    ),
    _CONDITIONAL: "cudaGraphConditionalHandleCreate_v2",
    _NEWER: (
        "cudaFuncGetParamCount cudaGraphNodeGetParams cudaLaunchHostFunc_v2/ptsz"
        " cudaMemGetLocationInfo cudaMemcpyWithAttributesAsync/ptsz cudaMemcpy3DWithAttributesAsync/ptsz"
        " cudaStreamBeginRecaptureToGraph/ptsz"
    ),
    "the server does not tell which atomics a link has": (
        "cudaDeviceGetHostAtomicCapabilities cudaDeviceGetP2PAtomicCapabilities"
    ),
    "gtap keeps no log of errors; what it says is on stderr": (
        "cudaLogsRegisterCallback cudaLogsUnregisterCallback cudaLogsCurrent cudaLogsDumpToFile cudaLogsDumpToMemory"
    ),
}
