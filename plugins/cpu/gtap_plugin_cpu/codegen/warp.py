"""Instructions in which the lanes of a warp work together.

At width 32 the lanes that run stand in one vector and a mask. At width 1 each is a thread of its own and they meet
through the scheduler (rendezvous.py); a lane then computes its own result from what the others brought.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gtap_plugin_cpu.codegen.emit import Unit, Value
from gtap_plugin_cpu.codegen.function import Handler
from gtap_plugin_cpu.codegen.rendezvous import JOINT, fold, meet, shown
from gtap_plugin_cpu.codegen.routine import Routine
from gtap_plugin_cpu.ptx.divergence import whole_segment
from gtap_plugin_cpu.ptx.model import TYPES, Immediate, Instruction, Operand, Pair, Type, fail, unsupported

if TYPE_CHECKING:
    from gtap_plugin_cpu.codegen.control import Generator

_U32, _PRED = TYPES["u32"], TYPES["pred"]
_EVERYONE = Immediate(0xFFFFFFFF)


# who takes part


def _wanted(g: Generator, ins: Instruction, operand: int) -> Value:
    """The member mask of a .sync instruction; everyone for one without."""
    given = ins.operands[operand] if "sync" in ins.modifiers and len(ins.operands) > operand else None
    if "sync" in ins.modifiers and given is None:
        fail(ins.line, f"'{ins.text}' without a member mask")
    return g.read(_EVERYONE if given is None else given, _U32, ins.line)


def _here(g: Generator, wanted: Value) -> Value:
    """The members among the lanes that run (width 32)."""
    return g.binary("and", wanted, Value(g.mask or "", "i32"))


def _meet(g: Generator, ins: Instruction, wanted: Value, brought: Value) -> tuple[Value, Value]:
    """The members that met, and those of them that brought an odd number (width 1)."""
    return meet(g, g.unit.place(open_="sync" not in ins.modifiers), wanted, g.resize(brought, "i64", False))


def _each_group(g: Generator, members: Value, kinds: Sequence[str], split: bool,
                body: Callable[[str, str], tuple[str, Sequence[Value]]]) -> list[Value]:  # fmt: skip
    """Results for each group of lanes with one member mask (width 32).

    `body(lane, group)`, both i32, works for the group of a lane: (those of the group it is for, a scalar each result).
    `split`: a group may come apart in several.
    """
    g.unit.declare("llvm.cttz.i32", "declare i32 @llvm.cttz.i32(i32, i1)")
    if not members.varying and not split:
        return list(body(g.call("i32", "llvm.cttz.i32", f"i32 {members.text}", "i1 false"), members.text)[1])
    left, table = g.alloca("i32"), g.alloca("<32 x i32>")
    slots = [g.alloca(g.shape(kind, True)) for kind in kinds]
    g.store(Value(g.mask or "", "i32"), left)
    g.store(g.widen(members), table)
    again, end = g.fresh("group"), g.fresh("grouped")
    g.do(f"br label %{again}")
    g.label(again)
    rest = g.load("i32", left).text
    lane = g.call("i32", "llvm.cttz.i32", f"i32 {rest}", "i1 false")
    mask = g.load("i32", g.let(f"getelementptr i32, ptr {table}, i32 {g.let(f'and i32 {lane}, 31')}")).text
    done, results = body(lane, g.let(f"and i32 {mask}, {rest}"))
    bit = g.let(f"shl i32 1, {lane}")
    done = g.let(f"or i32 {done}, {bit}")
    chosen = g.lane_mask(done)
    for slot, result in zip(slots, results, strict=True):
        g.store(g.select(chosen, g.widen(result), g.load(result.type, slot, True)), slot)
    after = g.let(f"and i32 {rest}, {g.let(f'xor i32 {done}, -1')}")
    g.do(f"store i32 {after}, ptr {left}")
    g.do(f"br i1 {g.let(f'icmp eq i32 {after}, 0')}, label %{end}, label %{again}")
    g.label(end)
    return [g.load(kind, slot, True) for kind, slot in zip(kinds, slots, strict=True)]


def _pair(target: Operand) -> tuple[Operand, Operand]:
    return (target.first, target.second) if isinstance(target, Pair) else (target, None)


# the instructions


def synchronise(g: Generator, ins: Instruction) -> None:
    """bar.warp.sync: lanes of a vector are together."""
    if g.width == 1:
        meet(g, JOINT, g.read(ins.operands[0], _U32, ins.line), g.constant("i64", 0))


def activemask(g: Generator, ins: Instruction) -> None:
    """At width 1: the lanes that have come here once none of the warp can run on."""
    if g.width == 1:
        group, _ = meet(g, g.unit.place(open_=True), g.constant("i32", -1), g.constant("i64", 0))
    else:
        group = Value(g.mask or "", "i32")
    g.write(ins.operands[0], group, ins.line)


def vote(g: Generator, ins: Instruction) -> None:
    wanted = _wanted(g, ins, 2)
    predicate = g.read(ins.operands[1], _PRED, ins.line)
    if g.width == 1:
        running, votes = _meet(g, ins, wanted, predicate)
    else:
        running = _here(g, wanted)
        votes = g.binary("and", running, Value(g.bits(predicate), "i32"))
    none = g.constant("i32", 0)
    if "ballot" in ins.modifiers:
        result = votes
    elif "all" in ins.modifiers:
        result = g.compare("eq", votes, running)
    elif "any" in ins.modifiers:
        result = g.compare("ne", votes, none)
    elif "uni" in ins.modifiers:
        result = g.binary("or", g.compare("eq", votes, running), g.compare("eq", votes, none))
    else:
        fail(ins.line, f"'{ins.text}' has no mode")
    g.write(ins.operands[0], result, ins.line)


def shfl(g: Generator, ins: Instruction) -> None:
    """Every lane reads a value of another: up, down, bfly or idx, within segments given by `c`."""
    a, b, c = (g.read(ins.operands[i], _U32, ins.line) for i in (1, 2, 3))
    source, inside = _source(g, ins, b, c)
    target, second = _pair(ins.operands[0])
    if g.width > 1:
        uniform = not source.varying and not inside.varying
        result = _element(g, a, source) if uniform else _permuted(g, g.widen(a), g.widen(source))
    else:
        group, _ = _meet(g, ins, _wanted(g, ins, 4), a)
        there = g.binary("and", g.binary("lshr", group, source), g.like(group, 1))
        value = g.resize(shown(g, source), "i32", False)
        result = g.select(g.compare("ne", there, g.like(there, 0)), value, a)
    g.write(second, inside, ins.line)
    g.write(target, result, ins.line)


def _source(g: Generator, ins: Instruction, b: Value, c: Value) -> tuple[Value, Value]:
    """(the lane to read, its own where that is out of range; whether it is in range)"""
    lane = g.lane_index()
    segment = g.binary("and", g.binary("lshr", c, g.like(c, 8)), g.like(c, 31))
    clamp, delta = g.binary("and", c, g.like(c, 31)), g.binary("and", b, g.like(b, 31))
    outside = g.binary("xor", segment, g.like(segment, -1))
    if "idx" in ins.modifiers and whole_segment(ins) and not b.varying:
        return delta, g.constant("i1", 1)
    first = g.binary("and", lane, segment)
    last = g.binary("or", first, g.binary("and", clamp, outside))
    if "up" in ins.modifiers:
        source = g.binary("sub", lane, delta)
        inside = g.compare("sge", source, last)
    elif "idx" in ins.modifiers:
        source = g.binary("or", first, g.binary("and", delta, outside))
        inside = g.compare("sle", source, last)
    elif "bfly" in ins.modifiers or "down" in ins.modifiers:
        source = g.binary("xor" if "bfly" in ins.modifiers else "add", lane, delta)
        inside = g.compare("sle", source, last)
    else:
        fail(ins.line, f"'{ins.text}' has no mode")
    return g.select(inside, source, lane), inside


def _element(g: Generator, a: Value, lane: Value) -> Value:
    if not a.varying:
        return a
    return Value(g.let(f"extractelement {g.typed(a)}, {g.typed(lane)}"), a.type)


def _permuted(g: Generator, a: Value, source: Value) -> Value:
    """For each lane the element of `a` that `source` numbers, 0 to 31."""
    if g.unit.native_masks:
        return _looked_up(g, a, source)
    g.unit.helper("permute", _permute_text)
    return Value(g.call("<32 x i32>", "permute", g.typed(a), g.typed(source)), "i32", True)


def _looked_up(g: Generator, a: Value, source: Value) -> Value:
    """By AVX-512's instruction that looks 16 numbers up in two registers."""
    name = "llvm.x86.avx512.vpermi2var.d.512"
    g.unit.declare(name, f"declare <16 x i32> @{name}(<16 x i32>, <16 x i32>, <16 x i32>)")

    def half(value: Value, first: int) -> str:
        places = ", ".join(f"i32 {first + i}" for i in range(16))
        return "<16 x i32> " + g.let(f"shufflevector {g.typed(value)}, <32 x i32> poison, <16 x i32> <{places}>")

    low, high = half(a, 0), half(a, 16)
    found = [g.call("<16 x i32>", name, low, half(source, first), high) for first in (0, 16)]
    places = ", ".join(f"i32 {i}" for i in range(32))
    joined = f"shufflevector <16 x i32> {found[0]}, <16 x i32> {found[1]}, <32 x i32> <{places}>"
    return Value(g.let(joined), "i32", True)


