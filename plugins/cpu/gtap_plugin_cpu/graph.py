"""Graphs, executables and captures as data: nodes, what they depend on, and CUDA's rules for both. No device."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from weakref import WeakKeyDictionary, finalize

import attrs

from gtap_core import ChildWork, CopyWork, Entry, EventWork, FillWork, GateWork, Launch, NodeFacts, NodeWork
from gtap_plugin_cpu.schedule import NOTHING, Send, StreamState, Task

MOST_NODES = 1 << 20  # of all graphs and executables of a session, those of child graphs counted
_MOST_DEPTH = 32  # child graphs in child graphs
_KERNEL, _COPY, _FILL, _HOST, _CHILD, _EMPTY, _WAIT, _RECORD = range(8)  # CUgraphNodeType
UPDATED, TOPOLOGY_CHANGED, TYPE_CHANGED, ATTRIBUTES_CHANGED = 0, 2, 3, 8  # CUgraphExecUpdateResult


class GraphError(Exception):
    """What was asked of a graph cannot be."""


@attrs.frozen(eq=False)
class LibraryWork:
    """A captured call of a library."""

    send: Send


Work = NodeWork | LibraryWork


@attrs.define(eq=False)
class Node:
    """`before` is what it depends on, in the order given. `child` is the graph's own copy that a child node holds."""

    graph: Graph
    work: Work
    before: dict[Node, None]
    entry: Entry | None = None
    child: Graph | None = None
    enabled: bool = True

    @property
    def kind(self) -> int:
        return _kind(self.work)

    def fact(self, positions: dict[Node, int]) -> NodeFacts:
        """What is told about it."""
        work = self.work
        if isinstance(work, LibraryWork):
            work = None
        elif isinstance(work, ChildWork) and self.child is not None:
            work = ChildWork(self.child.entry)
        return NodeFacts(self.kind, [positions[each] for each in self.before], work, self.entry)

    def set(self, work: Work) -> None:
        """Change what it does. Raises GraphError where that is of another kind."""
        if _kind(work) != self.kind:
            raise GraphError("a node keeps its kind")
        self.work, self.child = work, _copy_of_child(work)


def _kind(work: Work) -> int:
    if work is None:
        return _EMPTY
    if isinstance(work, EventWork):
        return _RECORD if work.record else _WAIT
    kinds = {
        Launch: _KERNEL,
        LibraryWork: _KERNEL,
        CopyWork: _COPY,
        FillWork: _FILL,
        GateWork: _HOST,
        ChildWork: _CHILD,
    }
    return kinds[type(work)]


class Budget:
    """How many nodes there are; those of graphs that nobody holds any more are given back when they are collected."""

    def __init__(self, most: int = MOST_NODES) -> None:
        self.most = most
        self.used = 0

    def open(self, owner: object) -> list[int]:
        """An account of nodes; it ends with its owner."""
        account = [0]
        finalize(owner, self.add, account, 0, closing=True)
        return account

    def add(self, account: list[int], nodes: int, *, closing: bool = False) -> None:
        """Take nodes, or (negative) give them back. Raises GraphError where there are too many."""
        nodes = -account[0] if closing else nodes
        if nodes > 0 and self.used + nodes > self.most:
            gc.collect()  # a graph and its nodes name each other
            if self.used + nodes > self.most:
                raise GraphError(f"a session has at most {self.most} nodes")
        self.used += nodes
        account[0] += nodes


