/* Generated from the spec of cufft (gtap-plugin-cufft), hash 849d2eb891098b3e. Do not edit. */
#include "cufft_wire.h"

static const uint64_t golden[25] = {
    UINT64_C(0x16dd64c375d45adb),
    UINT64_C(0xc25c5c65d4480e2d),
    UINT64_C(0x15ef6f2402396436),
    UINT64_C(0x8279c18249a477e8),
    UINT64_C(0xada5d0fbb310f2a4),
    UINT64_C(0x6f0ac867fe61e68f),
    UINT64_C(0x3f877610a50c082c),
    UINT64_C(0x88c9533e3616bda0),
    UINT64_C(0x2a46e0e51643cc25),
    UINT64_C(0x3901b57b20abd81b),
    UINT64_C(0xbb7b940d4dbe3b93),
    UINT64_C(0x64feadd3d7499378),
    UINT64_C(0x9dcc20cfe8c989fe),
    UINT64_C(0x0c87283946b167b3),
    UINT64_C(0x229cdbc8a58dfc4b),
    UINT64_C(0x8c7e3da1716464b7),
    UINT64_C(0xa7137af6baf35ad7),
    UINT64_C(0xf7a9bd12a0945d17),
    UINT64_C(0x7ad7c5e7655a5598),
    UINT64_C(0xb1b03a3b38adcc8a),
    UINT64_C(0x421001435404f97b),
    UINT64_C(0xd03751d66c2d24f3),
    UINT64_C(0x3039acd261c2c23a),
    UINT64_C(0x1845fe4eb8f14611),
    UINT64_C(0x2461e50ba458dd1c),
};

static const char *const names[25] = {
    [0] = NULL,
    [1] = "cufftGetVersion",
    [2] = "cufftGetProperty",
    [3] = "cufftCreate",
    [4] = "cufftDestroy",
    [5] = "cufftSetStream",
    [6] = "cufftSetWorkArea",
    [7] = "cufftSetAutoAllocation",
    [8] = "cufftXtSetWorkAreaPolicy",
    [9] = "cufftSetPlanPropertyInt64",
    [10] = "cufftGetPlanPropertyInt64",
    [11] = "cufftResetPlanProperty",
    [12] = "cufftMakePlanMany64",
    [13] = "cufftXtMakePlanMany",
    [14] = "cufftGetSize",
    [15] = "cufftGetSizeMany64",
    [16] = "cufftXtGetSizeMany",
    [17] = "cufftEstimateMany",
    [18] = "cufftExecC2C",
    [19] = "cufftExecR2C",
    [20] = "cufftExecC2R",
    [21] = "cufftExecZ2Z",
    [22] = "cufftExecD2Z",
    [23] = "cufftExecZ2D",
    [24] = "cufftXtExec",
};

const gtap_library cufft_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 13,
    .ordinals = 24,
    .golden = golden,
    .names = names,
    .name = "cufft",
    .soname = "libcufft.so.12",
    .package = "gtap-plugin-cufft",
    .statuses = {.not_supported = 16, .not_initialized = 7,
                 .invalid_handle = 1, .invalid_value = 4,
                 .out_of_memory = 2},
};

__attribute__((constructor)) static void cufft_announce(void)
{
    gtap_announce(&cufft_wire_library);
}

GTAP_EXPORT int32_t cufftXtQueryPlan(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftXtQueryPlan", "it tells how several GPUs share a transform, and gtap gives a plan one GPU");
}

GTAP_EXPORT int32_t cufftXtSetCallback(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftXtSetCallback", "a callback is device code that is linked with the program; give the plan none");
}

GTAP_EXPORT int32_t cufftXtClearCallback(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftXtClearCallback", "a callback is device code that is linked with the program; give the plan none");
}

GTAP_EXPORT int32_t cufftXtSetCallbackSharedSize(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftXtSetCallbackSharedSize", "a callback is device code that is linked with the program; give the plan none");
}

GTAP_EXPORT int32_t cufftDebug(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDebug", "no header declares it");
}

GTAP_EXPORT int32_t cufftXtMakePlanGuru64(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftXtMakePlanGuru64", "no header declares it");
}

GTAP_EXPORT int32_t cufftXtSetJITCallback(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftXtSetJITCallback", "a callback is device code that is linked with the program; give the plan none");
}

GTAP_EXPORT int32_t cufftDeviceGetVersion(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetVersion", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceGetSemanticVersion(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetSemanticVersion", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDescriptionCreate(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDescriptionCreate", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDescriptionDestroy(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDescriptionDestroy", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDescriptionSetTraitInt64(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDescriptionSetTraitInt64", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDescriptionGetTraitInt64(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDescriptionGetTraitInt64", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceCreate(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceCreate", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceIsSupported(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceIsSupported", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceGetNumDeviceFunctions(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetNumDeviceFunctions", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceGetDeviceFunctions(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetDeviceFunctions", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceGetDeviceFunctionTraitInt64(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetDeviceFunctionTraitInt64", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceGetDatabaseStrSize(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetDatabaseStrSize", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceGetDatabaseStr(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetDatabaseStr", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceGetNumLTOIRs(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetNumLTOIRs", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceGetLTOIRSizes(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetLTOIRSizes", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceGetLTOIRs(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetLTOIRs", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

GTAP_EXPORT int32_t cufftDeviceDestroy(void)
{
    return gtap_unsupported(&cufft_wire_library, "cufftDeviceDestroy", "it hands out device code for the program's own kernels; link it on a machine that has the library");
}

