"""Branches, calls and the ends of threads: whole kernels, each against the same program written in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from plugins.cpu.tests.isa.memory import TYPES, size_of, vectors
from plugins.cpu.tests.isa.releases import row
from plugins.cpu.tests.isa.rows import Row
from plugins.cpu.tests.isa.whole import Whole

THREADS = 80
UNTOUCHED = 0xDEADBEEF
_SEEDS = np.random.default_rng(8).integers(0, 1 << 32, THREADS, dtype=np.uint32)


def program(name: str, instructions: Sequence[str], body: str, oracle: Callable[[int, int], Sequence[int | None]],
            before: str = "") -> Whole:  # fmt: skip
    """A kernel whose thread t, with the number x = %x, gives OUT n; what `oracle(t, x)` gives (None: never written).

    In `body`, `GIVE i, %r` stores the i-th result."""
    lines = []
    for line in body.strip().splitlines():
        words = line.split("GIVE ")
        if len(words) == 2:
            i, register = words[1].rstrip(";").split(", ")
            line = f"{words[0]}st.global.u32 [%out+{int(i) * 4 * THREADS}], {register};"
        lines.append(line)
    expected = [oracle(t, int(_SEEDS[t])) for t in range(THREADS)]
    count = max(map(len, expected))
    want = np.array([[UNTOUCHED if v is None else v & 0xFFFFFFFF for v in e] for e in expected], np.uint32).T
    ptx = f"""{before}
.visible .entry k(.param .u64 seeds, .param .u64 out, .param .u32 n)
{{
  .reg .pred %p<8>; .reg .b16 %h<4>; .reg .b32 %t, %x, %n, %r<16>; .reg .b64 %out, %rd<8>; .reg .f32 %f<4>;
  mov.u32 %t, %tid.x;
  ld.param.u32 %n, [n];
  ld.param.u64 %out, [seeds];
  mad.wide.u32 %out, %t, 4, %out;
  ld.global.u32 %x, [%out];
  ld.param.u64 %out, [out];
  mad.wide.u32 %out, %t, 4, %out;
{chr(10).join(lines)}
  ret;
}}
"""
    listed = [row(instruction, f"control.{name}") for instruction in instructions]
    out = np.full((count, THREADS), UNTOUCHED, np.uint32)
    return Whole(name, listed, ptx, lambda: [_SEEDS.copy(), out.copy(), np.uint32(5)],
                 lambda arguments: _compare(listed, arguments[1], want), block=THREADS)  # fmt: skip


def _compare(rows: Sequence[Row], got: Any, want: Any) -> Mapping[str, str]:
    if np.array_equal(got, want):
        return {}
    return {r.instruction: f"results of threads {np.argwhere(got != want)[:8].tolist()} are wrong" for r in rows}


BRANCHES = """
  and.b32 %r1, %t, 1;
  setp.eq.u32 %p1, %r1, 0;
  setp.gt.u32 %p2, %n, 3;
  mov.u32 %r2, 0;
  @%p1 bra A;
  add.u32 %r2, %r2, 1;
  bra B;
A:
  add.u32 %r2, %r2, 10;
B:
  @%p2 bra.uni C;
  add.u32 %r2, %r2, 100;
C:
  bra.uni D;
  add.u32 %r2, %r2, 5000;
D:
  @!%p1 bra E;
  add.u32 %r2, %r2, 1000;
E:
  @!%p2 bra F;
  add.u32 %r2, %r2, 20000;
F:
  GIVE 0, %r2;
"""

LOOPS = """
  // nested loops that are left, gone on with and left altogether, by data
  mov.u32 %r1, 0; mov.u32 %r2, %x; mov.u32 %r3, 0;
OUTER:
  mov.u32 %r4, 0;
INNER:
  and.b32 %r5, %r2, 7;
  mad.lo.u32 %r2, %r2, 1664525, 1013904223;
  setp.eq.u32 %p1, %r5, 0;
  @%p1 bra LEFT;
  setp.eq.u32 %p2, %r5, 1;
  @%p2 bra NEXT;
  setp.eq.u32 %p3, %r2, %t;
  @%p3 bra OVER;
  xor.b32 %r3, %r3, %r5;
NEXT:
  add.u32 %r3, %r3, %r4;
  add.u32 %r4, %r4, 1;
  setp.lt.u32 %p4, %r4, 9;
  @%p4 bra INNER;
  add.u32 %r3, %r3, 1000;
LEFT:
  add.u32 %r1, %r1, 1;
  setp.lt.u32 %p5, %r1, %n;
  @%p5 bra OUTER;
  GIVE 1, %r4;
