"""The order rules of a session, as a small executable model: what must have happened before what.

Each thing that the device does is a *deed*: (step of the program, how many times the step was done before). A step of a
captured stream is done once for each launch of its graph; every other step once. For every deed the model keeps the set
of deeds that CUDA puts before it: of its stream; of the legacy stream and of the blocking ones, which know each other;
of what its stream was told to wait for; of every blocking call that was posted earlier; of everything before a fence.

`strict` are these sets. `loose` sets may hold more: what the session may also wait for while payloads or callbacks are
outstanding, without breaking a promise. Between the two the session is free.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import attrs

LEGACY, FIRST, SECOND, THIRD, FOURTH, OWN = range(6)  # streams: two blocking, two not, the thread's own
Deed = tuple[int, int]
Deeds = frozenset[Deed]
NOTHING: Deeds = frozenset()
Key = Hashable


def key_of(stream: int, thread: int) -> Key:
    return ("own", thread) if stream == OWN else stream


def is_blocking(key: Key) -> bool:
    return key not in (LEGACY, THIRD, FOURTH)


@attrs.define
class Node:
    """A captured step and the nodes before it, by position."""

    step: int
    after: frozenset[int]


@attrs.define
class Capture:
    """`fronts`: for each stream that takes part, the nodes that its next one comes after."""

    origin: Key
    nodes: list[Node] = attrs.field(factory=list)
    fronts: dict[Key, frozenset[int]] = attrs.field(factory=dict)


@attrs.define
class History:
    """Deeds by stream, under the rules above."""

    streams: dict[Key, Deeds] = attrs.field(factory=dict)
    fence: Deeds = NOTHING

    def before(self, key: Key) -> Deeds:
        """What comes before the next deed of a stream."""
        return self.of(key) | self.fence

    def of(self, key: Key) -> Deeds:
        """What is done when a stream is done."""
        deeds = self.streams.get(key, NOTHING)
        if key == LEGACY:
            return deeds.union(*(each for other, each in self.streams.items() if is_blocking(other)))
        return deeds | self.streams.get(LEGACY, NOTHING) if is_blocking(key) else deeds

    def add(self, key: Key, deeds: Iterable[Deed]) -> None:
        self.streams[key] = self.before(key) | frozenset(deeds)


@attrs.define
class Rules:
    """The state of the model; each method is one kind of step, in channel order."""

    strict: History = attrs.field(factory=History)
    loose: History = attrs.field(factory=History)
    before: dict[Deed, Deeds] = attrs.field(factory=dict)
    events: dict[int, Deeds] = attrs.field(factory=dict)
    entries: dict[int, Deeds] = attrs.field(factory=dict)  # loose: what uses of an event's handle may wait for
    outputs: Deeds = NOTHING  # loose: large outputs wait for each other's credit
    captured_events: dict[int, frozenset[int]] = attrs.field(factory=dict)
    dead_events: set[int] = attrs.field(factory=set)  # last recorded in a capture that is over
    capture: Capture | None = None
    graph: list[Node] | None = None
    launches: int = 0
    last_launch: Deeds = NOTHING

    def capturing(self, key: Key) -> bool:
        return self.capture is not None and key in self.capture.fronts

    def work(self, step: int, key: Key, *, blocking: bool = False, large: bool = False) -> None:
        """A command on a stream. `blocking`: it was posted, and every later one comes after it."""
        if self.capturing(key):
            assert self.capture is not None
            self.capture.nodes.append(Node(step, self.capture.fronts[key]))
            self.capture.fronts[key] = frozenset({len(self.capture.nodes) - 1})
            return
        deed = (step, 0)
        self.before[deed] = self.strict.before(key)
        self.strict.add(key, [deed])
        self.loose.add(key, [deed, *(self.outputs if large else ())])
        if large:
            self.outputs |= self.loose.streams[key]
        if blocking:
            self.strict.fence |= self.strict.streams[key]
            self.loose.fence |= self.loose.streams[key]

    def fence_all(self) -> None:
        self.strict.fence = self.strict.fence.union(*self.strict.streams.values())
        self.hold_all()

    def hold_all(self) -> None:
        """A command that keeps its place among all others: they may wait behind it while it is held up."""
        self.loose.fence = self.loose.fence.union(*self.loose.streams.values())

    def record(self, event: int, key: Key) -> None:
        self.dead_events.discard(event)
        if self.capturing(key):
            assert self.capture is not None
            self.captured_events[event] = self.capture.fronts[key]
        else:
            self.captured_events.pop(event, None)
            self.events[event] = self.strict.of(key)
        self.use(event, key)

    def wait(self, event: int, key: Key) -> None:
        if event in self.captured_events:
            assert self.capture is not None
            self.capture.fronts[key] = self.capture.fronts.get(key, frozenset()) | self.captured_events[event]
        else:
            known = self.strict.streams.get(key, NOTHING)
            self.strict.streams[key] = known | self.events.get(event, NOTHING)
        self.use(event, key)

    def use(self, event: int, key: Key) -> None:
        self.loose.add(key, self.entries.get(event, NOTHING))
        self.entries[event] = self.entries.get(event, NOTHING) | self.loose.streams[key]

    def begin(self, key: Key) -> None:
        self.capture = Capture(key, [], {key: frozenset()})

    def end(self) -> bool:
        """The capture's end; False where streams that joined it did not come back."""
        assert self.capture is not None
        found, capture = set(self.capture.fronts[self.capture.origin]), self.capture
        for position in range(len(capture.nodes) - 1, -1, -1):
            if position in found:
                found |= capture.nodes[position].after
        whole = len(found) == len(capture.nodes)
        self.graph = capture.nodes if whole else None
        self.dead_events |= self.captured_events.keys()
        self.capture, self.captured_events = None, {}
        self.launches, self.last_launch = 0, NOTHING
        return whole

    def launch(self, key: Key) -> list[Deed]:
        """The graph once more: its deeds, in the order of its nodes."""
        assert self.graph is not None
        start = self.strict.before(key) | self.last_launch
        deeds: list[Deed] = []
        for node in self.graph:
            deed = (node.step, self.launches)
            self.before[deed] = start.union(*(self.before[deeds[each]] | {deeds[each]} for each in node.after))
            deeds.append(deed)
        self.launches += 1
        self.last_launch = start | frozenset(deeds)
        self.strict.add(key, self.last_launch)
        self.loose.add(key, self.last_launch)
        return deeds
