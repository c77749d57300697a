"""Integer instructions against the manual's definitions in Python's integers."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest

Each = Callable[..., np.ndarray]


def edges(kind: str) -> list[int]:
    bits, signed = int(kind[1:]), kind[0] == "s"
    low = -(1 << bits - 1) if signed else 0
    high = (1 << bits - signed) - 1
    values = {
        low,
        low + 1,
        high,
        high - 1,
        0,
        1,
        2,
        7,
        100,
        high // 3,
        high // 2,
        -1 if signed else 5,
        -7 if signed else 9,
    }
    return sorted(values)


def pairs(kind: str) -> tuple[list[int], list[int]]:
    product = list(itertools.product(edges(kind), edges(kind)))
    return [a for a, _ in product], [b for _, b in product]


def wrap(value: int, kind: str) -> int:
    bits = int(kind[1:])
    value &= (1 << bits) - 1
    return value - (1 << bits) if kind[0] == "s" and value >> bits - 1 else value


def check(got: np.ndarray, expected: list[int], kind: str) -> None:
    assert got.tolist() == [wrap(e, kind) for e in expected]


KINDS = ["u16", "s16", "u32", "s32", "u64", "s64"]


@pytest.mark.parametrize("kind", KINDS)
def test_division_truncates_and_by_zero_gives_all_ones(each: Each, kind: str) -> None:
    a, b = pairs(kind)

    def quotient(x: int, y: int) -> int:
        return -1 if y == 0 else abs(x) // abs(y) * (1 if (x < 0) == (y < 0) else -1)

    check(each(f"div.{kind} %d, %a, %b;", kind, (kind, a), (kind, b)), list(map(quotient, a, b)), kind)
    rest = [x if y == 0 else x - quotient(x, y) * y for x, y in zip(a, b, strict=True)]
    check(each(f"rem.{kind} %d, %a, %b;", kind, (kind, a), (kind, b)), rest, kind)


def test_carry_chain_adds_128_bits(each: Each) -> None:
    rng = np.random.default_rng(7)
    a, b = (rng.integers(0, 2**63, 70, dtype=np.uint64) * 2 + 1 for _ in range(2))
    code = """
    .reg .b32 %x<4>, %y<4>, %z<4>;
    mov.b64 {%x0, %x1}, %a;
    mov.b64 {%y0, %y1}, %b;
    add.cc.u32 %z0, %x0, %y0;
    addc.cc.u32 %z1, %x1, %y1;
    addc.u32 %z2, 0, 0;
    sub.cc.u32 %z0, %z0, %y0;
    subc.cc.u32 %z1, %z1, %y1;
    subc.u32 %z2, %z2, 0;
    mov.b64 %d, {%z0, %z1};
    add.u64 %d, %d, 0;
    """
    assert each(code, "u64", ("u64", a), ("u64", b)).tolist() == a.tolist()
    code = """
    .reg .b32 %x<4>, %y<4>, %z<6>;
    mov.b64 {%x0, %x1}, %a;
    mov.b64 {%y0, %y1}, %b;
    mul.lo.u32 %z0, %x0, %y0;
    mul.hi.u32 %z1, %x0, %y0;
    mad.lo.cc.u32 %z1, %x0, %y1, %z1;
    madc.hi.u32 %z2, %x0, %y1, 0;
    mad.lo.cc.u32 %z1, %x1, %y0, %z1;
    madc.hi.cc.u32 %z2, %x1, %y0, %z2;
    addc.u32 %z3, 0, 0;
    mad.lo.cc.u32 %z2, %x1, %y1, %z2;
    madc.hi.u32 %z3, %x1, %y1, %z3;
    mov.b64 %d, {%z2, %z3};
    """
    got = each(code, "u64", ("u64", a), ("u64", b))
    assert got.tolist() == [int(x) * int(y) >> 64 for x, y in zip(a, b, strict=True)]


def test_the_warp_size_is_a_constant(each: Each) -> None:
    assert (each("mov.u32 %w, WARP_SZ; add.u32 %d, %a, %w;", "u32", ("u32", [1, 2]), declare=".reg .b32 %w;")
            == [33, 34]).all()  # fmt: skip
