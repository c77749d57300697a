/* Graphs made node by node: structure, parameters, changes, copies with host memory, functions, memory, user objects.
 * Arguments: add.ptx, a file to draw into. */
#include "kernels.h"

static unsigned *in, *out, plain[COUNT];
static CUdeviceptr device, second;
static CUstream stream, other;

static CUDA_KERNEL_NODE_PARAMS kernel(CUfunction function, void **params)
{
    return (CUDA_KERNEL_NODE_PARAMS){.func = function, .gridDimX = 8, .gridDimY = 1, .gridDimZ = 1, .blockDimX = 128,
                                     .blockDimY = 1, .blockDimZ = 1, .kernelParams = params};
}

static CUDA_MEMCPY3D to_device(CUdeviceptr to, const void *from)
{
    return (CUDA_MEMCPY3D){.srcMemoryType = CU_MEMORYTYPE_HOST, .srcHost = from,
                           .dstMemoryType = CU_MEMORYTYPE_DEVICE, .dstDevice = to, .WidthInBytes = BYTES, .Height = 1,
                           .Depth = 1};
}

static CUDA_MEMCPY3D to_host(void *to, CUdeviceptr from)
{
    return (CUDA_MEMCPY3D){.srcMemoryType = CU_MEMORYTYPE_DEVICE, .srcDevice = from,
                           .dstMemoryType = CU_MEMORYTYPE_HOST, .dstHost = to, .WidthInBytes = BYTES, .Height = 1,
                           .Depth = 1};
}

static CUgraphNode add_kernel(CUgraph graph, CUgraphNode before, CUdeviceptr values, unsigned value)
{
    unsigned n = COUNT;
    void *params[] = {&values, &value, &n};
    const CUDA_KERNEL_NODE_PARAMS p = kernel(add_function, params);
    CUgraphNode node = NULL;
    OK(cuGraphAddKernelNode_v2(&node, graph, &before, before != NULL, &p));
    return node;
}

static CUgraphNode add_copy(CUgraph graph, CUgraphNode before, CUDA_MEMCPY3D copy)
{
    CUgraphNode node = NULL;
    OK(cuGraphAddMemcpyNode(&node, graph, &before, before != NULL, &copy, NULL));
    return node;
}

static void run(CUgraphExec executable)
{
    OK(cuGraphLaunch(executable, stream));
    OK(cuStreamSynchronize(stream));
}

