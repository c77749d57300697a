"""Servers of control connections alone, for tests of how programs are started."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from gtap_core.wire import control, preamble
from gtap_core.wire.preamble import Code

Serve = Callable[[socket.socket], None]


@contextmanager
def listening(path: Path, serve: Serve) -> Iterator[str]:
    """Serve each connection to a Unix socket in a thread while the block runs; yields the URL."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        thread = threading.Thread(target=_accept_all, args=(listener, serve), daemon=True)
        thread.start()
        yield f"unix://{path}"
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(60)


def _accept_all(listener: socket.socket, serve: Serve) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=_one, args=(connection, serve), daemon=True).start()


def _one(connection: socket.socket, serve: Serve) -> None:
    with connection, suppress(OSError):
        serve(connection)


def welcoming(path: Path) -> AbstractContextManager[str]:
    """A server that welcomes everybody and then is silent."""

    def serve(connection: socket.socket) -> None:
        connection.recv(preamble.SIZE, socket.MSG_WAITALL)
        connection.sendall(preamble.encode_answer(Code.WELCOME))
        connection.recv(4096)
        connection.sendall(control.encode_message(control.Welcome("0", "null", b"\1" * 16, b"\2" * 32)))
        while connection.recv(4096):
            pass

    return listening(path, serve)


def answering(path: Path, answer: bytes) -> AbstractContextManager[str]:
    """Somebody who answers a preamble with these bytes and closes."""

    def serve(connection: socket.socket) -> None:
        connection.recv(preamble.SIZE, socket.MSG_WAITALL)
        connection.sendall(answer)

    return listening(path, serve)