OVER:
  GIVE 0, %r3;
  // a loop with two entries
  and.b32 %r6, %x, 15;
  mov.u32 %r7, 0;
  setp.gt.u32 %p1, %r6, 7;
  @%p1 bra SECOND;
FIRST:
  add.u32 %r7, %r7, 3;
SECOND:
  mul.lo.u32 %r7, %r7, 5;
  add.u32 %r7, %r7, %t;
  sub.u32 %r6, %r6, 2;
  setp.gt.s32 %p2, %r6, 0;
  and.b32 %r8, %r7, 1;
  setp.ne.u32 %p3, %r8, 0;
  @!%p2 bra DONE;
  @%p3 bra SECOND;
  bra FIRST;
DONE:
  GIVE 2, %r7;
"""


def _loops(t: int, x: int) -> Sequence[int | None]:
    word = 0xFFFFFFFF
    i = total = inner = 0
    state, over = x, False
    while i < 5 and not over:
        inner = 0
        while True:
            bits = state & 7
            state = (state * 1664525 + 1013904223) & word
            if bits == 0:
                break
            if bits != 1:
                if state == t:
                    over = True
                    break
                total ^= bits
            total = (total + inner) & word
            inner += 1
            if inner >= 9:
                total += 1000
                break
        i += 1
    count, value = x & 15, 0
    skip = count > 7
    while True:
        value += 0 if skip else 3
        value = (value * 5 + t) & word
        count -= 2
        if count <= 0:
            return total, None if over else inner, value
        skip = bool(value & 1)


TABLES = """
  tail: .branchtargets T0, T1, T2, T0;
  mov.u32 %r1, %x; mov.u32 %r2, 0; mov.u32 %r3, 0;
AGAIN:
  and.b32 %r4, %r1, 3;
  shr.u32 %r1, %r1, 2;
  brx.idx %r4, tail;
T0:
  add.u32 %r2, %r2, 7;
  bra NEXT;
T1:
  xor.b32 %r2, %r2, %t;
  bra NEXT;
T2:
  mul.lo.u32 %r2, %r2, 3;
NEXT:
  add.u32 %r3, %r3, 1;
  setp.lt.u32 %p1, %r3, 16;
  @%p1 bra AGAIN;
  GIVE 0, %r2;
  // the same table for all threads, and for some of them
  same: .branchtargets S0, S1, S1, S1, S1, S2;
  mov.u32 %r2, 0;
  brx.idx.uni %n, same;
S0:
  add.u32 %r2, %r2, 1;
S1:
  add.u32 %r2, %r2, 10;
S2:
  add.u32 %r2, %r2, 100;
  GIVE 1, %r2;
  part: .branchtargets P0, P1;
  setp.gt.u32 %p2, %t, 37;
  and.b32 %r4, %x, 1;
  @%p2 brx.idx %r4, part;
  add.u32 %r2, %r2, 5000;
P0:
  add.u32 %r2, %r2, 1000;
P1:
  add.u32 %r2, %r2, 1;
  GIVE 2, %r2;
