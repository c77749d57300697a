"""What of the driver API travels: wire functions by ordinal (permanent, append only)."""

from gtap_core import Handle, In, Library, Out, Statuses, Str, Stream
from gtap_plugin_driver import code_commands, memory_commands, stream_commands
from gtap_plugin_driver.client_side import CLIENT_SIDE, PTSZ

driver = Library(
    "driver",
    soname=("libcuda.so.1", "libcuda.so"),
    real=("libcuda.so.1",),
    package="gtap-plugin-driver",
    statuses=Statuses(not_supported=801, not_initialized=3, invalid_handle=400, invalid_value=1, out_of_memory=2),
    exports="exports/libcuda.so.1.txt",
    headers=("gtap_driver.h",),
    first_create_waits=False,
    types={
        "CUresult": "int",
        "CUdeviceptr": "unsigned long long",
        "CUstream": Stream,
        "CUevent": Handle,
        "CUmodule": Handle(tag="CUmod_st"),
        "CUfunction": Handle(tag="CUfunc_st"),
        "CUlinkState": Handle(tag="CUlinkState_st"),
        "gtapPhysical": Handle,
        "CUgraph": Handle(tag="CUgraph_st"),
        "CUgraphNode": Handle(tag="CUgraphNode_st"),
        "CUgraphExec": Handle(tag="CUgraphExec_st"),
    },
)

# Every exported body is by hand: it checks the calling thread's context first. `custom` with a kind generates the
# wire form alone. Names that begin with gtap are commands that the API has no single function for.
CALL, POST, DEFER = "call", "post", "defer"

# Synchronisation, streams, events.
driver.custom(1, "CUresult cuCtxSynchronize(void)", kind=CALL)
driver.custom(
    2,
    "CUresult cuStreamCreateWithPriority(CUstream *phStream, unsigned int flags, int priority)",
    kind=POST,
    phStream=Out(creates=True),
)
driver.custom(3, "CUresult cuStreamDestroy_v2(CUstream hStream)", kind=POST, destroys="hStream")
driver.custom(4, "CUresult cuStreamSynchronize(CUstream hStream)", kind=CALL, variants=("ptsz",))
driver.custom(5, "CUresult cuStreamQuery(CUstream hStream)", kind=CALL, variants=("ptsz",))
driver.custom(
    6,
    "CUresult cuStreamWaitEvent(CUstream hStream, CUevent hEvent, unsigned int flags)",
    kind=POST,
    variants=("ptsz",),
)
driver.custom(7, "CUresult cuEventCreate(CUevent *phEvent, unsigned int flags)", kind=POST, phEvent=Out(creates=True))
driver.custom(8, "CUresult cuEventDestroy_v2(CUevent hEvent)", kind=POST, destroys="hEvent")
driver.custom(
    9,
    "CUresult cuEventRecordWithFlags(CUevent hEvent, CUstream hStream, unsigned int flags)",
    kind=POST,
    variants=("ptsz",),
)
driver.custom(10, "CUresult cuEventSynchronize(CUevent hEvent)", kind=CALL)
driver.custom(11, "CUresult cuEventQuery(CUevent hEvent)", kind=CALL)
driver.custom(
    12,
    "CUresult cuEventElapsedTime(float *pMilliseconds, CUevent hStart, CUevent hEnd)",
    kind=CALL,
    pMilliseconds=Out(),
)

# Memory: placed by the client, so that these two only keep the server's books.
driver.custom(13, "CUresult gtapMemAlloc(CUdeviceptr address, size_t size)", kind=POST)
driver.custom(14, "CUresult gtapMemFree(CUdeviceptr address, size_t size)", kind=POST)
driver.custom(15, "CUresult cuMemGetInfo_v2(size_t *free, size_t *total)", kind=CALL, free=Out(), total=Out())

