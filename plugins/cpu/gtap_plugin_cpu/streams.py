"""Streams, events, gates and values of the CPU device: what orders operations, and what holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeGuard

import attrs
import trio

from gtap_core import DeviceStream as Stream
from gtap_core import Entry, Pending, Refusing, done
from gtap_plugin_cpu.link import Finish, Link, no_value
from gtap_plugin_cpu.schedule import Schedule, Send, StreamState, Task
from gtap_plugin_cpu.wire import BrokenFrame, Verb

INVALID_VALUE, INVALID_HANDLE, NOT_READY, CAPTURED_EVENT = 1, 400, 600, 907
CONTEXT_IS_DESTROYED = 709
_NON_BLOCKING, _NO_TIMING = 1, 2
_COMPARISONS, _FLUSH = 4, 1 << 30


@attrs.define(eq=False)
class EventState:
    """`record` is the task of the last record."""

    timed: bool
    record: Task | None = None
    captured: object | None = None  # what it stands for where it was last recorded on a capturing stream


@attrs.define(eq=False)
class _Gate:
    """`arrived` are the tasks that it holds, in the order in which they came."""

    arrived: list[Task] = attrs.field(factory=list)


@attrs.frozen(eq=False)
class _Value:
    """A task that waits for a value in memory."""

    task: Task
    ordinal: int
    address: int
    size: int
    holds: Callable[[int], bool]


class Streams(Refusing):
    """The half of the device that knows order. `_changed` runs whenever a value may have changed."""

    def __init__(self, nursery: trio.Nursery) -> None:
        self._nursery = nursery
        self._link: Link | None = None
        self.schedule = Schedule()
        self._gates: list[_Gate] = []
        self._values: list[_Value] = []
        self._ending: set[int] = set()  # devices whose context goes: nobody waits there any more
        self._lost: dict[int, int] = {}  # devices that died with an earlier child -> their sticky status until a reset
        self._looking = 0
        self._missed = False

    @property
    def child(self) -> Link:
        if self._link is None:
            raise RuntimeError("the device is not started")
        return self._link

    @property
    def waiting(self) -> int:
        return self.schedule.held + self.child.outstanding

    def _sticky(self, ordinal: int) -> int:
        """The status that everything on a device has until its reset; 0: none."""
        return self.child.dead or self._lost.get(ordinal, 0)

    def _sender(self, verb: Verb, *values: Any, blob: Any = b"", expect: int = 0, finish: Finish = no_value) -> Send:
        """Makes what submits one operation to the child of that time."""

        def send(pending: Pending) -> None:
            self.child.submit(verb, *values, blob=blob, expect=expect, finish=finish, pending=pending)

        return send

    def _stream(self, ordinal: int, stream: Stream) -> StreamState:
        if isinstance(stream, Entry) and isinstance(stream.real, StreamState):
            return stream.real
        return self.schedule.legacy(ordinal)

    # streams

    def stream_create(self, entry: Entry, ordinal: int, flags: int, priority: int) -> Pending:
        entry.real = StreamState(ordinal, blocking=not flags & _NON_BLOCKING)
        return done(self.child.dead)

    def stream_destroy(self, entry: Entry) -> Pending:
        """The stream's work goes on."""
        return done(self.child.dead)

    def stream_wait(self, ordinal: int, stream: Stream, event: Entry, flags: int) -> Pending:
        record = event_state(event).record
        if record is not None:
            self.schedule.extend(self._stream(ordinal, stream), record)
        return done(self.child.dead)

    def stream_query(self, ordinal: int, stream: Stream) -> Pending:
        covered = self.schedule.covered(self._stream(ordinal, stream))
        return done(self.child.dead or (0 if self.schedule.is_done(covered) else NOT_READY))

    def mark(self, ordinal: int, stream: Stream) -> Pending:
        state = self._stream(ordinal, stream)
        return self._when(self.schedule.covered(state), state.ordinal)

    def mark_all(self, ordinal: int) -> Pending:
        return self._when(self.schedule.covered_by_all(ordinal), ordinal)

    def _when(self, tasks: Iterable[Task], ordinal: int = -1) -> Pending:
        """Resolved when the tasks are over, by the sticky status or 0: their own failures have been reported."""
        result = Pending()
        self.schedule.watch(tasks, lambda _: result.resolve(self._sticky(ordinal)))
        return result

    # events

    def event_create(self, entry: Entry, ordinal: int, flags: int) -> Pending:
        entry.real = EventState(timed=not flags & _NO_TIMING)
        return done(self.child.dead)

    def event_destroy(self, entry: Entry) -> Pending:
        return done(self.child.dead)

    def event_record(self, ordinal: int, event: Entry, stream: Stream, flags: int) -> Pending:
        state = self._stream(ordinal, stream)
        pending = self.schedule.submit(state, self._stamp())
        event_state(event).record = state.last
        return pending

    def _stamp(self) -> Send:
        return self._sender(Verb.STAMP, finish=one_integer)

    def event_wait(self, event: Entry) -> Pending:
        if event_state(event).captured is not None:
            return done(CAPTURED_EVENT)
        record = event_state(event).record
        return done(self.child.dead) if record is None else self._when([record])

    def event_query(self, event: Entry) -> Pending:
        if event_state(event).captured is not None:
            return done(CAPTURED_EVENT)
        record = event_state(event).record
        over = record is None or self.schedule.is_done([record])
        return done(self.child.dead or (0 if over else NOT_READY))

    def event_elapsed(self, start: Entry, end: Entry) -> Pending:
        if self.child.dead:
            return done(self.child.dead)
        states = (event_state(start), event_state(end))
        if any(state.captured is not None for state in states):
            return done(CAPTURED_EVENT)
        records = [state.record for state in states if state.record is not None and state.timed]
        if len(records) < 2:
            return done(INVALID_HANDLE)
        if not self.schedule.is_done(records):
            return done(NOT_READY)
        first, last = (record.pending for record in records)
        failed = first.status or last.status or 0
        return done(failed) if failed else done(0, (last.value - first.value) / 1e6)

    # gates

    def gate(self, ordinal: int, stream: Stream, gate: Entry, reached: Callable[[int], None]) -> Pending:
        return self._hold(self._stream(ordinal, stream), gate, reached).pending

    def _hold(self, state: StreamState, gate: Entry, reached: Callable[[int], None]) -> Task:
        return self.schedule.add(self._gate_task(gate, reached), self.schedule.before(state), state)

    def _gate_task(self, entry: Entry, reached: Callable[[int], None]) -> Task:
        """It asks the child for the time: the answer says that all before it is done."""
        if not isinstance(entry.real, _Gate):
            entry.real = _Gate()
        gate: _Gate = entry.real

        def start(task: Task) -> bool:
            gate.arrived.append(task)
            self._gates.append(gate)
            self._stamped(task, lambda status: self._arrive(gate, task, reached, status))
            return False

        return Task(Pending(), start=start)

    def _stamped(self, task: Task, over: Callable[[int], None]) -> None:
        """Call back when all that was sent before `task` is done."""
        stamp = self.schedule.sent(self._stamp())
        task.number = stamp.number
        stamp.pending.when_done(lambda answer: over(answer.status or 0))

    def _arrive(self, gate: _Gate, task: Task, reached: Callable[[int], None], status: int) -> None:
        task.pending.resolve(status)
        if status:
            self._open(gate, task)
        trio.lowlevel.current_trio_token().run_sync_soon(reached, status)

    def gate_open(self, gate: Entry) -> Pending:
        state = gate.real
        if isinstance(state, _Gate) and state.arrived:
            self._open(state, state.arrived[0])
        return done(self.child.dead)

    def _open(self, gate: _Gate, task: Task) -> None:
        if task in gate.arrived:
            gate.arrived.remove(task)
            self._gates.remove(gate)
            self.schedule.release(task)

    # values

    def stream_write_value(self, ordinal: int, stream: Stream, address: int, value: int, size: int) -> Pending:
        if size not in (4, 8) or address % size or value >> 8 * size:
            return done(INVALID_VALUE)
        send = self._sender(Verb.COPY_IN, address, blob=value.to_bytes(size, "little"))
        return self._put(self._stream(ordinal, stream), send)

    def _put(self, state: StreamState, send: Send) -> Pending:
        return self.schedule.submit(state, send)

    def stream_wait_value(
        self, ordinal: int, stream: Stream, address: int, value: int, size: int, flags: int
    ) -> Pending:
        """The memory is looked at behind what comes before, then whenever anything has completed."""
        flags &= ~_FLUSH
        if size not in (4, 8) or address % size or value >> 8 * size or not 0 <= flags < _COMPARISONS:
            return done(INVALID_VALUE)
        state, holds = self._stream(ordinal, stream), partial(compares, value=value, bits=8 * size, flags=flags)

        def start(task: Task) -> bool:
            self._stamped(task, lambda status: self._await(_Value(task, state.ordinal, address, size, holds), status))
            return False

        return self.schedule.add(Task(Pending(), start=start), self.schedule.before(state), state).pending

    def _await(self, value: _Value, status: int) -> None:
        self._values.append(value)
        self.child.watched = True
        if status or value.ordinal in self._ending:
            self._let_go(value, status or CONTEXT_IS_DESTROYED)

    def _discard(self, ordinal: int) -> None:
        """Let what waits for values on a device go, now and until it leaves `_ending`."""
        self._ending.add(ordinal)
        for value in [each for each in self._values if each.ordinal == ordinal]:
            self._let_go(value, CONTEXT_IS_DESTROYED)

    def _changed(self) -> None:
        """Something has completed, or the child has died: look at what tasks wait for."""
        if self.child.dead:
            for gate in list(self._gates):
                for task in list(gate.arrived):
                    self._open(gate, task)
            for value in list(self._values):
                self._let_go(value, self.child.dead)
        elif self._looking:
            self._missed = True
        else:
            self._missed = False
            for value in self._values:
                self._look(value)

    def _look(self, value: _Value) -> None:
        self._looking += 1
        finish = exactly(value.size)
        look = self.child.submit(
            Verb.ASIDE_OUT, value.address, value.size, expect=value.size, finish=finish, quiet=True
        )
        look.when_done(lambda answer: self._looked(value, answer))

    def _looked(self, value: _Value, answer: Pending) -> None:
        self._looking -= 1
        if answer.status:
            self._let_go(value, answer.status)
        elif value.holds(int.from_bytes(answer.value, "little")):
            self._let_go(value, 0)
        if self._missed and not self._looking:
            self._changed()

    def _let_go(self, value: _Value, status: int) -> None:
        if value in self._values:
            self._values.remove(value)
            self.child.watched = bool(self._values)
            value.task.pending.resolve(status)
            self.schedule.release(value.task)


