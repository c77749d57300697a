"""The channel: a session's ordered stream of calls one way, of replies and pushed outputs the other.

Theory of operation
-------------------

Two objects, one per side, each a receiver of the peer's frames and an encoder of its own. Neither does I/O: feed bytes
with `receive_data`, take events with `next_event` until NEED_DATA, and send what the encoding methods return, in the
order in which they were called.

A channel is in one of these states; both sides move alike:

    IDLE --OPEN--> OPENING --reply, slot taken--> OPEN --END--> ENDED
      ^               |                             |
      +--reply: propose another slot--+             +-- FAULT, either way --> FAULTED
                      |
                      +-- reply: refused --> FAULTED

* The first frame is OPEN, of the core library, and wants an answer. Nothing follows it until its reply.
* Frames are numbered by counting from 1; OPEN is number 1. Numbers are not sent.
* A reply names a frame that wants an answer and has none yet. Every such frame gets exactly one.
* A push or a failure names a frame that has been sent, a failure also a library that was declared, or none; a mark and
  a callback name what the client asked for by a number of its own, which is not known here.
* END is the client's last frame. After FAULT nothing is said any more by either side.

The peer's breach raises Fault from `next_event`. Our own breach (replying twice, calling before OPEN) raises Misuse.
What a call's body means is not known here: that is the spec's (gtap_core.spec).
"""

from __future__ import annotations

import enum
import struct
from collections.abc import Sequence

import attrs

from gtap_core.errors import Fault

from .buffer import Buffer, Misuse, Receiver
from .frame import MOST_FRAME, Part, encode_outputs, encode_part
from .link import Counts, Totals
from .opening import CORE, END, LIBRARY, OPEN, Offer, OpenReply, OpenRequest, Verdict, encode_offers, encode_verdicts
from .patterns import Patterns

_CALL = struct.Struct("<IHHHBBI")
_ANSWER = struct.Struct("<IBBHQ")
_STATUS = struct.Struct("<iI")
_FAILED = struct.Struct("<IiHHI")
_SIZED = struct.Struct("<Q")
HEADER = 16
WANTS_ANSWER = 1
STICKY = 1
MOST_SENTENCE = 4096


class State(enum.Enum):
    """Where a channel is; see the theory of operation."""

    IDLE = enum.auto()
    OPENING = enum.auto()
    OPEN = enum.auto()
    ENDED = enum.auto()
    FAULTED = enum.auto()


_TALKING = (State.OPEN, State.ENDED)  # what was on its way when the client said END still leaves


class Kind(enum.IntEnum):
    """The server's frames."""

    REPLY = 1
    PUSH = 2
    FAILED = 3
    TEXT = 4
    FAULT = 5
    MARK = 6
    CALLBACK = 7
    RECEIVED = 8


@attrs.frozen
class CallFrame:
    """One call: who (thread), what (library, ordinal), for which context, with which arguments."""

    number: int
    library: int
    ordinal: int
    thread: int
    wants_answer: bool
    context: int  # index << 8 | device ordinal + 1; 0: none
    body: bytes


@attrs.frozen
class Reply:
    """The answer to a call. `body` is what lies behind the status: descriptors and parts."""

    number: int
    status: int
    body: bytes


@attrs.frozen
class Push:
    """The output of a deferred call: `u64 descriptor | part`."""

    number: int
    body: bytes


@attrs.frozen
class Failed:
    """A call that nobody waits for has failed. Sticky: so will every later one for that device, until its reset."""

    number: int
    thread: int
    library: int  # whose status it is, and of which function; CORE and 0: the driver's, of none by itself
    ordinal: int
    status: int
    text: str = ""
    sticky: bool = False
    device: int = 0  # ordinal


@attrs.frozen
class Text:
    """Bytes for the program's own stdout (1) or stderr (2)."""

    fd: int
    data: bytes


@attrs.frozen
class FaultNotice:
    """The session is over, and why."""

    sentence: str


@attrs.frozen
class Mark:
    """The answer to a question of the side stream: what it asked about is done, or cannot be."""

    number: int
    status: int


@attrs.frozen
class Callback:
    """A stream has come to a host function. Status 0: it is held until DONE; else nothing runs there any more."""

    number: int
    status: int


@attrs.frozen
class Received:
    """How much of each of the session's streams the server has received: the client need not keep it any longer."""

    counts: Counts


Answer = Reply | Push | Failed | Text | FaultNotice | Mark | Callback | Received


