"""A library and a device made for tests of the session runtime: the test resolves every operation by hand."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import attrs
import trio

from gtap_core import DevicePointer, Handle, In, Library, Out, Real, Statuses, Str, Stream
from gtap_core.devices.null import FACTS
from gtap_core.lane.library import Lane
from gtap_core.session import Call, Entry, Pending, done, ordered
from gtap_core.session.device import DeviceFacts, DeviceUnavailable
from gtap_core.testing.loopback import Loopback, loopback

LANE: Lane | None = None  # that sessions have; conftest.py sets it

INVALID_HANDLE, INVALID_VALUE, NOT_SUPPORTED = 400, 1, 801

lab = Library(
    "lab",
    soname="liblab.so.1",
    types={"labThing": Handle, "labOther": Handle, "labStream": Stream, "labPointer": DevicePointer},
    statuses=Statuses(NOT_SUPPORTED, 3, INVALID_HANDLE, INVALID_VALUE, 2),
)
lab.post(1, "int labCreate(labThing *thing, int flags)", thing=Out(creates=True))
lab.post(2, "int labDestroy(labThing thing)", destroys="thing")
lab.post(3, "int labSetStream(labThing thing, labStream stream)")
lab.post(4, "int labRun(labThing thing, int n)")
lab.post(5, "int labWork(labStream stream, int n)")
lab.custom(
    6,
    "int labCopyIn(const void *source, size_t n, labStream stream, unsigned int blocking)",
    kind="post",
    source=In(bytes="n"),
)
lab.custom(7, "int labCopyOut(void *destination, size_t n, labStream stream)", destination=Out(bytes="n"))
lab.custom(
    8, "int labCopyOutAsync(void *destination, size_t n, labStream stream)", kind="defer", destination=Out(bytes="n")
)
lab.custom(9, "int labSync(labStream stream)")
lab.custom(10, "int labSyncAll(void)")
lab.custom(11, "int labFence(void)", kind="post")
lab.call(12, "int labAnswer(int *value)", value=Out())
lab.call(13, "int labTouch(labPointer address, size_t n)", address=DevicePointer(bytes="n"))
lab.custom(14, "int labSlow(int n)")
lab.custom(15, "int labSlowPost(int n)", kind="post")
lab.custom(16, "int labSyncThing(labThing thing)")
lab.custom(17, "int labStreamCreate(labStream *stream, unsigned int flags)", kind="post", stream=Out(creates=True))
lab.custom(18, "int labStreamDestroy(labStream stream)", kind="post", destroys="stream")
lab.custom(19, "int labReal(labThing thing, const char *name)", name=Str())
lab.custom(20, "int labBroken(int n)")
lab.post(21, "int labCreateOther(labOther *other)", other=Out(creates=True))
lab.custom(22, "int labReset(void)", kind="post")
lab.custom(23, "int labAlloc(int n)", kind="post")
lab.custom(24, "int labUse(labThing thing, labStream stream)", kind="post")
lab.custom(25, "int labHold(unsigned long long obligation, labStream stream)", kind="post")
lab.custom(26, "int labAsideIn(const void *source, size_t n)", source=In(bytes="n"))
lab.custom(27, "int labAsideOut(void *destination, size_t n)", destination=Out(bytes="n"))
lab.custom(28, "int labCapture(labStream stream, unsigned int begin)", kind="post")
lab.custom(29, "int labNode(unsigned long long obligation)", kind="post")
lab.custom(30, "int labNodeEnd(unsigned long long obligation)", kind="post")
lab.custom(31, "int labMaybe(labThing thing)", kind="post", thing=Handle(nullable=True))
lab.custom(32, "int labMeta(int n)")

# Events are the driver's: the session knows their kind.
events = Library("driver", soname="libevents.so.1", types={"CUevent": Handle, "CUstream": Stream})
events.custom(1, "int eventCreate(CUevent *event)", kind="post", event=Out(creates=True))
events.custom(2, "int eventDestroy(CUevent event)", kind="post", destroys="event")
events.custom(3, "int eventRecord(CUevent event, CUstream stream)", kind="post")
events.custom(4, "int eventWait(CUstream stream, CUevent event)", kind="post")
events.custom(5, "int eventSync(CUevent event)")


@events.handler("eventCreate")
@ordered(by="handles")
def event_create(session: Call, event: Entry) -> Pending:
    return session.device.event_create(event, session.ordinal, 0)


@events.handler("eventDestroy")
def event_destroy(session: Call, event: Entry) -> Pending:
    return session.device.event_destroy(event)


@events.handler("eventRecord")
def event_record(session: Call, event: Entry, stream: Any) -> Pending:
    session.event_recorded(event, stream)
    return session.device.event_record(session.ordinal, event, stream, 0)


@events.handler("eventWait")
@ordered(reads=True)
def event_wait(session: Call, stream: Any, event: Entry) -> Pending:
    session.stream_waits(stream, event)
    return session.device.stream_wait(session.ordinal, stream, event, 0)


@events.handler("eventSync")
@ordered(by="handles", reads=True)
def event_sync(session: Call, event: Entry) -> Pending:
    return session.device.event_wait(event)


@lab.handler("labHold")
@ordered(obligation="obligation")
def hold(session: Call, obligation: int, stream: Any) -> Pending:
    return session.hold(stream, obligation)


@lab.handler("labAsideIn")
@ordered(by="nothing")
def aside_in(session: Call, source: memoryview | None, n: int) -> Pending:
    return session.device.aside_in(session.ordinal, 0, source or b"")


@lab.handler("labAsideOut")
@ordered(by="nothing")
def aside_out(session: Call, destination: bytearray | None, n: int) -> Pending:
    return session.device.aside_out(session.ordinal, 0, n)


@lab.handler("labCapture")
def capture(session: Call, stream: Any, begin: int) -> Pending:
    if begin:
        session.capture_begin(stream)
        return session.device.capture_begin(session.ordinal, stream, None, ())
    session.capture_end(stream)
    return session.device.capture_end(session.ordinal, stream, None)


@lab.handler("labMeta")
@ordered(by="all")
def meta(session: Call, n: int) -> int:
    return n


@lab.handler("labMaybe")
@ordered(by="handles")
def maybe(session: Call, thing: Entry | None) -> Pending:
    return session.device.run(int, thing)


@lab.handler("labNode")
def node(session: Call, obligation: int) -> Pending:
    return session.device.graph_add(None, None, (), session.gate(obligation))


@lab.handler("labNodeEnd")
def node_end(session: Call, obligation: int) -> int:
    session.gate_end(obligation)
    return 0


@lab.handler("labCopyIn")
@ordered(fence="blocking")
def copy_in(session: Call, source: memoryview | None, n: int, stream: Any, blocking: int) -> Pending:
    pending = session.device.copy_in(session.ordinal, 0, source or b"", stream)
    if blocking:
        session.order.fence(stream)
    return pending


@lab.handler("labCopyOut")
def copy_out(session: Call, destination: bytearray | None, n: int, stream: Any) -> Pending:
    return session.device.copy_out(session.ordinal, 0, n, stream)


@lab.handler("labCopyOutAsync")
def copy_out_async(session: Call, destination: bytearray | None, n: int, stream: Any) -> Pending:
    return session.device.copy_out(session.ordinal, 0, n, stream)


@lab.handler("labSync")
def sync(session: Call, stream: Any) -> Pending:
    return session.device.mark(session.ordinal, stream)


@lab.handler("labSyncAll")
def sync_all(session: Call) -> Pending:
    return session.device.mark_all(session.ordinal)


@lab.handler("labFence")
def fence(session: Call) -> int:
    session.order.fence_all(session.ordinal)
    return 0


@lab.handler("labSlow")
async def slow(session: Call, n: int) -> int:
    return int(await session.run(int, n) or 0)


@lab.handler("labSlowPost")
async def slow_post(session: Call, n: int) -> int:
    await session.run(int, n)
    return int(await session.run(int, -n) or 0)


@lab.handler("labSyncThing")
@ordered(by="handles")
def sync_thing(session: Call, thing: Entry) -> Pending:
    return session.device.event_wait(thing)


@lab.handler("labStreamCreate")
@ordered(by="handles")
def stream_create(session: Call, stream: Entry, flags: int) -> Pending:
    return session.device.stream_create(stream, session.ordinal, flags, 0)


@lab.handler("labStreamDestroy")
def stream_destroy(session: Call, stream: Any) -> Pending:
    return session.device.stream_destroy(stream)


@lab.handler("labReal")
async def real(session: Call, thing: Real, name: bytes) -> int:
    return int(await session.run(session.library.labRun, thing, len(name)))


@lab.handler("labBroken")
def broken(session: Call, n: int) -> int:
    if n:
        session.fault("the client went too far")
    raise ZeroDivisionError("a bug")


@lab.handler("labReset")
def reset(session: Call) -> Pending:
    session.reset(session.ordinal)
    return session.device.reset(session.ordinal)


@lab.handler("labAlloc")
@ordered(by="handles")
def alloc(session: Call, n: int) -> Pending:
    return session.device.run(int, n)


@lab.handler("labUse")
@ordered(reads=True)
def use(session: Call, thing: Entry, stream: Any) -> Pending:
    return session.device.call_library("lab", "labUse", [thing, stream])


@attrs.define(eq=False)
class Operation:
    """One operation that the session submitted."""

    name: str
    arguments: tuple[Any, ...]
    pending: Pending
    number: int = 0  # of the command that it belongs to, where a test keeps count

    def finish(self, status: int = 0, value: Any = None) -> None:
        self.pending.resolve(status, value)


# Operations that succeed at once unless a test wants them.
AT_ONCE = frozenset(
    {"attach", "reserve", "stream_create", "stream_wait", "event_create", "event_record", "event_destroy"}
    | {"gate", "gate_open", "capture_begin", "capture_end", "graph_add", "graph_launch"}
)


class FakeDevice:
    """Writes down every operation. Those not in `at_once` wait for the test."""

    kind = "fake"
    waiting = 0

    def __init__(self, at_once: frozenset[str] = AT_ONCE) -> None:
        self.operations: list[Operation] = []
        self.at_once = at_once
        self.slots: list[int] = []
        self.facts: list[DeviceFacts] | DeviceUnavailable = [FACTS, FACTS]
        self.output: Callable[[int, bytes], None] = lambda fd, data: None
        self.closed = False
        self.number = 0

    async def start(self, output: Callable[[int, bytes], None]) -> list[DeviceFacts]:
        self.output = output
        if isinstance(self.facts, DeviceUnavailable):
            raise self.facts
        return self.facts

    async def aclose(self) -> None:
        await trio.lowlevel.checkpoint()
        self.closed = True

    def reserve(self, address: int, size: int) -> Pending:
        return done(self.slots.pop(0) if self.slots else 0)

    def lane_provider(self, lane: Lane) -> Any:
        return lane.ffi.NULL  # it executes nothing: every frame is handed over

    def lane_values(self, thing: Any, ordinal: int) -> tuple[int, int]:
        return 0, 0

    behind = False  # an operation is executed when it is submitted

    def when_caught_up(self, callback: Callable[[], None]) -> None:
        pass

    def __getattr__(self, name: str) -> Callable[..., Pending]:
        def submit(*arguments: Any) -> Pending:
            pending = done() if name in self.at_once else Pending()
            self.operations.append(Operation(name, arguments, pending, self.number))
            return pending

        return submit

    @property
    def last(self) -> Operation:
        return self.operations[-1]

    def named(self, *names: str) -> list[Operation]:
        """Operations of these names; library calls go by the function's name."""
        return [each for each in self.operations if _name(each) in names]

    def reach(self, at: int = -1, status: int = 0) -> None:
        """A stream has come to one of the gates."""
        self.named("gate")[at].arguments[3](status)

    def story(self) -> list[str]:
        """The names of what was submitted, without attach and stream_create."""
        return [_name(each) for each in self.operations if each.name not in ("attach", "stream_create", "event_create")]