def event_state(event: Entry) -> EventState:
    """What is known of an event."""
    return event.real if isinstance(event.real, EventState) else EventState(timed=False)


def integers(values: Any) -> TypeGuard[list[int]]:
    """Whether these are the numbers that a frame may hold."""
    return isinstance(values, list) and all(isinstance(v, int) and -(1 << 63) <= v < 1 << 64 for v in values)


def one_integer(status: int, values: Sequence[Any], blob: memoryview) -> Any:
    """The value of an operation that gives a number."""
    if status:
        return no_value(status, values, blob)
    if not integers(values) or len(values) != 1:
        raise BrokenFrame("a number was expected")
    return values[0]


def exactly(size: int) -> Finish:
    """The value of an operation that gives so many bytes."""

    def finish(status: int, values: Sequence[Any], blob: memoryview) -> Any:
        if status == 0 and len(blob) != size:
            raise BrokenFrame(f"{len(blob)} bytes in the place of {size}")
        return blob if status == 0 else None

    return finish


def compares(found: int, value: int, bits: int, flags: int) -> bool:
    """Whether memory that holds `found` lets go what waits for `value`; flags are CUstreamWaitValue_flags."""
    if flags == 0:
        return (found - value) % (1 << bits) < 1 << (bits - 1)
    if flags == 1:
        return found == value
    return bool(found & value) if flags == 2 else bool(~(found | value) % (1 << bits))
