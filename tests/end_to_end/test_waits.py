"""What a program pays in round trips, counted by `--stats` and again by a relay that reads frame headers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.end_to_end.reference import PROGRAMS
from tests.fixtures import Ran, Server
from tests.programs import build
from tests.recorder import Recorder

Measure = Callable[..., int]


@pytest.fixture
def waits(cpu_server: Server, gtap_exec: Callable[..., Ran], recording: Callable[[Server], Recorder]) -> Measure:
    """`waits(program, *arguments)`: both counts, which must agree."""

    def measure(name: str, *arguments: int) -> int:
        recorder = recording(cpu_server)
        ran = gtap_exec(build.program(PROGRAMS / name), *map(str, arguments), server=recorder, stats=True)
        assert (ran.status, ran.stderr) == (0, "")
        assert ran.stats["waits"] == recorder.waits
        return recorder.waits

    return measure


@pytest.mark.shows("SPINE.3")
def test_vector_add_waits_four_times_at_most(waits: Measure) -> None:
    """Opening, memory, the result.

    Delete `if (frame->flags & MUST_WAIT)` from gtap_post in the shim's command_buffer.c to see it fail.
    """
    assert waits("vectorAdd.cu", 50000, 1) <= 4


@pytest.mark.shows("SPINE.3")
def test_a_warm_loop_does_not_wait(waits: Measure) -> None:
    """200 rounds of launch, copy from pinned memory, event record, malloc and free cost what 20 rounds cost.

    Delete `if (frame->flags & MUST_WAIT)` from gtap_post in the shim's command_buffer.c to see it fail.
    """
    assert waits("warmloop.cu", 4096, 200, 0) == waits("warmloop.cu", 4096, 20, 0)


@pytest.mark.shows("SPINE.3")
def test_a_copy_back_and_its_synchronisation_are_one_wait(waits: Measure) -> None:
    """Delete `else` and the line after it from copy_out in the driver's copy.c to see it fail."""
    assert waits("warmloop.cu", 4096, 60, 1) - waits("warmloop.cu", 4096, 20, 1) == 40
