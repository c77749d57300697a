"""Calls of libraries on the null device: the lane executes them by their thunks as the session runtime does."""

from __future__ import annotations

import os
import random
import struct
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import attrs
import pytest

from gtap_core import DevicePointer, Handle, In, InOut, Library, Out, Statuses, Stream, config, native
from gtap_core.devices.null import NullDevice
from gtap_core.generate.command import write
from gtap_core.generate.files import generated_files
from gtap_core.generate.thunks import thunks
from gtap_core.lane import library
from gtap_core.session import Call, Entry, Pending
from gtap_core.session.__main__ import _open
from gtap_core.testing.compiling import compile_c
from gtap_core.testing.loopback import Loopback, SessionOver, loopback

duo = Library(
    "duo",
    soname="libduo.so.1",
    types={"thing_t": Handle, "stream_t": Stream, "address_t": DevicePointer},
    statuses=Statuses(801, 3, 400, 1, 2),
)
duo.post(1, "int duoCreate(thing_t *thing)", thing=Out(creates=True))
duo.post(2, "int duoDestroy(thing_t thing)", destroys="thing")
duo.post(3, "int duoSetStream(thing_t thing, stream_t stream)")
duo.post(4, "int duoRun(thing_t thing, int n)")
duo.post(5, "int duoBoth(thing_t one, thing_t other)")
duo.post(6, "int duoWork(stream_t stream, const int *data, int n)", data=In("n"))
duo.call(7, "int duoAnswer(int *value, int *both, int n)", value=Out(nullable=True), both=InOut("n"))
duo.call(8, "int duoTouch(address_t address, size_t n)", address=DevicePointer(bytes="n"))
duo.call(9, "int duoLarge(char *out, unsigned n)", out=Out("n"))
duo.custom(10, "int duoStreamCreate(stream_t *stream)", stream=Out(creates=True), kind="post")
duo.custom(11, "int duoStreamDestroy(stream_t stream)", destroys="stream", kind="post")
duo.custom(12, "int duoFence(void)", kind="post")


@duo.handler("duoStreamCreate")
def stream_create(session: Call, stream: Entry) -> Pending:
    return session.device.stream_create(stream, session.ordinal, 0, 0)


@duo.handler("duoStreamDestroy")
def stream_destroy(session: Call, stream: Any) -> Pending:
    return session.device.stream_destroy(stream)


@duo.handler("duoFence")
def fence(session: Call) -> int:
    session.order.fence_all(session.ordinal)
    return 0


class Noting(NullDevice):
    """The null device; writes down what the session runtime executes."""

    def __init__(self) -> None:
        super().__init__()
        self.called: list[str] = []

    def call_library(self, name: str, function: str, arguments: Sequence[Any]) -> Pending:
        self.called.append(function)
        return super().call_library(name, function, arguments)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This library's thunks."""
    folder = tmp_path_factory.mktemp("duo")
    (folder / "duo_thunks.c").write_text(thunks(duo))
    return compile_c([folder / "duo_thunks.c"], folder / "libgtap_duo_thunks.so")


@pytest.fixture(scope="module")
def lane(made: Path) -> library.Lane:
    """The lane, with them."""
    return library.load(str(library.obtain(config.load())), {"duo": str(made)})


@attrs.frozen
class Bench:
    """A session on the null device."""

    run: Loopback
    device: Noting

    async def post(self, name: str, *arguments: Any, thread: int = 1) -> list[str]:
        """Post; the library's functions that Python has executed for it."""
        before = len(self.device.called)
        await self.run.client.post("duo", name, *arguments, thread=thread)
        await self.run.settle()
        return self.device.called[before:]

    async def call(self, name: str, *arguments: Any, thread: int = 1) -> tuple[tuple[int, Any], list[str]]:
        """Call: (status, outputs), and what Python has executed."""
        before = len(self.device.called)
        answer = await self.run.client.call("duo", name, *arguments, thread=thread)
        return answer, self.device.called[before:]

    async def made(self, name: str) -> int:
        """A new handle."""
        token = self.run.client.token()
        await self.post(name, token)
        return token


