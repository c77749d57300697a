"""Programs of the driver API through `gtap exec` on the CPU device; they compute every value a second time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import Ran, Server

from .conftest import PROGRAMS, compiled


def test_copies_boxes_sets_events_and_kernels(gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path) -> None:
    program = compiled("values", stubs, tmp_path)
    ran = gtap_exec(program, PROGRAMS / "scale.ptx", local="cpu", stats=True)
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")
    waits = {name: each["waits"] for name, each in ran.stats["by_function"].items() if each["waits"]}
    assert (
        waits.pop("gtapCopyOut") == 11
    )  # one for each copy that waits, however many pieces it has; the box is one more
    assert waits.pop("gtapModuleLoad") == 3
    assert set(waits.values()) == {1}


@pytest.mark.parametrize("sync", [{}, {"GTAP_SYNC": "1"}])
def test_a_fault_is_sticky_until_a_reset(
    gtap_exec: Callable[..., Ran], stubs: Path, tmp_path: Path, sync: dict[str, str]
) -> None:
    ran = gtap_exec(compiled("faults", stubs, tmp_path), local="cpu", env=sync)
    assert (ran.status, ran.stdout) == (0, "")


def test_two_servers_in_one_program(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server], stubs: Path, tmp_path: Path
) -> None:
    ran = gtap_exec(compiled("two_servers", stubs, tmp_path), server=[server("cpu"), server("cpu")])
    assert (ran.status, ran.stdout, ran.stderr) == (0, "", "")
