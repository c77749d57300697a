/* Capture and graphs: what they compute, what they tell about themselves, how they change. */
#include <vector>

#include "check.h"

#define COUNT 1024

__global__ void add(int *values, int by)
{
    values[blockIdx.x * blockDim.x + threadIdx.x] += by;
}

__global__ void twice(int *values)
{
    values[blockIdx.x * blockDim.x + threadIdx.x] *= 2;
}

static int *device;

static int all_are(int value)
{
    static int back[COUNT];
    OK(cudaMemcpy(back, device, sizeof back, cudaMemcpyDeviceToHost));
    int right = 1;
    for (int i = 0; i < COUNT; i++)
        right &= back[i] == value;
    return right;
}

static std::vector<cudaGraphNode_t> nodes_of(cudaGraph_t graph)
{
    size_t count = 0;
    OK(cudaGraphGetNodes(graph, NULL, &count));
    std::vector<cudaGraphNode_t> nodes(count);
    OK(cudaGraphGetNodes(graph, nodes.data(), &count));
    return nodes;
}

static cudaGraphNodeType type_of(cudaGraphNode_t node)
{
    cudaGraphNodeType type = (cudaGraphNodeType)99;
    OK(cudaGraphNodeGetType(node, &type));
    return type;
}

/* What a captured node was launched with; then with another argument in the executable alone, then in the graph. */
static void kernel_nodes(cudaGraph_t graph, cudaGraphExec_t executable)
{
    cudaKernelNodeParams params = {}, changed;
    cudaGraphNode_t node = NULL;
    for (cudaGraphNode_t each : nodes_of(graph))
        if (type_of(each) == cudaGraphNodeTypeKernel) {
            OK(cudaGraphKernelNodeGetParams(each, &params));
            if (params.func == (void *)add)
                node = each;
        }
    HOLDS(node != NULL);
    OK(cudaGraphKernelNodeGetParams(node, &params));
    HOLDS(params.gridDim.x == COUNT / 256 && params.blockDim.x == 256 && params.blockDim.y == 1 && params.extra == NULL);
    HOLDS(*(int **)params.kernelParams[0] == device && *(int *)params.kernelParams[1] == 5);
    int by = 11;
    void *arguments[] = {&device, &by};
    changed = params;
    changed.kernelParams = arguments;
    OK(cudaGraphExecKernelNodeSetParams(executable, node, &changed));
    OK(cudaGraphLaunch(executable, 0));
    HOLDS(all_are(22)); /* (0 + 11) * 2 */
    by = 7;
    OK(cudaGraphKernelNodeSetParams(node, &changed));
    cudaGraphExecUpdateResultInfo result = {};
    OK(cudaGraphExecUpdate(executable, graph, &result));
    HOLDS(result.result == cudaGraphExecUpdateSuccess);
    OK(cudaGraphLaunch(executable, 0));
    HOLDS(all_are(14));
    changed.kernelParams = params.kernelParams;
}

static void capture(void)
{
    cudaStream_t stream, side;
    cudaEvent_t fork, join;
    cudaGraph_t graph, known = NULL;
    cudaGraphExec_t executable;
    cudaStreamCaptureStatus status;
    cudaStreamCaptureMode mode = cudaStreamCaptureModeRelaxed;
    unsigned long long id = 0;
    size_t count = 0;
    const cudaGraphNode_t *last = NULL;
    OK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    OK(cudaStreamCreateWithFlags(&side, cudaStreamNonBlocking));
    OK(cudaEventCreateWithFlags(&fork, cudaEventDisableTiming));
    OK(cudaEventCreateWithFlags(&join, cudaEventDisableTiming));
    OK(cudaMemset(device, 1, COUNT * sizeof(int)));
    OK(cudaThreadExchangeStreamCaptureMode(&mode));
    HOLDS(mode == cudaStreamCaptureModeGlobal);
    OK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal));
    OK(cudaMemsetAsync(device, 0, COUNT * sizeof(int), stream));
    OK(cudaEventRecord(fork, stream));
    OK(cudaStreamWaitEvent(side, fork, 0));
    add<<<COUNT / 256, 256, 0, side>>>(device, 5);
    OK(cudaStreamIsCapturing(side, &status));
    HOLDS(status == cudaStreamCaptureStatusActive);
    OK(cudaEventRecord(join, side));
    OK(cudaStreamWaitEvent(stream, join, 0));
    OK(cudaStreamGetCaptureInfo(stream, &status, &id, &known, &last, NULL, &count));
    HOLDS(status == cudaStreamCaptureStatusActive && id != 0 && known != NULL && count >= 1);
    twice<<<COUNT / 256, 256, 0, stream>>>(device);
    OK(cudaStreamEndCapture(stream, &graph));
    OK(cudaThreadExchangeStreamCaptureMode(&mode));
    OK(cudaStreamIsCapturing(stream, &status));
    HOLDS(status == cudaStreamCaptureStatusNone && nodes_of(graph).size() == 3);
    HOLDS(all_are(0x01010101)); /* nothing ran yet */
    OK(cudaGraphInstantiate(&executable, graph, 0));
    OK(cudaGraphUpload(executable, stream));
    OK(cudaGraphLaunch(executable, stream));
    OK(cudaGraphLaunch(executable, stream));
    OK(cudaStreamSynchronize(stream));
    HOLDS(all_are(10));
    kernel_nodes(graph, executable);
    OK(cudaGraphExecDestroy(executable));
    OK(cudaGraphDestroy(graph));
    REFUSES(cudaErrorIllegalState, cudaStreamEndCapture(stream, &graph));
    REFUSES(cudaErrorStreamCaptureUnsupported, cudaStreamBeginCapture(cudaStreamLegacy, cudaStreamCaptureModeGlobal));
    OK(cudaStreamDestroy(stream));
    OK(cudaStreamDestroy(side));
    OK(cudaEventDestroy(fork));
    OK(cudaEventDestroy(join));
}

