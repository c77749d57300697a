"""A client in pure Python for a session in the same trio loop, for tests of specs, handlers and devices."""

from __future__ import annotations

import contextlib
import itertools
import struct
import time
from collections.abc import AsyncIterator, Callable, MutableMapping, Sequence
from typing import Any

import attrs
import trio
import trio.testing

from gtap_core.lane.library import Lane
from gtap_core.session.channel import Channel, PythonChannel
from gtap_core.session.device import Device
from gtap_core.session.lane_channel import LaneChannel
from gtap_core.session.runtime import Connection, Setup, serve_session
from gtap_core.spec import Bulk, Function, Library
from gtap_core.wire.buffer import Ended, NeedData
from gtap_core.wire.bulk import BulkReceiver, ObjectData, ObjectStart, encode_object
from gtap_core.wire.connection import (
    Answer,
    Callback,
    ClientChannel,
    Failed,
    FaultNotice,
    Mark,
    Push,
    Received,
    Reply,
    Text,
)
from gtap_core.wire.frame import INLINE, BulkRange, read_descriptor, read_part
from gtap_core.wire.opening import Offer, OpenReply, OpenRequest
from gtap_core.wire.preamble import Kind
from gtap_core.wire.side import (
    About,
    ClientSide,
    Credit,
    Done,
    Executed,
    FromClient,
    Grant,
    Pong,
    Question,
    Return,
    encode_side,
)

SLOT = (0x2000_0000_0000, 1 << 40)
_READ = 64 << 10
_PATIENCE = 1.0  # seconds for a lane that stops reading: its outlet is full, or its session is over


class SessionOver(Exception):
    """The session has ended; the text is the server's reason."""


@attrs.define(eq=False)
class _Answer:
    """Somebody waits for a frame about a call."""

    event: trio.Event = attrs.field(factory=trio.Event)
    content: Reply | Push | None = None


