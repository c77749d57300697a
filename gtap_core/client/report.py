"""What a run cost, told to a person at a terminal: where the time went, what cost most, and what to do about it.

A wait is the network's for as long as the shortest round trip of the run took, and while large output arrived; the rest
of it is the GPU's. Threads that wait at the same time are added up.
"""

from __future__ import annotations

from collections.abc import Collection

import attrs

from .stats import Count, Stats, size

MOST = 5  # functions that are shown
UPLOADS = "gtap upload"  # not a wait, and no function's in the counts
OPENING = ("gtap open", "gtap library")
COPIES_OUT = ("gtapCopyOut", "gtapCopyOutBox", "gtapAsideOut")
SYNCHRONISING = ("cuCtxSynchronize", "cuStreamSynchronize", "cuEventSynchronize")
QUERIES = ("cuEventQuery", "cuStreamQuery")
LAUNCHES = ("gtapLaunch", "gtapLaunchWith", "gtapGraphLaunch")
SMALL = 64 << 10  # bytes of a copy that costs little but its round trip
MEANINGS = {
    UPLOADS: "large payloads to the server",
    "gtap open": "a process's first call: a session on the server",
    "gtap credit": "memory from the server",
    "gtap deferred output": "output of asynchronous copies to the host",
    "gtapCopyIn": "copies to the device",
    "gtapCopyOut": "blocking copies to the host",
    "gtapCopyOutAsync": "asynchronous copies to the host",
    "gtapLaunch": "kernels",
    "gtapModuleLoad": "code",
}


@attrs.frozen
class Times:
    """Where a run's time went, in seconds: opening sessions, the network, the GPU, the program itself."""

    opening: float
    network: float
    device: float
    program: float

    @property
    def total(self) -> float:
        """The run's time, or more where threads waited at the same time."""
        return self.opening + self.network + self.device + self.program


def times(found: Stats, seconds: float) -> Times:
    """Divide a run of so many seconds."""
    opens = _sum(found, OPENING)
    waited = max(0.0, found.total.seconds - opens.seconds)
    for_network = min(waited, found.shortest * max(0, found.total.waits - opens.waits) + found.receiving)
    network, device = for_network + found.sending, waited - for_network
    return Times(opens.seconds, network, device, max(0.0, seconds - opens.seconds - network - device))


def to_report(found: Stats, seconds: float) -> str:
    """The report's lines."""
    spent = times(found, seconds)
    parts = {"opening": spent.opening, "network": spent.network, "GPU": spent.device, "program": spent.program}
    whole = spent.total or 1.0
    shares = ", ".join(f"{name} {_time(part)} ({100 * part / whole:.0f} %)" for name, part in parts.items())
    total = found.total
    lines = [
        f"gtap: {_time(seconds)}: {shares}",
        f"gtap: {total.waits} waits, {total.calls} calls ({total.posts} posted), "
        f"{size(found.bytes_sent)} sent, {size(found.bytes_received)} received",
    ]
    lines += [_row(name, count) for name, count in _costly(found)]
    return "\n".join([*lines, f"gtap: {advice(found, spent)}"]) + "\n"


def _costly(found: Stats) -> list[tuple[str, Count]]:
    def rank(row: tuple[str, Count]) -> tuple[float, int, str]:
        return -row[1].seconds, -row[1].calls, row[0]

    uploads = {UPLOADS: Count(seconds=found.sending)} if found.sending else {}
    return sorted({**found.by_function, **uploads}.items(), key=rank)[:MOST]


def _row(name: str, count: Count) -> str:
    meaning = f": {MEANINGS[name]}" if name in MEANINGS else ""
    return f"{_time(count.seconds):>12}{count.waits:>10} waits{count.calls:>10} calls  {name}{meaning}"


def advice(found: Stats, spent: Times) -> str:
    """One sentence: what would make the run shorter, by what was measured."""
    if not found.total.calls and not found.total.waits:
        return "no CUDA call was made by this program"
    if spent.program >= 0.8 * spent.total:
        return "nothing to gain here: most of the time is the program's own"
    if spent.opening >= 0.5 * spent.total:
        return "most of the time opened sessions, once for each process: a longer run pays no more for it"
    if found.sending >= 0.4 * spent.total:
        speed = size(int(found.bytes_sent / found.sending))
        return f"uploads took most of the time, at {speed} a second: keep data on the device, or use a faster link"
    if spent.device >= spent.network:
        return "the GPU is what was waited for: the network is not what limits this run"
    return _about_waits(found)


def _about_waits(found: Stats) -> str:
    """Where the network costs most."""
    waits = max(1, found.total.waits - _sum(found, OPENING).waits)
    queries, copies = _sum(found, QUERIES), _sum(found, COPIES_OUT)
    synchronised, launched = _sum(found, SYNCHRONISING), _sum(found, LAUNCHES)
    if queries.waits >= 0.4 * waits:
        return f"it polls ({queries.waits} queries that waited): synchronise with the event or stream instead"
    if copies.waits >= 0.4 * waits:
        each = found.bytes_received // copies.waits
        if each >= SMALL:
            return "most of the waits are blocking copies to the host: copy asynchronously into pinned memory"
        return (
            f"most of the waits are small copies to the host ({copies.waits} of {size(each)} or so): copy once, or "
            "asynchronously into pinned memory with one synchronisation for all"
        )
    if synchronised.waits >= 0.4 * waits and synchronised.waits >= 0.5 * launched.calls > 0:
        return f"it synchronises {synchronised.waits} times for {launched.calls} launches: synchronise once for many"
    rows = found.by_function.items()
    name, most = max(rows, key=lambda row: (row[1].waits, row[0]), default=("calls", Count()))
    return f"most of the waits are {name} ({most.waits} of {found.total.waits}): each is a round trip to the server"


def _sum(found: Stats, names: Collection[str]) -> Count:
    return sum((count for name, count in found.by_function.items() if name in names), Count())


def _time(seconds: float) -> str:
    if seconds >= 60:
        return f"{seconds / 60:.0f} min" if seconds >= 600 else f"{seconds / 60:.1f} min"
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.1f} ms"
