"""Executables: graphs that the driver has made ready to be launched.

A graph that holds gates is never made executable itself: a copy of it is, with gates of its own (gates.py). The copy
(`twin`) lives as long as the executable, because its nodes are the names by which the driver knows the executable's.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import attrs
import outcome

from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.gates import Gates, NodeGate
from gtap_core.devices.cuda.graphs import Graph, Graphs, Node
from gtap_core.devices.cuda.landing import Landing
from gtap_core.devices.cuda.nodes import CHILD, Nodes
from gtap_core.devices.cuda.structures import UpdateResult
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.devices.cuda.threads import Later, Waiters
from gtap_core.session.device import Pending, Stream
from gtap_core.session.graph_work import ChildWork, GateWork, NodeWork
from gtap_core.session.handles import Entry

INVALID_VALUE, INVALID_HANDLE, NOT_SUPPORTED = 1, 400, 801
_UPLOAD, _DEVICE_LAUNCH = 2, 4  # CUgraphInstantiate_flags


@attrs.define(eq=False)
class Executable:
    """What a graph was made into. `launched` and `landed` count launches that are watched because of gates."""

    handle: int
    ordinal: int
    generation: int
    twin: int = 0
    gates: list[NodeGate] = attrs.field(factory=list)
    named: dict[Node, NodeGate] = attrs.field(factory=dict)  # by the nodes of the graph that it was made of
    stale: list[NodeGate] = attrs.field(factory=list)  # those of launches before an update
    size: int = 0  # of its graph
    depth: int = 0
    launched: int = 0
    landed: int = 0
    ended: bool = False


class Executables:
    """The executables of a session. The worker's thread alone, but for `_landed`."""

    def __init__(
        self,
        driver: Driver,
        contexts: Contexts,
        graphs: Graphs,
        nodes: Nodes,
        gates: Gates,
        landing: Landing,
        waiters: Waiters,
    ) -> None:
        self._driver, self._contexts, self._graphs, self._nodes = driver, contexts, graphs, nodes
        self._gates, self._landing, self._waiters = gates, landing, waiters
        self._executables: dict[Executable, None] = {}
        self._lock = threading.Lock()  # over the executables' counts and gates

    def forget(self, ordinal: int) -> None:
        """A context goes: destroy what is in it."""
        for executable in [each for each in self._executables if each.ordinal == ordinal]:
            self._driver.status.cuGraphExecDestroy(executable.handle)
            self._end(executable)

    def set(self, executable: Entry, entry: Entry, work: NodeWork) -> None:
        """Change what a node does from the next launch on."""
        node = self._graphs.node(entry)
        made = self.use(executable)
        if isinstance(work, GateWork):
            gate = made.named.get(node)
            if gate is None:
                raise StatusError(INVALID_VALUE)
            gate.entry, gate.reached = work.gate, work.reached
        elif isinstance(work, ChildWork):
            self._set_child(made, self._in(made, node), self._graphs.use(work.graph))
        else:
            self._nodes.set(self._in(made, node), work, made.ordinal, made.handle)

    def _in(self, executable: Executable, node: Node) -> int:
        """The handle by which the driver knows a node of an executable."""
        return self._nodes.in_clone(node.first, executable.twin) if executable.twin else node.first

    def _set_child(self, executable: Executable, node: int, child: Graph) -> None:
        twin, gates = self._twin(child)
        try:
            self._driver.cuGraphExecChildGraphNodeSetParams(executable.handle, node, twin or child.handle)
        finally:
            if twin:
                self._driver.status.cuGraphDestroy(twin)
        with self._lock:
            executable.gates += gates

    def enable(self, executable: Entry, entry: Entry, enabled: bool) -> None:
        """Let a node of an executable do its work, or nothing."""
        made, node = self.use(executable), self._graphs.node(entry)
        self._driver.cuGraphNodeSetEnabled(made.handle, self._in(made, node), int(enabled))

    def use(self, entry: Entry) -> Executable:
        """Return an entry's executable with its context current."""
        executable = entry.real
        if not isinstance(executable, Executable):
            raise StatusError(entry.status or INVALID_HANDLE)
        self._contexts.check(executable.ordinal, executable.generation)
        return executable

    def _twin(self, graph: Graph) -> tuple[int, list[NodeGate]]:
        """A copy of a graph with gates of its own; (0, []) for a graph that has none."""
        if not graph.gates():
            return 0, []
        handle = ctypes.c_void_p()
        self._driver.cuGraphClone(ctypes.byref(handle), graph.handle)
        assert handle.value is not None
        return handle.value, self._nodes.renew(handle.value, graph.ordinal)

    def _named(self, graph: Graph, twin: int) -> dict[Node, NodeGate]:
        """The gates of a graph's copy, by the graph's nodes."""
        found = {
            node: self._nodes.gate_of(self._nodes.in_clone(node.first, twin))
            for node in graph.nodes
            if node.gate is not None
        }
        return {node: gate for node, gate in found.items() if gate is not None}

    def _drop_twin(self, twin: int, gates: list[NodeGate]) -> None:
        if twin:
            self._driver.status.cuGraphDestroy(twin)
        for gate in gates:
            self._gates.drop(gate)

    def instantiate(self, entry: Entry, graph_entry: Entry, flags: int) -> None:
        """Make a graph executable."""
        graph, handle = self._graphs.use(graph_entry), ctypes.c_void_p()
        if flags & _DEVICE_LAUNCH:
            raise StatusError(NOT_SUPPORTED, "a graph that kernels launch cannot be named across the wire")
        twin, gates = self._twin(graph)
        try:
            # The driver takes the flag that uploads only with a stream to do it on; a launch uploads as well.
            self._driver.cuGraphInstantiateWithFlags(ctypes.byref(handle), twin or graph.handle, flags & ~_UPLOAD)
        except StatusError:
            self._drop_twin(twin, gates)
            raise
        assert handle.value is not None
        made = entry.real = Executable(handle.value, graph.ordinal, graph.generation, twin, gates)
        made.named, made.size, made.depth = self._named(graph, twin), graph.size, graph.depth
        self._executables[made] = None

    def update(self, entry: Entry, graph_entry: Entry) -> int:
        """Make an executable do what a graph does now; CUgraphExecUpdateResult, also as the value of a failure."""
        executable, graph = self.use(entry), self._graphs.use(graph_entry)
        twin, gates = self._twin(graph)
        result = UpdateResult()
        status = self._driver.status.cuGraphExecUpdate_v2(executable.handle, twin or graph.handle, ctypes.byref(result))
        if status:
            self._drop_twin(twin, gates)
            raise StatusError(status, result.result)
        # The nodes keep the names of the graph that the executable was made of.
        executable.named = dict(zip(executable.named, self._named(graph, twin).values(), strict=False))
        self._drop_twin(twin, [])
        with self._lock:
            executable.stale += executable.gates
            executable.gates = gates
        self._drop_stale(executable)
        return int(result.result)

    def launch(self, entry: Entry, ordinal: int, stream: Stream) -> None:
        """Launch, or add to a capture as a child graph."""
        executable = self.use(entry)
        owner, handle = self._contexts.place(ordinal, stream)
        if self._contexts.is_captured(owner, handle):
            self._launch_captured(executable, handle)
            return
        gates = list(executable.gates)
        self._driver.cuGraphLaunch(executable.handle, handle)
        if not gates:
            return
        for gate in gates:
            gate.launched += 1
        with self._lock:
            executable.launched += 1
        self._contexts.pacing.hold(handle)
        over = Pending()
        over.when_done(lambda answer: self._landed(executable, gates, handle, answer.status or 0))
        self._waiters.add(over, Later((owner, handle), self._wait_for(owner, handle)))

    def _wait_for(self, ordinal: int, stream: int) -> Callable[[], Any]:
        """What waits for a stream's present end; it fails at once where the context has broken already."""
        try:
            return partial(self._landing.pass_marks, ordinal, [self._contexts.mark(ordinal, stream)])
        except StatusError as error:
            return outcome.Error(error).unwrap

    def _launch_captured(self, executable: Executable, stream: int) -> None:
        graph, _ = self._graphs.capturing(stream)
        if graph is not None:
            graph.take_in(executable.size, executable.depth)
        self._driver.cuGraphLaunch(executable.handle, stream)
        if graph is None:
            return
        self._graphs.learn(graph)
        for node in {graph.parts[each] for each in self._graphs.capturing(stream)[1]}:
            if not node.inside and self._nodes.kind(node.first) == CHILD:
                node.inside, node.depth = executable.size, executable.depth
                node.gates = self._nodes.renew(self._nodes.child(node.first), graph.ordinal) if executable.gates else []

    def _landed(self, executable: Executable, gates: list[NodeGate], stream: int, status: int) -> None:
        """A launch is over. Trio's thread."""
        self._contexts.pacing.let_go(stream)
        with self._lock:
            executable.landed += 1
        if status:
            self._gates.lost(gates, status)
        self._drop_stale(executable)

    def _drop_stale(self, executable: Executable) -> None:
        with self._lock:
            if executable.launched != executable.landed:
                return
            over, executable.stale = executable.stale, []
            if executable.ended:
                over, executable.gates = over + executable.gates, []
        for gate in over:
            self._gates.drop(gate)

    def destroy(self, entry: Entry) -> None:
        """Destroy an executable; launches that are on their way go on."""
        executable = self.use(entry)
        entry.real = None
        self._driver.cuGraphExecDestroy(executable.handle)
        self._end(executable)

    def _end(self, executable: Executable) -> None:
        self._executables.pop(executable, None)
        if executable.twin:
            self._driver.status.cuGraphDestroy(executable.twin)
        executable.ended = True
        self._drop_stale(executable)
