/* Captured graphs: what each launch carries, joins, host functions, and what captures forbid. Argument: add.ptx. */
#include "kernels.h"

#include <pthread.h>

static unsigned *in, *out, plain[COUNT];
static CUdeviceptr device;
static CUstream stream, other;

static CUgraphExec instantiated(CUgraph graph)
{
    CUgraphExec executable = NULL;
    OK(cuGraphInstantiateWithFlags(&executable, graph, 0));
    return executable;
}

static size_t nodes_of(CUgraph graph)
{
    size_t count = 0;
    OK(cuGraphGetNodes(graph, NULL, &count));
    return count;
}

/* Sources are read at each launch, destinations written by each. */
static void copies(void)
{
    CUgraph graph;
    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_GLOBAL));
    OK(cuMemcpyHtoDAsync_v2(device, in, BYTES, stream));
    OK(add(device, 7, stream));
    OK(twice(device, stream));
    OK(cuMemcpyDtoHAsync_v2(out, device, BYTES, stream));
    OK(cuStreamEndCapture(stream, &graph));
    HOLDS(nodes_of(graph) == 4);
    CUgraphExec executable = instantiated(graph);
    OK(cuGraphDestroy(graph));
    for (unsigned launch = 0; launch < 3; launch++) {
        count_up(in, launch * 100);
        memset(out, 0, BYTES);
        OK(cuGraphLaunch(executable, launch == 1 ? other : stream));
        OK(cuStreamSynchronize(launch == 1 ? other : stream));
        HOLDS(is_counted(out, launch * 100, 2, 14));
    }
    count_up(in, 5);
    OK(cuGraphLaunch(executable, stream));
    count_up(in, 6);
    OK(cuGraphLaunch(executable, other));
    OK(cuStreamSynchronize(other));
    HOLDS(is_counted(out, 6, 2, 14));
    OK(cuGraphExecDestroy(executable));
}

/* Rows with gaps, and memory that is not page-locked. */
static void boxes(void)
{
    CUgraph graph;
    CUDA_MEMCPY2D there = {.srcMemoryType = CU_MEMORYTYPE_HOST, .srcHost = in, .srcPitch = 100,
                           .dstMemoryType = CU_MEMORYTYPE_DEVICE, .dstDevice = device, .dstPitch = 64,
                           .WidthInBytes = 60, .Height = 9};
    CUDA_MEMCPY2D back = {.srcMemoryType = CU_MEMORYTYPE_DEVICE, .srcDevice = device, .srcPitch = 64,
                          .dstMemoryType = CU_MEMORYTYPE_HOST, .dstHost = plain, .dstPitch = 80,
                          .WidthInBytes = 60, .Height = 9};
    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_RELAXED));
    OK(cuMemcpy2DAsync_v2(&there, stream));
    OK(cuMemcpy2DAsync_v2(&back, stream));
    OK(cuStreamEndCapture(stream, &graph));
    CUgraphExec executable = instantiated(graph);
    memset(plain, 0xab, sizeof plain);
    count_up(in, 31);
    OK(cuGraphLaunch(executable, stream));
    OK(cuStreamSynchronize(stream));
    for (int row = 0; row < 9; row++)
        HOLDS(memcmp((char *)plain + row * 80, (char *)in + row * 100, 60) == 0);
    HOLDS(((unsigned char *)plain)[60] == 0xab);
    OK(cuGraphExecDestroy(executable));
    OK(cuGraphDestroy(graph));
}

