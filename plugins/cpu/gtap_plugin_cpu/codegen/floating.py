"""Floating point: IEEE arithmetic with every rounding mode, and the approximate functions (computed by libm)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtap_plugin_cpu.codegen import integer
from gtap_plugin_cpu.codegen.emit import Emitter, Unit, Value, bits_of
from gtap_plugin_cpu.codegen.function import Handler
from gtap_plugin_cpu.ptx.model import Instruction, fail, unsupported

if TYPE_CHECKING:
    from gtap_plugin_cpu.codegen.control import Generator

_DIRECTED = {"rz": 0, "rp": 2, "rm": 3}  # the argument of llvm.set.rounding; 1 is to nearest
_METADATA = {"rz": "towardzero", "rp": "upward", "rm": "downward"}


def directed(g: Emitter, op: str, mode: str, result: str, *operands: Value) -> Value:
    """One operation rounded `mode` (rz, rp, rm), in a function of its own that sets and restores the rounding."""
    values = g.match(*operands)
    out = Value("", result, values[0].varying)
    name = f"round.{op}.{mode}.{g.mangled(out)}.{g.mangled(values[0])}"
    kinds = [g.shape(v.type, v.varying) for v in values]
    g.unit.helper(name, lambda unit: _directed_text(unit, g, name, op, mode, out, values))
    shape = g.shape(result, out.varying)
    arguments = ", ".join(f"{kind} {v.text}" for kind, v in zip(kinds, values, strict=True))
    return Value(g.let(f"call {shape} @{name}({arguments})"), result, out.varying)


def _directed_text(unit: Unit, g: Emitter, name: str, op: str, mode: str, out: Value, values: list[Value]) -> str:
    shape = g.shape(out.type, out.varying)
    kinds = [g.shape(v.type, v.varying) for v in values]
    overload = g.mangled(out) + (f".{g.mangled(values[0])}" if op in ("fptrunc", "sitofp", "uitofp") else "")
    full = f"llvm.experimental.constrained.{op}.{overload}"
    unit.declare(full, f"declare {shape} @{full}({', '.join([*kinds, 'metadata', 'metadata'])})")
    unit.declare("llvm.set.rounding", "declare void @llvm.set.rounding(i32)")
    parameters = ", ".join(f"{kind} %x{i}" for i, kind in enumerate(kinds))
    tail = f'metadata !"round.{_METADATA[mode]}", metadata !"fpexcept.strict"'
    return f"""define internal {shape} @{name}({parameters}) noinline strictfp #0 {{
  call void @llvm.set.rounding(i32 {_DIRECTED[mode]}) strictfp
  %r = call {shape} @{full}({parameters}, {tail}) strictfp
  call void @llvm.set.rounding(i32 1) strictfp
  ret {shape} %r
}}"""


_EXPONENT = {"float": 0x7F800000, "double": 0x7FF << 52, "half": 0x7C00, "bfloat": 0x7F80}


def flush(g: Generator, value: Value) -> Value:
    """.ftz: of a subnormal number the sign remains."""
    width = bits_of(value.type)
    bits = g.bitcast(value, f"i{width}")
    small = g.compare("eq", g.binary("and", bits, g.like(bits, _EXPONENT[value.type])), g.like(bits, 0))
    kept = g.select(small, g.binary("and", bits, g.like(bits, -(1 << (width - 1)))), bits)
    return g.bitcast(kept, value.type)


def clamp_unit(g: Generator, value: Value) -> Value:
    """.sat: into [0, 1], NaN to 0."""
    return extreme(g, "minimumnum", extreme(g, "maximumnum", value, g.like(value, "0.0")), g.like(value, "1.0"))


def _finish(g: Generator, ins: Instruction, value: Value) -> None:
    if "ftz" in ins.modifiers:
        value = flush(g, value)
    if "sat" in ins.modifiers:
        value = clamp_unit(g, value)
    g.write(ins.operands[0], value, ins.line)


def _either(table: str, handler: Handler) -> Handler:
    """The float form of an instruction whose integer form is in integer.py."""
    other = integer.TABLE[table][0]

    def choose(g: Generator, ins: Instruction) -> None:
        (handler if g.type(ins).kind == "f" else other)(g, ins)

    return choose


def _checked(g: Generator, ins: Instruction, count: int) -> list[Value]:
    """The operands, flushed for .ftz."""
    type_ = g.type(ins)
    if type_.name not in ("f32", "f64"):
        unsupported(ins.line, f"'{ins.text}'")
    values = [g.read(ins.operands[1 + i], type_, ins.line) for i in range(count)]
    return [flush(g, value) for value in values] if "ftz" in ins.modifiers else values


def arithmetic(op: str, count: int = 2) -> Handler:
    def handler(g: Generator, ins: Instruction) -> None:
        values = _checked(g, ins, count)
        mode = g.rounding(ins)
        if mode in _DIRECTED:
            result = directed(g, op, mode, values[0].type, *values)
        elif op in ("fma", "sqrt"):
            result = g.intrinsic(op, *values)
        else:
            result = g.binary(op, *values)
        _finish(g, ins, result)

    return handler


_divide = arithmetic("fdiv")


def divide(g: Generator, ins: Instruction) -> None:
    """div; .approx multiplies by a reciprocal, which is 0 for a divisor above 2**126."""
    if "approx" not in ins.modifiers:
        return _divide(g, ins)
    a, b = _checked(g, ins, 2)
    magnitude = g.intrinsic("fabs", b)
    large = g.compare("ogt", magnitude, g.like(b, _LARGE))
    none = g.binary("fmul", a, g.intrinsic("copysign", g.like(b, "0.0"), b))
    finite = g.compare("one", magnitude, g.like(b, _INFINITE))
    result = g.select(g.binary("and", large, finite), none, g.binary("fdiv", a, b))
    return _finish(g, ins, result)


_LARGE, _INFINITE = "0x47D0000000000000", "0x7FF0000000000000"  # 2**126 and infinity, as LLVM writes floats


def reciprocal(g: Generator, ins: Instruction) -> None:
    """rcp and rsqrt."""
    (a,) = _checked(g, ins, 1)
    mode, one = g.rounding(ins), g.like(a, "1.0")
    gross = a.type == "double" and "ftz" in ins.modifiers
    if gross:
        a = _upper_half(g, a)
    if ins.op == "rsqrt":  # of -0 minus infinity, as the root is -0
        a = g.intrinsic("sqrt", a)
    result = directed(g, "fdiv", mode, a.type, one, a) if mode in _DIRECTED else g.binary("fdiv", one, a)
    _finish(g, ins, _upper_half(g, result) if gross else result)


def _upper_half(g: Generator, value: Value) -> Value:
    """.approx.ftz.f64 reads and writes the upper 32 bits; of a NaN there they are never all 0."""
    bits = g.bitcast(value, "i64")
    cut = g.bitcast(g.binary("and", bits, g.like(bits, -(1 << 32))), "double")
    return g.select(g.compare("ord", value, value), cut, g.like(value, "0x7FF8000000000000"))


def negate(g: Generator, ins: Instruction) -> None:
    (a,) = _checked(g, ins, 1)
    g.write(ins.operands[0], Value(g.let(f"fneg {g.typed(a)}"), a.type, a.varying), ins.line)


def absolute(g: Generator, ins: Instruction) -> None:
    (a,) = _checked(g, ins, 1)
    g.write(ins.operands[0], g.intrinsic("fabs", a), ins.line)


def copysign(g: Generator, ins: Instruction) -> None:
    sign, magnitude = _checked(g, ins, 2)
    g.write(ins.operands[0], g.intrinsic("copysign", magnitude, sign), ins.line)


def min_max(g: Generator, ins: Instruction) -> None:
    """Of a number and a NaN the number; with .NaN, NaN. -0 is less than +0."""
    values = _checked(g, ins, len(ins.operands) - 1)
    name = {"min": "minimum", "max": "maximum"}[ins.op] + ("" if "NaN" in ins.modifiers else "num")
    if "xorsign" in ins.modifiers:
        return _min_max_xorsign(g, ins, name, values)
    result = values[0]
    for value in values[1:]:
        result = extreme(g, name, result, value)
    g.write(ins.operands[0], result, ins.line)
    return None


def extreme(g: Generator, name: str, a: Value, b: Value) -> Value:
    """minimum, maximum; minimumnum, maximumnum, made of those: LLVM gets its own wrong where one is never a NaN."""
    result = g.intrinsic(name.removesuffix("num"), a, b)
    if name.endswith("num"):
        result = g.select(g.compare("uno", a, a), b, result)
        result = g.select(g.compare("uno", b, b), a, result)
    return result


def _min_max_xorsign(g: Generator, ins: Instruction, name: str, values: list[Value]) -> None:
    integers = f"i{g.type(ins).bits}"
    sign = g.bitcast(g.binary("xor", *(g.bitcast(v, integers) for v in values[:2])), values[0].type)
    result = extreme(g, name, *(g.intrinsic("fabs", v) for v in values[:2]))
    g.write(ins.operands[0], g.intrinsic("copysign", result, sign), ins.line)


def function(name: str) -> Handler:
    """An approximate function by the one of libm, out of line: a vector is taken apart."""

    def handler(g: Generator, ins: Instruction) -> None:
        (a,) = _checked(g, ins, 1)
        _finish(g, ins, called(g, name, a))

    return handler


def called(g: Generator, name: str, a: Value) -> Value:
    """A function of libm by its name in LLVM, out of line."""
    helper = f"math.{name}.{g.mangled(a)}"
    shape = g.shape(a.type, a.varying)
    g.unit.helper(helper, lambda unit: _function_text(unit, helper, name, shape, a))
    return Value(g.let(f"call {shape} @{helper}({shape} {a.text})"), a.type, a.varying)


def _function_text(unit: Unit, helper: str, name: str, shape: str, a: Value) -> str:
    inner = Emitter(unit)
    result = inner.intrinsic(name, Value("%x", a.type, a.varying))
    body = "\n".join(inner.lines)
    return f"define internal {shape} @{helper}({shape} %x) noinline #0 {{\n{body}\n  ret {shape} {result.text}\n}}"


def testp(g: Generator, ins: Instruction) -> None:
    classes = {"finite": 504, "infinite": 516, "number": 1020, "notanumber": 3, "normal": 264, "subnormal": 144}
    (a,) = _checked(g, ins, 1)
    kind = next((m for m in ins.modifiers if m in classes), None) or fail(ins.line, f"'{ins.text}' lacks a class")
    name = f"llvm.is.fpclass.{g.mangled(a)}"
    result, shape = g.shape("i1", a.varying), g.shape(a.type, a.varying)
    g.unit.declare(name, f"declare {result} @{name}({shape}, i32 immarg)")
    text = g.let(f"call {result} @{name}({shape} {a.text}, i32 {classes[kind]})")
    g.write(ins.operands[0], Value(text, "i1", a.varying), ins.line)


def slct(g: Generator, ins: Instruction) -> None:
    """slct.d.c: a where c >= 0, else b; a NaN gives b."""
    type_, control = g.types(ins, 2)
    a, b = (g.read(ins.operands[i], type_, ins.line) for i in (1, 2))
    c = g.read(ins.operands[3], control, ins.line)
    c = flush(g, c) if "ftz" in ins.modifiers else c
    chosen = g.compare("oge", c, g.like(c, "0.0")) if control.kind == "f" else g.compare("sge", c, g.like(c, 0))
    g.write(ins.operands[0], g.select(chosen, a, b), ins.line)


_MATH = {"ex2": "exp2", "lg2": "log2", "sin": "sin", "cos": "cos", "tanh": "tanh"}
_BOTH = {
    "add": arithmetic("fadd"), "sub": arithmetic("fsub"), "mul": arithmetic("fmul"), "div": divide,
    "mad": arithmetic("fma", 3), "neg": negate, "abs": absolute, "min": min_max, "max": min_max,
}  # fmt: skip

TABLE: dict[str, tuple[Handler, int, int]] = {
    **{op: (_either(op, handler), *integer.TABLE[op][1:]) for op, handler in _BOTH.items()},
    "fma": (arithmetic("fma", 3), 4, 4), "sqrt": (arithmetic("sqrt", 1), 2, 2), "rcp": (reciprocal, 2, 2),
    "rsqrt": (reciprocal, 2, 2), "copysign": (copysign, 3, 3), "testp": (testp, 2, 2), "slct": (slct, 4, 4),
    **{op: (function(name), 2, 2) for op, name in _MATH.items()},
}  # fmt: skip
TABLE["min"] = (TABLE["min"][0], 3, 4)
TABLE["max"] = (TABLE["max"][0], 3, 4)
