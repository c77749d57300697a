"""Capture and graphs, through the child process."""

from __future__ import annotations

import struct
from collections.abc import Awaitable, Callable

import pytest
from gtap_plugin_cpu.device import CpuDevice

from gtap_core import ChildWork, CopyWork, Entry, EventWork, FillWork, GateWork, Launch, Region

from .conftest import ADDRESS, HEAD, Gates

Make, Fresh, Read = Callable[..., Entry], Callable[[str], Entry], Callable[[int, int], Awaitable[bytes]]
# word[to] = word[from] * 3 + add
STEP = (
    HEAD + ".visible .entry step(.param .u64 to, .param .u64 from, .param .u32 add)\n"
    "{ .reg .b64 %rd<3>; .reg .b32 %r<3>; ld.param.u64 %rd1, [to]; ld.param.u64 %rd2, [from]; ld.param.u32 %r1, [add];"
    "ld.global.u32 %r2, [%rd2]; mad.lo.u32 %r2, %r2, 3, %r1; st.global.u32 [%rd1], %r2; ret; }\n"
)


@pytest.fixture
async def step(device: CpuDevice, fresh: Fresh) -> Callable[..., Launch]:
    """step(to, source, add, stream=0): a launch on words of memory, by their numbers."""
    module = fresh("CUmodule")
    assert await device.load(module, 0, STEP.encode()).wait() == 0

    def make(to: int, source: int, add: int, stream: Entry | int = 0) -> Launch:
        parameters = struct.pack("<QQI", ADDRESS + 4 * to, ADDRESS + 4 * source, add)
        return Launch(module, "step", (1, 1, 1), (1, 1, 1), 0, stream, parameters)

    return make


@pytest.fixture
def words(read: Read) -> Callable[[int], Awaitable[list[int]]]:
    async def first(count: int) -> list[int]:
        return list(struct.unpack(f"<{count}I", await read(ADDRESS, 4 * count)))

    return first


def fill(word: int, value: int, count: int = 1) -> FillWork:
    return FillWork(ADDRESS + 4 * word, 0, struct.pack("<I", value), count, 1)


def copy(to: int, source: int) -> CopyWork:
    return CopyWork(Region(ADDRESS + 4 * to, 4), Region(ADDRESS + 4 * source, 4), (4, 1, 1))


class Builder:
    """A graph made node by node."""

    def __init__(self, device: CpuDevice, fresh: Fresh) -> None:
        self.device, self.fresh, self.graph = device, fresh, fresh("CUgraph")
        assert device.graph_create(self.graph, 0).status == 0

    def add(self, work: object, *before: Entry, status: int = 0) -> Entry:
        node = self.fresh("CUgraphNode")
        assert self.device.graph_add(self.graph, node, before, work).status == status  # type: ignore[arg-type]
        return node

    def executable(self) -> Entry:
        entry = self.fresh("CUgraphExec")
        assert self.device.graph_instantiate(entry, self.graph, 0).status == 0
        return entry


@pytest.fixture
def build(device: CpuDevice, fresh: Fresh) -> Callable[[], Builder]:
    return lambda: Builder(device, fresh)


async def test_a_capture_runs_again_and_again(
    device: CpuDevice,
    fresh: Fresh,
    stream: Make,
    step: Callable[..., Launch],
    words: Callable[[int], Awaitable[list[int]]],
) -> None:
    one, graph, executable = stream(), fresh("CUgraph"), fresh("CUgraphExec")
    assert device.capture_begin(0, one, None, []).status == 0
    assert device.launch(step(1, 0, 5, one)).status == 0
    assert device.copy(0, ADDRESS, ADDRESS + 4, 4, one).status == 0
    assert device.fill(0, ADDRESS + 8, b"\1\0\0\0", 1, one).status == 0
    ended = device.capture_end(0, one, graph)
    assert ended.status == 0
    assert [(fact.kind, list(fact.dependencies)) for fact in ended.value] == [(0, []), (1, [0]), (2, [1])]
    assert ended.value[0].work.parameters == struct.pack("<QQI", ADDRESS + 4, ADDRESS, 5)
    assert ended.value[1].work == CopyWork(Region(ADDRESS, 4), Region(ADDRESS + 4, 4), (4, 1, 1))
    assert await words(3) == [0, 0, 0]  # nothing has run
    assert device.graph_instantiate(executable, graph, 0).status == 0
    assert device.graph_destroy(graph).status == 0
    for _ in range(3):
        launched = device.graph_launch(executable, 0, one)
    assert await launched.wait() == 0
    value = 0
    for _ in range(3):
        value = value * 3 + 5
    assert await words(3) == [value, value, 1]


