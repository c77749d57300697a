"""The schedule against a naive oracle: what may be sent is sent at once, what may not is not, and everything ends."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from gtap_plugin_cpu.schedule import Schedule, StreamState, Task
from hypothesis import given, settings
from hypothesis import strategies as st

from gtap_core import Pending

STREAMS, EVENTS = 6, 3
_OPERATIONS = st.one_of(
    st.tuples(st.just("op"), st.integers(0, STREAMS - 1)),
    st.tuples(st.just("gate"), st.integers(0, STREAMS - 1)),
    st.tuples(st.just("record"), st.integers(0, STREAMS - 1), st.integers(0, EVENTS - 1)),
    st.tuples(st.just("wait"), st.integers(0, STREAMS - 1), st.integers(0, EVENTS - 1)),
    st.tuples(st.just("mark"), st.integers(0, STREAMS - 1)),
    st.tuples(st.just("mark_all"), st.integers(0, 1)),
    st.tuples(st.just("barrier")),
    st.tuples(st.just("open"), st.integers(0, 7)),
)


@attrs.define(eq=False)
class Item:
    """An operation as the oracle knows it."""

    kind: str
    before: list[Item]
    opened: bool = False
    free: bool = False
    pending: Pending | None = None

    def may_go(self) -> bool:
        return all(each.free for each in self.before)


class Oracle:
    """Knows every dependency, and finds out again after each step what is free."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.last: dict[int, Item] = {}
        self.events: dict[int, Item] = {}

    def add(self, kind: str, before: Iterable[Item | None]) -> Item:
        item = Item(kind, [each for each in before if each is not None])
        self.items.append(item)
        self.settle()
        return item

    def settle(self) -> None:
        for item in self.items:  # in the order of submission: what an item waits for comes first
            item.free = item.may_go() and (item.kind != "gate" or item.opened)

    def before(self, stream: int) -> list[Item | None]:
        """Streams 0 to 3 are of device 0: legacy, two that block, one that does not; 4 and 5 of device 1."""
        if stream == 0:
            return [self.last.get(each) for each in (0, 1, 2)]
        if stream in (1, 2):
            return [self.last.get(stream), self.last.get(0)]
        if stream == 4:
            return [self.last.get(each) for each in (4, 5)]
        return [self.last.get(stream), self.last.get(4)] if stream == 5 else [self.last.get(3)]

    def covered(self, stream: int) -> list[Item | None]:
        return self.before(stream) if stream in (0, 4) else [self.last.get(stream)]


class Both:
    """Does the same to a schedule and to the oracle."""

    def __init__(self) -> None:
        self.schedule, self.oracle = Schedule(), Oracle()
        legacy = [self.schedule.legacy(0), self.schedule.legacy(1)]
        own = [StreamState(0, True), StreamState(0, True), StreamState(0, False), StreamState(1, True)]
        self.streams = [legacy[0], *own[:3], legacy[1], own[3]]
        self.log: list[Item] = []
        self.gates: list[tuple[Item, Task]] = []
        self.records: dict[int, Task] = {}

    def do(self, name: str, *arguments: int) -> None:
        getattr(self, name)(*arguments)
        self.check()

    def op(self, stream: int) -> Item:
        item = self.oracle.last[stream] = self.oracle.add("op", self.oracle.before(stream))

        def send(pending: Pending) -> None:
            self.log.append(item)
            pending.resolve(0)

        item.pending = self.schedule.submit(self.streams[stream], send)
        return item

    def gate(self, stream: int) -> None:
        item = self.oracle.add("gate", self.oracle.before(stream))
        self.oracle.last[stream] = item
        state = self.streams[stream]
        task = self.schedule.add(Task(Pending(), start=lambda _: False), self.schedule.before(state), state)
        self.gates.append((item, task))

    def open(self, which: int) -> None:
        reached = [each for each in self.gates if not each[0].opened and each[0].may_go()]
        if reached:
            item, task = reached[which % len(reached)]
            item.opened = True
            self.oracle.settle()
            task.pending.resolve(0)
            self.schedule.release(task)

    def record(self, stream: int, event: int) -> None:
        self.oracle.events[event] = self.op(stream)
        self.records[event] = self.streams[stream].last

    def wait(self, stream: int, event: int) -> None:
        if event in self.records:
            before = [self.oracle.last.get(stream), self.oracle.events[event]]
            self.oracle.last[stream] = self.oracle.add("join", before)
            self.schedule.extend(self.streams[stream], self.records[event])

    def mark(self, stream: int) -> None:
        self.watch(self.oracle.covered(stream), self.schedule.covered(self.streams[stream]))

    def mark_all(self, ordinal: int) -> None:
        mine = (0, 1, 2, 3) if ordinal == 0 else (4, 5)
        self.watch([self.oracle.last.get(each) for each in mine], self.schedule.covered_by_all(ordinal))

    def watch(self, before: list[Item | None], tasks: list[Task]) -> None:
        item = self.oracle.add("mark", before)
        item.pending = Pending()
        self.schedule.watch(tasks, lambda _: item.pending.resolve(0) if item.pending is not None else None)

    def barrier(self) -> None:
        item = self.oracle.add("barrier", [each for each in self.oracle.items if each.kind != "mark"])
        item.pending = self.schedule.barrier(lambda pending: (self.log.append(item), pending.resolve(0))[1])

    def check(self) -> None:
        for item in self.oracle.items:
            if item.pending is not None:
                assert (item.pending.status is not None) == item.may_go(), item.kind

    def finish(self) -> None:
        while not all(item.free for item in self.oracle.items):
            self.do("open", 0)
        assert self.schedule.held == 0
        places = {item: i for i, item in enumerate(self.log)}
        assert len(places) == len(self.log) == sum(item.kind in ("op", "barrier") for item in self.oracle.items)
        for item, place in places.items():
            assert all(places.get(each, -1) < place for each in _behind(item))


def _behind(item: Item) -> set[Item]:
    found: set[Item] = set()
    queue = list(item.before)
    while queue:
        each = queue.pop()
        if each not in found:
            found.add(each)
            queue += each.before
    return found


@settings(deadline=None, max_examples=300)
@given(st.lists(_OPERATIONS, max_size=40))
def test_the_schedule_is_that_of_the_oracle(operations: list[tuple[str, *tuple[int, ...]]]) -> None:
    both = Both()
    for name, *arguments in operations:
        both.do(name, *arguments)
    both.finish()


def test_nothing_is_kept_of_what_is_over() -> None:
    schedule = Schedule()
    stream = StreamState(0, True)
    gate = schedule.add(Task(Pending(), start=lambda _: False), [], stream)
    for _ in range(1000):
        schedule.submit(stream, lambda pending: pending.resolve(0))
    assert schedule.held == 1001
    gate.pending.resolve(0)
    schedule.release(gate)
    schedule.release(gate)  # changes nothing
    assert schedule.held == 0
    assert stream.last.followers == []
    assert schedule.before(stream) == [stream.last]
