/* Generated from the spec of driver (gtap-plugin-driver), hash 5e41936dae387d12. Do not edit. */
#include "driver_wire.h"

static const uint64_t golden[107] = {
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
    UINT64_C(0x029a9188d62418a9),
    UINT64_C(0xf9bbbb7a86fff9e6),
    UINT64_C(0xe01ce7bd0a3eb9e1),
    UINT64_C(0x81a8af01d45fce49),
    UINT64_C(0x8431f45446959021),
    UINT64_C(0xa3dfd1141f596a3e),
    UINT64_C(0x3a83d260d1040ff5),
    UINT64_C(0x5e694b2440b7e379),
    UINT64_C(0x39b671930620cd87),
    UINT64_C(0x7363c5eda18650dc),
    UINT64_C(0x46c1a6239669210f),
    UINT64_C(0xce3958944974621f),
    UINT64_C(0x32a3781267276324),
    UINT64_C(0xda4baaa7f7d95268),
    UINT64_C(0xcf69faaf9e1b4826),
    UINT64_C(0x3eb41ec664a5e162),
    UINT64_C(0x88baad6fdaa9fed6),
    UINT64_C(0x6a8b5d93b9edd273),
    UINT64_C(0x145f41b4e217fdab),
    UINT64_C(0xe0d4c6ff8309d474),
    UINT64_C(0xa6f131a6ce0c54b8),
    UINT64_C(0xbe65e321626e100f),
    UINT64_C(0x89e4161cea272e49),
    UINT64_C(0x634752875c2096ac),
    UINT64_C(0xb0968b6c121e1464),
    UINT64_C(0xbbe6470e8f082b6f),
    UINT64_C(0x4191fbb188e6c594),
    UINT64_C(0x6b989e56d9f47114),
    UINT64_C(0xb4e762fdd74eb280),
    UINT64_C(0x56054fda8f9e7d71),
    UINT64_C(0x7bf9e246699a5888),
    UINT64_C(0x5eec1ac202c937d5),
    UINT64_C(0x4ab67a98cd061639),
    UINT64_C(0xacb41855a575198e),
    UINT64_C(0x1b9df63e6f9eff02),
    UINT64_C(0xa519872d21f156b1),
    UINT64_C(0x89858bc5c094a5c9),
    UINT64_C(0x4666bd9dca9a8407),
    UINT64_C(0x799afa8d748e581c),
    UINT64_C(0x0535b168ffd8e1d3),
    UINT64_C(0x09a685d32fb2118b),
    UINT64_C(0x0d8ed09698bf6c4e),
    UINT64_C(0xaf91f3122ef4fb16),
    UINT64_C(0xf7f8d4ddb771477e),
    UINT64_C(0x8000b34b9536f31a),
    UINT64_C(0xaf9520e8ce0b7a72),
    UINT64_C(0x98c5d55bc7e5d91f),
    UINT64_C(0xc8d6e6c83f7fce57),
    UINT64_C(0x0313e7e918715d04),
    UINT64_C(0x66c71fa6e90b0c62),
    UINT64_C(0x12b53e7f69f769a7),
    UINT64_C(0x1914476225285b5b),
    UINT64_C(0xbb565be889af06b1),
    UINT64_C(0x306ac621582fbc13),
    UINT64_C(0xbc524499bd0187db),
    UINT64_C(0xf2019094cb3cd498),
    UINT64_C(0xbbf8ccc3db59fa82),
    UINT64_C(0xcab5ea62b0713e02),
    UINT64_C(0x46878759048b1cf4),
    UINT64_C(0xef04ef5b9b5b64fb),
    UINT64_C(0xee8a3957bbb61205),
    UINT64_C(0xf197e6b7a785a5b5),
    UINT64_C(0xc4e8be2ad8c63a2d),
    UINT64_C(0x40a5824351ca2d6a),
    UINT64_C(0x0ac1a973c4b70113),
    UINT64_C(0xb11de9c5ab15c302),
    UINT64_C(0x2cde925680a7bd8b),
    UINT64_C(0xef39ad7a261dcf5b),
    UINT64_C(0x814155b0f556ee63),
    UINT64_C(0xabf8b541897ab6af),
    UINT64_C(0xfba1270ec5d98eda),
    UINT64_C(0xc9897bd12c25ee17),
    UINT64_C(0xeda91d2aec07e42d),
};

static const char *const names[107] = {
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
};

const gtap_library driver_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 0,
    .ordinals = 106,
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