def _take_frame(buffer: Buffer) -> bytes | None:
    head = buffer.peek(4)
    if head is None:
        return None
    size = int.from_bytes(head, "little")
    if size % 8 or not HEADER <= size <= MOST_FRAME:
        raise Fault(f"a frame of {size} bytes; frames have {HEADER} to {MOST_FRAME}, in multiples of 8")
    return buffer.take(size)


class ServerChannel(Receiver[CallFrame]):
    """The server's side: calls in, answers out."""

    what = "channel"

    def __init__(self) -> None:
        super().__init__()
        self.state = State.IDLE
        self.received = 0  # frames so far
        self.core = self.core_answered = 0  # of those: the core's own, and those that want an answer
        self.answered = 0  # of those taken here: they want an answer
        self.totals: Totals | None = None  # as END says
        self.patterns = Patterns()
        self._unanswered: set[int] = set()

    @property
    def unanswered(self) -> int:
        """How many callers wait for a reply."""
        return len(self._unanswered)

    def _parse(self) -> CallFrame | None:
        frame = _take_frame(self._buffer)
        if frame is None:
            return None
        frame = self.patterns.whole(frame)
        _, library, ordinal, thread, flags, zero, context = _CALL.unpack_from(frame)
        return self.take(self.received + 1, library, ordinal, thread, flags, zero, context, frame[HEADER:])

    def take(
        self, number: int, library: int, ordinal: int, thread: int, flags: int, zero: int, context: int, body: bytes
    ) -> CallFrame:
        """Enter a frame that has been taken off the channel; those before it may have been somebody else's."""
        if flags & ~WANTS_ANSWER or zero:
            raise Fault("a call frame has flags or reserved bits that are not known")
        call = CallFrame(number, library, ordinal, thread, bool(flags & WANTS_ANSWER), context, body)
        self.received = number - 1
        self._receive(call)
        return call

    def passed(self, number: int) -> None:
        """Frames up to this one have been taken off the channel by somebody else."""
        self.received = max(number, self.received)

    def _receive(self, call: CallFrame) -> None:
        is_open = (call.library, call.ordinal) == (CORE, OPEN)
        if self.state is State.IDLE:
            if not is_open:
                raise Fault("the first frame of a session is OPEN")
            self.state = State.OPENING
        elif self.state is not State.OPEN:
            raise Fault("a frame that does not wait for the reply to OPEN, or follows the end of the session")
        elif is_open:
            raise Fault("a second OPEN")
        elif (call.library, call.ordinal) == (CORE, END) and not call.wants_answer:
            self.totals = Totals.decode(call.body) if call.body else None
            self.state = State.ENDED
        if (
            call.library == CORE
            and self.state is not State.ENDED
            and (call.ordinal not in (OPEN, LIBRARY) or not call.wants_answer)
        ):
            raise Fault(f"the core call {call.ordinal} is not known, or does not want an answer")
        self.received += 1
        self.core += call.library == CORE
        if call.wants_answer:
            self.answered += 1
            self.core_answered += call.library == CORE
            self._unanswered.add(call.number)

    def reply(self, number: int, status: int, outputs: Sequence[Part] = ()) -> bytes:
        """Answer a call."""
        return self._reply(number, encode_outputs(status, outputs))

    def reply_body(self, number: int, body: bytes) -> bytes:
        """Answer a call with a body that the spec made, status included."""
        return self._reply(number, body)

    def open_reply(self, number: int, status: int, reply: OpenReply) -> bytes:
        """Answer OPEN; the state moves on by what the reply says."""
        if self.state is not State.OPENING:
            raise Misuse(f"a reply to OPEN in state {self.state.name}")
        data = self._reply(number, _STATUS.pack(status, 0) + reply.encode())
        if status:
            self.state = State.FAULTED
        else:
            self.state = State.OPEN if reply.slot_taken else State.IDLE
        return data

    def library_reply(self, number: int, verdicts: Sequence[Verdict]) -> bytes:
        """Answer LIBRARY."""
        return self._reply(number, _STATUS.pack(0, 0) + encode_verdicts(verdicts))

    def _reply(self, number: int, body: bytes) -> bytes:
        if number not in self._unanswered:
            raise Misuse(f"call {number} has its answer already, or wants none")
        data = _encode_answer(Kind.REPLY, number, body)
        self._unanswered.discard(number)
        return data

    def push(self, number: int, part: Part) -> bytes:
        """Deliver the output of a deferred call."""
        value, data = encode_part(part)
        return _encode_answer(Kind.PUSH, self._known(number), _SIZED.pack(value) + data)

    def failed(self, failure: Failed) -> bytes:
        """Report that a call, which nobody waits for, has failed."""
        if not _can_fail(failure):
            raise Misuse(f"a failure of function {failure.ordinal} of library {failure.library}")
        body = _FAILED.pack(failure.thread, failure.status, failure.library, failure.ordinal, 0)
        flags, number = STICKY if failure.sticky else 0, self._known(failure.number)
        return _encode_answer(Kind.FAILED, number, body + _clipped(failure.text), flags, failure.device)

    def text(self, fd: int, data: bytes) -> bytes:
        """Bytes of device printf for the program's stdout or stderr."""
        return _encode_answer(Kind.TEXT, fd, _SIZED.pack(len(data)) + data)

    def mark(self, question: int, status: int) -> bytes:
        """Answer a question of the side stream."""
        return _encode_answer(Kind.MARK, self._named(question), _STATUS.pack(status, 0))

    def callback(self, obligation: int, status: int) -> bytes:
        """Ask for a host function to be run."""
        return _encode_answer(Kind.CALLBACK, self._named(obligation), _STATUS.pack(status, 0))

    def report(self, counts: Counts) -> bytes:
        """Say how much of each stream has been received."""
        if self.state is not State.OPEN:
            raise Misuse(f"a report in state {self.state.name}")
        return _encode_answer(Kind.RECEIVED, 0, counts.encode())

    def fault(self, sentence: str) -> bytes:
        """End the session with a reason; nothing may be sent after it."""
        self.state = State.FAULTED
        text = _clipped(sentence)
        return _encode_answer(Kind.FAULT, 0, struct.pack("<iI", 0, len(text)) + text)

    def _known(self, number: int) -> int:
        if not 0 < number <= self.received or self.state not in _TALKING:
            raise Misuse(f"a frame about call {number} of {self.received} in state {self.state.name}")
        return number

    def _named(self, number: int) -> int:
        if not number or self.state not in _TALKING:
            raise Misuse(f"a frame about the number {number} in state {self.state.name}")
        return number


