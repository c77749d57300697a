"""A snapshot of a server as people and programs read it."""

from __future__ import annotations

import json
from collections.abc import Sequence

import attrs

from ..wire.watch import GpuView, LeaseView, SessionView, Snapshot

Row = Sequence[str]
SESSIONS = (
    "LEASE", "PROGRAM", "TOKEN", "HOST", "PID", "MEMORY", "CALLS/S", "WAITS/S", "SENT/S", "RECEIVED/S",
    "CALLS", "WAITS", "GPU TIME", "AGE",
)  # fmt: skip
LEASES = ("LEASE", "PROGRAM", "TOKEN", "HOST", "PID", "SESSIONS", "MEMORY", "AGE")
GPUS = ("GPU", "NAME", "BUSY", "MEMORY", "OF", "TEMPERATURE")


def to_json(snapshot: Snapshot) -> str:
    """A snapshot as a JSON object, without the log."""
    document = attrs.asdict(snapshot)
    del document["lines"]
    return json.dumps(document, indent=2) + "\n"


def to_table(snapshot: Snapshot) -> str:
    """Devices and sessions as lines."""
    gpus = [gpu_row(ordinal, each) for ordinal, each in enumerate(snapshot.gpus)]
    parts = [
        headline(snapshot) + "\n",
        table(GPUS, gpus),
        table(SESSIONS, [session_row(each) for each in snapshot.sessions]),
    ]
    return "\n".join(parts) + _left_out(snapshot)


def leases_table(snapshot: Snapshot) -> str:
    """The leases as lines."""
    return table(LEASES, [lease_row(each) for each in snapshot.leases]) + _left_out(snapshot)


def headline(snapshot: Snapshot) -> str:
    """The server, and what it has done since it started."""
    total = snapshot.total
    return (
        f"{snapshot.server} ({snapshot.device}), up {age(snapshot.uptime)}: {len(snapshot.sessions)} sessions, "
        f"{snapshot.opened} since its start; {total.calls} calls, {total.waits} waits, {size(total.bytes_sent)} sent, "
        f"{size(total.bytes_received)} received, {gpu_time(snapshot.gpu_time)} of GPU time"
    )


def gpu_row(ordinal: int, gpu: GpuView) -> Row:
    """One device, in the columns GPUS."""
    temperature = "-" if gpu.temperature is None else f"{gpu.temperature} C"
    total = size(gpu.total) if gpu.total else "-"
    return str(ordinal), gpu.name, f"{gpu.utilisation} %", size(gpu.memory), total, temperature


def session_row(session: SessionView) -> Row:
    """One session, in the columns SESSIONS."""
    rate, total = session.rate, session.total
    return (
        session.lease[:8],
        session.program + (" (link lost)" if session.lost else ""),
        session.token or "-",
        session.host,
        str(session.pid),
        size(session.memory),
        str(rate.calls),
        str(rate.waits),
        size(rate.bytes_sent),
        size(rate.bytes_received),
        str(total.calls),
        str(total.waits),
        gpu_time(session.gpu_time),
        age(session.age),
    )


def lease_row(lease: LeaseView) -> Row:
    """One lease, in the columns LEASES."""
    state = f"waits ({lease.position})" if lease.position else str(lease.sessions)
    memory = size(lease.memory) if lease.memory else "-"
    return lease.id[:8], lease.program, lease.token or "-", lease.host, str(lease.pid), state, memory, age(lease.age)


def table(head: Row, rows: Sequence[Row]) -> str:
    """Columns, each as wide as it has to be."""
    every = [head, *rows]
    widths = [max(len(row[column]) for row in every) for column in range(len(head))]
    return "".join("  ".join(map(str.ljust, row, widths)).rstrip() + "\n" for row in every)


def age(milliseconds: int) -> str:
    """As 5s, 2m10s, 3h05m."""
    seconds = milliseconds // 1000
    if seconds < 60:
        return f"{seconds}s"
    if seconds < 3600:
        return f"{seconds // 60}m{seconds % 60:02}s"
    return f"{seconds // 3600}h{seconds % 3600 // 60:02}m"


def gpu_time(nanoseconds: int) -> str:
    """As 0.125s."""
    return f"{nanoseconds / 1e9:.3f}s"


def size(count: int) -> str:
    """Bytes, as 392.4 KiB."""
    value = float(count)
    for unit in ("B", "KiB", "MiB", "GiB"):
        if value < 1024:
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1024
    return f"{value:.1f} TiB"


def _left_out(snapshot: Snapshot) -> str:
    return f"... and {snapshot.left_out} more rows\n" if snapshot.left_out else ""
