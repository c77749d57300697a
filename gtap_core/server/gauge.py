"""What the devices are and what the machine tells of them, for those who look: found by processes kept for that alone.

The supervisor touches no device. Nothing runs while nobody looks.
"""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable

import attrs
import trio

from gtap_core.wire.control import Gauged, Surveyed
from gtap_core.wire.watch import MOST_TEXT, GpuView

from .children import SessionProcess

SURVEY = 5.0  # seconds that one who looks waits for the first survey; it goes on without them
PATIENCE = 1.0  # seconds for a reading; a process that gives none is replaced, but not at once
FRESH = 0.2  # seconds for which a reading serves whoever looks next
IDLE = 20.0  # seconds after which nobody looks any more
PAUSE = 60.0  # seconds from a failure to the next attempt


@attrs.define(eq=False)
class Gauges:
    """The devices of one server. `survey` finds what they are, `spare` gives an idle session process."""

    survey: Callable[[], Awaitable[Surveyed]]
    spare: Callable[[], Awaitable[SessionProcess]]
    nursery: trio.Nursery
    _surveyed: trio.Event | None = None
    _found: Surveyed = attrs.field(factory=Surveyed)
    _gauged: Gauged = attrs.field(factory=Gauged)
    _child: SessionProcess | None = None
    _looking: trio.CancelScope = attrs.field(factory=trio.CancelScope)
    _read: float = float("-inf")
    _again: float = float("-inf")
    _lock: trio.Lock = attrs.field(factory=trio.Lock)

    async def look(self) -> list[tuple[GpuView, bool]]:
        """Each device, without what sessions have of it; and whether its utilisation is what the machine tells."""
        async with self._lock:
            await self._survey()
            if self._found.devices and trio.current_time() - self._read >= FRESH:
                await self._gauge()
        readings = dict(enumerate(self._gauged.readings))
        found = []
        for ordinal, (name, total) in enumerate(self._found.devices):
            temperature, utilisation = readings.get(ordinal, (None, None))
            view = GpuView(name[:MOST_TEXT], utilisation=utilisation or 0, total=total, temperature=temperature)
            found.append((view, utilisation is not None))
        return found

    async def _survey(self) -> None:
        if self._surveyed is None:
            self._surveyed = trio.Event()
            self.nursery.start_soon(self._find, self._surveyed)
        with trio.move_on_after(SURVEY):
            await self._surveyed.wait()

    async def _find(self, done: trio.Event) -> None:
        self._found = await self.survey()
        done.set()
        if not self._found.devices:
            await trio.sleep(PAUSE)
            self._surveyed = None

    async def _gauge(self) -> None:
        now = trio.current_time()
        if self._child is None and now < self._again:
            return
        gauged = Gauged()
        with trio.move_on_after(PATIENCE), contextlib.suppress(OSError, trio.ClosedResourceError):
            if self._child is None:
                self._child = await self.spare()
                self._looking = trio.CancelScope()
                self.nursery.start_soon(self._keep, self._child, self._looking)
            gauged = await self._child.gauge(self._found.places)
        self._gauged, self._read = gauged, trio.current_time()
        self._looking.deadline = self._read + IDLE
        if not gauged.readings:  # it tells nothing, or not in time
            self._again = self._read + PAUSE
            self._looking.cancel()

    async def _keep(self, child: SessionProcess, looking: trio.CancelScope) -> None:
        with looking:
            await child.ended.wait()
        if self._child is child:
            self._child = None
        await child.end()
