"""cuBLAS by the server's own library: the cases that the CPU device is held to, with the values that NumPy gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.cublas.tests.accuracy.case import Case
from plugins.cublas.tests.accuracy.suite import CHAPTERS, few, written
from tests.fixtures import LONG_DEADLINE, Ran, Server
from tests.gpu.conftest import MACHINE_CODE, lacks

pytestmark = MACHINE_CODE
AT_ONCE = 4000  # cases that one program runs
NOT_HERE = 77  # its exit status where there is no cuBLAS
Check = Callable[[list[Case]], None]


@pytest.fixture
def check(gtap_exec: Callable[..., Ran], cuda_server: Server, tmp_path: Path) -> Check:
    """Runs cases and compares. The test skips where the server has no cuBLAS."""

    def run(chosen: list[Case]) -> None:
        found = []
        for first in range(0, len(chosen), AT_ONCE):
            batch = written(tmp_path, chosen[first : first + AT_ONCE])
            ran = gtap_exec(*batch.command, server=cuda_server, deadline=LONG_DEADLINE)
            if ran.status == NOT_HERE:
                lacks("cublas")
            assert ran.status == 0, ran.stderr
            found += batch.differences()
        assert found == []

    return run


def test_some_cases_of_every_function(check: Check) -> None:
    check(few())


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_case_of_a_chapter(chapter: str, check: Check) -> None:
    check(list(CHAPTERS[chapter].cases(True)))
