"""A loaded PTX module: what it declares, where its globals lie, what each kernel reaches. Bodies are not parsed."""

from __future__ import annotations

import mmap
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from gtap_plugin_cpu.part import parameter_offsets
from gtap_plugin_cpu.ptx.directives import parse_module, parse_variables
from gtap_plugin_cpu.ptx.lexer import Cursor
from gtap_plugin_cpu.ptx.model import Function, Reference, Variable, fail
from gtap_plugin_cpu.work import Work, lay_out_shared

_PAGE = mmap.PAGESIZE
_NAME = re.compile(r"[A-Za-z_$%][\w$]*")
_MANY = 8  # beginnings of names that are looked for one after the other
_DECLARED = re.compile(r"\.(?:local|shared)\s+\.[^;]*;")
_CALL = re.compile(r"call[.\w:]*\s+(?:\([^()]*\)\s*,\s*)?([A-Za-z_$%][\w$]*)")
_TAKEN = re.compile(r"mov[.\w]*\s+[%\w$]+\s*,\s*([A-Za-z_$][\w$]*)")


class Image:
    """A module whose headers are known to be well formed."""

    def __init__(self, text: str) -> None:
        """Raises PtxError."""
        self.module = parse_module(text)
        self.offsets: dict[str, int] = {}
        self.size = self.const_size = 0  # constants come first
        for managed in (False, True):
            chosen = [variable for variable in self.globals if variable.managed == managed]
            self._lay_out([variable for variable in chosen if variable.space == "const"])
            self.const_size = self.const_size if managed else self.size
            self._lay_out([variable for variable in chosen if variable.space != "const"])
            if any(variable.managed for variable in self.globals):  # they share no page with others
                self.size = -(-self.size // _PAGE) * _PAGE
        self.numbers = {name: i + 1 for i, name in enumerate(self.module.functions)}

    def _lay_out(self, variables: list[Variable]) -> None:
        for variable in variables:
            self.size = -(-self.size // variable.align) * variable.align
            self.offsets[variable.name] = self.size
            self.size += variable.size

    @cached_property
    def globals(self) -> list[Variable]:
        return [v for v in self.module.variables.values() if v.space in ("global", "const") and v.linkage != "extern"]

    @cached_property
    def defined(self) -> dict[str, Function]:
        """The functions with bodies, as they follow each other in the text."""
        return {name: f for name, f in self.module.functions.items() if f.body}

    @property
    def kernels(self) -> list[Function]:
        return [function for function in self.defined.values() if function.entry]

    def parameters(self, kernel: str) -> list[tuple[int, int]]:
        """(offset, size) of a kernel's parameters."""
        function = self.module.functions[kernel]
        offsets = parameter_offsets(function)
        return [(offsets[variable.name], variable.size) for variable in function.parameters]

    # contents of the globals

    def contents(self, base: int) -> bytearray:
        """The first contents of the globals when they lie at `base`. Raises PtxError for unknown names."""
        data = bytearray(self.size)
        for variable in self.globals:
            step = variable.type.bytes
            for i, value in enumerate(variable.initial):
                if isinstance(value, Reference):
                    value = self._resolve(value, base, variable) >> value.shift & ((1 << variable.type.bits) - 1)
                start = self.offsets[variable.name] + i * step
                data[start : start + step] = value.to_bytes(step, "little")
        return data

    def _resolve(self, reference: Reference, base: int, variable: Variable) -> int:
        name = self.module.aliases.get(reference.symbol, reference.symbol)
        if name in self.offsets:
            return base + self.offsets[name] + reference.offset
        if name in self.numbers:
            return self.numbers[name]
        fail(variable.line, f"the initial value of '{variable.name}' names '{name}', which is not defined")
        return None

    # what bodies name, found without parsing them

    def _found(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
        """Matches in bodies: (function, match)."""
        bodies = sorted((f.body, name) for name, f in self.defined.items() if f.body)
        starts = [body[0] for body, _ in bodies]
        for match in pattern.finditer(self.module.text):
            at = match.start()
            (_, end), name = bodies[bisect_right(starts, at) - 1] if bodies else ((0, 0), "")
            if starts and starts[0] <= at < end:
                yield name, match

    @cached_property
    def _uses(self) -> dict[str, dict[str, None]]:
        """Per function, the names of the module that its body says, in their order."""
        known = {*self.module.functions, *self.module.variables, *self.module.aliases}
        beginnings = {re.escape(name[:2]) for name in known}
        patterns = [re.compile(rf"{b}[\w$]*") for b in sorted(beginnings)] if len(beginnings) <= _MANY else [_NAME]
        uses: dict[str, dict[str, None]] = {name: {} for name in self.defined}
        for pattern in patterns:
            for function, match in self._found(pattern):
                if match[0] in known:
                    uses[function][match[0]] = None
        return uses

    @cached_property
    def _declared(self) -> dict[str, list[Variable]]:
        """Per function, the .local and .shared variables that it declares. Raises PtxError."""
        declared: dict[str, list[Variable]] = {name: [] for name in self.defined}
        for function, match in self._found(_DECLARED):
            line = self.module.functions[function].line
            declared[function] += parse_variables(Cursor(self.module.text, match.start(), line), "")
        return declared

    @cached_property
    def _indirect(self) -> set[str]:
        """Functions that call through a register."""
        known = {*self.module.functions, *self.module.aliases}
        return {function for function, match in self._found(_CALL) if match[1] not in known}

    @cached_property
    def taken(self) -> list[str]:
        """Device functions whose address is used, and which an indirect call may therefore reach."""
        names = [v.symbol for variable in self.globals for v in variable.initial if isinstance(v, Reference)]
        names += [match[1] for _, match in self._found(_TAKEN)]
        return [name for name in dict.fromkeys(names) if name in self.defined and not self.defined[name].entry]

    def reach(self, kernel: str) -> tuple[list[str], list[str]]:
        """(functions, other names): the kernel, what its body names, what those bodies name."""
        found: dict[str, None] = {}
        queue = [kernel]
        while queue:
            name = queue.pop()
            if name in found:
                continue
            found[name] = None
            queue += [self.module.aliases[name]] if name in self.module.aliases else []
            queue += reversed(self._uses.get(name, {}))
            queue += self.taken if name in self._indirect else []
        functions = [name for name in found if name in self.defined]
        return functions, [name for name in found if name not in self.defined]

    def shared_bytes(self, kernel: str) -> int:
        """Bytes of a block's static shared memory."""
        functions, names = self.reach(kernel)
        variables = {name: self.module.variables[name] for name in names if name in self.module.variables}
        for name in functions:
            variables |= {f"{name}/{v.name}": v for v in self._declared[name]}
        return lay_out_shared({name: v for name, v in variables.items() if v.space == "shared"})[1]

    def local_bytes(self, kernel: str) -> int:
        """Bytes of local memory of a thread, recursion not counted."""
        return sum(v.size for name in self.reach(kernel)[0] for v in self._declared[name] if v.space == "local")

    # work for the compiler

    def work(self, kernel: str, width: int = 0) -> Work:
        """What there is to compile for a kernel."""
        functions, names = self.reach(kernel)
        module = self.module
        lines = [".version {}.{}".format(*module.version), f".target sm_{module.target}", ".address_size 64"]
        lines += self._declarations(names)
        starts = []
        for name in functions:
            function = module.functions[name]
            starts.append(function.line)
            lines.append(_written(module.text, function))
        numbers = {name: self.numbers[name] for name in (*functions, *names) if name in self.numbers}
        offsets = {name: self.offsets[name] for name in names if name in self.offsets}
        taken = [n for n in self.taken if n in functions] if self._indirect.intersection(functions) else []
        text = "\n".join(lines) + "\n"
        return Work(kernel, width, text, numbers, len(self.numbers), offsets, self.const_size, taken, starts)

    def _declarations(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            variable = self.module.variables.get(name)
            if variable is not None:
                linkage = ".extern " if variable.linkage == "extern" else ""
                size = variable.size or ""
                yield f"{linkage}.{variable.space} .align {variable.align} .b8 {name}[{size}];"
            elif name in self.module.aliases:
                yield f".alias {name}, {self.module.aliases[name]};"


def _written(text: str, function: Function) -> str:
    """A function as its module has it."""
    assert function.body is not None
    return text[function.start : function.body[1] + 1]
