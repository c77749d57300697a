"""One kernel with everything it reaches: the choice of width, the layout of shared memory, the LLVM text."""

from __future__ import annotations

import platform
from collections.abc import Iterable

from gtap_plugin_cpu.codegen.calls import HEAP
from gtap_plugin_cpu.codegen.control import Generator
from gtap_plugin_cpu.codegen.emit import Unit
from gtap_plugin_cpu.codegen.runtime import runtime_text
from gtap_plugin_cpu.image import Image, Part
from gtap_plugin_cpu.ptx.model import Instruction, Variable, fail, unsupported

_ATTRIBUTES = (
    'attributes #0 = { nounwind "prefer-vector-width"="512" "min-legal-vector-width"="512" "probe-stack"="inline-asm" }'
)


class Program:
    """A kernel to generate. `width` 0 chooses: 32, or 1 where lanes cannot run together."""

    def __init__(self, image: Image, kernel: str, width: int = 0, native_masks: bool = True) -> None:
        """Raises PtxError."""
        self.image, self.module = image, image.module
        self.kernel = image.parts[kernel]
        self.parts = self._reachable()
        for part in self.parts.values():
            part.exits = self._exits(part)
        self.allocates = any(name in part.callees for part in self.parts.values() for name in HEAP)
        self.prints = any("vprintf" in part.callees for part in self.parts.values())
        self.width = width or (1 if self._needs_threads() else 32)
        self.barriers = any(_waits(part, self._meeting()) for part in self.parts.values())
        self.native_masks = native_masks
        self.shared: dict[str, int] = {}
        self.static_shared = self._lay_out_shared()

    # what the kernel reaches

    def _reachable(self) -> dict[str, Part]:
        found: dict[str, Part] = {}
        queue = [self.kernel]
        while queue:
            part = queue.pop()
            if part.function.name in found:
                continue
            found[part.function.name] = part
            names: Iterable[str] = part.callees
            if part.indirect:
                names = (*names, *self.image.taken_functions())
            queue += [self.image.parts[n] for n in map(self._resolved, names) if n in self.image.parts]
        return found

    def _resolved(self, name: str) -> str:
        return self.module.aliases.get(name, name)

    def callee(self, name: str, line: int) -> Part:
        part = self.parts.get(self._resolved(name))
        if part is None:
            unsupported(line, f"a call of '{name}', which the module does not define,")
        if part.function.entry:
            fail(line, f"'{name}' is a kernel and cannot be called")
        return part

    def _exits(self, part: Part) -> bool:
        names, queue = set(), [part]
        while queue:
            current = queue.pop()
            if current.function.name in names:
                continue
            names.add(current.function.name)
            if any(ins.op == "exit" for block in current.flow.blocks for ins in block.code):
                return True
            callees = (*current.callees, *(self.image.taken_functions() if current.indirect else ()))
            queue += [self.parts[n] for n in map(self._resolved, callees) if n in self.parts]
        return False

    # vectors or threads

    def _meeting(self) -> tuple[str, ...]:
        """The instructions at which a unit waits for another."""
        lanes = ("shfl", "vote", "match", "redux", "activemask", "elect")
        return ("bar", "barrier", *lanes) if self.width == 1 else ("bar", "barrier")

    def _needs_threads(self) -> bool:
        return any(self._divided(part) for part in self.parts.values())

    def _divided(self, part: Part) -> bool:
        """Whether lanes of a warp must be able to run on their own: a barrier, or a wait, in divided control flow."""
        for block in part.flow.blocks:
            if part.divergence.converged[block.index]:
                continue
            loop = part.flow.looping[block.index]
            for ins in block.code:
                if _is_wait(ins) or (loop and _spins(ins)) or (ins.op == "call" and self._may_wait(ins, part)):
                    return True
        return False

    def _may_wait(self, ins: Instruction, part: Part) -> bool:
        names = [n for n in map(self._resolved, part.callees) if n in self.parts]
        if part.indirect:
            names += self.image.taken_functions()
        return any(_waits(self.parts[n], ("bar", "barrier")) for n in names)

    # names

    def function_number(self, name: str) -> int | None:
        return self.image.numbers.get(self._resolved(name))

    @property
    def function_count(self) -> int:
        return len(self.image.numbers) + 1

    def global_offset(self, part: Part, name: str, line: int) -> int:
        if name not in self.image.offsets:
            unsupported(line, f"the variable '{name}', which the module does not define,")
        return self.image.offsets[name]

    def shared_offset(self, part: Part, name: str, variable: Variable) -> int:
        return self.shared[f"{part.function.name}/{name}" if name in part.body.variables else name]

    def _lay_out_shared(self) -> int:
        """Static variables first, those without a length (the launch's dynamic bytes) behind all of them."""
        used = {name for part in self.parts.values() for name in part.symbols}
        variables = {n: v for n, v in self.module.variables.items() if v.space == "shared" and n in used}
        for name, part in self.parts.items():
            variables |= {f"{name}/{n}": v for n, v in part.body.variables.items() if v.space == "shared"}
        end = 0
        for name, variable in variables.items():
            if variable.size:
                self.shared[name] = end = -(-end // variable.align) * variable.align
                end += variable.size
        dynamic = {n: v for n, v in variables.items() if not v.size}
        start = -(-end // 16) * 16 if dynamic else end
        self.shared |= dict.fromkeys(dynamic, start)
        return start

    # facts for the driver

    @property
    def local_bytes(self) -> int:
        """Bytes of local memory of a thread, recursion not counted."""
        return sum(v.size for part in self.parts.values() for v in part.body.variables.values() if v.space == "local")

    # text

    def text(self) -> str:
        """The LLVM module. Raises PtxError."""
        unit = Unit(self.width, self.native_masks)
        functions = [Generator(unit, self, part).text() for part in self.parts.values()]
        head = runtime_text(unit, self.kernel.function.name, self.barriers, platform.machine())
        return "\n".join((head, unit.text(), self._function_table(), *functions, _ATTRIBUTES, "!0 = !{}"))

    def _function_table(self) -> str:
        if not any(part.indirect for part in self.parts.values()):
            return ""
        known = {n: p for n, p in self.parts.items() if not p.function.entry}
        entries = ["ptr null"] + [f'ptr @"f.{n}"' if n in known else "ptr null" for n in self.image.numbers]
        return f"@functions = internal constant [{len(entries)} x ptr] [{', '.join(entries)}]"


def _is_wait(ins: Instruction) -> bool:
    return ins.op in ("bar", "barrier") and "warp" not in ins.modifiers


def _waits(part: Part, ops: tuple[str, ...]) -> bool:
    return any(ins.op in ops for block in part.flow.blocks for ins in block.code)


def _spins(ins: Instruction) -> bool:
    """An access by which a loop may wait for another thread."""
    if ins.op == "atom":
        return "cas" in ins.modifiers or "exch" in ins.modifiers
    return ins.op == "ld" and any(m in ins.modifiers for m in ("volatile", "acquire", "relaxed"))
