/* One major of the runtime API, used from one object: compiled once with the headers of CUDA 12.9 and once with those of
 * 13, each linked to its own static library. Every output lies between guard bytes, which are looked at after every call.
 * What it finds goes into `text`, the same lines for both majors.
 */
#include <cuda_runtime_api.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GUARD 64
#define BEFORE 0xa5
#define NEW (CUDART_VERSION >= 13000)

extern cudaError_t start_scale(float *values, float factor, int count, cudaStream_t stream); /* of majors_kernels.cu */
extern const void *scale_symbol(void);
extern const void *table_symbol(void);

#if !NEW
extern cudaError_t properties_of_11(void *found, int device) __asm__("cudaGetDeviceProperties");
extern cudaError_t capture_info_of_11(cudaStream_t, enum cudaStreamCaptureStatus *, unsigned long long *)
    __asm__("cudaStreamGetCaptureInfo");
#endif

static struct {
    unsigned char *bytes;
    size_t size;
} outputs[256];
static int output_count, failures;
static char *text;
static size_t room;

static void say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, room, format, arguments);
    va_end(arguments);
    text += length;
    room -= (size_t)length;
}

static void *fresh(size_t size)
{
    unsigned char *bytes = malloc(size + 2 * GUARD);
    memset(bytes, BEFORE, size + 2 * GUARD);
    outputs[output_count].bytes = bytes;
    outputs[output_count++].size = size;
    return bytes + GUARD;
}

static void intact(int line)
{
    for (int i = 0; i < output_count; i++)
        for (size_t k = 0; k < GUARD; k++)
            if (outputs[i].bytes[k] != BEFORE || outputs[i].bytes[GUARD + outputs[i].size + k] != BEFORE) {
                say("cuda %d, line %d: wrote outside output %d of %zu bytes\n", CUDART_VERSION, line, i, outputs[i].size);
                failures++;
                memset(outputs[i].bytes, BEFORE, GUARD);
                memset(outputs[i].bytes + GUARD + outputs[i].size, BEFORE, GUARD);
                break;
            }
}

static void is(int holds, int line, const char *what)
{
    if (!holds) {
        say("cuda %d, line %d: %s (last error %d)\n", CUDART_VERSION, line, what, (int)cudaGetLastError());
        failures++;
    }
}

#define OUTPUT(type, name) type *name = fresh(sizeof(type))
#define HOLDS(condition) is((condition), __LINE__, #condition)
#define OK(call) (is((call) == cudaSuccess, __LINE__, #call), intact(__LINE__))
#define GIVES(error, call) (is((call) == (error), __LINE__, #call), intact(__LINE__))

