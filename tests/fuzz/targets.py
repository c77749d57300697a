"""The targets in Python: what reads a peer's bytes on the server, and PTX in the session's child.

Each is a function of bytes that returns, or raises what is a bug. A Fault is the answer that broken bytes deserve.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib
from collections.abc import Awaitable, Callable, Mapping

import gtap_plugin_driver
import llvmlite.binding as llvm
import trio
import trio.testing
from gtap_plugin_cpu.image import Image
from gtap_plugin_cpu.part import make_part
from gtap_plugin_cpu.program import Program
from gtap_plugin_cpu.ptx.body import parse_body
from gtap_plugin_cpu.ptx.directives import parse_module
from gtap_plugin_cpu.ptx.merge import LinkError, merge
from gtap_plugin_cpu.ptx.model import PtxError, Unsupported

from gtap_core import Library
from gtap_core.devices.null import NullDevice
from gtap_core.errors import Fault
from gtap_core.session.runtime import Setup, serve_session
from gtap_core.wire import control, preamble
from gtap_core.wire.buffer import Ended, NeedData, Receiver
from gtap_core.wire.bulk import BulkReceiver, ObjectData, ObjectStart
from gtap_core.wire.connection import ClientChannel
from gtap_core.wire.frame import MOST_BULK
from gtap_core.wire.opening import Offer, OpenRequest
from gtap_core.wire.preamble import Kind
from gtap_core.wire.side import ServerSide

from . import calls as structured
from . import cuts, resume

SLOT = (0x2000_0000_0000, 1 << 40)
SESSION_SECONDS = 10.0  # a session that takes longer hangs
MOST_PTX = 1 << 16
MOST_GLOBALS = 1 << 20  # bytes, of modules whose globals are made


def _drain(receiver: Receiver[object], data: bytes) -> list[object]:
    """Every event of a stream; it may end with a fault, which stays."""
    events: list[object] = []
    with contextlib.suppress(Fault):
        for piece in (data, b"") if data else (data,):
            receiver.receive_data(piece)
            while not isinstance(event := receiver.next_event(), NeedData | Ended):
                events.append(event)
    return events


def _same_in_pieces(make: Callable[[], Receiver[object]], data: bytes) -> None:
    """What a stream means does not depend on how its bytes came."""
    whole, pieces, receiver = _drain(make(), data), [], make()
    with contextlib.suppress(Fault):
        for at in range(len(data) + 1):
            receiver.receive_data(data[at : at + 1])
            while not isinstance(event := receiver.next_event(), NeedData | Ended):
                pieces.append(event)
    assert whole == pieces


def preambles(data: bytes) -> None:
    """72 bytes, and an answer to them."""
    if len(data) >= preamble.SIZE:
        with contextlib.suppress(Fault):
            read = preamble.Preamble.decode(data[: preamble.SIZE])
            read.proves(bytes(32))
            assert read.version != preamble.VERSION or read.encode() == data[: preamble.SIZE]
    if len(data) >= preamble.ANSWER_SIZE:
        with contextlib.suppress(Fault):
            preamble.decode_answer(data[: preamble.ANSWER_SIZE])


def controls(data: bytes) -> None:
    """A control connection; every message that is read can be said again."""
    for message in _drain(control.ControlReceiver(), data):
        again = control.encode_body(message)
        assert control.decode_body(again) == message


def sides(data: bytes) -> None:
    """A side stream, whole and byte by byte."""
    _same_in_pieces(ServerSide, data[:512])


def bulks(data: bytes) -> None:
    """A bulk stream: objects of the lengths that they announce."""
    left = 0
    for event in _drain(BulkReceiver(), data):
        if isinstance(event, ObjectStart):
            assert not left and 0 < event.length <= MOST_BULK
            left = event.length
        else:
            assert isinstance(event, ObjectData)
            left -= len(event.data)
            assert event.data and event.last == (left == 0)


def ptx(data: bytes) -> None:
    """A module and the bodies of its functions. What it cannot be is a PtxError."""
    with contextlib.suppress(PtxError):
        module = parse_module(data[:MOST_PTX].decode("utf-8", "replace"))
        for function in module.functions.values():
            if function.body is not None:
                parse_body(module, function)


def kernels(data: bytes) -> None:
    """A module as the session's child loads it, up to code that LLVM can read, and linked with what follows a NUL.

    What cannot be read is a PtxError, what cannot be linked a LinkError.
    """
    texts = [text.decode("utf-8", "replace") for text in data[:MOST_PTX].split(b"\0", 1)]
    with contextlib.suppress(PtxError, LinkError):
        merge([(str(number), text) for number, text in enumerate(texts)])
    with contextlib.suppress(PtxError):
        image = Image(texts[0])
        for function in image.defined.values():
            make_part(image.module, function)
        for function in image.kernels:
            image.shared_bytes(function.name), image.local_bytes(function.name)
            with contextlib.suppress(Unsupported):
                code = Program(image.work(function.name)).text()
                llvm.parse_assembly(code, context=llvm.create_context()).verify()
        if image.size <= MOST_GLOBALS:
            assert len(image.contents(SLOT[0])) == image.size


@functools.cache
def driver() -> Library:
    """The driver's spec with its handlers."""
    gtap_plugin_driver.register_libraries(lambda library: None)  # it reads its specs at the first one
    return gtap_plugin_driver.driver


