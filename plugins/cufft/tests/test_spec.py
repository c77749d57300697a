"""The spec is whole, says what NVIDIA's headers say, and its wire form holds."""

from __future__ import annotations

from pathlib import Path

import gtap_plugin_cufft.cpu
import gtap_plugin_cufft.handlers  # noqa: F401
import pytest
from gtap_plugin_cufft import cufft
from gtap_plugin_cufft.spec import CUDA_12, CUDA_13

from gtap_core.testing import check_library
from tests import drift, wheels
from tests.programs import build

EXPORTS = Path(__file__).resolve().parents[1] / "exports"
UNDOCUMENTED = {"cufftDebug", "cufftXtMakePlanGuru64"}


def exported(soname: str) -> list[str]:
    return (EXPORTS / f"{soname}.txt").read_text().split()


def test_the_library_is_what_its_spec_says() -> None:
    assert check_library(cufft).not_called == ()


@pytest.mark.parametrize("soname", [CUDA_13, CUDA_12])
def test_every_name_of_the_library_is_declared(soname: str) -> None:
    declared = [each.name for each in cufft.declared if not each.only or soname in each.only]
    assert sorted(declared) == sorted(exported(soname))


def test_what_is_refused_says_why() -> None:
    assert all(each.reason for each in cufft.declared if each.kind == "refuse")


def test_every_function_with_a_wire_form_runs_on_the_cpu_device() -> None:
    assert set(cufft.cpu_functions) == set(cufft.by_name)


@pytest.mark.system
@pytest.mark.wheels
@pytest.mark.parametrize(
    ("soname", "wheel", "cudart"), [(CUDA_13, "nvidia-cufft", "13"), (CUDA_12, "nvidia-cufft-cu12", "12.9")]
)
def test_prototypes_are_those_of_the_headers(soname: str, wheel: str, cudart: build.Cudart, tmp_path: Path) -> None:
    folder = wheels.headers(wheel)
    whole = tmp_path / "whole.h"
    whole.write_text('#include "cufftXt.h"\n' + _experimental(folder / "cufft_device.h"))
    roots = [tmp_path, folder, build.headers_folder(cudart), build.toolkit() / "include"]
    names = [name for name in exported(soname) if name not in UNDOCUMENTED]
    assert drift.differences(cufft, soname, whole, roots, names) == []


def _experimental(header: Path) -> str:
    """What only C++ can read, as C: default arguments. CUDA 12 has no such header."""
    if not header.exists():
        return ""
    text = header.read_text().replace(" = -1)", ")").replace("#  error", "// ")
    return f"typedef unsigned char bool;\n{text}"