/* Another stream joins by an event and comes back by one. */
static void joins(void)
{
    CUgraph graph;
    CUevent fork, join;
    CUstreamCaptureStatus status;
    size_t edges = 0;
    OK(cuEventCreate(&fork, CU_EVENT_DISABLE_TIMING));
    OK(cuEventCreate(&join, CU_EVENT_DISABLE_TIMING));
    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_GLOBAL));
    OK(cuMemsetD32Async(device, 1, COUNT, stream));
    OK(cuEventRecord(fork, stream));
    OK(cuStreamIsCapturing(other, &status));
    HOLDS(status == CU_STREAM_CAPTURE_STATUS_NONE);
    OK(cuStreamWaitEvent(other, fork, 0));
    OK(cuStreamIsCapturing(other, &status));
    HOLDS(status == CU_STREAM_CAPTURE_STATUS_ACTIVE);
    OK(add(device, 4, other));
    OK(cuMemsetD32Async(device + 2 * BYTES, 9, COUNT, stream));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_UNMATCHED, cuStreamEndCapture(other, &graph));
    OK(cuEventRecord(join, other));
    OK(cuStreamWaitEvent(stream, join, 0));
    OK(twice(device, stream));
    OK(cuStreamEndCapture(stream, &graph));
    OK(cuStreamIsCapturing(other, &status));
    HOLDS(status == CU_STREAM_CAPTURE_STATUS_NONE);
    OK(cuGraphGetEdges(graph, NULL, NULL, &edges));
    HOLDS(nodes_of(graph) == 4 && edges == 4);
    CUgraphExec executable = instantiated(graph);
    OK(cuGraphLaunch(executable, stream));
    OK(cuMemcpyDtoHAsync_v2(out, device, BYTES, stream));
    OK(cuStreamSynchronize(stream));
    HOLDS(out[0] == 10 && out[COUNT - 1] == 10);
    STATUS(CUDA_ERROR_CAPTURED_EVENT, cuEventQuery(fork));
    OK(cuEventRecord(fork, stream));
    OK(cuEventSynchronize(fork));
    OK(cuGraphExecDestroy(executable));
    OK(cuGraphDestroy(graph));
    OK(cuEventDestroy_v2(fork));
    OK(cuEventDestroy_v2(join));
}

static unsigned seen[4], calls;

/* Sees what was copied out before it; what it writes is copied in behind it. */
static void halve(void *data)
{
    unsigned *values = data;
    seen[calls++ & 3] = values[0];
    HOLDS(cuMemAlloc_v2(&(CUdeviceptr){0}, 4) == CUDA_ERROR_NOT_PERMITTED);
    for (unsigned i = 0; i < COUNT; i++)
        values[i] = values[i] / 2 + 1;
}

static void functions(void)
{
    CUgraph graph;
    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_THREAD_LOCAL));
    OK(cuMemcpyHtoDAsync_v2(device, in, BYTES, stream));
    OK(twice(device, stream));
    OK(cuMemcpyDtoHAsync_v2(out, device, BYTES, stream));
    OK(cuLaunchHostFunc(stream, halve, out));
    OK(cuMemcpyHtoDAsync_v2(device, out, BYTES, stream));
    OK(add(device, 10, stream));
    OK(cuMemcpyDtoHAsync_v2(plain, device, BYTES, stream));
    OK(cuStreamEndCapture(stream, &graph));
    CUgraphExec executable = instantiated(graph);
    for (unsigned launch = 0; launch < 3; launch++) {
        count_up(in, launch);
        OK(cuGraphLaunch(executable, stream));
        OK(cuStreamSynchronize(stream));
    }
    OK(cuGraphLaunch(executable, stream)); /* two on their way at once */
    OK(cuGraphLaunch(executable, other));
    OK(cuStreamSynchronize(other));
    HOLDS(calls == 5 && seen[3] == 4 && seen[0] == 4);
    HOLDS(calls == 5 && seen[1] == 2 && seen[2] == 4);
    HOLDS(is_counted(plain, 2, 1, 11));
    HOLDS(is_counted(out, 2, 1, 1)); /* as the function left it */
    OK(cuGraphDestroy(graph));
    OK(cuGraphExecDestroy(executable));
}

