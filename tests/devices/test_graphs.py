"""Capture and graphs on the stand-in driver, which tells nodes in no order and hides nothing of what gtap adds."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import trio

from gtap_core.session.device import Launch, Region
from gtap_core.session.graph_work import ChildWork, CopyWork, EventWork, FillWork, GateWork, NodeFacts, NodeWork
from gtap_core.session.handles import Entry
from tests.devices.conftest import SLOT, Bench
from tests.devices.test_gates import DEADLINE, Reached

KERNEL, COPY, FILL, HOST, CHILD, EMPTY, WAIT, RECORD = range(8)
VALUES, OTHER = SLOT, SLOT + 4096


def copying(destination: int, source: int, size: int) -> CopyWork:
    return CopyWork(Region(destination, size), Region(source, size), (size, 1, 1))


def filling(destination: int, byte: int, size: int) -> FillWork:
    return FillWork(destination, 0, bytes([byte]), size, 1)


def advancing(module: Entry, stream: Entry | int = 0) -> Launch:
    """VALUES += OTHER, two floats."""
    block = struct.pack("<QQI", VALUES, OTHER, 2)
    return Launch(module, "advance", (1, 1, 1), (32, 1, 1), 0, stream, block)


async def graph_of(bench: Bench, works: Sequence[tuple[NodeWork, Sequence[int]]]) -> tuple[Entry, list[Entry]]:
    """A graph of named nodes, each behind the ones at those positions."""
    graph, nodes = bench.entry("CUgraph"), [bench.entry("CUgraphNode") for _ in works]
    assert await bench.device.graph_create(graph, 0).wait() == 0
    for node, (work, before) in zip(nodes, works, strict=True):
        added = bench.device.graph_add(graph, node, [nodes[each] for each in before], work)
        assert await added.wait() == 0, work
    return graph, nodes


async def facts_of(bench: Bench, graph: Entry) -> list[NodeFacts]:
    pending = bench.device.graph_nodes(graph)
    assert await pending.wait() == 0
    facts: list[NodeFacts] = pending.value
    return facts


async def executable_of(bench: Bench, graph: Entry, flags: int = 0) -> Entry:
    executable = bench.entry("CUgraphExec")
    assert await bench.device.graph_instantiate(executable, graph, flags).wait() == 0
    return executable


async def run(bench: Bench, executable: Entry, stream: Entry | int = 0) -> None:
    assert await bench.device.graph_launch(executable, 0, stream).wait() == 0
    with trio.fail_after(DEADLINE):
        assert await bench.device.mark(0, stream).wait() == 0


async def write_floats(bench: Bench, address: int, *values: float) -> None:
    assert await bench.device.copy_in(0, address, struct.pack(f"<{len(values)}f", *values), 0).wait() == 0


async def read_floats(bench: Bench, address: int) -> tuple[float, ...]:
    return struct.unpack("<2f", await bench.read(address, 8))


async def test_a_captured_stream_becomes_a_graph_that_says_what_it_does(bench: Bench) -> None:
    device, module = bench.device, await bench.module()
    stream, graph = await bench.stream(), bench.entry("CUgraph")
    await write_floats(bench, OTHER, 1, 10)
    assert await device.graph_create(graph, 0).wait() == 0
    assert await device.capture_begin(0, stream, graph, []).wait() == 0
    device.fill(0, VALUES, b"\0", 8, stream)
    device.launch(advancing(module, stream))
    device.copy(0, VALUES + 64, VALUES, 8, stream)
    information = device.capture_dependencies(0, stream)
    assert await information.wait() == 0
    facts, before = information.value
    assert ([each.kind for each in facts], before) == ([FILL, KERNEL, COPY], [2])
    ended = device.capture_end(0, stream, graph)
    assert await ended.wait() == 0
    assert [(each.kind, each.dependencies, each.work, each.node) for each in ended.value] == [
        (FILL, [], filling(VALUES, 0, 8), None),
        (KERNEL, [0], advancing(module), None),
        (COPY, [1], CopyWork(Region(VALUES + 64, 0), Region(VALUES, 0), (8, 1, 1)), None),
    ]
    executable = await executable_of(bench, graph, 2)
    for _ in range(3):
        await run(bench, executable, stream)
    assert await read_floats(bench, VALUES + 64) == (1, 10)


async def test_another_stream_joins_by_an_event_and_nodes_may_be_added_meanwhile(bench: Bench) -> None:
    device, stream, other = bench.device, await bench.stream(), await bench.stream(1)
    fork, join = await bench.event(2), await bench.event(2)
    graph, node, named = bench.entry("CUgraph"), bench.entry("CUgraphNode"), bench.entry("CUgraphNode")
    assert await device.graph_create(graph, 0).wait() == 0
    assert await device.capture_begin(0, stream, graph, []).wait() == 0
    device.fill(0, SLOT, b"\1", 8, stream)
    device.event_record(0, fork, stream, 0)
    device.stream_wait(0, other, fork, 0)
    device.fill(0, SLOT + 8, b"\2", 8, other)
    assert await device.mark(0, stream).wait() == 900  # a place in a capture is none in time
    assert await device.copy_in(0, SLOT, b"x", other).wait() == 900
    assert await device.copy_out(0, SLOT, 1, other).wait() == 900
    assert await device.event_query(fork).wait() == 907
    first = device.capture_dependencies(0, other)
    assert await first.wait() == 0
    assert ([each.kind for each in first.value[0]], first.value[1]) == ([FILL, FILL], [1])
    assert await device.graph_name(graph, 1, named).wait() == 0
    assert await device.graph_add(graph, node, [named], filling(SLOT + 16, 3, 8)).wait() == 0
    assert await device.capture_update(0, other, [node], True).wait() == 0
    device.event_record(0, join, other, 0)
    device.stream_wait(0, stream, join, 0)
    device.fill(0, SLOT + 24, b"\4", 8, stream)
    ended = device.capture_end(0, stream, graph)
    assert await ended.wait() == 0
    assert [sorted(each.dependencies) for each in ended.value] == [[], [0], [1], [0, 1, 2]]
    assert [each.node for each in ended.value] == [None, named, node, None]
    await run(bench, await executable_of(bench, graph))
    assert await bench.read(SLOT, 32) == b"\1" * 8 + b"\2" * 8 + b"\3" * 8 + b"\4" * 8


async def test_broken_captures_leave_nothing_and_streams_go_on(bench: Bench) -> None:
    device, stream, other, event = bench.device, await bench.stream(), await bench.stream(), await bench.event()
    graph, begun = bench.entry("CUgraph"), bench.entry("CUgraph")
    assert await device.capture_begin(0, 0, None, []).wait() == 900
    assert await device.capture_end(0, stream, graph).wait() == 401
    assert await device.graph_create(begun, 0).wait() == 0
    assert await device.capture_begin(0, stream, begun, []).wait() == 0
    assert await device.capture_begin(0, stream, None, []).wait() == 401
    device.event_record(0, event, stream, 0)
    device.stream_wait(0, other, event, 0)
    device.fill(0, SLOT, b"\1", 8, other)
    assert await device.capture_end(0, stream, begun).wait() == 904  # `other` was not joined
    assert await device.graph_nodes(begun).wait() == 400
    assert await device.graph_destroy(begun).wait() == 0
    for each in (stream, other):
        device.fill(0, SLOT, b"\2", 8, each)
        assert await device.mark(0, each).wait() == 0
    assert await bench.read(SLOT, 8) == b"\2" * 8


async def test_everything_can_be_waited_for_while_a_stream_is_captured(bench: Bench) -> None:
    """The legacy stream may not be asked then: delete `before_capture` from contexts.py to see it fail."""
    device, stream, busy = bench.device, await bench.stream(), await bench.stream(1)
    held = await bench.stream()
    bench.hold(held)
    device.copy_in(0, SLOT, b"earlier", held)
    device.copy_in(0, SLOT + 64, b"legacy", 0)  # behind the held one
    graph = bench.entry("CUgraph")
    assert await device.graph_create(graph, 0).wait() == 0
    assert await device.capture_begin(0, stream, graph, []).wait() == 0
    device.fill(0, SLOT + 128, b"\1", 8, stream)
    device.copy_in(0, SLOT + 256, b"busy", busy)
    everything = device.mark_all(0)
    assert await device.mark(0, busy).wait() == 0
    assert await device.stream_destroy(await bench.stream()).wait() == 0
    assert everything.status is None
    bench.release(held)
    with trio.fail_after(DEADLINE):
        assert await everything.wait() == 0
    assert await device.capture_end(0, stream, graph).wait() == 0
    assert (await bench.read(SLOT, 7), await bench.read(SLOT + 64, 6)) == (b"earlier", b"legacy")


async def test_a_gate_in_a_graph_is_one_node_and_holds_every_launch(bench: Bench) -> None:
    device, reached, gate = bench.device, Reached(), bench.entry("gate")
    graph, _ = await graph_of(
        bench,
        [
            (filling(SLOT, 1, 8), []),
            (GateWork(gate, reached), [0]),
            (copying(SLOT + 64, SLOT + 32, 8), [1]),
            (None, [1]),
        ],
    )
    facts = await facts_of(bench, graph)
    assert [(each.kind, each.dependencies) for each in facts] == [(FILL, []), (HOST, [0]), (COPY, [1]), (EMPTY, [1])]
    assert facts[1].work == GateWork(gate, reached)
    first, second = await executable_of(bench, graph), await executable_of(bench, graph)
    streams = [await bench.stream(1) for _ in range(2)]
    for turn in range(3):
        await device.aside_in(0, SLOT + 32, bytes([turn + 1] * 8)).wait()
        for executable, stream in zip((first, second), streams, strict=True):
            assert await device.graph_launch(executable, 0, stream).wait() == 0
        assert await reached.wait(2 * turn + 2) == [0] * (2 * turn + 2)
        assert [await device.stream_query(0, each).wait() for each in streams] == [600, 600]
        device.gate_open(gate)  # the earlier of the two alone
        with trio.fail_after(DEADLINE):
            while sorted([await device.stream_query(0, each).wait() for each in streams]) != [0, 600]:
                await trio.lowlevel.checkpoint()
        device.gate_open(gate)
        with trio.fail_after(DEADLINE):
            assert await device.mark_all(0).wait() == 0
        assert await bench.read(SLOT + 64, 8) == bytes([turn + 1] * 8)


async def test_a_captured_gate_stands_where_it_was_captured(bench: Bench) -> None:
    device, reached, gate, stream = bench.device, Reached(), bench.entry("gate"), await bench.stream()
    graph = bench.entry("CUgraph")
    assert await device.graph_create(graph, 0).wait() == 0
    assert await device.capture_begin(0, stream, graph, []).wait() == 0
    device.fill(0, SLOT, b"\1", 8, stream)
    assert await device.gate(0, stream, gate, reached).wait() == 0
    device.fill(0, SLOT, b"\2", 8, stream)
    ended = device.capture_end(0, stream, graph)
    assert await ended.wait() == 0
    assert [(each.kind, each.dependencies) for each in ended.value] == [(FILL, []), (HOST, [0]), (FILL, [1])]
    executable = await executable_of(bench, graph)
    assert reached.statuses == []
    assert await device.graph_launch(executable, 0, stream).wait() == 0
    await reached.wait()
    held = device.aside_out(0, SLOT, 8)
    assert await held.wait() == 0
    assert held.value == b"\1" * 8
    device.gate_open(gate)
    with trio.fail_after(DEADLINE):
        assert await device.mark(0, stream).wait() == 0
    assert await bench.read(SLOT, 8) == b"\2" * 8


async def test_copies_out_before_a_launch_come_before_its_gate(bench: Bench) -> None:
    device, gate, stream = bench.device, bench.entry("gate"), await bench.stream(1)
    order: list[str] = []

    def reached(status: int) -> None:
        order.append("reached")
        device.gate_open(gate)

    graph, _ = await graph_of(bench, [(GateWork(gate, reached), [])])
    executable = await executable_of(bench, graph)
    for _ in range(30):
        bench.hold(stream)
        copies = [device.copy_out(0, SLOT, 4 << 20, stream) for _ in range(4)]
        for copy in copies:
            copy.when_done(lambda _: order.append("copied"))
        launched = device.graph_launch(executable, 0, stream)
        over = device.mark(0, stream)
        assert await launched.wait() == 0
        bench.release(stream)
        with trio.fail_after(DEADLINE):
            assert await over.wait() == 0
        assert order == ["copied"] * 4 + ["reached"]
        order.clear()


async def test_a_launch_that_fails_reports_to_the_gates_that_it_does_not_reach(bench: Bench) -> None:
    device, module, reached, gate = bench.device, await bench.module(), Reached(), bench.entry("gate")
    fault = Launch(module, "fault", (1, 1, 1), (1, 1, 1), 0, 0, bytes(4))
    graph, _ = await graph_of(bench, [(fault, []), (GateWork(gate, reached), [0])])
    executable = await executable_of(bench, graph)
    await device.graph_launch(executable, 0, 0).wait()
    assert await reached.wait() == [700]
    with trio.fail_after(DEADLINE):
        assert await device.reset(0).wait() == 0
    assert await device.graph_launch(executable, 0, 0).wait() == 709
    assert await device.graph_nodes(graph).wait() == 709


async def test_child_graphs_and_clones_have_gates_of_their_own(bench: Bench) -> None:
    device, reached, gate = bench.device, Reached(), bench.entry("gate")
    inner, _ = await graph_of(bench, [(GateWork(gate, reached), []), (filling(SLOT, 5, 8), [0])])
    outer, nodes = await graph_of(bench, [(ChildWork(inner), []), (copying(SLOT + 64, SLOT, 8), [0])])
    (child, copied) = await facts_of(bench, outer)
    assert (child.kind, isinstance(child.work, ChildWork), copied.dependencies) == (CHILD, True, [0])
    clone = bench.entry("CUgraph")
    assert await device.graph_clone(clone, outer).wait() == 0
    assert [(each.kind, each.dependencies, each.node) for each in await facts_of(bench, clone)] == [
        (CHILD, [], None),
        (COPY, [0], None),
    ]
    executables = [await executable_of(bench, each) for each in (inner, outer, clone)]
    assert await device.graph_destroy(outer).wait() == 0
    assert nodes[0].real is None
    for count, executable in enumerate(executables, 1):
        assert await device.graph_launch(executable, 0, 0).wait() == 0
        await reached.wait(count)
        assert await device.stream_query(0, 0).wait() == 600
        device.gate_open(gate)
        with trio.fail_after(DEADLINE):
            assert await device.mark(0, 0).wait() == 0
    assert await bench.read(SLOT + 64, 8) == b"\5" * 8


async def test_graphs_in_graphs_are_bounded(bench: Bench) -> None:
    graph, _ = await graph_of(bench, [(None, [])])
    statuses = []
    for _ in range(33):
        outer = bench.entry("CUgraph")
        await bench.device.graph_create(outer, 0).wait()
        statuses.append(await bench.device.graph_add(outer, bench.entry("CUgraphNode"), [], ChildWork(graph)).wait())
        graph = outer if not statuses[-1] else graph
    assert statuses == [0] * 31 + [2] * 2


async def test_a_captured_launch_becomes_a_child_that_outlives_its_executable(bench: Bench) -> None:
    device, reached, gate, stream = bench.device, Reached(), bench.entry("gate"), await bench.stream()
    inner, _ = await graph_of(bench, [(GateWork(gate, reached), [])])
    executable, graph = await executable_of(bench, inner), bench.entry("CUgraph")
    assert await device.graph_create(graph, 0).wait() == 0
    assert await device.capture_begin(0, stream, graph, []).wait() == 0
    assert await device.graph_launch(executable, 0, stream).wait() == 0
    ended = device.capture_end(0, stream, graph)
    assert await ended.wait() == 0
    assert [each.kind for each in ended.value] == [CHILD]
    assert await device.graph_exec_destroy(executable).wait() == 0
    assert await device.graph_destroy(inner).wait() == 0
    outer = await executable_of(bench, graph)
    assert await device.graph_launch(outer, 0, stream).wait() == 0
    await reached.wait()
    device.gate_open(gate)
    with trio.fail_after(DEADLINE):
        assert await device.mark(0, stream).wait() == 0


async def test_nodes_are_changed_in_graphs_and_in_executables(bench: Bench) -> None:
    device, module, event = bench.device, await bench.module(), await bench.event()
    graph, nodes = await graph_of(
        bench,
        [
            (filling(SLOT, 1, 8), []),
            (copying(SLOT + 64, SLOT, 8), [0]),
            (advancing(module), [1]),
            (EventWork(event, True), [2]),
            (EventWork(event, False), [3]),
        ],
    )
    facts = await facts_of(bench, graph)
    assert [each.kind for each in facts] == [FILL, COPY, KERNEL, RECORD, WAIT]
    assert [each.work for each in facts[2:]] == [advancing(module), EventWork(event, True), EventWork(event, False)]
    executable = await executable_of(bench, graph)
    assert await device.graph_set(executable, nodes[0], filling(SLOT, 2, 8)).wait() == 0
    await run(bench, executable)
    assert await bench.read(SLOT + 64, 8) == b"\2" * 8
    assert (await facts_of(bench, graph))[0].work == filling(SLOT, 1, 8)
    assert await device.graph_set(None, nodes[0], filling(SLOT, 3, 8)).wait() == 0
    assert (await facts_of(bench, graph))[0].work == filling(SLOT, 3, 8)
    assert await device.graph_set(None, nodes[0], copying(SLOT, SLOT, 8)).wait() == 1
    assert await device.graph_enable(executable, nodes[1], False).wait() == 0
    assert await device.graph_enable(executable, nodes[3], False).wait() == 1
    await device.fill(0, SLOT + 64, b"\7", 8, 0).wait()
    await run(bench, executable)
    assert await bench.read(SLOT + 64, 8) == b"\7" * 8


async def test_executables_with_gates_are_changed_by_the_names_of_their_graph(bench: Bench) -> None:
    device, first, second = bench.device, Reached(), Reached()
    gates = [bench.entry("gate") for _ in range(2)]
    graph, nodes = await graph_of(bench, [(GateWork(gates[0], first), []), (filling(SLOT, 1, 8), [0])])
    executable = await executable_of(bench, graph)
    assert await device.graph_set(executable, nodes[0], GateWork(gates[1], second)).wait() == 0
    assert await device.graph_set(executable, nodes[1], filling(SLOT, 2, 8)).wait() == 0
    assert await device.graph_launch(executable, 0, 0).wait() == 0
    await second.wait()
    device.gate_open(gates[1])
    with trio.fail_after(DEADLINE):
        assert await device.mark(0, 0).wait() == 0
    assert (await bench.read(SLOT, 8), first.statuses) == (b"\2" * 8, [])
    updated = device.graph_update(executable, graph)
    assert await updated.wait() == 0
    assert updated.value == 0
    assert await device.graph_launch(executable, 0, 0).wait() == 0
    await first.wait()
    device.gate_open(gates[0])
    with trio.fail_after(DEADLINE):
        assert await device.mark(0, 0).wait() == 0
    assert await bench.read(SLOT, 8) == b"\1" * 8
    assert await device.graph_set(executable, nodes[0], GateWork(gates[0], first)).wait() == 0


async def test_an_update_that_cannot_be_says_why(bench: Bench) -> None:
    graph, _ = await graph_of(bench, [(filling(SLOT, 1, 8), [])])
    executable = await executable_of(bench, graph)
    larger, _ = await graph_of(bench, [(filling(SLOT, 1, 8), []), (None, [0])])
    other, _ = await graph_of(bench, [(copying(SLOT, SLOT + 64, 8), [])])
    for wrong, why in ((larger, 2), (other, 3)):
        pending = bench.device.graph_update(executable, wrong)
        assert await pending.wait() == 910
        assert pending.value == why


async def test_edges_nodes_and_graphs_go(bench: Bench) -> None:
    device, gate = bench.device, bench.entry("gate")
    graph, nodes = await graph_of(
        bench,
        [(None, []), (GateWork(gate, Reached()), []), (None, []), (GateWork(bench.entry("gate"), Reached()), [0])],
    )
    edges = [(nodes[0], nodes[1]), (nodes[1], nodes[2])]
    assert await device.graph_depend(graph, edges, True).wait() == 0
    assert [each.dependencies for each in await facts_of(bench, graph)] == [[], [0], [1], [0]]
    assert await device.graph_depend(graph, edges[:1], True).wait() == 1  # it is there already
    assert await device.graph_depend(graph, edges[:1], False).wait() == 0
    assert await device.graph_remove(nodes[1]).wait() == 0
    assert [each.kind for each in await facts_of(bench, graph)] == [EMPTY, EMPTY, HOST]
    assert await device.graph_remove(nodes[1]).wait() == 400
    assert await device.graph_destroy(graph).wait() == 0
    assert await device.graph_destroy(graph).wait() == 400
    assert await device.graph_nodes(graph).wait() == 400
    assert await device.graph_remove(nodes[0]).wait() == 400


async def test_launches_of_one_executable_follow_each_other_on_any_stream(bench: Bench) -> None:
    device, module = bench.device, await bench.module()
    await write_floats(bench, VALUES, 0, 0)
    await write_floats(bench, OTHER, 1, 2)
    graph, _ = await graph_of(bench, [(advancing(module), [])])
    executable, streams = await executable_of(bench, graph), [await bench.stream(1) for _ in range(2)]
    bench.hold(streams[0])
    for stream in streams:
        assert await device.graph_launch(executable, 0, stream).wait() == 0
    assert await device.stream_query(0, streams[1]).wait() == 600
    assert await device.graph_exec_destroy(executable).wait() == 0
    assert await device.graph_launch(executable, 0, 0).wait() == 400
    bench.release(streams[0])
    with trio.fail_after(DEADLINE):
        assert await device.mark_all(0).wait() == 0
    assert await read_floats(bench, VALUES) == (2, 4)


async def test_a_reset_ends_captures_and_launches_that_are_held(bench: Bench) -> None:
    device, reached, gate = bench.device, Reached(), bench.entry("gate")
    stream, captured, graph = await bench.stream(1), await bench.stream(), bench.entry("CUgraph")
    held, _ = await graph_of(bench, [(GateWork(gate, reached), []), (None, [0])])
    executable = await executable_of(bench, held)
    for _ in range(3):
        assert await device.graph_launch(executable, 0, stream).wait() == 0
    await reached.wait()
    assert await device.graph_create(graph, 0).wait() == 0
    assert await device.capture_begin(0, captured, graph, []).wait() == 0
    with trio.fail_after(DEADLINE):
        assert await device.reset(0).wait() == 0
        assert await device.mark_all(0).wait() == 0
    device.gate_open(gate)
    assert await device.capture_end(0, captured, graph).wait() == 709
    assert await device.graph_launch(executable, 0, 0).wait() == 709


async def test_a_stream_that_is_destroyed_while_it_is_captured_leaves_a_graph_without_nodes(bench: Bench) -> None:
    device, stream, graph = bench.device, await bench.stream(), bench.entry("CUgraph")
    assert await device.graph_create(graph, 0).wait() == 0
    assert await device.capture_begin(0, stream, graph, []).wait() == 0
    assert await device.stream_destroy(stream).wait() == 0
    assert await device.mark_all(0).wait() == 0
    assert await device.graph_destroy(graph).wait() == 0


async def test_a_graph_for_kernels_to_launch_is_refused(bench: Bench) -> None:
    graph, _ = await graph_of(bench, [(None, [])])
    assert await bench.device.graph_instantiate(bench.entry("CUgraphExec"), graph, 4).wait() == 801
