"""Every function that computes, on the CPU device, against NumPy in float64; and that nothing else is written."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
from gtap_plugin_cublas import cublas
from gtap_plugin_cublas.cpu import bodies
from gtap_plugin_cublas.cpu.operand import CONJ

from plugins.cublas.tests.accuracy import level3
from plugins.cublas.tests.accuracy.run import opened, run
from plugins.cublas.tests.accuracy.suite import CHAPTERS, COMPUTING, few, written
from tests.fixtures import Ran, Server


def test_every_function_has_a_body_that_takes_its_arguments() -> None:
    entered = bodies()
    for function in cublas.functions.values():
        if function.name in entered:
            signature = inspect.signature(entered[function.name].__wrapped__)
            signature.bind(*([None] * len(function.parameters)), memory=None)
    rest = {each.name for each in cublas.functions.values()} - set(entered)
    assert not [name for name in rest if not name.startswith(("cublasSet", "cublasGetProp", "cublasCr", "cublasDes"))]


@pytest.mark.shows("LIBSA.1")
@pytest.mark.covers(*COMPUTING)
def test_every_function_gives_numpy_s_values_through_the_wire(
    gtap_exec: Callable[..., Ran], server: Callable[..., Server], tmp_path: Path
) -> None:
    """Take the line with `made *=` from cpu/gemm.py to see it fail."""
    conjugated = [case for case in level3.products(True) if CONJ in case.arguments[:2] and 17 in case.arguments[2:5]]
    batch = written(tmp_path, few() + conjugated[::20])
    assert {case.function for case in batch.cases} == set(COMPUTING)
    ran = gtap_exec(*batch.command, server=server())
    assert ran.status == 0, ran.stderr
    assert batch.differences() == []


@pytest.mark.system
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_shapes_steps_factors_and_triangles_of_every_kind(chapter: str) -> None:
    calls = opened()
    assert [text for case in CHAPTERS[chapter].cases(True) for text in run(calls, case)] == []
