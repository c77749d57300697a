"""Loads, stores, atomics and what else the manual's chapter "Data Movement and Conversion" has of memory.

Spaces, types and vectors are crossed with each other; every modifier (cache operator, eviction priority, prefetch
size, order and scope) with every space that it may have, types taking turns, since the one means nothing to the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle

import numpy as np

from plugins.cpu.tests.isa import addresses, atomics
from plugins.cpu.tests.isa.cells import CELL, DATA, FAR, ROW, THREADS, Bytes, Case, Cells

TYPES = ("b8", "u8", "s8", "b16", "u16", "s16", "b32", "u32", "s32", "f32", "b64", "u64", "s64", "f64")
READABLE = ("global", "const", "shared", "param", "local")
LOAD_SPACES = {
    "": "global", ".global": "global", ".const": "const", ".shared": "shared", ".shared::cta": "shared",
    ".param": "param", ".param::entry": "param", ".local": "local",
}  # fmt: skip
STORE_SPACES = {"": "global", ".global": "global", ".shared": "shared", ".shared::cta": "shared", ".local": "local"}
SCOPES = ("cta", "gpu", "sys")
EVICTION = ("evict_normal", "evict_unchanged", "evict_first", "evict_last", "no_allocate")


def size_of(kind: str) -> int:
    return int(kind[1:]) // 8


def dtype_of(kind: str) -> str:
    return {"s": "i", "f": "f"}.get(kind[0], "u") + str(size_of(kind))


def vectors(kind: str) -> Sequence[str]:
    """The vector forms of an access: at most 16 bytes."""
    return [v for v, count in (("", 1), (".v2", 2), (".v4", 4)) if count * size_of(kind) <= 16]


def elements(rows: Bytes, kind: str, count: int, offset: int) -> list[np.ndarray]:
    """Per element, the values at `offset` of each row."""
    part = np.ascontiguousarray(rows[:, offset : offset + count * size_of(kind)]).view(dtype_of(kind))
    return [part[:, i] for i in range(count)]


# loads


def loaded(instruction: str, kind: str, vector: str, address: str, rows: Bytes, offset: int, wide: bool) -> Case:
    """A load from `address`, which lies at `offset` of `rows`. `wide`: into registers of 64 bits."""
    count, bits = int(vector[2:] or 1), 8 * size_of(kind)
    values = elements(rows, kind, count, offset)
    if wide:
        text = f"{instruction} %o0, [{address}];"
        return Case(instruction, text, values[:1])
    plain = {8: "b16", 16: "b16", 32: "b32", 64: "b64"}[bits]
    held = kind if kind[0] == "f" else plain
    names = [f"%v{i}" for i in range(count)]
    code = [f".reg .{held} {', '.join(names)};"]
    code.append(f"{instruction} {'{' + ', '.join(names) + '}' if count > 1 else names[0]}, [{address}];")
    if bits == 64:
        code += [f"mov.b64 %o{i}, {name};" for i, name in enumerate(names)]
        return Case(instruction, "\n".join(code), values)
    if held == "b16":
        code, words = [*code, *_packed(names, 8 if bits == 8 else 16)], [_joined(values, kind, 16)]
    else:
        code += [f".reg .b32 %w<4>; {' '.join(f'mov.b32 %w{i}, {n};' for i, n in enumerate(names))}"]
        code += ["mov.b32 %w3, 0;", "mov.b64 %o0, {%w0, %w1};" if count > 1 else "mov.b64 %o0, {%w0, %w3};"]
        words = [_joined(values[:2], kind, 32)]
        if count == 4:
            code[-2:] = ["mov.b64 %o0, {%w0, %w1};", "mov.b64 %o1, {%w2, %w3};"]
            words.append(_joined(values[2:], kind, 32))
    return Case(instruction, "\n".join(code), words)


def _packed(names: Sequence[str], bits: int) -> list[str]:
    names = [*names, *["%none"] * (4 - len(names))]
    return [".reg .b16 %none; mov.b16 %none, 0;", f"mov.b64 %o0, {{{', '.join(names)}}};"]


def _joined(values: Sequence[np.ndarray], kind: str, bits: int) -> np.ndarray:
    """Values side by side in a word, each extended to `bits` as its type says."""
    total = np.zeros(THREADS, np.uint64)
    for i, value in enumerate(values):
        raw = value.view(f"u{value.itemsize}") if kind[0] == "f" else value.astype(f"{value.dtype.kind}{bits // 8}")
        total |= raw.view(f"u{bits // 8}").astype(np.uint64) << np.uint64(bits * i)
    return total


def near_rows(kind: str) -> Bytes:
    """The rows of threads that read consecutive elements."""
    flat, size = DATA.ravel(), size_of(kind)
    return np.stack([flat[i * size : i * size + ROW] for i in range(THREADS)])


def loads(space: str) -> Iterator[Case]:
    """Every type and vector in one space: elements next to each other, scattered, and one for all threads."""
    where = LOAD_SPACES[space]
    for kind in TYPES:
        for vector in vectors(kind):
            instruction, size = f"ld{space}{vector}.{kind}", size_of(kind) * int(vector[2:] or 1)
            offset = (ROW - size) // size * size
            far = DATA if where == "local" else DATA[FAR]
            yield loaded(instruction, kind, vector, f"%{where}_far+{offset}", far, offset, False)
            if not vector and where != "local":
                code = f"mul.wide.u32 %x1, %t, {size}; sub.u64 %x1, %x1, %row; add.u64 %x1, %x1, %{where};"
                near = loaded(instruction, kind, "", "%x1+0", near_rows(kind), 0, kind[0] != "f")
                yield _before(code, near)
    if space in (".global", ".const", ".shared", ".param"):
        for kind in ("s8", "u16", "f32", "b64"):
            same = np.broadcast_to(DATA[1], DATA.shape)
            yield loaded(f"ld{space}.{kind}", kind, "", f"{where}_data+{ROW + 8}", same, 8, False)


def _before(code: str, case: Case) -> Case:
    return Case(case.instruction, code + "\n" + case.code, case.words, case.cells)


def generic_loads() -> Iterator[Case]:
    """Generic addresses of every window."""
    kinds = cycle(TYPES)
    for where in READABLE:
        make = f"cvta.{where}.u64 %x1, %{where}_far;"
        for kind in (next(kinds) for _ in range(5)):
            rows = DATA if where == "local" else DATA[FAR]
            yield _before(make, loaded(f"ld.{kind}", kind, "", f"%x1+{size_of(kind)}", rows, size_of(kind), False))


def load_modifiers() -> Iterator[tuple[str, Sequence[str]]]:
    """(modifiers, the spaces that they may have)"""
    everywhere = tuple(LOAD_SPACES)
    ordered = ("", ".global", ".shared", ".shared::cta")
    for cop in ("ca", "cg", "cs", "lu", "cv"):
        yield f"SPACE.{cop}", ("", ".global")
    for priority in EVICTION:
        yield f"SPACE.L1::{priority}", ("", ".global")
    for bytes_ in ("64B", "128B"):
        yield f"SPACE.L2::{bytes_}", ("", ".global")
        yield f".volatileSPACE.L2::{bytes_}", ("", ".global")
        for scope in SCOPES:
            yield f".relaxed.{scope}SPACE.L2::{bytes_}", (".global",)
    yield ".weakSPACE", everywhere
    yield ".volatileSPACE", (*ordered, ".local")
    for scope in SCOPES:
        yield f".relaxed.{scope}SPACE", ordered
        yield f".acquire.{scope}SPACE", ordered
    yield ".mmio.relaxed.sysSPACE", ("", ".global")
    for cop in ("", ".ca", ".cg", ".cs"):
        yield f".global{cop}.nc", ("",)
    for priority in EVICTION:
        yield f".global.nc.L1::{priority}", ("",)
    for bytes_ in ("64B", "128B"):
        yield f".global.nc.L2::{bytes_}", ("",)


def modified_loads() -> Iterator[Case]:
    turns = cycle([(kind, vector) for kind in TYPES for vector in vectors(kind)][::7])
    for modifiers, spaces in load_modifiers():
        for space in spaces:
            where = LOAD_SPACES[".global" if ".nc" in modifiers else space]
            for _ in range(2):
                kind, vector = next(turns)
                if ".mmio" in modifiers:
                    vector = ""
                rows = DATA if where == "local" else DATA[FAR]
                instruction = f"ld{modifiers.replace('SPACE', space)}{vector}.{kind}"
                yield loaded(instruction, kind, vector, f"%{where}_far+16", rows, 16, False)
    for kind in TYPES:
        for vector in vectors(kind):
            yield loaded(f"ldu.global{vector}.{kind}", kind, vector, "%global_far+16", DATA[FAR], 16, False)
            yield loaded(f"ld.global.nc{vector}.{kind}", kind, vector, "%global_far+16", DATA[FAR], 16, False)
    yield loaded("ldu.u32", "u32", "", "%global_far+4", DATA[FAR], 4, False)


def wide_loads() -> Iterator[Case]:
    """b128, which came late and has registers of its own."""
    for space, where in LOAD_SPACES.items():
        rows = DATA if where == "local" else DATA[FAR]
        code = f".reg .b128 %q; ld{space}.b128 %q, [%{where}_far+16]; mov.b128 {{%o0, %o1}}, %q;"
        yield Case(f"ld{space}.b128", code, elements(rows, "u64", 2, 16))


# stores


def stored(instruction: str, kind: str, vector: str, where: str, pattern: str) -> Case:
    """A store of the thread's first bytes into the cells; those of shared and local memory are copied out."""
    count, size = int(vector[2:] or 1), size_of(kind)
    names, whole = [f"%v{i}" for i in range(count)], size * count
    held = kind if kind[0] == "f" else {1: "b16", 2: "b16", 4: "b32", 8: "b64"}[size]
    given = "{" + ", ".join(names) + "}" if count > 1 else names[0]
    code = [f".reg .{held} {', '.join(names)}; .reg .b64 %to, %mine;"]
    code += [f"ld.global.{kind} {name}, [%global+{i * size}];" for i, name in enumerate(names)]
    base = {"global": "%cells", "shared": "%shared_cells", "local": "%local_cell"}[where]
    expected = np.full((THREADS, CELL), 0xA5, np.uint8)
    value, offset = DATA[:, :whole], (CELL - whole) // whole * whole
    if where == "local":
        code.append(f"mov.u64 %to, {base};")
        expected[:, offset : offset + whole] = value
    elif pattern == "near":
        code.append(f"mad.wide.u32 %to, %t, {size}, {base};")
        expected.reshape(-1)[: size * THREADS], offset = value.reshape(-1), 0
    else:
        code.append(f"mad.wide.u32 %to, %far, {CELL}, {base};")
        expected[FAR, offset : offset + whole] = value
    store = f"{instruction} [%to+{offset}], {given};"
    return Case(instruction, "\n".join(_around(where, code, store)), (), expected)