def _opened(library: Library) -> bytes:
    offer = Offer(library.name, library.layout, library.ordinals, library.golden[-1])
    return ClientChannel().open(OpenRequest(1, "fuzz", SLOT, (offer,)))


async def _converse(library: Library, data: bytes) -> None:
    """Open a session, then say what `data` holds, on the stream that each piece names."""
    pairs = [trio.testing.memory_stream_pair() for _ in range(3)]
    give, take = trio.open_memory_channel[tuple[Kind, int, trio.abc.Stream, bool]](3)
    setup = Setup(lambda nursery: NullDevice(), {library.name: library}, "fuzz", {})
    with trio.fail_after(SESSION_SECONDS):
        async with trio.open_nursery() as nursery, give:
            nursery.start_soon(serve_session, setup, take)
            for kind, (_, theirs) in zip((Kind.CHANNEL, Kind.SIDE, Kind.BULK), pairs, strict=True):
                await give.send((kind, 0, theirs, False))
            with contextlib.suppress(trio.BrokenResourceError, trio.ClosedResourceError):
                await pairs[0][0].send_all(_opened(library))
                await pairs[0][0].receive_some(1 << 16)
                for stream, piece in pieces(data):
                    await pairs[stream][0].send_all(piece)
                    await trio.testing.wait_all_tasks_blocked()
            for mine, _ in pairs:
                await trio.aclose_forcefully(mine)


def pieces(data: bytes) -> list[tuple[int, bytes]]:
    """(stream, bytes) of an input: a byte that names channel, side or bulk, u16 length, the bytes."""
    found, at = [], 0
    while at + 3 <= len(data) and len(found) < 64:
        size = int.from_bytes(data[at + 1 : at + 3], "little")
        found.append((data[at] % 3, data[at + 3 : at + 3 + size]))
        at += 3 + size
    return [each for each in found if each[1]]


def _play(data: bytes, play: Callable[..., Awaitable[None]], *arguments: object) -> None:
    """Run one input in a trio of its own, which schedules its tasks as ever: a finding can be repeated."""
    importlib.import_module("trio._core._run")._r.seed(data)
    trio.run(play, *arguments)
    gc.collect(0)


def sessions(data: bytes) -> None:
    """A session on the null device: frames reach unmarshalling, handles, claims and the handlers of the driver."""
    _play(data, _converse, driver(), data)


def calls(data: bytes) -> None:
    """The same, by calls that are right but for what the input changes."""
    _play(data, structured.converse, driver(), data)


def comings(data: bytes) -> None:
    """A session whose client is lost and comes back, on any stream, with anything."""
    _play(data, cuts.converse, driver(), data)


def resumes(data: bytes) -> None:
    """Links that lose their connections, whatever is under way."""
    _play(data, resume.resume, data)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "preamble": preambles,
    "control": controls,
    "server_side": sides,
    "server_bulk": bulks,
    "session": sessions,
    "calls": calls,
    "cuts": comings,
    "resume": resumes,
    "ptx": ptx,
    "kernels": kernels,
}