/* Host memory of captured copies is read and written at each launch. */
static void transfers(void)
{
    static int input[COUNT], output[COUNT];
    cudaStream_t stream;
    cudaGraph_t graph;
    cudaGraphExec_t executable;
    OK(cudaStreamCreate(&stream));
    OK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeRelaxed));
    OK(cudaMemcpyAsync(device, input, sizeof input, cudaMemcpyHostToDevice, stream));
    twice<<<COUNT / 256, 256, 0, stream>>>(device);
    OK(cudaMemcpyAsync(output, device, sizeof output, cudaMemcpyDeviceToHost, stream));
    OK(cudaStreamEndCapture(stream, &graph));
    OK(cudaGraphInstantiateWithFlags(&executable, graph, 0));
    for (int round = 1; round < 4; round++) {
        for (int i = 0; i < COUNT; i++)
            input[i] = i * round;
        OK(cudaGraphLaunch(executable, stream));
        OK(cudaStreamSynchronize(stream));
        int right = 1;
        for (int i = 0; i < COUNT; i++)
            right &= output[i] == 2 * i * round;
        HOLDS(right);
    }
    OK(cudaGraphExecDestroy(executable));
    OK(cudaGraphDestroy(graph));
    OK(cudaStreamDestroy(stream));
}

static void count_calls(void *data)
{
    ++*(int *)data;
}

/* set -> add -> host function, and a copy behind them; edges, types, a dot file, a clone. */
static void explicitly(const char *file)
{
    cudaGraph_t graph, clone;
    cudaGraphExec_t executable;
    cudaGraphNode_t set, kernel, host, copy, listed[2], found;
    int by = 3, calls = 0, value = 0;
    size_t count = 2;
    cudaGraphEdgeData edges[2];
    OK(cudaGraphCreate(&graph, 0));
    cudaMemsetParams fill = {};
    fill.dst = device;
    fill.value = 4;
    fill.elementSize = 4;
    fill.width = COUNT;
    fill.height = 1;
    OK(cudaGraphAddMemsetNode(&set, graph, NULL, 0, &fill));
    cudaGraphNodeParams params = {};
    params.type = cudaGraphNodeTypeKernel;
    void *arguments[] = {&device, &by};
    params.kernel.func = (void *)add;
    params.kernel.gridDim = dim3(COUNT / 256);
    params.kernel.blockDim = dim3(256);
    params.kernel.kernelParams = arguments;
    OK(cudaGraphAddNode(&kernel, graph, &set, NULL, 1, &params));
    cudaHostNodeParams call = {count_calls, &calls};
    OK(cudaGraphAddHostNode(&host, graph, &kernel, 1, &call));
    OK(cudaGraphAddMemcpyNode1D(&copy, graph, &host, 1, &value, device + 9, sizeof value, cudaMemcpyDeviceToHost));
    OK(cudaGraphNodeGetDependencies(kernel, listed, edges, &count));
    HOLDS(count == 1 && listed[0] == set);
    HOLDS(type_of(host) == cudaGraphNodeTypeHost && type_of(copy) == cudaGraphNodeTypeMemcpy);
    OK(cudaGraphClone(&clone, graph));
    OK(cudaGraphNodeFindInClone(&found, kernel, clone));
    HOLDS(found != kernel && nodes_of(clone).size() == 4);
    OK(cudaGraphDebugDotPrint(graph, file, 0));
    char text[16] = "";
    FILE *dot = fopen(file, "r");
    HOLDS(dot != NULL && fread(text, 1, 7, dot) == 7 && strncmp(text, "digraph", 7) == 0);
    if (dot != NULL)
        fclose(dot);
    OK(cudaGraphInstantiate(&executable, graph, 0));
    OK(cudaGraphLaunch(executable, 0));
    OK(cudaGraphLaunch(executable, 0));
    OK(cudaStreamSynchronize(0));
    HOLDS(value == 7 && calls == 2 && all_are(7));
    OK(cudaGraphExecDestroy(executable));
    OK(cudaGraphDestroy(clone));
    OK(cudaGraphDestroy(graph));
}