def _permute_text(unit: Unit) -> str:
    r = Routine(unit, "<32 x i32> @permute(<32 x i32> %a, <32 x i32> %source)")
    table, out = r.alloca("<32 x i32>"), "poison"
    r.store(Value("%a", "i32", True), table)
    for i in range(32):
        index = Value(r.let(f"extractelement <32 x i32> %source, i64 {i}"), "i32")
        out = r.let(f"insertelement <32 x i32> {out}, {r.typed(r.load('i32', r.item(table, index)))}, i64 {i}")
    r.give(Value(out, "i32", True))
    return r.text()


def match(g: Generator, ins: Instruction) -> None:
    """match.any: the members with the same value; match.all: all members if all have one value, else none."""
    kind = g.type(ins)
    if kind.bits not in (32, 64) or not {"any", "all"} & set(ins.modifiers):
        fail(ins.line, f"'{ins.text}'")
    a = g.read(ins.operands[1], kind, ins.line)
    wanted = _wanted(g, ins, 2)
    make = _match_alone if g.width == 1 else _match_any if "any" in ins.modifiers else _match_all
    result, everyone = make(g, ins, a, wanted)
    target, second = _pair(ins.operands[0])
    g.write(target, result, ins.line)
    g.write(second, everyone, ins.line)


def _match_alone(g: Generator, ins: Instruction, a: Value, wanted: Value) -> tuple[Value, Value]:
    group, _ = _meet(g, ins, wanted, a)

    def step(r: Routine, so_far: Value, lane: Value, brought: Value) -> Value:
        equal = r.resize(r.compare("eq", brought, r.argument("x", "i64")), "i32", False)
        return r.binary("or", so_far, r.binary("shl", equal, lane))

    same = fold(g, "match", group, g.constant("i32", 0), step, g.resize(a, "i64", False))
    everyone = g.compare("eq", same, group)
    if "all" in ins.modifiers:
        return g.select(everyone, group, g.like(group, 0)), everyone
    return same, everyone


