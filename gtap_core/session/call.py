"""What a handler sees: the one call that it executes, and through it the session."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

import attrs

from gtap_core.errors import Fault

from .device import Device, Pending
from .device import Stream as DeviceStream
from .handles import Entry, HandleTable
from .memory import Memory

if TYPE_CHECKING:
    from gtap_core.spec import Library


class Fences(Protocol):
    """The part of the session's order that handlers use (ARCHITECTURE 5.6, 7)."""

    def fence(self, stream: DeviceStream) -> None:
        """After a posted blocking operation on `stream`: later commands on other streams wait for it."""
        ...

    def fence_all(self, ordinal: int) -> None:
        """Later commands of every stream of a device wait for all that its streams were given so far."""
        ...

    def reset(self, ordinal: int) -> None:
        """Forget the streams and fences of a device whose context goes away."""
        ...


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
    order: Fences
    memory: Memory
    number: int  # of the frame, from 1
    thread: int  # the client's thread number
    context: int  # context index, 0: the primary one
    ordinal: int  # the context's device
    library: Provider
    invalid_value: int  # the library's status for a pointer that cannot be
    kept: dict[str, Any]  # one per session: what a plugin's handlers keep of it, under the plugin's name
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

    def reset(self, ordinal: int) -> None:
        """A device's context goes away: the session's own streams and fences there are made anew at need."""
        self.order.reset(ordinal)

    def fault(self, reason: str) -> NoReturn:
        """End the session: the client broke the protocol or its lease."""
        raise Fault(reason)


def _with_reals(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    return function(*[each.entry.real if isinstance(each, RealHandle) else each for each in arguments])


async def _value_of(pending: Pending, is_status: bool) -> Any:
    status = await pending.wait()
    return status if is_status else pending.value