class ClientChannel(Receiver[Answer]):
    """The client's side: calls out, answers in."""

    what = "channel"

    def __init__(self) -> None:
        super().__init__()
        self.state = State.IDLE
        self.sent = 0  # frames so far
        self._libraries = 0  # declared so far
        self._unanswered: dict[int, bool] = {}  # number -> whether it is OPEN

    def open(self, request: OpenRequest) -> bytes:
        """The first frame."""
        if self.state is not State.IDLE:
            raise Misuse(f"OPEN in state {self.state.name}")
        self.state = State.OPENING
        self._libraries = len(request.libraries)
        data = self._encode(CORE, OPEN, request.encode(), 0, 0, True)
        self._unanswered[self.sent] = True
        return data

    def library(self, offers: Sequence[Offer]) -> bytes:
        """Declare libraries that the program loaded later."""
        data = self.call(CORE, LIBRARY, encode_offers(offers), wants_answer=True)
        self._libraries += len(offers)
        return data

    def call(
        self, library: int, ordinal: int, body: bytes, *, thread: int = 1, context: int = 0, wants_answer: bool = False
    ) -> bytes:
        """One call; its number is `sent` afterwards."""
        if self.state is not State.OPEN:
            raise Misuse(f"a call in state {self.state.name}")
        data = self._encode(library, ordinal, body, thread, context, wants_answer)
        if wants_answer:
            self._unanswered[self.sent] = False
        return data

    def end(self, totals: Totals | None = None) -> bytes:
        """The last frame: the client goes, and means it."""
        data = self.call(CORE, END, b"" if totals is None else totals.encode(), thread=0)
        self.state = State.ENDED
        return data

    def _encode(self, library: int, ordinal: int, body: bytes, thread: int, context: int, answer: bool) -> bytes:
        size = HEADER + len(body)
        if size > MOST_FRAME or size % 8:
            raise Misuse(f"a frame of {size} bytes")
        self.sent += 1
        return _CALL.pack(size, library, ordinal, thread, WANTS_ANSWER if answer else 0, 0, context) + body

    def _parse(self) -> Answer | None:
        frame = _take_frame(self._buffer)
        if frame is None:
            return None
        _, kind, flags, device, number = _ANSWER.unpack_from(frame)
        if (device and kind != Kind.FAILED) or flags & ~STICKY or (flags and kind != Kind.FAILED):
            raise Fault("an answer has flags or reserved bits that are not known")
        if self.state in (State.IDLE, State.FAULTED):
            raise Fault("an answer outside of a session")
        if kind == Kind.FAILED:
            return self._read_failed(number, bool(flags), device, frame[HEADER:])
        return self._read(kind, number, frame[HEADER:])

    def _read_failed(self, number: int, sticky: bool, device: int, body: bytes) -> Failed:
        _at_least(body, _FAILED.size)
        thread, status, library, ordinal, zero = _FAILED.unpack_from(body)
        text = _read_text(body[_FAILED.size :])
        failure = Failed(self._known(number), thread, library, ordinal, status, text, sticky, device)
        if zero or library > self._libraries or not _can_fail(failure):
            raise Fault(f"a failure of function {ordinal} of library {library}, which cannot be")
        return failure

    def _read(self, kind: int, number: int, body: bytes) -> Answer:
        match kind:
            case Kind.REPLY:
                return self._read_reply(number, body)
            case Kind.PUSH:
                _at_least(body, 8)
                return Push(self._known(number), body)
            case Kind.TEXT:
                return Text(_output(number), _sized(body))
            case Kind.FAULT:
                return self._read_fault(body)
            case Kind.MARK:
                return Mark(*self._read_named(number, body))
            case Kind.CALLBACK:
                return Callback(*self._read_named(number, body))
            case Kind.RECEIVED if not number:
                return Received(Counts.decode(body))
        raise Fault(f"an answer of the unknown kind {kind}")

    def _read_reply(self, number: int, body: bytes) -> Reply:
        _at_least(body, _STATUS.size)
        status, zero = _STATUS.unpack_from(body)
        is_open = self._unanswered.pop(number, None)
        if is_open is None or zero:
            raise Fault(f"a reply to call {number}, which waits for none")
        if is_open:
            taken = not status and OpenReply.decode(body[_STATUS.size :]).slot_taken
            self.state = State.OPEN if taken else State.FAULTED if status else State.IDLE
        return Reply(number, status, body[_STATUS.size :])

    def _read_named(self, number: int, body: bytes) -> tuple[int, int]:
        if len(body) != _STATUS.size or not number or self.state not in _TALKING:
            raise Fault(f"an answer of {len(body)} bytes about the number {number}")
        status, zero = _STATUS.unpack(body)
        if zero:
            raise Fault("a reserved field of an answer is not zero")
        return number, status

    def _read_fault(self, body: bytes) -> FaultNotice:
        _at_least(body, _STATUS.size)
        length = _STATUS.unpack_from(body)[1]
        if length > len(body) - _STATUS.size:
            raise Fault("a fault's sentence is longer than its frame")
        self.state = State.FAULTED
        return FaultNotice(_read_text(body[_STATUS.size : _STATUS.size + length]))

    def _known(self, number: int) -> int:
        if not 0 < number <= self.sent or self.state not in _TALKING:
            raise Fault(f"an answer about call {number} of {self.sent}")
        return number


def _encode_answer(kind: Kind, number: int, body: bytes, flags: int = 0, device: int = 0) -> bytes:
    body += bytes(-len(body) % 8)
    if HEADER + len(body) > MOST_FRAME:
        raise Misuse(f"an answer of {HEADER + len(body)} bytes")
    return _ANSWER.pack(HEADER + len(body), kind, flags, device, number) + body


def _can_fail(failure: Failed) -> bool:
    return failure.library != CORE or not failure.ordinal


def _at_least(body: bytes, size: int) -> None:
    if len(body) < size:
        raise Fault(f"an answer of {len(body)} bytes that needs {size}")


def _sized(body: bytes) -> bytes:
    _at_least(body, _SIZED.size)
    length = _SIZED.unpack_from(body)[0]
    if length > len(body) - _SIZED.size:
        raise Fault("text is longer than its frame")
    return body[_SIZED.size : _SIZED.size + length]


def _output(number: int) -> int:
    if number not in (1, 2):
        raise Fault(f"text for file descriptor {number}")
    return number


def _clipped(text: str) -> bytes:
    return text.encode()[:MOST_SENTENCE].decode(errors="ignore").encode()


def _read_text(data: bytes) -> str:
    return data.rstrip(b"\0").decode(errors="replace")
