"""Comparisons, selections, moves and conversions."""

from __future__ import annotations

import itertools
import math
import operator
from collections.abc import Callable

import numpy as np
import pytest

Each = Callable[..., np.ndarray]

FLOATS = [0.0, -0.0, 1.0, -1.5, 2.5, float("inf"), -float("inf"), float("nan")]
ORDERED = {"eq": operator.eq, "lt": operator.lt, "le": operator.le, "gt": operator.gt, "ge": operator.ge}


def float_pairs() -> tuple[np.ndarray, np.ndarray]:
    product = np.array(list(itertools.product(FLOATS, FLOATS)))
    return product[:, 0].copy(), product[:, 1].copy()


@pytest.mark.parametrize("kind", ["f32", "f64"])
def test_float_comparisons_ordered_and_unordered(each: Each, kind: str) -> None:
    a, b = float_pairs()
    nan = np.isnan(a) | np.isnan(b)
    expected = {name: op(a, b) for name, op in ORDERED.items()} | {"ne": (a != b) & ~nan, "num": ~nan, "nan": nan}
    expected |= {f"{name}u": value | nan for name, value in expected.items() if name not in ("num", "nan")}
    for name, truth in expected.items():
        got = each(f"setp.{name}.{kind} %p1, %a, %b;\nselp.u32 %d, 1, 0, %p1;", "u32", (kind, a), (kind, b))
        assert got.tolist() == truth.astype(int).tolist(), name


