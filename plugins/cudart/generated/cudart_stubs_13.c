/* Generated from the spec of cudart (gtap-plugin-cudart), hash c4790e6d56e9b835. Do not edit. */
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
    .major = 13,
    .ordinals = 0,
    .golden = golden,
    .names = names,
    .name = "cudart",
    .soname = "libcudart.so.13",
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

GTAP_EXPORT cudaError_t cudaLibraryGetManaged(CUdeviceptr *address, size_t *size, cudaLibrary_t library, const char *name)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuLibraryGetManaged(address, size, library, name));
}

GTAP_EXPORT cudaError_t cudaLibraryGetUnifiedFunction(void **function, cudaLibrary_t library, const char *name)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuLibraryGetUnifiedFunction(function, library, name));
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

GTAP_EXPORT cudaError_t cudaGraphCreate(CUgraph *graph, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphCreate(graph, flags));
}

GTAP_EXPORT cudaError_t cudaGraphDestroy(CUgraph graph)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphDestroy(graph));
}

GTAP_EXPORT cudaError_t cudaGraphClone(CUgraph *clone, CUgraph graph)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphClone(clone, graph));
}

GTAP_EXPORT cudaError_t cudaGraphDestroyNode(CUgraphNode node)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphDestroyNode(node));
}

GTAP_EXPORT cudaError_t cudaGraphAddEmptyNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, size_t count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphAddEmptyNode(node, graph, dependencies, count));
}

GTAP_EXPORT cudaError_t cudaGraphAddChildGraphNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, size_t count, CUgraph child)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphAddChildGraphNode(node, graph, dependencies, count, child));
}

GTAP_EXPORT cudaError_t cudaGraphChildGraphNodeGetGraph(CUgraphNode node, CUgraph *graph)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphChildGraphNodeGetGraph(node, graph));
}

GTAP_EXPORT cudaError_t cudaGraphAddHostNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, size_t count, const CUDA_HOST_NODE_PARAMS *params)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphAddHostNode(node, graph, dependencies, count, params));
}

GTAP_EXPORT cudaError_t cudaGraphHostNodeGetParams(CUgraphNode node, CUDA_HOST_NODE_PARAMS *params)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphHostNodeGetParams(node, params));
}

GTAP_EXPORT cudaError_t cudaGraphHostNodeSetParams(CUgraphNode node, const CUDA_HOST_NODE_PARAMS *params)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphHostNodeSetParams(node, params));
}

GTAP_EXPORT cudaError_t cudaGraphAddEventRecordNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, size_t count, cudaEvent_t event)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphAddEventRecordNode(node, graph, dependencies, count, event));
}

GTAP_EXPORT cudaError_t cudaGraphEventRecordNodeGetEvent(CUgraphNode node, cudaEvent_t *event)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphEventRecordNodeGetEvent(node, event));
}

GTAP_EXPORT cudaError_t cudaGraphEventRecordNodeSetEvent(CUgraphNode node, cudaEvent_t event)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphEventRecordNodeSetEvent(node, event));
}

GTAP_EXPORT cudaError_t cudaGraphAddEventWaitNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, size_t count, cudaEvent_t event)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphAddEventWaitNode(node, graph, dependencies, count, event));
}

GTAP_EXPORT cudaError_t cudaGraphEventWaitNodeGetEvent(CUgraphNode node, cudaEvent_t *event)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphEventWaitNodeGetEvent(node, event));
}

GTAP_EXPORT cudaError_t cudaGraphEventWaitNodeSetEvent(CUgraphNode node, cudaEvent_t event)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphEventWaitNodeSetEvent(node, event));
}

GTAP_EXPORT cudaError_t cudaGraphAddMemsetNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, size_t count, const CUDA_MEMSET_NODE_PARAMS *params)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphAddMemsetNode(node, graph, dependencies, count, params, cudart_current()));
}

GTAP_EXPORT cudaError_t cudaGraphMemsetNodeGetParams(CUgraphNode node, CUDA_MEMSET_NODE_PARAMS *params)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphMemsetNodeGetParams(node, params));
}

GTAP_EXPORT cudaError_t cudaGraphMemsetNodeSetParams(CUgraphNode node, const CUDA_MEMSET_NODE_PARAMS *params)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphMemsetNodeSetParams(node, params));
}

GTAP_EXPORT cudaError_t cudaGraphAddMemAllocNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, size_t count, CUDA_MEM_ALLOC_NODE_PARAMS *params)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphAddMemAllocNode(node, graph, dependencies, count, params));
}

GTAP_EXPORT cudaError_t cudaGraphMemAllocNodeGetParams(CUgraphNode node, CUDA_MEM_ALLOC_NODE_PARAMS *params)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphMemAllocNodeGetParams(node, params));
}

GTAP_EXPORT cudaError_t cudaGraphAddMemFreeNode(CUgraphNode *node, CUgraph graph, const CUgraphNode *dependencies, size_t count, CUdeviceptr pointer)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphAddMemFreeNode(node, graph, dependencies, count, pointer));
}

