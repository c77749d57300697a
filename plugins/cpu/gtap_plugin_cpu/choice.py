"""Whether a kernel's warps can run as vectors, and whether its threads wait for each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gtap_plugin_cpu.part import Part
from gtap_plugin_cpu.ptx.model import Instruction, Register, Symbol
from gtap_plugin_cpu.ptx.waiting import gathers, is_barrier, works_together


def needs_threads(parts: Mapping[str, Part], aliases: Mapping[str, str]) -> bool:
    """Whether lanes of a warp must run on their own.

    That is so where a barrier that is not `.aligned` stands in divided code or has a number per lane, and where lanes
    that run apart are in a function in which others of their warp may be waited for.
    """
    known = {**parts, **{alias: parts[name] for alias, name in aliases.items() if name in parts}}
    return any(_divided(part, known) for part in parts.values())


def watches(parts: Iterable[Part]) -> bool:
    """Whether a thread waits for memory to change, by which blocks may wait for each other, too."""
    return any(part.divergence.watching for part in parts)


def has_waits(parts: Iterable[Part], width: int) -> bool:
    """Whether a unit (a warp, or at width 1 a thread) waits for another."""
    for part in parts:
        if part.divergence.watching:
            return True
        for ins in _code(part):
            if is_barrier(ins) or (width == 1 and works_together(ins)):
                return True
    return False


def _code(part: Part) -> Iterable[Instruction]:
    return (ins for block in part.flow.blocks for ins in block.code)


def _divided(part: Part, parts: Mapping[str, Part]) -> bool:
    facts = part.divergence
    if facts.fair and not part.function.entry:
        return True
    for block in part.flow.blocks:
        apart = not facts.converged[block.index]
        for ins in block.code:
            own_number = any(isinstance(o, Register) and o in facts.varying for o in ins.operands[:2])
            if _separate(ins) and (apart or own_number):
                return True
            if ins.op == "call" and _parts_call(ins, apart, part, parts):
                return True
    return False


def _separate(ins: Instruction) -> bool:
    """A barrier at which lanes of a warp may arrive one by one."""
    return is_barrier(ins) and ins.op == "barrier" and "aligned" not in ins.modifiers


def _parts_call(ins: Instruction, apart: bool, part: Part, parts: Mapping[str, Part]) -> bool:
    direct = any(isinstance(o, Symbol) for o in ins.operands[:2])
    target = next((o for o in ins.operands[:2] if isinstance(o, Register)), None)
    if not apart and (direct or target not in part.divergence.varying):
        return False
    found = _called(ins, parts)
    if any(callee.divergence.watching or any(map(_separate, _code(callee))) for callee in found):
        return True
    return not direct and any(is_barrier(i) or gathers(i) for callee in found for i in _code(callee))


def _called(ins: Instruction, parts: Mapping[str, Part]) -> list[Part]:
    """What a call may reach."""
    names = [o.name for o in ins.operands[:2] if isinstance(o, Symbol)]
    functions = [part for part in parts.values() if not part.function.entry]
    if not names:
        return functions
    found = [parts[name] for name in names if name in parts]
    return functions if any(i.op == "call" for callee in found for i in _code(callee)) else found
