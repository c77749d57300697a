"""A snapshot of a server as people and programs read it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import attrs

from ..wire.watch import GpuView, LeaseView, SessionView, Snapshot

Row = Sequence[str]
LOCAL = "a client on this machine"  # as servers say it
SESSIONS = (
    "LEASE", "PROGRAM", "TOKEN", "HOST", "PID", "MEMORY", "CALLS/S", "WAITS/S", "SENT/S", "RECEIVED/S",
    "CALLS", "WAITS", "GPU TIME", "AGE",
)  # fmt: skip
SESSIONS_NARROW = (  # what matters comes first, for who does not see them all
    "LEASE", "PROGRAM", "CALLS/S", "WAITS/S", "SENT/S", "RECEIVED/S", "MEMORY", "GPU TIME",
    "TOKEN", "HOST", "PID", "CALLS", "WAITS", "AGE",
)  # fmt: skip
LEASES = ("LEASE", "PROGRAM", "TOKEN", "HOST", "PID", "SESSIONS", "MEMORY", "AGE")
GPUS = ("GPU", "NAME", "BUSY", "MEMORY", "OF", "TEMPERATURE")
GPUS_NARROW = ("GPU", "BUSY", "MEMORY", "OF", "TEMPERATURE", "NAME")
NUMBERS = {*SESSIONS, *LEASES, *GPUS} - {"LEASE", "PROGRAM", "TOKEN", "HOST", "NAME"}
"""The columns that are aligned at the right."""


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
        f"{size(total.bytes_received)} received"
        + (f", {gpu_time(snapshot.gpu_time)} of GPU time" if snapshot.gpu_time else "")
    )


def gpu_row(ordinal: int, gpu: GpuView) -> dict[str, str]:
    """One device, by the columns GPUS."""
    return {
        "GPU": str(ordinal),
        "NAME": gpu.name,
        "BUSY": f"{gpu.utilisation} %",
        "MEMORY": size(gpu.memory),
        "OF": size(gpu.total) if gpu.total else "-",
        "TEMPERATURE": "-" if gpu.temperature is None else f"{gpu.temperature} C",
    }


def session_row(session: SessionView) -> dict[str, str]:
    """One session, by the columns SESSIONS."""
    rate, total = session.rate, session.total
    return {
        "LEASE": session.lease[:8],
        "PROGRAM": session.program + (" (link lost)" if session.lost else ""),
        "TOKEN": session.token or "-",
        "HOST": host(session.host),
        "PID": str(session.pid),
        "MEMORY": size(session.memory),
        "CALLS/S": str(rate.calls),
        "WAITS/S": str(rate.waits),
        "SENT/S": size(rate.bytes_sent),
        "RECEIVED/S": size(rate.bytes_received),
        "CALLS": str(total.calls),
        "WAITS": str(total.waits),
        "GPU TIME": gpu_time(session.gpu_time),
        "AGE": age(session.age),
    }


def lease_row(lease: LeaseView) -> dict[str, str]:
    """One lease, by the columns LEASES."""
    return {
        "LEASE": lease.id[:8],
        "PROGRAM": lease.program,
        "TOKEN": lease.token or "-",
        "HOST": host(lease.host),
        "PID": str(lease.pid),
        "SESSIONS": f"waits ({lease.position})" if lease.position else str(lease.sessions),
        "MEMORY": size(lease.memory) if lease.memory else "-",
        "AGE": age(lease.age),
    }


def table(head: Row, rows: Sequence[Mapping[str, str]]) -> str:
    """Columns, each as wide as it has to be."""
    every = [head, *([row[column] for column in head] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*every, strict=True)]
    aligned = [str.rjust if column in NUMBERS else str.ljust for column in head]
    lines = (
        "  ".join(align(cell, width) for align, cell, width in zip(aligned, row, widths, strict=True)) for row in every
    )
    return "".join(line.rstrip() + "\n" for line in lines)


def host(name: str) -> str:
    """Where a client is, as short as it can be said."""
    return "local" if name == LOCAL else name


def age(milliseconds: int) -> str:
    """As 5s, 2m10s, 3h05m."""
    seconds = milliseconds // 1000
    if seconds < 60:
        return f"{seconds}s"
    if seconds < 3600:
        return f"{seconds // 60}m{seconds % 60:02}s"
    return f"{seconds // 3600}h{seconds % 3600 // 60:02}m"


def gpu_time(nanoseconds: int) -> str:
    """As 0.125s; a device may not tell."""
    return f"{nanoseconds / 1e9:.3f}s" if nanoseconds else "-"


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
