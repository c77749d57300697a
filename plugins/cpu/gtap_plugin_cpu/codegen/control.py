"""Blocks and branches of one function.

At width 1 the blocks are LLVM's. At width 32 each block has a mask of the lanes that are to run it next; the blocks
are tried in the order of the text, and a backward branch goes back to trying from its target, so that always the
lowest block with lanes runs. Lanes that return are in no mask any more.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gtap_plugin_cpu.codegen import barrier, convert, floating, half, integer, memory, video, warp
from gtap_plugin_cpu.codegen.calls import ARGUMENTS, Calls
from gtap_plugin_cpu.codegen.emit import Value
from gtap_plugin_cpu.codegen.function import Handler
from gtap_plugin_cpu.codegen.meeting import assemble
from gtap_plugin_cpu.ptx.flow import branch_targets
from gtap_plugin_cpu.ptx.model import TYPES, Instruction, fail, unsupported

_U32 = TYPES["u32"]


class Generator(Calls):
    """Generates a whole function."""

    # where lanes are put off or loops watch memory (width 32), variables: the lanes that have left the function,
    # whether those who miss somebody go on without them, whether anybody has run since they were asked last
    ended = forced = moved = ""
    arriving: Value | None = None  # for how many threads the lanes of this block arrive at a barrier
    released: Sequence[int] = ()  # blocks to which this one's first instruction has sent lanes

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
        self.waiting = [self.lasting("i32") for _ in self.flow.blocks]
        for i, slot in enumerate(self.waiting):
            self.head.append(f"  store i32 {'%mask' if i == 0 else 0}, ptr {slot}")
        if self.divergence.put_off or self.divergence.fair:
            self.ended, self.forced, self.moved = (self.alloca("i32") for _ in range(3))
            self.head += [f"  store i32 0, ptr {slot}" for slot in (self.ended, self.forced, self.moved)]
        self.do("br label %c0")

    def _begin_block(self) -> None:
        i = self.block.index
        if self.width == 1:
            self.label(f"b{i}")
            return
        self.label(f"c{i}")
        if i in self.divergence.gates:
            self._return_to(self.divergence.gates[i], f"g{i}")
            self.label(f"g{i}")
        mask = self.load("i32", self.waiting[i]).text
        some = self.let(f"icmp ne i32 {mask}, 0")
        self.do(f"br i1 {some}, label %b{i}, label %c{i + 1}")
        self.label(f"b{i}")
        self.do(f"store i32 0, ptr {self.waiting[i]}")
        self.mask = self.block_mask = mask
        self.arriving, self.released = None, []
        if i in self.divergence.put_off:
            assemble(self, self.block.code[0])
        elif self.moved and not self.divergence.converged[i]:
            self.do(f"store i32 1, ptr {self.moved}")

    def _return_to(self, blocks: Collection[int], onward: str) -> None:
        """Back to where lanes were left in one of the blocks, or on to a label.

        Where nobody has moved since the last time, those who miss somebody go on without them.
        """
        lanes, back = self.constant("i32", 0), self.fresh("left")
        for block in blocks:
            lanes = self.binary("or", lanes, self.load("i32", self.waiting[block]))
        self.do(f"br i1 {self.compare('ne', lanes, self.constant('i32', 0)).text}, label %{back}, label %{onward}")
        self.label(back)
        stuck = self.compare("eq", self.load("i32", self.moved), self.constant("i32", 0))
        self.store(self.resize(stuck, "i32", False), self.forced)
        self.store(self.constant("i32", 0), self.moved)
        self.do(f"br label %c{min(blocks)}")

    def _finish(self) -> None:
        if self.width == 1:
            return
        self.label(f"c{len(self.flow.blocks)}")
        gated = set().union(*self.divergence.gates.values())
        watched = {t for i in self.divergence.fair for t in self.flow.blocks[i].successors if t <= i}
        left = (self.divergence.put_off - gated) | watched
        if left:
            self._return_to(left, "end")
            self.label("end")
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
        if self.width > 1:
            self.send(target, self.mask or "")
            self._next([target, *self.released], self.mask or "")
        elif target <= self.block.index and self.block.index in self.divergence.watching:
            self._go_again(target)
        else:
            self.do(f"br label %b{target}")

    def _go_again(self, target: int) -> None:
        """A thread's next turn in a loop that watches memory: others first."""
        self.call("", "gtap.yield", "ptr %worker", "i32 %warp")
        self.do(f"br label %b{target}")

    def send(self, target: int, lanes: str) -> None:
        """Add lanes to those that are to run a block."""
        already = self.load("i32", self.waiting[target]).text
        self.do(f"store i32 {self.let(f'or i32 {already}, {lanes}')}, ptr {self.waiting[target]}")

    def _next(self, targets: list[int], watchers: str = "") -> None:
        """Go on with the lowest block that has lanes: backward targets first, then the blocks behind this one.

        `watchers`: the lanes that go back, where the branch waits for memory to change.
        """
        if self.block.index in self.divergence.watching and watchers:
            with self.where_any(watchers):
                self.call("", "gtap.yield", "ptr %worker", "i32 %warp")
            targets = [] if self.block.index in self.divergence.fair else targets
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
        if self.width == 1 and target <= self.block.index and self.block.index in self.divergence.watching:
            again = self.fresh("again")
            self.do(f"br i1 {guard.text}, label %{again}, label %b{after}")
            self.label(again)
            return self._go_again(target)
        if self.width == 1:
            return self.do(f"br i1 {guard.text}, label %b{target}, label %b{after}")
        taken = self.let(f"and i32 {self.mask}, {self.bits(guard)}")
        self.send(target, taken)
        self.send(after, self.let(f"xor i32 {self.mask}, {taken}"))
        return self._next([target], taken)

    def _branch_table(self, ins: Instruction) -> None:
        guard, index = self.guard(ins), self.read(ins.operands[0], _U32, ins.line)
        if self.block.index in self.divergence.watching and self.width == 1:
            self.call("", "gtap.yield", "ptr %worker", "i32 %warp")
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
            self.send(self.block.index + 1, self.let(f"xor i32 {self.mask}, {lanes}"))
        for i, target in enumerate(targets):
            chosen = self.bits(self.compare("eq", index, self.like(index, i)))
            self.send(target, self.let(f"and i32 {lanes}, {chosen}"))
        return self._next(targets, lanes)

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
            self.send(self.block.index + 1, self.let(f"xor i32 {self.mask}, {lanes}"))
        if ins.op == "exit" and self.leaving:
            gone = self.load("i32", self.leaving).text
            self.do(f"store i32 {self.let(f'or i32 {gone}, {lanes}')}, ptr {self.leaving}")
        self._end_lanes(lanes)
        return self._next([])

    def _end_lanes(self, lanes: str) -> None:
        """Nobody of the function waits for them any more."""
        if self.ended:
            before = self.load("i32", self.ended).text
            self.do(f"store i32 {self.let(f'or i32 {before}, {lanes}')}, ptr {self.ended}")

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
            self._end_lanes(here)
            self.do(f"br label %c{self.block.index + 1}")
        self.label(go)
        if self.width > 1:
            self._end_lanes(gone)
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


_TABLE: dict[str, tuple[Handler, int, int]] = {
    **integer.TABLE, **floating.TABLE, **convert.TABLE, **half.TABLE, **memory.TABLE, **warp.TABLE, **barrier.TABLE,
    **video.TABLE,
    "call": (_call, 1, 4), "brkpt": (_stop, 0, 0),
    "pmevent": (memory.nothing, 1, 1),
}  # fmt: skip
_EFFECTS = frozenset(
    """ld ldu st atom red membar fence call bar barrier prefetch prefetchu nanosleep activemask vote shfl match redux
    elect brkpt pmevent discard applypriority stackrestore""".split()  # noqa: SIM905
)