class LoopbackClient:
    """Speaks the wire over three streams. Waits are trio's; failures and text collect in lists."""

    def __init__(self, channel: trio.abc.Stream, side: trio.abc.Stream, bulk: trio.abc.Stream) -> None:
        self.channel, self.side, self.bulk = channel, side, bulk
        self.connection = ClientChannel()
        self.opened: OpenReply | None = None
        self.failures: list[Failed] = []
        self.texts: list[Text] = []
        self.received: list[tuple[str, int]] = []  # since open: ("reply", "push", "failed", "mark", "callback"; number)
        self.callbacks: list[Callback] = []
        self.marks: dict[int, int] = {}  # question -> status
        self.executed = 0
        self.reason: str | None = None
        self.over = trio.Event()
        self._libraries: dict[str, tuple[int, Library]] = {}
        self._answers: dict[int, _Answer] = {}
        self._functions: dict[int, Function] = {}
        self._grants: dict[int, Grant] = {}
        self._granted: dict[int, trio.Event] = {}
        self._objects: dict[int, bytes] = {}
        self._object_came = trio.Event()
        self._waited_for: set[trio.Event] = set()
        self._given_up: set[trio.Event] = set()
        self._tokens = itertools.count(16, 2)
        self._bulk_ids = itertools.count(1)
        self._requests = itertools.count(1)
        self._questions = itertools.count(1)
        self._free = SLOT[0]
        self._sending = trio.Lock()

    # ---- opening ----

    async def open(self, specs: Sequence[Library] = (), /, **request: Any) -> OpenReply:
        """Declare libraries and take a slot. Raises SessionOver when refused."""
        offers = tuple(Offer(each.name, each.layout, each.ordinals, each.golden[-1]) for each in specs)
        opening = attrs.evolve(OpenRequest(1, "loopback", SLOT, offers), **request)
        reply = await self._roundtrip(self.connection.open(opening))
        self.opened = OpenReply.decode(reply.body)
        if reply.status:
            raise SessionOver(self.opened.refusal)
        self.received.clear()
        self._libraries = {each.name: (index, each) for index, each in enumerate(specs, 1)}
        return self.opened

    async def extent(self, size: int = 32 << 20, ordinal: int = 0) -> int:
        """Ask for physical memory and return its address. Raises SessionOver; MemoryError when it is refused."""
        address, self._free = self._free, self._free + size
        number = next(self._requests)
        self._granted[number] = trio.Event()
        await self.send_side(Credit(number, ordinal, address, size, waits=True))
        await self._wait(self._granted[number])
        grant = self._grants[number]
        if grant.status:
            raise MemoryError(f"status {grant.status}")
        return address

    async def give_back(self, address: int, size: int = 32 << 20, ordinal: int = 0) -> None:
        """Return an extent."""
        await self.send_side(Return(next(self._requests), ordinal, address, size))

    # ---- calls ----

    def token(self) -> int:
        """A fresh token for a handle to create."""
        return next(self._tokens)

    async def post(self, library: str, name: str, *arguments: Any, thread: int = 1, context: int = 1) -> int:
        """Nobody waits. Returns the call's number."""
        return await self._send(library, name, arguments, thread, context, wants_answer=False)

    async def start(self, library: str, name: str, *arguments: Any, thread: int = 1, context: int = 1) -> int:
        """Send a call; `finish` waits for its answer. Returns its number."""
        return await self._send(library, name, arguments, thread, context, wants_answer=True)

    async def finish(self, number: int) -> tuple[int, list[bytes | None]]:
        """(status, outputs) of a call that was started."""
        answer = self._answers[number]
        await self._wait(answer.event)
        assert isinstance(answer.content, Reply)
        body = memoryview(struct.pack("<iI", answer.content.status, 0) + answer.content.body)
        function = self._functions[number]
        status, outputs = function.unmarshal_reply(body)
        return status, [await self._bytes(each) for each in outputs]

    async def call(
        self, library: str, name: str, *arguments: Any, thread: int = 1, context: int = 1
    ) -> tuple[int, list[bytes | None]]:
        """Call and wait: (status, outputs)."""
        number = await self.start(library, name, *arguments, thread=thread, context=context)
        return await self.finish(number)

    async def pushed(self, number: int) -> bytes | None:
        """Wait for the output of a deferred call."""
        answer = self._answers.setdefault(number, _Answer())
        await self._wait(answer.event)
        assert isinstance(answer.content, Push)
        body = memoryview(answer.content.body)
        form, length = read_descriptor(int.from_bytes(body[:8], "little"))
        return await self._bytes(read_part(form, length, body, 8)[0])

    async def send_bulk(self, data: bytes) -> Bulk:
        """Write a bulk object; the result is an argument."""
        part = self.name_bulk(len(data))
        await self.write_bulk(part, data)
        return part

    def name_bulk(self, length: int) -> Bulk:
        """Choose the id of an object that will be written later."""
        return Bulk(next(self._bulk_ids), 0, length)

    async def write_bulk(self, part: Bulk, data: bytes) -> None:
        """Write an object under its id."""
        for piece in encode_object(part.id, data):
            await self.bulk.send_all(piece)

    async def send_side(self, message: FromClient) -> None:
        """Write a message to the side stream."""
        await self.side.send_all(encode_side(message))

    async def done(self, obligation: int) -> None:
        """Say that a host function has run."""
        await self.send_side(Done(obligation))

    async def ask(self, token: int, *, event: bool = False, call: int = 0, thread: int = 1, context: int = 1) -> int:
        """Ask when a stream, or an event, is done. Returns the question's number; the answer is in `marks`."""
        number, kind = next(self._questions), About.EVENT if event else About.STREAM
        await self.send_side(Question(number, call or self.connection.sent, token, kind, thread, context))
        return number

    async def _send(
        self, library: str, name: str, arguments: Sequence[Any], thread: int, context: int, *, wants_answer: bool
    ) -> int:
        index, spec = self._libraries[library]
        function = spec.by_name[name]
        values = [await self._outgoing(each) for each in arguments]
        body = function.marshal(values)
        frame = self.connection.call(
            index, function.ordinal, body, thread=thread, context=context, wants_answer=wants_answer
        )
        number = self.connection.sent
        self._functions[number] = function
        if wants_answer:
            self._answers[number] = _Answer()
        async with self._sending:
            await self.channel.send_all(frame)
        return number

    async def _outgoing(self, value: Any) -> Any:
        if isinstance(value, bytes | memoryview) and len(value) > INLINE:
            return await self.send_bulk(bytes(value))
        return value

    # ---- answers ----

    async def _roundtrip(self, frame: bytes) -> Reply:
        answer = self._answers[self.connection.sent] = _Answer()
        await self.channel.send_all(frame)
        await self._wait(answer.event)
        assert isinstance(answer.content, Reply)
        return answer.content

    async def _wait(self, event: trio.Event) -> None:
        if not self.over.is_set():
            self._waited_for.add(event)
            await event.wait()
            self._waited_for.discard(event)
        if event in self._given_up or not event.is_set():
            raise SessionOver(self.reason)

    async def _bytes(self, part: memoryview | Bulk | BulkRange | None) -> bytes | None:
        if not isinstance(part, Bulk | BulkRange):
            return None if part is None else bytes(part)
        while part.id not in self._objects:
            self._object_came = trio.Event()
            await self._wait(self._object_came)
        return self._objects[part.id][part.offset : part.offset + part.length]

    async def read_channel(self) -> None:
        """The task that takes answers, until the stream ends."""
        with contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError):
            while True:
                event = self.connection.next_event()
                if isinstance(event, NeedData):
                    self.connection.receive_data(await self.channel.receive_some(_READ))
                elif isinstance(event, Ended):
                    break
                else:
                    self._take(event)
        self.reason = self.reason if self.reason is not None else ""
        self.over.set()
        for waited in self._waited_for:
            self._given_up.add(waited)
            waited.set()

    def _take(self, event: Answer) -> None:
        match event:
            case Text():
                self.texts.append(event)
                return
            case FaultNotice():
                self.reason = event.sentence
                return
            case Received():
                return
            case Failed():
                self.failures.append(event)
            case Callback():
                self.callbacks.append(event)
            case Mark():
                self.marks[event.number] = event.status
            case Reply() | Push():
                answer = self._answers.setdefault(event.number, _Answer())
                answer.content = event
                answer.event.set()
        self.received.append((type(event).__name__.lower(), event.number))

    async def read_side(self) -> None:
        """The task that takes side messages, until the stream ends."""
        receiver = ClientSide()
        with contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError):
            while True:
                match receiver.next_event():
                    case NeedData():
                        receiver.receive_data(await self.side.receive_some(_READ))
                    case Ended():
                        return
                    case Grant() as grant:
                        self._grants[grant.number] = grant
                        self._granted.setdefault(grant.number, trio.Event()).set()
                    case Executed() as executed:
                        self.executed = executed.number
                    case Pong() as pong:
                        self._granted.setdefault(-pong.number, trio.Event()).set()

    async def read_bulk(self) -> None:
        """The task that takes bulk objects, until the stream ends."""
        receiver, current = BulkReceiver(), bytearray()
        id_ = 0
        with contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError):
            while True:
                match receiver.next_event():
                    case NeedData():
                        receiver.receive_data(await self.bulk.receive_some(_READ))
                    case Ended():
                        return
                    case ObjectStart() as start:
                        id_, current = start.id, bytearray()
                    case ObjectData() as data:
                        current += data.data
                        if data.last:
                            self._objects[id_] = bytes(current)
                            self._object_came.set()

    async def run(self) -> None:
        """All three reading tasks."""
        async with trio.open_nursery() as nursery:
            for task in (self.read_channel, self.read_side, self.read_bulk):
                nursery.start_soon(task)

    async def aclose(self) -> None:
        """The client goes."""
        for stream in (self.channel, self.side, self.bulk):
            await trio.aclose_forcefully(stream)


