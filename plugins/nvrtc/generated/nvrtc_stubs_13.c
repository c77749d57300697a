/* Generated from the spec of nvrtc (gtap-plugin-nvrtc), hash 1e692f7d33a963d2. Do not edit. */
#include "nvrtc_wire.h"
#include "gtap/wraps.h"

const char *const nvrtc_wheel = "nvidia-cuda-nvrtc";

static const uint64_t golden[1] = {
    UINT64_C(0x2d1195c776035dc8),
};

static const char *const names[1] = {
    [0] = NULL,
};

const gtap_library nvrtc_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 13,
    .ordinals = 0,
    .golden = golden,
    .names = names,
    .name = "nvrtc",
    .soname = "libnvrtc.so.13",
    .package = "gtap-plugin-nvrtc",
    .statuses = {.not_supported = 11, .not_initialized = 11,
                 .invalid_handle = 4, .invalid_value = 3,
                 .out_of_memory = 1},
};

GTAP_PASSES_ON(nvrtc, __nvrtcCPEx, 11)
GTAP_PASSES_ON(nvrtc, __nvrtcNvvmHandle, 11)
GTAP_PASSES_ON(nvrtc, nvrtcAddNameExpression, 11)
GTAP_PASSES_ON(nvrtc, nvrtcCreateProgram, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetBundledHeadersInfo, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetLTOIR, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetLTOIRSize, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetLoweredName, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetNumSupportedArchs, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetOptiXIR, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetOptiXIRSize, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetPCHCreateStatus, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetPCHHeapSize, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetPCHHeapSizeRequired, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetPTX, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetPTXSize, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetProgramLog, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetProgramLogSize, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetSupportedArchs, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetTileIR, 11)
GTAP_PASSES_ON(nvrtc, nvrtcGetTileIRSize, 11)
GTAP_PASSES_ON(nvrtc, nvrtcInstallBundledHeaders, 11)
GTAP_PASSES_ON(nvrtc, nvrtcRemoveBundledHeaders, 11)
GTAP_PASSES_ON(nvrtc, nvrtcSetFlowCallback, 11)
GTAP_PASSES_ON(nvrtc, nvrtcSetPCHHeapSize, 11)
GTAP_PASSES_ON(nvrtc, nvrtcVersion, 11)
