"""How programs start others, are interrupted, and end, with a device at the other end of a socket."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.reference import PROGRAMS
from tests.fixtures import Ran, Server


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """programs/ends.c, compiled."""
    program = tmp_path_factory.mktemp("ends") / "ends"
    command = ["cc", "-Wall", "-Wextra", "-Werror", str(PROGRAMS / "ends.c"), "-o", str(program), "-ldl", "-lpthread"]
    subprocess.run(command, check=True)
    return program


SCENES = {
    "return": (0, "", ""), "exit": (5, "", ""), "underscore": (6, "", ""), "quick": (7, "", ""),
    "abort": (-6, "", ""), "atexit": (0, "computed at exit\n", ""), "thread_end": (0, "", ""),
    "exit_in_thread": (8, "", ""), "host_runs": (0, "", ""), "host_exits": (4, "", ""),
    "main_leaves": (0, "computed after main\n", ""), "fork_exec": (0, "", ""), "vfork": (0, "", ""),
    "spawn": (0, "", ""), "exec": (5, "", ""), "signals": (0, "", ""),
}  # fmt: skip


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.covers("cuLaunchHostFunc", "cuStreamQuery")
def test_a_program_ends_as_on_a_machine_with_a_device(
    scene: str, ends: Path, cpu_server: Server, gtap_exec: Callable[..., Ran]
) -> None:
    ran = gtap_exec(ends, scene, server=cpu_server)
    assert (ran.status, ran.stdout, ran.stderr) == SCENES[scene]


def test_a_program_that_polls_waits_for_nothing(ends: Path, cpu_server: Server, gtap_exec: Callable[..., Ran]) -> None:
    """Fill, host function, query until it is done, copy back: opening, memory, the copy.

    Delete `if (m->question)` and the line after it from answer in the shim's marks.c to see it hang.
    """
    ran = gtap_exec(ends, "return", server=cpu_server, stats=True)
    waits = {name: each["waits"] for name, each in ran.stats["by_function"].items() if each["waits"]}
    assert waits == {"gtap open": 1, "gtap credit": 1, "gtapCopyOut": 1}
