"""Links that outlive their connections: every byte arrives once, in order, wherever a connection is cut."""

from __future__ import annotations

import random
import struct
import threading
import time
from collections.abc import Callable

import pytest

from .conftest import Bench, double
from .fake_server import FakeServer, Frame
from .test_outputs import echo, push
from .test_session import passes

GRACE = 60
WORKS: dict[str, Callable[[FakeServer, Frame], None]] = {
    "posts": double, "threads": double, "defer": push, "data": echo, "full": double, "alloc": double,
}  # fmt: skip
GAPS = {"channel": 30_000, "side": 500, "bulk": 700_000}


def gaps(seed: int, *names: str) -> dict[str, Callable[[], int]]:
    """Cuts at random bytes: small gaps as well as large ones."""
    dice = random.Random(seed)
    return {name: lambda name=name: dice.randint(1, 2 * GAPS[name]) for name in names}  # type: ignore[misc]


def cuts(server: FakeServer) -> int:
    return sum(flow.cuts for flow in server.sockets.values())


@pytest.mark.shows("SOLID.1")
@pytest.mark.parametrize("streams", [("channel",), ("side",), ("bulk",), ("channel", "side", "bulk")])
@pytest.mark.parametrize("scene", WORKS)
def test_streams_are_cut_at_random_bytes(bench: Bench, scene: str, streams: tuple[str, ...]) -> None:
    """Set `stream->sent` to `stream->kept` in link_mend.c's replace to see it fail: what was on its way is lost."""
    server = bench.serve(WORKS[scene], grace=GRACE, gaps=gaps(len(scene), *streams))
    passes(bench.run("session", scene))
    assert server.ended.wait(60) and server.ends == 1
    assert [frame.number for frame in server.frames] == list(range(1, len(server.frames) + 1))
    if scene == "posts":
        values = [struct.unpack("<Q", frame.body)[0] for frame in server.frames if frame.ordinal == 2 and frame.library]
        assert values == list(range(100000))
        assert "channel" not in streams or cuts(server) > 20


def taking(named: list[tuple[int, int]]) -> Callable[[FakeServer, Frame], None]:
    """toyGive: note the object that it names, and its length."""

    def take(server: FakeServer, frame: Frame) -> None:
        if frame.ordinal == 6:
            named.append(struct.unpack_from("<Q8xQ", frame.body, 16))
        else:
            double(server, frame)

    return take


@pytest.mark.shows("HOT.15")
@pytest.mark.parametrize("cut", [(), ("bulk",), ("channel", "bulk")])
def test_payloads_go_by_several_streams_each_of_which_may_be_lost(bench: Bench, cut: tuple[str, ...]) -> None:
    """Delete `widen(session)` in the shim's outgoing.c to see it fail. What a program has changed is not sent again:
    falls without `outgoing_secure` in bulk.c.
    """
    named: list[tuple[int, int]] = []
    server = bench.serve(taking(named), grace=GRACE, waits=True, gaps=gaps(7, *cut))
    passes(bench.run("session", "wide"))
    assert server.ended.wait(60) and server.ends == 1
    assert len(named) == 48 and len({number for number, _ in named}) == 48
    for value, (number, _) in enumerate(named, 1):
        assert server.objects[number] == bytes([value]) * (2 << 20)
    flows = {name: flow for (_, name), flow in server.sockets.items() if name.startswith("bulk")}
    assert len(flows) == 4 and all(flow.received for flow in flows.values())
    assert not cut or all(flow.cuts for flow in flows.values())


def test_memory_that_is_given_back_may_change_before_its_payload_has_arrived(bench: Bench) -> None:
    """Delete `outgoing_release` from the shim's hostmem.c or ranges.c to see later bytes arrive in its place."""
    named: list[tuple[int, int]] = []
    server = bench.serve(taking(named), grace=GRACE, gaps=gaps(7, "bulk"))
    passes(bench.run("session", "given_back"))
    assert server.ended.wait(60) and server.ends == 1 and cuts(server)
    values = [set(server.objects[number]) for number, _ in named]
    assert values == [{value} for value in range(1, 13)]