def _around(where: str, code: list[str], store: str) -> list[str]:
    """Fill the cells of shared or local memory, store, and copy them out."""
    if where == "global":
        return [*code, store]
    mine = "mov.u64 %mine, %local_cell;" if where == "local" else f"mad.wide.u32 %mine, %t, {CELL}, %shared_cells;"
    code += [mine, *(f"st.{where}.b64 [%mine+{i}], {0xA5A5A5A5A5A5A5A5 - (1 << 64)};" for i in (0, 8))]
    barrier = ["bar.sync 0;"] if where == "shared" else []
    copies = [f"ld.{where}.b64 %x0, [%mine+{i}]; st.global.b64 [%cell+{i}], %x0;" for i in (0, 8)]
    return [*code, *barrier, store, *barrier, *copies, *barrier]


def stores() -> Iterator[Case]:
    for space, where in STORE_SPACES.items():
        for kind in TYPES:
            for vector in vectors(kind):
                yield stored(f"st{space}{vector}.{kind}", kind, vector, where, "far")
            if where != "local":
                yield stored(f"st{space}.{kind}", kind, "", where, "near")
        yield stored_wide(f"st{space}.b128", where)
    for kind in ("u8", "b16", "f32", "s64"):  # one address and one value for all threads
        expected = np.full((THREADS, CELL), 0xA5, np.uint8)
        expected[0, : size_of(kind)] = 0
        held = {"u8": "b16", "b16": "b16", "f32": "f32", "s64": "b64"}[kind]
        zero = "0f00000000" if kind == "f32" else "0"
        code = f".reg .{held} %v; mov.{held} %v, {zero}; st.global.{kind} [%cells], %v;"
        yield Case(f"st.global.{kind}", code, (), expected)


