/* Generated from the spec of toy (gtap-plugin-toy), hash eb300d82a5f14b6b. Do not edit. */
#include "toy_wire.h"

static const uint64_t golden[7] = {
    UINT64_C(0xd5881993ddfe7a40),
    UINT64_C(0x51c8a750b8232017),
    UINT64_C(0x35fec73249fddf5d),
    UINT64_C(0x48a85135b52a4e04),
    UINT64_C(0x21416b0e1c8188ad),
    UINT64_C(0x276ed38c073299c4),
    UINT64_C(0x7c872e642d66c39f),
};

static const char *const names[7] = {
    [0] = NULL,
    [1] = "toyVersion",
    [2] = "toyCreate",
    [3] = "toyDestroy",
    [4] = "toyScale",
    [5] = "toyBias",
    [6] = "toyLoad",
};

const gtap_library toy_wire_library = {
    .abi = GTAP_ABI,
    .layout = 1,
    .major = 0,
    .ordinals = 6,
    .golden = golden,
    .names = names,
    .name = "toy",
    .soname = "libtoy.so.1",
    .package = "gtap-plugin-toy",
    .statuses = {.not_supported = 1, .not_initialized = 1,
                 .invalid_handle = 1, .invalid_value = 1,
                 .out_of_memory = 1},
};

__attribute__((constructor)) static void toy_announce(void)
{
    gtap_announce(&toy_wire_library);
}

GTAP_EXPORT toyStatus toyVersion(int *version)
{
    gtap_session *session = gtap_current(&toy_wire_library);
    return session != NULL ? toy_wire_toyVersion(session, version) : toy_wire_library.statuses.not_initialized;
}

GTAP_EXPORT toyStatus toyCreate(toyHandle *handle)
{
    gtap_session *session = gtap_current(&toy_wire_library);
    return session != NULL ? toy_wire_toyCreate(session, handle) : toy_wire_library.statuses.not_initialized;
}

GTAP_EXPORT toyStatus toyDestroy(toyHandle handle)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, TOY_KIND_toyHandle), &toy_wire_library);
    return session != NULL ? toy_wire_toyDestroy(session, handle) : toy_wire_library.statuses.not_initialized;
}

GTAP_EXPORT toyStatus toyScale(toyHandle handle, const float *src, float *dst, size_t n, float k)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, TOY_KIND_toyHandle), &toy_wire_library);
    return session != NULL ? toy_wire_toyScale(session, handle, src, dst, n, k) : toy_wire_library.statuses.not_initialized;
}

GTAP_EXPORT toyStatus toyBias(toyHandle handle, float bias)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, TOY_KIND_toyHandle), &toy_wire_library);
    return session != NULL ? toy_wire_toyBias(session, handle, bias) : toy_wire_library.statuses.not_initialized;
}

GTAP_EXPORT toyStatus toyLoad(toyHandle handle, const void *blob, size_t n)
{
    gtap_session *session = gtap_session_or_current(gtap_shadow_session(handle, TOY_KIND_toyHandle), &toy_wire_library);
    return session != NULL ? toy_wire_toyLoad(session, handle, blob, n) : toy_wire_library.statuses.not_initialized;
}

