/* Generated from the spec of cufft (gtap-plugin-cufft), hash 72dffd08b27e8553. Do not edit. */
#include "cufft_wire.h"

static const uint64_t golden[6] = {
    UINT64_C(0x16dd64c375d45adb),
    UINT64_C(0xc25c5c65d4480e2d),
    UINT64_C(0xe87fcced0728bc00),
    UINT64_C(0x73b258aa0a1eb38c),
    UINT64_C(0x7eb89ff9ceeb74f5),
    UINT64_C(0x3bd3e7e76a4816c6),
};

static const char *const names[6] = {
    [0] = NULL,
    [1] = "cufftGetVersion",
    [2] = "cufftPlan1d",
    [3] = "cufftDestroy",
    [4] = "cufftSetStream",
    [5] = "cufftExecC2C",
};

const gtap_library cufft_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 13,
    .ordinals = 5,
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

GTAP_EXPORT cufftResult cufftGetVersion(int *version)
{
    gtap_session *session = gtap_current(&cufft_wire_library);
    return session != NULL ? cufft_wire_cufftGetVersion(session, version) : cufft_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cufftResult cufftPlan1d(cufftHandle *plan, int nx, cufftType type, int batch)
{
    gtap_session *session = gtap_current(&cufft_wire_library);
    return session != NULL ? cufft_wire_cufftPlan1d(session, plan, nx, type, batch) : cufft_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cufftResult cufftDestroy(cufftHandle plan)
{
    gtap_session *session = gtap_session_or_current(gtap_small_session(plan, CUFFT_KIND_cufftHandle), &cufft_wire_library);
    return session != NULL ? cufft_wire_cufftDestroy(session, plan) : cufft_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cufftResult cufftSetStream(cufftHandle plan, cudaStream_t stream)
{
    gtap_session *session = gtap_session_or_current(gtap_small_session(plan, CUFFT_KIND_cufftHandle), &cufft_wire_library);
    return session != NULL ? cufft_wire_cufftSetStream(session, plan, stream) : cufft_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cufftResult cufftExecC2C(cufftHandle plan, void *idata, void *odata, int direction)
{
    gtap_session *session = gtap_session_or_current(gtap_small_session(plan, CUFFT_KIND_cufftHandle), &cufft_wire_library);
    return session != NULL ? cufft_wire_cufftExecC2C(session, plan, idata, odata, direction) : cufft_wire_library.statuses.not_initialized;
}

GTAP_EXPORT int32_t cufftCreate(void) { return gtap_unsupported(&cufft_wire_library, "cufftCreate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDebug(void) { return gtap_unsupported(&cufft_wire_library, "cufftDebug", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDescriptionCreate(void) { return gtap_unsupported(&cufft_wire_library, "cufftDescriptionCreate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDescriptionDestroy(void) { return gtap_unsupported(&cufft_wire_library, "cufftDescriptionDestroy", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDescriptionGetTraitInt64(void) { return gtap_unsupported(&cufft_wire_library, "cufftDescriptionGetTraitInt64", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDescriptionSetTraitInt64(void) { return gtap_unsupported(&cufft_wire_library, "cufftDescriptionSetTraitInt64", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceCreate(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceCreate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceDestroy(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceDestroy", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceGetDatabaseStr(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetDatabaseStr", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceGetDatabaseStrSize(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetDatabaseStrSize", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceGetDeviceFunctionTraitInt64(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetDeviceFunctionTraitInt64", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceGetDeviceFunctions(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetDeviceFunctions", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceGetLTOIRSizes(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetLTOIRSizes", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceGetLTOIRs(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetLTOIRs", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceGetNumDeviceFunctions(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetNumDeviceFunctions", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceGetNumLTOIRs(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetNumLTOIRs", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceGetSemanticVersion(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetSemanticVersion", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceGetVersion(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceGetVersion", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftDeviceIsSupported(void) { return gtap_unsupported(&cufft_wire_library, "cufftDeviceIsSupported", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftEstimate1d(void) { return gtap_unsupported(&cufft_wire_library, "cufftEstimate1d", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftEstimate2d(void) { return gtap_unsupported(&cufft_wire_library, "cufftEstimate2d", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftEstimate3d(void) { return gtap_unsupported(&cufft_wire_library, "cufftEstimate3d", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftEstimateMany(void) { return gtap_unsupported(&cufft_wire_library, "cufftEstimateMany", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftExecC2R(void) { return gtap_unsupported(&cufft_wire_library, "cufftExecC2R", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftExecD2Z(void) { return gtap_unsupported(&cufft_wire_library, "cufftExecD2Z", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftExecR2C(void) { return gtap_unsupported(&cufft_wire_library, "cufftExecR2C", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftExecZ2D(void) { return gtap_unsupported(&cufft_wire_library, "cufftExecZ2D", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftExecZ2Z(void) { return gtap_unsupported(&cufft_wire_library, "cufftExecZ2Z", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftGetPlanPropertyInt64(void) { return gtap_unsupported(&cufft_wire_library, "cufftGetPlanPropertyInt64", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftGetProperty(void) { return gtap_unsupported(&cufft_wire_library, "cufftGetProperty", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftGetSize(void) { return gtap_unsupported(&cufft_wire_library, "cufftGetSize", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftGetSize1d(void) { return gtap_unsupported(&cufft_wire_library, "cufftGetSize1d", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftGetSize2d(void) { return gtap_unsupported(&cufft_wire_library, "cufftGetSize2d", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftGetSize3d(void) { return gtap_unsupported(&cufft_wire_library, "cufftGetSize3d", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftGetSizeMany(void) { return gtap_unsupported(&cufft_wire_library, "cufftGetSizeMany", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftGetSizeMany64(void) { return gtap_unsupported(&cufft_wire_library, "cufftGetSizeMany64", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftMakePlan1d(void) { return gtap_unsupported(&cufft_wire_library, "cufftMakePlan1d", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftMakePlan2d(void) { return gtap_unsupported(&cufft_wire_library, "cufftMakePlan2d", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftMakePlan3d(void) { return gtap_unsupported(&cufft_wire_library, "cufftMakePlan3d", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftMakePlanMany(void) { return gtap_unsupported(&cufft_wire_library, "cufftMakePlanMany", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftMakePlanMany64(void) { return gtap_unsupported(&cufft_wire_library, "cufftMakePlanMany64", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftPlan2d(void) { return gtap_unsupported(&cufft_wire_library, "cufftPlan2d", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftPlan3d(void) { return gtap_unsupported(&cufft_wire_library, "cufftPlan3d", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftPlanMany(void) { return gtap_unsupported(&cufft_wire_library, "cufftPlanMany", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftResetPlanProperty(void) { return gtap_unsupported(&cufft_wire_library, "cufftResetPlanProperty", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftSetAutoAllocation(void) { return gtap_unsupported(&cufft_wire_library, "cufftSetAutoAllocation", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftSetPlanPropertyInt64(void) { return gtap_unsupported(&cufft_wire_library, "cufftSetPlanPropertyInt64", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftSetWorkArea(void) { return gtap_unsupported(&cufft_wire_library, "cufftSetWorkArea", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtClearCallback(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtClearCallback", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtExec(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtExec", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtExecDescriptor(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtExecDescriptor", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtExecDescriptorC2C(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtExecDescriptorC2C", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtExecDescriptorC2R(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtExecDescriptorC2R", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtExecDescriptorD2Z(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtExecDescriptorD2Z", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtExecDescriptorR2C(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtExecDescriptorR2C", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtExecDescriptorZ2D(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtExecDescriptorZ2D", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtExecDescriptorZ2Z(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtExecDescriptorZ2Z", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtFree(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtFree", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtGetSizeMany(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtGetSizeMany", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtMakePlanGuru64(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtMakePlanGuru64", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtMakePlanMany(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtMakePlanMany", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtMalloc(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtMalloc", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtMemcpy(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtMemcpy", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtQueryPlan(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtQueryPlan", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtSetCallback(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtSetCallback", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtSetCallbackSharedSize(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtSetCallbackSharedSize", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtSetGPUs(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtSetGPUs", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtSetJITCallback(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtSetJITCallback", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtSetWorkArea(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtSetWorkArea", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cufftXtSetWorkAreaPolicy(void) { return gtap_unsupported(&cufft_wire_library, "cufftXtSetWorkAreaPolicy", "no remote form of it exists yet"); }
