"""Graphs in the driver.

Theory of operation
-------------------

The driver's graph is the truth; `Graph` adds what it does not tell: the order in which nodes were made, their names,
and which three nodes are one gate. What a capture adds is learned when somebody asks.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import attrs

from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.gates import Gates, NodeGate
from gtap_core.devices.cuda.nodes import CHILD, HOST, Nodes, handles
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.session.graph_work import ChildWork, GateWork, NodeFacts, NodeWork
from gtap_core.session.handles import Entry

INVALID_VALUE, OUT_OF_MEMORY, INVALID_HANDLE, CAPTURE_INVALIDATED = 1, 2, 400, 901
MOST_NODES, MOST_DEPTH = 1 << 20, 32  # of graphs in graphs


@attrs.define(eq=False)
class Node:
    """One node: others lead to `first`, and depend on `last`. `gates`: those that it, or a graph inside it, holds.

    `inside` and `depth` are the size and the depth of a graph inside it.
    """

    graph: Graph
    first: int
    last: int
    parts: tuple[int, ...]
    entry: Entry | None = None
    gate: NodeGate | None = None
    gates: list[NodeGate] = attrs.field(factory=list)
    inside: int = 0
    depth: int = 0


@attrs.define(eq=False)
class Graph:
    """One graph; `handle` is 0 when a capture has left nothing. `nodes` in the order in which they were made.

    `stream`: the one that is being captured into it.
    """

    handle: int
    ordinal: int
    generation: int
    nodes: list[Node] = attrs.field(factory=list)
    parts: dict[int, Node] = attrs.field(factory=dict)  # by the driver's handle
    stream: int = 0

    def enter(self, node: Node) -> Node:
        """The newest node."""
        self.nodes.append(node)
        self.parts |= dict.fromkeys(node.parts, node)
        return node

    @property
    def size(self) -> int:
        """Its nodes, and those of the graphs inside it."""
        return len(self.nodes) + sum(node.inside for node in self.nodes)

    @property
    def depth(self) -> int:
        """How many graphs lie inside each other, this one counted."""
        return 1 + max((node.depth for node in self.nodes), default=0)

    def take_in(self, size: int, depth: int) -> None:
        """Raise StatusError where a graph of that size and depth is too much for a node of this one."""
        if depth >= MOST_DEPTH or self.size + size > MOST_NODES:
            raise StatusError(OUT_OF_MEMORY)

    def gates(self) -> list[NodeGate]:
        """The gates that it and the graphs inside it hold."""
        return [gate for node in self.nodes for gate in node.gates]


class Graphs:
    """The graphs of a session. The worker's thread alone."""

    def __init__(self, driver: Driver, contexts: Contexts, nodes: Nodes, gates: Gates) -> None:
        self._driver, self._contexts, self._nodes, self._gates = driver, contexts, nodes, gates
        self._graphs: dict[Graph, None] = {}

    # graphs

    def create(self, entry: Entry, ordinal: int) -> None:
        """Make an empty graph."""
        handle = ctypes.c_void_p()
        self._contexts.enter(ordinal)
        self._driver.cuGraphCreate(ctypes.byref(handle), 0)
        self.own(entry, ordinal, handle.value)

    def own(self, entry: Entry, ordinal: int, handle: int | None) -> Graph:
        """Give an entry its graph."""
        if not handle:
            raise StatusError(INVALID_HANDLE)
        graph = entry.real = Graph(handle, ordinal, self._contexts.generation(ordinal))
        self._graphs[graph] = None
        return graph

    def use(self, entry: Entry) -> Graph:
        """Return an entry's graph with its context current. Raises StatusError where it has none that lives."""
        graph = entry.real
        if not isinstance(graph, Graph):
            raise StatusError(entry.status or INVALID_HANDLE)
        self._contexts.check(graph.ordinal, graph.generation)
        if not graph.handle:
            raise StatusError(INVALID_HANDLE)
        if graph.stream and self.capture_status(graph.stream) != 1:
            raise StatusError(CAPTURE_INVALIDATED)  # the driver may have taken the graph away
        return graph

    def capture_status(self, stream: int) -> int:
        """CUstreamCaptureStatus: 1 while a capture goes well."""
        status = ctypes.c_int()
        self._driver.cuStreamIsCapturing(stream, ctypes.byref(status))
        return status.value

    def node(self, entry: Entry) -> Node:
        """Return an entry's node with its context current."""
        node = entry.real
        if not isinstance(node, Node):
            raise StatusError(entry.status or INVALID_HANDLE)
        self._contexts.check(node.graph.ordinal, node.graph.generation)
        return node

    def _nodes_in(self, graph: Graph, entries: Sequence[Entry]) -> list[Node]:
        found = [self.node(entry) for entry in entries]
        if not all(node.graph is graph for node in found):
            raise StatusError(INVALID_VALUE)
        return found

    def last_of(self, graph: Graph, entries: Sequence[Entry]) -> list[int]:
        """What depends on these nodes depends on these handles."""
        return [node.last for node in self._nodes_in(graph, entries)]

    def clone(self, entry: Entry, original: Entry) -> None:
        """Copy a graph; its nodes have no names, and gates of their own."""
        graph = self.use(original)
        self.learn(graph)
        handle = ctypes.c_void_p()
        self._driver.cuGraphClone(ctypes.byref(handle), graph.handle)
        clone = self.own(entry, graph.ordinal, handle.value)
        self._nodes.renew(clone.handle, graph.ordinal)
        for node in graph.nodes:
            parts = tuple(self._nodes.in_clone(part, clone.handle) for part in node.parts)
            inside, depth = node.inside, node.depth
            copy = clone.enter(Node(clone, parts[0], parts[-1], parts, inside=inside, depth=depth))
            copy.gate = self._nodes.gate_of(copy.first) if node.gate is not None else None
            copy.gates = [copy.gate] if copy.gate is not None else self._inside(copy) if node.gates else []

    def _inside(self, node: Node) -> list[NodeGate]:
        """The gates of the graph inside a node."""
        found: list[NodeGate] = []
        graphs = [self._nodes.child(node.first)]
        for graph in graphs:  # grows as it goes
            for part in self._nodes.of(graph):
                kind = self._nodes.kind(part)
                if kind == CHILD:
                    graphs.append(self._nodes.child(part))
                elif kind == HOST and (gate := self._nodes.gate_of(part)) is not None:
                    found.append(gate)
        return found

    def destroy(self, entry: Entry) -> None:
        """Destroy a graph. One that a broken capture has left nothing of goes without a word."""
        graph = entry.real
        if not isinstance(graph, Graph):
            raise StatusError(entry.status or INVALID_HANDLE)
        entry.real = None
        self._contexts.check(graph.ordinal, graph.generation)
        self._discard(graph)

    def _discard(self, graph: Graph) -> None:
        self._graphs.pop(graph, None)
        for node in graph.nodes:
            if node.entry is not None:
                node.entry.real = None
        if graph.stream:
            self.abandon(graph)
        handle, graph.handle = graph.handle, 0
        if handle:
            self._driver.cuGraphDestroy(handle)
        for gate in graph.gates():
            self._gates.drop(gate)

    def abandon(self, graph: Graph) -> None:
        """End the capture into a graph that nobody wants any more."""
        left = ctypes.c_void_p()
        status = self._driver.status.cuStreamEndCapture(graph.stream, ctypes.byref(left))
        graph.handle = left.value or 0 if status == 0 else 0
        graph.stream = 0
        self._contexts.capturing(graph.ordinal, -1)

    def forget(self, ordinal: int) -> None:
        """A context goes: destroy what is in it."""
        for graph in [each for each in self._graphs if each.ordinal == ordinal]:
            try:
                self._discard(graph)
            except StatusError:
                continue  # the context is broken already; all goes with it

    # nodes

    def learn(self, graph: Graph) -> None:
        """Enter the nodes that a capture has added, each behind what it depends on."""
        new = {handle: None for handle in self._nodes.of(graph.handle) if handle not in graph.parts}
        while new:
            ready = [each for each in new if not any(before in new for before in self._nodes.before(each))]
            for handle in ready or list(new):
                graph.enter(Node(graph, handle, handle, (handle,)))
                del new[handle]

    def facts(self, graph: Graph) -> list[NodeFacts]:
        """What is told about the nodes."""
        self.learn(graph)
        positions = {part: position for position, node in enumerate(graph.nodes) for part in node.parts}
        return [self._fact(node, positions) for node in graph.nodes]

    def _fact(self, node: Node, positions: dict[int, int]) -> NodeFacts:
        before = dict.fromkeys(positions[each] for each in self._nodes.before(node.first))
        work: NodeWork
        if node.gate is not None:
            kind, work = HOST, GateWork(node.gate.entry, node.gate.reached)
        else:
            kind = self._nodes.kind(node.first)
            work = self._child_work(node) if kind == CHILD else self._nodes.work(node.first, kind)
        return NodeFacts(kind, list(before), work, node.entry)

    def _child_work(self, node: Node) -> ChildWork:
        inside = Graph(self._nodes.child(node.first), node.graph.ordinal, node.graph.generation)
        return ChildWork(Entry(0, "driver.CUgraph", {}, real=inside))

    def listed(self, entry: Entry) -> list[NodeFacts]:
        """The facts of an entry's graph."""
        return self.facts(self.use(entry))

    def positions(self, graph: Graph, parts: Sequence[int]) -> list[int]:
        """Where in the list the nodes are that these handles belong to."""
        at = {node: position for position, node in enumerate(graph.nodes)}
        return list(dict.fromkeys(at[graph.parts[part]] for part in parts))

    def name(self, entry: Entry, position: int, node_entry: Entry) -> None:
        """Give a node its entry."""
        graph = self.use(entry)
        if not 0 <= position < len(graph.nodes) or graph.nodes[position].entry is not None:
            raise StatusError(INVALID_VALUE)
        node = graph.nodes[position]
        node.entry, node_entry.real = node_entry, node

    def add(self, entry: Entry, node_entry: Entry, dependencies: Sequence[Entry], work: NodeWork) -> None:
        """Add a node."""
        graph = self.use(entry)
        node = self.put(graph, self.last_of(graph, dependencies), work)
        node.entry, node_entry.real = node_entry, node

    def put(self, graph: Graph, before: Sequence[int], work: NodeWork) -> Node:
        """Add a node behind handles of the driver's."""
        match work:
            case GateWork():
                gate = self._gates.node(graph.ordinal, work.gate, work.reached)
                try:
                    made = self._nodes.add_gate(graph.handle, graph.ordinal, before, gate)
                except StatusError:
                    self._gates.drop(gate)
                    raise
                return graph.enter(Node(graph, made.first, made.last, made.parts, gate=gate, gates=[gate]))
            case ChildWork():
                child = self.use(work.graph)
                if child is graph:
                    raise StatusError(INVALID_VALUE)
                self.learn(child)
                graph.take_in(child.size, child.depth)
                handle = self._nodes.add_child(graph.handle, before, child.handle)
                gates = self._nodes.renew(self._nodes.child(handle), graph.ordinal) if child.gates() else []
                inside, depth = child.size, child.depth
                return graph.enter(Node(graph, handle, handle, (handle,), gates=gates, inside=inside, depth=depth))
        handle = self._nodes.add(graph.handle, graph.ordinal, before, work)
        return graph.enter(Node(graph, handle, handle, (handle,)))

    def remove(self, entry: Entry) -> None:
        """Take a node away, with what depends on it."""
        node = self.node(entry)
        if node.graph.stream:
            raise StatusError(INVALID_VALUE)
        for part in node.parts:
            self._driver.cuGraphDestroyNode(part)
            del node.graph.parts[part]
        node.graph.nodes.remove(node)
        entry.real = None
        for gate in node.gates:
            self._gates.drop(gate)

    def depend(self, entry: Entry, edges: Sequence[tuple[Entry, Entry]], add: bool) -> None:
        """Add or remove dependencies (from, to)."""
        graph = self.use(entry)
        sources = handles([node.last for node in self._nodes_in(graph, [first for first, _ in edges])])
        targets = handles([node.first for node in self._nodes_in(graph, [then for _, then in edges])])
        change = self._driver.cuGraphAddDependencies if add else self._driver.cuGraphRemoveDependencies
        change(graph.handle, sources, targets, len(edges))

    def set(self, entry: Entry, work: NodeWork) -> None:
        """Change what a node does; executables made of its graph go on as they are."""
        node = self.node(entry)
        if isinstance(work, GateWork) and node.gate is not None:
            node.gate.entry, node.gate.reached = work.gate, work.reached
        else:
            self._nodes.set(node.first, work, node.graph.ordinal, None)

    # capture

    def captured_into(self, stream: int) -> int:
        """The driver's graph that a stream is captured into."""
        return self._capture_info(stream)[0]

    def _capture_info(self, stream: int) -> tuple[int, list[int]]:
        """(graph, what the next node would depend on); (0, []) where nothing is captured."""
        status, number, graph = ctypes.c_int(), ctypes.c_ulonglong(), ctypes.c_void_p()
        before, edges, count = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_size_t()
        outputs = (ctypes.byref(each) for each in (status, number, graph, before, edges, count))
        self._driver.cuStreamGetCaptureInfo_v3(stream, *outputs)
        if status.value != 1:
            return 0, []
        nodes = (ctypes.c_void_p * count.value).from_address(before.value) if count.value and before.value else ()
        return graph.value or 0, list(nodes)

    def capturing(self, stream: int) -> tuple[Graph | None, list[int]]:
        """The graph that a stream is captured into, and the handles that its next node would depend on."""
        handle, before = self._capture_info(stream)
        return next((each for each in self._graphs if each.handle == handle and each.stream), None), before
