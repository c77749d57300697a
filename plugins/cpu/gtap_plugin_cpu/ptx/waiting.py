"""Where a program's threads wait for each other: barriers, meetings of a warp's lanes, loops that watch memory.

A backward branch *watches* when the way out of its loop depends on memory that another thread may change: a volatile,
relaxed or acquire load, a load beside a fence, an atomic that only looks, a lock (atom.exch, or atom.cas whose
expected value does not come from the loop: one that does is an update, which succeeds without anybody's help).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gtap_plugin_cpu.ptx.flow import Block, Flow, read, written
from gtap_plugin_cpu.ptx.model import Address, Immediate, Instruction, Module, Register, Symbol

_GATHERING = frozenset({"shfl", "vote", "match", "redux", "elect"})
_CHANGING = frozenset({"volatile", "acquire", "relaxed", "mmio", "cv"})
_LOOKING = {"add": 0, "or": 0, "xor": 0, "and": 2**32 - 1}


def is_barrier(ins: Instruction) -> bool:
    """bar and barrier of a block, also those that do not wait."""
    return ins.op in ("bar", "barrier") and "warp" not in ins.modifiers


def joins_warp(ins: Instruction) -> bool:
    """bar.warp.sync: its lanes may stand at different ones."""
    return ins.op == "bar" and "warp" in ins.modifiers


def gathers(ins: Instruction) -> bool:
    """An instruction that waits for the lanes of its member mask."""
    return joins_warp(ins) or (ins.op in _GATHERING and "sync" in ins.modifiers)


def works_together(ins: Instruction) -> bool:
    """Any instruction in which lanes of a warp see each other."""
    return ins.op in _GATHERING or ins.op == "activemask" or joins_warp(ins)


class Callees:
    """What functions of a module do that matters to their callers, told from their text alone."""

    _MEETS = re.compile(r"\b(?:bar|barrier)\.|\.sync\b|\bactivemask\b")
    _POLLS = re.compile(r"\batom\.|\bld\.(?:volatile|acquire|relaxed|mmio)\b|\bfence\.|\bmembar\.")

    def __init__(self, module: Module) -> None:
        self.module = module
        self._known: dict[tuple[str, str], bool] = {}

    def meets(self, ins: Instruction) -> bool:
        """Whether threads meet in what a call may reach."""
        names = [o.name for o in ins.operands[:2] if isinstance(o, Symbol)]
        return self._any(names or list(self.module.functions), self._MEETS)

    def polls(self, name: str) -> bool:
        """Whether a function looks at memory that others change."""
        return self._any([name], self._POLLS)

    def _any(self, names: list[str], pattern: re.Pattern[str]) -> bool:
        """Whether the pattern is in one of the functions, or, where they call others, in any of the module."""
        found = [self.module.functions.get(self.module.aliases.get(name, name)) for name in names]
        texts = [self.module.text[f.body[0] : f.body[1]] for f in found if f is not None and f.body and not f.entry]
        if any(pattern.search(text) for text in texts):
            return True
        deeper = [name for name in self.module.functions if name not in names]
        return bool(deeper) and any("call" in text for text in texts) and self._any([*names, *deeper], pattern)


def watching(flow: Flow, polls: Callable[[str], bool]) -> frozenset[int]:
    """The blocks that end in a backward branch which watches. `polls`: whether a function looks at changing memory."""
    return frozenset(
        block.index
        for block in flow.blocks
        if any(t <= block.index and _Loop(flow, t, block.index, polls).watches() for t in block.successors)
    )


class _Loop:
    """The blocks from the target of a backward branch to the branch."""

    def __init__(self, flow: Flow, first: int, last: int, polls: Callable[[str], bool]) -> None:
        self.blocks = flow.blocks[first : last + 1]
        self.inside = range(first, last + 1)
        self.polls = polls
        self.fenced = any(ins.op in ("fence", "membar") for block in self.blocks for ins in block.code)
        self.definitions: dict[Register, list[tuple[Block, Instruction]]] = {}

    def watches(self) -> bool:
        if not any(ins.op in ("ld", "atom") for block in self.blocks for ins in block.code):
            return False
        for block in self.blocks:
            for ins in block.code:
                for register in written(ins):
                    self.definitions.setdefault(register, []).append((block, ins))
        seen: set[Register] = set()
        queue = list(self._ways_out())
        while queue:
            register = queue.pop()
            if register in seen:
                continue
            seen.add(register)
            for block, ins in self.definitions.get(register, ()):
                if self._changes(ins):
                    return True
                queue += read(ins)
                queue += self._guards_before(block.index)
        return False

    def _ways_out(self) -> Iterator[Register]:
        for block in self.blocks:
            if block.end is not None and (block.leaves or any(s not in self.inside for s in block.successors)):
                yield from read(block.end)
                yield from self._guards_before(block.index)

    def _guards_before(self, index: int) -> Iterator[Register]:
        """What decides whether the block runs: the branches of the loop that jump over it."""
        for block in self.blocks:
            if block.index < index and any(s > index for s in block.successors) and block.end is not None:
                yield from read(block.end)

    def _changes(self, ins: Instruction) -> bool:
        """Whether the instruction's result may change without the loop's doing."""
        if ins.op == "ld":
            if "param" in ins.modifiers:
                return self._returned(ins)
            return bool(_CHANGING.intersection(ins.modifiers)) or (self.fenced and "local" not in ins.modifiers)
        if ins.op != "atom" or len(ins.operands) < 3:
            return False
        operand = ins.operands[2]
        if "cas" in ins.modifiers:
            return not (isinstance(operand, Register) and operand in self.definitions)
        neutral = next((n for name, n in _LOOKING.items() if name in ins.modifiers), None)
        looks = (
            isinstance(operand, Immediate) and neutral is not None and operand.value in (neutral, neutral & 2**32 - 1)
        )
        return "exch" in ins.modifiers or looks

    def _returned(self, ins: Instruction) -> bool:
        """A value that a function returned which looks at changing memory."""
        address = ins.operands[1]
        if not isinstance(address, Address) or not isinstance(address.base, Symbol):
            return False
        names = (o.name for block in self.blocks for call in block.code if call.op == "call"
                 for o in call.operands[:2] if isinstance(o, Symbol))  # fmt: skip
        return any(self.polls(name) for name in names)