@pytest.mark.parametrize("kind", ["u16", "s16", "u32", "s32", "u64", "s64"])
def test_integer_comparisons(each: Each, kind: str) -> None:
    info = np.iinfo({"u": "uint", "s": "int"}[kind[0]] + kind[1:])
    values = [info.min, info.min + 1, 0, 1, info.max // 2, info.max]
    product = list(itertools.product(values, values))
    a, b = [x for x, _ in product], [y for _, y in product]
    tests = ORDERED | {"ne": operator.ne}
    tests |= {"lo": operator.lt, "ls": operator.le, "hi": operator.gt, "hs": operator.ge} if kind[0] == "u" else {}
    for name, op in tests.items():
        got = each(f"setp.{name}.{kind} %p1, %a, %b;\nselp.b32 %d, 5, 9, %p1;", "u32", (kind, a), (kind, b))
        assert got.tolist() == [5 if op(x, y) else 9 for x, y in zip(a, b, strict=True)], name


def test_setp_with_two_results_and_a_predicate(each: Each) -> None:
    a, b = [1, 2, 3, 4] * 10, [2, 2, 2, 2] * 10
    code = """
    setp.gt.u32 %p3, %a, 1;
    setp.lt.and.u32 %p1|%p2, %a, %b, %p3;
    selp.u32 %d, 1, 0, %p1;
    @%p2 add.u32 %d, %d, 2;
    setp.lt.or.u32 %p1, %a, %b, !%p3;
    @%p1 add.u32 %d, %d, 4;
    xor.pred %p4, %p1, %p3;
    not.pred %p4, %p4;
    @!%p4 add.u32 %d, %d, 8;
    """
    got = each(code, "u32", ("u32", a), ("u32", b))

    def expected(x: int, y: int) -> int:
        third, less = x > 1, x < y
        first, second, either = less and third, not less and third, less or not third
        return first + 2 * second + 4 * either + 8 * (either != third)

    assert got.tolist() == [expected(x, y) for x, y in zip(a, b, strict=True)]


def test_set_and_slct(each: Each) -> None:
    a, b = np.array([1, 5, -3, 2], np.int32), np.array([2, 2, 2, 2], np.int32)
    assert each("set.lt.u32.s32 %d, %a, %b;", "u32", ("s32", a), ("s32", b)).tolist() == [0xFFFFFFFF, 0, 0xFFFFFFFF, 0]
    assert each("set.lt.f32.s32 %d, %a, %b;", "f32", ("s32", a), ("s32", b)).tolist() == [1.0, 0.0, 1.0, 0.0]
    c = np.array([1.0, -1.0, 0.0, np.nan], np.float32)
    assert each("slct.s32.f32 %d, %a, %b, %c;", "s32", ("s32", a), ("s32", b), ("f32", c)).tolist() == [1, 2, -3, 2]


def test_packs_and_unpacks(each: Each) -> None:
    a = np.array([0x1122334455667788, 0xFFEEDDCCBBAA9988], np.uint64)
    code = """
    .reg .b16 %h<4>;
    .reg .b32 %x, %y;
    mov.b64 {%h0, %h1, %h2, %h3}, %a;
    mov.b32 %x, {%h3, %h2};
    mov.b32 %y, {%h1, %h0};
    mov.b64 %d, {%x, %y};
    """
    expected = [sum((int(v) >> 16 * i & 0xFFFF) << 16 * (3 - i) for i in range(4)) for v in a]
    assert each(code, "u64", ("u64", a)).tolist() == expected
    got = each("mov.b64 {_, %d}, %a;", "u32", ("u64", a))
    assert got.tolist() == [int(v) >> 32 for v in a]


INTS = ["u8", "s8", "u16", "s16", "u32", "s32", "u64", "s64"]


def limits(kind: str) -> tuple[int, int]:
    bits, signed = int(kind[1:]), kind[0] == "s"
    return (-(1 << bits - 1) if signed else 0), (1 << bits - signed) - 1


@pytest.mark.parametrize("source", INTS)
def test_integer_to_integer(each: Each, source: str) -> None:
    low, high = limits(source)
    values = [low, low + 1, 0, 1, 77, high - 1, high, high // 2]
    for target in INTS:
        to_low, to_high = limits(target)
        got = each(f"cvt.{target}.{source} %d, %a;", target, (source, values))
        wrapped = [v & ((1 << int(target[1:])) - 1) for v in values]
        assert got.tolist() == [w - (w > to_high) * (1 << int(target[1:])) for w in wrapped], target
        got = each(f"cvt.sat.{target}.{source} %d, %a;", target, (source, values))
        assert got.tolist() == [max(to_low, min(to_high, v)) for v in values], target


@pytest.mark.parametrize("source", ["f32", "f64"])
def test_float_to_integer_rounds_and_clamps(each: Each, source: str) -> None:
    values = [0.0, 0.5, 1.5, 2.5, -0.5, -1.5, 3.7, -3.7, 1e20, -1e20, float("inf"), -float("inf"), float("nan"), 255.5]
    rounds: dict[str, Callable[[float], float]] = {"rni": round, "rzi": math.trunc, "rmi": math.floor, "rpi": math.ceil}
    for target, (mode, exact) in itertools.product(INTS, rounds.items()):
        low, high = limits(target)

        def convert(value: float, exact: Callable[[float], float] = exact, low: int = low, high: int = high) -> int:
            if math.isnan(value):
                return 0
            return int(max(low, min(high, exact(value) if math.isfinite(value) else value)))

        got = each(f"cvt.{mode}.{target}.{source} %d, %a;", target, (source, values))
        assert got.tolist() == [convert(v) for v in values], (target, mode)


def test_float_to_integral_float(each: Each) -> None:
    values = np.array([0.5, 1.5, 2.5, -0.5, -2.7, 1e10, -0.0], np.float32)
    for mode, exact in (("rni", np.rint), ("rzi", np.trunc), ("rmi", np.floor), ("rpi", np.ceil)):
        got = each(f"cvt.{mode}.f32.f32 %d, %a;", "f32", ("f32", values))
        assert got.view(np.uint32).tolist() == exact(values).view(np.uint32).tolist()


def test_integer_to_float_in_every_rounding(each: Each) -> None:
    values = np.array([2**24 + 1, 2**24 + 3, -(2**24) - 1, 2**31 - 1, 7, 0], np.int32)
    assert np.array_equal(each("cvt.rn.f32.s32 %d, %a;", "f32", ("s32", values)), values.astype(np.float32))
    exact = values.astype(np.float64)
    for mode, wrong in (("rz", lambda got: np.abs(got) > np.abs(exact)), ("rm", lambda got: got > exact),
                        ("rp", lambda got: got < exact)):  # fmt: skip
        got = each(f"cvt.{mode}.f32.s32 %d, %a;", "f32", ("s32", values)).astype(np.float64)
        assert not wrong(got).any()
        assert (np.abs(got - exact) < 256).all()
    wide = np.array([2**63 + 1025, 2**53 + 1, 5], np.uint64)
    assert np.array_equal(each("cvt.rn.f64.u64 %d, %a;", "f64", ("u64", wide)), wide.astype(np.float64))


def test_float_to_float(each: Each) -> None:
    values = np.array([0.1, -0.1, 1 / 3, 1e-40, 1e300, -1e300, np.inf, 16777217.0])
    with np.errstate(all="ignore"):
        near = values.astype(np.float32)
    assert np.array_equal(each("cvt.rn.f32.f64 %d, %a;", "f32", ("f64", values)), near)
    up = each("cvt.rp.f32.f64 %d, %a;", "f32", ("f64", values)).astype(np.float64)
    down = each("cvt.rm.f32.f64 %d, %a;", "f32", ("f64", values)).astype(np.float64)
    assert (down <= values).all()
    assert (up >= values).all()
    assert np.array_equal(each("cvt.f64.f32 %d, %a;", "f64", ("f32", near)), near.astype(np.float64))
    assert each("cvt.sat.f32.f32 %d, %a;", "f32", ("f32", [-1.0, 0.25, 7.0, np.nan])).tolist() == [0.0, 0.25, 1.0, 0.0]


def test_half_precision_conversions_round_once(each: Each) -> None:
    values = np.array([0.1, 1.0009765625 + 2**-40, 65504.0, 1e-7, -2.5, 2049.0])
    with np.errstate(all="ignore"):
        assert np.array_equal(each("cvt.rn.f16.f64 %d, %a;", "f16", ("f64", values)), values.astype(np.float16))
        single = values.astype(np.float32)
    assert np.array_equal(each("cvt.rn.f16.f32 %d, %a;", "f16", ("f32", single)), single.astype(np.float16))
    halves = np.arange(-40, 40, dtype=np.float16) / np.float16(7)
    assert np.array_equal(each("cvt.f32.f16 %d, %a;", "f32", ("f16", halves)), halves.astype(np.float32))
