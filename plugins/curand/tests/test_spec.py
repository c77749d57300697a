"""The spec is whole, says what NVIDIA's headers say, and its wire form holds."""

from __future__ import annotations

from pathlib import Path

import gtap_plugin_curand.cpu
import gtap_plugin_curand.handlers  # noqa: F401
import pytest
from gtap_plugin_curand import curand
from gtap_plugin_curand.spec import SONAME

from gtap_core.testing import CpuCalls, check_library
from tests import drift, wheels
from tests.programs import build

EXPORTS = Path(__file__).resolve().parents[1] / "exports" / f"{SONAME}.txt"
# The client has a body of its own for these: the tables come by gtapCurandTable; kernels alone read a distribution.
OF_THE_REAL_LIBRARY = {
    "curandGetDirectionVectors32",
    "curandGetDirectionVectors64",
    "curandGetScrambleConstants32",
    "curandGetScrambleConstants64",
    "curandCreatePoissonDistribution",
    "curandDestroyDistribution",
}


def test_the_library_is_what_its_spec_says() -> None:
    assert check_library(curand).not_called == ()


def test_every_name_of_the_library_is_declared() -> None:
    declared = [each.name for each in curand.declared if not each.name.startswith("gtap")]
    assert sorted(declared) == sorted(EXPORTS.read_text().split())


def test_every_function_with_a_wire_form_runs_on_the_cpu_device() -> None:
    assert set(curand.cpu_functions) == set(curand.by_name) - OF_THE_REAL_LIBRARY


@pytest.mark.system
@pytest.mark.wheels
@pytest.mark.parametrize(("wheel", "cudart"), [("nvidia-curand", "13"), ("nvidia-curand-cu12", "12.9")])
def test_prototypes_are_those_of_the_headers(wheel: str, cudart: build.Cudart) -> None:
    roots = [wheels.headers(wheel), build.headers_folder(cudart), build.toolkit() / "include"]
    assert drift.differences(curand, SONAME, "curand.h", roots, EXPORTS.read_text().split()) == []


def test_where_scipy_is_missing_no_generator_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first create waits for the answer: nothing is posted that would fail later, with a line of its own."""
    monkeypatch.setattr("gtap_plugin_curand.cpu.find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="SciPy"):
        CpuCalls(curand).call("curandCreateGenerator", 1, 100)