/* What a capture tells of itself. */
static void told(void)
{
    CUgraph graph, during = NULL;
    cuuint64_t id = 0, again = 0;
    CUstreamCaptureStatus status;
    const CUgraphNode *dependencies = NULL;
    size_t count = 9;
    CUgraphNodeType type = -1;
    OK(cuStreamGetCaptureInfo(stream, &status, &id));
    HOLDS(status == CU_STREAM_CAPTURE_STATUS_NONE);
    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_RELAXED));
    STATUS(CUDA_ERROR_ILLEGAL_STATE, cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_RELAXED));
    OK(cuStreamGetCaptureInfo(stream, &status, &id));
    HOLDS(status == CU_STREAM_CAPTURE_STATUS_ACTIVE && id != 0);
    OK(cuMemsetD8Async(device, 3, 16, stream));
    OK(cuStreamGetCaptureInfo_v2(stream, &status, &again, &during, &dependencies, &count));
    HOLDS(id == again && during != NULL && count == 1);
    if (count == 1)
        OK(cuGraphNodeGetType(dependencies[0], &type));
    HOLDS(type == CU_GRAPH_NODE_TYPE_MEMSET);
    OK(cuMemsetD8Async(device + 32, 4, 16, stream));
    CUgraphNode first = count == 1 ? dependencies[0] : NULL;
    OK(cuStreamUpdateCaptureDependencies(stream, &first, 1, CU_STREAM_SET_CAPTURE_DEPENDENCIES));
    OK(cuMemsetD8Async(device + 64, 5, 16, stream));
    OK(cuStreamEndCapture(stream, &graph));
    HOLDS(graph == during && nodes_of(graph) == 3);
    CUgraphNode after[4] = {0};
    count = 4;
    OK(cuGraphNodeGetDependentNodes(first, after, &count));
    HOLDS(count == 2);
    CUDA_MEMSET_NODE_PARAMS fill;
    OK(cuGraphMemsetNodeGetParams(first, &fill));
    HOLDS(fill.dst == device && fill.value == 3 && fill.elementSize == 1 && fill.width == 16 && fill.height == 1);
    OK(cuGraphDestroy(graph));
}

/* Behind nodes of a graph that the program made. */
static void to_graph(void)
{
    CUgraph graph, same = NULL;
    CUgraphNode first;
    CUDA_MEMSET_NODE_PARAMS fill = {.dst = device, .value = 20, .elementSize = 4, .width = COUNT, .height = 1};
    OK(cuGraphCreate(&graph, 0));
    OK(cuGraphAddMemsetNode(&first, graph, NULL, 0, &fill, NULL));
    OK(cuStreamBeginCaptureToGraph(stream, graph, &first, NULL, 1, CU_STREAM_CAPTURE_MODE_RELAXED));
    OK(add(device, 2, stream));
    OK(cuStreamEndCapture(stream, &same));
    HOLDS(same == graph && nodes_of(graph) == 2);
    CUgraphExec executable = instantiated(graph);
    OK(cuGraphLaunch(executable, stream));
    OK(cuMemcpyDtoHAsync_v2(out, device, BYTES, stream));
    OK(cuStreamSynchronize(stream));
    HOLDS(out[0] == 22 && out[COUNT - 1] == 22);
    OK(cuGraphExecDestroy(executable));
    OK(cuGraphDestroy(graph));
}