class Graph:
    """Nodes in the order in which they were made. `entry` names it; a child graph's own has no token."""

    def __init__(self, ordinal: int, entry: Entry | None = None, budget: Budget | None = None) -> None:
        self.ordinal = ordinal
        self.budget = budget or Budget()
        self._account = self.budget.open(self)
        self.entry = entry or Entry(0, "driver.CUgraph", {}, real=self)
        self.nodes: dict[Node, None] = {}
        self._sorted: list[Node] | None = None

    @property
    def depth(self) -> int:
        return 1 + max((node.child.depth for node in self.nodes if node.child is not None), default=0)

    def add(self, work: Work, before: Iterable[Node], entry: Entry | None = None) -> Node:
        """Make a node. Raises GraphError where it depends on something twice, or on another graph's."""
        given = list(before)
        behind = dict.fromkeys(given)
        if len(behind) != len(given) or not all(each in self.nodes for each in behind):
            raise GraphError("a node depends on nodes of its graph, each once")
        child = _copy_of_child(work)
        self.budget.add(self._account, 1)
        node = Node(self, work, behind, entry, child)
        self.nodes[node] = None
        self._sorted = None
        return node

    def remove(self, node: Node) -> None:
        """Take a node away, and what depends on it."""
        del self.nodes[node]
        self.budget.add(self._account, -1)
        for each in self.nodes:
            each.before.pop(node, None)
        self._sorted = None

    def connect(self, edges: Sequence[tuple[Node, Node]]) -> None:
        """Add dependencies (from, to), all or none. Raises GraphError for one that is there, and for a circle."""
        added: list[tuple[Node, Node]] = []
        try:
            for first, then in edges:
                if first not in self.nodes or then not in self.nodes or first in then.before:
                    raise GraphError("a dependency is between two nodes of the graph, and new")
                then.before[first] = None
                added.append((first, then))
            self._sorted = None
            self.order()
        except GraphError:
            for first, then in added:
                del then.before[first]
            self._sorted = None
            raise

    def disconnect(self, edges: Sequence[tuple[Node, Node]]) -> None:
        """Remove dependencies, all or none. Raises GraphError for one that is not there."""
        if len({*edges}) != len(edges) or any(
            then not in self.nodes or first not in then.before for first, then in edges
        ):
            raise GraphError("there is no such dependency")
        for first, then in edges:
            del then.before[first]
        self._sorted = None

    def order(self) -> list[Node]:
        """The nodes, each behind what it depends on. Raises GraphError where they go round in a circle."""
        if self._sorted is None:
            missing = {node: len(node.before) for node in self.nodes}
            after: dict[Node, list[Node]] = {node: [] for node in self.nodes}
            for node in self.nodes:
                for each in node.before:
                    after[each].append(node)
            ready = [node for node, count in missing.items() if not count]
            for node in ready:  # grows as it goes
                for each in after[node]:
                    missing[each] -= 1
                    if not missing[each]:
                        ready.append(each)
            if len(ready) < len(self.nodes):
                raise GraphError("the dependencies go round in a circle")
            self._sorted = ready
        return self._sorted

    def clone(self, entry: Entry | None = None) -> tuple[Graph, dict[Node, Node]]:
        """A copy, and which node of it stands for which."""
        copy = Graph(self.ordinal, entry, self.budget)
        copy.budget.add(copy._account, len(self.nodes))
        nodes: dict[Node, Node] = {}
        for node in self.order():
            twin = nodes[node] = Node(copy, node.work, {nodes[each]: None for each in node.before})
            twin.enabled = node.enabled
            twin.child = node.child.clone()[0] if node.child is not None else None
        copy.nodes = {nodes[node]: None for node in self.nodes}
        return copy, nodes

    def facts(self) -> list[NodeFacts]:
        """What is told about its nodes."""
        positions = self.positions()
        return [node.fact(positions) for node in self.nodes]

    def positions(self) -> dict[Node, int]:
        return {node: i for i, node in enumerate(self.nodes)}

    def ancestors(self, nodes: Iterable[Node]) -> set[Node]:
        """The nodes and all that they depend on."""
        found: set[Node] = set()
        queue = list(nodes)
        while queue:
            node = queue.pop()
            if node not in found:
                found.add(node)
                queue += node.before
        return found


def _copy_of_child(work: Work) -> Graph | None:
    if not isinstance(work, ChildWork):
        return None
    child = work.graph.real
    if not isinstance(child, Graph) or child.depth >= _MOST_DEPTH:
        raise GraphError("no graph, or one that is too deep")
    return child.clone()[0]


class Executable:
    """What a graph was when it was made executable. `last` is the end of its last launch."""

    def __init__(self, graph: Graph) -> None:
        self.graph, nodes = graph.clone()
        self.nodes = WeakKeyDictionary(nodes)  # what stands for a node of a graph, while there is that graph
        self.last: Task = NOTHING

    def update(self, graph: Graph) -> int:
        """Do what `graph` does now; the CUgraphExecUpdateResult, UPDATED or why not."""
        result = _difference(self.graph, graph)
        if result == UPDATED:
            _take_over(self.graph, graph)
            self.nodes.update(zip(graph.nodes, self.graph.nodes, strict=True))
        return result


def _difference(mine: Graph, other: Graph) -> int:
    if len(mine.nodes) != len(other.nodes):
        return TOPOLOGY_CHANGED
    positions, others = mine.positions(), other.positions()
    for old, new in zip(mine.nodes, other.nodes, strict=True):
        if old.kind != new.kind:
            return TYPE_CHANGED
        if {positions[each] for each in old.before} != {others[each] for each in new.before}:
            return TOPOLOGY_CHANGED
        if (
            isinstance(old.work, Launch)
            and isinstance(new.work, Launch)
            and old.work.cooperative != new.work.cooperative
        ):
            return ATTRIBUTES_CHANGED
        if old.child is not None and new.child is not None and (result := _difference(old.child, new.child)):
            return result
    return UPDATED


def _take_over(mine: Graph, other: Graph) -> None:
    for old, new in zip(mine.nodes, other.nodes, strict=True):
        old.work = new.work
        if old.child is not None and new.child is not None:
            _take_over(old.child, new.child)


@attrs.define(eq=False)
class Capture:
    """A capture on its way: of each stream that takes part, what its next node depends on. `status`: it is broken."""

    graph: Graph
    origin: StreamState
    streams: dict[StreamState, dict[Node, None]]
    status: int = 0
    over: bool = False

    def record(self, stream: StreamState, work: Work) -> Node:
        """What a stream was given becomes a node."""
        node = self.graph.add(work, self.streams[stream])
        self.streams[stream] = {node: None}
        return node

    def is_joined(self) -> bool:
        """Whether all that other streams were given is behind the end of the first one."""
        reached = self.graph.ancestors(self.streams[self.origin])
        return all(node in reached for nodes in self.streams.values() for node in nodes)

    def end(self) -> None:
        self.over = True
        for stream in self.streams:
            stream.capture = None


@attrs.frozen(eq=False)
class CapturedEvent:
    """An event that was recorded on a capturing stream: what who waits for it depends on."""

    capture: Capture
    nodes: dict[Node, None]
