"""The barriers of a block; its scheduler counts who has come (scheduler.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtap_plugin_cpu.codegen import warp
from gtap_plugin_cpu.codegen.emit import Value
from gtap_plugin_cpu.codegen.fault import declare_fault
from gtap_plugin_cpu.codegen.function import Handler
from gtap_plugin_cpu.faults import LAUNCH_FAILED
from gtap_plugin_cpu.ptx.model import TYPES, Immediate, Instruction, Operand, fail, unsupported

if TYPE_CHECKING:
    from gtap_plugin_cpu.codegen.control import Generator

_U32, _PRED = TYPES["u32"], TYPES["pred"]


def barrier(g: Generator, ins: Instruction) -> None:
    """bar and barrier: sync, arrive and red, for the block or for the given number of its threads."""
    if "warp" in ins.modifiers:
        return warp.synchronise(g, ins)
    form = next((m for m in ins.modifiers if m in ("sync", "arrive", "red")), "")
    operands, least = list(ins.operands), {"sync": 0, "arrive": 2, "red": 3}.get(form, 0)
    if not form or "cluster" in ins.modifiers:
        unsupported(ins.line, f"'{ins.text}'")
    if not least <= len(operands) <= 2 + 2 * (form == "red"):
        fail(ins.line, f"'{ins.text}' with {len(operands)} operands")
    target, predicate = (operands.pop(0), operands.pop()) if form == "red" else (None, None)
    number, expected = (
        _of_the_warp(g, g.read(operands[i] if len(operands) > i else Immediate(0), _U32, ins.line)) for i in range(2)
    )
    where, threads = (
        ("ptr %worker", "i32 %warp", g.typed(number)),
        g.typed(g.arriving or g.constant("i32", 1 if g.width == 1 else 32)),
    )
    if form == "arrive":
        return g.do(f"call void @gtap.arrive({', '.join((*where, threads))})")
    wait = (*where, g.typed(expected), threads)
    if form == "red":
        return _reduce(g, ins, target, g.read(predicate, _PRED, ins.line), wait)
    g.call("i32", "gtap.wait", *wait, "i32 0")
    return None


def _of_the_warp(g: Generator, value: Value) -> Value:
    """One number for the lanes that run; where they differ the kernel faults."""
    if not value.varying:
        return value
    one = g.first_lane(value)
    differ = g.let(f"and i32 {g.mask}, {g.bits(g.compare('ne', value, one))}")
    with g.where(Value(g.let(f"icmp ne i32 {differ}, 0"), "i1")):
        g.call("", declare_fault(g.unit, "lanes", LAUNCH_FAILED, "has lanes of a warp at different aligned barriers"))
    return one


def _reduce(g: Generator, ins: Instruction, target: Operand, held: Value, wait: tuple[str, ...]) -> None:
    """Count the threads whose predicate holds; for `and`, those for which it does not."""
    counts_false = "and" in ins.modifiers
    held = g.negate_bit(held) if counts_false else held
    if g.width == 1:
        mine = g.resize(held, "i32", False)
    else:
        mine = g.intrinsic("ctpop", Value(g.let(f"and i32 {g.mask}, {g.bits(held)}"), "i32"))
    total = Value(g.call("i32", "gtap.wait", *wait, g.typed(mine)), "i32")
    if "popc" in ins.modifiers:
        return g.write(target, total, ins.line)
    if "or" not in ins.modifiers and not counts_false:
        fail(ins.line, f"'{ins.text}' has no operation")
    return g.write(target, g.compare("eq" if counts_false else "ne", total, g.constant("i32", 0)), ins.line)


TABLE: dict[str, tuple[Handler, int, int]] = {"bar": (barrier, 0, 4), "barrier": (barrier, 0, 4)}
