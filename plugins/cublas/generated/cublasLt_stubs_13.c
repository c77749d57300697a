/* Generated from the spec of cublasLt (gtap-plugin-cublas), hash f092bd62b5ee17b3. Do not edit. */
#include "cublasLt_wire.h"

static const uint64_t golden[13] = {
    UINT64_C(0x4a7a2d3a066d89e3),
    UINT64_C(0xf7c6a719344bed11),
    UINT64_C(0x778f7657fd829032),
    UINT64_C(0x510aeaaef4f5520a),
    UINT64_C(0x2b8c28bee90ea5ae),
    UINT64_C(0xdd68431cb20ae2a2),
    UINT64_C(0x4a6b73ae2220f59e),
    UINT64_C(0xbf44ff07aa574971),
    UINT64_C(0x1e65c8a3783f195b),
    UINT64_C(0x8f4eb8d3f5a3054c),
    UINT64_C(0x70d1d921fc954cf6),
    UINT64_C(0xe7aa253b83d80ea3),
    UINT64_C(0xbc81a822788fa407),
};

static const char *const names[13] = {
    [0] = NULL,
    [1] = "cublasLtCreate",
    [2] = "cublasLtDestroy",
    [3] = "cublasLtGetProperty",
    [4] = "cublasLtMatmul",
    [5] = "cublasLtMatrixTransform",
    [6] = "cublasLtMatmulAlgoGetHeuristic",
    [7] = "cublasLtMatmulAlgoGetIds",
    [8] = "cublasLtMatmulAlgoInit",
    [9] = "cublasLtMatmulAlgoCheck",
    [10] = "cublasLtMatmulAlgoCapGetAttribute",
    [11] = "cublasLtMatmulAlgoConfigGetAttribute",
    [12] = "cublasLtMatmulAlgoConfigSetAttribute",
};

const gtap_library cublasLt_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 13,
    .ordinals = 12,
    .golden = golden,
    .names = names,
    .name = "cublasLt",
    .soname = "libcublasLt.so.13",
    .package = "gtap-plugin-cublas",
    .statuses = {.not_supported = 15, .not_initialized = 1,
                 .invalid_handle = 1, .invalid_value = 7,
                 .out_of_memory = 3},
};

__attribute__((constructor)) static void cublasLt_announce(void)
{
    gtap_announce(&cublasLt_wire_library);
}

GTAP_EXPORT cublasStatus_t cublasLtCreate(cublasLtHandle_t *handle)
{
    gtap_session *session = gtap_current(&cublasLt_wire_library);
    return session != NULL ? cublasLt_wire_cublasLtCreate(session, handle) : cublasLt_wire_library.statuses.not_initialized;
}

GTAP_EXPORT cublasStatus_t cublasLtDestroy(cublasLtHandle_t handle)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, CUBLASLT_KIND_cublasLtHandle_t), &cublasLt_wire_library);
    return session != NULL ? cublasLt_wire_cublasLtDestroy(session, handle) : cublasLt_wire_library.statuses.not_initialized;
}

