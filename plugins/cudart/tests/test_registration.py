"""What a large program's registrations cost before main."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures import ROOT, Ran

LIMIT = 50.0  # milliseconds of processor time for PyTorch's 43,000 calls


@pytest.mark.shows("RUNTIME.4")
@pytest.mark.covers(
    "__cudaRegisterFatBinary", "__cudaRegisterFunction", "__cudaRegisterVar", "__cudaRegisterFatBinaryEnd"
)  # fmt: skip
@pytest.mark.parametrize("soname", ["libcudart.so.12", "libcudart.so.13"])
def test_registering_what_pytorch_does_costs_little(soname: str, gtap_exec: Callable[..., Ran], tmp_path: Path) -> None:
    """Delete `unit->capacity = capacity;` in registration.c to see it fail."""
    build = runpy.run_path(str(ROOT / "benchmarks" / "registration.py"))["build"]
    ran = gtap_exec(build(tmp_path), soname, local="null")
    said = re.fullmatch(r"(\d+) calls ([\d.]+) ms, first look-up ([\d.]+) ms\n", ran.stdout)
    assert said is not None, ran
    assert int(said[1]) >= 43_000
    assert float(said[2]) < LIMIT
    assert float(said[3]) < 2 * LIMIT
