"""What graph nodes do: from gtap's words into the driver's structures, and back."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import attrs

from gtap_core.devices.cuda import boxes
from gtap_core.devices.cuda.contexts import Contexts
from gtap_core.devices.cuda.gates import Gates, NodeGate
from gtap_core.devices.cuda.modules import Function, Modules
from gtap_core.devices.cuda.streams import Streams
from gtap_core.devices.cuda.structures import (
    ATTRIBUTE_BYTES,
    COOPERATIVE,
    EDGE_BYTES,
    WAIT_32,
    WAIT_EQUAL,
    WRITE_32,
    Attribute,
    Box,
    FillNode,
    HostNode,
    KernelNode,
    MemoryNode,
    MemoryOperation,
)
from gtap_core.devices.cuda.table import Driver, StatusError
from gtap_core.session.device import Launch
from gtap_core.session.graph_work import CopyWork, EventWork, FillWork, NodeWork
from gtap_core.session.handles import Entry

INVALID_VALUE, NOT_SUPPORTED = 1, 801
KERNEL, COPY, FILL, HOST, CHILD, EMPTY, WAIT, RECORD = range(8)  # CUgraphNodeType
MEMORY_OPERATIONS = 12


@attrs.frozen
class Made:
    """What a node of gtap's is in the driver: others lead to `first` and depend on `last`."""

    first: int
    last: int
    parts: tuple[int, ...]


def handles(values: Sequence[int]) -> Any:
    """An array of handles; None for none."""
    return (ctypes.c_void_p * len(values))(*values) if values else None