/* Captured kernels can be told and changed. */
static void kernels(void)
{
    CUgraph graph;
    CUgraphNode node;
    size_t one = 1;
    CUDA_KERNEL_NODE_PARAMS params = {0};
    OK(cuMemsetD32_v2(device, 100, COUNT));
    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_RELAXED));
    OK(add(device, 1, stream));
    OK(cuStreamEndCapture(stream, &graph));
    OK(cuGraphGetNodes(graph, &node, &one));
    OK(cuGraphKernelNodeGetParams_v2(node, &params));
    HOLDS(params.func == add_function && params.gridDimX == 8 && params.blockDimX == 128);
    HOLDS(params.kernelParams != NULL && *(unsigned *)params.kernelParams[1] == 1);
    CUgraphExec executable = instantiated(graph);
    unsigned value = 50, n = COUNT;
    void *changed[] = {&device, &value, &n};
    params.kernelParams = changed;
    OK(cuGraphExecKernelNodeSetParams_v2(executable, node, &params));
    OK(cuGraphLaunch(executable, stream));
    value = 200;
    OK(cuGraphKernelNodeSetParams_v2(node, &params));
    CUgraphExecUpdateResultInfo info;
    OK(cuGraphExecUpdate_v2(executable, graph, &info));
    HOLDS(info.result == CU_GRAPH_EXEC_UPDATE_SUCCESS);
    OK(cuGraphLaunch(executable, stream));
    OK(cuMemcpyDtoHAsync_v2(out, device, BYTES, stream));
    OK(cuStreamSynchronize(stream));
    HOLDS(out[0] == 350 && out[COUNT - 1] == 350);
    OK(cuGraphExecDestroy(executable));
    OK(cuGraphDestroy(graph));
}

static CUresult from_other_thread, allocated_there;

static void *elsewhere(void *context)
{
    CUgraph graph;
    CUdeviceptr memory = 0;
    OK(cuCtxSetCurrent(context));
    from_other_thread = cuStreamEndCapture(stream, &graph);
    allocated_there = cuMemAlloc_v2(&memory, 64);
    if (memory != 0)
        OK(cuMemFree_v2(memory));
    return NULL;
}

static void on_other_thread(CUcontext context)
{
    pthread_t thread;
    HOLDS(pthread_create(&thread, NULL, elsewhere, context) == 0);
    pthread_join(thread, NULL);
}

static void broken(void)
{
    CUgraph graph = (CUgraph)1;
    CUstreamCaptureStatus status;
    OK(cuStreamIsCapturing(stream, &status));
    HOLDS(status == CU_STREAM_CAPTURE_STATUS_INVALIDATED);
    STATUS(CUDA_ERROR_STREAM_CAPTURE_INVALIDATED, add(device, 1, stream));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_INVALIDATED, cuStreamEndCapture(stream, &graph));
    HOLDS(graph == NULL);
    OK(cuStreamIsCapturing(stream, &status));
    HOLDS(status == CU_STREAM_CAPTURE_STATUS_NONE);
}

