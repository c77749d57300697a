"""Blocks and branches of one function.

At width 1 the blocks are LLVM's. At width 32 each block has a mask of the lanes that are to run it next; the blocks
are tried in the order of the text, and a backward branch goes back to trying from its target, so that always the
lowest block with lanes runs. Lanes that return are in no mask any more.
"""

from __future__ import annotations

from gtap_plugin_cpu.codegen import convert, floating, integer, memory, warp
from gtap_plugin_cpu.codegen.calls import ARGUMENTS, Calls
from gtap_plugin_cpu.codegen.emit import Value
from gtap_plugin_cpu.codegen.function import Handler
from gtap_plugin_cpu.ptx.flow import branch_targets
from gtap_plugin_cpu.ptx.model import TYPES, Immediate, Instruction, Operand, fail, unsupported

_U32, _PRED = TYPES["u32"], TYPES["pred"]


class Generator(Calls):
    """Generates a whole function."""

    def text(self) -> str:
        self._entry()
        for block in self.flow.blocks:
            self.block = block
            self._begin_block()
            for ins in block.code[:-1] if block.end else block.code:
                self._instruction(ins)
            self._end_block(block.end)
        self._finish()
        name, function = self.part.function.name, self.part.function
        pointers = "".join(f", ptr %{p}" for p in self.part.pointer_names)
        head = f'define internal i32 @"f.{name}"({ARGUMENTS}, i32 %mask{pointers}) #0 {{' + "\nentry:"
        if function.entry:
            head = f'define internal i32 @"k.{name}"({ARGUMENTS}, i32 %mask) #0 {{' + "\nentry:"
        return "\n".join((head, *self.head, *self.lines, "}"))

    # blocks

    def _entry(self) -> None:
        self.leaving = self.alloca("i32") if self.part.exits else ""
        if self.leaving:
            self.head.append(f"  store i32 0, ptr {self.leaving}")
        if self.width == 1:
            self.do("br label %b0")
            return
        self.waiting = [self.alloca("i32") for _ in self.flow.blocks]
        for i, slot in enumerate(self.waiting):
            self.head.append(f"  store i32 {'%mask' if i == 0 else 0}, ptr {slot}")
        self.do("br label %c0")

    def _begin_block(self) -> None:
        i = self.block.index
        if self.width == 1:
            self.label(f"b{i}")
            return
        self.label(f"c{i}")
        mask = self.load("i32", self.waiting[i]).text
        some = self.let(f"icmp ne i32 {mask}, 0")
        self.do(f"br i1 {some}, label %b{i}, label %c{i + 1}")
        self.label(f"b{i}")
        self.do(f"store i32 0, ptr {self.waiting[i]}")
        self.mask = self.block_mask = mask

    def _finish(self) -> None:
        if self.width > 1:
            self.label(f"c{len(self.flow.blocks)}")
            self._return()

    def _return(self) -> None:
        """Return the lanes that go on in the caller."""
        alive = "%mask" if self.width > 1 else "1"
        if self.leaving:
            alive = self.let(f"xor i32 {alive}, {self.load('i32', self.leaving).text}")
        self.do(f"ret i32 {alive}")

    def _end_block(self, end: Instruction | None) -> None:
        if end is None:
            self._go_all(self.block.index + 1)
        elif end.op == "bra":
            self._branch(end)
        elif end.op == "brx":
            self._branch_table(end)
        else:
            self._leave(end)

    # the ends of blocks

    def _go_all(self, target: int) -> None:
        if self.width == 1:
            self.do(f"br label %b{target}")
        else:
            self._send(target, self.mask or "")
            self._next([target])

    def _send(self, target: int, lanes: str) -> None:
        """Add lanes to those that are to run a block."""
        already = self.load("i32", self.waiting[target]).text
        self.do(f"store i32 {self.let(f'or i32 {already}, {lanes}')}, ptr {self.waiting[target]}")

    def _next(self, targets: list[int]) -> None:
        """Go on with the lowest block that has lanes: backward targets first, then the blocks behind this one."""
        for target in sorted({t for t in targets if t <= self.block.index}):
            lanes = self.load("i32", self.waiting[target]).text
            other = self.fresh("forward")
            self.do(f"br i1 {self.let(f'icmp ne i32 {lanes}, 0')}, label %c{target}, label %{other}")
            self.label(other)
        self.do(f"br label %c{self.block.index + 1}")

    def _branch(self, ins: Instruction) -> None:
        target, guard = self.block.successors[0], self.guard(ins)
        if guard is None:
            return self._go_all(target)
        after = self.block.index + 1
        if self.width == 1:
            return self.do(f"br i1 {guard.text}, label %b{target}, label %b{after}")
        taken = self.let(f"and i32 {self.mask}, {self.bits(guard)}")
        self._send(target, taken)
        self._send(after, self.let(f"xor i32 {self.mask}, {taken}"))
        return self._next([target])

    def _branch_table(self, ins: Instruction) -> None:
        guard, index = self.guard(ins), self.read(ins.operands[0], _U32, ins.line)
        targets = self.block.successors[: len(branch_targets(ins, self.part.body))]
        if self.width == 1:
            if guard is not None:
                jump = self.fresh("jump")
                self.do(f"br i1 {guard.text}, label %{jump}, label %b{self.block.index + 1}")
                self.label(jump)
            cases = " ".join(f"i32 {i}, label %b{t}" for i, t in enumerate(targets))
            return self.do(f"switch i32 {index.text}, label %b{targets[-1]} [ {cases} ]")
        lanes = self.mask or ""
        if guard is not None:
            lanes = self.let(f"and i32 {self.mask}, {self.bits(guard)}")
            self._send(self.block.index + 1, self.let(f"xor i32 {self.mask}, {lanes}"))
        for i, target in enumerate(targets):
            chosen = self.bits(self.compare("eq", index, self.like(index, i)))
            self._send(target, self.let(f"and i32 {lanes}, {chosen}"))
        return self._next(targets)

    def _leave(self, ins: Instruction) -> None:
        """ret, exit and trap; the lanes of a guard alone."""
        guard = self.guard(ins)
        if ins.op == "trap":
            with self.where(guard):
                self.unit.declare("llvm.trap", "declare void @llvm.trap()")
                self.call("", "llvm.trap")
        if self.width == 1:
            return self._leave_one(ins, guard)
        lanes = self.mask or ""
        if guard is not None:
            lanes = self.let(f"and i32 {self.mask}, {self.bits(guard)}")
            self._send(self.block.index + 1, self.let(f"xor i32 {self.mask}, {lanes}"))
        if ins.op == "exit" and self.leaving:
            gone = self.load("i32", self.leaving).text
            self.do(f"store i32 {self.let(f'or i32 {gone}, {lanes}')}, ptr {self.leaving}")
        return self._next([])

    def _leave_one(self, ins: Instruction, guard: Value | None) -> None:
        if guard is not None:
            out = self.fresh("out")
            self.do(f"br i1 {guard.text}, label %{out}, label %b{self.block.index + 1}")
            self.label(out)
        if ins.op == "exit" and self.leaving:
            self.do(f"store i32 1, ptr {self.leaving}")
        self._return()

    def _drop_lanes(self) -> None:
        """After a call in which lanes may have ended their thread."""
        go, out = self.fresh("alive"), self.fresh("dead")
        here, gone = self.mask or "1", self.load("i32", self.gone).text
        self.gone = ""
        if self.leaving:
            before = self.load("i32", self.leaving).text
            self.do(f"store i32 {self.let(f'or i32 {before}, {gone}')}, ptr {self.leaving}")
        left = self.let(f"xor i32 {here}, {gone}")
        self.do(f"br i1 {self.let(f'icmp ne i32 {left}, 0')}, label %{go}, label %{out}")
        self.label(out)
        if self.width == 1:
            self._return()
        else:
            self.do(f"br label %c{self.block.index + 1}")
        self.label(go)
        if self.width > 1:
            self.mask = self.block_mask = left

    # instructions

    def _instruction(self, ins: Instruction) -> None:
        found = _TABLE.get(ins.op)
        if found is None:
            unsupported(ins.line, f"'{ins.text}'")
        handler, least, most = found
        if not least <= len(ins.operands) <= most:
            fail(ins.line, f"'{ins.text}' with {len(ins.operands)} operands")
        if ins.op in _EFFECTS:
            if ins.op == "call" and self.may_exit(ins):
                self.gone = self.alloca("i32")
                self.do(f"store i32 0, ptr {self.gone}")
            with self.where(self.guard(ins)):
                handler(self, ins)
            if self.gone:
                self._drop_lanes()
            return
        self.merge = self.guard(ins)
        handler(self, ins)
        self.merge = None


