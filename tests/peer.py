"""A client in pure Python over blocking sockets, as good or as bad as a test wants it: bytes go out as they are."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import attrs

from gtap_core.spec import Library
from gtap_core.wire import control
from gtap_core.wire.buffer import Ended, NeedData
from gtap_core.wire.connection import ClientChannel, Failed, FaultNotice, Reply
from gtap_core.wire.opening import Offer, OpenReply, OpenRequest
from gtap_core.wire.preamble import ANSWER_SIZE, NO_PROOF, Code, Kind, Preamble, decode_answer
from gtap_core.wire.side import ClientSide, Credit, FromServer, Grant, Ping, encode_side

DEADLINE = 30.0  # seconds for any answer
SLOT = (0x2000_0000_0000, 4 << 40)
_CREDENTIALS = struct.Struct("3i")  # a process, its user and its group


def connect(path: Path) -> socket.socket:
    """A bare connection to a server."""
    sock = socket.socket(socket.AF_UNIX)
    sock.settimeout(DEADLINE)
    sock.connect(os.fspath(path))
    return sock


def greet(sock: socket.socket, preamble: Preamble) -> tuple[int, Code]:
    """Send a preamble; (version, code) of the answer."""
    sock.sendall(preamble.encode())
    return decode_answer(receive_exactly(sock, ANSWER_SIZE))


def receive_exactly(sock: socket.socket, size: int) -> bytes:
    """Those many bytes; fewer at the end of the stream."""
    data = b""
    while len(data) < size and (part := sock.recv(size - len(data))):
        data += part
    return data


def receive_rest(sock: socket.socket) -> bytes:
    """Everything up to the end of the stream."""
    data = b""
    try:
        while part := sock.recv(65536):
            data += part
    except ConnectionResetError:
        pass
    return data


@attrs.define
class Lease:
    """A control connection and what it was granted."""

    path: Path
    sock: socket.socket
    id: bytes
    key: bytes

    @staticmethod
    def take(path: Path) -> Lease:
        sock = connect(path)
        assert greet(sock, Preamble(Kind.CONTROL))[1] == Code.WELCOME
        sock.sendall(control.encode_message(control.Hello("0", None, os.getpid(), "peer")))
        receiver = control.ControlReceiver()
        while isinstance(message := receiver.next_event(), NeedData):
            receiver.receive_data(sock.recv(4096))
        assert isinstance(message, control.Welcome)
        return Lease(path, sock, message.lease, message.key)

    def give_back(self) -> None:
        """Say Bye, and go."""
        with self.sock, contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.sock.sendall(control.encode_message(control.Bye()))

    def join(self, kind: Kind, session: bytes, key: bytes | None = None) -> tuple[socket.socket, Code]:
        """One data connection."""
        sock = connect(self.path)
        preamble = Preamble(kind, 0, self.id, session, NO_PROOF).signed(key or self.key)
        return sock, greet(sock, preamble)[1]


class Peer:
    """One session with its channel, side and bulk stream."""

    def __init__(self, path: Path) -> None:
        self.lease = Lease.take(path)
        self.session = os.urandom(16)
        self.channel, code = self.lease.join(Kind.CHANNEL, self.session)
        assert code == Code.WELCOME
        self.side, _ = self.lease.join(Kind.SIDE, self.session)
        self.bulk, _ = self.lease.join(Kind.BULK, self.session)
        self.wire = ClientChannel()
        self._aside = ClientSide()
        self.failures: list[Failed] = []
        self.libraries: dict[str, tuple[int, Library]] = {}

    def __enter__(self) -> Peer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sock in (self.channel, self.side, self.bulk):
            sock.close()
        self.lease.give_back()

    def open(self, *libraries: Library, offers: Sequence[Offer] = ()) -> OpenReply:
        """Open with libraries as they are, then with offers as the test wants them."""
        mine = [Offer(each.name, each.layout, each.ordinals, each.golden[-1]) for each in libraries]
        self.channel.sendall(self.wire.open(OpenRequest(os.getpid(), "peer", SLOT, (*mine, *offers))))
        self.libraries = {each.name: (number, each) for number, each in enumerate(libraries, 1)}
        return OpenReply.decode(self._reply().body)

    def extent(self, size: int = 32 << 20) -> int:
        """Physical memory at the slot's start; its address."""
        grant = self.grant(SLOT[0], size)
        assert grant.status == 0
        return grant.address

    def grant(self, address: int, size: int) -> Grant:
        """Ask for physical memory, and wait for what the server says of it."""
        self.side.sendall(encode_side(Credit(1, 0, address, size, waits=True)))
        while not isinstance(message := self._next_aside(), Grant):
            pass
        return message

    def _next_aside(self) -> FromServer:
        while isinstance(message := self._aside.next_event(), NeedData):
            self._aside.receive_data(self.side.recv(4096))
        assert not isinstance(message, Ended), "the side stream ended instead"
        return message

    def process(self) -> int:
        """The pid of the session's process, of the same machine: the kernel says who has sent the answer to a ping."""
        self.side.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self.side.sendall(encode_side(Ping(1)))
        pid = 0  # of what was sent before
        while not pid:
            data, ancillary, _, _ = self.side.recvmsg(4096, socket.CMSG_SPACE(_CREDENTIALS.size))
            assert data, "the side stream ended instead"
            self._aside.receive_data(data)
            pid, _, _ = _CREDENTIALS.unpack(ancillary[0][2])
        return pid

    def call(self, library: str, name: str, *arguments: Any) -> tuple[int, list[bytes | None]]:
        """Call and wait: (status, outputs)."""
        number, spec = self.libraries[library]
        function = spec.by_name[name]
        body = function.marshal(list(arguments))
        self.channel.sendall(self.wire.call(number, function.ordinal, body, context=1, wants_answer=True))
        reply = self._reply()
        status, outputs = function.unmarshal_reply(memoryview(struct.pack("<iI", reply.status, 0) + reply.body))
        return status, [None if each is None else bytes(each) for each in outputs]

    def raw(self, library: int, ordinal: int, body: bytes = b"") -> Reply:
        """A call of any number."""
        self.channel.sendall(self.wire.call(library, ordinal, body, context=1, wants_answer=True))
        return self._reply()

    def end(self) -> str | None:
        """Wait for the server's last word: the reason, None when it closes without one."""
        while True:
            event = self.wire.next_event()
            if isinstance(event, FaultNotice):
                return event.sentence
            if isinstance(event, Ended):
                return None
            if isinstance(event, NeedData):
                self._receive()

    def _reply(self) -> Reply:
        while True:
            event = self.wire.next_event()
            match event:
                case Reply():
                    return event
                case NeedData():
                    self._receive()
                case Failed():
                    self.failures.append(event)
                case FaultNotice() | Ended():
                    raise AssertionError(f"the session ended instead: {event}")

    def _receive(self) -> None:
        try:
            self.wire.receive_data(self.channel.recv(65536))
        except ConnectionResetError:
            self.wire.receive_data(b"")
