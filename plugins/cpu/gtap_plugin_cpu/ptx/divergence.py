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

Within a region some lanes may come to an instruction whose other participants are still elsewhere. They are *put off*:
they wait at the block (which begins with that instruction) while others run, until those are there or nobody can run
on before the region's end, its *gate*. And lanes in a loop that watches memory let those behind them run first, who
may be what they wait for; as these may then be anywhere, the region of such a loop is everything that can follow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

import attrs

from gtap_plugin_cpu.ptx.flow import Flow, read, split, written
from gtap_plugin_cpu.ptx.model import Address, Immediate, Instruction, Operand, Pair, Register, Special, Symbol
from gtap_plugin_cpu.ptx.waiting import gathers, is_barrier, joins_warp, watching

_PURE = frozenset(
    """abs add addc and bfe bfi bfind bmsk brev clz cnot copysign cos cvt cvta div dp2a dp4a ex2 fma fns isspacep lg2
    lop3 mad mad24 madc max min mov mul mul24 neg not or popc prmt rcp rem rsqrt sad selp set setp shf shl shr sin
    slct sqrt sub subc szext tanh testp xor ld ldu vabsdiff vabsdiff2 vabsdiff4 vadd vadd2 vadd4 vavrg2 vavrg4 vmad vmax
    vmax2 vmax4 vmin vmin2 vmin4 vset vset2 vset4 vshl vshr vsub vsub2 vsub4""".split()  # noqa: SIM905
)
_VARYING_SPECIALS = ("%tid.", "%laneid", "%lanemask_")


@attrs.frozen
class Divergence:
    varying: frozenset[Register]
    converged: list[bool]  # per block
    masked: Callable[[int, Register], bool]
    """Whether a write of the register in the block must spare the lanes that are not running."""
    watching: frozenset[int]
    """The blocks that end in a backward branch which waits for memory to change."""
    put_off: frozenset[int]
    """The blocks at which lanes wait until the others of their first instruction have come."""
    gates: Mapping[int, frozenset[int]]
    """Before which blocks nobody may be left at which `put_off` blocks."""

    @property
    def fair(self) -> frozenset[int]:
        """The watching branches after which the lanes behind run first."""
        return frozenset(i for i in self.watching if not self.converged[i])


def analyse(flow: Flow, uniform_parameters: Set[str], meets: Callable[[Instruction], bool] = lambda ins: False,
            polls: Callable[[str], bool] = lambda name: False) -> tuple[Flow, Divergence]:  # fmt: skip
    """Find what varies between the lanes of a warp; the blocks may become more.

    `uniform_parameters`: those of an .entry, one for all lanes. `meets`: whether threads meet in the function that an
    instruction calls. `polls`: whether a function looks at memory that others change.
    """

    def wanted(ins: Instruction) -> bool:
        return gathers(ins) or is_barrier(ins) or (ins.op == "call" and meets(ins))

    first = _Analysis(flow, uniform_parameters, wanted, polls)
    found = first.run()
    if not any(wanted(ins) for b in flow.blocks if not found.converged[b.index] for ins in b.code):
        return flow, found
    flow = split(flow, lambda i, ins: not found.converged[i] and wanted(ins),
                 lambda ins: is_barrier(ins) or joins_warp(ins))  # fmt: skip
    return flow, _Analysis(flow, uniform_parameters, wanted, polls).run()


