"""A server of wire version 3, written from its description alone: it records what comes, says what a test wants."""

from __future__ import annotations

import contextlib
import hashlib
import socket
import struct
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

from .fake_link import DEADLINE, Flow, never

LEASE, KEY = bytes(range(16)), bytes(range(32))
KINDS = {2: "channel", 3: "side", 4: "bulk"}
STREAMS = ("channel", "side", "bulk", "bulk1", "bulk2", "bulk3")
REPORT_AFTER = {"channel": 256 << 10, "side": 16 << 10, "bulk": 1 << 20}  # bytes
REPLY, PUSH, FAILED, TEXT, FAULT, MARK, CALLBACK, RECEIVED = range(1, 9)
PING, CREDIT, RETURN, DONE, QUESTION, HEARD = range(1, 7)  # the client's, on the side stream


def tlv(*entries: tuple[int, bytes]) -> bytes:
    """Tag, length, value; padded to 8."""
    return b"".join(struct.pack("<II", tag, len(value)) + value + bytes(-len(value) % 8) for tag, value in entries)


def read_tlv(data: bytes) -> list[tuple[int, bytes]]:
    """The entries of a list."""
    entries, at = [], 0
    while at < len(data):
        tag, length = struct.unpack_from("<II", data, at)
        entries.append((tag, data[at + 8 : at + 8 + length]))
        at += 8 + (length + 7 & ~7)
    return entries


def device(name: str = "Fake", uuid: bytes = bytes(range(16)), **attributes: int) -> bytes:
    """The nested list of one device."""
    pairs = b"".join(struct.pack("<ii", int(key[1:]), value) for key, value in attributes.items())
    return tlv(
        (1, name.encode()), (2, uuid), (3, struct.pack("<Q", 1 << 33)), (4, b"0000:01:00.0"),
        (5, struct.pack("<ii", 9, 0)), (6, struct.pack("<iI", 13000, 0)), (7, struct.pack("<Q", 0)), (8, pairs),
    )  # fmt: skip


def answer(kind: int, number: int, body: bytes = b"", flags: int = 0, device: int = 0) -> bytes:
    """A frame to the client."""
    body += bytes(-len(body) % 8)
    return struct.pack("<IBBHQ", 16 + len(body), kind, flags, device, number) + body


def failed(
    frame: Frame, status: int, library: int = 0, ordinal: int = 0, *, thread: int = 0, text: bytes = b"", flags: int = 0
) -> bytes:
    """A failure, for the device of its call; the driver's, unless a library is named."""
    body = struct.pack("<IiHHI", thread or frame.thread, status, library, ordinal, 0) + text
    return answer(FAILED, frame.number, body, flags, max(frame.context & 0xFF, 1) - 1)


def reply(number: int, status: int = 0, *outputs: bytes | None) -> bytes:
    """A REPLY with inline outputs; None is the null form."""
    words = b"".join(struct.pack("<Q", 1 << 48 if out is None else len(out)) for out in outputs)
    parts = b"".join(out + bytes(-len(out) % 8) for out in outputs if out is not None)
    return answer(REPLY, number, struct.pack("<iI", status, 0) + words + parts)


@attrs.frozen
class Frame:
    """One frame of the channel as it came."""

    number: int
    library: int
    ordinal: int
    thread: int
    flags: int
    context: int
    body: bytes


@attrs.frozen
class Question:
    """What a client asks about a stream or an event."""

    number: int
    call: int
    token: int
    kind: int
    thread: int
    context: int


def status(kind: int, number: int, value: int = 0) -> bytes:
    """A CALLBACK or a MARK."""
    return answer(kind, number, struct.pack("<iI", value, 0))


def say_done(server: FakeServer, question: Question) -> None:
    """Answer that it has completed."""
    server.send(status(MARK, question.number))