def stored_wide(instruction: str, where: str) -> Case:
    base = {"global": "%cells", "shared": "%shared_cells", "local": "%local_cell"}[where]
    address = f"mad.wide.u32 %to, %far, {CELL}, {base};" if where != "local" else f"mov.u64 %to, {base};"
    code = [".reg .b128 %q; .reg .b64 %to, %mine;", "ld.global.v2.b64 {%x2, %x3}, [%global];",
            "mov.b128 %q, {%x2, %x3};", address]  # fmt: skip
    expected = np.full((THREADS, CELL), 0xA5, np.uint8)
    expected[np.arange(THREADS) if where == "local" else FAR] = DATA[:, :16]
    return Case(instruction, "\n".join(_around(where, code, f"{instruction} [%to], %q;")), (), expected)


def store_modifiers() -> Iterator[tuple[str, Sequence[str]]]:
    """(modifiers, the spaces that they may have)"""
    ordered = ("", ".global", ".shared", ".shared::cta")
    for cop in ("wb", "cg", "cs", "wt"):
        yield f"SPACE.{cop}", ("", ".global")
    for priority in EVICTION:
        yield f"SPACE.L1::{priority}", ("", ".global")
    yield ".weakSPACE", tuple(STORE_SPACES)
    yield ".volatileSPACE", (*ordered, ".local")
    for scope in SCOPES:
        yield f".relaxed.{scope}SPACE", ordered
        yield f".release.{scope}SPACE", ordered
    yield ".mmio.relaxed.sysSPACE", ("", ".global")


