"""Instructions in which the lanes of a warp work together; they need the whole warp as a vector (width 32)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtap_plugin_cpu.codegen import layout
from gtap_plugin_cpu.codegen.emit import Value
from gtap_plugin_cpu.codegen.function import Handler
from gtap_plugin_cpu.ptx.model import TYPES, Instruction, Pair, fail, unsupported

if TYPE_CHECKING:
    from gtap_plugin_cpu.codegen.control import Generator

_U32, _PRED = TYPES["u32"], TYPES["pred"]


def synchronise(g: Generator, ins: Instruction) -> None:
    """bar.warp.sync: lanes of a vector are together; threads on their own meet at a barrier of their warp."""
    if g.width > 1:
        return
    members = g.intrinsic("ctpop", g.read(ins.operands[0], _U32, ins.line))
    number = g.binary("add", g.warp_index(), g.constant("i32", layout.BARRIERS))
    g.call("", "gtap.wait", "ptr %worker", "i32 %warp", g.typed(number), g.typed(members))


def _vector(g: Generator, ins: Instruction) -> str:
    if g.width == 1 or g.mask is None:
        unsupported(ins.line, f"'{ins.text}' in a kernel whose lanes cannot run together")
    return g.mask


def activemask(g: Generator, ins: Instruction) -> None:
    g.write(ins.operands[0], Value(_vector(g, ins), "i32"), ins.line)


def vote(g: Generator, ins: Instruction) -> None:
    mask = _vector(g, ins)
    predicate = g.read(ins.operands[1], _PRED, ins.line)
    votes = Value(g.let(f"and i32 {mask}, {g.bits(predicate)}"), "i32")
    running, none = Value(mask, "i32"), g.constant("i32", 0)
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
    _vector(g, ins)
    a, b, c = (g.read(ins.operands[i], _U32, ins.line) for i in (1, 2, 3))
    lane = g.lane_index()
    segment = g.binary("and", g.binary("lshr", c, g.like(c, 8)), g.like(c, 31))
    clamp, delta = g.binary("and", c, g.like(c, 31)), g.binary("and", b, g.like(b, 31))
    first = g.binary("and", lane, segment)
    last = g.binary("or", first, g.binary("and", clamp, g.binary("xor", segment, g.like(segment, -1))))
    if "up" in ins.modifiers:
        source = g.binary("sub", lane, delta)
        inside = g.compare("sge", source, last)
    elif "idx" in ins.modifiers:
        source = g.binary("or", first, g.binary("and", delta, g.binary("xor", segment, g.like(segment, -1))))
        inside = g.compare("sle", source, last)
    else:
        source = g.binary("xor" if "bfly" in ins.modifiers else "add", lane, delta)
        inside = g.compare("sle", source, last)
    source = g.select(inside, source, lane)
    target = ins.operands[0]
    first_target, second = (target.first, target.second) if isinstance(target, Pair) else (target, None)
    result = _permuted(g, g.widen(a), g.widen(source))
    g.write(second, g.widen(inside), ins.line)
    g.write(first_target, result, ins.line)


def _permuted(g: Generator, a: Value, source: Value) -> Value:
    slot = g.alloca("<32 x i32>")
    g.store(a, slot)
    out: str = "poison"
    for i in range(32):  # LLVM makes one vpermi2d of this where the machine has it, else loads
        index = g.let(f"extractelement {g.typed(source)}, i64 {i}")
        pointer = g.let(f"getelementptr i32, ptr {slot}, i32 {index}")
        item = g.let(f"load i32, ptr {pointer}")
        out = g.let(f"insertelement <32 x i32> {out}, i32 {item}, i64 {i}")
    return Value(out, "i32", True)


TABLE: dict[str, tuple[Handler, int, int]] = {
    "activemask": (activemask, 1, 1), "vote": (vote, 2, 3), "shfl": (shfl, 4, 5),
}  # fmt: skip
