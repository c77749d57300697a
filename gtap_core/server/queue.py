"""Memory for a lease that wants it: at once, or when its turn has come. How much there is, is found when it matters."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable

import attrs
import trio

from gtap_core.wire.control import Surveyed

from .children import SessionProcess
from .lease import Lease
from .memory import Memory, size

SURVEY = 15.0  # seconds for a process to start the devices and say how much memory they have


@attrs.define(eq=False)
class Queue:
    """Who waits for a server's memory. `spare` gives an idle session process; `agreed`: all sessions ask by now."""

    memory: Memory
    spare: Callable[[], Awaitable[SessionProcess]]
    agreed: Callable[[], Awaitable[None]]
    _surveying: trio.Lock = attrs.field(factory=trio.Lock)
    _surveyed: Surveyed = attrs.field(factory=Surveyed)

    async def reserve(self, lease: Lease, wait: int, until_left: Callable[[], Awaitable[None]]) -> str:
        """Get a lease its memory within so many seconds. Returns the sentence that refuses it.

        `until_left` returns when its client waits no longer: BrokenResourceError.
        """
        if lease.memory > lease.limit > 0:
            return f"{size(lease.memory)} of each device were asked for; a program may have {size(lease.limit)} here"
        self.memory.wanted += lease.memory > 0
        try:
            if lease.memory:
                self.memory.told()
                self.memory.capacity = tuple(memory for _, memory in (await self.survey()).devices)
                if not self.memory.capacity:
                    return "its devices do not say how much memory they have: its own log says why"
                await self.agreed()
            refusal = self.memory.ask(lease, wait=wait > 0)
            if lease.position:
                refusal = await self._turn(lease, wait, until_left)
        except BaseException:
            self.memory.leave(lease)
            raise
        finally:
            self.memory.wanted -= lease.memory > 0
            self.memory.told()
        return refusal

    async def _turn(self, lease: Lease, wait: int, until_left: Callable[[], Awaitable[None]]) -> str:
        left = trio.Event()

        async def leaving() -> None:
            await until_left()
            left.set()
            nursery.cancel_scope.cancel()

        with trio.move_on_after(wait):
            async with trio.open_nursery() as nursery:
                nursery.start_soon(leaving)
                await self.memory.until_granted(lease)
                nursery.cancel_scope.cancel()
        if left.is_set():
            raise trio.BrokenResourceError
        if lease.position:
            self.memory.leave(lease)
            return self.memory.timed_out(lease)
        return lease.refusal

    async def survey(self) -> Surveyed:
        """What the devices are: found once, by a process that starts them as a session's does; nothing: it cannot."""
        async with self._surveying:
            if not self._surveyed.devices:
                with trio.move_on_after(SURVEY), contextlib.suppress(OSError, trio.ClosedResourceError):
                    self._surveyed = await (await self.spare()).survey()
        return self._surveyed
