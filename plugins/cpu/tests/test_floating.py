"""Instructions on floats, beyond what the table of instructions says of each alone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest


@pytest.mark.parametrize(("op", "other"), [("min", 7.0), ("max", 7.0)])
def test_a_nan_yields_to_what_is_known_to_be_a_number(each: Callable[..., np.ndarray], op: str, other: float) -> None:
    """An operand that an integer was converted to cannot be a NaN, which LLVM knows."""
    nans = np.array([0x7FC12345, 0xFFFFFFFF, 0x7F812345], np.uint32).view(np.float32)
    sevens = np.full(3, 7, np.uint32)
    for order in ("%a, %f", "%f, %a"):
        code = f".reg .f32 %f; cvt.rn.f32.u32 %f, %b; {op}.f32 %d, {order};"
        assert list(each(code, "f32", ("f32", nans), ("u32", sevens))) == [other] * 3