async def test_a_capture_joins_streams_by_events(
    device: CpuDevice, fresh: Fresh, stream: Make, event: Make, step: Callable[..., Launch]
) -> None:
    one, two, fork, join = stream(1), stream(1), event(), event()
    device.capture_begin(0, one, None, [])
    device.launch(step(1, 0, 1, one))
    assert device.event_record(0, fork, one, 0).status == 0
    assert device.stream_wait(0, two, fork, 0).status == 0
    device.launch(step(2, 1, 1, two))
    device.launch(step(3, 1, 1, one))
    facts, then = device.capture_dependencies(0, two).value
    assert ([list(fact.dependencies) for fact in facts], then) == ([[], [0], [0]], [1])
    assert device.event_query(fork).status == 907
    device.event_record(0, join, two, 0)
    device.stream_wait(0, one, join, 0)
    device.launch(step(4, 2, 1, one))
    ended = device.capture_end(0, one, fresh("CUgraph"))
    assert [sorted(fact.dependencies) for fact in ended.value] == [[], [0], [0], [1, 2]]
    assert device.stream_wait(0, one, join, 0).status == 907
    device.event_record(0, join, one, 0)
    assert await device.event_wait(join).wait() == 0


async def test_broken_captures(device: CpuDevice, fresh: Fresh, stream: Make, event: Make) -> None:
    one, two, fork, outside = stream(1), stream(1), event(), event()

    def begin(which: Entry) -> None:
        assert device.capture_begin(0, which, None, []).status == 0

    def end(which: Entry) -> int | None:
        graph = fresh("CUgraph")
        status = device.capture_end(0, which, graph).status
        assert (graph.real is None) == (status != 0)
        return status

    assert device.capture_begin(0, 0, None, []).status == 900
    assert end(one) == 401
    begin(one)
    device.event_record(0, fork, one, 0)
    device.stream_wait(0, two, fork, 0)
    device.fill(0, ADDRESS, b"\1", 4, two)
    assert end(one) == 904
    begin(one)
    device.event_record(0, outside, two, 0)
    assert device.stream_wait(0, one, outside, 0).status == 905
    assert device.fill(0, ADDRESS, b"\1", 4, one).status == 901
    assert end(one) == 901
    begin(one)
    begin(two)
    device.event_record(0, fork, one, 0)
    assert device.stream_wait(0, two, fork, 0).status == 902
    assert (end(one), end(two)) == (901, 901)
    begin(one)
    device.event_record(0, fork, one, 0)
    device.stream_wait(0, two, fork, 0)
    assert end(two) == 903
    assert end(one) == 901
    begin(one)
    assert device.copy_in(0, ADDRESS, b"abcd", one).status == 900
    assert end(one) == 901
    assert await device.fill(0, ADDRESS, b"\1", 4, one).wait() == 0
    begin(one)
    assert end(one) == 0


async def test_capture_into_a_graph_and_its_dependencies(
    device: CpuDevice, fresh: Fresh, stream: Make, build: Callable[[], Builder]
) -> None:
    builder, one = build(), stream()
    first, second = builder.add(fill(0, 1)), builder.add(fill(1, 1))
    assert device.capture_begin(0, one, builder.graph, [first]).status == 0
    device.fill(0, ADDRESS + 8, b"\1", 4, one)
    assert device.capture_update(0, one, [second], add=True).status == 0
    device.fill(0, ADDRESS + 12, b"\1", 4, one)
    assert device.capture_update(0, one, [first], add=False).status == 0
    device.fill(0, ADDRESS + 16, b"\1", 4, one)
    ended = device.capture_end(0, one, builder.graph)
    assert [sorted(fact.dependencies) for fact in ended.value] == [[], [], [0], [1, 2], [0]]
    assert [fact.node for fact in ended.value[:2]] == [first, second]
    named = fresh("CUgraphNode")
    assert device.graph_name(builder.graph, 3, named).status == 0
    assert device.graph_name(builder.graph, 0, fresh("CUgraphNode")).status == 1
    assert device.graph_nodes(builder.graph).value[3].node is named