# Copies: at most 4 MiB each; `blocking` marks the last piece of a call that CUDA blocks in (it leaves a fence).
driver.custom(
    16,
    "CUresult gtapCopyIn(CUdeviceptr dst, const void *src, size_t n, CUstream stream, unsigned int blocking)",
    kind=POST,
    src=In(bytes="n"),
)
driver.custom(
    17,
    "CUresult gtapCopyOut(void *dst, CUdeviceptr src, size_t n, CUstream stream)",
    kind=CALL,
    dst=Out(bytes="n"),
)
driver.custom(
    18,
    "CUresult gtapCopyOutAsync(void *dst, CUdeviceptr src, size_t n, CUstream stream)",
    kind=DEFER,
    dst=Out(bytes="n"),
)
driver.custom(
    19,
    "CUresult gtapCopy(CUdeviceptr dst, CUdeviceptr src, size_t n, CUstream stream, unsigned int blocking)",
    kind=POST,
)
driver.custom(
    20,
    "CUresult gtapFill(CUdeviceptr dst, size_t pitch, unsigned int value, unsigned int element_bytes, size_t width,"
    " size_t height, CUstream stream, unsigned int blocking)",
    kind=POST,
)

# Modules. 22 waits for what the module holds; 31 is the same posted, where the client knows from the image itself.
driver.custom(21, "CUresult gtapModuleKnown(const unsigned char *hash)", kind=CALL, hash=In(bytes="32"))
driver.custom(
    22,
    "CUresult gtapModuleLoad(CUmodule *module, const unsigned char *hash, const void *image, size_t size, void *info,"
    " size_t capacity)",
    kind=CALL,
    module=Out(creates=True),
    hash=In(bytes="32"),
    image=In(bytes="size", nullable=True),
    info=Out(bytes="capacity"),
)
driver.custom(23, "CUresult cuModuleUnload(CUmodule hmod)", kind=POST, destroys="hmod")
driver.custom(
    24,
    "CUresult gtapFunction(CUfunction *function, CUmodule module, const char *name)",
    kind=POST,
    function=Out(creates=True),
    name=Str,
)
driver.custom(
    25,
    "CUresult gtapLaunch(CUfunction f, unsigned int gridX, unsigned int gridY, unsigned int gridZ,"
    " unsigned int blockX, unsigned int blockY, unsigned int blockZ, unsigned int shared_bytes, CUstream stream,"
    " const void *parameters, size_t n, unsigned int flags)",
    kind=POST,
    parameters=In(bytes="n", nullable=True),
)
driver.custom(26, "CUresult cuFuncSetAttribute(CUfunction hfunc, int attrib, int value)", kind=POST)
driver.custom(
    27,
    "CUresult gtapModuleInfo(CUmodule module, void *info, size_t capacity)",
    kind=CALL,
    info=Out(bytes="capacity"),
)
driver.custom(
    28,
    "CUresult cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int *numBlocks, CUfunction func, int blockSize,"
    " size_t dynamicSMemSize, unsigned int flags)",
    kind=CALL,
    numBlocks=Out(),
)
driver.custom(29, "CUresult gtapReset(unsigned int ordinal)", kind=CALL)
driver.custom(30, "CUresult gtapFence(void)", kind=POST)
driver.custom(
    31,
    "CUresult gtapModulePost(CUmodule *module, const unsigned char *hash, const void *image, size_t size)",
    kind=POST,
    module=Out(creates=True),
    hash=In(bytes="32"),
    image=In(bytes="size", nullable=True),
)
# An image over 4 MiB comes in parts, in order, before it is loaded by its hash.
driver.custom(
    32,
    "CUresult gtapModulePart(const unsigned char *hash, const void *part, size_t n, size_t offset, size_t total)",
    kind=POST,
    hash=In(bytes="32"),
    part=In(bytes="n"),
)

for chapter in (stream_commands, memory_commands, code_commands):
    chapter.declare(driver)

per_thread = frozenset(PTSZ.split())
for prototype in CLIENT_SIDE:
    name = prototype.partition("(")[0].split()[-1]
    driver.local(prototype, variants=("ptsz",) if name in per_thread else ())
