"""numba-cuda as the package registry has it, on the CPU device: the tests of its own wheel."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clients.suite import Suite
from tests.fixtures import Server, serving

HERE = Path(__file__).parent
DESELECTED = HERE / "numba_deselected.txt"
pytestmark = pytest.mark.clients

# The longest files, so that none of them is the last to begin.
FIRST = ("test_ufuncs", "test_array_alignment", "test_vector_type", "test_cache_hints", "test_array_reductions")


@pytest.fixture
def two_devices(tmp_path: Path, environ: dict[str, str]) -> Iterator[Server]:
    """`gtap serve --device cpu` with two devices."""
    with serving(tmp_path, {**environ, "GTAP_CPU_DEVICES": "2"}, "cpu") as server:
        yield server


def files_of(python: Path) -> list[Path]:
    """The files of numba/cuda/tests/cudapy."""
    asked = "import numba_cuda; print(numba_cuda.__path__[0])"
    package = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()
    found = sorted(Path(package).glob("numba/cuda/tests/cudapy/test_*.py"))
    return sorted(found, key=lambda file: FIRST.index(file.stem) if file.stem in FIRST else len(FIRST))


@pytest.mark.timeout(3000)
@pytest.mark.shows("DEVICE.5")
def test_its_own_tests_pass(
    numba_python: Path,
    two_devices: Server,
    environ: dict[str, str],
    tmp_path: Path,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """All of cudapy's tests are collected, at most a tenth is deselected, above 97 % of the rest pass.

    What numba skips counts as failed unless it is deselected. Let `add` of floats subtract (the CPU device's
    floating.py) to see it fail.
    """
    suite = Suite(
        numba_python, files_of(numba_python), HERE / "programs", "numba_plugin", DESELECTED, two_devices, environ,
        tmp_path, options=("-o", "consider_namespace_packages=true"),
    )  # fmt: skip
    results = suite.run()
    with capsys.disabled():
        request.config.get_terminal_writer().line(f"\nnumba-cuda: {results}")
    named = {line.split()[0] for line in DESELECTED.read_text().splitlines() if line and line[0] != "#"}
    assert named == results.deselected, "a test that is deselected is not there"
    assert len(suite.files) == 106
    assert len(results.collected) >= 1500
    assert len(results.deselected) <= 0.10 * len(results.collected)
    rest = len(results.collected) - len(results.deselected)
    assert len(results.passed) > 0.97 * rest, "\n".join(f"{test}: {said}" for test, said in results.failed.items())
