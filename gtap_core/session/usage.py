"""What a session uses of the devices, measured when its supervisor asks; and what all sessions use, asked of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import trio

from gtap_core.wire.control import (
    MOST_DEVICES,
    MOST_NAME,
    TENTHS,
    Ask,
    DeviceUse,
    Message,
    ProcessUse,
    Told,
    Usage,
)
from gtap_core.wire.traffic import LARGEST, Traffic

if TYPE_CHECKING:
    from .dispatch import Dispatcher

LAST = 0.2  # seconds for what the device has to say when the session ends
PATIENCE = 5.0  # seconds for the supervisor's answer; then what is known here has to do


class SessionUsage:
    """One session's use of the devices. `send` reaches its supervisor; None: it has none."""

    def __init__(self, send: Callable[[Message], None] | None = None) -> None:
        self._send = send
        self._pid, self._program = 0, ""
        self._dispatcher: Dispatcher | None = None
        self._waiting: list[trio.Event] = []
        self._told = Told()
        self._devices: tuple[DeviceUse, ...] = ()  # as they were measured last
        self.traffic: Callable[[], Traffic] = Traffic

    def attach(self, dispatcher: Dispatcher) -> None:
        """The session is there: this is where it keeps its books."""
        self._dispatcher = dispatcher

    def client(self, pid: int, program: str) -> None:
        """Who the client says that it is."""
        self._pid = pid if pid < 1 << 32 else 0
        self._program = "".join(each if each.isprintable() else "?" for each in program[:MOST_NAME])

    async def measure(self) -> Usage:
        """What this session uses now."""
        dispatcher = self._dispatcher
        if dispatcher is None:
            return self._usage()
        pending = dispatcher.device.busy()
        busy = _busy(pending.value if await pending.wait() == 0 else ())
        self._devices = tuple(
            [
                DeviceUse(await _memory(dispatcher, ordinal), *busy.get(ordinal, (0, (0,) * TENTHS)))
                for ordinal in range(min(dispatcher.devices, MOST_DEVICES))
            ]
        )
        return self._usage()

    def _usage(self) -> Usage:
        facts = () if self._dispatcher is None else self._dispatcher.facts[:MOST_DEVICES]
        named = [(each.name[:MOST_NAME], each.total_memory) for each in facts]
        return Usage(self._pid, self._program, self._devices, self.traffic(), named)

    async def report(self) -> None:
        """Tell the supervisor."""
        if self._send is not None:
            self._send(await self.measure())

    async def last(self) -> None:
        """The client has said END: ask the device once more, but not for long."""
        with trio.move_on_after(LAST):
            await self.measure()

    def finish(self) -> None:
        """The session ends: tell the supervisor what is known."""
        if self._send is not None:
            self._send(self._usage())

    async def ask(self) -> Told:
        """What all sessions use, this one among them."""
        if self._send is not None:
            event = trio.Event()
            self._waiting.append(event)
            if len(self._waiting) == 1:
                self._send(await self.measure())  # what others hear may be a moment old, its own is not
                self._send(Ask())
            with trio.move_on_after(PATIENCE):
                await event.wait()
                return self._told
            self._waiting = [each for each in self._waiting if each is not event]
        own = await self.measure()
        return Told(own.devices, (ProcessUse(own.pid, own.program, os.getpid(), own.devices),))

    def told(self, answer: Told) -> None:
        """The supervisor's answer has come."""
        self._told = answer
        waiting, self._waiting = self._waiting, []
        for event in waiting:
            event.set()


async def _memory(dispatcher: Dispatcher, ordinal: int) -> int:
    """Bytes: what a bounded lease is charged for; else what the books say.

    And where the device is the session's alone, what it has for itself (globals of modules).
    """
    if dispatcher.memory.budget.limit:
        return dispatcher.memory.charged_bytes(ordinal)
    own = 0
    if dispatcher.device.kind == "cpu":
        pending = dispatcher.device.memory_info(ordinal)
        if await pending.wait() == 0:
            free, total = pending.value
            own = max(0, total - free - dispatcher.memory.mapped_bytes(ordinal))
    return dispatcher.memory.used_bytes(ordinal) + own


def _busy(value: Sequence[tuple[int, Sequence[int]]]) -> dict[int, tuple[int, tuple[int, ...]]]:
    """What a device says of its work, by ordinal; nothing of what cannot be."""
    found = {}
    for ordinal, (total, tenths) in enumerate(value):
        if len(tenths) == TENTHS and min(total, *tenths) >= 0 and max(total, *tenths) < LARGEST:
            found[ordinal] = (total, tuple(tenths))
    return found
