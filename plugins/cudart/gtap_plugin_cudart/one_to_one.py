"""The functions that the driver has too: same arguments in the same order, statuses mapped."""

ONE_TO_ONE = (
    # device
    ("cudaError_t cudaDeviceSynchronize(void)", "cuCtxSynchronize"),
    ("cudaError_t cudaDeviceSetLimit(int limit, size_t value)", "cuCtxSetLimit"),
    ("cudaError_t cudaDeviceGetLimit(size_t *value, int limit)", "cuCtxGetLimit"),
    ("cudaError_t cudaDeviceGetCacheConfig(int *config)", "cuCtxGetCacheConfig"),
    ("cudaError_t cudaDeviceSetCacheConfig(int config)", "cuCtxSetCacheConfig"),
    ("cudaError_t cudaDeviceGetSharedMemConfig(int *config)", "cuCtxGetSharedMemConfig"),
    ("cudaError_t cudaDeviceSetSharedMemConfig(int config)", "cuCtxSetSharedMemConfig"),
    ("cudaError_t cudaDeviceGetStreamPriorityRange(int *least, int *greatest)", "cuCtxGetStreamPriorityRange"),
    ("cudaError_t cudaCtxResetPersistingL2Cache(void)", "cuCtxResetPersistingL2Cache"),
    ("cudaError_t cudaThreadExchangeStreamCaptureMode(int *mode)", "cuThreadExchangeStreamCaptureMode"),
    # streams and events
    ("cudaError_t cudaStreamCreateWithFlags(cudaStream_t *stream, unsigned int flags)", "cuStreamCreate"),
    (
        "cudaError_t cudaStreamCreateWithPriority(cudaStream_t *stream, unsigned int flags, int priority)",
        "cuStreamCreateWithPriority",
    ),
    ("cudaError_t cudaStreamDestroy(cudaStream_t stream)", "cuStreamDestroy_v2"),
    ("cudaError_t cudaEventCreateWithFlags(cudaEvent_t *event, unsigned int flags)", "cuEventCreate"),
    ("cudaError_t cudaEventDestroy(cudaEvent_t event)", "cuEventDestroy_v2"),
    ("cudaError_t cudaEventQuery(cudaEvent_t event)", "cuEventQuery"),
    ("cudaError_t cudaEventSynchronize(cudaEvent_t event)", "cuEventSynchronize"),
    ("cudaError_t cudaEventElapsedTime(float *milliseconds, cudaEvent_t start, cudaEvent_t end)", "cuEventElapsedTime"),
    # memory
    ("cudaError_t cudaMemGetInfo(size_t *free, size_t *total)", "cuMemGetInfo_v2"),
    ("cudaError_t cudaHostRegister(void *pointer, size_t size, unsigned int flags)", "cuMemHostRegister_v2"),
    ("cudaError_t cudaHostUnregister(void *pointer)", "cuMemHostUnregister"),
    ("cudaError_t cudaHostGetFlags(unsigned int *flags, void *pointer)", "cuMemHostGetFlags"),
    # libraries
    (
        "cudaError_t cudaLibraryLoadData(cudaLibrary_t *library, const void *code, int *jit_options,"
        " void **jit_values, unsigned int jit_count, int *options, void **values, unsigned int count)",
        "cuLibraryLoadData",
    ),
    (
        "cudaError_t cudaLibraryLoadFromFile(cudaLibrary_t *library, const char *name, int *jit_options,"
        " void **jit_values, unsigned int jit_count, int *options, void **values, unsigned int count)",
        "cuLibraryLoadFromFile",
    ),
    ("cudaError_t cudaLibraryUnload(cudaLibrary_t library)", "cuLibraryUnload"),
    (
        "cudaError_t cudaLibraryGetKernel(CUkernel *kernel, cudaLibrary_t library, const char *name)",
        "cuLibraryGetKernel",
    ),
    (
        "cudaError_t cudaLibraryGetGlobal(CUdeviceptr *address, size_t *size, cudaLibrary_t library, const char *name)",
        "cuLibraryGetGlobal",
    ),
    ("cudaError_t cudaLibraryGetKernelCount(unsigned int *count, cudaLibrary_t library)", "cuLibraryGetKernelCount"),
    (
        "cudaError_t cudaLibraryEnumerateKernels(CUkernel *kernels, unsigned int count, cudaLibrary_t library)",
        "cuLibraryEnumerateKernels",
    ),
    (
        "cudaError_t cudaLibraryGetManaged(CUdeviceptr *address, size_t *size, cudaLibrary_t library,"
        " const char *name)",
        "cuLibraryGetManaged",
    ),
    (
        "cudaError_t cudaLibraryGetUnifiedFunction(void **function, cudaLibrary_t library, const char *name)",
        "cuLibraryGetUnifiedFunction",
    ),
    # profiler
    ("cudaError_t cudaProfilerStart(void)", "cuProfilerStart"),
    ("cudaError_t cudaProfilerStop(void)", "cuProfilerStop"),
)

