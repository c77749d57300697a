"""Instructions whose results are exact, each with its meaning in NumPy as the manual defines it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import numpy as np

Array = Any  # an array with a value per thread


@attrs.frozen
class Op:
    """`results` and `sources` are kinds of registers; i is an immediate, and c one that is a divisor."""

    text: str
    results: str
    sources: str
    meaning: Callable[..., Any]


def s(a: Array) -> Array:
    """As signed."""
    return a.view(f"i{a.itemsize}")


def u(a: Array) -> Array:
    """As unsigned."""
    return a.view(f"u{a.itemsize}")


def wide(a: Array) -> Array:
    return a.astype(np.uint64)


def swide(a: Array) -> Array:
    return s(a).astype(np.int64)


def _shift(how: str) -> Callable[[Array, Array], Array]:
    def shift(a: Array, b: Array) -> Array:
        bits = a.itemsize * 8
        amount = np.minimum(b, bits).astype(np.uint64)
        small = np.minimum(amount, bits - 1).astype(a.dtype)
        if how == "left":
            return np.where(amount >= bits, a.dtype.type(0), a << small)
        if how == "signed":
            return u(s(a) >> s(small))
        return np.where(amount >= bits, a.dtype.type(0), a >> small)

    return shift


def _bits(a: Array) -> Array:
    """[..., 32 or 64] bits, lowest first"""
    return (a[..., None] >> np.arange(a.itemsize * 8, dtype=a.dtype)) & a.dtype.type(1)


def _number(bits: Array, dtype: Any = np.uint32) -> Array:
    return (bits.astype(dtype) << np.arange(bits.shape[-1], dtype=dtype)).sum(-1, dtype=dtype)


def popc(a: Array) -> Array:
    return _bits(a).sum(-1, dtype=np.uint32)


def clz(a: Array) -> Array:
    top = _bits(a)[..., ::-1]
    return np.where(a == 0, a.itemsize * 8, top.argmax(-1)).astype(np.uint32)


def bfind(a: Array) -> Array:
    return np.where(a == 0, 0xFFFFFFFF, 31 - clz(a).astype(np.int64)).astype(np.uint32)


def bfe(signed: bool) -> Callable[..., Array]:
    def extract(a: Array, b: Array, c: Array) -> Array:
        position, length = (b & 255).astype(np.int64), (c & 255).astype(np.int64)
        bits = _bits(a)
        sign = np.take_along_axis(bits, np.minimum(position + length - 1, 31).clip(0)[..., None], -1)[..., 0]
        sign = np.where((length == 0) | (not signed), 0, sign)
        i = np.arange(32)
        index = position[..., None] + i
        inside = (i < length[..., None]) & (index <= 31)
        picked = np.take_along_axis(bits, np.minimum(index, 31), -1)
        return _number(np.where(inside, picked, sign[..., None]))

    return extract


def bfi(a: Array, b: Array, c: Array, d: Array) -> Array:
    position, length = (c & 255).astype(np.int64), (d & 255).astype(np.int64)
    i = np.arange(32)
    index = i - position[..., None]
    inside = (index >= 0) & (index < length[..., None])
    return _number(np.where(inside, np.take_along_axis(_bits(a), index.clip(0, 31), -1), _bits(b)))


def prmt(a: Array, b: Array, c: Array) -> Array:
    data = wide(a) | wide(b) << np.uint64(32)
    out = np.zeros_like(wide(a))
    for i in range(4):
        choice = wide(c >> np.uint32(4 * i)) & np.uint64(15)
        byte = data >> ((choice & np.uint64(7)) * np.uint64(8)) & np.uint64(255)
        byte = np.where(choice & np.uint64(8), np.where(byte & np.uint64(128), 255, 0), byte).astype(np.uint64)
        out |= byte << np.uint64(8 * i)
    return out.astype(np.uint32)


def lop3(a: Array, b: Array, c: Array, table: Array) -> Array:
    select = _bits(a) * 4 + _bits(b) * 2 + _bits(c)
    return _number(table[..., None] >> select & np.uint32(1))


def funnel(left: bool, wrap: bool) -> Callable[..., Array]:
    def shift(a: Array, b: Array, c: Array) -> Array:
        amount = wide(c & np.uint32(31)) if wrap else np.minimum(wide(c), np.uint64(32))
        pair = wide(b) << np.uint64(32) | wide(a)
        moved = pair << amount >> np.uint64(32) if left else pair >> amount
        return moved.astype(np.uint32)

    return shift


def dp4a(a: Array, b: Array, c: Array) -> Array:
    total = c.copy()
    for i in range(0, 32, 8):
        total += (a >> np.uint32(i) & np.uint32(255)) * (b >> np.uint32(i) & np.uint32(255))
    return total


def fma(a: Array, b: Array, c: Array) -> Array:
    """Exact: the product fits a double, the sum is rounded to odd there, so that rounding it again is right."""
    product, addend = a.astype(np.float64) * b.astype(np.float64), c.astype(np.float64)
    total = product + addend
    part = total - product
    error = (product - (total - part)) + (addend - part)
    bits = total.view(np.int64)
    away = (error > 0) == (total > 0)
    odd = np.where((error != 0) & (bits & 1 == 0), bits + np.where(away, 1, -1), bits)
    return np.where(np.isfinite(total), odd.view(np.float64), total).astype(np.float32)


def flushed(a: Array) -> Array:
    return np.where(np.abs(a) < np.finfo(a.dtype).tiny, np.copysign(a.dtype.type(0), a), a)


def to_int(dtype: Any) -> Callable[[Array], Array]:
    def convert(a: Array) -> Array:
        info = np.iinfo(dtype)
        value = np.clip(np.where(np.isnan(a), 0, a).astype(np.float64), info.min, info.max)
        return u(np.trunc(value).astype(dtype))

    return convert


def _lesser(a: Array, b: Array, sign: int) -> Array:
    """min (sign 1) or max (-1): a number rather than a NaN, and -0 below +0."""
    below = (a < b) if sign > 0 else (a > b)
    zero = (a == b) & (np.signbit(a) if sign > 0 else np.signbit(b))
    return np.where(np.isnan(a), b, np.where(np.isnan(b) | below | zero, a, b)).astype(a.dtype)


def carry(a: Array, b: Array, c: Array, d: Array) -> tuple[Array, Array]:
    low = wide(a) + wide(b)
    return low.astype(np.uint32), c + d + (low >> np.uint64(32)).astype(np.uint32)


def borrow(a: Array, b: Array, c: Array, d: Array) -> tuple[Array, Array]:
    return a - b, c - d - (a < b).astype(np.uint32)


def saturated(a: Array) -> Array:
    return u(np.clip(a, -(1 << 31), (1 << 31) - 1).astype(np.int32))


def _divide(a: Array, b: Array) -> tuple[Array, Array]:
    """Quotient and remainder of signed numbers, towards zero."""
    x, y = swide(a), swide(b)
    quotient = np.abs(x) // np.abs(y) * np.where((x < 0) == (y < 0), 1, -1)
    return u(quotient.astype(np.int32)), u((x - quotient * y).astype(np.int32))


def canonical(a: Array) -> Array:
    return np.where(np.isnan(a), np.uint32(0x7FFFFFFF), u(a))


_LIST: list[tuple[str, str, str, Callable[..., Any]]] = [
    ("add.u32", "r", "rr", lambda a, b: a + b), ("sub.u32", "r", "rr", lambda a, b: a - b),
    ("mul.lo.u32", "r", "rr", lambda a, b: a * b), ("mad.lo.u32", "r", "rrr", lambda a, b, c: a * b + c),
    ("mul.hi.u32", "r", "rr", lambda a, b: (wide(a) * wide(b) >> np.uint64(32)).astype(np.uint32)),
    ("mul.hi.s32", "r", "rr", lambda a, b: (swide(a) * swide(b) >> 32).astype(np.int32).view(np.uint32)),
    ("and.b32", "r", "rr", np.bitwise_and), ("or.b32", "r", "rr", np.bitwise_or),
    ("xor.b32", "r", "rr", np.bitwise_xor),
    ("not.b32", "r", "r", np.invert), ("neg.s32", "r", "r", lambda a: u(-s(a))),
    ("abs.s32", "r", "r", lambda a: u(abs(s(a)))),
    ("min.s32", "r", "rr", lambda a, b: u(np.minimum(s(a), s(b)))),
    ("max.s32", "r", "rr", lambda a, b: u(np.maximum(s(a), s(b)))),
    ("min.u32", "r", "rr", np.minimum), ("max.u32", "r", "rr", np.maximum),
    ("shl.b32", "r", "rr", _shift("left")), ("shr.u32", "r", "rr", _shift("right")),
    ("shr.s32", "r", "rr", _shift("signed")),
    ("shl.b32", "r", "ri", _shift("left")), ("shr.s32", "r", "ri", _shift("signed")),
    ("popc.b32", "r", "r", popc), ("clz.b32", "r", "r", clz), ("bfind.u32", "r", "r", bfind),
    ("brev.b32", "r", "r", lambda a: _number(_bits(a)[..., ::-1])),
    ("bfe.u32", "r", "rrr", bfe(False)), ("bfe.s32", "r", "rii", bfe(True)), ("bfi.b32", "r", "rrrr", bfi),
    ("prmt.b32", "r", "rrr", prmt), ("lop3.b32", "r", "rrrt", lop3), ("dp4a.u32.u32", "r", "rrr", dp4a),
    ("shf.l.wrap.b32", "r", "rrr", funnel(True, True)), ("shf.l.clamp.b32", "r", "rrr", funnel(True, False)),
    ("shf.r.wrap.b32", "r", "rrr", funnel(False, True)), ("shf.r.clamp.b32", "r", "rrr", funnel(False, False)),
    ("sad.u32", "r", "rrr", lambda a, b, c: np.where(a < b, b - a, a - b) + c),
    ("add.sat.s32", "r", "rr", lambda a, b: saturated(swide(a) + swide(b))),
    ("sub.sat.s32", "r", "rr", lambda a, b: saturated(swide(a) - swide(b))),
    ("div.u32", "r", "rc", lambda a, b: a // b), ("rem.u32", "r", "rc", lambda a, b: a % b),
    ("div.s32", "r", "rc", lambda a, b: _divide(a, b)[0]), ("rem.s32", "r", "rc", lambda a, b: _divide(a, b)[1]),
    ("selp.b32", "r", "rrp", lambda a, b, p: np.where(p, a, b)), ("mov.b32", "r", "r", lambda a: a),
    ("mov.b32", "r", "i", lambda a: a), ("slct.u32.s32", "r", "rrr", lambda a, b, c: np.where(s(c) >= 0, a, b)),
    ("cvt.u32.u64", "r", "d", lambda a: a.astype(np.uint32)),
    ("cvt.s32.s16", "r", "h", lambda a: u(s(a).astype(np.int32))),
    ("cvt.u32.u16", "r", "h", lambda a: a.astype(np.uint32)),
    ("cvt.s32.s8", "r", "r", lambda a: u(a.astype(np.int8).astype(np.int32))),
    ("cvt.rzi.s32.f32", "r", "f", to_int(np.int32)), ("cvt.rzi.u32.f32", "r", "f", to_int(np.uint32)),
    ("cvt.rzi.s32.f64", "r", "g", to_int(np.int32)), ("popc.b64", "r", "d", popc), ("clz.b64", "r", "d", clz),
    ("mul.wide.u16", "r", "hh", lambda a, b: a.astype(np.uint32) * b.astype(np.uint32)),
    ("BITS", "r", "f", canonical), ("CARRY", "rr", "rrrr", carry), ("BORROW", "rr", "rrrr", borrow),
    ("UNPACK", "rr", "d", lambda a: (a.astype(np.uint32), (a >> np.uint64(32)).astype(np.uint32))),
    ("PACK", "d", "rr", lambda a, b: wide(a) | wide(b) << np.uint64(32)),
    ("add.u64", "d", "dd", lambda a, b: a + b), ("sub.s64", "d", "dd", lambda a, b: a - b),
    ("mul.lo.u64", "d", "dd", lambda a, b: a * b),
    ("and.b64", "d", "dd", np.bitwise_and), ("or.b64", "d", "dd", np.bitwise_or),
    ("xor.b64", "d", "dd", np.bitwise_xor),
    ("not.b64", "d", "d", np.invert), ("min.s64", "d", "dd", lambda a, b: u(np.minimum(s(a), s(b)))),
    ("max.u64", "d", "dd", np.maximum),
    ("shl.b64", "d", "dr", _shift("left")), ("shr.u64", "d", "dr", _shift("right")),
    ("shr.s64", "d", "di", _shift("signed")),
    ("mul.wide.u32", "d", "rr", lambda a, b: wide(a) * wide(b)),
    ("mul.wide.s32", "d", "rr", lambda a, b: u(swide(a) * swide(b))),
    ("mad.wide.u32", "d", "rrd", lambda a, b, c: wide(a) * wide(b) + c), ("cvt.u64.u32", "d", "r", wide),
    ("cvt.s64.s32", "d", "r", lambda a: u(swide(a))), ("selp.b64", "d", "ddp", lambda a, b, p: np.where(p, a, b)),
    ("add.rn.f32", "f", "ff", lambda a, b: a + b), ("sub.rn.f32", "f", "ff", lambda a, b: a - b),
    ("mul.rn.f32", "f", "ff", lambda a, b: a * b),
    ("fma.rn.f32", "f", "fff", fma), ("div.rn.f32", "f", "ff", lambda a, b: a / b), ("sqrt.rn.f32", "f", "f", np.sqrt),
    ("add.ftz.f32", "f", "ff", lambda a, b: flushed(flushed(a) + flushed(b))),
    ("min.f32", "f", "ff", lambda a, b: _lesser(a, b, 1)), ("max.f32", "f", "ff", lambda a, b: _lesser(a, b, -1)),
    ("neg.f32", "f", "f", np.negative), ("abs.f32", "f", "f", np.abs),
    ("selp.f32", "f", "ffp", lambda a, b, p: np.where(p, a, b)),
    ("cvt.rn.f32.u32", "f", "r", lambda a: a.astype(np.float32)),
    ("cvt.rn.f32.s32", "f", "r", lambda a: s(a).astype(np.float32)),
    ("cvt.rn.f32.f64", "f", "g", lambda a: a.astype(np.float32)), ("mov.b32", "f", "r", lambda a: a.view(np.float32)),
    ("add.rn.f64", "g", "gg", lambda a, b: a + b), ("mul.rn.f64", "g", "gg", lambda a, b: a * b),
    ("sub.rn.f64", "g", "gg", lambda a, b: a - b),
    ("div.rn.f64", "g", "gg", lambda a, b: a / b), ("cvt.f64.f32", "g", "f", lambda a: a.astype(np.float64)),
    ("cvt.rn.f64.s32", "g", "r", lambda a: s(a).astype(np.float64)),
    ("max.f64", "g", "gg", lambda a, b: _lesser(a, b, -1)),
    ("add.u16", "h", "hh", lambda a, b: a + b), ("mul.lo.u16", "h", "hh", lambda a, b: a * b),
    ("min.s16", "h", "hh", lambda a, b: u(np.minimum(s(a), s(b)))),
    ("xor.b16", "h", "hh", np.bitwise_xor), ("cvt.u16.u32", "h", "r", lambda a: a.astype(np.uint16)),
    ("and.pred", "p", "pp", np.logical_and), ("xor.pred", "p", "pp", np.logical_xor),
    ("or.pred", "p", "pp", np.logical_or),
    ("not.pred", "p", "p", np.logical_not),
]  # fmt: skip

_ORDERS: dict[str, Callable[[Array, Array], Array]] = {
    "eq": np.equal, "ne": np.not_equal, "lt": np.less, "le": np.less_equal, "gt": np.greater, "ge": np.greater_equal,
}  # fmt: skip


def _comparisons() -> list[tuple[str, str, str, Callable[..., Any]]]:
    found: list[tuple[str, str, str, Callable[..., Any]]] = []
    for name, order in _ORDERS.items():
        found.append((f"setp.{name}.u32", "p", "rr", order))
        found.append((f"setp.{name}.s32", "p", "rr", lambda a, b, order=order: order(s(a), s(b))))
        found.append((f"setp.{name}.s64", "p", "dd", lambda a, b, order=order: order(s(a), s(b))))
        ordered = (lambda a, b: (a < b) | (a > b)) if name == "ne" else order
        found.append((f"setp.{name}.f32", "p", "ff", ordered))
        found.append((f"setp.{name}u.f32", "p", "ff", lambda a, b, o=order: o(a, b) | np.isnan(a) | np.isnan(b)))
        found.append((f"setp.{name}.and.u32", "pp", "rrp", lambda a, b, p, o=order: (o(a, b) & p, ~o(a, b) & p)))
        found.append((f"setp.{name}.xor.s32", "p", "rrp", lambda a, b, p, o=order: o(s(a), s(b)) ^ p))
    return found


OPS = {f"{text} {results} {sources}": Op(text, results, sources, meaning)
       for text, results, sources, meaning in (*_LIST, *_comparisons())}  # fmt: skip