GTAP_EXPORT cudaError_t cudaGraphMemFreeNodeGetParams(CUgraphNode node, void *pointer)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphMemFreeNodeGetParams(node, pointer));
}

GTAP_EXPORT cudaError_t cudaGraphKernelNodeCopyAttributes(CUgraphNode destination, CUgraphNode source)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphKernelNodeCopyAttributes(destination, source));
}

GTAP_EXPORT cudaError_t cudaGraphKernelNodeGetAttribute(CUgraphNode node, int attribute, CUlaunchAttributeValue *value_out)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphKernelNodeGetAttribute(node, attribute, value_out));
}

GTAP_EXPORT cudaError_t cudaGraphKernelNodeSetAttribute(CUgraphNode node, int attribute, const CUlaunchAttributeValue *value)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphKernelNodeSetAttribute(node, attribute, value));
}

GTAP_EXPORT cudaError_t cudaGraphNodeFindInClone(CUgraphNode *node, CUgraphNode original, CUgraph clone)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphNodeFindInClone(node, original, clone));
}

GTAP_EXPORT cudaError_t cudaGraphNodeGetType(CUgraphNode node, int *type)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphNodeGetType(node, type));
}

GTAP_EXPORT cudaError_t cudaGraphGetNodes(CUgraph graph, CUgraphNode *nodes, size_t *count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphGetNodes(graph, nodes, count));
}

GTAP_EXPORT cudaError_t cudaGraphGetRootNodes(CUgraph graph, CUgraphNode *nodes, size_t *count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphGetRootNodes(graph, nodes, count));
}

GTAP_EXPORT cudaError_t cudaGraphNodeGetEnabled(CUgraphExec executable, CUgraphNode node, unsigned int *enabled)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphNodeGetEnabled(executable, node, enabled));
}

GTAP_EXPORT cudaError_t cudaGraphNodeSetEnabled(CUgraphExec executable, CUgraphNode node, unsigned int enabled)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphNodeSetEnabled(executable, node, enabled));
}

GTAP_EXPORT cudaError_t cudaGraphInstantiate(CUgraphExec *executable, CUgraph graph, unsigned long long flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphInstantiateWithFlags(executable, graph, flags));
}

GTAP_EXPORT cudaError_t cudaGraphInstantiateWithFlags(CUgraphExec *executable, CUgraph graph, unsigned long long flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphInstantiateWithFlags(executable, graph, flags));
}

GTAP_EXPORT cudaError_t cudaGraphExecDestroy(CUgraphExec executable)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphExecDestroy(executable));
}

GTAP_EXPORT cudaError_t cudaGraphExecGetFlags(CUgraphExec executable, cuuint64_t *flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphExecGetFlags(executable, flags));
}

GTAP_EXPORT cudaError_t cudaGraphExecUpdate(CUgraphExec executable, CUgraph graph, CUgraphExecUpdateResultInfo *result)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphExecUpdate_v2(executable, graph, result));
}

GTAP_EXPORT cudaError_t cudaGraphExecHostNodeSetParams(CUgraphExec executable, CUgraphNode node, const CUDA_HOST_NODE_PARAMS *params)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphExecHostNodeSetParams(executable, node, params));
}

GTAP_EXPORT cudaError_t cudaGraphExecMemsetNodeSetParams(CUgraphExec executable, CUgraphNode node, const CUDA_MEMSET_NODE_PARAMS *params)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphExecMemsetNodeSetParams(executable, node, params, cudart_current()));
}

GTAP_EXPORT cudaError_t cudaGraphExecChildGraphNodeSetParams(CUgraphExec executable, CUgraphNode node, CUgraph child)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphExecChildGraphNodeSetParams(executable, node, child));
}

GTAP_EXPORT cudaError_t cudaGraphExecEventRecordNodeSetEvent(CUgraphExec executable, CUgraphNode node, cudaEvent_t event)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphExecEventRecordNodeSetEvent(executable, node, event));
}

GTAP_EXPORT cudaError_t cudaGraphExecEventWaitNodeSetEvent(CUgraphExec executable, CUgraphNode node, cudaEvent_t event)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphExecEventWaitNodeSetEvent(executable, node, event));
}

GTAP_EXPORT cudaError_t cudaGraphDebugDotPrint(CUgraph graph, const char *path, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphDebugDotPrint(graph, path, flags));
}

GTAP_EXPORT cudaError_t cudaUserObjectCreate(CUuserObject *object, void *pointer, CUhostFn destroy, unsigned int references, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuUserObjectCreate(object, pointer, destroy, references, flags));
}

GTAP_EXPORT cudaError_t cudaUserObjectRetain(CUuserObject object, unsigned int count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuUserObjectRetain(object, count));
}

GTAP_EXPORT cudaError_t cudaUserObjectRelease(CUuserObject object, unsigned int count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuUserObjectRelease(object, count));
}

GTAP_EXPORT cudaError_t cudaGraphRetainUserObject(CUgraph graph, CUuserObject object, unsigned int count, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphRetainUserObject(graph, object, count, flags));
}