/* Fields of both layouts, most of them at other offsets, and the attribute that says the same. */
#define FIELDS(X)                                                                                                     \
    X(sharedMemPerBlock, MaxSharedMemoryPerBlock) X(regsPerBlock, MaxRegistersPerBlock) X(warpSize, WarpSize)         \
    X(memPitch, MaxPitch) X(maxThreadsPerBlock, MaxThreadsPerBlock) X(maxThreadsDim[0], MaxBlockDimX)                 \
    X(maxThreadsDim[2], MaxBlockDimZ) X(maxGridSize[0], MaxGridDimX) X(maxGridSize[2], MaxGridDimZ)                   \
    X(totalConstMem, TotalConstantMemory) X(major, ComputeCapabilityMajor) X(minor, ComputeCapabilityMinor)           \
    X(textureAlignment, TextureAlignment) X(texturePitchAlignment, TexturePitchAlignment)                             \
    X(multiProcessorCount, MultiProcessorCount) X(integrated, Integrated) X(canMapHostMemory, CanMapHostMemory)       \
    X(maxTexture1D, MaxTexture1DWidth) X(maxTexture2D[1], MaxTexture2DHeight) X(maxTexture3D[2], MaxTexture3DDepth)   \
    X(maxSurface2DLayered[2], MaxSurface2DLayeredLayers) X(surfaceAlignment, SurfaceAlignment)                        \
    X(concurrentKernels, ConcurrentKernels) X(ECCEnabled, EccEnabled) X(pciBusID, PciBusId)                           \
    X(pciDeviceID, PciDeviceId) X(pciDomainID, PciDomainId) X(asyncEngineCount, AsyncEngineCount)                     \
    X(unifiedAddressing, UnifiedAddressing) X(memoryBusWidth, GlobalMemoryBusWidth) X(l2CacheSize, L2CacheSize)       \
    X(persistingL2CacheMaxSize, MaxPersistingL2CacheSize)                                                             \
    X(maxThreadsPerMultiProcessor, MaxThreadsPerMultiProcessor)                                                       \
    X(streamPrioritiesSupported, StreamPrioritiesSupported) X(globalL1CacheSupported, GlobalL1CacheSupported)         \
    X(sharedMemPerMultiprocessor, MaxSharedMemoryPerMultiprocessor)                                                   \
    X(regsPerMultiprocessor, MaxRegistersPerMultiprocessor) X(managedMemory, ManagedMemory)                           \
    X(pageableMemoryAccess, PageableMemoryAccess) X(concurrentManagedAccess, ConcurrentManagedAccess)                 \
    X(cooperativeLaunch, CooperativeLaunch) X(sharedMemPerBlockOptin, MaxSharedMemoryPerBlockOptin)                   \
    X(maxBlocksPerMultiProcessor, MaxBlocksPerMultiprocessor) X(reservedSharedMemPerBlock, ReservedSharedMemoryPerBlock) \
    X(hostRegisterSupported, HostRegisterSupported) X(memoryPoolsSupported, MemoryPoolsSupported)                     \
    X(clusterLaunch, ClusterLaunch)

#define FIELDS_12(X)                                                                                                  \
    X(clockRate, ClockRate) X(memoryClockRate, MemoryClockRate) X(kernelExecTimeoutEnabled, KernelExecTimeout)        \
    X(computeMode, ComputeMode) X(singleToDoublePrecisionPerfRatio, SingleToDoublePrecisionPerfRatio)
#define FIELDS_13(X)                                                                                                  \
    X(deviceNumaConfig, NumaConfig) X(hostNumaId, HostNumaId) X(mpsEnabled, MpsEnabled)

