"""Linking and what else belongs to code: wire functions 100 to 119."""

from gtap_core import In, Library, Out, Str
from gtap_plugin_driver.refusals import REFUSALS


def declare(driver: Library) -> None:
    """Enter them."""
    _linking(driver)
    # The frame's context has been destroyed: what was made in it goes, the rest of its device stays.
    driver.custom(105, "CUresult gtapContextEnd(void)", kind="post")
    driver.custom(
        106,
        "CUresult gtapLimit(int limit, unsigned long long value, unsigned long long *set)",
        kind="call",
        set=Out(),
    )
    # The exported function checks its arguments and remembers; the server calls its driver's own.
    driver.custom(
        107,
        "CUresult cuTensorMapEncodeTiled(void *tensorMap, int tensorDataType, unsigned int tensorRank,"
        " CUdeviceptr globalAddress, const unsigned long long *globalDim, const unsigned long long *globalStrides,"
        " const unsigned int *boxDim, const unsigned int *elementStrides, int interleave, int swizzle,"
        " int l2Promotion, int oobFill)",
        kind="call",
        tensorMap=Out(bytes="128"),
        globalDim=In("tensorRank"),
        globalStrides=In("tensorRank - 1"),
        boxDim=In("tensorRank"),
        elementStrides=In("tensorRank"),
    )
    _launching(driver)
    _peers(driver)
    for reason, names in REFUSALS.items():
        for name in names.split():
            driver.refuse(f"CUresult {name}(void)", reason)


def _linking(driver: Library) -> None:
    """Inputs are posted in parts of at most 4 MiB as the program adds them; completing waits, then the image comes."""
    driver.custom(
        100,
        "CUresult gtapLink(CUlinkState state, unsigned long long *size, void *log, size_t capacity)",
        kind="call",
        size=Out(),
        log=Out(bytes="capacity"),
    )
    driver.custom(
        101,
        "CUresult gtapLinkImage(CUlinkState state, void *part, size_t n, size_t offset)",
        kind="call",
        part=Out(bytes="n"),
    )
    driver.custom(
        102,
        "CUresult gtapLinkCreate(CUlinkState *state, const void *options, size_t n)",
        kind="post",
        state=Out(creates=True),
        options=In(bytes="n"),
    )
    driver.custom(
        103,
        "CUresult gtapLinkInput(CUlinkState state, int kind, const char *name, const void *part, size_t n,"
        " size_t offset, size_t total)",
        kind="post",
        name=Str,
        part=In(bytes="n"),
    )
    driver.custom(104, "CUresult cuLinkDestroy(CUlinkState state)", kind="post", destroys="state")


_SHAPE = (
    "unsigned int gridX, unsigned int gridY, unsigned int gridZ, unsigned int blockX, unsigned int blockY,"
    " unsigned int blockZ, unsigned int shared_bytes"
)


def _launching(driver: Library) -> None:
    """Launches with attributes (launches.py: the list), and the clusters that fit a device."""
    driver.custom(
        108,
        f"CUresult gtapLaunchWith(CUfunction f, {_SHAPE}, CUstream stream, const void *parameters, size_t n,"
        " unsigned int flags, const void *attributes, size_t size)",
        kind="post",
        parameters=In(bytes="n", nullable=True),
        attributes=In(bytes="size"),
    )
    # Of that launch: how many clusters are active at once or, for `largest`, the largest one's blocks.
    driver.custom(
        109,
        f"CUresult gtapClusters(int *number, CUfunction f, {_SHAPE}, const void *attributes, size_t size,"
        " unsigned int largest)",
        kind="call",
        number=Out(),
        attributes=In(bytes="size", nullable=True),
    )


def _peers(driver: Library) -> None:
    """What devices of one server see of each other's memory; both are named by their ordinals."""
    # CUdevice_P2PAttribute 1 to 5, five ints.
    driver.custom(
        110,
        "CUresult gtapPeer(unsigned int ordinal, unsigned int peer, void *attributes)",
        kind="call",
        attributes=Out(bytes="20"),
    )
    # The frame's context may use the peer's memory from here on, or (enabled 0) no more.
    driver.custom(111, "CUresult gtapPeerAccess(unsigned int peer, unsigned int enabled)", kind="post")
