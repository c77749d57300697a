"""Capture and graphs of the CPU device: work on a capturing stream becomes nodes, a launch submits them as tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs
import trio

from gtap_core import ChildWork, CopyWork, Entry, EventWork, FillWork, GateWork, Launch, NodeWork, Pending, Region, done
from gtap_core import DeviceStream as Stream
from gtap_plugin_cpu.facts import MAX_GRID
from gtap_plugin_cpu.graph import (
    UPDATED,
    Budget,
    Capture,
    CapturedEvent,
    Executable,
    Graph,
    GraphError,
    LibraryWork,
    Node,
    Work,
)
from gtap_plugin_cpu.schedule import Send, StreamState, Task
from gtap_plugin_cpu.streams import CAPTURED_EVENT, INVALID_HANDLE, INVALID_VALUE, Streams, event_state
from gtap_plugin_cpu.wire import Verb

OUT_OF_MEMORY, ILLEGAL_STATE, NOT_SUPPORTED, UPDATE_FAILED = 2, 401, 801, 910
CAPTURE_UNSUPPORTED, INVALIDATED, MERGE, UNMATCHED, UNJOINED, ISOLATION = range(900, 906)
_EXTERNAL = 1  # CU_EVENT_RECORD_EXTERNAL, CU_EVENT_WAIT_EXTERNAL
_DEVICE_LAUNCH = 4


@attrs.frozen
class LoadedModule:
    """What a module's entry stands for: tokens are used again, numbers are not."""

    number: int
    ordinal: int


def loaded_module(entry: Entry) -> LoadedModule:
    """The module of an entry; number 0 is none."""
    return entry.real if isinstance(entry.real, LoadedModule) else LoadedModule(0, 0)


