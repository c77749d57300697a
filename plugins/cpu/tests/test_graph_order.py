"""Launches of random graphs against a naive oracle: what may run runs, a gate holds what depends on it and no more."""

from __future__ import annotations

from itertools import chain
from typing import Any

import attrs
import trio
import trio.testing
from gtap_plugin_cpu.graphs import Graphs
from gtap_plugin_cpu.wire import Verb
from hypothesis import given, settings
from hypothesis import strategies as st

from gtap_core import Entry, FillWork, GateWork, NodeWork, Pending

STREAMS = 3


@attrs.define(eq=False)
class Item:
    """One node of one launch, or a launch's end."""

    kind: str  # "fill", "gate", "join"
    before: list[Item]
    opened: bool = False
    free: bool = False

    def may_go(self) -> bool:
        return all(each.free for each in self.before)


@attrs.define(eq=False)
class Child:
    """Answers everything at once, and remembers which fills it was sent."""

    dead: int = 0
    watched: bool = False
    fills: list[int] = attrs.field(factory=list)

    def submit(self, verb: Verb, *values: Any, pending: Pending, **_: Any) -> Pending:
        if verb == Verb.FILL:
            self.fills.append(values[0])
        pending.resolve(0, 0)
        return pending


@st.composite
def graphs(draw: st.DrawFn) -> list[tuple[bool, list[int]]]:
    """Per node whether it is a gate, and what it depends on."""
    nodes = []
    for i in range(draw(st.integers(0, 7))):
        before = draw(st.lists(st.integers(0, i - 1), unique=True, max_size=3)) if i else []
        nodes.append((draw(st.integers(0, 3)) == 0, before))
    return nodes


class Both:
    """Launches the same on the device and in the oracle. Each fill of each launch has a number of its own."""

    def __init__(self, shapes: list[list[tuple[bool, list[int]]]]) -> None:
        self.device = Graphs(None)  # type: ignore[arg-type]
        self.child = self.device._link = Child()  # type: ignore[assignment]
        self.streams = [Entry(100 + 2 * i, "driver.CUstream", {}) for i in range(STREAMS)]
        for stream in self.streams:
            self.device.stream_create(stream, 0, 1, 0)
        self.shapes, self.items = shapes, []
        self.gates: list[tuple[Item, Entry]] = []
        self.fills: dict[int, list[Item]] = {}  # by the address that is filled: one each launch
        self.last: dict[int, Item] = {}
        self.ends: dict[int, Item] = {}
        self.executables = [self.make(i, shape) for i, shape in enumerate(shapes)]
        self.launched: list[tuple[Pending, Item]] = []

    def make(self, number: int, shape: list[tuple[bool, list[int]]]) -> Entry:
        graph, executable = Entry(number, "driver.CUgraph", {}), Entry(number, "driver.CUgraphExec", {})
        self.device.graph_create(graph, 0)
        nodes: list[Entry] = []
        for i, (is_gate, before) in enumerate(shape):
            gate = Entry(1000 * number + i, "session.gate", {})
            work: NodeWork = (
                GateWork(gate, lambda status: None) if is_gate else FillWork(1000 * number + i, 0, b"x", 1, 1)
            )
            nodes.append(Entry(i, "driver.CUgraphNode", {"gate": gate}))
            added = self.device.graph_add(graph, nodes[-1], [nodes[each] for each in before], work)
            assert added.status == 0
        assert self.device.graph_instantiate(executable, graph, 0).status == 0
        executable.creation = {"nodes": nodes}
        return executable

    def launch(self, which: int, stream: int) -> None:
        executable, shape = self.executables[which], self.shapes[which]
        begin = self.add("join", [each for each in (self.last.get(stream), self.ends.get(which)) if each is not None])
        items: list[Item] = []
        for i, (is_gate, before) in enumerate(shape):
            item = self.add("gate" if is_gate else "fill", [items[each] for each in before] or [begin])
            items.append(item)
            if is_gate:
                self.gates.append((item, executable.creation["nodes"][i].creation["gate"]))
            else:
                self.fills.setdefault(1000 * which + i, []).append(item)
        end = self.last[stream] = self.ends[which] = self.add("join", [begin, *items])
        self.launched.append((self.device.graph_launch(executable, 0, self.streams[stream]), end))

    def add(self, kind: str, before: list[Item]) -> Item:
        item = Item(kind, before)
        self.items.append(item)
        return item

    def open(self, which: int) -> bool:
        reached = [each for each in self.gates if not each[0].opened and each[0].may_go()]
        if reached:
            item, gate = reached[which % len(reached)]
            item.opened = True
            self.device.gate_open(gate)
        return bool(reached)

    async def check(self) -> None:
        for item in self.items:
            item.free = item.may_go() and (item.kind != "gate" or item.opened)
        await trio.testing.wait_all_tasks_blocked()
        assert len(self.child.fills) == sum(item.free for item in chain(*self.fills.values()))
        for pending, end in self.launched:
            assert pending.status == 0 or not end.free

    def check_order(self) -> None:
        """Every fill was sent behind the fills that it depends on."""
        launches = {address: iter(items) for address, items in self.fills.items()}
        sent: set[Item] = set()
        for address in self.child.fills:
            item = next(launches[address])
            queue, seen = list(item.before), set()
            while queue:
                each = queue.pop()
                if each not in seen:
                    seen.add(each)
                    queue += each.before
                    assert each.kind != "fill" or each in sent
            sent.add(item)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(graphs(), min_size=1, max_size=3),
    st.lists(st.tuples(st.booleans(), st.integers(0, 7), st.integers(0, STREAMS - 1)), max_size=12),
)
async def test_launches_are_those_of_the_oracle(
    shapes: list[list[tuple[bool, list[int]]]], steps: list[tuple[bool, int, int]]
) -> None:
    both = Both(shapes)
    for opens, number, stream in steps:
        if opens:
            both.open(number)
        else:
            both.launch(number % len(shapes), stream)
        await both.check()
    while both.open(0):
        await both.check()
    assert all(item.free for item in both.items)
    assert both.device.schedule.held == 0
    both.check_order()
    assert all(pending.status == 0 for pending, _ in both.launched)
