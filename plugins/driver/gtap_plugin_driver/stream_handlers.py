"""The server side of host functions, values that hold streams, capture and graphs.

Theory of operation: the session keeps a model of each graph (graphs.py), so that what a client says of nodes, edges and
memory is checked before a device sees it. A stream is captured into a graph made for it: nodes may be added to that
graph, and named, while it is being captured. The model learns what was captured when the client ends the capture or
asks.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from itertools import islice

from gtap_core import Call, Entry, Launch, NodeFacts, NodeWork, Pending, ordered
from gtap_core import DeviceStream as Stream
from gtap_plugin_driver.graphs import (
    MOST_EDGES,
    MOST_NODES,
    Graph,
    GraphState,
    Node,
    Reading,
    Work,
    makes_cycle,
    read,
    write,
)
from gtap_plugin_driver.handlers import INVALID_HANDLE, INVALID_VALUE, SUCCESS, _state, _then
from gtap_plugin_driver.spec import driver

OUT_OF_MEMORY, ILLEGAL_STATE = 2, 401
MOST_GRAPHS = 1 << 16
_NODE_KIND, _GRAPH_KIND, _EVENT_KIND = "driver.CUgraphNode", "driver.CUgraph", "driver.CUevent"


def _graphs(session: Call) -> GraphState:
    state = session.kept.get("driver.graphs")
    if not isinstance(state, GraphState):
        state = session.kept["driver.graphs"] = GraphState()
    return state


# Host functions and values


@driver.handler("gtapHostFunction")
@ordered(obligation="obligation")
def host_function(session: Call, obligation: int, stream: Stream) -> Pending:
    return session.hold(stream, obligation)


@driver.handler("gtapHostFunctionEnd")
@ordered(by="all")
def host_function_end(session: Call, obligation: int) -> int:
    session.gate_end(obligation)
    return SUCCESS


@driver.handler("gtapStreamWriteValue")
def write_value(session: Call, stream: Stream, address: int, value: int, size: int) -> int | Pending:
    if size not in (4, 8) or address % size or value >> 8 * size:
        return INVALID_VALUE
    status = session.check(address, size)
    return status or session.device.stream_write_value(session.ordinal, stream, address, value, size)


@driver.handler("gtapStreamWaitValue")
def wait_value(session: Call, stream: Stream, address: int, value: int, size: int, flags: int) -> int | Pending:
    if size not in (4, 8) or address % size or value >> 8 * size or flags > 3:
        return INVALID_VALUE
    status = session.check(address, size)
    return status or session.device.stream_wait_value(session.ordinal, stream, address, value, size, flags)


# Capture


@driver.handler("gtapCaptureBegin")
@ordered(by="all")
def capture_begin(session: Call, stream: Stream, entry: Entry, tokens: memoryview | None, n: int) -> int | Pending:
    state = _graphs(session)
    graph = state.graphs.get(entry.token)
    nodes = _nodes_of(session, graph, tokens)
    if graph is None or nodes is None or not isinstance(stream, Entry):
        return INVALID_VALUE
    state.capturing = {s: held for s, held in state.capturing.items() if session.capture_origin(s) is s}
    if session.capture_origin(stream) is not None or entry in state.capturing.values():
        return ILLEGAL_STATE
    session.capture_begin(stream)
    state.capturing[stream] = entry
    pending = session.device.capture_begin(session.ordinal, stream, entry, _entries(nodes))
    return _then(pending, lambda answer: _unless_begun(session, stream, answer.status or SUCCESS))


def _unless_begun(session: Call, stream: Entry, status: int) -> int:
    if status:
        session.capture_end(stream)
        _graphs(session).capturing.pop(stream, None)
    return status


@driver.handler("gtapCaptureEnd")
@ordered(by="all")
def capture_end(session: Call, stream: Stream, entry: Entry, count: bytearray | None) -> int | Pending:
    state = _graphs(session)
    graph = state.graphs.get(entry.token)
    if graph is None or not isinstance(stream, Entry):
        return INVALID_HANDLE if graph is None else INVALID_VALUE
    origin = session.capture_origin(stream)
    if origin is not None and state.capturing.get(origin) is not entry:
        return INVALID_VALUE  # it is captured into another graph

    def finish(answer: Pending) -> int:
        if answer.status == SUCCESS:
            _learn(session, graph, answer.value)
            if count is not None:
                struct.pack_into("<I", count, 0, len(graph.nodes))
        return answer.status or SUCCESS

    pending = session.device.capture_end(session.ordinal, stream, entry)
    if origin is stream:
        del state.capturing[stream]
        session.capture_end(stream)
    return _then(pending, finish)


@driver.handler("gtapCaptureInfo")
@ordered(by="all")
def capture_info(
    session: Call, stream: Stream, entry: Entry, positions: bytearray | None, capacity: int
) -> int | Pending:
    state = _graphs(session)
    graph = state.graphs.get(entry.token)
    if graph is None or positions is None or capacity < 4 or not isinstance(stream, Entry):
        return INVALID_VALUE
    if state.capturing.get(session.capture_origin(stream) or stream) is not entry:
        return INVALID_VALUE

    def finish(answer: Pending) -> int:
        if answer.status == SUCCESS:
            facts, depends = answer.value
            _learn(session, graph, facts)
            positions[:] = struct.pack(f"<{1 + len(depends)}I", len(depends), *depends)[: len(positions) // 4 * 4]
        return answer.status or SUCCESS

    return _then(session.device.capture_dependencies(session.ordinal, stream), finish)


@driver.handler("gtapCaptureUpdate")
@ordered(by="all")
def capture_update(session: Call, stream: Stream, tokens: memoryview | None, n: int, add: int) -> int | Pending:
    nodes = _nodes_of(session, None, tokens)
    if nodes is None or add > 1:
        return INVALID_VALUE
    return session.device.capture_update(session.ordinal, stream, _entries(nodes), bool(add))


def _learn(session: Call, graph: Graph, facts: list[NodeFacts]) -> None:
    """Let the model of a graph follow what its device says."""
    state = _state(session)

    def function_of(launch: Launch) -> int:
        module = state.modules.get(launch.module.token)
        tokens = module.functions if module is not None else ()
        return next((each for each in tokens if state.functions[each].kernel == launch.kernel), 0)

    def obligation_of(gate: Entry) -> int:
        return int(gate.creation.get("obligation", 0))

    for gone in graph.take(facts, lambda each: write(each.kind, each.work, function_of, obligation_of)):
        _graphs(session).drop_node(gone)


# Graphs


def _nodes_of(session: Call, graph: Graph | None, tokens: memoryview | None) -> list[Node] | None:
    """The nodes that tokens name, of that graph if one is given; None: there is one that is not."""
    known = _graphs(session).nodes
    found = [known.get(token) for (token,) in struct.iter_unpack("<Q", tokens or b"")]
    nodes = [each[1] for each in found if each is not None and (graph is None or each[0] is graph)]
    return nodes if len(nodes) == len(found) else None


def _entries(nodes: list[Node]) -> list[Entry]:
    return [node.entry for node in nodes if node.entry is not None]


@driver.handler("gtapGraphCreate")
@ordered(by="all")
def graph_create(session: Call, entry: Entry) -> int | Pending:
    state = _graphs(session)
    if len(state.graphs) >= MOST_GRAPHS:
        return OUT_OF_MEMORY
    state.graphs[entry.token] = graph = Graph(entry, session.ordinal, state.tally)
    return _unless_refused(session.device.graph_create(entry, session.ordinal), lambda: state.drop(graph))


def _unless_refused(pending: Pending, undo: Callable[[], object]) -> Pending:
    """Take back what was entered where the device does not do it."""
    pending.when_done(lambda answer: undo() if answer.status else None)
    return pending


@driver.handler("gtapGraphDestroy")
@ordered(by="all")
def graph_destroy(session: Call, entry: Entry) -> int | Pending:
    state = _graphs(session)
    graph = state.graphs.get(entry.token)
    if graph is None:  # gone with its device's reset
        return SUCCESS
    for node in state.drop(graph):
        session.handles.end(node)
    return session.device.graph_destroy(entry)


@driver.handler("gtapGraphClone")
@ordered(by="all")
def graph_clone(session: Call, clone: Entry, entry: Entry) -> int | Pending:
    state = _graphs(session)
    graph = state.graphs.get(entry.token)
    if graph is None or len(state.graphs) >= MOST_GRAPHS or not state.tally.has_room(graph.size):
        return INVALID_HANDLE if graph is None else OUT_OF_MEMORY
    state.graphs[clone.token] = twin = graph.clone(clone)
    return _unless_refused(session.device.graph_clone(clone, entry), lambda: state.drop(twin))


@driver.handler("gtapGraphNodes")
@ordered(by="all")
def graph_nodes(session: Call, entry: Entry, first: int, nodes: bytearray | None, capacity: int) -> int:
    graph = _graphs(session).graphs.get(entry.token)
    if graph is None or nodes is None:
        return INVALID_VALUE
    nodes[:] = graph.listed(first, len(nodes))
    return SUCCESS


@driver.handler("gtapGraphName")
@ordered(by="all")
def graph_name(session: Call, entry: Entry, graph_entry: Entry, position: int) -> int | Pending:
    state = _graphs(session)
    graph = state.graphs.get(graph_entry.token)
    node = next(islice(graph.nodes, position, None), None) if graph is not None else None
    if graph is None or node is None or node.entry is not None:
        return INVALID_VALUE
    node.entry = entry
    state.nodes[entry.token] = graph, node

    def undo() -> None:
        state.drop_node(entry)
        node.entry = None

    return _unless_refused(session.device.graph_name(graph_entry, position, entry), undo)


@driver.handler("gtapGraphAdd")
@ordered(by="all")
def graph_add(
    session: Call,
    entry: Entry,
    graph_entry: Entry,
    dependencies: memoryview | None,
    n: int,
    block: memoryview | None,
    size: int,
) -> int | Pending:
    state = _graphs(session)
    graph = state.graphs.get(graph_entry.token)
    before = _nodes_of(session, graph, dependencies)
    work = _read(session, block, graph)
    if graph is None or before is None or work is None or block is None:
        return INVALID_VALUE
    if len(set(before)) != len(before):
        return INVALID_VALUE
    if len(graph.nodes) >= MOST_NODES or graph.edges + len(before) > MOST_EDGES or not state.tally.has_room(size):
        return OUT_OF_MEMORY
    node = Node(work.kind, set(before), entry, bytes(block))
    graph.add(node)
    state.nodes[entry.token] = graph, node

    def undo() -> None:
        graph.remove(node)
        state.drop_node(entry)

    return _unless_refused(session.device.graph_add(graph_entry, entry, _entries(before), work.work), undo)


def _read(session: Call, block: memoryview | None, within: Graph | None) -> Work | None:
    """What a block says, checked against what the session has; a graph cannot be its own child."""
    state, graphs = _state(session), _graphs(session)

    def launch(token: int, shape: tuple[int, ...], parameters: bytes) -> Launch | None:
        function = state.functions.get(token)
        return function.launch(shape, 0, parameters) if function is not None else None

    def gate(obligation: int) -> NodeWork:
        return session.gate(obligation)

    def graph(token: int) -> Graph | None:
        found = graphs.graphs.get(token)
        return None if found is within else found

    def event(token: int) -> Entry | None:
        return session.handles.find(token, _EVENT_KIND)

    reading = Reading(launch, gate, event, graph, lambda address, size: session.check(address, size) == SUCCESS)
    return read(bytes(block), reading) if block is not None else None


@driver.handler("gtapGraphRemove")
@ordered(by="all")
def graph_remove(session: Call, entry: Entry) -> int | Pending:
    state = _graphs(session)
    found = state.nodes.pop(entry.token, None)
    if found is None:
        return INVALID_HANDLE
    graph, node = found
    graph.remove(node)
    return session.device.graph_remove(entry)


@driver.handler("gtapGraphDepend")
@ordered(by="all")
def graph_depend(session: Call, entry: Entry, tokens: memoryview | None, n: int, add: int) -> int | Pending:
    graph = _graphs(session).graphs.get(entry.token)
    nodes = _nodes_of(session, graph, tokens)
    if graph is None or nodes is None or len(nodes) % 2 or add > 1:
        return INVALID_VALUE
    edges = list(zip(nodes[0::2], nodes[1::2], strict=True))
    if add and (makes_cycle(edges) or graph.edges + len(edges) > MOST_EDGES):
        return INVALID_VALUE
    changed = graph.connect(edges, bool(add))
    named = [(a.entry, b.entry) for a, b in edges if a.entry is not None and b.entry is not None]
    pending = session.device.graph_depend(entry, named, bool(add))
    return _unless_refused(pending, lambda: graph.connect(changed, not add))


# Executables


@driver.handler("gtapGraphSet")
@ordered(by="all")
def graph_set(
    session: Call, executable: Entry | None, entry: Entry, block: memoryview | None, size: int
) -> int | Pending:
    found = _graphs(session).nodes.get(entry.token)
    if found is None or not _belongs(session, executable, found[0]):
        return INVALID_HANDLE if found is None else INVALID_VALUE
    work = _read(session, block, found[0])
    if work is None or block is None or work.kind != found[1].kind:
        return INVALID_VALUE
    if executable is None:
        found[0].set(found[1], bytes(block))
    return session.device.graph_set(executable, entry, work.work)


def _belongs(session: Call, executable: Entry | None, graph: Graph) -> bool:
    if executable is None:
        return True
    source = _graphs(session).sources.get(executable.token)
    return source is not None and source[0] is graph


@driver.handler("gtapGraphEnable")
@ordered(by="all")
def graph_enable(session: Call, executable: Entry, entry: Entry, enabled: int) -> int | Pending:
    found = _graphs(session).nodes.get(entry.token)
    if found is None or enabled > 1 or not _belongs(session, executable, found[0]):
        return INVALID_VALUE
    return session.device.graph_enable(executable, entry, bool(enabled))


@driver.handler("gtapGraphInstantiate")
@ordered(by="all")
def graph_instantiate(session: Call, executable: Entry, entry: Entry, flags: int) -> int | Pending:
    state = _graphs(session)
    graph = state.graphs.get(entry.token)
    if graph is None or len(state.sources) >= MOST_GRAPHS or not state.tally.has_room(graph.size):
        return INVALID_HANDLE if graph is None else OUT_OF_MEMORY
    undo = state.make(executable.token, graph)
    return _unless_refused(session.device.graph_instantiate(executable, entry, flags), undo)


@driver.handler("gtapGraphUpdate")
@ordered(by="all")
def graph_update(session: Call, executable: Entry, entry: Entry, result: bytearray | None) -> int | Pending:
    if entry.token not in _graphs(session).graphs:
        return INVALID_HANDLE

    def finish(answer: Pending) -> int:
        if result is not None and answer.value is not None:
            struct.pack_into("<I", result, 0, int(answer.value))
        return answer.status or SUCCESS

    return _then(session.device.graph_update(executable, entry), finish)


@driver.handler("gtapGraphLaunch")
def graph_launch(session: Call, executable: Entry, stream: Stream) -> Pending:
    return session.device.graph_launch(executable, session.ordinal, stream)


@driver.handler("gtapGraphExecDestroy")
def exec_destroy(session: Call, executable: Entry) -> int | Pending:
    if not _graphs(session).drop_executable(executable.token):
        return SUCCESS
    return session.device.graph_exec_destroy(executable)