@asynccontextmanager
async def bench(lane: library.Lane | None) -> AsyncIterator[Bench]:
    device = Noting()
    async with loopback(lambda nursery: device, [duo], lane=lane) as run:
        await run.client.open([duo])
        yield Bench(run, device)


async def test_calls_are_executed_without_python_and_answered_the_same(lane: library.Lane) -> None:
    """Delete `answer_body(lane, number, answer.body, answer.size);` from thunks.c to see it fail."""
    async with bench(lane) as b:
        both = bytearray(struct.pack("<2i", 5, -6))
        wanted = (0, [bytes(4), bytes(both)])
        assert (await b.call("duoAnswer", bytearray(4), both, 2))[0] == wanted  # the device is attached
        assert await b.call("duoAnswer", bytearray(4), both, 2) == (wanted, [])
        assert await b.call("duoAnswer", None, bytearray(), 0) == ((0, [None, b""]), [])
        assert await b.post("duoWork", 0, b"1234", 1) == ["duoWork"]  # the legacy stream is used for the first time
        assert await b.post("duoWork", 0, b"1234", 1) == []
        thing = await b.made("duoCreate")
        assert await b.post("duoRun", thing, 7) == []


async def test_what_a_thunk_leaves_python_executes(lane: library.Lane) -> None:
    async with bench(lane) as b:
        await b.post("duoWork", 0, None, 0)
        large = bytes(70000)
        assert await b.call("duoLarge", bytearray(70000), 70000) == ((0, [large]), ["duoLarge"])
        assert await b.call("duoLarge", bytearray(60000), 60000) == ((0, [large[:60000]]), [])
        assert await b.post("duoWork", 0, large, 17500) == ["duoWork"]
        address = await b.run.client.extent()
        await b.call("duoTouch", address, 64)  # the lane hears of it with the next turn
        assert await b.call("duoTouch", address, 64) == ((0, []), [])
        assert await b.call("duoTouch", address - 1, 64) == ((1, []), [])
        assert await b.call("duoTouch", address, 0) == ((0, []), [])
        await b.post("duoRun", 4, 7)  # no such handle
        assert [failed.status for failed in b.run.client.failures] == [400]
        with pytest.raises(SessionOver, match="8 bytes too many"):
            await b.run.client.channel.send_all(_longer(b.run))
            await b.run.client.call("duo", "duoLarge", bytearray(1), 1)


def _longer(run: Loopback) -> bytes:
    body = duo.by_name["duoTouch"].marshal([0, 0]) + bytes(8)
    return run.client.connection.call(1, 8, body, thread=1, context=1, wants_answer=True)


async def test_a_handle_works_on_the_stream_that_it_was_used_with_last(lane: library.Lane) -> None:
    """Delete `return 0;` from enter in thunks.c to see it fail."""
    async with bench(lane) as b:
        thing, other = await b.made("duoCreate"), await b.made("duoCreate")
        one, two = await b.made("duoStreamCreate"), await b.made("duoStreamCreate")
        for stream in (0, one, two):
            await b.post("duoWork", stream, None, 0)
        assert await b.post("duoSetStream", thing, one) == ["duoSetStream"]
        assert await b.post("duoSetStream", thing, one) == []
        assert await b.post("duoRun", thing, 1) == []
        await b.post("duoFence")  # no stream has passed it
        assert await b.post("duoWork", two, None, 0) == ["duoWork"]
        assert await b.post("duoWork", two, None, 0) == []
        assert await b.post("duoRun", thing, 1) == ["duoRun"]
        assert await b.post("duoRun", thing, 1) == []
        assert await b.post("duoRun", other, 1) == ["duoRun"]  # on the legacy stream, which had not passed it
        assert await b.post("duoBoth", thing, other) == []
        await b.post("duoFence")
        await b.post("duoWork", 0, None, 0)
        assert await b.post("duoRun", other, 1) == []
        assert await b.post("duoBoth", thing, other) == ["duoBoth"]