GTAP_EXPORT int32_t cublasLtACCMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtACCMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtACCMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtACCMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtACCMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtACCMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtACCMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtACCMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtACCMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtACCMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtACCMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtACCMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtACCMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtACCMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtACCMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtACCMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtAlgoCharacteristicGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtAlgoCharacteristicGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBIIMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBIIMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBIIMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBIIMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBIIMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBIIMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBIIMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBIIMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBIIMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBIIMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBIIMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBIIMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBIIMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBIIMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBIIMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBIIMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSBMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSBMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSBMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSBMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSBMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSBMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSBMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSBMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSBMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSBMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSBMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSBMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSBMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSBMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSBMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSBMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSSMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSSMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSSMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSSMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSSMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSSMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSSMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSSMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSSMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSSMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSSMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSSMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSSMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSSMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtBSSMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtBSSMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtCCCMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtCCCMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtCCCMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtCCCMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtCCCMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtCCCMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtCCCMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtCCCMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtCCCMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtCCCMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtCCCMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtCCCMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtCCCMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtCCCMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtCCCMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtCCCMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtClearNvjetCache(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtClearNvjetCache", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtCtxInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtCtxInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtDDDMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtDDDMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtDDDMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtDDDMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtDDDMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtDDDMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtDDDMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtDDDMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtDDDMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtDDDMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtDDDMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtDDDMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtDDDMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtDDDMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtDDDMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtDDDMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtGetEnvironmentMode(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtGetEnvironmentMode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHHHMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHHHMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHHHMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHHHMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHHHMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHHHMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHHHMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHHHMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHHHMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHHHMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHHHMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHHHMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHHHMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHHHMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHHHMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHHHMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSHMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSHMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSHMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSHMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSHMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSHMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSHMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSHMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSHMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSHMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSHMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSHMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSHMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSHMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSHMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSHMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSSMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSSMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSSMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSSMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSSMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSSMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSSMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSSMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSSMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSSMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSSMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSSMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSSMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSSMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHSSMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHSSMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHeuristicLutSerializeEntry(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHeuristicLutSerializeEntry", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHeuristicsCacheCreate(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHeuristicsCacheCreate", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHeuristicsCacheDestroy(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHeuristicsCacheDestroy", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHeuristicsCacheGet(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHeuristicsCacheGet", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtHeuristicsCachePut(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtHeuristicsCachePut", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCCMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCCMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCCMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCCMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCCMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCCMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCCMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCCMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCCMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCCMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCCMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCCMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCCMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCCMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCCMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCCMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCKMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCKMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCKMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCKMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCKMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCKMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCKMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCKMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCKMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCKMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCKMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCKMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCKMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCKMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtKCKMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtKCKMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmACC(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmACC", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmBII(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmBII", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmBSS(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmBSS", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmCCC(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmCCC", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmDDD(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmDDD", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmHHH(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmHHH", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmHSH(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmHSH", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmHSS(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmHSS", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmSSS(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmSSS", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmTSS(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmTSS", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmTST(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmTST", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtLegacyGemmZZZ(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtLegacyGemmZZZ", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtMatmulAlgoConfigGetAttributeRange(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtMatmulAlgoConfigGetAttributeRange", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtSSSMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtSSSMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtSSSMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtSSSMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtSSSMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtSSSMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtSSSMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtSSSMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtSSSMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtSSSMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtSSSMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtSSSMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtSSSMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtSSSMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtSSSMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtSSSMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtSetEnvironmentMode(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtSetEnvironmentMode", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtShutdownCtx(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtShutdownCtx", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSSMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSSMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSSMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSSMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSSMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSSMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSSMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSSMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSSMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSSMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSSMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSSMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSSMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSSMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSSMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSSMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSTMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSTMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSTMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSTMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSTMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSTMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSTMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSTMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSTMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSTMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSTMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSTMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSTMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSTMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtTSTMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtTSTMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCCMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCCMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCCMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCCMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCCMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCCMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCCMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCCMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCCMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCCMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCCMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCCMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCCMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCCMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCCMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCCMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCVMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCVMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCVMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCVMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCVMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCVMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCVMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCVMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCVMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCVMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCVMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCVMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCVMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCVMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtVCVMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtVCVMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtZZZMatmul(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtZZZMatmul", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtZZZMatmulAlgoCapGetAttribute(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtZZZMatmulAlgoCapGetAttribute", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtZZZMatmulAlgoCheck(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtZZZMatmulAlgoCheck", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtZZZMatmulAlgoCheckForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtZZZMatmulAlgoCheckForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtZZZMatmulAlgoGetHeuristic(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtZZZMatmulAlgoGetHeuristic", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtZZZMatmulAlgoGetHeuristicForStream(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtZZZMatmulAlgoGetHeuristicForStream", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtZZZMatmulAlgoGetIds(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtZZZMatmulAlgoGetIds", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLtZZZMatmulAlgoInit(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLtZZZMatmulAlgoInit", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLt_for_cublas_BII(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLt_for_cublas_BII", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLt_for_cublas_BSS(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLt_for_cublas_BSS", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLt_for_cublas_DDD(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLt_for_cublas_DDD", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLt_for_cublas_HHH(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLt_for_cublas_HHH", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLt_for_cublas_HSH(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLt_for_cublas_HSH", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLt_for_cublas_HSS(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLt_for_cublas_HSS", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLt_for_cublas_SSS(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLt_for_cublas_SSS", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLt_for_cublas_TSS(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLt_for_cublas_TSS", "no remote form of it exists yet"); }
GTAP_EXPORT int32_t cublasLt_for_cublas_TST(void) { return gtap_unsupported(&cublasLt_wire_library, "cublasLt_for_cublas_TST", "no remote form of it exists yet"); }