GTAP_EXPORT cudaError_t cudaGraphReleaseUserObject(CUgraph graph, CUuserObject object, unsigned int count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphReleaseUserObject(graph, object, count));
}

GTAP_EXPORT cudaError_t cudaDeviceGraphMemTrim(int device)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuDeviceGraphMemTrim(device));
}

GTAP_EXPORT cudaError_t cudaDeviceGetGraphMemAttribute(int device, int attribute, void *value)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuDeviceGetGraphMemAttribute(device, attribute, value));
}

GTAP_EXPORT cudaError_t cudaDeviceSetGraphMemAttribute(int device, int attribute, void *value)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuDeviceSetGraphMemAttribute(device, attribute, value));
}

GTAP_EXPORT cudaError_t cudaDeviceGetDefaultMemPool(CUmemoryPool *pool, int device)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuDeviceGetDefaultMemPool(pool, device));
}

GTAP_EXPORT cudaError_t cudaDeviceGetMemPool(CUmemoryPool *pool, int device)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuDeviceGetMemPool(pool, device));
}

GTAP_EXPORT cudaError_t cudaDeviceSetMemPool(int device, CUmemoryPool pool)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuDeviceSetMemPool(device, pool));
}

GTAP_EXPORT cudaError_t cudaMemPoolCreate(CUmemoryPool *pool, const CUmemPoolProps *properties)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPoolCreate(pool, properties));
}

GTAP_EXPORT cudaError_t cudaMemPoolDestroy(CUmemoryPool pool)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPoolDestroy(pool));
}

GTAP_EXPORT cudaError_t cudaMemPoolTrimTo(CUmemoryPool pool, size_t keep)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPoolTrimTo(pool, keep));
}

GTAP_EXPORT cudaError_t cudaMemPoolGetAttribute(CUmemoryPool pool, int attribute, void *value)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPoolGetAttribute(pool, attribute, value));
}

GTAP_EXPORT cudaError_t cudaMemPoolSetAttribute(CUmemoryPool pool, int attribute, void *value)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPoolSetAttribute(pool, attribute, value));
}

GTAP_EXPORT cudaError_t cudaMemPoolSetAccess(CUmemoryPool pool, const CUmemAccessDesc *accesses, size_t count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPoolSetAccess(pool, accesses, count));
}

GTAP_EXPORT cudaError_t cudaMemPoolGetAccess(int *flags, CUmemoryPool pool, CUmemLocation *location)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPoolGetAccess(flags, pool, location));
}

GTAP_EXPORT cudaError_t cudaMemPoolExportToShareableHandle(void *handle, CUmemoryPool pool, int handleType, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPoolExportToShareableHandle(handle, pool, handleType, flags));
}

GTAP_EXPORT cudaError_t cudaMemPoolImportFromShareableHandle(CUmemoryPool *pool, void *handle, int handleType, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPoolImportFromShareableHandle(pool, handle, handleType, flags));
}

GTAP_EXPORT cudaError_t cudaMemPoolExportPointer(CUmemPoolPtrExportData *exported, CUdeviceptr pointer)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPoolExportPointer(exported, pointer));
}

GTAP_EXPORT cudaError_t cudaMemPoolImportPointer(CUdeviceptr *pointer, CUmemoryPool pool, CUmemPoolPtrExportData *exported)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPoolImportPointer(pointer, pool, exported));
}

GTAP_EXPORT cudaError_t cudaMemRangeGetAttribute(void *data, size_t data_size, int attribute, CUdeviceptr pointer, size_t count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemRangeGetAttribute(data, data_size, attribute, pointer, count));
}

GTAP_EXPORT cudaError_t cudaMemRangeGetAttributes(void **data, size_t *data_sizes, int *attributes, size_t attribute_count, CUdeviceptr pointer, size_t count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemRangeGetAttributes(data, data_sizes, attributes, attribute_count, pointer, count));
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

GTAP_EXPORT cudaError_t cudaStreamGetAttribute(cudaStream_t stream, int attribute, CUlaunchAttributeValue *value)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetAttribute(stream, attribute, value));
}

GTAP_EXPORT cudaError_t cudaStreamGetAttribute_ptsz(cudaStream_t stream, int attribute, CUlaunchAttributeValue *value)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetAttribute(gtap_per_thread(stream), attribute, value));
}

GTAP_EXPORT cudaError_t cudaStreamSetAttribute(cudaStream_t stream, int attribute, const CUlaunchAttributeValue *value)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamSetAttribute(stream, attribute, value));
}

GTAP_EXPORT cudaError_t cudaStreamSetAttribute_ptsz(cudaStream_t stream, int attribute, const CUlaunchAttributeValue *value)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamSetAttribute(gtap_per_thread(stream), attribute, value));
}

GTAP_EXPORT cudaError_t cudaStreamAddCallback(cudaStream_t stream, CUstreamCallback callback, void *data, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamAddCallback(stream, callback, data, flags));
}

