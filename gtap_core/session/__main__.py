"""The session process: `python -m gtap_core.session FD`, where FD is a socket to its supervisor.

It waits, with everything imported and no driver touched, until it is told what to be (Start) and given its connections
(Connected, the descriptor attached); it says how it ended (Ended) and exits. It ends with its supervisor.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

import trio

from gtap_core.errors import Fault
from gtap_core.plugins import Plugins, load
from gtap_core.wire.control import MOST_MESSAGE, Connected, Ended, Message, Start, decode_body, encode_body
from gtap_core.wire.preamble import Kind

from .confine import confine
from .runtime import Setup, serve_session

MOST_WAITING = 8  # connections handed over and not yet taken


def main(descriptor: int) -> int:
    """Be a session process to the end; returns the exit status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the server's terminal is for the supervisor
    confine()
    plugins = load()
    with socket.socket(fileno=descriptor) as control:
        control.setblocking(False)
        trio.run(_live, control, plugins)
    return 0


async def _live(control: socket.socket, plugins: Plugins) -> None:
    start, _ = await _hear(control)
    if not isinstance(start, Start):
        return
    setup = Setup(_factory(start.device, plugins), plugins.libraries, socket.gethostname(), hook=plugins.hook)
    give, take = trio.open_memory_channel[tuple[Kind, int, trio.abc.Stream]](MOST_WAITING)
    async with trio.open_nursery() as nursery:
        nursery.start_soon(_pass_on, control, give)
        reason = await serve_session(setup, take)
        nursery.cancel_scope.cancel()
    with contextlib.suppress(OSError):
        control.send(encode_body(Ended(start.session, reason)))


async def _pass_on(control: socket.socket, give: trio.MemorySendChannel[tuple[Kind, int, trio.abc.Stream]]) -> None:
    """Take connections from the supervisor until it is gone."""
    with give:
        while True:
            message, descriptors = await _hear(control)
            if not isinstance(message, Connected):
                return
            [descriptor] = descriptors
            stream = trio.SocketStream(trio.socket.from_stdlib_socket(socket.socket(fileno=descriptor)))
            await give.send((Kind(message.kind), message.index, stream))


async def _hear(control: socket.socket) -> tuple[Message | None, list[int]]:
    """The supervisor's next message; None when it is gone."""
    while True:
        await trio.lowlevel.wait_readable(control)
        with contextlib.suppress(BlockingIOError):
            data, descriptors, _, _ = socket.recv_fds(control, MOST_MESSAGE, 1, socket.MSG_CMSG_CLOEXEC)
            return (decode_body(data) if data else None), descriptors


def _factory(kind: str, plugins: Plugins) -> Callable[[trio.Nursery], Any]:
    """The device's factory. The core's own devices are no plugins: they are there without any."""
    if kind == "cuda":
        from gtap_core.devices.cuda import CudaDevice

        return CudaDevice
    if kind == "null":
        from gtap_core.devices.null import NullDevice

        return lambda nursery: NullDevice()
    if kind not in plugins.devices:
        raise Fault(f"no plugin brings the device {kind}")
    return plugins.devices[kind]


if __name__ == "__main__":
    status = main(int(sys.argv[1]))
    sys.stderr.flush()
    # Providers may have left threads that never end; what the session held has been closed.
    os._exit(status)
