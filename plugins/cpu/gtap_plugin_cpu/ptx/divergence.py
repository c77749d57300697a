"""Which registers hold one value for a whole warp, and which blocks run with all its lanes.

Theory of operation
-------------------

Lanes of a warp run the lowest block (in the order of the text) that any of them is to run next. A branch whose
condition may differ between lanes *diverges*; its *region* is every block that can run before its lanes are together
again, that is before its immediate post-dominator (provided that one lies behind the whole region; else everything
reachable). Lanes that leave the function do not count: nobody waits for them and they read nothing any more.

A register is *uniform* (kept as a scalar) unless some definition of it reads a varying value, or it has several
definitions of which one lies in a region, or it is defined in a region that is a loop and lives across blocks.
A block outside every region is *converged*: it runs once for all lanes that still live.
"""

from __future__ import annotations

from collections.abc import Callable, Set

import attrs

from gtap_plugin_cpu.ptx.flow import Flow, read, written
from gtap_plugin_cpu.ptx.model import Address, Instruction, Register, Special, Symbol

_PURE = frozenset(
    """abs add addc and bfe bfi bfind bmsk brev clz cnot copysign cos cvt cvta div dp2a dp4a ex2 fma fns isspacep lg2
    lop3 mad mad24 madc max min mov mul mul24 neg not or popc prmt rcp rem rsqrt sad selp set setp shf shl shr sin
    slct sqrt sub subc szext tanh testp xor ld ldu""".split()  # noqa: SIM905
)
_VARYING_SPECIALS = ("%tid.", "%laneid", "%lanemask_")


@attrs.frozen
class Divergence:
    varying: frozenset[Register]
    converged: list[bool]  # per block
    masked: Callable[[int, Register], bool]
    """Whether a write of the register in the block must spare the lanes that are not running."""


def analyse(flow: Flow, uniform_parameters: Set[str]) -> Divergence:
    """Find what varies between the lanes of a warp. `uniform_parameters`: those of an .entry, one for all lanes."""
    return _Analysis(flow, uniform_parameters).run()


class _Analysis:
    def __init__(self, flow: Flow, uniform_parameters: Set[str]) -> None:
        self.flow, self.uniform_parameters = flow, uniform_parameters
        blocks = flow.blocks
        self.vanishing = [b.leaves and len(b.code) == 1 and not b.successors for b in blocks]
        self.next = [[s for s in b.successors if not self.vanishing[s]] for b in blocks]
        self.post = _post_dominators(self.next, [not n for n in self.next])
        self.varying: set[Register] = set()
        self.crossing: set[Register] = set().union(*flow.live_in)

    def run(self) -> Divergence:
        regions: dict[int, set[int]] = {}
        size = -1
        while size != len(self.varying):
            size = len(self.varying)
            self._spread()
            for block in self.flow.blocks:
                if block.index not in regions and self._diverges(block.index):
                    regions[block.index] = self._region(block.index)
                    self._mark(block.index, regions[block.index])
        partial: set[int] = set().union(*regions.values())
        return Divergence(
            frozenset(self.varying), [i not in partial for i in range(len(self.flow.blocks))], self._masked(partial)
        )

    def _spread(self) -> None:
        changed = True
        while changed:
            changed = False
            for register, definitions in self.flow.definitions.items():
                if register not in self.varying and any(self._varies(ins) for _, ins in definitions):
                    self.varying.add(register)
                    changed = True

    def _varies(self, ins: Instruction) -> bool:
        if ins.op not in _PURE or any(register in self.varying for register in read(ins)):
            return True
        return any(self._varying_operand(ins, operand) for operand in ins.operands[1:])

    def _varying_operand(self, ins: Instruction, operand: object) -> bool:
        if isinstance(operand, Special):
            return operand.name.startswith(_VARYING_SPECIALS)
        base = operand.base if isinstance(operand, Address) else operand
        if not isinstance(base, Symbol) or base.name not in self.flow.body.variables:
            return False
        space = self.flow.body.variables[base.name].space
        return space == "local" or (space == "param" and base.name not in self.uniform_parameters)

    def _diverges(self, index: int) -> bool:
        end = self.flow.blocks[index].end
        if end is None or len(set(self.next[index])) < 2:
            return False
        return any(register in self.varying for register in read(end))

    def _region(self, index: int) -> set[int]:
        stop = self.post[index]
        region = self._reachable(index, stop)
        if stop is not None and any(block > stop for block in region):
            region = self._reachable(index, None)
        return region

    def _reachable(self, index: int, stop: int | None) -> set[int]:
        found: set[int] = set()
        queue = list(self.next[index])
        while queue:
            block = queue.pop()
            if block != stop and block not in found:
                found.add(block)
                queue += self.next[block]
        return found

    def _mark(self, branch: int, region: set[int]) -> None:
        loop = branch in region
        for index in region:
            for ins in self.flow.blocks[index].code:
                for register in written(ins):
                    if len(self.flow.definitions[register]) > 1 or (loop and register in self.crossing):
                        self.varying.add(register)

    def _masked(self, partial: set[int]) -> Callable[[int, Register], bool]:
        last: dict[Register, int] = {}
        for index, live in enumerate(self.flow.live_in):
            last |= dict.fromkeys(live, index)
        definitions, looping = self.flow.definitions, self.flow.looping

        def masked(block: int, register: Register) -> bool:
            if block not in partial or last.get(register, -1) <= block:
                return False
            return looping[block] or len(definitions[register]) > 1

        return masked


def _post_dominators(successors: list[list[int]], exits: list[bool]) -> list[int | None]:
    """The immediate post-dominator of each block; None is the function's end."""
    count = len(successors)
    end = count
    order = _reverse_postorder(successors, exits)
    position = {block: i for i, block in enumerate(order)}
    immediate: dict[int, int] = {end: end}
    changed = True
    while changed:
        changed = False
        for block in order[1:]:
            following = [*successors[block], *([end] if exits[block] else [])]
            known = [s for s in following if s in immediate]
            if not known:
                continue
            best = known[0]
            for other in known[1:]:
                best = _meet(best, other, immediate, position)
            if immediate.get(block) != best:
                immediate[block] = best
                changed = True
    return [None if immediate.get(b, end) == end else immediate[b] for b in range(count)]


def _meet(a: int, b: int, immediate: dict[int, int], position: dict[int, int]) -> int:
    while a != b:
        while position[a] > position[b]:
            a = immediate[a]
        while position[b] > position[a]:
            b = immediate[b]
    return a


def _reverse_postorder(successors: list[list[int]], exits: list[bool]) -> list[int]:
    """Blocks from the end (index len(successors)) backwards."""
    count = len(successors)
    predecessors: list[list[int]] = [[] for _ in range(count + 1)]
    for block, following in enumerate(successors):
        for successor in following:
            predecessors[successor].append(block)
    predecessors[count] = [block for block in range(count) if exits[block]]
    order: list[int] = []
    seen = {count}
    stack = [(count, iter(predecessors[count]))]
    while stack:
        block, rest = stack[-1]
        for previous in rest:
            if previous not in seen:
                seen.add(previous)
                stack.append((previous, iter(predecessors[previous])))
                break
        else:
            order.append(block)
            stack.pop()
    return order[::-1]
