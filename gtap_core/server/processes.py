"""Session processes: started ahead of need, told what to be, handed their sockets, watched to their end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Mapping

import attrs
import trio

from gtap_core.errors import Fault
from gtap_core.wire.control import MOST_MESSAGE, Connected, Ended, Message, Start, decode_body, encode_body
from gtap_core.wire.preamble import Preamble

END_DEADLINE = 2.0  # seconds between being asked to end and being killed
# What a session process keeps of the server's environment; the client's comes with its OPEN.
KEPT = (
    "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "PYTHONPATH", "TMPDIR", "USER",
    "CUDA_HOME", "CUDA_PATH", "CUDA_VISIBLE_DEVICES", "CUDA_CACHE_PATH", "GTAP_CPU_DEVICES", "XDG_CACHE_HOME",
)  # fmt: skip


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of a session process."""
    return {name: environ[name] for name in KEPT if name in environ}


@attrs.define(eq=False)
class SessionProcess:
    """One session process and the socket over which it is told things; `reason` is its last word."""

    process: trio.Process
    control: socket.socket  # SOCK_SEQPACKET: a message is a datagram, its descriptor travels with it
    reason: str | None = None

    def send(self, message: Message, descriptor: int | None = None) -> bool:
        """Tell it something; False when it is gone or does not listen."""
        try:
            socket.send_fds(self.control, [encode_body(message)], [] if descriptor is None else [descriptor])
        except OSError:
            return False
        return True

    def become(self, device: str, session: bytes) -> bool:
        """Turn a spare process into a session."""
        return self.send(Start(device, session))

    def connect(self, preamble: Preamble, descriptor: int) -> bool:
        """Hand over a connection; the caller closes its own copy."""
        return self.send(Connected(preamble.kind, preamble.index), descriptor)

    async def watch(self) -> str:
        """Wait for its end; returns why it ended, "" when its client went."""
        async with trio.open_nursery() as nursery:
            nursery.start_soon(self._listen)
            status = await self.process.wait()
            nursery.cancel_scope.cancel()
        self.control.close()
        if self.reason is not None:
            return self.reason
        if status == 0:
            return ""
        how = f"signal {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"
        return f"the session process failed ({how}): the server's log says more"

    async def _listen(self) -> None:
        while True:
            await trio.lowlevel.wait_readable(self.control)
            try:
                message = decode_body(self.control.recv(MOST_MESSAGE))
            except (BlockingIOError, InterruptedError):
                continue
            except (OSError, Fault):
                return  # gone, or no longer itself: its exit status tells
            if isinstance(message, Ended):
                self.reason = message.reason

    async def end(self) -> None:
        """Ask it to end, then make it; returns when it has ended."""
        if self.process.returncode is None:
            self.process.terminate()
            with trio.move_on_after(END_DEADLINE):
                await self.process.wait()
        if self.process.returncode is None:
            self.process.kill()
        with trio.CancelScope(shield=True):
            await self.process.wait()


async def start_process(environ: Mapping[str, str]) -> SessionProcess:
    """Start an interpreter that waits to become a session."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        ours.setblocking(False)
        descriptor = theirs.fileno()
        process = await trio.lowlevel.open_process(
            [sys.executable, "-m", "gtap_core.session", str(descriptor)],
            stdin=subprocess.DEVNULL,
            stdout=2,
            pass_fds=(descriptor,),
            env=dict(environ),
            start_new_session=True,
        )
    return SessionProcess(process, ours)


class Spares:
    """Processes kept ready, so that a program's start does not pay the interpreter."""

    def __init__(self, count: int, start: Callable[[Callable[[SessionProcess], None]], None]) -> None:
        self._count = count
        self._start = start
        self._ready: deque[SessionProcess] = deque()
        self._coming = 0

    def fill(self) -> None:
        """Start what is missing, in the background."""
        while len(self._ready) + self._coming < self._count:
            self._coming += 1
            self._start(self._arrived)

    def _arrived(self, process: SessionProcess) -> None:
        self._coming -= 1
        self._ready.append(process)

    def take(self) -> SessionProcess | None:
        """A live spare process, or None."""
        while self._ready:
            process = self._ready.popleft()
            if process.process.poll() is None:
                return process
            process.control.close()
        return None

    def drain(self) -> list[SessionProcess]:
        """All of them, for the server's end."""
        ready, self._ready = list(self._ready), deque()
        return ready


def default_environment() -> dict[str, str]:
    """`clean_environment` of this process."""
    return clean_environment(os.environ)
