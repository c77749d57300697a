"""Host functions of streams: the callback thread, what it may do, and how programs end around it."""

from __future__ import annotations

import struct

import pytest

from .conftest import Bench
from .fake_server import CALLBACK, DEADLINE, FakeServer, Frame, status
from .stream_server import HOST, Stream
from .test_session import passes

PLAIN = ("order", "calls", "defer", "armed", "taken_back", "pull", "fork_inside", "late")


def serve(bench: Bench, stream: Stream) -> FakeServer:
    return bench.serve(stream.on_call, on_done=stream.on_done, on_question=stream.on_question)


@pytest.mark.parametrize("scene", PLAIN)
def test_host_functions(bench: Bench, scene: str) -> None:
    server = serve(bench, Stream())
    passes(bench.run("host", scene))
    assert server.ended.wait(DEADLINE)
    frames = [frame for frame in server.frames if server.libraries.get(frame.library) == "driver"]
    called = [struct.unpack("<QQ", frame.body)[0] for frame in frames if frame.ordinal == HOST]
    server.await_done(len(called))
    assert server.done == called


@pytest.mark.parametrize("scene", ["order", "calls", "defer", "armed"])
@pytest.mark.parametrize("variable", ["GTAP_SYNC", "CUDA_LAUNCH_BLOCKING"])
def test_host_functions_when_every_post_waits(bench: Bench, scene: str, variable: str) -> None:
    serve(bench, Stream())
    passes(bench.run("host", scene, **{variable: "1"}))


def test_a_sticky_status_is_handed_over_and_nothing_is_held(bench: Bench) -> None:
    server = serve(bench, Stream(arrival=700))
    passes(bench.run("host", "sticky"))
    assert server.done == []


def test_a_lost_link_calls_them_with_its_status(bench: Bench) -> None:
    def hang_up(server: FakeServer, frame: Frame) -> None:
        if sum(each.ordinal == HOST for each in server.frames) == 2:
            server.hang_up()

    bench.serve(hang_up)
    done = bench.run("host", "lost")
    assert done.returncode == 0 and done.stderr.count("\n") == 1


def test_a_program_ends_before_its_host_function_was_reached(bench: Bench) -> None:
    server = bench.serve(lambda server, frame: None)
    passes(bench.run("host", "unreached"))
    assert server.ended.wait(DEADLINE) and server.frames[-1].ordinal == HOST and server.done == []


def test_a_program_ends_while_its_host_function_runs(bench: Bench) -> None:
    server = serve(bench, Stream())
    passes(bench.run("host", "running"))
    assert server.ended.wait(DEADLINE) and server.done == []


def test_a_host_function_ends_the_program(bench: Bench) -> None:
    serve(bench, Stream())
    done = bench.run("host", "exit_inside")
    assert (done.returncode, done.stdout, done.stderr) == (7, "at exit\n", "")


BAD = {
    "a number that was never given": status(CALLBACK, 99),
    "one that has been called before": status(CALLBACK, 1) + status(CALLBACK, 1),
    "no status": status(CALLBACK, 1)[:16].replace(b"\x18", b"\x10", 1),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_call_for_a_host_function_that_cannot_be_ends_the_session_alone(bench: Bench, bad: bytes) -> None:
    def lie(server: FakeServer, frame: Frame) -> None:
        if frame.ordinal == HOST:
            server.send(bad)

    bench.serve(lie)
    done = bench.run("host", "lied_to")
    assert done.returncode == 0 and done.stderr.count("\n") == 1
    assert "called a host function that cannot be" in done.stderr
