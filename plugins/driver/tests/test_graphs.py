"""Streams, events, host functions, captures and graphs through `gtap exec` on the CPU device, by their effects."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import Ran

from .conftest import PROGRAMS, compiled

KERNELS = PROGRAMS / "add.ptx"


@pytest.fixture
def holds(gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path) -> Callable[..., Ran]:
    """`holds(program, *arguments)`: every line of the program held, and gtap said nothing."""

    def run(name: str, *arguments: Path | str, said: str = "", env: dict[str, str] | None = None) -> Ran:
        ran = gtap_exec(compiled(name, stubs, tmp_path), *arguments, local="cpu", stats=True, env=env)
        assert (ran.status, ran.stdout) == (0, ""), ran.stdout + ran.stderr
        assert said in ran.stderr and bool(said) == bool(ran.stderr), ran.stderr
        return ran

    return run


@pytest.mark.parametrize("env", [{}, {"GTAP_SYNC": "1"}])
def test_captures(holds: Callable[..., Ran], env: dict[str, str]) -> None:
    holds("capturing", KERNELS, env=env)


@pytest.mark.parametrize("env", [{}, {"GTAP_SYNC": "1"}])
def test_graphs_made_node_by_node(holds: Callable[..., Ran], env: dict[str, str], tmp_path: Path) -> None:
    picture = tmp_path / "graph.dot"
    holds("graphs", KERNELS, picture, said="conditional nodes of graphs are not carried", env=env)
    drawn = picture.read_text()
    assert drawn.startswith("digraph dot {") and drawn.count("->") == 2 and drawn.count("MEMCPY") == 2


def test_functions_and_values_in_streams(holds: Callable[..., Ran]) -> None:
    ran = holds("orders")
    by_function = ran.stats["by_function"]
    assert by_function.get("cuStreamQuery", {"waits": 0})["waits"] <= 2  # answered from marks, not by asking
