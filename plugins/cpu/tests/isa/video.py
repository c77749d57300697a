"""The video instructions against the manual's pseudo-code, on Python's integers."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from plugins.cpu.tests.isa.element import ANY, Element, ElementBatch, batches_of
from plugins.cpu.tests.isa.integer import clamp
from plugins.cpu.tests.isa.rows import Row
from plugins.cpu.tests.isa.values import signed

WORDS = ("u32", "s32")
PARTS = ("", ".b0", ".b1", ".b2", ".b3", ".h0", ".h1")
_ABOVE = {2: ("10", "32", "21", "03", "11"), 4: ("3210", "7654", "0246", "7135", "4444")}
_MASKS = {2: ("", ".h0", ".h1", ".h10"), 4: ("", ".b0", ".b21", ".b320", ".b3", ".b3210")}
_RESULTS: dict[str, Callable[[int, int], int]] = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "absdiff": lambda a, b: abs(a - b), "min": min, "max": max,
    "avrg": lambda a, b: (a + b + (a + b >= 0)) >> 1,
}  # fmt: skip
_COMPARISONS: dict[str, Callable[[int, int], int]] = {
    "eq": lambda a, b: int(a == b), "ne": lambda a, b: int(a != b), "lt": lambda a, b: int(a < b),
    "le": lambda a, b: int(a <= b), "gt": lambda a, b: int(a > b), "ge": lambda a, b: int(a >= b),
}  # fmt: skip
_SECOND: dict[str, Callable[[int, int], int]] = {"add": _RESULTS["add"], "min": min, "max": max}


def batches() -> Iterator[ElementBatch]:
    yield from batches_of("video", elements())


def elements() -> Iterator[Element]:
    turns = itertools.count()
    for to, a, b in itertools.product(WORDS, repeat=3):
        for op in ("add", "sub", "absdiff", "min", "max"):
            yield from _scalar(f"v{op}.{to}.{a}.{b}", to, a, b, "", _RESULTS[op], turns)
        yield from _multiply(to, a, b, turns)
        for count, op in itertools.product((2, 4), _RESULTS):
            yield from _parallel(f"v{op}{count}.{to}.{a}.{b}", to, a, b, _RESULTS[op], count, turns)
    for to, a, mode in itertools.product(WORDS, WORDS, ("clamp", "wrap")):
        for op in ("vshl", "vshr"):
            yield from _scalar(f"{op}.{to}.{a}.u32", to, a, "u32", f".{mode}", _shifted(op, mode), turns)
    for a, b, name in itertools.product(WORDS, WORDS, _COMPARISONS):
        yield from _scalar(f"vset.{a}.{b}.{name}", "u32", a, b, None, _COMPARISONS[name], turns)
        for count in (2, 4):
            head = f"vset{count}.{a}.{b}.{name}"
            yield from _parallel(head, "", a, b, _COMPARISONS[name], count, turns)


def _row(instruction: str, chapter: str) -> Row:
    simd = chapter.startswith("SIMD")
    return Row(instruction, "T2", "3.0" if simd else "2.0", "sm_30" if simd else "sm_20",
               f"{chapter}: {instruction.partition('.')[0]}", "pseudo-code on integers")  # fmt: skip


def _shifted(op: str, mode: str) -> Callable[[int, int], int]:
    def oracle(a: int, b: int) -> int:
        b = b & 31 if mode == "wrap" else min(b, 32)
        return a << b if op == "vshl" else a >> b

    return oracle


def taken(value: int, kind: str, part: str) -> int:
    """A word, half-word or byte of a register as a number of the type's sign."""
    size = {"": 32, "b": 8, "h": 16}[part[1:2]]
    piece = value >> (size * int(part[2:] or 0)) & ((1 << size) - 1)
    return signed(piece, size) if kind[0] == "s" else piece


