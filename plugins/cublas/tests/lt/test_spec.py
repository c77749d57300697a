"""cuBLASLt's spec: its wire forms, its names, NVIDIA's headers, the blocks that travel."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from gtap_plugin_cublas import cublas_lt
from gtap_plugin_cublas.lt import encoding, library
from gtap_plugin_cublas.lt.library import CUDA_12, CUDA_13

from gtap_core.generate.draft import prototype_of
from gtap_core.generate.header import read_functions
from gtap_core.spec import Function
from gtap_core.spec.prototype import Prototype, parse_prototype
from gtap_core.testing import check_library
from tests import wheels
from tests.programs import build

EXPORTS = Path(__file__).resolve().parents[2] / "exports"
WHEELS = {CUDA_13: ("nvidia-cublas", "13"), CUDA_12: ("nvidia-cublas-cu12", "12.9")}
# In the header, but not among the names that the library exports.
NOWHERE = {"cublasLtDisableCpuInstructionsSetMask"}


def functions(soname: str) -> dict[str, Function]:
    """What is exported under that name and has a spec."""
    found = {each.name: each for each in cublas_lt.declared if not each.only or soname in each.only}
    return {name: each for name, each in found.items() if not name.startswith("gtap")}


@pytest.mark.system
def test_every_wire_function_travels() -> None:
    check_library(cublas_lt)


@pytest.mark.parametrize("soname", cublas_lt.sonames)
def test_what_is_declared_is_exported(soname: str) -> None:
    exported = set((EXPORTS / f"{soname}.txt").read_text().split())
    assert not set(functions(soname)) - exported


def test_people_are_told_the_names_of_the_library() -> None:
    own = {each.name: each.shown for each in cublas_lt.functions.values()}
    assert own.pop("cublasLtCreate") == "cublasLtCreate"
    assert set(own.values()) <= functions(CUDA_13).keys()


def test_blocks_have_the_sizes_that_the_stub_asserts() -> None:
    blocks = encoding.Desc.size + encoding.Emulation.size + 4 * encoding.Layout.size
    assert blocks == library.PROBLEM
    assert encoding.Transform.size + 3 * encoding.Layout.size == library.TRANSFORMATION
    assert encoding.Preference.size == library.PREFERENCE


def in_header(soname: str) -> dict[str, Prototype]:
    wheel, cudart = WHEELS[soname]
    folder = wheels.headers(wheel)
    roots = [folder, build.headers_folder("13" if cudart == "13" else "12.9"), build.toolkit() / "include"]
    found = [parse_prototype(prototype_of(each)) for each in read_functions(folder / "cublasLt.h", roots)]
    return {each.name: each for each in found if each.name.startswith("cublasLt")}


@pytest.mark.wheels
@pytest.mark.system
@pytest.mark.parametrize("soname", cublas_lt.sonames)
def test_prototypes_are_those_of_the_header(soname: str) -> None:
    declared, header = functions(soname), in_header(soname)
    inline = {name for name in header if re.fullmatch(r"cublasLt\w+Init", name) and f"{name}_internal" in header}
    assert set(header) - inline - NOWHERE == set(declared)
    for name, function in declared.items():
        own, theirs = function.prototype, header[name]
        assert own.result == theirs.result, name
        assert [each.type for each in own.parameters] == [each.type for each in theirs.parameters], name