def modified_stores() -> Iterator[Case]:
    turns = cycle([(kind, vector) for kind in TYPES for vector in vectors(kind)][::5])
    for modifiers, spaces in store_modifiers():
        for space in spaces:
            for _ in range(2):
                kind, vector = next(turns)
                vector = "" if ".mmio" in modifiers else vector
                instruction = f"st{modifiers.replace('SPACE', space)}{vector}.{kind}"
                yield stored(instruction, kind, vector, STORE_SPACES[space], "far")


def batches() -> Iterator[Cells]:
    for space in LOAD_SPACES:
        yield Cells(f"ld{space}", list(loads(space)), "bytes read")
    for name, cases in (("ld of generic addresses", generic_loads()), ("ld with modifiers", modified_loads()),
                        ("ld.b128", wide_loads())):  # fmt: skip
        yield Cells(name, list(cases), "bytes read")
    for name, cases in (("st", stores()), ("st with modifiers", modified_stores())):
        yield Cells(name, list(cases), "bytes written")
    for space in atomics.SPACES:
        yield Cells(f"atom{space}", list(atomics.atomics(space)), "atomics.combine")
    yield Cells("atom with modifiers", list(atomics.modified_atomics()), "atomics.combine")
    yield Cells("addresses", [*addresses.conversions(), *addresses.tests_of_spaces()], "the window's bytes")
    yield Cells("hints and fences", [*addresses.hints(), *addresses.policies()], "bytes unchanged")
    yield Cells("stack", list(addresses.stack()), "bytes read back")
