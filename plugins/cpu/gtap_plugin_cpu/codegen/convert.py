"""Moves, comparisons, selections and conversions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtap_plugin_cpu.codegen.emit import Value, bits_of
from gtap_plugin_cpu.codegen.floating import clamp_unit, directed, flush
from gtap_plugin_cpu.codegen.function import Handler
from gtap_plugin_cpu.ptx.model import (
    TYPES,
    Instruction,
    Operand,
    Pair,
    Register,
    Special,
    Symbol,
    Type,
    Vector,
    fail,
    unsupported,
)

if TYPE_CHECKING:
    from gtap_plugin_cpu.codegen.control import Generator

PRED, U64 = TYPES["pred"], TYPES["u64"]

_ORDERED = {"eq": "oeq", "ne": "one", "lt": "olt", "le": "ole", "gt": "ogt", "ge": "oge"}
_UNORDERED = {
    "equ": "ueq",
    "neu": "une",
    "ltu": "ult",
    "leu": "ule",
    "gtu": "ugt",
    "geu": "uge",
    "num": "ord",
    "nan": "uno",
}
_FLOAT = _ORDERED | _UNORDERED
_INTEGER = {"eq": "eq", "ne": "ne", "lt": "lt", "le": "le", "gt": "gt", "ge": "ge"}
_UNSIGNED = {"lo": "ult", "ls": "ule", "hi": "ugt", "hs": "uge"}


def mov(g: Generator, ins: Instruction) -> None:
    type_, destination, source = g.type(ins), *ins.operands
    if isinstance(destination, Vector):
        return _unpack(g, ins, type_, destination, source)
    if isinstance(source, Vector):
        value = _pack(g, ins, type_, source)
    elif isinstance(source, Register | Special | Symbol) and type_.kind == "p":
        value = g.read(source, PRED, ins.line)
    else:
        value = g.read(source, type_, ins.line)
    g.write(destination, value, ins.line)
    return None


def _pack(g: Generator, ins: Instruction, type_: Type, source: Vector) -> Value:
    size = type_.bits // len(source.items)
    piece = TYPES.get(f"b{size}") or fail(ins.line, f"'{ins.text}' of {len(source.items)} parts")
    result = g.constant(type_.llvm if type_.kind != "f" else f"i{type_.bits}", 0)
    for i, item in enumerate(source.items):
        part = g.resize(g.read(item, piece, ins.line), result.type, False)
        result = g.binary("or", result, g.binary("shl", part, g.like(part, i * size)))
    return g.bitcast(result, type_.llvm)


def _unpack(g: Generator, ins: Instruction, type_: Type, to: Vector, source: Operand) -> None:
    size = type_.bits // len(to.items)
    if f"b{size}" not in TYPES:
        fail(ins.line, f"'{ins.text}' of {len(to.items)} parts")
    value = g.read(source, TYPES[f"b{type_.bits}"], ins.line)
    for i, item in enumerate(to.items):
        part = g.binary("lshr", value, g.like(value, i * size))
        g.write(item, g.resize(part, f"i{size}", False), ins.line)


def cvta(g: Generator, ins: Instruction) -> None:
    """Generic addresses are host addresses; only shared memory has addresses of its own, offsets in its window."""
    type_ = g.type(ins)
    if type_.llvm not in ("i32", "i64"):
        fail(ins.line, f"'{ins.text}' has no such type")
    value = g.resize(g.read(ins.operands[1], type_, ins.line), "i64", False)
    if "shared" in ins.modifiers or "shared_cta" in ins.modifiers:
        base = g.shared_base()
        value = g.binary("sub" if "to" in ins.modifiers else "add", value, base)
    g.write(ins.operands[0], g.resize(value, type_.llvm, False), ins.line)


def isspacep(g: Generator, ins: Instruction) -> None:
    address = g.read(ins.operands[1], U64, ins.line)
    space = ins.modifiers[0] if ins.modifiers else ""
    if space in ("shared", "shared_cta", "shared_cluster"):
        result = g.in_shared(address)
    elif space == "local":
        result = g.in_stack(address)
    elif space == "const":
        result = g.in_const(address)
    elif space in ("param", "param_entry"):
        result = g.in_parameters(address)
    elif space == "global":
        others = g.binary("or", g.in_shared(address), g.in_stack(address))
        others = g.binary("or", others, g.binary("or", g.in_const(address), g.in_parameters(address)))
        result = g.negate_bit(others)
    else:
        unsupported(ins.line, f"'{ins.text}'")
    g.write(ins.operands[0], result, ins.line)


def comparison(g: Generator, ins: Instruction, type_: Type) -> Value:
    a, b = (g.read(ins.operands[i], type_, ins.line) for i in (1, 2))
    return compared(g, ins, type_, a, b)


def compared(g: Generator, ins: Instruction, type_: Type, a: Value, b: Value) -> Value:
    """The comparison that the instruction names, of values."""
    if "ftz" in ins.modifiers and type_.name in ("f16", "f32"):
        a, b = flush(g, a), flush(g, b)
    name = next((m for m in ins.modifiers if m in _FLOAT or m in _UNSIGNED), "")
    if type_.kind == "f":
        if name not in _FLOAT:
            fail(ins.line, f"'{ins.text}' has no such comparison")
        return g.compare(_FLOAT[name], a, b)
    if name in _UNSIGNED:
        return g.compare(_UNSIGNED[name], a, b)
    if name not in _INTEGER:
        fail(ins.line, f"'{ins.text}' has no such comparison")
    prefix = "" if name in ("eq", "ne") else "s" if type_.kind == "s" else "u"
    return g.compare(prefix + _INTEGER[name], a, b)


def combined(g: Generator, ins: Instruction, value: Value) -> Value:
    """`.and`, `.or`, `.xor` with a predicate."""
    op = next((m for m in ins.modifiers if m in ("and", "or", "xor")), None)
    if op is None:
        return value
    if len(ins.operands) < 4:
        fail(ins.line, f"'{ins.text}' lacks its predicate")
    return g.binary(op, value, g.read(ins.operands[3], PRED, ins.line))


def setp(g: Generator, ins: Instruction) -> None:
    value = comparison(g, ins, g.type(ins))
    target = ins.operands[0]
    if isinstance(target, Pair):
        inverse = combined(g, ins, g.negate_bit(value))
        g.write(target.first, combined(g, ins, value), ins.line)
        g.write(target.second, inverse, ins.line)
    else:
        g.write(target, combined(g, ins, value), ins.line)


def set_(g: Generator, ins: Instruction) -> None:
    to, from_ = g.types(ins, 2)
    value = combined(g, ins, comparison(g, ins, from_))
    if to.kind == "f":
        result = g.select(value, g.constant(to.llvm, "1.0"), g.constant(to.llvm, "0.0"))
    else:
        result = g.resize(value, to.llvm, True)
    g.write(ins.operands[0], result, ins.line)


def selp(g: Generator, ins: Instruction) -> None:
    type_ = g.type(ins)
    a, b = (g.read(ins.operands[i], type_, ins.line) for i in (1, 2))
    g.write(ins.operands[0], g.select(g.read(ins.operands[3], PRED, ins.line), a, b), ins.line)


def _packed(g: Generator, ins: Instruction) -> None:
    """cvt.pack: two s32 clamped, a above b; with small types what was there (c) moves up."""
    kind = next((m for m in ins.modifiers if m in ("u2", "s2", "u4", "s4", "u8", "s8", "u16", "s16")), "")
    if not kind or len(ins.operands) != (3 if kind.endswith("16") else 4):
        fail(ins.line, f"'{ins.text}' with {len(ins.operands)} operands")
    size, signed = int(kind[1:]), kind[0] == "s"
    low, high = (-(1 << (size - 1)), (1 << (size - 1)) - 1) if signed else (0, (1 << size) - 1)
    a, b = (g.read(operand, TYPES["s32"], ins.line) for operand in ins.operands[1:3])
    a, b = (g.intrinsic("smin", g.intrinsic("smax", v, g.like(v, low)), g.like(v, high)) for v in (a, b))
    mask = (1 << size) - 1
    below = g.binary("and", b, g.like(b, mask))
    result = g.binary("or", g.binary("shl", g.binary("and", a, g.like(a, mask)), g.like(a, size)), below)
    if size < 16:
        c = g.read(ins.operands[3], TYPES["b32"], ins.line)
        result = g.binary("or", result, g.binary("shl", c, g.like(c, 2 * size)))
    g.write(ins.operands[0], result, ins.line)


def cvt(g: Generator, ins: Instruction) -> None:
    if "pack" in ins.modifiers:
        return _packed(g, ins)
    types = g.types(ins, 2)
    to, from_ = types[0], types[1]
    if to.name in ("f16x2", "bf16x2") and from_.name == "f32" and len(ins.operands) == 3:
        return _pair(g, ins, TYPES[to.name[:-2]])
    if to.name.endswith("x2") or from_.name.endswith("x2") or len(ins.operands) != 2:
        unsupported(ins.line, f"'{ins.text}'")
    value = g.read(ins.operands[1], from_, ins.line)
    mode, saturate = g.rounding(ins), "sat" in ins.modifiers
    if "ftz" in ins.modifiers and from_.name == "f32":
        value = flush(g, value)
    if from_.kind == "f" and to.kind == "f":
        result = _float_to_float(g, ins, value, to, mode, saturate)
    elif from_.kind == "f":
        result = _float_to_integer(g, value, to, mode)
    elif to.kind == "f":
        result = _integer_to_float(g, value, from_, to, mode)
        result = clamp_unit(g, result) if saturate else result
    else:
        result = _integer_to_integer(g, value, from_, to, saturate)
    return g.write(ins.operands[0], result, ins.line, to.kind == "s")


def _pair(g: Generator, ins: Instruction, to: Type) -> None:
    """Two f32: the first becomes the upper half."""
    halves = []
    for operand in ins.operands[1:]:
        value = _float_to_float(g, ins, g.read(operand, TYPES["f32"], ins.line), to, g.rounding(ins), False)
        halves.append(g.resize(g.bitcast(value, "i16"), "i32", False))
    upper = g.binary("shl", halves[0], g.like(halves[0], 16))
    g.write(ins.operands[0], g.binary("or", upper, halves[1]), ins.line)


_INTEGRAL = {"rni": "roundeven", "rzi": "trunc", "rmi": "floor", "rpi": "ceil"}


def _float_to_float(g: Generator, ins: Instruction, value: Value, to: Type, mode: str, saturate: bool) -> Value:
    have = bits_of(value.type)
    if mode in _INTEGRAL:
        value = g.intrinsic(_INTEGRAL[mode], value)
    if to.bits > have:
        value = g.cast("fpext", value, to.llvm)
    elif to.bits < have:
        value = _narrow(g, value, to, mode)
    elif to.llvm != value.type:  # between f16 and bf16
        value = _narrow(g, g.cast("fpext", value, "float"), to, mode)
    if "ftz" in ins.modifiers and to.name == "f32":
        value = flush(g, value)
    if "relu" in ins.modifiers:
        below = g.compare("slt", g.bitcast(value, f"i{to.bits}"), g.constant(f"i{to.bits}", 0))
        value = g.select(g.binary("and", below, g.compare("ord", value, value)), g.like(value, "0.0"), value)
    return clamp_unit(g, value) if saturate else value


def _narrow(g: Generator, value: Value, to: Type, mode: str) -> Value:
    """A float in fewer bits: to nearest, then a step back where that went the wrong way."""
    short = _round_to_odd(g, value) if value.type == "double" and to.bits == 16 else value
    near = _bfloat(g, short) if to.llvm == "bfloat" else g.cast("fptrunc", short, to.llvm)
    return _step_back(g, value, near, mode) if mode in ("rz", "rm", "rp") else near


def _bfloat(g: Generator, value: Value) -> Value:
    """f32 to bf16, to nearest: processors that have an instruction for it flush subnormal numbers."""
    bits = g.bitcast(value, "i32")
    last = g.binary("and", g.binary("lshr", bits, g.like(bits, 16)), g.like(bits, 1))
    near = g.binary("add", g.binary("add", bits, g.like(bits, 0x7FFF)), last)
    kept = g.select(g.compare("ord", value, value), near, g.like(bits, 0x7FFF0000))
    return g.bitcast(g.resize(g.binary("lshr", kept, g.like(kept, 16)), "i16", False), "bfloat")


def _step_back(g: Generator, value: Value, near: Value, mode: str) -> Value:
    """`near` or its neighbour: neighbours of the same sign are neighbours as integers."""
    integers = f"i{bits_of(near.type)}"
    bits, back = g.bitcast(near, integers), g.cast("fpext", near, value.type)
    negative = g.compare("slt", bits, g.like(bits, 0))
    if mode == "rz":
        wrong = g.compare("ogt", g.intrinsic("fabs", back), g.intrinsic("fabs", value))
        step = g.like(bits, -1)
    else:
        down, up = g.like(bits, -1), g.like(bits, 1)
        wrong = g.compare("ogt" if mode == "rm" else "olt", back, value)
        step = g.select(negative, up, down) if mode == "rm" else g.select(negative, down, up)
    return g.bitcast(g.select(wrong, g.binary("add", bits, step), bits), near.type)


def _round_to_odd(g: Generator, value: Value) -> Value:
    """f64 to f32 so that a second rounding to 16 bits is right: truncate, then set the last bit if that lost any."""
    short = _step_back(g, value, g.cast("fptrunc", value, "float"), "rz")
    lost = g.compare("one", g.cast("fpext", short, "double"), value)
    bits = g.bitcast(short, "i32")
    return g.bitcast(g.binary("or", bits, g.resize(lost, "i32", False)), "float")


def _float_to_integer(g: Generator, value: Value, to: Type, mode: str) -> Value:
    """Always clamped to what the result holds; NaN gives 0."""
    if value.type in ("half", "bfloat"):
        value = g.cast("fpext", value, "float")
    value = g.intrinsic(_INTEGRAL.get(mode, "trunc"), value)
    return g.intrinsic("fptosi.sat" if to.kind == "s" else "fptoui.sat", value, result=to.llvm)


def _integer_to_float(g: Generator, value: Value, from_: Type, to: Type, mode: str) -> Value:
    op = "sitofp" if from_.kind == "s" else "uitofp"
    wide = to.llvm if to.bits > 16 else "float" if from_.bits <= 16 else "double"
    if mode in ("rz", "rm", "rp") and to.bits > 16:
        return directed(g, op, mode, wide, value)
    result = g.cast(op, value, wide)
    return result if wide == to.llvm else _narrow(g, result, to, mode)


def _integer_to_integer(g: Generator, value: Value, from_: Type, to: Type, saturate: bool) -> Value:
    if saturate:
        return _saturated(g, value, from_, to)
    return g.resize(value, to.llvm, from_.kind == "s")


def _saturated(g: Generator, value: Value, from_: Type, to: Type) -> Value:
    signed = from_.kind == "s"
    low = -(1 << (to.bits - 1)) if to.kind == "s" else 0
    high = (1 << (to.bits - (to.kind == "s"))) - 1
    wide = g.resize(value, "i128", signed)
    wide = g.intrinsic("smin", g.intrinsic("smax", wide, g.like(wide, low)), g.like(wide, high))
    return g.resize(wide, to.llvm, False)


TABLE: dict[str, tuple[Handler, int, int]] = {
    "mov": (mov, 2, 2), "cvta": (cvta, 2, 2), "isspacep": (isspacep, 2, 2), "setp": (setp, 3, 4), "set": (set_, 3, 4),
    "selp": (selp, 4, 4), "cvt": (cvt, 2, 4),
}  # fmt: skip