GTAP_EXPORT cudaError_t cudaStreamAddCallback_ptsz(cudaStream_t stream, CUstreamCallback callback, void *data, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamAddCallback(gtap_per_thread(stream), callback, data, flags));
}

GTAP_EXPORT cudaError_t cudaLaunchHostFunc(cudaStream_t stream, CUhostFn function, void *data)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuLaunchHostFunc(stream, function, data));
}

GTAP_EXPORT cudaError_t cudaLaunchHostFunc_ptsz(cudaStream_t stream, CUhostFn function, void *data)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuLaunchHostFunc(gtap_per_thread(stream), function, data));
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

GTAP_EXPORT cudaError_t cudaStreamBeginCapture(cudaStream_t stream, int mode)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamBeginCapture_v2(stream, mode));
}

GTAP_EXPORT cudaError_t cudaStreamBeginCapture_ptsz(cudaStream_t stream, int mode)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamBeginCapture_v2(gtap_per_thread(stream), mode));
}

GTAP_EXPORT cudaError_t cudaStreamBeginCaptureToGraph(cudaStream_t stream, CUgraph graph, const CUgraphNode *dependencies, const CUgraphEdgeData *edges, size_t count, int mode)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamBeginCaptureToGraph(stream, graph, dependencies, edges, count, mode));
}

GTAP_EXPORT cudaError_t cudaStreamBeginCaptureToGraph_ptsz(cudaStream_t stream, CUgraph graph, const CUgraphNode *dependencies, const CUgraphEdgeData *edges, size_t count, int mode)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamBeginCaptureToGraph(gtap_per_thread(stream), graph, dependencies, edges, count, mode));
}

GTAP_EXPORT cudaError_t cudaStreamEndCapture(cudaStream_t stream, CUgraph *graph)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamEndCapture(stream, graph));
}

GTAP_EXPORT cudaError_t cudaStreamEndCapture_ptsz(cudaStream_t stream, CUgraph *graph)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamEndCapture(gtap_per_thread(stream), graph));
}

GTAP_EXPORT cudaError_t cudaGraphLaunch(CUgraphExec executable, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphLaunch(executable, stream));
}

GTAP_EXPORT cudaError_t cudaGraphLaunch_ptsz(CUgraphExec executable, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphLaunch(executable, gtap_per_thread(stream)));
}

GTAP_EXPORT cudaError_t cudaGraphUpload(CUgraphExec executable, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphUpload(executable, stream));
}

GTAP_EXPORT cudaError_t cudaGraphUpload_ptsz(CUgraphExec executable, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphUpload(executable, gtap_per_thread(stream)));
}

GTAP_EXPORT cudaError_t cudaMallocFromPoolAsync(CUdeviceptr *pointer, size_t size, CUmemoryPool pool, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemAllocFromPoolAsync(pointer, size, pool, stream));
}

GTAP_EXPORT cudaError_t cudaMallocFromPoolAsync_ptsz(CUdeviceptr *pointer, size_t size, CUmemoryPool pool, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemAllocFromPoolAsync(pointer, size, pool, gtap_per_thread(stream)));
}

GTAP_EXPORT cudaError_t cudaStreamAttachMemAsync(cudaStream_t stream, CUdeviceptr pointer, size_t length, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamAttachMemAsync(stream, pointer, length, flags));
}

GTAP_EXPORT cudaError_t cudaStreamAttachMemAsync_ptsz(cudaStream_t stream, CUdeviceptr pointer, size_t length, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamAttachMemAsync(gtap_per_thread(stream), pointer, length, flags));
}

GTAP_EXPORT cudaError_t cudaGraphGetId(CUgraph graph, unsigned int *id)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphGetId(graph, id));
}

GTAP_EXPORT cudaError_t cudaGraphExecGetId(CUgraphExec executable, unsigned int *id)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphExecGetId(executable, id));
}

GTAP_EXPORT cudaError_t cudaGraphNodeGetContainingGraph(CUgraphNode node, CUgraph *graph)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphNodeGetContainingGraph(node, graph));
}

GTAP_EXPORT cudaError_t cudaGraphNodeGetLocalId(CUgraphNode node, unsigned int *id)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphNodeGetLocalId(node, id));
}

GTAP_EXPORT cudaError_t cudaGraphNodeGetToolsId(CUgraphNode node, unsigned long long *id)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphNodeGetToolsId(node, id));
}

GTAP_EXPORT cudaError_t cudaGraphGetEdges(CUgraph graph, CUgraphNode *from, CUgraphNode *to, CUgraphEdgeData *edges, size_t *count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphGetEdges_v2(graph, from, to, edges, count));
}

GTAP_EXPORT cudaError_t cudaGraphNodeGetDependencies(CUgraphNode node, CUgraphNode *dependencies, CUgraphEdgeData *edges, size_t *count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphNodeGetDependencies_v2(node, dependencies, edges, count));
}

GTAP_EXPORT cudaError_t cudaGraphNodeGetDependentNodes(CUgraphNode node, CUgraphNode *dependents, CUgraphEdgeData *edges, size_t *count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphNodeGetDependentNodes_v2(node, dependents, edges, count));
}

