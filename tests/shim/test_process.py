"""Threads, forks, signals and every way in which a program ends."""

from __future__ import annotations

import signal
import struct
import threading

import pytest

from .conftest import Bench, double
from .fake_server import DEADLINE, FakeServer, Frame
from .stream_server import Stream
from .test_callbacks import serve
from .test_outputs import echo
from .test_session import passes

ENDS = {
    "return": 0, "exit": 5, "underscore": 6, "quick": 7, "abort": -signal.SIGABRT, "signal": -signal.SIGTERM,
}  # fmt: skip


@pytest.mark.parametrize(("scene", "status"), ENDS.items())
def test_a_program_ends_as_it_wants_and_the_server_sees_it(bench: Bench, scene: str, status: int) -> None:
    server = bench.serve()
    done = bench.run("process", scene)
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")
    assert server.ended.wait(DEADLINE)
    if scene in ("return", "exit"):  # what is posted is sent; the others leave at once
        assert server.frames[-1].body == struct.pack("<Q", 1)


def test_a_server_that_stops_reading_holds_up_no_exit(bench: Bench) -> None:
    over = threading.Event()

    def read_no_more(server: FakeServer, frame: Frame) -> None:
        over.wait(DEADLINE)
        raise EOFError

    bench.serve(read_no_more)
    try:
        passes(bench.run("process", "unread"))
    finally:
        over.set()


def test_the_program_s_exit_handlers_may_use_the_device(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("process", "atexit"))
    assert server.ended.wait(DEADLINE) and server.frames[-1].body == struct.pack("<Q", 99)


def test_a_thread_ends_the_program_while_another_waits(bench: Bench) -> None:
    """The call that waits says nothing, and does not change how the program ends."""
    bench.serve(lambda server, frame: None)
    done = bench.run("process", "exit_in_thread")
    assert (done.returncode, done.stdout, done.stderr) == (8, "", "")


@pytest.mark.parametrize("scene", ["main_leaves", "main_leaves_after_host"])
def test_a_program_ends_with_its_last_thread_after_main_has_left(bench: Bench, scene: str) -> None:
    """gtap's own threads do not keep it."""
    server = serve(bench, Stream())
    passes(bench.run("process", scene))
    assert server.ended.wait(DEADLINE)
    if scene == "main_leaves":
        assert sum(frame.ordinal == 1 and frame.library > 0 for frame in server.frames) == 101
        assert server.frames[-1].body == struct.pack("<Q", 7)


FORKED = "gtap: this process was forked from one that used CUDA: it cannot use it (use spawn)\n"


@pytest.mark.parametrize(("scene", "stderr"), [("fork_exec", FORKED), ("vfork", ""), ("spawn", "")])
def test_a_child_s_program_has_a_session_of_its_own(bench: Bench, scene: str, stderr: str) -> None:
    server = bench.serve()
    passes(bench.run("process", scene), stderr)
    assert len(server.opens) == 2 and len({session for session, _ in server.sockets}) == 2
    values = [struct.unpack_from("<Q", frame.body)[0] for frame in server.frames if frame.library]
    assert values == [1, 3, 2]


def test_a_program_replaces_itself(bench: Bench) -> None:
    server = bench.serve()
    done = bench.run("process", "replace")
    assert (done.returncode, done.stderr) == (5, "")
    assert len(server.opens) == 2


def test_forks_among_threads_that_call(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("process", "fork_among_threads"))
    assert len(server.opens) == 1
    assert sum(frame.ordinal == 1 and frame.library > 0 for frame in server.frames) == 9000


def test_a_fork_before_the_first_use(bench: Bench) -> None:
    server = bench.serve()
    passes(bench.run("process", "fork_first"), FORKED)
    assert len(server.opens) == 2


def test_signals_interrupt_nothing(bench: Bench) -> None:
    """A timer of 2 kHz whose handler does not restart system calls, from before the sessions are opened."""
    stream = Stream()

    def on_call(server: FakeServer, frame: Frame) -> None:
        if server.libraries[frame.library] == "toy" and frame.ordinal == 6:
            echo(server, frame)
        else:
            stream.on_call(server, frame)

    bench.serve(on_call, on_done=stream.on_done, on_question=stream.on_question)
    passes(bench.run("process", "alarms"))


def test_the_program_s_children_are_its_own(bench: Bench) -> None:
    bench.serve(double)
    passes(bench.run("process", "children"))


def test_signals_go_to_the_program_s_threads(bench: Bench) -> None:
    serve(bench, Stream())
    passes(bench.run("process", "masks"))