/* in -> +5 -> out, then every part changed: in the executable alone, in the graph, by an update. */
static void changes(const char *picture)
{
    CUgraph graph;
    CUgraphExec executable;
    CUgraphNode list[8] = {0}, froms[8], tos[8];
    size_t count = 8;
    OK(cuGraphCreate(&graph, 0));
    CUgraphNode copy_in = add_copy(graph, NULL, to_device(device, in));
    CUgraphNode added = add_kernel(graph, copy_in, device, 5);
    CUgraphNode copy_out = add_copy(graph, added, to_host(out, device));
    OK(cuGraphGetNodes(graph, list, &count));
    HOLDS(count == 3 && list[0] == copy_in && list[1] == added && list[2] == copy_out && list[3] == NULL);
    OK(cuGraphGetRootNodes(graph, list, &count));
    HOLDS(count == 1 && list[0] == copy_in);
    count = 8;
    OK(cuGraphGetEdges(graph, froms, tos, &count));
    HOLDS(count == 2 && froms[0] == copy_in && tos[0] == added && froms[1] == added && tos[1] == copy_out);
    count = 8;
    OK(cuGraphNodeGetDependencies(copy_out, list, &count));
    HOLDS(count == 1 && list[0] == added);
    count = 8;
    OK(cuGraphNodeGetDependentNodes(copy_in, list, &count));
    HOLDS(count == 1 && list[0] == added);
    OK(cuGraphDebugDotPrint(graph, picture, 0));

    OK(cuGraphInstantiateWithFlags(&executable, graph, 0));
    count_up(in, 9);
    run(executable);
    HOLDS(is_counted(out, 9, 1, 5));

    unsigned value = 6, n = COUNT;
    void *params[] = {&device, &value, &n};
    CUDA_KERNEL_NODE_PARAMS p = kernel(add_function, params);
    OK(cuGraphExecKernelNodeSetParams_v2(executable, added, &p));
    const CUDA_MEMCPY3D elsewhere = to_host(plain, device);
    OK(cuGraphExecMemcpyNodeSetParams(executable, copy_out, &elsewhere, NULL));
    memset(out, 0, BYTES);
    run(executable);
    HOLDS(is_counted(plain, 9, 1, 6) && out[3] == 0);

    unsigned enabled = 2;
    OK(cuGraphNodeSetEnabled(executable, added, 0));
    OK(cuGraphNodeGetEnabled(executable, added, &enabled));
    HOLDS(enabled == 0);
    run(executable);
    HOLDS(is_counted(plain, 9, 1, 0));

    void *two[] = {&device, &n};
    p = kernel(twice_function, two);
    OK(cuGraphKernelNodeSetParams_v2(added, &p));
    CUgraphExecUpdateResult result;
    CUgraphNode wrong;
    OK(cuGraphExecUpdate(executable, graph, &wrong, &result));
    HOLDS(result == CU_GRAPH_EXEC_UPDATE_SUCCESS);
    OK(cuGraphNodeSetEnabled(executable, added, 1));
    run(executable);
    HOLDS(is_counted(out, 9, 2, 0));

    CUgraphNode more = add_kernel(graph, copy_in, second, 1);
    STATUS(CUDA_ERROR_GRAPH_EXEC_UPDATE_FAILURE, cuGraphExecUpdate(executable, graph, &wrong, &result));
    HOLDS(result == CU_GRAPH_EXEC_UPDATE_ERROR_TOPOLOGY_CHANGED);
    OK(cuGraphAddDependencies(graph, &more, &copy_out, 1));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphAddDependencies(graph, &copy_out, &copy_in, 1)); /* a circle */
    OK(cuGraphGetEdges(graph, NULL, NULL, &count));
    HOLDS(count == 4);
    OK(cuGraphRemoveDependencies(graph, &more, &copy_out, 1));
    OK(cuGraphDestroyNode(more));
    OK(cuGraphGetNodes(graph, NULL, &count));
    HOLDS(count == 3);
    OK(cuGraphExecUpdate(executable, graph, &wrong, &result));
    OK(cuGraphExecDestroy(executable));
    OK(cuGraphDestroy(graph));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphNodeGetType(added, &(CUgraphNodeType){0}));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphDestroy(graph));
}

static void clones(void)
{
    CUgraph graph, clone, child;
    CUgraphExec executable;
    CUgraphNode node, inner, found = NULL;
    CUDA_KERNEL_NODE_PARAMS params;
    OK(cuGraphCreate(&graph, 0));
    CUgraphNode added = add_kernel(graph, NULL, device, 5);
    OK(cuGraphClone(&clone, graph));
    OK(cuGraphNodeFindInClone(&found, added, clone));
    HOLDS(found != NULL && found != added);
    OK(cuGraphKernelNodeGetParams_v2(found, &params));
    HOLDS(params.func == add_function && *(unsigned *)params.kernelParams[1] == 5);
    unsigned value = 30, n = COUNT;
    void *changed[] = {&device, &value, &n};
    params.kernelParams = changed;
    OK(cuGraphKernelNodeSetParams_v2(found, &params));
    OK(cuGraphDestroy(graph));

    OK(cuGraphCreate(&graph, 0)); /* one whose child is the clone */
    CUDA_MEMSET_NODE_PARAMS fill = {.dst = device, .value = 1, .elementSize = 4, .width = COUNT, .height = 1};
    OK(cuGraphAddMemsetNode(&node, graph, NULL, 0, &fill, NULL));
    OK(cuGraphAddChildGraphNode(&inner, graph, &node, 1, clone));
    OK(cuGraphChildGraphNodeGetGraph(inner, &child));
    HOLDS(child != clone);
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphDestroy(child));
    add_copy(graph, inner, to_host(out, device));
    OK(cuGraphDestroy(clone));
    OK(cuGraphInstantiateWithFlags(&executable, graph, 0));
    OK(cuGraphDestroy(graph));
    run(executable);
    HOLDS(out[0] == 31 && out[COUNT - 1] == 31);
    OK(cuGraphExecDestroy(executable));
}

static unsigned order[8], ran;

static void note(void *data)
{
    order[ran++ & 7] = *(unsigned *)data;
    *(unsigned *)data += 1000;
}