class _Analysis:
    def __init__(self, flow: Flow, uniform_parameters: Set[str], wanted: Callable[[Instruction], bool],
                 polls: Callable[[str], bool]) -> None:  # fmt: skip
        self.flow, self.uniform_parameters = flow, uniform_parameters
        blocks = flow.blocks
        self.vanishing = [b.leaves and len(b.code) == 1 and not b.successors for b in blocks]
        self.next = [[s for s in b.successors if not self.vanishing[s]] for b in blocks]
        self.post = _post_dominators(self.next, [not n for n in self.next])
        self.varying: set[Register] = set()
        self.crossing: set[Register] = set().union(*flow.live_in)
        self.watching = watching(flow, polls)
        self.waits = {b.index for b in blocks if any(wanted(ins) for ins in b.code)}
        self.regions: dict[int, set[int]] = {}
        self.ends: dict[int, int | None] = {}
        self.partial: set[int] = set()

    def run(self) -> Divergence:
        size = (-1, -1)
        while size != (len(self.varying), len(self.partial)):
            size = len(self.varying), len(self.partial)
            self._spread()
            for block in self.flow.blocks:
                if block.index not in self.regions and self._diverges(block.index):
                    self._diverge(block.index)
        put_off = frozenset(self.waits & self.partial)
        return Divergence(
            frozenset(self.varying), [i not in self.partial for i in range(len(self.flow.blocks))],
            self._masked(bool(put_off or self.watching & self.partial)), self.watching, put_off, self._gates(put_off),
        )  # fmt: skip

    def _diverge(self, index: int) -> None:
        region = self.regions[index] = self._region(index)
        self.partial |= region
        self._mark(index in region or bool(region & (self.waits | self.watching)), region)

    def _gates(self, put_off: frozenset[int]) -> dict[int, frozenset[int]]:
        found: dict[int, frozenset[int]] = {}
        for index, region in self.regions.items():
            end = self.ends[index]
            if end is not None and end not in self.partial and region & put_off:
                found[end] = found.get(end, frozenset()) | (region & put_off)
        return found

    def _spread(self) -> None:
        changed = True
        while changed:
            changed = False
            for register, definitions in self.flow.definitions.items():
                if register not in self.varying and any(self._varies(i, ins) for i, ins in definitions):
                    self.varying.add(register)
                    changed = True

    def _varies(self, index: int, ins: Instruction) -> bool:
        if ins.op in _PURE:
            operands, registers = ins.operands[1:], read(ins)
        elif index not in self.partial and (common := _one_for_all(ins)) is not None:
            operands, registers = common, [o for o in common if isinstance(o, Register)]
        else:
            return True
        if ins.guard is not None and ins.guard in self.varying:
            return True
        return any(r in self.varying for r in registers) or any(self._varying_operand(ins, o) for o in operands)

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
        if stop is not None and (any(block > stop for block in region) or region & self.watching):
            stop = None
            region = self._reachable(index, None)
        self.ends[index] = stop
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

    def _mark(self, again: bool, region: set[int]) -> None:
        """`again`: its blocks may run more than once before the lanes are together."""
        for index in region:
            for ins in self.flow.blocks[index].code:
                for register in written(ins):
                    if len(self.flow.definitions[register]) > 1 or (again and register in self.crossing):
                        self.varying.add(register)

    def _masked(self, unordered: bool) -> Callable[[int, Register], bool]:
        """`unordered`: lanes may stay behind while others run on."""
        last: dict[Register, int] = {}
        for index, live in enumerate(self.flow.live_in):
            last |= dict.fromkeys(live, index)
        definitions, looping, partial = self.flow.definitions, self.flow.looping, self.partial

        def masked(block: int, register: Register) -> bool:
            if block not in partial or last.get(register, -1) <= (-1 if unordered else block):
                return False
            return unordered or looping[block] or len(definitions[register]) > 1

        return masked


def _one_for_all(ins: Instruction) -> Sequence[Operand] | None:
    """The operands on which it depends that all lanes which run the instruction together get one result; None: no."""
    if ins.op == "activemask":
        return ()
    if ins.op in ("bar", "barrier"):
        return ins.operands[1:-1]
    if ins.op in ("vote", "redux") or (ins.op == "match" and "all" in ins.modifiers):
        return ins.operands[2:]
    if ins.op == "shfl" and "idx" in ins.modifiers and whole_segment(ins) and not isinstance(ins.operands[0], Pair):
        return ins.operands[2:3]
    return None


def whole_segment(ins: Instruction) -> bool:
    """Whether a shfl.idx is known to take the lane that it names."""
    c = ins.operands[3] if len(ins.operands) > 3 else None
    return isinstance(c, Immediate) and c.value & 0x1F1F == 31


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
