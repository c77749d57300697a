"""TLS of data connections: libgtap_tls.so as a trio stream, and the handshake that comes before a session has one.

A connection is the session's once its client has shown the session's key. Until then it is nobody's: who sends again
what was heard on the way gets no further, and disturbs nothing.
"""

from __future__ import annotations

import contextlib
from typing import Any

import trio

from gtap_core.lane.tls import KEY, Tls

SHAKE = 5.0  # seconds for a handshake
MOST_SHAKING = 16  # handshakes of one session at a time
_LARGEST = 256 << 10  # bytes received at once
_DONE, _READS, _WRITES = 0, 1, 2


class TlsStream(trio.abc.Stream):
    """A connection whose bytes are encrypted. Its socket and `tls` may be used by others, one way each."""

    def __init__(
        self, library: Tls, stream: trio.SocketStream, key: bytes, session: bytes, *, server: bool = True
    ) -> None:
        self._ffi, self._stream = library.ffi, stream
        self._tls = library.c.gtap_tls_new(server, key, session.hex().encode())
        if self._tls == self._ffi.NULL:
            raise MemoryError
        self._sending = trio.Lock()

    @property
    def socket(self) -> trio.socket.SocketType:
        """Its socket."""
        return self._stream.socket

    @property
    def tls(self) -> int:
        """The address of the library's object; 0 once it is closed."""
        return 0 if self._tls is None else int(self._ffi.cast("uintptr_t", self._tls))

    async def shake(self) -> bool:
        """Do the handshake; False: whoever is there does not have the key."""
        while True:
            step = self._open.calls.shake(self._tls, self.socket.fileno())
            if step == _DONE:
                return True
            if step == _READS:
                await trio.lowlevel.wait_readable(self.socket)
            elif step == _WRITES:
                await trio.lowlevel.wait_writable(self.socket)
            else:
                return False

    @property
    def _open(self) -> Any:
        if self._tls is None:
            raise trio.ClosedResourceError
        return self._tls

    async def send_all(self, data: bytes | bytearray | memoryview) -> None:
        """Send all of it."""
        part = self._ffi.new("struct iovec[1]")
        await trio.lowlevel.checkpoint()
        with self._ffi.from_buffer(data) as buffer:
            at, size = 0, len(buffer)
            while at < size:
                part[0].iov_base, part[0].iov_len = buffer + at, size - at
                sent = self._open.calls.send(self._tls, self.socket.fileno(), part, 1, 0)
                if sent < 0 and not self._again():
                    raise trio.BrokenResourceError
                if sent < 0:
                    await trio.lowlevel.wait_writable(self.socket)
                else:
                    at += sent

    async def wait_send_all_might_not_block(self) -> None:
        """Wait until the socket has room."""
        await trio.lowlevel.wait_writable(self.socket)

    async def receive_some(self, max_bytes: int | None = None) -> bytes:
        """Some bytes; nothing at the end."""
        size = min(max_bytes or _LARGEST, _LARGEST)
        buffer = self._ffi.new("unsigned char[]", size)
        await trio.lowlevel.checkpoint()
        while True:
            got = self._open.calls.receive(self._tls, self.socket.fileno(), buffer, size)
            if got >= 0:
                return bytes(self._ffi.buffer(buffer, got))
            if not self._again():
                raise trio.BrokenResourceError
            await trio.lowlevel.wait_readable(self.socket)

    def _again(self) -> bool:
        return isinstance(OSError(self._ffi.errno, ""), BlockingIOError)

    async def aclose(self) -> None:
        """Close it; what others hold of it stays until they let go."""
        tls, self._tls = self._tls, None
        if tls is not None:
            tls.calls.free(tls)
        await self._stream.aclose()


class Handshakes:
    """Those of one session's connections: each has so much time, and of too many the oldest make way."""

    def __init__(self, library: Tls | None, session: bytes, key: bytes) -> None:
        self._library, self._session, self._key = library, session, key
        self._shaking: dict[trio.CancelScope, None] = {}  # the oldest first

    async def shake(self, stream: trio.SocketStream) -> TlsStream | None:
        """The connection once it is the client's; None, and closed, where it is not."""
        if self._library is None or len(self._key) != KEY:
            await trio.aclose_forcefully(stream)
            return None
        fresh, done = TlsStream(self._library, stream, self._key, self._session), False
        try:
            with trio.move_on_after(SHAKE) as patience, contextlib.suppress(OSError, trio.BrokenResourceError):
                self._make_way()
                self._shaking[patience] = None
                done = await fresh.shake()
        finally:
            self._shaking.pop(patience, None)
            if not done:
                await trio.aclose_forcefully(fresh)
        return fresh if done else None

    def _make_way(self) -> None:
        """Whoever has heard the client's preambles may send them again and say no more; the client says it all."""
        if len(self._shaking) >= MOST_SHAKING:
            oldest = next(iter(self._shaking))
            del self._shaking[oldest]
            oldest.cancel()
