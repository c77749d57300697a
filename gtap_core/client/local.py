"""A server for one run: on a private Unix socket, started by `gtap exec --local` and ended with it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import attrs
import trio

from ..errors import NoServer
from ..guard import Guard

START_DEADLINE = 60.0  # seconds; a device's first start may compile
END_DEADLINE = 5.0
MOST_SAID = 4000  # characters of its log that are shown when something went wrong


@attrs.frozen
class LocalServer:
    """A server of our own, and where it writes what it has to say."""

    url: str
    log: Path

    def said(self) -> str:
        """The end of its log."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-MOST_SAID:].strip()


@contextlib.asynccontextmanager
async def server(device: str, guard: Guard) -> AsyncIterator[LocalServer]:
    """A server with that device, up while the block runs. Raises NoServer."""
    with tempfile.TemporaryDirectory(prefix="gtap-local-") as folder:
        guard.remove(Path(folder))
        local = LocalServer(f"unix://{folder}/serve.sock", Path(folder, "log"))
        process, ready = _start(local, device)
        guard.group(process.pid)
        try:
            await _until_ready(ready, local, device)
            yield local
        finally:
            _end(process)
            guard.forget(process.pid)


def _start(local: LocalServer, device: str) -> tuple[subprocess.Popen[bytes], int]:
    """Out of the terminal's reach: Ctrl-C is the program's, and the server must outlive it to hear its end."""
    reader, writer = os.pipe()
    command = [sys.executable, "-m", "gtap_core.cli", "serve", "--listen", local.url, "--device", device]
    command += [
        "--ready-fd",
        str(writer),
        "--with-parent",
        "--grace",
        "0",
        "--lease-time",
        "0",
    ]  # a link within one machine is lost with its end
    try:
        with local.log.open("wb") as log:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=(writer,), start_new_session=True
            )
    except BaseException:
        os.close(reader)
        raise
    finally:
        os.close(writer)
    return process, reader


async def _until_ready(ready: int, local: LocalServer, device: str) -> None:
    heard = b""
    with trio.move_on_after(START_DEADLINE):
        async with trio.lowlevel.FdStream(ready) as stream:
            while not heard.endswith(b"\n") and (part := await stream.receive_some(4096)):
                heard += part
    if not heard.endswith(b"\n"):
        raise NoServer(f"the server for this run (device {device}) did not start:\n{local.said()}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(END_DEADLINE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