@attrs.define(eq=False)
class Loopback:
    """A running session, its client, and how it ended (once it has)."""

    client: LoopbackClient
    lane: LaneChannel | None = None
    session: Any = None  # the session's dispatcher, once it has opened
    ended: str | None = None
    finished: trio.Event = attrs.field(factory=trio.Event)

    async def settle(self) -> None:
        """Wait until nothing moves any more in this trio loop, nor in the lane."""
        until = time.monotonic() + _PATIENCE
        settled = False
        while not (settled and self._lane_settled()) and time.monotonic() < until:
            settled = self._lane_settled()
            await trio.testing.wait_all_tasks_blocked()  # takes what the lane had said by then

    def _lane_settled(self) -> bool:
        """Whether it has taken all that was sent, and said what there was to say."""
        if self.lane is None or self.finished.is_set():
            return True
        assert isinstance(self.client.channel, _Counted)
        return self.lane.settled(self.client.channel.sent)


@attrs.frozen
class _Noting:
    """Notes the session for the test and passes the hooks on."""

    run: Loopback
    hook: Any

    def session_opened(self, session: Any) -> None:
        self.run.session = session
        if self.hook is not None:
            self.hook.session_opened(session=session)

    def session_closed(self, session: Any) -> None:
        if self.hook is not None:
            self.hook.session_closed(session=session)


