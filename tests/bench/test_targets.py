"""What the project must show of speed: counts as they are, times as ratios with room for a busy machine."""

from __future__ import annotations

import pytest

from gtap_core.bench import allocations, loops, sessions, threads
from gtap_core.bench.place import Place
from gtap_core.bench.result import Result

pytestmark = pytest.mark.slow
SHORT = 0.2  # seconds
DISTANCE = 30  # milliseconds
POSTING = 7  # threads


def named(results: list[Result]) -> dict[str, Result]:
    return {each.name: each for each in results}


@pytest.mark.alone
@pytest.mark.shows("HOT.9")
def test_a_token_costs_one_round_trip(where: Place) -> None:
    """Delete `if (!(frame->flags & MUST_WAIT))` and the line after it from gtap_defer to see it fail."""
    (found,) = loops.measure_token(where, SHORT, [DISTANCE])
    assert found.figure <= 1.5 * DISTANCE


@pytest.mark.alone
@pytest.mark.shows("HOT.10")
def test_steps_that_wait_for_nothing_take_as_long_at_a_distance(where: Place) -> None:
    """Delete `if (frame->flags & MUST_WAIT)` from gtap_post in the shim's command_buffer.c to see it last for ever."""
    (found,) = loops.measure_training(where, SHORT)
    assert found.control is not None
    assert found.figure <= 2 * found.control


@pytest.mark.alone
@pytest.mark.shows("HOT.11")
def test_threads_that_post_hardly_notice_one_that_waits(where: Place) -> None:
    """Hold the session's lock around `receive(session, 1)` in the shim's channel.c to see it fail."""
    (found,) = threads.measure(where, SHORT, [POSTING])
    assert found.control is not None
    assert found.figure >= 0.4 * found.control


@pytest.mark.alone
@pytest.mark.shows("HOT.12")
def test_a_session_opens_soon_and_with_one_wait(where: Place) -> None:
    """Delete `nursery.start_soon(supervisor.spares.fill)` from server/serve.py to see it fail."""
    found = named(list(sessions.measure(where, SHORT)))
    assert found["open.waits"].figure == 1
    assert found["open.time"].figure <= 2 * 60


@pytest.mark.shows("HOT.13")
def test_an_idle_session_process_has_little_memory(where: Place) -> None:
    """Keep `b"x" * (64 << 20)` in a session's process to see it fail."""
    (found,) = sessions.measure_memory(where, SHORT)
    assert found.figure <= 60


def test_the_client_allocates_nothing_for_a_warm_call(where: Place) -> None:
    """Delete `t->spare = used` from waiter_give in the shim's reply.c to see it fail."""
    found = named(list(allocations.measure(where, SHORT)))
    assert found["allocations.client.posts"].figure == 0
    assert found["allocations.client.mixed"].figure == 0
