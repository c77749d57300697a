"""What a handler sees: the one call that it executes, and through it the session."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

from gtap_core.errors import Fault

from .device import Device, DeviceFacts, Pending
from .device import Stream as DeviceStream
from .gates import Gates
from .graph_work import GateWork, NodeFacts
from .handles import Entry, HandleTable
from .memory import Memory
from .order import CallOrder
from .usage import SessionUsage

if TYPE_CHECKING:
    from gtap_core.spec import Library


@attrs.frozen
class LibraryFunction:
    """A provider's function by name, for `Call.run`; the device decides where it runs."""

    library: str
    name: str


@attrs.frozen
class RealHandle:
    """Stands for `entry.real` in `Call.run`'s arguments: the device reads it when it executes the call, not before."""

    entry: Entry


class Provider:
    """The provider functions of one library: `session.library.toyLoad`."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getattr__(self, name: str) -> LibraryFunction:
        if name.startswith("__"):
            raise AttributeError(name)
        return LibraryFunction(self._library.name, name)


@attrs.define(eq=False)
class Call:
    """One call of one client thread; the argument `session` of every handler.

    A handler gets the arguments in prototype order: numbers; an `Entry` for a handle (annotated `Real`: a `RealHandle`,
    good for `run`); an `Entry`, 0 or 1 for a stream (per-thread streams are resolved, fences are in place); memoryview
    or None for inputs; for each output a bytearray of its capacity (fill it, shorten it with `del`) or None; for a
    handle to create the fresh Entry, which is in the table already; bytes for a string.

    It returns a status or a `Pending`. The runtime replies, or reports the failure, when that is resolved. Where the
    function has exactly one output, a bytes-like `Pending.value` takes the output's place; a `str` value of a failed
    one is the text that is reported. An output of a failed call travels only if it was written to (is not all zero).

    Plain handlers never block; a handler with `async def` may await `run` and Pendings: later commands wait until it
    has submitted something (a call) or has ended (a post).
    """

    device: Device
    handles: HandleTable
    order: CallOrder
    memory: Memory
    gates: Gates
    number: int  # of the frame, from 1
    thread: int  # the client's thread number
    context: int  # context index, 0: the primary one
    ordinal: int  # the context's device
    library: Provider
    invalid_value: int  # the library's status for a pointer that cannot be
    kept: dict[str, Any]  # one per session: what a plugin's handlers keep of it, under the plugin's name
    usage: SessionUsage  # what this session uses of the devices, and what all do
    facts: Sequence[DeviceFacts]  # of every device, as the client knows them
    submitted: Callable[[], None] = lambda: None  # set by the runtime: the call has its place in the device's order

    def run(self, function: LibraryFunction | Callable[..., Any], *arguments: Any) -> Awaitable[Any]:
        """Call a function where driver calls may be made, in submission order; awaiting gives what it returned."""
        pending = self.submit(function, *arguments)
        self.submitted()
        return _value_of(pending, isinstance(function, LibraryFunction))

    def submit(self, function: LibraryFunction | Callable[..., Any], *arguments: Any) -> Pending:
        """Like `run`, but gives the Pending."""
        if isinstance(function, LibraryFunction):
            entries = [each.entry if isinstance(each, RealHandle) else each for each in arguments]
            return self.device.call_library(function.library, function.name, entries)
        return self.device.run(_with_reals, function, arguments)

    def check(self, address: int, size: int) -> int:
        """0 if all bytes of the range belong to the session, else the library's status for an invalid value."""
        return 0 if self.memory.holds(address, size) else self.invalid_value

    def add_range(self, address: int, size: int) -> bool:
        """Let copies touch a range that the driver chose (a module's global); False when it overlaps the session's."""
        return self.memory.add_range(address, size)

    def remove_range(self, address: int) -> None:
        """Take back `add_range`."""
        self.memory.remove_range(address)

    def mapped_bytes(self, ordinal: int) -> int:
        """How much physical memory the session's extents on a device hold."""
        return self.memory.mapped_bytes(ordinal)

    # ---- host functions, captures, graphs ----

    def hold(self, stream: DeviceStream, obligation: int) -> Pending:
        """Hold a stream from here on until the client has run the function that it owes (CALLBACK, DONE).

        On a captured stream this makes a node, and the obligation stays known until `gate_end`. Fault: it is known.
        """
        order, key = self.order.order, self.order.key(stream)
        if order.is_captured(key):
            gate = self.gates.make(obligation, key[0], stays=True)
        else:
            gate = self.gates.make(obligation, key[0])
        return self.gates.hold(gate, stream)

    def gate(self, obligation: int) -> GateWork:
        """What a graph's node does that waits for a function of the client, at each launch.

        The same obligation gives the same gate, until `gate_end`. Fault: it is in a stream already.
        """
        return self.gates.work(obligation, self.ordinal)

    def gate_end(self, obligation: int) -> None:
        """No graph and no executable holds the obligation any more; ending it again changes nothing."""
        self.gates.end(obligation)

    def capture_begin(self, stream: DeviceStream) -> None:
        """Call before `device.capture_begin`: from here on the session's own work never touches the stream."""
        self.order.order.capture_begin(self.order.key(stream))

    def capture_end(self, stream: DeviceStream) -> None:
        """Call with `device.capture_end`, or when a capture could not begin: its streams are ordinary again."""
        self.order.order.capture_end(self.order.key(stream))

    def capture_origin(self, stream: DeviceStream) -> Entry | None:
        """The stream on which the capture began that this one takes part in, if any."""
        return self.order.order.capture_origin(self.order.key(stream))

    def event_recorded(self, event: Entry, stream: DeviceStream) -> None:
        """Call with `device.event_record`: on a captured stream the event leads others into the capture."""
        self.order.order.recorded(event, self.order.key(stream))

    def stream_waits(self, stream: DeviceStream, event: Entry) -> None:
        """Call before `device.stream_wait`: the stream may join a capture by it."""
        self.order.order.waits(self.order.key(stream), event)

    def name_nodes(self, graph: Entry, nodes: Sequence[NodeFacts], kind: str = "driver.CUgraphNode") -> list[Entry]:
        """The entries of a graph's nodes (all of them, in order). Those without one are given one, with an odd token.

        They live until `handles.end`.
        """
        named: list[Entry] = []
        for position, facts in enumerate(nodes):
            node = facts.node
            if node is None:
                node = self.handles.make(kind, {"graph": graph, "ordinal": self.ordinal})
                self.device.graph_name(graph, position, node)
            named.append(node)
        return named

    def reset(self, ordinal: int) -> None:
        """Call before `device.reset`: a device's context goes away.

        What host functions hold there is let go, and those that were never reached are answered; the session's own
        streams and fences are made anew at need; captures there are over.
        """
        self.gates.reset(ordinal)
        self.order.reset(ordinal)

    def fault(self, reason: str) -> NoReturn:
        """End the session: the client broke the protocol or its lease."""
        raise Fault(reason)


def _with_reals(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    return function(*[each.entry.real if isinstance(each, RealHandle) else each for each in arguments])


async def _value_of(pending: Pending, is_status: bool) -> Any:
    status = await pending.wait()
    return status if is_status else pending.value