GTAP_EXPORT cudaError_t cudaGraphAddDependencies(CUgraph graph, const CUgraphNode *from, const CUgraphNode *to, const CUgraphEdgeData *edges, size_t count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphAddDependencies_v2(graph, from, to, edges, count));
}

GTAP_EXPORT cudaError_t cudaGraphRemoveDependencies(CUgraph graph, const CUgraphNode *from, const CUgraphNode *to, const CUgraphEdgeData *edges, size_t count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuGraphRemoveDependencies_v2(graph, from, to, edges, count));
}

GTAP_EXPORT cudaError_t cudaMemGetDefaultMemPool(CUmemoryPool *pool, CUmemLocation *location, int type)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemGetDefaultMemPool(pool, location, type));
}

GTAP_EXPORT cudaError_t cudaMemGetMemPool(CUmemoryPool *pool, CUmemLocation *location, int type)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemGetMemPool(pool, location, type));
}

GTAP_EXPORT cudaError_t cudaMemSetMemPool(CUmemLocation *location, int type, CUmemoryPool pool)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemSetMemPool(location, type, pool));
}

GTAP_EXPORT cudaError_t cudaMemAdvise(CUdeviceptr pointer, size_t count, int advice, CUmemLocation location)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemAdvise_v2(pointer, count, advice, location));
}

GTAP_EXPORT cudaError_t cudaStreamGetCaptureInfo(cudaStream_t stream, int *status, cuuint64_t *id, CUgraph *graph, const CUgraphNode **dependencies, const CUgraphEdgeData **edges, size_t *count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetCaptureInfo_v3(stream, status, id, graph, dependencies, edges, count));
}

GTAP_EXPORT cudaError_t cudaStreamGetCaptureInfo_ptsz(cudaStream_t stream, int *status, cuuint64_t *id, CUgraph *graph, const CUgraphNode **dependencies, const CUgraphEdgeData **edges, size_t *count)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamGetCaptureInfo_v3(gtap_per_thread(stream), status, id, graph, dependencies, edges, count));
}

GTAP_EXPORT cudaError_t cudaStreamUpdateCaptureDependencies(cudaStream_t stream, CUgraphNode *dependencies, const CUgraphEdgeData *edges, size_t count, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamUpdateCaptureDependencies_v2(stream, dependencies, edges, count, flags));
}

GTAP_EXPORT cudaError_t cudaStreamUpdateCaptureDependencies_ptsz(cudaStream_t stream, CUgraphNode *dependencies, const CUgraphEdgeData *edges, size_t count, unsigned int flags)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuStreamUpdateCaptureDependencies_v2(gtap_per_thread(stream), dependencies, edges, count, flags));
}

GTAP_EXPORT cudaError_t cudaMemcpyBatchAsync(CUdeviceptr *destinations, CUdeviceptr *sources, size_t *sizes, size_t count, CUmemcpyAttributes *attributes, size_t *indexes, size_t attribute_count, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemcpyBatchAsync_v2(destinations, sources, sizes, count, attributes, indexes, attribute_count, stream));
}

GTAP_EXPORT cudaError_t cudaMemcpyBatchAsync_ptsz(CUdeviceptr *destinations, CUdeviceptr *sources, size_t *sizes, size_t count, CUmemcpyAttributes *attributes, size_t *indexes, size_t attribute_count, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemcpyBatchAsync_v2(destinations, sources, sizes, count, attributes, indexes, attribute_count, gtap_per_thread(stream)));
}

GTAP_EXPORT cudaError_t cudaMemcpy3DBatchAsync(size_t count, CUDA_MEMCPY3D_BATCH_OP *operations, unsigned long long flags, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemcpy3DBatchAsync_v2(count, operations, flags, stream));
}

GTAP_EXPORT cudaError_t cudaMemcpy3DBatchAsync_ptsz(size_t count, CUDA_MEMCPY3D_BATCH_OP *operations, unsigned long long flags, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemcpy3DBatchAsync_v2(count, operations, flags, gtap_per_thread(stream)));
}

GTAP_EXPORT cudaError_t cudaMemPrefetchAsync(CUdeviceptr pointer, size_t count, CUmemLocation location, unsigned int flags, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPrefetchAsync_v2(pointer, count, location, flags, stream));
}

GTAP_EXPORT cudaError_t cudaMemPrefetchAsync_ptsz(CUdeviceptr pointer, size_t count, CUmemLocation location, unsigned int flags, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPrefetchAsync_v2(pointer, count, location, flags, gtap_per_thread(stream)));
}

GTAP_EXPORT cudaError_t cudaMemPrefetchBatchAsync(CUdeviceptr *pointers, size_t *sizes, size_t count, CUmemLocation *locations, size_t *indexes, size_t location_count, unsigned long long flags, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPrefetchBatchAsync(pointers, sizes, count, locations, indexes, location_count, flags, stream));
}

