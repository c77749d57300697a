/* Generated from the spec of driver (gtap-plugin-driver), hash d602abf32736ab61. Do not edit. */
#include "driver_wire.h"

static const uint64_t golden[113] = {
    UINT64_C(0x7c77e89ad6b29df3),
    UINT64_C(0x63247aa5e55bca48),
    UINT64_C(0x0e1f4d9e42ae5427),
    UINT64_C(0xf7ad27c4036be918),
    UINT64_C(0xe055466076084dc5),
    UINT64_C(0x6997685eb17018d6),
    UINT64_C(0xf40426a13a8eac88),
    UINT64_C(0xc58488d59a92b546),
    UINT64_C(0xf59af1efde975912),
    UINT64_C(0xb8734e014a7143bc),
    UINT64_C(0xb73b4f30f7126f27),
    UINT64_C(0xf64417596d6cde20),
    UINT64_C(0x05e9c6faf0dcad8a),
    UINT64_C(0x0d81e8da7f1b7c26),
    UINT64_C(0xed92eb4be7e7e117),
    UINT64_C(0x218f8d67813490b3),
    UINT64_C(0xec139e5f6d8a2844),
    UINT64_C(0xbdca3278a8b21791),
    UINT64_C(0x1eda431b449cfa0f),
    UINT64_C(0xd19764294ea4c008),
    UINT64_C(0x6d7ca650c3053964),
    UINT64_C(0x725d249b46f73cce),
    UINT64_C(0x22710877492ed9a1),
    UINT64_C(0xe4c1d08596fce95d),
    UINT64_C(0x03200a69b4027ed7),
    UINT64_C(0x95a16195d1eae7b9),
    UINT64_C(0x743d72e679befbde),
    UINT64_C(0x5cbce747f4100cd7),
    UINT64_C(0x9dddec59cf865019),
    UINT64_C(0xdfce5c3a4353ce37),
    UINT64_C(0x29a7997863b66590),
    UINT64_C(0xfc0a29dd544fa0a1),
    UINT64_C(0x46c55918b51e9927),
    UINT64_C(0x23e2a6d3cd7a7b0a),
    UINT64_C(0x109923d416f315cd),
    UINT64_C(0x198d4671dce6f74e),
    UINT64_C(0x9910e28cf6a03e85),
    UINT64_C(0x702f41e3599e3bad),
    UINT64_C(0x455c040b4fc5f0ba),
    UINT64_C(0x89200076b3408131),
    UINT64_C(0x591694a5257f0dd0),
    UINT64_C(0x40a72cbe4ef4082c),
    UINT64_C(0x1976eeed99da3c95),
    UINT64_C(0x924429361c63eaaf),
    UINT64_C(0x2b35fb3cdf755638),
    UINT64_C(0xc4153d458a919921),
    UINT64_C(0x3eb79e3c04b1cb8a),
    UINT64_C(0x520ab53dc6c88fc7),
    UINT64_C(0x8029f972a16bf017),
    UINT64_C(0xc3ce17fc594b1f22),
    UINT64_C(0x29047c091fece0c1),
    UINT64_C(0xa08caebb85e1a602),
    UINT64_C(0x9421f1a12caa3ce4),
    UINT64_C(0xd6e4b652b9a011f4),
    UINT64_C(0xf968d0c3e4d1b07b),
    UINT64_C(0x663e8cc74f6fc044),
    UINT64_C(0x5c6a08a309a8cfab),
    UINT64_C(0x2ee7d6b8dbeda4bb),
    UINT64_C(0xfa4e427f3637859e),
    UINT64_C(0x3527a0074d9766c5),
    UINT64_C(0x268a09ba73c6200c),
    UINT64_C(0x253bce731a90aef5),
    UINT64_C(0xd4ff1632c8ad4e1d),
    UINT64_C(0x5bf5115816621dbc),
    UINT64_C(0x6b8e4ca55d07aaf8),
    UINT64_C(0xe0d88a9293ffb5ea),
    UINT64_C(0xbc5a86090664fd2f),
    UINT64_C(0xfeb47c5268c26619),
    UINT64_C(0xdb36c03a2d69c74a),
    UINT64_C(0x7932c9497ce9a17b),
    UINT64_C(0x798aa495b7381662),
    UINT64_C(0xea2fcf2dbae0ae47),
    UINT64_C(0xc51af07a1bd7cb5f),
    UINT64_C(0x133cdd37301c01af),
    UINT64_C(0x04c91285ea5bccfd),
    UINT64_C(0xf15c4a77c65e9e3e),
    UINT64_C(0xb75a030647dcf844),
    UINT64_C(0x14cdbd1e37d105d3),
    UINT64_C(0x81effcbb037d059b),
    UINT64_C(0xc4abfcda895eeb30),
    UINT64_C(0xfe600185f29b1b3e),
    UINT64_C(0x27ee40b06fae8377),
    UINT64_C(0xb2987aeea32e72ff),
    UINT64_C(0x789402e5618f90c7),
    UINT64_C(0x4ecfbfcfa8c36dfb),
    UINT64_C(0x6638d9d39f86bfff),
    UINT64_C(0x4ce6f3065dbd629d),
    UINT64_C(0xb5e284985a1e8ed7),
    UINT64_C(0xa8bdc816fb96c575),
    UINT64_C(0xd4159574c474a494),
    UINT64_C(0x09dd56154bd928e2),
    UINT64_C(0x46e8cd2b9ed79e82),
    UINT64_C(0xaddbe96030a2dbec),
    UINT64_C(0x80371f08b884a288),
    UINT64_C(0x7570f87bb9a9ec81),
    UINT64_C(0x9b55ac53f0d6ea4c),
    UINT64_C(0x7c34487a4ccf887c),
    UINT64_C(0xe9205492363f29d5),
    UINT64_C(0x0fad5cd5cbf69d4a),
    UINT64_C(0x00c39f78cc9f87a6),
    UINT64_C(0xf47c0542c3def092),
    UINT64_C(0x5819129ad67a4333),
    UINT64_C(0xabe74a75aef210d3),
    UINT64_C(0x9cb4409abd3216ea),
    UINT64_C(0x1e105b37213c261d),
    UINT64_C(0x957cbed5179edbfa),
    UINT64_C(0xd84a0fc03a8fa763),
    UINT64_C(0x3dc6207d87679b4e),
    UINT64_C(0x518ac93a3d883c95),
    UINT64_C(0x1992ad00575f02a1),
    UINT64_C(0xe26dec84e3175e66),
    UINT64_C(0x08f8f817f96eb81a),
    UINT64_C(0xaf6869ba912065bb),
};

