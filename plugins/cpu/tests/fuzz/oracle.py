"""What a program computes: an interpreter of the tree, with an array element per thread of the grid.

It knows nothing of PTX text, masks or reconvergence: statements run in the order of the tree for the threads that come
to them, which is what the program means as long as threads meet only where the tree says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs
import numpy as np

from plugins.cpu.tests.fuzz.ops import OPS
from plugins.cpu.tests.fuzz.tree import (
    CELL,
    COUNTS,
    FUEL,
    SUMS,
    WORDS,
    BlockVote,
    Call,
    Compute,
    Exchange,
    Graph,
    Guard,
    If,
    Leave,
    Load,
    Loop,
    Match,
    Operand,
    Program,
    Reduce,
    Reg,
    Shuffle,
    Statement,
    Store,
    Sum,
    Vote,
)

Array = Any
DTYPES = {"r": np.uint32, "d": np.uint64, "f": np.float32, "g": np.float64, "h": np.uint16, "p": np.bool_,
          "u": np.uint32, "v": np.bool_}  # fmt: skip
MEMORY = {"u8": "u1", "s8": "i1", "b16": "u2", "u16": "u2", "s16": "i2", "u32": "u4", "b32": "u4", "s32": "i4",
          "f32": "f4", "b64": "u8", "u64": "u8", "f64": "f8"}  # fmt: skip
START = 0x0123456789ABCDEF  # of every sum
FILL = 0x1122334455667788  # of local memory
LIMIT = 6000  # statements that one program may execute


class TooLong(Exception):
    """The program executes more than it is worth."""


def table(seed: int) -> Array:
    """The words of input: random ones, small ones, and the edges of integers and floats."""
    rng = np.random.default_rng(seed)
    words = rng.integers(0, 1 << 32, WORDS, dtype=np.uint32)
    words[::4] = rng.integers(0, 8, WORDS // 4)
    words[1::4] = (rng.standard_normal(WORDS // 4) * 100).astype(np.float32).view(np.uint32)
    edges = [0, 1, 0x80000000, 0x7FFFFFFF, 0xFFFFFFFF, 0x7F800000, 0xFF800000, 0x7FC12345, 0x7F812345, 1 << 20]
    words[2:42:4] = edges
    return words


@attrs.define
class Frame:
    """A function that runs: registers, local memory, and what it gives back."""

    registers: dict[Reg, Array]
    local: Array  # [threads, CELL] bytes
    result: Array
    returned: Array
    depth: Array


@attrs.define
class Jumps:
    """The threads that left a loop's body."""

    broken: Array
    continued: Array