def _equal(g: Generator, a: Value, lane: str, group: str) -> str:
    """The lanes of a group whose value is that of `lane`."""
    if not a.varying:
        return group
    slot = g.alloca(g.shape(a.type, True))
    g.store(a, slot)
    value = g.load(a.type, g.let(f"getelementptr {a.type}, ptr {slot}, i32 {g.let(f'and i32 {lane}, 31')}"))
    return g.let(f"and i32 {group}, {g.bits(g.compare('eq', a, value))}")


def _match_any(g: Generator, ins: Instruction, a: Value, wanted: Value) -> tuple[Value, Value]:
    def body(lane: str, group: str) -> tuple[str, Sequence[Value]]:
        same = _equal(g, a, lane, group)
        return same, [Value(same, "i32")]

    return _each_group(g, _here(g, wanted), ["i32"], True, body)[0], g.constant("i1", 0)


def _match_all(g: Generator, ins: Instruction, a: Value, wanted: Value) -> tuple[Value, Value]:
    def body(lane: str, group: str) -> tuple[str, Sequence[Value]]:
        everyone = Value(g.let(f"icmp eq i32 {_equal(g, a, lane, group)}, {group}"), "i1")
        return group, [g.select(everyone, Value(group, "i32"), g.constant("i32", 0)), everyone]

    result, everyone = _each_group(g, _here(g, wanted), ["i32", "i1"], False, body)
    return result, everyone