def test_a_stream_that_nobody_reads_is_mended_while_another_is_waited_for(bench: Bench) -> None:
    """Falls without `link_look` in link_receive: what is waited for may hang on bytes that were lost with it."""

    def only_then(server: FakeServer, frame: Frame) -> None:
        if frame.ordinal == 1:
            bulk = server.flow("bulk")
            bulk.cut()
            bulk.await_resumed()
        double(server, frame)

    server = bench.serve(only_then, grace=GRACE)
    passes(bench.run("session", "call"))
    assert server.ended.wait(60) and cuts(server) == 1


FINAL = {
    "gone": (5, "the session is gone"),
    "lease": (2, "it does not know this lease any more: start the program again with gtap exec"),
}


@pytest.mark.parametrize(("code", "words"), FINAL.values(), ids=FINAL.keys())
def test_a_session_that_the_server_has_ended_is_over_at_once(bench: Bench, code: int, words: str) -> None:
    """Falls without `if (final)` in the shim's reconnect: the program would wait for the whole grace."""
    server = bench.serve(lambda server, frame: server.cut(), grace=120, gone=code)
    is_over(bench, server, words)


@pytest.mark.shows("SOLID.1")
def test_after_the_grace_the_session_is_over(bench: Bench) -> None:
    """Falls without `out_of_grace` in the shim's reconnect_all: the program would wait for ever."""
    server = bench.serve(lambda server, frame: server.go_away(), grace=1)
    is_over(bench, server, "the link was lost for 1 s")


def is_over(bench: Bench, server: FakeServer, words: str) -> None:
    done = bench.run("session", "lost")
    assert (done.returncode, done.stdout) == (0, "alive\n")
    assert done.stderr == f"gtap: the session with the server at unix://{server.path} is over: {words}\n"


def leave_once(back: float | None) -> Callable[[FakeServer, Frame], None]:
    """After the first call the server is away, and comes back after so many seconds."""
    left: list[Frame] = []

    def on_call(server: FakeServer, frame: Frame) -> None:
        double(server, frame)
        if not left and frame.ordinal == 1:
            left.append(frame)
            server.go_away()
            if back is not None:
                threading.Timer(back, server.listen).start()

    return on_call


FORKED = "gtap: this process was forked from one that used CUDA: it cannot use it (use spawn)\n"


@pytest.mark.parametrize(("scene", "says"), [("threads", ""), ("fork", FORKED)])
def test_a_listener_that_starts_again_is_found(bench: Bench, scene: str, says: str) -> None:
    """Also by the parent of a process that was forked meanwhile, which has no link."""
    server = bench.serve(leave_once(0.7), grace=GRACE)
    passes(bench.run("session", scene), says)
    assert server.ended.wait(60) and server.ends == 1


def test_what_is_posted_is_sent_at_exit_however_often_the_link_is_cut(bench: Bench) -> None:
    """Falls without `link_settle` in session_finish (session.c)."""

    def from_now_on(server: FakeServer, frame: Frame) -> None:
        double(server, frame)
        if frame.ordinal == 1:
            server.cut()

    gap = iter([1 << 20])
    server = bench.serve(from_now_on, grace=GRACE, gaps={"channel": lambda: next(gap, 31)})
    passes(bench.run("session", "leave"))
    assert server.ended.wait(60) and server.ends == 1
    posted = [frame.body for frame in server.frames if frame.ordinal == 2]
    assert posted == [struct.pack("<Q", value) for value in range(10)]
    assert cuts(server) > 5


def test_a_link_that_stays_lost_does_not_hold_up_the_exit(bench: Bench) -> None:
    """Falls without `is_too_late` in link_settle: the program would stay for the grace."""
    bench.serve(leave_once(None), grace=120)
    before = time.monotonic()
    passes(bench.run("session", "call"))
    assert time.monotonic() - before < 50


def test_nothing_is_lost_when_the_server_reports_late(bench: Bench) -> None:
    """More is posted than is kept: the program waits for a report. Falls without it in the shim's `keep` (room)."""

    def late(server: FakeServer, frame: Frame) -> None:
        double(server, frame)
        if frame.ordinal == 2 and frame.number % 150_000 == 0:
            server.report()

    server = bench.serve(late, grace=GRACE, reports=False, gaps={"channel": lambda: 3_000_000})
    passes(bench.run("session", "many"))
    values = [struct.unpack("<Q", frame.body)[0] for frame in server.frames if frame.ordinal == 2 and frame.library]
    assert values == list(range(400_000))
    assert cuts(server) >= 2
