"""NVML in a process: found by name, before servers, around forks, with and without devices to see."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tests.fixtures import Ran

PROGRAMS = Path(__file__).with_name("programs")


def test_a_process_that_asked_nvml_alone_can_fork(gtap_exec: Callable[..., Ran]) -> None:
    """Programs count devices by NVML before they fork, so that their children can use CUDA."""
    ran = gtap_exec(sys.executable, PROGRAMS / "forks.py", local="null")
    assert ran.status == 0, ran
