"""A device as slow, and as free in its order, as CUDA allows: each operation runs when the test lets it.

Every submitted operation becomes a *task* with the tasks that CUDA's rules put before it, and with nothing else before
it. `choices` are the tasks that may run now; the test picks one of them. So whatever the session forgot to order shows.
Operations tell whose they are by what they carry: a fill by its value, a copy in by its first bytes, a copy out by its
address, a gate by its obligation's place in the order of the gates. The session's own operations carry nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import attrs

from gtap_core.devices.null import FACTS
from gtap_core.session.device import DeviceFacts, Pending, Stream, done
from gtap_core.session.graph_work import FillWork, GateWork, NodeFacts
from gtap_core.session.handles import Entry
from gtap_core.session.refusing import Refusing
from gtap_core.wire.frame import INLINE

NON_BLOCKING = 1
SLOT = 8  # bytes of memory that each step of a program has for itself
INVALIDATED, UNJOINED, ISOLATED = 901, 904, 907

Key = Hashable


@attrs.define(eq=False)
class Task:
    """One thing that the device has to do."""

    tag: int | None  # the step of the program that it belongs to
    needs: list[Task]
    run: Callable[[], None] | None = None
    holds: bool = False  # a gate: over only when it is opened
    begun: bool = False
    over: bool = False
    then: list[Callable[[], None]] = attrs.field(factory=list)

    def finish(self) -> None:
        self.over = True
        for each in self.then:
            each()


@attrs.define(eq=False)
class Node:
    """One recorded operation of a graph."""

    tag: int | None
    after: list[int]
    gate: tuple[Entry, Callable[[int], None]] | None = None


@attrs.define(eq=False)
class Capture:
    """What a capture has recorded so far; `fronts`: each capturing stream's last nodes."""

    origin: Key
    nodes: list[Node] = attrs.field(factory=list)
    fronts: dict[Key, list[int]] = attrs.field(factory=dict)


@attrs.define(eq=False)
class Executable:
    """An instantiated graph and its last launch."""

    nodes: list[Node]
    last: Task | None = None