/* D -> function -> H on the same bytes, and another function told to the executable alone. */
static void functions(void)
{
    CUgraph graph;
    CUgraphExec executable;
    CUgraphNode called, made;
    CUDA_HOST_NODE_PARAMS host = {note, out};
    OK(cuGraphCreate(&graph, 0));
    CUgraphNodeParams generic = {.type = CU_GRAPH_NODE_TYPE_MEMSET,
                                 .memset = {.dst = device, .value = 4, .elementSize = 4, .width = COUNT, .height = 1}};
    OK(cuGraphAddNode(&made, graph, NULL, 0, &generic));
    CUgraphNode fetched = add_copy(graph, made, to_host(out, device));
    OK(cuGraphAddHostNode(&called, graph, &fetched, 1, &host));
    CUgraphNode sent = add_copy(graph, called, to_device(second, out));
    CUgraphNode added = add_kernel(graph, sent, second, 1);
    add_copy(graph, added, to_host(plain, second));
    OK(cuGraphHostNodeGetParams(called, &host));
    HOLDS(host.fn == note && host.userData == out);
    OK(cuGraphInstantiateWithFlags(&executable, graph, 0));
    run(executable);
    HOLDS(ran == 1 && order[0] == 4 && out[0] == 1004 && plain[0] == 1005 && plain[1] == 5);
    unsigned mine = 77;
    host.userData = &mine;
    OK(cuGraphExecHostNodeSetParams(executable, called, &host));
    run(executable);
    HOLDS(ran == 2 && order[1] == 77 && mine == 1077 && plain[0] == 5);
    OK(cuGraphLaunch(executable, stream)); /* destroyed while it runs */
    OK(cuGraphExecDestroy(executable));
    OK(cuGraphDestroy(graph));
    OK(cuStreamSynchronize(stream));
    HOLDS(ran == 3 && mine == 2077);
}

static void events_and_memory(void)
{
    CUgraph graph;
    CUgraphExec executable;
    CUevent event, waited;
    CUgraphNode nodes[6];
    CUdeviceptr freed;
    cuuint64_t used = 0;
    OK(cuEventCreate(&event, 0));
    OK(cuEventCreate(&waited, 0));
    OK(cuGraphCreate(&graph, 0));
    CUDA_MEM_ALLOC_NODE_PARAMS memory = {.bytesize = BYTES};
    OK(cuGraphAddEventWaitNode(&nodes[0], graph, NULL, 0, waited));
    OK(cuGraphAddMemAllocNode(&nodes[1], graph, nodes, 1, &memory));
    HOLDS(memory.dptr != 0);
    OK(cuDeviceGetGraphMemAttribute(0, CU_GRAPH_MEM_ATTR_USED_MEM_CURRENT, &used));
    HOLDS(used >= BYTES);
    nodes[2] = add_copy(graph, nodes[1], to_device(memory.dptr, in));
    nodes[3] = add_kernel(graph, nodes[2], memory.dptr, 8);
    nodes[4] = add_copy(graph, nodes[3], to_host(out, memory.dptr));
    OK(cuGraphAddMemFreeNode(&nodes[5], graph, &nodes[4], 1, memory.dptr));
    OK(cuGraphMemFreeNodeGetParams(nodes[5], &freed));
    HOLDS(freed == memory.dptr);
    CUgraphNode last, empty;
    OK(cuGraphAddEmptyNode(&empty, graph, &nodes[5], 1));
    OK(cuGraphAddEventRecordNode(&last, graph, &empty, 1, event));
    CUevent told = NULL;
    OK(cuGraphEventRecordNodeGetEvent(last, &told));
    HOLDS(told == event);
    OK(cuGraphInstantiateWithFlags(&executable, graph, CUDA_GRAPH_INSTANTIATE_FLAG_AUTO_FREE_ON_LAUNCH));
    OK(cuGraphExecGetFlags(executable, &used));
    HOLDS(used == CUDA_GRAPH_INSTANTIATE_FLAG_AUTO_FREE_ON_LAUNCH);
    OK(cuGraphDestroy(graph));
    count_up(in, 3);
    OK(cuEventRecord(waited, other));
    OK(cuGraphUpload(executable, stream));
    OK(cuGraphLaunch(executable, stream));
    OK(cuEventSynchronize(event));
    OK(cuStreamSynchronize(stream));
    HOLDS(is_counted(out, 3, 1, 8));
    OK(cuGraphExecDestroy(executable));
    OK(cuDeviceGetGraphMemAttribute(0, CU_GRAPH_MEM_ATTR_USED_MEM_CURRENT, &used));
    HOLDS(used == 0);
    OK(cuDeviceGetGraphMemAttribute(0, CU_GRAPH_MEM_ATTR_USED_MEM_HIGH, &used));
    HOLDS(used >= BYTES);
    used = 0;
    OK(cuDeviceSetGraphMemAttribute(0, CU_GRAPH_MEM_ATTR_USED_MEM_HIGH, &used));
    OK(cuDeviceGetGraphMemAttribute(0, CU_GRAPH_MEM_ATTR_USED_MEM_HIGH, &used));
    HOLDS(used == 0);
    OK(cuDeviceGraphMemTrim(0));
    OK(cuEventDestroy_v2(event));
    OK(cuEventDestroy_v2(waited));
}