ONE_TO_ONE_PER_THREAD = (
    ("cudaError_t cudaStreamSynchronize(cudaStream_t stream)", "cuStreamSynchronize"),
    ("cudaError_t cudaStreamQuery(cudaStream_t stream)", "cuStreamQuery"),
    (
        "cudaError_t cudaStreamWaitEvent(cudaStream_t stream, cudaEvent_t event, unsigned int flags)",
        "cuStreamWaitEvent",
    ),
    ("cudaError_t cudaStreamGetPriority(cudaStream_t stream, int *priority)", "cuStreamGetPriority"),
    ("cudaError_t cudaStreamGetFlags(cudaStream_t stream, unsigned int *flags)", "cuStreamGetFlags"),
    ("cudaError_t cudaStreamGetId(cudaStream_t stream, unsigned long long *id)", "cuStreamGetId"),
    ("cudaError_t cudaStreamGetDevice(cudaStream_t stream, int *device)", "cuStreamGetDevice"),
    ("cudaError_t cudaStreamIsCapturing(cudaStream_t stream, int *status)", "cuStreamIsCapturing"),
    (
        "cudaError_t cudaStreamGetAttribute(cudaStream_t stream, int attribute, CUlaunchAttributeValue *value)",
        "cuStreamGetAttribute",
    ),
    (
        "cudaError_t cudaStreamSetAttribute(cudaStream_t stream, int attribute, const CUlaunchAttributeValue *value)",
        "cuStreamSetAttribute",
    ),
    (
        "cudaError_t cudaStreamAddCallback(cudaStream_t stream, CUstreamCallback callback, void *data,"
        " unsigned int flags)",
        "cuStreamAddCallback",  # both libraries number what a callback is told alike
    ),
    ("cudaError_t cudaLaunchHostFunc(cudaStream_t stream, CUhostFn function, void *data)", "cuLaunchHostFunc"),
    ("cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream)", "cuEventRecord"),
    (
        "cudaError_t cudaEventRecordWithFlags(cudaEvent_t event, cudaStream_t stream, unsigned int flags)",
        "cuEventRecordWithFlags",
    ),
)

# Names that CUDA 13 dropped.
ONE_TO_ONE_12 = (
    (
        "cudaError_t cudaEventElapsedTime_v2(float *milliseconds, cudaEvent_t start, cudaEvent_t end)",
        "cuEventElapsedTime",
    ),
    ("cudaError_t cudaThreadSynchronize(void)", "cuCtxSynchronize"),
    ("cudaError_t cudaThreadSetLimit(int limit, size_t value)", "cuCtxSetLimit"),
    ("cudaError_t cudaThreadGetLimit(size_t *value, int limit)", "cuCtxGetLimit"),
    ("cudaError_t cudaThreadGetCacheConfig(int *config)", "cuCtxGetCacheConfig"),
    ("cudaError_t cudaThreadSetCacheConfig(int config)", "cuCtxSetCacheConfig"),
)