async def test_an_explicit_graph_runs_in_the_order_of_its_edges(
    device: CpuDevice, build: Callable[[], Builder], step: Callable[..., Launch],
    words: Callable[[int], Awaitable[list[int]]],
) -> None:  # fmt: skip
    builder = build()
    last = builder.add(copy(2, 1))
    middle = builder.add(step(1, 0, 7))
    first = builder.add(fill(0, 5))
    empty = builder.add(None)
    edges = [(first, middle), (middle, empty), (empty, last)]
    assert device.graph_depend(builder.graph, edges, add=True).status == 0
    assert device.graph_depend(builder.graph, [(last, first)], add=True).status == 1  # a circle
    assert device.graph_depend(builder.graph, [edges[0]], add=True).status == 1  # twice
    assert device.graph_depend(builder.graph, [(first, last)], add=False).status == 1  # is not there
    assert await device.graph_launch(builder.executable(), 0, 0).wait() == 0
    assert await words(3) == [5, 22, 22]
    assert [fact.kind for fact in device.graph_nodes(builder.graph).value] == [1, 0, 2, 5]
    assert device.graph_remove(empty).status == 0
    assert [list(fact.dependencies) for fact in device.graph_nodes(builder.graph).value] == [[], [2], []]
    other = build()
    assert other.add(None, first, status=1).real is None


async def test_a_branch_does_not_wait_for_the_gate_of_another(
    device: CpuDevice, build: Callable[[], Builder], gates: Gates, stream: Make,
    words: Callable[[int], Awaitable[list[int]]],
) -> None:  # fmt: skip
    builder, one = build(), stream(1)
    gate = gates.entries["g"] = Entry(4001, "session.gate", {})
    start = builder.add(fill(0, 1))
    held = builder.add(fill(1, 1), builder.add(GateWork(gate, lambda status: gates.reach("g", status)), start))
    free = builder.add(fill(2, 1), start)
    builder.add(fill(3, 1), held, free)
    executable = builder.executable()
    for _ in range(2):
        gates.statuses.clear()
        first, second = device.graph_launch(executable, 0, one), device.fill(0, ADDRESS + 16, b"\1\0\0\0", 1, one)
        assert await gates.reached("g") == 0
        assert (first.status, second.status) == (None, None)
        assert await words(5) == [1, 0, 1, 0, 0]
        gates.open("g")
        assert await second.wait() == 0
        assert first.status == 0
        assert await words(5) == [1, 1, 1, 1, 1]
        assert await device.fill(0, ADDRESS, b"\0", 64, one).wait() == 0


async def test_launches_of_one_executable_follow_each_other(
    device: CpuDevice, build: Callable[[], Builder], gates: Gates, stream: Make
) -> None:
    builder, one, two, three = build(), stream(1), stream(1), stream(1)
    builder.add(fill(0, 1))
    executable = builder.executable()
    gates.put("g", one)
    launches = [device.graph_launch(executable, 0, each) for each in (one, two)]
    again = device.graph_launch(builder.executable(), 0, three)
    assert await again.wait() == 0
    assert await gates.reached("g") == 0
    assert [each.status for each in launches] == [None, None]
    gates.open("g")
    assert [await each.wait() for each in launches] == [0, 0]


async def test_child_graphs_are_copies(
    device: CpuDevice, fresh: Fresh, build: Callable[[], Builder], step: Callable[..., Launch],
    words: Callable[[int], Awaitable[list[int]]],
) -> None:  # fmt: skip
    child = build()
    inner = child.add(step(1, 0, 2))
    parent = build()
    start = parent.add(fill(0, 4))
    node = parent.add(ChildWork(child.graph), start)
    parent.add(step(2, 1, 0), node)
    assert device.graph_set(None, inner, step(1, 0, 100)).status == 0  # the original; not the copy
    assert await device.graph_launch(parent.executable(), 0, 0).wait() == 0
    assert await words(3) == [4, 14, 42]
    fact = device.graph_nodes(parent.graph).value[1]
    assert fact.kind == 4
    assert device.graph_nodes(fact.work.graph).value[0].work == step(1, 0, 2)
    for _ in range(31):  # copies of copies have an end
        deeper = build()
        entry = fresh("CUgraphNode")
        status = device.graph_add(deeper.graph, entry, [], ChildWork(parent.graph)).status
        parent = deeper
    assert status == 1
    clone = fresh("CUgraph")
    assert device.graph_clone(clone, child.graph).status == 0
    assert device.graph_nodes(clone).value[0].work == step(1, 0, 100)


