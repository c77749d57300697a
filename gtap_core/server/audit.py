"""The audit log: a line of JSON for each lease, when it is granted and when it has ended, and for each refusal."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from gtap_core.wire.control import MOST_DEVICES

from .log import recorder

if TYPE_CHECKING:
    from .children import SessionProcess
    from .lease import Lease


@attrs.define
class Audit:
    """Appends to a file that only its user reads. `file` None: nothing is kept."""

    file: Path | None
    say: Callable[[str], None]
    _failed: bool = False
    _record: Callable[..., None] | None = attrs.field(init=False, default=None)

    def write(self, event: str, **fields: Any) -> None:
        """One line. A disk that takes none is said once, and stops nobody."""
        if self.file is None:
            return
        self._record = self._record or recorder(self)
        try:
            self._record(event, **fields)
            self._failed = False
        except OSError as error:
            if not self._failed:
                self.say(f"the audit log {self.file} cannot be written: {error.strerror}")
            self._failed = True

    def info(self, line: str) -> None:
        """Append it to the file, which is opened anew: whoever wants may move it away. Raises OSError."""
        assert self.file is not None
        self.file.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            data = f"{line}\n".encode()
            if os.write(descriptor, data) < len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(descriptor)


@attrs.define
class Account:
    """What one lease has used, as its sessions said when they were asked last, or ended."""

    start: float = 0.0  # when it was granted, in seconds since 1970
    sessions: int = 0
    unheard: int = 0  # of these, without a last word: what they had used since they were asked is missing
    busy: int = 0  # nanoseconds in which its kernels ran, of all devices together
    sent: int = 0  # bytes from its clients
    received: int = 0  # bytes to them
    gpus: set[str] = attrs.field(factory=set)  # names of the devices
    closed: bool = False

    def open(self, lease: Lease, device: str, audit: Audit) -> None:
        """The lease is granted: its first line."""
        self.start = time.time()
        audit.write("granted", **_who(lease, device))

    def add(self, child: SessionProcess) -> None:
        """A session has ended, or the server ends before it."""
        self.sessions += 1
        self.unheard += child.silent or (child.reason is None and child.process.returncode is not None)
        if child.usage is not None:
            self.busy += sum(each.busy for each in child.usage.devices)
            self.sent += child.usage.traffic.bytes_sent
            self.received += child.usage.traffic.bytes_received
            names = {name for name, _ in child.usage.facts}  # of the server's few devices, if the session is honest
            self.gpus.update(sorted(names - self.gpus)[: MOST_DEVICES - len(self.gpus)])

    def close(self, lease: Lease, device: str, audit: Audit) -> None:
        """The lease has ended, its sessions too: its last line. Once."""
        if self.closed:
            return
        self.closed = True
        audit.write(
            "lease",
            **_who(lease, device),
            gpus=sorted(self.gpus),
            start=round(self.start, 3),
            end=round(time.time(), 3),
            sessions=self.sessions,
            unheard=self.unheard,
            bytes_sent=self.sent,
            bytes_received=self.received,
            gpu_seconds=round(self.busy / 1e9, 6),
            why=lease.why,
        )


def _who(lease: Lease, device: str) -> dict[str, Any]:
    return {
        "lease": lease.id.hex(),
        "token": lease.holder.name if lease.holder is not None else "",
        "program": lease.program,
        "pid": lease.pid,
        "host": lease.host,
        "device": device,
        "memory": lease.memory,
    }
