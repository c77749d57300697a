"""A loaded PTX module: checked bodies, the layout of its globals, their first contents."""

from __future__ import annotations

import mmap

import attrs

from gtap_plugin_cpu.ptx.body import parse_body
from gtap_plugin_cpu.ptx.directives import parse_module
from gtap_plugin_cpu.ptx.divergence import Divergence, analyse
from gtap_plugin_cpu.ptx.flow import Flow, make_flow, symbols_of
from gtap_plugin_cpu.ptx.model import Body, Function, Module, Reference, Symbol, Variable, fail

_PAGE = mmap.PAGESIZE


@attrs.define(eq=False)
class Part:
    """One function with a body, ready for code generation."""

    function: Function
    body: Body
    flow: Flow
    divergence: Divergence
    offsets: dict[str, int]  # of an .entry's parameters in the parameter block
    callees: tuple[str, ...]
    symbols: frozenset[str]  # every name that an operand uses
    indirect: bool  # calls through a register
    exits: bool = False  # it or a callee uses `exit`; set by Program

    @property
    def parameter_names(self) -> set[str]:
        return set(self.offsets)

    def parameter_offset(self, name: str, line: int) -> int:
        return self.offsets[name] if name in self.offsets else fail(line, f"'{name}' is no parameter of the kernel")

    def parameter_pointer(self, name: str) -> str | None:
        """The LLVM argument that points to a parameter or return value of a .func."""
        if self.function.entry:
            return None
        for prefix, variables in (("out", self.function.returns), ("in", self.function.parameters)):
            for i, variable in enumerate(variables):
                if variable.name == name:
                    return f"%{prefix}{i}"
        return None

    @property
    def pointer_names(self) -> list[str]:
        outs = [f"out{i}" for i in range(len(self.function.returns))]
        return outs + [f"in{i}" for i in range(len(self.function.parameters))]

    @property
    def parameters(self) -> list[tuple[int, int]]:
        """(offset, size) of an .entry's parameters."""
        return [(self.offsets[v.name], v.size) for v in self.function.parameters]


def _parameter_offsets(function: Function) -> dict[str, int]:
    offsets, end = {}, 0
    for variable in function.parameters if function.entry else ():
        end = -(-end // variable.align) * variable.align
        offsets[variable.name] = end
        end += variable.size
    return offsets


def make_part(module: Module, function: Function) -> Part:
    """Parse and analyse one body. Raises PtxError."""
    body = parse_body(module, function)
    flow = make_flow(body)
    offsets = _parameter_offsets(function)
    callees: list[str] = []
    symbols: set[str] = set()
    indirect = False
    for block in flow.blocks:
        for ins in block.code:
            symbols.update(symbols_of(ins))
            if ins.op == "call":
                target = next((o for o in ins.operands[:2] if isinstance(o, Symbol)), None)
                indirect |= target is None
                callees += [target.name] if target else []
    divergence = analyse(flow, offsets.keys())
    return Part(function, body, flow, divergence, offsets, tuple(dict.fromkeys(callees)), frozenset(symbols), indirect)


class Image:
    """A module whose every body is known to be well formed."""

    def __init__(self, text: str) -> None:
        """Raises PtxError."""
        self.module = parse_module(text)
        self.parts = {f.name: make_part(self.module, f) for f in self.module.functions.values() if f.body}
        self.offsets: dict[str, int] = {}
        self.size = self.const_size = 0  # constants come first
        for managed in (False, True):
            chosen = [variable for variable in self._stored() if variable.managed == managed]
            self._lay_out([variable for variable in chosen if variable.space == "const"])
            self.const_size = self.const_size if managed else self.size
            self._lay_out([variable for variable in chosen if variable.space != "const"])
            if any(variable.managed for variable in self._stored()):  # they share no page with others
                self.size = -(-self.size // _PAGE) * _PAGE
        self.numbers = {name: i + 1 for i, name in enumerate(self.module.functions)}

    def _lay_out(self, variables: list[Variable]) -> None:
        for variable in variables:
            self.size = -(-self.size // variable.align) * variable.align
            self.offsets[variable.name] = self.size
            self.size += variable.size

    def _stored(self) -> list[Variable]:
        return [v for v in self.module.variables.values() if v.space in ("global", "const") and v.linkage != "extern"]

    @property
    def kernels(self) -> list[Part]:
        return [part for part in self.parts.values() if part.function.entry]

    @property
    def globals(self) -> list[Variable]:
        return self._stored()

    def contents(self, base: int) -> bytearray:
        """The first contents of the globals when they lie at `base`. Raises PtxError for unknown names."""
        data = bytearray(self.size)
        for variable in self._stored():
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

    def taken_functions(self) -> list[str]:
        """Device functions whose address is used, and which an indirect call may therefore reach."""
        names = [v.symbol for variable in self._stored() for v in variable.initial if isinstance(v, Reference)]
        for part in self.parts.values():
            for block in part.flow.blocks:
                names += [
                    o.name for ins in block.code if ins.op == "mov" for o in ins.operands if isinstance(o, Symbol)
                ]
        return [name for name in dict.fromkeys(names) if name in self.parts and not self.parts[name].function.entry]