static const char *const names[113] = {
    [0] = NULL,
    [1] = "cuCtxSynchronize",
    [2] = "cuStreamCreateWithPriority",
    [3] = "cuStreamDestroy_v2",
    [4] = "cuStreamSynchronize",
    [5] = "cuStreamQuery",
    [6] = "cuStreamWaitEvent",
    [7] = "cuEventCreate",
    [8] = "cuEventDestroy_v2",
    [9] = "cuEventRecordWithFlags",
    [10] = "cuEventSynchronize",
    [11] = "cuEventQuery",
    [12] = "cuEventElapsedTime",
    [13] = "gtapMemAlloc",
    [14] = "gtapMemFree",
    [15] = "cuMemGetInfo_v2",
    [16] = "gtapCopyIn",
    [17] = "gtapCopyOut",
    [18] = "gtapCopyOutAsync",
    [19] = "gtapCopy",
    [20] = "gtapFill",
    [21] = "gtapModuleKnown",
    [22] = "gtapModuleLoad",
    [23] = "cuModuleUnload",
    [24] = "gtapFunction",
    [25] = "gtapLaunch",
    [26] = "cuFuncSetAttribute",
    [27] = "gtapModuleInfo",
    [28] = "cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags",
    [29] = "gtapReset",
    [30] = "gtapFence",
    [31] = "gtapModulePost",
    [32] = "gtapModulePart",
    [33] = "gtapHostFunction",
    [34] = "gtapStreamWriteValue",
    [35] = "gtapStreamWaitValue",
    [36] = "gtapCaptureBegin",
    [37] = "gtapCaptureEnd",
    [38] = "gtapCaptureInfo",
    [39] = "gtapCaptureUpdate",
    [40] = "gtapGraphCreate",
    [41] = "gtapGraphDestroy",
    [42] = "gtapGraphClone",
    [43] = "gtapGraphNodes",
    [44] = "gtapGraphName",
    [45] = "gtapGraphAdd",
    [46] = "gtapGraphRemove",
    [47] = "gtapGraphDepend",
    [48] = "gtapGraphSet",
    [49] = "gtapGraphEnable",
    [50] = "gtapGraphInstantiate",
    [51] = "gtapGraphUpdate",
    [52] = "gtapGraphLaunch",
    [53] = "gtapGraphExecDestroy",
    [54] = "gtapHostFunctionEnd",
    [80] = "gtapAsideIn",
    [81] = "gtapAsideOut",
    [82] = "gtapPhysicalCreate",
    [83] = "gtapPhysicalRelease",
    [84] = "gtapPhysicalMap",
    [85] = "gtapPhysicalUnmap",
    [87] = "gtapCopyInBox",
    [88] = "gtapCopyOutBox",
    [89] = "gtapCopyBox",
    [90] = "gtapCopyOutBoxAsync",
    [100] = "gtapLink",
    [101] = "gtapLinkImage",
    [102] = "gtapLinkCreate",
    [103] = "gtapLinkInput",
    [104] = "cuLinkDestroy",
    [105] = "gtapContextEnd",
    [106] = "gtapLimit",
    [107] = "cuTensorMapEncodeTiled",
    [108] = "gtapLaunchWith",
    [109] = "gtapClusters",
    [110] = "gtapPeer",
    [111] = "gtapPeerAccess",
    [112] = "gtapMemUsed",
};

const gtap_library driver_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 0,
    .ordinals = 112,
    .golden = golden,
    .names = names,
    .name = "driver",
    .soname = "libcuda.so.1",
    .package = "gtap-plugin-driver",
    .statuses = {.not_supported = 801, .not_initialized = 3,
                 .invalid_handle = 400, .invalid_value = 1,
                 .out_of_memory = 2},
};

__attribute__((constructor)) static void driver_announce(void)
{
    gtap_announce(&driver_wire_library);
}