__device__ int cells[4];

/* Every other kind of node, what it is asked and how it is changed: 1 set, then variable, event, child, allocation. */
static void kinds(void)
{
    cudaGraph_t graph, child, held;
    cudaGraphExec_t executable;
    cudaGraphNode_t set, to, from, record, wait, inner, sub, alloc, use, release;
    cudaEvent_t event, other, seen;
    int four[4] = {1, 2, 3, 4}, out[4] = {0}, five[4] = {5, 6, 7, 8}, back = 0;
    unsigned enabled = 7;
    OK(cudaGraphCreate(&graph, 0));
    OK(cudaGraphCreate(&child, 0));
    OK(cudaEventCreateWithFlags(&event, cudaEventDisableTiming));
    OK(cudaEventCreateWithFlags(&other, cudaEventDisableTiming));
    cudaMemsetParams fill = {}, found = {};
    fill.dst = device;
    fill.value = 6;
    fill.elementSize = 4;
    fill.width = COUNT;
    fill.height = 1;
    OK(cudaGraphAddMemsetNode(&inner, child, NULL, 0, &fill));
    OK(cudaGraphAddChildGraphNode(&sub, graph, NULL, 0, child));
    OK(cudaGraphChildGraphNodeGetGraph(sub, &held));
    HOLDS(held != NULL && nodes_of(held).size() == 1);
    OK(cudaGraphAddMemcpyNodeToSymbol(&to, graph, &sub, 1, cells, four, sizeof four, 0, cudaMemcpyHostToDevice));
    OK(cudaGraphAddMemcpyNodeFromSymbol(&from, graph, &to, 1, out, cells, sizeof out, 0, cudaMemcpyDeviceToHost));
    OK(cudaGraphAddEventRecordNode(&record, graph, &from, 1, event));
    OK(cudaGraphEventRecordNodeGetEvent(record, &seen));
    HOLDS(seen == event);
    OK(cudaGraphEventRecordNodeSetEvent(record, other));
    OK(cudaGraphEventRecordNodeGetEvent(record, &seen));
    HOLDS(seen == other);
    OK(cudaGraphAddEventWaitNode(&wait, graph, &record, 1, event));
    OK(cudaGraphEventWaitNodeGetEvent(wait, &seen));
    HOLDS(seen == event);
    OK(cudaGraphAddMemsetNode(&set, graph, &wait, 1, &fill));
    fill.value = 9;
    fill.width = 10;
    OK(cudaGraphMemsetNodeSetParams(set, &fill));
    OK(cudaGraphMemsetNodeGetParams(set, &found));
    HOLDS(found.value == 9 && found.width == 10 && found.dst == device && found.elementSize == 4);
    cudaMemAllocNodeParams wanted = {};
    wanted.poolProps.allocType = cudaMemAllocationTypePinned;
    wanted.poolProps.location = {cudaMemLocationTypeDevice, 0};
    wanted.bytesize = 4096;
    OK(cudaGraphAddMemAllocNode(&alloc, graph, &set, 1, &wanted));
    HOLDS(wanted.dptr != NULL);
    OK(cudaGraphAddMemcpyNode1D(&use, graph, &alloc, 1, wanted.dptr, device, 40, cudaMemcpyDeviceToDevice));
    cudaMemcpy3DParms copied = {};
    OK(cudaGraphMemcpyNodeGetParams(use, &copied));
    HOLDS(copied.srcPtr.ptr == device && copied.dstPtr.ptr == wanted.dptr && copied.extent.width == 40);
    HOLDS(copied.kind == cudaMemcpyDeviceToDevice);
    OK(cudaGraphMemcpyNodeSetParams1D(use, device + 20, device, 40, cudaMemcpyDeviceToDevice));
    OK(cudaGraphAddMemFreeNode(&release, graph, &use, 1, wanted.dptr));
    HOLDS(type_of(alloc) == cudaGraphNodeTypeMemAlloc && type_of(release) == cudaGraphNodeTypeMemFree);
    HOLDS(type_of(sub) == cudaGraphNodeTypeGraph && type_of(record) == cudaGraphNodeTypeEventRecord);
    cudaGraphInstantiateParams how = {};
    OK(cudaGraphInstantiateWithParams(&executable, graph, &how));
    HOLDS(how.result_out == cudaGraphInstantiateSuccess);
    OK(cudaGraphLaunch(executable, 0));
    OK(cudaStreamSynchronize(0));
    HOLDS(memcmp(out, four, sizeof out) == 0);
    OK(cudaMemcpy(&back, device + 25, sizeof back, cudaMemcpyDeviceToHost));
    HOLDS(back == 9);
    OK(cudaMemcpy(&back, device + 35, sizeof back, cudaMemcpyDeviceToHost));
    HOLDS(back == 6);
    OK(cudaEventQuery(other));
    OK(cudaGraphExecMemcpyNodeSetParamsToSymbol(executable, to, cells, five, sizeof five, 0, cudaMemcpyHostToDevice));
    OK(cudaGraphNodeSetEnabled(executable, set, 0));
    OK(cudaGraphNodeGetEnabled(executable, set, &enabled));
    HOLDS(enabled == 0);
    OK(cudaGraphLaunch(executable, 0));
    OK(cudaStreamSynchronize(0));
    HOLDS(memcmp(out, five, sizeof out) == 0 && all_are(6));
    OK(cudaGraphExecDestroy(executable));
    OK(cudaGraphDestroy(child));
    OK(cudaGraphDestroy(graph));
    OK(cudaEventDestroy(event));
    OK(cudaEventDestroy(other));
}

