"""Transforms on the CPU device equal NumPy's in double precision, within the plan's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from plugins.cufft.tests.transforms import FEW, Case, Cufft, cases, check

pytestmark = pytest.mark.slow
EXAMPLES = 1000


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=pytest.mark.covers(*case.functions)) for case in FEW],
    ids=lambda case: f"{case.kind}-{case.code}-{case.n}-{case.form}",
)
def test_a_transform_is_what_numpy_computes(case: Case, cufft: Cufft) -> None:
    check(cufft, case)


@pytest.mark.system
@settings(max_examples=EXAMPLES, deadline=None)
@given(case=cases())
def test_any_layout_is_what_numpy_computes(case: Case, cufft: Cufft) -> None:
    check(cufft, case)
