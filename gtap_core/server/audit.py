"""The audit log: a line of JSON for each lease that has ended and for each client that was refused."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from .children import SessionProcess
    from .lease import Lease

MOST_TEXT = 300


@attrs.define
class Audit:
    """Appends to a file that only its user reads. `file` None: nothing is kept."""

    file: Path | None
    say: Callable[[str], None]
    clock: Callable[[], float] = time.time
    _failed: bool = False

    def write(self, event: str, **fields: Any) -> None:
        """One line. A disk that takes none is said once, and stops nobody."""
        if self.file is None:
            return
        told = {name: each[:MOST_TEXT] if isinstance(each, str) else each for name, each in fields.items()}
        line = json.dumps({"time": round(self.clock(), 3), "event": event, **told}) + "\n"
        try:
            self.file.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
            descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
            try:
                os.write(descriptor, line.encode())
            finally:
                os.close(descriptor)
            self._failed = False
        except OSError as error:
            if not self._failed:
                self.say(f"the audit log {self.file} cannot be written: {error.strerror}")
            self._failed = True


@attrs.define
class Account:
    """What one lease has used, as its sessions said when they were asked last."""

    start: float = attrs.field(factory=time.time)
    sessions: int = 0
    busy: int = 0  # nanoseconds in which its kernels ran, of all devices together
    sent: int = 0  # bytes from its clients
    received: int = 0  # bytes to them
    gpus: set[str] = attrs.field(factory=set)  # names of the devices
    closed: bool = False

    def add(self, child: SessionProcess) -> None:
        """A session has ended."""
        self.sessions += 1
        if child.usage is not None:
            self.busy += sum(each.busy for each in child.usage.devices)
            self.sent += child.usage.traffic.bytes_sent
            self.received += child.usage.traffic.bytes_received
            self.gpus.update(name for name, _ in child.usage.facts)

    def close(self, lease: Lease, device: str, audit: Audit) -> None:
        """The lease has ended, its sessions too: its line. Once."""
        if self.closed:
            return
        self.closed = True
        audit.write(
            "lease",
            token=lease.holder.name if lease.holder is not None else "",
            program=lease.program,
            pid=lease.pid,
            host=lease.host,
            device=device,
            gpus=sorted(self.gpus),
            start=round(self.start, 3),
            end=round(audit.clock(), 3),
            sessions=self.sessions,
            bytes_sent=self.sent,
            bytes_received=self.received,
            gpu_seconds=round(self.busy / 1e9, 6),
        )
