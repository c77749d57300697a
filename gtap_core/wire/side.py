"""The side stream: small messages without an order of their own, which no device work holds up."""

from __future__ import annotations

import enum
import struct
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import attrs

from gtap_core.errors import Fault

from .buffer import Receiver
from .link import Counts

_HEAD = struct.Struct("<IBBHQ")
_EXTENT = struct.Struct("<IIQQ")
_GRANT = struct.Struct("<iIQQ")
_QUESTION = struct.Struct("<QQIIII")
_COUNTS = struct.Struct("48s")
_BODIES = {2: _EXTENT, 3: _EXTENT, 5: _QUESTION, 6: _COUNTS, 130: _GRANT}  # the others have none
_RESERVED = {2: 1, 3: 1, 5: 5, 130: 1}  # which field of the body is zero
MOST_THREAD = 0xFFFF  # as in the frames of the channel
SOMEBODY_WAITS = 1


@attrs.frozen
class Ping:
    """Client: are you there."""

    number: int
    waits: bool = False


@attrs.frozen
class Credit:
    """Client: make an extent of physical memory at this address of the slot. `number` names the request."""

    number: int
    ordinal: int
    address: int
    size: int
    waits: bool = False


@attrs.frozen
class Return:
    """Client: the extent is no longer needed."""

    number: int
    ordinal: int
    address: int
    size: int
    waits: bool = False


@attrs.frozen
class Done:
    """Client: the host function of an obligation has run; what it held goes on."""

    number: int
    waits: bool = False


class About(enum.IntEnum):
    """What a question asks about."""

    STREAM = 1  # is everything that it was given up to the call done
    EVENT = 2  # is its last record before the call done


@attrs.frozen
class Question:
    """Client: answer by a MARK of the channel when it is done. `number` names the question; `call`, `thread` and
    `context` are those of the frame that was the last to touch what the token stands for.
    """

    number: int
    call: int
    token: int
    kind: int
    thread: int
    context: int
    waits: bool = False


@attrs.frozen
class Received:
    """Client: how much of each stream it has received; the server need not keep it any longer. `number` is 0."""

    number: int
    counts: Counts
    waits: bool = False


@attrs.frozen
class Pong:
    """Server: yes."""

    number: int
    waits: bool = False


@attrs.frozen
class Grant:
    """Server: the extent is there (status 0), or cannot be had."""

    number: int
    status: int
    address: int
    size: int
    waits: bool = False


@attrs.frozen
class Executed:
    """Server: so many frames of the channel have been executed."""

    number: int
    waits: bool = False


FromClient = Ping | Credit | Return | Done | Question | Received
FromServer = Pong | Grant | Executed
_NUMBERS: dict[type[FromClient] | type[FromServer], int] = {
    Ping: 1,
    Credit: 2,
    Return: 3,
    Done: 4,
    Question: 5,
    Received: 6,
    Pong: 129,
    Grant: 130,
    Executed: 131,
}
_TYPES = {number: type_ for type_, number in _NUMBERS.items()}


def encode_side(message: FromClient | FromServer) -> bytes:
    """The bytes of one message."""
    match message:
        case Credit() | Return():
            body = _EXTENT.pack(message.ordinal, 0, message.address, message.size)
        case Received():
            body = message.counts.encode()
        case Grant():
            body = _GRANT.pack(message.status, 0, message.address, message.size)
        case Question():
            fields = (message.call, message.token, message.kind, message.thread, message.context)
            body = _QUESTION.pack(*fields, 0)
        case _:
            body = b""
    number = _NUMBERS[type(message)]
    return _HEAD.pack(_HEAD.size + len(body), number, message.waits and SOMEBODY_WAITS, 0, message.number) + body


M = TypeVar("M", FromClient, FromServer)


class _SideReceiver(Receiver[M], Generic[M]):
    what = "side stream"
    kinds = range(0)

    def _parse(self) -> M | None:
        head = self._buffer.peek(_HEAD.size)
        if head is None:
            return None
        size, kind, flags, zero, number = _HEAD.unpack(head)
        body = _BODIES.get(kind)
        if kind not in _TYPES or kind not in self.kinds or size != _HEAD.size + (body.size if body else 0):
            raise Fault(f"a side message of the kind {kind} and {size} bytes")
        if zero or flags & ~SOMEBODY_WAITS:
            raise Fault("a side message has flags or reserved bits that are not known")
        data = self._buffer.take(size)
        return None if data is None else self._read(kind, number, bool(flags), data[_HEAD.size :])

    def _read(self, kind: int, number: int, waits: bool, body: bytes) -> M:
        fields = list(_BODIES[kind].unpack(body)) if body else []
        if kind in _RESERVED and fields.pop(_RESERVED[kind]):
            raise Fault("a reserved field of a side message is not zero")
        if kind == _NUMBERS[Received]:
            fields = [Counts.decode(body)]
            if number:
                raise Fault(f"a report of the number {number}")
        make: Callable[..., Any] = _TYPES[kind]
        message: M = make(number, *fields, waits)
        if isinstance(message, Question):
            _check_question(message)
        return message


def _check_question(question: Question) -> None:
    kinds = (About.STREAM, About.EVENT)
    if not question.number or question.kind not in kinds or question.thread > MOST_THREAD:
        raise Fault(f"the question {question.number}, of the kind {question.kind}, of thread {question.thread}")


class ServerSide(_SideReceiver[FromClient]):
    """The server's receiving end."""

    kinds = range(1, 128)


class ClientSide(_SideReceiver[FromServer]):
    """The client's receiving end."""

    kinds = range(129, 256)
