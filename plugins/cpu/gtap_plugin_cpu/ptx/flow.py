"""A body as a graph of basic blocks, and which registers live across them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import attrs

from gtap_plugin_cpu.ptx.model import (
    TYPES,
    Address,
    Body,
    Group,
    Instruction,
    Label,
    Negated,
    Operand,
    Pair,
    Register,
    Selected,
    Symbol,
    Vector,
    fail,
)

CARRY = Register("%cc", TYPES["pred"])  # the condition code that add.cc and its kin write
_NO_RESULT = frozenset(
    """st red bra brx bar barrier ret exit call membar fence trap brkpt prefetch prefetchu nanosleep pmevent discard
    applypriority cp stmatrix stackrestore""".split()  # noqa: SIM905
)
_TOGETHER = frozenset("bar barrier shfl vote match redux elect activemask call".split())  # noqa: SIM905
_ENDS = ("bra", "brx", "ret", "exit", "trap")


@attrs.define(slots=True)
class Block:
    index: int
    code: list[Instruction]
    line: int
    successors: list[int] = attrs.field(factory=list)
    leaves: bool = False  # lanes may leave the function at its end

    @property
    def end(self) -> Instruction | None:
        """The branch at its end, if there is one."""
        return self.code[-1] if self.code and self.code[-1].op in _ENDS else None


def registers_of(operand: Operand) -> Iterator[Register]:
    """Every register an operand names."""
    if isinstance(operand, Register):
        yield operand
    elif isinstance(operand, Address):
        yield from registers_of(operand.base)
    elif isinstance(operand, Vector | Group):
        for item in operand.items:
            yield from registers_of(item)
    elif isinstance(operand, Negated | Selected):
        yield operand.register
    elif isinstance(operand, Pair):
        yield from registers_of(operand.first)
        yield from registers_of(operand.second)


def symbols_of(ins: Instruction) -> Iterator[str]:
    """Every variable, function or label name among the operands."""
    queue: list[Operand] = list(ins.operands)
    while queue:
        operand = queue.pop()
        if isinstance(operand, Symbol):
            yield operand.name
        elif isinstance(operand, Address):
            queue.append(operand.base)
        elif isinstance(operand, Vector | Group):
            queue += operand.items
        elif isinstance(operand, Pair):
            queue += (operand.first, operand.second)


def _has_result(ins: Instruction) -> bool:
    if ins.op == "call":
        return bool(ins.operands) and isinstance(ins.operands[0], Group)
    if ins.op in ("bar", "barrier"):
        return "red" in ins.modifiers
    return ins.op not in _NO_RESULT


def written(ins: Instruction) -> list[Register]:
    """The registers that an instruction writes."""
    found = list(registers_of(ins.operands[0])) if ins.operands and _has_result(ins) else []
    if "cc" in ins.modifiers:
        found.append(CARRY)
    return found


def read(ins: Instruction) -> list[Register]:
    """The registers that an instruction reads, its guard included."""
    found: list[Register] = [] if ins.guard is None else [ins.guard]
    for operand in ins.operands[1 if _has_result(ins) else 0 :]:
        found += registers_of(operand)
    if ins.op in ("addc", "subc", "madc"):
        found.append(CARRY)
    return found


@attrs.define(slots=False)
class Flow:
    """The blocks of one body, in the order of the text; block 0 is the entry."""

    body: Body
    blocks: list[Block]

    @cached_property
    def definitions(self) -> dict[Register, list[tuple[int, Instruction]]]:
        found: dict[Register, list[tuple[int, Instruction]]] = {}
        for block in self.blocks:
            for ins in block.code:
                for register in written(ins):
                    found.setdefault(register, []).append((block.index, ins))
        return found

    @cached_property
    def live_in(self) -> list[set[Register]]:
        """Per block, the registers that it or a later block reads before writing."""
        uses, kills = zip(*(self._exposed(block) for block in self.blocks), strict=True)
        live = [set(use) for use in uses]
        changed = True
        while changed:
            changed = False
            for block in reversed(self.blocks):
                i = block.index
                size = len(live[i])
                for successor in block.successors:
                    live[i] |= live[successor] - kills[i]
                changed |= len(live[i]) != size
        return live

    @cached_property
    def crossing(self) -> frozenset[Register]:
        """The registers that live from one block to another."""
        return frozenset().union(*self.live_in)

    @staticmethod
    def _exposed(block: Block) -> tuple[set[Register], set[Register]]:
        use: set[Register] = set()
        kill: set[Register] = set()
        for ins in block.code:
            use.update(register for register in read(ins) if register not in kill)
            for register in written(ins):
                if ins.guard is None:
                    kill.add(register)
                elif register not in kill:
                    use.add(register)
        return use, kill

    @cached_property
    def looping(self) -> list[bool]:
        """Per block: inside the span of some backward branch."""
        found = [False] * len(self.blocks)
        for block in self.blocks:
            for target in block.successors:
                if target <= block.index:
                    found[target : block.index + 1] = [True] * (block.index + 1 - target)
        return found


def branch_targets(ins: Instruction, body: Body) -> list[str]:
    """The labels that a bra or brx may go to."""
    if ins.op == "brx":
        table = ins.operands[1] if len(ins.operands) > 1 else None
        if isinstance(table, Vector | Group):
            return [item.name for item in table.items]
        if not isinstance(table, Symbol) or table.name not in body.tables:
            fail(ins.line, "brx.idx without a .branchtargets list")
        return list(body.tables[table.name])
    target = ins.operands[0] if ins.operands else None
    if not isinstance(target, Symbol):
        fail(ins.line, f"'{ins.text}' has no label")
    return [target.name]


def make_flow(body: Body) -> Flow:
    """Cut a body into blocks. Raises PtxError for labels that are missing or doubled."""
    blocks = [Block(0, [], 0)]
    labels: dict[str, int] = {}
    for item in _branching(body.code):
        current = blocks[-1]
        if current.end is not None or (isinstance(item, Label) and current.code):
            current = Block(len(blocks), [], item.line)
            blocks.append(current)
        if isinstance(item, Label):
            if item.name in labels:
                fail(item.line, f"label '{item.name}' is declared twice")
            labels[item.name] = current.index
        else:
            current.code.append(item)
    if blocks[-1].end is None or blocks[-1].code[-1].guard is not None:
        last = blocks[-1].code[-1].line if blocks[-1].code else blocks[-1].line
        blocks.append(Block(len(blocks), [Instruction("ret", (), None, False, (), last)], last))
    for block in blocks:
        _link(block, body, labels, len(blocks))
    return Flow(body, blocks)


def _branching(code: Iterable[Instruction | Label]) -> Iterator[Instruction | Label]:
    """Threads that work together under a guard become a branch around the instruction."""
    for i, item in enumerate(code):
        if isinstance(item, Label) or item.guard is None or item.op not in _TOGETHER:
            yield item
            continue
        name = f"%over.{i}"
        yield Instruction("bra", (), item.guard, not item.negated, (Symbol(name),), item.line)
        yield attrs.evolve(item, guard=None, negated=False)
        yield Label(name, item.line)


def split(flow: Flow, before: Callable[[int, Instruction], bool], alone: Callable[[Instruction], bool]) -> Flow:
    """Begin a block at each instruction for which `before(block, instruction)`; end it there too where `alone`."""
    blocks: list[Block] = []
    start: list[int] = []
    for old in flow.blocks:
        start.append(len(blocks))
        pieces: list[list[Instruction]] = [[]]
        ended = False
        for ins in old.code:
            cut = before(old.index, ins)
            if ended or (cut and pieces[-1]):
                pieces.append([])
            pieces[-1].append(ins)
            ended = cut and alone(ins)
        if ended:
            pieces.append([])
        blocks += [Block(len(blocks) + i, piece, piece[0].line if piece else old.line)
                   for i, piece in enumerate(pieces)]  # fmt: skip
    for old, first in zip(flow.blocks, start, strict=True):
        last = (start[old.index + 1] if old.index + 1 < len(start) else len(blocks)) - 1
        for i in range(first, last):
            blocks[i].successors = [i + 1]
        blocks[last].successors, blocks[last].leaves = [start[s] for s in old.successors], old.leaves
    return Flow(flow.body, blocks)


def _link(block: Block, body: Body, labels: dict[str, int], count: int) -> None:
    end = block.end
    follows = end is None or end.guard is not None
    if end is not None and end.op in ("bra", "brx"):
        for name in branch_targets(end, body):
            if name not in labels:
                fail(end.line, f"unknown label '{name}'")
            block.successors.append(labels[name])
    elif end is not None:
        block.leaves = True
    if follows and block.index + 1 < count:
        block.successors.append(block.index + 1)
