/* Every function once more for each release of its major: programs that were compiled with a release's header call its
 * own names, which all mean the same. */
#include "nvjitlink_wire.h"

#define HANDLE nvJitLinkHandle link
#define FORWARD(name, release, parameters, arguments) \
    int nvJitLink##name parameters; \
    GTAP_EXPORT int __nvJitLink##name##_##release parameters { return nvJitLink##name arguments; }

#define OF_RELEASE(release) \
    FORWARD(Create, release, (nvJitLinkHandle *at, uint32_t count, const char **options), (at, count, options)) \
    FORWARD(Destroy, release, (nvJitLinkHandle *at), (at)) \
    FORWARD(AddData, release, (HANDLE, int type, const void *data, size_t size, const char *name), \
            (link, type, data, size, name)) \
    FORWARD(AddFile, release, (HANDLE, int type, const char *path), (link, type, path)) \
    FORWARD(Complete, release, (HANDLE), (link)) \
    FORWARD(GetLinkedCubinSize, release, (HANDLE, size_t *size), (link, size)) \
    FORWARD(GetLinkedCubin, release, (HANDLE, void *to), (link, to)) \
    FORWARD(GetLinkedPtxSize, release, (HANDLE, size_t *size), (link, size)) \
    FORWARD(GetLinkedPtx, release, (HANDLE, char *to), (link, to)) \
    FORWARD(GetErrorLogSize, release, (HANDLE, size_t *size), (link, size)) \
    FORWARD(GetErrorLog, release, (HANDLE, char *to), (link, to)) \
    FORWARD(GetInfoLogSize, release, (HANDLE, size_t *size), (link, size)) \
    FORWARD(GetInfoLog, release, (HANDLE, char *to), (link, to))

#if GTAP_MAJOR >= 13
#define OF_RELEASE_13(release) \
    OF_RELEASE(release) \
    FORWARD(GetLinkedLTOIRSize, release, (HANDLE, size_t *size), (link, size)) \
    FORWARD(GetLinkedLTOIR, release, (HANDLE, void *to), (link, to))
OF_RELEASE_13(13_0)
OF_RELEASE_13(13_1)
OF_RELEASE_13(13_2)
OF_RELEASE_13(13_3)
OF_RELEASE_13(13_4)
OF_RELEASE_13(13_5)
#else
OF_RELEASE(12_0)
OF_RELEASE(12_1)
OF_RELEASE(12_2)
OF_RELEASE(12_3)
OF_RELEASE(12_4)
OF_RELEASE(12_5)
OF_RELEASE(12_6)
OF_RELEASE(12_7)
OF_RELEASE(12_8)
OF_RELEASE(12_9)
#endif
