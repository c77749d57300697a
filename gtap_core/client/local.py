"""A server for one run: on a private Unix socket, started by `gtap exec --local` and ended with it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator

import trio

from ..errors import NoServer

START_DEADLINE = 60.0  # seconds; a device's first start may compile
END_DEADLINE = 5.0


@contextlib.asynccontextmanager
async def server(device: str) -> AsyncIterator[str]:
    """The URL of a server of our own with that device, up while the block runs. Raises NoServer."""
    with tempfile.TemporaryDirectory(prefix="gtap-local-") as folder:
        url = f"unix://{folder}/serve.sock"
        process, ready = _start(url, device)
        try:
            await _until_ready(ready, device)
            yield url
        finally:
            _end(process)


def _start(url: str, device: str) -> tuple[subprocess.Popen[bytes], int]:
    """Out of the terminal's reach: Ctrl-C is the program's, and the server must outlive it to hear its end."""
    reader, writer = os.pipe()
    command = [sys.executable, "-m", "gtap_core.cli", "serve", "--listen", url, "--device", device]
    command += ["--ready-fd", str(writer), "--with-parent"]
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=2, pass_fds=(writer,), start_new_session=True
        )
    except BaseException:
        os.close(reader)
        raise
    finally:
        os.close(writer)
    return process, reader


async def _until_ready(ready: int, device: str) -> None:
    heard = b""
    with trio.move_on_after(START_DEADLINE):
        async with trio.lowlevel.FdStream(ready) as stream:
            while not heard.endswith(b"\n"):
                part = await stream.receive_some(4096)
                if not part:
                    break
                heard += part
    if not heard.endswith(b"\n"):
        raise NoServer(f"the server for this run (device {device}) did not start: try `gtap serve --device {device}`")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(END_DEADLINE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