static void forbidden(CUcontext context)
{
    CUgraph graph;
    CUevent event, outside;
    CUdeviceptr memory;
    CUstream blocking;
    CUstreamCaptureStatus status;
    CUstreamCaptureMode mode = CU_STREAM_CAPTURE_MODE_RELAXED;
    const int global = CU_STREAM_CAPTURE_MODE_GLOBAL;
    OK(cuEventCreate(&event, 0));
    OK(cuEventCreate(&outside, 0));
    OK(cuEventRecord(outside, stream));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED, cuStreamBeginCapture_v2(NULL, global));
    STATUS(CUDA_ERROR_ILLEGAL_STATE, cuStreamEndCapture(stream, &graph));

    OK(cuStreamBeginCapture_v2(stream, global));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED, cuStreamSynchronize(stream));
    broken();
    OK(cuStreamBeginCapture_v2(stream, global));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED, cuStreamQuery(stream));
    broken();
    OK(cuStreamBeginCapture_v2(stream, global));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED, cuMemAlloc_v2(&memory, 64));
    broken();
    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_RELAXED));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED, cuCtxSynchronize());
    broken();
    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_RELAXED));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_ISOLATION, cuStreamWaitEvent(stream, outside, 0));
    broken();

    OK(cuStreamBeginCapture_v2(stream, global));
    OK(cuEventRecord(event, stream));
    OK(cuStreamBeginCapture_v2(other, global));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_MERGE, cuStreamWaitEvent(other, event, 0));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_INVALIDATED, cuStreamEndCapture(other, &graph));
    broken();

    OK(cuStreamBeginCapture_v2(stream, global));
    OK(cuEventRecord(event, stream));
    STATUS(CUDA_ERROR_CAPTURED_EVENT, cuEventQuery(event));
    broken();

    OK(cuStreamBeginCapture_v2(stream, global));
    OK(cuEventRecord(event, stream));
    OK(cuStreamWaitEvent(other, event, 0));
    OK(add(device, 1, other));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_UNJOINED, cuStreamEndCapture(stream, &graph));

    OK(cuStreamCreate(&blocking, CU_STREAM_DEFAULT));
    OK(cuStreamBeginCapture_v2(blocking, CU_STREAM_CAPTURE_MODE_RELAXED));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_IMPLICIT, cuStreamIsCapturing(NULL, &status));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_IMPLICIT, cuMemsetD8Async(device, 0, 4, NULL));
    STATUS(CUDA_ERROR_STREAM_CAPTURE_INVALIDATED, cuStreamEndCapture(blocking, &graph));
    OK(cuStreamDestroy_v2(blocking));

    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_THREAD_LOCAL));
    on_other_thread(context);
    HOLDS(from_other_thread == CUDA_ERROR_STREAM_CAPTURE_WRONG_THREAD && allocated_there == CUDA_SUCCESS);
    OK(cuStreamEndCapture(stream, &graph));
    OK(cuGraphDestroy(graph));
    OK(cuStreamBeginCapture_v2(stream, global));
    on_other_thread(context);
    HOLDS(allocated_there == CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED);
    broken();

    OK(cuThreadExchangeStreamCaptureMode(&mode));
    HOLDS(mode == CU_STREAM_CAPTURE_MODE_GLOBAL);
    OK(cuStreamBeginCapture_v2(stream, global));
    OK(cuMemAlloc_v2(&memory, 64));
    OK(cuStreamEndCapture(stream, &graph));
    OK(cuGraphDestroy(graph));
    OK(cuMemFree_v2(memory));
    OK(cuThreadExchangeStreamCaptureMode(&mode));
    HOLDS(mode == CU_STREAM_CAPTURE_MODE_RELAXED);
    OK(cuEventDestroy_v2(event));
    OK(cuEventDestroy_v2(outside));
}

/* Memory allocated by a capture, a graph launched into one, an event that is a node. */
static void inner(void)
{
    CUgraph graph, whole;
    CUdeviceptr memory = 0;
    CUevent event;
    OK(cuEventCreate(&event, 0));
    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_GLOBAL));
    OK(cuMemAllocAsync(&memory, BYTES, stream));
    OK(cuMemcpyHtoDAsync_v2(memory, in, BYTES, stream));
    OK(add(memory, 1, stream));
    OK(cuMemcpyDtoDAsync_v2(device, memory, BYTES, stream));
    OK(cuMemFreeAsync(memory, stream));
    OK(cuStreamEndCapture(stream, &graph));
    CUgraphExec executable = instantiated(graph);
    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_GLOBAL));
    OK(cuGraphLaunch(executable, stream));
    OK(twice(device, stream));
    OK(cuEventRecordWithFlags(event, stream, 1));
    OK(cuMemcpyDtoHAsync_v2(out, device, BYTES, stream));
    OK(cuStreamEndCapture(stream, &whole));
    CUgraphExec outer = instantiated(whole);
    count_up(in, 77);
    OK(cuGraphLaunch(outer, stream));
    OK(cuEventSynchronize(event));
    OK(cuStreamSynchronize(stream));
    HOLDS(is_counted(out, 77, 2, 2));
    OK(cuGraphExecDestroy(executable));
    OK(cuGraphExecDestroy(outer));
    OK(cuGraphDestroy(graph));
    OK(cuGraphDestroy(whole));
    OK(cuEventDestroy_v2(event));
}