GTAP_EXPORT CUresult cuStreamSynchronize_ptsz(CUstream hStream)
{
    return cuStreamSynchronize(gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuStreamQuery_ptsz(CUstream hStream)
{
    return cuStreamQuery(gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuStreamWaitEvent_ptsz(CUstream hStream, CUevent hEvent, unsigned int flags)
{
    return cuStreamWaitEvent(gtap_per_thread(hStream), hEvent, flags);
}

GTAP_EXPORT CUresult cuEventRecordWithFlags_ptsz(CUevent hEvent, CUstream hStream, unsigned int flags)
{
    return cuEventRecordWithFlags(hEvent, gtap_per_thread(hStream), flags);
}

GTAP_EXPORT int32_t cuMemExportToShareableHandle(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemExportToShareableHandle", "the memory is the server's, where other processes of this machine cannot reach it");
}

GTAP_EXPORT int32_t cuMemImportFromShareableHandle(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemImportFromShareableHandle", "the memory is the server's, where other processes of this machine cannot reach it");
}

GTAP_EXPORT int32_t cuMemPoolExportToShareableHandle(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemPoolExportToShareableHandle", "the memory is the server's, where other processes of this machine cannot reach it");
}

GTAP_EXPORT int32_t cuMemPoolImportFromShareableHandle(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemPoolImportFromShareableHandle", "the memory is the server's, where other processes of this machine cannot reach it");
}

GTAP_EXPORT int32_t cuMemPoolExportPointer(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemPoolExportPointer", "the memory is the server's, where other processes of this machine cannot reach it");
}

GTAP_EXPORT int32_t cuMemPoolImportPointer(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemPoolImportPointer", "the memory is the server's, where other processes of this machine cannot reach it");
}

GTAP_EXPORT int32_t cuMemDiscardBatchAsync(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemDiscardBatchAsync", "no copy of managed memory is kept that could be dropped");
}

GTAP_EXPORT int32_t cuMemDiscardBatchAsync_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemDiscardBatchAsync_ptsz", "no copy of managed memory is kept that could be dropped");
}

GTAP_EXPORT int32_t cuMemDiscardAndPrefetchBatchAsync(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemDiscardAndPrefetchBatchAsync", "no copy of managed memory is kept that could be dropped");
}

GTAP_EXPORT int32_t cuMemDiscardAndPrefetchBatchAsync_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemDiscardAndPrefetchBatchAsync_ptsz", "no copy of managed memory is kept that could be dropped");
}

GTAP_EXPORT int32_t cuMulticastCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMulticastCreate", "multicast objects span devices that gtap's sessions do not join");
}

GTAP_EXPORT int32_t cuMulticastAddDevice(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMulticastAddDevice", "multicast objects span devices that gtap's sessions do not join");
}

GTAP_EXPORT int32_t cuMulticastBindMem(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMulticastBindMem", "multicast objects span devices that gtap's sessions do not join");
}

GTAP_EXPORT int32_t cuMulticastBindAddr(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMulticastBindAddr", "multicast objects span devices that gtap's sessions do not join");
}

GTAP_EXPORT int32_t cuMulticastUnbind(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMulticastUnbind", "multicast objects span devices that gtap's sessions do not join");
}

GTAP_EXPORT int32_t cuMulticastGetGranularity(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMulticastGetGranularity", "multicast objects span devices that gtap's sessions do not join");
}

GTAP_EXPORT int32_t cuTensorMapEncodeIm2col(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTensorMapEncodeIm2col", "of tensor maps only the tiled ones are carried");
}

GTAP_EXPORT int32_t cuTensorMapEncodeIm2colWide(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTensorMapEncodeIm2colWide", "of tensor maps only the tiled ones are carried");
}

GTAP_EXPORT int32_t cuTensorMapReplaceAddress(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTensorMapReplaceAddress", "of tensor maps only the tiled ones are carried");
}

GTAP_EXPORT int32_t cuTensorMapSetAllocationClass(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTensorMapSetAllocationClass", "of tensor maps only the tiled ones are carried");
}

GTAP_EXPORT int32_t cuCtxFromGreenCtx(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCtxFromGreenCtx", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuCtxGetDevResource(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCtxGetDevResource", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuDevResourceGenerateDesc(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDevResourceGenerateDesc", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuDevSmResourceSplit(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDevSmResourceSplit", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuDevSmResourceSplitByCount(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDevSmResourceSplitByCount", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuDeviceGetDevResource(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDeviceGetDevResource", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuGreenCtxCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGreenCtxCreate", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuGreenCtxDestroy(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGreenCtxDestroy", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuGreenCtxGetDevResource(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGreenCtxGetDevResource", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuGreenCtxGetId(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGreenCtxGetId", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuGreenCtxRecordEvent(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGreenCtxRecordEvent", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuGreenCtxStreamCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGreenCtxStreamCreate", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuGreenCtxWaitEvent(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGreenCtxWaitEvent", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuStreamGetDevResource(void)
{
    return gtap_unsupported(&driver_wire_library, "cuStreamGetDevResource", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuStreamGetDevResource_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuStreamGetDevResource_ptsz", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuStreamGetGreenCtx(void)
{
    return gtap_unsupported(&driver_wire_library, "cuStreamGetGreenCtx", "green contexts partition a device's multiprocessors, which a lease does not");
}

GTAP_EXPORT int32_t cuIpcCloseMemHandle(void)
{
    return gtap_unsupported(&driver_wire_library, "cuIpcCloseMemHandle", "memory and events are shared between processes of one machine; the device is on another");
}

GTAP_EXPORT int32_t cuIpcGetEventHandle(void)
{
    return gtap_unsupported(&driver_wire_library, "cuIpcGetEventHandle", "memory and events are shared between processes of one machine; the device is on another");
}

GTAP_EXPORT int32_t cuIpcGetMemHandle(void)
{
    return gtap_unsupported(&driver_wire_library, "cuIpcGetMemHandle", "memory and events are shared between processes of one machine; the device is on another");
}

GTAP_EXPORT int32_t cuIpcOpenEventHandle(void)
{
    return gtap_unsupported(&driver_wire_library, "cuIpcOpenEventHandle", "memory and events are shared between processes of one machine; the device is on another");
}

GTAP_EXPORT int32_t cuIpcOpenMemHandle(void)
{
    return gtap_unsupported(&driver_wire_library, "cuIpcOpenMemHandle", "memory and events are shared between processes of one machine; the device is on another");
}

GTAP_EXPORT int32_t cuIpcOpenMemHandle_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuIpcOpenMemHandle_v2", "memory and events are shared between processes of one machine; the device is on another");
}

GTAP_EXPORT int32_t cuArray3DCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArray3DCreate", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuArray3DCreate_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArray3DCreate_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuArray3DGetDescriptor(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArray3DGetDescriptor", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuArray3DGetDescriptor_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArray3DGetDescriptor_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuArrayCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArrayCreate", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuArrayCreate_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArrayCreate_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuArrayDestroy(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArrayDestroy", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuArrayGetDescriptor(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArrayGetDescriptor", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuArrayGetDescriptor_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArrayGetDescriptor_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuArrayGetMemoryRequirements(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArrayGetMemoryRequirements", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuArrayGetPlane(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArrayGetPlane", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuArrayGetSparseProperties(void)
{
    return gtap_unsupported(&driver_wire_library, "cuArrayGetSparseProperties", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoA(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoA", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoA_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoA_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoA_v2_ptds(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoA_v2_ptds", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoD(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoD", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoD_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoD_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoD_v2_ptds(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoD_v2_ptds", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoH(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoH", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoHAsync(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoHAsync", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoHAsync_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoHAsync_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoHAsync_v2_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoHAsync_v2_ptsz", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoH_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoH_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyAtoH_v2_ptds(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyAtoH_v2_ptds", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyDtoA(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyDtoA", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyDtoA_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyDtoA_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyDtoA_v2_ptds(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyDtoA_v2_ptds", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyHtoA(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyHtoA", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyHtoAAsync(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyHtoAAsync", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyHtoAAsync_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyHtoAAsync_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyHtoAAsync_v2_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyHtoAAsync_v2_ptsz", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyHtoA_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyHtoA_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMemcpyHtoA_v2_ptds(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMemcpyHtoA_v2_ptds", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMipmappedArrayCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMipmappedArrayCreate", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMipmappedArrayDestroy(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMipmappedArrayDestroy", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMipmappedArrayGetLevel(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMipmappedArrayGetLevel", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMipmappedArrayGetMemoryRequirements(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMipmappedArrayGetMemoryRequirements", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuMipmappedArrayGetSparseProperties(void)
{
    return gtap_unsupported(&driver_wire_library, "cuMipmappedArrayGetSparseProperties", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuModuleGetSurfRef(void)
{
    return gtap_unsupported(&driver_wire_library, "cuModuleGetSurfRef", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuModuleGetTexRef(void)
{
    return gtap_unsupported(&driver_wire_library, "cuModuleGetTexRef", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuParamSetTexRef(void)
{
    return gtap_unsupported(&driver_wire_library, "cuParamSetTexRef", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuSurfObjectCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuSurfObjectCreate", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuSurfObjectDestroy(void)
{
    return gtap_unsupported(&driver_wire_library, "cuSurfObjectDestroy", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuSurfObjectGetResourceDesc(void)
{
    return gtap_unsupported(&driver_wire_library, "cuSurfObjectGetResourceDesc", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuSurfRefGetArray(void)
{
    return gtap_unsupported(&driver_wire_library, "cuSurfRefGetArray", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuSurfRefSetArray(void)
{
    return gtap_unsupported(&driver_wire_library, "cuSurfRefSetArray", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexObjectCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexObjectCreate", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexObjectDestroy(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexObjectDestroy", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexObjectGetResourceDesc(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexObjectGetResourceDesc", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexObjectGetResourceViewDesc(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexObjectGetResourceViewDesc", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexObjectGetTextureDesc(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexObjectGetTextureDesc", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefCreate", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefDestroy(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefDestroy", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetAddress(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetAddress", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetAddressMode(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetAddressMode", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetAddress_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetAddress_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetArray(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetArray", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetBorderColor(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetBorderColor", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetFilterMode(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetFilterMode", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetFlags(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetFlags", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetFormat(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetFormat", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetMaxAnisotropy(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetMaxAnisotropy", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetMipmapFilterMode(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetMipmapFilterMode", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetMipmapLevelBias(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetMipmapLevelBias", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetMipmapLevelClamp(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetMipmapLevelClamp", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefGetMipmappedArray(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefGetMipmappedArray", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetAddress(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetAddress", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetAddress2D(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetAddress2D", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetAddress2D_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetAddress2D_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetAddress2D_v3(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetAddress2D_v3", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetAddressMode(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetAddressMode", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetAddress_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetAddress_v2", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetArray(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetArray", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetBorderColor(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetBorderColor", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetFilterMode(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetFilterMode", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetFlags(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetFlags", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetFormat(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetFormat", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetMaxAnisotropy(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetMaxAnisotropy", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetMipmapFilterMode(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetMipmapFilterMode", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetMipmapLevelBias(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetMipmapLevelBias", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetMipmapLevelClamp(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetMipmapLevelClamp", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuTexRefSetMipmappedArray(void)
{
    return gtap_unsupported(&driver_wire_library, "cuTexRefSetMipmappedArray", "textures, surfaces and arrays are not carried");
}

GTAP_EXPORT int32_t cuEGLStreamConsumerAcquireFrame(void)
{
    return gtap_unsupported(&driver_wire_library, "cuEGLStreamConsumerAcquireFrame", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuEGLStreamConsumerConnect(void)
{
    return gtap_unsupported(&driver_wire_library, "cuEGLStreamConsumerConnect", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuEGLStreamConsumerConnectWithFlags(void)
{
    return gtap_unsupported(&driver_wire_library, "cuEGLStreamConsumerConnectWithFlags", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuEGLStreamConsumerDisconnect(void)
{
    return gtap_unsupported(&driver_wire_library, "cuEGLStreamConsumerDisconnect", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuEGLStreamConsumerReleaseFrame(void)
{
    return gtap_unsupported(&driver_wire_library, "cuEGLStreamConsumerReleaseFrame", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuEGLStreamProducerConnect(void)
{
    return gtap_unsupported(&driver_wire_library, "cuEGLStreamProducerConnect", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuEGLStreamProducerDisconnect(void)
{
    return gtap_unsupported(&driver_wire_library, "cuEGLStreamProducerDisconnect", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuEGLStreamProducerPresentFrame(void)
{
    return gtap_unsupported(&driver_wire_library, "cuEGLStreamProducerPresentFrame", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuEGLStreamProducerReturnFrame(void)
{
    return gtap_unsupported(&driver_wire_library, "cuEGLStreamProducerReturnFrame", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLCtxCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLCtxCreate", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLCtxCreate_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLCtxCreate_v2", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLGetDevices(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLGetDevices", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLGetDevices_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLGetDevices_v2", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLInit(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLInit", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLMapBufferObject(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLMapBufferObject", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLMapBufferObjectAsync(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLMapBufferObjectAsync", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLMapBufferObjectAsync_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLMapBufferObjectAsync_v2", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLMapBufferObjectAsync_v2_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLMapBufferObjectAsync_v2_ptsz", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLMapBufferObject_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLMapBufferObject_v2", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLMapBufferObject_v2_ptds(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLMapBufferObject_v2_ptds", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLRegisterBufferObject(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLRegisterBufferObject", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLSetBufferObjectMapFlags(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLSetBufferObjectMapFlags", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLUnmapBufferObject(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLUnmapBufferObject", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLUnmapBufferObjectAsync(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLUnmapBufferObjectAsync", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGLUnregisterBufferObject(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGLUnregisterBufferObject", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsEGLRegisterImage(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsEGLRegisterImage", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsGLRegisterBuffer(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsGLRegisterBuffer", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsGLRegisterImage(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsGLRegisterImage", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsMapResources(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsMapResources", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsMapResources_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsMapResources_ptsz", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsResourceGetMappedEglFrame(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsResourceGetMappedEglFrame", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsResourceGetMappedMipmappedArray(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsResourceGetMappedMipmappedArray", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsResourceGetMappedPointer(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsResourceGetMappedPointer", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsResourceGetMappedPointer_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsResourceGetMappedPointer_v2", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsResourceSetMapFlags(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsResourceSetMapFlags", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsResourceSetMapFlags_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsResourceSetMapFlags_v2", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsSubResourceGetMappedArray(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsSubResourceGetMappedArray", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsUnmapResources(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsUnmapResources", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsUnmapResources_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsUnmapResources_ptsz", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsUnregisterResource(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsUnregisterResource", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsVDPAURegisterOutputSurface(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsVDPAURegisterOutputSurface", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuGraphicsVDPAURegisterVideoSurface(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphicsVDPAURegisterVideoSurface", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuVDPAUCtxCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuVDPAUCtxCreate", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuVDPAUCtxCreate_v2(void)
{
    return gtap_unsupported(&driver_wire_library, "cuVDPAUCtxCreate_v2", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuVDPAUGetDevice(void)
{
    return gtap_unsupported(&driver_wire_library, "cuVDPAUGetDevice", "graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuDestroyExternalMemory(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDestroyExternalMemory", "memory and semaphores of other interfaces are on another machine than the device");
}

GTAP_EXPORT int32_t cuDestroyExternalSemaphore(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDestroyExternalSemaphore", "memory and semaphores of other interfaces are on another machine than the device");
}

GTAP_EXPORT int32_t cuDeviceGetNvSciSyncAttributes(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDeviceGetNvSciSyncAttributes", "memory and semaphores of other interfaces are on another machine than the device");
}

GTAP_EXPORT int32_t cuExternalMemoryGetMappedBuffer(void)
{
    return gtap_unsupported(&driver_wire_library, "cuExternalMemoryGetMappedBuffer", "memory and semaphores of other interfaces are on another machine than the device");
}

GTAP_EXPORT int32_t cuExternalMemoryGetMappedMipmappedArray(void)
{
    return gtap_unsupported(&driver_wire_library, "cuExternalMemoryGetMappedMipmappedArray", "memory and semaphores of other interfaces are on another machine than the device");
}

GTAP_EXPORT int32_t cuImportExternalMemory(void)
{
    return gtap_unsupported(&driver_wire_library, "cuImportExternalMemory", "memory and semaphores of other interfaces are on another machine than the device");
}

GTAP_EXPORT int32_t cuImportExternalSemaphore(void)
{
    return gtap_unsupported(&driver_wire_library, "cuImportExternalSemaphore", "memory and semaphores of other interfaces are on another machine than the device");
}

GTAP_EXPORT int32_t cuSignalExternalSemaphoresAsync(void)
{
    return gtap_unsupported(&driver_wire_library, "cuSignalExternalSemaphoresAsync", "memory and semaphores of other interfaces are on another machine than the device");
}

GTAP_EXPORT int32_t cuSignalExternalSemaphoresAsync_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuSignalExternalSemaphoresAsync_ptsz", "memory and semaphores of other interfaces are on another machine than the device");
}

GTAP_EXPORT int32_t cuWaitExternalSemaphoresAsync(void)
{
    return gtap_unsupported(&driver_wire_library, "cuWaitExternalSemaphoresAsync", "memory and semaphores of other interfaces are on another machine than the device");
}

GTAP_EXPORT int32_t cuWaitExternalSemaphoresAsync_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuWaitExternalSemaphoresAsync_ptsz", "memory and semaphores of other interfaces are on another machine than the device");
}

GTAP_EXPORT int32_t cuCheckpointOperationComplete(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCheckpointOperationComplete", "the state of this process's device is on a server");
}

GTAP_EXPORT int32_t cuCheckpointProcessCheckpoint(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCheckpointProcessCheckpoint", "the state of this process's device is on a server");
}

GTAP_EXPORT int32_t cuCheckpointProcessGetRestoreThreadId(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCheckpointProcessGetRestoreThreadId", "the state of this process's device is on a server");
}

GTAP_EXPORT int32_t cuCheckpointProcessGetState(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCheckpointProcessGetState", "the state of this process's device is on a server");
}

GTAP_EXPORT int32_t cuCheckpointProcessLock(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCheckpointProcessLock", "the state of this process's device is on a server");
}

GTAP_EXPORT int32_t cuCheckpointProcessRestore(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCheckpointProcessRestore", "the state of this process's device is on a server");
}

GTAP_EXPORT int32_t cuCheckpointProcessUnlock(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCheckpointProcessUnlock", "the state of this process's device is on a server");
}

GTAP_EXPORT int32_t cuCoredumpDeregisterCompleteCallback(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCoredumpDeregisterCompleteCallback", "a device's core dumps belong to the server");
}

GTAP_EXPORT int32_t cuCoredumpDeregisterStartCallback(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCoredumpDeregisterStartCallback", "a device's core dumps belong to the server");
}

GTAP_EXPORT int32_t cuCoredumpGetAttribute(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCoredumpGetAttribute", "a device's core dumps belong to the server");
}

GTAP_EXPORT int32_t cuCoredumpGetAttributeGlobal(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCoredumpGetAttributeGlobal", "a device's core dumps belong to the server");
}

GTAP_EXPORT int32_t cuCoredumpRegisterCompleteCallback(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCoredumpRegisterCompleteCallback", "a device's core dumps belong to the server");
}

GTAP_EXPORT int32_t cuCoredumpRegisterStartCallback(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCoredumpRegisterStartCallback", "a device's core dumps belong to the server");
}

GTAP_EXPORT int32_t cuCoredumpSetAttribute(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCoredumpSetAttribute", "a device's core dumps belong to the server");
}

GTAP_EXPORT int32_t cuCoredumpSetAttributeGlobal(void)
{
    return gtap_unsupported(&driver_wire_library, "cuCoredumpSetAttributeGlobal", "a device's core dumps belong to the server");
}

GTAP_EXPORT int32_t cuFuncSetBlockShape(void)
{
    return gtap_unsupported(&driver_wire_library, "cuFuncSetBlockShape", "launches of CUDA 3 are set up in the module; use cuLaunchKernel");
}

GTAP_EXPORT int32_t cuFuncSetSharedSize(void)
{
    return gtap_unsupported(&driver_wire_library, "cuFuncSetSharedSize", "launches of CUDA 3 are set up in the module; use cuLaunchKernel");
}

GTAP_EXPORT int32_t cuLaunch(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLaunch", "launches of CUDA 3 are set up in the module; use cuLaunchKernel");
}

GTAP_EXPORT int32_t cuLaunchGrid(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLaunchGrid", "launches of CUDA 3 are set up in the module; use cuLaunchKernel");
}

GTAP_EXPORT int32_t cuLaunchGridAsync(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLaunchGridAsync", "launches of CUDA 3 are set up in the module; use cuLaunchKernel");
}

GTAP_EXPORT int32_t cuParamSetSize(void)
{
    return gtap_unsupported(&driver_wire_library, "cuParamSetSize", "launches of CUDA 3 are set up in the module; use cuLaunchKernel");
}

GTAP_EXPORT int32_t cuParamSetf(void)
{
    return gtap_unsupported(&driver_wire_library, "cuParamSetf", "launches of CUDA 3 are set up in the module; use cuLaunchKernel");
}

GTAP_EXPORT int32_t cuParamSeti(void)
{
    return gtap_unsupported(&driver_wire_library, "cuParamSeti", "launches of CUDA 3 are set up in the module; use cuLaunchKernel");
}

GTAP_EXPORT int32_t cuParamSetv(void)
{
    return gtap_unsupported(&driver_wire_library, "cuParamSetv", "launches of CUDA 3 are set up in the module; use cuLaunchKernel");
}

GTAP_EXPORT int32_t cuLaunchCooperativeKernelMultiDevice(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLaunchCooperativeKernelMultiDevice", "a launch over several devices is not carried; it is gone from CUDA 13 too");
}

GTAP_EXPORT int32_t cuDeviceGetCliqueCount(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDeviceGetCliqueCount", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuDeviceGetCliqueInfo(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDeviceGetCliqueInfo", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuDeviceGetFabricClusterUuid(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDeviceGetFabricClusterUuid", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuFabricCpyBatchAsync(void)
{
    return gtap_unsupported(&driver_wire_library, "cuFabricCpyBatchAsync", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuFabricCpyBatchAsync_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuFabricCpyBatchAsync_ptsz", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointAddDevice(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointAddDevice", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointBindAddr(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointBindAddr", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointBindMem(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointBindMem", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointCreate(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointCreate", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointDestroy(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointDestroy", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointExport(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointExport", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointGetLimits(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointGetLimits", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointIdRelease(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointIdRelease", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointIdReserve(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointIdReserve", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointImport(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointImport", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointQuery(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointQuery", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuLogicalEndpointUnbind(void)
{
    return gtap_unsupported(&driver_wire_library, "cuLogicalEndpointUnbind", "logical endpoints belong to a fabric that the server is part of");
}

GTAP_EXPORT int32_t cuDeviceRegisterAsyncNotification(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDeviceRegisterAsyncNotification", "an event of the server's driver cannot call into this process");
}

GTAP_EXPORT int32_t cuDeviceUnregisterAsyncNotification(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDeviceUnregisterAsyncNotification", "an event of the server's driver cannot call into this process");
}

GTAP_EXPORT int32_t cuModuleGetGlobal(void)
{
    return gtap_unsupported(&driver_wire_library, "cuModuleGetGlobal", "addresses of 32 bits ended with CUDA 3");
}

GTAP_EXPORT int32_t cuDeviceGetHostAtomicCapabilities(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDeviceGetHostAtomicCapabilities", "what two devices can do to each other's memory is not carried");
}

GTAP_EXPORT int32_t cuDeviceGetP2PAtomicCapabilities(void)
{
    return gtap_unsupported(&driver_wire_library, "cuDeviceGetP2PAtomicCapabilities", "what two devices can do to each other's memory is not carried");
}

GTAP_EXPORT int32_t cuGraphAddBatchMemOpNode(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphAddBatchMemOpNode", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuGraphAddExternalSemaphoresSignalNode(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphAddExternalSemaphoresSignalNode", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuGraphAddExternalSemaphoresWaitNode(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphAddExternalSemaphoresWaitNode", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuGraphBatchMemOpNodeGetParams(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphBatchMemOpNodeGetParams", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuGraphBatchMemOpNodeSetParams(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphBatchMemOpNodeSetParams", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuGraphExecBatchMemOpNodeSetParams(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphExecBatchMemOpNodeSetParams", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuGraphExecExternalSemaphoresSignalNodeSetParams(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphExecExternalSemaphoresSignalNodeSetParams", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuGraphExecExternalSemaphoresWaitNodeSetParams(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphExecExternalSemaphoresWaitNodeSetParams", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuGraphExternalSemaphoresSignalNodeGetParams(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphExternalSemaphoresSignalNodeGetParams", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuGraphExternalSemaphoresSignalNodeSetParams(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphExternalSemaphoresSignalNodeSetParams", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuGraphExternalSemaphoresWaitNodeGetParams(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphExternalSemaphoresWaitNodeGetParams", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuGraphExternalSemaphoresWaitNodeSetParams(void)
{
    return gtap_unsupported(&driver_wire_library, "cuGraphExternalSemaphoresWaitNodeSetParams", "nodes of graphs that wait for values or that signal what other interfaces made are not carried");
}

GTAP_EXPORT int32_t cuStreamBeginCaptureToCig(void)
{
    return gtap_unsupported(&driver_wire_library, "cuStreamBeginCaptureToCig", "captures for graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuStreamBeginCaptureToCig_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuStreamBeginCaptureToCig_ptsz", "captures for graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuStreamEndCaptureToCig(void)
{
    return gtap_unsupported(&driver_wire_library, "cuStreamEndCaptureToCig", "captures for graphics are on another machine than the device");
}

GTAP_EXPORT int32_t cuStreamEndCaptureToCig_ptsz(void)
{
    return gtap_unsupported(&driver_wire_library, "cuStreamEndCaptureToCig_ptsz", "captures for graphics are on another machine than the device");
}

GTAP_EXPORT CUresult cuMemAllocAsync_ptsz(CUdeviceptr *dptr, size_t bytesize, CUstream hStream)
{
    return cuMemAllocAsync(dptr, bytesize, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemFreeAsync_ptsz(CUdeviceptr dptr, CUstream hStream)
{
    return cuMemFreeAsync(dptr, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemAllocFromPoolAsync_ptsz(CUdeviceptr *dptr, size_t bytesize, CUmemoryPool pool, CUstream hStream)
{
    return cuMemAllocFromPoolAsync(dptr, bytesize, pool, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuStreamAttachMemAsync_ptsz(CUstream hStream, CUdeviceptr dptr, size_t length, unsigned int flags)
{
    return cuStreamAttachMemAsync(gtap_per_thread(hStream), dptr, length, flags);
}

GTAP_EXPORT CUresult cuMemPrefetchAsync_v2_ptsz(CUdeviceptr devPtr, size_t count, CUmemLocation location, unsigned int flags, CUstream hStream)
{
    return cuMemPrefetchAsync_v2(devPtr, count, location, flags, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemPrefetchAsync_ptsz(CUdeviceptr devPtr, size_t count, CUdevice dstDevice, CUstream hStream)
{
    return cuMemPrefetchAsync(devPtr, count, dstDevice, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpyBatchAsync_ptsz(CUdeviceptr *dsts, CUdeviceptr *srcs, size_t *sizes, size_t count, CUmemcpyAttributes *attrs, size_t *attrsIdxs, size_t numAttrs, size_t *failIdx, CUstream hStream)
{
    return cuMemcpyBatchAsync(dsts, srcs, sizes, count, attrs, attrsIdxs, numAttrs, failIdx, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpyBatchAsync_v2_ptsz(CUdeviceptr *dsts, CUdeviceptr *srcs, size_t *sizes, size_t count, CUmemcpyAttributes *attrs, size_t *attrsIdxs, size_t numAttrs, CUstream hStream)
{
    return cuMemcpyBatchAsync_v2(dsts, srcs, sizes, count, attrs, attrsIdxs, numAttrs, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpy3DBatchAsync_ptsz(size_t numOps, CUDA_MEMCPY3D_BATCH_OP *opList, size_t *failIdx, unsigned long long flags, CUstream hStream)
{
    return cuMemcpy3DBatchAsync(numOps, opList, failIdx, flags, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpy3DBatchAsync_v2_ptsz(size_t numOps, CUDA_MEMCPY3D_BATCH_OP *opList, unsigned long long flags, CUstream hStream)
{
    return cuMemcpy3DBatchAsync_v2(numOps, opList, flags, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemPrefetchBatchAsync_ptsz(CUdeviceptr *dptrs, size_t *sizes, size_t count, CUmemLocation *prefetchLocs, size_t *prefetchLocIdxs, size_t numPrefetchLocs, unsigned long long flags, CUstream hStream)
{
    return cuMemPrefetchBatchAsync(dptrs, sizes, count, prefetchLocs, prefetchLocIdxs, numPrefetchLocs, flags, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpyAsync_ptsz(CUdeviceptr dst, CUdeviceptr src, size_t ByteCount, CUstream hStream)
{
    return cuMemcpyAsync(dst, src, ByteCount, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpyPeerAsync_ptsz(CUdeviceptr dstDevice, CUcontext dstContext, CUdeviceptr srcDevice, CUcontext srcContext, size_t ByteCount, CUstream hStream)
{
    return cuMemcpyPeerAsync(dstDevice, dstContext, srcDevice, srcContext, ByteCount, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpyHtoDAsync_v2_ptsz(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount, CUstream hStream)
{
    return cuMemcpyHtoDAsync_v2(dstDevice, srcHost, ByteCount, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpyDtoHAsync_v2_ptsz(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
{
    return cuMemcpyDtoHAsync_v2(dstHost, srcDevice, ByteCount, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpyDtoDAsync_v2_ptsz(CUdeviceptr dstDevice, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
{
    return cuMemcpyDtoDAsync_v2(dstDevice, srcDevice, ByteCount, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpy2DAsync_v2_ptsz(const CUDA_MEMCPY2D *pCopy, CUstream hStream)
{
    return cuMemcpy2DAsync_v2(pCopy, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpy3DAsync_v2_ptsz(const CUDA_MEMCPY3D *pCopy, CUstream hStream)
{
    return cuMemcpy3DAsync_v2(pCopy, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemcpy3DPeerAsync_ptsz(const CUDA_MEMCPY3D_PEER *pCopy, CUstream hStream)
{
    return cuMemcpy3DPeerAsync(pCopy, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemsetD8Async_ptsz(CUdeviceptr dstDevice, unsigned char uc, size_t N, CUstream hStream)
{
    return cuMemsetD8Async(dstDevice, uc, N, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemsetD16Async_ptsz(CUdeviceptr dstDevice, unsigned short us, size_t N, CUstream hStream)
{
    return cuMemsetD16Async(dstDevice, us, N, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemsetD32Async_ptsz(CUdeviceptr dstDevice, unsigned int ui, size_t N, CUstream hStream)
{
    return cuMemsetD32Async(dstDevice, ui, N, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemsetD2D8Async_ptsz(CUdeviceptr dstDevice, size_t dstPitch, unsigned char uc, size_t Width, size_t Height, CUstream hStream)
{
    return cuMemsetD2D8Async(dstDevice, dstPitch, uc, Width, Height, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemsetD2D16Async_ptsz(CUdeviceptr dstDevice, size_t dstPitch, unsigned short us, size_t Width, size_t Height, CUstream hStream)
{
    return cuMemsetD2D16Async(dstDevice, dstPitch, us, Width, Height, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuMemsetD2D32Async_ptsz(CUdeviceptr dstDevice, size_t dstPitch, unsigned int ui, size_t Width, size_t Height, CUstream hStream)
{
    return cuMemsetD2D32Async(dstDevice, dstPitch, ui, Width, Height, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuStreamGetFlags_ptsz(CUstream hStream, unsigned int *flags)
{
    return cuStreamGetFlags(gtap_per_thread(hStream), flags);
}

GTAP_EXPORT CUresult cuStreamGetPriority_ptsz(CUstream hStream, int *priority)
{
    return cuStreamGetPriority(gtap_per_thread(hStream), priority);
}

GTAP_EXPORT CUresult cuStreamGetCtx_ptsz(CUstream hStream, CUcontext *pctx)
{
    return cuStreamGetCtx(gtap_per_thread(hStream), pctx);
}

GTAP_EXPORT CUresult cuStreamGetCtx_v2_ptsz(CUstream hStream, CUcontext *pCtx, CUgreenCtx *pGreenCtx)
{
    return cuStreamGetCtx_v2(gtap_per_thread(hStream), pCtx, pGreenCtx);
}

GTAP_EXPORT CUresult cuStreamGetId_ptsz(CUstream hStream, unsigned long long *streamId)
{
    return cuStreamGetId(gtap_per_thread(hStream), streamId);
}

GTAP_EXPORT CUresult cuStreamGetDevice_ptsz(CUstream hStream, CUdevice *device)
{
    return cuStreamGetDevice(gtap_per_thread(hStream), device);
}

GTAP_EXPORT CUresult cuStreamIsCapturing_ptsz(CUstream hStream, CUstreamCaptureStatus *captureStatus)
{
    return cuStreamIsCapturing(gtap_per_thread(hStream), captureStatus);
}

GTAP_EXPORT CUresult cuStreamGetCaptureInfo_ptsz(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out)
{
    return cuStreamGetCaptureInfo(gtap_per_thread(hStream), captureStatus_out, id_out);
}

GTAP_EXPORT CUresult cuStreamGetCaptureInfo_v2_ptsz(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out, CUgraph *graph_out, const CUgraphNode **dependencies_out, size_t *numDependencies_out)
{
    return cuStreamGetCaptureInfo_v2(gtap_per_thread(hStream), captureStatus_out, id_out, graph_out, dependencies_out, numDependencies_out);
}

GTAP_EXPORT CUresult cuStreamGetCaptureInfo_v3_ptsz(CUstream hStream, CUstreamCaptureStatus *captureStatus_out, cuuint64_t *id_out, CUgraph *graph_out, const CUgraphNode **dependencies_out, const CUgraphEdgeData **edgeData_out, size_t *numDependencies_out)
{
    return cuStreamGetCaptureInfo_v3(gtap_per_thread(hStream), captureStatus_out, id_out, graph_out, dependencies_out, edgeData_out, numDependencies_out);
}

GTAP_EXPORT CUresult cuEventRecord_ptsz(CUevent hEvent, CUstream hStream)
{
    return cuEventRecord(hEvent, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuLaunchKernel_ptsz(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ, unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ, unsigned int sharedMemBytes, CUstream hStream, void **kernelParams, void **extra)
{
    return cuLaunchKernel(f, gridDimX, gridDimY, gridDimZ, blockDimX, blockDimY, blockDimZ, sharedMemBytes, gtap_per_thread(hStream), kernelParams, extra);
}

GTAP_EXPORT CUresult cuLaunchCooperativeKernel_ptsz(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ, unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ, unsigned int sharedMemBytes, CUstream hStream, void **kernelParams)
{
    return cuLaunchCooperativeKernel(f, gridDimX, gridDimY, gridDimZ, blockDimX, blockDimY, blockDimZ, sharedMemBytes, gtap_per_thread(hStream), kernelParams);
}

GTAP_EXPORT CUresult cuGraphLaunch_ptsz(CUgraphExec hGraph, CUstream hStream)
{
    return cuGraphLaunch(hGraph, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuGraphUpload_ptsz(CUgraphExec hGraph, CUstream hStream)
{
    return cuGraphUpload(hGraph, gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuLaunchHostFunc_ptsz(CUstream hStream, CUhostFn fn, void *userData)
{
    return cuLaunchHostFunc(gtap_per_thread(hStream), fn, userData);
}

GTAP_EXPORT CUresult cuStreamAddCallback_ptsz(CUstream hStream, CUstreamCallback callback, void *userData, unsigned int flags)
{
    return cuStreamAddCallback(gtap_per_thread(hStream), callback, userData, flags);
}

GTAP_EXPORT CUresult cuStreamBatchMemOp_ptsz(CUstream stream, unsigned int count, CUstreamBatchMemOpParams *paramArray, unsigned int flags)
{
    return cuStreamBatchMemOp(gtap_per_thread(stream), count, paramArray, flags);
}

GTAP_EXPORT CUresult cuStreamBatchMemOp_v2_ptsz(CUstream stream, unsigned int count, CUstreamBatchMemOpParams *paramArray, unsigned int flags)
{
    return cuStreamBatchMemOp_v2(gtap_per_thread(stream), count, paramArray, flags);
}

GTAP_EXPORT CUresult cuStreamBeginCapture_ptsz(CUstream hStream)
{
    return cuStreamBeginCapture(gtap_per_thread(hStream));
}

GTAP_EXPORT CUresult cuStreamBeginCaptureToGraph_ptsz(CUstream hStream, CUgraph hGraph, const CUgraphNode *dependencies, const CUgraphEdgeData *dependencyData, size_t numDependencies, CUstreamCaptureMode mode)
{
    return cuStreamBeginCaptureToGraph(gtap_per_thread(hStream), hGraph, dependencies, dependencyData, numDependencies, mode);
}

GTAP_EXPORT CUresult cuStreamBeginCapture_v2_ptsz(CUstream hStream, CUstreamCaptureMode mode)
{
    return cuStreamBeginCapture_v2(gtap_per_thread(hStream), mode);
}

GTAP_EXPORT CUresult cuStreamCopyAttributes_ptsz(CUstream dstStream, CUstream srcStream)
{
    return cuStreamCopyAttributes(gtap_per_thread(dstStream), gtap_per_thread(srcStream));
}

GTAP_EXPORT CUresult cuStreamEndCapture_ptsz(CUstream hStream, CUgraph *phGraph)
{
    return cuStreamEndCapture(gtap_per_thread(hStream), phGraph);
}

GTAP_EXPORT CUresult cuStreamGetAttribute_ptsz(CUstream hStream, CUstreamAttrID attr, CUstreamAttrValue *value)
{
    return cuStreamGetAttribute(gtap_per_thread(hStream), attr, value);
}

GTAP_EXPORT CUresult cuStreamSetAttribute_ptsz(CUstream hStream, CUstreamAttrID attr, const CUstreamAttrValue *param)
{
    return cuStreamSetAttribute(gtap_per_thread(hStream), attr, param);
}

GTAP_EXPORT CUresult cuStreamUpdateCaptureDependencies_ptsz(CUstream hStream, CUgraphNode *dependencies, size_t numDependencies, unsigned int flags)
{
    return cuStreamUpdateCaptureDependencies(gtap_per_thread(hStream), dependencies, numDependencies, flags);
}

GTAP_EXPORT CUresult cuStreamUpdateCaptureDependencies_v2_ptsz(CUstream hStream, CUgraphNode *dependencies, const CUgraphEdgeData *dependencyData, size_t numDependencies, unsigned int flags)
{
    return cuStreamUpdateCaptureDependencies_v2(gtap_per_thread(hStream), dependencies, dependencyData, numDependencies, flags);
}

GTAP_EXPORT CUresult cuStreamWaitValue32_ptsz(CUstream stream, CUdeviceptr addr, cuuint32_t value, unsigned int flags)
{
    return cuStreamWaitValue32(gtap_per_thread(stream), addr, value, flags);
}

GTAP_EXPORT CUresult cuStreamWaitValue32_v2_ptsz(CUstream stream, CUdeviceptr addr, cuuint32_t value, unsigned int flags)
{
    return cuStreamWaitValue32_v2(gtap_per_thread(stream), addr, value, flags);
}

GTAP_EXPORT CUresult cuStreamWaitValue64_ptsz(CUstream stream, CUdeviceptr addr, cuuint64_t value, unsigned int flags)
{
    return cuStreamWaitValue64(gtap_per_thread(stream), addr, value, flags);
}

GTAP_EXPORT CUresult cuStreamWaitValue64_v2_ptsz(CUstream stream, CUdeviceptr addr, cuuint64_t value, unsigned int flags)
{
    return cuStreamWaitValue64_v2(gtap_per_thread(stream), addr, value, flags);
}

GTAP_EXPORT CUresult cuStreamWriteValue32_ptsz(CUstream stream, CUdeviceptr addr, cuuint32_t value, unsigned int flags)
{
    return cuStreamWriteValue32(gtap_per_thread(stream), addr, value, flags);
}

GTAP_EXPORT CUresult cuStreamWriteValue32_v2_ptsz(CUstream stream, CUdeviceptr addr, cuuint32_t value, unsigned int flags)
{
    return cuStreamWriteValue32_v2(gtap_per_thread(stream), addr, value, flags);
}

GTAP_EXPORT CUresult cuStreamWriteValue64_ptsz(CUstream stream, CUdeviceptr addr, cuuint64_t value, unsigned int flags)
{
    return cuStreamWriteValue64(gtap_per_thread(stream), addr, value, flags);
}

GTAP_EXPORT CUresult cuStreamWriteValue64_v2_ptsz(CUstream stream, CUdeviceptr addr, cuuint64_t value, unsigned int flags)
{
    return cuStreamWriteValue64_v2(gtap_per_thread(stream), addr, value, flags);
}

GTAP_EXPORT int32_t cuEventCreateFromEGLSync(void) { return gtap_unsupported(&driver_wire_library, "cuEventCreateFromEGLSync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGetProcAddress_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuGetProcAddress_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddNode_v3(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddNode_v3", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeGetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeSetParams_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeSetParams_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuLaunchHostFunc_v2(void) { return gtap_unsupported(&driver_wire_library, "cuLaunchHostFunc_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuLaunchHostFunc_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuLaunchHostFunc_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemAlloc(void) { return gtap_unsupported(&driver_wire_library, "cuMemAlloc", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemAllocHost(void) { return gtap_unsupported(&driver_wire_library, "cuMemAllocHost", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemAllocPitch(void) { return gtap_unsupported(&driver_wire_library, "cuMemAllocPitch", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemBatchDecompressAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemBatchDecompressAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemBatchDecompressAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemBatchDecompressAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemFree(void) { return gtap_unsupported(&driver_wire_library, "cuMemFree", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemGetAddressRange(void) { return gtap_unsupported(&driver_wire_library, "cuMemGetAddressRange", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemGetHandleForAddressRange(void) { return gtap_unsupported(&driver_wire_library, "cuMemGetHandleForAddressRange", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemGetInfo(void) { return gtap_unsupported(&driver_wire_library, "cuMemGetInfo", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemGetLocationInfo(void) { return gtap_unsupported(&driver_wire_library, "cuMemGetLocationInfo", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemHostGetDevicePointer(void) { return gtap_unsupported(&driver_wire_library, "cuMemHostGetDevicePointer", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemMapArrayAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemMapArrayAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemMapArrayAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemMapArrayAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy2D(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy2D", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy2DAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy2DAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy2DUnaligned(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy2DUnaligned", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3D(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3D", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3DAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3DAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3DWithAttributesAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3DWithAttributesAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3DWithAttributesAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3DWithAttributesAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyDtoD(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyDtoD", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyDtoDAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyDtoDAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyDtoH(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyDtoH", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyDtoHAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyDtoHAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyHtoD(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyHtoD", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyHtoDAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyHtoDAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyWithAttributesAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyWithAttributesAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyWithAttributesAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyWithAttributesAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemsetD16(void) { return gtap_unsupported(&driver_wire_library, "cuMemsetD16", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemsetD2D16(void) { return gtap_unsupported(&driver_wire_library, "cuMemsetD2D16", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemsetD2D32(void) { return gtap_unsupported(&driver_wire_library, "cuMemsetD2D32", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemsetD2D8(void) { return gtap_unsupported(&driver_wire_library, "cuMemsetD2D8", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemsetD32(void) { return gtap_unsupported(&driver_wire_library, "cuMemsetD32", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemsetD8(void) { return gtap_unsupported(&driver_wire_library, "cuMemsetD8", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMulticastBindAddr_v2(void) { return gtap_unsupported(&driver_wire_library, "cuMulticastBindAddr_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMulticastBindMem_v2(void) { return gtap_unsupported(&driver_wire_library, "cuMulticastBindMem_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginRecaptureToGraph(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginRecaptureToGraph", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginRecaptureToGraph_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginRecaptureToGraph_ptsz", "no remote form of it exists yet"); }
