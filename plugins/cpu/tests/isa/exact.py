"""IEEE arithmetic on integers: values are exact until they are rounded once, in the mode that the instruction names.

A float is a bit pattern. A finite one is decoded as (sign, m, e): the number is (-1)**sign * m * 2**e. A number that is
not exactly of this form (a quotient, a root) gets one more low bit in m that says that something is left.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt
from typing import Any

import attrs

from plugins.cpu.tests.isa.element import NAN

Finite = tuple[int, int, int]


@attrs.frozen
class Format:
    """A binary format: bits in all, bits of the fraction."""

    name: str
    width: int
    fraction: int

    @property
    def bias(self) -> int:
        return (1 << (self.width - self.fraction - 2)) - 1

    @property
    def infinity(self) -> int:
        return (2 * self.bias + 1) << self.fraction

    @property
    def sign(self) -> int:
        return 1 << (self.width - 1)

    @property
    def one(self) -> int:
        return self.bias << self.fraction

    @property
    def nan(self) -> Any:
        return NAN[self.name]

    def is_nan(self, bits: int) -> bool:
        return bits & (self.sign - 1) > self.infinity

    def is_infinite(self, bits: int) -> bool:
        return bits & (self.sign - 1) == self.infinity

    def is_subnormal(self, bits: int) -> bool:
        return 0 < bits & (self.sign - 1) < 1 << self.fraction

    def flushed(self, bits: int) -> int:
        """.ftz: of a subnormal number the sign remains."""
        return bits & self.sign if self.is_subnormal(bits) else bits

    def decoded(self, bits: int) -> Finite:
        exponent, fraction = bits >> self.fraction & (2 * self.bias + 1), bits & ((1 << self.fraction) - 1)
        if exponent:
            fraction |= 1 << self.fraction
        return bits >> (self.width - 1), fraction, max(exponent, 1) - self.bias - self.fraction

    def rounded(self, number: Finite, mode: str = "rn") -> int:
        """The nearest number in a direction: rn (ties to even), rz, rm (down), rp (up), rna (ties away)."""
        sign, m, e = number
        if not m:
            return sign << (self.width - 1)
        least = 1 - self.bias - self.fraction  # exponent of the last bit of a subnormal number
        last = max(e + m.bit_length() - self.fraction - 1, least)
        kept, lost, half = shifted(m, last - e)
        if rounds_away(mode, sign, kept, lost, half):
            kept += 1
        bits = kept + ((last - least) << self.fraction)
        if bits >= self.infinity:
            inwards = mode == "rz" or (mode == "rm" and not sign) or (mode == "rp" and sign)
            bits = self.infinity - 1 if inwards else self.infinity
        return bits | sign << (self.width - 1)


def shifted(m: int, places: int) -> tuple[int, int, int]:
    """m >> places, what was lost, and what half of the last bit would be."""
    if places <= 0:
        return m << -places, 0, 1
    return m >> places, m & ((1 << places) - 1), 1 << (places - 1)


def rounds_away(mode: str, sign: int, kept: int, lost: int, half: int) -> bool:
    if mode == "rn":
        return lost > half or (lost == half and bool(kept & 1))
    if mode == "rna":
        return lost >= half
    return bool(lost) and ((mode == "rm" and sign == 1) or (mode == "rp" and sign == 0))


F16, BF16, F32, F64 = Format("f16", 16, 10), Format("bf16", 16, 7), Format("f32", 32, 23), Format("f64", 64, 52)
FORMATS = {f.name: f for f in (F16, BF16, F32, F64)}


def total(a: Finite, b: Finite, mode: str) -> Finite:
    """a + b; of a zero sum the sign is that of both, else + (- when rounding down)."""
    e = min(a[2], b[2])
    value = sum((-m if sign else m) << (exponent - e) for sign, m, exponent in (a, b))
    if value == 0:
        return (a[0] if a[0] == b[0] else int(mode == "rm")), 0, e
    return int(value < 0), abs(value), e


def add(f: Format, mode: str, a: int, b: int) -> Any:
    if f.is_nan(a) or f.is_nan(b) or (f.is_infinite(a) and f.is_infinite(b) and a != b):
        return f.nan
    if f.is_infinite(a) or f.is_infinite(b):
        return a if f.is_infinite(a) else b
    return f.rounded(total(f.decoded(a), f.decoded(b), mode), mode)


def sub(f: Format, mode: str, a: int, b: int) -> Any:
    return add(f, mode, a, b ^ f.sign)


def mul(f: Format, mode: str, a: int, b: int) -> Any:
    return fma(f, mode, a, b, (a ^ b) & f.sign)


def fma(f: Format, mode: str, a: int, b: int, c: int) -> Any:
    """a * b + c, rounded once."""
    sign, infinite = (a ^ b) & f.sign, f.is_infinite(a) or f.is_infinite(b)
    none = 0 in (a & ~f.sign, b & ~f.sign)
    if f.is_nan(a) or f.is_nan(b) or f.is_nan(c) or (infinite and none):
        return f.nan
    if infinite:
        return f.nan if f.is_infinite(c) and c & f.sign != sign else sign | f.infinity
    if f.is_infinite(c):
        return c
    (sa, ma, ea), (sb, mb, eb) = f.decoded(a), f.decoded(b)
    return f.rounded(total((sa ^ sb, ma * mb, ea + eb), f.decoded(c), mode), mode)


def div(f: Format, mode: str, a: int, b: int) -> Any:
    sign = (a ^ b) & f.sign
    zeros, infinities = [not x & ~f.sign for x in (a, b)], [f.is_infinite(x) for x in (a, b)]
    if f.is_nan(a) or f.is_nan(b) or all(zeros) or all(infinities):
        return f.nan
    if zeros[1] or infinities[0]:
        return sign | f.infinity
    if zeros[0] or infinities[1]:
        return sign
    (_, ma, ea), (_, mb, eb) = f.decoded(a), f.decoded(b)
    places = 2 * f.fraction + 4
    quotient, left = divmod(ma << places, mb)
    return f.rounded((int(sign != 0), quotient << 1 | (left != 0), ea - eb - places - 1), mode)


def rcp(f: Format, mode: str, a: int) -> Any:
    return div(f, mode, f.one, a)


def sqrt(f: Format, mode: str, a: int) -> Any:
    if f.is_nan(a) or (a & f.sign and a != f.sign):
        return f.nan
    if f.is_infinite(a) or not a & ~f.sign:
        return a
    _, m, e = f.decoded(a)
    places = 2 * f.fraction + 4 + (e & 1)
    root = isqrt(m << places)
    return f.rounded((0, root << 1 | (root * root != m << places), (e - places) // 2 - 1), mode)


def flushing(f: Format, oracle: Callable[..., Any]) -> Callable[..., Any]:
    """.ftz: subnormal operands and results count as zeros."""

    def flushed(*values: int) -> Any:
        result = oracle(*map(f.flushed, values))
        return f.flushed(result) if isinstance(result, int) else result

    return flushed


def saturating(f: Format, oracle: Callable[..., Any]) -> Callable[..., Any]:
    """.sat: into [0, 1]; a NaN gives 0."""

    def saturated(*values: int) -> Any:
        return clamped(f, oracle(*values))

    return saturated


def clamped(f: Format, value: Any) -> int:
    if value is f.nan or value & f.sign or f.is_nan(value):
        return 0
    return min(value, f.one)


def order(f: Format, bits: int) -> int:
    """Numbers in their order as integers; -0 is below +0."""
    return -(bits & (f.sign - 1)) - 1 if bits & f.sign else bits


def compare(f: Format, a: int, b: int) -> str:
    """lt, eq, gt or nan."""
    if f.is_nan(a) or f.is_nan(b):
        return "nan"
    if a == b or not (a | b) & ~f.sign:
        return "eq"
    return "lt" if order(f, a) < order(f, b) else "gt"


def minimum(f: Format, a: int, b: int, greatest: bool = False, nan: bool = False) -> Any:
    """The smaller (greater) one. Of a number and a NaN the number; with `nan`, NaN."""
    if f.is_nan(a) or f.is_nan(b):
        if nan or (f.is_nan(a) and f.is_nan(b)):
            return f.nan
        return b if f.is_nan(a) else a
    return (max if greatest else min)(a, b, key=lambda x: order(f, x))
