"""A relay between programs and a server that cuts connections: at ends of reads, within them, on one side or on both.

One read of a busy stream ends where the sender's write did, which is mostly the end of a frame; a cut within it is
within a frame. Of connections by TLS it can also change a bit on the way: within a record, behind its header, as one
who is given another length waits for more.
"""

from __future__ import annotations

import contextlib
import os
import random
import selectors
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

SIZE = 72
ANSWER = 8
CHANNEL, SIDE, BULK = 2, 3, 4
SECURE = 0x80  # bit of the kind: TLS follows the answer
SHAKEN = 600  # bytes of the server's with which a handshake is over
RECORD = 5  # bytes of a record's header, of which the last two are its length
_READ = 64 << 10
_RESET = struct.pack("ii", 1, 0)
_OTHER = {"client": "server", "server": "client"}
Target = Path | tuple[str, int]


@attrs.define(eq=False)
class _Pair:
    """One connection through the relay."""

    client: socket.socket
    server: socket.socket
    kind: int = 0  # byte 6 of its preamble
    secure: bool = False
    before: int = ANSWER  # bytes of the server's before the stream's first
    passed: dict[str, int] = attrs.field(factory=lambda: {"client": 0, "server": 0})
    waiting: dict[str, bytearray] = attrs.field(factory=lambda: {"client": bytearray(), "server": bytearray()})
    headers: dict[str, bytes] = attrs.field(factory=lambda: {"client": b"", "server": b""})
    record: dict[str, int] = attrs.field(factory=lambda: {"client": 0, "server": 0})  # bytes of it that are to come

    def bodies(self, name: str, data: bytes) -> list[range]:
        """Where in data, the next from that side, bytes of records lie, behind their headers."""
        found: list[range] = []
        at = max(0, (SIZE if name == "client" else ANSWER) - self.passed[name])
        while at < len(data):
            if self.record[name]:
                size = min(self.record[name], len(data) - at)
                self.record[name] -= size
                found.append(range(at, at + size))
            else:
                size = min(RECORD - len(self.headers[name]), len(data) - at)
                self.headers[name] += data[at : at + size]
                if len(self.headers[name]) == RECORD:
                    self.record[name] = int.from_bytes(self.headers[name][3:], "big")
                    self.headers[name] = b""
            at += size
        return found

    def end(self, name: str) -> socket.socket:
        """The socket of one side."""
        return self.client if name == "client" else self.server

    def events(self, name: str) -> int:
        """What to wait for on that side: nothing is read while what was read before waits for the other one."""
        reads = selectors.EVENT_READ if not self.waiting[_OTHER[name]] else 0
        return reads | (selectors.EVENT_WRITE if self.waiting[name] else 0)

    @property
    def young(self) -> bool:
        """It has not been welcomed yet."""
        return self.passed["client"] < SIZE or self.passed["server"] < ANSWER

    def close(self, *, reset: bool, half: bool) -> None:
        """Cut. `half`: the server does not notice."""
        ends = (self.client,) if half else (self.client, self.server)
        for end in ends:
            with contextlib.suppress(OSError):
                if reset and end.family != socket.AF_UNIX:
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                else:
                    end.shutdown(socket.SHUT_RDWR)
        for end in ends:
            end.close()


