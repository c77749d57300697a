"""f16 and f16x2 arithmetic against exact integers, and the approximate functions against the manual's bounds."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from plugins.cpu.tests.isa import exact
from plugins.cpu.tests.isa.compare import COMBINED, comparisons
from plugins.cpu.tests.isa.element import Element, ElementBatch, batches_of
from plugins.cpu.tests.isa.exact import F16
from plugins.cpu.tests.isa.floating import near, number
from plugins.cpu.tests.isa.rows import Row

Oracle = Callable[..., Any]


def batches() -> Iterator[ElementBatch]:
    yield from batches_of("half", elements())


def elements() -> Iterator[Element]:
    for op, function in (("add", exact.add), ("sub", exact.sub), ("mul", exact.mul)):
        for rounding in ("", ".rn"):
            yield from _variants(f"{op}{rounding}", partial(function, F16, "rn"), 2, "4.2", "sm_53", (".sat",))
    yield from _variants("fma.rn", partial(exact.fma, F16, "rn"), 3, "4.2", "sm_53", (".sat",))
    yield from _variants("fma.rn", partial(exact.fma, F16, "rn"), 3, "7.0", "sm_80", (".relu",), plain=False)
    yield from _variants("neg", lambda a: F16.nan if F16.is_nan(a) else a ^ F16.sign, 1, "6.0", "sm_53")
    yield from _variants("abs", lambda a: F16.nan if F16.is_nan(a) else a & ~F16.sign, 1, "6.5", "sm_53")
    for op, greatest in (("min", False), ("max", True)):
        for nan in (False, True):
            oracle = partial(exact.minimum, F16, greatest=greatest, nan=nan)
            yield from _variants(op, oracle, 2, "7.0", "sm_80", last=".NaN" if nan else "")
            yield from _variants(op, _of_magnitudes(oracle), 2, "7.0", "sm_86",
                                 last=".NaN.xorsign.abs" if nan else ".xorsign.abs")  # fmt: skip
    yield from _approximate()
    for name, compare in comparisons("f16"):
        for ftz in ("", ".ftz"):
            yield from _comparisons(name, _of_flushed(compare) if ftz else compare, ftz)


def _variants(op: str, oracle: Oracle, count: int, since: str, target: str, ends: tuple[str, ...] = (),
              plain: bool = True, last: str = "") -> Iterator[Element]:  # fmt: skip
    """With and without .ftz, alone (`plain`) and with each of `ends`, of both types."""
    for ftz in ("", ".ftz"):
        flushed = exact.flushing(F16, oracle) if ftz else oracle
        for end in (*([""] if plain else []), *ends):
            made = flushed
            if end:
                made = exact.saturating(F16, flushed) if end == ".sat" else _relu(flushed)
            for kind in ("f16", "f16x2"):
                said = f"{op}, {'both halves' if kind == 'f16x2' else 'rounded once'}"
                yield _element(f"{op}{ftz}{end}{last}.{kind}", kind, made, count, said, since, target)


def _element(name: str, kind: str, oracle: Oracle, count: int, said: str, since: str, target: str) -> Element:
    chapter = f"Half Precision Floating Point: {name.partition('.')[0]}"
    made = oracle if kind == "f16" else partial(_pair, oracle)
    return Element(Row(name, "T3", since, target, chapter, said), (kind,), (kind,) * count, made, brief=True)


@attrs.frozen
class Pair:
    """Two results in one register."""

    low: Any
    high: Any

    def accepts(self, got: int) -> bool:
        return _fits(self.low, got & 0xFFFF) and _fits(self.high, got >> 16)


def _fits(wanted: Any, got: int) -> bool:
    return wanted == got if isinstance(wanted, int) else wanted.accepts(got)


def _pair(oracle: Oracle, *values: int) -> Any:
    return Pair(oracle(*(v & 0xFFFF for v in values)), oracle(*(v >> 16 for v in values)))


def _relu(oracle: Oracle) -> Oracle:
    """Below zero 0; a NaN stays one."""

    def clamped(*values: int) -> Any:
        result = oracle(*values)
        return 0 if isinstance(result, int) and result & F16.sign else result

    return clamped


def _of_magnitudes(oracle: Oracle) -> Oracle:
    def signed(a: int, b: int) -> Any:
        result = oracle(a & ~F16.sign, b & ~F16.sign)
        return result | ((a ^ b) & F16.sign) if isinstance(result, int) else result

    return signed


def _comparisons(name: str, oracle: Oracle, ftz: str) -> Iterator[Element]:
    """setp and set of both types; with a predicate combined for some."""
    said = "comparison, its inverse as second result", "comparison of both halves"
    for combine, boolean in COMBINED.items() if name == "ltu" else (("", COMBINED[""]),):
        more = ("pred",) if combine else ()

        def single(a: int, b: int, c: int = 0, *, boolean: Oracle = boolean) -> tuple[int, int]:
            return boolean(int(oracle(a, b)), c), boolean(int(not oracle(a, b)), c)

        def double(a: int, b: int, c: int = 0, *, boolean: Oracle = boolean) -> tuple[int, int]:
            return tuple(boolean(int(oracle(a >> n & 0xFFFF, b >> n & 0xFFFF)), c) for n in (0, 16))

        code = "{i} {d}|{q}, {a}, {b}, {c};" if combine else "{i} {d}|{q}, {a}, {b};"
        for kind, made, text in (("f16", single, said[0]), ("f16x2", double, said[1])):
            row = _comparison_row(f"setp.{name}{combine}{ftz}.{kind}", text)
            yield Element(row, ("pred", "pred"), (kind, kind, *more), made, code, brief=True)
        row = _comparison_row(f"set.{name}{combine}{ftz}.u32.f16", "all ones where the comparison holds")
        yield Element(row, ("u32",), ("f16", "f16", *more), _chosen(single, (0xFFFFFFFF,)), brief=True)
        for to, true in (("f16x2", F16.one), ("u32", 0xFFFF)):
            row = _comparison_row(f"set.{name}{combine}{ftz}.{to}.f16x2", "1.0 or all ones in each half")
            yield Element(row, (to,), ("f16x2", "f16x2", *more), _chosen(double, (true, true << 16)), brief=True)


def _of_flushed(compare: Oracle) -> Oracle:
    return lambda a, b: compare(F16.flushed(a), F16.flushed(b))


def _comparison_row(instruction: str, said: str) -> Row:
    chapter = f"Half Precision Comparison: {instruction.partition('.')[0]}"
    return Row(instruction, "T3", "4.2", "sm_53", chapter, said)


def _chosen(oracle: Oracle, values: tuple[int, ...]) -> Oracle:
    """The sum of the values where the results hold."""
    return lambda *sources: sum(v for v, holds in zip(values, oracle(*sources), strict=False) if holds)


def _approximate() -> Iterator[Element]:
    for kind in ("f16", "f16x2"):
        yield _element(f"ex2.approx.{kind}", kind, _power, 1, "2 ** a: relative error 2**-9.9", "7.0", "sm_75")
        yield _element(f"tanh.approx.{kind}", kind, _tanh, 1, "tanh: absolute error 2**-10.987", "7.0", "sm_75")


def _value(a: int) -> float:
    return math.nan if F16.is_nan(a) else number(F16, a)


def _power(a: int) -> Any:
    x = _value(a)
    exact_value = math.nan if math.isnan(x) else math.inf if x >= 16 else 0.0 if x < -100 else 2.0**x
    return near(F16, exact_value, relative=2**-9.9)


def _tanh(a: int) -> Any:
    return near(F16, math.tanh(_value(a)), absolute=2**-10.987)
