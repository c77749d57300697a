"""The queue for memory: who comes first is served first, and nothing is given twice."""

from __future__ import annotations

from typing import Any

import pytest
import trio
import trio.testing
from hypothesis import given
from hypothesis import strategies as st

from gtap_core.server.lease import Lease
from gtap_core.server.memory import MOST_WAITING, Memory, size
from gtap_core.wire.control import Queued, Take, decode_body

CAPACITY = (100, 120)


class Child:
    """A session process in the supervisor's books."""

    def __init__(self) -> None:
        self.held: dict[int, int] = {}


def lease(memory: int = 0) -> tuple[Lease, Any]:
    child: Any = Child()
    return Lease("prog", 1, memory=memory, sessions={b"": child}), child


def test_memory_is_granted_in_full_or_not_at_all() -> None:
    memory = Memory(CAPACITY)
    first, last = lease(60)[0], lease(41)[0]
    assert memory.ask(first) == ""
    assert "--wait" in memory.ask(last)
    assert last.position == 0 and memory.waiting == []
    assert memory.ask(last, wait=True) == ""
    assert last.position == 1
    memory.leave(first)
    assert (last.position, memory.leases) == (0, [last])


def test_more_than_there_is_is_refused_at_once() -> None:
    memory = Memory((100 << 20, 5 << 30))
    assert memory.ask(lease(2 << 30)[0], wait=True) == (
        "2 GiB of each device are more than there are: its smallest has 100 MiB"
    )
    assert memory.ask(lease(100 << 20)[0], wait=True) == ""


def test_nobody_overtakes_one_who_waits() -> None:
    memory = Memory(CAPACITY)
    first, large, small = lease(60)[0], lease(100)[0], lease(10)[0]
    for each in (first, large, small):
        assert memory.ask(each, wait=True) == ""
    assert [each.position for each in (first, large, small)] == [0, 1, 2]
    assert "wait" in memory.ask(lease(10)[0])
    memory.leave(large)
    assert small.position == 0


def test_the_queue_is_bounded() -> None:
    memory = Memory(CAPACITY)
    for _ in range(1 + MOST_WAITING):
        assert memory.ask(lease(100)[0], wait=True) == ""
    assert "try again later" in memory.ask(lease(100)[0], wait=True)


def test_leases_without_a_reservation_have_what_is_not_reserved() -> None:
    memory = Memory(CAPACITY)
    (one, child), (two, other) = lease(), lease()
    reserved, own = lease(60)
    for each in (one, two, reserved):
        memory.ask(each)
    assert memory.take(one, child, Take(0, 30)).allowed
    answer = memory.take(two, other, Take(0, 11))
    assert (answer.allowed, answer.left) == (False, 10)
    assert memory.take(two, other, Take(1, 60)).allowed
    assert not memory.take(two, other, Take(2, 1)).allowed  # there is no such device
    assert memory.take(reserved, own, Take(0, 60)).allowed
    assert not memory.take(reserved, own, Take(0, 1)).allowed
    memory.leave(reserved)
    assert memory.take(two, other, Take(0, 70)).allowed


def test_who_comes_later_does_not_get_what_somebody_waits_for() -> None:
    """One who was there before goes on as if nobody waited."""
    memory = Memory(CAPACITY)
    (early, its), (late, later) = lease(), lease()
    memory.ask(early)
    memory.take(early, its, Take(0, 20))
    waiting = lease(90)[0]
    memory.ask(waiting, wait=True)
    memory.ask(late)
    assert not memory.take(late, later, Take(0, 1)).allowed
    assert memory.take(early, its, Take(0, 30)).allowed
    memory.take(early, its, Take(0, -40))
    assert waiting.position == 0


def test_without_a_capacity_nobody_is_held_up() -> None:
    memory = Memory()
    one, child = lease()
    memory.ask(one)
    assert memory.take(one, child, Take(7, 1 << 50)).allowed


def test_sizes_are_said_as_people_say_them() -> None:
    assert [size(each) for each in (8 << 30, 1536 << 20, 32 << 20)] == ["8 GiB", "1536 MiB", "32 MiB"]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["wait", "wait", "come", "leave", "take", "give"]), st.integers(0, 9), st.integers(0, 10)
    ),
    min_size=10,
    max_size=60,
)


@given(STEPS)
def test_orders_of_coming_going_and_freeing(steps: list[tuple[str, int, int]]) -> None:
    """What is promised and held is never more than there is; reservations are granted in the order of coming.

    Delete the condition `not self.waiting and` from Memory.ask to see it fail.
    """
    memory, children = Memory((10, 12)), {}
    came: list[Lease] = []
    granted: list[Lease] = []
    for what, which, amount in steps:
        there = [*memory.leases, *memory.waiting]
        if what in ("come", "wait"):
            new, child = lease(0 if what == "come" else amount)
            if not memory.ask(new, wait=True):
                children[new] = child
                if new.memory:
                    came.append(new)
        elif there:
            one = there[which % len(there)]
            if what == "leave":
                memory.leave(one)
                if one in came and one not in granted:
                    came.remove(one)
            elif one in memory.leases:
                memory.take(one, children[one], Take(which % 2, amount if what == "take" else -amount))
        granted += [each for each in memory.leases if each.memory and each not in granted]
        assert granted == came[: len(granted)]
        assert [each.position for each in memory.waiting] == [*range(1, 1 + len(memory.waiting))]
        assert not memory.waiting or not memory._fits(memory.waiting[0])
        for ordinal in range(2):
            assert memory.free(ordinal) >= 0
            assert all(each.held(ordinal) <= each.memory for each in memory.leases if each.memory)


@pytest.mark.parametrize("leaving", ["first", "waiting"])
async def test_places_are_told_when_they_change(leaving: str, autojump_clock: trio.testing.MockClock) -> None:
    memory, told = Memory(CAPACITY), []  # type: ignore[var-annotated]
    first, second, third = (lease(100)[0] for _ in range(3))

    class Launcher:
        def __init__(self, name: str) -> None:
            self.name = name

        async def send_all(self, data: bytes) -> None:
            told.append((self.name, decode_body(data[4:])))

    for each, name in ((first, "first"), (second, "second"), (third, "third")):
        each.control = Launcher(name)  # type: ignore[assignment]
        memory.ask(each, wait=True)

    async with trio.open_nursery() as nursery:
        nursery.start_soon(memory.until_granted, second)
        await trio.testing.wait_all_tasks_blocked()
        nursery.start_soon(memory.until_granted, third)
        await trio.testing.wait_all_tasks_blocked()
        memory.leave({"first": first, "waiting": second}[leaving])
        await trio.testing.wait_all_tasks_blocked()
        if leaving == "first":
            memory.leave(second)
        else:
            memory.leave(first)
    assert told == [("second", Queued(1, 2)), ("third", Queued(2, 2)), ("third", Queued(1, 1))]