static int destroyed;

static void destroy(void *data)
{
    destroyed += *(int *)data;
}

static void owned(void)
{
    static int weight = 5;
    cudaUserObject_t object, kept;
    cudaGraph_t graph;
    unsigned long long used = 99;
    OK(cudaGraphCreate(&graph, 0));
    OK(cudaUserObjectCreate(&object, &weight, destroy, 2, cudaUserObjectNoDestructorSync));
    OK(cudaGraphRetainUserObject(graph, object, 1, cudaGraphUserObjectMove));
    OK(cudaUserObjectRelease(object, 1));
    HOLDS(destroyed == 0);
    OK(cudaUserObjectCreate(&kept, &weight, destroy, 1, cudaUserObjectNoDestructorSync));
    OK(cudaUserObjectRelease(kept, 1));
    OK(cudaGraphDestroy(graph));
    OK(cudaDeviceSynchronize());
    HOLDS(destroyed == 10);
    OK(cudaDeviceGetGraphMemAttribute(0, cudaGraphMemAttrUsedMemCurrent, &used));
    HOLDS(used == 0);
    OK(cudaDeviceGetGraphMemAttribute(0, cudaGraphMemAttrUsedMemHigh, &used));
    HOLDS(used >= 4096);
    used = 0;
    OK(cudaDeviceSetGraphMemAttribute(0, cudaGraphMemAttrUsedMemHigh, &used));
    used = 99;
    OK(cudaDeviceGetGraphMemAttribute(0, cudaGraphMemAttrUsedMemHigh, &used));
    HOLDS(used == 0);
    cudaGraphConditionalHandle handle;
    OK(cudaGraphCreate(&graph, 0));
    REFUSES(cudaErrorNotSupported, cudaGraphConditionalHandleCreate(&handle, graph, 0, 0));
    OK(cudaGraphDestroy(graph));
}

/* Into a graph that is there already; then a dependency that the program takes back. */
static void captured_into(void)
{
    cudaStream_t stream;
    cudaGraph_t graph, same;
    cudaGraphNode_t empty;
    cudaGraphExec_t executable;
    OK(cudaStreamCreate(&stream));
    OK(cudaMemset(device, 0, COUNT * sizeof(int)));
    OK(cudaGraphCreate(&graph, 0));
    OK(cudaGraphAddEmptyNode(&empty, graph, NULL, 0));
    OK(cudaStreamBeginCaptureToGraph(stream, graph, &empty, NULL, 1, cudaStreamCaptureModeRelaxed));
    add<<<COUNT / 256, 256, 0, stream>>>(device, 8);
    OK(cudaStreamUpdateCaptureDependencies(stream, &empty, NULL, 1, cudaStreamSetCaptureDependencies));
    OK(cudaStreamEndCapture(stream, &same));
    HOLDS(same == graph && nodes_of(graph).size() == 2);
    OK(cudaGraphInstantiate(&executable, graph, 0));
    OK(cudaGraphLaunch(executable, stream));
    OK(cudaStreamSynchronize(stream));
    HOLDS(all_are(8));
    OK(cudaGraphExecDestroy(executable));
    OK(cudaGraphDestroy(graph));
    OK(cudaStreamDestroy(stream));
}

int main(int argc, char **argv)
{
    OK(cudaMalloc(&device, COUNT * sizeof(int)));
    capture();
    transfers();
    explicitly(argc > 1 ? argv[1] : "/dev/null");
    kinds();
    captured_into();
    owned();
    OK(cudaFree(device));
    return ended();
}
