"""A relay between client and server that reads preambles and frame headers only, and counts waits a second time.

A wait is a channel frame from the client that wants an answer, or a side frame from the client that somebody waits for.
"""

from __future__ import annotations

import os
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import attrs

PREAMBLE = struct.Struct("<4sHBB16s16s32s")
CHANNEL_HEADER = struct.Struct("<IHHHBBI")
SIDE_HEADER = struct.Struct("<IBBHQ")
KINDS = {1: "control", 2: "channel", 3: "side", 4: "bulk"}
HEADERS = {"channel": CHANNEL_HEADER, "side": SIDE_HEADER}
MOST_FRAME = 1 << 20


@attrs.define
class Counter:
    """Follows the client's bytes of one connection from header to header."""

    kind: str = ""
    frames: int = 0
    waits: int = 0
    calls: list[tuple[int, int]] = attrs.field(factory=list)
    """(library, ordinal) of each channel frame that wanted an answer."""
    sequence: list[tuple[int, int, int, int]] = attrs.field(factory=list)
    """(library, ordinal, size, thread) of each channel frame."""
    bytes: int = 0
    _head: bytearray = attrs.field(factory=bytearray)
    _skip: int = 0

    def feed(self, data: bytes) -> None:
        """Count what lies in the next bytes."""
        self.bytes += len(data)
        view = memoryview(data)
        while len(view) and self.kind not in ("control", "bulk", "foreign"):
            view = self._step(view)

    def _step(self, view: memoryview) -> memoryview:
        if self._skip:
            done = min(self._skip, len(view))
            self._skip -= done
            return view[done:]
        want = (HEADERS[self.kind] if self.kind else PREAMBLE).size - len(self._head)
        self._head += view[:want]
        if len(view) >= want:
            self._read_head()
        return view[want:]

    def _read_head(self) -> None:
        head = bytes(self._head)
        self._head.clear()
        if not self.kind:
            self.kind = KINDS.get(head[6], "foreign") if head[:4] == b"GTAP" else "foreign"
            return
        size = struct.unpack_from("<I", head)[0]
        if not len(head) <= size <= MOST_FRAME:
            self.kind = "foreign"
            return
        self._skip = size - len(head)
        self.frames += 1
        self._count_wait(head)

    def _count_wait(self, head: bytes) -> None:
        if self.kind == "side":
            self.waits += SIDE_HEADER.unpack(head)[2] & 1
            return
        size, library, ordinal, thread, flags, _, _ = CHANNEL_HEADER.unpack(head)
        self.sequence.append((library, ordinal, size, thread))
        if flags & 1:
            self.waits += 1
            self.calls.append((library, ordinal))


@attrs.define
class Recorder:
    """What went through the relay, all connections together."""

    url: str
    counters: list[Counter] = attrs.field(factory=list)

    @property
    def waits(self) -> int:
        """Round trips that a thread of the program waited for."""
        return sum(counter.waits for counter in self.counters)

    @property
    def frames(self) -> int:
        """Frames from the client on channels."""
        return sum(counter.frames for counter in self.counters if counter.kind == "channel")

    @property
    def sequence(self) -> list[tuple[int, int, int, int]]:
        """(library, ordinal, size, thread) of every channel frame."""
        return [frame for counter in self.counters for frame in counter.sequence]

    @property
    def calls(self) -> list[tuple[int, int]]:
        """(library, ordinal) of every channel frame that wanted an answer."""
        return [call for counter in self.counters for call in counter.calls]


@contextmanager
def recording(server_path: Path, folder: Path) -> Iterator[Recorder]:
    """Relay connections from a new Unix socket in `folder` to the server's; `Recorder.url` is the new one's."""
    path = folder / f"relay-{os.urandom(4).hex()}.sock"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        relay = _Relay(server_path, Recorder(f"unix://{path}"))
        thread = threading.Thread(target=relay.accept_all, args=(listener,), daemon=True)
        thread.start()
        try:
            yield relay.recorder
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(60)
            relay.close()


@attrs.define
class _Relay:
    server_path: Path
    recorder: Recorder
    sockets: list[socket.socket] = attrs.field(factory=list)

    def accept_all(self, listener: socket.socket) -> None:
        """Relay every connection until the listener is shut down."""
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self._join(client)

    def _join(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        self.sockets += [client, server]
        server.connect(str(self.server_path))
        counter = Counter()
        self.recorder.counters.append(counter)
        for pipe in ((client, server, counter), (server, client, None)):
            threading.Thread(target=_pump, args=pipe, daemon=True).start()

    def close(self) -> None:
        """End what is still open."""
        for each in self.sockets:
            _shut(each, socket.SHUT_RDWR)
            each.close()


def _pump(source: socket.socket, sink: socket.socket, counter: Counter | None) -> None:
    """One direction of a connection; bytes are counted before they are passed on, and ends are passed on too."""
    try:
        while data := source.recv(1 << 16):
            if counter is not None:
                counter.feed(data)
            sink.sendall(data)
    except OSError:
        _shut(source, socket.SHUT_RD)
    _shut(sink, socket.SHUT_WR)


def _shut(each: socket.socket, how: int) -> None:
    with suppress(OSError):
        each.shutdown(how)
