"""The server's end of a stream that outlives its connection, written from the description alone; it can cut itself."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable

import attrs

DEADLINE = 60.0  # seconds


def never() -> int:
    """A gap between cuts that no stream reaches."""
    return 1 << 62


@attrs.define(eq=False)
class Flow:
    """One stream: every byte that was sent, how many were received, and the present connection.

    `gap()` says after how many bytes, both ways together, the connection is cut, and so on. `on_received(flow)` is
    called after bytes were received.
    """

    sock: socket.socket
    resumable: bool
    gap: Callable[[], int] = never
    on_received: Callable[[Flow], None] = lambda flow: None
    received: int = 0
    sent: bytearray = attrs.field(factory=bytearray)
    told: int = 0  # of the received, in a report
    heard: int = 0  # of the sent, in a report of the client's
    cuts: int = 0
    resumed: int = 0
    _at: int = 0  # of the sent, on this connection
    _left: int = 0  # until the next cut
    _over: bool = False
    _lost: bool = False
    _reading: threading.Lock = attrs.field(factory=threading.Lock)
    _sending: threading.RLock = attrs.field(factory=threading.RLock)
    _changed: threading.Condition = attrs.field(factory=threading.Condition)

    def __attrs_post_init__(self) -> None:
        self._left = self.gap()

    def recv(self, size: int) -> bytes:
        """Some bytes, on this connection or a later one; none at the end for good."""
        while True:
            with self._reading:
                sock = self.sock
                data = b"" if self._lost else self._receive(sock, min(size, self._left))
                self.received += len(data)
                if not data:
                    self._lost = True
            if data:
                self._count(len(data))
                self.on_received(self)
                return data
            with self._changed:
                if not self.resumable or not self._changed.wait_for(lambda: not self._lost or self._over, DEADLINE):
                    return b""
                if self._over:
                    return b""

    def _receive(self, sock: socket.socket, size: int) -> bytes:
        try:
            return sock.recv(size)
        except OSError:
            return b""

    def _count(self, size: int) -> None:
        self._left -= size
        if self._left <= 0:
            self.cut()

    def cut(self) -> None:
        """The connection breaks; what it carried and nobody has read is gone."""
        self.cuts += 1
        self._left = self.gap()
        self.shutdown(socket.SHUT_RDWR)

    def sendall(self, data: bytes) -> None:
        """Send, now or once the stream goes on."""
        with self._sending:
            self.sent += data
            self._push()

    def _push(self) -> None:
        try:
            while self._at < len(self.sent) and not self._lost:
                piece = bytes(self.sent[self._at : self._at + min(1 << 20, max(self._left, 1))])
                count = self.sock.send(piece, socket.MSG_NOSIGNAL)
                self._at += count
                self._count(count)
        except OSError:
            if not self.resumable:
                raise

    def resume(self, sock: socket.socket) -> None:
        """Go on with a new connection that has just been welcomed, also where the old one is not known to be lost."""
        self.shutdown(socket.SHUT_RDWR)
        with self._reading, self._sending:
            self._lost = True
            sock.sendall(struct.pack("<Q", self.received))
            theirs = sock.recv(8, socket.MSG_WAITALL)
            if len(theirs) < 8:
                return
            (self._at,) = struct.unpack("<Q", theirs)
            assert self.heard <= self._at <= len(self.sent)
            self.sock.close()
            self.sock = sock
            self._lost = False
            self.resumed += 1
        with self._changed:
            self._changed.notify_all()
        with self._sending:
            self._push()

    def await_resumed(self) -> None:
        """Until the stream goes on for the first time."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.resumed, DEADLINE)

    def shutdown(self, how: int) -> None:
        with contextlib.suppress(OSError):
            self.sock.shutdown(how)

    def close(self) -> None:
        """The end, also for who waits for the stream to go on."""
        with self._changed:
            self._over = True
            self._changed.notify_all()
        self.shutdown(socket.SHUT_RDWR)
        self.sock.close()
