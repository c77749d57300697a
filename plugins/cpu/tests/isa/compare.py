"""Comparisons and selections."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from typing import Any

from plugins.cpu.tests.isa import exact
from plugins.cpu.tests.isa.element import Element, ElementBatch, batches_of
from plugins.cpu.tests.isa.exact import F32, FORMATS
from plugins.cpu.tests.isa.rows import Row

ORDERED = ("eq", "ne", "lt", "le", "gt", "ge")
UNSIGNED = {"lo": "lt", "ls": "le", "hi": "gt", "hs": "ge"}
UNORDERED = ("equ", "neu", "ltu", "leu", "gtu", "geu", "num", "nan")
COMPARED = ("b16", "b32", "b64", "u16", "u32", "u64", "s16", "s32", "s64", "f32", "f64")
CHOSEN = COMPARED
# what satisfies a comparison
_HOLDS = {"eq": ("eq",), "ne": ("lt", "gt"), "lt": ("lt",), "le": ("lt", "eq"), "gt": ("gt",), "ge": ("gt", "eq")}
COMBINED: dict[str, Callable[[int, int], int]] = {
    "": lambda t, _: t, ".and": operator.and_, ".or": operator.or_, ".xor": operator.xor,
}  # fmt: skip


def batches() -> Iterator[ElementBatch]:
    yield from batches_of("compare", elements())


def elements() -> Iterator[Element]:
    for kind in COMPARED:
        for name, oracle in comparisons(kind):
            for combine, boolean in COMBINED.items():
                for ftz in ("", ".ftz") if kind == "f32" else ("",):
                    made = _flushing(oracle) if ftz else oracle
                    yield from _setp(f"{name}{combine}{ftz}.{kind}", kind, made, combine, boolean)
                    yield from _set(f"{name}{combine}{ftz}", kind, made, combine, boolean)
    for kind in CHOSEN:
        row = _row(f"selp.{kind}", "a if p else b")
        yield Element(row, (kind,), (kind, kind, "pred"), lambda a, b, p: a if p else b)
        row = _row(f"slct.{kind}.s32", "a if c >= 0 else b")
        yield Element(row, (kind,), (kind, kind, "s32"), lambda a, b, c: a if c >= 0 else b)
        for ftz in ("", ".ftz"):
            row = _row(f"slct{ftz}.{kind}.f32", "a if c >= 0 else b")
            yield Element(row, (kind,), (kind, kind, "f32"), _selected(bool(ftz)))


def _row(instruction: str, oracle: str) -> Row:
    since = "1.4" if ".ftz" in instruction else "1.0"
    target = "sm_13" if "f64" in instruction else "any"
    return Row(instruction, "T0", since, target, f"Comparison and Selection: {instruction.partition('.')[0]}", oracle)


def comparisons(kind: str) -> Iterator[tuple[str, Callable[[int, int], int]]]:
    """The comparisons that a type has, each with its oracle."""
    if kind in FORMATS:
        for name in (*ORDERED, *UNORDERED):
            yield name, _of_floats(kind, name)
        return
    names = ("eq", "ne") if kind[0] == "b" else ORDERED
    for name in names:
        yield name, getattr(operator, name)
    if kind[0] == "u":
        for name, meaning in UNSIGNED.items():
            yield name, getattr(operator, meaning)


def _of_floats(kind: str, name: str) -> Callable[[int, int], int]:
    """num and nan ask for NaNs alone; what ends in u also holds where there is one."""
    if name in ("num", "nan"):
        wanted: tuple[str, ...] = ("nan",) if name == "nan" else ("lt", "eq", "gt")
    else:
        wanted = (*_HOLDS[name[:2]], "nan") if name.endswith("u") else _HOLDS[name]
    return lambda a, b: int(exact.compare(FORMATS[kind], a, b) in wanted)


def _flushing(oracle: Callable[[int, int], int]) -> Callable[[int, int], int]:
    return lambda a, b: oracle(F32.flushed(a), F32.flushed(b))


def _setp(tail: str, kind: str, oracle: Callable[[int, int], int], combine: str,
          boolean: Callable[[int, int], int]) -> Iterator[Element]:  # fmt: skip
    row = _row(f"setp.{tail}", "comparison, its inverse as second result")
    if not combine:

        def plain(a: int, b: int) -> tuple[int, int]:
            return int(oracle(a, b)), int(not oracle(a, b))

        yield Element(row, ("pred", "pred"), (kind, kind), plain, "{i} {d}|{q}, {a}, {b};")
        return

    def both(a: int, b: int, c: int) -> tuple[int, int]:
        return boolean(int(oracle(a, b)), c), boolean(int(not oracle(a, b)), c)

    def with_negated(a: int, b: int, c: int) -> int:
        return boolean(int(oracle(a, b)), 1 - c)

    sources = (kind, kind, "pred")
    yield Element(row, ("pred", "pred"), sources, both, "{i} {d}|{q}, {a}, {b}, {c};", brief=True)
    yield Element(row, ("pred",), sources, with_negated, "{i} {d}, {a}, {b}, !{c};", brief=True)


def _set(head: str, kind: str, oracle: Callable[[int, int], int], combine: str,
         boolean: Callable[[int, int], int]) -> Iterator[Element]:  # fmt: skip
    for to, true in (("u32", -1), ("s32", -1), ("f32", F32.one)):
        row = _row(f"set.{head}.{to}.{kind}", "all ones or 1.0 where the comparison holds")
        sources = (kind, kind, "pred") if combine else (kind, kind)

        def chosen(a: int, b: int, c: int = 0, *, true: int = true) -> int:
            return true if boolean(int(oracle(a, b)), c) else 0

        yield Element(row, (to,), sources, chosen, brief=True)


def _selected(ftz: bool) -> Callable[[int, int, int], Any]:
    def oracle(a: int, b: int, c: int) -> int:
        c = F32.flushed(c) if ftz else c
        return a if exact.compare(F32, c, 0) in ("gt", "eq") else b

    return oracle
