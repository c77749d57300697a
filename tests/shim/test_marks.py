"""Queries of streams and events: answered from what is known, by questions that nobody waits for."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Bench
from .fake_server import MARK, FakeServer, Question, status
from .stream_server import Stream
from .test_callbacks import serve
from .test_session import passes, read_stats

ASKED = {
    "nothing": 0, "poll": 240, "held": 3, "legacy": 1, "settled": 0, "unsure": 1, "untracked": 2, "reused": 2,
}  # fmt: skip


@pytest.mark.parametrize("scene", ASKED)
def test_queries(bench: Bench, scene: str, tmp_path: Path) -> None:
    """What is asked, and that nobody waited for it."""
    server = serve(bench, Stream())
    (tmp_path / "stats").mkdir()
    passes(bench.run("marks", scene, GTAP_STATS_DIR=str(tmp_path / "stats")))
    assert len(server.questions) == ASKED[scene]
    waits = {name: counts[2] for name, counts in read_stats(tmp_path / "stats").items() if name and counts[2]}
    assert set(waits) <= {"gtap open", "driverSync", "driverAside"}
    if scene in ("nothing", "poll", "held", "untracked", "reused"):
        assert waits == {"gtap open": 1}


def test_queries_of_many_threads(bench: Bench) -> None:
    serve(bench, Stream())
    passes(bench.run("marks", "threads"))


def test_a_question_names_its_thread_and_stream(bench: Bench) -> None:
    server = serve(bench, Stream())
    passes(bench.run("marks", "poll"))
    stream, event, *_ = server.questions
    assert (stream.kind, event.kind, stream.thread) == (1, 2, 1)
    assert stream.token >= 16 and event.token >= 16 and stream.token != event.token
    assert {question.token for question in server.questions if question.kind == 1} >= {0, 2}
    assert [question.number for question in server.questions] == list(range(1, 241))


def test_an_answer_may_be_a_status(bench: Bench) -> None:
    answers = [700, 400]
    bench.serve(lambda server, frame: None, on_question=lambda server, question: server.send(
        status(MARK, question.number, answers.pop(0))))  # fmt: skip
    passes(bench.run("marks", "fails"))


def test_a_link_that_is_lost_while_a_program_polls(bench: Bench) -> None:
    bench.serve(lambda server, frame: None, on_question=lambda server, question: server.hang_up())
    done = bench.run("marks", "lost")
    assert done.returncode == 0 and done.stderr.count("\n") == 1


def test_an_answer_that_nobody_asked_for_ends_the_session_alone(bench: Bench) -> None:
    def lie(server: FakeServer, question: Question) -> None:
        server.send(status(MARK, question.number + 1))

    bench.serve(lambda server, frame: None, on_question=lie)
    done = bench.run("marks", "lost")
    assert done.returncode == 0 and "answered a question that nobody asked" in done.stderr


@pytest.mark.parametrize("variable", ["GTAP_SYNC", "CUDA_LAUNCH_BLOCKING"])
def test_a_post_that_waited_is_known_to_be_complete(bench: Bench, variable: str) -> None:
    server = serve(bench, Stream())
    passes(bench.run("marks", "blocking", **{variable: "1"}))
    assert server.questions == []