"""


def _tables(t: int, x: int) -> Sequence[int]:
    total = 0
    for i in range(16):
        bits = x >> 2 * i & 3
        total = [total + 7, total ^ t, total * 3, total + 7][bits] & 0xFFFFFFFF
    part = 6101 if t <= 37 else 1101 if not x & 1 else 101
    return total, 100, part


FUNCTIONS = """
.func (.param .b32 r) odd(.param .b32 n);
.func (.param .b32 r) even(.param .b32 n)
{
  .reg .pred %p; .reg .b32 %r<3>;
  ld.param.b32 %r0, [n];
  setp.eq.u32 %p, %r0, 0;
  mov.u32 %r1, 1;
  @%p bra OUT;
  sub.u32 %r0, %r0, 1;
  { .param .b32 a; .param .b32 b; st.param.b32 [a], %r0; call (b), odd, (a); ld.param.b32 %r1, [b]; }
OUT:
  st.param.b32 [r], %r1;
  ret;
}
.func (.param .b32 r) odd(.param .b32 n)
{
  .reg .pred %p; .reg .b32 %r<3>;
  ld.param.b32 %r0, [n];
  st.param.b32 [r], 0;
  setp.eq.u32 %p, %r0, 0;
  @%p ret;
  sub.u32 %r0, %r0, 1;
  { .param .b32 a; .param .b32 b; st.param.b32 [a], %r0; call.uni (b), even, (a); ld.param.b32 %r1, [b]; }
  st.param.b32 [r], %r1;
  ret.uni;
}
.func (.reg .b32 r, .reg .b64 wide) inside(.reg .b32 a, .reg .b64 b, .reg .f32 c, .reg .b16 d)
{
  .reg .pred %p; .reg .b32 %r<3>;
  cvt.rzi.u32.f32 %r0, c;
  cvt.u32.u16 %r1, d;
  add.u32 %r0, %r0, %r1;
  mov.b64 wide, b;
  setp.gt.u32 %p, a, 50;
  mov.u32 r, %r0;
  @%p ret;
  add.u32 r, r, a;
  add.u64 wide, wide, 1;
}
.func count(.param .b64 place)
{
  .reg .b64 %rd;
  ld.param.u64 %rd, [place];
  red.add.u32 [%rd], 1;
  ret;
}
.func stop() .noreturn { exit; }
.func (.param .b32 r) deeper(.param .b32 t)
{
  .reg .pred %p<2>; .reg .b32 %r<2>;
  ld.param.u32 %r0, [t];
  and.b32 %r1, %r0, 3;
  setp.eq.u32 %p0, %r1, 2;
  @%p0 call stop;
  setp.eq.u32 %p1, %r1, 3;
  @%p1 exit;
  add.u32 %r0, %r0, 1000;
  st.param.b32 [r], %r0;
  ret;
}
.func (.param .b32 r) triple(.param .b32 x)
{ .reg .b32 %r; ld.param.u32 %r, [x]; mul.lo.u32 %r, %r, 3; st.param.b32 [r], %r; ret; }
.func (.param .b32 r) square(.param .b32 x)
{ .reg .b32 %r; ld.param.u32 %r, [x]; mul.lo.u32 %r, %r, %r; st.param.b32 [r], %r; ret; }
.func (.param .b32 r) leave(.param .b32 x)
{ .reg .pred %p; .reg .b32 %r; ld.param.u32 %r, [x]; st.param.b32 [r], %r; setp.lt.u32 %p, %r, 60; @%p ret; exit; }
.global .align 8 .u64 table[3] = { triple, square, leave };
"""

CALLS = """
  { .param .b32 a; .param .b32 b; st.param.b32 [a], %t; call (b), even, (a); ld.param.b32 %r1, [b]; }
  GIVE 0, %r1;
  cvt.u16.u32 %h0, %x;
  cvt.rn.f32.u32 %f0, %t;
  mul.wide.u32 %rd0, %t, 0x10001;
  call (%r2, %rd1), inside, (%t, %rd0, %f0, %h0);
  cvt.u32.u64 %r3, %rd1;
  GIVE 1, %r2;
  GIVE 2, %r3;
  call (%r2, %rd1), inside, (7, 70, 0f40E00000, 3);
  GIVE 3, %r2;
  add.u64 %rd2, %out, TOTAL;
  setp.gt.u32 %p1, %t, 44;
  mov.u32 %r4, 17;
  { .param .b64 a; st.param.b64 [a], %rd2; @%p1 call count, (a); @!%p1 call.uni count, (a); call count, (a); }
  { .param .b32 a; .param .b32 b; st.param.b32 [a], %t; @%p1 call (b), triple, (a); @%p1 ld.param.b32 %r4, [b]; }
  GIVE 5, %r4;
""".replace("TOTAL", str(4 * THREADS * 4))


def _calls(t: int, x: int) -> Sequence[int]:
    inside = t + (x & 0xFFFF) + (t if t <= 50 else 0)
    wide = t * 0x10001 + (t <= 50)
    return int(t % 2 == 0), inside, wide, 7 + 3 + 7, UNTOUCHED + 2, 3 * t if t > 44 else 17


INDIRECT = """
  targets: .calltargets triple, square;
  shape: .callprototype (.param .b32 _) _ (.param .b32 _);
  and.b32 %r1, %x, 1;
  mov.u64 %rd0, table;
  mad.wide.u32 %rd0, %r1, 8, %rd0;
  ld.global.u64 %rd1, [%rd0];
  { .param .b32 a; .param .b32 b; st.param.b32 [a], %t; call (b), %rd1, (a), targets; ld.param.b32 %r2, [b]; }
  GIVE 0, %r2;
  mov.u64 %rd2, square;
  { .param .b32 a; .param .b32 b; st.param.b32 [a], %t; call.uni (b), %rd2, (a), shape; ld.param.b32 %r2, [b]; }
  GIVE 1, %r2;
  setp.gt.u32 %p1, %t, 20;
  mov.u32 %r3, 5;
  { .param .b32 a; .param .b32 b; st.param.b32 [a], %t; @%p1 call (b), %rd1, (a), shape; @%p1 ld.param.b32 %r3, [b]; }
  GIVE 2, %r3;
  rem.u32 %r4, %t, 3;
  mov.u64 %rd0, table;
  mad.wide.u32 %rd0, %r4, 8, %rd0;
  ld.global.u64 %rd1, [%rd0];
  { .param .b32 a; .param .b32 b; st.param.b32 [a], %t; call (b), %rd1, (a), shape; ld.param.b32 %r2, [b]; }
  GIVE 3, %r2;