GTAP_EXPORT int32_t cuDeviceGetGraphMemAttribute(void) { return gtap_unsupported(&driver_wire_library, "cuDeviceGetGraphMemAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuDeviceGraphMemTrim(void) { return gtap_unsupported(&driver_wire_library, "cuDeviceGraphMemTrim", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuDeviceSetGraphMemAttribute(void) { return gtap_unsupported(&driver_wire_library, "cuDeviceSetGraphMemAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuEventCreateFromEGLSync(void) { return gtap_unsupported(&driver_wire_library, "cuEventCreateFromEGLSync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGetProcAddress_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuGetProcAddress_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddBatchMemOpNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddBatchMemOpNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddChildGraphNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddChildGraphNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddDependencies(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddDependencies", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddDependencies_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddDependencies_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddEmptyNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddEmptyNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddEventRecordNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddEventRecordNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddEventWaitNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddEventWaitNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddExternalSemaphoresSignalNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddExternalSemaphoresSignalNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddExternalSemaphoresWaitNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddExternalSemaphoresWaitNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddHostNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddHostNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddKernelNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddKernelNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddKernelNode_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddKernelNode_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddMemAllocNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddMemAllocNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddMemFreeNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddMemFreeNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddMemcpyNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddMemcpyNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddMemsetNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddMemsetNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddNode_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddNode_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphAddNode_v3(void) { return gtap_unsupported(&driver_wire_library, "cuGraphAddNode_v3", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphBatchMemOpNodeGetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphBatchMemOpNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphBatchMemOpNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphBatchMemOpNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphChildGraphNodeGetGraph(void) { return gtap_unsupported(&driver_wire_library, "cuGraphChildGraphNodeGetGraph", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphClone(void) { return gtap_unsupported(&driver_wire_library, "cuGraphClone", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphConditionalHandleCreate(void) { return gtap_unsupported(&driver_wire_library, "cuGraphConditionalHandleCreate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphCreate(void) { return gtap_unsupported(&driver_wire_library, "cuGraphCreate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphDebugDotPrint(void) { return gtap_unsupported(&driver_wire_library, "cuGraphDebugDotPrint", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphDestroy(void) { return gtap_unsupported(&driver_wire_library, "cuGraphDestroy", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphDestroyNode(void) { return gtap_unsupported(&driver_wire_library, "cuGraphDestroyNode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphEventRecordNodeGetEvent(void) { return gtap_unsupported(&driver_wire_library, "cuGraphEventRecordNodeGetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphEventRecordNodeSetEvent(void) { return gtap_unsupported(&driver_wire_library, "cuGraphEventRecordNodeSetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphEventWaitNodeGetEvent(void) { return gtap_unsupported(&driver_wire_library, "cuGraphEventWaitNodeGetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphEventWaitNodeSetEvent(void) { return gtap_unsupported(&driver_wire_library, "cuGraphEventWaitNodeSetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecBatchMemOpNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecBatchMemOpNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecChildGraphNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecChildGraphNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecDestroy(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecDestroy", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecEventRecordNodeSetEvent(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecEventRecordNodeSetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecEventWaitNodeSetEvent(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecEventWaitNodeSetEvent", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecExternalSemaphoresSignalNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecExternalSemaphoresSignalNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecExternalSemaphoresWaitNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecExternalSemaphoresWaitNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecGetFlags(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecGetFlags", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecGetId(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecGetId", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecHostNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecHostNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecKernelNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecKernelNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecKernelNodeSetParams_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecKernelNodeSetParams_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecMemcpyNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecMemcpyNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecMemsetNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecMemsetNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecUpdate(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecUpdate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExecUpdate_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExecUpdate_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExternalSemaphoresSignalNodeGetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExternalSemaphoresSignalNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExternalSemaphoresSignalNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExternalSemaphoresSignalNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExternalSemaphoresWaitNodeGetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExternalSemaphoresWaitNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphExternalSemaphoresWaitNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphExternalSemaphoresWaitNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphGetEdges(void) { return gtap_unsupported(&driver_wire_library, "cuGraphGetEdges", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphGetEdges_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphGetEdges_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphGetId(void) { return gtap_unsupported(&driver_wire_library, "cuGraphGetId", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphGetNodes(void) { return gtap_unsupported(&driver_wire_library, "cuGraphGetNodes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphGetRootNodes(void) { return gtap_unsupported(&driver_wire_library, "cuGraphGetRootNodes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphHostNodeGetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphHostNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphHostNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphHostNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphInstantiate(void) { return gtap_unsupported(&driver_wire_library, "cuGraphInstantiate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphInstantiateWithFlags(void) { return gtap_unsupported(&driver_wire_library, "cuGraphInstantiateWithFlags", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphInstantiateWithParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphInstantiateWithParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphInstantiateWithParams_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuGraphInstantiateWithParams_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphInstantiate_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphInstantiate_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphKernelNodeCopyAttributes(void) { return gtap_unsupported(&driver_wire_library, "cuGraphKernelNodeCopyAttributes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphKernelNodeGetAttribute(void) { return gtap_unsupported(&driver_wire_library, "cuGraphKernelNodeGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphKernelNodeGetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphKernelNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphKernelNodeGetParams_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphKernelNodeGetParams_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphKernelNodeSetAttribute(void) { return gtap_unsupported(&driver_wire_library, "cuGraphKernelNodeSetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphKernelNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphKernelNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphKernelNodeSetParams_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphKernelNodeSetParams_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphLaunch(void) { return gtap_unsupported(&driver_wire_library, "cuGraphLaunch", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphLaunch_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuGraphLaunch_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphMemAllocNodeGetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphMemAllocNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphMemFreeNodeGetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphMemFreeNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphMemcpyNodeGetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphMemcpyNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphMemcpyNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphMemcpyNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphMemsetNodeGetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphMemsetNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphMemsetNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphMemsetNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeFindInClone(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeFindInClone", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeGetContainingGraph(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeGetContainingGraph", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeGetDependencies(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeGetDependencies", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeGetDependencies_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeGetDependencies_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeGetDependentNodes(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeGetDependentNodes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeGetDependentNodes_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeGetDependentNodes_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeGetEnabled(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeGetEnabled", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeGetLocalId(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeGetLocalId", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeGetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeGetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeGetToolsId(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeGetToolsId", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeGetType(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeGetType", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeSetEnabled(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeSetEnabled", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeSetParams(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeSetParams", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphNodeSetParams_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphNodeSetParams_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphReleaseUserObject(void) { return gtap_unsupported(&driver_wire_library, "cuGraphReleaseUserObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphRemoveDependencies(void) { return gtap_unsupported(&driver_wire_library, "cuGraphRemoveDependencies", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphRemoveDependencies_v2(void) { return gtap_unsupported(&driver_wire_library, "cuGraphRemoveDependencies_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphRetainUserObject(void) { return gtap_unsupported(&driver_wire_library, "cuGraphRetainUserObject", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphUpload(void) { return gtap_unsupported(&driver_wire_library, "cuGraphUpload", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuGraphUpload_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuGraphUpload_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuLaunchHostFunc(void) { return gtap_unsupported(&driver_wire_library, "cuLaunchHostFunc", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuLaunchHostFunc_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuLaunchHostFunc_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuLaunchHostFunc_v2(void) { return gtap_unsupported(&driver_wire_library, "cuLaunchHostFunc_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuLaunchHostFunc_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuLaunchHostFunc_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemAdvise(void) { return gtap_unsupported(&driver_wire_library, "cuMemAdvise", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemAdvise_v2(void) { return gtap_unsupported(&driver_wire_library, "cuMemAdvise_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemAlloc(void) { return gtap_unsupported(&driver_wire_library, "cuMemAlloc", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemAllocHost(void) { return gtap_unsupported(&driver_wire_library, "cuMemAllocHost", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemAllocManaged(void) { return gtap_unsupported(&driver_wire_library, "cuMemAllocManaged", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemAllocPitch(void) { return gtap_unsupported(&driver_wire_library, "cuMemAllocPitch", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemBatchDecompressAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemBatchDecompressAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemBatchDecompressAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemBatchDecompressAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemDiscardAndPrefetchBatchAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemDiscardAndPrefetchBatchAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemDiscardAndPrefetchBatchAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemDiscardAndPrefetchBatchAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemDiscardBatchAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemDiscardBatchAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemDiscardBatchAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemDiscardBatchAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemFree(void) { return gtap_unsupported(&driver_wire_library, "cuMemFree", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemGetAddressRange(void) { return gtap_unsupported(&driver_wire_library, "cuMemGetAddressRange", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemGetHandleForAddressRange(void) { return gtap_unsupported(&driver_wire_library, "cuMemGetHandleForAddressRange", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemGetInfo(void) { return gtap_unsupported(&driver_wire_library, "cuMemGetInfo", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemGetLocationInfo(void) { return gtap_unsupported(&driver_wire_library, "cuMemGetLocationInfo", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemHostGetDevicePointer(void) { return gtap_unsupported(&driver_wire_library, "cuMemHostGetDevicePointer", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemMapArrayAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemMapArrayAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemMapArrayAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemMapArrayAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemPrefetchAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemPrefetchAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemPrefetchAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemPrefetchAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemPrefetchAsync_v2(void) { return gtap_unsupported(&driver_wire_library, "cuMemPrefetchAsync_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemPrefetchAsync_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemPrefetchAsync_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemPrefetchBatchAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemPrefetchBatchAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemPrefetchBatchAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemPrefetchBatchAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemRangeGetAttribute(void) { return gtap_unsupported(&driver_wire_library, "cuMemRangeGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemRangeGetAttributes(void) { return gtap_unsupported(&driver_wire_library, "cuMemRangeGetAttributes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy2D(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy2D", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy2DAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy2DAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy2DUnaligned(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy2DUnaligned", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3D(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3D", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3DAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3DAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3DBatchAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3DBatchAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3DBatchAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3DBatchAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3DBatchAsync_v2(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3DBatchAsync_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3DBatchAsync_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3DBatchAsync_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3DWithAttributesAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3DWithAttributesAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpy3DWithAttributesAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpy3DWithAttributesAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyBatchAsync(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyBatchAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyBatchAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyBatchAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyBatchAsync_v2(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyBatchAsync_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuMemcpyBatchAsync_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuMemcpyBatchAsync_v2_ptsz", "no remote form of it exists yet"); }
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
GTAP_EXPORT int32_t cuStreamAddCallback(void) { return gtap_unsupported(&driver_wire_library, "cuStreamAddCallback", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamAddCallback_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamAddCallback_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamAttachMemAsync(void) { return gtap_unsupported(&driver_wire_library, "cuStreamAttachMemAsync", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamAttachMemAsync_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamAttachMemAsync_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBatchMemOp(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBatchMemOp", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBatchMemOp_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBatchMemOp_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBatchMemOp_v2(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBatchMemOp_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBatchMemOp_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBatchMemOp_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginCapture(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginCapture", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginCaptureToCig(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginCaptureToCig", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginCaptureToCig_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginCaptureToCig_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginCaptureToGraph(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginCaptureToGraph", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginCaptureToGraph_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginCaptureToGraph_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginCapture_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginCapture_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginCapture_v2(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginCapture_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginCapture_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginCapture_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginRecaptureToGraph(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginRecaptureToGraph", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamBeginRecaptureToGraph_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamBeginRecaptureToGraph_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamCopyAttributes(void) { return gtap_unsupported(&driver_wire_library, "cuStreamCopyAttributes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamCopyAttributes_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamCopyAttributes_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamEndCapture(void) { return gtap_unsupported(&driver_wire_library, "cuStreamEndCapture", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamEndCaptureToCig(void) { return gtap_unsupported(&driver_wire_library, "cuStreamEndCaptureToCig", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamEndCaptureToCig_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamEndCaptureToCig_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamEndCapture_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamEndCapture_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamGetAttribute(void) { return gtap_unsupported(&driver_wire_library, "cuStreamGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamGetAttribute_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamGetAttribute_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamSetAttribute(void) { return gtap_unsupported(&driver_wire_library, "cuStreamSetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamSetAttribute_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamSetAttribute_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamUpdateCaptureDependencies(void) { return gtap_unsupported(&driver_wire_library, "cuStreamUpdateCaptureDependencies", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamUpdateCaptureDependencies_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamUpdateCaptureDependencies_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamUpdateCaptureDependencies_v2(void) { return gtap_unsupported(&driver_wire_library, "cuStreamUpdateCaptureDependencies_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamUpdateCaptureDependencies_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamUpdateCaptureDependencies_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWaitValue32(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWaitValue32", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWaitValue32_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWaitValue32_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWaitValue32_v2(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWaitValue32_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWaitValue32_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWaitValue32_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWaitValue64(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWaitValue64", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWaitValue64_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWaitValue64_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWaitValue64_v2(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWaitValue64_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWaitValue64_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWaitValue64_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWriteValue32(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWriteValue32", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWriteValue32_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWriteValue32_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWriteValue32_v2(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWriteValue32_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWriteValue32_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWriteValue32_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWriteValue64(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWriteValue64", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWriteValue64_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWriteValue64_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWriteValue64_v2(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWriteValue64_v2", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuStreamWriteValue64_v2_ptsz(void) { return gtap_unsupported(&driver_wire_library, "cuStreamWriteValue64_v2_ptsz", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuTensorMapEncodeIm2col(void) { return gtap_unsupported(&driver_wire_library, "cuTensorMapEncodeIm2col", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuTensorMapEncodeIm2colWide(void) { return gtap_unsupported(&driver_wire_library, "cuTensorMapEncodeIm2colWide", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuTensorMapEncodeTiled(void) { return gtap_unsupported(&driver_wire_library, "cuTensorMapEncodeTiled", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuTensorMapReplaceAddress(void) { return gtap_unsupported(&driver_wire_library, "cuTensorMapReplaceAddress", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuTensorMapSetAllocationClass(void) { return gtap_unsupported(&driver_wire_library, "cuTensorMapSetAllocationClass", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuUserObjectCreate(void) { return gtap_unsupported(&driver_wire_library, "cuUserObjectCreate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuUserObjectRelease(void) { return gtap_unsupported(&driver_wire_library, "cuUserObjectRelease", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cuUserObjectRetain(void) { return gtap_unsupported(&driver_wire_library, "cuUserObjectRetain", "no remote form of it exists yet"); }
