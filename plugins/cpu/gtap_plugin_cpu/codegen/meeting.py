"""Lanes of a vector that come to an instruction one part after the other, where all of them take part.

Such an instruction begins a block at which lanes are put off until the others are there (see ptx/divergence.py). Lanes
that have ended are not waited for. Where nobody can run on any more, those that are there go on without the missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gtap_plugin_cpu.codegen.emit import Value
from gtap_plugin_cpu.ptx.model import TYPES, Instruction, Operand, fail
from gtap_plugin_cpu.ptx.waiting import gathers, is_barrier, joins_warp

if TYPE_CHECKING:
    from gtap_plugin_cpu.codegen.control import Generator

_MEMBERS = {"shfl": 4, "vote": 2, "match": 2, "redux": 2, "elect": 1, "bar": 0}  # which operand is the member mask


def assemble(g: Generator, ins: Instruction) -> None:
    """Go on with the lanes whose partners are here; the others wait."""
    block, mask = g.block.index, g.mask or ""
    alive = g.binary("and", Value("%mask", "i32"), g.negated(g.load("i32", g.ended)))
    others = _others(g, ins)
    here = Value(mask, "i32")
    for other in others:
        here = g.binary("or", here, g.load("i32", g.waiting[other]))
    missing = g.binary("and", _wanted(g, ins, alive, others), g.binary("and", alive, g.negated(here)))
    complete = g.compare("eq", missing, g.like(missing, 0))
    ready = g.binary("and", here, Value(g.bits(complete), "i32"))
    ready = g.select(_forced(g, ins), here, ready)
    mine = g.binary("and", ready, Value(mask, "i32"))
    g.store(g.binary("xor", Value(mask, "i32"), mine), g.waiting[block])
    go = g.fresh("met")
    g.do(f"br i1 {g.compare('ne', mine, g.constant('i32', 0)).text}, label %{go}, label %c{block + 1}")
    g.label(go)
    g.store(g.constant("i32", 0), g.forced)
    g.store(g.constant("i32", 1), g.moved)
    for other in others:
        _release(g, other, ready)
    g.released = [other + 1 for other in others]
    g.arriving = _threads(g, g.binary("and", alive, g.negated(ready)))
    g.mask = g.block_mask = mine.text


def _forced(g: Generator, ins: Instruction) -> Value:
    """Whether to go on without the missing: those at calls first, who need not be waiting for everybody."""
    forced = g.compare("ne", g.load("i32", g.forced), g.constant("i32", 0))
    if ins.op == "call":
        return forced
    calling = g.constant("i32", 0)
    for block, first in _first(g).items():
        if first.op == "call":
            calling = g.binary("or", calling, g.load("i32", g.waiting[block]))
    return g.binary("and", forced, g.compare("eq", calling, g.constant("i32", 0)))


def _release(g: Generator, block: int, ready: Value) -> None:
    """Lanes that wait in another block have met those here: they go on behind their own instruction."""
    waiting = g.load("i32", g.waiting[block])
    going = g.binary("and", waiting, ready)
    g.store(g.binary("xor", waiting, going), g.waiting[block])
    g.send(block + 1, going.text)


def _threads(g: Generator, missing: Value) -> Value:
    """For how many threads the warp arrives at a barrier: ended ones count."""
    return g.binary("sub", g.constant("i32", 32), g.intrinsic("ctpop", missing))


def _others(g: Generator, ins: Instruction) -> list[int]:
    """The other blocks whose lanes meet those here: any bar.warp.sync; any plain wait at the same barrier."""
    if joins_warp(ins):
        return [i for i in _first(g) if i != g.block.index and joins_warp(_first(g)[i])]
    if not is_barrier(ins) or "sync" not in ins.modifiers:
        return []
    return [i for i, other in _first(g).items() if i != g.block.index and is_barrier(other)
            and "sync" in other.modifiers and other.operands == ins.operands]  # fmt: skip


def _first(g: Generator) -> dict[int, Instruction]:
    return {i: g.flow.blocks[i].code[0] for i in sorted(g.divergence.put_off)}


def _wanted(g: Generator, ins: Instruction, alive: Value, others: Sequence[int]) -> Value:
    if not gathers(ins):
        return alive
    mine = _members(ins)
    wanted = g.read(mine, TYPES["u32"], ins.line)
    for other in others:
        theirs = _members(g.flow.blocks[other].code[0])
        if theirs != mine:
            lanes = g.lane_mask(g.load("i32", g.waiting[other]).text)
            wanted = g.select(lanes, g.read(theirs, TYPES["u32"], ins.line), wanted)
    return wanted


def _members(ins: Instruction) -> Operand:
    place = _MEMBERS[ins.op]
    if len(ins.operands) <= place:
        fail(ins.line, f"'{ins.text}' without a member mask")
    return ins.operands[place]
