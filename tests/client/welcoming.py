"""A server of control connections alone, for tests of how programs are started: it welcomes everybody."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gtap_core.wire import control, preamble
from gtap_core.wire.preamble import Code


@contextmanager
def welcoming(path: Path) -> Iterator[str]:
    """Serve at a Unix socket while the block runs; yields the URL."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        thread = threading.Thread(target=_accept_all, args=(listener,), daemon=True)
        thread.start()
        yield f"unix://{path}"
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def _accept_all(listener: socket.socket) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=_serve, args=(connection,), daemon=True).start()


def _serve(connection: socket.socket) -> None:
    with connection, suppress(OSError):
        connection.recv(preamble.SIZE, socket.MSG_WAITALL)
        connection.sendall(preamble.encode_answer(Code.WELCOME))
        connection.recv(4096)
        connection.sendall(control.encode_message(control.Welcome("0", "null", b"\1" * 16, b"\2" * 32)))
        while connection.recv(4096):
            pass
