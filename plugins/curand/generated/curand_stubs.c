/* Generated from the spec of curand (gtap-plugin-curand), hash 5eb7965721f5fb5d. Do not edit. */
#include "curand_wire.h"

static const uint64_t golden[29] = {
    UINT64_C(0x1a77b863e762e439),
    UINT64_C(0xe3d0161924d40e25),
    UINT64_C(0x16ddcbb540195c47),
    UINT64_C(0xe0db36e09980f230),
    UINT64_C(0x4adf5814b2d61fa1),
    UINT64_C(0xaa70464fb42de560),
    UINT64_C(0xb9d2c7cf6caadca0),
    UINT64_C(0xa610b695ff13150a),
    UINT64_C(0xd315c6065dc2a567),
    UINT64_C(0xcfb73302cc5ab036),
    UINT64_C(0x1d496056d8ad76c7),
    UINT64_C(0xf9264670b132ebdd),
    UINT64_C(0xe3ede133a95d104f),
    UINT64_C(0x117a9652624e84b2),
    UINT64_C(0x36adb8557f6c1b72),
    UINT64_C(0x08af52fb3956f95b),
    UINT64_C(0x8516e3433cc367ae),
    UINT64_C(0xe3a39f43ac52feb2),
    UINT64_C(0x7e3b89ca4809a1fe),
    UINT64_C(0x300e736f236fe9ea),
    UINT64_C(0x3d6312954d699226),
    UINT64_C(0xaad5356841924aa1),
    UINT64_C(0xc86595b61896482f),
    UINT64_C(0x0ff3a6382f12c14d),
    UINT64_C(0xb890f427d8ae8e99),
    UINT64_C(0xb8164b2b222c3994),
    UINT64_C(0xabc1bbe6417006bf),
    UINT64_C(0x17b25d2c19bb9b35),
    UINT64_C(0x601352ff3371a470),
};

static const char *const names[29] = {
    [0] = NULL,
    [1] = "curandCreateGenerator",
    [2] = "curandCreateGeneratorHost",
    [3] = "curandDestroyGenerator",
    [4] = "curandSetStream",
    [5] = "curandSetPseudoRandomGeneratorSeed",
    [6] = "curandSetGeneratorOffset",
    [7] = "curandSetGeneratorOrdering",
    [8] = "curandSetQuasiRandomGeneratorDimensions",
    [9] = "curandGenerateSeeds",
    [10] = "curandGenerate",
    [11] = "curandGenerateLongLong",
    [12] = "curandGenerateUniform",
    [13] = "curandGenerateUniformDouble",
    [14] = "curandGenerateNormal",
    [15] = "curandGenerateNormalDouble",
    [16] = "curandGenerateLogNormal",
    [17] = "curandGenerateLogNormalDouble",
    [18] = "curandGeneratePoisson",
    [19] = "curandGeneratePoissonMethod",
    [20] = "curandCreatePoissonDistribution",
    [21] = "curandDestroyDistribution",
    [22] = "curandGetVersion",
    [23] = "curandGetProperty",
    [24] = "curandGetDirectionVectors32",
    [25] = "curandGetDirectionVectors64",
    [26] = "curandGetScrambleConstants32",
    [27] = "curandGetScrambleConstants64",
    [28] = "gtapCurandTable",
};

const gtap_library curand_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 0,
    .ordinals = 28,
    .golden = golden,
    .names = names,
    .name = "curand",
    .soname = "libcurand.so.10",
    .package = "gtap-plugin-curand",
    .statuses = {.not_supported = 204, .not_initialized = 203,
                 .invalid_handle = 101, .invalid_value = 104,
                 .out_of_memory = 102},
};

__attribute__((constructor)) static void curand_announce(void)
{
    gtap_announce(&curand_wire_library);
}

