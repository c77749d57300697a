"""Integer instructions against the manual's definitions in Python's integers."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

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
@pytest.mark.parametrize("op", ["add", "sub", "mul.lo", "mul.hi", "min", "max"])
def test_arithmetic(each: Each, op: str, kind: str) -> None:
    a, b = pairs(kind)
    bits = int(kind[1:])
    exact: dict[str, Callable[[int, int], int]] = {
        "add": lambda x, y: x + y, "sub": lambda x, y: x - y, "mul.lo": lambda x, y: x * y,
        "mul.hi": lambda x, y: x * y >> bits, "min": min, "max": max,
    }  # fmt: skip
    got = each(f"{op}.{kind} %d, %a, %b;", kind, (kind, a), (kind, b))
    check(got, [exact[op](x, y) for x, y in zip(a, b, strict=True)], kind)


@pytest.mark.parametrize("kind", KINDS)
def test_division_truncates_and_by_zero_gives_all_ones(each: Each, kind: str) -> None:
    a, b = pairs(kind)

    def quotient(x: int, y: int) -> int:
        return -1 if y == 0 else abs(x) // abs(y) * (1 if (x < 0) == (y < 0) else -1)

    check(each(f"div.{kind} %d, %a, %b;", kind, (kind, a), (kind, b)), list(map(quotient, a, b)), kind)
    rest = [x if y == 0 else x - quotient(x, y) * y for x, y in zip(a, b, strict=True)]
    check(each(f"rem.{kind} %d, %a, %b;", kind, (kind, a), (kind, b)), rest, kind)


@pytest.mark.parametrize("kind", ["u16", "s16", "u32", "s32"])
def test_wide(each: Each, kind: str) -> None:
    a, b = pairs(kind)
    wide = f"{kind[0]}{int(kind[1:]) * 2}"
    check(
        each(f"mul.wide.{kind} %d, %a, %b;", wide, (kind, a), (kind, b)),
        [x * y for x, y in zip(a, b, strict=True)],
        wide,
    )
    got = each(f"mad.wide.{kind} %d, %a, %b, 77;", wide, (kind, a), (kind, b))
    check(got, [x * y + 77 for x, y in zip(a, b, strict=True)], wide)


def test_mad_and_saturation(each: Each) -> None:
    a, b = pairs("s32")
    got = each("mad.lo.s32 %d, %a, %b, %b;", "s32", ("s32", a), ("s32", b))
    check(got, [x * y + y for x, y in zip(a, b, strict=True)], "s32")
    got = each("mad.hi.s32 %d, %a, %b, %a;", "s32", ("s32", a), ("s32", b))
    check(got, [(x * y >> 32) + x for x, y in zip(a, b, strict=True)], "s32")

    def clamp(value: int) -> int:
        return max(-(2**31), min(2**31 - 1, value))

    got = each("add.sat.s32 %d, %a, %b;", "s32", ("s32", a), ("s32", b))
    assert got.tolist() == [clamp(x + y) for x, y in zip(a, b, strict=True)]
    got = each("sub.sat.s32 %d, %a, %b;", "s32", ("s32", a), ("s32", b))
    assert got.tolist() == [clamp(x - y) for x, y in zip(a, b, strict=True)]


@pytest.mark.parametrize("kind", ["s16", "s32", "s64"])
def test_neg_and_abs(each: Each, kind: str) -> None:
    values = edges(kind)
    check(each(f"neg.{kind} %d, %a;", kind, (kind, values)), [-v for v in values], kind)
    check(each(f"abs.{kind} %d, %a;", kind, (kind, values)), [abs(v) for v in values], kind)


@pytest.mark.parametrize("bits", [16, 32, 64])
def test_logic(each: Each, bits: int) -> None:
    a, b = pairs(f"u{bits}")
    for op, exact in (("and", lambda x, y: x & y), ("or", lambda x, y: x | y), ("xor", lambda x, y: x ^ y)):
        got = each(f"{op}.b{bits} %d, %a, %b;", f"u{bits}", (f"u{bits}", a), (f"u{bits}", b))
        check(got, list(map(exact, a, b)), f"u{bits}")
    check(each(f"not.b{bits} %d, %a;", f"u{bits}", (f"u{bits}", a)), [~x for x in a], f"u{bits}")
    check(each(f"cnot.b{bits} %d, %a;", f"u{bits}", (f"u{bits}", a)), [int(x == 0) for x in a], f"u{bits}")


@pytest.mark.parametrize("bits", [16, 32, 64])
def test_shifts_past_the_width_are_clamped(each: Each, bits: int) -> None:
    amounts = [0, 1, 5, bits - 1, bits, bits + 1, 63, 64, 200, 2**32 - 1]
    product = list(itertools.product(edges(f"s{bits}"), amounts))
    a, n = [x for x, _ in product], [y for _, y in product]
    unsigned = [x & ((1 << bits) - 1) for x in a]
    got = each(f"shl.b{bits} %d, %a, %b;", f"u{bits}", (f"u{bits}", unsigned), ("u32", n))
    check(got, [x << y if y < bits else 0 for x, y in zip(unsigned, n, strict=True)], f"u{bits}")
    got = each(f"shr.u{bits} %d, %a, %b;", f"u{bits}", (f"u{bits}", unsigned), ("u32", n))
    check(got, [x >> min(y, 64) for x, y in zip(unsigned, n, strict=True)], f"u{bits}")
    got = each(f"shr.s{bits} %d, %a, %b;", f"s{bits}", (f"s{bits}", a), ("u32", n))
    check(got, [x >> min(y, 64) for x, y in zip(a, n, strict=True)], f"s{bits}")


def test_funnel_shift(each: Each) -> None:
    low, high = [0x12345678, 0xFFFFFFFF] * 6, [0x9ABCDEF0, 1] * 6
    amounts = [0, 0, 1, 4, 31, 31, 32, 32, 33, 40, 63, 255]
    inputs = (("u32", low), ("u32", high), ("u32", amounts))
    full = [h << 32 | x for x, h in zip(low, high, strict=True)]
    for mode, amount in (("clamp", lambda n: min(n, 32)), ("wrap", lambda n: n & 31)):
        left = each(f"shf.l.{mode}.b32 %d, %a, %b, %c;", "u32", *inputs)
        check(left, [f << amount(n) >> 32 for f, n in zip(full, amounts, strict=True)], "u32")
        right = each(f"shf.r.{mode}.b32 %d, %a, %b, %c;", "u32", *inputs)
        check(right, [f >> amount(n) for f, n in zip(full, amounts, strict=True)], "u32")


@pytest.mark.parametrize("bits", [32, 64])
def test_bit_counting(each: Each, bits: int) -> None:
    values = edges(f"u{bits}") + [1 << i for i in range(bits)]
    kind = f"u{bits}"
    check(each(f"popc.b{bits} %d, %a;", "u32", (kind, values)), [v.bit_count() for v in values], "u32")
    check(each(f"clz.b{bits} %d, %a;", "u32", (kind, values)), [bits - v.bit_length() for v in values], "u32")
    check(each(f"brev.b{bits} %d, %a;", kind, (kind, values)), [int(f"{v:0{bits}b}"[::-1], 2) for v in values], kind)
    check(each(f"bfind.u{bits} %d, %a;", "s32", (kind, values)), [v.bit_length() - 1 for v in values], "s32")
    signed = [wrap(v, f"s{bits}") for v in values]
    found = [(v if v >= 0 else ~v).bit_length() - 1 for v in signed]
    check(each(f"bfind.s{bits} %d, %a;", "s32", (f"s{bits}", signed)), found, "s32")
    amount = [-1 if f < 0 else bits - 1 - f for f in (v.bit_length() - 1 for v in values)]
    check(each(f"bfind.shiftamt.u{bits} %d, %a;", "s32", (kind, values)), amount, "s32")


@pytest.mark.parametrize("bits", [32, 64])
def test_bit_fields(each: Each, bits: int) -> None:
    cases = list(itertools.product([0x0123456789ABCDEF & ((1 << bits) - 1), (1 << bits) - 1, 1 << bits - 1],
                                   [0, 3, 31, bits - 1, bits, 300], [0, 1, 8, bits - 1, bits, 255]))  # fmt: skip
    a, start, length = ([case[i] for case in cases] for i in range(3))
    kind = f"u{bits}"

    def extract(value: int, at: int, count: int) -> int:
        return value >> (at & 255) & ((1 << (count & 255)) - 1)

    def extract_signed(value: int, at: int, count: int) -> int:
        at, count = at & 255, count & 255
        sign = value >> min(at + count - 1, bits - 1) & 1 if count else 0
        field = [(value >> at + i & 1) if i < count and at + i < bits else sign for i in range(bits)]
        return sum(bit << i for i, bit in enumerate(field))

    inputs = ((kind, a), ("u32", start), ("u32", length))
    check(each(f"bfe.u{bits} %d, %a, %b, %c;", kind, *inputs), list(map(extract, a, start, length)), kind)
    check(each(f"bfe.s{bits} %d, %a, %b, %c;", kind, *inputs), list(map(extract_signed, a, start, length)), kind)

    def insert(value: int, at: int, count: int) -> int:
        mask = ((1 << (count & 255)) - 1) << (at & 255) & ((1 << bits) - 1)
        return 0x5A5A5A5A & ~mask | value << (at & 255) & mask

    got = each(f"bfi.b{bits} %d, %a, 0x5A5A5A5A, %b, %c;", kind, *inputs)
    check(got, list(map(insert, a, start, length)), kind)


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


def test_prmt_lop3_sad_dp4a(each: Each) -> None:
    rng = np.random.default_rng(3)
    a, b, c = (rng.integers(0, 2**32, 64, dtype=np.uint64).astype(np.uint32) for _ in range(3))

    def bytes_of(*words: int) -> list[int]:
        return [w >> 8 * i & 255 for w in words for i in range(4)]

    def permute(x: int, y: int, selector: int) -> int:
        pool = bytes_of(x, y)
        picked = [
            (0xFF * (pool[n & 7] >> 7)) if n & 8 else pool[n & 7] for n in (selector >> 4 * i & 15 for i in range(4))
        ]
        return sum(p << 8 * i for i, p in enumerate(picked))

    inputs: Any = (("u32", a), ("u32", b), ("u32", c))
    ints = [[int(v) for v in array] for array in (a, b, c)]
    check(each("prmt.b32 %d, %a, %b, %c;", "u32", *inputs), list(map(permute, *ints)), "u32")
    got = each("prmt.b32.f4e %d, %a, %b, %c;", "u32", *inputs)
    check(got, [(y << 32 | x) >> 8 * (s & 3) for x, y, s in zip(*ints, strict=True)], "u32")
    got = each("lop3.b32 %d, %a, %b, %c, 0x96;", "u32", *inputs)
    check(got, [x ^ y ^ z for x, y, z in zip(*ints, strict=True)], "u32")
    got = each("lop3.b32 %d, %a, %b, %c, 0xCA;", "u32", *inputs)
    check(got, [x & y | ~x & z for x, y, z in zip(*ints, strict=True)], "u32")
    check(
        each("sad.u32 %d, %a, %b, %c;", "u32", *inputs), [abs(x - y) + z for x, y, z in zip(*ints, strict=True)], "u32"
    )

    def dot(x: int, y: int, z: int) -> int:
        return z + sum(wrap(p, "s8") * q for p, q in zip(bytes_of(x), bytes_of(y), strict=True))

    check(each("dp4a.s32.u32 %d, %a, %b, %c;", "u32", *inputs), list(map(dot, *ints)), "u32")


def test_mul24(each: Each) -> None:
    a, b = pairs("s32")

    def low24(value: int) -> int:
        return wrap(value << 8, "s32") >> 8

    got = each("mul24.lo.s32 %d, %a, %b;", "s32", ("s32", a), ("s32", b))
    check(got, [low24(x) * low24(y) for x, y in zip(a, b, strict=True)], "s32")
    got = each("mul24.hi.s32 %d, %a, %b;", "s32", ("s32", a), ("s32", b))
    check(got, [low24(x) * low24(y) >> 16 for x, y in zip(a, b, strict=True)], "s32")


def test_the_warp_size_is_a_constant(each: Each) -> None:
    assert (each("mov.u32 %w, WARP_SZ; add.u32 %d, %a, %w;", "u32", ("u32", [1, 2]), declare=".reg .b32 %w;")
            == [33, 34]).all()  # fmt: skip