/* Streams and devices that end while captures are under way, and graphs whose device was reset. */
static void ends(void)
{
    CUstream made;
    CUgraph graph, begun;
    CUdeviceptr memory, again;
    CUstreamCaptureStatus status;
    OK(cuStreamCreate(&made, CU_STREAM_NON_BLOCKING));
    OK(cuStreamBeginCapture_v2(made, CU_STREAM_CAPTURE_MODE_GLOBAL));
    OK(cuMemcpyHtoDAsync_v2(device, in, BYTES, made));
    OK(cuStreamDestroy_v2(made));
    OK(cuMemAlloc_v2(&memory, 64)); /* nothing is captured any more */

    OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_RELAXED));
    OK(cuMemcpyHtoDAsync_v2(device, in, BYTES, stream));
    OK(add(device, 1, stream));
    OK(cuMemcpyDtoHAsync_v2(plain, device, BYTES, stream));
    OK(cuStreamEndCapture(stream, &graph));
    CUgraphExec executable = instantiated(graph);
    OK(cuStreamBeginCapture_v2(other, CU_STREAM_CAPTURE_MODE_GLOBAL));
    OK(cuMemsetD8Async(device, 1, 16, other));
    OK(cuDevicePrimaryCtxReset_v2(0));
    start();
    STATUS(CUDA_ERROR_INVALID_HANDLE, cuStreamEndCapture(other, &begun));
    OK(cuMemAlloc_v2(&again, 4 * BYTES)); /* perhaps where the graph's stages were */
    OK(cuMemsetD32_v2(again, 6, COUNT));
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphLaunch(executable, stream));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphGetNodes(graph, NULL, &(size_t){0}));
    OK(cuGraphExecDestroy(executable));
    OK(cuGraphDestroy(graph));
    OK(cuMemAlloc_v2(&memory, 4 * BYTES));
    HOLDS(memory != again);
    OK(cuMemsetD32_v2(memory, 7, COUNT));
    OK(cuMemcpyDtoH_v2(plain, again, BYTES));
    HOLDS(plain[0] == 6 && plain[COUNT - 1] == 6);
    OK(cuStreamIsCapturing(stream, &status));
    HOLDS(status == CU_STREAM_CAPTURE_STATUS_NONE);
    OK(cuCtxSynchronize());
}

/* The thread's own stream, by its number and by the names for it. */
static void own_stream(void)
{
    CUgraph graph;
    CUstreamCaptureStatus status;
    OK(cuStreamBeginCapture_v2_ptsz(NULL, CU_STREAM_CAPTURE_MODE_RELAXED));
    OK(cuStreamIsCapturing(CU_STREAM_PER_THREAD, &status));
    HOLDS(status == CU_STREAM_CAPTURE_STATUS_ACTIVE);
    OK(cuMemsetD32Async_ptsz(device, 8, COUNT, NULL));
    OK(add(device, 1, CU_STREAM_PER_THREAD));
    OK(cuMemcpyDtoHAsync_v2_ptsz(out, device, BYTES, NULL));
    OK(cuStreamEndCapture_ptsz(NULL, &graph));
    CUgraphExec executable = instantiated(graph);
    OK(cuGraphLaunch_ptsz(executable, NULL));
    OK(cuStreamSynchronize(CU_STREAM_PER_THREAD));
    HOLDS(out[0] == 9 && out[COUNT - 1] == 9);
    OK(cuGraphExecDestroy(executable));
    OK(cuGraphDestroy(graph));
}

int main(int count, char **arguments)
{
    CUcontext context = start();
    load_kernels(count > 1 ? arguments[1] : "add.ptx");
    OK(cuMemAllocHost_v2((void **)&in, BYTES));
    OK(cuMemAllocHost_v2((void **)&out, BYTES));
    OK(cuMemAlloc_v2(&device, 4 * BYTES));
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    OK(cuStreamCreate(&other, CU_STREAM_NON_BLOCKING));
    copies();
    boxes();
    joins();
    functions();
    told();
    to_graph();
    kernels();
    inner();
    own_stream();
    forbidden(context);
    ends();
    return ended();
}