GTAP_EXPORT cudaError_t cudaMemPrefetchBatchAsync_ptsz(CUdeviceptr *pointers, size_t *sizes, size_t count, CUmemLocation *locations, size_t *indexes, size_t location_count, unsigned long long flags, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPrefetchBatchAsync(pointers, sizes, count, locations, indexes, location_count, flags, gtap_per_thread(stream)));
}

GTAP_EXPORT cudaError_t cudaMemDiscardAndPrefetchBatchAsync(CUdeviceptr *pointers, size_t *sizes, size_t count, CUmemLocation *locations, size_t *indexes, size_t location_count, unsigned long long flags, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPrefetchBatchAsync(pointers, sizes, count, locations, indexes, location_count, flags, stream));
}

GTAP_EXPORT cudaError_t cudaMemDiscardAndPrefetchBatchAsync_ptsz(CUdeviceptr *pointers, size_t *sizes, size_t count, CUmemLocation *locations, size_t *indexes, size_t location_count, unsigned long long flags, cudaStream_t stream)
{
    int32_t entered = cudart_enter();
    return entered != 0 ? entered : cudart_leave(cuMemPrefetchBatchAsync(pointers, sizes, count, locations, indexes, location_count, flags, gtap_per_thread(stream)));
}

GTAP_EXPORT int32_t cudaIpcGetMemHandle(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaIpcGetMemHandle", "memory and events are not shared between processes yet; give each process its own, or use threads"));
}

GTAP_EXPORT int32_t cudaIpcOpenMemHandle(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaIpcOpenMemHandle", "memory and events are not shared between processes yet; give each process its own, or use threads"));
}

GTAP_EXPORT int32_t cudaIpcCloseMemHandle(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaIpcCloseMemHandle", "memory and events are not shared between processes yet; give each process its own, or use threads"));
}

GTAP_EXPORT int32_t cudaIpcGetEventHandle(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaIpcGetEventHandle", "memory and events are not shared between processes yet; give each process its own, or use threads"));
}

GTAP_EXPORT int32_t cudaIpcOpenEventHandle(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaIpcOpenEventHandle", "memory and events are not shared between processes yet; give each process its own, or use threads"));
}

