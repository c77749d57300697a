"""Who uses how much of the devices: asked of every session when one of them wants to know, and put together here.

Nothing runs while nobody asks. A session process is not to be trusted: what it says is bounded, counts for it alone,
and one that says nothing is waited for no longer than a moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs
import trio

from gtap_core.wire.control import MOST_MESSAGE, MOST_PROCESSES, DeviceUse, ProcessUse, Told, encode_body
from gtap_core.wire.traffic import LARGEST

from .children import SessionProcess
from .lease import Lease

PATIENCE = 1.0  # seconds for all sessions' answers; one that has missed them is not waited for until it has answered
FRESH = 0.02  # seconds for which an answer serves whoever asks next


class Usages:
    """The usage of the sessions in `owners`, which the supervisor keeps."""

    def __init__(self, owners: Mapping[SessionProcess, Lease], nursery: trio.Nursery) -> None:
        self._owners, self._nursery = owners, nursery
        self._asking: set[SessionProcess] = set()
        self._lock = trio.Lock()
        self._gathered = -FRESH

    def asked(self, child: SessionProcess) -> None:
        """A session wants to know; it is answered once, however often it asks meanwhile."""
        if child not in self._asking and child in self._owners:
            self._asking.add(child)
            self._nursery.start_soon(self._answer, child)

    async def _answer(self, child: SessionProcess) -> None:
        try:
            await self.gather()
            lease = self._owners.get(child)
            if lease is not None:
                self._asking.discard(child)  # it may ask again as soon as it has heard
                with trio.move_on_after(PATIENCE):
                    await child.tell(self._told(child, lease))
        except (OSError, trio.ClosedResourceError):
            pass  # it has just ended
        finally:
            self._asking.discard(child)

    async def gather(self) -> None:
        """Measure every session, unless that has just been done."""
        async with self._lock:
            if trio.current_time() - self._gathered < FRESH:
                return
            with trio.move_on_after(PATIENCE):
                async with trio.open_nursery() as nursery:
                    for child in [each for each in self._owners if not each.silent]:
                        nursery.start_soon(_measure, child)
            self._gathered = trio.current_time()

    def _told(self, asking: SessionProcess, lease: Lease) -> Told:
        """What a session of a lease may know: what all have, or its lease has; processes, of those with its token."""
        processes = [
            ProcessUse(child.usage.pid, child.usage.program, child.pid, child.usage.devices)
            for child, owner in self._owners.items()
            if child.usage is not None and owner.token == lease.token
        ]
        largest = sorted(processes, key=lambda each: sum(use.memory for use in each.devices), reverse=True)
        everybody = self._total(self._owners)
        if lease.most:  # its memory is its own
            everybody = tuple(
                attrs.evolve(use, memory=_charged(asking, lease, ordinal)) for ordinal, use in enumerate(everybody)
            )
        told = Told(everybody, largest[:MOST_PROCESSES])
        while len(encode_body(told)) > MOST_MESSAGE:  # on many devices each
            told = attrs.evolve(told, processes=told.processes[: len(told.processes) // 2])
        return told

    @staticmethod
    def _total(sessions: Iterable[SessionProcess]) -> tuple[DeviceUse, ...]:
        return total(each.usage.devices for each in sessions if each.usage is not None)


def _charged(asking: SessionProcess, lease: Lease, ordinal: int) -> int:
    """What is not free to a session: what it has in use, and all that the others of its lease hold."""
    uses = asking.usage.devices if asking.usage is not None else ()
    own = uses[ordinal].memory if ordinal < len(uses) else 0
    return added((own, lease.held(ordinal) - asking.held.get(ordinal, 0)))


def total(sessions: Iterable[tuple[DeviceUse, ...]]) -> tuple[DeviceUse, ...]:
    """The sum by device of what sessions use; numbers stay below 2^63."""
    sums: list[DeviceUse] = []
    for devices in sessions:
        sums += [DeviceUse()] * (len(devices) - len(sums))
        for ordinal, use in enumerate(devices):
            before = sums[ordinal]
            tenths = tuple(added(each) for each in zip(before.tenths, use.tenths, strict=True))
            sums[ordinal] = DeviceUse(added((before.memory, use.memory)), added((before.busy, use.busy)), tenths)
    return tuple(sums)


def added(numbers: Iterable[int]) -> int:
    """The sum of what sessions say, as far as a number of the wire goes: they say what they like."""
    return min(sum(numbers), LARGEST - 1)


async def _measure(child: SessionProcess) -> None:
    try:
        await child.measure()
    except (OSError, trio.ClosedResourceError):
        return  # it has just ended