class Graphs(Streams):
    """The half of the device that knows nodes."""

    def __init__(self, nursery: trio.Nursery) -> None:
        super().__init__(nursery)
        self.budget = Budget()

    # work, on a stream or in a graph

    def _do(self, state: StreamState, work: Launch | CopyWork | FillWork) -> Pending:
        if isinstance(state.capture, Capture):
            return self._record(state.capture, state, work)
        return self._submit(state, self._work(work))

    def _submit(self, state: StreamState, send: Send) -> Pending:
        lost = self._lost.get(state.ordinal, 0)
        return done(lost) if lost else self.schedule.submit(state, send)

    def _work(self, work: Launch | CopyWork | FillWork) -> Send:
        """What submits the work to the child."""
        if isinstance(work, Launch):
            return self._launcher(work)
        if isinstance(work, FillWork):
            shape = (work.destination, work.pitch, work.width, work.height)
            return self._sender(Verb.FILL, *shape, blob=work.pattern)
        if work.extent[1:] == (1, 1):
            return self._sender(Verb.COPY, work.destination.address, work.source.address, work.extent[0])
        return self._sender(Verb.COPY_BOX, *row(work.destination), *row(work.source), work.extent)

    def _launcher(self, launch: Launch) -> Send:
        if max(*launch.grid, *launch.block, launch.shared_bytes) > MAX_GRID[0]:
            return lambda pending: pending.resolve(INVALID_VALUE)
        return self._sender(
            Verb.LAUNCH, loaded_module(launch.module).number, launch.kernel, launch.grid, launch.block,
            launch.shared_bytes, int(launch.cooperative), blob=launch.parameters,
        )  # fmt: skip

    def _put(self, state: StreamState, send: Send, node: bool = False) -> Pending:
        """Submit what graphs do not know; with `node` they keep it nevertheless."""
        if isinstance(state.capture, Capture):
            return self._record(state.capture, state, LibraryWork(send)) if node else _broken(state.capture)
        return self._submit(state, send)

    # capture

    def _record(self, capture: Capture, state: StreamState, work: Work) -> Pending:
        if capture.status:
            return done(INVALIDATED)
        try:
            capture.record(state, work)
        except GraphError:
            return _broken(capture)
        return done(self.child.dead)

    def event_record(self, ordinal: int, event: Entry, stream: Stream, flags: int) -> Pending:
        state, known = self._stream(ordinal, stream), event_state(event)
        if not isinstance(state.capture, Capture):
            known.captured = None
            return super().event_record(ordinal, event, stream, flags)
        if flags & _EXTERNAL:
            return self._record(state.capture, state, EventWork(event, True))
        if state.capture.status:
            return done(INVALIDATED)
        known.captured = CapturedEvent(state.capture, dict(state.capture.streams[state]))
        return done(self.child.dead)

    def stream_wait(self, ordinal: int, stream: Stream, event: Entry, flags: int) -> Pending:
        state, known = self._stream(ordinal, stream), event_state(event)
        if flags & _EXTERNAL and isinstance(state.capture, Capture):
            return self._record(state.capture, state, EventWork(event, False))
        if isinstance(known.captured, CapturedEvent):
            return self._join_capture(state, known.captured)
        if isinstance(state.capture, Capture):
            return _broken(state.capture, ISOLATION) if known.record is not None else done(self.child.dead)
        return super().stream_wait(ordinal, stream, event, flags)

    def _join_capture(self, state: StreamState, event: CapturedEvent) -> Pending:
        """A stream that waits for a captured event takes part in its capture."""
        capture = event.capture
        if capture.over:
            return done(CAPTURED_EVENT)
        if state is self.schedule.legacy(state.ordinal):
            return _broken(capture)
        if isinstance(state.capture, Capture) and state.capture is not capture:
            _broken(state.capture, MERGE)
            return _broken(capture, MERGE)
        state.capture = capture
        capture.streams[state] = capture.streams.get(state, {}) | event.nodes
        return done(INVALIDATED if capture.status else self.child.dead)

    def gate(self, ordinal: int, stream: Stream, gate: Entry, reached: Callable[[int], None]) -> Pending:
        state = self._stream(ordinal, stream)
        if isinstance(state.capture, Capture):
            return self._record(state.capture, state, GateWork(gate, reached))
        return super().gate(ordinal, stream, gate, reached)

    def capture_begin(
        self, ordinal: int, stream: Stream, graph: Entry | None, dependencies: Sequence[Entry]
    ) -> Pending:
        state = self._stream(ordinal, stream)
        if state is self.schedule.legacy(state.ordinal):
            return done(CAPTURE_UNSUPPORTED)
        if state.capture is not None:
            return done(ILLEGAL_STATE)
        held = Graph(ordinal, None, self.budget) if graph is None else graph.real
        nodes = [entry.real for entry in dependencies]
        if not isinstance(held, Graph) or not all(isinstance(each, Node) and each in held.nodes for each in nodes):
            return done(INVALID_VALUE)
        state.capture = Capture(held, state, {state: dict.fromkeys(nodes)})
        return done(self.child.dead)

    def capture_end(self, ordinal: int, stream: Stream, graph: Entry) -> Pending:
        state = self._stream(ordinal, stream)
        capture = state.capture
        if not isinstance(capture, Capture):
            return done(ILLEGAL_STATE)
        if capture.origin is not state:
            capture.status = INVALIDATED
            return done(UNMATCHED)
        capture.end()
        if capture.status or not capture.is_joined():
            return done(INVALIDATED if capture.status else UNJOINED)
        graph.real = capture.graph
        capture.graph.entry = graph
        return done(self.child.dead, capture.graph.facts())

    def capture_dependencies(self, ordinal: int, stream: Stream) -> Pending:
        state = self._stream(ordinal, stream)
        if not isinstance(state.capture, Capture):
            return done(ILLEGAL_STATE)
        if state.capture.status:
            return done(INVALIDATED)
        positions = state.capture.graph.positions()
        next_one = [positions[node] for node in state.capture.streams[state] if node in positions]  # some were removed
        return done(self.child.dead, (state.capture.graph.facts(), next_one))

    def capture_update(self, ordinal: int, stream: Stream, nodes: Sequence[Entry], add: bool) -> Pending:
        state = self._stream(ordinal, stream)
        capture = state.capture
        if not isinstance(capture, Capture):
            return done(ILLEGAL_STATE)
        if capture.status:
            return done(INVALIDATED)
        given = [entry.real for entry in nodes]
        if not all(isinstance(node, Node) and node in capture.graph.nodes for node in given):
            return done(INVALID_VALUE)
        capture.streams[state] = (capture.streams[state] if add else {}) | dict.fromkeys(given)
        return done(self.child.dead)

    # graphs

    def graph_create(self, graph: Entry, ordinal: int) -> Pending:
        graph.real = Graph(ordinal, graph, self.budget)
        return done(self.child.dead)

    def graph_clone(self, clone: Entry, graph: Entry) -> Pending:
        if not isinstance(graph.real, Graph):
            return done(INVALID_HANDLE)
        held = graph.real
        return self._change(lambda: setattr(clone, "real", held.clone(clone)[0]), OUT_OF_MEMORY)

    def graph_destroy(self, graph: Entry) -> Pending:
        if not isinstance(graph.real, Graph):
            return done(INVALID_HANDLE)
        for node in graph.real.nodes:
            if node.entry is not None:
                node.entry.real = None
        graph.real = None
        return done(self.child.dead)

    def graph_nodes(self, graph: Entry) -> Pending:
        if not isinstance(graph.real, Graph):
            return done(INVALID_HANDLE)
        return done(self.child.dead, graph.real.facts())

    def graph_name(self, graph: Entry, position: int, node: Entry) -> Pending:
        if not isinstance(graph.real, Graph) or not 0 <= position < len(graph.real.nodes):
            return done(INVALID_VALUE)
        found = list(graph.real.nodes)[position]
        if found.entry is not None:
            return done(INVALID_VALUE)
        found.entry, node.real = node, found
        return done(self.child.dead)

    def graph_add(self, graph: Entry, node: Entry, dependencies: Sequence[Entry], work: NodeWork) -> Pending:
        held, before = graph.real, [entry.real for entry in dependencies]
        if not isinstance(held, Graph):
            return done(INVALID_VALUE)
        return self._change(lambda: setattr(node, "real", held.add(work, before, node)))

    def graph_remove(self, node: Entry) -> Pending:
        found = node.real
        if not isinstance(found, Node):
            return done(INVALID_HANDLE)
        found.graph.remove(found)
        node.real = None
        return done(self.child.dead)

    def graph_depend(self, graph: Entry, edges: Sequence[tuple[Entry, Entry]], add: bool) -> Pending:
        held, pairs = graph.real, [(first.real, then.real) for first, then in edges]
        if not isinstance(held, Graph):
            return done(INVALID_HANDLE)
        return self._change(lambda: held.connect(pairs) if add else held.disconnect(pairs))

    def graph_set(self, executable: Entry | None, node: Entry, work: NodeWork) -> Pending:
        found = _node_of(executable, node)
        return done(INVALID_VALUE) if found is None else self._change(lambda: found.set(work))

    def graph_enable(self, executable: Entry, node: Entry, enabled: bool) -> Pending:
        found = _node_of(executable, node)
        if found is None or not isinstance(found.work, Launch | CopyWork | FillWork):
            return done(INVALID_VALUE)
        found.enabled = enabled
        return done(self.child.dead)

    def _change(self, change: Callable[[], Any], status: int = INVALID_VALUE) -> Pending:
        try:
            change()
        except GraphError:
            return done(status)
        return done(self.child.dead)

    # executables

    def graph_instantiate(self, executable: Entry, graph: Entry, flags: int) -> Pending:
        if not isinstance(graph.real, Graph):
            return done(INVALID_HANDLE)
        if flags & _DEVICE_LAUNCH:
            return done(NOT_SUPPORTED, "the cpu device launches no graph from a kernel")
        held = graph.real
        return self._change(lambda: setattr(executable, "real", Executable(held)), OUT_OF_MEMORY)

    def graph_update(self, executable: Entry, graph: Entry) -> Pending:
        if not isinstance(executable.real, Executable) or not isinstance(graph.real, Graph):
            return done(INVALID_HANDLE)
        result = executable.real.update(graph.real)
        return done(self.child.dead if result == UPDATED else UPDATE_FAILED, result)

    def graph_exec_destroy(self, executable: Entry) -> Pending:
        """Launches that are on their way go on."""
        executable.real = None
        return done(self.child.dead)

    def graph_launch(self, executable: Entry, ordinal: int, stream: Stream) -> Pending:
        held, state = executable.real, self._stream(ordinal, stream)
        if not isinstance(held, Executable):
            return done(INVALID_HANDLE)
        if isinstance(state.capture, Capture):
            return self._record(state.capture, state, ChildWork(held.graph.entry))
        pendings: list[Pending] = []
        begin = self.schedule.join([*self.schedule.before(state), held.last])
        held.last = self._submit_graph(held.graph, begin, pendings)
        self.schedule.put(state, held.last)
        return _all_of(pendings, self.child.dead)

    def _submit_graph(self, graph: Graph, begin: Task, pendings: list[Pending]) -> Task:
        """Submit the nodes; the task that stands for all of them. `pendings` gets the results of the work."""
        ends: dict[Node, Task] = {}
        for node in graph.order():
            before = [ends[each] for each in node.before] or [begin]
            ends[node] = self._submit_node(node, before, pendings)
        return self.schedule.join([begin, *ends.values()])

    def _submit_node(self, node: Node, before: list[Task], pendings: list[Pending]) -> Task:
        work = node.work if node.enabled else None
        if isinstance(work, Launch | CopyWork | FillWork | LibraryWork):
            send = work.send if isinstance(work, LibraryWork) else self._work(work)
            task = self.schedule.submit_behind(before, send)
            pendings.append(task.pending)
            return task
        if isinstance(work, GateWork):
            return self.schedule.add(self._gate_task(work.gate, work.reached), before)
        if isinstance(work, EventWork):
            event = event_state(work.event)
            if work.record:
                event.record = self.schedule.submit_behind(before, self._stamp())
                event.captured = None
                return event.record
            return self.schedule.join([*before, event.record] if event.record is not None else before)
        if node.child is not None:
            return self._submit_graph(node.child, self.schedule.join(before), pendings)
        return self.schedule.join(before)


def row(region: Region) -> tuple[int, int, int]:
    """A region as the child takes it."""
    return region.address, region.pitch, region.slice


def _broken(capture: Capture, status: int = CAPTURE_UNSUPPORTED) -> Pending:
    """What no capture may see: it is broken from here on."""
    status = INVALIDATED if capture.status else status
    capture.status = INVALIDATED
    return done(status)


def _node_of(executable: Entry | None, node: Entry) -> Node | None:
    """A node, or what stands for it in an executable."""
    found = node.real if isinstance(node.real, Node) else None
    if executable is None or found is None:
        return found
    return executable.real.nodes.get(found) if isinstance(executable.real, Executable) else None


def _all_of(pendings: list[Pending], status: int) -> Pending:
    """Resolved when all are, by the first failure."""
    result, left = Pending(), len(pendings)

    def one(_: Pending) -> None:
        nonlocal left
        left -= 1
        if not left:
            failed = next((each for each in pendings if each.status), pendings[0])
            result.resolve(failed.status or 0, failed.value)

    for each in pendings:
        each.when_done(one)
    return result if pendings else done(status)