"""


def _indirect(t: int, x: int) -> Sequence[int | None]:
    chosen = t * t if x & 1 else 3 * t
    last = (3 * t, t * t, t if t < 60 else None)[t % 3]
    return chosen, t * t, chosen if t > 20 else 5, last


EXITS = """
  GIVE 0, %x;
  setp.lt.u32 %p1, %t, 70;
  mov.u32 %r1, 4;
  { .param .b32 a; .param .b32 b; st.param.b32 [a], %t; @%p1 call (b), deeper, (a); @%p1 ld.param.b32 %r1, [b]; }
  GIVE 1, %r1;
  mov.u32 %r2, 0;
AGAIN:
  add.u32 %r2, %r2, 1;
  setp.gt.u32 %p2, %r2, %t;
  @%p2 exit;
  setp.eq.u32 %p3, %t, 33;
  @%p3 call stop;
  setp.lt.u32 %p4, %r2, 40;
  @%p4 bra AGAIN;
  bar.sync 0;
  GIVE 2, %r2;
  @%p1 ret;
  GIVE 3, %r2;
"""


def _exits(t: int, x: int) -> Sequence[int | None]:
    if t < 70 and t % 4 >= 2:
        return x, None, None, None
    first = t + 1000 if t < 70 else 4
    return (x, first, None, None) if t < 40 else (x, first, 40, None if t < 70 else 40)


STOPS = """
  setp.gt.u32 %p1, %t, 1000;
  @%p1 trap;
  @%p1 brkpt;
  GIVE 0, %x;
  setp.le.u32 %p2, %t, 1000;
  @%p2 bra ON;
  trap;
  brkpt;
ON:
  GIVE 1, %t;
"""


SLEEPS = """
  nanosleep.u32 40;
  and.b32 %r1, %t, 63;
  nanosleep.u32 %r1;
  setp.gt.u32 %p1, %r1, 31;
  @%p1 nanosleep.u32 0;
  GIVE 0, %x;
  GIVE 1, %r1;
"""


def parameters() -> Whole:
    """Every type and vector of ld.param and st.param in a function, at all its places of a structure."""
    code, names, offset = [], [], 0
    accesses = [(kind, vector) for kind in TYPES for vector in vectors(kind)] + [("b128", "")]
    for i, (kind, vector) in enumerate(accesses):
        size, count = size_of(kind), int(vector[2:] or 1)
        offset = -(-offset // (size * count)) * size * count
        held = kind if kind[0] == "f" else f"b{max(16, 8 * size)}"
        registers = [f"%v{i}_{j}" for j in range(count)]
        value = f"{{{', '.join(registers)}}}" if count > 1 else registers[0]
        space = "param::func" if i % 2 else "param"
        names += [f"ld.{space}{vector}.{kind}", f"st.{space}{vector}.{kind}"]
        code += [f".reg .{held} {', '.join(registers)};", f"ld.{space}{vector}.{kind} {value}, [s+{offset}];",
                 f"st.{space}{vector}.{kind} [r+{offset}], {value};"]  # fmt: skip
        offset += size * count
    total = -(-offset // 16) * 16
    copy = "\n  ".join(code)
    fill = "\n  ".join(f"ld.global.b64 %rd1, [%rd0+{i}]; st.param.b64 [a+{i}], %rd1;" for i in range(0, total, 8))
    drain = "\n  ".join(f"ld.param.b64 %rd1, [b+{i}]; st.global.b64 [%rd2+{i}], %rd1;" for i in range(0, total, 8))
    ptx = f"""