GTAP_EXPORT int32_t cudaArrayGetInfo(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaArrayGetInfo", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaArrayGetMemoryRequirements(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaArrayGetMemoryRequirements", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaArrayGetPlane(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaArrayGetPlane", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaArrayGetSparseProperties(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaArrayGetSparseProperties", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMipmappedArrayGetMemoryRequirements(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMipmappedArrayGetMemoryRequirements", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMipmappedArrayGetSparseProperties(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMipmappedArrayGetSparseProperties", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaGetChannelDesc(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGetChannelDesc", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMallocArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMallocArray", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMalloc3DArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMalloc3DArray", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMallocMipmappedArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMallocMipmappedArray", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaFreeArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaFreeArray", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaFreeMipmappedArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaFreeMipmappedArray", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaGetMipmappedArrayLevel(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGetMipmappedArrayLevel", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaCreateTextureObject(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaCreateTextureObject", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaDestroyTextureObject(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDestroyTextureObject", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaGetTextureObjectResourceDesc(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGetTextureObjectResourceDesc", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaGetTextureObjectResourceViewDesc(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGetTextureObjectResourceViewDesc", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaGetTextureObjectTextureDesc(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGetTextureObjectTextureDesc", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaCreateSurfaceObject(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaCreateSurfaceObject", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaDestroySurfaceObject(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDestroySurfaceObject", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaGetSurfaceObjectResourceDesc(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGetSurfaceObjectResourceDesc", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaDeviceGetTexture1DLinearMaxWidth(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDeviceGetTexture1DLinearMaxWidth", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpyToArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyToArray", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpyToArray_ptds(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyToArray_ptds", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpyFromArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyFromArray", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpyFromArray_ptds(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyFromArray_ptds", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpyArrayToArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyArrayToArray", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpyArrayToArray_ptds(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyArrayToArray_ptds", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpyToArrayAsync(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyToArrayAsync", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpyToArrayAsync_ptsz(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyToArrayAsync_ptsz", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpyFromArrayAsync(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyFromArrayAsync", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpyFromArrayAsync_ptsz(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyFromArrayAsync_ptsz", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpy2DToArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DToArray", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpy2DToArray_ptds(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DToArray_ptds", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpy2DFromArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DFromArray", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpy2DFromArray_ptds(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DFromArray_ptds", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpy2DArrayToArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DArrayToArray", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpy2DArrayToArray_ptds(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DArrayToArray_ptds", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpy2DToArrayAsync(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DToArrayAsync", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpy2DToArrayAsync_ptsz(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DToArrayAsync_ptsz", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpy2DFromArrayAsync(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DFromArrayAsync", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaMemcpy2DFromArrayAsync_ptsz(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy2DFromArrayAsync_ptsz", "arrays, textures and surfaces have no remote form yet"));
}

GTAP_EXPORT int32_t cudaImportExternalMemory(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaImportExternalMemory", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaExternalMemoryGetMappedBuffer(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaExternalMemoryGetMappedBuffer", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaExternalMemoryGetMappedMipmappedArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaExternalMemoryGetMappedMipmappedArray", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaDestroyExternalMemory(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDestroyExternalMemory", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaImportExternalSemaphore(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaImportExternalSemaphore", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaDestroyExternalSemaphore(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDestroyExternalSemaphore", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaSignalExternalSemaphoresAsync(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaSignalExternalSemaphoresAsync", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaSignalExternalSemaphoresAsync_ptsz(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaSignalExternalSemaphoresAsync_ptsz", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaWaitExternalSemaphoresAsync(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaWaitExternalSemaphoresAsync", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaWaitExternalSemaphoresAsync_ptsz(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaWaitExternalSemaphoresAsync_ptsz", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphAddExternalSemaphoresSignalNode(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphAddExternalSemaphoresSignalNode", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphExternalSemaphoresSignalNodeGetParams(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphExternalSemaphoresSignalNodeGetParams", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphExternalSemaphoresSignalNodeSetParams(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphExternalSemaphoresSignalNodeSetParams", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphExecExternalSemaphoresSignalNodeSetParams(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphExecExternalSemaphoresSignalNodeSetParams", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphAddExternalSemaphoresWaitNode(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphAddExternalSemaphoresWaitNode", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphExternalSemaphoresWaitNodeGetParams(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphExternalSemaphoresWaitNodeGetParams", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphExternalSemaphoresWaitNodeSetParams(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphExternalSemaphoresWaitNodeSetParams", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphExecExternalSemaphoresWaitNodeSetParams(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphExecExternalSemaphoresWaitNodeSetParams", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaDeviceGetNvSciSyncAttributes(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDeviceGetNvSciSyncAttributes", "memory and semaphores of other APIs are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsMapResources(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsMapResources", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsUnmapResources(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsUnmapResources", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsUnregisterResource(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsUnregisterResource", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsResourceSetMapFlags(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsResourceSetMapFlags", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsResourceGetMappedPointer(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsResourceGetMappedPointer", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsSubResourceGetMappedArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsSubResourceGetMappedArray", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsResourceGetMappedMipmappedArray(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsResourceGetMappedMipmappedArray", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsResourceGetMappedEglFrame(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsResourceGetMappedEglFrame", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsEGLRegisterImage(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsEGLRegisterImage", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsGLRegisterBuffer(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsGLRegisterBuffer", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsGLRegisterImage(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsGLRegisterImage", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsVDPAURegisterOutputSurface(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsVDPAURegisterOutputSurface", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphicsVDPAURegisterVideoSurface(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphicsVDPAURegisterVideoSurface", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaVDPAUGetDevice(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaVDPAUGetDevice", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaVDPAUSetVDPAUDevice(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaVDPAUSetVDPAUDevice", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGLGetDevices(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGLGetDevices", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGLMapBufferObject(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGLMapBufferObject", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGLMapBufferObjectAsync(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGLMapBufferObjectAsync", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGLRegisterBufferObject(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGLRegisterBufferObject", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGLSetBufferObjectMapFlags(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGLSetBufferObjectMapFlags", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGLSetGLDevice(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGLSetGLDevice", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGLUnmapBufferObject(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGLUnmapBufferObject", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGLUnmapBufferObjectAsync(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGLUnmapBufferObjectAsync", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGLUnregisterBufferObject(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGLUnregisterBufferObject", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaEventCreateFromEGLSync(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaEventCreateFromEGLSync", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaEGLStreamConsumerAcquireFrame(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaEGLStreamConsumerAcquireFrame", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaEGLStreamConsumerConnect(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaEGLStreamConsumerConnect", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaEGLStreamConsumerConnectWithFlags(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaEGLStreamConsumerConnectWithFlags", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaEGLStreamConsumerDisconnect(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaEGLStreamConsumerDisconnect", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaEGLStreamConsumerReleaseFrame(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaEGLStreamConsumerReleaseFrame", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaEGLStreamProducerConnect(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaEGLStreamProducerConnect", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaEGLStreamProducerDisconnect(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaEGLStreamProducerDisconnect", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaEGLStreamProducerPresentFrame(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaEGLStreamProducerPresentFrame", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaEGLStreamProducerReturnFrame(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaEGLStreamProducerReturnFrame", "graphics resources are on this machine, the device is not"));
}

GTAP_EXPORT int32_t cudaGraphConditionalHandleCreate(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphConditionalHandleCreate", "conditional nodes decide on the device what runs next, which has no remote form yet"));
}

GTAP_EXPORT int32_t cudaDeviceFlushGPUDirectRDMAWrites(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDeviceFlushGPUDirectRDMAWrites", "no other device writes into this one's memory"));
}

GTAP_EXPORT int32_t cudaDeviceRegisterAsyncNotification(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDeviceRegisterAsyncNotification", "the server watches the device, not the program"));
}

GTAP_EXPORT int32_t cudaDeviceUnregisterAsyncNotification(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDeviceUnregisterAsyncNotification", "the server watches the device, not the program"));
}

GTAP_EXPORT int32_t cudaDeviceGetDevResource(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDeviceGetDevResource", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaDevSmResourceSplit(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDevSmResourceSplit", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaDevSmResourceSplitByCount(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDevSmResourceSplitByCount", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaDevResourceGenerateDesc(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDevResourceGenerateDesc", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaGreenCtxCreate(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGreenCtxCreate", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaDeviceGetExecutionCtx(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDeviceGetExecutionCtx", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaExecutionCtxDestroy(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaExecutionCtxDestroy", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaExecutionCtxGetDevResource(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaExecutionCtxGetDevResource", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaExecutionCtxGetDevice(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaExecutionCtxGetDevice", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaExecutionCtxGetId(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaExecutionCtxGetId", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaExecutionCtxRecordEvent(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaExecutionCtxRecordEvent", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaExecutionCtxStreamCreate(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaExecutionCtxStreamCreate", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaExecutionCtxSynchronize(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaExecutionCtxSynchronize", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaExecutionCtxWaitEvent(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaExecutionCtxWaitEvent", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaStreamGetDevResource(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaStreamGetDevResource", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaStreamGetDevResource_ptsz(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaStreamGetDevResource_ptsz", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaSubgridCreate(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaSubgridCreate", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaSubgridWorkerGridCreate(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaSubgridWorkerGridCreate", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaSubgridWorksetCreate(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaSubgridWorksetCreate", "parts of a device have no remote form yet"));
}

GTAP_EXPORT int32_t cudaGraphConditionalHandleCreate_v2(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphConditionalHandleCreate_v2", "conditional nodes decide on the device what runs next, which has no remote form yet"));
}

GTAP_EXPORT int32_t cudaFuncGetParamCount(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaFuncGetParamCount", "it came after CUDA 13.0, the release that gtap follows"));
}

GTAP_EXPORT int32_t cudaGraphNodeGetParams(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaGraphNodeGetParams", "it came after CUDA 13.0, the release that gtap follows"));
}

GTAP_EXPORT int32_t cudaLaunchHostFunc_v2(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaLaunchHostFunc_v2", "it came after CUDA 13.0, the release that gtap follows"));
}

GTAP_EXPORT int32_t cudaLaunchHostFunc_v2_ptsz(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaLaunchHostFunc_v2_ptsz", "it came after CUDA 13.0, the release that gtap follows"));
}

GTAP_EXPORT int32_t cudaMemGetLocationInfo(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemGetLocationInfo", "it came after CUDA 13.0, the release that gtap follows"));
}

GTAP_EXPORT int32_t cudaMemcpyWithAttributesAsync(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyWithAttributesAsync", "it came after CUDA 13.0, the release that gtap follows"));
}

GTAP_EXPORT int32_t cudaMemcpyWithAttributesAsync_ptsz(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpyWithAttributesAsync_ptsz", "it came after CUDA 13.0, the release that gtap follows"));
}

GTAP_EXPORT int32_t cudaMemcpy3DWithAttributesAsync(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy3DWithAttributesAsync", "it came after CUDA 13.0, the release that gtap follows"));
}

GTAP_EXPORT int32_t cudaMemcpy3DWithAttributesAsync_ptsz(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaMemcpy3DWithAttributesAsync_ptsz", "it came after CUDA 13.0, the release that gtap follows"));
}

GTAP_EXPORT int32_t cudaStreamBeginRecaptureToGraph(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaStreamBeginRecaptureToGraph", "it came after CUDA 13.0, the release that gtap follows"));
}

GTAP_EXPORT int32_t cudaStreamBeginRecaptureToGraph_ptsz(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaStreamBeginRecaptureToGraph_ptsz", "it came after CUDA 13.0, the release that gtap follows"));
}

GTAP_EXPORT int32_t cudaDeviceGetHostAtomicCapabilities(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDeviceGetHostAtomicCapabilities", "the server does not tell which atomics a link has"));
}

GTAP_EXPORT int32_t cudaDeviceGetP2PAtomicCapabilities(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaDeviceGetP2PAtomicCapabilities", "the server does not tell which atomics a link has"));
}

GTAP_EXPORT int32_t cudaLogsRegisterCallback(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaLogsRegisterCallback", "gtap keeps no log of errors; what it says is on stderr"));
}

GTAP_EXPORT int32_t cudaLogsUnregisterCallback(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaLogsUnregisterCallback", "gtap keeps no log of errors; what it says is on stderr"));
}

GTAP_EXPORT int32_t cudaLogsCurrent(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaLogsCurrent", "gtap keeps no log of errors; what it says is on stderr"));
}

GTAP_EXPORT int32_t cudaLogsDumpToFile(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaLogsDumpToFile", "gtap keeps no log of errors; what it says is on stderr"));
}

GTAP_EXPORT int32_t cudaLogsDumpToMemory(void)
{
    return cudart_leave(gtap_unsupported(&cudart_wire_library, "cudaLogsDumpToMemory", "gtap keeps no log of errors; what it says is on stderr"));
}

