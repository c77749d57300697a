/* Random chains of copies between host and device, kernels, sets and functions, captured and made node by node, against
 * the same done here. Arguments: add.ptx, the first seed, how many. */
#include "kernels.h"

enum { DEVICES = 3, HOSTS = 3, LENGTH = 14, LAUNCHES = 3 };
enum { IN, OUT, BETWEEN, ADD, SET, CALL, KINDS };

typedef struct step {
    int kind, device, host, other;
    unsigned value;
} step;

static step chain[LENGTH];
static CUdeviceptr device[DEVICES];
static unsigned *host[HOSTS];
static unsigned device_model[DEVICES][COUNT], host_model[HOSTS][COUNT];
static CUstream stream;
static unsigned long long state;

static unsigned any(unsigned below)
{
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    return (unsigned)(state >> 33) % below;
}

/* What a function of the program does to host memory; data is the step. */
static void change(unsigned *values, unsigned value)
{
    for (unsigned i = 0; i < COUNT; i++)
        values[i] = values[i] * 5 + value + i;
}

static void called(void *data)
{
    const step *s = data;
    change(host[s->host], s->value);
}

static void make_chain(void)
{
    for (int i = 0; i < LENGTH; i++)
        chain[i] = (step){(int)any(KINDS), (int)any(DEVICES), (int)any(HOSTS), (int)any(DEVICES), any(1000)};
}

static void model(void)
{
    for (int i = 0; i < LENGTH; i++) {
        const step *s = &chain[i];
        unsigned *on = device_model[s->device];
        switch (s->kind) {
        case IN:
            memcpy(on, host_model[s->host], BYTES);
            break;
        case OUT:
            memcpy(host_model[s->host], on, BYTES);
            break;
        case BETWEEN:
            memmove(on, device_model[s->other], BYTES);
            break;
        case CALL:
            change(host_model[s->host], s->value);
            break;
        default:
            for (unsigned k = 0; k < COUNT; k++)
                on[k] = s->kind == SET ? s->value : on[k] + s->value;
        }
    }
}

static void capture(const step *s)
{
    switch (s->kind) {
    case IN:
        OK(cuMemcpyHtoDAsync_v2(device[s->device], host[s->host], BYTES, stream));
        break;
    case OUT:
        OK(cuMemcpyDtoHAsync_v2(host[s->host], device[s->device], BYTES, stream));
        break;
    case BETWEEN:
        if (s->device != s->other)
            OK(cuMemcpyDtoDAsync_v2(device[s->device], device[s->other], BYTES, stream));
        break;
    case ADD:
        OK(add(device[s->device], s->value, stream));
        break;
    case SET:
        OK(cuMemsetD32Async(device[s->device], s->value, COUNT, stream));
        break;
    default:
        OK(cuLaunchHostFunc(stream, called, (void *)s));
    }
}

static CUDA_MEMCPY3D copy_of(const step *s)
{
    CUDA_MEMCPY3D copy = {.srcMemoryType = CU_MEMORYTYPE_DEVICE, .srcDevice = device[s->other],
                          .dstMemoryType = CU_MEMORYTYPE_DEVICE, .dstDevice = device[s->device],
                          .WidthInBytes = BYTES, .Height = 1, .Depth = 1};
    if (s->kind == IN)
        copy.srcMemoryType = CU_MEMORYTYPE_HOST, copy.srcHost = host[s->host];
    if (s->kind == OUT) {
        copy.srcDevice = device[s->device];
        copy.dstMemoryType = CU_MEMORYTYPE_HOST, copy.dstHost = host[s->host];
    }
    return copy;
}

