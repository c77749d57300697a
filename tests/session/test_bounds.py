"""What one client can make its session hold, and what a command breaks that is executed late."""

from __future__ import annotations

import tracemalloc

import pytest

from gtap_core.session import dispatch
from gtap_core.session.memory import MOST_RANGES, Memory
from gtap_core.testing.loopback import SLOT

from .lab import bench

pytestmark = pytest.mark.usefixtures("each_lane")

PIECE = 4 << 20


async def test_a_fault_of_a_held_command_ends_the_session_whoever_let_it_go() -> None:
    """It is executed in the writer's task, when an output before it has left."""
    async with bench() as b:
        b.run.session.credit.most = PIECE
        await b.start("labCopyOut", bytearray(PIECE), PIECE, 1)
        await b.start("labCopyOut", bytearray(PIECE), PIECE, 1)
        await b.post("labHold", 0, 1)
        b.device.operations[-1].finish(0, bytes(PIECE))
        await b.settle()
        assert b.run.ended == "the obligation 0 is not a new one"


async def test_held_outputs_take_no_memory() -> None:
    async with bench() as b:
        b.run.session.credit.most = PIECE
        numbers = [await b.start("labCopyOut", bytearray(PIECE), PIECE, 1) for _ in range(3)]
        assert len(b.run.session.held) == 2
        tracemalloc.start()
        numbers += [await b.start("labCopyOut", bytearray(PIECE), PIECE, 1) for _ in range(8)]
        grown, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert grown < PIECE
        for _ in numbers:
            b.device.operations[-1].finish(0, b"\5" * PIECE)
            await b.settle()
        for number in numbers:
            assert await b.client.finish(number) == (0, [b"\5" * PIECE])


async def test_the_channel_is_read_no_further_while_the_device_has_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "MOST_UNDER_WAY", 4)
    monkeypatch.setattr(dispatch, "MOST_UNDER_WAY_OWED", 8)
    async with bench() as b:
        for n in range(20):
            await b.post("labWork", 1, n)
        assert len(b.device.named("labWork")) == 5
        await b.post("labWork", 1, 20)
        b.device.named("labWork")[0].finish()
        await b.settle()
        assert len(b.device.named("labWork")) == 6


async def test_more_is_taken_while_a_host_function_is_owed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "MOST_UNDER_WAY", 4)
    monkeypatch.setattr(dispatch, "MOST_UNDER_WAY_OWED", 8)
    async with bench() as b:
        await b.post("labHold", 1, 1)
        b.device.reach()
        for n in range(20):
            await b.post("labWork", 1, n)
        assert len(b.device.named("labWork")) == 9
        await b.done(1)
        assert len(b.device.named("labWork")) == 9  # they are still under way
        for each in b.device.named("labWork"):
            each.finish()
        await b.settle()
        assert len(b.device.named("labWork")) == 14


async def test_bytes_that_the_device_was_given_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "MOST_HELD_BYTES", 100_000)
    async with bench() as b:
        for _ in range(4):
            await b.post("labCopyIn", bytes(40_000), 40_000, 1, 0)
        assert len(b.device.named("copy_in")) == 3


async def test_what_the_device_keeps_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    async with bench() as b:
        b.device.waiting = dispatch.MOST_WAITING + 1
        await b.post("labWork", 1, 1)
        await b.post("labWork", 1, 2)
        assert len(b.device.named("labWork")) == 1
        b.device.waiting = 0
        b.device.last.finish()
        await b.settle()
        assert len(b.device.named("labWork")) == 2


def test_ranges_that_the_driver_chose_are_bounded_and_no_fault() -> None:
    """A module's globals are entered when the device has answered: nobody is there who could be told of a fault."""
    memory = Memory(SLOT)
    found = [memory.add_range(0x1100_0000_0000 + 64 * each, 32) for each in range(MOST_RANGES + 1)]
    assert found == [True] * MOST_RANGES + [False]
    assert not memory.map_own(SLOT[0], 2 << 20)
    memory.remove_range(0x1100_0000_0000)
    assert memory.map_own(SLOT[0], 2 << 20)
