"""Writes a program tree as PTX."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.cpu.tests.fuzz.ops import OPS
from plugins.cpu.tests.fuzz.oracle import FILL, MEMORY, START, table
from plugins.cpu.tests.fuzz.tree import (
    CELL,
    COUNTS,
    FUEL,
    SUMS,
    TYPES,
    WORDS,
    BlockVote,
    Call,
    Compute,
    Exchange,
    Function,
    Graph,
    If,
    Leave,
    Load,
    Loop,
    Match,
    Operand,
    Program,
    Reduce,
    Shuffle,
    Statement,
    Store,
    Sum,
    Vote,
)

_COMPOSED = {
    "BITS": "setp.nan.f32 %q0, {a}, {a}; mov.b32 %w0, {a}; selp.b32 %w0, 0x7FFFFFFF, %w0, %q0;|mov.b32 {d}, %w0;",
    "CARRY": "add.cc.u32 %w0, {a}, {b}; addc.u32 %w1, {c}, {e};|mov.b32 {d}, %w0;|mov.b32 {q}, %w1;",
    "BORROW": "sub.cc.u32 %w0, {a}, {b}; subc.u32 %w1, {c}, {e};|mov.b32 {d}, %w0;|mov.b32 {q}, %w1;",
    "UNPACK": "|mov.b64 {{{d}, {q}}}, {a};",
    "PACK": "|mov.b64 {d}, {{{a}, {b}}};",
}
_BASES = {"input": "%input", "const": "%const", "own": "%own", "local": "%local", "generic": "%generic"}
_SPACES = {"input": ".global", "const": ".const", "own": ".global", "local": ".local", "generic": ""}


def size_of(kind: str) -> int:
    return int(MEMORY[kind][1])


class Writer:
    """Writes one body. The mask of the lanes that know to be here is %m of the depth of tracked statements."""

    def __init__(self, program: Program, function: Function | None) -> None:
        self.program, self.function = program, function
        self.lines: list[str] = []
        self.labels = 0
        self.deepest = 0
        self.counters = self.kept = 0

    def put(self, text: str) -> None:
        self.lines.append("  " + text)

    def label(self, stem: str) -> str:
        self.labels += 1
        return f"{stem}{self.labels}"

    # statements

    def all(self, statements: Iterable[Statement], mask: int = 0, loop: tuple[str, str] = ("", "")) -> None:
        """`loop`: the labels of break and continue."""
        for statement in statements:
            getattr(self, "_" + type(statement).__name__.lower())(statement, mask, loop)

    def _compute(self, node: Compute, mask: int, loop: tuple[str, str]) -> None:
        op, guard = OPS[node.op], node.guard or ""
        names = dict(zip("abce", map(str, node.sources), strict=False)) | dict(
            zip("dq", map(str, node.results), strict=False)
        )
        if op.text in _COMPOSED:
            free, *guarded = _COMPOSED[op.text].format(**names).split("|")
            return self.put(" ".join([free, *(f"{guard}{each}" for each in guarded)]))
        results = "|".join(map(str, node.results))
        return self.put(f"{guard}{op.text} {', '.join([results, *map(str, node.sources)])};")

    def _at(self, space: str, kind: str, index: Operand) -> str:
        """The text of the address, after code that computes it."""
        size = size_of(kind)
        places = (WORDS * 4 if space in ("input", "const") else CELL) // size
        if isinstance(index, int):
            return f"[{_BASES[space]}+{index % places * size}]"
        self.put(
            f"and.b32 %w0, {index}, {places - 1}; mul.wide.u32 %x0, %w0, {size}; add.u64 %x0, %x0, {_BASES[space]};"
        )
        return "[%x0]"

    def _load(self, node: Load, mask: int, loop: tuple[str, str]) -> None:
        address = self._at(node.space, node.type, node.index)
        self.put(f"{node.guard or ''}ld{_SPACES[node.space]}.{node.type} {node.result}, {address};")

    def _store(self, node: Store, mask: int, loop: tuple[str, str]) -> None:
        address = self._at(node.space, node.type, node.index)
        self.put(f"{node.guard or ''}st{_SPACES[node.space]}.{node.type} {address}, {node.source};")

    def _sum(self, node: Sum, mask: int, loop: tuple[str, str]) -> None:
        base = "%sums" if node.space == "global" else "%sum_at"
        first = f"{'%x1' if SUMS[node.number].endswith('64') else '%w1'}, " if node.returns else ""
        self.put(f"{node.guard or ''}{'atom' if node.returns else 'red'}.{node.space}.{SUMS[node.number]} "
                 f"{first}[{base}+{8 * node.number}], {node.source};")  # fmt: skip

    def _call(self, node: Call, mask: int, loop: tuple[str, str]) -> None:
        guard, tracked = node.guard or "", self.program.functions[node.function].tracked
        after = self.label("CALLED")
        if node.again:
            self.put(f"setp.eq.u32 %q0, %depth, 0; @%q0 bra {after};")
        self.put(
            "{ .param .b32 a; .param .b32 b; .param .f32 c; .param .b32 d; .param .b32 e; .param .b64 w; .param .b32 y;"
        )
        self.put(f"st.param.b32 [a], {node.integers[0]}; st.param.b32 [b], {node.integers[1]};")
        self.put(f"st.param.f32 [c], {node.float}; st.param.b32 [d], {f'%m{mask}' if tracked else 0};")
        self.put("sub.u32 %w0, %depth, 1; st.param.b32 [e], %w0;" if node.again else "st.param.b32 [e], 1;")
        self.put("st.param.b64 [w], %sums;")
        self.put(f"{guard}call (y), f{node.function}, (a, b, c, d, e, w); {guard}ld.param.b32 {node.result}, [y]; }}")
        self.lines.append(f"{after}:")

    # lanes together

    def _vote(self, node: Vote, mask: int, loop: tuple[str, str]) -> None:
        kind = "b32" if node.mode == "ballot" else "pred"
        self.put(f"vote.sync.{node.mode}.{kind} {node.result}, {'!' * node.negated}{node.source}, %m{mask};")

    def _shuffle(self, node: Shuffle, mask: int, loop: tuple[str, str]) -> None:
        shuffle = f"shfl.sync.{node.mode}.b32 %w0|{node.valid}, {node.source}, {node.lane}, {node.clamp}, %m{mask};"
        if node.whole:
            return self.put(f"{shuffle} mov.b32 {node.result}, %w0;")
        step = {"idx": "mov.b32 %w1, %w2;", "up": "sub.s32 %w1, %lane, %w2;", "down": "add.s32 %w1, %lane, %w2;",
                "bfly": "xor.b32 %w1, %lane, %w2;"}[node.mode]  # fmt: skip
        self.put(f"mov.b32 %w2, {node.lane}; and.b32 %w2, %w2, 31; {step}")
        self.put("setp.lt.s32 %q0, %w1, 0; setp.gt.s32 %q1, %w1, 31; or.pred %q0, %q0, %q1;")
        self.put(f"selp.b32 %w1, %lane, %w1, %q0; shr.u32 %w1, %m{mask}, %w1; and.b32 %w1, %w1, 1; {shuffle}")
        self.put(f"setp.ne.u32 %q0, %w1, 0; selp.b32 {node.result}, %w0, 0, %q0;")
        return None

    def _match(self, node: Match, mask: int, loop: tuple[str, str]) -> None:
        kind = "b32" if node.source.kind == "r" else "b64"
        result = f"{node.result}|{node.valid}" if node.mode == "all" else str(node.result)
        self.put(f"match.{node.mode}.sync.{kind} {result}, {node.source}, %m{mask};")

    def _reduce(self, node: Reduce, mask: int, loop: tuple[str, str]) -> None:
        op, kind = node.op.split(".")
        self.put(f"redux.sync.{op}.{kind} {node.result}, {node.source}, %m{mask};")

    def _exchange(self, node: Exchange, mask: int, loop: tuple[str, str]) -> None:
        size, barrier = size_of(node.type), f"bar.sync {node.barrier};"
        self.put(f"mad.lo.u32 %w0, %tid, {size}, %shared; st.shared.{node.type} [%w0], {node.source}; {barrier}")
        self.put(f"rem.u32 %w0, {node.index}, {self.program.block}; mad.lo.u32 %w0, %w0, {size}, %shared;")
        self.put(f"ld.shared.{node.type} {node.result}, [%w0]; {barrier}")

    def _blockvote(self, node: BlockVote, mask: int, loop: tuple[str, str]) -> None:
        kind = "u32" if node.mode == "popc" else "pred"
        self.put(f"bar.red.{node.mode}.{kind} {node.result}, 0, {'!' * node.negated}{node.source};")

    # control

    def _if(self, node: If, mask: int, loop: tuple[str, str]) -> None:
        other, end = self.label("ELSE"), self.label("FI")
        register, negated = node.condition.register, node.condition.negated
        inner = mask + node.tracked
        if node.tracked:
            self.deepest = max(self.deepest, inner)
            self.put(f"vote.sync.ballot.b32 %m{inner}, {'!' * negated}{register}, %m{mask};")
        self.put(f"@{'' if negated else '!'}{register} bra {other};")
        self.all(node.then, inner, loop)
        self.put(f"bra {end};")
        self.lines.append(f"{other}:")
        if node.tracked:
            self.put(f"xor.b32 %m{inner}, %m{inner}, %m{mask};")
        self.all(node.other, inner, loop)
        self.lines.append(f"{end}:")

    def _loop(self, node: Loop, mask: int, loop: tuple[str, str]) -> None:
        top, end, bottom = self.label("TOP"), self.label("END"), self.label("BOTTOM")
        inner = mask + node.tracked
        self.deepest = max(self.deepest, inner)
        self.counters += 2
        counter, count = f"%k{self.counters - 2}", f"%k{self.counters - 1}"
        self.put(f"mov.b32 {count}, {node.count}; and.b32 {count}, {count}, 3; add.u32 {count}, {count}, 1;")
        self.put(f"mov.b32 {counter}, 0;" + (f" mov.b32 %m{inner}, %m{mask};" if node.tracked else ""))
        vote = f"vote.sync.ballot.b32 %m{inner}, %q0, %m{inner};" if node.tracked else ""
        self.lines.append(f"{top}:")
        if node.top:
            self.put(f"setp.lt.u32 %q0, {counter}, {count}; {vote} @!%q0 bra {end};")
        kept = [f"%s{self.kept + i}" for i in range(len(node.keeps))]
        self.kept += len(kept)
        for name, (source, _) in zip(kept, node.keeps, strict=True):
            self.put(f"add.u32 {name}, {source}, {counter};")
        self.all(node.body, inner, (end, bottom))
        self.lines.append(f"{bottom}:")
        self.put(f"add.u32 {counter}, {counter}, 1;")
        self.put(f"bra {top};" if node.top else f"setp.lt.u32 %q0, {counter}, {count}; {vote} @%q0 bra {top};")
        self.lines.append(f"{end}:")
        for name, (_, result) in zip(kept, node.keeps, strict=True):
            self.put(f"xor.b32 {result}, {result}, {name};")

    def _leave(self, node: Leave, mask: int, loop: tuple[str, str]) -> None:
        if node.what in ("break", "continue"):
            return self.put(f"{node.condition}bra {loop[node.what == 'continue']};")
        if self.function is not None and node.what == "ret":
            self.put(f"{node.condition}st.param.b32 [z], {node.value};")
        if self.program.meets and self.function is None:  # those who stay know it
            register, negated = node.condition.register, node.condition.negated
            self.put(f"vote.sync.ballot.b32 %m0, {'' if negated else '!'}{register}, %m0;")
        return self.put(f"{node.condition}{node.what};")

    def _graph(self, node: Graph, mask: int, loop: tuple[str, str]) -> None:
        stem, end = self.label("G"), self.label("GEND")
        names = [f"{stem}_{i}" for i in range(len(node.blocks))] + [end]
        self.counters += 1
        fuel = f"%k{self.counters - 1}"
        self.put(f"mov.b32 {fuel}, {FUEL};")
        for i, (code, edge) in enumerate(node.blocks):
            self.lines.append(f"{names[i]}:")
            self.put(f"setp.eq.u32 %q0, {fuel}, 0; @%q0 bra {end}; sub.u32 {fuel}, {fuel}, 1;")
            self.all(code, mask, loop)
            guard = edge.condition or ""
            if edge.what == "bra":
                self.put(f"{guard}bra {names[edge.targets[0]]};")
            elif edge.what == "brx":
                table = ", ".join(names[t] for t in edge.targets)
                self.put(f"and.b32 %w0, {edge.index}, 3;")
                self.lines.append(f"{names[i]}_T: .branchtargets {table};")
                self.put(f"{guard}brx.idx %w0, {names[i]}_T;")
        self.lines.append(f"{end}:")


SLOTS = 15  # 64-bit words that a thread leaves
FLOATS = {6: "f4", 7: "f4", 8: "f8", 9: "f8"}  # the slots that hold floats
_HEAD = """
.global .align 16 .b8 input[256] = {{ {bytes} }};
.const .align 16 .b8 constants[256] = {{ {bytes} }};
.shared .align 16 .b8 exchange[{shared}];
.shared .align 16 .b8 totals[64];
"""
_PROLOGUE = """
  mov.b32 %tid, %tid.x; mov.u32 %lane, %laneid; mov.u32 %w0, %ctaid.x; mov.u32 %w1, %ntid.x;
  mad.lo.u32 %number, %w0, %w1, %tid;
  mov.u64 %input, input; mov.u64 %const, constants; mov.u64 %local, mine; cvta.local.u64 %generic, %local;
  mad.wide.u32 %own, %number, {cell}, %sums; add.u64 %own, %own, 64;
  mov.u32 %shared, exchange; mov.u32 %sum_at, totals;
  mov.b64 %x0, {fill}; {fills}