_FOLDS = {"add": ("add", 0), "and": ("and", -1), "or": ("or", 0), "xor": ("xor", 0)}
_EXTREMES = {("min", "u"): ("umin", -1), ("max", "u"): ("umax", 0),
             ("min", "s"): ("smin", 2**31 - 1), ("max", "s"): ("smax", -(2**31))}  # fmt: skip


def _folding(ins: Instruction, kind: Type) -> tuple[str, int]:
    """(LLVM's name of the operation, the number that changes nothing)"""
    for name in ins.modifiers:
        found = _FOLDS.get(name) or _EXTREMES.get((name, kind.kind))
        if found is not None:
            return found
    unsupported(ins.line, f"'{ins.text}'")
    return "", 0


def redux(g: Generator, ins: Instruction) -> None:
    """One number from those of all members."""
    kind = g.type(ins)
    if kind.kind == "f" or kind.bits != 32:
        unsupported(ins.line, f"'{ins.text}'")
    name, neutral = _folding(ins, kind)
    a = g.read(ins.operands[1], kind, ins.line)
    wanted, start = _wanted(g, ins, 2), g.constant("i32", neutral)
    if g.width == 1:
        group, _ = _meet(g, ins, wanted, a)

        def step(r: Routine, so_far: Value, lane: Value, brought: Value) -> Value:
            number = r.resize(brought, "i32", False)
            return r.intrinsic(name, so_far, number) if "m" in name else r.binary(name, so_far, number)

        return g.write(ins.operands[0], fold(g, f"redux.{name}", group, start, step), ins.line)

    def body(lane: str, group: str) -> tuple[str, Sequence[Value]]:
        chosen = g.select(g.lane_mask(group), g.widen(a), g.widen(start))
        reduce = f"llvm.vector.reduce.{name}.v32i32"
        g.unit.declare(reduce, f"declare i32 @{reduce}(<32 x i32>)")
        return group, [Value(g.call("i32", reduce, g.typed(chosen)), "i32")]

    return g.write(ins.operands[0], _each_group(g, _here(g, wanted), ["i32"], False, body)[0], ins.line)


def elect(g: Generator, ins: Instruction) -> None:
    """Choose the lowest member; every member learns which it is, and whether it is itself."""
    wanted = _wanted(g, ins, 1)
    members = _here(g, wanted) if g.width > 1 else _meet(g, ins, wanted, g.constant("i64", 0))[0]
    leader = g.intrinsic("cttz", members, suffix="i1 false")
    target, second = _pair(ins.operands[0])
    g.write(target, leader, ins.line)
    g.write(second, g.compare("eq", leader, g.lane_index()), ins.line)


TABLE: dict[str, tuple[Handler, int, int]] = {
    "activemask": (activemask, 1, 1), "vote": (vote, 2, 3), "shfl": (shfl, 4, 5), "match": (match, 3, 3),
    "redux": (redux, 3, 3), "elect": (elect, 2, 2),
}  # fmt: skip