static void properties(void)
{
    OUTPUT(struct cudaDeviceProp, found);
    OUTPUT(int, value);
    OUTPUT(size_t, unused);
    OUTPUT(size_t, total);
    OK(cudaGetDeviceProperties(found, 0));
#define SAME(field, attribute)                                                                                        \
    OK(cudaDeviceGetAttribute(value, cudaDevAttr##attribute, 0));                                                     \
    is((long long)found->field == *value, __LINE__, "found->" #field);
#define SAME_AND_SAID(field, attribute) SAME(field, attribute) say("%s %lld\n", #field, (long long)found->field);
    FIELDS(SAME_AND_SAID)
#if NEW
    FIELDS_13(SAME)
#else
    FIELDS_12(SAME)
    struct cudaDeviceProp *old = fresh(offsetof(struct cudaDeviceProp, hostRegisterSupported));
    OK(properties_of_11((void *)old, 0));
    HOLDS(memcmp(old, found, offsetof(struct cudaDeviceProp, hostRegisterSupported)) == 0);
#endif
    OK(cudaMemGetInfo(unused, total));
    HOLDS(found->totalGlobalMem == *total && *unused <= *total);
    say("name %s\n", found->name);
    say("uuid %02x%02x\n", found->uuid.bytes[0] & 0xff, found->uuid.bytes[15] & 0xff);
    char *bus = fresh(13); /* "0000:00:00.0" */
    OK(cudaDeviceGetPCIBusId(bus, 13, 0));
    say("bus %s\n", bus);
    OUTPUT(int, chosen);
    OK(cudaChooseDevice(chosen, found));
    HOLDS(*chosen == 0);
}

static void pointers(void)
{
    OUTPUT(void *, device);
    OUTPUT(void *, host);
    OUTPUT(struct cudaPointerAttributes, found);
    say("pointer attributes %s\n", sizeof *found == (NEW ? 88 : 24) ? "as long as they should be" : "of another length");
    OK(cudaMalloc(device, 1000));
    OK(cudaPointerGetAttributes(found, (char *)*device + 5));
    HOLDS(found->type == cudaMemoryTypeDevice && found->device == 0 && found->hostPointer == NULL);
    HOLDS(found->devicePointer == (char *)*device + 5);
    OK(cudaMallocHost(host, 1000));
    OK(cudaPointerGetAttributes(found, *host));
    HOLDS(found->type == cudaMemoryTypeHost && found->hostPointer == *host);
    OK(cudaPointerGetAttributes(found, found));
    HOLDS(found->type == cudaMemoryTypeUnregistered && found->devicePointer == NULL);
    OUTPUT(unsigned int, flags);
    OK(cudaHostGetFlags(flags, *host));
    OK(cudaFreeHost(*host));
    OK(cudaFree(*device));
    OUTPUT(struct cudaPitchedPtr, box);
    OUTPUT(size_t, pitch);
    OK(cudaMalloc3D(box, (struct cudaExtent){100, 3, 2}));
    HOLDS(box->xsize == 100 && box->ysize == 3 && box->pitch >= 100 && box->ptr != NULL);
    OK(cudaFree(box->ptr));
    OK(cudaMallocPitch(device, pitch, 100, 3));
    HOLDS(*pitch == box->pitch);
    OK(cudaFree(*device));
}

static void code(void)
{
    OUTPUT(struct cudaFuncAttributes, found);
    OUTPUT(int, blocks);
    OUTPUT(size_t, size);
    OUTPUT(const char *, name);
    OK(cudaFuncGetAttributes(found, scale_symbol()));
    say("kernel threads %d static %zu ptx %d\n", found->maxThreadsPerBlock, found->sharedSizeBytes, found->ptxVersion);
    OK(cudaOccupancyMaxActiveBlocksPerMultiprocessor(blocks, scale_symbol(), 128, 0));
    HOLDS(*blocks > 0);
    OK(cudaFuncGetName(name, scale_symbol()));
    say("kernel %s\n", *name);
    OK(cudaGetSymbolSize(size, table_symbol()));
    HOLDS(*size == 8 * sizeof(int));
    int sent[8] = {1, 2, 3, 5, 7, 11, 13, 17};
    int *back = fresh(sizeof sent);
    OK(cudaMemcpyToSymbol(table_symbol(), sent, sizeof sent, 0, cudaMemcpyHostToDevice));
    OK(cudaMemcpyFromSymbol(back, table_symbol(), sizeof sent, 0, cudaMemcpyDeviceToHost));
    HOLDS(memcmp(back, sent, sizeof sent) == 0);
    OUTPUT(int, version);
    OK(cudaRuntimeGetVersion(version));
    HOLDS(*version == CUDART_VERSION);
}

#define COUNT 1000
static float values[COUNT];

/* The functions whose prototypes differ between the majors: memory. */
static void moved(void)
{
    OUTPUT(float *, device);
    float *back = fresh(sizeof values), *more = fresh(sizeof values);
    OUTPUT(cudaStream_t, stream);
    for (int i = 0; i < COUNT; i++)
        values[i] = (float)i / 4;
    OK(cudaMalloc((void **)device, sizeof values));
    OK(cudaMemcpy(*device, values, sizeof values, cudaMemcpyHostToDevice));
    OK(cudaStreamCreate(stream));
    OK(start_scale(*device, 3, COUNT, *stream));
    void *to[2] = {back, more}, *from[2] = {*device, *device + COUNT / 2};
    size_t sizes[2] = {sizeof values, sizeof values / 2}, index = 0;
    OUTPUT(struct cudaMemcpyAttributes, how);
    memset(how, 0, sizeof *how);
    how->srcAccessOrder = cudaMemcpySrcAccessOrderStream;
#if NEW
    OK(cudaMemcpyBatchAsync((void *const *)to, (const void *const *)from, sizes, 2, how, &index, 1, *stream));
#else
    OUTPUT(size_t, failed);
    *failed = 77;
    OK(cudaMemcpyBatchAsync(to, from, sizes, 2, how, &index, 1, failed, *stream));
#endif
    OK(cudaStreamSynchronize(*stream));
    int right = 1;
    for (int i = 0; i < COUNT; i++)
        right &= back[i] == values[i] * 3 && (i >= COUNT / 2 || more[i] == values[i + COUNT / 2] * 3);
    HOLDS(right);
    OK(cudaStreamDestroy(*stream));
    OK(cudaFree(*device));
}

static void managed(void)
{
    OUTPUT(int *, both);
    OUTPUT(int, last);
    OK(cudaMallocManaged((void **)both, 4096, cudaMemAttachGlobal));
    (*both)[7] = 9;
#if NEW
    struct cudaMemLocation there = {cudaMemLocationTypeDevice, 0};
    OK(cudaMemAdvise(*both, 4096, cudaMemAdviseSetPreferredLocation, there));
    OK(cudaMemPrefetchAsync(*both, 4096, there, 0, NULL));
#else
    OK(cudaMemAdvise(*both, 4096, cudaMemAdviseSetPreferredLocation, 0));
    OK(cudaMemPrefetchAsync(*both, 4096, 0, NULL));
#endif
    OK(cudaDeviceSynchronize());
    OK(cudaMemRangeGetAttribute(last, sizeof *last, cudaMemRangeAttributeLastPrefetchLocation, *both, 4096));
    HOLDS(*last == 0 && (*both)[7] == 9);
    OK(cudaFree(*both));
}

/* The functions whose prototypes differ between the majors: graphs. */
#if NEW
#define EDGES(name) , name
#else
#define EDGES(name)
#endif

static void edges(cudaGraph_t graph, cudaGraphNode_t first, cudaGraphNode_t second)
{
    cudaGraphNode_t *from = fresh(sizeof *from), *to = fresh(sizeof *to);
    OUTPUT(cudaGraphEdgeData, data);
    OUTPUT(size_t, count);
    (void)data;
    OK(cudaGraphAddDependencies(graph, &first, &second EDGES(NULL), 1));
    *count = 1;
    OK(cudaGraphGetEdges(graph, from, to EDGES(data), count));
    HOLDS(*count == 1 && *from == first && *to == second);
    *count = 1;
    OK(cudaGraphNodeGetDependencies(second, from EDGES(data), count));
    HOLDS(*count == 1 && *from == first);
    *count = 1;
    OK(cudaGraphNodeGetDependentNodes(first, to EDGES(data), count));
    HOLDS(*count == 1 && *to == second);
    OK(cudaGraphRemoveDependencies(graph, &first, &second EDGES(NULL), 1));
    OK(cudaGraphGetEdges(graph, NULL, NULL EDGES(NULL), count));
    HOLDS(*count == 0);
}

static void graphs(void)
{
    OUTPUT(cudaGraph_t, graph);
    OUTPUT(cudaGraphNode_t, first);
    OUTPUT(cudaGraphNode_t, second);
    OUTPUT(cudaGraphExec_t, executable);
    OUTPUT(int *, device);
    OUTPUT(struct cudaMemsetParams, found);
    OUTPUT(cudaGraphExecUpdateResultInfo, updated);
    OK(cudaMalloc((void **)device, 64 * sizeof(int)));
    OK(cudaGraphCreate(graph, 0));
    struct cudaGraphNodeParams params = {.type = cudaGraphNodeTypeMemset};
    params.memset.dst = *device;
    params.memset.value = 0x01020304;
    params.memset.elementSize = 4;
    params.memset.width = 64;
    params.memset.height = 1;
    OK(cudaGraphAddNode(first, *graph, NULL EDGES(NULL), 0, &params));
    params.memset.width = 8;
    params.memset.value = 5;
    OK(cudaGraphAddNode(second, *graph, NULL EDGES(NULL), 0, &params));
    edges(*graph, *first, *second);
    OK(cudaGraphAddDependencies(*graph, first, second EDGES(NULL), 1));
    OK(cudaGraphMemsetNodeGetParams(*second, found));
    HOLDS(found->width == 8 && found->value == 5 && found->dst == *device);
    OK(cudaGraphInstantiate(executable, *graph, 0));
    OK(cudaGraphLaunch(*executable, NULL));
    int *back = fresh(64 * sizeof(int));
    OK(cudaMemcpy(back, *device, 64 * sizeof(int), cudaMemcpyDeviceToHost));
    HOLDS(back[0] == 5 && back[7] == 5 && back[8] == 0x01020304 && back[63] == 0x01020304);
    OK(cudaGraphExecUpdate(*executable, *graph, updated));
    HOLDS(updated->result == cudaGraphExecUpdateSuccess);
    OK(cudaGraphExecDestroy(*executable));
    OK(cudaGraphDestroy(*graph));
    OK(cudaFree(*device));
}

static void captures(void)
{
    OUTPUT(cudaStream_t, stream);
    OUTPUT(cudaGraph_t, graph);
    OUTPUT(cudaGraph_t, captured);
    OUTPUT(enum cudaStreamCaptureStatus, status);
    OUTPUT(unsigned long long, id);
    OUTPUT(const cudaGraphNode_t *, last);
    OUTPUT(size_t, count);
    OUTPUT(float *, device);
    OK(cudaMalloc((void **)device, sizeof values));
    OK(cudaStreamCreateWithFlags(stream, cudaStreamNonBlocking));
    OK(cudaStreamBeginCapture(*stream, cudaStreamCaptureModeGlobal));
    OK(start_scale(*device, 2, COUNT, *stream));
#if NEW
    OUTPUT(const cudaGraphEdgeData *, data);
    OK(cudaStreamGetCaptureInfo(*stream, status, id, graph, last, data, count));
#else
    OUTPUT(const cudaGraphEdgeData *, data);
    OK(capture_info_of_11(*stream, status, id));
    HOLDS(*status == cudaStreamCaptureStatusActive && *id != 0);
    OK(cudaStreamGetCaptureInfo_v3(*stream, status, id, graph, last, data, count));
    HOLDS(*count == 1 && *graph != NULL);
    *status = cudaStreamCaptureStatusNone, *id = 0, *graph = NULL, *count = 7;
    OK(cudaStreamGetCaptureInfo(*stream, status, id, graph, last, count));
#endif
    HOLDS(*status == cudaStreamCaptureStatusActive && *id != 0 && *count == 1 && *graph != NULL);
#if NEW
    OK(cudaStreamUpdateCaptureDependencies(*stream, NULL, NULL, 0, cudaStreamSetCaptureDependencies));
    OK(cudaStreamGetCaptureInfo(*stream, status, id, graph, last, data, count));
#else
    OK(cudaStreamUpdateCaptureDependencies(*stream, NULL, 0, cudaStreamSetCaptureDependencies));
    OK(cudaStreamGetCaptureInfo(*stream, status, id, graph, last, count));
#endif
    HOLDS(*count == 0);
    OK(cudaStreamEndCapture(*stream, captured));
    OUTPUT(struct cudaKernelNodeParams, kernel);
    OUTPUT(cudaGraphNode_t, node);
    *count = 1;
    OK(cudaGraphGetNodes(*captured, node, count));
    HOLDS(*count == 1);
    OK(cudaGraphKernelNodeGetParams(*node, kernel));
    HOLDS(kernel->func == scale_symbol() && kernel->blockDim.x == 128 && kernel->gridDim.x == (COUNT + 127) / 128);
    HOLDS(*(float *)kernel->kernelParams[1] == 2);
    OK(cudaGraphDestroy(*captured));
    OK(cudaStreamDestroy(*stream));
    OK(cudaFree(*device));
}

/* Writes what it found into `into`; returns how much was wrong. */
__attribute__((visibility("default"))) int find(char *into, size_t size)
{
    text = into;
    room = size;
    properties();
    pointers();
    code();
    moved();
    managed();
    graphs();
    captures();
    OK(cudaDeviceSynchronize());
    GIVES(cudaSuccess, cudaGetLastError());
    return failures;
}