def _scalar(head: str, to: str, a_kind: str, b_kind: str, tail: str | None, oracle: Callable[[int, int], int],
            turns: Iterator[int]) -> Iterator[Element]:  # fmt: skip
    """The forms without and with saturation; alone, with a second operation, put into a part of c."""
    for sat in ("", ".sat") if tail is not None else ("",):
        for second in ("", ".add", ".min", ".max"):
            row = _row(f"{head}{sat}{tail or ''}{second}", "Scalar Video")
            for merge in ("", PARTS[1 + next(turns) % 6]) if not second else ("",):
                turn = next(turns)
                a, b = PARTS[turn % 7], PARTS[turn // 7 % 7]
                made = _finished(to, a_kind, b_kind, (a, b, merge), oracle, bool(sat), second[1:])
                c = ", {c}" if second or merge else ""
                code = f"{{i}} {{d}}{merge}, {{a}}{a}, {{b}}{b}{c};"
                yield Element(row, (to,), ("b32",) * (3 if c else 2), made, code, immediates=False, brief=True)


def _finished(to: str, a_kind: str, b_kind: str, parts: tuple[str, str, str], oracle: Callable[[int, int], int],
              sat: bool, second: str) -> Callable[..., Any]:  # fmt: skip
    size = {"": 32, "b": 8, "h": 16}[parts[2][1:2]]

    def result(a: int, b: int, c: int = 0) -> Any:
        value = oracle(taken(a, a_kind, parts[0]), taken(b, b_kind, parts[1]))
        value = clamp(f"{to[0]}{size}", value) if sat else value
        if second:
            if second != "add" and clamp(to, value) != value:
                return ANY  # the manual does not say what is compared when the first result does not fit
            return _SECOND[second](value, taken(c, to, ""))
        place = size * int(parts[2][2:] or 0)
        mask = ((1 << size) - 1) << place
        return value << place & mask | c & ~mask & 0xFFFFFFFF

    return result


def _multiply(to: str, a_kind: str, b_kind: str, turns: Iterator[int]) -> Iterator[Element]:
    for sat, scale, more in itertools.product(("", ".sat"), ("", ".shr7", ".shr15"), ("", ".po")):
        turn = next(turns)
        negative = ("", "a", "c", "b")[turn % 4] if not more else ""
        a, b = PARTS[turn % 7], PARTS[turn // 7 % 7]
        # the type of the result says whether it is signed, and must agree with the operands
        is_signed = a_kind == "s32" or b_kind == "s32" or bool(negative)
        if to != ("s32" if is_signed else "u32"):
            negative = "" if to == "u32" else "c"
            if more or a_kind == "s32" or b_kind == "s32":
                continue
        row = _row(f"vmad.{to}.{a_kind}.{b_kind}{more}{sat}{scale}", "Scalar Video")
        names = {n: ("-" if n == negative else "") + f"{{{n}}}" for n in "abc"}
        code = f"{{i}} {{d}}, {names['a']}{a}, {names['b']}{b}, {names['c']};"
        shift = int(scale[4:] or 0)
        made = _product(a_kind, b_kind, (a, b), negative, (bool(sat), shift, bool(more)))
        yield Element(row, (to,), ("b32",) * 3, made, code, immediates=False, brief=True)


def _product(a_kind: str, b_kind: str, parts: tuple[str, str], negative: str,
             mode: tuple[bool, int, bool]) -> Callable[[int, int, int], int]:  # fmt: skip
    sat, shift, more = mode
    product_signed = "s32" in (a_kind, b_kind) or negative in ("a", "b")

    def oracle(a: int, b: int, c: int) -> int:
        product = taken(a, a_kind, parts[0]) * taken(b, b_kind, parts[1])
        product = -product if negative in ("a", "b") else product
        c = signed(c, 32) if product_signed else c
        value = (product + (-c if negative == "c" else c) + more) >> shift
        return clamp("s32" if product_signed or negative else "u32", value) if sat else value

    return oracle


def _parallel(head: str, to: str, a_kind: str, b_kind: str, oracle: Callable[[int, int], int], count: int,
              turns: Iterator[int]) -> Iterator[Element]:  # fmt: skip
    for tail in ("", ".sat", ".add") if to else ("", ".add"):
        turn, letter = next(turns), "h" if count == 2 else "b"
        a, b = _ABOVE[count][turn % 5], _ABOVE[count][turn // 5 % 5]
        mask = _MASKS[count][turn // 2 % len(_MASKS[count])]
        chosen = [int(digit) for digit in mask[2:]] or list(range(count))
        made = _lanes(to, (a_kind, b_kind), (a, b), chosen, oracle, tail)
        code = f"{{i}} {{d}}{mask}, {{a}}.{letter}{a}, {{b}}.{letter}{b}, {{c}};"
        if turn % 3 == 0:  # as it is when nothing is selected
            plain = ("10", "32") if count == 2 else ("3210", "7654")
            made = _lanes(to, (a_kind, b_kind), plain, list(range(count)), oracle, tail)
            code = "{i} {d}, {a}, {b}, {c};"
        row = _row(f"{head}{tail}", "SIMD Video")
        yield Element(row, (to or "b32",), ("b32",) * 3, made, code, immediates=False, brief=True)


def _lanes(to: str, kinds: tuple[str, str], digits: tuple[str, str], chosen: list[int],
           oracle: Callable[[int, int], int], tail: str) -> Callable[[int, int, int], int]:  # fmt: skip
    count = len(digits[0])
    size = 32 // count

    def parts(a: int, b: int, kind: str, places: str) -> list[int]:
        found = [(b << 32 | a) >> size * int(place) & ((1 << size) - 1) for place in reversed(places)]
        return [signed(value, size) for value in found] if kind[0] == "s" else found

    def result(a: int, b: int, c: int) -> int:
        pairs = zip(parts(a, b, kinds[0], digits[0]), parts(a, b, kinds[1], digits[1]), strict=True)
        values = [oracle(x, y) for x, y in pairs]
        if tail == ".sat":
            values = [clamp(f"{to[0]}{size}", value) for value in values]
        if tail == ".add":
            return c + sum(values[i] for i in chosen)
        for i in chosen:
            mask = ((1 << size) - 1) << size * i
            c = c & ~mask | values[i] << size * i & mask
        return c

    return result
