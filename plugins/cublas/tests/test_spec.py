"""cuBLAS's spec: its wire forms, its names, and NVIDIA's headers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from gtap_plugin_cublas import cublas
from gtap_plugin_cublas.library import CUDA_12, CUDA_13

from gtap_core.generate.draft import prototype_of
from gtap_core.generate.header import read_functions
from gtap_core.spec import Function
from gtap_core.spec.prototype import Prototype, parse_prototype
from gtap_core.testing import check_library
from tests import wheels
from tests.programs import build

EXPORTS = Path(__file__).resolve().parent.parent / "exports"
WHEELS = {CUDA_13: ("nvidia-cublas", "13"), CUDA_12: ("nvidia-cublas-cu12", "12.9")}
SIXTEEN_BITS = re.compile(r"cublasStatus_t CUBLASWINAPI\s+(cublas\w+\([^;]*__(?:half|nv_bfloat16)[^;]*\));")


def functions(soname: str) -> dict[str, Function]:
    return {each.name: each for each in cublas.declared if not each.only or soname in each.only}


@pytest.mark.system
def test_every_wire_function_travels() -> None:
    check_library(cublas, rounds=5)


@pytest.mark.parametrize("soname", cublas.sonames)
def test_what_the_library_exports_is_declared_and_nothing_else(soname: str) -> None:
    exported = set((EXPORTS / f"{soname}.txt").read_text().split())
    assert set(functions(soname)) == exported


def in_headers(soname: str) -> dict[str, Prototype]:
    """Every function of cuBLAS's headers; what takes 16-bit types is there for C++ alone, and read as text."""
    wheel, cudart = WHEELS[soname]
    folder = wheels.headers(wheel)
    roots = [folder, build.headers_folder("13" if cudart == "13" else "12.9"), build.toolkit() / "include"]
    found = [
        parse_prototype(prototype_of(each))
        for name in ("cublas_v2.h", "cublasXt.h", "cublas.h")
        for each in read_functions(folder / name, roots)
        if each.name.startswith("cublas") and not each.name.startswith("cublasLt")
    ]
    text = (folder / "cublas_api.h").read_text()
    found += [parse_prototype(f"cublasStatus_t {each}") for each in SIXTEEN_BITS.findall(text)]
    return {each.name: each for each in found}


@pytest.mark.wheels
@pytest.mark.system
@pytest.mark.parametrize("soname", cublas.sonames)
def test_prototypes_are_those_of_the_headers(soname: str) -> None:
    declared, headers = functions(soname), in_headers(soname)
    compared = [name for name in declared if declared[name].kind != "refuse"]
    assert not [name for name in compared if name not in headers]
    for name in compared:
        own, theirs = declared[name].prototype, headers[name]
        assert own.result == theirs.result, name
        assert [each.type for each in own.parameters] == [each.type for each in theirs.parameters], name
    undeclared = {name for name, each in declared.items() if each.kind == "refuse" and name not in headers}
    assert undeclared == {name for name, each in declared.items() if "no header" in each.reason}
