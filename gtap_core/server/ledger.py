"""What the server does, in numbers: the one place from which `gtap top`, its JSON and the metrics have them.

Sessions are measured when somebody wants to know (usage.py); what they were when they ended is added up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

import attrs
import trio

from gtap_core.wire.control import MOST_MESSAGE, TENTHS, Usage, encode_body
from gtap_core.wire.traffic import Traffic
from gtap_core.wire.watch import (
    MOST_GPUS,
    MOST_LINE,
    MOST_LINES,
    MOST_ROWS,
    MOST_TEXT,
    GpuView,
    LeaseView,
    SessionView,
    Snapshot,
)

from .children import SessionProcess
from .gauge import Gauges
from .lease import Lease
from .log import plain
from .usage import added

RATE = 1.0  # seconds over which rates are taken, at least
APART = 0.2  # seconds between two samples
TENTH = 10**8  # nanoseconds
_NO_USE = Usage(0, "", ())


class Lines:
    """The newest lines of the server's log."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._lines: deque[str] = deque(maxlen=MOST_LINES)
        self._count = 0

    def say(self, line: str) -> None:
        """Keep a line, and pass it on."""
        self._lines.append(plain(line, MOST_LINE))
        self._count += 1
        self._say(line)

    def since(self, number: int) -> tuple[int, tuple[str, ...]]:
        """How many there have been, and those after that number, as far as they are kept."""
        new = min(self._count - number, len(self._lines))
        return self._count, tuple(self._lines)[len(self._lines) - new :]


@attrs.define(eq=False)
class Account:
    """One session: when it began, and what it had done at some moments since."""

    began: float = attrs.field(factory=trio.current_time)
    samples: deque[tuple[float, Traffic]] = attrs.field(factory=deque)

    def note(self, now: float, total: Traffic) -> None:
        """It has done so much by now."""
        if not self.samples:
            self.samples.append((self.began, Traffic()))
        if now - self.samples[-1][0] >= APART:
            self.samples.append((now, total))
        while len(self.samples) > 2 and now - self.samples[1][0] >= RATE:
            self.samples.popleft()

    def rate(self) -> Traffic:
        """Per second, between the first of the samples and the last."""
        if len(self.samples) < 2:
            return Traffic()
        (first, before), (last, after) = self.samples[0], self.samples[-1]
        pairs = zip(attrs.astuple(before), attrs.astuple(after), strict=True)
        return Traffic(*(added([max(0, round((b - a) / (last - first)))]) for a, b in pairs))


