"""What programs pay in round trips with a GPU behind the server (SPINE.3), and the time it takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.end_to_end.reference import PROGRAMS
from tests.fixtures import Ran, Server
from tests.gpu.conftest import Build, Measured, Native, Remote
from tests.recorder import Recorder

pytestmark = pytest.mark.gpu
Waits = Callable[..., int]


@pytest.fixture
def waits(
    built: Build, cuda_server: Server, gtap_exec: Callable[..., Ran], recording: Callable[[Server], Recorder]
) -> Waits:
    """`waits(program, *arguments)`: counted by `--stats` and by the recorder, which must agree."""

    def measure(name: str, *arguments: int) -> int:
        recorder = recording(cuda_server)
        ran = gtap_exec(built(PROGRAMS / name).path, *map(str, arguments), server=recorder, stats=True)
        assert (ran.status, ran.stderr) == (0, "")
        assert ran.stats["waits"] == recorder.waits
        return recorder.waits

    return measure


def test_vector_add_waits_four_times_at_most(waits: Waits, measured: Measured) -> None:
    counted = waits("vectorAdd.cu", 50000, 1)
    measured("waits", counted)
    assert counted <= 4


def test_a_warm_loop_does_not_wait(waits: Waits, measured: Measured) -> None:
    """200 rounds of launch, copy from pinned memory, event record, malloc and free cost what 20 rounds cost."""
    extra = waits("warmloop.cu", 4096, 200, 0) - waits("warmloop.cu", 4096, 20, 0)
    measured("waits_of_180_rounds", extra)
    assert extra == 0


def test_a_copy_back_and_its_synchronisation_are_one_wait(waits: Waits, measured: Measured) -> None:
    extra = waits("warmloop.cu", 4096, 60, 1) - waits("warmloop.cu", 4096, 20, 1)
    measured("waits_of_40_rounds", extra)
    assert extra == 40


def test_the_loop_natively_and_through_gtap(built: Build, native: Native, remote: Remote, measured: Measured) -> None:
    """Measured only: the whole program's time with 200 rounds that wait once each."""
    program = built(PROGRAMS / "warmloop.cu")
    alone = native(program, "4096", "200", "1")
    through, seconds = remote(program, "4096", "200", "1")
    assert (through.status, through.stderr) == (0, "")
    measured("gtap_seconds", seconds)
    if alone is not None:
        assert alone.stdout == through.stdout
        measured("native_seconds", alone.seconds)