static int destroyed;

static void destroy(void *data)
{
    destroyed += *(int *)data;
}

static void user_objects(void)
{
    int weight = 3;
    CUuserObject object, moved;
    CUgraph graph, clone;
    CUgraphExec executable;
    OK(cuGraphCreate(&graph, 0));
    OK(cuUserObjectCreate(&object, &weight, destroy, 1, CU_USER_OBJECT_NO_DESTRUCTOR_SYNC));
    OK(cuUserObjectRetain(object, 2));
    OK(cuGraphRetainUserObject(graph, object, 1, 0));
    OK(cuUserObjectRelease(object, 3));
    HOLDS(destroyed == 0);
    OK(cuUserObjectCreate(&moved, &weight, destroy, 1, CU_USER_OBJECT_NO_DESTRUCTOR_SYNC));
    OK(cuGraphRetainUserObject(graph, moved, 1, CU_GRAPH_USER_OBJECT_MOVE));
    OK(cuGraphClone(&clone, graph));
    OK(cuGraphInstantiateWithFlags(&executable, graph, 0));
    OK(cuGraphReleaseUserObject(graph, moved, 1));
    OK(cuGraphDestroy(graph));
    OK(cuGraphDestroy(clone));
    HOLDS(destroyed == 0);
    OK(cuGraphExecDestroy(executable));
    HOLDS(destroyed == 6);
}

static void wrong(void)
{
    CUgraph graph, elsewhere;
    CUgraphNode node, far;
    CUgraphExec executable;
    OK(cuGraphCreate(&graph, 0));
    OK(cuGraphCreate(&elsewhere, 0));
    OK(cuGraphAddEmptyNode(&far, elsewhere, NULL, 0));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphAddEmptyNode(&node, graph, &far, 1));
    OK(cuGraphAddEmptyNode(&node, graph, NULL, 0));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphAddDependencies(graph, &node, &far, 1));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphInstantiateWithFlags(&executable, (CUgraph)(uintptr_t)0x1234, 0));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphLaunch((CUgraphExec)graph, stream));
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphHostNodeGetParams(node, &(CUDA_HOST_NODE_PARAMS){0}));
    CUDA_MEMSET_NODE_PARAMS fill = {.dst = device, .value = 300, .elementSize = 1, .width = 8, .height = 1};
    STATUS(CUDA_ERROR_INVALID_VALUE, cuGraphAddMemsetNode(&node, graph, NULL, 0, &fill, NULL));
    CUgraphNodeParams generic = {.type = CU_GRAPH_NODE_TYPE_CONDITIONAL};
    STATUS(CUDA_ERROR_NOT_SUPPORTED, cuGraphAddNode(&node, graph, NULL, 0, &generic));
    OK(cuGraphDestroy(graph));
    OK(cuGraphDestroy(elsewhere));
}

int main(int count, char **arguments)
{
    start();
    load_kernels(count > 1 ? arguments[1] : "add.ptx");
    OK(cuMemAllocHost_v2((void **)&in, BYTES));
    OK(cuMemAllocHost_v2((void **)&out, BYTES));
    OK(cuMemAlloc_v2(&device, BYTES));
    OK(cuMemAlloc_v2(&second, BYTES));
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    OK(cuStreamCreate(&other, CU_STREAM_NON_BLOCKING));
    changes(count > 2 ? arguments[2] : "graph.dot");
    clones();
    functions();
    events_and_memory();
    user_objects();
    wrong();
    return ended();
}
