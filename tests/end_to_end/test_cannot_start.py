"""Programs that cannot be run, or that the loader keeps from gtap: one sentence and the status a shell would give."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import Ran, Server


@pytest.mark.shows("SPINE.8")
def test_a_program_that_is_not_executable(cpu_server: Server, gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    """Delete the check of X_OK in client/program.py to see it fail."""
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o644)
    ran = gtap_exec(program, server=cpu_server)
    assert (ran.status, ran.stdout) == (126, "")
    assert "chmod +x" in ran.stderr and ran.stderr.count("\n") == 1
    program.chmod(0o755)
    assert gtap_exec(program, server=cpu_server).status == 3


@pytest.mark.shows("SPINE.8")
def test_a_program_that_is_not_there(cpu_server: Server, gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    """Delete ProgramError's status 127 in client/program.py to see it fail."""
    ran = gtap_exec(tmp_path / "nothing", server=cpu_server)
    assert (ran.status, ran.stdout) == (127, "")
    assert "nothing" in ran.stderr and ran.stderr.count("\n") == 1