def _name(operation: Operation) -> str:
    return str(operation.arguments[1]) if operation.name == "call_library" else operation.name


@attrs.define(eq=False)
class Bench:
    """A device, its session, and the client that plays the program."""

    device: FakeDevice
    run: Loopback

    @property
    def client(self) -> Any:
        return self.run.client

    async def settle(self) -> None:
        """Until nothing moves any more."""
        await self.run.settle()

    async def post(self, name: str, *arguments: Any, **options: Any) -> int:
        number: int = await self.client.post("lab", name, *arguments, **options)
        await self.settle()
        return number

    async def event(self, name: str, *arguments: Any) -> int:
        """Post one of the functions of events."""
        number: int = await self.client.post("driver", name, *arguments)
        await self.settle()
        return number

    async def start(self, name: str, *arguments: Any, **options: Any) -> int:
        number: int = await self.client.start("lab", name, *arguments, **options)
        await self.settle()
        return number

    async def create(self, name: str = "labCreate", *arguments: Any) -> int:
        """Create a handle that the device takes at once; its token."""
        token: int = self.client.token()
        await self.post(name, token, *(arguments or (() if name == "labCreateOther" else (0,))))
        if self.device.last.pending.status is None:
            self.device.last.finish()
        await self.settle()
        return token

    async def new_event(self) -> int:
        token: int = self.client.token()
        await self.event("eventCreate", token)
        return token

    async def ask(self, token: int, **options: Any) -> int:
        number: int = await self.client.ask(token, **options)
        await self.settle()
        return number

    async def done(self, obligation: int) -> None:
        await self.client.done(obligation)
        await self.settle()

    async def stream(self, flags: int = 0) -> int:
        return await self.create("labStreamCreate", flags)


@contextlib.asynccontextmanager
async def bench(device: FakeDevice | None = None, *, opened: bool = True, **options: Any) -> AsyncIterator[Bench]:
    """A session on a fake device, opened with the lab library."""
    device = device or FakeDevice()
    async with loopback(lambda nursery: device, [lab, events], lane=LANE, **options) as run:
        if opened:
            await run.client.open([lab, events])
        yield Bench(device, run)
