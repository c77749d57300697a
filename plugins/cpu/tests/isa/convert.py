"""Conversions between all types of numbers, and moves that take apart and put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from plugins.cpu.tests.isa import exact
from plugins.cpu.tests.isa.element import Element, ElementBatch, batches_of
from plugins.cpu.tests.isa.exact import FORMATS, Format
from plugins.cpu.tests.isa.integer import clamp
from plugins.cpu.tests.isa.rows import Row
from plugins.cpu.tests.isa.values import bits

INTEGERS = tuple(f"{kind}{size}" for kind in "us" for size in (8, 16, 32, 64))
FLOATS = ("f16", "f32", "f64")
ROUNDINGS = ("rn", "rz", "rm", "rp")
INTEGRAL = {"rni": "rn", "rzi": "rz", "rmi": "rm", "rpi": "rp"}


def batches() -> Iterator[ElementBatch]:
    yield from batches_of("convert", elements())


def elements() -> Iterator[Element]:
    for to in INTEGERS:
        for from_ in INTEGERS:
            yield from _between_integers(to, from_)
        for real in FLOATS:
            yield from _to_integer(to, real)
            yield from _from_integer(real, to)
    for to in FLOATS:
        for from_ in FLOATS:
            yield from _between_floats(to, from_)
    yield from _packs()
    yield from _moves()


def _row(instruction: str, oracle: str, chapter: str = "cvt") -> Row:
    since = "1.4" if ".ftz" in instruction else "1.0"
    target = "sm_13" if "f64" in instruction else "any"
    return Row(instruction, "T0", since, target, f"Data Movement and Conversion: {chapter}", oracle)


def _registers(to: str, number: int) -> str:
    """The type of a result, now and then in a register that is wider."""
    return f"{to}/{(32, 64)[number % 2]}" if to[0] in "us" and bits(to) < 32 and number % 3 == 0 else to


def _between_integers(to: str, from_: str) -> Iterator[Element]:
    number = INTEGERS.index(to) + INTEGERS.index(from_)
    result, source = _registers(to, number), _registers(from_, number + 1)
    row = _row(f"cvt.{to}.{from_}", "low bits, or extended")
    yield Element(row, (result,), (source,), lambda a: a, immediates=False)
    ends = clamp(from_, -(1 << 64)), clamp(from_, 1 << 64)
    if all(clamp(to, end) == end for end in ends):
        return  # .sat is for conversions that can leave the range
    row = _row(f"cvt.sat.{to}.{from_}", "nearest number of the type")
    yield Element(row, (result,), (source,), lambda a: clamp(to, a), immediates=False)


def _flushes(*kinds: str) -> tuple[str, ...]:
    return ("", ".ftz") if "f32" in kinds else ("",)


def _to_integer(to: str, real: str) -> Iterator[Element]:
    f = FORMATS[real]
    for mode, rounding in INTEGRAL.items():
        for ftz in _flushes(real):
            oracle = _integer(f, to, rounding, bool(ftz))
            for sat in ("", ".sat"):
                row = _row(f"cvt.{mode}{ftz}{sat}.{to}.{real}", "nearest number of the type; of a NaN 0")
                yield Element(row, (to,), (real,), oracle, immediates=False, brief=True)


def integral(f: Format, a: int, rounding: str) -> int:
    """A finite float as an integer."""
    sign, m, e = f.decoded(a)
    kept, lost, half = exact.shifted(m, -e)
    away = exact.rounds_away(rounding, sign, kept, lost, half)
    return -(kept + away) if sign else kept + away


def _integer(f: Format, to: str, rounding: str, ftz: bool) -> Callable[[int], int]:
    def oracle(a: int) -> int:
        a = f.flushed(a) if ftz else a
        if f.is_nan(a):
            return 0
        if f.is_infinite(a):
            return clamp(to, -(1 << 70) if a & f.sign else 1 << 70)
        return clamp(to, integral(f, a, rounding))

    return oracle


def _from_integer(real: str, from_: str) -> Iterator[Element]:
    f = FORMATS[real]
    for mode in ROUNDINGS:
        for ftz in _flushes(real):
            oracle = _real(f, mode)
            for sat in ("", ".sat"):
                made = exact.saturating(f, oracle) if sat else oracle
                row = _row(f"cvt.{mode}{ftz}{sat}.{real}.{from_}", "exact integer, rounded once")
                yield Element(row, (real,), (from_,), made, immediates=False, brief=True)


def _real(f: Format, mode: str) -> Callable[[int], int]:
    return lambda a: f.rounded((int(a < 0), abs(a), 0), mode)


def _between_floats(to: str, from_: str) -> Iterator[Element]:
    modes: tuple[str, ...] = ("",)
    if to == from_:
        modes = ("", *(f".{mode}" for mode in INTEGRAL))
    elif bits(to) < bits(from_):
        modes = tuple(f".{mode}" for mode in ROUNDINGS)
    for mode in modes:
        for ftz in _flushes(to, from_):
            oracle = _float(FORMATS[to], FORMATS[from_], mode[1:], bool(ftz))
            for sat in ("", ".sat"):
                made = exact.saturating(FORMATS[to], oracle) if sat else oracle
                row = _row(f"cvt{mode}{ftz}{sat}.{to}.{from_}", "exact number, rounded once")
                yield Element(row, (to,), (from_,), made, immediates=False)


def _float(to: Format, from_: Format, mode: str, ftz: bool) -> Callable[[int], Any]:
    """.ftz concerns f32 alone, as operand and as result."""

    def oracle(a: int) -> Any:
        a = from_.flushed(a) if ftz and from_.name == "f32" else a
        if from_.is_nan(a):
            return to.nan
        sign = to.sign if a & from_.sign else 0
        if from_.is_infinite(a):
            return sign | to.infinity
        if mode in INTEGRAL:
            return to.rounded((int(sign != 0), abs(integral(from_, a, INTEGRAL[mode])), 0))
        result = to.rounded(from_.decoded(a), mode or "rn")
        return to.flushed(result) if ftz and to.name == "f32" else result

    return oracle


def _packs() -> Iterator[Element]:
    for kind in ("u2", "s2", "u4", "s4", "u8", "s8", "u16", "s16"):
        size = bits(kind)
        name = f"cvt.pack.sat.{kind}.s32{'' if size == 16 else '.b32'}"
        row = Row(name, "T2", "6.5", "sm_75" if size < 8 else "sm_72", "Data Movement and Conversion: cvt.pack",
                  "clamped a above b, c moved up")  # fmt: skip
        sources = ("s32", "s32") if size == 16 else ("s32", "s32", "b32")
        yield Element(row, ("b32",), sources, _packed(kind))


def _packed(kind: str) -> Callable[..., int]:
    size = bits(kind)
    mask = (1 << size) - 1
    return lambda a, b, c=0: (clamp(kind, a) & mask) << size | clamp(kind, b) & mask | c << 2 * size


# moves


def _moves() -> Iterator[Element]:
    for kind in ("pred", "b16", "b32", "b64", "u16", "u32", "u64", "s16", "s32", "s64", "f32", "f64"):
        yield Element(_row(f"mov.{kind}", "a", "mov"), (kind,), (kind,), lambda a: a)
    for whole, part in (("b32", "b16"), ("b64", "b32")):
        row = _row(f"mov.{whole}", "two parts, the low one first", "mov")
        yield Element(row, (whole,), (part, part), _joined(bits(part)), "{i} {d}, {{{a}, {b}}};", immediates=False)
        yield Element(row, (part, part), (whole,), _parts(bits(part)), "{i} {{{d}, {q}}}, {a};", immediates=False)
        yield Element(row, (part,), (whole,), _high(bits(part)), "{i} {{_, {d}}}, {a};", immediates=False)
    row = _row("mov.b64", "four parts, the low one first", "mov")
    join, apart = "{i} {d}, {{{a}, {b}, {c}, {e}}};", ".reg .b16 {t}m, {t}n; {i} {{{d}, {t}m, {t}n, {q}}}, {a};"
    yield Element(row, ("b64",), ("b16",) * 4, lambda *p: sum(v << 16 * i for i, v in enumerate(p)), join,
                  immediates=False)  # fmt: skip
    yield Element(row, ("b16", "b16"), ("b64",), lambda a: (a, a >> 48), apart, immediates=False)


def _joined(size: int) -> Callable[[int, int], int]:
    return lambda low, high: low | high << size


def _parts(size: int) -> Callable[[int], tuple[int, int]]:
    return lambda a: (a, a >> size)


def _high(size: int) -> Callable[[int], int]:
    return lambda a: a >> size
