"""A door with TLS before a server played by the test: it does the handshake, and passes bytes on as they are."""

from __future__ import annotations

import contextlib
import hashlib
import select
import socket
import struct
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

import attrs

from gtap_core.lane.tls import Tls

from .fake_link import DEADLINE
from .fake_server import KEY, LEASE

SECURE = 0x80  # of a preamble's kind
DONE, READS, WRITES = range(3)
PIECE = 64 << 10


def take(sock: socket.socket, size: int) -> bytes:
    """All of them."""
    data = b""
    while len(data) < size:
        more = sock.recv(size - len(data))
        if not more:
            raise OSError("the connection ended")
        data += more
    return data


@attrs.define(eq=False)
class Door:
    """Takes connections by TLS and connects each to the Unix socket at `path`."""

    library: Tls
    path: Path
    shaken: int = 0  # connections whose handshake was done
    _listener: socket.socket = attrs.field(factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def entry(self) -> str:
        """What GTAP_SESSIONS says of this server."""
        return f"tls://127.0.0.1:{self._listener.getsockname()[1]}|{LEASE.hex()}|{KEY.hex()}"

    def __enter__(self) -> Door:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                outer, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(outer,), daemon=True).start()

    def _serve(self, outer: socket.socket) -> None:
        with contextlib.suppress(OSError), outer, socket.socket(socket.AF_UNIX) as inner:
            outer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            preamble = bytearray(take(outer, 72)[:40])
            assert preamble[6] & SECURE
            preamble[6] &= ~SECURE
            inner.connect(str(self.path))
            inner.sendall(preamble + hashlib.blake2b(preamble, key=KEY, digest_size=32).digest())
            answer = take(inner, 8)
            outer.sendall(answer)
            if struct.unpack("<4sHH", answer)[2] == 0:
                self._secure(outer, inner, bytes(preamble[24:40]))

    def _secure(self, outer: socket.socket, inner: socket.socket, session: bytes) -> None:
        key = hashlib.blake2b(b"gtap data stream" + session, key=KEY, digest_size=32).digest()
        end = End(self.library, self.library.c.gtap_tls_new(1, key, session.hex().encode()), outer)
        try:
            end.shake()
            self.shaken += 1
            back = threading.Thread(target=end.give, args=(inner,), daemon=True)
            back.start()
            end.take(inner)
            back.join()
        finally:
            end.tls.calls.free(end.tls)


@attrs.frozen(eq=False)
class End:
    """The server's end of one connection."""

    library: Tls
    tls: Any
    sock: socket.socket

    def shake(self) -> None:
        """Do the handshake."""
        while (step := self.tls.calls.shake(self.tls, self.sock.fileno())) != DONE:
            if step not in (READS, WRITES):
                raise ConnectionResetError
            self._await(select.POLLIN if step == READS else select.POLLOUT, DEADLINE)

    def take(self, inner: socket.socket) -> None:
        """Pass on what comes, to its end."""
        buffer = self.library.ffi.new("unsigned char[]", PIECE)
        with contextlib.suppress(OSError):
            while True:
                got = self.tls.calls.receive(self.tls, self.sock.fileno(), buffer, PIECE)
                if got > 0:
                    inner.sendall(self.library.ffi.buffer(buffer, got))
                elif got == 0 or not self._again():
                    break
                else:
                    self._await(select.POLLIN)
        self._end(inner)

    def give(self, inner: socket.socket) -> None:
        """Pass on what the server says, to its end."""
        part = self.library.ffi.new("struct iovec[1]")
        with contextlib.suppress(OSError):
            while data := inner.recv(PIECE):
                with self.library.ffi.from_buffer(data) as buffer:
                    at = 0
                    while at < len(data):
                        part[0].iov_base, part[0].iov_len = buffer + at, len(data) - at
                        sent = self.tls.calls.send(self.tls, self.sock.fileno(), part, 1, 0)
                        if sent > 0:
                            at += sent
                        elif not self._again():
                            raise BrokenPipeError
                        else:
                            self._await(select.POLLOUT)
        self._end(inner)

    def _again(self) -> bool:
        return isinstance(OSError(self.library.ffi.errno, ""), BlockingIOError)

    def _await(self, what: int, seconds: float | None = None) -> None:
        waiter = select.poll()
        waiter.register(self.sock, what)
        waiter.poll(None if seconds is None else seconds * 1000)

    def _end(self, inner: socket.socket) -> None:
        for each in (self.sock, inner):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
