"""Floating-point instructions: IEEE results bit for bit, every rounding mode against exact fractions."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

Each = Callable[..., np.ndarray]

EDGES = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    1.5,
    0.1,
    -3.7,
    1e-30,
    3e38,
    -2.5,
    2.0,
    7.0,
    1e-45,
    float("inf"),
    -float("inf"),
    float("nan"),
]
FLOATS = {"f32": np.float32, "f64": np.float64}


def pairs(kind: str) -> tuple[np.ndarray, np.ndarray]:
    product = np.array(list(itertools.product(EDGES, EDGES)), FLOATS[kind])
    return product[:, 0].copy(), product[:, 1].copy()


def same(got: np.ndarray, expected: np.ndarray) -> None:
    """Equal bit for bit, any NaN equal to any other."""
    bits = f"u{got.dtype.itemsize}"
    nan = np.isnan(expected)
    assert np.array_equal(np.isnan(got), nan)
    assert np.array_equal(got[~nan].view(bits), expected[~nan].view(bits))


@pytest.mark.parametrize("kind", ["f32", "f64"])
@pytest.mark.parametrize(("op", "exact"), [
    ("add", np.add), ("sub", np.subtract), ("mul", np.multiply), ("div.rn", np.divide), ("add.rn", np.add),
])  # fmt: skip
def test_arithmetic_is_ieee(each: Each, op: str, exact: np.ufunc, kind: str) -> None:
    a, b = pairs(kind)
    with np.errstate(all="ignore"):
        same(each(f"{op}.{kind} %d, %a, %b;", kind, (kind, a), (kind, b)), exact(a, b))


@pytest.mark.parametrize("kind", ["f32", "f64"])
def test_min_and_max_prefer_numbers(each: Each, kind: str) -> None:
    a, b = pairs(kind)

    def smaller(x: float, y: float) -> float:
        if math.isnan(x) or math.isnan(y):
            return y if math.isnan(x) else x
        return min(x, y) if x != y else (x if math.copysign(1, x) < 0 else y)

    low = np.array([smaller(x, y) for x, y in zip(a.tolist(), b.tolist(), strict=True)], FLOATS[kind])
    high = np.array([-smaller(-x, -y) for x, y in zip(a.tolist(), b.tolist(), strict=True)], FLOATS[kind])
    same(each(f"min.{kind} %d, %a, %b;", kind, (kind, a), (kind, b)), low)
    same(each(f"max.{kind} %d, %a, %b;", kind, (kind, a), (kind, b)), high)


def test_min_nan_propagates(each: Each) -> None:
    a, b = pairs("f32")
    got = each("min.NaN.f32 %d, %a, %b;", "f32", ("f32", a), ("f32", b))
    assert np.array_equal(np.isnan(got), np.isnan(a) | np.isnan(b))


@pytest.mark.parametrize("kind", ["f32", "f64"])
def test_one_operand(each: Each, kind: str) -> None:
    a = np.array(EDGES, FLOATS[kind])
    with np.errstate(all="ignore"):
        for op, exact in (("neg", -a), ("abs", np.abs(a)), ("sqrt.rn", np.sqrt(a)), ("rcp.rn", 1 / a)):
            same(each(f"{op}.{kind} %d, %a;", kind, (kind, a)), exact)
        same(
            each(f"copysign.{kind} %d, %a, %b;", kind, (kind, a[::-1]), (kind, np.abs(a))),
            np.copysign(np.abs(a), a[::-1]),
        )


@pytest.mark.parametrize("kind", ["f32", "f64"])
def test_fma_rounds_once(each: Each, kind: str) -> None:
    rng = np.random.default_rng(5)
    a, b, c = (rng.standard_normal(64).astype(FLOATS[kind]) for _ in range(3))
    c[:32] = -(a * b)[:32]
    exact = [
        nearest(Fraction(float(x)) * Fraction(float(y)) + Fraction(float(z)), kind)
        for x, y, z in zip(a, b, c, strict=True)
    ]
    same(each(f"fma.rn.{kind} %d, %a, %b, %c;", kind, (kind, a), (kind, b), (kind, c)), np.array(exact, FLOATS[kind]))


def nearest(value: Fraction, kind: str) -> float:
    if kind == "f64":
        return value.numerator / value.denominator
    low, high = (directed(value, kind, mode) for mode in ("rm", "rp"))
    to_low, to_high = value - Fraction(low), Fraction(high) - value
    if to_low != to_high:
        return low if to_low < to_high else high
    return low if not np.float32(low).view(np.uint32) & 1 else high


def directed(value: Fraction, kind: str, mode: str) -> float:
    """`value` rounded towards zero, down or up."""
    real = FLOATS[kind]
    guess = real(value.numerator / value.denominator)
    if mode == "rz":
        mode = "rm" if value >= 0 else "rp"
    while Fraction(float(guess)) > value:
        guess = np.nextafter(guess, real(-np.inf))
    while (up := np.nextafter(guess, real(np.inf))) and Fraction(float(up)) <= value:
        guess = up
    exact = Fraction(float(guess)) == value
    return float(guess) if mode == "rm" or exact else float(np.nextafter(guess, real(np.inf)))


@pytest.mark.parametrize("kind", ["f32", "f64"])
@pytest.mark.parametrize("rounding", ["rz", "rm", "rp"])
def test_directed_rounding(each: Each, rounding: str, kind: str) -> None:
    rng = np.random.default_rng(11)
    a, b, c = (rng.standard_normal(40).astype(FLOATS[kind]) for _ in range(3))
    fractions = [[Fraction(float(v)) for v in array] for array in (a, b, c)]
    inputs = ((kind, a), (kind, b))
    for op, exact in (("add", lambda x, y: x + y), ("sub", lambda x, y: x - y), ("mul", lambda x, y: x * y),
                      ("div", lambda x, y: x / y)):  # fmt: skip
        expected = [directed(exact(x, y), kind, rounding) for x, y in zip(fractions[0], fractions[1], strict=True)]
        same(each(f"{op}.{rounding}.{kind} %d, %a, %b;", kind, *inputs), np.array(expected, FLOATS[kind]))
    expected = [directed(x * y + z, kind, rounding) for x, y, z in zip(*fractions, strict=True)]
    same(each(f"fma.{rounding}.{kind} %d, %a, %b, %c;", kind, *inputs, (kind, c)), np.array(expected, FLOATS[kind]))
    # rounding is to nearest again afterwards
    same(each(f"add.{rounding}.{kind} %d, %a, %b;\nadd.rn.{kind} %d, %a, %b;", kind, *inputs), a + b)


def test_saturation_and_flush(each: Each) -> None:
    a, b = pairs("f32")
    with np.errstate(all="ignore"):
        total = a + b
    expected = np.where(np.isnan(total), 0, np.clip(total, 0, 1)).astype(np.float32)
    got = each("add.sat.f32 %d, %a, %b;", "f32", ("f32", a), ("f32", b))
    assert np.array_equal(got, expected)
    normal = np.array([1.5, 2.0, -3.0], np.float32)
    assert np.array_equal(each("add.ftz.f32 %d, %a, %a;", "f32", ("f32", normal)), normal * 2)


@pytest.mark.parametrize(("op", "exact"), [
    ("ex2.approx", np.exp2), ("lg2.approx", np.log2), ("sin.approx", np.sin), ("cos.approx", np.cos),
    ("rsqrt.approx", lambda x: 1 / np.sqrt(x)), ("rcp.approx", lambda x: 1 / x), ("sqrt.approx", np.sqrt),
    ("tanh.approx", np.tanh),
])  # fmt: skip
def test_approximate_functions(each: Each, op: str, exact: Callable[[np.ndarray], np.ndarray]) -> None:
    a = np.linspace(0.05, 6, 70, dtype=np.float32)
    got = each(f"{op}.f32 %d, %a;", "f32", ("f32", a))
    assert np.allclose(got, exact(a.astype(np.float64)), rtol=1e-6, atol=1e-6)


def test_testp_classes(each: Each) -> None:
    a = np.array(EDGES, np.float32)
    expected = {"finite": np.isfinite(a), "infinite": np.isinf(a), "notanumber": np.isnan(a), "number": ~np.isnan(a),
                "subnormal": (a != 0) & (np.abs(a) < 1.17549435e-38)}  # fmt: skip
    for name, truth in expected.items():
        got = each(f"testp.{name}.f32 %p1, %a;\nselp.u32 %d, 1, 0, %p1;", "u32", ("f32", a))
        assert got.tolist() == truth.astype(int).tolist(), name