"""
_SETUP = """
  xor.b32 %r2, %r0, 0x9E3779B9; mov.u32 %r3, 3; mov.u32 %r4, 40; add.u32 %r5, %r1, %r0;
  mul.wide.u32 %d0, %r0, %r1; mov.u64 %d1, 0xFEDCBA9876543210; cvt.u64.u32 %d2, %r0;
  cvt.rn.f32.u32 %f1, %r1; mov.f32 %f2, 0f3FC00000;
  cvt.f64.f32 %g0, %f0; mov.f64 %g1, 0d3FB999999999999A;
  cvt.u16.u32 %h0, %r0; mov.u16 %h1, 0x8001;
  setp.lt.u32 %p0, %r0, %r1; and.b32 %w0, %r0, 1; setp.eq.u32 %p1, %w0, 1; and.b32 %w0, %r0, 7; setp.eq.u32 %p2, %w0, 3;
  mov.u32 %u0, 5; mov.u32 %u1, 0x80000000; mov.u32 %u2, 7; mov.u32 %u3, 1;
  setp.ne.u32 %v0, %u0, 5; setp.eq.u32 %v1, %u0, 5;
  setp.eq.u32 %p3, %r0, %r0;
"""
_START = """
  ld.param.u64 %sums, [work];
"""
_INPUTS = """
  mov.u32 %r0, %number;
  mul.lo.u32 %w0, %r0, 5; and.b32 %w0, %w0, 63; mul.wide.u32 %x0, %w0, 4; add.u64 %x0, %x0, %input;
  ld.global.u32 %r1, [%x0];
  mad.lo.u32 %w0, %r0, 3, 1; and.b32 %w0, %w0, 63; mul.wide.u32 %x0, %w0, 4; add.u64 %x0, %x0, %input;
  ld.global.f32 %f0, [%x0];
