"""bf16 and bf16x2 arithmetic, and conversions to 16 bits that clamp or fill a pair, against exact integers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from plugins.cpu.tests.isa import exact
from plugins.cpu.tests.isa.element import Element, ElementBatch, batches_of
from plugins.cpu.tests.isa.exact import BF16, F16, F32, Format
from plugins.cpu.tests.isa.half import Pair
from plugins.cpu.tests.isa.rows import Row

Oracle = Callable[..., Any]


def batches() -> Iterator[ElementBatch]:
    yield from batches_of("bfloat", elements())


def elements() -> Iterator[Element]:
    for op, function in (("add", exact.add), ("sub", exact.sub), ("mul", exact.mul)):
        for rounding in ("", ".rn"):
            yield from _arithmetic(f"{op}{rounding}", partial(function, BF16, "rn"), 2, "7.8", "sm_90")
    fma = partial(exact.fma, BF16, "rn")
    yield from _arithmetic("fma.rn", fma, 3)
    yield from _arithmetic("fma.rn.relu", _relu(BF16, fma), 3)
    yield from _arithmetic("neg", lambda a: BF16.nan if BF16.is_nan(a) else a ^ BF16.sign, 1)
    yield from _arithmetic("abs", lambda a: BF16.nan if BF16.is_nan(a) else a & ~BF16.sign, 1)
    for op, greatest in (("min", False), ("max", True)):
        for nan in (False, True):
            oracle = partial(exact.minimum, BF16, greatest=greatest, nan=nan)
            yield from _arithmetic(f"{op}{'.NaN' * nan}", oracle, 2)
    yield from _conversions()


def _arithmetic(op: str, oracle: Oracle, count: int, since: str = "7.0", target: str = "sm_80") -> Iterator[Element]:
    chapter = f"Half Precision Floating Point: {op.partition('.')[0]}"
    for kind, made in (("bf16", oracle), ("bf16x2", partial(_both, oracle))):
        row = Row(f"{op}.{kind}", "T3", since, target, chapter, "exact, rounded once")
        yield Element(row, (kind,), (kind,) * count, made, brief=True)


def _both(oracle: Oracle, *values: int) -> Any:
    return Pair(oracle(*(v & 0xFFFF for v in values)), oracle(*(v >> 16 for v in values)))


def _relu(f: Format, oracle: Oracle) -> Oracle:
    """Below zero 0; a NaN stays one."""

    def clamped(*values: int) -> Any:
        result = oracle(*values)
        return 0 if isinstance(result, int) and result & f.sign else result

    return clamped


def _conversions() -> Iterator[Element]:
    row = _cvt_row("cvt.f32.bf16", "7.1")
    yield Element(row, ("f32",), ("bf16",), lambda a: F32.nan if BF16.is_nan(a) else a << 16, immediates=False)
    for f in (F16, BF16):
        for mode in ("rn", "rz"):
            plain = partial(_narrowed, f, mode)
            for relu, oracle in (("", plain), (".relu", _relu(f, plain))):
                if f is BF16 or relu:
                    row = _cvt_row(f"cvt.{mode}{relu}.{f.name}.f32")
                    yield Element(row, (f.name,), ("f32",), oracle, immediates=False)
                row = _cvt_row(f"cvt.{mode}{relu}.{f.name}x2.f32")
                yield Element(row, (f"{f.name}x2",), ("f32", "f32"), partial(_packed, oracle), immediates=False)


def _cvt_row(instruction: str, since: str = "7.0") -> Row:
    return Row(instruction, "T3", since, "sm_80", "Data Movement and Conversion: cvt", "exact number, rounded once")


def _narrowed(f: Format, mode: str, a: int) -> Any:
    if F32.is_nan(a):
        return f.nan
    if F32.is_infinite(a):
        return f.infinity | (f.sign if a & F32.sign else 0)
    return f.rounded(F32.decoded(a), mode)


def _packed(oracle: Oracle, a: int, b: int) -> Any:
    return Pair(oracle(b), oracle(a))