class SlowDevice(Refusing):
    """The parts of a device that the order rules concern."""

    kind = "slow"

    def __init__(self, base: int, most_output: int) -> None:
        self.base, self.most_output = base, most_output
        self.tasks: list[Task] = []
        self.log: list[int] = []  # tags in the order of execution
        self.violations: list[str] = []
        self.produced: list[Callable[[], None]] = []  # outputs that are there; each call hands one to the session
        self._written: set[int] = set()  # addresses, from aside
        self._outputs = 0  # bytes of large outputs that are asked for and not handed over
        self._tails: dict[Key, Task] = {}
        self._blocking: set[Key] = {0}
        self._captures: dict[Key, Capture] = {}
        self._gates: dict[Entry, Task] = {}

    # ---- running ----

    def choices(self) -> list[Task]:
        """The tasks that may run now."""
        self.tasks = [each for each in self.tasks if not each.over]
        return [each for each in self.tasks if not each.begun and all(need.over for need in each.needs)]

    def perform(self, task: Task) -> None:
        """Run one of them."""
        task.begun = True
        if task.run is not None:
            task.run()
        if not task.holds:
            self._end(task)

    def _end(self, task: Task) -> None:
        if task.tag is not None:
            self.log.append(task.tag)
        task.finish()

    def _add(self, task: Task) -> Task:
        self.tasks.append(task)
        return task

    def _before(self, key: Key) -> list[Task]:
        """The tasks that the next one on a stream comes after; the legacy stream and blocking ones know each other."""
        keys = self._blocking if key == 0 else {key, 0} if key in self._blocking else {key}
        return [self._tails[each] for each in keys if each in self._tails and not self._tails[each].over]

    def _submit(
        self, stream: Stream, tag: int | None, run: Callable[[], None] | None = None, **more: Any
    ) -> Task | None:
        """Enqueue on a stream; None when the stream is capturing, which records it."""
        key = _key(stream)
        capture = self._captures.get(key)
        if capture is not None:
            self._record(capture, key, Node(tag, list(capture.fronts[key])))
            return None
        task = self._add(Task(tag, self._before(key), run, **more))
        self._tails[key] = task
        return task

    @staticmethod
    def _record(capture: Capture, key: Key, node: Node) -> None:
        if node.tag is None and node.gate is None:
            raise AssertionError("an operation of the session's own on a capturing stream")
        capture.nodes.append(node)
        capture.fronts[key] = [len(capture.nodes) - 1]

    # ---- the protocol ----

    async def start(self, output: Callable[[int, bytes], None]) -> list[DeviceFacts]:
        return [FACTS]

    async def aclose(self) -> None:
        return

    def attach(self, ordinal: int) -> Pending:
        return done()

    def reserve(self, address: int, size: int) -> Pending:
        return done()

    def map_extent(self, ordinal: int, address: int, size: int) -> Pending:
        return done()

    def stream_create(self, entry: Entry, ordinal: int, flags: int, priority: int) -> Pending:
        if not flags & NON_BLOCKING:
            self._blocking.add(entry)
        return done()

    def stream_destroy(self, entry: Entry) -> Pending:
        return done()

    def event_create(self, entry: Entry, ordinal: int, flags: int) -> Pending:
        entry.real = None
        return done()

    def event_destroy(self, entry: Entry) -> Pending:
        return done()

    def event_record(self, ordinal: int, event: Entry, stream: Stream, flags: int) -> Pending:
        key = _key(stream)
        if key in self._captures:
            capture = self._captures[key]
            event.real = (capture, list(capture.fronts[key]))
        else:
            event.real = self._submit(stream, None)
        return done()

    def stream_wait(self, ordinal: int, stream: Stream, event: Entry, flags: int) -> Pending:
        key = _key(stream)
        capture = self._captures.get(key)
        if isinstance(event.real, tuple):
            theirs, nodes = event.real
            if capture not in (None, theirs):
                self.violations.append("two captures were merged")
            fronts = theirs.fronts.setdefault(key, [])
            fronts += [each for each in nodes if each not in fronts]
            self._captures[key] = theirs
        elif capture is not None:
            self.violations.append("a capturing stream was made to wait for work outside its capture")
        elif event.real is not None:
            task = self._submit(stream, None)
            assert task is not None
            task.needs.append(event.real)
        return done()

    def event_wait(self, event: Entry) -> Pending:
        return self._watch([event.real] if isinstance(event.real, Task) else [])

    def mark(self, ordinal: int, stream: Stream) -> Pending:
        if _key(stream) in self._captures:
            self.violations.append("a capturing stream was waited for")
        return self._watch(self._before(_key(stream)))

    def mark_all(self, ordinal: int) -> Pending:
        return self._watch([each for each in self.tasks if not each.over])

    def _watch(self, needs: Sequence[Task]) -> Pending:
        pending = Pending()
        task = Task(None, [each for each in needs if not each.over])
        task.run = self._hand_over_all
        task.then.append(lambda: pending.resolve(0))
        self._add(task)
        return pending

    def _hand_over_all(self) -> None:
        """What a mark or a gate comes after is handed over first: that is the devices' part."""
        for each in self.produced:
            each()
        self.produced.clear()

    def fill(self, ordinal: int, destination: int, pattern: bytes, count: int, stream: Stream) -> Pending:
        self._submit(stream, int.from_bytes(pattern, "little"))
        return done()

    def copy_in(self, ordinal: int, destination: int, data: bytes | memoryview, stream: Stream) -> Pending:
        self._submit(stream, int.from_bytes(data[:4], "little"))
        return done()

    def copy_out(self, ordinal: int, source: int, size: int, stream: Stream) -> Pending:
        pending = Pending()
        tag = (source - self.base) // SLOT
        large = size if size > INLINE else 0
        self._outputs += large
        if self._outputs > self.most_output:
            self.violations.append(f"{self._outputs} bytes of outputs at once")

        def hand_over() -> None:
            self._outputs -= large
            pending.resolve(0, bytes(size))

        self._submit(stream, tag, lambda: self.produced.append(hand_over))
        return pending

    def copy(self, ordinal: int, destination: int, source: int, size: int, stream: Stream) -> Pending:
        """Of the model's programs: from memory that a pull has sent its bytes to."""

        def run() -> None:
            if source not in self._written:
                self.violations.append("a copy went before the pull of its bytes")

        self._submit(stream, (destination - self.base) // SLOT, run)
        return done()

    def aside_in(self, ordinal: int, destination: int, data: bytes | memoryview) -> Pending:
        self._written.add(destination)
        return done()

    def aside_out(self, ordinal: int, source: int, size: int) -> Pending:
        return done(0, bytes(size))

    def gate(self, ordinal: int, stream: Stream, gate: Entry, reached: Callable[[int], None]) -> Pending:
        key = _key(stream)
        if key in self._captures:
            capture = self._captures[key]
            self._record(capture, key, Node(None, list(capture.fronts[key]), (gate, reached)))
        else:
            task = self._submit(stream, None, holds=True)
            assert task is not None
            self._arm(task, gate, reached)
        return done()

    def _arm(self, task: Task, gate: Entry, reached: Callable[[int], None]) -> None:
        def run() -> None:
            self._gates[gate] = task
            self._hand_over_all()
            reached(0)

        task.run = run

    def gate_open(self, gate: Entry) -> Pending:
        self._end(self._gates.pop(gate))
        return done()

    # ---- capture and graphs ----

    def capture_begin(
        self, ordinal: int, stream: Stream, graph: Entry | None, dependencies: Sequence[Entry]
    ) -> Pending:
        key = _key(stream)
        assert graph is None or not graph.real, "captures here start with an empty graph"
        capture = Capture(key)
        capture.fronts[key] = []
        self._captures[key] = capture
        return done()

    def capture_end(self, ordinal: int, stream: Stream, graph: Entry) -> Pending:
        capture = self._captures[_key(stream)]
        self._captures = {key: each for key, each in self._captures.items() if each is not capture}
        final = set(capture.fronts[capture.origin])
        reached: set[int] = set()
        while final:
            node = final.pop()
            reached.add(node)
            final |= set(capture.nodes[node].after) - reached
        if reached != set(range(len(capture.nodes))):
            return done(UNJOINED)
        graph.real = capture.nodes
        return done(0, [NodeFacts(5 if each.gate else 2, each.after, _work(each)) for each in capture.nodes])

    def graph_create(self, graph: Entry, ordinal: int) -> Pending:
        graph.real = []
        return done()

    def graph_destroy(self, graph: Entry) -> Pending:
        return done()

    def graph_instantiate(self, executable: Entry, graph: Entry, flags: int) -> Pending:
        executable.real = Executable(list(graph.real))
        return done()

    def graph_exec_destroy(self, executable: Entry) -> Pending:
        return done()

    def graph_launch(self, executable: Entry, ordinal: int, stream: Stream) -> Pending:
        real: Executable = executable.real
        first = self._submit(stream, None)
        if first is None:
            return done(INVALIDATED)
        if real.last is not None:
            first.needs.append(real.last)
        made: list[Task] = []
        for node in real.nodes:
            needs = [first, *(made[each] for each in node.after)]
            task = self._add(Task(node.tag, needs, holds=node.gate is not None))
            if node.gate is not None:
                self._arm(task, *node.gate)
            made.append(task)
        last = self._submit(stream, None)
        assert last is not None
        last.needs += made
        real.last = last
        return done()


def _key(stream: Stream) -> Key:
    return stream if isinstance(stream, Entry) else 0


def _work(node: Node) -> FillWork | GateWork | None:
    return GateWork(*node.gate) if node.gate is not None else FillWork(0, 4, bytes(4), 1, 1)