static void add_node(CUgraph graph, const step *s, CUgraphNode *last)
{
    unsigned n = COUNT, value = s->value;
    CUdeviceptr at = device[s->device];
    void *params[] = {&at, &value, &n};
    const CUDA_MEMCPY3D copy = copy_of(s);
    const CUDA_HOST_NODE_PARAMS function = {called, (void *)s};
    const CUDA_MEMSET_NODE_PARAMS fill = {.dst = at, .value = value, .elementSize = 4, .width = COUNT, .height = 1};
    const CUDA_KERNEL_NODE_PARAMS kernel = {.func = add_function, .gridDimX = 8, .gridDimY = 1, .gridDimZ = 1,
                                            .blockDimX = 128, .blockDimY = 1, .blockDimZ = 1, .kernelParams = params};
    const CUgraphNode before = *last;
    size_t count = before != NULL;
    if (s->kind == ADD)
        OK(cuGraphAddKernelNode_v2(last, graph, &before, count, &kernel));
    else if (s->kind == SET)
        OK(cuGraphAddMemsetNode(last, graph, &before, count, &fill, NULL));
    else if (s->kind == CALL)
        OK(cuGraphAddHostNode(last, graph, &before, count, &function));
    else if (s->kind != BETWEEN || s->device != s->other)
        OK(cuGraphAddMemcpyNode(last, graph, &before, count, &copy, NULL));
}

static CUgraph make_graph(int captured)
{
    CUgraph graph;
    CUgraphNode last = NULL;
    if (captured)
        OK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_GLOBAL));
    else
        OK(cuGraphCreate(&graph, 0));
    for (int i = 0; i < LENGTH; i++)
        if (captured)
            capture(&chain[i]);
        else
            add_node(graph, &chain[i], &last);
    if (captured)
        OK(cuStreamEndCapture(stream, &graph));
    return graph;
}

static void start_values(void)
{
    for (int i = 0; i < HOSTS; i++) {
        count_up(host[i], any(5000));
        memcpy(host_model[i], host[i], BYTES);
    }
}

static void compare(unsigned long long seed, int captured, int launch)
{
    static unsigned got[COUNT];
    for (int i = 0; i < DEVICES; i++) {
        OK(cuMemcpyDtoH_v2(got, device[i], BYTES));
        if (memcmp(got, device_model[i], BYTES) != 0)
            printf("seed %llu captured %d launch %d: device %d\n", seed, captured, launch, i), failures++;
    }
    for (int i = 0; i < HOSTS; i++)
        if (memcmp(host[i], host_model[i], BYTES) != 0)
            printf("seed %llu captured %d launch %d: host %d\n", seed, captured, launch, i), failures++;
}

static void run(unsigned long long seed, int captured)
{
    CUgraphExec executable;
    state = seed;
    make_chain();
    for (int i = 0; i < DEVICES; i++) {
        memset(device_model[i], 0, BYTES);
        OK(cuMemsetD8_v2(device[i], 0, BYTES));
    }
    CUgraph graph = make_graph(captured);
    OK(cuGraphInstantiateWithFlags(&executable, graph, 0));
    for (int launch = 0; launch < LAUNCHES; launch++) {
        if (launch != 1) /* the second goes on with what the first left */
            start_values();
        OK(cuGraphLaunch(executable, stream));
        model();
        OK(cuStreamSynchronize(stream));
        compare(seed, captured, launch);
    }
    OK(cuGraphExecDestroy(executable));
    OK(cuGraphDestroy(graph));
}

int main(int count, char **arguments)
{
    start();
    load_kernels(count > 1 ? arguments[1] : "add.ptx");
    unsigned long long first = count > 2 ? strtoull(arguments[2], NULL, 10) : 1, seeds = count > 3 ? 0 : 10;
    if (count > 3)
        seeds = strtoull(arguments[3], NULL, 10);
    for (int i = 0; i < DEVICES; i++)
        OK(cuMemAlloc_v2(&device[i], BYTES));
    for (int i = 0; i < HOSTS - 1; i++)
        OK(cuMemAllocHost_v2((void **)&host[i], BYTES));
    host[HOSTS - 1] = malloc(BYTES);
    OK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    for (unsigned long long seed = first; seed < first + seeds; seed++) {
        run(seed, 0);
        run(seed, 1);
    }
    return ended();
}