async def test_an_executable_is_changed(
    device: CpuDevice, fresh: Fresh, build: Callable[[], Builder], step: Callable[..., Launch],
    words: Callable[[int], Awaitable[list[int]]],
) -> None:  # fmt: skip
    builder = build()
    first = builder.add(fill(0, 1))
    second = builder.add(step(1, 0, 0), first)
    executable = builder.executable()
    assert device.graph_set(executable, first, fill(0, 9)).status == 0
    assert device.graph_set(executable, first, step(1, 0, 0)).status == 1
    assert await device.graph_launch(executable, 0, 0).wait() == 0
    assert await words(2) == [9, 27]
    assert device.graph_enable(executable, second, False).status == 0
    assert device.graph_set(executable, first, fill(0, 2)).status == 0
    assert await device.graph_launch(executable, 0, 0).wait() == 0
    assert await words(2) == [2, 27]
    assert device.graph_enable(executable, second, True).status == 0
    assert await device.graph_launch(executable, 0, 0).wait() == 0
    assert await words(2) == [2, 6]
    assert device.graph_set(executable, fresh("CUgraphNode"), fill(0, 1)).status == 1


async def test_an_executable_takes_over_a_graph_like_its_own(
    device: CpuDevice, build: Callable[[], Builder], step: Callable[..., Launch],
    words: Callable[[int], Awaitable[list[int]]],
) -> None:  # fmt: skip
    def made(value: int, add: int) -> Builder:
        builder = build()
        builder.add(step(1, 0, add), builder.add(fill(0, value)))
        return builder

    executable, like = made(1, 1).executable(), made(7, 3)
    updated = device.graph_update(executable, like.graph)
    assert (updated.status, updated.value) == (0, 0)
    assert await device.graph_launch(executable, 0, 0).wait() == 0
    assert await words(2) == [7, 24]
    more, apart, types = made(1, 1), build(), build()
    more.add(None)
    apart.add(fill(0, 1))
    apart.add(step(1, 0, 1))
    types.add(step(1, 0, 1), types.add(copy(0, 1)))
    results = [device.graph_update(executable, each.graph) for each in (more, apart, types)]
    assert [(each.status, each.value) for each in results] == [(910, 2), (910, 2), (910, 3)]
    assert await device.graph_launch(executable, 0, 0).wait() == 0
    assert await words(2) == [7, 24]


async def test_event_nodes_order_launches(
    device: CpuDevice, build: Callable[[], Builder], gates: Gates, stream: Make, event: Make
) -> None:
    one, two, done = stream(1), stream(1), event()
    recording, waiting = build(), build()
    recording.add(EventWork(done, True), recording.add(fill(0, 1)))
    waiting.add(fill(1, 1), waiting.add(EventWork(done, False)))
    gates.put("g", one)
    first = device.graph_launch(recording.executable(), 0, one)
    second = device.graph_launch(waiting.executable(), 0, two)
    assert await gates.reached("g") == 0
    assert device.event_query(done).status == 600
    assert (first.status, second.status) == (None, None)
    gates.open("g")
    assert await second.wait() == 0
    assert device.event_query(done).status == 0


async def test_a_gate_and_a_graph_are_captured(
    device: CpuDevice, fresh: Fresh, build: Callable[[], Builder], gates: Gates, stream: Make
) -> None:
    builder, one, graph, executable = build(), stream(1), fresh("CUgraph"), fresh("CUgraphExec")
    builder.add(fill(0, 1))
    device.capture_begin(0, one, None, [])
    assert gates.put("g", one).status == 0
    device.graph_launch(builder.executable(), 0, one)
    ended = device.capture_end(0, one, graph)
    assert [fact.kind for fact in ended.value] == [3, 4]
    assert "g" not in gates.statuses
    device.graph_instantiate(executable, graph, 0)
    launched = device.graph_launch(executable, 0, one)
    assert await gates.reached("g") == 0
    gates.open("g")
    assert await launched.wait() == 0


async def test_a_failure_of_a_node_is_that_of_the_launch(
    device: CpuDevice, build: Callable[[], Builder], words: Callable[[int], Awaitable[list[int]]]
) -> None:
    builder = build()
    builder.add(fill(1, 1), builder.add(FillWork(8, 0, b"\1", 4, 1)))
    assert await device.graph_launch(builder.executable(), 0, 0).wait() == 1
    assert await words(2) == [0, 1]
    assert device.graph_instantiate(Entry(1, "x", {}), builder.graph, 4).status == 801
    assert await device.graph_launch(build().executable(), 0, 0).wait() == 0
