"""The devices' memory by lease: what is reserved, what others may have, and who waits. Counts, and touches no device.

What is reserved and what leases without a reservation hold is never more than there is. Who comes first is served
first: while somebody waits, nobody who came later gets what he waits for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs
import trio

from gtap_core.wire.control import Queued, Take, Taken
from gtap_core.wire.traffic import LARGEST

if TYPE_CHECKING:
    from .children import SessionProcess
    from .lease import Lease

MOST_WAITING = 64  # leases


@attrs.define(eq=False)
class Memory:
    """What the leases of one server have of its devices.

    `capacity`: bytes by device ordinal; empty while nobody has wanted to know: then nothing is reserved, and leases
    without a reservation take what the devices give them.
    """

    capacity: tuple[int, ...] = ()
    leases: list[Lease] = attrs.field(factory=list)  # those that have or may take memory, also ended ones
    waiting: list[Lease] = attrs.field(factory=list)  # the first is the next
    wanted: int = 0  # leases that are about to ask for memory of their own
    told: Callable[[], None] = lambda: None  # called where `shared` may have changed
    _changed: trio.Event = attrs.field(factory=trio.Event)
    _arrivals: int = 0

    def ask(self, lease: Lease, *, wait: bool = False) -> str:
        """Let a lease have what it wants, or wait for it (`lease.position` says so). Else the sentence against it."""
        self._arrivals += 1
        lease.arrived = self._arrivals
        if lease.memory == 0:
            self.leases.append(lease)
            return ""
        least = min(self.capacity, default=0)
        if lease.memory > least:
            return f"{size(lease.memory)} of each device are more than there are: its smallest has {size(least)}"
        if not self.waiting and self._fits(lease):
            self.leases.append(lease)
            self.told()
        elif not wait:
            return f"{self._why_not(lease)}: with --wait 60s gtap exec waits for it"
        elif len(self.waiting) >= MOST_WAITING:
            return f"{MOST_WAITING} programs wait for memory already: try again later"
        else:
            self.waiting.append(lease)
            self._number()
            self.told()
        return ""

    def leave(self, lease: Lease) -> None:
        """A lease waits no longer, or has ended with all of its sessions: what was its is for others."""
        for those in (self.waiting, self.leases):
            if lease in those:
                those.remove(lease)
        lease.position = 0
        self.settle()
        self.told()

    def refuse(self, lease: Lease, why: str) -> None:
        """A lease has waited in vain."""
        lease.refusal = why
        self.leave(lease)

    def settle(self) -> None:
        """Something may be free: who waits gets it, in order."""
        while self.waiting and self._fits(self.waiting[0]):
            lease = self.waiting.pop(0)
            lease.position = 0
            self.leases.append(lease)
        self._number()

    async def until_granted(self, lease: Lease) -> None:
        """Wait until a lease waits no longer; its client hears its place, and how many wait, whenever that changes."""
        told = (0, 0)
        while lease.position:
            changed, place = self._changed, (lease.position, len(self.waiting))
            if place != told:
                told = place
                await lease.inform(Queued(*place))
            else:
                await changed.wait()

    def take(self, lease: Lease, child: SessionProcess, take: Take) -> Taken:
        """Give a session of a lease memory of a device, if the lease may have it, or has it."""
        most = LARGEST - 1 if take.told and not lease.most else self._most(lease, take.ordinal)
        taken = lease.take(child, take, most)
        if take.size < 0:
            self.settle()
        return taken

    def timed_out(self, lease: Lease) -> str:
        """The sentence for one that has waited for long enough."""
        return f"{self._why_not(lease)}, after all the time that gtap exec was to wait for it"

    @property
    def shared(self) -> bool:
        """Whether a lease has memory for itself, or wants it."""
        return bool(self.wanted or self.waiting) or any(each.memory for each in self.leases)

    def free(self, ordinal: int) -> int:
        """Bytes of a device that are neither reserved nor held by a lease without a reservation."""
        return self.capacity[ordinal] - sum(each.memory or each.held(ordinal) for each in self.leases)

    def _fits(self, lease: Lease) -> bool:
        return all(lease.memory <= self.free(ordinal) for ordinal in range(len(self.capacity)))

    def _most(self, lease: Lease, ordinal: int) -> int:
        """Bytes of a device that a lease may hold now."""
        most = lease.most or LARGEST - 1
        if lease.memory or not self.capacity:
            return most
        if ordinal >= len(self.capacity):
            return 0
        before = sum(each.memory for each in self.waiting if each.arrived < lease.arrived)
        return max(0, min(most, lease.held(ordinal) + self.free(ordinal) - before))

    def _number(self) -> None:
        for position, lease in enumerate(self.waiting, 1):
            lease.position = position
        self._changed.set()
        self._changed = trio.Event()

    def _why_not(self, lease: Lease) -> str:
        least = min(self.free(ordinal) for ordinal in range(len(self.capacity)))
        others = f", and {len(self.waiting)} wait" if self.waiting else ""
        return f"{size(lease.memory)} of each device are not free: {size(max(0, least))} are{others}"


def size(bytes_: int) -> str:
    """Bytes as a person says them, rounded down."""
    return f"{bytes_ >> 30} GiB" if bytes_ >= 1 << 30 and not bytes_ % (1 << 30) else f"{bytes_ >> 20} MiB"
