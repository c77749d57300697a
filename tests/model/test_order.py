"""Any program, on a device as slow and as free as CUDA allows, sees what the rules promise: RUNTIME.1."""

from __future__ import annotations

import functools
from random import Random

import gtap_plugin_driver
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gtap_core import Library, config
from gtap_core.lane import library
from gtap_core.lane.library import Lane
from gtap_core.testing.loopback import SLOT, loopback
from tests.model.behind import DeviceBehind
from tests.model.device import SlowDevice
from tests.model.mutations import MUTATIONS, Mutation
from tests.model.playing import Player, Step

# What a program's steps are drawn from: everything, or what belongs together.
FOCI = (
    ("fill", "fill", "fill", "blocking_fill", "copy", "blocking_copy", "late_copy", "late_blocking_copy", "output",
     "large_output", "record", "record", "wait", "wait", "fence", "host", "pull", "synchronise", "synchronise",
     "synchronise_event", "synchronise_all", "ask", "begin", "end", "launch"),
    ("begin", "begin", "record", "record", "wait", "wait", "fill", "fill", "blocking_fill", "fence", "host", "end",
     "launch", "launch", "synchronise"),
    ("large_output", "large_output", "output", "host", "pull", "late_copy", "record", "wait", "synchronise", "ask"),
)  # fmt: skip


def steps(focus: tuple[str, ...], streams: list[int]) -> st.SearchStrategy[list[Step]]:
    one = st.builds(Step, st.sampled_from(focus), st.sampled_from(streams), st.integers(1, 3), st.integers(0, 1))
    return st.lists(one, max_size=16)


# Few streams meet more often.
POOLS = st.lists(st.integers(0, 5), min_size=2, max_size=6, unique=True)
PROGRAMS = st.tuples(st.sampled_from(FOCI), POOLS).flatmap(lambda drawn: steps(*drawn))


def any_program(random: Random) -> list[Step]:
    """The same without hypothesis."""
    kinds, streams = random.choice(FOCI), random.sample(range(6), random.randint(2, 6))
    return [
        Step(random.choice(kinds), random.choice(streams), random.randint(1, 3), random.randrange(2))
        for _ in range(random.randint(4, 16))
    ]


PLAIN = ("fill", "fill", "copy", "output", "record", "wait", "synchronise", "synchronise_event", "synchronise_all",
         "ask", "fence", "blocking_fill", "late_copy")  # fmt: skip


def plain_program(random: Random) -> list[Step]:
    """A longer one, of what a lane executes for the most part."""
    streams = random.sample(range(6), random.randint(1, 3))
    return [
        Step(random.choice(PLAIN), random.choice(streams), random.randint(1, 3), random.randrange(2))
        for _ in range(random.randint(10, 40))
    ]


MOST_OUTPUT = 150_000  # bytes of outputs under way: two large ones


def driver() -> Library:
    gtap_plugin_driver.register_libraries(lambda library: None)  # enters the handlers
    return gtap_plugin_driver.driver


async def play(program: list[Step], seed: int, lane: Lane | None = None) -> int:
    """Play a program in a session of its own; how many operations the lane gave the device. Raises Differs."""
    device = SlowDevice(SLOT[0], MOST_OUTPUT) if lane is None else DeviceBehind(SLOT[0], MOST_OUTPUT)
    async with loopback(lambda nursery: device, [driver()], lane=lane) as run:
        await run.client.open([driver()])
        run.session.credit.most = run.session.credit.most_owed = MOST_OUTPUT
        await Player(run, device, Random(seed)).play(program)
    return device.counted if isinstance(device, DeviceBehind) else 0


SHORT = 60  # programs
UNBOUNDED = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.system
@pytest.mark.shows("RUNTIME.1")
@given(PROGRAMS, st.integers(0, 1 << 30))
@settings(UNBOUNDED, max_examples=5000)
async def test_what_happens_is_what_the_rules_promise(program: list[Step], seed: int) -> None:
    await play(program, seed)


@given(PROGRAMS, st.integers(0, 1 << 30))
@settings(UNBOUNDED, max_examples=500)
async def test_what_happens_in_short(program: list[Step], seed: int) -> None:
    await play(program, seed)


@functools.cache
def the_lane() -> Lane:
    return library.load(str(library.obtain(config.load())))


@pytest.mark.system
@given(PROGRAMS, st.integers(0, 1 << 30))
@settings(UNBOUNDED, max_examples=5000)
async def test_what_happens_behind_a_lane_is_what_the_rules_promise(program: list[Step], seed: int) -> None:
    await play(program, seed, the_lane())


async def test_what_happens_behind_a_lane_in_short() -> None:
    """The lane has its part in it: falls without `self._mirror.tell()` (session/lane_channel.py)."""
    random, given = Random(3), 0
    for _ in range(SHORT):
        for program in (any_program(random), plain_program(random)):
            given += await play(program, random.randrange(1 << 30), the_lane())
    assert given > 5 * SHORT


TRIED = 1500  # programs at most until a mutation has to be found


@pytest.mark.shows("RUNTIME.1")
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: f"{mutation.rule} {mutation.name}")
async def test_a_rule_switched_off_is_found(mutation: Mutation, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same programs, without hypothesis: what it takes is a difference, not its smallest example."""
    mutation.switch_off(monkeypatch)
    random = Random(mutation.name)
    for _ in range(TRIED):
        if await differs(any_program(random), random.randrange(1 << 30)):
            return
    pytest.fail(f"{TRIED} programs do not show it")


async def differs(program: list[Step], seed: int) -> bool:
    try:
        await play(program, seed)
    except Exception as error:  # noqa: BLE001 - a mutation may also break the session itself
        return bool(str(error))
    return False
