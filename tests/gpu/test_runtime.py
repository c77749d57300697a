"""The programs of RUNTIME.2 and RUNTIME.3 on the GPU: the same output natively, through gtap, and by NumPy."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.end_to_end import test_failures as failures
from tests.end_to_end.reference import PROGRAMS
from tests.end_to_end.test_runtime import CASES, LINKS, Case
from tests.fixtures import Ran, Server
from tests.gpu.conftest import MACHINE_CODE, Build, Measured, Native, Remote
from tests.programs import build

pytestmark = MACHINE_CODE


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}{case.arguments[-1]}")
def test_the_program_prints_what_it_prints_natively_and_what_numpy_computes(
    case: Case, link: build.Link, built: Build, native: Native, remote: Remote, measured: Measured
) -> None:
    """RUNTIME.2 on a GPU."""
    program = built(PROGRAMS / f"{case.name}.cu", "13", link, case.flags)
    arguments = [str(each) for each in case.arguments]
    alone = native(program, *arguments)
    through, seconds = remote(program, *arguments)
    assert (through.status, through.stderr) == (0, "")
    assert through.stdout.splitlines() == list(case.lines)
    measured("gtap_seconds", seconds)
    measured("waits", through.stats["waits"])
    if alone is not None:
        measured("native_seconds", alone.seconds)
        assert (alone.status, alone.stdout) == (0, through.stdout), alone.stderr


@pytest.mark.parametrize("link", LINKS)
def test_a_grid_that_meets_is_right(link: build.Link, built: Build, native: Native, remote: Remote) -> None:
    """A GPU has cooperative launches: nothing is refused here."""
    program = built(PROGRAMS / "cooperative.cu", "13", link)
    alone = native(program, "5")
    through, _ = remote(program, "5")
    values = " ".join(str(10 * ((block + 5) % 6) + 5) for block in range(6))
    assert through.stdout.splitlines() == ["supported cudaSuccess", values], through.stderr
    assert alone is None or alone.stdout == through.stdout


@pytest.fixture(params=LINKS)
def scene(
    request: pytest.FixtureRequest,
    built: Build,
    native: Native,
    cuda_server: Server,
    gtap_exec: Callable[..., Ran],
    measured: Measured,
) -> failures.Scene:
    """`scene(name, env={})` of tests/end_to_end/test_failures.py; the report says whether it is so natively too."""
    program = built(PROGRAMS / "failures.cu", "13", request.param)

    def run(name: str, env: Mapping[str, str] | None = None) -> dict[str, str]:
        alone = native(program, name, env=env)
        ran = gtap_exec(program.path, name, server=cuda_server, env=env or {})
        assert ran.status == 0, ran.stderr
        if alone is not None:
            measured(f"{name}_as_natively", float(alone.stdout == ran.stdout))
        return dict(line.split(": ", 1) for line in ran.stdout.splitlines())

    return run


FAILURES = (
    failures.test_a_launch_that_cannot_be_is_refused_by_itself,
    failures.test_a_program_recovers_from_exhausted_memory,
    failures.test_a_posted_failure_is_told_once_and_later_work_is_right,
    failures.test_last_errors_belong_to_threads,
    failures.test_an_illegal_address_sticks_for_all_threads_until_the_reset,
)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.__name__.removeprefix("test_"))
def test_what_a_program_is_told(failure: Callable[[failures.Scene], None], scene: failures.Scene) -> None:
    """RUNTIME.3 on a GPU."""
    failure(scene)


@pytest.mark.parametrize("variable", ["CUDA_LAUNCH_BLOCKING", "GTAP_SYNC"])
def test_launch_blocking_names_the_very_call(scene: failures.Scene, variable: str) -> None:
    """RUNTIME.3 on a GPU."""
    failures.test_launch_blocking_names_the_very_call(scene, variable)
