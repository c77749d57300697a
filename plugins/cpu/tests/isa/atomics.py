"""atom and red: each operation on a cell of the thread's own, by the definitions of the manual's chapter "Parallel
Synchronization and Communication"; and all threads on one cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle

import numpy as np

from plugins.cpu.tests.isa.cells import CELL, THREADS, Case

BITWISE, NUMBERS = ("b32", "b64"), ("u32", "s32", "u64", "s64")
OPERATIONS: dict[str, Sequence[str]] = {
    "and": BITWISE, "or": BITWISE, "xor": BITWISE, "exch": BITWISE, "cas": ("b16", *BITWISE),
    "add": ("u32", "s32", "u64", "f32", "f64", "noftz.f16", "noftz.f16x2"), "inc": ("u32",), "dec": ("u32",),
    "min": NUMBERS, "max": NUMBERS,
}  # fmt: skip
SPACES = ("", ".global", ".shared", ".shared::cta")
_FLOATS = {"f16": np.float16, "f16x2": np.float16, "f32": np.float32, "f64": np.float64}


def edges(kind: str, seed: int) -> np.ndarray:
    """A value per thread: the edges of the type, then random ones. Halves in pairs for f16x2."""
    rng = np.random.default_rng(seed)
    count = THREADS * (2 if kind == "f16x2" else 1)
    if kind in _FLOATS:
        dtype = np.dtype(_FLOATS[kind])
        info = np.finfo(dtype)
        known = [0.0, -0.0, 1.0, -1.0, np.inf, -np.inf, np.nan, info.max, info.min, info.tiny, info.smallest_subnormal,
                 -info.tiny, info.tiny * 1.5, info.eps]  # fmt: skip
        values = np.concatenate([np.array(known, dtype), rng.standard_normal(count).astype(dtype)])[:count]
    else:
        bits, dtype = int(kind[1:]), np.dtype(f"{'i' if kind[0] == 's' else 'u'}{int(kind[1:]) // 8}")
        known = [0, 1, 2, (1 << bits) - 1, (1 << bits) - 2, 1 << (bits - 1), (1 << (bits - 1)) - 1, 5]
        random = rng.integers(0, 1 << 63, count, dtype=np.uint64) * np.uint64(2 + seed)
        values = np.concatenate([np.array(known, np.uint64), random])[:count].astype(f"u{bits // 8}").view(dtype)
    return values[rng.permutation(count)]


def _flushed(values: np.ndarray) -> np.ndarray:
    tiny = np.abs(values) < np.finfo(values.dtype).tiny
    return np.where(tiny, np.copysign(np.zeros_like(values), values), values)


def combine(op: str, old: np.ndarray, b: np.ndarray, c: np.ndarray | None, flush: bool) -> np.ndarray:
    """What the cell holds afterwards. `flush`: f32 addition in global memory makes subnormals zero."""
    with np.errstate(all="ignore"):
        if op == "add" and flush and old.dtype == np.float32:
            return _flushed(_flushed(old) + _flushed(b))
        simple = {"add": np.add, "and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor,
                  "min": np.minimum, "max": np.maximum}  # fmt: skip
        if op in simple:
            return simple[op](old, b)
        one = old.dtype.type(1)
        if op == "inc":
            return np.where(old >= b, 0, old + one).astype(old.dtype)
        if op == "dec":
            return np.where((old == 0) | (old > b), b, old - one).astype(old.dtype)
        return b if op == "exch" else np.where(old == b, c, old).astype(old.dtype)


def _where(space: str) -> str:
    return "global" if space in ("", ".global") else "shared"


def register(kind: str) -> str:
    return {"f16": "b16", "f16x2": "b32", "s32": "b32", "s64": "b64", "u32": "b32", "u64": "b64"}.get(kind, kind)


def one(instruction: str, op: str, typed: str, where: str, seed: int) -> Case:
    """The instruction on the thread's own cell: what it returns and what it leaves."""
    kind = typed.rpartition(".")[2]
    size = {"f16x2": 4}.get(kind, int(kind[1:3].rstrip("x")) // 8)
    old, b, c = edges(kind, seed), edges(kind, seed + 1), edges(kind, seed + 2)
    if op == "cas":
        b = np.where(np.arange(len(b)) % 3 == 0, b, old)
    new = combine(op, old, b, c if op == "cas" else None, where == "global")
    returns = instruction.startswith("atom")
    plain, tables = f"b{8 * size}", {f"{kind}_{seed}_a": old, f"{kind}_{seed}_b{op}": b}
    if op == "cas":
        tables[f"{kind}_{seed}_c"] = c
    names = ["%a", "%b", "%c"][: len(tables)]
    code = [f".reg .{register(kind)} %a, %b, %c, %old; .reg .b64 %at;"]
    for name, table in zip(names, tables, strict=True):
        held = kind if kind in ("f32", "f64") else plain
        code.append(f"mul.wide.u32 %x1, %t, {size}; mov.u64 %x2, {table}; add.u64 %x1, %x1, %x2;")
        code.append(f"ld.global.{held} {name}, [%x1];")
    code += [f"mad.wide.u32 %at, %t, {CELL}, %{where}_cells;", f"st.{where}.{plain} [%at], %a;"]
    code += [f"{instruction} {'%old, ' if returns else ''}[%at], {', '.join(names[1:])};"]
    code += [f"ld.{where}.{plain} %o0, [%at];"]
    words = [new.view(f"u{size}")]
    if returns:
        code += ["mov.b64 %o1, {%old, %none};" if size < 8 else "mov.b64 %o1, %old;"]
        code[0] += " .reg .b32 %none; mov.b32 %none, 0;"
        if size == 2:
            code[0] = code[0].replace(".reg .b32 %none; mov.b32", ".reg .b16 %none; mov.b16")
            code[-1] = "mov.b64 %o1, {%old, %none, %none, %none};"
        words.append(old.view(f"u{size}"))
    return Case(instruction, "\n".join(code), words, floats=_FLOATS.get(kind), tables=tables)


def atomics(space: str) -> Iterator[Case]:
    """Every operation and type in one space."""
    for i, (op, typed) in enumerate((op, typed) for op, types in OPERATIONS.items() for typed in types):
        yield one(f"atom{space}.{op}.{typed}", op, typed, _where(space), 3 * (i % 4))
        if op not in ("exch", "cas"):
            yield one(f"red{space}.{op}.{typed}", op, typed, _where(space), 3 * (i % 4) + 1)


def modified_atomics() -> Iterator[Case]:
    """Every order and scope in every space; the operations take turns."""
    turns = {
        name: cycle([(op, typed) for op, types in OPERATIONS.items() for typed in types
                     if name == "atom" or op not in ("exch", "cas")])
        for name in ("atom", "red")
    }  # fmt: skip
    for space in SPACES:
        for scope in ("", ".cta", ".gpu", ".sys"):
            for order in ("", ".relaxed", ".acquire", ".release", ".acq_rel"):
                for name in ("atom", "red") if order in ("", ".relaxed", ".release") else ("atom",):
                    if order or scope:
                        op, typed = next(turns[name])
                        yield one(f"{name}{order}{scope}{space}.{op}.{typed}", op, typed, _where(space), 3)