@attrs.define(eq=False)
class FakeServer:
    """Serves sessions on a Unix socket, each connection in a thread of its own.

    `on_call(server, frame)` is called for every frame but OPEN and LIBRARY and may send with `send`; `on_done` for
    every host function that has run; `on_question` for every question once its frame has been handled.
    """

    path: Path
    on_call: Callable[[FakeServer, Frame], None]
    devices: list[bytes] = attrs.field(factory=lambda: [device()])
    slot_refusals: int = 0
    answer_code: int = 0
    answer_bytes: bytes | None = None
    verdict: Callable[[bytes], bytes] | None = None
    grant: Callable[[int, int, int], int] = lambda ordinal, address, size: 0
    refusal: str = ""
    grace: int = 0  # seconds; 0: no stream outlives its connection
    gaps: dict[str, Callable[[], int]] = attrs.field(factory=dict)  # by stream: bytes until it is cut
    reports: bool = True
    waits: bool = False  # no bulk stream is read before all are connected
    wide: threading.Event = attrs.field(factory=threading.Event)
    gone: int = 0  # answer to a stream that wants to go on, 0: welcome
    ends: int = 0  # sessions that ended with END
    on_done: Callable[[FakeServer, int], None] = lambda server, obligation: None
    on_question: Callable[[FakeServer, Question], None] = say_done
    on_return: Callable[[], None] = lambda: None  # before an extent that comes back is noted
    done: list[int] = attrs.field(factory=list)
    questions: list[Question] = attrs.field(factory=list)
    frames: list[Frame] = attrs.field(factory=list)
    credits: list[tuple[int, int, int, int]] = attrs.field(factory=list)  # kind, ordinal, address, size
    objects: dict[int, bytes] = attrs.field(factory=dict)
    libraries: dict[int, str] = attrs.field(factory=dict)  # names by index in frames
    opens: list[list[tuple[int, bytes]]] = attrs.field(factory=list)
    sockets: dict[tuple[bytes, str], Flow] = attrs.field(factory=dict)  # by session and stream
    ended: threading.Event = attrs.field(factory=threading.Event)
    errors: list[str] = attrs.field(factory=list)
    _handled: threading.Condition = attrs.field(factory=threading.Condition)
    _sending: threading.RLock = attrs.field(factory=threading.RLock)
    _handled_count: int = 0
    _listener: Any = None
    _threads: list[threading.Thread] = attrs.field(factory=list)
    _closing: bool = False
    _here: threading.local = attrs.field(factory=threading.local)

    @property
    def entry(self) -> str:
        """What GTAP_SESSIONS says of this server."""
        return f"unix://{self.path}|{LEASE.hex()}|{KEY.hex()}"

    def __enter__(self) -> FakeServer:
        self.listen()
        return self

    def listen(self) -> None:
        """Take connections, for the first time or again."""
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.path))
        self._listener.listen(16)
        self._start(self._accept)

    def go_away(self) -> None:
        """Take no more connections, and cut those that are there."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.path.unlink()
        self.cut()

    def cut(self) -> None:
        """Cut every connection of the client whose frame is being handled."""
        for (session, _), flow in self.sockets.items():
            if session == self._here.session:
                flow.cut()

    def __exit__(self, *exc: object) -> None:
        self._closing = True
        with contextlib.suppress(OSError):  # it is away
            self._listener.shutdown(socket.SHUT_RDWR)
        for sock in self.sockets.values():
            sock.close()
        self._listener.close()
        assert not self.errors, self.errors

    def _start(self, target: Callable[..., None], *arguments: Any) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        listener = self._listener
        while True:
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            self._start(self._serve, sock)

    def _serve(self, sock: socket.socket) -> None:
        try:
            self._talk(sock)
        except (EOFError, OSError):
            pass
        except Exception as error:  # noqa: BLE001 - a thread's error is the test's
            if not self._closing:
                self.errors.append(repr(error))
            sock.close()

    def _talk(self, sock: socket.socket) -> None:
        preamble = take(sock, 72)
        magic, version, kind, index, lease, session = struct.unpack("<4sHBB16s16s", preamble[:40])
        proof = hashlib.blake2b(preamble[:40], key=KEY, digest_size=32).digest()
        assert (magic, version, lease) == (b"GTAP", 3, LEASE)
        assert preamble[40:] == proof
        again = index & 0x80
        code = self.gone if again else self.answer_code
        name = KINDS[kind] + (str(index & 0x7F) if index & 0x7F else "")
        assert name in STREAMS
        self._here.session = session
        if not again:  # before the client is welcome: then it may be sent to
            flow = Flow(sock, self.grace > 0, self.gaps.get(KINDS[kind], never), self._report)
            self.sockets[session, name] = flow
        sock.sendall(self.answer_bytes if self.answer_bytes is not None else struct.pack("<4sHH", b"GTAP", 3, code))
        if code or self.answer_bytes is not None:
            sock.close()
            return
        if again:
            self.sockets[session, name].resume(sock)
            return
        if {each for whose, each in self.sockets if whose == session} == set(STREAMS):
            self.wide.set()
        {"channel": self._channel, "side": self._side, "bulk": self._bulk}[KINDS[kind]](flow)

    def _report(self, flow: Flow) -> None:
        """Tell the client what has come, when that is much."""
        name = next(name for (_, name), each in self.sockets.items() if each is flow)
        if self.grace and self.reports and flow.received - flow.told >= REPORT_AFTER[name.rstrip("123")]:
            self.report()

    def report(self, session: bytes | None = None) -> None:
        """Tell the client of this thread, or the given one, what has come."""
        session = session or self._here.session
        with self._sending:
            flows = [self.sockets.get((session, name)) for name in STREAMS]
            for flow in flows:
                if flow:
                    flow.told = flow.received
            counts = struct.pack("<6Q", *(flow.told if flow else 0 for flow in flows))
            self.sockets[session, "channel"].sendall(answer(RECEIVED, 0, counts))

    def send(self, data: bytes, stream: str = "channel") -> None:
        """Send bytes to the client whose frame is being handled."""
        with self._sending:
            self.sockets[self._here.session, stream].sendall(data)

    def flow(self, stream: str) -> Flow:
        """A stream of the client whose frame is being handled."""
        return self.sockets[self._here.session, stream]

    def hang_up(self) -> None:
        """End that client's channel."""
        self.flow("channel").shutdown(socket.SHUT_RDWR)

    def _channel(self, sock: Flow) -> None:
        number = 0
        try:
            while True:
                head = take(sock, 16)
                size, library, ordinal, thread, flags, zero, context = struct.unpack("<IHHHBBI", head)
                assert 16 <= size <= 1 << 20 and size % 8 == 0 and zero == 0 and thread > 0
                if (library, ordinal) == (0, 3):
                    assert size in (16, 48) and not flags
                    take(sock, size - 16)
                    self.ends += 1
                    return
                number += 1
                frame = Frame(number, library, ordinal, thread, flags, context, take(sock, size - 16))
                self.frames.append(frame)
                if library == 0:
                    self._core(frame)
                else:
                    self.on_call(self, frame)
                with self._handled:
                    self._handled_count = number
                    self._handled.notify_all()
        finally:
            self.ended.set()

    def _core(self, frame: Frame) -> None:
        entries = read_tlv(frame.body)
        verdicts = [(2, self._verdict(value)) for tag, value in entries if tag == 4]
        for tag, value in entries:
            if tag == 4:
                self.libraries[len(self.libraries) + 1] = value[24:].decode()
        if frame.ordinal == 2:
            self.send(answer(REPLY, frame.number, bytes(8) + tlv(*verdicts)))
            return
        assert frame.ordinal == 1 and frame.flags == 1
        self.opens.append(entries)
        taken = len(self.opens) > self.slot_refusals
        said = [(1, struct.pack("<Q", not taken)), *verdicts, *((3, each) for each in self.devices)]
        if self.refusal:
            said.append((4, self.refusal.encode()))
        said.append((5, b"fake"))
        if self.grace:
            said.append((6, struct.pack("<II", self.grace, 0)))
        self.send(answer(REPLY, frame.number, struct.pack("<iI", bool(self.refusal), 0) + tlv(*said)))

    def _verdict(self, declared: bytes) -> bytes:
        if self.verdict is not None:
            return self.verdict(declared)
        _layout, _major, ordinals, _zero, golden = struct.unpack_from("<IIIIQ", declared)
        return struct.pack("<IIQ", 0, ordinals, golden)

    def _side(self, sock: Flow) -> None:
        while True:
            size, kind, _flags, _zero, number = struct.unpack("<IBBHQ", take(sock, 16))
            body = take(sock, size - 16)
            if kind == DONE:
                assert not body
                with self._handled:
                    self.done.append(number)
                    self._handled.notify_all()
                self.on_done(self, number)
            elif kind == QUESTION:
                call, token, what, thread, context, zero = struct.unpack("<QQIIII", body)
                assert zero == 0 and number > 0
                question = Question(number, call, token, what, thread, context)
                self.questions.append(question)
                self._await_handled(question.call)
                self.on_question(self, question)
            elif kind == PING:
                sock.sendall(struct.pack("<IBBHQ", 16, 129, 0, 0, number))
            elif kind == HEARD:
                self._hear(number, struct.unpack("<6Q", body))
            else:
                self._extent(sock, kind, number, body)

    def _hear(self, number: int, counts: tuple[int, ...]) -> None:
        """The client has received so much."""
        assert number == 0 and counts[3:] == (0, 0, 0)
        for name, count in zip(KINDS.values(), counts[:3], strict=True):
            flow = self.flow(name)
            assert flow.heard <= count <= len(flow.sent)
            flow.heard = count

    def await_done(self, count: int) -> None:
        """Until so many host functions have run: what tells of them may be read after the channel's end."""
        with self._handled:
            self._handled.wait_for(lambda: len(self.done) >= count, DEADLINE)

    def _await_handled(self, call: int) -> None:
        with self._handled:
            assert self._handled.wait_for(lambda: self._handled_count >= call, DEADLINE)

    def _extent(self, sock: Flow, kind: int, number: int, body: bytes) -> None:
        ordinal, _, address, length = struct.unpack("<IIQQ", body)
        if kind == RETURN:
            self.on_return()
        self.credits.append((kind, ordinal, address, length))
        if kind == CREDIT:
            status = self.grant(ordinal, address, length)
            sock.sendall(struct.pack("<IBBHQiIQQ", 40, 130, 0, 0, number, status, 0, address, length))

    def _bulk(self, sock: Flow) -> None:
        if self.waits:
            assert self.wide.wait(DEADLINE)
        while True:
            number, length = struct.unpack("<QQ", take(sock, 16))
            assert 0 < length <= 4 << 20
            self.objects[number] = take(sock, length)


def take(sock: socket.socket | Flow, size: int) -> bytes:
    """Exactly that many bytes."""
    data = bytearray()
    while len(data) < size:
        piece = sock.recv(min(size - len(data), 1 << 20))
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)