async def test_a_handle_whose_stream_has_died_is_as_a_new_one(lane: library.Lane) -> None:
    """Delete the last line of `_unbind` from lane_mirror.py to see it fail."""
    async with bench(lane) as b:
        thing, stream = await b.made("duoCreate"), await b.made("duoStreamCreate")
        await b.post("duoWork", 0, None, 0)
        await b.post("duoSetStream", thing, stream)
        await b.post("duoStreamDestroy", stream)
        await b.run.client.post("duo", "duoStreamCreate", stream)
        await b.post("duoFence")
        assert await b.post("duoWork", 0, None, 0) == ["duoWork"]
        assert await b.post("duoRun", thing, 1) == []  # the legacy stream has passed it
        await b.post("duoDestroy", thing)
        assert await b.post("duoRun", thing, 1) == []
        assert [failed.status for failed in b.run.client.failures] == [400]


@pytest.mark.parametrize("seed", range(6))
async def test_any_program_is_answered_the_same(lane: library.Lane, seed: int) -> None:
    async with bench(lane) as fast, bench(None) as plain:
        assert await _played(fast, seed) == await _played(plain, seed)
        assert len(fast.device.called) < len(plain.device.called) / 2


async def _played(b: Bench, seed: int) -> list[Any]:
    """What a client hears of a program that is made up from a seed; it waits for every other post."""
    source, client = random.Random(seed), b.run.client
    address = await client.extent()
    tokens: dict[str, list[int]] = {"duoCreate": [8], "duoStreamCreate": [0, 1, 2, 12]}
    heard: list[Any] = []

    async def send(name: str, *arguments: Any) -> None:
        thread = source.randrange(1, 3)
        if source.random() < 0.5:
            heard.append(await client.call("duo", name, *arguments, thread=thread))
        else:
            await client.post("duo", name, *arguments, thread=thread)

    for step in range(300):
        choice, n = source.randrange(30) if step > 5 else 0, source.randrange(5)
        things, streams = tokens["duoCreate"], tokens["duoStreamCreate"]
        thing, stream = source.choice(things), source.choice(streams)
        if choice == 0:
            name = source.choice(list(tokens))
            tokens[name].append(client.token())
            await send(name, tokens[name][-1])
        elif choice == 1:
            await send(*source.choice([("duoDestroy", thing), ("duoStreamDestroy", stream)]))
        elif choice == 2:
            await send("duoFence")
        elif choice < 8:
            await send("duoSetStream", thing, stream)
        elif choice < 14:
            await send("duoRun", thing, n)
        elif choice < 18:
            await send("duoBoth", thing, source.choice(things))
        elif choice < 23:
            await send("duoWork", stream, bytes(4 * n), n)
        elif choice < 26:
            await send("duoTouch", address + source.choice([-8, 0, 1 << 20]), n)
        else:
            heard.append(await client.call("duo", "duoAnswer", bytearray(4), bytearray(source.randbytes(4 * n)), n))
    order = b.run.session.order
    bound = {each.token: order.bound(each) for each in b.run.session.handles if each.kind == "duo.thing_t"}
    return [*heard, {token: found and (found[0], getattr(found[1], "token", 0)) for token, found in bound.items()}]


def test_a_session_s_process_is_given_them_open(made: Path) -> None:
    lane = os.open(library.obtain(config.load()), os.O_RDONLY)
    loaded, carrier, _ = _open([f"={lane}", f"duo={os.open(made, os.O_RDONLY)}"])
    assert (
        carrier is not None
        and loaded is not None
        and loaded.thunks("duo") is not None
        and loaded.thunks("other") is None
    )
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(lane)


def test_thunks_of_another_layout_are_not_used(lane: library.Lane) -> None:
    c, table = lane.c, lane.thunks("duo")
    made = c.lane_make(lane.ffi.NULL, -1)
    assert [c.lane_thunks(made, 1, table, golden) for golden in (duo.golden[-1], duo.golden[-2])] == [1, 0]
    c.lane_end(made)


def test_thunks_of_plugins_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = generated_files([duo], tmp_path, 1)
    write(tmp_path / "generated", texts, list(texts))
    monkeypatch.setattr(native, "plugins", lambda: [native.read_plugin("duo", "1", tmp_path)])
    files = library.obtain_all(attrs.evolve(config.load(), cache_folder=tmp_path / "cache"))
    assert list(files.thunks) == ["duo"] and files.lane.name == native.LANE
