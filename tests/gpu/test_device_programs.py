"""The programs of DEVICE.4 on the GPU, and those that end badly: as natively, and as NumPy computes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.end_to_end import test_device_programs as programs
from tests.end_to_end.reference import PROGRAMS
from tests.fixtures import Ran
from tests.gpu.conftest import MACHINE_CODE, Build, Measured, Native, Remote, Timed

pytestmark = MACHINE_CODE

COMPUTE = (
    programs.test_a_reduction_by_shuffles,
    programs.test_a_scan_by_blocks,
    programs.test_a_histogram_in_shared_and_in_global_memory,
    programs.test_a_scan_in_one_pass_by_looking_back,
    programs.test_one_atomic_for_a_warps_active_lanes,
    programs.test_a_bitonic_sort,
    programs.test_mandelbrots_set,
    programs.test_bodies_that_pull_each_other,
)
# What is the same on every device, and what each GPU has its own numbers for: as natively is all that can be asked.
TALK = (programs.test_what_kernels_print, programs.test_a_list_from_the_devices_heap)
TALK_AS_NATIVELY = ("limit", "time")
FAULTS = ("address", "assert", "trap", "wild", "twice")  # a GPU may run the others for ever
DRIVER_FAULTS = {"wild": 700, "trapped": 719, "put": 0}


@pytest.fixture
def scene(built: Build, native: Native, remote: Remote, measured: Measured, tmp_path: Path) -> programs.Scene:
    """`scene(source, name, size)`: what the program wrote through gtap; the report says whether natively too."""

    def run(source: str, name: str, size: int, flags: tuple[str, ...] = ()) -> programs.Words:
        program, here, there = built(PROGRAMS / source, flags=flags), tmp_path / "native", tmp_path / "remote"
        alone = native(program, name, str(size), str(here))
        through, _ = remote(program, name, str(size), str(there))
        assert (through.status, through.stdout, through.stderr) == (0, "", "")
        if alone is not None:
            assert alone.status == 0, alone.stderr
            measured(f"{name} as natively", float(here.read_bytes() == there.read_bytes()))
        return np.fromfile(there, np.uint8)

    return run


@pytest.fixture
def talk(built: Build, remote: Remote) -> Callable[[str], list[str]]:
    """`talk(name)`: the lines of one of talks.cu's scenes."""

    def run(name: str) -> list[str]:
        through, _ = remote(built(PROGRAMS / "talks.cu"), name)
        assert (through.status, through.stderr) == (0, "")
        return through.stdout.splitlines()

    return run


@pytest.mark.parametrize("test", COMPUTE, ids=lambda test: test.__name__.removeprefix("test_"))
def test_a_program_computes(test: Callable[[programs.Scene], None], scene: programs.Scene) -> None:
    """DEVICE.4 on a GPU."""
    test(scene)


@pytest.mark.parametrize("test", TALK, ids=lambda test: test.__name__.removeprefix("test_"))
def test_a_program_says(test: Callable[[Callable[[str], list[str]]], None], talk: Callable[[str], list[str]]) -> None:
    """DEVICE.4 on a GPU."""
    test(talk)


@pytest.fixture
def both(built: Build, native: Native, remote: Remote) -> Callable[[str, str], tuple[Timed, Ran]]:
    """`both(source, name)`: how one of a program's scenes ends natively, and through gtap."""

    def run(source: str, name: str) -> tuple[Timed, Ran]:
        program = built(PROGRAMS / source)
        alone = native(program, name)
        through, _ = remote(program, name)
        assert alone is not None
        return alone, through

    return run


@pytest.mark.parametrize("name", TALK_AS_NATIVELY)
def test_a_program_says_what_it_says_natively(name: str, both: Callable[[str, str], tuple[Timed, Ran]]) -> None:
    alone, through = both("talks.cu", name)
    assert (through.status, through.stdout) == (alone.status, alone.stdout), through.stderr


@pytest.mark.parametrize("name", FAULTS)
def test_a_program_that_ends_badly_is_told_the_same(name: str, both: Callable[[str, str], tuple[Timed, Ran]]) -> None:
    """Each call of it returns what it returns natively, and after the reset it computes."""
    alone, through = both("faults.cu", name)
    assert (through.status, through.stdout.splitlines()) == (0, alone.stdout.splitlines()), through.stderr
    assert through.stdout.splitlines()[-1] == "after: 9"


def test_a_driver_program_recovers_from_one_fault_after_the_other(built: Build, native: Native, remote: Remote) -> None:
    program = built(PROGRAMS / "faults_driver.c")
    alone = native(program, *DRIVER_FAULTS)
    through, _ = remote(program, *DRIVER_FAULTS)
    assert through.status == 0, through.stdout + through.stderr
    assert alone is None or alone.stdout == through.stdout
    assert through.stdout.splitlines() == [f"{name} {said} {said} 0 42" for name, said in DRIVER_FAULTS.items()]
