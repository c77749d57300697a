"""Whose the calls of a program are under `gtap serve`: the lane's, where it is built and wanted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gtap_core.testing.waiting import eventually
from tests.end_to_end.reference import PROGRAMS
from tests.fixtures import Ran, serving
from tests.programs import build

LAUNCHES = 1000  # of each of two threads
PLUGIN = """
import os
from gtap_core import hookimpl

@hookimpl
def session_opened(session):
    dispatch, session.kept["count"] = session.dispatch, 0

    def counting(frame):
        session.kept["count"] += 1
        dispatch(frame)

    session.dispatch = counting

@hookimpl
def session_closed(session):
    os.write(2, b"%d of %d calls\\n" % (session.kept["count"], session.dispatched))
"""


@pytest.fixture
def counted(tmp_path: Path, environ: dict[str, str]) -> dict[str, str]:
    """An environment in which sessions say how many of the calls Python has executed."""
    (tmp_path / "counting.py").write_text(PLUGIN)
    described = tmp_path / "counting-1.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: counting\nVersion: 1\n")
    (described / "entry_points.txt").write_text("[gtap]\ncounting = counting\n")
    return {**environ, "PYTHONPATH": str(tmp_path)}


@pytest.mark.parametrize("lane", ["c", "python"])
def test_a_program_s_calls_are_executed_by_the_lane_where_it_is_wanted(
    lane: str, tmp_path: Path, counted: dict[str, str], gtap_exec: Callable[..., Ran]
) -> None:
    """Give `channel_of` None (session/process.py) to see it fail: every call is Python's then."""
    with serving(tmp_path, {**counted, "GTAP_LANE": lane}, "null") as server:
        program = build.program(PROGRAMS / "perthread.cu")
        assert gtap_exec(program, "256", "1", "2", str(LAUNCHES), server=server).status == 0
        said = eventually(lambda: re.search(r"(\d+) of (\d+) calls", server.said()))
        python, all_of_them = map(int, said.groups())
        assert all_of_them > 2 * LAUNCHES
        assert python > 2 * LAUNCHES if lane == "python" else python < LAUNCHES / 10
