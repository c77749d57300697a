"""Host functions, values that hold streams, capture and graphs: wire functions 33 to 79.

A list of tokens travels as u64 numbers. What a node does travels as a block of bytes (graphs.py); node lists are
answered in blocks as well. A stream is captured into a graph that exists already.
"""

from gtap_core import Handle, In, Library, Out

CALL, POST = "call", "post"


def declare(driver: Library) -> None:
    """Enter them."""
    # Holds the stream until the client has run what it owes under that number (gtap_core/wire/README.md, section 4).
    driver.custom(33, "CUresult gtapHostFunction(unsigned long long obligation, CUstream stream)", kind=POST)
    _values(driver)
    _capture(driver)
    _graphs(driver)
    _executables(driver)


def _values(driver: Library) -> None:
    # No graph and no executable holds this obligation any more.
    driver.custom(54, "CUresult gtapHostFunctionEnd(unsigned long long obligation)", kind=POST)
    driver.custom(
        34,
        "CUresult gtapStreamWriteValue(CUstream stream, CUdeviceptr address, unsigned long long value,"
        " unsigned int size)",
        kind=POST,
    )
    driver.custom(
        35,
        "CUresult gtapStreamWaitValue(CUstream stream, CUdeviceptr address, unsigned long long value,"
        " unsigned int size, unsigned int flags)",
        kind=POST,
    )


def _capture(driver: Library) -> None:
    driver.custom(
        36,
        "CUresult gtapCaptureBegin(CUstream stream, CUgraph graph, const unsigned long long *nodes, size_t n)",
        kind=POST,
        nodes=In("n", nullable=True),
    )
    # `count`: the nodes that the graph has now.
    driver.custom(
        37,
        "CUresult gtapCaptureEnd(CUstream stream, CUgraph graph, unsigned int *count)",
        kind=CALL,
        count=Out(),
    )
    # Positions in the graph's nodes that the stream's next node would depend on: u32 count, then as many u32 as fit.
    driver.custom(
        38,
        "CUresult gtapCaptureInfo(CUstream stream, CUgraph graph, void *positions, size_t capacity)",
        kind=CALL,
        positions=Out(bytes="capacity"),
    )
    driver.custom(
        39,
        "CUresult gtapCaptureUpdate(CUstream stream, const unsigned long long *nodes, size_t n, unsigned int add)",
        kind=POST,
        nodes=In("n", nullable=True),
    )


def _graphs(driver: Library) -> None:
    driver.custom(40, "CUresult gtapGraphCreate(CUgraph *graph)", kind=POST, graph=Out(creates=True))
    driver.custom(41, "CUresult gtapGraphDestroy(CUgraph graph)", kind=POST, destroys="graph")
    driver.custom(42, "CUresult gtapGraphClone(CUgraph *clone, CUgraph graph)", kind=POST, clone=Out(creates=True))
    # The nodes from `first` on, as many as fit.
    driver.custom(
        43,
        "CUresult gtapGraphNodes(CUgraph graph, unsigned int first, void *nodes, size_t capacity)",
        kind=CALL,
        nodes=Out(bytes="capacity"),
    )
    driver.custom(
        44,
        "CUresult gtapGraphName(CUgraphNode *node, CUgraph graph, unsigned int position)",
        kind=POST,
        node=Out(creates=True),
    )
    driver.custom(
        45,
        "CUresult gtapGraphAdd(CUgraphNode *node, CUgraph graph, const unsigned long long *dependencies, size_t n,"
        " const void *work, size_t size)",
        kind=POST,
        node=Out(creates=True),
        dependencies=In("n", nullable=True),
        work=In(bytes="size"),
    )
    driver.custom(46, "CUresult gtapGraphRemove(CUgraphNode node)", kind=POST, destroys="node")
    # Pairs of tokens: from, to.
    driver.custom(
        47,
        "CUresult gtapGraphDepend(CUgraph graph, const unsigned long long *edges, size_t n, unsigned int add)",
        kind=POST,
        edges=In("n"),
    )


def _executables(driver: Library) -> None:
    # Without an executable: in the graph itself.
    driver.custom(
        48,
        "CUresult gtapGraphSet(CUgraphExec executable, CUgraphNode node, const void *work, size_t size)",
        kind=POST,
        executable=Handle(nullable=True),
        work=In(bytes="size"),
    )
    driver.custom(
        49,
        "CUresult gtapGraphEnable(CUgraphExec executable, CUgraphNode node, unsigned int enabled)",
        kind=POST,
    )
    driver.custom(
        50,
        "CUresult gtapGraphInstantiate(CUgraphExec *executable, CUgraph graph, unsigned long long flags)",
        kind=CALL,
        executable=Out(creates=True),
    )
    # `result`: CUgraphExecUpdateResult.
    driver.custom(
        51,
        "CUresult gtapGraphUpdate(CUgraphExec executable, CUgraph graph, unsigned int *result)",
        kind=CALL,
        result=Out(),
    )
    driver.custom(52, "CUresult gtapGraphLaunch(CUgraphExec executable, CUstream stream)", kind=POST)
    driver.custom(53, "CUresult gtapGraphExecDestroy(CUgraphExec executable)", kind=POST, destroys="executable")