class Machine:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.warps = -(-program.block // 32)
        self.count = program.blocks * self.warps * 32
        index = np.arange(self.count)
        self.lane = (index % 32).astype(np.uint32)
        self.tid = (index % (self.warps * 32)).astype(np.uint32)
        self.ctaid = (index // (self.warps * 32)).astype(np.uint32)
        self.alive = self.tid < program.block
        self.number = self.ctaid * np.uint32(program.block) + self.tid
        self.table = table(program.seed)
        self.own = np.zeros((self.count, CELL), np.uint8)
        self.sums = np.full(len(SUMS), START, np.uint64)
        self.totals = np.full((program.blocks, len(SUMS)), START, np.uint64)
        self.shared = np.zeros((program.blocks, program.block * 8), np.uint8)
        self.steps = 0
        self.run_kernel()

    def run_kernel(self) -> None:
        a = self.number
        b = self.table[a * 5 % WORDS]
        c = self.table[(a * 3 + 1) % WORDS].view(np.float32)
        frame = self._frame(a, b, c, np.zeros(self.count, np.uint32))
        frame.registers[Reg("r", 3)] = self.ctaid.copy()
        frame.registers[Reg("u", 3)] = self.ctaid.copy()
        frame.registers[Reg("v", 0)] = self.ctaid == 0
        self.frame = frame
        with np.errstate(all="ignore"):
            self.finished = self._all(self.program.body, self.alive.copy(), None)

    def _frame(self, a: Array, b: Array, c: Array, depth: Array) -> Frame:
        full = lambda value, dtype: np.full(self.count, value, dtype)  # noqa: E731
        with np.errstate(all="ignore"):
            values = {
                "r": [a, b, a ^ np.uint32(0x9E3779B9), full(3, np.uint32), full(40, np.uint32), b + a],
                "d": [a.astype(np.uint64) * b, full(0xFEDCBA9876543210, np.uint64), a.astype(np.uint64)],
                "f": [c, b.astype(np.float32), full(1.5, np.float32)],
                "g": [c.astype(np.float64), full(0.1, np.float64)],
                "h": [a.astype(np.uint16), full(0x8001, np.uint16)],
                "p": [a < b, (a & 1) == 1, (a & 7) == 3, full(True, np.bool_)],
                "u": [full(5, np.uint32), full(0x80000000, np.uint32), full(7, np.uint32), full(1, np.uint32)],
                "v": [full(False, np.bool_), full(True, np.bool_)],
            }
        registers = {Reg(k, i): v.astype(DTYPES[k]) for k, items in values.items() for i, v in enumerate(items)}
        assert all(len(values[kind]) == count for kind, count in COUNTS.items())
        local = np.full((self.count, CELL // 8), FILL, np.uint64).view(np.uint8)
        nobody = np.zeros(self.count, np.bool_)
        return Frame(registers, local, np.zeros(self.count, np.uint32), nobody, depth)

    # values

    def value(self, operand: Operand, kind: str) -> Array:
        if isinstance(operand, Reg):
            return self.frame.registers[operand]
        dtype = DTYPES[kind]
        return np.full(self.count, operand & (1 << 8 * np.dtype(dtype).itemsize) - 1, dtype)

    def put(self, register: Reg, value: Array, active: Array) -> None:
        old = self.frame.registers[register]
        self.frame.registers[register] = np.where(active, np.asarray(value).astype(old.dtype), old)

    def holds(self, guard: Guard | None, active: Array) -> Array:
        if guard is None:
            return active
        return active & (self.frame.registers[guard.register] != guard.negated)

    # statements

    def _all(self, statements: Sequence[Statement], active: Array, jumps: Jumps | None) -> Array:
        """Run them; the threads that come to the end."""
        for statement in statements:
            if not active.any():
                break
            self.steps += 1
            if self.steps > LIMIT:
                raise TooLong
            active = getattr(self, "_" + type(statement).__name__.lower())(statement, active, jumps)
        return active

    def _compute(self, node: Compute, active: Array, jumps: Jumps | None) -> Array:
        op = OPS[node.op]
        kinds = op.sources.translate(str.maketrans("ict", "rrr"))
        found = op.meaning(*(self.value(s, kind) for s, kind in zip(node.sources, kinds, strict=True)))
        results = found if isinstance(found, tuple) else (found,)
        chosen = self.holds(node.guard, active)
        for register, result in zip(node.results, results, strict=True):
            self.put(register, result, chosen)
        return active

    def _places(self, kind: str, index: Operand, size: int) -> Array:
        """Which element of a memory of `size` bytes each thread means."""
        return (self.value(index, "r") % np.uint32(size // np.dtype(MEMORY[kind]).itemsize)).astype(np.int64)

    def _memory(self, space: str) -> Array:
        return self.own if space == "own" else self.frame.local

    def _load(self, node: Load, active: Array, jumps: Jumps | None) -> Array:
        dtype, chosen = np.dtype(MEMORY[node.type]), self.holds(node.guard, active)
        if node.space in ("input", "const"):
            value = self.table.view(dtype)[self._places(node.type, node.index, WORDS * 4)]
        else:
            rows = self._memory(node.space).view(dtype)
            value = np.take_along_axis(rows, self._places(node.type, node.index, CELL)[:, None], 1)[:, 0]
        self.put(node.result, value, chosen)
        return active

    def _store(self, node: Store, active: Array, jumps: Jumps | None) -> Array:
        dtype, chosen = np.dtype(MEMORY[node.type]), self.holds(node.guard, active)
        rows = self._memory(node.space).view(dtype)
        places = self._places(node.type, node.index, CELL)
        who = np.flatnonzero(chosen)
        rows[who, places[who]] = self.value(node.source, node.source.kind)[who].astype(dtype)
        return active

    def _sum(self, node: Sum, active: Array, jumps: Jumps | None) -> Array:
        op, kind = SUMS[node.number].split(".")
        chosen, values = self.holds(node.guard, active), self.frame.registers[node.source]
        dtype = np.dtype({"s": "i", "b": "u", "u": "u"}[kind[0]] + str(int(kind[1:]) // 8))
        combine = {"add": np.add, "min": np.minimum, "max": np.maximum, "xor": np.bitwise_xor, "or": np.bitwise_or,
                   "and": np.bitwise_and}[op]  # fmt: skip
        for block in range(self.program.blocks):
            mine = values[chosen & (self.ctaid == block)].view(dtype)
            cell = self.sums if node.space == "global" else self.totals[block]
            cell = cell.view(dtype)[node.number * (8 // dtype.itemsize) :][:1]
            if len(mine):
                cell[0] = combine(cell[0], combine.reduce(mine, dtype=dtype))
        return active

    def _call(self, node: Call, active: Array, jumps: Jumps | None) -> Array:
        caller, chosen = self.frame, self.holds(node.guard, active)
        if node.again:
            chosen = chosen & (caller.depth > 0)
        depth = caller.depth - np.uint32(1) if node.again else np.ones(self.count, np.uint32)
        a, b, c = (caller.registers[register] for register in (*node.integers, node.float))
        function = self.program.functions[node.function]
        callee = self.frame = self._frame(a, b, c, depth)
        ended = self._all(function.body, chosen, None)
        callee.result = np.where(ended, callee.registers[function.value], callee.result)
        self.frame = caller
        self.put(node.result, callee.result, chosen)
        return active & self.alive

    # lanes and threads together

    def _rows(self, values: Array) -> Array:
        return values.reshape(-1, 32)

    def _ballot(self, held: Array) -> Array:
        """Per thread, the bits of its warp."""
        bits = (self._rows(held).astype(np.uint32) << np.arange(32, dtype=np.uint32)).sum(1, dtype=np.uint32)
        return np.repeat(bits, 32)

    def _vote(self, node: Vote, active: Array, jumps: Jumps | None) -> Array:
        held = active & (self.frame.registers[node.source] != node.negated)
        votes, here = self._ballot(held), self._ballot(active)
        result = {"ballot": votes, "all": votes == here, "any": votes != 0, "uni": (votes == here) | (votes == 0)}
        self.put(node.result, result[node.mode], active)
        return active

    def _shuffle(self, node: Shuffle, active: Array, jumps: Jumps | None) -> Array:
        lane, b = self.lane.astype(np.int64), (self.value(node.lane, "r") & np.uint32(31)).astype(np.int64)
        segment, clamp = node.clamp >> 8 & 31, node.clamp & 31
        last = (lane & segment) | (clamp & ~segment)
        j = {"up": lane - b, "down": lane + b, "bfly": lane ^ b, "idx": (lane & segment) | (b & ~segment)}[node.mode]
        inside = j >= last if node.mode == "up" else j <= last
        j = np.where(inside, j, lane)
        value = np.take_along_axis(self._rows(self.frame.registers[node.source]), self._rows(j), 1).ravel()
        takes_part = np.take_along_axis(self._rows(active), self._rows(j), 1).ravel()
        self.put(node.valid, inside, active)
        self.put(node.result, np.where(takes_part, value, 0), active)
        return active

    def _match(self, node: Match, active: Array, jumps: Jumps | None) -> Array:
        values, here = self._rows(self.frame.registers[node.source]), self._rows(active)
        same = (values[:, :, None] == values[:, None, :]) & here[:, None, :]
        bits = (same.astype(np.uint32) << np.arange(32, dtype=np.uint32)).sum(2, dtype=np.uint32).ravel()
        if node.mode == "all":
            everyone = bits == self._ballot(active)
            bits = np.where(everyone, bits, 0)
            self.put(node.valid, everyone, active)
        self.put(node.result, bits, active)
        return active

    def _reduce(self, node: Reduce, active: Array, jumps: Jumps | None) -> Array:
        op, kind = node.op.split(".")
        values = self.frame.registers[node.source].view("i4" if kind[0] == "s" else "u4")
        combine: Callable[..., Any] = {"add": np.add, "min": np.minimum, "max": np.maximum, "xor": np.bitwise_xor,
                                       "or": np.bitwise_or, "and": np.bitwise_and}[op]  # fmt: skip
        out = np.zeros_like(values)
        for row, here, result in zip(self._rows(values), self._rows(active), self._rows(out), strict=True):
            if here.any():
                result[:] = combine.reduce(row[here], dtype=row.dtype)
        self.put(node.result, out.view(np.uint32), active)
        return active

    def _exchange(self, node: Exchange, active: Array, jumps: Jumps | None) -> Array:
        cells = self.shared.view(MEMORY[node.type])
        source, index = self.frame.registers[node.source], self.frame.registers[node.index]
        cells[self.ctaid[active], self.tid[active]] = source[active].astype(cells.dtype)
        self.put(node.result, cells[self.ctaid, index % np.uint32(self.program.block)], active)
        return active

    def _blockvote(self, node: BlockVote, active: Array, jumps: Jumps | None) -> Array:
        held = active & (self.frame.registers[node.source] != node.negated)
        count = np.bincount(self.ctaid, held, self.program.blocks).astype(np.uint32)[self.ctaid]
        here = np.bincount(self.ctaid, active, self.program.blocks)[self.ctaid]
        self.put(node.result, {"popc": count, "and": count == here, "or": count != 0}[node.mode], active)
        return active

    # control

    def _if(self, node: If, active: Array, jumps: Jumps | None) -> Array:
        then = self.holds(node.condition, active)
        other = active & ~then
        return self._all(node.then, then, jumps) | self._all(node.other, other, jumps)

    def _loop(self, node: Loop, active: Array, jumps: Jumps | None) -> Array:
        count = (self.value(node.count, "r") & np.uint32(3)) + np.uint32(1)
        out, running = np.zeros(self.count, np.bool_), active
        keeps = [np.zeros(self.count, np.uint32) for _ in node.keeps]
        for i in range(4):
            out |= running & (count <= i)
            running = running & (count > i)
            for kept, (source, _) in zip(keeps, node.keeps, strict=True):
                kept[running] = self.frame.registers[source][running] + np.uint32(i)
            inner = Jumps(np.zeros(self.count, np.bool_), np.zeros(self.count, np.bool_))
            running = self._all(node.body, running, inner) | inner.continued
            out |= inner.broken
        out = (out | running) & self.alive
        for kept, (_, result) in zip(keeps, node.keeps, strict=True):
            self.put(result, self.frame.registers[result] ^ kept, out)
        return out

    def _leave(self, node: Leave, active: Array, jumps: Jumps | None) -> Array:
        gone = self.holds(node.condition, active)
        if node.what == "break":
            assert jumps is not None
            jumps.broken |= gone
        elif node.what == "continue":
            assert jumps is not None
            jumps.continued |= gone
        elif node.what == "exit":
            self.alive = self.alive & ~gone
        else:
            self.frame.returned = self.frame.returned | gone
            self.frame.result = np.where(gone, self.frame.registers[node.value], self.frame.result)
        return active & ~gone

    def _graph(self, node: Graph, active: Array, jumps: Jumps | None) -> Array:
        end = len(node.blocks)
        at, fuel = np.where(active, 0, end), np.full(self.count, FUEL)
        inside = active.copy()
        while True:
            at = np.where(fuel == 0, end, at)
            if not (inside & (at < end)).any():
                return inside
            i = int(at[inside].min())
            here = inside & (at == i)
            fuel = fuel - here
            code, edge = node.blocks[i]
            still = self._all(code, here, None)
            inside &= ~here | still
            taken, target = self.holds(edge.condition, still), np.full(self.count, edge.targets[0])
            if edge.what == "fall":
                taken = np.zeros(self.count, np.bool_)
            if edge.index is not None:
                target = np.array(edge.targets)[self.frame.registers[edge.index] & np.uint32(3)]
            at = np.where(still, np.where(taken, target, i + 1), at)