class Ledger:
    """The books of one server. `owners`, `leases` and those `waiting` are the supervisor's; `gather` measures them."""

    def __init__(
        self,
        server: str,
        device: str,
        owners: Mapping[SessionProcess, Lease],
        leases: Mapping[bytes, Lease],
        gather: Callable[[], Awaitable[None]],
        waiting: Sequence[Lease] = (),
        gauges: Gauges | None = None,
    ) -> None:
        self._server, self._device = server, device
        self._leases, self._owners, self._gather = leases, owners, gather
        self._waiting, self._gauges = waiting, gauges
        self._began = trio.current_time()
        self._accounts: dict[SessionProcess, Account] = {}
        self._opened = self._ended_time = 0
        self._ended = Traffic()
        self._gpus: tuple[GpuView, ...] = ()

    def opened(self, child: SessionProcess) -> None:
        """A session has begun."""
        self._accounts[child] = Account()
        self._opened += 1

    def ended(self, child: SessionProcess) -> None:
        """A session has ended: what it said last is what it has done."""
        if self._accounts.pop(child, None) is not None and child.usage is not None:
            self._ended += child.usage.traffic
            self._ended_time += gpu_time(child.usage)

    def leases(self, sees: Callable[[Lease], bool] | None = None) -> list[Lease]:
        """Those that are held, and those that wait; `sees`: of those alone."""
        return [each for each in (*self._leases.values(), *self._waiting) if sees is None or sees(each)]

    async def snapshot(self, sees: Callable[[Lease], bool] | None = None) -> Snapshot:
        """All of it, measured now; `sees`: of those leases alone."""
        await self._gather()
        gauged = [] if self._gauges is None else await self._gauges.look()
        now = trio.current_time()
        for child, account in self._accounts.items():
            if child.usage is not None:
                account.note(now, child.usage.traffic)
        sessions = [
            self._session(child, lease, now) for child, lease in self._owners.items() if sees is None or sees(lease)
        ]
        totals = sum((each.total for each in sessions), Traffic() if sees else self._ended)
        return Snapshot(
            self._server,
            self._device,
            uptime=_milliseconds(now - self._began),
            opened=len(sessions) if sees else self._opened,
            gpu_time=added((*(each.gpu_time for each in sessions), 0 if sees else self._ended_time)),
            total=totals,
            gpus=self._devices(gauged),
            leases=[_lease(each, now) for each in self.leases(sees)][:MOST_ROWS],
            sessions=sessions[:MOST_ROWS],
        )

    def _session(self, child: SessionProcess, lease: Lease, now: float) -> SessionView:
        account, usage = self._accounts.get(child) or Account(), child.usage or _NO_USE
        return SessionView(
            child.session.hex(),
            lease.id.hex(),
            name(usage.program or lease.program),
            _token(lease),
            host=plain(lease.host, MOST_TEXT),
            pid=usage.pid or lease.pid,
            age=_milliseconds(now - account.began),
            memory=added(each.memory for each in usage.devices),
            gpu_time=gpu_time(usage),
            lost=child.lost is not None,
            total=usage.traffic,
            rate=account.rate(),
        )

    def _devices(self, gauged: Sequence[tuple[GpuView, bool]]) -> tuple[GpuView, ...]:
        """Each with what sessions use of it now. Where nobody could survey them, what sessions say that they are."""
        usages = [each.usage for each in self._owners if each.usage is not None]
        known = list(self._gpus)
        for usage in usages:
            known += [GpuView(name, total=total) for name, total in usage.facts[len(known) :]]
        self._gpus = tuple(known[:MOST_GPUS])
        views = list(gauged[:MOST_GPUS]) or [(each, False) for each in self._gpus]
        return tuple(
            attrs.evolve(
                each,
                memory=_memory(usages, ordinal),
                utilisation=each.utilisation if told else _utilisation(usages, ordinal),
            )
            for ordinal, (each, told) in enumerate(views)
        )


def gpu_time(usage: Usage) -> int:
    """Nanoseconds, of all devices."""
    return added(each.busy for each in usage.devices)


def fitting(snapshot: Snapshot) -> Snapshot:
    """As much of it as one message holds: the busiest sessions, and their leases first."""
    sessions = sorted(snapshot.sessions, key=lambda each: (each.rate.calls, each.age), reverse=True)
    busy = {each.lease: None for each in sessions}
    leases = sorted(snapshot.leases, key=lambda each: each.id not in busy)
    least = snapshot
    while len(encode_body(least)) > MOST_MESSAGE:
        sessions, leases = sessions[: len(sessions) * 3 // 4], leases[: len(leases) * 3 // 4]
        left_out = len(snapshot.sessions) - len(sessions) + len(snapshot.leases) - len(leases)
        lines = snapshot.lines if sessions or leases else ()
        least = attrs.evolve(snapshot, sessions=sessions, leases=leases, left_out=left_out, lines=lines)
    return least


def _lease(lease: Lease, now: float) -> LeaseView:
    return LeaseView(
        lease.id.hex(),
        name(lease.program),
        _token(lease),
        host=plain(lease.host, MOST_TEXT),
        pid=lease.pid,
        age=_milliseconds(now - lease.started),
        sessions=len(lease.sessions),
        memory=lease.memory,
        position=lease.position,
    )


def _memory(usages: Iterable[Usage], ordinal: int) -> int:
    return added(each.devices[ordinal].memory for each in usages if ordinal < len(each.devices))


def _utilisation(usages: Iterable[Usage], ordinal: int) -> int:
    """Per cent of the last second in which kernels ran, as NVML's handler says it: several at once count for one."""
    tenths = [each.devices[ordinal].tenths for each in usages if ordinal < len(each.devices)]
    busy: int = sum(min(sum(each), TENTH) for each in zip(*tenths, strict=True))
    return min(100, -(-100 * busy // (TENTHS * TENTH)))


def _milliseconds(seconds: float) -> int:
    return max(0, round(1000 * seconds))


def _token(lease: Lease) -> str:
    return "" if lease.holder is None else plain(lease.holder.name, MOST_TEXT)


def name(program: str) -> str:
    """A program without its folder, fit for a table."""
    return plain(program.rpartition("/")[2], MOST_TEXT)