.func (.param .align 16 .b8 r[{total}]) copy(.param .align 16 .b8 s[{total}])
{{
  .reg .b64 %zero; mov.b64 %zero, 0;
  {chr(10).join(f"  st.param.b64 [r+{i}], %zero;" for i in range(0, total, 8))}
  {copy}
  ret;
}}
.func (.param .align 2 .b8 r[7], .param .b8 sign) odd(.param .align 1 .b8 s[13], .param .align 4 .b8 w[6])
{{
  .reg .b16 %h<4>; .reg .b32 %r<2>; .reg .b64 %rd;
  ld.param.b8 %h0, [s+12]; st.param.b8 [r+6], %h0;
  ld.param.b8 %h0, [s+5]; st.param.b8 [r], %h0;
  ld.param.b16 %h1, [w+4]; st.param.b16 [r+4], %h1;
  ld.param.b32 %r0, [w]; shr.u32 %r0, %r0, 8; cvt.u16.u32 %h2, %r0; st.param.b16 [r+2], %h2;
  mov.b64 %rd, s; ld.param.s8 %r1, [%rd+11]; shr.s32 %r1, %r1, 7; st.param.b8 [sign], %r1;
  st.param.b8 [r+1], 77;
  ret;
}}
.visible .entry k(.param .u64 in, .param .u64 out)
{{
  .reg .b16 %h; .reg .b32 %t, %r<4>; .reg .b64 %rd<4>;
  .param .align 16 .b8 a[{total}]; .param .align 16 .b8 b[{total}];
  .param .align 2 .b8 c[7]; .param .b8 e; .param .align 1 .b8 f[13]; .param .align 4 .b8 g[6];
  mov.u32 %t, %tid.x;
  ld.param.u64 %rd0, [in]; mad.wide.u32 %rd0, %t, {total}, %rd0;
  ld.param.u64 %rd2, [out]; mad.wide.u32 %rd2, %t, {total + 16}, %rd2;
  {fill}
  call (b), copy, (a);
  {drain}
  {" ".join(f"ld.global.b8 %h, [%rd0+{i}]; st.param.b8 [f+{i}], %h;" for i in range(13))}
  {" ".join(f"ld.global.b16 %h, [%rd0+{i + 16}]; st.param.b16 [g+{i}], %h;" for i in (0, 2, 4))}
  call (c, e), odd, (f, g);
  {" ".join(f"ld.param.b8 %h, [c+{i}]; st.global.b8 [%rd2+{total + i}], %h;" for i in range(7))}
  ld.param.b8 %h, [e]; st.global.b8 [%rd2+{total + 7}], %h;
  ret;
}}
"""
    data = np.random.default_rng(9).integers(1, 256, (THREADS, total), dtype=np.uint8)
    rows = [row(name, "bytes copied") for name in dict.fromkeys((*names, "st.param.b64", "ld.param.b64"))]
    return Whole("parameters of functions", rows, ptx, lambda: [data.copy(), np.zeros((THREADS, total + 16), np.uint8)],
                 lambda arguments: _copied(rows, accesses, data, arguments[1]), block=THREADS)  # fmt: skip


def _copied(rows: Sequence[Row], accesses: Sequence[tuple[str, str]], data: Any, got: Any) -> Mapping[str, str]:
    want, offset = np.zeros_like(got), 0
    for kind, vector in accesses:
        size = size_of(kind) * int(vector[2:] or 1)
        offset = -(-offset // size) * size
        want[:, offset : offset + size] = data[:, offset : offset + size]
        offset += size
    total = data.shape[1]
    odd = [data[:, 5], np.full(THREADS, 77), data[:, 17], data[:, 18], data[:, 20], data[:, 21], data[:, 12],
           data[:, 11] // 128 * 255]  # fmt: skip
    want[:, total : total + 8] = np.stack(odd, axis=1)
    if np.array_equal(got, want):
        return {}
    return {r.instruction: f"bytes {np.argwhere(got != want)[:8].tolist()} are wrong" for r in rows}


def _branches(t: int, x: int) -> Sequence[int]:
    return [(1 if t % 2 else 1010) + 20000]


def batches() -> Iterator[Whole]:
    yield program("branches", ["bra", "bra.uni"], BRANCHES, _branches)
    yield program("loops", ["bra"], LOOPS, _loops)
    yield program("tables", ["brx.idx", "brx.idx.uni"], TABLES, _tables)
    yield program("calls", ["call", "call.uni", "ret", "ret.uni"], CALLS, _calls, FUNCTIONS)
    yield program("indirect calls", ["call", "call.uni"], INDIRECT, _indirect, FUNCTIONS)
    yield program("exits", ["exit", "call", "ret"], EXITS, _exits, FUNCTIONS)
    yield program("stops that nobody reaches", ["trap", "brkpt"], STOPS, lambda t, x: (x, t))
    yield program("sleeps", ["nanosleep.u32"], SLEEPS, lambda t, x: (x, t & 63))
    yield parameters()