def _call(g: Generator, ins: Instruction) -> None:
    g.call_function(ins)


def _stop(g: Generator, ins: Instruction) -> None:
    """brkpt: there is no debugger that could take over."""
    g.unit.declare("llvm.trap", "declare void @llvm.trap()")
    g.call("", "llvm.trap")


def _barrier(g: Generator, ins: Instruction) -> None:
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
    where, threads = ("ptr %worker", "i32 %warp", g.typed(number)), f"i32 {1 if g.width == 1 else 32}"
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
    g.unit.declare("llvm.trap", "declare void @llvm.trap()")
    one = g.first_lane(value)
    differ = g.let(f"and i32 {g.mask}, {g.bits(g.compare('ne', value, one))}")
    with g.where(Value(g.let(f"icmp ne i32 {differ}, 0"), "i1")):
        g.call("", "llvm.trap")
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


_TABLE: dict[str, tuple[Handler, int, int]] = {
    **integer.TABLE, **floating.TABLE, **convert.TABLE, **memory.TABLE, **warp.TABLE,
    "call": (_call, 1, 4), "bar": (_barrier, 0, 4), "barrier": (_barrier, 0, 4), "brkpt": (_stop, 0, 0),
    "pmevent": (memory.nothing, 1, 1),
}  # fmt: skip
_EFFECTS = frozenset(
    """ld ldu st atom red membar fence call bar barrier prefetch prefetchu nanosleep activemask vote shfl match redux
    elect brkpt pmevent discard applypriority stackrestore""".split()  # noqa: SIM905
)
