"""Host functions on the server: gates that hold a stream until the client has run what it owes (ARCHITECTURE 5.2).

Theory of operation
-------------------

An *obligation* is the client's number for a function that it has to run; a *gate* is what the device knows of it.

    ARMED --reached, CALLBACK sent--> TOLD --DONE--> over; a graph's: ARMED

A CALLBACK with a status holds nothing and wants no DONE.
The device calls `reached` when a stream gets to the gate. DONE comes on the side stream, whose task opens the gate
itself: it waits behind no command and no frame of the channel. So whatever a function does, the session goes on.

A gate that was put into a stream is over after its DONE. One that became a node of a graph *stays*: each launch reaches
it anew, until `end`. An arrival while another one is under way (two executables of a graph) waits for its DONE.
"""

from __future__ import annotations

import enum
from collections import deque
from collections.abc import Callable

import attrs

from gtap_core.errors import Fault

from .device import Device, Pending
from .device import Stream as DeviceStream
from .graph_work import GateWork
from .handles import Entry, HandleTable

MOST_GATES = 1 << 16
GATE_KIND = "session.gate"
CONTEXT_IS_DESTROYED = 709


class State(enum.Enum):
    """How far an obligation is."""

    ARMED = enum.auto()
    TOLD = enum.auto()


@attrs.define(eq=False)
class Gate:
    """One obligation."""

    obligation: int
    entry: Entry
    ordinal: int
    stays: bool = False
    state: State = State.ARMED
    holds: bool = False  # the device waits for `gate_open`
    deaf: bool = False  # the client has nothing to do with it any more
    arrivals: deque[int] = attrs.field(factory=deque)  # statuses of arrivals that wait


class Gates:
    """The obligations of one session.

    `tell(obligation, status)` sends a CALLBACK.
    `moved()` hears that the number of functions that the client owes has changed.
    """

    def __init__(
        self,
        device: Device,
        handles: HandleTable,
        tell: Callable[[int, int], None],
        moved: Callable[[], None],
    ) -> None:
        self._device, self._handles, self._tell, self._moved = device, handles, tell, moved
        self._gates: dict[int, Gate] = {}
        self.owed = 0  # functions that the client has been, or is about to be, asked to run

    @property
    def known(self) -> int:
        """How many obligations there are, whether or not they are owed."""
        return len(self._gates)

    # ---- putting gates into streams and graphs ----

    def hold(self, gate: Gate, stream: DeviceStream) -> Pending:
        """Put a gate into a stream."""
        pending = self._device.gate(gate.ordinal, stream, gate.entry, lambda status: self._reached(gate, status))
        pending.when_done(lambda answer: self._refused(gate, answer.status or 0))
        return pending

    def work(self, obligation: int, ordinal: int) -> GateWork:
        """What a graph's node does that waits for an obligation."""
        gate = self._gates.get(obligation)
        if gate is None:
            gate = self.make(obligation, ordinal, stays=True)
        elif not gate.stays:
            raise Fault(f"the obligation {obligation} is in a stream already")
        return GateWork(gate.entry, lambda status: self._reached(gate, status))

    def make(self, obligation: int, ordinal: int, *, stays: bool = False) -> Gate:
        """Enter an obligation. Fault: it is known already, or there are too many."""
        if not obligation or obligation in self._gates:
            raise Fault(f"the obligation {obligation} is not a new one")
        if len(self._gates) >= MOST_GATES:
            raise Fault(f"more than {MOST_GATES} obligations")
        entry = self._handles.make(GATE_KIND, {"ordinal": ordinal, "obligation": obligation})
        gate = self._gates[obligation] = Gate(obligation, entry, ordinal, stays)
        return gate

    # ---- what happens to them ----

    def _reached(self, gate: Gate, status: int) -> None:
        if not gate.deaf:
            gate.arrivals.append(status)
            self._next(gate)
        elif not status:
            self._device.gate_open(gate.entry)  # nobody is there to open it

    def _refused(self, gate: Gate, status: int) -> None:
        """The device does not take the gate: whoever waits for it hears why."""
        if status and gate.stays:
            self._forget(gate)
        elif status and gate.state is State.ARMED:
            self._reached(gate, status)

    def _next(self, gate: Gate) -> None:
        if gate.state is not State.ARMED or not gate.arrivals:
            return
        status = gate.arrivals.popleft()
        gate.state, gate.holds = State.TOLD, not status
        self._owe(1)
        self._tell(gate.obligation, status)
        if status:
            self._over(gate)

    def _owe(self, more: int) -> None:
        self.owed += more
        self._moved()

    def done(self, obligation: int) -> None:
        """The client has run a function. Fault: it was not asked to."""
        gate = self._gates.get(obligation)
        if gate is None or gate.state is not State.TOLD:
            raise Fault(f"DONE for the obligation {obligation}, which is not outstanding")
        self._over(gate)

    def _over(self, gate: Gate) -> None:
        gate.state = State.ARMED
        gate.deaf = gate.deaf or not gate.stays
        if gate.deaf:
            self._forget(gate)
        self._open(gate)
        self._owe(-1)
        self._next(gate)

    def _open(self, gate: Gate) -> None:
        if gate.holds:
            gate.holds = False
            self._device.gate_open(gate.entry)

    def _forget(self, gate: Gate) -> None:
        if self._gates.get(gate.obligation) is gate:
            del self._gates[gate.obligation]
            self._handles.end(gate.entry)

    def answer(self, obligation: int, ordinal: int, status: int) -> None:
        """A call that was to put a gate into a stream is not executed: say so instead."""
        self._reached(self.make(obligation, ordinal), status)

    def end(self, obligation: int) -> None:
        """No graph holds the gate any more. One that is owed is over with its DONE; an unknown one was ended before."""
        gate = self._gates.get(obligation)
        if gate is None or not gate.stays:
            return
        self._silence(gate)

    def reset(self, ordinal: int) -> None:
        """A device's context goes away: what is held is let go, what was never reached is answered."""
        for gate in [each for each in self._gates.values() if each.ordinal == ordinal]:
            if gate.stays:
                self._silence(gate)
                continue
            self._open(gate)
            if gate.state is State.ARMED:
                self._reached(gate, CONTEXT_IS_DESTROYED)
            gate.deaf = True

    def _silence(self, gate: Gate) -> None:
        gate.deaf = True
        gate.arrivals.clear()
        self._open(gate)
        if gate.state is State.ARMED:
            self._forget(gate)
