"""The functions whose bodies are in handwritten/, by chapter (file), and the sonames that have them (all if none)."""

CUDA_12, CUDA_13 = "libcudart.so.12", "libcudart.so.13"

BY_HAND: tuple[tuple[str, tuple[str, ...]], ...] = (
    # registration.c
    ("void **__cudaRegisterFatBinary(void *image)", ()),
    ("void __cudaRegisterFatBinaryEnd(void **handle)", ()),
    ("void __cudaUnregisterFatBinary(void **handle)", ()),
    (
        "void __cudaRegisterFunction(void **handle, const char *host, char *device, const char *name,"
        " int thread_limit, void *thread, void *block, dim3 *block_size, dim3 *grid_size, int *warp_size)",
        (),
    ),
    (
        "void __cudaRegisterVar(void **handle, char *host, char *device, const char *name, int external,"
        " size_t size, int constant, int global)",
        (),
    ),
    (
        "void __cudaRegisterManagedVar(void **handle, void **host, char *device, const char *name, int external,"
        " size_t size, int constant, int global)",
        (),
    ),
    ("char __cudaInitModule(void **handle)", ()),
    ("void __cudaRegisterUnifiedTable(void **handle, void *table)", ()),
    ("void __cudaRegisterHostVar(void **handle, const char *name, char *host, size_t size)", ()),
    # launch.c
    ("unsigned int __cudaPushCallConfiguration(dim3 grid, dim3 block, size_t shared, cudaStream_t stream)", ()),
    ("cudaError_t __cudaPopCallConfiguration(dim3 *grid, dim3 *block, size_t *shared, void *stream)", ()),
    (
        "cudaError_t cudaLaunchKernel(const void *kernel, dim3 grid, dim3 block, void **arguments,"
        " size_t shared, cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t cudaLaunchKernel_ptsz(const void *kernel, dim3 grid, dim3 block, void **arguments,"
        " size_t shared, cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t cudaLaunchCooperativeKernel(const void *kernel, dim3 grid, dim3 block, void **arguments,"
        " size_t shared, cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t cudaLaunchCooperativeKernel_ptsz(const void *kernel, dim3 grid, dim3 block,"
        " void **arguments, size_t shared, cudaStream_t stream)",
        (),
    ),
    ("cudaError_t cudaLaunchKernelExC(const cudaLaunchConfig_t *config, const void *kernel, void **arguments)", ()),
    (
        "cudaError_t cudaLaunchKernelExC_ptsz(const cudaLaunchConfig_t *config, const void *kernel, void **arguments)",
        (),
    ),
    (
        "cudaError_t __cudaLaunchKernel(cudaKernel_t kernel, dim3 grid, dim3 block, void **arguments,"
        " size_t shared, cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t __cudaLaunchKernel_ptsz(cudaKernel_t kernel, dim3 grid, dim3 block, void **arguments,"
        " size_t shared, cudaStream_t stream)",
        (),
    ),
    # function.c
    ("cudaError_t __cudaGetKernel(cudaKernel_t *kernel, const void *host)", ()),
    ("cudaError_t cudaGetKernel(cudaKernel_t *kernel, const void *host)", ()),
    ("cudaError_t cudaGetFuncBySymbol(cudaFunction_t *function, const void *host)", ()),
    ("cudaError_t cudaFuncGetName(const char **name, const void *host)", ()),
    ("cudaError_t cudaFuncGetAttributes(struct cudaFuncAttributes *attributes, const void *host)", ()),
    ("cudaError_t cudaFuncSetAttribute(const void *host, int32_t attribute, int value)", ()),
    (
        "cudaError_t cudaKernelSetAttributeForDevice(const void *kernel, int32_t attribute, int value, int device)",
        (),
    ),
    ("cudaError_t cudaFuncSetCacheConfig(const void *host, int32_t config)", ()),
    ("cudaError_t cudaFuncSetSharedMemConfig(const void *host, int32_t config)", ()),
    ("cudaError_t cudaFuncGetParamInfo(const void *host, size_t index, size_t *offset, size_t *size)", ()),
    (
        "cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int *blocks, const void *host,"
        " int block, size_t shared, unsigned int flags)",
        (),
    ),
    (
        "cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, const void *host, int block,"
        " size_t shared)",
        (),
    ),
    (
        "cudaError_t cudaOccupancyAvailableDynamicSMemPerBlock(size_t *shared, const void *host, int blocks,"
        " int block)",
        (),
    ),
    (
        "cudaError_t cudaOccupancyMaxActiveClusters(int *clusters, const void *host, const cudaLaunchConfig_t *config)",
        (),
    ),
    (
        "cudaError_t cudaOccupancyMaxPotentialClusterSize(int *size, const void *host,"
        " const cudaLaunchConfig_t *config)",
        (),
    ),
    # symbol.c
    (
        "cudaError_t cudaMemcpyToSymbol(const void *symbol, const void *source, size_t size, size_t offset,"
        " int32_t kind)",
        (),
    ),
    (
        "cudaError_t cudaMemcpyToSymbol_ptds(const void *symbol, const void *source, size_t size, size_t offset,"
        " int32_t kind)",
        (),
    ),
    (
        "cudaError_t cudaMemcpyFromSymbol(void *destination, const void *symbol, size_t size, size_t offset,"
        " int32_t kind)",
        (),
    ),
    (
        "cudaError_t cudaMemcpyFromSymbol_ptds(void *destination, const void *symbol, size_t size,"
        " size_t offset, int32_t kind)",
        (),
    ),
    (
        "cudaError_t cudaMemcpyToSymbolAsync(const void *symbol, const void *source, size_t size, size_t offset,"
        " int32_t kind, cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t cudaMemcpyToSymbolAsync_ptsz(const void *symbol, const void *source, size_t size,"
        " size_t offset, int32_t kind, cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t cudaMemcpyFromSymbolAsync(void *destination, const void *symbol, size_t size,"
        " size_t offset, int32_t kind, cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t cudaMemcpyFromSymbolAsync_ptsz(void *destination, const void *symbol, size_t size,"
        " size_t offset, int32_t kind, cudaStream_t stream)",
        (),
    ),
    ("cudaError_t cudaGetSymbolAddress(void **address, const void *symbol)", ()),
    ("cudaError_t cudaGetSymbolSize(size_t *size, const void *symbol)", ()),
    # copy.c
    ("cudaError_t cudaMemcpy(void *destination, const void *source, size_t size, int32_t kind)", ()),
    ("cudaError_t cudaMemcpy_ptds(void *destination, const void *source, size_t size, int32_t kind)", ()),
    (
        "cudaError_t cudaMemcpyAsync(void *destination, const void *source, size_t size, int32_t kind,"
        " cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t cudaMemcpyAsync_ptsz(void *destination, const void *source, size_t size, int32_t kind,"
        " cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t cudaMemcpy2D(void *destination, size_t to_pitch, const void *source, size_t from_pitch,"
        " size_t width, size_t height, int32_t kind)",
        (),
    ),
    (
        "cudaError_t cudaMemcpy2D_ptds(void *destination, size_t to_pitch, const void *source,"
        " size_t from_pitch, size_t width, size_t height, int32_t kind)",
        (),
    ),
    (
        "cudaError_t cudaMemcpy2DAsync(void *destination, size_t to_pitch, const void *source,"
        " size_t from_pitch, size_t width, size_t height, int32_t kind, cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t cudaMemcpy2DAsync_ptsz(void *destination, size_t to_pitch, const void *source,"
        " size_t from_pitch, size_t width, size_t height, int32_t kind, cudaStream_t stream)",
        (),
    ),
    ("cudaError_t cudaMemcpyPeer(void *destination, int to, const void *source, int from, size_t size)", ()),
    (
        "cudaError_t cudaMemcpyPeerAsync(void *destination, int to, const void *source, int from, size_t size,"
        " cudaStream_t stream)",
        (),
    ),
    # box.c
    ("cudaError_t cudaMemcpy3D(const struct cudaMemcpy3DParms *params)", ()),
    ("cudaError_t cudaMemcpy3D_ptds(const struct cudaMemcpy3DParms *params)", ()),
    ("cudaError_t cudaMemcpy3DAsync(const struct cudaMemcpy3DParms *params, cudaStream_t stream)", ()),
    ("cudaError_t cudaMemcpy3DAsync_ptsz(const struct cudaMemcpy3DParms *params, cudaStream_t stream)", ()),
    ("cudaError_t cudaMemcpy3DPeer(const struct cudaMemcpy3DPeerParms *params)", ()),
    ("cudaError_t cudaMemcpy3DPeer_ptds(const struct cudaMemcpy3DPeerParms *params)", ()),
    ("cudaError_t cudaMemcpy3DPeerAsync(const struct cudaMemcpy3DPeerParms *params, cudaStream_t stream)", ()),
    ("cudaError_t cudaMemcpy3DPeerAsync_ptsz(const struct cudaMemcpy3DPeerParms *params, cudaStream_t stream)", ()),
    # memory.c
    ("cudaError_t cudaMalloc(void **pointer, size_t size)", ()),
    ("cudaError_t cudaMallocPitch(void **pointer, size_t *pitch, size_t width, size_t height)", ()),
    ("cudaError_t cudaMalloc3D(struct cudaPitchedPtr *pointer, struct cudaExtent extent)", ()),
    ("cudaError_t cudaFree(void *pointer)", ()),
    ("cudaError_t cudaMallocAsync(void **pointer, size_t size, cudaStream_t stream)", ()),
    ("cudaError_t cudaMallocAsync_ptsz(void **pointer, size_t size, cudaStream_t stream)", ()),
    ("cudaError_t cudaFreeAsync(void *pointer, cudaStream_t stream)", ()),
    ("cudaError_t cudaFreeAsync_ptsz(void *pointer, cudaStream_t stream)", ()),
    ("cudaError_t cudaHostAlloc(void **pointer, size_t size, unsigned int flags)", ()),
    ("cudaError_t cudaMallocHost(void **pointer, size_t size)", ()),
    ("cudaError_t cudaFreeHost(void *pointer)", ()),
    ("cudaError_t cudaHostGetDevicePointer(void **result, void *pointer, unsigned int flags)", ()),
    ("cudaError_t cudaMemset(void *pointer, int value, size_t size)", ()),
    ("cudaError_t cudaMemset_ptds(void *pointer, int value, size_t size)", ()),
    ("cudaError_t cudaMemsetAsync(void *pointer, int value, size_t size, cudaStream_t stream)", ()),
    ("cudaError_t cudaMemsetAsync_ptsz(void *pointer, int value, size_t size, cudaStream_t stream)", ()),
    ("cudaError_t cudaMemset2D(void *pointer, size_t pitch, int value, size_t width, size_t height)", ()),
    ("cudaError_t cudaMemset2D_ptds(void *pointer, size_t pitch, int value, size_t width, size_t height)", ()),
    (
        "cudaError_t cudaMemset2DAsync(void *pointer, size_t pitch, int value, size_t width, size_t height,"
        " cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t cudaMemset2DAsync_ptsz(void *pointer, size_t pitch, int value, size_t width, size_t height,"
        " cudaStream_t stream)",
        (),
    ),
    ("cudaError_t cudaMemset3D(struct cudaPitchedPtr pointer, int value, struct cudaExtent extent)", ()),
    ("cudaError_t cudaMemset3D_ptds(struct cudaPitchedPtr pointer, int value, struct cudaExtent extent)", ()),
    (
        "cudaError_t cudaMemset3DAsync(struct cudaPitchedPtr pointer, int value, struct cudaExtent extent,"
        " cudaStream_t stream)",
        (),
    ),
    (
        "cudaError_t cudaMemset3DAsync_ptsz(struct cudaPitchedPtr pointer, int value, struct cudaExtent extent,"
        " cudaStream_t stream)",
        (),
    ),
    # unified.c
    ("cudaError_t cudaPointerGetAttributes(struct cudaPointerAttributes *result, const void *pointer)", ()),
    ("cudaError_t cudaMallocManaged(void **pointer, size_t size, unsigned int flags)", ()),
    (
        "cudaError_t cudaMemDiscardBatchAsync(CUdeviceptr *pointers, size_t *sizes, size_t count,"
        " unsigned long long flags, cudaStream_t stream)",
        (CUDA_13,),
    ),
    (
        "cudaError_t cudaMemDiscardBatchAsync_ptsz(CUdeviceptr *pointers, size_t *sizes, size_t count,"
        " unsigned long long flags, cudaStream_t stream)",
        (CUDA_13,),
    ),
    # stream.c
    ("cudaError_t cudaStreamCreate(cudaStream_t *stream)", ()),
    ("cudaError_t cudaEventCreate(cudaEvent_t *event)", ()),
    ("cudaError_t cudaStreamCopyAttributes(cudaStream_t destination, cudaStream_t source)", ()),
    ("cudaError_t cudaStreamCopyAttributes_ptsz(cudaStream_t destination, cudaStream_t source)", ()),
    # device.c
    ("cudaError_t cudaGetDeviceCount(int *count)", ()),
    ("cudaError_t cudaSetDevice(int device)", ()),
    ("cudaError_t cudaGetDevice(int *device)", ()),
    ("cudaError_t cudaSetValidDevices(int *devices, int count)", ()),
    ("cudaError_t cudaInitDevice(int device, unsigned int device_flags, unsigned int flags)", ()),
    ("cudaError_t cudaSetDeviceFlags(unsigned int flags)", ()),
    ("cudaError_t cudaGetDeviceFlags(unsigned int *flags)", ()),
    ("cudaError_t cudaDeviceReset(void)", ()),
    ("cudaError_t cudaDeviceGetAttribute(int *value, int32_t attribute, int device)", ()),
    ("cudaError_t cudaDeviceGetPCIBusId(char *text, int length, int device)", ()),
    ("cudaError_t cudaDeviceGetByPCIBusId(int *device, const char *text)", ()),
    ("cudaError_t cudaDeviceCanAccessPeer(int *possible, int device, int peer)", ()),
    ("cudaError_t cudaDeviceGetP2PAttribute(int *value, int32_t attribute, int device, int peer)", ()),
    ("cudaError_t cudaDeviceEnablePeerAccess(int peer, unsigned int flags)", ()),
    ("cudaError_t cudaDeviceDisablePeerAccess(int peer)", ()),
    ("cudaError_t cudaThreadExit(void)", (CUDA_12,)),
    ("cudaError_t cudaSetDoubleForDevice(double *value)", (CUDA_12,)),
    ("cudaError_t cudaSetDoubleForHost(double *value)", (CUDA_12,)),
    ("struct cudaChannelFormatDesc cudaCreateChannelDesc(int x, int y, int z, int w, int32_t kind)", ()),
    # properties.c
    ("cudaError_t cudaGetDeviceProperties_v2(struct cudaDeviceProp *result, int device)", (CUDA_12,)),
    ("cudaError_t cudaGetDeviceProperties(struct cudaDeviceProp *result, int device)", ()),
    ("cudaError_t cudaChooseDevice(int *device, const struct cudaDeviceProp *wanted)", ()),
    # error.c
    ("const char *cudaGetErrorName(cudaError_t error)", ()),
    ("const char *cudaGetErrorString(cudaError_t error)", ()),
    ("cudaError_t cudaPeekAtLastError(void)", ()),
    ("cudaError_t cudaGetLastError(void)", ()),
    # entry_points.c
    ("cudaError_t cudaRuntimeGetVersion(int *version)", ()),
    ("cudaError_t cudaDriverGetVersion(int *version)", ()),
    (
        "cudaError_t cudaGetDriverEntryPoint(const char *name, void **function, unsigned long long flags,"
        " int32_t *result)",
        (),
    ),
    (
        "cudaError_t cudaGetDriverEntryPoint_ptsz(const char *name, void **function, unsigned long long flags,"
        " int32_t *result)",
        (),
    ),
    (
        "cudaError_t cudaGetDriverEntryPointByVersion(const char *name, void **function, unsigned int version,"
        " unsigned long long flags, int32_t *result)",
        (),
    ),
    (
        "cudaError_t cudaGetDriverEntryPointByVersion_ptsz(const char *name, void **function,"
        " unsigned int version, unsigned long long flags, int32_t *result)",
        (),
    ),
    ("cudaError_t cudaGetExportTable(const void **table, const CUuuid *id)", ()),
    ("void *__cudaGetProcAddress(void)", (CUDA_13,)),
)
