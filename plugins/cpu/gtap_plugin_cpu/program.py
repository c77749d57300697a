"""One kernel with everything it reaches: the choice of width, the layout of shared memory, the LLVM text."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from typing import Any

from gtap_plugin_cpu.choice import has_waits, needs_threads, watches
from gtap_plugin_cpu.codegen.calls import HEAP
from gtap_plugin_cpu.codegen.control import Generator
from gtap_plugin_cpu.codegen.emit import Unit
from gtap_plugin_cpu.codegen.runtime import runtime_text
from gtap_plugin_cpu.part import Part, make_part
from gtap_plugin_cpu.ptx.directives import parse_module
from gtap_plugin_cpu.ptx.model import Module, Variable, fail, unsupported
from gtap_plugin_cpu.work import Work, lay_out_shared

INLINED = 300  # PTX instructions of a kernel up to which its code is not made compact
_ATTRIBUTES = (
    'attributes #0 = { nounwind "prefer-vector-width"="512" "min-legal-vector-width"="512" "probe-stack"="inline-asm" }'
)


def _module(work: Work) -> Module:
    """The work's text, read; messages name the lines of the text that it was taken from. Raises PtxError."""
    module = parse_module(work.text)
    for function, line in zip(module.functions.values(), work.lines, strict=False):
        function.shift, function.line = line - function.line, line
    return module


class Program:
    """A kernel to generate. `width` 0 chooses: 32, or 1 where lanes cannot run together."""

    def __init__(self, work: Work, native_masks: bool = True) -> None:
        """Raises PtxError."""
        self.work, self.module = work, _module(work)
        self.parts = self._reachable()
        self.kernel = self.parts[work.kernel]
        for part in self.parts.values():
            part.exits = self._exits(part)
        self.allocates = any(name in part.callees for part in self.parts.values() for name in HEAP)
        self.prints = any("vprintf" in part.callees for part in self.parts.values())
        self.width = work.width or (1 if needs_threads(self.parts, self.module.aliases) else 32)
        self.watches = watches(self.parts.values())
        self.barriers = has_waits(self.parts.values(), self.width)
        self.native_masks = native_masks
        self.shared: dict[str, int] = {}
        self.static_shared = self._lay_out_shared()

    # what the kernel reaches

    def _reachable(self) -> dict[str, Part]:
        found: dict[str, Part] = {}
        queue = [self.work.kernel]
        while queue:
            function = self.module.functions.get(queue.pop())
            if function is None or not function.body or function.name in found:
                continue
            part = found[function.name] = make_part(self.module, function)
            names: Iterable[str] = part.callees
            if part.indirect:
                names = (*names, *self.work.taken)
            queue += map(self._resolved, names)
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
            callees = (*current.callees, *(self.work.taken if current.indirect else ()))
            queue += [self.parts[n] for n in map(self._resolved, callees) if n in self.parts]
        return False

    # names

    def function_number(self, name: str) -> int | None:
        return self.work.numbers.get(self._resolved(name))

    @property
    def function_count(self) -> int:
        return self.work.functions + 1

    def global_offset(self, part: Part, name: str, line: int) -> int:
        if name not in self.work.offsets:
            unsupported(line, f"the variable '{name}', which the module does not define,")
        return self.work.offsets[name]

    def shared_offset(self, part: Part, name: str, variable: Variable) -> int:
        return self.shared[f"{part.function.name}/{name}" if name in part.body.variables else name]

    def _lay_out_shared(self) -> int:
        used = {name for part in self.parts.values() for name in part.symbols}
        variables = {n: v for n, v in self.module.variables.items() if v.space == "shared" and n in used}
        for name, part in self.parts.items():
            variables |= {f"{name}/{n}": v for n, v in part.body.variables.items() if v.space == "shared"}
        self.shared, size = lay_out_shared(variables)
        return size

    # facts for the driver and for launches

    def facts(self) -> dict[str, Any]:
        """What launch.Kernel holds beside the code: integers and strings."""
        return {
            "width": self.width, "barriers": self.barriers, "watches": self.watches,
            "static_shared": self.static_shared, "local_bytes": self.local_bytes,
            "prints": self.prints, "allocates": self.allocates,
        }  # fmt: skip

    @property
    def instructions(self) -> int:
        """How many PTX instructions there are to generate code for."""
        return sum(part.instructions for part in self.parts.values())

    @property
    def compact(self) -> bool:
        """Whether LLVM would take long for it otherwise."""
        return self.instructions > INLINED

    @property
    def local_bytes(self) -> int:
        """Bytes of local memory of a thread, recursion not counted."""
        return sum(v.size for part in self.parts.values() for v in part.body.variables.values() if v.space == "local")

    # text

    def text(self) -> str:
        """The LLVM module. Raises PtxError."""
        unit = Unit(self.width, self.native_masks, self.compact)
        functions = [Generator(unit, self, part).text() for part in self.parts.values()]
        head = runtime_text(
            unit, self.kernel.function.name, self.barriers, watches(self.parts.values()), platform.machine()
        )
        return "\n".join((head, unit.text(), self._function_table(), *functions, _ATTRIBUTES, "!0 = !{}"))

    def _function_table(self) -> str:
        if not any(part.indirect for part in self.parts.values()):
            return ""
        known = {n: p for n, p in self.parts.items() if not p.function.entry}
        entries = ["ptr null"] * self.function_count
        for name, number in self.work.numbers.items():
            entries[number] = f'ptr @"f.{name}"' if name in known else "ptr null"
        return f"@functions = internal constant [{len(entries)} x ptr] [{', '.join(entries)}]"
