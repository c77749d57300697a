"""What the project must show of speed: counts as they are, times as ratios with room for a busy machine."""

from __future__ import annotations

import pytest

from gtap_core.bench import allocations, copies, launches, loops, secure, sessions, threads, waits
from gtap_core.bench.place import Place
from gtap_core.bench.result import Result

pytestmark = pytest.mark.slow
SHORT = 0.2  # seconds
DISTANCE = 30  # milliseconds
POSTING = (1, 7)  # threads
TRIES = 3


def named(results: list[Result]) -> dict[str, Result]:
    return {each.name: each for each in results}


@pytest.mark.shows("HOT.4")
def test_a_launch_has_few_bytes_beyond_its_arguments(where: Place) -> None:
    """Delete the call of `pattern_apply` from the shim's command_buffer.c to see it fail."""
    (found,) = launches.measure_bytes(where, SHORT)
    assert found.figure <= 32


@pytest.mark.alone
@pytest.mark.shows("HOT.1")
@pytest.mark.shows("HOT.2")
@pytest.mark.shows("HOT.3")
def test_a_posted_launch_costs_both_sides_little(where: Place) -> None:
    """As multiples of bare loops, which take 39 and 26 ns, twice as many as the targets are.

    Run with GTAP_LANE=python to see the server's part and the rate fail; make gtap_post flush to see the client's.
    """
    found = named(list(launches.measure(where, SHORT)))
    client, server, rate = (found[f"launch.{each}"] for each in ("client", "server", "rate"))
    assert client.control and server.control and rate.control
    assert client.figure <= 2 * max(80, 80 / 39 * client.control)
    assert server.figure <= 2 * max(80, 80 / 26 * server.control)
    assert rate.figure >= min(6, rate.control / 6) / 2


@pytest.mark.shows("HOT.4")
def test_a_launch_takes_few_bytes_beyond_its_arguments(where: Place) -> None:
    """Send every launch whole to see it fail."""
    (found,) = launches.measure_bytes(where, SHORT)
    assert found.figure <= 32


@pytest.mark.alone
@pytest.mark.shows("HOT.5")
def test_a_wait_is_hardly_longer_than_an_exchange(where: Place) -> None:
    """Run with GTAP_LANE=python to see it fail."""
    for found in waits.measure(where, SHORT, ["sync"]):
        assert found.control is not None
        assert found.figure <= 2 * waits.INLINE * found.control


@pytest.mark.alone
@pytest.mark.shows("HOT.6")
def test_a_wait_that_is_handed_over_is_at_most_twice_an_exchange(where: Place) -> None:
    """Run with GTAP_LANE=python to see it fail."""
    for found in waits.measure_handover(where, SHORT, ["sync"]):
        assert found.control is not None
        assert found.figure <= 2 * waits.HANDED_OVER * found.control


@pytest.mark.alone
@pytest.mark.shows("HOT.7")
def test_a_lone_launch_leaves_when_the_idle_time_is_over(where: Place) -> None:
    """Delete the `if` with command_buffer_flush_locked from helper_run in the shim's helper.c to see it fail."""
    found = (each for _ in range(TRIES) for each in waits.measure_lone(where, SHORT))
    assert any(each.figure <= 2 * (waits.idle_time() + 1.5 * (each.control or 0)) for each in found)


@pytest.mark.alone
@pytest.mark.shows("HOT.8")
def test_copies_are_about_as_fast_as_the_socket(where: Place) -> None:
    """Run with GTAP_LANE=python to see it fail."""
    for found in copies.measure(where, SHORT):
        assert found.control is not None
        assert found.figure >= 0.85 / 2 * found.control


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
    """Hold the session's lock around `receive(session, 1)` in the shim's channel.c to see it fail, or let who waits
    look for its answer while another thread that posts has no processor: make nothing of `learn_crowded`.
    """
    for found in threads.measure(where, SHORT, POSTING):
        assert found.control is not None
        assert found.figure >= 0.4 * found.control


@pytest.mark.alone
@pytest.mark.shows("HOT.12")
def test_a_session_opens_soon_and_with_one_wait(where: Place) -> None:
    """Delete `nursery.start_soon(supervisor.spares.fill)` from server/serve.py to see it fail."""
    found = named(list(sessions.measure(where, SHORT)))
    assert found["open.waits"].figure == 1
    assert found["open.time"].figure <= 60


@pytest.mark.shows("HOT.13")
def test_an_idle_session_process_has_little_memory(where: Place) -> None:
    """Keep `b"x" * (64 << 20)` in a session's process to see it fail."""
    (found,) = sessions.measure_memory(where, SHORT)
    assert found.figure <= 60


@pytest.mark.shows("HOT.14")
def test_a_warm_call_allocates_nothing_on_either_side(where: Place) -> None:
    """Delete `t->spare = used` from waiter_give in the shim's reply.c to see it fail."""
    assert {each.name: each.figure for each in allocations.measure(where, SHORT)} == dict.fromkeys(
        (
            "allocations.client.posts",
            "allocations.server.posts",
            "allocations.client.mixed",
            "allocations.server.mixed",
        ),
        0,
    )


@pytest.mark.system
@pytest.mark.alone
@pytest.mark.shows("HOT.15")
def test_a_large_upload_is_not_bound_by_one_window(where: Place) -> None:
    """Open one bulk stream alone to see it fail."""
    (found,) = copies.measure_upload(where, 1)
    assert found.control is not None
    assert found.figure >= 1.5 * found.control


def tls_is_cheap(found: dict[str, Result]) -> bool:
    """Waits and copies by TLS, beside plain TCP in the same run: each ratio with a fourth of room."""
    waits_by_tls = [found[f"tls.wait.{way}"] for way in secure.WAYS]
    fast = all(each.figure <= 1.25 * secure.WAIT * (each.control or 0) for each in waits_by_tls)
    for way in secure.DIRECTIONS:
        bulk, aes = found[f"tls.bulk.{way}"], found[f"tls.aes.{way}"].figure
        plain = bulk.control or 0
        fast = fast and bulk.figure >= 0.75 * min(secure.BULK * plain, secure.in_turn(aes, plain))
    return fast


@pytest.mark.alone
@pytest.mark.shows("FACE.2")
def test_tls_costs_little_beside_plain_tcp(where: Place) -> None:
    """Call `usleep(50)` in `send_parts` in shim/tls/tls.c to see waits fail. Copies: let `has_aes` in handshake.c say
    0, on a machine that does nothing else.
    """
    assert any(tls_is_cheap(named(list(secure.measure(where, SHORT)))) for _ in range(TRIES))
