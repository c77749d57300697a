"""What a session keeps of its graphs on the server: nodes, edges and what a node does, as blocks of bytes.

A block that says what a node does is `u32 kind (CUgraphNodeType) | u32 0` and, by kind:

| kind | what follows |
|---|---|
| 0 kernel | u64 function's token, u32 grid x y z, block x y z, shared bytes, flags (1 cooperative), u64 n, n bytes |
| 1 copy | u64 destination address, pitch, slice; source the same; bytes of a row, rows, slices |
| 2 fill | u64 destination, pitch; u32 value, element bytes; u64 width, height |
| 3 host function | u64 obligation |
| 4 child | u64 graph's token |
| 5 empty, 10 and 11 memory that the client places | nothing |
| 6 wait for an event, 7 record one | u64 event's token |

A list of nodes holds for each one `u32 bytes of all | u32 kind | u64 token (0: it has no name) | u32 dependencies |
u32 bytes of what it does (0: cannot be told)`, the dependencies' positions as u32 padded to 8, and what it does.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

import attrs

from gtap_core import ChildWork, CopyWork, Entry, EventWork, FillWork, Launch, NodeFacts, NodeWork, Region

KERNEL, COPY, FILL, HOST, CHILD, EMPTY, WAIT, RECORD, ALLOC, FREE = 0, 1, 2, 3, 4, 5, 6, 7, 10, 11
MOST_NODES = 1 << 16
MOST_EDGES = 1 << 20
MOST_HELD = 1 << 30  # bytes that a session's graphs, and what was made of them, are reckoned to take
_NODE_BYTES, _EDGE_BYTES = 1024, 64

_KERNEL = struct.Struct("<Q8IQ")
_COPY = struct.Struct("<9Q")
_FILL = struct.Struct("<QQIIQQ")
_TOKEN = struct.Struct("<Q")
_HEAD = struct.Struct("<II")
_LISTED = struct.Struct("<IIQII")


@attrs.define(eq=False)
class Node:
    """One node. `entry`: its name, if the client gave it one."""

    kind: int
    dependencies: set[Node] = attrs.field(factory=set)
    entry: Entry | None = None
    block: bytes = b""  # what it does, as far as it is known


@attrs.define(eq=False)
class Tally:
    """Bytes that the graphs of a session, and what was made of them, are reckoned to take."""

    size: int = 0

    def has_room(self, more: int) -> bool:
        """Whether they may take so many more."""
        return self.size + more <= MOST_HELD


@attrs.define(eq=False)
class Graph:
    """One graph; its nodes in the order in which they were made. `size`: bytes that it is reckoned to take."""

    entry: Entry
    ordinal: int
    tally: Tally = attrs.field(factory=Tally)
    nodes: dict[Node, None] = attrs.field(factory=dict)
    edges: int = 0  # dependencies of its nodes
    size: int = 0

    def _grow(self, nodes: int, edges: int, block: int) -> None:
        more = _NODE_BYTES * nodes + _EDGE_BYTES * edges + block
        self.edges += edges
        self.size += more
        self.tally.size += more

    def add(self, node: Node) -> None:
        """Enter a node behind what it depends on."""
        self.nodes[node] = None
        self._grow(1, len(node.dependencies), len(node.block))

    def remove(self, node: Node) -> None:
        """Take a node away; one that is gone already changes nothing."""
        if node not in self.nodes:
            return
        del self.nodes[node]
        self.connect([(node, each) for each in self.nodes], add=False)
        self._grow(-1, -len(node.dependencies), -len(node.block))

    def connect(self, edges: Iterable[tuple[Node, Node]], add: bool) -> list[tuple[Node, Node]]:
        """Add or remove dependencies (from, to); those that this changed."""
        changed = [
            (source, target) for source, target in dict.fromkeys(edges) if (source in target.dependencies) != add
        ]
        for source, target in changed:
            (target.dependencies.add if add else target.dependencies.remove)(source)
        self._grow(0, len(changed) if add else -len(changed), 0)
        return changed

    def set(self, node: Node, block: bytes) -> None:
        """Change what a node does."""
        self._grow(0, 0, len(block) - len(node.block))
        node.block = block

    def end(self) -> None:
        """It takes nothing any more."""
        self.tally.size -= self.size
        self.tally = Tally()

    def clone(self, entry: Entry) -> Graph:
        """The same under another handle; no node of it has a name."""
        copies = {node: Node(node.kind, block=node.block) for node in self.nodes}
        for node, copy in copies.items():
            copy.dependencies = {copies[each] for each in node.dependencies}
        twin = Graph(entry, self.ordinal, self.tally)
        for copy in copies.values():
            twin.add(copy)
        return twin

    def take(self, facts: Sequence[NodeFacts], block_of: Callable[[NodeFacts], bytes]) -> list[Entry]:
        """Become what the device says; nodes that have a name stay the same. Returns the names that are gone."""
        named = {node.entry: node for node in self.nodes if node.entry is not None}
        nodes = [named.get(each.node) if each.node is not None else None for each in facts]
        made = [node or Node(each.kind, entry=each.node) for node, each in zip(nodes, facts, strict=True)]
        self._grow(-len(self.nodes), -self.edges, -sum(len(node.block) for node in self.nodes))
        for node, each in zip(made, facts, strict=True):
            node.dependencies = {made[position] for position in each.dependencies}
            node.block = block_of(each) or node.block
        self.nodes = {}
        for node in made:
            self.add(node)
        return [entry for entry, node in named.items() if node not in self.nodes]

    def listed(self, first: int, capacity: int) -> bytes:
        """The list of nodes from `first` on, as many as fit."""
        positions = {node: position for position, node in enumerate(self.nodes)}
        parts, size = [], 0
        for node in islice(self.nodes, first, None):
            part = _listed(node, sorted(positions[each] for each in node.dependencies))
            size += len(part)
            if size > capacity:
                break
            parts.append(part)
        return b"".join(parts)


@attrs.define(eq=False)
class GraphState:
    """The graphs of one session."""

    tally: Tally = attrs.field(factory=Tally)
    graphs: dict[int, Graph] = attrs.field(factory=dict)  # by the graph's token
    nodes: dict[int, tuple[Graph, Node]] = attrs.field(factory=dict)  # by the node's token
    sources: dict[int, tuple[Graph, int]] = attrs.field(factory=dict)  # by the executable's token: made of, bytes
    capturing: dict[Entry, Entry] = attrs.field(factory=dict)  # a stream -> the graph that it is captured into

    def drop(self, graph: Graph) -> list[Entry]:
        """Forget a graph; returns the entries of its nodes, which end with it."""
        if self.graphs.get(graph.entry.token) is graph:
            del self.graphs[graph.entry.token]
        graph.end()
        gone = [node.entry for node in graph.nodes if node.entry is not None]
        for entry in gone:
            self.drop_node(entry)
        return gone

    def drop_node(self, entry: Entry) -> None:
        """Forget a node's name; the token may be another's by now."""
        found = self.nodes.get(entry.token)
        if found is not None and found[1].entry is entry:
            del self.nodes[entry.token]

    def make(self, token: int, graph: Graph) -> Callable[[], None]:
        """An executable is made of a graph. Returns what takes that back."""
        source = self.sources[token] = graph, graph.size
        self.tally.size += graph.size

        def undo() -> None:
            if self.sources.get(token) is source:
                self.drop_executable(token)

        return undo

    def drop_executable(self, token: int) -> bool:
        """Forget an executable; whether there was one."""
        source = self.sources.pop(token, None)
        if source is not None:
            self.tally.size -= source[1]
        return source is not None

    def drop_device(self, ordinal: int) -> list[Entry]:
        """Forget what a device had that is reset; the same of all its graphs."""
        for token in [token for token, (graph, _) in self.sources.items() if graph.ordinal == ordinal]:
            self.drop_executable(token)
        self.capturing = {s: g for s, g in self.capturing.items() if s.creation.get("ordinal") != ordinal}
        return [each for graph in list(self.graphs.values()) if graph.ordinal == ordinal for each in self.drop(graph)]


def _listed(node: Node, dependencies: Sequence[int]) -> bytes:
    behind = struct.pack(f"<{len(dependencies)}I", *dependencies)
    behind += bytes(-len(behind) % 8) + node.block
    behind += bytes(-len(behind) % 8)
    token = node.entry.token if node.entry is not None else 0
    head = _LISTED.pack(_LISTED.size + len(behind), node.kind, token, len(dependencies), len(node.block))
    return head + behind


def makes_cycle(added: Iterable[tuple[Node, Node]]) -> bool:
    """Whether the dependencies (from, to) would close a circle with those that are there."""
    extra: dict[Node, list[Node]] = {}
    for source, target in added:
        extra.setdefault(target, []).append(source)
    state: dict[Node, bool] = {}  # True: all before it is seen; False: on the way
    for start in extra:
        stack = [(start, False)]
        while stack:
            node, left = stack.pop()
            if left:
                state[node] = True
            elif node not in state:
                state[node] = False
                stack.append((node, True))
                for before in (*node.dependencies, *extra.get(node, ())):
                    if state.get(before) is False:
                        return True
                    if before not in state:
                        stack.append((before, False))
    return False


@attrs.frozen
class Reading:
    """How to read a block: what its tokens name, and which memory it may touch."""

    launch: Callable[[int, tuple[int, ...], bytes], Launch | None]
    gate: Callable[[int], NodeWork]
    event: Callable[[int], Entry | None]
    graph: Callable[[int], Graph | None]
    holds: Callable[[int, int], bool]  # address, bytes


@attrs.frozen
class Work:
    """What a node does, and its kind."""

    kind: int
    work: NodeWork


def read(block: bytes, reading: Reading) -> Work | None:
    """What a block says; None where it is malformed or names what the session does not have."""
    if len(block) < _HEAD.size:
        return None
    kind, zero = _HEAD.unpack_from(block)
    body = block[_HEAD.size :]
    reader = _READERS.get(kind)
    if zero or reader is None:
        return None
    try:
        work = reader(body, reading)
    except struct.error:
        return None
    return None if work is _NOTHING else Work(kind, work)  # type: ignore[arg-type]


_NOTHING = object()


def _read_kernel(body: bytes, reading: Reading) -> object:
    token, *shape, size = _KERNEL.unpack_from(body)
    parameters = body[_KERNEL.size :]
    if len(parameters) != size:
        return _NOTHING
    return reading.launch(token, tuple(shape), parameters) or _NOTHING


def _read_copy(body: bytes, reading: Reading) -> object:
    to, to_pitch, to_slice, source, pitch, slice_, width, rows, slices = _COPY.unpack(body)
    destination, origin = Region(to, to_pitch, to_slice), Region(source, pitch, slice_)
    extent = (width, rows, slices)
    if 0 in extent or not all(_inside(region, extent, reading) for region in (destination, origin)):
        return _NOTHING
    return CopyWork(destination, origin, extent)


def _inside(region: Region, extent: tuple[int, int, int], reading: Reading) -> bool:
    width, rows, slices = extent
    if (rows > 1 and region.pitch < width) or (slices > 1 and region.slice < (rows - 1) * region.pitch + width):
        return False
    return reading.holds(region.address, (slices - 1) * region.slice + (rows - 1) * region.pitch + width)


def _read_fill(body: bytes, reading: Reading) -> object:
    destination, pitch, value, element, width, height = _FILL.unpack(body)
    if element not in (1, 2, 4) or value >> 8 * element or not width or not height:
        return _NOTHING
    if height > 1 and pitch < width * element:
        return _NOTHING
    if not reading.holds(destination, (height - 1) * pitch + width * element):
        return _NOTHING
    return FillWork(destination, pitch, value.to_bytes(element, "little"), width, height)


def _read_host(body: bytes, reading: Reading) -> object:
    (obligation,) = _TOKEN.unpack(body)
    return reading.gate(obligation) if obligation else _NOTHING


def _read_child(body: bytes, reading: Reading) -> object:
    graph = reading.graph(*_TOKEN.unpack(body))
    return _NOTHING if graph is None else ChildWork(graph.entry)


def _read_event(record: bool) -> Callable[[bytes, Reading], object]:
    def read_event(body: bytes, reading: Reading) -> object:
        event = reading.event(*_TOKEN.unpack(body))
        return _NOTHING if event is None else EventWork(event, record)

    return read_event


def _read_empty(body: bytes, reading: Reading) -> object:
    return _NOTHING if body else None


_READERS: dict[int, Callable[[bytes, Reading], object]] = {
    KERNEL: _read_kernel,
    COPY: _read_copy,
    FILL: _read_fill,
    HOST: _read_host,
    CHILD: _read_child,
    EMPTY: _read_empty,
    WAIT: _read_event(False),
    RECORD: _read_event(True),
    ALLOC: _read_empty,
    FREE: _read_empty,
}


def write(
    kind: int,
    work: NodeWork,
    function_of: Callable[[Launch], int],
    obligation_of: Callable[[Entry], int],
) -> bytes:
    """The block that says what a node does, b"" where it cannot be told."""
    body = _written(work, function_of, obligation_of)
    if body is None:
        return _HEAD.pack(kind, 0) if kind in (EMPTY, ALLOC, FREE) else b""
    return _HEAD.pack(kind, 0) + body


def _written(
    work: NodeWork, function_of: Callable[[Launch], int], obligation_of: Callable[[Entry], int]
) -> bytes | None:
    match work:
        case Launch():
            shape = (*work.grid, *work.block, work.shared_bytes, int(work.cooperative))
            return _KERNEL.pack(function_of(work), *shape, len(work.parameters)) + work.parameters
        case CopyWork(to, source, extent):
            return _COPY.pack(to.address, to.pitch, to.slice, source.address, source.pitch, source.slice, *extent)
        case FillWork():
            value = int.from_bytes(work.pattern, "little")
            return _FILL.pack(work.destination, work.pitch, value, len(work.pattern), work.width, work.height)
        case EventWork():
            return _TOKEN.pack(work.event.token)
        case ChildWork():
            return _TOKEN.pack(work.graph.token)
        case None:
            return None
        case _:
            return _TOKEN.pack(obligation_of(work.gate))
