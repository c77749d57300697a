"""One function with a body, parsed and analysed: what code is generated from."""

from __future__ import annotations

import attrs

from gtap_plugin_cpu.ptx.body import parse_body
from gtap_plugin_cpu.ptx.divergence import Divergence, analyse
from gtap_plugin_cpu.ptx.flow import Flow, make_flow, symbols_of
from gtap_plugin_cpu.ptx.model import Body, Function, Module, Symbol, fail
from gtap_plugin_cpu.ptx.waiting import Callees


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

    @property
    def instructions(self) -> int:
        return sum(len(block.code) for block in self.flow.blocks)


def parameter_offsets(function: Function) -> dict[str, int]:
    """Where the parameters of an .entry lie in the launch's parameter block; {} for a .func."""
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
    offsets = parameter_offsets(function)
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
    facts = Callees(module)
    flow, divergence = analyse(flow, offsets.keys(), facts.meets, facts.polls)
    return Part(function, body, flow, divergence, offsets, tuple(dict.fromkeys(callees)), frozenset(symbols), indirect)