@attrs.define(eq=False)
class _Counted(trio.abc.HalfCloseableStream):
    """A client's stream, which counts what it sends."""

    stream: trio.SocketStream
    sent: int = 0

    async def send_all(self, data: bytes | bytearray | memoryview) -> None:
        self.sent += len(data)
        await self.stream.send_all(data)

    async def wait_send_all_might_not_block(self) -> None:
        await self.stream.wait_send_all_might_not_block()

    async def send_eof(self) -> None:
        await self.stream.send_eof()

    async def receive_some(self, max_bytes: int | None = None) -> bytes | bytearray:
        return await self.stream.receive_some(max_bytes)

    async def aclose(self) -> None:
        await self.stream.aclose()


def _socket_pair() -> tuple[trio.abc.Stream, trio.abc.Stream]:
    mine, theirs = trio.socket.socketpair()
    return _Counted(trio.SocketStream(mine)), trio.SocketStream(theirs)


@contextlib.asynccontextmanager
async def loopback(
    factory: Callable[[trio.Nursery], Device],
    libraries: Sequence[Library],
    *,
    environ: MutableMapping[str, str] | None = None,
    hook: Any = None,
    lane: Lane | None = None,
) -> AsyncIterator[Loopback]:
    """Run a session on a device in this trio loop; the client is gone when the block ends.

    `lane`: the session has one; where the device has nothing for it, it receives all the same.
    """
    pair = trio.testing.memory_stream_pair if lane is None else _socket_pair
    pairs = [pair(), pair(), trio.testing.memory_stream_pair()]
    client = LoopbackClient(*(mine for mine, _ in pairs))
    run = Loopback(client)

    def channel(device: Device) -> Channel:
        if lane is None:
            return PythonChannel()
        provider = getattr(device, "lane_provider", None)
        run.lane = LaneChannel(lane, lane.ffi.NULL if provider is None else provider(lane))
        return run.lane

    environ = {} if environ is None else environ
    hook = _Noting(run, hook)
    setup = Setup(factory, {each.name: each for each in libraries}, "loopback", environ, hook, channel=channel)
    give, take = trio.open_memory_channel[Connection](8)

    async def serve() -> None:
        run.ended = await serve_session(setup, take)
        run.finished.set()

    async with trio.open_nursery() as nursery:
        nursery.start_soon(serve)
        nursery.start_soon(client.run)
        for kind, (_, theirs) in zip((Kind.CHANNEL, Kind.SIDE, Kind.BULK), pairs, strict=True):
            await give.send((kind, 0, theirs, False))
        yield run
        await client.aclose()
        with trio.fail_after(60):
            await run.finished.wait()
        await give.aclose()