class Nodes:
    """Adds, changes and reads nodes. The worker's thread alone, with the graph's context current."""

    def __init__(self, driver: Driver, contexts: Contexts, modules: Modules, streams: Streams, gates: Gates) -> None:
        self._driver, self._contexts, self._modules = driver, contexts, modules
        self._streams, self._gates = streams, gates

    # what the driver knows

    def of(self, graph: int) -> list[int]:
        """The nodes of a graph, in the driver's order."""
        count = ctypes.c_size_t()
        self._driver.cuGraphGetNodes(graph, None, ctypes.byref(count))
        found = (ctypes.c_void_p * count.value)()
        if count.value:
            self._driver.cuGraphGetNodes(graph, found, ctypes.byref(count))
        return [each for each in found if each]

    def kind(self, node: int) -> int:
        """CUgraphNodeType."""
        kind = ctypes.c_int()
        self._driver.cuGraphNodeGetType(node, ctypes.byref(kind))
        return kind.value

    def before(self, node: int) -> list[int]:
        """What a node depends on."""
        count = ctypes.c_size_t()
        self._driver.cuGraphNodeGetDependencies_v2(node, None, None, ctypes.byref(count))
        found = (ctypes.c_void_p * count.value)()
        if count.value:
            edges = ctypes.create_string_buffer(EDGE_BYTES * count.value)
            self._driver.cuGraphNodeGetDependencies_v2(node, found, edges, ctypes.byref(count))
        return [each for each in found if each]

    def child(self, node: int) -> int:
        """The graph inside a child graph's node, owned by that."""
        graph = ctypes.c_void_p()
        self._driver.cuGraphChildGraphNodeGetGraph(node, ctypes.byref(graph))
        assert graph.value is not None
        return graph.value

    def in_clone(self, node: int, clone: int) -> int:
        """The node of a clone that stands for another."""
        found = ctypes.c_void_p()
        self._driver.cuGraphNodeFindInClone(ctypes.byref(found), node, clone)
        assert found.value is not None
        return found.value

    # adding

    def add(self, graph: int, ordinal: int, before: Sequence[int], work: NodeWork) -> int:
        """Add a node that is one in the driver too; `work` is no gate and no child graph."""
        match work:
            case Launch():
                return self._add_kernel(graph, before, work)
            case CopyWork():
                box, context = _box(work), self._contexts.context(ordinal)
                return self._added("MemcpyNode", graph, before, ctypes.byref(box), context)
            case FillWork():
                fill, context = _fill(work), self._contexts.context(ordinal)
                return self._added("MemsetNode", graph, before, ctypes.byref(fill), context)
            case EventWork():
                kind = "EventRecordNode" if work.record else "EventWaitNode"
                return self._added(kind, graph, before, self._contexts.use(work.event).handle)
            case None:
                return self._added("EmptyNode", graph, before)
        raise StatusError(INVALID_VALUE)

    def _added(self, kind: str, graph: int, before: Sequence[int], *rest: Any) -> int:
        node = ctypes.c_void_p()
        add = getattr(self._driver, f"cuGraphAdd{kind}")
        add(ctypes.byref(node), graph, handles(before), len(before), *rest)
        assert node.value is not None
        return node.value

    def _add_kernel(self, graph: int, before: Sequence[int], launch: Launch) -> int:
        node = self._added("KernelNode_v2", graph, before, ctypes.byref(self._kernel(launch)))
        if launch.cooperative or launch.attributes:
            self._set_attributes(node, launch)
        return node

    def _kernel(self, launch: Launch) -> KernelNode:
        ordinal, function = self._modules.prepare(launch)
        return KernelNode(
            grid=launch.grid,
            block=launch.block,
            shared_bytes=launch.shared_bytes,
            parameters=ctypes.addressof(function.pointers) if len(function.pointers) else None,
            kernel=function.handle,
            context=self._contexts.context(ordinal),
        )

    def _set_attributes(self, node: int, launch: Launch) -> None:
        for number, value in ((COOPERATIVE, int(launch.cooperative).to_bytes(4, "little")), *launch.attributes):
            attribute = Attribute.from_buffer_copy(value[:ATTRIBUTE_BYTES].ljust(ATTRIBUTE_BYTES, b"\0"))
            self._driver.cuGraphKernelNodeSetAttribute(node, number, ctypes.byref(attribute))

    def add_child(self, graph: int, before: Sequence[int], child: int) -> int:
        """Add a copy of a graph as a node."""
        return self._added("ChildGraphNode", graph, before, child)

    def add_gate(self, graph: int, ordinal: int, before: Sequence[int], gate: NodeGate) -> Made:
        """Add the three nodes of a gate."""
        notify = self._added("HostNode", graph, before, ctypes.byref(self._host(gate)))
        wait, rearm = (self._operation(ordinal, gate, operation) for operation in (WAIT_32, WRITE_32))
        held = self._added("BatchMemOpNode", graph, [notify], ctypes.byref(wait[0]))
        armed = self._added("BatchMemOpNode", graph, [held], ctypes.byref(rearm[0]))
        return Made(notify, armed, (notify, held, armed))

    def _host(self, gate: NodeGate) -> HostNode:
        return HostNode(function=self._gates.function, data=gate.number)

    def _operation(self, ordinal: int, gate: NodeGate, operation: int) -> tuple[MemoryNode, MemoryOperation]:
        """A node, and the operation that it points to. A wait is for 1; a write is of 0."""
        waits = operation == WAIT_32
        what = MemoryOperation(
            operation=operation, address=gate.word.address, value=int(waits), flags=WAIT_EQUAL if waits else 0
        )
        node = MemoryNode(context=self._contexts.context(ordinal), count=1, operations=ctypes.addressof(what), flags=0)
        return node, what

    # changing

    def set(self, node: int, work: NodeWork, ordinal: int, executable: int | None) -> None:
        """Change what a node does, in its graph or in an executable."""
        where = (node,) if executable is None else (executable, node)
        prefix = "cuGraph" if executable is None else "cuGraphExec"
        behind = () if executable is None else (self._contexts.context(ordinal),)

        def call(name: str, *arguments: Any) -> None:
            getattr(self._driver, prefix + name)(*where, *arguments)

        match work:
            case Launch():
                call("KernelNodeSetParams_v2", ctypes.byref(self._kernel(work)))
                if executable is None:
                    self._set_attributes(node, work)
            case CopyWork():
                call("MemcpyNodeSetParams", ctypes.byref(_box(work)), *behind)
            case FillWork():
                call("MemsetNodeSetParams", ctypes.byref(_fill(work)), *behind)
            case EventWork():
                kind = "EventRecord" if work.record else "EventWait"
                call(f"{kind}NodeSetEvent", self._contexts.use(work.event).handle)
            case None:
                return
            case _:
                raise StatusError(NOT_SUPPORTED)

    def renew(self, graph: int, ordinal: int) -> list[NodeGate]:
        """Give a copy that the driver made of a graph gates of its own, in its child graphs too."""
        made: list[NodeGate] = []
        words: dict[int, NodeGate] = {}  # by the address of the word that the copy was made with
        operations: list[int] = []
        for node in self.of(graph):
            kind = self.kind(node)
            if kind == CHILD:
                made += self.renew(self.child(node), ordinal)
            elif kind == MEMORY_OPERATIONS:
                operations.append(node)
            elif kind == HOST and (gate := self.gate_of(node)) is not None:
                made.append(self._gates.node(ordinal, gate.entry, gate.reached))
                words[gate.word.address] = made[-1]
                self._driver.cuGraphHostNodeSetParams(node, ctypes.byref(self._host(made[-1])))
        for node in operations:
            operation, address = self._memory(node)
            if address in words and operation in (WAIT_32, WRITE_32):
                params, _what = self._operation(ordinal, words[address], operation)
                self._driver.cuGraphBatchMemOpNodeSetParams(node, ctypes.byref(params))
        return made

    def gate_of(self, node: int) -> NodeGate | None:
        """The gate whose first node this is."""
        params = HostNode()
        self._driver.cuGraphHostNodeGetParams(node, ctypes.byref(params))
        return self._gates.find(params.data) if params.function == self._gates.function else None

    def _memory(self, node: int) -> tuple[int, int]:
        """(operation, address) of a node with one memory operation."""
        params = MemoryNode()
        self._driver.cuGraphBatchMemOpNodeGetParams(node, ctypes.byref(params))
        if params.count != 1 or not params.operations:
            return 0, 0
        what = MemoryOperation.from_address(params.operations)
        return what.operation, what.address

    # reading

    def work(self, node: int, kind: int) -> NodeWork:
        """What a node does, None where it cannot be told. Gates and child graphs are told apart elsewhere."""
        if kind == KERNEL:
            return self._read_kernel(node)
        if kind == COPY:
            box = Box()
            self._driver.cuGraphMemcpyNodeGetParams(node, ctypes.byref(box))
            return boxes.work_of(box)
        if kind == FILL:
            fill = FillNode()
            self._driver.cuGraphMemsetNodeGetParams(node, ctypes.byref(fill))
            return _fill_work(fill)
        if kind in (WAIT, RECORD):
            return self._read_event(node, record=kind == RECORD)
        return None

    def _read_kernel(self, node: int) -> Launch | None:
        params, cooperative = KernelNode(), Attribute()
        self._driver.cuGraphKernelNodeGetParams_v2(node, ctypes.byref(params))
        whose = self._modules.whose(params.function or params.kernel or 0)
        if whose is None:
            return None
        module, name, function = whose
        block = _block(function, params)
        if block is None:
            return None
        self._driver.cuGraphKernelNodeGetAttribute(node, COOPERATIVE, ctypes.byref(cooperative))
        grid, threads = tuple(params.grid), tuple(params.block)
        return Launch(module, name, grid, threads, params.shared_bytes, 0, block, bool(cooperative.number))

    def _read_event(self, node: int, *, record: bool) -> EventWork | None:
        handle = ctypes.c_void_p()
        kind = "Record" if record else "Wait"
        getattr(self._driver, f"cuGraphEvent{kind}NodeGetEvent")(node, ctypes.byref(handle))
        event: Entry | None = self._streams.event_of(handle.value)
        return EventWork(event, record) if event is not None else None


def _block(function: Function, params: KernelNode) -> bytes | None:
    """The packed parameters of a kernel node."""
    if not function.parameters:
        return b""
    if not params.parameters:
        return None
    pointers = (ctypes.c_void_p * len(function.parameters)).from_address(params.parameters)
    block = bytearray(function.parameter_bytes)
    for (offset, size), pointer in zip(function.parameters, pointers, strict=True):
        block[offset : offset + size] = ctypes.string_at(pointer, size)
    return bytes(block)


def _box(work: CopyWork) -> Box:
    found = list(boxes.copies(work.destination, work.source, work.extent))
    if len(found) != 1:
        raise StatusError(NOT_SUPPORTED)  # slices that are no whole number of rows apart
    return found[0]


def _fill(work: FillWork) -> FillNode:
    value = int.from_bytes(work.pattern, "little")
    return FillNode(work.destination, work.pitch, value, len(work.pattern), work.width, work.height)


def _fill_work(fill: FillNode) -> FillWork | None:
    if fill.element not in (1, 2, 4):
        return None
    pattern = (fill.value & (1 << 8 * fill.element) - 1).to_bytes(fill.element, "little")
    return FillWork(fill.destination, fill.pitch if fill.height > 1 else 0, pattern, fill.width, fill.height)
