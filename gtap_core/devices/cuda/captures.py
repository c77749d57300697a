"""Capture: work on a stream becomes nodes of a graph. RELAXED only: the client keeps the stricter modes' rules."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence

from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.graphs import Graph, Graphs
from gtap_core.devices.cuda.nodes import handles
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.session.device import Stream
from gtap_core.session.graph_work import GateWork, NodeFacts
from gtap_core.session.handles import Entry

INVALID_VALUE, ILLEGAL_STATE, CAPTURE_UNSUPPORTED, CAPTURE_INVALIDATED = 1, 401, 900, 901
_RELAXED = 2
_ADD, _SET = 0, 1  # CUstreamUpdateCaptureDependencies_flags


class Captures:
    """The captures of a session. The worker's thread alone."""

    def __init__(self, driver: Driver, contexts: Contexts, graphs: Graphs) -> None:
        self._driver, self._contexts, self._graphs = driver, contexts, graphs
        self._origins: dict[int, Graph] = {}  # by stream

    def begin(self, ordinal: int, stream: Stream, entry: Entry | None, dependencies: Sequence[Entry]) -> None:
        """Begin to capture a stream, into a new graph or behind nodes of one.

        An empty graph is replaced by the one that the driver makes for the capture: of that it is documented what
        becomes of it when the capture breaks.
        """
        if not isinstance(stream, Entry):
            raise StatusError(CAPTURE_UNSUPPORTED)
        owner, handle = self._contexts.place(ordinal, stream)
        graph = self._graphs.use(entry) if entry is not None else None
        before = self._graphs.last_of(graph, dependencies) if graph is not None else []
        if graph is not None and (graph.stream or graph.ordinal != owner):
            raise StatusError(INVALID_VALUE)
        if handle in self._origins or self._contexts.is_captured(owner, handle):
            raise StatusError(ILLEGAL_STATE)
        self._contexts.before_capture(owner, handle)
        if graph is not None and graph.nodes:
            self._driver.cuStreamBeginCaptureToGraph(handle, graph.handle, handles(before), None, len(before), _RELAXED)
        else:
            self._driver.cuStreamBeginCapture_v2(handle, _RELAXED)
            graph = self._replace(owner, handle, graph)
        graph.stream = handle
        self._origins[handle] = graph
        self._contexts.capturing(owner, 1)

    def _replace(self, ordinal: int, stream: int, graph: Graph | None) -> Graph:
        made = self._graphs.captured_into(stream)
        if graph is None:
            return self._graphs.own(Entry(0, "driver.CUgraph", {}), ordinal, made)
        self._driver.cuGraphDestroy(graph.handle)
        graph.handle = made
        return graph

    def end(self, ordinal: int, stream: Stream, entry: Entry) -> list[NodeFacts]:
        """End the capture of a stream; the nodes of its graph, which is the entry's."""
        _, handle = self._contexts.place(ordinal, stream)
        graph, made = self._origins.get(handle), ctypes.c_void_p()
        if graph is None:  # the driver knows what is wrong with that
            self._driver.cuStreamEndCapture(handle, ctypes.byref(made))
            raise StatusError(ILLEGAL_STATE)
        if isinstance(entry.real, Graph) and entry.real is not graph:
            raise StatusError(INVALID_VALUE)
        entry.real = graph
        self.over(handle)
        status = self._driver.status.cuStreamEndCapture(handle, ctypes.byref(made))
        graph.handle = made.value or 0 if status == 0 else 0
        if status or not graph.handle:
            raise StatusError(status or CAPTURE_INVALIDATED)
        return self._graphs.facts(graph)

    def over(self, stream: int) -> None:
        """The capture that began on a stream is over, or about to be."""
        graph = self._origins.pop(stream, None)
        if graph is not None and graph.stream:
            graph.stream = 0
            self._contexts.capturing(graph.ordinal, -1)

    def destroyed(self, stream: int) -> None:
        """A stream is about to be destroyed: a capture that began on it ends without a graph."""
        graph = self._origins.pop(stream, None)
        if graph is not None and graph.stream:
            self._graphs.abandon(graph)

    def destroy_graph(self, entry: Entry) -> None:
        """Destroy a graph; a capture into it ends."""
        if isinstance(entry.real, Graph) and entry.real.stream:
            self.destroyed(entry.real.stream)
        self._graphs.destroy(entry)

    def forget(self, ordinal: int) -> None:
        """A context goes, and its captures first: the driver does not wait for a context that is captured from."""
        for stream in [each for each, graph in self._origins.items() if graph.ordinal == ordinal]:
            self.destroyed(stream)

    def dependencies(self, ordinal: int, stream: Stream) -> tuple[list[NodeFacts], list[int]]:
        """All nodes so far, and the positions that the stream's next node would depend on."""
        graph, before = self._of(ordinal, stream)
        facts = self._graphs.facts(graph)
        return facts, self._graphs.positions(graph, before)

    def _of(self, ordinal: int, stream: Stream) -> tuple[Graph, list[int]]:
        _, handle = self._contexts.place(ordinal, stream)
        status = self._graphs.capture_status(handle)
        graph, before = self._graphs.capturing(handle) if status == 1 else (None, [])
        if graph is None:
            raise StatusError(CAPTURE_INVALIDATED if status else ILLEGAL_STATE)
        return graph, before

    def update(self, ordinal: int, stream: Stream, nodes: Sequence[Entry], add: bool) -> None:
        """Set what the stream's next node depends on, or add to it."""
        graph, _ = self._of(ordinal, stream)
        given = self._graphs.last_of(graph, nodes)
        self._depend(self._contexts.stream(ordinal, stream), given, _ADD if add else _SET)

    def _depend(self, stream: int, nodes: Sequence[int], flags: int) -> None:
        self._driver.cuStreamUpdateCaptureDependencies(stream, handles(nodes), len(nodes), flags)

    def gate(self, ordinal: int, stream: Stream, entry: Entry, reached: Callable[[int], None]) -> None:
        """A gate on a captured stream becomes a node."""
        graph, before = self._of(ordinal, stream)
        self._graphs.learn(graph)  # what was captured before it comes before it in the list
        node = self._graphs.put(graph, before, GateWork(entry, reached))
        self._depend(self._contexts.stream(ordinal, stream), [node.last], _SET)
