"""Addresses: conversion between spaces, tests of spaces, memory taken from the stack; hints and fences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from plugins.cpu.tests.isa.cells import DATA, FAR, ROW, THREADS, Case

WINDOWS = {
    "global": "global", "const": "const", "shared": "shared", "shared::cta": "shared", "local": "local",
    "param": "param", "param::entry": "param",
}  # fmt: skip
_ROWS = DATA.view(np.uint64)


def conversions() -> Iterator[Case]:
    for space, where in WINDOWS.items():
        plain = space.partition("::")[0]
        rows = _ROWS if where == "local" else _ROWS[FAR]
        back = f"cvta.to.{space}.u64 %x1, %x1; ld.{plain}.b64 %o1, [%x1+16];"
        yield Case(f"cvta.to.{space}.u64", f"cvta.{plain}.u64 %x1, %{where}_far; ld.b64 %o0, [%x1+8]; {back}",
                   (rows[:, 1], rows[:, 2]))  # fmt: skip
        first = _ROWS if where == "local" else np.broadcast_to(_ROWS[0], _ROWS.shape)
        code = f"cvta.{space}.u64 %x1, {where}_data; cvta.{space}.u64 %x2, {where}_data+8;"
        yield Case(f"cvta.{space}.u64", f"{code} ld.b64 %o0, [%x1]; ld.b64 %o1, [%x2];", (first[:, 0], first[:, 1]))
    yield Case("mov.u32", "mov.u32 %r0, shared_data+8; ld.shared.b64 %o0, [%r0];",
               (np.full(THREADS, _ROWS[0, 1]),))  # fmt: skip


def tests_of_spaces() -> Iterator[Case]:
    """Bit i of the result: an address of window i is in the space."""
    windows = ("global", "const", "shared", "local", "param")
    for space, where in WINDOWS.items():
        code = ["mov.b64 %o0, 0;"]
        for i, window in enumerate(windows):
            code += [f"cvta.{window}.u64 %x1, %{window}_far; isspacep.{space} %p0, %x1;",
                     f"@%p0 or.b64 %o0, %o0, {1 << i};"]  # fmt: skip
        yield Case(f"isspacep.{space}", "\n".join(code), (np.full(THREADS, 1 << windows.index(where)),))
    code = "cvta.global.u64 %x1, %global_far; cvta.shared.u64 %x2, %shared_far; setp.gt.u32 %p1, %t, 20;"
    code += " selp.b64 %x1, %x1, %x2, %p1; isspacep.shared %p0, %x1; selp.b64 %o0, 1, 0, %p0;"
    yield Case("isspacep.shared", code, (np.arange(THREADS) <= 20,))


def hints() -> Iterator[Case]:
    """Instructions that change nothing one can read."""
    generic = "cvta.global.u64 %x1, %global_far;"
    lines = [(f"prefetch{space}.{level}", f"[{address}]") for space, address in (
        ("", "%x1"), (".global", "%global_far"), (".local", "%local")) for level in ("L1", "L2")]  # fmt: skip
    lines += [("prefetchu.L1", "[%x1]"), ("prefetch.global.L2::evict_last", "[%global_far]"),
              ("prefetch.global.L2::evict_normal", "[%global_far]")]  # fmt: skip
    lines += [(f"applypriority{space}.L2::evict_normal", "[%global_far], 128") for space in ("", ".global")]
    for instruction, operands in lines:
        code = f"{generic} {instruction} {operands}; @%p7 {instruction} {operands}; ld.global.b64 %o0, [%global];"
        yield Case(instruction, code, (_ROWS[:, 0],))
    for space in ("", ".global"):
        code = f"discard{space}.L2 [%cells], 128; st.global.v2.b64 [%cell], {{%t64, %t64}};"
        cells = np.stack([np.arange(THREADS, dtype=np.uint64)] * 2, axis=1).view(np.uint8)
        yield Case(f"discard{space}.L2", ".reg .b64 %t64; cvt.u64.u32 %t64, %t;\n" + code, (), cells)
    fences = [f"membar.{level}" for level in ("cta", "gl", "sys")]
    fences += [f"fence{kind}.{scope}" for kind in ("", ".sc", ".acq_rel") for scope in ("cta", "gpu", "sys")]
    fences += ["fence.proxy.alias", "membar.proxy.alias"]
    for instruction in fences:
        code = f"mad.wide.u32 %x1, %t, 16, %shared_cells; st.shared.b64 [%x1], %row; {instruction};"
        yield Case(instruction, f"{code} ld.shared.b64 %o0, [%x1];", (np.arange(THREADS) * ROW,))
    yield Case("pmevent", f"pmevent 1; @%p7 pmevent 2; {_COPY}", (_ROWS[:, 0],))
    yield Case("pmevent.mask", f"pmevent.mask 0xff; {_COPY}", (_ROWS[:, 0],))


_COPY = "ld.global.b64 %o0, [%global];"
POLICIES = {
    "createpolicy.fractional.L2::evict_last.b64": "%pol, 1.0",
    "createpolicy.fractional.L2::evict_first.L2::evict_unchanged.b64": "%pol, 0.5",
    "createpolicy.range.global.L2::evict_last.L2::evict_first.b64": "%pol, [%global], 0x100, 0x200",
    "createpolicy.cvt.L2.b64": "%pol, 1",
}


def policies() -> Iterator[Case]:
    """Cache policies, and the instructions that take one."""
    for instruction, operands in POLICIES.items():
        code = f".reg .b64 %pol; {instruction} {operands}; ld.global.L2::cache_hint.b64 %o0, [%global], %pol;"
        yield Case(instruction, code, (_ROWS[:, 0],))
    for policy in ("ld.global.L2::cache_hint.b64", "ld.global.nc.L2::cache_hint.b64"):
        yield Case(policy, f"{_POLICY} {policy} %o0, [%global+8], %pol;", (_ROWS[:, 1],))
    at = f"{_POLICY} mad.wide.u32 %x1, %t, 16, %global_cells; st.global.b64 [%x1], %row;"
    row = np.arange(THREADS) * ROW
    yield Case("st.global.L2::cache_hint.b64",
               f"{at} st.global.L2::cache_hint.b64 [%x1], %x1, %pol; ld.global.b64 %o0, [%x1]; sub.s64 %o0, %o0, %x1;",
               (np.zeros(THREADS, int),))  # fmt: skip
    code = f"{at} atom.global.add.L2::cache_hint.u64 %o0, [%x1], 5, %pol; ld.global.b64 %o1, [%x1];"
    yield Case("atom.global.add.L2::cache_hint.u64", code, (row, row + 5))
    code = f"{at} red.global.add.L2::cache_hint.u64 [%x1], 7, %pol; ld.global.b64 %o0, [%x1];"
    yield Case("red.global.add.L2::cache_hint.u64", code, (row + 7,))


_POLICY = ".reg .b64 %pol; createpolicy.fractional.L2::evict_last.b64 %pol;"


def stack() -> Iterator[Case]:
    """Memory of threads that ask for the same and for different sizes, in code that some of them skip."""
    code = """
  .reg .b64 %p<4>_, %s, %m, %n, %i;
  stacksave.u64 %s;
  cvt.u64.u32 %n, %t;
  and.b64 %n, %n, 7;
  shl.b64 %n, %n, 3;
  add.u64 %n, %n, 16;
  alloca.u64 %m, %n;
  add.u64 %i, %m, %n;
  st.local.b64 [%i-8], %row;
  setp.lt.u32 %p1, %t, 11;
  mov.b64 %o1, 9;
  @%p1 bra SKIP;
  alloca.u64 %x2, 64, 32;
  st.local.b64 [%x2+56], %n;
  and.b64 %o1, %x2, 31;
  ld.local.b64 %x3, [%x2+56];
  add.u64 %o1, %o1, %x3;
SKIP:
  ld.local.b64 %o0, [%i-8];
  stackrestore.u64 %s;
""".replace("%p<4>_, ", "")
    lanes = np.arange(THREADS)
    yield Case("alloca.u64", code, (lanes * ROW, np.where(lanes < 11, 9, (lanes & 7) * 8 + 16)))
    loop = """
  .reg .b64 %s, %m, %big; .reg .b32 %k;
  mov.u32 %k, 0; mov.b64 %o0, 0; mov.b64 %big, 4096;
AGAIN:
  stacksave.u64 %s;
  alloca.u64 %m, %big;
  st.local.b64 [%m+4088], %row;
  ld.local.b64 %x1, [%m+4088];
  add.u64 %o0, %o0, %x1;
  stackrestore.u64 %s;
  add.u32 %k, %k, 1;
  setp.lt.u32 %p1, %k, 2000;
  @%p1 bra AGAIN;
"""
    for instruction in ("stacksave.u64", "stackrestore.u64"):
        yield Case(instruction, loop.replace("AGAIN", instruction[5:9]), (lanes * ROW * 2000,))
