/* Generated from the spec of nvjitlink (gtap-plugin-nvjitlink), hash 3792683ffa2599f0. Do not edit. */
#include "nvjitlink_wire.h"
#include "gtap/wraps.h"

const char *const nvjitlink_wheel = "nvidia-nvjitlink";

static const uint64_t golden[1] = {
    UINT64_C(0x66dc70a4477aed95),
};

static const char *const names[1] = {
    [0] = NULL,
};

const gtap_library nvjitlink_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 13,
    .ordinals = 0,
    .golden = golden,
    .names = names,
    .name = "nvjitlink",
    .soname = "libnvJitLink.so.13",
    .package = "gtap-plugin-nvjitlink",
    .statuses = {.not_supported = 6, .not_initialized = 6,
                 .invalid_handle = 3, .invalid_value = 3,
                 .out_of_memory = 6},
};

GTAP_PASSES_ON(nvjitlink, __nvJitLinkAPI, 6)
GTAP_PASSES_ON(nvjitlink, nvJitLinkVersion, 6)
