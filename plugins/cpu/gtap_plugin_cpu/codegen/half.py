"""f16 and f16x2: each operation in a format so wide that its result is rounded once; comparisons of both halves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gtap_plugin_cpu.codegen import convert, floating
from gtap_plugin_cpu.codegen.convert import _narrow
from gtap_plugin_cpu.codegen.emit import Value
from gtap_plugin_cpu.codegen.function import Handler
from gtap_plugin_cpu.ptx.model import TYPES, Instruction, Pair, Type, unsupported

if TYPE_CHECKING:
    from gtap_plugin_cpu.codegen.control import Generator

_SINGLE = {"f16": TYPES["f16"], "f16x2": TYPES["f16"], "bf16": TYPES["bf16"], "bf16x2": TYPES["bf16"]}
Compute = Callable[["Generator", Instruction, Sequence[Value]], Value]
"""One result of 16-bit operands, in any format that holds it."""


def _both(compute: Compute, other: Handler, count: int) -> Handler:
    """`compute` for f16 and bf16, and for both halves of pairs of them; `other` for every other type."""

    def handler(g: Generator, ins: Instruction) -> None:
        type_ = g.type(ins)
        single = _SINGLE.get(type_.name)
        if single is None:
            return other(g, ins)
        if g.rounding(ins) not in ("", "rn"):
            unsupported(ins.line, f"'{ins.text}'")
        values = [g.read(operand, type_, ins.line) for operand in ins.operands[1 : 1 + count]]
        parts = [_finished(g, ins, single, compute(g, ins, part)) for part in _parts(g, ins, type_, values)]
        return g.write(ins.operands[0], parts[0] if type_ is single else _joined(g, *parts), ins.line)

    return handler


def _parts(g: Generator, ins: Instruction, type_: Type, values: Sequence[Value]) -> list[list[Value]]:
    """The operands, flushed for .ftz; of a pair those of the lower and those of the upper half."""
    parts, llvm = [list(values)], _SINGLE[type_.name].llvm
    if type_.kind != "f":
        upper = [g.binary("lshr", value, g.like(value, 16)) for value in values]
        parts = [[g.bitcast(g.resize(v, "i16", False), llvm) for v in part] for part in (values, upper)]
    flushes = "ftz" in ins.modifiers
    return [[floating.flush(g, v) if flushes else v for v in part] for part in parts]


def _joined(g: Generator, low: Value, high: Value) -> Value:
    first, second = (g.resize(g.bitcast(v, "i16"), "i32", False) for v in (low, high))
    return g.binary("or", first, g.binary("shl", second, g.like(second, 16)))


def _finished(g: Generator, ins: Instruction, single: Type, value: Value) -> Value:
    if "sat" in ins.modifiers:
        value = floating.clamp_unit(g, value)
    if "relu" in ins.modifiers:
        value = g.intrinsic("maximum", value, g.like(value, "0.0"))
    value = value if value.type == single.llvm else _narrow(g, value, single, "rn")
    return floating.flush(g, value) if "ftz" in ins.modifiers else value


def _wide(op: str) -> Compute:
    """In f32, where products are exact and sums so long that rounding them again changes nothing."""

    def compute(g: Generator, ins: Instruction, values: Sequence[Value]) -> Value:
        return g.binary(op, *(g.cast("fpext", value, "float") for value in values))

    return compute


def _fma(g: Generator, ins: Instruction, values: Sequence[Value]) -> Value:
    """In f64, where products are exact; a sum that is not gets an odd last bit, so that it is rounded as if it were."""
    a, b, c = (g.cast("fpext", value, "double") for value in values)
    product = g.binary("fmul", a, b)
    total = g.binary("fadd", product, c)
    taken = g.binary("fsub", total, product)
    left = g.binary("fadd", g.binary("fsub", product, g.binary("fsub", total, taken)), g.binary("fsub", c, taken))
    bits = g.bitcast(total, "i64")
    even = g.compare("eq", g.binary("and", bits, g.like(bits, 1)), g.like(bits, 0))
    grows = g.compare("sge", g.binary("xor", bits, g.bitcast(left, "i64")), g.like(bits, 0))
    odd = g.binary("add", bits, g.select(grows, g.like(bits, 1), g.like(bits, -1)))
    inexact = g.binary("and", g.compare("one", left, g.like(left, "0.0")), even)
    return g.bitcast(g.select(inexact, odd, bits), "double")


def _sign(mask: str, number: int) -> Compute:
    def compute(g: Generator, ins: Instruction, values: Sequence[Value]) -> Value:
        bits = g.bitcast(values[0], "i16")
        return g.bitcast(g.binary(mask, bits, g.like(bits, number)), values[0].type)

    return compute


def _min_max(g: Generator, ins: Instruction, values: Sequence[Value]) -> Value:
    name = {"min": "minimum", "max": "maximum"}[ins.op] + ("" if "NaN" in ins.modifiers else "num")
    wide = [g.cast("fpext", value, "float") for value in values]
    if "xorsign" not in ins.modifiers:
        return floating.extreme(g, name, *wide)
    sign = g.bitcast(g.binary("xor", *(g.bitcast(v, "i32") for v in wide)), "float")
    return g.intrinsic("copysign", floating.extreme(g, name, *(g.intrinsic("fabs", v) for v in wide)), sign)


def _function(name: str) -> Compute:
    def compute(g: Generator, ins: Instruction, values: Sequence[Value]) -> Value:
        return floating.called(g, name, g.cast("fpext", values[0], "float"))

    return compute


def _compared(g: Generator, ins: Instruction, type_: Type) -> list[Value]:
    """The comparison of the lower halves and that of the upper ones."""
    values = [g.read(operand, type_, ins.line) for operand in ins.operands[1:3]]
    both = [convert.compared(g, ins, _SINGLE[type_.name], *part) for part in _parts(g, ins, type_, values)]
    return [convert.combined(g, ins, value) for value in both]


def _setp(g: Generator, ins: Instruction) -> None:
    """setp.f16x2 p|q: a predicate for each half."""
    type_, target = g.type(ins), ins.operands[0]
    if type_.name != "f16x2":
        return convert.setp(g, ins)
    if not isinstance(target, Pair):
        unsupported(ins.line, f"'{ins.text}' with one predicate")
    low, high = _compared(g, ins, type_)
    g.write(target.first, low, ins.line)
    return g.write(target.second, high, ins.line)


def _set(g: Generator, ins: Instruction) -> None:
    """set.f16x2: 1.0, or for integers all ones, in each half."""
    to, type_ = g.types(ins, 2)[:2]
    if type_.name != "f16x2":
        return convert.set_(g, ins)
    one, none = ("1.0", "0.0") if to.name == "f16x2" else (-1, 0)
    kind = "half" if to.name == "f16x2" else "i16"
    halves = [g.select(v, g.constant(kind, one), g.constant(kind, none)) for v in _compared(g, ins, type_)]
    return g.write(ins.operands[0], _joined(g, *halves), ins.line)


_COMPUTE: dict[str, tuple[Compute, int]] = {
    "add": (_wide("fadd"), 2), "sub": (_wide("fsub"), 2), "mul": (_wide("fmul"), 2), "fma": (_fma, 3),
    "neg": (_sign("xor", -0x8000), 1), "abs": (_sign("and", 0x7FFF), 1), "min": (_min_max, 2), "max": (_min_max, 2),
    "ex2": (_function("exp2"), 1), "tanh": (_function("tanh"), 1),
}  # fmt: skip

TABLE: dict[str, tuple[Handler, int, int]] = {
    op: (_both(compute, floating.TABLE[op][0], count), *floating.TABLE[op][1:])
    for op, (compute, count) in _COMPUTE.items()
}
TABLE |= {"setp": (_setp, *convert.TABLE["setp"][1:]), "set": (_set, *convert.TABLE["set"][1:])}