"""
_PLACE = "  mov.u32 %r3, %ctaid.x; mov.u32 %u3, %ctaid.x; setp.eq.u32 %v0, %u3, 0;\n"
_MEET = """
  and.b32 %w0, %tid, -32; mov.u32 %w1, %ntid.x; sub.u32 %w0, %w1, %w0; min.u32 %w0, %w0, 32;
  mov.u32 %w1, 1; shl.b32 %w1, %w1, %w0; sub.u32 %m0, %w1, 1;
  mad.lo.u32 %w0, %tid, 8, %shared; st.shared.u64 [%w0], 0;
  setp.lt.u32 %q0, %tid, 8; mad.lo.u32 %w0, %tid, 8, %sum_at; @%q0 st.shared.u64 [%w0], {start};
  bar.sync 0;
"""
_FOLD = "mad.lo.u64 %x0, %x0, 0x100000001B3, %x1;"


def _declarations(writer: Writer) -> str:
    registers = " ".join(f".reg .{TYPES[kind]} %{kind}<{count}>;" for kind, count in COUNTS.items())
    return f"""  {registers} .reg .b64 %input, %const, %own, %local, %generic, %sums, %x<4>;
  .reg .b32 %tid, %lane, %number, %shared, %sum_at, %depth, %w<4>, %m<{writer.deepest + 1}>, %k<{writer.counters + 1}>;
  .reg .b32 %s<{writer.kept + 1}>;
  .reg .pred %q<2>; .local .align 16 .b8 mine[{CELL}];"""


def _prologue() -> str:
    fills = " ".join(f"st.local.b64 [%local+{i}], %x0;" for i in range(0, CELL, 8))
    return _PROLOGUE.format(cell=CELL, fill=FILL, fills=fills)


def _function(program: Program, number: int) -> str:
    writer = Writer(program, program.functions[number])
    writer.all(program.functions[number].body)
    body = "\n".join(writer.lines)
    return f""".func (.param .b32 z) f{number}(.param .b32 a, .param .b32 b, .param .f32 c, .param .b32 d,
  .param .b32 e, .param .b64 w)
{{
{_declarations(writer)}
  ld.param.b64 %sums, [w];{_prologue()}
  ld.param.b32 %r0, [a]; ld.param.b32 %r1, [b]; ld.param.f32 %f0, [c]; ld.param.b32 %m0, [d]; ld.param.b32 %depth, [e];
{_SETUP}
{body}
  st.param.b32 [z], {program.functions[number].value};
  ret;
}}
"""


def _results(program: Program) -> list[str]:
    """Code that puts everything a thread has into its slots."""
    lines, slot = [], 0

    def keep(value: str) -> None:
        nonlocal slot
        lines.append(f"st.global.b64 [%own+{slot * program.block * program.blocks * 8}], {value};")
        slot += 1

    def fold(space: str, count: int, base: str) -> None:
        lines.append("mov.b64 %x0, 0;")
        for i in range(count):
            lines.append(f"ld.{space}.b64 %x1, [{base}+{8 * i}]; {_FOLD}")
        keep("%x0")

    lines.append("ld.param.u64 %own, [out]; mul.wide.u32 %x0, %number, 8; add.u64 %own, %own, %x0;")
    for pair in ("%r0, %r1", "%r2, %r3", "%r4, %r5"):
        lines.append(f"mov.b64 %x0, {{{pair}}};")
        keep("%x0")
    for i in range(3):
        keep(f"%d{i}")
    lines.append("mov.b64 %x0, {%f0, %f1};")
    keep("%x0")
    lines.append("mov.b32 %w0, 0; mov.b32 %w1, %f2; mov.b64 %x0, {%w1, %w0};")
    keep("%x0")
    for i in range(2):
        lines.append(f"mov.b64 %x0, %g{i};")
        keep("%x0")
    lines.append("mov.b32 %w0, {%h0, %h1}; mov.b32 %w1, 0;")
    lines += [f"@%p{i} or.b32 %w1, %w1, {1 << i};" for i in range(COUNTS["p"])]
    lines += [f"@%v{i} or.b32 %w1, %w1, {16 << i};" for i in range(COUNTS["v"])]
    lines.append("mov.b64 %x0, {%w0, %w1};")
    keep("%x0")
    fold("local", CELL // 8, "%local")
    for pair in ("%u0, %u1", "%u2, %u3"):
        lines.append(f"mov.b64 %x0, {{{pair}}};")
        keep("%x0")
    if program.meets:
        lines.append("bar.sync 0;")
        fold("shared", 8, "%sum_at")
    return lines


def kernel(program: Program, name: str = "k") -> str:
    """The PTX of a program: parameters are the words that threads leave, and the sums with the threads' cells."""
    functions = "".join(_function(program, i) for i in range(len(program.functions)))
    writer = Writer(program, None)
    writer.all(program.body)
    numbers = ", ".join(map(str, table(program.seed).view("u1").tolist()))
    body, results = "\n".join(writer.lines), "\n  ".join(_results(program))
    return f"""{_HEAD.format(bytes=numbers, shared=8 * program.block)}{functions}
.visible .entry {name}(.param .u64 out, .param .u64 work)
{{
{_declarations(writer)}
{_START}{_prologue()}{_INPUTS}{_SETUP}{_PLACE}{_MEET.format(start=START) if program.meets else ""}
{body}
  {results}
  ret;
}}
"""