class Relay:
    """Forwards to a server and cuts `cuts` times, as the seed says; then it only forwards. `bits`: it changes them."""

    def __init__(
        self, listener: socket.socket, url: str, target: Target, seed: int, cuts: int, every: int, bits: bool = False
    ) -> None:
        self.url, self.seed = url, seed
        self.cuts = 0
        self.kinds: set[int] = set()  # of the connections that were cut
        self.turned_away = 0  # while there was no way through
        self.shaking = 0  # of the cuts those within handshakes
        self.shuns: set[int] = set()  # kinds of connections whose handshakes are all cut
        self.heard: list[bytes] = []  # preambles of data connections by TLS
        self._target, self._most, self._every, self._bits = target, cuts, every, bits
        self._listener = listener
        self._chance = random.Random(seed)
        self._selector = selectors.DefaultSelector()
        self._pairs: set[_Pair] = set()
        self._deaf: list[_Pair] = []  # half-open ones, kept for the server
        self._wake, self._woken = socket.socketpair()
        self._over = self._silent = False
        self._begun = False  # a session is open: what is lost before cannot be resumed
        self._left = self._interval()

    def _interval(self) -> int:
        return self._chance.randrange(1, 2 * self._every)

    def run(self) -> None:
        """The relay's thread."""
        self._selector.register(self._listener, selectors.EVENT_READ, None)
        self._selector.register(self._woken, selectors.EVENT_READ, None)
        while not self._over:
            for key, events in self._selector.select(1.0):
                if key.fileobj is self._woken:
                    self._woken.recv(1)
                    if self._silent:
                        self._cut(list(self._pairs), half=False)
                elif key.fileobj is self._listener:
                    self._accept()
                else:
                    self._move(*key.data, events)
        for pair in [*self._pairs, *self._deaf]:
            pair.close(reset=False, half=False)

    def lose(self) -> None:
        """From now on there is no way through."""
        self._silent = True
        self._wake.send(b"x")

    def find(self) -> None:
        """There is a way again."""
        self._silent = False

    def end(self) -> None:
        """Let the thread end."""
        self._over = True
        self._wake.send(b"x")

    def _accept(self) -> None:
        client, _ = self._listener.accept()
        if self._silent:
            client.close()
            self.turned_away += 1
            return
        try:
            server = _connected(self._target)
        except OSError:
            client.close()
            return
        for end in (client, server):
            end.setblocking(False)  # a stream that nobody reads holds up no other one
        pair = _Pair(client, server)
        self._pairs.add(pair)
        self._watch(pair)

    def _watch(self, pair: _Pair) -> None:
        for name in _OTHER:
            end, events = pair.end(name), pair.events(name)
            known = self._selector.get_map().get(end)
            if known is None and events:
                self._selector.register(end, events, (pair, name))
            elif known is not None and not events:
                self._selector.unregister(end)
            elif known is not None and known.events != events:
                self._selector.modify(end, events, (pair, name))

    def _move(self, pair: _Pair, name: str, events: int) -> None:
        if pair in self._pairs and events & selectors.EVENT_WRITE:
            self._send(pair, name)
        if pair in self._pairs and events & selectors.EVENT_READ:
            self._forward(pair, name)
        if pair in self._pairs:
            self._watch(pair)

    def _send(self, pair: _Pair, name: str) -> None:
        """What the socket takes; to an end that is gone, everything."""
        waiting = pair.waiting[name]
        try:
            sent = pair.end(name).send(waiting)
        except BlockingIOError:
            return
        except OSError:
            sent = len(waiting)
        del waiting[:sent]

    def _forward(self, pair: _Pair, come_from: str) -> None:
        try:
            data = pair.end(come_from).recv(_READ)
        except OSError:
            data = b""
        if not data:
            self._drop(pair)
            pair.close(reset=False, half=False)
            return
        if come_from == "client" and pair.passed["client"] == 0 and len(data) > 6:
            pair.kind, pair.secure = data[6] & ~SECURE, bool(data[6] & SECURE)
            pair.before += SHAKEN if pair.secure else 0
            self.heard += [data[:SIZE]] if pair.secure and pair.kind >= CHANNEL else []
        elif come_from == "client" and pair.secure and pair.kind in self.shuns and pair.passed["server"] < pair.before:
            self._cut([pair], half=False)
            return
        self._begun = self._begun or (pair.kind == CHANNEL and pair.passed["server"] > pair.before)
        bodies = pair.bodies(come_from, data) if pair.secure else []
        cut = self._begun and not pair.young and (bool(bodies) or not self._bits) and self._due()
        if cut and self._bits:
            data = self._changed(data, bodies)
        elif cut:
            data = data[: self._chance.randrange(len(data) + 1)] if self._chance.random() < 0.6 else data
        pair.waiting[_OTHER[come_from]] += data
        self._send(pair, _OTHER[come_from])
        pair.passed[come_from] += len(data)
        if cut:
            self.cuts += 1
            self.kinds.add(pair.kind)
            self.shaking += pair.secure and pair.passed["server"] < pair.before
        if cut and not self._bits:
            everything = self._chance.random() < 0.4
            self._cut(list(self._pairs) if everything else [pair], half=self._chance.random() < 0.2)

    def _changed(self, data: bytes, bodies: list[range]) -> bytes:
        """With one bit of a record other than it was."""
        changed, at = bytearray(data), self._chance.choice(self._chance.choice(bodies))
        changed[at] ^= 1 << self._chance.randrange(8)
        return bytes(changed)

    def _due(self) -> bool:
        if self.cuts >= self._most:
            return False
        self._left -= 1
        if self._left:
            return False
        self._left = self._interval()
        return True

    def _cut(self, pairs: list[_Pair], *, half: bool) -> None:
        reset = self._chance.random() < 0.5
        for pair in pairs:
            self._drop(pair)
            pair.close(reset=reset, half=half)
            if half:
                self._deaf.append(pair)

    def _drop(self, pair: _Pair) -> None:
        self._pairs.discard(pair)
        for end in (pair.client, pair.server):
            if end in self._selector.get_map():
                self._selector.unregister(end)


def _connected(target: Target) -> socket.socket:
    """A connection to a server's Unix socket, or to its port. Raises OSError."""
    if isinstance(target, tuple):
        return socket.create_connection(target, 10)
    server = socket.socket(socket.AF_UNIX)
    try:
        server.connect(os.fspath(target))
    except OSError:
        server.close()
        raise
    return server


@contextmanager
def relaying(
    target: Target,
    folder: Path,
    *,
    tcp: bool = False,
    seed: int | None = None,
    cuts: int = 0,
    every: int = 40,
    bits: bool = False,
) -> Iterator[Relay]:
    """Relay to a server; it cuts, or changes `bits`, once in about `every` reads; the seed is printed."""
    seed = int.from_bytes(os.urandom(4), "little") if seed is None else seed
    print(f"relay: seed {seed}")  # noqa: T201 - pytest shows it when the test fails
    if tcp:
        listener = socket.create_server(("127.0.0.1", 0))
        url = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    else:
        path = folder / f"relay-{seed:x}.sock"
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(os.fspath(path))
        listener.listen(64)
        url = f"unix://{path}"
    relay = Relay(listener, url, target, seed, cuts, every, bits)
    thread = threading.Thread(target=relay.run)
    thread.start()
    try:
        yield relay
    finally:
        relay.end()
        thread.join()
        listener.close()
