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
